#include "base/moment.h"
#include "base/money.h"
#include "wire/fields.h"

#include <cjson/cJSON.h>

#define WORDS_LIMIT 128

bool field_moment(struct field_reader *reader, const struct json_place *place,
                  const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a time in a string", value);
    }
    moment_t when;
    if (!moment_parse(text_of(value->valuestring), &when)) {
        return field_refuse_value(reader, place, value->valuestring,
                                  "is no time like \"2026-11-17T10:00:00Z\"");
    }
    memcpy(target, &when, sizeof(when));
    return true;
}

bool field_day(struct field_reader *reader, const struct json_place *place,
               const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a date in a string", value);
    }
    struct day day;
    if (!day_parse_any(text_of(value->valuestring), &day)) {
        return field_refuse_value(reader, place, value->valuestring,
                                  "is no date like \"2026-11-25\"");
    }
    memcpy(target, &day, sizeof(day));
    return true;
}

bool field_flag(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsBool(value)) {
        return field_refuse_kind(reader, place, "true or false", value);
    }
    memcpy(target, &(bool){cJSON_IsTrue(value)}, sizeof(bool));
    return true;
}

bool field_integer(struct field_reader *reader, const struct json_place *place,
                   const struct field *field, const struct cJSON *value, void *target)
{
    if (!cJSON_IsNumber(value)) {
        return field_refuse_kind(reader, place, "a whole number", value);
    }
    struct text spelling = json_number(reader->document, value);
    int64_t number;
    if (!text_to_integer(spelling, field->min, field->max, &number)) {
        return json_refuse(reader->err, place,
                           "must be a whole number from %lld to %lld, not %.*s",
                           (long long)field->min, (long long)field->max,
                           (int)(spelling.len < 40 ? spelling.len : 40), spelling.bytes);
    }
    memcpy(target, &number, sizeof(number));
    return true;
}

bool field_real(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    if (!cJSON_IsNumber(value)) {
        return field_refuse_kind(reader, place, "a number", value);
    }
    double number = value->valuedouble;
    if (!(number >= (double)field->min && number <= (double)field->max)) {
        return json_refuse(reader->err, place, "must be from %lld to %lld",
                           (long long)field->min, (long long)field->max);
    }
    memcpy(target, &number, sizeof(number));
    return true;
}

bool field_size(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    int64_t number;
    if (!field_integer(reader, place, field, value, &number)) {
        return false;
    }
    memcpy(target, &(size_t){(size_t)number}, sizeof(size_t));
    return true;
}

static bool refuse_word(struct field_reader *reader, const struct json_place *place,
                        const struct words *words, const char *value)
{
    char all[WORDS_LIMIT] = "";
    size_t len = 0;
    for (unsigned i = 0; i < words->count && len < sizeof(all); i++) {
        const char *joint = i == 0 ? "" : i + 1 == words->count ? " or " : ", ";
        len +=
            (size_t)snprintf(all + len, sizeof(all) - len, "%s%s", joint, words->name(i));
    }
    char excerpt[JSON_EXCERPT_SIZE];
    json_excerpt(value, excerpt);
    return json_refuse(reader->err, place, "must be %s, not \"%s\"", all, excerpt);
}

bool field_word(struct field_reader *reader, const struct json_place *place,
                const struct field *field, const struct cJSON *value, void *target)
{
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a string", value);
    }
    for (unsigned i = 0; i < field->words->count; i++) {
        if (strcmp(field->words->name(i), value->valuestring) == 0) {
            memcpy(target, &i, sizeof(i));
            return true;
        }
    }
    return refuse_word(reader, place, field->words, value->valuestring);
}

bool field_choice(struct field_reader *reader, const struct json_place *place,
                  const struct field *field, const struct cJSON *value, void *target)
{
    unsigned word;
    if (!field_word(reader, place, field, value, &word)) {
        return false;
    }
    memcpy(target, &(bool){word != 0}, sizeof(bool));
    return true;
}

bool field_yes_or_no(struct field_reader *reader, const struct json_place *place,
                     const struct field *field, const struct cJSON *value, void *target)
{
    bool is_yes;
    if (!field_flag(reader, place, field, value, &is_yes)) {
        return false;
    }
    memcpy(target, &(unsigned){is_yes ? 1 : 2}, sizeof(unsigned));
    return true;
}

bool field_decimal(struct field_reader *reader, const struct json_place *place,
                   const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsString(value)) {
        return json_refuse(reader->err, place,
                           "money must be a string like \"12.50\", not %s",
                           json_kind(value));
    }
    struct money *money = target;
    struct text decimal = text_of(value->valuestring);
    if (!money_parse(decimal, &money->parts)) {
        return field_refuse_value(reader, place, value->valuestring,
                                  money_is_decimal(decimal)
                                      ? "is beyond " MONEY_MOST ", the most that is kept"
                                      : "is no amount like \"12.50\"");
    }
    money->is_known = true;
    return true;
}

bool field_currency(struct field_reader *reader, const struct json_place *place,
                    const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    if (!cJSON_IsString(value)) {
        return field_refuse_kind(reader, place, "a string", value);
    }
    struct text code = text_of(value->valuestring);
    if (!money_is_currency(code)) {
        return field_refuse_value(reader, place, value->valuestring,
                                  "is no ISO 4217 currency like \"EUR\"");
    }
    memcpy(target, code.bytes, code.len);
    return true;
}

bool field_object(struct field_reader *reader, const struct json_place *place,
                  const struct field *field, const struct cJSON *value, void *target)
{
    return fields_read(reader, place, value, field->shape, target);
}

bool field_objects(struct field_reader *reader, const struct json_place *place,
                   const struct field *field, const struct cJSON *value, void *target)
{
    if (!cJSON_IsArray(value)) {
        return field_refuse_kind(reader, place, "a list of objects", value);
    }
    size_t count = (size_t)cJSON_GetArraySize(value);
    char *nouns = arena_get(reader->arena, count * field->shape->size);
    struct json_place here = {.parent = place};
    for (const struct cJSON *item = value->child; item; item = item->next, here.index++) {
        void *noun = nouns + here.index * field->shape->size;
        if (!fields_read(reader, &here, item, field->shape, noun)) {
            return false;
        }
    }
    memcpy(target, &nouns, sizeof(nouns));
    memcpy((char *)target - field->at + field->count_at, &count, sizeof(count));
    return true;
}
