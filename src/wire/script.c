#include "wire/script.h"

#include "wire/fields.h"
#include "wire/json_slice.h"

#include <cjson/cJSON.h>

#define SECONDS_LIMIT 86400

static bool check_object(struct field_reader *reader, const struct json_place *place,
                         const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    (void)target;
    return cJSON_IsObject(value) || field_refuse_kind(reader, place, "an object", value);
}

// clang-format off
#define NOUN struct script_line
static const struct field answer_fields[] = {
    {FIELD("ticket", field_id, ticket)},
    {FIELD("lang", field_lang, lang)},
    {FIELD("delay_s", field_integer, seconds), .is_required = true, .max = SECONDS_LIMIT},
    {FIELD("text", field_text, text), .is_required = true},
};
static const struct field ticket_fields[] = {
    {FIELD("after_s", field_integer, seconds), .is_required = true, .max = SECONDS_LIMIT},
    {.name = "ticket", .read = check_object, .is_required = true},
};
static const struct field message_fields[] = {
    {FIELD("after_s", field_integer, seconds), .is_required = true, .max = SECONDS_LIMIT},
    {FIELD("to", field_id, ticket), .is_required = true},
    {.name = "message", .read = check_object, .is_required = true},
};
#undef NOUN
// clang-format on

static bool finish_answer(struct field_reader *reader, const struct json_place *parent,
                          void *noun)
{
    const struct script_line *script = noun;
    struct json_place place = {.parent = parent, .name = "ticket"};
    return script->ticket || script->lang ||
           json_refuse(reader->err, &place, "is missing, and so is lang");
}

static const struct shape shapes[] = {
    [SCRIPT_ANSWER] = {answer_fields, COUNT_OF(answer_fields), sizeof(struct script_line),
                       NULL, finish_answer},
    [SCRIPT_ARRIVE_TICKET] = {ticket_fields, COUNT_OF(ticket_fields),
                              sizeof(struct script_line), NULL, NULL},
    [SCRIPT_ARRIVE_MESSAGE] = {message_fields, COUNT_OF(message_fields),
                               sizeof(struct script_line), NULL, NULL},
};

static bool find_kind(const struct cJSON *root, enum script_kind *kind, struct error *err)
{
    struct json_place place = {.name = "type"};
    const struct cJSON *type = json_member(root, "type");
    if (type && cJSON_IsString(type) && strcmp(type->valuestring, "answer") == 0) {
        *kind = SCRIPT_ANSWER;
        return true;
    }
    if (type && cJSON_IsString(type) && strcmp(type->valuestring, "arrive") == 0) {
        *kind = json_member(root, "message") ? SCRIPT_ARRIVE_MESSAGE : SCRIPT_ARRIVE_TICKET;
        return true;
    }
    return json_refuse(err, &place, "must be answer or arrive");
}

/* The bytes of the record that arrives. */
static struct text find_record(struct text line, enum script_kind kind)
{
    const char *name = kind == SCRIPT_ARRIVE_TICKET ? "ticket" : "message";
    struct text rest;
    struct json_slice member;
    if (json_slice_open(line, '{', &rest)) {
        while (json_slice_member(&rest, &member)) {
            if (json_slice_is(&member, name)) {
                return member.value;
            }
        }
    }
    return text_of(NULL);
}

bool script_read(struct text line, struct arena *arena, struct script_line *script,
                 struct error *err)
{
    struct json_document document;
    struct script_line found = {0};
    if (!json_document_open(&document, line, err)) {
        return false;
    }
    struct field_reader reader = {&document, arena, err};
    bool is_good = find_kind(document.root, &found.kind, err) &&
                   fields_read(&reader, NULL, document.root, &shapes[found.kind], &found);
    json_document_close(&document);
    if (!is_good) {
        return false;
    }
    if (found.kind != SCRIPT_ANSWER) {
        found.record = find_record(line, found.kind);
    }
    *script = found;
    return true;
}
