#include "vault/vault_fixture.h"

#include "vault/leaf.h"
#include "vault/little.h"
#include "vault/sketch.h"

static struct leaf_needles needles_of(const char *first, const char *second)
{
    struct leaf_needles needles = {{text_of(first), text_of(second)},
                                   second == NULL ? 1 : 2};
    return needles;
}

static bool add(struct leaf_maker *maker, int64_t row, const char *words)
{
    struct leaf_entry entry = {row, row + 1000, text_of(words)};
    return leaf_add(maker, &entry);
}

/* "8:eight" words of what is found. */
static void assert_finds(struct text bytes, const char *first, const char *second,
                         const char *expected)
{
    struct leaf_needles needles = needles_of(first, second);
    struct leaf leaf;
    struct buffer out;
    int64_t rows[8];
    buffer_init(&out, 1000);
    assert_true(leaf_read(bytes, &leaf));
    size_t count = leaf_find(&leaf, &needles, rows);
    for (size_t i = 0; i < count; i++) {
        (void)buffer_format(&out, "%lld ", (long long)rows[i]);
    }
    assert_string_equal(buffer_text(&out), expected);
    buffer_release(&out);
}

static void leaf_find__finds__each_record_once_and_none_across_two(void **state)
{
    struct leaf_maker maker;
    size_t len;
    (void)state;
    leaf_start(&maker);
    assert_true(add(&maker, 7, "where is my parcel, my parcel"));
    assert_true(add(&maker, 8, ""));
    assert_true(add(&maker, 9, "包裹在哪里"));
    assert_true(add(&maker, 12, "my"));
    assert_true(add(&maker, 13, " parcel is late"));
    assert_true(add(&maker, 14, ""));
    char *bytes = leaf_finish(&maker, &len);
    struct text leaf = text_from(bytes, len);
    assert_finds(leaf, "parcel", NULL, "7 13 ");
    assert_finds(leaf, "my parcel", NULL, "7 ");
    assert_finds(leaf, "parcel", "late", "13 ");
    assert_finds(leaf, "parcel", "nowhere", "");
    assert_finds(leaf, "包裹", NULL, "9 ");
    assert_finds(leaf, "里", NULL, "9 ");
    assert_finds(leaf, "late", "is", "13 ");
    assert_finds(leaf, "里my", NULL, "");
    assert_finds(leaf, "", NULL, "7 9 12 13 ");
    struct leaf read;
    struct leaf_entry entry;
    assert_true(leaf_read(leaf, &read));
    assert_int_equal(read.first, 7);
    assert_int_equal(read.last, 14);
    leaf_entry(&read, 3, &entry);
    assert_int_equal(entry.row, 13);
    assert_int_equal(entry.stream, 1013);
    assert_true(text_is(entry.words, " parcel is late"));
    memory_free_wiped(bytes, len);
    leaf_release(&maker);
}

static void leaf_add__refuses__what_makes_it_too_long(void **state)
{
    struct leaf_maker maker;
    struct buffer words;
    (void)state;
    leaf_start(&maker);
    buffer_init(&words, SIZE_MAX);
    for (int i = 0; i < 100000; i++) {
        (void)buffer_add_char(&words, 'x');
    }
    assert_true(add(&maker, 1, buffer_text(&words)));
    assert_false(add(&maker, 2, "y"));
    leaf_release(&maker);
    leaf_start(&maker);
    assert_true(add(&maker, 1, ""));
    assert_true(add(&maker, LEAF_ROWS, ""));
    assert_false(add(&maker, LEAF_ROWS + 1, ""));
    assert_int_equal(maker.last, LEAF_ROWS);
    leaf_release(&maker);
    buffer_release(&words);
}

static void leaf_read__refuses__bytes_that_contradict_themselves(void **state)
{
    static const struct {
        size_t at;
        int bytes;
        uint64_t value;
    } lies[] = {
        {0, 8, 0},  /* the first row */
        {8, 8, 6},  /* the last, before the first */
        {16, 4, 3}, /* more entries */
        {16, 4, 0xffffffff}, {20, 4, 0xffffffff},
        {20, 4, 4},         /* fewer words than the entries say */
        {24 + 4, 4, 0},     /* an entry without words */
        {24 + 4, 4, 100},   /* its end behind the next one's */
        {40 + 4, 4, 70000}, /* behind all words */
    };
    struct leaf_maker maker;
    struct leaf leaf;
    size_t len;
    (void)state;
    leaf_start(&maker);
    assert_true(add(&maker, 7, "one"));
    assert_true(add(&maker, 8, "two"));
    for (size_t i = 0; i < COUNT_OF(lies); i++) {
        char *bytes = leaf_finish(&maker, &len);
        assert_true(leaf_read(text_from(bytes, len), &leaf));
        little_put((uint8_t *)bytes + lies[i].at, lies[i].value, lies[i].bytes);
        assert_false(leaf_read(text_from(bytes, len), &leaf));
        memory_free_wiped(bytes, len);
    }
    assert_false(leaf_read(text_of("short"), &leaf));
    leaf_release(&maker);
}

static bool may_have(const uint8_t *bytes, const char *first, const char *second)
{
    struct leaf_needles needles = needles_of(first, second);
    struct sketch sketch;
    assert_true(sketch_read(text_from((const char *)bytes, SKETCH_LEN), &sketch));
    assert_int_equal(sketch.first, 7);
    assert_int_equal(sketch.last, 9);
    return sketch_may_have(&sketch, &needles);
}

static void sketch_may_have__rules_out__only_what_is_not_there(void **state)
{
    uint8_t drawn[SKETCH_LEN];
    struct leaf_maker maker;
    struct leaf leaf;
    size_t len;
    (void)state;
    leaf_start(&maker);
    assert_true(add(&maker, 7, "where is my parcel"));
    assert_true(add(&maker, 9, "包裹"));
    char *bytes = leaf_finish(&maker, &len);
    assert_true(leaf_read(text_from(bytes, len), &leaf));
    sketch_make(&leaf, drawn);
    assert_true(may_have(drawn, "parcel", NULL));
    assert_true(may_have(drawn, "is my", "包裹"));
    assert_true(may_have(drawn, "包", NULL));
    assert_true(may_have(drawn, "", NULL));
    assert_true(may_have(drawn, "qq", NULL)); /* too short to tell */
    assert_false(may_have(drawn, "parcels", NULL));
    assert_false(may_have(drawn, "包里", NULL));
    assert_false(
        may_have(drawn, "cel包", NULL)); /* no word goes from one record to the next */
    assert_false(may_have(drawn, "parcel", "refund"));
    memory_free_wiped(bytes, len);
    leaf_release(&maker);
}

static void sketch_read__refuses__other_bytes(void **state)
{
    uint8_t bytes[SKETCH_LEN + 1] = {0};
    struct sketch sketch;
    (void)state;
    little_put(bytes, 3, 8);
    little_put(bytes + 8, 3, 8);
    assert_true(sketch_read(text_from((char *)bytes, SKETCH_LEN), &sketch));
    assert_false(sketch_read(text_from((char *)bytes, SKETCH_LEN + 1), &sketch));
    assert_false(sketch_read(text_from((char *)bytes, SKETCH_LEN - 1), &sketch));
    assert_false(sketch_read(text_from(NULL, 0), &sketch));
    little_put(bytes + 8, 2, 8);
    assert_false(sketch_read(text_from((char *)bytes, SKETCH_LEN), &sketch));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaf_find__finds__each_record_once_and_none_across_two),
        cmocka_unit_test(leaf_add__refuses__what_makes_it_too_long),
        cmocka_unit_test(leaf_read__refuses__bytes_that_contradict_themselves),
        cmocka_unit_test(sketch_may_have__rules_out__only_what_is_not_there),
        cmocka_unit_test(sketch_read__refuses__other_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
