#include "guard/shop.h"

#include "guard/mask.h"

struct masked {
    struct shop *shop;
    struct mask *mask;
    struct buffer out;
    struct buffer back;
};

static int masked_open(void **state)
{
    struct masked *masked = memory_get(sizeof(*masked));
    void *shop;
    shop_open(&shop);
    masked->shop = shop;
    masked->mask = mask_create(&masked->shop->facts, false);
    buffer_init(&masked->out, 1 << 20);
    buffer_init(&masked->back, 1 << 20);
    *state = masked;
    return 0;
}

static int masked_close(void **state)
{
    struct masked *masked = *state;
    void *shop = masked->shop;
    mask_destroy(masked->mask);
    buffer_release(&masked->out);
    buffer_release(&masked->back);
    memory_free(masked);
    return shop_close(&shop);
}

static const char *hidden(struct masked *masked, const char *text)
{
    buffer_clear(&masked->out);
    assert_true(mask_hide(masked->mask, text_of(text), &masked->out));
    return buffer_text(&masked->out);
}

static const char *restored(struct masked *masked, const char *text, size_t *holes)
{
    buffer_clear(&masked->back);
    *holes = mask_restore(masked->mask, text_of(text), &masked->back);
    return buffer_text(&masked->back);
}

struct pair {
    const char *text;
    const char *hidden;
};

static void mask_hide__puts_placeholders_for_what_the_record_knows(void **state)
{
    static const struct pair pairs[] = {
        {"Write to ana@example.org, please.", "Write to [[EMAIL_1]], please."},
        {"My phone is +34 600 111 222.", "My phone is [[PHONE_1]]."},
        {"I am Ana Ruiz.", "I am [[NAME_1]]."},
        {"Señora Ruiz", "Señora [[NAME_3]]"},
        {"Calle del Olmo 14, 3.º B, 28012 Madrid", "[[ADDRESS_1]], [[POSTCODE_1]] Madrid"},
        {"Order K481205, parcel JD014600077712345678",
         "Order K481205, parcel JD014600077712345678"},
        {"my card 4111 1111 1111 1111 was charged", "my card [[CARD_1]] was charged"},
        {"IBAN ES91 2100 0418 4502 0005 1332.", "IBAN [[ACCOUNT_1]]."},
        {"my friend is bob@mail.example", "my friend is [[EMAIL_2]]"},
        {"Where is my parcel?", "Where is my parcel?"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        assert_string_equal(hidden(*state, pairs[i].text), pairs[i].hidden);
    }
}

static void mask_restore__gives_back_what_was_hidden(void **state)
{
    size_t holes;
    hidden(*state, "Ana Ruiz, ana@example.org, 4111 1111 1111 1111");
    assert_string_equal(restored(*state, "Hola [[NAME_1]]: [[EMAIL_1]].", &holes),
                        "Hola Ana Ruiz: ana@example.org.");
    assert_int_equal(holes, 0);
    assert_string_equal(restored(*state, "Card [[CARD_1]], [[PHONE_7]]", &holes),
                        "Card ⟦CARD_1⟧, ⟦PHONE_7⟧");
    assert_int_equal(holes, 2);
}

static void mask_leaks__sees_a_value_behind_escapes(void **state)
{
    struct masked *masked = *state;
    enum mask_kind kind;
    assert_true(mask_leaks(masked->mask,
                           text_of("{\"a\":\"write to ana\\u0040example.org\"}"), &kind));
    assert_int_equal(kind, MASK_EMAIL);
    assert_true(mask_leaks(masked->mask, text_of("\"6\\u00300111222\""), &kind));
    assert_int_equal(kind, MASK_PHONE);
    assert_true(mask_leaks(masked->mask, text_of("{\"a\":\"Ana\\nRu\\u00edz\"}"), &kind));
    assert_int_equal(kind, MASK_NAME);
    assert_false(mask_leaks(masked->mask, text_of("{\"a\":\"K481205 in Madrid\"}"), NULL));
}

/* A text, and what of it must not stand in what leaves; NULL: all of it stays. */
static const struct {
    const char *text;
    const char *gone;
    const char *label;
} patterns[] = {
    {"key sk-abcdEFGH1234abcdEFGH1234 works", "abcdEFGH1234", "[[SECRET_"},
    {"AKIAIOSFODNN7EXAMPLE", "AKIA", "[[SECRET_"},
    {"https://shop.example/reset/9f8a7b6c5d4e3f2a1b0c9d8e", "9f8a7b6c", "[[SECRET_"},
    {"https://shop.example/o/3f29c1d4-77aa-4c1e-9b2e-0f4a6d1c8e22/x", "3f29c1d4",
     "[[SECRET_"},
    {"ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_", "[[SECRET_"},
    {"xoxb-123456789012-abcdef", "xoxb", "[[SECRET_"},
    {"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF_123-x.", "eyJ", "[[SECRET_"},
    {"-----BEGIN PRIVATE KEY-----\nMIIB\nqqqq\n-----END PRIVATE KEY-----", "MIIB",
     "[[SECRET_"},
    {"-----BEGIN RSA PRIVATE KEY-----\nMIIBcut off", "MIIB", "[[SECRET_"},
    {"my password is hunter2!", "hunter2", "[[SECRET_"},
    {"mi contraseña es Gato1234", "Gato1234", "[[SECRET_"},
    {"密码是 abc123", "abc123", "[[SECRET_"},
    {"CVV 123", "123", "[[SECRET_"},
    {"from 192.168.10.77 yesterday", "192.168", "[[IP_"},
    {"2001:db8::8a2e:370:7334 and", "370:7334", "[[IP_"},
    {"fe80::1ff:fe23:4567:890a", "fe23", "[[IP_"},
    {"write to bob.smith+shop@mail.example.co.uk.", "bob.smith", "[[EMAIL_"},
    {"bob (at) mail (dot) example", "bob", "[[EMAIL_"},
    {"bob [at] mail.example", "bob", "[[EMAIL_"},
    {"luis arroba correo punto example", "luis", "[[EMAIL_"},
    {"ｂｏｂ＠ｍａｉｌ．ｅｘａｍｐｌｅ", "ｂｏｂ", "[[EMAIL_"},
    {"call me at 555 0199", "0199", "[[PHONE_"},
    {"my number is 5550199 thanks", "5550199", "[[PHONE_"},
    {"手机号 13912345678", "13912345678", "[[PHONE_"},
    {"Meine Handynummer: 0151 23456789", "23456789", "[[PHONE_"},
    {"身份证 440106199001011234", "440106", "[[IDENTITY_"},
    {"my passport X12345678", "X12345678", "[[IDENTITY_"},
    {"card number 4111 1111 1111 1112", "1112", "[[CARD_"},
    {"account number 12345678", "12345678", "[[ACCOUNT_"},
    {"mi dirección es Calle Mayor 5, 28013 Madrid", "Mayor 5", "[[ADDRESS_"},
    {"my new address is 12 Mill Lane, Leeds LS1 4AB.", "Mill Lane", "[[ADDRESS_"},
    {"Meine neue Adresse ist Am Ring 7, 50667 Köln", "Am Ring 7", "[[ADDRESS_"},
    {"地址是 建国路88号", "建国路88", "[[ADDRESS_"},
    {"my name is Bertram Oduya and", "Oduya", "[[NAME_"},
    {"me llamo Carlota Peral.", "Carlota", "[[NAME_"},
    {"我叫孙悟空，", "孙悟空", "[[NAME_"},
    {"ANA RUIZ", "RUIZ", "[[NAME_1]]"},
    {"Ruiz, Ana", "Ruiz", "[[NAME_1]]"},
    {"A. Ruiz", "Ruiz", "[[NAME_1]]"},
    {"c/ del Olmo 14, 3.º B", "Olmo 14", "[[ADDRESS_"},
    {"Calle del Olmo, 14", "Olmo", "[[ADDRESS_"},
    {"0034600111222", "600111222", "[[PHONE_1]]"},
    {"600-11-12-22", "600-11", "[[PHONE_1]]"},
    {"(+34) 600 111 222", "600", "[[PHONE_1]]"},
    {"order 4556 7375 8689 9855", "7375", "[[CARD_"},
    {"PIN 4921", "4921", "[[SECRET_"},
    {"passcode: 8812", "8812", "[[SECRET_"},
    {"the code is 482913", "482913", "[[SECRET_"},
    {"pass hunter2secret", "hunter2", "[[SECRET_"},
    {"my sort code is 20-00-00", "20-00", "[[ACCOUNT_"},
    {"I was born on 3 May 1990.", "1990", "[[IDENTITY_"},
    {"Geburtsdatum: 03.05.1990", "1990", "[[IDENTITY_"},
    {"a season pass 2026", NULL, NULL},
    {"the code SAVE2026 fails", NULL, NULL},
    {"the code is SAVE2026", NULL, NULL},
    {"a hair pin 45 mm", NULL, NULL},
    {"Marta Solé will write", NULL, NULL},
    {"Madrid, España", NULL, NULL},
    {"at 10:30:45 it rang", NULL, NULL},
    {"I forgot my password", NULL, NULL},
    {"app version 1.2.3.4", NULL, NULL},
};

static void mask_hide__finds_what_only_form_or_words_tell(void **state)
{
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        const char *out = hidden(*state, patterns[i].text);
        bool is_right = patterns[i].gone == NULL
                            ? strcmp(out, patterns[i].text) == 0
                            : strstr(out, patterns[i].gone) == NULL &&
                                  strstr(out, patterns[i].label) != NULL;
        if (!is_right) {
            fail_msg("\"%s\" gave \"%s\"", patterns[i].text, out);
        }
    }
}

static void mask_hide__gives_one_value_one_placeholder(void **state)
{
    struct masked *masked = *state;
    char first[64];
    snprintf(first, sizeof(first), "%s", hidden(masked, "bob@mail.example"));
    hidden(masked, "eve@mail.example");
    assert_string_equal(hidden(masked, "BOB@MAIL.EXAMPLE"), first);
    assert_string_equal(hidden(masked, "ｂｏｂ@mail.example"), first);
    assert_int_equal(mask_count(masked->mask, MASK_EMAIL), 2);
    assert_int_equal(mask_count(masked->mask, MASK_CARD), 0);
    assert_string_equal(mask_kind_name(MASK_EMAIL), "email");
}

/* The numbers do not hang on which part of the thread a prompt has. */
static void mask_create__numbers_the_thread_from_its_beginning(void **state)
{
    struct masked *masked = *state;
    struct shop *shop = masked->shop;
    shop->messages[0].text = "first bob@mail.example";
    shop->messages[1] = (struct message){
        .id = "m2", .from = FROM_CUSTOMER, .text = "then eve@mail.example"};
    shop->ticket.message_count = 2;
    struct mask *mask = mask_create(&shop->facts, false);
    struct mask *other = mask_create(&shop->facts, false);
    buffer_clear(&masked->out);
    assert_true(mask_hide(mask, text_of("then eve@mail.example"), &masked->out));
    assert_true(mask_hide(other, text_of("first bob@mail.example"), &masked->out));
    assert_true(mask_hide(other, text_of("then eve@mail.example"), &masked->out));
    assert_string_equal(buffer_text(&masked->out),
                        "then [[EMAIL_3]]first [[EMAIL_2]]then [[EMAIL_3]]");
    mask_destroy(mask);
    mask_destroy(other);
}

/* A quarter of a million bytes and no more: the agent waits for it. What stands before has
 * its number where it is met. */
static void mask_create__looks_through_the_newest_of_a_long_thread(void **state)
{
    enum { FILLER = 256 << 10 };
    struct masked *masked = *state;
    struct shop *shop = masked->shop;
    char *filler = arena_get(&shop->arena, FILLER + 1);
    memset(filler, 'x', FILLER);
    shop->messages[0].text = "first bob@mail.example";
    shop->messages[1] = (struct message){.id = "m2", .from = FROM_CUSTOMER, .text = filler};
    shop->messages[2] = (struct message){
        .id = "m3", .from = FROM_CUSTOMER, .text = "then eve@mail.example"};
    shop->ticket.message_count = 3;
    struct mask *mask = mask_create(&shop->facts, false);
    buffer_clear(&masked->out);
    assert_true(mask_hide(mask, text_of("then eve@mail.example"), &masked->out));
    assert_true(mask_hide(mask, text_of("first bob@mail.example"), &masked->out));
    assert_string_equal(buffer_text(&masked->out), "then [[EMAIL_2]]first [[EMAIL_3]]");
    mask_destroy(mask);
}

static void mask_hide__escapes_what_looks_like_a_placeholder(void **state)
{
    static const char *const typed[] = {"[[EMAIL_1]]",  "[EMAIL_1]",
                                        "【email_1】",  "EMAIL_1",
                                        "[[anything]]", "\\[\\[EMAIL_1\\]\\]"};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        size_t holes;
        char out[128];
        snprintf(out, sizeof(out), "%s", hidden(*state, typed[i]));
        assert_non_null(strstr(out, "[[TYPED_"));
        assert_string_equal(restored(*state, out, &holes), typed[i]);
        assert_int_equal(holes, 0);
    }
}

static void mask_hide__takes_orders_where_they_shall_go(void **state)
{
    struct masked *masked = *state;
    struct mask *mask = mask_create(&masked->shop->facts, true);
    buffer_clear(&masked->out);
    assert_true(mask_hide(mask, text_of("K481205 or 481205, JD 0146 0007 7712 3456 78"),
                          &masked->out));
    assert_string_equal(buffer_text(&masked->out),
                        "[[ORDER_1]] or [[ORDER_1]], [[TRACKING_1]]");
    assert_true(mask_leaks(mask, text_of("k-481205"), NULL));
    mask_destroy(mask);
}

/* An order's number that passes Luhn is no card. */
static void mask_hide__leaves_the_customers_own_numbers(void **state)
{
    struct masked *masked = *state;
    struct order orders[] = {{.id = "4111111111111111", .customer = "u1"}};
    struct facts facts = masked->shop->facts;
    facts.orders = orders;
    facts.order_count = 1;
    struct mask *mask = mask_create(&facts, false);
    buffer_clear(&masked->out);
    assert_true(mask_hide(mask, text_of("order 4111 1111 1111 1111, card 5555555555554444"),
                          &masked->out));
    assert_string_equal(buffer_text(&masked->out),
                        "order 4111 1111 1111 1111, card [[CARD_1]]");
    mask_destroy(mask);
}

static void mask_hide__removes_hidden_characters_and_refuses_what_is_too_much(void **state)
{
    struct masked *masked = *state;
    struct buffer huge;
    assert_string_equal(hidden(masked, "par\xE2\x80\x8B"
                                       "cel\xE2\x80\xAE"),
                        "parcel");
    buffer_init(&huge, (size_t)20 << 20);
    while (buffer_add_text(&huge, "0123456789 where is my parcel? ") &&
           huge.len <= (17u << 20)) {
    }
    buffer_clear(&masked->out);
    assert_false(mask_hide(masked->mask, text_from(huge.bytes, huge.len), &masked->out));
    struct buffer small;
    buffer_init(&small, 8);
    assert_false(mask_hide(masked->mask, text_of("Where is my parcel?"), &small));
    buffer_release(&small);
    buffer_release(&huge);
}

static void mask_leaks__sees_known_values_in_any_bytes(void **state)
{
    static const struct {
        const char *bytes;
        bool leaks;
    } cases[] = {
        {"{\"content\":\"write to ana@example.org\"}", true},
        {"{\"content\":\"ana\\u0040example\\u002eorg\"}", true},
        {"{\"content\":\"\\u0041\\u006e\\u0061 \\u0052uiz\"}", true},
        {"{\"c\":\"{\\\"name\\\":\\\"\\\\u0041na Ruiz\\\"}\"}", true},
        {"{\"c\":\"\\\\u0036\\\\u00300111222\"}", true},
        {"Calle del Olmo\\n14", true},
        {"600\\/111\\/222", true},
        {"600 111 222", true},
        {"\\uD835\\uDC00na Ruiz", true},
        {"\\u", false},
        {"\\uD835", false},
        {"{\"content\":\"write to [[EMAIL_1]], [[NAME_1]]\"}", false},
        {"{\"model\":\"m\",\"max_tokens\":1024,\"temperature\":0.7}", false},
        {"K481205, Madrid", false},
    };
    struct masked *masked = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (mask_leaks(masked->mask, text_of(cases[i].bytes), NULL) != cases[i].leaks) {
            fail_msg("%s", cases[i].bytes);
        }
    }
    assert_false(mask_leaks(masked->mask, text_of("bob@mail.example"), NULL));
    hidden(masked, "bob@mail.example");
    assert_true(mask_leaks(masked->mask, text_of("bob (at) mail example"), NULL) ||
                mask_leaks(masked->mask, text_of("bob @ mail . example"), NULL));
}

/* A customer may be called like a model or a member of a request. */
static void mask_leaks__tells_values_from_the_words_of_the_interface(void **state)
{
    static const struct {
        const char *bytes;
        bool leaks;
    } cases[] = {
        {"{\"model\": \"claude-x\", \"logit_bias\":{},\"messages\":[]}", false},
        {"{\"model\":\"m\",\"messages\":[{\"content\":\"I am Claude\"}]}", true},
        {"{\"content\":\"\\\"model\\\":\\\"Claude\\\"\"}", true},
        {"{\"content\":\"\\\"logit\\\": 1\"}", true},
        {"{\"a\":\"model\",\"b\":\"Claude\"}", true},
        {"\"model\":\"claude\"", true},
        {"{\"model\":\"claude", true},
    };
    struct masked *masked = *state;
    masked->shop->customer.name = "Claude Logit";
    struct mask *mask = mask_create(&masked->shop->facts, false);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (mask_leaks(mask, text_of(cases[i].bytes), NULL) != cases[i].leaks) {
            fail_msg("%s", cases[i].bytes);
        }
    }
    mask_destroy(mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            mask_hide__puts_placeholders_for_what_the_record_knows, masked_open,
            masked_close),
        cmocka_unit_test_setup_teardown(mask_restore__gives_back_what_was_hidden,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_leaks__sees_a_value_behind_escapes,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_hide__finds_what_only_form_or_words_tell,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_hide__gives_one_value_one_placeholder,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_create__numbers_the_thread_from_its_beginning,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(
            mask_create__looks_through_the_newest_of_a_long_thread, masked_open,
            masked_close),
        cmocka_unit_test_setup_teardown(mask_hide__escapes_what_looks_like_a_placeholder,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_hide__takes_orders_where_they_shall_go,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(mask_hide__leaves_the_customers_own_numbers,
                                        masked_open, masked_close),
        cmocka_unit_test_setup_teardown(
            mask_hide__removes_hidden_characters_and_refuses_what_is_too_much, masked_open,
            masked_close),
        cmocka_unit_test_setup_teardown(
            mask_leaks__tells_values_from_the_words_of_the_interface, masked_open,
            masked_close),
        cmocka_unit_test_setup_teardown(mask_leaks__sees_known_values_in_any_bytes,
                                        masked_open, masked_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
