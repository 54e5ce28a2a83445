/* The borders around the panes, joined where they meet, and the titles in them. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "view/pieces.h"
#include "view/view.h"

/* The borders of every pane that is shown, as far as they lie in the box; the one with the
 * focus stands out. */
void frame_draw(const struct view *view, struct box clip);
/* A box with a border of its own around it, over what is there, emptied. */
void frame_box(const struct view *view, struct box inside, enum style border,
               enum style fill);
/*
 * In the border above a box: left from its start, cut where it must be; right to its end,
 * left out where both do not fit.
 */
void frame_title(const struct view *view, struct box inside, enum style border,
                 const struct pieces *left, const struct pieces *right);
/* In the border below a box, at its end; left out where it has no room. */
void frame_foot(const struct view *view, struct box inside, enum style border,
                const struct pieces *right);
/* A title as it was drawn last. */
struct kept_title {
    uint64_t seed;
    uint64_t digest; /* 0: not known */
    enum style line; /* how the border around it is drawn */
};
/* As frame_title(), where it is not as it was: over what stands in the border. */
void frame_title_again(const struct view *view, struct box inside, enum style border,
                       const struct pieces *left, const struct pieces *right,
                       struct kept_title *kept);
/* What a line across and a bar down are made of, as the borders are. */
uint32_t frame_line(const struct view *view);
uint32_t frame_bar(const struct view *view);
/* How this pane's border is drawn. */
enum style frame_style(const struct view *view, enum pane pane);

#endif
