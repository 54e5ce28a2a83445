#include "shell/export_files.h"

#include "base/table.h"
#include "wire/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define NUMBERS_MAX 1000

/* Which files went out: those of intents that became messages. */
struct filing {
    struct arena arena;
    struct table messages; /* ids that stand in the thread */
    struct send_intent *intents;
    size_t count;
    size_t capacity;
    struct table wanted; /* ids of files */
    const char *ticket;
    const char *folder;
    size_t written;
    struct error *err;
    bool is_good;
};

static void note_intent(struct filing *filing, struct text body)
{
    struct send_intent intent;

    if (!send_intent_decode(body, &filing->arena, &intent, NULL) || intent.file_count == 0)
        return;
    filing->intents = arena_reserve(&filing->arena, filing->intents, &filing->capacity,
                                    filing->count, sizeof(*filing->intents));
    filing->intents[filing->count++] = intent;
}

static bool note_record(void *context, const struct vault_record *record)
{
    struct filing *filing = context;
    struct message message;

    if (record->kind == RECORD_SEND_INTENT)
        note_intent(filing, record->body);
    if (record->kind == RECORD_MESSAGE &&
        message_decode(record->body, &filing->arena, &message, NULL))
        table_set(&filing->messages, text_of(message.id), 1);
    return true;
}

static void want_files(struct filing *filing)
{
    size_t ignored;

    for (size_t i = 0; i < filing->count; i++) {
        const struct send_intent *intent = &filing->intents[i];
        if (!table_get(&filing->messages, text_of(intent->key), &ignored))
            continue;
        for (size_t j = 0; j < intent->file_count; j++)
            table_set(&filing->wanted, text_of(intent->files[j].file), 1);
    }
}

/* Of a name that may be anything: one part of a path, not hidden. */
static const char *plain_name(const char *name, struct arena *arena)
{
    char *plain = arena_text(arena, name);

    for (char *at = plain; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == '/')
            *at = '_';
    }
    return plain;
}

/* A new file under the first of its names that is free. */
static int create(struct filing *filing, const char *name, const char **path)
{
    const char *dot = strrchr(name, '.');
    int stem = dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name);

    for (int number = 1; number < NUMBERS_MAX; number++) {
        const char *tail = name + stem;
        *path = number == 1
                    ? arena_format(&filing->arena, "%s/%s-%s", filing->folder,
                                   filing->ticket, name)
                    : arena_format(&filing->arena, "%s/%s-%.*s-%d%s", filing->folder,
                                   filing->ticket, stem, name, number, tail);
        int fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static bool write_all(int fd, struct text bytes)
{
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.bytes, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = text_from(bytes.bytes + put, bytes.len - (size_t)put);
    }
    return true;
}

static bool write_file(struct filing *filing, const struct attachment *file,
                       struct text bytes)
{
    const char *path = filing->folder;
    int fd = create(filing, plain_name(file->name, &filing->arena), &path);
    bool is_written = fd >= 0 && write_all(fd, bytes);

    if (fd >= 0 && close(fd) != 0)
        is_written = false;
    filing->written += is_written;
    return is_written || error_set_errno(filing->err, ERROR_FAILED, "%s", path);
}

static bool file_record(void *context, const struct vault_record *record)
{
    struct filing *filing = context;
    struct attachment file;
    struct text bytes;
    size_t ignored;

    if (record->kind != RECORD_FILE)
        return true;
    filing->is_good =
        file_decode(record->body, &filing->arena, &file, &bytes, filing->err) &&
        (!table_get(&filing->wanted, text_of(file.file), &ignored) ||
         write_file(filing, &file, bytes));
    return filing->is_good;
}

bool export_files(struct office *office, int64_t stream, const char *ticket,
                  const char *folder, size_t *count, struct error *err)
{
    struct filing filing = {.folder = folder, .err = err, .is_good = true};
    bool is_read;

    arena_init(&filing.arena);
    table_init(&filing.messages);
    table_init(&filing.wanted);
    filing.ticket = plain_name(ticket, &filing.arena);
    is_read = vault_read(office->vault, stream, 0, note_record, &filing, NULL, err);
    want_files(&filing);
    is_read = is_read && (filing.count == 0 || vault_read(office->vault, stream, 0,
                                                          file_record, &filing, NULL, err));
    *count += filing.written;
    table_release(&filing.wanted);
    table_release(&filing.messages);
    arena_release(&filing.arena);
    return is_read && filing.is_good;
}
