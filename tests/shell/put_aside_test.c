/* Pending, snoozed, resolved: what puts a ticket aside, and what brings it back. */
#include "deliver_fixture.h"

#include "shell/import.h"
#include "shell/unsent.h"

#define TEN_MINUTES 600

static void arrives(struct fixture *fixture, const char *id, const char *at)
{
    char body[200];
    bool is_new = false;

    snprintf(body, sizeof(body),
             "{\"id\":\"%s\",\"from\":\"customer\",\"at\":\"%s\",\"text\":\"?\"}", id, at);
    must(fixture, deliver_incoming(&fixture->office, "1042", text_of(body), &is_new,
                                   &fixture->err));
    assert_true(is_new);
}

static void changes(struct fixture *fixture, enum ticket_status status, moment_t until)
{
    struct wanted_change change = {.has_status = true,
                                   .status = status,
                                   .has_snooze = status == TICKET_SNOOZED,
                                   .snooze_until = until};

    must(fixture,
         deliver_change(&fixture->office, "1042", &change, NOON, &fixture->err));
}

static void sends(struct fixture *fixture, const char *key)
{
    must(fixture, hold(fixture, key));
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", key, 0, NOON + 10, &overtaken,
                               &fixture->err));
}

static void assert_status(struct fixture *fixture, enum ticket_status status)
{
    struct loaded *loaded = load(fixture);

    assert_string_equal(ticket_status_name(loaded->ticket.status),
                        ticket_status_name(status));
    if (status != TICKET_SNOOZED)
        assert_int_equal(loaded->ticket.snooze_until, MOMENT_NONE);
    loaded_destroy(loaded);
}

static void reply__leaves_the_ticket_pending_until_the_customer_writes(void **state)
{
    struct fixture *fixture = *state;

    arrives(fixture, "m1", "2026-11-23T11:00:00Z");
    sends(fixture, "aa");
    assert_status(fixture, TICKET_PENDING);
    arrives(fixture, "m2", "2026-11-23T12:30:00Z");
    assert_status(fixture, TICKET_OPEN);
}

static moment_t waiting_since(struct fixture *fixture)
{
    struct loaded *loaded = load(fixture);
    moment_t since = ticket_waiting_since(&loaded->ticket);

    loaded_destroy(loaded);
    return since;
}

/* While it is held, whatever time the message tells: it was not on the screen. Nobody has
 * answered it, and the customer waits. */
static void reply__that_the_customer_overtook_leaves_the_ticket_open(void **state)
{
    struct fixture *fixture = *state;

    must(fixture, hold(fixture, "aa"));
    arrives(fixture, "m1", "2026-11-23T11:00:00Z");
    arrives(fixture, "m1b", "2026-11-23T11:10:00Z");
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON + 10,
                               &overtaken, &fixture->err));
    assert_true(overtaken);
    assert_status(fixture, TICKET_OPEN);
    assert_int_equal(waiting_since(fixture), NOON - 3600);
    arrives(fixture, "m2", "2026-11-23T11:30:00Z");
    assert_int_equal(waiting_since(fixture), NOON - 3600);
    sends(fixture, "bb");
    assert_false(overtaken);
    assert_status(fixture, TICKET_PENDING);
    assert_int_equal(waiting_since(fixture), MOMENT_NONE);
}

static void settles_again(struct fixture *fixture, const char *key)
{
    struct options options = {.unsent = "again"};
    struct send_intent intent = {.key = key,
                                 .text = "Hola",
                                 .resolves = true,
                                 .at = NOON,
                                 .hold_until = NOON,
                                 .author = "sam"};

    must(fixture,
         deliver_hold(&fixture->office, "1042", &intent, &no_terms, &fixture->err));
    if (key[0] == 'o')
        arrives(fixture, "m9", "2026-11-23T11:00:00Z");
    struct loaded *loaded = load(fixture);
    must(fixture, unsent_settle(&fixture->office, loaded, &options, &fixture->err));
    loaded_destroy(loaded);
}

/* ^X Enter, a crash, and reply --unsent again. */
static void reply__sent_again_resolves_but_where_the_customer_wrote_since(void **state)
{
    struct fixture *fixture = *state;

    settles_again(fixture, "overtaken");
    assert_status(fixture, TICKET_OPEN);
    settles_again(fixture, "in time");
    assert_status(fixture, TICKET_RESOLVED);
}

/* Somebody resolves what they see; the customer wrote what they do not see yet. */
static void change__that_puts_aside_is_refused_where_the_customer_wrote_behind(void **state)
{
    struct fixture *fixture = *state;
    struct wanted_change change = {
        .has_status = true, .status = TICKET_RESOLVED, .has_seen = true, .seen = 1};

    arrives(fixture, "m1", "2026-11-23T11:00:00Z");
    arrives(fixture, "m2", "2026-11-23T11:01:00Z");
    assert_false(
        deliver_change(&fixture->office, "1042", &change, NOON, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_status(fixture, TICKET_OPEN);
    change.seen = 2;
    must(fixture,
         deliver_change(&fixture->office, "1042", &change, NOON, &fixture->err));
    sends(fixture, "aa"); /* our own reply is behind it too */
    must(fixture,
         deliver_change(&fixture->office, "1042", &change, NOON, &fixture->err));
    assert_status(fixture, TICKET_RESOLVED);
}

static void reply__known_to_be_sent_by_hand_leaves_it_pending_too(void **state)
{
    struct fixture *fixture = *state;
    struct buffer body;
    int64_t stream;

    must(fixture, hold(fixture, "aa"));
    buffer_init(&body, 200);
    send_given_encode("aa", NOON, &body);
    must(fixture,
         office_ticket_stream(&fixture->office, "1042", &stream, &fixture->err) &&
             vault_append(fixture->office.vault, stream, RECORD_SEND_GIVEN, NOON,
                          text_of(""), text_from(body.bytes, body.len), &fixture->err));
    buffer_release(&body);
    must(fixture, deliver_was_sent(&fixture->office, "1042", "aa", 1, NOON, &overtaken, &fixture->err));
    assert_status(fixture, TICKET_PENDING);
}

static void note__and_a_dropped_reply_leave_it_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct send_intent note = {.key = "nn",
                               .text = "carrier called",
                               .is_internal = true,
                               .at = NOON,
                               .hold_until = NOON,
                               .author = "sam"};

    must(fixture, deliver_hold(&fixture->office, "1042", &note, &no_terms, &fixture->err));
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "nn", 0, NOON, &overtaken,
                               &fixture->err));
    assert_status(fixture, TICKET_OPEN);
    must(fixture, hold(fixture, "aa"));
    must(fixture, deliver_drop(&fixture->office, "1042", "aa", 0, NOON, &fixture->err));
    assert_status(fixture, TICKET_OPEN);
}

static void reply__keeps_what_was_put_aside_on_purpose(void **state)
{
    struct fixture *fixture = *state;

    changes(fixture, TICKET_SNOOZED, NOON + TEN_MINUTES);
    sends(fixture, "aa");
    assert_status(fixture, TICKET_SNOOZED);
    changes(fixture, TICKET_RESOLVED, MOMENT_NONE);
    sends(fixture, "bb");
    changes(fixture, TICKET_SNOOZED, NOON - TEN_MINUTES); /* its time has come */
    sends(fixture, "cc");
    assert_status(fixture, TICKET_PENDING);
}

static void message__of_the_customer_opens_what_was_put_aside(void **state)
{
    struct fixture *fixture = *state;

    arrives(fixture, "m1", "2026-11-23T10:00:00Z");
    changes(fixture, TICKET_SNOOZED, MOMENT_NONE); /* until the next reply */
    arrives(fixture, "m2", "2026-11-23T10:05:00Z");
    assert_status(fixture, TICKET_OPEN);
    changes(fixture, TICKET_SNOOZED, NOON + TEN_MINUTES);
    arrives(fixture, "m3", "2026-11-23T10:06:00Z");
    assert_status(fixture, TICKET_OPEN);
    changes(fixture, TICKET_RESOLVED, MOMENT_NONE);
    arrives(fixture, "m4", "2026-11-23T10:07:00Z");
    assert_status(fixture, TICKET_OPEN);
}

/* It crossed the reply, whose time is a later one: it is still not answered. */
static void message__that_crossed_the_reply_opens(void **state)
{
    struct fixture *fixture = *state;

    arrives(fixture, "m1", "2026-11-23T11:59:00Z");
    sends(fixture, "aa");
    arrives(fixture, "m2", "2026-11-23T12:00:05Z");
    assert_status(fixture, TICKET_OPEN);
}

/* A letter that took its time: nobody has read it. */
static void message__from_before_what_is_there_opens_too(void **state)
{
    struct fixture *fixture = *state;

    arrives(fixture, "m1", "2026-11-23T10:00:00Z");
    changes(fixture, TICKET_RESOLVED, MOMENT_NONE);
    arrives(fixture, "m0", "2026-11-20T10:00:00Z");
    assert_status(fixture, TICKET_OPEN);
}

static void imported(struct fixture *fixture, const char *line)
{
    struct import *import = NULL;
    struct import_counts counts;

    must(fixture,
         import_begin(&fixture->office, &import, &fixture->err) &&
             import_line(import, "desk", 1,
                         text_of("{\"type\":\"customer\",\"id\":\"c1\",\"name\":\"Ana\"}"),
                         &fixture->err) &&
             import_line(import, "desk", 2, text_of(line), &fixture->err) &&
             import_commit(import, &counts, &fixture->err));
    import_end(import);
}

#define LINE(status, messages)                                                             \
    "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\",\"lang\":\"es\","            \
    "\"created_at\":\"2026-11-23T08:00:00Z\",\"status\":\"" status "\",\"messages\":["     \
    messages "]}"
#define SAID(id, from, at)                                                                 \
    "{\"id\":\"" id "\",\"from\":\"" from "\",\"at\":\"2026-11-23T" at                     \
    ":00Z\",\"text\":\"?\"}"

static void import__opens_by_what_no_agent_has_answered(void **state)
{
    struct fixture *fixture = *state;

    imported(fixture, LINE("open", SAID("m1", "customer", "09:00")));
    changes(fixture, TICKET_RESOLVED, MOMENT_NONE);
    imported(fixture, LINE("open", SAID("m1", "customer", "09:00")));
    assert_status(fixture, TICKET_RESOLVED); /* nothing new: what was done here stays */
    imported(fixture, LINE("open", SAID("m2", "customer", "09:30") "," SAID(
                                       "m3", "agent", "09:40")));
    assert_status(fixture, TICKET_RESOLVED); /* answered elsewhere */
    imported(fixture, LINE("open", SAID("m5", "customer", "09:50") "," SAID(
                                       "m4", "agent", "09:45")));
    assert_status(fixture, TICKET_OPEN); /* in whatever order they stand */
    changes(fixture, TICKET_PENDING, MOMENT_NONE);
    imported(fixture, LINE("open", SAID("m6", "customer", "09:55") "," SAID(
                                       "m7", "bot", "09:56")));
    assert_status(fixture, TICKET_OPEN); /* "we received your message" is no answer */
}

static void import__says_itself_how_a_ticket_stands_that_nobody_changed_here(void **state)
{
    struct fixture *fixture = *state;

    imported(fixture, LINE("resolved", SAID("m1", "customer", "09:00")));
    assert_status(fixture, TICKET_RESOLVED);
    imported(fixture, LINE("resolved", SAID("m2", "customer", "09:30")));
    assert_status(fixture, TICKET_RESOLVED);
    arrives(fixture, "m3", "2026-11-23T10:00:00Z"); /* the desk's own word on it has passed */
    assert_status(fixture, TICKET_OPEN);
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(reply__leaves_the_ticket_pending_until_the_customer_writes),
        TOLD(reply__known_to_be_sent_by_hand_leaves_it_pending_too),
        TOLD(note__and_a_dropped_reply_leave_it_as_it_was),
        TOLD(reply__keeps_what_was_put_aside_on_purpose),
        TOLD(message__of_the_customer_opens_what_was_put_aside),
        TOLD(message__that_crossed_the_reply_opens),
        TOLD(message__from_before_what_is_there_opens_too),
        TOLD(reply__that_the_customer_overtook_leaves_the_ticket_open),
        TOLD(reply__sent_again_resolves_but_where_the_customer_wrote_since),
        TOLD(change__that_puts_aside_is_refused_where_the_customer_wrote_behind),
        TOLD(import__opens_by_what_no_agent_has_answered),
        TOLD(import__says_itself_how_a_ticket_stands_that_nobody_changed_here),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
