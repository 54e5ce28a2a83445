#include "around_put.h"

#include "assist/assist.h"

#include "focus.h"
#include "insert.h"
#include "perform.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

static void orders_mark(struct model *model, const struct orders_list *list, size_t row)
{
    struct orders_place place = orders_list_place(list, row);

    model->order_selected = place.order;
    model->order_part = place.part;
}

static void orders_move(struct model *model, int64_t rows)
{
    struct orders_list list;
    struct arena arena;

    arena_init(&arena);
    orders_list_of(model, &arena, &list);
    orders_mark(model, &list,
                focus_moved(orders_list_marked(&list), orders_list_count(&list), rows));
    arena_release(&arena);
}

void around_move(struct model *model, int64_t rows)
{
    if (model->pane == PANE_ORDERS) {
        orders_move(model, rows);
        return;
    }
    model->customer_selected =
        focus_moved(model->customer_selected, customer_list_count(model), rows);
    model->customer_mark_is_lost = false;
}

bool order_is_unfolded(const struct model *model)
{
    return model->order_unfolded == model->order_selected;
}

void order_unfold(struct model *model, bool is_unfolded)
{
    if (!model->open || model->order_selected >= model->open->order_count)
        return;
    model->order_unfolded = is_unfolded ? model->order_selected : SIZE_MAX;
    model->order_part = 0;
}

static bool is_same(const struct fact *a, const struct fact *b)
{
    return a->kind == b->kind && a->index == b->index;
}

/* Which part of the unfolded order the fact is now; itself where it is no more. */
static size_t part_of(const struct orders_list *list, const struct fact *fact)
{
    struct orders_place place = {.order = list->unfolded};

    for (place.part = 1; place.part <= orders_list_parts(list); place.part++) {
        struct fact found = orders_list_fact(list, place);
        if (is_same(&found, fact))
            return place.part;
    }
    return 0;
}

size_t order_found(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->open->order_count; i++) {
        if (string_equals(model->open->orders[i].id, id))
            return i;
    }
    return SIZE_MAX;
}

size_t orders_meant_at(const struct model *model)
{
    struct arena arena;
    struct facts facts;
    const char *why;
    size_t at = 0;

    if (!model->open || model->open->order_count < 2)
        return 0;
    arena_init(&arena);
    model_facts(model, &arena, &facts);
    const struct order *meant = assist_order_meant(&facts, &arena, &why);
    if (meant)
        at = order_found(model, meant->id);
    arena_release(&arena);
    return at < model->open->order_count ? at : 0;
}

void orders_begin(struct model *model)
{
    model->order_selected = model->order_unfolded = orders_meant_at(model);
    model->order_part = 0;
}

void orders_follow(struct model *model, const struct loaded *before, size_t at)
{
    struct model old = *model;
    struct orders_list list;
    struct arena arena;
    bool was_unfolded = order_is_unfolded(model);

    arena_init(&arena);
    old.open = (struct loaded *)before;
    orders_list_of(&old, &arena, &list);
    struct fact marked =
        orders_list_fact(&list, orders_list_place(&list, orders_list_marked(&list)));
    bool has_part = was_unfolded && model->order_part;

    model->order_selected = at;
    model->order_part = 0;
    if (was_unfolded)
        model->order_unfolded = at;
    else if (model->order_unfolded < before->order_count)
        model->order_unfolded =
            order_found(model, before->orders[model->order_unfolded].id);
    orders_list_of(model, &arena, &list);
    if (has_part && list.unfolded == at)
        model->order_part = part_of(&list, &marked);
    arena_release(&arena);
}

static bool is_stale(const struct model *model)
{
    int64_t fresh = model->preferences.fresh_seconds;
    moment_t read_at = model->open->read_at;

    return fresh > 0 && read_at != MOMENT_NONE && model->now > read_at + fresh;
}

static void fact_insert(struct model *model, struct effects *effects,
                        const struct fact *fact, struct buffer *words)
{
    enum mode mode = model->mode;
    struct reply *reply = &model->reply;

    insert_write(model);
    size_t front = around_words(model, fact, words);
    struct text text = text_from(buffer_text(words), words->len);
    if (!(front ? reply_insert(model, text) : reply_insert_apart(model, text)))
        return;
    reply->version_fact = reply->composer.version;
    reply->fact_end = reply->composer.caret;
    insert_was_put(model, mode);
    if (is_stale(model))
        visit_refresh(model, effects);
    say(model, "Put in: %s", buffer_text(words) + front);
}

/* Why nothing was put in. */
static void wordless_say(struct model *model, const struct fact *fact)
{
    bool is_day =
        fact->kind == FACT_SENT || fact->kind == FACT_DUE || fact->kind == FACT_DELIVERED;

    if (is_day && fact->order->shipment_count > 1)
        say(model,
            "So it is of one parcel of several, which has no number: write it yourself");
    else
        say(model, "The record does not say it in words: there is nothing to put in");
}

/* Somebody who may be the customer, and nobody asked who it is. */
static bool is_unsure(const struct model *model)
{
    return model->sender == SENDER_UNKNOWN && !model->reply.is_identified;
}

static void fact_put(struct model *model, struct effects *effects, const struct fact *fact)
{
    struct buffer words;

    if (fact_is_folded(model, fact->kind)) {
        say(model, "Folded: H shows personal details, and then they can be put in");
        return;
    }
    if (fact_is_personal(fact->kind) && is_unsure(model)) {
        say_error(model, "Who wrote is not verified, and is told no personal details "
                         "(" KEY_OF("identified") " says how the person was identified)");
        return;
    }
    buffer_init(&words, COMPOSER_LIMIT);
    if (assist_fact_words(fact, insert_lang(model), model->today, &words))
        fact_insert(model, effects, fact, &words);
    else
        wordless_say(model, fact);
    buffer_release_wiped(&words);
}

/* Nothing of a customer's is put in for somebody who is on no record of theirs. */
static bool may_be_told(struct model *model)
{
    if (!model_is_stranger(model))
        return true;
    say_error(model, "Folded: the sender is on no record of this customer "
                     "(" KEY_OF("identified") " says how the person was identified)");
    return false;
}

static void order_open(struct model *model, struct effects *effects)
{
    struct orders_list list;
    struct arena arena;

    arena_init(&arena);
    orders_list_of(model, &arena, &list);
    struct fact fact =
        orders_list_fact(&list, orders_list_place(&list, orders_list_marked(&list)));
    if (fact.kind)
        fact_put(model, effects, &fact);
    else
        say(model, "There is no order to put in");
    arena_release(&arena);
}

/* To the reply in the thread, or in the ticket where it stands. */
static void past_open(struct model *model, struct effects *effects, const struct past *past)
{
    const char *ticket = past->ticket ? past->ticket->id : past->reply->ticket;
    char *message = past->reply ? memory_text(past->reply->message) : NULL;

    memory_free(model->wanted_message);
    model->wanted_message = message;
    visit_open(model, effects, ticket);
}

static void message_open(struct model *model, size_t index)
{
    memory_free(model->wanted_message);
    model->wanted_message = memory_text(model->open->ticket.messages[index].id);
    focus_pane(model, PANE_THREAD);
    visit_find_message(model);
}

/* Of a ticket or a reply in the history: goes there, or puts it in as any other row. */
static void customer_open(struct model *model, struct effects *effects, bool goes_there)
{
    struct customer_row row;

    model->customer_mark_is_lost = false;
    if (!customer_list_row(model, model->customer_selected, &row)) {
        say(model, model->is_folded ? "Folded: H shows personal details"
                                    : "Nothing is known that could be put in");
        return;
    }
    if (row.fact.kind != FACT_CONTACT || !goes_there)
        fact_put(model, effects, &row.fact);
    else if (row.past->index == SIZE_MAX)
        past_open(model, effects, row.past);
    else if (row.past->index < model->open->ticket.message_count)
        message_open(model, row.past->index);
}

static void marked_open(struct model *model, struct effects *effects, enum pane pane,
                        bool goes_there)
{
    if (pane == PANE_ORDERS)
        order_open(model, effects);
    else
        customer_open(model, effects, goes_there);
}

void around_open(struct model *model, struct effects *effects, enum pane pane)
{
    if (visit_work(model, effects) && may_be_told(model))
        marked_open(model, effects, pane, true);
}

/* The pane whose marked row p f puts in. */
static enum pane fact_pane(const struct model *model)
{
    return model->fact_pane == PANE_CUSTOMER ? PANE_CUSTOMER : PANE_ORDERS;
}

/* What is marked instead of it was chosen by nobody. */
static bool mark_is_lost(struct model *model)
{
    bool is_lost = fact_pane(model) == PANE_CUSTOMER && model->customer_mark_is_lost;

    model->customer_mark_is_lost &= !is_lost;
    if (is_lost)
        say(model, "The row that was marked is no more, the first is now: p f again puts "
                   "that in");
    return is_lost;
}

void perform_put_fact(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects) || !may_be_told(model) || mark_is_lost(model))
        return;
    marked_open(model, effects, fact_pane(model), false); /* who asks for a fact stays */
}

void perform_customer(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (visit_work(model, effects))
        focus_pane(model, PANE_CUSTOMER);
}

void perform_orders(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (visit_work(model, effects))
        focus_pane(model, PANE_ORDERS);
}

/* Marks the row; false where there is none of that number. */
static bool row_mark(struct model *model, enum pane pane, size_t row)
{
    struct orders_list list;
    struct arena arena;
    bool is_there;

    if (pane == PANE_CUSTOMER) {
        is_there = row < customer_list_count(model);
        model->customer_mark_is_lost &= !is_there;
        model->customer_selected = is_there ? row : model->customer_selected;
        return is_there;
    }
    arena_init(&arena);
    orders_list_of(model, &arena, &list);
    is_there = row < orders_list_count(&list);
    if (is_there)
        orders_mark(model, &list, row);
    arena_release(&arena);
    return is_there;
}

/* "12", or "customer 12": of that list. */
bool answer_put_fact(struct model *model, struct effects *effects, struct text answer,
                     struct error *err)
{
    struct text rest = answer, word;
    enum pane pane = fact_pane(model);
    int64_t number;

    if (text_next_word(&rest, &word) && text_trim(rest).len) {
        if (!text_is(word, "customer") && !text_is(word, "orders"))
            return error_set(err, ERROR_USAGE, "There are the lists customer and orders");
        pane = text_is(word, "customer") ? PANE_CUSTOMER : PANE_ORDERS;
        answer = text_trim(rest);
    }
    if (!visit_work(model, effects) || !may_be_told(model))
        return true;
    if (!text_to_integer(answer, 1, INT32_MAX, &number) ||
        !row_mark(model, pane, (size_t)number - 1))
        return error_set(err, ERROR_NOT_FOUND, "There is no row %.*s", (int)answer.len,
                         answer.bytes);
    marked_open(model, effects, pane, false);
    return true;
}

bool answer_orders(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    size_t count;

    if (!visit_work(model, effects) || !may_be_told(model))
        return true;
    count = model->open->order_count;
    for (size_t i = 0; i < count; i++) {
        if (!text_is_ignoring_case(answer, model->open->orders[i].id))
            continue;
        model->order_selected = i;
        order_unfold(model, true);
        focus_pane(model, PANE_ORDERS);
        return true;
    }
    return error_set(err, ERROR_NOT_FOUND, "This customer has no order %.*s",
                     (int)answer.len, answer.bytes);
}
