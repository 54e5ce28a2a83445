/* Where the passphrase comes from: never from argv, never from a plain environment variable. */
#include "base/process.h"
#include "base/secret.h"
#include "shell/office.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define COMMAND_TIMEOUT_MS 60000

/* One line from the terminal without echo; the length, or -1. */
static ssize_t ask(int tty, const char *question, char *out)
{
    struct termios before;
    struct termios quiet;
    ssize_t len = 0;

    if (tcgetattr(tty, &before) != 0)
        return -1;
    quiet = before;
    quiet.c_lflag &= (tcflag_t) ~(ECHO | ECHOE | ECHOK | ECHONL);
    quiet.c_lflag |= ICANON | ISIG;
    tcsetattr(tty, TCSAFLUSH, &quiet);
    if (write(tty, question, strlen(question)) > 0)
        len = read(tty, out, PASSPHRASE_SIZE - 1);
    tcsetattr(tty, TCSAFLUSH, &before);
    (void)!write(tty, "\n", 1);
    while (len > 0 && (out[len - 1] == '\n' || out[len - 1] == '\r'))
        len--;
    if (len >= 0)
        out[len] = '\0';
    return len;
}

static bool ask_twice(int tty, char *out, size_t *len, struct error *err)
{
    char *again = secret_get(PASSPHRASE_SIZE);
    ssize_t first = ask(tty, "New passphrase for the vault: ", out);
    ssize_t second = first < 0 ? -1 : ask(tty, "The same again: ", again);
    bool is_same = first >= 0 && first == second && memcmp(out, again, (size_t)first) == 0;

    secret_free(again);
    if (first < 0)
        return error_set_errno(err, ERROR_FAILED, "the terminal");
    if (!is_same)
        return error_set(err, ERROR_USAGE, "the two passphrases differ (nothing was made)");
    *len = (size_t)first;
    return true;
}

static bool from_prompt(bool is_new, char *out, size_t *len, struct error *err)
{
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool is_read = true;

    if (tty < 0)
        return error_set(err, ERROR_LOCKED,
                         "the vault is locked and there is no terminal to ask at "
                         "(use --passphrase-file or --passphrase-fd)");
    if (is_new) {
        is_read = ask_twice(tty, out, len, err);
    } else {
        ssize_t got = ask(tty, "Passphrase: ", out);

        is_read = got >= 0 || error_set_errno(err, ERROR_FAILED, "the terminal");
        *len = got < 0 ? 0 : (size_t)got;
    }
    close(tty);
    return is_read;
}

static bool from_command(const char *command, char *out, size_t *len, struct error *err)
{
    struct buffer printed;
    bool is_read;

    buffer_init(&printed, PASSPHRASE_SIZE - 1);
    is_read = process_read(command, COMMAND_TIMEOUT_MS, &printed, err);
    if (is_read) {
        *len = printed.len;
        memcpy(out, buffer_text(&printed), printed.len);
        if (*len > 0 && out[*len - 1] == '\n')
            (*len)--;
        if (*len > 0 && out[*len - 1] == '\r')
            (*len)--;
        out[*len] = '\0';
    } else {
        error_wrap(err, "[vault] passphrase_command");
    }
    buffer_release_wiped(&printed);
    return is_read;
}

bool office_passphrase(const struct office *office, const struct options *options, bool is_new,
                      char *out, size_t *len, struct error *err)
{
    bool is_read;

    *len = 0;
    if (options->passphrase_file != NULL)
        is_read = secret_read_file(options->passphrase_file, out, PASSPHRASE_SIZE, len, err);
    else if (options->passphrase_fd >= 0)
        is_read = secret_read((int)options->passphrase_fd, out, PASSPHRASE_SIZE, len, err);
    else if (office->settings.passphrase_command != NULL)
        is_read = from_command(office->settings.passphrase_command, out, len, err);
    else
        is_read = from_prompt(is_new, out, len, err);
    if (is_read && *len == 0)
        return error_set(err, is_new ? ERROR_USAGE : ERROR_LOCKED, "the passphrase is empty");
    return is_read;
}
