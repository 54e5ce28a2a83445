/* The kinds of sealed records. The numbers stand in vault files: never change or reuse one. */
#ifndef CHAT_RECORD_H
#define CHAT_RECORD_H

#include <stdbool.h>

enum record_kind {
    RECORD_CUSTOMER = 1,     /* the profile's line as it came */
    RECORD_ORDER = 2,        /* the order's line as it came; the last of an id counts */
    RECORD_TICKET = 3,       /* the ticket's line, its messages cut out (wire/skeleton.h) */
    RECORD_MESSAGE = 4,      /* one message as it came */
    RECORD_CHANGE = 5,       /* status, priority, tags, assignee, snooze, read: by whom, when */
    RECORD_DRAFT = 6,        /* a draft: taken, rejected, or offered beside one */
    RECORD_EDIT = 7,         /* the composer's text as it stood */
    RECORD_VERDICTS = 8,     /* what the guard said of the text that was sent */
    RECORD_SEND_INTENT = 9,  /* durable before anything is sent */
    RECORD_SEND_ACK = 10,    /* the desk took it, or the agent dropped it */
    RECORD_OVERRIDE = 11,    /* a block passed, a senior asked: which, by whom, why */
    RECORD_EGRESS = 12,      /* what left for a model */
    RECORD_SESSION = 13,     /* order and time of what was done, naming nobody */
    RECORD_SEAL = 14,        /* the end of a stream */
    RECORD_HEAD = 15,        /* was a head in the queue's cache */
    RECORD_SEND_GIVEN = 16,  /* durable before the desk is given the reply */
    RECORD_FILE = 17,        /* a file that goes with a reply: a line about it, then its bytes */
    RECORD_ORDER_GONE = 18,  /* of a customer: the order of that id is another's now */
    RECORD_TRIAGE = 19,      /* intent, urgency, sentiment, language: by rules and by a model */
    RECORD_WORD = 20,        /* one that an agent has added to the dictionaries */
};

/* What the queue shows of a ticket rests on these alone; the others are its ledger. */
static inline bool record_kind_changes_head(enum record_kind kind)
{
    return kind == RECORD_TICKET || kind == RECORD_MESSAGE || kind == RECORD_CHANGE ||
           kind == RECORD_SEND_INTENT || kind == RECORD_SEND_GIVEN ||
           kind == RECORD_SEND_ACK || kind == RECORD_EDIT;
}
/* All that it changes is whether a text was begun there. */
static inline bool record_kind_only_begins(enum record_kind kind)
{
    return kind == RECORD_EDIT;
}

#endif
