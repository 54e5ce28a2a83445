#include "shell/lines.h"
#include "shell/office.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "shell/verdicts.h"
#include "wire/answers.h"

#include <unistd.h>

#define TEXT_LIMIT (256 * 1024)

static bool print_opinion(const char *ticket, const struct opinion *opinion,
                          struct text text, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_check(ticket, opinion, text, &out);
        is_printed = print_line(&out, err);
        buffer_release_wiped(&out);
        return is_printed;
    }
    buffer_init(&out, SIZE_MAX);
    verdicts_add(opinion, text, &out);
    is_printed = print_shown(text_trim(text_from(buffer_text(&out), out.len)), err);
    buffer_release_wiped(&out);
    return is_printed;
}

static bool check(struct office *office, const struct shop *shop, const char *ticket,
                  struct text text, bool json, bool *is_blocked, struct error *err)
{
    struct loaded *loaded = NULL;
    struct arena arena;
    struct opinion opinion = {0};
    bool is_done;

    arena_init(&arena);
    is_done = office_load(office, ticket, &loaded, err);
    if (is_done)
        print_damaged(ticket, loaded->damaged);
    is_done = is_done &&
              office_check(office, loaded, shop, text, false, &arena, &opinion, err) &&
              print_opinion(ticket, &opinion, text, json, err);
    *is_blocked = is_done && opinion.worst == SEVERITY_BLOCK;
    loaded_destroy(loaded);
    arena_release(&arena);
    return is_done;
}

static bool check_one(struct office *office, const struct shop *shop,
                      const struct options *options, struct error *err)
{
    struct buffer text;
    bool is_blocked = false;
    bool is_done;

    buffer_init(&text, TEXT_LIMIT);
    is_done =
        lines_read_file(options->file == NULL ? "-" : options->file, &text, err) &&
        check(office, shop, options->arguments[0], text_from(buffer_text(&text), text.len),
              options->json, &is_blocked, err);
    buffer_release_wiped(&text);
    if (is_done && is_blocked)
        return error_set(err, ERROR_REFUSED, "%s", "");
    return is_done;
}

/* One line of a batch; false where standard output is gone. */
static bool check_line(struct office *office, const struct shop *shop, struct text line,
                       enum error_code *worst, struct error *err)
{
    struct arena arena;
    const char *ticket = "";
    const char *text = "";
    struct error why = {0};
    struct buffer out;
    bool is_blocked;
    bool is_told = true;

    arena_init(&arena);
    if (!answer_read_check(line, &arena, &ticket, &text, &why) ||
        !check(office, shop, ticket, text_of(text), true, &is_blocked, &why)) {
        buffer_init(&out, SIZE_MAX);
        answer_error("ticket", ticket, &why, &out);
        is_told = why.code != ERROR_NONE && print_line(&out, err);
        buffer_release(&out);
        if (why.code > *worst)
            *worst = why.code;
        print_failure(&why);
    }
    arena_release(&arena);
    return is_told;
}

static bool check_stdin(struct office *office, const struct shop *shop, struct error *err)
{
    struct lines lines;
    struct text line = {0};
    enum lines_result result;
    enum error_code worst = ERROR_NONE;
    bool goes_on = true;

    lines_init(&lines, STDIN_FILENO, 2 * TEXT_LIMIT);
    while (goes_on && (result = lines_next(&lines, &line, err)) != LINES_END) {
        goes_on = result != LINES_FAILED;
        if (goes_on && line.len > 0)
            goes_on = check_line(office, shop,
                                 result == LINES_TOO_LONG ? text_of("{\"too long\"") : line,
                                 &worst, err);
        fflush(stdout);
    }
    lines_release(&lines);
    if (goes_on && worst != ERROR_NONE)
        return error_set(err, worst, "%s", "");
    return goes_on;
}

bool subcommand_check(const struct options *options, struct error *err)
{
    struct office office;
    struct shop *shop = NULL;
    bool is_done;

    if (options->argument_count != (options->from_stdin ? 0 : 1))
        return error_set(err, ERROR_USAGE, "check: wants one ticket, or --stdin");
    if (!office_open(&office, options, err))
        return false;
    is_done = office_shop(&office, &shop, err) &&
              (options->from_stdin ? check_stdin(&office, shop, err)
                                   : check_one(&office, shop, options, err));
    shop_destroy(shop);
    office_close(&office);
    return is_done;
}
