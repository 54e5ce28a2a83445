#include "knowledge.h"
#include "question.h"
#include "slips.h"

#include <math.h>
#include <stdlib.h>

/*
 * Two opinions are added. The ten nearest examples vote, each by the square of its score;
 * and each macro is weighed by how often its examples have the question's words, against
 * how often any examples do (naive Bayes; the words a macro never has cost it little). How
 * much of the question the macro's best example covers then says whether either is to be
 * believed.
 */
#define VOTERS       10
#define PRIOR        0.05
#define CLIP         2.5 /* most that one word takes away */
#define TEMPERATURE  2.0
#define LENGTH_SHARE 0.3
#define TITLE_SHARE  0.7 /* of an example */
#define TEXT_SHARE   0.3
#define OTHER_LANG   0.5 /* what a macro in another language than the customer's keeps */

struct tally {
    int64_t key;
    bool is_other_lang;
    double rows; /* parts of the macro, by their shares */
    double has[FIT_TERMS_MAX];
    double votes;
    double likelihood;
    double covered; /* share of the question that its best part covers */
    double rank;    /* by which they are ordered */
    double
        score; /* 0 to 1, whether the macro is to be believed; never above a better one's */
};

struct poll {
    struct tally *tallies; /* in the order of their keys */
    size_t count;
    double rows;
    double usual_length;
};

static double share_of(int64_t ask_key)
{
    int64_t part = ask_key & PARTS_MAX;
    return part == ASK_TITLE ? TITLE_SHARE : part == ASK_TEXT ? TEXT_SHARE : 1;
}

/* "pt-BR" and "pt" are one language here. */
static bool is_other_lang(struct text a, struct text b)
{
    struct text first;
    struct text second;
    if (!text_next(&a, '-', &first) || !text_next(&b, '-', &second)) {
        return false; /* one of them is not known */
    }
    return !text_equals(first, second);
}

static bool read_tallies(struct catalogue *catalogue, const char *lang, struct arena *arena,
                         struct poll *poll, struct error *err)
{
    struct statement *statement = NULL;
    size_t capacity = 0;
    bool has_row = true;
    if (!statement_get(catalogue, STATEMENT_MACRO_SIZES, &statement, err)) {
        return false;
    }
    while (true) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        poll->tallies = arena_reserve(arena, poll->tallies, &capacity, poll->count,
                                      sizeof(*poll->tallies));
        struct tally *tally = &poll->tallies[poll->count++];
        *tally = (struct tally){.key = statement_int(statement, 0)};
        tally->is_other_lang = is_other_lang(statement_text(statement, 1), text_of(lang));
        tally->rows = statement_real(statement, 2) + TITLE_SHARE + TEXT_SHARE;
        poll->rows += tally->rows;
    }
    statement_end(statement);
    return true;
}

static struct tally *tally_of(struct poll *poll, int64_t ask_key)
{
    int64_t key = ask_key >> KEY_SHIFT;
    size_t low = 0;
    size_t high = poll->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (poll->tallies[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < poll->count && poll->tallies[low].key == key;
    return is_there ? &poll->tallies[low] : NULL;
}

static int compare_rows(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    int order = (left->score < right->score) - (left->score > right->score);
    return order != 0 ? order : (left->key > right->key) - (left->key < right->key);
}

static void score_rows(const struct question *question, struct matches *matches,
                       uint64_t focus, struct poll *poll)
{
    for (size_t i = 0; i < matches->count; i++) {
        struct match *row = &matches->rows[i];
        struct tally *tally = tally_of(poll, row->key);
        double share = share_of(row->key);
        double length = 1 - LENGTH_SHARE + LENGTH_SHARE * row->length / poll->usual_length;
        row->score = share * matches_weight(matches, row->mask & focus) / length;
        if (tally == NULL) {
            continue;
        }
        double covered = share * question_covered(question, matches, row->mask);
        tally->covered = fmax(tally->covered, covered);
        for (size_t term = 0; term < matches->term_count; term++) {
            tally->has[term] += share * (double)(row->mask >> term & 1);
        }
    }
}

static void vote(struct matches *matches, struct poll *poll)
{
    double sum = 0;
    qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_rows);
    for (size_t i = 0; i < matches->count && i < VOTERS; i++) {
        struct tally *tally = tally_of(poll, matches->rows[i].key);
        double weight = matches->rows[i].score * matches->rows[i].score;
        sum += weight;
        if (tally != NULL) {
            tally->votes += weight;
        }
    }
    for (size_t i = 0; i < poll->count && sum > 0; i++) {
        poll->tallies[i].votes /= sum;
    }
}

static void weigh_words(const struct matches *matches, uint64_t focus, struct poll *poll)
{
    for (size_t term = 0; term < matches->term_count; term++) {
        double all = 0;
        for (size_t i = 0; i < poll->count; i++) {
            all += poll->tallies[i].has[term];
        }
        if (all <= 0 || !(focus >> term & 1)) {
            continue;
        }
        double usual = (all + PRIOR) / (poll->rows + 2 * PRIOR);
        for (size_t i = 0; i < poll->count; i++) {
            struct tally *tally = &poll->tallies[i];
            double here = (tally->has[term] + PRIOR) / (tally->rows + 2 * PRIOR);
            tally->likelihood += fmax(log(here / usual), -CLIP);
        }
    }
}

/* The likelihoods as shares of one, in place. */
static void share_likelihoods(struct poll *poll)
{
    double best = -INFINITY;
    double sum = 0;
    for (size_t i = 0; i < poll->count; i++) {
        best = fmax(best, poll->tallies[i].likelihood);
    }
    for (size_t i = 0; i < poll->count; i++) {
        struct tally *tally = &poll->tallies[i];
        tally->likelihood = exp((tally->likelihood - best) / TEMPERATURE);
        sum += tally->likelihood;
    }
    for (size_t i = 0; i < poll->count; i++) {
        poll->tallies[i].likelihood /= sum;
    }
}

static int compare_tallies(const void *a, const void *b)
{
    const struct tally *left = a;
    const struct tally *right = b;
    int order = (left->rank < right->rank) - (left->rank > right->rank);
    return order != 0 ? order : (left->key > right->key) - (left->key < right->key);
}

/*
 * The order leans on the opinions, the score on what is covered: a question about something
 * else has a nearest example too, but one that covers little of it.
 */
static void order_and_score(struct poll *poll)
{
    double limit = 1;
    for (size_t i = 0; i < poll->count; i++) {
        struct tally *tally = &poll->tallies[i];
        double opinion = tally->votes + tally->likelihood;
        double share = tally->is_other_lang ? OTHER_LANG : 1;
        tally->rank = share * (opinion + 0.1) * (tally->covered + 0.3);
        tally->score = share * tally->covered * (0.5 + 0.25 * opinion);
    }
    qsort(poll->tallies, poll->count, sizeof(*poll->tallies), compare_tallies);
    for (size_t i = 0; i < poll->count; i++) {
        limit = fmin(limit, poll->tallies[i].score);
        poll->tallies[i].score = limit;
    }
}

static void count_votes(struct question *question, struct matches *matches,
                        struct poll *poll)
{
    double lengths = 0;
    for (size_t i = 0; i < matches->count; i++) {
        lengths += matches->rows[i].length;
    }
    poll->usual_length = fmax(lengths / fmax((double)matches->count, 1), 1);
    question_weigh(question, matches, poll->rows);
    uint64_t focus = question_focus(question, matches);
    score_rows(question, matches, focus, poll);
    vote(matches, poll);
    weigh_words(matches, focus, poll);
    share_likelihoods(poll);
    order_and_score(poll);
}

static bool find_macros(struct catalogue *catalogue, struct text text, struct poll *poll,
                        const char *lang, struct arena *arena, struct error *err)
{
    struct matches matches;
    struct question question;
    question_read(text, arena, &matches, &question);
    if (!slips_mend(catalogue, STATEMENT_ASKS_WORD, STATEMENT_ASKS_WORDS, arena,
                    matches.terms, matches.term_count, err) ||
        !matches_every(catalogue, STATEMENT_FIT_ASKS, arena, &matches, err) ||
        !read_tallies(catalogue, lang, arena, poll, err)) {
        return false;
    }
    if (matches.count > 0 && poll->count > 0) {
        count_votes(&question, &matches, poll);
    }
    return true;
}

static bool read_hits(struct catalogue *catalogue, const struct poll *poll, size_t limit,
                      struct arena *arena, struct macro_hit **hits, size_t *count,
                      struct error *err)
{
    struct macro_hit *rows = arena_get(arena, limit * sizeof(*rows));
    size_t len = 0;
    while (len < limit && len < poll->count && poll->tallies[len].score > 0) {
        rows[len].score = poll->tallies[len].score;
        if (!macro_by_key(catalogue, poll->tallies[len].key, arena, &rows[len].macro,
                          err)) {
            return false;
        }
        len++;
    }
    *hits = rows;
    *count = len;
    return true;
}

bool catalogue_find_macros(struct catalogue *catalogue, struct text question,
                           const char *lang, size_t limit, struct arena *arena,
                           struct macro_hit **hits, size_t *count, struct error *err)
{
    struct poll poll = {0};
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    bool is_good = find_macros(catalogue, question, &poll, lang, arena, err) &&
                   read_hits(catalogue, &poll, limit, arena, hits, count, err);
    read_end(catalogue, is_own);
    return is_good;
}
