/* Replies and notes that an earlier run left without an answer: told at the start, decided
 * here. */
#include "base/utf8.h"
#include "say.h"
#include "send.h"
#include "send_parts.h"

void send_tell_unsent(struct model *model)
{
    struct unsent_counts counts = queue_unsent(&model->queue);
    size_t waiting = counts.all - counts.possibly;
    size_t waiting_notes = counts.notes - counts.possibly_notes;
    char gone[TEXTS_COUNTED_SIZE] = "", held[TEXTS_COUNTED_SIZE] = "";

    if (!counts.all)
        return;
    if (counts.possibly)
        texts_counted(counts.possibly - counts.possibly_notes, counts.possibly_notes, gone);
    if (waiting)
        texts_counted(waiting - waiting_notes, waiting_notes, held);
    say_error(model, "%s%s%s%s%s: " KEY_OF("limit") " is:unsent shows %s", gone,
              counts.possibly ? " possibly sent" : "",
              counts.possibly && waiting ? "; " : "", held,
              waiting ? " waiting (held and not sent)" : "",
              counts.all == 1 ? "it" : "them");
}

/* This run holds it from now on, under the key that it has. */
static struct held *held_adopt(struct model *model, const struct unsent *unsent)
{
    struct held *held =
        held_add(model, open_id(model), unsent->key, unsent->text, unsent->is_internal);

    held->resolves = unsent->resolves;
    held->times_given = unsent->times_given;
    held->is_durable = true;
    held->caret = SIZE_MAX;
    attachments_add(&held->files, unsent->files, unsent->file_count);
    return held;
}

void send_again(struct model *model, struct effects *effects, const struct unsent *unsent)
{
    struct held *held = held_adopt(model, unsent);

    /* What may be with the customer already cannot be taken back. */
    if (unsent->times_given)
        held->until = model->now;
    if (unsent->times_given)
        say(model, "Reply to %s is on its way again", held->name);
    else if (unsent->is_internal)
        say(model, "Note on %s held %lld s: " KEY_TAKE_BACK " takes it back", held->name,
            (long long)(held->until - model->now));
    else
        say(model, "Reply to %s held %lld s: " KEY_TAKE_BACK " takes it back", held->name,
            (long long)(held->until - model->now));
    send_tick(model, effects);
}

void send_was_sent(struct model *model, struct effects *effects,
                   const struct unsent *unsent)
{
    struct held *held = held_adopt(model, unsent);

    held_leave(model, effects, held);
    effects->list[effects->count - 1].kind = EFFECT_WAS_SENT;
}

void send_drop(struct model *model, struct effects *effects, const struct unsent *unsent)
{
    struct effect *effect = effects_add(effects, EFFECT_DROP);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->key = arena_text(&effects->arena, unsent->key);
    effect->times_given = unsent->times_given;
}
