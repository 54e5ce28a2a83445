#include "guard/judge.h"

#define FAR_DENIAL 8 /* tokens behind the auxiliary */
#define NEAR_START 1 /* "So," or "also" may stand in front */

/* What a participle that begins its clause is carried by. */
static bool is_auxiliary(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "ist",   "sind",  "war",     "waren", "wurde", "wurden", "hat",    "haben",
        "habe",  "is",    "was",     "zijn",  "werd",  "werden", "hebben", "heb",
        "heeft", "are",   "has",     "have",  "we",    "esta",   "estan",  "ha",
        "han",   "hemos", "fue",     "est",   "sont",  "a",      "ont",    "nous",
        "e",     "sono",  "abbiamo", "foi",   "foram", "estao"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

bool verb_is_denied(const struct reading *reading, size_t first, size_t end)
{
    const struct clause *clause = reading_clause(reading, first);
    if (first > clause->first + NEAR_START || end >= clause->end ||
        !is_auxiliary(reading, end)) {
        return false;
    }
    size_t last = end + FAR_DENIAL < clause->end ? end + FAR_DENIAL : clause->end;
    return reading_mark_within(reading, end, last, MEANING_NEGATION) != NULL;
}

bool deed_is_present(const struct reading *reading, size_t token)
{
    static const char *const persons[] = {"vous", "te", "lui", "leur", "t"};
    static const char *const sure[] = {"deja", "bien"};
    size_t first = reading_clause(reading, token)->first;
    bool is_to_person = false;
    for (size_t i = first; i < token; i++) {
        bool is_copula =
            scan_is(&reading->scan, i + 1, "est") || scan_is(&reading->scan, i + 1, "sont");
        is_to_person |=
            is_copula && scan_is_any(&reading->scan, i, persons, COUNT_OF(persons));
        if (scan_is_any(&reading->scan, i, sure, COUNT_OF(sure))) {
            return false;
        }
    }
    return is_to_person;
}

bool deed_is_refund(const struct reading *reading, size_t first, size_t end)
{
    const struct clause *clause = reading_clause(reading, first);
    return reading_mark_within(reading, end - 1, end, MEANING_REPAID) != NULL &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_PARCEL) ==
               NULL &&
           (reading_scopes(reading, clause->first, clause->end) & SCOPE_VALUE) == 0;
}
