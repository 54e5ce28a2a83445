#include "shell/deliver.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/json_write.h"

static bool print_state(const char *ticket, bool is_held, bool json, struct error *err)
{
    struct buffer out;
    struct json_writer writer;
    bool is_printed;

    if (!json)
        return print_format(err, "%s: %s", ticket,
                            is_held ? "legal hold" : "no legal hold any more");
    buffer_init(&out, SIZE_MAX);
    json_writer_init(&writer, &out);
    json_open_object(&writer, NULL);
    json_bool(&writer, "ok", true);
    json_string(&writer, "ticket", ticket);
    json_bool(&writer, "hold", is_held);
    json_close_object(&writer);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

bool subcommand_hold(const struct options *options, struct error *err)
{
    struct office office;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "hold: wants one ticket");
    if (!office_open(&office, options, err))
        return false;
    is_done = deliver_legal_hold(&office, options->arguments[0], !options->off,
                                 moment_now(), err) &&
              print_state(options->arguments[0], !options->off, options->json, err);
    office_close(&office);
    return is_done;
}
