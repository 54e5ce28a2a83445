#include "guard/mask_inside.h"

#include <string.h>

#define CALLED_BYTES 16 /* between such a word and the number that it surely calls so */
#define CUE_BYTES    48 /* in front of a number, where a word for it may stand */

/* Made of the constant table at the first use, and constant from then on. */
static struct word_set words;
static bool is_ready;

static const struct word_set *words_start(void)
{
    if (!is_ready) {
        word_set_fill(&words, words_cues, words_cues_count);
    }
    is_ready = true;
    return &words;
}

static void cue_add(struct search *search, size_t start, size_t end, unsigned roles)
{
    search->cues = arena_reserve(search->arena, search->cues, &search->cue_capacity,
                                 search->cue_count, sizeof(*search->cues));
    search->cues[search->cue_count++] =
        (struct cue){.start = (uint32_t)start, .end = (uint32_t)end, .roles = roles};
}

/* Every word that begins here. */
static void cues_at(struct search *search, const struct tree *tree, size_t start)
{
    const struct fold *fold = &search->fold;
    uint32_t node = tree->roots[(unsigned char)fold->bytes[start]];
    for (size_t at = start; node != 0; node = tree_child(tree, node, fold->bytes[at])) {
        at++;
        if (tree->nodes[node].value != NO_VALUE && fold_is_edge(fold, at)) {
            cue_add(search, start, at, tree->nodes[node].value);
        }
        if (at >= fold->len) {
            return;
        }
    }
}

void mask_cues_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    const struct word_set *set = words_start();
    for (size_t at = fold_next_head(fold, 0); at < fold->len;
         at = fold_next_head(fold, at + 1)) {
        const char *word = fold->bytes + at;
        bool is_plain = *word >= 'a' && *word <= 'z';
        if (tree_may_begin(&set->tree, word) &&
            (!is_plain ||
             word_may_be(set, word, fold_next(fold, fold->edges, at + 1) - at))) {
            cues_at(search, &set->tree, at);
        }
    }
}

/* The first cue that begins at this byte or behind it. */
static size_t first_from(const struct search *search, size_t start)
{
    size_t low = 0;
    size_t high = search->cue_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->cues[middle].start < start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* "no. 123": the point behind a short form ends no sentence. */
static bool is_short_form(const struct fold *fold, size_t point)
{
    static const char *const forms[] = {"no",  "nr",  "num", "ref", "tel",
                                        "art", "cod", "bzw", "mob"};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        size_t len = strlen(forms[i]);
        if (point >= len && memcmp(fold->bytes + point - len, forms[i], len) == 0 &&
            fold_is_edge(fold, point - len)) {
            return true;
        }
    }
    return false;
}

/* Another line, or another sentence, speaks of something else. */
static size_t line_start(const struct fold *fold, size_t start, size_t from)
{
    for (size_t at = start; at > from; at--) {
        bool is_point = fold->bytes[at - 1] == '.' && fold->bytes[at] == ' ' &&
                        !is_short_form(fold, at - 1);
        if (fold->bytes[at - 1] == '\n' || is_point) {
            return at;
        }
    }
    return from;
}

size_t cue_end(const struct search *search, size_t start, unsigned roles)
{
    size_t nearest = 0;
    size_t from = start > CUE_BYTES ? start - CUE_BYTES : 0;
    bool is_line = false; /* from is its start: asked where a cue is near alone */
    for (size_t i = first_from(search, start); i > 0; i--) {
        const struct cue *cue = &search->cues[i - 1];
        if (cue->start < from) {
            break;
        }
        if ((cue->roles & roles) == 0 || cue->end > start || cue->end <= nearest) {
            continue;
        }
        from = is_line ? from : line_start(&search->fold, start, from);
        is_line = true;
        nearest = cue->start >= from ? cue->end : nearest;
    }
    return nearest;
}

bool is_called_order(const struct search *search, size_t start, unsigned roles)
{
    const struct fold *fold = &search->fold;
    size_t other = cue_end(search, start, roles);
    bool is_in_link = start > 1 && strchr("/=", fold->bytes[start - 1]) != NULL &&
                      fold->bytes[start - 1] != '\0' &&
                      fold->classes[start - 2] != FOLD_GAP;
    size_t order = cue_end(search, start, CUE_ORDER);
    return (is_in_link && other == 0) || (order > other && start - order <= CALLED_BYTES);
}

bool cue_before(const struct search *search, size_t start, unsigned roles)
{
    return cue_end(search, start, roles) != 0;
}

void cues_take(struct search *search, enum cue_role role, cue_taker *take)
{
    for (size_t i = 0; i < search->cue_count; i++) {
        if ((search->cues[i].roles & role) != 0) {
            take(search, search->cues[i].end);
        }
    }
}
