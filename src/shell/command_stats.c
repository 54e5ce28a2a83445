#include "shell/office.h"
#include "shell/print.h"
#include "shell/stats_text.h"
#include "shell/subcommand.h"
#include "wire/figures.h"
#include "wire/thread.h"

#include <stdio.h>
#include <unistd.h>

#define STREAMS_A_BAR 512 /* between two looks at the progress */

/* What the figures rest on; other records are passed over unread. */
#define KINDS                                                                              \
    (INT64_C(1) << RECORD_SEND_ACK | INT64_C(1) << RECORD_OVERRIDE |                       \
     INT64_C(1) << RECORD_DRAFT | INT64_C(1) << RECORD_EGRESS)

/* One stream's story, and what of it is counted record by record. */
struct stream_story {
    struct ledger ledger;
    struct figures *figures;
};

static bool add_record(void *context, const struct vault_record *record)
{
    struct stream_story *story = context;

    if (record->kind == RECORD_EGRESS && story->figures->agent == NULL)
        figures_add_egress(story->figures, record->body);
    else if (record->kind != RECORD_MESSAGE && record->kind != RECORD_EGRESS)
        ledger_add(&story->ledger, record->kind, record->sequence, record->at,
                   record->body);
    return true;
}

/* Whose the ticket is, NULL where its own record cannot be read. */
static const char *customer_of(struct office *office, int64_t stream, struct arena *arena)
{
    struct thread_builder *builder = NULL;
    struct ticket ticket = {0};
    bool is_read = office_thread(office, stream, arena, &builder, NULL, NULL) &&
                   thread_builder_ticket(builder, &ticket, NULL);

    thread_builder_destroy(builder);
    return is_read ? ticket.customer : NULL;
}

/* Whoever was erased has no orders any more. */
static bool add_orders(struct office *office, int64_t stream,
                       const struct stream_story *story, struct error *err)
{
    const char *customer = customer_of(office, stream, story->ledger.arena);
    struct profile profile = {0};
    struct error why = {0};

    if (customer == NULL)
        return true;
    if (!office_profile(office, customer, story->ledger.arena, &profile, &why))
        return why.code == ERROR_NOT_FOUND || error_set(err, why.code, "%s", why.text);
    figures_add_orders(story->figures, &story->ledger, profile.orders, profile.order_count);
    return true;
}

/* A stream of another kind than a ticket's has no such records. */
static bool add_stream(struct office *office, int64_t stream, struct arena *arena,
                       struct figures *figures, struct error *err)
{
    struct stream_story story = {.figures = figures};
    struct error why = {0};
    size_t damaged = 0;

    arena_clear(arena);
    ledger_init(&story.ledger, arena, false);
    if (!vault_read(office->vault, stream, 0, add_record, &story, &damaged, &why)) {
        /* Erased meanwhile, or its key is damaged: the others count. */
        figures->damaged += why.code == ERROR_DAMAGED;
        return why.code == ERROR_DAMAGED || why.code == ERROR_NOT_FOUND ||
               error_set(err, why.code, "%s", why.text);
    }
    figures->damaged += (int64_t)damaged;
    figures_add(figures, &story.ledger);
    return !figures_wants_orders(figures, &story.ledger) ||
           add_orders(office, stream, &story, err);
}

static void show_progress(size_t done, size_t count)
{
    if (count < STREAMS_A_BAR || !isatty(STDERR_FILENO))
        return;
    if (done == count)
        fprintf(stderr, "\r\033[K");
    else if (done % STREAMS_A_BAR == 0)
        fprintf(stderr, "\r  %3zu %% of %zu tickets", done * 100 / count, count);
}

static bool gather(struct office *office, struct figures *figures, struct error *err)
{
    int64_t *streams = NULL;
    struct arena arena;
    size_t count = 0;
    bool is_good = vault_changed(office->vault, 0, vault_newest_row(office->vault), KINDS,
                                 &streams, &count, err);

    arena_init(&arena);
    for (size_t i = 0; is_good && i < count; i++) {
        show_progress(i, count);
        is_good = add_stream(office, streams[i], &arena, figures, err);
    }
    show_progress(count, count);
    arena_release(&arena);
    memory_free(streams);
    return is_good;
}

static bool print_json(const struct figures *figures, bool of_guard, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    if (of_guard)
        answer_guard_figures(figures, &out);
    else
        answer_figures(figures, &out);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

/* An age, a day (from its beginning in UTC) or a time. */
static bool read_since(const char *since, moment_t *when, struct error *err)
{
    struct text text = text_of(since);
    struct day day;
    int64_t age;

    *when = MOMENT_NONE;
    if (since == NULL)
        return true;
    if (moment_parse_span(text, &age))
        *when = moment_now() - age;
    else if (day_parse(text, &day))
        *when = day_number(day) * 86400;
    else if (!moment_parse(text, when))
        return error_set(err, ERROR_USAGE, "--since: 30d, 2026-11-01 or a time, not '%s'",
                         since);
    return true;
}

bool subcommand_stats(const struct options *options, struct error *err)
{
    struct office office;
    struct figures figures;
    struct picture picture = picture_of_output();
    moment_t since;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "stats: takes no arguments");
    if (!read_since(options->since, &since, err) || !office_open(&office, options, err))
        return false;
    figures_init(&figures, since);
    figures.agent = options->mine ? office.settings.agent : NULL;
    is_done = gather(&office, &figures, err);
    if (is_done) {
        figures_sort(&figures);
        is_done = options->json    ? print_json(&figures, options->guard, err)
                  : options->guard ? stats_print_guard(&picture, &figures, err)
                                   : stats_print(&picture, &figures, err);
    }
    figures_release(&figures);
    office_close(&office);
    return is_done;
}
