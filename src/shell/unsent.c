#include "shell/unsent.h"

#include "shell/deliver.h"
#include "shell/print.h"
#include "wire/json_write.h"

typedef bool settler(struct office *office, const char *ticket, const struct unsent *unsent,
                     struct error *err);

/* As ^X Enter meant it, unless the customer wrote since. */
static bool resolve(struct office *office, const char *ticket, const struct unsent *unsent,
                    bool is_overtaken, struct error *err)
{
    struct wanted_change change = {.has_status = true, .status = TICKET_RESOLVED};

    if (unsent->resolves && is_overtaken)
        print_warning("%s: the customer wrote meanwhile: not resolved", ticket);
    return !unsent->resolves || is_overtaken ||
           deliver_change(office, ticket, &change, moment_now(), err);
}

static bool settle_sent(struct office *office, const char *ticket,
                        const struct unsent *unsent, struct error *err)
{
    bool is_overtaken;

    if (unsent->times_given == 0 && !unsent->is_internal)
        return error_set(err, ERROR_REFUSED,
                         "%s: the reply %s never went to the desk (--unsent again or drop)",
                         ticket, unsent->key);
    return deliver_was_sent(office, ticket, unsent->key, unsent->times_given, moment_now(),
                            &is_overtaken, err) &&
           resolve(office, ticket, unsent, is_overtaken, err);
}

static bool settle_again(struct office *office, const char *ticket,
                         const struct unsent *unsent, struct error *err)
{
    struct desk *desk = desk_local_create();
    bool is_overtaken;
    bool is_sent = deliver_send(office, desk, ticket, unsent->key, unsent->times_given,
                                moment_now(), &is_overtaken, err);

    desk_destroy(desk);
    return is_sent && resolve(office, ticket, unsent, is_overtaken, err);
}

static bool settle_drop(struct office *office, const char *ticket,
                        const struct unsent *unsent, struct error *err)
{
    return deliver_drop(office, ticket, unsent->key, unsent->times_given, moment_now(),
                        err);
}

static bool settle_keep(struct office *office, const char *ticket,
                        const struct unsent *unsent, struct error *err)
{
    (void)office, (void)ticket, (void)unsent, (void)err;
    return true;
}

struct settler_row {
    const char *name;
    settler *settle;
    const char *done;
};

static const struct settler_row settlers[] = {
    {"sent", settle_sent, "taken as sent"},
    {"again", settle_again, "sent again"},
    {"drop", settle_drop, "dropped"},
    {"keep", settle_keep, "kept, neither sent nor dropped"},
};

static const struct settler_row *settler_of(const char *how)
{
    for (size_t i = 0; i < COUNT_OF(settlers); i++) {
        if (string_equals(settlers[i].name, how))
            return &settlers[i];
    }
    return NULL;
}

bool unsent_is_known(const char *how)
{
    return settler_of(how) != NULL;
}

bool unsent_report(const struct loaded *loaded, const struct options *options,
                   struct error *err)
{
    const struct settler_row *row = settler_of(options->unsent);
    struct buffer out;
    struct json_writer writer;
    bool is_printed;

    if (!options->json)
        return print_format(err, "%s: %zu %s: %s", loaded->ticket.id, loaded->unsent_count,
                            loaded->unsent_count == 1 ? "reply" : "replies", row->done);
    buffer_init(&out, SIZE_MAX);
    json_writer_init(&writer, &out);
    json_open_object(&writer, NULL);
    json_bool(&writer, "ok", true);
    json_string(&writer, "ticket", loaded->ticket.id);
    json_string(&writer, "unsent", row->name);
    json_integer(&writer, "replies", (int64_t)loaded->unsent_count);
    json_close_object(&writer);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

static bool refuse(const struct loaded *loaded, struct error *err)
{
    size_t gone = loaded->ticket.possibly_sent;
    char at[MOMENT_TEXT_SIZE];

    for (size_t i = 0; i < loaded->unsent_count; i++) {
        const struct unsent *unsent = &loaded->unsent[i];

        moment_format(unsent->at, at);
        print_warning("%s: %s: the %s of %s (%s)", loaded->ticket.id,
                      unsent->times_given > 0 ? "possibly sent" : "waiting",
                      unsent->is_internal ? "note" : "reply", at, unsent->key);
    }
    return error_set(err, ERROR_REFUSED,
                     "%s: %zu possibly sent, %zu waiting: nothing is sent until that is "
                     "decided (--unsent sent, again, drop or keep)",
                     loaded->ticket.id, gone, loaded->unsent_count - gone);
}

bool unsent_settle(struct office *office, const struct loaded *loaded,
                   const struct options *options, struct error *err)
{
    const struct settler_row *row = settler_of(options->unsent);

    if (row == NULL && (loaded->unsent_count == 0 || options->internal))
        return true;
    if (row == NULL)
        return refuse(loaded, err);
    if (loaded->unsent_count == 0 && options->file == NULL)
        return error_set(err, ERROR_NOT_FOUND, "%s: no reply waits here",
                         loaded->ticket.id);
    for (size_t i = 0; i < loaded->unsent_count; i++) {
        if (!row->settle(office, loaded->ticket.id, &loaded->unsent[i], err))
            return false;
    }
    return true;
}
