#include "guard/fold.h"
#include "guard/judge.h"

#include "base/utf8.h"

#include <string.h>

/*
 * Insults of the shop's lists in a disguise: digits and signs for letters, letters set
 * apart, a star for a letter, letters said long, marks of layout and other scripts within.
 */

#define SLUR_MIN  4
#define SLUR_MAX  24
#define GAP_LEN   3 /* bytes between two letters that stand alone */
#define SPELL_MAX 2 /* ways to read "1" */

/* A run without white space, or of letters that stand alone; bytes of the fold. */
struct run {
    size_t start;
    size_t end;
};

static bool is_space(const struct fold *fold, size_t at)
{
    return at >= fold->len || fold->bytes[at] == ' ' || fold->bytes[at] == '\n' ||
           fold->bytes[at] == '\t' || fold->bytes[at] == '\r';
}

static bool is_letter(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->bytes[at] >= 'a' && fold->bytes[at] <= 'z';
}

/* The letter that a digit or a sign is read as; 0 for none. */
static char letter_like(char byte, size_t spelling)
{
    static const char from[] = "01!|345789@$+";
    static const char to[2][14] = {"oiiieastbgast", "olllesstbgast"};
    const char *found = byte == '\0' ? NULL : strchr(from, byte);
    return (char)(found == NULL ? '\0' : to[spelling][found - from]);
}

/* What only stands between letters. */
static bool is_filler(char byte)
{
    return byte != '\0' && strchr("*_`~.-/\\'\"()[]{}<>,:;\x01", byte) != NULL;
}

/* Writes the letters of the run; stars are kept where they may be letters. False where they
 * are too many, or more signs than letters. */
static bool letters_of(const struct fold *fold, const struct run *run, size_t spelling,
                       bool keeps_stars, struct text *letters, char out[SLUR_MAX + 1])
{
    size_t len = 0;
    size_t signs = 0;
    for (size_t i = run->start; i < run->end; i++) {
        char byte = fold->bytes[i];
        char like = letter_like(byte, spelling);
        char letter = is_letter(fold, i)                      ? byte
                      : like != '\0'                          ? like
                      : byte == '*' && keeps_stars && len > 0 ? '*'
                                                              : '\0';
        if (len == SLUR_MAX || (letter == '\0' && !is_filler(byte) && !is_space(fold, i))) {
            return false;
        }
        signs += like != '\0' && !is_letter(fold, i);
        if (letter != '\0') {
            out[len++] = letter;
        }
    }
    while (len > 0 && out[len - 1] == '*') {
        len--;
    }
    *letters = text_from(out, len);
    return len >= SLUR_MIN && 2 * signs < len;
}

/* Letters said long: no more than two, or one, of each that follow on each other. */
static struct text shortened(struct text letters, size_t most, char out[SLUR_MAX + 1])
{
    size_t len = 0;
    for (size_t i = 0; i < letters.len; i++) {
        bool is_long = len >= most;
        for (size_t k = 1; k <= most && is_long; k++) {
            is_long = out[len - k] == letters.bytes[i];
        }
        if (!is_long) {
            out[len++] = letters.bytes[i];
        }
    }
    return text_from(out, len);
}

static bool is_insult(struct text letters, const char *lang)
{
    char out[SLUR_MAX + 1];
    bool is_long = false;
    for (size_t i = 2; i < letters.len; i++) {
        is_long |= letters.bytes[i] == letters.bytes[i - 1] &&
                   letters.bytes[i] == letters.bytes[i - 2] && letters.bytes[i] != '*';
    }
    return lexicon_is_slur(letters, lang) ||
           (is_long && (lexicon_is_slur(shortened(letters, 2, out), lang) ||
                        lexicon_is_slur(shortened(letters, 1, out), lang)));
}

/* All letters as they are: what the word lists find by themselves, but for a long one. */
static bool is_plain(const struct fold *fold, const struct run *run)
{
    for (size_t i = run->start; i < run->end; i++) {
        bool is_long = i >= run->start + 2 && fold->bytes[i] == fold->bytes[i - 1] &&
                       fold->bytes[i] == fold->bytes[i - 2];
        if (!is_letter(fold, i) || is_long ||
            fold->at[i] - fold->at[run->start] != i - run->start ||
            (unsigned char)fold->text.bytes[fold->at[i]] >= 0x80) {
            return false;
        }
    }
    return true;
}

static bool is_of_others(const struct reading *reading, size_t first, size_t end)
{
    return (reading_scopes(reading, first, end) &
            (SCOPE_TITLE | SCOPE_NAME | SCOPE_QUOTED | SCOPE_LINK | SCOPE_IDENTIFIER)) != 0;
}

/* Unless the word lists told it already. */
static void slur_flag(struct judge *judge, size_t start, size_t end)
{
    for (size_t i = 0; i < judge->opinion->flag_count; i++) {
        const struct flag *flag = &judge->opinion->flags[i];
        if (flag->kind == FLAG_BIAS && flag->start < end && flag->end > start) {
            return;
        }
    }
    flag_add(judge, start, end, RULE_SLUR,
             "This word insults a group of people, in a disguise.");
}

static void run_judge(struct judge *judge, const struct fold *fold, const struct run *run)
{
    const struct scan *scan = &judge->reading->scan;
    size_t first = scan_token_at(scan, fold->at[run->start]);
    size_t end = scan_token_at(scan, fold->at[run->end]);
    if (first >= scan->count || first >= end || is_of_others(judge->reading, first, end)) {
        return;
    }
    const char *lang = reading_sentence(judge->reading, first)->lang;
    char out[SLUR_MAX + 1];
    struct text letters;
    for (size_t i = 0; i < 2 * SPELL_MAX; i++) {
        if (letters_of(fold, run, i % 2, i / 2 == 1, &letters, out) &&
            is_insult(letters, lang)) {
            slur_flag(judge, fold->at[run->start], fold->at[run->end]);
            return;
        }
    }
}

/* Without the signs around it that a sentence has. */
static struct run trimmed(const struct fold *fold, struct run run)
{
    while (run.start < run.end && is_filler(fold->bytes[run.start])) {
        run.start++;
    }
    while (run.end > run.start && (is_filler(fold->bytes[run.end - 1]) ||
                                   strchr("!?|", fold->bytes[run.end - 1]) != NULL)) {
        run.end--;
    }
    return run;
}

/* "f a g", "f.a.g", "f - a - g": letters that stand alone, from this one on. */
static size_t alone_end(const struct fold *fold, size_t at)
{
    size_t end = at;
    size_t last = at + 4 * SLUR_MAX;
    while (at < last && is_letter(fold, at) && !is_letter(fold, at + 1)) {
        end = at + 1;
        at++;
        size_t gap = 0;
        while (at < fold->len && gap < GAP_LEN && !is_letter(fold, at) &&
               fold->bytes[at] != '\n' &&
               (fold->bytes[at] == ' ' || is_filler(fold->bytes[at]))) {
            at++;
            gap++;
        }
        if (gap == 0) {
            return end;
        }
    }
    return end;
}

/* Letters alone, of which some in the midst may be a word: "a" in front of it. */
static size_t alone_judge(struct judge *judge, const struct fold *fold, size_t at)
{
    size_t end = alone_end(fold, at);
    bool is_begun = at == 0 || !is_letter(fold, at - 1);
    if (!is_begun || end - at < 2 * SLUR_MIN - 1) {
        return at;
    }
    for (size_t start = at; start < end && start <= at + 4; start++) {
        struct run run = {start, end};
        size_t before = judge->opinion->flag_count;
        if (is_letter(fold, start)) {
            run_judge(judge, fold, &run);
        }
        if (judge->opinion->flag_count > before) {
            break;
        }
    }
    return end;
}

static size_t character_end(struct text text, size_t at)
{
    uint32_t code_point;
    return at + utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
}

/* The sign that only stands between characters begins here; its bytes, 0 for none. */
static size_t filler_len(const struct fold *fold, size_t at)
{
    bool is_dot = text_starts_with(text_from(fold->bytes + at, fold->len - at), "・");
    bool is_sign = fold->classes[at] == FOLD_GAP && fold->bytes[at] != '\n' &&
                   (fold->bytes[at] == ' ' || is_filler(fold->bytes[at]));
    return is_dot ? strlen("・") : is_sign;
}

/* 黑 鬼, 黑*鬼: signs between characters left out, by the word lists themselves. */
static void characters_judge(struct judge *judge, const struct fold *fold)
{
    char *bytes = arena_get(judge->arena, fold->len + 1);
    uint32_t *at = arena_get(judge->arena, (fold->len + 1) * sizeof(*at));
    size_t len = 0;
    size_t left_out = 0;
    for (size_t i = 0; i < fold->len; i++) {
        size_t filler = filler_len(fold, i);
        if (filler > 0 && len > 0 && (unsigned char)bytes[len - 1] >= 0x80) {
            left_out++;
            i += filler - 1;
            continue;
        }
        at[len] = fold->at[i];
        bytes[len++] = fold->bytes[i];
    }
    at[len] = (uint32_t)fold->text.len;
    if (left_out == 0 || !judge_works(judge, len / 8)) {
        return;
    }
    struct scan scan;
    struct mark *marks;
    size_t count;
    scan_read(text_from(bytes, len), judge->arena, &scan);
    lexicon_find(&scan, judge->arena, &marks, &count);
    for (size_t i = 0; i < count; i++) {
        size_t start = scan.tokens[marks[i].first].start;
        size_t end = scan.tokens[marks[i].end - 1].end;
        bool is_apart = at[end - 1] - at[start] + 3 > end - start;
        size_t first = scan_token_at(&judge->reading->scan, at[start]);
        size_t last = scan_token_at(&judge->reading->scan, at[end]);
        if (marks[i].meaning == MEANING_SLUR && is_apart &&
            !is_of_others(judge->reading, first, last)) {
            slur_flag(judge, at[start], character_end(fold->text, at[end - 1]));
        }
    }
}

void flags_of_slurs(struct judge *judge)
{
    struct fold fold;
    bool has_characters = false;
    fold_read(judge->reading->scan.text, judge->arena, &fold);
    for (size_t at = 0; at < fold.len;) {
        struct run run = {at, at};
        while (!is_space(&fold, run.end)) {
            has_characters |= fold.classes[run.end] == FOLD_SINGLE;
            run.end++;
        }
        size_t next = run.end > at ? run.end : at + 1;
        struct run word = trimmed(&fold, run);
        if (word.end - word.start >= SLUR_MIN && word.end - word.start <= 2 * SLUR_MAX &&
            !is_plain(&fold, &word)) {
            run_judge(judge, &fold, &word);
        }
        size_t behind = is_letter(&fold, word.start) ? alone_judge(judge, &fold, word.start)
                                                     : word.start;
        at = behind > next ? behind : next;
    }
    if (has_characters) {
        characters_judge(judge, &fold);
    }
}
