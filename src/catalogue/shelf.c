#include "shelf.h"

#include "base/table.h"
#include "places.h"

#include <math.h>

#define COSINE_POWER 1.5
#define FIRST_COUNT  1024
#define NO_PRODUCT   0 /* its place among the traits, where NULL stands */

struct partner_list {
    struct partner_row *rows;
    size_t count;
};

struct shelf {
    struct arena arena;
    int64_t version; /* of the file, as others changed it */
    int64_t changes; /* rows that this connection changed */

    const struct traits **traits;
    size_t traits_count, traits_capacity;
    struct places by_key, by_seller;
    struct table by_id;

    struct partner_list *partners;
    size_t partners_count, partners_capacity;
    struct places partners_of; /* by seller */

    struct places numbers; /* of marks, by their hash */
    struct mark *marks;
    size_t marks_capacity;

    bool has_lately;
    struct lately lately;
    const struct traits *best[SHELF_BEST];
    size_t best_count;
    bool has_best;
};

static struct shelf *shelf_create(void)
{
    struct shelf *shelf = memory_get(sizeof(*shelf));
    arena_init(&shelf->arena);
    table_init(&shelf->by_id);
    places_init(&shelf->by_key, FIRST_COUNT);
    places_init(&shelf->by_seller, FIRST_COUNT);
    places_init(&shelf->partners_of, FIRST_COUNT);
    places_init(&shelf->numbers, FIRST_COUNT);
    shelf->traits =
        memory_reserve(NULL, &shelf->traits_capacity, 0, sizeof(*shelf->traits));
    shelf->traits_count = 1;
    return shelf;
}

void shelf_drop(struct catalogue *catalogue)
{
    struct shelf *shelf = catalogue->shelf;
    if (shelf == NULL) {
        return;
    }
    catalogue->shelf = NULL;
    arena_release(&shelf->arena);
    table_release(&shelf->by_id);
    places_release(&shelf->by_key);
    places_release(&shelf->by_seller);
    places_release(&shelf->partners_of);
    places_release(&shelf->numbers);
    memory_free(shelf->traits);
    memory_free(shelf->partners);
    memory_free(shelf->marks);
    memory_free(shelf);
}

bool shelf_open(struct catalogue *catalogue, struct error *err)
{
    int64_t version = 0;
    int64_t changes = database_changes(catalogue);
    if (!database_version(catalogue, &version, err)) {
        return false;
    }
    struct shelf *shelf = catalogue->shelf;
    if (shelf != NULL && (shelf->version != version || shelf->changes != changes ||
                          shelf->arena.used > SHELF_MAX)) {
        shelf_drop(catalogue);
    }
    if (catalogue->shelf == NULL) {
        catalogue->shelf = shelf_create();
        catalogue->shelf->version = version;
        catalogue->shelf->changes = changes;
    }
    return true;
}

/* Hashes become numbers from 0 on, so that likeness counts in an array. */
static void number_marks(struct shelf *shelf, struct traits *traits)
{
    uint32_t *numbers = arena_get(&shelf->arena, traits->mark_count * sizeof(*numbers));
    for (size_t i = 0; i < traits->mark_count; i++) {
        numbers[i] = *places_put(&shelf->numbers, traits->marks[i],
                                 (uint32_t)shelf->numbers.count, NULL);
    }
    traits->marks = numbers;
}

/* The traits of the row, those kept already where the product is known by another way. */
static uint32_t keep_row(struct shelf *shelf, struct statement *statement)
{
    uint32_t place;
    if (places_get(&shelf->by_key, statement_int(statement, 0), &place)) {
        return place;
    }
    struct traits *traits = arena_get(&shelf->arena, sizeof(*traits));
    traits_read(statement, &shelf->arena, traits);
    number_marks(shelf, traits);
    place = (uint32_t)shelf->traits_count++;
    shelf->traits = memory_reserve(shelf->traits, &shelf->traits_capacity, place,
                                   sizeof(*shelf->traits));
    shelf->traits[place] = traits;
    places_put(&shelf->by_key, traits->key, place, NULL);
    return place;
}

/* Ends the statement. */
static bool read_place(struct catalogue *catalogue, struct statement *statement,
                       uint32_t *place, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    bool has_row = false;
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *place = has_row ? keep_row(shelf, statement) : NO_PRODUCT;
    statement_end(statement);
    return true;
}

static bool by_number(struct catalogue *catalogue, struct places *places,
                      enum statement_id which, int64_t number, const struct traits **traits,
                      struct error *err)
{
    struct statement *statement = NULL;
    uint32_t place;
    if (!places_get(places, number, &place)) {
        if (!statement_get(catalogue, which, &statement, err)) {
            return false;
        }
        statement_bind_number(statement, 1, number);
        if (!read_place(catalogue, statement, &place, err)) {
            return false;
        }
        places_put(places, number, place, NULL);
    }
    *traits = catalogue->shelf->traits[place];
    return true;
}

bool shelf_by_key(struct catalogue *catalogue, int64_t key, const struct traits **traits,
                  struct error *err)
{
    return by_number(catalogue, &catalogue->shelf->by_key, STATEMENT_TRAITS_BY_KEY, key,
                     traits, err);
}

bool shelf_by_seller(struct catalogue *catalogue, int64_t seller,
                     const struct traits **traits, struct error *err)
{
    return by_number(catalogue, &catalogue->shelf->by_seller, STATEMENT_TRAITS_BY_SOLD,
                     seller, traits, err);
}

bool shelf_by_id(struct catalogue *catalogue, const char *id, const struct traits **traits,
                 struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    size_t known;
    uint32_t place;
    if (table_get(&shelf->by_id, text_of(id), &known)) {
        *traits = shelf->traits[known];
        return true;
    }
    if (!statement_get(catalogue, STATEMENT_TRAITS_BY_ID, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, id);
    if (!read_place(catalogue, statement, &place, err)) {
        return false;
    }
    *traits = shelf->traits[place];
    if (place != NO_PRODUCT) {
        table_set(&shelf->by_id, text_of(id), place);
    }
    return true;
}

static void read_partner(struct statement *statement, struct arena *arena, void *record)
{
    (void)arena;
    struct partner_row *row = record;
    *row =
        (struct partner_row){.other = statement_int(statement, 0),
                             .customers = statement_int(statement, 1),
                             .strength = pow(statement_real(statement, 2), COSINE_POWER)};
}

static bool read_partners(struct catalogue *catalogue, int64_t seller, uint32_t *place,
                          struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    void *rows = NULL;
    size_t count = 0;
    if (!statement_get(catalogue, STATEMENT_TOGETHER, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, seller);
    if (!statement_list(catalogue, statement, read_partner, sizeof(struct partner_row),
                        &shelf->arena, &rows, &count, err)) {
        return false;
    }
    *place = (uint32_t)shelf->partners_count++;
    shelf->partners = memory_reserve(shelf->partners, &shelf->partners_capacity, *place,
                                     sizeof(*shelf->partners));
    shelf->partners[*place] = (struct partner_list){rows, count};
    places_put(&shelf->partners_of, seller, *place, NULL);
    return true;
}

bool shelf_partners(struct catalogue *catalogue, int64_t seller,
                    const struct partner_row **rows, size_t *count, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    uint32_t place;
    if (!places_get(&shelf->partners_of, seller, &place) &&
        !read_partners(catalogue, seller, &place, err)) {
        return false;
    }
    *rows = shelf->partners[place].rows;
    *count = shelf->partners[place].count;
    return true;
}

bool shelf_lately(struct catalogue *catalogue, struct lately *lately, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    bool has_row = false;
    if (!shelf->has_lately) {
        if (!statement_get(catalogue, STATEMENT_NEWEST, &statement, err) ||
            !statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (has_row) {
            shelf->lately = (struct lately){.is_known = true,
                                            .newest = statement_int(statement, 0),
                                            .customers = statement_real(statement, 1),
                                            .recent = statement_real(statement, 2),
                                            .best = statement_int(statement, 3)};
        }
        statement_end(statement);
        shelf->has_lately = true;
    }
    *lately = shelf->lately;
    return true;
}

static void read_key(struct statement *statement, struct arena *arena, void *record)
{
    (void)arena;
    *(int64_t *)record = statement_int(statement, 0);
}

static bool read_best(struct catalogue *catalogue, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    void *keys = NULL;
    size_t count = 0;
    if (!statement_get(catalogue, STATEMENT_SOLD_FIRST, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, SHELF_BEST);
    if (!statement_list(catalogue, statement, read_key, sizeof(int64_t), &shelf->arena,
                        &keys, &count, err)) {
        return false;
    }
    shelf->best_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct traits *traits;
        if (!shelf_by_seller(catalogue, ((const int64_t *)keys)[i], &traits, err)) {
            return false;
        }
        if (traits != NULL) {
            shelf->best[shelf->best_count++] = traits;
        }
    }
    shelf->has_best = true;
    return true;
}

bool shelf_best(struct catalogue *catalogue, const struct traits *const **best,
                size_t *count, struct error *err)
{
    if (!catalogue->shelf->has_best && !read_best(catalogue, err)) {
        return false;
    }
    *best = catalogue->shelf->best;
    *count = catalogue->shelf->best_count;
    return true;
}

struct mark *shelf_marks(struct catalogue *catalogue)
{
    struct shelf *shelf = catalogue->shelf;
    shelf->marks = memory_reserve(shelf->marks, &shelf->marks_capacity,
                                  shelf->numbers.count, sizeof(*shelf->marks));
    return shelf->marks;
}
