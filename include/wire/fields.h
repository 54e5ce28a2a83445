/*
 * JSON objects into structs, by tables: one row a field, with the function that reads it
 * and where its value goes. Unknown members are passed over; null counts as absent unless
 * the row says otherwise. Text is copied into the arena.
 */
#ifndef WIRE_FIELDS_H
#define WIRE_FIELDS_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "wire/json_gate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct field_reader {
    const struct json_document *document;
    struct arena *arena;
    struct error *err;
};

struct field;
/* Reads value, which is not null, into target (the noun's bytes at the row's offset). */
typedef bool field_function(struct field_reader *reader, const struct json_place *place,
                            const struct field *field, const struct cJSON *value,
                            void *target);

/* The words of an enum, by its values. */
struct words {
    const char *(*name)(unsigned value);
    unsigned count;
};

struct field {
    const char *name;
    field_function *read;
    size_t at;       /* offset of the value in the noun */
    size_t count_at; /* for lists: offset of the count (size_t) */
    bool is_required;
    bool has_flag;  /* a bool says whether the field stood there; null then is a value */
    size_t flag_at; /* its offset */
    int64_t min;    /* for whole numbers */
    int64_t max;
    const struct words *words; /* for enums */
    const struct shape *shape; /* for objects and lists of objects */
};

/* For rows of a table, where NOUN is defined as the struct: {FIELD("id", field_id, id)}. */
#define FIELD(key, reader, member)                                                         \
    .name = (key), .read = (reader), .at = offsetof(NOUN, member)
#define FIELD_COUNT(member) .count_at = offsetof(NOUN, member)
#define FIELD_FLAG(member)  .has_flag = true, .flag_at = offsetof(NOUN, member)

/* An object's fields, and the struct they go into. */
struct shape {
    const struct field *fields;
    size_t count; /* 64 at most */
    size_t size;
    /* Sets the values of absent fields, where they are not zero; may be NULL. */
    void (*prepare)(void *noun);
    /* What several fields mean together; may be NULL. */
    bool (*finish)(struct field_reader *reader, const struct json_place *place, void *noun);
};

/* Reads one line into noun, which the shape's prepare() sets up. */
bool fields_read_line(struct text line, struct arena *arena, const struct shape *shape,
                      void *noun, struct error *err) MUST_CHECK;
/* Reads an object that is already a tree; place is NULL for the document's root. */
bool fields_read(struct field_reader *reader, const struct json_place *place,
                 const struct cJSON *object, const struct shape *shape,
                 void *noun) MUST_CHECK;

field_function field_id;      /* const char *: 1 to 128 bytes without control characters */
field_function field_text;    /* const char * */
field_function field_texts;   /* const char *const *, and a count */
field_function field_list;    /* a list, whatever is in it; kept nowhere */
field_function field_lang;    /* const char *: a BCP 47 tag */
field_function field_moment;  /* moment_t */
field_function field_day;     /* struct day */
field_function field_integer; /* int64_t within [min, max] */
field_function field_real;    /* double within [min, max] */
field_function field_size;    /* size_t within [min, max] */
field_function field_flag;    /* bool */
field_function field_word;    /* an enum of unsigned size, by words */
field_function field_choice;  /* bool: the second of two words */
field_function field_yes_or_no; /* an enum: true is 1, false 2, 0 is not said */
field_function field_decimal;   /* struct money, its currency apart */
field_function field_currency;  /* char[4] */
field_function field_object;    /* a struct of the shape */
field_function field_objects;   /* struct *, and a count */

/* "price: must be a string, not a number". Returns false. */
bool field_refuse_kind(struct field_reader *reader, const struct json_place *place,
                       const char *wanted, const struct cJSON *value);
/* "lang: "xx_" is no language tag": the value cut and cleaned. Returns false. */
bool field_refuse_value(struct field_reader *reader, const struct json_place *place,
                        const char *value, const char *what);

#endif
