#include "guard/days.h"
#include "guard/judge.h"

#include <string.h>

#define CODE_BYTES_MIN 4
#define NEAR           ((size_t)40) /* tokens around a code that speak of it */

static bool is_in_time(const struct facts *facts, const struct promotion *promotion)
{
    bool is_early = day_is_set(promotion->from) && day_is_set(facts->today) &&
                    day_compare(facts->today, promotion->from) < 0;
    bool is_late = day_is_set(promotion->until) && day_is_set(facts->today) &&
                   day_compare(facts->today, promotion->until) > 0;
    return !is_early && !is_late;
}

static bool is_for_customer(const struct facts *facts, const struct promotion *promotion)
{
    if (promotion->audience == AUDIENCE_INTERNAL) {
        return false;
    }
    return promotion->customer == NULL ||
           (facts->customer != NULL &&
            string_equals(promotion->customer, facts->customer->id));
}

static void claim_from_promotion(struct judge *judge, struct claim *claim,
                                 const struct promotion *promotion)
{
    const struct facts *facts = judge->facts;
    char day[MOMENT_TEXT_SIZE];
    if (is_in_time(facts, promotion)) {
        bool is_ours = is_for_customer(facts, promotion);
        claim_from(claim, "promotion", promotion->id, is_ours ? "id" : "audience",
                   is_ours ? promotion->id : "not for this customer");
        return;
    }
    bool is_late =
        day_is_set(promotion->until) && day_compare(facts->today, promotion->until) > 0;
    day_format(is_late ? promotion->until : promotion->from, day);
    claim_from(claim, "promotion", promotion->id, is_late ? "until" : "from",
               arena_text(judge->arena, day));
}

static size_t first_code_at(const struct judge *judge, size_t token)
{
    size_t low = 0;
    size_t high = judge->code_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (judge->codes[middle].token < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct coded *codes_within(const struct judge *judge, size_t first, size_t end,
                                 size_t *count)
{
    size_t from = first_code_at(judge, first);
    *count = first_code_at(judge, end) - from;
    return judge->codes == NULL ? NULL : judge->codes + from;
}

const struct coded *codes_before(const struct judge *judge, const struct sentence *sentence,
                                 size_t *count)
{
    uint64_t others = ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_DISCOUNT);
    *count = 0;
    if (sentence == judge->reading->sentences || (sentence->topics & others) != 0) {
        return NULL;
    }
    return codes_within(judge, sentence[-1].first, sentence[-1].end, count);
}

const struct coded *code_of(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    size_t count;
    const struct coded *codes = codes_within(judge, sentence->first, sentence->end, &count);
    size_t front = first_code_at(judge, token) - first_code_at(judge, sentence->first);
    for (size_t i = front; i > 0; i--) {
        if (codes[i - 1].promotion != NULL) {
            return &codes[i - 1];
        }
    }
    for (size_t i = front; i < count; i++) {
        if (codes[i].promotion != NULL) {
            return &codes[i];
        }
    }
    return NULL;
}

static int code_compare(const void *a, const void *b)
{
    const struct coded *left = a;
    const struct coded *right = b;
    return left->token < right->token ? -1 : left->token > right->token;
}

static void code_add(struct judge *judge, size_t token, size_t end,
                     const struct promotion *promotion)
{
    judge->codes = arena_reserve(judge->arena, judge->codes, &judge->code_capacity,
                                 judge->code_count, sizeof(*judge->codes));
    judge->codes[judge->code_count++] =
        (struct coded){(uint32_t)token, (uint32_t)end, promotion};
}

/* The tokens of the sentence that speak of a code. */
struct span {
    size_t first;
    size_t end;
};

static struct span sentence_near(const struct reading *reading, size_t token)
{
    const struct sentence *sentence = reading_sentence(reading, token);
    size_t low = token > NEAR ? token - NEAR : 0;
    return (struct span){sentence->first > low ? sentence->first : low,
                         sentence->end < token + NEAR ? sentence->end : token + NEAR};
}

static bool is_in(const struct reading *reading, struct span span, enum meaning meaning)
{
    return reading_mark_within(reading, span.first, span.end, meaning) != NULL;
}

/* "is no longer valid", "has ended": told that it does not work. */
static bool is_denied(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    struct span whole = sentence_near(reading, token);
    struct span own = {clause->first > whole.first ? clause->first : whole.first,
                       clause->end < whole.end ? clause->end : whole.end};
    bool is_given = is_in(reading, whole, MEANING_CODE_OFFER);
    return is_in(reading, own, MEANING_NEGATION) ||
           is_in(reading, whole, MEANING_EXPIRED) ||
           (!is_given &&
            (is_in(reading, whole, MEANING_NEGATION) || is_in(reading, own, MEANING_PAST)));
}

/* "Enter … at checkout": the sentence gives a code to be used. */
static bool is_offered(const struct reading *reading, size_t token)
{
    struct span whole = sentence_near(reading, token);
    return (reading_sentence(reading, token)->topics & TOPIC_BIT(TOPIC_DISCOUNT)) != 0 ||
           is_in(reading, whole, MEANING_CODE_OFFER) ||
           is_in(reading, whole, MEANING_CODE_CUE);
}

/* "Not", and no "expired", which denies by itself that the code works. */
static bool is_negated(const struct reading *reading, struct span span)
{
    for (size_t i = reading->mark_from[span.first]; i < reading->mark_from[span.end]; i++) {
        const struct mark *mark = &reading->marks[i];
        const struct mark *over =
            mark->meaning == MEANING_NEGATION
                ? reading_mark_at(reading, mark->first, MEANING_EXPIRED)
                : NULL;
        if (mark->meaning == MEANING_NEGATION && over == NULL) {
            return true;
        }
    }
    return false;
}

#define NEAR_END 5 /* tokens between a code and what is said of it */

/* "… has expired", right behind the code: it is over, outright. */
static bool is_said_over(const struct reading *reading, size_t end)
{
    const struct clause *clause = reading_clause(reading, end - 1);
    struct span behind = {end, end + NEAR_END < clause->end ? end + NEAR_END : clause->end};
    struct span own = {clause->first, clause->end};
    return end < clause->end && is_in(reading, behind, MEANING_EXPIRED) &&
           !is_negated(reading, own) && !is_in(reading, own, MEANING_MODAL) &&
           !is_in(reading, own, MEANING_UP_TO) && !is_in(reading, own, MEANING_MONTH) &&
           (reading_scopes(reading, own.first, own.end) &
            (SCOPES_UNASSERTED | SCOPE_TEMPORAL)) == 0;
}

/* "WINTER10 works from 1 December on", "from tomorrow": its own sentence tells the day it
 * begins on. */
static bool tells_start(const struct judge *judge, size_t token,
                        const struct promotion *promotion)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, token);
    bool is_early = day_is_set(promotion->from) && day_is_set(judge->facts->today) &&
                    day_compare(judge->facts->today, promotion->from) < 0;
    for (size_t i = 0; is_early && i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value_is_day(value) && value->first >= sentence->first &&
            value->first < sentence->end &&
            day_compare(day_of_value(judge, value), promotion->from) == 0) {
            return is_for_customer(judge->facts, promotion);
        }
    }
    return false;
}

static void promotion_judge(struct judge *judge, size_t token, size_t end,
                            const struct promotion *promotion)
{
    const struct facts *facts = judge->facts;
    bool is_good = is_in_time(facts, promotion) && is_for_customer(facts, promotion);
    unsigned scopes = reading_scopes(judge->reading, token, end);
    bool is_secret = promotion->audience == AUDIENCE_INTERNAL &&
                     !thread_names(facts, text_of(promotion->id));
    if (!is_good && !is_secret && (scopes & SCOPES_UNASSERTED) != 0) {
        return;
    }
    bool is_over = is_good && is_said_over(judge->reading, end);
    bool is_told =
        (is_good && !is_over) ||
        (!is_good &&
         (is_denied(judge->reading, token) || tells_start(judge, token, promotion)) &&
         promotion->audience != AUDIENCE_INTERNAL);
    struct claim *claim = claim_add(judge, token, end, CLAIM_CODE,
                                    is_told ? VERDICT_PROVED : VERDICT_CONTRADICTED);
    claim_from_promotion(judge, claim, promotion);
}

/* The promotion whose code begins at the token; returns where that ends, 0 for none. */
static size_t promotion_read(struct judge *judge, size_t token)
{
    const struct facts *facts = judge->facts;
    const struct token *head = &judge->reading->scan.tokens[token];
    for (size_t i = 0; i < facts->promotion_count; i++) {
        const char *id = facts->promotions[i].id;
        if (id == NULL || (!head->is_upper && !head->has_digit)) {
            continue;
        }
        size_t end = identifier_end(judge->reading, token, id);
        if (end != 0) {
            code_add(judge, token, end, &facts->promotions[i]);
            return end;
        }
    }
    return 0;
}

static bool is_quote_sign(const struct reading *reading, size_t token)
{
    static const char *const signs[] = {":", "\"", "“", "„", "«", "「",
                                        "*", "(",  "'", "‘", "《"};
    return scan_is_any(&reading->scan, token, signs, COUNT_OF(signs));
}

static bool has_code_cue(const struct reading *reading, size_t token)
{
    for (size_t steps = 0; steps < 4 && token > 0; steps++) {
        if (reading_mark_before(reading, token, MEANING_OTHER_CUE) != NULL) {
            return false;
        }
        if (reading_mark_before(reading, token, MEANING_CODE_CUE) != NULL) {
            return true;
        }
        const struct mark *join = reading_mark_before(reading, token, MEANING_CUE_JOIN);
        if (join == NULL && !is_quote_sign(reading, token - 1)) {
            return false;
        }
        token = join != NULL ? join->first : token - 1;
    }
    return false;
}

/* SAVE50, SPRING2026: letters, then at most four digits. */
static bool has_code_shape(struct text raw)
{
    size_t letters = 0;
    while (letters < raw.len && raw.bytes[letters] >= 'A' && raw.bytes[letters] <= 'Z') {
        letters++;
    }
    size_t digits = raw.len - letters;
    for (size_t i = letters; i < raw.len; i++) {
        if (raw.bytes[i] < '0' || raw.bytes[i] > '9') {
            return false;
        }
    }
    return letters >= 4 && digits >= 1 && digits <= 4;
}

/* A product is called so, has a part or a number so. */
static bool is_of_goods(struct judge *judge, struct text raw)
{
    const struct facts *facts = judge->facts;
    const char *word = arena_copy(judge->arena, raw.bytes, raw.len);
    for (size_t i = 0; i < facts->product_count && judge_works(judge, 4); i++) {
        const struct product *product = &facts->products[i];
        if (strcasestr(string_or_empty(product->title), word) != NULL ||
            strcasestr(string_or_empty(product->description), word) != NULL ||
            strcasestr(string_or_empty(product->id), word) != NULL) {
            return true;
        }
    }
    return false;
}

/* A code that no promotion has: behind a cue, where its sentence gives one to be used, or
 * by its shape alone, which is a mark. */
static size_t unknown_read(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct token *head = &reading->scan.tokens[token];
    size_t len = head->end - head->start;
    bool is_upper = head->is_upper && (head->has_digit || len > CODE_BYTES_MIN);
    bool is_lower = head->has_digit && has_code_cue(reading, token); /* "code save50" */
    if ((!is_upper && !is_lower) || len < CODE_BYTES_MIN) {
        return 0;
    }
    bool is_called = has_code_cue(reading, token);
    bool is_shaped = has_code_shape(scan_raw(&reading->scan, token));
    if (!is_called && (!is_shaped || is_of_goods(judge, scan_raw(&reading->scan, token)))) {
        return 0;
    }
    bool is_certain = is_called || is_offered(reading, token);
    size_t end = token + 1;
    while (end < reading->scan.count && reading->scan.tokens[end].before == '-') {
        end++;
    }
    unsigned scopes = reading_scopes(reading, token, end);
    code_add(judge, token, end, NULL);
    if ((scopes & SCOPES_UNASSERTED) != 0 &&
        thread_names(judge->facts, reading_text(reading, token, end))) {
        return end;
    }
    struct claim *claim = claim_add(judge, token, end, CLAIM_CODE, VERDICT_UNSOURCED);
    if (!is_certain || is_denied(reading, token)) {
        claim->severity = SEVERITY_MARK;
    }
    return end;
}

static void each_word(struct judge *judge, size_t (*read)(struct judge *, size_t))
{
    struct reading *reading = judge->reading;
    size_t token = 0;
    while (token < reading->scan.count) {
        if (reading->scan.tokens[token].kind != TOKEN_WORD ||
            (reading->scopes[token] & SCOPES_MASKED) != 0) {
            token++;
            continue;
        }
        size_t end = read(judge, token);
        if (end != 0) {
            reading_mask(reading, token, end, SCOPE_IDENTIFIER);
        }
        token = end != 0 ? end : token + 1;
    }
}

void codes_read(struct judge *judge)
{
    each_word(judge, promotion_read);
}

void unknown_codes_read(struct judge *judge)
{
    each_word(judge, unknown_read);
    if (judge->code_count > 1) {
        qsort(judge->codes, judge->code_count, sizeof(*judge->codes), code_compare);
    }
}

void codes_judge(struct judge *judge)
{
    for (size_t i = 0; i < judge->code_count; i++) {
        const struct coded *code = &judge->codes[i];
        if (code->promotion != NULL) {
            promotion_judge(judge, code->token, code->end, code->promotion);
        }
    }
}
