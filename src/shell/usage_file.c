#include "shell/usage_file.h"

#include "base/memory.h"
#include "base/secret.h"
#include "vault/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define NAME       "usage"
#define LOCK_NAME  "usage.lock"
#define FIRST_LINE "deskhand usage 1"
#define FILE_MAX   ((size_t)64 * 1024)
#define WAIT_MS    2000
#define NAP_MS     5
#define HASH_LEN   8

void usage_file_ticket(const struct usage_file *file, const char *ticket,
                       char hash[USAGE_HASH_SIZE])
{
    uint8_t key[SECRET_KEY_LEN] = {0};
    uint8_t digest[16];

    if (ticket == NULL) {
        memcpy(hash, "-", sizeof("-"));
        return;
    }
    memcpy(key, file->salt, sizeof(file->salt));
    secret_hash(key, ticket, strlen(ticket), digest, sizeof(digest));
    secret_to_hex(digest, HASH_LEN, hash);
}

static void begin_day(struct usage_file *file, struct day today)
{
    uint8_t salt[HASH_LEN];

    secret_random(salt, sizeof(salt));
    secret_to_hex(salt, sizeof(salt), file->salt);
    file->day = today;
    file->used = (struct usage){0};
}

static bool next_number(struct text *rest, int64_t *number)
{
    struct text word;

    return text_next_word(rest, &word) && text_to_integer(word, 0, INT64_MAX, number);
}

static bool next_copy(struct text *rest, char *out, size_t size)
{
    struct text word;

    if (!text_next_word(rest, &word) || word.len >= size)
        return false;
    memcpy(out, word.bytes, word.len);
    out[word.len] = '\0';
    return true;
}

static bool read_day(struct usage_file *file, struct text rest)
{
    struct text word;

    return text_next_word(&rest, &word) && day_parse(word, &file->day) &&
           next_copy(&rest, file->salt, sizeof(file->salt)) &&
           strlen(file->salt) == USAGE_HASH_SIZE - 1 && rest.len == 0;
}

static bool read_used(struct usage_file *file, struct text rest)
{
    return next_number(&rest, &file->used.requests) &&
           next_number(&rest, &file->used.prompt_tokens) &&
           next_number(&rest, &file->used.completion_tokens) &&
           next_number(&rest, &file->used.cost_micro) && rest.len == 0;
}

static bool read_reserved(struct usage_file *file, struct text rest)
{
    struct usage_reservation *reservation = &file->reservations[file->count];

    if (file->count == USAGE_RESERVATIONS_MAX)
        return false;
    *reservation = (struct usage_reservation){.at_most.requests = 1};
    file->count++;
    return next_copy(&rest, reservation->process, sizeof(reservation->process)) &&
           next_copy(&rest, reservation->ticket, sizeof(reservation->ticket)) &&
           next_number(&rest, &reservation->at_most.prompt_tokens) &&
           next_number(&rest, &reservation->at_most.completion_tokens) &&
           next_number(&rest, &reservation->at_most.cost_micro) && rest.len == 0;
}

static void checksum(struct text lines, char hash[2 * 16 + 1])
{
    uint8_t digest[16];

    secret_hash(NULL, lines.bytes, lines.len, digest, sizeof(digest));
    secret_to_hex(digest, sizeof(digest), hash);
}

/* The lines that the last one vouches for. */
static bool checked_lines(struct text all, struct text *lines)
{
    static const char before[] = "check ";
    char hash[2 * 16 + 1];
    size_t len = strlen(before) + sizeof(hash); /* its LF in the place of the NUL */
    struct text last;

    if (all.len < len)
        return false;
    *lines = text_from(all.bytes, all.len - len);
    last = text_from(all.bytes + lines->len, len - 1);
    checksum(*lines, hash);
    return all.bytes[all.len - 1] == '\n' && text_starts_with(last, before) &&
           text_is(text_from(last.bytes + strlen(before), last.len - strlen(before)), hash);
}

static bool read_lines(struct usage_file *file, struct text all)
{
    static const struct {
        const char *word;
        bool (*read)(struct usage_file *file, struct text rest);
    } readers[] = {{"day", read_day}, {"used", read_used}, {"reserved", read_reserved}};
    struct text rest;
    struct text line;
    struct text word;
    bool is_good = checked_lines(all, &rest) && text_next(&rest, '\n', &line) &&
                   text_is(line, FIRST_LINE);

    while (is_good && text_next(&rest, '\n', &line)) {
        is_good = text_next_word(&line, &word);
        for (size_t i = 0; is_good && i < COUNT_OF(readers); i++) {
            if (text_is(word, readers[i].word))
                is_good = readers[i].read(file, line);
        }
    }
    return is_good && day_is_set(file->day);
}

/* What a process set aside that runs no longer is given back. */
static void drop_the_dead(struct usage_file *file)
{
    size_t kept = 0;

    for (size_t i = 0; i < file->count; i++) {
        if (process_runs(file->reservations[i].process))
            file->reservations[kept++] = file->reservations[i];
    }
    file->count = kept;
}

/* A day that has begun in another process just now is not gone back behind. */
static bool is_todays(struct day day, struct day today)
{
    int64_t ahead = day_number(day) - day_number(today);

    return ahead == 0 || ahead == 1;
}

static bool load(struct usage_file *file, const char *folder, moment_t now)
{
    struct day today = moment_day(now);
    size_t len = 0;
    uint8_t *bytes = state_file_read(folder, NAME, FILE_MAX, &len);
    bool is_good = bytes == NULL || read_lines(file, text_from((char *)bytes, len));

    if (bytes == NULL || !is_good)
        file->count = 0;
    if (bytes == NULL || !is_good || !is_todays(file->day, today))
        begin_day(file, today);
    memory_free(bytes);
    drop_the_dead(file);
    return is_good;
}

static bool refuse_damaged(const char *folder, struct error *err)
{
    return error_set(err, ERROR_DAMAGED,
                     "%s/%s, what models used today, was damaged or of another version: it "
                     "counts from 0 again (look at deskhand stats, and ask again)",
                     folder, NAME);
}

static bool take_lock(int fd)
{
    struct timespec nap = {.tv_nsec = NAP_MS * 1000000L};

    for (int waited = 0; waited <= WAIT_MS; waited += NAP_MS) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        nanosleep(&nap, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

static bool open_lock(const char *folder, int *lock, struct error *err)
{
    char *path = memory_format("%s/%s", folder, LOCK_NAME);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool is_locked = fd >= 0 && take_lock(fd);

    if (!is_locked) {
        (void)error_set_errno(err, ERROR_FAILED, "%s", path);
        if (fd >= 0)
            close(fd);
    }
    memory_free(path);
    *lock = fd;
    return is_locked;
}

bool usage_file_open(struct usage_file *file, const char *folder, moment_t now,
                     struct error *err)
{
    struct error why = {0};

    *file = (struct usage_file){.folder = folder, .lock = -1};
    if (!open_lock(folder, &file->lock, err))
        return false;
    state_file_sweep(folder, NAME);
    if (load(file, folder, now))
        return true;
    if (!usage_file_save(file, &why))
        error_set(err, why.code, "%s", why.text);
    else
        refuse_damaged(folder, err);
    usage_file_close(file);
    return false;
}

bool usage_file_look(struct usage_file *file, const char *folder, moment_t now,
                     struct error *err)
{
    *file = (struct usage_file){.folder = folder, .lock = -1};
    return load(file, folder, now) || refuse_damaged(folder, err);
}

static void write_lines(const struct usage_file *file, struct buffer *out)
{
    char day[MOMENT_TEXT_SIZE];
    char hash[2 * 16 + 1];

    day_format(file->day, day);
    buffer_format(
        out, FIRST_LINE "\nday %s %s\nused %lld %lld %lld %lld\n", day, file->salt,
        (long long)file->used.requests, (long long)file->used.prompt_tokens,
        (long long)file->used.completion_tokens, (long long)file->used.cost_micro);
    for (size_t i = 0; i < file->count; i++) {
        const struct usage_reservation *reservation = &file->reservations[i];

        buffer_format(out, "reserved %s %s %lld %lld %lld\n", reservation->process,
                      reservation->ticket, (long long)reservation->at_most.prompt_tokens,
                      (long long)reservation->at_most.completion_tokens,
                      (long long)reservation->at_most.cost_micro);
    }
    checksum(text_from(buffer_text(out), out->len), hash);
    buffer_format(out, "check %s\n", hash);
}

bool usage_file_save(const struct usage_file *file, struct error *err)
{
    struct buffer out;
    bool is_saved;

    buffer_init(&out, FILE_MAX);
    write_lines(file, &out);
    is_saved = state_file_write_fast(file->folder, NAME, buffer_text(&out), out.len, err);
    buffer_release(&out);
    return is_saved;
}

void usage_file_close(struct usage_file *file)
{
    if (file->lock >= 0)
        close(file->lock);
    file->lock = -1;
}
