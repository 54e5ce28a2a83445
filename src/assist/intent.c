#include "intent.h"

#include "base/memory.h"
#include "intent_words.h"
#include "thread.h"
#include "words.h"

#define WORDS_WEIGHT 0.5

double intent_words(const char *intent, struct text folded)
{
    double silence = 1;

    for (const struct intent_phrases *row = intent_phrases; row->intent; row++) {
        if (!string_equals(row->intent, intent))
            continue;
        struct text rest = text_of(row->phrases);
        struct text phrase;
        while (text_next(&rest, '|', &phrase)) {
            if (words_find(folded, phrase))
                silence /= 2;
        }
    }
    return 1 - silence;
}

double intent_strength(const struct intent_score *score)
{
    return score->macros + WORDS_WEIGHT * score->words;
}

/* Who asks is not what is asked: it is the sender's state that calls for identity macros.
 */
static bool is_about_sender(const char *intent)
{
    return string_equals(intent, "identity");
}

static struct intent_score *score_of(struct intent_score *scores, size_t *count,
                                     const char *intent)
{
    for (size_t i = 0; i < *count; i++) {
        if (string_equals(scores[i].intent, intent))
            return &scores[i];
    }
    if (*count == INTENT_LIMIT || is_about_sender(intent))
        return NULL;
    scores[*count] = (struct intent_score){.intent = intent};
    return &scores[(*count)++];
}

static void add_macros(const struct draft_request *request, struct intent_score *scores,
                       size_t *count)
{
    for (size_t i = 0; i < request->macro_count; i++) {
        const char *intent = macro_tag(&request->macros[i].macro, "intent:");
        struct intent_score *score = intent ? score_of(scores, count, intent) : NULL;
        if (score && request->macros[i].score > score->macros)
            score->macros = request->macros[i].score;
    }
}

static void add_words(struct text folded, struct intent_score *scores, size_t *count)
{
    for (const struct intent_phrases *row = intent_phrases; row->intent; row++) {
        double words = intent_words(row->intent, folded);
        struct intent_score *score =
            words > 0 ? score_of(scores, count, row->intent) : NULL;
        if (score)
            score->words = words;
    }
}

static int compare(const void *left, const void *right)
{
    const struct intent_score *a = left, *b = right;
    double difference = intent_strength(b) - intent_strength(a);

    if (difference > 0 || difference < 0)
        return difference > 0 ? 1 : -1;
    return strcmp(a->intent, b->intent);
}

size_t intents_of(const struct draft_request *request, struct text folded,
                  struct intent_score scores[INTENT_LIMIT])
{
    size_t count = 0;

    add_macros(request, scores, &count);
    add_words(folded, scores, &count);
    qsort(scores, count, sizeof(*scores), compare);
    return count;
}

const char *assist_intent(const struct draft_request *request)
{
    struct intent_score scores[INTENT_LIMIT];
    struct arena arena;

    arena_init(&arena);
    struct text folded = thread_question(request->facts->ticket, &arena);
    size_t count = intents_of(request, folded, scores);
    arena_release(&arena);
    if (!count || intent_strength(&scores[0]) < INTENT_ANSWERS)
        return NULL;
    return scores[0].intent;
}
