#include "base/edit.h"

#include "base/attributes.h"

#include <string.h>

/* Bytes compared at once: by far, then near the place where they part. */
static const size_t strides[] = {512, 32};

static size_t front_of(struct text before, struct text after, size_t most)
{
    size_t front = 0;
    for (size_t i = 0; i < COUNT_OF(strides); i++) {
        while (front + strides[i] <= most &&
               memcmp(before.bytes + front, after.bytes + front, strides[i]) == 0) {
            front += strides[i];
        }
    }
    while (front < most && before.bytes[front] == after.bytes[front]) {
        front++;
    }
    return front;
}

static size_t back_of(struct text before, struct text after, size_t most)
{
    if (most == 0) { /* an empty text may have no address */
        return 0;
    }
    const char *old = before.bytes + before.len;
    const char *new = after.bytes + after.len;
    size_t back = 0;
    for (size_t i = 0; i < COUNT_OF(strides); i++) {
        size_t stride = strides[i];
        while (back + stride <= most &&
               memcmp(old - back - stride, new - back - stride, stride) == 0) {
            back += stride;
        }
    }
    while (back < most && old[-1 - (ptrdiff_t)back] == new[-1 - (ptrdiff_t)back]) {
        back++;
    }
    return back;
}

struct edit edit_between(struct text before, struct text after)
{
    size_t most = before.len < after.len ? before.len : after.len;
    size_t front = front_of(before, after, most);
    size_t back = back_of(before, after, most - front);
    return (struct edit){front, before.len - back,
                         (ptrdiff_t)after.len - (ptrdiff_t)before.len};
}

bool edit_move(const struct edit *edit, size_t *start, size_t *end)
{
    if (edit->start == edit->end && edit->shift == 0) {
        return true;
    }
    if (*end < edit->start || (*end == edit->start && edit->end > edit->start)) {
        return true;
    }
    if (*start <= edit->end && !(*start == edit->end && edit->end > edit->start)) {
        return false;
    }
    *start = (size_t)((ptrdiff_t)*start + edit->shift);
    *end = (size_t)((ptrdiff_t)*end + edit->shift);
    return true;
}
