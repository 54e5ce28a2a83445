#include "shell/retention.h"

#include "shell/replay.h"
#include "shell/session_fate.h"
#include "wire/thread.h"

#include <stdio.h>

#define BATCH_AT_ONCE   256  /* of a run that nobody types beside */
#define STREAMS_AT_ONCE 1000 /* looked at for sessions: some ms, since a key may come */

struct retention {
    struct office *office;
    struct heads *heads;
    moment_t before;
    size_t batch;
    bool is_dry;
    bool is_owed;
    bool is_read;        /* every head was looked at */
    uint32_t next;       /* head */
    int64_t *candidates; /* by their heads; the records decide */
    size_t count;
    size_t capacity;
    size_t looked; /* of candidates */
    struct session_streams sessions;
    int64_t listed;    /* so many streams were looked at for them */
    bool has_sessions; /* all were */
    size_t sessions_done;
    struct session_look *look; /* at the next of them */
    struct retention_counts counts;
};

struct retention *retention_start(struct office *office, struct heads *heads,
                                  moment_t before, size_t batch, bool is_dry, bool is_owed)
{
    struct retention *retention = memory_get(sizeof(*retention));

    *retention = (struct retention){.office = office,
                                    .heads = heads,
                                    .before = before,
                                    .batch = batch,
                                    .is_dry = is_dry,
                                    .is_owed = is_owed};
    return retention;
}

void retention_stop(struct retention *retention)
{
    if (retention == NULL)
        return;
    memory_free(retention->candidates);
    session_streams_release(&retention->sessions);
    session_look_stop(retention->look);
    memory_free(retention);
}

const struct retention_counts *retention_counts(const struct retention *retention)
{
    return &retention->counts;
}

void retention_format_unread(const struct retention_counts *counts, char *out, size_t size)
{
    out[0] = '\0';
    if (counts->unread > 0)
        snprintf(out, size,
                 "%lld old tickets and sessions stay: a record of theirs cannot be read, "
                 "so a legal hold cannot be ruled out (deskhand verify tells which)",
                 (long long)counts->unread);
}

static void note_candidates(void *context, const struct ticket_head *heads, size_t count)
{
    struct retention *retention = context;

    for (size_t i = 0; i < count; i++) {
        if (heads[i].status != TICKET_RESOLVED || heads[i].updated_at >= retention->before)
            continue;
        retention->candidates =
            memory_reserve(retention->candidates, &retention->capacity, retention->count,
                           sizeof(*retention->candidates));
        retention->candidates[retention->count++] = heads[i].number;
    }
}

static bool read_heads(struct retention *retention, int budget_ms, struct error *err)
{
    uint32_t next = 0;

    retention->count = 0;
    retention->looked = 0;
    if (!heads_read(retention->heads, retention->next, budget_ms, note_candidates,
                    retention, &next, err))
        return false;
    retention->next = next;
    retention->is_read = next == 0;
    return true;
}

struct looking {
    struct arena *arena;
    struct thread_builder *builder;
    moment_t newest;
    int64_t records;
    bool is_good;
};

/* Reading, and a legal hold put on or off, prolong nothing. */
static bool prolongs(struct looking *looking, const struct vault_record *record)
{
    struct change change;

    return record->kind != RECORD_CHANGE ||
           !change_decode(record->body, looking->arena, &change, NULL) ||
           change.has_status || change.has_priority || change.has_assignee ||
           change.has_snooze || change.has_tags;
}

static bool look_at(void *context, const struct vault_record *record)
{
    struct looking *looking = context;

    looking->records++;
    if (record->at > looking->newest && prolongs(looking, record))
        looking->newest = record->at;
    looking->is_good =
        thread_builder_add(looking->builder, record->kind, record->body, NULL);
    return looking->is_good;
}

enum fate { FATE_STAYS, FATE_HELD, FATE_UNREAD, FATE_GOES };

/* What cannot be read stays: nobody knows whether it is over, or held. */
static bool judge(struct retention *retention, int64_t stream, enum fate *fate,
                  int64_t *records, struct error *err)
{
    struct arena arena;
    struct ticket ticket;
    struct looking looking = {.arena = &arena, .newest = INT64_MIN, .is_good = true};
    struct error why = {0};
    size_t damaged = 0;
    bool is_read;

    arena_init(&arena);
    looking.builder = thread_builder_create(&arena);
    is_read = vault_read(retention->office->vault, stream, 0, look_at, &looking, &damaged,
                         &why) ||
              why.code == ERROR_NOT_FOUND || why.code == ERROR_DAMAGED ||
              error_set(err, why.code, "%s", why.text);
    *fate = why.code == ERROR_NOT_FOUND ? FATE_STAYS : FATE_UNREAD;
    *records = looking.records;
    if (is_read && why.code == ERROR_NONE && looking.is_good && damaged == 0 &&
        thread_builder_ticket(looking.builder, &ticket, NULL))
        *fate = ticket.status != TICKET_RESOLVED || looking.newest >= retention->before
                    ? FATE_STAYS
                : ticket.is_held ? FATE_HELD
                                 : FATE_GOES;
    thread_builder_destroy(looking.builder);
    arena_release(&arena);
    return is_read;
}

/* The next candidates, up to a batch, judged; those that go are listed in due. */
static bool judge_batch(struct retention *retention, int64_t *due, size_t *due_count,
                        struct retention_counts *counts, struct error *err)
{
    size_t end = retention->count - retention->looked < retention->batch
                     ? retention->count
                     : retention->looked + retention->batch;

    for (size_t i = retention->looked; i < end; i++) {
        enum fate fate;
        int64_t records;

        if (!judge(retention, retention->candidates[i], &fate, &records, err))
            return false;
        counts->held += fate == FATE_HELD;
        counts->unread += fate == FATE_UNREAD;
        if (fate != FATE_GOES)
            continue;
        due[(*due_count)++] = retention->candidates[i];
        if (retention->is_dry)
            counts->records += records;
    }
    counts->tickets += (int64_t)*due_count;
    retention->looked = end;
    return true;
}

static bool destroy(struct retention *retention, const int64_t *due, size_t count,
                    struct retention_counts *counts, struct error *err)
{
    struct vault_erased erased;

    if (!vault_retain(retention->office->vault, due, count, retention->before, moment_now(),
                      &erased, err))
        return false;
    counts->records += erased.records;
    retention->is_owed = false;
    return true;
}

/* Judged and destroyed in one transaction: nobody writes to them in between. */
static bool take_batch(struct retention *retention, int64_t *due, struct error *err)
{
    struct vault *vault = retention->office->vault;
    struct retention_counts counts = retention->counts;
    size_t looked = retention->looked;
    size_t due_count = 0;
    bool is_good;

    if (!retention->is_dry && !vault_begin(vault, err))
        return false;
    is_good = judge_batch(retention, due, &due_count, &counts, err);
    if (is_good && due_count > 0 && !retention->is_dry)
        is_good = destroy(retention, due, due_count, &counts, err);
    if (is_good && !retention->is_dry)
        is_good = vault_commit(vault, err);
    if (is_good) {
        retention->counts = counts;
        return true;
    }
    if (!retention->is_dry)
        vault_rollback(vault);
    retention->looked = looked;
    return false;
}

/* What was looked at, with what came meanwhile. Its key goes where nothing holds it. */
static bool settle_session(struct retention *retention, struct retention_counts *counts,
                           bool *is_stale, struct error *err)
{
    int64_t stream = retention->sessions.list[retention->sessions_done];
    enum session_fate fate;

    if (!session_look_fate(retention->look, &fate, is_stale, err))
        return false;
    if (*is_stale)
        return true;
    counts->unread += fate == SESSION_UNREAD;
    counts->sessions += fate == SESSION_GOES;
    if (fate == SESSION_GOES && retention->is_dry)
        counts->records += session_look_records(retention->look);
    return fate != SESSION_GOES || retention->is_dry ||
           destroy(retention, &stream, 1, counts, err);
}

/* In one transaction, so that nobody puts a hold on a ticket in between. */
static bool take_session(struct retention *retention, struct error *err)
{
    struct vault *vault = retention->office->vault;
    struct retention_counts counts = retention->counts;
    bool is_stale = false;
    bool is_good;

    if (!retention->is_dry && !vault_begin(vault, err))
        return false;
    is_good = settle_session(retention, &counts, &is_stale, err);
    if (is_good && !retention->is_dry)
        is_good = vault_commit(vault, err);
    else if (!retention->is_dry)
        vault_rollback(vault);
    session_look_stop(retention->look);
    retention->look = NULL;
    if (!is_good)
        return false;
    retention->counts = counts;
    retention->sessions_done += !is_stale;
    return true;
}

/* The next session, read without a lock: it may be a day's. */
static bool look_at_session(struct retention *retention, int budget_ms, struct error *err)
{
    bool is_done = false;

    if (retention->look == NULL)
        retention->look = session_look_start(
            retention->office, retention->sessions.list[retention->sessions_done],
            retention->before);
    if (!session_look_step(retention->look, budget_ms, &is_done, err))
        return false;
    return !is_done || take_session(retention, err);
}

/* The next streams: a large vault has a million of them, and hardly any is a session. */
static bool list_sessions(struct retention *retention, struct error *err)
{
    int64_t to = retention->listed + STREAMS_AT_ONCE;

    if (!session_streams_before(retention->office, retention->listed + 1, to,
                                retention->before, &retention->sessions, err))
        return false;
    retention->listed = to;
    retention->has_sessions = to >= vault_newest_stream(retention->office->vault);
    return true;
}

static bool sweep_sessions(struct retention *retention, int budget_ms, struct error *err)
{
    return retention->has_sessions ? look_at_session(retention, budget_ms, err)
                                   : list_sessions(retention, err);
}

static bool is_through(const struct retention *retention)
{
    return retention->is_read && retention->looked == retention->count &&
           retention->has_sessions && retention->sessions_done == retention->sessions.count;
}

bool retention_step(struct retention *retention, int budget_ms, bool *is_done,
                    struct error *err)
{
    bool is_good = true;

    if (retention->looked < retention->count) {
        int64_t *due = memory_get(retention->batch * sizeof(*due));

        is_good = take_batch(retention, due, err);
        memory_free(due);
    } else if (!retention->is_read) {
        is_good = read_heads(retention, budget_ms, err);
    } else if (!is_through(retention)) {
        is_good = sweep_sessions(retention, budget_ms, err);
    }
    *is_done = is_through(retention);
    if (is_good && *is_done && retention->is_owed && !retention->is_dry)
        is_good = destroy(retention, NULL, 0, &retention->counts, err);
    return is_good;
}

static bool run(struct retention *retention, struct error *err)
{
    bool is_done = false;

    while (!is_done)
        if (!retention_step(retention, HEADS_ALL, &is_done, err))
            return false;
    return true;
}

bool retention_run(struct office *office, moment_t before, bool is_dry, bool is_owed,
                   struct retention_counts *counts, struct error *err)
{
    struct heads *heads = heads_create(office);
    struct retention *retention =
        retention_start(office, heads, before, BATCH_AT_ONCE, is_dry, is_owed);
    bool is_done = heads_open(heads, err) &&
                   heads_catch_up(heads, HEADS_ALL, NULL, NULL, err) && run(retention, err);

    *counts = retention->counts;
    retention_stop(retention);
    heads_destroy(heads);
    return is_done && (is_dry || vault_finish_erasing(office->vault, true, err));
}
