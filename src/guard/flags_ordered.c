#include "guard/judge.h"

#include <string.h>

#define TOLD_TOKENS ((size_t)9) /* behind a name, in which its deed stands */

static const char reason[] =
    "This confirms to an address on no record of the customer that "
    "the person has ordered.";

/* What says of a person, right behind the name, that there is an order; folded. */
static const char *const deeds[] = {
    " ordered",
    " bought",
    " purchased",
    " placed an",
    " is a customer",
    " is one of our",
    " has an order",
    " has an account",
    " has placed",
    " shops with us",
    " ha pedido",
    " pidio",
    " compro",
    " ha comprado",
    " es client",
    " hizo un pedido",
    " ha hecho un",
    " tiene un pedido",
    " tiene una cuenta",
    " tiene pedidos",
    " bestellt",
    " gekauft",
    " kundin",
    " kunde ",
    " kundenkonto",
    " aufgegeben",
    " a commande",
    " a achete",
    " a passe",
    " est client",
    " est une client",
    " a un compte",
    " a une commande",
    " a bien commande",
    " a bien passe",
    " ha ordinato",
    " ha acquistato",
    " ha comprato",
    " ha effettuato",
    " ha un ordine",
    " e client",
    " e una client",
    " e una nostra",
    " ha un account",
    " encomendou",
    " comprou",
    " pediu",
    " e nossa client",
    " fez um pedido",
    " fez uma encomenda",
    " tem um pedido",
    " tem uma encomenda",
    " tem conta",
    " besteld",
    " gekocht",
    " klant",
    " geplaatst",
    "下单",
    "下过单",
    "下了单",
    "买过",
    "买了",
    "购买",
    "订购",
    "的客户",
    "的顾客",
    "注文",
    "購入",
    "買いました",
    " طلبت",
    " اشترت",
    " اشتري",
    " عميله",
    " عميل ",
};

/* Behind such a word at a sentence's begin the person need not be named. */
static const char *const yeses[] = {"yes", "si", "ja", "oui", "sim", "نعم"};
static const char *const persons[] = {"she",  "he", "they", "ella", "el",  "sie", "er",
                                      "elle", "il", "lei",  "lui",  "ela", "ele", "zij",
                                      "hij",  "ha", "hat",  "هي",   "هو"};

/* "From the address with which she ordered": what is asked for, not told. */
static const char *const relatives[] = {
    " with which", " she used",      " he used",  " con el que",   " con la que",
    " mit der ",   " mit welcher ",  " con cui",  " com o qual",   " com que",
    " waarmee",    " avec laquelle", " avec qui", " desde la que", " desde el que",
};

/* The tokens behind one, to its clause's end, folded: words with a space in front. */
static const char *told_behind(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    size_t end = reading_clause(reading, token)->end;
    const char *told = "";
    for (size_t i = token + 1; i < end && i <= token + TOLD_TOKENS; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        bool is_word = reading->scan.tokens[i].kind == TOKEN_WORD;
        told = arena_format(judge->arena, "%s%s%.*s", told, is_word ? " " : "",
                            (int)folded.len, folded.bytes);
    }
    return arena_format(judge->arena, "%s ", told);
}

static bool is_asked_for(const char *told, const char *deed)
{
    for (size_t i = 0; i < COUNT_OF(relatives); i++) {
        const char *relative = strstr(told, relatives[i]);
        if (relative != NULL && relative < deed) {
            return true;
        }
    }
    return false;
}

static bool tells_order(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    unsigned scopes = SCOPE_QUESTION | SCOPE_CONDITION | SCOPE_QUOTED | SCOPE_SIGNATURE;
    if ((reading->scopes[token] & scopes) != 0 ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) !=
            NULL ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_CONDITION) !=
            NULL) {
        return false;
    }
    const char *told = told_behind(judge, token);
    for (size_t i = 0; i < COUNT_OF(deeds); i++) {
        const char *deed = strstr(told, deeds[i]);
        if (deed != NULL && !is_asked_for(told, deed)) {
            return true;
        }
    }
    return false;
}

/* The last token of a part of the customer's name that begins at this one, or SIZE_MAX. */
static size_t name_end(const struct judge *judge, const struct scan *name, size_t token)
{
    const struct scan *scan = &judge->reading->scan;
    bool is_spaced = name->tokens[0].kind == TOKEN_WORD;
    for (size_t first = 0; first < name->count; first += is_spaced ? 1 : name->count) {
        size_t count = is_spaced ? 1 : name->count;
        size_t same = 0;
        while (
            same < count && token + same < scan->count &&
            text_equals(scan_folded(scan, token + same), scan_folded(name, first + same))) {
            same++;
        }
        if (same == count && scan_folded(name, first).len >= 3) {
            return token + count - 1;
        }
    }
    return SIZE_MAX;
}

void flags_of_orders_confirmed(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    const struct customer *customer = judge->facts->customer;
    struct scan name = {0};
    if (customer != NULL && customer->name != NULL) {
        scan_read(text_of(customer->name), judge->arena, &name);
    }
    for (size_t i = 0; i < reading->scan.count; i++) {
        size_t person = name.count == 0 ? SIZE_MAX : name_end(judge, &name, i);
        size_t first = reading_sentence(reading, i)->first;
        if (person == SIZE_MAX && i > first && i <= first + 2 &&
            scan_is_any(&reading->scan, first, yeses, COUNT_OF(yeses)) &&
            scan_is_any(&reading->scan, i, persons, COUNT_OF(persons))) {
            person = i;
        }
        if (person != SIZE_MAX && tells_order(judge, person)) {
            flag_tokens(judge, i, person + 1, RULE_SENDER, reason);
            return;
        }
    }
}
