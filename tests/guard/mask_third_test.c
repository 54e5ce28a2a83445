/* People whom no record knows, behind words that only people stand behind; and what else
 * stands there. */
#include "guard/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

// clang-format off
static const struct {
    const char *text;
    const char *hidden; /* NULL: as it is */
} rows[] = {
    {"My husband Tobias Ferncliff signed for it.", "My husband [[NAME_4]] signed for it."},
    {"It was left with our neighbour Mrs Pennywhistle.", "It was left with our neighbour Mrs [[NAME_4]]."},
    {"Mein Mann Ruprecht hat es angenommen.", "Mein Mann [[NAME_4]] hat es angenommen."},
    {"Es liegt bei Nachbarn Hinterseer.", "Es liegt bei Nachbarn [[NAME_4]]."},
    {"Meine Tochter Wiebke Stahlhut holt es ab.", "Meine Tochter [[NAME_4]] holt es ab."},
    {"Lo dejaron con la vecina Hortensia.", "Lo dejaron con la vecina [[NAME_4]]."},
    {"Remis à M. Dutronc.", "Remis à M. [[NAME_4]]."},
    {"Mia sorella Fiammetta Orsi lo ritira.", "Mia sorella [[NAME_4]] lo ritira."},
    {"Em nome de Gualter Pinhão", "Em nome de [[NAME_4]]"},
    {"Mijn man Diederik heeft getekend.", "Mijn man [[NAME_4]] heeft getekend."},
    {"我妈妈王秀英签收的。", "我妈妈[[NAME_4]]签收的。"},
    {"张先生昨天打来电话。", "[[NAME_4]]先生昨天打来电话。"},
    {"隣の山本さんに預けました。", "隣の[[NAME_4]]さんに預けました。"},
    {"Мой муж Аркадий получил.", "Мой муж [[NAME_4]] получил."},
    {"My husband likes the blue one.", NULL},
    {"My son Size 10", NULL},
    {"Mein Mann Schuhe bestellt, Größe 42", NULL},
    {"Für meine Frau Handschuhe, bitte.", NULL},
    {"Es fehlen 5 m. Die Jacke passt.", NULL},
    {"Es ist Modell 78M. Oder nicht?", NULL},
    {"我妈妈很高兴。", NULL},
    {"我老公说很好。", NULL},
    {"夫の誕生日プレゼント", NULL},
    {"業者さんに渡しました", NULL},
    {"bei Nachbarn abgegeben", NULL},
};
// clang-format on

static void people_whom_no_record_knows__are_hidden_behind_a_word_for_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct customer customer = {.id = "c1", .name = "Quirin Ostermayr"};
        struct facts facts = {.customer = &customer};
        struct mask *mask = mask_create(&facts, false);
        struct buffer out;
        buffer_init(&out, 1 << 16);
        assert_true(mask_hide(mask, text_of(rows[i].text), &out));
        assert_string_equal(buffer_text(&out),
                            rows[i].hidden == NULL ? rows[i].text : rows[i].hidden);
        buffer_release(&out);
        mask_destroy(mask);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_whom_no_record_knows__are_hidden_behind_a_word_for_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
