#include "guard/shop.h"

#include "base/buffer.h"

static enum sender_state sender_of(struct shop *shop, const char *sender,
                                   enum verified verified, const char *channel)
{
    shop->messages[0].sender = sender;
    shop->messages[0].verified = verified;
    shop->ticket.channel = channel;
    return guard_sender(&shop->ticket, &shop->customer);
}

static void guard_sender__knows_the_addresses_of_the_record(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(sender_of(shop, "ana@example.org", VERIFIED_UNKNOWN, "email"),
                     SENDER_CUSTOMER);
    assert_int_equal(sender_of(shop, "ANA@Example.org", VERIFIED_YES, "email"),
                     SENDER_CUSTOMER);
    assert_int_equal(sender_of(shop, "600111222", VERIFIED_UNKNOWN, "whatsapp"),
                     SENDER_CUSTOMER);
    assert_int_equal(sender_of(shop, "+34 600-111-222", VERIFIED_UNKNOWN, "sms"),
                     SENDER_CUSTOMER);
}

static void guard_sender__calls_another_address_a_stranger(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(sender_of(shop, "bob@mail.example", VERIFIED_YES, "email"),
                     SENDER_STRANGER);
    assert_int_equal(
        sender_of(shop, "ana@example.org.evil.example", VERIFIED_UNKNOWN, "email"),
        SENDER_STRANGER);
    assert_int_equal(sender_of(shop, "+34 600 111 223", VERIFIED_UNKNOWN, "sms"),
                     SENDER_STRANGER);
}

static void guard_sender__does_not_know_what_nobody_says_or_vouches_for(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(sender_of(shop, NULL, VERIFIED_UNKNOWN, "email"), SENDER_UNKNOWN);
    assert_int_equal(sender_of(shop, "ana@example.org", VERIFIED_NO, "email"),
                     SENDER_UNKNOWN);
    assert_int_equal(sender_of(shop, NULL, VERIFIED_UNKNOWN, "chat"), SENDER_CUSTOMER);
    assert_int_equal(sender_of(shop, NULL, VERIFIED_NO, "chat"), SENDER_UNKNOWN);
    shop->customer.email_count = 0;
    assert_int_equal(sender_of(shop, "bob@mail.example", VERIFIED_UNKNOWN, "email"),
                     SENDER_UNKNOWN);
    assert_int_equal(guard_sender(&shop->ticket, NULL), SENDER_UNKNOWN);
    assert_int_equal(guard_sender(NULL, &shop->customer), SENDER_UNKNOWN);
}

static void guard_sender__looks_at_the_newest_message_of_the_customers_side(void **state)
{
    struct shop *shop = *state;
    shop->messages[1] = (struct message){
        .id = "m2", .from = FROM_CUSTOMER, .text = "And?", .sender = "bob@mail.example"};
    shop->messages[2] = (struct message){.id = "m3", .from = FROM_AGENT, .text = "Hello"};
    shop->ticket.message_count = 3;
    assert_int_equal(guard_sender(&shop->ticket, &shop->customer), SENDER_STRANGER);
}

static bool is_listed(const struct unknown_value *values, size_t count, const char *value)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(values[i].value, value)) {
            return true;
        }
    }
    return false;
}

static void guard_unknown_values__lists_what_is_not_this_customers(void **state)
{
    struct shop *shop = *state;
    struct unknown_value *values;
    size_t count;
    guard_unknown_values(
        &shop->facts,
        text_of("K481205 and K481299, JD014600077712345678 and JD01999, write to "
                "ana@example.org or bob@mail.example. Call +34 600 999 888. It "
                "costs 12345.00 EUR, FALL12. https://lindenlarch.example/K777777"),
        &shop->arena, &values, &count);
    assert_true(is_listed(values, count, "K481299"));
    assert_true(is_listed(values, count, "JD01999"));
    assert_true(is_listed(values, count, "bob@mail.example"));
    assert_true(is_listed(values, count, "+34600999888"));
    assert_true(is_listed(values, count, "0034600999888"));
    assert_true(is_listed(values, count, "K777777"));
    assert_false(is_listed(values, count, "K481205"));
    assert_false(is_listed(values, count, "12345"));
    assert_false(is_listed(values, count, "1234500"));
}

static void guard_unknown_values__sees_through_every_spelling(void **state)
{
    static const struct {
        const char *text;
        const char *value; /* of somebody else's */
    } cases[] = {
        {"It is about K 481299.", "K481299"},
        {"It is about K4812 99.", "K481299"},
        {"It is about k-481-299!", "k481299"},
        {"It is about K.4812.99x, K.4812.999", "K4812999"},
        {"订单Ｋ４８１２９９已发货", "K481299"},
        {"It is about K48\xE2\x80\x8B"
         "1299.",
         "K481299"},
        {"It is about 481299.", "K481299"},
        {"See https://lindenlarch.example/o/K481299?x", "K481299"},
        {"It is JD01 4644 8562 8643 9063.", "JD0146448562"
                                            "86439063"},
        {"Call +86.130.0000.0102.", "+8613000000102"},
        {"Call 0086 13000000102.", "+8613000000102"},
        {"Call 130 0000 0102.", "+8613000000102"},
        {"Bel 06-24 68 13 57.", "+31624681357"},
        {"Bel 0031 6 24681357.", "+31624681357"},
        {"Ring 0612 345 67 89 in Finland: 040 123 4567.", "+358401234567"},
        {"Ring 600 123 456.", "+48600123456"},
        {"Ring 22 33 44 55.", "+4522334455"},
        {"Call (202) 456-1111.", "+12024561111"},
        {"Chiamate 06 6982 1234.", "+390669821234"},
        {"Write to ｂｏｂ＠ｍａｉｌ．example.", "bob@mail.example"},
        {"Write to bob@mail。example.", "bob@mail.example"},
        {"Write to **bob**@mail.example.", "bob@mail.example"},
        {"Write to bob&#64;mail.example.", "bob@mail.example"},
        {"Write to bob%40mail.example.", "bob@mail.example"},
        {"Write to bob (at) mail (dot) example.", "bob@mail.example"},
        {"Write to bob [@] mail.example.", "bob@mail.example"},
        {"Write to bob{at}mail{.}example.", "bob@mail.example"},
        {"Escriba a bob (arroba) mail (punto) example.", "bob@mail.example"},
        {"Write to bob[@]mail[.]example.", "bob@mail.example"},
        {"Write to b o b @ mail . example please.", "bob@mail.example"},
        {"Escriba a b o b @ mail . example, por favor.", "bob@mail.example"},
        {"Write to bob @ mail.example.", "bob@mail.example"},
        {"Write to b o b@m a i l . e x a m p l e", "bob@mail.example"},
        {"See https://lindenlarch.example/o/%4B481299", "K481299"},
        {"See https://lindenlarch.example/o/K48%31299", "K481299"},
        {"Call 600·000·101.", "+34600000101"},
        {"Call 600 - 000 - 101.", "+34600000101"},
        {"Call 6 0 0 0 0 0 1 0 1.", "+34600000101"},
        {"Call 600|000|101.", "+34600000101"},
        {"Call **600** 000 101.", "+34600000101"},
        {"Call 6\uFE0F\u20E30\uFE0F\u20E30\uFE0F\u20E3 000 101.", "+34600000101"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct unknown_value *values;
        size_t count;
        struct known_other other = {cases[i].value};
        guard_unknown_values(&shop->facts, text_of(cases[i].text), &shop->arena, &values,
                             &count);
        if (!is_listed(values, count, cases[i].value)) {
            fail_msg("%s: not %s", cases[i].text, cases[i].value);
        }
        shop->facts.others = &other;
        shop->facts.other_count = 1;
        shop_reads(shop, cases[i].text);
        const struct flag *flag = shop_flag(shop, FLAG_PERSONAL_DATA);
        if (flag == NULL || flag->severity != SEVERITY_BLOCK) {
            fail_msg("%s: not flagged", cases[i].text);
        }
    }
}

static void guard_unknown_values__is_bounded(void **state)
{
    struct shop *shop = *state;
    struct unknown_value *values;
    size_t count;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    for (int i = 0; i < 1000; i++) {
        buffer_format(&text, "K%06d x%d@mail.example ", 500000 + i, i);
    }
    guard_unknown_values(&shop->facts, text_of(buffer_text(&text)), &shop->arena, &values,
                         &count);
    assert_int_equal(count, 256);
    buffer_release(&text);
    guard_unknown_values(&shop->facts, text_of(""), &shop->arena, &values, &count);
    assert_int_equal(count, 0);
}

static void orders__are_not_confirmed__to_a_stranger(void **state)
{
    static const struct {
        const char *text;
        bool is_raised;
    } cases[] = {
        {"Yes, Ana has ordered from us.", true},
        {"Sí, Ana ha comprado en nuestra tienda.", true},
        {"Ja, Ana hat bei uns bestellt.", true},
        {"Oui, Ana a bien passé une commande chez nous.", true},
        {"Sì, Ana ha ordinato da noi.", true},
        {"Sim, Ana comprou na nossa loja.", true},
        {"Ja, Ana heeft bij ons iets besteld.", true},
        {"是的，Ana在我们这里买过东西。", true},
        {"はい、Ana様はご注文されています。", true},
        {"Yes, she ordered last week.", true},
        {"Ana Ruiz is a customer of ours.", true},
        {"We cannot say whether Ana has ordered from us.", false},
        {"If Ana has ordered from us, she can write to us herself.", false},
        {"Only Ana can ask about her order.", false},
        {"Hello Ana, thank you for your message.", false},
        {"Yes, you can place an order as a guest.", false},
        {"Has Ana ordered from us?", false},
    };
    struct shop *shop = *state;
    shop->facts.sender = SENDER_STRANGER;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        if ((shop_flag(shop, FLAG_SENDER) != NULL) != cases[i].is_raised) {
            shop_print(shop);
            fail_msg("%s: %s", cases[i].is_raised ? "passes" : "blocked", cases[i].text);
        }
    }
}

/* However it is grouped, it is marked from its first digit to its last. */
static void a_phone__told_to_a_stranger_is_marked_whole(void **state)
{
    static const struct {
        const char *text, *marked;
    } cases[] = {
        {"Her number is +34 600 111 222.", "+34 600 111 222"},
        {"Call 600-111-222, please.", "600-111-222"},
        {"她的电话是(+34) 600111222。", "+34) 600111222"},
    };
    struct shop *shop = *state;
    shop->facts.sender = SENDER_STRANGER;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        const struct flag *flag = shop_flag(shop, FLAG_SENDER);
        assert_non_null(flag);
        const char *start = strstr(cases[i].text, cases[i].marked);
        assert_int_equal(flag->start, start - cases[i].text);
        assert_int_equal(flag->end - flag->start, strlen(cases[i].marked));
    }
}

/* What stands on the customer's own record is proved to them, and marked as proved to
   nobody else. */
static void the_record__is_proved_word_for_word(void **state)
{
    static const struct {
        const char *text, *proved; /* NULL: nothing of it is */
    } cases[] = {
        {"We have ana@example.org for you.", "ana@example.org"},
        {"We call you under +34 600 111 222 then.", "+34 600 111 222"},
        {"寄到：Calle del Olmo 14, 3.º B、28012、Madrid、ES。",
         "Calle del Olmo 14, 3.º B、28012、Madrid、ES"},
        {"Vive en Calle del Olmo 14, 3.º B, Madrid.", "Calle del Olmo 14, 3.º B, Madrid"},
        {"Your city is Madrid, ES, right.", "Madrid, ES"},
        {"We have joana@example.org for you.", NULL},
        {"We have ana@example.org.uk for you.", NULL},
        {"We have ana@example.org.", "ana@example.org"},
        {"Please write to help@lindenlarch.example.", NULL},
        {"Madrid is large.", NULL},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases) * 2; i++) {
        const char *text = cases[i / 2].text;
        bool is_stranger = i % 2 == 1;
        shop->facts.sender = is_stranger ? SENDER_STRANGER : SENDER_CUSTOMER;
        shop_reads(shop, text);
        const struct claim *found = NULL;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            found = string_equals(claim->source.kind, "customer") ? claim : found;
        }
        if ((found != NULL) != (cases[i / 2].proved != NULL && !is_stranger)) {
            fail_msg("%s: %s", text, found == NULL ? "not proved" : "proved");
        }
        if (found != NULL) {
            assert_int_equal(found->start, strstr(text, cases[i / 2].proved) - text);
            assert_int_equal(found->end - found->start, strlen(cases[i / 2].proved));
            assert_int_equal(found->verdict, VERDICT_PROVED);
        }
    }
}

/* The address that only an order has is that order's. */
static void an_address__cites_the_record_on_which_it_stands(void **state)
{
    static const struct {
        const char *text, *words, *kind, *id, *field;
    } cases[] = {
        {"We have Calle del Olmo 14, 3.º B for you.", "Calle del Olmo 14, 3.º B",
         "customer", "u1", "addresses[0]"},
        {"We have Calle del Olmo 14, Madrid for you.", "Calle del Olmo 14, Madrid",
         "order", "K481205", "address"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        const struct claim *claim = shop_claim(shop, CLAIM_STATUS, cases[i].words);
        assert_non_null(claim);
        assert_string_equal(claim->source.kind, cases[i].kind);
        assert_string_equal(claim->source.id, cases[i].id);
        assert_string_equal(claim->source.field, cases[i].field);
    }
}

static void a_stranger__is_told_nothing_of_the_record(void **state)
{
    static const struct {
        const char *text;
        bool is_raised;
    } cases[] = {
        {"Her street is Calle Larga.", true},
        {"She bought a hose from us.", true},
        {"She paid by card.", true},
        {"She told us that the handle was broken.", true},
        {"She likes gardening.", true},
        {"Compró una manguera.", true},
        {"El pedido se pagó con tarjeta.", true},
        {"Sie hat mit Karte bezahlt.", true},
        {"Elle a payé par carte.", true},
        {"Ha pagato con carta.", true},
        {"Pagou com cartão.", true},
        {"Ze heeft met een kaart betaald.", true},
        {"她是用信用卡支付的。", true},
        {"彼女はカードで支払いました。", true},
        {"دفعت بالبطاقة.", true},
        {"We sell garden hoses.", false},
        {"You can pay by card.", false},
        {"Please ask Ana to write from the address she used for her order.", false},
        {"Please send us a proof of her identity.", false},
        {"If she ordered from us, she has an e-mail.", false},
        {"Solo quien compró puede preguntar.", false},
        {"Ob sie bestellt hat, dürfen wir nicht sagen.", false},
        {"Ich habe Ihre Nachricht erhalten.", false},
        {"Merci de demander à Ana d'écrire depuis l'adresse avec laquelle elle a "
         "commandé.",
         false},
        {"Chieda ad Ana di scriverci dall'indirizzo con cui ha ordinato.", false},
        {"Peça à Ana que nos escreva do endereço com que encomendou.", false},
        {"Vraag Ana te schrijven vanaf het adres waarmee ze besteld heeft.", false},
        {"我们不能透露她是否下过单。", false},
        {"カードでお支払いいただけます。", false},
        {"يمكنكم الدفع بالبطاقة.", false},
    };
    static const struct address address = {.line1 = "Calle Larga 14, 3.º B"};
    struct shop *shop = *state;
    shop->facts.sender = SENDER_STRANGER;
    shop->customer.addresses = &address;
    shop->customer.address_count = 1;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        if ((shop_flag(shop, FLAG_SENDER) != NULL) != cases[i].is_raised) {
            shop_print(shop);
            fail_msg("%s: %s", cases[i].is_raised ? "passes" : "blocked", cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(guard_sender__knows_the_addresses_of_the_record,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(orders__are_not_confirmed__to_a_stranger, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(the_record__is_proved_word_for_word, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(an_address__cites_the_record_on_which_it_stands,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_phone__told_to_a_stranger_is_marked_whole,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_stranger__is_told_nothing_of_the_record,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(guard_sender__calls_another_address_a_stranger,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            guard_sender__does_not_know_what_nobody_says_or_vouches_for, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            guard_sender__looks_at_the_newest_message_of_the_customers_side, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            guard_unknown_values__lists_what_is_not_this_customers, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(guard_unknown_values__sees_through_every_spelling,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(guard_unknown_values__is_bounded, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
