/* Where the passphrase comes from: never from argv, never from a plain environment
 * variable. */
#include "base/process.h"
#include "base/secret.h"
#include "shell/office.h"
#include "shell/print.h"
#include "shell/prompt.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COMMAND_TIMEOUT_MS 60000
#define TRIES              3    /* at the prompt */
#define PAUSE_MS           1000 /* behind a wrong one; doubled by the next */
#define FEW                8    /* characters are guessed soon */

static bool is_short(const char *passphrase, size_t len)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++)
        count += ((unsigned char)passphrase[i] & 0xC0) != 0x80;
    return count > 0 && count < FEW;
}

/* Until it is long enough; an empty one is told by who asked. */
static bool ask_new(int tty, char *out, size_t *len)
{
    const char *question = "New passphrase for the vault: ";

    do {
        if (!prompt_secret(tty, question, out, len))
            return false;
        question = "Fewer than 8 characters are guessed soon. A longer one: ";
    } while (is_short(out, *len));
    return true;
}

/* Enter alone, by mistake, does not end where the next words would go to the shell. */
static bool ask_present(int tty, char *out, size_t *len)
{
    do {
        if (!prompt_secret(tty, "Passphrase: ", out, len))
            return false;
    } while (*len == 0);
    return true;
}

static bool ask_twice(int tty, char *out, size_t *len, struct error *err)
{
    char *again = secret_get(PASSPHRASE_SIZE);
    size_t second = 0;
    bool is_asked =
        ask_new(tty, out, len) && prompt_secret(tty, "The same again: ", again, &second);
    bool is_same = is_asked && *len == second && memcmp(out, again, second) == 0;

    secret_free(again);
    if (!is_asked)
        return error_set(err, ERROR_LOCKED, "no passphrase was given (nothing was done)");
    return is_same ||
           error_set(err, ERROR_USAGE, "the two passphrases differ (nothing was done)");
}

static bool from_prompt(bool is_new, char *out, size_t *len, struct error *err)
{
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool is_read;

    if (tty < 0)
        return error_set(err, ERROR_LOCKED,
                         "the vault is locked and there is no terminal to ask at "
                         "(use --passphrase-file or --passphrase-fd)");
    is_read = is_new ? ask_twice(tty, out, len, err)
                     : ask_present(tty, out, len) ||
                           error_set(err, ERROR_LOCKED, "no passphrase was given");
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

/* Who typed it was asked for a longer one; a script goes on. */
static void warn_of_short(const char *passphrase, size_t len)
{
    if (is_short(passphrase, len))
        print_warning("the new passphrase has fewer than %d characters: who has the file "
                      "guesses it soon",
                      FEW);
}

/* Told apart here, where it is known that a file or a program gave it: who types cannot. */
static bool check(const char *passphrase, size_t len, bool is_new, struct error *err)
{
    if (len == 0)
        return error_set(err, is_new ? ERROR_USAGE : ERROR_LOCKED,
                         "the passphrase is empty");
    if (memchr(passphrase, '\0', len) != NULL)
        return error_set(err, ERROR_USAGE,
                         "the passphrase holds a NUL byte (is that file a text in UTF-8?)");
    if (is_new)
        warn_of_short(passphrase, len);
    return true;
}

bool office_passphrase(const struct office *office, const struct options *options,
                       bool is_new, char *out, size_t *len, struct error *err)
{
    bool is_read;

    *len = 0;
    if (options->passphrase_file != NULL)
        is_read =
            secret_read_file(options->passphrase_file, out, PASSPHRASE_SIZE, len, err);
    else if (options->passphrase_fd >= 0)
        is_read = secret_read((int)options->passphrase_fd, out, PASSPHRASE_SIZE, len, err);
    else if (office->settings.passphrase_command != NULL)
        is_read = from_command(office->settings.passphrase_command, out, len, err);
    else
        is_read = from_prompt(is_new, out, len, err);
    return is_read && check(out, *len, is_new, err);
}

static bool is_typed(const struct office *office, const struct options *options)
{
    return options->passphrase_file == NULL && options->passphrase_fd < 0 &&
           office->settings.passphrase_command == NULL;
}

static bool pause_for(const struct error *wrong, int ms)
{
    char words[sizeof(wrong->text) + 40];
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool is_over;

    snprintf(words, sizeof(words), "%s. Once more in %d s", wrong->text, ms / 1000);
    is_over = tty >= 0 && prompt_pause(tty, words, ms);
    if (tty >= 0)
        close(tty);
    return is_over;
}

static bool unlock(struct office *office, const struct options *options, char *out,
                   size_t *len, struct error *err)
{
    int tries = is_typed(office, options) ? TRIES : 1;

    for (int pause_ms = PAUSE_MS;; pause_ms *= 2) {
        if (!office_passphrase(office, options, false, out, len, err))
            return false;
        if (office_open_with(office, text_from(out, *len), err))
            return true;
        if (office->vault != NULL || err->code != ERROR_LOCKED || --tries == 0 ||
            !pause_for(err, pause_ms))
            return false;
    }
}

bool office_unlock(struct office *office, const struct options *options, char *out,
                   size_t *len, struct error *err)
{
    struct prompt_hush hush;
    int tty =
        is_typed(office, options) ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;

    prompt_hush(tty, &hush);
    bool is_open = unlock(office, options, out, len, err);
    prompt_speak(&hush);
    if (tty >= 0)
        close(tty);
    return is_open;
}

bool office_new_passphrase(const struct options *options, char *out, size_t *len,
                           struct error *err)
{
    bool is_read;

    *len = 0;
    if (options->new_passphrase_file != NULL)
        is_read =
            secret_read_file(options->new_passphrase_file, out, PASSPHRASE_SIZE, len, err);
    else if (options->new_passphrase_fd >= 0)
        is_read =
            secret_read((int)options->new_passphrase_fd, out, PASSPHRASE_SIZE, len, err);
    else
        is_read = from_prompt(true, out, len, err);
    return is_read && check(out, *len, true, err);
}
