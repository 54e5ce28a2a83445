#include "assist/earlier.h"

#include "assist/assist.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/language.h"
#include "guard/mask.h"
#include "naming.h"
#include "sentences.h"

#include <stdio.h>
#include <string.h>

#define LETTERS_MIN   24   /* less answers nothing */
#define BODY_MAX      2048 /* bytes */
#define SIGNATURE_MAX 48

/* An answer on its way to a macro's text. */
struct retelling {
    const struct facts *facts; /* as they were when it was written */
    const struct order *order; /* that it speaks of, NULL: none so far */
    const char *body;
    struct arena *arena;
};

/* What stands for a field of the order; the last shipment and refund are the ones that
 * variables know. */
static const struct {
    const char *field, *variable;
    char part; /* 's': of the last shipment, 'r': of the last refund */
} fields[] = {
    {"id", "{{order.id}}", 0},
    {"placed_at", "{{order.placed_at}}", 0},
    {"total", "{{order.total}}", 0},
    {"tracking", "{{order.tracking}}", 's'},
    {"shipped_at", "{{order.shipped_at}}", 's'},
    {"eta", "{{order.eta}}", 's'},
    {"delivered_at", "{{order.delivered_at}}", 's'},
    {"amount", "{{refund.amount}}", 'r'},
    {"at", "{{refund.at}}", 'r'},
};

/* A short last line without an end: "Marta", "Your Northline team". */
static bool is_signature(struct text text, const struct sentence *last)
{
    struct text own = text_from(text.bytes + last->start, last->end - last->start);
    static const char *const ends[] = {".", "!", "?", ")", "\u3002", "\uFF01", "\uFF1F"};
    bool is_own_line = last->start > 0 && text.bytes[last->start - 1] == '\n';

    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t len = strlen(ends[i]);
        if (own.len >= len && memcmp(own.bytes + own.len - len, ends[i], len) == 0)
            return false;
    }
    return is_own_line && own.len <= SIGNATURE_MAX;
}

/* The answer alone, without greeting, thanks, close and signature. */
static const char *body_of(const char *reply, struct arena *arena)
{
    struct buffer clean, body;
    struct sentence *sentences;
    size_t count;

    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(text_of(reply), SANITISE_SENT, &clean, NULL);
    struct text text = text_from(buffer_text(&clean), clean.len);
    sentences_cut(text, arena, &sentences, &count);
    bool *is_kept = arena_get(arena, (count + 1) * sizeof(*is_kept));
    for (size_t i = 0; i < count; i++)
        is_kept[i] = sentences[i].role == SENTENCE_ANSWER;
    for (size_t i = count; i > 1 && is_signature(text, &sentences[i - 1]); i--)
        is_kept[i - 1] = false;
    buffer_init(&body, BODY_MAX);
    sentences_join(text, sentences, count, is_kept, NULL, &body);
    bool is_usable = !body.is_cut && !text_find(text, text_of("{{")) &&
                     !text_find(text, text_of("}}")) && !text_find(text, text_of("[["));
    const char *made = is_usable ? arena_copy(arena, buffer_text(&body), body.len) : NULL;
    buffer_release_wiped(&clean);
    buffer_release_wiped(&body);
    return made;
}

static const struct order *order_of(const struct facts *facts, const char *id)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        if (string_equals(facts->orders[i].id, id))
            return &facts->orders[i];
    }
    return NULL;
}

/* "shipments[1].eta" is "eta" where that is the shipment the variables tell; NULL of
 * another. */
static const char *field_of(const struct order *order, const char *field, char part)
{
    char front[48];
    size_t count = part == 's' ? order->shipment_count : order->refund_count;

    if (!part)
        return field;
    size_t last = part == 's' && count
                      ? (size_t)(order_last_shipment(order) - order->shipments)
                      : count - 1;
    snprintf(front, sizeof(front), "%s[%zu].", part == 's' ? "shipments" : "refunds", last);
    return count && text_starts_with(text_of(field), front) ? field + strlen(front) : NULL;
}

static const char *variable_of(const struct order *order, const struct source *source)
{
    for (size_t i = 0; source->field && i < COUNT_OF(fields); i++) {
        if (string_equals(field_of(order, source->field, fields[i].part), fields[i].field))
            return fields[i].variable;
    }
    return NULL;
}

/* What is said of the claim's words: a variable, "" where they may stay, NULL: nothing may
 * be said. */
static const char *instead_of(struct retelling *retelling, const struct claim *claim)
{
    if (claim->verdict != VERDICT_PROVED || !claim->has_source)
        return NULL;
    if (string_equals(claim->source.kind, "order")) {
        const struct order *order = order_of(retelling->facts, claim->source.id);
        if (!order || (retelling->order && retelling->order != order))
            return NULL;
        retelling->order = order;
        const char *variable = variable_of(order, &claim->source);
        bool may_stay = claim->kind == CLAIM_STATUS || claim->kind == CLAIM_PROMISE;
        return variable ? variable : may_stay ? "" : NULL;
    }
    bool is_public = string_equals(claim->source.kind, "article") ||
                     string_equals(claim->source.kind, "product") ||
                     string_equals(claim->source.kind, "promotion");
    return is_public ? "" : NULL;
}

/* The claims' values as variables. */
static bool retell_claims(struct retelling *retelling)
{
    struct text body = text_of(retelling->body);
    struct opinion opinion;
    struct buffer out;
    size_t at = 0;
    bool is_good = true;

    guard_read(retelling->facts, body, false, retelling->arena, &opinion);
    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; i < opinion.claim_count && is_good; i++) {
        const struct claim *claim = &opinion.claims[i];
        const char *instead = instead_of(retelling, claim);
        is_good = instead && claim->start >= at;
        if (!is_good || !instead[0])
            continue;
        buffer_add(&out, body.bytes + at, claim->start - at);
        buffer_add_text(&out, instead);
        at = claim->end;
    }
    buffer_add(&out, body.bytes + at, body.len - at);
    retelling->body = arena_copy(retelling->arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    return is_good && !opinion.not_checked;
}

static void respell(struct respellings *respellings, const char *from, const char *to)
{
    if (!from || !from[0])
        return;
    respellings->list =
        arena_reserve(respellings->arena, respellings->list, &respellings->capacity,
                      respellings->count, sizeof(*respellings->list));
    respellings->list[respellings->count++] =
        (struct respelling){.from = text_of(from), .to = to};
}

/* What is no claim by itself: how the customer is called, who carries. */
static void retell_names(struct retelling *retelling)
{
    struct respellings respellings = {.arena = retelling->arena};
    const struct customer *customer = retelling->facts->customer;
    const struct shipment *last =
        retelling->order ? order_last_shipment(retelling->order) : NULL;

    if (customer && customer->name) {
        struct text first = customer_first_name(customer);
        respell(&respellings, customer->name, "{{customer.name}}");
        if (first.len < text_trim(text_of(customer->name)).len)
            respell(&respellings, arena_copy(retelling->arena, first.bytes, first.len),
                    "{{customer.first_name}}");
    }
    if (last)
        respell(&respellings, last->carrier, "{{order.carrier}}");
    if (respellings.count)
        retelling->body = respelled(&respellings, retelling->body);
}

/* Nothing in it that would be masked before it leaves for a model. */
static bool is_nobodys(const struct retelling *retelling)
{
    struct mask *mask = mask_create(retelling->facts, true);
    struct text body = text_of(retelling->body);
    struct buffer hidden;

    buffer_init(&hidden, SIZE_MAX);
    bool is_same = mask_hide(mask, body, &hidden) &&
                   text_equals(text_from(buffer_text(&hidden), hidden.len), body);
    buffer_release_wiped(&hidden);
    mask_destroy(mask);
    return is_same;
}

static void add_own(struct buffer *own, const char *text)
{
    buffer_add_text(own, string_or_empty(text));
    buffer_add_char(own, '\n');
}

static void add_address(const struct address *address, struct buffer *own)
{
    add_own(own, address->name);
    add_own(own, address->line1);
    add_own(own, address->line2);
    add_own(own, address->city);
    add_own(own, address->postcode);
    add_own(own, address->region);
    add_own(own, address->country);
}

static void add_orders(const struct facts *facts, struct buffer *own)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        add_address(&order->address, own);
        for (size_t k = 0; k < order->line_count; k++)
            add_own(own, order->lines[k].title);
    }
}

/* What the thread says beside the answer itself: by the customer, by agents, in notes. */
static void add_thread(const struct ticket *ticket, size_t answer, struct buffer *own)
{
    add_own(own, ticket->subject);
    for (size_t i = 0; i < ticket->message_count; i++) {
        add_own(own, ticket->messages[i].author);
        if (i != answer)
            add_own(own, ticket->messages[i].text);
    }
}

static void add_customer(const struct customer *customer, struct buffer *own)
{
    add_own(own, customer->name);
    for (size_t i = 0; i < customer->address_count; i++)
        add_address(&customer->addresses[i], own);
    for (size_t i = 0; i < customer->interest_count; i++)
        add_own(own, customer->interests[i]);
    for (size_t i = 0; i < customer->brand_count; i++)
        add_own(own, customer->brands[i]);
}

static const char *own_of(const struct facts *facts, size_t answer, struct arena *arena)
{
    struct buffer own;

    buffer_init(&own, SIZE_MAX);
    add_thread(facts->ticket, answer, &own);
    if (facts->customer)
        add_customer(facts->customer, &own);
    add_orders(facts, &own);
    const char *made = arena_copy(arena, buffer_text(&own), own.len);
    buffer_release_wiped(&own);
    return made;
}

/* The thread as it stood, and the day. */
static struct ticket ticket_until(const struct ticket *ticket, size_t message)
{
    struct ticket then = *ticket;

    then.message_count = message;
    return then;
}

bool assist_earlier_read(const struct facts *facts, size_t message, struct arena *arena,
                         struct earlier_answer *answer)
{
    const struct message *reply = &facts->ticket->messages[message];
    struct ticket then = ticket_until(facts->ticket, message);
    struct facts before = *facts;
    struct retelling retelling = {.facts = &before, .arena = arena};

    before.ticket = &then;
    before.now = reply->at;
    before.today = moment_day(reply->at);
    before.fresh_seconds = 0;
    retelling.body = reply->text ? body_of(reply->text, arena) : NULL;
    if (!retelling.body || language_letters(text_of(retelling.body)) < LETTERS_MIN ||
        !guard_may_leave(facts->ticket, NULL, 0, NULL) || !retell_claims(&retelling))
        return false;
    retell_names(&retelling);
    if (!is_nobodys(&retelling))
        return false;
    answer->ticket = facts->ticket->id;
    answer->customer = facts->ticket->customer;
    answer->at = reply->at;
    answer->lang = language_of(text_of(retelling.body));
    answer->text = retelling.body;
    answer->own = own_of(facts, message, arena);
    return answer->lang != NULL;
}
