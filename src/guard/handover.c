/* What was delivered to the carrier, or came to a depot, has only left: "entregado al
 * transportista". */
#include "guard/judge.h"

#define NEAR_CARRIER 2 /* tokens between "to" and the carrier: articles, "our" */
#define NEAR_VERB    8 /* tokens between the carrier and a verb at the end */

/* The end of the carrier's name, or of the word for one, that begins at the token; else the
   token itself. */
static size_t carrier_end(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "carrier",         "courier",      "haulier",          "transportista",
        "mensajeria",      "mensajero",    "transporteur",     "coursier",
        "messagerie",      "corriere",     "vettore",          "spedizioniere",
        "transportadora",  "estafeta",     "vervoerder",       "koerier",
        "pakketdienst",    "bezorgdienst", "spediteur",        "spedition",
        "paketdienst",     "kurier",       "kurierdienst",     "zusteller",
        "zustelldienst",   "frachtfuhrer", "versanddienst",    "versanddienstleister",
        "logistikpartner", "repartidor",   "transportpartner",
    };
    static const char *const eastern[] = {"快递",     "承运",     "物流",
                                          "运送会社", "運送会社", "配送業者",
                                          "運送業者", "宅配業者", "配送会社"};
    const struct mark *name = reading_mark_at(reading, token, MEANING_CARRIER);
    if (name != NULL) {
        return name->end;
    }
    if (scan_is_any(&reading->scan, token, words, COUNT_OF(words))) {
        return token + 1;
    }
    size_t start = reading->scan.tokens[token].start;
    struct text rest =
        text_from(reading->scan.text.bytes + start, reading->scan.text.len - start);
    for (size_t i = 0; i < COUNT_OF(eastern); i++) {
        if (text_starts_with(rest, eastern[i])) {
            return token + text_of(eastern[i]).len / 3; /* a character is a token */
        }
    }
    return token;
}

/* "To", "al", "an": the carrier that follows is who received it. */
static bool is_to(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"to",   "with", "a",   "al",   "alla", "allo",
                                        "agli", "au",   "aux", "ao",   "aos",  "an",
                                        "aan",  "bij",  "ad",  "chez", "beim"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* "Dem Paketdienst", but not "von dem Paketdienst". */
static bool is_dative(const struct reading *reading, size_t token, size_t first)
{
    static const char *const articles[] = {"dem", "der", "unserem", "unserer"};
    static const char *const others[] = {"von", "durch", "mit", "nach", "laut", "seitens"};
    return scan_is_any(&reading->scan, token, articles, COUNT_OF(articles)) &&
           (token == first ||
            !scan_is_any(&reading->scan, token - 1, others, COUNT_OF(others)));
}

/* The carrier stands right behind: Chinese needs no word between. */
static bool is_behind(const struct reading *reading, const struct mark *deed, size_t end)
{
    bool is_spaced = reading->scan.tokens[deed->first].kind != TOKEN_CHARACTER;
    size_t token = deed->end;
    if (is_spaced && token < end && !is_to(reading, token)) {
        token--; /* "handed over to" */
    }
    if (token >= end || (is_spaced && !is_to(reading, token))) {
        return false;
    }
    token += is_spaced;
    for (size_t i = 0; i <= NEAR_CARRIER && token + i < end; i++) {
        if (carrier_end(reading, token + i) > token + i) {
            return true;
        }
    }
    return false;
}

/* "An", "aan": in front of a verb that ends its clause. */
static bool is_told_in_front(const struct reading *reading, size_t carrier, size_t first)
{
    static const char *const words[] = {"an", "aan", "bij"};
    bool is_there = carrier > first && is_dative(reading, carrier - 1, first);
    for (size_t i = carrier; i > first && i + NEAR_CARRIER > carrier; i--) {
        is_there |= scan_is_any(&reading->scan, i - 1, words, COUNT_OF(words));
    }
    return is_there;
}

/* "An DHL übergeben und Ihnen zugestellt": the verb is of what stands between. */
static bool is_parted(const struct reading *reading, size_t first, size_t end)
{
    static const char *const words[] = {"und", "en",   "dann", "ihnen", "dir",
                                        "sie", "dich", "u",    "je",    "jou"};
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words));
}

/* "An DHL übergeben", "配送業者へお届け": who receives it stands in front of the verb. */
static bool is_in_front(const struct reading *reading, const struct mark *deed,
                        size_t clause_first)
{
    static const char *const particles[] = {"へ", "に", "宛"};
    bool is_spaced = reading->scan.tokens[deed->first].kind != TOKEN_CHARACTER;
    size_t i =
        deed->first > clause_first + NEAR_VERB ? deed->first - NEAR_VERB : clause_first;
    for (; i < deed->first; i++) {
        size_t end = carrier_end(reading, i);
        if (end == i || end > deed->first) {
            continue;
        }
        if (is_spaced ? is_told_in_front(reading, i, clause_first) &&
                            !is_parted(reading, end, deed->first)
                      : scan_is_any(&reading->scan, end, particles, COUNT_OF(particles))) {
            return true;
        }
    }
    return false;
}

bool goes_to_carrier(const struct reading *reading, const struct mark *deed)
{
    const struct clause *clause = reading_clause(reading, deed->first);
    return is_behind(reading, deed, clause->end) ||
           is_in_front(reading, deed, clause->first);
}

bool handover_read(struct judge *judge, size_t first, size_t end)
{
    static const char *const verbs[] = {
        "ubergeben",    "ausgehandigt", "confie",     "confiee",    "remis",
        "remise",       "affidato",     "affidata",   "consegnato", "consegnata",
        "entregado",    "entregada",    "confiado",   "confiada",   "entregue",
        "overgedragen", "overhandigd",  "meegegeven", "handed",     "passed"};
    static const enum meaning parcels[] = {MEANING_PARCEL, MEANING_ORDER_CUE};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, first);
    struct mark verb = {.first = (uint32_t)(end - 1), .end = (uint32_t)end};
    struct mark all = {.first = (uint32_t)first, .end = (uint32_t)end};
    bool is_parcel =
        reading_means_any(reading, clause->first, clause->end, parcels, COUNT_OF(parcels));
    bool is_handed = is_parcel &&
                     scan_is_any(&reading->scan, end - 1, verbs, COUNT_OF(verbs)) &&
                     goes_to_carrier(reading, &verb);
    bool has_come = reading_mark_within(reading, first, end, MEANING_COMING) != NULL &&
                    stops_on_the_way(judge, &all);
    if ((!is_handed && !has_come) ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_DEED_NOUN) !=
            NULL) {
        return false;
    }
    status_claim(judge, is_handed ? &verb : &all, DEED_SHIP);
    return true;
}
