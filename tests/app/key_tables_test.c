/* The two key tables of the product, key by key; what is not bound yet stands here with
 * why. */
#include "fixture.h"

struct promise {
    const char *keys; /* separated by commas */
    enum command command;
};

// clang-format off
static const struct promise reading[] = {
    {"j, Down", COMMAND_DOWN}, {"k, Up", COMMAND_UP},
    {"g g, Home", COMMAND_TOP}, {"G, End", COMMAND_BOTTOM},
    {"^D, PgDn", COMMAND_PAGE_DOWN}, {"^U, PgUp", COMMAND_PAGE_UP},
    {"/", COMMAND_SEARCH}, {"n", COMMAND_NEXT_MATCH}, {"N", COMMAND_PREVIOUS_MATCH},
    {"Tab", COMMAND_NEXT_WAITING}, {"S-Tab", COMMAND_LAST_TICKET},
    {"1, 2, 3, 4, 5, 6, 7, 8, 9", COMMAND_TAKE_DRAFT},
    {"J", COMMAND_NEXT_DRAFT}, {"K", COMMAND_PREVIOUS_DRAFT},
    {"Enter", COMMAND_OPEN},
    {"p 1, p 5, p 9", COMMAND_PUT_PICK}, {"p p", COMMAND_PICKS},
    {"p c", COMMAND_CUSTOMER}, {"p o", COMMAND_ORDERS}, {"p f", COMMAND_PUT_FACT}, {"g 1, g 9", COMMAND_VIEW},
    {"g u", COMMAND_NEXT_UNREAD}, {"g t", COMMAND_TRIAGE}, {"g s", COMMAND_SPELL}, {"g i", COMMAND_IDENTIFIED},
    {"g N", COMMAND_TO_NOTE}, {"g R", COMMAND_REOPEN}, {"g T", COMMAND_THEME},
    {"g Z", COMMAND_SUSPEND}, {"g L", COMMAND_LOCK}, {"g Q", COMMAND_QUIT},
    {"c", COMMAND_NEXT_CLAIM}, {"C", COMMAND_PREVIOUS_CLAIM},
    {"d", COMMAND_DIFF}, {"v", COMMAND_LEAVES},
    {"a", COMMAND_ASK}, {"x", COMMAND_REJECT}, {"=", COMMAND_REWRITE},
    {"r", COMMAND_REPLY}, {"I", COMMAND_NOTE},
    {"m", COMMAND_MACROS}, {"T", COMMAND_TRANSLATE}, {"+", COMMAND_ATTACH},
    {"O", COMMAND_OPEN_OUTSIDE}, {"R", COMMAND_READ_AGAIN}, {"H", COMMAND_FOLD},
    {">", COMMAND_QUOTES}, {"y", COMMAND_COPY}, {"Y", COMMAND_COPY_MODE}, {"W", COMMAND_CITED}, {"B", COMMAND_JUMP_BACK},
    {"s", COMMAND_SNOOZE}, {"A", COMMAND_ASSIGN}, {"t", COMMAND_TAG},
    {"P", COMMAND_PRIORITY}, {"E", COMMAND_RESOLVE_NEXT}, {"V", COMMAND_SENIOR},
    {"space", COMMAND_MARK}, {"u, ^Z, ^_", COMMAND_UNDO}, {"U", COMMAND_REDO},
    {"l", COMMAND_LIMIT}, {"L", COMMAND_CLEAR_LIMIT}, {"o", COMMAND_ORDER},
    {"h", COMMAND_THEIR_TICKETS},
    {"w", COMMAND_NEXT_PANE}, {"Left", COMMAND_LEFT_PANE}, {"Right", COMMAND_RIGHT_PANE},
    {"z", COMMAND_ZOOM},
    {":", COMMAND_COMMAND_LINE}, {"?", COMMAND_HELP}, {"^K", COMMAND_PALETTE},
    {"^L", COMMAND_REDRAW}, {"^C", COMMAND_CANCEL}, {"q, Esc", COMMAND_BACK},
    {"b, f, e", COMMAND_NONE}, /* stay unbound */
};
static const struct promise writing[] = {
    {"^S", COMMAND_SEND}, {"^X Enter", COMMAND_SEND_RESOLVE},
    {"Enter", COMMAND_NEW_LINE}, {"^O", COMMAND_LINE_BREAK}, {"Tab", COMMAND_COMPLETE},
    {"^X ^E", COMMAND_EDITOR}, {"^X ^S", COMMAND_KEPT}, {"^X Esc, Esc", COMMAND_READ},
    {"^Z, ^_, ^X u", COMMAND_UNDO}, {"^X U", COMMAND_REDO},
    {"^X .", COMMAND_LATER_TEXT}, {"^R", COMMAND_EARLIER_REPLY},
    {"^A, Home", COMMAND_LINE_START}, {"^E, End", COMMAND_LINE_END},
    {"^B, Left", COMMAND_LEFT}, {"^F, Right", COMMAND_RIGHT},
    {"^P, Up", COMMAND_LINE_UP}, {"^N, Down", COMMAND_LINE_DOWN},
    {"^D", COMMAND_DELETE_RIGHT}, {"^K", COMMAND_KILL_LINE_END},
    {"^U", COMMAND_KILL_LINE_START}, {"^W", COMMAND_KILL_WORD_LEFT},
    {"^T", COMMAND_TRANSPOSE}, {"^Y", COMMAND_YANK}, {"M-y", COMMAND_YANK_POP},
    {"M-b, C-Left", COMMAND_WORD_LEFT}, {"M-f, C-Right", COMMAND_WORD_RIGHT},
    {"M-d", COMMAND_KILL_WORD_RIGHT}, {"M-c", COMMAND_CAPITALISE},
    {"M-l", COMMAND_LOWER_CASE}, {"M-u", COMMAND_UPPER_CASE},
    {"M-a", COMMAND_SENTENCE_LEFT}, {"M-e", COMMAND_SENTENCE_RIGHT},
    {"M-k", COMMAND_KILL_SENTENCE}, {"^space", COMMAND_SET_MARK}, {"M-w", COMMAND_COPY_REGION},
    {"^X ^X", COMMAND_EXCHANGE_MARK}, {"M-t", COMMAND_TRANSPOSE_WORDS}, {"M-x", COMMAND_COMMAND_LINE},
    {"^G", COMMAND_CANCEL},
};
static const struct promise in_both[] = {
    {"F1", COMMAND_HELP}, {"F2", COMMAND_PALETTE}, {"F3", COMMAND_NEXT_CLAIM},
    {"F4", COMMAND_PICKS}, {"F5", COMMAND_READ_AGAIN}, {"F6", COMMAND_NEXT_PANE},
    {"F8", COMMAND_DIFF}, {"F9", COMMAND_MACROS},
};
/* Behind ^X the text that is written has a key of its own. */
static const char *const own_behind_control_x[] = {"Enter", "Esc"};
/* With vi's keys: what is of the program; vi's own are vi_test.c's. */
static const struct promise normal[] = {
    {"Z Z, ^X Esc", COMMAND_READ}, {":", COMMAND_COMMAND_LINE}, {"Esc", COMMAND_NORMAL},
    {"^S", COMMAND_SEND}, {"^X Enter", COMMAND_SEND_RESOLVE}, {"^X ^E", COMMAND_EDITOR},
    {"^K, ^W, ^T, ^Y, ^A, ^E", COMMAND_NONE},
};
// clang-format on

static enum command means(const struct keymap *keymap, enum key_place place,
                          struct text keys)
{
    struct key_sequence struck = {0};
    struct binding found;
    struct text name;

    while (text_next_word(&keys, &name))
        assert_true(key_parse(name, &struck.keys[struck.count++]));
    return keymap_find(keymap, place, &struck, &found) == KEY_MATCH_COMMAND ? found.command
                                                                            : COMMAND_NONE;
}

static void assert_means(const struct keymap *keymap, enum key_place place,
                         struct text keys, enum command wanted)
{
    enum command command = means(keymap, place, keys);

    if (command != wanted)
        fail_msg("%.*s means %s, not %s", (int)keys.len, keys.bytes, command_name(command),
                 command_name(wanted));
}

static void assert_kept(const struct keymap *keymap, enum key_place place,
                        const struct promise *promises, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text rest = text_of(promises[i].keys);
        struct text keys;
        while (text_next(&rest, ',', &keys))
            assert_means(keymap, place, text_trim(keys), promises[i].command);
    }
}

static void keys__while_reading_are_those_of_the_table_in_every_pane(void **state)
{
    static const enum key_place panes[] = {PLACE_READING, PLACE_QUEUE, PLACE_THREAD,
                                           PLACE_DRAFTS, PLACE_REPLY, PLACE_CUSTOMER,
                                           PLACE_ORDERS, PLACE_PICKS};
    const struct keymap *keymap = &((struct fixture *)*state)->model.keymap;

    for (size_t i = 0; i < COUNT_OF(panes); i++) {
        assert_kept(keymap, panes[i], reading, COUNT_OF(reading));
        assert_kept(keymap, panes[i], in_both, COUNT_OF(in_both));
    }
}

static void keys__while_writing_are_those_of_the_table(void **state)
{
    const struct keymap *keymap = &((struct fixture *)*state)->model.keymap;

    assert_kept(keymap, PLACE_WRITING, writing, COUNT_OF(writing));
    assert_kept(keymap, PLACE_WRITING, in_both, COUNT_OF(in_both));
}

static bool is_own(struct text keys)
{
    for (size_t i = 0; i < COUNT_OF(own_behind_control_x); i++) {
        if (text_is(keys, own_behind_control_x[i]))
            return true;
    }
    return false;
}

static void keys__of_the_reading_table_do_the_same_behind_control_x(void **state)
{
    const struct keymap *keymap = &((struct fixture *)*state)->model.keymap;

    for (size_t i = 0; i < COUNT_OF(reading); i++) {
        struct text rest = text_of(reading[i].keys);
        struct text keys;
        while (text_next(&rest, ',', &keys)) {
            char behind[40];
            keys = text_trim(keys);
            snprintf(behind, sizeof(behind), "^X %.*s", (int)keys.len, keys.bytes);
            if (!is_own(keys))
                assert_means(keymap, PLACE_WRITING, text_of(behind), reading[i].command);
        }
    }
}

static void keys__beside_those_of_vi_are_the_programs(void **state)
{
    struct keymap keymap;

    (void)state;
    keymap_init(&keymap, true);
    assert_kept(&keymap, PLACE_NORMAL, normal, COUNT_OF(normal));
    assert_kept(&keymap, PLACE_NORMAL, in_both, COUNT_OF(in_both));
    assert_means(&keymap, PLACE_WRITING, text_of("Esc"), COMMAND_NORMAL);
    keymap_release(&keymap);
}

static void keys__that_need_a_model_say_what_to_do_instead(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab T");
    assert_says(fixture, "m has macros");
    strike(fixture, "=");
    assert_says(fixture, "J marks another draft");
    strike(fixture, "r ^X T");
    assert_says(fixture, "needs a model");
    strike(fixture, "^X =");
    assert_says(fixture, "needs a model");

    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_string_equal(reply_text(fixture), "");
}

static void help__says_of_keys_that_need_a_model_that_they_do(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab ?");
    const char *help = buffer_text(&fixture->model.overlay.text);

    assert_non_null(strstr(
        help, "T\tTranslate the message; while writing, the reply back (needs a model)\n"));
    assert_non_null(
        strstr(help, "=\tRewrite the reply or the marked draft (needs a model)\n"));
}

static void editing__puts_back_the_kill_before_and_the_one_before_that(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos tres");
    strike(fixture, "^W ^E ^F ^W"); /* a motion between: two kills */
    strike(fixture, "Left Right ^Y");
    assert_string_equal(reply_text(fixture), "uno dos ");
    strike(fixture, "^U ^Y M-y");
    const char *once = reply_text(fixture);
    assert_string_not_equal(once, "");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "uno dos ");
    strike(fixture, "Left M-y");

    assert_says(fixture, "This follows a yank");
    assert_string_equal(reply_text(fixture), "uno dos ");
}

static void editing__says_that_there_is_no_kill_before(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "uno dos");
    strike(fixture, "^W ^Y M-y");

    assert_says(fixture, "There is one kill alone, and it is in");
    assert_string_equal(reply_text(fixture), "uno dos");
}

static void editing__kills_a_region_by_the_key_that_kills_a_word(void **state)
{
    struct fixture *fixture = *state;
    size_t start, end;

    strike(fixture, "Tab r");
    type(fixture, "uno dos tres");
    strike(fixture, "^space M-b M-b");
    assert_true(model_selection(&fixture->model, &start, &end));
    strike(fixture, "^W");
    assert_string_equal(reply_text(fixture), "uno ");
    strike(fixture, "^W");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^Y");
    assert_string_equal(reply_text(fixture), "uno dos tres");
    strike(fixture, "^space ^A M-w ^E ^Y");
    assert_string_equal(reply_text(fixture), "uno dos tresuno dos tres");
    strike(fixture, "M-w");
    assert_says(fixture, "No region is marked");
    strike(fixture, "^space ^A ^G");
    assert_false(model_selection(&fixture->model, &start, &end));

    assert_string_equal(reply_text(fixture), "uno dos tresuno dos tres");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(keys__while_reading_are_those_of_the_table_in_every_pane),
        STORY(keys__while_writing_are_those_of_the_table),
        STORY(keys__of_the_reading_table_do_the_same_behind_control_x),
        STORY(keys__beside_those_of_vi_are_the_programs),
        STORY(keys__that_need_a_model_say_what_to_do_instead),
        STORY(help__says_of_keys_that_need_a_model_that_they_do),
        STORY(editing__puts_back_the_kill_before_and_the_one_before_that),
        STORY(editing__says_that_there_is_no_kill_before),
        STORY(editing__kills_a_region_by_the_key_that_kills_a_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
