#include "guard/mask_inside.h"

#include "base/utf8.h"
#include "guard/fold_signs.h"
#include "guard/scan.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#define OTHER '\x01' /* a sign that means nothing here */

/* What a character written by its number begins with. */
static const bool begins_escape[256] = {
    ['%'] = true, ['&'] = true, ['='] = true, ['<'] = true, ['\\'] = true};

struct folder {
    struct fold *fold;
    struct buffer scratch; /* of one code point */
    bool is_german;
    bool has_escapes; /* some may stand in the text */
};

static inline void add(struct folder *folder, char byte, enum fold_class class, size_t at)
{
    struct fold *fold = folder->fold;
    fold->bytes[fold->len] = byte;
    fold->classes[fold->len] = (uint8_t) class;
    fold->at[fold->len++] = (uint32_t)at;
}

/* How ASCII folds: lower case, and what each byte is. */
static const char *const ascii_lower =
    "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36"
    "\37"
    " !\"#$%&'()*+,-./"
    "0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~\177";

static inline enum fold_class class_of(char low)
{
    bool is_letter = (unsigned char)(low - 'a') < 26;
    bool is_digit = (unsigned char)(low - '0') < 10;
    return is_letter ? FOLD_LETTER : is_digit ? FOLD_DIGIT : FOLD_GAP;
}

static inline void add_ascii(struct folder *folder, char byte, size_t at)
{
    char low = ascii_lower[(unsigned char)byte];
    add(folder, low, class_of(low), at);
}

#define WORD_LEN    sizeof(uint64_t) /* bytes that are looked at together */
#define EVERY(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The top bits of those bytes of a word, all below 0x80, that are from first to last. */
static inline uint64_t between(uint64_t word, uint64_t first, uint64_t last)
{
    return (word + EVERY(0x80 - first)) & ~(word + EVERY(0x7F - last)) & EVERY(0x80);
}

/* Whether one of eight bytes of ASCII is in begins_escape. */
static inline bool has_escape(uint64_t word)
{
    return (between(word, '%', '&') | between(word, '<', '=') |
            between(word, '\\', '\\')) != 0;
}

/* ASCII that is written as it is, a word of eight bytes at a time; returns where it ends.
 */
static size_t add_words(struct folder *folder, struct text text, size_t at)
{
    struct fold *fold = folder->fold;
    size_t len = fold->len;
    for (; at + 8 <= text.len; at += 8, len += 8) {
        uint64_t word;
        memcpy(&word, text.bytes + at, 8);
        if ((word & EVERY(0x80)) != 0 || (folder->has_escapes && has_escape(word))) {
            break;
        }
        word |= between(word, 'A', 'Z') >> 2; /* 0x20: lower case */
        uint64_t classes = (between(word, 'a', 'z') >> 7) * FOLD_LETTER |
                           (between(word, '0', '9') >> 7) * FOLD_DIGIT;
        memcpy(fold->bytes + len, &word, 8);
        memcpy(fold->classes + len, &classes, 8);
        for (size_t i = 0; i < 8; i++) {
            fold->at[len + i] = (uint32_t)(at + i);
        }
    }
    fold->len = len;
    return at;
}

/* The ASCII at this byte and behind it; returns where it ends. */
static size_t add_run(struct folder *folder, struct text text, size_t at)
{
    struct fold *fold = folder->fold;
    at = add_words(folder, text, at);
    size_t len = fold->len;
    while (at < text.len && (unsigned char)text.bytes[at] < 0x80 &&
           !(folder->has_escapes && begins_escape[(unsigned char)text.bytes[at]])) {
        char low = ascii_lower[(unsigned char)text.bytes[at]];
        fold->bytes[len] = low;
        fold->classes[len] = (uint8_t)class_of(low);
        fold->at[len++] = (uint32_t)at++;
    }
    fold->len = len;
    return at;
}

static void add_all(struct folder *folder, struct text bytes, enum fold_class class,
                    size_t at)
{
    for (size_t i = 0; i < bytes.len; i++) {
        if ((unsigned char)bytes.bytes[i] < 0x80) {
            add_ascii(folder, bytes.bytes[i], at);
        } else {
            add(folder, bytes.bytes[i], class, at);
        }
    }
}

static bool is_common_single(uint32_t code_point)
{
    return (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
           (code_point >= 0x3041 && code_point <= 0x30FA) ||
           (code_point >= 0xAC00 && code_point <= 0xD7A3);
}

/* Everything that is neither ASCII nor common: by Unicode's tables. */
static void add_rare(struct folder *folder, struct text raw, uint32_t code_point, size_t at)
{
    buffer_clear(&folder->scratch);
    utf8_fold(raw, &folder->scratch);
    struct text folded = text_from(buffer_text(&folder->scratch), folder->scratch.len);
    bool is_single = utf8_is_unspaced(code_point);
    bool is_letter = utf8_is_letter(code_point);
    if (folded.len == 0) {
        return;
    }
    bool is_ascii = utf8_ascii_len(folded) == folded.len;
    if (folded.len > raw.len || (!is_single && !is_letter && !is_ascii)) {
        add(folder, OTHER, FOLD_GAP, at);
        return;
    }
    add_all(folder, folded, is_single ? FOLD_SINGLE : FOLD_LETTER, at);
}

static void add_wide(struct folder *folder, struct text raw, uint32_t code_point, size_t at)
{
    char letters[4];
    const char *german = folder->is_german ? fold_german_of(code_point) : NULL;
    char sign = fold_sign_of(code_point);
    char raised = fold_raised_of(code_point);
    if (raised != 0) {
        add_ascii(folder, raised, at);
    } else if (german != NULL) {
        add_all(folder, text_of(german), FOLD_LETTER, at);
    } else if (is_common_single(code_point)) {
        add_all(folder, raw, FOLD_SINGLE, at);
    } else if (code_point >= 0xC0 && code_point < 0x180 && code_point != 0xD7 &&
               code_point != 0xF7) {
        size_t len = scan_fold_letter(code_point, letters);
        add_all(folder, text_from(letters, len), FOLD_LETTER, at);
    } else if (scan_fold_letter(code_point, letters) == 0) { /* nobody sees it */
        return;
    } else if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
        add_ascii(folder, (char)(code_point - 0xFEE0), at);
    } else if (utf8_is_digit(code_point)) {
        add_ascii(folder, (char)('0' + utf8_digit_value(code_point)), at);
    } else if (sign != 0) {
        add(folder, sign, FOLD_GAP, at);
    } else if (code_point < 0x300 || code_point == UTF8_REPLACEMENT) {
        add(folder, OTHER, FOLD_GAP, at);
    } else {
        add_rare(folder, raw, code_point, at);
    }
}

/* A mark of HTML, which nobody sees; the bytes it takes, 0 for none. */
static size_t add_tag(struct folder *folder, struct text text, size_t at)
{
    bool is_break = false;
    size_t len = text.bytes[at] == '<' ? tag_at(text, at, &is_break) : 0;
    if (len != 0 && is_break) {
        add(folder, '\n', FOLD_GAP, at);
    }
    return len;
}

/* What most texts have beside ASCII: letters with accents, signs of full width, pictures.
 * False for all else. */
static bool add_common(struct folder *folder, uint32_t code_point, size_t at)
{
    bool is_picture = (code_point >= 0x1F300 && code_point <= 0x1F64F) ||
                      (code_point >= 0x1F680 && code_point <= 0x1F6FF) ||
                      (code_point >= 0x1F900 && code_point <= 0x1F9FF);
    if (code_point >= 0xC0 && code_point < 0x180 && code_point != 0xD7 &&
        code_point != 0xF7 && !folder->is_german) {
        char letters[4];
        size_t len = scan_fold_letter(code_point, letters);
        for (size_t i = 0; i < len; i++) {
            add_ascii(folder, letters[i], at);
        }
        return true;
    }
    if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
        add_ascii(folder, (char)(code_point - 0xFEE0), at);
        return true;
    }
    if (is_picture) {
        add(folder, OTHER, FOLD_GAP, at);
    }
    return is_picture;
}

/* A character of another script than ASCII's; the bytes it takes. */
static size_t add_other(struct folder *folder, struct text text, size_t at)
{
    struct text rest = text_from(text.bytes + at, text.len - at);
    uint32_t code_point;
    uint32_t syllable = 0;
    char bytes[4];
    size_t len = utf8_decode(rest, &code_point, NULL);
    if (add_common(folder, code_point, at)) {
        return len;
    }
    bool may_look = code_point >= 0x391 && code_point <= 0x458;
    char latin = may_look ? fold_lookalike_of(text, at, code_point) : '\0';
    size_t joined = fold_syllable_at(rest, code_point, &syllable);
    if (latin != '\0') {
        add_ascii(folder, latin, at);
    } else if (joined != 0) {
        add_all(folder, text_from(bytes, utf8_encode(syllable, bytes)), FOLD_SINGLE, at);
        return joined;
    } else {
        add_wide(folder, text_from(rest.bytes, len), code_point, at);
    }
    return len;
}

/* A character, or one that is written by its number: "%40". Returns the bytes it takes. */
static size_t add_one(struct folder *folder, struct text text, size_t at)
{
    struct text rest = text_from(text.bytes + at, text.len - at);
    uint32_t code_point;
    char bytes[4];
    bool may_be = begins_escape[(unsigned char)rest.bytes[0]];
    size_t len = may_be ? escape_at(text, at, &code_point) : 0;
    if (len != 0) {
        struct text plain = text_from(bytes, utf8_encode(code_point, bytes));
        if (code_point < 0x80) {
            add_ascii(folder, bytes[0], at);
        } else {
            add_wide(folder, plain, code_point, at);
        }
        return len;
    }
    len = may_be ? add_tag(folder, text, at) : 0;
    if (len != 0) {
        return len;
    }
    if ((unsigned char)rest.bytes[0] < 0x80) {
        add_ascii(folder, rest.bytes[0], at);
        return 1;
    }
    return add_other(folder, text, at);
}

/* The bits of eight bytes, from the top one of each; the first byte's is the lowest. */
static inline uint64_t bits_of(uint64_t word)
{
    return ((word >> 7) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline uint64_t word_at(const void *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, WORD_LEN);
    return le64toh(word);
}

/* The classes are small numbers: their top bits are free to count in. */
static_assert(FOLD_TAKEN < 0x80 && FOLD_GAP == 0 && FOLD_DIGIT == 1 && FOLD_LETTER == 2,
              "eight classes are compared at once");

/* What fold_is_edge() says of eight bytes, before is the class in front of them. */
static inline uint64_t edges_of(uint64_t bytes, uint64_t classes, uint8_t before)
{
    uint64_t change = classes ^ (classes << 8 | before);
    uint64_t is_same = ~(change + EVERY(0x7F));
    uint64_t is_joined = is_same & between(classes, FOLD_DIGIT, FOLD_LETTER);
    uint64_t is_inside = bytes & ~(bytes << 1); /* 10xxxxxx */
    return ~is_joined & ~is_inside & EVERY(0x80);
}

/* The first byte is an edge whatever it is. */
static void edges_note(struct fold *fold, struct arena *arena)
{
    size_t count = fold->len / 64 + 1;
    fold->edges = arena_get(arena, count * sizeof(*fold->edges));
    fold->heads = arena_get(arena, count * sizeof(*fold->heads));
    uint8_t before = FOLD_GAP;
    for (size_t at = 0; at < fold->len; at += WORD_LEN) {
        uint64_t bytes = word_at(fold->bytes + at);
        uint64_t edges = edges_of(bytes, word_at(fold->classes + at), before);
        uint64_t other = bytes ^ EVERY(' ');
        uint64_t is_other = ((other & EVERY(0x7F)) + EVERY(0x7F)) | other;
        fold->edges[at / 64] |= bits_of(edges) << at % 64;
        fold->heads[at / 64] |= bits_of(edges & is_other) << at % 64;
        before = fold->classes[at + WORD_LEN - 1];
    }
    fold->edges[0] |= 1;
    fold->heads[0] |= fold->len > 0 && fold->bytes[0] != ' ';
}

static void edge_set(struct fold *fold, size_t at)
{
    if (at < fold->len && fold_is_edge(fold, at)) {
        fold->edges[at / 64] |= UINT64_C(1) << at % 64;
        fold->heads[at / 64] |= (uint64_t)(fold->bytes[at] != ' ') << at % 64;
    }
}

/* Han from U+5000 on, which most of Chinese and Japanese text is: three bytes as they are.
 */
static inline bool is_plain_han(struct text rest)
{
    unsigned char lead = (unsigned char)rest.bytes[0];
    return lead >= 0xE4 && lead <= 0xE9 && rest.len >= 3 &&
           (lead > 0xE4 || (unsigned char)rest.bytes[1] >= 0xB8) &&
           ((unsigned char)rest.bytes[1] & 0xC0) == 0x80 &&
           ((unsigned char)rest.bytes[2] & 0xC0) == 0x80;
}

/* A character of three bytes that folds to itself and is a word by itself. */
static bool is_plain_single(struct text rest)
{
    if (is_plain_han(rest)) {
        return true;
    }
    unsigned char lead = (unsigned char)rest.bytes[0];
    if (rest.len < 3 || lead < 0xE3 || lead > 0xED ||
        ((unsigned char)rest.bytes[1] & 0xC0) != 0x80 ||
        ((unsigned char)rest.bytes[2] & 0xC0) != 0x80) {
        return false;
    }
    return is_common_single((uint32_t)(lead & 0x0F) << 12 |
                            (uint32_t)((unsigned char)rest.bytes[1] & 0x3F) << 6 |
                            (uint32_t)((unsigned char)rest.bytes[2] & 0x3F));
}

/* A run of such characters; returns where it ends. */
static size_t add_singles(struct folder *folder, struct text text, size_t at)
{
    struct fold *fold = folder->fold;
    size_t len = fold->len;
    for (; at < text.len && is_plain_single(text_from(text.bytes + at, text.len - at));
         at += 3, len += 3) {
        memcpy(fold->bytes + len, text.bytes + at, 3);
        for (size_t i = 0; i < 3; i++) {
            fold->classes[len + i] = FOLD_SINGLE;
            fold->at[len + i] = (uint32_t)at;
        }
    }
    fold->len = len;
    return at;
}

static void fold_text(struct text text, bool is_german, struct arena *arena,
                      struct fold *fold)
{
    *fold = (struct fold){.bytes = arena_get(arena, text.len + WORD_LEN),
                          .classes = arena_get(arena, text.len + WORD_LEN),
                          .at = arena_get(arena, (text.len + 1) * sizeof(*fold->at))};
    struct folder folder = {
        .fold = fold, .is_german = is_german, .has_escapes = escape_may_stand(text)};
    buffer_init(&folder.scratch, 256);
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        at = add_run(&folder, text, at);
        if (at > begin) {
            continue;
        }
        at = add_singles(&folder, text, at);
        if (at == begin) {
            at += add_one(&folder, text, at);
        }
    }
    buffer_release_wiped(&folder.scratch);
    fold->text = text;
    fold->bytes[fold->len] = '\0';
    fold->bytes[fold->len + 1] = '\0';
    fold->at[fold->len] = (uint32_t)text.len;
}

void fold_read(struct text text, struct arena *arena, struct fold *fold)
{
    fold_text(text, false, arena, fold);
    edges_note(fold, arena);
}

const char *fold_key(struct text value, bool is_german, struct arena *arena)
{
    struct fold fold;
    size_t len = 0;
    fold_text(value, is_german, arena, &fold);
    for (size_t i = 0; i < fold.len; i++) {
        if (fold.classes[i] != FOLD_GAP) {
            fold.bytes[len++] = fold.bytes[i];
        }
    }
    fold.bytes[len] = '\0';
    return fold.bytes;
}

/* Two bytes tell: the fold has the small letter, or one without its accent. */
bool fold_is_capital(const struct fold *fold, size_t at)
{
    size_t byte = fold->at[at];
    const char *raw = fold->text.bytes + byte;
    bool is_wide =
        (unsigned char)raw[0] >= 0x80 && byte + 2 <= fold->text.len && at + 2 <= fold->len;
    return is_wide ? memcmp(raw, fold->bytes + at, 2) != 0 : raw[0] >= 'A' && raw[0] <= 'Z';
}

void fold_take(struct fold *fold, size_t start, size_t end)
{
    memset(fold->classes + start, FOLD_TAKEN, end - start);
    memset(fold->bytes + start, OTHER, end - start);
    edge_set(fold, start);
    edge_set(fold, end);
}

/* Signs and letters of three bytes, beside Han, that everyday texts have. */
static bool is_plain_sign(uint32_t code_point)
{
    return (code_point >= 0x2010 && code_point <= 0x2027) ||
           (code_point >= 0x20A0 && code_point <= 0x20BF) ||
           (code_point >= 0x3001 && code_point <= 0x3011) ||
           (code_point >= 0x3041 && code_point <= 0x3096) ||
           (code_point >= 0x30A1 && code_point <= 0x30FA) ||
           (code_point >= 0xFF01 && code_point <= 0xFF5E);
}

/* The bytes of a plain character at the front; 0 for what is none. */
static size_t plain_len(struct text rest)
{
    unsigned char lead = (unsigned char)rest.bytes[0];
    unsigned char second = rest.len < 2 ? 0 : (unsigned char)rest.bytes[1];
    if ((lead >= ' ' && lead < 0x7F) || lead == '\n') {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xC9) {
        bool is_sign = lead == 0xC2; /* U+00A1 on, but for the soft hyphen */
        return (second & 0xC0) == 0x80 && (!is_sign || (second > 0xA0 && second != 0xAD))
                   ? 2
                   : 0;
    }
    if (is_plain_han(rest)) {
        return 3;
    }
    uint32_t code_point = 0;
    bool is_asked = lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
    return is_asked && utf8_decode(rest, &code_point, NULL) == 3 &&
                   is_plain_sign(code_point)
               ? 3
               : 0;
}

/* Eight bytes of ASCII that are seen; a line's end is looked at by itself. */
static inline bool is_seen(uint64_t word)
{
    return (word & EVERY(0x80)) == 0 && between(word, ' ', '~') == EVERY(0x80);
}

bool fold_is_plain(struct text text)
{
    for (size_t at = 0; at < text.len;) {
        if (at + WORD_LEN <= text.len && is_seen(word_at(text.bytes + at))) {
            at += WORD_LEN;
            continue;
        }
        if (is_plain_han(text_from(text.bytes + at, text.len - at))) {
            at += 3;
            continue;
        }
        if (text.bytes[at] >= ' ' && text.bytes[at] < 0x7F) {
            at++;
            continue;
        }
        size_t len = plain_len(text_from(text.bytes + at, text.len - at));
        if (len == 0) {
            return false;
        }
        at += len;
    }
    return true;
}
