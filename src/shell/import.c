#include "import_parts.h"

#include "shell/baskets.h"
#include "shell/fault.h"
#include "shell/people.h"

#include <string.h>

bool import_begin(struct office *office, struct import **import, struct error *err)
{
    struct import *made;

    if (!catalogue_begin(office->catalogue, err))
        return false;
    if (!vault_begin_large(office->vault, err)) {
        catalogue_rollback(office->catalogue);
        return false;
    }
    if (!people_settle_within(office, err)) {
        catalogue_rollback(office->catalogue);
        vault_rollback(office->vault);
        return false;
    }
    made = memory_get(sizeof(*made));
    made->office = office;
    arena_init(&made->arena);
    arena_init(&made->scratch);
    import_rules_init(&made->rules, office, moment_now());
    table_init(&made->customers);
    table_init(&made->expected);
    made->gathered = gathered_create();
    made->held.limit = fault_held(HELD_BYTES);
    *import = made;
    return true;
}

bool import_is_broken(const struct import *import)
{
    return import->is_broken;
}

/* "NAME:LINE", the part of a complaint that says where. */
static struct text where_of(const char *what)
{
    const char *colon = strstr(what, ": ");

    return text_from(what, colon == NULL ? strlen(what) : (size_t)(colon - what));
}

void import_expect_bad(struct import *import, const char *what)
{
    table_set(&import->expected, where_of(what), import->reason_count);
    import->reasons = memory_reserve(import->reasons, &import->reason_capacity,
                                     import->reason_count, sizeof(*import->reasons));
    import->reasons[import->reason_count++] = memory_text(what);
}

static bool is_expected_bad(struct import *import, const char *name, int64_t number,
                            struct error *err)
{
    const char *where;
    size_t at;

    if (import->reason_count == 0)
        return false;
    where = arena_format(&import->arena, "%s:%lld", name, (long long)number);
    if (!table_get(&import->expected, text_of(where), &at))
        return false;
    error_set(err, ERROR_FAILED, "%s", import->reasons[at]);
    return true;
}

bool import_line(struct import *import, const char *name, int64_t number, struct text line,
                 struct error *err)
{
    struct interchange_record record;
    bool is_good;

    arena_clear(&import->arena);
    import->is_left_out = false;
    import->counts.lines++;
    if (is_expected_bad(import, name, number, err)) {
        import->counts.bad++;
        return false;
    }
    is_good = interchange_read(line, &import->arena, &record, err) &&
              import_take(import, &record, name, number, line, err);
    if (is_good) {
        import->counts.records[record.type] += !import->is_left_out;
        return true;
    }
    import->counts.bad++;
    return error_wrap(err, "%s:%lld", name, (long long)number);
}

size_t import_loose_ends(struct import *import, import_bad_handler *handler, void *context)
{
    size_t bad = 0;

    for (size_t i = 0; i < import->loose_count; i++) {
        if (import->known[import->loose[i].customer].is_known)
            continue;
        bad++;
        handler(context, import->loose[i].where);
    }
    import->counts.bad += (int64_t)bad;
    return bad;
}

bool import_finish(struct import *import, struct error *err)
{
    return import_write_held(import, err);
}

/* What is needed only while lines come. */
static void forget_lines(struct import *import)
{
    import_release_held(import);
    table_release(&import->customers);
    memory_free(import->known);
    import->known = NULL;
    import->known_count = 0;
    import->known_capacity = 0;
    numbers_release(&import->lines);
}

/* The catalogue first: a crash between leaves new shop data and old customers, and the same
   import again completes it. */
bool import_commit(struct import *import, struct import_counts *counts, struct error *err)
{
    struct office *office = import->office;
    bool is_counted;

    if (!import_finish(import, err))
        return false;
    forget_lines(import);
    is_counted = !import->has_orders;
    if ((!is_counted && !baskets_raise(office, import->gathered, &is_counted, err)) ||
        (!is_counted && !baskets_count(office, import->gathered, err)) ||
        !people_settle_gathered(office, import->gathered, err))
        return false;
    if (!catalogue_commit(office->catalogue, err) || !vault_commit(office->vault, err))
        return false;
    import->is_committed = true;
    if (import->has_orders)
        (void)!catalogue_baskets_raised(office->catalogue, NULL); /* else counted anew */
    *counts = import->counts;
    counts->erased += (int64_t)import_waiting(&import->rules);
    vault_checkpoint(office->vault);
    return true;
}

void import_end(struct import *import)
{
    if (import == NULL)
        return;
    if (!import->is_committed) {
        catalogue_rollback(import->office->catalogue);
        vault_rollback(import->office->vault);
    }
    for (size_t i = 0; i < import->loose_count; i++)
        memory_free(import->loose[i].where);
    memory_free(import->loose);
    forget_lines(import);
    for (size_t i = 0; i < import->reason_count; i++)
        memory_free(import->reasons[i]);
    memory_free(import->reasons);
    table_release(&import->expected);
    gathered_destroy(import->gathered);
    import_rules_release(&import->rules);
    arena_release(&import->arena);
    arena_release(&import->scratch);
    memory_free(import);
}
