#include "guard/judge.h"
#include "guard/plain.h"

#include <string.h>

#define ORDERS_MAX   20
#define STREET_BYTES 4
#define STRING_BYTES 3 /* shorter ones stand in many words */

static const char reason[] =
    "This tells a fact of the customer to an address on no record of theirs.";

static bool is_bounded(struct text text, size_t start, size_t end)
{
    bool is_word = plain_is_word(text.bytes[start]);
    return (start == 0 || !is_word || !plain_is_word(text.bytes[start - 1])) &&
           (end == text.len || !is_word || !plain_is_word(text.bytes[end]));
}

/* The string, as a word of its own, that the thread's other side did not write first. */
static void string_flag(struct judge *judge, const char *string)
{
    struct text text = judge->reading->scan.text;
    size_t len = string == NULL ? 0 : strlen(string);
    for (size_t i = 0; len >= STRING_BYTES && i + len <= text.len; i++) {
        if (strncasecmp(text.bytes + i, string, len) != 0 ||
            !is_bounded(text, i, i + len)) {
            continue;
        }
        if (!thread_names(judge->facts, text_of(string))) {
            flag_add(judge, i, i + len, RULE_SENDER, reason);
        }
        return;
    }
}

/* "Calle del Olmo" of "Calle del Olmo 14, 3.º B". */
static void street_flag(struct judge *judge, const char *line)
{
    size_t len = line == NULL ? 0 : strcspn(line, "0123456789,;");
    while (len > 0 && line[len - 1] == ' ') {
        len--;
    }
    if (len > STREET_BYTES) {
        string_flag(judge, arena_copy(judge->arena, line, len));
    }
}

static void address_flag(struct judge *judge, const struct address *address)
{
    street_flag(judge, address->line1);
    string_flag(judge, address->city);
    string_flag(judge, address->postcode);
}

static void order_flag(struct judge *judge, const struct order *order)
{
    address_flag(judge, &order->address);
    for (size_t i = 0; i < order->line_count && i < ORDERS_MAX; i++) {
        string_flag(judge, order->lines[i].title);
    }
}

static bool is_order_word(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"order",        "orders",    "pedido",    "pedidos",
                                        "bestellung",   "commande",  "commandes", "ordini",
                                        "bestellungen", "encomendas"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* "6 orders", where the customer has six. */
static void count_flag(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    const char *count = arena_format(judge->arena, "%zu", judge->facts->order_count);
    for (size_t i = 1; i < reading->scan.count; i++) {
        const struct mark *word = reading_mark_before(reading, i, MEANING_NUMBER);
        bool is_count = scan_is(&reading->scan, i - 1, count) ||
                        (word != NULL && (size_t)word->value == judge->facts->order_count);
        if (is_count && is_order_word(reading, i)) {
            flag_tokens(judge, i - 1, i + 1, RULE_SENDER, reason);
        }
    }
}

/* That there is a customer of this name at all. */
static void name_flag(struct judge *judge)
{
    static const char *const phrases[] = {
        "order in her name",
        "order in his name",
        "order in their name",
        "orders in her name",
        "orders in his name",
        "order under her name",
        "order under his name",
        "pedido a su nombre",
        "pedidos a su nombre",
        "Bestellung auf ihren Namen",
        "Bestellung auf seinen Namen",
        "commande à son nom",
        "她名下",
        "他名下",
    };
    struct text text = judge->reading->scan.text;
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        size_t len = strlen(phrases[i]);
        for (size_t at = 0; at + len <= text.len; at++) {
            if (strncasecmp(text.bytes + at, phrases[i], len) == 0) {
                flag_add(judge, at, at + len, RULE_SENDER, reason);
                break;
            }
        }
    }
}

void flags_of_stranger_facts(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    const struct customer *customer = facts->customer;
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        address_flag(judge, &customer->addresses[i]);
    }
    for (size_t i = 0; i < facts->order_count && i < ORDERS_MAX; i++) {
        order_flag(judge, &facts->orders[i]);
    }
    count_flag(judge);
    name_flag(judge);
}
