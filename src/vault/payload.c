#include "vault/payload.h"

#include "vault/little.h"

#include <string.h>

#define KIND_AT     8
#define PREVIOUS_AT (KIND_AT + 4)
#define SEARCH_AT   (PREVIOUS_AT + SEAL_TAG_LEN)
#define BODY_AT     (SEARCH_AT + 4)
#define START_LEN   (BODY_AT + 4)

static size_t rounded(size_t len, size_t step)
{
    return (len + step - 1) / step * step;
}

size_t payload_len(const struct payload *payload)
{
    size_t len = START_LEN + payload->search.len + payload->body.len;
    if (len <= 2048) {
        return rounded(len, 256);
    }
    size_t power = 4096;
    while (power < len) {
        power *= 2;
    }
    return rounded(len, power / 8);
}

void payload_write(const struct payload *payload, uint8_t *bytes)
{
    size_t search_len = payload->search.len;
    size_t body_len = payload->body.len;
    size_t len = START_LEN + search_len + body_len;
    little_put(bytes, (uint64_t)payload->at, 8);
    little_put(bytes + KIND_AT, payload->kind, 4);
    memcpy(bytes + PREVIOUS_AT, payload->previous, SEAL_TAG_LEN);
    little_put(bytes + SEARCH_AT, search_len, 4);
    little_put(bytes + BODY_AT, body_len, 4);
    if (search_len > 0) {
        memcpy(bytes + START_LEN, payload->search.bytes, search_len);
    }
    if (body_len > 0) {
        memcpy(bytes + START_LEN + search_len, payload->body.bytes, body_len);
    }
    memset(bytes + len, 0, payload_len(payload) - len);
}

bool payload_read(const uint8_t *bytes, size_t len, struct payload *payload)
{
    if (len < START_LEN) {
        return false;
    }
    size_t search_len = little_get(bytes + SEARCH_AT, 4);
    size_t body_len = little_get(bytes + BODY_AT, 4);
    if (search_len > len - START_LEN || body_len > len - START_LEN - search_len) {
        return false;
    }
    const char *words = (const char *)bytes + START_LEN;
    payload->at = (moment_t)little_get(bytes, 8);
    payload->kind = (uint32_t)little_get(bytes + KIND_AT, 4);
    memcpy(payload->previous, bytes + PREVIOUS_AT, SEAL_TAG_LEN);
    payload->search = text_from(words, search_len);
    payload->body = text_from(words + search_len, body_len);
    return payload_len(payload) == len;
}
