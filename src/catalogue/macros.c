#include "base/buffer.h"
#include "knowledge.h"
#include "packing.h"

static void pack(const char *const *items, size_t count, struct buffer *out)
{
    buffer_init(out, PACKING_LIMIT);
    for (size_t i = 0; i < count; i++) {
        packing_add(out, items[i]);
    }
}

static bool put_row(struct catalogue *catalogue, int64_t key, const struct macro *macro,
                    struct text raw, struct error *err)
{
    struct statement *statement = NULL;
    struct buffer examples;
    struct buffer tags;
    if (!statement_get(catalogue, STATEMENT_MACRO_PUT, &statement, err)) {
        return false;
    }
    statement_bind_key(statement, key);
    pack(macro->examples, macro->example_count, &examples);
    pack(macro->tags, macro->tag_count, &tags);
    statement_bind(statement, 2, macro->id);
    statement_bind(statement, 3, macro->title);
    statement_bind(statement, 4, macro->text);
    statement_bind(statement, 5, macro->lang);
    statement_bind(statement, 6, buffer_text(&examples));
    statement_bind(statement, 7, buffer_text(&tags));
    statement_bind_number(statement, 8, (int64_t)macro->example_count);
    statement_bind_bytes(statement, 9, raw);
    bool is_good = statement_run(catalogue, statement, err);
    buffer_release(&examples);
    buffer_release(&tags);
    return is_good;
}

static bool put_ask(struct catalogue *catalogue, int64_t key, const char *text,
                    struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_ASK_PUT, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    struct text asked = text_of(string_or_empty(text));
    statement_bind_text(statement, 2, asked);
    return statement_run(catalogue, statement, err) &&
           part_index(catalogue, &macro_parts, key, &asked, 1, err);
}

static bool put_asks(struct catalogue *catalogue, int64_t key, const struct macro *macro,
                     struct error *err)
{
    int64_t first = key << KEY_SHIFT;
    if (!put_ask(catalogue, first + ASK_TITLE, macro->title, err) ||
        !put_ask(catalogue, first + ASK_TEXT, macro->text, err)) {
        return false;
    }
    for (size_t i = 0; i < macro->example_count; i++) {
        int64_t number = ASK_EXAMPLE + (int64_t)i;
        if (number > PARTS_MAX) {
            break;
        }
        if (!put_ask(catalogue, first + number, macro->examples[i], err)) {
            return false;
        }
    }
    return true;
}

static bool write_macro(struct catalogue *catalogue, int64_t key, const void *record,
                        struct text raw, struct error *err)
{
    const struct macro *macro = record;
    if (key != 0 && (!parts_remove(catalogue, &macro_parts, key, err) ||
                     !statement_run_key(catalogue, STATEMENT_MACRO_DELETE, key, err))) {
        return false;
    }
    return put_row(catalogue, key, macro, raw, err) &&
           put_asks(catalogue, database_new_key(catalogue), macro, err);
}

bool catalogue_put_macro(struct catalogue *catalogue, const struct macro *macro,
                         struct text raw, struct error *err)
{
    return put_record(catalogue, STATEMENT_MACRO_KNOWN, macro->id, raw, write_macro, macro,
                      err);
}

static void read_macro(struct statement *statement, struct arena *arena, void *row)
{
    struct macro *macro = row;
    *macro = (struct macro){0};
    macro->id = statement_copy(statement, 1, arena);
    macro->title = statement_copy(statement, 2, arena);
    macro->text = statement_copy(statement, 3, arena);
    macro->lang = statement_copy(statement, 4, arena);
    macro->examples =
        packing_read(statement_text(statement, 5), arena, &macro->example_count);
    macro->tags = packing_read(statement_text(statement, 6), arena, &macro->tag_count);
}

bool macro_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                  struct macro *macro, struct error *err)
{
    struct statement *statement = NULL;
    bool found = false;
    if (!statement_get(catalogue, STATEMENT_MACRO_BY_KEY, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    return statement_one(catalogue, statement, read_macro, arena, macro, &found, err) &&
           (found || error_set(err, ERROR_NOT_FOUND, "no such macro"));
}

bool catalogue_macros(struct catalogue *catalogue, struct arena *arena,
                      struct macro **macros, size_t *count, struct error *err)
{
    struct statement *statement = NULL;
    void *rows = NULL;
    if (!statement_get(catalogue, STATEMENT_MACROS, &statement, err) ||
        !statement_list(catalogue, statement, read_macro, sizeof(**macros), arena, &rows,
                        count, err)) {
        return false;
    }
    *macros = rows;
    return true;
}
