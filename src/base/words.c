#include "base/words.h"

#include "base/buffer.h"
#include "base/table.h"
#include "base/utf8.h"

struct text words_fold(struct text text, struct arena *arena)
{
    struct buffer folded;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text, &folded);
    struct text kept =
        text_from(arena_copy(arena, buffer_text(&folded), folded.len), folded.len);
    buffer_release_wiped(&folded);
    return kept;
}

bool words_all_stand(struct text folded, struct text words)
{
    struct text word;

    while (text_next_word(&words, &word)) {
        if (!text_find(folded, word))
            return false;
    }
    return true;
}

static uint32_t first_of(struct text text)
{
    uint32_t code_point = 0;

    if (text.len)
        utf8_decode(text, &code_point, NULL);
    return code_point;
}

static uint32_t last_of(struct text text)
{
    size_t at = text.len;

    if (!at)
        return 0;
    do {
        at--;
    } while (at > 0 && text.len - at < 4 && (text.bytes[at] & 0xC0) == 0x80);
    return first_of(text_from(text.bytes + at, text.len - at));
}

static bool is_word_part(uint32_t code_point)
{
    return utf8_is_letter(code_point) || utf8_is_digit(code_point);
}

static bool is_joined_script(uint32_t code_point)
{
    bool is_arabic = code_point >= 0x0600 && code_point <= 0x06FF;

    return is_arabic || utf8_is_unspaced(code_point);
}

/* A word may begin at offset at: what stands before it is of no word. */
static bool begins_word(struct text folded, size_t at, uint32_t first)
{
    return is_joined_script(first) || !is_word_part(last_of(text_from(folded.bytes, at))) ||
           is_joined_script(last_of(text_from(folded.bytes, at)));
}

static bool ends_word(struct text folded, size_t end)
{
    uint32_t next = first_of(text_from(folded.bytes + end, folded.len - end));

    return !is_word_part(next) || is_joined_script(next);
}

static const char *find_bounded(struct text folded, struct text phrase, bool is_whole)
{
    uint32_t first = first_of(phrase);
    size_t from = 0;

    if (!phrase.len)
        return NULL;
    for (;;) {
        struct text rest = text_from(folded.bytes + from, folded.len - from);
        const char *found = text_find(rest, phrase);
        if (!found)
            return NULL;
        size_t at = (size_t)(found - folded.bytes);
        if (begins_word(folded, at, first) &&
            (!is_whole || ends_word(folded, at + phrase.len)))
            return found;
        from = at + 1;
    }
}

const char *words_find(struct text folded, struct text phrase)
{
    return find_bounded(folded, phrase, false);
}

const char *words_find_whole(struct text folded, struct text phrase)
{
    return find_bounded(folded, phrase, true);
}

static bool find_any(struct text folded, const char *phrases, bool is_whole)
{
    struct text rest = text_of(phrases), phrase;

    while (text_next(&rest, '|', &phrase)) {
        if (find_bounded(folded, phrase, is_whole))
            return true;
    }
    return false;
}

bool words_find_any(struct text folded, const char *phrases)
{
    return find_any(folded, phrases, false);
}

bool words_find_any_whole(struct text folded, const char *phrases)
{
    return find_any(folded, phrases, true);
}

/* Hangul is written with spaces, so its words are words. */
static bool is_pair_script(uint32_t code_point)
{
    return utf8_is_unspaced(code_point) && !(code_point >= 0xAC00 && code_point <= 0xD7A3);
}

bool words_is_unspaced(struct text unit)
{
    return is_pair_script(first_of(unit));
}

static size_t len_at(struct text text, size_t at, uint32_t *code_point)
{
    if (at >= text.len) {
        *code_point = 0;
        return 0;
    }
    return utf8_decode(text_from(text.bytes + at, text.len - at), code_point, NULL);
}

static void cut_pair(struct text *rest, size_t at, struct text *unit)
{
    uint32_t code_point;
    size_t first = len_at(*rest, at, &code_point);
    size_t second = len_at(*rest, at + first, &code_point);
    bool is_pair = second && is_pair_script(code_point);

    *unit = text_from(rest->bytes + at, first + (is_pair ? second : 0));
    uint32_t third = 0;
    if (is_pair)
        len_at(*rest, at + first + second, &third);
    /* The last of a run stands in its pair already. */
    size_t past = at + first + (is_pair && !is_pair_script(third) ? second : 0);
    *rest = text_from(rest->bytes + past, rest->len - past);
}

bool words_next(struct text *rest, struct text *unit)
{
    uint32_t code_point;
    size_t at = 0, len;

    while ((len = len_at(*rest, at, &code_point)) && !is_word_part(code_point))
        at += len;
    if (!len)
        return false;
    if (is_pair_script(code_point)) {
        cut_pair(rest, at, unit);
        return true;
    }
    size_t end = at;
    while (len && is_word_part(code_point) && !is_pair_script(code_point)) {
        end += len;
        len = len_at(*rest, end, &code_point);
    }
    *unit = text_from(rest->bytes + at, end - at);
    *rest = text_from(rest->bytes + end, rest->len - end);
    return true;
}

struct overlap {
    size_t first;  /* different units of the one */
    size_t second; /* and of the other */
    size_t shared;
};

static struct overlap overlap_of(struct text a, struct text b)
{
    enum { IN_FIRST = 1, IN_SECOND, IN_BOTH };
    struct overlap overlap = {0};
    struct table seen;
    struct text unit;
    size_t mark;

    table_init(&seen);
    while (words_next(&a, &unit))
        table_set(&seen, unit, IN_FIRST);
    overlap.first = seen.count;
    while (words_next(&b, &unit)) {
        bool is_known = table_get(&seen, unit, &mark);
        if (is_known && mark != IN_FIRST)
            continue;
        overlap.second++;
        overlap.shared += is_known;
        table_set(&seen, unit, is_known ? IN_BOTH : IN_SECOND);
    }
    table_release(&seen);
    return overlap;
}

double words_likeness(struct text a, struct text b)
{
    struct overlap overlap = overlap_of(a, b);
    size_t all = overlap.first + overlap.second - overlap.shared;

    return all ? (double)overlap.shared / (double)all : 1;
}

double words_within(struct text part, struct text whole)
{
    struct overlap overlap = overlap_of(part, whole);

    return overlap.first ? (double)overlap.shared / (double)overlap.first : 1;
}
