/*
 * A number that stands for bytes, the same in every run and on every machine (FNV-1a), so
 * that it may stand in a file. Whoever chooses the bytes may make two that collide: for keys
 * of others there is base/table.h.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/text.h"

#include <stdint.h>

static inline uint32_t hash_32(struct text bytes)
{
    uint32_t hash = 0x811C9DC5u;

    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.bytes[i]) * 0x01000193u;
    return hash;
}

static inline uint64_t hash_64(struct text bytes)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.bytes[i]) * 0x100000001B3u;
    return hash;
}

#endif
