#include "guard/lexicon_tables.h"

/* The end of a month or a week, what stands beside a last day, and weekdays that have been. */
// clang-format off
const struct word_row words_ends[] = {
    {"en", MEANING_END_OF, END_OF_NAMED, "end of|the end of|last day of|the last day of"},
    {"en", MEANING_END_OF, END_OF_THIS_MONTH, "end of the month|the end of the month|end of this month|the end of this month|month's end|month end|end of the current month|the end of the current month|last day of the month|the last day of the month"},
    {"en", MEANING_END_OF, END_OF_NEXT_MONTH, "end of next month|the end of next month|end of the next month|the end of the next month|end of the following month|the end of the following month|end of the coming month|the end of the coming month"},
    {"en", MEANING_END_OF, END_OF_THIS_WEEK, "end of the week|the end of the week|end of this week|the end of this week"},
    {"en", MEANING_END_OF, END_OF_NEXT_WEEK, "end of next week|the end of next week|end of the following week|the end of the following week"},
    {"en", MEANING_UNTIL, 0, "until|till|up to|by|not later than|no later than|latest|before|'til|until and including"},
    {"en", MEANING_LAST, 0, "last|past|this past"},

    {"de", MEANING_END_OF, END_OF_NAMED, "ende"},
    {"de", MEANING_END_OF, END_OF_THIS_MONTH, "ende des monats|monatsende|ende dieses monats|ende diesen monats|ende des laufenden monats|monatsletzten|monatsschluss"},
    {"de", MEANING_END_OF, END_OF_NEXT_MONTH, "ende nachsten monats|ende des nachsten monats|ende kommenden monats|ende des kommenden monats|ende des folgemonats|ende des folgenden monats"},
    {"de", MEANING_END_OF, END_OF_THIS_WEEK, "ende der woche|ende dieser woche|ende diese woche"},
    {"de", MEANING_END_OF, END_OF_NEXT_WEEK, "ende nachster woche|ende der nachsten woche|ende kommender woche|ende der kommenden woche|ende nachste woche"},
    {"de", MEANING_UNTIL, 0, "bis|bis zum|bis zur|bis einschliesslich|spatestens|vor dem|langstens"},
    {"de", MEANING_LAST, 0, "letzten|letzter|letztem|vergangenen|vorigen"},

    {"es", MEANING_END_OF, END_OF_NAMED, "fin de|el fin de|finales de|final de|el final de|fines de|ultimo dia de"},
    {"es", MEANING_END_OF, END_OF_THIS_MONTH, "fin de mes|final de mes|finales de mes|fines de mes|fin del mes|el final del mes|final del mes|fin de este mes|final de este mes|finales de este mes"},
    {"es", MEANING_END_OF, END_OF_NEXT_MONTH, "fin del mes que viene|final del mes que viene|el final del mes que viene|finales del mes que viene|fin del proximo mes|final del proximo mes|el final del proximo mes|finales del proximo mes|final del mes proximo|finales del mes proximo"},
    {"es", MEANING_END_OF, END_OF_THIS_WEEK, "final de la semana|el final de la semana|final de esta semana|finales de esta semana"},
    {"es", MEANING_END_OF, END_OF_NEXT_WEEK, "final de la proxima semana|finales de la proxima semana|finales de la semana que viene|final de la semana que viene"},
    {"es", MEANING_UNTIL, 0, "hasta|hasta el|antes de|antes del|a mas tardar|como tarde"},
    {"es", MEANING_LAST, 0, "pasado|ultimo"},

    {"fr", MEANING_END_OF, END_OF_NAMED, "fin|la fin de|fin de|la fin du mois de|fin du mois de|la fin d"},
    {"fr", MEANING_END_OF, END_OF_THIS_MONTH, "fin du mois|la fin du mois|fin de ce mois|la fin de ce mois|fin de mois"},
    {"fr", MEANING_END_OF, END_OF_NEXT_MONTH, "fin du mois prochain|la fin du mois prochain|fin du mois suivant"},
    {"fr", MEANING_END_OF, END_OF_THIS_WEEK, "fin de la semaine|la fin de la semaine|fin de cette semaine"},
    {"fr", MEANING_END_OF, END_OF_NEXT_WEEK, "fin de la semaine prochaine|la fin de la semaine prochaine|fin de semaine prochaine"},
    {"fr", MEANING_UNTIL, 0, "jusqu'a|jusqu'au|jusqu'en|avant|avant le|au plus tard|d'ici|d'ici le|d'ici au"},
    {"fr", MEANING_LAST, 0, "dernier|passe"},

    {"it", MEANING_END_OF, END_OF_NAMED, "fine|fine di|la fine di|fine del mese di"},
    {"it", MEANING_END_OF, END_OF_THIS_MONTH, "fine mese|fine del mese|la fine del mese|fine di questo mese|la fine di questo mese"},
    {"it", MEANING_END_OF, END_OF_NEXT_MONTH, "fine del mese prossimo|la fine del mese prossimo|fine del prossimo mese|la fine del prossimo mese|fine mese prossimo|fine del mese che viene"},
    {"it", MEANING_END_OF, END_OF_THIS_WEEK, "fine della settimana|la fine della settimana|fine di questa settimana"},
    {"it", MEANING_END_OF, END_OF_NEXT_WEEK, "fine della prossima settimana|la fine della prossima settimana|fine della settimana prossima|la fine della settimana prossima"},
    {"it", MEANING_UNTIL, 0, "fino a|fino al|fino alla|entro|entro il|entro la|prima di|prima del|non oltre|non oltre il"},
    {"it", MEANING_LAST, 0, "scorso|scorsa|passato"},

    {"pt", MEANING_END_OF, END_OF_NAMED, "fim de|o fim de|ao fim de|final de|o final de|ao final de|finais de|fins de"},
    {"pt", MEANING_END_OF, END_OF_THIS_MONTH, "fim do mes|final do mes|ao fim do mes|ao final do mes|fim deste mes|final deste mes|finais do mes|fim de mes"},
    {"pt", MEANING_END_OF, END_OF_NEXT_MONTH, "fim do proximo mes|final do proximo mes|ao fim do proximo mes|ao final do proximo mes|fim do mes que vem|final do mes que vem|fim do mes seguinte"},
    {"pt", MEANING_END_OF, END_OF_THIS_WEEK, "fim da semana|final da semana|ao fim da semana|fim desta semana"},
    {"pt", MEANING_END_OF, END_OF_NEXT_WEEK, "fim da proxima semana|final da proxima semana|ao fim da proxima semana|fim da semana que vem"},
    {"pt", MEANING_UNTIL, 0, "ate|ate ao|ate a|ate o|antes de|antes do|o mais tardar|no maximo ate"},
    {"pt", MEANING_LAST, 0, "passado|passada|ultima|ultimo"},

    {"nl", MEANING_END_OF, END_OF_NAMED, "eind|einde|eind van|einde van|het einde van|het eind van"},
    {"nl", MEANING_END_OF, END_OF_THIS_MONTH, "eind van de maand|het eind van de maand|einde van de maand|het einde van de maand|eind deze maand|einde van deze maand|eind van deze maand"},
    {"nl", MEANING_END_OF, END_OF_NEXT_MONTH, "eind volgende maand|einde van volgende maand|het einde van volgende maand|eind van volgende maand|het eind van volgende maand|einde van de volgende maand|het einde van de volgende maand"},
    {"nl", MEANING_END_OF, END_OF_THIS_WEEK, "eind van de week|het eind van de week|einde van de week|het einde van de week|eind deze week"},
    {"nl", MEANING_END_OF, END_OF_NEXT_WEEK, "eind volgende week|einde van volgende week|het einde van volgende week|eind van volgende week"},
    {"nl", MEANING_UNTIL, 0, "tot|tot en met|t/m|voor|uiterlijk|tot aan"},
    {"nl", MEANING_LAST, 0, "afgelopen|vorige|laatste"},

    {"zh", MEANING_END_OF, END_OF_THIS_MONTH, "月底|月末|本月底|本月末|这个月底|这个月末|当月底"},
    {"zh", MEANING_END_OF, END_OF_NEXT_MONTH, "下月底|下月末|下个月底|下个月末"},
    {"zh", MEANING_END_OF, END_OF_THIS_WEEK, "这周末|本周末"},
    {"zh", MEANING_END_OF, END_OF_NEXT_WEEK, "下周末|下个周末"},
    {"zh", MEANING_UNTIL, 0, "前|之前|以前|为止|截止|截至|到|至"},
    {"zh", MEANING_LAST, 0, "上|上个"},

    {"ja", MEANING_END_OF, END_OF_THIS_MONTH, "月末|月いっぱい|月の終わり|今月末|今月いっぱい|今月の終わり|当月末"},
    {"ja", MEANING_END_OF, END_OF_NEXT_MONTH, "来月末|来月いっぱい|来月の終わり|翌月末"},
    {"ja", MEANING_END_OF, END_OF_THIS_WEEK, "今週末|今週いっぱい|今週中"},
    {"ja", MEANING_END_OF, END_OF_NEXT_WEEK, "来週末|来週いっぱい|来週中"},
    {"ja", MEANING_UNTIL, 0, "まで|までに|までは|以内"},
    {"ja", MEANING_LAST, 0, "先週の|先週"},
};
// clang-format on
const size_t words_ends_count = COUNT_OF(words_ends);
