#include "snooze_words.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>

#define TOKENS_MAX 16

// clang-format off
/* In Chinese a day of the week is a number behind one of these. */
static const char *const east_weeks[] = {"周", "週", "星期", "礼拜", "禮拜"};
static const struct snooze_words east_days[] = {
    {"一", "monday"}, {"二", "tuesday"}, {"三", "wednesday"}, {"四", "thursday"},
    {"五", "friday"}, {"六", "saturday"}, {"日", "sunday"}, {"天", "sunday"},
};
static const char *const east_nexts[] = {"下个", "下個", "下"};
static const char *const east_thises[] = {"这个", "這個", "这", "這", "本"};
static const char *const east_digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
// clang-format on

static bool is_word_sign(char sign)
{
    return isalnum((unsigned char)sign) || sign == '-' || sign == '\'';
}

/* Words of letters end where a letter does not follow; others may stand side by side. */
static bool stands_alone(struct text text, size_t at, size_t len)
{
    bool is_spaced = isalpha((unsigned char)text.bytes[at]);
    bool begins = at == 0 || !is_word_sign(text.bytes[at - 1]);
    bool ends = at + len == text.len || !is_word_sign(text.bytes[at + len]);

    return !is_spaced || (begins && ends);
}

static const struct snooze_words *longest(struct text text, size_t at)
{
    const struct snooze_words *best = NULL;
    size_t best_len = 0;
    struct text rest = text_from(text.bytes + at, text.len - at);

    for (const struct snooze_words *row = snooze_words; row->words; row++) {
        size_t len = strlen(row->words);
        if (len > best_len && text_starts_with(rest, row->words) &&
            stands_alone(text, at, len)) {
            best = row;
            best_len = len;
        }
    }
    return best;
}

/* Of the one that it begins with, 0 where it begins with none. */
static size_t front_len(struct text rest, const char *const *fronts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(rest, fronts[i]))
            return strlen(fronts[i]);
    }
    return 0;
}

/* "周一", "这周五", "下星期五", "下个星期三": bytes of it, 0 where it is none. */
static size_t east_weekday(struct text rest, struct buffer *out)
{
    size_t next = front_len(rest, east_nexts, COUNT_OF(east_nexts));
    size_t front = next ? next : front_len(rest, east_thises, COUNT_OF(east_thises));

    for (size_t i = 0; i < COUNT_OF(east_weeks); i++) {
        struct text week = text_from(rest.bytes + front, rest.len - front);
        size_t len = strlen(east_weeks[i]);
        if (!text_starts_with(week, east_weeks[i]))
            continue;
        struct text day = text_from(week.bytes + len, week.len - len);
        for (size_t j = 0; j < COUNT_OF(east_days); j++) {
            if (!text_starts_with(day, east_days[j].words))
                continue;
            buffer_format(out, " %s%s ", next ? "next " : "", east_days[j].english);
            return front + len + strlen(east_days[j].words);
        }
    }
    return 0;
}

/* 0: there is none at that place; else at goes behind it. */
static size_t east_digit(struct text text, size_t *at)
{
    struct text rest = text_from(text.bytes + *at, text.len - *at);

    for (size_t i = 0; i < COUNT_OF(east_digits); i++) {
        if (text_starts_with(rest, east_digits[i])) {
            *at += strlen(east_digits[i]);
            return i + 1;
        }
    }
    return 0;
}

/* "十", "十五", "二十", "三十五": bytes of it, 0 where no ten is counted. */
static size_t east_tens(struct text text, struct buffer *out)
{
    size_t at = 0;
    size_t tens = east_digit(text, &at);
    struct text rest = text_from(text.bytes + at, text.len - at);

    if (!text_starts_with(rest, "十"))
        return 0;
    at += strlen("十");
    size_t ones = east_digit(text, &at);
    buffer_format(out, " %zu ", (tens ? tens : 1) * 10 + ones);
    return at;
}

/* As it stands, but that digits of any script are ours. */
static size_t sign_put(struct text text, size_t at, struct buffer *out)
{
    struct text rest = text_from(text.bytes + at, text.len - at);
    uint32_t code_point;
    size_t len = utf8_decode(rest, &code_point, NULL);
    int digit = utf8_digit_value(code_point);

    if (digit >= 0) {
        buffer_add_char(out, (char)('0' + digit));
        return len;
    }
    len = utf8_cluster_len(text, at);
    buffer_add(out, rest.bytes, len);
    return len;
}

static void words_put(struct text folded, struct buffer *out)
{
    for (size_t at = 0; at < folded.len;) {
        struct text rest = text_from(folded.bytes + at, folded.len - at);
        size_t east = east_weekday(rest, out);
        if (!east)
            east = east_tens(rest, out);
        const struct snooze_words *row = east ? NULL : longest(folded, at);
        if (east) {
            at += east;
        } else if (row) {
            buffer_format(out, " %s ", row->english);
            at += strlen(row->words);
        } else {
            at += sign_put(folded, at, out);
        }
    }
}

/* Parts of the day, before or behind the hour that they are told with. */
struct part {
    const char *name;
    const char *alone; /* the clock without an hour */
};
enum { PART_EARLY, PART_LATE, PART_NIGHT };
static const struct part parts[] = {
    [PART_EARLY] = {"am", ""},
    [PART_LATE] = {"pm", "14:00 "},
    [PART_NIGHT] = {"night", "20:00 "},
};

#define LATE_HALF 6 /* "halb sechs" is 17:30, "halb sieben" 6:30 */

struct tokens {
    struct text list[TOKENS_MAX];
    size_t count;
    const struct part *part; /* NULL: none is told */
};

static bool token_is(const struct tokens *tokens, size_t at, const char *word)
{
    return at < tokens->count && text_is(tokens->list[at], word);
}

static bool token_number(const struct tokens *tokens, size_t at, int64_t max,
                         int64_t *number)
{
    return at < tokens->count && text_to_integer(tokens->list[at], 0, max, number);
}

/* Of 24 hours; twelve at night ends the day. -1: the part has no such hour. */
static int64_t hour_of_part(const struct part *part, int64_t hour)
{
    bool is_night = part == &parts[PART_NIGHT];

    if (is_night && hour % 12 == 0)
        return 24;
    if (is_night && (hour < 5 || (hour > 12 && hour < 18)))
        return -1;
    return part && part != &parts[PART_EARLY] && hour < 12 ? hour + 12 : hour;
}

/* What the part does not have stands there as its name, which is no time. */
static void clock_put(const struct tokens *tokens, int64_t hour, int64_t minute,
                      struct buffer *out)
{
    int64_t told = hour_of_part(tokens->part, hour);

    if (told < 0)
        buffer_format(out, "%s ", tokens->part->name);
    else
        buffer_format(out, "%d:%02d ", (int)told, (int)minute);
}

/* "halb neun" is half an hour before nine; "halb eins" is past noon. It is told by a clock
 * of twelve hours: "halb drei" without a part of the day is in the afternoon, whenever it
 * is typed. */
static size_t half_take(const struct tokens *tokens, size_t at, struct buffer *out)
{
    int64_t hour;

    if (!token_is(tokens, at, "halfto") || !token_number(tokens, at + 1, 24, &hour) ||
        !hour)
        return 0;
    bool is_late = hour == 1 || (!tokens->part && hour <= LATE_HALF);
    clock_put(tokens, hour == 1 ? 12 : is_late ? hour + 11 : hour - 1, 30, out);
    return token_is(tokens, at + 2, "oclock") ? 3 : 2;
}

/* "9 oclock 30 minutes", "9 oclock half", "at 9 hours", "at 9": tokens taken. */
static size_t clock_take(const struct tokens *tokens, size_t at, struct buffer *out)
{
    int64_t hour, minute = 0;
    bool is_at =
        at > 0 && (token_is(tokens, at - 1, "at") || token_is(tokens, at - 1, "a"));
    size_t taken = 1;

    if (!token_number(tokens, at, 24, &hour))
        return 0;
    if (token_is(tokens, at + 1, "oclock") ||
        (is_at && token_is(tokens, at + 1, "hours"))) {
        taken = 2;
        if (token_is(tokens, at + 2, "half")) {
            minute = 30;
            taken = 3;
        } else if (token_number(tokens, at + 2, 59, &minute)) {
            taken = token_is(tokens, at + 3, "minutes") ? 4 : 3;
        }
    } else if (!is_at || at + 1 < tokens->count) {
        return 0;
    }
    clock_put(tokens, hour, minute, out);
    return taken;
}

/* "9h30", "14h", behind a day or "at", where "2h" alone is a length; "3:30", which a part
 * of the day may make another. */
static bool short_clock(const struct tokens *tokens, size_t at, char sign,
                        struct buffer *out)
{
    struct text rest = tokens->list[at], piece;
    int64_t hour, minute = 0;

    if (!memchr(rest.bytes, sign, rest.len) || !text_next(&rest, sign, &piece) ||
        !text_to_integer(piece, 0, 24, &hour) ||
        (rest.len && !text_to_integer(rest, 0, 59, &minute)))
        return false;
    clock_put(tokens, hour, minute, out);
    return true;
}

static bool is_day_word(struct text token)
{
    size_t len = token.len;

    return text_is(token, "today") || text_is(token, "tomorrow") ||
           text_is(token, "overmorrow") ||
           (len > 5 && memcmp(token.bytes + len - 3, "day", 3) == 0);
}

/* "12 month 2 days" */
static size_t date_take(const struct tokens *tokens, size_t at, struct buffer *out)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    int64_t month, date;

    if (!token_number(tokens, at, 12, &month) || !month ||
        !token_is(tokens, at + 1, "month") || !token_number(tokens, at + 2, 31, &date))
        return 0;
    buffer_format(out, "%d %s ", (int)date, months[month - 1]);
    return token_is(tokens, at + 3, "days") ? 4 : 3;
}

/* "2 hours later" */
static size_t later_take(const struct tokens *tokens, size_t at, struct buffer *out)
{
    if (!token_is(tokens, at + 2, "later"))
        return 0;
    buffer_format(out, "in %.*s %.*s ", (int)tokens->list[at].len, tokens->list[at].bytes,
                  (int)tokens->list[at + 1].len, tokens->list[at + 1].bytes);
    return 3;
}

/* "week next", "monday next", "month next", "next week monday", and "weeks" where one is
 * meant. */
static size_t next_take(const struct tokens *tokens, size_t at, struct buffer *out)
{
    bool is_behind = token_is(tokens, at + 1, "next");
    size_t of = is_behind ? at : at + 1;

    if (!is_behind && !token_is(tokens, at, "next"))
        return 0;
    if (of >= tokens->count)
        return 0;
    size_t taken = 2;
    bool is_week = token_is(tokens, of, "weeks") || token_is(tokens, of, "week");
    bool is_month = token_is(tokens, of, "month");
    if (!is_behind && is_week && at + 2 < tokens->count &&
        is_day_word(tokens->list[at + 2])) {
        of = at + 2;
        taken = 3;
        is_week = false;
    }
    struct text word = is_week ? text_of("week") : tokens->list[of];
    if (!is_week && !is_month && !is_day_word(word) && !text_is(word, "reply"))
        return 0;
    bool is_coming = is_behind && !is_week && is_day_word(word);
    buffer_format(out, "%s %.*s ", is_coming ? "coming" : "next", (int)word.len,
                  word.bytes);
    return taken;
}

static size_t token_put(const struct tokens *tokens, size_t at, struct buffer *out)
{
    bool is_behind_day =
        at > 0 && (is_day_word(tokens->list[at - 1]) || token_is(tokens, at - 1, "at") ||
                   token_is(tokens, at - 1, "a"));
    size_t taken = 0;

    if ((taken = date_take(tokens, at, out)) || (taken = later_take(tokens, at, out)) ||
        (taken = next_take(tokens, at, out)) || (taken = half_take(tokens, at, out)) ||
        (taken = clock_take(tokens, at, out)))
        return taken;
    if ((is_behind_day && short_clock(tokens, at, 'h', out)) ||
        (tokens->part && short_clock(tokens, at, ':', out)))
        return 1;
    int64_t hour;
    bool is_at = token_is(tokens, at, "a") && at + 1 < tokens->count &&
                 isdigit((unsigned char)tokens->list[at + 1].bytes[0]);
    if (is_at && !token_number(tokens, at + 1, 23, &hour))
        return 1;
    if (!is_at)
        buffer_format(out, "%.*s ", (int)tokens->list[at].len, tokens->list[at].bytes);
    return 1;
}

static const struct part *part_named(struct text token)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (text_is(token, parts[i].name))
            return &parts[i];
    }
    return NULL;
}

/* "3." is the third of a month. */
static void ordinal_strip(struct text *token)
{
    struct text number = text_from(token->bytes, token->len - 1);
    int64_t date;

    if (token->bytes[number.len] == '.' && text_to_integer(number, 1, 31, &date))
        *token = number;
}

static bool has_clock(struct text told)
{
    return memchr(told.bytes, ':', told.len) || text_find(told, text_of("pm"));
}

/* The part of the day out of the tokens; of two, the second stays there, which is no time.
 */
static void part_take(struct tokens *tokens)
{
    size_t left = 0;

    for (size_t at = 0; at < tokens->count; at++) {
        const struct part *part = tokens->part ? NULL : part_named(tokens->list[at]);
        if (part)
            tokens->part = part;
        else
            tokens->list[left++] = tokens->list[at];
    }
    tokens->count = left;
}

void snooze_english(struct text folded, struct buffer *out)
{
    struct tokens tokens = {0};
    struct buffer words;

    buffer_init(&words, 64 * 1024);
    words_put(folded, &words);
    struct text rest = text_from(buffer_text(&words), words.len);
    while (tokens.count < TOKENS_MAX && text_next_word(&rest, &tokens.list[tokens.count]))
        ordinal_strip(&tokens.list[tokens.count++]);
    part_take(&tokens);
    for (size_t at = 0; at < tokens.count;)
        at += token_put(&tokens, at, out);
    if (tokens.part && !has_clock(text_from(buffer_text(out), out->len)))
        buffer_add_text(out, tokens.part->alone);
    buffer_release(&words);
}
