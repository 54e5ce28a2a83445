#include "shell/triage.h"

#include "assist/ask.h"
#include "shell/offer.h"
#include "wire/egress.h"
#include "wire/triage_record.h"

#define RECORD_LIMIT (64 * 1024)

bool triage_is_known(const struct loaded *loaded)
{
    return loaded->has_thought && loaded->thought_version == loaded->ticket.version;
}

bool triage_of(struct office *office, const struct loaded *loaded, const struct shop *shop,
               struct arena *arena, struct triage *triage, struct error *err)
{
    if (!offer_triage(office, loaded, shop, moment_now(), arena, triage, err))
        return false;
    if (triage_is_known(loaded))
        assist_triage_join(&loaded->thought, arena, triage);
    return true;
}

struct offered *triage_offered(const struct shop *shop)
{
    struct offered *offered = offered_create();
    struct macro_hit *macros =
        arena_get(&offered->arena, (shop->macro_count + 1) * sizeof(*macros));

    for (size_t i = 0; i < shop->macro_count; i++)
        macros[i].macro = shop->macros[i];
    offered->macros = macros;
    offered->macro_count = shop->macro_count;
    return offered;
}

static bool seal(struct office *office, const struct loaded *loaded,
                 const struct triage_record *record, struct error *err)
{
    struct buffer body;
    int64_t stream;
    bool is_kept;

    buffer_init(&body, RECORD_LIMIT);
    triage_encode(record, &body);
    is_kept = office_ticket_stream(office, loaded->ticket.id, &stream, err) &&
              vault_append(office->vault, stream, RECORD_TRIAGE, record->at, text_of(""),
                           text_from(buffer_text(&body), body.len), err);
    buffer_release_wiped(&body);
    return is_kept;
}

/* What it says, as the rules say it. */
static struct triage opinion_of(const struct model_triage *said, struct arena *arena)
{
    const char **reasons = arena_get(arena, sizeof(*reasons));
    struct triage triage = {.engine = "api",
                            .intent = said->intent,
                            .urgency = PRIORITY_NORMAL,
                            .sentiment = said->sentiment,
                            .lang = said->lang,
                            .reasons = reasons};

    if (!priority_parse(text_of(said->urgency), &triage.urgency))
        triage.urgency = PRIORITY_NORMAL;
    if (said->reason != NULL)
        reasons[triage.reason_count++] = said->reason;
    return triage;
}

bool triage_take(struct office *office, const struct triage_batch *batch,
                 struct text answer, struct arena *arena, struct error *err)
{
    struct model_triage *said;
    struct error why = {0};
    size_t said_count;

    if (!model_triage_read(answer, batch->count, arena, &said, &said_count, &why))
        return error_set(err, ERROR_UNREACHABLE, "%s: %s", batch->profile->name, why.text);
    for (size_t i = 0; i < said_count; i++) {
        const struct loaded *loaded = batch->tickets[said[i].number];
        struct triage_record record = {.at = moment_now(),
                                       .thread_version = loaded->ticket.version,
                                       .profile = batch->profile->name,
                                       .triage = opinion_of(&said[i], arena)};
        if (!seal(office, loaded, &record, err))
            return false;
        assist_triage_join(&record.triage, arena, &batch->triages[said[i].number]);
    }
    return true;
}
