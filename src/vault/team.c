#include "vault/team.h"

#include "base/memory.h"
#include "vault/segment.h"
#include "vault/sketch.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>

/* One who reads: nothing here is touched by the other. */
struct reader {
    struct store store;
    struct segment_source source;
};

enum slot_state { SLOT_FREE, SLOT_TAKEN, SLOT_DONE };
struct slot {
    enum slot_state state;
    struct team_find find; /* of who took the slot, until it is done */
};

struct team {
    const struct leaf_needles *needles;
    uint8_t *keys; /* in the secret arena: the wrapping key, a spare for each reader */
    uint8_t id[SEAL_ID_LEN];
    struct reader own;
    struct reader other;
    bool has_worker;
    pthread_t worker;

    /* Guarded by the lock. */
    pthread_mutex_t lock;
    pthread_cond_t done; /* a slot is */
    pthread_cond_t room; /* there is more to take, or the end has come */
    int64_t at;          /* the next to be passed */
    int64_t untaken;     /* the next to be taken */
    bool is_ending;
    struct slot slots[TEAM_AHEAD];
};

static struct slot *slot_of(struct team *team, int64_t number)
{
    return &team->slots[number % TEAM_AHEAD];
}

/* Under the lock. NULL where all are taken, or as many as may be ahead. */
static struct slot *take(struct team *team)
{
    if (team->untaken < 0 || team->at - team->untaken >= TEAM_AHEAD) {
        return NULL;
    }
    struct slot *slot = slot_of(team, team->untaken);
    slot->state = SLOT_TAKEN;
    slot->find.number = team->untaken--;
    return slot;
}

static void make_room(struct team_find *find, size_t count)
{
    if (find->capacity < count) {
        find->rows = memory_grow(find->rows, count, sizeof *find->rows);
        find->capacity = count;
    }
}

/* Outside the lock. The sketch says that the words are not there: nothing need be opened.
 */
static bool is_ruled_out(struct reader *reader, const struct leaf_needles *needles,
                         struct team_find *find)
{
    struct text plain;
    struct sketch sketch;
    bool is_out =
        sketch_is_asked(needles) &&
        segment_read(&reader->source, SEGMENT_SKETCH, find->number, &plain, NULL) &&
        sketch_read(plain, &sketch) && !sketch_may_have(&sketch, needles);
    if (is_out) {
        find->first = sketch.first;
        find->last = sketch.last;
    }
    return is_out;
}

/* Outside the lock. What cannot be read is as good as missing. */
static bool is_found(struct reader *reader, const struct leaf_needles *needles,
                     struct team_find *find)
{
    struct text plain;
    struct leaf leaf;
    bool is_read =
        segment_read(&reader->source, SEGMENT_SEARCH, find->number, &plain, NULL) &&
        leaf_read(plain, &leaf);
    if (is_read) {
        find->first = leaf.first;
        find->last = leaf.last;
        make_room(find, leaf.count);
        find->count = leaf_find(&leaf, needles, find->rows);
    }
    return is_read;
}

static void look(struct reader *reader, const struct leaf_needles *needles,
                 struct team_find *find)
{
    find->count = 0;
    find->is_good = is_ruled_out(reader, needles, find) || is_found(reader, needles, find);
}

static void *work(void *context)
{
    struct team *team = context;
    (void)pthread_mutex_lock(&team->lock);
    while (!team->is_ending) {
        struct slot *slot = take(team);
        if (slot == NULL) {
            (void)pthread_cond_wait(&team->room, &team->lock);
            continue;
        }
        (void)pthread_mutex_unlock(&team->lock);
        look(&team->other, team->needles, &slot->find);
        (void)pthread_mutex_lock(&team->lock);
        slot->state = SLOT_DONE;
        (void)pthread_cond_signal(&team->done);
    }
    (void)pthread_mutex_unlock(&team->lock);
    return NULL;
}

static bool reader_open(struct reader *reader, struct team *team, struct vault *vault,
                        int at)
{
    reader->source = (struct segment_source){
        .store = &reader->store,
        .vault = team->id,
        .key = team->keys,
        .spare = team->keys + (size_t)at * SECRET_KEY_LEN,
    };
    return store_open_reader(&reader->store, &vault->store, NULL);
}

static void reader_close(struct reader *reader)
{
    memory_free_wiped(reader->source.room, reader->source.capacity);
    store_close(&reader->store);
}

/* No signal is the worker's to hear. Without a worker the search is only slower. */
static void start_worker(struct team *team, struct vault *vault)
{
    sigset_t all;
    sigset_t before;
    if (!reader_open(&team->other, team, vault, 2)) {
        return;
    }
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    team->has_worker = pthread_create(&team->worker, NULL, work, team) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void start_lock(struct team *team)
{
    pthread_condattr_t clock;
    (void)pthread_condattr_init(&clock);
    (void)pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&team->lock, NULL);
    (void)pthread_cond_init(&team->done, &clock);
    (void)pthread_cond_init(&team->room, NULL);
    (void)pthread_condattr_destroy(&clock);
}

struct team *team_start(struct vault *vault, const struct leaf_needles *needles,
                        int64_t from, bool has_worker)
{
    struct team *team = memory_get(sizeof *team);
    team->needles = needles;
    team->at = from;
    team->untaken = from;
    memcpy(team->id, vault->id, sizeof team->id);
    team->keys = secret_get((size_t)3 * SECRET_KEY_LEN);
    memcpy(team->keys, vault->keys->segments, SECRET_KEY_LEN);
    start_lock(team);
    if (!reader_open(&team->own, team, vault, 1)) {
        team_stop(team);
        return NULL;
    }
    if (has_worker) {
        start_worker(team, vault);
    }
    return team;
}

void team_stop(struct team *team)
{
    if (team == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&team->lock);
    team->is_ending = true;
    (void)pthread_cond_signal(&team->room);
    (void)pthread_mutex_unlock(&team->lock);
    if (team->has_worker) {
        (void)pthread_join(team->worker, NULL);
    }
    reader_close(&team->own);
    reader_close(&team->other);
    for (size_t i = 0; i < TEAM_AHEAD; i++) {
        memory_free(team->slots[i].find.rows);
    }
    secret_free(team->keys);
    (void)pthread_cond_destroy(&team->done);
    (void)pthread_cond_destroy(&team->room);
    (void)pthread_mutex_destroy(&team->lock);
    memory_free(team);
}

static bool wait_until(struct team *team, int64_t until_us)
{
    struct timespec until = {until_us / 1000000, (until_us % 1000000) * 1000};
    return pthread_cond_timedwait(&team->done, &team->lock, &until) == 0;
}

static bool is_late(int64_t until_us)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000 >= until_us;
}

struct team_find *team_next(struct team *team, int64_t until_us)
{
    bool is_in_time = true;
    (void)pthread_mutex_lock(&team->lock);
    struct slot *wanted = slot_of(team, team->at);
    while (wanted->state != SLOT_DONE && is_in_time) {
        struct slot *slot = take(team);
        if (slot == NULL) {
            is_in_time = wait_until(team, until_us);
            continue;
        }
        (void)pthread_mutex_unlock(&team->lock);
        look(&team->own, team->needles, &slot->find);
        is_in_time = !is_late(until_us);
        (void)pthread_mutex_lock(&team->lock);
        slot->state = SLOT_DONE;
    }
    bool is_done = wanted->state == SLOT_DONE;
    (void)pthread_mutex_unlock(&team->lock);
    return is_done ? &wanted->find : NULL;
}

void team_pass(struct team *team)
{
    (void)pthread_mutex_lock(&team->lock);
    slot_of(team, team->at)->state = SLOT_FREE;
    team->at--;
    (void)pthread_cond_signal(&team->room);
    (void)pthread_mutex_unlock(&team->lock);
}

bool team_is_done(const struct team *team)
{
    return team->at < 0;
}

int64_t team_at(const struct team *team)
{
    return team->at;
}
