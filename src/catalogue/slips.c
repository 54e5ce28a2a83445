#include "slips.h"

#include <string.h>

#define SHORTEST   5 /* letters of a word that is looked at: "form" is "from" too often */
#define LOOKED_FOR 8 /* words of one question */

bool slip_is_letters(struct text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.bytes[i] < 'a' || word.bytes[i] > 'z') {
            return false;
        }
    }
    return true;
}

static bool is_same(const char *a, const char *b, size_t len)
{
    return len == 0 || memcmp(a, b, len) == 0;
}

bool slip_between(struct text a, struct text b)
{
    size_t at = 0;
    if (a.len > b.len) {
        struct text other = a;
        a = b;
        b = other;
    }
    if (b.len - a.len > 1) {
        return false;
    }
    while (at < a.len && a.bytes[at] == b.bytes[at]) {
        at++;
    }
    size_t rest = a.len - at;
    if (b.len > a.len) {
        return is_same(a.bytes + at, b.bytes + at + 1, rest);
    }
    bool is_swapped = rest >= 2 && a.bytes[at] == b.bytes[at + 1] &&
                      a.bytes[at + 1] == b.bytes[at] &&
                      is_same(a.bytes + at + 2, b.bytes + at + 2, rest - 2);
    bool is_other = rest >= 1 && is_same(a.bytes + at + 1, b.bytes + at + 1, rest - 1);
    return is_swapped || is_other;
}

bool slip_keeps_start(struct text a, struct text b)
{
    bool is_swapped =
        a.len > 1 && b.len > 1 && a.bytes[0] == b.bytes[1] && a.bytes[1] == b.bytes[0];
    return is_swapped || (a.len > 0 && b.len > 0 && a.bytes[0] == b.bytes[0]);
}

static bool is_likely(struct text written, struct text word)
{
    return slip_between(written, word) && slip_keeps_start(written, word);
}

/* A word that stands nowhere, and the best that was found for it. */
struct slip {
    struct term *term;
    struct text word; /* in the arena */
    int64_t count;
};

bool slips_word_stands(struct catalogue *catalogue, enum statement_id has, struct text word,
                       bool *is_there, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, has, &statement, err)) {
        return false;
    }
    statement_bind_text(statement, 1, word);
    bool is_good = statement_next(catalogue, statement, is_there, err);
    statement_end(statement);
    return is_good;
}

static void compare(struct slip *slips, size_t count, struct text word, int64_t frequency,
                    struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        const struct term *term = slips[i].term;
        /* The slip may have made an ending that was cut off: "lantren". */
        bool is_slip = is_likely(term->text, word) || is_likely(term->surface, word);
        if (frequency > slips[i].count && is_slip) {
            slips[i].word = text_from(arena_copy(arena, word.bytes, word.len), word.len);
            slips[i].count = frequency;
        }
    }
}

/* For an engine that finds words that are alike; SQLite's statement gives every word, and
 * has no parameter. */
static const char *all_asked(const struct slip *slips, size_t count, struct arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        struct text text = slips[i].term->text;
        struct text surface = slips[i].term->surface;
        all = arena_format(arena, "%s%s%.*s %.*s", all, i > 0 ? " " : "", (int)text.len,
                           text.bytes, (int)surface.len, surface.bytes);
    }
    return all;
}

static bool look_through(struct catalogue *catalogue, enum statement_id words,
                         struct slip *slips, size_t count, struct arena *arena,
                         struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = true;
    if (!statement_get(catalogue, words, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, all_asked(slips, count, arena));
    while (true) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        struct text word = statement_text(statement, 0);
        if (word.len + 1 >= SHORTEST && slip_is_letters(word)) {
            compare(slips, count, word, statement_int(statement, 1), arena);
        }
    }
    statement_end(statement);
    return true;
}

bool slips_mend(struct catalogue *catalogue, enum statement_id has, enum statement_id words,
                struct arena *arena, struct term *terms, size_t count, struct error *err)
{
    struct slip slips[LOOKED_FOR];
    size_t slip_count = 0;
    for (size_t i = 0; i < count && slip_count < LOOKED_FOR; i++) {
        bool is_there = true;
        if (terms[i].is_common || terms[i].surface.len < SHORTEST ||
            !slip_is_letters(terms[i].text)) {
            continue;
        }
        if (!slips_word_stands(catalogue, has, terms[i].text, &is_there, err)) {
            return false;
        }
        if (!is_there) {
            slips[slip_count++] = (struct slip){.term = &terms[i]};
        }
    }
    if (slip_count > 0 && !look_through(catalogue, words, slips, slip_count, arena, err)) {
        return false;
    }
    for (size_t i = 0; i < slip_count; i++) {
        if (slips[i].count > 0) {
            slips[i].term->text = slips[i].word;
            slips[i].term->is_guessed = true;
        }
    }
    return true;
}
