#include "base/room.h"

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

/* "0::/user.slice" is the group in the one hierarchy of version 2. */
static size_t group_limit(void)
{
    char line[LINE_MAX_LEN];
    char path[LINE_MAX_LEN + 64];
    size_t limit = SIZE_MAX;
    FILE *file = fopen("/proc/self/cgroup", "re");
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "0::", 3) == 0) {
            snprintf(path, sizeof(path), "/sys/fs/cgroup%s/memory.max", line + 3);
            (void)read_number(path, "", &limit); /* "max": as much as there is */
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return limit;
}

size_t room_available(void)
{
    size_t available = 0;
    if (!read_number("/proc/meminfo", "MemAvailable:", &available)) {
        return 0;
    }
    size_t limit = group_limit();
    available = available > SIZE_MAX / 1024 ? SIZE_MAX : available * 1024;
    return available < limit ? available : limit;
}
