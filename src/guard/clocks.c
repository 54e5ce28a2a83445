#include "guard/clocks.h"

#include "base/attributes.h"

#include <string.h>

#define HOURS        24
#define MINUTES      60
#define WEEKDAYS     7u
#define WORKING_DAYS 31u
#define DAY_BIT(day) (1u << (day))

/* Digits from there on, at most two; returns how many there are. */
static size_t digits_at(struct text text, size_t at, int *number)
{
    size_t count = 0;
    *number = 0;
    while (count < 3 && at + count < text.len && text.bytes[at + count] >= '0' &&
           text.bytes[at + count] <= '9') {
        *number = *number * 10 + (text.bytes[at + count] - '0');
        count++;
    }
    return count <= 2 ? count : 0;
}

/* What stands behind an hour, and the hours that it adds. */
enum hour_word {
    HOUR_SURE,
    HOUR_OR_LENGTH, /* "18 h" */
    HOUR_OR_COUNT,  /* in Japanese it counts things */
};
struct suffix {
    const char *word;
    int hours;
    enum hour_word kind;
};
static const struct suffix suffixes[] = {
    {"uhr", 0, HOUR_SURE},        {"pm", 12, HOUR_SURE},    {"p.m", 12, HOUR_SURE},
    {"am", 0, HOUR_SURE},         {"a.m", 0, HOUR_SURE},    {"o'clock", 0, HOUR_SURE},
    {"時", 0, HOUR_SURE},         {"点", 0, HOUR_OR_COUNT}, {"點", 0, HOUR_OR_COUNT},
    {"uur", 0, HOUR_OR_LENGTH},   {"h", 0, HOUR_OR_LENGTH}, {"heures", 0, HOUR_OR_LENGTH},
    {"horas", 0, HOUR_OR_LENGTH},
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static const struct suffix *suffix_at(struct text text, size_t at, size_t *end)
{
    at += at < text.len && text.bytes[at] == ' ';
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        size_t len = strlen(suffixes[i].word);
        struct text word = text_from(text.bytes + at, text.len - at < len ? 0 : len);
        if (word.len == len && text_is_ignoring_case(word, suffixes[i].word) &&
            (at + len == text.len || !is_letter(word.bytes[0]) ||
             !is_letter(text.bytes[at + len]))) {
            *end = at + len;
            return &suffixes[i];
        }
    }
    return NULL;
}

/* "At", "until": in front of an hour, and of no length. */
static bool is_led(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "at", "from", "until", "till",  "before", "after", "as", "das",  "ate",
        "a",  "las",  "les",   "alle",  "dalle",  "ore",   "um", "bis",  "ab",
        "om", "tot",  "vanaf", "hasta", "desde",  "vers",  "le", "entre"};
    return token > 0 && scan_is_any(&reading->scan, token - 1, words, COUNT_OF(words));
}

static bool is_behind(struct text text, size_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= text.len && memcmp(text.bytes + at, word, len) == 0;
}

static bool is_afternoon(const struct reading *reading, size_t token)
{
    static const char *const parts[] = {"下午", "晚上", "午後", "傍晚"};
    size_t first = token > 2 ? token - 2 : 0;
    return reading_has_part(reading, first, token, parts, COUNT_OF(parts));
}

/* "17:30", "8.30 Uhr", "17h30", "5 pm", 17時半: the bytes behind the hour, minutes read. */
static bool time_at(const struct reading *reading, size_t token, struct clock *clock,
                    size_t *end)
{
    struct text text = reading->scan.text;
    size_t start = reading->scan.tokens[token].start;
    int hour;
    int minutes = 0;
    size_t len = digits_at(text, start, &hour);
    bool is_part = start > 0 && strchr(":.,/-", text.bytes[start - 1]) != NULL &&
                   start > 1 && text.bytes[start - 2] >= '0' &&
                   text.bytes[start - 2] <= '9';
    if (len == 0 || hour > HOURS || (is_part && text.bytes[start - 1] != '-')) {
        return false;
    }
    *end = start + len;
    char joint = *end < text.len ? text.bytes[*end] : ' ';
    bool has_minutes = (joint == ':' || joint == '.' || joint == 'h') &&
                       digits_at(text, *end + 1, &minutes) == 2 && minutes < MINUTES;
    *end += has_minutes ? 3 : 0;
    minutes = has_minutes ? minutes : 0;
    const struct suffix *suffix =
        has_minutes && joint == 'h' ? NULL : suffix_at(text, *end, end);
    bool is_sure = (has_minutes && joint != '.') ||
                   (suffix != NULL && suffix->kind != HOUR_OR_LENGTH) ||
                   (suffix != NULL && is_led(reading, token));
    bool is_count = suffix != NULL && suffix->kind == HOUR_OR_COUNT &&
                    strcmp(reading_sentence(reading, token)->lang, "ja") == 0;
    if (!is_sure || is_count || is_behind(text, *end, "間") || is_behind(text, *end, ":")) {
        return false;
    }
    minutes = is_behind(text, *end, "半") ? MINUTES / 2 : minutes;
    bool is_late = is_afternoon(reading, token) || (suffix != NULL && suffix->hours > 0);
    clock->minutes =
        (hour + (is_late && hour < HOURS / 2 ? HOURS / 2 : 0)) * MINUTES + minutes;
    return true;
}

/* Weekdays by other words than their names; of no weekday: "daily". */
static bool days_by_word(const struct reading *reading, size_t token, unsigned *days)
{
    static const char *const working[] = {
        "weekdays",    "woche",  "wochentags", "werktags",  "laborables",
        "semaine",     "uteis",  "feriali",    "weekdagen", "werkdagen",
        "doordeweeks", "ouvres", "ouvrables"};
    static const char *const daily[] = {"daily",     "day",        "taglich", "diario",
                                        "dias",      "jours",      "giorni",  "dag",
                                        "dagelijks", "diariamente"};
    static const char *const working_parts[] = {"平日", "工作日"};
    static const char *const daily_parts[] = {"每天", "毎日", "每日"};
    size_t end = token + 2 < reading->scan.count ? token + 2 : reading->scan.count;
    bool is_working =
        scan_is_any(&reading->scan, token, working, COUNT_OF(working)) ||
        reading_has_part(reading, token, end, working_parts, COUNT_OF(working_parts));
    bool is_daily =
        scan_is_any(&reading->scan, token, daily, COUNT_OF(daily)) ||
        reading_has_part(reading, token, end, daily_parts, COUNT_OF(daily_parts));
    *days = is_working ? WORKING_DAYS : 0;
    return is_working || is_daily;
}

static const struct mark *weekday_at(const struct reading *reading, size_t token)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_WEEKDAY);
    return mark != NULL ? mark : reading_mark_at(reading, token, MEANING_WEEKDAYS);
}

/* What was told of weekdays so far in the sentence. */
struct told_days {
    unsigned days;
    uint32_t last; /* weekday, and where its word ends */
    size_t end;
    bool is_timed; /* a time stood behind them */
};

/* "Monday to Friday": the days between two that stand side by side. */
static bool is_range(const struct reading *reading, size_t first, size_t end)
{
    static const char *const words[] = {"to",     "through", "until", "bis", "a",
                                        "al",     "au",      "tot",   "t",   "-",
                                        "\u2013", "ate",     "m"};
    static const char *const parts[] = {"至", "到", "から", "〜", "~"};
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words)) ||
           (end > first && reading->scan.tokens[end].before == '-') ||
           reading_has_part(reading, first, end, parts, COUNT_OF(parts));
}

static void weekday_add(const struct reading *reading, const struct mark *mark,
                        struct told_days *told)
{
    bool is_next = told->days != 0 && !told->is_timed;
    if (is_next && is_range(reading, told->end, mark->first)) {
        for (uint32_t day = told->last; day != mark->value; day = (day + 1) % WEEKDAYS) {
            told->days |= DAY_BIT(day);
        }
    }
    told->days = (is_next ? told->days : 0) | DAY_BIT(mark->value % WEEKDAYS);
    told->last = mark->value % WEEKDAYS;
    told->end = mark->end;
    told->is_timed = false;
}

void clocks_gather(struct clocks *clocks, const struct reading *reading, const char *kind,
                   const char *id, struct arena *arena)
{
    struct told_days told = {0};
    for (size_t i = 0; i < reading->scan.count; i++) {
        struct clock clock = {.first = (uint32_t)i, .kind = kind, .id = id};
        const struct mark *weekday = weekday_at(reading, i);
        unsigned days;
        size_t end;
        told = reading_sentence(reading, i)->first == i ? (struct told_days){0} : told;
        if (weekday != NULL) {
            weekday_add(reading, weekday, &told);
        } else if (days_by_word(reading, i, &days)) {
            told = (struct told_days){.days = days, .is_timed = true};
        } else if (time_at(reading, i, &clock, &end)) {
            clock.days = told.days;
            clock.topics = reading_sentence(reading, i)->topics & ~TOPICS_MINOR;
            clock.end = (uint32_t)scan_token_at(&reading->scan, end);
            clock.end = clock.end > i ? clock.end : (uint32_t)i + 1;
            clocks->items = arena_reserve(arena, clocks->items, &clocks->capacity,
                                          clocks->count, sizeof(*clocks->items));
            clocks->items[clocks->count++] = clock;
            told.is_timed = true;
            i = clock.end - 1;
        }
    }
}

const struct clock *clocks_find(const struct clocks *clocks, const struct clock *clock)
{
    const struct clock *found = NULL;
    bool is_of_matter = false;
    for (size_t i = 0; i < clocks->count; i++) {
        const struct clock *told = &clocks->items[i];
        bool is_same = told->minutes == clock->minutes &&
                       (told->days == 0 || (clock->days & ~told->days) == 0);
        bool is_its = (told->topics & clock->topics) != 0;
        if (is_its && is_same) {
            return told;
        }
        is_of_matter |= is_its;
        found = is_same ? told : found;
    }
    return is_of_matter ? NULL : found;
}
