#include "vault/anchor.h"

#include "base/memory.h"
#include "base/text.h"
#include "vault/little.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAGIC     "DHANCHOR"
#define MAGIC_LEN 8
#define ID_AT     (MAGIC_LEN + 4)
#define BOX_AT    (ID_AT + SEAL_ID_LEN)
#define PLAIN_LEN (ANCHOR_BOX_LEN - SEAL_BOX_EXTRA)
#define WRITTEN   "." ANCHOR_FILE "." /* six letters of chance behind it */
#define STALE     60                  /* seconds; writing one takes far less */

/* Version 1 had the same length, and counts where erasures and changes stand. */
static void place_of(const uint8_t vault[SEAL_ID_LEN], uint64_t version,
                     struct seal_place *place)
{
    seal_place_start(place, vault, SEAL_ANCHOR);
    if (version > 1) {
        seal_place_add(place, (int64_t)version);
    }
}

size_t anchor_seal(const struct anchor *anchor, const struct keys *const *keys,
                   size_t count, const uint8_t vault[SEAL_ID_LEN],
                   uint8_t bytes[ANCHOR_LEN_MAX])
{
    uint8_t plain[PLAIN_LEN];
    struct seal_place place;
    assert(count <= ANCHOR_BOXES);
    little_put(plain, (uint64_t)anchor->newest_row, 8);
    little_put(plain + 8, (uint64_t)anchor->erasures, 8);
    little_put(plain + 16, (uint64_t)anchor->newest_stream, 8);
    little_put(plain + 24, (uint64_t)anchor->changes, 8);
    memcpy(plain + 32, anchor->newest_tag, SEAL_TAG_LEN);

    memcpy(bytes, MAGIC, MAGIC_LEN);
    little_put(bytes + MAGIC_LEN, ANCHOR_VERSION, 4);
    memcpy(bytes + ID_AT, vault, SEAL_ID_LEN);
    place_of(vault, ANCHOR_VERSION, &place);
    for (size_t i = 0; i < count; i++) {
        seal_box(keys[i]->anchor, &place, plain, sizeof plain,
                 bytes + BOX_AT + i * ANCHOR_BOX_LEN);
    }
    return BOX_AT + count * ANCHOR_BOX_LEN;
}

static void read_plain(const uint8_t plain[PLAIN_LEN], uint64_t version,
                       struct anchor *anchor)
{
    anchor->newest_row = (int64_t)little_get(plain, 8);
    anchor->erasures = version == 1 ? 0 : (int64_t)little_get(plain + 8, 8);
    anchor->newest_stream = (int64_t)little_get(plain + 16, 8);
    anchor->changes = version == 1 ? 0 : (int64_t)little_get(plain + 24, 8);
    memcpy(anchor->newest_tag, plain + 32, SEAL_TAG_LEN);
}

enum anchor_file anchor_open(const void *from, size_t len, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    const uint8_t *bytes = from;
    uint8_t plain[PLAIN_LEN];
    struct seal_place place;
    if (len < BOX_AT || memcmp(bytes, MAGIC, MAGIC_LEN) != 0) {
        return ANCHOR_DAMAGED;
    }
    uint64_t version = little_get(bytes + MAGIC_LEN, 4);
    if (version > ANCHOR_VERSION) {
        return ANCHOR_NEWER;
    }
    if (memcmp(bytes + ID_AT, vault, SEAL_ID_LEN) != 0) {
        return ANCHOR_FOREIGN;
    }
    place_of(vault, version, &place);
    size_t boxes = (len - BOX_AT) / ANCHOR_BOX_LEN;
    bool fits = len == BOX_AT + boxes * ANCHOR_BOX_LEN && boxes <= ANCHOR_BOXES;
    for (size_t i = 0; fits && i < boxes; i++) {
        if (seal_open(keys->anchor, &place, bytes + BOX_AT + i * ANCHOR_BOX_LEN,
                      ANCHOR_BOX_LEN, plain)) {
            read_plain(plain, version, anchor);
            return ANCHOR_GOOD;
        }
    }
    return ANCHOR_DAMAGED;
}

enum anchor_file anchor_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    uint8_t bytes[ANCHOR_LEN_MAX + 1];
    if (folder == NULL) {
        return ANCHOR_NONE;
    }
    char *path = memory_format("%s/" ANCHOR_FILE, folder);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, bytes, sizeof bytes);
    if (fd >= 0) {
        (void)close(fd);
    }
    memory_free(path);
    return len < 0 ? ANCHOR_NONE : anchor_open(bytes, (size_t)len, keys, vault, anchor);
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

/* The rename is durable when the folder is synced. */
static bool sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        (void)close(fd);
    }
    return ok;
}

static bool replace_file(const char *folder, const char *written, const char *path, int fd,
                         struct text bytes)
{
    bool ok = write_all(fd, bytes.bytes, bytes.len) && fsync(fd) == 0;
    return close(fd) == 0 && ok && rename(written, path) == 0 && sync_folder(folder);
}

bool anchor_write(const char *folder, const uint8_t *bytes, size_t len, struct error *err)
{
    struct text whole = text_from((const char *)bytes, len);
    char *path = memory_format("%s/" ANCHOR_FILE, folder);
    char *written = memory_format("%s/" WRITTEN "XXXXXX", folder);
    int fd = mkostemp(written, O_CLOEXEC);
    bool ok = fd >= 0 && replace_file(folder, written, path, fd, whole);
    if (!ok) {
        (void)error_set_errno(err, ERROR_FAILED, "%s", path);
        if (fd >= 0) {
            (void)unlink(written);
        }
    }
    memory_free(path);
    memory_free(written);
    return ok;
}

/* One that a living process writes just now is younger. */
static void remove_stale(int folder, const char *name)
{
    struct stat status;
    if (strncmp(name, WRITTEN, sizeof WRITTEN - 1) == 0 &&
        fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
        time(NULL) - status.st_mtime > STALE) {
        (void)unlinkat(folder, name, 0);
    }
}

void anchor_sweep(const char *folder)
{
    DIR *open = folder == NULL ? NULL : opendir(folder);
    struct dirent *entry;
    while (open != NULL && (entry = readdir(open)) != NULL) {
        remove_stale(dirfd(open), entry->d_name);
    }
    if (open != NULL) {
        (void)closedir(open);
    }
}
