/* Advertising to somebody who neither asked for it nor agreed to it. Tables are folded,
 * words between spaces, those of languages without spaces bare. */
#include "guard/judge.h"

#include <string.h>

#define WISH_BYTES 4096

static const char reason[] =
    "This advertises to somebody who did not ask and did not agree to it.";

/* clang-format off */
/* A sale of the shop; "schlussverkauf " ends a longer word. */
static const char *const sales[] = {
    " our sale ", " the sale ", " a sale ", " summer sale ", " winter sale ", " spring sale ", " autumn sale ", " season sale ", " sale has ", " sale is ", " sale starts ", " sales have ", " our sales ", " clearance ", "schlussverkauf ", "ausverkauf ", " rabattaktion ", " rebajas ", " soldes ", " braderie ",
    " saldi ", " svendita ", " saldos ", " promocoes ", " liquidacao ", "uitverkoop ", " solden ", "セール", "大减价", "促销", "清仓", "特卖", "折扣季", "打折季",
};
/* It has begun, or the customer is asked to it. */
static const char *const calls[] = {
    " has begun ", " have begun ", " has started ", " have started ", " starts ", " come and ", " come to our ", " drop by ", " stop by ", " have a look ", " take a look ", " visit us ",
    " begonnen ", " gestartet ", " beginnt ", " startet ", " vorbei ", " besuchen sie ", " schauen sie ", " schau ",
    " han empezado ", " han comenzado ", " empiezan ", " comienzan ", " aprovecha ", " aproveche ", " visitenos ", " visitanos ", " ven a ",
    " ont commence ", " commencent ", " venez ", " profitez ", " jetez un ",
    " sono iniziati ", " sono cominciati ", " e iniziata ", " iniziano ", " approfitta ", " approfitti ", " vieni ", " venga ",
    " comecaram ", " comecou ", " comecam ", " aproveite ", " aproveita ", " venha ", " visite ",
    " gestart ", " begint ", " kom ", " kijk ", " bezoek ",
    "始ま", "開催", "スタート", "ご覧", "お越し", "开始", "来看看", "快来", "欢迎选购", "欢迎光临",
};
/* clang-format on */

/* What was bought in a sale, given back or under warranty: no call to buy. */
static bool is_of_bought(const struct sentence *sentence)
{
    return (sentence->topics & (TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE) |
                                TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_WARRANTY))) != 0;
}

/* The customer's last message asks for offers. */
static bool is_wished(struct judge *judge)
{
    const struct ticket *ticket = judge->facts->ticket;
    const struct message *last = ticket == NULL ? NULL : ticket_last_from_customer(ticket);
    struct scan scan;
    struct mark *marks;
    size_t count;
    if (last == NULL || last->text == NULL) {
        return false;
    }
    scan_read(text_from(last->text, strnlen(last->text, WISH_BYTES)), judge->arena, &scan);
    lexicon_find(&scan, judge->arena, &marks, &count);
    for (size_t i = 0; i < count; i++) {
        if (marks[i].meaning == MEANING_WISH) {
            return true;
        }
    }
    return false;
}

/* The sale that the sentence names and the customer did not; NULL: none. */
static const char *sale_named(const struct judge *judge, const char *folded)
{
    for (size_t i = 0; i < COUNT_OF(sales); i++) {
        const char *word = sales[i] + (sales[i][0] == ' ');
        size_t len = strlen(word);
        len -= word[len - 1] == ' ';
        if (strstr(folded, sales[i]) != NULL) {
            return thread_names(judge->facts, text_from(word, len)) ? NULL : word;
        }
    }
    return NULL;
}

static bool calls_to_sale(struct judge *judge, const struct sentence *sentence)
{
    const char *folded = judge_folded(judge, sentence->first, sentence->end);
    if (is_of_bought(sentence) ||
        words_are_of_others(judge->reading, sentence->first, sentence->end) ||
        sale_named(judge, folded) == NULL) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        if (strstr(folded, calls[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* The first words that advertise, as tokens; false where none do. */
static bool advert_find(struct judge *judge, size_t *first, size_t *end)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_ADVERT &&
            !words_are_of_others(reading, mark->first, mark->end)) {
            *first = mark->first;
            *end = mark->end;
            return true;
        }
    }
    for (size_t i = 0; i < reading->sentence_count; i++) {
        if (calls_to_sale(judge, &reading->sentences[i])) {
            *first = reading->sentences[i].first;
            *end = reading->sentences[i].end;
            return true;
        }
    }
    return false;
}

void flags_of_adverts(struct judge *judge)
{
    const struct customer *customer = judge->facts->customer;
    bool is_agreed = customer != NULL && customer->marketing == CONSENT_GIVEN;
    size_t first;
    size_t end;
    if (!is_agreed &&
        (advert_find(judge, &first, &end) || pick_find(judge, &first, &end)) &&
        !is_wished(judge)) {
        flag_tokens(judge, first, end, RULE_MARKETING, reason);
    }
}
