/* Which streams are sessions. */
#include "shell/replay.h"

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
