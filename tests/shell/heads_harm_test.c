/* The queue's cache where something happens to it: it says what the records say, or
 * nothing. */
#include "shell/heads_fixture.h"

static void tamper(struct fixture *fixture, const char *sql)
{
    char path[100];
    sqlite3 *db;

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void heads__of_damaged_or_missing_segments_are_made_again(void **state)
{
    static const char *const damages[] = {
        "DELETE FROM segments WHERE place =",
        "UPDATE segments SET bytes = zeroblob(length(bytes)) WHERE place =",
        "UPDATE segments SET key = zeroblob(length(key)) WHERE place >=",
    };
    struct fixture *fixture = *state;
    struct program program;

    add_tickets(fixture, 1500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    for (int part = VAULT_HEADS_STATE; part <= VAULT_HEADS_WHOLE; part++) {
        for (size_t i = 0; i < COUNT_OF(damages); i++) {
            char sql[200];

            change_tickets(fixture, 20);
            start(fixture, &program);
            save(fixture, &program);
            stop(&program);
            snprintf(sql, sizeof(sql), "%s %lld", damages[i], (long long)PART(part));
            tamper(fixture, sql);
            assert_true_at_start(fixture);
            change_tickets(fixture, 20);
            start(fixture, &program);
            save(fixture, &program);
            stop(&program);
            assert_true_at_start(fixture);
        }
    }
}

/* As another version of the program would leave it: sealed well, and not to be read. */
static void spoil(struct fixture *fixture, enum vault_heads part, int64_t number)
{
    struct buffer rows;
    struct buffer spoilt;
    struct text rest;
    struct text bytes;
    int64_t stream;
    bool is_there;

    buffer_init(&rows, SIZE_MAX);
    buffer_init(&spoilt, SIZE_MAX);
    must(fixture, vault_heads_get(fixture->office.vault, part, number, &rows, &is_there,
                                  &fixture->err));
    rest = text_from(buffer_text(&rows), rows.len);
    while (vault_heads_next(&rest, &stream, &bytes))
        vault_heads_add(&spoilt, stream, text_of("\xff"));
    must(fixture, vault_heads_put(fixture->office.vault, part, number,
                                  text_from(spoilt.bytes, spoilt.len), &fixture->err));
    buffer_release(&rows);
    buffer_release(&spoilt);
}

static void count_heads(void *context, const struct ticket_head *heads, size_t count)
{
    (void)heads;
    *(size_t *)context += count;
}

static void heads__of_rows_that_do_not_read_come_from_the_records(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    uint32_t next;
    size_t count = 0;

    add_tickets(fixture, 600);
    change_tickets(fixture, 300);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    spoil(fixture, VAULT_HEADS_WHOLE, 0);
    spoil(fixture, VAULT_HEADS_WHOLE, 1);
    spoil(fixture, VAULT_HEADS_PAGE, 0);
    assert_true_at_start(fixture);
    spoil(fixture, VAULT_HEADS_INDEX, 0);
    assert_true_at_start(fixture);
    start(fixture, &program);
    must(fixture, heads_read(program.heads, 0, HEADS_ALL, count_heads, &count, &next,
                             &fixture->err));
    assert_int_equal(count, 600);
    stop(&program);
}

static void heads_save__waits__where_records_came_that_were_not_looked_at(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    bool is_done = true;

    add_tickets(fixture, 600);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    change_ticket(fixture, 3);
    catch_up(fixture, &program);
    change_ticket(fixture, 3);
    must(fixture,
         heads_save(program.heads, &program.queue, HEADS_ALL, &is_done, &fixture->err));
    assert_false(is_done);
    assert_int_equal(holds(fixture, VAULT_HEADS_CHANGES, 0, fixture->tickets[3].stream),
                     false);
    catch_up(fixture, &program);
    save(fixture, &program);
    assert_true(holds(fixture, VAULT_HEADS_CHANGES, 0, fixture->tickets[3].stream));
    stop(&program);
    assert_true_at_start(fixture);
}

static void heads__stay_true_with_two_programs_that_write(void **state)
{
    struct fixture *fixture = *state;
    struct program programs[2];

    add_tickets(fixture, 2500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &programs[0]);
    start(fixture, &programs[1]);
    for (int i = 0; i < 40; i++) {
        struct program *program = &programs[chance(2)];

        switch (chance(5)) {
        case 0:
            change_tickets(fixture, 1 + chance(2500));
            break;
        case 1:
            add_tickets(fixture, chance(20));
            break;
        case 2:
            catch_up(fixture, program);
            assert_queue_true(fixture, &program->queue);
            save(fixture, program);
            break;
        case 3:
            stop(program);
            start(fixture, program);
            break;
        default:
            catch_up(fixture, program);
        }
        if (i % 10 == 0)
            assert_true_at_start(fixture);
    }
    stop(&programs[0]);
    stop(&programs[1]);
    assert_true_at_start(fixture);
}

/* As an erasure does: in one transaction the rows that name a stream and its key go. */
static void erase(struct fixture *fixture, size_t number)
{
    char sql[200];

    fixture->tickets[number].is_gone = true;
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    must(fixture, heads_forget(fixture->office.vault, &fixture->tickets[number].stream, 1,
                               &fixture->err));
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
    snprintf(sql, sizeof(sql),
             "DELETE FROM records WHERE stream = %lld; DELETE FROM streams "
             "WHERE stream = %lld",
             (long long)fixture->tickets[number].stream,
             (long long)fixture->tickets[number].stream);
    tamper(fixture, sql);
}

static void heads__of_the_erased_do_not_come_back_by_a_program_that_knows_them(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    int64_t stream;
    uint32_t gone[4];
    size_t count = 4;

    add_tickets(fixture, 1500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < 30; i++)
        change_ticket(fixture, 700 + i);
    catch_up(fixture, &program);
    stream = fixture->tickets[710].stream;
    erase(fixture, 710);
    for (size_t i = 0; i < 4; i++)
        gone[i] = (uint32_t)fixture->tickets[708 + i].stream;
    must(fixture, heads_gone(program.heads, gone, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_int_equal(gone[0], stream);
    queue_drop(&program.queue, gone, 1);
    save(fixture, &program);
    assert_queue_true(fixture, &program.queue);
    stop(&program);
    assert_false(holds(fixture, VAULT_HEADS_CHANGES, 0, stream));
    assert_true(holds(fixture, VAULT_HEADS_CHANGES, 0, stream + 1));
    assert_false(holds(fixture, VAULT_HEADS_PAGE, 0, stream));
    assert_false(holds(fixture, VAULT_HEADS_WHOLE, stream / VAULT_HEADS_IN_WHOLE, stream));
    assert_false(holds(fixture, VAULT_HEADS_INDEX, stream / VAULT_HEADS_IN_INDEX, stream));
    assert_true_at_start(fixture);
}

static void heads__of_a_vault_that_went_back_are_made_again(void **state)
{
    struct fixture *fixture = *state;

    add_tickets(fixture, 600);
    change_tickets(fixture, 10);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    /* The cache of later comes with the records of earlier. */
    fixture->count -= 10;
    tamper(fixture, "DELETE FROM records WHERE row > (SELECT max(row) FROM records) - 10");
    for (size_t i = 0; i < fixture->count; i++)
        fixture->tickets[i].is_gone = true;
    struct program program;
    start(fixture, &program);
    assert_true(program.queue.count >= 600); /* and none says what no record says */
    for (size_t i = 0; i < program.queue.shown_count; i++)
        assert_string_equal(string_or_empty(queue_at(&program.queue, i)->assignee), "");
    stop(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(heads__of_damaged_or_missing_segments_are_made_again),
        STORY(heads__of_rows_that_do_not_read_come_from_the_records),
        STORY(heads_save__waits__where_records_came_that_were_not_looked_at),
        STORY(heads__stay_true_with_two_programs_that_write),
        STORY(heads__of_the_erased_do_not_come_back_by_a_program_that_knows_them),
        STORY(heads__of_a_vault_that_went_back_are_made_again),
    };

    return cmocka_run_group_tests(tests, begin_all, NULL);
}
