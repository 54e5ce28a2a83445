#include "retrieval.h"

#include "assist/earlier.h"

#include <string.h>

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

void ask_earlier_fold(struct bench *bench, size_t fold, struct fates *fates)
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
    for (size_t i = 0; fold == FOLDS && nobodys[i]; i++)
        ask_earlier(bench, catalogue, NULL, nobodys[i], NULL, &fates->nobodys);
    for (size_t i = 0; fold == FOLDS && elsewhere[i]; i++)
        ask_earlier(bench, catalogue, NULL, elsewhere[i], NULL, &fates->elsewhere);
    catalogue_close(catalogue);
}
