/* Products that a text names, and which of them a statement is about. */
#include "guard/judge.h"

#include <string.h>

bool titled_is(const struct titled *titled, const char *title)
{
    for (size_t i = 0; i < titled->title_count; i++) {
        if (string_equals(titled->titles[i], title)) {
            return true;
        }
    }
    return false;
}

size_t titled_from(const struct judge *judge, size_t token)
{
    size_t low = 0;
    size_t high = judge->title_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (judge->titles[middle].first < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct titled *titled_near(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    size_t at = titled_from(judge, token);
    const struct titled *front = at > 0 ? &judge->titles[at - 1] : NULL;
    const struct titled *behind =
        at < judge->title_count && judge->titles[at].first < sentence->end
            ? &judge->titles[at]
            : NULL;
    if (front != NULL && front->first >= sentence->first) {
        return front;
    }
    if (behind != NULL) {
        return behind;
    }
    bool is_before = front != NULL && sentence > judge->reading->sentences &&
                     front->first >= (sentence - 1)->first;
    return is_before ? front : NULL;
}

void titled_add(struct judge *judge, const struct titled *titled)
{
    judge->titles = arena_reserve(judge->arena, judge->titles, &judge->title_capacity,
                                  judge->title_count, sizeof(*judge->titles));
    size_t at = judge->title_count++;
    for (; at > 0 && judge->titles[at - 1].first > titled->first; at--) {
        judge->titles[at] = judge->titles[at - 1];
    }
    judge->titles[at] = *titled;
}
