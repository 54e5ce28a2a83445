#include "view/error_lines.h"

#include "view/paragraph.h"
#include "view/shown.h"

#define ERROR_COLUMNS_MAX 600

static struct paragraph wrapped(const char *error, int columns, struct arena *arena)
{
    return paragraph_make(shown_line(error, ERROR_COLUMNS_MAX, arena), (size_t)columns - 2,
                          arena);
}

int error_lines(const char *error, int columns, struct arena *arena)
{
    return (int)wrapped(error, columns, arena).wrap.count;
}

void error_lines_draw(const struct view *view, struct box box, enum style style,
                      const char *error)
{
    struct paragraph lines = wrapped(error, box.columns, view->arena);
    struct box inside = {box.row, box.column + 1, box.rows, box.columns - 2};
    paragraph_draw(view->canvas, inside, &lines, 0, style);
}
