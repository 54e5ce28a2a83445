#include "chat/model_prompt.h"

#include "base/utf8.h"

#define BYTES_A_TOKEN 4

int64_t prompt_tokens(const char *text)
{
    struct text rest = text_of(text);
    size_t characters = 0;
    size_t bytes = 0;
    while (rest.len > 0) {
        uint32_t code_point;
        size_t len = utf8_ascii_len(rest);
        if (len > 0) {
            bytes += len;
        } else {
            len = utf8_decode(rest, &code_point, NULL);
            if (utf8_is_unspaced(code_point)) {
                characters++;
            } else {
                bytes += len;
            }
        }
        rest = text_from(rest.bytes + len, rest.len - len);
    }
    return (int64_t)(characters + (bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN);
}
