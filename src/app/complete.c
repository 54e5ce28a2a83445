#include "prompt.h"

#include "answer.h"
#include "app/command.h"
#include "base/table.h"
#include "names.h"
#include "theme_choice.h"

#define TICKETS_OFFERED 100

/* Words that are collected, each once. */
struct collection {
    struct text prefix;
    const char *front; /* put before each, as "tag:" */
    bool quotes;       /* what has spaces or commas is put into quotes */
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
    bool is_quoted = collection->quotes && (memchr(word.bytes, ' ', word.len) ||
                                            memchr(word.bytes, ',', word.len));
    const char *quote = is_quoted ? "\"" : "";
    collection->words[collection->count++] = memory_format(
        "%s%s%.*s%s", collection->front, quote, (int)word.len, word.bytes, quote);
}

static void offer_list(struct collection *collection, const char *const *words)
{
    for (; *words; words++)
        word_offer(collection, text_of(*words));
}

static void offer_commands(struct collection *collection)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        if (command_may_be_typed((enum command)i))
            word_offer(collection, text_of(command_name((enum command)i)));
    }
}

static void word_take(void *context, struct text word)
{
    word_offer(context, word);
}

/* In whatever case: a desk may know "Noor" as "noor". */
static bool is_offered(const struct collection *collection, const char *word)
{
    for (size_t i = 0; i < collection->count; i++) {
        if (strcasecmp(collection->words[i] + strlen(collection->front), word) == 0)
            return true;
    }
    return false;
}

static void offer_words(struct collection *collection, const struct model *model,
                        enum queue_words words)
{
    const char *agent = string_or_empty(model->shop->agent);

    queue_each_word(&model->queue, words, word_take, collection);
    if (words == QUEUE_ASSIGNEES && !is_offered(collection, agent))
        word_offer(collection, text_of(agent));
}

/* The agent last, whom the desk may know in another case. */
static void offer_names(struct collection *collection, const struct model *model)
{
    const char *agent = string_or_empty(model->shop->agent);

    names_each(model, word_take, collection);
    if (!is_offered(collection, agent))
        word_offer(collection, text_of(agent));
}

static void offer_values(struct collection *collection, const struct model *model,
                         struct text field)
{
    for (size_t i = 0; limit_word(i); i++) {
        if (text_is_ignoring_case(field, limit_word(i)))
            offer_list(collection, limit_values(i));
    }
    if (text_is_ignoring_case(field, "tag"))
        offer_words(collection, model, QUEUE_TAGS);
    if (text_is_ignoring_case(field, "assignee")) {
        offer_words(collection, model, QUEUE_ASSIGNEES);
        offer_list(collection, (const char *const[]){"me", "none", NULL});
    }
    if (text_is_ignoring_case(field, "customer"))
        offer_words(collection, model, QUEUE_NAMES);
    if (text_is_ignoring_case(field, "id"))
        offer_words(collection, model, QUEUE_IDS);
    if (text_is_ignoring_case(field, "lang"))
        offer_words(collection, model, QUEUE_LANGS);
    if (text_is_ignoring_case(field, "channel"))
        offer_words(collection, model, QUEUE_CHANNELS);
}

/* Up to the last colon or comma that is not within quotes: what stands there already, and
 * is put before each word. */
static size_t front_len(struct text word)
{
    bool is_quoted = false;
    size_t len = 0;

    for (size_t i = 0; i < word.len; i++) {
        is_quoted ^= word.bytes[i] == '"';
        if (!is_quoted && (word.bytes[i] == ':' || word.bytes[i] == ','))
            len = i + 1;
    }
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
    struct arena arena;

    arena_init(&arena);
    struct text word = limit_word_plain(collection->prefix, &arena);
    size_t sign = word.len && word.bytes[0] == '-' ? 1 : 0;
    size_t len = front_len(word);
    const char *colon = len ? memchr(word.bytes, ':', len) : NULL;
    char *front = memory_copy(word.bytes, colon ? len : sign);

    collection->front = front;
    collection->prefix = text_from(word.bytes + strlen(front), word.len - strlen(front));
    collection->quotes = true;
    if (text_starts_with(collection->prefix, "\""))
        collection->prefix =
            text_from(collection->prefix.bytes + 1, collection->prefix.len - 1);
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
    arena_release(&arena);
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

static void offer_assignments(struct collection *collection, const struct model *model)
{
    offer_names(collection, model);
    if (!model->is_for_senior)
        offer_list(collection, (const char *const[]){"me", "none", NULL});
}

static void offer_spans(struct collection *collection, const struct model *model)
{
    static const char *const spans[] = {
        "2h",        "3d",    "friday 9:00", "in 3 hours",     "monday",
        "next week", "reply", "tomorrow",    "tomorrow 14:00", NULL};

    (void)model;
    offer_list(collection, spans);
}

static void offer_priorities(struct collection *collection, const struct model *model)
{
    (void)model;
    for (int i = 0; i < PRIORITY_COUNT; i++)
        word_offer(collection, text_of(priority_name((enum priority)i)));
}

static void offer_themes(struct collection *collection, const struct model *model)
{
    (void)model;
    offer_list(collection, theme_names);
}

static void offer_engines(struct collection *collection, const struct model *model)
{
    for (size_t i = 0; i < model->preferences.engine_count; i++)
        word_offer(collection, text_of(model->preferences.engines[i].name));
}

static void offer_hows(struct collection *collection, const struct model *model)
{
    (void)model;
    for (int how = 0; how < REWRITE_FREE; how++)
        word_offer(collection, text_of(rewrite_how_name((enum rewrite_how)how)));
}

/* Of the tickets at the front of the queue. */
static void offer_tickets(struct collection *collection, const struct model *model)
{
    for (size_t i = 0; i < TICKETS_OFFERED && i < model->queue.shown_count; i++)
        word_offer(collection, text_of(queue_at(&model->queue, i)->id));
}

static void offer_numbers(struct collection *collection, size_t count)
{
    char digit[2] = "";

    for (size_t i = 1; i <= count && i <= 9; i++) {
        digit[0] = (char)('0' + i);
        word_offer(collection, text_of(digit));
    }
}

static void offer_drafts(struct collection *collection, const struct model *model)
{
    offer_numbers(collection, model->offered ? model->offered->suggestion.draft_count : 0);
}

static void offer_picks(struct collection *collection, const struct model *model)
{
    offer_numbers(collection, model->offered ? model->offered->picks.pick_count : 0);
}

static void offer_views(struct collection *collection, const struct model *model)
{
    for (size_t i = 0; i < model->preferences.view_count; i++)
        word_offer(collection, text_of(model->preferences.views[i].name));
}

/* What may stand behind a command's name. */
static const struct {
    enum command command;
    void (*offer)(struct collection *collection, const struct model *model);
} arguments[] = {
    {COMMAND_LIMIT, offer_limit},        {COMMAND_TAG, offer_signed_tags},
    {COMMAND_ASSIGN, offer_assignments}, {COMMAND_SENIOR, offer_names},
    {COMMAND_SNOOZE, offer_spans},       {COMMAND_PRIORITY, offer_priorities},
    {COMMAND_THEME, offer_themes},       {COMMAND_MODEL, offer_engines},
    {COMMAND_REWRITE, offer_hows},       {COMMAND_OPEN, offer_tickets},
    {COMMAND_TAKE_DRAFT, offer_drafts},  {COMMAND_PUT_PICK, offer_picks},
    {COMMAND_VIEW, offer_views},
};

static void offer_arguments(struct collection *collection, const struct model *model,
                            enum command command)
{
    for (size_t i = 0; i < COUNT_OF(arguments); i++) {
        if (arguments[i].command == command)
            arguments[i].offer(collection, model);
    }
}

static int words_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Whose argument is typed is told by the prompt, on the command line by its first word. */
static enum command command_of(enum prompt_kind kind, struct text first)
{
    static const enum command commands[PROMPT_COUNT] = {
        [PROMPT_LIMIT] = COMMAND_LIMIT,
        [PROMPT_ASSIGN] = COMMAND_ASSIGN,
        [PROMPT_TAG] = COMMAND_TAG,
        [PROMPT_SNOOZE] = COMMAND_SNOOZE,
    };
    enum command command = COMMAND_NONE;

    if (kind != PROMPT_COMMAND)
        return commands[kind];
    return command_parse(first, &command) ? command : COMMAND_NONE;
}

/* A word of a limit may have spaces between quotes. */
static size_t limit_word_start(struct text line, size_t from)
{
    struct text rest = text_from(line.bytes + from, line.len - from), word;
    size_t start = line.len;

    while (limit_next_word(&rest, &word)) {
        if (!rest.len)
            start = (size_t)(word.bytes - line.bytes);
    }
    return start;
}

/* Times, views and people are told in several words: all of what stands behind the command
 * is completed. */
static bool is_phrase(enum command command)
{
    return command == COMMAND_SNOOZE || command == COMMAND_VIEW ||
           command == COMMAND_ASSIGN || command == COMMAND_SENIOR;
}

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
    struct text rest = line, first = text_of("");
    size_t start = line.len;

    while (start > 0 && line.bytes[start - 1] != ' ')
        start--;
    bool is_name = kind == PROMPT_COMMAND && start == 0;
    if (kind == PROMPT_COMMAND && !is_name && !text_next_word(&rest, &first))
        is_name = true;
    enum command command = command_of(kind, first);
    if (is_phrase(command) && !is_name)
        start = phrase_start(line, first);
    if (command == COMMAND_LIMIT && !is_name)
        start = limit_word_start(line, phrase_start(line, first));
    collection.prefix = text_from(line.bytes + start, line.len - start);
    table_init(&collection.seen);
    if (is_name)
        offer_commands(&collection);
    else
        offer_arguments(&collection, model, command);
    table_release(&collection.seen);
    if (collection.count)
        qsort(collection.words, collection.count, sizeof(*collection.words), words_compare);
    *word_start = start;
    *count = collection.count;
    return collection.words;
}
