/* What is told of an order that the customer named and that is somebody else's: the number
 * may stand in a reply, nothing of the order. Tables are folded, words between spaces, those
 * of languages without spaces bare. */
#include "guard/numbered.h"
#include "guard/spoken.h"

#include <string.h>

#define PRONOUN_NEAR ((size_t)2) /* tokens in front of it: "And it" */

static const char reason[] =
    "This tells of another customer's order: its number may be named, nothing else of it.";

/* clang-format off */
/* Behind these stands whose it is or where it goes. */
static const char *const cues[] = {
    " belongs to ", " goes to ", " going to ", " addressed to ", " ships to ", " in the name of ", " placed by ", " ordered by ", " paid by ",
    " gehort ", " geht an ", " geht nach ", " auf den namen ", " aufgegeben von ", " bestellt von ", " adressiert an ",
    " pertenece a ", " es de ", " va a ", " va para ", " va dirigido a ", " a nombre de ", " hecho por ", " realizado por ",
    " appartient a ", " part a ", " va au ", " est adressee a ", " au nom de ", " passee par ",
    " appartiene a ", " va in ", " indirizzato a ", " a nome di ", " intestato a ", " effettuato da ",
    " pertence a ", " pertence ao ", " vai para ", " em nome de ", " feita por ", " dirigida a ",
    " hoort bij ", " is van ", " gaat naar ", " op naam van ", " geplaatst door ", " gericht aan ",
    "属于", "寄往", "寄到", "送往", "收件人是", "收件人为", "下单人是", "下单人为", "买的是",
    "様のもの", "様のご注文", "宛て", "宛に", "へ配送", "へお届け", "お届け先は",
};

/* Behind these stands what is in it; behind a refusal, what that is about. */
static const char *const contents[] = {
    " contains ", " holds ", " includes ", " consists of ", " enthalt ", " beinhaltet ", " besteht aus ", " contiene ", " incluye ", " contient ", " comprend ",
    " comprende ", " contem ", " inclui ", " bevat ", " bestaat uit ", "包含", "里面是", "包括", "含まれ", "入って", "内容は",
};

/* That it is another's, or none of this customer's, may be said. */
static const char *const denials[] = {
    " another ", " other ", " different ", " somebody else ", " someone else ", " not ", " no ", " doesn t ", " isn t ", " cannot ", " can t ", " couldn t ", " unable ",
    " anderen ", " andere ", " anderem ", " einem anderen ", " jemand ", " nicht ", " nichts ", " kein ", " keine ", " keinem ",
    " otro ", " otra ", " no ", " nada ", " ningun ", " ninguna ", " distinta ", " distinto ",
    " autre ", " pas ", " rien ", " aucun ", " aucune ", " quelqu ", " different ", " differente ",
    " altro ", " altra ", " un altro ", " un altra ", " non ", " nulla ", " nessun ", " nessuna ", " diverso ", " diversa ",
    " outro ", " outra ", " nao ", " nenhum ", " nenhuma ", " diferente ",
    " ander ", " iemand ", " niet ", " niets ", " geen ",
    "其他", "其它", "别人", "别的", "他人", "另", "不", "无法", "没", "別の", "他の", "ません", "ない",
};

/* A sentence that begins with one goes on with the order spoken of. */
static const char *const pronouns[] = {
    "it", "that", "this", "they", "es", "sie", "diese", "dieses", "er", "este", "esta", "ese", "esa", "elle", "il", "celle", "cette", "ce",
    "questo", "questa", "esso", "lui", "ela", "ele", "essa", "esse", "hij", "ze", "zij", "het", "deze", "die", "dit", "dat",
};
/* clang-format on */

/* The sentences that tell of the order, one after the other. */
struct telling {
    struct judge *judge;
    const struct sentence *sentence;
    bool is_named;   /* the number stands in the sentence */
    bool is_refused; /* the sentence with the number says that nothing is told */
};

static bool says_any(const char *folded, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(folded, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_proved_by_rule(const struct claim *claim)
{
    return claim->has_source && (string_equals(claim->source.kind, "article") ||
                                 string_equals(claim->source.kind, "promotion") ||
                                 string_equals(claim->source.kind, "thread"));
}

/* What claims of an order tell; days and lengths of time are the shop's own where it says
 * what it will do or asks the customer to. */
static bool tells(const struct judge *judge, const struct claim *claim, size_t token)
{
    static const enum meaning own[] = {MEANING_ASK, MEANING_COMMITMENT, MEANING_MESSAGE};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    struct text words =
        text_from(reading->scan.text.bytes + claim->start, claim->end - claim->start);
    switch (claim->kind) {
    case CLAIM_STATUS:
    case CLAIM_AMOUNT:
        return !is_proved_by_rule(claim);
    case CLAIM_DATE:
    case CLAIM_DURATION:
        return !is_proved_by_rule(claim) &&
               (reading->scopes[token] & SCOPE_COMMITMENT) == 0 &&
               !reading_means_any(reading, clause->first, clause->end, own, COUNT_OF(own));
    case CLAIM_TRACKING:
    case CLAIM_PRODUCT:
        return !thread_names(judge->facts, words);
    case CLAIM_DONE:
        return claim->verdict != VERDICT_UNSOURCED || claim->severity == SEVERITY_BLOCK;
    default:
        return false;
    }
}

/* "We have no order W12 of yours that was sent": of this customer nothing is told; "not yet"
 * tells. */
static bool is_denied_of_customer(const struct reading *reading,
                                  const struct clause *clause)
{
    static const enum meaning customer[] = {MEANING_YOURS, MEANING_FOR_YOU, MEANING_POLITE,
                                            MEANING_FAMILIAR};
    return reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) !=
               NULL &&
           reading_means_any(reading, clause->first, clause->end, customer,
                             COUNT_OF(customer));
}

static bool is_led_by_pronoun(const struct reading *reading,
                              const struct sentence *sentence)
{
    size_t end = sentence->first + PRONOUN_NEAR;
    return scan_has_any(&reading->scan, sentence->first,
                        end < sentence->end ? end : sentence->end, pronouns,
                        COUNT_OF(pronouns));
}

/* The sentence behind one of the order goes on with it, and with none of this customer's. */
static bool goes_on(const struct telling *telling, size_t token)
{
    const struct reading *reading = telling->judge->reading;
    const struct sentence *sentence = telling->sentence;
    bool is_unspaced = sentence->lang[0] == 'z' || sentence->lang[0] == 'j';
    return reading_mark_within(reading, sentence->first, sentence->end, MEANING_YOURS) ==
               NULL &&
           (is_unspaced || is_led_by_pronoun(reading, sentence) ||
            spoken_goes_on(reading, token));
}

static bool is_open(const struct telling *telling, size_t first, size_t end)
{
    unsigned scopes = reading_scopes(telling->judge->reading, first, end);
    return (scopes & (SCOPES_UNASSERTED | SCOPE_SIGNATURE)) != 0;
}

static void claims_flag(const struct telling *telling)
{
    struct judge *judge = telling->judge;
    const struct token *tokens = judge->reading->scan.tokens;
    size_t start = tokens[telling->sentence->first].start;
    size_t end = tokens[telling->sentence->end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if (claim->start < start || claim->start >= end) {
            continue;
        }
        size_t token = scan_token_at(&judge->reading->scan, claim->start);
        if (!is_open(telling, token, token + 1) && tells(judge, claim, token) &&
            !is_denied_of_customer(judge->reading, reading_clause(judge->reading, token)) &&
            (telling->is_named || goes_on(telling, token))) {
            flag_add(judge, claim->start, claim->end, RULE_OTHER_CUSTOMER, reason);
            claim_doubt(claim, SEVERITY_MARK); /* it rests on this customer's own order */
        }
    }
}

/* "It belongs to Ana Ruiz", "goes to Rose Lane": by the words in front of what is told. */
static void cues_flag(const struct telling *telling)
{
    struct judge *judge = telling->judge;
    const struct sentence *sentence = telling->sentence;
    for (size_t i = sentence->first_clause; i < sentence->end_clause; i++) {
        const struct clause *clause = &judge->reading->clauses[i];
        const char *folded = judge_folded(judge, clause->first, clause->end);
        bool is_told = says_any(folded, cues, COUNT_OF(cues)) ||
                       (!telling->is_refused &&
                        says_any(folded, contents, COUNT_OF(contents)));
        if (is_told &&
            !says_any(folded, denials, COUNT_OF(denials)) &&
            !is_open(telling, clause->first, clause->end) &&
            (telling->is_named || goes_on(telling, clause->first))) {
            flag_tokens(judge, clause->first, clause->end, RULE_OTHER_CUSTOMER, reason);
        }
    }
}

/* From the number on to its own line's end, to the paragraph's, or to an order of this
 * customer's. */
static void told_flag(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct sentence *last = reading->sentences + reading->sentence_count;
    struct telling telling = {judge, reading_sentence(reading, token), true, false};
    telling.is_refused =
        says_any(judge_folded(judge, telling.sentence->first, telling.sentence->end),
                 denials, COUNT_OF(denials));
    for (; telling.sentence < last; telling.sentence++, telling.is_named = false) {
        size_t first = telling.sentence->first;
        bool is_empty = telling.sentence->end - first == 1 &&
                        reading->scan.tokens[first].kind == TOKEN_LINE;
        if (!telling.is_named && (is_empty || names_order(judge, first))) {
            return;
        }
        claims_flag(&telling);
        cues_flag(&telling);
    }
}

void flags_of_others_order(struct judge *judge, const char *number)
{
    const struct reading *reading = judge->reading;
    unsigned char head = identifier_head(number);
    for (size_t i = 0; i < reading->scan.count; i++) {
        const char *raw = reading->scan.text.bytes + reading->scan.tokens[i].start;
        if (identifier_head(raw) == head && identifier_end(reading, i, number) != 0) {
            told_flag(judge, i);
            return;
        }
    }
}
