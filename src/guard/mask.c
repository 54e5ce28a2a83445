#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define TEXT_BYTES ((size_t)16 << 20) /* of one text that may leave */
#define AHEAD_BYTES                                                                        \
    ((size_t)256 << 10) /* of a thread that is looked through when it is made */

static const struct {
    const char *name;
    const char *label; /* as it stands in a placeholder */
} kinds[VALUE_KINDS] = {
    [MASK_NAME] = {"name", "NAME"},
    [MASK_EMAIL] = {"email", "EMAIL"},
    [MASK_PHONE] = {"phone", "PHONE"},
    [MASK_ADDRESS] = {"address", "ADDRESS"},
    [MASK_POSTCODE] = {"postcode", "POSTCODE"},
    [MASK_CARD] = {"card", "CARD"},
    [MASK_ACCOUNT] = {"account", "ACCOUNT"},
    [MASK_IDENTITY] = {"identity", "IDENTITY"},
    [MASK_SECRET] = {"secret", "SECRET"},
    [MASK_IP] = {"ip", "IP"},
    [MASK_ORDER] = {"order", "ORDER"},
    [MASK_TRACKING] = {"tracking", "TRACKING"},
    [VALUE_LITERAL] = {"literal", "TYPED"},
    [VALUE_PUBLIC] = {"public", ""},
};

const char *mask_kind_name(enum mask_kind kind)
{
    return (size_t)kind < MASK_KIND_COUNT ? kinds[kind].name : "";
}

const char *kind_label(enum mask_kind kind)
{
    return kinds[kind].label;
}

size_t mask_count(const struct mask *mask, enum mask_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < mask->value_count; i++) {
        count += mask->values[i].kind == kind && mask->values[i].is_used;
    }
    return count;
}

_Static_assert(VALUE_KINDS <= 26, "a letter a kind");

uint32_t value_get(struct mask *mask, enum mask_kind kind, const char *key,
                   struct text text)
{
    size_t known;
    struct buffer bytes; /* small: this is asked for everything that is found */
    buffer_init(&bytes, strlen(key) + 16);
    buffer_add(&bytes, (char[]){(char)('a' + (int)kind), ' '}, 2);
    buffer_add_text(&bytes, key);
    struct text name = text_from(buffer_text(&bytes), bytes.len);
    if (!table_get(&mask->index, name, &known)) {
        known = mask->value_count;
        mask->numbers[kind]++;
        mask->values = memory_reserve(mask->values, &mask->value_capacity,
                                      mask->value_count, sizeof(*mask->values));
        mask->values[mask->value_count++] = (struct value){
            .kind = kind,
            .number = mask->numbers[kind],
            .text = arena_copy(&mask->arena, text.bytes, text.len),
            .placeholder = arena_format(&mask->arena, "[[%s_%u]]", kind_label(kind),
                                        mask->numbers[kind]),
            .beside = ""};
        table_set(&mask->index, name, known);
    }
    buffer_release_wiped(&bytes);
    return (uint32_t)known;
}

void value_spell(struct mask *mask, uint32_t value, const char *key, enum need need)
{
    tree_add(&mask->tree, key, value, need);
}

static bool write_hidden(const struct search *search, struct buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < search->count; i++) {
        const struct span *span = &search->spans[i];
        if (span->start < at) {
            return false;
        }
        buffer_add(out, search->text.bytes + at, span->start - at);
        search->mask->values[span->value].is_used = true;
        buffer_add_text(out, search->mask->values[span->value].placeholder);
        at = span->end;
    }
    buffer_add(out, search->text.bytes + at, search->text.len - at);
    return !out->is_cut;
}

/* The text as it may leave: sanitised, where it has anything but plain characters. */
static struct text cleaned(struct text text, struct buffer *clean)
{
    if (fold_is_plain(text)) {
        return text;
    }
    utf8_sanitise(text, SANITISE_PROMPTED, clean, NULL);
    return text_from(buffer_text(clean), clean->len);
}

/* out NULL: what is found is only given its number. */
static bool hide(struct mask *mask, struct text text, bool is_public, struct buffer *out)
{
    struct arena arena;
    struct buffer clean;
    if (text.len > TEXT_BYTES) {
        return false;
    }
    arena_init(&arena);
    buffer_init(&clean, TEXT_BYTES * 2);
    struct search search = {.mask = mask,
                            .text = cleaned(text, &clean),
                            .arena = &arena,
                            .is_public = is_public};
    search_run(&search);
    bool is_good = !clean.is_cut && (out == NULL || write_hidden(&search, out));
    buffer_release_wiped(&clean);
    arena_release(&arena);
    return is_good;
}

bool mask_hide(struct mask *mask, struct text text, struct buffer *out)
{
    return hide(mask, text, false, out);
}

bool mask_hide_public(struct mask *mask, struct text text, struct buffer *out)
{
    return hide(mask, text, true, out);
}

/* So that the numbers do not depend on how much of the thread goes into a prompt. */
static void number_ahead(struct mask *mask, const struct ticket *ticket)
{
    (void)!hide(mask, text_of(ticket->subject), false, NULL);
    for (size_t i = ticket_newest(ticket, AHEAD_BYTES); i < ticket->message_count; i++) {
        (void)!hide(mask, text_of(ticket->messages[i].text), false, NULL);
    }
}

/* Each word of the name, folded. */
static void staff_add(struct mask *mask, const char *name)
{
    struct text rest = text_of(string_or_empty(name));
    struct text word;
    while (text_next(&rest, ' ', &word)) {
        const char *key = fold_key(word, false, &mask->arena);
        if (key[0] != '\0') {
            mask->staff = arena_format(&mask->arena, "%s%s|", mask->staff, key);
        }
    }
}

#define STAFF_MESSAGES 40 /* of the thread, the newest, that are asked who wrote them */

static void staff_gather(struct mask *mask, const struct facts *facts)
{
    const struct ticket *ticket = facts->ticket;
    mask->staff = "|";
    staff_add(mask, facts->agent_name);
    for (size_t back = 1;
         ticket != NULL && back <= ticket->message_count && back <= STAFF_MESSAGES;
         back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->from == FROM_AGENT) {
            staff_add(mask, message->author);
        }
    }
}

struct mask *mask_create(const struct facts *facts, bool hides_orders)
{
    struct mask *mask = memory_get(sizeof(*mask));
    arena_init(&mask->arena);
    table_init(&mask->index);
    mask->hides_orders = hides_orders;
    staff_gather(mask, facts);
    known_gather(mask, facts);
    if (facts->ticket != NULL) {
        number_ahead(mask, facts->ticket);
    }
    return mask;
}

void mask_empty(struct mask *mask)
{
    arena_release(&mask->arena);
    table_release(&mask->index);
    memory_free(mask->values);
    memory_free(mask->tree.nodes);
}

void mask_destroy(struct mask *mask)
{
    if (mask != NULL) {
        mask_empty(mask);
        memory_free(mask);
    }
}
