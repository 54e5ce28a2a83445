#include "shell/model_server.h"

#include "base/secret.h"

#include <string.h>

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

void model_server_of(const struct model_profile *profile, struct model_server *server)
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

const char *const *model_server_headers(const struct model_profile *profile,
                                        const struct model_server *server,
                                        struct arena *arena, size_t *count)
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

void model_server_request(const struct model_profile *profile,
                          const struct model_server *server, const char *key,
                          struct arena *arena, struct transfer_request *request)
{
    *request = (struct transfer_request){
        .ca_file = profile->ca_file,
        .proxy = profile->proxy,
        .is_http1 = string_equals(profile->http, "1.1"),
        .first_byte_ms = profile->first_byte_timeout * 1000,
        .idle_ms = profile->idle_timeout * 1000,
        .secret = key,
    };
    request->headers = model_server_headers(profile, server, arena, &request->header_count);
    if (key != NULL)
        request->secret_name = model_key_header(server, &request->secret_before);
}

static void star(const char *key, struct model_error *error)
{
    secret_star(key, error->text, 0, strlen(error->text));
    secret_star(key, error->parameter, 0, strlen(error->parameter));
}

void model_server_refusal(const struct transfer_result *result, const char *key,
                          struct model_error *error)
{
    const char *type = result->facts.content_type;

    model_error_read(result->facts.status, type[0] == '\0' ? NULL : type, result->body,
                     error);
    star(key, error);
}

void model_server_fault(const struct model_reader *reader, const char *key,
                        struct model_error *error)
{
    *error = *model_reader_error(reader);
    star(key, error);
}
