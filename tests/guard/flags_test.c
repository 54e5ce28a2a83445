#include "guard/flag_cases.h"

static void sensitive__blocks_a_request_for_secrets_and_not_the_warning(void **state)
{
    static const struct flag_case cases[] = {
        {"Please send us your password.", true},
        {"What is your PIN?", true},
        {"Please confirm your full card number.", true},
        {"Tell me the verification code you got.", true},
        {"Envíenos su contraseña, por favor.", true},
        {"Indícanos el número de tarjeta.", true},
        {"Bitte senden Sie uns Ihr Passwort.", true},
        {"Nennen Sie uns die Kreditkartennummer.", true},
        {"Merci de nous envoyer votre mot de passe.", true},
        {"请提供您的密码。", true},
        {"请把验证码发给我。", true},
        {"パスワードを教えてください。", true},
        {"We never ask for your password.", false},
        {"Please never send us your card number.", false},
        {"Gib niemandem deine Kartennummer.", false},
        {"Envíe a nadie su contraseña.", false},
        {"Please give your password to nobody.", false},
        {"You can reset your password on the login page.", false},
        {"Please send us the last four digits of your card number.", false},
        {"Nunca te pediremos tu contraseña.", false},
        {"Wir fragen Sie nie nach Ihrem Passwort.", false},
        {"Nous ne demandons jamais votre mot de passe.", false},
        {"我们绝不会索要您的密码。", false},
        {"パスワードをお伺いすることはありません。", false},
        {"Please send us your order number.", false},
        {"Dame tu contraseña.", true},
        {"您的密码是什么？", true},
        {"Your PIN please.", true},
        {"Wie lautet dein Passwort?", true},
        {"Donne-moi ton mot de passe.", true},
        {"パスワードは何ですか。", true},
        {"No dé nunca su contraseña a nadie.", false},
        {"Never give anyone your PIN, please.", false},
    };
    check_flags(*state, FLAG_SENSITIVE, SEVERITY_BLOCK, cases, COUNT_OF(cases));
}

static void personal_data__blocks_card_and_identity_numbers(void **state)
{
    static const struct flag_case cases[] = {
        {"Your card 4111 1111 1111 1111 was charged.", true},
        {"Your card 4111-1111-1111-1111 was charged.", true},
        {"Your card 5555555555554444 was charged.", true},
        {"身份证号 11010519491231002X", true},
        {"Su DNI es 12345678Z.", true},
        {"Your card 4111 1111 1111 1112 was charged.", false},
        {"The tracking number is JD014600077712345678.", false},
        {"Call us on +34 900 123 456.", false},
        {"[[EMAIL_1]]", true},
        {"It is due on {{order.eta}}.", true},
        {"It is due on {{order.eta and no later.", true},
        {"It is due on {{", true},
        {"Due {{the day that the carrier has told us when the parcel was handed over to it "
         "}} or so.",
         true},
        {"We have [[ here, and [[EMAIL_1]] there.", true},
        {"We have [[ here, which is far enough from what could be the end of a placeholder, "
         "and [[EMAIL_1]] there.",
         true},
        {"We have [[ here and { there } alone.", false},
        {"Hola ⟦NAME_4⟧, tu pedido salió ayer.", true},
        {"Escribe a ⟦EMAIL_9⟧.", true},
        {"Hola Ana, tu pedido salió ayer.", false},
        {"Your card 4111.1111.1111.1111 was charged.", true},
        {"Your card:\n4111\n1111\n1111\n1111\nwas charged.", true},
        {"Your card 4111 1111\n1111 1111 was charged.", true},
        {"IBAN: ES91 2100 0418 4502 0005 1332", true},
        {"IBAN ES91 2100 0418 4502 0005 1332", true},
        {"IBAN:ES9121000418450200051332", true},
        {"4111.1111.1111.1112", false},
    };
    check_flags(*state, FLAG_PERSONAL_DATA, SEVERITY_BLOCK, cases, COUNT_OF(cases));
}

static void personal_data__blocks_numbers_beside_other_words_and_in_disguise(void **state)
{
    static const struct flag_case cases[] = {
        {"Your card VISA 4111 1111 1111 1111 was charged.", true},
        {"Your card AMEX 378282246310005 was charged.", true},
        {"Your EC 4111111111111111 was charged.", true},
        {"Card 4111 1111 1111 1111 12/28", true},
        {"We have your card 4111 1111 1111 1111 123 on file.", true},
        {"You paid 2 4111111111111111", true},
        {"DNI 12345678Z", true},
        {"ID 11010519491231002X", true},
        {"BANK DE89 3704 0044 0532 0130 00", true},
        {"Card 4111/1111/1111/1111", true},
        {"Card 4111·1111·1111·1111", true},
        {"Card 4111_1111_1111_1111", true},
        {"Card 4111*1111*1111*1111", true},
        {"Card 4111~1111~1111~1111", true},
        {"Card 4111&nbsp;1111&nbsp;1111&nbsp;1111", true},
        {"Card **4111** 1111 1111 1111", true},
        {"Card 411111\u200B1111111111", true},
        {"Card 4111\n\n1111\n\n1111\n\n1111", true},
        {"IBAN DE89/3704/0044/0532/0130/00", true},
        {"IBAN DE89·3704·0044·0532·0130·00", true},
        {"IBAN DE89_3704_0044_0532_0130_00", true},
        {"See https://lindenlarch.example/pay/4111111111111111", true},
        {"Your order no. 4111 1111 1111 1111", true},
        {"Your card 4111111111111111.5", true},
        {"Your NIE is X1234567L.", true},
        {"Your SSN is 536-90-4399.", true},
        {"Your PESEL is 44051401359.", true},
        {"Your BSN is 111222333.", true},
        {"Your CPF is 529.982.247-25.", true},
        {"Codice fiscale: RSSMRA85T10A562S", true},
        {"Your NINO is AB 12 34 56 C.", true},
        {"Card 4111/1111/1111/1112", false},
        {"Verifiquei o pedido KG932983. A entrega demora.", false},
        {"La commande KG984747 a été livrée.", false},
        {"Your PESEL is 44051401358.", false},
        {"The EAN of the Cedar planter is 4006381333931.", false},
        {"The parcel 00340434161094042557 is on its way.", false},
        {"See https://lindenlarch.example/p/4111111111111112", false},
        {"Order K481205 was placed on 17/11/2026 and came to 89.40 EUR.", false},
        {"Call us on 600 111 222 from 9 to 18.", false},
        {"+49 30 901820, +34 912 345 678, +33 1 42 68 53 00", false},
    };
    check_flags(*state, FLAG_PERSONAL_DATA, SEVERITY_BLOCK, cases, COUNT_OF(cases));
}

static void personal_data__leaves_an_order_number_that_passes_luhn(void **state)
{
    struct shop *shop = *state;
    struct order order = {.id = "4111111111111111", .status = ORDER_SHIPPED};
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_reads(shop, "Your order 4111111111111111 is on its way.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void personal_data__of_another_customer_blocks(void **state)
{
    static const struct known_other others[] = {
        {"bob@mail.example"}, {"K481299"}, {"ana@example.org"}, {"Calle del Olmo 14"}};
    struct shop *shop = *state;
    shop->facts.others = others;
    shop->facts.other_count = COUNT_OF(others);
    shop_reads(shop, "We wrote to bob@mail.example.");
    assert_int_equal(shop_flag(shop, FLAG_PERSONAL_DATA)->severity, SEVERITY_BLOCK);
    shop_reads(shop, "It goes to Calle del Olmo 14, as ana@example.org knows.");
    assert_null(shop_flag(shop, FLAG_PERSONAL_DATA));

    shop_reads(shop, "It is about K481299.");
    assert_non_null(shop_flag(shop, FLAG_PERSONAL_DATA));
    shop->messages[0].text =
        "Where is K481299?"; /* named by the customer it may be named */
    shop_reads(shop, "I cannot tell you about K481299.");
    assert_null(shop_flag(shop, FLAG_PERSONAL_DATA));
}

static void sender__of_no_record_gets_no_fact_until_identified(void **state)
{
    static const struct flag_case cases[] = {
        {"Your order was shipped on 19 November.", true},
        {"The total was 89.40 EUR.", true},
        {"K479003 was delivered.", true},
        {"We send it to Calle del Olmo 14 in Madrid.", true},
        {"We called 600 111 222.", true},
        {"We wrote to ana@example.org.", true},
        {"The tracking number is JD014600077712345678.", true},
        {"She lives in Madrid.", true},
        {"Her postcode is 28012.", true},
        {"She ordered the Cedar planter.", true},
        {"There is an order in her name.", true},
        {"She has 3 orders.", true},
        {"She has three orders.", true},
        {"She has 4 orders.", false},
        {"For your safety, please tell us the postcode of the order.", false},
        {"We speak about order K481205 only with the person who placed it.", false},
        {"You can return an item within 30 days of delivery.", false},
        {"Please write from the e-mail address of your account.", false},
    };
    struct shop *shop = *state;
    shop->facts.sender = SENDER_STRANGER;
    shop->messages[0].text = "Where is K481205?";
    check_flags(shop, FLAG_SENDER, SEVERITY_BLOCK, cases, COUNT_OF(cases));
    shop->facts.is_identified = true;
    shop_reads(shop, "Your order was shipped on 19 November.");
    assert_null(shop_flag(shop, FLAG_SENDER));
    shop->facts.is_identified = false;
    shop->facts.sender = SENDER_UNKNOWN;
    shop_reads(shop, "Your order was shipped on 19 November.");
    assert_null(shop_flag(shop, FLAG_SENDER));
}

static void internal__blocks_a_sentence_that_only_agents_may_read(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "an agent may give up to 25 EUR of goodwill without asking!");
    assert_int_equal(shop_flag(shop, FLAG_INTERNAL)->severity, SEVERITY_BLOCK);
    shop_reads(shop, "You can return an item within 30 days of delivery.");
    assert_null(shop_flag(shop, FLAG_INTERNAL));

    const char *note = "Customer is difficult, be careful with her.";
    shop->messages[1] = (struct message){.id = "n1",
                                         .from = FROM_AGENT,
                                         .is_internal = true,
                                         .text = note,
                                         .at = MOMENT_NONE};
    shop->ticket.message_count = 2;
    shop_reads(shop, "Hi Ana. Customer is difficult, be careful with her. Bye.");
    assert_int_equal(shop_flag(shop, FLAG_INTERNAL)->severity, SEVERITY_BLOCK);
    shop->messages[2] = (struct message){
        .id = "m3", .from = FROM_CUSTOMER, .text = note, .at = MOMENT_NONE};
    shop->ticket.message_count = 3;
    shop_reads(shop, "Hi Ana. Customer is difficult, be careful with her. Bye.");
    assert_null(shop_flag(shop, FLAG_INTERNAL));
}

static void injection__warns_of_hidden_characters_and_echoed_instructions(void **state)
{
    static const struct flag_case cases[] = {
        {"Hello\xE2\x80\x8B there", true},
        {"Hello \xE2\x80\xAEthere", true},
        {"As an AI language model I cannot do that.", true},
        {"作为人工智能，我不能这样做。", true},
        {"Hello there", false},
        {"Family: \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", false},
    };
    check_flags(*state, FLAG_INJECTION, SEVERITY_WARN, cases, COUNT_OF(cases));
}

static void language__warns_where_it_is_not_the_customers(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "Hola, mi pedido no ha llegado todavía. ¿Qué puedo hacer?";
    shop_reads(shop, "Hello Ana, thank you for writing, I will look into it at once.");
    assert_int_equal(shop_flag(shop, FLAG_LANGUAGE)->severity, SEVERITY_WARN);
    shop_reads(shop, "Hola Ana, gracias por escribir, lo miro ahora mismo.");
    assert_null(shop_flag(shop, FLAG_LANGUAGE));
    shop_reads(shop, "OK, Watering can.");
    assert_null(shop_flag(shop, FLAG_LANGUAGE));
}

/* Few letters tell some languages; a message that tells none leaves it to the one before.
 */
static void language__of_the_customer_is_told_by_few_letters_of_a_script(void **state)
{
    static const char *const english =
        "Hello Ana, thank you for writing, I will look into it at once.";
    struct shop *shop = *state;
    shop->messages[0].text = "退货可以吗";
    shop_reads(shop, english);
    assert_int_equal(shop_flag(shop, FLAG_LANGUAGE)->severity, SEVERITY_WARN);
    shop_reads(shop, "您好，感谢您的来信，我马上为您查看一下。");
    assert_null(shop_flag(shop, FLAG_LANGUAGE));
    shop->messages[0].text = "Hola, mi pedido no ha llegado todavía. ¿Qué puedo hacer?";
    shop->messages[1] = shop->messages[0];
    shop->messages[1].text = "OK";
    shop->ticket.message_count = 2;
    shop_reads(shop, english);
    assert_int_equal(shop_flag(shop, FLAG_LANGUAGE)->severity, SEVERITY_WARN);
}

static void register__warns_where_polite_and_familiar_are_mixed(void **state)
{
    static const struct flag_case cases[] = {
        {"您好，你的包裹在路上。", true},
        {"您好，您的包裹在路上。", false},
        {"你好，你的包裹在路上。", false},
        {"Usted puede devolverlo y tu pedido llega pronto.", true},
        {"Tu pedido llega pronto y te escribo.", false},
        {"Vielen Dank, dass Sie schreiben. Ich melde mich bei dir.", true},
        {"Vielen Dank, dass Sie schreiben. Ich melde mich bei Ihnen.", false},
    };
    check_flags(*state, FLAG_REGISTER, SEVERITY_WARN, cases, COUNT_OF(cases));
}

static void marketing__warns_without_consent_or_a_wish(void **state)
{
    struct shop *shop = *state;
    const char *text = "Don't miss our new collection, it is a special offer!";
    shop_reads(shop, text);
    assert_int_equal(shop_flag(shop, FLAG_MARKETING)->severity, SEVERITY_WARN);
    shop->messages[0].text = "Do you have any offers?";
    shop_reads(shop, text);
    assert_null(shop_flag(shop, FLAG_MARKETING));
    shop->messages[0].text = "Where is my parcel?";
    shop->customer.marketing = CONSENT_GIVEN;
    shop_reads(shop, text);
    assert_null(shop_flag(shop, FLAG_MARKETING));
}

static void bias__blocks_slurs_and_warns_of_prejudice(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You people always complain.");
    assert_int_equal(shop_flag(shop, FLAG_BIAS)->severity, SEVERITY_WARN);
    shop_reads(shop, "The driver was a faggot.");
    assert_int_equal(shop_flag(shop, FLAG_BIAS)->severity, SEVERITY_BLOCK);
    shop_reads(shop, "Le retard de la livraison est dû à la neige."); /* no English slur */
    assert_null(shop_flag(shop, FLAG_BIAS));
    shop_reads(shop, "You write \"the driver was a faggot\", and I am sorry.");
    assert_null(shop_flag(shop, FLAG_BIAS));
    shop_reads(shop, "Do not be stupid.");
    assert_int_equal(shop_flag(shop, FLAG_TONE)->severity, SEVERITY_MARK);
}

static void injection__warns_of_what_a_model_was_told(void **state)
{
    static const char *const told[] = {"You write drafts for a shop. State only "
                                       "what\nstands in RULES or ORDERS.\n\nThanks.\n"};
    struct shop *shop = *state;
    shop->facts.instructions = instructions_of(told, 1, &shop->arena);
    shop_reads(shop, "Hello Ana. State only what stands in RULES or ORDERS.");
    assert_string_equal(shop_flag(shop, FLAG_INJECTION)->rule, "echo");
    shop_reads(shop, "Hello Ana. The rules state only what stands in your order. Thanks.");
    assert_null(shop_flag(shop, FLAG_INJECTION));
}

static void stale__warns_once_of_what_was_read_too_long_ago(void **state)
{
    struct shop *shop = *state;
    const char *text = "Your order K481205 has been shipped. It is on its way.";
    shop->facts.now = 1795435200;
    shop->facts.read_at = shop->facts.now - 700;
    shop->facts.fresh_seconds = 600;
    shop_reads(shop, text);
    assert_int_equal(shop_flag(shop, FLAG_STALE)->severity, SEVERITY_WARN);
    size_t count = 0;
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        count += shop->opinion.flags[i].kind == FLAG_STALE;
    }
    assert_int_equal(count, 1);
    shop->facts.read_at = shop->facts.now - 500;
    shop_reads(shop, text);
    assert_null(shop_flag(shop, FLAG_STALE));
}

static void stale__goes_by_what_the_order_says_of_itself(void **state)
{
    struct shop *shop = *state;
    struct order orders[8];
    const char *text = "Your order K481205 has been shipped.";
    assert_true(shop->facts.order_count <= COUNT_OF(orders));
    memcpy(orders, shop->facts.orders, shop->facts.order_count * sizeof(*orders));
    shop->facts.orders = orders;
    shop->facts.now = 1795435200;
    shop->facts.read_at = shop->facts.now; /* the vault, a moment ago */
    shop->facts.fresh_seconds = 600;
    for (size_t i = 0; i < shop->facts.order_count; i++) {
        orders[i].read_at = shop->facts.now - 86400;
    }
    shop_reads(shop, text);
    assert_int_equal(shop_flag(shop, FLAG_STALE)->severity, SEVERITY_WARN);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "shipped")->as_of,
                     shop->facts.now - 86400);
    for (size_t i = 0; i < shop->facts.order_count; i++) {
        orders[i].read_at = MOMENT_NONE;
    }
    shop_reads(shop, text);
    assert_null(shop_flag(shop, FLAG_STALE));
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "shipped")->as_of, shop->facts.now);
}

static void note__holds_nothing_of_another_customer(void **state)
{
    static const struct known_other other = {"bob@example.net"};
    struct shop *shop = *state;
    shop->facts.others = &other;
    shop->facts.other_count = 1;
    guard_read(&shop->facts, text_of("Same as bob@example.net last week, see his ticket."),
               true, &shop->arena, &shop->opinion);
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    assert_string_equal(shop->opinion.flags[0].rule, "other_customer");
}

static void note__is_flagged_for_card_numbers_alone(void **state)
{
    struct shop *shop = *state;
    guard_read(&shop->facts,
               text_of("Give her 500 EUR and 60 days, see http://bit.ly/x, K481299"), true,
               &shop->arena, &shop->opinion);
    assert_int_equal(shop->opinion.claim_count, 0);
    assert_int_equal(shop->opinion.flag_count, 0);
    guard_read(&shop->facts, text_of("Card 4111 1111 1111 1111"), true, &shop->arena,
               &shop->opinion);
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void
language__of_a_short_text_that_its_near_relation_shares__is_not_told(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "Bom dia, não percebo porque é que ainda não recebi o "
                             "dinheiro da devolução que fiz.";
    shop_reads(shop, "Pergunta porque faltam 7.50, e tem todo o direito.");
    assert_null(shop_flag(shop, FLAG_LANGUAGE));
    shop_reads(shop, "You ask why the money has not come yet, and you are right.");
    assert_non_null(shop_flag(shop, FLAG_LANGUAGE));
}

/* Two numbers side by side look like one of an identity paper. */
static size_t numbers_flagged(struct shop *shop, const char *order, const char *text)
{
    const struct order orders[] = {
        {.id = order, .customer = "u1", .status = ORDER_DELIVERED, .total = EUR(650)}};
    shop->facts.orders = orders;
    shop->facts.order_count = COUNT_OF(orders);
    shop_reads(shop, text);
    size_t count = 0;
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        count += shop->opinion.flags[i].kind == FLAG_PERSONAL_DATA;
    }
    shop->facts.order_count = 0;
    return count;
}

static void number__of_an_order_with_its_amount_behind__is_no_identity(void **state)
{
    static const char *const text = "Bei M-26-51577 6.500 in bar.";
    assert_int_equal(numbers_flagged(*state, "M-26-51577", text), 0);
    assert_int_equal(numbers_flagged(*state, "M-26-99999", text), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            sensitive__blocks_a_request_for_secrets_and_not_the_warning, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            personal_data__blocks_numbers_beside_other_words_and_in_disguise, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(personal_data__blocks_card_and_identity_numbers,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            personal_data__leaves_an_order_number_that_passes_luhn, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(personal_data__of_another_customer_blocks,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(sender__of_no_record_gets_no_fact_until_identified,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            internal__blocks_a_sentence_that_only_agents_may_read, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            injection__warns_of_hidden_characters_and_echoed_instructions, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            language__of_the_customer_is_told_by_few_letters_of_a_script, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(language__warns_where_it_is_not_the_customers,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(register__warns_where_polite_and_familiar_are_mixed,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(marketing__warns_without_consent_or_a_wish,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(bias__blocks_slurs_and_warns_of_prejudice,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(injection__warns_of_what_a_model_was_told,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(stale__goes_by_what_the_order_says_of_itself,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(stale__warns_once_of_what_was_read_too_long_ago,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(note__holds_nothing_of_another_customer, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(note__is_flagged_for_card_numbers_alone, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            language__of_a_short_text_that_its_near_relation_shares__is_not_told, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            number__of_an_order_with_its_amount_behind__is_no_identity, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
