#include "shell/browser.h"

#include "base/text.h"

#include <string.h>

#define WORDS_MAX     32
#define USUAL_COMMAND "xdg-open"

static bool is_address(const char *url)
{
    struct text text = text_of(url);

    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] <= ' ' || text.bytes[i] > '~')
            return false;
    }
    return text_starts_with(text, "https://") || text_starts_with(text, "http://");
}

bool browser_open(struct started *browser, const struct settings *settings, const char *url,
                  struct error *err)
{
    const char *argv[WORDS_MAX + 2] = {USUAL_COMMAND};
    size_t count = settings->open_command_count;

    if (!is_address(url))
        return error_set(err, ERROR_REFUSED, "only http and https addresses are opened");
    if (count > WORDS_MAX)
        return error_set(err, ERROR_USAGE, "[ui] open_command has more than %d words",
                         WORDS_MAX);
    for (size_t i = 0; i < count; i++)
        argv[i] = settings->open_command[i];
    argv[count > 0 ? count : 1] = url;
    return started_run(browser, argv, err) ||
           error_wrap(err, "[ui] open_command names the program");
}

bool browser_hear(struct started *browser, struct error *err)
{
    int status = started_hear(browser);

    return status == 0 ||
           error_set(err, ERROR_FAILED,
                     "the program ended with status %d ([ui] open_command names another)",
                     status);
}
