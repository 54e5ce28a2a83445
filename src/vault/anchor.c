#include "vault/anchor.h"

#include "base/memory.h"
#include "vault/little.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAGIC     "DHANCHOR"
#define MAGIC_LEN 8
#define ID_AT     (MAGIC_LEN + 4)
#define BOX_AT    (ID_AT + SEAL_ID_LEN)
#define PLAIN_LEN (ANCHOR_LEN - BOX_AT - SEAL_BOX_EXTRA)

void anchor_seal(const struct anchor *anchor, const struct keys *keys,
                 const uint8_t vault[SEAL_ID_LEN], uint8_t bytes[ANCHOR_LEN])
{
    uint8_t plain[PLAIN_LEN];
    struct seal_place place;
    little_put(plain, (uint64_t)anchor->newest_row, 8);
    little_put(plain + 8, (uint64_t)anchor->records, 8);
    little_put(plain + 16, (uint64_t)anchor->newest_stream, 8);
    little_put(plain + 24, (uint64_t)anchor->streams, 8);
    memcpy(plain + 32, anchor->newest_tag, SEAL_TAG_LEN);

    memcpy(bytes, MAGIC, MAGIC_LEN);
    little_put(bytes + MAGIC_LEN, SEAL_FORMAT, 4);
    memcpy(bytes + ID_AT, vault, SEAL_ID_LEN);
    seal_place_start(&place, vault, SEAL_ANCHOR);
    seal_box(keys->anchor, &place, plain, sizeof plain, bytes + BOX_AT);
}

enum anchor_file anchor_open(const void *from, size_t len, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    const uint8_t *bytes = from;
    uint8_t plain[PLAIN_LEN];
    struct seal_place place;
    if (len != ANCHOR_LEN || memcmp(bytes, MAGIC, MAGIC_LEN) != 0 ||
        little_get(bytes + MAGIC_LEN, 4) != SEAL_FORMAT) {
        return ANCHOR_DAMAGED;
    }
    if (memcmp(bytes + ID_AT, vault, SEAL_ID_LEN) != 0) {
        return ANCHOR_FOREIGN;
    }
    seal_place_start(&place, vault, SEAL_ANCHOR);
    if (!seal_open(keys->anchor, &place, bytes + BOX_AT, len - BOX_AT, plain)) {
        return ANCHOR_DAMAGED;
    }
    anchor->newest_row = (int64_t)little_get(plain, 8);
    anchor->records = (int64_t)little_get(plain + 8, 8);
    anchor->newest_stream = (int64_t)little_get(plain + 16, 8);
    anchor->streams = (int64_t)little_get(plain + 24, 8);
    memcpy(anchor->newest_tag, plain + 32, SEAL_TAG_LEN);
    return ANCHOR_GOOD;
}

enum anchor_file anchor_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor)
{
    uint8_t bytes[ANCHOR_LEN + 1];
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

static bool write_all(int fd, const uint8_t *bytes, size_t len)
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
                         const uint8_t bytes[ANCHOR_LEN])
{
    bool ok = write_all(fd, bytes, ANCHOR_LEN) && fsync(fd) == 0;
    return close(fd) == 0 && ok && rename(written, path) == 0 && sync_folder(folder);
}

bool anchor_write(const char *folder, const uint8_t bytes[ANCHOR_LEN], struct error *err)
{
    char *path = memory_format("%s/" ANCHOR_FILE, folder);
    char *written = memory_format("%s/." ANCHOR_FILE ".XXXXXX", folder);
    int fd = mkostemp(written, O_CLOEXEC);
    bool ok = fd >= 0 && replace_file(folder, written, path, fd, bytes);
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
