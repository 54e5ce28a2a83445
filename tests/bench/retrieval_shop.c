#include "retrieval.h"

#include "base/buffer.h"
#include "base/process.h"
#include "wire/interchange.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_LIMIT ((size_t)256 << 20)

void must(bool is_good, const struct error *err)
{
    if (!is_good) {
        fprintf(stderr, "retrieval_bench: %s\n", err->text);
        exit(1);
    }
}

uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash ^ hash >> 15;
}

bool is_asked(const char *example)
{
    return hash_of(example) % 5 == 0;
}

bool is_left_out(const struct macro *macro, size_t fold)
{
    return hash_of(macro->id) % FOLDS == fold;
}

void read_macros(struct bench *bench, const char *path)
{
    const char *tool =
        strlen(path) > 3 && !strcmp(path + strlen(path) - 3, ".gz") ? "gzip -dc" : "cat";
    const char *command = arena_format(&bench->arena, "%s '%s'", tool, path);
    struct buffer out;
    struct text line;

    buffer_init(&out, FILE_LIMIT);
    must(process_read(command, 60000, &out, &bench->err), &bench->err);
    struct text rest =
        text_from(arena_copy(&bench->arena, buffer_text(&out), out.len), out.len);
    while (text_next(&rest, '\n', &line)) {
        struct interchange_record record;
        must(interchange_read(line, &bench->arena, &record, &bench->err), &bench->err);
        if (record.type != INTERCHANGE_MACRO)
            continue;
        bench->macros = memory_reserve(bench->macros, &bench->capacity, bench->count,
                                       sizeof(*bench->macros));
        bench->macros[bench->count++] = record.macro;
    }
    buffer_release(&out);
}

/* With its examples that are not asked, all of them where nothing is split. */
static struct macro indexed(struct bench *bench, const struct macro *whole, bool is_split)
{
    struct macro macro = *whole;
    const char **examples =
        arena_get(&bench->arena, (whole->example_count + 1) * sizeof(*examples));

    macro.example_count = 0;
    for (size_t i = 0; i < whole->example_count; i++) {
        if (!is_split || !is_asked(whole->examples[i]))
            examples[macro.example_count++] = whole->examples[i];
    }
    macro.examples = examples;
    macro.text = "Hi,\n\nThis is what the shop says about it."; /* needs no order */
    return macro;
}

struct catalogue *shop_of(struct bench *bench, bool is_split, size_t fold)
{
    struct catalogue *catalogue;

    must(catalogue_open(":memory:", &catalogue, &bench->err), &bench->err);
    must(catalogue_begin(catalogue, &bench->err), &bench->err);
    for (size_t i = 0; i < bench->count; i++) {
        if (is_left_out(&bench->macros[i], fold))
            continue;
        struct macro macro = indexed(bench, &bench->macros[i], is_split);
        must(catalogue_put_macro(catalogue, &macro, text_of(macro.id), &bench->err),
             &bench->err);
    }
    must(catalogue_commit(catalogue, &bench->err), &bench->err);
    return catalogue;
}

size_t ask(struct bench *bench, struct catalogue *catalogue, const char *question,
           struct macro_hit **hits)
{
    size_t count = 0;

    must(catalogue_find_macros(catalogue, text_of(question), "en", OFFERED, &bench->spare,
                               hits, &count, &bench->err),
         &bench->err);
    return count;
}
