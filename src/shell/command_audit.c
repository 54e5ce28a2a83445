#include "shell/audit.h"

#include "shell/print.h"
#include "shell/subcommand.h"

#include <stdio.h>
#include <unistd.h>

#define REQUESTS_UNASKED 20 /* of a model, without --yes */
#define MICRO            1e6

/* ---- which tickets ---- */

struct ids {
    struct arena arena;
    const char **list;
    size_t count;
    size_t capacity;
};

static bool add_id(void *context, int64_t stream, struct text id)
{
    struct ids *ids = context;

    (void)stream;
    ids->list = arena_reserve(&ids->arena, ids->list, &ids->capacity, ids->count,
                              sizeof(*ids->list));
    ids->list[ids->count++] = arena_copy(&ids->arena, id.bytes, id.len);
    return true;
}

static bool find_ids(struct office *office, const struct options *options, struct ids *ids,
                     struct error *err)
{
    if (options->all)
        return vault_each_stream(office->vault, STREAM_TICKET, add_id, ids, err);
    for (size_t i = 0; i < options->argument_count; i++)
        (void)add_id(ids, 0, text_of(options->arguments[i]));
    return true;
}

/* ---- the command ---- */

/* Said before anything leaves; past twenty requests --yes is wanted. */
static bool may_ask(struct audit *audit, const struct ids *ids, bool is_agreed,
                    struct error *err)
{
    struct audit_cost cost;
    char price[64] = "";

    if (!audit->is_model)
        return true;
    if (!audit_estimate(audit, ids->list, ids->count, &cost, err))
        return false;
    if (cost.micro > 0)
        snprintf(price, sizeof(price), ", about %.2f %s", (double)cost.micro / MICRO,
                 cost.profile->price_in.currency);
    if (cost.profile != NULL)
        print_warning("audit: %zu requests to %s, about %lld tokens of prompts%s",
                      cost.requests, cost.profile->name, (long long)cost.prompt_tokens,
                      price);
    return cost.requests <= REQUESTS_UNASKED || is_agreed ||
           error_set(err, ERROR_USAGE,
                     "audit: more than %d requests would leave (--yes sends them; --per N "
                     "and fewer tickets are fewer)",
                     REQUESTS_UNASKED);
}

static void show_progress(size_t done, size_t count)
{
    if (count < 2 || !isatty(STDERR_FILENO))
        return;
    if (done == count)
        fprintf(stderr, "\r\033[K");
    else
        fprintf(stderr, "\r  %zu of %zu tickets", done, count);
}

static bool run(struct audit *audit, const struct ids *ids, const struct options *options,
                struct error *err)
{
    if (!may_ask(audit, ids, options->yes, err))
        return false;
    for (size_t i = 0; i < ids->count; i++) {
        show_progress(i, ids->count);
        if (!audit_ticket(audit, ids->list[i], i, err))
            return false;
    }
    show_progress(ids->count, ids->count);
    return audit_tell(audit, options->json, err);
}

static bool audit_office(struct office *office, const struct options *options,
                         struct error *err)
{
    struct engine engine;
    struct shop *shop = NULL;
    struct ids ids = {.list = NULL};
    struct audit audit;
    bool is_done;

    arena_init(&ids.arena);
    engine_init(&engine, office, options);
    is_done = engine_check(office, options, err) && office_shop(office, &shop, err) &&
              find_ids(office, options, &ids, err);
    if (is_done) {
        audit_init(&audit, office, &engine, shop);
        is_done = run(&audit, &ids, options, err);
        audit_release(&audit);
    }
    engine_release(&engine);
    shop_destroy(shop);
    arena_release(&ids.arena);
    return is_done;
}

bool subcommand_audit(const struct options *options, struct error *err)
{
    struct office office;
    bool is_done;

    if (options->all ? options->argument_count > 0 : options->argument_count == 0)
        return error_set(err, ERROR_USAGE,
                         "audit: which tickets? (--all audits every one)");
    if (!office_open(&office, options, err))
        return false;
    is_done = audit_office(&office, options, err);
    office_close(&office);
    return is_done;
}
