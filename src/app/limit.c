#include "app/limit.h"

#include "app/queue.h"
#include "base/memory.h"
#include "base/utf8.h"

enum term_kind {
    TERM_STATUS,
    TERM_LANG,
    TERM_TAG,
    TERM_ASSIGNEE,
    TERM_PRIORITY,
    TERM_CHANNEL,
    TERM_CUSTOMER,
    TERM_ID,
    TERM_OLDER,
    TERM_NEWER,
    TERM_WAITING,
    TERM_IS,
    TERM_WORD,
};

enum state { STATE_UNREAD, STATE_WAITING, STATE_LATE };

static const char *const status_values[] = {"open", "pending", "snoozed", "resolved", NULL};
static const char *const priority_values[] = {"low", "normal", "high", "urgent", NULL};
static const char *const state_values[] = {"unread", "waiting", "late", NULL};
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

struct value {
    struct text text; /* folded for TERM_WORD */
    int64_t number;   /* a status, a priority, a state, seconds */
};

struct term {
    enum term_kind kind;
    bool is_negated;
    bool is_ascii; /* of TERM_WORD */
    struct value *values;
    size_t count;
    size_t capacity;
};

struct limit {
    struct arena arena;
    struct term *terms;
    size_t count;
    size_t capacity;
};

const char *limit_word(size_t index)
{
    return index < COUNT_OF(fields) ? fields[index].word : NULL;
}

const char *const *limit_values(size_t index)
{
    return index < COUNT_OF(fields) ? fields[index].values : no_values;
}

static bool text_is_ascii(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    }
    return true;
}

static struct text text_folded(struct arena *arena, struct text text)
{
    struct buffer folded;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text, &folded);
    struct text copy =
        text_from(arena_copy(arena, buffer_text(&folded), folded.len), folded.len);
    buffer_release(&folded);
    return copy;
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

    *value = (struct value){.text = text_from(arena_copy(arena, text.bytes, text.len), text.len)};
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
        value->text = text_folded(arena, text);
    return text.len > 0;
}

static void value_add(struct limit *limit, struct term *term, const struct value *value)
{
    term->values = arena_reserve(&limit->arena, term->values, &term->capacity, term->count,
                                 sizeof(*term->values));
    term->values[term->count++] = *value;
}

/* "status" of "status:open"; false where the colon is of a word that is looked for ("9:30"). */
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
        return error_set(err, ERROR_USAGE, "%.*s: wants a value", (int)field.len, field.bytes);
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
    }
    return limit;
}

void limit_destroy(struct limit *limit)
{
    if (!limit)
        return;
    arena_release(&limit->arena);
    memory_free(limit);
}

bool limit_is_timed(const struct limit *limit)
{
    for (size_t i = 0; limit && i < limit->count; i++) {
        enum term_kind kind = limit->terms[i].kind;
        if (kind == TERM_OLDER || kind == TERM_NEWER || kind == TERM_WAITING ||
            kind == TERM_IS || kind == TERM_STATUS)
            return true;
    }
    return false;
}

static char letter_small(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
}

static bool ascii_holds(const char *hay, struct text needle)
{
    for (; *hay; hay++) {
        size_t i = 0;
        while (i < needle.len && letter_small(hay[i]) == needle.bytes[i])
            i++;
        if (i == needle.len)
            return true;
    }
    return needle.len == 0;
}

/* Folding is dear, and most of what is looked through is ASCII. */
static bool string_holds(const char *hay, struct text needle, bool needle_is_ascii)
{
    if (!hay)
        return false;
    if (text_is_ascii(text_of(hay)))
        return needle_is_ascii && ascii_holds(hay, needle);
    struct buffer folded;
    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text_of(hay), &folded);
    bool holds = text_find(text_from(buffer_text(&folded), folded.len), needle) != NULL;
    buffer_release(&folded);
    return holds;
}

static bool head_holds(const struct ticket_head *head, const struct term *term)
{
    const char *const texts[] = {head->id, head->name, head->subject, head->tags};

    if (!term->count)
        return true;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (string_holds(texts[i], term->values[0].text, term->is_ascii))
            return true;
    }
    return false;
}

static bool tags_hold(const char *tags, struct text tag)
{
    struct text rest = text_of(tags);
    struct text word;

    while (text_next_word(&rest, &word)) {
        if (word.len == tag.len && strncasecmp(word.bytes, tag.bytes, tag.len) == 0)
            return true;
    }
    return false;
}

/* "zh" holds "zh-CN". */
static bool lang_is(const char *lang, struct text wanted)
{
    struct text have = text_of(lang);

    return have.len >= wanted.len && strncasecmp(have.bytes, wanted.bytes, wanted.len) == 0 &&
           (have.len == wanted.len || have.bytes[wanted.len] == '-');
}

static bool string_is(const char *string, struct text wanted)
{
    return string && strlen(string) == wanted.len &&
           strncasecmp(string, wanted.bytes, wanted.len) == 0;
}

static bool assignee_is(const char *assignee, struct text wanted)
{
    bool is_nobody = !assignee || !*assignee;

    return text_is(wanted, "none") ? is_nobody : string_is(assignee, wanted);
}

static bool state_holds(const struct ticket_head *head, enum state state, moment_t now)
{
    if (state == STATE_UNREAD)
        return head->unread > 0;
    return state == STATE_WAITING ? queue_waits(head, now) : queue_is_late(head, now);
}

static bool value_holds(const struct ticket_head *head, enum term_kind kind,
                        const struct value *value, moment_t now)
{
    switch (kind) {
    case TERM_STATUS:
        return queue_status(head, now) == (enum ticket_status)value->number;
    case TERM_LANG:
        return lang_is(head->lang, value->text);
    case TERM_TAG:
        return tags_hold(head->tags, value->text);
    case TERM_ASSIGNEE:
        return assignee_is(head->assignee, value->text);
    case TERM_PRIORITY:
        return head->priority == (enum priority)value->number;
    case TERM_CHANNEL:
        return string_is(head->channel ? head->channel : "chat", value->text);
    case TERM_CUSTOMER:
        return string_equals(head->customer, value->text.bytes);
    case TERM_ID:
        return string_equals(head->id, value->text.bytes);
    case TERM_OLDER:
        return now - head->updated_at >= value->number;
    case TERM_NEWER:
        return now - head->updated_at <= value->number;
    case TERM_WAITING:
        return queue_waits(head, now) && now - head->waiting_since >= value->number;
    case TERM_IS:
        return state_holds(head, (enum state)value->number, now);
    case TERM_WORD:
        break;
    }
    return false;
}

static bool term_holds(const struct term *term, const struct ticket_head *head, moment_t now)
{
    if (term->kind == TERM_WORD)
        return head_holds(head, term);
    for (size_t i = 0; i < term->count; i++) {
        if (value_holds(head, term->kind, &term->values[i], now))
            return true;
    }
    return false;
}

bool limit_matches(const struct limit *limit, const struct ticket_head *head, moment_t now)
{
    for (size_t i = 0; limit && i < limit->count; i++) {
        if (term_holds(&limit->terms[i], head, now) == limit->terms[i].is_negated)
            return false;
    }
    return true;
}
