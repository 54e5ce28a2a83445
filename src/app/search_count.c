/* Which of the thread's matches one stands on: each message is counted once, in pieces. */
#include "search.h"

#include "say.h"

#define COUNT_SLICE   ((size_t)64 * 1024) /* bytes of text counted in one go */
#define COUNT_MESSAGE 32                  /* what a message costs beside its bytes */

void search_count_forget(struct model *model)
{
    memory_free(model->search_counts.of);
    model->search_counts = (struct search_counts){0};
}

static size_t count_of(const struct model *model, size_t message)
{
    struct arena arena;
    size_t count;

    arena_init(&arena);
    (void)search_matches(model, message, &arena, &count);
    arena_release(&arena);
    return count;
}

static bool counts_are_whole(const struct model *model)
{
    return model->search_counts.count >= model->open->ticket.message_count;
}

static void count_on(struct model *model)
{
    struct search_counts *counts = &model->search_counts;
    size_t counted = 0;

    while (!counts_are_whole(model) && counted < COUNT_SLICE) {
        size_t message = counts->count;
        counts->of = memory_reserve(counts->of, &counts->capacity, counts->count,
                                    sizeof(*counts->of));
        counts->of[counts->count++] = (uint32_t)count_of(model, message);
        counts->total += counts->of[message];
        counted += strlen(model->open->ticket.messages[message].text) + COUNT_MESSAGE;
    }
}

static void say_which(struct model *model)
{
    const struct search_counts *counts = &model->search_counts;
    const char *around = counts->around > 0   ? ", from the top again"
                         : counts->around < 0 ? ", from the end again"
                                              : "";
    size_t which = model->search_match + 1;

    for (size_t i = 0; i < model->search_message; i++)
        which += counts->of[i];
    if (counts->total == 1)
        say(model, "Only this match");
    else
        say(model, "Match %zu of %zu%s", which, counts->total, around);
}

bool search_wants_count(const struct model *model)
{
    return model->search_counts.is_asked && model->search && model->open &&
           !counts_are_whole(model);
}

void search_count_go_on(struct model *model)
{
    if (!model->search_counts.is_asked || !model->search || !model->open)
        return;
    count_on(model);
    if (!counts_are_whole(model))
        return;
    model->search_counts.is_asked = false;
    if (model->search_message < model->search_counts.count)
        say_which(model);
}

void search_say(struct model *model, int around)
{
    model->search_counts.around = around;
    model->search_counts.is_asked = true;
    search_count_go_on(model);
}
