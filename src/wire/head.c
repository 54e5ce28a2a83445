/*
 * Queue heads for the vault's cache: the length of what follows, numbers as LEB128, then
 * the texts, each ended by a NUL. A text that is NULL has its bit unset in the mask before
 * them.
 */
#include "wire/thread.h"

#include <string.h>

#define TEXT_COUNT   8
#define NUMBER_COUNT 14
/* Added to the status: another program's form, older or newer, is no head. Raise it by 16
 * with what a head holds. */
#define HEAD_FORM    48u
#define VARINT_LIMIT 10 /* bytes of 64 bits in sevens */

static void add_number(struct buffer *out, uint64_t value)
{
    while (value >= 0x80) {
        buffer_add_char(out, (char)(value | 0x80));
        value >>= 7;
    }
    buffer_add_char(out, (char)value);
}

static bool take_number(struct text *from, uint64_t *value)
{
    uint64_t found = 0;
    for (size_t i = 0; i < from->len && i < VARINT_LIMIT; i++) {
        uint64_t byte = (unsigned char)from->bytes[i];
        found |= (byte & 0x7F) << (7 * i);
        if (byte < 0x80) {
            *from = text_from(from->bytes + i + 1, from->len - i - 1);
            *value = found;
            return true;
        }
    }
    return false;
}

/* 0 for none; else one more than the moment with its sign in the lowest bit. */
static uint64_t number_of(moment_t when)
{
    if (when == MOMENT_NONE) {
        return 0;
    }
    return (((uint64_t)when << 1) ^ (when < 0 ? UINT64_MAX : 0)) + 1;
}

static moment_t moment_of(uint64_t number)
{
    if (number == 0) {
        return MOMENT_NONE;
    }
    number--;
    return (moment_t)((number >> 1) ^ (0 - (number & 1)));
}

static void encode_texts(const char *const texts[TEXT_COUNT], struct buffer *out)
{
    uint64_t mask = 0;
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        mask |= (uint64_t)(texts[i] != NULL) << i;
    }
    add_number(out, mask);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (texts[i]) {
            buffer_add(out, texts[i], strlen(texts[i]) + 1);
        }
    }
}

void head_encode(const struct ticket_head *head, struct buffer *out)
{
    const uint64_t numbers[NUMBER_COUNT] = {
        HEAD_FORM + (uint64_t)head->status,
        (uint64_t)head->priority,
        head->unread,
        head->messages,
        number_of(head->waiting_since),
        number_of(head->updated_at),
        number_of(head->created_at),
        number_of(head->due_at),
        number_of(head->snooze_until),
        head->unsent,
        head->possibly_sent,
        head->unfinished,
        head->unsent_notes,
        head->possibly_sent_notes,
    };
    const char *const texts[TEXT_COUNT] = {head->id,      head->customer, head->name,
                                           head->subject, head->channel,  head->lang,
                                           head->tags,    head->assignee};
    struct buffer body;
    struct buffer whole;
    buffer_init(&body, out->limit);
    buffer_init(&whole, out->limit);
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        add_number(&body, numbers[i]);
    }
    encode_texts(texts, &body);
    add_number(&whole, body.len);
    buffer_add(&whole, body.bytes, body.len);
    buffer_add(out, whole.bytes, whole.len);
    buffer_release_wiped(&body);
    buffer_release_wiped(&whole);
}

/* One copy holds all texts; false where one has no end. */
static bool decode_texts(struct text body, struct arena *arena,
                         const char *texts[TEXT_COUNT])
{
    uint64_t mask;
    if (!take_number(&body, &mask)) {
        return false;
    }
    const char *at = arena_copy(arena, body.bytes, body.len);
    const char *end = at + body.len;
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (!(mask & (UINT64_C(1) << i))) {
            continue;
        }
        const char *text_end = memchr(at, 0, (size_t)(end - at));
        if (!text_end) {
            return false;
        }
        texts[i] = at;
        at = text_end + 1;
    }
    return true;
}

static bool decode_body(struct text body, struct arena *arena, struct ticket_head *head)
{
    uint64_t numbers[NUMBER_COUNT];
    const char *texts[TEXT_COUNT] = {0};
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        if (!take_number(&body, &numbers[i])) {
            return false;
        }
    }
    if (numbers[0] < HEAD_FORM || numbers[0] - HEAD_FORM >= TICKET_STATUS_COUNT ||
        numbers[1] >= PRIORITY_COUNT || !decode_texts(body, arena, texts)) {
        return false;
    }
    *head = (struct ticket_head){
        .id = texts[0],
        .customer = texts[1],
        .name = texts[2],
        .subject = texts[3],
        .channel = texts[4],
        .lang = texts[5],
        .tags = texts[6],
        .assignee = texts[7],
        .status = (enum ticket_status)(numbers[0] - HEAD_FORM),
        .priority = (enum priority)numbers[1],
        .unread = (uint32_t)numbers[2],
        .messages = (uint32_t)numbers[3],
        .waiting_since = moment_of(numbers[4]),
        .updated_at = moment_of(numbers[5]),
        .created_at = moment_of(numbers[6]),
        .due_at = moment_of(numbers[7]),
        .snooze_until = moment_of(numbers[8]),
        .unsent = (uint32_t)numbers[9],
        .possibly_sent = (uint32_t)numbers[10],
        .unfinished = (uint8_t)numbers[11],
        .unsent_notes = (uint32_t)numbers[12],
        .possibly_sent_notes = (uint32_t)numbers[13],
    };
    return true;
}

bool head_decode(struct text *segment, struct arena *arena, struct ticket_head *head)
{
    struct text rest = *segment;
    uint64_t len;
    if (!take_number(&rest, &len) || len > rest.len ||
        !decode_body(text_from(rest.bytes, (size_t)len), arena, head)) {
        return false;
    }
    *segment = text_from(rest.bytes + len, rest.len - (size_t)len);
    return true;
}

/* One byte of status, priority, whether anything is unread, unsent or unfinished; the
 * times; then how much is unsent and what is unfinished, where anything is. */
void head_encode_state(const struct ticket_head *head, struct buffer *out)
{
    const moment_t times[] = {head->waiting_since, head->updated_at, head->due_at,
                              head->snooze_until};
    buffer_add_char(out,
                    (char)((unsigned)head->status | (unsigned)head->priority << 2 |
                           (head->unread != 0 ? 16u : 0u) | (head->unsent != 0 ? 32u : 0u) |
                           (head->unfinished != 0 ? 64u : 0u)));
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        add_number(out, number_of(times[i]));
    }
    if (head->unsent != 0) {
        add_number(out, head->unsent);
        add_number(out, head->possibly_sent);
        add_number(out, head->unsent_notes);
        add_number(out, head->possibly_sent_notes);
    }
    if (head->unfinished != 0) {
        add_number(out, head->unfinished);
    }
}

bool head_decode_state(struct text bytes, struct ticket_head *head)
{
    uint64_t flags;
    uint64_t times[4];
    uint64_t unsent[4] = {0};
    uint64_t unfinished = 0;
    if (!take_number(&bytes, &flags) || flags >= 128) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        if (!take_number(&bytes, &times[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < COUNT_OF(unsent) && (flags & 32) != 0; i++) {
        if (!take_number(&bytes, &unsent[i])) {
            return false;
        }
    }
    if ((flags & 64) != 0 && !take_number(&bytes, &unfinished)) {
        return false;
    }
    *head = (struct ticket_head){
        .status = (enum ticket_status)(flags & 3),
        .priority = (enum priority)(flags >> 2 & 3),
        .unread = flags >> 4 & 1,
        .unsent = (uint32_t)unsent[0],
        .possibly_sent = (uint32_t)unsent[1],
        .unsent_notes = (uint32_t)unsent[2],
        .possibly_sent_notes = (uint32_t)unsent[3],
        .unfinished = (uint8_t)unfinished,
        .waiting_since = moment_of(times[0]),
        .updated_at = moment_of(times[1]),
        .created_at = MOMENT_NONE,
        .due_at = moment_of(times[2]),
        .snooze_until = moment_of(times[3]),
    };
    return bytes.len == 0;
}
