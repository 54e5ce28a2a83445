#include "base/room.h"

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LINE_MAX_LEN 512

/* The number behind that word in a file of lines; false where there is none. */
static bool read_number(const char *path, const char *word, size_t *number)
{
    char line[LINE_MAX_LEN];
    bool is_found = false;
    FILE *file = fopen(path, "re");
    while (file != NULL && !is_found && fgets(line, sizeof(line), file) != NULL) {
        is_found = strncmp(line, word, strlen(word)) == 0 &&
                   sscanf(line + strlen(word), "%zu", number) == 1;
    }
    if (file != NULL) {
        fclose(file);
    }
    return is_found;
}

/* Where a control group of either version says what it may have, and what it has. */
static const struct {
    const char *mark; /* of its line in /proc/self/cgroup */
    const char *root;
    const char *limit;
    const char *taken;
} groups[] = {
    {"0::", "/sys/fs/cgroup", "memory.max", "memory.current"},
    {"0::", "/sys/fs/cgroup", "memory.high", "memory.current"},
    {":memory:", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"},
};

/* What the group at that path and each one around it leave. */
static size_t group_left(size_t row, char *at)
{
    char path[2 * LINE_MAX_LEN];
    size_t left = SIZE_MAX, limit, taken;
    for (char *end = at + strlen(at); end != NULL; end = strrchr(at, '/')) {
        *end = '\0';
        snprintf(path, sizeof(path), "%s%s/%s", groups[row].root, at, groups[row].limit);
        bool is_limited = read_number(path, "", &limit); /* "max" is none */
        snprintf(path, sizeof(path), "%s%s/%s", groups[row].root, at, groups[row].taken);
        if (is_limited && read_number(path, "", &taken)) {
            size_t here = limit > taken ? limit - taken : 0;
            left = here < left ? here : left;
        }
    }
    return left;
}

static size_t groups_left(void)
{
    char line[LINE_MAX_LEN];
    char at[LINE_MAX_LEN];
    size_t left = SIZE_MAX;
    FILE *file = fopen("/proc/self/cgroup", "re");
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        for (size_t row = 0; row < COUNT_OF(groups); row++) {
            const char *mark = strstr(line, groups[row].mark);
            if (mark == NULL) {
                continue;
            }
            snprintf(at, sizeof(at), "%s", mark + strlen(groups[row].mark));
            size_t here = group_left(row, at);
            left = here < left ? here : left;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return left;
}

size_t room_available(void)
{
    size_t available = 0;
    if (!read_number("/proc/meminfo", "MemAvailable:", &available)) {
        return 0;
    }
    size_t limit = groups_left();
    available = available > SIZE_MAX / 1024 ? SIZE_MAX : available * 1024;
    return available < limit ? available : limit;
}
