#include "view/pieces.h"

#include "view/shown.h"

void pieces_add(struct pieces *pieces, enum style style, struct shown shown)
{
    pieces->list = arena_reserve(pieces->arena, pieces->list, &pieces->capacity,
                                 pieces->count, sizeof(*pieces->list));
    pieces->list[pieces->count++] = (struct piece){style, shown};
}

void pieces_say(struct pieces *pieces, enum style style, const char *own)
{
    pieces_add(pieces, style, shown_literal(own));
}

int pieces_columns(const struct pieces *pieces)
{
    size_t columns = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        columns += shown_columns(pieces->list[i].shown);
    }
    return (int)columns;
}

int pieces_put(struct canvas *canvas, struct box box, int row, int column, int width,
               const struct pieces *pieces)
{
    int used = 0;
    for (size_t i = 0; i < pieces->count && used < width; i++) {
        const struct piece *piece = &pieces->list[i];
        bool is_cut = (int)shown_columns(piece->shown) > width - used;
        used += canvas_put_cut(canvas, box, row, column + used, width - used, piece->style,
                               piece->shown);
        if (is_cut) {
            break;
        }
    }
    return used;
}

int pieces_put_right(struct canvas *canvas, struct box box, int row, int margin,
                     const struct pieces *pieces)
{
    int columns = pieces_columns(pieces);
    int column = box.columns - margin - columns;
    return pieces_put(canvas, box, row, column < 0 ? 0 : column, columns, pieces);
}
