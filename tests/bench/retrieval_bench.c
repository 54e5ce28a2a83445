/*
 * How well a shop's macros are found by what customers write. Of a file of macros
 * (DATA/macros.jsonl.gz) four of five examples are put into a catalogue and the others are
 * asked, split by a hash of their text; beside it the nearest example by plain FTS5 with
 * porter stems and bm25. Then what should get no answer: the examples of macros that are
 * left out of the catalogue, and questions of this file that no shop answers; how many of
 * them the local engine answers all the same, and how many that could be answered it
 * refuses, here and for other thresholds of the score. Prints, gates nothing.
 *
 * Usage: retrieval_bench MACROS [ASKED]; with ASKED the examples there are asked instead
 * (of a macro that MACROS does not have: nothing answers them) and nothing is split.
 */
#include "assist/assist.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/process.h"
#include "catalogue/catalogue.h"
#include "wire/interchange.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FILE_LIMIT ((size_t)256 << 20)
#define OFFERED    5
#define VOTERS     10
#define STEPS      21 /* thresholds from 0 to 1 */

/* In the language of the file's examples; none of them is asked of a shop about an order.
 */
static const char *const nobodys[] = {
    "hello there, how are you today?",
    "haha that is funny",
    "good morning",
    "what is the weather like tomorrow in Lisbon?",
    "tell me a joke about penguins",
    "who won the match last night?",
    "can you recommend a good book on Roman history?",
    "how do I boil an egg so that the yolk stays soft?",
    "my knee hurts when I climb stairs, what could it be?",
    "which bus goes to the airport?",
    "what time does the museum open on Sundays?",
    "how tall is Mount Everest?",
    "translate good night into Finnish",
    "please play some jazz",
    "remind me to water the plants at six",
    "is it true that cats always land on their feet?",
    "how many calories are there in a banana?",
    "what is the meaning of life?",
    "my landlord will not fix the heating, what are my rights?",
    "can my dog eat grapes?",
    "I would like to book a table for four tonight",
    "how do I renew my passport?",
    "what is the square root of 1764?",
    "the engine makes a grinding noise when I brake",
    "when is the next train to Hamburg?",
    "which visa do I need for Japan?",
    "I dreamt of flying over a lake",
    "do you believe in ghosts?",
    "are you a robot?",
    "write a poem about autumn leaves",
    "my tooth has been aching since Friday, can the dentist see me?",
    "how do I set up a mortgage with a fixed rate?",
    "my hotel room has no towels",
    "can I take a second suitcase on the flight?",
    "what is the dosage of ibuprofen for a child?",
    "our boiler leaks, can a plumber come today?",
    "when does the semester begin?",
    "the lift in our building is stuck again",
    "I need a haircut on Thursday afternoon",
    "where do I vote in the next election?",
};

struct bench {
    struct arena arena; /* the macros */
    struct arena spare; /* one question */
    struct error err;
    struct macro *macros;
    size_t count;
    size_t capacity;
};

struct found {
    double asked, first, vote, among_five;
};

static void must(bool is_good, const struct error *err)
{
    if (!is_good) {
        fprintf(stderr, "retrieval_bench: %s\n", err->text);
        exit(1);
    }
}

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash ^ hash >> 15;
}

static bool is_asked(const char *example)
{
    return hash_of(example) % 5 == 0;
}

static bool is_left_out(const struct macro *macro)
{
    return hash_of(macro->id) % 5 == 0;
}

static void read_macros(struct bench *bench, const char *path)
{
    const char *tool =
        strlen(path) > 3 && !strcmp(path + strlen(path) - 3, ".gz") ? "gzip -dc" : "cat";
    const char *command = arena_format(&bench->arena, "%s '%s'", tool, path);
    struct buffer out;
    struct text line;

    buffer_init(&out, FILE_LIMIT);
    must(process_read(command, 60000, &out, &bench->err), &bench->err);
    struct text rest =
        text_from(arena_copy(&bench->arena, buffer_text(&out), out.len), out.len);
    while (text_next(&rest, '\n', &line)) {
        struct interchange_record record;
        must(interchange_read(line, &bench->arena, &record, &bench->err), &bench->err);
        if (record.type != INTERCHANGE_MACRO)
            continue;
        bench->macros = memory_reserve(bench->macros, &bench->capacity, bench->count,
                                       sizeof(*bench->macros));
        bench->macros[bench->count++] = record.macro;
    }
    buffer_release(&out);
}

/* With its examples that are not asked, all of them where nothing is split. */
static struct macro indexed(struct bench *bench, const struct macro *whole, bool is_split)
{
    struct macro macro = *whole;
    const char **examples =
        arena_get(&bench->arena, (whole->example_count + 1) * sizeof(*examples));

    macro.example_count = 0;
    for (size_t i = 0; i < whole->example_count; i++) {
        if (!is_split || !is_asked(whole->examples[i]))
            examples[macro.example_count++] = whole->examples[i];
    }
    macro.examples = examples;
    macro.text = "Hi,\n\nThis is what the shop says about it."; /* needs no order */
    return macro;
}

static struct catalogue *shop_of(struct bench *bench, bool is_split, bool without_some)
{
    struct catalogue *catalogue;

    must(catalogue_open(":memory:", &catalogue, &bench->err), &bench->err);
    must(catalogue_begin(catalogue, &bench->err), &bench->err);
    for (size_t i = 0; i < bench->count; i++) {
        if (without_some && is_left_out(&bench->macros[i]))
            continue;
        struct macro macro = indexed(bench, &bench->macros[i], is_split);
        must(catalogue_put_macro(catalogue, &macro, text_of(macro.id), &bench->err),
             &bench->err);
    }
    must(catalogue_commit(catalogue, &bench->err), &bench->err);
    return catalogue;
}

/* Whether the local engine has an answer, not only a holding reply. */
static bool is_answered(struct bench *bench, const char *question,
                        const struct macro_hit *hits, size_t count)
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
                                          .wanted = 3};
    struct draft *drafts;
    size_t draft_count;

    assist_draft(&request, &bench->spare, &drafts, &draft_count);
    return draft_count && !drafts[0].is_holding;
}

/* What becomes of one kind of questions: how many at least as sure, by twentieths. */
struct fate {
    double asked, answered, at_least[STEPS];
};

static size_t ask(struct bench *bench, struct catalogue *catalogue, const char *question,
                  struct macro_hit **hits, struct fate *fate)
{
    size_t count = 0;

    must(catalogue_find_macros(catalogue, text_of(question), "en", OFFERED, &bench->spare,
                               hits, &count, &bench->err),
         &bench->err);
    fate->asked++;
    fate->answered += is_answered(bench, question, *hits, count);
    for (size_t i = 0; i < STEPS; i++)
        fate->at_least[i] += count && (*hits)[0].score >= (double)i / (STEPS - 1);
    return count;
}

static void ask_ours(struct bench *bench, struct catalogue *catalogue, const char *id,
                     const char *question, struct found *found, struct fate *fate)
{
    struct macro_hit *hits = NULL;
    size_t count = ask(bench, catalogue, question, &hits, fate);

    found->asked++;
    for (size_t i = 0; i < count; i++) {
        bool is_right = !strcmp(hits[i].macro.id, id);
        found->among_five += is_right;
        found->vote += is_right && i == 0;
    }
    arena_clear(&bench->spare);
}

static sqlite3 *plain_open(struct bench *bench, bool is_split)
{
    sqlite3 *db;
    sqlite3_stmt *put;

    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_exec(
            db, "CREATE VIRTUAL TABLE e USING fts5(text, m UNINDEXED, tokenize=porter)",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO e VALUES(?1, ?2)", -1, &put, NULL) != SQLITE_OK)
        exit(1);
    for (size_t i = 0; i < bench->count; i++) {
        const struct macro *macro = &bench->macros[i];
        for (size_t at = 0; at < macro->example_count; at++) {
            if (is_split && is_asked(macro->examples[at]))
                continue;
            sqlite3_bind_text(put, 1, macro->examples[at], -1, SQLITE_STATIC);
            sqlite3_bind_int64(put, 2, (sqlite3_int64)i);
            sqlite3_step(put);
            sqlite3_reset(put);
        }
    }
    sqlite3_finalize(put);
    return db;
}

static const char *plain_expression(struct bench *bench, const char *question)
{
    const char *expression = "";

    while (*question) {
        size_t len = 0;
        while (isalnum((unsigned char)question[len]) || (question[len] & 0x80))
            len++;
        if (len)
            expression = arena_format(&bench->spare, "%s%s\"%.*s\"", expression,
                                      *expression ? " OR " : "", (int)len, question);
        question += len + !len;
    }
    return expression;
}

/* The nearest example; the ten nearest, each by its score; the first five intents. */
static void ask_plain(struct bench *bench, sqlite3_stmt *nearest, const char *id,
                      const char *question, struct found *found)
{
    double *votes = arena_get(&bench->spare, bench->count * sizeof(*votes));
    size_t rows = 0, offered = 0, best = 0;
    bool is_first = false, is_among = false;

    memset(votes, 0, bench->count * sizeof(*votes));
    sqlite3_bind_text(nearest, 1, plain_expression(bench, question), -1, SQLITE_TRANSIENT);
    while (sqlite3_step(nearest) == SQLITE_ROW && (rows < VOTERS || offered < OFFERED)) {
        size_t at = (size_t)sqlite3_column_int64(nearest, 0);
        bool is_right = !strcmp(bench->macros[at].id, id);
        is_first = is_first || (rows == 0 && is_right);
        if (votes[at] <= 0 && offered < OFFERED) {
            offered++;
            is_among = is_among || is_right;
        }
        votes[at] += rows++ < VOTERS ? -sqlite3_column_double(nearest, 1) : 0;
        best = votes[at] > votes[best] ? at : best;
    }
    sqlite3_reset(nearest);
    found->asked++;
    found->first += is_first;
    found->among_five += is_among;
    found->vote += rows && !strcmp(bench->macros[best].id, id);
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
    struct fate answerable, left_out, nobodys;
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
    struct fate ignored = {0};

    if (!text)
        return;
    ask_ours(bench, all, id, text, &outcome->ours_slipped, &ignored);
    ask_plain(bench, nearest, id, text, &outcome->plain_slipped);
}

static void ask_examples(struct bench *bench, const struct bench *from, bool is_split,
                         struct outcome *outcome)
{
    struct catalogue *all = shop_of(bench, is_split, false);
    struct catalogue *some = shop_of(bench, is_split, is_split);
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
            struct macro_hit *hits;
            if (is_split && !is_asked(question))
                continue;
            if (has_answer) {
                ask_ours(bench, all, macro->id, question, &outcome->ours,
                         &outcome->answerable);
                ask_plain(bench, nearest, macro->id, question, &outcome->plain);
                ask_slipped(bench, all, nearest, macro->id, question, outcome);
            }
            if (!has_answer || (is_split && is_left_out(macro)))
                ask(bench, some, question, &hits, &outcome->left_out);
            arena_clear(&bench->spare);
        }
    }
    for (size_t i = 0; i < COUNT_OF(nobodys); i++) {
        struct macro_hit *hits;
        ask(bench, all, nobodys[i], &hits, &outcome->nobodys);
    }
    sqlite3_finalize(nearest);
    sqlite3_close(plain);
    catalogue_close(all);
    catalogue_close(some);
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

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

static void print_fates(const struct outcome *outcome)
{
    const struct fate *kinds[] = {&outcome->answerable, &outcome->left_out,
                                  &outcome->nobodys};

    printf("\n%-24s%12s%12s%12s\n", "answered", "answerable", "left out", "nobody's");
    printf("%-24s", "questions");
    for (size_t kind = 0; kind < COUNT_OF(kinds); kind++)
        printf("%12.0f", kinds[kind]->asked);
    printf("\n%-24s", "by the local engine");
    for (size_t kind = 0; kind < COUNT_OF(kinds); kind++)
        printf("%12.3f", share(kinds[kind]->answered, kinds[kind]->asked));
    for (size_t i = 1; i < STEPS; i++) {
        printf("\n  best score from %.2f    ", (double)i / (STEPS - 1));
        for (size_t kind = 0; kind < COUNT_OF(kinds); kind++)
            printf("%12.3f", share(kinds[kind]->at_least[i], kinds[kind]->asked));
    }
    printf("\n");
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
    print_fates(&outcome);
    printf("%.1f s of processor time in all\n", seconds);
    arena_release(&bench.arena);
    arena_release(&bench.spare);
    arena_release(&other.arena);
    memory_free(bench.macros);
    memory_free(other.macros);
    return 0;
}
