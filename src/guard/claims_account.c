/*
 * What a reply tells in words of its own of all that a customer bought, and since when they
 * are one. It proves what the record shows, and says nothing of anything else.
 */
#include "guard/amounts.h"
#include "guard/judge.h"
#include "guard/record_words.h"

#define ORDERS_MIN 2 /* whose sum is no order's total */

/* What such a sentence speaks of. */
struct cues {
    const char *const *words; /* folded */
    size_t word_count;
    const char *const *parts; /* of languages without spaces */
    size_t part_count;
};
#define CUES(words, parts)                                                                 \
    {                                                                                      \
        words, COUNT_OF(words), parts, COUNT_OF(parts)                                     \
    }

static const char *const orders_words[] = {"orders",       "bestellungen", "commandes",
                                           "pedidos",      "ordini",       "encomendas",
                                           "bestellingen", "طلبات",        "طلباتك"};
static const char *const orders_parts[] = {"订单总额", "订单共", "订单一共", "订单总共",
                                           "ご注文の合計"};
static const char *const spent_words[] = {
    "spent",  "purchases", "bought",  "ausgegeben", "eingekauft", "einkaufe", "depense",
    "achats", "achete",    "gastado", "compras",    "comprado",   "speso",    "acquisti",
    "gastou", "comprou",   "besteed", "gekocht",    "aankopen",   "انفقت",    "مشترياتك"};
static const char *const spent_parts[] = {"消费", "购买", "お買い上げ", "ご購入"};
static const char *const account_words[] = {
    "account", "customer",     "konto",   "kundenkonto", "kunde",   "kundin",
    "compte",  "client",       "cliente", "cuenta",      "clienta", "conta",
    "klant",   "klantaccount", "حساب",    "حسابك",       "عميل",    "عميله"};
static const char *const account_parts[] = {"账户", "账号", "客户", "お客様です",
                                            "アカウント"};

static const struct cues orders_cues = CUES(orders_words, orders_parts);
static const struct cues spent_cues = CUES(spent_words, spent_parts);
static const struct cues account_cues = CUES(account_words, account_parts);

static bool has_cue(const struct reading *reading, const struct sentence *sentence,
                    const struct cues *cues)
{
    return scan_has_any(&reading->scan, sentence->first, sentence->end, cues->words,
                        cues->word_count) ||
           reading_has_part(reading, sentence->first, sentence->end, cues->parts,
                            cues->part_count);
}

/* It is of no single order, and of nothing that is done with one. */
static bool is_of_all(const struct judge *judge, const struct sentence *sentence)
{
    static const uint64_t others = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_RETURN) |
                                   TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_EXCHANGE) |
                                   TOPIC_BIT(TOPIC_DISCOUNT) | TOPIC_BIT(TOPIC_GIFT_CARD) |
                                   TOPIC_BIT(TOPIC_MINIMUM);
    return (sentence->topics & others) == 0 && !names_order(judge, sentence->first) &&
           (reading_scopes(judge->reading, sentence->first, sentence->end) & SCOPE_TITLE) ==
               0;
}

static void prove(const struct judge *judge, struct claim *claim, enum record_told told,
                  const char *field)
{
    const struct facts *facts = judge->facts;
    struct buffer words;
    buffer_init(&words, SIZE_MAX);
    record_value(record_phrases_of(judge_lang(judge, 0)), told, facts->customer,
                 facts->orders, facts->order_count, &words);
    claim_from(claim, "customer", facts->customer->id, field,
               arena_copy(judge->arena, words.bytes, words.len));
    buffer_release_wiped(&words);
    claim->verdict = VERDICT_PROVED;
    claim->severity = SEVERITY_MARK;
    claim->right_value = NULL;
}

/* "You have spent 412.90 EUR with us so far", "your six orders come to 412.90 EUR". */
static void sum_read(struct judge *judge, struct claim *claim, const struct money *sum)
{
    const struct facts *facts = judge->facts;
    const struct value *value = value_of_claim(judge->reading, claim);
    if (claim->kind != CLAIM_AMOUNT || claim->verdict == VERDICT_PROVED || value == NULL ||
        value->kind != VALUE_AMOUNT || value_is_denied(judge->reading, value) ||
        !amount_is_money(sum, value)) {
        return;
    }
    const struct sentence *sentence = reading_sentence(judge->reading, value->first);
    bool is_told = has_cue(judge->reading, sentence, &orders_cues) ||
                   (has_cue(judge->reading, sentence, &spent_cues) &&
                    orders_are_kept(facts->orders, facts->order_count));
    if (is_told && is_of_all(judge, sentence)) {
        prove(judge, claim, TOLD_TOTALS, "orders");
    }
}

/* What was found in a sentence that tells since when, and is no more than that. */
static void since_forget(struct judge *judge, const struct sentence *sentence)
{
    struct opinion *opinion = judge->opinion;
    const struct token *tokens = judge->reading->scan.tokens;
    size_t start = tokens[sentence->first].start;
    size_t end = tokens[sentence->end - 1].end;
    size_t kept = 0;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        bool is_within = claim->start >= start && claim->end <= end;
        bool is_since = claim->kind == CLAIM_DONE || claim->kind == CLAIM_PROMISE;
        if (!is_within || !is_since || claim->verdict == VERDICT_PROVED) {
            opinion->claims[kept++] = opinion->claims[i];
        }
    }
    opinion->claim_count = kept;
}

/* "Your account was opened in 2024", "Sie sind seit 2024 Kundin": the year alone. */
static void since_read(struct judge *judge, const struct sentence *sentence,
                       const char *year)
{
    const struct scan *scan = &judge->reading->scan;
    size_t at = SIZE_MAX;
    size_t numbers = 0;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        numbers += scan->tokens[i].has_digit;
        at = scan_is(scan, i, year) ? i : at;
    }
    if (at == SIZE_MAX || numbers != 1 ||
        tokens_are_claimed(judge, at, at + 1,
                           ~(KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_PROMISE))) ||
        (reading_scopes(judge->reading, at, at + 1) & SCOPES_UNASSERTED) != 0 ||
        !has_cue(judge->reading, sentence, &account_cues) || !is_of_all(judge, sentence)) {
        return;
    }
    since_forget(judge, sentence);
    prove(judge, claim_add(judge, at, at + 1, CLAIM_STATUS, VERDICT_PROVED), TOLD_SINCE,
          "since");
}

void account_told_read(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    const struct customer *customer = facts->customer;
    struct money sum;
    if (customer == NULL || facts->sender == SENDER_STRANGER) {
        return;
    }
    bool has_sum = facts->order_count >= ORDERS_MIN &&
                   orders_sum(facts->orders, facts->order_count, &sum);
    for (size_t i = 0; has_sum && i < judge->opinion->claim_count; i++) {
        sum_read(judge, &judge->opinion->claims[i], &sum);
    }
    if (!day_is_set(customer->since)) {
        return;
    }
    const char *year = arena_format(judge->arena, "%d", customer->since.year);
    for (size_t i = 0; i < judge->reading->sentence_count; i++) {
        since_read(judge, &judge->reading->sentences[i], year);
    }
}
