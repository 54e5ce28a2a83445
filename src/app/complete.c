#include "prompt.h"

#include "app/command.h"
#include "base/table.h"
#include "theme_choice.h"

/* Words that are collected, each once. */
struct collection {
    struct text prefix;
    const char *front; /* put before each, as "tag:" */
    struct table seen;
    char **words;
    size_t count;
    size_t capacity;
};

static void word_offer(struct collection *collection, struct text word)
{
    size_t known;
    struct text prefix = collection->prefix;

    if (word.len < prefix.len || strncasecmp(word.bytes, prefix.bytes, prefix.len) != 0 ||
        !word.len || table_get(&collection->seen, word, &known))
        return;
    table_set(&collection->seen, word, 1);
    collection->words = memory_reserve(collection->words, &collection->capacity,
                                       collection->count, sizeof(*collection->words));
    collection->words[collection->count++] =
        memory_format("%s%.*s", collection->front, (int)word.len, word.bytes);
}

static void offer_list(struct collection *collection, const char *const *words)
{
    for (; *words; words++)
        word_offer(collection, text_of(*words));
}

static void offer_commands(struct collection *collection)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
        word_offer(collection, text_of(command_name((enum command)i)));
}

static void word_take(void *context, struct text word)
{
    word_offer(context, word);
}

static void offer_words(struct collection *collection, const struct model *model,
                        enum queue_words words)
{
    queue_each_word(&model->queue, words, word_take, collection);
    if (words == QUEUE_ASSIGNEES)
        word_offer(collection, text_of(model->shop->agent));
}

static void offer_values(struct collection *collection, const struct model *model,
                         struct text field)
{
    for (size_t i = 0; limit_word(i); i++) {
        if (text_is(field, limit_word(i)))
            offer_list(collection, limit_values(i));
    }
    if (text_is(field, "tag"))
        offer_words(collection, model, QUEUE_TAGS);
    if (text_is(field, "assignee")) {
        offer_words(collection, model, QUEUE_ASSIGNEES);
        word_offer(collection, text_of("none"));
    }
    if (text_is(field, "lang"))
        offer_words(collection, model, QUEUE_LANGS);
    if (text_is(field, "channel"))
        offer_words(collection, model, QUEUE_CHANNELS);
}

/* Up to the last colon or comma: what stands there already, and is put before each word. */
static size_t front_len(struct text word)
{
    size_t len = word.len;

    while (len > 0 && word.bytes[len - 1] != ':' && word.bytes[len - 1] != ',')
        len--;
    return len;
}

/* The values that stand there are not offered again. */
static void values_know(struct collection *collection, struct text values)
{
    struct text value;

    while (text_next(&values, ',', &value))
        table_set(&collection->seen, value, 1);
}

/* "st" to "status:", "-status:open,p" to "-status:open,pending". */
static void offer_limit(struct collection *collection, const struct model *model)
{
    struct text word = collection->prefix;
    size_t sign = word.len && word.bytes[0] == '-' ? 1 : 0;
    size_t len = front_len(word);
    const char *colon = len ? memchr(word.bytes, ':', len) : NULL;
    char *front = memory_copy(word.bytes, colon ? len : sign);

    collection->front = front;
    collection->prefix = text_from(word.bytes + strlen(front), word.len - strlen(front));
    if (colon) {
        values_know(collection,
                    text_from(colon + 1, (size_t)(word.bytes + len - colon - 1)));
        offer_values(collection, model,
                     text_from(word.bytes + sign, (size_t)(colon - word.bytes) - sign));
    }
    for (size_t i = 0; !colon && limit_word(i); i++) {
        char field[24];
        snprintf(field, sizeof(field), "%s:", limit_word(i));
        word_offer(collection, text_of(field));
    }
    collection->front = "";
    memory_free(front);
}

/* "+la" to "+late". */
static void offer_signed_tags(struct collection *collection, const struct model *model)
{
    struct text word = collection->prefix;
    bool is_signed = word.len && (word.bytes[0] == '+' || word.bytes[0] == '-');

    if (is_signed) {
        collection->front = word.bytes[0] == '+' ? "+" : "-";
        collection->prefix = text_from(word.bytes + 1, word.len - 1);
    }
    offer_words(collection, model, QUEUE_TAGS);
}

static void offer_arguments(struct collection *collection, const struct model *model,
                            struct text command)
{
    static const char *const spans[] = {
        "2h",        "3d",    "friday 9:00", "in 3 hours",     "monday",
        "next week", "reply", "tomorrow",    "tomorrow 14:00", NULL};
    static const char *const priorities[] = {"low", "normal", "high", "urgent", NULL};

    if (text_is(command, "limit"))
        offer_limit(collection, model);
    else if (text_is(command, "tag"))
        offer_signed_tags(collection, model);
    else if (text_is(command, "assign"))
        offer_words(collection, model, QUEUE_ASSIGNEES);
    else if (text_is(command, "snooze"))
        offer_list(collection, spans);
    else if (text_is(command, "priority"))
        offer_list(collection, priorities);
    else if (text_is(command, "theme"))
        offer_list(collection, theme_names);
}

static int words_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What kind of word stands there is told by the prompt, on the command line by its first
 * word. */
static void offer_for(struct collection *collection, const struct model *model,
                      enum prompt_kind kind, struct text first, bool is_first)
{
    static const char *const commands[] = {
        [PROMPT_LIMIT] = "limit",
        [PROMPT_ASSIGN] = "assign",
        [PROMPT_TAG] = "tag",
        [PROMPT_SNOOZE] = "snooze",
    };

    if (kind != PROMPT_COMMAND) {
        if ((size_t)kind < COUNT_OF(commands) && commands[kind])
            offer_arguments(collection, model, text_of(commands[kind]));
    } else if (is_first) {
        offer_commands(collection);
    } else {
        offer_arguments(collection, model, first);
    }
}

/* Times are told in several words: all of what stands behind the command is completed. */
static size_t phrase_start(struct text line, struct text first)
{
    size_t start = first.len ? (size_t)(first.bytes - line.bytes) + first.len : 0;

    while (start < line.len && line.bytes[start] == ' ')
        start++;
    return start;
}

char **complete_words(const struct model *model, enum prompt_kind kind, struct text line,
                      size_t *word_start, size_t *count)
{
    struct collection collection = {.front = ""};
    struct text rest = line, first = {0};
    size_t start = line.len;

    while (start > 0 && line.bytes[start - 1] != ' ')
        start--;
    if (kind != PROMPT_COMMAND || !text_next_word(&rest, &first))
        first = text_of("");
    if (kind == PROMPT_SNOOZE || (text_is(first, "snooze") && start > first.len))
        start = phrase_start(line, first);
    collection.prefix = text_from(line.bytes + start, line.len - start);
    table_init(&collection.seen);
    offer_for(&collection, model, kind, first, start == 0);
    table_release(&collection.seen);
    if (collection.count)
        qsort(collection.words, collection.count, sizeof(*collection.words), words_compare);
    *word_start = start;
    *count = collection.count;
    return collection.words;
}
