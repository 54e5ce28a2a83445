#include "plain_parts.h"

#include "shell/offer.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define LINE_LIMIT  (2 * 1024 * 1024) /* bytes of a line, or of a paste */
#define READ_BYTES  65536
#define QUIET_MS    100  /* lines that come closer than this were not typed */
#define TYPED_MAX   4095 /* bytes of a line that a terminal hands over; it drops the rest */
#define TOLD_ROUNDS 8    /* what telling brings is told, too */

struct console {
    int in;
    int out;
    bool is_terminal; /* in */
    bool is_over;     /* all of in was read */
    bool skips;       /* the end of a line past the limit is still to come */
    struct buffer read;
    int64_t quiet_ms; /* when nothing will have come for QUIET_MS, of a clock that never
                         goes back */
    struct buffer told; /* of one turn */
    struct plain *plain;
    bool is_asked; /* a prompt stands: the next line may come */
    bool waits;
    bool leaves_prompt;
    struct console_place place;
};

struct console *console_create(int in, int out)
{
    struct console *console = memory_get(sizeof(*console));

    console->in = in;
    console->out = out;
    console->is_terminal = isatty(in) == 1;
    buffer_init(&console->read, LINE_LIMIT);
    buffer_init(&console->told, SIZE_MAX);
    console->plain = plain_create();
    return console;
}

void console_destroy(struct console *console)
{
    if (console == NULL)
        return;
    buffer_release_wiped(&console->read);
    buffer_release_wiped(&console->told);
    plain_destroy(console->plain);
    memory_free(console);
}

struct plain *console_plain(struct session *session)
{
    return session->console->plain;
}

struct console_place *console_place(struct session *session)
{
    return &session->console->place;
}

void console_forget(struct session *session)
{
    struct console *console = session->console;

    plain_destroy(console->plain);
    console->plain = plain_create();
    buffer_release_wiped(&console->told);
    if (console->read.len == 0) /* what was read before still lies there */
        buffer_release_wiped(&console->read);
    console->place = (struct console_place){0};
    console->is_asked = console->waits = console->leaves_prompt = false;
}

void console_hear(struct session *session, const struct event *event)
{
    plain_hear(session->console->plain, event);
}

void console_wait(struct session *session)
{
    session->console->waits = true;
}

void console_leave_prompt(struct session *session)
{
    session->console->leaves_prompt = true;
}

static bool put(struct session *session, struct error *err)
{
    struct console *console = session->console;
    const char *bytes = buffer_text(&console->told);
    size_t left = console->told.len;

    while (left > 0) {
        ssize_t done = write(console->out, bytes, left);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return error_set_errno(err, ERROR_FAILED, "standard output");
        bytes += done;
        left -= (size_t)done;
    }
    buffer_release_wiped(&console->told);
    return true;
}

/* What the line before began, and will be done in a moment. */
static bool is_under_way(const struct session *session)
{
    const struct model *model = &session->model;

    return session->waiting_count > 0 || model->is_loading ||
           model->wanted_ticket != NULL || !queue_is_settled(&model->queue) ||
           session_is_searching(session) || session_is_finding(session) ||
           model->spelling.seek != SEEK_NONE || model->spelling.suggest != 0 ||
           session_has_history(session) ||
           session->effects_done < session->effects.count;
}

/* The same of what takes its time, and is awaited only where somebody says so. */
static bool is_awaited(const struct session *session)
{
    const struct model *model = &session->model;
    bool translates = false;

    for (size_t i = 0; i < model->translation_count; i++)
        translates |= model->translations[i].telling.state == TELLING_RUNS;
    return is_under_way(session) || model->offer_request != 0 || model->asking.count > 0 ||
           model->held_count > 0 || translates || session_asks_want_time(session) ||
           model->errand.telling.state == TELLING_RUNS;
}

/* The guard reads at the end of each line: nobody is in the midst of a word then. */
static void rest(struct session *session)
{
    struct event event = {.kind = EVENT_REST};
    struct event rested = {.kind = EVENT_RESTED};

    if (model_wants_rest(&session->model))
        session_post(session, &event);
    if (model_wants_whole(&session->model))
        session_post(session, &rested);
    session_settle(session);
}

/* What was told whole is not to be scrolled: the text over the panes is left. */
static bool leave_what_was_told(struct session *session)
{
    struct console *console = session->console;
    enum overlay_kind kind = session->model.overlay.kind;
    bool is_errand =
        kind == OVERLAY_REWRITE || kind == OVERLAY_SUMMARY || kind == OVERLAY_BACK;
    bool is_read = kind != OVERLAY_NONE && !is_errand;
    bool is_refused =
        console->leaves_prompt && session->model.prompt.kind == PROMPT_COMMAND;

    console->leaves_prompt = false;
    return (is_read || is_refused) && console_strike(session, COMMAND_BACK);
}

static void tell(struct session *session)
{
    for (int i = 0; i < TOLD_ROUNDS && session->is_running; i++) {
        struct event drawn = {.kind = EVENT_DRAWN};

        rest(session);
        session->must_draw = false;
        plain_tell(session->console->plain, &session->model, &session->console->told,
                   &drawn.drawn);
        session_post(session, &drawn);
        session->must_draw = false;
        session_settle(session);
        if (!leave_what_was_told(session) && !session->must_draw)
            return;
    }
}

/* Out of a file the wait is over once nothing is under way; a person ends it by a line. */
static bool wait_is_over(const struct session *session)
{
    return !session->console->is_terminal && !is_awaited(session);
}

bool console_draw(struct session *session, struct error *err)
{
    struct console *console = session->console;

    if (console->is_asked && !console->waits) {
        session->must_draw = false; /* told with the next line */
        return true;
    }
    tell(session);
    if (console->waits && wait_is_over(session))
        console->waits = false;
    session->looks_ahead = false;
    if (session->is_running && !is_under_way(session) && !console->is_asked &&
        !console->waits) {
        plain_prompt(console->plain, &session->model, &console->told);
        console->is_asked = true;
    }
    session->must_draw = false;
    return put(session, err);
}

static bool may_read(const struct console *console)
{
    return console->is_asked || (console->waits && console->is_terminal);
}

static bool has_line(const struct console *console)
{
    return console->read.len > 0 &&
           memchr(console->read.bytes, '\n', console->read.len) != NULL;
}

/* Until then more of a paste may come, over a slow line. */
static int64_t left_ms(const struct console *console)
{
    bool is_settled = !console->is_terminal || console->is_over ||
                      console->read.len >= LINE_LIMIT - READ_BYTES;

    return is_settled ? 0 : console->quiet_ms - offer_clock_ms();
}

bool console_is_ready(const struct session *session)
{
    const struct console *console = session->console;

    return may_read(console) &&
           (console->is_over || (has_line(console) && left_ms(console) <= 0));
}

int console_wait_ms(const struct session *session)
{
    const struct console *console = session->console;
    int64_t left = left_ms(console);

    if (!may_read(console) || (!has_line(console) && !console->is_over))
        return -1;
    return left > 0 ? (int)left : 0;
}

int console_descriptor(const struct session *session)
{
    const struct console *console = session->console;

    return may_read(console) && !console->is_over && !console_is_ready(session)
               ? console->in
               : -1;
}

/* A line past the limit is none: all of it goes, and that is told. */
static void keep(struct console *console, const char *bytes, size_t len)
{
    const char *end = console->skips ? memchr(bytes, '\n', len) : NULL;

    if (console->skips && end == NULL)
        return;
    if (end != NULL) {
        len -= (size_t)(end + 1 - bytes);
        bytes = end + 1;
        console->skips = false;
    }
    if (buffer_add(&console->read, bytes, len))
        return;
    buffer_release_wiped(&console->read);
    plain_remark(console->plain, PLAIN_NOTE_TOO_LONG);
    console->skips = true;
    keep(console, bytes, len);
}

/* One read, where it does not wait; a terminal gives a line at a time. */
static void fill(struct console *console)
{
    struct pollfd ready = {.fd = console->in, .events = POLLIN};
    static char bytes[READ_BYTES];
    ssize_t len;

    if (poll(&ready, 1, 0) <= 0)
        return;
    len = read(console->in, bytes, sizeof(bytes));
    if (len < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (len <= 0)
        console->is_over = true;
    else
        keep(console, bytes, (size_t)len);
    console->quiet_ms = offer_clock_ms() + QUIET_MS;
    explicit_bzero(bytes, sizeof(bytes));
}

/* Lines that came one close behind the other were not typed; but Enter may be held down.
 * Past the limit they are another paste. */
static size_t pasted_len(const struct console *console)
{
    struct text text = text_from(buffer_text(&console->read), console->read.len);
    struct text line;

    if (!console->is_terminal || console->is_over || text_trim(text).len == 0)
        return 0;
    (void)text_next(&text, '\n', &line);
    return text.len > 0 ? console->read.len : 0;
}

/* What came while this program was slow was no quiet. */
static void fill_all(struct console *console)
{
    size_t before;

    do {
        before = console->read.len;
        fill(console);
    } while (console->is_terminal && !console->is_over && console->read.len > before &&
             console->read.len < LINE_LIMIT - READ_BYTES);
}

static void take_paste(struct session *session, size_t len)
{
    struct event event = {
        .kind = EVENT_PASTE, .text = session->console->read.bytes, .len = len};

    session_post(session, &event);
    buffer_drop(&session->console->read, len);
    session_settle(session);
}

static void take_line(struct session *session)
{
    struct console *console = session->console;
    struct text text = text_from(buffer_text(&console->read), console->read.len);
    struct text line = text;
    char *copy;

    (void)text_next(&text, '\n', &line);
    if (line.len > 0 && line.bytes[line.len - 1] == '\r')
        line.len--;
    copy = memory_copy(line.bytes, line.len);
    line = text_from(copy, line.len);
    buffer_drop(&console->read, console->read.len - text.len);
    if (!console->is_terminal) /* which shows what is typed itself */
        plain_echo(console->plain, line, &console->told);
    else if (line.len >= TYPED_MAX)
        plain_remark(console->plain, PLAIN_NOTE_CUT);
    if (!put(session, NULL)) /* before a line that ends or locks the program */
        session_hang_up(session);
    console_take(session, line);
    memory_free_wiped(copy, line.len);
}

bool console_read(struct session *session)
{
    struct console *console = session->console;
    size_t len;

    if (!console_is_ready(session) && console_descriptor(session) >= 0)
        fill(console);
    else if (console->is_terminal && console_is_ready(session) && !console->is_over)
        fill_all(console);
    if (!console_is_ready(session))
        return true;
    if (console->read.len == 0) {
        plain_end(console->plain, &session->model, &console->told);
        return put(session, NULL) && false;
    }
    console->is_asked = console->waits = false;
    session->last_key = moment_now();
    session->must_draw = true;
    len = pasted_len(console);
    if (len > 0)
        take_paste(session, len);
    else
        take_line(session);
    return true;
}

void console_interrupt(struct session *session)
{
    struct console *console = session->console;

    console->is_asked = console->waits = false;
    if (console->is_terminal) /* which shows ^C, and drops what was typed */
        buffer_add_char(&console->told, '\n');
    session->must_draw = true;
    (void)!console_strike(session, COMMAND_CANCEL);
}
