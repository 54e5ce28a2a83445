/*
 * Requests to the model APIs: one call, four dialects. Sources: OpenAI's API description
 * (chat completions, completions, responses, models, moderations), Anthropic's Messages API
 * (anthropic-version 2023-06-01), Azure OpenAI's addressing.
 */
#ifndef WIRE_MODEL_CALL_H
#define WIRE_MODEL_CALL_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/model_prompt.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum model_api {
    MODEL_CHAT,
    MODEL_COMPLETIONS,
    MODEL_RESPONSES,
    MODEL_MESSAGES,
    MODEL_API_COUNT
};
const char *model_api_name(enum model_api api);
bool model_api_parse(struct text name, enum model_api *api) MUST_CHECK;
/* One request brings several answers by itself (chat and completions: n). */
bool model_api_takes_n(enum model_api api);

/* How a server is addressed. */
struct model_server {
    enum model_api api;
    const char *url;         /* the base, as in the configuration: "https://host/v1" */
    const char *model;       /* or Azure's deployment, or the old engine's name */
    const char *api_version; /* Azure's; NULL: not Azure. For messages: anthropic-version */
    bool is_azure;  /* {url}/openai/deployments/{model}/…?api-version=…, header api-key;
                     * responses: {url}/openai/responses, the model in the body */
    bool is_engine; /* {url}/engines/{model}/completions, no model in the body */
};

struct model_call {
    const struct model_prompt *prompt;
    int n; /* answers asked for; 1 where the API does not take n */
    bool is_streamed;
    bool has_temperature;
    double temperature;
    int64_t max_tokens; /* 0: not sent (messages: 1024, completions: 512); responses
                         * takes no fewer than 16 */
    const char *max_tokens_field; /* chat: NULL is "max_tokens" */
    const char *const *stop; /* the first four; responses takes none, completions without
                              * any stops where the user's next turn would begin */
    size_t stop_count;
    bool wants_usage;   /* chat, completions, streamed: stream_options.include_usage */
    bool plain_schema;  /* chat, responses: json_object in the place of json_schema, the
                         * schema in the system's text, where it stands for completions and
                         * messages in any case */
    bool worded_schema; /* the schema in the system's text alone, for a server that knows
                         * no response_format */
};

/* "…/chat/completions" and so on. Added to out. */
void model_call_url(const struct model_server *server, struct buffer *out);
/* The body, compact JSON. Nothing in it that is not needed; responses: "store": false,
 * since answers are kept for a month otherwise. */
void model_call_body(const struct model_server *server, const struct model_call *call,
                     struct buffer *out);
/* The name of the header that carries the key: "Authorization" (with "Bearer " before the
 * key), "api-key", "x-api-key". */
const char *model_key_header(const struct model_server *server, const char **before_key);
/* A header that the API requires besides, "anthropic-version", and its value; NULL: none.
 */
const char *model_version_header(const struct model_server *server, const char **value);
/* "…/models", "…/moderations" */
void model_list_url(const struct model_server *server, struct buffer *out);
void model_moderation_url(const struct model_server *server, struct buffer *out);
void model_moderation_body(const char *const *texts, size_t count, struct buffer *out);

#endif
