#include "deed.h"

#include "deed_parts.h"
#include "say.h"
#include "send.h"
#include "undo.h"

static void deed_release(struct deed *deed)
{
    memory_free(deed->ticket);
    memory_free(deed->what);
    memory_free(deed->tail);
    if (deed->note)
        memory_free_wiped(deed->note, strlen(deed->note));
    arena_release(&deed->arena);
}

static void deeds_clear(struct deed *deeds, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        deed_release(&deeds[i]);
    *count = 0;
}

void deeds_release(struct model *model)
{
    deeds_clear(model->undo, &model->undo_count);
    deeds_clear(model->redo, &model->redo_count);
    memory_free(model->undo);
    memory_free(model->redo);
}

void deed_begin_behind(struct model *model)
{
    model->serial++;
    deeds_clear(model->redo, &model->redo_count);
}

void deed_begin(struct model *model)
{
    deed_begin_behind(model);
    undo_note_done(model);
}

static void deeds_drop(struct model *model, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++)
        deed_release(&model->undo[i]);
    model->undo_count -= count;
    memmove(model->undo + first, model->undo + first + count,
            (model->undo_count - first) * sizeof(*model->undo));
}

/* Forgets the oldest serial where there are too many: of marks, as long as there is one. */
static void deeds_trim(struct model *model)
{
    size_t serials = 0, first = 0, count = 0;

    for (size_t i = 0; i < model->undo_count; i++)
        serials += i == 0 || model->undo[i].serial != model->undo[i - 1].serial;
    if (serials <= DEED_LIMIT)
        return;
    while (first < model->undo_count && model->undo[first].mark == MARK_STAYS)
        first++;
    first = first < model->undo_count ? first : 0;
    while (first + count < model->undo_count &&
           model->undo[first + count].serial == model->undo[first].serial)
        count++;
    deeds_drop(model, first, count);
}

static void undo_push(struct model *model, const struct deed *deed)
{
    model->undo = memory_reserve(model->undo, &model->undo_capacity, model->undo_count,
                                 sizeof(*deed));
    model->undo[model->undo_count++] = *deed;
    deeds_trim(model);
}

static void redo_push(struct model *model, const struct deed *deed)
{
    model->redo = memory_reserve(model->redo, &model->redo_capacity, model->redo_count,
                                 sizeof(*deed));
    model->redo[model->redo_count++] = *deed;
}

/* It puts the ticket aside, and the customer, who waits, has written since it was decided. */
static bool puts_aside_unheard(const struct ticket_head *head,
                               const struct wanted_change *change)
{
    return change->has_seen && head && head->messages > change->seen &&
           head->waiting_since != MOMENT_NONE;
}

/* False where the ticket stays open, whatever else of the change is done. */
static bool change_give_out(struct model *model, struct effects *effects,
                            const char *ticket, const struct wanted_change *change)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);
    struct wanted_change given = *change;
    bool stays = puts_aside_unheard(head, change);

    if (stays) {
        given.has_status = given.has_snooze = given.has_seen = false;
    } else if (given.has_seen) {
        given.seen = head ? head->messages : given.seen;
    }
    if (!given.has_status && !given.has_priority && !given.has_assignee && !given.has_tags)
        return !stays;
    struct effect *effect = effects_add(effects, EFFECT_CHANGE);
    effect->ticket = arena_text(&effects->arena, ticket);
    change_copy(&given, &effects->arena, &effect->change);
    change_show(model, ticket, &given);
    return !stays;
}

/* Of what puts a ticket aside: which messages were known. */
static void change_note_seen(const struct model *model, const char *ticket,
                             struct wanted_change *change)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);

    change->has_seen = change->has_status && change->status != TICKET_OPEN && head;
    change->seen = change->has_seen ? head->messages : 0;
}

static bool is_waiting(const struct model *model, const char *ticket)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);

    return head && head->waiting_since != MOMENT_NONE;
}

void deed_do(struct model *model, struct effects *effects, const char *ticket,
             const struct wanted_change *change, struct deed_words words)
{
    char name[TICKET_NAMED_SIZE];

    ticket_named(model, ticket, name);
    struct deed deed = {
        .ticket = memory_text(ticket),
        .what = memory_format("%s %s", words.what, name),
        .tail = memory_text(words.tail),
        .serial = model->serial,
        .was_marked = words.was_marked,
        .was_waiting = is_waiting(model, ticket),
    };

    arena_init(&deed.arena);
    change_copy(change, &deed.arena, &deed.after);
    change_before(model, ticket, change, &deed.arena, &deed.before);
    change_note_seen(model, ticket, &deed.after);
    change_note_seen(model, ticket, &deed.before);
    change_give_out(model, effects, deed.ticket, &deed.after);
    undo_push(model, &deed);
    deed_say(model);
}

void deed_mark(struct model *model, const char *ticket, bool is_marked)
{
    char name[TICKET_NAMED_SIZE];

    ticket_named(model, ticket, name);
    struct deed deed = {
        .ticket = memory_text(ticket),
        .what = memory_format("%s %s", is_marked ? "marked" : "unmarked", name),
        .serial = model->serial,
        .mark = is_marked ? MARK_SET : MARK_TAKEN,
    };

    arena_init(&deed.arena);
    queue_mark(&model->queue, ticket, is_marked);
    undo_push(model, &deed);
}

void deed_add_note(struct model *model, struct effects *effects, const char *ticket,
                   const char *note)
{
    for (size_t i = model->undo_count; i > 0; i--) {
        struct deed *deed = &model->undo[i - 1];
        if (deed->serial != model->serial || !string_equals(deed->ticket, ticket))
            continue;
        send_note(model, effects, ticket, note);
        deed->note = memory_text(note);
        return;
    }
}

uint64_t deed_newest_serial(const struct model *model)
{
    return model->undo_count ? model->undo[model->undo_count - 1].serial : 0;
}

/* The tickets of the newest serial in a list. */
static size_t deeds_together(const struct deed *deeds, size_t count)
{
    size_t together = 0;

    while (together < count &&
           deeds[count - 1 - together].serial == deeds[count - 1].serial)
        together++;
    return together;
}

/* "resolved 1042", or "assigned 1042 and 3 more to leo". */
static void deeds_name(const struct deed *first, size_t together, char *out, size_t size)
{
    const char *tail = string_or_empty(first->tail);

    if (together > 1)
        snprintf(out, size, "%s and %zu more%s", first->what, together - 1, tail);
    else
        snprintf(out, size, "%s%s", first->what, tail);
}

void deed_newest_name(const struct model *model, char *out, size_t size)
{
    size_t together = deeds_together(model->undo, model->undo_count);

    out[0] = '\0';
    if (together)
        deeds_name(&model->undo[model->undo_count - together], together, out, size);
}

void deed_say(struct model *model)
{
    char name[200];
    size_t together = deeds_together(model->undo, model->undo_count);

    if (!together)
        return;
    deeds_name(&model->undo[model->undo_count - together], together, name, sizeof(name));
    const struct deed *last = &model->undo[model->undo_count - 1];
    const char *marks = last->was_marked ? " · marks off" : "";
    say(model, "%c%s%s%s " KEY_TAKE_BACK " takes it back",
        name[0] >= 'a' && name[0] <= 'z' ? name[0] - 32 : name[0], name + 1, marks,
        last->tail || *marks ? " ·" : ":");
}

/* True where its note was added already: it is not added again when U does the rest. */
static bool deed_note_stays(struct model *model, struct effects *effects, struct deed *deed)
{
    if (!deed->note || send_note_drop(model, effects, deed->ticket, deed->serial))
        return false;
    memory_free_wiped(deed->note, strlen(deed->note));
    deed->note = NULL;
    return true;
}

/* As they stood before the bulk work, or behind it; how many marks changed. */
static size_t mark_again(struct model *model, const struct deed *deed, bool is_marked)
{
    return deed->was_marked && queue_mark(&model->queue, deed->ticket, is_marked);
}

/* It was open for an answer that has gone meanwhile, and is pending without the change. */
static bool was_answered_since(const struct model *model, const struct deed *deed)
{
    return deed->was_waiting && deed->before.has_status &&
           deed->before.status == TICKET_OPEN && !is_waiting(model, deed->ticket);
}

/* What was changed of the ticket, or its mark alone; false as change_give_out(). */
static bool deed_give_out(struct model *model, struct effects *effects,
                          const struct deed *deed, bool is_undone)
{
    struct wanted_change before = deed->before;

    if (deed->mark == MARK_STAYS) {
        if (was_answered_since(model, deed))
            before.status = TICKET_PENDING;
        return change_give_out(model, effects, deed->ticket,
                               is_undone ? &before : &deed->after);
    }
    queue_mark(&model->queue, deed->ticket, (deed->mark == MARK_SET) != is_undone);
    return true;
}

/* In the queue the mark goes to what came back. */
static void mark_follow(struct model *model, const struct deed *deed)
{
    if (model->pane == PANE_QUEUE)
        queue_select(&model->queue, deed->ticket);
}

/* ", but the customer wrote since: open" */
static void open_told(size_t open, char *out, size_t size)
{
    out[0] = '\0';
    if (open == 1)
        snprintf(out, size, ", but the customer wrote since: open");
    else if (open)
        snprintf(out, size, ", but customers wrote since: %zu open", open);
}

static void taken_back_say(struct model *model, const char *name, size_t marks,
                           size_t notes, size_t open)
{
    bool was_of_marks = model->redo[model->redo_count - 1].mark != MARK_STAYS;
    char marked[48] = "", stays[64];

    if (marks)
        snprintf(marked, sizeof(marked), ", %zu marked again", marks);
    else if (was_of_marks)
        snprintf(marked, sizeof(marked), ", %zu marked", model->marked_count);
    open_told(open, stays, sizeof(stays));
    say(model, "Taken back: %s%s%s%s (" KEY_DO_AGAIN " does it again)", name, marked,
        notes ? ", but its note was added already" : "", stays);
}

void deed_undo(struct model *model, struct effects *effects)
{
    size_t together = deeds_together(model->undo, model->undo_count);
    /* Beside marks made since, the next bulk work would change more than was marked. */
    bool marks_again = model->marked_count == 0;
    size_t marks = 0, notes = 0, open = 0;
    char name[200];

    if (!together) {
        say(model, "Nothing to take back");
        return;
    }
    deeds_name(&model->undo[model->undo_count - together], together, name, sizeof(name));
    while (together--) {
        struct deed deed = model->undo[--model->undo_count];
        open += !deed_give_out(model, effects, &deed, true);
        notes += deed_note_stays(model, effects, &deed);
        marks += marks_again ? mark_again(model, &deed, true) : 0;
        redo_push(model, &deed);
    }
    model->marked_count = queue_marked_count(&model->queue);
    mark_follow(model, &model->redo[model->redo_count - 1]);
    taken_back_say(model, name, marks, notes, open);
}

void deed_redo(struct model *model, struct effects *effects)
{
    size_t together = deeds_together(model->redo, model->redo_count);
    size_t open = 0;
    char name[200], stays[64];

    if (!together) {
        say(model, "Nothing to do again");
        return;
    }
    model->serial++;
    /* They were laid there the last first. */
    deeds_name(&model->redo[model->redo_count - 1], together, name, sizeof(name));
    while (together--) {
        struct deed deed = model->redo[--model->redo_count];
        deed.serial = model->serial;
        open += !deed_give_out(model, effects, &deed, false);
        if (deed.note)
            send_note(model, effects, deed.ticket, deed.note);
        mark_again(model, &deed, false);
        undo_push(model, &deed);
    }
    model->marked_count = queue_marked_count(&model->queue);
    open_told(open, stays, sizeof(stays));
    say(model, "Done again: %s%s", name, stays);
}

/* Takes the ticket's newest change out of the list; false where it has none. */
static bool deed_take(struct deed *deeds, size_t *count, const char *ticket,
                      struct deed *taken)
{
    for (size_t i = *count; i > 0; i--) {
        if (deeds[i - 1].mark != MARK_STAYS || !string_equals(deeds[i - 1].ticket, ticket))
            continue;
        *taken = deeds[i - 1];
        memmove(deeds + i - 1, deeds + i, (*count - i) * sizeof(*deeds));
        --*count;
        return true;
    }
    return false;
}

static void list_forget_gone(const struct queue *queue, struct deed *deeds, size_t *count)
{
    size_t left = 0;

    for (size_t i = 0; i < *count; i++) {
        if (queue_find(queue, deeds[i].ticket))
            deeds[left++] = deeds[i];
        else
            deed_release(&deeds[i]);
    }
    *count = left;
}

void deeds_forget_gone(struct model *model)
{
    list_forget_gone(&model->queue, model->undo, &model->undo_count);
    list_forget_gone(&model->queue, model->redo, &model->redo_count);
}

void deed_failed(struct model *model, const char *ticket)
{
    struct deed deed;

    if (deed_take(model->undo, &model->undo_count, ticket, &deed))
        change_show(model, ticket, &deed.before);
    else if (deed_take(model->redo, &model->redo_count, ticket, &deed))
        change_show(model, ticket, &deed.after);
    else
        return;
    deed_release(&deed);
}
