/* The FTS5 tokenizer "shop": the terms of terms.h. */
#ifndef CATALOGUE_TOKENIZER_H
#define CATALOGUE_TOKENIZER_H

#include "base/attributes.h"
#include "database.h"

#include <sqlite3.h>
#include <stdbool.h>

/* What the connection's FTS5 offers to those that extend it, or NULL where it has none. */
fts5_api *tokenizer_api(sqlite3 *db);
/* The catalogue hears what is indexed (spellings.h). */
bool tokenizer_register(struct catalogue *catalogue) MUST_CHECK;

#endif
