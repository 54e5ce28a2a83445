#include "matters.h"

#include "base/buffer.h"
#include "base/words.h"
#include "wire/interchange.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILLED_OBJECTS 8 /* times that a sentence with {o} is filled */
#define FILLED_GOODS   2
#define LINE_MAX_BYTES 65536
#define WORDS_MAX      256

/* One file: its sentences, and what stands for {g} goods and {o} what is none. */
struct language {
    const char *goods[WORDS_MAX], *others[WORDS_MAX];
    size_t good_count, other_count;
    const char **lines;
    size_t *matters;
    size_t count, capacity, matter_capacity;
    uint32_t chance;
};

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "matters_bench: %s: %s\n", what, why);
    exit(1);
}

static size_t matter_of(const char *name)
{
    for (size_t i = 0; matter_name(i); i++) {
        if (string_equals(matter_name(i), name))
            return i;
    }
    return MATTERS;
}

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash ^ hash >> 15;
}

static void add_bucket(void *context, uint32_t bucket)
{
    struct said *said = context;
    said->buckets[said->count++] = bucket;
}

static void said_add(struct all_said *all, size_t matter, const char *text, double weight,
                     uint32_t group)
{
    struct text folded = words_fold(text_of(text), &all->arena);

    all->said = memory_reserve(all->said, &all->capacity, all->count, sizeof(*all->said));
    struct said *said = &all->said[all->count++];
    *said = (struct said){.matter = matter, .weight = weight, .group = group};
    said->buckets =
        arena_get(&all->arena, (3 * folded.len + 64) * sizeof(*said->buckets));
    matter_features(folded, add_bucket, said);
}

static const char *drawn(struct language *language, const char *const *words, size_t count)
{
    language->chance = language->chance * 1664525U + 1013904223U;
    return count ? words[(language->chance >> 8) % count] : "";
}

/* Each {g}, {gs} and {o} filled by chance, always the same. */
static const char *filled(struct language *language, const char *line, struct arena *arena)
{
    for (const char *at; (at = strchr(line, '{'));) {
        const char *end = strchr(at, '}');
        if (!end)
            give_up(line, "a brace is not closed");
        const char *word = at[1] == 'o'
                               ? drawn(language, language->others, language->other_count)
                               : drawn(language, language->goods, language->good_count);
        line = arena_format(arena, "%.*s%s%s", (int)(at - line), line, word, end + 1);
    }
    return line;
}

static void add_words(const char *line, const char **words, size_t *count,
                      struct arena *arena)
{
    struct text rest = text_of(line), word;

    while (text_next(&rest, '|', &word) && *count < WORDS_MAX)
        words[(*count)++] = arena_copy(arena, word.bytes, word.len);
}

static void add_line(struct language *language, const char *line, size_t matter)
{
    language->lines = memory_reserve(language->lines, &language->capacity, language->count,
                                     sizeof(*language->lines));
    language->matters = memory_reserve(language->matters, &language->matter_capacity,
                                       language->count, sizeof(*language->matters));
    language->matters[language->count] = matter;
    language->lines[language->count++] = line;
}

static void read_file(const char *path, struct arena *arena, struct language *language)
{
    FILE *file = fopen(path, "r");
    char line[LINE_MAX_BYTES];
    size_t matter = MATTERS;
    char words = 0;

    if (!file)
        give_up(path, "cannot be opened");
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || line[0] == '!') {
            words = line[0] == '!' ? line[1] : 0;
            matter = matter_of(line + 1);
            if (!words && matter == MATTERS)
                give_up(path, line);
        } else if (words) {
            add_words(line, words == 'o' ? language->others : language->goods,
                      words == 'o' ? &language->other_count : &language->good_count, arena);
        } else if (line[0]) {
            add_line(language, arena_text(arena, line), matter);
        }
    }
    fclose(file);
}

static void said_of_file(const char *path, struct all_said *all)
{
    struct language language = {.chance = hash_of(strrchr(path, '/') + 1)};

    read_file(path, &all->arena, &language);
    for (size_t i = 0; i < language.count; i++) {
        const char *line = language.lines[i];
        size_t times = strstr(line, "{o}")   ? FILLED_OBJECTS
                       : strstr(line, "{g") ? FILLED_GOODS
                                            : 1;
        for (size_t time = 0; time < times; time++)
            said_add(all, language.matters[i], filled(&language, line, &all->arena),
                     1.0 / (double)times, hash_of(line));
    }
    memory_free(language.lines);
    memory_free(language.matters);
}

static void said_of_macros(const char *path, struct all_said *all)
{
    FILE *file = fopen(path, "r");
    char line[LINE_MAX_BYTES];
    struct error err;

    if (!file)
        give_up(path, "cannot be opened");
    while (fgets(line, sizeof(line), file)) {
        struct interchange_record record;
        line[strcspn(line, "\n")] = 0;
        if (!interchange_read(text_of(arena_text(&all->arena, line)), &all->arena, &record,
                              &err))
            give_up(path, err.text);
        if (record.type != INTERCHANGE_MACRO)
            continue;
        const char *name = macro_tag(&record.macro, "intent:");
        size_t matter = name ? matter_of(name) : MATTERS;
        for (size_t i = 0; matter < MATTERS && i < record.macro.example_count; i++)
            said_add(all, matter, record.macro.examples[i], 1,
                     hash_of(record.macro.examples[i]));
    }
    fclose(file);
}

/* What has many sentences is not more likely for that: it counts by the root of them. What
 * is nobody's keeps its weight, since there is the most of it. */
static void balance(struct all_said *all)
{
    double sums[MATTERS] = {0}, mean = 0, count = 0;

    for (size_t i = 0; i < all->count; i++)
        sums[all->said[i].matter] += all->said[i].weight;
    for (size_t i = 1; matter_name(i); i++, count++)
        mean += sums[i];
    for (size_t i = 0; i < all->count; i++) {
        struct said *said = &all->said[i];
        if (said->matter)
            said->weight *= sqrt(mean / count / sums[said->matter]);
    }
}

void said_read(const char *folder, const char *macros, struct all_said *all)
{
    struct dirent **files;
    int count = scandir(folder, &files, NULL, alphasort);

    arena_init(&all->arena);
    if (count < 0)
        give_up(folder, "cannot be read");
    for (int i = 0; i < count; i++) {
        const char *ending = strrchr(files[i]->d_name, '.');
        if (ending && string_equals(ending, ".said"))
            said_of_file(arena_format(&all->arena, "%s/%s", folder, files[i]->d_name), all);
        free(files[i]);
    }
    free(files);
    said_of_macros(macros, all);
    balance(all);
}
