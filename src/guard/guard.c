#include "guard/guard.h"

#include "guard/contacts.h"
#include "guard/date.h"
#include "guard/judge.h"
#include "guard/named.h"
#include "guard/parcel_days.h"
#include "guard/record_words.h"
#include "guard/spoken.h"
#include "guard/support.h"
#include "guard/whole_order.h"

#include <string.h>

static int claim_compare(const void *a, const void *b)
{
    const struct claim *left = a;
    const struct claim *right = b;
    if (left->start != right->start) {
        return left->start < right->start ? -1 : 1;
    }
    return left->end < right->end ? -1 : left->end > right->end;
}

static int flag_compare(const void *a, const void *b)
{
    const struct flag *left = a;
    const struct flag *right = b;
    if (left->start != right->start) {
        return left->start < right->start ? -1 : 1;
    }
    return left->kind < right->kind ? -1 : left->kind > right->kind;
}

/* As they are but for a text that was changed in the middle. */
static bool is_sorted(const void *items, size_t count, size_t size,
                      int (*compare)(const void *, const void *))
{
    const char *item = items;
    for (size_t i = 1; i < count; i++, item += size) {
        if (compare(item, item + size) > 0) {
            return false;
        }
    }
    return true;
}

void opinion_sort(struct opinion *opinion)
{
    if (!is_sorted(opinion->claims, opinion->claim_count, sizeof(*opinion->claims),
                   claim_compare)) {
        qsort(opinion->claims, opinion->claim_count, sizeof(*opinion->claims),
              claim_compare);
    }
    if (!is_sorted(opinion->flags, opinion->flag_count, sizeof(*opinion->flags),
                   flag_compare)) {
        qsort(opinion->flags, opinion->flag_count, sizeof(*opinion->flags), flag_compare);
    }
}

static enum severity worse(enum severity a, enum severity b)
{
    return a > b ? a : b;
}

void opinion_weigh(struct opinion *opinion)
{
    opinion->worst = SEVERITY_MARK;
    opinion->would = SEVERITY_MARK;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        opinion->worst = worse(opinion->worst, claim->severity);
        opinion->would = worse(opinion->would, claim->would);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        opinion->worst = worse(opinion->worst, flag->severity);
        opinion->would = worse(opinion->would, flag->would);
    }
}

static bool has_digit(const struct reading *reading, const struct sentence *sentence)
{
    for (size_t i = sentence->first; i < sentence->end; i++) {
        if (reading->scan.tokens[i].has_digit &&
            (reading->scopes[i] & SCOPES_MASKED) == 0) {
            return true;
        }
    }
    return false;
}

/* The title stands in the words, and outside of it the brand, which it may begin with. */
static bool has_brand_beside(struct text words, struct text title, struct text brand)
{
    bool has_title = false;
    bool has_brand = false;
    const char *at;
    while (title.len > 0 && (at = text_find(words, title)) != NULL) {
        size_t front = (size_t)(at - words.bytes);
        has_title = true;
        has_brand |= text_find(text_from(words.bytes, front), brand) != NULL;
        words = text_from(at + title.len, words.len - front - title.len);
    }
    return has_title && (has_brand || text_find(words, brand) != NULL);
}

/* Who makes it is known: "The Trail 2 is made by Northline." */
static bool tells_its_brand(const struct judge *judge, const struct sentence *sentence)
{
    struct text words = reading_text(judge->reading, sentence->first, sentence->end);
    for (size_t i = 0; i < judge->facts->product_count; i++) {
        const struct product *product = &judge->facts->products[i];
        if (product->brand != NULL && product->brand[0] != '\0' &&
            has_brand_beside(words, text_of(product->title), text_of(product->brand))) {
            return true;
        }
    }
    return false;
}

/* What is said of a named product in words of its own: thanks, requests and what the agent
 * will do say nothing of it. */
static bool tells_of_product(const struct judge *judge, const struct sentence *sentence)
{
    static const enum meaning nothing[] = {MEANING_SMALL, MEANING_ASK, MEANING_COMMITMENT,
                                           MEANING_QUOTE};
    const struct reading *reading = judge->reading;
    struct stems stems = {.count = 0};
    if ((reading_scopes(reading, sentence->first, sentence->end) & SCOPE_TITLE) == 0 ||
        reading_means_any(reading, sentence->first, sentence->end, nothing,
                          COUNT_OF(nothing))) {
        return false;
    }
    stems_add(&stems, reading, sentence->first, sentence->end);
    return stems.count > 1 && !tells_its_brand(judge, sentence);
}

/* A statement about the policy with a number or a rule in it, or of a product, that no
 * article says so. */
static bool is_about_policy(const struct judge *judge, const struct sentence *sentence)
{
    static const enum meaning rules[] = {MEANING_RULE, MEANING_ABLE};
    const struct reading *reading = judge->reading;
    bool is_topical =
        (sentence->topics & ~TOPICS_MINOR) != 0 ||
        (reading_scopes(reading, sentence->first, sentence->end) & SCOPE_TITLE) != 0;
    bool is_statement = (reading_scopes(reading, sentence->first, sentence->end) &
                         (SCOPE_QUESTION | SCOPE_QUOTED | SCOPE_SIGNATURE)) == 0;
    return is_topical && is_statement &&
           (has_digit(reading, sentence) ||
            reading_means_any(reading, sentence->first, sentence->end, rules,
                              COUNT_OF(rules)) ||
            tells_of_product(judge, sentence)) &&
           policy_sentence(judge->policy->told, judge->policy->told_count,
                           reading_hash(reading, sentence->first, sentence->end)) == NULL;
}

/* Claims are sorted: sentences and claims are walked together. */
static void count_unchecked(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    const struct opinion *opinion = judge->opinion;
    struct unchecked *unchecked =
        arena_get(judge->arena, (reading->sentence_count + 1) * sizeof(*unchecked));
    size_t claim = 0;
    for (size_t i = 0; i < reading->sentence_count; i++) {
        const struct sentence *sentence = &reading->sentences[i];
        size_t start = reading->scan.tokens[sentence->first].start;
        size_t end = reading->scan.tokens[sentence->end - 1].end;
        bool has_claim = false;
        while (claim < opinion->claim_count && opinion->claims[claim].start < end) {
            has_claim |= opinion->claims[claim].start >= start &&
                         opinion->claims[claim].kind != CLAIM_PRODUCT &&
                         opinion->claims[claim].kind != CLAIM_ORDER;
            claim++;
        }
        if (!has_claim && is_about_policy(judge, sentence)) {
            unchecked[judge->opinion->not_checked++] = (struct unchecked){start, end};
        }
    }
    judge->opinion->unchecked = unchecked;
    judge->opinion->unchecked_count = judge->opinion->not_checked;
}

static void places_find(struct judge *judge)
{
    const struct customer *customer = judge->facts->customer;
    judge->places = places_of_country(customer == NULL ? NULL : customer_country(customer));
}

static void topics_find(struct judge *judge)
{
    reading_topics(judge->reading, false);
}

static void values_find(struct judge *judge)
{
    const struct customer *customer = judge->facts->customer;
    const char *country = customer == NULL ? NULL : customer_country(customer);
    struct date_style style = {date_order_of(country), judge->facts->today};
    reading_values(judge->reading, &style, judge->arena);
}

static void language_find(struct judge *judge)
{
    if (!judge->is_part) {
        flags_of_language(judge);
    }
}

typedef void part(struct judge *judge);

/* What a text is read for, in this order: later parts look at what earlier ones found. */
static part *const parts[] = {
    order_meant,         places_find,         names_mask,         titles_find,
    codes_read,          identifiers_read,    title_parts_find,   topics_find,
    unknown_codes_read,  values_find,         codes_judge,        spoken_read,
    parcels_bind,        spoken_read_parcels, titles_bind,        amounts_read,
    percents_read,       durations_read,      dates_read,         parcel_days_bind,
    whole_orders_settle, clocks_read,         deeds_read,         labels_read,
    money_back_read,     states_read,         stock_read,         attributes_read,
    counts_read,         products_read,       carriers_read,      fields_told_read,
    promises_read,       pledges_read,        lates_read,         allowances_read,
    links_read,          open_read,           support_read,       services_read,
    untils_read,         refunds_settle,      parcels_settle,     means_read,
    days_in_part_settle, terms_over_read,     newcomers_read,     goodwill_read,
    commitments_read,    record_told_read,    record_words_read,  account_told_read,
    contacts_read,       flags_of_numbers,    flags_of_disguised, flags_of_persons,
    flags_of_secrets,    flags_of_words,      flags_of_slurs,     flags_of_origin,
    flags_of_completion, flags_of_echo,       language_find,
};

static bool goes_on(const struct judge *judge)
{
    return judge->patience == NULL || judge->patience->lasts(judge->patience->context);
}

static bool parts_read(struct judge *judge)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!goes_on(judge)) {
            return false;
        }
        parts[i](judge);
    }
    return goes_on(judge);
}

bool judge_read(struct judge *judge, bool is_internal)
{
    const struct facts *facts = judge->facts;
    memory_turn_to(judge->memory, facts->today);
    if (is_internal) {
        identifiers_read(judge); /* which are no cards */
        judge->opinion->claim_count = 0;
        flags_of_numbers(judge);
        flags_of_disguised(judge);
        flags_of_others(judge);
        terms_apply(judge);
        opinion_weigh(judge->opinion);
        return true;
    }
    judge->policy = facts->policy != NULL
                        ? facts->policy
                        : policy_of(facts->articles, facts->article_count, judge->arena);
    if (!parts_read(judge)) {
        return false;
    }
    terms_apply(judge);
    attested_read(judge);
    opinion_sort(judge->opinion);
    count_unchecked(judge);
    opinion_weigh(judge->opinion);
    return true;
}

static bool text_read(const struct patience *patience, const struct facts *facts,
                      struct text text, bool is_internal, struct arena *arena,
                      struct opinion *opinion)
{
    struct reading reading;
    struct guard_memory own = {.arena = arena};
    text = text.bytes == NULL ? text_of("") : text;
    *opinion = (struct opinion){.worst = SEVERITY_MARK, .would = SEVERITY_MARK};
    struct judge judge = {.facts = facts,
                          .reading = &reading,
                          .arena = arena,
                          .opinion = opinion,
                          .memory = facts->memory != NULL ? facts->memory : &own,
                          .patience = patience};
    reading_read(reading_unwrap(text, arena), arena, &reading);
    return judge_read(&judge, is_internal);
}

void guard_read(const struct facts *facts, struct text text, bool is_internal,
                struct arena *arena, struct opinion *opinion)
{
    text_read(NULL, facts, text, is_internal, arena, opinion);
}

bool guard_read_while(const struct patience *patience, const struct facts *facts,
                      struct text text, bool is_internal, struct arena *arena,
                      struct opinion *opinion)
{
    return text_read(patience, facts, text, is_internal, arena, opinion);
}
