/* "::name" and "??words" that nobody completed: they would go to the customer as they
 * stand. What Tab would complete is told, but no address, and nothing that may be a name
 * or the end of a question: "C++::", "std::", "really??". A name that is no macro's is
 * not told, since nobody knows what it is. */
#include "base/utf8.h"
#include "guard/judge.h"

#include <string.h>
#include <strings.h>

#define SIGN_LEN  2  /* bytes of "??" */
#define NAME_MIN  2  /* letters of a macro's name: "::D" is a face */
#define SIGNS_MAX 16 /* told of one text */

static uint32_t point_before(struct text text, size_t at)
{
    uint32_t code_point;
    size_t before = at - 1;
    while (before > 0 && ((unsigned char)text.bytes[before] & 0xC0) == 0x80) {
        before--;
    }
    utf8_decode(text_from(text.bytes + before, at - before), &code_point, NULL);
    return code_point;
}

static uint32_t point_at(struct text text, size_t at)
{
    uint32_t code_point = 0;
    if (at < text.len) {
        utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    }
    return code_point;
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\n' || code_point == '\t' ||
           code_point == 0xA0 || code_point == 0x3000;
}

static bool is_any(uint32_t code_point, const uint32_t *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (points[i] == code_point) {
            return true;
        }
    }
    return false;
}

/* "C++::", "main()::", ":::" go on. */
static bool may_begin_name(struct text text, size_t at)
{
    static const uint32_t ends[] = {'+', ')', ']', '}', ':', 0xFF1A};
    uint32_t before = at == 0 ? ' ' : point_before(text, at);
    return !is_any(before, ends, COUNT_OF(ends));
}

/* 收到了吗！ : what goes on behind it is the same question. */
static bool ends_question(struct text text, size_t at)
{
    static const uint32_t particles[] = {0x5417, 0x55CE, 0x4E48, 0x9EBC, 0x5462,
                                         0x4E86, 0x5427, 0x554A, 0x304B};
    size_t before = at;
    uint32_t last = '!';
    while (before > 0 && (last == '!' || last == 0xFF01)) {
        last = point_before(text, before);
        before = utf8_cluster_before(text, before);
    }
    return is_any(last, particles, COUNT_OF(particles));
}

/* Behind a word, its bracket or quotation, "??" may end a question. Chinese puts no space
 * behind its signs: 您好，？？退货. */
static bool may_begin_words(struct text text, size_t at)
{
    static const uint32_t starts[] = {'(',    '[',    0x3001, 0x3002, 0x3010,
                                      0xFF01, 0xFF08, 0xFF0C, 0xFF1A, 0xFF1B};
    uint32_t before = at == 0 ? ' ' : point_before(text, at);
    return is_space(before) || (is_any(before, starts, COUNT_OF(starts)) &&
                                (before != 0xFF01 || !ends_question(text, at)));
}

static bool is_within(const struct judge *judge, size_t byte, unsigned scopes)
{
    const struct reading *reading = judge->reading;
    size_t token = scan_token_at(&reading->scan, byte);
    return token < reading->scan.count && (reading->scopes[token] & scopes) != 0;
}

/* A macro of this name, or one that begins so. Behind a name may stand a sign, or, as
 * Chinese has no spaces, a letter of such a script. */
static size_t macro_name_len(struct text text, const char *id)
{
    size_t len = 0;
    while (len < text.len && id[len] != '\0' &&
           strncasecmp(text.bytes + len, id + len, 1) == 0) {
        len++;
    }
    uint32_t next = point_at(text, len);
    bool is_cut = next != 0 && (next == '-' || next == '_' || utf8_is_digit(next) ||
                                (utf8_is_letter(next) && !utf8_is_unspaced(next)));
    bool is_whole = id[len] == '\0';
    return is_cut || (!is_whole && len < NAME_MIN) ? 0 : len;
}

/* Bytes of a macro's name, or of its beginning, as Tab would complete it; 0: none. */
static size_t name_len(const struct judge *judge, struct text text)
{
    const struct policy *policy = judge->policy;
    size_t longest = 0;
    for (size_t i = 0; i < policy->macro_count; i++) {
        size_t len = macro_name_len(text, string_or_empty(policy->macros[i].id));
        longest = len > longest ? len : longest;
    }
    return longest;
}

/* Bytes of the word that begins here; 0 where no letter does. */
static size_t word_len(struct text text)
{
    uint32_t code_point;
    size_t len = 0;
    while (len < text.len) {
        size_t step =
            utf8_decode(text_from(text.bytes + len, text.len - len), &code_point, NULL);
        if (!utf8_is_letter(code_point) && !utf8_is_mark(code_point)) {
            break;
        }
        len += step;
    }
    return len;
}

/* "?? ??lia": signs that stand for letters which some program lost, as a sign before them
 * does that ends no question; and a word of a name that is so on the customer's record. */
static bool is_lost_letters(const struct judge *judge, struct text text, size_t at)
{
    const struct customer *customer = judge->facts->customer;
    struct text name = text_of(customer == NULL ? "" : string_or_empty(customer->name));
    struct text here = text_from(text.bytes + at, text.len - at);
    struct text word;
    size_t before = at;
    while (before > 0 && is_space(point_before(text, before))) {
        before = utf8_cluster_before(text, before);
    }
    size_t first = before;
    while (first > 0 && text.bytes[first - 1] == '?') {
        first--;
    }
    bool is_alone = first < before && before < at &&
                    (first == 0 || is_space(point_before(text, first)));
    while (!is_alone && text_next_word(&name, &word)) {
        const char *sign = text_find(word, text_of("??"));
        is_alone = sign != NULL && sign == word.bytes && word.len <= here.len &&
                   memcmp(here.bytes, word.bytes, word.len) == 0;
    }
    return is_alone;
}

/* What the customer is quoted with may be written in any way. */
static size_t words_len(const struct judge *judge, struct text rest)
{
    size_t len = word_len(rest);
    size_t at = (size_t)(rest.bytes - judge->reading->scan.text.bytes);
    struct text text = judge->reading->scan.text;
    bool is_lost = text.bytes[at - 1] == '?' && is_lost_letters(judge, text, at - SIGN_LEN);
    return len > 0 && (is_lost || is_within(judge, at, SCOPE_CITED | SCOPE_QUOTED)) ? 0
                                                                                    : len;
}

/* "::late-where" and "??return costs", in either width, and how much of what follows is
 * completed: 0 where that is nothing of ours. */
static const struct sign {
    const char *narrow;
    const char *wide;
    bool (*may_begin)(struct text text, size_t at);
    size_t (*len)(const struct judge *judge, struct text rest);
    const char *reason;
} signs[] = {
    {"::", "：：", may_begin_name, name_len,
     "A macro is named here: Tab behind its name puts it in."},
    {"??", "？？", may_begin_words, words_len,
     "An article is asked for here: Tab behind it puts it in."},
};

/* Few letters begin as a sign does; all of a reply is walked, at a key. */
static bool may_begin_sign(char byte)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (byte == signs[i].narrow[0] || byte == signs[i].wide[0]) {
            return true;
        }
    }
    return false;
}

/* Bytes of the sign that begins here, with what it completes; 0: none. */
static size_t sign_len(const struct judge *judge, const struct sign *sign, struct text text)
{
    size_t len = text_starts_with(text, sign->narrow) ? strlen(sign->narrow)
                 : text_starts_with(text, sign->wide) ? strlen(sign->wide)
                                                      : 0;
    struct text rest = text_from(text.bytes + len, text.len - len);
    size_t completed = len > 0 ? sign->len(judge, rest) : 0;
    return completed > 0 ? len + completed : 0;
}

void flags_of_completion(struct judge *judge)
{
    struct text text = judge->reading->scan.text;
    size_t found = 0;
    for (size_t at = 0; at < text.len && found < SIGNS_MAX; at++) {
        struct text here = text_from(text.bytes + at, text.len - at);
        for (size_t i = 0; may_begin_sign(*here.bytes) && i < COUNT_OF(signs); i++) {
            size_t len = sign_len(judge, &signs[i], here);
            if (len > 0 && utf8_begins_apart(text, at) && signs[i].may_begin(text, at) &&
                !is_within(judge, at, SCOPE_LINK)) {
                flag_add(judge, at, at + len, RULE_COMPLETION, signs[i].reason);
                found++;
            }
        }
    }
}
