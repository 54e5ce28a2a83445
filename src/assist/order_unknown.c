#include "order_unknown.h"

#include "base/words.h"
#include "thread.h"

#define DIGITS_MIN 4 /* fewer count something */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* The id's letters and signs, and digits where it has digits; bounded as a word is. Of
 * digits alone it may be a ticket, a flat, a year. */
static bool is_like_at(struct text folded, size_t at, struct text id)
{
    size_t digits = 0, letters = 0;
    size_t end = at + id.len;
    char front = at > 0 ? folded.bytes[at - 1] : ' ';
    char behind = end < folded.len ? folded.bytes[end] : ' ';

    if (end > folded.len || is_digit(front) || is_letter(front) || is_digit(behind) ||
        is_letter(behind))
        return false;
    for (size_t i = 0; i < id.len; i++) {
        char byte = folded.bytes[at + i];
        if (is_digit(id.bytes[i]) ? !is_digit(byte) : byte != id.bytes[i])
            return false;
        digits += is_digit(byte);
        letters += is_letter(byte);
    }
    return digits >= DIGITS_MIN && letters > 0;
}

static struct text folded_id(const char *id, struct arena *arena)
{
    return text_trim(words_fold(text_of(string_or_empty(id)), arena));
}

static bool is_named(struct text folded, const char *id, struct arena *arena)
{
    struct text own = folded_id(id, arena);

    return own.len > 0 && words_find_whole(folded, own) != NULL;
}

static bool names_own(const struct facts *facts, struct text folded, struct arena *arena)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (is_named(folded, order->id, arena))
            return true;
        for (size_t k = 0; k < order->shipment_count; k++) {
            if (is_named(folded, order->shipments[k].tracking, arena))
                return true;
        }
    }
    return false;
}

static bool is_product(const struct facts *facts, struct text number, struct arena *arena)
{
    for (size_t i = 0; i < facts->product_count; i++) {
        if (text_equals(folded_id(facts->products[i].id, arena), number))
            return true;
    }
    return false;
}

bool order_is_unknown(const struct facts *facts, struct arena *arena)
{
    struct text folded = thread_question(facts, arena);

    if (names_own(facts, folded, arena))
        return false;
    for (size_t i = 0; i < facts->order_count; i++) {
        struct text id = folded_id(facts->orders[i].id, arena);
        for (size_t at = 0; id.len > 0 && at + id.len <= folded.len; at++) {
            if (is_like_at(folded, at, id) &&
                !is_product(facts, text_from(folded.bytes + at, id.len), arena))
                return true;
        }
    }
    return false;
}
