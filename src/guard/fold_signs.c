#include "guard/fold_signs.h"

#include "base/attributes.h"
#include "base/utf8.h"

#define WORD_BYTES 48 /* of a word that is looked at for its script */

char fold_sign_of(uint32_t code_point)
{
    if ((code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2212) {
        return '-';
    }
    if (code_point == 0xA0 || code_point == 0x3000 || code_point == 0x202F ||
        code_point == 0x205F || (code_point >= 0x2000 && code_point <= 0x200A)) {
        return ' ';
    }
    if (code_point == 0x3002 || code_point == 0xFF61 || code_point == 0x2024) {
        return '.';
    }
    return code_point == 0xFE6B ? '@' : 0;
}

const char *fold_german_of(uint32_t code_point)
{
    switch (code_point) {
    case 0xC4:
    case 0xE4:
    case 0xC6:
    case 0xE6:
        return "ae";
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8:
        return "oe";
    case 0xDC:
    case 0xFC:
        return "ue";
    case 0xC5:
    case 0xE5:
        return "aa";
    default:
        return NULL;
    }
}

char fold_raised_of(uint32_t code_point)
{
    if (code_point == 0xB2 || code_point == 0xB3) {
        return (char)('0' + (code_point - 0xB0));
    }
    bool is_raised = code_point == 0x2070 ||
                     (code_point >= 0x2074 && code_point <= 0x2079) ||
                     (code_point >= 0x2080 && code_point <= 0x2089);
    return (char)(code_point == 0xB9 ? '1' : is_raised ? '0' + (code_point & 0xF) : 0);
}

/* Letters of Cyrillic and Greek that look like the ones of Latin below them. */
static const uint32_t lookalikes[] = {
    0x430, 0x435, 0x43E, 0x440, 0x441, 0x445, 0x443, 0x456, 0x458, 0x455, 0x410, 0x412,
    0x415, 0x41A, 0x41C, 0x41D, 0x41E, 0x420, 0x421, 0x422, 0x425, 0x406, 0x408, 0x405,
    0x3BF, 0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1,
    0x3A4, 0x3A5, 0x3A7, 0x3B1, 0x3B5, 0x3B9, 0x3BA, 0x3BD, 0x3C1, 0x3C4, 0x3C5};
static const char look_like[] = "aeopcxyijsabekmhopctxijsoabezhikmnoptyxaeikvptu";

/* The letter in front of this byte; 0 where none stands there. */
static uint32_t letter_before(struct text text, size_t at, size_t *start)
{
    uint32_t code_point = 0;
    *start = at;
    while (*start > 0 && at - *start < 4) {
        (*start)--;
        if (((unsigned char)text.bytes[*start] & 0xC0) != 0x80) {
            break;
        }
    }
    if (at > 0) {
        (void)utf8_decode(text_from(text.bytes + *start, at - *start), &code_point, NULL);
    }
    return at > 0 && utf8_is_letter(code_point) ? code_point : 0;
}

/* A letter of ASCII stands among the letters around this one, or a digit right behind them:
 * nobody writes so who means the other script. */
static bool is_in_latin_word(struct text text, size_t at)
{
    uint32_t code_point = 0;
    size_t start = at;
    while (at - start < WORD_BYTES &&
           (code_point = letter_before(text, start, &start)) != 0) {
        if (code_point < 0x80) {
            return true;
        }
    }
    for (size_t end = at; end < text.len && end - at < WORD_BYTES;) {
        end += utf8_decode(text_from(text.bytes + end, text.len - end), &code_point, NULL);
        if (!utf8_is_letter(code_point)) {
            return code_point >= '0' && code_point <= '9';
        }
        if (code_point < 0x80) {
            return true;
        }
    }
    return false;
}

char fold_lookalike_of(struct text text, size_t at, uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(lookalikes); i++) {
        if (lookalikes[i] == code_point) {
            return is_in_latin_word(text, at) ? look_like[i] : '\0';
        }
    }
    return '\0';
}

size_t fold_syllable_at(struct text rest, uint32_t lead, uint32_t *syllable)
{
    uint32_t vowel = 0;
    uint32_t tail = 0;
    if (lead < 0x1100 || lead > 0x1112 || rest.len < 6 ||
        utf8_decode(text_from(rest.bytes + 3, rest.len - 3), &vowel, NULL) != 3 ||
        vowel < 0x1161 || vowel > 0x1175) {
        return 0;
    }
    bool has_tail =
        rest.len >= 9 &&
        utf8_decode(text_from(rest.bytes + 6, rest.len - 6), &tail, NULL) == 3 &&
        tail > 0x11A7 && tail <= 0x11C2;
    *syllable = 0xAC00 + ((lead - 0x1100) * 21 + (vowel - 0x1161)) * 28 +
                (has_tail ? tail - 0x11A7 : 0);
    return has_tail ? 9 : 6;
}
