#include "wire/answers.h"

#include "wire/fields.h"
#include "wire/json_write.h"
#include "wire/opinion.h"

static void write_draft(struct json_writer *json, const struct draft *draft, size_t number)
{
    json_open_object(json, NULL);
    json_integer(json, "n", (int64_t)number);
    json_string(json, "lang", draft->lang);
    json_string(json, "text", draft->text);
    json_open_array(json, "sources");
    for (size_t i = 0; i < draft->source_count; i++) {
        source_write(json, NULL, &draft->sources[i]);
    }
    json_close_array(json);
    opinion_write(json, &draft->opinion, text_of(draft->text), NULL, 0);
    if (draft->intent) {
        json_string(json, "intent", draft->intent);
    }
    if (draft->is_holding) {
        json_bool(json, "holding", true);
    }
    if (draft->is_truncated) {
        json_bool(json, "truncated", true);
    }
    if (draft->finish) {
        json_string(json, "finish", draft->finish);
    }
    if (draft->prompt_hash) {
        json_string(json, "prompt_hash", draft->prompt_hash);
    }
    json_close_object(json);
}

void answer_suggestion(const struct suggestion *suggestion, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "ticket", suggestion->ticket);
    json_string(&json, "engine", suggestion->engine);
    if (suggestion->fallback) {
        json_string(&json, "fallback", suggestion->fallback);
    }
    if (suggestion->notice) {
        json_string(&json, "notice", suggestion->notice);
    }
    json_string(&json, "model", suggestion->model);
    json_integer(&json, "thread_version", suggestion->thread_version);
    json_open_array(&json, "drafts");
    for (size_t i = 0; i < suggestion->draft_count; i++) {
        write_draft(&json, &suggestion->drafts[i], i + 1);
    }
    json_close_array(&json);
    json_open_object(&json, "usage");
    json_integer(&json, "prompt_tokens", suggestion->prompt_tokens);
    json_integer(&json, "completion_tokens", suggestion->completion_tokens);
    json_integer(&json, "ms", suggestion->ms);
    json_close_object(&json);
    json_close_object(&json);
}

void answer_check(const char *ticket, const struct opinion *opinion, struct text text,
                  struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "ticket", ticket);
    json_string(&json, "verdict", opinion_verdict(opinion));
    opinion_write(&json, opinion, text, NULL, 0);
    json_close_object(&json);
}

/* What a reason of each kind says besides its kind. */
static const struct {
    bool has_product;
    bool has_value;
    const char *count; /* what the number counts, NULL: it has none */
} reason_members[REASON_KIND_COUNT] = {
    [REASON_BOUGHT_TOGETHER] = {.has_product = true, .count = "customers"},
    [REASON_SIMILAR] = {.has_product = true},
    [REASON_BRAND] = {.has_value = true},
    [REASON_CATEGORY] = {.has_value = true},
    [REASON_INTEREST] = {.has_value = true},
    [REASON_POPULAR] = {.count = "customers"},
    [REASON_TICKET] = {.has_value = true},
    [REASON_BOUGHT_BEFORE] = {.count = "times"},
};

static void write_reason(struct json_writer *json, const struct reason *reason)
{
    json_open_object(json, NULL);
    json_string(json, "kind", reason_kind_name(reason->kind));
    if (reason_members[reason->kind].has_product) {
        json_string(json, "product", reason->product);
    }
    if (reason_members[reason->kind].has_value) {
        json_string(json, "value", reason->value);
    }
    if (reason_members[reason->kind].count) {
        json_integer(json, reason_members[reason->kind].count, reason->customers);
    }
    json_close_object(json);
}

static void write_pick(struct json_writer *json, const struct pick *pick)
{
    const struct product *product = &pick->product;
    const char *currency = product->price.currency;
    json_open_object(json, NULL);
    json_string(json, "product", product->id);
    json_string(json, "title", product->title);
    json_money(json, "price", product->price);
    json_string(json, "currency", currency[0] ? currency : NULL);
    if (product->stock == STOCK_NOT_TRACKED) {
        json_null(json, "stock");
    } else {
        json_integer(json, "stock", product->stock);
    }
    json_real(json, "score", pick->score);
    json_open_array(json, "reasons");
    for (size_t i = 0; i < pick->reason_count; i++) {
        write_reason(json, &pick->reasons[i]);
    }
    json_close_array(json);
    if (pick->explanation) {
        json_string(json, "explanation", pick->explanation);
    }
    json_close_object(json);
}

static void write_picks(struct json_writer *json, const char *key, const struct pick *picks,
                        size_t count)
{
    json_open_array(json, key);
    for (size_t i = 0; i < count; i++) {
        write_pick(json, &picks[i]);
    }
    json_close_array(json);
}

void answer_picks(const struct picks *picks, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "customer", picks->customer);
    json_string(&json, "engine", picks->engine);
    if (picks->fallback) {
        json_string(&json, "fallback", picks->fallback);
    }
    if (picks->model) {
        json_string(&json, "model", picks->model);
    }
    json_bool(&json, "personalised", picks->is_personalised);
    json_integer(&json, "refused", picks->refused);
    write_picks(&json, "picks", picks->picks, picks->pick_count);
    write_picks(&json, "again", picks->again, picks->again_count);
    json_close_object(&json);
}

void answer_triage(const struct triage *triage, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "ticket", triage->ticket);
    json_string(&json, "engine", triage->engine);
    if (triage->fallback) {
        json_string(&json, "fallback", triage->fallback);
    }
    json_string(&json, "intent", triage->intent);
    json_string(&json, "urgency", priority_name(triage->urgency));
    json_real(&json, "sentiment", triage->sentiment);
    json_string(&json, "lang", triage->lang);
    json_open_array(&json, "reasons");
    for (size_t i = 0; i < triage->reason_count; i++) {
        json_string(&json, NULL, triage->reasons[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
}
