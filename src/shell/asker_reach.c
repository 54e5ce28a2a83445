/*
 * Whether a server answers: what questions of this process found, so that a batch does not
 * wait for a server that is down with each of its tickets.
 */
#include "asker_parts.h"

#include "base/url.h"
#include "shell/offer.h"

#define ENOUGH  3 /* questions in a row that found no server: it is left alone */
#define REST_MS 60000

/* Profiles with the same server share the first one's. */
struct server_reach *asker_reach(struct asker *asker, const struct model_profile *profile)
{
    const struct settings *settings = &asker->office->settings;
    size_t own = (size_t)(profile - settings->profiles);
    struct url wanted;
    struct url url;

    if (!url_read(text_of(profile->url), &wanted))
        return &asker->reaches[own];
    for (size_t i = 0; i < own; i++) {
        if (url_read(text_of(settings->profiles[i].url), &url) &&
            url_has_same_origin(&url, &wanted))
            return &asker->reaches[i];
    }
    return &asker->reaches[own];
}

bool reach_may_ask(struct server_reach *reach, const struct model_profile *profile,
                   struct error *err)
{
    struct url url = {0};

    if (reach->rests_until_ms <= offer_clock_ms())
        return true;
    (void)!url_read(text_of(profile->url), &url);
    return error_set(err, ERROR_UNREACHABLE, "no answer from %.*s a moment ago: %s",
                     (int)url.host.len, string_or_empty(url.host.bytes), reach->why.text);
}

int reach_tries(const struct server_reach *reach)
{
    return reach->missed > 0 ? 1 : 0;
}

void reach_found(struct server_reach *reach)
{
    *reach = (struct server_reach){0};
}

void reach_missed(struct server_reach *reach, const struct error *why)
{
    reach->why = *why;
    reach->missed++;
    if (reach->missed >= ENOUGH)
        reach->rests_until_ms = offer_clock_ms() + REST_MS;
}
