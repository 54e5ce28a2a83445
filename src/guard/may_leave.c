#include "guard/mask.h"

#include "base/buffer.h"
#include "guard/lexicon.h"

#include <string.h>

#define GROWN_UP 18
#define NEAR     6 /* tokens between kin and age */

/* The classes by name, and what is said of a ticket that one of them holds back. */
static const struct {
    const char *name;
    const char *why;
} classes_known[NEVER_COUNT] = {
    [NEVER_HEALTH] = {"health", "it speaks of health"},
    [NEVER_CHILD] = {"child", "it speaks of a child"},
    [NEVER_THREAT] = {"threat", "it speaks of a threat"},
    [NEVER_COURT] = {"court", "it speaks of a court or a lawyer"},
    [NEVER_IDENTITY] = {"identity", "it speaks of an identity paper"},
};

static bool is_asked(const char *const *classes, size_t count, size_t class)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(classes[i], classes_known[class].name)) {
            return true;
        }
    }
    return classes == NULL || count == 0;
}

/* A name that no class has holds back everything: better than a class left out in silence.
 */
static bool has_unknown(const char *const *classes, size_t count)
{
    for (size_t i = 0; classes != NULL && i < count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < NEVER_COUNT; k++) {
            is_known |= string_equals(classes[i], classes_known[k].name);
        }
        if (!is_known) {
            return true;
        }
    }
    return false;
}

struct never_reading {
    struct arena arena;
    struct scan scan;
    struct mark *marks;
    size_t count;
};

/* A number below eighteen, in digits. */
static bool is_childs_age(const struct scan *scan, size_t token)
{
    int64_t years;
    return token < scan->count && scan->tokens[token].kind == TOKEN_NUMBER &&
           text_to_integer(scan_folded(scan, token), 0, GROWN_UP - 1, &years);
}

/* Behind "is 7" no thing follows that is counted: "is 7.", "is 7 and". */
static bool ends_there(const struct scan *scan, size_t token)
{
    static const char *const joins[] = {"and", "now", "y", "und", "et", "e", "en"};
    return scan_is_any(scan, token, joins, COUNT_OF(joins)) || token >= scan->count ||
           scan->tokens[token].kind == TOKEN_SIGN || scan->tokens[token].kind == TOKEN_LINE;
}

/* An age below eighteen, or what befell a child. */
static bool tells_child(const struct scan *scan, const struct mark *mark)
{
    if (mark->meaning != MEANING_NEVER) {
        return false;
    }
    if (mark->value == NEVER_HARMED) {
        return true;
    }
    if (mark->value == NEVER_AGED) {
        return is_childs_age(scan, mark->end) && ends_there(scan, mark->end + 1);
    }
    return mark->value == NEVER_AGE &&
           (is_childs_age(scan, mark->end) ||
            (mark->first > 0 && is_childs_age(scan, mark->first - 1)));
}

/* "my daughter is 7", "mi hijo se ha tragado": kin, with an age or a harm close by.
 * Marks are in the order of their first tokens. */
static bool has_child_kin(const struct never_reading *reading, size_t kin)
{
    const struct mark *marks = reading->marks;
    for (size_t i = kin; i > 0 && marks[i - 1].first + NEAR >= marks[kin].first; i--) {
        if (tells_child(&reading->scan, &marks[i - 1])) {
            return true;
        }
    }
    for (size_t i = kin + 1; i < reading->count && marks[i].first <= marks[kin].end + NEAR;
         i++) {
        if (tells_child(&reading->scan, &marks[i])) {
            return true;
        }
    }
    return false;
}

/* The class of a mark; NEVER_COUNT for what holds nothing back by itself. */
static size_t class_of(const struct never_reading *reading, size_t at)
{
    const struct mark *mark = &reading->marks[at];
    if (mark->meaning != MEANING_NEVER) {
        return NEVER_COUNT;
    }
    if (mark->value == NEVER_KIN && has_child_kin(reading, at)) {
        return NEVER_CHILD;
    }
    return mark->value < NEVER_COUNT ? mark->value : NEVER_COUNT;
}

static void reading_of(struct text text, struct never_reading *reading)
{
    arena_init(&reading->arena);
    scan_read(text, &reading->arena, &reading->scan);
    lexicon_find_never(&reading->scan, &reading->arena, &reading->marks, &reading->count);
}

static const char *never_in(struct text text, const char *const *classes, size_t count)
{
    struct never_reading reading;
    const char *why = NULL;
    reading_of(text, &reading);
    for (size_t i = 0; i < reading.count && why == NULL; i++) {
        size_t class = class_of(&reading, i);
        if (class != NEVER_COUNT && is_asked(classes, count, class)) {
            why = classes_known[class].why;
        }
    }
    arena_release(&reading.arena);
    return why;
}

/* Of the shop's own words these classes count alone: what they tell is about the customer.
 */
static const char *const retold[] = {"health", "child", "identity"};

/* "cancer_diagnosis.pdf" in its words. */
static void name_words(const char *name, struct buffer *words)
{
    buffer_init(words, SIZE_MAX);
    for (const char *at = string_or_empty(name); *at != '\0'; at++) {
        buffer_add_char(words, strchr("_.-+", *at) != NULL ? ' ' : *at);
    }
}

static const char *never_in_name(const char *name, const char *const *classes, size_t count)
{
    struct buffer words;
    name_words(name, &words);
    const char *why = never_in(text_from(buffer_text(&words), words.len), classes, count);
    buffer_release_wiped(&words);
    return why;
}

static const char *never_in_retold(struct text text, const char *const *classes,
                                   size_t count)
{
    const char *why = NULL;
    for (size_t i = 0; i < COUNT_OF(retold) && why == NULL; i++) {
        bool is_kept = classes == NULL || count == 0;
        for (size_t k = 0; k < count; k++) {
            is_kept |= string_equals(classes[k], retold[i]);
        }
        why = is_kept ? never_in(text, &retold[i], 1) : NULL;
    }
    return why;
}

static const char *never_in_message(const struct message *message,
                                    const char *const *classes, size_t count)
{
    struct text text = text_of(string_or_empty(message->text));
    if (message->from != FROM_CUSTOMER) {
        return message->is_internal ? NULL : never_in_retold(text, classes, count);
    }
    const char *why = never_in(text, classes, count);
    for (size_t i = 0; i < message->attachment_count && why == NULL; i++) {
        why = never_in_name(message->attachments[i].name, classes, count);
    }
    return why;
}

_Static_assert(NEVER_COUNT <= 8, "a bit of a byte each");

static unsigned classes_in(struct text text)
{
    struct never_reading reading;
    unsigned found = 0;
    reading_of(text, &reading);
    for (size_t i = 0; i < reading.count; i++) {
        size_t class = class_of(&reading, i);
        found |= class == NEVER_COUNT ? 0 : 1u << class;
    }
    arena_release(&reading.arena);
    return found;
}

static unsigned classes_asked(const char *const *classes, size_t count)
{
    unsigned asked = 0;
    for (size_t class = 0; class < NEVER_COUNT; class ++) {
        asked |= is_asked(classes, count, class) ? 1u << class : 0;
    }
    return asked;
}

unsigned char guard_never_of(const struct message *message)
{
    unsigned found = 0;
    if (message->from != FROM_CUSTOMER && message->is_internal) {
        return 0;
    }
    found = classes_in(text_of(string_or_empty(message->text)));
    if (message->from != FROM_CUSTOMER) {
        return (unsigned char)(found & classes_asked(retold, COUNT_OF(retold)));
    }
    for (size_t i = 0; i < message->attachment_count; i++) {
        struct buffer words;
        name_words(message->attachments[i].name, &words);
        found |= classes_in(text_from(buffer_text(&words), words.len));
        buffer_release_wiped(&words);
    }
    return (unsigned char)found;
}

bool guard_may_leave(const struct ticket *ticket, const char *const *classes,
                     size_t class_count, const char **why)
{
    const char *found = NULL;
    if (has_unknown(classes, class_count)) {
        found = "never_send names a class that is none";
    }
    if (found == NULL && ticket->subject != NULL) {
        found = never_in(text_of(ticket->subject), classes, class_count);
    }
    unsigned asked = classes_asked(classes, class_count);
    for (size_t i = 0; i < ticket->message_count && found == NULL; i++) {
        if (ticket->never != NULL && !(ticket->never[i] & asked)) {
            continue;
        }
        found = never_in_message(&ticket->messages[i], classes, class_count);
    }
    if (found != NULL && why != NULL) {
        *why = found;
    }
    return found == NULL;
}
