/* What is marked in a reply: what the guard says of it, and words that no dictionary has.
 */
#include "fixture.h"

#include "view/marks.h"

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_release(*state);
    return 0;
}

static void reply__shows_each_claim_in_the_style_of_its_verdict(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "Salió el 19, llega el 25, 60 días, gratis, en 您的 30天.");
    fixture_claim(fixture, "19", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "25", VERDICT_ATTESTED, SEVERITY_MARK);
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    fixture_claim(fixture, "gratis", VERDICT_UNSOURCED, SEVERITY_WARN);
    fixture_claim(fixture, "30天", VERDICT_PROVED, SEVERITY_MARK);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "19, llega"), STYLE_PROVED);
    assert_int_equal(fixture_style(fixture, "25, 60"), STYLE_ATTESTED);
    assert_int_equal(fixture_style(fixture, "60 días, "), STYLE_CONTRADICTED);
    assert_int_equal(fixture_style(fixture, "gratis"), STYLE_UNSOURCED);
    assert_int_equal(fixture_style(fixture, "30天"), STYLE_PROVED);
    assert_int_equal(fixture_style(fixture, ", llega"), STYLE_TEXT);
    assert_true(fixture_shows(fixture, "✓2 ~1 ?1 ✗1 ─┤"));
    /* What blocks is told, with what contradicts it. */
    assert_true(fixture_shows(fixture, "✗ 60 días · but article returns: Returns are"));

    fixture->model.reply.claim = 0;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "19, llega"), STYLE_CLAIM_CURRENT);
    assert_true(
        fixture_shows(fixture, "✓ 19 · order W2378156, shipments[0].eta as of 09:02"));

    /* The order's own number is not said over and over. */
    struct claim *claim = (struct claim *)&fixture->model.reply.opinion.claims[0];
    claim->source.field = "id";
    claim->source.value = claim->source.id;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "✓ 19 · order W2378156 as of 09:02  "));
}

static void reply__judges_a_word_when_the_caret_has_left_it(void **state)
{
    struct fixture *fixture = *state;
    struct composer *composer = &fixture->model.reply.composer;
    fixture_write(fixture, "Llega el 25, son 60 días");
    fixture_claim(fixture, "25", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "60 días"), STYLE_TEXT);
    assert_true(fixture_shows(fixture, "─ ✓1 ─┤"));
    assert_false(fixture_shows(fixture, "✗ 60 días"));

    composer_move_to(composer, 0);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "60 días"), STYLE_CONTRADICTED);
    assert_true(fixture_shows(fixture, "─ ✓1 ✗1 ─┤"));
    assert_true(fixture_shows(fixture, "✗ 60 días"));

    composer_move_to(composer, composer_text(composer).len);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "─ ✓1 ─┤"));
    fixture->model.reply.version_given = composer->version; /* nobody typed it */
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "─ ✓1 ✗1 ─┤"));
}

static void reply__marks_when_the_agent_writes_again(void **state)
{
    struct fixture *fixture = *state;
    struct opinion *opinion = &fixture->model.reply.opinion;
    fixture_write(fixture, "Salió el 19. Le escribo mañana.");
    fixture_claim(fixture, "19", VERDICT_PROVED, SEVERITY_MARK);
    opinion->commitment = day_from_number(day_number(fixture->model.today) + 1);
    opinion->commitment_start = strlen("Salió el 19. ");
    opinion->commitment_end = strlen("Salió el 19. Le escribo mañana");
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Le escribo mañana"), STYLE_COMMITMENT);
    assert_int_equal(fixture_style(fixture, "19. Le"), STYLE_PROVED);
    assert_true(fixture_shows(fixture, "✓1  ↺ "));

    fixture->model.reply.claim = 1; /* behind the last claim */
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Le escribo mañana."), STYLE_CLAIM_CURRENT);
    assert_true(fixture_shows(fixture, "↺ Le escribo mañana · you write again "));
}

static void reply__says_what_would_block_where_a_shop_watches(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "Son 60 días.");
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_WARN);
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "would block"));
    fixture->model.reply.opinion.claims[0].would = SEVERITY_BLOCK;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "✗ 60 días · would block · but article returns"));
}

static void reply__keeps_its_marks_while_the_guard_has_not_read_the_new_text(void **state)
{
    struct fixture *fixture = *state;
    struct composer *composer = &fixture->model.reply.composer;
    fixture_write(fixture, "Salió el 19 y llega el 25.");
    fixture_claim(fixture, "19", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "25", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    fixture_draw(fixture, 120, 36);
    composer_move_to(composer, strlen("Salió el 19 y"));
    assert_true(composer_insert(composer, text_of(" también")));
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "19 y también"), STYLE_PROVED);
    assert_int_equal(fixture_style(fixture, "25."), STYLE_CONTRADICTED);
}

/* The words as the spelling has them, of the text as it stands. */
static void misspelt(struct fixture *fixture, const char *word)
{
    static struct misspelt list[4];
    struct spelling *spelling = &fixture->model.spelling;
    const char *text = buffer_text(&fixture->model.reply.composer.text);
    size_t start = (size_t)(strstr(text, word) - text);
    if (spelling->count == 0) {
        memory_free(spelling->list);
        spelling->list = memory_get(sizeof(list));
        spelling->capacity = COUNT_OF(list);
    }
    spelling->list[spelling->count++] = (struct misspelt){start, start + strlen(word)};
    spelling->version = fixture->model.reply.composer.version;
}

static void reply__marks_misspelt_words(void **state)
{
    struct fixture *fixture = *state;
    struct composer *composer = &fixture->model.reply.composer;
    fixture_write(fixture, "Le recivo hoy, en 60 dias, con 您 gracais, ok");
    fixture_claim(fixture, "60 dias", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    misspelt(fixture, "recivo");
    misspelt(fixture, "gracais");
    misspelt(fixture, "ok");
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "recivo"), STYLE_MISSPELT);
    assert_int_equal(fixture_style(fixture, "60 dias, con"), STYLE_CONTRADICTED);
    assert_int_equal(fixture_style(fixture, "gracais"), STYLE_MISSPELT);
    assert_int_equal(fixture_style(fixture, ", ok"), STYLE_TEXT);
    assert_int_equal(fixture_style(fixture, "ok"), STYLE_TEXT); /* still written */
    assert_int_equal(fixture_style(fixture, "Le recivo"), STYLE_TEXT);

    /* What was read last moves along with what is typed, until it is looked at again. */
    composer_move_to(composer, 0);
    assert_true(composer_insert(composer, text_of("Sí. ")));
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "recivo"), STYLE_MISSPELT);
    assert_int_equal(fixture_style(fixture, "gracais"), STYLE_MISSPELT);
}

static void reply__shows_misspelt_words_in_a_sentence_that_is_only_marked(void **state)
{
    struct fixture *fixture = *state;
    struct opinion *opinion = &fixture->model.reply.opinion;
    fixture_write(fixture, "Lo recivimos mañana, sí, y se lo decimos. ");
    fixture_claim(fixture, "Lo recivimos mañana", VERDICT_UNSOURCED, SEVERITY_MARK);
    misspelt(fixture, "recivimos");
    opinion->claims[0].kind = CLAIM_PROMISE;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Lo recivimos"), STYLE_UNSOURCED);
    assert_int_equal(fixture_style(fixture, "recivimos"), STYLE_MISSPELT);
    fixture->model.reply.claim = 0; /* c stands there */
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "recivimos"), STYLE_CLAIM_CURRENT);
}

static void reply__shows_which_word_the_menu_asks_about(void **state)
{
    struct fixture *fixture = *state;
    struct spelling *spelling = &fixture->model.spelling;
    fixture_write(fixture, "Muchas gracais por todo. ");
    misspelt(fixture, "gracais");
    spelling->word_start = spelling->list[0].start;
    spelling->word_end = spelling->list[0].end;
    spelling->word_version = spelling->version;
    fixture->model.menu.kind = MENU_SPELLING;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "gracais"), STYLE_CLAIM_CURRENT);
    fixture->model.menu.kind = MENU_NONE;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "gracais"), STYLE_MISSPELT);
}

static struct opinion opinion_of(struct claim *claims, size_t count)
{
    return (struct opinion){.claims = claims, .claim_count = count};
}

static void marks_carry__moves_claims_with_the_text(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *after;
        size_t kept;
        size_t starts[2];
    } cases[] = {
        {"on the 19 or the 25", 2, {7, 17}},       /* nothing changed */
        {"on the 19 or maybe the 25", 2, {7, 23}}, /* between */
        {"so on the 19 or the 25", 2, {10, 20}},   /* before */
        {"on the 19 or the 25.", 1, {7, 0}},       /* at the end of the last */
        {"on the 18 or the 25", 1, {17, 0}},       /* in the first */
        {"on the 25", 1, {7, 0}},                  /* the first is gone */
        {"", 0, {0, 0}},
    };
    struct text before = text_of("on the 19 or the 25");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct claim claims[2] = {{.start = 7, .end = 9}, {.start = 17, .end = 19}};
        struct opinion opinion = opinion_of(claims, 2);
        const struct opinion *carried =
            marks_carry(&opinion, before, text_of(cases[i].after), &fixture->arena);
        if (carried->claim_count != cases[i].kept) {
            fail_msg("case %zu: %zu claims, not %zu", i, carried->claim_count,
                     cases[i].kept);
        }
        for (size_t claim = 0; claim < cases[i].kept; claim++) {
            assert_int_equal(carried->claims[claim].start, cases[i].starts[claim]);
            assert_int_equal(carried->claims[claim].end, cases[i].starts[claim] + 2);
        }
    }
}

static void reply__says_what_the_agent_said_of_a_claim(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "Son 60 días.");
    /* stands below the text where nothing is worse */
    fixture_claim(fixture, "60 días", VERDICT_ATTESTED, SEVERITY_WARN);
    fixture->model.reply.opinion.claims[0].attested = FALSE_ALARM;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "~ 60 días · called a false alarm"));
    fixture->model.reply.opinion.claims[0].attested = "the carrier said so";
    fixture_draw(fixture, 200, 60);
    assert_true(fixture_shows(fixture, "~ 60 días · attested: the carrier said so"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reply__shows_each_claim_in_the_style_of_its_verdict),
        TEST(reply__judges_a_word_when_the_caret_has_left_it),
        TEST(reply__marks_when_the_agent_writes_again),
        TEST(reply__says_what_would_block_where_a_shop_watches),
        TEST(reply__keeps_its_marks_while_the_guard_has_not_read_the_new_text),
        TEST(reply__says_what_the_agent_said_of_a_claim),
        TEST(reply__marks_misspelt_words),
        TEST(reply__shows_misspelt_words_in_a_sentence_that_is_only_marked),
        TEST(reply__shows_which_word_the_menu_asks_about),
        TEST(marks_carry__moves_claims_with_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
