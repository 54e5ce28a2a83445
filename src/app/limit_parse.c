#include "base/words.h"
#include "limit_parts.h"

static const char *const status_values[] = {"open", "pending", "snoozed", "resolved", NULL};
static const char *const priority_values[] = {"low", "normal", "high", "urgent", NULL};
static const char *const state_values[] = {"unread", "waiting", "late", "unsent", NULL};
static const char *const span_values[] = {"30m", "2h", "1d", "1w", NULL};
static const char *const no_values[] = {NULL};

static const struct {
    const char *word;
    const char *const *values;
} fields[TERM_WORD] = {
    [TERM_STATUS] = {"status", status_values},
    [TERM_LANG] = {"lang", no_values},
    [TERM_TAG] = {"tag", no_values},
    [TERM_ASSIGNEE] = {"assignee", no_values},
    [TERM_PRIORITY] = {"priority", priority_values},
    [TERM_CHANNEL] = {"channel", no_values},
    [TERM_CUSTOMER] = {"customer", no_values},
    [TERM_ID] = {"id", no_values},
    [TERM_OLDER] = {"older", span_values},
    [TERM_NEWER] = {"newer", span_values},
    [TERM_WAITING] = {"waiting", span_values},
    [TERM_IS] = {"is", state_values},
};

bool text_is_ascii(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    }
    return true;
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

static bool value_parse(struct arena *arena, enum term_kind kind, struct text text,
                        struct value *value)
{
    enum ticket_status status = TICKET_OPEN;
    enum priority priority = PRIORITY_NORMAL;

    *value = (struct value){
        .text = text_from(arena_copy(arena, text.bytes, text.len), text.len)};
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
    if (kind == TERM_IS)
        return state_parse(text, &value->number);
    if (kind == TERM_OLDER || kind == TERM_NEWER || kind == TERM_WAITING)
        return moment_parse_span(text, &value->number);
    if (kind == TERM_WORD)
        value->text = words_fold(text, arena);
    return text.len > 0;
}

static void value_add(struct limit *limit, struct term *term, const struct value *value)
{
    term->values = arena_reserve(&limit->arena, term->values, &term->capacity, term->count,
                                 sizeof(*term->values));
    term->values[term->count++] = *value;
}

/* "status" of "status:open"; false where the colon is of a word that is looked for
 * ("9:30"). */
static bool field_cut(struct text word, struct text *field, struct text *values)
{
    const char *colon = memchr(word.bytes, ':', word.len);

    if (!colon || colon == word.bytes)
        return false;
    for (const char *at = word.bytes; at < colon; at++) {
        if (*at < 'a' || *at > 'z')
            return false;
    }
    *field = text_from(word.bytes, (size_t)(colon - word.bytes));
    *values = text_from(colon + 1, word.len - field->len - 1);
    return !text_starts_with(*values, "//");
}

static bool field_find(struct text field, enum term_kind *kind)
{
    for (int i = 0; i < TERM_WORD; i++) {
        if (text_is(field, fields[i].word)) {
            *kind = (enum term_kind)i;
            return true;
        }
    }
    return false;
}

static bool word_parse(struct limit *limit, struct text word, struct term *term)
{
    struct value value;

    term->kind = TERM_WORD;
    if (!value_parse(&limit->arena, TERM_WORD, word, &value))
        return true;
    term->is_ascii = text_is_ascii(value.text);
    value_add(limit, term, &value);
    return true;
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
    if (!field_find(field, &term->kind))
        return error_set(err, ERROR_USAGE,
                         "%.*s: is not known (status lang tag assignee priority channel "
                         "customer id older newer waiting is)",
                         (int)field.len, field.bytes);
    if (!values.len)
        return error_set(err, ERROR_USAGE, "%.*s: wants a value", (int)field.len,
                         field.bytes);
    while (text_next(&values, ',', &piece)) {
        if (!value_parse(&limit->arena, term->kind, piece, &value))
            return error_set(err, ERROR_USAGE, "%.*s: cannot be \"%.*s\"", (int)field.len,
                             field.bytes, (int)piece.len, piece.bytes);
        value_add(limit, term, &value);
    }
    return true;
}

struct limit *limit_parse(struct text text, struct error *err)
{
    struct limit *limit = memory_get(sizeof(*limit));
    struct text word;

    arena_init(&limit->arena);
    while (text_next_word(&text, &word)) {
        struct term term;
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
