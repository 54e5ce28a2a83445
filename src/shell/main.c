#include "base/fatal.h"
#include "base/memory.h"
#include "base/secret.h"
#include "catalogue/catalogue.h"
#include "shell/options.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "spell/speller.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A UTF-8 locale for widths, whatever the environment says; C.UTF-8 is everywhere. */
static void set_locale(void)
{
    if (setlocale(LC_ALL, "") == NULL || MB_CUR_MAX == 1) {
        if (setlocale(LC_ALL, "C.UTF-8") == NULL)
            setlocale(LC_CTYPE, "C.utf8");
    }
    setlocale(LC_NUMERIC, "C");
}

/* A closed standard descriptor would be given to the first file opened: the vault, at
 * worst. */
static void fill_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null",
                        fd == 1 ? O_RDONLY
                                : O_RDWR); /* writing to 1 then fails, and is told */
    }
}

int main(int argc, char **argv)
{
    struct options options;
    struct error err = {0};
    int status;

    memory_start();
    catalogue_start();
    fill_descriptors();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to tell, not an end */
    unsetenv("SSLKEYLOGFILE");
    set_locale();
    fatal_catch_crashes();
    if (!secret_start(&err)) {
        print_failure(&err);
        return (int)err.code;
    }
    if (argc > 1 && strcmp(argv[1], SPELLER_WORD) == 0) { /* speller_create()'s process */
        status = speller_serve(argc, argv);
        secret_stop();
        return status;
    }
    if (options_read(&options, argc, argv, &err)) {
        status = subcommand_run(&options);
    } else {
        print_failure(&err);
        status = (int)err.code;
    }
    options_release(&options);
    secret_stop();
    return status;
}
