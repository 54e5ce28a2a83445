#include "question.h"

#include "base/table.h"
#include "base/utf8.h"
#include "base/words.h"

#include <math.h>

#define READ_MAX     256 /* terms of a long message, before the common ones are left out */
#define NUMBER_SHARE 0.2 /* of its weight that a number counts: most are order numbers */
#define FORMULA_SHARE                                                                      \
    0.2 /* ... and that a pair counts of what is said in any sentence: 教えて */
#define GUESSED_SHARE 0.8 /* ... and that a word counts which was mended */
#define SENTENCE_SHARE                                                                     \
    0.25                /* of the heaviest sentence that another must weigh to count       \
                         */
#define FOCUS_SHARE 0.7 /* of the best covered sentence that another must be covered */

static bool ends_sentence(uint32_t code_point)
{
    static const uint32_t ends[] = {'.',    '?',    '!',    '\n',  0x3002,
                                    0xFF1F, 0xFF01, 0x061F, 0x0964};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        if (ends[i] == code_point) {
            return true;
        }
    }
    return false;
}

/* Cuts the next sentence off the front of rest. */
static struct text next_sentence(struct text *rest)
{
    struct text sentence = *rest;
    size_t at = 0;
    while (at < rest->len) {
        uint32_t code_point;
        size_t step =
            utf8_decode(text_from(rest->bytes + at, rest->len - at), &code_point, NULL);
        at += step;
        if (ends_sentence(code_point)) {
            sentence.len = at;
            break;
        }
    }
    *rest = text_from(rest->bytes + at, rest->len - at);
    return sentence;
}

struct masking {
    const struct table *numbers;
    uint64_t mask;
};

static bool add_to_mask(void *context, struct term term)
{
    struct masking *masking = context;
    size_t number;
    if (table_get(masking->numbers, term.text, &number)) {
        masking->mask |= UINT64_C(1) << number;
    }
    return true;
}

void question_read(struct text text, struct arena *arena, struct matches *matches,
                   struct question *question)
{
    struct table numbers;
    struct text rest = text;
    *matches = (struct matches){0};
    *question = (struct question){.count = 1};
    matches->terms = terms_asked(text, READ_MAX, arena, &matches->term_count);
    if (matches->term_count > FIT_TERMS_MAX) {
        matches->term_count = terms_without_common(matches->terms, matches->term_count);
    }
    if (matches->term_count > FIT_TERMS_MAX) {
        matches->term_count = FIT_TERMS_MAX;
    }
    table_init(&numbers);
    for (size_t i = 0; i < matches->term_count; i++) {
        table_set(&numbers, matches->terms[i].text, i);
    }
    matches->every = matches_mask(matches->term_count);
    question->sentences[0] = matches->every;
    while (rest.len > 0 && question->count < SENTENCES_MAX) {
        struct masking masking = {.numbers = &numbers};
        terms_each(next_sentence(&rest), TERMS_ASKED, add_to_mask, &masking);
        if (masking.mask != 0 && masking.mask != question->sentences[0]) {
            question->sentences[question->count++] = masking.mask;
        }
    }
    table_release(&numbers);
}

static bool is_number(struct text term)
{
    for (size_t i = 0; i < term.len; i++) {
        if (term.bytes[i] < '0' || term.bytes[i] > '9') {
            return false;
        }
    }
    return true;
}

/*
 * The sentences that count: "Thanks!" may be covered whole and asks nothing. What words
 * that stand nowhere weigh is no measure, since courtesies have many.
 */
static uint64_t sentences_that_count(const struct question *question,
                                     const struct matches *matches)
{
    double weights[SENTENCES_MAX] = {0};
    double heaviest = 0;
    uint64_t which = 1;
    for (size_t i = 1; i < question->count; i++) {
        weights[i] = matches_weight(matches, question->sentences[i] & matches->known);
        heaviest = fmax(heaviest, weights[i]);
    }
    for (size_t i = 1; i < question->count; i++) {
        if (weights[i] > 0 && weights[i] >= SENTENCE_SHARE * heaviest) {
            which |= UINT64_C(1) << i;
        }
    }
    return which;
}

void question_weigh(struct question *question, struct matches *matches, double row_count)
{
    double counts[FIT_TERMS_MAX] = {0};
    for (size_t i = 0; i < matches->count; i++) {
        matches->known |= matches->rows[i].mask;
        for (size_t term = 0; term < matches->term_count; term++) {
            counts[term] += (double)(matches->rows[i].mask >> term & 1);
        }
    }
    for (size_t term = 0; term < matches->term_count; term++) {
        double weight =
            log(1 + (fmax(row_count - counts[term], 0) + 0.5) / (counts[term] + 0.5));
        if (is_number(matches->terms[term].text)) {
            weight *= NUMBER_SHARE;
        }
        if (matches->terms[term].is_common &&
            words_is_unspaced(matches->terms[term].text)) {
            weight *= FORMULA_SHARE;
        }
        if (matches->terms[term].is_guessed) {
            weight *= GUESSED_SHARE;
        }
        bool says_nothing = counts[term] < 1 && matches->terms[term].is_common;
        matches->weights[term] = says_nothing ? 0 : weight;
    }
    question->that_count = sentences_that_count(question, matches);
}

double question_covered(const struct question *question, const struct matches *matches,
                        uint64_t mask)
{
    double best = 0;
    for (size_t i = 0; i < question->count; i++) {
        double weight = matches_weight(matches, question->sentences[i]);
        if (weight > 0 && question->that_count >> i & 1) {
            uint64_t covered = question->sentences[i] & mask;
            best = fmax(best, matches_weight(matches, covered) / weight);
        }
    }
    return best;
}

/* The share of the sentence that the best row covers. */
static double best_covered(const struct matches *matches, uint64_t sentence)
{
    double weight = matches_weight(matches, sentence);
    double best = 0;
    for (size_t i = 0; i < matches->count && weight > 0; i++) {
        best =
            fmax(best, matches_weight(matches, sentence & matches->rows[i].mask) / weight);
    }
    return best;
}

uint64_t question_focus(const struct question *question, const struct matches *matches)
{
    double covered[SENTENCES_MAX] = {0};
    double best = 0;
    uint64_t focus = 0;
    for (size_t i = 1; i < question->count; i++) {
        if (question->that_count >> i & 1) {
            covered[i] = best_covered(matches, question->sentences[i]);
            best = fmax(best, covered[i]);
        }
    }
    for (size_t i = 1; i < question->count; i++) {
        if (covered[i] > 0 && covered[i] >= FOCUS_SHARE * best) {
            focus |= question->sentences[i];
        }
    }
    return focus != 0 ? focus : matches->every;
}
