#include "shell/clock.h"

#include "wire/thread.h"

#define BELIEVED (7 * 86400) /* seconds without anything new */

/* What the agent wrote here was dated by the clock in question. */
static bool is_arrival(enum record_kind kind, struct text body)
{
    struct arena arena;
    struct message message;
    bool is_own;

    if (kind != RECORD_MESSAGE)
        return true;
    arena_init(&arena);
    is_own = message_decode(body, &arena, &message, NULL) && message.from != FROM_CUSTOMER;
    arena_release(&arena);
    return !is_own;
}

static bool is_ahead(moment_t now, moment_t newest, const char *hint, struct error *err)
{
    char now_day[MOMENT_TEXT_SIZE];
    char newest_day[MOMENT_TEXT_SIZE];

    if (newest == 0 || now - newest <= BELIEVED)
        return false;
    day_format(moment_day(now), now_day);
    day_format(moment_day(newest), newest_day);
    error_set(err, ERROR_FAILED,
              "the clock says %s, but the newest record is of %s: is the clock right?%s",
              now_day, newest_day, hint);
    return true;
}

bool clock_require(struct office *office, const struct options *options, moment_t now,
                   struct error *err)
{
    struct vault_times times;
    moment_t newest;

    if (options->clock_is_right)
        return true;
    if (!vault_newest_times(office->vault, is_arrival, &times, err))
        return false;
    newest = times.arrived > times.made ? times.arrived : times.made;
    return !is_ahead(now, newest, " (--clock-is-right goes on)", err);
}

bool clock_is_believed(struct office *office, moment_t now, struct error *why)
{
    struct vault_times times;

    return vault_newest_times(office->vault, is_arrival, &times, why) &&
           !is_ahead(now, times.arrived, "", why);
}
