/* Which customers an import met, where their streams are, and what stood there before. */
#include "import_parts.h"

#include "wire/interchange.h"

bool import_broken(struct import *import)
{
    import->is_broken = true;
    return false;
}

uint64_t import_hash(struct text text)
{
    uint64_t hash = table_hash(text);

    return hash == 0 ? 1 : hash;
}

uint64_t import_line_key(int64_t stream, uint64_t order)
{
    uint64_t key = order + (uint64_t)stream;

    return key == 0 ? 1 : key;
}

struct known_customer *import_customer(struct import *import, const char *id)
{
    struct text text = text_of(id);
    size_t at;

    if (table_get(&import->customers, text, &at))
        return &import->known[at];
    at = import->known_count++;
    table_set(&import->customers, text, at);
    import->known =
        memory_reserve(import->known, &import->known_capacity, at, sizeof(*import->known));
    import->known[at] = (struct known_customer){.stream = 0};
    return &import->known[at];
}

void import_found_customer(struct known_customer *known, int64_t stream)
{
    known->stream = stream;
    known->is_known = true;
}

/* One look, and a stream is made where there was none: what was written tells which. */
bool import_look_for(struct import *import, struct known_customer *known, const char *id,
                     struct error *err)
{
    struct vault *vault = import->office->vault;
    struct text text = text_of(id);
    int64_t written = vault_writes(vault);
    int64_t stream;

    if (known->stream != 0)
        return true;
    if (!vault_stream(vault, STREAM_CUSTOMER, text, text, true, &stream, err))
        return import_broken(import);
    import_found_customer(known, stream);
    if (vault_writes(vault) != written) {
        known->is_known = false;
        known->is_noted = true;
        gathered_whole(import->gathered, stream);
    }
    return true;
}

struct lines_known {
    struct import *import;
    int64_t stream;
    bool has_orders;
};

static bool note_line(void *context, const struct vault_record *record)
{
    struct lines_known *known = context;
    struct numbers *lines = &known->import->lines;
    struct interchange_record found;
    struct arena *arena = &known->import->scratch;
    const char *id;
    uint64_t key;

    if (record->kind == RECORD_ORDER_GONE &&
        order_gone_decode(record->body, arena, &id, NULL)) {
        key = import_line_key(known->stream, import_hash(text_of(id)));
        numbers_set(lines, key, 0);
    }
    if (record->kind != RECORD_CUSTOMER && record->kind != RECORD_ORDER)
        return true;
    known->has_orders = known->has_orders || record->kind == RECORD_ORDER;
    if (!interchange_read(record->body, arena, &found, NULL))
        return true;
    id = found.type == INTERCHANGE_ORDER ? found.order.id : "";
    key = import_line_key(known->stream, import_hash(text_of(id)));
    numbers_set(lines, key, import_hash(record->body));
    return true;
}

/* Notes what stood in the stream before this import. */
static bool note_lines(struct import *import, int64_t stream, struct error *err)
{
    struct lines_known known = {import, stream, false};
    bool is_read =
        vault_read(import->office->vault, stream, 0, note_line, &known, NULL, err);

    arena_clear(&import->scratch);
    if (!is_read)
        return import_broken(import);
    if (!known.has_orders)
        gathered_whole(import->gathered, stream);
    return true;
}

bool import_note_customer(struct import *import, struct known_customer *known,
                          bool is_order, struct error *err)
{
    bool has_orders = true;

    if (known->is_noted || (is_order && known->has_no_orders))
        return true;
    if (is_order && !vault_stream_has(import->office->vault, known->stream, RECORD_ORDER,
                                      &has_orders, err))
        return import_broken(import);
    known->is_noted = has_orders;
    known->has_no_orders = !has_orders;
    if (has_orders)
        return note_lines(import, known->stream, err);
    gathered_whole(import->gathered, known->stream);
    return true;
}

void import_want_customer(struct import *import, const struct known_customer *known,
                          const char *customer, const char *name, int64_t number)
{
    if (known->is_known)
        return;
    import->loose = memory_reserve(import->loose, &import->loose_capacity,
                                   import->loose_count, sizeof(*import->loose));
    import->loose[import->loose_count++] = (struct loose_end){
        (size_t)(known - import->known),
        memory_format("%s:%lld: customer: no customer '%s', neither here nor in the vault",
                      name, (long long)number, customer)};
}
