/* The text objects of brackets, each pair by its two signs. */
#include "vi_parts.h"

struct pair {
    char open;
    char close;
};

/* The sign that opens the pair around the place, or the one that stands there. */
static bool pair_open(struct text text, size_t at, struct pair pair, size_t *open)
{
    size_t depth = 0;

    for (size_t i = at + (at < text.len); i > 0; i--) {
        char sign = text.bytes[i - 1];
        bool is_here = i - 1 == at;
        if (sign == pair.open && depth == 0) {
            *open = i - 1;
            return true;
        }
        depth -= sign == pair.open;
        depth += sign == pair.close && !is_here;
    }
    return false;
}

static bool pair_close(struct text text, size_t open, struct pair pair, size_t *close)
{
    size_t depth = 0;

    for (size_t i = open; i < text.len; i++) {
        depth += text.bytes[i] == pair.open;
        depth -= text.bytes[i] == pair.close;
        if (!depth) {
            *close = i;
            return true;
        }
    }
    return false;
}

/* The pair, count of them out. */
static bool pair_around(struct text text, size_t at, size_t count, struct pair pair,
                        struct vi_range *range)
{
    size_t open = 0, close = 0;

    for (size_t i = 0; i < count; i++) {
        if (i && !open)
            return false;
        if (!pair_open(text, i ? open - 1 : at, pair, &open) ||
            !pair_close(text, open, pair, &close) || close < at)
            return false;
    }
    *range = (struct vi_range){.start = open, .end = close + 1};
    return true;
}

static bool pair_within(struct text text, size_t at, size_t count, struct pair pair,
                        struct vi_range *range)
{
    if (!pair_around(text, at, count, pair, range))
        return false;
    range->start++;
    range->end--;
    return true;
}

bool vi_find_round(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_within(text, at, count, (struct pair){'(', ')'}, range);
}

bool vi_find_a_round(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_around(text, at, count, (struct pair){'(', ')'}, range);
}

bool vi_find_square(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_within(text, at, count, (struct pair){'[', ']'}, range);
}

bool vi_find_a_square(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_around(text, at, count, (struct pair){'[', ']'}, range);
}

bool vi_find_curly(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_within(text, at, count, (struct pair){'{', '}'}, range);
}

bool vi_find_a_curly(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return pair_around(text, at, count, (struct pair){'{', '}'}, range);
}
