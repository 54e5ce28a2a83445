#include "app/limit.h"

#include "app/queue.h"
#include "base/utf8.h"
#include "limit_parts.h"

#include <ctype.h>

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

bool limit_has_words(const struct limit *limit)
{
    return limit && limit->has_words;
}

bool limit_has_state(const struct limit *limit)
{
    return limit && limit->has_state;
}

bool limit_is_plain(const struct limit *limit)
{
    for (size_t i = 0; limit && i < limit->count; i++) {
        if (limit->terms[i].kind != TERM_WORD || limit->terms[i].is_negated)
            return false;
    }
    return limit && limit->count;
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

    return have.len >= wanted.len &&
           strncasecmp(have.bytes, wanted.bytes, wanted.len) == 0 &&
           (have.len == wanted.len || have.bytes[wanted.len] == '-');
}

static bool string_is(const char *string, struct text wanted)
{
    return string && strlen(string) == wanted.len &&
           strncasecmp(string, wanted.bytes, wanted.len) == 0;
}

/* Folded Latin is ASCII; what is not may stand without spaces between its words. */
bool name_begins(struct text name, struct text front)
{
    const char *end = name.bytes + name.len;
    struct text rest = name;
    const char *found;

    while (front.len && (found = text_find(rest, front)) != NULL) {
        bool is_first = found == name.bytes || !isalnum((unsigned char)found[-1]);
        if (is_first)
            return true;
        rest = text_from(found + 1, (size_t)(end - found) - 1);
    }
    return false;
}

static bool customer_is(const struct ticket_head *head, const struct value *value)
{
    if (string_equals(head->customer, value->text.bytes))
        return true;
    if (!value->folded.len || !head->name)
        return false;
    struct buffer folded;
    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text_of(head->name), &folded);
    bool begins = name_begins(text_from(buffer_text(&folded), folded.len), value->folded);
    buffer_release(&folded);
    return begins;
}

static bool assignee_is(const char *assignee, struct text wanted)
{
    bool is_nobody = !assignee || !*assignee;

    return text_is_ignoring_case(wanted, "none") ? is_nobody : string_is(assignee, wanted);
}

static bool state_holds(const struct ticket_head *head, enum state state, moment_t now)
{
    switch (state) {
    case STATE_UNREAD:
        return head->unread > 0;
    case STATE_WAITING:
        return queue_waits(head, now);
    case STATE_LATE:
        return queue_is_late(head, now);
    case STATE_UNFINISHED:
        return head->unfinished != 0;
    case STATE_UNSENT:
        break;
    }
    return head->unsent > 0;
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
        return customer_is(head, value);
    case TERM_ID:
        return string_equals(head->id, value->text.bytes);
    case TERM_OLDER:
        return limit_age(head->updated_at, now) >= value->number;
    case TERM_NEWER:
        return limit_age(head->updated_at, now) <= value->number;
    case TERM_WAITING:
        return queue_waits(head, now) && now - head->waiting_since >= value->number;
    case TERM_IS:
        return state_holds(head, (enum state)value->number, now);
    case TERM_WORD:
        break;
    }
    return false;
}

static bool term_holds(const struct term *term, const struct ticket_head *head,
                       moment_t now)
{
    if (term->kind == TERM_WORD)
        return head_holds(head, term);
    for (size_t i = 0; i < term->count; i++) {
        if (value_holds(head, term->kind, &term->values[i], now))
            return true;
    }
    return false;
}

bool limit_term_holds(const struct term *term, const struct ticket_head *head)
{
    return term_holds(term, head, 0);
}

static bool terms_hold(const struct limit *limit, const struct ticket_head *head,
                       moment_t now, bool words)
{
    for (size_t i = 0; limit && i < limit->count; i++) {
        const struct term *term = &limit->terms[i];
        if (term_is_words(term) == words && term_holds(term, head, now) == term->is_negated)
            return false;
    }
    return true;
}

bool limit_matches_words(const struct limit *limit, const struct ticket_head *head)
{
    return terms_hold(limit, head, 0, true);
}

bool limit_matches_state(const struct limit *limit, const struct ticket_head *head,
                         moment_t now)
{
    return terms_hold(limit, head, now, false);
}

bool limit_matches(const struct limit *limit, const struct ticket_head *head, moment_t now)
{
    return limit_matches_state(limit, head, now) && limit_matches_words(limit, head);
}
