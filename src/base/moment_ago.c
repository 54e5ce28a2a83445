#include "base/moment.h"

#include <inttypes.h>
#include <stdio.h>

/* Two of each is the least that is said so: a fortnight is two weeks, and 1 of nothing. */
enum unit { UNIT_DAYS, UNIT_WEEKS, UNIT_MONTHS, UNIT_YEARS, UNIT_COUNT };

struct ago {
    char lang[3];
    const char *today;
    const char *yesterday;
    const char *before; /* the number */
    const char *units[UNIT_COUNT];
    const char *few[UNIT_COUNT]; /* 3 to 10, where that is another form; NULL */
    const char *two[UNIT_COUNT]; /* in the place of number and unit; NULL */
};

// clang-format off
static const struct ago languages[] = {
    {"en", "today", "yesterday", "", {" days ago", " weeks ago", " months ago", " years ago"}, {0}, {0}},
    {"es", "hoy", "ayer", "hace ", {" días", " semanas", " meses", " años"}, {0}, {0}},
    {"de", "heute", "gestern", "vor ", {" Tagen", " Wochen", " Monaten", " Jahren"}, {0}, {0}},
    {"fr", "aujourd'hui", "hier", "il y a ", {" jours", " semaines", " mois", " ans"}, {0}, {0}},
    {"zh", "今天", "昨天", "", {"天前", "周前", "个月前", "年前"}, {0}, {0}},
    {"ja", "今日", "昨日", "", {"日前", "週間前", "か月前", "年前"}, {0}, {0}},
    {"ar", "اليوم", "أمس", "قبل ", {" يوماً", " أسبوعاً", " شهراً", " سنة"},
     {" أيام", " أسابيع", " أشهر", " سنوات"}, {"يومين", "أسبوعين", "شهرين", "سنتين"}},
    {"it", "oggi", "ieri", "", {" giorni fa", " settimane fa", " mesi fa", " anni fa"}, {0}, {0}},
    {"pt", "hoje", "ontem", "há ", {" dias", " semanas", " meses", " anos"}, {0}, {0}},
    {"nl", "vandaag", "gisteren", "", {" dagen geleden", " weken geleden", " maanden geleden", " jaar geleden"}, {0}, {0}},
};
/* From so many days on, a unit of so many. */
static const struct {
    int64_t from;
    int64_t days;
} spans[UNIT_COUNT] = {{0, 1}, {14, 7}, {61, 30}, {731, 365}};
// clang-format on

static const struct ago *language_of(const char *tag)
{
    struct text primary = text_of(tag);

    if (primary.len > 2 && (tag[2] == '-' || tag[2] == '_'))
        primary.len = 2;
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (text_is_ignoring_case(primary, languages[i].lang))
            return &languages[i];
    }
    return &languages[0];
}

void day_format_ago(struct day day, const char *lang, struct day today, char *out,
                    size_t size)
{
    const struct ago *ago = language_of(lang);
    int64_t days = day_is_set(day) ? day_number(today) - day_number(day) : -1;
    enum unit unit = UNIT_YEARS;

    while (unit > UNIT_DAYS && days < spans[unit].from)
        unit--;
    int64_t number = days / spans[unit].days;
    bool is_few = number <= 10 && ago->few[unit];
    if (days < 0)
        snprintf(out, size, "%s", "");
    else if (days < 2)
        snprintf(out, size, "%s", days ? ago->yesterday : ago->today);
    else if (number == 2 && ago->two[unit])
        snprintf(out, size, "%s%s", ago->before, ago->two[unit]);
    else
        snprintf(out, size, "%s%" PRId64 "%s", ago->before, number,
                 is_few ? ago->few[unit] : ago->units[unit]);
}
