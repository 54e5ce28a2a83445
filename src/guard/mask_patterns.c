#include "guard/mask_inside.h"

#include <string.h>

void patterns_find(struct search *search)
{
    emails_find(search);
    ips_find(search);
    streets_find(search);
    numbers_find(search);
    phones_find(search);
    context_find(search);
    thirds_find(search);
}

static bool is_plain(const struct fold *fold, size_t at)
{
    return at < fold->len &&
           (fold->classes[at] == FOLD_LETTER || fold->classes[at] == FOLD_DIGIT);
}

static bool is_local(const struct fold *fold, size_t at)
{
    return is_plain(fold, at) ||
           (fold->classes[at] == FOLD_GAP && strchr("._%+-'", fold->bytes[at]) != NULL);
}

static size_t local_start(const struct fold *fold, size_t at)
{
    size_t start = at;
    while (start > 0 && is_local(fold, start - 1)) {
        start--;
    }
    while (start < at && !is_plain(fold, start)) {
        start++;
    }
    return start;
}

/* Labels with points between them, the last of two letters or more; 0 for none. */
static size_t domain_end(const struct fold *fold, size_t at)
{
    size_t end = 0;
    size_t label = at;
    size_t points = 0;
    while (at < fold->len && (is_plain(fold, at) || fold->bytes[at] == '-' ||
                              (fold->bytes[at] == '.' && at > label))) {
        if (fold->bytes[at] == '.') {
            points++;
            label = at + 1;
        } else if (points > 0 && at >= label + 1 && fold->classes[at] == FOLD_LETTER) {
            end = at + 1;
        }
        at++;
    }
    return end;
}

/* What stands around a sign so that programs do not see it; a star on both sides. */
#define OPENING "([{<*"
#define CLOSING ")]}>*"

/* "[@]", " [.] ": behind the sign and what closes around it; 0 where it stands bare. */
static size_t bent_sign_end(const struct fold *fold, size_t at, char sign,
                            bool *is_bracketed)
{
    size_t end = at;
    while (end < fold->len && fold->classes[end] == FOLD_GAP && fold->bytes[end] != sign &&
           end - at < 2) {
        end++;
    }
    if (end == at || end >= fold->len || fold->bytes[end] != sign) {
        return 0;
    }
    *is_bracketed = memchr(OPENING, fold->bytes[end - 1], strlen(OPENING)) != NULL;
    end++;
    end += end < fold->len && memchr(CLOSING, fold->bytes[end], strlen(CLOSING)) != NULL;
    end += end < fold->len && fold->bytes[end] == ' ';
    return end;
}

/* "name at shop dot example": the sign's end, 0 where no word for it stands here. */
static size_t worded(const struct fold *fold, size_t at, const char *const *words)
{
    size_t begin = at;
    while (at < fold->len && fold->classes[at] == FOLD_GAP && at - begin < 3) {
        at++;
    }
    bool is_bracketed =
        at > begin && memchr(OPENING, fold->bytes[at - 1], strlen(OPENING)) != NULL;
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t len = strlen(words[i]);
        if (at + len <= fold->len && memcmp(fold->bytes + at, words[i], len) == 0 &&
            at > begin && (len > 1 || is_bracketed) && !is_plain(fold, at + len)) {
            size_t end = at + len;
            bool closes = end < fold->len &&
                          memchr(CLOSING, fold->bytes[end], strlen(CLOSING)) != NULL;
            end += is_bracketed && closes ? 1 : 0;
            end += end < fold->len && fold->bytes[end] == ' ' ? 1 : 0;
            return end;
        }
    }
    return 0;
}

static const char *const at_words[] = {"at",  "arroba", "arobase", "chiocciola",
                                       "aet", "a",      NULL};
static const char *const dot_words[] = {"dot",   "punto",   "punkt", "point",
                                        "ponto", "punt",    "точка", "kropka",
                                        "tecka", "punktum", "pont",  NULL};

/* The labels behind a worded "@", of which one point at least is a word, or the "@" stood
 * in brackets; 0 for none. */
static size_t worded_domain_end(const struct fold *fold, size_t at, bool is_bracketed)
{
    size_t words = 0;
    size_t labels = 0;
    size_t end = 0;
    for (;;) {
        size_t label = at;
        while (is_plain(fold, at) || (at < fold->len && fold->bytes[at] == '-')) {
            at++;
        }
        if (at == label) {
            return labels > 1 && (words > 0 || is_bracketed) ? end : 0;
        }
        labels++;
        end = at - label < 2 ? end : at; /* the last has two letters at least */
        bool is_shut = false;
        size_t dot = worded(fold, at, dot_words);
        size_t bent = dot == 0 ? bent_sign_end(fold, at, '.', &is_shut) : 0;
        dot = is_shut ? bent : dot;
        bool is_point = at < fold->len && fold->bytes[at] == '.';
        words += dot != 0;
        if (dot == 0 && !is_point) {
            return labels > 1 && (words > 0 || is_bracketed) ? end : 0;
        }
        at = dot != 0 ? dot : at + 1;
    }
}

/* Behind a word for "@", which ends here. */
static void worded_email(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    while (at > 0 && is_plain(fold, at - 1)) {
        at--; /* before the word */
    }
    size_t word = at;
    while (at > 0 && fold->classes[at - 1] == FOLD_GAP && word - at < 3) {
        at--;
    }
    size_t behind = worded(fold, at, at_words);
    if (behind == 0 || at == 0 || !is_plain(fold, at - 1)) {
        return;
    }
    size_t start = local_start(fold, at);
    bool is_bracketed = memchr(OPENING, fold->bytes[word - 1], strlen(OPENING)) != NULL;
    size_t end = worded_domain_end(fold, behind, is_bracketed);
    if (end != 0 && start < at) {
        search_found(search, start, end, MASK_EMAIL);
    }
}

/* Where the sign next stands, from this byte on; len where it does not. */
static size_t sign_from(const struct fold *fold, char sign, size_t at)
{
    const char *found =
        at < fold->len ? memchr(fold->bytes + at, sign, fold->len - at) : NULL;
    return found == NULL ? fold->len : (size_t)(found - fold->bytes);
}

/* "name(a)shop.example": a letter that only its brackets make a sign. */
static void bracketed_emails_find(struct search *search)
{
    static const char closes[] = {')', ']', '}', '>'};
    const struct fold *fold = &search->fold;
    size_t next[sizeof(closes)] = {0};
    for (size_t at = 2; at < fold->len; at++) {
        size_t nearest = fold->len;
        for (size_t i = 0; i < sizeof(closes); i++) {
            next[i] = next[i] < at ? sign_from(fold, closes[i], at) : next[i];
            nearest = next[i] < nearest ? next[i] : nearest;
        }
        at = nearest;
        if (at < fold->len && memchr(closes, fold->bytes[at], sizeof(closes)) != NULL &&
            fold->bytes[at - 1] == 'a' && strchr("([{<", fold->bytes[at - 2]) != NULL) {
            worded_email(search, at);
        }
    }
}

/* "name [@] shop.example", "name @ shop.example", "name@shop[.]example": at is the sign. */
static void bent_email(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t before = at;
    while (before > 0 && at - before < 2 && fold->classes[before - 1] == FOLD_GAP &&
           fold->bytes[before - 1] != '\n') {
        before--;
    }
    bool is_shut = false;
    size_t behind = before == at ? at + 1 : bent_sign_end(fold, before, '@', &is_shut);
    size_t start = local_start(fold, before);
    size_t end = behind == 0 ? 0 : worded_domain_end(fold, behind, behind > at + 1);
    if (before > 0 && is_plain(fold, before - 1) && start < before && end != 0 &&
        fold->classes[end - 1] == FOLD_LETTER) { /* "5 @ 3.50" is a price */
        search_found(search, start, end, MASK_EMAIL);
    }
}

void signed_emails_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    const char *sign = memchr(fold->bytes, '@', fold->len);
    while (sign != NULL) {
        size_t at = (size_t)(sign - fold->bytes);
        size_t start = local_start(fold, at);
        size_t end = domain_end(fold, at + 1);
        if (start < at && end != 0) {
            search_found(search, start, end, MASK_EMAIL);
        } else {
            bent_email(search, at);
        }
        sign = memchr(fold->bytes + at + 1, '@', fold->len - at - 1);
    }
}

void emails_find(struct search *search)
{
    signed_emails_find(search);
    cues_take(search, CUE_AT, worded_email);
    bracketed_emails_find(search);
}
