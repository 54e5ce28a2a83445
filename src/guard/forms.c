#include "guard/forms.h"

#include "base/attributes.h"
#include "base/memory.h"

#include <string.h>

struct form_row {
    const char *lang;
    enum form form;
    size_t len_min;        /* bytes of a word that has it by its ends */
    const char *prefixes;  /* one of them, '|' between; "" any */
    const char *suffixes;  /* and one of these */
    const char *irregular; /* or one of these words */
};

// clang-format off
static const struct form_row rows[] = {
    {"en", FORM_PARTICIPLE, 4, "", "ed", "sent|resent|made|remade|given|put|paid|repaid|taken|written|set|reset|done|redone|undone|brought|bought|gone|got|gotten|held|kept|left|let|told|spoken|begun|run|cut|built|chosen|drawn|withdrawn|thrown|rung|found|won|swapped|sped"},
    {"en", FORM_PAST, 4, "", "ed", "sent|resent|made|remade|gave|put|paid|repaid|took|wrote|set|reset|did|brought|bought|went|got|held|kept|left|let|told|spoke|began|ran|cut|built|chose|drew|withdrew|threw|rang|found|sped"},
    {"en", FORM_DOING, 6, "", "ing", ""},
    {"es", FORM_PARTICIPLE, 5, "", "ado|ada|ados|adas|ido|ida|idos|idas", "hecho|hecha|rehecho|puesto|puesta|repuesto|dispuesto|propuesto|dicho|escrito|abierto|abierta|vuelto|vuelta|devuelto|devuelta|resuelto|resuelta|cubierto|cubierta|impreso|impresa|roto|inscrito|provisto|suscrito"},
    {"es", FORM_WE, 5, "", "mos", ""},
    {"it", FORM_WE, 5, "", "iamo|remo", ""},
    {"pt", FORM_WE, 5, "", "mos", ""},
    {"fr", FORM_WE, 6, "", "ons", ""},
    {"es", FORM_DOING, 6, "", "ando|iendo|yendo|andote|andole|andotelo|andoselo|iendote|iendole|iendotelo|iendoselo", ""},
    {"fr", FORM_PARTICIPLE, 4, "", "é|ée|és|ées", "fait|faite|faits|faites|refait|mis|mise|mises|remis|remise|transmis|transmise|pris|prise|repris|reprise|ouvert|ouverte|ouverts|ouvertes|rouvert|offert|offerte|offerts|couvert|rendu|rendue|rendus|vendu|tenu|retenu|obtenu|etendu|suspendu|parti|partie|partis|averti|fini|choisi|garanti|inscrit|ecrit|reduit|permis|promis|soumis|joint|inclus|incluse|resolu|convenu|dit|fourni|fournie|rempli|etabli|etablie|converti|reparti|accompli|verse|versee"},
    {"it", FORM_PARTICIPLE, 5, "", "ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite", "fatto|fatta|fatti|fatte|rifatto|messo|messa|messi|messe|rimesso|trasmesso|preso|presa|presi|aperto|aperta|aperti|aperte|chiesto|richiesto|chiesta|scritto|risolto|risolta|chiuso|chiusa|corretto|corretta|deciso|tolto|tolta|scelto|disposto|disposta|predisposto|predisposta|emesso|emessa|concesso|concessa|promesso|offerto|offerta|esteso|estesa|reso|resa|iscritto|aggiunto|aggiunta|incluso|inclusa|sospeso|sospesa|ridotto|tradotto|riscosso|rimosso"},
    {"it", FORM_DOING, 6, "", "ando|endo|andole|andoti|andoglielo|endole|endoti", ""},
    {"pt", FORM_PARTICIPLE, 5, "", "ado|ada|ados|adas|ido|ida|idos|idas", "feito|feita|feitos|feitas|refeito|posto|posta|aberto|aberta|abertos|escrito|pago|paga|pagos|entregue|aceite|aceito|coberto|dito|inscrito|suspenso|suspensa|impresso|emitido"},
    {"pt", FORM_ALONE, 5, "", "quei|guei|sei-lhe|eei|uei|vei|bei|pei|jei|zei|dei|rei-lhe|tei|iei|nei|lei|mei|cei|ei-lhe|ei-te", "pedi|abri|fiz|pus|dei|consegui|fizemos|demos|pusemos|seguiu"},
    {"es", FORM_ALONE, 5, "", "qué|gué|eé|ué|bé|pé|vé|cté|yé|ñé|té|dé|né|lé|mé|cé|ié|jé|sé", "hice|puse|pedí|abrí|di|conseguí|hicimos|pusimos|pedimos"},
    {"pt", FORM_DOING, 6, "", "ando|endo|indo", ""},
    {"de", FORM_PARTICIPLE, 5, "", "iert", "getan|gelassen|zugesagt"},
    {"de", FORM_PARTICIPLE, 6, "ge|ab|an|auf|aus|be|bei|ein|ent|er|fest|frei|her|hin|los|mit|nach|uber|um|unter|ver|vor|weg|weiter|wieder|zer|zu|zuruck|zusammen|durch|hoch|nieder|bereit|gut|rein|raus|gross", "t|en", ""},
    {"nl", FORM_PARTICIPLE, 5, "ge|be|ver|her|ont|aan|af|door|in|mee|na|om|op|over|terug|toe|uit|voor|vrij|weg|klaar|onder", "d|t|en", "gedaan"},
};
// clang-format on

static bool ends_with(struct text word, struct text end)
{
    return word.len > end.len &&
           memcmp(word.bytes + word.len - end.len, end.bytes, end.len) == 0;
}

static bool begins_with(struct text word, struct text start)
{
    return word.len > start.len && memcmp(word.bytes, start.bytes, start.len) == 0;
}

static bool is_any(struct text word, const char *list,
                   bool (*fits)(struct text word, struct text part))
{
    struct text rest = text_of(list);
    struct text part;
    while (text_next(&rest, '|', &part)) {
        if (part.len > 0 && fits(word, part)) {
            return true;
        }
    }
    return false;
}

bool form_fits(enum form form, const char *lang, struct text folded)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct form_row *row = &rows[i];
        if (row->form != form || strcmp(row->lang, lang) != 0) {
            continue;
        }
        bool is_long = folded.len >= row->len_min;
        bool is_begun =
            row->prefixes[0] == '\0' || is_any(folded, row->prefixes, begins_with);
        bool may_be_irregular = memmem(row->irregular, strlen(row->irregular), folded.bytes,
                                       folded.len) != NULL;
        if ((may_be_irregular && is_any(folded, row->irregular, text_equals)) ||
            (is_long && is_begun && is_any(folded, row->suffixes, ends_with))) {
            return true;
        }
    }
    return false;
}
