/* The history below the profile: what it shows, what it marks, when it is asked for. */
#include "around_fixture.h"

static void history__stands_newest_first_and_opens_tickets(void **state)
{
    struct fixture *fixture = *state;
    const struct timeline *timeline = &fixture->model.timeline;

    strike(fixture, "Tab");
    assert_int_equal(timeline->count, 0);
    knows_ana(fixture);
    strike(fixture, "p c");
    assert_int_equal(effect_count(fixture, EFFECT_HISTORY), 1);
    assert_string_equal(effect_last(fixture, EFFECT_HISTORY)->text, "ana");
    history_comes(fixture);
    static const enum past_kind kinds[] = {PAST_REFUNDED, PAST_SENT, PAST_ORDERED,
                                           PAST_REPLIED, PAST_TICKET};
    assert_int_equal(timeline->count, COUNT_OF(kinds));
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        assert_int_equal(timeline->list[i].kind, kinds[i]);
    strike(fixture, "w p c G Enter");

    assert_string_equal(open_ticket(fixture), "1043");
}

static void history__that_comes_leaves_the_mark_where_it_is(void **state)
{
    struct fixture *fixture = *state;
    const struct model *model = &fixture->model;
    struct customer_row row;

    strike(fixture, "Tab p c G");
    assert_true(customer_list_row(model, model->customer_selected, &row));
    assert_int_equal(row.past->kind, PAST_ORDERED);
    history_comes(fixture);
    assert_true(customer_list_row(model, model->customer_selected, &row));
    assert_int_equal(row.past->kind, PAST_ORDERED);
    strike(fixture, "G k");
    happens(fixture, EVENT_CUSTOMER);
    assert_true(customer_list_row(model, model->customer_selected, &row));

    assert_int_equal(row.past->kind, PAST_REPLIED);
}

/* Enter goes to a ticket; who asks for a fact does not ask to go. */
static void history__puts_a_ticket_and_a_reply_in_proved(void **state)
{
    struct fixture *fixture = *state;
    const struct model *model = &fixture->model;
    char put[64];

    strike(fixture, "Tab p c");
    history_comes(fixture);
    strike(fixture, "G r");
    type(fixture, "Ya escribió en la ");
    strike(fixture, "^X p f");
    assert_string_equal(reply_text(fixture),
                        "Ya escribió en la consulta 1043 (24 de octubre)");
    assert_int_equal(model->reply.opinion.claim_count, 1);
    assert_int_equal(model->reply.opinion.claims[0].verdict, VERDICT_PROVED);
    snprintf(put, sizeof(put), "put customer %zu", customer_list_count(model) - 1);
    strike(fixture, "Esc :");
    type(fixture, put);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture),
                        "Ya escribió en la consulta 1043 (24 de octubre). Nuestra "
                        "respuesta a la consulta 1043 (25 de octubre).");
    assert_int_equal(model->reply.opinion.claim_count, 2);
    assert_int_equal(model->reply.opinion.claims[1].verdict, VERDICT_PROVED);

    assert_string_equal(open_ticket(fixture), "1042");
}

/* As after a restart: the text was kept, the history not. */
static void history__is_asked_for_by_a_text_that_tells_of_it(void **state)
{
    struct fixture *fixture = *state;
    const struct opinion *opinion = &fixture->model.reply.opinion;

    strike(fixture, "Tab r");
    type(fixture, "La consulta 1043 (24 de octubre) sigue abierta.");
    rest(fixture);
    assert_int_equal(opinion->claims[0].verdict, VERDICT_UNSOURCED);
    assert_int_equal(effect_count(fixture, EFFECT_HISTORY), 1);
    history_comes(fixture);

    assert_int_equal(opinion->claims[0].verdict, VERDICT_PROVED);
}

/* By an import, say. */
static void history__of_another_customer_is_asked_for_anew(void **state)
{
    struct fixture *fixture = *state;
    const struct model *model = &fixture->model;

    strike(fixture, "Tab p c");
    history_comes(fixture);
    assert_non_null(model->history);
    uint64_t before = model->history_request;
    story_ticket(fixture, "1042")->customer = "ben";
    happens(fixture, EVENT_CUSTOMER);
    assert_null(model->history);
    assert_int_equal(effect_count(fixture, EFFECT_HISTORY), 2);
    assert_string_equal(effect_last(fixture, EFFECT_HISTORY)->text, "ben");
    history_comes_for(fixture, before);
    assert_null(model->history);
    history_comes(fixture);

    assert_non_null(model->history);
}

static void history__on_its_way_is_asked_for_anew__when_tickets_are_gone(void **state)
{
    uint32_t number = 1;
    struct event gone = {.kind = EVENT_GONE, .numbers = &number, .count = 1};
    struct fixture *fixture = *state;
    const struct model *model = &fixture->model;

    strike(fixture, "Tab p c");
    uint64_t before = model->history_request;
    number = queue_find(&model->queue, "1043")->number;
    post(fixture, &gone);
    settle(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_HISTORY), 2);
    assert_int_not_equal(effect_last(fixture, EFFECT_HISTORY)->request, before);
    history_comes_for(fixture, before);
    assert_null(model->history);
}

static void history__goes_to_a_reply_of_the_thread(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    colleague_says(fixture, "I look into it.", false);
    strike(fixture, "p c G");
    strike(fixture, "g g");
    struct customer_row row;
    while (customer_list_row(&fixture->model, fixture->model.customer_selected, &row) &&
           (!row.past || row.past->kind != PAST_REPLIED))
        strike(fixture, "j");
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.pane, PANE_THREAD);
    assert_int_equal(fixture->model.search_message, 1);
}

/* An order of the morning, a refund of the evening, a parcel without a time between them.
 */
static void history__of_one_day_has_one_order(void **state)
{
    static const enum past_kind kinds[] = {PAST_SENT, PAST_REFUNDED, PAST_ORDERED,
                                           PAST_REFUNDED};
    struct fixture *fixture = *state;
    const struct timeline *timeline = &fixture->model.timeline;
    moment_t noon = STORY_START - STORY_START % DAY - 6 * DAY + DAY / 2;
    const struct refund refunds[] = {{.amount = {1000, "EUR", true}, .at = noon + 7200},
                                     {.amount = {1000, "EUR", true}, .at = noon}};

    strike(fixture, "Tab");
    struct order *order = &fixture->model.open->orders[0];
    order->placed_at = noon + 3600;
    ((struct shipment *)order->shipments)->shipped_at = moment_day(noon);
    order->refunds = refunds;
    order->refund_count = 2;
    strike(fixture, "p c");
    assert_int_equal(timeline->count, COUNT_OF(kinds));
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        assert_int_equal(timeline->list[i].kind, kinds[i]);
    order->refund_count = 0;
}

static const struct customer_row *row_marked(const struct fixture *fixture)
{
    static struct customer_row row;

    return customer_list_row(&fixture->model, fixture->model.customer_selected, &row)
               ? &row
               : NULL;
}

/* Down to the first row of it. */
static void mark_past(struct fixture *fixture, enum past_kind kind)
{
    strike(fixture, "p c g g");
    while (!row_marked(fixture)->past || row_marked(fixture)->past->kind != kind)
        strike(fixture, "j");
}

static void mark__stays_with_its_event__when_the_profile_changes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    knows_ana(fixture);
    mark_past(fixture, PAST_SENT);
    size_t before = fixture->model.customer_selected;
    happens(fixture, EVENT_CUSTOMER); /* its phone and more are on the record no more */
    assert_true(fixture->model.customer_selected < before);
    assert_int_equal(row_marked(fixture)->past->kind, PAST_SENT);
    strike(fixture, "H");
    assert_int_equal(row_marked(fixture)->past->kind, PAST_SENT);
    strike(fixture, "H");
    assert_int_equal(row_marked(fixture)->past->kind, PAST_SENT);
    strike(fixture, "p f");

    assert_string_equal(reply_text(fixture),
                        "El pedido W2378156 se envió el 19 de noviembre.");
}

/* A number is marked, folded away, and something else marked instead: nobody chose that. */
static void mark__that_is_lost_is_told_before_a_fact_is_put_in(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    knows_ana(fixture);
    strike(fixture, "p c g g");
    while (row_marked(fixture)->fact.kind != FACT_PHONE)
        strike(fixture, "j");
    strike(fixture, "H r ^X p f");
    assert_says(fixture, "is no more");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^X p f");
    assert_true(reply_text(fixture)[0]);
    strike(fixture, "^U Esc H p c G g g");
    strike(fixture, "H j");
    strike(fixture, "p f");

    assert_true(reply_text(fixture)[0]);
}

static void mark__of_a_stranger_s_customer_is_lost(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    knows_ana(fixture);
    mark_past(fixture, PAST_ORDERED);
    fixture->identity = "max@other.example";
    customer_says(fixture, "Where is it?");
    assert_true(model_is_stranger(model));
    model->reply.is_identified = true;
    strike(fixture, "r ^X p f");
    assert_says(fixture, "is no more");

    assert_string_equal(reply_text(fixture), "");
}

static void mark__of_another_customer_is_lost(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p c j r");
    story_ticket(fixture, "1042")->customer = "ben";
    happens(fixture, EVENT_CUSTOMER);
    strike(fixture, "^X p f");
    assert_says(fixture, "is no more");

    assert_string_equal(reply_text(fixture), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(history__stands_newest_first_and_opens_tickets),
        STORY(history__that_comes_leaves_the_mark_where_it_is),
        STORY(history__puts_a_ticket_and_a_reply_in_proved),
        STORY(history__is_asked_for_by_a_text_that_tells_of_it),
        STORY(history__of_another_customer_is_asked_for_anew),
        STORY(history__on_its_way_is_asked_for_anew__when_tickets_are_gone),
        STORY(history__goes_to_a_reply_of_the_thread),
        STORY(history__of_one_day_has_one_order),
        STORY(mark__stays_with_its_event__when_the_profile_changes),
        STORY(mark__that_is_lost_is_told_before_a_fact_is_put_in),
        STORY(mark__of_a_stranger_s_customer_is_lost),
        STORY(mark__of_another_customer_is_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
