#include "shell/prompt.h"

#include "base/process.h"
#include "shell/office.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum { WAIT_TTY, WAIT_END, WAIT_MOVE, WAIT_COUNT };

/* The terminal while it is asked, and how it was. */
struct prompt_tty {
    int tty;
    const char *question;
    struct termios before;
    struct termios quiet;
    sigset_t mask;                   /* before */
    struct pollfd waits[WAIT_COUNT]; /* keys; signals that end; signals that it outlives */
};

static int open_signals(const int *numbers, size_t count)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < count; i++)
        sigaddset(&set, numbers[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* What was typed before a first question was not meant for it. */
static void put_question(const struct prompt_tty *prompt)
{
    bool is_hushed = (prompt->before.c_lflag & ECHO) == 0;

    tcsetattr(prompt->tty, is_hushed ? TCSADRAIN : TCSAFLUSH, &prompt->quiet);
    (void)!write(prompt->tty, prompt->question, strlen(prompt->question));
}

static bool begin(struct prompt_tty *prompt, int tty, const char *question)
{
    static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    static const int moves[] = {SIGTSTP, SIGWINCH};

    *prompt = (struct prompt_tty){.tty = tty, .question = question};
    if (tcgetattr(tty, &prompt->before) != 0)
        return false;
    prompt->quiet = prompt->before;
    prompt->quiet.c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON | ISIG);
    prompt->quiet.c_cc[VMIN] = 1;
    prompt->quiet.c_cc[VTIME] = 0;
    sigprocmask(SIG_BLOCK, NULL, &prompt->mask);
    prompt->waits[WAIT_TTY] = (struct pollfd){.fd = tty, .events = POLLIN};
    prompt->waits[WAIT_END] =
        (struct pollfd){.fd = open_signals(ends, COUNT_OF(ends)), .events = POLLIN};
    prompt->waits[WAIT_MOVE] =
        (struct pollfd){.fd = open_signals(moves, COUNT_OF(moves)), .events = POLLIN};
    put_question(prompt);
    return true;
}

/* A signal that came acts now, unless it was blocked before. */
static void end(struct prompt_tty *prompt)
{
    bool is_hushed = (prompt->before.c_lflag & ECHO) == 0;

    tcsetattr(prompt->tty, is_hushed ? TCSADRAIN : TCSAFLUSH, &prompt->before);
    (void)!write(prompt->tty, "\n", 1);
    close(prompt->waits[WAIT_END].fd);
    close(prompt->waits[WAIT_MOVE].fd);
    sigprocmask(SIG_SETMASK, &prompt->mask, NULL);
}

static void suspend(struct prompt_tty *prompt)
{
    tcsetattr(prompt->tty, TCSAFLUSH, &prompt->before);
    (void)!write(prompt->tty, "\n", 1);
    process_suspend();
    put_question(prompt);
}

static void hear_moves(struct prompt_tty *prompt)
{
    struct signalfd_siginfo info;

    while (read(prompt->waits[WAIT_MOVE].fd, &info, sizeof(info)) ==
           (ssize_t)sizeof(info)) {
        if (info.ssi_signo == SIGTSTP)
            suspend(prompt);
        else if (write(prompt->tty, "\r\n", 2) > 0) /* the line may have been wrapped */
            (void)!write(prompt->tty, prompt->question, strlen(prompt->question));
    }
}

/* Waits for a key: 1; 0 where the time is over; -1 where it is to end. */
static int await_key(struct prompt_tty *prompt, int ms)
{
    for (;;) {
        int ready = poll(prompt->waits, WAIT_COUNT, ms);

        if (ready == 0)
            return 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0 || prompt->waits[WAIT_END].revents != 0)
            return -1;
        if (prompt->waits[WAIT_MOVE].revents != 0)
            hear_moves(prompt);
        if (prompt->waits[WAIT_TTY].revents != 0)
            return 1;
    }
}

/* A key of the prompt: 1 more to come, 0 the end of the line, -1 given up. */
static int take_byte(struct prompt_tty *prompt, char byte, char *out, size_t *len)
{
    switch (byte) {
    case '\r':
    case '\n':
        return 0;
    case '\003': /* ^C */
        return -1;
    case '\004': /* ^D */
        return *len > 0 ? 0 : -1;
    case '\032': /* ^Z */
        suspend(prompt);
        *len = 0;
        return 1;
    case '\025': /* ^U */
        *len = 0;
        return 1;
    case '\b':
    case '\177': /* one character back, all its bytes */
        while (*len > 0 && ((uint8_t)out[--*len] & 0xC0) == 0x80)
            ;
        return 1;
    default:
        if (*len + 1 < PASSPHRASE_SIZE)
            out[(*len)++] = byte;
        return 1;
    }
}

bool prompt_secret(int tty, const char *question, char *out, size_t *len)
{
    struct prompt_tty prompt;
    int more = 1;

    *len = 0;
    if (!begin(&prompt, tty, question))
        return false;
    while (more > 0) {
        char byte = 0;

        more = await_key(&prompt, -1) > 0 && read(tty, &byte, 1) == 1
                   ? take_byte(&prompt, byte, out, len)
                   : -1;
    }
    out[*len] = '\0';
    end(&prompt);
    return more == 0;
}

bool prompt_pause(int tty, const char *words, int ms)
{
    struct prompt_tty prompt;
    int ready = 1;

    if (!begin(&prompt, tty, words))
        return false;
    /* A key that came cuts nothing short; ^C and the like are heard when it is over. */
    prompt.waits[WAIT_TTY].events = 0;
    ready = await_key(&prompt, ms);
    end(&prompt);
    return ready == 0;
}

void prompt_hush(int tty, struct prompt_hush *hush)
{
    sigset_t set;

    *hush = (struct prompt_hush){.tty = tty};
    if (tty < 0 || tcgetattr(tty, &hush->before) != 0) {
        hush->tty = -1;
        return;
    }
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGQUIT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGTSTP);
    sigprocmask(SIG_BLOCK, &set, &hush->mask);
    struct termios quiet = hush->before;
    quiet.c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON);
    tcsetattr(tty, TCSADRAIN, &quiet);
}

void prompt_speak(struct prompt_hush *hush)
{
    if (hush->tty < 0)
        return;
    tcsetattr(hush->tty, TCSAFLUSH, &hush->before);
    sigprocmask(SIG_SETMASK, &hush->mask, NULL);
    hush->tty = -1;
}
