#include "base/buffer.h"
#include "base/stem.h"
#include "base/words.h"
#include "guard/language.h"
#include "thread.h"

#define WORD_MIN     4 /* bytes; a shorter word of a title tells little */
#define STRENGTH_MIN 1.0
#define WHOLE_BONUS  0.25 /* of a title's word over one that only ends in what is said */
#define HEAD_MIN     3    /* bytes of a joined word before what is said for it */

/* Words of titles that customers write about any order. Folded. */
static const char *const common_words[] = {
    "with", "from",  "pack",  "size",  "talla", "grosse", "taille",
    "para", "black", "white", "blue",  "order", "parcel", "shop",
    "mini", "plus",  "grey",  "green", "kids",  "women",
};

/* Whose nouns are joined to one word. */
static const char *const joining[] = {"de", "nl"};

static bool is_common(struct text word)
{
    for (size_t i = 0; i < COUNT_OF(common_words); i++) {
        if (text_is(word, common_words[i]))
            return true;
    }
    return false;
}

/* Its stem in the arena. */
static struct text singular_of(struct text word, struct arena *arena)
{
    char *own = arena_copy(arena, word.bytes, word.len);

    return text_from(own, stem_plural(own, word.len));
}

struct said thread_said(struct text folded, const char *lang, struct arena *arena)
{
    struct said said = {.folded = folded};
    struct text rest = folded, unit;
    struct buffer out;

    for (size_t i = 0; i < COUNT_OF(joining); i++)
        said.joins_words = said.joins_words || language_is_same(lang, joining[i]);
    buffer_init(&out, SIZE_MAX);
    buffer_add_char(&out, ' ');
    while (words_next(&rest, &unit)) {
        if (words_is_unspaced(unit))
            continue;
        struct text singular = singular_of(unit, arena);
        buffer_add(&out, singular.bytes, singular.len);
        buffer_add_char(&out, ' ');
    }
    said.singular = text_from(arena_copy(arena, buffer_text(&out), out.len), out.len);
    buffer_release_wiped(&out);
    return said;
}

static bool says_whole(const struct said *said, struct text unit, struct arena *arena)
{
    if (words_find_whole(said->folded, unit))
        return true;
    return words_is_unspaced(unit)
               ? words_find(said->folded, unit) != NULL
               : words_find_whole(said->singular, singular_of(unit, arena)) != NULL;
}

/* "lampe" is said, and the title has "leselampe". */
static bool says_end(const struct said *said, struct text unit, struct arena *arena)
{
    struct text rest = said->singular, word;

    if (!said->joins_words || unit.len < WORD_MIN + HEAD_MIN)
        return false;
    struct text joined = singular_of(unit, arena);
    while (text_next_word(&rest, &word)) {
        if (word.len >= WORD_MIN && joined.len >= word.len + HEAD_MIN && !is_common(word) &&
            memcmp(joined.bytes + joined.len - word.len, word.bytes, word.len) == 0)
            return true;
    }
    return false;
}

/* Words of the title that the text holds; short ones and numbers count half beside another.
 */
static double title_strength(struct text title, const struct said *said,
                             struct arena *arena)
{
    struct text unit;
    double strong = 0, weak = 0;
    bool is_end_said = false;

    while (words_next(&title, &unit)) {
        if (!words_is_unspaced(unit) && is_common(unit))
            continue;
        if (!says_whole(said, unit, arena))
            is_end_said = is_end_said || says_end(said, unit, arena);
        else if (unit.len >= WORD_MIN)
            strong++;
        else
            weak += 0.5;
    }
    return strong > 0 ? strong + weak + WHOLE_BONUS : is_end_said ? STRENGTH_MIN : 0;
}

const struct product *thread_product_of(const struct facts *facts, const char *id)
{
    for (size_t i = 0; id && i < facts->product_count; i++) {
        if (string_equals(facts->products[i].id, id))
            return &facts->products[i];
    }
    return NULL;
}

/* The name that stands in a description in another script ("中文名：越野跑鞋") counts too.
 */
static double pairs_strength(struct text description, struct text text)
{
    struct text unit;
    double strength = 0;

    while (words_next(&description, &unit)) {
        if (words_is_unspaced(unit) && unit.len > 3 && words_find(text, unit))
            strength++;
    }
    return strength;
}

/* Kana, Han, Hangul or a script beside them: what a description's other name could be found
 * by. */
static bool holds_east_asian(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.bytes[i] >= 0xE3 && (unsigned char)text.bytes[i] <= 0xED)
            return true;
    }
    return false;
}

static double line_strength(const struct facts *facts, const struct order_line *line,
                            const struct said *said, struct arena *arena)
{
    const char *own = order_line_title(line);
    bool is_looked_up = !own || holds_east_asian(said->folded);
    const struct product *product =
        is_looked_up ? thread_product_of(facts, line->product) : NULL;
    const char *title = own ? own : product ? product->title : NULL;
    double strength = title_strength(words_fold(text_of(title), arena), said, arena);

    if (product && product->description && holds_east_asian(said->folded)) {
        struct text description = words_fold(text_of(product->description), arena);
        double pairs = pairs_strength(description, said->folded);
        strength = pairs > strength ? pairs : strength;
    }
    return strength;
}

const struct order_line *thread_line_named(const struct facts *facts,
                                           const struct order *order,
                                           const struct said *said, struct arena *arena,
                                           double *strength)
{
    const struct order_line *best = NULL;

    *strength = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        double found = line_strength(facts, &order->lines[i], said, arena);
        if (found >= STRENGTH_MIN && found > *strength) {
            *strength = found;
            best = &order->lines[i];
        }
    }
    return best;
}
