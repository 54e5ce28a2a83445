/* What a shop made of the rules, over one opinion. */
#include "guard/judge.h"
#include "guard/language.h"

#include <string.h>

static const enum severity severities[] = {
    [STRENGTH_OFF] = SEVERITY_MARK,
    [STRENGTH_MARK] = SEVERITY_MARK,
    [STRENGTH_WARN] = SEVERITY_WARN,
    [STRENGTH_BLOCK] = SEVERITY_BLOCK,
};

static bool move_fits(const struct rule_move *move, const struct ticket *ticket)
{
    const char *channel = ticket == NULL ? NULL : ticket->channel;
    const char *lang = ticket == NULL ? NULL : ticket->lang;
    return (move->channel == NULL || string_equals(move->channel, channel)) &&
           (move->lang == NULL || language_is_same(move->lang, lang));
}

/* NULL where the rule stands as it is by itself. */
static const struct rule_move *move_of(const struct facts *facts, enum guard_rule rule)
{
    const struct guard_terms *terms = facts->terms;
    if (rule == RULE_NONE || rule_row(rule)->is_fixed) {
        return NULL;
    }
    for (size_t i = terms->move_count; i > 0; i--) {
        if (terms->moves[i - 1].rule == rule &&
            move_fits(&terms->moves[i - 1], facts->ticket)) {
            return &terms->moves[i - 1];
        }
    }
    return NULL;
}

static enum severity watched(const struct facts *facts, enum guard_rule rule,
                             enum severity severity)
{
    bool is_watched = facts->terms != NULL && facts->terms->is_watching &&
                      (rule == RULE_NONE || !rule_row(rule)->is_fixed);
    return is_watched && severity == SEVERITY_BLOCK ? SEVERITY_WARN : severity;
}

static void claim_apply(const struct facts *facts, struct claim *claim)
{
    enum guard_rule rule = rule_of_claim(claim);
    const struct rule_move *move = facts->terms == NULL ? NULL : move_of(facts, rule);
    claim->rule = rule == RULE_NONE ? NULL : rule_row(rule)->name;
    claim->would = move == NULL ? claim->severity : severities[move->strength];
    claim->severity = watched(facts, rule, claim->would);
}

/* False where the shop does not want to see it. */
static bool flag_apply(const struct facts *facts, struct flag *flag)
{
    enum guard_rule rule = rule_named(text_of(flag->rule));
    const struct rule_move *move = facts->terms == NULL ? NULL : move_of(facts, rule);
    flag->would = move == NULL ? flag->severity : severities[move->strength];
    flag->severity = watched(facts, rule, flag->would);
    return move == NULL || move->strength != STRENGTH_OFF;
}

void terms_apply(struct judge *judge)
{
    struct opinion *opinion = judge->opinion;
    size_t kept = 0;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        claim_apply(judge->facts, &opinion->claims[i]);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        if (flag_apply(judge->facts, &opinion->flags[i])) {
            opinion->flags[kept++] = opinion->flags[i];
        }
    }
    opinion->flag_count = kept;
}
