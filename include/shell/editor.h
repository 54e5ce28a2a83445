/*
 * The hand-off to $VISUAL or $EDITOR: the text in a file on a memory file system, in a
 * folder of its own that only its owner can read, gone after.
 */
#ifndef SHELL_EDITOR_H
#define SHELL_EDITOR_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct editor {
    pid_t pid; /* 0: none runs */
    char folder[256];
    char file[280];
    char aside[280]; /* beside it: what the text is of */
};

/* A folder on tmpfs or ramfs that can be written: $XDG_RUNTIME_DIR, /dev/shm. */
bool editor_folder(char *folder, size_t size, struct error *err);
/* What the editor of that command line is told, so that it leaves nothing on the disk. */
const char *editor_flags(const char *command);
/* Writes the text and starts the editor on the terminal's descriptors; of_what is given back
 * by editor_finish(), and stands beside the text meanwhile, not in this program's memory. */
bool editor_start(struct editor *editor, const char *text, const char *of_what,
                  struct error *err) MUST_CHECK;
/* Ends an editor that still runs, and removes file and folder; for the program's own end.
 */
void editor_abandon(struct editor *editor);
/* Removes what programs that were killed while their editor ran have left. */
void editor_sweep(void);
/* After the editor ended: what it left, added to text, and what that is of; file and folder
 * are removed. */
bool editor_finish(struct editor *editor, struct buffer *text, struct buffer *of_what,
                   struct error *err) MUST_CHECK;

#endif
