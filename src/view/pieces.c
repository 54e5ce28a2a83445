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

void pieces_join(struct pieces *pieces, const struct pieces *behind)
{
    for (size_t i = 0; i < behind->count; i++) {
        pieces_add(pieces, behind->list[i].style, behind->list[i].shown);
    }
}

int pieces_columns(const struct pieces *pieces)
{
    size_t columns = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        columns += shown_columns(pieces->list[i].shown);
    }
    return (int)columns;
}

void pieces_digest(const struct pieces *pieces, struct digest *digest)
{
    digest_number(digest, pieces->count);
    for (size_t i = 0; i < pieces->count; i++) {
        struct text text = pieces->list[i].shown.text;
        digest_number(digest, (uint64_t)pieces->list[i].style);
        digest_bytes(digest, text.bytes, text.len);
    }
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

struct paragraph pieces_wrap(const struct pieces *pieces, size_t columns)
{
    struct shown all = shown_literal("");
    for (size_t i = 0; i < pieces->count; i++) {
        all = shown_join(all, pieces->list[i].shown, pieces->arena);
    }
    return paragraph_make(all, columns, pieces->arena);
}

void pieces_put_wrapped(struct canvas *canvas, struct box box, const struct pieces *pieces,
                        const struct paragraph *wrapped)
{
    size_t start = 0;
    paragraph_draw(canvas, box, wrapped, 0, STYLE_TEXT);
    for (size_t i = 0; i < pieces->count; i++) {
        size_t end = start + pieces->list[i].shown.text.len;
        paragraph_tint(canvas, box, wrapped, 0, start, end, pieces->list[i].style);
        start = end;
    }
    if (box.rows > 0 && wrapped->wrap.count > (size_t)box.rows) {
        canvas_put_right(canvas, box, box.rows - 1, 0, STYLE_DIM, shown_literal("…"));
    }
}
