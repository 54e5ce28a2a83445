#include "products.h"

#include "base/buffer.h"
#include "packing.h"
#include "picks_file.h"
#include "spellings.h"
#include "terms.h"

#include <string.h>

/* What a product says it is not: "waterproof: no" is not to be found by "waterproof". */
static const char *const denials[] = {"no",   "non", "nein", "false",
                                      "none", "0",   "n/a",  "-"};

static bool is_denial(const char *value)
{
    for (size_t i = 0; i < COUNT_OF(denials); i++) {
        if (text_is_ignoring_case(text_trim(text_of(value)), denials[i])) {
            return true;
        }
    }
    return false;
}

static void pack_category(const struct product *product, struct buffer *out)
{
    for (size_t i = 0; i < product->category_count; i++) {
        packing_add(out, product->category[i]);
    }
}

static void pack_attributes(const struct product *product, struct buffer *out)
{
    for (size_t i = 0; i < product->attribute_count; i++) {
        packing_add(out, product->attributes[i].name);
        packing_add(out, product->attributes[i].value);
    }
}

/* Category and attributes as they are searched. */
static void gather_words(const struct product *product, struct buffer *out)
{
    pack_category(product, out);
    for (size_t i = 0; i < product->attribute_count; i++) {
        const struct attribute *attribute = &product->attributes[i];
        if (!is_denial(string_or_empty(attribute->value))) {
            packing_add(out, attribute->name);
            packing_add(out, attribute->value);
        }
    }
}

struct marks {
    uint32_t marks[MARKS_MAX];
    size_t count;
};

static bool add_mark(void *context, struct term term)
{
    struct marks *marks = context;
    uint32_t mark = term_hash(term.text);
    for (size_t i = 0; i < marks->count; i++) {
        if (marks->marks[i] == mark) {
            return true;
        }
    }
    marks->marks[marks->count++] = mark;
    return marks->count < MARKS_MAX;
}

/* The terms of title, brand, category and the attributes' values, each once. */
static void gather_marks(const struct product *product, struct marks *marks)
{
    struct buffer text;
    buffer_init(&text, PACKING_LIMIT);
    packing_add(&text, product->title);
    packing_add(&text, product->brand);
    pack_category(product, &text);
    for (size_t i = 0; i < product->attribute_count; i++) {
        const char *value = string_or_empty(product->attributes[i].value);
        if (!is_denial(value)) {
            packing_add(&text, value);
        }
    }
    terms_each(text_from(buffer_text(&text), text.len), TERMS_ASKED, add_mark, marks);
    buffer_release(&text);
}

struct packed {
    struct buffer category;
    struct buffer attributes;
    struct buffer words;
    struct buffer title_key;
    struct marks marks;
};

static void packed_init(struct packed *packed, const struct product *product)
{
    *packed = (struct packed){0};
    buffer_init(&packed->category, PACKING_LIMIT);
    buffer_init(&packed->attributes, PACKING_LIMIT);
    buffer_init(&packed->words, PACKING_LIMIT);
    buffer_init(&packed->title_key, PACKING_LIMIT);
    pack_category(product, &packed->category);
    pack_attributes(product, &packed->attributes);
    gather_words(product, &packed->words);
    terms_line_up(text_of(product->title), &packed->title_key);
    gather_marks(product, &packed->marks);
}

static void packed_release(struct packed *packed)
{
    buffer_release(&packed->category);
    buffer_release(&packed->attributes);
    buffer_release(&packed->words);
    buffer_release(&packed->title_key);
}

static const char *or_null(const struct buffer *buffer)
{
    return buffer->len == 0 ? NULL : buffer->bytes;
}

static void bind_product(struct statement *statement, const struct product *product,
                         const struct packed *packed, struct text raw)
{
    statement_bind(statement, 2, product->id);
    statement_bind(statement, 3, product->title);
    statement_bind(statement, 4, product->brand);
    statement_bind(statement, 5, or_null(&packed->category));
    statement_bind(statement, 6, or_null(&packed->attributes));
    statement_bind(statement, 7, product->description);
    if (product->price.is_known) {
        statement_bind_number(statement, 8, product->price.parts);
        statement_bind(statement, 9, product->price.currency);
    }
    statement_bind_number(statement, 10, product->stock);
    statement_bind(statement, 11, product->url);
    statement_bind(statement, 12, product->lang);
    statement_bind(statement, 13, product->group);
    statement_bind_number(statement, 14, product->is_sensitive);
    statement_bind(statement, 15, or_null(&packed->words));
    statement_bind(statement, 16, buffer_text(&packed->title_key));
    statement_bind_bytes(statement, 17,
                         text_from((const char *)packed->marks.marks,
                                   packed->marks.count * sizeof(packed->marks.marks[0])));
    statement_bind_bytes(statement, 18, raw);
}

/* As the row was bound, so that what is searched is what stands there. */
static bool index_product(struct catalogue *catalogue, int64_t key,
                          const struct product *product, const struct packed *packed,
                          struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCT_INDEX, &statement, err)) {
        return false;
    }
    struct text texts[] = {text_of(product->title), text_of(product->brand),
                           text_of(or_null(&packed->words)), text_of(product->description)};
    spellings_listen(catalogue, true);
    statement_bind_number(statement, 1, key);
    statement_bind_searched(statement, 2, texts, COUNT_OF(texts));
    bool is_indexed = statement_run(catalogue, statement, err);
    spellings_listen(catalogue, false);
    return is_indexed && spellings_write(catalogue, err);
}

static bool insert_product(struct catalogue *catalogue, int64_t key,
                           const struct product *product, const struct packed *packed,
                           struct text raw, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCT_PUT, &statement, err)) {
        return false;
    }
    statement_bind_key(statement, key);
    bind_product(statement, product, packed, raw);
    if (!statement_run(catalogue, statement, err)) {
        return false;
    }
    key = database_new_key(catalogue);
    return index_product(catalogue, key, product, packed, err) &&
           picks_fresh(catalogue, key, err);
}

static bool write_product(struct catalogue *catalogue, int64_t key, const void *record,
                          struct text raw, struct error *err)
{
    const struct product *product = record;
    struct packed packed;
    if (key != 0 && (!statement_run_key(catalogue, STATEMENT_PRODUCT_UNINDEX, key, err) ||
                     !statement_run_key(catalogue, STATEMENT_PRODUCT_DELETE, key, err))) {
        return false;
    }
    packed_init(&packed, product);
    bool is_good = insert_product(catalogue, key, product, &packed, raw, err);
    packed_release(&packed);
    return is_good;
}

bool catalogue_put_product(struct catalogue *catalogue, const struct product *product,
                           struct text raw, struct error *err)
{
    return put_record(catalogue, STATEMENT_PRODUCT_KNOWN, product->id, raw, write_product,
                      product, err);
}

static void read_category(struct statement *statement, struct arena *arena,
                          struct product *product)
{
    size_t count = 0;
    product->category = packing_read(statement_text(statement, 4), arena, &count);
    product->category_count = count;
}

static void read_attributes(struct statement *statement, struct arena *arena,
                            struct product *product)
{
    size_t count = 0;
    const char **items = packing_read(statement_text(statement, 5), arena, &count);
    struct attribute *attributes = arena_get(arena, count / 2 * sizeof(*attributes));
    for (size_t i = 0; i + 1 < count; i += 2) {
        attributes[i / 2] = (struct attribute){.name = items[i], .value = items[i + 1]};
    }
    product->attributes = attributes;
    product->attribute_count = count / 2;
}

static void read_product(struct statement *statement, struct arena *arena, void *row)
{
    struct product *product = row;
    *product = (struct product){0};
    product->id = statement_copy(statement, 1, arena);
    product->title = statement_copy(statement, 2, arena);
    product->brand = statement_copy(statement, 3, arena);
    read_category(statement, arena, product);
    read_attributes(statement, arena, product);
    product->description = statement_copy(statement, 6, arena);
    product->price = statement_money(statement, 7);
    product->stock = statement_int(statement, 9);
    product->url = statement_copy(statement, 10, arena);
    product->lang = statement_copy(statement, 11, arena);
    product->group = statement_copy(statement, 12, arena);
    product->is_sensitive = statement_int(statement, 13) != 0;
}

bool products_read_all(struct catalogue *catalogue, struct statement *statement,
                       struct arena *arena, struct product **products, size_t *count,
                       struct error *err)
{
    void *rows = NULL;
    if (!statement_list(catalogue, statement, read_product, sizeof(**products), arena,
                        &rows, count, err)) {
        return false;
    }
    *products = rows;
    return true;
}

bool catalogue_product(struct catalogue *catalogue, const char *id, struct arena *arena,
                       struct product *product, bool *found, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCT_BY_ID, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, id);
    return statement_one(catalogue, statement, read_product, arena, product, found, err);
}

bool catalogue_product_at(struct catalogue *catalogue, const char *host,
                          struct arena *arena, struct product *product, bool *found,
                          struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCT_AT, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, host);
    return statement_one(catalogue, statement, read_product, arena, product, found, err);
}

bool products_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                     struct product *product, bool *found, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCT_BY_KEY, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    return statement_one(catalogue, statement, read_product, arena, product, found, err);
}

bool catalogue_group(struct catalogue *catalogue, const char *group, size_t limit,
                     struct arena *arena, struct product **products, size_t *count,
                     struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_OF_GROUP, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, group);
    statement_bind_number(statement, 2, (int64_t)limit);
    return products_read_all(catalogue, statement, arena, products, count, err);
}
