/* The lists of the customer and the orders: walked, unfolded, put into the reply. */
#include "around_fixture.h"

static void assert_reply_is_proved(struct fixture *fixture)
{
    const struct opinion *opinion = &fixture->model.reply.opinion;
    const char *text = reply_text(fixture);

    rest(fixture);
    assert_int_equal(fixture->model.reply.version_read,
                     fixture->model.reply.composer.version);
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (claim->verdict != VERDICT_PROVED)
            fail_msg("\"%.*s\" of \"%s\" is not proved", (int)(claim->end - claim->start),
                     text + claim->start, text);
    }
    if (opinion->worst != SEVERITY_MARK || opinion->not_checked)
        fail_msg("\"%s\" is not simply proved: %s", text,
                 opinion->flag_count ? opinion->flags[0].reason : "not checked");
}

/* Every row of the list under the mark, one after the other, each into an empty reply;
 * claimed: of how many there is something that the guard reads. */
static size_t put_every_row(struct fixture *fixture, const char *pane_keys, size_t *claimed)
{
    struct model *model = &fixture->model;
    size_t put = 0;

    for (size_t row = 0; row < 60; row++) {
        strike(fixture, pane_keys);
        strike(fixture, "g g");
        for (size_t i = 0; i < row; i++)
            strike(fixture, "j");
        size_t marked = model->pane == PANE_ORDERS
                            ? model->order_selected + model->order_part
                            : model->customer_selected;
        struct customer_row found = {0};
        bool is_fact = model->pane == PANE_ORDERS ||
                       (customer_list_row(model, row, &found) && found.fact.kind);
        if (marked < row)
            return put;
        if (!is_fact)
            continue;
        strike(fixture, "Enter");
        if (model->mode != MODE_WRITING)
            fail_msg("row %zu was not put in: %s", row, model->status);
        assert_true(reply_text(fixture)[0]);
        assert_reply_is_proved(fixture);
        *claimed += model->reply.opinion.claim_count > 0;
        put++;
        strike(fixture, "^U Esc");
        assert_string_equal(reply_text(fixture), "");
    }
    return put;
}

static void asked_in(struct fixture *fixture, const char *lang, const char *words)
{
    fixture->model.open->ticket.lang = lang;
    fixture->model.open->ticket.messages[0].text = words;
    guard_memory_destroy(fixture->model.open->memory);
    fixture->model.open->memory = guard_memory_create();
}

static void fact__of_every_row_is_proved_at_once(void **state)
{
    static const char *const asked[][2] = {
        {"en", "Hello, where is my order W2378156? It has not arrived."},
        {"de", "Guten Tag, wo ist meine Bestellung W2378156? Sie ist nicht da."},
        {"zh", "您好，我的订单 W2378156 没有到达，如何处理？"},
        {"es", "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?"},
        {"fr", "Bonjour, où est ma commande W2378156 ? Elle n'est pas arrivée."},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    knows_ana(fixture);
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        asked_in(fixture, asked[i][0], asked[i][1]);
        size_t of_orders = 0, of_customer = 0;
        assert_int_equal(put_every_row(fixture, "p o", &of_orders), 14);
        assert_int_equal(of_orders, 14);
        size_t rows = put_every_row(fixture, "p c", &of_customer);
        assert_true(rows >= 11);
        assert_int_equal(of_customer, rows);
    }
}

static void orders__unfold_to_rows_that_are_walked(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    fixture->has_newer_order = true;
    happens(fixture, EVENT_CUSTOMER);
    strike(fixture, "p o");
    assert_int_equal(model->order_unfolded, 1);
    strike(fixture, "g g Right");
    assert_int_equal(model->order_unfolded, 0);
    strike(fixture, ">");
    assert_int_equal(model->order_unfolded, SIZE_MAX);
    strike(fixture, "j");
    assert_int_equal(model->order_selected, 1);
    strike(fixture, "j");
    assert_int_equal(model->order_selected, 1);
    strike(fixture, "Right");
    assert_int_equal(model->order_unfolded, 1);
    strike(fixture, "j");
    assert_int_equal(model->order_part, 1);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Estado del pedido W2378156: enviado.");
}

static void fact__begins_a_sentence_or_stands_within_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->model.open->ticket.lang = "en";
    strike(fixture, "p o j Enter");
    assert_string_equal(reply_text(fixture), "Status of order W2378156: shipped.");
    strike(fixture, "^U");
    type(fixture, "I looked: ");
    strike(fixture, "F6 F6 Enter");

    assert_string_equal(reply_text(fixture), "I looked: status of order W2378156: shipped");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

/* Two facts are two sentences: told in one, the day of this would be read of that. */
static void facts__one_behind_another_are_sentences(void **state)
{
    static const struct {
        const char *lang, *asked, *told;
    } cases[] = {
        {"en", "Where is my order W2378156? It has not arrived.",
         "Status of order W2378156: shipped. Date of order W2378156: 17 November."},
        {"zh", "您好，我的订单 W2378156 没有到达，如何处理？",
         "订单 W2378156：已发货。订单 W2378156 的下单日期：11月17日。"},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        asked_in(fixture, cases[i].lang, cases[i].asked);
        strike(fixture, "p o g g j Enter F6 F6 j Enter");
        assert_string_equal(reply_text(fixture), cases[i].told);
        assert_reply_is_proved(fixture);
        strike(fixture, "^U Esc");
    }
}

/* Puts every row of the list under the mark into one reply; returns how many. */
static size_t put_all(struct fixture *fixture, const char *pane_keys)
{
    struct model *model = &fixture->model;
    struct customer_row row;
    size_t put = 0;

    strike(fixture, pane_keys);
    strike(fixture, "g g");
    for (size_t before = SIZE_MAX, at = 0; at != before; put++) {
        bool is_fact =
            model->pane == PANE_ORDERS ||
            (customer_list_row(model, model->customer_selected, &row) && row.fact.kind);
        if (!is_fact)
            break;
        strike(fixture, "Enter Esc");
        strike(fixture, pane_keys);
        before = model->pane == PANE_ORDERS ? model->order_part : model->customer_selected;
        strike(fixture, "j");
        at = model->pane == PANE_ORDERS ? model->order_part : model->customer_selected;
    }
    return put;
}

static void reply_is_emptied(struct fixture *fixture)
{
    composer_clear(&fixture->model.reply.composer);
    strike(fixture, "r Esc");
    assert_string_equal(reply_text(fixture), "");
}

/* None is read of the other, whether a value or a clause stands in front. */
static void facts__of_a_whole_list_are_proved_in_one_reply(void **state)
{
    static const char *const asked[][2] = {
        {"en", "Hello, where is my order W2378156? It has not arrived."},
        {"de", "Guten Tag, wo ist meine Bestellung W2378156? Sie ist nicht da."},
        {"fr", "Bonjour, où est ma commande W2378156 ? Elle n'est pas arrivée."},
        {"es", "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?"},
        {"it", "Buongiorno, dov'è il mio ordine W2378156? Non è ancora arrivato."},
        {"pt", "Olá, onde está o meu pedido W2378156? Ainda não chegou."},
        {"nl", "Hallo, waar is mijn bestelling W2378156? Ze is nog niet aangekomen."},
        {"zh", "您好，我的订单 W2378156 没有到达，如何处理？"},
        {"ja", "こんにちは。注文 W2378156 がまだ届きません。どうすればいいですか。"},
        {"ar", "مرحبا، أين طلبي W2378156؟ لم يصل بعد."},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    knows_ana(fixture);
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        asked_in(fixture, asked[i][0], asked[i][1]);
        assert_true(put_all(fixture, "p c") >= 7);
        assert_reply_is_proved(fixture);
        reply_is_emptied(fixture);
        assert_int_equal(put_all(fixture, "p o"), 14);
        assert_reply_is_proved(fixture);
        reply_is_emptied(fixture);
    }
}

static void fact__is_put_in_while_writing_and_taken_back(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p o j r");
    type(fixture, "Hola. ");
    strike(fixture, "^X p f");
    assert_string_equal(reply_text(fixture), "Hola. Estado del pedido W2378156: enviado.");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "^X u");
    assert_string_equal(reply_text(fixture), "Hola. ");
    strike(fixture, "^X p f ^Z");

    assert_string_equal(reply_text(fixture), "Hola. ");
}

static void fact__of_a_row_by_its_number(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "put orders 2");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Estado del pedido W2378156: enviado.");
    strike(fixture, "Esc :");
    type(fixture, "put 99");
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.prompt.error, "There is no row 99");
    strike(fixture, "Esc :");
    type(fixture, "orders w2378156");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.pane, PANE_ORDERS);
    strike(fixture, ":");
    type(fixture, "orders W1");
    strike(fixture, "Enter");

    assert_string_equal(fixture->model.prompt.error, "This customer has no order W1");
}

/* The sent one is here, the other is not yet. */
static void fact__of_one_parcel_is_not_told_of_the_order(void **state)
{
    struct fixture *fixture = *state;
    struct order *order;
    struct shipment parcels[2];

    strike(fixture, "Tab");
    order = &fixture->model.open->orders[0];
    parcels[0] = parcels[1] = order->shipments[0];
    parcels[0].delivered_at = moment_day(STORY_START);
    order->shipments = parcels;
    order->shipment_count = 2;
    strike(fixture, "p c g g");
    struct customer_row row;
    while (customer_list_row(&fixture->model, fixture->model.customer_selected, &row) &&
           row.fact.kind != FACT_DELIVERED)
        strike(fixture, "j");
    parcels[0].tracking = parcels[1].tracking = NULL;
    strike(fixture, "Enter");
    assert_says(fixture, "of one parcel of several");
    assert_string_equal(reply_text(fixture), "");
    parcels[0].tracking = "JD0146000038";
    strike(fixture, "Enter");
    assert_non_null(strstr(reply_text(fixture), "JD0146000038"));
    order->shipment_count = 0;
}

static void fact__of_a_stranger_is_folded(void **state)
{
    struct fixture *fixture = *state;

    fixture->identity = "max@other.example";
    customer_says(fixture, "Where is it?");
    strike(fixture, "Tab p o Enter");
    assert_says(fixture, "on no record of this customer");
    strike(fixture, "p c j Enter");
    assert_says(fixture, "on no record of this customer");
    strike(fixture, "p f :");
    type(fixture, "put orders 2");
    strike(fixture, "Enter");
    assert_says(fixture, "on no record of this customer");
    assert_string_equal(reply_text(fixture), "");
    assert_int_equal(effect_count(fixture, EFFECT_HISTORY), 0);
    assert_int_equal(customer_list_count(&fixture->model), 0);
}

static void fact__that_is_personal_is_not_put_in_while_folded(void **state)
{
    struct fixture *fixture = *state;
    struct fact facts[PROFILE_ROWS];

    strike(fixture, "Tab");
    knows_ana(fixture);
    strike(fixture, "H p o G k Enter"); /* where it goes stands before its page */
    assert_says(fixture, "H shows personal details");
    assert_int_equal(profile_facts(&fixture->model, facts), 0);
    strike(fixture, "H Enter");

    assert_string_equal(reply_text(fixture),
                        "Dirección de entrega del pedido W2378156: Calle Mayor 1, "
                        "28001, Madrid, ES.");
}

/* The address is right, but whether it is theirs was not verified. */
static void fact__that_is_personal_is_not_put_in_for_a_sender_not_verified(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    knows_ana(fixture);
    model->sender = SENDER_UNKNOWN;
    strike(fixture, "p o G k Enter");
    assert_says(fixture, "not verified");
    strike(fixture, "p c G :");
    type(fixture, "put customer 1");
    strike(fixture, "Enter");
    assert_says(fixture, "not verified");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "p o g g Enter");
    assert_string_equal(reply_text(fixture), "W2378156");
    strike(fixture, "^U Esc");
    model->reply.is_identified = true;
    strike(fixture, "p o G k Enter");

    assert_string_equal(reply_text(fixture),
                        "Dirección de entrega del pedido W2378156: Calle Mayor 1, "
                        "28001, Madrid, ES.");
}

static void fact__that_was_read_long_ago_is_read_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p o");
    size_t opened = effect_count(fixture, EFFECT_OPEN);
    strike(fixture, "Enter Esc p o");
    assert_int_equal(effect_count(fixture, EFFECT_OPEN), opened);
    time_passes(fixture, 11 * 60);
    strike(fixture, "j Enter");

    assert_int_equal(effect_count(fixture, EFFECT_OPEN), opened + 1);
    assert_reply_is_proved(fixture);
}

/* 10,000 orders, and a million lines of one: nothing is made but what is looked at. */
static void orders__of_a_large_customer_are_walked(void **state)
{
    enum { ORDERS = 10000, LINES = 1000000 };
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    struct order_line *lines = memory_get(LINES * sizeof(*lines));
    struct order *orders = memory_get(ORDERS * sizeof(*orders));
    struct orders_list list;
    struct arena arena;

    strike(fixture, "Tab");
    for (size_t i = 0; i < LINES; i++)
        lines[i] = (struct order_line){.product = "P", .title = "Sock", .quantity = 1};
    for (size_t i = 0; i < ORDERS; i++)
        orders[i] = model->open->orders[0];
    orders[1].lines = lines;
    orders[1].line_count = LINES;
    model->open->orders = orders;
    model->open->order_count = ORDERS;
    strike(fixture, "p o > j >");
    arena_init(&arena);
    orders_list_of(model, &arena, &list);
    assert_true(orders_list_count(&list) > ORDERS + LINES);
    for (size_t row = 0; row < orders_list_count(&list); row += 997) {
        struct orders_place place = orders_list_place(&list, row);
        assert_int_equal(orders_list_row(&list, place), row);
        assert_int_not_equal(orders_list_fact(&list, place).kind, FACT_NONE);
    }
    arena_release(&arena);
    strike(fixture, "G");
    assert_int_equal(model->order_selected, ORDERS - 1);
    strike(fixture, "p c G");
    assert_true(model->timeline.count <= 2 * TIMELINE_ORDERS);
    strike(fixture, "w");
    history_comes(fixture);
    memory_free(lines);
    memory_free(orders);
    model->open->order_count = 0;
}

static void mark__stays_with_its_part__when_the_customer_bought_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p o j j j");
    fixture->has_newer_order = true;
    happens(fixture, EVENT_CUSTOMER);

    assert_int_equal(fixture->model.order_selected, 1);
    assert_int_equal(fixture->model.order_unfolded, 1);
    assert_int_equal(fixture->model.order_part, 3);
}

/* Ana asks where W2378156 is, and has a newer order that nobody speaks of. */
static void orders__the_one_that_the_thread_means_unfolds(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    fixture->has_newer_order = true;
    strike(fixture, "Tab S-Tab");
    assert_string_equal(model->open->orders[1].id, "W2378156");
    assert_int_equal(model->order_selected, 1);
    assert_int_equal(model->order_unfolded, 1);
    assert_int_equal(model->order_part, 0);

    strike(fixture, "p o g g Right");
    happens(fixture, EVENT_CUSTOMER);
    assert_int_equal(model->order_selected, 0);
    assert_int_equal(model->order_unfolded, 0);
}

static void orders__the_one_meant_unfolds__once_a_stranger_is_identified(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    fixture->identity = "somebody@else.example";
    fixture->has_newer_order = true;
    customer_says(fixture, "And?");
    strike(fixture, "Tab S-Tab");
    assert_true(model_is_stranger(model));
    assert_int_equal(model->order_unfolded, 0);

    strike(fixture, ":");
    type(fixture, "identified called back");
    strike(fixture, "Enter");
    assert_false(model_is_stranger(model));
    assert_int_equal(model->order_selected, 1);
    assert_int_equal(model->order_unfolded, 1);
}

static void
orders__the_one_meant_stays_unfolded__when_the_customer_bought_again(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    fixture->has_newer_order = true;
    happens(fixture, EVENT_CUSTOMER);
    assert_int_equal(model->order_selected, 1);
    assert_int_equal(model->order_unfolded, 1);

    fixture->has_newer_order = false;
    happens(fixture, EVENT_CUSTOMER);
    assert_int_equal(model->order_selected, 0);
    assert_int_equal(model->order_unfolded, 0);
}

/* The ticket stood open before the desk had told any order. */
static void orders__that_come_late_unfold_the_one_that_the_thread_means(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    model->open->order_count = 0;
    fixture->has_newer_order = true;
    happens(fixture, EVENT_CUSTOMER);
    assert_string_equal(model->open->orders[1].id, "W2378156");
    assert_int_equal(model->order_selected, 1);
    assert_int_equal(model->order_unfolded, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(fact__of_every_row_is_proved_at_once),
        STORY(orders__unfold_to_rows_that_are_walked),
        STORY(fact__begins_a_sentence_or_stands_within_one),
        STORY(facts__one_behind_another_are_sentences),
        STORY(facts__of_a_whole_list_are_proved_in_one_reply),
        STORY(fact__is_put_in_while_writing_and_taken_back),
        STORY(fact__of_a_row_by_its_number),
        STORY(fact__of_one_parcel_is_not_told_of_the_order),
        STORY(fact__of_a_stranger_is_folded),
        STORY(fact__that_is_personal_is_not_put_in_while_folded),
        STORY(fact__that_is_personal_is_not_put_in_for_a_sender_not_verified),
        STORY(fact__that_was_read_long_ago_is_read_again),
        STORY(orders__of_a_large_customer_are_walked),
        STORY(mark__stays_with_its_part__when_the_customer_bought_again),
        STORY(orders__the_one_that_the_thread_means_unfolds),
        STORY(orders__the_one_meant_unfolds__once_a_stranger_is_identified),
        STORY(orders__that_come_late_unfold_the_one_that_the_thread_means),
        STORY(orders__the_one_meant_stays_unfolded__when_the_customer_bought_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
