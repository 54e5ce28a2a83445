/* How much memory the machine has to spare. */
#ifndef BASE_ROOM_H
#define BASE_ROOM_H

#include <stddef.h>

/*
 * Bytes that can be taken without another program's being pushed out: what the system says
 * is available (proc(5), MemAvailable), and no more than the process's control group and
 * those around it leave (cgroups(7), either version). 0: not known.
 */
size_t room_available(void);

#endif
