/*
 * The demo shop: a vault of its own under a random passphrase in a temporary home (or the
 * one named), filled from the lines compiled in, with customers that answer.
 */
#include "base/secret.h"
#include "demo/demo.h"
#include "shell/heads.h"
#include "shell/import.h"
#include "shell/print.h"
#include "shell/session.h"
#include "shell/subcommand.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FRAME_ROWS    36
#define FRAME_COLUMNS 120
#define SECRET_BYTES  24
#define LINE_LIMIT    (1024 * 1024)

struct demo_home {
    char folder[256];
    bool is_temporary;
};

static bool make_home(struct demo_home *home, const char *wanted, struct error *err)
{
    const char *place = getenv("TMPDIR");

    home->is_temporary = wanted == NULL;
    if (wanted != NULL) {
        if (snprintf(home->folder, sizeof(home->folder), "%s", wanted) >=
            (int)sizeof(home->folder))
            return error_set(err, ERROR_USAGE, "--home: the name is too long");
        return true;
    }
    if (place == NULL || place[0] != '/' || access(place, W_OK) != 0)
        place = "/tmp";
    snprintf(home->folder, sizeof(home->folder), "%s/deskhand-demo-XXXXXX", place);
    if (mkdtemp(home->folder) == NULL)
        return error_set_errno(err, ERROR_FAILED, "%s: the demo's home could not be made",
                               place);
    return true;
}

/* The part's lines, dates moved to today, into the import. */
static bool import_part(struct import *import, enum demo_part part, moment_t now,
                        struct error *err)
{
    const char *const *lines = demo_part(part);
    struct buffer line;
    bool is_good = true;

    buffer_init(&line, LINE_LIMIT);
    for (int64_t i = 0; is_good && lines[i] != NULL; i++) {
        buffer_clear(&line);
        demo_expand(lines[i], now, &line);
        is_good = import_line(import, "demo", i + 1, text_from(line.bytes, line.len), err);
    }
    buffer_release(&line);
    return is_good;
}

static bool fill(struct office *office, moment_t now, struct error *err)
{
    static const enum demo_part parts[] = {DEMO_PRODUCTS, DEMO_CUSTOMERS,  DEMO_ORDERS,
                                           DEMO_ARTICLES, DEMO_PROMOTIONS, DEMO_MACROS,
                                           DEMO_TICKETS};
    struct import *import = NULL;
    struct import_counts counts;
    bool is_good = import_begin(office, &import, err);

    for (size_t i = 0; is_good && i < COUNT_OF(parts); i++)
        is_good = import_part(import, parts[i], now, err);
    is_good = is_good && import_commit(import, &counts, err) && heads_update(office, err);
    import_end(import);
    return is_good;
}

static bool add_script(struct desk *desk, moment_t now, struct error *err)
{
    const char *const *lines = demo_part(DEMO_SCRIPT);
    struct buffer line;
    bool is_good = true;

    buffer_init(&line, LINE_LIMIT);
    for (size_t i = 0; is_good && lines[i] != NULL; i++) {
        buffer_clear(&line);
        demo_expand(lines[i], now, &line);
        is_good = desk_local_script(desk, buffer_text(&line), now, err);
    }
    buffer_release(&line);
    return is_good;
}

/* A new demo's passphrase; with a home that stays it is written there, for the next time.
 */
static bool choose_passphrase(struct demo_home *home, char *out, struct error *err)
{
    uint8_t *random = secret_get(SECRET_BYTES);
    char path[300];
    size_t len = 0;
    int fd;
    bool is_kept = true;

    snprintf(path, sizeof(path), "%s/demo-passphrase", home->folder);
    if (!home->is_temporary &&
        access(path, R_OK) == 0) /* an earlier start ended before its vault */
        return secret_read_file(path, out, PASSPHRASE_SIZE, &len, err);
    secret_random(random, SECRET_BYTES);
    secret_to_hex(random, SECRET_BYTES, out);
    secret_free(random);
    if (home->is_temporary)
        return true;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    is_kept = fd >= 0 && write(fd, out, strlen(out)) == (ssize_t)strlen(out);
    if (fd >= 0)
        is_kept = close(fd) == 0 && is_kept;
    return is_kept || error_set_errno(err, ERROR_FAILED, "%s", path);
}

static bool make_shop(struct office *office, struct demo_home *home, char *passphrase,
                      struct error *err)
{
    char recovery[VAULT_RECOVERY_SIZE];

    return paths_make(&office->paths, err) && choose_passphrase(home, passphrase, err) &&
           vault_create(office->paths.data, text_of(passphrase), VAULT_COST_INTERACTIVE,
                        recovery, err) &&
           office_open_with(office, text_of(passphrase), err) &&
           fill(office, moment_now(), err);
}

/* A home that was a demo before is opened again by the passphrase that stands in it. */
static bool reopen_shop(struct office *office, const struct demo_home *home,
                        const struct options *options, char *passphrase, struct error *err)
{
    char path[300];
    size_t len = 0;
    bool is_open;

    snprintf(path, sizeof(path), "%s/demo-passphrase", home->folder);
    if (options->passphrase_file == NULL && options->passphrase_fd < 0 &&
        access(path, R_OK) == 0)
        is_open = secret_read_file(path, passphrase, PASSPHRASE_SIZE, &len, err);
    else
        is_open = office_passphrase(office, options, false, passphrase, &len, err);
    is_open = is_open && office_open_with(office, text_from(passphrase, len), err);
    if (is_open && vault_newest_row(office->vault) ==
                       0) /* it was made, and ended before it was filled */
        is_open = fill(office, moment_now(), err);
    return is_open;
}

static bool print_frame(struct session *session, struct error *err)
{
    struct buffer out;
    bool is_printed;

    session_frame(session, FRAME_ROWS, FRAME_COLUMNS);
    buffer_init(&out, SIZE_MAX);
    canvas_text(&session->canvas, &out);
    is_printed = print_bytes(text_from(buffer_text(&out), out.len), err);
    buffer_release(&out);
    return is_printed;
}

static bool live(struct office *office, const struct options *options, char *passphrase,
                 struct error *err)
{
    struct desk *desk = desk_local_create();
    struct session session;
    bool is_done;

    if (!session_prepare(&session, err)) {
        desk_destroy(desk);
        return false;
    }
    is_done = session_init(&session, office, options, desk, err) &&
              add_script(desk, moment_now(), err);
    session.passphrase = text_of(passphrase);
    if (is_done && (options->plain || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))))
        is_done = session_run(&session, err);
    else if (is_done)
        is_done = print_frame(&session, err);
    session_release(&session);
    return is_done;
}

static void name_shop(struct settings *settings)
{
    settings->shop_name = "Fjord & Field";
    settings->shop_currency = "EUR";
    settings->shop_country = "ES";
    settings->agent = "Noor";
}

bool subcommand_demo(const struct options *options, struct error *err)
{
    struct demo_home home = {0};
    struct options in_home = *options;
    struct office office = {0};
    char *passphrase = secret_get(PASSPHRASE_SIZE);
    bool is_done;

    if (options->argument_count > 0 || options->json) {
        secret_free(passphrase);
        return error_set(err, ERROR_USAGE,
                         options->json ? "demo: draws a screen, which has no --json"
                                       : "demo: takes no arguments");
    }
    is_done = make_home(&home, options->home, err);
    in_home.home = home.folder;
    is_done = is_done && office_prepare(&office, &in_home, err);
    if (is_done) {
        name_shop(&office.settings);
        is_done = moment_set_zone("Europe/Madrid", err) &&
                  (vault_exists(home.folder)
                       ? reopen_shop(&office, &home, options, passphrase, err)
                       : make_shop(&office, &home, passphrase, err)) &&
                  live(&office, options, passphrase, err);
    }
    office_close(&office);
    secret_free(passphrase);
    if (home.is_temporary)
        paths_remove_tree(home.folder);
    return is_done;
}
