#include "term/terminal.h"

#include "base/fatal.h"
#include "base/memory.h"
#include "base/secret.h"
#include "terminal_parts.h"

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <time.h>
#include <unistd.h>
/* term.h takes these words for capabilities. */
#undef columns
#undef lines

#define ESCAPE_MS 25 /* how long a lone Esc waits for what might follow */
/* ncurses does not look at what malloc() gave it, and frees what is not its own. */
#define CURSES_CRASHED "deskhand: ended: out of memory in the terminal library\n"

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What fatal() needs, prepared: nothing but write() and tcsetattr() may run then. */
static struct {
    int fd;
    struct termios before;
    char bytes[256];
    size_t len;
} restoration = {.fd = -1};

static void restore(void)
{
    if (restoration.fd < 0)
        return;
    (void)!write(restoration.fd, restoration.bytes, restoration.len);
    tcsetattr(restoration.fd, TCSAFLUSH, &restoration.before);
}

static void add_restoration(const char *capability)
{
    const char *bytes = tigetstr(capability);

    if (bytes == NULL || bytes == (const char *)-1 ||
        restoration.len + strlen(bytes) >= sizeof(restoration.bytes))
        return;
    memcpy(restoration.bytes + restoration.len, bytes, strlen(bytes));
    restoration.len += strlen(bytes);
}

/* newterm() changes the terminal before it knows whether it can go on. */
static void begin_restoration(const struct terminal *terminal)
{
    restoration.len = 0;
    restoration.before = terminal->before;
    restoration.fd = terminal->out;
    fatal_set_restore(restore);
}

static void complete_restoration(void)
{
    static const char paste_off[] = "\033[?2004l";

    memcpy(restoration.bytes, paste_off, sizeof(paste_off) - 1);
    restoration.len = sizeof(paste_off) - 1;
    add_restoration("sgr0");
    add_restoration("cnorm");
    add_restoration("rmkx");
    add_restoration("rmcup");
}

static bool has_capability(const char *bytes)
{
    return bytes != NULL && bytes != (const char *)-1;
}

void terminal_shape_caret(struct terminal *terminal, int shape)
{
    static const int numbers[] = {[CARET_BAR] = 6, [CARET_BLOCK] = 2}; /* DECSCUSR */

    if (shape == terminal->caret_shape)
        return;
    const char *set = tigetstr("Ss");
    const char *bytes = tigetstr("Se");
    terminal->caret_shape = shape;
    if (!has_capability(set) || !has_capability(bytes))
        return;
    if (!terminal->has_shaped)
        add_restoration("Se");
    terminal->has_shaped = true;
    if (shape != CARET_AS_IT_IS)
        bytes = tiparm(set, numbers[shape]);
    (void)!write(terminal->memory, bytes, strlen(bytes));
}

static bool tell(struct terminal *terminal, const char *bytes)
{
    return write(terminal->out, bytes, strlen(bytes)) >= 0;
}

static const struct {
    const char *capability;
    struct key key;
} capabilities[] = {
    {"kcuu1", {KEY_CODE_UP, 0}},         {"kcud1", {KEY_CODE_DOWN, 0}},
    {"kcub1", {KEY_CODE_LEFT, 0}},       {"kcuf1", {KEY_CODE_RIGHT, 0}},
    {"khome", {KEY_CODE_HOME, 0}},       {"kend", {KEY_CODE_END, 0}},
    {"kpp", {KEY_CODE_PAGE_UP, 0}},      {"knp", {KEY_CODE_PAGE_DOWN, 0}},
    {"kich1", {KEY_CODE_INSERT, 0}},     {"kdch1", {KEY_CODE_DELETE, 0}},
    {"kcbt", {KEY_CODE_TAB, KEY_SHIFT}}, {"kf1", {KEY_CODE_F1, 0}},
    {"kf2", {KEY_CODE_F1 + 1, 0}},       {"kf3", {KEY_CODE_F1 + 2, 0}},
    {"kf4", {KEY_CODE_F1 + 3, 0}},       {"kf5", {KEY_CODE_F1 + 4, 0}},
    {"kf6", {KEY_CODE_F1 + 5, 0}},       {"kf7", {KEY_CODE_F1 + 6, 0}},
    {"kf8", {KEY_CODE_F1 + 7, 0}},       {"kf9", {KEY_CODE_F1 + 8, 0}},
    {"kf10", {KEY_CODE_F1 + 9, 0}},      {"kf11", {KEY_CODE_F1 + 10, 0}},
    {"kf12", {KEY_CODE_F1 + 11, 0}},
};

static void learn_keys(struct terminal *terminal)
{
    for (size_t i = 0; i < COUNT_OF(capabilities); i++)
        decoder_add_sequence(&terminal->decoder, tigetstr(capabilities[i].capability),
                             capabilities[i].key);
}

/* setupterm() first: newterm() would print its own complaint. */
static bool check_terminfo(int out, struct error *err)
{
    const char *name = getenv("TERM");
    int status = 0;

    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        return error_set(
            err, ERROR_USAGE,
            "the locale has no UTF-8 and there is no C.UTF-8 (install a locale)");
    if (name == NULL || name[0] == '\0')
        return error_set(err, ERROR_USAGE, "TERM is not set (try TERM=xterm-256color)");
    if (setupterm(name, out, &status) != OK)
        return error_set(err, ERROR_USAGE,
                         "TERM: this system does not know the terminal '%s' "
                         "(try TERM=xterm-256color)",
                         name);
    if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1)
        return error_set(
            err, ERROR_USAGE,
            "TERM: the terminal '%s' cannot place its cursor (the commands work "
            "without a screen; see deskhand --help)",
            name);
    return true;
}

static void make_raw(struct terminal *terminal)
{
    terminal->raw = terminal->before;
    cfmakeraw(&terminal->raw);
}

static void do_nothing(int number)
{
    (void)number;
}

/* ncurses ignores SIGTSTP while it draws, and so the kernel drops one that waits to be
 * heard. A handler of somebody else's it leaves alone; the signal stays blocked and is
 * read. */
static void keep_stops(void)
{
    struct sigaction ours = {.sa_handler = do_nothing, .sa_flags = SA_RESTART};
    struct sigaction before;

    if (sigaction(SIGTSTP, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
        sigaction(SIGTSTP, &ours, NULL);
}

/* 24 bits a colour, though its entry says 256; screen, but for tmux, garbles them. */
static bool has_true_colour(void)
{
    const char *said = getenv("COLORTERM");
    const char *name = getenv("TERM");

    if (COLORS != PALETTE_SIZE || said == NULL ||
        (strncmp(name, "screen", 6) == 0 && getenv("TMUX") == NULL))
        return false;
    return strcmp(said, "truecolor") == 0 || strcmp(said, "24bit") == 0;
}

static bool start_curses(struct terminal *terminal, struct error *err)
{
    keep_stops();
    terminal->memory = memfd_create("deskhand-frame", MFD_CLOEXEC);
    if (terminal->memory >= 0)
        terminal->memory_file = fdopen(dup(terminal->memory), "w");
    terminal->in_file = fdopen(dup(terminal->in), "r");
    if (terminal->memory_file == NULL || terminal->in_file == NULL)
        return error_set_errno(err, ERROR_FAILED, "the terminal's buffer");
    terminal->screen = newterm(NULL, terminal->memory_file, terminal->in_file);
    if (terminal->screen == NULL)
        return error_set(err, ERROR_FAILED, "the terminal could not be opened");
    orig_colors =
        NULL; /* an OSC, to undo what is never done here: the palette stays the user's */
    if (has_colors()) {
        start_color();
        use_default_colors();
        terminal->has_true_colour = has_true_colour();
    }
    typeahead(-1); /* a frame goes out whole; the loop hears keys by itself */
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    return true;
}

static bool open_on(struct terminal *terminal, struct error *err)
{
    if (tcgetattr(terminal->in, &terminal->before) != 0)
        return error_set_errno(err, ERROR_USAGE, "standard input is no terminal");
    make_raw(terminal);
    begin_restoration(terminal);
    if (!check_terminfo(terminal->out, err) || !start_curses(terminal, err))
        return false;
    complete_restoration();
    learn_keys(terminal);
    return terminal_return(terminal, err);
}

bool terminal_open(int in, int out, struct terminal **terminal, struct error *err)
{
    struct terminal *made = memory_get(sizeof(*made));
    bool is_open;

    made->in = in;
    made->out = out;
    made->memory = -1;
    made->is_left = true;
    decoder_init(&made->decoder);
    canvas_init(&made->shown);
    fatal_set_suspect(CURSES_CRASHED);
    is_open = open_on(made, err);
    if (!is_open)
        terminal_close(made);
    fatal_set_suspect(NULL);
    if (is_open)
        *terminal = made;
    return is_open;
}

void terminal_close(struct terminal *terminal)
{
    if (terminal == NULL)
        return;
    if (terminal->screen != NULL) {
        terminal_leave(terminal);
        delscreen(terminal->screen);
    } else if (restoration.fd >= 0) {
        tcsetattr(terminal->in, TCSAFLUSH, &terminal->before);
    }
    fatal_set_restore(NULL);
    restoration.fd = -1;
    if (terminal->memory_file != NULL)
        fclose(terminal->memory_file);
    if (terminal->in_file != NULL)
        fclose(terminal->in_file);
    if (terminal->memory >= 0)
        close(terminal->memory);
    decoder_release(&terminal->decoder);
    canvas_release(&terminal->shown);
    memory_free(terminal);
}

void terminal_leave(struct terminal *terminal)
{
    if (terminal->is_left)
        return;
    terminal->is_left = true;
    terminal_shape_caret(terminal, CARET_AS_IT_IS);
    endwin();
    terminal_forward(terminal, NULL);
    tell(terminal, "\033[?2004l");
    tcsetattr(terminal->in, TCSAFLUSH, &terminal->before);
}

bool terminal_return(struct terminal *terminal, struct error *err)
{
    int rows;
    int columns;

    if (tcsetattr(terminal->in, TCSAFLUSH, &terminal->raw) != 0)
        return error_set_errno(err, ERROR_FAILED, "the terminal");
    terminal->is_left = false;
    terminal_size(terminal, &rows, &columns);
    tell(terminal, "\033[?2004h");
    terminal_redraw(terminal);
    return true;
}

void terminal_size(struct terminal *terminal, int *rows, int *columns)
{
    struct winsize size = {0};

    if (ioctl(terminal->out, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
        size.ws_col == 0)
        size = (struct winsize){.ws_row = 24, .ws_col = 80};
    *rows = size.ws_row;
    *columns = size.ws_col;
    if (is_term_resized(*rows, *columns)) {
        fatal_set_suspect(CURSES_CRASHED);
        resizeterm(*rows, *columns);
        fatal_set_suspect(NULL);
        terminal_redraw(terminal);
    }
}

void terminal_redraw(struct terminal *terminal)
{
    canvas_release(&terminal->shown);
    clearok(stdscr, TRUE);
}

void terminal_ring(struct terminal *terminal)
{
    if (!terminal->is_left)
        tell(terminal, "\a");
}

/* Bytes that are there already: > 0; 0 none; < 0 the keyboard is gone. */
static ssize_t read_now(const struct terminal *terminal, char *bytes, size_t size)
{
    struct pollfd ready = {.fd = terminal->in, .events = POLLIN};
    ssize_t got;

    if (poll(&ready, 1, 0) <= 0)
        return 0;
    got = read(terminal->in, bytes, size);
    if (got > 0)
        return got;
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

void terminal_read(struct terminal *terminal, struct input *input)
{
    char bytes[4096];
    ssize_t got;

    decoder_next(&terminal->decoder, false, input);
    if (input->kind != INPUT_NONE)
        return;
    got = read_now(terminal, bytes, sizeof(bytes));
    if (got < 0) {
        input->kind = INPUT_END;
    } else if (got > 0) {
        terminal->read_at = milliseconds();
        decoder_feed(&terminal->decoder, bytes, (size_t)got);
        decoder_next(&terminal->decoder, false, input);
    } else if (terminal_wait_ms(terminal) == 0) {
        decoder_next(&terminal->decoder, true, input);
    }
    secret_wipe(bytes, got > 0 ? (size_t)got : 0);
}

int terminal_descriptor(const struct terminal *terminal)
{
    return terminal->in;
}

int terminal_wait_ms(const struct terminal *terminal)
{
    int64_t waited = milliseconds() - terminal->read_at;

    if (!decoder_waits(&terminal->decoder))
        return -1;
    return waited >= ESCAPE_MS ? 0 : (int)(ESCAPE_MS - waited);
}
