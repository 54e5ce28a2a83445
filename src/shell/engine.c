#include "shell/engine.h"

#include "base/text.h"
#include "shell/print.h"

static bool has_url(const struct settings *settings)
{
    for (size_t i = 0; i < settings->profile_count; i++) {
        if (string_or_empty(settings->profiles[i].url)[0] != '\0')
            return true;
    }
    return false;
}

static bool has_profile(const struct settings *settings, const char *name)
{
    for (size_t i = 0; i < settings->profile_count; i++) {
        if (string_equals(settings->profiles[i].name, name))
            return true;
    }
    return false;
}

bool engine_check(const struct office *office, const struct options *options,
                  struct error *err)
{
    const struct settings *settings = &office->settings;
    bool is_api = string_equals(options->engine, "api");

    if (options->engine != NULL && !is_api && !string_equals(options->engine, "local"))
        return error_set(err, ERROR_USAGE, "--engine: '%s' is not local or api",
                         options->engine);
    if (options->headers && !options->show_request)
        return error_set(err, ERROR_USAGE, "--headers: goes with --show-request");
    if (options->show_request && !has_url(settings))
        return error_set(err, ERROR_USAGE,
                         "--show-request: no [model] url is set, so nothing would leave");
    if (options->model != NULL && !has_profile(settings, options->model))
        return error_set(err, ERROR_USAGE,
                         "--model: there is no [model.%s] in the configuration",
                         options->model);
    if (is_api && !has_url(settings))
        return error_set(err, ERROR_UNREACHABLE,
                         "--engine api: no [model] url is set (the local engine answers "
                         "without --engine)");
    return true;
}

void engine_init(struct engine *engine, struct office *office,
                 const struct options *options)
{
    *engine = (struct engine){.office = office, .options = options};
}

void engine_release(struct engine *engine)
{
    asker_destroy(engine->asker);
    net_destroy(engine->net);
    *engine = (struct engine){0};
}

static bool open_asker(struct engine *engine, struct error *err)
{
    if (engine->asker != NULL)
        return true;
    if (!net_create(&engine->net, err))
        return false;
    engine->asker = asker_create(engine->office, engine->net);
    return true;
}

bool engine_is_local(const struct engine *engine)
{
    return string_equals(engine->options->engine, "local") ||
           !has_url(&engine->office->settings);
}

const struct model_profile *engine_profile(struct engine *engine,
                                           const struct loaded *loaded, const char *lang,
                                           struct arena *arena, const char **why)
{
    const struct model_profile *profile;
    struct error err = {0};

    *why = NULL;
    if (engine_is_local(engine))
        return NULL;
    profile =
        asker_profile(engine->office, loaded, engine->options->model, lang, arena, why);
    if (profile != NULL && !open_asker(engine, &err)) {
        *why = arena_text(arena, err.text);
        return NULL;
    }
    return profile;
}

bool engine_falls_back(struct engine *engine, struct error *err)
{
    bool is_api = string_equals(engine->options->engine, "api");

    if (err->code == ERROR_USAGE && !is_api)
        engine->wrong = *err;
    if (err->code != ERROR_USAGE && is_api)
        err->code = ERROR_UNREACHABLE;
    return !is_api;
}

bool engine_is_right(const struct engine *engine, struct error *err)
{
    return engine->wrong.code == ERROR_NONE ||
           error_set(err, engine->wrong.code, "%s", engine->wrong.text);
}

static bool print_request(const struct asker_request *request, bool with_headers,
                          struct error *err)
{
    if (!with_headers)
        return print_bytes(request->body, err) && print_bytes(text_of("\n"), err);
    if (!print_format(err, "POST %s", request->url))
        return false;
    for (size_t i = 0; i < request->header_count; i++) {
        if (!print_format(err, "%s", request->headers[i]))
            return false;
    }
    return print_bytes(text_of("\n"), err) && print_bytes(request->body, err) &&
           print_bytes(text_of("\n"), err);
}

bool engine_show(struct engine *engine, const struct asked *asked, struct error *err)
{
    struct asker_request *requests;
    struct arena arena;
    size_t count;
    bool is_shown;

    arena_init(&arena);
    is_shown = asker_show(engine->asker, asked, &arena, &requests, &count, err);
    for (size_t i = 0; is_shown && i < count; i++)
        is_shown = print_request(&requests[i], engine->options->headers, err);
    arena_release(&arena);
    return is_shown;
}
