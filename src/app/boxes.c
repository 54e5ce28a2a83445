#include "app/boxes.h"

#include "guard/guard.h"

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

BOX(offered)
BOX(shop)
BOX(looked_up)
BOX(hits)
BOX(history)

struct loaded *loaded_create(void)
{
    struct loaded *loaded = memory_get(sizeof(*loaded));

    arena_init(&loaded->arena);
    loaded->memory = guard_memory_create();
    return loaded;
}

void loaded_destroy(struct loaded *loaded)
{
    if (!loaded)
        return;
    guard_memory_destroy(loaded->memory);
    arena_release(&loaded->arena);
    memory_free_wiped(loaded, sizeof(*loaded));
}
