#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diff.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/utf8.h"

#include <string.h>
#include <time.h>

static struct text buffer_slice(const struct buffer *buffer)
{
    return text_from(buffer_text(buffer), buffer->len);
}

/* "the [-red-]{+blue+} car" */
static void marked(const char *before, const char *after, struct buffer *out)
{
    static const char *const fronts[] = {"", "[-", "{+"}, *const ends[] = {"", "-]", "+}"};
    struct diff diff;

    buffer_init(out, SIZE_MAX);
    diff_make(text_of(before), text_of(after), &diff);
    for (size_t i = 0; i < diff.count; i++) {
        struct text text = diff_text(&diff.pieces[i], text_of(before), text_of(after));
        buffer_format(out, "%s%.*s%s", fronts[diff.pieces[i].kind], (int)text.len,
                      text.bytes, ends[diff.pieces[i].kind]);
    }
    diff_release(&diff);
}

static const struct {
    const char *before;
    const char *after;
    const char *marked;
} cases[] = {
    {"", "", ""},
    {"the same", "the same", "the same"},
    {"", "new", "{+new+}"},
    {"old", "", "[-old-]"},
    {"the red car", "the blue car", "the [-red-]{+blue+} car"},
    {"llega el 25.", "llega el 26.", "llega el 2[-5-]{+6+}."},
    {"Hola Ana", "Hola, Ana", "Hola{+,+} Ana"},
    {"the red car stops", "a blue van stops", "[-the red car-]{+a blue van+} stops"},
    {"订单没有到达", "订单已经到达", "订单[-没有-]{+已经+}到达"},
    {"e\xCC\x81t\xC3\xA9", "ete\xCC\x81", "[-e\xCC\x81t\xC3\xA9-]{+ete\xCC\x81+}"},
    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB ok", "\xF0\x9F\x91\xA9 ok",
     "[-\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB-]{+\xF0\x9F\x91\xA9+} ok"},
    {"Your parcel is on its way.", "Your parcel is on its way. Sorry for the delay.",
     "Your parcel is on its way.{+ Sorry for the delay.+}"},
};

static void diff__reads_as_a_person_would_mark_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buffer is;
        marked(cases[i].before, cases[i].after, &is);
        assert_string_equal(buffer_text(&is), cases[i].marked);
        buffer_release(&is);
    }
}

static void share__is_of_the_clusters_of_both_texts(void **state)
{
    struct diff diff;

    (void)state;
    diff_make(text_of("订单没有到达"), text_of("订单已经到达"), &diff);
    assert_int_equal(diff.removed, 2);
    assert_int_equal(diff.added, 2);
    assert_true(diff_share(&diff) > 0.3333 && diff_share(&diff) < 0.3334);
    diff_release(&diff);
    diff_make(text_of("abc"), text_of("xyz"), &diff);
    assert_true(diff_share(&diff) == 1);
    diff_release(&diff);
    diff_make(text_of(""), text_of(""), &diff);
    assert_true(diff_share(&diff) == 0);
    diff_release(&diff);
}

static uint64_t seed;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % sides;
}

static void scribble(struct buffer *out, size_t pieces)
{
    static const char *const words[] = {
        "the",
        "parcel",
        " ",
        " ",
        "\n",
        "pedido",
        "25",
        ".",
        "订",
        "单",
        "到",
        "e",
        "\xCC\x81",
        "\xF0\x9F\x91\xA9",
        "\xE2\x80\x8D",
        "\xF0\x9F\x92\xBB",
        "\xF0\x9F\x87\xAA",
        "\xF0\x9F\x87\xB8",
        "ñ",
        "\xED\x95\x9C",
        "\xFF",
        "a",
        "b",
        "\r\n",
    };

    for (size_t i = 0; i < pieces; i++)
        buffer_add_text(out, words[dice(COUNT_OF(words))]);
}

/* The text with some parts left out, some put in, some doubled. */
static void edit(struct text text, struct buffer *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t len = 1 + dice(40);
        len = len < text.len - at ? len : text.len - at;
        uint32_t what = dice(10);
        if (what != 0)
            buffer_add(out, text.bytes + at, len);
        if (what == 1)
            scribble(out, 1 + dice(5));
        if (what == 2)
            buffer_add(out, text.bytes + at, len);
        at += len;
    }
}

static bool is_boundary(struct text text, size_t at)
{
    size_t start = 0;

    while (start < at)
        start += utf8_cluster_len(text, start);
    return start == at;
}

static void assert_exact(struct text before, struct text after)
{
    struct buffer old, new;
    struct diff diff;

    buffer_init(&old, SIZE_MAX);
    buffer_init(&new, SIZE_MAX);
    diff_make(before, after, &diff);
    for (size_t i = 0; i < diff.count; i++) {
        const struct diff_piece *piece = &diff.pieces[i];
        struct text text = diff_text(piece, before, after);
        assert_true(piece->len > 0);
        assert_int_equal(piece->before, old.len);
        assert_int_equal(piece->after, new.len);
        if (piece->kind != DIFF_ADDED)
            buffer_add(&old, text.bytes, text.len);
        if (piece->kind != DIFF_REMOVED)
            buffer_add(&new, text.bytes, text.len);
        if (piece->kind == DIFF_SAME)
            assert_memory_equal(before.bytes + piece->before, after.bytes + piece->after,
                                piece->len);
        if (before.len + after.len < 400)
            assert_true(is_boundary(before, piece->before) &&
                        is_boundary(after, piece->after));
        assert_false(i > 0 && diff.pieces[i - 1].kind == piece->kind);
    }
    assert_true(text_equals(buffer_slice(&old), before));
    assert_true(text_equals(buffer_slice(&new), after));
    assert_int_equal(diff.before_clusters, utf8_cluster_count(before));
    assert_true(diff_share(&diff) >= 0 && diff_share(&diff) <= 1);
    assert_int_equal(diff_share(&diff) == 0, text_equals(before, after));
    buffer_release(&old);
    buffer_release(&new);
    diff_release(&diff);
}

static void diff__is_exact_over_random_texts(void **state)
{
    (void)state;
    for (seed = 1; seed < 4000; seed++) {
        uint64_t round = seed;
        struct buffer before, after;
        buffer_init(&before, SIZE_MAX);
        buffer_init(&after, SIZE_MAX);
        scribble(&before, dice(120));
        if (dice(3))
            edit(buffer_slice(&before), &after);
        else
            scribble(&after, dice(120));
        assert_exact(buffer_slice(&before), buffer_slice(&after));
        buffer_release(&before);
        buffer_release(&after);
        seed = round;
    }
}

static void letters(struct buffer *out, uint32_t sides, size_t len)
{
    while (out->len < len)
        buffer_add_char(out, (char)('a' + dice(sides)));
}

/* A letter more after every tenth. */
static void sprinkle(struct text text, struct buffer *out)
{
    for (size_t at = 0; at < text.len; at++) {
        buffer_add_char(out, text.bytes[at]);
        if (at % 10 == 9)
            buffer_add_text(out, "z");
    }
}

static void diff__of_long_texts_of_few_letters_ends_too(void **state)
{
    struct buffer a, b, c;
    struct timespec start, end;

    (void)state;
    seed = 3;
    buffer_init(&a, SIZE_MAX);
    buffer_init(&b, SIZE_MAX);
    buffer_init(&c, SIZE_MAX);
    letters(&a, 2, 100 * 1024);
    letters(&b, 2, 100 * 1024);
    sprinkle(buffer_slice(&a), &c);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    assert_exact(buffer_slice(&a), buffer_slice(&b));
    assert_exact(buffer_slice(&a), buffer_slice(&c));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    print_message("two of 100 KB of two letters: %ld ms\n",
                  (long)((end.tv_sec - start.tv_sec) * 1000 +
                         (end.tv_nsec - start.tv_nsec) / 1000000));
    assert_true(end.tv_sec - start.tv_sec < 10);
    buffer_release(&a);
    buffer_release(&b);
    buffer_release(&c);
}

/* Of texts without a word in common no search is ever through. */
static void diff__is_exact_and_quick_over_long_texts(void **state)
{
    struct buffer before, other, edited;
    struct timespec start, end;

    (void)state;
    seed = 7;
    buffer_init(&before, SIZE_MAX);
    buffer_init(&other, SIZE_MAX);
    buffer_init(&edited, SIZE_MAX);
    while (before.len < 100 * 1024)
        scribble(&before, 100);
    while (other.len < 100 * 1024)
        scribble(&other, 100);
    edit(buffer_slice(&before), &edited);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    assert_exact(buffer_slice(&before), buffer_slice(&other));
    assert_exact(buffer_slice(&before), buffer_slice(&edited));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    print_message("two of 100 KB: %ld ms\n",
                  (long)((end.tv_sec - start.tv_sec) * 1000 +
                         (end.tv_nsec - start.tv_nsec) / 1000000));
    assert_true(end.tv_sec - start.tv_sec < 10);
    buffer_release(&before);
    buffer_release(&other);
    buffer_release(&edited);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diff__reads_as_a_person_would_mark_it),
        cmocka_unit_test(share__is_of_the_clusters_of_both_texts),
        cmocka_unit_test(diff__is_exact_over_random_texts),
        cmocka_unit_test(diff__is_exact_and_quick_over_long_texts),
        cmocka_unit_test(diff__of_long_texts_of_few_letters_ends_too),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
