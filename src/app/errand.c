#include "errand.h"

#include "guard/language.h"
#include "insert.h"
#include "ledger_tell.h"
#include "overlay.h"
#include "reply.h"
#include "say.h"
#include "subject.h"
#include "telling.h"

static char *text_copy(struct text text)
{
    return memory_copy(text.bytes ? text.bytes : "", text.len);
}

static void string_wipe(char **string)
{
    if (*string)
        memory_free_wiped(*string, strlen(*string));
    *string = NULL;
}

const char *errand_language(const struct model *model)
{
    const char *language = model->preferences.language;

    if (!language && model->shop)
        language = model->shop->lang;
    return language ? language : "en";
}

char *errand_subject(struct model *model, size_t *draft)
{
    size_t marked = model->draft_selected + 1;
    const struct draft *there = draft_numbered(model, marked);
    bool is_whole = there && !there->is_coming && *string_or_empty(there->text);
    bool is_draft = is_whole && model->mode == MODE_READING &&
                    (model->pane == PANE_DRAFTS || reply_is_blank(model));

    *draft = is_draft ? marked : 0;
    if (is_draft)
        return memory_text(there->text);
    if (!reply_is_blank(model))
        return text_copy(composer_text(&model->reply.composer));
    say(model, "There is nothing to rewrite: a asks for drafts, r writes");
    return NULL;
}

bool errand_asked(struct model *model)
{
    size_t draft;
    char *text = model->subject.text ? errand_subject(model, &draft) : NULL;
    bool stands = !model->subject.text ||
                  (text && subject_stands(model, text_of(text), "The text to rewrite"));

    string_wipe(&text);
    return stands;
}

/* The words that a question needs, for the ticket that is open. */
static void errand_ask(struct model *model, struct effects *effects)
{
    struct errand *errand = &model->errand;
    struct effect *effect = telling_ask(model, effects, &errand->telling, errand->kind);
    struct arena *arena = &effects->arena;
    bool is_to_customer = errand->kind == ASK_REWRITE && errand->how == REWRITE_TRANSLATE;

    effect->text = arena_text(arena, errand->before);
    effect->detail = arena_text(arena, errand->instruction);
    effect->how = errand->how;
    const char *lang = errand_language(model);
    if (errand->kind == ASK_REWRITE) /* in its own language, unless it is to be another */
        lang = is_to_customer
                   ? model->open->ticket.lang
                   : language_or(text_of(errand->before), model->open->ticket.lang);
    effect->lang = arena_text(arena, lang);
    errand->version = model->reply.composer.version;
    errand->is_warned = false;
    errand_show(model);
    say(model, "Asking a model: " KEY_CANCEL " cancels");
}

void errand_forget(struct model *model)
{
    struct errand *errand = &model->errand;

    telling_forget(&errand->telling);
    string_wipe(&errand->instruction);
    string_wipe(&errand->before);
    *errand = (struct errand){0};
}

/* before is taken; NULL: the thread. */
static void errand_begin(struct model *model, struct effects *effects, enum ask_kind kind,
                         char *before)
{
    telling_stop(&model->errand.telling, effects);
    errand_forget(model);
    model->errand.kind = kind;
    model->errand.before = before;
}

void errand_rewrite(struct model *model, struct effects *effects, enum rewrite_how how,
                    const char *instruction)
{
    size_t draft;
    char *wanted = memory_text(instruction);
    char *text = errand_subject(model, &draft);

    if (!text) {
        memory_free(wanted);
        return;
    }
    errand_begin(model, effects, ASK_REWRITE, text);
    model->errand.how = how;
    model->errand.instruction = wanted;
    model->errand.draft = draft;
    errand_ask(model, effects);
}

void errand_summary(struct model *model, struct effects *effects)
{
    errand_begin(model, effects, ASK_SUMMARY, NULL);
    errand_ask(model, effects);
}

void errand_back(struct model *model, struct effects *effects)
{
    if (reply_is_blank(model)) {
        say(model, "Nothing is written that could be translated back");
        return;
    }
    errand_begin(model, effects, ASK_TRANSLATION,
                 text_copy(composer_text(&model->reply.composer)));
    errand_ask(model, effects);
}

void errand_again(struct model *model, struct effects *effects)
{
    if (errand_is_shown(model))
        errand_ask(model, effects);
    else
        say(model, "Nothing lies over the panes that a model was asked for");
}

bool errand_is_shown(const struct model *model)
{
    enum overlay_kind kind = model->overlay.kind;

    return kind == OVERLAY_REWRITE || kind == OVERLAY_SUMMARY || kind == OVERLAY_BACK;
}

void errand_leave(struct model *model, struct effects *effects)
{
    if (!errand_is_shown(model))
        return;
    if (model->errand.telling.state == TELLING_RUNS)
        say(model, "Cancelled: nothing was changed");
    telling_stop(&model->errand.telling, effects);
    overlay_close(model);
    errand_forget(model);
}

/* What speaks against taking it, said before it is taken all the same; NULL: nothing. */
static const char *errand_doubt(const struct model *model)
{
    const struct errand *errand = &model->errand;

    if (errand->draft && reply_is_edited(model))
        return "The reply holds a text of yours";
    if (!errand->draft && model->reply.composer.version != errand->version)
        return "The reply was changed meanwhile";
    return errand->telling.is_cut ? "The new text did not reach its end" : NULL;
}

/* It counts as the draft that it was made of, and what was made of that as an edit. */
static void errand_tell(struct model *model, struct effects *effects)
{
    const struct errand *errand = &model->errand;
    const struct draft *draft = draft_numbered(model, errand->draft);

    if (draft && string_equals(draft->text, errand->before))
        insert_draft_taken(model, effects, errand->draft, errand->before);
    ledger_tell_rewriting(model, effects, rewrite_how_words(errand->how));
}

static void errand_take(struct model *model, struct effects *effects)
{
    const struct errand *errand = &model->errand;
    bool is_running = errand->telling.state == TELLING_RUNS;
    const char *doubt;

    if (is_running) {
        say(model, "%s writes still: Enter takes it when it is whole",
            telling_by(&errand->telling));
        return;
    }
    if (errand->draft) /* it answers the customer, whatever was written last */
        insert_turn(model, false);
    doubt = errand_doubt(model);
    if (doubt && !errand->is_warned) {
        model->errand.is_warned = true;
        say_error(model,
                  "%s: Enter again replaces it (" KEY_UNDO_TEXT
                  " brings it back), Esc leaves it",
                  doubt);
        return;
    }
    insert_write(model);
    errand_tell(model, effects);
    reply_put(model, buffer_text(&errand->telling.text));
    overlay_close(model);
    say(model, "Rewritten: " KEY_UNDO_TEXT " brings the old text back");
    errand_forget(model);
}

void errand_enter(struct model *model, struct effects *effects)
{
    if (model->overlay.kind == OVERLAY_REWRITE)
        errand_take(model, effects);
    else
        errand_leave(model, effects);
}

static void errand_failed(struct model *model)
{
    static const char *const what[] = {
        [ASK_REWRITE] = "Not rewritten",
        [ASK_SUMMARY] = "Not summed up",
        [ASK_TRANSLATION] = "Not translated",
    };
    const struct errand *errand = &model->errand;
    const char *why = errand->telling.why;

    say_error(model, "%s, nothing was changed: %s", what[errand->kind],
              why[0] ? why : "the model wrote nothing");
    overlay_close(model);
    errand_forget(model);
}

bool errand_hear(struct model *model, const struct event *event)
{
    struct telling *telling = &model->errand.telling;

    if (telling->state != TELLING_RUNS || event->request != telling->request)
        return false;
    telling_hear(telling, event);
    if (telling->state == TELLING_DONE && !text_trim(telling_text(telling)).len) {
        errand_failed(model);
        return true;
    }
    if (event->kind == EVENT_ASKING)
        say(model, "%s is asked: " KEY_CANCEL " cancels", telling_by(telling));
    if (telling->why[0])
        say_error(model, "%s: %s", telling_by(telling), telling->why);
    else if (telling->state == TELLING_DONE)
        say_nothing(model);
    if (event->kind == EVENT_GREW) /* behind what stands there already */
        buffer_add(&model->overlay.text, event->text, event->len);
    else
        errand_show(model);
    return true;
}
