/* Which words of an earlier answer may be said to somebody else. */
#include "assist/earlier.h"
#include "base/buffer.h"
#include "base/table.h"
#include "guard/language.h"
#include "guard/mask.h"
#include "guard/scan.h"

#include <string.h>

#define GAP_MAX    3 /* bytes between two sentences; a blanked variable is longer */
#define FRONT_MIN  4 /* bytes that the forms of one word have in common */
#define ENDING_MAX 3 /* bytes behind them */
#define SHARED_BY  3 /* customers whose answers have a word: then it is nobody's own */

/* First bytes of letters of which no scan tells whether they are capitals: Latin ones from
 * U+0100 on ("Łukasz"), and from U+0480 on most have none. */
#define LATIN_UNTOLD       0xC4
#define LATIN_UNTOLD_END   0xCE
#define FIRST_WITHOUT_CASE 0xD2

typedef void unit_handler(void *context, struct text unit);

/* The character at this place and the one behind it, folded; false where none is. */
static bool pair_at(const struct scan *scan, size_t i, struct arena *arena,
                    struct text *pair)
{
    bool is_pair = i + 1 < scan->count && scan->tokens[i].kind == TOKEN_CHARACTER &&
                   scan->tokens[i + 1].kind == TOKEN_CHARACTER &&
                   !scan->tokens[i + 1].before;
    struct text one = scan_folded(scan, i);

    if (is_pair) {
        struct text two = scan_folded(scan, i + 1);
        *pair = text_of(arena_format(arena, "%.*s%.*s", (int)one.len, one.bytes,
                                     (int)two.len, two.bytes));
    }
    return is_pair;
}

/* Each word, and each two neighbours of a script without spaces, folded. */
static void units_each(const char *text, struct arena *arena, unit_handler *handler,
                       void *context)
{
    struct scan scan;
    struct text pair;

    scan_read(text_of(text), arena, &scan);
    for (size_t i = 0; i < scan.count; i++) {
        if (scan.tokens[i].kind == TOKEN_WORD)
            handler(context, scan_folded(&scan, i));
        else if (pair_at(&scan, i, arena, &pair))
            handler(context, pair);
    }
}

/* Units, each once. */
struct vocabulary {
    struct table table;
    struct arena *arena;
    struct text *units;
    size_t count;
    size_t capacity;
};

static void add_unit(void *context, struct text unit)
{
    struct vocabulary *vocabulary = context;
    size_t ignored;

    if (table_get(&vocabulary->table, unit, &ignored))
        return;
    table_set(&vocabulary->table, unit, vocabulary->count);
    vocabulary->units =
        arena_reserve(vocabulary->arena, vocabulary->units, &vocabulary->capacity,
                      vocabulary->count, sizeof(*vocabulary->units));
    vocabulary->units[vocabulary->count++] = unit;
}

static bool has_unit(const struct vocabulary *vocabulary, struct text unit)
{
    size_t ignored;

    return table_get(&vocabulary->table, unit, &ignored);
}

/* "ladder" and "ladders", "wash" and "washing": the same front, and short endings. */
static bool are_of_one_word(struct text a, struct text b)
{
    size_t same = 0;

    while (same < a.len && same < b.len && a.bytes[same] == b.bytes[same])
        same++;
    return same >= FRONT_MIN && a.len - same <= ENDING_MAX && b.len - same <= ENDING_MAX;
}

static bool has_word(const struct vocabulary *vocabulary, struct text unit)
{
    if (has_unit(vocabulary, unit))
        return true;
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (are_of_one_word(vocabulary->units[i], unit))
            return true;
    }
    return false;
}

/* How many customers' answers have a word; the same customer counts once. */
struct sharing {
    struct table counts;
    struct table seen; /* by the customer at hand */
};

static void count_unit(void *context, struct text unit)
{
    struct sharing *sharing = context;
    size_t count = 0, ignored;

    if (table_get(&sharing->seen, unit, &ignored))
        return;
    table_set(&sharing->seen, unit, 1);
    (void)table_get(&sharing->counts, unit, &count);
    table_set(&sharing->counts, unit, count + 1);
}

static bool was_before(const struct earlier_answer *answers, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (string_equals(answers[k].customer, answers[i].customer))
            return true;
    }
    return false;
}

static void count_shared(const struct earlier_answer *answers, size_t count,
                         struct arena *arena, struct sharing *sharing)
{
    for (size_t i = 0; i < count; i++) {
        if (was_before(answers, i))
            continue;
        for (size_t k = i; k < count; k++) {
            if (string_equals(answers[k].customer, answers[i].customer))
                units_each(answers[k].text, arena, count_unit, sharing);
        }
        table_clear(&sharing->seen);
    }
}

static void know_thread(const struct facts *facts, struct arena *arena,
                        struct vocabulary *known)
{
    const struct ticket *ticket = facts->ticket;

    units_each(string_or_empty(ticket->subject), arena, add_unit, known);
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (!ticket->messages[i].is_internal)
            units_each(string_or_empty(ticket->messages[i].text), arena, add_unit, known);
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].line_count; k++)
            units_each(string_or_empty(facts->orders[i].lines[k].title), arena, add_unit,
                       known);
    }
}

static void know_shop(const struct facts *facts, const struct macro *macros,
                      size_t macro_count, struct arena *arena, struct vocabulary *known)
{
    units_each(string_or_empty(facts->shop_name), arena, add_unit, known);
    for (size_t i = 0; i < macro_count; i++)
        units_each(string_or_empty(macros[i].text), arena, add_unit, known);
    for (size_t i = 0; i < facts->article_count; i++) {
        const struct article *article = &facts->articles[i];
        if (article->is_internal)
            continue;
        units_each(string_or_empty(article->title), arena, add_unit, known);
        units_each(string_or_empty(article->text), arena, add_unit, known);
    }
}

struct judging {
    const struct vocabulary *known;
    const struct sharing *sharing;
    const char *lang;
    bool is_small;         /* it is written without capitals: no word is surely no name */
    struct vocabulary own; /* that customer's */
};

static bool is_known(const struct judging *judging, struct text unit)
{
    size_t count = 0;

    return has_unit(judging->known, unit) || language_is_common(judging->lang, unit) ||
           (table_get(&judging->sharing->counts, unit, &count) && count >= SHARED_BY);
}

static bool has_untold_case(struct text raw)
{
    unsigned char first = raw.len ? (unsigned char)raw.bytes[0] : 0;

    return (first >= LATIN_UNTOLD && first < LATIN_UNTOLD_END) ||
           first >= FIRST_WITHOUT_CASE;
}

/* "your neighbour ruben", "mrs huber": also where sentences begin with capitals. */
static bool follows_person(const struct judging *judging, const struct scan *scan, size_t i)
{
    struct text before = i ? scan_folded(scan, i - 1) : text_of(NULL);

    return i && scan->tokens[i - 1].kind == TOKEN_WORD &&
           !language_is_common(judging->lang, before) && mask_names_follow(before);
}

static bool may_name(const struct judging *judging, const struct scan *scan, size_t i)
{
    struct text unit = scan_folded(scan, i);

    return judging->is_small || (scan->tokens[i].is_capital && unit.len > 1) ||
           has_untold_case(scan_raw(scan, i)) || mask_is_given_name(unit) ||
           follows_person(judging, scan, i);
}

/* Of that customer's words only those are said, in whatever form, that stand here too. */
static bool is_sayable_word(const struct judging *judging, const struct scan *scan,
                            size_t i)
{
    struct text unit = scan_folded(scan, i);

    return is_known(judging, unit) ||
           (!may_name(judging, scan, i) &&
            (!has_word(&judging->own, unit) || has_word(judging->known, unit)));
}

static bool has_capitals(const struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->tokens[i].is_capital && scan->tokens[i].fold_len > 1)
            return true;
    }
    return false;
}

/* The first word of the text, of a line, or behind . ! and ?; no variable stands before
 * it. */
static bool begins_sentence(const struct scan *scan, size_t i)
{
    const struct token *token = &scan->tokens[i];
    size_t from = i ? scan->tokens[i - 1].end : 0;

    if (token->start - from > GAP_MAX)
        return false;
    return !i || scan->tokens[i - 1].kind == TOKEN_LINE ||
           (token->start > from &&
            (scan_is(scan, i - 1, ".") || scan_is(scan, i - 1, "!") ||
             scan_is(scan, i - 1, "?")));
}

/* As in a chat: a sentence begins small, or there is no capital at all. Then names are
 * written small, too. */
static bool is_written_small(const struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->tokens[i].kind == TOKEN_WORD && !scan->tokens[i].is_capital &&
            !has_untold_case(scan_raw(scan, i)) && begins_sentence(scan, i))
            return true;
    }
    return !has_capitals(scan);
}

/* A character is known where it is with one of its neighbours: then no name was put
 * between. */
static bool is_character_known(const struct judging *judging, const struct scan *scan,
                               size_t i, struct arena *arena)
{
    struct text pair;

    return (pair_at(scan, i, arena, &pair) && is_known(judging, pair)) ||
           (i && pair_at(scan, i - 1, arena, &pair) && is_known(judging, pair));
}

static bool are_words_known(const struct judging *judging, const struct scan *scan,
                            struct arena *arena)
{
    for (size_t i = 0; i < scan->count; i++) {
        const struct token *token = &scan->tokens[i];

        if (token->kind == TOKEN_CHARACTER
                ? !is_character_known(judging, scan, i, arena)
                : token->kind == TOKEN_WORD && !is_sayable_word(judging, scan, i))
            return false;
    }
    return true;
}

/* The text with its variables blanked: their names are no words of it. */
static const char *without_variables(const char *text, struct arena *arena)
{
    char *plain = arena_text(arena, text);
    char *from, *to;

    for (from = plain; (from = strstr(from, "{{")) && (to = strstr(from, "}}"));)
        memset(from, ' ', (size_t)(to + 2 - from));
    return plain;
}

static bool is_sayable(const struct earlier_answer *answer, const struct vocabulary *known,
                       const struct sharing *sharing, struct arena *arena)
{
    struct judging judging = {.known = known, .sharing = sharing, .lang = answer->lang};
    struct scan scan;

    scan_read(text_of(without_variables(answer->text, arena)), arena, &scan);
    judging.is_small = is_written_small(&scan);
    table_init(&judging.own.table);
    judging.own.arena = arena;
    units_each(answer->own, arena, add_unit, &judging.own);
    bool is_good = are_words_known(&judging, &scan, arena);
    table_release(&judging.own.table);
    return is_good;
}

size_t assist_earlier_keep(const struct facts *facts, const struct macro *macros,
                           size_t macro_count, struct earlier_answer *answers, size_t count,
                           struct arena *arena)
{
    struct sharing sharing;
    struct vocabulary known = {.arena = arena};
    size_t kept = 0;

    if (!count)
        return 0;
    table_init(&known.table);
    table_init(&sharing.counts);
    table_init(&sharing.seen);
    know_shop(facts, macros, macro_count, arena, &known);
    know_thread(facts, arena, &known);
    count_shared(answers, count, arena, &sharing);
    for (size_t i = 0; i < count; i++) {
        if (is_sayable(&answers[i], &known, &sharing, arena))
            answers[kept++] = answers[i];
    }
    table_release(&known.table);
    table_release(&sharing.counts);
    table_release(&sharing.seen);
    return kept;
}
