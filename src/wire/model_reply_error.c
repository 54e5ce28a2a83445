/*
 * Errors of the model APIs, whatever shape they have: OpenAI, Azure, llama.cpp, vLLM,
 * Ollama, Gemini, Anthropic, FastAPI, OpenRouter, and the pages of proxies.
 */
#include "base/utf8.h"
#include "model_reply_parts.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_LEN  120 /* bytes of what the server says */
#define STATUS_LEN 6   /* " [400]" */
#define OK         200

/* What an error says of itself; NULL: nothing. */
struct description {
    int status;
    const char *code;
    const char *type;
    const char *message;
    const char *parameter;
    char number[16]; /* a code that is a number */
};

/* The first row that fits is it. Words are compared with code and type, phrases are looked
 * for in the message, both without case. */
static const struct rule {
    const char *word;
    const char *phrase;
    int from; /* statuses; 0: any */
    int to;
    bool needs_parameter;
    bool is_no_json;
    enum model_fault fault;
    const char *parameter;
    const char *sentence; /* NULL: the fault's own */
} rules[] = {
    {.from = 529, .to = 529, .fault = MODEL_FAULT_RATE},
    {.word = "insufficient_quota", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_hard_limit_reached", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_not_active", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_error", .fault = MODEL_FAULT_QUOTA},
    {.phrase = "credit balance is too low", .fault = MODEL_FAULT_QUOTA},
    {.word = "invalid_api_key", .fault = MODEL_FAULT_KEY},
    {.word = "authentication_error", .fault = MODEL_FAULT_KEY},
    {.word = "permission_error", .fault = MODEL_FAULT_KEY},
    {.phrase = "API key not valid", .fault = MODEL_FAULT_KEY},
    {.word = "unsupported_country_region_territory", .fault = MODEL_FAULT_REQUEST},
    {.word = "model_not_found", .fault = MODEL_FAULT_MODEL},
    {.word = "DeploymentNotFound", .fault = MODEL_FAULT_MODEL},
    {.word = "not_found_error", .fault = MODEL_FAULT_MODEL},
    {.word = "NotFoundError", .fault = MODEL_FAULT_MODEL},
    {.word = "context_length_exceeded", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "exceed_context_size_error", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "request_too_large", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "string_above_max_length", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "maximum context length", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "available context size", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "prompt is too long", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "input token count", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "unsupported_parameter", .fault = MODEL_FAULT_PARAMETER},
    {.word = "unsupported_value", .fault = MODEL_FAULT_PARAMETER},
    {.word = "unknown_parameter", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "not supported", .needs_parameter = true, .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "unrecognized request argument", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "unsupported parameter", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "response_format",
     .fault = MODEL_FAULT_PARAMETER,
     .parameter = "response_format"},
    {.word = "content_filter",
     .fault = MODEL_FAULT_REQUEST,
     .sentence =
         "the server's content filter refuses the question itself: write this reply by "
         "hand, or ask in other words"},
    {.word = "rate_limit_exceeded", .fault = MODEL_FAULT_RATE},
    {.word = "rate_limit_error", .fault = MODEL_FAULT_RATE},
    {.word = "RESOURCE_EXHAUSTED", .fault = MODEL_FAULT_RATE},
    {.word = "overloaded_error", .fault = MODEL_FAULT_SERVER},
    {.word = "unavailable_error",
     .fault = MODEL_FAULT_SERVER,
     .sentence = "the server still loads its model: ask again in a minute"},
    {.word = "server_error", .fault = MODEL_FAULT_SERVER},
    {.word = "internal_server_error", .fault = MODEL_FAULT_SERVER},
    {.from = 300,
     .to = 399,
     .fault = MODEL_FAULT_NOT_API,
     .sentence = "the address leads elsewhere: set url to where it leads"},
    {.from = 401, .to = 401, .fault = MODEL_FAULT_KEY},
    {.from = 407,
     .to = 407,
     .fault = MODEL_FAULT_NOT_API,
     .sentence = "the proxy wants a name and a password: put them into proxy"},
    {.from = 408, .to = 408, .fault = MODEL_FAULT_SERVER},
    {.from = 413, .to = 413, .fault = MODEL_FAULT_TOO_LONG},
    {.from = 429, .to = 429, .fault = MODEL_FAULT_RATE},
    {.from = 500, .to = 599, .fault = MODEL_FAULT_SERVER},
    {.is_no_json = true, .fault = MODEL_FAULT_NOT_API},
    {.from = 402, .to = 402, .fault = MODEL_FAULT_QUOTA},
    {.from = 403, .to = 403, .fault = MODEL_FAULT_KEY},
    {.from = 404, .to = 404, .fault = MODEL_FAULT_MODEL},
    {.from = 405, .to = 405, .fault = MODEL_FAULT_NOT_API},
    {.from = 400, .to = 499, .fault = MODEL_FAULT_REQUEST},
    {.fault = MODEL_FAULT_SERVER},
};

/* What is told, and what to do. The first is followed by the parameter where one is known.
 */
static const struct {
    const char *sentence;
    bool has_words; /* the server's own follow: what it says of a key may be the key */
} faults[MODEL_FAULT_COUNT] = {
    [MODEL_FAULT_KEY] =
        {"the server refuses the key: put a good one into key_file or key_command", false},
    [MODEL_FAULT_QUOTA] =
        {"the account has no quota left: top it up, or choose another profile", true},
    [MODEL_FAULT_RATE] = {"the server has too many requests: wait a minute, then ask again",
                          true},
    [MODEL_FAULT_MODEL] = {"the server knows no such model or path: correct model or url",
                           true},
    [MODEL_FAULT_PARAMETER] =
        {"the server does not take a setting with this model: change it", true},
    [MODEL_FAULT_TOO_LONG] =
        {"the question is too long for this model: lower prompt_tokens", true},
    [MODEL_FAULT_SERVER] = {"the server is overloaded or broken: ask again in a while",
                            true},
    [MODEL_FAULT_NOT_API] =
        {"what answers there is no model API: correct url, look at the proxy", true},
    [MODEL_FAULT_ANSWER] = {"the answer is none of this API: correct api or url", true},
    [MODEL_FAULT_REQUEST] = {"the server refuses the request", true},
};

/* On one line, without control characters, cut at a character. */
static void add_clean(struct buffer *out, struct text text, size_t limit)
{
    struct buffer clean;
    buffer_init(&clean, limit);
    utf8_sanitise(text, SANITISE_SHOWN, &clean, NULL);
    for (size_t i = 0; i < clean.len; i++) {
        clean.bytes[i] = clean.bytes[i] == '\n' ? ' ' : clean.bytes[i];
    }
    struct text trimmed = text_trim(text_from(clean.bytes, clean.len));
    buffer_add(out, trimmed.bytes, trimmed.len);
    buffer_release_wiped(&clean);
}

static void write_text(enum model_fault fault, const char *sentence, int status,
                       struct text words, struct model_error *error)
{
    struct buffer out;
    buffer_init(&out, sizeof(error->text) - 1);
    buffer_add_text(&out, sentence ? sentence : faults[fault].sentence);
    if (fault == MODEL_FAULT_PARAMETER && error->parameter[0] != '\0') {
        buffer_format(&out, " (%s)", error->parameter);
    }
    if (faults[fault].has_words && text_trim(words).len > 0) {
        buffer_add_text(&out, "; it says: ");
        size_t room = out.limit - out.len - STATUS_LEN;
        add_clean(&out, words, room < WORDS_LEN ? room : WORDS_LEN);
    }
    if (status != OK) {
        buffer_format(&out, " [%d]", status);
    }
    snprintf(error->text, sizeof(error->text), "%s", buffer_text(&out));
    buffer_release_wiped(&out);
    error->fault = fault;
}

void model_error_set(enum model_fault fault, const char *words, struct model_error *error)
{
    *error = (struct model_error){0};
    write_text(fault, NULL, OK, text_of(words), error);
}

static bool is_word(const char *wanted, const char *found)
{
    return found && text_is_ignoring_case(text_of(found), wanted);
}

static bool fits(const struct rule *rule, const struct description *it, bool is_json)
{
    return (!rule->word || is_word(rule->word, it->code) ||
            is_word(rule->word, it->type)) &&
           (!rule->phrase || (it->message && strcasestr(it->message, rule->phrase))) &&
           (rule->from == 0 || (it->status >= rule->from && it->status <= rule->to)) &&
           (!rule->needs_parameter || it->parameter) && (!rule->is_no_json || !is_json);
}

static const struct rule *rule_for(const struct description *it, bool is_json)
{
    const struct rule *rule = rules;
    while (!fits(rule, it, is_json)) {
        rule++; /* the last one fits all */
    }
    return rule;
}

/* "Unsupported parameter: 'max_tokens' …", "… argument supplied: max_tokens" */
static struct text parameter_in(const char *message)
{
    const char *quote = message ? strchr(message, '\'') : NULL;
    const char *end = quote ? strchr(quote + 1, '\'') : NULL;
    if (end) {
        return text_from(quote + 1, (size_t)(end - quote - 1));
    }
    const char *colon = message ? strstr(message, ": ") : NULL;
    struct text rest = text_of(colon ? colon + 2 : NULL);
    struct text word = {"", 0};
    (void)text_next_word(&rest, &word);
    return word;
}

static void name_parameter(const struct rule *rule, const struct description *it,
                           struct model_error *error)
{
    struct buffer clean;
    struct text name = text_of(rule->parameter ? rule->parameter : it->parameter);
    buffer_init(&clean, sizeof(error->parameter) - 1);
    add_clean(&clean, name.len > 0 ? name : parameter_in(it->message),
              sizeof(error->parameter) - 1);
    snprintf(error->parameter, sizeof(error->parameter), "%s", buffer_text(&clean));
    buffer_release(&clean);
}

static void judge(const struct description *it, bool is_json, struct model_error *error)
{
    const struct rule *rule = rule_for(it, is_json);
    *error = (struct model_error){0};
    if (rule->fault == MODEL_FAULT_PARAMETER) {
        name_parameter(rule, it, error);
    }
    write_text(rule->fault, rule->sentence, it->status, text_of(it->message), error);
}

/* "Bad", {"message":"Bad"}, {"detail":[{"msg":"Bad"}]}, … */
static const char *message_in(const struct cJSON *value, size_t depth)
{
    static const char *const names[] = {"message", "msg",    "detail",
                                        "error",   "errors", "title"};
    if (cJSON_IsString(value)) {
        return value->valuestring;
    }
    if (depth == 0 || !value) {
        return NULL;
    }
    const char *found = cJSON_IsArray(value) ? message_in(value->child, depth - 1) : NULL;
    for (size_t i = 0; i < COUNT_OF(names) && !found && cJSON_IsObject(value); i++) {
        found = message_in(json_member(value, names[i]), depth - 1);
    }
    return found;
}

/* A code of three digits, as number or string, is a status. */
static void read_code(const struct cJSON *value, struct description *it)
{
    const struct cJSON *code = json_member(value, "code");
    int64_t status;
    if (cJSON_IsNumber(code) && code->valuedouble >= 0 && code->valuedouble < 1e6) {
        snprintf(it->number, sizeof(it->number), "%d", (int)code->valuedouble);
        it->code = it->number;
    } else if (cJSON_IsString(code)) {
        it->code = code->valuestring;
    }
    if (it->status == OK && text_to_integer(text_of(it->code), 400, 599, &status)) {
        it->status = (int)status;
    }
}

void model_error_describe(int status, const struct cJSON *description,
                          struct model_error *error)
{
    const struct cJSON *value = description;
    while (cJSON_IsArray(value)) {
        value = value->child;
    }
    struct description it = {.status = status, .message = message_in(value, 4)};
    read_code(value, &it);
    it.type = reply_string(value, "type");
    it.type = it.type ? it.type : reply_string(value, "status");
    it.parameter = reply_string(value, "param");
    judge(&it, true, error);
}

const struct cJSON *model_error_within(const struct cJSON *value, bool is_named_error)
{
    const struct cJSON *object = cJSON_IsArray(value) ? value->child : value;
    const struct cJSON *error = json_member(object, "error");
    bool is_empty = cJSON_IsString(error) && error->valuestring[0] == '\0';
    if ((cJSON_IsString(error) && !is_empty) || cJSON_IsObject(error) ||
        cJSON_IsArray(error)) {
        return error;
    }
    bool is_flat = is_named_error || string_equals(reply_string(object, "type"), "error") ||
                   string_equals(reply_string(object, "object"), "error");
    return is_flat ? object : NULL;
}

/* The title of a page, or the first line of a text. */
static struct text words_of(struct text body, bool is_page)
{
    static const char open[] = "<title>";
    struct text line = {"", 0};
    struct text rest = text_trim(body);
    for (size_t at = 0; is_page && at + sizeof(open) - 1 <= rest.len; at++) {
        if (text_is_ignoring_case(text_from(rest.bytes + at, sizeof(open) - 1), open)) {
            rest = text_from(rest.bytes + at + sizeof(open) - 1,
                             rest.len - at - sizeof(open) + 1);
            (void)text_next(&rest, '<', &line);
            return line;
        }
    }
    if (!is_page) {
        (void)text_next(&rest, '\n', &line);
    }
    return line;
}

void model_error_read(int status, const char *content_type, struct text body,
                      struct model_error *error)
{
    struct json_document document;
    if (json_document_open(&document, body, NULL)) {
        const struct cJSON *within = model_error_within(document.root, true);
        model_error_describe(status, within, error);
        json_document_close(&document);
        return;
    }
    bool is_page = text_starts_with(text_trim(body), "<") ||
                   (content_type && strcasestr(content_type, "html"));
    struct description it = {.status = status};
    const struct rule *rule = rule_for(&it, false);
    *error = (struct model_error){0};
    write_text(rule->fault, rule->sentence, status, words_of(body, is_page), error);
}
