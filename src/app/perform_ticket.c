#include "perform.h"

#include "around_put.h"
#include "chat/quotes.h"
#include "choose.h"
#include "deed.h"
#include "history.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "subject.h"
#include "targets.h"
#include "visit.h"

void perform_snooze(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    menu_snooze(model);
}

void perform_assign(struct model *model, struct effects *effects, int argument)
{
    char name[TARGETS_NAME_SIZE];

    (void)effects, (void)argument;
    if (!targets_name(model, name, sizeof(name)))
        return;
    model->is_for_senior = false;
    prompt_open(model, PROMPT_ASSIGN, NULL);
}

void perform_tag(struct model *model, struct effects *effects, int argument)
{
    struct arena arena;
    const char **ids;
    size_t count;
    char name[TARGETS_NAME_SIZE];

    (void)effects, (void)argument;
    if (!targets_name(model, name, sizeof(name)))
        return;
    prompt_open(model, PROMPT_TAG, NULL);
    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    const struct ticket_head *head = count == 1 ? queue_find(&model->queue, ids[0]) : NULL;
    prompt_hint(model, "+add -remove%s%s",
                head && *string_or_empty(head->tags) ? "; now: " : "",
                head ? string_or_empty(head->tags) : "");
    arena_release(&arena);
}

void perform_priority(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    menu_priority(model);
}

/* A key struck before the new ticket was on the screen was meant for the one before. */
static bool target_was_painted(struct model *model)
{
    bool is_queue = model->pane == PANE_QUEUE && model->mode == MODE_READING;

    if (is_queue || !model->open || model->is_painted)
        return true;
    say_error(model, "The ticket was not on the screen yet: look, then E");
    return false;
}

void resolve_do(struct model *model, struct effects *effects)
{
    struct wanted_change change = {.has_status = true, .status = TICKET_RESOLVED};
    bool is_bulk = targets_are_bulk(model);
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    const struct ticket_head *next =
        count && !is_bulk ? visit_next_waiting(model, ids[0]) : NULL;
    struct deed_words words = {.what = "resolved"};
    if (targets_change(model, effects, &change, words) && next)
        visit_open(model, effects, next->id);
    arena_release(&arena);
}

void perform_resolve_next(struct model *model, struct effects *effects, int argument)
{
    size_t unseen;

    (void)argument;
    if (!target_was_painted(model))
        return;
    unseen = targets_unseen(model);
    if (unseen || targets_have_text(model))
        menu_resolve(model, unseen);
    else
        resolve_do(model, effects);
}

void perform_reopen(struct model *model, struct effects *effects, int argument)
{
    struct wanted_change change = {
        .has_status = true,
        .status = TICKET_OPEN,
        .has_snooze = true,
        .snooze_until = MOMENT_NONE,
    };

    (void)argument;
    targets_change(model, effects, &change, (struct deed_words){.what = "opened again"});
}

void perform_mark(struct model *model, struct effects *effects, int argument)
{
    bool is_queue = model->pane == PANE_QUEUE && model->mode == MODE_READING;
    const struct ticket_head *head =
        is_queue ? queue_selected(&model->queue)
                 : queue_find(&model->queue, model->open ? open_id(model) : NULL);

    (void)argument;
    if (!head) {
        say(model, "No ticket to mark");
        return;
    }
    bool was_marked = queue_is_marked(&model->queue, head->id);
    deed_begin(model);
    deed_mark(model, head->id, !was_marked);
    model->marked_count += was_marked ? SIZE_MAX : 1; /* wraps: one fewer */
    say(model, "%zu marked", model->marked_count);
    if (is_queue)
        perform(model, effects, COMMAND_DOWN, 0);
}

void perform_unmark(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    size_t taken = targets_unmark(model, false);
    if (taken)
        say(model,
            "%zu marked: the marks are taken off (" KEY_TAKE_BACK " brings them back)",
            taken);
    else
        say(model, "No ticket is marked");
}

/* From the queue it is the row's own: the reply of another ticket stays where it is. */
void perform_senior(struct model *model, struct effects *effects, int argument)
{
    char name[TARGETS_NAME_SIZE];
    bool is_open = target_is_open(model);

    (void)argument;
    if (is_open ? !visit_work(model, effects) : !targets_name(model, name, sizeof(name)))
        return;
    model->is_for_senior = true;
    prompt_open(model, PROMPT_ASSIGN, NULL);
    prompt_hint(model, is_open && !reply_is_blank(model)
                           ? "a senior gets it, your reply as a note; WHY may be left out"
                           : "a senior gets it, with a note; WHY may be left out");
}

void perform_read_again(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    visit_again(model, effects);
    model->is_reading_again = true;
}

void perform_fold(struct model *model, struct effects *effects, int argument)
{
    struct customer_mark mark = customer_mark(model);

    (void)effects, (void)argument;
    model->is_folded = !model->is_folded;
    customer_mark_follow(model, &mark);
    say(model, model->is_folded ? "Personal details are folded, in every ticket: " KEY_OF(
                                      "fold") " shows them"
                                : "Personal details are shown");
}

/* Messages: a key waits for no walk through a long thread. */
#define QUOTES_LOOKED_FOR 200

/* No message of the open ticket has a quote; false too where that takes long to tell. */
static bool has_no_quote(const struct model *model)
{
    const struct ticket *ticket = model->open ? &model->open->ticket : NULL;
    struct quotes quotes = {0};
    struct arena arena;

    if (!ticket || model->open->is_part || ticket->message_count > QUOTES_LOOKED_FOR)
        return false;
    arena_init(&arena);
    for (size_t i = 0; i < ticket->message_count && !quotes.count; i++)
        quotes_find(ticket, i, text_of(string_or_empty(ticket->messages[i].text)), &arena,
                    &quotes);
    arena_release(&arena);
    return !quotes.count;
}

static void quotes_say(struct model *model)
{
    bool is_shown = model->unfolded.all;

    if (has_no_quote(model))
        say(model, "Nothing to unfold here: a quote that comes is %s",
            is_shown ? "shown whole" : "folded");
    else
        say(model, is_shown ? "Quoted text is shown" : "Quoted text is folded");
}

void perform_quotes(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->mode == MODE_READING && model->pane == PANE_ORDERS) {
        order_unfold(model, !order_is_unfolded(model));
        return;
    }
    model->unfolded.all = !model->unfolded.all;
    search_fold(model);
    if (model->open && model->drawn.thread_is_at_end) /* who looks at the end goes on to */
        model->thread_top = (struct thread_top){.is_end = true};
    quotes_say(model);
}

/* It is asked about who wrote last, and nobody else. */
static void prompt_identified(struct model *model)
{
    subject_begin(model);
    subject_text(model, text_of(sender_last(model)));
    prompt_open(model, PROMPT_IDENTIFIED, NULL);
}

void perform_identified(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    if (model->sender == SENDER_CUSTOMER)
        say(model, "The message came from an address on this customer's record");
    else
        prompt_identified(model);
}
