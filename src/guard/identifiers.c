#include "guard/judge.h"
#include "guard/numbered.h"
#include "guard/spoken.h"

#include <string.h>

#define THREAD_SEARCHES  24
#define ID_DIGITS_MIN    4  /* behind a cue */
#define PLAIN_DIGITS_MIN 5  /* of a number without letters */
#define LONG_DIGITS_MIN  10 /* of one that no cue calls a parcel's */
#define MIXED_DIGITS_MIN 8  /* of one with letters */
#define CARD_DIGITS_MIN  13
#define JOINED_MIN       8 /* bytes of digits that a sign joins */

enum cue { CUE_NONE, CUE_ORDER, CUE_TRACKING, CUE_OTHER };

/* What the words before the number call it: "order no. …". */
static enum cue cue_before(const struct reading *reading, size_t token)
{
    for (size_t steps = 0; steps < 4 && token > 0; steps++) {
        if (reading_mark_before(reading, token, MEANING_OTHER_CUE) != NULL) {
            return CUE_OTHER;
        }
        if (reading_mark_before(reading, token, MEANING_TRACKING_CUE) != NULL) {
            return CUE_TRACKING;
        }
        if (reading_mark_before(reading, token, MEANING_ORDER_CUE) != NULL) {
            return CUE_ORDER;
        }
        const struct mark *join = reading_mark_before(reading, token, MEANING_CUE_JOIN);
        bool is_point = scan_is(&reading->scan, token - 1, ".");
        if (join == NULL && !is_point) {
            return CUE_NONE;
        }
        token = join != NULL ? join->first : token - 1;
    }
    return CUE_NONE;
}

static void mention_add(struct judge *judge, size_t token, size_t end,
                        const struct order *order)
{
    struct spoken spoken = {(uint32_t)token, (uint32_t)end, order, CALLED_BY_NUMBER};
    judge->mentions = arena_reserve(judge->arena, judge->mentions, &judge->mention_capacity,
                                    judge->mention_count, sizeof(*judge->mentions));
    judge->mentions[judge->mention_count++] = (struct mention){(uint32_t)token, order};
    spoken_add(judge, &spoken);
}

bool order_is_numbered(const struct judge *judge, const struct order *order, size_t first,
                       size_t end)
{
    for (size_t i = 0; i < judge->mention_count && judge->mentions[i].token < end; i++) {
        const struct mention *mention = &judge->mentions[i];
        if (mention->token >= first && (order == NULL || mention->order == order)) {
            return true;
        }
    }
    return false;
}

/* A short id is one only where the words in front call it so. */
static size_t order_end(const struct reading *reading, size_t token, const char *id)
{
    size_t end = identifier_end(reading, token, id);
    bool is_short = strlen(id) < PLAIN_DIGITS_MIN;
    return end != 0 && is_short && cue_before(reading, token) != CUE_ORDER ? 0 : end;
}

/* The bytes that the customer's order and parcel numbers begin with. */
static void heads_gather(const struct facts *facts, bool *heads)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        heads[identifier_head(order->id)] = true;
        for (size_t k = 0; k < order->shipment_count; k++) {
            heads[identifier_head(string_or_empty(order->shipments[k].tracking))] = true;
        }
    }
}

/* An identifier of this customer's; returns where it ends, 0 for none. */
static size_t own_read(struct judge *judge, size_t token)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        size_t end = order_end(judge->reading, token, order->id);
        if (end != 0) {
            struct claim *claim = claim_add(judge, token, end, CLAIM_ORDER, VERDICT_PROVED);
            claim_from_order(judge, claim, order, "id", order->id);
            mention_add(judge, token, end, order);
            return end;
        }
        for (size_t k = 0; k < order->shipment_count; k++) {
            const char *tracking = order->shipments[k].tracking;
            end = tracking == NULL || tracking[0] == '\0'
                      ? 0
                      : identifier_end(judge->reading, token, tracking);
            if (end != 0) {
                struct claim *claim =
                    claim_add(judge, token, end, CLAIM_TRACKING, VERDICT_PROVED);
                claim_from_order(judge, claim, order,
                                 arena_format(judge->arena, "shipments[%zu].tracking", k),
                                 tracking);
                claim_ages(judge, claim, order);
                return end;
            }
        }
    }
    return 0;
}

static bool is_named(struct judge *judge, struct text raw)
{
    if (judge->thread_searches >= THREAD_SEARCHES) {
        return false;
    }
    judge->thread_searches++;
    return thread_names(judge->facts, raw);
}

static void judge_order(struct judge *judge, const struct numbered *found, bool is_like)
{
    bool asserted =
        (reading_scopes(judge->reading, found->first, found->end) & SCOPES_UNASSERTED) == 0;
    bool is_other = judge->facts->order_count > 0 &&
                    (is_like || found->digits >= PLAIN_DIGITS_MIN) && asserted &&
                    !is_named(judge, found->raw);
    struct claim *claim = claim_add(judge, found->first, found->end, CLAIM_ORDER,
                                    is_other ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (is_other && judge->meant != NULL) {
        claim_from_order(judge, claim, judge->meant, "id", judge->meant->id);
        claim->right_value = judge->meant_is_certain ? judge->meant->id : NULL;
    }
}

static void judge_tracking(struct judge *judge, const struct numbered *found)
{
    bool is_certain;
    const struct order *order = order_for(judge, found->first, &is_certain);
    const struct shipment *last = order == NULL ? NULL : order_last_shipment(order);
    bool asserted =
        (reading_scopes(judge->reading, found->first, found->end) & SCOPES_UNASSERTED) == 0;
    bool is_other =
        last != NULL && last->tracking != NULL && asserted && !is_named(judge, found->raw);
    struct claim *claim = claim_add(judge, found->first, found->end, CLAIM_TRACKING,
                                    is_other ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (is_other) {
        claim_from_order(judge, claim, order,
                         arena_format(judge->arena, "shipments[%zu].tracking",
                                      (size_t)(last - order->shipments)),
                         last->tracking);
        claim->right_value = is_certain ? last->tracking : NULL;
    }
}

static bool is_amount_like(const struct reading *reading, const struct numbered *found)
{
    return reading_mark_at(reading, found->end, MEANING_CURRENCY) != NULL ||
           reading_mark_at(reading, found->end, MEANING_UNIT) != NULL ||
           reading_mark_at(reading, found->end, MEANING_PERCENT) != NULL ||
           reading_mark_before(reading, found->first, MEANING_CURRENCY) != NULL;
}

/* The sentence, or the one before, names a carrier or the number of a parcel. */
static bool speaks_of_parcel(const struct reading *reading, size_t token)
{
    const struct sentence *sentence = reading_sentence(reading, token);
    size_t first = (sentence > reading->sentences ? sentence - 1 : sentence)->first;
    return reading_mark_within(reading, first, sentence->end, MEANING_TRACKING_CUE) !=
               NULL ||
           reading_mark_within(reading, sentence->first, sentence->end, MEANING_CARRIER) !=
               NULL;
}

/* "26-104838", "99.00.412345.60005037": digits joined by the very signs of one of this
   customer's own numbers need no word in front. */
static bool is_joined_as(struct text raw, const char *id)
{
    bool has_sign = false;
    if (raw.len < JOINED_MIN || raw.len != strlen(string_or_empty(id))) {
        return false;
    }
    for (size_t i = 0; i < raw.len; i++) {
        bool is_sign = memchr("-./_", id[i], 4) != NULL;
        if (is_sign && raw.bytes[i] != id[i]) {
            return false;
        }
        has_sign |= is_sign;
    }
    return has_sign;
}

static bool has_points(const struct numbered *found)
{
    return memchr(found->raw.bytes, '.', found->raw.len) != NULL ||
           memchr(found->raw.bytes, ',', found->raw.len) != NULL;
}

/* Looks like a number that this customer's orders or parcels have. */
static enum cue shape_read(const struct judge *judge, const struct numbered *found,
                           bool *is_joined)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (numbered_is_like(found->raw, order->id)) {
            *is_joined = is_joined_as(found->raw, order->id);
            return CUE_ORDER;
        }
        for (size_t k = 0; k < order->shipment_count; k++) {
            if (found->raw.len >= 8 &&
                numbered_is_like(found->raw, order->shipments[k].tracking)) {
                *is_joined = is_joined_as(found->raw, order->shipments[k].tracking);
                return CUE_TRACKING;
            }
        }
    }
    return CUE_NONE;
}

/* "The tracking at SEUR is 80447761": as long as this customer's parcel number, behind a
   carrier or what calls it a parcel's, and nothing calls it a phone's. */
static bool is_told_of_parcel(const struct reading *reading, const struct numbered *found,
                              enum cue shape, enum cue cue)
{
    const struct clause *clause = reading_clause(reading, found->first);
    static const enum meaning told[] = {MEANING_TRACKING_CUE, MEANING_CARRIER};
    static const enum meaning others[] = {MEANING_OTHER_CUE, MEANING_ORDER_CUE};
    return shape == CUE_TRACKING && cue == CUE_NONE &&
           reading_means_any(reading, clause->first, found->first, told, COUNT_OF(told)) &&
           !reading_means_any(reading, clause->first, clause->end, others,
                              COUNT_OF(others));
}

/* A number of nobody we know; returns where it ends, 0 where it is none. */
static size_t foreign_read(struct judge *judge, size_t token)
{
    struct numbered found;
    const struct reading *reading = judge->reading;
    if (!numbered_at(reading, token, &found) || found.digits < ID_DIGITS_MIN ||
        is_amount_like(reading, &found)) {
        return 0;
    }
    enum cue cue = cue_before(reading, token);
    bool is_joined = false;
    enum cue shape = cue == CUE_OTHER && !found.has_letter
                         ? CUE_NONE
                         : shape_read(judge, &found, &is_joined);
    if (has_points(&found) && !is_joined) {
        return 0;
    }
    size_t digits_min = found.has_letter ? MIXED_DIGITS_MIN : LONG_DIGITS_MIN;
    bool is_of_parcel = shape != CUE_ORDER && found.digits >= digits_min &&
                        cue == CUE_NONE && speaks_of_parcel(reading, token);
    bool is_called = cue == shape || is_told_of_parcel(reading, &found, shape, cue) ||
                     (found.digits >= LONG_DIGITS_MIN &&
                      reading_mark_before(reading, token, MEANING_CUE_JOIN) !=
                          NULL); /* "under the number …" */
    bool is_like = shape != CUE_NONE && (found.has_letter || is_called || is_joined);
    if (cue == CUE_TRACKING || is_of_parcel || (is_like && shape == CUE_TRACKING)) {
        judge_tracking(judge, &found);
    } else if (cue == CUE_ORDER || (is_like && shape == CUE_ORDER)) {
        judge_order(judge, &found, is_like);
    } else if (cue != CUE_OTHER || found.digits >= CARD_DIGITS_MIN) {
        return 0; /* of a card or an account, maybe: its own check comes later */
    }
    return found.end;
}

void identifiers_read(struct judge *judge)
{
    struct reading *reading = judge->reading;
    bool heads[256] = {false};
    size_t token = 0;
    heads_gather(judge->facts, heads);
    while (token < reading->scan.count) {
        uint8_t kind = reading->scan.tokens[token].kind;
        if ((kind != TOKEN_WORD && kind != TOKEN_NUMBER) ||
            (reading->scopes[token] & SCOPES_MASKED) != 0) {
            token++;
            continue;
        }
        const char *raw = reading->scan.text.bytes + reading->scan.tokens[token].start;
        size_t end = heads[identifier_head(raw)] ? own_read(judge, token) : 0;
        end = end != 0 ? end : foreign_read(judge, token);
        if (end != 0) {
            reading_mask(reading, token, end, SCOPE_IDENTIFIER);
        }
        token = end != 0 ? end : token + 1;
    }
}
