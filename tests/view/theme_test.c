#include "base/buffer.h"
#include "base/error.h"
#include "view/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct look look_of(const char *line, enum style style)
{
    struct theme theme;
    theme_init(&theme, "test");
    assert_true(theme_line(&theme, text_of(line), NULL));
    return theme.looks[style];
}

static void theme_line__reads_colours_backgrounds_and_attributes(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum style style;
        struct look look;
    } cases[] = {
        {"text = default", STYLE_TEXT, {COLOUR_DEFAULT, COLOUR_DEFAULT, 0}},
        {"late=red bold", STYLE_LATE, {1, COLOUR_DEFAULT, STYLE_BOLD}},
        {"  note-border  =  bright-magenta  ", STYLE_NOTE_BORDER, {13, COLOUR_DEFAULT, 0}},
        {"selected = 231 on 24", STYLE_SELECTED, {231, 24, 0}},
        {"stale = 0 on default faint italic strike # gone",
         STYLE_STALE,
         {0, COLOUR_DEFAULT, STYLE_FAINT | STYLE_ITALIC | STYLE_STRIKE}},
        {"match = black on 255 underline reverse",
         STYLE_MATCH,
         {0, 255, STYLE_UNDERLINE | STYLE_REVERSE}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct look look = look_of(cases[i].line, cases[i].style);
        assert_int_equal(look.foreground, cases[i].look.foreground);
        assert_int_equal(look.background, cases[i].look.background);
        assert_int_equal(look.attributes, cases[i].look.attributes);
    }
}

static void theme_line__passes_over_comments_and_empty_lines(void **state)
{
    (void)state;
    struct theme theme;
    struct theme same;
    theme_init(&theme, "test");
    theme_init(&same, "test");
    assert_true(theme_line(&theme, text_of(""), NULL));
    assert_true(theme_line(&theme, text_of("   # text = red"), NULL));
    assert_memory_equal(theme.looks, same.looks, sizeof(same.looks));
}

static void theme_line__refuses_what_it_does_not_know_and_changes_nothing(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "text",
        "text =",
        "= red",
        "txet = red",
        "text = pink",
        "text = 256",
        "text = -1",
        "text = red on",
        "text = red on x",
        "text = red bald",
        "text = bold red",
        "text = red blue",
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct theme theme;
        struct theme before;
        struct error err = {0};
        theme_init(&theme, "test");
        before = theme;
        assert_false(theme_line(&theme, text_of(lines[i]), &err));
        assert_int_equal(err.code, ERROR_USAGE);
        assert_memory_equal(&theme, &before, sizeof(theme));
    }
}

static void style_names__read_back(void **state)
{
    (void)state;
    enum style style;
    for (int i = 0; i < STYLE_COUNT; i++) {
        assert_true(style_parse(text_of(style_name((enum style)i)), &style));
        assert_int_equal(style, i);
    }
    assert_false(style_parse(text_of("bold"), &style));
}

/* A theme of the repository; every style of it must be set. */
static struct theme theme_of(const char *name)
{
    char path[64];
    char line[256];
    bool is_set[STYLE_COUNT] = {false};
    struct theme theme;
    struct error err = {0};
    snprintf(path, sizeof(path), "themes/%s.theme", name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail_msg("%s: run the tests from the top of the repository", path);
    }
    theme_init(&theme, name);
    while (fgets(line, sizeof(line), file) != NULL) {
        struct text rest = text_of(line);
        struct text key;
        enum style style;
        if (!theme_line(&theme, rest, &err)) {
            fail_msg("%s: %s: %s", path, line, err.text);
        }
        if (text_next(&rest, '=', &key) && style_parse(text_trim(key), &style)) {
            is_set[style] = true;
        }
    }
    fclose(file);
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (!is_set[i]) {
            fail_msg("%s does not set %s", path, style_name((enum style)i));
        }
    }
    return theme;
}

static const char *const theme_names[] = {"dark", "light", "sixteen"};

static bool is_same(struct look a, struct look b)
{
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

/* Styles that stand side by side and must be told apart. */
static const struct {
    const char *what;
    enum style styles[7];
    size_t count;
} groups[] = {
    {"verdicts and plain text",
     {STYLE_TEXT, STYLE_PROVED, STYLE_ATTESTED, STYLE_UNSOURCED, STYLE_CONTRADICTED,
      STYLE_FLAGGED, STYLE_COMMITMENT},
     7},
    {"the current claim",
     {STYLE_CLAIM_CURRENT, STYLE_PROVED, STYLE_ATTESTED, STYLE_UNSOURCED,
      STYLE_CONTRADICTED, STYLE_FLAGGED, STYLE_COMMITMENT},
     7},
    {"authors", {STYLE_CUSTOMER, STYLE_AGENT, STYLE_NOTE, STYLE_SYSTEM, STYLE_TEXT}, 5},
    {"frames", {STYLE_BORDER, STYLE_BORDER_FOCUS, STYLE_NOTE_BORDER}, 3},
    {"writing", {STYLE_BORDER, STYLE_REPLY_BORDER, STYLE_NOTE_BORDER}, 3},
    {"rows", {STYLE_TEXT, STYLE_SELECTED, STYLE_SELECTED_DIM}, 3},
    {"due", {STYLE_TEXT, STYLE_DIM, STYLE_WAITING, STYLE_LATE}, 4},
    {"drafts", {STYLE_DRAFT, STYLE_STALE}, 2},
    {"menus", {STYLE_MENU, STYLE_MENU_SELECTED}, 2},
    {"status", {STYLE_TEXT, STYLE_ERROR, STYLE_DIM, STYLE_HELD}, 4},
    {"search", {STYLE_TEXT, STYLE_MATCH, STYLE_NOTE}, 3},
};

static void meanings_differ(const struct theme *theme)
{
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        for (size_t a = 0; a < groups[i].count; a++) {
            for (size_t b = a + 1; b < groups[i].count; b++) {
                enum style one = groups[i].styles[a];
                enum style other = groups[i].styles[b];
                if (is_same(theme->looks[one], theme->looks[other])) {
                    fail_msg("%s, %s: %s looks like %s", theme->name, groups[i].what,
                             style_name(one), style_name(other));
                }
            }
        }
    }
}

static void themes__set_every_style_and_tell_meanings_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(theme_names); i++) {
        struct theme theme = theme_of(theme_names[i]);
        meanings_differ(&theme);
    }
}

/* Who sees no red and no green tells them apart, too: a background counts, a colour not. */
static void themes__tell_what_the_guard_says_by_more_than_colour(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(theme_names); i++) {
        struct theme theme = theme_of(theme_names[i]);
        for (size_t k = 0; k < groups[0].count; k++) {
            struct look *look = &theme.looks[groups[0].styles[k]];
            look->foreground = COLOUR_DEFAULT;
            look->background = look->background == COLOUR_DEFAULT ? COLOUR_DEFAULT : 1;
        }
        for (size_t a = 0; a < groups[0].count; a++) {
            for (size_t b = a + 1; b < groups[0].count; b++) {
                if (is_same(theme.looks[groups[0].styles[a]],
                            theme.looks[groups[0].styles[b]])) {
                    fail_msg("%s: %s looks like %s", theme.name,
                             style_name(groups[0].styles[a]),
                             style_name(groups[0].styles[b]));
                }
            }
        }
    }
}

static void theme_without_colour__tells_meanings_apart_by_attributes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(theme_names); i++) {
        struct theme theme = theme_of(theme_names[i]);
        theme_without_colour(&theme);
        for (int style = 0; style < STYLE_COUNT; style++) {
            assert_int_equal(theme.looks[style].foreground, COLOUR_DEFAULT);
            assert_int_equal(theme.looks[style].background, COLOUR_DEFAULT);
        }
        meanings_differ(&theme);
    }
}

static void theme_sixteen__uses_the_sixteen_alone(void **state)
{
    (void)state;
    struct theme theme = theme_of("sixteen");
    for (int i = 0; i < STYLE_COUNT; i++) {
        assert_true(theme.looks[i].foreground < 16);
        assert_true(theme.looks[i].background < 16);
    }
}

/* The palette of xterm from 16 on. */
static void components(int colour, double rgb[3])
{
    static const int levels[] = {0, 95, 135, 175, 215, 255};
    int values[3];
    if (colour >= 232) {
        values[0] = values[1] = values[2] = 8 + 10 * (colour - 232);
    } else {
        values[0] = levels[(colour - 16) / 36];
        values[1] = levels[(colour - 16) / 6 % 6];
        values[2] = levels[(colour - 16) % 6];
    }
    for (int i = 0; i < 3; i++) {
        rgb[i] = values[i] / 255.0;
    }
}

/* x to the power 2.4, without libm: x squared times the fifth root of x squared. */
static double power_2_4(double x)
{
    double root = 1.0;
    for (int i = 0; i < 60; i++) {
        double fourth = root * root * root * root;
        root -= (root * fourth - x * x) / (5 * fourth);
    }
    return x * x * root;
}

/* WCAG 2.1, relative luminance. */
static double luminance(int colour)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double rgb[3];
    double sum = 0;
    components(colour, rgb);
    for (int i = 0; i < 3; i++) {
        double linear =
            rgb[i] <= 0.03928 ? rgb[i] / 12.92 : power_2_4((rgb[i] + 0.055) / 1.055);
        sum += weights[i] * linear;
    }
    return sum;
}

static double contrast(int a, int b)
{
    double one = luminance(a);
    double other = luminance(b);
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* Text reads (WCAG 2.1, 1.4.3) on both backgrounds that the theme is for; lines are seen.
 */
static void reads_on(const char *name, const int backgrounds[2])
{
    struct theme theme = theme_of(name);
    for (int i = 0; i < STYLE_COUNT; i++) {
        struct look look = theme.looks[i];
        bool is_line = i == STYLE_BORDER;
        if (look.foreground < 16) {
            assert_int_equal(look.foreground, COLOUR_DEFAULT);
            continue;
        }
        for (int b = 0; b < 2; b++) {
            int background = look.background >= 16 ? look.background : backgrounds[b];
            double found = contrast(look.foreground, background);
            if (found < (is_line ? 1.7 : 4.5)) {
                fail_msg("%s: %s on %d has a contrast of %.1f", name,
                         style_name((enum style)i), background, found);
            }
        }
    }
}

static void themes__read_on_the_backgrounds_they_are_made_for(void **state)
{
    (void)state;
    reads_on("dark", (int[]){16, 236});   /* black, #303030 */
    reads_on("light", (int[]){231, 255}); /* white, #eeeeee */
    assert_true(contrast(16, 231) > 20.9 && contrast(16, 231) < 21.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(theme_line__reads_colours_backgrounds_and_attributes),
        cmocka_unit_test(theme_line__passes_over_comments_and_empty_lines),
        cmocka_unit_test(theme_line__refuses_what_it_does_not_know_and_changes_nothing),
        cmocka_unit_test(style_names__read_back),
        cmocka_unit_test(themes__set_every_style_and_tell_meanings_apart),
        cmocka_unit_test(themes__tell_what_the_guard_says_by_more_than_colour),
        cmocka_unit_test(theme_without_colour__tells_meanings_apart_by_attributes),
        cmocka_unit_test(theme_sixteen__uses_the_sixteen_alone),
        cmocka_unit_test(themes__read_on_the_backgrounds_they_are_made_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
