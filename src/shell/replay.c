#include "replay_parts.h"

#include <stdio.h>

static bool is_shot(const struct replay *replay, const struct session_entry *entry)
{
    const struct replay_entry *last =
        replay->count == 0 ? NULL : &replay->entries[replay->count - 1];

    if (entry->what == SESSION_FRAME)
        return true;
    return entry->what == SESSION_DID && replay->has_record_gap &&
           (last == NULL || last->entry.what != SESSION_DID);
}

static void add_entry(struct replay *replay, const struct session_entry *entry, moment_t at)
{
    if (is_shot(replay, entry)) {
        replay->shots = memory_reserve(replay->shots, &replay->shot_capacity,
                                       replay->shot_count, sizeof(*replay->shots));
        replay->shots[replay->shot_count++] = replay->count;
    }
    replay->entries = memory_reserve(replay->entries, &replay->capacity, replay->count,
                                     sizeof(*replay->entries));
    replay->is_broken = replay->is_broken || replay->has_record_gap;
    if (entry->what == SESSION_FRAME && entry->is_whole)
        replay->is_broken = false;
    replay->entries[replay->count++] = (struct replay_entry){*entry, at, replay->is_broken};
    replay->has_record_gap = false;
}

static void begin(struct replay *replay, const struct session_entry *entry)
{
    const char *agent = replay->office->settings.agent;

    replay->about.has_keys = entry->has_keys;
    replay->about.by = entry->by;
    replay->about.is_own = entry->by != NULL && string_equals(entry->by, agent);
    for (size_t i = 0; i < entry->style_count; i++)
        (void)cell_styles_add(&replay->styles, i, entry->styles[i]);
}

static bool take_record(void *context, const struct vault_record *record)
{
    struct replay *replay = context;
    struct session_entry entry;
    struct text body;

    if (record->sequence != replay->sequence + 1)
        replay->has_record_gap = true;
    replay->sequence = record->sequence;
    if (record->kind != RECORD_SESSION)
        return true;
    body = text_from(arena_copy(&replay->arena, record->body.bytes, record->body.len),
                     record->body.len);
    if (!session_entry_decode(body, &replay->arena, &entry, NULL)) {
        replay->unread++;
        replay->has_record_gap = true;
        return true;
    }
    if (entry.what == SESSION_BEGUN && record->sequence == 1)
        begin(replay, &entry);
    add_entry(replay, &entry, record->at);
    return true;
}

static bool is_counted(const int64_t *streams, size_t count, int64_t stream)
{
    for (size_t i = 0; i < count; i++) {
        if (streams[i] == stream)
            return true;
    }
    return false;
}

static void count_entries(struct replay *replay)
{
    struct session_about *about = &replay->about;
    int64_t *streams = memory_get((replay->count + 1) * sizeof(*streams));

    for (size_t i = 0; i < replay->count; i++) {
        const struct session_entry *entry = &replay->entries[i].entry;

        about->ms = entry->ms > about->ms ? entry->ms : about->ms;
        about->decisions += entry->what == SESSION_DID;
        about->has_ended = entry->what == SESSION_ENDED;
        if (entry->ticket != 0 && !is_counted(streams, about->tickets, entry->ticket))
            streams[about->tickets++] = entry->ticket;
    }
    memory_free(streams);
}

static bool read_session(struct office *office, int64_t stream, struct text id,
                         struct replay **replay, struct error *err)
{
    struct replay *made = memory_get(sizeof(*made));

    made->office = office;
    made->about.stream = stream;
    snprintf(made->about.id, sizeof(made->about.id), "%.*s", (int)id.len, id.bytes);
    (void)!replay_began(id, &made->about.begun_at);
    arena_init(&made->arena);
    arena_init(&made->shown);
    canvas_init(&made->canvas);
    buffer_init(&made->keys, SIZE_MAX);
    cell_styles_init(&made->styles);
    if (!vault_read(office->vault, stream, 0, take_record, made, &made->about.damaged,
                    err)) {
        replay_close(made);
        return false;
    }
    made->about.damaged += made->unread;
    count_entries(made);
    *replay = made;
    return true;
}

bool replay_open(struct office *office, const char *id, struct replay **replay,
                 struct error *err)
{
    struct replay *found = NULL;
    moment_t began;
    int64_t stream = 0;

    if (!replay_began(text_of(id), &began))
        return error_set(err, ERROR_NOT_FOUND,
                         "%s: no such session (deskhand sessions lists them)", id);
    if (!vault_stream(office->vault, STREAM_SESSION, text_of(id), text_of(""), false,
                      &stream, err))
        return false;
    if (stream != 0 && !read_session(office, stream, text_of(id), &found, err))
        return false;
    if (found != NULL && found->about.is_own) {
        *replay = found;
        return true;
    }
    if (found != NULL && found->about.by == NULL)
        error_set(err, ERROR_DAMAGED,
                  "%s: whose session this is cannot be read, so nobody is shown it "
                  "(deskhand verify tells what is damaged)",
                  id);
    else
        error_set(err, ERROR_NOT_FOUND,
                  "%s: you have no such session (deskhand sessions lists them)", id);
    replay_close(found);
    return false;
}

void replay_close(struct replay *replay)
{
    if (replay == NULL)
        return;
    canvas_release(&replay->canvas);
    memory_free(replay->gaps);
    memory_free(replay->entries);
    memory_free(replay->shots);
    buffer_release_wiped(&replay->keys);
    arena_release(&replay->arena);
    arena_release(&replay->shown);
    memory_free(replay);
}

const struct session_about *replay_about(const struct replay *replay)
{
    return &replay->about;
}

size_t replay_count(const struct replay *replay)
{
    return replay->shot_count;
}

int64_t replay_ms(const struct replay *replay, size_t index)
{
    return replay->entries[replay->shots[index]].entry.ms;
}

/* More names than these are not told. */
#define AGENTS_SIZE 400

struct listening {
    session_handler *handler;
    void *context;
    struct session_rest *rest;
    bool goes_on;
};

static bool is_listed(struct text agents, const char *agent)
{
    struct text name;

    while (text_next(&agents, ',', &name)) {
        if (text_is(text_trim(name), agent))
            return true;
    }
    return false;
}

static void note_other(struct session_rest *rest, const char *agent)
{
    struct text agents = text_from(buffer_text(&rest->agents), rest->agents.len);

    rest->others++;
    if (!is_listed(agents, agent))
        (void)!buffer_format(&rest->agents, "%s%s", agents.len > 0 ? ", " : "", agent);
}

/* One that goes while it is read is none; one that does not open is nobody's. */
static bool tell_session(struct office *office, int64_t stream, const char *id,
                         struct listening *listening, struct error *err)
{
    struct replay *replay = NULL;
    struct error why = {0};

    if (!read_session(office, stream, text_of(id), &replay, &why) &&
        why.code != ERROR_DAMAGED)
        return why.code == ERROR_NOT_FOUND || error_set(err, why.code, "%s", why.text);
    if (replay == NULL || replay->about.by == NULL)
        listening->rest->unknown++;
    else if (replay->about.is_own)
        listening->goes_on = listening->handler(listening->context, &replay->about);
    else
        note_other(listening->rest, replay->about.by);
    replay_close(replay);
    return true;
}

bool replay_each_session(struct office *office, session_handler *handler, void *context,
                         struct session_rest *rest, struct error *err)
{
    struct listening listening = {handler, context, rest, true};
    struct session_streams streams = {.count = 0};
    bool is_good = session_streams_before(office, 1, INT64_MAX, INT64_MAX, &streams, err);

    *rest = (struct session_rest){0};
    buffer_init(&rest->agents, AGENTS_SIZE);
    for (size_t i = 0; is_good && listening.goes_on && i < streams.count; i++)
        is_good = tell_session(office, streams.list[i], streams.ids[i], &listening, err);
    session_streams_release(&streams);
    return is_good;
}
