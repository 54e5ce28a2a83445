#include "failed.h"

#include "attach.h"
#include "deed.h"
#include "focus.h"
#include "misspelt.h"
#include "parked.h"
#include "reply.h"
#include "say.h"
#include "send.h"
#include "theme_choice.h"
#include "visit_parts.h"

/* What came back while its ticket is read, which may be behind where it is kept. */
static bool is_awaited(const struct model *model, const struct parked *parked)
{
    return parked->number && string_equals(model->wanted_ticket, parked->ticket);
}

#define NOT_KEPT "Not kept (the text stays here)"

/* What was said of a text that could not be kept is true no more. */
static void kept_say(struct model *model)
{
    bool was_told =
        model->status_is_error && text_starts_with(text_of(model->status), NOT_KEPT);

    if (was_told && !reply_wants_keeping(model) && !parked_wants_keeping(model))
        say(model, "Kept by now");
}

void keep_answered(struct model *model, const struct event *event, bool is_kept)
{
    struct parked *parked =
        parked_find(model, event->id, event->is_internal, event->request);

    if (parked) {
        parked->keeps -= parked->keeps > 0;
        parked->has_failed = !is_kept;
        if (!parked->keeps && is_kept && !parked->is_touched &&
            !is_awaited(model, parked))
            parked_remove(model, parked);
    } else if (!event->request && model->open && string_equals(event->id, open_id(model))) {
        reply_keep_answered(model, event->is_internal, is_kept);
    }
    if (is_kept)
        kept_say(model);
}

/* The text stands nowhere any more: what became of its ticket is more than that. */
static bool keep_is_of_nothing(struct model *model, const struct event *event)
{
    bool is_open = model->open && string_equals(event->id, open_id(model));

    return event->of_effect == EFFECT_KEEP && !is_open &&
           !parked_find(model, event->id, event->is_internal, event->request);
}

static void failed_open(struct model *model, struct effects *effects)
{
    memory_free(model->wanted_ticket);
    model->wanted_ticket = NULL;
    model->is_reading_again = false;
    if (model->open && model->open->is_part)
        visit_drop(model, effects);
    if (!model->open) {
        model->is_preview = false;
        focus_pane(model, PANE_QUEUE);
    }
}

static void failed_undo_what_was_shown(struct model *model, const struct event *event,
                                       struct effects *effects)
{
    switch (event->of_effect) {
    case EFFECT_OPEN:
        failed_open(model, effects);
        break;
    case EFFECT_OFFER:
        model->offer_request = 0;
        break;
    case EFFECT_CHANGE:
        deed_failed(model, event->id);
        break;
    case EFFECT_KEEP:
        keep_answered(model, event, false);
        break;
    case EFFECT_ATTEST:
        reply_unattest(model);
        break;
    case EFFECT_LOOK_UP:
        model->pending = PENDING_NONE;
        reply_read_rested(model); /* what it waited for does not come */
        break;
    case EFFECT_SEARCH:
        model->is_searching = false;
        break;
    case EFFECT_THEME:
        theme_failed(model);
        break;
    case EFFECT_SPELL:
        misspelt_failed(model);
        break;
    case EFFECT_SUGGEST:
        misspelt_not_suggested(model);
        break;
    default:
        break;
    }
}

/* The text was to be sent: why it was not stands at it. */
static void stop_unchecked(struct model *model, const char *what, const char *why)
{
    char *words = memory_format("%s: %s", what, why);

    send_stop(model, words);
    memory_free(words);
}

void failed_tell(struct model *model, struct event *event, struct effects *effects)
{
    static const char *const what[EFFECT_KIND_COUNT] = {
        [EFFECT_OPEN] = "The ticket could not be opened",
        [EFFECT_OFFER] = "No drafts",
        [EFFECT_PICKS] = "The picks could not be read again",
        [EFFECT_SHOW_REQUEST] = "What would leave cannot be shown",
        [EFFECT_PROFILE] = "The model was not changed",
        [EFFECT_CHANGE] = "Not changed",
        [EFFECT_KEEP] = NOT_KEPT,
        [EFFECT_ATTEST] = "Not recorded, so it does not count",
        [EFFECT_LEDGER] = "Not recorded",
        [EFFECT_TAKEN] = "Not recorded",
        [EFFECT_LOOK_UP] = "The text could not be checked",
        [EFFECT_SEARCH] = "The search failed",
        [EFFECT_SPELL] = "Words are not checked any more",
        [EFFECT_SUGGEST] = "No suggestions",
        [EFFECT_OWN_WORD] = "The word is not kept",
        [EFFECT_HISTORY] = "The other tickets of the customer could not be read",
        [EFFECT_EDITOR] = "The editor could not be used",
        [EFFECT_ATTACH] = "Not attached",
        [EFFECT_BROWSE] = "Not opened",
        [EFFECT_COPY] = "Not copied",
        [EFFECT_NOTIFY] = "The desktop was not told",
        [EFFECT_THEME] = "No such theme",
        [EFFECT_SUSPEND] = "Not suspended",
        [EFFECT_LOCK] = "Not locked",
    };
    int kind = event->of_effect;
    const char *why = event->error ? event->error->text : "it failed";

    if (kind == EFFECT_HOLD || kind == EFFECT_SEND || kind == EFFECT_WAS_SENT ||
        kind == EFFECT_DROP) {
        send_failed(model, event, effects);
        return;
    }
    if (keep_is_of_nothing(model, event))
        return;
    bool stops_send = kind == EFFECT_LOOK_UP && model->pending;
    failed_undo_what_was_shown(model, event, effects);
    if (stops_send) {
        stop_unchecked(model, what[kind], why);
        return;
    }
    if (kind == EFFECT_ATTACH && attach_failed(model, event, why))
        return;
    if (kind >= 0 && kind < EFFECT_KIND_COUNT && what[kind])
        say_error(model, "%s: %s", what[kind], why);
    else
        say_error(model, "%s", why);
}
