#include "guard/reading.h"

#include <string.h>

/* Tokens around a phrase in which a negation denies it. */
#define DENIAL_FRONT  ((size_t)30)
#define DENIAL_BEHIND ((size_t)2)

const struct mark *reading_mark_before(const struct reading *reading, size_t token,
                                       enum meaning meaning)
{
    for (size_t back = 1; back <= 4 && back <= token; back++) {
        size_t at = token - back;
        for (size_t i = reading->mark_from[at]; i < reading->mark_from[at + 1]; i++) {
            if (reading->marks[i].meaning == meaning && reading->marks[i].end == token) {
                return &reading->marks[i];
            }
        }
    }
    return NULL;
}

const struct mark *reading_mark_within(const struct reading *reading, size_t first,
                                       size_t end, enum meaning meaning)
{
    if (first >= end || end > reading->scan.count) {
        return NULL;
    }
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        if (reading->marks[i].meaning == meaning) {
            return &reading->marks[i];
        }
    }
    return NULL;
}

const struct mark *reading_mark_valued(const struct reading *reading, size_t first,
                                       size_t end, enum meaning meaning, uint32_t value)
{
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == meaning && mark->value == value) {
            return mark;
        }
    }
    return NULL;
}

bool reading_means_any(const struct reading *reading, size_t first, size_t end,
                       const enum meaning *meanings, size_t count)
{
    size_t i = 0;
    while (i < count && reading_mark_within(reading, first, end, meanings[i]) == NULL) {
        i++;
    }
    return i < count;
}

bool reading_has_value(const struct reading *reading, size_t first, size_t end,
                       unsigned kinds)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if ((VALUE_BIT(value->kind) & kinds) != 0 && value->first >= first &&
            value->end <= end) {
            return true;
        }
    }
    return false;
}

unsigned reading_scopes(const struct reading *reading, size_t first, size_t end)
{
    unsigned scopes = 0;
    for (size_t i = first; i < end && i < reading->scan.count; i++) {
        scopes |= reading->scopes[i];
    }
    return scopes;
}

bool mark_is_unasserted(const struct reading *reading, const struct mark *mark)
{
    return (reading_scopes(reading, mark->first, mark->end) &
            (SCOPES_UNASSERTED | SCOPE_TITLE | SCOPE_LINK | SCOPE_IDIOM)) != 0;
}

bool mark_is_denied(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first = mark->first > clause->first + DENIAL_FRONT ? mark->first - DENIAL_FRONT
                                                              : clause->first;
    size_t end =
        mark->end + DENIAL_BEHIND < clause->end ? mark->end + DENIAL_BEHIND : clause->end;
    return reading_mark_within(reading, first, mark->first, MEANING_NEGATION) != NULL ||
           reading_mark_within(reading, mark->end, end, MEANING_NEGATION) != NULL;
}

void reading_mask(struct reading *reading, size_t first, size_t end, enum scope scope)
{
    for (size_t i = first; i < end && i < reading->scan.count; i++) {
        reading->scopes[i] |= (uint16_t)scope;
    }
}

struct text reading_text(const struct reading *reading, size_t first, size_t end)
{
    if (first >= end) {
        return text_from(reading->scan.text.bytes, 0);
    }
    const struct token *tokens = reading->scan.tokens;
    return text_from(reading->scan.text.bytes + tokens[first].start,
                     tokens[end - 1].end - tokens[first].start);
}

static bool has_character(const struct reading *reading, size_t first, size_t end)
{
    size_t i = first;
    while (i < end && reading->scan.tokens[i].kind != TOKEN_CHARACTER) {
        i++;
    }
    return i < end;
}

bool reading_has_part(const struct reading *reading, size_t first, size_t end,
                      const char *const *parts, size_t count)
{
    struct text raw = reading_text(reading, first, end);
    size_t i = has_character(reading, first, end) ? 0 : count;
    while (i < count && memmem(raw.bytes, raw.len, parts[i], strlen(parts[i])) == NULL) {
        i++;
    }
    return i < count;
}

/* FNV-1a over the folded words; signs do not count. */
uint64_t reading_hash(const struct reading *reading, size_t first, size_t end)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = first; i < end; i++) {
        const struct token *token = &reading->scan.tokens[i];
        if (token->kind == TOKEN_SIGN || token->kind == TOKEN_LINE) {
            continue;
        }
        struct text folded = scan_folded(&reading->scan, i);
        for (size_t k = 0; k < folded.len; k++) {
            hash = (hash ^ (unsigned char)folded.bytes[k]) * 1099511628211u;
        }
        hash = (hash ^ ' ') * 1099511628211u;
    }
    return hash;
}

static void sentence_topics(struct reading *reading, struct sentence *sentence)
{
    for (size_t i = sentence->first_clause; i < sentence->end_clause; i++) {
        reading->clauses[i].topics = 0;
    }
    sentence->topics = 0;
    sentence->places = 0;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_PLACE) {
            sentence->places |= mark->value;
        } else if (mark->meaning == MEANING_TOPIC &&
                   (reading->scopes[mark->first] & SCOPES_MASKED) == 0) {
            reading->clauses[reading->clause_of[mark->first]].topics |=
                TOPIC_BIT(mark->value);
            sentence->topics |= TOPIC_BIT(mark->value);
        }
    }
}

/* Nothing but the end of a line. */
static bool is_empty_line(const struct reading *reading, const struct sentence *sentence)
{
    return sentence->end - sentence->first == 1 &&
           reading->scan.tokens[sentence->first].kind == TOKEN_LINE;
}

void reading_topics(struct reading *reading, bool by_line)
{
    uint64_t context = 0;
    uint32_t places = 0;
    for (size_t i = 0; i < reading->sentence_count; i++) {
        struct sentence *sentence = &reading->sentences[i];
        sentence_topics(reading, sentence);
        context |= sentence->topics;
        places = sentence->places != 0 ? sentence->places : places;
        sentence->context = context;
        sentence->context_places = places;
        bool ends = by_line ? reading->scan.tokens[sentence->end - 1].kind == TOKEN_LINE
                            : is_empty_line(reading, sentence);
        if (ends) {
            context = 0;
            places = 0;
        }
    }
}

static void index_marks(struct reading *reading, struct arena *arena)
{
    reading->mark_from = arena_get(arena, (reading->scan.count + 2) * sizeof(uint32_t));
    size_t mark = 0;
    for (size_t i = 0; i <= reading->scan.count; i++) {
        while (mark < reading->mark_count && reading->marks[mark].first < i) {
            mark++;
        }
        reading->mark_from[i] = (uint32_t)mark;
    }
}

void reading_of(struct text text, struct arena *arena, struct reading *reading)
{
    *reading = (struct reading){.lang = ""};
    scan_read(text, arena, &reading->scan);
    lexicon_find(&reading->scan, arena, &reading->marks, &reading->mark_count);
    index_marks(reading, arena);
}

void reading_read(struct text text, struct arena *arena, struct reading *reading)
{
    reading_of(text, arena, reading);
    reading->scopes = arena_get(arena, (reading->scan.count + 1) * sizeof(uint16_t));
    reading->clause_of = arena_get(arena, (reading->scan.count + 1) * sizeof(uint32_t));
    links_find(reading, arena);
    sentences_split(reading, arena);
    languages_choose(reading);
    scopes_mark(reading);
}

bool mark_is_without(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {"without", "sin", "ohne",  "sans",
                                        "senza",   "sem", "zonder"};
    return scan_is_any(&reading->scan, mark->first, words, COUNT_OF(words));
}
