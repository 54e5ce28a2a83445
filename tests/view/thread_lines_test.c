/* The lines of a thread as they are measured: the same however they were counted. */
#include "thread_story.h"

#include "view/thread_lines.h"

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_release(*state);
    return 0;
}

static size_t lines_before(struct thread_lines *lines, size_t message)
{
    size_t count = 0;
    for (size_t i = 0; i < message; i++) {
        count += thread_lines_of(lines, i);
    }
    return count;
}

/* Every line of the thread is reached from every other, down and up. */
static void assert_walks(struct thread_lines *lines, const struct ticket *ticket)
{
    size_t all = lines_before(lines, ticket->message_count);
    struct thread_spot spot = {0, 0};
    for (size_t line = 0; line <= all; line++) {
        struct thread_spot down =
            thread_lines_move(lines, (struct thread_spot){0, 0}, (int64_t)line);
        struct thread_spot up = thread_lines_last_top(lines, all - line);
        assert_int_equal(down.message, up.message);
        assert_int_equal(down.line, up.line);
        assert_int_equal(lines_before(lines, down.message) + down.line, line);
        assert_int_equal(thread_lines_from(lines, down, SIZE_MAX / 2), all - line);
        assert_true(line == 0 || thread_spot_is_before(spot, down));
        spot = down;
    }
    assert_int_equal(thread_lines_move(lines, spot, 5).message, ticket->message_count);
    assert_int_equal(thread_lines_move(lines, spot, -1000000).message, 0);
}

/* However it came to its numbers: by growing, by a change of width, anew. */
static void thread_lines__are_the_same_however_they_were_counted(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *grown = thread_lines_create();
    for (int i = 0; i < 40; i++) {
        thread_lines_update(grown, &fixture->model, 40 + i % 3);
        lines_before(grown, ticket->message_count);
        say_many(fixture, 1);
        thread_lines_update(grown, &fixture->model, 40);
        struct thread_lines *fresh = thread_lines_create();
        thread_lines_update(fresh, &fixture->model, 40);
        for (size_t m = 0; m < ticket->message_count; m++) {
            assert_int_equal(thread_lines_of(grown, m), thread_lines_of(fresh, m));
        }
        assert_walks(grown, ticket);
        thread_lines_destroy(fresh);
    }
    thread_lines_destroy(grown);
}

/* More messages than are remembered: each is itself again when it is asked for again. */
static void thread_lines__of_one_message_are_not_taken_for_those_of_another(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *lines = thread_lines_create();
    say_many(fixture, 700);
    fixture_say(fixture, FROM_CUSTOMER, "Ana", "one\ntwo\nthree");
    thread_lines_update(lines, &fixture->model, 40);
    for (size_t round = 0; round < 2; round++) {
        assert_int_equal(thread_lines_parts(lines, ticket->message_count - 1).text, 3);
        assert_int_equal(thread_lines_parts(lines, ticket->message_count - 1 - 512).text,
                         1);
    }
    thread_lines_destroy(lines);
}

/* The place of a line is the line's, at any width at which it begins there. */
static void thread_lines__have_a_place_for_every_line(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *lines = thread_lines_create();
    say_numbers(fixture);
    thread_lines_update(lines, &fixture->model, 31);
    size_t all = lines_before(lines, ticket->message_count);
    for (size_t line = 0; line < all; line++) {
        struct thread_spot spot =
            thread_lines_move(lines, (struct thread_spot){0, 0}, (int64_t)line);
        struct thread_place place = thread_lines_place(lines, spot);
        struct thread_lines *fresh = thread_lines_create();
        thread_lines_update(fresh, &fixture->model, 31);
        struct thread_spot again = thread_lines_at(fresh, &place);
        assert_int_equal(again.message, spot.message);
        assert_int_equal(again.line, spot.line);
        thread_lines_destroy(fresh);
    }
    thread_lines_destroy(lines);
}

/* What a model says of the message so far. */
static void translation_is(struct fixture *fixture, struct translation *translation,
                           size_t message, const char *text)
{
    translation->message = (char *)fixture->model.open->ticket.messages[message].id;
    translation->telling.state = TELLING_RUNS;
    buffer_init(&translation->telling.text, 4096);
    buffer_add_text(&translation->telling.text, text);
}

static void thread_lines__have_room_for_a_translation_below_its_message(void **state)
{
    struct fixture *fixture = *state;
    struct translation translation = {0};
    struct thread_lines *lines = thread_lines_create();
    thread_lines_update(lines, &fixture->model, 40);
    size_t before = thread_lines_of(lines, 1);
    translation_is(fixture, &translation, 1, "one");
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before + 2);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 2);

    buffer_add_text(&translation.telling.text, "\ntwo\nthree");
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before + 4);
    say_many(fixture, 1);
    thread_lines_update(lines, &fixture->model, 40);
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 4);

    translation.is_folded = true;
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before);
    thread_lines_translate(lines, NULL, 0);
    assert_int_equal(thread_lines_of(lines, 1), before);
    buffer_release(&translation.telling.text);
    thread_lines_destroy(lines);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread_lines__are_the_same_however_they_were_counted),
        TEST(thread_lines__of_one_message_are_not_taken_for_those_of_another),
        TEST(thread_lines__have_a_place_for_every_line),
        TEST(thread_lines__have_room_for_a_translation_below_its_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
