/* What the model wants done, done: one function an effect, by a table. */
#include "shell/deliver.h"
#include "shell/files.h"
#include "shell/offer.h"
#include "shell/session.h"
#include "shell/unfinished.h"

#include <poll.h>
#include <unistd.h>

#define PICKS_OFFERED 5

typedef bool carry_out(struct session *session, const struct effect *effect,
                       struct error *err);

/* The local drafts and why no model may be asked were told ahead. */
static bool offer_of_model(struct session *session, const struct effect *effect)
{
    struct arena arena;

    arena_init(&arena);
    session_wish_drafts(session, effect, &arena);
    arena_release(&arena);
    return true;
}

static bool offer(struct session *session, const struct effect *effect, struct error *err)
{
    struct event event = {.kind = EVENT_OFFERED, .request = effect->request};
    const struct loaded *open = session->model.open;

    if (open == NULL || !string_equals(open->ticket.id, effect->ticket))
        return true; /* another ticket was opened meanwhile: nobody waits for this */
    if (effect->is_model_alone)
        return offer_of_model(session, effect);
    if (!offer_for_ticket(session->office, open, session->model.shop, effect->wanted,
                          PICKS_OFFERED, moment_now(), &event.offered, err))
        return false;
    event.offered->suggestion.fallback =
        session_wish_drafts(session, effect, &event.offered->arena);
    session_post(session, &event);
    return true;
}

/* While the catalogue is away they stay as they were; an offer on its way brings its own.
 */
static bool pick_again(struct session *session, const struct effect *effect,
                       struct error *err)
{
    struct event event = {.kind = EVENT_PICKED, .id = effect->ticket};
    const struct loaded *open = session->model.open;

    if (open == NULL || !string_equals(open->ticket.id, effect->ticket) ||
        session->model.offered == NULL || session->model.offer_request != 0)
        return true;
    if (!offer_picks_of_ticket(session->office, open, PICKS_OFFERED, &event.offered, err))
        return catalogue_is_away(session->office->catalogue);
    session_post(session, &event);
    return true;
}

static void post_saved(struct session *session, enum event_kind kind,
                       const struct effect *effect)
{
    struct event event = {.kind = kind,
                          .id = effect->key != NULL ? effect->key : effect->ticket,
                          .of_effect = (int)effect->kind,
                          .request = effect->request,
                          .is_internal = effect->is_internal};

    session_post(session, &event);
}

static bool change(struct session *session, const struct effect *effect, struct error *err)
{
    if (!deliver_change(session->office, effect->ticket, &effect->change, moment_now(),
                        err))
        return false;
    session_catch_up(session, effect->ticket);
    post_saved(session, EVENT_SAVED, effect);
    return true;
}

static bool keep(struct session *session, const struct effect *effect, struct error *err)
{
    char number[32];
    struct thread_edit edit = {
        .writer = effect->request != 0 ? number : NULL,
        .takes = effect->takes,
        .at = moment_now(),
        .text = effect->text,
        .caret = effect->caret,
        .draft = effect->draft,
        .is_internal = effect->is_internal,
        .files = effect->files,
        .file_count = effect->file_count,
    };

    snprintf(number, sizeof(number), "%llu", (unsigned long long)effect->request);
    if (!heads_keep_edit(session->heads, effect->ticket, &edit, session_post_heads, session,
                         err))
        return false;
    post_saved(session, EVENT_SAVED, effect);
    return true;
}

static bool taken(struct session *session, const struct effect *effect, struct error *err)
{
    return deliver_drafts(session->office, effect->ticket, effect->drafts,
                          effect->draft_count, moment_now(), err);
}

static bool attest(struct session *session, const struct effect *effect, struct error *err)
{
    return deliver_override(session->office, effect->ticket, effect->override, moment_now(),
                            err);
}

static bool hold(struct session *session, const struct effect *effect, struct error *err)
{
    struct buffer takes;
    struct send_intent intent = {
        .key = effect->key,
        .text = effect->text,
        .is_internal = effect->is_internal,
        .resolves = effect->resolves,
        .at = moment_now(),
        .hold_until = effect->until,
        .author = session->office->settings.agent,
        .writer = effect->takes != NULL ? session->office->writer : NULL,
        .files = effect->files,
        .file_count = effect->file_count,
    };
    struct hold_terms terms = {.verdicts = effect->verdicts,
                               .beside = effect->drafts,
                               .beside_count = effect->draft_count,
                               .if_version = -1};

    buffer_init(&takes, COMPOSER_LIMIT);
    unfinished_names(session->office, effect->takes, &takes);
    intent.takes = effect->takes != NULL ? buffer_text(&takes) : NULL;
    bool is_held = deliver_hold(session->office, effect->ticket, &intent, &terms, err);
    buffer_release(&takes);
    if (!is_held)
        return false;
    post_saved(session, EVENT_HELD, effect);
    return true;
}

static void post_sent(struct session *session, const struct effect *effect,
                      bool is_overtaken)
{
    struct event event = {.kind = EVENT_SENT,
                          .id = effect->key,
                          .of_effect = (int)effect->kind,
                          .is_overtaken = is_overtaken};

    session_catch_up(session, effect->ticket);
    session_post(session, &event);
}

static bool send_reply(struct session *session, const struct effect *effect,
                       struct error *err)
{
    bool is_overtaken;

    if (!deliver_send(session->office, session->desk, effect->ticket, effect->key,
                      effect->times_given, moment_now(), &is_overtaken, err))
        return false;
    post_sent(session, effect, is_overtaken);
    return true;
}

static bool was_sent(struct session *session, const struct effect *effect,
                     struct error *err)
{
    bool is_overtaken;

    if (!deliver_was_sent(session->office, effect->ticket, effect->key, effect->times_given,
                          moment_now(), &is_overtaken, err))
        return false;
    post_sent(session, effect, is_overtaken);
    return true;
}

static bool drop(struct session *session, const struct effect *effect, struct error *err)
{
    if (!deliver_drop(session->office, effect->ticket, effect->key, effect->times_given,
                      moment_now(), err))
        return false;
    post_saved(session, EVENT_DROPPED, effect);
    return true;
}

static bool look_up(struct session *session, const struct effect *effect, struct error *err)
{
    struct event event = {.kind = EVENT_LOOKED_UP, .request = effect->request};
    struct arena arena;
    struct facts facts;
    bool is_found;

    if (!catalogue_is_shared(session->office->catalogue)) { /* one is heard of each turn */
        session_hear_others(session);
        session_hear_catalogue(session);
    }
    arena_init(&arena);
    model_facts(&session->model, &arena, &facts);
    is_found = office_look_up(session->office, &facts, effect->text, &event.looked_up, err);
    arena_release(&arena);
    if (is_found)
        session_post(session, &event);
    return is_found;
}

static bool edit(struct session *session, const struct effect *effect, struct error *err)
{
    if (session->terminal == NULL && (session->console == NULL || !isatty(STDIN_FILENO)))
        return error_set(err, ERROR_FAILED, "there is no terminal to edit on");
    struct buffer of_what;
    bool is_started;

    buffer_init(&of_what, SIZE_MAX);
    buffer_format(&of_what, "%s\n%s\n%s", effect->ticket,
                  effect->is_internal ? "note" : "reply", effect->text);
    session_leave_terminal(session);
    is_started = editor_start(&session->editor, effect->text, buffer_text(&of_what), err);
    buffer_release_wiped(&of_what);
    if (is_started)
        return true;
    if (!session_return_terminal(session, NULL))
        session->is_running = false;
    return false;
}

/* Of which ticket and kind the text is, and what it was; ticket is the caller's to free. */
static void tell_of_what(const struct buffer *of_what, char **ticket, struct event *event)
{
    struct text rest = text_from(buffer_text(of_what), of_what->len);
    struct text line = text_of("");

    if (text_next(&rest, '\n', &line))
        *ticket = memory_copy(line.bytes, line.len);
    if (text_next(&rest, '\n', &line))
        event->is_internal = text_is(line, "note");
    event->id = *ticket;
    event->before = buffer_text(of_what) + (of_what->len - rest.len);
}

void session_end_editor(struct session *session)
{
    struct event event = {.kind = EVENT_EDITED};
    struct error err = {0};
    struct buffer text, of_what;
    char *ticket = NULL;
    bool is_read;

    session_open_rest(session); /* the text goes into the whole of its ticket */
    buffer_init(&text, COMPOSER_LIMIT);
    buffer_init(&of_what, SIZE_MAX);
    is_read = editor_finish(&session->editor, &text, &of_what, &err);
    if (!session_return_terminal(session, &err))
        session->is_running = false;
    if (is_read) {
        event.text = buffer_text(&text);
        event.len = text.len;
        tell_of_what(&of_what, &ticket, &event);
    } else {
        event.kind = EVENT_FAILED;
        event.error = &err;
        event.of_effect = EFFECT_EDITOR;
    }
    session_post(session, &event);
    buffer_release_wiped(&text);
    buffer_release_wiped(&of_what);
    memory_free(ticket);
}

static bool attach(struct session *session, const struct effect *effect, struct error *err)
{
    struct event event = {.kind = EVENT_ATTACHED, .id = effect->ticket};
    struct attachment file;
    struct arena arena;
    bool is_good;

    arena_init(&arena);
    is_good = files_look(effect->text, &arena, &file, err);
    event.attachment = &file;
    if (is_good)
        session_post(session, &event);
    arena_release(&arena);
    return is_good;
}

static bool complete_path(struct session *session, const struct effect *effect,
                          struct error *err)
{
    struct event event = {.kind = EVENT_PATHS, .id = effect->text};
    struct buffer paths;

    (void)err;
    buffer_init(&paths, SIZE_MAX);
    files_complete(effect->text, &paths);
    event.text = buffer_text(&paths);
    session_post(session, &event);
    buffer_release(&paths);
    return true;
}

static bool browse(struct session *session, const struct effect *effect, struct error *err)
{
    return browser_open(&session->browser, &session->office->settings, effect->text, err);
}

static bool copy(struct session *session, const struct effect *effect, struct error *err)
{
    if (session->terminal == NULL)
        return error_set(err, ERROR_FAILED, "there is no terminal");
    return terminal_copy(session->terminal, text_of(effect->text), err);
}

static bool notify(struct session *session, const struct effect *effect, struct error *err)
{
    return notify_send(&session->notifiers, &session->office->settings, effect->text, err);
}

static bool ring(struct session *session, const struct effect *effect, struct error *err)
{
    (void)effect, (void)err;
    if (session->terminal != NULL)
        terminal_ring(session->terminal);
    return true;
}

static bool set_theme(struct session *session, const struct effect *effect,
                      struct error *err)
{
    return session_dress(session, effect->text, err);
}

static bool redraw(struct session *session, const struct effect *effect, struct error *err)
{
    (void)effect;
    (void)err;
    if (session->terminal != NULL)
        terminal_redraw(session->terminal);
    session->must_draw = true;
    return true;
}

static bool suspend(struct session *session, const struct effect *effect, struct error *err)
{
    (void)effect;
    (void)err;
    session->locks = SESSION_SUSPENDS;
    return true;
}

static bool lock(struct session *session, const struct effect *effect, struct error *err)
{
    (void)effect;
    (void)err;
    session->locks = SESSION_LOCKS;
    return true;
}

static bool quit(struct session *session, const struct effect *effect, struct error *err)
{
    (void)effect;
    (void)err;
    session->is_running = false;
    return true;
}

static carry_out *const handlers[EFFECT_KIND_COUNT] = {
    [EFFECT_OPEN] = session_open_ticket,
    [EFFECT_OFFER] = offer,
    [EFFECT_PICKS] = pick_again,
    [EFFECT_ASK] = session_ask_model,
    [EFFECT_STOP_ASKING] = session_stop_asking,
    [EFFECT_SHOW_REQUEST] = session_show_request,
    [EFFECT_PROFILE] = session_choose_profile,
    [EFFECT_CHANGE] = change,
    [EFFECT_KEEP] = keep,
    [EFFECT_TAKEN] = taken,
    [EFFECT_HOLD] = hold,
    [EFFECT_SEND] = send_reply,
    [EFFECT_DROP] = drop,
    [EFFECT_WAS_SENT] = was_sent,
    [EFFECT_ATTEST] = attest,
    [EFFECT_LEDGER] = attest,
    [EFFECT_LOOK_UP] = look_up,
    [EFFECT_SEARCH] = session_start_search,
    [EFFECT_SEARCH_ON] = session_search_on,
    [EFFECT_STOP_SEARCH] = session_stop_search,
    [EFFECT_FIND] = session_start_find,
    [EFFECT_STOP_FINDING] = session_stop_find,
    [EFFECT_SPELL] = session_spell,
    [EFFECT_SUGGEST] = session_suggest,
    [EFFECT_OWN_WORD] = session_own_word,
    [EFFECT_HISTORY] = session_start_history,
    [EFFECT_ATTACH] = attach,
    [EFFECT_PATHS] = complete_path,
    [EFFECT_EDITOR] = edit,
    [EFFECT_BROWSE] = browse,
    [EFFECT_COPY] = copy,
    [EFFECT_THEME] = set_theme,
    [EFFECT_NOTIFY] = notify,
    [EFFECT_BELL] = ring,
    [EFFECT_REDRAW] = redraw,
    [EFFECT_SUSPEND] = suspend,
    [EFFECT_LOCK] = lock,
    [EFFECT_QUIT] = quit,
};

bool session_is_far(const struct session *session, enum effect_kind kind)
{
    return (kind == EFFECT_OPEN || kind == EFFECT_OFFER || kind == EFFECT_PICKS ||
            kind == EFFECT_LOOK_UP) &&
           catalogue_is_shared(session->office->catalogue);
}

/* A person who types wants that first. While an editor has the terminal, its keys are not
 * ours. */
void session_hurry(struct session *session, bool may_end)
{
    int descriptors[2];
    size_t count = 0;

    if (session->terminal == NULL || !session->is_running)
        return;
    if (may_end)
        descriptors[count++] = session->signals;
    if (may_end && session->editor.pid == 0)
        descriptors[count++] = terminal_descriptor(session->terminal);
    catalogue_hurry(session->office->catalogue, descriptors, count);
}

bool session_is_left_alone(void *context)
{
    const struct session *session = context;
    struct pollfd keys = {.events = POLLIN};

    if (session->terminal == NULL || session->editor.pid != 0)
        return true;
    keys.fd = terminal_descriptor(session->terminal);
    return poll(&keys, 1, 0) <= 0;
}

bool session_carry_out(struct session *session, const struct effect *effect)
{
    struct error err = {0};
    struct event event = {.kind = EVENT_FAILED,
                          .error = &err,
                          .of_effect = (int)effect->kind,
                          .is_internal = effect->is_internal,
                          .request = effect->request,
                          .id = effect->key != NULL ? effect->key : effect->ticket};

    if (!handlers[effect->kind](session, effect, &err)) {
        if (session_is_far(session, effect->kind) &&
            catalogue_was_interrupted(session->office->catalogue))
            return false;
        session_post(session, &event);
    } else {
        recorder_did(session->recorder, effect, &session->canvas);
    }
    if (!vault_is_locked(session->office->vault) && heads_seem_behind(session->heads))
        session_catch_up(session, effect->ticket); /* our own records are no news */
    return true;
}
