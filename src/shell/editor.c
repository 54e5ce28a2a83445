#include "shell/editor.h"

#include "base/process.h"
#include "base/text.h"
#include "shell/lines.h"
#include "shell/paths.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#define PREFIX                                                                             \
    "deskhand-edit-" /* then the process id, so that what the dead left is known */
#define END_WAITS   20
#define END_WAIT_US 25000

static bool is_in_memory(const char *folder)
{
    struct statfs about;

    return folder != NULL && folder[0] == '/' && statfs(folder, &about) == 0 &&
           (about.f_type == TMPFS_MAGIC || about.f_type == RAMFS_MAGIC) &&
           access(folder, W_OK) == 0;
}

bool editor_folder(char *folder, size_t size, struct error *err)
{
    const char *places[] = {getenv("XDG_RUNTIME_DIR"), "/dev/shm"};

    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if (is_in_memory(places[i]) && strlen(places[i]) < size) {
            snprintf(folder, size, "%s", places[i]);
            return true;
        }
    }
    return error_set(
        err, ERROR_FAILED,
        "no memory file system to edit on (neither $XDG_RUNTIME_DIR nor /dev/shm): "
        "the text would reach the disk");
}

static bool write_file(const char *path, const char *text, struct error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    size_t len = strlen(text);
    bool is_written;

    if (fd < 0)
        return error_set_errno(err, ERROR_FAILED, "%s", path);
    is_written = write(fd, text, len) == (ssize_t)len;
    if (close(fd) != 0 || !is_written)
        return error_set_errno(err, ERROR_FAILED, "%s", path);
    return true;
}

/*
 * What editors leave behind on the disk, unless told not to: swap files, backups, undo
 * files, histories of what was typed and cut. Told on the command line, which the user's
 * own configuration does not overrule.
 */
static const struct {
    const char *name; /* of the program itself, behind links; "vim" is vim.basic too */
    const char *flags;
} kinds[] = {
    {"vim", "-n -i NONE -c 'set nobackup nowritebackup noundofile'"},
    {"nvim", "-n -i NONE -c 'set nobackup nowritebackup noundofile'"},
    {"nano", "-I"}, /* its backups and histories are only switched on by a configuration */
    {"emacs", "-nw --eval \"(progn (setq make-backup-files nil backup-inhibited t"
              " auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil)"
              " (dolist (mode (quote (savehist-mode save-place-mode recentf-mode "
              "desktop-save-mode)))"
              " (if (and (boundp mode) (symbol-value mode)) (funcall mode -1))))\""},
};

/* The path of a program as sh would find it; false where there is none. */
static bool find_program(struct text word, char path[PATH_MAX])
{
    struct text folders = text_of(string_or_empty(getenv("PATH")));
    struct text folder;
    char place[PATH_MAX];

    if (memchr(word.bytes, '/', word.len) != NULL) {
        snprintf(place, sizeof(place), "%.*s", (int)word.len, word.bytes);
        return realpath(place, path) != NULL;
    }
    while (text_next(&folders, ':', &folder)) {
        if (snprintf(place, sizeof(place), "%.*s/%.*s", (int)folder.len, folder.bytes,
                     (int)word.len, word.bytes) < (int)sizeof(place) &&
            access(place, X_OK) == 0)
            return realpath(place, path) != NULL;
    }
    return false;
}

/* "vim.basic" and "emacs-nox" are what their names begin with. */
static bool is_kind(struct text base, const char *name)
{
    size_t len = strlen(name);

    return text_starts_with(base, name) &&
           (base.len == len || base.bytes[len] == '.' || base.bytes[len] == '-');
}

const char *editor_flags(const char *command)
{
    struct text rest = text_of(command);
    struct text word = {0};
    struct text base = {0};
    char path[PATH_MAX];

    if (!text_next_word(&rest, &word) || !find_program(word, path))
        return "";
    rest = text_of(path);
    while (text_next(&rest, '/', &base))
        ;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (is_kind(base, kinds[i].name))
            return kinds[i].flags;
    }
    return "";
}

static bool start(struct editor *editor, struct error *err)
{
    const char *command = getenv("VISUAL");
    char line[2048];
    const char *argv[] = {"sh", "-c", line, "sh", editor->file, editor->folder, NULL};

    if (command == NULL || command[0] == '\0')
        command = getenv("EDITOR");
    if (command == NULL || command[0] == '\0')
        command = "vi";
    /* Whatever else an editor writes beside goes where the file goes. */
    if (snprintf(line, sizeof(line), "TMPDIR=\"$2\"; export TMPDIR; exec %s %s \"$1\"",
                 command, editor_flags(command)) >= (int)sizeof(line))
        return error_set(err, ERROR_USAGE, "$EDITOR is too long");
    return process_start(argv, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, &editor->pid,
                         err);
}

bool editor_start(struct editor *editor, const char *text, const char *of_what,
                  struct error *err)
{
    char place[200];

    *editor = (struct editor){0};
    if (!editor_folder(place, sizeof(place), err))
        return false;
    editor_sweep();
    snprintf(editor->folder, sizeof(editor->folder), "%s/" PREFIX "%d-XXXXXX", place,
             (int)getpid());
    if (mkdtemp(editor->folder) == NULL)
        return error_set_errno(err, ERROR_FAILED, "%s", place);
    snprintf(editor->file, sizeof(editor->file), "%s/reply.txt", editor->folder);
    snprintf(editor->aside, sizeof(editor->aside), "%s/before", editor->folder);
    if (write_file(editor->file, text, err) && write_file(editor->aside, of_what, err) &&
        start(editor, err))
        return true;
    paths_remove_tree(editor->folder);
    return false;
}

bool editor_finish(struct editor *editor, struct buffer *text, struct buffer *of_what,
                   struct error *err)
{
    int status = 0;
    bool is_read = process_wait(editor->pid, &status, err);

    if (is_read && status != 0)
        is_read = error_set(err, ERROR_FAILED,
                            "the editor ended with status %d: the text stays", status);
    if (is_read)
        is_read = lines_read_file(editor->file, text, err) &&
                  lines_read_file(editor->aside, of_what, err);
    paths_remove_tree(editor->folder);
    editor->pid = 0;
    return is_read;
}

void editor_abandon(struct editor *editor)
{
    int status;

    if (editor->pid == 0)
        return;
    kill(editor->pid, SIGHUP);
    for (int i = 0; i < END_WAITS && waitpid(editor->pid, &status, WNOHANG) == 0; i++)
        usleep(END_WAIT_US);
    kill(editor->pid, SIGKILL);
    waitpid(editor->pid, &status, 0);
    paths_remove_tree(editor->folder);
    editor->pid = 0;
}

/* The process that made the folder is gone, and it was one of this user's. */
static bool is_left_over(const char *name)
{
    struct text rest = text_of(name);
    struct text digits;
    int64_t pid;

    if (!text_starts_with(rest, PREFIX))
        return false;
    rest = text_from(rest.bytes + strlen(PREFIX), rest.len - strlen(PREFIX));
    return text_next(&rest, '-', &digits) && text_to_integer(digits, 1, INT32_MAX, &pid) &&
           kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void editor_sweep(void)
{
    char place[200];
    char path[480];
    struct dirent *entry;
    struct stat about;
    DIR *folder;

    if (!editor_folder(place, sizeof(place), NULL) || (folder = opendir(place)) == NULL)
        return;
    while ((entry = readdir(folder)) != NULL) {
        snprintf(path, sizeof(path), "%s/%s", place, entry->d_name);
        if (is_left_over(entry->d_name) && lstat(path, &about) == 0 &&
            S_ISDIR(about.st_mode) && about.st_uid == getuid())
            paths_remove_tree(path);
    }
    closedir(folder);
}
