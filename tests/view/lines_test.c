/* What stands around the panes and over them: the header, the status, the prompt, menus. */
#include "fixture.h"

#include "base/error.h"

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

static void header__says_less_where_there_is_less_room(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " Deskhand  ▪ inbox 6  waiting 5  late 1 "));
    assert_true(fixture_shows(fixture, " local engine   vault open   Mon 09:14\n"));
    fixture_draw(fixture, 64, 24);
    assert_false(fixture_shows(fixture, "local engine"));
    assert_true(fixture_shows(fixture, "vault open"));
    fixture_draw(fixture, 40, 24);
    assert_true(fixture_shows(fixture, " Deskhand  ▪ inbox 6  waiting 5  late 1"));
}

static void header__names_who_answers_before_it_says_that_the_vault_is_open(void **state)
{
    struct fixture *fixture = *state;
    struct event engine = {.kind = EVENT_ENGINE,
                           .text = "north-of-europe-team · Frankfurt am Main"};
    fixture_post(fixture, &engine);
    fixture_draw(fixture, 120, 24);
    assert_true(
        fixture_shows(fixture, " north-of-europe-team · Frankfur…   vault open   Mon"));
    fixture_draw(fixture, 85, 24);
    assert_true(fixture_shows(fixture, " north-of-europe-t…   vault open   Mon 09:14\n"));
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, " north-of-europe-t…   Mon 09:14\n"));
    fixture_draw(fixture, 66, 24);
    assert_true(fixture_shows(fixture, "  vault open   Mon 09:14\n"));
}

static void header__warns_of_a_vault_in_doubt_at_every_width(void **state)
{
    static const int columns[] = {200, 120, 80, 60, 40};
    struct fixture *fixture = *state;
    fixture->model.preferences.vault = VAULT_BEHIND;
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        fixture_draw(fixture, columns[i], 24);
        assert_int_equal(fixture_style(fixture, "vault: older than its last close"),
                         STYLE_ERROR);
        assert_false(fixture_shows(fixture, "vault open"));
    }
    fixture->model.preferences.vault = VAULT_UNANCHORED;
    fixture_draw(fixture, 80, 24);
    assert_int_equal(fixture_style(fixture, "vault: its anchor was gone"), STYLE_ERROR);
    assert_true(fixture_shows(fixture, " Deskhand  ▪ inbox 6  waiting 5  late 1 "));
}

static void held__stands_still_in_header_and_border_while_the_quit_menu_asks(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text("1042"),
                                   .name = memory_text("Ana"),
                                   .text = memory_text("ok"),
                                   .until = FIXTURE_NOW + 7};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "to Ana in 7 s"));
    assert_true(fixture_shows(fixture, "sent in 7 s"));
    model->menu.kind = MENU_QUIT;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "to Ana stands at 7 s"));
    assert_true(fixture_shows(fixture, " stands at 7 s ─"));
}

static void held_note__in_the_border_of_the_reply_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text("1042"),
                                   .name = memory_text("Ana"),
                                   .text = memory_text("ok"),
                                   .is_internal = true,
                                   .until = FIXTURE_NOW + 7};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " note added in 7 s ─"));
    model->reply.is_internal = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "─ added in 7 s ─"));
    model->held[0].is_internal = false;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " reply sent in 7 s ─"));
}

static void status__says_what_was_done_and_which_keys_count(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " reading · thread   1 draft 1  r reply  I note"));
    snprintf(model->status, sizeof(model->status), "resolved 1042: u takes it back");
    fixture_draw(fixture, 120, 36);
    assert_true(
        fixture_shows(fixture, "thread   resolved 1042: u takes it back   1 draft 1"));
    model->status_is_error = true;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "resolved 1042:"), STYLE_ERROR);
    model->status[0] = '\0';
    assert_true(keymap_bind(&model->keymap, PLACE_READING, text_of("reply"), text_of("Q"),
                            1, NULL));
    assert_true(
        keymap_bind(&model->keymap, PLACE_READING, text_of("none"), text_of("r"), 2, NULL));
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Q reply"));
}

static void status__offers_no_draft_and_no_pick_where_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "1 draft 1  "));
    assert_true(fixture_shows(fixture, "p 1 pick 1  "));
    offered_destroy(model->offered);
    model->offered = NULL;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " reading · thread   r reply  I note"));
    assert_false(fixture_shows(fixture, "1 draft 1"));
    assert_false(fixture_shows(fixture, "pick 1"));
    model->mode = MODE_WRITING;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "draft 2"));
}

static void status__gives_a_message_the_place_of_the_mode_where_it_is_narrow(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    fixture_write(fixture, "Hola");
    snprintf(model->status, sizeof(model->status), "The text was not on the screen yet");
    fixture_draw(fixture, 40, 12);
    assert_true(fixture_shows(fixture, "\n The text was not on the screen yet\n"));
    fixture_draw(fixture, 80, 24);
    assert_true(
        fixture_shows(fixture, "then: pending   The text was not on the screen yet"));
}

static void status__says_how_the_ticket_stands_once_the_reply_has_gone(void **state)
{
    struct fixture *fixture = *state;
    struct ticket *ticket = &fixture->model.open->ticket;
    fixture_write(fixture, "Hola");
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "reply · then: pending"));
    ticket->status = TICKET_RESOLVED;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "reply · then: resolved"));
    ticket->status = TICKET_SNOOZED;
    ticket->snooze_until = fixture->model.now + 60;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "reply · then: snoozed"));
    fixture->model.now += 60;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "reply · then: pending"));
    fixture->model.reply.is_internal = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "note · then: waits on"));
}

static void status__drops_the_help_key_last(void **state)
{
    struct fixture *fixture = *state;
    for (int columns = 40; columns <= 200; columns += 8) {
        fixture_draw(fixture, columns, 24);
        assert_true(fixture_shows(fixture, "? keys"));
    }
    snprintf(fixture->model.status, sizeof(fixture->model.status), "resolved 1042");
    fixture_draw(fixture, 48, 24);
    assert_true(fixture_shows(fixture, "resolved 1042   ? keys"));
}

static void menu__says_how_many_stand_below(void **state)
{
    static const char *const items[][2] = {
        {"one", NULL}, {"two", NULL},   {"three", NULL}, {"four", NULL}, {"five", NULL},
        {"six", NULL}, {"seven", NULL}, {"eight", NULL}, {"nine", NULL}, {"ten", NULL}};
    struct fixture *fixture = *state;
    fixture_menu(fixture, "Which?", items, "          ", COUNT_OF(items));
    fixture_draw(fixture, 40, 12);
    assert_true(fixture_shows(fixture, "Which? "));
    assert_true(fixture_shows(fixture, " 2 below "));
    fixture->model.menu.selected = 9;
    fixture_draw(fixture, 40, 12);
    assert_false(fixture_shows(fixture, "below"));
    fixture->model.menu.selected = 0;
    fixture_draw(fixture, 120, 60);
    assert_false(fixture_shows(fixture, "below"));
}

static void followers__stand_there_for_who_hesitates_and_not_before(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->struck = (struct key_sequence){.keys = {{.code = 'g'}}, .count = 1};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " g …"));
    assert_false(fixture_shows(fixture, "top"));
    model->has_hesitated = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " g   top "));
    assert_true(fixture_shows(fixture, " 1-9 view "));
    model->has_hesitated = false;
    fixture_write(fixture, "Hola");
    model->struck = (struct key_sequence){.keys = {{.code = 'x', .modifiers = KEY_CONTROL}},
                                          .count = 1};
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "send-resolve"));
    model->has_hesitated = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " ^X …"));
    assert_true(fixture_shows(fixture, " Enter send-resolve "));
    assert_true(fixture->canvas.caret_row >= 0);
    assert_true(fixture_shows(fixture, " x     reject ")); /* as when reading */
}

static void prompt__has_the_caret_and_what_was_wrong(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->prompt.kind = PROMPT_LIMIT;
    composer_set(&model->prompt.line, text_of("lang:zh 退货"));
    snprintf(model->prompt.error, sizeof(model->prompt.error), "there is no key lan:");
    model->prompt.is_refused = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " limit lang:zh 退货 "));
    assert_int_equal(fixture_style(fixture, "there is no key"), STYLE_ERROR);
    assert_int_equal(fixture->canvas.caret_row, 35);
    assert_int_equal(fixture->canvas.caret_column, 7 + 12);
    composer_move(&model->prompt.line, REACH_CLUSTER_LEFT);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->canvas.caret_column, 7 + 10);
}

static void prompt__scrolls_so_that_its_caret_is_in_sight(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->prompt.kind = PROMPT_COMMAND;
    for (int i = 0; i < 200; i++) {
        assert_true(
            composer_insert(&model->prompt.line, text_of(i % 3 == 0 ? "退" : "ab ")));
        fixture_draw(fixture, 60, 20);
        assert_int_equal(fixture->canvas.caret_row, 19);
        assert_true(fixture->canvas.caret_column < 60);
    }
}

static void menu__shows_its_items_and_keeps_the_marked_one_in_sight(void **state)
{
    struct fixture *fixture = *state;
    static const char *const items[40][2] = {{"Put in what is right", "30 días"},
                                             {"goodwill\x1b[0m", "it is so"}};
    char digits[41];
    memset(digits, ' ', sizeof(digits));
    digits[1] = '1';
    fixture_write(fixture, "Hola");
    fixture_menu(fixture, "Why is it so?", items, digits, 40);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " Why is it so? ──"));
    assert_true(fixture_shows(fixture, " 1 goodwill␛[0m"));
    assert_int_equal(fixture_style(fixture, "Put in what"), STYLE_MENU_SELECTED);
    assert_true(fixture->drawn.list_rows > 5 && fixture->drawn.list_rows < 30);
    assert_true(fixture_shows(fixture, "├ Reply to Ana")); /* the reply stays in sight */
    fixture->model.menu.selected = 39;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "goodwill"));
    assert_int_equal(fixture->canvas.caret_row, -1);
}

static void menu__filters_with_the_caret_behind_what_was_typed(void **state)
{
    struct fixture *fixture = *state;
    static const char *const items[2][2] = {{"late-parcel", "Late parcel"},
                                            {"thanks", NULL}};
    fixture_menu(fixture, "Macros", items, "  ", 2);
    fixture->model.menu.is_filtered = true;
    composer_set(&fixture->model.menu.filter, text_of("包裹"));
    fixture->model.menu.shown_count = 0;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "/ 包裹"));
    assert_true(fixture_shows(fixture, "nothing fits"));
    int row = 0;
    int column = 0;
    assert_true(fixture_find(fixture, "包裹  ", &row, &column));
    assert_int_equal(fixture->canvas.caret_row, row);
    assert_int_equal(fixture->canvas.caret_column, column + 4);
}

static void menu__of_macros_shows_each_name_whole(void **state)
{
    struct fixture *fixture = *state;
    static const char *const items[3][2] = {
        {"Retard de livraison, avec une longue explication", "fr · fr-late-explained"},
        {"退货：运费由谁承担，以及多久退款的详细说明", "zh · zh-returns-shipping"},
        {"Late", "en-late"}};
    static const int columns[] = {60, 80, 120, 250};
    fixture_menu(fixture, "Macros", items, "   ", 3);
    fixture->model.menu.is_filtered = true;
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        fixture_draw(fixture, columns[i], 36);
        for (size_t j = 0; j < COUNT_OF(items); j++) {
            assert_true(fixture_shows(fixture, items[j][1]));
        }
        assert_true(fixture_shows(fixture, "Retard de"));
    }
}

static void prompt__names_what_it_asks_for_and_of_which_ticket(void **state)
{
    static const struct {
        enum prompt_kind kind;
        bool is_for_senior;
        const char *shown;
    } rows[] = {
        {PROMPT_TAG, false, "tags of 1043 Li Wei: x"},
        {PROMPT_ASSIGN, false, "assign 1043 Li Wei to x"},
        {PROMPT_ASSIGN, true, "hand 1043 Li Wei to (NAME: WHY) x"},
        {PROMPT_SNOOZE, false, "snooze 1043 Li Wei until x"},
        {PROMPT_REWRITE, false, "rewrite it so: x"},
    };
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        model->prompt.kind = rows[i].kind;
        model->is_for_senior = rows[i].is_for_senior;
        snprintf(model->prompt.about, sizeof(model->prompt.about), "1043 Li Wei");
        composer_set(&model->prompt.line, text_of("x"));
        fixture_draw(fixture, 120, 36);
        assert_true(fixture_shows(fixture, rows[i].shown));
    }
}

static void status__says_less_of_what_is_asked_where_there_is_less_room(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        int columns;
        const char *ends; /* the line; the hints may follow */
    } table[] = {
        {80, "\n reading · thread   asking gpt-x-mini · 3 drafts · 2 tokens · ^C stops it"},
        {74, "\n reading · thread   asking gpt-x-mini · 3 drafts · 2 tokens · ^C stops it"},
        {70, "\n reading · thread   asking gpt-x-mini · 2 tokens · ^C stops it"},
        {60, "\n reading · thread   asking gpt-x-mini · ^C stops it"},
        {50, "\n reading · thread   asking gpt-x-mini"},
    };
    fixture_ask(fixture, 3);
    fixture_hear(fixture, 0, "Hola Ana");
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        fixture_draw(fixture, table[i].columns, 24);
        assert_true(fixture_shows(fixture, table[i].ends));
        assert_false(fixture_shows(fixture, "·…"));
        assert_false(fixture_shows(fixture, "· …"));
    }
}

static void status__counts_tokens_by_tens_from_a_hundred_on(void **state)
{
    struct fixture *fixture = *state;
    fixture_ask(fixture, 3);
    for (int tokens = 1; tokens <= 119; tokens++) {
        fixture_hear(fixture, (size_t)tokens % 3, "word");
        if (tokens == 99 || tokens == 100) {
            fixture_draw(fixture, 120, 36);
            assert_true(
                fixture_shows(fixture, tokens == 99 ? " · 99 tokens" : " · 100 tokens"));
        }
    }
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " · 110 tokens"));
}

static void status__counts_a_wait_down_where_there_is_no_room_for_why(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_WAITS,
                          .request = FIXTURE_REQUEST,
                          .text = "the server asks to wait (429)",
                          .until = FIXTURE_NOW + 12};
    fixture_ask(fixture, 3);
    fixture_post(fixture, &event);
    fixture_draw(fixture, 120, 24);
    assert_true(fixture_shows(fixture, "asking gpt-x-mini · again in 12 s: the server asks "
                                       "to wait (429) · ^C stops it"));
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "asking gpt-x-mini · again in 12 s · ^C stops it"));
    fixture_draw(fixture, 60, 24);
    assert_true(fixture_shows(fixture, "thread   again in 12 s · ^C stops it"));
}

static void status__keeps_what_is_asked_before_the_mode(void **state)
{
    struct fixture *fixture = *state;
    fixture_ask(fixture, 3);
    snprintf(fixture->model.status, sizeof(fixture->model.status), "%s",
             "Draft 4 is still coming: it can be taken once it is whole");
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "\n asking gpt-x-mini · 3 drafts"));
    assert_true(fixture_shows(fixture, "stops it   Draft 4 is still coming"));
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "\n asking gpt-x-mini   Draft 4 is still coming"));
    fixture_draw(fixture, 78, 24);
    assert_true(fixture_shows(fixture, "\n reading · thread   Draft 4 is still coming"));
    fixture_draw(fixture, 160, 36);
    assert_true(fixture_shows(fixture, " reading · thread   asking gpt-x-mini · 3 drafts"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(header__says_less_where_there_is_less_room),
        TEST(header__names_who_answers_before_it_says_that_the_vault_is_open),
        TEST(header__warns_of_a_vault_in_doubt_at_every_width),
        TEST(held__stands_still_in_header_and_border_while_the_quit_menu_asks),
        TEST(held_note__in_the_border_of_the_reply_is_named),
        TEST(status__says_what_was_done_and_which_keys_count),
        TEST(status__offers_no_draft_and_no_pick_where_there_is_none),
        TEST(status__gives_a_message_the_place_of_the_mode_where_it_is_narrow),
        TEST(status__says_how_the_ticket_stands_once_the_reply_has_gone),
        TEST(status__drops_the_help_key_last),
        TEST(menu__says_how_many_stand_below),
        TEST(followers__stand_there_for_who_hesitates_and_not_before),
        TEST(prompt__has_the_caret_and_what_was_wrong),
        TEST(prompt__scrolls_so_that_its_caret_is_in_sight),
        TEST(menu__shows_its_items_and_keeps_the_marked_one_in_sight),
        TEST(menu__of_macros_shows_each_name_whole),
        TEST(menu__filters_with_the_caret_behind_what_was_typed),
        TEST(status__says_less_of_what_is_asked_where_there_is_less_room),
        TEST(status__counts_tokens_by_tens_from_a_hundred_on),
        TEST(status__counts_a_wait_down_where_there_is_no_room_for_why),
        TEST(status__keeps_what_is_asked_before_the_mode),
        TEST(prompt__names_what_it_asks_for_and_of_which_ticket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
