#include "recorder_parts.h"

#include "base/secret.h"
#include "base/table.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define WRITE_AFTER_MS 500
#define WHOLE_EVERY    64                /* frames: so much is lost with a damaged one */
#define BYTES_AT_ONCE  ((size_t)1 << 20) /* then it is written at the next rest */
#define STRUCK_LIMIT   ((size_t)64 * 1024)

static int64_t monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t recorder_ms(const struct recorder *recorder)
{
    return monotonic_ms() - recorder->begun_ms;
}

/* "20261130T091402Z-3f9a": when it began, and chance. */
static void name_session(struct recorder *recorder)
{
    char when[MOMENT_TEXT_SIZE], plain[MOMENT_TEXT_SIZE];
    uint8_t random[2];
    size_t len = 0;

    moment_format(recorder->begun_at, when);
    for (const char *at = when; *at != '\0'; at++) {
        if (*at != '-' && *at != ':')
            plain[len++] = *at;
    }
    plain[len] = '\0';
    secret_random(random, sizeof(random));
    snprintf(recorder->id, sizeof(recorder->id), "%s-%02x%02x", plain, random[0],
             random[1]);
}

struct recorder *recorder_create(struct office *office)
{
    struct recorder *recorder = memory_get(sizeof(*recorder));

    recorder->office = office;
    recorder->has_keys = office->settings.record_keys;
    recorder->begun_at = moment_now();
    recorder->begun_ms = monotonic_ms();
    name_session(recorder);
    canvas_init(&recorder->last);
    buffer_init(&recorder->struck, STRUCK_LIMIT);
    return recorder;
}

void noted_release(struct noted *noted)
{
    for (size_t i = 0; i < noted->part_count; i++) {
        memory_free(noted->parts[i].streams);
        memory_free(noted->parts[i].strips);
        buffer_release_wiped(&noted->parts[i].plain);
    }
    memory_free(noted->parts);
    *noted = (struct noted){.part_count = 0};
}

void recorder_forget_noted(struct recorder *recorder)
{
    for (size_t i = 0; i < recorder->count; i++)
        noted_release(&recorder->list[i]);
    recorder->count = 0;
    recorder->bytes = 0;
    recorder->due_ms = 0;
}

void recorder_destroy(struct recorder *recorder)
{
    if (recorder == NULL)
        return;
    recorder_forget_noted(recorder);
    recorder_forget_frame(recorder);
    buffer_release_wiped(&recorder->struck);
    memory_free(recorder->list);
    memory_free(recorder);
}

struct noted *recorder_note(struct recorder *recorder, enum session_what what)
{
    struct noted *noted;

    recorder->list = memory_reserve(recorder->list, &recorder->capacity, recorder->count,
                                    sizeof(*recorder->list));
    noted = &recorder->list[recorder->count++];
    *noted = (struct noted){.at = moment_now()};
    noted->entry.what = what;
    noted->entry.ms = recorder_ms(recorder);
    return noted;
}

static void is_due(struct recorder *recorder)
{
    recorder->has_decision = true;
    if (recorder->due_ms == 0)
        recorder->due_ms = monotonic_ms();
}

/* One key may work on more tickets than are remembered; the line tells of it as long as it
 * stands. */
static void note_status(struct recorder *recorder, const char *status)
{
    uint64_t hash = table_hash(text_of(status));
    bool has_more = recorder->worked > RECORDER_RECENT;

    recorder->status_has_more =
        has_more || (recorder->status_has_more && hash == recorder->status);
    recorder->status = hash;
    recorder->worked = 0;
}

/* Keys that were struck for a ticket that is not the open one any more are its too. */
static void note_owners(struct recorder *recorder, const struct screen *screen,
                        const struct model *model, size_t top)
{
    char before[sizeof(recorder->owners.ticket)];

    memcpy(before, recorder->owners.ticket, sizeof(before));
    owners_note(&recorder->owners, model, screen_layout(screen), top);
    if (recorder->struck.len > 0 && !string_equals(before, recorder->owners.ticket))
        recorder->struck_may_name = true;
}

void recorder_shown(struct recorder *recorder, const struct canvas *canvas,
                    const struct screen *screen, const struct model *model, size_t top)
{
    bool is_whole;

    if (recorder == NULL)
        return;
    note_owners(recorder, screen, model, top);
    note_status(recorder, model->status);
    recorder->has_frame = true;
    recorder->frame_is_kept = false;
    if (!recorder->has_keys)
        return;
    is_whole = recorder->since_whole >= WHOLE_EVERY;
    recorder->since_whole = is_whole ? 0 : recorder->since_whole + 1;
    if (recorder_note_frame(recorder, canvas, is_whole))
        is_due(recorder);
    recorder->frame_is_kept = true;
}

static void add_struck(struct recorder *recorder, const char *name)
{
    if (recorder->struck.len > 0)
        (void)buffer_add_char(&recorder->struck, ' ');
    (void)buffer_add_text(&recorder->struck, name);
}

/* What is typed into a prompt or a menu may name anybody, though the next frame shows
 * neither. */
void recorder_struck(struct recorder *recorder, const struct model *model, struct key key)
{
    char name[24];

    if (recorder == NULL || !recorder->has_keys)
        return;
    recorder->struck_may_name = recorder->struck_may_name ||
                                model->prompt.kind != PROMPT_NONE ||
                                model->menu.kind != MENU_NONE;
    recorder->struck_is_unknown = recorder->struck_is_unknown ||
                                  model->prompt.kind == PROMPT_COMMAND ||
                                  model->menu.kind == MENU_PALETTE;
    key_format(key, name, sizeof(name));
    add_struck(recorder, name);
    secret_wipe(name, sizeof(name));
}

void recorder_pasted(struct recorder *recorder, size_t len)
{
    char name[48];

    if (recorder == NULL || !recorder->has_keys)
        return;
    snprintf(name, sizeof(name), "paste(%zu)", len);
    add_struck(recorder, name);
}

/* What a change decided; NULL: that it was read, which nobody decides. */
static const char *change_name(const struct wanted_change *change)
{
    if (change->has_status && change->status == TICKET_RESOLVED)
        return "resolved";
    if (change->has_snooze || (change->has_status && change->status == TICKET_SNOOZED))
        return "snoozed";
    if (change->has_status)
        return change->status == TICKET_OPEN ? "opened" : "pending";
    if (change->has_assignee)
        return "assigned";
    if (change->has_priority)
        return "priority";
    return change->has_tags ? "tagged" : NULL;
}

static const char *decision_name(const struct effect *effect)
{
    switch (effect->kind) {
    case EFFECT_TAKEN:
        return effect->draft_count > 0 ? draft_fate_name(effect->drafts[0].fate) : NULL;
    case EFFECT_HOLD:
        return effect->is_internal ? "note" : effect->resolves ? "sent, resolved" : "sent";
    case EFFECT_CHANGE:
        return change_name(&effect->change);
    case EFFECT_DROP:
        return "taken back";
    case EFFECT_WAS_SENT:
        return "was sent";
    case EFFECT_ATTEST:
    case EFFECT_LEDGER:
        return effect->override == NULL ? NULL : override_kind_name(effect->override->kind);
    default:
        return NULL;
    }
}

/* As the newest; where there are too many the one goes that was not worked on for longest.
 */
static void add_recent(struct recorder *recorder, int64_t stream)
{
    int64_t *recent = recorder->recent;
    size_t at = 0;

    while (at < recorder->recent_count && recent[at] != stream)
        at++;
    if (at == RECORDER_RECENT)
        at = 0;
    if (at < recorder->recent_count) {
        recorder->recent_count--;
        memmove(recent + at, recent + at + 1,
                (recorder->recent_count - at) * sizeof(*recent));
    }
    recent[recorder->recent_count++] = stream;
    recorder->worked++;
}

void recorder_did(struct recorder *recorder, const struct effect *effect,
                  const struct canvas *canvas)
{
    const char *did = decision_name(effect);
    bool leaves = effect->kind == EFFECT_SEND; /* nobody decides it now, but it is told */
    struct noted *noted;
    int64_t stream = 0;

    if (recorder == NULL || (did == NULL && effect->kind != EFFECT_OPEN && !leaves))
        return;
    if (!vault_stream(recorder->office->vault, STREAM_TICKET, text_of(effect->ticket),
                      text_of(""), false, &stream, NULL) ||
        stream == 0)
        return;
    if (did != NULL && recorder->has_frame && !recorder->frame_is_kept) {
        recorder_note_frame(recorder, canvas, true);
        recorder->frame_is_kept = true;
    }
    add_recent(recorder, stream);
    if (leaves)
        return;
    noted = recorder_note(recorder, did == NULL ? SESSION_OPENED : SESSION_DID);
    noted->entry.ticket = stream;
    noted->entry.did = did; /* a word of ours: it stays where it is */
    if (did != NULL)
        is_due(recorder);
}

int recorder_wait_ms(const struct recorder *recorder)
{
    int64_t left;

    if (recorder == NULL || recorder->due_ms == 0)
        return -1;
    left = recorder->bytes > BYTES_AT_ONCE
               ? 0
               : recorder->due_ms + WRITE_AFTER_MS - monotonic_ms();
    return left < 0 ? 0 : (int)left;
}

bool recorder_rest(struct recorder *recorder, struct error *err)
{
    bool is_good = recorder_write(recorder, err);

    if (recorder == NULL)
        return true;
    recorder_forget_frame(recorder);
    buffer_release_wiped(&recorder->struck);
    recorder->has_frame = false;
    return is_good;
}

bool recorder_end(struct recorder *recorder, struct error *err)
{
    if (recorder == NULL || !recorder->has_decision)
        return true;
    recorder_note(recorder, SESSION_ENDED);
    return recorder_rest(recorder, err);
}
