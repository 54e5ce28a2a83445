/*
 * How well a shop's macros are found by what customers write. Of a file of macros
 * (DATA/macros.jsonl.gz) four of five examples are put into a catalogue and the others are
 * asked, split by a hash of their text; beside it the nearest example by plain FTS5 with
 * porter stems and bm25. Then what should get no answer: the examples of macros that are
 * left out of the catalogue (each fifth of the macros in turn), and questions of this file,
 * of no shop's and of a shop's that no macro of the file is about. Each question has the
 * threshold up to which the local engine answers it; by a hash of their texts they are two
 * halves: on the first the threshold is chosen, on the second it is judged. The same for
 * earlier answers, each example one of them. Prints, gates nothing.
 *
 * Usage: retrieval_bench MACROS [ASKED]; with ASKED the examples there are asked instead
 * (of a macro that MACROS does not have: nothing answers them) and nothing is split.
 */
#include "retrieval.h"

#include "assist/assist.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Whether the local engine has an answer, not only a holding reply. */
static bool is_answered(struct bench *bench, const char *question,
                        const struct macro_hit *hits, size_t count, double answers)
{
    struct message message = {.id = "m1",
                              .from = FROM_CUSTOMER,
                              .text = question,
                              .at = 1795252440,
                              .verified = VERIFIED_YES};
    const struct ticket ticket = {.id = "1",
                                  .customer = "c1",
                                  .messages = &message,
                                  .message_count = 1,
                                  .lang = "en",
                                  .due_at = MOMENT_NONE};
    const struct customer customer = {.id = "c1", .name = "Ana Ruiz", .lang = "en"};
    const struct facts facts = {.ticket = &ticket,
                                .customer = &customer,
                                .now = 1795252440,
                                .today = {2026, 11, 21}};
    const struct draft_request request = {.facts = &facts,
                                          .macros = hits,
                                          .macro_count = count,
                                          .shop_lang = "en",
                                          .wanted = 3,
                                          .answers = answers};
    struct draft *drafts;
    size_t draft_count;

    assist_draft(&request, &bench->spare, &drafts, &draft_count);
    return draft_count && !drafts[0].is_holding;
}

/* The highest step at which the question is answered; STEPS where none is. */
static size_t sureness(struct bench *bench, const char *question,
                       const struct macro_hit *hits, size_t count)
{
    size_t low = 0, high = STEPS;

    while (low < high) {
        size_t middle = (low + high) / 2;
        double answers = (double)(middle ? middle : 1) / STEPS;
        if (middle == 0 || is_answered(bench, question, hits, count, answers))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* One that nothing answers. */
static void ask_unanswered(struct bench *bench, struct catalogue *catalogue,
                           const char *question, struct fate *fate)
{
    struct macro_hit *hits = NULL;
    size_t count = ask(bench, catalogue, question, &hits);

    fate_add(fate, question, sureness(bench, question, hits, count),
             is_answered(bench, question, hits, count, 0), true);
    arena_clear(&bench->spare);
}

static void ask_ours(struct bench *bench, struct catalogue *catalogue, const char *id,
                     const char *question, struct found *found, struct fates *fates)
{
    struct macro_hit *hits = NULL;
    size_t count = ask(bench, catalogue, question, &hits);
    size_t sure = sureness(bench, question, hits, count);
    bool is_told = is_answered(bench, question, hits, count, 0);
    bool is_right = count && !strcmp(hits[0].macro.id, id);

    found->asked++;
    found->vote += is_right;
    for (size_t i = 0; i < count; i++)
        found->among_five += !strcmp(hits[i].macro.id, id);
    fate_add(&fates->right, question, sure, is_told, is_right);
    fate_add(&fates->wrong, question, sure, is_told, !is_right);
    arena_clear(&bench->spare);
}

static bool is_known(const struct bench *bench, const char *id)
{
    for (size_t i = 0; i < bench->count; i++) {
        if (!strcmp(bench->macros[i].id, id))
            return true;
    }
    return false;
}

struct outcome {
    struct found ours, plain, ours_slipped, plain_slipped;
    struct fates macros, earlier;
};

/* Two letters of its longest word have changed places; no word has five letters: NULL. */
static const char *slipped(struct arena *arena, const char *question)
{
    size_t start = 0, longest = 0, best = 0;
    char *text;

    for (size_t i = 0;; i++) {
        if (isalpha((unsigned char)question[i]))
            continue;
        if (i - start > longest) {
            longest = i - start;
            best = start;
        }
        start = i + 1;
        if (!question[i])
            break;
    }
    if (longest < 5)
        return NULL;
    text = arena_text(arena, question);
    size_t at = best + hash_of(question) % (longest - 1);
    text[at] = question[at + 1];
    text[at + 1] = question[at];
    return text;
}

static void ask_slipped(struct bench *bench, struct catalogue *all, sqlite3_stmt *nearest,
                        const char *id, const char *question, struct outcome *outcome)
{
    const char *text = slipped(&bench->arena, question);
    struct fates ignored = {0};

    if (!text)
        return;
    ask_ours(bench, all, id, text, &outcome->ours_slipped, &ignored);
    ask_plain(bench, nearest, id, text, &outcome->plain_slipped);
}

/* What the macros of one fold answer, asked of a shop without them. */
static void ask_left_out(struct bench *bench, size_t fold, struct fates *fates)
{
    struct catalogue *some = shop_of(bench, true, fold);

    for (size_t i = 0; i < bench->count; i++) {
        const struct macro *macro = &bench->macros[i];
        for (size_t at = 0; is_left_out(macro, fold) && at < macro->example_count; at++) {
            if (is_asked(macro->examples[at]))
                ask_unanswered(bench, some, macro->examples[at], &fates->left_out);
        }
    }
    catalogue_close(some);
}

static void ask_examples(struct bench *bench, const struct bench *from, bool is_split,
                         struct outcome *outcome)
{
    struct catalogue *all = shop_of(bench, is_split, FOLDS);
    sqlite3 *plain = plain_open(bench, is_split);
    sqlite3_stmt *nearest;

    if (sqlite3_prepare_v2(plain,
                           "SELECT m, bm25(e) FROM e WHERE e MATCH ?1 ORDER BY 2, rowid",
                           -1, &nearest, NULL) != SQLITE_OK)
        exit(1);
    for (size_t i = 0; i < from->count; i++) {
        const struct macro *macro = &from->macros[i];
        bool has_answer = is_known(bench, macro->id);
        for (size_t at = 0; at < macro->example_count; at++) {
            const char *question = macro->examples[at];
            if (is_split && !is_asked(question))
                continue;
            if (has_answer) {
                ask_ours(bench, all, macro->id, question, &outcome->ours, &outcome->macros);
                ask_plain(bench, nearest, macro->id, question, &outcome->plain);
                ask_slipped(bench, all, nearest, macro->id, question, outcome);
            } else {
                ask_unanswered(bench, all, question, &outcome->macros.left_out);
            }
            arena_clear(&bench->spare);
        }
    }
    for (size_t fold = 0; is_split && fold < FOLDS; fold++)
        ask_left_out(bench, fold, &outcome->macros);
    for (size_t i = 0; nobodys[i]; i++)
        ask_unanswered(bench, all, nobodys[i], &outcome->macros.nobodys);
    for (size_t i = 0; elsewhere[i]; i++)
        ask_unanswered(bench, all, elsewhere[i], &outcome->macros.elsewhere);
    for (size_t fold = 0; is_split && fold <= FOLDS; fold++)
        ask_earlier_fold(bench, fold, &outcome->earlier);
    sqlite3_finalize(nearest);
    sqlite3_close(plain);
    catalogue_close(all);
}

static void print_found(const char *name, const struct found *found, bool has_first)
{
    printf("%-44s", name);
    if (has_first)
        printf("%9.3f", found->first / found->asked);
    else
        printf("%9s", "");
    printf("%9.3f%9.3f\n", found->vote / found->asked, found->among_five / found->asked);
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "../shared/data/retail/macros.jsonl.gz";
    struct bench bench = {0}, other = {0};
    struct outcome outcome = {0};
    bool is_split = argc < 3;

    if (access(path, R_OK) != 0) {
        printf("not run: how macros are found by what customers write (%s is not there)\n",
               path);
        return 0;
    }
    arena_init(&bench.arena);
    arena_init(&bench.spare);
    arena_init(&other.arena);
    read_macros(&bench, path);
    if (!is_split)
        read_macros(&other, argv[2]);
    clock_t began = clock();
    ask_examples(&bench, is_split ? &bench : &other, is_split, &outcome);
    double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
    printf("%zu macros, %.0f questions that one of them answers\n", bench.count,
           outcome.ours.asked);
    printf("%-44s%9s%9s%9s\n", "", "nearest", "vote", "of five");
    print_found("examples in FTS5, porter, bm25", &outcome.plain, true);
    print_found("deskhand", &outcome.ours, false);
    print_found("  two letters swapped: FTS5", &outcome.plain_slipped, true);
    print_found("  two letters swapped: deskhand", &outcome.ours_slipped, false);
    print_fates("what the local engine answers out of macros", &outcome.macros, false);
    if (is_split)
        print_fates("what earlier answers answer, by the score of the nearest",
                    &outcome.earlier, true);
    printf("%.1f s of processor time in all\n", seconds);
    arena_release(&bench.arena);
    arena_release(&bench.spare);
    arena_release(&other.arena);
    memory_free(bench.macros);
    memory_free(other.macros);
    return 0;
}
