/* A secret in words that came from elsewhere. */
#include "base/secret.h"

#include "base/text.h"

#include <string.h>

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/* So many bytes are alike, in either case. */
static size_t common(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t most = a_len < b_len ? a_len : b_len;
    size_t len = 0;

    while (len < most && lower(a[len]) == lower(b[len]))
        len++;
    return len;
}

/* The longest part of the secret that the text begins with. */
static size_t part_len(struct text secret, const char *bytes, size_t len)
{
    size_t longest = 0;

    for (size_t i = 0; i + longest < secret.len; i++) {
        size_t found = lower(secret.bytes[i]) == lower(bytes[0])
                           ? common(secret.bytes + i, secret.len - i, bytes, len)
                           : 0;
        longest = found > longest ? found : longest;
    }
    return longest;
}

bool secret_star(const char *secret, char *bytes, size_t from, size_t len)
{
    struct text whole = text_of(string_or_empty(secret));
    size_t least = whole.len < SECRET_PART_LEN ? whole.len : SECRET_PART_LEN;
    size_t stars = 0; /* that stand right before */
    bool is_there = false;

    from = from > SECRET_PART_LEN * 2 ? from - SECRET_PART_LEN * 2 : 0;
    for (size_t i = from; least > 0 && i < len;) {
        size_t found = part_len(whole, bytes + i, len - i);

        if (found > 0 && (found >= least || stars >= SECRET_PART_LEN)) {
            memset(bytes + i, '*', found);
            is_there |= found >= least;
            stars += found;
            i += found;
        } else {
            stars = bytes[i] == '*' ? stars + 1 : 0;
            i++;
        }
    }
    return is_there;
}
