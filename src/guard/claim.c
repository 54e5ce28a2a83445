#include "guard/judge.h"

#define NEAR_DENIAL 12 /* tokens between a value and what puts it down */

/* What an unsourced claim of each kind does; what is not named here is seen and costs
 * nothing. */
static const enum severity unsourced[CLAIM_KIND_COUNT] = {
    [CLAIM_AMOUNT] = SEVERITY_BLOCK, [CLAIM_PERCENT] = SEVERITY_BLOCK,
    [CLAIM_CODE] = SEVERITY_BLOCK,   [CLAIM_PROMISE] = SEVERITY_BLOCK,
    [CLAIM_DONE] = SEVERITY_BLOCK,
};

static enum severity severity_of(enum claim_kind kind, enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_CONTRADICTED:
        return kind == CLAIM_ATTRIBUTE ? SEVERITY_WARN : SEVERITY_BLOCK;
    case VERDICT_UNSOURCED:
        return unsourced[kind];
    default:
        return SEVERITY_MARK;
    }
}

struct claim *claim_add(struct judge *judge, size_t first, size_t end, enum claim_kind kind,
                        enum verdict verdict)
{
    struct opinion *opinion = judge->opinion;
    const struct token *tokens = judge->reading->scan.tokens;
    opinion->claims = arena_reserve(judge->arena, opinion->claims, &judge->claim_capacity,
                                    opinion->claim_count, sizeof(*opinion->claims));
    struct claim *claim = &opinion->claims[opinion->claim_count++];
    *claim = (struct claim){.start = tokens[first].start,
                            .end = tokens[end - 1].end,
                            .kind = kind,
                            .verdict = verdict,
                            .severity = severity_of(kind, verdict),
                            .as_of = MOMENT_NONE};
    return claim;
}

void claim_doubt(struct claim *claim, enum severity severity)
{
    claim->verdict = VERDICT_UNSOURCED;
    claim->severity = severity;
    claim->has_source = false;
    claim->source = (struct source){0};
    claim->right_value = NULL;
}

const struct value *value_of_claim(const struct reading *reading, const struct claim *claim)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (reading->scan.tokens[value->first].start == claim->start) {
            return value;
        }
    }
    return NULL;
}

const struct value *value_proved(const struct reading *reading, const struct claim *claim,
                                 enum claim_kind kind)
{
    bool is_so = claim->kind == kind && claim->verdict == VERDICT_PROVED;
    return is_so ? value_of_claim(reading, claim) : NULL;
}

bool tokens_are_claimed(const struct judge *judge, size_t first, size_t end, unsigned kinds)
{
    const struct token *tokens = judge->reading->scan.tokens;
    size_t from = tokens[first].start;
    size_t to = tokens[end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if ((KIND_BIT(claim->kind) & kinds) != 0 && claim->start < to &&
            claim->end > from) {
            return true;
        }
    }
    return false;
}

void claim_from(struct claim *claim, const char *kind, const char *id, const char *field,
                const char *value)
{
    claim->has_source = true;
    claim->source = (struct source){.kind = kind, .id = id, .field = field, .value = value};
}

void claim_from_order(struct judge *judge, struct claim *claim, const struct order *order,
                      const char *field, const char *value)
{
    claim_from(claim, "order", order->id, field, arena_text(judge->arena, value));
}

void claim_from_article(struct judge *judge, struct claim *claim,
                        const struct article *article, struct text quote)
{
    claim_from(claim, "article", article->id, NULL, NULL);
    claim->source.quote = arena_copy(judge->arena, quote.bytes, quote.len);
}

void claim_from_rule(struct judge *judge, struct claim *claim, const struct rule *rule)
{
    claim_from_article(judge, claim, rule->article, rule->quote);
}

void claim_from_line(struct judge *judge, struct claim *claim,
                     const struct support_line *line)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->article_count; i++) {
        if (&facts->articles[i] == line->whole) {
            claim_from_article(judge, claim, &facts->articles[i], line->quote);
        }
    }
}

/* Once a text, at the first. */
static void stale_tell(struct judge *judge, const struct claim *claim)
{
    int hour;
    int minute;
    if (judge->is_stale_told) {
        return;
    }
    judge->is_stale_told = true;
    moment_clock(claim->as_of, &hour, &minute);
    flag_add(judge, claim->start, claim->end, RULE_STALE,
             arena_format(judge->arena,
                          "This was read at %02d:%02d: read the ticket again.", hour,
                          minute));
}

void claim_ages(struct judge *judge, struct claim *claim, const struct order *order)
{
    const struct facts *facts = judge->facts;
    moment_t read_at = order->read_at != MOMENT_NONE && order->read_at != 0
                           ? order->read_at
                           : facts->read_at;
    if (read_at == MOMENT_NONE || read_at == 0) {
        return;
    }
    claim->as_of = read_at;
    if (claim->verdict == VERDICT_PROVED && facts->fresh_seconds > 0 &&
        facts->now != MOMENT_NONE && facts->now - read_at > facts->fresh_seconds) {
        claim->severity = SEVERITY_WARN;
        stale_tell(judge, claim);
    }
}

void flag_add(struct judge *judge, size_t start, size_t end, enum guard_rule rule,
              const char *reason)
{
    const struct rule_row *row = rule_row(rule);
    struct opinion *opinion = judge->opinion;
    opinion->flags = arena_reserve(judge->arena, opinion->flags, &judge->flag_capacity,
                                   opinion->flag_count, sizeof(*opinion->flags));
    opinion->flags[opinion->flag_count++] = (struct flag){.start = start,
                                                          .end = end,
                                                          .kind = row->kind,
                                                          .severity = row->severity,
                                                          .rule = row->name,
                                                          .reason = reason};
}

void flag_tokens(struct judge *judge, size_t first, size_t end, enum guard_rule rule,
                 const char *reason)
{
    const struct token *tokens = judge->reading->scan.tokens;
    flag_add(judge, tokens[first].start, tokens[end - 1].end, rule, reason);
}

#define NEAR        ((size_t)30) /* tokens around a value that say how it is meant */
#define NEAR_VALUES 2            /* values beside it in its clause */
#define WORK_MAX    ((size_t)500 * 1000)

bool judge_works(struct judge *judge, size_t units)
{
    judge->work += units;
    return judge->work < WORK_MAX;
}

const char *judge_lang(const struct judge *judge, size_t token)
{
    const char *lang = reading_sentence(judge->reading, token)->lang;
    if (lang[0] == '\0' && judge->facts->ticket != NULL &&
        judge->facts->ticket->lang != NULL) {
        return judge->facts->ticket->lang;
    }
    return lang[0] == '\0' ? "en" : lang;
}

/* "was on its way for 12 days": a length of time that passed, no rule. */
static bool is_told_of_past(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    size_t end = clause->end > value->end + NEAR ? value->end + NEAR : clause->end;
    bool is_spaced = reading->scan.tokens[clause->first].kind != TOKEN_CHARACTER;
    return value->kind == VALUE_DURATION &&
           reading_mark_within(reading, first, is_spaced ? value->first : end,
                               MEANING_PAST) != NULL;
}

bool is_said_outright(const struct judge *judge, const struct value *value)
{
    static const enum meaning softened[] = {MEANING_HEDGE, MEANING_NEGATION, MEANING_ASK,
                                            MEANING_PAST};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    size_t end = clause->end > value->end + NEAR ? value->end + NEAR : clause->end;
    return !reading_means_any(reading, first, end, softened, COUNT_OF(softened)) &&
           (reading_scopes(reading, value->first, value->end) & SCOPES_UNASSERTED) == 0;
}

bool neighbour_is_told(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    size_t index = (size_t)(value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *other = &reading->values[i];
        if (i == index || other->kind != value->kind ||
            reading->clause_of[other->first] != reading->clause_of[value->first]) {
            continue;
        }
        struct inquiry inquiry = inquiry_of(judge, other);
        if (policy_ask(judge->policy, &inquiry).kind == ANSWER_EQUAL) {
            return true;
        }
    }
    return false;
}

/* "30 percent isn't something we can offer": put down behind it, nothing is given. */
bool is_put_down(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t end =
        value->end + NEAR_DENIAL < sentence->end ? value->end + NEAR_DENIAL : sentence->end;
    const struct mark *denial =
        reading_mark_within(reading, value->end, end, MEANING_NEGATION);
    return denial != NULL && (reading->scopes[denial->first] & SCOPE_CONDITION) == 0 &&
           reading->clause_of[denial->first] == reading->clause_of[value->first];
}

/* "A discount of 30 %, alas, no.": the denial is a clause of its own behind it. */
bool is_refused_behind(const struct judge *judge, const struct value *value)
{
    static const char *const words[] = {"no",  "non", "nein",  "nee", "nao",
                                        "not", "pas", "nicht", "niet"};
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t end =
        value->end + NEAR_DENIAL < sentence->end ? value->end + NEAR_DENIAL : sentence->end;
    for (size_t i = value->end; i < end; i++) {
        bool is_last = i + 1 >= sentence->end || scan_is(&reading->scan, i + 1, ".") ||
                       scan_is(&reading->scan, i + 1, ":") ||
                       scan_is(&reading->scan, i + 1, ";") ||
                       scan_is(&reading->scan, i + 1, "!");
        if (is_last && scan_is_any(&reading->scan, i, words, COUNT_OF(words))) {
            return true;
        }
    }
    return false;
}

/* "… not within 30 but within 60 days": what stands behind the "but" is said of the same
   matter as what is denied in front of it. */
static uint64_t topics_of_denied(const struct reading *reading, const struct clause *clause)
{
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    if (clause->first == sentence->first ||
        reading_mark_at(reading, clause->first, MEANING_BUT) == NULL) {
        return 0;
    }
    const struct clause *denied = clause - 1;
    bool has_number = false;
    for (size_t i = denied->first; i < denied->end; i++) {
        has_number |= reading->scan.tokens[i].kind == TOKEN_NUMBER ||
                      reading_mark_at(reading, i, MEANING_NUMBER) != NULL;
    }
    bool is_denied =
        reading_mark_within(reading, denied->first, denied->end, MEANING_NEGATION) !=
            NULL ||
        reading_mark_within(reading, denied->first, denied->end, MEANING_INSTEAD) != NULL;
    return has_number && is_denied ? denied->topics & ~TOPICS_OF_ONE : 0;
}

struct inquiry inquiry_of(const struct judge *judge, const struct value *value)
{
    struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, value->first);
    struct sentence *sentence = &reading->sentences[clause->sentence];
    bool is_bound = value->kind == VALUE_DURATION; /* amounts: amount_own_topics() */
    uint64_t own = value_topics(reading, value);
    uint64_t others = clause->topics & ~own;
    struct inquiry inquiry = {.value = value,
                              .is_certain = true,
                              .is_spaced = reading->scan.tokens[clause->first].kind !=
                                           TOKEN_CHARACTER,
                              .stems = sentence_stems(reading, sentence, judge->arena)};
    inquiry.goods = value_goods(reading, value, judge->arena);
    own |= is_bound && (own & ~TOPICS_MINOR) == 0 ? topics_of_denied(reading, clause) : 0;
    bool is_half = !is_bound && others != 0; /* "and your order comes to 79.40" */
    if ((own & ~TOPICS_MINOR) == 0 && !(is_half && own != 0)) {
        inquiry.is_certain &= !is_half;
        own |= is_bound ? value_topics_lent(reading, value)
                        : sentence->topics & ~TOPICS_OF_ONE;
    }
    if ((own & ~TOPICS_MINOR) == 0 && !(is_half && own != 0)) {
        own |= sentence->context & ~TOPICS_OF_ONE;
        inquiry.is_certain = false;
    }
    if (is_told_of_past(judge->reading, value)) {
        inquiry.is_certain = false;
    }
    inquiry.topics = own;
    inquiry.nearby = sentence->context & ~others;
    uint32_t places = value_places(judge->reading, value);
    inquiry.is_placed = places != 0;
    inquiry.places = places != 0 ? places_widen(places) : judge->places;
    return inquiry;
}
