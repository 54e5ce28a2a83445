#include "guard/mask_ids.h"
#include "guard/mask_inside.h"

#include <string.h>

#define LINK_DIGITS_MIN 14 /* of a card; a bar code has thirteen */
#define LINK_DIGITS_MAX 19

struct found_numbers {
    struct mask_number *numbers;
    size_t count, capacity;
};

static void add(struct search *search, struct found_numbers *found, size_t start,
                size_t end, enum mask_kind kind)
{
    found->numbers = arena_reserve(search->arena, found->numbers, &found->capacity,
                                   found->count, sizeof(*found->numbers));
    found->numbers[found->count++] =
        (struct mask_number){.start = start, .end = end, .kind = kind};
}

/* ".../pay/4111111111111111": in a link nothing is called a card. */
static void cards_in_links(struct search *search, struct found_numbers *found)
{
    const struct fold *fold = &search->fold;
    for (size_t at = fold_next_digit(fold, 0); at < fold->len;
         at = fold_next_digit(fold, at + 1)) {
        size_t end = at;
        while (end < fold->len && fold->classes[end] == FOLD_DIGIT) {
            end++;
        }
        bool is_begun = at > 0 && memchr("/=", fold->bytes[at - 1], 2) != NULL;
        if (is_begun && end - at >= LINK_DIGITS_MIN && end - at <= LINK_DIGITS_MAX &&
            card_is_of_network(fold->bytes + at, end - at) &&
            id_passes_luhn(fold->bytes + at, end - at)) {
            add(search, found, fold->at[at], fold->at[end], MASK_CARD);
        }
        at = end > at ? end - 1 : at;
    }
}

const struct mask_number *mask_numbers_in(struct text text, struct arena *arena,
                                          size_t *count)
{
    struct mask mask = {.country = NULL};
    struct search search = {
        .mask = &mask, .text = text, .is_checked = true, .arena = arena};
    struct found_numbers found = {.count = 0};
    arena_init(&mask.arena);
    table_init(&mask.index);
    fold_read(text, arena, &search.fold);
    mask_cues_find(&search);
    cards_in_links(&search, &found);
    numbers_find(&search);
    for (size_t i = 0; i < search.count; i++) {
        const struct span *span = &search.spans[i];
        add(&search, &found, span->start, span->end, mask.values[span->value].kind);
    }
    mask_empty(&mask);
    *count = found.count;
    return found.numbers;
}
