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
        if (is_any(folded, row->irregular, text_equals) ||
            (is_long && is_begun && is_any(folded, row->suffixes, ends_with))) {
            return true;
        }
    }
    return false;
}
