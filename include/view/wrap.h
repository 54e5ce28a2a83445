/*
 * Text cut into lines of so many cells: at spaces, anywhere between ideographs (but no
 * closing sign begins a line, no opening one ends it), in a word only where it fills a
 * whole line. Clusters are never split. Spaces at a cut hang over the edge. Knows no
 * canvas.
 */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

#include "base/edit.h"
#include "base/memory.h"
#include "base/text.h"

#include <stddef.h>

/* Bytes of the text; what lies between end and the next line's start is not drawn. */
struct wrap_line {
    size_t start;
    size_t end;
    size_t looked; /* no byte from here on had a say in where it ends */
};
struct wrap {
    struct wrap_line *lines;
    size_t count; /* at least 1: an empty text is one empty line, and so is the end behind a
                     LF */
    size_t columns;
};

/* text is sanitised; columns 0 counts as 1. The lines live in the arena. */
void wrap_make(struct text text, size_t columns, struct arena *arena, struct wrap *wrap);
/* The same, of a text that the edit made of the one before: lines far enough in front of it
 * are taken over, and those behind it from where one begins at a place where one began.
 * before may be NULL (and edit with it), and lives in another arena. */
void wrap_again(struct text text, const struct wrap *before, const struct edit *edit,
                size_t columns, struct arena *arena, struct wrap *wrap);
/* How many lines wrap_make() would give. */
size_t wrap_count(struct text text, size_t columns);
/* The line that shows this offset of the text, and how many cells stand before it there. */
size_t wrap_line_at(const struct wrap *wrap, size_t offset);
size_t wrap_column_at(const struct wrap *wrap, struct text text, size_t line,
                      size_t offset);

#endif
