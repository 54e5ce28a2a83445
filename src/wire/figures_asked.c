/* What was asked of models: requests, tokens, cost, by profile and kind. */
#include "figures_parts.h"

#include "base/whole.h"
#include "wire/egress.h"

#include <stdlib.h>
#include <string.h>

static struct figures_asked *row_of(struct figures *figures, const struct egress *egress)
{
    struct figures_asked *row;
    for (size_t i = 0; i < figures->asked_count; i++) {
        row = &figures->asked[i];
        if (string_equals(row->profile, egress->profile) &&
            string_equals(row->kind, egress->kind) &&
            string_equals(row->currency, egress->currency)) {
            return row;
        }
    }
    figures->asked =
        arena_reserve(&figures->arena, figures->asked, &figures->asked_capacity,
                      figures->asked_count, sizeof(*figures->asked));
    row = &figures->asked[figures->asked_count++];
    *row = (struct figures_asked){
        .profile = arena_text(&figures->arena, egress->profile),
        .kind = arena_text(&figures->arena, egress->kind),
        .currency = arena_text(&figures->arena, egress->currency),
    };
    return row;
}

/* One about several tickets is told by the same bytes that left at the same time. */
static bool is_new(struct figures *figures, const struct egress *egress)
{
    char key[128];
    size_t seen;
    snprintf(key, sizeof(key), "%lld %s", (long long)egress->at,
             string_or_empty(egress->prompt_hash));
    if (!egress->prompt_hash) {
        return true;
    }
    if (table_get(&figures->requests, text_of(key), &seen)) {
        return false;
    }
    table_set(&figures->requests, text_of(key), 1);
    return true;
}

static void add_ended(struct figures *figures, const struct egress *egress)
{
    struct figures_asked *row = row_of(figures, egress);
    struct text finish = text_of(egress->finish);
    bool counts = is_new(figures, egress);
    row->requests += counts;
    row->cancelled += counts && text_is(finish, "cancelled");
    row->failed += counts && text_starts_with(finish, "failed");
    row->estimated += counts && egress->is_estimated;
    row->prompt_tokens = whole_add(row->prompt_tokens, egress->prompt_tokens);
    row->completion_tokens = whole_add(row->completion_tokens, egress->completion_tokens);
    row->cost_micro = whole_add(row->cost_micro, egress->cost_micro);
}

void figures_add_egress(struct figures *figures, struct text body)
{
    struct arena arena;
    struct egress egress;
    arena_init(&arena);
    if (!egress_decode(body, &arena, &egress, NULL)) {
        figures->damaged++;
    } else if (figures->since == MOMENT_NONE || egress.at >= figures->since) {
        if (egress_has_ended(&egress)) {
            table_remove(&figures->running, text_of(egress.prompt_hash));
            add_ended(figures, &egress);
        } else {
            table_set(&figures->running, text_of(egress.prompt_hash), 1);
        }
    }
    arena_release(&arena);
}

struct figures_asked figures_asked_sum(const struct figures *figures)
{
    struct figures_asked sum = {0};
    for (size_t i = 0; i < figures->asked_count; i++) {
        const struct figures_asked *row = &figures->asked[i];
        bool is_same = i == 0 || string_equals(sum.currency, row->currency);
        sum.currency = is_same ? row->currency : NULL;
        sum.requests += row->requests;
        sum.cancelled += row->cancelled;
        sum.failed += row->failed;
        sum.estimated += row->estimated;
        sum.prompt_tokens = whole_add(sum.prompt_tokens, row->prompt_tokens);
        sum.completion_tokens = whole_add(sum.completion_tokens, row->completion_tokens);
        sum.cost_micro = whole_add(sum.cost_micro, row->cost_micro);
    }
    return sum;
}

static int compare_rows(const void *a, const void *b)
{
    const struct figures_asked *left = a;
    const struct figures_asked *right = b;
    int order;
    if (left->requests != right->requests) {
        return left->requests < right->requests ? 1 : -1;
    }
    order = strcmp(string_or_empty(left->profile), string_or_empty(right->profile));
    if (order == 0) {
        order = strcmp(string_or_empty(left->kind), string_or_empty(right->kind));
    }
    return order != 0
               ? order
               : strcmp(string_or_empty(left->currency), string_or_empty(right->currency));
}

void figures_sort_asked(struct figures *figures)
{
    if (figures->asked_count > 1) {
        qsort(figures->asked, figures->asked_count, sizeof(*figures->asked), compare_rows);
    }
}

static void write_sums(struct json_writer *json, const struct figures_asked *asked)
{
    char cost[EGRESS_COST_SIZE];
    egress_format_cost(asked->cost_micro, cost);
    json_integer(json, "requests", asked->requests);
    json_integer(json, "cancelled", asked->cancelled);
    json_integer(json, "failed", asked->failed);
    json_integer(json, "estimated", asked->estimated);
    json_integer(json, "prompt_tokens", asked->prompt_tokens);
    json_integer(json, "completion_tokens", asked->completion_tokens);
    json_string(json, "cost", asked->currency ? cost : NULL);
    json_string(json, "currency", asked->currency);
}

void figures_write_asked(struct json_writer *json, const struct figures *figures)
{
    struct figures_asked sum = figures_asked_sum(figures);
    json_open_object(json, "asked");
    write_sums(json, &sum);
    json_integer(json, "unfinished", (int64_t)figures->running.count);
    json_open_array(json, "by");
    for (size_t i = 0; i < figures->asked_count; i++) {
        json_open_object(json, NULL);
        json_string(json, "profile", figures->asked[i].profile);
        json_string(json, "kind", figures->asked[i].kind);
        write_sums(json, &figures->asked[i]);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
}
