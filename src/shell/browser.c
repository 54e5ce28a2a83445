#include "shell/browser.h"

#include "base/memory.h"
#include "base/process.h"
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

bool browser_open(struct browser *browser, const struct settings *settings, const char *url,
                  struct error *err)
{
    const char *argv[WORDS_MAX + 2] = {USUAL_COMMAND};
    size_t count = settings->open_command_count;
    pid_t pid;

    if (!is_address(url))
        return error_set(err, ERROR_REFUSED, "only http and https addresses are opened");
    if (count > WORDS_MAX)
        return error_set(err, ERROR_USAGE, "[ui] open_command has more than %d words",
                         WORDS_MAX);
    for (size_t i = 0; i < count; i++)
        argv[i] = settings->open_command[i];
    argv[count > 0 ? count : 1] = url;
    if (!process_start(argv, -1, -1, -1, &pid, err))
        return error_wrap(err, "[ui] open_command names the program");
    browser->pids = memory_reserve(browser->pids, &browser->capacity, browser->count,
                                   sizeof(*browser->pids));
    browser->pids[browser->count++] = pid;
    return true;
}

bool browser_hear(struct browser *browser, struct error *err)
{
    bool is_good = true;
    size_t kept = 0;

    for (size_t i = 0; i < browser->count; i++) {
        pid_t pid = browser->pids[i];
        int status = 0;

        if (!process_has_ended(pid)) {
            browser->pids[kept++] = pid;
            continue;
        }
        if (process_wait(pid, &status, NULL) && status != 0)
            is_good = error_set(err, ERROR_FAILED,
                                "the program ended with status %d ([ui] open_command "
                                "names another)",
                                status);
    }
    browser->count = kept;
    return is_good;
}

void browser_release(struct browser *browser)
{
    memory_free(browser->pids);
    *browser = (struct browser){0};
}
