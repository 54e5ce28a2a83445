#include "reply.h"

#include "base/edit.h"
#include "base/utf8.h"
#include "guard/rules.h"
#include "ledger_tell.h"
#include "misspelt.h"
#include "say.h"

/* No verdict speaks of this version; composers count from 0. */
#define VERSION_NONE UINT64_MAX
/* Fewer letters than this name neither a product nor a person. */
#define LETTERS_TO_ASK 12
/* Bytes of a claim or a flag that is taken for a word being written. */
#define WORDS_AT_CARET 40
/* What readings of edits may leave in the opinion's arena before the whole is read. */
#define EDITS_MAX ((size_t)2 * 1024 * 1024)

bool reply_wants_reading(const struct reply *reply)
{
    return reply->version_read != reply->composer.version;
}

bool reply_wants_whole(const struct reply *reply)
{
    return reply_wants_reading(reply) || reply->is_read_in_part ||
           reply->version_asked == VERSION_NONE ||
           reply->version_rested != reply->composer.version;
}

/* What one stands on, by its words: another reading may count otherwise. */
static void claim_note(struct reply *reply)
{
    struct step step = opinion_step(&reply->opinion, reply->claim);

    if (reply->claim == SIZE_MAX)
        return;
    reply->claim = SIZE_MAX;
    reply_claim_forget(reply);
    if (step.kind == STEP_NONE || step.start > step.end || step.end > reply->read.len)
        return;
    reply->claim_words = memory_copy(reply->read.bytes + step.start, step.end - step.start);
    reply->claim_start = step.start;
}

static size_t apart(size_t a, size_t b)
{
    return a < b ? b - a : a - b;
}

/* The step that says the same words, the nearest where there are more. */
static void claim_find(struct reply *reply)
{
    struct text text = composer_text(&reply->composer);
    size_t best = SIZE_MAX;

    for (size_t i = 0; reply->claim_words && i < opinion_steps(&reply->opinion); i++) {
        struct step step = opinion_step(&reply->opinion, i);
        bool is_in = step.start <= step.end && step.end <= text.len;
        if (!is_in || !text_is(text_from(text.bytes + step.start, step.end - step.start),
                               reply->claim_words))
            continue;
        if (best == SIZE_MAX ||
            apart(step.start, reply->claim_start) <
                apart(opinion_step(&reply->opinion, best).start, reply->claim_start))
            best = i;
    }
    reply->claim = best;
    reply_claim_forget(reply);
}

void reply_claim_forget(struct reply *reply)
{
    if (reply->claim_words)
        memory_free_wiped(reply->claim_words, strlen(reply->claim_words));
    reply->claim_words = NULL;
}

void reply_forget_opinion(struct model *model)
{
    struct reply *reply = &model->reply;

    misspelt_follow(model);
    claim_note(reply);
    reply->opinion = (struct opinion){0};
    reply->version_read = VERSION_NONE;
    reply->is_read_in_part = false;
    buffer_clear(&reply->read);
    arena_clear(&reply->arena);
}

/* The text as the opinion speaks of it. */
static void was_read(struct reply *reply, bool is_in_part)
{
    struct text text = composer_text(&reply->composer);

    buffer_clear(&reply->read);
    if (!buffer_add(&reply->read, text.bytes, text.len))
        buffer_clear(&reply->read); /* as long as the composer's limit: it cannot be */
    reply->version_read = reply->composer.version;
    reply->is_read_in_part = is_in_part;
    claim_find(reply);
}

/* The opinion that stood there stays until the new one is whole. False where the patience
 * did not last: it stays, and the whole is wanted once typing rests. */
static bool whole_read(struct model *model, const struct patience *patience)
{
    struct reply *reply = &model->reply;
    bool has_text = model->open && !composer_is_empty(&reply->composer);
    struct opinion opinion = {0};
    struct facts facts;

    arena_clear(&reply->next_arena);
    if (has_text) {
        model_facts(model, &reply->next_arena, &facts);
        if (!guard_read_while(patience, &facts, composer_text(&reply->composer),
                              reply->is_internal, &reply->next_arena, &opinion)) {
            arena_clear(&reply->next_arena);
            reply->is_read_in_part = true;
            return false;
        }
    }
    reply_forget_opinion(model);
    reply->version_read = reply->composer.version;
    if (!has_text)
        return true;
    struct arena before = reply->arena;
    reply->arena = reply->next_arena;
    reply->next_arena = before;
    reply->opinion = opinion;
    was_read(reply, false);
    return true;
}

void reply_read(struct model *model)
{
    struct reply *reply = &model->reply;

    if (reply_wants_reading(reply) || reply->is_read_in_part)
        whole_read(model, NULL);
}

/* False where the whole has to be read. */
static bool edit_read(struct model *model)
{
    struct reply *reply = &model->reply;
    struct text text = composer_text(&reply->composer);
    struct edit edit = edit_between(text_from(reply->read.bytes, reply->read.len), text);
    struct opinion opinion;
    struct facts facts;

    if (reply->version_read == VERSION_NONE || !text.len || !model->open ||
        reply->arena.used > EDITS_MAX)
        return false;
    model_facts(model, &reply->arena, &facts);
    if (!guard_read_edit(&facts, text, reply->is_internal, &edit, &reply->opinion,
                         &reply->arena, &opinion))
        return false;
    claim_note(reply);
    reply->opinion = opinion;
    misspelt_follow(model);
    misspelt_yield(model);
    was_read(reply, true);
    return true;
}

void reply_read_again(struct model *model)
{
    reply_forget_opinion(model);
    reply_read(model);
}

void reply_look_up(struct model *model, struct effects *effects)
{
    struct reply *reply = &model->reply;
    struct text text = composer_text(&reply->composer);
    struct effect *effect = effects_add(effects, EFFECT_LOOK_UP);

    reply->look_up = ++model->request;
    reply->version_asked = reply->composer.version;
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_copy(&effects->arena, text.bytes, text.len);
    effect->request = reply->look_up;
}

/* Digits, an address, or letters enough for a name. A Han character says as much as three.
 */
static bool text_has_names(struct text text)
{
    size_t letters = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t code_point;
        at += utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        if (code_point == '@' || utf8_is_digit(code_point))
            return true;
        letters += utf8_is_letter(code_point) ? 1 : 0;
        letters += utf8_is_unspaced(code_point) ? 2 : 0;
        if (letters >= LETTERS_TO_ASK)
            return true;
    }
    return false;
}

/* A word that is being written; what speaks of more than that is none. */
static bool is_at_caret(const struct reply *reply, size_t start, size_t end)
{
    return end == reply->composer.caret && end - start < WORDS_AT_CARET;
}

static void fired_add(struct reply *reply, const char *name, enum severity severity,
                      enum severity would)
{
    enum guard_rule rule = rule_named(text_of(string_or_empty(name)));

    if (rule != RULE_NONE && (severity > SEVERITY_MARK || would > SEVERITY_MARK))
        reply->fired |= UINT64_C(1) << rule;
}

void reply_count_fired(struct model *model, bool is_finished)
{
    struct reply *reply = &model->reply;
    const struct opinion *opinion = &reply->opinion;

    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];

        if (is_finished || !is_at_caret(reply, claim->start, claim->end))
            fired_add(reply, claim->rule, claim->severity, claim->would);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];

        if (is_finished || !is_at_caret(reply, flag->start, flag->end))
            fired_add(reply, flag->rule, flag->severity, flag->would);
    }
}

void reply_rest(struct model *model)
{
    if (reply_wants_reading(&model->reply) && !edit_read(model))
        reply_read(model);
}

void reply_rested(struct model *model, struct effects *effects)
{
    struct reply *reply = &model->reply;

    if (!model->open)
        return;
    reply->version_rested = reply->composer.version;
    if (reply->version_asked != reply->composer.version &&
        text_has_names(composer_text(&reply->composer))) {
        reply_rest(model); /* the whole is read once, with the answer */
        reply_look_up(model, effects);
    } else {
        reply->version_asked = reply->composer.version; /* there is nothing to ask about */
        reply_read_rested(model);
    }
}

void reply_read_rested(struct model *model)
{
    struct reply *reply = &model->reply;
    bool is_due = reply_wants_reading(reply) || reply->is_read_in_part;

    if (!is_due || whole_read(model, model->preferences.patience))
        reply_count_fired(model, false);
}

bool reply_read_known(struct model *model, struct looked_up *known)
{
    struct reply *reply = &model->reply;
    struct looked_up *before = reply->known;

    reply->known = known;
    if (!whole_read(model, model->pending ? NULL : model->preferences.patience)) {
        reply->known = before;
        reply->version_asked = VERSION_NONE;
        looked_up_destroy(known);
        return false;
    }
    looked_up_destroy(before);
    reply_count_fired(model, false);
    return true;
}

static size_t block_start(const struct model *model, const struct block *block)
{
    const struct opinion *opinion = &model->reply.opinion;

    return block->is_flag ? opinion->flags[block->index].start
                          : opinion->claims[block->index].start;
}

static struct text block_sentence(const struct model *model, const struct block *block,
                                  struct arena *arena)
{
    return guard_sentence(composer_text(&model->reply.composer), block_start(model, block),
                          arena);
}

struct text block_words(const struct model *model, const struct block *block)
{
    const struct opinion *opinion = &model->reply.opinion;
    struct text text = composer_text(&model->reply.composer);
    size_t start = block_start(model, block);
    size_t end = block->is_flag ? opinion->flags[block->index].end
                                : opinion->claims[block->index].end;

    if (end > text.len)
        end = text.len;
    return start > end ? text_of("") : text_from(text.bytes + start, end - start);
}

/* Attestations of flags carry no claim kind. */
static enum claim_kind block_kind(const struct model *model, const struct block *block)
{
    return block->is_flag ? CLAIM_KIND_COUNT
                          : model->reply.opinion.claims[block->index].kind;
}

bool block_may_be_passed(const struct model *model, const struct block *block)
{
    if (!block->is_flag)
        return true;
    return !rule_is_fixed(model->reply.opinion.flags[block->index].rule);
}

/* Flags that nothing but mending passes come first, then claims, then the other flags. */
static bool flag_find(const struct model *model, bool may_be_passed, struct block *block)
{
    const struct opinion *opinion = &model->reply.opinion;

    for (size_t i = 0; i < opinion->flag_count; i++) {
        struct block found = {.is_flag = true, .index = i};
        if (opinion->flags[i].severity != SEVERITY_BLOCK ||
            block_may_be_passed(model, &found) != may_be_passed)
            continue;
        *block = found;
        return true;
    }
    return false;
}

bool reply_block(const struct model *model, struct block *block)
{
    const struct opinion *opinion = &model->reply.opinion;

    if (flag_find(model, false, block))
        return true;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        struct block found = {.index = i};
        if (opinion->claims[i].severity != SEVERITY_BLOCK)
            continue;
        *block = found;
        return true;
    }
    return flag_find(model, true, block);
}

static void attestation_record(struct model *model, struct effects *effects,
                               const struct block *block,
                               const struct attestation *attestation)
{
    struct effect *effect = effects_add(effects, EFFECT_ATTEST);
    struct ledger_override override = {
        .kind = string_equals(attestation->reason, FALSE_ALARM) ? OVERRIDE_FALSE_ALARM
                                                                : OVERRIDE_ATTESTED,
        .text = attestation->text,
        .sentence = attestation->sentence,
        .claim = block->is_flag ? NULL : claim_kind_name(attestation->kind),
        .reason = attestation->reason,
        .reference = attestation->reference,
    };

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, attestation->text);
    effect->detail = attestation->reference
                         ? arena_format(&effects->arena, "%s: %s", attestation->reason,
                                        attestation->reference)
                         : arena_text(&effects->arena, attestation->reason);
    ledger_tell_override(model, effects, effect, block, &override);
}

void reply_attest(struct model *model, struct effects *effects, const struct block *block,
                  const char *reason, const char *reference)
{
    struct reply *reply = &model->reply;
    struct arena *arena = &reply->attested_arena;
    struct text words = block_words(model, block);
    struct text sentence = block_sentence(model, block, arena);
    struct attestation attestation = {
        .text = arena_copy(arena, words.bytes, words.len),
        .sentence = arena_copy(arena, sentence.bytes, sentence.len),
        .kind = block_kind(model, block),
        .by = arena_text(arena, string_or_empty(model->shop->agent)),
        .reason = arena_text(arena, reason),
        .reference = arena_text(arena, reference),
        .at = model->now,
    };

    reply->attestations =
        arena_reserve(arena, reply->attestations, &reply->attestation_capacity,
                      reply->attestation_count, sizeof(attestation));
    reply->attestations[reply->attestation_count++] = attestation;
    attestation_record(model, effects, block, &attestation);
    reply_read_again(model);
}

void reply_unattest(struct model *model)
{
    if (model->reply.attestation_count)
        model->reply.attestation_count--;
    reply_read_again(model);
}
