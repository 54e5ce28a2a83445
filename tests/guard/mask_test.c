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
    assert_int_equal(kind, MASK_NAME); /* "ana", before any escape is undone */
    assert_true(mask_leaks(masked->mask, text_of("\"6\\u00300111222\""), &kind));
    assert_int_equal(kind, MASK_PHONE);
    assert_true(mask_leaks(masked->mask, text_of("{\"a\":\"Ana\\nRu\\u00edz\"}"), &kind));
    assert_int_equal(kind, MASK_NAME);
    assert_false(mask_leaks(masked->mask, text_of("{\"a\":\"K481205 in Madrid\"}"), NULL));
}

static void guard_may_leave__holds_back_what_no_model_shall_read(void **state)
{
    struct masked *masked = *state;
    const char *why = NULL;
    masked->shop->messages[0].text = "I have diabetes. Can I return the shoes?";
    assert_false(guard_may_leave(&masked->shop->ticket, NULL, 0, &why));
    assert_string_equal(why, "it speaks of health");
    masked->shop->messages[0].text = "Where is my parcel?";
    assert_true(guard_may_leave(&masked->shop->ticket, NULL, 0, &why));
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
        cmocka_unit_test_setup_teardown(
            guard_may_leave__holds_back_what_no_model_shall_read, masked_open,
            masked_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
