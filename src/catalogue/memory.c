/* SQLite's memory, wiped when it is given back: a customer's words are looked for in the
 * catalogue, and pass through it. */
#include "base/memory.h"
#include "catalogue/catalogue.h"

#include <malloc.h>
#include <sqlite3.h>

static void *get(int len)
{
    return memory_lend((size_t)len);
}

static void *grow(void *old, int len)
{
    return memory_lend_again(old, (size_t)len);
}

static int size_of(void *pointer)
{
    return (int)malloc_usable_size(pointer);
}

static int round_up(int len)
{
    return (len + 7) & ~7;
}

static int start(void *context)
{
    (void)context;
    return SQLITE_OK;
}

static void stop(void *context)
{
    (void)context;
}

void catalogue_start(void)
{
    static const sqlite3_mem_methods methods = {get,      memory_free, grow, size_of,
                                                round_up, start,       stop, NULL};

    (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    /* Two threads that read would wait for each other at every page to be counted. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
