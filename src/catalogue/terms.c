#include "terms.h"

#include "base/hash.h"
#include "base/stem.h"
#include "base/table.h"
#include "base/utf8.h"
#include "common_words.h"

#include <string.h>

#define FOLDED_LIMIT (256 * 1024 * 1024) /* bytes; folding makes some characters longer */

enum class { CLASS_NONE, CLASS_WORD, CLASS_UNSPACED, CLASS_APOSTROPHE };

/* The Indic blocks, where vowel signs are spacing marks within a word; without the dandas.
 */
static bool is_indic(uint32_t code_point)
{
    return code_point >= 0x0900 && code_point <= 0x0DFF && code_point != 0x0964 &&
           code_point != 0x0965;
}

static enum class class_of(uint32_t code_point) {
    if (code_point < 0x80){bool is_letter = code_point >= 'a' && code_point <= 'z';
                           bool is_digit = code_point >= '0' && code_point <= '9';
                           return is_letter || is_digit ? CLASS_WORD
                                  : code_point == '\''  ? CLASS_APOSTROPHE
                                                        : CLASS_NONE;}
if (utf8_is_unspaced(code_point))
{
    return CLASS_UNSPACED;
}
if (code_point == 0x2019) {
    return CLASS_APOSTROPHE;
}
bool is_word = utf8_is_letter(code_point) || utf8_is_digit(code_point) ||
               is_indic(code_point) || utf8_code_point_columns(code_point) == 0;
return is_word ? CLASS_WORD : CLASS_NONE;
}

static struct text text_past(struct text text, size_t len)
{
    return text_from(text.bytes + len, text.len - len);
}

/* The bytes at the front that are all of the class. */
static size_t run_of(struct text text, enum class class)
{
    size_t at = 0;
    while (at < text.len) {
        uint32_t code_point;
        size_t step = utf8_decode(text_past(text, at), &code_point, NULL);
        if (class_of(code_point) != class) {
            break;
        }
        at += step;
    }
    return at;
}

struct piece {
    bool is_unspaced;
    struct text text; /* of the folded text, or of word */
    char word[TERM_MAX];
};

static void word_add(struct piece *piece, size_t *len, struct text run)
{
    size_t room = sizeof(piece->word) - *len;
    size_t taken = run.len < room ? run.len : room;
    memcpy(piece->word + *len, run.bytes, taken);
    *len += taken;
}

/*
 * A word off the front of rest. "don't" and "customer's" are one word, "l'eau" is two: an
 * apostrophe joins where two letters or more stand before it and one or two behind.
 */
static void take_word(struct text *rest, struct piece *piece)
{
    size_t len = 0;
    size_t run = run_of(*rest, CLASS_WORD);
    word_add(piece, &len, text_from(rest->bytes, run));
    *rest = text_past(*rest, run);
    size_t mark = run_of(*rest, CLASS_APOSTROPHE);
    struct text behind = text_past(*rest, mark);
    size_t tail = run_of(behind, CLASS_WORD);
    if (mark > 0 && run >= 2 && tail >= 1 && tail <= 2) {
        word_add(piece, &len, text_from(behind.bytes, tail));
        *rest = text_past(behind, tail);
    }
    piece->is_unspaced = false;
    piece->text = text_from(piece->word, len);
}

static bool next_piece(struct text *rest, struct piece *piece)
{
    while (rest->len > 0) {
        uint32_t code_point;
        size_t step = utf8_decode(*rest, &code_point, NULL);
        enum class class = class_of(code_point);
        if (class == CLASS_WORD) {
            take_word(rest, piece);
            return true;
        }
        if (class == CLASS_UNSPACED) {
            size_t run = run_of(*rest, CLASS_UNSPACED);
            piece->is_unspaced = true;
            piece->text = text_from(rest->bytes, run);
            *rest = text_past(*rest, run);
            return true;
        }
        *rest = text_past(*rest, step);
    }
    return false;
}

static bool give_word(struct piece *piece, term_handler *handler, void *context)
{
    char surface[TERM_MAX];
    size_t len = piece->text.len;
    memcpy(surface, piece->word, len);
    struct term term = {.surface = text_from(surface, len),
                        .is_common = common_word(piece->text)};
    term.text = text_from(piece->word, stem_word(piece->word, len));
    return handler(context, term);
}

/* The bytes of the character at the front, 0 at the end. */
static size_t character_len(struct text text)
{
    uint32_t code_point;
    return text.len == 0 ? 0 : utf8_decode(text, &code_point, NULL);
}

static bool give_unspaced(struct text run, enum terms_for purpose, term_handler *handler,
                          void *context)
{
    bool is_alone = true;
    while (run.len > 0) {
        size_t first = character_len(run);
        size_t second = character_len(text_past(run, first));
        struct term pair = {.text = text_from(run.bytes, first + second)};
        pair.surface = pair.text;
        pair.is_common = common_word(pair.text);
        if (second > 0 && !handler(context, pair)) {
            return false;
        }
        struct term one = {.text = text_from(run.bytes, first), .is_colocated = second > 0};
        one.surface = one.text;
        bool is_wanted = purpose == TERMS_INDEXED || (second == 0 && is_alone);
        if (is_wanted && !handler(context, one)) {
            return false;
        }
        is_alone = false;
        run = text_past(run, first);
    }
    return true;
}

void terms_each(struct text text, enum terms_for purpose, term_handler *handler,
                void *context)
{
    struct buffer folded;
    struct piece piece;
    buffer_init(&folded, FOLDED_LIMIT);
    utf8_fold(text, &folded);
    struct text rest = text_from(buffer_text(&folded), folded.len);
    bool goes_on = true;
    while (goes_on && next_piece(&rest, &piece)) {
        goes_on = piece.is_unspaced ? give_unspaced(piece.text, purpose, handler, context)
                                    : give_word(&piece, handler, context);
    }
    buffer_release(&folded);
}

struct asked {
    struct arena *arena;
    struct table seen;
    struct term *terms;
    size_t count;
    size_t max;
};

static struct text copy(struct arena *arena, struct text text)
{
    return text_from(arena_copy(arena, text.bytes, text.len), text.len);
}

static bool add_asked(void *context, struct term term)
{
    struct asked *asked = context;
    size_t known;
    if (table_get(&asked->seen, term.text, &known)) {
        return true;
    }
    table_set(&asked->seen, term.text, asked->count);
    asked->terms[asked->count++] =
        (struct term){.text = copy(asked->arena, term.text),
                      .surface = copy(asked->arena, term.surface),
                      .is_common = term.is_common};
    return asked->count < asked->max;
}

struct term *terms_asked(struct text question, size_t max, struct arena *arena,
                         size_t *count)
{
    struct asked asked = {.arena = arena, .max = max};
    table_init(&asked.seen);
    asked.terms = arena_get(arena, max * sizeof(*asked.terms));
    terms_each(question, TERMS_ASKED, add_asked, &asked);
    table_release(&asked.seen);
    *count = asked.count;
    return asked.terms;
}

struct text terms_stem(struct text word, struct arena *arena)
{
    char *copy = arena_copy(arena, word.bytes, word.len);
    return text_from(copy, stem_word(copy, word.len));
}

size_t terms_without_common(struct term *terms, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        kept += !terms[i].is_common;
    }
    if (kept == 0) {
        return count;
    }
    kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!terms[i].is_common) {
            terms[kept++] = terms[i];
        }
    }
    return kept;
}

void terms_line_up(struct text text, struct buffer *out)
{
    struct buffer folded;
    struct piece piece;
    buffer_init(&folded, FOLDED_LIMIT);
    utf8_fold(text, &folded);
    struct text rest = text_from(buffer_text(&folded), folded.len);
    while (next_piece(&rest, &piece)) {
        while (piece.text.len > 0) {
            size_t len = piece.is_unspaced ? character_len(piece.text) : piece.text.len;
            if (out->len > 0) {
                buffer_add_char(out, ' ');
            }
            buffer_add(out, piece.text.bytes, len);
            piece.text = text_past(piece.text, len);
        }
    }
    buffer_release(&folded);
}

uint32_t term_hash(struct text term)
{
    return hash_32(term);
}
