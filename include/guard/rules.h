/*
 * The rules of the guard, one row each: how strong it is by itself, whether a shop may move
 * it, what it is about; and the terms a shop sets: what it moved, watch mode, goodwill.
 */
#ifndef GUARD_RULES_H
#define GUARD_RULES_H

#include "base/memory.h"
#include "base/money.h"
#include "base/text.h"
#include "chat/suggestion.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum guard_rule {
    RULE_CONTRADICTED,
    RULE_UNSOURCED,
    RULE_UNREAD,
    RULE_ATTRIBUTE,
    RULE_ESTIMATE,
    RULE_STALE,
    RULE_OTHER_CUSTOMER,
    RULE_SENDER,
    RULE_SECRET_NUMBER,
    RULE_SECRET_REQUEST,
    RULE_PLACEHOLDER,
    RULE_VARIABLE,
    RULE_COMPLETION,
    RULE_LINK,
    RULE_LOOKALIKE,
    RULE_INTERNAL,
    RULE_SLUR,
    RULE_SENSITIVE,
    RULE_BIAS,
    RULE_LANGUAGE,
    RULE_REGISTER,
    RULE_MARKETING,
    RULE_HIDDEN,
    RULE_ECHO,
    RULE_TONE,
    RULE_COUNT,
    RULE_NONE = RULE_COUNT
};

struct rule_row {
    const char *name;
    enum flag_kind kind; /* FLAG_KIND_COUNT: of claims */
    enum severity severity;
    bool is_fixed; /* no shop moves it, and no reason passes it */
    const char *about;
};

const struct rule_row *rule_row(enum guard_rule rule);
/* RULE_NONE where there is none of that name. */
enum guard_rule rule_named(struct text name);
/* The rule that a claim breaks as it stands; RULE_NONE. */
enum guard_rule rule_of_claim(const struct claim *claim);
/* A rule by its name as flags and claims carry it; NULL and unknown names may be moved. */
bool rule_is_fixed(const char *name);

/* "off mark warn block", in this order. */
enum rule_strength { STRENGTH_OFF, STRENGTH_MARK, STRENGTH_WARN, STRENGTH_BLOCK };

/* What a shop made of a rule: the last one that fits the ticket counts. */
struct rule_move {
    enum guard_rule rule;
    enum rule_strength strength;
    const char *channel; /* NULL: any */
    const char *lang;
};

struct guard_terms {
    bool is_watching; /* what is not fixed warns where it would block */
    const struct rule_move *moves;
    size_t move_count;
    struct money goodwill; /* is_known: one was set */
    int64_t goodwill_days;
};

#endif
