#include "guard/judge.h"

#include <string.h>

/*
 * Deeds and states that are told as in a form: "Refund: done", "Status: shipped",
 * 退款：已完成.
 */

#define LABEL_MAX  6 /* tokens in front of the colon */
#define NEAR_VALUE 2 /* tokens between "done" and its day */

/* A label, and what stands behind it up to the end. */
struct labelled {
    size_t first;
    size_t colon; /* the label's end */
    size_t said;  /* what is told of it; the sign itself, where that is a check mark */
    size_t end;
};

// clang-format off
/* That it was done, folded; nothing but a day or an amount may follow. */
static const char *const done_words[] = {
    "done", "completed", "complete", "processed", "issued", "approved", "granted", "confirmed", "sent",
    "paid", "made", "accepted", "executed", "finished", "settled", "ok", "okay", "yes", "arranged",
    "credited", "initiated", "authorised", "authorized", "closed", "successful",
    "erledigt", "abgeschlossen", "ausgefuhrt", "veranlasst", "genehmigt", "bewilligt", "bestatigt",
    "gesendet", "versandt", "ausgezahlt", "uberwiesen", "durchgefuhrt", "gebucht", "ja", "erfolgt",
    "angewiesen", "fertig", "freigegeben", "akzeptiert", "erfolgreich",
    "hecho", "hecha", "completado", "completada", "realizado", "realizada", "tramitado", "tramitada",
    "procesado", "procesada", "aprobado", "aprobada", "enviado", "enviada", "pagado", "confirmado",
    "confirmada", "emitido", "emitida", "listo", "lista", "concedido", "efectuado", "efectuada", "si",
    "abonado", "finalizado", "aceptado", "aceptada",
    "effectue", "effectuee", "fait", "faite", "termine", "terminee", "traite", "traitee", "valide",
    "validee", "accepte", "acceptee", "approuve", "approuvee", "emis", "emise", "envoye", "envoyee",
    "confirme", "confirmee", "accorde", "oui", "paye", "verse",
    "effettuato", "effettuata", "fatto", "fatta", "completato", "completata", "eseguito", "eseguita",
    "approvato", "approvata", "emesso", "inviato", "inviata", "confermato", "confermata", "concesso",
    "pagato", "accreditato", "elaborato", "accettato", "accettata",
    "feito", "feita", "efetuado", "efetuada", "concluido", "concluida", "processado", "processada",
    "aprovado", "aprovada", "confirmada", "pago", "sim", "aceite", "aceito", "creditado",
    "gedaan", "voltooid", "verwerkt", "afgerond", "goedgekeurd", "uitgevoerd", "uitbetaald", "verstuurd",
    "verzonden", "bevestigd", "geregeld", "toegekend", "klaar", "gestort", "akkoord", "gelukt",
    "✅", "✔", "✓", "☑",
};
/* The same of scripts without spaces, as the text has it. */
static const char *const done_signs[] = {
    "已完成", "完成", "已处理", "处理完毕", "已批准", "已通过", "通过", "已办理", "办理完成", "已办妥",
    "成功", "已成功", "已到账", "已发放", "已退", "已同意", "同意", "已确认", "已发", "已支付", "搞定", "办好了",
    "完了", "済", "処理済", "承認済", "手続き済", "実施済", "対応済", "送金済", "返金済",
};
/* Behind a status these are read in whatever language the rest is taken for. */
static const char *const refunded_words[] = {
    "refunded", "reimbursed", "erstattet", "ruckerstattet", "zuruckerstattet", "zuruckgezahlt",
    "gutgeschrieben", "reembolsado", "reembolsada", "reintegrado", "rembourse", "remboursee",
    "rimborsato", "rimborsata", "terugbetaald", "gerestitueerd",
};
/* What a state stands behind. */
static const char *const status_words[] = {
    "status", "state", "zustand", "stand", "bestellstatus", "auftragsstatus", "versandstatus", "estado",
    "situacion", "statut", "etat", "stato", "situazione", "situacao", "bestelstatus", "toestand",
    "状", "进", "進", "ス", "حاله",
};
// clang-format on

/* A day that has been, or an amount, begins at the token or a little behind it: "on 3 May".
 */
static bool is_day_or_amount(const struct reading *reading, size_t token)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_of_kind = value->kind == VALUE_AMOUNT || value->kind == VALUE_DATE ||
                          value->kind == VALUE_WEEKDAY ||
                          (value->kind == VALUE_DAY && value->from_today <= 0);
        if (is_of_kind && value->first >= token && value->first <= token + NEAR_VALUE) {
            return true;
        }
    }
    return false;
}

/* Nothing goes on with what stands here: a sign, the line's end, a day or an amount. */
static bool is_end(const struct reading *reading, size_t token)
{
    const struct scan *scan = &reading->scan;
    return token >= scan->count || scan->tokens[token].kind == TOKEN_SIGN ||
           scan->tokens[token].kind == TOKEN_LINE || is_day_or_amount(reading, token);
}

static bool is_done(const struct reading *reading, size_t token)
{
    if (token >= reading->scan.count) {
        return false;
    }
    struct text text = reading->scan.text;
    size_t at = reading->scan.tokens[token].start;
    struct text rest = text_from(text.bytes + at, text.len - at);
    for (size_t i = 0; i < COUNT_OF(done_signs); i++) {
        if (text_starts_with(rest, done_signs[i])) {
            return true;
        }
    }
    return scan_is_any(&reading->scan, token, done_words, COUNT_OF(done_words)) &&
           is_end(reading, token + 1);
}

/* What the label says was done, DEED_COUNT for nothing. */
static enum deed deed_of(const struct reading *reading, const struct labelled *at)
{
    static const struct {
        enum topic topic;
        enum deed deed;
    } topics[] = {{TOPIC_REFUND, DEED_REFUND},
                  {TOPIC_REPLACEMENT, DEED_REPLACE},
                  {TOPIC_EXCHANGE, DEED_EXCHANGE},
                  {TOPIC_CANCEL, DEED_CANCEL},
                  {TOPIC_INVESTIGATION, DEED_INVESTIGATE},
                  {TOPIC_GIFT_CARD, DEED_CREDIT},
                  {TOPIC_RETURN, DEED_TAKE_BACK}};
    const struct mark *noun =
        reading_mark_within(reading, at->first, at->colon, MEANING_DEED_NOUN);
    if (noun != NULL) {
        return (enum deed)noun->value;
    }
    for (size_t i = reading->mark_from[at->first]; i < reading->mark_from[at->colon]; i++) {
        const struct mark *mark = &reading->marks[i];
        for (size_t k = 0; mark->meaning == MEANING_TOPIC && k < COUNT_OF(topics); k++) {
            if (mark->value == topics[k].topic) {
                return topics[k].deed;
            }
        }
    }
    return DEED_COUNT;
}

static bool has_status_word(const struct reading *reading, const struct labelled *at)
{
    return scan_has_any(&reading->scan, at->first, at->colon, status_words,
                        COUNT_OF(status_words));
}

/* The participle or the state right behind the colon. */
static const struct mark *state_behind(const struct reading *reading,
                                       const struct labelled *at)
{
    static const enum meaning meanings[] = {MEANING_DEED, MEANING_DONE, MEANING_STATE_OF,
                                            MEANING_STATE};
    for (size_t i = 0; i < COUNT_OF(meanings); i++) {
        const struct mark *mark = reading_mark_at(reading, at->said, meanings[i]);
        if (mark != NULL && is_end(reading, mark->end)) {
            return mark;
        }
    }
    return NULL;
}

/* The states that the shop shows in a word or two which no sentence says so, and all of
   them in a language whose sentences are not read. */
// clang-format off
static const struct {
    const char *words;
    enum deed deed;
} shown_states[] = {
    {"pending", DEED_PENDING}, {"pendiente", DEED_PENDING}, {"ausstehend", DEED_PENDING}, {"en attente", DEED_PENDING},
    {"in attesa", DEED_PENDING}, {"pendente", DEED_PENDING}, {"in afwachting", DEED_PENDING}, {"قيد الانتظار", DEED_PENDING},
    {"قيد التجهيز", DEED_PREPARE}, {"تم الشحن", DEED_SHIP}, {"تم التسليم", DEED_DELIVER}, {"entregue", DEED_DELIVER},
    {"ملغى", DEED_CANCEL}, {"returned", DEED_TAKE_BACK}, {"devuelto", DEED_TAKE_BACK}, {"zurückgesendet", DEED_TAKE_BACK},
    {"retournée", DEED_TAKE_BACK}, {"reso", DEED_TAKE_BACK}, {"devolução recebida", DEED_TAKE_BACK},
    {"geretourneerd", DEED_TAKE_BACK}, {"مرتجع", DEED_TAKE_BACK},
};
// clang-format on

/* DEED_COUNT where none of them stands behind the sign, alone. */
static enum deed deed_shown(const struct reading *reading, const struct labelled *at)
{
    struct text said = text_trim(reading_text(reading, at->said, at->end));
    for (size_t i = 0; i < COUNT_OF(shown_states); i++) {
        if (text_is_ignoring_case(said, shown_states[i].words)) {
            return shown_states[i].deed;
        }
    }
    return DEED_COUNT;
}

/* "Status of order W1: pending" */
static bool shown_state_claim(struct judge *judge, const struct labelled *at)
{
    enum deed deed = has_status_word(judge->reading, at) ? deed_shown(judge->reading, at)
                                                         : DEED_COUNT;
    struct mark mark = {.value = (uint32_t)deed};
    if (deed == DEED_COUNT) {
        return false;
    }
    mark.first = (uint32_t)at->said;
    mark.end = (uint32_t)at->end;
    status_claim(judge, &mark, deed);
    return true;
}

static void label_judge(struct judge *judge, const struct labelled *at)
{
    const struct reading *reading = judge->reading;
    unsigned none = SCOPES_UNASSERTED | SCOPE_TITLE | SCOPE_LINK | SCOPE_SIGNATURE;
    if ((reading_scopes(reading, at->first, at->end) & none) != 0 ||
        tokens_are_claimed(judge, at->first, at->end,
                           KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_STATUS))) {
        return;
    }
    if (shown_state_claim(judge, at)) {
        return;
    }
    enum deed deed = deed_of(reading, at);
    if (deed == DEED_TAKE_BACK && is_done(reading, at->said)) {
        claim_add(judge, at->first, at->end, CLAIM_DONE, VERDICT_UNSOURCED)->severity =
            SEVERITY_WARN;
        return;
    }
    if (deed != DEED_COUNT && is_done(reading, at->said)) {
        deed_claim(judge, at->first, at->end, deed);
        return;
    }
    const struct mark *state = deed != DEED_COUNT || has_status_word(reading, at)
                                   ? state_behind(reading, at)
                                   : NULL;
    if (state != NULL && state->value < DEED_SEND && deed == DEED_COUNT) {
        status_claim(judge, state, (enum deed)state->value);
    } else if (state != NULL && state->value > DEED_SEND) {
        deed_claim(judge, state->first, state->end, (enum deed)state->value);
    } else if (has_status_word(reading, at) &&
               scan_is_any(&reading->scan, at->said, refunded_words,
                           COUNT_OF(refunded_words)) &&
               is_end(reading, at->said + 1)) {
        deed_claim(judge, at->first, at->end, DEED_REFUND);
    }
}

/* The label in front of the sign, and what stands behind it in its line; false for none. */
static bool labelled_at(const struct reading *reading, size_t sign, struct labelled *found)
{
    const struct scan *scan = &reading->scan;
    static const char *const signs[] = {":", "=", "–", "—", "→", "✅", "✔", "✓"};
    bool is_mark = scan_is_any(scan, sign, signs, COUNT_OF(signs));
    size_t first = sign;
    while (is_mark && first > 0 && sign - first < LABEL_MAX &&
           scan->tokens[first - 1].kind != TOKEN_SIGN &&
           scan->tokens[first - 1].kind != TOKEN_LINE) {
        first--;
    }
    bool is_begun = first == 0 || scan->tokens[first - 1].kind == TOKEN_SIGN ||
                    scan->tokens[first - 1].kind == TOKEN_LINE;
    bool is_check =
        is_mark && scan_is_any(&reading->scan, sign, done_words, COUNT_OF(done_words));
    size_t said = is_check ? sign : sign + 1; /* "Refund ✅" */
    if (!is_mark || !is_begun || first >= sign || said >= scan->count) {
        return false;
    }
    size_t end = said + 1;
    while (end < scan->count && scan->tokens[end].kind != TOKEN_LINE &&
           scan->tokens[end].kind != TOKEN_SIGN) {
        end++;
    }
    *found = (struct labelled){first, sign, said, end};
    return true;
}

void labels_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 1; i < reading->scan.count; i++) {
        struct labelled found;
        if (reading->scan.tokens[i].kind == TOKEN_SIGN && labelled_at(reading, i, &found)) {
            label_judge(judge, &found);
        }
    }
}
