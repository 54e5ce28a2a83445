/* What is kept and until when; the traits of products. */
#include "shelf_parts.h"

#define FIRST_COUNT 1024
#define NO_PRODUCT  0 /* its place among the traits, where none stand */

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
    memory_free(shelf->marks.marks);
    memory_free(shelf->marks.counts);
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

const struct ware *shelf_ware(struct catalogue *catalogue, int64_t key)
{
    return index_ware(&catalogue->shelf->file.index, key);
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

/* New pages are zeroed when they are come to: most never are. */
struct marks shelf_marks(struct catalogue *catalogue)
{
    struct shelf *shelf = catalogue->shelf;
    size_t count = shelf->numbers.count;
    if (shelf->file.bytes != NULL) {
        count += (size_t)shelf->file.index.header->mark_hashes;
    }
    if (shelf->marks.marks == NULL || shelf->marks_capacity < count) {
        memory_free(shelf->marks.marks);
        memory_free(shelf->marks.counts);
        shelf->marks_capacity = count + count / 2 + FIRST_COUNT;
        shelf->marks.marks =
            memory_get(shelf->marks_capacity * sizeof(*shelf->marks.marks));
        shelf->marks.counts =
            memory_get(shelf->marks_capacity * sizeof(*shelf->marks.counts));
    }
    return shelf->marks;
}
