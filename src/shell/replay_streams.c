/* Which streams are sessions, and which of them are over. */
#include "shell/replay.h"

#include "wire/session_record.h"
#include "wire/thread.h"

#include <stdio.h>

#define ID_FORM "00000000T000000Z-ffff"

bool replay_began(struct text id, moment_t *began)
{
    char when[MOMENT_TEXT_SIZE];

    if (id.len != sizeof(ID_FORM) - 1)
        return false;
    snprintf(when, sizeof(when), "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", id.bytes, id.bytes + 4,
             id.bytes + 6, id.bytes + 9, id.bytes + 11, id.bytes + 13);
    return moment_parse(text_of(when), began);
}

struct listing {
    struct session_streams *streams;
    moment_t before;
};

/* The stream of requests about nobody is none, by its name. */
static bool note_session(void *context, int64_t stream, struct text id)
{
    struct listing *listing = context;
    struct session_streams *streams = listing->streams;
    moment_t began;

    if (!replay_began(id, &began) || began >= listing->before)
        return true;
    streams->list = memory_reserve(streams->list, &streams->capacity, streams->count,
                                   sizeof(*streams->list));
    streams->ids = memory_reserve(streams->ids, &streams->id_capacity, streams->count,
                                  sizeof(*streams->ids));
    snprintf(streams->ids[streams->count], sizeof(*streams->ids), "%.*s", (int)id.len,
             id.bytes);
    streams->list[streams->count++] = stream;
    return true;
}

bool session_streams_before(struct office *office, int64_t from, int64_t to,
                            moment_t before, struct session_streams *streams,
                            struct error *err)
{
    struct listing listing = {streams, before};

    return vault_each_stream_in(office->vault, STREAM_SESSION, from, to, note_session,
                                &listing, err);
}

void session_streams_release(struct session_streams *streams)
{
    memory_free(streams->list);
    memory_free(streams->ids);
    *streams = (struct session_streams){.count = 0};
}

struct looking {
    struct arena arena; /* of one record */
    int64_t *streams;   /* that it shows */
    size_t count;
    size_t capacity;
    int64_t records;
    moment_t newest;
};

static void note_stream(struct looking *looking, int64_t stream)
{
    for (size_t i = 0; i < looking->count; i++) {
        if (looking->streams[i] == stream)
            return;
    }
    looking->streams = memory_reserve(looking->streams, &looking->capacity, looking->count,
                                      sizeof(*looking->streams));
    looking->streams[looking->count++] = stream;
}

static bool look_at(void *context, const struct vault_record *record)
{
    struct looking *looking = context;
    struct session_entry entry;

    looking->records++;
    looking->newest = record->at > looking->newest ? record->at : looking->newest;
    if (session_entry_decode(record->body, &looking->arena, &entry, NULL)) {
        for (size_t i = 0; i < entry.part_count; i++) {
            for (size_t j = 0; j < entry.parts[i].stream_count; j++)
                note_stream(looking, entry.parts[i].streams[j]);
        }
        if (entry.ticket != 0)
            note_stream(looking, entry.ticket);
    }
    arena_clear(&looking->arena);
    return true;
}

/* One that is no more is not held; one that cannot be read may be. */
static bool is_held(struct office *office, int64_t stream)
{
    struct thread_builder *builder = NULL;
    struct error why = {0};
    struct ticket ticket;
    struct arena arena;
    size_t damaged = 0;
    bool is_held;

    arena_init(&arena);
    if (!office_thread(office, stream, &arena, &builder, &damaged, &why))
        is_held = why.code != ERROR_NOT_FOUND;
    else
        is_held =
            damaged > 0 || !thread_builder_ticket(builder, &ticket, NULL) || ticket.is_held;
    thread_builder_destroy(builder);
    arena_release(&arena);
    return is_held;
}

bool session_is_over(struct office *office, int64_t stream, moment_t before, bool *is_over,
                     int64_t *records, struct error *err)
{
    struct looking looking = {.newest = INT64_MIN};
    bool is_read;

    arena_init(&looking.arena);
    is_read = vault_read(office->vault, stream, 0, look_at, &looking, NULL, err);
    *records = looking.records;
    *is_over = is_read && looking.newest < before;
    for (size_t i = 0; *is_over && i < looking.count; i++)
        *is_over = !is_held(office, looking.streams[i]);
    memory_free(looking.streams);
    arena_release(&looking.arena);
    return is_read;
}
