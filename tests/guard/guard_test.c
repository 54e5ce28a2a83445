#include "guard/shop.h"

#include "base/buffer.h"

static void scene_2__a_late_parcel_has_four_proved_facts_with_their_fields(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Hola Ana, tu pedido K481205 salió el 19 de noviembre y llega el 25.");
    assert_int_equal(opinion_count(&shop->opinion, VERDICT_PROVED), 4);
    const struct claim *order = shop_claim(shop, CLAIM_ORDER, "K481205");
    assert_string_equal(order->source.kind, "order");
    assert_string_equal(order->source.id, "K481205");
    assert_string_equal(order->source.field, "id");
    const struct claim *eta = shop_claim(shop, CLAIM_DATE, "25");
    assert_string_equal(eta->source.field, "shipments[0].eta");
    assert_string_equal(eta->source.value, "2026-11-25");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void scene_3__a_wrong_promise_shows_the_line_and_the_right_value(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You have 60 days to return it.");
    assert_int_equal(shop->opinion.claim_count, 1);
    const struct claim *claim = &shop->opinion.claims[0];
    assert_int_equal(claim->start, 9);
    assert_int_equal(claim->end, 16);
    assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
    assert_int_equal(claim->severity, SEVERITY_BLOCK);
    assert_string_equal(claim->source.kind, "article");
    assert_string_equal(claim->source.id, "returns");
    assert_string_equal(claim->source.quote,
                        "You can return an item within 30 days of delivery.");
    assert_string_equal(claim->right_value, "30 days");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void attestation__turns_what_nothing_proves_into_the_agents_word(void **state)
{
    static const struct attestation words[] = {
        {.text = "60 days",
         .sentence = "You have 60 days to return it",
         .kind = CLAIM_DURATION,
         .by = "marta",
         .reason = "goodwill"},
        {.text = "refunded",
         .sentence = "We have refunded the difference.",
         .kind = CLAIM_DONE,
         .by = "marta",
         .reason = "done in the shop"},
    };
    struct shop *shop = *state;
    shop->facts.attestations = words;
    shop->facts.attestation_count = COUNT_OF(words);
    shop_reads(shop, "You have 60 days to return it. We have refunded the difference.");
    assert_int_equal(opinion_count(&shop->opinion, VERDICT_ATTESTED), 2);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);

    shop_reads(shop,
               "You have 61 days to return it."); /* another word than the one given */
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void attestation__holds_for_its_own_sentence_on_the_ticket_that_has_it(void **state)
{
    static const struct attestation words[] = {
        {.text = "60 days",
         .sentence = "You have 60 days to return it.",
         .kind = CLAIM_DURATION,
         .reason = "goodwill"},
    };
    struct shop *shop = *state;
    struct ticket ticket = *shop->facts.ticket;
    ticket.attestations = words;
    ticket.attestation_count = COUNT_OF(words);
    shop->facts.ticket = &ticket;
    shop_reads(shop, "Hello. You have 60 days to return it");
    assert_int_equal(opinion_count(&shop->opinion, VERDICT_ATTESTED), 1);

    shop_reads(shop, "You can return it within 60 days.");
    assert_int_equal(opinion_count(&shop->opinion, VERDICT_ATTESTED), 0);
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void link__that_is_attested_is_so_as_a_claim_and_as_a_flag(void **state)
{
    static const char text[] = "See https://evil.example/x for more.";
    static const struct attestation words[] = {
        {.text = "https://evil.example/x",
         .sentence = text,
         .kind = CLAIM_KIND_COUNT,
         .reason = "done in the shop"},
    };
    struct shop *shop = *state;
    shop_reads(shop, text);
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop->facts.attestations = words;
    shop->facts.attestation_count = COUNT_OF(words);
    shop_reads(shop, text);
    assert_int_equal(opinion_count(&shop->opinion, VERDICT_ATTESTED), 1);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    assert_true(shop->opinion.flags[0].is_attested);
}

static void claims__are_sorted_and_lie_within_the_text(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop,
               "K481205 (89.40 EUR) left on 19 November; see https://lindenlarch.example, "
               "the Cedar planter costs 24.50 EUR and FALL12 gives 12 %.");
    size_t len = strlen(shop->text);
    assert_true(shop->opinion.claim_count >= 7);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        assert_true(claim->start < claim->end && claim->end <= len);
        assert_true(i == 0 || shop->opinion.claims[i - 1].start <= claim->start);
    }
}

static void not_checked__counts_statements_of_policy_without_a_claim(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Delivery 2 by hand, within 7 of them.");
    assert_int_equal(shop->opinion.not_checked, 1);
    assert_int_equal(shop->opinion.unchecked_count, 1);
    assert_int_equal(opinion_step(&shop->opinion, opinion_steps(&shop->opinion) - 1).kind,
                     STEP_UNCHECKED);
    shop_reads(shop, "Swimwear can only be returned with the seal.");
    assert_int_equal(shop->opinion.not_checked, 0); /* looked up, and marked */
    shop_reads(shop, "You can return an item within 30 days of delivery. Have a nice day!");
    assert_int_equal(shop->opinion.not_checked, 0);
    shop_reads(shop, "An order that has been shipped can no longer be cancelled.");
    assert_int_equal(shop->opinion.not_checked, 0); /* the article says so */
    shop_reads(shop, "Would you like to return it?");
    assert_int_equal(shop->opinion.not_checked, 0);
    shop_reads(shop, "The Pruning shears hang nicely above seedlings."); /* of a product */
    assert_int_equal(shop->opinion.not_checked, 1);
    shop_reads(shop, "The Pruning shears come from the smiths of Fernbrook.");
    assert_int_equal(shop->opinion.not_checked, 0); /* who makes it is known */
    struct product branded = {
        .id = "P-TRAIL", .title = "Northline Trail 2", .brand = "Northline"};
    shop->facts.products = &branded;
    shop->facts.product_count = 1;
    shop_reads(shop, "The Northline Trail 2 cures back pain and glows in the dark.");
    assert_int_equal(shop->opinion.not_checked, 1); /* the title alone tells no maker */
    shop_reads(shop, "The Northline Trail 2 comes from the smiths of Northline.");
    assert_int_equal(shop->opinion.not_checked, 0);
}

static void signature__claims_nothing_but_money(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Kind regards,\nMarta Solé\n28012 Madrid, open 30 days a month\n");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    shop_reads(shop, "Kind regards,\nMarta Solé\nYou get 500 EUR\n");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void quotation_of_the_customer__ends_where_the_shop_speaks(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "You write that you paid 120 EUR, but the total was 99.40 EUR.");
    assert_null(shop_claim(shop, CLAIM_AMOUNT, "120 EUR"));
    assert_int_equal(shop_claim(shop, CLAIM_AMOUNT, "99.40 EUR")->verdict,
                     VERDICT_CONTRADICTED);
}

static void guard_read__takes_no_facts_and_no_text(void **state)
{
    struct shop *shop = *state;
    struct facts none = {.read_at = MOMENT_NONE, .now = MOMENT_NONE};
    struct opinion opinion;
    guard_read(&none, text_of(""), false, &shop->arena, &opinion);
    assert_int_equal(opinion.claim_count, 0);
    assert_int_equal(opinion.worst, SEVERITY_MARK);
    guard_read(&none, text_from(NULL, 0), false, &shop->arena, &opinion);
    guard_read(&none,
               text_of("Your order K1 was shipped on 19 November, 20 EUR, 30 days, 10 %, "
                       "code SAVE50, https://x.example, we have refunded you."),
               false, &shop->arena, &opinion);
    assert_int_equal(opinion.worst, SEVERITY_BLOCK);
    guard_read(&none, text_from("\xff\xfe 30 \xe9 days \xf0\x9f", 15), false, &shop->arena,
               &opinion);
}

static void guard_read__of_a_long_text_uses_memory_in_proportion(void **state)
{
    static const char *const units[] = {
        "12,34 EUR ",   "if we promise 30 days ",    "K481206 code SAVE50 ",
        "退款已经处理", "Trail 2 costs 79.90 EUR, ", "\"best\n"};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        struct shop *shop = *state;
        struct buffer text;
        struct arena arena;
        arena_init(&arena);
        buffer_init(&text, 64 * 1024);
        while (buffer_add_text(&text, units[i])) {
        }
        guard_read(&shop->facts, text_of(buffer_text(&text)), false, &arena,
                   &shop->opinion);
        assert_true(arena.used < 400 * text.len);
        buffer_release(&text);
        arena_release(&arena);
    }
}

static void guard_read__says_the_same_twice(void **state)
{
    struct shop *shop = *state;
    const char *text = "Tu pedido K481205 sale mañana, 30 días, 5 €, código SAVE50.";
    shop_reads(shop, text);
    struct opinion first = shop->opinion;
    shop_reads(shop, text);
    assert_int_equal(first.claim_count, shop->opinion.claim_count);
    for (size_t i = 0; i < first.claim_count; i++) {
        assert_int_equal(first.claims[i].start, shop->opinion.claims[i].start);
        assert_int_equal(first.claims[i].verdict, shop->opinion.claims[i].verdict);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            scene_2__a_late_parcel_has_four_proved_facts_with_their_fields, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            scene_3__a_wrong_promise_shows_the_line_and_the_right_value, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            attestation__turns_what_nothing_proves_into_the_agents_word, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            attestation__holds_for_its_own_sentence_on_the_ticket_that_has_it, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            link__that_is_attested_is_so_as_a_claim_and_as_a_flag, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(claims__are_sorted_and_lie_within_the_text,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            not_checked__counts_statements_of_policy_without_a_claim, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(signature__claims_nothing_but_money, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            quotation_of_the_customer__ends_where_the_shop_speaks, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(guard_read__takes_no_facts_and_no_text, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            guard_read__of_a_long_text_uses_memory_in_proportion, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(guard_read__says_the_same_twice, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
