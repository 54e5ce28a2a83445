/*
 * What was paid with, and where money goes back to: "back to your PayPal", "per Karte
 * bezahlt". Compared with the payments of the order that is spoken of, and with what the
 * articles give money back in.
 */
#include "guard/amounts.h"
#include "guard/judge.h"
#include "guard/support.h"

#include <string.h>

#define NEAR_TOWARDS   4  /* tokens between "to" and the means */
#define FEW_WORDS      8  /* of a clause that says what the one in front is of */
#define NEAR_CHARACTER 6  /* characters around means, where no spaces are */
#define METHOD_BYTES   80 /* of a payment's own words */
#define MESSAGE_BYTES  4096
#define HAN_BYTE       0xE3 /* of a line in characters, its first byte or more */
#define PAIRS_TELLING  4

enum told_of { TOLD_OF_NOTHING, TOLD_OF_REFUND, TOLD_OF_PAYMENT };

/* The means that a clause names. */
struct told_means {
    const struct mark *marks[4];
    size_t count;
    enum told_of of;
};

/* "iDEAL", and not "ideal". */
static bool is_brand(const struct reading *reading, const struct mark *mark)
{
    return mark->value != MEANS_IDEAL ||
           text_is(scan_raw(&reading->scan, mark->first), "iDEAL");
}

/* "To PayPal", "per Karte", "your card", 到您的银行卡, カードへ. */
static bool is_led_to(const struct reading *reading, const struct mark *mark)
{
    static const char *const leads[] = {
        "to",    "on",    "onto", "via", "by",   "with", "through", "into", "as",
        "using", "auf",   "per",  "mit", "uber", "als",  "zu",      "an",   "aufs",
        "in",    "durch", "a",    "en",  "por",  "con",  "al",      "como", "mediante",
        "sur",   "par",   "avec", "au",  "su",   "sul",  "sulla",   "sull", "tramite",
        "come",  "alla",  "para", "no",  "na",   "com",  "em",      "ao",   "pelo",
        "pela",  "op",    "naar", "met", "aan",  "到",   "至",      "回",   "入",
        "用",    "以",    "由",   "为",  "給",   "给"};
    static const char *const trails[] = {"へ", "に", "で", "宛", "支", "付"};
    const struct clause *clause = reading_clause(reading, mark->first);
    bool is_han = reading->scan.tokens[clause->first].kind == TOKEN_CHARACTER;
    size_t near = is_han ? NEAR_CHARACTER : NEAR_TOWARDS;
    size_t from = mark->first > clause->first + near ? mark->first - near : clause->first;
    return scan_has_any(&reading->scan, from, mark->first, leads, COUNT_OF(leads)) ||
           reading_mark_within(reading, from, mark->first, MEANING_YOURS) != NULL ||
           reading_mark_within(reading, from, mark->end, MEANING_PURSE) != NULL ||
           scan_is_any(&reading->scan, mark->end, trails, COUNT_OF(trails));
}

/* Denied, supposed, asked for, or what one may do. */
static bool is_unsaid(const struct reading *reading, const struct clause *clause,
                      enum told_of of)
{
    static const enum meaning open[] = {MEANING_NEGATION, MEANING_NONE_OF, MEANING_ASK,
                                        MEANING_GENERIC,  MEANING_ABLE,    MEANING_QUOTE};
    static const enum meaning offered[] = {MEANING_MODAL, MEANING_WILL, MEANING_HEDGE,
                                           MEANING_DUE};
    return reading_means_any(reading, clause->first, clause->end, open, COUNT_OF(open)) ||
           (of == TOLD_OF_PAYMENT && reading_means_any(reading, clause->first, clause->end,
                                                       offered, COUNT_OF(offered)));
}

static bool tells_refund(const struct reading *reading, size_t first, size_t end)
{
    static const enum meaning deeds[] = {MEANING_DEED, MEANING_DONE, MEANING_DEED_NOUN};
    if (reading_mark_within(reading, first, end, MEANING_REPAID) != NULL ||
        reading_mark_valued(reading, first, end, MEANING_TOPIC, TOPIC_REFUND) != NULL) {
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(deeds); i++) {
        if (reading_mark_valued(reading, first, end, deeds[i], DEED_REFUND) != NULL) {
            return true;
        }
    }
    return false;
}

/* What the clause says of means; a short one, or one with an amount, goes on with what
   stands in front: "…, back to PayPal". */
static enum told_of told_of(const struct reading *reading, const struct clause *clause)
{
    if (tells_refund(reading, clause->first, clause->end)) {
        return TOLD_OF_REFUND;
    }
    if (clause_has(reading, clause, MEANING_PAID)) {
        return TOLD_OF_PAYMENT;
    }
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    uint64_t back =
        TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_RETURN);
    bool has_amount =
        reading_has_value(reading, clause->first, clause->end, VALUE_BIT(VALUE_AMOUNT));
    if (has_amount && (sentence->topics & back) != 0 &&
        clause_has(reading, clause, MEANING_PURSE) &&
        !clause_has(reading, clause, MEANING_PAYING)) {
        return TOLD_OF_REFUND; /* "once cancelled, you will see 80 EUR on your card" */
    }
    bool goes_on = clause->first > sentence->first &&
                   (clause->end - clause->first <= FEW_WORDS || has_amount);
    return goes_on && tells_refund(reading, sentence->first, clause->first)
               ? TOLD_OF_REFUND
               : TOLD_OF_NOTHING;
}

/* The means that the words of a payment name, as bits; 0: none that is known. */
static uint32_t method_means(struct judge *judge, const char *method)
{
    char words[METHOD_BYTES];
    struct reading reading;
    uint32_t means = 0;
    if (method == NULL || strlen(method) >= sizeof(words) || !judge_works(judge, 10)) {
        return 0;
    }
    for (size_t i = 0; i <= strlen(method); i++) {
        words[i] = method[i] == '_' ? ' ' : method[i];
    }
    reading_of(text_of(arena_text(judge->arena, words)), judge->arena, &reading);
    for (size_t i = 0; i < reading.mark_count; i++) {
        const struct mark *mark = &reading.marks[i];
        means |= mark->meaning == MEANING_MEANS ? MEANS_BIT(mark->value) : 0;
    }
    return means;
}

/* All that the order was paid with; 0 where one payment is of means that nobody knows. */
static uint32_t order_means(struct judge *judge, const struct order *order)
{
    uint32_t all = 0;
    for (size_t i = 0; i < order->payment_count; i++) {
        uint32_t means = method_means(judge, order->payments[i].method);
        if (means == 0) {
            return 0;
        }
        all |= means;
    }
    return all;
}

/* What is paid by an app may be told as the account or the card behind it. In Chinese a
   bank's card is that of the account. */
static bool means_fit(const struct mark *mark, uint32_t paid)
{
    enum means told = (enum means)mark->value;
    bool is_of_bank = told == MEANS_CARD && string_equals(mark->lang, "zh");
    uint32_t of_account = ~(uint32_t)0 << MEANS_TWINT;
    uint32_t of_card = MEANS_BIT(MEANS_APPLE_PAY) | MEANS_BIT(MEANS_GOOGLE_PAY) |
                       MEANS_BIT(MEANS_BANCONTACT) | MEANS_BIT(MEANS_POSTFINANCE);
    uint32_t fits = MEANS_BIT(told);
    if (told == MEANS_BANK) {
        fits |= of_account | MEANS_BIT(MEANS_INVOICE) | MEANS_BIT(MEANS_CASH) |
                MEANS_BIT(MEANS_KLARNA);
    }
    fits |= told == MEANS_CARD ? of_card : 0;
    fits |= is_of_bank ? MEANS_BIT(MEANS_BANK) : 0;
    fits |= told == MEANS_INVOICE ? MEANS_BIT(MEANS_KLARNA) : 0;
    return (paid & fits) != 0;
}

/* The order whose amount stands in the tokens; NULL: none. */
static const struct order *order_of_amount(const struct judge *judge, size_t first,
                                           size_t end)
{
    const struct facts *facts = judge->facts;
    const struct token *tokens = judge->reading->scan.tokens;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_here = claim->kind == CLAIM_AMOUNT && claim->verdict == VERDICT_PROVED &&
                       claim->start >= tokens[first].start &&
                       claim->end <= tokens[end - 1].end;
        for (size_t k = 0; is_here && k < facts->order_count; k++) {
            if (string_equals(facts->orders[k].id, claim->source.id)) {
                return &facts->orders[k];
            }
        }
    }
    return NULL;
}

static const struct order *order_told(const struct judge *judge, size_t token,
                                      bool *is_certain)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    const struct sentence *sentence = reading_sentence(reading, token);
    const struct order *order = order_of_amount(judge, clause->first, clause->end);
    if (order == NULL) {
        order = order_of_amount(judge, sentence->first, sentence->end);
    }
    *is_certain = true;
    return order != NULL ? order : order_for(judge, token, is_certain);
}

/* Another order that was paid so, or of which nobody knows how. */
static bool may_be_other(struct judge *judge, const struct order *order,
                         const struct mark *told)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        if (&facts->orders[i] != order && facts->orders[i].payment_count > 0 &&
            judge_works(judge, 10)) {
            uint32_t paid = order_means(judge, &facts->orders[i]);
            if (paid == 0 || means_fit(told, paid)) {
                return true;
            }
        }
    }
    return false;
}

/* All words but those that name means. */
static void words_add(struct stems *stems, const struct reading *reading)
{
    size_t first = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_MEANS && mark->first >= first) {
            stems_add(stems, reading, first, mark->first);
            first = mark->end;
        }
    }
    stems_add(stems, reading, first, reading->scan.count);
}

/* The words of the reply, and of what the customer wrote last; read once a text. */
static const struct stems *words_of_matter(struct judge *judge)
{
    if (judge->matter_words != NULL) {
        return judge->matter_words;
    }
    struct stems *stems = arena_get(judge->arena, sizeof(*stems));
    const struct ticket *ticket = judge->facts->ticket;
    const struct message *last = ticket == NULL ? NULL : ticket_last_from_customer(ticket);
    stems->count = 0;
    words_add(stems, judge->reading);
    if (last != NULL && last->text != NULL && strlen(last->text) < MESSAGE_BYTES) {
        struct reading reading;
        reading_read(text_of(last->text), judge->arena, &reading);
        words_add(stems, &reading);
    }
    judge->matter_words = stems;
    return stems;
}

/* A line says that money goes back to what it was paid with. */
static bool pays_back_as_paid(const struct judge *judge)
{
    uint64_t told = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_BANK);
    size_t count;
    const struct support_line *lines = support_lines(judge->policy->support, &count);
    for (size_t i = 0; i < count; i++) {
        if (((lines[i].topics | lines[i].context) & told) == told &&
            (lines[i].stances & STANCE_DENIED) == 0) {
            return true;
        }
    }
    return false;
}

/* A line that gives money back as the shop's credit, and has words that no other article
   has and the stems have, where they are asked of: one, or a few pairs of characters. */
static const struct support_line *line_of_credit(const struct judge *judge,
                                                 const struct stems *stems)
{
    const struct support *support = judge->policy->support;
    size_t count;
    const struct support_line *lines = support_lines(support, &count);
    for (size_t i = 0; i < count; i++) {
        const struct support_line *line = &lines[i];
        bool is_told = (line->means & MEANS_BIT(MEANS_CREDIT)) != 0;
        size_t needed =
            is_told && (unsigned char)line->quote.bytes[0] >= HAN_BYTE ? PAIRS_TELLING : 1;
        size_t shared = stems == NULL ? needed : 0;
        for (size_t k = 0; is_told && stems != NULL && k < stems->count; k++) {
            shared += stems_have(line->stems, stems->hashes[k]) &&
                      support_only_in(support, stems->hashes[k], line->whole);
        }
        if (is_told && shared >= needed) {
            return line;
        }
    }
    return NULL;
}

/* Of money that goes back otherwise than it came: an article gives it so for the cause that
   is spoken of, it does for another one, or none does. */
static void refund_in_credit(struct judge *judge, const struct mark *mark,
                             const struct order *order)
{
    const struct support_line *line = line_of_credit(judge, words_of_matter(judge));
    bool is_known = line_of_credit(judge, NULL) != NULL;
    bool is_against = !is_known && pays_back_as_paid(judge);
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STATUS,
                                    line != NULL ? VERDICT_PROVED
                                    : is_against ? VERDICT_CONTRADICTED
                                                 : VERDICT_UNSOURCED);
    if (line != NULL) {
        claim_from_line(judge, claim, line);
    } else if (is_against && order != NULL) {
        claim_from_order(judge, claim, order, "payments[0].method",
                         string_or_empty(order->payments[0].method));
    }
}

static void means_judge(struct judge *judge, const struct told_means *told)
{
    const struct mark *mark = told->marks[0];
    bool is_certain;
    const struct order *order = order_told(judge, mark->first, &is_certain);
    uint32_t paid =
        order == NULL || order->payment_count == 0 ? 0 : order_means(judge, order);
    if (paid == 0) {
        return;
    }
    for (size_t i = 0; i < told->count; i++) {
        if (means_fit(told->marks[i], paid)) {
            mark = told->marks[i];
        }
    }
    bool is_fit = means_fit(mark, paid);
    if (!is_fit && mark->value == MEANS_CREDIT) {
        refund_in_credit(judge, mark, order);
        return;
    }
    bool is_other = !is_fit && (!is_certain || may_be_other(judge, order, mark));
    bool is_rule = told->of == TOLD_OF_PAYMENT || pays_back_as_paid(judge);
    bool is_of_credit = is_fit && told->of == TOLD_OF_REFUND && order->refund_count == 0 &&
                        line_of_credit(judge, words_of_matter(judge)) != NULL;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STATUS,
                                    is_fit && !is_of_credit           ? VERDICT_PROVED
                                    : !is_fit && is_rule && !is_other ? VERDICT_CONTRADICTED
                                                                      : VERDICT_UNSOURCED);
    if (claim->verdict != VERDICT_UNSOURCED) {
        claim_from_order(judge, claim, order, "payments[0].method",
                         string_or_empty(order->payments[0].method));
    }
}

/* Money goes the other way, or is to; 我们 alone tells who sent it as well. */
static bool is_paid_to_us(const struct reading *reading, const struct clause *clause)
{
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_DUE || (mark->meaning == MEANING_PAYING &&
                                             !scan_is(&reading->scan, mark->first, "我"))) {
            return true;
        }
    }
    return false;
}

/* 26.50欧元打到了您的账户: whatever the verb is, the amount is one that went back, and
 * nobody paid it here. */
static bool names_refund(const struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    const struct order *order = order_of_amount(judge, clause->first, clause->end);
    if (order == NULL || is_paid_to_us(reading, clause)) {
        return false;
    }
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_here = value->kind == VALUE_AMOUNT && value->first >= clause->first &&
                       value->end <= clause->end;
        for (size_t k = 0; is_here && k < order->refund_count; k++) {
            if (amount_is_money(&order->refunds[k].amount, value)) {
                return true;
            }
        }
    }
    return false;
}

static void clause_read(struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    struct told_means told = {.count = 0};
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_MEANS && told.count < COUNT_OF(told.marks) &&
            is_brand(reading, mark) && is_led_to(reading, mark) &&
            !mark_is_unasserted(reading, mark)) {
            told.marks[told.count++] = mark;
        }
    }
    if (told.count == 0) {
        return;
    }
    told.of = told_of(reading, clause);
    if (told.of == TOLD_OF_NOTHING && judge_works(judge, reading->value_count) &&
        names_refund(judge, clause)) {
        told.of = TOLD_OF_REFUND;
    }
    if (told.of != TOLD_OF_NOTHING && !is_unsaid(reading, clause, told.of) &&
        judge_works(judge, 50)) {
        means_judge(judge, &told);
    }
}

void means_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->reading->clause_count; i++) {
        clause_read(judge, &judge->reading->clauses[i]);
    }
}
