#include "shell/model_key.h"

#include "base/process.h"
#include "base/secret.h"

#include <string.h>

#define COMMAND_TIMEOUT_MS 60000

static bool read_from_file(const char *path, char *key, size_t *len, struct error *err)
{
    if (secret_read_file(path, key, MODEL_KEY_SIZE, len, err))
        return true;
    /* One that is not there is a setting that is wrong. */
    return error_set(err, ERROR_USAGE, "key_file: %s", err->text);
}

/*
 * How a command failed, without its own words and without what it wrote to standard error:
 * where a key stands in the place of the command, the shell names it.
 */
static bool refuse_command(const char *command, const struct error *why, struct error *err)
{
    size_t skipped = strlen(command) + strlen(": ");
    struct text rest = text_of(strlen(why->text) > skipped ? why->text + skipped : "");
    struct text what = {0};

    (void)!text_next(&rest, ':', &what);
    /* As a file that is not there: a setting that is wrong. */
    return error_set(err, ERROR_USAGE,
                     "key_command: %.*s (run it by hand: it has to print the key alone)",
                     (int)what.len, string_or_empty(what.bytes));
}

static bool read_from_command(const char *command, char *key, size_t *len,
                              struct error *err)
{
    struct error why = {0};
    struct buffer printed;
    struct text line;
    bool is_read;

    buffer_init(&printed, MODEL_KEY_SIZE - 1);
    is_read = process_read(command, COMMAND_TIMEOUT_MS, &printed, &why);
    line = text_trim(text_from(buffer_text(&printed), printed.len));
    if (is_read) {
        *len = line.len;
        memcpy(key, line.bytes, line.len);
    }
    buffer_release_wiped(&printed);
    return is_read || refuse_command(command, &why, err);
}

/* What may stand in a header's value: visible ASCII. */
static bool is_key(const char *key, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (key[i] <= ' ' || key[i] > '~')
            return false;
    }
    return len > 0;
}

static bool read_key(const struct model_profile *profile, char *key, struct error *err)
{
    const char *source = profile->key_file != NULL ? "key_file" : "key_command";
    size_t len = 0;
    bool is_read = profile->key_file != NULL
                       ? read_from_file(profile->key_file, key, &len, err)
                       : read_from_command(profile->key_command, key, &len, err);

    return is_read &&
           (is_key(key, len) ||
            error_set(err, ERROR_USAGE, "%s gives no key: %s", source,
                      len == 0 ? "it is empty"
                               : "there is more than one word of visible ASCII in it"));
}

bool model_key_read(const struct model_profile *profile, char **key, struct error *err)
{
    struct error why = {0};
    char *made;

    *key = NULL;
    if (profile->key_file == NULL && profile->key_command == NULL)
        return true;
    made = secret_get(MODEL_KEY_SIZE);
    if (!read_key(profile, made, &why)) {
        secret_free(made);
        return error_set(err, why.code, "[%s%s] %s",
                         string_equals(profile->name, "model") ? "" : "model.",
                         profile->name, why.text);
    }
    *key = made;
    return true;
}
