/*
 * What a sentence says of the policy, of gifts and of who pays, without a number: looked up
 * in the articles. What is not there, or there the other way round, is marked; it costs
 * nothing, as nobody is sure of it by words alone.
 */
#include "guard/judge.h"
#include "guard/statement.h"
#include "guard/support.h"

#include <string.h>

#define PERCENT_WORDS      55 /* of a clause's weight that a line has to have */
#define PERCENT_CHARACTERS 55
#define WORK_OF_PART       20

/* The stances of a part, and "even when opened" around it: in its clause, in the one
   before, which says what the part is of, or in the one behind. */
static unsigned stances_in_all(const struct reading *reading, size_t first, size_t end)
{
    unsigned own = stances_of(reading, first, end);
    const struct clause *clause = reading_clause(reading, first);
    const struct sentence *sentence = reading_sentence(reading, first);
    size_t from = clause->first > sentence->first ? (clause - 1)->first : clause->first;
    size_t to = clause->end < sentence->end ? (clause + 1)->end : clause->end;
    bool is_even = stances_are_even(stances_of(reading, from, first)) ||
                   stances_are_even(stances_of(reading, end < to ? end : to, to));
    return own | (is_even ? STANCE_EVEN : 0);
}

/* More is said than a rule says, in words that most rules end at. */
static bool is_stretched(const struct reading *reading, struct part part)
{
    return stances_are_even(stances_in_all(reading, part.first, part.end));
}

/* A claim was made of the clause, whatever came of it, or one that is proved. "Within 14
   days, even when opened": that the days are right proves nothing of the rest. */
static bool is_claimed(const struct judge *judge, struct part part, bool only_proved)
{
    const struct token *tokens = judge->reading->scan.tokens;
    size_t start = tokens[part.first].start;
    size_t end = tokens[part.end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_telling = claim->kind != CLAIM_ORDER && claim->kind != CLAIM_PRODUCT &&
                          claim->kind != CLAIM_TRACKING && claim->kind != CLAIM_URL;
        bool is_proved = claim->verdict == VERDICT_PROVED;
        is_telling &= is_proved || !only_proved;
        if (is_telling && claim->start < end && claim->end > start &&
            (!is_proved || claim->kind != CLAIM_DURATION ||
             !is_stretched(judge->reading, part))) {
            return true;
        }
    }
    return false;
}

/* What the reply and the customer speak of. */
static uint64_t matter_of(struct judge *judge)
{
    if (!judge->has_matter) {
        judge->has_matter = true;
        judge->matter = thread_matter(judge);
        for (size_t i = 0; i < judge->reading->sentence_count; i++) {
            judge->matter |= judge->reading->sentences[i].topics;
        }
    }
    return judge->matter;
}

/* What the clause is of; where it names nothing that is done with goods, its sentence. */
static uint64_t topics_asked(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    return support_names_matter(clause->topics)
               ? clause->topics
               : clause->topics |
                     (reading_sentence(reading, token)->topics & ~TOPICS_MINOR);
}

/* Where the statement's words begin: Japanese names what it is of in a clause in front. */
static size_t words_first(const struct reading *reading, size_t first)
{
    const struct clause *clause = reading_clause(reading, first);
    const struct sentence *sentence = reading_sentence(reading, first);
    if (clause->first == sentence->first || strcmp(sentence->lang, "ja") != 0) {
        return first;
    }
    const struct clause *before = clause - 1;
    return part_is_unfinished(reading, (struct part){before->first, before->end})
               ? before->first
               : first;
}

static enum support_answer articles_answer(struct judge *judge, size_t first, size_t end,
                                           const struct support_line **line)
{
    const struct reading *reading = judge->reading;
    struct stems stems = {.count = 0};
    stems_add(&stems, reading, words_first(reading, first), end);
    bool is_spaced = reading->scan.tokens[first].kind != TOKEN_CHARACTER;
    struct support_question question = {.stems = &stems,
                                        .stances = stances_in_all(reading, first, end),
                                        .topics = topics_asked(reading, first),
                                        .matter = matter_of(judge),
                                        .percent =
                                            is_spaced ? PERCENT_WORDS : PERCENT_CHARACTERS};
    *line = NULL;
    if ((stems.count < 2 ||
         reading_mark_within(reading, first, end, MEANING_NEXT) != NULL) &&
        (question.stances & STANCE_FREE) != 0) {
        return SUPPORT_NONE; /* whatever it is that is free */
    }
    uint64_t small = question.topics & MATTERS_SMALL;
    if (small != 0 && support_denies(judge->policy->support, small, question.stances)) {
        return SUPPORT_DIFFERS;
    }
    if (stems.count == 0) {
        return SUPPORT_EQUAL;
    }
    return support_ask(judge->policy->support, &question, judge->arena, line);
}

bool articles_tell(struct judge *judge, size_t first, size_t end)
{
    const struct support_line *line;
    return articles_answer(judge, first, end, &line) == SUPPORT_EQUAL;
}

bool articles_give(struct judge *judge, size_t first, size_t end)
{
    const struct support_line *line;
    bool is_told = articles_answer(judge, first, end, &line) == SUPPORT_EQUAL;
    uint64_t causes = line != NULL ? support_causes(line) : 0;
    return is_told && line != NULL && (causes == 0 || (causes & matter_of(judge)) != 0);
}

bool shop_tells(const struct judge *judge, size_t token)
{
    const struct clause *clause = reading_clause(judge->reading, token);
    return policy_has_clause(judge->policy,
                             reading_hash(judge->reading, clause->first, clause->end));
}

/* "Your next parcel is free": a gift that no rule gives. */
static bool gives_next(const struct reading *reading, struct part part)
{
    static const enum meaning softened[] = {MEANING_NEGATION, MEANING_HEDGE, MEANING_ABLE};
    return reading_mark_within(reading, part.first, part.end, MEANING_NEXT) != NULL &&
           (stances_of(reading, part.first, part.end) & STANCE_FREE) != 0 &&
           !reading_means_any(reading, part.first, part.end, softened, COUNT_OF(softened));
}

/* "Même gravées, nous les reprenons": with the "even" that stands in front of it. */
static size_t first_told(const struct reading *reading, struct part part)
{
    const struct clause *clause = reading_clause(reading, part.first);
    const struct sentence *sentence = reading_sentence(reading, part.first);
    if (part.first != clause->first || clause->first == sentence->first) {
        return part.first;
    }
    const struct mark *even = reading_mark_valued(
        reading, (clause - 1)->first, (clause - 1)->end, MEANING_STANCE, STANCE_EVEN);
    return even != NULL && is_stretched(reading, part) ? even->first : part.first;
}

static void part_read(struct judge *judge, struct part part)
{
    size_t lines = support_size(judge->policy->support) + judge->opinion->claim_count;
    size_t work = WORK_OF_PART + lines / 8;
    if (!part_states(judge, part) || !judge_works(judge, work) ||
        (!shop_tells(judge, part.first) &&
         free_read(judge, part.first, part.end,
                   stances_in_all(judge->reading, part.first, part.end)))) {
        return;
    }
    const struct support_line *line;
    enum support_answer answer = articles_answer(judge, part.first, part.end, &line);
    bool is_proved_alone = part_is_anchored(judge->reading, part);
    if ((answer != SUPPORT_AGAINST && is_claimed(judge, part, is_proved_alone)) ||
        answer == SUPPORT_EQUAL ||
        (!is_stretched(judge->reading, part) && shop_tells(judge, part.first))) {
        return;
    }
    struct claim *claim = claim_add(judge, first_told(judge->reading, part), part.end,
                                    CLAIM_PROMISE, VERDICT_UNSOURCED);
    claim->severity = gives_next(judge->reading, part) ? claim->severity : SEVERITY_MARK;
}

/* Nothing is stated from here on: a condition, a question, a signature; but from when a
   time runs is told by a day, and "even after" states. */
static bool is_bare(const struct reading *reading, size_t token)
{
    unsigned bare = SCOPES_UNASSERTED | SCOPE_SIGNATURE | SCOPE_COMMITMENT;
    unsigned scopes = reading->scopes[token];
    if ((scopes & (bare | SCOPE_TEMPORAL)) != SCOPE_TEMPORAL) {
        return (scopes & bare) != 0;
    }
    const struct clause *clause = reading_clause(reading, token);
    return !part_is_anchored(reading, (struct part){token, token + 1}) &&
           (stances_of(reading, clause->first, token) & STANCE_EVEN) == 0;
}

/* A clause in the parts that state something: up to a condition, or behind "ので". */
static void clause_read(struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    struct part part = {clause->first, clause->first};
    while (part.end < clause->end) {
        const struct mark *step = reading_mark_at(reading, part.end, MEANING_STEP);
        bool ends = is_bare(reading, part.end) || step != NULL;
        if (ends && part.end > part.first) {
            part_read(judge, part);
        }
        part.end = step != NULL && step->end <= clause->end ? step->end : part.end + 1;
        part.first = ends ? part.end : part.first;
    }
    if (part.end > part.first) {
        part_read(judge, part);
    }
}

/* A rule of the same length lets it run from that day: an invoice is due 30 days from the
   dispatch, whatever runs from the delivery. */
static bool is_anchored_so(const struct judge *judge, size_t token, uint64_t topics)
{
    const struct value *value = NULL;
    for (size_t i = 0; i < judge->reading->value_count && value == NULL; i++) {
        const struct value *at = &judge->reading->values[i];
        value = at->kind == VALUE_DURATION && at->first == token ? at : NULL;
    }
    for (size_t i = 0; value != NULL && i < judge->policy->rule_count; i++) {
        const struct rule *rule = &judge->policy->rules[i];
        if (rule->kind == VALUE_DURATION && value_equals(value, &rule->value) &&
            support_anchored_alike(judge->policy->support, rule->quote, topics)) {
            return true;
        }
    }
    return false;
}

/* "30 days from the order", where the line that proves the 30 lets them run from the
 * delivery. */
static void anchor_read(struct judge *judge, size_t index)
{
    const struct claim *claim = &judge->opinion->claims[index];
    const struct reading *reading = judge->reading;
    if (claim->kind != CLAIM_DURATION || claim->verdict != VERDICT_PROVED ||
        !claim->has_source || claim->source.quote == NULL ||
        !judge_works(judge, WORK_OF_PART)) {
        return;
    }
    size_t token = scan_token_at(&reading->scan, claim->start);
    const struct clause *clause = reading_clause(reading, token);
    const struct support_line *line = support_anchored_elsewhere(
        judge->policy->support, text_of(claim->source.quote), clause->topics);
    bool is_asserted =
        (reading_scopes(reading, clause->first, clause->end) & SCOPES_UNASSERTED) == 0;
    if (line == NULL || !is_asserted || is_anchored_so(judge, token, clause->topics)) {
        return;
    }
    struct source source = claim->source;
    struct claim *made =
        claim_add(judge, clause->first, clause->end, CLAIM_PROMISE, VERDICT_CONTRADICTED);
    made->severity = SEVERITY_WARN;
    made->has_source = true;
    made->source = source;
}

void support_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t count = judge->opinion->claim_count;
    if (support_size(judge->policy->support) == 0) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        anchor_read(judge, i);
    }
    for (size_t i = 0; i < reading->clause_count; i++) {
        clause_read(judge, &reading->clauses[i]);
    }
}
