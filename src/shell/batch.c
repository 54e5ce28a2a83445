#include "shell/batch.h"

#include "base/memory.h"
#include "shell/lines.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "wire/answers.h"

#include <stdio.h>
#include <unistd.h>

#define ID_LINE_LIMIT 4096

struct batch {
    const struct options *options;
    const struct batch_command *command;
    enum error_code worst;
    int64_t rested_at; /* by offer_clock_ms() */
};

/* First it lets go of what it holds on to: whoever reads the answers may stand still. */
static bool rest(struct batch *batch, struct error *err)
{
    bool is_given;

    if (batch->command->rest != NULL)
        batch->command->rest(batch->command->context);
    is_given = print_give(err);
    batch->rested_at = offer_clock_ms();
    return is_given;
}

static bool is_tired(const struct batch *batch, bool has_next)
{
    return batch->command->rest == NULL || !has_next ||
           offer_clock_ms() - batch->rested_at >= BATCH_TURN_MS;
}

/* True where the batch goes on. */
static bool answer(struct batch *batch, const char *id, struct error *err)
{
    struct error why = {0};
    struct buffer line;
    bool is_told = true;

    if (batch->command->answer(batch->command->context, id, &why))
        return true;
    if (why.code == ERROR_NONE)
        return error_set(err, ERROR_NONE, "the reader is gone");
    if (why.code > batch->worst)
        batch->worst = why.code;
    if (why.text[0] != '\0') {
        if (!rest(batch, err)) /* nor is standard error waited for with it */
            return false;
        print_failure(&why);
    }
    if (batch->options->json) {
        buffer_init(&line, SIZE_MAX);
        answer_error(batch->command->field, id, &why, &line);
        is_told = print_line(&line, err);
        buffer_release(&line);
    }
    return is_told;
}

static bool answer_stdin(struct batch *batch, struct error *err)
{
    struct lines lines;
    struct text line = {0};
    enum lines_result result;
    bool goes_on = true;

    lines_init(&lines, STDIN_FILENO, ID_LINE_LIMIT);
    while (goes_on && (result = lines_next(&lines, &line, err)) != LINES_END) {
        char *id;

        if (result == LINES_FAILED) {
            goes_on = false;
            break;
        }
        line = text_trim(line);
        id = memory_copy(line.bytes, line.len);
        goes_on = answer(batch, id, err);
        memory_free(id);
        if (goes_on && is_tired(batch, lines_has_next(&lines)))
            goes_on = rest(batch, err);
    }
    lines_release(&lines);
    return goes_on;
}

static bool answer_arguments(struct batch *batch, struct error *err)
{
    size_t count = batch->options->argument_count;
    bool goes_on = true;

    for (size_t i = 0; goes_on && i < count; i++) {
        goes_on = answer(batch, batch->options->arguments[i], err);
        if (goes_on && is_tired(batch, i + 1 < count))
            goes_on = rest(batch, err);
    }
    return goes_on;
}

bool batch_run(const struct options *options, const struct batch_command *command,
               struct error *err)
{
    struct batch batch = {.options = options,
                          .command = command,
                          .worst = ERROR_NONE,
                          .rested_at = offer_clock_ms()};
    bool goes_on;

    if (command->rest != NULL)
        print_gather();
    goes_on = answer_arguments(&batch, err);
    if (goes_on && options->from_stdin)
        goes_on = answer_stdin(&batch, err);
    if (!rest(&batch, goes_on ? err : NULL) || !goes_on)
        return false;
    if (batch.worst == ERROR_NONE)
        return true;
    if (err != NULL)
        *err = (struct error){.code = batch.worst}; /* each was told */
    return false;
}
