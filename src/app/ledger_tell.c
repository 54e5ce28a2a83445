#include "ledger_tell.h"

#include "effort.h"
#include "guard/rules.h"
#include "say.h"

static struct ledger_draft draft_of(const struct suggestion *suggestion, size_t at,
                                    struct arena *arena)
{
    struct draft *draft = &suggestion->drafts[at];

    draft->is_told = true;
    return (struct ledger_draft){
        .fate = FATE_OFFERED,
        .text = arena_text(arena, draft->text),
        .number = (int64_t)at + 1,
        .lang = arena_text(arena, draft->lang),
        .engine = arena_text(arena, draft->answer ? "api" : suggestion->engine),
        .model = arena_text(arena, draft->model    ? draft->model
                                   : draft->answer ? suggestion->model
                                                   : NULL),
        .prompt_hash = arena_text(arena, draft->prompt_hash),
        .thread_version = suggestion->thread_version,
        .sources = ledger_copy_sources(draft->sources, draft->source_count, arena),
        .source_count = draft->source_count,
    };
}

void ledger_tell_drafts(struct model *model, struct effects *effects, struct effect *effect,
                        size_t at, enum draft_fate fate, const char *reason)
{
    struct arena *arena = &effects->arena;
    const struct suggestion *suggestion =
        model->offered ? &model->offered->suggestion : NULL;
    /* A rejected draft stands behind the last that is offered. */
    size_t count = suggestion ? suggestion->draft_count : 0;
    struct ledger_draft *drafts = arena_get(arena, (count + 1) * sizeof(*drafts));

    if (suggestion && at != DRAFT_NONE) {
        struct ledger_draft *first = &drafts[effect->draft_count++];
        *first = draft_of(suggestion, at, arena);
        first->fate = fate;
        first->reason = arena_text(arena, reason);
    }
    for (size_t i = 0; i < count; i++) {
        const struct draft *draft = &suggestion->drafts[i];
        if (i != at && !draft->is_told && *string_or_empty(draft->text))
            drafts[effect->draft_count++] = draft_of(suggestion, i, arena);
    }
    effect->drafts = drafts;
}

void ledger_tell_rewriting(struct model *model, struct effects *effects, const char *how)
{
    const struct errand *errand = &model->errand;
    struct arena *arena = &effects->arena;
    struct effect *effect = effects_add(effects, EFFECT_TAKEN);
    struct ledger_draft *draft = arena_get(arena, sizeof(*draft));

    effect->ticket = arena_text(arena, open_id(model));
    effect->text = arena_text(arena, buffer_text(&errand->telling.text));
    *draft = (struct ledger_draft){
        .fate = FATE_REWRITTEN,
        .text = effect->text,
        .reason = arena_text(arena, errand->instruction ? errand->instruction : how),
        .number = (int64_t)errand->draft,
        .lang = arena_text(arena, model->open->ticket.lang),
        .engine = "api",
        .model = arena_text(arena, errand->telling.profile),
        .prompt_hash = arena_text(arena, errand->telling.prompt_hash),
        .thread_version = model->open->ticket.version,
    };
    effect->drafts = draft;
    effect->draft_count = 1;
}

const char *ledger_tell_name(const char *draft, struct arena *arena)
{
    char name[LEDGER_NAME_SIZE];

    if (!draft)
        return NULL;
    ledger_draft_name(text_of(draft), name);
    return arena_text(arena, name);
}

static const char *const *fired_names(uint64_t fired, struct arena *arena, size_t *count)
{
    const char **names = arena_get(arena, (RULE_COUNT + 1) * sizeof(*names));

    *count = 0;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (fired >> rule & 1)
            names[(*count)++] = rule_row((enum guard_rule)rule)->name;
    }
    return names;
}

void ledger_tell_verdicts(struct model *model, struct effects *effects,
                          struct effect *effect)
{
    const struct reply *reply = &model->reply;
    struct arena *arena = &effects->arena;
    struct ledger_verdicts *verdicts = arena_get(arena, sizeof(*verdicts));
    struct opinion opinion = reply->opinion;
    struct arena reading;

    arena_init(&reading);
    /* What goes out may lack a character that the composer holds: offsets are of what goes.
     */
    if (!text_is(composer_text(&reply->composer), effect->text)) {
        struct facts facts;
        model_facts(model, &reading, &facts);
        guard_read(&facts, text_of(effect->text), effect->is_internal, &reading, &opinion);
    }
    *verdicts = (struct ledger_verdicts){
        .key = effect->key,
        .draft = ledger_tell_name(reply->draft_text, arena),
        .lang = arena_text(arena, model->open->ticket.lang),
        .opened_at = model->opened_at,
        .opinion = ledger_copy_opinion(&opinion, arena),
        .attestations =
            ledger_copy_attestations(reply->attestations, reply->attestation_count, arena),
        .attestation_count = reply->attestation_count,
    };
    verdicts->fired = fired_names(reply->fired, arena, &verdicts->fired_count);
    effort_tell(model, effect->text, effect->is_internal, arena, verdicts);
    effect->verdicts = verdicts;
    arena_release(&reading);
}

/* Which rule stopped it. */
static const char *block_rule(const struct model *model, const struct block *block,
                              struct arena *arena)
{
    const struct opinion *opinion = &model->reply.opinion;

    return block->is_flag ? ledger_flag_rule(&opinion->flags[block->index])
                          : ledger_claim_rule(&opinion->claims[block->index], arena);
}

void ledger_tell_override(struct model *model, struct effects *effects,
                          struct effect *effect, const struct block *block,
                          const struct ledger_override *override)
{
    struct arena *arena = &effects->arena;
    struct ledger_override *copy = arena_get(arena, sizeof(*copy));

    *copy = (struct ledger_override){
        .kind = override->kind,
        .rule = block ? block_rule(model, block, arena) : arena_text(arena, override->rule),
        .text = arena_text(arena, override->text),
        .sentence = arena_text(arena, override->sentence),
        .claim = override->claim,
        .reason = arena_text(arena, override->reason),
        .reference = arena_text(arena, override->reference),
        .to = arena_text(arena, override->to),
    };
    effect->override = copy;
}
