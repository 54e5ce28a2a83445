#include "guard/in_digits.h"

#include "base/buffer.h"
#include "base/money.h"
#include "guard/number.h"

#include <stdio.h>

/* Arabic numbers, which no lexicon has, folded. */
static const struct {
    const char *word;
    int value;
} arabic[] = {
    {"ثلاثة", 3},  {"ثلاث", 3},   {"اربعة", 4},  {"اربع", 4},    {"خمسة", 5},
    {"خمس", 5},    {"ستة", 6},    {"ست", 6},     {"سبعة", 7},    {"سبع", 7},
    {"ثمانية", 8}, {"ثماني", 8},  {"تسعة", 9},   {"تسع", 9},     {"عشرة", 10},
    {"عشر", 10},   {"عشرين", 20}, {"عشرون", 20}, {"ثلاثين", 30}, {"ثلاثون", 30},
};

static bool arabic_at(const struct reading *reading, size_t token, struct number *number)
{
    for (size_t i = 0; i < COUNT_OF(arabic); i++) {
        if (!text_is(scan_raw(&reading->scan, token), arabic[i].word))
            continue;
        *number = (struct number){.first = (uint32_t)token,
                                  .end = (uint32_t)token + 1,
                                  .parts = arabic[i].value * MONEY_UNIT};
        return true;
    }
    return false;
}

static bool is_in_words(const struct reading *reading, size_t token, struct number *number)
{
    return (number_at(reading, token, number) || arabic_at(reading, token, number)) &&
           !number->is_digits && !number->is_article && number->parts % MONEY_UNIT == 0;
}

struct text in_digits(struct text folded, struct arena *arena)
{
    struct reading reading;
    struct buffer out;
    struct arena own;
    struct number number;
    size_t kept = 0;
    char digits[32];

    arena_init(&own);
    buffer_init(&out, SIZE_MAX);
    reading_of(folded, &own, &reading);
    for (size_t token = 0; token < reading.scan.count; token++) {
        if (!is_in_words(&reading, token, &number))
            continue;
        struct text words = reading_text(&reading, number.first, number.end);
        size_t at = (size_t)(words.bytes - folded.bytes);
        buffer_add(&out, folded.bytes + kept, at - kept);
        snprintf(digits, sizeof(digits), "%lld", (long long)(number.parts / MONEY_UNIT));
        buffer_add_text(&out, digits);
        kept = at + words.len;
        token = number.end - 1;
    }
    if (kept > 0) {
        buffer_add(&out, folded.bytes + kept, folded.len - kept);
        folded = text_from(arena_copy(arena, buffer_text(&out), out.len), out.len);
    }
    buffer_release_wiped(&out);
    arena_release(&own);
    return folded;
}
