/*
 * Articles and macros as rows and back. Their searched parts have keys of their own: the
 * article's or macro's key shifted left, and a number.
 */
#ifndef CATALOGUE_KNOWLEDGE_H
#define CATALOGUE_KNOWLEDGE_H

#include "base/memory.h"
#include "chat/article.h"
#include "database.h"

#include <stdbool.h>
#include <stdint.h>

#define KEY_SHIFT 20
#define PARTS_MAX ((INT64_C(1) << KEY_SHIFT) - 1)

/* The numbers of a macro's parts; its examples follow. */
enum ask { ASK_TITLE, ASK_TEXT, ASK_EXAMPLE };

bool article_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                    struct article *article, struct error *err) MUST_CHECK;
bool macro_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                  struct macro *macro, struct error *err) MUST_CHECK;

struct parts { /* one kind of searched part: how it is taken out and put in */
    enum statement_id unindex;
    enum statement_id delete;
    enum statement_id index; /* one part */
};
extern const struct parts article_parts;
extern const struct parts macro_parts;
/* Takes an article's or macro's parts out of the table and out of what is searched. */
bool parts_remove(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                  struct error *err) MUST_CHECK;
/* Has the part of that key, which stands in the table with these texts, searched. */
bool part_index(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                const struct text *texts, size_t count, struct error *err) MUST_CHECK;

#endif
