#include "spell/choice.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Where English is written as in Britain, and no dictionary of the country's own stands. */
static const char british[] = " GB IE AU NZ ZA IN SG HK MT CY ";

/* "en-gb" as dictionaries are called: "en_GB". */
static void tag_write(struct text name, char tag[SPELL_TAG_SIZE])
{
    bool is_behind = false;
    size_t len = name.len < SPELL_TAG_SIZE ? name.len : SPELL_TAG_SIZE - 1;

    for (size_t i = 0; i < len; i++) {
        int byte = (unsigned char)name.bytes[i];

        is_behind = is_behind || byte == '-' || byte == '_';
        tag[i] = (char)(byte == '-' ? '_' : is_behind ? toupper(byte) : tolower(byte));
    }
    tag[len] = '\0';
}

static size_t language_len(const char *tag)
{
    return strcspn(tag, "_");
}

static bool is_of(const char *tag, const char *language)
{
    size_t len = language_len(language);

    return language_len(tag) == len && strncmp(tag, language, len) == 0;
}

static const char *tag_named(const char *name, const char *const *tags, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tags[i], name) == 0)
            return tags[i];
    }
    return NULL;
}

static const char *tag_of(const char *language, const char *country,
                          const char *const *tags, size_t count)
{
    char name[2 * SPELL_TAG_SIZE];

    snprintf(name, sizeof(name), "%.*s_%s", (int)language_len(language), language, country);
    return tag_named(name, tags, count);
}

static bool is_british(const char *country)
{
    char word[8];

    snprintf(word, sizeof(word), " %.2s ", country);
    return strlen(country) == 2 && strstr(british, word) != NULL;
}

/* The country whose spelling is taken where the shop's own has none: de_DE, fr_FR. */
static const char *tag_by_custom(const char *language, const char *country,
                                 const char *const *tags, size_t count)
{
    char own[4] = {(char)toupper((unsigned char)language[0]),
                   (char)toupper((unsigned char)language[1]), '\0'};
    const char *tag = NULL;

    if (is_of("en", language))
        tag = tag_of(language, is_british(country) ? "GB" : "US", tags, count);
    if (tag == NULL)
        tag = tag_of(language, own, tags, count);
    return tag;
}

static const char *choose_freely(const char *name, const char *country,
                                 const char *const *tags, size_t count)
{
    char language[SPELL_TAG_SIZE];
    const char *tag = tag_named(name, tags, count);

    snprintf(language, sizeof(language), "%.*s", (int)language_len(name), name);
    if (tag == NULL || strcmp(name, language) == 0) {
        const char *better = tag_of(language, country, tags, count);

        if (better == NULL)
            better = tag_by_custom(language, country, tags, count);
        tag = better != NULL ? better : tag;
    }
    for (size_t i = 0; i < count && tag == NULL; i++)
        tag = is_of(tags[i], language) ? tags[i] : NULL;
    return tag;
}

bool spell_next_wanted(struct text *rest, struct text *word)
{
    while (rest->len > 0 && (rest->bytes[0] == ' ' || rest->bytes[0] == ','))
        *rest = text_from(rest->bytes + 1, rest->len - 1);
    size_t len = 0;
    if (!rest->len) {
        *word = *rest;
        return false;
    }
    while (len < rest->len && rest->bytes[len] != ' ' && rest->bytes[len] != ',')
        len++;
    *word = text_from(rest->bytes, len);
    *rest = text_from(rest->bytes + len, rest->len - len);
    return len > 0;
}

const char *spell_choose(const char *lang, const char *wanted, const char *country,
                         const char *const *tags, size_t count)
{
    char name[SPELL_TAG_SIZE];
    char region[4] = "";
    struct text rest = text_of(wanted);
    struct text word;

    tag_write(text_of(lang), name);
    for (size_t i = 0; country != NULL && i < 2 && country[i] != '\0'; i++)
        region[i] = (char)toupper((unsigned char)country[i]);
    if (language_len(name) < 2)
        return NULL;
    if (wanted == NULL)
        return choose_freely(name, region, tags, count);
    while (spell_next_wanted(&rest, &word)) {
        char one[SPELL_TAG_SIZE];

        tag_write(word, one);
        if (!is_of(one, name))
            continue;
        const char *tag = strchr(one, '_') != NULL
                              ? tag_named(one, tags, count)
                              : choose_freely(one, region, tags, count);
        if (tag != NULL)
            return tag;
    }
    return NULL;
}
