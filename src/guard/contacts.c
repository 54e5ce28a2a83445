#include "guard/contacts.h"

#include "guard/judge.h"
#include "guard/plain.h"
#include "guard/record_words.h"

#include <string.h>

#define DAY_BYTES_MAX    ((size_t)64)
#define NUMBER_BYTES_MAX ((size_t)64)
#define REPLIES_MAX      ((size_t)200) /* of the thread, the newest: as its history lists */

/* The parts of a phrase around its two holes. */
struct shape {
    struct text front;
    struct text between;
    struct text behind;
};

static struct shape shape_of(const char *phrase)
{
    const char *number = strstr(phrase, "{o}");
    const char *day = strstr(phrase, "{v}");
    return (struct shape){text_from(phrase, (size_t)(number - phrase)),
                          text_from(number + 3, (size_t)(day - number) - 3),
                          text_of(day + 3)};
}

/* A contact as a text tells it. */
struct told {
    const char *lang;
    bool is_reply;
    size_t start, end; /* of the whole */
    struct text number;
    struct text day;
};

/* The text has these words right before that byte. */
static bool stands_before(struct text text, size_t end, struct text words)
{
    return end >= words.len &&
           memcmp(text.bytes + end - words.len, words.bytes, words.len) == 0;
}

/* The same, but that their first letter may be a capital; and as words of their own. */
static bool begins_before(struct text text, size_t end, struct text words)
{
    struct text others = text_from(words.bytes + 1, words.len - 1);
    if (end < words.len || !stands_before(text, end, others)) {
        return false;
    }
    size_t start = end - words.len;
    bool is_letter = plain_is_word(words.bytes[0]);
    return text_is_ignoring_case(text_from(text.bytes + start, 1),
                                 (const char[]){words.bytes[0], '\0'}) &&
           !(is_letter && start > 0 && plain_is_word(text.bytes[start - 1]));
}

/* What a phrase of this shape has in front of the day that begins there. */
static bool front_found(struct text text, size_t day, const struct shape *shape,
                        struct told *told)
{
    if (!stands_before(text, day, shape->between)) {
        return false;
    }
    size_t end = day - shape->between.len;
    size_t start = end;
    while (start > 0 && (unsigned char)text.bytes[start - 1] > ' ' &&
           end - start < NUMBER_BYTES_MAX) {
        start--;
    }
    told->start = start - (start < shape->front.len ? start : shape->front.len);
    told->number = text_from(text.bytes + start, end - start);
    return end > start && begins_before(text, start, shape->front);
}

static bool day_found(struct text text, size_t day, const struct shape *shape,
                      struct told *told)
{
    size_t left = text.len - day;
    struct text rest =
        text_from(text.bytes + day, left < DAY_BYTES_MAX ? left : DAY_BYTES_MAX);
    const char *end = text_find(rest, shape->behind);
    if (end == NULL || end == rest.bytes) {
        return false;
    }
    told->day = text_from(rest.bytes, (size_t)(end - rest.bytes));
    told->end = day + told->day.len + shape->behind.len;
    return true;
}

static bool is_day(const struct judge *judge, const struct told *told, struct day day)
{
    char words[DAY_BYTES_MAX];
    day_format_words(day, told->lang, judge->facts->today, words, sizeof(words));
    return text_is(told->day, words);
}

static bool is_contact(const struct judge *judge, const struct told *told)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->contact_count; i++) {
        const struct contact *contact = &facts->contacts[i];
        if (contact->is_reply == told->is_reply && text_is(told->number, contact->ticket) &&
            is_day(judge, told, contact->day)) {
            return true;
        }
    }
    return false;
}

/* The message of the thread that is the reply told of; NULL. */
static const struct message *message_of(const struct judge *judge, const struct told *told)
{
    const struct ticket *ticket = judge->facts->ticket;
    if (!told->is_reply || ticket == NULL || ticket->id == NULL ||
        !text_is(told->number, ticket->id)) {
        return NULL;
    }
    size_t left = REPLIES_MAX;
    for (size_t i = ticket->message_count; i > 0 && left > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        left -= message_answers(message);
        if (message_answers(message) && message->at != MOMENT_NONE &&
            is_day(judge, told, moment_day(message->at))) {
            return message;
        }
    }
    return NULL;
}

static bool told_prove_one(struct judge *judge, const struct told *told)
{
    const struct message *message = message_of(judge, told);
    struct arena *arena = judge->arena;
    if (message == NULL && !is_contact(judge, told)) {
        return false;
    }
    struct claim *claim = told_claim(judge, told->start, told->end);
    if (claim != NULL) {
        claim_from(claim, message != NULL ? "thread" : "ticket",
                   message != NULL
                       ? arena_text(arena, message->id)
                       : arena_copy(arena, told->number.bytes, told->number.len),
                   told->is_reply ? "replied_at" : "created_at",
                   arena_copy(arena, told->day.bytes, told->day.len));
    }
    return true;
}

static size_t digits_in(struct text text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += text.bytes[i] >= '0' && text.bytes[i] <= '9';
    }
    return digits;
}

/* It may be a ticket that is not known here. Whatever claims stand in its words stay as
 * they are, but that its day, where it is one, is no order's: nothing proves it. */
static void unknown_judge(struct judge *judge, const struct told *told)
{
    struct opinion *opinion = judge->opinion;
    size_t start = (size_t)(told->day.bytes - judge->reading->scan.text.bytes);
    if (digits_in(told->number) == 0 || digits_in(told->day) == 0) {
        return;
    }
    opinion->wants_contacts = true;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        struct claim *claim = &opinion->claims[i];
        if (claim->kind == CLAIM_DATE && claim->start == start &&
            claim->end == start + told->day.len) {
            claim_doubt(claim, SEVERITY_MARK);
        }
    }
}

/* What is known of these, in whichever of the languages that say it so; found: one of them
 * stands there. */
static bool phrases_judge(struct judge *judge, size_t day, bool is_reply,
                          struct told *found)
{
    struct text text = judge->reading->scan.text;
    const struct record_phrases *phrases;
    for (size_t i = 0; (phrases = record_phrases_numbered(i)) != NULL; i++) {
        struct shape shape = shape_of(is_reply ? phrases->reply : phrases->ticket);
        struct told told = {.lang = phrases->lang, .is_reply = is_reply};
        if (!front_found(text, day, &shape, &told) ||
            !day_found(text, day, &shape, &told)) {
            continue;
        }
        *found = told;
        if (told_prove_one(judge, &told)) {
            return true;
        }
    }
    return false;
}

/* A reply's phrase has a ticket's within it, which says nothing by itself there. */
static void day_judge(struct judge *judge, size_t day)
{
    struct told found = {0};
    if (phrases_judge(judge, day, true, &found) ||
        (found.end == 0 && phrases_judge(judge, day, false, &found))) {
        return;
    }
    if (found.end != 0) {
        unknown_judge(judge, &found);
    }
}

/* Each day in brackets: few texts have one. */
void contacts_read(struct judge *judge)
{
    static const char *const brackets[] = {"(", "（"};
    struct text text = judge->reading->scan.text;
    if (judge->facts->sender == SENDER_STRANGER) {
        return;
    }
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        struct text rest = text;
        const char *at;
        while ((at = text_find(rest, text_of(brackets[i]))) != NULL &&
               judge_works(judge, 1)) {
            size_t day = (size_t)(at - text.bytes) + strlen(brackets[i]);
            rest = text_from(text.bytes + day, text.len - day);
            day_judge(judge, day);
        }
    }
}
