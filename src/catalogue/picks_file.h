/*
 * The index of picks as a file beside the catalogue's: read, made anew, put in place. It is
 * right for the epoch that stands in it, but for the products that the catalogue calls
 * fresh, which were put since, and the sellers whose counts were raised by new orders. An
 * epoch begins where the counts are made anew or lowered, or where more products than
 * FRESH_MAX changed. Which counts an erasure lowered would tell what was bought: it leaves
 * no such list.
 */
#ifndef CATALOGUE_PICKS_FILE_H
#define CATALOGUE_PICKS_FILE_H

#include "database.h"
#include "picks_index.h"
#include "places.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRESH_MAX  1000
#define RAISED_MAX 5000 /* sellers, beyond which the counts are made anew */
#define RAISED_DAYS                                                                        \
    7 /* by which orders may be newer than those counted: what sells of late */

/* The file, and what was read of it: whoever cuts or overwrites it while it is open cuts no
 * memory of ours. */
struct picks_file {
    void *bytes; /* room for all of it; NULL where there is no file that is right */
    size_t len;
    int fd;
    struct index index;
};

bool picks_is_stopped(const struct catalogue *catalogue);
/* The catalogue's own epoch; *has_epoch is false where none has begun. */
bool picks_epoch(struct catalogue *catalogue, uint8_t epoch[INDEX_EPOCH_LEN],
                 bool *has_epoch, struct error *err) MUST_CHECK;
/* Opens the file where there is one of that epoch; file->bytes is NULL else. What is read
 * of it stays where it is until it is closed. */
void picks_file_open(struct picks_file *file, const struct catalogue *catalogue,
                    const uint8_t epoch[INDEX_EPOCH_LEN]);
void picks_file_close(struct picks_file *file);
/* Takes the file away where it was spoilt, or cut, since it was opened: then what was read
 * through it means nothing, and one is wanted anew. */
bool picks_file_mend(struct picks_file *file, struct catalogue *catalogue);

/* Of what is written within the caller's transaction. */
bool picks_fresh(struct catalogue *catalogue, int64_t product,
                 struct error *err) MUST_CHECK;
bool picks_afresh(struct catalogue *catalogue, struct error *err) MUST_CHECK;
/* The transaction is over, one way or the other. */
void picks_transaction_over(struct catalogue *catalogue);
/* The keys of fresh products, and of the sellers whose counts were raised. */
bool picks_read_fresh(struct catalogue *catalogue, struct places *fresh,
                      struct places *raised, struct error *err) MUST_CHECK;

/*
 * Outside a transaction: makes the file where there is none that is right. Where that fails
 * picks are asked of the tables, which is slower and no worse, so nothing is told.
 */
void picks_settle(struct catalogue *catalogue);
/* As catalogue_check_picks(). */
enum picks_state picks_check(struct catalogue *catalogue);
/* The file of before is gone, and one being made; whatever comes of one made anew. */
bool picks_forget(struct catalogue *catalogue, struct error *err) MUST_CHECK;

#endif
