#include "shell/files.h"

#include "base/secret.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/deskhand-files-XXXXXX";

static void put(const char *name, const char *bytes, off_t size)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
    if (size > 0)
        assert_int_equal(truncate(path, size), 0);
}

static const char *at(const char *name)
{
    static char path[128];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static int begin(void **state)
{
    struct error err = {0};

    (void)state;
    assert_true(secret_start(&err));
    assert_non_null(mkdtemp(folder));
    put("label.pdf", "hello", 0);
    put("label two.txt", "x", 0);
    put(".hidden", "x", 0);
    put("bad\nname", "x", 0);
    put("large.bin", "", ATTACHMENT_BYTES_MAX + 1);
    put("most.bin", "", ATTACHMENT_BYTES_MAX);
    return mkdir(at("lab"), 0700);
}

static int end(void **state)
{
    static const char *const names[] = {"label.pdf", "label two.txt", ".hidden",
                                        "bad\nname", "large.bin",     "most.bin"};

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        unlink(at(names[i]));
    rmdir(at("lab"));
    return rmdir(folder);
}

static void look__tells_name_type_and_size(void **state)
{
    struct arena arena;
    struct attachment file;
    struct error err = {0};

    (void)state;
    arena_init(&arena);
    assert_true(files_look(at("label.pdf"), &arena, &file, &err));
    assert_string_equal(file.name, "label.pdf");
    assert_string_equal(file.type, "application/pdf");
    assert_int_equal(file.size, 5);
    assert_string_equal(file.path, at("label.pdf"));
    assert_null(file.file);
    assert_int_equal(strlen(file.hash), 64);
    setenv("HOME", folder, 1);
    assert_true(files_look("~/label.pdf", &arena, &file, &err));
    assert_string_equal(file.path, at("label.pdf"));
    arena_release(&arena);
}

static void look__refuses_what_cannot_go(void **state)
{
    static const char *const cases[][2] = {
        {"none", "No such file"},
        {"lab", "only a plain file"},
        {"large.bin", "larger than 10 MB"},
    };
    struct arena arena;
    struct attachment file;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct error err = {0};
        assert_false(files_look(at(cases[i][0]), &arena, &file, &err));
        assert_non_null(strstr(err.text, cases[i][1]));
    }
    struct error err = {0};
    assert_true(files_look(at("most.bin"), &arena, &file, &err));
    assert_false(files_look("/dev/zero", &arena, &file, &err));
    arena_release(&arena);
}

static void read__gives_the_bytes_that_were_looked_at_or_none(void **state)
{
    struct buffer bytes;
    struct arena arena;
    struct attachment file;
    struct error err = {0};

    (void)state;
    buffer_init(&bytes, 100);
    arena_init(&arena);
    assert_true(files_look(at("label.pdf"), &arena, &file, &err));
    assert_true(files_read(at("label.pdf"), &file, &bytes, &err));
    assert_string_equal(buffer_text(&bytes), "hello");
    buffer_clear(&bytes);
    put("label.pdf", "hallo", 0); /* as many bytes */
    assert_false(files_read(at("label.pdf"), &file, &bytes, &err));
    assert_non_null(strstr(err.text, "attach it again"));
    buffer_clear(&bytes);
    file.hash = NULL; /* an older record has none */
    assert_true(files_read(at("label.pdf"), &file, &bytes, &err));
    buffer_clear(&bytes);
    file.size = 4;
    assert_false(files_read(at("label.pdf"), &file, &bytes, &err));
    buffer_clear(&bytes);
    file.size = ATTACHMENT_BYTES_MAX;
    assert_false(files_read(at("most.bin"), &file, &bytes, &err));
    put("label.pdf", "hello", 0);
    arena_release(&arena);
    buffer_release(&bytes);
}

static void complete__offers_what_begins_so(void **state)
{
    struct buffer out;

    (void)state;
    buffer_init(&out, SIZE_MAX);
    files_complete(at("lab"), &out);
    char *want = NULL;
    assert_true(asprintf(&want, "%s/lab/\n%s/label two.txt\n%s/label.pdf\n", folder, folder,
                         folder) > 0);
    assert_string_equal(buffer_text(&out), want);
    free(want);
    buffer_clear(&out);
    files_complete(at(""), &out);
    assert_null(strstr(buffer_text(&out), "hidden"));
    assert_null(strstr(buffer_text(&out), "bad"));
    buffer_clear(&out);
    files_complete(at(".h"), &out);
    assert_non_null(strstr(buffer_text(&out), ".hidden"));
    buffer_clear(&out);
    files_complete("/no such folder/x", &out);
    assert_int_equal(out.len, 0);
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look__tells_name_type_and_size),
        cmocka_unit_test(look__refuses_what_cannot_go),
        cmocka_unit_test(read__gives_the_bytes_that_were_looked_at_or_none),
        cmocka_unit_test(complete__offers_what_begins_so),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
