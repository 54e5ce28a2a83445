/*
 * What the shop gives away by a promise: a refund in full, a new piece, a voucher. Told by
 * a verb of giving that is the shop's and what is given, in whatever order, in one clause.
 * It blocks where nothing says that the shop gives it; what hangs on a condition or may be
 * meant as a rule is left to those who read sentences of the policy.
 */
#include "guard/judge.h"

#define FAR 16 /* tokens between the verb and what is given */

static const struct mark *pledge_of(const struct reading *reading, size_t first, size_t end,
                                    enum pledge pledge)
{
    return reading_mark_valued(reading, first, end, MEANING_PLEDGE, pledge);
}

/* "Once it is back", "if it is damaged", "you can": nothing is given by the sentence alone.
 */
static bool is_open(const struct reading *reading, const struct sentence *sentence)
{
    static const enum meaning meanings[] = {MEANING_ABLE, MEANING_HEDGE, MEANING_NEGATION,
                                            MEANING_ASK, MEANING_QUOTE};
    uint64_t since = TOPIC_BIT(TOPIC_SINCE_DELIVERY) | TOPIC_BIT(TOPIC_SINCE_ORDER) |
                     TOPIC_BIT(TOPIC_SINCE_SHIPPING) | TOPIC_BIT(TOPIC_SINCE_PURCHASE) |
                     TOPIC_BIT(TOPIC_SINCE_ARRIVAL) | TOPIC_BIT(TOPIC_SINCE_LABEL);
    unsigned scopes = reading_scopes(reading, sentence->first, sentence->end);
    return (scopes & (SCOPES_UNASSERTED | SCOPE_TEMPORAL | SCOPE_SIGNATURE)) != 0 ||
           (sentence->topics & since) != 0 ||
           reading_means_any(reading, sentence->first, sentence->end, meanings,
                             COUNT_OF(meanings)) ||
           pledge_of(reading, sentence->first, sentence->end, PLEDGE_NOT) != NULL;
}

/* A label, an invoice or a mail that is sent free: papers cost the shop nothing. */
static bool is_of_papers(const struct reading *reading, const struct sentence *sentence)
{
    uint64_t papers = TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_INVOICE);
    return (sentence->topics & papers) != 0 ||
           reading_mark_within(reading, sentence->first, sentence->end, MEANING_MESSAGE) !=
               NULL;
}

static const struct mark *pledge_in(const struct reading *reading, size_t first, size_t end)
{
    const struct mark *ours = pledge_of(reading, first, end, PLEDGE_OURS);
    return ours != NULL || reading_mark_within(reading, first, end, MEANING_PLEDGER) == NULL
               ? ours
               : pledge_of(reading, first, end, PLEDGE_BARE);
}

/* Something of the clause was understood otherwise: an amount, a deed, a share. */
static bool is_claimed(const struct judge *judge, const struct clause *clause)
{
    const struct token *tokens = judge->reading->scan.tokens;
    size_t start = tokens[clause->first].start;
    size_t end = tokens[clause->end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_naming = claim->kind == CLAIM_ORDER || claim->kind == CLAIM_PRODUCT ||
                         claim->kind == CLAIM_TRACKING;
        if (!is_naming && claim->start < end && claim->end > start &&
            (claim->verdict == VERDICT_PROVED || claim->severity == SEVERITY_BLOCK)) {
            return true;
        }
    }
    return false;
}

/* "We deliver your order in full and free": what was bought is sent, and no more given. */
static bool is_of_order(const struct reading *reading, const struct clause *clause)
{
    uint64_t sent = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH) |
                    TOPIC_BIT(TOPIC_SHIPPING_FEE);
    uint64_t given = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_REPLACEMENT) |
                     TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_DISCOUNT) |
                     TOPIC_BIT(TOPIC_EXPRESS);
    bool is_named =
        reading_mark_within(reading, clause->first, clause->end, MEANING_ORDER_CUE) !=
            NULL ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_PARCEL) != NULL;
    return is_named && (clause->topics & sent) != 0 && (clause->topics & given) == 0;
}

static void boon_read(struct judge *judge, const struct mark *boon)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, boon->first);
    const struct sentence *sentence = reading_sentence(reading, boon->first);
    size_t first = boon->first > clause->first + FAR ? boon->first - FAR : clause->first;
    size_t end = boon->end + FAR < clause->end ? boon->end + FAR : clause->end;
    const struct mark *pledge = pledge_in(reading, first, end);
    if (pledge == NULL || mark_is_unasserted(reading, boon) || !judge_works(judge, 40) ||
        is_open(reading, sentence) || is_of_papers(reading, sentence) ||
        is_claimed(judge, clause) || shop_tells(judge, boon->first) ||
        articles_give(judge, clause->first, clause->end)) {
        return;
    }
    struct claim *claim =
        claim_add(judge, pledge->first < boon->first ? pledge->first : boon->first,
                  pledge->end > boon->end ? pledge->end : boon->end, CLAIM_PROMISE,
                  VERDICT_UNSOURCED);
    if (is_of_order(reading, clause)) {
        claim->severity = SEVERITY_MARK;
    }
}

void pledges_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t end = 0; /* of the last clause read */
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_BOON && mark->first >= end) {
            size_t count = judge->opinion->claim_count;
            boon_read(judge, mark);
            end = judge->opinion->claim_count > count
                      ? reading_clause(reading, mark->first)->end
                      : end;
        }
    }
}
