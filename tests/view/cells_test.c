/* Cells as bytes and back: what comes back is what stood there; what is no text never does.
 */
#include "base/secret.h"
#include "view/cells.h"
#include "view/shown.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROWS    3
#define COLUMNS 24

struct fixture {
    struct canvas drawn;
    struct canvas back;
    struct arena arena;
    struct buffer bytes;
    struct cell_styles styles;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return -1;
    }
    canvas_init(&fixture.drawn);
    canvas_init(&fixture.back);
    canvas_reset(&fixture.drawn, ROWS, COLUMNS);
    canvas_reset(&fixture.back, ROWS, COLUMNS);
    arena_init(&fixture.arena);
    buffer_init(&fixture.bytes, SIZE_MAX);
    cell_styles_init(&fixture.styles);
    for (int i = 0; i < STYLE_COUNT; i++) {
        assert_true(cell_styles_add(&fixture.styles, (size_t)i, style_name((enum style)i)));
    }
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    canvas_release(&fixture->drawn);
    canvas_release(&fixture->back);
    arena_release(&fixture->arena);
    buffer_release(&fixture->bytes);
    return 0;
}

static bool unpack(struct fixture *fixture, struct strip_place strip)
{
    struct text bytes = text_from(fixture->bytes.bytes, fixture->bytes.len);
    return cells_unpack(&bytes, &fixture->styles, strip, &fixture->back) && bytes.len == 0;
}

static bool takes(struct fixture *fixture, const char *bytes, size_t len, int cells)
{
    buffer_clear(&fixture->bytes);
    assert_true(buffer_add(&fixture->bytes, bytes, len));
    return unpack(fixture, (struct strip_place){0, 0, cells});
}

static void cells__come_back__as_they_were_drawn(void **state)
{
    static const char *const texts[] = {
        "Ana Ruiz          14m",
        "李雷 退货可以吗",
        "👩‍👩‍👧 🇪🇸 ❤️ 👍🏽",
        "مرحباً منى",
        "e\u0301\u0302\u0323 क्षि ก็",
        "\x1b]0;owned\x07 \u202eevil",
        "",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        canvas_reset(&fixture->drawn, ROWS, COLUMNS);
        canvas_put(&fixture->drawn, canvas_box(&fixture->drawn), 1, 2, STYLE_LATE,
                   shown_string(texts[i], &fixture->arena));
        canvas_tint(&fixture->drawn, canvas_box(&fixture->drawn), 1, 5, 7, STYLE_SELECTED);
        buffer_clear(&fixture->bytes);
        for (int row = 0; row < ROWS; row++) {
            struct strip_place strip = {row, 0, COLUMNS};
            buffer_clear(&fixture->bytes);
            cells_pack(&fixture->drawn, strip, &fixture->bytes);
            assert_true(unpack(fixture, strip));
        }
        assert_memory_equal(fixture->back.cells, fixture->drawn.cells,
                            ROWS * COLUMNS * sizeof(struct cell));
    }
}

static void an_empty_row__takes_few_bytes(void **state)
{
    struct fixture *fixture = *state;
    cells_pack(&fixture->drawn, (struct strip_place){0, 0, COLUMNS}, &fixture->bytes);
    assert_int_equal(fixture->bytes.len, 3);
}

static void styles__are_those_of_their_names__whatever_their_numbers_were(void **state)
{
    struct fixture *fixture = *state;
    assert_true(cell_styles_add(&fixture->styles, 7, "late"));
    assert_true(cell_styles_add(&fixture->styles, 8, "a style that was"));
    assert_false(cell_styles_add(&fixture->styles, 256, "late"));
    assert_true(takes(fixture, "\x02\x07X\x02\x08Y", 6, 2));
    assert_int_equal(canvas_at(&fixture->back, 0, 0)->style, STYLE_LATE);
    assert_int_equal(canvas_at(&fixture->back, 0, 1)->style, STYLE_TEXT);
}

static void bytes__that_are_no_cells__are_refused(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *bytes;
        size_t len;
        int cells;
    } bad[] = {
        {"", 0, 1},                  /* none */
        {"X", 1, 2},                 /* too few */
        {"\x1b", 1, 1},              /* a control character */
        {"\x7f", 1, 1},              /* DEL */
        {"\x85\x1b", 2, 1},          /* the same, as a number */
        {"\x85\x9b\x01", 3, 1},      /* CSI */
        {"\x85\xae\x40", 3, 1},  /* right to left override */
        {"\x85\x80\xb0\x03", 4, 1},  /* a surrogate */
        {"\x85\x8b\x40", 3, 1},  /* a zero-width space */
        {"\x03", 1, 1},              /* a right half of nothing */
        {"X\x03", 2, 2},             /* of a narrow one */
        {"\x86\xce\x99\x01", 4, 1},  /* a wide one without its half */
        {"\x86\xce\x99\x01X", 5, 2}, /* another in its place */
        {"\x01\x05X", 3, 2},         /* nothing to be repeated */
        {"X\x01\x7f", 3, 2},         /* past the end */
        {"\x02", 1, 1},              /* no style */
        {"\x9d"
         "ABCDEFG",
         8, 1},          /* seven code points */
        {"\x87X", 2, 1}, /* three columns */
        {"\x84X", 2, 1}, /* none */
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        if (takes(fixture, bad[i].bytes, bad[i].len, bad[i].cells)) {
            fail_msg("bad bytes %zu were taken", i);
        }
    }
}

static void a_strip__that_is_not_on_the_canvas__is_refused(void **state)
{
    struct fixture *fixture = *state;
    static const struct strip_place places[] = {
        {-1, 0, 1}, {ROWS, 0, 1}, {0, -1, 1},        {0, COLUMNS, 1},
        {0, 20, 5}, {0, 0, 0},    {0, 1, INT32_MAX},
    };
    assert_true(buffer_add_text(&fixture->bytes, "XXXXXXXX"));
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        assert_false(unpack(fixture, places[i]));
        cells_gap(&fixture->back, places[i]);
    }
}

static void chance__is_taken_or_refused__never_obeyed(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 20000; i++) {
        char bytes[24];
        secret_random(bytes, sizeof bytes);
        (void)takes(fixture, bytes, 1 + (uint8_t)bytes[0] % sizeof bytes, 1 + i % COLUMNS);
    }
}

static int set_up_program(void **state)
{
    (void)state;
    return secret_start(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells__come_back__as_they_were_drawn, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_empty_row__takes_few_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            styles__are_those_of_their_names__whatever_their_numbers_were, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(bytes__that_are_no_cells__are_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_strip__that_is_not_on_the_canvas__is_refused,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(chance__is_taken_or_refused__never_obeyed, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
