#include "shell/export_files.h"
#include "shell/heads.h"
#include "shell/office.h"
#include "shell/paths.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/thread.h"

#include <string.h>

struct exporting {
    struct office office;
    bool is_markdown;
    const char *folder; /* for files that went with replies; NULL: they are not written */
    size_t files;
    size_t damaged; /* records that could not be read, and tickets left out for it */
    struct error *err;
    bool is_good;
};

static bool print_raw(void *context, struct text raw)
{
    struct exporting *exporting = context;

    exporting->is_good =
        print_bytes(raw, exporting->err) && print_bytes(text_of("\n"), exporting->err);
    return exporting->is_good;
}

static bool markdown_message(const struct message *message, struct error *err)
{
    char at[MOMENT_TEXT_SIZE];

    moment_format(message->at, at);
    return print_format(err, "\n### %s · %s%s\n", at,
                        message->author == NULL ? message_from_name(message->from)
                                                : message->author,
                        message->is_internal ? " · internal note" : "") &&
           print_shown(text_of(message->text), err);
}

static bool export_markdown(struct exporting *exporting, const struct ticket *ticket,
                            struct error *err)
{
    bool is_good = print_format(err, "# %s · %s\n\ncustomer %s · %s · %s", ticket->id,
                                string_or_empty(ticket->subject), ticket->customer,
                                ticket->channel, ticket_status_name(ticket->status));

    (void)exporting;
    for (size_t i = 0; is_good && i < ticket->message_count; i++)
        is_good = markdown_message(&ticket->messages[i], err);
    return is_good && print_format(err, "%s", "");
}

static bool export_stream(struct exporting *exporting, int64_t stream, struct error *err)
{
    struct arena arena;
    struct thread_builder *builder = NULL;
    struct ticket ticket;
    struct buffer line;
    size_t damaged = 0;
    bool is_good;

    arena_init(&arena);
    buffer_init(&line, SIZE_MAX);
    is_good = office_thread(&exporting->office, stream, &arena, &builder, &damaged, err);
    exporting->damaged += damaged;
    if (is_good && !thread_builder_ticket(builder, &ticket, NULL)) { /* told at the end */
        thread_builder_destroy(builder);
        arena_release(&arena);
        return true;
    }
    if (is_good && exporting->is_markdown)
        is_good = export_markdown(exporting, &ticket, err);
    else if (is_good)
        is_good = thread_builder_export(builder, &line, err) && print_line(&line, err);
    if (is_good && exporting->folder != NULL)
        is_good = export_files(&exporting->office, stream, ticket.id, exporting->folder,
                               &exporting->files, err);
    thread_builder_destroy(builder);
    buffer_release_wiped(&line);
    arena_release(&arena);
    return is_good;
}

static bool export_ticket(struct exporting *exporting, const char *ticket,
                          struct error *err)
{
    int64_t stream;

    return office_ticket_stream(&exporting->office, ticket, &stream, err) &&
           export_stream(exporting, stream, err);
}

static bool markdown_profile(const struct profile *profile, struct error *err)
{
    bool is_good = print_format(err, "# Customer %s · %s\n", profile->customer.id,
                                string_or_empty(profile->customer.name));

    for (size_t i = profile->order_count; is_good && i > 0; i--) {
        const struct order *order = &profile->orders[i - 1];
        char placed[MOMENT_TEXT_SIZE];
        char total[64] = "";

        day_format(moment_day(order->placed_at), placed);
        if (order->total.is_known)
            money_format(order->total, total, sizeof(total));
        is_good = print_format(err, "- order %s · %s · %s · %s", order->id, placed,
                               order_status_name(order->status), total);
    }
    return is_good && print_format(err, "%s", "");
}

static bool export_profile(struct exporting *exporting, const char *customer,
                           struct error *err)
{
    struct arena arena;
    struct profile profile = {0};
    bool is_good;

    arena_init(&arena);
    is_good = office_profile(&exporting->office, customer, &arena, &profile, err);
    exporting->err = err;
    exporting->damaged += profile.damaged;
    if (is_good && exporting->is_markdown)
        is_good = markdown_profile(&profile, err);
    else if (is_good && profile.is_known)
        is_good = print_raw(exporting, profile.customer_line);
    for (size_t i = is_good && !exporting->is_markdown ? profile.order_count : 0;
         is_good && i > 0; i--)
        is_good = print_raw(exporting, profile.order_lines[i - 1]);
    arena_release(&arena);
    return is_good;
}

/* The tickets of one customer, out of all heads. */
struct theirs {
    const char *customer;
    struct arena arena;
    const char **ids;
    size_t count;
    size_t capacity;
};

static void take_theirs(void *context, const struct ticket_head *heads, size_t count)
{
    struct theirs *theirs = context;

    for (size_t i = 0; i < count; i++) {
        if (!string_equals(heads[i].customer, theirs->customer))
            continue;
        theirs->ids = arena_reserve(&theirs->arena, theirs->ids, &theirs->capacity,
                                    theirs->count, sizeof(*theirs->ids));
        theirs->ids[theirs->count++] = arena_text(&theirs->arena, heads[i].id);
    }
}

static bool find_theirs(struct office *office, struct theirs *theirs, struct error *err)
{
    struct heads *heads = heads_create(office);
    uint32_t next;
    bool is_found = heads_open(heads, err) &&
                    heads_catch_up(heads, HEADS_ALL, NULL, NULL, err) &&
                    heads_read(heads, 0, HEADS_ALL, take_theirs, theirs, &next, err);

    heads_destroy(heads);
    return is_found;
}

static bool export_customer(struct exporting *exporting, const char *customer,
                            struct error *err)
{
    struct theirs theirs = {.customer = customer};
    bool is_good = export_profile(exporting, customer, err);

    arena_init(&theirs.arena);
    is_good = is_good && find_theirs(&exporting->office, &theirs, err);
    for (size_t i = 0; is_good && i < theirs.count; i++)
        is_good = export_ticket(exporting, theirs.ids[i], err);
    arena_release(&theirs.arena);
    return is_good;
}

static bool each_customer(void *context, int64_t stream, struct text id)
{
    struct exporting *exporting = context;
    char *customer = memory_copy(id.bytes, id.len);

    (void)stream;
    exporting->is_good = export_profile(exporting, customer, exporting->err);
    memory_free(customer);
    return exporting->is_good;
}

static bool each_ticket(void *context, int64_t stream, struct text id)
{
    struct exporting *exporting = context;

    (void)id;
    exporting->is_good = export_stream(exporting, stream, exporting->err);
    return exporting->is_good;
}

static bool export_shop(struct exporting *exporting, struct error *err)
{
    for (int kind = 0; kind < SHOP_RECORD_COUNT; kind++) {
        if (!catalogue_each_raw(exporting->office.catalogue, (enum shop_record)kind,
                                print_raw, exporting, err) ||
            !exporting->is_good)
            return false;
    }
    return true;
}

static bool export_all(struct exporting *exporting, struct error *err)
{
    struct vault *vault = exporting->office.vault;

    exporting->err = err;
    exporting->is_good = true;
    if (!exporting->is_markdown &&
        (!export_shop(exporting, err) ||
         !vault_each_stream(vault, STREAM_CUSTOMER, each_customer, exporting, err)))
        return false;
    return exporting->is_good &&
           vault_each_stream(vault, STREAM_TICKET, each_ticket, exporting, err) &&
           exporting->is_good;
}

static bool export_some(struct exporting *exporting, const struct options *options,
                        struct error *err)
{
    if (options->all)
        return export_all(exporting, err);
    if (options->customer != NULL && !export_customer(exporting, options->customer, err))
        return false;
    for (size_t i = 0; i < options->argument_count; i++) {
        if (!export_ticket(exporting, options->arguments[i], err))
            return false;
    }
    return true;
}

bool subcommand_export(const struct options *options, struct error *err)
{
    struct exporting exporting = {.is_good = true};
    bool is_done;

    if (!options->all && options->customer == NULL && options->argument_count == 0)
        return error_set(err, ERROR_USAGE, "export: name tickets, --customer ID, or --all");
    exporting.is_markdown = string_equals(options->format, "markdown");
    if (options->format != NULL && !exporting.is_markdown &&
        !string_equals(options->format, "jsonl"))
        return error_set(err, ERROR_USAGE, "--format: '%s' is not jsonl or markdown",
                         options->format);
    exporting.folder = options->files;
    if (!office_open(&exporting.office, options, err))
        return false;
    is_done = (exporting.folder == NULL || paths_make_folder(exporting.folder, err)) &&
              export_some(&exporting, options, err);
    if (is_done && exporting.damaged > 0)
        is_done =
            error_set(err, ERROR_DAMAGED,
                      "export: %zu damaged records are missing from it (deskhand verify "
                      "names them)",
                      exporting.damaged);
    if (exporting.folder != NULL && exporting.files + is_done > 0)
        print_warning("%zu file%s written to %s", exporting.files,
                      exporting.files == 1 ? "" : "s", exporting.folder);
    office_close(&exporting.office);
    return is_done;
}
