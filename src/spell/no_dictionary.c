/* Where the program was built without Enchant. */
#include "dictionary.h"

const char *dictionaries_built_with(void)
{
    return NULL;
}

bool dictionaries_open(struct dictionaries **dictionaries, struct error *err)
{
    (void)dictionaries;
    return error_set(err, ERROR_FAILED,
                     "this program was built without Enchant (install libenchant-2-dev and "
                     "build again)");
}

void dictionaries_close(struct dictionaries *dictionaries)
{
    (void)dictionaries;
}

void dictionaries_each(struct dictionaries *dictionaries, speller_tag_handler *handler,
                       void *context)
{
    (void)dictionaries, (void)handler, (void)context;
}

bool dictionaries_have(struct dictionaries *dictionaries, const char *tag, struct text word)
{
    (void)dictionaries, (void)tag, (void)word;
    return true;
}

void dictionaries_suggest(struct dictionaries *dictionaries, const char *tag,
                          struct text word, size_t most, struct buffer *out)
{
    (void)dictionaries, (void)tag, (void)word, (void)most, (void)out;
}
