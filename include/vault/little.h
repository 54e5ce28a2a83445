/* Numbers as little-endian bytes: how every number stands in the vault's own layouts. */
#ifndef VAULT_LITTLE_H
#define VAULT_LITTLE_H

#include <stdint.h>

static inline void little_put(uint8_t *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static inline uint64_t little_get(const uint8_t *at, int bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) {
        value |= (uint64_t)at[i] << (8 * i);
    }
    return value;
}

#endif
