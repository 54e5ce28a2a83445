#include "shell/replay_screen.h"

#include "config/settings.h"
#include "term/terminal.h"
#include "view/shown.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#define WAIT_MAX_MS 10000 /* who stood still for an hour is not waited for */
#define SPEED_MAX   1000

struct player {
    struct replay *replay;
    struct terminal *terminal;
    struct canvas canvas; /* of the terminal's size */
    struct arena arena;
    int signals;
    size_t at;
    int64_t since_ms; /* when the shot was shown, of the monotonic clock */
    int64_t speed;
    bool is_paused;
    bool is_over;
};

static int64_t monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void add_decisions(const struct replay_shot *shot, struct buffer *line)
{
    for (size_t i = 0; i < shot->decision_count && i < 3; i++)
        (void)buffer_format(line, " · %s %s", shot->decisions[i].did,
                            shot->decisions[i].ticket == NULL ? "a ticket that is gone"
                                                              : shot->decisions[i].ticket);
    if (shot->decision_count > 3)
        (void)buffer_format(line, " and %zu more", shot->decision_count - 3);
}

/* The last line is the player's: a terminal of the frame's size is a row too low already. */
static void add_cut(const struct player *player, const struct canvas *frame,
                    struct buffer *line)
{
    if (frame->columns > player->canvas.columns || frame->rows >= player->canvas.rows)
        (void)buffer_format(line, " · of %dx%d", frame->columns, frame->rows);
}

static void draw_line(struct player *player, const struct replay_shot *shot)
{
    struct box box = {player->canvas.rows - 1, 0, 1, player->canvas.columns};
    struct buffer line;
    char gaps[300];
    int used;

    buffer_init(&line, 4096);
    (void)buffer_format(&line, " %s %zu/%zu %02lld:%02lld:%02lld x%lld",
                        player->is_paused ? "standing" : "playing", player->at + 1,
                        replay_count(player->replay), (long long)(shot->ms / 3600000),
                        (long long)(shot->ms / 60000 % 60),
                        (long long)(shot->ms / 1000 % 60), (long long)player->speed);
    add_cut(player, shot->canvas, &line);
    add_decisions(shot, &line);
    if (shot->keys != NULL)
        (void)buffer_format(&line, " · keys %s", shot->keys);
    replay_format_gaps(shot, gaps, sizeof(gaps));
    if (gaps[0] != '\0')
        (void)buffer_format(&line, " · missing: %s", gaps);
    canvas_fill(&player->canvas, box, STYLE_MENU, ' ');
    used = canvas_put_cut(
        &player->canvas, box, 0, 0, box.columns, STYLE_MENU,
        shown_line(buffer_text(&line), (size_t)box.columns + 1, &player->arena));
    if (used + 2 < box.columns)
        canvas_put_cut(
            &player->canvas, box, 0, used + 2, box.columns - used - 2, STYLE_KEY,
            shown_literal("space stops  n p steps  g G ends  + - speed  q leaves"));
    buffer_release_wiped(&line);
}

static bool show(struct player *player, struct error *err)
{
    struct replay_shot shot;
    int rows, columns;

    if (!replay_go(player->replay, player->at, &shot, err))
        return false;
    terminal_size(player->terminal, &rows, &columns);
    canvas_reset(&player->canvas, rows, columns);
    canvas_copy(&player->canvas, shot.canvas);
    draw_line(player, &shot);
    arena_clear(&player->arena);
    player->since_ms = monotonic_ms();
    return terminal_show(player->terminal, &player->canvas, err);
}

static bool is_last(const struct player *player)
{
    return player->at + 1 >= replay_count(player->replay);
}

/* Until the next shot's time; -1: a key is waited for. */
static int wait_ms(const struct player *player)
{
    int64_t gap, left;

    if (player->is_paused || is_last(player))
        return -1;
    gap = (replay_ms(player->replay, player->at + 1) -
           replay_ms(player->replay, player->at)) /
          player->speed;
    gap = gap > WAIT_MAX_MS ? WAIT_MAX_MS : gap;
    left = player->since_ms + gap - monotonic_ms();
    return left < 0 ? 0 : (int)left;
}

static void step(struct player *player, bool forward)
{
    player->is_paused = true;
    if (forward && !is_last(player))
        player->at++;
    else if (!forward && player->at > 0)
        player->at--;
}

static void faster(struct player *player, bool is_faster)
{
    player->speed = is_faster ? player->speed * 2 : player->speed / 2;
    if (player->speed < 1)
        player->speed = 1;
    if (player->speed > SPEED_MAX)
        player->speed = SPEED_MAX;
}

static void hear_key(struct player *player, struct key key)
{
    bool is_control = (key.modifiers & KEY_CONTROL) != 0;

    if (key.code == 'q' || key.code == KEY_CODE_ESCAPE || (is_control && key.code == 'c'))
        player->is_over = true;
    else if (key.code == ' ')
        player->is_paused = !player->is_paused;
    else if (key.code == 'n' || key.code == 'j' || key.code == KEY_CODE_RIGHT ||
             key.code == KEY_CODE_DOWN || key.code == KEY_CODE_ENTER)
        step(player, true);
    else if (key.code == 'p' || key.code == 'k' || key.code == KEY_CODE_LEFT ||
             key.code == KEY_CODE_UP)
        step(player, false);
    else if (key.code == 'g' || key.code == KEY_CODE_HOME)
        player->at = 0;
    else if (key.code == 'G' || key.code == KEY_CODE_END)
        player->at = replay_count(player->replay) - 1;
    else if (key.code == '+' || key.code == '-')
        faster(player, key.code == '+');
}

static void hear_keyboard(struct player *player)
{
    struct input input;

    do {
        terminal_read(player->terminal, &input);
        if (input.kind == INPUT_KEY)
            hear_key(player, input.key);
        if (input.kind == INPUT_END)
            player->is_over = true;
    } while (input.kind != INPUT_NONE && !player->is_over);
}

static void hear_signals(struct player *player)
{
    struct signalfd_siginfo info;

    while (read(player->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
        if (info.ssi_signo != SIGWINCH)
            player->is_over = true;
    }
}

static int sooner(int a, int b)
{
    if (a < 0)
        return b;
    return b < 0 || a < b ? a : b;
}

static bool turn(struct player *player, struct error *err)
{
    struct pollfd ready[] = {{player->signals, POLLIN, 0},
                             {terminal_descriptor(player->terminal), POLLIN, 0}};
    bool is_heard;

    if (!show(player, err))
        return false;
    do {
        is_heard = poll(ready, COUNT_OF(ready),
                        sooner(wait_ms(player), terminal_wait_ms(player->terminal))) > 0;
        if (wait_ms(player) == 0) {
            player->at++;
            return true;
        }
        hear_signals(player);
        hear_keyboard(player);
    } while (!is_heard && !player->is_over && wait_ms(player) != 0);
    return true;
}

static bool open_signals(struct player *player, struct error *err)
{
    static const int heard[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < COUNT_OF(heard); i++)
        sigaddset(&set, heard[i]);
    if (sigprocmask(SIG_BLOCK, &set, NULL) == 0)
        player->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    return player->signals >= 0 || error_set_errno(err, ERROR_FAILED, "signals");
}

static bool dress(struct player *player, const char *name, struct error *err)
{
    const char *no_colour = getenv("NO_COLOR");
    struct theme theme;

    if (!settings_theme(name, &theme, err))
        return false;
    if (no_colour != NULL && no_colour[0] != '\0')
        theme_without_colour(&theme);
    terminal_set_theme(player->terminal, &theme);
    return true;
}

bool replay_play(struct replay *replay, size_t from, bool is_paused, int64_t speed,
                 const char *theme, struct error *err)
{
    struct player player = {.replay = replay,
                            .at = from,
                            .is_paused = is_paused,
                            .speed = speed,
                            .signals = -1};
    bool is_good = open_signals(&player, err) &&
                   terminal_open(STDIN_FILENO, STDOUT_FILENO, &player.terminal, err) &&
                   dress(&player, theme, err);

    canvas_init(&player.canvas);
    arena_init(&player.arena);
    while (is_good && !player.is_over)
        is_good = turn(&player, err);
    terminal_close(player.terminal);
    canvas_release(&player.canvas);
    arena_release(&player.arena);
    if (player.signals >= 0)
        close(player.signals);
    return is_good;
}
