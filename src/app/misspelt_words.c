/* What is known of a word, and what is asked about it. */
#include "misspelt.h"

#include "assist/spelling.h"
#include "guard/language.h"
#include "say.h"

#define VERDICTS_MAX  8192 /* words; past that all are asked anew */
#define AUTHORS_MAX   200  /* messages whose authors are known, the newest */
#define LANGUAGE_MAX  4000 /* bytes of the text that say in which language it is */
#define UNSPELT_MAX   128
#define UNSPELT_BYTES ((size_t)3000)

static void know_address(struct table *names, const struct address *address)
{
    spelling_know(names, address->line1);
    spelling_know(names, address->line2);
    spelling_know(names, address->city);
    spelling_know(names, address->country);
}

static void know_customer(struct table *names, const struct customer *customer)
{
    spelling_know(names, customer->name);
    for (size_t i = 0; i < customer->address_count; i++)
        know_address(names, &customer->addresses[i]);
    for (size_t i = 0; i < customer->brand_count; i++)
        spelling_know(names, customer->brands[i]);
}

static void know_orders(struct table *names, const struct facts *facts)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];

        for (size_t k = 0; k < order->line_count; k++)
            spelling_know(names, order->lines[k].title);
        for (size_t k = 0; k < order->shipment_count; k++)
            spelling_know(names, order->shipments[k].carrier);
    }
}

static void know_messages(struct table *names, const struct ticket *ticket)
{
    size_t count = ticket->message_count;

    for (size_t i = count > AUTHORS_MAX ? count - AUTHORS_MAX : 0; i < count; i++)
        spelling_know(names, ticket->messages[i].author);
}

static void know_facts(struct model *model, const struct facts *facts)
{
    struct table *names = &model->spelling.names;

    if (facts->customer)
        know_customer(names, facts->customer);
    if (facts->ticket)
        know_messages(names, facts->ticket);
    know_orders(names, facts);
    for (size_t i = 0; i < facts->product_count; i++) {
        spelling_know(names, facts->products[i].title);
        spelling_know(names, facts->products[i].brand);
    }
    for (size_t i = 0; i < facts->promotion_count; i++)
        spelling_know(names, facts->promotions[i].title);
    spelling_know(names, facts->shop_name);
    spelling_know(names, facts->agent_name);
    if (model->shop)
        spelling_know(names, model->shop->signature);
}

void misspelt_gather_names(struct model *model)
{
    struct spelling *spelling = &model->spelling;
    const void *const of[] = {model->open, model->offered, model->shop, model->reply.known};
    struct arena arena;
    struct facts facts;

    if (memcmp(spelling->names_of, of, sizeof(of)) == 0)
        return;
    memcpy(spelling->names_of, of, sizeof(of));
    table_clear(&spelling->names);
    arena_init(&arena);
    model_facts(model, &arena, &facts);
    know_facts(model, &facts);
    arena_release(&arena);
}

const char *misspelt_language(const struct model *model)
{
    struct text text = composer_text(&model->reply.composer);
    const char *lang = model->open->ticket.lang;

    if (!lang && model->open->has_customer)
        lang = model->open->customer.lang;
    if (!lang && model->shop)
        lang = model->shop->lang;
    if (text.len > LANGUAGE_MAX)
        text.len = LANGUAGE_MAX;
    const char *written = language_or(text, NULL);
    if (written && !language_is_same(written, lang))
        return written;
    return string_or_empty(lang);
}

struct text misspelt_key(const char *front, struct text word, char key[MISSPELT_KEY_SIZE])
{
    snprintf(key, MISSPELT_KEY_SIZE, "%s\t%.*s", front, (int)word.len, word.bytes);
    return text_of(key);
}

void misspelt_set(struct spelling *spelling, const char *lang, struct text word,
                  enum spelt spelt)
{
    char key[MISSPELT_KEY_SIZE];

    if (spelling->verdicts.count >= VERDICTS_MAX)
        table_clear(&spelling->verdicts);
    table_set(&spelling->verdicts, misspelt_key(lang, word, key), (size_t)spelt);
}

static bool is_let_be(const struct model *model, struct text word)
{
    const struct spelling *spelling = &model->spelling;
    char key[MISSPELT_KEY_SIZE];
    size_t value;

    return spelling_knows(&spelling->names, word) ||
           table_get(&spelling->own, word, &value) ||
           (spelling->ignored.count &&
            table_get(&spelling->ignored, misspelt_key(open_id(model), word, key), &value));
}

static void unspelt_add(struct spelling *spelling, struct unspelt *unspelt,
                        const char *lang, struct text word)
{
    if (spelling->asked || strlen(lang) >= sizeof(unspelt->lang))
        return;
    if (!unspelt->count)
        memcpy(unspelt->lang, lang, strlen(lang) + 1);
    if (!string_equals(unspelt->lang, lang) || unspelt->count == UNSPELT_MAX ||
        unspelt->words.len + word.len + 1 > UNSPELT_BYTES)
        return;
    buffer_add(&unspelt->words, word.bytes, word.len);
    buffer_add_char(&unspelt->words, '\n');
    unspelt->count++;
    misspelt_set(spelling, lang, word, SPELT_ASKED);
}

enum spelt misspelt_verdict(struct model *model, const char *lang, struct text word,
                            struct unspelt *unspelt)
{
    struct spelling *spelling = &model->spelling;
    char key[MISSPELT_KEY_SIZE];
    size_t value = SPELT_UNKNOWN;

    if (table_get(&spelling->none, text_of(lang), &value))
        return SPELT_RIGHT;
    bool is_known = table_get(&spelling->verdicts, misspelt_key(lang, word, key), &value);
    if ((is_known && value == SPELT_RIGHT) || is_let_be(model, word))
        return SPELT_RIGHT;
    if (is_known)
        return (enum spelt)value;
    unspelt_add(spelling, unspelt, lang, word);
    return SPELT_UNKNOWN;
}

void misspelt_ask(struct model *model, struct effects *effects, struct unspelt *unspelt)
{
    struct spelling *spelling = &model->spelling;

    if (unspelt->count) {
        struct effect *effect = effects_add(effects, EFFECT_SPELL);

        effect->request = spelling->asked = ++model->request;
        effect->lang = arena_text(&effects->arena, unspelt->lang);
        effect->text = arena_copy(&effects->arena, unspelt->words.bytes, unspelt->words.len);
        memcpy(spelling->asked_lang, unspelt->lang, sizeof(unspelt->lang));
    }
    buffer_release_wiped(&unspelt->words);
    unspelt->count = 0;
}
