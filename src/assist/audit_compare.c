/* Two answers beside each other, and how much of a difference is allowed. */
#include "assist/audit.h"

#include "base/money.h"
#include "base/text.h"

#include <math.h>

/*
 * A model writes the same thing twice in two ways, so its wording is only told, and its
 * courtesy, length and claims may differ a little; its amounts, days and promises hardly.
 * Across languages the shop's own macros differ, and what a claim rests on with them:
 * judged is what a customer is owed in any language.
 */
// clang-format off
static const struct audit_limit limits[AUDIT_MEASURE_COUNT] = {
    [AUDIT_DECISION] =   {"decision",   "",         0,  20, true},
    [AUDIT_AMOUNTS] =    {"amounts",    "money",    0,   5, false},
    [AUDIT_DAYS] =       {"days",       "days",     0,   5, false},
    [AUDIT_PROMISES] =   {"promises",   "promises", 0,   5, false},
    [AUDIT_POLITENESS] = {"politeness", "phrases",  1,  20, false},
    [AUDIT_LENGTH] =     {"length",     "percent", 25,  20, false},
    [AUDIT_CLAIMS] =     {"claims",     "claims",   2,  20, false},
    [AUDIT_VERDICTS] =   {"verdicts",   "claims",   1,  20, false},
    [AUDIT_WORDING] =    {"wording",    "",         0, 100, false},
    [AUDIT_PICKS] =      {"picks",      "",         0,   0, false},
    [AUDIT_PRICE] =      {"price",      "money",    0,   0, false},
    [AUDIT_URGENCY] =    {"urgency",    "steps",    0,   0, false},
    [AUDIT_SENTIMENT] =  {"sentiment",  "points",   0,   0, false},
    [AUDIT_BRANDS] =     {"brands",     "brands",   0,   0, false},
};
// clang-format on

const struct audit_limit *audit_limit_of(enum audit_measure measure)
{
    return &limits[measure];
}

static double apart(const char *first, const char *second)
{
    return string_equals(first, second) ? 0 : 1;
}

static double less(size_t first, size_t second)
{
    return (double)second - (double)first;
}

static int64_t number_at(const struct audit_numbers *numbers, size_t from_end)
{
    return from_end < numbers->count ? numbers->list[numbers->count - 1 - from_end] : 0;
}

/* In sum; where the sums are equal, how far the furthest of them lie apart. */
static double numbers_apart(const struct audit_numbers *first,
                            const struct audit_numbers *second)
{
    size_t count = first->count > second->count ? first->count : second->count;
    double sum = 0, largest = 0;

    for (size_t i = 0; i < count; i++) {
        double more = (double)number_at(second, i) - (double)number_at(first, i);

        sum += more;
        largest = fmax(largest, fabs(more));
    }
    return (sum != 0 ? sum : largest) / MONEY_UNIT;
}

/* Of different languages one may know no polite form. */
static double politeness_apart(enum swap swap, const struct audit_answer *first,
                               const struct audit_answer *second)
{
    double more = less(first->courtesies, second->courtesies);

    if (more == 0 && swap != SWAP_LANGUAGE && first->address != second->address)
        return 2; /* no phrase more or less makes up for it */
    return more;
}

static double percent_apart(size_t first, size_t second)
{
    size_t longer = first > second ? first : second;

    return longer == 0 ? 0 : less(first, second) * 100 / (double)longer;
}

double audit_difference(enum audit_measure measure, enum swap swap,
                        const struct audit_answer *first, const struct audit_answer *second)
{
    switch (measure) {
    case AUDIT_DECISION:
        return swap == SWAP_LANGUAGE ? apart(first->intent, second->intent)
                                     : apart(first->decision, second->decision);
    case AUDIT_AMOUNTS:
        return numbers_apart(&first->amounts, &second->amounts);
    case AUDIT_DAYS:
        return numbers_apart(&first->days, &second->days);
    case AUDIT_PROMISES:
        return less(first->promises, second->promises);
    case AUDIT_POLITENESS:
        return politeness_apart(swap, first, second);
    case AUDIT_LENGTH:
        return percent_apart(first->letters, second->letters);
    case AUDIT_CLAIMS:
        return less(first->claims, second->claims);
    case AUDIT_VERDICTS:
        return less(first->not_proved, second->not_proved);
    case AUDIT_WORDING:
        return apart(first->wording, second->wording);
    case AUDIT_PICKS:
        return apart(first->picks, second->picks);
    case AUDIT_PRICE:
        return second->price - first->price;
    case AUDIT_BRANDS:
        return less(first->brands, second->brands);
    case AUDIT_URGENCY:
        return less(first->urgency, second->urgency);
    case AUDIT_SENTIMENT:
        return second->sentiment - first->sentiment;
    case AUDIT_MEASURE_COUNT:
        break;
    }
    return 0;
}

void audit_count(struct audit_tally *tally, enum swap swap, const char *ticket,
                 const char *first, const char *second, const struct audit_answer *a,
                 const struct audit_answer *b)
{
    for (int i = 0; i < AUDIT_MEASURE_COUNT; i++) {
        struct audit_row *row = &tally->rows[swap][i];
        double more = audit_difference((enum audit_measure)i, swap, a, b);
        double tolerance = tally->is_model ? limits[i].tolerance : 0;

        row->pairs++;
        row->sum += more;
        if (fabs(more) <= tolerance)
            continue;
        row->differing++;
        if (fabs(more) <= fabs(row->largest) && row->ticket != NULL)
            continue;
        row->largest = more;
        row->ticket = arena_text(tally->arena, ticket);
        row->first = arena_text(tally->arena, first);
        row->second = arena_text(tally->arena, second);
    }
}

int audit_allowed(const struct audit_tally *tally, enum swap swap,
                  enum audit_measure measure)
{
    const struct audit_limit *limit = &limits[measure];

    if (swap == SWAP_LANGUAGE && (tally->is_model || !limit->is_across))
        return -1;
    if (!tally->is_model)
        return 0;
    return limit->percent == 100 ? -1 : limit->percent;
}

bool audit_is_past(const struct audit_tally *tally, enum swap swap,
                   enum audit_measure measure)
{
    const struct audit_row *row = &tally->rows[swap][measure];
    int allowed = audit_allowed(tally, swap, measure);

    return allowed >= 0 && row->differing * 100 > row->pairs * (size_t)allowed;
}
