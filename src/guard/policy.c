#include "guard/policy.h"
#include "guard/days.h"
#include "guard/leaving.h"

#define SENTENCE_MIN 20 /* bytes of a sentence that says something of its own */
#define CLAUSE_MIN   12 /* of a clause */

struct policy_builder {
    struct policy *policy;
    struct arena *arena;
    size_t rule_capacity;
    size_t season_capacity;
    size_t told_capacity;
    size_t kept_capacity;
    size_t clause_capacity;
    size_t host_capacity;
    struct stems title; /* of the article that is read */
};

static enum relation relation_of(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    if (value->is_up_to) {
        return RELATION_LIMIT;
    }
    const struct mark *estimate =
        reading_mark_within(reading, sentence->first, value->first, MEANING_ESTIMATE);
    return estimate == NULL ? RELATION_RIGHT : RELATION_ESTIMATE;
}

static bool is_rule(const struct value *value)
{
    return !value->is_denied && !value->is_weak &&
           (value->kind == VALUE_DURATION || value->kind == VALUE_AMOUNT ||
            value->kind == VALUE_PERCENT);
}

static struct text sentence_text(const struct reading *reading,
                                 const struct sentence *sentence)
{
    return text_trim(reading_text(reading, sentence->first, sentence->end));
}

/* Of its clause, or else its sentence, or else its paragraph ("It is free from 50 EUR."). A
   fee that is kept is of what is cancelled: "it is free at first; then we keep 2 EUR". */
static uint64_t rule_topics(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    const uint64_t vague = TOPIC_BIT(TOPIC_KEEP) | TOPIC_BIT(TOPIC_DEPOSIT);
    const uint64_t cancel = TOPIC_BIT(TOPIC_CANCEL);
    bool is_amount = value->kind == VALUE_AMOUNT;
    uint64_t own = clause->topics, whole = sentence->topics;
    if (is_amount) {
        own = topics_but_bounds(reading, clause->first, clause->end);
        whole = topics_but_bounds(reading, sentence->first, sentence->end);
    }
    if (is_amount && (whole & cancel) != 0 && (own & ~TOPICS_MINOR & ~vague) == 0) {
        return own | cancel;
    }
    if ((own & ~TOPICS_MINOR) == 0) {
        own |= whole & ~TOPICS_OF_ONE;
    }
    return (own & ~TOPICS_MINOR) != 0 ? own : own | (sentence->context & ~TOPICS_OF_ONE);
}

static void rule_add(struct policy_builder *builder, const struct article *article,
                     const struct reading *reading, const struct value *value,
                     uint64_t title)
{
    struct policy *policy = builder->policy;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    uint32_t places = value_places(reading, value);
    struct stems *stems = arena_get(builder->arena, sizeof(*stems));
    stems_add(stems, reading, sentence->first, sentence->end);
    struct stems *around = arena_get(builder->arena, sizeof(*around));
    *around = *stems;
    if (sentence > reading->sentences) {
        stems_add(around, reading, (sentence - 1)->first, (sentence - 1)->end);
    }
    stems_join(around, &builder->title);
    policy->rules = arena_reserve(builder->arena, policy->rules, &builder->rule_capacity,
                                  policy->rule_count, sizeof(*policy->rules));
    policy->rules[policy->rule_count++] = (struct rule){
        .kind = value->kind,
        .relation = relation_of(reading, value),
        .topics = rule_topics(reading, value),
        .context = sentence->context | title,
        .places = places != 0 || sentence->places != 0 ? places : sentence->context_places,
        .value = *value,
        .article = article,
        .quote = sentence_text(reading, sentence),
        .stems = stems,
        .around = around,
        .goods = value_goods(reading, value, builder->arena),
        .tiers = value_tiers(reading, value),
        .is_of_report = reading_mark_within(reading, sentence->first, sentence->end,
                                            MEANING_REPORT) != NULL};
}

const struct rule *policy_rule_of_report(const struct policy *policy,
                                         const struct value *value)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->is_of_report && rule->kind == VALUE_DURATION &&
            value_equals(value, &rule->value)) {
            return rule;
        }
    }
    return NULL;
}

static void sentence_add(struct policy_builder *builder, const struct article *article,
                         const struct reading *reading, const struct sentence *sentence)
{
    struct policy *policy = builder->policy;
    if (sentence_text(reading, sentence).len < SENTENCE_MIN) {
        return;
    }
    struct sentence_of entry = {reading_hash(reading, sentence->first, sentence->end),
                                article};
    if (article->is_internal) {
        policy->kept = arena_reserve(builder->arena, policy->kept, &builder->kept_capacity,
                                     policy->kept_count, sizeof(*policy->kept));
        policy->kept[policy->kept_count++] = entry;
    } else {
        policy->told = arena_reserve(builder->arena, policy->told, &builder->told_capacity,
                                     policy->told_count, sizeof(*policy->told));
        policy->told[policy->told_count++] = entry;
    }
}

static void clauses_add(struct policy_builder *builder, const struct article *article,
                        const struct reading *reading)
{
    struct policy *policy = builder->policy;
    for (size_t i = 0; i < reading->clause_count; i++) {
        const struct clause *clause = &reading->clauses[i];
        if (text_trim(reading_text(reading, clause->first, clause->end)).len < CLAUSE_MIN) {
            continue;
        }
        policy->clauses =
            arena_reserve(builder->arena, policy->clauses, &builder->clause_capacity,
                          policy->clause_count, sizeof(*policy->clauses));
        policy->clauses[policy->clause_count++] = (struct sentence_of){
            reading_hash(reading, clause->first, clause->end), article};
    }
}

static void host_add(struct policy_builder *builder, struct text host)
{
    struct policy *policy = builder->policy;
    for (size_t i = 0; i < policy->host_count; i++) {
        if (text_equals(policy->hosts[i], host)) {
            return;
        }
    }
    policy->hosts = arena_reserve(builder->arena, policy->hosts, &builder->host_capacity,
                                  policy->host_count, sizeof(*policy->hosts));
    policy->hosts[policy->host_count++] = host;
}

static void hosts_add(struct policy_builder *builder, const char *text)
{
    struct reading reading;
    if (text != NULL && text[0] != '\0') {
        reading_read(text_of(text), builder->arena, &reading);
        for (size_t i = 0; i < reading.link_count; i++) {
            host_add(builder, reading.links[i].host);
        }
    }
}

static uint64_t title_read(struct policy_builder *builder, const char *title)
{
    struct reading reading;
    reading_read(text_of(title), builder->arena, &reading);
    reading_topics(&reading, true);
    uint64_t topics = 0;
    builder->title.count = 0;
    stems_add(&builder->title, &reading, 0, reading.scan.count);
    for (size_t i = 0; i < reading.sentence_count; i++) {
        topics |= reading.sentences[i].topics;
    }
    return topics & ~TOPICS_MINOR;
}

static bool has_mark(const struct reading *reading, const struct sentence *sentence,
                     enum meaning meaning)
{
    return reading_mark_within(reading, sentence->first, sentence->end, meaning) != NULL;
}

static bool tells_deed(const struct reading *reading, const struct sentence *sentence,
                       const enum deed *deeds, size_t count)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        for (size_t k = 0; k < count; k++) {
            if ((mark->meaning == MEANING_DEED || mark->meaning == MEANING_STATE ||
                 mark->meaning == MEANING_STATE_OF) &&
                mark->value == deeds[k]) {
                return true;
            }
        }
    }
    return false;
}

/* A line about cancelling that names a bound, and not what a cancelled order costs. */
static bool is_cancel_bound(const struct reading *reading, const struct sentence *sentence)
{
    static const enum meaning bounds[] = {MEANING_ABLE,      MEANING_NEGATION,
                                          MEANING_CONDITION, MEANING_TEMPORAL,
                                          MEANING_STILL,     MEANING_AFTERWARDS};
    bool is_bound = false;
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        is_bound |= has_mark(reading, sentence, bounds[i]);
    }
    return is_bound && (sentence->topics & TOPIC_BIT(TOPIC_CANCEL)) != 0 &&
           (sentence->topics & TOPIC_BIT(TOPIC_REFUND)) == 0;
}

static const struct value *duration_in(const struct reading *reading,
                                       const struct sentence *sentence)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind == VALUE_DURATION && value->first >= sentence->first &&
            value->end <= sentence->end) {
            return value;
        }
    }
    return NULL;
}

/* "Free in the first three hours; after that and until dispatch we keep a fee": the time
   ends what is free, and not what may be done. */
static bool ends_in_fee(const struct reading *reading, const struct sentence *sentence)
{
    static const char *const behind[] = {"after",   "afterwards", "thereafter", "danach",
                                         "nachher", "spater",     "despues",    "luego",
                                         "apres",   "ensuite",    "dopo",       "poi",
                                         "depois",  "daarna",     "nadien"};
    static const char *const parts[] = {"之后", "此后", "其后", "以降", "以後", "その後"};
    unsigned costs = STANCE_FREE | STANCE_COSTS;
    return (stances_of(reading, sentence->first, sentence->end) & costs) != 0 &&
           (scan_has_any(&reading->scan, sentence->first, sentence->end, behind,
                         COUNT_OF(behind)) ||
            reading_has_part(reading, sentence->first, sentence->end, parts,
                             COUNT_OF(parts)));
}

/* "Past two hours, if it has not been sent, ask us": the time is named again, and what has
   not left may be asked for. */
static bool goes_beyond(const struct policy *policy, const struct article *article,
                        const struct reading *reading, const struct sentence *sentence)
{
    static const enum deed unsent[] = {DEED_NOT_SHIPPED};
    const struct value *first = duration_in(reading, sentence);
    if (policy->cancel_within.article != article || first == NULL ||
        !tells_deed(reading, sentence, unsent, COUNT_OF(unsent))) {
        return false;
    }
    bool is_another =
        !text_equals(policy->cancel_within.quote, sentence_text(reading, sentence));
    const struct value *last = reading->values + reading->value_count;
    return is_another || (first + 1 < last && first[1].kind == VALUE_DURATION &&
                          first[1].end <= sentence->end);
}

/* "While it is in processing": what may be done then, and no end of it as in "until it is
   packed", "once it is packed it is too late", "not yet packed". */
static bool is_while(const struct reading *reading, const struct sentence *sentence)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_over = (mark->meaning == MEANING_ABLE || mark->meaning == MEANING_STILL) &&
                       mark->value == 0;
        bool is_denied =
            mark->meaning == MEANING_NEGATION && !mark_is_without(reading, mark);
        if (mark->meaning == MEANING_UNTIL || is_denied || is_over) {
            return false;
        }
    }
    return true;
}

static bool tells_sent(const struct reading *reading, const struct sentence *sentence)
{
    static const enum deed sent[] = {DEED_SHIP, DEED_NOT_SHIPPED, DEED_UNDERWAY};
    return tells_deed(reading, sentence, sent, COUNT_OF(sent)) ||
           (sentence->topics & TOPIC_BIT(TOPIC_DISPATCH)) != 0 ||
           leaving_is_named(reading, sentence);
}

/* Until when the address may be changed: until it is sent, until it is packed. */
static void change_read(struct policy *policy, const struct article *article,
                        const struct reading *reading, const struct sentence *sentence)
{
    static const enum deed packed[] = {DEED_PREPARE, DEED_PENDING};
    if (!has_mark(reading, sentence, MEANING_CHANGING) ||
        (sentence->topics & TOPIC_BIT(TOPIC_ADDRESS)) == 0 ||
        duration_in(reading, sentence) != NULL) {
        return;
    }
    bool is_packed = tells_deed(reading, sentence, packed, COUNT_OF(packed));
    bool is_sent =
        tells_sent(reading, sentence) || policy->cancel_until_shipped.article == article;
    struct cancel_rule *rule = is_packed && !is_while(reading, sentence)
                                   ? &policy->change_until_processed
                               : is_sent || is_packed ? &policy->change_until_shipped
                                                      : NULL;
    if (rule != NULL && rule->article == NULL) {
        *rule = (struct cancel_rule){.article = article,
                                     .quote = sentence_text(reading, sentence)};
    }
}

/* Until when one may cancel: until it is sent, until it is packed, for so long. */
static void cancel_read(struct policy *policy, const struct article *article,
                        const struct reading *reading, const struct sentence *sentence)
{
    static const enum deed packed[] = {DEED_PREPARE};
    bool has_fee =
        (sentence->topics & TOPIC_BIT(TOPIC_CANCEL)) != 0 && ends_in_fee(reading, sentence);
    if (!has_fee && !is_cancel_bound(reading, sentence)) {
        return;
    }
    const struct value *within = duration_in(reading, sentence);
    bool is_sent = tells_sent(reading, sentence);
    bool is_packed = tells_deed(reading, sentence, packed, COUNT_OF(packed));
    bool is_until_sent = is_sent || (is_packed && is_while(reading, sentence));
    bool is_for_fee = within != NULL && is_sent && has_fee;
    struct cancel_rule *rule = is_for_fee       ? &policy->cancel_until_shipped
                               : within != NULL ? &policy->cancel_within
                               : is_until_sent  ? &policy->cancel_until_shipped
                               : is_packed      ? &policy->cancel_until_processed
                                                : NULL;
    if (rule != NULL && rule->article == NULL) {
        *rule = (struct cancel_rule){.article = article,
                                     .quote = sentence_text(reading, sentence)};
        rule->within = within != NULL && !is_for_fee ? *within : rule->within;
    }
}

static void text_add(struct policy_builder *builder, const char *text)
{
    struct policy *policy = builder->policy;
    policy->texts = arena_reserve(builder->arena, policy->texts, &policy->text_capacity,
                                  policy->text_count, sizeof(*policy->texts));
    policy->texts[policy->text_count++] = text;
}

/* A season, or a last day that cannot be told further. */
static void last_day_add(struct policy_builder *builder, const struct article *article,
                         const struct reading *reading, const struct sentence *sentence)
{
    struct policy *policy = builder->policy;
    struct season season = {.article = article, .quote = sentence_text(reading, sentence)};
    if (!season_read(reading, sentence, &season)) {
        policy->names_last_days |= names_last_day(reading, sentence);
        return;
    }
    policy->seasons =
        arena_reserve(builder->arena, policy->seasons, &builder->season_capacity,
                      policy->season_count, sizeof(*policy->seasons));
    policy->seasons[policy->season_count++] = season;
}

static void told_add(struct policy_builder *builder, const struct article *article,
                     const struct reading *reading, const char *kind, const char *id)
{
    clauses_add(builder, article, reading);
    measures_gather(&builder->policy->measures, reading, kind, id, builder->arena);
    clocks_gather(&builder->policy->clocks, reading, kind, id, builder->arena);
}

static void article_read(struct policy_builder *builder, const struct article *article)
{
    static const struct date_style style = {.order = DATE_UNKNOWN, .today = {2000, 1, 1}};
    struct reading reading;
    reading_read(text_of(article->text), builder->arena, &reading);
    reading_topics(&reading, true);
    for (size_t i = 0; i < reading.sentence_count; i++) {
        sentence_add(builder, article, &reading, &reading.sentences[i]);
    }
    if (article->is_internal) {
        return;
    }
    text_add(builder, article->text);
    told_add(builder, article, &reading, "article", article->id);
    uint64_t title = title_read(builder, string_or_empty(article->title));
    reading_values(&reading, &style, builder->arena);
    for (size_t i = 0; i < reading.value_count; i++) {
        struct value other;
        if (!is_rule(&reading.values[i])) {
            continue;
        }
        rule_add(builder, article, &reading, &reading.values[i], title);
        if (value_repeated(&reading, &reading.values[i], &other)) {
            rule_add(builder, article, &reading, &other, title);
        }
    }
    for (size_t i = 0; i < reading.sentence_count; i++) {
        last_day_add(builder, article, &reading, &reading.sentences[i]);
        const struct sentence *sentence = &reading.sentences[i];
        if ((sentence->topics & TOPIC_BIT(TOPIC_DISPATCH)) != 0 ||
            leaving_is_told(&reading, sentence)) {
            builder->policy->dispatch_days |= reading_weekdays(&reading, sentence);
        }
        cancel_read(builder->policy, article, &reading, &reading.sentences[i]);
        change_read(builder->policy, article, &reading, &reading.sentences[i]);
        builder->policy->cancel_goes_beyond |=
            goes_beyond(builder->policy, article, &reading, &reading.sentences[i]);
        support_add(builder->policy->support, article, &reading, &reading.sentences[i],
                    title);
    }
    for (size_t i = 0; i < reading.link_count; i++) {
        host_add(builder, reading.links[i].host);
    }
    hosts_add(builder, article->url);
}

static void macro_read(struct policy_builder *builder, const struct macro *macro)
{
    struct reading reading;
    reading_read(text_of(macro->text), builder->arena, &reading);
    reading_topics(&reading, true);
    for (size_t i = 0; i < reading.sentence_count; i++) {
        support_add(builder->policy->support, macro, &reading, &reading.sentences[i], 0);
    }
    text_add(builder, macro->text);
    told_add(builder, NULL, &reading, "macro", macro->id);
}

const struct policy *policy_of(const struct article *articles, size_t count,
                               struct arena *arena)
{
    return policy_of_shop(articles, count, NULL, 0, arena);
}

const struct policy *policy_of_shop(const struct article *articles, size_t article_count,
                                    const struct macro *macros, size_t macro_count,
                                    struct arena *arena)
{
    struct policy *policy = arena_get(arena, sizeof(*policy));
    struct policy_builder builder = {.policy = policy, .arena = arena};
    policy->support = support_create(arena);
    policy->macros = macros;
    policy->macro_count = macro_count;
    for (size_t i = 0; i < article_count; i++) {
        if (articles[i].text != NULL) {
            article_read(&builder, &articles[i]);
        }
    }
    for (size_t i = 0; i < macro_count; i++) {
        if (macros[i].text != NULL) {
            macro_read(&builder, &macros[i]);
        }
    }
    support_close(policy->support);
    sentences_sort(policy->told, policy->told_count);
    sentences_sort(policy->kept, policy->kept_count);
    sentences_sort(policy->clauses, policy->clause_count);
    return policy;
}
