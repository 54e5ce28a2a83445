/* A reply and a note beside it: which of them is written, and that both are kept. */
#include "ledger_tell.h"
#include "misspelt.h"
#include "reply.h"

#include "say.h"
#include "send.h"

/* What was attested, and who the customer is, are of the ticket, not of the text. */
static void word_move(struct reply *to, struct reply *from)
{
    struct arena arena = to->attested_arena;

    to->attestations = from->attestations;
    to->attestation_count = from->attestation_count;
    to->attestation_capacity = from->attestation_capacity;
    to->is_identified = from->is_identified;
    to->attested_arena = from->attested_arena;
    from->attestations = NULL;
    from->attestation_count = from->attestation_capacity = 0;
    from->attested_arena = arena;
}

/* Of a version that the screen has not drawn and the guard has not read. */
static void version_renew(struct reply *reply, uint64_t version)
{
    bool was_kept = reply->version_kept == reply->composer.version;

    reply->composer.version = version;
    reply->version_given = version;
    reply->version_kept = was_kept ? version : 0;
    reply->version_seen = reply->version_rested = 0;
    reply->version_asked = reply->look_up = 0;
    reply->claim = reply->word_start = SIZE_MAX;
    reply->earlier = 0;
}

void reply_turn(struct model *model, bool is_internal)
{
    struct reply *reply = &model->reply;
    struct reply *beside = &model->beside;
    struct reply left;
    uint64_t version = reply->composer.version > beside->composer.version
                           ? reply->composer.version
                           : beside->composer.version;

    if (reply->is_internal == is_internal)
        return;
    if (model->pending)
        send_stop(model, "The text changed while it was checked");
    reply_forget_opinion(model);
    misspelt_forget(model);
    left = *reply;
    *reply = *beside;
    *beside = left;
    word_move(reply, beside);
    version_renew(reply, version + 1);
    reply->is_internal = is_internal;
    beside->is_internal = !is_internal;
    reply_read_again(model);
}

static const struct reply *of_kind(const struct model *model, bool is_internal)
{
    return model->reply.is_internal == is_internal ? &model->reply : &model->beside;
}

bool reply_stands(const struct model *model, bool is_internal)
{
    const struct reply *reply = of_kind(model, is_internal);

    return text_trim(composer_text(&reply->composer)).len > 0 || reply->files.count > 0;
}

bool reply_or_note_stands(const struct model *model)
{
    return reply_stands(model, false) || reply_stands(model, true);
}

static bool wants_keeping(const struct model *model, const struct reply *reply)
{
    return model->open && !reply->is_kept &&
           reply->version_kept != reply->composer.version;
}

bool reply_wants_keeping(const struct model *model)
{
    return wants_keeping(model, &model->reply) || wants_keeping(model, &model->beside);
}

static void keep(struct model *model, struct reply *reply, struct effects *effects)
{
    struct text text = composer_text(&reply->composer);
    struct effect *effect = effects_add(effects, EFFECT_KEEP);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_copy(&effects->arena, text.bytes, text.len);
    effect->caret = reply->composer.caret;
    effect->takes = arena_text(&effects->arena, reply->takes);
    effect->draft = text.len ? ledger_tell_name(reply->draft_text, &effects->arena) : NULL;
    effect->is_internal = reply->is_internal;
    effect_files(effects, effect, &reply->files);
    reply->version_kept = reply->composer.version;
    reply->kept_at = model->now;
    reply->keeps++;
}

void reply_keep(struct model *model, struct effects *effects)
{
    struct reply *both[] = {&model->beside, &model->reply};

    for (size_t i = 0; i < COUNT_OF(both); i++) {
        if (wants_keeping(model, both[i]))
            keep(model, both[i], effects);
    }
}

void reply_keep_due(struct model *model, struct effects *effects)
{
    struct reply *both[] = {&model->beside, &model->reply};

    for (size_t i = 0; i < COUNT_OF(both); i++) {
        bool is_due = both[i]->kept_at == MOMENT_NONE || model->now > both[i]->kept_at;
        if (is_due && wants_keeping(model, both[i]))
            keep(model, both[i], effects);
    }
}

void reply_keep_last(struct model *model, struct effects *effects)
{
    struct reply *both[] = {&model->beside, &model->reply};

    for (size_t i = 0; i < COUNT_OF(both); i++) {
        bool is_asked = !wants_keeping(model, both[i]) && both[i]->keeps;
        if (!both[i]->is_kept && !is_asked)
            keep(model, both[i], effects);
    }
}

void reply_keep_answered(struct model *model, bool is_internal, bool is_kept)
{
    struct reply *reply =
        model->reply.is_internal == is_internal ? &model->reply : &model->beside;

    reply->keeps -= reply->keeps > 0;
    if (!is_kept)
        reply->version_kept = 0; /* tried again, typing or not */
    else if (!reply->keeps)
        reply->is_kept = reply->version_kept == reply->composer.version;
}

void reply_make_note(struct model *model, struct effects *effects)
{
    struct reply *reply = &model->reply;
    struct reply *beside = &model->beside;

    composer_clear(&beside->composer); /* a note's undo is nothing for a reply */
    reply->is_internal = true;
    beside->is_internal = false;
    reply->is_kept = false;
    keep(model, reply, effects);
    memory_free(beside->takes);
    beside->takes = memory_text(reply->takes);
    keep(model, beside, effects); /* there is no such reply any more */
    memory_free(beside->takes);
    beside->takes = NULL;
    reply_read_again(model);
}
