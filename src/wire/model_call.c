#include "wire/model_call.h"

#include "model_call_parts.h"

#include <string.h>

#define MESSAGES_VERSION "2023-06-01"
#define STOP_LIMIT       4 /* sequences that OpenAI's APIs take */

/* What differs from API to API. */
static const struct dialect {
    const char *name;
    const char *path;
    const char *tokens_field;
    const char *stop_field; /* NULL: it takes none */
    const char *stop;       /* where none is set; NULL: none */
    int64_t tokens;         /* where none are set; 0: not sent */
    int64_t fewest_tokens;
    bool takes_n;
    bool takes_usage; /* stream_options */
    void (*write_prompt)(struct json_writer *json, const struct model_prompt *prompt,
                         struct text system);
    /* NULL: the schema stands in the text. */
    void (*write_format)(struct json_writer *json, const struct model_prompt *prompt,
                         bool is_plain);
} dialects[] = {
    [MODEL_CHAT] = {.name = "chat",
                    .path = "/chat/completions",
                    .tokens_field = "max_tokens",
                    .stop_field = "stop",
                    .takes_n = true,
                    .takes_usage = true,
                    .write_prompt = chat_write_prompt,
                    .write_format = chat_write_format},
    [MODEL_COMPLETIONS] = {.name = "completions",
                           .path = "/completions",
                           .tokens_field = "max_tokens",
                           .stop_field = "stop",
                           .stop = "\n" COMPLETIONS_USER,
                           .tokens = 512, /* the API's own default is 16 */
                           .takes_n = true,
                           .takes_usage = true,
                           .write_prompt = completions_write_prompt},
    [MODEL_RESPONSES] = {.name = "responses",
                         .path = "/responses",
                         .tokens_field = "max_output_tokens",
                         .fewest_tokens = 16,
                         .write_prompt = responses_write_prompt,
                         .write_format = responses_write_format},
    [MODEL_MESSAGES] = {.name = "messages",
                        .path = "/messages",
                        .tokens_field = "max_tokens",
                        .stop_field = "stop_sequences",
                        .tokens = 1024, /* required */
                        .write_prompt = messages_write_prompt},
};

const char *model_api_name(enum model_api api)
{
    return dialects[api].name;
}

bool model_api_parse(struct text name, enum model_api *api)
{
    for (size_t i = 0; i < MODEL_API_COUNT; i++) {
        if (text_is(name, dialects[i].name)) {
            *api = (enum model_api)i;
            return true;
        }
    }
    return false;
}

bool model_api_takes_n(enum model_api api)
{
    return dialects[api].takes_n;
}

/* A part of a path or a query (RFC 3986, 2.3): a model's name may have a slash in it. */
static void add_encoded(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        unsigned char lower = byte | 0x20;
        if ((lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') ||
            strchr("-._~", byte)) {
            buffer_add_char(out, *at);
        } else {
            buffer_format(out, "%%%02X", (unsigned)byte);
        }
    }
}

static void add_base(const struct model_server *server, struct buffer *out)
{
    size_t len = strlen(server->url);
    while (len > 0 && server->url[len - 1] == '/') {
        len--;
    }
    buffer_add(out, server->url, len);
    if (server->is_azure) {
        buffer_add_text(out, "/openai");
    }
}

static void add_version(const struct model_server *server, struct buffer *out)
{
    if (server->is_azure && server->api_version) {
        buffer_add_text(out, "?api-version=");
        add_encoded(out, server->api_version);
    }
}

/* Azure knows no deployments for responses: there the model stands in the body. */
static bool is_in_path(const struct model_server *server)
{
    return server->is_engine || (server->is_azure && server->api != MODEL_RESPONSES);
}

void model_call_url(const struct model_server *server, struct buffer *out)
{
    add_base(server, out);
    if (is_in_path(server)) {
        buffer_add_text(out, server->is_engine ? "/engines/" : "/deployments/");
        add_encoded(out, server->model);
    }
    buffer_add_text(out, dialects[server->api].path);
    add_version(server, out);
}

void model_list_url(const struct model_server *server, struct buffer *out)
{
    add_base(server, out);
    buffer_add_text(out, "/models");
    add_version(server, out);
}

void model_moderation_url(const struct model_server *server, struct buffer *out)
{
    add_base(server, out);
    buffer_add_text(out, "/moderations");
    add_version(server, out);
}

const char *model_key_header(const struct model_server *server, const char **before_key)
{
    *before_key = "";
    if (server->is_azure) {
        return "api-key";
    }
    if (server->api == MODEL_MESSAGES) {
        return "x-api-key";
    }
    *before_key = "Bearer ";
    return "Authorization";
}

const char *model_version_header(const struct model_server *server, const char **value)
{
    if (server->api != MODEL_MESSAGES) {
        return NULL;
    }
    *value = server->api_version ? server->api_version : MESSAGES_VERSION;
    return "anthropic-version";
}

static void add_system(const struct model_prompt *prompt, bool has_schema,
                       struct buffer *system)
{
    for (size_t i = 0; i < prompt->message_count; i++) {
        if (prompt->messages[i].role == ROLE_SYSTEM) {
            buffer_format(system, "%s%s", system->len > 0 ? "\n\n" : "",
                          prompt->messages[i].text);
        }
    }
    if (has_schema) {
        buffer_format(
            system,
            "%sAnswer with one JSON object that this JSON Schema describes, and with "
            "nothing before or after it:\n%s",
            system->len > 0 ? "\n\n" : "", prompt->schema);
    }
}

static void write_prompt(const struct dialect *dialect, const struct model_call *call,
                         struct json_writer *json)
{
    const struct model_prompt *prompt = call->prompt;
    bool takes_format = dialect->write_format && !call->worded_schema;
    struct buffer system;
    buffer_init(&system, SIZE_MAX);
    add_system(prompt, prompt->schema && (call->plain_schema || !takes_format), &system);
    dialect->write_prompt(json, prompt, text_from(system.bytes, system.len));
    buffer_release_wiped(&system);
    if (prompt->schema && takes_format) {
        dialect->write_format(json, prompt, call->plain_schema);
    }
}

static void write_tokens(const struct dialect *dialect, enum model_api api,
                         const struct model_call *call, struct json_writer *json)
{
    bool is_renamed = api == MODEL_CHAT && call->max_tokens_field;
    int64_t tokens = call->max_tokens > 0 ? call->max_tokens : dialect->tokens;
    if (tokens > 0) {
        json_integer(json, is_renamed ? call->max_tokens_field : dialect->tokens_field,
                     tokens < dialect->fewest_tokens ? dialect->fewest_tokens : tokens);
    }
}

static void write_stop(const struct dialect *dialect, const struct model_call *call,
                       struct json_writer *json)
{
    bool is_set = call->stop_count > 0;
    const char *const *stop = is_set ? call->stop : &dialect->stop;
    size_t count = is_set ? call->stop_count : dialect->stop ? 1 : 0;
    if (!dialect->stop_field || count == 0) {
        return;
    }
    json_open_array(json, dialect->stop_field);
    for (size_t i = 0; i < count && i < STOP_LIMIT; i++) {
        json_string(json, NULL, stop[i]);
    }
    json_close_array(json);
}

static void write_stream(const struct dialect *dialect, const struct model_call *call,
                         struct json_writer *json)
{
    if (!call->is_streamed) {
        return;
    }
    json_bool(json, "stream", true);
    if (call->wants_usage && dialect->takes_usage) {
        json_open_object(json, "stream_options");
        json_bool(json, "include_usage", true);
        json_close_object(json);
    }
}

void model_call_body(const struct model_server *server, const struct model_call *call,
                     struct buffer *out)
{
    const struct dialect *dialect = &dialects[server->api];
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    if (!is_in_path(server)) {
        json_string(&json, "model", server->model);
    }
    write_prompt(dialect, call, &json);
    if (dialect->takes_n && call->n > 1) {
        json_integer(&json, "n", call->n);
    }
    write_tokens(dialect, server->api, call, &json);
    if (call->has_temperature) {
        json_real(&json, "temperature", call->temperature);
    }
    write_stop(dialect, call, &json);
    write_stream(dialect, call, &json);
    json_close_object(&json);
}

void model_moderation_body(const char *const *texts, size_t count, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_open_array(&json, "input");
    for (size_t i = 0; i < count; i++) {
        json_string(&json, NULL, texts[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
}
