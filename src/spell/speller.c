#include "spell/speller.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/process.h"
#include "dictionary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define STARTS_MAX   3 /* one that ends over and over is not started again */
#define ANSWER_LIMIT ((size_t)256 * 1024)
#define THIS_PROGRAM "/proc/self/exe"

struct speller {
    char *wanted;
    char *country;
    char *program;
    pid_t pid; /* 0: none runs */
    int to;
    int from;
    int starts;
    uint64_t waiting[SPELLER_WAITING_MAX]; /* requests, the oldest first */
    int64_t until_ms[SPELLER_WAITING_MAX]; /* of CLOCK_MONOTONIC: no answer comes any more */
    size_t waiting_count;
    int patience_ms;
    struct buffer heard;
};

static int64_t monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* By its path, which valgrind and people see; by /proc where another stands there now. */
static char *this_program(void)
{
    char path[PATH_MAX];
    ssize_t len = readlink(THIS_PROGRAM, path, sizeof(path) - 1);

    path[len > 0 ? len : 0] = '\0';
    return memory_text(access(path, X_OK) == 0 ? path : THIS_PROGRAM);
}

struct speller *speller_create(const char *wanted, const char *country, const char *program)
{
    struct speller *speller = memory_get(sizeof(*speller));

    speller->wanted = memory_text(string_or_empty(wanted));
    speller->country = memory_text(string_or_empty(country));
    speller->program = program == NULL ? this_program() : memory_text(program);
    speller->to = speller->from = -1;
    speller->patience_ms = SPELLER_PATIENCE_MS;
    buffer_init(&speller->heard, ANSWER_LIMIT);
    return speller;
}

void speller_set_patience(struct speller *speller, int ms)
{
    speller->patience_ms = ms;
}

/* It is asked nothing that is worth waiting for. */
static void end(struct speller *speller)
{
    int status;

    if (speller->pid == 0)
        return;
    close(speller->to);
    close(speller->from);
    kill(speller->pid, SIGKILL);
    (void)!process_wait(speller->pid, &status, NULL);
    speller->pid = 0;
    speller->to = speller->from = -1;
    buffer_release_wiped(&speller->heard);
}

void speller_destroy(struct speller *speller)
{
    if (speller == NULL)
        return;
    end(speller);
    memory_free(speller->wanted);
    memory_free(speller->country);
    memory_free(speller->program);
    memory_free(speller);
}

static void close_pair(const int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

static bool start(struct speller *speller, struct error *err)
{
    const char *const argv[] = {speller->program, SPELLER_WORD, speller->wanted,
                                speller->country, NULL};
    int asked[2], answered[2];

    if (speller->starts == STARTS_MAX)
        return error_set(err, ERROR_FAILED, "what judges words has ended %d times",
                         STARTS_MAX);
    speller->starts++;
    if (pipe2(asked, O_CLOEXEC) != 0)
        return error_set_errno(err, ERROR_FAILED, "a pipe to the dictionaries");
    if (pipe2(answered, O_CLOEXEC) != 0) {
        close_pair(asked);
        return error_set_errno(err, ERROR_FAILED, "a pipe from the dictionaries");
    }
    if (!process_start(argv, asked[0], answered[1], -1, &speller->pid, err)) {
        close_pair(asked);
        close_pair(answered);
        return false;
    }
    close(asked[0]);
    close(answered[1]);
    speller->to = asked[1];
    speller->from = answered[0];
    fcntl(speller->to, F_SETFL, O_NONBLOCK);
    fcntl(speller->from, F_SETFL, O_NONBLOCK);
    return true;
}

/* A pipe takes what so few and so short requests are, or its reader is gone. */
static bool send_line(struct speller *speller, const struct buffer *line, struct error *err)
{
    ssize_t done = write(speller->to, line->bytes, line->len);

    if (done == (ssize_t)line->len)
        return true;
    return error_set(err, ERROR_FAILED, "what judges words does not listen");
}

/* It ended while nobody waited for it. */
static bool send_again(struct speller *speller, const struct buffer *line,
                       struct error *err)
{
    if (speller->waiting_count > 0)
        return false;
    end(speller);
    return start(speller, err) && send_line(speller, line, err);
}

static bool ask(struct speller *speller, char kind, uint64_t request, const char *lang,
                struct text words, struct error *err)
{
    struct buffer line;
    bool is_asked;

    if (speller->waiting_count == SPELLER_WAITING_MAX ||
        words.len + strlen(lang) + 8 > SPELLER_REQUEST_MAX)
        return error_set(err, ERROR_FAILED, "the dictionaries are asked too much at once");
    if (speller->pid == 0 && !start(speller, err))
        return false;
    buffer_init(&line, SPELLER_REQUEST_MAX);
    buffer_format(&line, "%c\t%s\t", kind, lang);
    for (size_t i = 0; i < words.len; i++)
        buffer_add_char(&line, words.bytes[i] == '\n' ? '\t' : words.bytes[i]);
    buffer_add_char(&line, '\n');
    is_asked = send_line(speller, &line, err) || send_again(speller, &line, err);
    buffer_release_wiped(&line);
    if (is_asked) {
        speller->until_ms[speller->waiting_count] = monotonic_ms() + speller->patience_ms;
        speller->waiting[speller->waiting_count++] = request;
    }
    return is_asked;
}

bool speller_check(struct speller *speller, uint64_t request, const char *lang,
                   struct text words, struct error *err)
{
    return ask(speller, 'c', request, lang, words, err);
}

bool speller_suggest(struct speller *speller, uint64_t request, const char *lang,
                     struct text word, struct error *err)
{
    return ask(speller, 's', request, lang, word, err);
}

int speller_descriptor(const struct speller *speller)
{
    return speller == NULL || speller->waiting_count == 0 ? -1 : speller->from;
}

int speller_wait_ms(const struct speller *speller)
{
    if (speller == NULL || speller->waiting_count == 0)
        return -1;
    int64_t left_ms = speller->until_ms[0] - monotonic_ms();
    return left_ms > 0 ? (int)left_ms : 0;
}

static uint64_t take_waiting(struct speller *speller)
{
    uint64_t request = speller->waiting[0];

    speller->waiting_count--;
    memmove(speller->waiting, speller->waiting + 1,
            speller->waiting_count * sizeof(*speller->waiting));
    memmove(speller->until_ms, speller->until_ms + 1,
            speller->waiting_count * sizeof(*speller->until_ms));
    return request;
}

/* The lines in front of the first line that is a point alone; SIZE_MAX: not there yet. */
static size_t answer_len(const struct buffer *heard)
{
    for (size_t at = 0; at < heard->len;) {
        const char *end = memchr(heard->bytes + at, '\n', heard->len - at);

        if (end == NULL)
            return SIZE_MAX;
        if (end == heard->bytes + at + 1 && heard->bytes[at] == '.')
            return at;
        at = (size_t)(end - heard->bytes) + 1;
    }
    return SIZE_MAX;
}

static void answer_all(struct speller *speller, speller_handler *handler, void *context)
{
    size_t len;

    while (speller->waiting_count > 0 &&
           (len = answer_len(&speller->heard)) != SIZE_MAX) {
        handler(context, take_waiting(speller), text_from(buffer_text(&speller->heard), len));
        buffer_drop(&speller->heard, len + strlen(".\n"));
    }
}

void speller_hear(struct speller *speller, speller_handler *handler, void *context)
{
    char bytes[SPELLER_REQUEST_MAX];
    ssize_t got = 0;
    bool is_over = speller->from < 0;

    while (!is_over && (got = read(speller->from, bytes, sizeof(bytes))) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        is_over = got < 0 ? errno != EAGAIN
                          : !buffer_add(&speller->heard, bytes, (size_t)got);
        if (got < 0)
            break;
    }
    explicit_bzero(bytes, sizeof(bytes));
    answer_all(speller, handler, context);
    if (!is_over && got != 0 && speller_wait_ms(speller) != 0)
        return;
    end(speller);
    while (speller->waiting_count > 0)
        handler(context, take_waiting(speller), text_of(NULL));
}

const char *speller_built_with(void)
{
    return dictionaries_built_with();
}

bool speller_each(speller_tag_handler *handler, void *context, struct error *err)
{
    struct dictionaries *dictionaries;

    if (!dictionaries_open(&dictionaries, err))
        return false;
    dictionaries_each(dictionaries, handler, context);
    dictionaries_close(dictionaries);
    return true;
}
