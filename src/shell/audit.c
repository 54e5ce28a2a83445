#include "shell/audit.h"

#include "chat/model_prompt.h"
#include "shell/budget.h"
#include "shell/offer.h"
#include "shell/print.h"

#define DRAFTS_LOCAL 3
#define PICKS        5
#define PER_MODEL    1
#define PER_LOCAL    SIZE_MAX

/* One ticket, its guises, and what was answered to each. */
struct ticket_audit {
    struct audit *audit;
    struct arena arena;
    struct loaded *loaded;
    const struct model_profile *profile; /* NULL: the local engine */
    struct guise_plan plan;
    struct audit_answer *answers;
    bool *is_answered;
    moment_t now;
    struct error failed; /* the last one */
};

void audit_init(struct audit *audit, struct office *office, struct engine *engine,
                struct shop *shop)
{
    const struct options *options = engine->options;

    *audit = (struct audit){.office = office, .engine = engine, .shop = shop};
    for (size_t i = 0; i < office->settings.profile_count; i++)
        audit->is_model = audit->is_model || office->settings.profiles[i].url != NULL;
    if (options->engine != NULL)
        audit->is_model = string_equals(options->engine, "api");
    audit->per = options->per > 0  ? (size_t)options->per
                 : audit->is_model ? PER_MODEL
                                   : PER_LOCAL;
    arena_init(&audit->arena);
    audit->tally.is_model = audit->is_model;
    audit->tally.arena = &audit->arena;
    report_init(&audit->report);
    table_init(&audit->brands);
}

void audit_release(struct audit *audit)
{
    table_release(&audit->brands);
    report_release(&audit->report);
    arena_release(&audit->arena);
    *audit = (struct audit){0};
}

/* ---- a ticket ---- */

static bool plan(struct ticket_audit *one, size_t turn, struct error *err)
{
    const struct loaded *loaded = one->loaded;
    struct audit *audit = one->audit;
    struct offered *offered = NULL;
    struct guise_wording *wordings;
    size_t count;

    if (!offer_for_ticket(audit->office, loaded, audit->shop, 1, PICKS, one->now, &offered,
                          err))
        return false;
    guise_wordings(
        audit->shop->macros, audit->shop->macro_count,
        offered->suggestion.draft_count > 0 ? offered->suggestion.drafts[0].intent : NULL,
        &loaded->ticket, loaded->orders, loaded->order_count, &one->arena, &wordings,
        &count);
    guise_plan(loaded->ticket.lang, wordings, count, audit->per, turn, &one->arena,
               &one->plan);
    offered_destroy(offered);
    return true;
}

/* *may is false where the ticket may not leave, which is told. */
static bool open_ticket(struct ticket_audit *one, struct audit *audit, const char *ticket,
                        size_t turn, bool *may, struct error *err)
{
    const char *why = NULL;

    *one = (struct ticket_audit){.audit = audit, .now = moment_now()};
    arena_init(&one->arena);
    if (!office_load(audit->office, ticket, &one->loaded, err))
        return false;
    if (audit->is_model)
        one->profile = engine_profile(audit->engine, one->loaded, one->loaded->ticket.lang,
                                      &one->arena, &why);
    *may = !audit->is_model || one->profile != NULL;
    if (!*may)
        print_warning("%s: not audited: %s", ticket, string_or_empty(why));
    return !*may || plan(one, turn, err);
}

static void close_ticket(struct ticket_audit *one)
{
    loaded_destroy(one->loaded);
    arena_release(&one->arena);
}

/* ---- a guise ---- */

/* The ticket in a guise; borrows from the loaded one. */
static struct loaded *disguise(const struct loaded *loaded, const struct guise *guise)
{
    struct loaded *made = loaded_create();
    struct arena arena = made->arena;
    struct guard_memory *memory = made->memory; /* of another's words than the loaded one's */
    struct guise_copy copy;

    guise_disguise(&loaded->ticket, loaded->has_customer ? &loaded->customer : NULL,
                   loaded->orders, loaded->order_count, guise, &arena, &copy);
    *made = *loaded;
    made->arena = arena;
    made->memory = memory;
    made->ticket = copy.ticket;
    made->customer = copy.customer;
    made->orders = copy.orders;
    return made;
}

static bool ask_model(struct ticket_audit *one, const struct asked *asked,
                      struct offered *offered, struct error *err)
{
    struct audit *audit = one->audit;
    struct answered answered = {.profile = asked->profile};
    struct answer *answers;
    struct arena arena;
    bool is_done;

    arena_init(&arena);
    is_done = asker_ask(audit->engine->asker, asked, &arena, &answers, &answered.count,
                        &answered.usage, err);
    if (is_done) {
        answered.answers = answers;
        is_done = offer_take_answers(audit->office, asked->loaded, audit->shop, &answered,
                                     offered, err);
    }
    arena_release(&arena);
    return is_done;
}

/* Another language may be another profile's. */
static bool ask_in_guise(struct ticket_audit *one, const struct loaded *loaded,
                         struct offered *offered, struct error *err)
{
    struct audit *audit = one->audit;
    struct asked asked = {.kind = ASK_DRAFTS,
                          .loaded = loaded,
                          .shop = audit->shop,
                          .offered = offered,
                          .answers = 1,
                          .now = one->now};
    const char *why = NULL;

    if (!audit->is_model)
        return true;
    asked.profile =
        engine_profile(audit->engine, loaded, loaded->ticket.lang, &one->arena, &why);
    if (asked.profile == NULL)
        return error_set(err, ERROR_UNREACHABLE, "%s", string_or_empty(why));
    audit->model = asked.profile->model;
    return ask_model(one, &asked, offered, err);
}

static void count_picks(struct audit *audit, const struct picks *picks, double price)
{
    for (size_t i = 0; i < picks->pick_count; i++) {
        if (picks->picks[i].product.brand != NULL)
            table_set(&audit->brands, text_of(picks->picks[i].product.brand), 1);
    }
    audit->price_sum += price;
    audit->priced += picks->pick_count > 0;
}

static void measure(struct ticket_audit *one, size_t at, const struct loaded *loaded,
                    const struct offered *offered, const struct triage *triage)
{
    struct audit_reply reply = {.guise = &one->plan.guises[at],
                                .drafts = offered->suggestion.drafts,
                                .draft_count = offered->suggestion.draft_count,
                                .picks = &offered->picks,
                                .triage = triage,
                                .today = moment_day(one->now)};

    if (loaded->has_customer)
        reply.country = customer_country(&loaded->customer);
    audit_measure(&reply, &one->arena, &one->answers[at]);
    count_picks(one->audit, &offered->picks, one->answers[at].price);
}

static bool answer_in_guise(struct ticket_audit *one, size_t at, struct error *err)
{
    struct audit *audit = one->audit;
    struct loaded *loaded = disguise(one->loaded, &one->plan.guises[at]);
    struct offered *offered = NULL;
    struct triage triage;
    bool is_done = offer_for_ticket(audit->office, loaded, audit->shop,
                                    audit->is_model ? 1 : DRAFTS_LOCAL, PICKS, one->now,
                                    &offered, err) &&
                   offer_triage(audit->office, loaded, audit->shop, one->now,
                                &offered->arena, &triage, err) &&
                   ask_in_guise(one, loaded, offered, err);

    if (is_done)
        measure(one, at, loaded, offered, &triage);
    offered_destroy(offered);
    loaded_destroy(loaded);
    return is_done;
}

/* ---- together ---- */

static const char *label_of(struct ticket_audit *one, size_t guise)
{
    const struct guise *at = &one->plan.guises[guise];
    struct arena *arena = &one->arena;

    return arena_format(arena, "%s (%s)", guise_signature(at, arena),
                        at->text == NULL ? guise_origins[at->origin].name : at->lang);
}

static size_t answer_all(struct ticket_audit *one)
{
    size_t count = one->plan.guise_count;
    size_t answered = 0;

    one->answers = arena_get(&one->arena, (count + 1) * sizeof(*one->answers));
    one->is_answered = arena_get(&one->arena, (count + 1) * sizeof(*one->is_answered));
    for (size_t i = 0; i < count; i++) {
        one->audit->answers++;
        one->is_answered[i] = answer_in_guise(one, i, &one->failed);
        answered += one->is_answered[i];
    }
    return answered;
}

static void count_pairs(struct ticket_audit *one)
{
    struct audit *audit = one->audit;
    const char *ticket = one->loaded->ticket.id;
    bool has_language = false;

    for (size_t i = 0; i < one->plan.pair_count; i++) {
        const struct guise_pair *pair = &one->plan.pairs[i];

        if (!one->is_answered[pair->first] || !one->is_answered[pair->second])
            continue;
        has_language = has_language || pair->swap == SWAP_LANGUAGE;
        audit_count(&audit->tally, pair->swap, ticket, label_of(one, pair->first),
                    label_of(one, pair->second), &one->answers[pair->first],
                    &one->answers[pair->second]);
    }
    audit->tickets++;
    audit->language_tickets += has_language;
}

/* What no further ticket would mend: a key that others can read, a vault that is gone. */
static bool is_final(const struct ticket_audit *one)
{
    return !one->audit->is_model || one->failed.code == ERROR_USAGE;
}

static bool compare(struct ticket_audit *one, struct error *err)
{
    struct audit *audit = one->audit;
    size_t answered = answer_all(one);
    size_t failed = one->plan.guise_count - answered;

    if (failed > 0 && is_final(one))
        return error_set(err, one->failed.code, "%s", one->failed.text);
    audit->failed += failed;
    if (failed > 0)
        report_problem(&audit->report, one->loaded->ticket.id,
                       arena_format(&one->arena, "%zu of %zu answers did not come: %s",
                                    failed, one->plan.guise_count, one->failed.text));
    if (answered > 0)
        count_pairs(one);
    return true;
}

bool audit_ticket(struct audit *audit, const char *ticket, size_t turn, struct error *err)
{
    struct ticket_audit one;
    bool may = false;
    bool is_done = open_ticket(&one, audit, ticket, turn, &may, err);

    if (is_done && may)
        is_done = compare(&one, err);
    else if (is_done)
        audit->kept++;
    close_ticket(&one);
    return is_done;
}

/* ---- what it costs ---- */

/* As the first guise of a ticket is asked about. */
static bool estimate_one(struct ticket_audit *one, struct audit_cost *cost,
                         struct error *err)
{
    struct audit *audit = one->audit;
    struct loaded *loaded = disguise(one->loaded, &one->plan.guises[0]);
    struct offered *offered = NULL;
    struct asker_request *requests;
    size_t count = 0;
    bool is_done = offer_for_ticket(audit->office, loaded, audit->shop, 1, PICKS, one->now,
                                    &offered, err);
    struct asked asked = {.kind = ASK_DRAFTS,
                          .profile = one->profile,
                          .loaded = loaded,
                          .shop = audit->shop,
                          .offered = offered,
                          .answers = 1,
                          .now = one->now};

    is_done = is_done &&
              asker_show(audit->engine->asker, &asked, &one->arena, &requests, &count, err);
    if (is_done && count > 0) {
        cost->profile = one->profile;
        cost->prompt_tokens = prompt_tokens(
            arena_copy(&one->arena, requests[0].body.bytes, requests[0].body.len));
        cost->answer_tokens = one->profile->max_tokens;
    }
    offered_destroy(offered);
    loaded_destroy(loaded);
    return is_done;
}

bool audit_estimate(struct audit *audit, const char *const *tickets, size_t count,
                    struct audit_cost *cost, struct error *err)
{
    bool is_done = true;

    *cost = (struct audit_cost){0};
    for (size_t i = 0; is_done && i < count; i++) {
        struct ticket_audit one;
        bool may = false;

        is_done = open_ticket(&one, audit, tickets[i], i, &may, err);
        if (is_done && may) {
            cost->requests += one.plan.guise_count;
            is_done = cost->profile != NULL || estimate_one(&one, cost, err);
        }
        close_ticket(&one);
    }
    cost->prompt_tokens *= (int64_t)cost->requests;
    cost->answer_tokens *= (int64_t)cost->requests;
    if (cost->profile != NULL)
        cost->micro = budget_cost(cost->profile, cost->prompt_tokens, cost->answer_tokens);
    return is_done;
}
