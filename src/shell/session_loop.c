/* One thread, one wait: draw, wait, hear, settle. */
#include "shell/session.h"

#include "base/process.h"
#include "base/secret.h"
#include "shell/offer.h"
#include "shell/plain.h"
#include "shell/print.h"

#include "session_wait.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define SEARCH_SLICE_MS  3
#define QUEUE_SLICE_MS   3
#define OPENING_SLICE_MS 3
#define KEEP_SLICE_MS    50
#define QUIET_SECONDS    5 /* without a key: the queue's cache may be written */
#define KEYS_A_TURN      64
#define HEARD_AFTER_MS   500 /* the clock and other processes, while keys come on and on */
#define ALT_MS           500 /* so soon behind Esc a key is Alt and that key */
#define PLAIN_LINES_HIGH 24  /* where nothing is laid out, all the same */
#define PLAIN_LINES_WIDE 80

/* Signals that nobody means for this program, whose default would end it with the screen
 * open. */
static void ignore_strays(void)
{
    static const int strays[] = {SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM,
                                 SIGPROF, SIGPWR,  SIGIO};

    for (size_t i = 0; i < COUNT_OF(strays); i++)
        signal(strays[i], SIG_IGN);
}

static bool open_signals(struct session *session, struct error *err)
{
    sigset_t set;

    ignore_strays();
    sigemptyset(&set);
    sigaddset(&set, SIGWINCH);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGQUIT);
    sigaddset(&set, SIGTSTP);
    sigaddset(&set, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &set, NULL) == 0)
        session->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (session->signals < 0)
        return error_set_errno(err, ERROR_FAILED, "signals");
    return true;
}

void session_hear_catalogue(struct session *session)
{
    struct event event = {.kind = EVENT_SHOP};
    struct error err = {0};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};
    struct catalogue *catalogue = session->office->catalogue;
    int64_t version = catalogue_version(catalogue);

    if (version == session->catalogue_version)
        return;
    session_hurry(session, true);
    if (office_shop(session->office, &event.shop, &err))
        session_post(session, &event);
    else if (catalogue_was_interrupted(catalogue))
        version = session->catalogue_version; /* looked at once more, behind the key */
    else
        session_post(session, &failed);
    session_hurry(session, false);
    session->catalogue_version = version;
    session->is_index_due = true;
}

static void look_at_files(struct session *session)
{
    struct error err = {0};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

    if (vault_is_locked(session->office->vault))
        return;
    if (catalogue_is_shared(session->office->catalogue))
        session_hear_catalogue(session); /* no file tells of it */
    if (!watch_is_due(&session->watch))
        return;
    if (!vault_check_keys(session->office->vault, &err)) {
        if (vault_is_locked(session->office->vault))
            session->locks = SESSION_LOCKS; /* another process made new keys */
        else
            session_post(session, &failed);
        return;
    }
    session_hear_others(session);
    session_hear_catalogue(session);
}

void session_tell_size(struct session *session)
{
    struct event event = {
        .kind = EVENT_RESIZE, .rows = PLAIN_LINES_HIGH, .columns = PLAIN_LINES_WIDE};

    if (session->console == NULL)
        terminal_size(session->terminal, &event.rows, &event.columns);
    session_post(session, &event);
}

static bool draw(struct session *session, struct error *err)
{
    struct event drawn = {.kind = EVENT_DRAWN};

    if (session->console != NULL)
        return session->editor.pid != 0 || console_draw(session, err);
    if (!session->must_draw || session->editor.pid != 0 || session->terminal == NULL)
        return true;
    session->must_draw = false;
    if (session->is_blank) {
        canvas_reset(&session->canvas, session->model.rows, session->model.columns);
        (void)canvas_format(&session->canvas, canvas_box(&session->canvas), 0, 0, STYLE_DIM,
                            " Left alone: any key shows the screen");
        return terminal_show(session->terminal, &session->canvas, err);
    }
    screen_draw(session->screen, &session->canvas, &session->model, &drawn.drawn);
    if (!terminal_show(session->terminal, &session->canvas, err))
        return false;
    /* Nobody waits for it: the frame is out. But before the model hears of it, which may
     * put the queue in another order than the one that stands there. */
    recorder_shown(session->recorder, &session->canvas, session->screen, &session->model,
                   drawn.drawn.queue_top);
    session_post(session, &drawn);
    session->must_draw = false;
    session->looks_ahead = session->looks_ahead || session->has_moved;
    session->has_moved = false;
    session_settle(session); /* what it brings draws again */
    return true;
}

void session_hang_up(struct session *session)
{
    struct event event = {.kind = EVENT_HANGUP};

    session_post(session, &event);
    session_settle_all(session);
    session->is_running = false;
}

static void hear_children(struct session *session)
{
    struct error err = {0};
    struct event failed = {.kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_BROWSE};

    if (!browser_hear(&session->browser, &err))
        session_post(session, &failed);
    failed.of_effect = EFFECT_NOTIFY;
    if (!notify_hear(&session->notifiers, &err))
        session_post(session, &failed);
    if (session->editor.pid != 0 && process_has_ended(session->editor.pid))
        session_end_editor(session);
}

static void hear_signals(struct session *session)
{
    struct signalfd_siginfo info;

    while (read(session->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
        if (info.ssi_signo == SIGWINCH)
            session_tell_size(session);
        else if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGQUIT)
            session_hang_up(session);
        else if (info.ssi_signo == SIGINT && session->console != NULL)
            console_interrupt(session);
        else if (info.ssi_signo == SIGHUP) /* a terminal that is gone does not answer */
            session->locks = SESSION_LOCKS;
        else if (info.ssi_signo == SIGTSTP)
            session->locks = SESSION_SUSPENDS;
        else if (info.ssi_signo == SIGCHLD)
            hear_children(session);
    }
}

static void hear_input(struct session *session, const struct input *input)
{
    struct event event = {.kind = EVENT_KEY, .key = input->key};
    int64_t before_ms = session->last_key_ms;

    session->last_key = moment_now();
    session->last_key_ms = offer_clock_ms();
    event.is_quick = session->last_key_ms - before_ms < ALT_MS;
    if (session->is_blank) { /* any key shows the screen, and does nothing else */
        session->is_blank = false;
        session->must_draw = true;
        return;
    }
    bool is_for_ticket =
        input->kind == INPUT_PASTE || !model_looks_around(&session->model, input->key);
    if (is_for_ticket && session_is_kept_waiting(session))
        session_settle_all(session);
    if (is_for_ticket && session_opening_is_waited_for(session))
        session_open_rest(session);
    if (input->kind == INPUT_PASTE) {
        event.kind = EVENT_PASTE;
        event.text = input->text;
        event.len = input->len;
        event.lost = input->lost;
        recorder_pasted(session->recorder, input->len);
    } else {
        recorder_struck(session->recorder, &session->model, input->key);
    }
    session_post(session, &event);
    session_settle(session);
}

static void hear_keyboard(struct session *session)
{
    struct input input;

    if (session->console != NULL) {
        if (!console_read(session))
            session_hang_up(session);
        return;
    }
    for (int i = 0; i < KEYS_A_TURN && session->is_running && session->editor.pid == 0;
         i++) {
        terminal_read(session->terminal, &input);
        if (input.kind == INPUT_NONE)
            return;
        if (input.kind == INPUT_END) {
            session_hang_up(session);
            return;
        }
        hear_input(session, &input);
    }
}

static void hear_clock(struct session *session)
{
    const struct settings *settings = &session->office->settings;
    moment_t now = moment_now();
    moment_t next = model_next_tick(&session->model);

    if (next != MOMENT_NONE && next <= now) {
        session_post(session, &(struct event){.kind = EVENT_TICK, .now = now});
        if (now - session->last_key >= QUIET_SECONDS && session_may_write(session)) {
            session_keep(session, KEEP_SLICE_MS);
            session->has_worked = true;
        }
    }
    session_receive(session, now);
    if (settings->blank_after > 0 && !session->is_blank && session->console == NULL &&
        now - session->last_key >= settings->blank_after) {
        session->is_blank = true;
        session->must_draw = true;
    }
    if (settings->lock_after > 0 && now - session->last_key >= settings->lock_after)
        session->locks = SESSION_LOCKS;
}

/* What waits for no key to come. */
static bool is_time_for(const struct session *session, enum event_kind *kind)
{
    bool is_drawn = !session->must_draw;

    if (is_drawn && model_wants_rest(&session->model))
        *kind = EVENT_REST;
    else if (is_drawn && session_has_rested(session))
        *kind = EVENT_RESTED;
    else if (session_has_hesitated(session))
        *kind = EVENT_HESITATED;
    else
        return false;
    return true;
}

/* Nothing came and the frame is out: time to read what was typed, or to search on. */
static void use_rest(struct session *session, bool is_quiet)
{
    enum event_kind kind;

    if (is_quiet && !session->must_draw && session_wants_ready(session)) {
        session_get_ready(session);
        return;
    }
    session_search(session, SEARCH_SLICE_MS);
    session_opening_use_time(session, OPENING_SLICE_MS);
    if (is_quiet)
        session_asks_use_time(session);
    if (is_quiet && !session->must_draw)
        session_record(session);
    /* What the screen waits for comes first. */
    if (is_quiet && !session->must_draw && !session_wants_time(session)) {
        session_triage_use_time(session);
        session_tend(session, SEARCH_SLICE_MS);
        session_index(session);
        session_retain(session, QUEUE_SLICE_MS);
        session_read_earlier(session, QUEUE_SLICE_MS);
    }
    session_use_time(session, QUEUE_SLICE_MS);
    if (session_works_beside(session))
        session->has_worked = true;
    else if (is_quiet && session_gives_back(session))
        session_give_back(session);
    vault_anchor_when_due(session->office->vault, moment_now());
    if (is_quiet && is_time_for(session, &kind))
        session_post(session, &(struct event){.kind = kind});
}

/* A key's echo stands before what the clock and other processes bring, which is heard in
 * the turn behind it; but keys that come without end do not stop the clock. */
static bool key_comes_first(struct session *session, bool has_key)
{
    int64_t now_ms = offer_clock_ms();

    if (has_key && session->keys_since_ms == 0)
        session->keys_since_ms = now_ms;
    if (has_key && now_ms - session->keys_since_ms < HEARD_AFTER_MS)
        return true;
    session->keys_since_ms = 0;
    return false;
}

static int keyboard_descriptor(const struct session *session)
{
    return session->console != NULL ? console_descriptor(session)
                                    : terminal_descriptor(session->terminal);
}

static bool turn(struct session *session, struct error *err)
{
    bool has_editor = session->editor.pid != 0;
    struct net_descriptor descriptors[5] = {
        {.fd = session->signals},
        {.fd = session->watch.fd},
        {.fd = catalogue_descriptor(session->office->catalogue)},
        {.fd = -1},
        {.fd = -1}};
    size_t count;
    bool is_quiet, comes_first;

    if (!draw(session, err))
        return false;
    descriptors[3].fd = session_spelling_descriptor(session);
    descriptors[4].fd = keyboard_descriptor(session);
    count = has_editor || descriptors[4].fd < 0 ? 4 : 5;
    if (!session->is_running)
        return true;
    if (!net_wait(session->net, descriptors, count, session_wait_ms(session), err))
        return false;
    session->is_vault_held = false;
    is_quiet = !descriptors[0].is_ready && !descriptors[4].is_ready;
    comes_first = key_comes_first(session, descriptors[4].is_ready);
    if (descriptors[0].is_ready)
        hear_signals(session);
    if (descriptors[1].is_ready)
        watch_hear(&session->watch);
    if (!comes_first)
        look_at_files(session);
    if (session->is_running && session->editor.pid == 0)
        hear_keyboard(session);
    if (session->is_running && !comes_first)
        hear_clock(session);
    bool is_told = descriptors[3].is_ready || session_spelling_wait_ms(session) == 0;
    if (session->is_running && !comes_first && is_told)
        session_hear_spelling(session);
    session_settle(session);
    if (session->is_running && !(comes_first && session->must_draw))
        use_rest(session, is_quiet); /* else behind the echo */
    session_settle(session);
    if (session->locks == SESSION_OPEN && vault_is_locked(session->office->vault))
        session->locks = SESSION_LOCKS;
    return session->locks == SESSION_OPEN || !session->is_running ||
           session_lock(session, session->locks == SESSION_SUSPENDS, err);
}

bool session_run(struct session *session, struct error *err)
{
    bool is_good = open_signals(session, err) && session_open_terminal(session, err) &&
                   session_dress(session, session->office->settings.theme, err);

    if (!is_good)
        return false;
    session->is_running = true;
    session_hurry(session, false);
    editor_sweep();
    session_begin_record(session);
    watch_open(&session->watch, session->office->paths.data);
    session_tell_size(
        session); /* what the queue's first page brings is done once it is painted */
    while (is_good && session->is_running)
        is_good = turn(session, err);
    editor_abandon(&session->editor);
    started_release(&session->browser);
    started_release(&session->notifiers);
    terminal_close(session->terminal);
    session->terminal = NULL;
    session_end_record(session);
    session_keep(session, HEADS_ALL);
    close(session->signals);
    watch_close(&session->watch);
    return is_good;
}
