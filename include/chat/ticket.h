/*
 * A ticket with its thread, and the head of one: the row that the queue shows. Pointers are
 * borrowed from an arena.
 */
#ifndef CHAT_TICKET_H
#define CHAT_TICKET_H

#include "base/moment.h"
#include "base/text.h"
#include "chat/attachment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ticket_status { TICKET_OPEN, TICKET_PENDING, TICKET_SNOOZED, TICKET_RESOLVED, TICKET_STATUS_COUNT };
enum priority { PRIORITY_LOW, PRIORITY_NORMAL, PRIORITY_HIGH, PRIORITY_URGENT, PRIORITY_COUNT };
enum message_from { FROM_CUSTOMER, FROM_AGENT, FROM_BOT, FROM_SYSTEM, FROM_COUNT };

/* Texts that were begun and not sent: bits of what a ticket has. */
enum { UNFINISHED_REPLY = 1, UNFINISHED_NOTE = 2 };

enum verified { VERIFIED_UNKNOWN, VERIFIED_YES, VERIFIED_NO };

struct message {
    const char *id;
    enum message_from from;
    const char *author; /* NULL where not known, as sender */
    moment_t at;
    const char *text; /* as it came: hostile until sanitised */
    bool is_internal; /* a note */
    bool is_doubted;  /* sent from here with a claim that nothing proved: no source */
    bool is_overtaken; /* the customer wrote while it was held, which it does not answer */
    moment_t overtaken_at; /* of the first such message; where is_overtaken */
    const struct attachment *attachments;
    size_t attachment_count;
    const char *sender; /* the address it came from */
    enum verified verified;
};

/* A ticket with the day on which it was begun, or a reply of the shop's in it with its own.
 */
struct contact {
    const char *ticket;
    struct day day;
    bool is_reply;
};

struct attestation;

struct ticket {
    const char *id;
    const char *customer;
    const char *subject;
    const char *channel; /* "chat" where not said */
    enum ticket_status status;
    enum priority priority;
    const char *lang;
    const char *const *tags;
    size_t tag_count;
    const char *assignee; /* NULL: nobody */
    moment_t created_at;
    moment_t due_at;       /* MOMENT_NONE where none */
    moment_t snooze_until; /* MOMENT_NONE where none */
    struct message *messages;
    size_t message_count;
    /* Of each message a bit for each kind of words that keep it here (guard_never_of()); NULL:
     * nobody has looked. */
    const unsigned char *never;
    size_t read_count; /* messages that were on the screen, from the first on */
    int64_t version;   /* rises with each message */
    bool is_held;      /* a legal hold: neither erased nor retained away */
    size_t unsent;     /* replies and notes that are held, waiting or possibly sent */
    size_t possibly_sent; /* of these, given to the desk, which did not answer */
    size_t unsent_notes;  /* of the former, notes */
    size_t possibly_sent_notes;
    unsigned unfinished;  /* UNFINISHED_REPLY, UNFINISHED_NOTE: whoever writes them */
    const struct attestation *attestations; /* the agents' words on it, the oldest first */
    size_t attestation_count;
};

/* What the queue shows of a ticket, and finds it by. */
struct ticket_head {
    const char *id;
    const char *customer; /* id */
    const char *name;     /* the customer's */
    const char *subject;
    const char *channel;
    const char *lang;
    const char *tags; /* joined by spaces, "" for none */
    const char *assignee;
    enum ticket_status status;
    enum priority priority;
    uint32_t unread; /* customers' messages not yet read */
    uint32_t messages;
    uint32_t unsent; /* as in struct ticket */
    uint32_t possibly_sent;
    uint32_t unsent_notes;
    uint32_t possibly_sent_notes;
    uint8_t unfinished;     /* as in struct ticket */
    moment_t waiting_since; /* the oldest customer's message not answered; MOMENT_NONE: not waiting */
    moment_t updated_at;
    moment_t created_at;
    moment_t due_at;
    moment_t snooze_until;
    uint32_t number; /* under which it is kept, the oldest ticket's the lowest; 0: none yet */
};

const char *ticket_status_name(enum ticket_status status);
bool ticket_status_parse(struct text name, enum ticket_status *status) MUST_CHECK;
const char *priority_name(enum priority priority);
bool priority_parse(struct text name, enum priority *priority) MUST_CHECK;
const char *message_from_name(enum message_from from);
bool message_from_parse(struct text name, enum message_from *from) MUST_CHECK;

/* It is a public reply of an agent or bot. */
bool message_answers(const struct message *message);
/* The first customer's message that no public reply of an agent or bot follows, or that
 * came while the last one was held; MOMENT_NONE. */
moment_t ticket_waiting_since(const struct ticket *ticket);
/* So many messages, from the first on, the last public reply of an agent or bot answers:
 * itself with all before it, but for those that came while it was held. */
size_t ticket_answered(const struct ticket *ticket);
/* Such a reply stands behind the customer's last message. */
bool ticket_is_answered(const struct ticket *ticket);
/* A snooze whose time has come is one no more; one without a time waits for the customer. */
enum ticket_status ticket_status_at(enum ticket_status status, moment_t snooze_until,
                                    moment_t now);
/* ticket_due() of an open ticket whose customer waits; else MOMENT_NONE. */
moment_t ticket_awaited(const struct ticket *ticket, moment_t now);
/* The message, new here, is the customer's, and the ticket was put aside: pending, snoozed,
 * resolved. It opens it again, however old it is: nobody has read it. */
bool ticket_opens(enum ticket_status status, const struct message *message);
/* Customers' messages behind read_count. */
size_t ticket_unread(const struct ticket *ticket);
/* The customer's last message, NULL where there is none. */
const struct message *ticket_last_from_customer(const struct ticket *ticket);
/* Index of the first of the newest messages whose texts hold so many bytes together. */
size_t ticket_newest(const struct ticket *ticket, size_t bytes);
/* The message of that id, NULL where there is none. */
const struct message *ticket_message(const struct ticket *ticket, const char *id);
/*
 * The head of a ticket. Strings are borrowed from the ticket, name from the caller; tags are
 * joined into the arena.
 */
struct arena;
void ticket_head_of(const struct ticket *ticket, const char *name, struct arena *arena,
                    struct ticket_head *head);
/* By when the customer who waits has to be answered; MOMENT_NONE where that time was over when
 * they wrote: it was for what they had asked before. */
moment_t ticket_due(moment_t due_at, moment_t waiting_since);
/* A deep copy into the arena. */
void ticket_head_copy(const struct ticket_head *from, struct arena *arena,
                      struct ticket_head *head);

#endif
