/*
 * What the shop says it did, or will do, in words that no table knows: "we have waived the
 * surcharge". Told by the grammar alone: it blocks where it concerns what the customer has
 * with the shop, and warns else; what is no deed of the shop's ("we have looked at it") is
 * the shorter list, and that one is known.
 */
#include "guard/forms.h"
#include "guard/judge.h"

#include <string.h>

#define NEAR_NOTHING 2
#define NEAR_VERB    4 /* tokens between an auxiliary and its verb */
#define AROUND       8 /* tokens around a phrase that say what it is of */
#define WORDS_ALONE  5 /* of a clause that is a thing and what was done with it */
#define HAN_VERB     2 /* characters of a verb */
#define HAN_END      9 /* of the end of a clause */

struct span {
    size_t first; /* tokens, end exclusive; empty: none */
    size_t end;
};

static const struct span none = {0, 0};

static bool is_letters(const struct reading *reading, size_t token)
{
    uint8_t kind = reading->scan.tokens[token].kind;
    return (kind == TOKEN_WORD || kind == TOKEN_CHARACTER) &&
           (reading->scopes[token] & SCOPES_MASKED) == 0;
}

static bool means(const struct reading *reading, size_t first, size_t end,
                  enum meaning meaning)
{
    return reading_mark_within(reading, first, end, meaning) != NULL;
}

/* The first word of that form from one token to another. */
static struct span first_form(const struct reading *reading, const char *lang,
                              enum form form, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        struct text raw = scan_raw(&reading->scan, i);
        if (is_letters(reading, i) &&
            (form_fits(form, lang, folded) ||
             (!text_equals(raw, folded) && form_fits(form, lang, raw)))) {
            return (struct span){i, i + 1};
        }
    }
    return none;
}

/* The last one: a German clause ends in its participle. */
static struct span last_form(const struct reading *reading, const char *lang, size_t first,
                             size_t end)
{
    for (size_t i = end; i > first; i--) {
        if (is_letters(reading, i - 1) &&
            form_fits(FORM_PARTICIPLE, lang, scan_folded(&reading->scan, i - 1))) {
            return (struct span){i - 1, i};
        }
    }
    return none;
}

/* The characters in front, or behind, up to a sign. */
static struct span characters(const struct reading *reading, size_t first, size_t end)
{
    struct span span = {first, first};
    while (span.end < end && is_letters(reading, span.end) && span.end - first < HAN_VERB) {
        span.end++;
    }
    return span.end - span.first == HAN_VERB ? span : none;
}

/* The verb that the auxiliary makes a statement, whatever it means. */
static struct span verb_of(const struct reading *reading, const struct mark *aux)
{
    const struct clause *clause = reading_clause(reading, aux->first);
    size_t near = aux->end + NEAR_VERB < clause->end ? aux->end + NEAR_VERB : clause->end;
    switch ((enum word_order)aux->value) {
    case ORDER_CLOSE:
        return first_form(reading, aux->lang, FORM_PAST, aux->end,
                          near > aux->end + 2 ? aux->end + 2 : near);
    case ORDER_BEHIND:
        return first_form(reading, aux->lang, FORM_PARTICIPLE, aux->end, near);
    case ORDER_ANYWHERE:
        return last_form(reading, aux->lang, clause->first, clause->end);
    case ORDER_LATER:
        return characters(reading, aux->end, clause->end);
    case ORDER_FRONT:
        return aux->first >= clause->first + HAN_VERB
                   ? characters(reading, aux->first - HAN_VERB, aux->first)
                   : none;
    }
    return none;
}

/* "Das steht fest, storniert haben wir noch nichts": nothing, right behind it. */
static bool is_nothing(const struct reading *reading, size_t end)
{
    static const char *const words[] = {"nichts", "nothing", "nada", "rien", "niente",
                                        "niets",  "nicht",   "niet", "none", "keine"};
    size_t last = reading_clause(reading, end - 1)->end;
    last = last < end + NEAR_NOTHING ? last : end + NEAR_NOTHING;
    return reading_mark_at(reading, end, MEANING_NEGATION) != NULL || /* "we did not" */
           scan_has_any(&reading->scan, end, last, words, COUNT_OF(words));
}

/* "We have taken off 6.40 for the label": what that comes to is judged, and nothing else
   was done. */
static bool is_taken_for_label(const struct reading *reading, const struct clause *clause,
                               struct span verb)
{
    return (clause->topics & TOPIC_BIT(TOPIC_LABEL)) != 0 &&
           means(reading, verb.first, verb.end, MEANING_LESS);
}

/* 我已经帮您算好天数: what was done stands at the end, behind for whom and with what. */
static bool ends_idle(const struct reading *reading, const struct mark *aux,
                      const struct clause *clause)
{
    size_t first = clause->end > aux->end + HAN_END ? clause->end - HAN_END : aux->end;
    return aux->value == ORDER_LATER && means(reading, first, clause->end, MEANING_IDLE);
}

/* "Le numéro vous a été communiqué": passed on to the customer, not to a colleague. */
static bool is_to_customer(const struct reading *reading, const struct mark *aux)
{
    return aux->meaning == MEANING_AUX && aux->value == AUX_STATE &&
           scan_is(&reading->scan, aux->first, "vous");
}

/* "We have looked", "I have not cancelled", "we would have": nothing was done. */
static bool is_idle(const struct reading *reading, const struct mark *aux, struct span verb)
{
    size_t end = aux->end > verb.end ? aux->end : verb.end;
    const struct clause *clause = reading_clause(reading, aux->first);
    size_t first = aux->first < verb.first ? aux->first : verb.first;
    if (is_nothing(reading, end) || verb_is_denied(reading, first, verb.end) ||
        is_taken_for_label(reading, clause, verb) || ends_idle(reading, aux, clause) ||
        means(reading, clause->first, clause->end, MEANING_HEED)) {
        return true;
    }
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_of_verb = mark->first < verb.end && mark->end > verb.first;
        bool is_of_aux = mark->first < aux->end && mark->end > aux->first;
        bool is_no_deed = mark->meaning == MEANING_NO_VERB ||
                          (mark->meaning == MEANING_IDLE && !is_to_customer(reading, aux));
        bool is_part = mark->meaning == MEANING_NO_VERB && is_of_aux; /* 属于 */
        if ((is_no_deed && is_of_verb) || is_part || mark->meaning == MEANING_NEGATION ||
            (mark->meaning == MEANING_MODAL && !is_of_aux && mark->end <= verb.first)) {
            return true;
        }
    }
    /* "Wir haben … bis zur Rückkehr … gelegt": the verb is not the time's */
    bool is_bracket = aux->meaning == MEANING_ACTIVE && aux->value == ORDER_ANYWHERE;
    bool is_given = aux->meaning == MEANING_AUX && aux->value == AUX_GIVEN; /* "als" */
    unsigned scopes =
        reading_scopes(reading, aux->first, aux->end) |
        (is_bracket || is_given ? 0 : reading_scopes(reading, verb.first, verb.end));
    return (scopes & (SCOPES_UNASSERTED | SCOPE_TEMPORAL | SCOPE_TITLE | SCOPE_LINK |
                      SCOPE_IDIOM | SCOPE_SIGNATURE | SCOPE_COMMITMENT)) != 0;
}

/* Kinds of claims that say something of their clause, and those that are its statement. */
#define KINDS_NAMING                                                                       \
    (KIND_BIT(CLAIM_ORDER) | KIND_BIT(CLAIM_PRODUCT) | KIND_BIT(CLAIM_TRACKING))
#define KINDS_STATING                                                                      \
    (KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_PROMISE) | KIND_BIT(CLAIM_STATUS) |             \
     KIND_BIT(CLAIM_STOCK))

static bool has_claim(const struct judge *judge, const struct clause *clause,
                      unsigned kinds)
{
    return tokens_are_claimed(judge, clause->first, clause->end, kinds);
}

/* The clause was understood: something in it is claimed already. */
static bool is_claimed(const struct judge *judge, const struct clause *clause)
{
    return has_claim(judge, clause, ~KINDS_NAMING);
}

/* "The CHF 29 were transferred": an amount stands in front. */
static bool is_of_amount(const struct reading *reading, size_t first, size_t end)
{
    return reading_has_value(reading, first, end, VALUE_BIT(VALUE_AMOUNT));
}

/* The same by less certain signs, so that it is marked and no more. */
static bool may_be_of_customer(const struct reading *reading, const struct mark *aux)
{
    const struct clause *clause = reading_clause(reading, aux->first);
    return means(reading, clause->first, aux->first, MEANING_OURS) ||
           means(reading, aux->end, clause->end, MEANING_FOR_YOU) ||
           is_of_amount(reading, clause->first, aux->first);
}

/* "Your account has been upgraded": of what is the customer's, or was asked for. */
static bool is_of_customer(const struct reading *reading, const struct mark *aux)
{
    static const enum meaning subjects[] = {MEANING_YOURS, MEANING_DEED_NOUN,
                                            MEANING_ORDER_CUE, MEANING_CARRIER};
    size_t first = reading_clause(reading, aux->first)->first;
    return reading_means_any(reading, first, aux->first, subjects, COUNT_OF(subjects));
}

/* The words of a macro are no statement that the grammar has to doubt; a deed that only the
 * records can show still warns. */
static void open_claim(struct judge *judge, size_t first, size_t end, enum claim_kind kind,
                       enum severity severity)
{
    if (severity == SEVERITY_MARK && shop_tells(judge, first)) {
        return;
    }
    if (kind == CLAIM_DONE && handover_read(judge, first, end)) {
        return;
    }
    if (kind == CLAIM_DONE && deed_is_refund(judge->reading, first, end)) {
        deed_claim(judge, first, end, DEED_REFUND);
    } else {
        claim_add(judge, first, end, kind, VERDICT_UNSOURCED);
    }
    struct claim *claim = &judge->opinion->claims[judge->opinion->claim_count - 1];
    claim->severity = claim->verdict == VERDICT_PROVED ? claim->severity : severity;
}

/* "Está", "è": a passive of a Romance language is a state as often as a deed. */
static enum severity severity_of(const struct mark *aux)
{
    static const char *const romance[] = {"es", "fr", "it", "pt"};
    for (size_t i = 0; i < COUNT_OF(romance); i++) {
        if (aux->meaning == MEANING_PASSIVE && strcmp(aux->lang, romance[i]) == 0) {
            return SEVERITY_MARK;
        }
    }
    return SEVERITY_WARN;
}

/* The clause names what the customer has with the shop, or says that he was done what one
   relies on: such a deed blocks, while "I have added a chart for you" may be anything. */
static bool is_concerning(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning things[] = {
        MEANING_ORDER_CUE, MEANING_PARCEL, MEANING_DEED_NOUN, MEANING_CARRIER,
        MEANING_BOON,      MEANING_MONEY,  MEANING_CURRENCY,  MEANING_NEW};
    static const enum meaning persons[] = {MEANING_YOURS, MEANING_FOR_YOU, MEANING_POLITE,
                                           MEANING_FAMILIAR};
    unsigned scopes = reading_scopes(reading, clause->first, clause->end);
    return reading_means_any(reading, clause->first, clause->end, things,
                             COUNT_OF(things)) ||
           (scopes & (SCOPE_IDENTIFIER | SCOPE_VALUE)) != 0 ||
           (means(reading, clause->first, clause->end, MEANING_OWED) &&
            ((scopes & SCOPE_TITLE) != 0 ||
             reading_means_any(reading, clause->first, clause->end, persons,
                               COUNT_OF(persons))));
}

/* A warning becomes a block where the deed concerns the customer, and a mark where it is
   one of the shop's own house. */
static enum severity severity_beside(const struct reading *reading,
                                     const struct clause *clause, enum severity severity)
{
    bool is_of_message = means(reading, clause->first, clause->end, MEANING_MESSAGE);
    if (clause_is_of_house(reading, clause)) {
        return SEVERITY_MARK;
    }
    return severity == SEVERITY_WARN && !is_of_message && is_concerning(reading, clause)
               ? SEVERITY_BLOCK
               : severity;
}

/* The clause has a deed, a state or a promise already. */
static bool is_judged(const struct judge *judge, const struct clause *clause)
{
    return has_claim(judge, clause, KINDS_STATING);
}

/* 已 tells what was done, whoever's it is; 于 alone tells a place, too. */
static bool tells_done(const struct judge *judge, const struct mark *aux)
{
    return aux->value == ORDER_LATER &&
           !is_claimed(judge, reading_clause(judge->reading, aux->first)) &&
           !scan_is(&judge->reading->scan, aux->first, "于");
}

/* "DPD hat das Paket bekommen": no deed of the shop's. */
static bool is_by_carrier(const struct reading *reading, const struct mark *aux)
{
    return reading_mark_before(reading, aux->first, MEANING_CARRIER) != NULL;
}

static void deed_open(struct judge *judge, const struct mark *aux)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, aux->first);
    struct span verb = verb_of(reading, aux);
    bool is_sure = aux->meaning == MEANING_ACTIVE || is_of_customer(reading, aux);
    bool is_shop = is_sure || tells_done(judge, aux) ||
                   (judge_works(judge, reading->value_count / 8 + 4) &&
                    may_be_of_customer(reading, aux));
    if (verb.end == verb.first || !is_shop || is_idle(reading, aux, verb) ||
        !judge_works(judge, 1 + judge->opinion->claim_count / 4) ||
        is_judged(judge, clause)) {
        return;
    }
    size_t first = aux->first < verb.first ? aux->first : verb.first;
    open_claim(judge, first, aux->end > verb.end ? aux->end : verb.end, CLAIM_DONE,
               is_claimed(judge, clause) || !is_sure || is_by_carrier(reading, aux)
                   ? SEVERITY_MARK
                   : severity_beside(reading, clause, severity_of(aux)));
}

/* "We will waive it": a promise, where it is not the agent's own time. */
static void will_open(struct judge *judge, const struct mark *will)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, will->first);
    struct span verb = {will->end, will->end + 1};
    if (verb.end > clause->end || is_idle(reading, will, verb) ||
        !judge_works(judge, 1 + judge->opinion->claim_count / 8) ||
        is_claimed(judge, clause)) {
        return;
    }
    open_claim(judge, will->first, verb.end, CLAIM_PROMISE, SEVERITY_MARK);
}

/* The verb beside an auxiliary of no word order; a phrase that is whole is its own. */
static struct span deed_of(const struct reading *reading, const struct mark *aux)
{
    const struct clause *clause = reading_clause(reading, aux->first);
    size_t near = aux->end + NEAR_VERB < clause->end ? aux->end + NEAR_VERB : clause->end;
    bool is_behind = strcmp(aux->lang, "de") == 0 || strcmp(aux->lang, "nl") == 0;
    struct span span = {aux->first, aux->end};
    switch ((enum aux)aux->value) {
    case AUX_SHOP:
        return first_form(reading, aux->lang, FORM_PARTICIPLE, aux->end, near);
    case AUX_STATE:
    case AUX_STANDS:
        return is_behind ? last_form(reading, aux->lang, aux->end, clause->end)
                         : first_form(reading, aux->lang, FORM_PARTICIPLE, aux->end, near);
    case AUX_DOING:
        return first_form(reading, aux->lang, FORM_DOING, aux->end, near);
    case AUX_GIVEN: /* Dutch "maar" begins no clause here */
        return first_form(reading, aux->lang, FORM_PARTICIPLE, aux->end,
                          reading_sentence(reading, aux->first)->end);
    case AUX_ALREADY:
        return first_form(reading, aux->lang, FORM_WE, aux->end,
                          aux->end + 1 < clause->end ? aux->end + 1 : clause->end);
    case AUX_WHOLE:
        break;
    }
    return span;
}

/* A word of no deed beside a phrase that is whole: "acabo de ver", "看了". */
static bool is_idle_around(const struct reading *reading, struct span span)
{
    const struct clause *clause = reading_clause(reading, span.first);
    bool is_spaced = reading->scan.tokens[span.first].kind == TOKEN_WORD;
    size_t behind = span.end + (is_spaced ? 2 : AROUND);
    size_t end = behind < clause->end ? behind : clause->end;
    size_t front = is_spaced ? 0 : AROUND;
    size_t first = span.first > clause->first + front ? span.first - front : clause->first;
    const struct mark *step = reading_mark_within(reading, span.end, end, MEANING_STEP);
    end = step != NULL ? step->first : end; /* "…ておきましたので、ご安心ください" */
    return means(reading, first, end, MEANING_IDLE) ||
           means(reading, first, end, MEANING_SMALL);
}

/* "Dan krijg je 20 euro terug op je kaart": nothing has come there yet. */
static bool is_money_to_come(const struct judge *judge, const struct mark *aux)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, aux->first);
    return means(reading, clause->first, clause->end, MEANING_PURSE) &&
           money_is_to_come(judge, aux->first);
}

/* "Cancelado queda": the participle that begins its clause in front of the auxiliary. */
static struct span deed_in_front(const struct reading *reading, const struct mark *aux)
{
    bool is_state = aux->value == AUX_STATE || aux->value == AUX_STANDS;
    size_t first = reading_clause(reading, aux->first)->first;
    return is_state && aux->first == first + 1
               ? first_form(reading, aux->lang, FORM_PARTICIPLE, first, aux->first)
               : none;
}

/* What else was done, in all languages. */
static void aux_open(struct judge *judge, const struct mark *aux)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, aux->first);
    struct span front = deed_in_front(reading, aux);
    bool is_fronted = front.end > front.first;
    struct span verb = is_fronted ? front : deed_of(reading, aux);
    if (verb.end == verb.first || is_idle(reading, aux, verb) ||
        (aux->value == AUX_WHOLE &&
         (is_idle_around(reading, verb) || is_money_to_come(judge, aux))) ||
        !judge_works(judge, 20 + judge->opinion->claim_count / 8) ||
        is_judged(judge, clause) ||
        (aux->value == AUX_STANDS && !is_fronted && !is_of_customer(reading, aux)) ||
        (aux->value == AUX_STANDS && articles_tell(judge, clause->first, clause->end))) {
        return;
    }
    open_claim(judge, is_fronted ? verb.first : aux->first,
               verb.end > aux->end ? verb.end : aux->end, CLAIM_DONE,
               aux->value == AUX_SHOP && !is_by_carrier(reading, aux)
                   ? severity_beside(reading, clause, SEVERITY_WARN)
                   : SEVERITY_MARK);
}

/* "Dirección actualizada", "Adresse geändert": a thing and what was done with it, alone. */
static void ellipsis_open(struct judge *judge, const struct clause *clause)
{
    static const enum meaning things[] = {MEANING_DEED_NOUN, MEANING_ORDER_CUE,
                                          MEANING_PARCEL};
    const struct reading *reading = judge->reading;
    size_t end = clause->end;
    while (end > clause->first && !is_letters(reading, end - 1)) {
        end--;
    }
    if (end < clause->first + 2 || end > clause->first + WORDS_ALONE) {
        return;
    }
    const char *lang = reading->sentences[clause->sentence].lang;
    struct span verb = first_form(reading, lang, FORM_PARTICIPLE, end - 1, end);
    bool is_thing = false;
    for (size_t i = 0; i < COUNT_OF(things); i++) {
        const struct mark *thing =
            reading_mark_within(reading, clause->first, end - 1, things[i]);
        is_thing |= thing != NULL && thing->first <= clause->first + 1;
    }
    struct mark none_of = {.first = (uint32_t)clause->first,
                           .end = (uint32_t)clause->first};
    if (verb.end > verb.first && is_thing && !is_idle(reading, &none_of, verb) &&
        judge_works(judge, 20 + judge->opinion->claim_count / 8) &&
        !is_judged(judge, clause)) {
        open_claim(judge, clause->first, verb.end, CLAIM_DONE, SEVERITY_MARK);
    }
}

/* "Troquei-lhe a morada": the first person of the past by its form alone. */
static void past_open(struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    const char *lang = reading->sentences[clause->sentence].lang;
    struct span verb = first_form(reading, lang, FORM_ALONE, clause->first, clause->end);
    if (verb.end == verb.first) {
        return;
    }
    struct mark none_of = {.first = (uint32_t)verb.first, .end = (uint32_t)verb.first};
    if (!is_idle(reading, &none_of, verb) &&
        judge_works(judge, 20 + judge->opinion->claim_count / 8) &&
        !is_judged(judge, clause)) {
        open_claim(judge, verb.first, verb.end, CLAIM_DONE, SEVERITY_MARK);
    }
}

void open_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->clause_count; i++) {
        past_open(judge, &reading->clauses[i]);
        ellipsis_open(judge, &reading->clauses[i]);
    }
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_ACTIVE || mark->meaning == MEANING_PASSIVE) {
            deed_open(judge, mark);
        } else if (mark->meaning == MEANING_WILL) {
            will_open(judge, mark);
        } else if (mark->meaning == MEANING_AUX) {
            aux_open(judge, mark);
        }
    }
}
