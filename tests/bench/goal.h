/*
 * The line of a goal, as tests/bench/goals.py prints it.
 */
#ifndef TESTS_BENCH_GOAL_H
#define TESTS_BENCH_GOAL_H

#include <stdio.h>

/* most: the figure that is still good; beside: what others take, in words. */
static inline void goal_say(int number, const char *what, double figure, double most,
                            const char *unit, const char *beside)
{
    char head[128], said[48];

    snprintf(head, sizeof(head), "goal %d: %s", number, what);
    snprintf(said, sizeof(said), figure <= most ? "reached" : "not reached, by %.2f times",
             figure / most);
    printf("%-62s %.2f %s (goal %g %s; %s): %s\n", head, figure, unit, most, unit, beside,
           said);
}

#endif
