/* What holds of every key there is, built in or out of a key file: no two meanings, no
 * command that cannot be struck, none that wants Alt, a whole ticket with an input method
 * on. */
#include "fixture.h"

/* The two key maps: emacs, vi. */
static const bool has_vi[] = {false, true};

/* Struck in a menu, over what a model wrote. */
static const enum command in_menus[] = {COMMAND_AGAIN};

static bool is_among(const enum command *list, size_t count, int command)
{
    for (size_t i = 0; i < count; i++) {
        if ((int)list[i] == command)
            return true;
    }
    return false;
}

static bool is_front(const struct key_sequence *front, const struct key_sequence *whole)
{
    if (front->count >= whole->count)
        return false;
    for (size_t i = 0; i < front->count; i++) {
        if (!key_equals(front->keys[i], whole->keys[i]))
            return false;
    }
    return true;
}

static void assert_no_front(const struct keymap *keymap, enum key_place place,
                            const struct binding *one, const struct binding *other)
{
    struct key_sequence front, whole;
    char names[48];

    if (!keymap_struck_as(place, one, &front) || !keymap_struck_as(place, other, &whole) ||
        !is_front(&front, &whole))
        return;
    key_sequence_format(&front, names, sizeof(names));
    fail_msg("%s is %s in [%s], and begins keys of %s", names, command_name(one->command),
             key_place_name(place), command_name(other->command));
    (void)keymap;
}

static void keys__that_are_a_command_begin_no_other_keys(void **state)
{
    (void)state;
    for (size_t map = 0; map < COUNT_OF(has_vi); map++) {
        struct keymap keymap;
        keymap_init(&keymap, has_vi[map]);
        for (int place = 0; place < PLACE_COUNT; place++) {
            for (size_t i = 0; i < keymap.count * keymap.count; i++)
                assert_no_front(&keymap, (enum key_place)place,
                                &keymap.bindings[i / keymap.count],
                                &keymap.bindings[i % keymap.count]);
        }
        keymap_settle(&keymap);
        assert_int_equal(keymap.conflict_count, 0);
        keymap_release(&keymap);
    }
}

static bool is_struck(const struct keymap *keymap, enum key_place place, int command,
                      bool without_alt)
{
    for (size_t i = 0; i < keymap->count; i++) {
        struct key_sequence struck;
        struct binding found;
        bool has_alt = false;
        if ((int)keymap->bindings[i].command != command ||
            !keymap_struck_as(place, &keymap->bindings[i], &struck) ||
            keymap_find(keymap, place, &struck, &found) != KEY_MATCH_COMMAND ||
            (int)found.command != command)
            continue;
        for (size_t k = 0; k < struck.count; k++)
            has_alt |= (struck.keys[k].modifiers & KEY_ALT) != 0;
        if (!without_alt || !has_alt)
            return true;
    }
    return false;
}

/* Of the emacs map, where Esc and the letter is the same: what they do is done by other
 * keys too, a few strokes longer. */
static const enum command with_alt[] = {
    COMMAND_YANK_POP,      COMMAND_TRANSPOSE_WORDS, COMMAND_CAPITALISE,
    COMMAND_LOWER_CASE,    COMMAND_UPPER_CASE,      COMMAND_KILL_WORD_RIGHT,
    COMMAND_SENTENCE_LEFT, COMMAND_SENTENCE_RIGHT,  COMMAND_KILL_SENTENCE,
    COMMAND_COPY_REGION,
};

static bool has_key(const struct keymap *keymap, int command)
{
    static const enum key_place places[] = {PLACE_READING, PLACE_WRITING, PLACE_NORMAL,
                                            PLACE_PROMPT};
    bool wants_alt = is_among(with_alt, COUNT_OF(with_alt), command);

    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if (is_struck(keymap, places[i], command, !wants_alt))
            return true;
    }
    return is_among(in_menus, COUNT_OF(in_menus), command) &&
           is_struck(keymap, PLACE_MENU, command, true);
}

static void commands__have_a_key_that_needs_no_alt(void **state)
{
    (void)state;
    for (size_t map = 0; map < COUNT_OF(has_vi); map++) {
        struct keymap keymap;
        keymap_init(&keymap, has_vi[map]);
        for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
            bool is_of_vi = command == COMMAND_NORMAL;
            if (!has_key(&keymap, command) && (has_vi[map] || !is_of_vi))
                fail_msg("%s has no key", command_name((enum command)command));
        }
        keymap_release(&keymap);
    }
}

struct line {
    enum key_place place;
    const char *command;
    const char *keys;
};

/* Line 1, 2 and so on of a key file, and what is said of them. */
static void assert_told(const struct line *lines, size_t count, const char *told)
{
    struct keymap keymap;
    struct buffer said;
    struct error err;

    keymap_init(&keymap, false);
    buffer_init(&said, 4096);
    for (size_t i = 0; i < count && lines[i].command; i++)
        assert_true(keymap_bind(&keymap, lines[i].place, text_of(lines[i].command),
                                text_of(lines[i].keys), (int)i + 1, &err));
    keymap_settle(&keymap);
    for (size_t i = 0; i < keymap.conflict_count; i++)
        buffer_format(&said, "%d: %s\n", keymap.conflicts[i].line,
                      keymap.conflicts[i].text);
    assert_string_equal(buffer_text(&said), told);
    buffer_release(&said);
    keymap_release(&keymap);
}

static const struct {
    struct line lines[4];
    const char *told;
} files[] = {
    {{{PLACE_READING, "down", "g"}},
     "1: down = g is left out: g g is top, and begins so (none = g in [reading] above it "
     "frees it)\n"},
    {{{PLACE_READING, "view", "z 1"}},
     "1: view = z 1 is left out: z is zoom, which it begins with (none = z in [reading] "
     "above it frees it)\n"},
    {{{PLACE_QUEUE, "down", "p"}},
     "1: down = p is left out: p 1 is put-pick, and begins so (none = p in [reading] above it "
     "frees it)\n"},
    {{{PLACE_WRITING, "undo", "^X"}},
     "1: undo = ^X is left out: in [writing] that key begins those of reading\n"},
    {{{PLACE_WRITING, "undo", "^X g"}},
     "1: undo = ^X g is left out: g g is top, and begins so (none = g in [reading] above "
     "it frees it)\n"},
    {{{PLACE_WRITING, "undo", "j"}},
     "1: undo = j is left out: in [writing] that key is text\n"},
    {{{PLACE_READING, "limit", "F10"}, {PLACE_READING, "order", "F10"}},
     "2: order = F10 is left out: line 1 gives F10 to limit\n"},
    {{{PLACE_READING, "undo", "l"}},
     "1: undo = l takes the only key of limit, which has none in [reading] now\n"},
    {{{PLACE_READING, "undo", "l"}, {PLACE_READING, "limit", "F10"}}, ""},
    {{{PLACE_READING, "none", "p 1-9"}},
     "1: none = p 1-9 takes the only key of put-pick, which has none in [reading] now\n"},
    {{{PLACE_READING, "none", "p"}, {PLACE_READING, "down", "p"}},
     "1: none = p takes the only key of put-pick and of 3 more, which have none in "
     "[reading] now\n"},
    {{{PLACE_READING, "none", "p"},
      {PLACE_READING, "put-pick", "p 1-9"},
      {PLACE_READING, "customer", "F10"},
      {PLACE_READING, "view", "z z 1-9"}},
     "1: none = p takes the only key of orders and of 1 more, which have none in [reading] "
     "now\n"
     "4: view = z z 1 is left out: z is zoom, which it begins with (none = z in [reading] "
     "above it frees it)\n"},
    {{{PLACE_WRITING, "none", "^X g"}, {PLACE_WRITING, "undo", "^X g"}}, ""},
    {{{PLACE_READING, "none", "g g"}, {PLACE_READING, "down", "g"}},
     "2: down = g is left out: g 1 is view, and begins so (none = g in [reading] above it "
     "frees it)\n"},
    {{{PLACE_READING, "none", "x"}},
     "1: none = x takes the only key of reject, which has none in [reading] now\n"},
    {{{PLACE_READING, "none", "x"}, {PLACE_READING, "reject", "F10"}}, ""},
    {{{PLACE_READING, "none", "j"}, {PLACE_READING, "none", "1"}}, ""},
    {{{PLACE_READING, "none", "Q"}, {PLACE_ORDERS, "none", "x"}}, ""},
    {{{PLACE_READING, "picks", "b b"}, {PLACE_QUEUE, "undo", "b"}},
     "2: undo = b is left out: b b is picks, and begins so (none = b in [reading] above it "
     "frees it)\n"},
    {{{PLACE_MENU, "down", "g"}},
     "1: down = g is left out: g g is top, and begins so (none = g in [menu] above it "
     "frees it)\n"},
    {{{PLACE_QUEUE, "fold", "j"}, {PLACE_THREAD, "view", "F10 #"}}, ""},
};

static void lines__at_odds_with_other_keys_are_left_out_and_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++)
        assert_told(files[i].lines, COUNT_OF(files[i].lines), files[i].told);
}

static void line__that_is_left_out_makes_no_second_meaning(void **state)
{
    struct fixture *fixture = *state;
    struct error err;

    assert_true(keymap_bind(&fixture->model.keymap, PLACE_READING, text_of("down"),
                            text_of("g"), 1, &err));
    keymap_settle(&fixture->model.keymap);
    strike(fixture, "Down g");
    assert_int_equal(fixture->model.struck.count, 1);
    strike(fixture, "g");
    assert_int_equal(fixture->model.queue.selected, 0);
}

/* What is said names the key that one has to strike here, and no other. */
static void words__that_name_a_key_name_the_live_one(void **state)
{
    struct fixture *fixture = *state;
    struct error err;

    fixture->hides_newest = true;
    strike(fixture, "Tab Tab Tab r"); /* 1044 is loaded while its end is hidden */
    type(fixture, "hola");
    strike(fixture, "^S");
    assert_says(fixture,
                "The newest message was not on the screen: ^X G shows it, then ^S");
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_WRITING, text_of("send"),
                            text_of("^D"), 1, &err));
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_READING, text_of("bottom"),
                            text_of("F12"), 2, &err));
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_WRITING, text_of("none"),
                            text_of("^S"), 3, &err));
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_READING, text_of("none"),
                            text_of("G"), 4, &err));
    keymap_settle(&fixture->model.keymap);
    strike(fixture, "^D");
    if (strstr(fixture->model.status, "^S") || strstr(fixture->model.status, "^X G"))
        fail_msg("%s", fixture->model.status);
    assert_says(fixture, "then ^D");
    strike(fixture, "^X :");
    type(fixture, "nonsense");
    strike(fixture, "Enter");
    assert_non_null(strstr(fixture->model.prompt.error, "(Tab completes, "));
    assert_null(strchr(fixture->model.prompt.error, '\x01'));
}

static void line__at_odds_is_told_at_the_start(void **state)
{
    struct fixture *fixture = *state;
    struct event last = {.kind = EVENT_HEADS, .is_last = true};
    struct error err;

    assert_true(keymap_bind(&fixture->model.keymap, PLACE_READING, text_of("down"),
                            text_of("g"), 3, &err));
    keymap_settle(&fixture->model.keymap);
    post(fixture, &last);
    assert_says(fixture, "keys.conf:3: down = g is left out");
    assert_true(fixture->model.status_is_error);
}

static void hesitate(struct fixture *fixture)
{
    struct event event = {.kind = EVENT_HESITATED};

    assert_true(model_wants_followers(&fixture->model));
    post(fixture, &event);
    settle(fixture);
}

static void followers__come_to_who_hesitates_and_go_with_the_next_key(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_HESITATED};

    assert_false(model_wants_followers(&fixture->model));
    post(fixture, &event); /* that was on its way when the key came */
    assert_false(fixture->model.has_hesitated);
    strike(fixture, "g");
    assert_false(fixture->model.has_hesitated);
    hesitate(fixture);
    assert_true(fixture->model.has_hesitated);
    assert_false(model_wants_followers(&fixture->model));
    strike(fixture, "g");
    assert_false(fixture->model.has_hesitated);
    strike(fixture, "g");
    hesitate(fixture);
    strike(fixture, "Esc");
    assert_false(fixture->model.has_hesitated);
    assert_false(model_wants_followers(&fixture->model));
}

/* A step back takes away what is looked for, the next one the keys. */
static void help__is_looked_through_by_letters_behind_a_slash(void **state)
{
    struct fixture *fixture = *state;
    struct overlay *overlay = &fixture->model.overlay;

    strike(fixture, "? j /");
    assert_true(overlay->is_sought);
    type(fixture, "snooze q");
    assert_non_null(strstr(buffer_text(&overlay->text), "No key"));
    strike(fixture, "Backspace Backspace");
    assert_string_equal(buffer_text(&overlay->text),
                        "\tThe ticket\ns\tSnooze the ticket\n"
                        "g R\tOpen a resolved, pending or snoozed ticket again\n");
    strike(fixture, "Enter j");
    assert_false(overlay->is_sought);
    assert_non_null(strstr(buffer_text(&overlay->text), "Snooze"));
    assert_null(strstr(buffer_text(&overlay->text), "Assign"));
    strike(fixture, "Esc");
    assert_int_equal(overlay->kind, OVERLAY_HELP);
    assert_non_null(strstr(buffer_text(&overlay->text), "Assign"));
    strike(fixture, "Esc");
    assert_int_equal(overlay->kind, OVERLAY_NONE);
}

static void help_and_palette__are_had_from_prompts_and_menus(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "l F1");
    assert_int_equal(model->overlay.kind, OVERLAY_HELP);
    assert_non_null(strstr(buffer_text(&model->overlay.text), "Tab\t"));
    strike(fixture, "F1");
    assert_int_equal(model->overlay.kind, OVERLAY_NONE);
    assert_int_equal(model->prompt.kind, PROMPT_LIMIT);
    strike(fixture, "F2");
    assert_int_equal(model->prompt.kind, PROMPT_NONE);
    assert_int_equal(model->menu.kind, MENU_PALETTE);
    strike(fixture, "F1");
    assert_int_equal(model->overlay.kind, OVERLAY_HELP);
    strike(fixture, "Esc");
    assert_int_equal(model->menu.kind, MENU_PALETTE);
    strike(fixture, "Esc s F2");
    assert_int_equal(model->menu.kind, MENU_PALETTE);
    strike(fixture, "Esc F1 F2");
    assert_int_equal(model->overlay.kind, OVERLAY_NONE);
    assert_int_equal(model->menu.kind, MENU_PALETTE);
}

/* With an input method on a letter does not come as such: only these do. */
static void ticket__is_worked_with_the_keys_an_input_method_leaves(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    assert_string_equal(model->open->ticket.id, "1042");
    strike(fixture, "F3 F6 F6 Down Up F5");
    strike(fixture, "1");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    type(fixture, "谢谢");
    assert_non_null(strstr(reply_text(fixture), "谢谢"));
    strike(fixture, "F8");
    assert_int_equal(model->overlay.kind, OVERLAY_DIFF);
    strike(fixture, "Esc ^S");
    assert_int_equal(model->held_count, 1);
}

static void vi_ticket__is_worked_with_the_keys_an_input_method_leaves(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    keymap_release(&model->keymap);
    keymap_init(&model->keymap, true);
    model->preferences.has_vi = true;
    strike(fixture, "Tab F4 Down Up F6");
    type(fixture, "１");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    type(fixture, "谢谢");
    assert_non_null(strstr(reply_text(fixture), "谢谢"));
    strike(fixture, "^X Enter");
    assert_int_equal(model->held_count, 1);
}

static void ticket__is_resolved_with_the_keys_an_input_method_leaves(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    type(fixture, "２"); /* draft 2 */
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
    strike(fixture, "^X Enter");
    assert_int_equal(model->held_count, 1);
    assert_true(model->held[0].resolves);
}

static void full_width__signs_are_commands_too(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;

    strike(fixture, "Tab");
    type(fixture, "／");
    assert_int_equal(model->prompt.kind, PROMPT_SEARCH);
    strike(fixture, "Esc");
    type(fixture, "、");
    assert_int_equal(model->prompt.kind, PROMPT_SEARCH);
    strike(fixture, "Esc");
    type(fixture, "？");
    assert_int_equal(model->overlay.kind, OVERLAY_HELP);
    strike(fixture, "Esc");
    type(fixture, "：");
    assert_int_equal(model->prompt.kind, PROMPT_COMMAND);
    strike(fixture, "Esc");
    type(fixture, "是");
    assert_says(fixture, "The input method is on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys__that_are_a_command_begin_no_other_keys),
        cmocka_unit_test(commands__have_a_key_that_needs_no_alt),
        cmocka_unit_test(lines__at_odds_with_other_keys_are_left_out_and_told),
        STORY(line__that_is_left_out_makes_no_second_meaning),
        STORY(words__that_name_a_key_name_the_live_one),
        STORY(line__at_odds_is_told_at_the_start),
        STORY(followers__come_to_who_hesitates_and_go_with_the_next_key),
        STORY(help__is_looked_through_by_letters_behind_a_slash),
        STORY(help_and_palette__are_had_from_prompts_and_menus),
        STORY(ticket__is_worked_with_the_keys_an_input_method_leaves),
        STORY(vi_ticket__is_worked_with_the_keys_an_input_method_leaves),
        STORY(ticket__is_resolved_with_the_keys_an_input_method_leaves),
        STORY(full_width__signs_are_commands_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
