/*
 * Hosts that a text names and that are told again in ASCII, since their letters may look
 * like others: behind "://" those that are not ASCII, elsewhere those that mix scripts.
 */
#ifndef VIEW_HOSTS_H
#define VIEW_HOSTS_H

#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct hosts {
    struct text text; /* borrowed */
    bool has_foreign;
    bool has_mixed;
    struct text foreign; /* the next of each kind */
    struct text mixed;
};
void hosts_init(struct hosts *hosts, struct text text);
/* The next of them, from the front to the back; false where there is none. */
bool hosts_next(struct hosts *hosts, struct text *host);
/* Adds ⟨xn--…⟩, and within it "mixed letters" where a label has letters of two scripts. */
void hosts_add_note(struct text host, struct buffer *out);

#endif
