#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/room.h"

#include <stdio.h>
#include <string.h>

static size_t memory_of_machine(void)
{
    char line[128];
    size_t kib = 0;
    FILE *file = fopen("/proc/meminfo", "re");
    while (file != NULL && kib == 0 && fgets(line, sizeof(line), file) != NULL) {
        (void)sscanf(line, "MemTotal: %zu", &kib);
    }
    if (file != NULL) {
        fclose(file);
    }
    return kib * 1024;
}

static void room_available__is_some_of_the_machines_memory(void **state)
{
    (void)state;
    size_t all = memory_of_machine();
    if (all == 0) {
        print_message("skipped: /proc/meminfo cannot be read here\n");
        skip();
    }
    assert_in_range(room_available(), 1024 * 1024, all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(room_available__is_some_of_the_machines_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
