/*
 * UTF-8: strict decoding (Unicode 15, table 3-7; each maximal bad part is one U+FFFD),
 * grapheme clusters (UAX #29, by utf8proc), cell widths (wcwidth, since ncurses moves by
 * it), folding for search, and the one sanitiser that everything drawn, prompted or sent
 * goes through.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Decodes the code point at the front of text, which must not be empty. Returns the bytes
 * it takes (1 to 4). Where the bytes are bad, *code_point is U+FFFD and *is_valid (may be
 * NULL) is false, and the bytes taken are one maximal bad part.
 */
size_t utf8_decode(struct text text, uint32_t *code_point, bool *is_valid);
/* Writes 1 to 4 bytes and returns how many. A surrogate or a number too large is U+FFFD. */
size_t utf8_encode(uint32_t code_point, char bytes[4]);
bool utf8_is_valid(struct text text);
/* Code points; a bad part counts as one. */
size_t utf8_count(struct text text);

/* The bytes at the front of text that are ASCII. */
size_t utf8_ascii_len(struct text text);
/* Those that are printable ASCII: no control character, no DEL. */
size_t utf8_printable_len(struct text text);
/* How many bytes at the front are Han of everyday texts (U+4E00 to U+9FBF): shown as they
 * stand, two columns each, a cluster each unless a mark follows. */
size_t utf8_han_len(struct text text);

/* The bytes of the grapheme cluster at offset at, 0 at the end. */
size_t utf8_cluster_len(struct text text, size_t at);
/* Where the cluster before offset at begins; 0 at the start. */
size_t utf8_cluster_before(struct text text, size_t at);
/* The clusters in text. */
size_t utf8_cluster_count(struct text text);

/* Whether the locale's characters are UTF-8: wcwidth knows only what the locale has. */
bool utf8_has_locale(void);
/* Cells of one code point: 0, 1 or 2; what wcwidth does not know counts 1 (as U+FFFD). */
int utf8_code_point_columns(uint32_t code_point);
/* Whether wcwidth knows it; without a UTF-8 locale, whether utf8proc does. */
bool utf8_is_drawable(uint32_t code_point);
/* Cells that the cluster or text takes when drawn: a ZWJ sequence takes all its parts, a
   base with a skin tone the base alone, a variation selector nothing. */
size_t utf8_columns(struct text text);
/* The longest front of text, in whole clusters, that fits in columns; *used: its cells. */
size_t utf8_fit(struct text text, size_t columns, size_t *used);

bool utf8_is_han(uint32_t code_point);
/* Han, kana, Hangul, and the scripts without spaces (Thai, Lao, Khmer, Myanmar). */
bool utf8_is_unspaced(uint32_t code_point);
bool utf8_is_letter(uint32_t code_point);
bool utf8_is_upper(uint32_t code_point);
bool utf8_is_mark(uint32_t code_point); /* combining: it stands on the letter before */
bool utf8_is_lower(uint32_t code_point); /* a letter that has a capital form, and is not it */
bool utf8_is_digit(uint32_t code_point); /* decimal digits of any script, full width too */
/* No letter or digit of a script with spaces stands directly before the byte at: a sign there
   begins a word. */
bool utf8_begins_apart(struct text text, size_t at);
int utf8_digit_value(uint32_t code_point); /* -1 where it is none */
/* What emoji sequences are made of (Extended_Pictographic), and the five skin tones. */
bool utf8_is_emoji(uint32_t code_point);
bool utf8_is_skin_tone(uint32_t code_point);

/*
 * For search: NFKC, case folded, diacritics and zero-width characters removed, white space
 * runs as one space. Added to out.
 */
void utf8_fold(struct text text, struct buffer *out);

/*
 * The sanitiser. SHOWN is for the terminal: no byte of a control character, no bidi
 * control, no zero-width, tag or private-use character is left; controls stand as ␛ and the
 * like (U+2400 block), C1 and bidi controls as marks like ⟨CSI⟩ ⟨RLO⟩, the other forbidden
 * ones dropped and counted; LF is kept, TAB becomes spaces to the next multiple of 4, CR LF
 * is LF, CR alone is ␍; at most 4 combining marks on a base. SENT and PROMPTED remove what
 * is forbidden, but ZWNJ, ZWJ, LRM and RLM stay where they join or order letters (between
 * two letters or inside an emoji sequence).
 */
enum sanitise_for { SANITISE_SHOWN, SANITISE_PROMPTED, SANITISE_SENT };
struct sanitise_count {
    size_t bad_bytes; /* maximal bad parts that became U+FFFD */
    size_t controls;  /* C0 (without LF, TAB), DEL, C1 */
    size_t bidi;
    size_t hidden; /* zero-width, tags, private use, surplus combining marks */
};
/*
 * Adds the clean text to out; where its limit is met, what fits in whole code points. count
 * may be NULL; it is added to, not set. What stands where it belongs (a joiner within an
 * emoji, a mark of direction between two scripts) is not counted. SHOWN also puts a dotted
 * circle under a mark without a base, and ⟨U+0378⟩ where a code point has no meaning yet;
 * U+2028 and U+2029 are LF for all three.
 */
void utf8_sanitise(struct text text, enum sanitise_for purpose, struct buffer *out,
                   struct sanitise_count *count);

#endif
