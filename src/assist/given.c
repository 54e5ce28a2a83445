#include "given.h"

#include "base/buffer.h"
#include "base/words.h"
#include "guard/thread_orders.h"
#include "phrases.h"
#include "sentences.h"
#include "thread.h"

#include <ctype.h>

#define MESSAGES_LOOKED_AT 16 /* of the customer, the newest */
#define NEAR_BYTES         90 /* between a house and its postcode */

/* Something that has to be sent, for which one thanks. */
#define SENT                                                                               \
    (1U << GIVEN_NUMBER | 1U << GIVEN_POSTCODE | 1U << GIVEN_ADDRESS | 1U << GIVEN_PHOTOS)

struct giving {
    const struct facts *facts;
    const struct order *order;
    struct arena *arena;
    struct text said; /* by the customer, folded */
    size_t images;
};

static void read_message(struct giving *giving, const struct message *message,
                         struct buffer *said)
{
    const struct facts *facts = giving->facts;

    thread_own_lines(thread_words(facts->ticket, facts->customer, message, giving->arena),
                     said);
    for (size_t i = 0; i < message->attachment_count; i++) {
        const char *type = message->attachments[i].type;
        giving->images += text_starts_with(text_of(type), "image/");
    }
}

static void read_thread(struct giving *giving)
{
    const struct ticket *ticket = giving->facts->ticket;
    struct buffer said;
    size_t looked_at = 0;

    buffer_init(&said, SIZE_MAX);
    buffer_add_text(&said, string_or_empty(ticket->subject));
    buffer_add_char(&said, '\n');
    for (size_t i = ticket->message_count; i > 0 && looked_at < MESSAGES_LOOKED_AT; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from != FROM_CUSTOMER || !message->text)
            continue;
        looked_at++;
        read_message(giving, message, &said);
    }
    giving->said = words_fold(text_from(buffer_text(&said), said.len), giving->arena);
    buffer_release_wiped(&said);
}

/* Cuts the next run of letters and digits without accents off the front. */
static bool next_run(struct text *rest, struct text *run)
{
    size_t start = 0, end;

    while (start < rest->len && !isalnum((unsigned char)rest->bytes[start]))
        start++;
    for (end = start; end < rest->len && isalnum((unsigned char)rest->bytes[end]);)
        end++;
    *run = text_from(rest->bytes + start, end - start);
    *rest = text_from(rest->bytes + end, rest->len - end);
    return run->len > 0;
}

static size_t digits_in(struct text run)
{
    size_t digits = 0;

    for (size_t i = 0; i < run.len; i++)
        digits += isdigit((unsigned char)run.bytes[i]) != 0;
    return digits;
}

static bool is_year(struct text run)
{
    return run.len == 4 && (text_starts_with(run, "19") || text_starts_with(run, "20"));
}

/* Another postcode than that of the order's address. */
static bool is_postcode(const struct giving *giving, struct text run)
{
    const char *old = giving->order ? giving->order->address.postcode : NULL;

    return digits_in(run) == run.len && run.len >= 4 && run.len <= 7 && !is_year(run) &&
           !text_equals(run, words_fold(text_of(string_or_empty(old)), giving->arena));
}

static bool has_house_near(struct text said, struct text postcode)
{
    size_t at = (size_t)(postcode.bytes - said.bytes);
    size_t from = at > NEAR_BYTES ? at - NEAR_BYTES : 0;
    size_t to = at + postcode.len + NEAR_BYTES;
    struct text rest = text_from(said.bytes + from, (to < said.len ? to : said.len) - from);
    struct text run;

    while (next_run(&rest, &run)) {
        bool is_house = run.bytes != postcode.bytes && run.len <= 4 && !is_year(run) &&
                        isdigit((unsigned char)run.bytes[0]);
        if (is_house)
            return true;
    }
    return false;
}

/* "南京西路 96 号", "3丁目5番地": a house in a script where streets have no words apart. */
static bool has_eastern_street(struct text said)
{
    return (words_find(said, text_of("号")) &&
            (words_find(said, text_of("路")) || words_find(said, text_of("街")))) ||
           words_find(said, text_of("丁目")) || words_find(said, text_of("番地"));
}

static bool has_address(const struct giving *giving)
{
    struct text rest = giving->said, run;

    while (next_run(&rest, &run)) {
        if (is_postcode(giving, run) && has_house_near(giving->said, run))
            return true;
    }
    return has_eastern_street(giving->said);
}

static bool has_postcode(const struct giving *giving)
{
    const char *postcode = giving->order ? giving->order->address.postcode : NULL;
    struct text folded = words_fold(text_of(string_or_empty(postcode)), giving->arena);

    return folded.len && words_find_whole(giving->said, folded);
}

static bool names_order(const struct giving *giving)
{
    struct thread_orders orders;

    thread_orders_find(giving->facts, giving->arena, &orders);
    return orders.named_count == 1 && orders.by == FROM_CUSTOMER;
}

static bool is_ordered(const struct order *order, const char *product)
{
    for (size_t i = 0; order && i < order->line_count; i++) {
        if (string_equals(order->lines[i].product, product))
            return true;
    }
    return false;
}

/* One size that the product meant comes in, and that was not ordered. */
static bool names_one_size(const struct giving *giving)
{
    const struct facts *facts = giving->facts;
    const struct product *meant = thread_product(facts, giving->order, NULL, giving->arena);
    const char *named = NULL;

    for (size_t i = 0; meant && meant->group && i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        const char *size = product_attribute(product, "size");
        if (!string_equals(product->group, meant->group) ||
            is_ordered(giving->order, product->id) ||
            !thread_names_size(product, giving->said, giving->arena))
            continue;
        if (named && !string_equals(named, size))
            return false;
        named = size;
    }
    return named != NULL;
}

/* "26.2 cm", "26,5厘米". */
static bool names_length(const struct giving *giving)
{
    struct text rest = giving->said, run;

    while (next_run(&rest, &run)) {
        struct text behind = text_trim(
            text_from(run.bytes + run.len, (size_t)(giving->said.bytes + giving->said.len -
                                                    run.bytes - (ptrdiff_t)run.len)));
        struct text units = text_of(given_lengths), unit;
        while (digits_in(run) == run.len && text_next(&units, '|', &unit)) {
            if (behind.len >= unit.len && memcmp(behind.bytes, unit.bytes, unit.len) == 0)
                return true;
        }
    }
    return false;
}

/* Of the shop, or what is made like one: "WELCOME10". */
static bool names_code(const struct giving *giving)
{
    const struct facts *facts = giving->facts;
    struct text rest = giving->said, run;

    for (size_t i = 0; i < facts->promotion_count; i++) {
        const char *code = facts->promotions[i].id;
        if (code &&
            words_find_whole(giving->said, words_fold(text_of(code), giving->arena)))
            return true;
    }
    while (next_run(&rest, &run)) {
        size_t digits = digits_in(run);
        bool ends_so = digits && isdigit((unsigned char)run.bytes[run.len - 1]);
        if (ends_so && digits <= 3 && run.len - digits >= 4)
            return true;
    }
    return false;
}

static bool names_basket(const struct giving *giving)
{
    return words_find_any(giving->said, given_baskets) && digits_in(giving->said) > 0;
}

static bool is_one_item(const struct giving *giving)
{
    double strength;

    if (!giving->order)
        return false;
    struct said said =
        thread_said(giving->said, thread_lang(giving->facts, NULL), giving->arena);
    return giving->order->line_count == 1 ||
           thread_line_named(giving->facts, giving->order, &said, giving->arena, &strength);
}

/* How many a sentence asks for: "2 photos". */
static bool has_photos(const struct giving *giving, struct text sentence)
{
    return giving->images > 1 ||
           (giving->images == 1 && !words_find_whole(sentence, text_of("2")));
}

static bool is_given(const struct giving *giving, enum given_thing thing,
                     struct text sentence)
{
    switch (thing) {
    case GIVEN_NUMBER:
        return names_order(giving);
    case GIVEN_POSTCODE:
        return has_postcode(giving);
    case GIVEN_ADDRESS:
        return has_address(giving);
    case GIVEN_PHOTOS:
        return has_photos(giving, sentence);
    case GIVEN_SIZE:
        return names_one_size(giving);
    case GIVEN_MEASURE:
        return names_length(giving);
    case GIVEN_CODE:
        return names_code(giving);
    case GIVEN_BASKET:
        return names_basket(giving);
    case GIVEN_ITEM:
        return is_one_item(giving);
    default:
        return false;
    }
}

static bool asks(struct text sentence)
{
    return text_find(sentence, text_of("?")) || text_find(sentence, text_of("\uFF1F")) ||
           text_find(sentence, text_of("\u061F")) || words_find_any(sentence, given_asking);
}

static unsigned things_in(struct text sentence)
{
    unsigned things = 0;

    for (size_t i = 0; i < given_words_count; i++) {
        if (words_find_any(sentence, given_words[i].phrases))
            things |= 1U << given_words[i].thing;
    }
    return things;
}

static bool are_given(struct giving *giving, unsigned things, struct text sentence)
{
    if (!giving->said.bytes)
        read_thread(giving);
    for (enum given_thing thing = 0; thing < GIVEN_THINGS; thing++) {
        if (things >> thing & 1 && !is_given(giving, thing, sentence))
            return false;
    }
    return true;
}

/* One sentence of a reply on its way. */
struct part {
    struct text text;
    unsigned things; /* bits of what it asks for */
    bool is_answer, is_asking, is_taken;
};

static struct part part_read(struct giving *giving, const char *text,
                             const struct sentence *sentence)
{
    struct part part = {
        .text = text_from(text + sentence->start, sentence->end - sentence->start),
        .is_answer = sentence->role == SENTENCE_ANSWER};

    if (!part.is_answer || !sentence_has_words(part.text))
        return part;
    struct text folded = words_fold(part.text, giving->arena);
    part.is_asking = asks(folded);
    part.things = part.is_asking ? things_in(folded) : 0;
    part.is_taken = part.things && are_given(giving, part.things, folded);
    return part;
}

/* Where thanks may stand for what is taken out, or count: something is asked for still. */
static size_t thanks_at(const struct part *parts, size_t count)
{
    size_t at = count;

    for (size_t i = count; i > 0; i--) {
        const struct part *part = &parts[i - 1];
        if (part->is_asking && !part->is_taken)
            return count;
        if (part->is_taken && part->things & SENT)
            at = i - 1;
    }
    return at;
}

static const char *join(const char *text, struct sentence *sentences,
                        const struct part *parts, size_t count, const char *thanks,
                        struct arena *arena)
{
    bool *is_kept = arena_get(arena, count * sizeof(*is_kept));
    struct text *words = arena_get(arena, count * sizeof(*words));
    size_t thanked = thanks_at(parts, count);
    struct buffer out;

    for (size_t i = 0; i < count; i++) {
        is_kept[i] = !parts[i].is_taken || i == thanked;
        words[i] = i == thanked ? text_of(thanks) : parts[i].text;
    }
    sentences_drop_leads(text_of(text), sentences, count, is_kept);
    buffer_init(&out, SIZE_MAX);
    sentences_join(text_of(text), sentences, count, is_kept, words, &out);
    const char *joined = arena_copy(arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    return joined;
}

const char *given_not_asked(const struct facts *facts, const struct order *order,
                            const char *text, const char *lang, struct arena *arena)
{
    struct giving giving = {.facts = facts, .order = order, .arena = arena};
    struct sentence *sentences;
    size_t count, left = 0, taken = 0;

    sentences_cut(text_of(text), arena, &sentences, &count);
    struct part *parts = arena_get(arena, count * sizeof(*parts));
    for (size_t i = 0; i < count; i++) {
        parts[i] = part_read(&giving, text, &sentences[i]);
        taken += parts[i].is_taken;
        left +=
            parts[i].is_answer && !parts[i].is_taken && sentence_has_words(parts[i].text);
    }
    if (!taken || !left)
        return taken ? NULL : text;
    return join(text, sentences, parts, count, phrases_of(lang)->given, arena);
}
