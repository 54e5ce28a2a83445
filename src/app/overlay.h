/* Text over the panes: the keys, the difference to the draft, what leaves. Only src/app
 * includes it. */
#ifndef APP_OVERLAY_H
#define APP_OVERLAY_H

#include "app/model.h"

#define OVERLAY_LIMIT ((size_t)1024 * 1024)

void overlay_close(struct model *model);
/* What lay there is gone; its text is to be filled. */
struct buffer *overlay_begin(struct model *model, enum overlay_kind kind);
void overlay_scroll(struct model *model, int64_t rows);
/* The keys that work where the agent now is. */
void overlay_help(struct model *model);
/* Its rows that have the words of its filter. */
void overlay_filter(struct model *model);
/* Letters go into that filter from now on; of what has none nothing comes. */
void overlay_seek(struct model *model);
/* Enter: no letter does any more, else it is closed. Leaving takes a filter away first. */
void overlay_enter(struct model *model);
void overlay_leave(struct model *model);
void overlay_diff(struct model *model);
void overlay_leaves(struct model *model);
/* EVENT_REQUESTS: what would leave for a model. */
void overlay_requests(struct model *model, struct text text);
/* What is known of the ticket's intent, urgency and sentiment, and why. */
void overlay_triage(struct model *model);
/* What is known of a product, in lines. */
void overlay_product(struct model *model, const char *title, const char *about);
/* A text that may have been sent, to be looked at. */
void overlay_text(struct model *model, const char *title, const char *text);

/* Added to out: lines "  same", "- gone", "+ new", by runs of words; LFs begin a line. */
void word_diff(struct text before, struct text after, struct buffer *out);
/* The same into the overlay, with marks where the figures stand. */
void word_diff_marked(struct text before, struct text after,
                      const struct figure_change *change, struct overlay *overlay);

#endif
