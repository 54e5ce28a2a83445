#include "assist/ask.h"
#include "guard/language.h"
#include "phrases.h"

/* The reasons of both, each under the name of who gives it. */
struct joining {
    struct arena *arena;
    struct triage *rules;
    const struct triage *model;
    const char **reasons;
    size_t count;
};

static void say(struct joining *joining, const char *who, const char *reason)
{
    joining->reasons[joining->count++] =
        arena_format(joining->arena, "%s: %s", who, reason);
}

static bool is_of_the_shop(const struct triage *rules, const char *intent)
{
    for (size_t i = 0; i < rules->intent_count; i++) {
        if (string_equals(rules->intents[i], intent))
            return true;
    }
    return false;
}

static void join_intent(struct joining *joining)
{
    const char *intent = joining->model->intent;

    if (!intent)
        return;
    if (is_of_the_shop(joining->rules, intent))
        joining->rules->intent = arena_text(joining->arena, intent);
    else
        say(joining, "Rules", "The model named an intent that the shop does not have.");
}

static void join_language(struct joining *joining)
{
    const char *lang = joining->model->lang;

    if (!lang || language_is_same(lang, joining->rules->lang))
        return;
    if (phrases_find(lang))
        joining->rules->lang = arena_text(joining->arena, lang);
    else
        say(joining, "Rules", "The model named a language that is not known here.");
}

static void join_urgency(struct joining *joining)
{
    if (joining->model->urgency > joining->rules->urgency)
        joining->rules->urgency = joining->model->urgency;
    else if (joining->model->urgency < joining->rules->urgency)
        say(joining, "Rules", "The urgency is not lowered.");
}

static void join_sentiment(struct joining *joining)
{
    double sentiment = joining->model->sentiment;

    if (sentiment >= -1 && sentiment <= 1)
        joining->rules->sentiment = sentiment;
    else
        say(joining, "Rules", "The model's sentiment is no number from -1 to 1.");
}

#define RULES_SAY_MAX 4 /* one a question */

void assist_triage_join(const struct triage *model, struct arena *arena,
                        struct triage *rules)
{
    size_t room = rules->reason_count + model->reason_count + RULES_SAY_MAX;
    struct joining joining = {.arena = arena, .rules = rules, .model = model};

    joining.reasons = arena_get(arena, room * sizeof(*joining.reasons));
    for (size_t i = 0; i < rules->reason_count; i++)
        say(&joining, "Rules", rules->reasons[i]);
    for (size_t i = 0; i < model->reason_count; i++)
        say(&joining, "Model", model->reasons[i]);
    join_intent(&joining);
    join_language(&joining);
    join_urgency(&joining);
    join_sentiment(&joining);
    rules->engine = "api";
    rules->reasons = joining.reasons;
    rules->reason_count = joining.count;
}
