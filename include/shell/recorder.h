/*
 * What is kept of a session: the order of what was done, and what stood on the screen at
 * each decision; where [privacy] record_keys is on each frame and each key. Frames are
 * kept, not events: what stood there then is what is shown, whatever later versions would
 * draw of it, and however shop and vault have changed. Each part of a frame is sealed for
 * the tickets it speaks of, so that it is gone with any of them.
 *
 * Nothing of it is written while somebody waits: decisions and frames are noted in memory,
 * and sealed when no key came for half a second, at the lock and at the end.
 */
#ifndef SHELL_RECORDER_H
#define SHELL_RECORDER_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"
#include "view/canvas.h"
#include "view/screen.h"

#include <stdbool.h>
#include <stdint.h>

struct recorder;

/* Functions allow NULL: nothing is recorded. */
struct recorder *recorder_create(struct office *office) MUST_CHECK;
/* What is not written is lost: recorder_end() first. */
void recorder_destroy(struct recorder *recorder);

/* The frame that the canvas holds stands on the terminal; top: the queue's first row. */
void recorder_shown(struct recorder *recorder, const struct canvas *canvas,
                    const struct screen *screen, const struct model *model, size_t top);
/* A key, or a paste of so many bytes, that the model is about to be given. */
void recorder_struck(struct recorder *recorder, const struct model *model, struct key key);
void recorder_pasted(struct recorder *recorder, size_t len);
/* An effect was carried out: it may be a decision, over what the canvas holds. */
void recorder_did(struct recorder *recorder, const struct effect *effect,
                  const struct canvas *canvas);

/* Milliseconds until something is to be written; -1: nothing is. */
int recorder_wait_ms(const struct recorder *recorder);
/* Writes what was noted, where there is anything; all of it is then forgotten, also where
 * it failed. */
bool recorder_write(struct recorder *recorder, struct error *err) MUST_CHECK;
/* Writes, and keeps nothing of a customer in memory: before the vault locks. */
bool recorder_rest(struct recorder *recorder, struct error *err) MUST_CHECK;
/* The same, and that the session has ended. */
bool recorder_end(struct recorder *recorder, struct error *err) MUST_CHECK;

#endif
