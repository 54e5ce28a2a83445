/* An amount of several pieces of one product: "Two Trail 2 cost 179.80". */
#include "guard/amounts.h"
#include "guard/number.h"

#define FRONT_MAX  ((size_t)6) /* tokens of "twenty-five pieces of" */
#define JOINS_MAX  2
#define PIECES_MAX 999

/* Between a number and what it counts. */
static bool is_join(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "x",     "×",       "of",    "pieces", "pairs",  "stuck",       "paar",  "unidades",
        "pares", "de",      "d",     "pieces", "paires", "exemplaires", "pezzi", "paia",
        "di",    "unidade", "stuks", "双",     "雙",     "件",          "个",    "個",
        "只",    "套",      "盒",    "瓶",     "台",     "盏",          "份",    "把",
        "つ",    "の",      "点",    "足",     "本",     "冊",          "枚"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* "The two", "your two": of each of them, maybe. */
static bool is_known_before(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "the",    "these", "those", "both",  "our",    "die",      "diese", "beiden",
        "unsere", "las",   "los",   "estas", "estos",  "nuestras", "les",   "ces",
        "nos",    "i",     "le",    "gli",   "queste", "questi",   "as",    "os",
        "estas",  "estes", "de",    "deze",  "onze",   "all",      "any",   "alle"};
    return token > 0 && (scan_is_any(&reading->scan, token - 1, words, COUNT_OF(words)) ||
                         reading_mark_before(reading, token, MEANING_YOURS) != NULL);
}

/* Where the number begins that counts the title's pieces; the title's own place where none
 * does. */
static size_t count_before(const struct case_of_amount *at, const struct titled *title,
                           struct number *number)
{
    const struct reading *reading = at->judge->reading;
    size_t first = reading_clause(reading, title->first)->first;
    size_t token = title->first > first + FRONT_MAX ? title->first - FRONT_MAX : first;
    for (; token < title->first; token++) {
        bool is_free = (reading->scopes[token] & (SCOPES_MASKED | SCOPE_VALUE)) == 0;
        if (!is_free || !number_at(reading, token, number) || number->is_article ||
            number->decimals != 0 || number->end > title->first ||
            title->first - number->end > JOINS_MAX) {
            continue;
        }
        size_t join = number->end;
        while (join < title->first && is_join(reading, join)) {
            join++;
        }
        if (join == title->first) {
            return token;
        }
    }
    return title->first;
}

int64_t amount_pieces_of(const struct case_of_amount *at, const struct titled *title)
{
    const struct reading *reading = at->judge->reading;
    struct number number;
    bool is_in_front =
        title->first < at->value->first &&
        reading->clause_of[title->first] == reading->clause_of[at->value->first];
    size_t token = is_in_front ? count_before(at, title, &number) : title->first;
    int64_t count = token < title->first ? number.parts / MONEY_UNIT : 1;
    return count <= PIECES_MAX && !is_known_before(reading, token) ? count : 1;
}

/* "49.90 each", "à 49,90", 每盏: of one piece, whatever is counted. */
static bool is_of_each(const struct case_of_amount *at)
{
    static const char *const words[] = {
        "each",  "apiece",  "at",      "per",      "one",      "single",   "unit",
        "je",    "jeweils", "zu",      "stuck",    "pro",      "einzeln",  "einzelpreis",
        "cada",  "unidad",  "por",     "uno",      "una",      "chacun",   "chacune",
        "piece", "l'unite", "unite",   "unitaire", "ciascuno", "ciascuna", "cadauno",
        "pezzo", "uno",     "unidade", "um",       "uma",      "elk",      "stuk",
        "ieder", "a",       "à",       "per",      "一",       "1",        "每",
        "各",    "单",      "単",      "ず",       "あ"};
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    return scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                        COUNT_OF(words)) ||
           scan_is(&reading->scan, at->value->first - 1, "(");
}

bool amount_is_of_pieces(const struct case_of_amount *at, const struct titled *title)
{
    uint64_t own = reading_clause(at->judge->reading, at->value->first)->topics;
    return (own & TOPIC_BIT(TOPIC_COST)) != 0 && (own & TOPIC_BIT(TOPIC_PRICE)) == 0 &&
           amount_pieces_of(at, title) > 1 && !is_of_each(at);
}

void amounts_times(struct known_amounts *known, int64_t pieces)
{
    size_t kept = 0;
    for (size_t i = 0; i < known->count; i++) {
        struct known_amount item = known->items[i];
        if (item.is_unit &&
            !__builtin_mul_overflow(item.money.parts, pieces, &item.money.parts)) {
            known->items[kept++] = item;
        }
    }
    known->count = kept;
}
