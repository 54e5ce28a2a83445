#include "wire/fields.h"

#include "base/utf8.h"

#include <cjson/cJSON.h>

static const struct field *find_field(const struct shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->fields[i].name[0] == name[0] &&
            strcmp(shape->fields[i].name, name) == 0) {
            return &shape->fields[i];
        }
    }
    return NULL;
}

static bool read_member(struct field_reader *reader, const struct json_place *parent,
                        const struct field *field, const struct cJSON *value, void *noun)
{
    struct json_place place = {.parent = parent, .name = field->name};
    char *bytes = noun;
    if (field->has_flag) {
        memcpy(bytes + field->flag_at, &(bool){true}, sizeof(bool));
    }
    return cJSON_IsNull(value) ||
           field->read(reader, &place, field, value, bytes + field->at);
}

static bool check_required(struct field_reader *reader, const struct json_place *parent,
                           const struct shape *shape, uint64_t seen)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->fields[i].is_required && !(seen & (UINT64_C(1) << i))) {
            struct json_place place = {.parent = parent, .name = shape->fields[i].name};
            return json_refuse(reader->err, &place, "is missing");
        }
    }
    return true;
}

bool fields_read(struct field_reader *reader, const struct json_place *place,
                 const struct cJSON *object, const struct shape *shape, void *noun)
{
    if (!cJSON_IsObject(object)) {
        return field_refuse_kind(reader, place, "an object", object);
    }
    if (shape->prepare) {
        shape->prepare(noun);
    }
    uint64_t seen = 0;
    for (const struct cJSON *value = object->child; value; value = value->next) {
        const struct field *field = find_field(shape, value->string);
        if (!field) {
            continue;
        }
        if (!cJSON_IsNull(value)) {
            seen |= UINT64_C(1) << (field - shape->fields);
        }
        if (!read_member(reader, place, field, value, noun)) {
            return false;
        }
    }
    return check_required(reader, place, shape, seen) &&
           (!shape->finish || shape->finish(reader, place, noun));
}

bool fields_read_line(struct text line, struct arena *arena, const struct shape *shape,
                      void *noun, struct error *err)
{
    struct json_document document;
    if (!json_document_open(&document, line, err)) {
        return false;
    }
    struct field_reader reader = {&document, arena, err};
    bool is_good = fields_read(&reader, NULL, document.root, shape, noun);
    json_document_close(&document);
    return is_good;
}

bool field_refuse_kind(struct field_reader *reader, const struct json_place *place,
                       const char *wanted, const struct cJSON *value)
{
    return json_refuse(reader->err, place, "must be %s, not %s", wanted, json_kind(value));
}

bool field_refuse_value(struct field_reader *reader, const struct json_place *place,
                        const char *value, const char *what)
{
    char excerpt[JSON_EXCERPT_SIZE];
    json_excerpt(value, excerpt);
    return json_refuse(reader->err, place, "\"%s\" %s", excerpt, what);
}

static bool copy_string(struct field_reader *reader, const struct json_place *place,
                        const struct cJSON *value, const char **copy)
{
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a string", value);
    }
    *copy = arena_copy(reader->arena, value->valuestring, strlen(value->valuestring));
    return true;
}

bool field_text(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    return copy_string(reader, place, value, target);
}

#define ID_LIMIT 128

static bool has_control_character(const char *string)
{
    for (const unsigned char *at = (const unsigned char *)string; *at; at++) {
        bool is_c1 = at[0] == 0xC2 && at[1] >= 0x80 && at[1] <= 0x9F;
        if (*at < 0x20 || *at == 0x7F || is_c1) {
            return true;
        }
    }
    return false;
}

bool field_id(struct field_reader *reader, const struct json_place *place,
              const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a string", value);
    }
    size_t len = strlen(value->valuestring);
    if (len == 0 || len > ID_LIMIT) {
        return json_refuse(reader->err, place, "an id has 1 to 128 bytes, this one %zu",
                           len);
    }
    if (has_control_character(value->valuestring)) {
        return json_refuse(reader->err, place, "an id has no control characters");
    }
    return copy_string(reader, place, value, target);
}

bool field_texts(struct field_reader *reader, const struct json_place *place,
                 const struct field *field, const struct cJSON *value, void *target)
{
    if (!cJSON_IsArray(value)) {
        return field_refuse_kind(reader, place, "a list of strings", value);
    }
    size_t count = (size_t)cJSON_GetArraySize(value);
    const char **texts = arena_get(reader->arena, count * sizeof(const char *));
    struct json_place here = {.parent = place};
    for (const struct cJSON *item = value->child; item; item = item->next, here.index++) {
        if (!copy_string(reader, &here, item, &texts[here.index])) {
            return false;
        }
    }
    memcpy(target, &texts, sizeof(const char **));
    memcpy((char *)target - field->at + field->count_at, &count, sizeof(count));
    return true;
}

bool field_list(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    (void)target;
    return cJSON_IsArray(value) || field_refuse_kind(reader, place, "a list", value);
}

/* The letters, digits and lengths of RFC 5646, not its registry. */
static bool is_language_tag(struct text tag)
{
    struct text part;
    bool is_first = true;
    if (tag.len == 0 || tag.bytes[tag.len - 1] == '-') {
        return false;
    }
    while (text_next(&tag, '-', &part)) {
        if (part.len < 1 || part.len > 8) {
            return false;
        }
        for (size_t i = 0; i < part.len; i++) {
            unsigned char byte = (unsigned char)part.bytes[i];
            bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
            if (!is_letter && (is_first || byte < '0' || byte > '9')) {
                return false;
            }
        }
        is_first = false;
    }
    return true;
}

bool field_lang(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (cJSON_IsString(value) && !is_language_tag(text_of(value->valuestring))) {
        return field_refuse_value(reader, place, value->valuestring,
                                  "is no language tag like \"es\" or \"pt-BR\"");
    }
    return copy_string(reader, place, value, target);
}
