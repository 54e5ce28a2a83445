#include "shell/session_fate.h"

#include "shell/heads.h"
#include "shell/offer.h"
#include "shell/standing.h"
#include "wire/session_record.h"

#define ANY_KIND (~(int64_t)0)

struct session_look {
    struct office *office;
    int64_t stream;
    moment_t before;
    int64_t row;        /* the vault's newest as it began */
    int64_t erasure;    /* the newest then */
    struct arena arena; /* of one record */
    int64_t sequence;   /* of the record read last */
    int64_t records;
    bool is_read;   /* to its end */
    int64_t *shown; /* streams of the tickets that it shows */
    size_t count;
    size_t capacity;
    size_t looked; /* of them */
    enum session_fate fate;
    int64_t until_ms; /* of this slice */
};

static void worsen(struct session_look *look, enum session_fate fate)
{
    look->fate = fate > look->fate ? fate : look->fate;
}

struct session_look *session_look_start(struct office *office, int64_t stream,
                                        moment_t before)
{
    struct session_look *look = memory_get(sizeof(*look));

    *look = (struct session_look){.office = office, .stream = stream, .before = before};
    arena_init(&look->arena);
    if (!vault_newest(office->vault, &look->row, &look->erasure, NULL))
        worsen(look, SESSION_STAYS); /* what comes behind it could not be told */
    return look;
}

void session_look_stop(struct session_look *look)
{
    if (look == NULL)
        return;
    memory_free(look->shown);
    arena_release(&look->arena);
    memory_free(look);
}

int64_t session_look_records(const struct session_look *look)
{
    return look->records;
}

static bool shows(const struct session_look *look, int64_t stream)
{
    for (size_t i = 0; i < look->count; i++) {
        if (look->shown[i] == stream)
            return true;
    }
    return false;
}

static void note_shown(struct session_look *look, int64_t stream)
{
    if (stream == 0 || shows(look, stream))
        return;
    look->shown =
        memory_reserve(look->shown, &look->capacity, look->count, sizeof(*look->shown));
    look->shown[look->count++] = stream;
}

static void note_entry(struct session_look *look, const struct session_entry *entry)
{
    note_shown(look, entry->ticket);
    for (size_t i = 0; i < entry->part_count; i++) {
        for (size_t j = 0; j < entry->parts[i].stream_count; j++)
            note_shown(look, entry->parts[i].streams[j]);
    }
}

static bool look_at(void *context, const struct vault_record *record)
{
    struct session_look *look = context;
    struct session_entry entry;

    look->sequence = record->sequence;
    look->records++;
    if (record->at >= look->before)
        worsen(look, SESSION_STAYS);
    if (record->kind == RECORD_SESSION) {
        if (session_entry_decode(record->body, &look->arena, &entry, NULL))
            note_entry(look, &entry);
        else
            worsen(look, SESSION_UNREAD);
        arena_clear(&look->arena);
    }
    return offer_clock_ms() < look->until_ms;
}

/* A stream that is no more needs nothing; one whose key is damaged is as its records. */
static bool read_on(struct session_look *look, struct error *err)
{
    int64_t before = look->sequence;
    struct error why = {0};
    size_t damaged = 0;
    bool is_good = vault_read(look->office->vault, look->stream, look->sequence, look_at,
                              look, &damaged, &why);

    if (damaged > 0 || why.code == ERROR_DAMAGED)
        worsen(look, SESSION_UNREAD);
    if (why.code == ERROR_NOT_FOUND)
        worsen(look, SESSION_STAYS);
    look->is_read = !is_good || look->sequence == before;
    return is_good || why.code == ERROR_DAMAGED || why.code == ERROR_NOT_FOUND ||
           error_set(err, why.code, "%s", why.text);
}

/* A ticket that is no more is not held. */
static void judge(struct session_look *look, int64_t stream)
{
    struct error why = {0};
    struct standing *standing = standing_take(look->office, stream, &why);
    struct ticket ticket;
    bool is_read = standing != NULL && standing_read(standing, &why) &&
                   standing_damaged(standing) == 0 &&
                   thread_tally_ticket(standing_tally(standing), &ticket, NULL);

    if (!is_read && why.code != ERROR_NOT_FOUND)
        worsen(look, SESSION_UNREAD);
    if (is_read && ticket.is_held)
        worsen(look, SESSION_HELD);
    standing_leave(standing);
}

bool session_look_step(struct session_look *look, int budget_ms, bool *is_done,
                       struct error *err)
{
    bool is_good = true;

    look->until_ms = budget_ms == HEADS_ALL ? INT64_MAX : offer_clock_ms() + budget_ms;
    while (is_good && !look->is_read) {
        is_good = read_on(look, err);
        if (offer_clock_ms() >= look->until_ms)
            break;
    }
    while (is_good && look->is_read && look->fate != SESSION_STAYS &&
           look->looked < look->count) {
        judge(look, look->shown[look->looked++]);
        if (offer_clock_ms() >= look->until_ms)
            break;
    }
    *is_done =
        look->is_read && (look->fate == SESSION_STAYS || look->looked == look->count);
    return is_good;
}

/* The session itself, or a ticket that it shows: a hold may have come. */
static void judge_changed(struct session_look *look, const int64_t *streams, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (streams[i] == look->stream)
            worsen(look, SESSION_STAYS);
        else if (shows(look, streams[i]))
            judge(look, streams[i]);
    }
}

bool session_look_fate(struct session_look *look, enum session_fate *fate, bool *is_stale,
                       struct error *err)
{
    struct vault *vault = look->office->vault;
    int64_t newest, erasure;
    int64_t *streams = NULL;
    size_t count = 0;

    if (!vault_newest(vault, &newest, &erasure, err))
        return false;
    *is_stale = look->fate != SESSION_STAYS && erasure != look->erasure;
    if (!*is_stale && look->fate != SESSION_STAYS && newest != look->row) {
        if (!vault_changed(vault, look->row, newest, ANY_KIND, &streams, &count, err))
            return false;
        judge_changed(look, streams, count);
        memory_free(streams);
    }
    *fate = look->fate;
    return true;
}
