/*
 * A text cut into tokens: words, numbers, single characters of scripts without spaces,
 * signs and line ends, each with its folded form (lower case, no diacritics, half width).
 * Linear; knows no language.
 */
#ifndef GUARD_SCAN_H
#define GUARD_SCAN_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
    TOKEN_WORD,      /* letters, or letters and digits: "w2378156" */
    TOKEN_NUMBER,    /* digits with points and commas between them: "1.234,50" */
    TOKEN_CHARACTER, /* one character of a script written without spaces */
    TOKEN_SIGN,
    TOKEN_LINE, /* a line feed */
};

struct token {
    uint32_t start; /* bytes of the text, end exclusive */
    uint32_t end;
    uint32_t fold; /* where its folded form begins in scan.folded */
    uint32_t fold_len;
    uint8_t kind;
    char before;     /* between it and the token before: 0 nothing, ' ', '-' or '\'' */
    bool is_capital; /* begins with an upper-case letter */
    bool is_upper;   /* has an upper-case letter, and no lower-case one */
    bool has_digit;
};

struct scan {
    struct text text;
    const char *folded;
    struct token *tokens;
    size_t count;
    size_t hidden; /* zero-width, bidi and tag characters that were skipped */
};

/* The tokens live in the arena; text is borrowed and at most 4 GiB. */
void scan_read(struct text text, struct arena *arena, struct scan *scan);
/* The folded form of a token. Inline, as what is asked of each token all day is. */
static inline struct text scan_folded(const struct scan *scan, size_t token)
{
    return text_from(scan->folded + scan->tokens[token].fold, scan->tokens[token].fold_len);
}
/* The token as it stands in the text. */
struct text scan_raw(const struct scan *scan, size_t token);
static inline bool scan_is(const struct scan *scan, size_t token, const char *folded)
{
    return token < scan->count && text_is(scan_folded(scan, token), folded);
}
/* The token is one of the words, folded as it is. */
bool scan_is_any(const struct scan *scan, size_t token, const char *const *words,
                 size_t count);
/* So is one of these tokens. */
bool scan_has_any(const struct scan *scan, size_t first, size_t end,
                  const char *const *words, size_t count);
/* The first token that begins at or behind this byte of the text; count where none does. */
size_t scan_token_at(const struct scan *scan, size_t byte);

/*
 * The folded form of one letter: "ä" gives "a", "ß" gives "ss". Writes at most 4 bytes and
 * returns how many; 0 for what is left out (combining marks).
 */
size_t scan_fold_letter(uint32_t code_point, char out[4]);
/* Zero-width, bidi and tag characters, which nobody sees. */
bool scan_is_hidden(uint32_t code_point);

#endif
