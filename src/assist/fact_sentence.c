/* A fact where it begins a sentence: of a value it is said what it is. */
#include "assist/fact.h"

#include "base/attributes.h"
#include "base/text.h"
#include "fact_phrases.h"
#include "fill.h"
#include "sentences.h"

#include <string.h>

/* What stands in front of a value and says what it is; NULL: of this kind nothing does. */
static const char *label_of(const struct fact_phrases *phrases, enum fact_kind kind)
{
    const char *const labels[FACT_KIND_COUNT] = {
        [FACT_RECIPIENT] = phrases->recipient, [FACT_PAGE] = phrases->page,
        [FACT_HOME] = phrases->home,           [FACT_EMAIL] = phrases->email,
        [FACT_PHONE] = phrases->phone,         [FACT_ADDRESS] = phrases->address,
    };

    return labels[kind];
}

/* It says of what it is: a line does where it is told with its order. */
static bool is_clause(const struct fact *fact, const char *words)
{
    static const bool clauses[FACT_KIND_COUNT] = {
        [FACT_STATUS] = true,  [FACT_PLACED] = true,  [FACT_PARCEL] = true,
        [FACT_SENT] = true,    [FACT_DUE] = true,     [FACT_DELIVERED] = true,
        [FACT_REFUND] = true,  [FACT_TOTAL] = true,   [FACT_PAYMENT] = true,
        [FACT_CONSENT] = true, [FACT_CARRIER] = true, [FACT_INTERESTS] = true,
        [FACT_BRANDS] = true,  [FACT_ACCOUNT] = true, [FACT_CONTACT] = true,
    };

    return clauses[fact->kind] ||
           (fact->kind == FACT_LINE && strstr(words, string_or_empty(fact->order->id)));
}

/* The label, with the order's number; false where that has no clean one. */
static bool label_add(const char *label, const struct fact *fact, struct buffer *out)
{
    const char *hole = strstr(label, "{o}");

    if (!hole)
        return buffer_add_text(out, label);
    return buffer_add(out, label, (size_t)(hole - label)) &&
           fill_clean(text_of(fact->order->id), out) &&
           buffer_add_text(out, hole + strlen("{o}"));
}

bool assist_fact_sentence(const struct fact *fact, const char *lang, struct day today,
                          struct buffer *out)
{
    const char *label = label_of(fact_phrases_of(lang), fact->kind);
    struct buffer words, front;

    buffer_init(&words, SIZE_MAX);
    buffer_init(&front, SIZE_MAX);
    bool is_told =
        assist_fact_words(fact, lang, today, &words) &&
        (label ? label_add(label, fact, &front) : is_clause(fact, buffer_text(&words)));
    if (is_told) {
        size_t before = out->len;
        buffer_add(out, front.bytes, front.len);
        buffer_add(out, words.bytes, words.len);
        if (fact->kind != FACT_LINE) /* a title in front of one is left as it is */
            sentence_begin(out->bytes + before);
    }
    buffer_release_wiped(&front);
    buffer_release_wiped(&words);
    return is_told;
}
