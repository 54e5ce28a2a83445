/* Lines of figures, at 80 columns and at 30, as they come out of standard output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "shell/picture.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OUT_SIZE 4096

struct fixture {
    struct picture wide;
    struct picture narrow;
    struct picture plain; /* wide, without UTF-8 */
    int kept;             /* the real standard output */
    FILE *file;
    char out[OUT_SIZE];
};

static int begin(void **state)
{
    static struct fixture fixture;
    fixture =
        (struct fixture){.wide = {80, true}, .narrow = {30, true}, .plain = {80, false}};
    fflush(stdout);
    fixture.kept = dup(STDOUT_FILENO);
    fixture.file = tmpfile();
    dup2(fileno(fixture.file), STDOUT_FILENO);
    *state = &fixture;
    return 0;
}

/* What was printed since begin(); standard output is the real one again. */
static const char *printed(struct fixture *fixture)
{
    fflush(stdout);
    dup2(fixture->kept, STDOUT_FILENO);
    close(fixture->kept);
    rewind(fixture->file);
    size_t len = fread(fixture->out, 1, OUT_SIZE - 1, fixture->file);
    fixture->out[len] = '\0';
    fclose(fixture->file);
    return fixture->out;
}

static size_t widest(const char *out)
{
    struct text rest = text_of(out);
    struct text line;
    size_t most = 0;
    while (text_next(&rest, '\n', &line)) {
        size_t columns = utf8_columns(line);
        most = columns > most ? columns : most;
    }
    return most;
}

static void bar__is_as_long_as_its_share(void **state)
{
    struct fixture *fixture = *state;
    bool is_good = picture_bar(&fixture->wide, "lightly edited", 1, 4, NULL) &&
                   picture_bar(&fixture->wide, "none", 0, 0, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(
        out, "  lightly edited                1   25 %  ######..................\n"
             "  none                          0    0 %  ........................\n");
}

static void bar__has_a_line_of_its_own_where_there_is_little_room(void **state)
{
    struct fixture *fixture = *state;
    bool is_good = picture_bar(&fixture->narrow, "lightly edited", 1, 4, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "  lightly edited\n"
                             "       1  25 %  ####..........\n");
    assert_int_equal(widest(out), 30);
}

static const struct picture_table table = {.title = "language engine",
                                           .label_columns = 17,
                                           .names = {"replies", "false alarm"},
                                           .count = 2};

static void row__stands_under_its_names(void **state)
{
    struct fixture *fixture = *state;
    const int64_t values[] = {12, 3};
    bool is_good =
        picture_head(&fixture->wide, &table, NULL) &&
        picture_row(&fixture->wide, &table, "es       local", values, NULL, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "language engine    replies false alarm\n"
                             "es       local          12           3\n");
}

static void row__names_each_number_where_there_is_little_room(void **state)
{
    struct fixture *fixture = *state;
    const int64_t values[] = {12, 3};
    bool is_good =
        picture_head(&fixture->narrow, &table, NULL) &&
        picture_row(&fixture->narrow, &table, "es       local", values, NULL, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "language engine\n"
                             "es       local\n"
                             "    replies                 12\n"
                             "    false alarm              3\n");
    assert_int_equal(widest(out), 30);
}

static void label__is_cut_by_columns_and_not_by_bytes(void **state)
{
    struct fixture *fixture = *state;
    const int64_t values[] = {12, 3};
    bool is_good =
        picture_row(&fixture->wide, &table, "模型模型模型模型模型", values, NULL, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "模型模型模型模型        12           3\n");
}

static void spark__has_a_slot_a_value_over_zero(void **state)
{
    static const double values[] = {0, 1, 35, 70, -1, 70};
    struct fixture *fixture = *state;
    bool is_good = picture_spark(&fixture->wide, "replies", values, 6, NULL) &&
                   picture_spark(&fixture->plain, "replies", values, 6, NULL) &&
                   picture_spark(&fixture->narrow, "replies", values, 6, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "  replies                ▁▂▅█ █  0 to 70\n"
                             "  replies                _.=# #  0 to 70\n"
                             "  replies, 0 to 70\n"
                             "  ▁▂▅█ █\n");
}

static void spark__of_nothing_known_is_no_line(void **state)
{
    static const double values[] = {-1, -1};
    struct fixture *fixture = *state;
    bool is_good = picture_spark(&fixture->wide, "replies", values, 2, NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "");
}

static void spark__fits_with_all_its_slots(void **state)
{
    struct fixture *fixture = *state;
    double values[80];
    bool is_good;
    for (size_t i = 0; i < 80; i++)
        values[i] = 123456 + (double)i * 1000;
    is_good = picture_spark(&fixture->wide, "keystrokes a reply", values,
                            picture_slots(&fixture->wide), NULL) &&
              picture_spark(&fixture->narrow, "replies", values,
                            picture_slots(&fixture->narrow), NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_true(picture_slots(&fixture->wide) >= 28); /* four weeks of days */
    assert_true(picture_slots(&fixture->narrow) >= 28);
    assert_true(widest(out) <= 80);
    assert_int_equal(utf8_columns(text_of(strrchr(out, ' ') + 1)), 29); /* and the LF */
}

static void words__go_on_in_the_next_line(void **state)
{
    struct fixture *fixture = *state;
    bool is_good = picture_words(&fixture->narrow,
                                 "Seconds from opened to sent: half within 20", NULL);
    const char *out = printed(fixture);
    assert_true(is_good);
    assert_string_equal(out, "Seconds from opened to sent:\n"
                             "  half within 20\n");
}

int main(void)
{
#define PRINTED(name) cmocka_unit_test_setup(name, begin)
    const struct CMUnitTest tests[] = {
        PRINTED(bar__is_as_long_as_its_share),
        PRINTED(bar__has_a_line_of_its_own_where_there_is_little_room),
        PRINTED(row__stands_under_its_names),
        PRINTED(row__names_each_number_where_there_is_little_room),
        PRINTED(label__is_cut_by_columns_and_not_by_bytes),
        PRINTED(spark__has_a_slot_a_value_over_zero),
        PRINTED(spark__of_nothing_known_is_no_line),
        PRINTED(spark__fits_with_all_its_slots),
        PRINTED(words__go_on_in_the_next_line),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
