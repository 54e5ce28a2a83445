/* A long thread's head: made behind the others, kept going, and never from what is no more.
 */
#include "shell/heads_fixture.h"
#include "shell/opening.h"
#include "shell/standing.h"

#include "vault/vault.h"

#define LONG (OPENING_LONG_RECORDS + 500)
#define SLICE_MS 1
#define MANY 17000 /* more than may stand on top */

static void say(struct fixture *fixture, size_t number, size_t count)
{
    static int said;
    char line[200];

    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        snprintf(line, sizeof(line),
                 "{\"id\":\"n%d\",\"from\":\"customer\",\"at\":\"2026-11-23T08:00:00Z\","
                 "\"text\":\"And another word.\"}",
                 ++said);
        append(fixture, fixture->tickets[number].stream, RECORD_MESSAGE, line);
    }
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

struct told {
    struct heads *heads;
    size_t count;
    char ids[16][8];
    bool arrivals[16];
    uint32_t messages;
};

static void note(void *context, const struct ticket_head *heads, size_t count)
{
    struct told *told = context;

    assert_int_equal(count, 1);
    snprintf(told->ids[told->count], sizeof(told->ids[0]), "%s", heads[0].id);
    told->arrivals[told->count++] = heads_is_arrival(told->heads);
    told->messages = heads[0].messages;
}

static void follow(struct fixture *fixture, struct program *program, int budget,
                   bool is_arriving, struct told *told)
{
    *told = (struct told){.heads = program->heads};
    heads_look_again(program->heads);
    heads_tell_arrivals(program->heads, is_arriving);
    must(fixture, heads_catch_up(program->heads, budget, note, told, &fixture->err));
    heads_tell_arrivals(program->heads, false);
}

/* The customer of the first ten tickets. */
static void erase(struct fixture *fixture)
{
    struct vault_owned owned = {0};
    struct vault_erased erased;

    must(fixture, vault_erase(fixture->office.vault, text_of("c0"), &owned, NOON, &erased,
                              &fixture->err));
    vault_owned_release(&owned);
}

static void heads__of_a_long_thread_wait_for_no_ticket_and_keep_none_waiting(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told;

    add_tickets(fixture, 5);
    say(fixture, 1, LONG);
    start(fixture, &program);
    say(fixture, 1, 1);
    change_ticket(fixture, 3);
    standings_forget(&program.office);
    do
        follow(fixture, &program, SLICE_MS, true, &told);
    while (told.count == 0);
    assert_int_equal(told.count, 1);
    assert_string_equal(told.ids[0], "T3");
    assert_true(heads_are_behind(program.heads));

    /* An act of our own meanwhile does not make an arrival ours. */
    for (int turn = 0; turn < 10000 && told.ids[0][1] != '1'; turn++)
        follow(fixture, &program, SLICE_MS, false, &told);
    assert_int_equal(told.count, 1);
    assert_string_equal(told.ids[0], "T1");
    assert_true(told.arrivals[0]);
    assert_int_equal(told.messages, LONG + 2);
    assert_false(heads_are_behind(program.heads));
    save(fixture, &program);
    stop(&program);
    assert_true_at_start(fixture);
}

static void heads__of_a_long_thread_at_hand_are_there_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told;

    add_tickets(fixture, 5);
    say(fixture, 1, LONG);
    start(fixture, &program);
    say(fixture, 1, 1);
    follow(fixture, &program, HEADS_ALL, true, &told);
    for (uint32_t i = 1; i <= 20; i++) {
        say(fixture, 1, 1);
        told = (struct told){.heads = program.heads};
        must(fixture, heads_catch_up_own(program.heads, "T1", note, &told, &fixture->err));
        assert_int_equal(told.count, 1);
        must(fixture, heads_catch_up(program.heads, HEADS_ALL, note, &told, &fixture->err));
        assert_int_equal(told.count, 1);
        assert_false(told.arrivals[0]);
        assert_int_equal(told.messages, LONG + 2 + i);
        assert_false(heads_are_behind(program.heads));
    }
    stop(&program);
}

static void heads__of_a_long_thread_that_is_erased_meanwhile_are_none(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told;

    add_tickets(fixture, 15);
    say(fixture, 1, LONG);
    start(fixture, &program);
    say(fixture, 1, 1);
    standings_forget(&program.office);
    follow(fixture, &program, SLICE_MS, true, &told);
    assert_int_equal(told.count, 0);
    erase(fixture);
    follow(fixture, &program, HEADS_ALL, true, &told);
    assert_int_equal(told.count, 0);
    assert_false(heads_are_behind(program.heads));
    stop(&program);
}

/* So many tickets that what changed goes where it belongs before the long thread is read. */
static void heads__of_very_many_tickets_are_kept_beside_a_long_thread(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->office.vault;
    struct program program;
    char line[200], id[32];
    int64_t stream;

    add_tickets(fixture, 5);
    say(fixture, 1, LONG);
    start(fixture, &program);
    save(fixture, &program);
    say(fixture, 1, 1);
    must(fixture, vault_begin(vault, &fixture->err));
    for (int i = 0; i < MANY; i++) {
        snprintf(id, sizeof(id), "M%d", i);
        snprintf(line, sizeof(line),
                 "{\"type\":\"ticket\",\"id\":\"%s\",\"customer\":\"c0\",\"subject\":\"S\","
                 "\"status\":\"open\",\"created_at\":\"2026-11-23T08:00:00Z\",\"messages\":[]}",
                 id);
        must(fixture, vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c0"), true,
                                   &stream, &fixture->err));
        append(fixture, stream, RECORD_TICKET, line);
    }
    must(fixture, vault_commit(vault, &fixture->err));
    standings_forget(&program.office);
    heads_look_again(program.heads);
    catch_up(fixture, &program);
    assert_false(heads_are_behind(program.heads));
    assert_int_equal(program.queue.count, MANY + 5);
    save(fixture, &program);
    stop(&program);
}

/* A thread that takes longer than a slice and is not kept is read whole in one: else it began
 * anew in each. */
static void heads__without_a_cache_are_made_in_slices_shorter_than_a_thread(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    bool is_done = false;
    int slices = 0;

    add_tickets(fixture, 5);
    say(fixture, 1, OPENING_LONG_RECORDS - 100);
    say(fixture, 3, LONG);
    open_office(fixture, &program.office);
    program.heads = heads_create(&program.office);
    queue_init(&program.queue);
    must(fixture, heads_open(program.heads, &fixture->err));
    while (!is_done && slices++ < 2000)
        must(fixture, heads_load(program.heads, 0, take_one, &program.queue, &is_done,
                                 &fixture->err));
    assert_true(is_done);
    assert_int_equal(program.queue.count, 5);
    stop(&program);
}

/* What was kept of a long thread goes on, does not answer for a stream that is gone, and
 * holds nothing once it was told to forget. */
static void standing__is_kept_of_long_threads_alone(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = &fixture->office;
    struct standing *standing;
    struct error err = {0};

    add_tickets(fixture, 5);
    say(fixture, 1, LONG);
    int64_t streams[] = {fixture->tickets[0].stream, fixture->tickets[1].stream};
    assert_true(standing_is_at_hand(office, streams[0]));
    assert_false(standing_is_at_hand(office, streams[1]));
    for (size_t i = 0; i < COUNT_OF(streams); i++) {
        standing = standing_take(office, streams[i], &fixture->err);
        assert_non_null(standing);
        must(fixture, standing_read(standing, &fixture->err));
        standing_leave(standing);
    }
    assert_true(standing_is_at_hand(office, streams[1]));
    standing = standing_take(office, streams[1], &fixture->err);
    assert_true(thread_tally_knows(standing_tally(standing), "m")); /* nothing was read */
    standing_leave(standing);
    standings_forget(office);
    assert_false(standing_is_at_hand(office, streams[1]));

    standing = standing_take(office, streams[1], &fixture->err);
    bool is_read = true;
    must(fixture, standing_step(standing, heads_deadline(0), &is_read, &fixture->err));
    assert_false(is_read);
    standing_leave(standing);
    assert_false(standing_is_at_hand(office, streams[1])); /* not to its end */
    erase(fixture);
    standing = standing_take(office, streams[1], &err);
    if (standing != NULL)
        assert_false(standing_read(standing, &err));
    standing_leave(standing);
    assert_int_equal(err.code, ERROR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(heads__of_a_long_thread_wait_for_no_ticket_and_keep_none_waiting),
        STORY(heads__of_a_long_thread_at_hand_are_there_at_once),
        STORY(heads__of_a_long_thread_that_is_erased_meanwhile_are_none),
        STORY(heads__of_very_many_tickets_are_kept_beside_a_long_thread),
        STORY(heads__without_a_cache_are_made_in_slices_shorter_than_a_thread),
        STORY(standing__is_kept_of_long_threads_alone),
    };
    return cmocka_run_group_tests(tests, begin_all, NULL);
}
