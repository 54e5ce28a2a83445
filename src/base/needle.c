#include "base/needle.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

#define LANES 16
#define STEP  (4 * LANES)
typedef uint8_t lanes __attribute__((vector_size(LANES)));

/* Of the LANES places from at: which have the first byte there and the last one where it
 * would be; all bits of a place's byte are set, or none. */
static lanes look(const char *at, size_t to_last, lanes first, lanes last)
{
    lanes front;
    lanes back;
    memcpy(&front, at, LANES);
    memcpy(&back, at + to_last, LANES);
    return (lanes)(front == first) & (lanes)(back == last);
}

static bool is_any(lanes set)
{
    uint64_t halves[2];
    memcpy(halves, &set, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* The first of these places where the needle stands, or NULL. */
static const char *pick(const char *at, lanes set, struct text needle)
{
    uint64_t halves[2];
    memcpy(halves, &set, LANES);
    for (size_t half = 0; half < LANES; half += 8) {
        uint64_t left = le64toh(halves[half / 8]);
        while (left != 0) {
            unsigned place = (unsigned)__builtin_ctzll(left) / 8;
            const char *here = at + half + place;
            if (memcmp(here, needle.bytes, needle.len) == 0) {
                return here;
            }
            left &= ~(UINT64_C(0xff) << (8 * place));
        }
    }
    return NULL;
}

const char *needle_find(struct text text, struct text needle)
{
    if (needle.len < 2 || text.len < needle.len + STEP) {
        return text_find(text, needle);
    }
    size_t to_last = needle.len - 1;
    lanes first = (uint8_t)needle.bytes[0] - (lanes){0};
    lanes last = (uint8_t)needle.bytes[to_last] - (lanes){0};
    const char *at = text.bytes;
    const char *end = text.bytes + text.len;
    for (; (size_t)(end - at) >= STEP + to_last; at += STEP) {
        lanes sets[4];
        for (size_t i = 0; i < 4; i++) {
            sets[i] = look(at + i * LANES, to_last, first, last);
        }
        if (is_any(sets[0] | sets[1] | sets[2] | sets[3])) {
            for (size_t i = 0; i < 4; i++) {
                const char *found = pick(at + i * LANES, sets[i], needle);
                if (found != NULL) {
                    return found;
                }
            }
        }
    }
    return text_find(text_from(at, (size_t)(end - at)), needle);
}
