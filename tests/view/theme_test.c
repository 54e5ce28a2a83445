#include "app/themes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "term/colours.h"
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
        {"note = #c78bff on #10151F italic # violet",
         STYLE_NOTE,
         {COLOUR_RGB | 0xc78bff, COLOUR_RGB | 0x10151f, STYLE_ITALIC}},
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
        "text = red on #12345",
        "text = red on #1234567",
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

#define NAME(id, name, use) name,
static const char *const theme_names[] = {THEMES(NAME)};

static bool is_same(struct look a, struct look b)
{
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

/* Styles that stand side by side and must be told apart. */
static const struct {
    const char *what;
    enum style styles[8];
    size_t count;
} groups[] = {
    {"verdicts and plain text",
     {STYLE_TEXT, STYLE_PROVED, STYLE_ATTESTED, STYLE_UNSOURCED, STYLE_CONTRADICTED,
      STYLE_FLAGGED, STYLE_COMMITMENT, STYLE_MISSPELT},
     8},
    {"the current claim",
     {STYLE_CLAIM_CURRENT, STYLE_PROVED, STYLE_ATTESTED, STYLE_UNSOURCED,
      STYLE_CONTRADICTED, STYLE_FLAGGED, STYLE_COMMITMENT, STYLE_MISSPELT},
     8},
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

static void theme_none__has_no_colours(void **state)
{
    (void)state;
    struct theme theme = theme_of("none");
    for (int i = 0; i < STYLE_COUNT; i++) {
        assert_int_equal(theme.looks[i].foreground, COLOUR_DEFAULT);
        assert_int_equal(theme.looks[i].background, COLOUR_DEFAULT);
    }
}

static void components(int32_t colour, double rgb[3])
{
    uint32_t value = colour_rgb(colour);
    for (int i = 0; i < 3; i++) {
        rgb[i] = (double)(value >> (16 - 8 * i) & 0xFF) / 255.0;
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

static double linear(double component)
{
    return component <= 0.03928 ? component / 12.92
                                : power_2_4((component + 0.055) / 1.055);
}

/* WCAG 2.1, relative luminance. */
static double luminance(int32_t colour)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double rgb[3];
    double sum = 0;
    components(colour, rgb);
    for (int i = 0; i < 3; i++) {
        sum += weights[i] * linear(rgb[i]);
    }
    return sum;
}

static double contrast(int32_t a, int32_t b)
{
    double one = luminance(a);
    double other = luminance(b);
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* Where a terminal's background stays, the ends of what the theme is made for; contrast:
 * 4.5 is AA, 7 AAA (WCAG 2.1, 1.4.3 and 1.4.6). */
static const struct reading {
    const char *theme;
    int32_t backgrounds[2];
    double contrast;
} readings[] = {
    {"dark", {16, 236}, 4.5},   /* black, #303030 */
    {"light", {231, 255}, 4.5}, /* white, #eeeeee */
    {"midnight", {COLOUR_DEFAULT, COLOUR_DEFAULT}, 4.5},
    {"paper", {COLOUR_DEFAULT, COLOUR_DEFAULT}, 4.5},
    {"contrast", {COLOUR_DEFAULT, COLOUR_DEFAULT}, 7},
    {"contrast-light", {COLOUR_DEFAULT, COLOUR_DEFAULT}, 7},
    {"safe", {16, 236}, 4.5},
    {"safe-light", {231, 255}, 4.5},
};

/* Text reads, lines are seen. nearest: as a terminal of 256 colours shows it. */
static void reads_on(const struct reading *reading, int32_t background, bool nearest)
{
    struct theme theme = theme_of(reading->theme);
    for (int i = 0; i < STYLE_COUNT; i++) {
        struct look look = theme_look(&theme, (enum style)i);
        double wanted = i == STYLE_BORDER ? 1.7 : reading->contrast;
        int32_t behind = look.background >= 16 ? look.background : background;
        if (look.foreground < 16) {
            assert_int_equal(look.foreground, COLOUR_DEFAULT);
            continue;
        }
        assert_true(behind >= 16);
        if (nearest) {
            look.foreground = colour_of_256(colour_rgb(look.foreground));
            behind = colour_of_256(colour_rgb(behind));
        }
        double found = contrast(look.foreground, behind);
        if (found < wanted) {
            fail_msg("%s%s: %s has a contrast of %.2f", theme.name,
                     nearest ? " in 256 colours" : "", style_name((enum style)i), found);
        }
    }
}

static void themes__read_on_the_backgrounds_they_are_made_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(readings); i++) {
        for (int b = 0; b < 2; b++) {
            reads_on(&readings[i], readings[i].backgrounds[b], false);
            reads_on(&readings[i], readings[i].backgrounds[b], true);
        }
    }
    assert_true(contrast(16, 231) > 20.9 && contrast(16, 231) < 21.1);
}

/* What eyes see that lack the cones for long, middle or short waves, in linear RGB (G. M.
 * Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation
 * of Color Vision Deficiency, 2009, severity 1.0). */
static const double blindness[3][9] = {
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
     1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
     0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
     0.303900},
};

static double cube_root(double x)
{
    double root = 1.0;
    for (int i = 0; i < 60 && x > 0; i++) {
        root -= (root * root * root - x) / (3 * root * root);
    }
    return x > 0 ? root : 0;
}

/* CIE 15, 8.2.1: L*, a*, b* under D65 of what the eye makes of a colour. */
static void seen(int32_t colour, const double eye[9], double lab[3])
{
    static const double xyz[9] = {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522,
                                  0.0721750, 0.0193339, 0.1191920, 0.9503041};
    static const double white[3] = {0.95047, 1.0, 1.08883};
    double rgb[3];
    double light[3] = {0};
    double f[3];
    components(colour, rgb);
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            light[i] += eye[3 * i + j] * linear(rgb[j]);
        }
        light[i] = light[i] < 0 ? 0 : light[i] > 1 ? 1 : light[i];
    }
    for (int i = 0; i < 3; i++) {
        double t = (xyz[3 * i] * light[0] + xyz[3 * i + 1] * light[1] +
                    xyz[3 * i + 2] * light[2]) /
                   white[i];
        f[i] = t > 0.008856 ? cube_root(t) : 7.787 * t + 16.0 / 116;
    }
    lab[0] = 116 * f[1] - 16;
    lab[1] = 500 * (f[0] - f[1]);
    lab[2] = 200 * (f[1] - f[2]);
}

/* The squared distance of two colours to that eye (CIE 1976). */
static double apart(int32_t a, int32_t b, const double eye[9])
{
    double one[3];
    double other[3];
    double sum = 0;
    seen(a, eye, one);
    seen(b, eye, other);
    for (int i = 0; i < 3; i++) {
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return sum;
}

/* Two of a group that colours alone tell apart are told apart by every eye. */
static void eyes_tell_apart(const struct theme *theme, int32_t text, enum style one,
                            enum style other)
{
    struct look a = theme_look(theme, one);
    struct look b = theme_look(theme, other);
    if (a.attributes != b.attributes || a.background != b.background) {
        return;
    }
    a.foreground = a.foreground == COLOUR_DEFAULT ? text : a.foreground;
    b.foreground = b.foreground == COLOUR_DEFAULT ? text : b.foreground;
    for (size_t eye = 0; eye < COUNT_OF(blindness); eye++) {
        double found = apart(a.foreground, b.foreground, blindness[eye]);
        if (found < 10 * 10) {
            fail_msg("%s: %s and %s look alike to eye %zu (%.0f)", theme->name,
                     style_name(one), style_name(other), eye, found);
        }
    }
}

static void themes_safe__are_told_apart_by_every_eye(void **state)
{
    static const struct {
        const char *name;
        int32_t text; /* a terminal's own, where the theme leaves it */
    } cases[] = {{"safe", 252}, {"safe-light", 16}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct theme theme = theme_of(cases[i].name);
        for (size_t k = 0; k < COUNT_OF(groups); k++) {
            for (size_t a = 0; a < groups[k].count; a++) {
                for (size_t b = a + 1; b < groups[k].count; b++) {
                    eyes_tell_apart(&theme, cases[i].text, groups[k].styles[a],
                                    groups[k].styles[b]);
                }
            }
        }
    }
}

static void theme_look__takes_from_text_what_a_style_leaves_out(void **state)
{
    (void)state;
    struct theme theme;
    struct look look;
    theme_init(&theme, "test");
    assert_true(theme_line(&theme, text_of("text = 252 on #10151f"), NULL));
    assert_true(theme_line(&theme, text_of("late = 210 bold"), NULL));
    look = theme_look(&theme, STYLE_LATE);
    assert_int_equal(look.foreground, 210);
    assert_int_equal(look.background, COLOUR_RGB | 0x10151f);
    assert_int_equal(look.attributes, STYLE_BOLD);
    look = theme_look(&theme, STYLE_DIM);
    assert_int_equal(look.foreground, 252);
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
        cmocka_unit_test(theme_none__has_no_colours),
        cmocka_unit_test(themes__read_on_the_backgrounds_they_are_made_for),
        cmocka_unit_test(themes_safe__are_told_apart_by_every_eye),
        cmocka_unit_test(theme_look__takes_from_text_what_a_style_leaves_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
