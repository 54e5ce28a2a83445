/*
 * JSON from outside, as a tree: json_scan() first, then cJSON, then what both let pass is
 * refused (a key that stands twice in one object, a lone surrogate, U+0000). cJSON keeps a
 * number as a double; the scan's slices keep its spelling. For one thread: the tree's
 * memory is the module's, and is wiped when the last open document is closed.
 */
#ifndef WIRE_JSON_GATE_H
#define WIRE_JSON_GATE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"
#include "wire/json_scan.h"

#include <stdbool.h>
#include <stddef.h>

struct cJSON;

struct json_document {
    struct cJSON *root;
    struct json_scan scan;
};

/* Where in a document one stands: "lines[0].price". On the stack, its parent below it. */
struct json_place {
    const struct json_place *parent; /* NULL at the top */
    const char *name;                /* NULL: an element of a list */
    size_t index;
};

/*
 * text must live as long as the document. An error is "field: what is wrong", the field
 * being "json" where the text is no JSON at all.
 */
bool json_document_open(struct json_document *document, struct text text,
                        struct error *err) MUST_CHECK;
void json_document_close(struct json_document *document);
/* A number as it was spelt. Borrowed from the text. */
struct text json_number(const struct json_document *document, const struct cJSON *number);
/* The member of that very name (case counts); NULL where there is none, or it is null. */
const struct cJSON *json_member(const struct cJSON *object, const char *name);
/* "null", "true", "a number", "a list" and so on, for an error. */
const char *json_kind(const struct cJSON *value);

/* err->text is "place: what is wrong" ("json: …" at the top). Returns false. */
bool json_refuse(struct error *err, const struct json_place *place, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* What stood there, fit for an error: at most 40 columns, no control characters. */
#define JSON_EXCERPT_SIZE 256
void json_excerpt(const char *text, char *out); /* JSON_EXCERPT_SIZE bytes */

#endif
