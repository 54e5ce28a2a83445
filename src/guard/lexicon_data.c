#include "guard/lexicon_data.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/lexicon.h"
#include "guard/lexicon_named.h"
#include "guard/lexicon_tables.h"
#include "guard/lexicon_texts.h"

#include <string.h>

#define LINE_MAX_BYTES 120
#define STEM_BYTES     4 /* phrases are found by the first bytes of their first word */
#define REPLACED_MAX   256
#define LANG_SIZE      4
#define LANG_ANY       "any" /* words of all languages */

static const struct {
    const char *name;
    enum meaning meaning;
} classes[] = {
    {"slur", MEANING_SLUR},          {"bias", MEANING_BIASED},
    {"sensitive", MEANING_DELICATE}, {"tone", MEANING_RUDE},
    {"marketing", MEANING_ADVERT},   {"polite", MEANING_POLITE},
    {"familiar", MEANING_FAMILIAR},  {"secret", MEANING_SECRET},
    {"goodwill", MEANING_GRANT},     {"traits", MEANING_TRAIT},
    {"goods", MEANING_GOODS},
};

/* Each line names what its words mean. */
static bool is_named(size_t class)
{
    return classes[class].meaning == MEANING_TRAIT ||
           classes[class].meaning == MEANING_GOODS;
}

/* What a shop has in the place of a list. */
static struct replaced {
    char lang[LANG_SIZE];
    size_t class;
    char *phrases; /* '|' between them, or lines that name them; "" for none */
} replaced[REPLACED_MAX];
static size_t replaced_count;

static size_t class_of(struct text name)
{
    size_t class = 0;
    while (class < COUNT_OF(classes) && !text_is(name, classes[class].name)) {
        class ++;
    }
    return class;
}

static bool name_split(struct text name, struct text *lang, size_t *class)
{
    struct text rest = name;
    if (!text_next(&rest, '.', lang) || lang->len < 2 || lang->len >= LANG_SIZE) {
        return false;
    }
    for (size_t i = 0; i < lang->len; i++) {
        if (lang->bytes[i] < 'a' || lang->bytes[i] > 'z') {
            return false;
        }
    }
    *class = class_of(rest);
    return *class < COUNT_OF(classes);
}

bool lexicon_data_is_name(struct text name)
{
    struct text lang;
    size_t class;
    return name_split(name, &lang, &class);
}

/* What is wrong with a line's phrase; NULL: nothing. */
static const char *fault_of(struct text line, struct arena *arena)
{
    struct scan scan;
    size_t words = 0;
    if (line.len > LINE_MAX_BYTES) {
        return "a phrase of more than 120 bytes";
    }
    if (!utf8_is_valid(line) || memchr(line.bytes, '\0', line.len) != NULL) {
        return "no UTF-8 text";
    }
    if (memchr(line.bytes, '|', line.len) != NULL) {
        return "one phrase a line: no |";
    }
    scan_read(line, arena, &scan);
    for (size_t i = 0; i < scan.count; i++) {
        bool is_star = text_is(scan_folded(&scan, i), "*");
        if (is_star && (i == 0 || scan.tokens[i].before != 0 ||
                        scan_folded(&scan, i - 1).len < STEM_BYTES)) {
            return "a * stands behind the first four letters of a word, or more";
        }
        words +=
            scan.tokens[i].kind == TOKEN_WORD || scan.tokens[i].kind == TOKEN_CHARACTER;
    }
    return words == 0 ? "no word" : NULL;
}

/* The same of a line that names what its phrases mean. */
static const char *fault_of_named(struct text line, size_t class, struct arena *arena)
{
    struct named_line parts;
    struct text phrase;
    const char *fault = NULL;
    if (!named_line_read(line, classes[class].meaning, &parts)) {
        return "no NAME: PHRASE | PHRASE";
    }
    while (fault == NULL && text_next(&parts.phrases, '|', &phrase)) {
        fault = fault_of(phrase, arena);
    }
    return fault;
}

static bool line_add(struct text line, int64_t number, size_t class, struct arena *arena,
                     struct buffer *phrases, struct error *err)
{
    line = text_trim(line);
    if (line.len == 0 || line.bytes[0] == '#') {
        return true;
    }
    const char *fault =
        is_named(class) ? fault_of_named(line, class, arena) : fault_of(line, arena);
    if (fault != NULL) {
        return error_set(err, ERROR_USAGE, "%lld: %s", (long long)number, fault);
    }
    if (phrases->len > 0) {
        buffer_add_char(phrases, is_named(class) ? '\n' : '|');
    }
    buffer_add(phrases, line.bytes, line.len);
    return true;
}

static struct replaced *place_of(struct text lang, size_t class)
{
    for (size_t i = 0; i < replaced_count; i++) {
        if (replaced[i].class == class && text_is(lang, replaced[i].lang)) {
            return &replaced[i];
        }
    }
    if (replaced_count == REPLACED_MAX) {
        return NULL;
    }
    struct replaced *place = &replaced[replaced_count++];
    *place = (struct replaced){.class = class};
    memcpy(place->lang, lang.bytes, lang.len);
    return place;
}

static bool phrases_read(struct text text, size_t class, struct buffer *phrases,
                         struct error *err)
{
    struct arena arena;
    struct text line;
    bool is_good = true;
    arena_init(&arena);
    for (int64_t number = 1; is_good && text_next(&text, '\n', &line); number++) {
        is_good = line_add(line, number, class, &arena, phrases, err);
    }
    arena_release(&arena);
    return is_good;
}

bool lexicon_data_replace(struct text name, struct text text, struct error *err)
{
    struct buffer phrases;
    struct text lang;
    size_t class;
    if (!name_split(name, &lang, &class)) {
        return error_set(err, ERROR_USAGE, "no list is called so");
    }
    buffer_init(&phrases, SIZE_MAX);
    bool is_good = phrases_read(text, class, &phrases, err);
    struct replaced *place = is_good ? place_of(lang, class) : NULL;
    if (place != NULL) {
        memory_free(place->phrases);
        place->phrases = memory_text(buffer_text(&phrases));
        lexicon_forget();
    }
    buffer_release(&phrases);
    return !is_good || place != NULL
               ? is_good
               : error_set(err, ERROR_USAGE, "more than %d lists", REPLACED_MAX);
}

void lexicon_data_reset(void)
{
    for (size_t i = 0; i < replaced_count; i++) {
        memory_free(replaced[i].phrases);
    }
    replaced_count = 0;
    lexicon_forget();
}

static bool is_replaced(const struct lexicon_text *text)
{
    for (size_t i = 0; i < replaced_count; i++) {
        if (string_equals(text->lang, replaced[i].lang) &&
            string_equals(text->class, classes[replaced[i].class].name)) {
            return true;
        }
    }
    return false;
}

bool lexicon_data_replaced(size_t index, struct lexicon_list *list)
{
    if (index >= replaced_count) {
        return false;
    }
    const struct replaced *place = &replaced[index];
    *list = (struct lexicon_list){.lang = place->lang,
                                  .class = classes[place->class].name,
                                  .phrases = place->phrases[0] != '\0'};
    for (const char *at = place->phrases; *at != '\0'; at++) {
        list->phrases += *at == '|' || *at == '\n';
    }
    for (size_t i = 0; i < lexicon_texts_count; i++) {
        list->has_ours |= string_equals(lexicon_texts[i].lang, list->lang) &&
                          string_equals(lexicon_texts[i].class, list->class);
    }
    return true;
}

size_t lexicon_data_kept(void)
{
    size_t count = 0;
    for (size_t i = 0; i < lexicon_texts_count; i++) {
        count += !is_replaced(&lexicon_texts[i]);
    }
    return count;
}

static bool is_phrase(const char *line)
{
    return line[0] != '#' && line[0] != '\0';
}

static const char *join(const struct lexicon_text *text, struct arena *arena)
{
    struct buffer phrases;
    buffer_init(&phrases, SIZE_MAX);
    for (const char *const *line = text->lines; *line != NULL; line++) {
        if (is_phrase(*line) && phrases.len > 0) {
            buffer_add_char(&phrases, '|');
        }
        buffer_add_text(&phrases, is_phrase(*line) ? *line : "");
    }
    const char *joined = arena_text(arena, buffer_text(&phrases));
    buffer_release(&phrases);
    return joined;
}

struct rows {
    struct arena *arena;
    struct word_row *items;
    size_t count, capacity;
};

static void row_add(struct rows *rows, const char *lang, size_t class, uint32_t value,
                    const char *phrases)
{
    rows->items = arena_reserve(rows->arena, rows->items, &rows->capacity, rows->count,
                                sizeof(*rows->items));
    rows->items[rows->count++] =
        (struct word_row){string_equals(lang, LANG_ANY) ? "" : lang,
                          (uint16_t)classes[class].meaning, value, phrases};
}

/* A row a line. */
static void named_add(struct rows *rows, const char *lang, size_t class, struct text line)
{
    struct named_line parts;
    if (named_line_read(line, classes[class].meaning, &parts)) {
        uint32_t value = named_value(classes[class].meaning, &parts);
        row_add(rows, lang, class, value,
                arena_copy(rows->arena, parts.phrases.bytes, parts.phrases.len));
    }
}

static void text_add(struct rows *rows, const struct lexicon_text *text)
{
    size_t class = class_of(text_of(text->class));
    if (!is_named(class)) {
        row_add(rows, text->lang, class, 0, join(text, rows->arena));
        return;
    }
    for (const char *const *line = text->lines; *line != NULL; line++) {
        if (is_phrase(*line)) {
            named_add(rows, text->lang, class, text_of(*line));
        }
    }
}

static void replaced_add(struct rows *rows, const struct replaced *place)
{
    struct text rest = text_of(place->phrases);
    struct text line;
    if (!is_named(place->class)) {
        row_add(rows, place->lang, place->class, 0, place->phrases);
        return;
    }
    while (text_next(&rest, '\n', &line)) {
        named_add(rows, place->lang, place->class, line);
    }
}

static bool is_of_goods(size_t class)
{
    return classes[class].meaning == MEANING_GOODS;
}

void lexicon_data_rows(bool of_goods, struct arena *arena, struct word_row **rows,
                       size_t *count)
{
    struct rows all = {.arena = arena};
    named_begin(of_goods ? MEANING_GOODS : MEANING_TRAIT, arena);
    for (size_t i = 0; i < lexicon_texts_count; i++) {
        const struct lexicon_text *text = &lexicon_texts[i];
        if (!is_replaced(text) && is_of_goods(class_of(text_of(text->class))) == of_goods) {
            text_add(&all, text);
        }
    }
    for (size_t i = 0; i < replaced_count; i++) {
        if (is_of_goods(replaced[i].class) == of_goods) {
            replaced_add(&all, &replaced[i]);
        }
    }
    *rows = all.items;
    *count = all.count;
}
