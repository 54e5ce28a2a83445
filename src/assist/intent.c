#include "intent.h"

#include "base/memory.h"
#include "base/table.h"
#include "base/words.h"
#include "guard/language.h"
#include "hearing.h"
#include "intent_words.h"
#include "thread.h"

#include <math.h>

#define SHORT_UNITS  10  /* different words of a question that examples can cover */
#define LETTER_UNITS 35  /* ... and of one that they cannot */
#define WORDS_SHORT  0.3 /* what our own phrases weigh beside the shop's examples */
#define WORDS_LETTER 0.5
#define WORDS_ALONE  0.7  /* where no example, or none in the language, can speak */
#define CLARITY      0.3  /* what it adds in a letter that one intent is far ahead */
#define TIE          0.5  /* what it takes in a letter that two are level */
#define WORDS_MIN    0.05 /* less is as good as nothing */

void asked_read(const struct draft_request *request, struct arena *arena,
                struct asked *asked)
{
    asked->folded = thread_question(request->facts, arena);
    asked->takes_leave = thread_takes_leave(request->facts, asked->folded);
    asked->lang = thread_lang(request->facts, request->shop_lang);
    hearing_read(asked->folded, &asked->matters);
    asked->own = hearing_own(asked->folded, arena);
    asked->answers = request->answers > 0 ? request->answers : INTENT_ANSWERS;
    struct text rest = asked->folded;
    struct text unit;
    struct table seen;

    table_init(&seen);
    while (words_next(&rest, &unit))
        table_set(&seen, unit, 1);
    double beyond = (double)seen.count - SHORT_UNITS;
    table_release(&seen);
    beyond /= LETTER_UNITS - SHORT_UNITS;
    asked->length = beyond < 0 ? 0 : beyond > 1 ? 1 : beyond;
}

/* The first of the phrases that stands in the text, cut out of it; empty: none does. */
static struct text phrase_said(struct text folded, const char *phrases)
{
    struct text rest = text_of(phrases);
    struct text phrase;

    while (text_next(&rest, '|', &phrase)) {
        const char *found = words_find(folded, phrase);
        if (found)
            return text_from(found, phrase.len);
    }
    return text_of("");
}

bool intent_takes_leave(struct text folded)
{
    return phrase_said(folded, leave_phrases).len > 0;
}

struct text intent_pair_said(const char *intent, struct text folded)
{
    for (const struct intent_pair *pair = intent_pairs; pair->intent; pair++) {
        struct text rest = folded, sentence;
        while (string_equals(pair->intent, intent) &&
               hearing_next_sentence(&rest, &sentence)) {
            struct text said = phrase_said(sentence, pair->first);
            bool are_said = said.len && (phrase_said(sentence, pair->second).len ||
                                         phrase_said(sentence, pair->alone).len);
            if (are_said && !phrase_said(sentence, pair->but).len)
                return said;
        }
    }
    return text_of("");
}

double intent_words(const char *intent, struct text folded)
{
    double silence = intent_pair_said(intent, folded).len ? 0.5 : 1;

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

struct text intent_heard(const char *intent, struct text folded)
{
    struct text found = intent_pair_said(intent, folded);

    for (const struct intent_phrases *row = intent_phrases; row->intent && !found.len;
         row++) {
        if (string_equals(row->intent, intent))
            found = phrase_said(folded, row->phrases);
    }
    return found;
}

static void add_known(const char *intent, const char **intents, size_t *count)
{
    for (size_t i = 0; i < *count; i++) {
        if (string_equals(intents[i], intent))
            return;
    }
    if (intent)
        intents[(*count)++] = intent;
}

size_t intents_known(const struct macro_hit *macros, size_t macro_count,
                     struct arena *arena, const char *const **intents)
{
    size_t rows = 0, count = 0;

    while (intent_phrases[rows].intent)
        rows++;
    const char **known = arena_get(arena, (rows + macro_count) * sizeof(*known));
    for (size_t i = 0; i < rows; i++)
        add_known(intent_phrases[i].intent, known, &count);
    for (size_t i = 0; i < macro_count; i++)
        add_known(macro_tag(&macros[i].macro, "intent:"), known, &count);
    *intents = known;
    return count;
}

/*
 * A letter has words enough to cover a little of anything: there the lead over the next
 * intent says more than the score itself.
 */
double intent_strength(const struct asked *asked, const struct intent_score *score)
{
    double weight = WORDS_SHORT + (WORDS_LETTER - WORDS_SHORT) * asked->length;
    double tie = TIE * asked->length * (1 - score->clarity);

    if (score->is_foreign || score->macros <= 0)
        weight = WORDS_ALONE;
    return score->macros * (1 - tie) + weight * score->words +
           CLARITY * asked->length * score->clarity;
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

static void add_macros(const struct draft_request *request, const struct asked *asked,
                       struct intent_score *scores, size_t *count)
{
    for (size_t i = 0; i < request->macro_count; i++) {
        const struct macro_hit *hit = &request->macros[i];
        const char *intent = macro_tag(&hit->macro, "intent:");
        struct intent_score *score = intent ? score_of(scores, count, intent) : NULL;
        if (!score)
            continue;
        const char *lang = hit->macro.lang ? hit->macro.lang : request->shop_lang;
        bool is_first = score->macros <= 0 && !score->is_foreign;
        if (hit->score > score->macros)
            score->macros = hit->score;
        bool is_foreign = !language_is_same(lang, asked->lang);
        score->is_foreign = is_foreign && (is_first || score->is_foreign);
    }
}

/* The best macro of any other intent, those without a tag too. */
static double best_beside(const struct draft_request *request, const char *intent)
{
    double best = 0;

    for (size_t i = 0; i < request->macro_count; i++) {
        const struct macro_hit *hit = &request->macros[i];
        if (hit->score > best && !string_equals(macro_tag(&hit->macro, "intent:"), intent))
            best = hit->score;
    }
    return best;
}

static void add_clarity(const struct draft_request *request, struct intent_score *scores,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double other = best_beside(request, scores[i].intent);
        if (scores[i].macros > other)
            scores[i].clarity = 1 - other / scores[i].macros;
    }
}

static bool is_intent(const char *matter)
{
    return !string_equals(matter, "nobodys") && !string_equals(matter, "articles");
}

/* Who takes leave and says nothing else is answered as who thanks, whatever examples a few
 * polite words are near to. */
static void add_leave(const struct asked *asked, struct intent_score *scores, size_t *count)
{
    bool says_more = !asked->takes_leave || asked->length > 0;

    for (size_t i = 0; i < *count; i++)
        says_more = says_more || scores[i].words >= INTENT_SAID;
    struct intent_score *thanks = says_more ? NULL : score_of(scores, count, "thanks");
    if (thanks) {
        thanks->words = 1;
        thanks->macros = 1;
        thanks->clarity = 1;
    }
}

static void add_words(const struct asked *asked, struct intent_score *scores, size_t *count)
{
    for (size_t i = 0; matter_name(i); i++) {
        double words = is_intent(matter_name(i)) ? hearing_words(asked, i) : 0;
        struct intent_score *score =
            words >= WORDS_MIN ? score_of(scores, count, matter_name(i)) : NULL;
        if (score)
            score->words = words;
    }
}

/* The strongest first; there are few. */
static void sort_scores(const struct asked *asked, struct intent_score *scores,
                        size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct intent_score score = scores[i];
        double strength = intent_strength(asked, &score);
        size_t at = i;
        while (at > 0 && intent_strength(asked, &scores[at - 1]) < strength) {
            scores[at] = scores[at - 1];
            at--;
        }
        scores[at] = score;
    }
}

size_t intents_of(const struct draft_request *request, const struct asked *asked,
                  struct intent_score scores[INTENT_LIMIT])
{
    size_t count = 0;

    add_macros(request, asked, scores, &count);
    add_clarity(request, scores, count);
    add_words(asked, scores, &count);
    add_leave(asked, scores, &count);
    sort_scores(asked, scores, count);
    return count;
}

bool intent_is_heard(const struct asked *asked, const struct intent_score *score)
{
    return intent_strength(asked, score) >= asked->answers || score->words >= INTENT_SAID;
}

const char *assist_intent(const struct draft_request *request)
{
    struct intent_score scores[INTENT_LIMIT];
    struct asked asked;
    struct arena arena;

    arena_init(&arena);
    asked_read(request, &arena, &asked);
    size_t count = intents_of(request, &asked, scores);
    bool is_heard = count && intent_is_heard(&asked, &scores[0]);
    arena_release(&arena);
    return is_heard ? scores[0].intent : NULL;
}
