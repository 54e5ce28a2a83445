#include "shell/watch.h"

#include "base/text.h"

#include <stdalign.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

static const int64_t delays_ms[] = {0, 60, 500};

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void watch_open(struct watch *watch, const char *folder)
{
    *watch = (struct watch){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    if (watch->fd >= 0)
        inotify_add_watch(watch->fd, folder, IN_MODIFY | IN_CREATE | IN_MOVED_TO);
}

void watch_close(struct watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    watch->fd = -1;
}

/* vault.db, catalogue.db, and what SQLite keeps beside them. */
static bool is_of_database(const struct inotify_event *event)
{
    return event->len > 0 && text_find(text_of(event->name), text_of(".db")) != NULL;
}

static bool has_news(const char *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        const struct inotify_event *event = (const void *)(bytes + at);

        if (is_of_database(event) || (event->mask & IN_Q_OVERFLOW) != 0)
            return true;
        at += sizeof(*event) + event->len;
    }
    return false;
}

void watch_hear(struct watch *watch)
{
    alignas(struct inotify_event) char bytes[4096];
    bool is_told = false;
    ssize_t got;

    while ((got = read(watch->fd, bytes, sizeof(bytes))) > 0)
        is_told = has_news(bytes, (size_t)got) || is_told;
    for (size_t i = 0; is_told && i < COUNT_OF(delays_ms); i++)
        watch->looks_at[i] = milliseconds() + delays_ms[i];
}

bool watch_is_due(struct watch *watch)
{
    int64_t now = milliseconds();
    bool is_due = false;

    for (size_t i = 0; i < COUNT_OF(watch->looks_at); i++) {
        if (watch->looks_at[i] == 0 || watch->looks_at[i] > now)
            continue;
        watch->looks_at[i] = 0;
        is_due = true;
    }
    return is_due;
}

int watch_wait_ms(const struct watch *watch)
{
    int64_t now = milliseconds();

    for (size_t i = 0; i < COUNT_OF(watch->looks_at); i++) {
        if (watch->looks_at[i] != 0)
            return watch->looks_at[i] > now ? (int)(watch->looks_at[i] - now) : 0;
    }
    return -1;
}
