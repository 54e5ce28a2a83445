/* What holding the texts and looking through them share. Nobody else includes it. */
#ifndef APP_QUEUE_TEXTS_PARTS_H
#define APP_QUEUE_TEXTS_PARTS_H

#include "base/buffer.h"
#include "limit_parts.h"
#include "queue_texts.h"

#include <string.h>

#define CHUNK_NUMBERS 256

/* Of the tickets whose numbers begin alike, the lowest first. */
struct chunk {
    uint32_t count;
    uint32_t starts[CHUNK_NUMBERS + 1]; /* of id, name and subject, each ended by a NUL */
    uint32_t
        customer_starts[CHUNK_NUMBERS + 1]; /* behind all these; as they are, and a NUL */
    uint32_t facets[CHUNK_NUMBERS];
    uint8_t low[CHUNK_NUMBERS]; /* the number's end */
    char bytes[];
};

/* Of one term: which facets hold it. */
struct verdicts {
    uint8_t *of; /* by facet: 0 not asked yet, 1 no, 2 yes */
    size_t count;
    uint32_t *numbers; /* of TERM_ID: the tickets' */
};

struct queue_texts {
    struct chunk **chunks; /* NULL where there is no ticket */
    size_t chunk_count;
    size_t chunk_capacity;
    uint32_t next;
    size_t held;
    struct ticket_head *facets; /* language, channel, tags and assignee alone */
    size_t facet_count;
    size_t facet_capacity;
    struct table facet_of;
    struct arena arena;        /* of facets' texts */
    uint32_t any_from;         /* of rows below only those with ROW_FITS can fit */
    struct verdicts *verdicts; /* a term of the limit each */
    size_t verdict_count;
    struct chunk *building;
    struct buffer text, customers, key;
};

void verdicts_forget(struct queue_texts *texts);

#endif
