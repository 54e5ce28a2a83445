/* A session played on the terminal: at its own pace or faster, stopped, stepped. */
#ifndef SHELL_REPLAY_SCREEN_H
#define SHELL_REPLAY_SCREEN_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/replay.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From that shot on, standing where is_paused; until it is left. */
bool replay_play(struct replay *replay, size_t from, bool is_paused, int64_t speed,
                 const char *theme, struct error *err) MUST_CHECK;

#endif
