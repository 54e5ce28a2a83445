#include "guard/mask_inside.h"

#include <arpa/inet.h>
#include <string.h>

#define ADDRESS_BYTES 46 /* INET6_ADDRSTRLEN */

static bool is_part(const struct fold *fold, size_t at)
{
    char byte = at < fold->len ? fold->bytes[at] : ' ';
    bool is_hex = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');
    return is_hex || byte == '.' || byte == ':';
}

static bool is_version(const struct fold *fold, size_t start)
{
    size_t from = start > 10 ? start - 10 : 0;
    return (start > 0 && fold->bytes[start - 1] == 'v') ||
           memmem(fold->bytes + from, start - from, "version", 7) != NULL ||
           memmem(fold->bytes + from, start - from, "firmware", 8) != NULL ||
           memmem(fold->bytes + from, start - from, "app ", 4) != NULL;
}

static size_t count_of(const char *text, char byte)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == byte;
    }
    return count;
}

/* Four numbers, or groups of hexadecimal digits; no time of day, which has two colons. */
static bool is_address(const char *text)
{
    unsigned char bytes[16];
    return (count_of(text, '.') == 3 && inet_pton(AF_INET, text, bytes) == 1) ||
           (count_of(text, ':') > 2 && inet_pton(AF_INET6, text, bytes) == 1);
}

/* A point, or one colon alone, at the end of what may be an address. */
static bool is_sentence_sign(const struct fold *fold, size_t start, size_t last)
{
    bool is_double = last > start && fold->bytes[last - 1] == ':';
    return fold->bytes[last] == '.' || (fold->bytes[last] == ':' && !is_double);
}

static size_t address_end(const struct fold *fold, size_t start)
{
    char text[ADDRESS_BYTES + 1];
    size_t end = start;
    while (is_part(fold, end) && end - start < ADDRESS_BYTES) {
        end++;
    }
    while (end > start && is_sentence_sign(fold, start, end - 1)) {
        end--;
    }
    memcpy(text, fold->bytes + start, end - start);
    text[end - start] = '\0';
    return is_address(text) && !(end < fold->len && fold->classes[end] == FOLD_LETTER) ? end
                                                                                       : 0;
}

static size_t run_start(const struct fold *fold, size_t at)
{
    while (at > 0 && is_part(fold, at - 1) && fold->classes[at - 1] != FOLD_TAKEN) {
        at--;
    }
    return at;
}

/* Each run that has the sign in it, once. */
static void runs_read(struct search *search, char sign)
{
    const struct fold *fold = &search->fold;
    for (size_t at = 0; at < fold->len;) {
        const char *found = memchr(fold->bytes + at, sign, fold->len - at);
        if (found == NULL) {
            return;
        }
        at = (size_t)(found - fold->bytes);
        size_t start = run_start(fold, at);
        size_t end = fold_is_edge(fold, start) ? address_end(fold, start) : 0;
        if (end != 0 && !is_version(fold, start)) {
            search_found(search, start, end, MASK_IP);
        }
        at++;
        while (is_part(fold, at)) {
            at++;
        }
    }
}

void ips_find(struct search *search)
{
    runs_read(search, '.');
    runs_read(search, ':');
}
