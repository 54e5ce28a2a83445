#include "wire/interchange.h"

#include "wire/json_write.h"
#include "wire/shapes.h"

#include <cjson/cJSON.h>

struct type {
    const char *name;
    const struct shape *shape;
};

static const struct type types[INTERCHANGE_TYPE_COUNT] = {
    [INTERCHANGE_PRODUCT] = {"product", &product_shape},
    [INTERCHANGE_CUSTOMER] = {"customer", &customer_shape},
    [INTERCHANGE_ORDER] = {"order", &order_shape},
    [INTERCHANGE_ARTICLE] = {"article", &article_shape},
    [INTERCHANGE_MACRO] = {"macro", &macro_shape},
    [INTERCHANGE_PROMOTION] = {"promotion", &promotion_shape},
    [INTERCHANGE_TICKET] = {"ticket", &ticket_shape},
};

const char *interchange_type_name(enum interchange_type type)
{
    return types[type].name;
}

static bool read_type(struct field_reader *reader, const struct cJSON *root,
                      enum interchange_type *type)
{
    struct json_place place = {.name = "type"};
    if (!cJSON_IsObject(root)) {
        return json_refuse(reader->err, NULL, "a record is an object, not %s",
                           json_kind(root));
    }
    const struct cJSON *name = json_member(root, "type");
    if (!name) {
        return json_refuse(reader->err, &place, "is missing");
    }
    if (!cJSON_IsString(name)) {
        return field_refuse_kind(reader, &place, "a string", name);
    }
    for (size_t i = 0; i < INTERCHANGE_TYPE_COUNT; i++) {
        if (strcmp(types[i].name, name->valuestring) == 0) {
            *type = (enum interchange_type)i;
            return true;
        }
    }
    return field_refuse_value(
        reader, &place, name->valuestring,
        "is unknown (product, customer, order, article, macro, promotion "
        "and ticket are known)");
}

static bool check_line(struct text line, struct error *err)
{
    if (line.len > INTERCHANGE_RECORD_LIMIT) {
        return json_refuse(err, NULL, "the record has %zu bytes, %d are the most", line.len,
                           INTERCHANGE_RECORD_LIMIT);
    }
    const char *newline = line.len > 0 ? memchr(line.bytes, '\n', line.len) : NULL;
    if (newline) {
        return json_refuse(err, NULL, "a line feed inside the record at byte %zu",
                           (size_t)(newline - line.bytes));
    }
    return true;
}

bool interchange_read(struct text line, struct arena *arena,
                      struct interchange_record *record, struct error *err)
{
    struct json_document document;
    if (!check_line(line, err) || !json_document_open(&document, line, err)) {
        return false;
    }
    struct interchange_record found = {0};
    struct field_reader reader = {&document, arena, err};
    bool is_good =
        read_type(&reader, document.root, &found.type) &&
        fields_read(&reader, NULL, document.root, types[found.type].shape, &found.product);
    json_document_close(&document);
    if (is_good) {
        *record = found;
    }
    return is_good;
}

void order_gone_encode(const char *id, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "id", id);
    json_close_object(&json);
}

static const struct field gone_fields[] = {
    {.name = "id", .read = field_id, .is_required = true}};
static const struct shape gone_shape = {gone_fields, COUNT_OF(gone_fields),
                                        sizeof(const char *), NULL, NULL};

bool order_gone_decode(struct text body, struct arena *arena, const char **id,
                       struct error *err)
{
    return fields_read_line(body, arena, &gone_shape, id, err);
}
