/* A tally says of a thread what its builder says, at every record and in any order of them.
 */
#include "wire/thread_fixture.h"
#include "wire/thread_tally.h"

#include <stdio.h>

#define THREADS 60
#define RECORDS 120

static uint32_t chance_state;
static uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

/* Both given the same records. */
struct pair {
    struct fixture *fixture;
    struct thread_tally *tally;
    struct buffer body;
};

static void give(struct pair *pair, enum record_kind kind)
{
    struct text body = text_from(buffer_text(&pair->body), pair->body.len);
    add(pair->fixture, kind, body);
    assert_true(thread_tally_add(pair->tally, kind, body, &pair->fixture->err));
    buffer_clear(&pair->body);
}

static const char *some_id(struct pair *pair, const char *of)
{
    return arena_format(&pair->fixture->arena, "%s%u", of, chance(40));
}

static void header(struct pair *pair)
{
    buffer_format(
        &pair->body,
        "{\"type\":\"ticket\",\"id\":\"T1\",\"customer\":\"c%u\",\"subject\":\"S%u\","
        "\"status\":\"open\",%s\"created_at\":\"2026-11-23T08:00:00Z\","
        "\"messages\":[]}",
        chance(3), chance(9), chance(2) ? "\"lang\":\"de\"," : "");
    give(pair, RECORD_TICKET);
}

static void message(struct pair *pair)
{
    struct message message = {.id = some_id(pair, chance(2) ? "m" : "k"), /* as a reply's */
                              .from = (enum message_from)chance(FROM_COUNT),
                              .author = chance(2) ? some_id(pair, "who") : NULL,
                              .at = NOON + chance(100),
                              .text = some_id(pair, "Where is my parcel "),
                              .is_internal = chance(3) == 0};
    message_encode(&message, &pair->body);
    give(pair, RECORD_MESSAGE);
}

static void change(struct pair *pair)
{
    const char *tags[] = {some_id(pair, "tag"), some_id(pair, "tag")};
    struct change change = {.at = NOON,
                            .has_status = chance(2),
                            .status = (enum ticket_status)chance(TICKET_STATUS_COUNT),
                            .has_priority = chance(2),
                            .priority = (enum priority)chance(PRIORITY_COUNT),
                            .has_assignee = chance(2),
                            .assignee = chance(2) ? some_id(pair, "a") : NULL,
                            .has_snooze = chance(2),
                            .snooze_until = chance(2) ? NOON : MOMENT_NONE,
                            .has_tags = chance(2),
                            .tags = tags,
                            .tag_count = chance(3),
                            .has_read = chance(2),
                            .read_count = chance(60),
                            .has_hold = chance(4) == 0,
                            .is_held = chance(2)};
    change_encode(&change, &pair->body);
    give(pair, RECORD_CHANGE);
}

static void intent(struct pair *pair)
{
    struct send_intent intent = {.key = some_id(pair, "k"),
                                 .text = some_id(pair, "text"),
                                 .is_internal = chance(2),
                                 .at = NOON,
                                 .hold_until = NOON,
                                 .author = "marta",
                                 .writer = some_id(pair, "w"),
                                 .takes = some_id(pair, "w")};
    send_intent_encode(&intent, &pair->body);
    give(pair, RECORD_SEND_INTENT);
}

static void given(struct pair *pair)
{
    send_given_encode(some_id(pair, "k"), NOON, &pair->body);
    give(pair, RECORD_SEND_GIVEN);
}

static void ack(struct pair *pair)
{
    struct send_ack ack = {.key = some_id(pair, "k"), .outcome = SEND_TAKEN, .at = NOON};
    send_ack_encode(&ack, &pair->body);
    give(pair, RECORD_SEND_ACK);
}

static void edit(struct pair *pair)
{
    struct thread_edit edit = {.writer = some_id(pair, "w"),
                               .takes = chance(2) ? some_id(pair, "w") : NULL,
                               .at = NOON,
                               .text = chance(3) ? some_id(pair, "Dear ") : "",
                               .is_internal = chance(2)};
    edit_encode(&edit, &pair->body);
    give(pair, RECORD_EDIT);
}

static void ledger(struct pair *pair)
{
    buffer_add_text(&pair->body, "{\"no\":\"tally reads it\"}");
    give(pair, chance(2) ? RECORD_VERDICTS : RECORD_DRAFT);
}

static void assert_same_text(const char *one, const char *other)
{
    assert_string_equal(one ? one : "(none)", other ? other : "(none)");
}

static void assert_same_head(struct pair *pair, const struct ticket *built)
{
    struct arena *arena = &pair->fixture->arena;
    struct ticket_head one, other;
    struct ticket tallied;
    assert_true(thread_tally_ticket(pair->tally, &tallied, &pair->fixture->err));
    ticket_head_of(built, "Ana", arena, &one);
    ticket_head_of(&tallied, "Ana", arena, &other);
    thread_tally_count(pair->tally, &tallied, &other);
    assert_same_text(one.customer, other.customer);
    assert_same_text(one.subject, other.subject);
    assert_same_text(one.lang, other.lang);
    assert_same_text(one.tags, other.tags);
    assert_same_text(one.assignee, other.assignee);
    assert_int_equal(one.status, other.status);
    assert_int_equal(one.priority, other.priority);
    assert_int_equal(one.unread, other.unread);
    assert_int_equal(one.messages, other.messages);
    assert_int_equal(one.unsent, other.unsent);
    assert_int_equal(one.possibly_sent, other.possibly_sent);
    assert_int_equal(one.unsent_notes, other.unsent_notes);
    assert_int_equal(one.possibly_sent_notes, other.possibly_sent_notes);
    assert_int_equal(one.unfinished, other.unfinished);
    assert_int_equal(one.waiting_since, other.waiting_since);
    assert_int_equal(one.updated_at, other.updated_at);
    assert_int_equal(one.snooze_until, other.snooze_until);
    assert_int_equal(built->version, tallied.version);
    assert_int_equal(built->is_held, tallied.is_held);
}

static const char *author_of(const struct ticket *ticket)
{
    for (size_t i = ticket->message_count; i > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from == FROM_CUSTOMER && message->author) {
            return message->author;
        }
    }
    return NULL;
}

static void assert_same(struct pair *pair)
{
    struct ticket built;
    const struct message *last = thread_tally_last(pair->tally);
    if (!thread_builder_ticket(pair->fixture->builder, &built, NULL)) {
        assert_false(thread_tally_ticket(pair->tally, &built, &pair->fixture->err));
        assert_int_equal(pair->fixture->err.code, ERROR_DAMAGED);
        return;
    }
    assert_same_head(pair, &built);
    const struct message *wanted = ticket_last_from_customer(&built);
    assert_same_text(wanted ? wanted->text : NULL, last ? last->text : NULL);
    assert_same_text(author_of(&built), thread_tally_author(pair->tally));
    for (int i = 0; i < 40; i++) {
        const char *id = arena_format(&pair->fixture->arena, "m%d", i);
        assert_int_equal(ticket_message(&built, id) != NULL,
                         thread_tally_knows(pair->tally, id));
    }
}

static void assert_same_unsent(struct pair *pair)
{
    const struct send_intent *intents;
    size_t count;
    thread_builder_unsent(pair->fixture->builder, &intents, &count);
    for (size_t i = 0; i < count; i++) {
        const struct send_intent *found = thread_tally_unsent(pair->tally, intents[i].key);
        assert_non_null(found);
        assert_same_text(found->key, intents[i].key);
    }
    assert_null(thread_tally_unsent(pair->tally, "no such key"));
}

static void tally__says_at_every_record_what_the_builder_says(void **state)
{
    static void (*const kinds[])(struct pair *) = {
        message, message, message, change, intent, given, ack, edit, ledger, header};
    for (uint32_t seed = 1; seed <= THREADS; seed++) {
        struct fixture *fixture = *state;
        struct pair pair = {.fixture = fixture, .tally = thread_tally_create()};
        buffer_init(&pair.body, 4096);
        chance_state = seed;
        for (int i = 0; i < RECORDS; i++) {
            /* In most threads the ticket's own record comes first. */
            size_t kind =
                i == 0 && seed % 5 ? COUNT_OF(kinds) - 1 : chance(COUNT_OF(kinds));
            kinds[kind](&pair);
            assert_same(&pair);
        }
        assert_same_unsent(&pair);
        thread_tally_destroy(pair.tally);
        buffer_release(&pair.body);
        tear_down(state);
        set_up(state);
    }
}

static void tally__refuses_what_the_builder_refuses(void **state)
{
    struct fixture *fixture = *state;
    struct thread_tally *tally = thread_tally_create();
    assert_false(thread_tally_add(tally, RECORD_MESSAGE, text_of("{}"), &fixture->err));
    assert_string_equal(fixture->err.text, "id: is missing");
    assert_false(thread_tally_add(tally, RECORD_SEND_ACK, text_of("{"), &fixture->err));
    assert_null(thread_tally_last(tally));
    assert_null(thread_tally_author(tally));
    thread_tally_destroy(tally);
    thread_tally_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tally__says_at_every_record_what_the_builder_says,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(tally__refuses_what_the_builder_refuses, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
