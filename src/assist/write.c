#include "assist/ask.h"
#include "base/utf8.h"
#include "guard/language.h"
#include "write_words.h"

#define LIST_MAX      4 /* measures in one sentence */
#define SENTENCES_MAX 24
#define FACTS_MIN                                                                          \
    2 /* of a description; with fewer nothing is said that the title does not */
#define AD_MAX     90 /* characters */
#define SOCIAL_MAX 280
#define TEXT_MAX   4096

struct writer {
    const struct product *product;
    enum write_lang lang;
    const struct write_language *language;
    const char *title; /* as it may be shown */
    bool is_plural;    /* "Trail gaiters" */
    const char *price; /* NULL */
    struct arena *arena;
    const char *brand;
    const char *words[SENTENCES_MAX]; /* sentences of their own */
    size_t word_count;
    const char *measures[SENTENCES_MAX];
    size_t measure_count;
};

/* Puts what stands for {}, {title} and {price} into a pattern; in the arena. */
static const char *fill(const struct writer *writer, const char *pattern, const char *value)
{
    const struct {
        const char *name;
        const char *value;
    } parts[] = {{"{}", value},
                 {"{title}", writer->title},
                 {"{price}", writer->price},
                 {"{is}", writer->is_plural ? "are" : "is"},
                 {"{has}", writer->is_plural ? "have" : "has"},
                 {"{s}", writer->is_plural ? "" : "s"},
                 {"{es}", writer->is_plural ? "" : "es"}};
    struct text rest = text_of(pattern);
    struct buffer out;

    buffer_init(&out, TEXT_MAX);
    while (rest.len) {
        size_t i = 0;
        while (i < COUNT_OF(parts) && !text_starts_with(rest, parts[i].name))
            i++;
        bool is_part = i < COUNT_OF(parts);
        size_t len = is_part ? strlen(parts[i].name) : 1;
        if (is_part)
            buffer_add_text(&out, string_or_empty(parts[i].value));
        else
            buffer_add_char(&out, rest.bytes[0]);
        rest = text_from(rest.bytes + len, rest.len - len);
    }
    const char *filled = arena_copy(writer->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    return filled;
}

static const char *cleaned(const char *text, struct arena *arena)
{
    struct buffer clean;

    if (!text)
        return NULL;
    buffer_init(&clean, TEXT_MAX);
    utf8_sanitise(text_of(text), SANITISE_SENT, &clean, NULL);
    for (size_t i = 0; i < clean.len; i++) {
        if (clean.bytes[i] == '\n')
            clean.bytes[i] = ' ';
    }
    struct text trimmed = text_trim(text_from(buffer_text(&clean), clean.len));
    const char *kept = trimmed.len ? arena_copy(arena, trimmed.bytes, trimmed.len) : NULL;
    buffer_release(&clean);
    return kept;
}

static const char *yes_no(const struct writer *writer, const char *pattern, int truth)
{
    struct text rest = text_of(pattern);
    struct text own;

    if (truth < 0)
        return NULL;
    for (int i = 1; i >= truth; i--) {
        if (!text_next(&rest, '|', &own))
            return NULL;
    }
    return fill(writer, arena_copy(writer->arena, own.bytes, own.len), NULL);
}

/*
 * The guard's word for a sentence: it says nothing that the product does not prove. So no
 * attribute's value becomes a claim that nobody could check ("100 % cotton").
 */
static bool is_proved(const struct writer *writer, const char *sentence)
{
    struct ticket nobody = {.lang = writer->language->lang};
    struct facts facts = {
        .ticket = &nobody, .products = writer->product, .product_count = 1};
    struct opinion opinion;

    guard_read(&facts, text_of(sentence), false, writer->arena, &opinion);
    return opinion_count(&opinion, VERDICT_PROVED) == opinion.claim_count &&
           opinion.worst == SEVERITY_MARK;
}

static bool take(const struct writer *writer, const char **list, size_t *count,
                 const char *words, const char *as_said)
{
    if (!words || *count == SENTENCES_MAX || !is_proved(writer, as_said))
        return false;
    list[(*count)++] = words;
    return true;
}

static void add_attribute(struct writer *writer, const struct attribute *attribute)
{
    const struct write_row *row = write_row_of(attribute->name, writer->arena);
    const char *clean = cleaned(attribute->value, writer->arena);
    const char *pattern = row ? row->words[writer->lang] : NULL;

    if (!pattern || !clean)
        return;
    if (row->form == WRITE_YES_NO) {
        const char *sentence = yes_no(writer, pattern, write_truth(clean));
        take(writer, writer->words, &writer->word_count, sentence, sentence);
        return;
    }
    const char *value =
        write_value(clean, writer->product->lang, writer->lang, writer->arena);
    const char *words = value ? fill(writer, pattern, value) : NULL;
    if (row->form == WRITE_WORD)
        take(writer, writer->words, &writer->word_count, words, words);
    else if (words)
        take(writer, writer->measures, &writer->measure_count, words,
             fill(writer, writer->language->has, words));
}

/* "a, b and c": measures from first to end. */
static const char *join(const struct writer *writer, size_t first, size_t end)
{
    struct buffer list;

    buffer_init(&list, TEXT_MAX);
    for (size_t i = first; i < end; i++) {
        if (i > first)
            buffer_add_text(&list, i + 1 == end ? writer->language->last_comma
                                                : writer->language->comma);
        buffer_add_text(&list, writer->measures[i]);
    }
    const char *joined = arena_copy(writer->arena, buffer_text(&list), list.len);
    buffer_release(&list);
    return joined;
}

/* Adds the sentence where the whole stays within max characters. */
static bool add_sentence(const struct writer *writer, const char *sentence, size_t max,
                         struct buffer *out)
{
    const char *space = out->len ? writer->language->space : "";
    size_t before = utf8_count(text_from(buffer_text(out), out->len));

    if (!sentence || before + strlen(space) + utf8_count(text_of(sentence)) > max)
        return false;
    buffer_add_text(out, space);
    buffer_add_text(out, sentence);
    return true;
}

/* What the product has, what it is, each sentence of its own; returns how many facts. */
static size_t write_sentences(const struct writer *writer, size_t max, struct buffer *out)
{
    size_t facts = 0;

    add_sentence(writer, writer->brand, max, out);
    for (size_t i = 0; i < writer->measure_count; i += LIST_MAX) {
        size_t end =
            i + LIST_MAX < writer->measure_count ? i + LIST_MAX : writer->measure_count;
        const char *list = fill(writer, writer->language->has, join(writer, i, end));
        if (is_proved(writer, list) && add_sentence(writer, list, max, out))
            facts += end - i;
    }
    for (size_t i = 0; i < writer->word_count; i++)
        facts += add_sentence(writer, writer->words[i], max, out);
    return facts;
}

/* One line with the price: with as many measures as fit, else what it costs alone. */
static size_t write_ad(const struct writer *writer, struct buffer *out)
{
    size_t count = writer->measure_count < 2 ? writer->measure_count : 2;

    if (!writer->price)
        return 0;
    for (; count > 0; count--) {
        const char *line = fill(writer, writer->language->offer, join(writer, 0, count));
        if (is_proved(writer, line) && add_sentence(writer, line, AD_MAX, out))
            return count;
    }
    const char *line = fill(writer, writer->language->costs, NULL);
    if (!is_proved(writer, line) || !add_sentence(writer, line, AD_MAX, out))
        return 0;
    if (writer->word_count > 0)
        add_sentence(writer, writer->words[0], AD_MAX, out);
    return 1;
}

/* The word that an English title is about ends in s: the last one before "with", "for" or a
 * sign. */
static bool is_plural(const char *title)
{
    static const char *const ends[] = {" with ", " for ", " of ", " in ", ",", " ("};
    struct text head = text_of(title);

    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *found = text_find(head, text_of(ends[i]));
        if (found)
            head.len = (size_t)(found - head.bytes);
    }
    head = text_trim(head);
    return head.len > 2 && head.bytes[head.len - 1] == 's' &&
           head.bytes[head.len - 2] != 's' && head.bytes[head.len - 2] != 'u';
}

static bool writer_start(struct writer *writer, const struct product *product,
                         const char *lang, struct arena *arena)
{
    char price[64];
    size_t i = 0;

    while (i < WRITE_LANG_COUNT && !language_is_same(write_languages[i].lang, lang))
        i++;
    *writer =
        (struct writer){.product = product, .lang = (enum write_lang)i, .arena = arena};
    writer->title = cleaned(product->title, arena);
    if (i == WRITE_LANG_COUNT || !writer->title)
        return false;
    writer->language = &write_languages[i];
    writer->is_plural = is_plural(writer->title);
    if (product->price.is_known) {
        money_format_words(product->price, lang, price, sizeof(price));
        writer->price = arena_text(arena, price);
    }
    const char *brand = cleaned(product->brand, arena);
    if (brand)
        writer->brand = fill(writer, writer->language->brand, brand);
    if (writer->brand && !is_proved(writer, writer->brand))
        writer->brand = NULL;
    for (size_t k = 0; k < product->attribute_count; k++)
        add_attribute(writer, &product->attributes[k]);
    return true;
}

bool assist_write(const struct product *product, enum writing_kind kind, const char *lang,
                  struct buffer *out)
{
    struct writer writer;
    struct buffer text;
    struct arena arena;
    size_t facts = 0;

    arena_init(&arena);
    buffer_init(&text, TEXT_MAX);
    if (writer_start(&writer, product, lang, &arena))
        facts = kind == WRITING_AD
                    ? write_ad(&writer, &text)
                    : write_sentences(
                          &writer, kind == WRITING_SOCIAL ? SOCIAL_MAX : TEXT_MAX, &text);
    bool is_enough = facts >= (kind == WRITING_AD ? 1 : FACTS_MIN) && !text.is_cut;
    if (is_enough)
        buffer_add(out, buffer_text(&text), text.len);
    buffer_release(&text);
    arena_release(&arena);
    return is_enough;
}
