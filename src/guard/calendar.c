/*
 * What the calendar alone tells of a day in the text: the weekday beside its date, and the
 * day that a length of time named beside it leads to.
 */
#include "guard/days.h"

#include "base/money.h"

#define NEAR_DATE      6 /* tokens between a weekday and the date that it names again */
#define NEAR_EVERY     ((size_t)30) /* tokens in front of a weekday that may say "every" */
#define SPAN_WORDS_MAX ((size_t)3)  /* "van maandag tot en met vrijdag" */
#define NEAR_LENGTHS   6            /* values in front of a date that may have led to it */

/* What joins a weekday to its date: "Friday, the 13th of November", 12月4日，也就是下周五.
 */
static bool is_joint(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "the",     "a",   "an",   "of",  "on",    "this", "coming", "that",  "is",
        "i",       "e",   "den",  "dem", "der",   "am",   "ein",    "einem", "einen",
        "also",    "das", "d",    "h",   "el",    "un",   "es",     "decir", "o",
        "sea",     "le",  "soit", "c",   "est",   "dire", "il",     "lo",    "cioe",
        "ossia",   "ou",  "seja", "dia", "feira", "de",   "een",    "op",    "dus",
        "oftewel", "dat", "也",   "就",  "是",    "即",   "这",     "本",    "下",
        "个",      "つ",  "ま",   "り",  "の",    "す",   "な",     "わ",    "ち",
    };
    static const char *const signs[] = {",", "(", ")", "-", ".", "、", "—"};
    return reading->scan.tokens[token].kind == TOKEN_SIGN
               ? scan_is_any(&reading->scan, token, signs, COUNT_OF(signs))
               : scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

static bool is_joined(const struct reading *reading, const struct value *left,
                      const struct value *right)
{
    if (right->first < left->end || right->first - left->end > NEAR_DATE ||
        reading_sentence(reading, left->first) != reading_sentence(reading, right->first)) {
        return false;
    }
    for (size_t i = left->end; i < right->first; i++) {
        if (!is_joint(reading, i)) {
            return false;
        }
    }
    return true;
}

static bool is_day(const struct value *value)
{
    return value->kind == VALUE_DATE || value->kind == VALUE_DAY;
}

/* "Monday 30 November, Tuesday at the latest": the date has a weekday of its own. */
static bool has_other_weekday(const struct reading *reading, size_t index, size_t weekday)
{
    const struct value *values = reading->values;
    size_t other = weekday > index ? index - 1 : index + 1;
    bool exists = weekday > index ? index > 0 : index + 1 < reading->value_count;
    return exists && values[other].kind == VALUE_WEEKDAY &&
           (weekday > index ? is_joined(reading, &values[other], &values[index])
                            : is_joined(reading, &values[index], &values[other]));
}

/* "On 12 November, and the Monday after": a day of its own, told from the date. */
static bool is_counted_on(const struct reading *reading, const struct value *weekday)
{
    static const char *const behind[] = {
        "after",     "thereafter", "following", "afterwards", "danach", "darauf",
        "siguiente", "despues",    "suivant",   "suivante",   "apres",  "dopo",
        "seguente",  "successivo", "seguinte",  "depois",     "daarna", "erna",
        "daarop",    "nadien",     "successiva"};
    static const char *const front[] = {
        "following",       "next",      "folgenden", "folgende",
        "darauffolgenden", "siguiente", "volgende"};
    return scan_is_any(&reading->scan, weekday->end, behind, COUNT_OF(behind)) ||
           (weekday->first > 0 &&
            scan_is_any(&reading->scan, weekday->first - 1, front, COUNT_OF(front)));
}

enum weekday_fit weekday_fit(const struct judge *judge, const struct value *value,
                             struct day *day)
{
    const struct reading *reading = judge->reading;
    size_t index = (size_t)(value - reading->values);
    enum weekday_fit fit = WEEKDAY_ALONE;
    if (is_counted_on(reading, value)) {
        return fit;
    }
    for (size_t side = 0; side <= 1; side++) {
        size_t other = side == 0 ? index - 1 : index + 1;
        if ((side == 0 && index == 0) || other >= reading->value_count ||
            !is_day(&reading->values[other])) {
            continue;
        }
        const struct value *date = &reading->values[other];
        if (!(side == 0 ? is_joined(reading, date, value)
                        : is_joined(reading, value, date)) ||
            has_other_weekday(reading, other, index)) {
            continue;
        }
        *day = day_of_value(judge, date);
        if (date->is_ambiguous || day_weekday(*day) == value->from_today) {
            return WEEKDAY_FITS;
        }
        fit = WEEKDAY_DIFFERS;
    }
    return fit;
}

const struct value *weekday_of_date(const struct reading *reading,
                                    const struct value *value)
{
    size_t index = (size_t)(value - reading->values);
    const struct value *front = index > 0 ? value - 1 : NULL;
    bool is_weekday = front != NULL && value->kind == VALUE_DATE &&
                      (front->kind == VALUE_WEEKDAY || front->kind == VALUE_DAY);
    return is_weekday && is_joined(reading, front, value) ? front : NULL;
}

/* Saturdays and Sundays are none. */
static struct day in_working_days(struct day day, int64_t days)
{
    while (days > 0) {
        day = day_from_number(day_number(day) + 1);
        days -= day_weekday(day) < 5;
    }
    return day;
}

/* The same date so many months later, or the last day of a shorter month. */
static struct day in_months(struct day day, int64_t months)
{
    int64_t month = day.month - 1 + months;
    struct day first = {
        .year = day.year + (int)(month / 12), .month = (int)(month % 12) + 1, .date = 1};
    struct day next = {
        .year = first.year + first.month / 12, .month = first.month % 12 + 1, .date = 1};
    int64_t last = day_number(next) - day_number(first);
    first.date = day.date < last ? day.date : (int)last;
    return first;
}

bool term_ends(struct day from, const struct value *length, struct day *last)
{
    int64_t count = length->high / MONEY_UNIT;
    if (!day_is_set(from) || count < 1 || count > 400) {
        return false;
    }
    switch (length->unit) {
    case UNIT_DAY:
        *last = day_from_number(day_number(from) + count);
        return true;
    case UNIT_WEEK:
        *last = day_from_number(day_number(from) + 7 * count);
        return true;
    case UNIT_WORKING_DAY:
        *last = in_working_days(from, count);
        return true;
    case UNIT_MONTH:
        *last = in_months(from, count);
        return true;
    case UNIT_YEAR:
        *last = in_months(from, 12 * count);
        return true;
    default:
        return false;
    }
}

bool term_leads_to(struct day from, const struct value *length, struct day day)
{
    struct day last;
    return day_is_set(day) && term_ends(from, length, &last) && day_compare(last, day) == 0;
}

static bool order_leads_to(struct judge *judge, const struct order *order,
                           const struct value *length, struct day day)
{
    static const enum event events[] = {EVENT_DELIVERED, EVENT_PLACED, EVENT_SHIPPED};
    struct known_days days = {.count = 0};
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        days_of_order(judge, order, events[i], &days);
    }
    for (size_t i = 0; i < days.count; i++) {
        if (term_leads_to(days.items[i].day, length, day)) {
            return true;
        }
    }
    return false;
}

const struct order *order_of_term(struct judge *judge, const struct value *value,
                                  struct day day)
{
    const struct reading *reading = judge->reading;
    size_t index = (size_t)(value - reading->values);
    size_t first = index > NEAR_LENGTHS ? index - NEAR_LENGTHS : 0;
    size_t end = index + NEAR_LENGTHS < reading->value_count ? index + NEAR_LENGTHS
                                                             : reading->value_count;
    const struct sentence *own = reading_sentence(reading, value->first);
    for (size_t i = first; i < end; i++) {
        const struct value *length = &reading->values[i];
        const struct sentence *sentence = reading_sentence(reading, length->first);
        bool is_near = sentence <= own + 1 && sentence + 1 >= own;
        if (!is_near || length->kind != VALUE_DURATION || length->is_denied ||
            length->is_past || !judge_works(judge, judge->facts->order_count * 4)) {
            continue;
        }
        for (size_t k = 0; k < judge->facts->order_count; k++) {
            if (order_leads_to(judge, &judge->facts->orders[k], length, day)) {
                return &judge->facts->orders[k];
            }
        }
    }
    return NULL;
}

/* What may stand between two weekdays that are the ends of a span. */
static bool is_to(const struct scan *scan, size_t first, size_t end)
{
    static const char *const words[] = {"to", "through", "thru", "till", "until", "bis",
                                        "a",  "al",      "au",   "ate",  "tot",   "t",
                                        "m",  "en",      "met",  "到",   "至",    "か",
                                        "ら", "日",      "-",    "/",    "الى",   "حتى"};
    for (size_t i = first; i < end; i++) {
        if (!scan_is_any(scan, i, words, COUNT_OF(words))) {
            return false;
        }
    }
    return first < end || scan->tokens[end].before == '-';
}

/* A weekday that is one end of a span. */
static bool is_span(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    for (size_t i = 0; i <= SPAN_WORDS_MAX; i++) {
        size_t behind = value->end + i;
        size_t front = value->first - i;
        bool is_first = behind < clause->end &&
                        reading_mark_at(reading, behind, MEANING_WEEKDAY) != NULL &&
                        is_to(&reading->scan, value->end, behind);
        bool is_last = value->first > clause->first + i &&
                       reading_mark_before(reading, front, MEANING_WEEKDAY) != NULL &&
                       is_to(&reading->scan, front, value->first);
        if (is_first || is_last) {
            return true;
        }
    }
    return false;
}

bool weekday_is_habit(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first = value->first > clause->first + NEAR_EVERY ? value->first - NEAR_EVERY
                                                             : clause->first;
    return value->kind == VALUE_WEEKDAY &&
           (reading_mark_within(reading, first, value->first, MEANING_EVERY) != NULL ||
            is_span(reading, value));
}

uint8_t reading_weekdays(const struct reading *reading, const struct sentence *sentence)
{
    const struct mark *last = NULL;
    uint8_t days = 0;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_WEEKDAY && mark->meaning != MEANING_WEEKDAYS) {
            continue;
        }
        bool is_end = last != NULL && mark->first - last->end <= SPAN_WORDS_MAX &&
                      is_to(&reading->scan, last->end, mark->first);
        for (unsigned day = is_end ? last->value : mark->value; day != mark->value;
             day = (day + 1) % 7) {
            days |= WEEKDAY_BIT(day);
        }
        days |= WEEKDAY_BIT(mark->value);
        last = mark;
    }
    return days;
}

void days_in_part_settle(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct value *value =
            claim->kind == CLAIM_DATE && claim->severity == SEVERITY_BLOCK
                ? value_of_claim(judge->reading, claim)
                : NULL;
        if (value != NULL && value->kind != VALUE_DATE &&
            string_equals(reading_sentence(judge->reading, value->first)->lang, "ar")) {
            claim->severity = SEVERITY_WARN;
        }
    }
}
