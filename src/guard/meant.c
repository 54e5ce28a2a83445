#include "guard/judge.h"
#include "guard/thread_orders.h"

#include <string.h>

/* How far back the thread is looked at. */
#define THREAD_MESSAGES 40
#define THREAD_BYTES    ((size_t)64 * 1024)
#define THREAD_SEARCHES 24
#define SAID_MESSAGES   4
#define SAID_BYTES      ((size_t)8 * 1024)

static bool is_id_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* The string stands in the text, not as a part of a longer number or word; ASCII case
 * ignored. */
static bool text_names(const char *text, size_t len, struct text string)
{
    if (string.len == 0 || string.len > len) {
        return false;
    }
    const char *at = text;
    while ((at = memchr(at, string.bytes[0], len - (size_t)(at - text))) != NULL) {
        size_t left = len - (size_t)(at - text);
        if (left < string.len) {
            return false;
        }
        bool is_bound = (at == text || !is_id_byte(at[-1])) &&
                        (left == string.len || !is_id_byte(at[string.len]));
        if (is_bound && strncasecmp(at, string.bytes, string.len) == 0) {
            return true;
        }
        at++;
        if ((size_t)(at - text) >= len) {
            return false;
        }
    }
    return false;
}

static bool message_names(const char *text, struct text string)
{
    if (text == NULL || string.len == 0 || string.len > 128) {
        return false;
    }
    size_t len = strlen(text);
    if (text_names(text, len, string)) {
        return true;
    }
    char other[128]; /* written in the other case */
    memcpy(other, string.bytes, string.len);
    other[0] = (char)(is_id_byte(other[0]) && other[0] > '9' ? other[0] ^ 0x20 : other[0]);
    return other[0] != string.bytes[0] &&
           text_names(text, len, text_from(other, string.len));
}

bool thread_names(const struct facts *facts, struct text string)
{
    const struct ticket *ticket = facts->ticket;
    if (ticket == NULL) {
        return false;
    }
    if (message_names(ticket->subject, string)) {
        return true;
    }
    size_t bytes = 0;
    for (size_t back = 1; back <= ticket->message_count && back <= THREAD_MESSAGES;
         back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->from != FROM_CUSTOMER || message->text == NULL) {
            continue;
        }
        bytes += strlen(message->text);
        if (bytes > THREAD_BYTES) {
            break;
        }
        if (message_names(message->text, string)) {
            return true;
        }
    }
    return false;
}

/* The newest of all; what the engine knows of the thread tells better. */
static const struct order *guess(const struct facts *facts, struct arena *arena)
{
    bool has_engine = facts->guess_order != NULL && facts->ticket != NULL;
    const struct order *best = has_engine ? facts->guess_order(facts, arena) : NULL;
    for (size_t i = 0; !has_engine && i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        best = best == NULL || order->placed_at > best->placed_at ? order : best;
    }
    return best;
}

static const struct order *meant_find(const struct facts *facts, struct arena *arena,
                                      bool *is_certain)
{
    struct thread_orders orders;
    *is_certain = facts->order_count == 1;
    if (facts->order_count <= 1) {
        return facts->order_count == 1 ? &facts->orders[0] : NULL;
    }
    thread_orders_find(facts, arena, &orders);
    *is_certain = orders.named_count == 1;
    return *is_certain ? orders.named[0] : guess(facts, arena);
}

void order_meant(struct judge *judge)
{
    struct guard_memory *memory = judge->memory;
    if (!memory->has_meant) {
        memory->meant = meant_find(judge->facts, memory->arena, &memory->meant_is_certain);
        memory->has_meant = true;
    }
    judge->meant = memory->meant;
    judge->meant_is_certain = memory->meant_is_certain;
}

/* The newest public messages of the shop's side as one text; without what an agent sent
 * though nothing proved it, which proves nothing the next time either. */
static struct text said_text(const struct ticket *ticket, struct arena *arena)
{
    const char *parts[SAID_MESSAGES];
    size_t count = 0;
    size_t len = 0;
    for (size_t back = 1;
         back <= ticket->message_count && back <= THREAD_MESSAGES && count < SAID_MESSAGES;
         back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->from == FROM_CUSTOMER || message->is_internal || message->is_doubted ||
            message->text == NULL) {
            continue;
        }
        size_t own = strlen(message->text);
        if (len + own > SAID_BYTES) {
            break;
        }
        parts[count++] = message->text;
        len += own + 2;
    }
    char *text = arena_get(arena, len + 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t own = strlen(parts[i]);
        memcpy(text + at, parts[i], own);
        memcpy(text + at + own, "\n\n", 2);
        at += own + 2;
    }
    return text_from(text, at);
}

const struct reading *thread_reading(struct judge *judge)
{
    struct guard_memory *memory = judge->memory;
    if (memory->said != NULL) {
        return memory->said;
    }
    struct arena *arena = memory->arena;
    struct reading *reading = arena_get(arena, sizeof(*reading));
    struct date_style style = {DATE_UNKNOWN, judge->facts->today};
    const struct ticket *ticket = judge->facts->ticket;
    struct text said = ticket == NULL ? text_of("") : said_text(ticket, arena);
    reading_read(said, arena, reading);
    reading_topics(reading, false);
    reading_values(reading, &style, arena);
    memory->said = reading;
    return reading;
}

uint64_t thread_matter(struct judge *judge)
{
    struct guard_memory *memory = judge->memory;
    const struct ticket *ticket = judge->facts->ticket;
    const struct message *last = ticket == NULL ? NULL : ticket_last_from_customer(ticket);
    if (!memory->has_matter && last != NULL && last->text != NULL) {
        struct text text = text_of(last->text);
        struct reading reading;
        reading_read(text_from(text.bytes, text.len < SAID_BYTES ? text.len : SAID_BYTES),
                     memory->arena, &reading);
        reading_topics(&reading, false);
        for (size_t i = 0; i < reading.sentence_count; i++) {
            memory->matter |= reading.sentences[i].topics;
        }
    }
    memory->has_matter = true;
    return memory->matter;
}

/* What a value is said of, without the sentences in front. */
static uint64_t matter_of(const struct reading *reading, const struct value *value)
{
    uint64_t own = reading_clause(reading, value->first)->topics;
    return (own & ~TOPICS_MINOR) != 0
               ? own
               : own | reading_sentence(reading, value->first)->topics;
}

/* A refund of 20 EUR is no voucher of 20 EUR; where neither is named, a total is no price.
 */
static bool is_same_matter(uint64_t a, uint64_t b)
{
    uint64_t telling =
        TOPIC_BIT(TOPIC_TOTAL) | TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_MINIMUM);
    if (((a | b) & ~TOPICS_MINOR) != 0) {
        return (a & b & ~TOPICS_MINOR) != 0;
    }
    return (a & telling) == (b & telling);
}

bool thread_tells(struct judge *judge, const struct value *value)
{
    const struct reading *said = thread_reading(judge);
    uint64_t matter = matter_of(judge->reading, value);
    for (size_t i = 0; i < said->value_count; i++) {
        const struct value *told = &said->values[i];
        if (told->kind == value->kind && value_equals(value, told) &&
            is_same_matter(matter, matter_of(said, told))) {
            return true;
        }
    }
    return false;
}
