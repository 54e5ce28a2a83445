/* When a quote was written: "Thu, 19 Nov 2026 at 10:02 AM". */
#include "quotes_parts.h"

#include "base/buffer.h"
#include "base/moment.h"
#include "base/utf8.h"

#define NUMBERS_MIN                                                                        \
    4 /* a day and its year, an hour and its minute; a month has a word, too */
#define TOKENS_MAX 40 /* words, numbers and signs */
#define WORD_MAX   16 /* bytes, folded */

/* Folded: days of the week, parts of the day, zones, and what stands between numbers. */
static const char *const words[] = {
    "mon",       "tue",        "tues",      "wed",      "thu",     "thur",      "thurs",
    "fri",       "sat",        "sun",       "monday",   "tuesday", "wednesday", "thursday",
    "friday",    "saturday",   "sunday",    "at",       "am",      "pm",        "a",
    "p",         "m",          "st",        "nd",       "rd",      "th",        "of",
    "gmt",       "utc",        "cet",       "cest",     "bst",     "est",       "edt",
    "cst",       "cdt",        "mst",       "mdt",      "pst",     "pdt",       "jst",
    "mo",        "di",         "mi",        "do",       "fr",      "sa",        "so",
    "montag",    "dienstag",   "mittwoch",  "freitag",  "samstag", "sonnabend", "sonntag",
    "um",        "uhr",        "lun",       "mie",      "jue",     "vie",       "sab",
    "dom",       "lunes",      "martes",    "jueves",   "viernes", "sabado",    "domingo",
    "las",       "la",         "de",        "del",      "les",     "jeu",       "ven",
    "sam",       "dim",        "lundi",     "mardi",    "jeudi",   "vendredi",  "samedi",
    "h",         "dimanche",   "miercoles", "mercredi", "mer",     "gio",       "giorno",
    "lunedi",    "martedi",    "mercoledi", "giovedi",  "venerdi", "sabato",    "domenica",
    "alle",      "ore",        "ma",        "wo",       "vr",      "za",        "zo",
    "maandag",   "dinsdag",    "woensdag",  "zaterdag", "vrijdag", "zondag",    "om",
    "uur",       "seg",        "ter",       "qua",      "qui",     "sex",       "segunda",
    "terca",     "quarta",     "quinta",    "sexta",    "feira",   "as",        "dia",
    "donderdag", "donnerstag",
};
/* As they stand: signs, and words of Chinese and Japanese, which no space divides. */
static const char *const pieces[] = {
    " ",    ",",  ".",    "/",    "-",    ":",    "(",    ")",    "+",    "，",
    "、",   "（", "）",   "：",   "年",   "月",   "日",   "周",   "週",   "星期",
    "曜日", "一", "二",   "三",   "四",   "五",   "六",   "火",   "水",   "木",
    "金",   "土", "上午", "下午", "早上", "中午", "晚上", "凌晨", "午前", "午後",
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t digits_len(struct text text)
{
    size_t len = 0;

    while (len < text.len && is_digit(text.bytes[len]))
        len++;
    return len;
}

static size_t piece_len(struct text text)
{
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        if (text_starts_with(text, pieces[i]))
            return strlen(pieces[i]);
    }
    return 0;
}

static bool is_known(struct text folded)
{
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (text_is(folded, words[i]))
            return true;
    }
    return day_month_named(folded) != 0;
}

/* Letters up to the next that is none, or is of a script without spaces. */
static size_t letters_len(struct text text)
{
    size_t len = 0;

    while (len < text.len) {
        struct text rest = text_from(text.bytes + len, text.len - len);
        uint32_t code_point;
        size_t taken = utf8_decode(rest, &code_point, NULL);
        if (!utf8_is_letter(code_point) || utf8_is_unspaced(code_point))
            break;
        len += taken;
    }
    return len;
}

static size_t word_len(struct text text)
{
    size_t len = letters_len(text);
    struct buffer folded;

    if (!len)
        return 0;
    buffer_init(&folded, WORD_MAX);
    utf8_fold(text_from(text.bytes, len), &folded);
    bool is_one = !folded.is_cut && is_known(text_from(buffer_text(&folded), folded.len));
    buffer_release(&folded);
    return is_one ? len : 0;
}

/* Behind a number stands its minute: "10:02". */
static bool is_clock(struct text rest)
{
    return rest.len >= 3 && rest.bytes[0] == ':' && is_digit(rest.bytes[1]) &&
           is_digit(rest.bytes[2]);
}

size_t quote_when_len(struct text text)
{
    size_t numbers = 0;
    size_t at = 0;
    bool has_clock = false;

    for (size_t tokens = 0; at < text.len && tokens < TOKENS_MAX; tokens++) {
        struct text rest = text_from(text.bytes + at, text.len - at);
        size_t len = digits_len(rest);
        if (len) {
            numbers++;
            has_clock |= is_clock(text_from(rest.bytes + len, rest.len - len));
        } else if ((len = piece_len(rest)) == 0) {
            len = word_len(rest);
        }
        if (!len)
            break;
        at += len;
    }
    return numbers >= NUMBERS_MIN && has_clock ? at : 0;
}
