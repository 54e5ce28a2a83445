#include "base/utf8.h"
#include "guard/language.h"
#include "triage_words.h"
#include "base/words.h"

struct finding {
    struct text folded;
    struct arena *arena;
    struct cue_hit *hits;
    size_t count;
    size_t capacity;
};

/* Every curly apostrophe becomes a straight one. */
static void add_straight(struct text folded, struct buffer *out)
{
    static const char curly[] = "\u2019";
    const char *found;

    while ((found = text_find(folded, text_of(curly)))) {
        size_t before = (size_t)(found - folded.bytes);
        buffer_add(out, folded.bytes, before);
        buffer_add_char(out, '\'');
        size_t past = before + strlen(curly);
        folded = text_from(folded.bytes + past, folded.len - past);
    }
    buffer_add(out, folded.bytes, folded.len);
}

struct text cues_fold(struct text text, struct arena *arena)
{
    struct buffer padded;

    buffer_init(&padded, SIZE_MAX);
    buffer_add_char(&padded, ' ');
    add_straight(words_fold(text, arena), &padded);
    buffer_add_char(&padded, ' ');
    struct text kept =
        text_from(arena_copy(arena, buffer_text(&padded), padded.len), padded.len);
    buffer_release_wiped(&padded);
    return kept;
}

/* Where the word that offset at stands in ends; scripts without spaces have none. */
static size_t word_end(struct text text, size_t at)
{
    while (at < text.len) {
        uint32_t letter;
        size_t len = utf8_decode(text_from(text.bytes + at, text.len - at), &letter, NULL);
        if (!utf8_is_letter(letter) || utf8_is_unspaced(letter))
            break;
        at += len;
    }
    return at;
}

static void take(struct finding *finding, size_t start, size_t end, enum cue cue)
{
    finding->hits = arena_reserve(finding->arena, finding->hits, &finding->capacity,
                                  finding->count, sizeof(*finding->hits));
    finding->hits[finding->count++] = (struct cue_hit){start, end, cue};
}

static void find_phrase(struct finding *finding, struct text phrase, enum cue cue)
{
    bool is_stem = phrase.len > 1 && phrase.bytes[phrase.len - 1] == '*';
    size_t from = 0;

    phrase.len -= is_stem;
    while (from < finding->folded.len) {
        struct text rest =
            text_from(finding->folded.bytes + from, finding->folded.len - from);
        const char *found =
            is_stem ? words_find(rest, phrase) : words_find_whole(rest, phrase);
        if (!found)
            return;
        size_t start = (size_t)(found - finding->folded.bytes);
        size_t end = start + phrase.len;
        take(finding, start, is_stem ? word_end(finding->folded, end) : end, cue);
        from = word_end(finding->folded, end);
    }
}

static bool hides(const struct cue_hit *hit, const struct cue_hit *other)
{
    size_t len = hit->end - hit->start, other_len = other->end - other->start;

    if (hit->start >= other->end || other->start >= hit->end)
        return false;
    bool is_same = hit->start == other->start && hit->cue == other->cue;
    return len > other_len ||
           (len == other_len && hit < other && (is_same || hit->start != other->start));
}

static bool is_hidden(const struct finding *finding, size_t i)
{
    for (size_t k = 0; k < finding->count; k++) {
        if (k != i && hides(&finding->hits[k], &finding->hits[i]))
            return true;
    }
    return false;
}

/* By start; there are few. */
static size_t take_visible(const struct finding *finding, struct cue_hit *kept)
{
    size_t count = 0;

    for (size_t i = 0; i < finding->count; i++) {
        if (is_hidden(finding, i))
            continue;
        size_t at = count++;
        for (; at > 0 && kept[at - 1].start > finding->hits[i].start; at--)
            kept[at] = kept[at - 1];
        kept[at] = finding->hits[i];
    }
    return count;
}

size_t cues_find(struct text folded, const char *lang, struct arena *arena,
                 struct cue_hit **hits)
{
    struct finding finding = {.folded = folded, .arena = arena};

    for (const struct cue_row *row = cue_rows; row->lang; row++) {
        if (lang && row->lang[0] && !language_is_same(row->lang, lang))
            continue;
        struct text rest = text_of(row->phrases);
        struct text phrase;
        while (text_next(&rest, '|', &phrase))
            find_phrase(&finding, phrase, row->cue);
    }
    *hits = arena_get(arena, finding.count * sizeof(**hits));
    return take_visible(&finding, *hits);
}
