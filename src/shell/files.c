#include "shell/files.h"

#include "base/file.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATHS_MAX 100

/* "~/x" under $HOME; any other as it is. In the arena. */
static const char *path_expand(const char *path, struct arena *arena)
{
    const char *home = getenv("HOME");

    if (strncmp(path, "~/", 2) != 0 || home == NULL || home[0] != '/')
        return arena_text(arena, path);
    return arena_format(arena, "%s/%s", home, path + 2);
}

/* What is told of it to the customer: the last part of its path, clean. */
static const char *name_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    struct buffer clean;

    buffer_init(&clean, NAME_MAX * 4);
    utf8_sanitise(text_of(slash == NULL ? path : slash + 1), SANITISE_SENT, &clean, NULL);
    const char *name = arena_text(arena, clean.len == 0 ? "file" : buffer_text(&clean));
    buffer_release(&clean);
    return name;
}

static bool read_all(int fd, struct buffer *bytes)
{
    char piece[16384];
    ssize_t got;

    while ((got = read(fd, piece, sizeof(piece))) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || !buffer_add(bytes, piece, (size_t)got))
            return false;
    }
    return true;
}

#define HASH_BYTES 32

static void hash_hex(const struct buffer *bytes, char out[2 * HASH_BYTES + 1])
{
    uint8_t hash[HASH_BYTES];

    secret_hash(NULL, buffer_text(bytes), bytes->len, hash, sizeof(hash));
    secret_to_hex(hash, sizeof(hash), out);
}

/* NULL where its bytes cannot be read, or are not as many as were told. */
static const char *hash_of(int fd, int64_t size, struct arena *arena)
{
    char hex[2 * HASH_BYTES + 1];
    struct buffer bytes;

    buffer_init(&bytes, (size_t)ATTACHMENT_BYTES_MAX);
    bool is_read = read_all(fd, &bytes) && (int64_t)bytes.len == size;
    hash_hex(&bytes, hex);
    buffer_release_wiped(&bytes);
    return is_read ? arena_text(arena, hex) : NULL;
}

bool files_look(const char *path, struct arena *arena, struct attachment *file,
                struct error *err)
{
    const char *expanded = path_expand(path, arena);
    char whole[PATH_MAX];
    struct stat about;
    int fd;

    if (!file_open(expanded, ERROR_FAILED, &fd, err))
        return false;
    bool is_known = fstat(fd, &about) == 0;
    bool fits = is_known && about.st_size <= ATTACHMENT_BYTES_MAX;
    const char *hash = fits ? hash_of(fd, about.st_size, arena) : NULL;
    close(fd);
    if (!is_known || (fits && hash == NULL))
        return error_set(err, ERROR_FAILED, "%s: it cannot be looked at", path);
    if (!fits)
        return error_set(err, ERROR_USAGE, "%s: larger than %lld MB", path,
                         (long long)(ATTACHMENT_BYTES_MAX >> 20));
    if (realpath(expanded, whole) == NULL)
        return error_set_errno(err, ERROR_FAILED, "%s", path);
    *file = (struct attachment){.name = name_of(expanded, arena),
                                .type = attachment_type(expanded),
                                .size = about.st_size,
                                .path = arena_text(arena, whole),
                                .hash = hash};
    return true;
}

static bool is_as_attached(const struct buffer *bytes, const struct attachment *file)
{
    char hex[2 * HASH_BYTES + 1];

    hash_hex(bytes, hex);
    return (int64_t)bytes->len == file->size &&
           (file->hash == NULL || strcmp(hex, file->hash) == 0);
}

bool files_read(const char *path, const struct attachment *file, struct buffer *bytes,
                struct error *err)
{
    int fd;

    if (!file_open(path, ERROR_FAILED, &fd, err))
        return false;
    bool is_read = read_all(fd, bytes);
    close(fd);
    if (is_read && is_as_attached(bytes, file))
        return true;
    return error_set(err, ERROR_FAILED,
                     "%s is not what it was when it was attached (attach it again)", path);
}

static int names_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A name that a line can hold, and that begins so; hidden ones where a point was typed. */
static bool is_offered(const char *name, const char *front)
{
    bool is_hidden = name[0] == '.' && front[0] != '.';

    for (const char *at = name; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ')
            return false;
    }
    return !is_hidden && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
           strncmp(name, front, strlen(front)) == 0 && utf8_is_valid(text_of(name));
}

/* folder is as it was typed, up to and with its slash. */
static const char *path_offered(DIR *opened, const char *folder, const char *name,
                                struct arena *arena)
{
    struct stat about;
    bool is_folder = fstatat(dirfd(opened), name, &about, 0) == 0 && S_ISDIR(about.st_mode);

    return arena_format(arena, "%s%s%s", folder, name, is_folder ? "/" : "");
}

void files_complete(const char *front, struct buffer *out)
{
    const char *slash = strrchr(front, '/');
    const char *name = slash == NULL ? front : slash + 1;
    const char *found[PATHS_MAX];
    size_t count = 0;
    struct dirent *entry;
    struct arena arena;

    arena_init(&arena);
    const char *folder = arena_copy(&arena, front, (size_t)(name - front));
    const char *place = folder[0] == '\0' ? "." : path_expand(folder, &arena);
    DIR *opened = opendir(place);
    while (opened != NULL && count < PATHS_MAX && (entry = readdir(opened)) != NULL) {
        if (is_offered(entry->d_name, name))
            found[count++] = path_offered(opened, folder, entry->d_name, &arena);
    }
    if (opened != NULL)
        closedir(opened);
    if (count > 0)
        qsort(found, count, sizeof(*found), names_compare);
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%s\n", found[i]);
    arena_release(&arena);
}
