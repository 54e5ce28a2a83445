/* How a profile's server is spoken to: its address and headers, and what it turned out not
 * to take. */
#include "asker_parts.h"

/* What [model] api says beside the four APIs: how one of them is addressed. */
static const struct {
    const char *name;
    enum model_api api;
    bool is_azure;
    bool is_engine;
} addressings[] = {
    {"azure", MODEL_CHAT, true, false},
    {"engine", MODEL_COMPLETIONS, false, true},
};

void asker_server(const struct model_profile *profile, struct model_server *server)
{
    *server = (struct model_server){
        .api = MODEL_CHAT,
        .url = profile->url,
        .model = profile->model,
        .api_version = profile->api_version,
    };
    if (profile->api == NULL || model_api_parse(text_of(profile->api), &server->api))
        return;
    for (size_t i = 0; i < COUNT_OF(addressings); i++) {
        if (string_equals(profile->api, addressings[i].name)) {
            server->api = addressings[i].api;
            server->is_azure = addressings[i].is_azure;
            server->is_engine = addressings[i].is_engine;
        }
    }
}

const char *const *asker_headers(const struct model_profile *profile,
                                 const struct model_server *server, struct arena *arena,
                                 size_t *count)
{
    const char **headers = arena_get(arena, (profile->header_count + 2) * sizeof(*headers));
    const char *value;
    const char *name = model_version_header(server, &value);

    *count = 0;
    if (name != NULL)
        headers[(*count)++] = arena_format(arena, "%s: %s", name, value);
    for (size_t i = 0; i < profile->header_count; i++)
        headers[(*count)++] = profile->headers[i];
    return headers;
}

struct habits *asker_habits(struct asker *asker, const struct model_profile *profile)
{
    return &asker->habits[profile - asker->office->settings.profiles];
}

/* A switch of the habits; the schema alone has more than two positions. */
#define AT(member) offsetof(struct habits, member)
#define AT_SCHEMA  SIZE_MAX

/* What is done where a server refuses the parameter of that name. */
static const struct {
    const char *parameter;
    size_t offset;
} lessons[] = {
    {"max_tokens", AT(swaps_max_tokens)},
    {"max_completion_tokens", AT(swaps_max_tokens)},
    {"temperature", AT(has_no_temperature)},
    {"stop", AT(has_no_stop)},
    {"n", AT(has_no_n)},
    {"stream_options", AT(has_no_usage)},
    {"response_format", AT_SCHEMA},
    {"json_schema", AT_SCHEMA},
    {"text", AT_SCHEMA}, /* responses: text.format */
};

static bool learn(struct habits *habits, size_t offset)
{
    bool *is_learnt = (bool *)((char *)habits + offset);

    if (offset == AT_SCHEMA) {
        if (habits->schema == SCHEMA_WORDED)
            return false;
        habits->schema++;
        return true;
    }
    if (*is_learnt)
        return false;
    *is_learnt = true;
    return true;
}

/* "response_format.json_schema" is of response_format. */
static bool is_of(const char *parameter, const char *name)
{
    size_t len = text_of(name).len;

    return text_starts_with(text_of(parameter), name) &&
           (parameter[len] == '\0' || parameter[len] == '.' || parameter[len] == '[');
}

bool habits_learn(struct habits *habits, const struct model_error *error)
{
    if (error->fault != MODEL_FAULT_PARAMETER)
        return false;
    for (size_t i = 0; i < COUNT_OF(lessons); i++) {
        if (is_of(error->parameter, lessons[i].parameter))
            return learn(habits, lessons[i].offset);
    }
    return false;
}
