#include "fixture.h"

static enum key_match find(const struct keymap *keymap, enum key_place place,
                           const char *keys, struct binding *found)
{
    struct key_sequence struck = {0};
    struct text rest = text_of(keys), name;

    while (text_next_word(&rest, &name))
        assert_true(key_parse(name, &struck.keys[struck.count++]));
    return keymap_find(keymap, place, &struck, found);
}

static enum command means(const struct keymap *keymap, enum key_place place,
                          const char *keys)
{
    struct binding found;

    return find(keymap, place, keys, &found) == KEY_MATCH_COMMAND ? found.command
                                                                  : COMMAND_NONE;
}

static const struct {
    enum key_place place;
    const char *keys;
    enum command command;
} promised[] = {
    {PLACE_READING, "j", COMMAND_DOWN},
    {PLACE_QUEUE, "g g", COMMAND_TOP},
    {PLACE_THREAD, "^D", COMMAND_PAGE_DOWN},
    {PLACE_DRAFTS, "Tab", COMMAND_NEXT_WAITING},
    {PLACE_PICKS, "S-Tab", COMMAND_LAST_TICKET},
    {PLACE_QUEUE, "Enter", COMMAND_OPEN},
    {PLACE_READING, "p p", COMMAND_PICKS},
    {PLACE_READING, "u", COMMAND_UNDO},
    {PLACE_READING, "space", COMMAND_MARK},
    {PLACE_READING, "^K", COMMAND_PALETTE},
    {PLACE_READING, "b", COMMAND_NONE},
    {PLACE_READING, "f", COMMAND_NONE},
    {PLACE_READING, "e", COMMAND_NONE},
    {PLACE_READING, "^S", COMMAND_NONE},
    {PLACE_WRITING, "^S", COMMAND_SEND},
    {PLACE_WRITING, "^X Enter", COMMAND_SEND_RESOLVE},
    {PLACE_WRITING, "Enter", COMMAND_NEW_LINE},
    {PLACE_WRITING, "Tab", COMMAND_COMPLETE},
    {PLACE_WRITING, "^X ^S", COMMAND_KEPT},
    {PLACE_WRITING, "^X ^E", COMMAND_EDITOR},
    {PLACE_WRITING, "^X Esc", COMMAND_READ},
    {PLACE_WRITING, "^X Tab", COMMAND_NEXT_WAITING},
    {PLACE_WRITING, "^X c", COMMAND_NEXT_CLAIM},
    {PLACE_WRITING, "^X s", COMMAND_SNOOZE},
    {PLACE_WRITING, "^X u", COMMAND_UNDO},
    {PLACE_WRITING, "^X g g", COMMAND_TOP},
    {PLACE_WRITING, "^X b", COMMAND_NONE},
    {PLACE_WRITING, "^Z", COMMAND_UNDO},
    {PLACE_WRITING, "^_", COMMAND_UNDO},
    {PLACE_WRITING, "M-b", COMMAND_WORD_LEFT},
    {PLACE_WRITING, "C-Left", COMMAND_WORD_LEFT},
    {PLACE_WRITING, "^R", COMMAND_EARLIER_REPLY},
    {PLACE_WRITING, "j", COMMAND_NONE},
    {PLACE_WRITING, "F8", COMMAND_DIFF},
    {PLACE_READING, "F8", COMMAND_DIFF},
    {PLACE_PROMPT, "Enter", COMMAND_OPEN},
    {PLACE_PROMPT, "^A", COMMAND_LINE_START},
    {PLACE_MENU, "q", COMMAND_BACK},
};

static void keymap__means_what_is_promised(void **state)
{
    struct keymap keymap;

    (void)state;
    keymap_init(&keymap, false);
    for (size_t i = 0; i < COUNT_OF(promised); i++) {
        enum command command = means(&keymap, promised[i].place, promised[i].keys);
        if (command != promised[i].command)
            fail_msg("%s means %s, not %s", promised[i].keys, command_name(command),
                     command_name(promised[i].command));
    }
    keymap_release(&keymap);
}

static void keymap__knows_fronts_of_sequences(void **state)
{
    struct keymap keymap;
    struct binding found;

    (void)state;
    keymap_init(&keymap, false);
    assert_int_equal(find(&keymap, PLACE_QUEUE, "g", &found), KEY_MATCH_PREFIX);
    assert_int_equal(find(&keymap, PLACE_WRITING, "^X", &found), KEY_MATCH_PREFIX);
    assert_int_equal(find(&keymap, PLACE_WRITING, "^X p", &found), KEY_MATCH_PREFIX);
    assert_int_equal(find(&keymap, PLACE_QUEUE, "g x", &found), KEY_MATCH_NONE);
    assert_int_equal(find(&keymap, PLACE_READING, "^X", &found), KEY_MATCH_NONE);
    keymap_release(&keymap);
}

static void keymap__hands_digits_over_as_arguments(void **state)
{
    static const struct {
        enum key_place place;
        const char *keys;
        enum command command;
        int argument;
    } cases[] = {
        {PLACE_READING, "1", COMMAND_TAKE_DRAFT, 1},
        {PLACE_THREAD, "9", COMMAND_TAKE_DRAFT, 9},
        {PLACE_READING, "p 3", COMMAND_PUT_PICK, 3},
        {PLACE_READING, "g 2", COMMAND_VIEW, 2},
        {PLACE_WRITING, "^X 2", COMMAND_TAKE_DRAFT, 2},
        {PLACE_WRITING, "^X p 2", COMMAND_PUT_PICK, 2},
        {PLACE_READING, "j", COMMAND_DOWN, 0},
    };
    struct keymap keymap;

    (void)state;
    keymap_init(&keymap, false);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct binding found = {0};
        assert_int_equal(find(&keymap, cases[i].place, cases[i].keys, &found),
                         KEY_MATCH_COMMAND);
        assert_int_equal(found.command, cases[i].command);
        assert_int_equal(found.argument, cases[i].argument);
    }
    keymap_release(&keymap);
}

static void bind(struct keymap *keymap, enum key_place place, const char *command,
                 const char *keys)
{
    struct error err = {0};

    if (!keymap_bind(keymap, place, text_of(command), text_of(keys), 1, &err))
        fail_msg("%s", err.text);
}

static void bind__puts_rows_over_the_built_in_ones(void **state)
{
    struct keymap keymap;
    struct binding found;

    (void)state;
    keymap_init(&keymap, false);
    bind(&keymap, PLACE_READING, "limit", "F7");
    bind(&keymap, PLACE_READING, "snooze", "l");
    bind(&keymap, PLACE_QUEUE, "fold", "j");
    bind(&keymap, PLACE_CUSTOMER, "fold", "k");
    bind(&keymap, PLACE_READING, "put-pick", "y #");
    bind(&keymap, PLACE_ORDERS, "put-pick", "b 1-9");
    bind(&keymap, PLACE_READING, "take-draft", "F10");
    assert_int_equal(means(&keymap, PLACE_READING, "F7"), COMMAND_LIMIT);
    assert_int_equal(means(&keymap, PLACE_READING, "l"), COMMAND_SNOOZE);
    assert_int_equal(means(&keymap, PLACE_WRITING, "^X l"), COMMAND_SNOOZE);
    assert_int_equal(means(&keymap, PLACE_QUEUE, "j"), COMMAND_FOLD);
    assert_int_equal(means(&keymap, PLACE_THREAD, "j"), COMMAND_DOWN);
    assert_int_equal(means(&keymap, PLACE_CUSTOMER, "k"), COMMAND_FOLD);
    assert_int_equal(means(&keymap, PLACE_ORDERS, "k"), COMMAND_UP);
    assert_int_equal(find(&keymap, PLACE_ORDERS, "b 9", &found), KEY_MATCH_COMMAND);
    assert_int_equal(found.argument, 9);
    assert_int_equal(find(&keymap, PLACE_READING, "y 4", &found), KEY_MATCH_COMMAND);
    assert_int_equal(found.argument, 4);
    keymap_release(&keymap);
}

static void bind__none_unbinds(void **state)
{
    struct keymap keymap;
    char shown[40];

    (void)state;
    keymap_init(&keymap, false);
    bind(&keymap, PLACE_READING, "none", "j");
    bind(&keymap, PLACE_QUEUE, "none", "E");
    assert_int_equal(means(&keymap, PLACE_THREAD, "j"), COMMAND_NONE);
    assert_int_equal(means(&keymap, PLACE_QUEUE, "E"), COMMAND_NONE);
    assert_int_equal(means(&keymap, PLACE_THREAD, "E"), COMMAND_RESOLVE_NEXT);
    keymap_show(&keymap, PLACE_THREAD, COMMAND_DOWN, 0, shown, sizeof(shown));
    assert_string_equal(shown, "Down");
    keymap_release(&keymap);
}

static void bind__refuses_what_it_must(void **state)
{
    static const struct {
        enum key_place place;
        const char *command;
        const char *keys;
    } bad[] = {
        {PLACE_READING, "limits", "l"},       {PLACE_READING, "limit", ""},
        {PLACE_READING, "limit", "a b c d"},  {PLACE_READING, "limit", "nokey"},
        {PLACE_READING, "limit", "l #"},      {PLACE_READING, "take-draft", "# j"},
        {PLACE_WRITING, "send", "Enter"},     {PLACE_WRITING, "send", "Tab"},
        {PLACE_WRITING, "send", "Esc"},       {PLACE_WRITING, "send", "s"},
        {PLACE_WRITING, "send-resolve", "x"}, {PLACE_READING, "send", "F5"},
    };
    struct keymap keymap;
    size_t count;

    (void)state;
    keymap_init(&keymap, false);
    count = keymap.count;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct error err = {0};
        if (keymap_bind(&keymap, bad[i].place, text_of(bad[i].command),
                        text_of(bad[i].keys), 1, &err))
            fail_msg("%s = %s was taken", bad[i].command, bad[i].keys);
        assert_int_equal(err.code, ERROR_USAGE);
    }
    assert_int_equal(keymap.count, count);
    bind(&keymap, PLACE_WRITING, "send", "F5");
    assert_int_equal(means(&keymap, PLACE_WRITING, "F5"), COMMAND_SEND);
    keymap_release(&keymap);
}

static void places__are_named_as_sections(void **state)
{
    static const char *const panes[PANE_COUNT] = {"queue",    "thread", "drafts", "reply",
                                                  "customer", "orders", "picks"};
    enum key_place place = PLACE_COUNT;

    (void)state;
    for (int pane = PANE_QUEUE; pane < PANE_COUNT; pane++)
        assert_true(key_place_parse(text_of(panes[pane]), &place));
    assert_true(key_place_parse(text_of("drafts"), &place));
    assert_int_equal(place, PLACE_DRAFTS);
    assert_false(key_place_parse(text_of("kitchen"), &place));
    assert_int_equal(place, PLACE_DRAFTS);
}

static void show__names_the_first_key(void **state)
{
    static const struct {
        enum key_place place;
        enum command command;
        int argument;
        const char *shown;
    } cases[] = {
        {PLACE_READING, COMMAND_DOWN, 0, "j"},
        {PLACE_QUEUE, COMMAND_TOP, 0, "g g"},
        {PLACE_WRITING, COMMAND_SEND, 0, "^S"},
        {PLACE_WRITING, COMMAND_NEXT_CLAIM, 0, "F3"},
        {PLACE_WRITING, COMMAND_SNOOZE, 0, "^X s"},
        {PLACE_WRITING, COMMAND_TAKE_DRAFT, 2, "^X 2"},
        {PLACE_READING, COMMAND_PUT_PICK, 3, "p 3"},
        {PLACE_READING, COMMAND_SEND, 0, ""},
        {PLACE_READING, COMMAND_NEW_LINE, 0, ""},
        {PLACE_READING, COMMAND_LOCK, 0, "g L"},
        {PLACE_WRITING, COMMAND_LOCK, 0, "^X g L"},
        {PLACE_MENU, COMMAND_BACK, 0, "Esc"}, /* q types where letters filter */
        {PLACE_MENU, COMMAND_DOWN, 0, "Down"},
        {PLACE_MENU, COMMAND_UP, 0, "Up"},
        {PLACE_MENU, COMMAND_OPEN, 0, "Enter"},
    };
    struct keymap keymap;

    (void)state;
    keymap_init(&keymap, false);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char shown[40];
        keymap_show(&keymap, cases[i].place, cases[i].command, cases[i].argument, shown,
                    sizeof(shown));
        assert_string_equal(shown, cases[i].shown);
    }
    keymap_release(&keymap);
}

/* What ? shows while reading in the thread, whole: a change here is a change for every
 * agent. */
static const char reading_help[] =
    "\tMoving\n"
    "j, Down\tMove down, or scroll\n"
    "k, Up\tMove up, or scroll\n"
    "^D, PgDn\tA page down\n"
    "^U, PgUp\tA page up\n"
    "g g, Home\tTo the first\n"
    "G, End\tTo the last\n"
    "Tab\tOpen the next waiting ticket\n"
    "g u\tOpen the next ticket with an unread message\n"
    "S-Tab\tBack to the ticket before\n"
    "Enter\tOpen, take or put in what is marked\n"
    "w, F6\tGo to the next pane\n"
    "Left\tGo to the pane on the left\n"
    "Right\tGo to the pane on the right; in the orders unfold the marked one\n"
    "z\tThis pane alone, and back\n"
    "q, Esc\tOne step back; asks before it quits\n"
    "\tDrafts, picks and claims\n"
    "1-9\tTake the draft of that number into the reply\n"
    "J\tMark the next draft\n"
    "K\tMark the previous draft\n"
    "a\tAsk for drafts and picks again\n"
    "M\tChoose which model answers, or the local engine alone\n"
    "=\tRewrite the reply or the marked draft (needs a model)\n"
    "S\tSum up the thread (needs a model)\n"
    "g t\tWhat the ticket is about, how much it presses, and why\n"
    "x\tReject the marked draft, with a reason\n"
    "p 1-9\tPut the pick of that number into the reply\n"
    "p p, F4\tGo to the picks\n"
    "p c\tGo to the customer: profile, consent, history\n"
    "p o\tGo to the orders; :orders NUMBER to that one\n"
    "p f\tPut the fact last marked in customer or orders into the reply; :put N the row "
    "N\n"
    "c, F3\tThe next claim, with its source and its age\n"
    "C\tThe previous claim\n"
    "W\tTo the message that the claim cites\n"
    "B\tBack to where one read in the thread before a jump\n"
    "d, F8\tCompare the reply with the draft it came from\n"
    "v\tShow what would leave this machine\n"
    "\tAnswering\n"
    "r\tWrite a reply to the customer\n"
    "I\tWrite an internal note\n"
    "g N\tTurn the reply into an internal note\n"
    "+\tAttach a file, or take one off again\n"
    "$, F7\tTo the next misspelt word, with suggestions\n"
    "g s\tEvery misspelt word, with suggestions\n"
    "m, F9\tChoose a macro\n"
    "T\tTranslate the message; while writing, the reply back (needs a model)\n"
    "\tTaking back\n"
    "^C, ^G\tCancel what runs, a prompt or a mark; never text\n"
    "u, ^Z, ^_\tTake back the last change, or the held reply\n"
    "U\tDo again what was taken back\n"
    "\tThe ticket\n"
    "s\tSnooze the ticket\n"
    "A\tAssign the ticket\n"
    "t\tAdd or remove tags\n"
    "P\tSet the priority\n"
    "E\tResolve, and open the next waiting ticket\n"
    "g R\tOpen a resolved, pending or snoozed ticket again\n"
    "space\tMark the ticket for bulk work\n"
    "-\tTake all marks for bulk work off again\n"
    "V\tAsk a senior (NAME: WHY): assigns with the reply as a note\n"
    "R, F5\tRead ticket and orders again\n"
    "O\tOpen the marked link, order or product in a browser\n"
    "H\tFold personal details in every ticket, until struck again\n"
    ">\tUnfold quoted text, in the orders the marked one, and fold it\n"
    "g i\tSay how the person was identified\n"
    "\tThe queue, and looking for something\n"
    "l\tLimit the queue by an expression\n"
    "L\tShow the whole queue\n"
    "h\tLimit the queue to this customer's tickets, old ones too\n"
    "o\tSort the queue otherwise\n"
    "g 1-9\tThe saved view of that number or name\n"
    "/\tSearch the thread; :search WORDS searches all tickets\n"
    "n\tThe next match\n"
    "N\tThe previous match\n"
    "\tThe program\n"
    ":\tType a command by its name\n"
    "^K, F2\tFind commands, macros, tickets, customers, products\n"
    "?, F1\tShow the keys that work now\n"
    "g T\tChange the theme: each is shown as you go over it\n"
    "y\tCopy what is marked to the terminal's clipboard ([ui] osc52)\n"
    "Y\tThis pane without its frame, for the terminal's own selection\n"
    "^L\tDraw the screen anew\n"
    "g Z\tSuspend the program\n"
    "g L\tLock the vault\n"
    "g Q\tQuit; asks where a reply is held\n";

static void help__while_reading_is_this(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab ?");

    assert_int_equal(fixture->model.overlay.kind, OVERLAY_HELP);
    assert_string_equal(buffer_text(&fixture->model.overlay.text), reading_help);
}

static void help__while_writing_shows_both_kinds_of_keys(void **state)
{
    struct fixture *fixture = *state;
    const char *text;

    strike(fixture, "Tab r ^X ?");
    text = buffer_text(&fixture->model.overlay.text);

    assert_non_null(strstr(text, "^S\tSend the reply as it stands\n"));
    assert_non_null(strstr(text, "^X Enter\tSend and resolve\n"));
    assert_non_null(strstr(text, "^X 1-9\tTake the draft"));
    assert_non_null(strstr(text, "^X p 1-9\tPut the pick"));
    assert_non_null(strstr(text, "^X s\tSnooze"));
    assert_non_null(strstr(text, "^Z, ^_\tTake back"));
    assert_null(strstr(text, "j, Down"));
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void help__follows_what_was_bound(void **state)
{
    struct fixture *fixture = *state;

    bind(&fixture->model.keymap, PLACE_READING, "none", "J");
    bind(&fixture->model.keymap, PLACE_READING, "lock", "F12");
    strike(fixture, "?");

    assert_null(strstr(buffer_text(&fixture->model.overlay.text), "Mark the next draft"));
    assert_non_null(
        strstr(buffer_text(&fixture->model.overlay.text), "F12\tLock the vault"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keymap__means_what_is_promised),
        cmocka_unit_test(keymap__knows_fronts_of_sequences),
        cmocka_unit_test(keymap__hands_digits_over_as_arguments),
        cmocka_unit_test(bind__puts_rows_over_the_built_in_ones),
        cmocka_unit_test(bind__none_unbinds),
        cmocka_unit_test(bind__refuses_what_it_must),
        cmocka_unit_test(places__are_named_as_sections),
        cmocka_unit_test(show__names_the_first_key),
        STORY(help__while_reading_is_this),
        STORY(help__while_writing_shows_both_kinds_of_keys),
        STORY(help__follows_what_was_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
