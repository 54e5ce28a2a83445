#include "guard/flag_cases.h"

static void completion__that_nobody_made_blocks_and_what_only_looks_so_passes(void **state)
{
    static const struct macro macros[] = {{.id = "late-where", .text = "It is on its way."},
                                          {.id = "es-late", .text = "Va en camino."},
                                          {.id = "Q", .text = "Thank you."}};
    static const struct flag_case cases[] = {
        {"Hola ::es-late", true},
        {"Hola ::es-la, un saludo", true},
        {"Hola ::Late-Where.", true},
        {"Hola (::es-late)", true},
        {"Hola ::q", true},
        {"您好：：late-where", true},
        {"::es-late好的", true},
        {"Hola ??envio", true},
        {"??return costs", true},
        {"您好 ？？退货运费", true},
        {"Hallo,::es-late", true},
        {"Hallo/::es-late", true},
        {"\"::es-late\"", true},
        {"«::es-late»", true},
        {"-::es-late", true},
        {"您好，::es-late", true},
        {"您好，??退货", true},
        {"您好！？？退货", true},
        {"您好：？？退货运费", true},
        {"Hola ::es-ltae", false},
        {"the main()::es-late", false},
        {"Hola :::es-late", false},
        {"www.lindenlarch.example/::es-late", false},
        {"lindenlarch.example/a,::es-late", false},
        {"Was heißt das??Bitte melden.", false},
        {"(die blaue)??Bitte melden.", false},
        {"\"Blau\"??Bitte melden.", false},
        {"Blau, Grau usw.??Bitte melden.", false},
        {"What!??No.", false},
        {"您要退货还是换货？？请告诉我们。", false},
        {"真的吗！？？我们马上查。", false},
        {"真的？？？我们马上查。", false},
        {"Hola ::es-gone", false},
        {"Hola ::es-later", false},
        {"Hola ::e", false},
        {"Hola ::", false},
        {"C++::es-late, std::es-late", false},
        {"https://lindenlarch.example/?a=::es-late", false},
        {"a ::) b", false},
        {"Really??", false},
        {"Really ?? I did not know.", false},
        {"Really??No.", false},
        {"???no", false},
        {"Sie schrieben: \"??Rechnung\".", false},
        {"收到了吗？？退货可以。", false},
        {"Hola ?? ??lia, gracias.", false},
        {"Hallo ?? ?? ??lia", false},
        {"Bom dia, ??ngela!", false},
        {"Really?? ??return costs", true},
        {"Hola ??ngelo", true},
    };
    struct shop *shop = *state;
    shop->customer.name = "Ana ??ngela";
    shop->facts.policy = policy_of_shop(shop_articles, COUNT_OF(shop_articles), macros,
                                        COUNT_OF(macros), &shop->arena);
    check_flags(shop, FLAG_PERSONAL_DATA, SEVERITY_BLOCK, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            completion__that_nobody_made_blocks_and_what_only_looks_so_passes, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
