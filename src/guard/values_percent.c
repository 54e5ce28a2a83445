#include "guard/number.h"
#include "guard/reading.h"

#include "base/money.h"

/* 百分之五十 */
static bool is_han_percent(const struct reading *reading, size_t token)
{
    return token >= 3 && scan_is(&reading->scan, token - 1, "之") &&
           scan_is(&reading->scan, token - 2, "分") &&
           scan_is(&reading->scan, token - 3, "百");
}

/* 八五: the two digits of a share, of which the second was read as a number of its own. */
static void take_digit_before(const struct reading *reading, struct value *value)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五",
                                         "六", "七", "八", "九"};
    for (size_t i = 0; i < COUNT_OF(digits) && value->first > 0; i++) {
        if (scan_is(&reading->scan, value->first - 1, digits[i])) {
            value->low += (int64_t)(i + 1) * 10 * MONEY_UNIT;
            value->first--;
            return;
        }
    }
}

/* 8折: what is left to pay, in tenths; 85折, 八五折 in hundredths. */
static bool take_fold(const struct reading *reading, struct value *value)
{
    if (!scan_is(&reading->scan, value->end, "折") || value->low <= 0 ||
        value->low >= (int64_t)100 * MONEY_UNIT) {
        return false;
    }
    if (value->low < (int64_t)10 * MONEY_UNIT && value->end == value->first + 1) {
        take_digit_before(reading, value);
    }
    int64_t left = value->low < (int64_t)10 * MONEY_UNIT ? value->low * 10 : value->low;
    value->low = (int64_t)100 * MONEY_UNIT - left;
    value->high = value->low;
    value->end++;
    return true;
}

/* 四成, but not 五成功 or 二成分. */
static bool is_tenth(const struct reading *reading, size_t token)
{
    static const char *const others[] = {"功", "分", "员", "員", "立", "本", "为", "果",
                                         "熟", "人", "品", "型", "交", "长", "就", "新"};
    bool is_of_word = scan_is_any(&reading->scan, token + 1, others, COUNT_OF(others));
    return scan_is(&reading->scan, token, "割") ||
           (scan_is(&reading->scan, token, "成") && !is_of_word);
}

/* 2割, 二成: tenths, of a price that falls or of what is left of a whole. */
static bool take_tenths(const struct reading *reading, struct value *value)
{
    if (!is_tenth(reading, value->end) || value->low <= 0 ||
        value->low > (int64_t)10 * MONEY_UNIT) {
        return false;
    }
    value->low *= 10;
    value->high *= 10;
    value->end++;
    return true;
}

/* "in percent: 40" */
static bool take_percent_in_front(const struct reading *reading, struct value *value)
{
    size_t at = value->first;
    if (at < 2 || !scan_is(&reading->scan, at - 1, ":")) {
        return false;
    }
    const struct mark *mark = reading_mark_before(reading, at - 1, MEANING_PERCENT);
    if (mark == NULL || (reading->scopes[mark->first] & SCOPE_VALUE) != 0) {
        return false;
    }
    value->first = mark->first;
    return true;
}

bool value_take_percent(const struct reading *reading, struct value *value)
{
    const struct mark *mark = reading_mark_at(reading, value->end, MEANING_PERCENT);
    if (mark != NULL && reading_mark_at(reading, mark->end, MEANING_CURRENCY) == NULL) {
        value->end = mark->end; /* "2 por 100 euros" is none */
        return true;
    }
    if (take_percent_in_front(reading, value)) {
        return true;
    }
    if (is_han_percent(reading, value->first)) {
        value->first -= 3;
        return true;
    }
    return take_fold(reading, value) || take_tenths(reading, value);
}
