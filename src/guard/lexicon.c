#include "guard/lexicon.h"

#include "base/fatal.h"
#include "base/memory.h"
#include "guard/lexicon_data.h"
#include "guard/lexicon_tables.h"

#include <string.h>

#define SLOT_BITS  14
#define SLOT_COUNT ((size_t)1 << SLOT_BITS)
#define NO_PHRASE  UINT32_MAX
#define KEY_BYTES  sizeof(uint32_t)

struct phrase_word {
    const char *bytes;
    uint32_t len;
    bool is_stem; /* any ending */
};

struct phrase {
    const struct word_row *row;
    uint32_t first; /* its words */
    uint32_t count;
    uint32_t bytes;
    uint32_t key;        /* the first bytes of its first word */
    uint32_t second_key; /* and of its second one, where that has to stand behind it */
    bool has_second;
    uint32_t next; /* in the same slot, shorter ones later: lower numbers */
};

/* Made of the tables and lists at the first use, and constant until a list is replaced. */
struct lexicon {
    struct arena arena;
    struct phrase_word *words;
    size_t word_count, word_capacity;
    struct phrase *phrases;
    size_t phrase_count, phrase_capacity;
    uint32_t slots[SLOT_COUNT]; /* by the first word */
    uint32_t pairs[SLOT_COUNT]; /* by both, of phrases that have a second key */
    uint32_t *slurs;            /* phrases of one word that insult */
    size_t slur_count, slur_capacity;
    bool is_ready;
};
static struct lexicon claims_lexicon;
static struct lexicon never_lexicon;
static struct lexicon goods_lexicon;

/* Phrases are found by the first bytes of their first word; of a shorter one by all. */
static uint32_t key_of(const char *bytes, size_t len)
{
    uint32_t key = 0;
    if (len >= KEY_BYTES) {
        memcpy(&key, bytes, KEY_BYTES);
    } else {
        memcpy(&key, bytes, len);
    }
    return key;
}

static size_t slot_of(uint32_t key)
{
    return (key * 2654435761u) >> (32 - SLOT_BITS);
}

static size_t slot_of_pair(uint32_t key, uint32_t second_key)
{
    return slot_of(key * 31 + second_key);
}

static void phrase_begin(struct lexicon *lexicon, const struct word_row *row)
{
    lexicon->phrases =
        arena_reserve(&lexicon->arena, lexicon->phrases, &lexicon->phrase_capacity,
                      lexicon->phrase_count, sizeof(*lexicon->phrases));
    lexicon->phrases[lexicon->phrase_count] = (struct phrase){
        .row = row, .first = (uint32_t)lexicon->word_count, .next = NO_PHRASE};
}

static void word_add(struct lexicon *lexicon, struct text folded)
{
    lexicon->words = arena_reserve(&lexicon->arena, lexicon->words, &lexicon->word_capacity,
                                   lexicon->word_count, sizeof(*lexicon->words));
    lexicon->words[lexicon->word_count++] =
        (struct phrase_word){.bytes = folded.bytes, .len = (uint32_t)folded.len};
    struct phrase *phrase = &lexicon->phrases[lexicon->phrase_count];
    phrase->count++;
    phrase->bytes += (uint32_t)folded.len;
}

static void phrase_end(struct lexicon *lexicon, const struct word_row *row)
{
    struct phrase *phrase = &lexicon->phrases[lexicon->phrase_count];
    if (phrase->count == 0) {
        return;
    }
    const struct phrase_word *word = &lexicon->words[phrase->first];
    if (word->is_stem && word->len < 4) {
        fatal("guard: a stem of fewer than four bytes in: %s", row->phrases);
    }
    lexicon->phrase_count++;
}

static void row_add(struct lexicon *lexicon, const struct word_row *row,
                    struct arena *scratch)
{
    struct scan scan;
    scan_read(text_of(row->phrases), scratch, &scan);
    const char *kept = arena_copy(&lexicon->arena, scan.folded, strlen(scan.folded));
    phrase_begin(lexicon, row);
    for (size_t i = 0; i < scan.count; i++) {
        struct text folded = scan_folded(&scan, i);
        if (text_is(folded, "|")) {
            phrase_end(lexicon, row);
            phrase_begin(lexicon, row);
        } else if (text_is(folded, "*")) {
            lexicon->words[lexicon->word_count - 1].is_stem = true;
        } else {
            word_add(lexicon, text_from(kept + (folded.bytes - scan.folded), folded.len));
        }
    }
    phrase_end(lexicon, row);
    arena_clear(scratch);
}

static void table_add(struct lexicon *lexicon, const struct word_row *rows, size_t count)
{
    struct arena scratch;
    arena_init(&scratch);
    for (size_t i = 0; i < count; i++) {
        row_add(lexicon, &rows[i], &scratch);
    }
    arena_release(&scratch);
}

/* Shorter ones first, so that pushing them in front of their slots leaves the longest
 * there. */
static int phrase_compare(const void *a, const void *b)
{
    const struct phrase *left = a;
    const struct phrase *right = b;
    if (left->count != right->count) {
        return left->count < right->count ? -1 : 1;
    }
    if (left->bytes != right->bytes) {
        return left->bytes < right->bytes ? -1 : 1;
    }
    return left->first < right->first ? -1 : left->first > right->first;
}

static bool takes_adverbs(uint16_t meaning)
{
    return meaning == MEANING_STATE || meaning == MEANING_STATE_OF ||
           meaning == MEANING_PASSIVE || meaning == MEANING_ACTIVE ||
           meaning == MEANING_DEED_MADE || meaning == MEANING_DONE ||
           meaning == MEANING_STOCK;
}

/* Most phrases that begin as the text does are told from it by their second word. */
static void second_note(const struct lexicon *lexicon, struct phrase *phrase)
{
    if (phrase->count < 2 || takes_adverbs(phrase->row->meaning)) {
        return;
    }
    const struct phrase_word *word = &lexicon->words[phrase->first + 1];
    phrase->has_second = !word->is_stem || word->len >= 4;
    phrase->second_key = key_of(word->bytes, word->len);
}

static void slur_note(struct lexicon *lexicon, size_t index)
{
    const struct phrase *phrase = &lexicon->phrases[index];
    if (phrase->row->meaning == MEANING_SLUR && phrase->count == 1) {
        lexicon->slurs =
            arena_reserve(&lexicon->arena, lexicon->slurs, &lexicon->slur_capacity,
                          lexicon->slur_count, sizeof(*lexicon->slurs));
        lexicon->slurs[lexicon->slur_count++] = (uint32_t)index;
    }
}

/* Every phrase into the slot of its first word. */
static void lexicon_finish(struct lexicon *lexicon)
{
    qsort(lexicon->phrases, lexicon->phrase_count, sizeof(*lexicon->phrases),
          phrase_compare);
    memset(lexicon->slots, 0xFF, sizeof(lexicon->slots));
    memset(lexicon->pairs, 0xFF, sizeof(lexicon->pairs));
    for (size_t i = 0; i < lexicon->phrase_count; i++) {
        struct phrase *phrase = &lexicon->phrases[i];
        const struct phrase_word *word = &lexicon->words[phrase->first];
        phrase->key = key_of(word->bytes, word->len);
        second_note(lexicon, phrase);
        uint32_t *slot =
            phrase->has_second
                ? &lexicon->pairs[slot_of_pair(phrase->key, phrase->second_key)]
                : &lexicon->slots[slot_of(phrase->key)];
        phrase->next = *slot;
        *slot = (uint32_t)i;
        slur_note(lexicon, i);
    }
    lexicon->is_ready = true;
}

#define TABLE(name)                                                                        \
    {                                                                                      \
        words_##name, &words_##name##_count                                                \
    }

static const struct lexicon *claims_start(void)
{
    static const struct {
        const struct word_row *rows;
        const size_t *count;
    } tables[] = {TABLE(any),   TABLE(en),     TABLE(es),     TABLE(goods),   TABLE(offers),
                  TABLE(moves), TABLE(permit), TABLE(doing),  TABLE(de),      TABLE(fr),
                  TABLE(it),    TABLE(pt),     TABLE(nl),     TABLE(zh),      TABLE(ja),
                  TABLE(days),  TABLE(money),  TABLE(policy), TABLE(anchors), TABLE(deeds),
                  TABLE(study), TABLE(owed),   TABLE(house),  TABLE(way),     TABLE(did),
                  TABLE(back),  TABLE(pledge), TABLE(said),   TABLE(more),    TABLE(ends),
                  TABLE(order), TABLE(means),  TABLE(secrets)};
    struct lexicon *lexicon = &claims_lexicon;
    struct word_row *rows;
    size_t count;
    if (!lexicon->is_ready) {
        arena_init(&lexicon->arena);
        for (size_t i = 0; i < COUNT_OF(tables); i++) {
            table_add(lexicon, tables[i].rows, *tables[i].count);
        }
        lexicon_data_rows(false, &lexicon->arena, &rows, &count);
        table_add(lexicon, rows, count);
        lexicon_finish(lexicon);
    }
    return lexicon;
}

static const struct lexicon *never_start(void)
{
    struct lexicon *lexicon = &never_lexicon;
    if (!lexicon->is_ready) {
        arena_init(&lexicon->arena);
        table_add(lexicon, words_never, words_never_count);
        table_add(lexicon, words_never_more, words_never_more_count);
        lexicon_finish(lexicon);
    }
    return lexicon;
}

static const struct lexicon *goods_start(void)
{
    struct lexicon *lexicon = &goods_lexicon;
    struct word_row *rows;
    size_t count;
    if (!lexicon->is_ready) {
        arena_init(&lexicon->arena);
        lexicon_data_rows(true, &lexicon->arena, &rows, &count);
        table_add(lexicon, rows, count);
        lexicon_finish(lexicon);
    }
    return lexicon;
}

void lexicon_forget(void)
{
    struct lexicon *const lexicons[] = {&claims_lexicon, &goods_lexicon};
    for (size_t i = 0; i < COUNT_OF(lexicons); i++) {
        if (lexicons[i]->is_ready) {
            arena_release(&lexicons[i]->arena);
            *lexicons[i] = (struct lexicon){0};
        }
    }
}

size_t lexicon_phrase_count(void)
{
    return claims_start()->phrase_count;
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
    find(claims_start(), scan, arena, marks, count);
}

void lexicon_find_goods(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count)
{
    find(goods_start(), scan, arena, marks, count);
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
    const struct lexicon *lexicon = claims_start();
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
    find(never_start(), scan, arena, marks, count);
}
