/* An act of our own while very many tickets of others are behind: its head comes first, alone, and
 * is no arrival; all others come as they do else. */
#include "shell/heads_fixture.h"

#define OWN  "T3"
#define MANY 3000

struct told {
    struct heads *heads;
    struct queue *queue;
    size_t count;
    size_t own;
    size_t arrivals;
    bool own_has_arrived;
};

static void note(void *context, const struct ticket_head *heads, size_t count)
{
    struct told *told = context;

    told->count += count;
    told->arrivals += heads_is_arrival(told->heads);
    if (strcmp(heads[0].id, OWN) == 0) {
        told->own++;
        told->own_has_arrived = heads_is_arrival(told->heads);
    }
    take_one(told->queue, heads, count);
}

static void tell(struct fixture *fixture, struct program *program, const char *own,
                 struct told *told)
{
    *told = (struct told){.heads = program->heads, .queue = &program->queue};
    if (own != NULL) {
        must(fixture, heads_catch_up_own(program->heads, own, note, told, &fixture->err));
        return;
    }
    heads_tell_arrivals(program->heads, true);
    must(fixture, heads_catch_up(program->heads, HEADS_ALL, note, told, &fixture->err));
    heads_tell_arrivals(program->heads, false);
}

/* A text begun by another process, too. */
static void begin_text(struct fixture *fixture, size_t number)
{
    struct thread_edit edit = {.at = NOON, .text = "Dear"};
    struct buffer body;

    buffer_init(&body, 10000);
    edit_encode(&edit, &body);
    append(fixture, fixture->tickets[number].stream, RECORD_EDIT, buffer_text(&body));
    buffer_release(&body);
}

static void heads__of_an_own_act_come_before_all_others(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told;

    add_tickets(fixture, 10);
    start(fixture, &program);
    add_tickets(fixture, MANY);
    change_ticket(fixture, 3);
    tell(fixture, &program, OWN, &told);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.own, 1);
    assert_false(told.own_has_arrived);
    assert_true(heads_are_behind(program.heads));
    tell(fixture, &program, OWN, &told); /* nothing came since */
    assert_int_equal(told.count, 0);

    tell(fixture, &program, NULL, &told);
    assert_int_equal(told.count, MANY);
    assert_int_equal(told.arrivals, MANY);
    assert_int_equal(told.own, 0);
    assert_false(heads_are_behind(program.heads));
    assert_queue_true(fixture, &program.queue);
    save(fixture, &program);
    stop(&program);
    assert_true_at_start(fixture);
}

static void heads__of_an_own_act_arrive_where_somebody_else_did_more(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told;

    add_tickets(fixture, 10);
    start(fixture, &program);
    change_ticket(fixture, 3);
    tell(fixture, &program, OWN, &told);
    begin_text(fixture, 3);
    tell(fixture, &program, NULL, &told);
    assert_int_equal(told.own, 1);
    assert_false(told.own_has_arrived); /* a text that was begun is no news */

    change_ticket(fixture, 3);
    tell(fixture, &program, OWN, &told);
    change_ticket(fixture, 3);
    tell(fixture, &program, NULL, &told);
    assert_int_equal(told.own, 1);
    assert_true(told.own_has_arrived);
    assert_queue_true(fixture, &program.queue);

    change_ticket(fixture, 3);
    tell(fixture, &program, "T999", &told); /* of no ticket there is nothing to tell */
    assert_int_equal(told.count, 0);
    stop(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(heads__of_an_own_act_come_before_all_others),
        STORY(heads__of_an_own_act_arrive_where_somebody_else_did_more),
    };
    return cmocka_run_group_tests(tests, begin_all, NULL);
}
