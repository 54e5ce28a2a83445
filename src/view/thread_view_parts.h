/* What the two files of the conversation share. Nobody else includes it. */
#ifndef VIEW_THREAD_VIEW_PARTS_H
#define VIEW_THREAD_VIEW_PARTS_H

#include "view/thread_view.h"

#include <stdbool.h>

/* One line at the top where it is not said, or not so, that the customer wrote. */
bool thread_has_sender_line(const struct view *view, struct box box);
/* Where the messages stand: all of the box in copy mode. */
struct box thread_text_box(const struct view *view, struct box box);

#endif
