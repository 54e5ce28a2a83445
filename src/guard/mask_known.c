#include "guard/mask_inside.h"

#include <string.h>

#define PHONE_MIN   8 /* digits of a phone without its country */
#define COUNTRY_MAX 4 /* digits that may be a country's, or its zero */
#define PHONE_BYTES 32
#define LOCAL_BYTES 7 /* key of a phone that is known at all */
#define ORDERS_MAX  5000
#define ORDER_BYTES 4 /* key of a number that is told from others */
#define TITLES_MAX  5000
#define QUERY_BYTES 8 /* key of a query that is told from other words */

uint32_t known_value(struct mask *mask, enum mask_kind kind, struct text text,
                     enum need need)
{
    const char *key = fold_key(text, false, &mask->arena);
    if (key[0] == '\0') {
        return NO_VALUE;
    }
    uint32_t value = value_get(mask, kind, key, text_trim(text));
    value_spell(mask, value, key, need);
    value_spell(mask, value, fold_key(text, true, &mask->arena), need);
    return value;
}

/* What stands for "@" and "." where machines shall not read an address. */
static const char *const ats[] = {"",           "a",       "at",           "arroba",
                                  "chiocciola", "arobase", "aet",          "apenstaartje",
                                  "艾特",       "アット",  "アットマーク", "klammeraffe",
                                  "собака",     "malpa",   "zavinac",      "snabela",
                                  "kukac",      "골뱅이"};
static const char *const dots[] = {"",       "dot",   "punto",   "punkt",  "point",
                                   "ponto",  "punt",  "点",      "ドット", "точка",
                                   "kropka", "tecka", "punktum", "pont",   "점"};

struct spelling {
    const char *at;
    const char *dot;
    bool has_local_dots; /* the words stand in front of the "@", too */
};

static void spell_email(struct mask *mask, uint32_t value, const char *email,
                        struct spelling spelling)
{
    struct buffer key;
    bool is_local = true;
    buffer_init(&key, 1024);
    for (const char *at = email; *at != '\0'; at++) {
        is_local &= *at != '@';
        if (*at == '@') {
            buffer_format(&key, " %s ", spelling.at);
        } else if (*at == '.' && (!is_local || spelling.has_local_dots)) {
            buffer_format(&key, " %s ", spelling.dot);
        } else {
            buffer_add_char(&key, *at);
        }
    }
    if (!key.is_cut) {
        value_spell(mask, value,
                    fold_key(text_from(buffer_text(&key), key.len), false, &mask->arena),
                    NEED_NOTHING);
    }
    buffer_release_wiped(&key);
}

void known_email(struct mask *mask, const char *email)
{
    if (email == NULL || strchr(email, '@') == NULL) {
        return;
    }
    uint32_t value = known_value(mask, MASK_EMAIL, text_of(email), NEED_NOTHING);
    for (size_t i = 0; value != NO_VALUE && i < COUNT_OF(ats); i++) {
        for (size_t k = 0; k < COUNT_OF(dots); k++) {
            spell_email(mask, value, email, (struct spelling){ats[i], dots[k], false});
            spell_email(mask, value, email, (struct spelling){ats[i], dots[k], true});
        }
    }
}

/* Without its country, with a zero for it, with two zeros before it, with "(0)" behind it.
 */
static void known_phone(struct mask *mask, const char *phone)
{
    const char *key = fold_key(text_of(phone), false, &mask->arena);
    size_t len = strlen(key);
    if (len < LOCAL_BYTES || len >= PHONE_BYTES) {
        return;
    }
    uint32_t value = known_value(mask, MASK_PHONE, text_of(phone), NEED_NOTHING);
    if (key[strspn(key, "0123456789")] != '\0') {
        return;
    }
    value_spell(mask, value, arena_format(&mask->arena, "00%s", key), NEED_NOTHING);
    value_spell(mask, value, arena_format(&mask->arena, "0%s", key), NEED_NOTHING);
    for (size_t i = 1; i <= COUNTRY_MAX && len - i >= PHONE_MIN && len > PHONE_MIN; i++) {
        const char *rest = key + i;
        value_spell(mask, value, rest, NEED_NOTHING);
        value_spell(mask, value, arena_format(&mask->arena, "0%s", rest), NEED_NOTHING);
        value_spell(mask, value, arena_format(&mask->arena, "%.*s0%s", (int)i, key, rest),
                    NEED_NOTHING);
    }
}

/* A number of the customer's: hidden, or left alone whatever it looks like. */
static void known_number(struct mask *mask, const char *number, enum mask_kind kind)
{
    const char *key = fold_key(text_of(number), false, &mask->arena);
    if (strlen(key) < ORDER_BYTES) {
        return;
    }
    known_value(mask, mask->hides_orders ? kind : VALUE_PUBLIC, text_of(number),
                NEED_CLOSE);
    size_t letters = strcspn(key, "0123456789");
    if (letters > 0 && strlen(key + letters) > ORDER_BYTES) {
        uint32_t value =
            value_get(mask, mask->hides_orders ? kind : VALUE_PUBLIC, key, text_of(number));
        value_spell(mask, value, arena_text(&mask->arena, key + letters), NEED_CLOSE);
    }
}

/* The query of a link to an order lets in whoever has it, wherever it is written. */
static void known_query(struct mask *mask, const char *url)
{
    const char *query = url == NULL ? NULL : strpbrk(url, "?#");
    if (query != NULL &&
        strlen(fold_key(text_of(query), false, &mask->arena)) >= QUERY_BYTES) {
        known_value(mask, MASK_SECRET, text_of(query + 1), NEED_NOTHING);
    }
}

static void known_order(struct mask *mask, const struct facts *facts,
                        const struct order *order)
{
    known_query(mask, order->url);
    known_address(mask, facts, &order->address);
    if (order->id != NULL) {
        known_number(mask, order->id, MASK_ORDER);
    }
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (order->shipments[i].tracking != NULL) {
            known_number(mask, order->shipments[i].tracking, MASK_TRACKING);
        }
    }
}

static void known_customer(struct mask *mask, const struct facts *facts)
{
    const struct customer *customer = facts->customer;
    mask->country = arena_text(&mask->arena, customer_country(customer));
    known_name(mask, facts, customer->name);
    for (size_t i = 0; i < customer->email_count; i++) {
        known_email(mask, customer->emails[i]);
    }
    for (size_t i = 0; i < customer->phone_count; i++) {
        known_phone(mask, string_or_empty(customer->phones[i]));
    }
    for (size_t i = 0; i < customer->address_count; i++) {
        known_address(mask, facts, &customer->addresses[i]);
    }
}

static void known_senders(struct mask *mask, const struct facts *facts)
{
    const struct ticket *ticket = facts->ticket;
    for (size_t i = 0; ticket != NULL && i < ticket->message_count; i++) {
        const struct message *message = &ticket->messages[i];
        if (message->from != FROM_CUSTOMER) {
            continue;
        }
        known_email(mask, message->sender);
        known_email(mask, message->author);
        if (message->author != NULL && strchr(message->author, '@') == NULL) {
            known_name(mask, facts, message->author);
        }
    }
}

/* A product's title of several words stays whole, whoever is called like a part of it. */
static void public_title(struct mask *mask, const char *title)
{
    const char *key = title == NULL ? "" : fold_key(text_of(title), false, &mask->arena);
    if (strlen(key) > 5 && strchr(title, ' ') != NULL) {
        known_value(mask, VALUE_PUBLIC, text_of(title), NEED_NOTHING);
    }
}

/* Only the catalogue's: the title of an order's line may hold what a customer had engraved.
 */
static void public_titles(struct mask *mask, const struct facts *facts)
{
    for (size_t i = 0; i < facts->product_count && i < TITLES_MAX; i++) {
        public_title(mask, facts->products[i].title);
    }
}

void known_gather(struct mask *mask, const struct facts *facts)
{
    if (facts->customer != NULL) {
        known_customer(mask, facts);
    }
    known_senders(mask, facts);
    for (size_t i = 0; i < facts->order_count && i < ORDERS_MAX; i++) {
        known_order(mask, facts, &facts->orders[i]);
    }
    public_titles(mask, facts);
}
