#include "shell/needles.h"

#include "base/utf8.h"
#include "base/matches.h"

#include <string.h>

#define BEFORE 16 /* characters of a snippet in front of what was found */
#define LEN    90

/* Opening and closing alike: a phrase ends with whichever comes. */
static bool is_quote(uint32_t code_point)
{
    static const uint32_t quotes[] = {'"',    0xab,   0xbb,   0x201c, 0x201d, 0x201e,
                                      0x201f, 0x300c, 0x300d, 0x300e, 0x300f, 0x301d,
                                      0x301e, 0xff02, 0xff62, 0xff63};

    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (quotes[i] == code_point)
            return true;
    }
    return false;
}

static void add(struct needles *needles, struct text folded)
{
    needles->is_cut = needles->is_cut || needles->count == NEEDLES_MAX;
    if (!needles->is_cut)
        needles->texts[needles->count++] = folded;
}

/* One piece between quotes, or outside of them. */
static void add_piece(struct needles *needles, struct text piece, bool is_phrase,
                      struct arena *arena)
{
    struct buffer folded;
    struct text rest;
    struct text word;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(piece, &folded);
    rest = text_trim(
        text_from(arena_copy(arena, buffer_text(&folded), folded.len), folded.len));
    buffer_release_wiped(&folded);
    if (is_phrase && rest.len > 0)
        add(needles, rest);
    while (!is_phrase && text_next_word(&rest, &word))
        add(needles, word);
}

void needles_read(struct text typed, struct arena *arena, struct needles *needles)
{
    size_t from = 0;
    bool is_phrase = false;

    *needles = (struct needles){0};
    for (size_t at = 0; at < typed.len;) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(typed.bytes + at, typed.len - at), &code_point, NULL);

        if (is_quote(code_point)) {
            add_piece(needles, text_from(typed.bytes + from, at - from), is_phrase, arena);
            from = at + len;
            is_phrase = !is_phrase;
        }
        at += len;
    }
    add_piece(needles, text_from(typed.bytes + from, typed.len - from), is_phrase, arena);
}

static struct text longest(const struct needles *needles)
{
    struct text best = text_of("");

    for (size_t i = 0; i < needles->count; i++) {
        if (needles->texts[i].len > best.len)
            best = needles->texts[i];
    }
    return best;
}

/* So many clusters before at; *at what that is in bytes. */
static size_t clusters_before(struct text text, size_t at, size_t count)
{
    for (size_t i = 0; i < count && at > 0; i++)
        at = utf8_cluster_before(text, at);
    return at;
}

static size_t clusters_behind(struct text text, size_t at, size_t count)
{
    for (size_t i = 0; i < count && at < text.len; i++)
        at += utf8_cluster_len(text, at);
    return at;
}

static void one_line(char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\r' || *text == '\t')
            *text = ' ';
    }
}

struct snippet snippet_make(struct text text, const struct needles *needles,
                            struct arena *arena)
{
    size_t count;
    struct match *matches = matches_find(text, longest(needles), arena, &count);
    struct match match = count > 0 ? matches[0] : (struct match){0, 0};
    size_t start = clusters_before(text, match.start, BEFORE);
    size_t end = clusters_behind(text, start, LEN);
    const char *dots = start > 0 ? "…" : "";
    char *made = arena_format(arena, "%s%.*s%s", dots, (int)(end - start),
                              text.bytes + start, end < text.len ? "…" : "");
    struct snippet snippet = {made, 0, 0};

    one_line(made);
    if (count > 0) {
        snippet.start = match.start - start + strlen(dots);
        snippet.end = (match.end < end ? match.end : end) - start + strlen(dots);
    }
    return snippet;
}
