/* Word lists compiled in: made by the Makefile from src/guard/lexicons/LANG.CLASS. */
#ifndef GUARD_LEXICON_TEXTS_H
#define GUARD_LEXICON_TEXTS_H

#include <stddef.h>

struct lexicon_text {
    const char *lang;
    const char *class;
    const char *const *lines; /* NULL at the end */
};
extern const struct lexicon_text lexicon_texts[];
extern const size_t lexicon_texts_count;

#endif
