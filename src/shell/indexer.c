#include "shell/indexer.h"

#include "base/memory.h"
#include "shell/shared.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define NICE         10
#define END_WITHIN_S 0.5

struct indexer {
    struct catalogue *catalogue; /* the thread's */
    atomic_bool is_stopped;

    /* Guarded by the lock. Whoever is the last to hold it frees it. */
    pthread_mutex_t lock;
    pthread_cond_t news;
    bool is_done;
    bool is_left;
};

static void destroy(struct indexer *indexer)
{
    pthread_cond_destroy(&indexer->news);
    pthread_mutex_destroy(&indexer->lock);
    memory_free(indexer);
}

/* Ends the lock. */
static void let_go(struct indexer *indexer, bool is_last)
{
    pthread_mutex_unlock(&indexer->lock);
    if (is_last)
        destroy(indexer);
}

static void *work(void *context)
{
    struct indexer *indexer = context;

    (void)setpriority(PRIO_PROCESS, (id_t)gettid(), NICE); /* of this thread alone */
    catalogue_settle_picks(indexer->catalogue);
    atomic_store(&indexer->is_stopped, true); /* what failed now fails at its close */
    catalogue_close(indexer->catalogue);
    pthread_mutex_lock(&indexer->lock);
    indexer->is_done = true;
    pthread_cond_signal(&indexer->news);
    let_go(indexer, indexer->is_left);
    return NULL;
}

static bool start_thread(struct indexer *indexer)
{
    pthread_t thread;
    sigset_t all;
    sigset_t before;
    bool is_started;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are the first thread's */
    is_started = pthread_create(&thread, NULL, work, indexer) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (is_started)
        pthread_detach(thread);
    return is_started;
}

struct indexer *indexer_start(const struct office *office)
{
    struct indexer *indexer = memory_get(sizeof(*indexer));
    pthread_condattr_t clock;

    if (!shared_open_another(office, &indexer->catalogue, NULL)) {
        memory_free(indexer);
        return NULL;
    }
    catalogue_stop_by(indexer->catalogue, &indexer->is_stopped);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&indexer->lock, NULL);
    pthread_cond_init(&indexer->news, &clock);
    pthread_condattr_destroy(&clock);
    if (start_thread(indexer))
        return indexer;
    atomic_store(&indexer->is_stopped, true);
    catalogue_close(indexer->catalogue);
    destroy(indexer);
    return NULL;
}

bool indexer_is_done(struct indexer *indexer)
{
    pthread_mutex_lock(&indexer->lock);
    bool is_done = indexer->is_done;
    pthread_mutex_unlock(&indexer->lock);
    return is_done;
}

void indexer_stop(struct indexer *indexer)
{
    struct timespec until;
    int code = 0;

    if (indexer == NULL)
        return;
    atomic_store(&indexer->is_stopped, true);
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)(END_WITHIN_S * 1e9);
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&indexer->lock);
    while (!indexer->is_done && code == 0)
        code = pthread_cond_timedwait(&indexer->news, &indexer->lock, &until);
    indexer->is_left = true;
    let_go(indexer, indexer->is_done);
}
