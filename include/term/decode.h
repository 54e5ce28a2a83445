/*
 * Bytes from a terminal as keys and pastes: UTF-8, control characters, the sequences that
 * terminfo names, xterm's modifiers, bracketed paste, Alt as Esc and a key in one read.
 * Pure.
 */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "term/terminal.h"

#include <stdbool.h>
#include <stddef.h>

#define DECODE_SEQUENCES 64
#define PASTE_LIMIT      (4 * 1024 * 1024) /* bytes of a paste; what is more is lost, and counted */

struct decode_sequence {
    const char *bytes; /* borrowed, for the decoder's life */
    struct key key;
};

struct decoder {
    struct decode_sequence sequences[DECODE_SEQUENCES];
    size_t sequence_count;
    struct buffer pending; /* read, not yet understood */
    struct buffer paste;
    size_t paste_lost; /* bytes of it past the limit */
    bool is_pasting;
    bool is_fresh; /* pending begins at the front of one read */
};

void decoder_init(struct decoder *decoder);
void decoder_release(struct decoder *decoder);
/* What was read and not yet handed over goes; the sequences stay. */
void decoder_forget(struct decoder *decoder);
/* A sequence of this terminal (from terminfo); NULL or an empty one is passed over. */
void decoder_add_sequence(struct decoder *decoder, const char *bytes, struct key key);
/* Bytes of one read. Ten or more unlike printable ones at once count as a paste. */
void decoder_feed(struct decoder *decoder, const char *bytes, size_t len);
/*
 * The next input, INPUT_NONE where more bytes are needed. is_late: no more will come soon,
 * so that a lone Esc is the key. A paste's text is borrowed until the next call.
 */
void decoder_next(struct decoder *decoder, bool is_late, struct input *input);
/* Something stands there that only time can tell (a lone Esc, a part of a sequence). */
bool decoder_waits(const struct decoder *decoder);

#endif
