/* What people tell of themselves in words of their own, none of which may leave. */
#include "guard/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

// clang-format off
/* What is told, and the part of it that nobody else may read. */
static const struct {
    const char *text;
    const char *secret;
} told[] = {
    {"call my wife on 087 123 4567", "4567"}, {"ring 087 123 4567 please", "4567"},
    {"Siobhan Kelly, 087 123 4567", "4567"}, {"087 123 4567", "4567"},
    {"call 01 234 5678", "5678"}, {"reach my mother under 07700 900123", "900123"},
    {"(415) 555-2671", "2671"},
    {"llame al 612 345 678", "345 678"}, {"appelez le 06 12 34 56 78", "56 78"},
    {"here you are: 1234567T", "1234567T"}, {"here you are: 8001015009087", "800101500"},
    {"here you are: 9001011234568", "900101123"}, {"here: 900101-1234568", "900101"},
    {"pwd: Trout#77", "Trout"}, {"the password I use is Trout#77", "Trout"},
    {"user liamb password Trout#77", "Trout"}, {"passcode Trout77", "Trout"},
    {"mot de passe Trout#77", "Trout"}, {"mein Passwort Trout#77", "Trout"},
    {"mi contraseña Trout#77", "Trout"}, {"wachtwoord Trout#77", "Trout"},
    {"my password is \"correct horse battery staple\"", "battery"},
    {"the code on the back: 737", "737"}, {"security code 737", "737"},
    {"Prüfziffer 737", "737"}, {"cryptogramme 737", "737"},
    {"order 4111111111111111", "4111"}, {"order 5 4111111111111111", "4111111"},
    {"4111|1111|1111|1111", "1111"}, {"4111, 1111, 1111, 1111", "1111"},
    {"my birthday is 14/03/1985", "1985"}, {"geboren 14.03.1985", "1985"},
    {"mi cumpleaños es el 14/03/1985", "1985"}, {"il mio compleanno è il 14/03/1985", "1985"},
    {"acct 12345678", "12345678"}, {"routing 021000021 account 1234567890", "34567890"},
    {"Kind regards, John Smith", "Smith"}, {"Regards,\nSiobhan Kelly", "Kelly"},
    {"Mit freundlichen Grüßen, Jan Vogelsang", "Vogelsang"},
    {"Eircode: D02 AF30", "AF30"}, {"my eircode is T12 X70A", "X70A"},
    {"Cordialement,\nMarie Delacroix", "Delacroix"}, {"Saludos, Elena Robledo", "Robledo"},
};
static const char *const innocent[] = {
    "Regards from Dublin, the parcel is here.", "Kind regards", "Thanks, Team",
    "Deliver to Ireland?", "the account is closed", "order 4938201775", "code SAVE2026",
    "my password does not work", "I forgot my password, please reset it.",
    "The code on the box is A12.", "Size D02, colour X70",
};
// clang-format on

static void hide(const char *text, struct buffer *out)
{
    struct customer customer = {.id = "c1", .name = "Liam Byrne"};
    struct facts facts = {.customer = &customer};
    struct mask *mask = mask_create(&facts, false);
    assert_true(mask_hide(mask, text_of(text), out));
    mask_destroy(mask);
}

static void what_people_tell__does_not_leave(void **state)
{
    (void)state;
    size_t left = 0;
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        struct buffer out;
        buffer_init(&out, 1 << 16);
        hide(told[i].text, &out);
        if (strstr(buffer_text(&out), told[i].secret) != NULL) {
            print_message("left: %s\n", buffer_text(&out));
            left++;
        }
        buffer_release(&out);
    }
    assert_int_equal(left, 0);
}

static void what_tells_of_nobody__stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(innocent); i++) {
        struct buffer out;
        buffer_init(&out, 1 << 16);
        hide(innocent[i], &out);
        assert_string_equal(buffer_text(&out), innocent[i]);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_tell__does_not_leave),
        cmocka_unit_test(what_tells_of_nobody__stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
