#include "guard/mask_inside.h"

#include <string.h>

/*
 * Names of people whom no record knows, behind words that only people stand behind: "my
 * husband Tobias", "bei Nachbarn Huber", 我妈妈王秀英.
 */
#define NAME_WORDS 3
#define HAN_BYTES  3
#define KANJI_MAX  5
#define BACK_BYTES 12 /* of the word before "Frau" */
#define GIVEN_MAX  16 /* letters of a first name */

/* Capitals that begin no name. */
static const char *const never[] = {
    "size", "talla", "taille", "taglia", "grosse", "maat",   "tamanho", "i",   "the",
    "dhl",  "ups",   "gls",    "fedex",  "dpd",    "hermes", "und",     "and", "ich"};
/* What a German sentence goes on with behind a name; behind a thing it goes on otherwise.
 */
static const char *const verbs[] = {
    "hat",   "ist",  "war",     "wird",    "kann",  "konnte", "mochte", "wollte", "holt",
    "nimmt", "nahm", "bekommt", "braucht", "hatte", "kommt",  "war",    "wohnt",  "und"};
/* Before a word for a woman these say whose wife she is. */
static const char *const possessives[] = {"meine",  "meiner", "deine", "deiner", "seine",
                                          "seiner", "ihre",   "ihrer", "unsere", "unserer",
                                          "eine",   "einer",  "keine", "jede",   "eure"};
/* Surnames of China that seldom begin another word, and what a sentence goes on with. */
static const char surnames[] =
    "王李张刘陈杨赵周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭"
    "吕苏卢蒋蔡贾丁魏薛阎潘杜戴钟汪姜姚谭廖邹熊陆郝孔崔康邱秦顾侯邵孟"
    "汤尹黎乔贺赖龚欧林張劉陳楊趙吳鄭謝馮鄧蔣";
static const char goes_on[] =
    "说的在也是去收买想要会已把让给叫就都还家很来代签和跟没不有，。";

#define IS_ONE_OF(fold, start, end, list) is_one_of(fold, start, end, list, COUNT_OF(list))

static bool is_one_of(const struct fold *fold, size_t start, size_t end,
                      const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == end - start &&
            memcmp(fold->bytes + start, list[i], end - start) == 0) {
            return true;
        }
    }
    return false;
}

static size_t letters_end(const struct fold *fold, size_t at)
{
    while (at < fold->len &&
           (fold->classes[at] == FOLD_LETTER ||
            (fold->bytes[at] != '\0' && strchr("-'", fold->bytes[at]) &&
             at + 1 < fold->len && fold->classes[at + 1] == FOLD_LETTER))) {
        at++;
    }
    return at;
}

static size_t gap_end(const struct fold *fold, size_t at, const char *signs)
{
    while (at < fold->len && fold->bytes[at] != '\0' &&
           strchr(signs, fold->bytes[at]) != NULL) {
        at++;
    }
    return at;
}

/* Words with capitals from here on; count says how many. */
static size_t capitals_end(const struct fold *fold, size_t at, size_t *count)
{
    size_t end = at;
    for (*count = 0; *count < NAME_WORDS && at < fold->len; (*count)++) {
        size_t word = letters_end(fold, at);
        if (word < at + 2 || fold->classes[at] != FOLD_LETTER ||
            !fold_is_capital(fold, at) || IS_ONE_OF(fold, at, word, never)) {
            break;
        }
        end = word;
        at = word < fold->len && fold->bytes[word] == ' ' ? word + 1 : fold->len;
    }
    return end;
}

/* "Mrs", which brings its name by itself. */
static bool is_title_at(const struct search *search, size_t at)
{
    size_t len = letters_end(&search->fold, at) - at;
    return len > 0 && len < 16 &&
           name_is_title(arena_copy(search->arena, search->fold.bytes + at, len));
}

static void relation_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = gap_end(fold, at, " ,:");
    size_t count;
    size_t end = capitals_end(fold, start, &count);
    if (start > at && count > 0 && !is_title_at(search, start)) {
        search_found(search, start, end, MASK_NAME);
    }
}

/* What a sentence goes on with behind a first name in lower case. */
static const char *const small[] = {
    "and", "i",   "my",  "from", "the",    "but",    "with",  "is",      "in",      "at",
    "on",  "to",  "for", "here", "please", "thanks", "thank", "instead", "because", "so",
    "y",   "und", "et",  "e",    "en",     "de",     "da",    "di",      "von",     "van",
    "que", "mit", "con", "com",  "met",    "avec",   "ich",   "je",      "yo",      "ik",
    "io",  "eu",  "por", "per",  "pour",   "bitte",  "danke", "gracias", "merci"};

bool mask_is_given_name(struct text folded)
{
    char word[GIVEN_MAX + 3];
    if (folded.len < 2 || folded.len > GIVEN_MAX) {
        return false;
    }
    word[0] = '|';
    memcpy(word + 1, folded.bytes, folded.len);
    word[folded.len + 1] = '|';
    word[folded.len + 2] = '\0';
    return strstr(mask_given, word) != NULL;
}

static bool is_given(const struct fold *fold, size_t start, size_t end)
{
    return mask_is_given_name(text_from(fold->bytes + start, end - start));
}

/* The phrase ends in the word: "my husband". */
static bool ends_in(struct text phrase, struct text word)
{
    size_t front = phrase.len - word.len;
    return phrase.len >= word.len &&
           text_equals(text_from(phrase.bytes + front, word.len), word) &&
           (front == 0 || phrase.bytes[front - 1] == ' ');
}

bool mask_names_follow(struct text folded)
{
    for (size_t i = 0; i < words_cues_count; i++) {
        struct text rest = text_of(words_cues[i].words);
        struct text phrase;
        unsigned of_people = CUE_RELATION | CUE_GERMAN | CUE_TITLE;
        while (words_cues[i].role & of_people && text_next(&rest, '|', &phrase)) {
            if (ends_in(phrase, folded)) {
                return true;
            }
        }
    }
    return false;
}

/* "deliver to John Smith": a first name that is known, and a surname. */
static void sent_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = gap_end(fold, at, " ");
    size_t count;
    size_t end = capitals_end(fold, start, &count);
    if (start == at + 1 && count > 1 && is_given(fold, start, letters_end(fold, start))) {
        search_found(search, start, end, MASK_NAME);
    }
}

/* "my name is john smith": the same without capitals; in front of it at most a comma and a
 * line's end. */
static void given_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = gap_end(fold, at, " ,:\n");
    size_t first = letters_end(fold, start);
    if (start == at || start - at > 4 || !is_given(fold, start, first)) {
        return;
    }
    size_t count;
    size_t end = capitals_end(fold, start, &count);
    if (count < 2) {
        size_t next = gap_end(fold, first, " ");
        size_t last = letters_end(fold, next);
        bool is_small = fold_is_capital(fold, start) || IS_ONE_OF(fold, next, last, small);
        end = next == first + 1 && last > next + 1 && !is_small ? last : first;
    }
    bool may_sign = at > 0 && fold->bytes[at - 1] == ',';
    if (!may_sign || !name_is_of_staff(search, start, end)) {
        search_found(search, start, end, MASK_NAME);
    }
}

/* In German things have capitals, too. */
static void german_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = gap_end(fold, at, " ");
    size_t count;
    size_t end = capitals_end(fold, start, &count);
    size_t next = gap_end(fold, end, " ");
    bool is_name =
        count > 1 || (count == 1 && IS_ONE_OF(fold, next, letters_end(fold, next), verbs));
    if (start > at && is_name) {
        search_found(search, start, end, MASK_NAME);
    }
}

/* "Frau", and not "meine Frau": at is its end. */
static bool is_possessed(const struct fold *fold, size_t at)
{
    size_t word = at;
    while (word > 0 && fold->classes[word - 1] == FOLD_LETTER) {
        word--;
    }
    size_t end = word > 0 && fold->bytes[word - 1] == ' ' ? word - 1 : 0;
    size_t start = end;
    while (start > 0 && end - start < BACK_BYTES &&
           fold->classes[start - 1] == FOLD_LETTER) {
        start--;
    }
    return IS_ONE_OF(fold, start, end, possessives);
}

static void title_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = gap_end(fold, at, " .");
    size_t count;
    size_t end = capitals_end(fold, start, &count);
    bool is_short = fold->bytes[at - 1] == '.'; /* "M. Dutronc", and not "5 m. Die" */
    bool is_alone = !is_short || at < 3 || fold->classes[at - 3] == FOLD_GAP;
    if (is_short && (!is_alone || !fold_is_capital(fold, at - 2))) {
        return;
    }
    if (is_possessed(fold, at)) {
        german_take(search, at);
    } else if (start > at && start - at <= 3 && count > 0) {
        search_found(search, start, end, MASK_NAME);
    }
}

/* One character of Han stands in the list. */
static bool is_in(const char *list, const struct fold *fold, size_t at)
{
    return at + HAN_BYTES <= fold->len && fold->classes[at] == FOLD_SINGLE &&
           memmem(list, strlen(list), fold->bytes + at, HAN_BYTES) != NULL;
}

static bool is_single(const struct fold *fold, size_t at)
{
    return at + HAN_BYTES <= fold->len && fold->classes[at] == FOLD_SINGLE;
}

static void han_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t given = at + HAN_BYTES;
    if (!is_in(surnames, fold, at) || !is_single(fold, given) ||
        is_in(goes_on, fold, given)) {
        return;
    }
    size_t last = given + HAN_BYTES;
    bool is_long = is_single(fold, last) && !is_in(goes_on, fold, last);
    search_found(search, at, is_long ? last + HAN_BYTES : last, MASK_NAME);
}

/* 张先生: at is the end of the honorific, which stays. */
static void honorific_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t honorific = (size_t)2 * HAN_BYTES;
    if (at >= honorific + HAN_BYTES && is_in(surnames, fold, at - honorific - HAN_BYTES)) {
        search_found(search, at - honorific - HAN_BYTES, at - honorific, MASK_NAME);
    }
}

static bool is_kanji(const struct fold *fold, size_t at)
{
    unsigned char lead = at < fold->len ? (unsigned char)fold->bytes[at] : 0;
    return is_single(fold, at) && lead >= 0xE4 && lead <= 0xE9;
}

/* 隣の山本さん, 夫の佐藤一郎が: two characters need an honorific behind them, four do not.
 */
static void kanji_take(struct search *search, size_t at)
{
    static const char *const behind[] = {"さん", "様", "宛", "くん", "君"};
    const struct fold *fold = &search->fold;
    size_t end = at;
    bool is_called = false;
    while (is_kanji(fold, end) && end - at < (size_t)KANJI_MAX * HAN_BYTES) {
        for (size_t i = 0; i < COUNT_OF(behind) && end > at; i++) {
            size_t len = strlen(behind[i]);
            is_called |=
                end + len <= fold->len && memcmp(fold->bytes + end, behind[i], len) == 0;
        }
        if (is_called) {
            break;
        }
        end += HAN_BYTES;
    }
    for (size_t i = 0; i < COUNT_OF(behind) && !is_called && end > at; i++) {
        size_t len = strlen(behind[i]);
        is_called =
            end + len <= fold->len && memcmp(fold->bytes + end, behind[i], len) == 0;
    }
    size_t least = is_called ? 2 : 4;
    if (end - at >= least * HAN_BYTES) {
        search_found(search, at, end, MASK_NAME);
    }
}

void thirds_find(struct search *search)
{
    cues_take(search, CUE_RELATION, relation_take);
    cues_take(search, CUE_SEND, sent_take);
    cues_take(search, CUE_NAME, given_take);
    cues_take(search, CUE_GERMAN, german_take);
    cues_take(search, CUE_TITLE, title_take);
    cues_take(search, CUE_HAN, han_take);
    cues_take(search, CUE_HONORIFIC, honorific_take);
    cues_take(search, CUE_KANJI, kanji_take);
}
