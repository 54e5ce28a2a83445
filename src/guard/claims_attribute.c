#include "guard/judge.h"

#include "guard/number.h"

#include "base/money.h"

#include <string.h>

/*
 * What is said of a product beside its title: measures ("285 g") and yes or no
 * ("waterproof"). A difference warns, since catalogues err, too.
 */

#define NEAR         ((size_t)30) /* tokens around a title that speak of it */
#define VARIANTS_MAX 24           /* products of one title that are looked at */

static const char *const measures[] = {"mm", "cm", "m",  "km",  "g",    "kg",    "ml",
                                       "l",  "w",  "v",  "mah", "wh",   "lumen", "lm",
                                       "gb", "克", "毫", "厘",  "公斤", "inch",  "oz"};

static bool is_measure(const struct reading *reading, size_t token)
{
    for (size_t i = 0; i < COUNT_OF(measures); i++) {
        if (scan_is(&reading->scan, token, measures[i])) {
            return true;
        }
    }
    return false;
}

/* "285 g": the number and its unit. */
struct measure {
    struct number number;
    size_t unit; /* token */
};

static bool measure_at(const struct reading *reading, size_t token, struct measure *measure)
{
    return reading->scan.tokens[token].kind == TOKEN_NUMBER &&
           number_at(reading, token, &measure->number) &&
           is_measure(reading, measure->number.end) &&
           ((measure->unit = measure->number.end) != 0);
}

enum likeness { LIKE_NOTHING, LIKE_OTHER, LIKE_SAME };

/* How the text of an attribute agrees with the measure: the same, another with that unit,
 * none. */
static enum likeness measure_like(struct judge *judge, const struct measure *measure,
                                  const char *text)
{
    struct reading own = {.lang = ""};
    enum likeness like = LIKE_NOTHING;
    if (text == NULL || strpbrk(text, "0123456789") == NULL ||
        !judge_works(judge, strlen(text))) {
        return like;
    }
    scan_read(text_of(text), judge->arena, &own.scan);
    own.mark_from = arena_get(judge->arena, (own.scan.count + 2) * sizeof(uint32_t));
    struct text unit = scan_folded(&judge->reading->scan, measure->unit);
    for (size_t i = 0; i < own.scan.count; i++) {
        struct measure known;
        if (!measure_at(&own, i, &known) ||
            !text_equals(scan_folded(&own.scan, known.unit), unit)) {
            continue;
        }
        if (known.number.parts == measure->number.parts) {
            return LIKE_SAME;
        }
        like = LIKE_OTHER;
    }
    return like;
}

/* The clause names the attribute: "weight", "weighs". */
static bool names_attribute(const struct judge *judge, size_t token, const char *name)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    size_t first = token > clause->first + NEAR ? token - NEAR : clause->first;
    size_t len = name == NULL ? 0 : strlen(name);
    for (size_t i = first; len >= 3 && i < clause->end && i < token + NEAR; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        size_t common = len < 5 ? len : 5;
        if (folded.len >= common && strncasecmp(folded.bytes, name, common) == 0) {
            return true;
        }
    }
    return false;
}

/* What the products of a title say of one measure. */
struct findings {
    const struct product *same;
    const struct product *other; /* under the attribute that is named */
    const struct attribute *attribute;
};

static void product_compare(struct judge *judge, const struct measure *measure,
                            size_t token, const struct product *product,
                            struct findings *found)
{
    for (size_t i = 0; i < product->attribute_count; i++) {
        const struct attribute *attribute = &product->attributes[i];
        enum likeness like = measure_like(judge, measure, attribute->value);
        if (like == LIKE_SAME) {
            found->same = product;
            found->attribute = attribute;
            return;
        }
        if (like == LIKE_OTHER && names_attribute(judge, token, attribute->name)) {
            found->other = product;
            found->attribute = attribute;
        }
    }
    if (measure_like(judge, measure, product->description) == LIKE_SAME) {
        found->same = product;
    }
}

static void measure_judge(struct judge *judge, const struct measure *measure,
                          const struct titled *title)
{
    const struct facts *facts = judge->facts;
    struct findings found = {NULL, NULL, NULL};
    size_t token = measure->number.first;
    size_t looked = 0;
    for (size_t i = 0;
         i < facts->product_count && found.same == NULL && looked < VARIANTS_MAX; i++) {
        if (titled_is(title, facts->products[i].title)) {
            product_compare(judge, measure, token, &facts->products[i], &found);
            looked++;
        }
    }
    if (looked == 0) {
        return;
    }
    const struct product *source = found.same != NULL ? found.same : found.other;
    struct claim *claim = claim_add(judge, token, measure->unit + 1, CLAIM_ATTRIBUTE,
                                    found.same != NULL    ? VERDICT_PROVED
                                    : found.other != NULL ? VERDICT_CONTRADICTED
                                                          : VERDICT_UNSOURCED);
    if (source != NULL) {
        bool is_named = found.attribute != NULL;
        claim_from(claim, "product", source->id,
                   is_named ? found.attribute->name : "description",
                   is_named ? found.attribute->value : NULL);
        claim->right_value = found.same == NULL ? found.attribute->value : NULL;
    }
}

/* "no", "yes" and the like, as catalogues write them; -1: neither. */
static int truth_of(const char *value)
{
    static const char *const words[][4] = {{"no", "false", "none", "0"},
                                           {"yes", "true", "y", "1"}};
    for (int truth = 0; truth < 2; truth++) {
        for (size_t i = 0; value != NULL && i < 4; i++) {
            if (text_is_ignoring_case(text_of(value), words[truth][i])) {
                return truth;
            }
        }
    }
    return -1;
}

/* "is waterproof" beside a product that is not. */
static void word_judge(struct judge *judge, size_t token, const struct titled *title)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    size_t first = token > clause->first + NEAR ? token - NEAR : clause->first;
    int says = reading_mark_within(reading, first, token, MEANING_NEGATION) == NULL &&
               reading_mark_within(reading, first, token, MEANING_NONE_OF) == NULL;
    for (size_t i = 0; i < judge->facts->product_count; i++) {
        const struct product *product = &judge->facts->products[i];
        if (!titled_is(title, product->title)) {
            continue;
        }
        for (size_t k = 0; k < product->attribute_count; k++) {
            const struct attribute *attribute = &product->attributes[k];
            int truth = truth_of(attribute->value);
            if (truth >= 0 &&
                text_is_ignoring_case(scan_raw(&reading->scan, token), attribute->name)) {
                struct claim *claim =
                    claim_add(judge, token, token + 1, CLAIM_ATTRIBUTE,
                              truth == says ? VERDICT_PROVED : VERDICT_CONTRADICTED);
                claim_from(claim, "product", product->id, attribute->name,
                           attribute->value);
                return;
            }
        }
    }
}

static void token_read(struct judge *judge, size_t token, const struct titled *title)
{
    const struct reading *reading = judge->reading;
    struct measure measure;
    unsigned unasserted = SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE;
    if ((reading->scopes[token] & unasserted) != 0) {
        return;
    }
    if (measure_at(reading, token, &measure)) {
        measure_judge(judge, &measure, title);
    } else if (reading->scan.tokens[token].kind == TOKEN_WORD &&
               reading->scan.tokens[token].fold_len >= 6) {
        word_judge(judge, token, title);
    }
}

void attributes_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < judge->title_count; i++) {
        const struct titled *titled = &judge->titles[i];
        const struct sentence *sentence = reading_sentence(reading, titled->first);
        size_t end =
            titled->end + NEAR < sentence->end ? titled->end + NEAR : sentence->end;
        bool has_next = i + 1 < judge->title_count;
        end =
            has_next && judge->titles[i + 1].first < end ? judge->titles[i + 1].first : end;
        for (size_t token = titled->end; token < end; token++) {
            if (!judge_works(judge, 4)) {
                return;
            }
            token_read(judge, token, titled);
        }
    }
}
