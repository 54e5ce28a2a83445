/*
 * Whether a part of a clause states anything of the policy: an offer, a permission, a
 * demand, who pays; and not thanks, requests or what the agent will do.
 */
#include "guard/statement.h"

#include "guard/forms.h"

#include <string.h>

#define NEAR_VERB   4 /* tokens from an auxiliary to its verb */
#define FAR_VERB    24
#define WORDS_KNOWN 2 /* of the articles, that make a clause one about them */

bool part_has(const struct reading *reading, struct part part, enum meaning meaning)
{
    return reading_mark_within(reading, part.first, part.end, meaning) != NULL;
}

/* "From the day of your order": when a time begins. */
bool part_is_anchored(const struct reading *reading, struct part part)
{
    return (reading_clause(reading, part.first)->topics &
            (TOPIC_BIT(TOPIC_SINCE_DELIVERY) | TOPIC_BIT(TOPIC_SINCE_ORDER) |
             TOPIC_BIT(TOPIC_SINCE_SHIPPING) | TOPIC_BIT(TOPIC_SINCE_PURCHASE) |
             TOPIC_BIT(TOPIC_SINCE_LABEL))) != 0;
}

bool part_has_word(const struct reading *reading, struct part part,
                   const char *const *words, size_t count)
{
    return scan_has_any(&reading->scan, part.first, part.end, words, count);
}

/* "I am sorry, dass …": what the thanks or the regret in front is of. */
static bool is_object(const struct reading *reading, struct part part)
{
    static const char *const joins[] = {"dass", "que",  "qu", "che", "dat",
                                        "that", "weil", "ob", "of",  "si"};
    const struct clause *clause = reading_clause(reading, part.first);
    bool is_joined = part_has_word(reading, (struct part){part.first, part.first + 1},
                                   joins, COUNT_OF(joins));
    return is_joined && clause->first > reading_sentence(reading, part.first)->first &&
           reading_mark_within(reading, (clause - 1)->first, (clause - 1)->end,
                               MEANING_SMALL) != NULL;
}

/* "We have looked": right behind its auxiliary, or at the end of the clause. */
static bool has_idle_verb(const struct reading *reading, struct part part)
{
    for (size_t i = reading->mark_from[part.first]; i < reading->mark_from[part.end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_ACTIVE && mark->meaning != MEANING_PASSIVE) {
            continue;
        }
        bool is_near = mark->value == ORDER_BEHIND || mark->value == ORDER_CLOSE;
        size_t end = mark->end + (is_near ? NEAR_VERB : FAR_VERB);
        if (reading_mark_within(reading, mark->end, end < part.end ? end : part.end,
                                MEANING_IDLE) != NULL) {
            return true;
        }
    }
    return false;
}

static bool has_stance(const struct reading *reading, struct part part)
{
    return (stances_of(reading, part.first, part.end) &
            (STANCE_FREE | STANCE_COSTS | STANCE_ALWAYS)) != 0;
}

/* "Leider geht die Rücksendung auf Ihre Kosten", and not "feel free". */
static bool names_payer(const struct reading *reading, struct part part)
{
    uint64_t fees = TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_DELIVERY);
    uint64_t topics = reading_clause(reading, part.first)->topics;
    if (!support_names_matter(topics) && (topics & fees) == 0) {
        return false;
    }
    for (size_t i = part.first; i + 1 < part.end; i++) {
        if (scan_is(&reading->scan, i, "feel") && scan_is(&reading->scan, i + 1, "free")) {
            return false;
        }
    }
    return (stances_of(reading, part.first, part.end) & (STANCE_FREE | STANCE_COSTS)) != 0;
}

/* "We need the broken one back", "a PO box is no problem". */
static bool is_demand(const struct reading *reading, struct part part)
{
    uint64_t topics = reading_clause(reading, part.first)->topics;
    bool is_said = reading_mark_valued(reading, part.first, part.end, MEANING_RULE,
                                       RULE_ASKS) != NULL ||
                   reading_mark_valued(reading, part.first, part.end, MEANING_RULE,
                                       RULE_GRANTS) != NULL;
    return is_said && (support_names_matter(topics) || (topics & MATTERS_SMALL) != 0);
}

/* Thanks, requests, what the agent will do or has looked at. */
static bool states_nothing(const struct reading *reading, struct part part)
{
    static const enum meaning nothing[] = {MEANING_SMALL, MEANING_ASK, MEANING_COMMITMENT,
                                           MEANING_QUOTE};
    bool is_deed =
        part_has(reading, part, MEANING_ACTIVE) || part_has(reading, part, MEANING_PASSIVE);
    if (is_deed && !has_stance(reading, part) && has_idle_verb(reading, part)) {
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(nothing); i++) {
        bool is_of_matter = (nothing[i] == MEANING_ASK || nothing[i] == MEANING_SMALL) &&
                            (names_payer(reading, part) || is_demand(reading, part));
        if (part_has(reading, part, nothing[i]) && !is_of_matter) {
            return true;
        }
    }
    return false;
}

/* Japanese names its matter in front ("交換の件、…"): a statement ends in a verb. */
bool part_is_unfinished(const struct reading *reading, struct part part)
{
    const struct sentence *sentence = reading_sentence(reading, part.first);
    if (strcmp(sentence->lang, "ja") != 0 ||
        reading_clause(reading, part.first)->end == sentence->end ||
        reading_mark_at(reading, part.end, MEANING_STEP) != NULL) {
        return false;
    }
    for (size_t i = part.first; i + 1 < part.end; i++) {
        bool is_verb = scan_is(&reading->scan, i, "ま") || scan_is(&reading->scan, i, "で");
        if (is_verb &&
            (scan_is(&reading->scan, i + 1, "す") || scan_is(&reading->scan, i + 1, "し") ||
             scan_is(&reading->scan, i + 1, "せ"))) {
            return false;
        }
    }
    return true;
}

/* "We have not waived it": nothing is given, and nothing refused. */
static bool denies_deed(const struct reading *reading, struct part part)
{
    const struct mark *aux =
        reading_mark_within(reading, part.first, part.end, MEANING_ACTIVE);
    return aux != NULL && aux->value != ORDER_CLOSE &&
           part_has(reading, part, MEANING_NEGATION);
}

/* "Nous vous livrons", and not "informations". */
static bool is_behind_nous(const struct reading *reading, size_t token)
{
    static const char *const nous[] = {"nous"};
    return part_has_word(reading, (struct part){token > 3 ? token - 3 : 0, token}, nous, 1);
}

/* "We …", "regalamos": the shop does it, and it is nothing idle. */
static bool is_act(const struct reading *reading, struct part part)
{
    const char *lang = reading_sentence(reading, part.first)->lang;
    if (part_has(reading, part, MEANING_IDLE) || part_has(reading, part, MEANING_HEDGE)) {
        return false;
    }
    bool is_ours = part_has(reading, part, MEANING_ACT);
    bool is_french = strcmp(lang, "fr") == 0;
    for (size_t i = part.first; i < part.end && !is_ours; i++) {
        is_ours = reading->scan.tokens[i].kind == TOKEN_WORD &&
                  (!is_french || is_behind_nous(reading, i)) &&
                  (reading->scopes[i] & SCOPES_MASKED) == 0 &&
                  form_fits(FORM_WE, lang, scan_folded(&reading->scan, i));
    }
    return is_ours;
}

/* A verb of no deed, but for what is part of an address: "Sie bekommen". */
static bool is_idle_to(const struct reading *reading, struct part part)
{
    uint32_t addressed = 0;
    for (size_t i = reading->mark_from[part.first]; i < reading->mark_from[part.end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_YOURS && mark->end > addressed) {
            addressed = mark->end;
        } else if (mark->meaning == MEANING_IDLE && mark->end > addressed) {
            return true;
        }
    }
    return false;
}

/* "Your points …", "le …": said to the customer of what is the customer's, at some length.
 */
static bool is_told_to(const struct reading *reading, struct part part)
{
    struct stems stems = {.count = 0};
    bool is_address = part_has(reading, part, MEANING_YOURS) ||
                      part_has(reading, part, MEANING_POLITE) ||
                      part_has(reading, part, MEANING_FAMILIAR);
    if (!is_address || is_idle_to(reading, part) ||
        part_has(reading, part, MEANING_HEDGE) ||
        (reading_scopes(reading, part.first, part.end) &
         (SCOPE_TITLE | SCOPE_IDENTIFIER | SCOPE_LINK)) != 0) {
        return false;
    }
    stems_add(&stems, reading, part.first, part.end);
    return stems.count > 1;
}

/* "One can add articles": a rule, in words that the articles use, of a matter that no table
 * knows. */
static bool is_rule_in_words(const struct judge *judge, struct part part)
{
    static const enum meaning rules[] = {MEANING_RULE, MEANING_ABLE, MEANING_NEGATION};
    const struct reading *reading = judge->reading;
    unsigned turns = STANCE_ONLY | STANCE_ALWAYS | STANCE_BEFORE | STANCE_AFTER;
    bool is_rule = (stances_of(reading, part.first, part.end) & turns) != 0;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        is_rule |= part_has(reading, part, rules[i]);
    }
    struct stems stems = {.count = 0};
    stems_add(&stems, reading, part.first, part.end);
    bool is_of_product = (reading_scopes(reading, part.first, part.end) & SCOPE_TITLE) != 0;
    size_t least = is_of_product ? 1 : WORDS_KNOWN;
    return is_rule && support_knows(judge->policy->support, &stems) >= least;
}

bool part_states(const struct judge *judge, struct part part)
{
    const struct reading *reading = judge->reading;
    static const enum meaning rules[] = {MEANING_RULE, MEANING_ABLE, MEANING_WILL,
                                         MEANING_MODAL};
    bool is_offer = part_has(reading, part, MEANING_OFFER) || has_stance(reading, part) ||
                    part_is_anchored(reading, part);
    uint64_t topics = reading_clause(reading, part.first)->topics;
    unsigned turns = STANCE_ONLY | STANCE_BEFORE | STANCE_AFTER | STANCE_EVEN;
    is_offer |= support_names_matter(topics) &&
                reading_mark_within(reading, part.first, part.end, MEANING_ALSO) != NULL;
    is_offer |= is_demand(reading, part);
    is_offer |= (topics & ~TOPICS_MINOR) != 0 &&
                (stances_of(reading, part.first, part.end) & turns) != 0;
    for (size_t i = 0; i < COUNT_OF(rules) && (topics & ~TOPICS_MINOR) != 0; i++) {
        is_offer |= part_has(reading, part, rules[i]);
    }
    is_offer = is_offer || is_act(reading, part) || is_told_to(reading, part) ||
               is_rule_in_words(judge, part);
    return is_offer && !states_nothing(reading, part) && !denies_deed(reading, part) &&
           !is_object(reading, part) && !part_is_unfinished(reading, part);
}
