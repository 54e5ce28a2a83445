/* What every view draws with. Borrowed for one frame. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "app/model.h"
#include "view/canvas.h"
#include "view/layout.h"

#include <stdbool.h>

struct thread_lines;
struct reply_memory;
struct hints;
struct tail;
struct thread_kept;
struct drafts_drawn;

struct view {
    const struct model *model;
    struct canvas *canvas;
    struct arena *arena; /* of this frame */
    struct drawn *drawn;
    const struct layout *layout;
    struct thread_lines *thread;
    struct thread_kept *thread_kept;
    struct reply_memory *memory;
    struct hints *hints;
    struct tail *tail; /* of the draft that is coming and marked */
    struct drafts_drawn *drafts;
};

/* Keys go to this pane: it is the marked one, and nothing lies over it. */
bool view_has_focus(const struct view *view, enum pane pane);
/* The drafts on offer; NULL where there are none yet. */
const struct suggestion *view_suggestion(const struct model *model);
/* A draft that is worth taking: not of an offer that was answered from here. */
bool view_offers_draft(const struct model *model);
/* The row of the open list that Enter chooses; NULL where none is. */
const struct menu_item *view_menu_marked(const struct model *model);
/* The key of a command where keys go now, for hints; "" where it has none. */
#define VIEW_KEY_SIZE 24
void view_key(const struct model *model, enum command command, int argument, char *out);

#endif
