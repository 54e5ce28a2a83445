#include "picks_build.h"

#include "picks_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STRINGS_MAX ((size_t)512 * 1024 * 1024)
#define SPREAD_MAX  4    /* keys to a row, at most, */
#define SPREAD_FREE 4096 /* and so many more */

/* The item at that place, all before it zeroed where nothing was put. */
static void *section_at(struct section *section, size_t place, size_t size)
{
    while (section->count <= place) {
        section->items =
            memory_reserve(section->items, &section->capacity, section->count, size);
        memset((char *)section->items + section->count * size, 0, size);
        section->count++;
    }
    return (char *)section->items + place * size;
}

/* Where it does not go over the end of a block. */
static size_t place_of(const struct section *strings, size_t len)
{
    size_t used = strings->count % INDEX_BLOCK;
    return used + len > INDEX_BLOCK ? strings->count + INDEX_BLOCK - used : strings->count;
}

static uint32_t add_string(struct index_build *build, struct text string)
{
    struct section *strings = &build->strings;
    size_t at = place_of(strings, string.len + 1);
    while (strings->capacity < at + string.len + 1) {
        size_t capacity = strings->capacity < 4096 ? 4096 : 2 * strings->capacity;
        strings->items = memory_grow(strings->items, capacity, 1);
        strings->capacity = capacity;
    }
    char *end = (char *)strings->items + strings->count;
    memset(end, 0, at + string.len + 1 - strings->count);
    if (string.len > 0) {
        memcpy((char *)strings->items + at, string.bytes, string.len);
    }
    strings->count = at + string.len + 1;
    return (uint32_t)at;
}

/* NULL stands at 0. */
static uint32_t add_shared(struct index_build *build, const struct statement *statement,
                           int column)
{
    size_t at;
    if (statement_is_null(statement, column)) {
        return 0;
    }
    struct text string = statement_text(statement, column);
    if (!table_get(&build->shared, string, &at)) {
        at = add_string(build, string);
        table_set(&build->shared, string, at);
    }
    return (uint32_t)at;
}

/* Under numbers as they came, until sort_marks(). */
static void add_marks(struct index_build *build, struct text hashes,
                      struct index_product *product)
{
    size_t count = hashes.len / sizeof(uint32_t);
    product->marks = (uint32_t)build->marks.count;
    product->mark_count = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    for (size_t i = 0; i < product->mark_count; i++) {
        uint32_t hash;
        bool is_new;
        memcpy(&hash, hashes.bytes + i * sizeof(hash), sizeof(hash));
        uint32_t number =
            *places_put(&build->numbers, hash, (uint32_t)build->mark_hashes.count, &is_new);
        if (is_new) {
            *(uint32_t *)section_at(&build->mark_hashes, build->mark_hashes.count,
                                    sizeof(hash)) = hash;
        }
        *(uint32_t *)section_at(&build->marks, build->marks.count, sizeof(number)) = number;
    }
}

/* Else it is asked of the tables. */
static bool fits(const struct index_build *build, const struct statement *statement)
{
    for (int column = 1; column <= 5; column++) {
        if (statement_text(statement, column).len >= INDEX_BLOCK) {
            return false;
        }
    }
    return build->strings.count <= STRINGS_MAX;
}

static void add_product(struct index_build *build, struct statement *statement, size_t key)
{
    struct index_product *product =
        section_at(&build->products, key, sizeof(struct index_product));
    if (!fits(build, statement)) {
        return;
    }
    product->id = add_string(build, statement_text(statement, 1));
    product->title = add_string(build, statement_text(statement, 2));
    product->brand = add_shared(build, statement, 3);
    product->category = add_shared(build, statement, 4);
    product->group = add_shared(build, statement, 5);
    add_marks(build, statement_text(statement, 6), product);
    product->flags =
        (uint16_t)((statement_int(statement, 7) == 0 ? INDEX_OUT_OF_STOCK : 0) |
                   (statement_int(statement, 8) != 0 ? INDEX_SENSITIVE : 0));
    struct ware *ware = section_at(&build->wares, key, sizeof(*ware));
    *ware = ware_read(statement, 7, 9);
}

typedef void row_adder(struct index_build *build, struct statement *statement, size_t key);

/* Rows in the order of their keys; false with ERROR_NONE where those lie too far apart. */
static bool add_rows(struct index_build *build, enum statement_id which, row_adder *adder,
                     struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = true;
    size_t rows = 0;
    if (!statement_get(build->catalogue, which, &statement, err)) {
        return false;
    }
    while (true) {
        if (!statement_next(build->catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        int64_t key = statement_int(statement, 0);
        if (picks_is_stopped(build->catalogue)) {
            statement_end(statement);
            return false;
        }
        if (key <= 0 || (uint64_t)key > SPREAD_MAX * ++rows + SPREAD_FREE ||
            (uint64_t)key >= UINT32_MAX) {
            statement_end(statement);
            return error_set(err, ERROR_NONE, "keys lie too far apart");
        }
        adder(build, statement, (size_t)key);
    }
    statement_end(statement);
    return true;
}

static void fill_slots(struct index_build *build)
{
    const struct index_product *products = build->products.items;
    size_t capacity = 16;
    while (capacity < 2 * build->products.count) {
        capacity *= 2;
    }
    build->slots = (struct section){memory_get(capacity * sizeof(uint32_t)), capacity, 0};
    uint32_t *slots = build->slots.items;
    const char *strings = build->strings.items;
    for (size_t key = 1; key < build->products.count; key++) {
        if (products[key].id == 0) {
            continue;
        }
        size_t at =
            (size_t)index_hash(text_of(strings + products[key].id)) & (capacity - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (capacity - 1);
        }
        slots[at] = (uint32_t)key;
    }
}

/* Its key, or 0. */
static uint32_t find_product(const struct index_build *build, struct text id)
{
    const struct index_product *products = build->products.items;
    const uint32_t *slots = build->slots.items;
    const char *strings = build->strings.items;
    size_t mask = build->slots.count - 1;
    size_t at = (size_t)index_hash(id) & mask;
    while (slots[at] != 0 && !text_is(id, strings + products[slots[at]].id)) {
        at = (at + 1) & mask;
    }
    return slots[at];
}

static void add_seller(struct index_build *build, struct statement *statement, size_t key)
{
    struct index_seller *seller =
        section_at(&build->sellers, key, sizeof(struct index_seller));
    struct text id = statement_text(statement, 1);
    seller->customers = (uint32_t)statement_int(statement, 2);
    seller->recent = (uint32_t)statement_int(statement, 3);
    seller->product = find_product(build, id);
    if (seller->product != 0) {
        struct index_product *product =
            section_at(&build->products, seller->product, sizeof(struct index_product));
        product->seller = (uint32_t)key;
        seller->id = product->id;
    } else {
        seller->id = add_string(build, id);
    }
}

static void add_pair(struct index_build *build, struct statement *statement, size_t key)
{
    if (key >= build->sellers.count) {
        return;
    }
    struct index_seller *seller =
        section_at(&build->sellers, key, sizeof(struct index_seller));
    size_t place = build->pairs.count;
    struct index_pair *pair = section_at(&build->pairs, place, sizeof(struct index_pair));
    if (seller->pair_count++ == 0) {
        seller->pairs = (uint32_t)place;
    }
    *pair =
        (struct index_pair){.other = (uint32_t)statement_int(statement, 1),
                            .customers = (uint32_t)statement_int(statement, 2),
                            .strength = pow(statement_real(statement, 3), COSINE_POWER)};
}

/* The pairs: as add_rows(), but that a key has many. */
static bool add_pairs(struct index_build *build, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = true;
    if (!statement_get(build->catalogue, STATEMENT_TOGETHER_ALL, &statement, err)) {
        return false;
    }
    while (statement_next(build->catalogue, statement, &has_row, err)) {
        if (!has_row || picks_is_stopped(build->catalogue)) {
            statement_end(statement);
            return !has_row;
        }
        add_pair(build, statement, (size_t)statement_int(statement, 0));
    }
    return false;
}

static bool add_lately(struct index_build *build, struct error *err)
{
    struct index_header *header = &build->header;
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(build->catalogue, STATEMENT_NEWEST, &statement, err) ||
        !statement_next(build->catalogue, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        header->lately = (struct index_lately){
            1, statement_int(statement, 0), statement_int(statement, 1),
            statement_int(statement, 2), statement_int(statement, 3)};
    }
    statement_end(statement);
    return true;
}

static void find_best(struct index_build *build)
{
    struct index_header *header = &build->header;
    const struct index_seller *sellers = build->sellers.items;
    for (size_t key = 1; key < build->sellers.count && header->best_count < INDEX_BEST;
         key++) {
        if (sellers[key].recent > 0) {
            header->best[header->best_count++] = (uint32_t)key;
        }
    }
}

static int compare_hashes(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* Numbers in the order of the hashes, so that they are found without a table. */
static void sort_marks(struct index_build *build)
{
    uint32_t *hashes = build->mark_hashes.items;
    uint32_t *marks = build->marks.items;
    size_t count = build->mark_hashes.count;
    uint32_t *ranks = memory_get((count + 1) * sizeof(*ranks));
    if (count > 0) {
        qsort(hashes, count, sizeof(*hashes), compare_hashes);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t number = 0;
        if (places_get(&build->numbers, hashes[i], &number)) {
            ranks[number] = (uint32_t)i;
        }
    }
    for (size_t i = 0; i < build->marks.count; i++) {
        marks[i] = ranks[marks[i]];
    }
    memory_free(ranks);
}

bool index_build(struct index_build *build, struct catalogue *catalogue,
                 const uint8_t epoch[INDEX_EPOCH_LEN], struct error *err)
{
    *build = (struct index_build){.catalogue = catalogue};
    memcpy(build->header.epoch, epoch, INDEX_EPOCH_LEN);
    table_init(&build->shared);
    places_init(&build->numbers, 0);
    (void)add_string(build, text_of("")); /* at 0, which is NULL */
    if (!add_rows(build, STATEMENT_TRAITS_ALL, add_product, err)) {
        return false;
    }
    fill_slots(build);
    if (!add_rows(build, STATEMENT_SOLD_ALL, add_seller, err) || !add_pairs(build, err) ||
        !add_lately(build, err)) {
        return false;
    }
    find_best(build);
    sort_marks(build);
    return build->strings.count < UINT32_MAX;
}

void index_build_release(struct index_build *build)
{
#define RELEASE(field, type) memory_free(build->field.items);
    INDEX_SECTIONS(RELEASE)
#undef RELEASE
    table_release(&build->shared);
    places_release(&build->numbers);
}

static const char no_bytes[8];

static size_t padding_of(size_t len)
{
    return (8 - len % 8) % 8;
}

/* The sum of each block of what passes, as it will stand in the file. */
struct summing {
    struct section sums;
    size_t used; /* bytes of the block that is begun */
    uint64_t sum;
};

static void end_block(struct summing *summing)
{
    if (summing->used > 0) {
        *(uint64_t *)section_at(&summing->sums, summing->sums.count, sizeof(uint64_t)) =
            summing->sum;
    }
    summing->used = 0;
    summing->sum = 0;
}

/* What is padded is zeroes, which is what a sum takes a last piece to end in. */
static void sum_section(struct summing *summing, const void *items, size_t len)
{
    const char *at = items;
    while (len > 0) {
        size_t room = INDEX_BLOCK - summing->used;
        size_t piece = len < room ? len : room;
        summing->sum = index_sum(summing->sum, at, piece);
        summing->used += piece + padding_of(piece);
        at += piece;
        len -= piece;
        if (summing->used == INDEX_BLOCK) {
            end_block(summing);
        }
    }
}

static bool write_section(index_writer *writer, void *context, const void *items,
                          size_t len)
{
    return (len == 0 || writer(context, items, len)) &&
           (padding_of(len) == 0 || writer(context, no_bytes, padding_of(len)));
}

static void finish_header(struct index_build *build, struct summing *summing)
{
    struct index_header *header = &build->header;
    size_t length = sizeof(*header);
#define COUNT(field, type)                                                                 \
    header->field = build->field.count;                                                    \
    sum_section(summing, build->field.items, build->field.count * sizeof(type));           \
    length += build->field.count * sizeof(type);                                           \
    length += padding_of(length);
    INDEX_SECTIONS(COUNT)
#undef COUNT
    end_block(summing);
    size_t len = summing->sums.count * sizeof(uint64_t);
    header->magic = INDEX_MAGIC;
    header->version = INDEX_VERSION;
    header->length = length + len;
    header->sums_sum = index_sum(0, summing->sums.items, len);
    header->header_sum = index_sum(0, header, offsetof(struct index_header, header_sum));
}

static bool write_all(struct index_build *build, const struct section *sums,
                      index_writer *writer, void *context)
{
    if (!writer(context, &build->header, sizeof(build->header))) {
        return false;
    }
#define WRITE(field, type)                                                                 \
    if (!write_section(writer, context, build->field.items,                                \
                       build->field.count * sizeof(type))) {                               \
        return false;                                                                      \
    }
    INDEX_SECTIONS(WRITE)
#undef WRITE
    return write_section(writer, context, sums->items, sums->count * sizeof(uint64_t));
}

bool index_build_write(struct index_build *build, index_writer *writer, void *context)
{
    struct summing summing = {0};
    finish_header(build, &summing);
    bool is_good = write_all(build, &summing.sums, writer, context);
    memory_free(summing.sums.items);
    return is_good;
}
