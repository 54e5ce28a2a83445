#include "guard/mask_inside.h"

#include <string.h>

#define SIGNS_PLAIN   "_-"
#define SIGNS_TOKEN   "_-./+="
#define PASSWORD_MAX  128
#define PARAMETER_MIN 4 /* bytes of a value that lets in */
#define CODE_MIN      4 /* digits */
#define CODE_MAX      8
#define PASS_MIN      6
#define RUN_MIN       10 /* bytes of a key's first run */

/* How keys and tokens begin, as their makers publish it. */
static const struct {
    const char *begins;
    size_t least; /* characters behind it */
    const char *signs;
} tokens[] = {
    {"sk-", 16, SIGNS_PLAIN},
    {"sk_live_", 10, ""},
    {"sk_test_", 10, ""},
    {"rk_live_", 10, ""},
    {"pk_live_", 10, ""},
    {"AKIA", 16, ""},
    {"ASIA", 16, ""},
    {"ghp_", 20, ""},
    {"gho_", 20, ""},
    {"ghu_", 20, ""},
    {"ghs_", 20, ""},
    {"ghr_", 20, ""},
    {"github_pat_", 20, "_"},
    {"glpat-", 16, SIGNS_PLAIN},
    {"xoxb-", 10, "-"},
    {"xoxp-", 10, "-"},
    {"xoxa-", 10, "-"},
    {"AIza", 30, SIGNS_PLAIN},
    {"ya29.", 20, SIGNS_TOKEN},
    {"eyJ", 20, SIGNS_TOKEN},
    {"hf_", 20, ""},
    {"npm_", 20, ""},
    {"SG.", 20, SIGNS_TOKEN},
    {"shpat_", 20, ""},
    {"dop_v1_", 20, ""},
    {"whsec_", 16, SIGNS_TOKEN},
};

static bool is_alnum(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static size_t token_len(struct text rest)
{
    for (size_t i = 0; i < COUNT_OF(tokens); i++) {
        const char *begins_with = tokens[i].begins;
        if (rest.len < 3 || rest.bytes[0] != begins_with[0] ||
            rest.bytes[1] != begins_with[1] || rest.bytes[2] != begins_with[2] ||
            !text_starts_with(rest, begins_with)) {
            continue;
        }
        size_t begin = strlen(tokens[i].begins);
        size_t len = begin;
        while (len < rest.len &&
               (is_alnum(rest.bytes[len]) ||
                (rest.bytes[len] != '\0' && strchr(tokens[i].signs, rest.bytes[len])))) {
            len++;
        }
        while (len > begin && !is_alnum(rest.bytes[len - 1])) {
            len--; /* the sentence's point */
        }
        if (len - begin >= tokens[i].least) {
            return len;
        }
    }
    return 0;
}

/* RFC 7468: from "-----BEGIN" to the line that ends it, or to the end of the text. */
static size_t pem_len(struct text rest)
{
    if (!text_starts_with(rest, "-----BEGIN ")) {
        return 0;
    }
    struct text behind = text_from(rest.bytes + 11, rest.len - 11);
    const char *end = text_find(behind, text_of("-----END "));
    const char *close =
        end == NULL
            ? NULL
            : memmem(end + 9, (size_t)(rest.bytes + rest.len - end) - 9, "-----", 5);
    return close == NULL ? rest.len : (size_t)(close - rest.bytes) + 5;
}

/* Bytes of the text become bytes of the fold. */
static size_t fold_at(const struct fold *fold, size_t from, size_t byte)
{
    while (from < fold->len && fold->at[from] < byte) {
        from++;
    }
    return from;
}

/* 0 to 9, A to Z, a to z, "-", "." and "_". */
static const uint32_t token_bytes[8] = {0, 0x03FF6000, 0x87FFFFFE, 0x07FFFFFE};

static bool is_token_byte(char byte)
{
    unsigned code = (unsigned char)byte;
    return (token_bytes[code >> 5] >> (code & 31) & 1) != 0;
}

#define OPAQUE_MIN    20 /* characters that stand together in what nobody can read */
#define OPAQUE_DIGITS 2
#define OPAQUE_ABC    4
#define UUID_BYTES    36 /* RFC 9562 */

static bool is_uuid(struct text run)
{
    if (run.len != UUID_BYTES) {
        return false;
    }
    for (size_t i = 0; i < run.len; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        char low = (char)(run.bytes[i] | 0x20);
        bool is_hex =
            (run.bytes[i] >= '0' && run.bytes[i] <= '9') || (low >= 'a' && low <= 'f');
        if (is_dash ? run.bytes[i] != '-' : !is_hex) {
            return false;
        }
    }
    return true;
}

/* "/reset/9f8a7b6c…": a part of a link's path that only a machine reads, and whose holder
 * it may let in. The number of a parcel has few letters, a title no digits among them. */
static bool is_opaque(struct text run)
{
    size_t together = 0;
    size_t digits = 0;
    size_t letters = 0;
    for (size_t i = 0; i < run.len; i++) {
        bool is_digit = run.bytes[i] >= '0' && run.bytes[i] <= '9';
        bool is_letter = !is_digit && is_alnum(run.bytes[i]);
        together = is_digit || is_letter ? together + 1 : 0;
        digits = together == 0 ? 0 : digits + is_digit;
        letters = together == 0 ? 0 : letters + is_letter;
        if (together >= OPAQUE_MIN && digits >= OPAQUE_DIGITS && letters >= OPAQUE_ABC) {
            return true;
        }
    }
    return is_uuid(run);
}

/* Takes the run; at goes on in the fold. */
static void opaque_take(struct search *search, size_t start, size_t end, size_t *at)
{
    *at = fold_at(&search->fold, *at, start);
    size_t behind = fold_at(&search->fold, *at, end);
    if (search->fold.classes[*at] != FOLD_TAKEN && behind > *at) {
        search_found(search, *at, behind, MASK_SECRET);
    }
}

/* Takes what begins within a run of such bytes; where in the text the search goes on. */
static size_t run_read(struct search *search, size_t start, size_t end, size_t *at)
{
    for (size_t i = start; i < end; i++) {
        char before = i == 0 ? ' ' : search->text.bytes[i - 1];
        struct text rest = text_from(search->text.bytes + i, search->text.len - i);
        if (is_alnum(before) || before == '_') {
            continue;
        }
        size_t len = rest.bytes[0] == '-' ? pem_len(rest) : token_len(rest);
        if (len != 0) {
            *at = fold_at(&search->fold, *at, i);
            size_t behind = fold_at(&search->fold, *at, i + len);
            if (search->fold.classes[*at] != FOLD_TAKEN && behind > *at) {
                search_found(search, *at, behind, MASK_SECRET);
            }
            return i + len;
        }
    }
    bool is_in_path = start > 0 && search->text.bytes[start - 1] == '/';
    if (is_in_path && !search->is_public &&
        is_opaque(text_from(search->text.bytes + start, end - start))) {
        opaque_take(search, start, end, at);
    }
    return end;
}

/* A run of RUN_MIN bytes around this one reaches half of that to one side, or the other. */
static bool may_be_long(struct text text, size_t at)
{
    bool is_before = at >= RUN_MIN / 2 - 1 &&
                     is_token_byte(text.bytes[at - (RUN_MIN / 2 - 1)]) &&
                     is_token_byte(text.bytes[at - RUN_MIN / 4]);
    return is_before ||
           (at + RUN_MIN / 2 < text.len && is_token_byte(text.bytes[at + RUN_MIN / 2]) &&
            is_token_byte(text.bytes[at + RUN_MIN / 4]));
}

/* Keys are long: of each ten bytes one is looked at, since no shorter run is one. */
static void tokens_find(struct search *search)
{
    struct text text = search->text;
    size_t at = 0;   /* of the fold */
    size_t done = 0; /* nothing more is looked for before here */
    for (size_t probe = RUN_MIN - 1; probe < text.len; probe += RUN_MIN) {
        if (probe < done || !is_token_byte(text.bytes[probe]) ||
            !may_be_long(text, probe)) {
            continue;
        }
        size_t start = probe;
        size_t end = probe;
        while (start > done && is_token_byte(text.bytes[start - 1])) {
            start--;
        }
        while (end < text.len && is_token_byte(text.bytes[end])) {
            end++;
        }
        done = end - start >= RUN_MIN ? run_read(search, start, end, &at) : end;
    }
}

static bool is_space(const struct fold *fold, size_t at)
{
    return at < fold->len && (fold->bytes[at] == ' ' || fold->bytes[at] == '\n');
}

/* Behind what opens a quotation: where it closes on its line; 0 where it does not. */
static size_t quote_close(const struct fold *fold, size_t at)
{
    for (size_t end = at; end < fold->len && end - at < PASSWORD_MAX; end++) {
        if (fold->bytes[end] == '"' || fold->bytes[end] == '\n' ||
            fold->classes[end] == FOLD_TAKEN) {
            return fold->bytes[end] == '"' ? end : 0;
        }
    }
    return 0;
}

/* A word that has a digit, or all that stands in quotes. */
static void password_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    bool has_digit = false;
    while (is_space(fold, at) || (at < fold->len && strchr(":=\"'`", fold->bytes[at]))) {
        at++;
    }
    size_t close = at > 0 && fold->bytes[at - 1] == '"' ? quote_close(fold, at) : 0;
    if (close > at + 2) {
        search_found(search, at, close, MASK_SECRET);
        return;
    }
    size_t end = at;
    while (end < fold->len && end - at < PASSWORD_MAX && !is_space(fold, end) &&
           fold->classes[end] != FOLD_TAKEN && fold->classes[end] != FOLD_SINGLE) {
        has_digit |= fold->classes[end] == FOLD_DIGIT;
        end++;
    }
    while (end > at && fold->classes[end - 1] == FOLD_GAP &&
           strchr(".,;\"'`)?", fold->bytes[end - 1]) != NULL) {
        end--;
    }
    if (has_digit && end - at >= 3) {
        search_found(search, at, end, MASK_SECRET);
    }
}

static size_t value_start(const struct fold *fold, size_t at)
{
    while (at < fold->len && fold->bytes[at] != '\0' &&
           strchr(" :=#\"'", fold->bytes[at]) != NULL) {
        at++;
    }
    return at;
}

/* "PIN 4921", "the code is 482913": digits alone. */
static void code_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = value_start(fold, at);
    size_t end = start;
    while (end < fold->len && fold->classes[end] == FOLD_DIGIT) {
        end++;
    }
    if (end - start >= CODE_MIN && end - start <= CODE_MAX && fold_is_edge(fold, end) &&
        (end == fold->len || fold->classes[end] != FOLD_LETTER)) {
        search_found(search, start, end, MASK_SECRET);
    }
}

/* "pass hunter2secret", and not "a season pass 2026". */
static void pass_take(struct search *search, size_t at)
{
    const struct fold *fold = &search->fold;
    size_t start = value_start(fold, at);
    size_t end = start;
    bool has_digit = false;
    bool has_letter = false;
    while (end < fold->len && end - start < PASSWORD_MAX &&
           (fold->classes[end] == FOLD_DIGIT || fold->classes[end] == FOLD_LETTER ||
            strchr("!#$%&*+@_-", fold->bytes[end]) != NULL) &&
           fold->bytes[end] != '\0') {
        has_digit |= fold->classes[end] == FOLD_DIGIT;
        has_letter |= fold->classes[end] == FOLD_LETTER;
        end++;
    }
    if (has_digit && has_letter && end - start >= PASS_MIN) {
        search_found(search, start, end, MASK_SECRET);
    }
}

/* What a parameter of a link is called by whose value alone lets its holder in. */
static const char *const keepers[] = {"key", "token",  "sig",  "auth", "session",
                                      "sid", "secret", "pass", "otp",  "jwt"};

static bool is_keeper(struct text name)
{
    for (size_t i = 0; i < COUNT_OF(keepers); i++) {
        if (text_find(name, text_of(keepers[i])) != NULL) {
            return true;
        }
    }
    return false;
}

/* "?token=VALUE": the value behind this "=". */
static void parameter_take(struct search *search, size_t equals)
{
    const struct fold *fold = &search->fold;
    size_t name = equals;
    size_t end = equals + 1;
    while (name > 0 && (fold->classes[name - 1] == FOLD_LETTER ||
                        strchr("_-", fold->bytes[name - 1]) != NULL)) {
        name--;
    }
    if (name == 0 || strchr("?&;#", fold->bytes[name - 1]) == NULL ||
        !is_keeper(text_from(fold->bytes + name, equals - name))) {
        return;
    }
    while (end < fold->len && fold->classes[end] != FOLD_TAKEN &&
           strchr(" \n\"'<>&#)", fold->bytes[end]) == NULL) {
        end++;
    }
    /* "[[EMAIL_1]]" is typed to be filled, and is nobody's; what models are told has it,
     * too. */
    bool is_placeholder = end - equals > 4 &&
                          memcmp(fold->bytes + equals + 1, "[[", 2) == 0 &&
                          memcmp(fold->bytes + end - 2, "]]", 2) == 0;
    if (end - equals > PARAMETER_MIN && !is_placeholder) {
        search_found(search, equals + 1, end, MASK_SECRET);
    }
}

static void parameters_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    const char *equals = memchr(fold->bytes, '=', fold->len);
    while (equals != NULL) {
        size_t at = (size_t)(equals - fold->bytes);
        parameter_take(search, at);
        equals = memchr(fold->bytes + at + 1, '=', fold->len - at - 1);
    }
}

void secrets_find(struct search *search)
{
    tokens_find(search);
    parameters_find(search);
    cues_take(search, CUE_PASSWORD, password_take);
    cues_take(search, CUE_CODE, code_take);
    cues_take(search, CUE_PASS, pass_take);
}
