#include "base/matches.h"

#include "base/utf8.h"

#include <stdint.h>

/* The text folded cluster by cluster, and for each byte of it the cluster it came from. */
struct folding {
    struct buffer folded;
    uint32_t *from;
    size_t capacity;
    struct arena *arena;
};

static void fold_cluster(struct folding *folding, struct text cluster, size_t at)
{
    size_t before = folding->folded.len;
    bool is_space = cluster.bytes[0] == ' ' || cluster.bytes[0] == '\n';
    if (is_space) {
        if (before != 0 && folding->folded.bytes[before - 1] != ' ') {
            buffer_add_char(&folding->folded, ' ');
        }
    } else {
        utf8_fold(cluster, &folding->folded);
    }
    while (folding->capacity < folding->folded.len) {
        folding->from = arena_reserve(folding->arena, folding->from, &folding->capacity,
                                      folding->capacity, sizeof(*folding->from));
    }
    for (size_t i = before; i < folding->folded.len; i++) {
        folding->from[i] = (uint32_t)at;
    }
}

static void fold_text(struct folding *folding, struct text text)
{
    for (size_t at = 0; at < text.len;) {
        size_t len = utf8_cluster_len(text, at);
        fold_cluster(folding, text_from(text.bytes + at, len), at);
        at += len;
    }
}

struct match *matches_find(struct text text, struct text folded, struct arena *arena,
                           size_t *count)
{
    struct folding folding = {.arena = arena};
    struct match *matches = NULL;
    size_t capacity = 0;
    *count = 0;
    if (folded.len == 0 || text.len > MATCHES_TEXT_MAX) {
        return NULL;
    }
    buffer_init(&folding.folded, SIZE_MAX);
    fold_text(&folding, text);
    struct text rest = text_from(folding.folded.bytes, folding.folded.len);
    const char *hit;
    while (rest.len != 0 && (hit = text_find(rest, folded)) != NULL) {
        size_t start = (size_t)(hit - folding.folded.bytes);
        size_t last = folding.from[start + folded.len - 1];
        matches = arena_reserve(arena, matches, &capacity, *count, sizeof(*matches));
        matches[(*count)++] = (struct match){
            .start = folding.from[start],
            .end = last + utf8_cluster_len(text, last),
        };
        rest =
            text_from(hit + folded.len, rest.len - (size_t)(hit + folded.len - rest.bytes));
    }
    buffer_release_wiped(&folding.folded);
    return matches;
}
