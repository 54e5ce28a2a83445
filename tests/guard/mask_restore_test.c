/* What comes back from a model: placeholders, altered ones, pieces cut anywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "guard/mask_shops.h"

/* A mask that hid one value of most kinds. */
static struct mask *used_mask(void)
{
    struct mask *mask = buyer_mask(&buyers[0], true);
    struct buffer out;
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide(
        mask,
        text_of(
            "Begoña Ibáñez Cuesta, begona.ibanez@correo.example, +34 611 204 377, "
            "Calle de la Ballesta 27, 2.º A, 40001 Segovia, TR-884120, 4111 1111 1111 "
            "1111, IBAN ES60 7880 7909 7205 0227 6690, 65630481G, sk-abcdefghij0123456789, "
            "bob@mail.example; [[EMAIL_1]]"),
        &out));
    buffer_release(&out);
    return mask;
}

static size_t restore(const struct mask *mask, const char *text, struct buffer *out)
{
    buffer_clear(out);
    return mask_restore(mask, text_of(text), out);
}

struct change {
    const char *text;
    const char *restored;
    size_t holes;
};

// clang-format off
static const struct change changes[] = {
    {"[[EMAIL_1]]", "begona.ibanez@correo.example", 0}, {"[[email_1]]", "begona.ibanez@correo.example", 0}, {"[[Email_1]]", "begona.ibanez@correo.example", 0},
    {"[EMAIL_1]", "begona.ibanez@correo.example", 0}, {"【EMAIL_1】", "begona.ibanez@correo.example", 0}, {"[[EMAIL 1]]", "begona.ibanez@correo.example", 0},
    {"\\[\\[EMAIL_1\\]\\]", "begona.ibanez@correo.example", 0}, {"\\[\\[EMAIL\\_1\\]\\]", "begona.ibanez@correo.example", 0}, {"[[EMAIL-1]]", "begona.ibanez@correo.example", 0},
    {"[[ EMAIL_1 ]]", "begona.ibanez@correo.example", 0}, {"[[EMAIL1]]", "begona.ibanez@correo.example", 0}, {"［［ＥＭＡＩＬ＿１］］", "begona.ibanez@correo.example", 0},
    {"[[EMAIL_１]]", "begona.ibanez@correo.example", 0}, {"{{EMAIL_1}}", "begona.ibanez@correo.example", 0}, {"{EMAIL_1}", "begona.ibanez@correo.example", 0},
    {"<EMAIL_1>", "begona.ibanez@correo.example", 0}, {"EMAIL_1", "begona.ibanez@correo.example", 0}, {"[[EMAIL_1]", "begona.ibanez@correo.example", 0},
    {"(EMAIL_1)", "(begona.ibanez@correo.example)", 0}, {"**[[EMAIL_1]]**", "**begona.ibanez@correo.example**", 0}, {"\"[[EMAIL_1]]\"", "\"begona.ibanez@correo.example\"", 0},
    {"【【EMAIL_1】】", "begona.ibanez@correo.example", 0}, {"[[E-MAIL_1]]", "begona.ibanez@correo.example", 0}, {"[[EMAIL_01]]", "begona.ibanez@correo.example", 0},
    {"〔PHONE_1〕", "+34 611 204 377", 0}, {"[[phone-1]]", "+34 611 204 377", 0}, {"[[PHONE]]", "+34 611 204 377", 0}, {"[PHONE]", "+34 611 204 377", 0},
    {"[[ADDRESS_1]], [[POSTCODE_1]]", "Calle de la Ballesta 27, 2.º A, 40001", 0}, {"[Address 1]", "Calle de la Ballesta 27, 2.º A", 0}, {"[[ORDER_1]]", "TR-884120", 0}, {"【order_1】", "TR-884120", 0},
    {"[[NAME_1]]", "Begoña Ibáñez Cuesta", 0}, {"[[name 1]]您好", "Begoña Ibáñez Cuesta您好", 0}, {"请联系【NAME_1】。", "请联系Begoña Ibáñez Cuesta。", 0}, {"请写信到EMAIL_1。", "请写信到begona.ibanez@correo.example。", 0}, {"NAME_1さん", "Begoña Ibáñez Cuestaさん", 0},
    {"[[EMAIL_2]]", "bob@mail.example", 0}, {"[[TYPED_1]]", "[[EMAIL_1]]", 0},
    /* nothing fits, or may not go back */
    {"[[EMAIL]]", "⟦EMAIL⟧", 1}, {"[[EMAIL_9]]", "⟦EMAIL_9⟧", 1}, {"[[EMIAL_1]]", "⟦EMIAL_1⟧", 1}, {"[[CARD_1]]", "⟦CARD_1⟧", 1}, {"[[ACCOUNT_1]]", "⟦ACCOUNT_1⟧", 1},
    {"[[IDENTITY_1]]", "⟦IDENTITY_1⟧", 1}, {"[[SECRET_1]]", "⟦SECRET_1⟧", 1}, {"[[TRACKING_1]]", "⟦TRACKING_1⟧", 1}, {"[[CORREO_1]]", "⟦CORREO_1⟧", 1}, {"【电话_1】", "⟦电话_1⟧", 1}, {"[CORREO_1]", "⟦CORREO_1⟧", 1},
    {"[[EMAIL_1", "⟦EMAIL_1⟧", 1}, {"[[NAME_1]] and [[NAME_7]]", "Begoña Ibáñez Cuesta and ⟦NAME_7⟧", 1},
    /* never in a link, nor as the beginning of an address */
    {"https://evil.example/?q=[[EMAIL_1]]", "https://evil.example/?q=⟦EMAIL_1⟧", 1}, {"https://[[NAME_1]].evil.example", "https://⟦NAME_1⟧.evil.example", 1}, {"[x](https://e.example/[[PHONE_1]])", "[x](https://e.example/⟦PHONE_1⟧)", 1},
    {"⟦EMAIL_1⟧", "begona.ibanez@correo.example", 0}, {"⟦⟦EMAIL_1⟧⟧", "begona.ibanez@correo.example", 0}, {"⟦EMAIL_7⟧", "⟦EMAIL_7⟧", 1},
    {"https://shop.example/?q=“[[EMAIL_1]]”", "https://shop.example/?q=“⟦EMAIL_1⟧”", 1}, {"https://shop.example/?q=\"[[EMAIL_1]]", "https://shop.example/?q=\"⟦EMAIL_1⟧", 1},
    {"https://evil。example/[[EMAIL_1]]", "https://evil。example/⟦EMAIL_1⟧", 1}, {"evil．example/?q=[[EMAIL_1]]", "evil．example/?q=⟦EMAIL_1⟧", 1}, {"谢谢。[[EMAIL_1]]", "谢谢。begona.ibanez@correo.example", 0},
    {"www.evil.example/[EMAIL_1]", "www.evil.example/⟦EMAIL_1⟧", 1}, {"evil.example/a?b=EMAIL_1", "evil.example/a?b=⟦EMAIL_1⟧", 1}, {"mailto:[[EMAIL_1]]", "mailto:⟦EMAIL_1⟧", 1}, {"[[EMAIL_1]].evil.example", "⟦EMAIL_1⟧.evil.example", 1},
    {"[[NAME_1]]@evil.example", "⟦NAME_1⟧@evil.example", 1}, {"x@[[POSTCODE_1]].example", "x@⟦POSTCODE_1⟧.example", 1}, {"![](//e.example/[[EMAIL_1]])", "![](//e.example/⟦EMAIL_1⟧)", 1},
    {"Write to [[EMAIL_1]].", "Write to begona.ibanez@correo.example.", 0}, {"https://shop.example [[EMAIL_1]]", "https://shop.example begona.ibanez@correo.example", 0}, {"见 https://shop.example。[[PHONE_1]]", "见 https://shop.example。+34 611 204 377", 0},
    /* no placeholder at all */
    {"[1] see below (email) and <b>", "[1] see below (email) and <b>", 0}, {"{name}, [name], [Link]", "{name}, [name], [Link]", 0}, {"MY_EMAIL_1 EMAIL_1a SKU_1", "MY_EMAIL_1 EMAIL_1a SKU_1", 0}, {"a [ b ] c [[ ]] d", "a [ b ] c [[ ]] d", 0}, {"NAME: x", "NAME: x", 0},
    {"篮球鞋【特价】到了", "篮球鞋【特价】到了", 0}, {"2 < 3 and 5 > 4 {x}", "2 < 3 and 5 > 4 {x}", 0},
};
// clang-format on

static void mask_restore__fits_what_a_model_made_of_placeholders(void **state)
{
    struct mask *mask = used_mask();
    struct buffer out;
    (void)state;
    buffer_init(&out, 1 << 16);
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        size_t holes = restore(mask, changes[i].text, &out);
        if (strcmp(buffer_text(&out), changes[i].restored) != 0 ||
            holes != changes[i].holes) {
            fail_msg("\"%s\" gave \"%s\", %zu holes", changes[i].text, buffer_text(&out),
                     holes);
        }
    }
    buffer_release(&out);
    mask_destroy(mask);
}

/* Every way to cut the text in two, and byte by byte, gives what the whole gives. */
static void mask_restorer__gives_the_same_however_it_is_cut(void **state)
{
    struct mask *mask = used_mask();
    struct buffer whole;
    struct buffer text;
    (void)state;
    buffer_init(&whole, 1 << 20);
    buffer_init(&text, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        buffer_format(&text, "%s · ", changes[i].text);
    }
    size_t holes = restore(mask, buffer_text(&text), &whole);
    for (size_t cut = 0; cut <= text.len; cut++) {
        struct mask_restorer *restorer = mask_restorer_create(mask);
        struct buffer out;
        buffer_init(&out, 1 << 20);
        mask_restorer_feed(restorer, text_from(text.bytes, cut), &out);
        mask_restorer_feed(restorer, text_from(text.bytes + cut, text.len - cut), &out);
        assert_int_equal(mask_restorer_end(restorer, &out), holes);
        assert_string_equal(buffer_text(&out), buffer_text(&whole));
        mask_restorer_destroy(restorer);
        buffer_release(&out);
    }
    for (size_t step = 1; step < 9; step++) {
        struct mask_restorer *restorer = mask_restorer_create(mask);
        struct buffer out;
        buffer_init(&out, 1 << 20);
        for (size_t at = 0; at < text.len; at += step) {
            size_t len = text.len - at < step ? text.len - at : step;
            mask_restorer_feed(restorer, text_from(text.bytes + at, len), &out);
        }
        assert_int_equal(mask_restorer_end(restorer, &out), holes);
        assert_string_equal(buffer_text(&out), buffer_text(&whole));
        mask_restorer_destroy(restorer);
        buffer_release(&out);
    }
    buffer_release(&whole);
    buffer_release(&text);
    mask_destroy(mask);
}

static void mask_restorer__lets_words_through_as_they_come(void **state)
{
    struct mask *mask = used_mask();
    struct mask_restorer *restorer = mask_restorer_create(mask);
    struct buffer out;
    (void)state;
    buffer_init(&out, 1 << 16);
    mask_restorer_feed(restorer, text_of("Hello (see"), &out);
    assert_string_equal(buffer_text(&out), "Hello (see");
    mask_restorer_feed(restorer, text_of(" this) [[NA"), &out);
    assert_string_equal(buffer_text(&out), "Hello (see this) ");
    mask_restorer_feed(restorer, text_of("ME_1]], "), &out);
    assert_string_equal(buffer_text(&out), "Hello (see this) Begoña Ibáñez Cuesta, ");
    mask_restorer_destroy(restorer);
    buffer_release(&out);
    mask_destroy(mask);
}

/* What was never sent is a guess of the model's. */
static void mask_restore__gives_nothing_that_was_not_hidden(void **state)
{
    struct mask *mask = buyer_mask(&buyers[0], false);
    struct buffer out;
    (void)state;
    buffer_init(&out, 1 << 16);
    assert_int_equal(restore(mask, "Call [[PHONE_1]]", &out), 1);
    assert_string_equal(buffer_text(&out), "Call ⟦PHONE_1⟧");
    buffer_release(&out);
    mask_destroy(mask);
}

/* The form with the label in the place of its "$". */
static void form_write(const char *form, const char *label, char *text, size_t size)
{
    const char *at = strchr(form, '$');
    snprintf(text, size, "%.*s%s%s", (int)(at - form), form, label, at + 1);
}

/* Every kind of change, made of every kind that goes back. */
static void altered_placeholders__are_restored(void **state)
{
    static const struct {
        const char *form; /* of label and number */
        bool is_lower;
    } forms[] = {
        {"[[$_1]]", false},   {"[[$_1]]", true},          {"[$_1]", false},
        {"[$_1]", true},      {"【$_1】", false},         {"【$_1】", true},
        {"[[$ 1]]", false},   {"[[$ 1]]", true},          {"[[$-1]]", false},
        {"[[ $_1 ]]", false}, {"[[$1]]", false},          {"［［$_1］］", false},
        {"{$_1}", false},     {"{{$_1}}", false},         {"<$_1>", false},
        {"$_1", false},       {"\\[\\[$_1\\]\\]", false}, {"\\[\\[$\\_1\\]\\]", false},
        {"[[$_１]]", false},  {"〔$_1〕", false},         {"[[$_1]", false},
        {"`[[$_1]]`", false},
    };
    static const struct {
        const char *label;
        const char *value;
    } values[] = {{"NAME", "Begoña Ibáñez Cuesta"},
                  {"EMAIL", "begona.ibanez@correo.example"},
                  {"PHONE", "+34 611 204 377"},
                  {"ADDRESS", "Calle de la Ballesta 27, 2.º A"},
                  {"POSTCODE", "40001"},
                  {"ORDER", "TR-884120"}};
    struct mask *mask = used_mask();
    struct buffer out;
    size_t right = 0;
    size_t wrong = 0;
    (void)state;
    buffer_init(&out, 1 << 16);
    for (size_t i = 0; i < COUNT_OF(forms) * COUNT_OF(values); i++) {
        char label[16];
        char text[128];
        const char *value = values[i % COUNT_OF(values)].value;
        snprintf(label, sizeof(label), "%s", values[i % COUNT_OF(values)].label);
        for (char *at = label; *at != '\0' && forms[i / COUNT_OF(values)].is_lower; at++) {
            *at = (char)(*at | 0x20);
        }
        form_write(forms[i / COUNT_OF(values)].form, label, text, sizeof(text));
        size_t holes = restore(mask, text, &out);
        right += holes == 0 && strstr(buffer_text(&out), value) != NULL;
        wrong += holes == 0 && strstr(buffer_text(&out), value) == NULL;
    }
    size_t all = COUNT_OF(forms) * COUNT_OF(values);
    printf("masking: altered placeholders: %zu of %zu restored, %zu wrongly ok\n", right,
           all, wrong);
    assert_true(right * 100 >= all * 95);
    assert_int_equal(wrong, 0);
    buffer_release(&out);
    mask_destroy(mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mask_restore__fits_what_a_model_made_of_placeholders),
        cmocka_unit_test(mask_restorer__gives_the_same_however_it_is_cut),
        cmocka_unit_test(mask_restorer__lets_words_through_as_they_come),
        cmocka_unit_test(mask_restore__gives_nothing_that_was_not_hidden),
        cmocka_unit_test(altered_placeholders__are_restored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
