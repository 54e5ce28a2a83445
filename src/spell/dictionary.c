#include "dictionary.h"

#include "base/memory.h"

#include <dlfcn.h>
#include <enchant.h>
#include <stdlib.h>
#include <string.h>

#define LIBRARY    "libenchant-2.so.2"
#define LOADED_MAX 4 /* dictionaries at once: the least used goes, ten megabytes each */

/* What is used of the library, by the types of its own header. */
#define FUNCTIONS(X) \
    X(enchant_broker_init) \
    X(enchant_broker_free) \
    X(enchant_broker_request_dict) \
    X(enchant_broker_free_dict) \
    X(enchant_broker_list_dicts) \
    X(enchant_dict_check) \
    X(enchant_dict_suggest) \
    X(enchant_dict_free_string_list)

struct loaded {
    char *tag;
    EnchantDict *dictionary; /* NULL: there is none of that tag */
    uint64_t used;
};

struct dictionaries {
#define FUNCTION_MEMBER(name) __typeof__(name) *name;
    FUNCTIONS(FUNCTION_MEMBER)
#undef FUNCTION_MEMBER
    void *library;
    EnchantBroker *broker;
    struct loaded loaded[LOADED_MAX];
    uint64_t uses;
};

const char *dictionaries_built_with(void)
{
    return "Enchant " DESKHAND_ENCHANT;
}

static bool find_functions(struct dictionaries *found)
{
    const struct {
        const char *name;
        void *place;
    } functions[] = {
#define FUNCTION_ROW(name) {#name, (void *)&found->name},
        FUNCTIONS(FUNCTION_ROW)
#undef FUNCTION_ROW
    };

    for (size_t i = 0; i < COUNT_OF(functions); i++) {
        void *function = dlsym(found->library, functions[i].name);

        if (function == NULL)
            return false;
        memcpy(functions[i].place, &function, sizeof(function));
    }
    return true;
}

/* The user's own folder of Enchant is neither read nor made: it would hold words in plain. */
static void open_broker(struct dictionaries *dictionaries)
{
    setenv("ENCHANT_CONFIG_DIR", "/dev/null", 1);
    dictionaries->broker = dictionaries->enchant_broker_init();
}

bool dictionaries_open(struct dictionaries **dictionaries, struct error *err)
{
    struct dictionaries *opened = memory_get(sizeof(*opened));

    opened->library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (opened->library == NULL)
        error_set(err, ERROR_FAILED, LIBRARY " is not installed (apt-get install "
                                             "libenchant-2-2 and a dictionary)");
    else if (!find_functions(opened))
        error_set(err, ERROR_FAILED, LIBRARY " lacks a function that is used of it");
    else
        open_broker(opened);
    if (opened->broker == NULL) {
        dictionaries_close(opened);
        return false;
    }
    *dictionaries = opened;
    return true;
}

static void unload(struct dictionaries *dictionaries, struct loaded *loaded)
{
    if (loaded->dictionary != NULL)
        dictionaries->enchant_broker_free_dict(dictionaries->broker, loaded->dictionary);
    memory_free(loaded->tag);
    *loaded = (struct loaded){0};
}

void dictionaries_close(struct dictionaries *dictionaries)
{
    if (dictionaries == NULL)
        return;
    for (size_t i = 0; i < LOADED_MAX; i++)
        unload(dictionaries, &dictionaries->loaded[i]);
    if (dictionaries->broker != NULL)
        dictionaries->enchant_broker_free(dictionaries->broker);
    memory_free(dictionaries); /* the library stays: its threads and tables may be in use */
}

struct telling {
    speller_tag_handler *handler;
    void *context;
};

static void tell(const char *const tag, const char *const provider, const char *const about,
                 const char *const file, void *context)
{
    const struct telling *telling = context;

    (void)about, (void)file;
    telling->handler(telling->context, tag, provider);
}

void dictionaries_each(struct dictionaries *dictionaries, speller_tag_handler *handler,
                       void *context)
{
    struct telling telling = {handler, context};

    dictionaries->enchant_broker_list_dicts(dictionaries->broker, tell, &telling);
}

static EnchantDict *dictionary_of(struct dictionaries *dictionaries, const char *tag)
{
    struct loaded *oldest = &dictionaries->loaded[0];

    for (size_t i = 0; i < LOADED_MAX; i++) {
        struct loaded *loaded = &dictionaries->loaded[i];

        if (string_equals(loaded->tag, tag)) {
            loaded->used = ++dictionaries->uses;
            return loaded->dictionary;
        }
        oldest = loaded->used < oldest->used ? loaded : oldest;
    }
    unload(dictionaries, oldest);
    *oldest = (struct loaded){
        .tag = memory_text(tag),
        .dictionary = dictionaries->enchant_broker_request_dict(dictionaries->broker, tag),
        .used = ++dictionaries->uses,
    };
    return oldest->dictionary;
}

bool dictionaries_have(struct dictionaries *dictionaries, const char *tag, struct text word)
{
    EnchantDict *dictionary = dictionary_of(dictionaries, tag);

    return dictionary == NULL || dictionaries->enchant_dict_check(dictionary, word.bytes,
                                                                  (ssize_t)word.len) <= 0;
}

/* No part of one: "-wise". */
static bool is_word(const char *word)
{
    size_t len = strlen(word);

    return len > 0 && word[0] != '-' && word[len - 1] != '-' && strchr(word, '\n') == NULL;
}

void dictionaries_suggest(struct dictionaries *dictionaries, const char *tag,
                          struct text word, size_t most, struct buffer *out)
{
    EnchantDict *dictionary = dictionary_of(dictionaries, tag);
    size_t count = 0;
    char **words = dictionary == NULL
                       ? NULL
                       : dictionaries->enchant_dict_suggest(dictionary, word.bytes,
                                                            (ssize_t)word.len, &count);

    for (size_t i = 0; i < count && most > 0; i++) {
        if (is_word(words[i])) {
            buffer_format(out, "*%s\n", words[i]);
            most--;
        }
    }
    if (words != NULL)
        dictionaries->enchant_dict_free_string_list(dictionary, words);
}
