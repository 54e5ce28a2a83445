/*
 * Errors of the model APIs, whatever shape they have: OpenAI, Azure, llama.cpp, vLLM,
 * Ollama, Gemini, Anthropic, FastAPI, OpenRouter, and the pages of proxies.
 */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>
#include <string.h>

#define DEPTH_LIMIT 4 /* of lists and objects within an error */

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
static void read_code(const struct cJSON *value, struct reply_fault *it)
{
    const struct cJSON *code = json_member(value, "code");
    int64_t status;
    if (cJSON_IsNumber(code) && code->valuedouble >= 0 && code->valuedouble < 1e6) {
        snprintf(it->number, sizeof(it->number), "%d", (int)code->valuedouble);
        it->code = it->number;
    } else if (cJSON_IsString(code)) {
        it->code = code->valuestring;
    }
    if (it->status == REPLY_OK && text_to_integer(text_of(it->code), 400, 599, &status)) {
        it->status = (int)status;
    }
}

/* The first entry of the list that FastAPI and Mistral send, however deep. */
static const struct cJSON *innermost(const struct cJSON *value)
{
    for (size_t depth = 0; depth < DEPTH_LIMIT; depth++) {
        const struct cJSON *detail = json_member(value, "detail");
        const struct cJSON *message = json_member(value, "message");
        const struct cJSON *next = cJSON_IsArray(value) ? value->child : detail;
        next = next ? next : message;
        if (!cJSON_IsArray(next) && !cJSON_IsObject(next)) {
            break;
        }
        value = next;
    }
    return value;
}

/* Its "loc" ends in the parameter's name: ["body", "n"]. */
static const char *located_in(const struct cJSON *value)
{
    const struct cJSON *place = json_member(value, "loc");
    const struct cJSON *step = cJSON_IsArray(place) ? place->child : NULL;
    while (step && step->next) {
        step = step->next;
    }
    return cJSON_IsString(step) ? step->valuestring : NULL;
}

void model_error_describe(int status, const struct cJSON *description,
                          struct model_error *error)
{
    const struct cJSON *value =
        cJSON_IsArray(description) ? description->child : description;
    const struct cJSON *inner = innermost(value);
    struct reply_fault it = {
        .status = status, .is_json = true, .message = message_in(value, DEPTH_LIMIT)};
    read_code(value, &it);
    it.type = reply_string(inner, "type");
    it.type = it.type ? it.type : reply_string(value, "status");
    it.parameter = reply_string(value, "param");
    it.parameter = it.parameter ? it.parameter : located_in(inner);
    reply_judge(&it, error);
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
    reply_judge(&(struct reply_fault){.status = status, .words = words_of(body, is_page)},
                error);
}
