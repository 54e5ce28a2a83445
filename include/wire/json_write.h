/*
 * JSON written straight into a buffer, compact. Keys and values come in order; commas are
 * put by the writer. Text is escaped; invalid UTF-8 becomes U+FFFD.
 */
#ifndef WIRE_JSON_WRITE_H
#define WIRE_JSON_WRITE_H

#include "base/buffer.h"
#include "base/moment.h"
#include "base/money.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct json_writer {
    struct buffer *out;
    bool needs_comma;
};

void json_writer_init(struct json_writer *writer, struct buffer *out);
/* key is NULL inside an array and at the top. */
void json_open_object(struct json_writer *writer, const char *key);
void json_close_object(struct json_writer *writer);
void json_open_array(struct json_writer *writer, const char *key);
void json_close_array(struct json_writer *writer);
void json_text(struct json_writer *writer, const char *key, struct text value);
/* NULL is written as null. */
void json_string(struct json_writer *writer, const char *key, const char *value);
void json_integer(struct json_writer *writer, const char *key, int64_t value);
/* With four decimals, without trailing zeros. */
void json_real(struct json_writer *writer, const char *key, double value);
void json_bool(struct json_writer *writer, const char *key, bool value);
void json_null(struct json_writer *writer, const char *key);
/* RFC 3339 in UTC; MOMENT_NONE is null. */
void json_moment(struct json_writer *writer, const char *key, moment_t value);
void json_day(struct json_writer *writer, const char *key, struct day value);
/* The decimal as a string; null where it is not known. */
void json_money(struct json_writer *writer, const char *key, struct money value);
/* JSON that is known to be good, as it stands. */
void json_raw(struct json_writer *writer, const char *key, struct text value);

#endif
