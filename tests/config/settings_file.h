/* A file of settings, which each story writes anew. */
#ifndef TESTS_CONFIG_FILE_H
#define TESTS_CONFIG_FILE_H

#include "base/buffer.h"
#include "config/ini_file.h"
#include "config/settings.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/deskhand-settings-XXXXXX";

static inline void write_file(const char *text)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CREAT, 0600);

    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
}

static inline int set_up(void **state)
{
    (void)state;
    return mkstemp(path) < 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

#endif
