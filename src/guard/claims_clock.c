/*
 * Times of day: "until 6 pm", "samstags von 10 bis 18 Uhr". What no article tells, for that
 * weekday, is seen and no more: the reply may know it from elsewhere.
 */
#include "guard/clocks.h"
#include "guard/days.h"

#define MINUTES_OF_DAY (24 * 60)
#define WORK_OF_CLOCK  50 /* the thread is searched for it */
#define UNASSERTED                                                                         \
    ((SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_SIGNATURE | SCOPE_COMMITMENT) &            \
     ~(unsigned)SCOPE_CONDITION) /* "if you order before 14:00" */

/* "It came at 15:40": of another clock than ours, hours apart and to the same minute. */
static bool is_minute_of(moment_t moment, const struct clock *clock)
{
    int64_t minutes = moment / 60 % MINUTES_OF_DAY - clock->minutes;
    return moment != MOMENT_NONE && moment > 0 && minutes % 60 == 0 &&
           clock->minutes % 60 != 0;
}

static bool is_of_order(const struct facts *facts, const struct clock *clock)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        if (is_minute_of(facts->orders[i].placed_at, clock)) {
            return true;
        }
    }
    return false;
}

void clocks_read(struct judge *judge)
{
    struct reading *reading = judge->reading;
    struct clocks clocks = {.count = 0};
    clocks_gather(&clocks, reading, NULL, NULL, judge->arena);
    for (size_t i = 0; i < clocks.count; i++) {
        const struct clock *clock = &clocks.items[i];
        if ((reading_scopes(reading, clock->first, clock->end) & UNASSERTED) != 0 ||
            tokens_are_claimed(judge, clock->first, clock->end, ~0u) ||
            !judge_works(judge, WORK_OF_CLOCK + judge->policy->clocks.count / 8)) {
            continue;
        }
        const struct clock *told = clocks_find(&judge->policy->clocks, clock);
        if (told != NULL) {
            claim_from(
                claim_add(judge, clock->first, clock->end, CLAIM_DATE, VERDICT_PROVED),
                told->kind, told->id, NULL, NULL);
        } else if (!thread_names(judge->facts,
                                 reading_text(reading, clock->first, clock->end)) &&
                   !is_of_order(judge->facts, clock)) {
            claim_add(judge, clock->first, clock->end, CLAIM_DATE, VERDICT_UNSOURCED)
                ->severity = SEVERITY_MARK;
        }
    }
}
