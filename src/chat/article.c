#include "chat/article.h"

#include "base/text.h"

const char *macro_tag(const struct macro *macro, const char *prefix)
{
    for (size_t i = 0; i < macro->tag_count; i++) {
        if (text_starts_with(text_of(macro->tags[i]), prefix))
            return macro->tags[i] + strlen(prefix);
    }
    return NULL;
}
