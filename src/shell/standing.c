#include "shell/standing.h"

#include "base/memory.h"
#include "shell/heads.h"
#include "shell/opening.h"

#define STEP_MS 1

struct standing {
    struct office *office;
    int64_t stream;
    struct vault_reading *records;
    struct thread_tally *tally;
    bool is_long;
    bool was_read; /* to the end, once */
    bool has_failed;
};

static void end(struct standing *standing)
{
    vault_reading_stop(standing->records);
    thread_tally_destroy(standing->tally);
    memory_free(standing);
}

static struct standing *start(struct office *office, int64_t stream, struct error *err)
{
    int64_t length;

    if (!vault_stream_length(office->vault, stream, &length, err))
        return NULL;
    struct standing *standing = memory_get(sizeof(*standing));
    standing->office = office;
    standing->stream = stream;
    standing->records = vault_reading_start(office->vault, stream, 0);
    standing->tally = thread_tally_create();
    standing->is_long = length >= OPENING_LONG_RECORDS;
    return standing;
}

static struct standing **find_kept(struct office *office, int64_t stream)
{
    for (size_t i = 0; i < STANDINGS_KEPT; i++) {
        struct standing **place = &office->standings[i];
        if (*place != NULL && (*place)->stream == stream)
            return place;
    }
    return NULL;
}

struct standing *standing_take(struct office *office, int64_t stream, struct error *err)
{
    struct standing **place = find_kept(office, stream);

    if (place == NULL)
        return start(office, stream, err);
    struct standing *standing = *place;
    *place = NULL;
    return standing;
}

struct adding {
    struct standing *standing;
    struct error *err;
    bool is_good;
};

static bool add_record(void *context, const struct vault_record *record)
{
    struct adding *adding = context;

    adding->is_good =
        thread_tally_add(adding->standing->tally, record->kind, record->body, adding->err);
    return adding->is_good;
}

bool standing_step(struct standing *standing, int64_t deadline, bool *is_read,
                   struct error *err)
{
    struct adding adding = {.standing = standing, .err = err, .is_good = true};
    bool is_good;

    *is_read = false;
    do {
        is_good = vault_reading_step(standing->records, STEP_MS, add_record, &adding,
                                     is_read, err) &&
                  adding.is_good;
    } while (is_good && !*is_read && !(standing->is_long && heads_is_past(deadline)));
    standing->has_failed = !is_good;
    standing->was_read = standing->was_read || (is_good && *is_read);
    return is_good;
}

bool standing_read(struct standing *standing, struct error *err)
{
    bool is_read;

    return standing_step(standing, heads_deadline(HEADS_ALL), &is_read, err);
}

const struct thread_tally *standing_tally(const struct standing *standing)
{
    return standing->tally;
}

size_t standing_damaged(const struct standing *standing)
{
    return vault_reading_damaged(standing->records);
}

/* The one that was left last stands first. */
static void keep(struct standing *standing)
{
    struct standing **kept = standing->office->standings;
    size_t last = 0;

    while (last < STANDINGS_KEPT - 1 && kept[last] != NULL)
        last++;
    if (kept[last] != NULL)
        end(kept[last]);
    for (; last > 0; last--)
        kept[last] = kept[last - 1];
    kept[0] = standing;
}

void standing_leave(struct standing *standing)
{
    if (standing == NULL)
        return;
    if (standing->is_long && !standing->has_failed &&
        find_kept(standing->office, standing->stream) == NULL)
        keep(standing);
    else
        end(standing);
}

bool standing_is_at_hand(struct office *office, int64_t stream)
{
    struct standing **place = find_kept(office, stream);
    int64_t length;

    if (place != NULL)
        return (*place)->was_read;
    return !vault_stream_length(office->vault, stream, &length, NULL) ||
           length < OPENING_LONG_RECORDS;
}

void standings_forget(struct office *office)
{
    for (size_t i = 0; i < STANDINGS_KEPT; i++) {
        if (office->standings[i] != NULL)
            end(office->standings[i]);
        office->standings[i] = NULL;
    }
}
