/*
 * The lock. What the person would miss is sealed and stays in memory as sealed bytes;
 * model, heads, screen and keys go, and all of it is made anew when the passphrase was
 * given.
 */
#include "app/bookmark.h"
#include "base/process.h"
#include "base/secret.h"
#include "shell/prompt.h"
#include "shell/session.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* The screen and, behind it, what had scrolled away: it may name somebody. */
#define CLEAR       "\033[H\033[2J\033[3J"
#define PAUSE_MS    1000
#define PAUSE_LIMIT 30000

/* What comes back after the lock. */
struct aside {
    struct buffer bytes;
    bool is_sealed;
    int64_t erasures; /* by then */
};

/* Everything that is written gets durable, as far as the disk lets it. */
static void keep_all(struct session *session)
{
    struct event event = {.kind = EVENT_LOCKED};

    session_open_rest(session);
    session_post(session, &event);
    session_settle_all(session);
    session_keep(session, HEADS_ALL);
    (void)!recorder_rest(session->recorder, NULL); /* what fails is lost, the lock stays */
}

/* Sealed; where another process has made new keys, there are none to seal it by: as it is.
 */
static void put_aside(struct session *session, struct aside *aside)
{
    struct vault *vault = session->office->vault;
    struct buffer plain;

    buffer_init(&aside->bytes, SIZE_MAX);
    buffer_init(&plain, SIZE_MAX);
    bookmark_pack(&session->model, &plain);
    aside->erasures = session->erasures;
    aside->is_sealed = vault_put_aside(vault, text_from(buffer_text(&plain), plain.len),
                                       &aside->bytes, NULL);
    if (aside->is_sealed) {
        buffer_release_wiped(&plain);
    } else {
        buffer_release_wiped(&aside->bytes);
        aside->bytes = plain;
    }
}

static void wipe(struct session *session)
{
    session_sleep(session);
    vault_lock(session->office->vault);
    catalogue_rest(session->office->catalogue);
    if (session->terminal != NULL)
        terminal_wipe(session->terminal);
    secret_wipe_stack();
}

/* An editor that runs has the terminal: who sits at it is asked when it ends. False where a
 * signal ends the program before. */
static bool outlive_editor(struct session *session)
{
    struct pollfd ready = {.fd = session->signals, .events = POLLIN};
    struct signalfd_siginfo info;

    while (session->editor.pid != 0 && !process_has_ended(session->editor.pid)) {
        if (poll(&ready, 1, -1) <= 0 ||
            read(session->signals, &info, sizeof(info)) != (ssize_t)sizeof(info))
            continue;
        if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGHUP ||
            info.ssi_signo == SIGQUIT)
            return false;
        if (info.ssi_signo == SIGTSTP)
            process_suspend();
    }
    return true;
}

/* Until it is right, each wrong one costing a longer wait; false where nobody answers. */
static bool ask(struct session *session, int tty, char *passphrase)
{
    const char *question =
        session->passphrase.len > 0 ? CLEAR "The demo shop is locked. Enter opens it."
                                    : CLEAR
            "Deskhand is locked: its keys are wiped. ^C ends it.\r\nPassphrase: ";
    char words[sizeof(((struct error *)0)->text) + 40];
    struct error err = {0};
    size_t len;

    if (session->console != NULL) /* which clears nothing: what it printed stays */
        question += strlen(CLEAR);
    for (int pause_ms = PAUSE_MS;; pause_ms *= 2) {
        if (pause_ms > PAUSE_LIMIT)
            pause_ms = PAUSE_LIMIT;
        do {
            if (!prompt_secret(tty, question, passphrase, &len))
                return false;
        } while (len == 0 && session->passphrase.len == 0);
        if (vault_unlock(session->office->vault,
                         session->passphrase.len > 0 ? session->passphrase
                                                     : text_from(passphrase, len),
                         &err))
            return true;
        secret_wipe(passphrase, PASSPHRASE_SIZE);
        snprintf(words, sizeof(words), "%s. Once more in %d s", err.text, pause_ms / 1000);
        if (!prompt_pause(tty, words, pause_ms))
            return false;
        question = "Passphrase: ";
    }
}

static bool unlock(struct session *session, int tty)
{
    char *passphrase = secret_get(PASSPHRASE_SIZE);
    struct prompt_hush hush;
    bool is_open = tty >= 0;

    prompt_hush(tty, &hush);
    is_open = is_open && ask(session, tty, passphrase);
    prompt_speak(&hush);
    secret_free(passphrase);
    if (is_open && session->console == NULL)
        (void)!write(tty, CLEAR, strlen(CLEAR));
    return is_open;
}

/* The model anew, and in it what was put aside, where the keys still open that. */
static bool bring_back(struct session *session, const struct aside *aside,
                       struct error *err)
{
    struct event event = {.kind = EVENT_UNLOCKED};
    struct error why = {0};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &why, .of_effect = EFFECT_KIND_COUNT};
    struct text bytes = text_from(buffer_text(&aside->bytes), aside->bytes.len);
    struct buffer plain;
    bool is_back;

    if (!session_wake(session, true, err))
        return false;
    session_finish(session); /* any ticket may be the one that was marked */
    buffer_init(&plain, SIZE_MAX);
    if (session->erasures != aside->erasures)
        is_back =
            error_set(&why, ERROR_FAILED,
                      "A customer was erased meanwhile: undo and place are gone with them");
    else
        is_back = aside->is_sealed
                      ? vault_take_back(session->office->vault, bytes, &plain, &why)
                      : buffer_add(&plain, bytes.bytes, bytes.len);
    if (is_back) {
        event.text = buffer_text(&plain);
        event.len = plain.len;
    }
    session_post(session, &event);
    buffer_release_wiped(&plain);
    session_settle(session);
    if (event.text == NULL) /* the texts themselves are in the vault */
        session_post(session, &failed);
    return true;
}

bool session_lock(struct session *session, bool suspends, struct error *err)
{
    struct aside aside;
    bool is_good = true;
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

    session->locks = SESSION_OPEN;
    keep_all(session);
    put_aside(session, &aside);
    wipe(session);
    session_leave_terminal(session);
    if (session->editor.pid == 0 && session->console == NULL)
        (void)!write(STDOUT_FILENO, CLEAR, strlen(CLEAR));
    if (suspends)
        process_suspend();
    session->is_running = outlive_editor(session) && unlock(session, tty);
    if (tty >= 0)
        close(tty);
    else if (session->console !=
             NULL) /* lines out of a file: those behind it are not done */
        is_good = error_set(err, ERROR_LOCKED,
                            "locked: no terminal is here to ask for the passphrase "
                            "(what was written is kept, the lines behind are not done)");
    if (session->is_running) {
        session->last_key = moment_now();
        session->is_blank = false;
        session->locks = SESSION_OPEN;
        is_good = bring_back(session, &aside, err);
        if (is_good && session->editor.pid != 0)
            session_end_editor(session);
        else
            is_good = is_good && session_return_terminal(session, err);
        if (is_good)
            session_tell_size(session);
    }
    buffer_release_wiped(&aside.bytes);
    return is_good;
}
