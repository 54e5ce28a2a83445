/* Names as sentences bend them, surnames beside their honorifics, and words that look so.
 */
#include "guard/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct row {
    const char *country;
    const char *name;
    const char *text;
    bool stays; /* the name's letters are another word here */
};

static bool is_changed(const struct row *row)
{
    struct buffer out;
    struct customer customer = {.id = "c1", .name = row->name, .country = row->country};
    struct facts facts = {.customer = &customer};
    struct mask *mask = mask_create(&facts, false);
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide(mask, text_of(row->text), &out));
    assert_false(mask_leaks(mask, text_of(buffer_text(&out)), NULL));
    bool is_changed = strcmp(buffer_text(&out), row->text) != 0;
    if (is_changed == row->stays) {
        print_error("%s: \"%s\" gave \"%s\"\n", row->name, row->text, buffer_text(&out));
    }
    buffer_release(&out);
    mask_destroy(mask);
    return is_changed;
}

static void assert_rows(const struct row *rows, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += is_changed(&rows[i]) == rows[i].stays;
    }
    assert_int_equal(wrong, 0);
}

// clang-format off
static const struct row bent[] = {
    {"PL", "Anna Kowalska", "To paczka Anny.", false}, {"PL", "Anna Kowalska", "Dla Annie wysłano.", false},
    {"PL", "Anna Kowalska", "To od Kowalskiej.", false}, {"DE", "Anna Kowalska", "Dla pani Kowalskiej.", false},
    {"PL", "Tomasz Wiśniewski", "Nie ma Wiśniewskiego.", false}, {"PL", "Tomasz Wiśniewski", "Daj to Tomaszowi.", false},
    {"CZ", "Veronika Nováková", "Balík Veroniky.", false}, {"CZ", "Veronika Nováková", "Dej to Veronice.", false}, {"CZ", "Veronika Nováková", "S Novákovou.", false},
    {"RU", "Мария Кузнецова", "Посылка Марии.", false}, {"RU", "Мария Кузнецова", "Для Кузнецовой.", false}, {"RU", "Дмитрий Соловьёв", "Отдайте Дмитрию.", false},
    {"UA", "Оксана Шевченко", "Посилка Оксани.", false}, {"BG", "Иван Петков", "Говорих с Ивана.", false},
    {"FI", "Aino Korhonen", "Korhosen tilaus.", false}, {"FI", "Aino Korhonen", "Ainolle.", false},
    {"HU", "Katalin Szabó", "Katalinnak küldték.", false}, {"HU", "Katalin Szabó", "Szabónál van.", false},
    {"LT", "Rasa Petrauskienė", "Rasos siunta.", false}, {"LV", "Jānis Bērziņš", "Bērziņa sūtījums.", false},
    {"GR", "Γιώργος Παπαδόπουλος", "Του Γιώργου.", false}, {"GR", "Γιώργος Παπαδόπουλος", "Κύριε Παπαδόπουλε", false},
    {"EG", "فاطمة الزهراء", "الطرد لفاطمة", false},
    {"CN", "王建国", "王先生您好", false}, {"CN", "欧阳娜娜", "请转告欧阳小姐", false}, {"CN", "王建国", "我姓王", false}, {"JP", "渡辺健太郎", "渡辺さんの注文", false},
    {"JP", "渡辺健太郎", "健太郎です", false}, {"KR", "박서연", "박님 계세요", false},
    {"ES", "Rocío Villafranca", "Hola, soy Rocío, gracias", false}, {"ES", "Rocío Villafranca", "Un saludo, Rocío V.", false},
    {"ES", "Ana Villoldo ana@correo.example", "Pregunta Villoldo por esto.", false},
    /* others' words */
    {"DE", "Anna Berger", "Die anni 80 und anno 1990", true}, {"IT", "Anna Bianchi", "Da due anni, anno 2020", true},
    {"PL", "Anna Kowalska", "nie ma anny", true}, {"CN", "王建国", "王者荣耀和王牌", true}, {"CN", "王建国", "先生您好", true},
    {"FR", "Marta Duval", "Marty McFly", true}, {"ES", "Rocío Villafranca", "El rocío moja la tienda", true},
};
// clang-format on

static void names__are_hidden_as_sentences_bend_them(void **state)
{
    (void)state;
    assert_rows(bent, COUNT_OF(bent));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names__are_hidden_as_sentences_bend_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
