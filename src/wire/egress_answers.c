/* Lists that a model answered with. */
#include "wire/egress.h"
#include "wire/json_gate.h"
#include "wire/model_reply.h"

#include <cjson/cJSON.h>

#define INTENT_MAX   40
#define LANGUAGE_MAX 35 /* RFC 5646, 4.4.1 */

/* The list of an answer; the document is open where true is returned. */
static bool open_list(struct json_document *document, struct text answer, const char *name,
                      const struct cJSON **list, struct error *err)
{
    if (!model_json_open(document, answer, err)) {
        return false;
    }
    *list = json_member(document->root, name);
    if (cJSON_IsArray(*list)) {
        return true;
    }
    json_document_close(document);
    return error_set(err, ERROR_FAILED, "the model answered without a list of %s", name);
}

/* A string of 1 to max bytes, in one line; NULL where it is none. */
static const char *member_text(const struct cJSON *object, const char *name, size_t max,
                               struct arena *arena)
{
    const struct cJSON *value = json_member(object, name);
    struct text text = text_of(cJSON_IsString(value) ? value->valuestring : NULL);
    char *copy;
    text = text_trim(text);
    if (text.len == 0 || text.len > max) {
        return NULL;
    }
    copy = arena_copy(arena, text.bytes, text.len);
    for (char *byte = copy; *byte; byte++) {
        if ((unsigned char)*byte < ' ' || *byte == 0x7F) {
            *byte = ' ';
        }
    }
    return copy;
}

static const char *allowed_id(const struct cJSON *pick, const char *const *allowed,
                              size_t allowed_count)
{
    const struct cJSON *id = json_member(pick, "id");
    for (size_t i = 0; cJSON_IsString(id) && i < allowed_count; i++) {
        if (string_equals(allowed[i], id->valuestring)) {
            return allowed[i];
        }
    }
    return NULL;
}

static bool has_pick(const struct model_pick *picks, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(picks[i].id, id)) {
            return true;
        }
    }
    return false;
}

bool model_picks_read(struct text answer, const char *const *allowed, size_t allowed_count,
                      struct arena *arena, struct model_pick **picks, size_t *count,
                      int64_t *refused, struct error *err)
{
    struct json_document document;
    const struct cJSON *list;
    const struct cJSON *element;
    struct model_pick *found;
    size_t kept = 0;
    int64_t dropped = 0;
    if (!open_list(&document, answer, "picks", &list, err)) {
        return false;
    }
    found = arena_get(arena, (allowed_count + 1) * sizeof(*found));
    cJSON_ArrayForEach(element, list)
    {
        const char *id = allowed_id(element, allowed, allowed_count);
        if (!id || has_pick(found, kept, id)) {
            dropped++;
            continue;
        }
        found[kept++] =
            (struct model_pick){arena_text(arena, id), member_text(element, "explanation",
                                                                   MODEL_WORDS_MAX, arena)};
    }
    json_document_close(&document);
    *picks = found;
    *count = kept;
    *refused = dropped;
    return true;
}

static bool is_urgency(const char *word)
{
    static const char *const words[] = {"low", "normal", "high", "urgent"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (string_equals(word, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_language(const char *word)
{
    size_t letters = 0;
    for (const char *byte = string_or_empty(word); *byte; byte++) {
        bool is_letter = (*byte >= 'a' && *byte <= 'z') || (*byte >= 'A' && *byte <= 'Z');
        if (!is_letter && *byte != '-' && (*byte < '0' || *byte > '9')) {
            return false;
        }
        letters += is_letter;
    }
    return letters >= 2;
}

static bool read_triage(const struct json_document *document, const struct cJSON *element,
                        size_t tickets, struct arena *arena, struct model_triage *triage)
{
    const struct cJSON *number = json_member(element, "number");
    const struct cJSON *sentiment = json_member(element, "sentiment");
    int64_t at;
    if (!cJSON_IsNumber(number) || !cJSON_IsNumber(sentiment) || tickets == 0 ||
        !text_to_integer(json_number(document, number), 0, (int64_t)tickets - 1, &at)) {
        return false;
    }
    *triage = (struct model_triage){
        .number = (size_t)at,
        .intent = member_text(element, "intent", INTENT_MAX, arena),
        .urgency = member_text(element, "urgency", INTENT_MAX, arena),
        .sentiment = sentiment->valuedouble,
        .lang = member_text(element, "lang", LANGUAGE_MAX, arena),
        .reason = member_text(element, "reason", MODEL_WORDS_MAX, arena),
    };
    if (!is_language(triage->lang)) {
        triage->lang = NULL;
    }
    return is_urgency(triage->urgency) && triage->sentiment >= -1 && triage->sentiment <= 1;
}

bool model_triage_read(struct text answer, size_t tickets, struct arena *arena,
                       struct model_triage **triages, size_t *count, struct error *err)
{
    struct json_document document;
    const struct cJSON *list;
    const struct cJSON *element;
    struct model_triage *found;
    bool *has_number;
    size_t kept = 0;
    if (!open_list(&document, answer, "tickets", &list, err)) {
        return false;
    }
    found = arena_get(arena, (tickets + 1) * sizeof(*found));
    has_number = arena_get(arena, tickets + 1);
    cJSON_ArrayForEach(element, list)
    {
        struct model_triage triage;
        if (read_triage(&document, element, tickets, arena, &triage) &&
            !has_number[triage.number]) {
            has_number[triage.number] = true;
            found[kept++] = triage;
        }
    }
    json_document_close(&document);
    *triages = found;
    *count = kept;
    return true;
}
