#include "chat/attachment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void attachments__own_what_they_hold(void **state)
{
    struct attachments files;
    char name[] = "box.jpg";
    struct attachment file = {.name = name, .type = "image/jpeg", .size = 5, .path = "/a"};

    (void)state;
    attachments_init(&files);
    attachments_add(&files, &file, 1);
    file.size = 7;
    name[0] = 'f';
    attachments_add(&files, &file, 1);
    assert_string_equal(files.list[0].name, "box.jpg");
    assert_string_equal(files.list[1].name, "fox.jpg");
    assert_string_equal(files.list[0].path, "/a");
    assert_null(files.list[0].file);
    assert_int_equal(attachments_bytes(&files), 12);
    attachments_remove(&files, 0);
    assert_int_equal(files.count, 1);
    assert_string_equal(files.list[0].name, "fox.jpg");
    attachments_release(&files);
    assert_int_equal(files.count, 0);
}

/* One of the same name and size may be another. */
static void attachment__is_the_same_by_what_tells_its_bytes_best(void **state)
{
    static const struct attachment a = {
        .name = "a.jpg", .size = 5, .file = "f1", .path = "/a.jpg", .hash = "h1"};
    static const struct {
        struct attachment other;
        bool is_same;
    } cases[] = {
        {{.name = "a.jpg", .size = 5, .hash = "h1"}, true},
        {{.name = "a.jpg", .size = 5, .file = "f1", .path = "/a.jpg", .hash = "h2"}, false},
        {{.name = "a.jpg", .size = 5, .file = "f2", .hash = "h1"}, true},
        {{.name = "a.jpg", .size = 5, .file = "f1"}, true},
        {{.name = "a.jpg", .size = 5, .file = "f2", .path = "/a.jpg"}, false},
        {{.name = "a.jpg", .size = 5, .path = "/a.jpg"}, true},
        {{.name = "a.jpg", .size = 5, .path = "/b/a.jpg"}, false},
        {{.name = "a.jpg", .size = 5}, false},
        {{.name = "b.jpg", .size = 5, .hash = "h1"}, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        if (attachment_is_same(&a, &cases[i].other) != cases[i].is_same ||
            attachment_is_same(&cases[i].other, &a) != cases[i].is_same)
            fail_msg("case %zu", i);
    }
}

static void attachments__grow_to_many(void **state)
{
    struct attachments files;

    (void)state;
    attachments_init(&files);
    for (int i = 0; i < 100; i++) {
        char name[16];
        snprintf(name, sizeof(name), "%d.txt", i);
        attachments_add(&files, &(struct attachment){.name = name, .size = -1}, 1);
    }
    assert_int_equal(files.count, 100);
    assert_string_equal(files.list[0].name, "0.txt");
    assert_string_equal(files.list[99].name, "99.txt");
    assert_int_equal(attachments_bytes(&files), 0);
    attachments_release(&files);
}

/* Another's copy of a text may say anything of its files' sizes. */
static void attachments__of_any_size_are_never_less_than_none(void **state)
{
    struct attachments files;
    struct attachment file = {.name = "box.jpg", .size = INT64_MAX};

    (void)state;
    attachments_init(&files);
    attachments_add(&files, &file, 1);
    attachments_add(&files, &file, 1);
    assert_true(attachments_bytes(&files) == INT64_MAX);
    attachments_release(&files);
}

static void type__is_told_by_the_ending(void **state)
{
    static const char *const cases[][2] = {
        {"box.jpg", "image/jpeg"},
        {"BOX.JPEG", "image/jpeg"},
        {"a.b.pdf", "application/pdf"},
        {"notes.txt", "text/plain"},
        {"none", "application/octet-stream"},
        {".", "application/octet-stream"},
        {"x.unheard", "application/octet-stream"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(attachment_type(cases[i][0]), cases[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attachments__own_what_they_hold),
        cmocka_unit_test(attachment__is_the_same_by_what_tells_its_bytes_best),
        cmocka_unit_test(attachments__grow_to_many),
        cmocka_unit_test(attachments__of_any_size_are_never_less_than_none),
        cmocka_unit_test(type__is_told_by_the_ending),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
