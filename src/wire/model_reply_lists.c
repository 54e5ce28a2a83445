/* Lists of models, moderations, and JSON that a model wrote. */
#include "model_reply_parts.h"

#include <cjson/cJSON.h>
#include <string.h>

#define FENCE "```"

static bool open_answer(struct json_document *document, struct text body, struct error *err)
{
    struct model_error fault;
    if (!json_document_open(document, body, NULL)) {
        model_error_read(REPLY_OK, NULL, body, &fault);
        return error_set(err, ERROR_FAILED, "%s", fault.text);
    }
    const struct cJSON *error = model_error_within(document->root, false);
    if (error) {
        model_error_describe(REPLY_OK, error, &fault);
        json_document_close(document);
        return error_set(err, ERROR_FAILED, "%s", fault.text);
    }
    return true;
}

/* OpenAI and its kin have "data", Ollama "models", Together the list alone. */
static const struct cJSON *models_in(const struct cJSON *root)
{
    const struct cJSON *list = cJSON_IsArray(root) ? root : json_member(root, "data");
    list = list ? list : json_member(root, "models");
    return cJSON_IsArray(list) ? list : NULL;
}

static const char *id_of(const struct cJSON *model)
{
    const char *id = reply_string(model, "id");
    return id ? id : reply_string(model, "name");
}

static bool read_models(const struct json_document *document, struct arena *arena,
                        const char ***ids, size_t *count)
{
    const struct cJSON *list = models_in(document->root);
    if (!list) {
        return false;
    }
    size_t filled = 0;
    const char **found =
        arena_get(arena, (size_t)cJSON_GetArraySize(list) * sizeof(*found));
    for (const struct cJSON *model = list->child; model; model = model->next) {
        const char *id = id_of(model);
        if (id) {
            found[filled++] = arena_text(arena, id);
        }
    }
    *ids = found;
    *count = filled;
    return true;
}

bool model_list_read(struct text body, struct arena *arena, const char ***ids,
                     size_t *count, struct error *err)
{
    struct json_document document;
    if (!open_answer(&document, body, err)) {
        return false;
    }
    bool is_good = read_models(&document, arena, ids, count);
    json_document_close(&document);
    return is_good ||
           error_set(err, ERROR_FAILED, "the answer is no list of models: correct url");
}

/* NULL where it was not flagged; "flagged" where no category says by what. */
static const char *worst_of(const struct cJSON *result)
{
    const struct cJSON *categories = json_member(result, "categories");
    const struct cJSON *scores = json_member(result, "category_scores");
    const char *worst = cJSON_IsTrue(json_member(result, "flagged")) ? "flagged" : NULL;
    double highest = -1;
    const struct cJSON *first =
        worst && cJSON_IsObject(categories) ? categories->child : NULL;
    for (const struct cJSON *category = first; category; category = category->next) {
        const struct cJSON *score = json_member(scores, category->string);
        double value = cJSON_IsNumber(score) ? score->valuedouble : 0;
        if (cJSON_IsTrue(category) && value > highest) {
            highest = value;
            worst = category->string;
        }
    }
    return worst;
}

static bool read_results(const struct json_document *document, struct arena *arena,
                         const char ***flagged, size_t *count)
{
    const struct cJSON *results = json_member(document->root, "results");
    if (!cJSON_IsArray(results)) {
        return false;
    }
    size_t filled = 0;
    const char **found =
        arena_get(arena, (size_t)cJSON_GetArraySize(results) * sizeof(*found));
    for (const struct cJSON *result = results->child; result; result = result->next) {
        found[filled++] = arena_text(arena, worst_of(result));
    }
    *flagged = found;
    *count = filled;
    return true;
}

bool model_moderation_read(struct text body, struct arena *arena, const char ***flagged,
                           size_t *count, struct error *err)
{
    struct json_document document;
    if (!open_answer(&document, body, err)) {
        return false;
    }
    bool is_good = read_results(&document, arena, flagged, count);
    json_document_close(&document);
    return is_good || error_set(err, ERROR_FAILED,
                                "the answer is no moderation: set moderation = off");
}

/* "```json\n{…}\n```" without its first and last line. */
static struct text without_fence(struct text text)
{
    struct text rest = text_trim(text);
    struct text line;
    if (!text_starts_with(rest, FENCE) || !text_next(&rest, '\n', &line) || rest.len == 0) {
        return text;
    }
    rest = text_trim(rest);
    size_t len = strlen(FENCE);
    if (rest.len >= len && text_is(text_from(rest.bytes + rest.len - len, len), FENCE)) {
        rest.len -= len;
    }
    return rest;
}

bool model_json_open(struct json_document *document, struct text text, struct error *err)
{
    struct json_document found;
    if (!json_document_open(&found, without_fence(text), err)) {
        return false;
    }
    if (!cJSON_IsObject(found.root)) {
        const char *kind = json_kind(found.root);
        json_document_close(&found);
        return error_set(err, ERROR_FAILED, "json: must be an object, not %s", kind);
    }
    *document = found;
    return true;
}
