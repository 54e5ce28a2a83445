/* The nouns of the interchange as tables of fields: what stands in the command contract. */
#ifndef WIRE_SHAPES_H
#define WIRE_SHAPES_H

#include "wire/fields.h"

extern const struct shape product_shape;   /* struct product */
extern const struct shape article_shape;   /* struct article */
extern const struct shape macro_shape;     /* struct macro */
extern const struct shape promotion_shape; /* struct promotion */
extern const struct shape customer_shape;  /* struct customer */
extern const struct shape address_shape;   /* struct address */
extern const struct shape order_shape;     /* struct order */
extern const struct shape message_shape;   /* struct message */
extern const struct shape ticket_shape;    /* struct ticket */
/* struct ticket, whatever its messages are */
extern const struct shape ticket_header_shape;

extern const struct words ticket_status_words;
extern const struct words priority_words;
extern const struct words audience_words;

#endif
