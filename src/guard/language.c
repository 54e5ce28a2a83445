#include "guard/language.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "guard/language_words.h"
#include "guard/scan.h"

#include <string.h>

#define TEXT_MAX           ((size_t)8192) /* bytes that are looked at */
#define LANGS_MAX          32
#define SLOT_BITS          12
#define SLOT_COUNT         ((size_t)1 << SLOT_BITS)
#define LETTERS_MIN        4
#define LETTERS_SHORT      60 /* of a text that near relations share */
#define WEIGHT_OF_WORD     24 /* shared by the languages that have the word */
#define WEIGHT_OF_SEQUENCE 3
#define SCORE_MIN          12
#define LEAD_MIN           4 /* points, and a part of the best score, that are no chance */
#define LEAD_PART          3

/* A word or sequence of letters, and in which languages it is common. */
struct entry {
    uint32_t hash; /* 0: free */
    uint32_t langs;
};

/* Made of the constant tables at the first use, and constant from then on. */
struct index {
    struct entry words[SLOT_COUNT];
    struct entry sequences[SLOT_COUNT];
    bool is_ready;
};
static struct index index_of_words;

static uint32_t hash_of(const char *bytes, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    }
    return hash == 0 ? 1 : hash;
}

static struct entry *entry_at(struct entry *entries, uint32_t hash)
{
    size_t slot = hash & (SLOT_COUNT - 1);
    while (entries[slot].hash != 0 && entries[slot].hash != hash) {
        slot = (slot + 1) & (SLOT_COUNT - 1);
    }
    return &entries[slot];
}

static void list_add(struct entry *entries, const char *list, size_t lang)
{
    struct text rest = text_of(list);
    struct text word;
    while (text_next_word(&rest, &word)) {
        struct entry *entry = entry_at(entries, hash_of(word.bytes, word.len));
        entry->hash = hash_of(word.bytes, word.len);
        entry->langs |= (uint32_t)1 << lang;
    }
}

static void index_start(void)
{
    if (index_of_words.is_ready) {
        return;
    }
    for (size_t i = 0; i < language_words_count; i++) {
        list_add(index_of_words.words, language_words[i].words, i);
        list_add(index_of_words.sequences, language_words[i].letters, i);
    }
    index_of_words.is_ready = true;
}

/* Scripts that say the language by themselves, or leave few. */
enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_HANGUL,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_GREEK,
    SCRIPT_HEBREW,
    SCRIPT_THAI,
    SCRIPT_DEVANAGARI,
    SCRIPT_COUNT
};
static const struct {
    uint32_t first;
    uint32_t last;
    enum script script;
} scripts[] = {
    {0x41, 0x24F, SCRIPT_LATIN},       {0x370, 0x3FF, SCRIPT_GREEK},
    {0x400, 0x52F, SCRIPT_CYRILLIC},   {0x590, 0x5FF, SCRIPT_HEBREW},
    {0x600, 0x6FF, SCRIPT_ARABIC},     {0x750, 0x77F, SCRIPT_ARABIC},
    {0x900, 0x97F, SCRIPT_DEVANAGARI}, {0xE00, 0xE7F, SCRIPT_THAI},
    {0x1E00, 0x1EFF, SCRIPT_LATIN},    {0x3040, 0x30FF, SCRIPT_KANA},
    {0x3400, 0x9FFF, SCRIPT_HAN},      {0xAC00, 0xD7A3, SCRIPT_HANGUL},
    {0xFF66, 0xFF9F, SCRIPT_KANA},
};

static enum script script_of(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        if (code_point >= scripts[i].first && code_point <= scripts[i].last) {
            return scripts[i].script;
        }
    }
    return SCRIPT_NONE;
}

/* Letters that few languages have, and what each tells. */
static const struct {
    uint32_t letter;
    const char *langs;
    int weight;
} letters[] = {
    {0xF1, "es", 14},
    {0xBF, "es", 24},
    {0xA1, "es", 24},
    {0xDF, "de", 24},
    {0xE4, "de sv fi", 6},
    {0xF6, "de sv fi tr hu", 5},
    {0xFC, "de tr hu es", 6},
    {0xE3, "pt vi", 14},
    {0xF5, "pt vi", 12},
    {0xE7, "fr pt tr", 6},
    {0xE8, "fr it", 6},
    {0xEA, "fr pt vi", 6},
    {0xEB, "fr nl", 5},
    {0xE0, "fr it", 5},
    {0xF9, "it fr", 5},
    {0xEC, "it", 8},
    {0xF2, "it", 8},
    {0xEE, "fr ro", 7},
    {0xFB, "fr", 8},
    {0x153, "fr", 14},
    {0xE1, "es pt cs hu", 4},
    {0xED, "es pt cs hu", 4},
    {0xF3, "es pt pl hu cs", 4},
    {0xFA, "es pt cs hu", 4},
    {0xE9, "fr es pt hu cs", 3},
    {0xE5, "sv da no", 10},
    {0xE6, "da no", 14},
    {0xF8, "da no", 14},
    {0x142, "pl", 20},
    {0x105, "pl", 14},
    {0x119, "pl", 14},
    {0x15B, "pl", 14},
    {0x17C, "pl", 14},
    {0x107, "pl", 10},
    {0x159, "cs", 20},
    {0x16F, "cs", 20},
    {0x11B, "cs", 16},
    {0x10D, "cs", 8},
    {0x161, "cs", 8},
    {0x17E, "cs", 8},
    {0x11F, "tr", 20},
    {0x15F, "tr ro", 10},
    {0x131, "tr", 16},
    {0x151, "hu", 20},
    {0x171, "hu", 20},
    {0x103, "ro vi", 12},
    {0x219, "ro", 20},
    {0x21B, "ro", 20},
    {0x1A1, "vi", 14},
    {0x1B0, "vi", 14},
    {0x111, "vi", 14},
};

struct counts {
    size_t scripts[SCRIPT_COUNT];
    int scores[LANGS_MAX];
    bool has_ukrainian; /* letters that Russian has not */
    bool has_persian;   /* letters that Arabic has not */
};

static void langs_score(int *scores, uint32_t langs, int weight)
{
    int count = 0;
    for (uint32_t rest = langs; rest != 0; rest &= rest - 1) {
        count++;
    }
    int share = count == 0 || weight < count ? 1 : weight / count;
    for (uint32_t rest = langs; rest != 0; rest &= rest - 1) {
        scores[__builtin_ctz(rest)] += share;
    }
}

static uint32_t langs_named(const char *names)
{
    uint32_t langs = 0;
    for (size_t i = 0; i < language_words_count; i++) {
        const char *lang = language_words[i].lang;
        for (const char *at = names; *at != '\0'; at += at[2] == ' ' ? 3 : 2) {
            langs |= at[0] == lang[0] && at[1] == lang[1] ? (uint32_t)1 << i : 0;
        }
    }
    return langs;
}

static void letter_count(struct counts *counts, uint32_t code_point)
{
    if (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) {
        code_point += 0x20;
    }
    counts->scripts[script_of(code_point)] += utf8_is_letter(code_point) ? 1 : 0;
    counts->has_ukrainian |=
        code_point == 0x456 || code_point == 0x457 || code_point == 0x454;
    counts->has_persian |= code_point == 0x67E || code_point == 0x686 ||
                           code_point == 0x6AF || code_point == 0x6CC ||
                           code_point == 0x6A9;
    if (code_point < 0xA1 || code_point > 0x21B) {
        return;
    }
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        if (letters[i].letter == code_point) {
            langs_score(counts->scores, langs_named(letters[i].langs), letters[i].weight);
        }
    }
}

static void word_count(struct counts *counts, struct text folded)
{
    const struct entry *word =
        entry_at(index_of_words.words, hash_of(folded.bytes, folded.len));
    if (word->hash != 0) {
        langs_score(counts->scores, word->langs, WEIGHT_OF_WORD);
    }
    char padded[66];
    size_t len = folded.len > 64 ? 64 : folded.len;
    padded[0] = '_';
    memcpy(padded + 1, folded.bytes, len);
    padded[len + 1] = '_';
    for (size_t i = 0; i + 3 <= len + 2; i++) {
        const struct entry *sequence =
            entry_at(index_of_words.sequences, hash_of(padded + i, 3));
        if (sequence->hash != 0) {
            langs_score(counts->scores, sequence->langs, WEIGHT_OF_SEQUENCE);
        }
    }
}

static void letters_count(struct counts *counts, struct text text)
{
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte < 0x80) {
            counts->scripts[SCRIPT_LATIN] += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
            at++;
            continue;
        }
        uint32_t code_point;
        at += utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        letter_count(counts, code_point);
    }
}

/* Words and letters of the tokens that count. */
static void part_count(struct counts *counts, const struct language_part *part)
{
    const struct scan *scan = part->scan;
    for (size_t i = 0; i < scan->count && scan->tokens[i].start < part->bytes; i++) {
        if (part->scopes != NULL && (part->scopes[i] & part->masked) != 0) {
            continue;
        }
        if (scan->tokens[i].kind == TOKEN_WORD) {
            word_count(counts, scan_folded(scan, i));
        }
        letters_count(counts, scan_raw(scan, i));
    }
}

/* surely: told, whether the next best language is clearly behind. */
static const char *latin_language(const struct counts *counts, bool *surely)
{
    size_t best = 0;
    int second = 0;
    for (size_t i = 1; i < language_words_count; i++) {
        if (counts->scores[i] > counts->scores[best]) {
            second = counts->scores[best];
            best = i;
        } else if (counts->scores[i] > second) {
            second = counts->scores[i];
        }
    }
    int score = counts->scores[best];
    *surely = score >= SCORE_MIN && score >= second + LEAD_MIN + score / LEAD_PART;
    return score >= SCORE_MIN && score > second ? language_words[best].lang : NULL;
}

static int score_of(const struct counts *counts, const char *lang)
{
    for (size_t i = 0; i < language_words_count; i++) {
        if (language_is_same(language_words[i].lang, lang)) {
            return counts->scores[i];
        }
    }
    return 0;
}

/* "Pergunta porque faltam 7.50": a short text is as good as the rival's. */
static bool is_near(const struct counts *counts, const char *lang, const char *rival)
{
    int other = score_of(counts, rival);
    return counts->scripts[SCRIPT_LATIN] < LETTERS_SHORT && lang != NULL && other > 0 &&
           other * 2 >= score_of(counts, lang);
}

/* No more behind than chance makes. */
static bool is_level(const struct counts *counts, const char *lang, const char *usual)
{
    int other = score_of(counts, usual);
    return lang != NULL && other > 0 && other + LEAD_MIN >= score_of(counts, lang);
}

static const char *other_language(const struct counts *counts, enum script script,
                                  bool *surely)
{
    *surely = true;
    switch (script) {
    case SCRIPT_HANGUL:
        return "ko";
    case SCRIPT_CYRILLIC:
        return counts->has_ukrainian ? "uk" : "ru";
    case SCRIPT_ARABIC:
        return counts->has_persian ? "fa" : "ar";
    case SCRIPT_GREEK:
        return "el";
    case SCRIPT_HEBREW:
        return "he";
    case SCRIPT_THAI:
        return "th";
    case SCRIPT_DEVANAGARI:
        return "hi";
    default:
        return latin_language(counts, surely);
    }
}

static const char *part_language(const struct language_part *part, struct counts *counts,
                                 bool *surely)
{
    *counts = (struct counts){0};
    index_start();
    part_count(counts, part);
    /* A Han character says as much as several letters. */
    size_t han = counts->scripts[SCRIPT_HAN];
    size_t kana = counts->scripts[SCRIPT_KANA];
    counts->scripts[SCRIPT_HAN] = 3 * (han + kana);
    counts->scripts[SCRIPT_KANA] = 0;
    counts->scripts[SCRIPT_HANGUL] *= 2;
    enum script top = SCRIPT_LATIN;
    for (int i = 0; i < SCRIPT_COUNT; i++) {
        if (i != SCRIPT_NONE && counts->scripts[i] > counts->scripts[top]) {
            top = (enum script)i;
        }
    }
    *surely = counts->scripts[top] >= LETTERS_MIN;
    if (!*surely) {
        return NULL;
    }
    if (top == SCRIPT_HAN) {
        return kana > 1 && kana * 8 >= han ? "ja" : "zh";
    }
    return other_language(counts, top, surely);
}

const char *language_of_part(const struct language_part *part, bool *surely)
{
    struct counts counts;
    const char *lang = part_language(part, &counts, surely);
    *surely = *surely && !is_near(&counts, lang, part->rival);
    return lang;
}

/* usual: where two are level, that one; rival: it is no language surely that is near it. */
static const char *language_find(struct text text, const char *usual, const char *rival,
                                 bool *surely)
{
    struct arena arena;
    struct scan scan;
    arena_init(&arena);
    scan_read(text_from(text.bytes, text.len > TEXT_MAX ? TEXT_MAX : text.len), &arena,
              &scan);
    struct language_part whole = {.scan = &scan, .bytes = TEXT_MAX};
    struct counts counts;
    const char *lang = part_language(&whole, &counts, surely);
    arena_release(&arena);
    *surely = *surely && !is_near(&counts, lang, rival);
    return !*surely && is_level(&counts, lang, usual) ? usual : lang;
}

const char *language_of(struct text text)
{
    return language_of_usual(text, NULL);
}

const char *language_of_usual(struct text text, const char *usual)
{
    bool surely;
    return language_find(text, usual, NULL, &surely);
}

const char *language_surely(struct text text)
{
    bool surely;
    const char *lang = language_find(text, NULL, NULL, &surely);
    return surely ? lang : NULL;
}

const char *language_meant(struct text text, const char *usual)
{
    bool surely;
    const char *lang = language_find(text, NULL, usual, &surely);
    return surely || usual == NULL ? lang : usual;
}

static size_t primary_len(const char *lang)
{
    return strcspn(lang, "-_");
}

bool language_is_common(const char *lang, struct text word)
{
    for (size_t i = 0; i < language_words_count; i++) {
        struct text rest = text_of(language_words[i].words);
        struct text one;
        while (language_is_same(language_words[i].lang, lang) &&
               text_next(&rest, ' ', &one)) {
            if (text_equals(one, word)) {
                return true;
            }
        }
    }
    return false;
}

bool language_is_same(const char *a, const char *b)
{
    if (a == NULL || b == NULL || a[0] == '\0' || b[0] == '\0') {
        return false;
    }
    size_t len = primary_len(a);
    return len == primary_len(b) && strncasecmp(a, b, len) == 0;
}

size_t language_letters(struct text text)
{
    size_t count = 0;
    while (text.len > 0) {
        uint32_t code_point;
        size_t len = utf8_decode(text, &code_point, NULL);
        count += !utf8_is_letter(code_point) ? 0 : utf8_is_unspaced(code_point) ? 2 : 1;
        text = text_from(text.bytes + len, text.len - len);
    }
    return count;
}

const char *language_or(struct text text, const char *other)
{
    const char *lang =
        language_letters(text) >= LANGUAGE_LETTERS ? language_of(text) : NULL;
    return lang != NULL ? lang : other;
}
