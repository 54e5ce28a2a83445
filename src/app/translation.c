#include "translation.h"

#include "errand.h"
#include "guard/language.h"
#include "say.h"
#include "telling.h"

void translations_forget(struct model *model)
{
    for (size_t i = 0; i < model->translation_count; i++) {
        telling_forget(&model->translations[i].telling);
        memory_free(model->translations[i].message);
    }
    model->translation_count = 0;
}

void translations_stop(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->translation_count; i++)
        telling_stop(&model->translations[i].telling, effects);
    translations_forget(model);
}

static struct translation *translation_find(struct model *model, const char *message)
{
    for (size_t i = 0; i < model->translation_count; i++) {
        if (string_equals(model->translations[i].message, message))
            return &model->translations[i];
    }
    return NULL;
}

static void translation_remove(struct model *model, struct translation *translation)
{
    telling_forget(&translation->telling);
    memory_free(translation->message);
    *translation = model->translations[--model->translation_count];
}

static bool is_of_customer(const struct message *message)
{
    return message->from == FROM_CUSTOMER && !message->is_internal &&
           text_trim(text_of(message->text)).len > 0;
}

/* The match that n stands on; else the last of the customer's on the screen, else the last.
 */
static const struct message *message_meant(const struct model *model)
{
    const struct ticket *ticket = &model->open->ticket;
    size_t ends[] = {model->drawn.thread_end, ticket->message_count};

    if (model->search_message < ticket->message_count &&
        is_of_customer(&ticket->messages[model->search_message]))
        return &ticket->messages[model->search_message];
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t first = i == 0 ? model->drawn.thread_first : 0;
        size_t at = ends[i] < ticket->message_count ? ends[i] : ticket->message_count;
        for (; at > first; at--) {
            if (is_of_customer(&ticket->messages[at - 1]))
                return &ticket->messages[at - 1];
        }
    }
    return NULL;
}

static void translation_ask(struct model *model, struct effects *effects,
                            const struct message *message)
{
    const char *language = errand_language(model);
    struct translation *translation;
    struct effect *effect;

    if (language_is_same(language_or(text_of(message->text), NULL), language)) {
        say(model, "That message is in your language already (%s)", language);
        return;
    }
    model->translations =
        memory_reserve(model->translations, &model->translation_capacity,
                       model->translation_count, sizeof(*model->translations));
    translation = &model->translations[model->translation_count++];
    *translation = (struct translation){.message = memory_text(message->id)};
    effect = telling_ask(model, effects, &translation->telling, ASK_TRANSLATION);
    effect->text = arena_text(&effects->arena, message->text);
    effect->lang = arena_text(&effects->arena, language);
    say(model, "Asking a model for a translation: " KEY_CANCEL " cancels");
}

void translation_turn(struct model *model, struct effects *effects)
{
    const struct message *message = message_meant(model);
    struct translation *translation;

    if (!message) {
        say(model, "The customer has written nothing that could be translated");
        return;
    }
    translation = translation_find(model, message->id);
    if (!translation) {
        translation_ask(model, effects, message);
        return;
    }
    translation->is_folded = !translation->is_folded;
    say(model, translation->is_folded ? "The translation is folded away"
                                      : "The translation is shown");
}

bool translation_cancel(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->translation_count; i++) {
        struct translation *translation = &model->translations[i];
        if (translation->telling.state == TELLING_RUNS) {
            telling_stop(&translation->telling, effects);
            translation_remove(model, translation);
            say(model, "Cancelled: not translated");
            return true;
        }
    }
    return false;
}

static void translation_ended(struct model *model, struct translation *translation)
{
    const struct telling *telling = &translation->telling;

    if (!text_trim(telling_text(telling)).len) {
        say_error(model, "Not translated: %s",
                  telling->why[0] ? telling->why : "the model wrote nothing");
        translation_remove(model, translation);
    } else if (telling->is_cut) {
        say_error(model, "The translation did not reach its end%s%s",
                  telling->why[0] ? ": " : "", telling->why);
    } else {
        say(model, "Translated by %s: T folds it away", telling_by(telling));
    }
}

bool translation_hear(struct model *model, const struct event *event)
{
    for (size_t i = 0; i < model->translation_count; i++) {
        struct translation *translation = &model->translations[i];
        struct telling *telling = &translation->telling;
        if (telling->state != TELLING_RUNS || telling->request != event->request)
            continue;
        telling_hear(telling, event);
        if (telling->state == TELLING_DONE)
            translation_ended(model, translation);
        else if (telling->why[0])
            say_error(model, "%s: %s", telling_by(telling), telling->why);
        else if (event->kind == EVENT_ASKING)
            say(model, "%s translates: " KEY_CANCEL " cancels", telling_by(telling));
        return true;
    }
    return false;
}
