#include "shell/print.h"
#include "shell/replay.h"
#include "shell/subcommand.h"
#include "wire/json_write.h"

#include <stdio.h>

struct printing {
    bool json;
    size_t count;
    size_t damaged;
    struct session_rest rest;
    struct error *err;
    bool is_good;
};

static bool print_json(const struct session_about *about, struct error *err)
{
    struct buffer line;
    struct json_writer json;
    bool is_printed;

    buffer_init(&line, SIZE_MAX);
    json_writer_init(&json, &line);
    json_open_object(&json, NULL);
    json_string(&json, "session", about->id);
    json_moment(&json, "begun_at", about->begun_at);
    json_integer(&json, "ms", about->ms);
    json_integer(&json, "tickets", (int64_t)about->tickets);
    json_integer(&json, "decisions", (int64_t)about->decisions);
    json_bool(&json, "keys", about->has_keys);
    json_bool(&json, "ended", about->has_ended);
    json_integer(&json, "damaged", (int64_t)about->damaged);
    json_close_object(&json);
    is_printed = print_line(&line, err);
    buffer_release(&line);
    return is_printed;
}

static bool print_words(const struct session_about *about, bool is_first, struct error *err)
{
    char begun[MOMENT_TEXT_SIZE], lasted[24];

    if (is_first && !print_format(err, "%-21s  %-20s  %-8s  %7s  %9s", "session", "begun",
                                  "lasted", "tickets", "decisions"))
        return false;
    moment_format(about->begun_at, begun);
    snprintf(lasted, sizeof(lasted), "%02lld:%02lld:%02lld",
             (long long)(about->ms / 3600000), (long long)(about->ms / 60000 % 60),
             (long long)(about->ms / 1000 % 60));
    return print_format(
        err, "%-21s  %-20s  %-8s  %7zu  %9zu%s%s%s", about->id, begun, lasted,
        about->tickets, about->decisions, about->has_keys ? "  keys" : "",
        about->has_ended ? "" : "  not ended", about->damaged > 0 ? "  damaged" : "");
}

static bool print_one(void *context, const struct session_about *about)
{
    struct printing *printing = context;

    printing->is_good = printing->json
                            ? print_json(about, printing->err)
                            : print_words(about, printing->count == 0, printing->err);
    printing->count++;
    printing->damaged += about->damaged;
    return printing->is_good;
}

static void tell_rest(const struct printing *printing, const char *agent)
{
    const struct session_rest *rest = &printing->rest;

    if (printing->count == 0)
        print_warning("no session of %s is kept here: one is from its first decision on",
                      agent);
    if (printing->count == 0 && rest->others > 0)
        print_warning(
            "of others there %s %zu (%s): each sees their own, and [ui] agent, else "
            "the login, says who asks",
            rest->others == 1 ? "is" : "are", rest->others, buffer_text(&rest->agents));
    if (printing->damaged > 0)
        print_warning(
            "%zu records of sessions cannot be read (deskhand verify tells which)",
            printing->damaged);
    if (rest->unknown > 0)
        print_warning("%zu sessions are shown to nobody, since whose they are cannot be "
                      "read (deskhand verify tells which)",
                      rest->unknown);
}

bool subcommand_sessions(const struct options *options, struct error *err)
{
    struct office office;
    struct printing printing = {.json = options->json, .err = err, .is_good = true};
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "sessions: takes no arguments");
    if (!office_open(&office, options, err))
        return false;
    is_done = replay_each_session(&office, print_one, &printing, &printing.rest, err) &&
              printing.is_good;
    if (is_done)
        tell_rest(&printing, office.settings.agent);
    buffer_release(&printing.rest.agents);
    office_close(&office);
    return is_done;
}
