#include "shell/heads.h"

#include "wire/thread.h"

#include <string.h>

#define SEGMENT_LEN (60 * 1024)
#define A_FEW       1000 /* heads in memory at once while all are made anew */

void heads_init(struct heads *heads)
{
    *heads = (struct heads){0};
    arena_init(&heads->arena);
    table_init(&heads->by_id);
}

void heads_release(struct heads *heads)
{
    memory_free(heads->list);
    table_release(&heads->by_id);
    arena_release(&heads->arena);
    *heads = (struct heads){0};
}

static void put(struct heads *heads, const struct ticket_head *head)
{
    size_t at;

    if (!table_get(&heads->by_id, text_of(head->id), &at)) {
        at = heads->count++;
        heads->list =
            memory_reserve(heads->list, &heads->capacity, at, sizeof(*heads->list));
        table_set(&heads->by_id, text_of(head->id), at);
    }
    heads->list[at] = *head;
}

static bool take_segment(void *context, struct text segment)
{
    struct heads *heads = context;
    struct ticket_head head;

    while (head_decode(&segment, &heads->arena, &head))
        put(heads, &head);
    return true;
}

/* The customer's name for a head: the last one known, "" where there is none. */
static bool find_name(struct heads *heads, struct office *office, const char *customer,
                      const char **name, struct error *err)
{
    struct arena arena;
    struct profile profile;
    struct error why = {0};
    bool is_found;

    arena_init(&arena);
    is_found = office_profile(office, customer, &arena, &profile, &why);
    *name =
        is_found ? arena_text(&heads->arena, string_or_empty(profile.customer.name)) : "";
    arena_release(&arena);
    return is_found || why.code == ERROR_NOT_FOUND ||
           error_set(err, why.code, "%s", why.text);
}

/* Names found in this pass, so that a customer of many tickets is read once. */
struct names {
    struct table by_customer;
    const char **list;
    size_t count;
    size_t capacity;
};

static bool name_of(struct heads *heads, struct office *office, struct names *names,
                    const char *customer, const char **name, struct error *err)
{
    size_t at;

    if (table_get(&names->by_customer, text_of(customer), &at)) {
        *name = names->list[at];
        return true;
    }
    if (!find_name(heads, office, customer, name, err))
        return false;
    names->list =
        memory_reserve(names->list, &names->capacity, names->count, sizeof(*names->list));
    table_set(&names->by_customer, text_of(customer), names->count);
    names->list[names->count++] = *name;
    return true;
}

/* A ticket whose own record is damaged stays in the queue, and says so. */
static bool put_damaged(struct heads *heads, struct office *office, int64_t stream,
                        struct error *err)
{
    struct ticket_head head = {.subject = "damaged: its own record cannot be read",
                               .name = "",
                               .channel = "",
                               .tags = "",
                               .priority = PRIORITY_NORMAL,
                               .waiting_since = MOMENT_NONE,
                               .due_at = MOMENT_NONE,
                               .snooze_until = MOMENT_NONE};
    char id[600];
    char owner[600];

    if (!vault_stream_name(office->vault, stream, id, sizeof(id), owner, sizeof(owner),
                           err))
        return false;
    head.id = arena_text(&heads->arena, id);
    head.customer = arena_text(&heads->arena, owner);
    put(heads, &head);
    return true;
}

static bool refresh(struct heads *heads, struct office *office, struct names *names,
                    int64_t stream, struct error *err)
{
    struct error why = {0};
    struct arena arena;
    struct thread_builder *builder = NULL;
    struct ticket ticket;
    struct ticket_head head;
    struct ticket_head kept;
    const char *name = "";
    bool is_good;

    arena_init(&arena);
    is_good = office_thread(office, stream, &arena, &builder, NULL, err);
    if (is_good && !thread_builder_ticket(builder, &ticket, &why)) {
        is_good = put_damaged(heads, office, stream, err);
        thread_builder_destroy(builder);
        arena_release(&arena);
        return is_good;
    }
    is_good = is_good && name_of(heads, office, names, ticket.customer, &name, err);
    if (is_good) {
        office_find_language(&ticket, NULL);
        ticket_head_of(&ticket, name, &arena, &head);
        ticket_head_copy(&head, &heads->arena, &kept);
        put(heads, &kept);
        heads->is_changed = true;
    }
    thread_builder_destroy(builder);
    arena_release(&arena);
    return is_good;
}

static void names_release(struct names *names)
{
    table_release(&names->by_customer);
    memory_free(names->list);
}

/* The streams that records behind a row belong to, each once. */
struct behind {
    struct table seen;
    int64_t *streams;
    size_t count;
    size_t capacity;
    int64_t row;
};

static bool note_stream(void *context, const struct vault_record *record)
{
    struct behind *behind = context;
    size_t ignored;
    struct text key = text_from((const char *)&record->stream, sizeof(record->stream));

    behind->row = record->row;
    if (!record_kind_changes_head(record->kind) || table_get(&behind->seen, key, &ignored))
        return true;
    table_set(&behind->seen, key, 1);
    behind->streams = memory_reserve(behind->streams, &behind->capacity, behind->count,
                                     sizeof(*behind->streams));
    behind->streams[behind->count++] = record->stream;
    return true;
}

/* Whether the stream is a ticket's: only those have a name that a ticket stream finds
 * again. */
static bool find_ticket(struct office *office, int64_t stream, char *id, size_t size,
                        bool *is_ticket, struct error *err)
{
    char owner[8];
    int64_t found = 0;

    if (!vault_stream_name(office->vault, stream, id, size, owner, sizeof(owner), err) ||
        !vault_stream(office->vault, STREAM_TICKET, text_of(id), text_of(""), false, &found,
                      err))
        return false;
    *is_ticket = found == stream;
    return true;
}

static bool refresh_all(struct heads *heads, struct office *office,
                        const struct behind *behind, heads_handler *handler, void *context,
                        struct error *err)
{
    struct names names = {0};
    bool is_good = true;

    table_init(&names.by_customer);
    for (size_t i = 0; is_good && i < behind->count; i++) {
        char id[160];
        bool is_ticket = false;
        size_t at;

        is_good = find_ticket(office, behind->streams[i], id, sizeof(id), &is_ticket, err);
        if (!is_good || !is_ticket)
            continue;
        is_good = refresh(heads, office, &names, behind->streams[i], err);
        if (is_good && handler != NULL && table_get(&heads->by_id, text_of(id), &at))
            handler(context, &heads->list[at]);
    }
    names_release(&names);
    return is_good;
}

bool heads_catch_up(struct heads *heads, struct office *office, heads_handler *handler,
                    void *context, struct error *err)
{
    struct behind behind = {.row = heads->row};
    bool is_good;

    table_init(&behind.seen);
    is_good = vault_read_all(office->vault, heads->row, note_stream, &behind, NULL, err) &&
              refresh_all(heads, office, &behind, handler, context, err);
    if (is_good)
        heads->row = behind.row;
    table_release(&behind.seen);
    memory_free(behind.streams);
    return is_good;
}

bool heads_load(struct heads *heads, struct office *office, struct error *err)
{
    if (!vault_heads_read(office->vault, &heads->row, take_segment, heads, err))
        return false;
    heads->is_changed = heads->row == 0;
    return heads_catch_up(heads, office, NULL, NULL, err);
}

/* Encoded heads, cut into segments as they come. */
struct segments {
    struct buffer all;
    size_t *starts;
    size_t count;
    size_t capacity;
};

static void segments_add(struct segments *segments, const struct ticket_head *head)
{
    if (segments->count == 0 ||
        segments->all.len - segments->starts[segments->count - 1] > SEGMENT_LEN) {
        segments->starts = memory_reserve(segments->starts, &segments->capacity,
                                          segments->count, sizeof(*segments->starts));
        segments->starts[segments->count++] = segments->all.len;
    }
    head_encode(head, &segments->all);
}

/* Writes the cache and releases the segments. */
static bool segments_write(struct segments *segments, struct office *office, int64_t row,
                           struct error *err)
{
    struct text *texts = memory_get((segments->count + 1) * sizeof(*texts));
    bool is_written;

    for (size_t i = 0; i < segments->count; i++) {
        size_t start = segments->starts[i];
        size_t end = i + 1 < segments->count ? segments->starts[i + 1] : segments->all.len;

        texts[i] = text_from(segments->all.bytes + start, end - start);
    }
    is_written = vault_heads_write(office->vault, row, texts, segments->count, err);
    memory_free(texts);
    memory_free(segments->starts);
    buffer_release_wiped(&segments->all);
    return is_written;
}

bool heads_save(struct heads *heads, struct office *office, struct error *err)
{
    struct segments segments = {0};

    if (!heads->is_changed)
        return true;
    buffer_init(&segments.all, SIZE_MAX);
    for (size_t i = 0; i < heads->count; i++)
        segments_add(&segments, &heads->list[i]);
    heads->is_changed = !segments_write(&segments, office, heads->row, err);
    return !heads->is_changed;
}

/* Every ticket once, a few heads in memory at a time. */
struct rebuilding {
    struct office *office;
    struct heads few;
    struct names names;
    struct segments segments;
    struct error *err;
    bool is_good;
};

static void start_few(struct rebuilding *rebuilding)
{
    heads_init(&rebuilding->few);
    rebuilding->names = (struct names){0};
    table_init(&rebuilding->names.by_customer);
}

static void end_few(struct rebuilding *rebuilding)
{
    for (size_t i = 0; i < rebuilding->few.count; i++)
        segments_add(&rebuilding->segments, &rebuilding->few.list[i]);
    names_release(&rebuilding->names);
    heads_release(&rebuilding->few);
}

static bool rebuild_one(void *context, int64_t stream, struct text id)
{
    struct rebuilding *rebuilding = context;

    (void)id;
    rebuilding->is_good = refresh(&rebuilding->few, rebuilding->office, &rebuilding->names,
                                  stream, rebuilding->err);
    if (rebuilding->few.count == A_FEW) {
        end_few(rebuilding);
        start_few(rebuilding);
    }
    return rebuilding->is_good;
}

bool heads_rebuild(struct office *office, struct error *err)
{
    struct rebuilding rebuilding = {.office = office, .err = err, .is_good = true};
    int64_t row = vault_newest_row(office->vault);
    bool is_read;

    buffer_init(&rebuilding.segments.all, SIZE_MAX);
    start_few(&rebuilding);
    is_read =
        vault_each_stream(office->vault, STREAM_TICKET, rebuild_one, &rebuilding, err) &&
        rebuilding.is_good;
    end_few(&rebuilding);
    return segments_write(&rebuilding.segments, office, is_read ? row : 0,
                          is_read ? err : NULL) &&
           is_read;
}
