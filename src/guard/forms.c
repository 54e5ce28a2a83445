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
    {"fr", FORM_PARTICIPLE, 4, "", "é|ée|és|ées", "fait|faite|faits|faites|refait|mis|mise|mises|remis|remise|transmis|transmise|pris|prise|repris|reprise|ouvert|ouverte|ouverts|ouvertes|rouvert|offert|offerte|offerts|couvert|rendu|rendue|rendus|vendu|tenu|retenu|obtenu|etendu|suspendu|parti|partie|partis|averti|fini|choisi|garanti|inscrit|ecrit|reduit|permis|promis|soumis|joint|inclus|incluse|resolu|convenu|dit|fourni|fournie|rempli|etabli|etablie|converti|reparti|accompli|verse|versee|prevenu|prevenue|prevenus|prevenues|maintenu|maintenue|obtenue|etendue|suspendue|resolue|reconnu|reconnue|rompu|revenu|revenue"},
    {"it", FORM_PARTICIPLE, 5, "", "ato|ata|ati|ate|uto|uta|uti|ute|ito|ita|iti|ite", "fatto|fatta|fatti|fatte|rifatto|messo|messa|messi|messe|rimesso|trasmesso|preso|presa|presi|aperto|aperta|aperti|aperte|chiesto|richiesto|chiesta|scritto|risolto|risolta|chiuso|chiusa|corretto|corretta|deciso|tolto|tolta|scelto|disposto|disposta|predisposto|predisposta|emesso|emessa|concesso|concessa|promesso|offerto|offerta|esteso|estesa|reso|resa|iscritto|aggiunto|aggiunta|incluso|inclusa|sospeso|sospesa|ridotto|tradotto|riscosso|rimosso"},
    {"it", FORM_DOING, 6, "", "ando|endo|andole|andoti|andoglielo|endole|endoti", ""},
    {"pt", FORM_PARTICIPLE, 5, "", "ado|ada|ados|adas|ido|ida|idos|idas", "feito|feita|feitos|feitas|refeito|posto|posta|aberto|aberta|abertos|escrito|pago|paga|pagos|entregue|aceite|aceito|coberto|dito|inscrito|suspenso|suspensa|impresso|emitido"},
    {"pt", FORM_ALONE, 6, "", "ámos", "separei|retirei|tirei|alterei|preparei|registrei|liberei|recuperei|assegurei|configurei|encerrei|gerei|integrei|virei|transferi|corrigi|inseri|incluí|atribuí|emiti|remeti|expedi|reuni|preenchi"},
    {"es", FORM_ALONE, 6, "", "", "separé|retiré|preparé|alteré|liberé|cerré|registré|generé|compré|mejoré|facturé|recuperé|aseguré|tiré|transferí|corregí|incluí|emití|remití|reuní|añadí|repuse|dispuse"},
    {"pt", FORM_ALONE, 5, "", "quei|guei|sei-lhe|eei|uei|vei|bei|pei|jei|zei|dei|rei-lhe|tei|iei|nei|lei|mei|cei|ei-lhe|ei-te", "pedi|abri|fiz|pus|dei|consegui|fizemos|demos|pusemos|seguiu"},
    {"es", FORM_ALONE, 5, "", "qué|gué|eé|ué|bé|pé|vé|cté|yé|ñé|té|dé|né|lé|mé|cé|ié|jé|sé", "hice|puse|pedí|abrí|di|conseguí|hicimos|pusimos|pedimos"},
    {"pt", FORM_DOING, 6, "", "ando|endo|indo", ""},
    {"de", FORM_PARTICIPLE, 5, "", "iert", "getan|gelassen|zugesagt"},
    {"de", FORM_PARTICIPLE, 6, "ge|ab|an|auf|aus|be|bei|ein|ent|er|fest|frei|her|hin|los|mit|nach|uber|um|unter|ver|vor|weg|weiter|wieder|zer|zu|zuruck|zusammen|durch|hoch|nieder|bereit|gut|rein|raus|gross", "t|en", ""},
    {"nl", FORM_PARTICIPLE, 5, "ge|be|ver|her|ont|aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor|vrij|weg|klaar|onder|binnen|achter|vast|los|rond|samen|tegen|heen|open", "d|t|en", "gedaan"},
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

/* The bytes that a row's words begin or end with: most words have none of them. */
struct edges {
    bool starts[256]; /* of its irregular words */
    bool ends[256];
    bool suffixes[256]; /* ends of its suffixes */
    size_t irregular_len;
};

static void edges_note(const char *list, bool *starts, bool *ends)
{
    struct text rest = text_of(list);
    struct text part;
    while (text_next(&rest, '|', &part)) {
        if (part.len > 0) {
            starts[(unsigned char)part.bytes[0]] = true;
            ends[(unsigned char)part.bytes[part.len - 1]] = true;
        }
    }
}

/* Made of the rows at the first use. */
static const struct edges *edges_of(size_t row)
{
    static struct edges edges[COUNT_OF(rows)];
    static bool is_ready;
    bool unused[256];
    for (size_t i = 0; i < COUNT_OF(rows) && !is_ready; i++) {
        edges_note(rows[i].irregular, edges[i].starts, edges[i].ends);
        edges_note(rows[i].suffixes, unused, edges[i].suffixes);
        edges[i].irregular_len = strlen(rows[i].irregular);
    }
    is_ready = true;
    return &edges[row];
}

static bool is_irregular(const struct form_row *row, const struct edges *edges,
                         struct text word)
{
    return edges->starts[(unsigned char)word.bytes[0]] &&
           edges->ends[(unsigned char)word.bytes[word.len - 1]] &&
           memmem(row->irregular, edges->irregular_len, word.bytes, word.len) != NULL &&
           is_any(word, row->irregular, text_equals);
}

static bool is_regular(const struct form_row *row, const struct edges *edges,
                       struct text word)
{
    return word.len >= row->len_min &&
           edges->suffixes[(unsigned char)word.bytes[word.len - 1]] &&
           is_any(word, row->suffixes, ends_with) &&
           (row->prefixes[0] == '\0' || is_any(word, row->prefixes, begins_with));
}

bool form_fits(enum form form, const char *lang, struct text folded)
{
    for (size_t i = 0; i < COUNT_OF(rows) && folded.len > 0; i++) {
        const struct form_row *row = &rows[i];
        if (row->form != form || row->lang[0] != lang[0] || row->lang[1] != lang[1]) {
            continue;
        }
        const struct edges *edges = edges_of(i);
        if (is_irregular(row, edges, folded) || is_regular(row, edges, folded)) {
            return true;
        }
    }
    return false;
}
