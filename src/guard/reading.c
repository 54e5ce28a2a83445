#include "guard/reading.h"

#include <string.h>

/* The languages of the tables, for counting. */
static const char *const langs[] = {"en", "es", "de", "fr", "it",
                                    "pt", "nl", "zh", "ja", "ar"};
#define LANG_COUNT COUNT_OF(langs)
#define LANG_JA    8

static int lang_index(const char *lang)
{
    for (size_t i = 0; i < LANG_COUNT; i++) {
        if (lang[0] == langs[i][0] && lang[1] == langs[i][1]) {
            return (int)i;
        }
    }
    return -1;
}

const struct mark *reading_mark_at(const struct reading *reading, size_t token,
                                   enum meaning meaning)
{
    if (token >= reading->scan.count) {
        return NULL;
    }
    for (size_t i = reading->mark_from[token]; i < reading->mark_from[token + 1]; i++) {
        if (reading->marks[i].meaning == meaning) {
            return &reading->marks[i]; /* the longest stands first */
        }
    }
    return NULL;
}

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

unsigned reading_scopes(const struct reading *reading, size_t first, size_t end)
{
    unsigned scopes = 0;
    for (size_t i = first; i < end && i < reading->scan.count; i++) {
        scopes |= reading->scopes[i];
    }
    return scopes;
}

void reading_mask(struct reading *reading, size_t first, size_t end, enum scope scope)
{
    for (size_t i = first; i < end && i < reading->scan.count; i++) {
        reading->scopes[i] |= (uint16_t)scope;
    }
}

const struct clause *reading_clause(const struct reading *reading, size_t token)
{
    return &reading->clauses[reading->clause_of[token]];
}

const struct sentence *reading_sentence(const struct reading *reading, size_t token)
{
    return &reading->sentences[reading_clause(reading, token)->sentence];
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
    if (next->before == 0) {
        return next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER;
    }
    if (token == 0) {
        return true;
    }
    const struct token *last = &scan->tokens[token - 1];
    if (last->kind == TOKEN_NUMBER) {
        return (next->kind == TOKEN_WORD && !next->is_capital) ||
               next->kind == TOKEN_NUMBER ||
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

static void split(struct reading *reading, struct arena *arena)
{
    struct splitter splitter = {.reading = reading, .arena = arena};
    size_t first = 0;
    size_t first_clause = 0;
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (reading_mark_at(reading, i, MEANING_BUT) != NULL) {
            clause_close(&splitter, i);
        }
        bool is_end = ends_sentence(reading, i);
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

/* Words that mean other things in other languages. */
static bool is_bound_to_language(uint16_t meaning, bool is_sure)
{
    switch (meaning) {
    case MEANING_UNIT:
    case MEANING_MONTH:
    case MEANING_CURRENCY:
    case MEANING_PERCENT:
    case MEANING_WEEKDAY:
    case MEANING_DONE:
    case MEANING_STATE:
    case MEANING_PROMISE:
    case MEANING_SECRET:
    case MEANING_ASK:
    case MEANING_ECHO:
    case MEANING_CLOSING:
    case MEANING_CODE_CUE:
    case MEANING_ORDER_CUE:
    case MEANING_TRACKING_CUE:
    case MEANING_CUE_JOIN:
    case MEANING_OTHER_CUE:
    case MEANING_IDIOM:
        return false;
    case MEANING_TOPIC:
    case MEANING_EVENT:
    case MEANING_DEED:
    case MEANING_STOCK:
    case MEANING_PLACE:
    case MEANING_QUOTE:
    case MEANING_QUOTED:
    case MEANING_COMMITMENT:
        return is_sure;
    default:
        return true;
    }
}

static int top_lang(const uint32_t *weights, uint32_t *weight)
{
    int top = -1;
    *weight = 0;
    for (int i = 0; i < (int)LANG_COUNT; i++) {
        if (weights[i] > *weight) {
            *weight = weights[i];
            top = i;
        }
    }
    return top;
}

static void weigh(const struct reading *reading, const struct sentence *sentence,
                  uint32_t *weights)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        int lang = lang_index(mark->lang);
        if (lang >= 0 && mark->meaning != MEANING_ABBREVIATION) {
            weights[lang] += 2 * (mark->end - mark->first) - 1;
        }
    }
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        bool is_kana = folded.len == 3 && (unsigned char)folded.bytes[0] == 0xE3 &&
                       (unsigned char)folded.bytes[1] >= 0x81 &&
                       (unsigned char)folded.bytes[1] <= 0x83;
        weights[LANG_JA] += is_kana ? 2 : 0;
    }
}

/* Drops the marks of other languages than the sentence's and the text's. */
static void choose_languages(struct reading *reading)
{
    uint32_t totals[LANG_COUNT] = {0};
    for (size_t i = 0; i < reading->sentence_count; i++) {
        weigh(reading, &reading->sentences[i], totals);
    }
    uint32_t total;
    int text_lang = top_lang(totals, &total);
    reading->lang = text_lang < 0 ? "" : langs[text_lang];
    for (size_t i = 0; i < reading->sentence_count; i++) {
        struct sentence *sentence = &reading->sentences[i];
        uint32_t weights[LANG_COUNT] = {0};
        weigh(reading, sentence, weights);
        uint32_t weight;
        int lang = top_lang(weights, &weight);
        if (lang < 0 || (text_lang >= 0 && weight <= weights[text_lang] + 1)) {
            lang = text_lang;
        }
        sentence->lang = lang < 0 ? "" : langs[lang];
        bool is_sure = weight >= 5;
        for (size_t k = reading->mark_from[sentence->first];
             k < reading->mark_from[sentence->end]; k++) {
            struct mark *mark = &reading->marks[k];
            int own = lang_index(mark->lang);
            if (own >= 0 && own != lang && is_bound_to_language(mark->meaning, is_sure)) {
                mark->meaning = MEANING_NONE;
            }
        }
    }
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

void reading_read(struct text text, struct arena *arena, struct reading *reading)
{
    *reading = (struct reading){.lang = ""};
    scan_read(text, arena, &reading->scan);
    lexicon_find(&reading->scan, arena, &reading->marks, &reading->mark_count);
    index_marks(reading, arena);
    reading->scopes = arena_get(arena, (reading->scan.count + 1) * sizeof(uint16_t));
    reading->clause_of = arena_get(arena, (reading->scan.count + 1) * sizeof(uint32_t));
    links_find(reading, arena);
    split(reading, arena);
    choose_languages(reading);
    scopes_mark(reading);
}
