#include "app/limit.h"
#include "app/queue.h"
#include "base/utf8.h"
#include "shell/heads.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"
#include "wire/thread.h"

static bool print_json(struct office *office, const struct ticket_head *head,
                       struct error *err)
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

/* The text in exactly so many columns: cut or padded by cells, not bytes. */
static void add_cell(struct buffer *line, const char *hostile, size_t columns)
{
    struct buffer shown;
    struct text text;
    size_t used = 0;

    buffer_init(&shown, SIZE_MAX);
    utf8_sanitise(text_of(hostile), SANITISE_SHOWN, &shown, NULL);
    text = text_from(buffer_text(&shown), shown.len);
    buffer_add(line, text.bytes, utf8_fit(text, columns, &used));
    for (; used < columns + 1; used++)
        buffer_add_char(line, ' ');
    buffer_release_wiped(&shown);
}

static bool print_text(const struct ticket_head *head, moment_t now, struct error *err)
{
    char waiting[16] = "-";
    struct buffer line;
    bool is_printed;

    if (head->waiting_since != MOMENT_NONE)
        moment_format_span(now - head->waiting_since, waiting, sizeof(waiting));
    buffer_init(&line, SIZE_MAX);
    add_cell(&line, head->id, 10);
    add_cell(&line, ticket_status_name(head->status), 8);
    add_cell(&line, priority_name(head->priority), 6);
    add_cell(&line, waiting, 4);
    add_cell(&line, string_or_empty(head->lang), 4);
    add_cell(&line, head->name, 20);
    buffer_add_text(&line, string_or_empty(head->subject));
    is_printed = print_shown(text_from(buffer_text(&line), line.len), err);
    buffer_release_wiped(&line);
    return is_printed;
}

/* In the queue's order, resolved ones too where no limit says otherwise. */
static bool print_heads(struct office *office, const struct heads *heads,
                        const char *limit_text, bool json, struct error *err)
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
        return error_set(err, ERROR_USAGE,
                         "tickets: takes no arguments (--limit EXPR filters)");
    if (!office_open(&office, options, err))
        return false;
    heads_init(&heads);
    is_done =
        heads_load(&heads, &office, err) &&
        print_heads(&office, &heads, string_or_empty(options->limit), options->json, err);
    heads_release(&heads);
    office_close(&office);
    return is_done;
}
