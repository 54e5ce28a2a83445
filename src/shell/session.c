#include "shell/session.h"
#include "shell/standing.h"

#include "guard/guard.h"
#include "shell/deliver.h"
#include "shell/earlier.h"
#include "shell/import.h"
#include "shell/plain.h"
#include "shell/subcommand.h"
#include "spell/speller.h"

#include <string.h>

static enum vault_doubt vault_doubt(const struct vault *vault)
{
    if (vault_is_behind(vault))
        return VAULT_BEHIND;
    return vault_is_unanchored(vault) ? VAULT_UNANCHORED : VAULT_SOUND;
}

/* A shop that nobody configured has views to try all the same. */
static void fill_demo_views(struct preferences *preferences)
{
    static const struct saved_view views[] = {{"waiting long", "waiting:20m"},
                                              {"nobody's", "status:open assignee:none"},
                                              {"Chinese", "lang:zh"}};

    memcpy(preferences->views, views, sizeof(views));
    preferences->view_count = COUNT_OF(views);
}

static void fill_preferences(const struct office *office, bool is_demo,
                             struct preferences *preferences)
{
    const struct settings *settings = &office->settings;
    bool has_delay = settings->send_delay >= 0;

    *preferences = (struct preferences){
        .delay_mail = has_delay ? settings->send_delay : 10,
        .delay_chat = has_delay ? settings->send_delay : 3,
        .next_after_mail = !string_equals(settings->send_after, "stay"),
        .next_after_chat = string_equals(settings->send_after, "next"),
        .enter_sends_in_chat = settings->enter_sends,
        .has_vi = string_equals(settings->composer, "vi"),
        .fresh_seconds = settings->fresh,
        .terms = &settings->terms,
        .reasons = settings->reasons,
        .reason_count = settings->reason_count,
        .engine = "local engine",
        .language = settings->language,
        .borders = settings->borders,
        .notifies = settings->notify_count > 0,
        .rings = settings->bell,
        .is_demo = is_demo,
        .copies = settings->osc52,
        .spells = !settings->spell_is_off && speller_built_with() != NULL,
        .is_of_the_shell = subcommand_exists,
        .vault = vault_doubt(office->vault),
        .view_count = settings->view_count,
    };
    for (size_t i = 0; i < settings->view_count; i++)
        preferences->views[i] = settings->views[i];
    if (is_demo && settings->view_count == 0)
        fill_demo_views(preferences);
}

void session_post(struct session *session, struct event *event)
{
    if (event->now == 0)
        event->now = moment_now();
    if (session->console != NULL)
        console_hear(session, event);
    if (event->kind == EVENT_SHOP) /* what its instructions say is read anew */
        session->is_ready = false;
    update(&session->model, event, &session->effects);
    session->has_moved =
        session->has_moved || (event->kind != EVENT_GREW && event->kind != EVENT_DRAWN);
    session->must_draw = true;
}

/* The first of those that wait; false where the frame comes first, or a key. */
static bool carry_waiting(struct session *session)
{
    struct effect effect = session->effects.list[session->waiting[0]];
    bool draws = session->terminal != NULL && session->editor.pid == 0;
    bool is_done;

    if (session->must_draw && draws)
        return false;
    session_hurry(session, true);
    is_done = session_carry_out(session, &effect);
    session_hurry(session, false);
    if (is_done) {
        session->waiting_count--;
        memmove(session->waiting, session->waiting + 1,
                session->waiting_count * sizeof(*session->waiting));
    }
    return is_done;
}

/* Lines are answered when they come, and wait for what they need. */
bool session_wants_ready(const struct session *session)
{
    return !session->is_ready && session->console == NULL;
}

void session_get_ready(struct session *session)
{
    const struct shop *shop = session->model.shop;

    session->is_ready = guard_make_ready(shop == NULL ? NULL : shop->instructions);
}

void session_settle(struct session *session)
{
    do {
        while (session_next_effect(session)) {
            size_t at = session->effects_done++;
            struct effect effect = session->effects.list[at];

            if (session_is_far(session, effect.kind) &&
                session->waiting_count < SESSION_WAITING_MAX)
                session->waiting[session->waiting_count++] = at;
            else
                (void)!session_carry_out(session, &effect);
        }
    } while (session->waiting_count > 0 && carry_waiting(session));
    if (session->waiting_count > 0 || session->effects_done < session->effects.count)
        return;
    effects_clear(&session->effects);
    session->effects_done = 0;
}

/* A whole ticket: imported, as a file's line would be. */
static bool take_ticket(struct session *session, struct text record, struct error *err)
{
    struct import *import = NULL;
    struct import_counts counts;
    bool is_taken = import_begin(session->office, &import, err) &&
                    import_line(import, "desk", 1, record, err) &&
                    import_commit(import, &counts, err);

    import_end(import);
    return is_taken;
}

static void take_arrival(void *context, const char *to, struct text record)
{
    struct session *session = context;
    struct error err = {0};
    struct event event = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};
    bool is_new;
    bool is_taken = to == NULL
                        ? take_ticket(session, record, &err)
                        : deliver_incoming(session->office, to, record, &is_new, &err);

    if (!is_taken)
        session_post(session, &event);
}

void session_receive(struct session *session, moment_t now)
{
    moment_t next = desk_next(session->desk);

    if (next == MOMENT_NONE || next > now || vault_is_locked(session->office->vault) ||
        !session_may_write(session))
        return;
    desk_poll(session->desk, now, take_arrival, session);
    session_catch_up(session, NULL);
}

/* The queue's first page and the shop; the rest of the queue comes in slices. */
static bool fill(struct session *session, struct error *err)
{
    struct event shop = {.kind = EVENT_SHOP};
    struct error why = {0};
    struct event away = {
        .kind = EVENT_FAILED, .error = &why, .of_effect = EFFECT_KIND_COUNT};

    session->catalogue_version = catalogue_version(session->office->catalogue);
    if (!office_shop(session->office, &shop.shop, &why)) {
        if (why.code != ERROR_UNREACHABLE)
            return error_set(err, why.code, "%s", why.text);
        shop.shop = office_bare_shop(session->office);
    }
    session_post(session, &shop);
    if (!session_open_queue(session, err))
        return false;
    if (why.code != ERROR_NONE)
        session_post(session, &away);
    return true;
}

bool session_wake(struct session *session, bool is_back, struct error *err)
{
    const struct office *office = session->office;
    struct event locked = {.kind = EVENT_LOCKED};
    struct preferences preferences;

    fill_preferences(office, session->is_demo, &preferences);
    session->patience = (struct patience){session_is_left_alone, session};
    preferences.patience = &session->patience;
    session_list_engines(session, &preferences);
    if (session->options->plain)
        preferences.has_vi = false; /* lines have no modes */
    preferences.theme = session->theme != NULL ? session->theme : office->settings.theme;
    model_init(&session->model, &preferences, moment_now());
    session->model.serial = session->serial;
    effects_init(&session->effects);
    session->effects_done = 0;
    session->waiting_count = 0;
    session->heads = heads_create(session->office);
    canvas_init(&session->canvas);
    session->screen = screen_create();
    session->is_awake = true;
    session->is_index_due = true;
    session_tell_engine_of_now(session);
    if (is_back) /* what stood there comes back: nothing is opened before */
        session_post(session, &locked);
    settings_read_keys(office->paths.keys, &session->model.keymap);
    return fill(session, err);
}

void session_sleep(struct session *session)
{
    finder_stop(session->finder);
    session->finder = NULL;
    session_find_end(session);
    session_end_spelling(session);
    session_history_end(session);
    session_opening_end(session);
    standings_forget(session->office);
    session_asks_stop(session);
    earlier_destroy(session->office->earlier);
    session->office->earlier = NULL;
    if (!session->is_awake)
        return;
    session->is_awake = false;
    if (session->console != NULL)
        console_forget(session);
    screen_destroy(session->screen);
    canvas_release(&session->canvas);
    effects_release(&session->effects);
    session->serial = session->model.serial;
    model_release(&session->model);
    retention_stop(session->retention);
    session->retention = NULL;
    session->retains_at = 0; /* looked at again when it wakes */
    session->has_doubted = false;
    heads_destroy(session->heads);
    session->heads = NULL;
}

bool session_prepare(struct session *session, struct error *err)
{
    *session = (struct session){.signals = -1};
    return net_create(&session->net, err);
}

bool session_init(struct session *session, struct office *office,
                  const struct options *options, struct desk *desk, struct error *err)
{
    *session = (struct session){.net = session->net,
                                .office = office,
                                .options = options,
                                .desk = desk,
                                .signals = -1,
                                .watch = {.fd = -1},
                                .last_key = moment_now(),
                                .is_demo = string_equals(options->command, "demo")};
    session_asks_create(session);
    return session_wake(session, false, err);
}

void session_release(struct session *session)
{
    session_sleep(session);
    indexer_stop(session->indexer);
    memory_free(session->theme);
    terminal_close(session->terminal);
    console_destroy(session->console);
    session_asks_destroy(session);
    net_destroy(session->net);
    desk_destroy(session->desk);
}

void session_frame(struct session *session, int rows, int columns)
{
    struct event resize = {.kind = EVENT_RESIZE, .rows = rows, .columns = columns};

    session_finish(session);
    session_post(session, &resize);
    session_settle(session);
    for (int turn = 0; turn < 3;
         turn++) { /* what was drawn is told, and may change the picture */
        struct event drawn = {.kind = EVENT_DRAWN};
        struct event rest = {.kind = EVENT_REST};
        struct event rested = {.kind = EVENT_RESTED};

        screen_draw(session->screen, &session->canvas, &session->model, &drawn.drawn);
        session_post(session, &drawn);
        session_post(session, &rest);
        session_post(session, &rested);
        session_settle(session);
    }
}
