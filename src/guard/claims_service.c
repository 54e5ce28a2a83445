/*
 * What a shop has or has not, whoever asks: paying in instalments, the parcel by tomorrow.
 * Offered where the articles that speak of it deny it, it is contradicted.
 */
#include "guard/judge.h"
#include "guard/support.h"

#include <string.h>

#define ESPRESSA_LEN 8 /* bytes of the longest word for it that is no compound */

#define SERVICES (TOPIC_BIT(TOPIC_EXPRESS) | TOPIC_BIT(TOPIC_INSTALMENTS))

/* "The next day", 加急处理: haste of any kind, unless it is that of a delivery. */
static bool is_haste_alone(const struct reading *reading, const struct mark *mark)
{
    static const char *const haste[] = {"next",    "same",  "overnight",
                                        "urgente", "spoed", "加"};
    static const char *const behind[] = {"delivery", "shipping", "service", "配",
                                         "派",       "快",       "运",      "件"};
    static const char *const front[] = {"envio", "envios", "entrega", "entregas"};
    return scan_is_any(&reading->scan, mark->first, haste, COUNT_OF(haste)) &&
           !scan_is_any(&reading->scan, mark->end - 1, behind, COUNT_OF(behind)) &&
           !scan_is_any(&reading->scan, mark->end, behind, COUNT_OF(behind)) &&
           !(mark->first > 0 &&
             scan_is_any(&reading->scan, mark->first - 1, front, COUNT_OF(front)));
}

/* "I want to express my thanks", "Correos Express", "envoyé en deux fois": of another
 * thing.
 */
static bool is_of_service(const struct reading *reading, const struct mark *mark)
{
    static const char *const pay[] = {"payer", "paiement",  "paiements", "regler", "reglez",
                                      "paye",  "payez",     "reglement", "pagar",  "pague",
                                      "pago",  "pagamento", "paga",      "compra"};
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    if (mark->value == TOPIC_INSTALMENTS) {
        bool is_fraction = strcmp(mark->lang, "fr") == 0 || strcmp(mark->lang, "pt") == 0 ||
                           strcmp(mark->lang, "es") == 0;
        return !is_fraction || scan_has_any(&reading->scan, sentence->first, sentence->end,
                                            pay, COUNT_OF(pay));
    }
    uint64_t sending = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH) |
                       TOPIC_BIT(TOPIC_SHIPPING_FEE);
    bool is_compound = scan_folded(&reading->scan, mark->first).len > ESPRESSA_LEN;
    bool is_sent = is_compound || mark->end > mark->first + 1 ||
                   (sentence->topics & sending) != 0 ||
                   reading_mark_within(reading, sentence->first, sentence->end,
                                       MEANING_PARCEL) != NULL;
    bool is_verb = mark->first > 0 && scan_is(&reading->scan, mark->first - 1, "to");
    size_t first = mark->first > sentence->first ? mark->first - 1 : mark->first;
    return is_sent && !is_verb && !is_haste_alone(reading, mark) &&
           reading_mark_within(reading, first, mark->end, MEANING_CARRIER) == NULL;
}

/* "We offer", "you can", "also": it is given, and nothing beside it takes that back. */
static bool is_given(const struct reading *reading, const struct mark *mark)
{
    static const enum meaning taken[] = {MEANING_NEGATION, MEANING_NONE_OF, MEANING_ABSENT,
                                         MEANING_DENIED,   MEANING_INSTEAD, MEANING_BUT,
                                         MEANING_QUOTE,    MEANING_ASK};
    static const enum meaning given[] = {MEANING_OFFER, MEANING_ALSO, MEANING_GIVES,
                                         MEANING_SELLS, MEANING_ACT,  MEANING_STOCK};
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first = sentence->first;
    size_t end = sentence->end;
    const struct mark *able = reading_mark_within(reading, first, end, MEANING_ABLE);
    return !reading_means_any(reading, first, end, taken, COUNT_OF(taken)) &&
           ((able != NULL && able->value == 1) ||
            reading_means_any(reading, first, end, given, COUNT_OF(given)));
}

/* The first line that denies it; NULL where none does, or others tell it: an article in
 * nine languages may be read wrong in one. */
static const struct support_line *line_against(const struct judge *judge, uint64_t topic)
{
    size_t count;
    const struct support_line *lines = support_lines(judge->policy->support, &count);
    const struct support_line *found = NULL;
    size_t against = 0;
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_of_it = (lines[i].topics & topic) != 0;
        bool is_denied = (lines[i].stances & STANCE_DENIED) != 0;
        found = is_of_it && is_denied && found == NULL ? &lines[i] : found;
        against += is_of_it && is_denied;
        told += is_of_it && !is_denied;
    }
    return against > 2 * told ? found : NULL;
}

/* Whether it was claimed. */
static bool service_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    unsigned none = SCOPES_UNASSERTED | SCOPES_MASKED | SCOPE_SIGNATURE;
    if ((reading_scopes(reading, mark->first, mark->end) & none) != 0 ||
        (stances_of(reading, sentence->first, sentence->end) & STANCE_DENIED) != 0 ||
        !is_of_service(reading, mark) ||
        !judge_works(judge, 20 + support_size(judge->policy->support) / 8)) {
        return false;
    }
    const struct support_line *line = line_against(judge, TOPIC_BIT(mark->value));
    if (line == NULL) {
        return false;
    }
    bool is_sure = is_given(reading, mark);
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_PROMISE,
                                    is_sure ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (is_sure) {
        claim_from_line(judge, claim, line);
    }
    claim->severity = is_sure ? SEVERITY_WARN : SEVERITY_MARK;
    return true;
}

void services_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t end = 0; /* of the sentence that was claimed last */
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_TOPIC && mark->first >= end &&
            (TOPIC_BIT(mark->value) & SERVICES) != 0 && service_read(judge, mark)) {
            end = reading_sentence(reading, mark->first)->end;
        }
    }
}
