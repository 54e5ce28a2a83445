#include "guard/reading.h"

#include <string.h>

static bool is_sign(const struct reading *reading, size_t token, const char *signs)
{
    if (token >= reading->scan.count || reading->scan.tokens[token].kind != TOKEN_SIGN) {
        return false;
    }
    struct text folded = scan_folded(&reading->scan, token);
    if (folded.len == 1) {
        return strchr(signs, folded.bytes[0]) != NULL;
    }
    return text_is(folded, signs);
}

/* The point behind "Nr" or a day's number, or inside a word, ends nothing. */
static bool is_point_inside(const struct reading *reading, size_t token)
{
    const struct scan *scan = &reading->scan;
    if (token + 1 >= scan->count) {
        return false;
    }
    const struct token *next = &scan->tokens[token + 1];
    if (next->kind == TOKEN_LINE) {
        return false;
    }
    if (next->before == 0) { /* "24.–" is an amount, "25.11.," a date */
        bool is_amount =
            token > 0 && scan->tokens[token - 1].kind == TOKEN_NUMBER &&
            (is_sign(reading, token + 1, "-,;)") || is_sign(reading, token + 1, "–"));
        return next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER || is_amount;
    }
    if (token == 0) {
        return true;
    }
    const struct token *last = &scan->tokens[token - 1];
    if (last->kind == TOKEN_NUMBER) {
        return (next->kind == TOKEN_WORD && !next->is_capital) ||
               next->kind == TOKEN_NUMBER || is_sign(reading, token + 1, "(") ||
               reading_mark_at(reading, token + 1, MEANING_MONTH) != NULL;
    }
    return last->end - last->start <= 6 && next->has_digit &&
           reading_mark_at(reading, token - 1, MEANING_ABBREVIATION) != NULL;
}

static bool ends_sentence(const struct reading *reading, size_t token)
{
    const struct token *at = &reading->scan.tokens[token];
    if (at->kind == TOKEN_LINE) {
        return true;
    }
    if (at->kind != TOKEN_SIGN || (reading->scopes[token] & SCOPE_LINK) != 0) {
        return false;
    }
    if (is_sign(reading, token, ".")) {
        return !is_point_inside(reading, token);
    }
    return is_sign(reading, token, "!") || is_sign(reading, token, "?") ||
           is_sign(reading, token, "。") || is_sign(reading, token, "…") ||
           is_sign(reading, token, "؟");
}

static bool ends_clause(const struct reading *reading, size_t token)
{
    const struct token *at = &reading->scan.tokens[token];
    if (at->kind != TOKEN_SIGN || (reading->scopes[token] & SCOPE_LINK) != 0) {
        return false;
    }
    if (is_sign(reading, token, ":")) { /* but not in 14:00 */
        const struct token *next = at + 1;
        return token + 1 == reading->scan.count || token == 0 || next->before != 0 ||
               next->kind != TOKEN_NUMBER || (at - 1)->kind != TOKEN_NUMBER;
    }
    static const char *const signs[] = {",", ";", "(", ")", "、", "—", "،"};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (is_sign(reading, token, signs[i])) {
            return true;
        }
    }
    bool is_dash = is_sign(reading, token, "-") || is_sign(reading, token, "–");
    return is_dash && at->before == ' ';
}

struct splitter {
    struct reading *reading;
    struct arena *arena;
    size_t clause_capacity;
    size_t sentence_capacity;
    uint32_t clause_first;
};

static void clause_close(struct splitter *splitter, size_t end)
{
    struct reading *reading = splitter->reading;
    if (splitter->clause_first >= end) {
        return;
    }
    reading->clauses =
        arena_reserve(splitter->arena, reading->clauses, &splitter->clause_capacity,
                      reading->clause_count, sizeof(*reading->clauses));
    reading->clauses[reading->clause_count] =
        (struct clause){.first = splitter->clause_first,
                        .end = (uint32_t)end,
                        .sentence = (uint32_t)reading->sentence_count};
    for (size_t i = splitter->clause_first; i < end; i++) {
        reading->clause_of[i] = (uint32_t)reading->clause_count;
    }
    reading->clause_count++;
    splitter->clause_first = (uint32_t)end;
}

static void sentence_close(struct splitter *splitter, size_t first, size_t first_clause,
                           size_t end)
{
    struct reading *reading = splitter->reading;
    clause_close(splitter, end);
    if (first >= end) {
        return;
    }
    reading->sentences =
        arena_reserve(splitter->arena, reading->sentences, &splitter->sentence_capacity,
                      reading->sentence_count, sizeof(*reading->sentences));
    reading->sentences[reading->sentence_count++] =
        (struct sentence){.first = (uint32_t)first,
                          .end = (uint32_t)end,
                          .first_clause = (uint32_t)first_clause,
                          .end_clause = (uint32_t)reading->clause_count,
                          .lang = ""};
}

#define SENTENCE_TOKENS                                                                    \
    400 /* more are no sentence: each value asks what stands in its own */

void sentences_split(struct reading *reading, struct arena *arena)
{
    struct splitter splitter = {.reading = reading, .arena = arena};
    size_t first = 0;
    size_t first_clause = 0;
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (reading_mark_at(reading, i, MEANING_BUT) != NULL) {
            clause_close(&splitter, i);
        }
        bool is_end = ends_sentence(reading, i) || i - first >= SENTENCE_TOKENS;
        if (is_end) {
            while (i + 1 < reading->scan.count && is_sign(reading, i, "!?") &&
                   is_sign(reading, i + 1, "!?")) {
                i++;
            }
            sentence_close(&splitter, first, first_clause, i + 1);
            first = i + 1;
            first_clause = reading->clause_count;
        } else if (ends_clause(reading, i)) {
            clause_close(&splitter, i + 1);
        }
    }
    sentence_close(&splitter, first, first_clause, reading->scan.count);
}
