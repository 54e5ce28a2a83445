/* Internationalised host names as ASCII (RFC 3492; the xn-- form of RFC 5890). */
#ifndef BASE_PUNYCODE_H
#define BASE_PUNYCODE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>

/* Adds the host with each label that is not ASCII as xn--…, lower-cased. False: not a host.
 */
bool punycode_host(struct text host, struct buffer *out) MUST_CHECK;

/*
 * Whether a label has letters of two scripts that are easily taken for one another: Latin,
 * Greek, Cyrillic, Armenian, Cherokee (UTS #39, mixed-script confusables).
 */
bool punycode_mixes_scripts(struct text host);

#endif
