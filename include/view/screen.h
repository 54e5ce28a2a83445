/*
 * The whole screen from the model. Pure: the same model gives the same cells.
 */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "app/model.h"
#include "base/attributes.h"
#include "view/canvas.h"

/*
 * What drawing wants to remember between frames so as not to do work twice: wrapped lines
 * of the open thread. A cache: a new one draws the same.
 */
struct screen;
struct screen *screen_create(void) MUST_CHECK;
void screen_destroy(struct screen *screen);

/* Paints model->rows x model->columns and tells what stands on the screen. */
void screen_draw(struct screen *screen, struct canvas *canvas, const struct model *model,
                 struct drawn *drawn);
/* Where the panes of the last frame stand. Borrowed. */
struct layout;
const struct layout *screen_layout(const struct screen *screen);

#endif
