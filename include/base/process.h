/*
 * Other programs: started with signals unblocked and back at their defaults, without a shell but
 * where the words of a setting say "sh -c", every descriptor but the three standard ones closed.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <sys/types.h>

/* Runs argv (NULL-ended) on the given standard descriptors (-1: /dev/null). */
bool process_start(const char *const *argv, int in, int out, int errors, pid_t *pid,
                   struct error *err) MUST_CHECK;
/*
 * Runs a command line by sh -c, feeds it nothing, reads what it prints into out. False where it
 * cannot start, ends with another status than 0, prints more than out holds, or takes longer
 * than timeout_ms; it is then killed, with what it started. It is a job of its own and has the
 * terminal meanwhile, if this program has it.
 */
bool process_read(const char *command, int timeout_ms, struct buffer *out,
                  struct error *err) MUST_CHECK;
/* A child of this program that need not be waited for: it has ended, and was not taken note of yet. */
bool process_has_ended(pid_t pid);
/* A name for a running process that no other has had while this system runs. */
#define PROCESS_MARK_SIZE 64
void process_mark(pid_t pid, char mark[PROCESS_MARK_SIZE]);
/* The process of that mark still runs, on this system. */
bool process_runs(const char *mark);
/* Stops this job as ^Z at a shell does; returns when it goes on. */
void process_suspend(void);
/* Waits for the end; the exit status, 128 + signal where it was killed. */
bool process_wait(pid_t pid, int *status, struct error *err) MUST_CHECK;

#endif
