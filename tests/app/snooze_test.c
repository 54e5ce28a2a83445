#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/app/snooze.h"
#include "../../src/app/snooze_words.h"
#include "base/attributes.h"
#include "base/utf8.h"

#define NOW 1795424400 /* Monday, 2026-11-23 09:00 UTC */

static const struct day today = {2026, 11, 23};

static void parse__reads_times_in_every_form(void **state)
{
    static const struct {
        const char *words;
        moment_t until;
    } cases[] = {
        {"2h", NOW + 7200},
        {"3d", NOW + 3 * 86400},
        {" 90m ", NOW + 5400},
        {"reply", MOMENT_NONE},
        {"next reply", MOMENT_NONE},
        {"tomorrow", NOW + 86400},
        {"next week", NOW + 7 * 86400},
        {"09:30", NOW + 1800},
        {"9:30", NOW + 1800},
        {"08:30", NOW + 86400 - 1800}, /* tomorrow: today it has passed */
        {"09:00", NOW + 86400},
        {"2026-12-01", NOW + 8 * 86400},
        {"2026-12-01 10:30", NOW + 8 * 86400 + 5400},
        {"in 3 hours", NOW + 3 * 3600},
        {"in an hour", NOW + 3600},
        {"In 45 minutes", NOW + 2700},
        {"in 2 days", NOW + 2 * 86400},
        {"in a week", NOW + 7 * 86400},
        {"in 2h", NOW + 7200},
        {"until tomorrow", NOW + 86400},
        {"tomorrow 14:00", NOW + 86400 + 5 * 3600},
        {"tomorrow at 2pm", NOW + 86400 + 5 * 3600},
        {"today 17:00", NOW + 8 * 3600},
        {"friday 9:00", NOW + 4 * 86400},
        {"Friday", NOW + 4 * 86400},
        {"fri at 9:30am", NOW + 4 * 86400 + 1800},
        {"on wednesday noon", NOW + 2 * 86400 + 3 * 3600},
        {"monday", NOW + 7 * 86400}, /* it is Monday, 9:00 */
        {"monday 17:00", NOW + 8 * 3600},
        {"next friday", NOW + 11 * 86400},
        {"next monday 8:00", NOW + 7 * 86400 - 3600},
        {"next week 10:00", NOW + 7 * 86400 + 3600},
        {"2 Dec", NOW + 9 * 86400},
        {"Dec 2 10:00", NOW + 9 * 86400 + 3600},
        {"2 december at 9pm", NOW + 9 * 86400 + 12 * 3600},
        {"22 nov", NOW + 364 * 86400}, /* next year's */
        {"12am", NOW + 15 * 3600},
        {"until the next reply", MOMENT_NONE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        moment_t until = 0;
        struct error err = {0};
        if (!snooze_parse(text_of(cases[i].words), NOW, today, &until, &err))
            fail_msg("%s: %s", cases[i].words, err.text);
        assert_true(until == cases[i].until);
    }
}

static void parse__reads_the_languages_of_shops(void **state)
{
    static const struct {
        const char *words;
        moment_t until;
    } cases[] = {
        {"morgen", NOW + 86400},
        {"morgen um 14 Uhr", NOW + 86400 + 5 * 3600},
        {"übermorgen", NOW + 2 * 86400},
        {"übermorgen 14 Uhr", NOW + 2 * 86400 + 5 * 3600},
        {"后天下午3点", NOW + 2 * 86400 + 6 * 3600},
        {"nächste Woche", NOW + 7 * 86400},
        {"nächsten Freitag", NOW + 11 * 86400},
        {"Freitag 9:30", NOW + 4 * 86400 + 1800},
        {"am Freitag um 9 Uhr 30", NOW + 4 * 86400 + 1800},
        {"in 2 Stunden", NOW + 7200},
        {"in einer Woche", NOW + 7 * 86400},
        {"in einer halben Stunde", NOW + 1800},
        {"bis zur nächsten Antwort", MOMENT_NONE},
        {"demain", NOW + 86400},
        {"demain à 14h30", NOW + 86400 + 5 * 3600 + 1800},
        {"lundi prochain", NOW + 7 * 86400},
        {"lundi prochain à 17h", NOW + 7 * 86400 + 8 * 3600},
        {"vendredi prochain", NOW + 4 * 86400},
        {"el viernes que viene", NOW + 4 * 86400},
        {"venerdì prossimo", NOW + 4 * 86400},
        {"sexta-feira que vem", NOW + 4 * 86400},
        {"el próximo viernes", NOW + 11 * 86400},
        {"jusqu'à la réponse prochaine", MOMENT_NONE},
        {"la semaine prochaine", NOW + 7 * 86400},
        {"dans 2 heures", NOW + 7200},
        {"à 17 heures", NOW + 8 * 3600},
        {"le 2 décembre", NOW + 9 * 86400},
        {"mañana", NOW + 86400},
        {"mañana a las 10", NOW + 86400 + 3600},
        {"el lunes que viene", NOW + 7 * 86400},
        {"la próxima semana", NOW + 7 * 86400},
        {"en media hora", NOW + 1800},
        {"dentro de 3 días", NOW + 3 * 86400},
        {"2 de diciembre", NOW + 9 * 86400},
        {"domani alle 9:30", NOW + 86400 + 1800},
        {"tra un'ora", NOW + 3600},
        {"tra 2 ore", NOW + 7200},
        {"lunedì prossimo", NOW + 7 * 86400},
        {"prossima settimana", NOW + 7 * 86400},
        {"amanhã às 14:00", NOW + 86400 + 5 * 3600},
        {"segunda-feira", NOW + 7 * 86400},
        {"semana que vem", NOW + 7 * 86400},
        {"em 2 horas", NOW + 7200},
        {"over 2 uur", NOW + 7200},
        {"volgende maandag om 9 uur", NOW + 7 * 86400},
        {"overmorgen", NOW + 2 * 86400},
        {"明天", NOW + 86400},
        {"明天下午3点", NOW + 86400 + 6 * 3600},
        {"明天下午", NOW + 86400 + 5 * 3600},
        {"两小时后", NOW + 7200},
        {"30分钟后", NOW + 1800},
        {"下周", NOW + 7 * 86400},
        {"下周五", NOW + 11 * 86400},
        {"周五上午9点半", NOW + 4 * 86400 + 1800},
        {"12月2日", NOW + 9 * 86400},
        {"12月2日 10点", NOW + 9 * 86400 + 3600},
        {"９：３０", NOW + 1800},
        {"下次回复", MOMENT_NONE},
        {"次の返信まで", MOMENT_NONE},
        {"回复", MOMENT_NONE},
        {"غداً الساعة 9", NOW + 86400},
        {"غدا الساعة 3 مساء", NOW + 86400 + 6 * 3600},
        {"بعد غد", NOW + 2 * 86400},
        {"يوم الجمعة", NOW + 4 * 86400},
        {"يوم الأربعاء الساعة 10", NOW + 2 * 86400 + 3600},
        {"بعد ساعتين", NOW + 7200},
        {"بعد 3 ساعات", NOW + 3 * 3600},
        {"بعد نصف ساعة", NOW + 1800},
        {"بعد ٣ أيام", NOW + 3 * 86400},
        {"الأسبوع القادم", NOW + 7 * 86400},
        {"حتى الرد القادم", MOMENT_NONE},
        {"明日", NOW + 86400},
        {"明日の午後3時", NOW + 86400 + 6 * 3600},
        {"2時間後", NOW + 7200},
        {"来週", NOW + 7 * 86400},
        {"来週の月曜日", NOW + 7 * 86400},
        {"金曜日 9時半", NOW + 4 * 86400 + 1800},
        {"tomorrow at 14", NOW + 86400 + 5 * 3600},
        {"tomorrow afternoon", NOW + 86400 + 5 * 3600},
        {"晚上12点", NOW + 15 * 3600},
        {"今天晚上12点", NOW + 15 * 3600},
        {"今天晚上12点半", NOW + 15 * 3600 + 1800},
        {"明天晚上8点", NOW + 86400 + 11 * 3600},
        {"明天晚上20点", NOW + 86400 + 11 * 3600},
        {"明天晚上", NOW + 86400 + 11 * 3600},
        {"明天下午12点", NOW + 86400 + 3 * 3600},
        {"mañana a las 12 de la noche", NOW + 86400 + 15 * 3600},
        {"morgen um 24 Uhr", NOW + 86400 + 15 * 3600},
        {"today 24:00", NOW + 15 * 3600},
        {"二十分钟后", NOW + 1200},
        {"十五分钟后", NOW + 900},
        {"三十五分钟后", NOW + 2100},
        {"十分钟后", NOW + 600},
        {"十二点", NOW + 3 * 3600},
        {"十一点", NOW + 2 * 3600},
        {"周二十点", NOW + 86400 + 3600},
        {"下个星期三", NOW + 9 * 86400},
        {"下個星期三十一點", NOW + 9 * 86400 + 2 * 3600},
        {"下个星期", NOW + 7 * 86400},
        {"十二月二日", NOW + 9 * 86400},
        {"morgen um 3 Uhr nachmittag", NOW + 86400 + 6 * 3600},
        {"morgen um 3 Uhr nachmittags", NOW + 86400 + 6 * 3600},
        {"mañana a las 3 por la tarde", NOW + 86400 + 6 * 3600},
        {"mañana a las 3 de la tarde", NOW + 86400 + 6 * 3600},
        {"mañana a las 10 por la mañana", NOW + 86400 + 3600},
        {"heute nachmittag um 3", NOW + 6 * 3600},
        {"heute nachmittag um 3:30", NOW + 6 * 3600 + 1800},
        {"demain à 3h30 de l'après-midi", NOW + 86400 + 6 * 3600 + 1800},
        {"morgen nachmittag um 15 Uhr", NOW + 86400 + 6 * 3600},
        {"tomorrow at 3 pm", NOW + 86400 + 6 * 3600},
        {"tomorrow at 12 am", NOW + 86400 - 9 * 3600},
        {"in half an hour", NOW + 1800},
        {"heute Abend", NOW + 11 * 3600},
        {"heute abend um acht", NOW + 11 * 3600},
        {"tonight", NOW + 11 * 3600},
        {"tonight at 9pm", NOW + 12 * 3600},
        {"tonight at 9", NOW + 12 * 3600},
        {"this evening", NOW + 11 * 3600},
        {"ce soir", NOW + 11 * 3600},
        {"demain soir", NOW + 86400 + 11 * 3600},
        {"esta noche", NOW + 11 * 3600},
        {"stasera alle nove", NOW + 12 * 3600},
        {"hoje à noite", NOW + 11 * 3600},
        {"vanavond", NOW + 11 * 3600},
        {"this friday", NOW + 4 * 86400},
        {"diesen Freitag um 10", NOW + 4 * 86400 + 3600},
        {"ce vendredi", NOW + 4 * 86400},
        {"今晚", NOW + 11 * 3600},
        {"今晚9点", NOW + 12 * 3600},
        {"明早", NOW + 86400},
        {"明早8点半", NOW + 86400 - 1800},
        {"这周五", NOW + 4 * 86400},
        {"这个星期五下午3点", NOW + 4 * 86400 + 6 * 3600},
        {"本週三", NOW + 2 * 86400},
        {"in drei Tagen", NOW + 3 * 86400},
        {"in zwei Stunden", NOW + 7200},
        {"in zwölf Minuten", NOW + 720},
        {"in three hours", NOW + 3 * 3600},
        {"in eleven days", NOW + 11 * 86400},
        {"dans sept jours", NOW + 7 * 86400},
        {"dans deux heures", NOW + 7200},
        {"le 2 sept", NOW + 283 * 86400},
        {"en once días", NOW + 11 * 86400},
        {"mañana a las nueve", NOW + 86400},
        {"tra sei ore", NOW + 6 * 3600},
        {"em um dia", NOW + 86400},
        {"em duas horas", NOW + 7200},
        {"over twaalf dagen", NOW + 12 * 86400},
        {"over drie uur", NOW + 3 * 3600},
        {"morgen um zehn Uhr", NOW + 86400 + 3600},
        {"3. Dezember", NOW + 10 * 86400},
        {"3.12.", NOW + 10 * 86400},
        {"am 3.12. um 10 Uhr", NOW + 10 * 86400 + 3600},
        {"3.12.2026 10:00", NOW + 10 * 86400 + 3600},
        {"22.11.", NOW + 364 * 86400}, /* that of next year */
        {"in 2 months", NOW + 61 * 86400},
        {"in a month", NOW + 30 * 86400},
        {"in 3 months", NOW + 92 * 86400},
        {"in a year", NOW + 365 * 86400},
        {"in zwei Monaten", NOW + 61 * 86400},
        {"dans deux mois", NOW + 61 * 86400},
        {"en dos meses", NOW + 61 * 86400},
        {"tra due mesi", NOW + 61 * 86400},
        {"over twee maanden", NOW + 61 * 86400},
        {"两个月后", NOW + 61 * 86400},
        {"2ヶ月後", NOW + 61 * 86400},
        {"morgen om half negen", NOW + 86400 - 1800},
        {"half negen", NOW + 86400 - 1800},
        {"vrijdag half een", NOW + 4 * 86400 + 3 * 3600 + 1800},
        {"am 3. Dezember um 9", NOW + 10 * 86400},
        {"am 3. Dezember um halb zehn", NOW + 10 * 86400 + 1800},
        {"Freitag halb neun", NOW + 4 * 86400 - 1800},
        {"morgen um halb eins", NOW + 86400 + 3 * 3600 + 1800},
        {"heute Abend halb neun", NOW + 11 * 3600 + 1800},
        {"halb drei", NOW + 5 * 3600 + 1800},
        {"half drie", NOW + 5 * 3600 + 1800},
        {"morgen halb sechs", NOW + 86400 + 8 * 3600 + 1800},
        {"morgen halb sieben", NOW + 86400 - 2 * 3600 - 1800},
        {"morgen früh halb sechs", NOW + 86400 - 4 * 3600 + 1800},
        {"next month", NOW + 8 * 86400},
        {"next month 10:00", NOW + 8 * 86400 + 3600},
        {"nächsten Monat", NOW + 8 * 86400},
        {"le mois prochain", NOW + 8 * 86400},
        {"el mes que viene", NOW + 8 * 86400},
        {"il mese prossimo", NOW + 8 * 86400},
        {"próximo mês", NOW + 8 * 86400},
        {"volgende maand", NOW + 8 * 86400},
        {"下个月", NOW + 8 * 86400},
        {"来月", NOW + 8 * 86400},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        moment_t until = 0;
        struct error err = {0};
        if (!snooze_parse(text_of(cases[i].words), NOW, today, &until, &err))
            fail_msg("%s: %s", cases[i].words, err.text);
        if (until != cases[i].until)
            fail_msg("%s: %+lld s", cases[i].words, (long long)(until - cases[i].until));
    }
}

static void next_month__of_december_is_january(void **state)
{
    moment_t until = 0;

    (void)state;
    assert_true(snooze_parse(text_of("next month"), NOW + 10 * 86400,
                             (struct day){2026, 12, 3}, &until, NULL));
    assert_true(until == NOW + 39 * 86400);
}

static void parse__refuses_with_examples_in_the_language_of_the_words(void **state)
{
    static const struct {
        const char *words;
        const char *example;
    } cases[] = {{"soon", "tomorrow"},
                 {"", "tomorrow"},
                 {"irgendwann morgen", "morgen, Freitag um 9 Uhr"},
                 {"demain peut-être", "demain"},
                 {"el martes o así", "viernes a las 9"},
                 {"martedì forse", "venerdì alle 9"},
                 {"talvez amanhã", "sexta às 9"},
                 {"volgende maandag misschien", "vrijdag om 9 uur"},
                 {"غدا ربما", "الجمعة الساعة 9"},
                 {"改天吧", "周五上午9点"},
                 {"そのうち", "金曜日9時"}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        moment_t until;
        struct error err = {0};
        assert_false(snooze_parse(text_of(cases[i].words), NOW, today, &until, &err));
        if (!strstr(err.text, cases[i].example))
            fail_msg("%s: %s", cases[i].words, err.text);
    }
}

static void examples__are_times_each(void **state)
{
    static const char *const said[] = {"",     "stunden", "demain", "hoy",      "oggi",
                                       "hoje", "vandaag", "改天",   "そのうち", "غدا"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        struct text rest = text_of(snooze_examples(text_of(said[i]))), example;
        while (text_next(&rest, ',', &example)) {
            if (!snooze_is_time(text_trim(example), NOW, today))
                fail_msg("\"%.*s\" is no time", (int)example.len, example.bytes);
        }
    }
}

static void words__of_the_table_stand_there_folded(void **state)
{
    (void)state;
    for (const struct snooze_words *row = snooze_words; row->words; row++) {
        struct buffer folded;
        buffer_init(&folded, 256);
        utf8_fold(text_of(row->words), &folded);
        assert_string_equal(buffer_text(&folded), row->words);
        buffer_release(&folded);
    }
}

static void parse__refuses_what_is_no_time_or_has_passed(void **state)
{
    static const char *const bad[] = {"",
                                      "soon",
                                      "25:00",
                                      "09:60",
                                      "9:5",
                                      "2026-11-22",
                                      "2026-02-30",
                                      "-2h",
                                      "2026-12-01 25:00",
                                      "2026-11-23",
                                      "friday 25:00",
                                      "fr",
                                      "next",
                                      "next reply now",
                                      "30 feb",
                                      "2 dec dec",
                                      "in 3",
                                      "in thirteen hours",
                                      "next months",
                                      "halb",
                                      "Freitag halb",
                                      "32. Dezember",
                                      "3.12",
                                      "31.2.",
                                      "3.13.",
                                      "3.12.26",
                                      "in 121 months",
                                      "half",
                                      "3. ",
                                      "tonight tonight",
                                      "in hours",
                                      "13pm",
                                      "0am",
                                      "9",
                                      "today",
                                      "today 8:00",
                                      "next today",
                                      "99999999999999h",
                                      "tomorrow tomorrow",
                                      "in 0 days",
                                      "24:60",
                                      "今天晚上3点",
                                      "今天晚上3:30",
                                      "heute nachmittag um 3 Uhr abends",
                                      "morgen um 25 Uhr",
                                      "in 2 hours afternoon",
                                      "kiedyś"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        moment_t until = 7;
        struct error err = {0};
        if (snooze_parse(text_of(bad[i]), NOW, today, &until, &err))
            fail_msg("\"%s\" was taken", bad[i]);
        assert_true(until == 7);
        assert_int_equal(err.code, ERROR_USAGE);
    }
}

static void at__knows_the_shops_zone_and_summer_time(void **state)
{
    struct error err;
    int hour, minute;

    (void)state;
    assert_true(moment_set_zone("Europe/Madrid", &err));
    moment_t winter = snooze_at((struct day){2026, 11, 24}, 9, 0);
    moment_t summer = snooze_at((struct day){2026, 7, 1}, 9, 0);
    moment_t changed = snooze_at((struct day){2026, 3, 29}, 9, 0); /* clocks went on at 2 */
    moment_clock(winter, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    moment_clock(summer, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    moment_clock(changed, &hour, &minute);
    assert_int_equal(hour * 60 + minute, 9 * 60);
    assert_int_equal(winter, NOW + 86400 - 3600);
    assert_true(moment_set_zone("UTC", &err));
}

static void format__says_until_when(void **state)
{
    char out[64];

    (void)state;
    snooze_format(MOMENT_NONE, today, out, sizeof(out));
    assert_string_equal(out, "until the next reply");
    snooze_format(NOW + 1800, today, out, sizeof(out));
    assert_string_equal(out, "until 23 Nov 09:30");
    snooze_format(snooze_at((struct day){2027, 10, 23}, 9, 0), today, out, sizeof(out));
    assert_string_equal(out, "until 23 Oct 09:00");
    snooze_format(snooze_at((struct day){2027, 10, 24}, 9, 0), today, out, sizeof(out));
    assert_string_equal(out, "until 24 Oct 2027 09:00");
    snooze_tell(snooze_at((struct day){9999, 12, 31}, 9, 0), today, out, sizeof(out));
    assert_string_equal(out, "until Fri 31 Dec 9999 09:00");
}

static void next_week__is_the_monday_after(void **state)
{
    (void)state;
    assert_int_equal(snooze_next_week((struct day){2026, 11, 29}), NOW + 7 * 86400);
    assert_int_equal(snooze_next_week((struct day){2026, 11, 23}), NOW + 7 * 86400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse__reads_times_in_every_form),
        cmocka_unit_test(parse__reads_the_languages_of_shops),
        cmocka_unit_test(next_month__of_december_is_january),
        cmocka_unit_test(parse__refuses_with_examples_in_the_language_of_the_words),
        cmocka_unit_test(examples__are_times_each),
        cmocka_unit_test(words__of_the_table_stand_there_folded),
        cmocka_unit_test(parse__refuses_what_is_no_time_or_has_passed),
        cmocka_unit_test(at__knows_the_shops_zone_and_summer_time),
        cmocka_unit_test(format__says_until_when),
        cmocka_unit_test(next_week__is_the_monday_after),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
