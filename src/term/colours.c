#include "term/colours.h"

#include "view/style.h"

#include <stdbool.h>
#include <string.h>

#define CUBE_FIRST  16
#define GREY_FIRST  232
#define SLOT_LENGTH (sizeof("\033[38;5;255m") - 1)

static const int levels[6] = {0, 95, 135, 175, 215, 255};

uint32_t colour_rgb(int32_t colour)
{
    int cube = colour - CUBE_FIRST;
    int grey = 8 + 10 * (colour - GREY_FIRST);

    if (colour & COLOUR_RGB)
        return (uint32_t)colour & 0xFFFFFF;
    if (colour >= GREY_FIRST)
        return (uint32_t)(grey << 16 | grey << 8 | grey);
    return (uint32_t)(levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 |
                      levels[cube % 6]);
}

static int component(uint32_t rgb, int shift)
{
    return (int)(rgb >> shift & 0xFF);
}

static int distance(uint32_t a, uint32_t b)
{
    int red = component(a, 16) - component(b, 16);
    int green = component(a, 8) - component(b, 8);
    int blue = component(a, 0) - component(b, 0);

    return red * red + green * green + blue * blue;
}

int32_t colour_of_256(uint32_t rgb)
{
    int32_t best = CUBE_FIRST;

    for (int32_t colour = CUBE_FIRST; colour < PALETTE_SIZE; colour++) {
        if (distance(colour_rgb(colour), rgb) < distance(colour_rgb(best), rgb))
            best = colour;
    }
    return best;
}

int32_t colour_of_16(int32_t colour)
{
    int level;
    int red;
    int green;
    int blue;

    if (colour & COLOUR_RGB)
        colour = colour_of_256(colour_rgb(colour));
    if (colour < CUBE_FIRST)
        return colour;
    if (colour >= GREY_FIRST)
        return colour < 238 ? 0 : colour < 246 ? 8 : colour < 252 ? 7 : 15;
    level = colour - CUBE_FIRST;
    red = level / 36;
    green = level / 6 % 6;
    blue = level % 6;
    return (red > 1 ? 1 : 0) + (green > 1 ? 2 : 0) + (blue > 1 ? 4 : 0) +
           (red > 3 || green > 3 || blue > 3 ? 8 : 0);
}

int32_t colour_slot(struct colour_slots *slots, const bool is_taken[PALETTE_SIZE],
                    int32_t colour)
{
    int32_t free = -1;

    for (int32_t slot = CUBE_FIRST; slot < PALETTE_SIZE; slot++) {
        if (slots->colours[slot] == (uint32_t)colour)
            return slot;
        if (slots->colours[slot] == 0 && !is_taken[slot])
            free = slot;
    }
    if (free < 0)
        return colour_of_256(colour_rgb(colour));
    slots->colours[free] = (uint32_t)colour;
    slots->count++;
    return free;
}

/* ESC [ 38;5;N m or ESC [ 48;5;N m at the front: its length, 0 where there is none. */
static size_t asked_colour(struct text at, unsigned *number)
{
    size_t len = 7;

    if (at.len < 9 || at.bytes[1] != '[' || (at.bytes[2] != '3' && at.bytes[2] != '4') ||
        memcmp(at.bytes + 3, "8;5;", 4) != 0)
        return 0;
    *number = 0;
    while (len < at.len && len < SLOT_LENGTH && at.bytes[len] >= '0' &&
           at.bytes[len] <= '9')
        *number = *number * 10 + (unsigned)(at.bytes[len++] - '0');
    return len < at.len && at.bytes[len] == 'm' && *number < PALETTE_SIZE ? len + 1 : 0;
}

void colour_slots_put(const struct colour_slots *slots, struct text frame,
                      struct buffer *out)
{
    size_t kept = 0; /* what stands before it was added */
    unsigned number;

    for (size_t at = 0; at < frame.len;) {
        const char *escape = memchr(frame.bytes + at, '\033', frame.len - at);
        size_t len;

        if (escape == NULL)
            break;
        at = (size_t)(escape - frame.bytes);
        len = asked_colour(text_from(escape, frame.len - at), &number);
        if (len != 0 && slots->colours[number] != 0) {
            uint32_t rgb = slots->colours[number];

            buffer_add(out, frame.bytes + kept, at - kept);
            buffer_format(out, "\033[%c8;2;%d;%d;%dm", escape[2], component(rgb, 16),
                          component(rgb, 8), component(rgb, 0));
            kept = at + len;
        }
        at += len == 0 ? 1 : len;
    }
    buffer_add(out, frame.bytes + kept, frame.len - kept);
}
