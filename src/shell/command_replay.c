#include "base/moment.h"
#include "shell/print.h"
#include "shell/replay_screen.h"
#include "shell/subcommand.h"
#include "wire/json_write.h"

#include <stdio.h>
#include <unistd.h>

/* "00:01:22.345" */
static void format_ms(int64_t ms, char *out, size_t size)
{
    snprintf(out, size, "%02lld:%02lld:%02lld.%03lld", (long long)(ms / 3600000),
             (long long)(ms / 60000 % 60), (long long)(ms / 1000 % 60),
             (long long)(ms % 1000));
}

static void add_heading(const struct replay *replay, size_t index,
                        const struct replay_shot *shot, struct buffer *out)
{
    char when[32], gaps[300];

    format_ms(shot->ms, when, sizeof(when));
    (void)buffer_format(out, "=== %zu of %zu · %s · %dx%d", index + 1, replay_count(replay),
                        when, shot->canvas->columns, shot->canvas->rows);
    if (shot->keys != NULL)
        (void)buffer_format(out, " · keys %s", shot->keys);
    for (size_t i = 0; i < shot->decision_count; i++)
        (void)buffer_format(out, " · %s %s", shot->decisions[i].did,
                            shot->decisions[i].ticket == NULL ? "a ticket that is gone"
                                                              : shot->decisions[i].ticket);
    replay_format_gaps(shot, gaps, sizeof(gaps));
    if (gaps[0] != '\0')
        (void)buffer_format(out, " · missing: %s", gaps);
    (void)buffer_add_char(out, '\n');
}

static bool print_words(const struct replay *replay, size_t index,
                        const struct replay_shot *shot, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    add_heading(replay, index, shot, &out);
    canvas_text(shot->canvas, &out);
    out.len -= out.len > 0; /* the last line's end is print_shown()'s */
    is_printed = print_shown(text_from(buffer_text(&out), out.len), err);
    buffer_release_wiped(&out);
    return is_printed;
}

static void write_decisions(struct json_writer *json, const struct replay_shot *shot)
{
    json_open_array(json, "decisions");
    for (size_t i = 0; i < shot->decision_count; i++) {
        json_open_object(json, NULL);
        json_string(json, "did", shot->decisions[i].did);
        json_string(json, "ticket", shot->decisions[i].ticket);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_gaps(struct json_writer *json, const struct replay_shot *shot)
{
    json_open_object(json, "missing");
    json_integer(json, "gone", (int64_t)shot->gaps[GAP_GONE]);
    json_integer(json, "damaged", (int64_t)shot->gaps[GAP_DAMAGED]);
    json_integer(json, "unkept", (int64_t)shot->gaps[GAP_UNKEPT]);
    json_bool(json, "stale", shot->is_stale);
    json_close_object(json);
}

static bool print_json(size_t index, const struct replay_shot *shot, struct error *err)
{
    struct buffer line, text;
    struct json_writer json;
    bool is_printed;

    buffer_init(&line, SIZE_MAX);
    buffer_init(&text, SIZE_MAX);
    canvas_text(shot->canvas, &text);
    json_writer_init(&json, &line);
    json_open_object(&json, NULL);
    json_integer(&json, "n", (int64_t)index + 1);
    json_integer(&json, "ms", shot->ms);
    json_moment(&json, "at", shot->at);
    json_integer(&json, "rows", shot->canvas->rows);
    json_integer(&json, "columns", shot->canvas->columns);
    json_integer(&json, "caret_row", shot->canvas->caret_row);
    json_integer(&json, "caret_column", shot->canvas->caret_column);
    json_string(&json, "keys", shot->keys);
    write_decisions(&json, shot);
    write_gaps(&json, shot);
    json_text(&json, "text", text_from(buffer_text(&text), text.len));
    json_close_object(&json);
    is_printed = print_line(&line, err);
    buffer_release_wiped(&line);
    buffer_release_wiped(&text);
    return is_printed;
}

static bool print_frames(struct replay *replay, size_t from, size_t end, bool json,
                         struct error *err)
{
    bool is_good = true;

    for (size_t i = from; is_good && i < end; i++) {
        struct replay_shot shot;

        is_good = replay_go(replay, i, &shot, err) &&
                  (json ? print_json(i, &shot, err) : print_words(replay, i, &shot, err));
    }
    return is_good;
}

/* The shot that stood so long after the begin. */
static size_t shot_at(const struct replay *replay, int64_t ms)
{
    size_t at = 0;

    while (at + 1 < replay_count(replay) && replay_ms(replay, at + 1) <= ms)
        at++;
    return at;
}

static bool find_shot(const struct replay *replay, const char *to, size_t *at,
                      struct error *err)
{
    moment_t begun = replay_about(replay)->begun_at, when;
    int64_t number, seconds;

    if (text_to_integer(text_of(to), 1, (int64_t)replay_count(replay), &number)) {
        *at = (size_t)number - 1;
        return true;
    }
    if (moment_parse(text_of(to), &when))
        seconds = when - begun;
    else if (!moment_parse_span(text_of(to), &seconds))
        return error_set(err, ERROR_USAGE,
                         "--to: '%s' is no frame from 1 to %zu, no span (90s, 5m) and no "
                         "time",
                         to, replay_count(replay));
    *at = shot_at(replay, seconds * 1000 + 999);
    return true;
}

static void tell_about(const struct session_about *about)
{
    if (about->damaged > 0)
        print_warning("%zu records of this session cannot be read", about->damaged);
    if (!about->has_ended)
        print_warning("the session has no end: it runs, or was killed");
}

static bool tell(struct replay *replay, const struct options *options, const char *theme,
                 struct error *err)
{
    bool plays =
        !options->frames && !options->json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    bool has_moment = options->to != NULL;
    size_t at = 0;
    bool is_done;

    if (replay_count(replay) == 0)
        return error_set(err, ERROR_DAMAGED, "nothing of this session can be read");
    if (has_moment && !find_shot(replay, options->to, &at, err))
        return false;
    is_done = plays ? replay_play(replay, at, has_moment, options->speed, theme, err)
                    : print_frames(replay, at, has_moment ? at + 1 : replay_count(replay),
                                   options->json, err);
    if (is_done)
        tell_about(replay_about(replay));
    return is_done;
}

bool subcommand_replay(const struct options *options, struct error *err)
{
    struct office office;
    struct replay *replay = NULL;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE,
                         "replay: wants one session (deskhand sessions lists them)");
    if (!office_open(&office, options, err))
        return false;
    is_done = replay_open(&office, options->arguments[0], &replay, err) &&
              tell(replay, options, office.settings.theme, err);
    replay_close(replay);
    office_close(&office);
    return is_done;
}
