#include "shelf.h"

#include "base/table.h"
#include "picks_file.h"
#include "places.h"

#include <math.h>
#include <string.h>

#define FIRST_COUNT 1024
#define SELLERS_MAX ((size_t)1 << 26) /* whose places are kept; more were never sold */
#define NO_PRODUCT  0                 /* its place among the traits, where none stand */

struct partner_list {
    struct index_pair *rows;
    size_t count;
};

struct shelf {
    struct arena arena;
    int64_t version; /* of the file, as others changed it */
    int64_t changes; /* rows that this connection changed */

    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch;
    struct picks_file file;
    struct places fresh;  /* products that are not as the index has them */
    struct places raised; /* sellers */

    struct traits *traits;
    size_t traits_count, traits_capacity;
    struct places by_key, by_seller;
    struct table by_id;

    struct partner_list *partners;
    size_t partners_count, partners_capacity;
    struct places partners_of; /* by seller */
    size_t largest_partner;    /* key, of the pairs read from the tables */
    uint32_t *seller_places;
    size_t seller_places_count;

    struct key_lists lists;
    struct places numbers; /* of marks that the index has not, by their hash */
    struct mark *marks;
    size_t marks_capacity;

    bool has_lately;
    struct lately lately;
    struct traits best[SHELF_BEST];
    size_t best_count;
    bool has_best;
};

static struct shelf *shelf_create(void)
{
    struct shelf *shelf = memory_get(sizeof(*shelf));
    arena_init(&shelf->arena);
    table_init(&shelf->by_id);
    key_lists_init(&shelf->lists, &shelf->arena);
    places_init(&shelf->fresh, 0);
    places_init(&shelf->raised, 0);
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
    key_lists_release(&shelf->lists);
    places_release(&shelf->fresh);
    places_release(&shelf->raised);
    places_release(&shelf->by_key);
    places_release(&shelf->by_seller);
    places_release(&shelf->partners_of);
    places_release(&shelf->numbers);
    picks_file_close(&shelf->file);
    memory_free(shelf->traits);
    memory_free(shelf->partners);
    memory_free(shelf->marks);
    memory_free(shelf->seller_places);
    memory_free(shelf);
}

bool shelf_mend(struct catalogue *catalogue)
{
    bool is_spoilt =
        catalogue->shelf != NULL && picks_file_mend(&catalogue->shelf->file, catalogue);
    if (is_spoilt) {
        shelf_drop(catalogue);
    }
    return is_spoilt;
}

/* Without a file of the epoch, the shelf is filled from the tables. */
static bool open_file(struct catalogue *catalogue, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    if (!picks_epoch(catalogue, shelf->epoch, &shelf->has_epoch, err)) {
        return false;
    }
    if (shelf->has_epoch && !catalogue->has_lost_picks) {
        picks_file_open(&shelf->file, catalogue, shelf->epoch);
    }
    return shelf->file.bytes == NULL ||
           picks_read_fresh(catalogue, &shelf->fresh, &shelf->raised, err);
}

/* Whoever changed the counts makes the file a moment later. */
static bool is_file_there_now(struct catalogue *catalogue)
{
    const struct shelf *shelf = catalogue->shelf;
    struct picks_file file = {0};
    if (shelf->file.bytes == NULL && shelf->has_epoch && !catalogue->has_lost_picks) {
        picks_file_open(&file, catalogue, shelf->epoch);
    }
    bool is_there = file.bytes != NULL;
    picks_file_close(&file);
    return is_there;
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
                          shelf->arena.used > SHELF_MAX || is_file_there_now(catalogue))) {
        shelf_drop(catalogue);
    }
    if (catalogue->shelf != NULL) {
        return true;
    }
    catalogue->shelf = shelf_create();
    catalogue->shelf->version = version;
    catalogue->shelf->changes = changes;
    if (!open_file(catalogue, err)) {
        shelf_drop(catalogue);
        return false;
    }
    return true;
}

/* Hashes become numbers from 0 on, so that likeness counts in an array: first the index's.
 */
static void number_marks(struct shelf *shelf, struct traits *traits)
{
    bool has_index = shelf->file.bytes != NULL;
    size_t indexed = has_index ? (size_t)shelf->file.index.header->mark_hashes : 0;
    uint32_t *numbers = arena_get(&shelf->arena, traits->mark_count * sizeof(*numbers));
    for (size_t i = 0; i < traits->mark_count; i++) {
        if (!has_index || !index_mark(&shelf->file.index, traits->marks[i], &numbers[i])) {
            numbers[i] = *places_put(&shelf->numbers, traits->marks[i],
                                     (uint32_t)(indexed + shelf->numbers.count), NULL);
        }
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
    place = (uint32_t)shelf->traits_count++;
    shelf->traits = memory_reserve(shelf->traits, &shelf->traits_capacity, place,
                                   sizeof(*shelf->traits));
    struct traits *traits = &shelf->traits[place];
    traits_read(statement, &shelf->arena, traits);
    number_marks(shelf, traits);
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
                      enum statement_id which, int64_t number, struct traits *traits,
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

/* False where the tables are to be asked. */
static bool is_indexed(struct shelf *shelf, int64_t key, struct traits *traits)
{
    uint32_t place;
    return shelf->file.bytes != NULL && index_by_key(&shelf->file.index, key, traits) &&
           (shelf->fresh.count == 0 || !places_get(&shelf->fresh, key, &place));
}

bool shelf_by_key(struct catalogue *catalogue, int64_t key, struct traits *traits,
                  struct error *err)
{
    return is_indexed(catalogue->shelf, key, traits) ||
           by_number(catalogue, &catalogue->shelf->by_key, STATEMENT_TRAITS_BY_KEY, key,
                     traits, err);
}

bool shelf_by_seller(struct catalogue *catalogue, int64_t seller, struct traits *traits,
                     struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    const struct index_seller *row =
        shelf->file.bytes == NULL ? NULL : index_seller(&shelf->file.index, seller);
    if (row != NULL && row->product != 0) {
        return shelf_by_key(catalogue, row->product, traits, err);
    }
    return by_number(catalogue, &shelf->by_seller, STATEMENT_TRAITS_BY_SOLD, seller, traits,
                     err);
}

void shelf_fetch_sellers(struct catalogue *catalogue, const uint32_t *sellers, size_t count)
{
    if (catalogue->shelf->file.bytes != NULL) {
        index_fetch_sellers(&catalogue->shelf->file.index, sellers, count);
    }
}

void shelf_fetch_owned(struct catalogue *catalogue, const char *const *ids, size_t count)
{
    if (catalogue->shelf->file.bytes != NULL) {
        index_fetch_owned(&catalogue->shelf->file.index, ids, count);
    }
}

bool shelf_keys_of(struct catalogue *catalogue, enum statement_id which, const char *value,
                   struct key_list *list, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    if (!key_lists_get(&shelf->lists, catalogue, which, value, list, err)) {
        return false;
    }
    if (shelf->file.bytes != NULL) {
        index_fetch_products(&shelf->file.index, list->keys, list->count);
    }
    return true;
}

bool shelf_by_id(struct catalogue *catalogue, const char *id, struct traits *traits,
                 struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    int64_t key;
    size_t known;
    uint32_t place;
    if (shelf->file.bytes != NULL && index_by_id(&shelf->file.index, id, &key)) {
        return shelf_by_key(catalogue, key, traits, err);
    }
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
    struct index_pair *row = record;
    *row = (struct index_pair){.other = (uint32_t)statement_int(statement, 0),
                               .customers = (uint32_t)statement_int(statement, 1),
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
    if (!statement_list(catalogue, statement, read_partner, sizeof(struct index_pair),
                        &shelf->arena, &rows, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t other = ((const struct index_pair *)rows)[i].other;
        if (other > shelf->largest_partner && other < SELLERS_MAX) {
            shelf->largest_partner = other;
        }
    }
    *place = (uint32_t)shelf->partners_count++;
    shelf->partners = memory_reserve(shelf->partners, &shelf->partners_capacity, *place,
                                     sizeof(*shelf->partners));
    shelf->partners[*place] = (struct partner_list){rows, count};
    places_put(&shelf->partners_of, seller, *place, NULL);
    return true;
}

bool shelf_partners(struct catalogue *catalogue, int64_t seller,
                    const struct index_pair **rows, size_t *count, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    uint32_t place;
    if (shelf->file.bytes != NULL &&
        (shelf->raised.count == 0 || !places_get(&shelf->raised, seller, &place))) {
        *rows = index_pairs(&shelf->file.index, seller, count);
        return true;
    }
    if (!places_get(&shelf->partners_of, seller, &place) &&
        !read_partners(catalogue, seller, &place, err)) {
        return false;
    }
    *rows = shelf->partners[place].rows;
    *count = shelf->partners[place].count;
    return true;
}

static bool read_lately(struct catalogue *catalogue, struct lately *lately,
                        struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, STATEMENT_NEWEST, &statement, err) ||
        !statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        *lately = (struct lately){.is_known = true,
                                  .newest = statement_int(statement, 0),
                                  .customers = statement_real(statement, 1),
                                  .recent = statement_real(statement, 2),
                                  .best = statement_int(statement, 3)};
    }
    statement_end(statement);
    return true;
}

bool shelf_lately(struct catalogue *catalogue, struct lately *lately, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    if (!shelf->has_lately && shelf->file.bytes != NULL && shelf->raised.count == 0) {
        const struct index_lately *indexed = &shelf->file.index.header->lately;
        shelf->lately = (struct lately){.is_known = indexed->is_known != 0,
                                        .newest = indexed->newest,
                                        .customers = (double)indexed->customers,
                                        .recent = (double)indexed->recent,
                                        .best = indexed->best};
    } else if (!shelf->has_lately && !read_lately(catalogue, &shelf->lately, err)) {
        return false;
    }
    shelf->has_lately = true;
    *lately = shelf->lately;
    return true;
}

static void read_key(struct statement *statement, struct arena *arena, void *record)
{
    (void)arena;
    *(int64_t *)record = statement_int(statement, 0);
}

/* Their keys; from the index where there is one. */
static bool read_best_keys(struct catalogue *catalogue, int64_t **keys, size_t *count,
                           struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    struct statement *statement = NULL;
    void *rows = NULL;
    if (shelf->file.bytes != NULL && shelf->raised.count == 0) {
        const struct index_header *header = shelf->file.index.header;
        *count = (size_t)header->best_count;
        *keys = arena_get(&shelf->arena, *count * sizeof(**keys));
        for (size_t i = 0; i < *count; i++) {
            (*keys)[i] = header->best[i];
        }
        return true;
    }
    if (!statement_get(catalogue, STATEMENT_SOLD_FIRST, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, SHELF_BEST);
    if (!statement_list(catalogue, statement, read_key, sizeof(int64_t), &shelf->arena,
                        &rows, count, err)) {
        return false;
    }
    *keys = rows;
    return true;
}

static bool read_best(struct catalogue *catalogue, struct error *err)
{
    struct shelf *shelf = catalogue->shelf;
    int64_t *keys = NULL;
    size_t count = 0;
    if (!read_best_keys(catalogue, &keys, &count, err)) {
        return false;
    }
    shelf->best_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct traits *traits = &shelf->best[shelf->best_count];
        if (!shelf_by_seller(catalogue, keys[i], traits, err)) {
            return false;
        }
        shelf->best_count += traits->key != 0;
    }
    shelf->has_best = true;
    return true;
}

bool shelf_best(struct catalogue *catalogue, const struct traits **best, size_t *count,
                struct error *err)
{
    if (!catalogue->shelf->has_best && !read_best(catalogue, err)) {
        return false;
    }
    *best = catalogue->shelf->best;
    *count = catalogue->shelf->best_count;
    return true;
}

uint32_t *shelf_seller_places(struct catalogue *catalogue, size_t *count)
{
    struct shelf *shelf = catalogue->shelf;
    size_t wanted = shelf->largest_partner + 1;
    if (shelf->file.bytes != NULL && shelf->file.index.header->sellers > wanted) {
        wanted = (size_t)shelf->file.index.header->sellers;
    }
    if (shelf->seller_places_count < wanted) {
        size_t grown = wanted + wanted / 2;
        uint32_t *places = memory_get(grown * sizeof(*places));
        if (shelf->seller_places_count > 0) {
            memcpy(places, shelf->seller_places,
                   shelf->seller_places_count * sizeof(*places));
        }
        memory_free(shelf->seller_places);
        shelf->seller_places = places;
        shelf->seller_places_count = grown;
    }
    *count = shelf->seller_places_count;
    return shelf->seller_places;
}

/* New pages are zeroed when they are come to: most never are. */
struct mark *shelf_marks(struct catalogue *catalogue)
{
    struct shelf *shelf = catalogue->shelf;
    size_t count = shelf->numbers.count;
    if (shelf->file.bytes != NULL) {
        count += (size_t)shelf->file.index.header->mark_hashes;
    }
    if (shelf->marks == NULL || shelf->marks_capacity < count) {
        memory_free(shelf->marks);
        shelf->marks_capacity = count + count / 2 + FIRST_COUNT;
        shelf->marks = memory_get(shelf->marks_capacity * sizeof(*shelf->marks));
    }
    return shelf->marks;
}
