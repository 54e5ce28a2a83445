/* By what a customer's words tell one order from another: turn, stage, time, denial. */
#include "shop.h"

struct row {
    const char *lang;
    const char *text;
    const char *id; /* NULL: it asks which */
};

static const struct order *meant(struct shop *shop, const char *lang, const char *text,
                                 size_t *equal)
{
    const struct order *const *orders;
    const char *why;

    shop->ticket.message_count = 0;
    shop->ticket.lang = lang;
    shop->customer.lang = lang;
    customer_says(shop, text);
    *equal = assist_orders_equal(&shop->facts, &shop->arena, &orders);
    return assist_order_meant(&shop->facts, &shop->arena, &why);
}

/* Says every row that fails, and fails with the last. */
static void check_rows(struct shop *shop, const struct row *rows, size_t count)
{
    size_t failed = 0;

    for (size_t i = 0; i < count; i++) {
        size_t equal;
        const struct order *order = meant(shop, rows[i].lang, rows[i].text, &equal);
        const char *id = order && equal == 1 ? order->id : "(it asks)";
        const char *wanted = rows[i].id ? rows[i].id : "(it asks)";
        if (!string_equals(id, wanted)) {
            print_error("%s: %s, not %s\n", rows[i].text, id, wanted);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* Placed on 10 October, 20 November and 1 September, the newest first in the facts. */
static void three_delivered(struct shop *shop)
{
    static const moment_t placed[] = {1795132800, 1791633600, 1788220800};
    static const char *const ids[] = {"W3000020", "W2000010", "W1000001"};

    shop->facts.order_count = 3;
    for (size_t i = 0; i < 3; i++) {
        shop->orders[i].id = ids[i];
        shop->orders[i].placed_at = placed[i];
        shop->orders[i].status = ORDER_DELIVERED;
        shop->shipments[i].shipped_at = (struct day){0};
        shop->shipments[i].delivered_at = (struct day){0};
    }
}

static void assist_order_meant__goes_by_the_turn_named(void **state)
{
    static const struct row rows[] = {
        {"en", "I want to return my first order", "W1000001"},
        {"en", "I want to return my second order", "W2000010"},
        {"en", "I want to return my last order", "W3000020"},
        {"en", "I want to return my newest order", "W3000020"},
        {"en", "I want to return the order before last", "W2000010"},
        {"en", "I want to return my second to last order", "W2000010"},
        {"en", "I want to return my last order, it came in order.", "W3000020"},
        {"es", "Quiero devolver mi primer pedido", "W1000001"},
        {"es", "Quiero devolver mi segundo pedido", "W2000010"},
        {"es", "Quiero devolver mi último pedido", "W3000020"},
        {"es", "Quiero devolver mi penúltimo pedido", "W2000010"},
        {"es", "Quiero devolver el pedido más antiguo", "W1000001"},
        {"de", "Ich möchte meine erste Bestellung zurückgeben", "W1000001"},
        {"de", "Ich möchte meine zweite Bestellung zurückgeben", "W2000010"},
        {"de", "Ich möchte meine letzte Bestellung zurückgeben", "W3000020"},
        {"de", "Ich möchte die vorletzte Bestellung zurückgeben", "W2000010"},
        {"fr", "Je veux retourner ma première commande", "W1000001"},
        {"fr", "Je veux retourner ma deuxième commande", "W2000010"},
        {"fr", "Je veux retourner ma dernière commande", "W3000020"},
        {"fr", "Je veux retourner mon avant-dernière commande", "W2000010"},
        {"it", "Vorrei restituire il mio primo ordine", "W1000001"},
        {"it", "Vorrei restituire il secondo ordine", "W2000010"},
        {"it", "Vorrei restituire l'ultimo ordine", "W3000020"},
        {"it", "Vorrei restituire il penultimo ordine", "W2000010"},
        {"pt", "Quero devolver a minha primeira encomenda", "W1000001"},
        {"pt", "Quero devolver o meu segundo pedido", "W2000010"},
        {"pt", "Quero devolver a última encomenda", "W3000020"},
        {"pt", "Quero devolver a penúltima encomenda", "W2000010"},
        {"nl", "Ik wil mijn eerste bestelling terugsturen", "W1000001"},
        {"nl", "Ik wil mijn tweede bestelling terugsturen", "W2000010"},
        {"nl", "Ik wil mijn laatste bestelling terugsturen", "W3000020"},
        {"nl", "Ik wil de voorlaatste bestelling terugsturen", "W2000010"},
        {"zh", "我想退掉我的第一个订单", "W1000001"},
        {"zh", "我想退掉第二个订单", "W2000010"},
        {"zh", "我想退掉最新的订单", "W3000020"},
        {"zh", "我想退掉倒数第二个订单", "W2000010"},
        {"ja", "最初の注文を返品したいです", "W1000001"},
        {"ja", "2回目の注文を返品したいです", "W2000010"},
        {"ja", "最後の注文を返品したいです", "W3000020"},
        {"ja", "一つ前の注文を返品したいです", "W2000010"},
        {"ar", "اريد ارجاع طلبي الاول", "W1000001"},
        {"ar", "اريد ارجاع الطلب الثاني", "W2000010"},
        {"ar", "اريد ارجاع اخر طلب", "W3000020"},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    check_rows(shop, rows, COUNT_OF(rows));
}

static void assist_order_meant__is_the_older_or_the_newer_of_two(void **state)
{
    static const struct row rows[] = {
        {"en", "I want to return the older order", "W2000010"},
        {"en", "I want to return the newer order", "W3000020"},
        {"en", "I want to return my previous order", "W2000010"},
        {"es", "Quiero devolver el pedido anterior", "W2000010"},
        {"de", "Ich möchte die ältere Bestellung zurückgeben", "W2000010"},
        {"de", "Ich möchte die neuere Bestellung zurückgeben", "W3000020"},
        {"fr", "Je veux retourner la commande précédente", "W2000010"},
        {"it", "Vorrei restituire l'ordine precedente", "W2000010"},
        {"pt", "Quero devolver a encomenda anterior", "W2000010"},
        {"nl", "Ik wil de oudere bestelling terugsturen", "W2000010"},
        {"zh", "我想退掉较早的订单", "W2000010"},
        {"ja", "古い方の注文を返品したいです", "W2000010"},
        {"ar", "اريد ارجاع الطلب السابق", "W2000010"},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    check_rows(shop, rows, COUNT_OF(rows));
}

/* What only sounds like a turn is none: two on their way stay two. */
static void assist_orders_equal__leaves_words_that_are_no_turn(void **state)
{
    static const struct row rows[] = {
        {"en", "First of all, where is my order?", NULL},
        {"en", "Where is my order? This is the last time I ask.", NULL},
        {"en", "Where is my order, for the second time?", NULL},
        {"es", "Primero, ¿dónde está mi pedido?", NULL},
        {"de", "Wo ist meine Bestellung? Das ist die letzte Mahnung.", NULL},
        {"fr", "Où est ma commande, pour la deuxième fois ?", NULL},
        {"zh", "我的订单在哪里？这是第一次这样。", NULL},
        {"ja", "3日前の注文はどこですか", NULL},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    shop->orders[0].status = shop->orders[1].status = ORDER_PROCESSING;
    check_rows(shop, rows, COUNT_OF(rows));
}

/* Sent back and delivered long ago; shipped of late. */
static void
assist_order_meant__is_one_that_went_back_where_the_refund_is_asked_after(void **state)
{
    static const struct row rows[] = {
        {"en", "Where is my refund?", "W2000010"},
        {"en", "I sent the parcel back.", "W2000010"},
        {"en", "I sent the parcel back. Where is my money?", "W2000010"},
        {"en", "When will I get the refund for my return?", "W2000010"},
        {"es", "¿Dónde está mi reembolso?", "W2000010"},
        {"es", "He devuelto el paquete.", "W2000010"},
        {"de", "Wo ist meine Erstattung?", "W2000010"},
        {"de", "Wo bleibt mein Geld zurück?", "W2000010"},
        {"de", "Ich habe das Paket zurückgeschickt.", "W2000010"},
        {"fr", "Où est mon remboursement ?", "W2000010"},
        {"fr", "J'ai renvoyé le colis.", "W2000010"},
        {"it", "Dov'è il mio rimborso?", "W2000010"},
        {"it", "Ho rispedito il pacco.", "W2000010"},
        {"pt", "Onde está o meu reembolso?", "W2000010"},
        {"pt", "Já devolvi a encomenda.", "W2000010"},
        {"nl", "Waar is mijn terugbetaling?", "W2000010"},
        {"nl", "Ik heb het pakket teruggestuurd.", "W2000010"},
        {"zh", "我的退款在哪里？", "W2000010"},
        {"zh", "我把包裹寄回了。", "W2000010"},
        {"ja", "返金はいつですか？", "W2000010"},
        {"ja", "荷物を返送しました。", "W2000010"},
        {"ar", "اين استرداد المبلغ؟", "W2000010"},
        {"ar", "لقد ارجعت الطرد.", "W2000010"},
        {"en", "Where is my parcel?", "W3000020"},
        {"en", "Cancel my order and give me a refund.", "W3000020"},
        {"en", "The parcel never came. I want a refund.", "W3000020"},
        {"en", "I want to return it and get my money back.", "W1000001"},
        {"en", "It arrived broken, I want a refund.", "W1000001"},
        {"de", "Ich will stornieren und mein Geld zurück.", "W3000020"},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->orders[0].status = ORDER_SHIPPED;
    shop->orders[1].status = ORDER_RETURNED;
    check_rows(shop, rows, COUNT_OF(rows));
}

static void assist_orders_equal__asks_of_which_the_refund_or_the_invoice_is(void **state)
{
    static const struct row refunds[] = {
        {"en", "Where is my refund?", NULL},      {"es", "¿Dónde está mi reembolso?", NULL},
        {"de", "Wo ist meine Erstattung?", NULL}, {"zh", "我的退款在哪里？", NULL},
        {"ja", "返金はいつですか？", NULL},
    };
    static const struct row invoices[] = {
        {"en", "I need an invoice.", NULL},
        {"es", "Necesito una factura.", NULL},
        {"de", "Ich brauche eine Rechnung.", NULL},
        {"fr", "J'ai besoin d'une facture.", NULL},
        {"it", "Mi serve una fattura.", NULL},
        {"pt", "Preciso de uma fatura.", NULL},
        {"nl", "Ik heb een factuur nodig.", NULL},
        {"zh", "我需要发票。", NULL},
        {"ja", "請求書が必要です。", NULL},
        {"en", "I need an invoice for my last order.", "W3000020"},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    check_rows(shop, invoices, COUNT_OF(invoices));
    shop->orders[0].status = shop->orders[1].status = ORDER_RETURNED;
    shop->orders[1].placed_at = shop->orders[0].placed_at - 86400;
    check_rows(shop, refunds, COUNT_OF(refunds));
}

static void assist_draft__asks_of_which_the_refund_or_the_invoice_is(void **state)
{
    static const char *const texts[] = {"Where is my refund?", "I need an invoice.",
                                        "¿Dónde está mi reembolso?",
                                        "Necesito una factura."};
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    shop->orders[0].status = shop->orders[1].status = ORDER_RETURNED;
    shop->orders[1].placed_at = shop->orders[0].placed_at - 86400;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct draft *drafts;
        size_t count, equal;
        meant(shop, i < 2 ? "en" : "es", texts[i], &equal);
        shop_drafts(shop, &drafts, &count);
        assert_true(count > 0);
        assert_non_null(strstr(drafts[0].text, "W3000020"));
        assert_non_null(strstr(drafts[0].text, "W2000010"));
        assert_non_null(strstr(drafts[0].text, "?"));
    }
}

static void assist_order_meant__is_not_one_that_is_denied(void **state)
{
    static const struct row rows[] = {
        {"en", "I do not mean W3000020. Where is my parcel?", "W2000010"},
        {"en", "I don't mean order W3000020.", "W2000010"},
        {"en", "It is not about W3000020, but about the other.", "W2000010"},
        {"en", "Not W3000020.", "W2000010"},
        {"en", "Not W2000010 but W3000020.", "W3000020"},
        {"en", "It's W2000010, not W3000020.", "W2000010"},
        {"es", "No me refiero al pedido W3000020.", "W2000010"},
        {"es", "No es el pedido W3000020, sino el otro.", "W2000010"},
        {"de", "Ich meine nicht W3000020.", "W2000010"},
        {"de", "Es geht nicht um die Bestellung W3000020.", "W2000010"},
        {"de", "Die W3000020 meine ich nicht.", "W2000010"},
        {"fr", "Je ne parle pas de la commande W3000020.", "W2000010"},
        {"fr", "Ce n'est pas W3000020.", "W2000010"},
        {"it", "Non mi riferisco all'ordine W3000020.", "W2000010"},
        {"it", "Non intendo W3000020.", "W2000010"},
        {"pt", "Não me refiro ao pedido W3000020.", "W2000010"},
        {"pt", "Não é a encomenda W3000020.", "W2000010"},
        {"nl", "Ik bedoel niet W3000020.", "W2000010"},
        {"nl", "Het gaat niet om bestelling W3000020.", "W2000010"},
        {"zh", "我不是说订单W3000020。", "W2000010"},
        {"zh", "不是W3000020，是W2000010。", "W2000010"},
        {"ja", "W3000020ではありません。", "W2000010"},
        {"ja", "W3000020の件ではなく、もう一つの方です。", "W2000010"},
        {"ar", "لا اقصد الطلب W3000020.", "W2000010"},
        {"ar", "ليس W3000020.", "W2000010"},
        /* Denied is that it came, not that it is meant. */
        {"en", "I have not received order W3000020.", "W3000020"},
        {"en", "Why has W3000020 not come?", "W3000020"},
        {"en", "I did not order W3000020!", "W3000020"},
        {"es", "No he recibido el pedido W3000020.", "W3000020"},
        {"es", "Pedido nº W3000020: no ha llegado.", "W3000020"},
        {"de", "Ich habe die Bestellung W3000020 nicht erhalten.", "W3000020"},
        {"fr", "Je n'ai pas reçu la commande W3000020.", "W3000020"},
        {"it", "Non ho ricevuto l'ordine W3000020.", "W3000020"},
        {"pt", "Não recebi a encomenda W3000020.", "W3000020"},
        {"nl", "Ik heb bestelling W3000020 niet ontvangen.", "W3000020"},
        {"zh", "没有收到订单W3000020。", "W3000020"},
        {"zh", "是不是W3000020出了问题？", "W3000020"},
        {"ja", "W3000020が届きません。", "W3000020"},
        {"ar", "لم يصل الطلب W3000020.", "W3000020"},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    check_rows(shop, rows, COUNT_OF(rows));
}

/* Placed on 11 November, ten days ago, and on 10 October. */
static void assist_order_meant__counts_days_in_words_and_months_in_han(void **state)
{
    static const struct row rows[] = {
        {"en", "the one I ordered ten days ago", "W3000020"},
        {"en", "the one I ordered six weeks ago", "W2000010"},
        {"es", "el que pedí hace diez días", "W3000020"},
        {"de", "was ich vor zehn Tagen bestellt habe", "W3000020"},
        {"fr", "ce que j'ai commandé il y a dix jours", "W3000020"},
        {"it", "quello che ho ordinato dieci giorni fa", "W3000020"},
        {"pt", "a encomenda que fiz há dez dias", "W3000020"},
        {"nl", "wat ik tien dagen geleden heb besteld", "W3000020"},
        {"zh", "我十天前订的东西", "W3000020"},
        {"ja", "十日前に注文したもの", "W3000020"},
        {"ar", "ما طلبته قبل عشرة أيام", "W3000020"},
        {"zh", "十月份的订单", "W2000010"},
        {"zh", "我10月下的单", "W2000010"},
        {"zh", "十一月的订单", "W3000020"},
        {"ja", "10月に注文したもの", "W2000010"},
        {"ja", "十月の注文", "W2000010"},
        {"zh", "两个月没有收到", NULL},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    shop->orders[0].status = shop->orders[1].status = ORDER_PROCESSING;
    shop->orders[0].placed_at = 1794384000; /* 11 November */
    check_rows(shop, rows, COUNT_OF(rows));
}

/* "Lamps" are a lamp, "die Lampe" is a Leselampe. */
static void assist_order_meant__knows_an_item_by_its_plural(void **state)
{
    static const struct {
        const char *title;
        struct row row;
    } items[] = {
        {"Reading lamp", {"en", "The lamps did not come", "W2000010"}},
        {"Bath towels", {"en", "The towel did not come", "W2000010"}},
        {"Lámpara de lectura", {"es", "Las lámparas no han llegado", "W2000010"}},
        {"Leselampe", {"de", "Die Lampen sind nicht gekommen", "W2000010"}},
        {"Leselampe", {"de", "Die Leselampen sind nicht gekommen", "W2000010"}},
        {"Lampe de lecture", {"fr", "Les lampes ne sont pas arrivées", "W2000010"}},
        {"Lampada da lettura", {"it", "Le lampade non sono arrivate", "W2000010"}},
        {"Luminária de leitura", {"pt", "As luminárias não chegaram", "W2000010"}},
        {"Leeslamp", {"nl", "De lampen zijn niet gekomen", "W2000010"}},
        {"阅读灯", {"zh", "阅读灯没有到", "W2000010"}},
        {"読書灯", {"ja", "読書灯が届きません", "W2000010"}},
        {"Training mat", {"en", "The trains did not come", NULL}},
    };
    struct shop *shop = *state;

    three_delivered(shop);
    shop->facts.order_count = 2;
    shop->orders[0].status = shop->orders[1].status = ORDER_PROCESSING;
    for (size_t i = 0; i < COUNT_OF(items); i++) {
        const struct order_line line = {.product = "X", .title = items[i].title};
        shop->orders[1].lines = &line;
        shop->orders[1].line_count = 1;
        check_rows(shop, &items[i].row, 1);
    }
}

static void assist_order_meant__is_none_where_the_only_one_is_denied(void **state)
{
    struct shop *shop = *state;
    size_t equal;

    shop->facts.order_count = 1;
    assert_null(meant(shop, "en", "I do not mean W2378156.", &equal));
    assert_int_equal(equal, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_order_meant__goes_by_the_turn_named),
        TEST(assist_order_meant__is_the_older_or_the_newer_of_two),
        TEST(assist_orders_equal__leaves_words_that_are_no_turn),
        TEST(assist_order_meant__is_one_that_went_back_where_the_refund_is_asked_after),
        TEST(assist_orders_equal__asks_of_which_the_refund_or_the_invoice_is),
        TEST(assist_draft__asks_of_which_the_refund_or_the_invoice_is),
        TEST(assist_order_meant__is_not_one_that_is_denied),
        TEST(assist_order_meant__counts_days_in_words_and_months_in_han),
        TEST(assist_order_meant__knows_an_item_by_its_plural),
        TEST(assist_order_meant__is_none_where_the_only_one_is_denied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
