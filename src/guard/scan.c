#include "guard/scan.h"

#include "base/money.h"
#include "base/utf8.h"

#include <string.h>

/* U+00C0 to U+017F without diacritics, in lower case; "" for the two signs among them. */
static const char latin_folds[192][3] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",
};

struct scanner {
    struct scan *scan;
    struct arena *arena;
    size_t capacity;
    char *folded;
    size_t fold_used;
    size_t at;
    char before;
};

/* What stands at a byte: its code point and how many bytes it takes; 0 bytes at the end. */
struct glyph {
    uint32_t code_point;
    size_t len;
};

static struct glyph glyph_at(const struct scanner *scanner, size_t at)
{
    struct text text = scanner->scan->text;
    struct glyph glyph = {0, 0};
    if (at >= text.len) {
        return glyph;
    }
    unsigned char byte = (unsigned char)text.bytes[at];
    if (byte < 0x80) {
        return (struct glyph){byte, 1};
    }
    glyph.len =
        utf8_decode(text_from(text.bytes + at, text.len - at), &glyph.code_point, NULL);
    return glyph;
}

bool scan_is_hidden(uint32_t code_point)
{
    if (code_point < 0xAD) {
        return false;
    }
    return code_point == 0xAD || code_point == 0x180E || code_point == 0x200B ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF ||
           (code_point >= 0xE0000 && code_point <= 0xE007F);
}

/* Joiners, direction marks, combining marks: part of what they stand on, of no meaning
 * here. */
static bool is_silent(uint32_t code_point)
{
    if (code_point < 0xAD) {
        return false;
    }
    return (code_point >= 0x300 && code_point <= 0x36F) ||
           (code_point >= 0x200C && code_point <= 0x200F) ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0x64B && code_point <= 0x65F) || code_point == 0x640 ||
           scan_is_hidden(code_point);
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\t' || code_point == '\r' ||
           code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x202F || code_point == 0x3000;
}

static bool is_hyphen(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 || code_point == 0x2011;
}

static bool is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019 || code_point == 0x2BC;
}

static bool is_digit(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= '0' && code_point <= '9';
    }
    return code_point >= 0x660 && utf8_is_digit(code_point);
}

/* A letter of a script that is written with spaces. */
static bool is_spaced_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    }
    if (code_point < 0x180) {
        return code_point == 0xAA || code_point == 0xBA || code_point == 0xB5 ||
               (code_point >= 0xC0 && code_point != 0xD7 && code_point != 0xF7);
    }
    return utf8_is_letter(code_point) && !utf8_is_unspaced(code_point);
}

/* "Ł", "Š": where a capital and its small letter stand side by side, by which comes first.
 */
static bool is_upper_of_pair(uint32_t code_point)
{
    static const struct {
        uint16_t first;
        uint16_t last;
    } pairs[] = {{0x100, 0x137},  {0x139, 0x148}, {0x14A, 0x177}, {0x179, 0x17E},
                 {0x1CD, 0x1DC},  {0x1DE, 0x1EF}, {0x1F8, 0x21F}, {0x222, 0x233},
                 {0x460, 0x481},  {0x48A, 0x4BF}, {0x4D0, 0x52F}, {0x1E00, 0x1E95},
                 {0x1EA0, 0x1EFF}};
    for (size_t i = 0; i < COUNT_OF(pairs) && code_point >= pairs[i].first; i++) {
        if (code_point <= pairs[i].last) {
            return (code_point - pairs[i].first) % 2 == 0;
        }
    }
    return code_point == 0x178;
}

static bool is_upper(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= 'A' && code_point <= 'Z';
    }
    return (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) ||
           (code_point >= 0x388 && code_point <= 0x3AB && code_point != 0x390) ||
           code_point == 0x386 || (code_point >= 0x400 && code_point <= 0x42F) ||
           (code_point >= 0xFF21 && code_point <= 0xFF3A) || is_upper_of_pair(code_point);
}

/* Lower case and the plain form, for letters outside the Latin blocks. */
static uint32_t plain_letter(uint32_t code_point)
{
    if ((code_point >= 0xFF21 && code_point <= 0xFF3A)) {
        return code_point - 0xFF21 + 'a';
    }
    if (code_point >= 0xFF41 && code_point <= 0xFF5A) {
        return code_point - 0xFF41 + 'a';
    }
    if ((code_point >= 0x391 && code_point <= 0x3A9) ||
        (code_point >= 0x410 && code_point <= 0x42F)) {
        return code_point + 0x20;
    }
    if (code_point >= 0x400 && code_point <= 0x40F) {
        return code_point + 0x50;
    }
    if (code_point == 0x622 || code_point == 0x623 || code_point == 0x625) {
        return 0x627;
    }
    if (code_point == 0x629) { /* many write ه for ة */
        return 0x647;
    }
    return code_point == 0x649 ? 0x64A : code_point;
}

size_t scan_fold_letter(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)(is_upper(code_point) ? code_point + 0x20 : code_point);
        return 1;
    }
    if (code_point >= 0xC0 && code_point < 0x180 &&
        latin_folds[code_point - 0xC0][0] != '\0') {
        size_t len = strlen(latin_folds[code_point - 0xC0]);
        memcpy(out, latin_folds[code_point - 0xC0], len);
        return len;
    }
    return is_silent(code_point) ? 0 : utf8_encode(plain_letter(code_point), out);
}

static void fold_add(struct scanner *scanner, uint32_t code_point)
{
    if (code_point >= '0' && code_point <= '9') {
        scanner->folded[scanner->fold_used++] = (char)code_point;
        return;
    }
    if (is_digit(code_point)) {
        scanner->folded[scanner->fold_used++] = (char)('0' + utf8_digit_value(code_point));
        return;
    }
    char bytes[4];
    size_t len = scan_fold_letter(code_point, bytes);
    memcpy(scanner->folded + scanner->fold_used, bytes, len);
    scanner->fold_used += len;
}

static struct token *token_begin(struct scanner *scanner, enum token_kind kind)
{
    struct scan *scan = scanner->scan;
    scan->tokens = arena_reserve(scanner->arena, scan->tokens, &scanner->capacity,
                                 scan->count, sizeof(*scan->tokens));
    struct token *token = &scan->tokens[scan->count++];
    *token = (struct token){.start = (uint32_t)scanner->at,
                            .fold = (uint32_t)scanner->fold_used,
                            .kind = (uint8_t)kind,
                            .before = scanner->before};
    scanner->before = 0;
    return token;
}

static void token_end(struct scanner *scanner, struct token *token)
{
    token->end = (uint32_t)scanner->at;
    token->fold_len = (uint32_t)(scanner->fold_used - token->fold);
}

#define WIDE_COMMA 0xFF0C /* also a comma between words: it joins groups of three alone */
#define WIDE_POINT 0xFF0E

/* A point or a comma, the Arabic ones and the wide point, too. */
static bool is_separator(uint32_t code_point)
{
    return code_point == '.' || code_point == ',' || code_point == 0x66B ||
           code_point == 0x66C || code_point == WIDE_POINT;
}

static uint32_t separator_fold(uint32_t code_point)
{
    return code_point == 0x66B || code_point == WIDE_POINT ? '.'
           : code_point == 0x66C                           ? ','
                                                           : code_point;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "Road 5": the number is of a name in front of it, and no currency. */
static bool is_behind_name(struct text text, size_t at)
{
    while (at > 0 && text.bytes[at - 1] == ' ') {
        at--;
    }
    size_t first = at;
    while (first > 0 && is_letter(text.bytes[first - 1])) {
        first--;
    }
    return first < at && text.bytes[first] >= 'A' && text.bytes[first] <= 'Z' &&
           !money_is_currency(text_from(text.bytes + first, at - first));
}

/* Where the number that begins at a byte ends: digits, single separators only between them.
 */
static size_t number_end(const struct scanner *scanner, size_t at)
{
    size_t start = at;
    for (;;) {
        struct glyph glyph = glyph_at(scanner, at);
        if (glyph.len != 0 && is_digit(glyph.code_point)) {
            at += glyph.len;
            continue;
        }
        bool joins = is_separator(glyph.code_point);
        bool groups =
            glyph.code_point == 0xA0 || glyph.code_point == 0x202F ||
            glyph.code_point == 0x2009 || is_apostrophe(glyph.code_point) ||
            (glyph.code_point == WIDE_COMMA && !is_behind_name(scanner->scan->text, start));
        size_t next = at + glyph.len;
        size_t digits = 0;
        for (struct glyph after = glyph_at(scanner, next);
             digits < 4 && after.len != 0 && is_digit(after.code_point);
             after = glyph_at(scanner, next)) {
            next += after.len;
            digits++;
        }
        if (!(joins && digits > 0) && !(groups && digits == 3)) {
            return at;
        }
        at = next;
    }
}

/* Letters stand at the byte, and behind them a digit: "1Z999" is one word, "30days" is not.
 */
static bool is_mixed_behind(const struct scanner *scanner, size_t at)
{
    struct glyph glyph = glyph_at(scanner, at);
    if (glyph.len == 0 || !is_spaced_letter(glyph.code_point)) {
        return false;
    }
    while (glyph.len != 0 && is_spaced_letter(glyph.code_point)) {
        at += glyph.len;
        glyph = glyph_at(scanner, at);
    }
    return glyph.len != 0 && is_digit(glyph.code_point);
}

static void number_read(struct scanner *scanner, size_t end)
{
    struct token *token = token_begin(scanner, TOKEN_NUMBER);
    token->has_digit = true;
    while (scanner->at < end) {
        struct glyph glyph = glyph_at(scanner, scanner->at);
        if (is_digit(glyph.code_point) || is_separator(glyph.code_point)) {
            fold_add(scanner, separator_fold(glyph.code_point));
        }
        scanner->at += glyph.len;
    }
    token_end(scanner, token);
}

/* "EUR50": the code of a currency in front of a number is a word of its own. */
static bool is_currency_in_front(const struct scanner *scanner, const struct token *token)
{
    struct text raw =
        text_from(scanner->scan->text.bytes + token->start, scanner->at - token->start);
    return raw.len == 3 && token->is_upper && money_is_currency(raw);
}

/* The plain letters and digits that the word goes on with; most words are nothing else. */
static void ascii_read(struct scanner *scanner, struct token *token, bool *has_lower)
{
    struct text text = scanner->scan->text;
    while (scanner->at < text.len) {
        char byte = text.bytes[scanner->at];
        bool is_small = byte >= 'a' && byte <= 'z';
        bool is_large = byte >= 'A' && byte <= 'Z';
        if (!is_small && !is_large) {
            return;
        }
        token->is_capital |= is_large && scanner->at == token->start;
        token->is_upper |= is_large;
        *has_lower |= is_small;
        scanner->folded[scanner->fold_used++] = (char)(is_large ? byte + 0x20 : byte);
        scanner->at++;
    }
}

/* The Latin letter that a small Cyrillic one looks like; 0 for none. */
static char latin_like(uint32_t code_point)
{
    static const char likes[] = "a\0b\0\0e\0\0\0\0k\0mho\0pcty\0x"; /* from U+0430 on */
    uint32_t lower = plain_letter(code_point);
    return lower >= 0x430 && lower - 0x430 < sizeof(likes) ? likes[lower - 0x430] : 0;
}

/* "\u0415UR": Cyrillic letters among Latin ones are read as what they look like. */
static void likeness_fold(struct scanner *scanner, const struct token *token)
{
    struct text raw =
        text_from(scanner->scan->text.bytes + token->start, scanner->at - token->start);
    bool has_latin = false;
    bool has_likeness = false;
    if (utf8_ascii_len(raw) == raw.len) {
        return;
    }
    for (size_t at = token->start; at < scanner->at;) {
        struct glyph glyph = glyph_at(scanner, at);
        has_latin |= glyph.code_point < 0x80 && !is_digit(glyph.code_point);
        has_likeness |= glyph.code_point >= 0x400 && latin_like(glyph.code_point) != 0;
        at += glyph.len;
    }
    if (!has_latin || !has_likeness) {
        return;
    }
    scanner->fold_used = token->fold;
    for (size_t at = token->start; at < scanner->at;) {
        struct glyph glyph = glyph_at(scanner, at);
        char like = glyph.code_point >= 0x400 ? latin_like(glyph.code_point) : '\0';
        fold_add(scanner, like != '\0' ? (uint32_t)(unsigned char)like : glyph.code_point);
        at += glyph.len;
    }
}

static void word_read(struct scanner *scanner)
{
    struct token *token = token_begin(scanner, TOKEN_WORD);
    bool has_lower = false;
    for (;;) {
        ascii_read(scanner, token, &has_lower);
        struct glyph glyph = glyph_at(scanner, scanner->at);
        uint32_t code_point = glyph.code_point;
        bool digit = glyph.len != 0 && is_digit(code_point);
        if (glyph.len == 0 ||
            (!digit && !is_spaced_letter(code_point) && !is_silent(code_point)) ||
            (digit && !token->has_digit && is_currency_in_front(scanner, token))) {
            break;
        }
        token->is_capital |= is_upper(code_point) && scanner->at == token->start;
        token->is_upper |= is_upper(code_point);
        has_lower |= !is_upper(code_point) && !digit && !is_silent(code_point);
        token->has_digit |= digit;
        scanner->scan->hidden += scan_is_hidden(code_point);
        fold_add(scanner, code_point);
        scanner->at += glyph.len;
    }
    token->is_upper &= !has_lower;
    likeness_fold(scanner, token);
    token_end(scanner, token);
}

static void single_read(struct scanner *scanner, enum token_kind kind, struct glyph glyph)
{
    struct token *token = token_begin(scanner, kind);
    uint32_t code_point = glyph.code_point;
    if (kind == TOKEN_CHARACTER && glyph.len == 3) { /* folds to itself */
        memcpy(scanner->folded + scanner->fold_used,
               scanner->scan->text.bytes + scanner->at, 3);
        scanner->fold_used += 3;
        scanner->at += 3;
        token_end(scanner, token);
        return;
    }
    bool is_wide_sign = code_point >= 0xFF01 && code_point <= 0xFF5E;
    bool is_bad =
        code_point == UTF8_REPLACEMENT; /* may be one byte: the fold must not grow */
    fold_add(scanner, is_wide_sign ? code_point - 0xFEE0 : is_bad ? '?' : code_point);
    scanner->at += glyph.len;
    token_end(scanner, token);
}

/* A hyphen or an apostrophe between word characters joins; what it joins it to knows it. */
static bool join_read(struct scanner *scanner, struct glyph glyph)
{
    bool is_dash = is_hyphen(glyph.code_point);
    if ((!is_dash && !is_apostrophe(glyph.code_point)) || scanner->before != 0 ||
        scanner->scan->count == 0) {
        return false;
    }
    struct glyph next = glyph_at(scanner, scanner->at + glyph.len);
    uint8_t last = scanner->scan->tokens[scanner->scan->count - 1].kind;
    if (next.len == 0 || (last != TOKEN_WORD && last != TOKEN_NUMBER) ||
        (!is_spaced_letter(next.code_point) && !is_digit(next.code_point))) {
        return false;
    }
    scanner->before = is_dash ? '-' : '\'';
    scanner->at += glyph.len;
    return true;
}

/* Kana, Han and Hangul of everyday texts, which need no look into tables. */
static bool is_common_character(uint32_t code_point)
{
    return (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
           (code_point >= 0x3041 && code_point <= 0x3096) ||
           (code_point >= 0x30A1 && code_point <= 0x30FA) ||
           (code_point >= 0xAC00 && code_point <= 0xD7A3);
}

static void next_read(struct scanner *scanner)
{
    struct glyph glyph = glyph_at(scanner, scanner->at);
    uint32_t code_point = glyph.code_point;
    if (is_common_character(code_point)) {
        single_read(scanner, TOKEN_CHARACTER, glyph);
        return;
    }
    if (is_space(code_point) || is_silent(code_point)) {
        scanner->before = is_space(code_point) ? ' ' : scanner->before;
        scanner->scan->hidden += scan_is_hidden(code_point);
        scanner->at += glyph.len;
    } else if (is_digit(code_point)) {
        size_t end = number_end(scanner, scanner->at);
        if (is_mixed_behind(scanner, end)) {
            word_read(scanner);
        } else {
            number_read(scanner, end);
        }
    } else if (is_spaced_letter(code_point)) {
        word_read(scanner);
    } else if (code_point == '\n') {
        single_read(scanner, TOKEN_LINE, glyph);
    } else if (utf8_is_unspaced(code_point)) {
        single_read(scanner, TOKEN_CHARACTER, glyph);
    } else if (!join_read(scanner, glyph)) {
        single_read(scanner, TOKEN_SIGN, glyph);
    }
}

void scan_read(struct text text, struct arena *arena, struct scan *scan)
{
    *scan = (struct scan){.text = text};
    struct scanner scanner = {.scan = scan, .arena = arena};
    scanner.folded = arena_get(arena, text.len + 1);
    scan->folded = scanner.folded;
    scanner.capacity = text.len / 4 + 4;
    scan->tokens = arena_get(arena, scanner.capacity * sizeof(*scan->tokens));
    while (scanner.at < text.len) {
        next_read(&scanner);
    }
}
