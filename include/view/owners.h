/*
 * Of whom what stands on the screen speaks: which ticket each part of a frame is about, so
 * that a frame can be kept in parts that live no longer than those tickets. Tickets are
 * their queue numbers.
 */
#ifndef VIEW_OWNERS_H
#define VIEW_OWNERS_H

#include "app/model.h"
#include "view/canvas.h"
#include "view/layout.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OWNERS_MAX      160
#define OWNERS_HELD_MAX 16

/* Taken of a frame as it is drawn: cheap, since every key draws one. */
struct owners {
    char ticket[132]; /* the open one's id; "": none */
    int status_row;   /* the first of the status line's */
    bool is_covered;  /* something lies over the panes: no part is anybody's alone */
    bool is_typed;    /* the lines at the edges may hold what was typed about anybody */
    bool is_unknown;  /* more tickets are told of than are listed here: what is found by a
                         word, or typed and found nobody, may be anybody's */
    struct box queue; /* no rows: it is not shown */
    struct box history; /* of the customer, with other tickets in it; no rows: none */
    bool is_limited;  /* its title tells the limit */
    uint32_t shown[OWNERS_MAX]; /* its rows' from the top; behind them those of the hits */
    size_t shown_count;
    size_t queue_count;             /* of shown, the queue's */
    uint32_t held[OWNERS_HELD_MAX]; /* whose replies are held: the lines at the edges tell
                                       of them, whatever is open */
    size_t held_count;
    bool has_more_held; /* than are listed here, or of nobody we know */
};

void owners_note(struct owners *owners, const struct model *model,
                 const struct layout *layout, size_t queue_top);

/* What a part of the frame is about. */
enum owner_kind {
    OWNER_OPEN, /* the open ticket alone */
    OWNER_EDGE, /* the header and the status line: the open one, those with held replies and
                   those just worked on */
    OWNER_TITLE, /* the queue's title while a limit stands in it: all of the queue shown */
    OWNER_ALL,   /* whatever is on the screen */
    OWNER_SHOWN, /* the ticket shown[index] */
};
struct owner {
    enum owner_kind kind;
    size_t index;
};
/* Whose the cell is, and how many from it on in its row are the same one's. */
struct owner owners_at(const struct owners *owners, const struct canvas *canvas, int row,
                       int column, int *cells);

#endif
