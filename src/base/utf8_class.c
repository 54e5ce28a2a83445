#include "base/utf8.h"

#include <utf8proc.h>

struct range {
    uint32_t first, last;
};

/* Scripts.txt of Unicode 15, Script=Han. */
static const struct range han[] = {
    {0x2E80, 0x2E99},   {0x2E9B, 0x2EF3},   {0x2F00, 0x2FD5},   {0x3005, 0x3005},
    {0x3007, 0x3007},   {0x3021, 0x3029},   {0x3038, 0x303B},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xF900, 0xFA6D},   {0xFA70, 0xFAD9},   {0x16FE2, 0x16FE3},
    {0x16FF0, 0x16FF1}, {0x20000, 0x2A6DF}, {0x2A700, 0x2EBE0}, {0x2F800, 0x2FA1D},
    {0x30000, 0x323AF},
};

/* Thai (but the baht sign), Lao, Myanmar, Hangul, Khmer, kana, each with its extensions. */
static const struct range unspaced[] = {
    {0x0E01, 0x0E3A},   {0x0E40, 0x0EFF},   {0x1000, 0x109F}, {0x1100, 0x11FF},
    {0x1780, 0x17DA},   {0x17DC, 0x17FF},   {0x19E0, 0x19FF}, {0x3031, 0x3035},
    {0x3041, 0x30FF},   {0x3131, 0x318E},   {0x31F0, 0x31FF}, {0xA960, 0xA97F},
    {0xA9E0, 0xA9FF},   {0xAA60, 0xAA7F},   {0xAC00, 0xD7FB}, {0xFF66, 0xFFDC},
    {0x1AFF0, 0x1AFFE}, {0x1B000, 0x1B167},
};

/* The zeros of all decimal digits (General_Category=Nd, Unicode 15), nine more behind each.
 */
static const struct range zeros[] = {
    {0x0030, 0x0039},   {0x0660, 0x0669},   {0x06F0, 0x06F9},   {0x07C0, 0x07C9},
    {0x0966, 0x096F},   {0x09E6, 0x09EF},   {0x0A66, 0x0A6F},   {0x0AE6, 0x0AEF},
    {0x0B66, 0x0B6F},   {0x0BE6, 0x0BEF},   {0x0C66, 0x0C6F},   {0x0CE6, 0x0CEF},
    {0x0D66, 0x0D6F},   {0x0DE6, 0x0DEF},   {0x0E50, 0x0E59},   {0x0ED0, 0x0ED9},
    {0x0F20, 0x0F29},   {0x1040, 0x1049},   {0x1090, 0x1099},   {0x17E0, 0x17E9},
    {0x1810, 0x1819},   {0x1946, 0x194F},   {0x19D0, 0x19D9},   {0x1A80, 0x1A89},
    {0x1A90, 0x1A99},   {0x1B50, 0x1B59},   {0x1BB0, 0x1BB9},   {0x1C40, 0x1C49},
    {0x1C50, 0x1C59},   {0xA620, 0xA629},   {0xA8D0, 0xA8D9},   {0xA900, 0xA909},
    {0xA9D0, 0xA9D9},   {0xA9F0, 0xA9F9},   {0xAA50, 0xAA59},   {0xABF0, 0xABF9},
    {0xFF10, 0xFF19},   {0x104A0, 0x104A9}, {0x10D30, 0x10D39}, {0x11066, 0x1106F},
    {0x110F0, 0x110F9}, {0x11136, 0x1113F}, {0x111D0, 0x111D9}, {0x112F0, 0x112F9},
    {0x11450, 0x11459}, {0x114D0, 0x114D9}, {0x11650, 0x11659}, {0x116C0, 0x116C9},
    {0x11730, 0x11739}, {0x118E0, 0x118E9}, {0x11950, 0x11959}, {0x11C50, 0x11C59},
    {0x11D50, 0x11D59}, {0x11DA0, 0x11DA9}, {0x11F50, 0x11F59}, {0x16A60, 0x16A69},
    {0x16AC0, 0x16AC9}, {0x16B50, 0x16B59}, {0x1D7CE, 0x1D7D7}, {0x1D7D8, 0x1D7E1},
    {0x1D7E2, 0x1D7EB}, {0x1D7EC, 0x1D7F5}, {0x1D7F6, 0x1D7FF}, {0x1E140, 0x1E149},
    {0x1E2F0, 0x1E2F9}, {0x1E4F0, 0x1E4F9}, {0x1E950, 0x1E959}, {0x1FBF0, 0x1FBF9},
};

/* The range that holds the code point, or NULL; the table is in order. */
static const struct range *find(const struct range *ranges, size_t count,
                                uint32_t code_point)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (code_point < ranges[middle].first) {
            count = middle;
        } else if (code_point > ranges[middle].last) {
            low = middle + 1;
        } else {
            return &ranges[middle];
        }
    }
    return NULL;
}

bool utf8_is_han(uint32_t code_point)
{
    return find(han, COUNT_OF(han), code_point) != NULL;
}

bool utf8_is_unspaced(uint32_t code_point)
{
    return code_point > 0x0E00 && (find(unspaced, COUNT_OF(unspaced), code_point) != NULL ||
                                   utf8_is_han(code_point));
}

bool utf8_is_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= 'A' && code_point <= 'Z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_mark(uint32_t code_point)
{
    if (code_point < 0x300) {
        return false;
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'a' && code_point <= 'z';
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

int utf8_digit_value(uint32_t code_point)
{
    const struct range *range = find(zeros, COUNT_OF(zeros), code_point);
    return range == NULL ? -1 : (int)(code_point - range->first);
}

bool utf8_is_digit(uint32_t code_point)
{
    return utf8_digit_value(code_point) >= 0;
}

bool utf8_is_emoji(uint32_t code_point)
{
    return code_point >= 0xA9 &&
           utf8proc_get_property((utf8proc_int32_t)code_point)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool utf8_is_skin_tone(uint32_t code_point)
{
    return code_point >= 0x1F3FB && code_point <= 0x1F3FF;
}

bool utf8_begins_apart(struct text text, size_t at)
{
    uint32_t code_point;
    if (at == 0)
        return true;
    size_t before = utf8_cluster_before(text, at);
    utf8_decode(text_from(text.bytes + before, at - before), &code_point, NULL);
    return utf8_is_unspaced(code_point) ||
           !(utf8_is_letter(code_point) || utf8_is_digit(code_point));
}
