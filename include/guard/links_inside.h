/*
 * What the parts that find links share: the finder, and what a host is known by. Private to
 * the guard.
 */
#ifndef GUARD_LINKS_INSIDE_H
#define GUARD_LINKS_INSIDE_H

#include "guard/reading.h"

struct link_finder {
    struct reading *reading;
    struct arena *arena;
    size_t capacity;
};

/* The host is borrowed. Bytes of the text, end exclusive. */
void link_add(struct link_finder *finder, size_t start, size_t end, struct text host,
              bool is_web);
bool link_is_host_byte(unsigned char byte);
/* "com", and "it", too. */
bool link_ending_is_known(struct text ending);
/* "evil[.]example", "evil (dot) example", "evil dot com". */
void bent_links_find(struct link_finder *finder);

#endif
