#include "reject.h"

#include "choose.h"
#include "choose_parts.h"
#include "deed.h"
#include "insert.h"
#include "ledger_tell.h"
#include "menu.h"
#include "say.h"
#include "subject.h"

static const char *const reject_reasons[] = {
    "wrong facts", "does not answer", "wrong tone", "wrong language", "too long", "other",
};

void menu_reject(struct model *model)
{
    char title[64];

    snprintf(title, sizeof(title), "Reject draft %zu: why?", model->draft_selected + 1);
    menu_begin(model, MENU_REJECT, false, title);
    subject_text(model, text_of(draft_numbered(model, model->draft_selected + 1)->text));
    for (size_t i = 0; i < COUNT_OF(reject_reasons); i++)
        menu_add(&model->menu, (char)('1' + i), (int)i, reject_reasons[i], NULL);
    menu_filter(&model->menu);
}

/* Moves the draft at from to to, the ones between by one. */
static void draft_shift(struct draft *drafts, size_t from, size_t to)
{
    struct draft moved = drafts[from];

    if (from < to)
        memmove(drafts + from, drafts + from + 1, (to - from) * sizeof(*drafts));
    else
        memmove(drafts + to + 1, drafts + to, (from - to) * sizeof(*drafts));
    drafts[to] = moved;
}

static void draft_tell(struct model *model, struct effects *effects, size_t at,
                       enum draft_fate fate, const char *reason, const char *detail)
{
    struct effect *effect = effects_add(effects, EFFECT_TAKEN);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, model->offered->suggestion.drafts[at].text);
    effect->detail = arena_text(&effects->arena, detail);
    ledger_tell_drafts(model, effects, effect, at, fate, reason);
}

static void rejection_add(struct model *model, size_t at)
{
    deed_begin(model);
    model->rejections = memory_reserve(model->rejections, &model->rejection_capacity,
                                       model->rejection_count, sizeof(*model->rejections));
    model->rejections[model->rejection_count++] =
        (struct rejection){.at = at, .serial = model->serial};
}

void reject_choose(struct model *model, struct effects *effects, int value)
{
    size_t number = draft_asked(model, model->draft_selected + 1);
    size_t at = number - 1;
    char detail[64];

    if (!number)
        return;
    struct suggestion *suggestion = &model->offered->suggestion;
    snprintf(detail, sizeof(detail), "rejected: %s", reject_reasons[value]);
    draft_tell(model, effects, at, FATE_REJECTED, reject_reasons[value], detail);
    rejection_add(model, at);
    say(model,
        "Draft %zu rejected: %s (" KEY_TAKE_BACK
        " takes it back, " KEY_OF("ask") " asks for others)",
        at + 1, reject_reasons[value]);
    suggestion->draft_count--;
    draft_shift(suggestion->drafts, at, suggestion->draft_count);
    if (at >= suggestion->draft_count)
        model->draft_selected = suggestion->draft_count ? suggestion->draft_count - 1 : 0;
    model->draft_claim = SIZE_MAX;
}

uint64_t reject_newest_serial(const struct model *model)
{
    size_t count = model->rejection_count;

    return count ? model->rejections[count - 1].serial : 0;
}

void reject_undo(struct model *model, struct effects *effects)
{
    struct suggestion *suggestion = &model->offered->suggestion;
    size_t at = model->rejections[--model->rejection_count].at;

    draft_shift(suggestion->drafts, suggestion->draft_count, at);
    suggestion->draft_count++;
    model->draft_selected = at;
    model->draft_claim = SIZE_MAX;
    draft_tell(model, effects, at, FATE_OFFERED_AGAIN, NULL, "rejection taken back");
    say(model, "Taken back: draft %zu is offered again", at + 1);
}

void rejections_forget(struct model *model)
{
    model->rejection_count = 0;
}
