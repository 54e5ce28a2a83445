/* How each rule of the guard does: where it fired, and what came of it. */
#include "figures_parts.h"

#include <stdlib.h>
#include <string.h>

static struct figures_rule *rule_of(struct figures *figures, struct text name)
{
    for (size_t i = 0; i < figures->rule_count; i++) {
        if (text_is(name, figures->rules[i].name)) {
            return &figures->rules[i];
        }
    }
    figures->rules = arena_reserve(&figures->arena, figures->rules, &figures->rule_capacity,
                                   figures->rule_count, sizeof(*figures->rules));
    struct figures_rule *rule = &figures->rules[figures->rule_count++];
    *rule = (struct figures_rule){
        .name = arena_copy(&figures->arena, name.bytes, name.len),
        .last = arena_get(&figures->arena, FIGURES_LAST * sizeof(*rule->last))};
    return rule;
}

/* Into its place among the newest, in order of time; the oldest falls out. */
static void last_add(struct figures_rule *rule, moment_t at, bool is_changed)
{
    size_t place = rule->last_count;
    if (place == FIGURES_LAST) {
        if (at < rule->last[0].at) {
            return;
        }
        memmove(rule->last, rule->last + 1, (FIGURES_LAST - 1) * sizeof(*rule->last));
        place--;
    } else {
        rule->last_count++;
    }
    for (; place > 0 && rule->last[place - 1].at > at; place--) {
        rule->last[place] = rule->last[place - 1];
    }
    rule->last[place] = (struct figures_fire){at, is_changed};
}

/* A severity, as the record has it, that a person is shown. */
static bool is_raised(const char *severity, const char *would)
{
    return (severity && strcmp(severity, "mark") != 0) || would;
}

/* The reply went out with what the rule is against. */
static bool stands(const struct ledger_tally *tally, const char *rule, bool *is_blocked)
{
    bool found = false;
    *is_blocked = false;
    for (size_t i = 0; i < tally->claim_count; i++) {
        const struct ledger_claim *claim = &tally->claims[i];
        bool is_attested = claim->verdict == VERDICT_ATTESTED;
        if (string_equals(claim->rule, rule) &&
            (is_attested || is_raised(claim->severity, claim->would))) {
            found = true;
            *is_blocked |= string_equals(claim->would, "block");
        }
    }
    for (size_t i = 0; i < tally->flag_count; i++) {
        const struct ledger_flag *flag = &tally->flags[i];
        if (string_equals(flag->rule, rule) && is_raised(flag->severity, flag->would)) {
            found = true;
            *is_blocked |= string_equals(flag->would, "block");
        }
    }
    return found;
}

static bool is_among(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(names[i], name)) {
            return true;
        }
    }
    return false;
}

static void fire(struct figures *figures, const struct ledger_reply *reply,
                 const char *name)
{
    bool is_blocked;
    bool is_changed = !stands(&reply->tally, name, &is_blocked);
    struct figures_rule *rule = rule_of(figures, text_of(name));
    rule->fired++;
    rule->changed += is_changed;
    rule->would_block += is_blocked;
    last_add(rule, reply->intent.at, is_changed);
}

/* Each rule that fired over a reply counts once, those that stood there at the end too. */
void figures_add_rules(struct figures *figures, const struct ledger_reply *reply,
                       struct arena *arena)
{
    const struct ledger_tally *tally = &reply->tally;
    size_t most = tally->fired_count + tally->claim_count + tally->flag_count;
    const char **names = arena_get(arena, (most + 1) * sizeof(*names));
    size_t count = 0;
    for (size_t i = 0; reply->has_tally && i < most; i++) {
        size_t claim = i - tally->fired_count;
        size_t flag = claim - tally->claim_count;
        const char *name = i < tally->fired_count       ? tally->fired[i]
                           : claim < tally->claim_count ? tally->claims[claim].rule
                                                        : tally->flags[flag].rule;
        bool is_blocked;
        if (name && !is_among(names, count, name) &&
            (i < tally->fired_count || stands(tally, name, &is_blocked))) {
            names[count++] = name;
            fire(figures, reply, name);
        }
    }
}

/* A claim's rule names its kind behind it: "contradicted duration". */
void figures_add_word(struct figures *figures, const struct ledger_override *override)
{
    struct text rest = text_of(override->rule);
    struct text name;
    if (!override->rule || !text_next(&rest, ' ', &name)) {
        return;
    }
    struct figures_rule *rule = rule_of(figures, name);
    rule->attested +=
        override->kind == OVERRIDE_ATTESTED || override->kind == OVERRIDE_FORCED;
    rule->false_alarms += override->kind == OVERRIDE_FALSE_ALARM;
}

int64_t figures_unchanged(const struct figures_rule *rule)
{
    int64_t count = 0;
    for (size_t i = 0; i < rule->last_count; i++) {
        count += !rule->last[i].is_changed;
    }
    return count;
}

bool figures_is_idle(const struct figures_rule *rule)
{
    return rule->last_count == FIGURES_LAST && figures_unchanged(rule) >= FIGURES_UNCHANGED;
}

static int compare_rules(const void *a, const void *b)
{
    const struct figures_rule *left = a;
    const struct figures_rule *right = b;
    if (left->fired != right->fired) {
        return left->fired > right->fired ? -1 : 1;
    }
    return strcmp(left->name, right->name);
}

void figures_sort_rules(struct figures *figures)
{
    if (figures->rule_count > 1) {
        qsort(figures->rules, figures->rule_count, sizeof(*figures->rules), compare_rules);
    }
}

static void write_rule(struct json_writer *json, const struct figures_rule *rule)
{
    json_open_object(json, NULL);
    json_string(json, "rule", rule->name);
    json_integer(json, "fired", rule->fired);
    json_integer(json, "changed", rule->changed);
    json_integer(json, "attested", rule->attested);
    json_integer(json, "false_alarm", rule->false_alarms);
    json_integer(json, "would_block", rule->would_block);
    json_integer(json, "last", (int64_t)rule->last_count);
    json_integer(json, "last_unchanged", figures_unchanged(rule));
    json_bool(json, "changes_nothing", figures_is_idle(rule));
    json_close_object(json);
}

void answer_guard_figures(const struct figures *figures, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_moment(&json, "since", figures->since);
    json_integer(&json, "replies", figures_replies(figures));
    json_open_array(&json, "rules");
    for (size_t i = 0; i < figures->rule_count; i++) {
        write_rule(&json, &figures->rules[i]);
    }
    json_close_array(&json);
    json_integer(&json, "damaged", figures->damaged);
    json_close_object(&json);
}
