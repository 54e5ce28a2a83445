/*
 * The interchange: JSON Lines, one record a line. A line goes through a strict gate (RFC
 * 8259, UTF-8, depth 32, no duplicate keys, no lone surrogates, no U+0000) and becomes one
 * noun; an error names the field.
 */
#ifndef WIRE_INTERCHANGE_H
#define WIRE_INTERCHANGE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/article.h"
#include "chat/customer.h"
#include "chat/order.h"
#include "chat/product.h"
#include "chat/ticket.h"

#include <stdbool.h>

#define INTERCHANGE_RECORD_LIMIT (16 * 1024 * 1024) /* bytes of one line */

enum interchange_type {
    INTERCHANGE_PRODUCT,
    INTERCHANGE_CUSTOMER,
    INTERCHANGE_ORDER,
    INTERCHANGE_ARTICLE,
    INTERCHANGE_MACRO,
    INTERCHANGE_PROMOTION,
    INTERCHANGE_TICKET,
    INTERCHANGE_TYPE_COUNT
};

struct interchange_record {
    enum interchange_type type;
    union {
        struct product product;
        struct customer customer;
        struct order order;
        struct article article;
        struct macro macro;
        struct promotion promotion;
        struct ticket ticket; /* version, read_count: of the line alone */
    };
};

const char *interchange_type_name(enum interchange_type type);
/*
 * Reads one line. err->text is "field: what is wrong" (the field with its index and dots,
 * as in "lines[0].price"). Everything in record is copied into the arena. A message without
 * lang or a ticket without lang gets NULL: the caller finds the language from the text.
 */
bool interchange_read(struct text line, struct arena *arena,
                      struct interchange_record *record, struct error *err) MUST_CHECK;

/* Body of RECORD_ORDER_GONE: {"id":…}. */
void order_gone_encode(const char *id, struct buffer *out);
bool order_gone_decode(struct text body, struct arena *arena, const char **id,
                       struct error *err) MUST_CHECK;

#endif
