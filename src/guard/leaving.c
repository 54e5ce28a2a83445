#include "guard/leaving.h"

bool leaving_is_named(const struct reading *reading, const struct sentence *sentence)
{
    static const char *const words[] = {
        "carrier",      "courier",       "dispatch",  "dispatched",     "shipped",
        "versender",    "spediteur",     "zusteller", "versanddienst",  "versandt",
        "verschickt",   "transportista", "salida",    "enviado",        "enviada",
        "transporteur", "depart",        "expedie",   "expediee",       "corriere",
        "vettore",      "partenza",      "spedito",   "transportadora", "saida",
        "expedida",     "vervoerder",    "verzonden", "verstuurd"};
    static const char *const parts[] = {"承运商", "快递",     "发货",     "寄出", "出库",
                                        "发出",   "運送会社", "配送業者", "発送", "出荷"};
    return scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                        COUNT_OF(words)) ||
           reading_has_part(reading, sentence->first, sentence->end, parts,
                            COUNT_OF(parts));
}

/* "Is on its way", as any deed is told. */
static bool tells_sending(const struct reading *reading, const struct sentence *sentence)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_deed = mark->meaning == MEANING_DEED || mark->meaning == MEANING_STATE ||
                       mark->meaning == MEANING_STATE_OF;
        if (is_deed && (mark->value == DEED_SHIP || mark->value == DEED_UNDERWAY)) {
            return true;
        }
    }
    return false;
}

bool leaving_is_told(const struct reading *reading, const struct sentence *sentence)
{
    static const char *const words[] = {
        "left",       "leaves",     "gone",    "ships",   "raus",       "unterwegs",
        "versand",    "envio",      "sale",    "salen",   "envian",     "salga",
        "salido",     "salio",      "parti",   "partie",  "expedition", "partito",
        "partita",    "spedizione", "saido",   "saiu",    "expedicao",  "weg",
        "vertrokken", "verzending", "partent", "partono", "enviadas",   "enviados",
        "spedite",    "spediti"};
    return scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                        COUNT_OF(words)) ||
           leaving_is_named(reading, sentence) || tells_sending(reading, sentence);
}
