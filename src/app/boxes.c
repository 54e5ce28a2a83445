#include "app/boxes.h"

/* Every box begins with the arena that all of it but itself lives in. */
#define BOX(type)                                                                          \
    struct type *type##_create(void)                                                       \
    {                                                                                      \
        struct type *box = memory_get(sizeof(*box));                                       \
        arena_init(&box->arena);                                                           \
        return box;                                                                        \
    }                                                                                      \
    void type##_destroy(struct type *box)                                                  \
    {                                                                                      \
        if (!box)                                                                          \
            return;                                                                        \
        arena_release(&box->arena);                                                        \
        memory_free_wiped(box, sizeof(*box));                                              \
    }

BOX(loaded)
BOX(offered)
BOX(shop)
BOX(looked_up)
BOX(hits)
