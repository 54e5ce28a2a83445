#include "base/whole.h"
#include "guard/amounts.h"
#include "guard/number.h"

#include "base/buffer.h"

#include <inttypes.h>

#define COMBINED_MAX    12
#define PARTS_MAX       3
#define COUNTS_MAX      8   /* numbers of pieces in a sentence that are tried */
#define PIECES_MAX      999 /* of one thing */
#define INSTALMENTS_MAX 60
#define NEAR            ((size_t)60)

/* What an amount is tried against. */
struct combining {
    const struct case_of_amount *at;
    struct known_amount items[COMBINED_MAX];
    size_t count;
    bool is_of_return; /* what is taken off is the fee of a return, not of the sending */
};

/* "89.90 + 3.90 EUR", or with minus from the second item on. */
static const char *sum_text(const struct combining *combining,
                            const struct known_amount *const *items, size_t count,
                            bool is_less)
{
    struct buffer text;
    buffer_init(&text, 256);
    for (size_t i = 0; i < count; i++) {
        char amount[64];
        money_format_decimal(items[i]->money, amount, sizeof(amount));
        buffer_add_text(&text, i == 0 ? "" : is_less ? " - " : " + ");
        buffer_add_text(&text, amount);
    }
    buffer_format(&text, " %s", items[0]->money.currency);
    const char *copy = arena_text(combining->at->judge->arena, buffer_text(&text));
    buffer_release(&text);
    return copy;
}

/* Han numerals are part of many words: they count only in front of one of these. */
static bool counts_pieces(const struct reading *reading, const struct number *number)
{
    static const char *const counters[] = {
        "双", "雙", "件", "个", "個", "只", "隻", "条", "本", "套", "盒",
        "瓶", "张", "台", "块", "份", "把", "副", "袋", "包", "箱", "支",
        "枚", "款", "足", "点", "冊", "着", "つ", "期", "回",
    };
    if (reading->scan.tokens[number->first].kind != TOKEN_CHARACTER) {
        return true;
    }
    return scan_is_any(&reading->scan, number->end, counters, COUNT_OF(counters));
}

/* The numbers of pieces that the amount's sentence names: "two pairs", 两双. */
static size_t counts_named(const struct case_of_amount *at, int64_t *counts)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t value = at->value->first;
    size_t token = value > sentence->first + NEAR ? value - NEAR : sentence->first;
    size_t end = sentence->end > value + NEAR ? value + NEAR : sentence->end;
    size_t count = 0;
    while (token < end && count < COUNTS_MAX) {
        struct number number;
        bool is_free = (reading->scopes[token] & (SCOPES_MASKED | SCOPE_VALUE)) == 0;
        if (!is_free || !number_at(reading, token, &number)) {
            token++;
            continue;
        }
        token = number.end;
        if (!number.is_article && number.decimals == 0 &&
            number.parts >= (int64_t)2 * MONEY_UNIT &&
            number.parts <= (int64_t)PIECES_MAX * MONEY_UNIT &&
            counts_pieces(reading, &number)) {
            counts[count++] = number.parts / MONEY_UNIT;
        }
    }
    return count;
}

static const char *by_pieces(const struct combining *combining)
{
    const struct case_of_amount *at = combining->at;
    int64_t counts[COUNTS_MAX];
    size_t count = counts_named(at, counts);
    for (size_t i = 0; i < combining->count; i++) {
        const struct known_amount *item = &combining->items[i];
        for (size_t k = 0; k < count && item->is_unit; k++) {
            bool is_bought = counts[k] <= item->ordered;
            if (whole_times(item->money.parts, counts[k]) == at->value->low &&
                (is_bought || !at->is_repaid)) {
                return arena_format(at->judge->arena, "%" PRId64 " x %s", counts[k],
                                    known_amount_text(at->judge, item));
            }
        }
    }
    return NULL;
}

/* "In three instalments", 分三期: what follows is a part of the whole. */
static bool is_in_instalments(const struct case_of_amount *at)
{
    static const char *const words[] = {
        "instalment", "instalments",   "installment", "installments", "monthly", "month",
        "raten",      "rate",          "monatlich",   "monat",        "cuotas",  "plazos",
        "mes",        "mensualidades", "fois",        "mensualites",  "mois",    "mese",
        "mensili",    "prestacoes",    "mensais",     "termijnen",    "maand",   "期",
        "回"};
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    return scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                        COUNT_OF(words));
}

/* So many of the amount are the whole, but for what rounding adds. */
static const char *by_instalments(const struct combining *combining)
{
    const struct case_of_amount *at = combining->at;
    int64_t counts[COUNTS_MAX];
    size_t count = is_in_instalments(at) ? counts_named(at, counts) : 0;
    for (size_t i = 0; i < combining->count; i++) {
        const struct known_amount *item = &combining->items[i];
        for (size_t k = 0; k < count && counts[k] <= INSTALMENTS_MAX; k++) {
            int64_t differs = item->money.parts - at->value->low * counts[k];
            int64_t rounding = counts[k] * MONEY_UNIT / 100;
            if (differs <= rounding && -differs <= rounding) {
                return arena_format(at->judge->arena, "%s / %" PRId64,
                                    known_amount_text(at->judge, item), counts[k]);
            }
        }
    }
    return NULL;
}

/* Neither the same fact nor one that holds the other. */
static bool are_apart(const struct known_amount *a, const struct known_amount *b)
{
    bool is_one_order =
        a->id != NULL && string_equals(a->id, b->id) &&
        string_equals(a->kind, "product") == string_equals(b->kind, "product");
    if (!is_one_order) {
        return true;
    }
    return a->role != AMOUNT_WHOLE && b->role != AMOUNT_WHOLE &&
           (a->line == 0 || a->line != b->line);
}

static bool may_add(const struct known_amount *a, const struct known_amount *b)
{
    return a->role != AMOUNT_BACK && b->role != AMOUNT_BACK && a->role != AMOUNT_TAKEN &&
           b->role != AMOUNT_TAKEN && are_apart(a, b);
}

static const char *by_adding(const struct combining *combining)
{
    const struct known_amount *items = combining->items;
    int64_t wanted = combining->at->value->low;
    for (size_t a = 0; a < combining->count; a++) {
        for (size_t b = a + 1; b < combining->count; b++) {
            const struct known_amount *parts[PARTS_MAX] = {&items[a], &items[b]};
            int64_t pair = items[a].money.parts + items[b].money.parts;
            if (!may_add(&items[a], &items[b])) {
                continue;
            }
            if (pair == wanted) {
                return sum_text(combining, parts, 2, false);
            }
            for (size_t c = b + 1; c < combining->count; c++) {
                if (pair + items[c].money.parts == wanted &&
                    may_add(&items[a], &items[c]) && may_add(&items[b], &items[c])) {
                    parts[2] = &items[c];
                    return sum_text(combining, parts, PARTS_MAX, false);
                }
            }
        }
    }
    return NULL;
}

/* The part is one of the whole, or the sentence has told it before: a fee, a discount. */
static bool may_take(const struct combining *combining, const struct known_amount *whole,
                     const struct known_amount *part)
{
    if (part->role == AMOUNT_TAKEN) {
        return whole->role != AMOUNT_TAKEN;
    }
    if (part->role == AMOUNT_FEE && !part->is_told && combining->is_of_return) {
        return false;
    }
    if (part->is_told) {
        return whole->role == AMOUNT_WHOLE || are_apart(whole, part);
    }
    return whole->role == AMOUNT_WHOLE && part->role != AMOUNT_WHOLE && whole->id != NULL &&
           string_equals(whole->id, part->id);
}

static const char *by_taking(const struct combining *combining,
                             const struct known_amount *whole)
{
    const struct known_amount *items = combining->items;
    int64_t rest = whole->money.parts - combining->at->value->low;
    for (size_t b = 0; b < combining->count && rest > 0; b++) {
        const struct known_amount *parts[PARTS_MAX] = {whole, &items[b]};
        if (&items[b] == whole || !may_take(combining, whole, &items[b])) {
            continue;
        }
        if (items[b].money.parts == rest) {
            return sum_text(combining, parts, 2, true);
        }
        for (size_t c = b + 1; c < combining->count; c++) {
            if (items[b].money.parts + items[c].money.parts == rest && &items[c] != whole &&
                may_take(combining, whole, &items[c]) && are_apart(&items[b], &items[c])) {
                parts[2] = &items[c];
                return sum_text(combining, parts, PARTS_MAX, true);
            }
        }
    }
    return NULL;
}

static bool is_combinable(const struct case_of_amount *at, const struct known_amount *item)
{
    return item->money.parts < (int64_t)1 << 50 &&
           value_currency_fits(at->value, item->money.currency) &&
           (!at->is_repaid || item->is_told || !string_equals(item->kind, "product"));
}

/* One fact under two names: a line's price and its product's, what was told and its
   source. Two lines of one price are two facts. */
static struct known_amount *find_same(struct combining *combining,
                                      const struct known_amount *item)
{
    for (size_t i = 0; i < combining->count; i++) {
        struct known_amount *other = &combining->items[i];
        bool are_lines = item->line != 0 && other->line != 0;
        bool is_same = are_lines
                           ? item->line == other->line && item->is_unit == other->is_unit &&
                                 string_equals(item->id, other->id)
                           : other->money.parts == item->money.parts;
        if (is_same) {
            return other;
        }
    }
    return NULL;
}

static void gather(struct combining *combining, const struct known_amounts *known,
                   bool is_told)
{
    for (size_t i = 0; i < known->count; i++) {
        const struct known_amount *item = &known->items[i];
        if (item->is_told != is_told || !is_combinable(combining->at, item)) {
            continue;
        }
        struct known_amount *same = find_same(combining, item);
        if (same != NULL) {
            same->is_told |= is_told;
        } else if (combining->count < COMBINED_MAX - (is_told ? 0 : 3)) {
            combining->items[combining->count++] = *item;
        }
    }
}

const char *amounts_combine(const struct case_of_amount *at,
                            const struct known_amounts *known)
{
    uint64_t topics = reading_sentence(at->judge->reading, at->value->first)->topics;
    uint64_t returning = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL);
    struct combining combining = {
        .at = at,
        .is_of_return =
            (topics & returning) != 0 &&
            (topics & (TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_DELIVERY))) == 0};
    gather(&combining, known, false);
    gather(&combining, known, true);
    const char *found = by_pieces(&combining);
    found = found != NULL ? found : by_instalments(&combining);
    found = found != NULL ? found : by_adding(&combining);
    for (size_t i = 0; i < combining.count && found == NULL; i++) {
        found = by_taking(&combining, &combining.items[i]);
    }
    return found;
}
