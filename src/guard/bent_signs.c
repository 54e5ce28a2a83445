#include "guard/bent_signs.h"

#include "base/attributes.h"

#include <string.h>

#define SIGN_BYTES 24 /* the longest one, with brackets and spaces */

static const char *const points[] = {".",     "dot",  "punkt", "punto",  "point",
                                     "ponto", "punt", "点",    "ドット", "。"};
static const char *const ats[] = {"@",           "at",      "ät",         "a",
                                  "arroba",      "arobase", "chiocciola", "apenstaartje",
                                  "klammeraffe", "艾特",    "アット",     "アットマーク"};

static bool is_space(struct text text, size_t at)
{
    return at < text.len && text.bytes[at] == ' ';
}

/* Where the longest of the words that stand here ends; 0 for none. */
static size_t word_end(struct text text, size_t at, const char *const *words, size_t count)
{
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(words[i]);
        if (at + len <= text.len && strncasecmp(text.bytes + at, words[i], len) == 0 &&
            at + len > end) {
            end = at + len;
        }
    }
    return end;
}

static const char *const brackets[][2] = {{"[", "]"},   {"(", ")"},   {"{", "}"},
                                          {"<", ">"},   {"（", "）"}, {"［", "］"},
                                          {"【", "】"}, {"〔", "〕"}};

/* Behind the space and the bracket that may stand in front of a word. */
struct opening {
    size_t word;
    const char *closes; /* what closes the bracket, NULL where none opens */
    bool is_spaced;
};

static struct opening opening_at(struct text text, size_t at)
{
    struct opening opening = {.is_spaced = is_space(text, at)};
    at += opening.is_spaced;
    opening.word = at;
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        size_t len = strlen(brackets[i][0]);
        if (text_starts_with(text_from(text.bytes + at, text.len - at), brackets[i][0])) {
            opening.closes = brackets[i][1];
            opening.word = at + len + is_space(text, at + len);
        }
    }
    return opening;
}

/* Between brackets of whatever kind, or a word with spaces around it; Han needs none. */
static bool sign_at(struct text text, size_t at, const char *const *words, size_t count,
                    struct bent_sign *sign)
{
    struct opening opening = opening_at(text, at);
    size_t end = word_end(text, opening.word, words, count);
    if (end == 0) {
        return false;
    }
    bool is_han = (unsigned char)text.bytes[opening.word] >= 0xE0;
    if (opening.closes == NULL) {
        bool is_word = end - opening.word > 1 && opening.is_spaced && is_space(text, end);
        *sign = (struct bent_sign){.end = end + is_space(text, end)};
        return is_han || is_word;
    }
    end += is_space(text, end);
    if (!text_starts_with(text_from(text.bytes + end, text.len - end), opening.closes)) {
        return false;
    }
    end += strlen(opening.closes);
    *sign = (struct bent_sign){.end = end + is_space(text, end), .is_bracketed = true};
    return true;
}

bool bent_point_at(struct text text, size_t at, struct bent_sign *sign)
{
    return sign_at(text, at, points, COUNT_OF(points), sign);
}

bool bent_at_at(struct text text, size_t at, struct bent_sign *sign)
{
    return sign_at(text, at, ats, COUNT_OF(ats), sign);
}

bool bent_at_before(struct text text, size_t at)
{
    struct bent_sign sign;
    for (size_t back = 1; back <= SIGN_BYTES && back <= at; back++) {
        if (bent_at_at(text, at - back, &sign) && sign.is_bracketed && sign.end == at) {
            return true;
        }
    }
    return at > 0 && text.bytes[at - 1] == '@';
}
