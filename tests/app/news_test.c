/* What came, told to the desktop: when, how often, and of nobody. */
#include "fixture.h"

static size_t effects_of(const struct fixture *fixture, enum effect_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < fixture->log_count; i++)
        count += fixture->log[i].kind == kind;
    return count;
}

static const char *told(const struct fixture *fixture)
{
    for (size_t i = fixture->log_count; i > 0; i--) {
        if (fixture->log[i - 1].kind == EFFECT_NOTIFY)
            return fixture->log[i - 1].text;
    }
    return "";
}

static void wants_news(struct fixture *fixture)
{
    fixture->model.preferences.notifies = true;
    fixture->model.preferences.rings = true;
}

static void arrives(struct fixture *fixture, const char *id, const char *name)
{
    struct ticket_head head = {.id = id,
                               .customer = "c77",
                               .name = name,
                               .subject = "about my parcel",
                               .tags = "",
                               .status = TICKET_OPEN,
                               .waiting_since = fixture->now,
                               .updated_at = fixture->now,
                               .created_at = fixture->now,
                               .due_at = MOMENT_NONE,
                               .snooze_until = MOMENT_NONE,
                               .unread = 1};
    struct event event = {
        .kind = EVENT_HEAD, .heads = &head, .count = 1, .is_arrival = true};

    post(fixture, &event);
    settle(fixture);
}

static void news__are_gathered_and_told_by_the_clock_and_of_nobody(void **state)
{
    struct fixture *fixture = *state;

    wants_news(fixture);
    arrives(fixture, "2001", "Zoe Hidden");
    arrives(fixture, "2002", "Max Hidden");
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 0);
    assert_true(model_next_tick(&fixture->model) <= fixture->now + 1);
    time_passes(fixture, 1);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 1);
    assert_int_equal(effects_of(fixture, EFFECT_BELL), 1);
    assert_string_equal(told(fixture), "2 new tickets");
    arrives(fixture, "2001", "Zoe Hidden"); /* waits already: no news */
    time_passes(fixture, 20);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 1);
}

static void news__keep_apart(void **state)
{
    struct fixture *fixture = *state;

    wants_news(fixture);
    arrives(fixture, "2001", "Zoe Hidden");
    time_passes(fixture, 1);
    arrives(fixture, "2002", "Max Hidden");
    arrives(fixture, "2003", "Eva Hidden");
    time_passes(fixture, 5);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 1);
    time_passes(fixture, 6);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 2);
    assert_string_equal(told(fixture), "2 new tickets");
}

static void keys__never_ring(void **state)
{
    struct fixture *fixture = *state;

    wants_news(fixture);
    arrives(fixture, "2001", "Zoe Hidden");
    fixture->now += 30; /* the clock was not heard yet */
    strike(fixture, "j k Tab r Esc");
    assert_int_equal(effects_of(fixture, EFFECT_BELL), 0);
    tick(fixture);
    assert_int_equal(effects_of(fixture, EFFECT_BELL), 1);
}

static void what_becomes_late__is_told(void **state)
{
    struct fixture *fixture = *state;
    size_t late = fixture->model.queue.late;

    wants_news(fixture);
    story_ticket(fixture, "1043")->due_at = fixture->now + 90;
    post_head(fixture, story_ticket(fixture, "1043"), false);
    late = fixture->model.queue.late - late;
    assert_int_equal(late, 0);
    time_passes(fixture, 180);
    assert_string_equal(told(fixture), "1 late");
}

static void nothing__is_told_where_it_is_not_set(void **state)
{
    struct fixture *fixture = *state;

    arrives(fixture, "2001", "Zoe Hidden");
    time_passes(fixture, 70);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 0);
    assert_int_equal(effects_of(fixture, EFFECT_BELL), 0);
    fixture->model.preferences.rings = true;
    arrives(fixture, "2002", "Max Hidden");
    time_passes(fixture, 2);
    assert_int_equal(effects_of(fixture, EFFECT_NOTIFY), 0);
    assert_int_equal(effects_of(fixture, EFFECT_BELL), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(news__are_gathered_and_told_by_the_clock_and_of_nobody),
        STORY(news__keep_apart),
        STORY(keys__never_ring),
        STORY(what_becomes_late__is_told),
        STORY(nothing__is_told_where_it_is_not_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
