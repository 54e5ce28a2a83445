/* One connection of the fake server: the answer that is being given on it. */
#ifndef TESTS_FAKE_PEER_H
#define TESTS_FAKE_PEER_H

#include "support/fake_script.h"

struct fake_peer {
    int fd;
    int64_t number;
    struct buffer in;
    struct buffer out;
    struct buffer event;    /* made, not framed yet */
    struct fake_rule *rule; /* that answers; NULL: none */
    size_t step;
    bool is_begun; /* the step */
    bool has_head;
    bool is_continued; /* 100 went out for what comes in */
    bool is_last;      /* closed once out is empty */
    bool is_reset;
    int64_t filled;
    int64_t due_ns;       /* before it the step does not go on */
    int64_t piece_due_ns; /* before it nothing is written */
    int64_t sent;
    struct fake_cursor cursor;
};

/* A connection that was accepted. */
struct fake_peer *fake_peer_create(int fd, int64_t number) MUST_CHECK;
/* Closes it. */
void fake_peer_destroy(struct fake_peer *peer);
/* The request was heard: what rule says is the answer. */
void fake_peer_begin(struct fake_peer *peer, struct fake_rule *rule);
/* Takes what came; false where the client has left. */
bool fake_peer_take(struct fake_peer *peer) MUST_CHECK;
/* Makes and writes what is due; false where the connection is over, *who ended it. */
bool fake_peer_flush(struct fake_peer *peer, const char **who) MUST_CHECK;
/* When it has something to do by itself; INT64_MAX: never. */
int64_t fake_peer_due(const struct fake_peer *peer);
bool fake_peer_wants_to_write(const struct fake_peer *peer, int64_t now);

#endif
