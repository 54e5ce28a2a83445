#include "shell/shared.h"

#include "base/secret.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_BYTES    16
#define NAME_SIZE     (2 * NAME_BYTES + 1)
#define PASSWORD_SIZE 1024

static bool is_locked_by_policy(const struct settings *settings)
{
    for (size_t i = 0; i < settings->locked_count; i++) {
        if (string_equals(settings->locked[i], "catalogue.url"))
            return true;
    }
    return false;
}

/* A password in the address is as secret as the file it stands in. */
static bool check_address(const struct office *office, struct error *err)
{
    const struct settings *settings = &office->settings;
    const char *path = is_locked_by_policy(settings) ? SETTINGS_POLICY_PATH
                                                     : office->paths.configuration;
    bool has_password = false;
    struct stat about;

    if (!catalogue_server_check(settings->catalogue_url, &has_password, err))
        return false;
    return !has_password || (stat(path, &about) == 0 && (about.st_mode & 077) == 0) ||
           error_set(err, ERROR_USAGE,
                     "%s: a password stands in [catalogue] url, and others can read the "
                     "file (chmod 600, or put it in a password_file)",
                     path);
}

static bool is_name(const char *name, ssize_t len)
{
    return len == NAME_SIZE - 1 &&
           strspn(name, "0123456789abcdef") == (size_t)NAME_SIZE - 1;
}

static bool read_name(const char *path, char name[NAME_SIZE], struct error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t len = fd < 0 ? -1 : read(fd, name, NAME_SIZE - 1);

    if (len < 0)
        error_set_errno(err, ERROR_FAILED, "read %s", path);
    if (fd >= 0)
        close(fd);
    if (len < 0)
        return false;
    name[len] = '\0';
    return is_name(name, len) ||
           error_set(err, ERROR_FAILED,
                     "%s: it does not hold the name of this home's counts (remove it, and "
                     "import the orders again)",
                     path);
}

/* Random, so that it says nothing of whose home it is; made once. */
static bool find_name(const struct office *office, char name[NAME_SIZE], struct error *err)
{
    char *path = memory_format("%s/catalogue.home", office->paths.data);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool is_good = true;

    if (fd >= 0) {
        uint8_t bytes[NAME_BYTES];

        secret_random(bytes, sizeof(bytes));
        secret_to_hex(bytes, sizeof(bytes), name);
        is_good = write(fd, name, NAME_SIZE - 1) == NAME_SIZE - 1 && fsync(fd) == 0;
        if (!is_good)
            error_set_errno(err, ERROR_FAILED, "write %s", path);
        close(fd);
        if (!is_good)
            unlink(path);
    } else {
        is_good = read_name(path, name, err);
    }
    memory_free(path);
    return is_good;
}

static bool join(const struct office *office, struct catalogue **catalogue,
                 struct error *err)
{
    const struct settings *settings = &office->settings;
    char name[NAME_SIZE];
    struct catalogue_server server = {.url = settings->catalogue_url, .home = name,
                                       .folder = office->paths.data};
    char *password = NULL;
    size_t len = 0;
    bool is_good = check_address(office, err) && find_name(office, name, err);

    if (is_good && settings->catalogue_password_file != NULL) {
        password = secret_get(PASSWORD_SIZE);
        is_good = secret_read_file(settings->catalogue_password_file, password,
                                   PASSWORD_SIZE, &len, err) ||
                  error_wrap(err, "[catalogue] password_file");
        server.password = password;
    }
    is_good = is_good && catalogue_open_shared(&server, catalogue, err);
    secret_free(password);
    return is_good;
}

bool shared_open_another(const struct office *office, struct catalogue **catalogue,
                         struct error *err)
{
    return office->settings.catalogue_url == NULL
               ? catalogue_open(office->paths.data, catalogue, err)
               : join(office, catalogue, err);
}

bool shared_open(struct office *office, struct error *err)
{
    return shared_open_another(office, &office->catalogue, err);
}

static void report_health(const struct catalogue_health *health, struct report *report)
{
    report_count(report, "catalogue_reached", 1);
    report_fact(report, "catalogue",
                arena_format(&report->arena, "%s, %s, %s", health->server,
                             health->is_encrypted ? "TLS" : "on this machine",
                             health->has_trigrams ? "pg_trgm" : "without pg_trgm"));
    if (!health->has_trigrams)
        report_problem(report, "catalogue",
                       "the database has no pg_trgm, so slips are looked for among all "
                       "words (its owner runs: CREATE EXTENSION pg_trgm)");
    if (health->keeps_words)
        report_problem(report, "catalogue",
                       "the server's log keeps what is searched for, words of customers' "
                       "messages too (its owner sets log_parameter_max_length = 0)");
}

void shared_report(const struct office *office, struct report *report)
{
    struct catalogue_health health = {0};
    struct catalogue *catalogue = NULL;
    struct error err = {0};

    if (office->settings.catalogue_url == NULL)
        return;
    if (join(office, &catalogue, &err) && catalogue_look(catalogue, &health, &err)) {
        report_health(&health, report);
    } else {
        report_count(report, "catalogue_reached", 0);
        report_problem(report, "catalogue",
                       arena_format(&report->arena, "%s%s", err.text,
                                    err.code == ERROR_UNREACHABLE
                                        ? " (is the server up, and may this user connect? "
                                          "a password stands in a password_file or ~/.pgpass)"
                                        : ""));
    }
    catalogue_close(catalogue);
}
