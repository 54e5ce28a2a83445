#include "shell/print.h"
#include "shell/session.h"
#include "shell/subcommand.h"

#include <unistd.h>

bool subcommand_screen(const struct options *options, struct error *err)
{
    struct office office;
    struct session session;
    bool is_done;

    if (!options->plain && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
        return error_set(
            err, ERROR_USAGE,
            "the screen needs a terminal (deskhand --help lists the commands that do "
            "not, and --plain needs none)");
    if (!session_prepare(&session, err))
        return false;
    if (!office_open(&office, options, err)) {
        net_destroy(session.net);
        return false;
    }
    for (size_t i = 0; i < office.settings.idle_count; i++)
        print_warning("deskhand.conf: %s has no effect in this version",
                      office.settings.idle[i]);
    catalogue_hurry(office.catalogue, NULL, 0); /* its server may be silent */
    is_done = session_init(&session, &office, options, desk_local_create(), err) &&
              session_run(&session, err);
    session_release(&session);
    office_close(&office);
    return is_done;
}
