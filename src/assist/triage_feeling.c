#include "triage_feeling.h"

#include "guard/language.h"
#include "base/words.h"

#define NEAR_BEFORE   3 /* units between a denial and what it denies */
#define NEAR_BEHIND   2
#define NEAR_UNSPACED 1
#define DENIED_BLAME  0.5 /* "not bad" is no praise */
#define SHOUT_LETTERS 12
#define SHOUT_SHARE   0.7
#define SHOUT_WEIGHT  1.0
#define CALM          1.5 /* what one word has to outweigh */

static double value_of(enum cue cue)
{
    static const double values[CUE_COUNT] = {
        [CUE_GREAT] = 2, [CUE_GOOD] = 1, [CUE_BAD] = -1, [CUE_AWFUL] = -2};

    return values[cue];
}

static bool ends_clause(struct text text)
{
    static const char *const marks[] = {".",      ",",      ";",      ":",
                                        "!",      "?",      "\u3002", "\u3001",
                                        "\u060C", "\u061B", "\u061F", "\n"};

    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (text_find(text, text_of(marks[i])))
            return true;
    }
    return false;
}

static bool is_near(struct text folded, size_t start, size_t end, size_t limit)
{
    struct text between = text_from(folded.bytes + start, end - start);
    struct text rest = between, unit;
    size_t units = 0;

    while (units <= limit && words_next(&rest, &unit))
        units++;
    return units <= limit && !ends_clause(between);
}

static bool is_denied(struct text folded, const char *lang, const struct cue_hit *hits,
                      size_t count, const struct cue_hit *hit)
{
    bool is_unspaced = language_is_same(lang, "zh") || language_is_same(lang, "ja");
    size_t before = is_unspaced ? NEAR_UNSPACED : NEAR_BEFORE;
    size_t behind = is_unspaced ? NEAR_UNSPACED : NEAR_BEHIND;

    for (size_t i = 0; i < count; i++) {
        if (hits[i].cue == CUE_DENIAL && hits[i].end <= hit->start &&
            is_near(folded, hits[i].end, hit->start, before))
            return true;
        if (hits[i].cue == CUE_DENIED && hits[i].start >= hit->end &&
            is_near(folded, hit->end, hits[i].start, behind))
            return true;
    }
    return false;
}

void feeling_read(struct text folded, const char *lang, const struct cue_hit *hits,
                  size_t count, double weight, struct arena *arena, struct feeling *feeling)
{
    for (size_t i = 0; i < count; i++) {
        double value = value_of(hits[i].cue);
        if (value > -0.1 && value < 0.1)
            continue;
        if (is_denied(folded, lang, hits, count, &hits[i]))
            value *= value < 0 ? -DENIED_BLAME : -1;
        const char *word =
            arena_copy(arena, folded.bytes + hits[i].start, hits[i].end - hits[i].start);
        if (value > 0) {
            feeling->kind += weight * value;
            feeling->kind_word = word;
        } else {
            feeling->unkind -= weight * value;
            feeling->unkind_word = word;
        }
    }
}

void feeling_hear_shouting(struct text text, struct feeling *feeling)
{
    size_t capitals = 0, letters = 0;

    for (size_t i = 0; i < text.len; i++) {
        bool is_capital = text.bytes[i] >= 'A' && text.bytes[i] <= 'Z';
        capitals += is_capital;
        letters += is_capital || (text.bytes[i] >= 'a' && text.bytes[i] <= 'z');
    }
    if (letters < SHOUT_LETTERS || (double)capitals < SHOUT_SHARE * (double)letters)
        return;
    feeling->unkind += SHOUT_WEIGHT;
    feeling->is_shouted = true;
}

double feeling_sentiment(const struct feeling *feeling)
{
    double all = feeling->kind + feeling->unkind;

    return (feeling->kind - feeling->unkind) / (all + CALM);
}
