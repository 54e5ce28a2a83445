#include "guard/lexicon.h"

#include "lexicon_parts.h"

size_t lexicon_phrase_count(void)
{
    return lexicon_claims()->phrase_count;
}

static bool word_fits(const struct phrase_word *word, struct text folded)
{
    return (word->is_stem ? folded.len >= word->len : folded.len == word->len) &&
           memcmp(word->bytes, folded.bytes, word->len) == 0;
}

/* As word_fits() of its first word, whose first bytes are known to be the same. */
static bool first_fits(const struct lexicon *lexicon, const struct phrase *phrase,
                       struct text folded)
{
    const struct phrase_word *word = &lexicon->words[phrase->first];
    return (word->is_stem ? folded.len >= word->len : folded.len == word->len) &&
           (word->len <= KEY_BYTES ||
            memcmp(word->bytes + KEY_BYTES, folded.bytes + KEY_BYTES,
                   word->len - KEY_BYTES) == 0);
}

/* "is still being processed": words that say when and no more, within what was done. */
static bool is_adverb(struct text folded)
{
    static const char *const words[] = {
        "still",  "already", "now",   "just",    "today", "currently", "ya",
        "aun",    "noch",    "schon", "bereits", "jetzt", "heute",     "deja",
        "encore", "bien",    "gia",   "ancora",  "ora",   "ja",        "ainda",
        "agora",  "al",      "nog",   "reeds",   "nu",    "todavia",
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (words[i][0] == folded.bytes[0] && text_is(folded, words[i])) {
            return true;
        }
    }
    return false;
}

static bool fits_at(const struct phrase_word *word, const struct scan *scan, size_t token)
{
    return token < scan->count && word_fits(word, scan_folded(scan, token));
}

/* The token behind the phrase whose first word stands here, 0 where the others do not. */
static size_t phrase_end_at(const struct lexicon *lexicon, const struct phrase *phrase,
                            const struct scan *scan, size_t at)
{
    const struct phrase_word *words = &lexicon->words[phrase->first];
    size_t token = at + 1;
    for (size_t i = 1; i < phrase->count; i++, token++) {
        if (fits_at(&words[i], scan, token)) {
            continue;
        }
        bool is_behind = takes_adverbs(phrase->row->meaning) &&
                         fits_at(&words[i], scan, token + 1) &&
                         is_adverb(scan_folded(scan, token));
        if (!is_behind) {
            return 0;
        }
        token++;
    }
    return token;
}

/* The reach of a phrase that hides the shorter ones of its kind within. */
struct reach {
    size_t from;
    size_t to;
};

struct cover {
    struct reach topics;
    struct reach events;
    struct reach places;
    struct reach means;
    size_t all; /* nothing else before here */
};

static struct reach *reach_of(struct cover *cover, uint16_t meaning)
{
    switch (meaning) {
    case MEANING_TOPIC:
    case MEANING_NEUTRAL:
    case MEANING_IDIOM:
        return &cover->topics;
    case MEANING_EVENT:
        return &cover->events;
    case MEANING_PLACE:
    case MEANING_CURRENCY: /* "Swiss francs" are no place */
        return &cover->places;
    case MEANING_MEANS: /* a gift card is no card */
        return &cover->means;
    default:
        return NULL;
    }
}

static bool is_hidden(struct cover *cover, uint16_t meaning, size_t at, size_t end)
{
    const struct reach *reach = reach_of(cover, meaning);
    return (at < cover->all && end <= cover->all) ||
           (reach != NULL && end <= reach->to && (at != reach->from || end != reach->to));
}

static void cover_extend(struct cover *cover, uint16_t meaning, size_t at, size_t end)
{
    struct reach *reach = reach_of(cover, meaning);
    if (reach != NULL && end > reach->to) {
        *reach = (struct reach){at, end};
    }
    if ((meaning == MEANING_NEUTRAL || meaning == MEANING_IDIOM) && end > cover->all) {
        cover->all = end;
    }
}

static uint32_t second_key_at(const struct scan *scan, size_t at)
{
    if (at + 1 >= scan->count) {
        return 0;
    }
    struct text folded = scan_folded(scan, at + 1);
    return key_of(folded.bytes, folded.len);
}

/* Where in the two chains of a place the next phrase stands. */
struct chains {
    uint32_t by_first;
    uint32_t by_pair;
};

/* The longest phrase of both that is left, NO_PHRASE behind the last. */
static uint32_t chains_next(const struct lexicon *lexicon, struct chains *chains)
{
    bool has_first = chains->by_first != NO_PHRASE;
    bool is_first =
        has_first && (chains->by_pair == NO_PHRASE || chains->by_first > chains->by_pair);
    uint32_t *from = is_first ? &chains->by_first : &chains->by_pair;
    uint32_t next = *from;
    if (next != NO_PHRASE) {
        *from = lexicon->phrases[next].next;
    }
    return next;
}

static void find(const struct lexicon *lexicon, const struct scan *scan,
                 struct arena *arena, struct mark **marks, size_t *count)
{
    size_t capacity = 0;
    struct cover cover = {0};
    *marks = NULL;
    *count = 0;
    for (size_t at = 0; at < scan->count; at++) {
        struct text folded = scan_folded(scan, at);
        uint32_t key = key_of(folded.bytes, folded.len);
        uint32_t second_key = second_key_at(scan, at);
        struct chains chains = {.by_first = lexicon->slots[slot_of(key)],
                                .by_pair = lexicon->pairs[slot_of_pair(key, second_key)]};
        for (;;) {
            uint32_t next = chains_next(lexicon, &chains);
            if (next == NO_PHRASE) {
                break;
            }
            const struct phrase *phrase = &lexicon->phrases[next];
            bool is_begun = phrase->key == key &&
                            (!phrase->has_second || phrase->second_key == second_key) &&
                            first_fits(lexicon, phrase, folded);
            size_t end = is_begun ? phrase_end_at(lexicon, phrase, scan, at) : 0;
            if (end == 0 || is_hidden(&cover, phrase->row->meaning, at, end)) {
                continue;
            }
            *marks = arena_reserve(arena, *marks, &capacity, *count, sizeof(**marks));
            (*marks)[(*count)++] = (struct mark){.first = (uint32_t)at,
                                                 .end = (uint32_t)end,
                                                 .meaning = phrase->row->meaning,
                                                 .value = phrase->row->value,
                                                 .lang = phrase->row->lang};
            cover_extend(&cover, phrase->row->meaning, at, end);
        }
    }
}

void lexicon_find(const struct scan *scan, struct arena *arena, struct mark **marks,
                  size_t *count)
{
    find(lexicon_claims(), scan, arena, marks, count);
}

void lexicon_find_goods(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count)
{
    find(lexicon_goods(), scan, arena, marks, count);
}

/* The same letters; '*' stands for any one, behind the first of the word. */
static bool letters_fit(struct text word, const struct phrase_word *slur)
{
    size_t known = 0;
    bool is_len = slur->is_stem ? word.len >= slur->len : word.len == slur->len;
    for (size_t i = 0; is_len && i < slur->len; i++) {
        bool is_any = word.bytes[i] == '*' && i > 0;
        if (!is_any && word.bytes[i] != slur->bytes[i]) {
            return false;
        }
        known += !is_any;
    }
    return is_len && 2 * known >= slur->len;
}

bool lexicon_is_slur(struct text word, const char *lang)
{
    const struct lexicon *lexicon = lexicon_claims();
    for (size_t i = 0; i < lexicon->slur_count; i++) {
        const struct phrase *phrase = &lexicon->phrases[lexicon->slurs[i]];
        bool is_lang = lang[0] == '\0' || string_equals(phrase->row->lang, lang);
        if (is_lang && letters_fit(word, &lexicon->words[phrase->first])) {
            return true;
        }
    }
    return false;
}

void lexicon_find_never(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count)
{
    find(lexicon_never(), scan, arena, marks, count);
}
