#include "assist/assist.h"
#include "assist/macro.h"
#include "base/utf8.h"
#include "chat/composer.h"
#include "fill.h"
#include "guard/language.h"
#include "sentences.h"
#include "thread.h"

/* A macro on its way to a reply, one part a sentence. */
struct filling {
    struct fill fill;
    bool shows_holes; /* else a sentence whose variable has no value is left out */
    size_t holes;
    struct text text;
    struct sentence *sentences;
    size_t count;
    struct text *parts;
    bool *is_kept;
};

static struct text rest_from(struct text text, size_t at)
{
    return text_from(text.bytes + at, text.len - at);
}

/* Takes "Hola, " back to "Hola" where no name follows. */
static void drop_separator(struct buffer *out)
{
    static const char *const separators[] = {" ", ",", "\uFF0C", "\u060C", "\u3001"};

    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        size_t len = strlen(separators[i]);
        if (out->len < len || memcmp(out->bytes + out->len - len, separators[i], len) != 0)
            continue;
        out->len -= len;
        out->bytes[out->len] = '\0';
        i = (size_t)-1;
    }
}

static size_t separator_len(struct text text)
{
    static const char *const separators[] = {" ", ",", "\uFF0C", "\u060C", "\u3001"};

    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        if (text_starts_with(text, separators[i]))
            return strlen(separators[i]);
    }
    return 0;
}

/* A greeting without its name: "Hi," for "Hi Ana,", and what stood before it where it led.
 */
static size_t skip_name(struct text rest, struct buffer *out)
{
    size_t skipped = 0, len;

    drop_separator(out);
    if (out->len)
        return 0;
    while ((len = separator_len(rest_from(rest, skipped))) != 0)
        skipped += len;
    return skipped;
}

static bool variable_fill(struct fill *fill, struct text name, struct buffer *out)
{
    static const struct variable *const tables[] = {
        fill_shop_variables, fill_order_variables, fill_product_variables};

    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        for (const struct variable *variable = tables[i]; variable->name; variable++) {
            if (!text_is(name, variable->name))
                continue;
            bool lacks_order = variable->needs == NEEDS_ORDER &&
                               (!fill->order || !thread_is_told(fill->facts));
            bool lacks_product = variable->needs == NEEDS_PRODUCT && !fill->product;
            return !lacks_order && !lacks_product && variable->write(fill, out);
        }
    }
    return false;
}

static bool is_name(struct text name)
{
    return text_is(name, "customer.first_name") || text_is(name, "customer.name");
}

/* The variable itself, for a person to write what belongs there. */
static size_t hole_write(struct filling *filling, struct text variable, struct buffer *out)
{
    if (!filling->shows_holes)
        return 0;
    filling->holes++;
    buffer_add(out, variable.bytes, variable.len);
    return variable.len;
}

/*
 * Writes the variable at the front of rest ("{{order.id}} ...") and returns the bytes it
 * takes; 0 where the sentence cannot be said.
 */
static size_t variable_write(struct filling *filling, struct text rest, bool is_greeting,
                             struct buffer *out)
{
    const char *close = text_find(rest, text_of("}}"));
    if (!close)
        return hole_write(filling, text_from(rest.bytes, 2), out);
    size_t end = (size_t)(close - rest.bytes);
    struct text name = text_trim(text_from(rest.bytes + 2, end - 2));
    filling->fill.follows = rest_from(rest, end + 2);
    if (variable_fill(&filling->fill, name, out))
        return end + 2;
    if (!is_greeting || !is_name(name))
        return hole_write(filling, text_from(rest.bytes, end + 2), out);
    return end + 2 + skip_name(filling->fill.follows, out);
}

/* False where a value is missing, or what is left would be read as a variable. */
static bool sentence_write(struct filling *filling, struct text sentence, bool is_greeting,
                           struct buffer *out)
{
    for (size_t at = 0; at < sentence.len;) {
        struct text rest = rest_from(sentence, at);
        if (!text_starts_with(rest, "{{")) {
            buffer_add_char(out, sentence.bytes[at++]);
            continue;
        }
        size_t len = variable_write(filling, rest, is_greeting, out);
        if (!len)
            return false;
        at += len;
    }
    struct text said = text_from(buffer_text(out), out->len);
    bool has_hole = text_find(said, text_of("{{")) || text_find(said, text_of("}}"));
    return !out->is_cut && (!has_hole || filling->shows_holes) &&
           (!is_greeting || sentence_has_words(said));
}

/* The first sentence may lose a name; any other is left out with it. */
static void sentence_fill(struct filling *filling, size_t i)
{
    const struct sentence *sentence = &filling->sentences[i];
    struct text own =
        text_from(filling->text.bytes + sentence->start, sentence->end - sentence->start);
    size_t sources_before = filling->fill.source_count;
    struct buffer said;

    buffer_init(&said, COMPOSER_LIMIT);
    filling->is_kept[i] =
        sentence_write(filling, own, sentence->role == SENTENCE_GREETING, &said);
    if (filling->is_kept[i]) {
        const char *kept = arena_copy(filling->fill.arena, buffer_text(&said), said.len);
        filling->parts[i] = text_from(kept, said.len);
    } else {
        filling->fill.source_count = sources_before;
    }
    buffer_release_wiped(&said);
}

static double completeness_of(const struct filling *filling)
{
    size_t answers = 0, kept = 0;

    for (size_t i = 0; i < filling->count; i++) {
        if (filling->sentences[i].role != SENTENCE_ANSWER)
            continue;
        answers++;
        kept += filling->is_kept[i] && sentence_has_words(filling->parts[i]);
    }
    return answers ? (double)kept / (double)answers : 0;
}

static struct text macro_text(const struct macro *macro, struct arena *arena)
{
    struct buffer clean;

    buffer_init(&clean, COMPOSER_LIMIT);
    utf8_sanitise(text_of(macro->text), SANITISE_SENT, &clean, NULL);
    struct text text =
        text_from(arena_copy(arena, buffer_text(&clean), clean.len), clean.len);
    buffer_release(&clean);
    return text;
}

static const char *lang_of(const struct macro *macro)
{
    const char *lang = macro->lang ? macro->lang : language_of(text_of(macro->text));

    return lang ? lang : "en";
}

static void filled_take(struct filling *filling, const struct macro *macro,
                        struct filled *filled)
{
    struct buffer out;

    buffer_init(&out, COMPOSER_LIMIT);
    sentences_join(filling->text, filling->sentences, filling->count, filling->is_kept,
                   filling->parts, &out);
    if (macro->id)
        fill_source(&filling->fill, (struct source){.kind = "macro", .id = macro->id},
                    text_of(""));
    filled->text = arena_copy(filling->fill.arena, buffer_text(&out), out.len);
    filled->sources = filling->fill.sources;
    filled->said = filling->fill.said;
    filled->source_count = filling->fill.source_count;
    buffer_release_wiped(&out);
}

static bool filling_fill(struct filling *filling, const struct macro *macro,
                         struct filled *filled)
{
    struct arena *arena = filling->fill.arena;

    filling->text = macro_text(macro, arena);
    sentences_cut(filling->text, arena, &filling->sentences, &filling->count);
    filling->parts = arena_get(arena, filling->count * sizeof(*filling->parts));
    filling->is_kept = arena_get(arena, filling->count * sizeof(*filling->is_kept));
    for (size_t i = 0; i < filling->count; i++)
        sentence_fill(filling, i);
    sentences_drop_leads(filling->text, filling->sentences, filling->count,
                         filling->is_kept);
    filled->completeness = completeness_of(filling);
    if (filled->completeness <= 0)
        return false;
    filled_take(filling, macro, filled);
    return true;
}

bool fill_macro(const struct macro *macro, const struct facts *facts,
                const struct order *order, const struct product *product,
                struct arena *arena, struct filled *filled)
{
    struct filling filling = {.fill = {.facts = facts,
                                       .order = order,
                                       .product = product,
                                       .lang = lang_of(macro),
                                       .arena = arena}};

    return filling_fill(&filling, macro, filled);
}

const char *assist_fill_macro_by_hand(const struct macro *macro, const struct facts *facts,
                                      const struct order *order,
                                      const struct product *product, struct arena *arena,
                                      size_t *holes)
{
    struct filling filling = {.fill = {.facts = facts,
                                       .order = order,
                                       .product = product,
                                       .lang = lang_of(macro),
                                       .arena = arena},
                              .shows_holes = true};
    struct filled filled;
    bool is_filled = filling_fill(&filling, macro, &filled);

    *holes = filling.holes;
    return is_filled ? filled.text : NULL;
}

const char *assist_fill_macro(const struct macro *macro, const struct facts *facts,
                              const struct order *order, const struct product *product,
                              struct arena *arena, struct source **sources,
                              size_t *source_count)
{
    struct filled filled;

    if (!fill_macro(macro, facts, order, product, arena, &filled)) {
        if (sources) {
            *sources = NULL;
            *source_count = 0;
        }
        return NULL;
    }
    if (sources) {
        *sources = filled.sources;
        *source_count = filled.source_count;
    }
    return filled.text;
}
