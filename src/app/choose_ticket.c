#include "choose.h"

#include "answer.h"
#include "choose_parts.h"
#include "menu.h"
#include "perform.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "send.h"
#include "snooze.h"
#include "subject.h"
#include "targets.h"
#include "visit.h"

enum { SNOOZE_REPLY, SNOOZE_TOMORROW, SNOOZE_WEEK, SNOOZE_TIME, SNOOZE_PROMISED };

/* The day that the agent wrote of, in the reply that stands there or the last one. */
static struct day promised_day_of(const struct model *model, const char *ticket)
{
    bool is_open = model->open && string_equals(ticket, open_id(model));

    if (is_open && day_is_set(model->reply.opinion.commitment))
        return model->reply.opinion.commitment;
    return string_equals(ticket, model->promised_ticket) ? model->promised_day
                                                         : (struct day){0, 0, 0};
}

static struct day promised_day(const struct model *model)
{
    struct day day = {0, 0, 0};
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    if (count == 1)
        day = promised_day_of(model, ids[0]);
    arena_release(&arena);
    return day;
}

void menu_snooze(struct model *model)
{
    char name[TARGETS_NAME_SIZE], title[200], day[48];

    if (!targets_name(model, name, sizeof(name)))
        return;
    snprintf(title, sizeof(title), "Snooze %.150s", name);
    menu_begin(model, MENU_SNOOZE, false, title);
    subject_tickets(model);
    model->snooze_day = promised_day(model);
    if (day_number(model->snooze_day) > day_number(model->today)) {
        snooze_tell(snooze_at(model->snooze_day, SNOOZE_HOUR, 0), model->today, day,
                    sizeof(day));
        menu_add(&model->menu, '5', SNOOZE_PROMISED, "As you wrote", day);
    }
    menu_add(&model->menu, '1', SNOOZE_REPLY, "Until the next reply", NULL);
    snooze_tell(snooze_tomorrow(model->today), model->today, day, sizeof(day));
    menu_add(&model->menu, '2', SNOOZE_TOMORROW, "Tomorrow", day);
    snooze_tell(snooze_next_week(model->today), model->today, day, sizeof(day));
    menu_add(&model->menu, '3', SNOOZE_WEEK, "Next week", day);
    menu_add(&model->menu, '4', SNOOZE_TIME, "A time", "in 3 hours, friday 9:00, 2 Dec");
    model->menu.items[model->menu.count - 1].takes_words = true;
    menu_filter(&model->menu);
}

void snooze_choose(struct model *model, struct effects *effects, int value)
{
    static const char *const words[] = {"reply", "tomorrow", "next week"};
    char promised[MOMENT_TEXT_SIZE];
    struct error err;

    day_format(model->snooze_day, promised);
    if (value == SNOOZE_TIME)
        prompt_open(model, PROMPT_SNOOZE, NULL);
    else if (!answer_snooze(model, effects,
                            text_of(value == SNOOZE_PROMISED ? promised : words[value]),
                            &err))
        say_error(model, "%s", err.text);
}

/* Where all have the same it is marked: Enter changes nothing. */
static void priority_mark(struct model *model)
{
    struct arena arena;
    const char **ids;
    size_t count;
    const struct ticket_head *head = NULL;
    int priority = -1;
    bool is_one = true;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    for (size_t i = 0; i < count && is_one; i++) {
        head = queue_find(&model->queue, ids[i]);
        is_one = head && (priority < 0 || (int)head->priority == priority);
        priority = head ? (int)head->priority : -1;
    }
    arena_release(&arena);
    if (is_one && priority > 0)
        menu_move(&model->menu, priority);
}

void menu_priority(struct model *model)
{
    char name[TARGETS_NAME_SIZE], title[200];

    if (!targets_name(model, name, sizeof(name)))
        return;
    snprintf(title, sizeof(title), "Priority of %.150s", name);
    menu_begin(model, MENU_PRIORITY, false, title);
    subject_tickets(model);
    for (int i = 0; i < PRIORITY_COUNT; i++)
        menu_add(&model->menu, (char)('1' + i), i, priority_name((enum priority)i), NULL);
    menu_filter(&model->menu);
    priority_mark(model);
}

void priority_choose(struct model *model, struct effects *effects, int value)
{
    struct error err;

    if (!answer_priority(model, effects, text_of(priority_name((enum priority)value)),
                         &err))
        say_error(model, "%s", err.text);
}

enum { MARKED_LEAVE, MARKED_SHOWN, MARKED_ALL, MARKED_CHOICES };

void menu_marks(struct model *model, enum command command, size_t outside)
{
    size_t shown = model->marked_count - outside;
    int value = (int)command * MARKED_CHOICES;
    char title[120], all[60], some[60];

    snprintf(title, sizeof(title), "%s: %zu of the %zu marked tickets %s outside the limit",
             command_name(command), outside, model->marked_count,
             outside == 1 ? "is" : "are");
    snprintf(all, sizeof(all), "All %zu", model->marked_count);
    snprintf(some, sizeof(some), "The %zu that the list shows", shown);
    menu_begin(model, MENU_MARKED, false, title);
    menu_add(&model->menu, 'n', value + MARKED_LEAVE, "Leave them as they are", NULL);
    if (shown)
        menu_add(&model->menu, 'l', value + MARKED_SHOWN, some,
                 "the marks of the others are taken off");
    menu_add(&model->menu, 'y', value + MARKED_ALL, all, NULL);
    menu_filter(&model->menu);
}

void marked_choose(struct model *model, struct effects *effects, int value)
{
    int choice = value % MARKED_CHOICES;

    if (choice == MARKED_LEAVE)
        return;
    if (choice == MARKED_SHOWN)
        targets_unmark(model, true);
    model->marked_count = queue_marked_count(&model->queue);
    if (!model->marked_count) { /* they went meanwhile: the row under the mark is not meant
                                 */
        say_error(model, "Nothing was done: no ticket is marked any more");
        return;
    }
    model->outside_is_meant = true;
    perform(model, effects, (enum command)(value / MARKED_CHOICES), 0);
    model->outside_is_meant = false;
}

enum { RESOLVE_LEAVE, RESOLVE_OPEN, RESOLVE_DO, RESOLVE_SEND };

/* Of what would be lost from sight. */
static const char *unfinished_words(const struct model *model)
{
    if (!targets_have_text(model))
        return "";
    return reply_stands(model, false) ? "an unfinished reply stands in it"
                                      : "an unfinished note stands in it";
}

void menu_resolve(struct model *model, size_t unseen)
{
    char name[TARGETS_NAME_SIZE], title[240], messages[60] = "";
    const char *text = unfinished_words(model);
    bool has_reply = *text && !targets_are_bulk(model) && reply_stands(model, false);

    if (!targets_name(model, name, sizeof(name)))
        return;
    if (unseen)
        snprintf(messages, sizeof(messages), "%zu message%s nobody has seen", unseen,
                 unseen == 1 ? "" : "s");
    snprintf(title, sizeof(title), "Resolve %s? %s%s%s", name, messages,
             unseen && *text ? " · " : "", text);
    menu_begin(model, MENU_RESOLVE, false, title);
    subject_tickets(model);
    model->subject.unseen = unseen;
    menu_add(&model->menu, 'n', RESOLVE_LEAVE, "Leave it as it is", NULL);
    if (!targets_are_bulk(model) && !target_is_open(model))
        menu_add(&model->menu, 'o', RESOLVE_OPEN, "Open it", NULL);
    if (has_reply)
        menu_add(&model->menu, 's', RESOLVE_SEND, "Send the reply and resolve it", NULL);
    menu_add(&model->menu, 'y', RESOLVE_DO,
             *text ? "Resolve it without" : "Resolve it all the same",
             *text ? "the text stays with its ticket" : NULL);
    menu_filter(&model->menu);
}

/* As ^X Enter does, from wherever one was. */
static void reply_send(struct model *model, struct effects *effects)
{
    reply_turn(model, false);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    send_start(model, effects, PENDING_SEND_RESOLVE);
}

/* What came while it was asked was not asked about. */
static void resolve_unseen(struct model *model, struct effects *effects)
{
    size_t unseen = targets_unseen(model);

    if (unseen > model->subject.unseen)
        say_error(model, "Not resolved: %zu more came while it was asked",
                  unseen - model->subject.unseen);
    else
        resolve_do(model, effects);
}

void resolve_choose(struct model *model, struct effects *effects, int value)
{
    char name[TARGETS_NAME_SIZE];

    if (value == RESOLVE_DO)
        resolve_unseen(model, effects);
    else if (value == RESOLVE_SEND)
        reply_send(model, effects);
    else if (value == RESOLVE_OPEN && targets_name(model, name, sizeof(name)))
        visit_open(model, effects, model->subject.tickets[0]);
}
