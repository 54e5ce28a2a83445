#include "aspects.h"
#include "gathering.h"
#include "guard/mask.h"
#include "thread.h"

#define DRAFTS_USUAL 3 /* with fewer answers a holding reply stands beside them */

/* Which macros and earlier answers are offered: of the intent heard, of any, of the one
 * heard but hardly asked for. */
enum which { OF_THE_INTENT, OF_ANY, WEAK_ONES };

static bool is_offered(const struct option *option, enum which which)
{
    if (option->is_weak || which == WEAK_ONES)
        return option->is_weak && which == WEAK_ONES;
    return which == OF_ANY || option->intent_rank == 0;
}

static void offer_macros(struct gathering *gathering, enum which which, size_t limit)
{
    for (size_t i = 0; i < gathering->options.count && gathering->count < limit; i++) {
        struct option *option = &gathering->options.options[i];
        if (option->is_tried || !is_offered(option, which))
            continue;
        option->is_tried = true;
        if (option->earlier && !gathering_may_say(gathering, option->filled.text))
            continue;
        gathering_say_which(gathering, option->lang, option->intent, &option->filled);
        gathering_offer_filled(gathering, &option->filled, option->lang, option->intent);
    }
}

/* Who writes of an illness, a threat or a lawyer is first told that a person reads it;
 * shoes for a child are shoes. */
static void offer_hearing(struct gathering *gathering)
{
    static const char *const grave[] = {"health", "threat", "court"};

    if (!guard_may_leave(gathering->request->facts->ticket, grave, COUNT_OF(grave), NULL))
        gathering_offer_holding(gathering);
}

static void gather_answers(struct gathering *gathering)
{
    size_t wanted = gathering->wanted;
    size_t reserved = wanted > 1 && gathering_has_article(gathering) ? 1 : 0;
    bool is_recommend = gathering_is_about(gathering, "recommend");

    offer_hearing(gathering);
    gathering_offer_which(gathering);
    if (is_recommend)
        gathering_offer_picks(gathering, 0);
    gathering_offer_welcome(gathering);
    gathering_offer_joined(gathering);
    offer_macros(gathering, OF_THE_INTENT, wanted - reserved);
    if (!gathering->count)
        gathering_offer_order(gathering);
    gathering_offer_articles(gathering, true, gathering->count + reserved);
    offer_macros(gathering, OF_ANY, wanted);
    if (is_recommend)
        gathering_offer_picks(gathering, PICKS_IN_A_LIST);
    offer_macros(gathering, WEAK_ONES, wanted);
    gathering_offer_articles(gathering, false, wanted);
    gathering_offer_order(gathering);
    if (!gathering->count)
        gathering_offer_rules(gathering);
    if (gathering->count < wanted && gathering->count < DRAFTS_USUAL)
        gathering_offer_holding(gathering);
}

static size_t wanted_of(const struct draft_request *request)
{
    if (request->wanted < 1)
        return 1;
    return request->wanted > DRAFTS_MAX ? DRAFTS_MAX : request->wanted;
}

void assist_draft(const struct draft_request *request, struct arena *arena,
                  struct draft **drafts, size_t *count)
{
    const struct facts *facts = request->facts;
    struct gathering gathering = {
        .request = request,
        .arena = arena,
        .was_answered = thread_was_answered(facts->ticket),
        .wanted = wanted_of(request),
    };

    asked_read(request, arena, &gathering.asked);
    if (thread_is_told(facts)) {
        gathering.intent_count = intents_of(request, &gathering.asked, gathering.intents);
        gathering_find_order(&gathering);
        gathering.aspects = aspects_asked(gathering.asked.folded);
        options_find(request, &gathering.asked, &gathering.meant, gathering.intents,
                     gathering.intent_count, arena, &gathering.options);
        options_of_aspects(&gathering.options, gathering.aspects, arena);
        gather_answers(&gathering);
    } else {
        gathering_offer_identity(&gathering);
    }
    *drafts = arena_get(arena, gathering.count * sizeof(**drafts));
    memcpy(*drafts, gathering.drafts, gathering.count * sizeof(**drafts));
    *count = gathering.count;
}
