/* Whether a sentence tells that a parcel leaves: what may be done with an order ends there.
 */
#ifndef GUARD_LEAVING_H
#define GUARD_LEAVING_H

#include "guard/reading.h"

/* "Until dispatch", "once it is shipped", "the carrier", 发货前: by words for nothing else.
 */
bool leaving_is_named(const struct reading *reading, const struct sentence *sentence);
/* The same, or by a word that tells it only where something may leave: "left", "weg". */
bool leaving_is_told(const struct reading *reading, const struct sentence *sentence);

#endif
