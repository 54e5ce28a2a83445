#include "answers_fixture.h"

static void suggest__answers_in_the_shape_of_the_contract(void **state)
{
    const struct source sources[] = {
        {.kind = "order",
         .id = "W2378156",
         .field = "shipments[0].eta",
         .value = "2026-11-25"},
        {.kind = "article", .id = "returns", .quote = "30 days"},
        {.kind = "macro", .id = "late-parcel"},
    };
    struct claim claims[] = {
        {.start = 7,
         .end = 15,
         .kind = CLAIM_ORDER,
         .verdict = VERDICT_PROVED,
         .has_source = true,
         .as_of = MOMENT_NONE,
         .source = {.kind = "order", .id = "W2378156", .field = "id", .value = "W2378156"}},
        {.start = 19,
         .end = 29,
         .kind = CLAIM_DATE,
         .verdict = VERDICT_CONTRADICTED,
         .severity = SEVERITY_BLOCK,
         .has_source = true,
         .as_of = NOON,
         .right_value = "25 de noviembre",
         .source = {.kind = "order",
                    .id = "W2378156",
                    .field = "shipments[0].eta",
                    .value = "2026-11-25"}},
        {.start = 30,
         .end = 99,
         .kind = CLAIM_DONE,
         .verdict = VERDICT_UNSOURCED,
         .as_of = MOMENT_NONE},
    };
    struct flag flags[] = {{.end = 4,
                            .kind = FLAG_LANGUAGE,
                            .severity = SEVERITY_WARN,
                            .reason = "French to a Spanish \"customer\""}};
    struct draft drafts[] = {
        {.text = "Pedido W2378156 el 2026-11-24.",
         .lang = "es",
         .intent = "late-parcel",
         .sources = sources,
         .source_count = COUNT_OF(sources),
         .opinion = {.claims = claims,
                     .claim_count = COUNT_OF(claims),
                     .flags = flags,
                     .flag_count = COUNT_OF(flags),
                     .not_checked = 1}},
        {.text = "", .is_holding = true, .is_truncated = true, .finish = "length"},
    };
    const struct suggestion suggestion = {.ticket = "1042",
                                          .engine = "local",
                                          .thread_version = 3,
                                          .drafts = drafts,
                                          .draft_count = COUNT_OF(drafts),
                                          .ms = 3};
    (void)state;
    answer_suggestion(&suggestion, &out);
    assert_answer(
        "{\"ticket\":\"1042\",\"engine\":\"local\",\"model\":null,\"thread_version\":3,"
        "\"drafts\":["
        "{\"n\":1,\"lang\":\"es\",\"text\":\"Pedido W2378156 el 2026-11-24.\",\"sources\":["
        "{\"kind\":\"order\",\"id\":\"W2378156\",\"field\":\"shipments[0].eta\",\"value\":"
        "\"2026-11-25\"},"
        "{\"kind\":\"article\",\"id\":\"returns\",\"quote\":\"30 days\"},"
        "{\"kind\":\"macro\",\"id\":\"late-parcel\"}],\"claims\":["
        "{\"start\":7,\"end\":15,\"text\":\"W2378156\",\"kind\":\"order\",\"verdict\":"
        "\"proved\","
        "\"source\":{\"kind\":\"order\",\"id\":\"W2378156\",\"field\":\"id\",\"value\":"
        "\"W2378156\"},"
        "\"severity\":\"mark\"},"
        "{\"start\":19,\"end\":29,\"text\":\"2026-11-24\",\"kind\":\"date\",\"verdict\":"
        "\"contradicted\","
        "\"source\":{\"kind\":\"order\",\"id\":\"W2378156\",\"field\":\"shipments[0].eta\","
        "\"value\":\"2026-11-25\"},\"severity\":\"block\",\"right_value\":\"25 de "
        "noviembre\","
        "\"as_of\":\"2026-11-23T12:00:00Z\"},"
        "{\"start\":30,\"end\":99,\"text\":\"\",\"kind\":\"done\",\"verdict\":"
        "\"unsourced\","
        "\"severity\":\"mark\"}],\"flags\":["
        "{\"start\":0,\"end\":4,\"kind\":\"language\",\"severity\":\"warn\","
        "\"reason\":\"French to a Spanish \\\"customer\\\"\"}],\"not_checked\":1,"
        "\"intent\":\"late-parcel\"},"
        "{\"n\":2,\"lang\":null,\"text\":\"\",\"sources\":[],\"claims\":[],\"flags\":[],"
        "\"not_checked\":0,\"holding\":true,\"truncated\":true,\"finish\":\"length\"}],"
        "\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"ms\":3}}");
}

static void suggest__says_why_the_local_engine_answered(void **state)
{
    const struct suggestion suggestion = {.ticket = "1",
                                          .engine = "local",
                                          .fallback = "429: slow down",
                                          .prompt_tokens = 7,
                                          .completion_tokens = 8};
    (void)state;
    answer_suggestion(&suggestion, &out);
    assert_answer("{\"ticket\":\"1\",\"engine\":\"local\",\"fallback\":\"429: slow "
                  "down\",\"model\":null,"
                  "\"thread_version\":0,\"drafts\":[],\"usage\":{\"prompt_tokens\":7,"
                  "\"completion_tokens\":8,\"ms\":0}}");
}

static void
suggest__says_which_bytes_a_model_s_draft_came_from_and_what_to_know(void **state)
{
    struct draft draft = {
        .text = "Hola.", .lang = "es", .finish = "stop", .prompt_hash = "00ff"};
    const struct suggestion suggestion = {.ticket = "1",
                                          .engine = "api",
                                          .model = "m",
                                          .notice = "one was refused",
                                          .drafts = &draft,
                                          .draft_count = 1};
    (void)state;
    answer_suggestion(&suggestion, &out);
    assert_answer(
        "{\"ticket\":\"1\",\"engine\":\"api\",\"notice\":\"one was refused\","
        "\"model\":\"m\",\"thread_version\":0,\"drafts\":[{\"n\":1,\"lang\":\"es\","
        "\"text\":\"Hola.\",\"sources\":[],\"claims\":[],\"flags\":[],\"not_checked\":0,"
        "\"finish\":\"stop\",\"prompt_hash\":\"00ff\"}],"
        "\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"ms\":0}}");
}

static void recommend__answers_in_the_shape_of_the_contract(void **state)
{
    struct reason reasons[] = {
        {.kind = REASON_BOUGHT_TOGETHER,
         .product = "SKU-1",
         .title = "Trail 2",
         .customers = 34},
        {.kind = REASON_BRAND, .value = "Northline"},
        {.kind = REASON_SIMILAR, .product = "SKU-2"},
        {.kind = REASON_CATEGORY, .value = "Shoes"},
        {.kind = REASON_INTEREST, .value = "running"},
        {.kind = REASON_POPULAR, .customers = 12},
        {.kind = REASON_TICKET, .value = "waterproof"},
    };
    struct reason before = {.kind = REASON_BOUGHT_BEFORE, .customers = 4};
    struct pick list[] = {
        {.product = {.id = "SKU-9",
                     .title = "Trail sock 3-pack",
                     .price = {149000, "EUR", true},
                     .stock = 40},
         .score = 0.83,
         .reasons = reasons,
         .reason_count = COUNT_OF(reasons)},
        {.product = {.id = "SKU-8", .title = "?", .stock = STOCK_NOT_TRACKED},
         .score = 0.12345},
    };
    struct pick again = {
        .product = {.id = "GEL", .title = "Gel", .price = {25000, "EUR", true}},
        .score = 1,
        .reasons = &before,
        .reason_count = 1};
    const struct picks picks = {.customer = "c1",
                                .engine = "local",
                                .is_personalised = true,
                                .picks = list,
                                .pick_count = 2,
                                .again = &again,
                                .again_count = 1};
    (void)state;
    answer_picks(&picks, &out);
    assert_answer("{\"customer\":\"c1\",\"engine\":\"local\",\"personalised\":true,"
                  "\"refused\":0,\"picks\":["
                  "{\"product\":\"SKU-9\",\"title\":\"Trail sock "
                  "3-pack\",\"price\":\"14.90\",\"currency\":\"EUR\","
                  "\"stock\":40,\"score\":0.83,\"reasons\":["
                  "{\"kind\":\"bought_together\",\"product\":\"SKU-1\",\"customers\":34},"
                  "{\"kind\":\"brand\",\"value\":\"Northline\"},{\"kind\":\"similar\","
                  "\"product\":\"SKU-2\"},"
                  "{\"kind\":\"category\",\"value\":\"Shoes\"},{\"kind\":\"interest\","
                  "\"value\":\"running\"},"
                  "{\"kind\":\"popular\",\"customers\":12},{\"kind\":\"ticket\",\"value\":"
                  "\"waterproof\"}]},"
                  "{\"product\":\"SKU-8\",\"title\":\"?\",\"price\":null,\"currency\":null,"
                  "\"stock\":null,"
                  "\"score\":0.1235,\"reasons\":[]}],\"again\":["
                  "{\"product\":\"GEL\",\"title\":\"Gel\",\"price\":\"2.50\",\"currency\":"
                  "\"EUR\",\"stock\":0,"
                  "\"score\":1,\"reasons\":[{\"kind\":\"bought_before\",\"times\":4}]}]}");
}

static void recommend__of_nothing_is_two_empty_lists(void **state)
{
    const struct picks picks = {.customer = "c2", .engine = "api", .refused = 2};
    (void)state;
    answer_picks(&picks, &out);
    assert_answer(
        "{\"customer\":\"c2\",\"engine\":\"api\",\"personalised\":false,\"refused\":2,"
        "\"picks\":[],\"again\":[]}");
}

static void
recommend__tells_the_model_and_its_explanation_or_why_there_is_none(void **state)
{
    struct pick pick = {.product = {.id = "P", .title = "T", .stock = 1},
                        .score = 1,
                        .explanation = "Va bien con tus zapatillas."};
    struct picks picks = {
        .customer = "c1", .engine = "api", .model = "m", .picks = &pick, .pick_count = 1};
    (void)state;
    answer_picks(&picks, &out);
    assert_answer("{\"customer\":\"c1\",\"engine\":\"api\",\"model\":\"m\","
                  "\"personalised\":false,\"refused\":0,\"picks\":[{\"product\":\"P\","
                  "\"title\":\"T\",\"price\":null,\"currency\":null,\"stock\":1,"
                  "\"score\":1,\"reasons\":[],"
                  "\"explanation\":\"Va bien con tus zapatillas.\"}],\"again\":[]}");

    buffer_clear(&out);
    picks = (struct picks){.customer = "c1", .engine = "local", .fallback = "no answer"};
    answer_picks(&picks, &out);
    assert_answer("{\"customer\":\"c1\",\"engine\":\"local\",\"fallback\":\"no answer\","
                  "\"personalised\":false,\"refused\":0,\"picks\":[],\"again\":[]}");
}

static void check__answers_pass_warn_or_block(void **state)
{
    static const struct {
        enum severity worst;
        const char *verdict;
    } cases[] = {
        {SEVERITY_MARK, "pass"}, {SEVERITY_WARN, "warn"}, {SEVERITY_BLOCK, "block"}};
    struct claim claim = {.start = 3,
                          .end = 8,
                          .kind = CLAIM_AMOUNT,
                          .as_of = MOMENT_NONE,
                          .verdict = VERDICT_ATTESTED};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct opinion opinion = {
            .claims = &claim, .claim_count = 1, .not_checked = 2, .worst = cases[i].worst};
        char line[512];
        buffer_clear(&out);
        answer_check("1042", &opinion, text_of("A: 20 \xE2\x82\xAC."), &out);
        snprintf(
            line, sizeof(line),
            "{\"ticket\":\"1042\",\"verdict\":\"%s\",\"claims\":[{\"start\":3,\"end\":8,"
            "\"text\":\"20 \xEF\xBF\xBD\",\"kind\":\"amount\",\"verdict\":\"attested\","
            "\"severity\":\"mark\"}],\"flags\":[],\"not_checked\":2}",
            cases[i].verdict);
        assert_answer(line);
    }
}

static void check_line__has_a_ticket_and_a_text(void **state)
{
    static const struct {
        const char *line;
        const char *error;
    } cases[] = {
        {"{\"text\":\"x\"}", "ticket: is missing"},
        {"{\"ticket\":\"1\"}", "text: is missing"},
        {"{\"ticket\":1042,\"text\":\"x\"}", "ticket: must be a string, not a number"},
        {"[]", "json: must be an object, not a list"},
        {"", "json: the line is empty"},
    };
    struct arena arena;
    const char *id = NULL;
    const char *text = NULL;
    (void)state;
    arena_init(&arena);
    assert_true(
        answer_read_check(text_of("{\"ticket\":\"1042\",\"text\":\"Hi\\n\",\"x\":1}"),
                          &arena, &id, &text, &err));
    assert_string_equal(id, "1042");
    assert_string_equal(text, "Hi\n");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_false(answer_read_check(text_of(cases[i].line), &arena, &id, &text, &err));
        assert_string_equal(err.text, cases[i].error);
        assert_string_equal(text, "Hi\n");
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(suggest__answers_in_the_shape_of_the_contract),
        TEST(suggest__says_why_the_local_engine_answered),
        TEST(suggest__says_which_bytes_a_model_s_draft_came_from_and_what_to_know),
        TEST(recommend__answers_in_the_shape_of_the_contract),
        TEST(recommend__of_nothing_is_two_empty_lists),
        TEST(recommend__tells_the_model_and_its_explanation_or_why_there_is_none),
        TEST(check__answers_pass_warn_or_block),
        TEST(check_line__has_a_ticket_and_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
