#include "app/limit.h"
#include "app/queue.h"
#include "shell/heads.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"
#include "wire/thread.h"

#define AT_ONCE      50000
#define EVERY_STATUS "status:open,pending,snoozed,resolved"

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

static bool print_text(const struct ticket_head *head, moment_t now, struct error *err)
{
    char waiting[16] = "-";
    struct buffer line;
    bool is_printed;

    if (head->waiting_since != MOMENT_NONE)
        moment_format_span(now - head->waiting_since, waiting, sizeof(waiting));
    buffer_init(&line, SIZE_MAX);
    print_cell(&line, head->id, 10);
    print_cell(&line, ticket_status_name(head->status), 8);
    print_cell(&line, priority_name(head->priority), 6);
    print_cell(&line, waiting, 4);
    print_cell(&line, string_or_empty(head->lang), 4);
    print_cell(&line, head->name, 20);
    buffer_add_text(&line, string_or_empty(head->subject));
    is_printed = print_shown(text_from(buffer_text(&line), line.len), err);
    buffer_release_wiped(&line);
    return is_printed;
}

static void sift(void *context, const struct ticket_head *heads, size_t count)
{
    queue_sift(context, heads, count, heads[count - 1].number + 1, false);
}

/* Everything is in the queue, and a limit's words were looked for. */
static bool fill(struct heads *heads, struct queue *queue, const char *limit,
                 struct error *err)
{
    moment_t now = moment_now();
    uint32_t next = 0;

    if (!heads_open(heads, err) || !heads_fill(heads, queue, err) ||
        !queue_set_limit(queue, limit, now, err))
        return false;
    if (queue->is_sifting) {
        if (!heads_read(heads, 0, HEADS_ALL, sift, queue, &next, err))
            return false;
        queue_sift(queue, NULL, 0, next, true);
    }
    return true;
}

static int numbers_compare(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;

    return left < right ? -1 : left > right;
}

/* Heads that are printed one after the other lie far from each other: so many are read
 * together, in the order they lie in. */
static void bring_near(struct queue *queue, size_t from)
{
    size_t count =
        queue->shown_count - from < AT_ONCE ? queue->shown_count - from : AT_ONCE;
    uint32_t *rows = memory_grow(NULL, count, sizeof(*rows));

    memcpy(rows, queue->shown + from, count * sizeof(*rows));
    queue_rest(queue);
    qsort(rows, count, sizeof(*rows), numbers_compare);
    queue_gather(queue, rows, count);
    memory_free(rows);
}

static bool print_queue(struct office *office, struct queue *queue, bool json,
                        struct error *err)
{
    moment_t now = moment_now();
    bool is_good = true;

    for (size_t i = 0; is_good && i < queue->shown_count; i++) {
        if (i % AT_ONCE == 0)
            bring_near(queue, i);
        const struct ticket_head *head = queue_at(queue, i);
        is_good = json ? print_json(office, head, err) : print_text(head, now, err);
    }
    return is_good;
}

bool subcommand_tickets(const struct options *options, struct error *err)
{
    struct office office;
    struct heads *heads;
    struct queue queue;
    char *limit;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE,
                         "tickets: takes no arguments (--limit EXPR filters)");
    if (!office_open(&office, options, err))
        return false;
    heads = heads_create(&office);
    queue_init(&queue);
    queue_set_me(&queue, office.settings.agent);
    /* Resolved ones too where no limit says otherwise. */
    limit = memory_format(EVERY_STATUS " %s", string_or_empty(options->limit));
    is_done =
        fill(heads, &queue, limit, err) && print_queue(&office, &queue, options->json, err);
    memory_free(limit);
    queue_release(&queue);
    heads_destroy(heads);
    office_close(&office);
    return is_done;
}
