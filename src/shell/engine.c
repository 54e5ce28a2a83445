#include "shell/engine.h"

#include "base/text.h"

bool engine_check(const struct office *office, const struct options *options,
                  struct error *err)
{
    bool is_api = string_equals(options->engine, "api");

    if (options->engine != NULL && !is_api && !string_equals(options->engine, "local"))
        return error_set(err, ERROR_USAGE, "--engine: '%s' is not local or api",
                         options->engine);
    if (options->show_request && office->settings.model_url == NULL)
        return error_set(err, ERROR_USAGE,
                         "--show-request: no [model] url is set, so nothing would leave");
    if (is_api || options->show_request || options->model != NULL)
        return error_set(err, ERROR_UNREACHABLE,
                         "this version does not speak to a model API yet (the local engine "
                         "answers without --engine)");
    return true;
}
