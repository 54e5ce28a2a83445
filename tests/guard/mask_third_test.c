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

static const char *hides(const struct facts *facts, const char *text, struct buffer *out)
{
    struct mask *mask = mask_create(facts, false);
    buffer_clear(out);
    assert_true(mask_hide(mask, text_of(text), out));
    mask_destroy(mask);
    return buffer_text(out);
}

static void people_and_their_places__are_hidden_without_a_record(void **state)
{
    static const struct {
        const char *country;
        const char *text;
        const char *out;
    } bare[] = {
        {"GB", "Please deliver to John Smith instead",
         "Please deliver to [[NAME_1]] instead"},
        {"IE", "Send it to Siobhan Kelly, thanks", "Send it to [[NAME_1]], thanks"},
        {"DE", "Bitte liefern Sie es an Hans Meier.",
         "Bitte liefern Sie es an [[NAME_1]]."},
        {"ES", "Envíenlo a Pedro García.", "Envíenlo a [[NAME_1]]."},
        {"FR", "Livrez-le à Jean Dupont.", "Livrez-le à [[NAME_1]]."},
        {"IT", "Pacco per Giulia Bianchi", "Pacco per [[NAME_1]]"},
        {"PT", "Enviar para Rui Lopes, sim?", "Enviar para [[NAME_1]], sim?"},
        {"NL", "Stuur het naar Jan Bakker", "Stuur het naar [[NAME_1]]"},
        {"CN", "请寄给王小明", "请寄给[[NAME_1]]"},
        {"GB", "my name is john smith", "my name is [[NAME_1]]"},
        {"IE", "kind regards,\nsiobhan kelly", "kind regards,\n[[NAME_1]]"},
        {"IE", "It went to D02 AF30.", "It went to [[ADDRESS_1]]."},
        {"IE", "T12X70A is where I live", "[[ADDRESS_1]] is where I live"},
        {"GB", "Lost near SW1A 1AA, they say", "Lost near [[ADDRESS_1]], they say"},
        {"NL", "Ik zit op 1012 AB 14.", "Ik zit op [[ADDRESS_1]] 14."},
        {"GB", "john.smith [@] gmail.com", "[[EMAIL_1]]"},
        {"GB", "john.smith[@]gmail[.]com", "[[EMAIL_1]]"},
        {"GB", "john.smith*at*gmail.com", "[[EMAIL_1]]"},
        {"GB", "john.smith{@}mail{.}co{.}uk now", "[[EMAIL_1]] now"},
        {"GB", "Do you deliver to San Francisco or New York?", NULL},
        {"GB", "Can you send it to Victoria Station?", NULL},
        {"GB", "The codes are K12 DELL, T12X70A and M3 10MM.", NULL},
        {"DE", "Ich habe 1012 AB bestellt.", NULL},
        {"GB", "I paid 5 @ 3.50 each.", NULL},
        {"GB", "See you @ Main Street. Then we go.", NULL},
        {"GB", "my name is on it", NULL},
        {"GB", "https://shop.example/c?token=9f8a7b6c5d",
         "https://shop.example/c?token=[[SECRET_1]]"},
    };
    struct buffer out;
    (void)state;
    buffer_init(&out, 1000);
    for (size_t i = 0; i < COUNT_OF(bare); i++) {
        struct customer customer = {.id = "c", .country = bare[i].country};
        struct facts facts = {.customer = &customer};
        assert_string_equal(hides(&facts, bare[i].text, &out),
                            bare[i].out == NULL ? bare[i].text : bare[i].out);
    }
    buffer_release(&out);
}

/* A value that is only a placeholder is no secret, so that what models are told of
 * placeholders holds none back. */
static void placeholder__in_a_link_is_no_secret(void **state)
{
    struct facts facts = {0};
    struct mask *mask = mask_create(&facts, false);
    struct buffer out;
    enum mask_kind kind;
    (void)state;
    buffer_init(&out, 1000);
    assert_true(mask_hide(mask, text_of("https://shop.example/c?token=[[EMAIL_1]]"), &out));
    assert_null(strstr(buffer_text(&out), "SECRET"));
    assert_false(
        mask_leaks(mask, text_of("\"Words such as [[EMAIL_1]] stand for\""), &kind));
    buffer_release(&out);
    mask_destroy(mask);
}

static void signature__of_who_answers_for_the_shop_is_no_customers(void **state)
{
    struct message messages[] = {
        {.id = "m1", .from = FROM_AGENT, .author = "Marta Solé", .text = "x"}};
    struct ticket ticket = {.id = "t", .messages = messages, .message_count = 1};
    struct facts facts = {.ticket = &ticket, .agent_name = "Noor"};
    struct buffer out;
    (void)state;
    buffer_init(&out, 1000);
    assert_string_equal(hides(&facts, "Un saludo,\nMarta", &out), "Un saludo,\nMarta");
    assert_string_equal(hides(&facts, "Regards,\nNoor", &out), "Regards,\nNoor");
    assert_string_equal(hides(&facts, "Un saludo,\nMarta Pons", &out),
                        "Un saludo,\n[[NAME_1]]");
    assert_string_equal(hides(&facts, "my name is Marta", &out), "my name is [[NAME_1]]");
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_whom_no_record_knows__are_hidden_behind_a_word_for_them),
        cmocka_unit_test(people_and_their_places__are_hidden_without_a_record),
        cmocka_unit_test(placeholder__in_a_link_is_no_secret),
        cmocka_unit_test(signature__of_who_answers_for_the_shop_is_no_customers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
