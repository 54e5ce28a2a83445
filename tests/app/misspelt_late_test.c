/* What is looked for comes when something else stands there: it takes nothing's place. */
#include "misspelt.h"

/* What is looked for, held at its first question; then these keys, and the answer. */
static void answers_late(struct fixture *fixture, enum effect_kind silent,
                         const char *seeks, const char *keys)
{
    fixture->is_silent[silent] = true;
    writes_english(fixture, LETTER);
    strike(fixture, seeks);
    if (string_equals(seeks, "^X :")) {
        type(fixture, "spell");
        strike(fixture, "Enter");
    }
    strike(fixture, keys);
    fixture->is_silent[silent] = false;
    struct story_effect late = *effect_last(fixture, silent);
    answer_spell(fixture, &late);
    settle(fixture);
    rest(fixture);
    rest(fixture);
}

static void menu__that_comes_late_takes_no_prompts_place(void **state)
{
    struct fixture *fixture = *state;

    answers_late(fixture, EFFECT_SPELL, "F7", "^X :");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_COMMAND);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_int_equal(fixture->model.spelling.seek, SEEK_NONE);
}

static void menu__that_comes_late_takes_no_overlays_place(void **state)
{
    struct fixture *fixture = *state;

    answers_late(fixture, EFFECT_SPELL, "F7", "^X ?");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_HELP);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void menu__that_comes_late_takes_nobody_back_to_the_text(void **state)
{
    struct fixture *fixture = *state;

    answers_late(fixture, EFFECT_SPELL, "F7", "Esc");
    assert_int_equal(fixture->model.mode, MODE_READING);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void list__that_comes_late_takes_no_prompts_place(void **state)
{
    struct fixture *fixture = *state;

    answers_late(fixture, EFFECT_SUGGEST, "^X :", "^X :");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_COMMAND);
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_int_equal(fixture->model.spelling.listed_count, 0);
    assert_int_equal(effect_count(fixture, EFFECT_SUGGEST), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(menu__that_comes_late_takes_no_prompts_place),
        STORY(menu__that_comes_late_takes_no_overlays_place),
        STORY(menu__that_comes_late_takes_nobody_back_to_the_text),
        STORY(list__that_comes_late_takes_no_prompts_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
