#include "guard/mask_inside.h"

#include <string.h>

#define DIGITS_MIN 8
#define DIGITS_MAX 15 /* ITU-T E.164 */

static bool is_joint(const struct fold *fold, size_t at)
{
    return at < fold->len && fold->classes[at] == FOLD_GAP &&
           strchr(" -./()\x01", fold->bytes[at]) != NULL;
}

/* "+34 600 111 222": where it ends, 0 for none. */
static size_t international_end(const struct fold *fold, size_t at)
{
    size_t digits = 0;
    size_t gap = 0;
    size_t end = 0;
    for (at++; at < fold->len && gap <= 3; at++) {
        if (fold->classes[at] == FOLD_DIGIT) {
            digits++;
            gap = 0;
            end = digits <= DIGITS_MAX &&
                          !(at + 1 < fold->len && fold->classes[at + 1] == FOLD_DIGIT)
                      ? at + 1
                      : end;
        } else if (is_joint(fold, at)) {
            gap++;
        } else {
            break;
        }
    }
    return digits >= DIGITS_MIN ? end : 0;
}

void phones_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    for (size_t at = 0; at < fold->len; at++) {
        if (fold->classes[at] != FOLD_GAP || fold->bytes[at] != '+') {
            continue;
        }
        size_t end = international_end(fold, at);
        if (end != 0) {
            search_found(search, at, end, MASK_PHONE);
            at = end - 1;
        }
    }
}
