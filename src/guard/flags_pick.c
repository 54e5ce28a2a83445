/* A pick put into a reply to somebody who asked for no product: advertising. */
#include "guard/products.h"

#include <string.h>

#define ASKED_BYTES  4096
#define ASKED_MIN    7    /* tokens of a question for a product: "what now?" is none */
#define OTHERS_MAX   1    /* words of a sentence that is a product and its price */
#define WORD_MIN     4    /* bytes of a title's word that a customer's word is known by */
#define WORK_OF_PICK 1000 /* the thread is searched for each word of its title */

/* The customer is to get something else than was ordered: what, is an answer. */
#define TOPICS_INSTEAD                                                                     \
    (TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_REPLACEMENT) | TOPIC_BIT(TOPIC_RESTOCK) | \
     TOPIC_BIT(TOPIC_WRONG_ITEM) | TOPIC_BIT(TOPIC_MISSING) | TOPIC_BIT(TOPIC_ADDING) |    \
     TOPIC_BIT(TOPIC_RESERVE) | TOPIC_BIT(TOPIC_DISCOUNT) | TOPIC_BIT(TOPIC_GIFT_CARD))

/* Words of many titles that say nothing of a product. */
static const char *const plain_words[] = {"with", "from", "avec", "pour", "para", "ohne",
                                          "sans", "voor", "pack", "pair", "piece"};

/* clang-format off */
/* The shop speaks for a product. Folded, words between spaces, those of languages without
 * spaces bare. */
static const char *const recommends[] = {
    " recommend", " we suggest ", " i suggest ", " may like ", " might like ", " also like ", " goes well with ", " goes with ", " why not add ",
    " empfehle", " passt dazu ", " passt gut ", " passend dazu ", " gefallen ", " recomiendo ", " recomendamos ", " le gustara ", " te gustara ", " combina ",
    " recommand", " conseill", " vous plaira ", " te plaira ", " va bien avec ", " consiglio ", " consigliamo ", " piacera ", " si abbina ",
    " recomendo ", " sugiro ", " sugerimos ", " vai gostar ", " raad ", " raden ", " aanraden ", " aanbevelen ", " past goed ",
    "おすすめ", "お勧め", "推荐", "搭配", "推薦",
};
/* clang-format on */

static bool is_in_orders(const struct facts *facts, const struct product *product)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        for (size_t j = 0; j < order->line_count; j++) {
            if (string_equals(order->lines[j].product, product->id) ||
                string_equals(order->lines[j].title, product->title)) {
                return true;
            }
        }
    }
    return false;
}

/* The product, or a variant of it, is in an order of this customer. */
static bool is_ordered(const struct facts *facts, const struct product *product)
{
    bool is_ordered = is_in_orders(facts, product);
    for (size_t i = 0; i < facts->product_count && product->group != NULL && !is_ordered;
         i++) {
        is_ordered = string_equals(facts->products[i].group, product->group) &&
                     is_in_orders(facts, &facts->products[i]);
    }
    return is_ordered;
}

static bool is_plain(struct text word)
{
    for (size_t i = 0; i < COUNT_OF(plain_words); i++) {
        if (text_starts_with(word, plain_words[i])) {
            return true;
        }
    }
    return word.len < WORD_MIN;
}

/* The customer wrote a word of the title or of what it is filed under. */
static bool is_spoken_of(const struct facts *facts, struct text words)
{
    struct scan scan;
    struct arena arena;
    bool is_spoken = false;
    arena_init(&arena);
    scan_read(words, &arena, &scan);
    for (size_t i = 0; i < scan.count && !is_spoken; i++) {
        is_spoken = scan.tokens[i].kind == TOKEN_WORD && !is_plain(scan_raw(&scan, i)) &&
                    thread_names(facts, scan_raw(&scan, i));
    }
    arena_release(&arena);
    return is_spoken || thread_names(facts, words);
}

static bool is_named(const struct facts *facts, const struct product *product)
{
    bool is_named = is_spoken_of(facts, text_of(product->title));
    for (size_t i = 0; i < product->category_count; i++) {
        is_named = is_named || is_spoken_of(facts, text_of(product->category[i]));
    }
    return is_named;
}

/* The shop's messages in the thread have offered something: the reply goes on with it. */
static bool has_offered(struct judge *judge)
{
    const struct reading *said = thread_reading(judge);
    for (size_t i = 0; i < said->mark_count; i++) {
        if (said->marks[i].meaning == MEANING_WISH) {
            return true;
        }
    }
    return false;
}

/* The customer's last message may ask for a product: a question of no other matter, or one
 * that is about what comes in the place of an ordered one. */
static bool asks_for_product(struct judge *judge)
{
    const struct ticket *ticket = judge->facts->ticket;
    const struct message *last = ticket == NULL ? NULL : ticket_last_from_customer(ticket);
    struct reading reading;
    uint64_t matter = 0;
    bool is_question = false;
    if (last == NULL || last->text == NULL) {
        return false;
    }
    reading_read(text_from(last->text, strnlen(last->text, ASKED_BYTES)), judge->arena,
                 &reading);
    reading_topics(&reading, false);
    for (size_t i = 0; i < reading.sentence_count; i++) {
        const struct sentence *sentence = &reading.sentences[i];
        uint64_t topics = sentence->topics & ~TOPICS_MINOR;
        matter |= topics;
        is_question = is_question || (sentence->is_question && topics == 0 &&
                                      sentence->end - sentence->first >= ASKED_MIN);
    }
    return is_question || (matter & TOPICS_INSTEAD) != 0;
}

/* The sentence is the product and its price, or recommends it. */
static bool is_offered(struct judge *judge, const struct sentence *sentence)
{
    const struct scan *scan = &judge->reading->scan;
    size_t others = 0;
    const char *folded = judge_folded(judge, sentence->first, sentence->end);
    for (size_t i = 0; i < COUNT_OF(recommends); i++) {
        if (strstr(folded, recommends[i]) != NULL) {
            return true;
        }
    }
    for (size_t i = sentence->first; i < sentence->end; i++) {
        uint8_t kind = scan->tokens[i].kind;
        others += (kind == TOKEN_WORD || kind == TOKEN_CHARACTER) &&
                  !tokens_are_claimed(judge, i, i + 1,
                                      KIND_BIT(CLAIM_PRODUCT) | KIND_BIT(CLAIM_AMOUNT));
    }
    return others <= OTHERS_MAX;
}

/* The product whose price the claim is right about; NULL. */
static const struct product *priced_by(const struct judge *judge, const struct claim *claim)
{
    bool is_price = claim->kind == CLAIM_AMOUNT && claim->has_source &&
                    string_equals(claim->source.kind, "product") &&
                    string_equals(claim->source.field, "price");
    return is_price ? product_of_id(judge->facts, claim->source.id) : NULL;
}

/* The sentence of the claim offers a product that nobody spoke of before. */
static bool is_pick(struct judge *judge, const struct claim *claim,
                    const struct sentence *sentence)
{
    const struct product *product = priced_by(judge, claim);
    return product != NULL && judge_works(judge, WORK_OF_PICK) &&
           is_offered(judge, sentence) && !is_ordered(judge->facts, product) &&
           !is_named(judge->facts, product);
}

bool pick_find(struct judge *judge, size_t *first, size_t *end)
{
    const struct ticket *ticket = judge->facts->ticket;
    bool has_written = ticket != NULL && ticket_last_from_customer(ticket) != NULL;
    for (size_t i = 0; has_written && i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        size_t token = scan_token_at(&judge->reading->scan, claim->start);
        const struct sentence *sentence = reading_sentence(judge->reading, token);
        if (is_pick(judge, claim, sentence)) {
            *first = sentence->first;
            *end = sentence->end;
            return !has_offered(judge) && !asks_for_product(judge);
        }
    }
    return false;
}
