#include "base/buffer.h"
#include "base/words.h"
#include "limit_parts.h"

#include <ctype.h>

static const char *const status_values[] = {"open", "pending", "snoozed", "resolved", NULL};
static const char *const priority_values[] = {"low", "normal", "high", "urgent", NULL};
static const char *const state_values[] = {"unread", "waiting",    "late",
                                           "unsent", "unfinished", NULL};
static const char *const span_values[] = {"30m", "2h", "1d", "1w", NULL};
static const char *const no_values[] = {NULL};

static const struct {
    const char *word;
    const char *const *values;
    const char *like; /* what may stand there, where that is no list; NULL */
} fields[TERM_WORD] = {
    [TERM_STATUS] = {"status", status_values, NULL},
    [TERM_LANG] = {"lang", no_values, "a code as de or zh-CN"},
    [TERM_TAG] = {"tag", no_values, NULL},
    [TERM_ASSIGNEE] = {"assignee", no_values, NULL},
    [TERM_PRIORITY] = {"priority", priority_values, NULL},
    [TERM_CHANNEL] = {"channel", no_values, NULL},
    [TERM_CUSTOMER] = {"customer", no_values, NULL},
    [TERM_ID] = {"id", no_values, NULL},
    [TERM_OLDER] = {"older", span_values, NULL},
    [TERM_NEWER] = {"newer", span_values, NULL},
    [TERM_WAITING] = {"waiting", span_values, NULL},
    [TERM_IS] = {"is", state_values, NULL},
};

/* As an input method types them. */
static const struct {
    const char *wide;
    char sign;
} wide_signs[] = {{"：", ':'}, {"，", ','}, {"－", '-'}, {"　", ' '},
                  {"＂", '"'}, {"“", '"'},  {"”", '"'}};

/* The sign that stands there, and its bytes. */
static char sign_at(struct text text, size_t at, size_t *len)
{
    struct text rest = text_from(text.bytes + at, text.len - at);

    for (size_t i = 0; (unsigned char)*rest.bytes >= 0x80 && i < COUNT_OF(wide_signs);
         i++) {
        if (text_starts_with(rest, wide_signs[i].wide)) {
            *len = strlen(wide_signs[i].wide);
            return wide_signs[i].sign;
        }
    }
    *len = 1;
    return *rest.bytes;
}

bool limit_next_word(struct text *rest, struct text *word)
{
    bool is_quoted = false;
    size_t start = 0, end, len;

    while (start < rest->len && isspace((unsigned char)sign_at(*rest, start, &len)))
        start += len;
    for (end = start; end < rest->len; end += len) {
        char sign = sign_at(*rest, end, &len);
        is_quoted ^= sign == '"';
        if (!is_quoted && isspace((unsigned char)sign))
            break;
    }
    *word = text_from(rest->bytes + start, end - start);
    *rest = text_from(rest->bytes + end, rest->len - end);
    return word->len > 0;
}

struct text limit_word_plain(struct text word, struct arena *arena)
{
    struct buffer plain;
    size_t len;

    buffer_init(&plain, SIZE_MAX);
    for (size_t at = 0; at < word.len; at += len)
        (void)buffer_add_char(&plain, sign_at(word, at, &len));
    struct text kept =
        text_from(arena_copy(arena, buffer_text(&plain), plain.len), plain.len);
    buffer_release(&plain);
    return kept;
}

/* Cuts the next value off, up to a comma that is not within quotes; the quotes go. */
static bool value_cut(struct text *rest, struct arena *arena, struct text *value)
{
    char *bytes = arena_get(arena, rest->len + 1);
    bool is_quoted = false;
    size_t at = 0, len = 0;

    if (!rest->len)
        return false;
    for (; at < rest->len && (is_quoted || rest->bytes[at] != ','); at++) {
        is_quoted ^= rest->bytes[at] == '"';
        if (rest->bytes[at] != '"')
            bytes[len++] = rest->bytes[at];
    }
    bytes[len] = '\0';
    at += at < rest->len;
    *rest = text_from(rest->bytes + at, rest->len - at);
    *value = text_from(bytes, len);
    return true;
}

bool text_is_ascii(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    }
    return true;
}

static struct text text_small(struct text text, struct arena *arena)
{
    char *small = arena_copy(arena, text.bytes, text.len);

    for (size_t i = 0; i < text.len; i++)
        small[i] = letter_small(small[i]);
    return text_from(small, text.len);
}

static bool state_parse(struct text text, int64_t *number)
{
    for (int64_t i = 0; state_values[i]; i++) {
        if (text_is(text, state_values[i])) {
            *number = i;
            return true;
        }
    }
    return false;
}

/* Of "=c1" the id alone is meant, of "c1" an id or a name. */
static bool customer_parse(struct arena *arena, struct value *value)
{
    if (text_starts_with(value->text, "="))
        value->text = text_from(value->text.bytes + 1, value->text.len - 1);
    else
        value->folded = words_fold(value->text, arena);
    return value->text.len > 0;
}

/* A language's name is longer than the front of a code; "x-ours" is a code, too. */
static bool is_language_code(struct text text)
{
    struct text front;

    if (!text_next(&text, '-', &front) || front.len > 3 || front.len + text.len < 2)
        return false;
    for (size_t i = 0; i < front.len; i++) {
        if (front.bytes[i] < 'a' || front.bytes[i] > 'z')
            return false;
    }
    return front.len > 0;
}

static bool value_parse(struct limit *limit, enum term_kind kind, struct text text,
                        struct value *value)
{
    struct arena *arena = &limit->arena;
    enum ticket_status status = TICKET_OPEN;
    enum priority priority = PRIORITY_NORMAL;

    *value = (struct value){.text = text};
    text = text_small(text, arena);
    if (kind == TERM_CUSTOMER)
        return customer_parse(arena, value);
    if (kind == TERM_ASSIGNEE && text_is(text, "me") && limit->me)
        value->text = text_of(limit->me);
    if (kind == TERM_STATUS) {
        bool is_known = ticket_status_parse(text, &status);
        value->number = status;
        return is_known;
    }
    if (kind == TERM_PRIORITY) {
        bool is_known = priority_parse(text, &priority);
        value->number = priority;
        return is_known;
    }
    if (kind == TERM_LANG)
        return is_language_code(text);
    if (kind == TERM_IS)
        return state_parse(text, &value->number);
    if (kind == TERM_OLDER || kind == TERM_NEWER || kind == TERM_WAITING)
        return moment_parse_span(text, &value->number);
    if (kind == TERM_WORD)
        value->text = words_fold(value->text, arena);
    return text.len > 0;
}

static void value_add(struct limit *limit, struct term *term, const struct value *value)
{
    term->values = arena_reserve(&limit->arena, term->values, &term->capacity, term->count,
                                 sizeof(*term->values));
    term->values[term->count++] = *value;
}

/* "Status" of "Status:open"; false where the colon is of a word that is looked for
 * ("9:30"). */
static bool field_cut(struct text word, struct text *field, struct text *values)
{
    const char *colon = memchr(word.bytes, ':', word.len);

    if (!colon || colon == word.bytes)
        return false;
    for (const char *at = word.bytes; at < colon; at++) {
        if (letter_small(*at) < 'a' || letter_small(*at) > 'z')
            return false;
    }
    *field = text_from(word.bytes, (size_t)(colon - word.bytes));
    *values = text_from(colon + 1, word.len - field->len - 1);
    return !text_starts_with(*values, "//");
}

static bool field_find(struct text field, enum term_kind *kind)
{
    for (int i = 0; i < TERM_WORD; i++) {
        if (text_is_ignoring_case(field, fields[i].word)) {
            *kind = (enum term_kind)i;
            return true;
        }
    }
    return false;
}

/* "Re" of "Re:parcel" is of a word that is looked for; "staus" of "staus:open" is a slip.
 */
static bool is_slip(struct text field)
{
    for (size_t i = 0; i < field.len; i++) {
        if (field.bytes[i] != letter_small(field.bytes[i]))
            return false;
    }
    return true;
}

static bool word_parse(struct limit *limit, struct text word, struct term *term)
{
    char *bare = arena_get(&limit->arena, word.len + 1);
    struct value value;
    size_t len = 0;

    for (size_t i = 0; i < word.len; i++) {
        if (word.bytes[i] != '"')
            bare[len++] = word.bytes[i];
    }
    term->kind = TERM_WORD;
    if (!value_parse(limit, TERM_WORD, text_from(bare, len), &value))
        return true;
    term->is_ascii = text_is_ascii(value.text);
    value_add(limit, term, &value);
    return true;
}

/* What there is instead: "is: cannot be "foo" (unread waiting late unsent unfinished)".
 */
static bool value_refuse(struct limit *limit, enum term_kind kind, struct text value,
                         struct error *err)
{
    const char *list = string_or_empty(fields[kind].like);

    for (const char *const *known = fields[kind].values; *known; known++)
        list = arena_format(&limit->arena, "%s%s%s", list, *list ? " " : "", *known);
    return error_set(err, ERROR_USAGE, "%s: cannot be \"%.*s\"%s%s%s", fields[kind].word,
                     (int)value.len, value.bytes, *list ? " (" : "", list,
                     *list ? ")" : "");
}

static bool term_parse(struct limit *limit, struct text word, struct term *term,
                       struct error *err)
{
    struct text field, values, piece;
    struct value value;

    *term = (struct term){0};
    if (word.len > 1 && word.bytes[0] == '-') {
        term->is_negated = true;
        word = text_from(word.bytes + 1, word.len - 1);
    }
    if (!field_cut(word, &field, &values))
        return word_parse(limit, word, term);
    bool is_known = field_find(field, &term->kind);
    if (!is_known && !is_slip(field))
        return word_parse(limit, word, term);
    if (!is_known)
        return error_set(err, ERROR_USAGE,
                         "%.*s: is not known (status lang tag assignee priority channel "
                         "customer id older newer waiting is)",
                         (int)field.len, field.bytes);
    if (!values.len)
        return error_set(err, ERROR_USAGE, "%.*s: wants a value", (int)field.len,
                         field.bytes);
    while (value_cut(&values, &limit->arena, &piece)) {
        if (!value_parse(limit, term->kind, piece, &value))
            return value_refuse(limit, term->kind, piece, err);
        value_add(limit, term, &value);
    }
    return true;
}

struct limit *limit_parse(struct text text, const char *me, struct error *err)
{
    struct limit *limit = memory_get(sizeof(*limit));
    struct text word;

    arena_init(&limit->arena);
    limit->me = me ? arena_text(&limit->arena, me) : NULL;
    while (limit_next_word(&text, &word)) {
        struct term term;
        word = limit_word_plain(word, &limit->arena);
        if (!term_parse(limit, word, &term, err)) {
            limit_destroy(limit);
            return NULL;
        }
        limit->terms = arena_reserve(&limit->arena, limit->terms, &limit->capacity,
                                     limit->count, sizeof(*limit->terms));
        limit->terms[limit->count++] = term;
        *(term_is_words(&term) ? &limit->has_words : &limit->has_state) = true;
    }
    return limit;
}

const char *limit_word(size_t index)
{
    return index < COUNT_OF(fields) ? fields[index].word : NULL;
}

const char *const *limit_values(size_t index)
{
    return index < COUNT_OF(fields) ? fields[index].values : no_values;
}
