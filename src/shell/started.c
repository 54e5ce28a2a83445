#include "shell/started.h"

#include "base/memory.h"
#include "base/process.h"

bool started_run(struct started *started, const char *const *argv, struct error *err)
{
    pid_t pid;

    if (!process_start(argv, -1, -1, -1, &pid, err))
        return false;
    started->pids = memory_reserve(started->pids, &started->capacity, started->count,
                                   sizeof(*started->pids));
    started->pids[started->count++] = pid;
    return true;
}

int started_hear(struct started *started)
{
    size_t kept = 0;
    int failed = 0;

    for (size_t i = 0; i < started->count; i++) {
        pid_t pid = started->pids[i];
        int status = 0;

        if (!process_has_ended(pid))
            started->pids[kept++] = pid;
        else if (process_wait(pid, &status, NULL) && status != 0)
            failed = status;
    }
    started->count = kept;
    return failed;
}

void started_release(struct started *started)
{
    memory_free(started->pids);
    *started = (struct started){0};
}
