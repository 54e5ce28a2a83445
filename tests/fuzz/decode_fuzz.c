/* Any bytes from a terminal: every input ends, nothing is given twice, a paste stays in its
 * limit. */
#include "term/decode.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct decoder decoder;
    struct input input;
    size_t inputs = 0;

    decoder_init(&decoder);
    decoder_add_sequence(&decoder, "\033OA", (struct key){KEY_CODE_UP, 0});
    for (size_t at = 0; at < len; at += 7) {
        decoder_feed(&decoder, (const char *)bytes + at, len - at < 7 ? len - at : 7);
        do {
            decoder_next(&decoder, (bytes[at] & 1) != 0, &input);
            if (input.kind == INPUT_PASTE && input.len > PASTE_LIMIT)
                abort();
            if (inputs++ > 2 * len + 16)
                abort();
        } while (input.kind != INPUT_NONE);
    }
    decoder_release(&decoder);
    return 0;
}
