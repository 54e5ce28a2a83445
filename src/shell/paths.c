#include "shell/paths.h"

#include "base/memory.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void find_in_home(struct paths *paths, const char *home)
{
    paths->data = memory_text(home);
    paths->state = memory_format("%s/state", home);
    paths->configuration = memory_format("%s/deskhand.conf", home);
    paths->keys = memory_format("%s/keys.conf", home);
}

/* $variable/deskhand, or $HOME/fallback/deskhand; a relative path in the variable is
 * ignored (XDG). */
static char *find_xdg(const char *variable, const char *fallback)
{
    const char *folder = getenv(variable);

    if (folder != NULL && folder[0] == '/')
        return memory_format("%s/deskhand", folder);
    return memory_format("%s/%s/deskhand", getenv("HOME"), fallback);
}

bool paths_find(struct paths *paths, const char *home, struct error *err)
{
    char *configuration;

    if (home == NULL)
        home = getenv("DESKHAND_HOME");
    if (home != NULL && home[0] != '\0') {
        find_in_home(paths, home);
        return true;
    }
    if (getenv("HOME") == NULL)
        return error_set(err, ERROR_USAGE, "HOME is not set (name a folder with --home)");
    configuration = find_xdg("XDG_CONFIG_HOME", ".config");
    paths->data = find_xdg("XDG_DATA_HOME", ".local/share");
    paths->state = find_xdg("XDG_STATE_HOME", ".local/state");
    paths->configuration = memory_format("%s/deskhand.conf", configuration);
    paths->keys = memory_format("%s/keys.conf", configuration);
    memory_free(configuration);
    return true;
}

void paths_release(struct paths *paths)
{
    memory_free(paths->data);
    memory_free(paths->state);
    memory_free(paths->configuration);
    memory_free(paths->keys);
    *paths = (struct paths){0};
}

/* Makes every folder above path; one that stands already, or that cannot be, is no matter
 * here. */
static void make_above(const char *path)
{
    char *copy = memory_text(path);

    for (char *slash = copy + 1; *slash != '\0'; slash++) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        mkdir(copy, 0700);
        *slash = '/';
    }
    memory_free(copy);
}

bool paths_make_folder(const char *path, struct error *err)
{
    struct stat about;

    make_above(path);
    if (mkdir(path, 0700) == 0)
        return true;
    if (errno == EEXIST && stat(path, &about) == 0)
        return S_ISDIR(about.st_mode) ||
               error_set(err, ERROR_FAILED, "%s: is no folder", path);
    return error_set_errno(err, ERROR_FAILED, "%s: the folder could not be made", path);
}

bool paths_make(const struct paths *paths, struct error *err)
{
    make_above(paths->configuration);
    return paths_make_folder(paths->data, err) && paths_make_folder(paths->state, err);
}

void paths_make_state(const struct paths *paths)
{
    bool is_made = paths_make_folder(paths->state, NULL);

    (void)is_made; /* who writes to it says more */
}

bool paths_check(const struct paths *paths, struct error *err)
{
    struct stat about;

    if (stat(paths->data, &about) != 0)
        return true; /* what opens a file in it says more */
    if ((about.st_mode & 077) != 0)
        return error_set(err, ERROR_USAGE, "%s: others can read this folder (chmod 700 %s)",
                         paths->data, paths->data);
    return true;
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    remove(path);
    return 0;
}

void paths_remove_tree(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
