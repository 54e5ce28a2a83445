/* vi's keys over a text, a table a kind: where the caret (|) stands, what is struck, what
 * comes of it. What vim knows better than a table is held against vim (vi_oracle_test.c).
 */
#include "vi_typist.h"

#include "chat/places.h"

#define ESC    "\033"
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

struct case_of {
    const char *before;
    const char *keys;
    const char *after;
};

static void stands(const struct typist *typist, struct buffer *out)
{
    struct text text = composer_text(&typist->composer);
    size_t caret = typist->composer.caret;

    buffer_init(out, SIZE_MAX);
    buffer_add(out, text.bytes, caret);
    buffer_add_char(out, '|');
    buffer_add(out, text.bytes + caret, text.len - caret);
}

static void assert_cases(const struct case_of *cases, size_t count)
{
    struct typist typist;

    typist_init(&typist);
    for (size_t i = 0; i < count; i++) {
        struct buffer after;
        typist_begin(&typist, cases[i].before);
        typist_does(&typist, cases[i].keys);
        stands(&typist, &after);
        if (!string_equals(buffer_text(&after), cases[i].after))
            fail_msg("%s on %s gives %s, not %s", cases[i].keys, cases[i].before,
                     buffer_text(&after), cases[i].after);
        buffer_release(&after);
    }
    typist_release(&typist);
}

static void motions__go_by_clusters_and_words_of_every_script(void **state)
{
    static const struct case_of cases[] = {
        {"|a" FAMILY "b", "l", "a|" FAMILY "b"},
        {"|a" FAMILY "b", "2l", "a" FAMILY "|b"},
        {"a" FAMILY "|b", "h", "a|" FAMILY "b"},
        {"|e\u0301te\u0301", "$", "e\u0301t|e\u0301"},
        {"|我的订单 ok", "w", "我|的订单 ok"},
        {"|我的订单 ok", "3w", "我的订|单 ok"},
        {"我的订|单 ok", "w", "我的订单 |ok"},
        {"我的订单 |ok", "2b", "我的|订单 ok"},
        {"|我的订单 ok", "W", "我的订单 |ok"},
        {"|ひらがな ok", "e", "ひらが|な ok"},
        {"|李雷。好", "w", "李|雷。好"},
        {"|李雷。好", "2w", "李雷|。好"},
        {"|李雷您好", "f好", "李雷您|好"},
        {"|李雷您好", "t好", "李雷|您好"},
        {"ab\n我们的\nabcd|e", "kk", "a|b\n我们的\nabcde"},
        {"abcd|e\n我们的", "j", "abcde\n我们|的"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void operators__take_whole_clusters_and_what_words_are(void **state)
{
    static const struct case_of cases[] = {
        {"a|" FAMILY "b", "x", "a|b"},
        {"|e\u0301t", "x", "|t"},
        {"|我的订单", "d2w", "|订单"},
        {"我|的订单", "diw", "我|订单"},
        {"您|好。", "r们", "您|们。"},
        {"|hola " FAMILY " ana", "d2w", "|ana"},
        {"uno |dos tres", "cwzwei" ESC, "uno zwe|i tres"},
        {"|\u00e9cole", "~", "\u00c9|cole"},
        {"|a" FAMILY, "xp", FAMILY "|a"},
        {"one two |three", "dd", "|"},
        {"one\nt|wo", "yyP", "one\n|two\ntwo"},
        {"one\nt|wo", "yyp", "one\ntwo\n|two"},
        {"|one\ntwo", "ddp", "two\n|one"},
        {"a|b c", "D", "|a"},
        {"a|b c", "Dp", "ab |c"},
        {"  a|b", "Sx" ESC, "|x"},
        {"|one\n  two", "J", "one| two"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void objects__know_sentences_of_every_language(void **state)
{
    static const struct case_of cases[] = {
        {"One. T|wo! Three", "dis", "One. | Three"},
        {"One. T|wo! Three", "das", "One. |Three"},
        {"One. Two. T|hree.", "das", "One. Two|."},
        {"您好。谢|谢您！再见", "dis", "您好。|再见"},
        {"您好。谢|谢您！再见", "(", "您好。|谢谢您！再见"},
        {"您|好。谢谢您！再见", ")", "您好。|谢谢您！再见"},
        {"¿Dó|nde? ¡Aquí!", ")", "¿Dónde? |¡Aquí!"},
        {"\u00abS|o?\u00bb Ja.", ")", "\u00abSo?\u00bb |Ja."},
        {"a\nb|\n\nc", "dap", "|c"},
        {"a\n\nb|b\nc", "dip", "a\n|"},
        {"one |two three", "daw", "one |three"},
        {"one |two", "daw", "on|e"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void objects__know_brackets(void **state)
{
    static const struct case_of cases[] = {
        {"due (in 14| days) now", "di(", "due (|) now"},
        {"due (in 14| days) now", "da)", "due | now"},
        {"due |(in 14 days) now", "dib", "due (|) now"},
        {"due (in 14 days|) now", "di)", "due (|) now"},
        {"due (in 14| days) now", "ci(soon" ESC, "due (soo|n) now"},
        {"a (b (c|) d) e", "di(", "a (b (|) d) e"},
        {"a (b (c|) d) e", "d2i(", "a (|) e"},
        {"a (b|) (c) e", "di(j.", "a (|) (c) e"},
        {"see [th|is] {or this}", "di[f{di{", "see [] {|}"},
        {"see {{order.nu|mber}} so", "da{", "see {|} so"},
        {"no |brackets", "di(", "no |brackets"},
        {"open (on|ly", "di(", "open (on|ly"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void case__is_changed_over_a_motion_an_object_and_lines(void **state)
{
    static const struct case_of cases[] = {
        {"|one two", "gUw", "|ONE two"},
        {"|one two three", "gU2w", "|ONE TWO three"},
        {"|one two three", "2gUw", "|ONE TWO three"},
        {"ONE T|WO", "guiw", "ONE |two"},
        {"|oNe", "g~w", "|OnE"},
        {"one| two\nthree", "gUU", "|ONE TWO\nthree"},
        {"on|e\ntwo\nthree", "2gUgU", "ON|E\nTWO\nthree"},
        {"ON|E", "guu", "|one"},
        {"été (zo|é)", "gUi(", "été (|ZOÉ)"},
        {"|one two three", "gUww.", "ONE |TWO three"},
        {"|one two", "gUwu", "|one two"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

/* What a real vim does, told by the oracle beside this file. */
static void ends__of_texts_and_lines_are_as_in_vim(void **state)
{
    static const struct case_of cases[] = {
        {"|one\ntwo\n", "vGJ", "one tw|o"},
        {"  so. Then |x", "((", "|  so. Then x"},
        {"end.| \n", "daw", "end|."},
        {"x |y\nit's two\n;\nb-c", "v2jd", "x |b-c"},
        {"|(so) \u00e9x\nword", "j$Vkrz", "|zzzzzzz\nzzzz"},
        {"|\n  \n\u00e9t\u00e9\nso! Then", ")", "\n  \n|\u00e9t\u00e9\nso! Then"},
        {"lo|nger\nx\nlonger", "jyjk", "|longer\nx\nlonger"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void dot__does_the_last_change_once_more(void **state)
{
    static const struct case_of cases[] = {
        {"|one two three", "dw.", "|three"},
        {"|one two three four", "dw2.", "|four"},
        {"|one two three", "cwx" ESC "w.", "x |x three"},
        {"|a", "A!" ESC "..", "a!!|!"},
        {"|a", "3ix" ESC, "xx|xa"},
        {"|a\nb", "oc" ESC "j.", "a\nc\nb\n|c"},
        {"|one two", "vlld.", "|o"},
        {"|abc", "rx.l.", "x|xc"},
        {"|one two", "yiwwvep.", "one on|e"}, /* nothing is selected any more */
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void undo__takes_back_a_whole_insert_and_redo_brings_it(void **state)
{
    static const struct case_of cases[] = {
        {"|one", "Anew words here" ESC "u", "on|e"},
        {"|one", "Anew words" ESC "u\x12", "onenew word|s"},
        {"|one two three", "dwdwu", "|two three"},
        {"|one two three", "dwdw2u", "|one two three"},
        {"|one two", "cwx" ESC "u", "|one two"},
        {"|one two", "dwuxg-", "|two"},
        {"|one two", "dwuxg-g-", "|one two"},
        {"|one two", "dwux3g-2g+", "|ne two"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void search__goes_to_words_and_round_the_text(void **state)
{
    static const struct case_of cases[] = {
        {"|one two one two", "/two\n", "one |two one two"},
        {"|one two one two", "/two\nn", "one two one |two"},
        {"|one two one two", "/two\nnn", "one |two one two"},
        {"|one two one two", "/two\nnN", "one |two one two"},
        {"one two one |two", "?one\n", "one two |one two"},
        {"|one two", "/none\n", "|one two"},
        {"|您好 您", "/您\n", "您好 |您"},
        {"|one two", "/tx\x7fw\n", "one |two"},
        {"|one two", "/two" ESC "x", "|ne two"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

/* A count that the text has not so many of. */
static void counts__that_are_too_large_do_as_in_vim(void **state)
{
    static const struct case_of cases[] = {
        {"uno\nd|os\n", "2Wi!\033", "uno\ndos\n|"}, /* 2W leads nowhere: no ! is typed */
        {"\nuno |dos", "9db", "|\nuno dos"},
        {"uno\nd|os", "Vkrx", "|xxx\nxxx"},
        {"|uno dos uno dos", "/uno\n8n", "uno dos |uno dos"},
        {"|uno dos uno dos", "/uno\n9n", "|uno dos uno dos"},
        {"|uno dos uno dos", "/dos\n9N", "uno dos uno |dos"},
        {"|uno\n dos\n)tres", "9J", "uno dos|)tres"},
        {"|\n dos\n \ntres", "9J", "dos| tres"},
        {"Uno. Dos.\n\nT|res.", "4(", "|Uno. Dos.\n\nTres."},
        {"|Uno. Dos.\n\nTres.", "3)", "Uno. Dos.\n\n|Tres."},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

static void escape__drops_what_was_struck_and_more_of_it_do_nothing(void **state)
{
    static const struct case_of cases[] = {
        {"|one two", "2d" ESC "x", "|ne two"},
        {"|one two", ESC ESC ESC "x", "|ne two"},
        {"|one two", "vl" ESC "x", "o|e two"},
        {"one two|", "ix" ESC ESC "x", "one tw|o"},
    };

    (void)state;
    assert_cases(cases, COUNT_OF(cases));
}

/* Any keys: the caret stands on a cluster of the text, and all is undone again. */
static void keys__of_any_kind_leave_the_caret_between_clusters(void **state)
{
    static const char *const keys[] = {
        "h", "l", "j",  "k",       "w",    "b", "e",  "0", "$", "G", "g", "d",
        "c", "y", "i",  "a",       "o",    "v", "V",  "x", "p", "P", "J", "~",
        "r", ".", "u",  "\x12",    "2",    "3", ESC,  ESC, "(", ")", "{", "}",
        "f", ";", "李", "e\u0301", FAMILY, " ", "\n", "s", "W", "/", "n", "\x7f",
    };
    struct typist typist;
    uint32_t seed = 7;

    (void)state;
    typist_init(&typist);
    for (int round = 0; round < 200; round++) {
        typist_begin(&typist, "Hola Ana,\n\nel |pedido 李雷 " FAMILY "\n  llega. Sí!\n");
        for (int i = 0; i < 60; i++) {
            seed = seed * 1664525u + 1013904223u;
            typist_does(&typist, keys[(seed >> 8) % COUNT_OF(keys)]);
            struct text text = composer_text(&typist.composer);
            size_t at = 0;
            while (at < typist.composer.caret)
                at += utf8_cluster_len(text, at);
            assert_int_equal(at, typist.composer.caret);
        }
        vi_escape(&typist.vi, &typist.composer);
        while (composer_undo(&typist.composer))
            continue;
        assert_string_equal(buffer_text(&typist.composer.text),
                            "Hola Ana,\n\nel pedido 李雷 " FAMILY "\n  llega. Sí!\n");
    }
    typist_release(&typist);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(motions__go_by_clusters_and_words_of_every_script),
        cmocka_unit_test(operators__take_whole_clusters_and_what_words_are),
        cmocka_unit_test(objects__know_sentences_of_every_language),
        cmocka_unit_test(objects__know_brackets),
        cmocka_unit_test(case__is_changed_over_a_motion_an_object_and_lines),
        cmocka_unit_test(ends__of_texts_and_lines_are_as_in_vim),
        cmocka_unit_test(dot__does_the_last_change_once_more),
        cmocka_unit_test(undo__takes_back_a_whole_insert_and_redo_brings_it),
        cmocka_unit_test(search__goes_to_words_and_round_the_text),
        cmocka_unit_test(counts__that_are_too_large_do_as_in_vim),
        cmocka_unit_test(escape__drops_what_was_struck_and_more_of_it_do_nothing),
        cmocka_unit_test(keys__of_any_kind_leave_the_caret_between_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
