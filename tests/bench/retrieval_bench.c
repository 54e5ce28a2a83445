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
#include "assist/assist.h"
#include "assist/earlier.h"
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
#define STEPS      100 /* thresholds from 0 to 1 */

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

/* What customers ask a shop, too, but no macro of the file says. */
static const char *const elsewhere[] = {
    "are you hiring for the warehouse at the moment?",
    "do you sell to resellers, and is there a price list for trade?",
    "is this mug safe for the dishwasher?",
    "what is the lantern made of?",
    "does the set come with candles or do I need my own?",
    "how heavy is the biggest storage box?",
    "may I bring my dog into your showroom?",
    "is there parking near the store in the old town?",
    "which of the two clocks runs more quietly?",
    "could you engrave a name on the frame?",
    "are your paper bags recyclable?",
    "who designed the pattern on the tea towels?",
    "do you wrap gifts and add a handwritten card?",
    "does the alarm clock show the temperature as well?",
    "I am a journalist and would like to talk to your founder",
    "would you sponsor the summer fair of our school?",
    "what is the difference between the small and the medium jar?",
    "will the blue cushion be in stock again before Christmas?",
    "is the paint on the toy train free of lead?",
    "how do I get the wax out of the holder?",
    "the zip of my bag is stuck, how do I loosen it?",
    "can the fairy lights hang outside in the rain?",
    "which batteries go into the musical box?",
    "does the fabric shrink when I wash it hot?",
    "do you have a shop in Edinburgh?",
    "are the bowls made by hand?",
    "what colours does the picnic rug come in?",
    "is the glass of the vase thick enough for a terrace?",
    "how tall is the Christmas tree stand?",
    "do you keep any vegan soap?",
    "can I see the tablecloth in person before I decide?",
    "my niece is six, which craft set suits her?",
    "are there spare lids for the biscuit tin?",
    "do you run workshops for children?",
    "how long do the scented candles burn?",
    "where does your cotton come from?",
    "is the doormat meant for indoors?",
    "can I rent chairs from you for a wedding?",
    "what does the smiley on the label mean?",
    "do you buy back used boxes?",
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

#define FOLDS 5 /* of the macros: each is left out once */

static bool is_left_out(const struct macro *macro, size_t fold)
{
    return hash_of(macro->id) % FOLDS == fold;
}

/* The half on which thresholds are chosen; the other judges them. */
static bool is_of_first_half(const char *question)
{
    return hash_of(question) >> 8 & 1;
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

/* fold: the macros that are left out; FOLDS: none. */
static struct catalogue *shop_of(struct bench *bench, bool is_split, size_t fold)
{
    struct catalogue *catalogue;

    must(catalogue_open(":memory:", &catalogue, &bench->err), &bench->err);
    must(catalogue_begin(catalogue, &bench->err), &bench->err);
    for (size_t i = 0; i < bench->count; i++) {
        if (is_left_out(&bench->macros[i], fold))
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

/*
 * What becomes of one kind of questions: how many the engine answers as it is, and by
 * hundredths how many at a threshold; by halves.
 */
struct fate {
    double asked[2], answered[2], at_least[2][STEPS];
};

#define KINDS 5
/* Of the questions with an answer those answered with it and with another one, then those
 * without. */
struct fates {
    struct fate right, wrong, left_out, nobodys, elsewhere;
};

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

static void fate_add(struct fate *fate, const char *question, size_t sure, bool is_answered,
                     bool counts)
{
    size_t half = !is_of_first_half(question);

    fate->asked[half]++;
    fate->answered[half] += counts && is_answered;
    for (size_t i = 0; counts && i < sure; i++)
        fate->at_least[half][i]++;
}

static size_t ask(struct bench *bench, struct catalogue *catalogue, const char *question,
                  struct macro_hit **hits)
{
    size_t count = 0;

    must(catalogue_find_macros(catalogue, text_of(question), "en", OFFERED, &bench->spare,
                               hits, &count, &bench->err),
         &bench->err);
    return count;
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

/* ---- earlier answers ---- */

/* Each example that is not asked is a question that was answered before: "macro 7". */
static struct catalogue *earlier_of(struct bench *bench, size_t fold)
{
    struct catalogue *catalogue;

    must(catalogue_open(":memory:", &catalogue, &bench->err), &bench->err);
    must(catalogue_begin(catalogue, &bench->err), &bench->err);
    for (size_t i = 0; i < bench->count; i++) {
        const struct macro *macro = &bench->macros[i];
        for (size_t at = 0; !is_left_out(macro, fold) && at < macro->example_count; at++) {
            struct macro one = {.id = arena_format(&bench->arena, "%s %zu", macro->id, at),
                                .title = "",
                                .text = "",
                                .lang = "en",
                                .examples = &macro->examples[at],
                                .example_count = 1};
            if (!is_asked(macro->examples[at]))
                must(catalogue_put_macro(catalogue, &one, text_of(one.id), &bench->err),
                     &bench->err);
        }
    }
    must(catalogue_commit(catalogue, &bench->err), &bench->err);
    return catalogue;
}

/* The fate of a question by the score of the nearest one alone; id NULL: nothing answers.
 */
static void ask_earlier(struct bench *bench, struct catalogue *catalogue, const char *id,
                        const char *question, struct fate *right, struct fate *wrong)
{
    struct macro_hit *hits = NULL;
    size_t count = ask(bench, catalogue, question, &hits);
    double score = count ? hits[0].score : 0;
    size_t sure = (size_t)(score * STEPS) + (score > 0);
    bool is_right = id && count && !strncmp(hits[0].macro.id, id, strlen(id)) &&
                    hits[0].macro.id[strlen(id)] == ' ';
    bool is_told = score >= ASSIST_EARLIER_SCORE;

    if (sure > STEPS)
        sure = STEPS;
    if (right)
        fate_add(right, question, sure, is_told, is_right);
    fate_add(wrong, question, sure, is_told, !is_right);
    arena_clear(&bench->spare);
}

static void ask_earlier_fold(struct bench *bench, size_t fold, struct fates *fates)
{
    struct catalogue *catalogue = earlier_of(bench, fold);

    for (size_t i = 0; i < bench->count; i++) {
        const struct macro *macro = &bench->macros[i];
        for (size_t at = 0; at < macro->example_count; at++) {
            const char *question = macro->examples[at];
            if (!is_asked(question))
                continue;
            if (fold == FOLDS)
                ask_earlier(bench, catalogue, macro->id, question, &fates->right,
                            &fates->wrong);
            else if (is_left_out(macro, fold))
                ask_earlier(bench, catalogue, NULL, question, NULL, &fates->left_out);
        }
    }
    for (size_t i = 0; fold == FOLDS && i < COUNT_OF(nobodys); i++)
        ask_earlier(bench, catalogue, NULL, nobodys[i], NULL, &fates->nobodys);
    for (size_t i = 0; fold == FOLDS && i < COUNT_OF(elsewhere); i++)
        ask_earlier(bench, catalogue, NULL, elsewhere[i], NULL, &fates->elsewhere);
    catalogue_close(catalogue);
}

/* ---- plain FTS5 ---- */

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
    for (size_t i = 0; i < COUNT_OF(nobodys); i++)
        ask_unanswered(bench, all, nobodys[i], &outcome->macros.nobodys);
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
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

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* What is answered that can be, less what is answered that cannot be, the mean of its
 * kinds. */
static double worth(const struct fate *const kinds[KINDS], size_t half, size_t step)
{
    double wrong = 0, wrong_kinds = 0;

    for (size_t kind = 1; kind < KINDS; kind++) {
        wrong += share(kinds[kind]->at_least[half][step], kinds[kind]->asked[half]);
        wrong_kinds += kinds[kind]->asked[half] > 0;
    }
    return share(kinds[0]->at_least[half][step], kinds[0]->asked[half]) -
           share(wrong, wrong_kinds);
}

#define SMOOTHED 2 /* steps to either side, of which the mean is taken */

static double smooth_worth(const struct fate *const kinds[KINDS], size_t half, size_t step)
{
    double sum = 0;

    for (size_t i = step - SMOOTHED; i <= step + SMOOTHED; i++)
        sum += worth(kinds, half, i);
    return sum / (2 * SMOOTHED + 1);
}

static size_t best_step(const struct fate *const kinds[KINDS], size_t half)
{
    size_t best = SMOOTHED;

    for (size_t step = SMOOTHED; step + SMOOTHED < STEPS; step++) {
        if (smooth_worth(kinds, half, step) > smooth_worth(kinds, half, best))
            best = step;
    }
    return best;
}

#define WRONG_MAX 0.05

/* The least step at which no kind of wrong answer is more than that: what was answered to
 * somebody else stands beside the shop's own words, and need not answer. */
static size_t strict_step(const struct fate *const kinds[KINDS], size_t half)
{
    size_t step = STEPS - 1;
    bool is_good = true;

    while (step > 0 && is_good) {
        for (size_t kind = 1; kind < KINDS; kind++)
            is_good = is_good && share(kinds[kind]->at_least[half][step - 1],
                                       kinds[kind]->asked[half]) <= WRONG_MAX;
        step -= is_good;
    }
    return step;
}

static void print_step(const struct fate *const kinds[KINDS], const char *name, size_t step,
                       size_t half)
{
    printf("%-24s", name);
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.3f",
               share(kinds[kind]->at_least[half][step], kinds[kind]->asked[half]));
    printf("%10.3f\n", worth(kinds, half, step));
}

static void print_half(const struct fate *const kinds[KINDS], size_t half, size_t chosen)
{
    char name[32];

    printf("\n%-24s%12s%12s%12s%12s%12s%10s\n%-24s",
           half ? "the other half" : "half that chooses", "right", "wrong", "left out",
           "nobody's", "elsewhere", "worth", "  questions");
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.0f", kinds[kind]->asked[half]);
    printf("\n%-24s", "  as it is");
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.3f", share(kinds[kind]->answered[half], kinds[kind]->asked[half]));
    printf("\n");
    snprintf(name, sizeof(name), "  chosen: %.2f", (double)chosen / STEPS);
    print_step(kinds, name, chosen, half);
    for (size_t step = 5; step < STEPS; step += 5) {
        snprintf(name, sizeof(name), "    threshold %.2f", (double)step / STEPS);
        print_step(kinds, name, step, half);
    }
}

static void print_fates(const char *name, const struct fates *fates, bool is_strict)
{
    const struct fate *const kinds[KINDS] = {&fates->right, &fates->wrong, &fates->left_out,
                                             &fates->nobodys, &fates->elsewhere};
    size_t chosen = is_strict ? strict_step(kinds, 0) : best_step(kinds, 0);

    printf("\n%s\n", name);
    print_half(kinds, 0, chosen);
    print_half(kinds, 1, chosen);
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
