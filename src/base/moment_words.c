#include "base/moment.h"

#include <stdio.h>
#include <string.h>

/* How a language writes a day: the words around its numbers, and the months' names. */
struct calendar {
    char lang[3];
    const char *first; /* the first of a month, NULL where it is written as any other */
    const char *after_date;
    const char *before_year;
    const char *months[12];
};

static const struct calendar calendars[] = {
    {"en",
     NULL,
     " ",
     " ",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"}},
    {"es",
     NULL,
     " de ",
     " de ",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
      "septiembre", "octubre", "noviembre", "diciembre"}},
    {"de",
     NULL,
     ". ",
     " ",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
      "Oktober", "November", "Dezember"}},
    {"fr",
     "1er",
     " ",
     " ",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"}},
    {"ar",
     NULL,
     " ",
     " ",
     {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
      "أكتوبر", "نوفمبر", "ديسمبر"}},
    {"it",
     "1º",
     " ",
     " ",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
      "settembre", "ottobre", "novembre", "dicembre"}},
    {"pt",
     NULL,
     " de ",
     " de ",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
      "setembro", "outubro", "novembro", "dezembro"}},
    {"nl",
     NULL,
     " ",
     " ",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
      "september", "oktober", "november", "december"}},
};

#define MONTH_NAMES 18 /* of a month, at most */

/*
 * The folded names and usual abbreviations of each month, in the languages above, Chinese
 * and Japanese. Two abbreviations are left out, since they are English words that stand
 * behind numbers: "set" and "out" (Italian and Portuguese).
 */
static const char *const month_names[12][MONTH_NAMES] = {
    {"january", "januar", "janner", "janvier", "enero", "gennaio", "janeiro", "januari",
     "jan", "janv", "ene", "gen", "يناير", "جانفي", "一月", "1月", "01月"},
    {"february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari",
     "feber", "feb", "febr", "fev", "fevr", "فبراير", "فيفري", "شباط", "二月", "2月",
     "02月"},
    {"march", "marz", "maerz", "mars", "marzo", "marco", "maart", "mar", "mrz", "mrt",
     "مارس", "اذار", "三月", "3月", "03月"},
    {"april", "avril", "abril", "aprile", "apr", "abr", "avr", "ابريل", "افريل", "نيسان",
     "四月", "4月", "04月"},
    {"may", "mai", "mayo", "maggio", "maio", "mei", "mag", "مايو", "ماي", "ايار", "五月",
     "5月", "05月"},
    {"june", "juni", "juin", "junio", "giugno", "junho", "jun", "giu", "يونيو", "جوان",
     "حزيران", "六月", "6月", "06月"},
    {"july", "juli", "juillet", "julio", "luglio", "julho", "jul", "juil", "lug", "يوليو",
     "جويلية", "تموز", "七月", "7月", "07月"},
    {"august", "aout", "agosto", "augustus", "aug", "ago", "اغسطس", "اوت", "اب", "八月",
     "8月", "08月"},
    {"september", "septembre", "septiembre", "setiembre", "settembre", "setembro", "sep",
     "sept", "sett", "سبتمبر", "ايلول", "九月", "9月", "09月"},
    {"october", "oktober", "octobre", "octubre", "ottobre", "outubro", "oct", "okt", "ott",
     "اكتوبر", "十月", "10月"},
    {"november", "novembre", "noviembre", "novembro", "nov", "نوفمبر", "十一月", "11月"},
    {"december", "dezember", "decembre", "diciembre", "dicembre", "dezembro", "dec", "dez",
     "dic", "ديسمبر", "十二月", "12月"},
};

/* Whether tag ("es-MX") is of the language ("es"). */
static bool is_lang(const char *tag, const char *lang)
{
    struct text primary = text_of(tag);
    if (primary.len > 2 && (tag[2] == '-' || tag[2] == '_')) {
        primary.len = 2;
    }
    return text_is_ignoring_case(primary, lang);
}

static const struct calendar *calendar_of(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(calendars); i++) {
        if (is_lang(lang, calendars[i].lang)) {
            return &calendars[i];
        }
    }
    return &calendars[0];
}

static void write_east_asian(struct day day, bool has_year, char *out, size_t size)
{
    if (has_year) {
        snprintf(out, size, "%d年%d月%d日", day.year, day.month, day.date);
    } else {
        snprintf(out, size, "%d月%d日", day.month, day.date);
    }
}

void day_format_words(struct day day, const char *lang, struct day today, char *out,
                      size_t size)
{
    bool has_year = day.year != today.year;
    if (!day_is_set(day)) {
        snprintf(out, size, "%s", "");
        return;
    }
    if (is_lang(lang, "zh") || is_lang(lang, "ja")) {
        write_east_asian(day, has_year, out, size);
        return;
    }
    const struct calendar *calendar = calendar_of(lang);
    char date[16];
    char year[32] = "";
    snprintf(date, sizeof(date), "%d", day.date);
    if (has_year) {
        snprintf(year, sizeof(year), "%s%d", calendar->before_year, day.year);
    }
    bool is_first = day.date == 1 && calendar->first != NULL;
    snprintf(out, size, "%s%s%s%s", is_first ? calendar->first : date, calendar->after_date,
             calendar->months[day.month - 1], year);
}

void day_format_short(struct day day, char *out, size_t size)
{
    if (day_is_set(day)) {
        snprintf(out, size, "%d %.3s", day.date, calendars[0].months[day.month - 1]);
    } else {
        snprintf(out, size, "%s", "");
    }
}

int day_month_named(struct text word)
{
    for (int month = 1; month <= 12 && word.len > 0; month++) {
        const char *const *names = month_names[month - 1];
        for (size_t i = 0; i < MONTH_NAMES && names[i] != NULL; i++) {
            if (names[i][0] == word.bytes[0] && text_is(word, names[i])) {
                return month;
            }
        }
    }
    return 0;
}
