/* Phrases out of the tables and lists, for finding them. */
#include "base/fatal.h"
#include "base/memory.h"
#include "guard/lexicon_data.h"
#include "lexicon_parts.h"

#include <stdlib.h>

static struct lexicon claims_lexicon;
static struct lexicon never_lexicon;
static struct lexicon goods_lexicon;

static void phrase_begin(struct lexicon *lexicon, const struct word_row *row)
{
    lexicon->phrases = memory_reserve(lexicon->phrases, &lexicon->phrase_capacity,
                                      lexicon->phrase_count, sizeof(*lexicon->phrases));
    lexicon->phrases[lexicon->phrase_count] = (struct phrase){
        .row = row, .first = (uint32_t)lexicon->word_count, .next = NO_PHRASE};
}

static void word_add(struct lexicon *lexicon, struct text folded)
{
    lexicon->words = memory_reserve(lexicon->words, &lexicon->word_capacity,
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
    lexicon->words =
        memory_grow(lexicon->words, lexicon->word_count, sizeof(*lexicon->words));
    lexicon->phrases =
        memory_grow(lexicon->phrases, lexicon->phrase_count, sizeof(*lexicon->phrases));
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
struct table {
    const struct word_row *rows;
    const size_t *count;
};
static const struct table claims_tables[] = {
    TABLE(any),     TABLE(en),    TABLE(es),     TABLE(goods), TABLE(offers), TABLE(moves),
    TABLE(permit),  TABLE(doing), TABLE(de),     TABLE(fr),    TABLE(it),     TABLE(pt),
    TABLE(nl),      TABLE(zh),    TABLE(ja),     TABLE(days),  TABLE(money),  TABLE(policy),
    TABLE(anchors), TABLE(deeds), TABLE(study),  TABLE(owed),  TABLE(house),  TABLE(way),
    TABLE(did),     TABLE(back),  TABLE(pledge), TABLE(said),  TABLE(more),   TABLE(ends),
    TABLE(order),   TABLE(means), TABLE(secrets)};
static const struct table never_tables[] = {TABLE(never), TABLE(never_more)};

/* One table more, then the lists, then all is put in order. True where it is ready. */
static bool step(struct lexicon *lexicon, const struct table *tables, size_t count)
{
    if (lexicon->is_ready) {
        return true;
    }
    if (lexicon->made == 0) {
        arena_init(&lexicon->arena);
    }
    if (lexicon->made < count) {
        table_add(lexicon, tables[lexicon->made].rows, *tables[lexicon->made].count);
    } else if (lexicon->made == count && lexicon != &never_lexicon) {
        struct word_row *rows;
        size_t row_count;
        lexicon_data_rows(lexicon == &goods_lexicon, &lexicon->arena, &rows, &row_count);
        table_add(lexicon, rows, row_count);
    } else {
        lexicon_finish(lexicon);
    }
    lexicon->made++;
    return lexicon->is_ready;
}

static bool claims_step(void)
{
    return step(&claims_lexicon, claims_tables, COUNT_OF(claims_tables));
}

static bool never_step(void)
{
    return step(&never_lexicon, never_tables, COUNT_OF(never_tables));
}

static bool goods_step(void)
{
    return step(&goods_lexicon, NULL, 0);
}

bool lexicon_step(void)
{
    return claims_step() && never_step() && goods_step();
}

const struct lexicon *lexicon_claims(void)
{
    while (!claims_step()) {
    }
    return &claims_lexicon;
}

const struct lexicon *lexicon_never(void)
{
    while (!never_step()) {
    }
    return &never_lexicon;
}

const struct lexicon *lexicon_goods(void)
{
    while (!goods_step()) {
    }
    return &goods_lexicon;
}

void lexicon_forget(void)
{
    struct lexicon *const lexicons[] = {&claims_lexicon, &goods_lexicon};
    for (size_t i = 0; i < COUNT_OF(lexicons); i++) {
        if (lexicons[i]->made > 0) {
            memory_free(lexicons[i]->words);
            memory_free(lexicons[i]->phrases);
            arena_release(&lexicons[i]->arena);
            *lexicons[i] = (struct lexicon){0};
        }
    }
}
