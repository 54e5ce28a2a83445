#include "app/limit.h"
#include "app/queue.h"
#include "shell/heads.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"
#include "wire/thread.h"

static bool print_json(struct office *office, const struct ticket_head *head, struct error *err)
{
    struct arena arena;
    struct thread_builder *builder = NULL;
    struct ticket ticket;
    struct buffer line;
    struct buffer out;
    int64_t stream;
    bool is_good;

    arena_init(&arena);
    buffer_init(&line, SIZE_MAX);
    buffer_init(&out, SIZE_MAX);
    is_good = office_ticket_stream(office, head->id, &stream, err) &&
              office_thread(office, stream, &arena, &builder, NULL, err) &&
              thread_builder_ticket(builder, &ticket, err) &&
              thread_builder_export(builder, &line, err);
    if (is_good)
        office_find_language(&ticket, NULL);
    is_good = is_good &&
              answer_ticket(text_from(buffer_text(&line), line.len), &ticket, &out, err) &&
              print_line(&out, err);
    thread_builder_destroy(builder);
    buffer_release_wiped(&line);
    buffer_release_wiped(&out);
    arena_release(&arena);
    return is_good;
}

static bool print_text(const struct ticket_head *head, moment_t now, struct error *err)
{
    char waiting[16] = "-";

    if (head->waiting_since != MOMENT_NONE)
        moment_format_span(now - head->waiting_since, waiting, sizeof(waiting));
    return print_format(err, "%-10s %-8s %-6s %4s  %-4s %-20s %s", head->id,
                        ticket_status_name(head->status), priority_name(head->priority), waiting,
                        string_or_empty(head->lang), head->name, string_or_empty(head->subject));
}

/* In the queue's order, resolved ones too where no limit says otherwise. */
static bool print_heads(struct office *office, const struct heads *heads, const char *limit_text,
                        bool json, struct error *err)
{
    struct limit *limit = limit_parse(text_of(limit_text), err);
    struct queue queue;
    moment_t now = moment_now();
    bool is_good = limit != NULL;

    if (!is_good)
        return false;
    queue_init(&queue);
    for (size_t i = 0; i < heads->count; i++)
        queue_put(&queue, &heads->list[i]);
    is_good = queue_set_limit(&queue, "status:open,pending,snoozed,resolved", now, err);
    for (size_t i = 0; is_good && i < queue.shown_count; i++) {
        const struct ticket_head *head = queue_at(&queue, i);

        if (limit_matches(limit, head, now))
            is_good = json ? print_json(office, head, err) : print_text(head, now, err);
    }
    queue_release(&queue);
    limit_destroy(limit);
    return is_good;
}

bool subcommand_tickets(const struct options *options, struct error *err)
{
    struct office office;
    struct heads heads;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "tickets: takes no arguments (--limit EXPR filters)");
    if (!office_open(&office, options, err))
        return false;
    heads_init(&heads);
    is_done = heads_load(&heads, &office, err) &&
              print_heads(&office, &heads, string_or_empty(options->limit), options->json, err);
    heads_release(&heads);
    office_close(&office);
    return is_done;
}
