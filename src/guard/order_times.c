#include "guard/order_times.h"

#include "base/words.h"
#include "guard/in_digits.h"
#include "guard/language.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define DAYS_AGO_MAX  60
#define WEEKS_AGO_MAX 8
#define WEEKS_SLACK   3 /* "two weeks ago" may be 11 days or 17 */
#define ORDER_DAYS    3
#define DATE_MAX      64

/* Folded words of a language; N stands for a number. */
struct time_words {
    const char *lang;
    const char *yesterday;
    const char *day_before;
    const char *last_week;
    const char *last_month;
    const char *days_ago;
    const char *weeks_ago;
    const char *week_ago;
    const char *weekdays[7]; /* Monday first */
};

// clang-format off
static const struct time_words languages[] = {
    {"en", "yesterday", "day before yesterday", "last week", "last month", "N days ago|N days back",
     "N weeks ago|N weeks back",
     "a week ago|one week ago|a week back",
     {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
    {"es", "ayer", "anteayer|antes de ayer", "semana pasada", "mes pasado", "hace N dias|hace unos N dias|hace como N dias|hace aproximadamente N dias|N dias atras",
     "hace N semanas|hace unas N semanas|hace como N semanas|N semanas atras",
     "hace una semana|una semana atras",
     {"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"}},
    {"de", "gestern", "vorgestern", "letzte woche|letzter woche|vergangene woche", "letzten monat|im vormonat", "vor N tagen|vor etwa N tagen|vor ungefahr N tagen|vor rund N tagen|vor ca. N tagen|vor circa N tagen",
     "vor N wochen|vor etwa N wochen|vor ungefahr N wochen|vor rund N wochen|vor ca. N wochen",
     "vor einer woche|vor etwa einer woche|vor ungefahr einer woche",
     {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"}},
    {"fr", "hier", "avant-hier", "semaine derniere|semaine passee", "mois dernier|mois passe", "il y a N jours|il y a environ N jours|il y a a peu pres N jours|voici N jours|voila N jours",
     "il y a N semaines|il y a environ N semaines|voila N semaines",
     "il y a une semaine|il y a environ une semaine|voila une semaine",
     {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
    {"it", "ieri", "l'altro ieri|altroieri", "settimana scorsa|scorsa settimana", "mese scorso|scorso mese", "N giorni fa|N giorni or sono",
     "N settimane fa",
     "una settimana fa",
     {"lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"}},
    {"pt", "ontem", "anteontem", "semana passada", "mes passado", "ha N dias|ha cerca de N dias|ha uns N dias|faz N dias|N dias atras",
     "ha N semanas|ha cerca de N semanas|ha umas N semanas|faz N semanas|N semanas atras",
     "ha uma semana|faz uma semana|uma semana atras|ha cerca de uma semana",
     {"segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sabado", "domingo"}},
    {"nl", "gisteren", "eergisteren", "vorige week|afgelopen week", "vorige maand|afgelopen maand", "N dagen geleden|N dagen terug",
     "N weken geleden|N weken terug",
     "een week geleden|een week terug",
     {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
    {"zh", "昨天|昨日", "前天", "上周|上星期|上个星期", "上个月|上月", "N天前|N天之前|N天以前|N日前",
     "N周前|N个星期前|N星期前|N周之前|N个礼拜前",
     "",
     {"周一|星期一", "周二|星期二", "周三|星期三", "周四|星期四", "周五|星期五", "周六|星期六", "周日|星期日|星期天"}},
    {"ja", "昨日|きのう", "一昨日|おととい", "先週", "先月", "N日前|N日ほど前|N日くらい前|N日ぐらい前",
     "N週間前|N週間ほど前|N週間くらい前|N週間ぐらい前",
     "",
     {"月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"}},
    {"ar", "امس|البارحة", "اول امس|قبل يومين|منذ يومين", "الاسبوع الماضي", "الشهر الماضي", "قبل N ايام|منذ N ايام|قبل N يوم|منذ N يوم|قبل N يوما|منذ N يوما",
     "قبل N اسابيع|منذ N اسابيع|قبل N اسبوع",
     "قبل اسبوع|منذ اسبوع",
     {"الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الاحد"}},
};
/* English words that are months, too: these name one only behind "in" or "from". */
static const char *const not_months[] = {"may", "march", "mar", "mai", "mag", "mei", "oct", "set"};
// clang-format on

static const struct time_words *words_of(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (language_is_same(lang, languages[i].lang))
            return &languages[i];
    }
    return NULL;
}

static void add_span(struct times *times, int64_t first, int64_t last)
{
    if (times->count == TIMES_MAX)
        return;
    times->spans[times->count].first = first;
    times->spans[times->count++].last = last;
}

/* Cuts the text behind its next run of digits, and reads that; false where none is left. */
static bool next_number(struct text *text, int64_t *number)
{
    struct text digits = {NULL, 0};

    while (text->len && !digits.len) {
        size_t len = 0;
        while (len < text->len && text->bytes[len] >= '0' && text->bytes[len] <= '9')
            len++;
        digits = text_from(text->bytes, len);
        len += len == 0;
        *text = text_from(text->bytes + len, text->len - len);
    }
    if (!text_to_integer(digits, 0, INT32_MAX, number))
        *number = 0;
    return digits.len > 0;
}

static bool says_number(struct text text, struct text phrase, int64_t number)
{
    const char *mark = memchr(phrase.bytes, 'N', phrase.len);
    size_t front = mark ? (size_t)(mark - phrase.bytes) : 0;
    char said[DATE_MAX];

    if (!mark)
        return false;
    int len = snprintf(said, sizeof(said), "%.*s%d%.*s", (int)front, phrase.bytes,
                       (int)number, (int)(phrase.len - front - 1), mark + 1);
    return len > 0 && words_find(text, text_from(said, (size_t)len));
}

/* The least number of the text, from 1 to max, that stands in one of the phrases; 0: none.
 */
static int number_said(struct text text, const char *phrases, int max)
{
    struct text rest = text_of(phrases);
    struct text phrase;
    int64_t least = 0;

    while (!least && text_next(&rest, '|', &phrase)) {
        struct text behind = text;
        int64_t number;
        while (next_number(&behind, &number)) {
            bool is_less = number > 0 && number < (least ? least : max + 1);
            if (is_less && says_number(text, phrase, number))
                least = number;
        }
    }
    return (int)least;
}

static void add_month_before(struct times *times, struct day today)
{
    struct day first = {today.year, today.month, 1};
    int64_t last = day_number(first) - 1;
    struct day before = day_from_number(last);

    before.date = 1;
    add_span(times, day_number(before), last);
}

/* numbered is folded with its numbers in digits. */
static void add_counted(struct text folded, struct text numbered,
                        const struct time_words *words, int64_t today, struct times *times)
{
    int days = number_said(numbered, words->days_ago, DAYS_AGO_MAX);
    int weeks = number_said(numbered, words->weeks_ago, WEEKS_AGO_MAX);

    if (!weeks && words_find_any(folded, words->week_ago))
        weeks = 1;
    if (days)
        add_span(times, today - days, today - days);
    if (weeks)
        add_span(times, today - 7 * weeks - WEEKS_SLACK, today - 7 * weeks + WEEKS_SLACK);
}

static void add_weekdays(struct text text, const struct time_words *words, struct day today,
                         struct times *times)
{
    for (int i = 0; i < 7; i++) {
        int back = (day_weekday(today) - i + 6) % 7 + 1; /* 1 to 7 */
        if (words_find_any(text, words->weekdays[i]))
            add_span(times, day_number(today) - back, day_number(today) - back);
    }
}

static bool is_month(struct text word, struct text before)
{
    for (size_t i = 0; i < COUNT_OF(not_months); i++) {
        if (text_is(word, not_months[i]))
            return text_is(before, "in") || text_is(before, "from");
    }
    return true;
}

/* The last such month that has begun. */
static void add_month(struct times *times, int month, struct day today)
{
    struct day first = {today.year - (month > today.month), month, 1};
    struct day next = {first.year + (month == 12), month % 12 + 1, 1};

    add_span(times, day_number(first), day_number(next) - 1);
}

static void add_months(struct text text, struct day today, struct times *times)
{
    struct text unit, before = text_of("");

    while (words_next(&text, &unit)) {
        int month = words_is_unspaced(unit) ? 0 : day_month_named(unit);
        if (month && is_month(unit, before))
            add_month(times, month, today);
        before = unit;
    }
}

/* 十月, 10月份; not 10月5日, nor 两个月. Of a text with its numbers in digits. */
static void add_han_months(struct text text, struct day today, struct times *times)
{
    static const char sign[] = "月";
    const char *found;

    while ((found = text_find(text, text_of(sign)))) {
        size_t at = (size_t)(found - text.bytes), digits = 0;
        int64_t month;
        while (digits < at && found[-1 - (ptrdiff_t)digits] >= '0' &&
               found[-1 - (ptrdiff_t)digits] <= '9')
            digits++;
        at += strlen(sign);
        text = text_from(text.bytes + at, text.len - at);
        bool is_date = text.len && text.bytes[0] >= '0' && text.bytes[0] <= '9';
        if (!is_date && text_to_integer(text_from(found - digits, digits), 1, 12, &month))
            add_month(times, (int)month, today);
    }
}

static void add_said(struct text text, struct text numbered, const struct time_words *words,
                     struct day today, struct times *times)
{
    int64_t now = day_number(today);

    if (words_find_any(text, words->day_before))
        add_span(times, now - 2, now - 2);
    else if (words_find_any(text, words->yesterday))
        add_span(times, now - 1, now - 1);
    if (words_find_any(text, words->last_week))
        add_span(times, now - day_weekday(today) - 7, now - day_weekday(today) - 1);
    if (words_find_any(text, words->last_month))
        add_month_before(times, today);
    add_counted(text, numbered, words, now, times);
    add_weekdays(text, words, today, times);
}

void times_read(struct text text, const char *lang, struct day today, struct times *times)
{
    const struct time_words *words = words_of(lang);
    struct arena arena;

    arena_init(&arena);
    struct text numbered = in_digits(text, &arena);
    *times = (struct times){0};
    add_months(text, today, times);
    add_han_months(numbered, today, times);
    if (words)
        add_said(text, numbered, words, today, times);
    arena_release(&arena);
}

/* Returns how many. */
static size_t days_of(const struct order *order, struct day days[ORDER_DAYS])
{
    const struct shipment *last = order_last_shipment(order);
    size_t count = 0;

    if (order->placed_at != MOMENT_NONE)
        days[count++] = moment_day(order->placed_at);
    if (last && day_is_set(last->shipped_at))
        days[count++] = last->shipped_at;
    if (last && day_is_set(last->delivered_at))
        days[count++] = last->delivered_at;
    return count;
}

bool times_hold(const struct times *times, struct day day)
{
    int64_t number = day_number(day);

    for (size_t i = 0; i < times->count; i++) {
        if (number >= times->spans[i].first && number <= times->spans[i].last)
            return true;
    }
    return false;
}

bool times_fit(const struct times *times, const struct order *order)
{
    struct day days[ORDER_DAYS];
    size_t count = days_of(order, days);

    for (size_t i = 0; i < count; i++) {
        if (times_hold(times, days[i]))
            return true;
    }
    return false;
}

/* In numbers, the day or the month first: whoever names a date that only one order has
 * means that order. */
static bool is_in_numbers(struct day day, struct text text)
{
    static const char separators[] = "/.-";
    char date[DATE_MAX];

    for (int swap = 0; swap < 2; swap++) {
        int a = swap ? day.month : day.date;
        int b = swap ? day.date : day.month;
        for (size_t i = 0; separators[i]; i++) {
            snprintf(date, sizeof(date), "%d%c%d", a, separators[i], b);
            if (words_find_whole(text, text_of(date)))
                return true;
            snprintf(date, sizeof(date), "%02d%c%02d", a, separators[i], b);
            if (words_find_whole(text, text_of(date)))
                return true;
        }
    }
    return false;
}

bool times_date_of(const struct order *order, struct text text, const char *lang,
                   struct day today, struct arena *arena)
{
    struct day days[ORDER_DAYS];
    size_t count = days_of(order, days);
    char date[DATE_MAX * 2];

    for (size_t i = 0; i < count; i++) {
        struct day same_year = {today.year, days[i].month, days[i].date};
        day_format_words(same_year, lang, today, date, sizeof(date));
        if (words_find_whole(text, words_fold(text_of(date), arena)))
            return true;
        day_format(days[i], date);
        if (words_find_whole(text, text_of(date)) || is_in_numbers(days[i], text))
            return true;
    }
    return false;
}
