#include "shell/fault.h"

#ifdef FAULTS_FOR_TESTS

#include "base/text.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

void fault_point(const char *place)
{
    if (string_equals(getenv("DESKHAND_TEST_KILL_AT"), place))
        raise(SIGKILL);
    if (string_equals(getenv("DESKHAND_TEST_STOP_AT"), place))
        raise(SIGSTOP);
}

size_t fault_held(size_t usual)
{
    const char *wanted = getenv("DESKHAND_TEST_HELD");

    return wanted == NULL ? usual : (size_t)atoll(wanted);
}

void fault_desk_took(const struct outgoing *reply)
{
    const char *path = getenv("DESKHAND_TEST_DESK");
    FILE *file = path == NULL ? NULL : fopen(path, "a");

    if (file == NULL)
        return;
    fprintf(file, "%s\t%s\n", reply->key, reply->text);
    fclose(file);
}

#else

void fault_point(const char *place)
{
    (void)place;
}

size_t fault_held(size_t usual)
{
    return usual;
}

void fault_desk_took(const struct outgoing *reply)
{
    (void)reply;
}

#endif
