#include "base/memory.h"
#include "vault/inside.h"
#include "vault/little.h"
#include "vault/segment.h"

#include <string.h>

#define MARK_LEN 16              /* random, in front of every segment of one writing */
#define META_LEN (MARK_LEN + 16) /* the mark, the row, the number of segments */

/* Number 0 tells of the cache as a whole, 1 and up are the segments. */
struct heads {
    uint8_t mark[MARK_LEN];
    int64_t row;
    uint64_t count;
};

static bool write_meta(struct vault *vault, const struct heads *heads, struct error *err)
{
    uint8_t meta[META_LEN];
    memcpy(meta, heads->mark, MARK_LEN);
    little_put(meta + MARK_LEN, (uint64_t)heads->row, 8);
    little_put(meta + MARK_LEN + 8, heads->count, 8);
    return segment_put(vault, SEGMENT_HEADS, 0, text_from((char *)meta, sizeof meta), err);
}

static bool write_segment(struct vault *vault, const struct heads *heads, int64_t number,
                          struct text segment, struct error *err)
{
    size_t len = MARK_LEN + segment.len;
    char *plain = memory_get(len);
    memcpy(plain, heads->mark, MARK_LEN);
    if (segment.len > 0) {
        memcpy(plain + MARK_LEN, segment.bytes, segment.len);
    }
    bool ok = segment_put(vault, SEGMENT_HEADS, number, text_from(plain, len), err);
    memory_free_wiped(plain, len);
    return ok;
}

static bool replace_all(struct vault *vault, int64_t row, const struct text *segments,
                        size_t count, struct error *err)
{
    struct heads heads = {.row = row, .count = count};
    secret_random(heads.mark, sizeof heads.mark);
    bool ok = segment_drop_all(vault, SEGMENT_HEADS, err) && write_meta(vault, &heads, err);
    for (size_t i = 0; i < count && ok; i++) {
        ok = write_segment(vault, &heads, (int64_t)i + 1, segments[i], err);
    }
    return ok;
}

bool vault_heads_write(struct vault *vault, int64_t row, const struct text *segments,
                       size_t count, struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = replace_all(vault, row, segments, count, err);
    return transaction_leave(vault, ok, err);
}

/* False where the file could not be read; heads->row is 0 where there is no usable cache.
 */
static bool read_meta(struct vault *vault, struct heads *heads, struct error *err)
{
    char *meta;
    size_t len;
    *heads = (struct heads){0};
    if (!segment_get(vault, SEGMENT_HEADS, 0, &meta, &len, err)) {
        return false;
    }
    if (meta != NULL && len == META_LEN) {
        const uint8_t *bytes = (const uint8_t *)meta;
        memcpy(heads->mark, bytes, MARK_LEN);
        heads->row = (int64_t)little_get(bytes + MARK_LEN, 8);
        heads->count = little_get(bytes + MARK_LEN + 8, 8);
    }
    memory_free(meta);
    return true;
}

static bool give_segment(struct vault *vault, struct heads *heads, int64_t number,
                         vault_heads_handler *handler, void *context, bool *goes_on,
                         struct error *err)
{
    char *plain;
    size_t len;
    if (!segment_get(vault, SEGMENT_HEADS, number, &plain, &len, err)) {
        return false;
    }
    if (plain != NULL && len >= MARK_LEN && memcmp(plain, heads->mark, MARK_LEN) == 0) {
        *goes_on = handler(context, text_from(plain + MARK_LEN, len - MARK_LEN));
    } else {
        heads->row = 0;
    }
    memory_free_wiped(plain, len);
    return true;
}

static bool read_all(struct vault *vault, struct heads *heads, vault_heads_handler *handler,
                     void *context, struct error *err)
{
    bool goes_on = true;
    if (!read_meta(vault, heads, err)) {
        return false;
    }
    if (heads->row > vault_newest_row(vault)) {
        heads->row = 0;
    }
    for (uint64_t i = 1; i <= heads->count && heads->row != 0 && goes_on; i++) {
        if (!give_segment(vault, heads, (int64_t)i, handler, context, &goes_on, err)) {
            return false;
        }
    }
    return true;
}

bool vault_heads_read(struct vault *vault, int64_t *row, vault_heads_handler *handler,
                      void *context, struct error *err)
{
    struct error read_err = {ERROR_NONE, ""};
    struct heads heads;
    if (!vault_require(vault, err)) {
        return false;
    }
    bool ok = read_all(vault, &heads, handler, context, &read_err);
    if (!ok && read_err.code != ERROR_DAMAGED) {
        return error_set(err, read_err.code, "%s", read_err.text);
    }
    *row = ok ? heads.row : 0;
    return true;
}
