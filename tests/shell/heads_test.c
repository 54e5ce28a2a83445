/* The queue's cache over a real vault: it says what the records say. */
#include "shell/heads_fixture.h"

#include <time.h>

static void heads__of_ten_thousand_are_made_kept_and_read_again(void **state)
{
    struct fixture *fixture = *state;
    int64_t changes;

    add_tickets(fixture, COUNT);
    change_tickets(fixture, 3000);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    assert_int_equal(segments_of(fixture, VAULT_HEADS_WHOLE),
                     (11000 / VAULT_HEADS_IN_INDEX + 1) * VAULT_HEADS_IN_INDEX /
                         VAULT_HEADS_IN_WHOLE);
    assert_int_equal(segments_of(fixture, VAULT_HEADS_INDEX),
                     11000 / VAULT_HEADS_IN_INDEX + 1);
    assert_int_equal(segments_of(fixture, VAULT_HEADS_PAGE), 1);
    assert_true_at_start(fixture);
    /* Nothing changed: nothing is written. */
    changes = number_in(fixture, "SELECT sum(length(key) + place) FROM segments");
    assert_true_at_start(fixture);
    assert_int_equal(number_in(fixture, "SELECT sum(length(key) + place) FROM segments"),
                     changes);
}

static void heads__that_change_are_kept_on_top_and_many_go_where_they_belong(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    int64_t keys;

    add_tickets(fixture, 9000);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < 50; i++)
        change_ticket(fixture, i * 100);
    must(fixture, heads_catch_up(program.heads, HEADS_ALL, take_and_compare, &program.queue,
                                 &fixture->err));
    change_tickets(fixture, 50);
    add_tickets(fixture, 3);
    assert_true(heads_are_behind(program.heads));
    catch_up(fixture, &program);
    assert_false(heads_are_behind(program.heads));
    assert_queue_true(fixture, &program.queue);
    keys = number_in(fixture, "SELECT sum(unicode(hex(key))) FROM segments WHERE place >= "
                              "(1 << 40) + (5 << 32)");
    save(fixture, &program);
    assert_int_equal(number_in(fixture, "SELECT sum(unicode(hex(key))) FROM segments WHERE "
                                        "place >= (1 << 40) + (5 << 32)"),
                     keys); /* only small ones were written */
    assert_true_at_start(fixture);
    for (int i = 0; i < 5; i++) {
        change_tickets(fixture, 2000);
        catch_up(fixture, &program);
        save(fixture, &program);
        assert_true_at_start(fixture);
    }
    assert_queue_true(fixture, &program.queue);
    stop(&program);
}

struct story {
    size_t calls;
    size_t count;
    uint32_t last;
};

static void follow(void *context, const struct ticket_head *heads, size_t count)
{
    struct story *story = context;

    story->calls++;
    story->count += count;
    for (size_t i = 0; i < count; i++) {
        assert_true(heads[i].number > story->last);
        story->last = heads[i].number;
    }
}

static void heads_load__and_read__go_on_in_slices(void **state)
{
    struct fixture *fixture = *state;
    struct heads *heads = heads_create(&fixture->office);
    struct story story = {0};
    bool is_done = false;
    uint32_t from = 0;
    int slices = 0;

    add_tickets(fixture, 5000);
    must(fixture, heads_open(heads, &fixture->err));
    for (; !is_done; slices++)
        must(fixture, heads_load(heads, 0, follow, &story, &is_done, &fixture->err));
    assert_int_equal(story.count, 5000);
    assert_true(slices > 1000); /* each ticket's records were read */
    heads_destroy(heads);
    heads = heads_create(&fixture->office);
    must(fixture, heads_open(heads, &fixture->err));
    story = (struct story){0};
    slices = 0;
    do {
        must(fixture, heads_read(heads, from, 0, follow, &story, &from, &fixture->err));
        slices++;
    } while (from != 0);
    assert_int_equal(story.count, 5000);
    assert_int_equal(slices, 5500 / VAULT_HEADS_IN_WHOLE + 1); /* out of the segments */
    heads_destroy(heads);
}

/* Of a shop that imported its customers first: their ranges of the cache have no ticket. */
static void heads_load__behind_many_customers__goes_on_in_slices(void **state)
{
    struct fixture *fixture = *state;
    struct heads *heads = heads_create(&fixture->office);
    struct story story = {0};
    bool is_done = false;
    int slices = 0;

    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < 1500; i++)
        add_customer(fixture, 100000 + 10 * i);
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
    add_tickets(fixture, 300);
    must(fixture, heads_open(heads, &fixture->err));
    for (; !is_done; slices++) {
        must(fixture, heads_load(heads, 0, follow, &story, &is_done, &fixture->err));
        assert_true(slices < 1000);
    }
    assert_int_equal(story.count, 300);
    heads_destroy(heads);
}

/* As of a vault that may not be written: what was made is not made again. */
static void heads_load__that_can_keep_nothing__goes_on_in_slices(void **state)
{
    struct fixture *fixture = *state;
    struct heads *heads = heads_create(&fixture->office);
    struct story story = {0};
    bool is_done = false;
    int slices = 0;

    add_tickets(fixture, 1500);
    /* Each segment takes the place of the one before. */
    (void)number_in(fixture, "CREATE UNIQUE INDEX one ON segments(place - place)");
    must(fixture, heads_open(heads, &fixture->err));
    for (; !is_done; slices++) {
        must(fixture, heads_load(heads, 0, follow, &story, &is_done, &fixture->err));
        assert_true(slices < 3000);
    }
    assert_int_equal(story.count, 1500);
    heads_destroy(heads);
}

/* An import, say: nothing is kept of what is made then, and no key waits for it. */
static void heads_load__while_another_process_writes__waits_for_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct heads *heads = heads_create(&fixture->office);
    struct story story = {0};
    bool is_done = false;
    char path[128];
    sqlite3 *other;
    time_t began;

    add_tickets(fixture, 600);
    must(fixture, heads_open(heads, &fixture->err));
    snprintf(path, sizeof(path), "%s/vault.db", fixture->home);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    began = time(NULL);
    while (!is_done)
        must(fixture, heads_load(heads, 5, follow, &story, &is_done, &fixture->err));
    assert_true(time(NULL) - began < 6); /* a writer is patient for ten seconds */
    assert_int_equal(story.count, 600);
    sqlite3_close(other);
    heads_destroy(heads);
}

struct page {
    char ids[200][16];
    size_t count;
};

static void take_page(void *context, const struct ticket_head *heads, size_t count)
{
    struct page *page = context;

    for (size_t i = 0; i < count; i++)
        snprintf(page->ids[page->count++], 16, "%s", heads[i].id);
}

static void heads_page__has_the_first_tickets_and_the_counts(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct page page = {.count = 0};
    struct queue_counts counts = {0};
    struct heads *heads;
    uint32_t first[50];

    add_tickets(fixture, 2500);
    change_tickets(fixture, 2000);
    start(fixture, &program);
    save(fixture, &program);
    heads = heads_create(&fixture->office);
    must(fixture, heads_open(heads, &fixture->err) &&
                      heads_page(heads, take_page, &page, &counts, &fixture->err));
    assert_true(page.count >= 50);
    assert_int_equal(queue_first(&program.queue, first, 50), 50);
    for (size_t i = 0; i < 50; i++)
        assert_int_equal(queue_find(&program.queue, page.ids[i])->number, first[i]);
    assert_int_equal(counts.open, program.queue.open);
    assert_int_equal(counts.waiting, program.queue.waiting);
    heads_destroy(heads);
    stop(&program);
}

struct word {
    const char *wanted;
    bool is_there;
};

static void look_for(void *context, struct text word)
{
    struct word *wanted = context;

    wanted->is_there = wanted->is_there || text_is(word, wanted->wanted);
}

static void heads__tell_the_words_that_tickets_use_without_reading_them(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct word words[] = {
        {"vip", false}, {"late", false}, {"zh", false}, {"nothing", false}};

    add_tickets(fixture, 600);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        queue_each_word(&program.queue, QUEUE_TAGS, look_for, &words[i]);
        queue_each_word(&program.queue, QUEUE_LANGS, look_for, &words[i]);
        assert_int_equal(words[i].is_there, i < 3);
    }
    stop(&program);
}

struct told {
    struct queue *queue;
    size_t heads;
    unsigned unfinished; /* of the last */
};

static void take_told(void *context, const struct ticket_head *heads, size_t count)
{
    struct told *told = context;

    assert_int_equal(count, 1);
    told->heads++;
    told->unfinished = heads->unfinished;
    queue_put_one(told->queue, heads, NOON);
}

static void writes(struct fixture *fixture, struct program *program, struct told *told,
                   const char *text, bool is_internal)
{
    const struct thread_edit edit = {
        .text = text, .is_internal = is_internal, .caret = SIZE_MAX, .at = NOON};

    must(fixture,
         heads_keep_edit(program->heads, "T7", &edit, take_told, told, &fixture->err));
}

/* An edit a second of typing leaves nothing behind: no thread is read for it. */
static void heads_keep_edit__tells_once_what_is_unfinished(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct told told = {.queue = &program.queue};

    add_tickets(fixture, 20);
    start(fixture, &program);
    writes(fixture, &program, &told, "H", false);
    writes(fixture, &program, &told, "Ho", false);
    assert_int_equal(told.heads, 1);
    writes(fixture, &program, &told, "ask", true);
    assert_int_equal(told.unfinished, UNFINISHED_REPLY | UNFINISHED_NOTE);
    assert_false(heads_are_behind(program.heads));
    save(fixture, &program);
    stop(&program);

    start(fixture, &program); /* as it was kept, and out of the records */
    assert_int_equal(queue_find(&program.queue, "T7")->unfinished,
                     UNFINISHED_REPLY | UNFINISHED_NOTE);
    assert_true(queue_set_limit(&program.queue, "is:unfinished", NOON, &fixture->err));
    assert_int_equal(program.queue.shown_count, 1);
    writes(fixture, &program, &told, "", false);
    catch_up(fixture, &program);
    assert_int_equal(queue_find(&program.queue, "T7")->unfinished, UNFINISHED_NOTE);
    change_ticket(fixture, 3); /* by another program */
    writes(fixture, &program, &told, "ask Bo", true);
    assert_true(heads_are_behind(program.heads));
    catch_up(fixture, &program);
    assert_queue_true(fixture, &program.queue);
    writes(fixture, &program, &told, "", true);
    catch_up(fixture, &program);
    assert_int_equal(queue_find(&program.queue, "T7")->unfinished, 0);
    stop(&program);
}

struct seen {
    const struct heads *heads;
    size_t begun; /* heads that were told, and said no more than that a text was begun */
    size_t more;
    unsigned unfinished;
};

static void see(void *context, const struct ticket_head *heads, size_t count)
{
    struct seen *seen = context;
    bool is_begun = !heads_is_arrival(seen->heads);

    assert_int_equal(count, 1);
    seen->begun += is_begun;
    seen->more += !is_begun;
    seen->unfinished = heads->unfinished;
}

static void see_more(struct fixture *fixture, struct program *program, struct seen *seen)
{
    heads_look_again(program->heads);
    heads_tell_arrivals(program->heads, true);
    must(fixture, heads_catch_up(program->heads, HEADS_ALL, see, seen, &fixture->err));
    assert_false(heads_are_behind(program->heads));
}

/* Another screen types a letter a second in T7; this one learns it from the new records,
 * once, and nothing has arrived. */
static void heads__of_a_text_that_another_begins_are_no_arrival(void **state)
{
    struct fixture *fixture = *state;
    struct program here, there;
    struct told told = {.queue = &there.queue};

    add_tickets(fixture, 20);
    start(fixture, &here);
    start(fixture, &there);
    struct seen seen = {.heads = here.heads};
    writes(fixture, &there, &told, "H", false);
    see_more(fixture, &here, &seen);
    writes(fixture, &there, &told, "Ho", false);
    see_more(fixture, &here, &seen);
    assert_int_equal(seen.begun, 1);
    assert_int_equal(seen.unfinished, UNFINISHED_REPLY);
    writes(fixture, &there, &told, "", false); /* nobody else's stands there */
    see_more(fixture, &here, &seen);
    assert_int_equal(seen.begun, 2);
    assert_int_equal(seen.unfinished, 0);
    assert_int_equal(seen.more, 0);

    add_tickets(fixture, 1);
    see_more(fixture, &here, &seen);
    assert_int_equal(seen.more, 1);
    writes(fixture, &there, &told, "Hi", false);
    change_ticket(fixture, 7); /* both at once */
    see_more(fixture, &here, &seen);
    assert_int_equal(seen.more, 2);
    stop(&there);
    stop(&here);
}

static void heads_seem_behind__by_what_was_written_here_told_or_a_second_old(void **state)
{
    struct fixture *fixture = *state;
    struct program program;

    add_tickets(fixture, 3);
    start(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    must(fixture, vault_append(program.office.vault, fixture->tickets[1].stream,
                               RECORD_MESSAGE, NOON, text_of(""),
                               text_of("{\"id\":\"n\",\"from\":\"customer\",\"at\":"
                                       "\"2026-11-23T09:00:00Z\",\"text\":\"Hello?\"}"),
                               &fixture->err));
    assert_true(heads_seem_behind(program.heads));
    assert_true(heads_seem_behind(program.heads)); /* until they were caught up with */
    catch_up(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    change_ticket(fixture, 2); /* as another process */
    heads_look_again(program.heads);
    assert_true(heads_seem_behind(program.heads));
    catch_up(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    change_ticket(fixture, 2);
    for (int i = 0; i < 12 && !heads_seem_behind(program.heads); i++)
        usleep(100000);
    assert_true(heads_seem_behind(program.heads));
    stop(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(heads__of_ten_thousand_are_made_kept_and_read_again),
        STORY(heads__that_change_are_kept_on_top_and_many_go_where_they_belong),
        STORY(heads_load__and_read__go_on_in_slices),
        STORY(heads_load__behind_many_customers__goes_on_in_slices),
        STORY(heads_load__that_can_keep_nothing__goes_on_in_slices),
        STORY(heads_load__while_another_process_writes__waits_for_nothing),
        STORY(heads_page__has_the_first_tickets_and_the_counts),
        STORY(heads__tell_the_words_that_tickets_use_without_reading_them),
        STORY(heads__of_a_text_that_another_begins_are_no_arrival),
        STORY(heads_keep_edit__tells_once_what_is_unfinished),
        STORY(heads_seem_behind__by_what_was_written_here_told_or_a_second_old),
    };

    return cmocka_run_group_tests(tests, begin_all, NULL);
}
