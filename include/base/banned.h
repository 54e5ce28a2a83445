/*
 * Functions that no file of ours may call: unbounded, locale-bound, stateful or unsafe in a
 * threaded or signal-driven program. Force-included by the Makefile, after the system
 * headers that declare them. The macros look like functions, so that struct members and
 * headers that only mention the names go on working.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(name) name##_is_banned_see_include_base_banned_h

/* Under _FORTIFY_SOURCE some are macros already. */
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef sprintf
#undef vsprintf
#undef strtok
#define strcpy(to, from)       BANNED(strcpy)
#define strcat(to, from)       BANNED(strcat)
#define strncpy(to, from, len) BANNED(strncpy)
#define strncat(to, from, len) BANNED(strncat)
#define sprintf(...)           BANNED(sprintf)
#define vsprintf(...)          BANNED(vsprintf)
#define strtok(...)            BANNED(strtok)
#define gets(...)              BANNED(gets)
#define atoi(...)              BANNED(atoi)
#define localtime(...)         BANNED(localtime)
#define gmtime(...)            BANNED(gmtime)
#define asctime(...)           BANNED(asctime)
#define ctime(...)             BANNED(ctime)
#define system(...)            BANNED(system)
#define popen(...)             BANNED(popen)
#define mktemp(...)            BANNED(mktemp)

/* base/memory.c alone undefines these three again. */
#define malloc(...)  BANNED(malloc)
#define calloc(...)  BANNED(calloc)
#define realloc(...) BANNED(realloc)

#endif
