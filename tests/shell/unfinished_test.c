/* Unfinished texts over a real vault: whose they are, and that all of them come back. */
#include "deliver_fixture.h"

#include "chat/ledger.h"

/* The office as the run of that mark; NULL: this one. */
static void become(struct fixture *fixture, const char *mark)
{
    struct office *office = &fixture->office;

    if (mark == NULL)
        process_mark(getpid(), office->writer);
    else
        snprintf(office->writer, sizeof(office->writer), "%s", mark);
}

static void writes(struct fixture *fixture, const char *text, const char *takes)
{
    must(fixture,
         deliver_unfinished(
             &fixture->office, "1042",
             &(struct thread_edit){.text = text, .takes = takes, .caret = 2, .at = NOON},
             &fixture->err));
}

static void unfinished__of_runs_that_are_gone_goes_on(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, "999999.1.gone");
    writes(fixture, "Hola", NULL);
    become(fixture, "999998.1.gone");
    writes(fixture, "Dear Ana", NULL);
    become(fixture, NULL);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Hola\n\nDear Ana");
    assert_int_equal(loaded->unfinished[TEXT_REPLY].caret, strlen("Hola\n\nDe"));
    assert_string_equal(loaded->unfinished[TEXT_REPLY].takes,
                        "999999.1.gone 999998.1.gone");
    assert_null(loaded->elsewhere);
    writes(fixture, "Hola, Ana", loaded->unfinished[TEXT_REPLY].takes);
    loaded_destroy(loaded);
    loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Hola, Ana");
    assert_int_equal(loaded->unfinished[TEXT_REPLY].caret, 2);
    assert_null(loaded->unfinished[TEXT_REPLY].takes);
    loaded_destroy(loaded);
}

static void unfinished__is_not_lost_in_letters_of_another(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, "999999.1.gone");
    writes(fixture, "ok", NULL);
    become(fixture, "999998.1.gone");
    writes(fixture, "I looked at it.", NULL);
    become(fixture, "999997.1.gone");
    writes(fixture, "it", NULL);
    become(fixture, NULL);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text,
                        "ok\n\nI looked at it.\n\nit");
    loaded_destroy(loaded);
}

static void unfinished__reply_and_note_stand_side_by_side(void **state)
{
    struct fixture *fixture = *state;
    const struct thread_edit note = {
        .text = "ask Bo", .takes = "999999.1.gone", .is_internal = true, .at = NOON};

    become(fixture, "999999.1.gone");
    writes(fixture, "Hola", NULL);
    must(fixture, deliver_unfinished(&fixture->office, "1042",
                                     &(struct thread_edit){.text = "ask",
                                                           .is_internal = true,
                                                           .caret = SIZE_MAX,
                                                           .at = NOON},
                                     &fixture->err));
    become(fixture, "999998.1.gone");
    must(fixture, deliver_unfinished(&fixture->office, "1042", &note, &fixture->err));
    become(fixture, NULL);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Hola");
    assert_string_equal(loaded->unfinished[TEXT_REPLY].takes, "999999.1.gone");
    assert_string_equal(loaded->unfinished[TEXT_NOTE].text, "ask Bo");
    assert_string_equal(loaded->unfinished[TEXT_NOTE].takes, "999998.1.gone");
    loaded_destroy(loaded);
}

static void unfinished__of_a_program_that_runs_is_told_and_stays_its_own(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, NULL); /* this test runs */
    writes(fixture, "Hola", NULL);
    become(fixture, "999999.1.other");
    struct loaded *loaded = load(fixture);
    assert_null(loaded->unfinished[TEXT_REPLY].text);
    assert_string_equal(loaded->elsewhere, "Hola");
    loaded_destroy(loaded);
    writes(fixture, "Dear", NULL);
    become(fixture, NULL);
    loaded = load(fixture); /* both, once the other is gone */
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Hola\n\nDear");
    loaded_destroy(loaded);
}

/* A reply that came back from being held, in the run that the office is. */
static void comes_back(struct fixture *fixture, const char *number, const char *text)
{
    must(fixture,
         deliver_unfinished(
             &fixture->office, "1042",
             &(struct thread_edit){.writer = number, .text = text, .caret = 0, .at = NOON},
             &fixture->err));
}

static void unfinished__that_came_back_stands_before_what_was_begun(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, NULL);
    writes(fixture, "Second", NULL);
    comes_back(fixture, "7", "First");
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "First\n\nSecond");
    assert_int_equal(loaded->unfinished[TEXT_REPLY].caret, strlen("First\n\nSe"));
    assert_true(loaded->unfinished[TEXT_REPLY].is_joined);
    assert_null(loaded->elsewhere);
    writes(fixture, "Both", ".7");
    loaded_destroy(loaded);
    loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Both");
    assert_false(loaded->unfinished[TEXT_REPLY].is_joined);
    assert_null(loaded->unfinished[TEXT_REPLY].takes);
    loaded_destroy(loaded);
}

static void
unfinished__that_came_back_is_there_when_the_program_was_started_again(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, "999999.1.gone");
    writes(fixture, "Second", NULL);
    comes_back(fixture, "7", "First");
    comes_back(fixture, "8", "Third");
    become(fixture, NULL);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Third\n\nFirst\n\nSecond");
    assert_string_equal(loaded->unfinished[TEXT_REPLY].takes,
                        "999999.1.gone 999999.1.gone.7 999999.1.gone.8");
    writes(fixture, "All", loaded->unfinished[TEXT_REPLY].takes);
    loaded_destroy(loaded);
    loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "All");
    loaded_destroy(loaded);
}

static void unfinished__that_came_back_in_a_program_that_runs_stays_its_own(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, NULL);
    comes_back(fixture, "7", "First");
    become(fixture, "999999.1.other");
    struct loaded *loaded = load(fixture);
    assert_null(loaded->unfinished[TEXT_REPLY].text);
    assert_string_equal(loaded->elsewhere, "First");
    loaded_destroy(loaded);
}

static void unfinished__that_came_back_goes_with_the_reply_it_went_into(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, NULL);
    comes_back(fixture, "7", "First");
    struct loaded *loaded = load(fixture);
    struct send_intent intent = {.key = "aa",
                                 .text = "First",
                                 .at = NOON,
                                 .hold_until = NOON + 10,
                                 .author = "sam",
                                 .writer = fixture->office.writer,
                                 .takes = loaded->unfinished[TEXT_REPLY].takes};
    must(fixture,
         deliver_hold(&fixture->office, "1042", &intent, &no_terms, &fixture->err));
    loaded_destroy(loaded);
    loaded = load(fixture);
    assert_null(loaded->unfinished[TEXT_REPLY].text);
    loaded_destroy(loaded);
}

static void writes_from(struct fixture *fixture, const char *text, const char *takes,
                        const char *draft)
{
    char name[LEDGER_NAME_SIZE];

    ledger_draft_name(text_of(draft), name);
    must(fixture,
         deliver_unfinished(&fixture->office, "1042",
                            &(struct thread_edit){.text = text,
                                                  .takes = takes,
                                                  .draft = name,
                                                  .caret = 0,
                                                  .at = NOON},
                            &fixture->err));
}

static void takes_draft(struct fixture *fixture, const char *text, int64_t number)
{
    struct ledger_draft draft = {.fate = FATE_TAKEN, .text = text, .number = number};

    must(fixture,
         deliver_drafts(&fixture->office, "1042", &draft, 1, NOON, &fixture->err));
}

static void unfinished__knows_the_draft_that_it_came_from(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, "999999.1.gone");
    takes_draft(fixture, "Hola", 2);
    writes_from(fixture, "Hola, Ana", NULL, "Hola");
    become(fixture, NULL);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].draft_text, "Hola");
    assert_int_equal(loaded->unfinished[TEXT_REPLY].draft_number, 2);
    assert_null(loaded->unfinished[TEXT_NOTE].draft_text);
    writes_from(fixture, "Hola", loaded->unfinished[TEXT_REPLY].takes, "never taken");
    loaded_destroy(loaded);
    loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Hola");
    assert_null(loaded->unfinished[TEXT_REPLY].draft_text);
    loaded_destroy(loaded);
}

static void unfinished__of_two_programs_keeps_what_each_came_from(void **state)
{
    struct fixture *fixture = *state;

    become(fixture, "999999.1.gone");
    writes(fixture, "By hand", NULL);
    become(fixture, NULL); /* this test runs */
    takes_draft(fixture, "Dear", 1);
    writes_from(fixture, "Dear Ana", NULL, "Dear");
    become(fixture, "999998.1.other");
    takes_draft(fixture, "Hola", 2);
    writes_from(fixture, "Hola, Ana", NULL, "Hola");
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "By hand\n\nHola, Ana");
    assert_string_equal(loaded->unfinished[TEXT_REPLY].draft_text, "Hola");
    loaded_destroy(loaded);
    become(fixture, NULL);
    loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].draft_text, "Dear");
    assert_int_equal(loaded->unfinished[TEXT_REPLY].draft_number, 1);
    loaded_destroy(loaded);
}

static void unfinished__that_there_is_no_room_for_waits_for_its_turn(void **state)
{
    struct fixture *fixture = *state;
    char *longest = memory_get(COMPOSER_LIMIT + 1);

    memset(longest, 'x', COMPOSER_LIMIT);
    become(fixture, NULL);
    writes(fixture, "Second", NULL);
    comes_back(fixture, "7", longest);
    struct loaded *loaded = load(fixture);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].text, "Second");
    assert_null(loaded->unfinished[TEXT_REPLY].takes);
    loaded_destroy(loaded);
    writes(fixture, "", NULL);
    loaded = load(fixture);
    assert_int_equal(strlen(loaded->unfinished[TEXT_REPLY].text), COMPOSER_LIMIT);
    loaded_destroy(loaded);
    memory_free(longest);
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(unfinished__of_runs_that_are_gone_goes_on),
        TOLD(unfinished__is_not_lost_in_letters_of_another),
        TOLD(unfinished__reply_and_note_stand_side_by_side),
        TOLD(unfinished__of_a_program_that_runs_is_told_and_stays_its_own),
        TOLD(unfinished__that_came_back_stands_before_what_was_begun),
        TOLD(unfinished__that_came_back_is_there_when_the_program_was_started_again),
        TOLD(unfinished__that_came_back_in_a_program_that_runs_stays_its_own),
        TOLD(unfinished__that_came_back_goes_with_the_reply_it_went_into),
        TOLD(unfinished__knows_the_draft_that_it_came_from),
        TOLD(unfinished__of_two_programs_keeps_what_each_came_from),
        TOLD(unfinished__that_there_is_no_room_for_waits_for_its_turn),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
