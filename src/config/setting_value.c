#include "config/setting_value.h"

#include "base/moment.h"
#include "base/money.h"
#include "base/url.h"
#include "config/setting_check.h"

#include <stdlib.h>
#include <string.h>

#define SETTING_TAG_MAX 20 /* bytes of a dictionary's name */

/* Where a value goes. */
struct place {
    struct arena *arena;
    const struct setting_row *row;
    void *at;
    void *beside;
};
typedef bool value_reader(const struct place *place, struct text value, struct error *err);

static bool keep(const struct place *place, struct text value)
{
    *(const char **)place->at = arena_copy(place->arena, value.bytes, value.len);
    return true;
}

static bool read_text(const struct place *place, struct text value, struct error *err)
{
    (void)err;
    return keep(place, value);
}

static bool read_path(const struct place *place, struct text value, struct error *err)
{
    const char *home = getenv("HOME");

    if (text_starts_with(value, "~/") && home != NULL && home[0] == '/') {
        *(const char **)place->at =
            arena_format(place->arena, "%s%.*s", home, (int)value.len - 1, value.bytes + 1);
        return true;
    }
    return text_starts_with(value, "/")
               ? keep(place, value)
               : error_set(err, ERROR_USAGE, "not a full path such as ~/.config/x");
}

static bool read_span(const struct place *place, struct text value, struct error *err)
{
    const struct setting_row *row = place->row;
    int64_t max = row->max == 0 ? INT32_MAX : row->max;
    int64_t seconds;

    if (!moment_parse_span(value, &seconds) &&
        !text_to_integer(value, 0, INT32_MAX, &seconds))
        return error_set(err, ERROR_USAGE, "not a length of time such as 10s, 5m or 2h");
    if (seconds < row->min || seconds > max)
        return error_set(err, ERROR_USAGE, "from %lld to %lld seconds", (long long)row->min,
                         (long long)max);
    *(int64_t *)place->at = seconds;
    return true;
}

static bool read_age(const struct place *place, struct text value, struct error *err)
{
    int64_t seconds = -1;

    if (!text_is(value, "off") && !moment_parse_span(value, &seconds))
        return error_set(err, ERROR_USAGE, "not an age such as 90d, nor off");
    *(int64_t *)place->at = seconds;
    return true;
}

static bool read_bool(const struct place *place, struct text value, struct error *err)
{
    bool is_on = text_is(value, "on") || text_is(value, "yes") || text_is(value, "true");

    if (!is_on && !text_is(value, "off") && !text_is(value, "no") &&
        !text_is(value, "false"))
        return error_set(err, ERROR_USAGE, "neither on nor off");
    *(bool *)place->at = is_on;
    return true;
}

static bool read_integer(const struct place *place, struct text value, struct error *err)
{
    const struct setting_row *row = place->row;

    return text_to_integer(value, row->min, row->max, place->at) ||
           error_set(err, ERROR_USAGE, "not a number from %lld to %lld",
                     (long long)row->min, (long long)row->max);
}

static bool read_limit(const struct place *place, struct text value, struct error *err)
{
    int64_t limit = 0;

    if (!text_is(value, "off") && !text_to_integer(value, 1, INT64_C(1) << 52, &limit))
        return error_set(err, ERROR_USAGE, "not a number from 1 on, nor off");
    *(int64_t *)place->at = limit;
    return true;
}

static bool read_real(const struct place *place, struct text value, struct error *err)
{
    const struct setting_row *row = place->row;
    int64_t parts;

    if (!money_parse(value, &parts) || parts < row->min * MONEY_UNIT ||
        parts > row->max * MONEY_UNIT)
        return error_set(err, ERROR_USAGE, "not a number from %lld to %lld, such as 0.7",
                         (long long)row->min, (long long)row->max);
    *(double *)place->at = (double)parts / MONEY_UNIT;
    *(bool *)place->beside = true;
    return true;
}

static bool read_money(const struct place *place, struct text value, struct error *err)
{
    struct money money = {.is_known = true};
    struct text amount = {0};
    struct text currency = {0};
    struct text rest = value;

    if (text_is(value, "off")) {
        *(struct money *)place->at = (struct money){0};
        return true;
    }
    if (!text_next_word(&rest, &amount) || !money_parse(amount, &money.parts) ||
        money.parts < 0 || (text_next_word(&rest, &currency) && text_trim(rest).len > 0))
        return error_set(err, ERROR_USAGE, "not an amount such as 0.15 or 0.15 USD");
    if (currency.len > 0 && !money_is_currency(currency))
        return error_set(err, ERROR_USAGE, "not an ISO 4217 code such as EUR behind it");
    memcpy(money.currency, string_or_empty(currency.bytes), currency.len);
    *(struct money *)place->at = money;
    return true;
}

static bool next_piece(enum setting_kind kind, struct text *rest, struct text *piece)
{
    if (kind == SETTING_PHRASES || kind == SETTING_HEADERS) {
        if (!text_next(rest, ',', piece))
            return false;
    } else if (!text_next_word(rest, piece)) {
        return false;
    } else if (piece->len > 0 && piece->bytes[piece->len - 1] == ',') {
        piece->len--;
    }
    *piece = text_trim(*piece);
    return true;
}

/* A line end cannot stand in the file. */
static const char *with_line_ends(struct arena *arena, struct text piece)
{
    char *copy = arena_copy(arena, piece.bytes, piece.len);
    char *to = copy;

    for (const char *from = copy; *from != '\0'; from++, to++) {
        bool is_line_end = from[0] == '\\' && from[1] == 'n';

        *to = is_line_end ? '\n' : *from;
        from += is_line_end;
    }
    *to = '\0';
    return copy;
}

static const char *upper(struct arena *arena, struct text piece)
{
    char *copy = arena_copy(arena, piece.bytes, piece.len);

    for (char *byte = copy; *byte != '\0'; byte++) {
        if (*byte >= 'a' && *byte <= 'z')
            *byte = (char)(*byte - 'a' + 'A');
    }
    return copy;
}

static const char *piece_text(const struct place *place, struct text piece)
{
    switch (place->row->kind) {
    case SETTING_PHRASES:
        return with_line_ends(place->arena, piece);
    case SETTING_COUNTRIES:
        return upper(place->arena, piece);
    default:
        return arena_copy(place->arena, piece.bytes, piece.len);
    }
}

static bool check_piece(const struct setting_row *row, struct text piece, struct error *err)
{
    switch (row->kind) {
    case SETTING_HEADERS:
        return setting_check_header(piece, err);
    case SETTING_TAGS:
    case SETTING_LANGUAGES:
        return setting_check_language(piece, err);
    case SETTING_COUNTRIES:
        return setting_check_country(piece, err);
    default:
        return row->choices == NULL || setting_nth(row->choices, piece) >= 0 ||
               error_set(err, ERROR_USAGE, "'%.*s' is not one of%s", (int)piece.len,
                         piece.bytes, row->choices);
    }
}

static bool read_list(const struct place *place, struct text value, struct error *err)
{
    const char **list = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct text piece;

    while (next_piece(place->row->kind, &value, &piece)) {
        if (piece.len == 0)
            continue;
        if (!check_piece(place->row, piece, err))
            return false;
        if (place->row->max > 0 && count == (size_t)place->row->max)
            return error_set(err, ERROR_USAGE, "more than %zu", count);
        list = arena_reserve(place->arena, list, &capacity, count, sizeof(*list));
        list[count++] = piece_text(place, piece);
    }
    *(const char ***)place->at = list;
    *(size_t *)place->beside = count;
    return true;
}

static bool read_languages(const struct place *place, struct text value, struct error *err)
{
    struct text first;

    if (!next_piece(SETTING_LANGUAGES, &value, &first))
        return error_set(err, ERROR_USAGE, "no language named");
    return setting_check_language(first, err) && keep(place, first);
}

static bool read_url(const struct place *place, struct text value, struct error *err)
{
    return setting_check_url(value, err) && keep(place, value);
}

static bool read_proxy(const struct place *place, struct text value, struct error *err)
{
    return setting_check_proxy(value, err) && keep(place, value);
}

static bool read_currency(const struct place *place, struct text value, struct error *err)
{
    return money_is_currency(value)
               ? keep(place, value)
               : error_set(err, ERROR_USAGE, "not an ISO 4217 code such as EUR");
}

static bool is_tag_char(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '_' || byte == '-';
}

/* "en_GB,de": tags as dictionaries have them. */
static bool is_tags(struct text value)
{
    size_t len = 0;

    for (size_t i = 0; i < value.len; i++) {
        bool is_between = value.bytes[i] == ' ' || value.bytes[i] == ',';

        if ((!is_between && !is_tag_char(value.bytes[i])) || len > SETTING_TAG_MAX)
            return false;
        len = is_between ? 0 : len + 1;
    }
    return value.len > 1;
}

static bool read_spell(const struct place *place, struct text value, struct error *err)
{
    *(bool *)place->beside = text_is(value, "off");
    if (text_is(value, "off") || text_is(value, "auto")) {
        *(const char **)place->at = NULL;
        return true;
    }
    return is_tags(value)
               ? keep(place, value)
               : error_set(err, ERROR_USAGE,
                           "neither auto nor off, nor dictionaries such as en_GB,de");
}

static bool read_choice(const struct place *place, struct text value, struct error *err)
{
    const char *choices = place->row->choices;
    int nth = setting_nth(choices, value);

    if (nth < 0)
        return error_set(err, ERROR_USAGE, "not one of%s", choices);
    if (place->row->kind == SETTING_CHOICE)
        return keep(place, value);
    *(unsigned *)place->at = (unsigned)nth;
    return true;
}

/* How a kind is read, how many bytes it takes at its place and beside it, and what it looks
 * like (NULL: as its row says). */
static const struct {
    value_reader *read;
    size_t size;
    size_t beside_size;
    const char *form;
} kinds[SETTING_KIND_COUNT] = {
    [SETTING_TEXT] = {read_text, sizeof(char *), 0, "text"},
    [SETTING_PATH] = {read_path, sizeof(char *), 0, "a full path, or one from ~/"},
    [SETTING_SPAN] = {read_span, sizeof(int64_t), 0, "a length of time: 10s, 5m, 2h"},
    [SETTING_AGE] = {read_age, sizeof(int64_t), 0,
                     "a length of time with its unit, or off"},
    [SETTING_BOOL] = {read_bool, sizeof(bool), 0, "on or off"},
    [SETTING_INTEGER] = {read_integer, sizeof(int64_t), 0, NULL},
    [SETTING_LIMIT] = {read_limit, sizeof(int64_t), 0, "a number above 0, or off"},
    [SETTING_REAL] = {read_real, sizeof(double), sizeof(bool), NULL},
    [SETTING_MONEY] = {read_money, sizeof(struct money), 0,
                       "an amount, with its currency where it is not the shop's, or off"},
    [SETTING_WORDS] = {read_list, sizeof(char **), sizeof(size_t), "words"},
    [SETTING_PHRASES] = {read_list, sizeof(char **), sizeof(size_t),
                         "phrases, parted by commas"},
    [SETTING_LANGUAGES] = {read_languages, sizeof(char *), 0,
                           "languages; the first counts"},
    [SETTING_TAGS] = {read_list, sizeof(char **), sizeof(size_t), "languages"},
    [SETTING_COUNTRIES] = {read_list, sizeof(char **), sizeof(size_t),
                           "countries, two letters each"},
    [SETTING_HEADERS] = {read_list, sizeof(char **), sizeof(size_t),
                         "headers, \"Name: value\", parted by commas"},
    [SETTING_URL] = {read_url, sizeof(char *), 0, "https://, or http:// to this machine"},
    [SETTING_PROXY] = {read_proxy, sizeof(char *), 0, "http://, https:// or socks5h://"},
    [SETTING_CURRENCY] = {read_currency, sizeof(char *), 0, "three letters"},
    [SETTING_SPELL] = {read_spell, sizeof(char *), sizeof(bool),
                       "auto, off, or dictionaries and languages, by commas: en_GB,de"},
    [SETTING_CHOICE] = {read_choice, sizeof(char *), 0, NULL},
    [SETTING_NTH] = {read_choice, sizeof(unsigned), 0, NULL},
};

bool setting_set(struct arena *arena, void *object, const struct setting_row *row,
                 struct text value, struct error *err)
{
    struct place place = {.arena = arena,
                          .row = row,
                          .at = (char *)object + row->offset,
                          .beside = (char *)object + row->beside};

    return kinds[row->kind].read(&place, value, err) || error_wrap(err, "%s", row->key);
}

/* "open, key or ahead" */
static void add_choices(struct text choices, struct buffer *out)
{
    struct text word;
    struct text rest;

    for (bool is_first = true; text_next_word(&choices, &word); is_first = false) {
        rest = text_trim(choices);
        buffer_add_text(out, is_first ? "" : rest.len == 0 ? " or " : ", ");
        buffer_add(out, word.bytes, word.len);
    }
}

void setting_form(const struct setting_row *row, struct buffer *out)
{
    const char *form = kinds[row->kind].form;

    if (row->choices != NULL)
        add_choices(text_of(row->choices), out);
    else if (form != NULL)
        buffer_add_text(out, form);
    else
        buffer_format(out, "%lld to %lld", (long long)row->min, (long long)row->max);
}

void setting_copy(const struct setting_row *row, const void *from, void *to)
{
    memcpy((char *)to + row->offset, (const char *)from + row->offset,
           kinds[row->kind].size);
    memcpy((char *)to + row->beside, (const char *)from + row->beside,
           kinds[row->kind].beside_size);
}
