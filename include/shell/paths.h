/* Where things are: --home, DESKHAND_HOME or the XDG folders. */
#ifndef SHELL_PATHS_H
#define SHELL_PATHS_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>

struct paths {
    char *data;          /* vault and catalogue */
    char *state;         /* the anchor */
    char *configuration; /* deskhand.conf */
    char *keys;          /* keys.conf */
};

/* home NULL: DESKHAND_HOME, else XDG. Makes nothing. */
bool paths_find(struct paths *paths, const char *home, struct error *err) MUST_CHECK;
void paths_release(struct paths *paths);
/* Makes the folders, 0700. */
bool paths_make(const struct paths *paths, struct error *err) MUST_CHECK;
/* The folder, 0700 where it is made, and those above it; one that stands already is as it
 * is. */
bool paths_make_folder(const char *path, struct error *err) MUST_CHECK;
/* The state folder alone, where somebody took it away. */
void paths_make_state(const struct paths *paths);
/* ERROR_USAGE where the data folder is open to others. */
bool paths_check(const struct paths *paths, struct error *err) MUST_CHECK;
/* Removes a folder with everything in it. */
void paths_remove_tree(const char *folder);

#endif
