#include "guard/date.h"
#include "guard/number.h"
#include "guard/reading.h"

#include "base/money.h"

#include <string.h>

struct builder {
    struct reading *reading;
    const struct date_style *style;
    struct arena *arena;
    size_t capacity;
};

static void value_add(struct builder *builder, const struct value *value)
{
    struct reading *reading = builder->reading;
    reading->values = arena_reserve(builder->arena, reading->values, &builder->capacity,
                                    reading->value_count, sizeof(*reading->values));
    reading->values[reading->value_count++] = *value;
    reading_mask(reading, value->first, value->end, SCOPE_VALUE);
}

static bool is_between(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"between", "entre", "zwischen",
                                        "tra",     "fra",   "tussen"};
    return token > 0 && scan_is_any(&reading->scan, token - 1, words, COUNT_OF(words));
}

/* 2、3日, 二、三日: the next number behind a comma, and a length behind both. */
static bool is_next_number(const struct reading *reading, const struct number *low,
                           struct number *high)
{
    return scan_is(&reading->scan, low->end, "、") && low->parts >= MONEY_UNIT &&
           low->parts <= (int64_t)9 * MONEY_UNIT &&
           number_at(reading, low->end + 1, high) && !high->is_article &&
           high->parts == low->parts + MONEY_UNIT &&
           (scan_is(&reading->scan, high->end, "日") ||
            reading_mark_at(reading, high->end, MEANING_UNIT) != NULL);
}

/* "3 to 5", "3-5", 3～5, "between 3 and 5": the second number, where one follows. */
static bool range_behind(const struct reading *reading, const struct number *low,
                         struct number *high)
{
    size_t at = low->end;
    if (at >= reading->scan.count) {
        return false;
    }
    if (is_next_number(reading, low, high)) {
        return true;
    }
    const struct mark *to = reading_mark_at(reading, at, MEANING_RANGE);
    bool is_joined = reading->scan.tokens[at].before == '-';
    bool is_dash = scan_is(&reading->scan, at, "-");
    if (to != NULL && to->value == RANGE_BETWEEN && !is_between(reading, low->first)) {
        to = NULL;
    }
    if (to == NULL && !is_joined && !is_dash) {
        return false;
    }
    at = to != NULL ? to->end : is_dash ? at + 1 : at;
    bool is_number = number_at(reading, at, high) && !high->is_article;
    /* "the newer one to 89.40", "ne abbiamo 35 a 24,90" are no ranges */
    bool is_of_two =
        is_number && high->decimals > 0 && (!low->is_digits || low->parts > high->parts);
    return is_number && !is_of_two;
}

/* Behind 日: what makes it a length and no day of the month (2日で, but not 2日です). */
static bool counts_days(const struct reading *reading, size_t token)
{
    static const char *const behind[] = {"ほ", "程", "く", "ぐ", "以", "間", "か", "前"};
    static const char *const of_copula[] = {"は", "す", "し", "ご", "も"};
    if (!scan_is(&reading->scan, token, "日")) {
        return false;
    }
    if (scan_is_any(&reading->scan, token + 1, behind, COUNT_OF(behind))) {
        return !scan_is(&reading->scan, token + 2, "ら"); /* から */
    }
    bool is_by = scan_is(&reading->scan, token + 1, "で");
    for (size_t i = 0; is_by && i < COUNT_OF(of_copula); i++) {
        is_by = !scan_is(&reading->scan, token + 2, of_copula[i]);
    }
    return is_by;
}

#define NEAR_FROM 40 /* tokens in front of a number that are asked what it counts */

/* Where the clause of a token begins, or so many tokens in front of it. */
static size_t near_first(const struct reading *reading, size_t token)
{
    size_t first = reading_clause(reading, token)->first;
    return token > first + NEAR_FROM ? token - NEAR_FROM : first;
}

/* 発送から, in front of a number in its clause: what follows are lengths. */
static bool is_counted_from(const struct reading *reading, size_t token)
{
    size_t first = near_first(reading, token);
    for (size_t i = first + 2; i + 1 < token; i++) {
        bool is_from =
            scan_is(&reading->scan, i, "か") && scan_is(&reading->scan, i + 1, "ら");
        if (is_from && !scan_is(&reading->scan, i - 1, "日") &&
            reading->scan.tokens[i - 1].kind == TOKEN_CHARACTER) {
            return true;
        }
    }
    return false;
}

static size_t unit_end(const struct reading *reading, size_t token, bool is_counted)
{
    const struct mark *unit = reading_mark_at(reading, token, MEANING_UNIT);
    bool is_day =
        scan_is(&reading->scan, token, "日") && (is_counted || counts_days(reading, token));
    return unit != NULL ? unit->end : is_day ? token + 1 : 0;
}

/* "two days to four days", 2日から4日で: the second number, where both count. */
static bool range_of_units(const struct reading *reading, const struct number *low,
                           struct number *high)
{
    bool is_counted = is_counted_from(reading, low->first);
    size_t end = scan_is(&reading->scan, low->end, "日")
                     ? low->end + 1
                     : unit_end(reading, low->end, is_counted);
    const struct mark *to = end == 0 ? NULL : reading_mark_at(reading, end, MEANING_RANGE);
    return to != NULL && to->value == RANGE_TO && number_at(reading, to->end, high) &&
           !high->is_article && high->parts > low->parts &&
           unit_end(reading, high->end, is_counted) != 0;
}

/* 日 counts days where no date can be meant, or where its clause speaks of a term: 期限,
 * 期間. */
static bool is_day_count(const struct reading *reading, const struct value *value)
{
    if (!scan_is(&reading->scan, value->end, "日")) {
        return false;
    }
    bool is_term = value->high > (int64_t)31 * MONEY_UNIT ||
                   counts_days(reading, value->end) ||
                   is_counted_from(reading, value->first);
    for (size_t i = near_first(reading, value->first); i < value->first; i++) {
        is_term |=
            scan_is(&reading->scan, i, "期") &&
            (scan_is(&reading->scan, i + 1, "限") || scan_is(&reading->scan, i + 1, "間"));
    }
    return is_term;
}

/* 2028年, "until the year 2028": a year that is named, and no length of time. */
static bool is_calendar_year(const struct value *value, const struct mark *unit)
{
    return unit->value == UNIT_YEAR && value->low == value->high &&
           value->low >= (int64_t)1900 * MONEY_UNIT &&
           value->low <= (int64_t)2200 * MONEY_UNIT;
}

static bool take_unit(const struct reading *reading, struct value *value)
{
    const struct mark *unit = reading_mark_at(reading, value->end, MEANING_UNIT);
    if (unit == NULL && is_day_count(reading, value)) {
        value->unit = UNIT_DAY;
        value->end++;
        return true;
    }
    if (unit == NULL || is_calendar_year(value, unit)) {
        return false;
    }
    value->unit = (uint8_t)unit->value;
    value->end = unit->end;
    return true;
}

static bool is_about(const struct reading *reading, const struct value *value)
{
    return reading_mark_before(reading, value->first, MEANING_ABOUT) != NULL ||
           scan_is(&reading->scan, value->end, "左右") ||
           (scan_is(&reading->scan, value->end, "左") &&
            scan_is(&reading->scan, value->end + 1, "右"));
}

static bool is_past(const struct reading *reading, const struct value *value)
{
    return reading_mark_at(reading, value->end, MEANING_AGO) != NULL ||
           reading_mark_before(reading, value->first, MEANING_AGO) != NULL;
}

/* The number is part of a time of day, a version, a fraction, or of a longer word. */
static bool is_fragment(const struct reading *reading, const struct number *number)
{
    const struct scan *scan = &reading->scan;
    bool behind = number->end < scan->count && scan->tokens[number->end].before == 0 &&
                  (scan_is(scan, number->end, ":") || scan_is(scan, number->end, "/")) &&
                  number->end + 1 < scan->count &&
                  scan->tokens[number->end + 1].kind == TOKEN_NUMBER;
    bool front =
        number->first >= 2 && scan->tokens[number->first].before == 0 &&
        (scan_is(scan, number->first - 1, ":") || scan_is(scan, number->first - 1, "/")) &&
        scan->tokens[number->first - 1].before == 0 &&
        scan->tokens[number->first - 2].kind == TOKEN_NUMBER;
    return behind || front;
}

static void finish(struct builder *builder, struct value *value)
{
    value->is_denied = value_is_denied(builder->reading, value);
    value->is_about = is_about(builder->reading, value);
    value->is_up_to =
        reading_mark_before(builder->reading, value->first, MEANING_UP_TO) != NULL;
    value->is_past = value->kind == VALUE_DURATION && is_past(builder->reading, value);
    value_add(builder, value);
}

/* A bare decimal with cents; weak: an amount where its clause speaks of money. */
static bool is_bare_amount(const struct number *number)
{
    return number->is_digits && number->decimals == 2;
}

/* "thirty (30) days" */
static void skip_repeated(const struct reading *reading, struct number *number)
{
    struct number again;
    if (!number->is_digits && scan_is(&reading->scan, number->end, "(") &&
        number_at(reading, number->end + 1, &again) && again.parts == number->parts &&
        scan_is(&reading->scan, again.end, ")")) {
        number->end = again.end + 1;
    }
}

/* "within a day", "at most one working day": one, and no article. */
static bool is_counted_one(const struct reading *reading, const struct number *number)
{
    static const char *const words[] = {"within", "innerhalb", "binnen", "sous",
                                        "entro",  "dentro",    "nel",    "plazo"};
    size_t first = number->first;
    const struct mark *up_to = reading_mark_before(reading, first, MEANING_UP_TO);
    if (up_to != NULL && !scan_is(&reading->scan, up_to->first, "hasta") &&
        !scan_is(&reading->scan, up_to->first, "ate")) {
        return true;
    }
    return scan_has_any(&reading->scan, first >= 2 ? first - 2 : 0, first, words,
                        COUNT_OF(words));
}

/* "a fortnight" */
static bool span_value(const struct reading *reading, size_t token, struct value *value)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_SPAN);
    if (mark == NULL) {
        return false;
    }
    *value = (struct value){.kind = VALUE_DURATION,
                            .first = mark->first,
                            .end = mark->end,
                            .number_first = mark->first,
                            .number_end = mark->end,
                            .unit = (uint8_t)(mark->value / 1000),
                            .low = (int64_t)(mark->value % 1000) * MONEY_UNIT};
    return true;
}

/* "half the price": 50 percent, and no number that could be put right alone. */
static bool share_value(const struct reading *reading, size_t token, struct value *value)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_SHARE);
    if (mark == NULL || (reading->scopes[token] & SCOPES_MASKED) != 0) {
        return false;
    }
    *value = (struct value){.kind = VALUE_PERCENT,
                            .first = mark->first,
                            .end = mark->end,
                            .number_first = mark->end,
                            .number_end = mark->end,
                            .low = (int64_t)mark->value * MONEY_UNIT};
    return true;
}

/* What stands for a value without any number. */
static bool spelled_value(struct builder *builder, size_t token, size_t *end)
{
    struct value value;
    if (!span_value(builder->reading, token, &value) &&
        !share_value(builder->reading, token, &value)) {
        return false;
    }
    value.high = value.low;
    finish(builder, &value);
    *end = value.end;
    return true;
}

/* "50 or 100 EUR": two amounts, and no range of them; the second is read. The currency
   stands behind it. */
static void take_alternative(const struct reading *reading, const struct number *low,
                             const struct number *high, struct value *value)
{
    static const char *const joins[] = {"or", "oder", "o", "ou", "of", "或", "か"};
    if (value->low != value->high && value->first == low->first &&
        scan_is_any(&reading->scan, low->end, joins, COUNT_OF(joins))) {
        value->first = high->first;
        value->number_first = high->first;
        value->low = value->high;
    }
}

/* What a number counts. Returns the token behind the value, or token + 1 where there is
 * none. */
static size_t number_value(struct builder *builder, size_t token)
{
    const struct reading *reading = builder->reading;
    struct number low;
    if (!number_at(reading, token, &low) && !number_beyond_at(reading, token, &low)) {
        return token + 1;
    }
    skip_repeated(reading, &low);
    struct number high = low;
    if (!range_behind(reading, &low, &high) && !range_of_units(reading, &low, &high)) {
        high = low;
    }
    struct value value = {.first = low.first,
                          .end = high.end,
                          .number_first = low.first,
                          .number_end = high.end,
                          .low = low.parts,
                          .high = high.parts};
    if (is_fragment(reading, &low) ||
        (token > 0 && scan_is(&reading->scan, token - 1, "第"))) {
        return low.end;
    }
    if (!low.is_article && value_take_currency(reading, &value)) {
        value.kind = VALUE_AMOUNT;
        take_alternative(reading, &low, &high, &value);
    } else if (!low.is_article && value_take_percent(reading, &value)) {
        value.kind = VALUE_PERCENT;
    } else if (take_unit(reading, &value)) {
        value.kind = VALUE_DURATION;
        if (low.is_article && value.unit < UNIT_WEEK && !is_counted_one(reading, &low)) {
            return low.end;
        }
    } else if (!low.is_article && value_take_coin(reading, &value)) {
        value.kind = VALUE_AMOUNT;
        value.is_weak = true;
    } else if (is_bare_amount(&low)) {
        value.kind = VALUE_AMOUNT;
        value.is_weak = true;
        value.end = low.end;
        value.number_end = low.end;
        value.high = low.parts;
    } else {
        return low.end;
    }
    finish(builder, &value);
    return value.end;
}

static bool date_value(struct builder *builder, size_t token, size_t *end)
{
    struct value value;
    struct number low;
    struct number high;
    if (number_at(builder->reading, token, &low) &&
        (range_of_units(builder->reading, &low, &high) ||
         counts_days(builder->reading, low.end))) {
        return false; /* lengths of time */
    }
    if (!date_at(builder->reading, token, builder->style, &value) &&
        (reading_mark_at(builder->reading, token + 1, MEANING_UNIT) != NULL ||
         !date_of_month_at(builder->reading, token, builder->style, &value))) {
        return false;
    }
    bool is_measure = reading_mark_at(builder->reading, value.end, MEANING_MEASURE) != NULL;
    if (is_measure && value.is_weak) {
        return false; /* "3/4 inch" */
    }
    value.is_denied = value_is_denied(builder->reading, &value);
    value_add(builder, &value);
    *end = value.end;
    return true;
}

/* 12月1日（火）, 12月1日（二）: behind a date the first letter names the day. */
static bool bracketed_weekday(struct builder *builder, size_t token, size_t *end)
{
    static const char *const days[2][7] = {{"月", "火", "水", "木", "金", "土", "日"},
                                           {"一", "二", "三", "四", "五", "六", "日"}};
    const struct reading *reading = builder->reading;
    const struct value *date =
        reading->value_count > 0 ? &reading->values[reading->value_count - 1] : NULL;
    if (date == NULL || date->kind != VALUE_DATE || date->end + 1 != token ||
        !scan_is(&reading->scan, token - 1, "(") ||
        !scan_is(&reading->scan, token + 1, ")")) {
        return false;
    }
    for (size_t i = 0; i < 14; i++) {
        if (scan_is(&reading->scan, token, days[i / 7][i % 7])) {
            struct value value = {.kind = VALUE_WEEKDAY,
                                  .first = (uint32_t)token,
                                  .end = (uint32_t)token + 1,
                                  .number_first = (uint32_t)token,
                                  .number_end = (uint32_t)token + 1,
                                  .from_today = (int)(i % 7)};
            value_add(builder, &value);
            *end = token + 1;
            return true;
        }
    }
    return false;
}

/* "tomorrow", "on Friday" */
static bool word_value(struct builder *builder, size_t token, size_t *end)
{
    const struct mark *day = reading_mark_at(builder->reading, token, MEANING_DAY);
    const struct mark *weekday = reading_mark_at(builder->reading, token, MEANING_WEEKDAY);
    const struct mark *mark = day != NULL ? day : weekday;
    if (mark == NULL) {
        return false;
    }
    struct value value = {.kind = day != NULL ? VALUE_DAY : VALUE_WEEKDAY,
                          .first = mark->first,
                          .end = mark->end,
                          .number_first = mark->first,
                          .number_end = mark->end,
                          .from_today =
                              day != NULL ? (int)day->value - 10 : (int)weekday->value};
    value_add(builder, &value);
    *end = mark->end;
    return true;
}

void reading_values(struct reading *reading, const struct date_style *style,
                    struct arena *arena)
{
    struct builder builder = {.reading = reading, .style = style, .arena = arena};
    size_t token = 0;
    while (token < reading->scan.count) {
        uint8_t kind = reading->scan.tokens[token].kind;
        if (kind == TOKEN_SIGN || kind == TOKEN_LINE ||
            (reading->scopes[token] & SCOPES_MASKED) != 0) {
            token++;
            continue;
        }
        size_t end;
        struct value ending;
        if (date_end_at(reading, token, style, &ending)) {
            value_add(&builder, &ending);
            token = ending.end;
        } else if (date_value(&builder, token, &end) ||
                   bracketed_weekday(&builder, token, &end) ||
                   word_value(&builder, token, &end) ||
                   spelled_value(&builder, token, &end)) {
            token = end;
        } else {
            token = number_value(&builder, token);
        }
    }
    values_take_back(reading);
}
