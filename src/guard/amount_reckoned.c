/* A reckoning that is told: "44.90 and two packs at 4.50 each make 53.90". */
#include "guard/amounts.h"
#include "guard/number.h"

#define PARTS_MAX  4 /* in front of what they make */
#define NEAR_MAKES 2 /* tokens between "make" and the amount */
#define NEAR_EACH  3 /* tokens between an amount and "each" */
#define COUNT_MAX  ((int64_t)99 * MONEY_UNIT)

/* Right in front of the amount: what stands in front of that makes it. */
static bool is_made_of(const struct reading *reading, const struct value *value)
{
    static const char *const makes[] = {"make",   "makes",   "=",      "macht",    "machen",
                                        "ergibt", "ergeben", "suman",  "hacen",    "font",
                                        "fait",   "fanno",   "perfaz", "perfazem", "somam",
                                        "maakt",  "maken",   "sumando"};
    size_t first = value->first > NEAR_MAKES ? value->first - NEAR_MAKES : 0;
    return scan_has_any(&reading->scan, first, value->first, makes, COUNT_OF(makes));
}

static bool is_each(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"each", "apiece", "je",      "jeweils",  "pro",
                                        "cada", "chacun", "chacune", "ciascuno", "ciascuna",
                                        "elk",  "stuk",   "l'une",   "l'un"};
    size_t first = value->first > NEAR_EACH ? value->first - NEAR_EACH : 0;
    size_t end = value->end + NEAR_EACH < reading->scan.count ? value->end + NEAR_EACH
                                                              : reading->scan.count;
    return scan_has_any(&reading->scan, first, value->first, words, COUNT_OF(words)) ||
           scan_has_any(&reading->scan, value->end, end, words, COUNT_OF(words));
}

/* The number of pieces told between these tokens; 1 where none is, 0 where there are two.
 */
static int64_t pieces_between(const struct reading *reading, size_t first, size_t end)
{
    int64_t pieces = 1;
    for (size_t i = first; i < end; i++) {
        struct number number;
        bool is_number = (reading->scopes[i] & (SCOPES_MASKED | SCOPE_VALUE)) == 0 &&
                         number_at(reading, i, &number) && !number.is_article &&
                         number.decimals == 0 && number.parts > MONEY_UNIT &&
                         number.parts <= COUNT_MAX;
        if (is_number && pieces != 1) {
            return 0;
        }
        pieces = is_number ? number.parts / MONEY_UNIT : pieces;
        i = is_number ? number.end - 1 : i;
    }
    return pieces;
}

/* What the amounts in front come to, of which one at least is told by the piece; 0 where
   that is not clear. */
static int64_t sum_told(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    const struct value *value = at->value;
    size_t first = clause->first;
    size_t parts = 0;
    bool has_each = false;
    int64_t sum = 0;
    while (value > reading->values && value[-1].first >= clause->first) {
        value--;
    }
    for (; value < at->value; value++) {
        int64_t pieces = pieces_between(reading, first, value->first);
        bool is_by_piece = pieces > 1 && is_each(reading, value);
        int64_t part;
        if (value->kind != VALUE_AMOUNT || value->low != value->high || pieces == 0 ||
            (pieces > 1 && !is_by_piece) || ++parts > PARTS_MAX ||
            __builtin_mul_overflow(value->low, pieces, &part) ||
            __builtin_add_overflow(sum, part, &sum)) {
            return 0;
        }
        has_each |= is_by_piece;
        first = value->end;
    }
    return has_each && parts > 1 ? sum : 0;
}

bool amount_is_misreckoned(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    if (!at->is_asserted || at->value->low != at->value->high || at->value->is_about ||
        !is_made_of(reading, at->value) ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_LESS) != NULL) {
        return false;
    }
    int64_t sum = sum_told(at);
    return sum != 0 && sum != at->value->low;
}
