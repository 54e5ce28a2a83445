#include "shell/office.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"
#include "wire/thread.h"

static bool export_line(struct office *office, const char *ticket, struct arena *arena,
                        struct ticket *found, const struct send_intent **unsent,
                        size_t *damaged, struct buffer *line, struct error *err)
{
    struct thread_builder *builder = NULL;
    int64_t stream;
    size_t count;
    bool is_good = office_ticket_stream(office, ticket, &stream, err) &&
                   office_thread(office, stream, arena, &builder, damaged, err) &&
                   thread_builder_ticket(builder, found, err) &&
                   thread_builder_export(builder, line, err);

    if (is_good)
        thread_builder_unsent(builder, unsent, &count);
    thread_builder_destroy(builder);
    return is_good;
}

static bool show_json(struct office *office, const char *id, struct error *err)
{
    struct arena arena;
    struct ticket ticket;
    struct profile profile = {0};
    const struct send_intent *unsent = NULL;
    struct error why = {0};
    size_t damaged = 0;
    struct buffer line;
    struct buffer out;
    bool is_good;

    arena_init(&arena);
    buffer_init(&line, SIZE_MAX);
    buffer_init(&out, SIZE_MAX);
    is_good = export_line(office, id, &arena, &ticket, &unsent, &damaged, &line, err);
    if (is_good)
        office_find_language(&ticket, NULL);
    if (is_good && !office_profile(office, ticket.customer, &arena, &profile, &why) &&
        why.code != ERROR_NOT_FOUND)
        is_good = error_set(err, why.code, "%s", why.text);
    print_damaged(id, damaged + profile.damaged);
    is_good =
        is_good &&
        answer_show(text_from(buffer_text(&line), line.len), &ticket, profile.customer_line,
                    profile.order_lines, profile.order_count, unsent, &out, err) &&
        print_line(&out, err);
    buffer_release_wiped(&line);
    buffer_release_wiped(&out);
    arena_release(&arena);
    return is_good;
}

static bool show_message(const struct message *message, struct error *err)
{
    char at[MOMENT_TEXT_SIZE];

    moment_format(message->at, at);
    if (!print_format(err, "\n%s  %s%s%s", at,
                      message->author == NULL ? message_from_name(message->from)
                                              : message->author,
                      message->is_internal ? "  (internal note)" : "",
                      message->verified == VERIFIED_NO ? "  (sender not verified)" : ""))
        return false;
    for (size_t i = 0; i < message->attachment_count; i++) {
        if (!print_format(err, "[attached: %s]", message->attachments[i].name))
            return false;
    }
    return print_shown(text_of(message->text), err);
}

static bool show_order(const struct order *order, struct error *err)
{
    const struct shipment *shipment = order_last_shipment(order);
    char total[64] = "";
    char day[MOMENT_TEXT_SIZE] = "";
    const char *arrival = "";

    if (order->total.is_known)
        money_format(order->total, total, sizeof(total));
    if (shipment != NULL && day_is_set(shipment->delivered_at)) {
        day_format(shipment->delivered_at, day);
        arrival = "delivered ";
    } else if (shipment != NULL && day_is_set(shipment->eta)) {
        day_format(shipment->eta, day);
        arrival = "due ";
    }
    return print_format(
        err, "  %-14s %-10s %12s  %s %s  %s%s", order->id, order_status_name(order->status),
        total, shipment == NULL ? "" : string_or_empty(shipment->carrier),
        shipment == NULL ? "" : string_or_empty(shipment->tracking), arrival, day);
}

static bool show_unsent(const struct unsent *unsent, struct error *err)
{
    char at[MOMENT_TEXT_SIZE];

    moment_format(unsent->at, at);
    return print_format(err, "\n%s, %s of %s (%s):",
                        unsent->times_given > 0
                            ? "Possibly sent: the desk did not answer"
                            : "Not sent: held now, or the program that held it is gone",
                        unsent->is_internal ? "note" : "reply", at, unsent->key) &&
           print_shown(text_of(unsent->text), err);
}

static bool show_text(struct office *office, const char *id, struct error *err)
{
    struct loaded *loaded = NULL;
    const struct ticket *ticket;
    bool is_good = office_load(office, id, &loaded, err);

    if (!is_good)
        return false;
    ticket = &loaded->ticket;
    print_damaged(id, loaded->damaged);
    is_good = print_format(
        err, "%s  %s\n%s  %s  %s  %s  %s\n%s (%s)", ticket->id,
        string_or_empty(ticket->subject), ticket_status_name(ticket->status),
        priority_name(ticket->priority), ticket->channel, string_or_empty(ticket->lang),
        ticket->assignee == NULL ? "not assigned" : ticket->assignee,
        loaded->has_customer ? string_or_empty(loaded->customer.name) : "",
        ticket->customer);
    for (size_t i = 0; is_good && i < loaded->order_count; i++)
        is_good = show_order(&loaded->orders[i], err);
    for (size_t i = 0; is_good && i < loaded->unsent_count; i++)
        is_good = show_unsent(&loaded->unsent[i], err);
    for (size_t i = 0; is_good && i < ticket->message_count; i++)
        is_good = show_message(&ticket->messages[i], err);
    loaded_destroy(loaded);
    return is_good;
}

bool subcommand_show(const struct options *options, struct error *err)
{
    struct office office;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "show: wants one ticket");
    if (!office_open(&office, options, err))
        return false;
    is_done = options->json ? show_json(&office, options->arguments[0], err)
                            : show_text(&office, options->arguments[0], err);
    office_close(&office);
    return is_done;
}
