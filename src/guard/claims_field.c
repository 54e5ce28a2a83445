/*
 * What a reply tells of the fields of an order that no other claim reads: where it goes,
 * and by which service. One table: the field, the words that are its values, and how a
 * reply tells it; a new field is a row.
 */
#include "guard/judge.h"
#include "guard/spoken.h"

#include <string.h>

#define NEAR_LEAD 3 /* tokens between a noun and the value: "your address in the" */

typedef const char *field_value(const struct order *order);
typedef bool field_told(const struct judge *judge, const struct mark *mark);

static const char *city_of(const struct order *order)
{
    return order->address.city;
}

static const char *method_of(const struct order *order)
{
    return order->shipping_method;
}

/* The clause is of an order or its parcel. */
static bool is_of_order(const struct reading *reading, const struct mark *mark)
{
    static const enum meaning called[] = {MEANING_PARCEL, MEANING_ORDER_CUE, MEANING_EVENT,
                                          MEANING_STATE, MEANING_DEED};
    const struct clause *clause = reading_clause(reading, mark->first);
    return reading_means_any(reading, clause->first, clause->end, called,
                             COUNT_OF(called)) ||
           (reading_scopes(reading, clause->first, clause->end) & SCOPE_IDENTIFIER) != 0;
}

/* "Your address in", "寄往", "のご住所": the place that the words name is the address's. */
static bool is_address(const struct judge *judge, const struct mark *mark)
{
    static const char *const nouns[] = {
        "address", "adresse",  "lieferadresse", "direccion",    "domicilio",   "indirizzo",
        "morada",  "endereco", "adres",         "afleveradres", "bezorgadres", "anschrift"};
    static const char *const fronts[] = {"寄往", "寄到", "寄至"};
    static const char *const behind[] = {"的地址",   "地址",   "のご住所", "の住所", "宛",
                                         "へお届け", "へ発送", "にお届け", "行き"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first =
        mark->first > clause->first + NEAR_LEAD ? mark->first - NEAR_LEAD : clause->first;
    size_t end = mark->end + 4 < clause->end ? mark->end + 4 : clause->end;
    return scan_has_any(&reading->scan, first, mark->first, nouns, COUNT_OF(nouns)) ||
           reading_has_part(reading, first, mark->first, fronts, COUNT_OF(fronts)) ||
           reading_has_part(reading, mark->end, end, behind, COUNT_OF(behind));
}

/* "It is at", "arrivé à", "we also send to": where a parcel is by now, or the shop sends.
 */
static bool is_place_by_now(const struct reading *reading, const struct clause *clause)
{
    static const char *const words[] = {
        "trova",    "trouve", "encuentra", "encontra", "portato", "passe",  "passato",
        "giacenza", "also",   "auch",      "tambien",  "aussi",   "anche",  "tambem",
        "ook",      "even",   "sometimes", "every",    "ovunque", "partout"};
    static const enum meaning coming[] = {MEANING_COMING, MEANING_WAYPOINT};
    return scan_has_any(&reading->scan, clause->first, clause->end, words,
                        COUNT_OF(words)) ||
           reading_means_any(reading, clause->first, clause->end, coming, COUNT_OF(coming));
}

/* "On its way to", "发往": the order's end, or a stop of its parcel on the way. */
static bool is_led(const struct judge *judge, const struct mark *mark)
{
    static const char *const leads[] = {"to",    "nach", "para", "a",   "naar",
                                        "hasta", "pour", "vers", "for", "per"};
    static const char *const fronts[] = {"发往", "送往", "送到", "发到"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first =
        mark->first > clause->first + NEAR_LEAD ? mark->first - NEAR_LEAD : clause->first;
    bool is_behind_word =
        mark->first > clause->first &&
        scan_is_any(&reading->scan, mark->first - 1, leads, COUNT_OF(leads)) &&
        is_of_order(reading, mark) && order_is_called(judge, mark->first);
    return (is_behind_word ||
            reading_has_part(reading, first, mark->first, fronts, COUNT_OF(fronts))) &&
           !is_place_by_now(reading, clause);
}

/* "Our hub in Leipzig", "send it back to": another place than where the order goes. */
static bool is_on_the_way(const struct reading *reading, const struct clause *clause)
{
    static const char *const words[] = {
        "hub",          "depot",     "centre",   "center",         "warehouse",
        "sorting",      "branch",    "store",    "shop",           "zentrum",
        "paketzentrum", "lager",     "filiale",  "verteilzentrum", "centro",
        "almacen",      "tienda",    "entrepot", "plateforme",     "agence",
        "magasin",      "magazzino", "negozio",  "filiale",        "armazem",
        "loja",         "magazijn",  "winkel",   "sorteercentrum", "airport",
        "returns",      "back",      "zuruck",   "devolver",       "retour",
        "terug"};
    static const char *const parts[] = {"仓",       "中转",   "转运", "分拨",
                                        "网点",     "退",     "倉庫", "拠点",
                                        "センター", "営業所", "返送", "返品"};
    uint64_t topics = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE) |
                      TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_PICKUP);
    return (clause->topics & topics) != 0 ||
           scan_has_any(&reading->scan, clause->first, clause->end, words,
                        COUNT_OF(words)) ||
           reading_has_part(reading, clause->first, clause->end, parts, COUNT_OF(parts));
}

static bool tells_city(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct token *token = &reading->scan.tokens[mark->first];
    return (token->kind != TOKEN_WORD || token->is_capital) &&
           (is_address(judge, mark) || is_led(judge, mark)) &&
           !is_on_the_way(reading, reading_clause(reading, mark->first));
}

/* "You chose", "went by": of this order, and no rule of the shop's. */
static bool tells_method(const struct judge *judge, const struct mark *mark)
{
    static const char *const chosen[] = {
        "chose",    "chosen",     "selected", "picked",    "gewahlt", "ausgewahlt",
        "elegiste", "elegido",    "eligio",   "escogiste", "choisi",  "scelto",
        "escolheu", "escolheste", "gekozen",  "koos",      "booked",  "gebucht"};
    static const char *const parts[] = {"选择", "选了", "选的", "お選び", "選択", "ご指定"};
    static const enum meaning done[] = {MEANING_EVENT, MEANING_DEED, MEANING_STATE,
                                        MEANING_DONE};
    static const enum meaning rules[] = {MEANING_GENERIC, MEANING_MODAL, MEANING_CONDITION,
                                         MEANING_HEDGE};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    bool is_chosen =
        scan_has_any(&reading->scan, clause->first, clause->end, chosen,
                     COUNT_OF(chosen)) ||
        reading_has_part(reading, clause->first, clause->end, parts, COUNT_OF(parts));
    bool is_gone =
        reading_means_any(reading, clause->first, clause->end, done, COUNT_OF(done)) &&
        is_of_order(reading, mark) && order_is_called(judge, mark->first);
    return (is_chosen || is_gone) &&
           !reading_means_any(reading, clause->first, clause->end, rules, COUNT_OF(rules));
}

static const struct {
    enum meaning meaning;
    const char *name;
    field_value *value;
    field_told *is_told;
    field_told *is_sure; /* else it is no more than warned of */
} fields[] = {
    {MEANING_CITY, "address.city", city_of, tells_city, is_address},
    {MEANING_SERVICE, "shipping_method", method_of, tells_method, tells_method},
};

/* The value of that meaning that the words are; 0: none that is known. */
static uint32_t value_of(struct judge *judge, const char *words, enum meaning meaning)
{
    static const struct {
        const char *word;
        uint32_t service;
    } services[] = {{"standard", 1}, {"express", 2}};
    struct reading own;
    for (size_t i = 0; meaning == MEANING_SERVICE && i < COUNT_OF(services); i++) {
        if (text_is_ignoring_case(text_of(string_or_empty(words)), services[i].word)) {
            return services[i].service;
        }
    }
    if (words == NULL || words[0] == '\0' || !judge_works(judge, 10)) {
        return 0;
    }
    reading_of(text_of(words), judge->arena, &own);
    for (size_t i = 0; i < own.mark_count; i++) {
        if (own.marks[i].meaning == meaning) {
            return own.marks[i].value;
        }
    }
    return 0;
}

/* Another order or address of the customer has it, or the customer wrote it. */
static bool is_of_another(struct judge *judge, const struct mark *mark, field_value *value)
{
    const struct facts *facts = judge->facts;
    enum meaning meaning = (enum meaning)mark->meaning;
    for (size_t i = 0; i < facts->order_count; i++) {
        if (value_of(judge, value(&facts->orders[i]), meaning) == mark->value) {
            return true;
        }
    }
    for (size_t i = 0; meaning == MEANING_CITY && facts->customer != NULL &&
                       i < facts->customer->address_count;
         i++) {
        if (value_of(judge, facts->customer->addresses[i].city, meaning) == mark->value) {
            return true;
        }
    }
    return thread_names(facts, reading_text(judge->reading, mark->first, mark->end));
}

/* The sentence tells the order's own value as well: "by way of Milano to Torino". */
static bool tells_value(const struct reading *reading, const struct mark *mark,
                        uint32_t value)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    return reading_mark_valued(reading, sentence->first, sentence->end,
                               (enum meaning)mark->meaning, value) != NULL;
}

static void field_judge(struct judge *judge, const struct mark *mark, size_t field)
{
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    const char *own = order == NULL ? NULL : fields[field].value(order);
    uint32_t value = value_of(judge, own, (enum meaning)mark->meaning);
    bool is_same = value == mark->value;
    bool is_bound = is_certain && order_is_called(judge, mark->first);
    if (value == 0 ||
        (!is_same &&
         (!is_certain || (!is_bound && is_of_another(judge, mark, fields[field].value))))) {
        return;
    }
    bool is_sure = fields[field].is_sure(judge, mark);
    bool is_open =
        !is_same &&
        (thread_names(judge->facts, reading_text(judge->reading, mark->first, mark->end)) ||
         (!is_sure && tells_value(judge->reading, mark, value)));
    if (is_open) {
        return;
    }
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STATUS,
                                    is_same ? VERDICT_PROVED : VERDICT_CONTRADICTED);
    claim_from_order(judge, claim, order, fields[field].name, own);
    claim->right_value = is_same ? NULL : arena_text(judge->arena, own);
    claim->severity = is_same || is_sure ? claim->severity : SEVERITY_WARN;
}

void fields_told_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    unsigned scopes =
        SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_SIGNATURE | SCOPE_COMMITMENT;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        for (size_t k = 0; k < COUNT_OF(fields); k++) {
            if (mark->meaning == fields[k].meaning &&
                (reading_scopes(reading, mark->first, mark->end) & scopes) == 0 &&
                judge_works(judge, 4) && !mark_is_denied(reading, mark) &&
                fields[k].is_told(judge, mark)) {
                field_judge(judge, mark, k);
            }
        }
    }
}

bool state_is_service(const struct reading *reading, const struct mark *mark)
{
    static const char *const services[] = {
        "standard",       "express",   "expresse",   "espressa",  "espresso",
        "expresso",       "expressa",  "expres",     "estandar",  "padrao",
        "classique",      "normale",   "normal",     "ordinaria", "ordinaire",
        "rapide",         "rapida",    "rapido",     "gratuite",  "gratuita",
        "internationale", "economica", "economique", "urgente",   "internazionale"};
    return mark->value == DEED_UNDERWAY &&
           scan_is_any(&reading->scan, mark->end, services, COUNT_OF(services));
}
