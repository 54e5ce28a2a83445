#include "../../src/assist/sentences.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The sentences of text with a bar between two, in the arena. */
static const char *parted(const char *text, struct arena *arena)
{
    struct sentence *sentences;
    size_t count;
    const char *out = "";

    sentences_cut(text_of(text), arena, &sentences, &count);
    for (size_t i = 0; i < count; i++) {
        out = arena_format(arena, "%s%s%.*s", out, i ? "|" : "",
                           (int)(sentences[i].end - sentences[i].start),
                           text + sentences[i].start);
    }
    return out;
}

static void sentences_split__ends_where_a_sentence_ends(void **state)
{
    static const char *const cases[][2] = {
        {"One. Two! Three? Four", "One.|Two!|Three?|Four"},
        {"one line\nand another\n\nthird", "one line|and another|third"},
        {"It costs 14.90 EUR. See https://shop.example/a.b?c=d. Bye.",
         "It costs 14.90 EUR.|See https://shop.example/a.b?c=d.|Bye."},
        {"Use e.g. Trail 2, i.e. shoes. Dr. Who agrees.",
         "Use e.g. Trail 2, i.e. shoes.|Dr. Who agrees."},
        {"Am 19. November kommt es. Am 20. ist frei.",
         "Am 19. November kommt es.|Am 20. ist frei."},
        {"z. B. Socken. Botas, p. ej. Altas. No. 5 is in.",
         "z. B. Socken.|Botas, p. ej. Altas.|No. 5 is in."},
        {"Take size M. It fits.", "Take size M.|It fits."},
        {"\"Really?\" (Yes.) \u201CNo!\u201D Ok", "\"Really?\"|(Yes.)|\u201CNo!\u201D|Ok"},
        {"您的订单已发货。请稍等！好吗？谢谢", "您的订单已发货。|请稍等！|好吗？|谢谢"},
        {"Due {{order.eta}}. Id {{order.id}}.", "Due {{order.eta}}.|Id {{order.id}}."},
        {"Wait... and see. Well?! Yes", "Wait... and see.|Well?!|Yes"},
        {"", ""},
        {" \n ", ""},
        {"Hi Ana, your parcel left. Ok.", "Hi Ana,|your parcel left.|Ok."},
        {"Hola, {{customer.first_name}}: tu pedido salió.",
         "Hola, {{customer.first_name}}:|tu pedido salió."},
        {"您好，李雷！您的订单", "您好，李雷！|您的订单"},
        {"History, as it is, was made.", "History, as it is, was made."},
    };
    struct arena *arena = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(parted(cases[i][0], arena), cases[i][1]);
}

static void sentences_split__tells_greeting_opener_answer_and_close(void **state)
{
    static const char *const texts[] = {
        "Hi Ana,\n\nThank you for writing. It left.\n\nKind regards\nMarta",
        "Hola, Ana:\n\nGracias por escribirnos. Ya salió.\n\nUn saludo,\nMarta",
        "Guten Tag J. Becker,\n\ndanke für Ihre Nachricht. Gut.\n\nViele Grüße\nLeo",
        "李雷，您好！\n\n感谢您的来信。已经发货。\n\n此致\n敬礼",
        "佐藤 様\n\nお問い合わせありがとうございます。発送しました。\n\n敬具\n店長",
    };
    static const enum sentence_role roles[] = {SENTENCE_GREETING, SENTENCE_OPENER,
                                               SENTENCE_ANSWER, SENTENCE_CLOSE,
                                               SENTENCE_CLOSE};

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct sentence *sentences;
        size_t count;
        sentences_cut(text_of(texts[i]), *state, &sentences, &count);
        assert_int_equal(count, COUNT_OF(roles));
        for (size_t k = 0; k < count; k++)
            assert_int_equal(sentences[k].role, roles[k]);
    }
}

static void assert_joined(struct arena *arena, const char *text, const char *kept,
                          const char *want)
{
    struct sentence *sentences;
    size_t count;
    struct buffer out;

    sentences_cut(text_of(text), arena, &sentences, &count);
    assert_int_equal(count, strlen(kept));
    bool *is_kept = arena_get(arena, count);
    for (size_t i = 0; i < count; i++)
        is_kept[i] = kept[i] == '+';
    sentences_drop_leads(text_of(text), sentences, count, is_kept);
    buffer_init(&out, 4096);
    sentences_join(text_of(text), sentences, count, is_kept, NULL, &out);
    assert_string_equal(buffer_text(&out), want);
    buffer_release(&out);
}

static void sentences_join__keeps_the_widest_gap(void **state)
{
    assert_joined(*state, "One. Two.\n\nThree. Four.", "++++", "One. Two.\n\nThree. Four.");
    assert_joined(*state, "One. Two.\n\nThree. Four.", "+-++", "One.\n\nThree. Four.");
    assert_joined(*state, "One. Two.\n\nThree. Four.", "+--+", "One.\n\nFour.");
    assert_joined(*state, "One. Two.\n\nThree. Four.", "--++", "Three. Four.");
    assert_joined(*state, "One. Two.\n\nThree. Four.", "+---", "One.");
    assert_joined(*state, "一。二。三。", "+-+", "一。三。");
}

static void sentences_drop_leads__lets_go_of_what_leads_to_nothing(void **state)
{
    assert_joined(*state, "Ok. Sizes:\n41, 42\n\nBye.", "++-+", "Ok.\n\nBye.");
    assert_joined(*state, "See:\n- a\n- b", "+-+", "See:\n- b");
    assert_joined(*state, "See:\n- a\n- b", "+--", "");
    assert_joined(*state, "Hola:\n\nUno. Dos.", "+-+", "Hola:\n\nDos.");
}

static int arena_setup(void **state)
{
    *state = memory_get(sizeof(struct arena));
    arena_init(*state);
    return 0;
}

static int arena_teardown(void **state)
{
    arena_release(*state);
    memory_free(*state);
    return 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)
    const struct CMUnitTest tests[] = {
        TEST(sentences_split__ends_where_a_sentence_ends),
        TEST(sentences_split__tells_greeting_opener_answer_and_close),
        TEST(sentences_join__keeps_the_widest_gap),
        TEST(sentences_drop_leads__lets_go_of_what_leads_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
