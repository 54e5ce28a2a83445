/* What a profile's server turned out not to take. */
#include "asker_parts.h"

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

/* What was learnt since the request was made is tried before anything else. */
static bool learn_schema(struct habits *habits, const struct habits *made_with)
{
    if (habits->schema == made_with->schema) {
        if (habits->schema == SCHEMA_WORDED)
            return false;
        habits->schema++;
    }
    return true;
}

static bool learn(struct habits *habits, const struct habits *made_with, size_t offset)
{
    bool *is_learnt = (bool *)((char *)habits + offset);
    bool was_learnt = *(const bool *)((const char *)made_with + offset);

    if (was_learnt)
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

bool habits_learn(struct habits *habits, const struct habits *made_with,
                  const struct model_error *error)
{
    if (error->fault != MODEL_FAULT_PARAMETER)
        return false;
    for (size_t i = 0; i < COUNT_OF(lessons); i++) {
        if (is_of(error->parameter, lessons[i].parameter))
            return lessons[i].offset == AT_SCHEMA
                       ? learn_schema(habits, made_with)
                       : learn(habits, made_with, lessons[i].offset);
    }
    return false;
}
