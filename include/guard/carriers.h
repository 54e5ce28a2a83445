/* The sites of the carriers that shops send with. */
#ifndef GUARD_CARRIERS_H
#define GUARD_CARRIERS_H

#include <stddef.h>

/* The nth host of the carrier as an order names it ("DHL Express"); it ends at a
 * space or at the end. NULL where there are no more. */
const char *carrier_host(const char *carrier, size_t nth);

#endif
