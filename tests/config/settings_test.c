#include "app/themes.h"
#include "settings_file.h"

static void settings_read__takes__each_kind_of_value(void **state)
{
    struct settings settings;

    (void)state;
    write_file(
        "[shop]\r\nname = \"Fjord ; Field\"\ncurrency = USD\nlanguages = zh en\nconsent = "
        "off\n"
        "[send]\ndelay = 5s\nenter = chat\n[guard]\nreasons = the carrier said so, "
        "goodwill\n"
        "allow_links = a.example b.example\n[views]\nmine = status:open assignee:marta\n"
        "lost = \"never came\" customer:\"Ana Ruiz\"\n");
    settings_init(&settings);
    assert_true(settings_read(&settings, path, NULL));
    assert_string_equal(settings.shop_name, "Fjord ; Field");
    assert_string_equal(settings.shop_currency, "USD");
    assert_string_equal(settings.shop_lang, "zh");
    assert_false(settings.consent);
    assert_int_equal(settings.send_delay, 5);
    assert_true(settings.enter_sends);
    assert_int_equal(settings.reason_count, 2);
    assert_string_equal(settings.reasons[1], "goodwill");
    assert_int_equal(settings.allow_link_count, 2);
    assert_int_equal(settings.view_count, 2);
    assert_string_equal(settings.views[0].limit, "status:open assignee:marta");
    assert_string_equal(settings.views[1].limit, "\"never came\" customer:\"Ana Ruiz\"");
    settings_release(&settings);
}

static void settings_read__takes_what_words_are_judged_by(void **state)
{
    static const struct {
        const char *text;
        const char *spell;
        bool is_off;
    } rows[] = {{"[ui]\n", NULL, false},
                {"[ui]\nspell = auto\n", NULL, false},
                {"[ui]\nspell = off\n", NULL, true},
                {"[ui]\nspell = en_GB,de\n", "en_GB,de", false},
                {"[ui]\nspell = off\nspell = de-CH fr\n", "de-CH fr", false}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;

        settings_init(&settings);
        write_file(rows[i].text);
        assert_true(settings_read(&settings, path, NULL));
        assert_true(string_equals(settings.spell, rows[i].spell));
        assert_int_equal(settings.spell_is_off, rows[i].is_off);
        settings_release(&settings);
    }
}

static void settings_read__names_the_line__of_what_it_refuses(void **state)
{
    static const struct {
        const char *text;
        const char *line;
    } rows[] = {
        {"[shop]\nname = x\ncolour = red\n", ":3: "},
        {"[shop]\ncurrency = EUX\n", ":2: "},
        {"[send]\ndelay = soon\n", ":2: "},
        {"[nonsense]\nx = 1\n", ":2: "},
        {"[shop\nname = x\n", ":1: a section that lacks its ]"},
        {"[shop ; ]\nname = x\n", ":1: a section that lacks its ]"},
        {"name = x\n", ":1: "},
        {"[shop]\nnonsense\n", ":2: "},
        {"[shop]\nname = \377\n", ":2: "},
        {"[views]\nbad = colour:red\n", ":2: "},
        {"[ui]\ntheme = nosuch\n", "nosuch"},
        {"[ui]\nspell = yes;no\n", ":2: "},
        {"[ui]\nspell = a_name_that_no_dictionary_has\n", "such as en_GB,de"},
        {"[privacy]\nmask = off\n", ":2: "},
        {"[privacy]\nnever_send = health taxes\n", "'taxes' is not one of"},
        {"[privacy]\nnever_send = off health\n", "off stands alone"},
        {"[guard]\nmode = asleep\n", ":2: "},
        {"[guard]\nrule.nonsense = off\n", ":2: "},
        {"[guard]\nrule.link = loud\n", ":2: "},
        {"[guard]\nrule.link = off colour=red\n", ":2: "},
        {"[guard]\nrule.link = off lang=!\n", ":2: "},
        {"[guard]\nmode = gate\nrule.sender = off\n", ":3: "},
        {"[guard]\nrule.other_customer = warn\n", "cannot be moved"},
        {"[guard]\nrule.secret_number = warn\n", "cannot be moved"},
        {"[guard]\nrule.secret_request = mark channel=chat\n", "cannot be moved"},
        {"[guard]\ngoodwill = much\n", ":2: "},
        {"[guard]\ngoodwill = 20 EUX\n", ":2: "},
        {"[guard]\ngoodwill = 20 EUR, 0 days\n", ":2: "},
        {"[budget]\ntokens_per_day = 0\n", ":2: "},
        {"[budget]\nmoney_per_day = 5 euros\n", ":2: "},
        {"[budget]\nmoney_per_day = -5\n", ":2: "},
        {"[shop]\n\n; comment\nname = "
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "xxxxxxxx"
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "xxxxxxxx"
         "xxxxxx\n",
         ":4: "},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;
        struct error err = {0};

        write_file(rows[i].text);
        settings_init(&settings);
        assert_false(settings_read(&settings, path, &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (strstr(err.text, rows[i].line) == NULL)
            fail_msg("row %zu: %s", i, err.text);
        settings_release(&settings);
    }
}

static void what_the_policy_locked__cannot_be_set_by_the_configuration(void **state)
{
    struct settings settings;
    struct error err = {0};

    (void)state;
    settings_init(&settings);
    write_file("[locked]\nprivacy.local_only = on\n[shop]\nname = Ours\n");
    if (!settings_read_policy(&settings, path, &err))
        fail_msg("%s", err.text);
    assert_true(settings.local_only);
    write_file("[shop]\nname = Theirs\n");
    assert_true(settings_read(&settings, path, &err));
    assert_string_equal(settings.shop_name, "Theirs");
    write_file("[privacy]\nlocal_only = off\n");
    assert_false(settings_read(&settings, path, &err));
    assert_true(settings.local_only);
    assert_non_null(strstr(err.text, ":2: "));
    settings_release(&settings);
}

static void what_the_policy_locked_of_a_rule__is_one_key(void **state)
{
    struct settings settings;
    struct error err = {0};

    (void)state;
    settings_init(&settings);
    write_file("[locked]\nguard.rule.link = block\n");
    if (!settings_read_policy(&settings, path, &err))
        fail_msg("%s", err.text);
    write_file("[guard]\nrule.tone = off\n");
    assert_true(settings_read(&settings, path, &err));
    write_file("[guard]\nrule.link = off\n");
    assert_false(settings_read(&settings, path, &err));
    settings_release(&settings);
}

static void the_agent__is_named_by_the_environment_first(void **state)
{
    static const struct {
        const char *logname, *user, *agent;
    } rows[] = {{"marta", "other", "marta"}, {NULL, "ana", "ana"}, {"", "ana", "ana"}};
    struct settings settings;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        rows[i].logname ? setenv("LOGNAME", rows[i].logname, 1) : unsetenv("LOGNAME");
        setenv("USER", rows[i].user, 1);
        settings_init(&settings);
        assert_string_equal(settings.agent, rows[i].agent);
        settings_release(&settings);
    }
    unsetenv("LOGNAME");
    unsetenv("USER");
    settings_init(&settings);
    assert_true(settings.agent[0] != '\0');
    settings_release(&settings);
}

static void a_setting_without_effect__is_accepted_and_told(void **state)
{
    struct settings settings;

    (void)state;
    write_file("[ui]\nkeys = own\nbell = on\ncomposer = vi\n");
    settings_init(&settings);
    assert_true(settings_read(&settings, path, NULL));
    assert_int_equal(settings.idle_count, 1);
    assert_string_equal(settings.idle[0], "ui.keys");
    assert_true(settings.bell);
    assert_string_equal(settings.composer, "vi");
    settings_release(&settings);
}

static void settings_read__takes__the_terms_of_the_guard(void **state)
{
    struct settings settings;
    struct error err = {0};

    (void)state;
    write_file("[shop]\ncurrency = USD\n[guard]\nmode = watch\ngoodwill = 12.50, 15 days\n"
               "rule.link = warn\nrule.tone = off channel=chat lang=zh-Hant\n");
    settings_init(&settings);
    if (!settings_read(&settings, path, &err))
        fail_msg("%s", err.text);
    assert_true(settings.terms.is_watching);
    assert_int_equal(settings.terms.goodwill.parts, 125000);
    assert_string_equal(settings.terms.goodwill.currency, "USD");
    assert_int_equal(settings.terms.goodwill_days, 15);
    assert_int_equal(settings.terms.move_count, 2);
    assert_int_equal(settings.terms.moves[0].rule, RULE_LINK);
    assert_int_equal(settings.terms.moves[0].strength, STRENGTH_WARN);
    assert_null(settings.terms.moves[0].channel);
    assert_int_equal(settings.terms.moves[1].strength, STRENGTH_OFF);
    assert_string_equal(settings.terms.moves[1].channel, "chat");
    assert_string_equal(settings.terms.moves[1].lang, "zh-Hant");
    settings_release(&settings);
}

static void settings_read__takes_a_missing_file__for_the_defaults(void **state)
{
    struct settings settings;

    (void)state;
    settings_init(&settings);
    assert_true(settings_read(&settings, "/nonexistent/deskhand.conf", NULL));
    assert_string_equal(settings.theme, "dark");
    assert_int_equal(settings.lock_after, 1800);
    settings_release(&settings);
}

static void settings_theme__reads__every_theme_compiled_in(void **state)
{
#define NAME(id, name, use) name,
    static const char *const names[] = {THEMES(NAME)};
    struct theme theme;
    struct error err = {0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!settings_theme(names[i], &theme, &err))
            fail_msg("%s", err.text);
        assert_true(theme.looks[STYLE_SELECTED].background !=
                        theme.looks[STYLE_TEXT].background ||
                    theme.looks[STYLE_SELECTED].attributes != 0);
    }
    assert_false(settings_theme("pink", &theme, &err));
}

static void keys__are_bound__by_pane_and_name(void **state)
{
    struct keymap keymap;
    struct key_sequence struck = {.keys = {{'L', 0}}, .count = 1};
    struct binding found;

    (void)state;
    write_file("[reading]\nlimit = L\n");
    keymap_init(&keymap, false);
    settings_read_keys(path, &keymap);
    assert_int_equal(keymap_find(&keymap, PLACE_READING, &struck, &found),
                     KEY_MATCH_COMMAND);
    assert_int_equal(found.command, COMMAND_LIMIT);
    keymap_release(&keymap);
}

static void keys__that_cannot_be_bound__are_left_out_and_told_with_their_lines(void **state)
{
    static const struct key_conflict told[] = {
        {2, "left out: there is no command fly"},
        {4, "left out: nokey is no key (names are as in ?, at most 3)"},
        {5, "left out: there is no command lmit (did you mean limit?)"},
        {6, "left out: none is no key: \"none = KEY\" takes that key away"},
        {8, "left out: [kitchen] is no pane with keys"},
    };
    struct key_sequence struck = {.keys = {{KEY_CODE_F1 + 10, 0}}, .count = 1};
    struct keymap keymap;
    struct binding found;

    (void)state;
    write_file("[reading]\nfly = L\nlimit = F11\nlimit = nokey\nlmit = F12\n"
               "resolve-next = none\n[kitchen]\nlimit = F12\n");
    keymap_init(&keymap, false);
    settings_read_keys(path, &keymap);
    assert_int_equal(keymap.conflict_count, COUNT_OF(told));
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        assert_int_equal(keymap.conflicts[i].line, told[i].line);
        assert_string_equal(keymap.conflicts[i].text, told[i].text);
    }
    assert_int_equal(keymap_find(&keymap, PLACE_READING, &struck, &found),
                     KEY_MATCH_COMMAND);
    assert_int_equal(found.command, COMMAND_LIMIT);
    keymap_release(&keymap);
}

/* A file of any bytes keeps nobody from working. */
static void keys__that_cannot_be_read__are_left_out_and_told_with_their_lines(void **state)
{
    static const struct key_conflict told[] = {
        {1, "left out: a setting before the first [section]"},
        {3, "left out: the line is not UTF-8 text"},
        {4, "left out: neither a [section] nor name = value"},
        {6, "left out: the line is not UTF-8 text"},
        {6, "left out: what follows, since nobody knows whose it is"},
    };
    struct key_sequence struck = {.keys = {{KEY_CODE_F1 + 10, 0}}, .count = 1};
    struct key_sequence behind = {.keys = {{KEY_CODE_F1 + 9, 0}}, .count = 1};
    struct keymap keymap;
    struct binding found;

    (void)state;
    write_file("limit = F12\n[reading]\ncaf\xe9 = F12\njust words\nlimit = F11\n"
               "[caf\xe9]\nlimit = F10\n");
    keymap_init(&keymap, false);
    settings_read_keys(path, &keymap);
    for (size_t i = 0; i < keymap.conflict_count && i < COUNT_OF(told); i++) {
        assert_int_equal(keymap.conflicts[i].line, told[i].line);
        assert_string_equal(keymap.conflicts[i].text, told[i].text);
    }
    assert_int_equal(keymap.conflict_count, COUNT_OF(told));
    assert_int_equal(keymap_find(&keymap, PLACE_READING, &struck, &found),
                     KEY_MATCH_COMMAND);
    assert_int_equal(keymap_find(&keymap, PLACE_READING, &behind, &found), KEY_MATCH_NONE);
    keymap_release(&keymap);
    keymap_init(&keymap, false);
    settings_read_keys("/", &keymap);
    assert_int_equal(keymap.conflict_count, 1);
    keymap_release(&keymap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_read__takes__each_kind_of_value),
        cmocka_unit_test(settings_read__takes_what_words_are_judged_by),
        cmocka_unit_test(settings_read__names_the_line__of_what_it_refuses),
        cmocka_unit_test(what_the_policy_locked__cannot_be_set_by_the_configuration),
        cmocka_unit_test(what_the_policy_locked_of_a_rule__is_one_key),
        cmocka_unit_test(the_agent__is_named_by_the_environment_first),
        cmocka_unit_test(a_setting_without_effect__is_accepted_and_told),
        cmocka_unit_test(settings_read__takes__the_terms_of_the_guard),
        cmocka_unit_test(settings_read__takes_a_missing_file__for_the_defaults),
        cmocka_unit_test(settings_theme__reads__every_theme_compiled_in),
        cmocka_unit_test(keys__are_bound__by_pane_and_name),
        cmocka_unit_test(
            keys__that_cannot_be_bound__are_left_out_and_told_with_their_lines),
        cmocka_unit_test(
            keys__that_cannot_be_read__are_left_out_and_told_with_their_lines),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
