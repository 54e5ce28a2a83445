/* Two floors that may not know one another name the same classes of tickets. */
#include "config/settings.h"
#include "guard/mask.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/deskhand-never-send-XXXXXX";

static void read_with(struct settings *settings, const char *value)
{
    struct error err = {0};
    char text[200];
    int fd = open(path, O_WRONLY | O_TRUNC);

    snprintf(text, sizeof(text), "[privacy]\nnever_send = %s\n", value);
    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
    settings_init(settings);
    if (!settings_read(settings, path, &err))
        fail_msg("%s", err.text);
}

static bool may_leave(const struct settings *settings, const char *words)
{
    struct message message = {.from = FROM_CUSTOMER, .text = words};
    struct ticket ticket = {.id = "1", .messages = &message, .message_count = 1};
    const char *why;

    return guard_may_leave(&ticket, settings->never_send, settings->never_send_count, &why);
}

static void each_class_of_the_settings__is_one_that_the_guard_looks_for(void **state)
{
    static const struct {
        const char *class;
        const char *words;
    } rows[] = {
        {"health",
         "The cream gave me an allergic reaction and I had to go to the hospital."},
        {"child", "My child swallowed a part of it."},
        {"threat", "I will kill you if this does not come."},
        {"court", "My lawyer will take you to court."},
        {"identity", "Here is a scan of my passport."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;

        read_with(&settings, rows[i].class);
        if (may_leave(&settings, rows[i].words))
            fail_msg("%s leaves", rows[i].class);
        assert_true(may_leave(&settings, "Where is my parcel?"));
        settings_release(&settings);
        read_with(&settings, rows[i == 0].class);
        if (!may_leave(&settings, rows[i].words))
            fail_msg("%s does not leave, though it is not named", rows[i].class);
        settings_release(&settings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_class_of_the_settings__is_one_that_the_guard_looks_for),
    };
    int failed;

    if (mkstemp(path) < 0)
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
