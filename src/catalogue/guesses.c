/*
 * Words of a question that are slips of the finger, as the products' words they may stand
 * for: further terms, which weigh less than what was written would.
 */
#include "rarity.h"
#include "slips.h"
#include "spellings.h"

#include <math.h>
#include <stdlib.h>

#define LOOKED_FOR    6   /* words of one question */
#define GUESSES_MAX   6   /* of one question */
#define WORD_GUESSES  3   /* of one word, those that most products have */
#define COUNTED_MAX   8   /* stems a slip away whose rows are counted */
#define FEW_ROWS      10  /* products with a word that may be a slip all the same */
#define UNKNOWN_SHARE 0.8 /* of its weight that a guess counts where nothing was found */
#define RARE_SHARE    0.3 /* ... and where something was: that comes first */

struct guess {
    struct text stem;
    double rows;
};

static int compare_guesses(const void *a, const void *b)
{
    const struct guess *left = a;
    const struct guess *right = b;
    return (left->rows < right->rows) - (left->rows > right->rows);
}

static bool is_asked(const struct matches *matches, struct text stem)
{
    for (size_t i = 0; i < matches->term_count; i++) {
        if (text_equals(matches->terms[i].text, stem)) {
            return true;
        }
    }
    return false;
}

static bool is_guessed(const struct guess *guesses, size_t count, struct text stem)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(guesses[i].stem, stem)) {
            return true;
        }
    }
    return false;
}

/* The products' words a slip away, as stems, those that most of them have first. */
static bool find_guesses(struct catalogue *catalogue, const struct matches *matches,
                         const struct rarity *rarity, struct text written,
                         struct arena *arena, struct guess guesses[COUNTED_MAX],
                         size_t *count, struct error *err)
{
    struct text *words = NULL;
    size_t word_count = 0;
    *count = 0;
    if (!spellings_near(catalogue, written, arena, &words, &word_count, err)) {
        return false;
    }
    for (size_t i = 0; i < word_count && *count < COUNTED_MAX; i++) {
        struct guess guess = {.stem = terms_stem(words[i], arena)};
        if (is_asked(matches, guess.stem) || is_guessed(guesses, *count, guess.stem)) {
            continue;
        }
        if (!rarity_count(catalogue, rarity, guess.stem, &guess.rows, err)) {
            return false;
        }
        if (guess.rows > 0) {
            guesses[(*count)++] = guess;
        }
    }
    if (*count > 0) {
        qsort(guesses, *count, sizeof(*guesses), compare_guesses);
    }
    return true;
}

static void add_guess(struct matches *matches, struct rarity *rarity, size_t term,
                      const struct guess *guess)
{
    size_t at = matches->term_count++;
    bool is_unknown = rarity->rows[term] <= 0;
    double weight = rarity_weight(rarity, fmax(guess->rows, rarity->rows[term]));
    matches->terms[at] = (struct term){
        .text = guess->stem, .surface = matches->terms[term].surface, .is_guessed = true};
    matches->weights[at] = weight * (is_unknown ? UNKNOWN_SHARE : RARE_SHARE);
    matches->every |= UINT64_C(1) << at;
    matches->known |= UINT64_C(1) << at;
    rarity->rows[at] = guess->rows;
    rarity_insert(rarity, at, guess->rows);
    if (is_unknown) {
        matches->weights[term] = 0;
    }
}

/* What the shop writes, or customers asked before, is no slip: "shipping" is no "shopping".
 */
static bool is_known(struct catalogue *catalogue, struct text stem, bool *is_there,
                     struct error *err)
{
    return slips_word_stands(catalogue, STATEMENT_ASKS_WORD, stem, is_there, err) &&
           (*is_there ||
            slips_word_stands(catalogue, STATEMENT_LINES_WORD, stem, is_there, err));
}

/* So many products have a word of which others may be meant: where the question's words
 * find more, what is meant stands among these. */
static double few_rows(enum slips_read slips, const struct rarity *rarity)
{
    double rows = 0;
    for (size_t i = 0; i < rarity->count; i++) {
        rows += rarity->counts[i];
    }
    return slips == SLIPS_OF_RARE && rows <= FEW_ROWS ? FEW_ROWS : 0;
}

static bool may_be_slip(struct catalogue *catalogue, double most,
                        const struct matches *matches, const struct rarity *rarity,
                        size_t term, bool *may_be, struct error *err)
{
    bool is_there = true;
    *may_be = false;
    if (matches->terms[term].is_common || rarity->rows[term] > most ||
        !spellings_is_word(matches->terms[term].surface)) {
        return true;
    }
    if (rarity->rows[term] <= 0 &&
        !is_known(catalogue, matches->terms[term].text, &is_there, err)) {
        return false;
    }
    *may_be = rarity->rows[term] > 0 || !is_there;
    return true;
}

bool guesses_add(struct catalogue *catalogue, enum slips_read slips,
                 struct matches *matches, struct rarity *rarity, struct arena *arena,
                 struct error *err)
{
    size_t written = slips == SLIPS_NONE ? 0 : matches->term_count;
    double most = few_rows(slips, rarity);
    size_t looked_for = 0;
    for (size_t term = 0; term < written && looked_for < LOOKED_FOR; term++) {
        struct guess guesses[COUNTED_MAX];
        size_t count = 0;
        bool may_be = false;
        if (!may_be_slip(catalogue, most, matches, rarity, term, &may_be, err)) {
            return false;
        }
        if (!may_be) {
            continue;
        }
        looked_for++;
        if (!find_guesses(catalogue, matches, rarity, matches->terms[term].surface, arena,
                          guesses, &count, err)) {
            return false;
        }
        for (size_t i = 0;
             i < count && i < WORD_GUESSES && matches->term_count < written + GUESSES_MAX &&
             matches->term_count < FIT_TERMS_MAX;
             i++) {
            add_guess(matches, rarity, term, &guesses[i]);
        }
    }
    return true;
}
