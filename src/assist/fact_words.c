#include "assist/fact.h"

#include "assist/assist.h"
#include "fact_phrases.h"
#include "fill.h"
#include "guard/parcel_days.h"
#include "guard/record_words.h"
#include "phrases.h"

#include <inttypes.h>

#define COUNT_SIZE 32

/* What a phrase is filled with; empty ones leave nothing. */
struct filling {
    char order[FILL_VALUE_MAX + 1];
    char title[FILL_VALUE_MAX + 1];
    char value[FILL_VALUE_MAX + 1];
    char when[96];
};

struct wording {
    const struct fact *fact;
    const char *lang;
    const struct fact_phrases *phrases;
    const struct record_phrases *record; /* of the same language */
    struct day today;
    struct buffer *out;
};

/* One line of clean text; false where nothing is left of it. */
static bool clean(const char *value, char *out)
{
    struct buffer buffer;

    buffer_init(&buffer, FILL_VALUE_MAX);
    bool is_good = fill_clean(text_of(value), &buffer) && !buffer.is_cut;
    memcpy(out, buffer_text(&buffer), buffer.len + 1);
    buffer_release_wiped(&buffer);
    return is_good;
}

static const char *part_of(const struct filling *filling, char letter)
{
    switch (letter) {
    case 'o':
        return filling->order;
    case 't':
        return filling->title;
    case 'v':
        return filling->value;
    default:
        return filling->when;
    }
}

static void fill_in(const char *phrase, const struct filling *filling, struct buffer *out)
{
    for (; *phrase; phrase++) {
        if (phrase[0] == '{') {
            buffer_add_text(out, part_of(filling, phrase[1]));
            phrase += 2;
        } else {
            buffer_add_char(out, *phrase);
        }
    }
}

/* A phrase of the order, with its number. */
static bool say_order(const struct wording *wording, const char *phrase,
                      struct filling *filling)
{
    if (!clean(wording->fact->order->id, filling->order))
        return false;
    fill_in(phrase, filling, wording->out);
    return true;
}

static bool say_value(const struct wording *wording, const char *value)
{
    return fill_clean(text_of(value), wording->out);
}

static bool say_day(const struct wording *wording, const char *phrase, struct day day)
{
    struct filling filling = {0};

    if (!day_is_set(day))
        return false;
    day_format_words(day, wording->lang, wording->today, filling.value,
                     sizeof(filling.value));
    return say_order(wording, phrase, &filling);
}

static bool say_money(const struct wording *wording, const char *phrase, struct money money)
{
    struct filling filling = {0};

    if (!money.is_known)
        return false;
    money_format_words(money, wording->lang, filling.value, sizeof(filling.value));
    return say_order(wording, phrase, &filling);
}

static bool say_number(const struct wording *wording)
{
    return say_value(wording, wording->fact->order->id);
}

static bool say_status(const struct wording *wording)
{
    struct filling filling = {0};

    return clean(phrases_of(wording->lang)->order_status[wording->fact->order->status],
                 filling.value) &&
           say_order(wording, wording->phrases->status, &filling);
}

static bool say_placed(const struct wording *wording)
{
    moment_t at = wording->fact->order->placed_at;

    return at != MOMENT_NONE && say_day(wording, wording->phrases->placed, moment_day(at));
}

/* Its own title, else the catalogue's: its id is told to nobody. */
static bool say_line(const struct wording *wording)
{
    const struct fact *fact = wording->fact;
    struct filling filling = {0};

    if (fact->index >= fact->order->line_count)
        return false;
    const struct order_line *line = &fact->order->lines[fact->index];
    const char *own = order_line_title(line);
    const char *title = own ? own : fact->product ? fact->product->title : NULL;
    if (!line->price.is_known)
        return say_value(wording, title);
    int count = line->quantity == 1
                    ? 0 /* the price is of one */
                    : snprintf(filling.value, COUNT_SIZE, "%" PRId64 " × ", line->quantity);
    money_format_words(line->price, wording->lang, filling.value + count,
                       sizeof(filling.value) - (size_t)count);
    return clean(title, filling.title) &&
           say_order(wording, wording->phrases->line, &filling);
}

static bool say_today(const struct wording *wording)
{
    const struct product *product = wording->fact->product;

    if (!product || !product->title || !*product->title)
        return false;
    assist_pick_words(product, wording->lang, wording->out);
    return true;
}

static const struct shipment *shipment_of(const struct fact *fact)
{
    static const struct shipment none;

    return fact->index < fact->order->shipment_count ? &fact->order->shipments[fact->index]
                                                     : &none;
}

/* It is the order's where it brings each parcel; else the parcel's, with its number. */
static bool say_carrier(const struct wording *wording)
{
    const struct order *order = wording->fact->order;
    const struct shipment *shipment = shipment_of(wording->fact);
    const char *const *phrases = wording->record->of;
    struct filling filling = {0};
    bool is_of_all = true;

    for (size_t i = 0; i < order->shipment_count; i++)
        is_of_all &= string_equals(order->shipments[i].carrier, shipment->carrier);
    if (!clean(shipment->carrier, filling.value) ||
        (!is_of_all && !clean(shipment->tracking, filling.title)))
        return false;
    return say_order(wording, phrases[is_of_all ? TOLD_CARRIER : TOLD_PARCEL_CARRIER],
                     &filling);
}

static bool say_parcel(const struct wording *wording)
{
    struct filling filling = {0};

    return clean(shipment_of(wording->fact)->tracking, filling.value) &&
           say_order(wording, wording->phrases->parcel, &filling);
}

static struct day day_sent(const struct shipment *shipment)
{
    return shipment->shipped_at;
}

static struct day day_due(const struct shipment *shipment)
{
    return shipment->eta;
}

static struct day day_delivered(const struct shipment *shipment)
{
    return shipment->delivered_at;
}

/* How one day of an order, or of a parcel of several, is said. */
struct day_said {
    struct day (*day_of)(const struct shipment *shipment);
    const char *of_order;
    const char *of_parcel;
};

static bool is_of_all(const struct order *order, struct day day,
                      struct day (*day_of)(const struct shipment *))
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (day_compare(day_of(&order->shipments[i]), day))
            return false;
    }
    return true;
}

/* A day of a parcel is the order's where each parcel has the same; else it is told with
   the parcel's number, and without one not at all. */
static bool say_day_of_parcels(const struct wording *wording, const struct day_said *said,
                               bool may_be_all)
{
    const struct shipment *shipment = shipment_of(wording->fact);
    struct day day = said->day_of(shipment);
    struct filling filling = {0};

    if (may_be_all && is_of_all(wording->fact->order, day, said->day_of))
        return say_day(wording, said->of_order, day);
    if (!day_is_set(day) || !clean(shipment->tracking, filling.title))
        return false;
    day_format_words(day, wording->lang, wording->today, filling.value,
                     sizeof(filling.value));
    return say_order(wording, said->of_parcel, &filling);
}

static bool say_sent(const struct wording *wording)
{
    const struct fact_phrases *phrases = wording->phrases;
    struct day_said said = {day_sent, phrases->sent,
                            parcel_phrase(wording->lang, PARCEL_SENT)};

    return say_day_of_parcels(wording, &said, true);
}

static bool say_due(const struct wording *wording)
{
    const struct fact_phrases *phrases = wording->phrases;
    struct day_said said = {day_due, phrases->due,
                            parcel_phrase(wording->lang, PARCEL_DUE)};

    return say_day_of_parcels(wording, &said, true);
}

/* Behind several parcels a further one may come, as long as the order is not done. */
static bool say_delivered(const struct wording *wording)
{
    const struct fact_phrases *phrases = wording->phrases;
    const struct order *order = wording->fact->order;
    bool is_done = order->status == ORDER_DELIVERED || order->status == ORDER_RETURNED;
    struct day_said said = {day_delivered, phrases->delivered,
                            parcel_phrase(wording->lang, PARCEL_DELIVERED)};

    return say_day_of_parcels(wording, &said, order->shipment_count < 2 || is_done);
}

static bool say_refund(const struct wording *wording)
{
    const struct fact *fact = wording->fact;
    struct filling filling = {0};

    if (fact->index >= fact->order->refund_count)
        return false;
    const struct refund *refund = &fact->order->refunds[fact->index];
    if (!refund->amount.is_known)
        return false;
    money_format_words(refund->amount, wording->lang, filling.value, sizeof(filling.value));
    if (refund->at == MOMENT_NONE)
        return say_order(wording, wording->phrases->refund_undated, &filling);
    day_format_words(moment_day(refund->at), wording->lang, wording->today, filling.when,
                     sizeof(filling.when));
    return say_order(wording, wording->phrases->refund, &filling);
}

static bool say_payment(const struct wording *wording)
{
    const struct fact *fact = wording->fact;

    return fact->index < fact->order->payment_count &&
           say_money(wording, wording->phrases->payment,
                     fact->order->payments[fact->index].amount);
}

static bool say_total(const struct wording *wording)
{
    return say_money(wording, wording->phrases->total, wording->fact->order->total);
}

/* "Calle Mayor 1, 28001, Madrid, ES" */
static bool say_parts(const struct wording *wording, const char *const *parts, size_t count)
{
    size_t before = wording->out->len;
    char part[FILL_VALUE_MAX + 1];

    for (size_t i = 0; i < count; i++) {
        if (!clean(parts[i], part))
            continue;
        if (wording->out->len > before)
            buffer_add_text(wording->out, wording->record->comma);
        buffer_add_text(wording->out, part);
    }
    return wording->out->len > before;
}

static bool say_place(const struct wording *wording, const struct address *address)
{
    const char *parts[] = {address->line1, address->line2,  address->postcode,
                           address->city,  address->region, address->country};

    return say_parts(wording, parts, COUNT_OF(parts));
}

/* Where it goes; the name, which the customer knows, is not said. */
static bool say_recipient(const struct wording *wording)
{
    return say_place(wording, &wording->fact->order->address);
}

static bool say_page(const struct wording *wording)
{
    return say_value(wording, wording->fact->order->url);
}

static bool say_home(const struct wording *wording)
{
    const struct customer *customer = wording->fact->customer;
    const char *parts[] = {
        customer->address_count ? customer->addresses[0].city : NULL,
        customer_country(customer),
    };

    return say_parts(wording, parts, COUNT_OF(parts));
}

/* The phrase, and the values behind it; nothing where there are none. */
static bool say_told(const struct wording *wording, enum record_told told,
                     const char *const *values, size_t count)
{
    struct filling none = {0};
    struct buffer list;
    struct wording inner = *wording;

    buffer_init(&list, SIZE_MAX);
    inner.out = &list;
    bool is_told = say_parts(&inner, values, count);
    if (is_told) {
        fill_in(wording->record->of[told], &none, wording->out);
        buffer_add(wording->out, list.bytes, list.len);
    }
    buffer_release_wiped(&list);
    return is_told;
}

static bool say_interests(const struct wording *wording)
{
    const struct customer *customer = wording->fact->customer;

    return say_told(wording, TOLD_INTERESTS, customer->interests, customer->interest_count);
}

static bool say_brands(const struct wording *wording)
{
    const struct customer *customer = wording->fact->customer;

    return say_told(wording, TOLD_BRANDS, customer->brands, customer->brand_count);
}

/* A clause of the record's own value, apart from what stands there. */
static bool say_record(const struct wording *wording, enum record_told told, size_t before)
{
    const struct fact *fact = wording->fact;
    bool is_account = fact->kind == FACT_ACCOUNT;
    struct filling filling = {0};
    struct buffer value;

    buffer_init(&value, FILL_VALUE_MAX);
    bool is_known =
        record_value(wording->record, told, fact->customer, is_account ? fact->order : NULL,
                     is_account ? fact->index : 0, &value) &&
        clean(buffer_text(&value), filling.value);
    buffer_release_wiped(&value);
    if (!is_known)
        return false;
    if (wording->out->len > before)
        buffer_add_text(wording->out, wording->record->apart);
    fill_in(wording->record->of[told], &filling, wording->out);
    return true;
}

/* "consent given: personal suggestions; consent not given: advertising" */
static bool say_consent(const struct wording *wording)
{
    size_t before = wording->out->len;
    bool is_given = say_record(wording, TOLD_AGREED, before);

    return say_record(wording, TOLD_REFUSED, before) || is_given;
}

/* "customer account since: 2024; orders so far: 6; purchases so far: 412.90 EUR"; where
 * something went back, the total of the orders. */
static bool say_account(const struct wording *wording)
{
    size_t before = wording->out->len;
    bool is_told = say_record(wording, TOLD_SINCE, before);

    is_told |= say_record(wording, TOLD_ORDERS, before);
    return say_record(wording, TOLD_BOUGHT, before) ||
           say_record(wording, TOLD_TOTALS, before) || is_told;
}

static bool say_email(const struct wording *wording)
{
    const struct fact *fact = wording->fact;

    return fact->index < fact->customer->email_count &&
           say_value(wording, fact->customer->emails[fact->index]);
}

static bool say_phone(const struct wording *wording)
{
    const struct fact *fact = wording->fact;

    return fact->index < fact->customer->phone_count &&
           say_value(wording, fact->customer->phones[fact->index]);
}

static bool say_address(const struct wording *wording)
{
    const struct fact *fact = wording->fact;

    return fact->index < fact->customer->address_count &&
           say_place(wording, &fact->customer->addresses[fact->index]);
}

static bool say_contact(const struct wording *wording)
{
    const struct contact *contact = &wording->fact->contact;
    struct filling filling = {0};

    if (!day_is_set(contact->day) || !clean(contact->ticket, filling.order))
        return false;
    day_format_words(contact->day, wording->lang, wording->today, filling.value,
                     sizeof(filling.value));
    fill_in(contact->is_reply ? wording->record->reply : wording->record->ticket, &filling,
            wording->out);
    return true;
}

static bool (*const says[FACT_KIND_COUNT])(const struct wording *wording) = {
    [FACT_NUMBER] = say_number,   [FACT_STATUS] = say_status,
    [FACT_PLACED] = say_placed,   [FACT_LINE] = say_line,
    [FACT_TODAY] = say_today,     [FACT_CARRIER] = say_carrier,
    [FACT_PARCEL] = say_parcel,   [FACT_SENT] = say_sent,
    [FACT_DUE] = say_due,         [FACT_DELIVERED] = say_delivered,
    [FACT_REFUND] = say_refund,   [FACT_PAYMENT] = say_payment,
    [FACT_TOTAL] = say_total,     [FACT_RECIPIENT] = say_recipient,
    [FACT_PAGE] = say_page,       [FACT_HOME] = say_home,
    [FACT_ACCOUNT] = say_account, [FACT_INTERESTS] = say_interests,
    [FACT_BRANDS] = say_brands,   [FACT_CONSENT] = say_consent,
    [FACT_EMAIL] = say_email,     [FACT_PHONE] = say_phone,
    [FACT_ADDRESS] = say_address, [FACT_CONTACT] = say_contact,
};

bool assist_fact_words(const struct fact *fact, const char *lang, struct day today,
                       struct buffer *out)
{
    const struct fact_phrases *phrases = fact_phrases_of(lang);
    struct wording wording = {.fact = fact,
                              .lang = phrases->lang,
                              .phrases = phrases,
                              .record = record_phrases_of(phrases->lang),
                              .today = today,
                              .out = out};

    return says[fact->kind] && says[fact->kind](&wording);
}
