/* Which engine answers on the screen: the profiles that may be chosen, what was used today.
 */
#include "session_ask_parts.h"
#include "shell/budget.h"

#define THOUSAND 1000

static bool has_url(const struct model_profile *profile)
{
    return *string_or_empty(profile->url) != '\0';
}

const char *session_profile_label(const struct model_profile *profile)
{
    return profile->model != NULL ? profile->model : profile->name;
}

/* " · WORDS", where there are any. */
static void add_part(struct buffer *out, const char *before, const char *words)
{
    if (*string_or_empty(words) != '\0')
        buffer_format(out, "%s%s%s", out->len > 0 ? " · " : "", before, words);
}

static char *detail_of(const struct model_profile *profile, struct arena *arena)
{
    struct buffer out;
    char *detail;

    buffer_init(&out, SIZE_MAX);
    add_part(&out, "", profile->model);
    add_part(&out, "", profile->processor);
    add_part(&out, "", profile->region);
    add_part(&out, "kept ", profile->retention);
    for (size_t i = 0; i < profile->language_count; i++)
        buffer_format(&out, "%s%s", i == 0 && out.len > 0 ? " · " : " ",
                      profile->languages[i]);
    detail = arena_text(arena, buffer_text(&out));
    buffer_release(&out);
    return detail;
}

void session_list_engines(struct session *session, struct preferences *preferences)
{
    struct session_asks *asks = session->asks;
    const struct settings *settings = &session->office->settings;

    arena_clear(&asks->arena);
    asks->engine_count = 0;
    asks->engines =
        arena_get(&asks->arena, (settings->profile_count + 1) * sizeof(*asks->engines));
    for (size_t i = 0; i < settings->profile_count; i++) {
        const struct model_profile *profile = &settings->profiles[i];

        if (has_url(profile))
            asks->engines[asks->engine_count++] =
                (struct engine_choice){profile->name, detail_of(profile, &asks->arena)};
    }
    if (asks->engine_count > 0)
        asks->engines[asks->engine_count++] = (struct engine_choice){
            PROFILE_LOCAL, "the local engine alone: nothing leaves this machine"};
    preferences->engines = asks->engines;
    preferences->engine_count = asks->engine_count;
}

const struct model_profile *session_profile(struct session *session,
                                            const struct loaded *loaded,
                                            struct arena *arena, const char **why)
{
    const struct options *options = session->options;
    const struct session_asks *asks = session->asks;
    const char *name = asks->chosen != NULL ? asks->chosen : options->model;
    bool is_alone = asks->chosen == NULL && string_equals(options->engine, PROFILE_LOCAL);
    const char *lang = loaded != NULL ? loaded->ticket.lang : NULL;

    *why = NULL;
    if (asks->engine_count == 0 || is_alone || string_equals(name, PROFILE_LOCAL))
        return NULL;
    return asker_profile(session->office, loaded, name, lang, arena, why);
}

/* "950 tok", "1.2k tok" */
static void add_tokens(struct buffer *out, const struct usage *usage)
{
    int64_t tokens = usage->prompt_tokens + usage->completion_tokens;

    if (tokens < THOUSAND)
        buffer_format(out, "%lld tok", (long long)tokens);
    else if (tokens < 10 * THOUSAND)
        buffer_format(out, "%lld.%lldk tok", (long long)(tokens / THOUSAND),
                      (long long)(tokens % THOUSAND / 100));
    else
        buffer_format(out, "%lldk tok", (long long)(tokens / THOUSAND));
}

/* " 0.03 EUR of 2.00": cents, rounded up. */
static void add_money(struct buffer *out, const struct usage *usage,
                      const struct money *price, const struct money *budget)
{
    const int64_t micro_a_cent = 10000, parts_a_cent = MONEY_UNIT / 100;
    struct money cost = *price;
    char text[48];

    if (!price->is_known)
        return;
    cost.parts = (usage->cost_micro + micro_a_cent - 1) / micro_a_cent * parts_a_cent;
    money_format(cost, text, sizeof(text));
    buffer_format(out, " %s", text);
    if (budget->is_known) {
        money_format_decimal(*budget, text, sizeof(text));
        buffer_format(out, " of %s", text);
    }
}

static void add_usage(const struct session *session, const struct model_profile *profile,
                      struct buffer *out)
{
    const struct settings *settings = &session->office->settings;
    struct usage usage;

    if (!budget_today(session->office, moment_now(), &usage, NULL) || usage.requests == 0)
        return;
    add_tokens(out, &usage);
    if (settings->tokens_per_day > 0)
        buffer_format(out, " of %lldk", (long long)(settings->tokens_per_day / THOUSAND));
    add_money(out, &usage, &profile->price_in, &settings->money_per_day);
}

void session_tell_engine(struct session *session, const struct model_profile *profile,
                         const char *why)
{
    struct event event = {.kind = EVENT_ENGINE, .text = "local engine", .id = ""};
    struct buffer name, usage;
    struct error error;

    if (profile == NULL && why != NULL) {
        error_set(&error, ERROR_REFUSED, "%s", why);
        event.error = &error;
    }
    buffer_init(&name, SIZE_MAX);
    buffer_init(&usage, SIZE_MAX);
    if (profile != NULL) {
        add_part(&name, "", session_profile_label(profile));
        add_part(&name, "", profile->region);
        event.text = buffer_text(&name);
        add_usage(session, profile, &usage);
        event.id = buffer_text(&usage);
    }
    if (!string_equals(model_engine(&session->model), event.text) ||
        !string_equals(session->model.usage, event.id) ||
        !string_equals(session->model.engine_why, profile == NULL ? why : NULL))
        session_post(session, &event);
    buffer_release(&name);
    buffer_release(&usage);
}

void session_tell_engine_of_now(struct session *session)
{
    struct arena arena;
    const char *why;

    arena_init(&arena);
    const struct model_profile *profile =
        session_profile(session, session->model.open, &arena, &why);
    session_tell_engine(session, profile, why);
    arena_release(&arena);
}

bool session_choose_profile(struct session *session, const struct effect *effect,
                            struct error *err)
{
    (void)err;
    memory_free(session->asks->chosen);
    session->asks->chosen = memory_text(effect->text);
    session_tell_engine_of_now(session);
    return true;
}

void session_asks_create(struct session *session)
{
    session->asks = memory_get(sizeof(*session->asks));
    session->asks->asker = asker_create(session->office, session->net);
    asker_let_wait(session->asks->asker, session_has_to_wait, session);
    arena_init(&session->asks->arena);
}

void session_asks_destroy(struct session *session)
{
    struct session_asks *asks = session->asks;

    if (asks == NULL)
        return;
    session_asks_stop(session);
    asker_destroy(asks->asker);
    memory_free(asks->chosen);
    arena_release(&asks->arena);
    memory_free(asks);
    session->asks = NULL;
}
