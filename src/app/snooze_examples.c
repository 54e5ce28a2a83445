#include "snooze_words.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"

// clang-format off
static const struct {
    const char *signs; /* folded words that are this language's, a space around each */
    const char *examples;
} languages[] = {
    {" heute ubermorgen um uhr am bis tag tage tagen stunde stunden woche wochen monat nachste nachsten nachster abend"
     " fruh nachmittag montag dienstag mittwoch donnerstag freitag samstag sonntag halb viertel und januar februar marz"
     " dezember morgen ",
     "in 3 Stunden, 9:30, morgen, Freitag um 9 Uhr, 2. Dezember, nächste Woche, Antwort"},
    {" demain apres jour jours heure heures semaine semaines mois prochain prochaine lundi mardi mercredi jeudi vendredi"
     " samedi dimanche dans ce soir matin midi decembre janvier fevrier le ",
     "dans 3 heures, 9:30, demain, vendredi à 9h, 2 décembre, la semaine prochaine, réponse"},
    {" manana hoy dia dias hora horas semana semanas mes proximo proxima lunes martes miercoles jueves viernes sabado domingo"
     " el los las tarde noche dentro enero diciembre ",
     "en 3 horas, 9:30, mañana, viernes a las 9, 2 de diciembre, la próxima semana, respuesta"},
    {" domani oggi giorno giorni ora ore settimana settimane mese prossimo prossima lunedi martedi mercoledi giovedi venerdi"
     " sabato domenica alle tra fra sera mattina pomeriggio gennaio dicembre il ",
     "tra 3 ore, 9:30, domani, venerdì alle 9, 2 dicembre, prossima settimana, risposta"},
    {" amanha hoje dia dias hora horas semana semanas mes proximo proxima segunda terca quarta quinta sexta sabado domingo"
     " manha tarde noite daqui em as janeiro dezembro ",
     "em 3 horas, 9:30, amanhã, sexta às 9, 2 de dezembro, próxima semana, resposta"},
    {" vandaag overmorgen dag dagen uur uren weken maand volgende maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
     " avond ochtend middag januari over om op ",
     "over 3 uur, 9:30, morgen, vrijdag om 9 uur, 2 december, volgende week, antwoord"},
};
// clang-format on

static const char english[] =
    "in 3 hours, 09:30, tomorrow, friday 9:00, 2 Dec, next week, reply";
static const char chinese[] = "3小时后, 9:30, 明天, 周五上午9点, 12月2日, 下周, 回复";
static const char arabic[] =
    "بعد 3 ساعات, 9:30, غدا, الجمعة الساعة 9, الأسبوع القادم, الرد";
static const char japanese[] = "3時間後, 9:30, 明日, 金曜日9時, 12月2日, 来週, 返信";

static size_t signs_said(struct text folded, const char *signs)
{
    struct text rest = folded, word;
    size_t said = 0;

    while (words_next(&rest, &word)) {
        char sign[32];
        snprintf(sign, sizeof(sign), " %.*s ", (int)(word.len < 24 ? word.len : 24),
                 word.bytes);
        said += text_find(text_of(signs), text_of(sign)) != NULL;
    }
    return said;
}

static const char *western(struct text words)
{
    const char *found = english;
    size_t most = 0;
    struct buffer folded;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(words, &folded);
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        size_t said =
            signs_said(text_from(buffer_text(&folded), folded.len), languages[i].signs);
        if (said > most) {
            most = said;
            found = languages[i].examples;
        }
    }
    buffer_release(&folded);
    return found;
}

const char *snooze_examples(struct text words)
{
    bool is_eastern = false;

    for (size_t at = 0; at < words.len;) {
        uint32_t code_point;
        at += utf8_decode(text_from(words.bytes + at, words.len - at), &code_point, NULL);
        if (code_point >= 0x3040 && code_point <= 0x30FF)
            return japanese;
        if (code_point >= 0x0620 && code_point <= 0x06FF)
            return arabic;
        is_eastern |= code_point >= 0x4E00 && code_point <= 0x9FFF;
    }
    return is_eastern ? chinese : western(words);
}
