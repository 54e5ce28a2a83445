#include "wire/json_gate.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <cjson/cJSON.h>
#include <stdarg.h>

#define PAIRWISE_LIMIT  16 /* keys of an object that are compared each with each */
#define NUMBER_LIMIT    63 /* characters of a number that cJSON 1.7 reads */
#define KEEP_LIMIT      (1024 * 1024) /* more than this is given back to the system */
#define PATH_LIMIT      200
#define EXCERPT_COLUMNS 40

/* All open documents live here: cJSON's allocator has no context to hang an arena on. */
static struct arena nodes;
static size_t open_documents;

static void *get_node(size_t len)
{
    return arena_get(&nodes, len);
}

static void leave_node(void *node)
{
    (void)node; /* goes with the arena */
}

static void take_nodes(void)
{
    static bool is_hooked;
    if (!is_hooked) {
        arena_init(&nodes);
        cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = get_node, .free_fn = leave_node});
        is_hooked = true;
    }
    open_documents++;
}

static void give_nodes_back(void)
{
    if (--open_documents > 0) {
        return;
    }
    if (nodes.used > KEEP_LIMIT) {
        arena_release(&nodes);
    } else {
        arena_clear(&nodes);
    }
}

void json_excerpt(const char *text, char *out)
{
    struct buffer clean;
    size_t columns;
    struct text all = text_of(text);
    size_t fits = utf8_fit(all, EXCERPT_COLUMNS, &columns);
    buffer_init(&clean, JSON_EXCERPT_SIZE - sizeof("..."));
    utf8_sanitise(text_from(text, fits), SANITISE_SHOWN, &clean, NULL);
    for (size_t i = 0; i < clean.len; i++) {
        clean.bytes[i] = clean.bytes[i] == '\n' ? ' ' : clean.bytes[i];
    }
    snprintf(out, JSON_EXCERPT_SIZE, "%s%s", buffer_text(&clean),
             fits < all.len ? "..." : "");
    buffer_release_wiped(&clean);
}

static void add_place(const struct json_place *place, struct buffer *path)
{
    if (!place) {
        return;
    }
    add_place(place->parent, path);
    if (!place->name) {
        buffer_format(path, "[%zu]", place->index);
        return;
    }
    char name[JSON_EXCERPT_SIZE];
    json_excerpt(place->name, name);
    buffer_format(path, "%s%s", path->len > 0 ? "." : "", name[0] ? name : "\"\"");
}

bool json_refuse(struct error *err, const struct json_place *place, const char *format, ...)
{
    char what[256];
    va_list values;
    va_start(values, format);
    vsnprintf(what, sizeof(what), format, values);
    va_end(values);
    struct buffer path;
    buffer_init(&path, PATH_LIMIT);
    add_place(place, &path);
    error_set(err, ERROR_FAILED, "%s: %s", place ? buffer_text(&path) : "json", what);
    buffer_release(&path);
    return false;
}

const char *json_kind(const struct cJSON *value)
{
    switch (value->type & 0xFF) {
    case cJSON_NULL:
        return "null";
    case cJSON_True:
        return "true";
    case cJSON_False:
        return "false";
    case cJSON_Number:
        return "a number";
    case cJSON_String:
        return "a string";
    case cJSON_Array:
        return "a list";
    default:
        return "an object";
    }
}

static int compare_keys(const void *a, const void *b)
{
    const struct cJSON *const *one = a;
    const struct cJSON *const *other = b;
    return strcmp((*one)->string, (*other)->string);
}

static const struct cJSON *key_twice_of_many(const struct cJSON *object, size_t count)
{
    const struct cJSON **members = arena_get(&nodes, count * sizeof(const struct cJSON *));
    size_t filled = 0;
    for (const struct cJSON *member = object->child; member; member = member->next) {
        members[filled++] = member;
    }
    qsort(members, count, sizeof(const struct cJSON *), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(members[i - 1]->string, members[i]->string) == 0) {
            return members[i];
        }
    }
    return NULL;
}

static const struct cJSON *key_twice(const struct cJSON *object)
{
    size_t count = 0;
    for (const struct cJSON *member = object->child; member; member = member->next) {
        if (++count > PAIRWISE_LIMIT) {
            return key_twice_of_many(object, (size_t)cJSON_GetArraySize(object));
        }
        for (const struct cJSON *other = object->child; other != member;
             other = other->next) {
            if (strcmp(other->string, member->string) == 0) {
                return member;
            }
        }
    }
    return NULL;
}

/*
 * Refuses keys that stand twice, and writes into each number's valueint which of the scan's
 * slices it is: both are in the order of the text.
 */
static bool check_value(struct cJSON *value, const struct json_place *place,
                        size_t *numbers, struct error *err)
{
    if (cJSON_IsNumber(value)) {
        value->valueint = (int)(*numbers)++;
        return true;
    }
    struct json_place here = {.parent = place};
    if (cJSON_IsObject(value)) {
        const struct cJSON *twice = key_twice(value);
        if (twice) {
            here.name = twice->string;
            return json_refuse(err, &here, "stands twice in one object");
        }
    }
    for (struct cJSON *child = value->child; child; child = child->next, here.index++) {
        here.name = child->string;
        if (!check_value(child, &here, numbers, err)) {
            return false;
        }
    }
    return true;
}

/* A copy in which the numbers that cJSON would cut are a 0 and spaces. */
static struct text without_long_numbers(struct text text, const struct json_scan *scan)
{
    char *copy = arena_copy(&nodes, text.bytes, text.len);
    for (size_t i = 0; i < scan->number_count; i++) {
        struct text number = scan->numbers[i];
        if (number.len > NUMBER_LIMIT) {
            char *at = copy + (number.bytes - text.bytes);
            memset(at, ' ', number.len);
            *at = '0';
        }
    }
    return text_from(copy, text.len);
}

static bool read_document(struct json_document *document, struct text text,
                          struct error *err)
{
    struct json_scan *scan = &document->scan;
    if (!json_scan(text, &nodes, scan, err)) {
        return false;
    }
    if (scan->lone_surrogate != JSON_NOWHERE) {
        return json_refuse(err, NULL, "half a surrogate pair at byte %zu",
                           scan->lone_surrogate);
    }
    if (scan->null_escape != JSON_NOWHERE) {
        return json_refuse(err, NULL, "the character U+0000 at byte %zu",
                           scan->null_escape);
    }
    if (scan->longest_number > NUMBER_LIMIT) {
        text = without_long_numbers(text, scan);
    }
    document->root = cJSON_ParseWithLengthOpts(text.bytes, text.len, NULL, false);
    if (!document->root) {
        return json_refuse(err, NULL, "cannot be read");
    }
    size_t numbers = 0;
    return check_value(document->root, NULL, &numbers, err);
}

bool json_document_open(struct json_document *document, struct text text, struct error *err)
{
    struct json_document found = {0};
    take_nodes();
    if (!read_document(&found, text, err)) {
        give_nodes_back();
        return false;
    }
    *document = found;
    return true;
}

void json_document_close(struct json_document *document)
{
    if (document->root) {
        document->root = NULL;
        give_nodes_back();
    }
}

struct text json_number(const struct json_document *document, const struct cJSON *number)
{
    return document->scan.numbers[number->valueint];
}

const struct cJSON *json_member(const struct cJSON *object, const char *name)
{
    const struct cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    return member && !cJSON_IsNull(member) ? member : NULL;
}
