#include "shell/batch.h"

#include "base/memory.h"
#include "shell/lines.h"
#include "shell/print.h"
#include "wire/answers.h"

#include <stdio.h>
#include <unistd.h>

#define ID_LINE_LIMIT 4096

struct batch {
    const struct options *options;
    const char *field;
    batch_handler *handler;
    void *context;
    enum error_code worst;
};

/* True where the batch goes on. */
static bool answer(struct batch *batch, const char *id, struct error *err)
{
    struct error why = {0};
    struct buffer line;
    bool is_told = true;

    if (batch->handler(batch->context, id, &why))
        return true;
    if (why.code == ERROR_NONE)
        return error_set(err, ERROR_NONE, "the reader is gone");
    if (why.code > batch->worst)
        batch->worst = why.code;
    if (why.text[0] != '\0')
        print_failure(&why);
    if (batch->options->json) {
        buffer_init(&line, SIZE_MAX);
        answer_error(batch->field, id, &why, &line);
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
        fflush(stdout);
    }
    lines_release(&lines);
    return goes_on;
}

bool batch_run(const struct options *options, const char *field, batch_handler *handler,
               void *context, struct error *err)
{
    struct batch batch = {options, field, handler, context, ERROR_NONE};
    bool goes_on = true;

    for (size_t i = 0; goes_on && i < options->argument_count; i++)
        goes_on = answer(&batch, options->arguments[i], err);
    if (goes_on && options->from_stdin)
        goes_on = answer_stdin(&batch, err);
    if (!goes_on)
        return false;
    if (batch.worst == ERROR_NONE)
        return true;
    if (err != NULL)
        *err = (struct error){.code = batch.worst}; /* each was told */
    return false;
}
