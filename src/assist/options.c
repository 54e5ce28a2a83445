#include "options.h"

#include "aspects.h"
#include "chat/article.h"
#include "guard/language.h"
#include "phrases.h"
#include "reply.h"
#include "thread.h"

#include <math.h>

#define SAME_INTENT_SHARE  0.5 /* of the best macro's score, for others of its intent */
#define OTHER_INTENT_SHARE 0.4 /* of the best intent's strength, for another intent */

/* How a "when:" tag fits: not at all, no tag, "shipped" for a late order, exactly. */
enum { FITS_NOT = -1, FITS_LOOSELY, FITS_ANY, FITS_EXACTLY };

struct finding {
    const struct draft_request *request;
    const struct asked *asked;
    const struct meant *meant;
    const struct product *product; /* that the thread speaks of */
    const struct intent_score *intents;
    size_t intent_count;
    struct arena *arena;
};

static int state_fit(const char *state, const struct order *order,
                     const struct facts *facts)
{
    if (!order)
        return string_equals(state, "none") ? FITS_EXACTLY : FITS_NOT;
    if (string_equals(state, "return-over"))
        return guard_return_is_over(facts, order) ? FITS_EXACTLY : FITS_NOT;
    bool is_late = order_is_late(order, facts->today);
    if (string_equals(state, "late"))
        return is_late ? FITS_EXACTLY : FITS_NOT;
    if (!string_equals(state, order_status_name(order->status)))
        return FITS_NOT;
    return is_late ? FITS_LOOSELY : FITS_EXACTLY;
}

/* The best of its tags. */
static int order_fit(const struct macro *macro, const struct order *order,
                     const struct facts *facts)
{
    int best = FITS_NOT;
    bool has_tag = false;

    for (size_t i = 0; i < macro->tag_count; i++) {
        if (!text_starts_with(text_of(macro->tags[i]), "when:"))
            continue;
        has_tag = true;
        int fit = state_fit(macro->tags[i] + strlen("when:"), order, facts);
        best = fit > best ? fit : best;
    }
    return has_tag ? best : FITS_ANY;
}

/* Of several that may be meant it has to fit each. */
static int macro_fit(const struct macro *macro, const struct meant *meant,
                     const struct facts *facts)
{
    int worst = FITS_EXACTLY;

    if (!meant->any_count)
        return order_fit(macro, meant->order, facts);
    for (size_t i = 0; i < meant->any_count; i++) {
        int fit = order_fit(macro, meant->any[i], facts);
        worst = fit < worst ? fit : worst;
    }
    return worst;
}

static size_t rank_of(const struct finding *finding, const char *intent, double strength)
{
    for (size_t i = 0; i < finding->intent_count; i++) {
        const struct intent_score *score = &finding->intents[i];
        if (intent ? string_equals(score->intent, intent)
                   : intent_strength(finding->asked, score) <= strength)
            return i;
    }
    return finding->intent_count;
}

static double best_strength(const struct finding *finding)
{
    return finding->intent_count ? intent_strength(finding->asked, &finding->intents[0])
                                 : 0;
}

static const struct product *product_for(const struct finding *finding, const char *intent)
{
    const struct picks *picks = finding->request->picks;

    if (string_equals(intent, "recommend"))
        return picks && picks->pick_count ? &picks->picks[0].product : NULL;
    return finding->product;
}

/*
 * Strong enough to answer by itself; or, of an intent that is, not far behind the macro
 * that speaks for it: another answer to the same question.
 */
static bool is_strong(const struct finding *finding, const struct macro_hit *hit,
                      const struct option *option)
{
    double needed = finding->asked->answers;

    if (option->intent_rank)
        needed = fmax(needed, OTHER_INTENT_SHARE * best_strength(finding));
    if (option->strength >= needed || !option->intent ||
        option->intent_rank >= finding->intent_count)
        return option->strength >= needed;
    const struct intent_score *own = &finding->intents[option->intent_rank];
    return intent_strength(finding->asked, own) >= needed && hit->score > 0 &&
           hit->score >= SAME_INTENT_SHARE * own->macros;
}

/* It answers the intent that is heard, whatever its examples; in the shop's language where
 * none in the customer's does (is_shadowed). */
static bool is_of_it(const struct finding *finding, const struct option *option)
{
    return finding->intent_count && intent_is_heard(finding->asked, finding->intents) &&
           string_equals(finding->intents[0].intent, option->intent);
}

/* Of a macro without a tag: how far every other is behind. */
static double clarity_of(const struct draft_request *request, const struct macro_hit *hit)
{
    double other = 0;

    for (size_t i = 0; i < request->macro_count; i++) {
        if (&request->macros[i] != hit && request->macros[i].score > other)
            other = request->macros[i].score;
    }
    return hit->score > other ? 1 - other / hit->score : 0;
}

/* The intent's score, with this macro's own in place of the best. */
static double strength_of(const struct finding *finding, const struct macro_hit *hit,
                          const char *intent, bool is_theirs)
{
    struct intent_score score = {0};

    for (size_t i = 0; intent && i < finding->intent_count; i++) {
        if (string_equals(finding->intents[i].intent, intent))
            score = finding->intents[i];
    }
    if (!intent)
        score.clarity = clarity_of(finding->request, hit);
    else if (hit->score < score.macros)
        score.clarity *= hit->score / score.macros;
    score.macros = hit->score;
    score.is_foreign = !is_theirs;
    return intent_strength(finding->asked, &score);
}

static bool option_make(const struct finding *finding, const struct macro_hit *hit,
                        struct option *option)
{
    const struct macro *macro = &hit->macro;
    const struct draft_request *request = finding->request;
    const char *intent = macro_tag(macro, "intent:");

    if (string_equals(intent, "identity"))
        return false;
    *option = (struct option){
        .lang = macro->lang ? macro->lang : request->shop_lang,
        .intent = intent,
        .state_fit = macro_fit(macro, finding->meant, request->facts),
    };
    option->is_theirs = language_is_same(option->lang, finding->asked->lang);
    option->strength = strength_of(finding, hit, intent, option->is_theirs);
    option->intent_rank = rank_of(finding, intent, option->strength);
    bool is_readable =
        option->is_theirs || language_is_same(option->lang, request->shop_lang);
    option->is_weak = !is_strong(finding, hit, option);
    if (!is_readable || option->state_fit == FITS_NOT ||
        (option->is_weak && !is_of_it(finding, option)) ||
        !fill_macro(macro, request->facts, finding->meant->order,
                    product_for(finding, intent), finding->arena, &option->filled))
        return false;
    option->is_addition =
        phrases_is_addition(reply_answer(option->filled.text, finding->arena));
    return true;
}

/* The sources of what was filled in, behind the answer that it was filled into. */
static void name_earlier(const struct earlier_answer *earlier, struct filled *filled,
                         struct arena *arena)
{
    size_t count = filled->source_count;
    struct source *sources = arena_get(arena, (count + 1) * sizeof(*sources));
    const char **said = arena_get(arena, (count + 1) * sizeof(*said));
    char day[MOMENT_TEXT_SIZE];

    day_format(moment_day(earlier->at), day);
    sources[0] = (struct source){
        .kind = "earlier", .id = earlier->ticket, .value = arena_text(arena, day)};
    said[0] = NULL;
    for (size_t i = 0; i < count; i++) {
        sources[i + 1] = filled->sources[i];
        said[i + 1] = filled->said[i];
    }
    filled->sources = sources;
    filled->said = said;
    filled->source_count = count + 1;
}

/* It speaks as a macro without a tag does, in the customer's language, whole or not at all.
 */
static bool option_of_earlier(const struct finding *finding,
                              const struct earlier_answer *earlier, struct option *option)
{
    const struct phrases *phrases = phrases_find(earlier->lang);
    struct macro_hit hit = {.score = earlier->score};

    if (!phrases || !language_is_same(earlier->lang, finding->asked->lang))
        return false;
    hit.macro.lang = earlier->lang;
    hit.macro.text =
        arena_format(finding->arena, "%s\n\n%s", phrases->greeting, earlier->text);
    *option = (struct option){.lang = earlier->lang,
                              .state_fit = FITS_ANY,
                              .is_theirs = true,
                              .earlier = earlier};
    option->strength = strength_of(finding, &hit, NULL, true);
    option->intent_rank = rank_of(finding, NULL, option->strength);
    if (option->strength < ASSIST_EARLIER_SCORE || !is_strong(finding, &hit, option) ||
        !fill_macro(&hit.macro, finding->request->facts, finding->meant->order, NULL,
                    finding->arena, &option->filled) ||
        option->filled.completeness < 1)
        return false;
    name_earlier(earlier, &option->filled, finding->arena);
    return true;
}

static bool is_same_intent(const struct option *a, const struct option *b)
{
    return a->intent && string_equals(a->intent, b->intent);
}

/*
 * Another answers the same intent better: it is in the customer's language and this is not,
 * or the order is late and the other is made for that.
 */
static bool is_shadowed(const struct option *option, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *other = &options->options[i];
        if (!is_same_intent(option, other))
            continue;
        if (other->is_theirs && !option->is_theirs)
            return true;
        if (option->state_fit == FITS_LOOSELY && other->state_fit == FITS_EXACTLY &&
            other->is_theirs == option->is_theirs)
            return true;
    }
    return false;
}

static void drop_shadowed(struct options *options)
{
    struct options all = *options;
    struct option *kept = options->options;
    size_t count = 0;

    for (size_t i = 0; i < all.count; i++)
        all.options[i].is_tried = is_shadowed(&all.options[i], &all);
    for (size_t i = 0; i < all.count; i++) {
        if (!all.options[i].is_tried)
            kept[count++] = all.options[i];
    }
    options->count = count;
}

static int compare(const void *left, const void *right)
{
    const struct option *a = left, *b = right;
    double a_worth = a->strength * a->filled.completeness;
    double b_worth = b->strength * b->filled.completeness;

    if (a->is_weak != b->is_weak)
        return a->is_weak ? 1 : -1;
    if (a->intent_rank != b->intent_rank)
        return a->intent_rank < b->intent_rank ? -1 : 1;
    if (a->is_theirs != b->is_theirs)
        return a->is_theirs ? -1 : 1;
    if (a->is_addition != b->is_addition)
        return a->is_addition ? 1 : -1;
    if (a->aspects != b->aspects)
        return a->aspects > b->aspects ? -1 : 1;
    if (a_worth > b_worth || a_worth < b_worth)
        return a_worth > b_worth ? -1 : 1;
    if (a->state_fit != b->state_fit)
        return a->state_fit > b->state_fit ? -1 : 1;
    if (!a->earlier != !b->earlier)
        return a->earlier ? 1 : -1; /* the shop's own words first */
    return strcmp(a->filled.text, b->filled.text);
}

static void option_add(struct options *options, size_t *capacity,
                       const struct option *option, struct arena *arena)
{
    options->options = arena_reserve(arena, options->options, capacity, options->count,
                                     sizeof(*options->options));
    options->options[options->count++] = *option;
}

void options_find(const struct draft_request *request, const struct asked *asked,
                  const struct meant *meant, const struct intent_score *intents,
                  size_t intent_count, struct arena *arena, struct options *options)
{
    struct finding finding = {.request = request,
                              .asked = asked,
                              .meant = meant,
                              .intents = intents,
                              .intent_count = intent_count,
                              .arena = arena};
    size_t capacity = 0;

    finding.product = thread_product(request->facts, meant->order,
                                     meant->any_count ? NULL : request->picks, arena);
    *options = (struct options){0};
    for (size_t i = 0; i < request->macro_count; i++) {
        struct option option;
        if (option_make(&finding, &request->macros[i], &option))
            option_add(options, &capacity, &option, arena);
    }
    for (size_t i = 0; i < request->earlier_count; i++) {
        struct option option;
        if (option_of_earlier(&finding, &request->earlier[i], &option))
            option_add(options, &capacity, &option, arena);
    }
    drop_shadowed(options);
    if (options->count)
        qsort(options->options, options->count, sizeof(*options->options), compare);
}

void options_of_aspects(struct options *options, unsigned asked, struct arena *arena)
{
    if (aspects_count(asked) < 2)
        return;
    for (size_t i = 0; i < options->count; i++) {
        struct option *option = &options->options[i];
        unsigned said = aspects_said(reply_answer(option->filled.text, arena)) & asked;
        option->aspects = aspects_count(said) > 1 ? aspects_count(said) : 0;
    }
    if (options->count)
        qsort(options->options, options->count, sizeof(*options->options), compare);
}
