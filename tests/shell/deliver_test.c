/* A reply's way out over a real vault: what several that decide at once may do. */
#include "deliver_fixture.h"

static void send__leaves_one_message_and_no_intent(void **state)
{
    struct fixture *fixture = *state;

    must(fixture, hold(fixture, "aa"));
    assert_thread(fixture, 0, 1);
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                               &fixture->err));

    assert_thread(fixture, 1, 0);
}

static void send__of_what_was_decided_is_refused_and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;

    must(fixture, hold(fixture, "aa"));
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                               &fixture->err));
    assert_false(deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                              &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    assert_false(deliver_was_sent(&fixture->office, "1042", "aa", 1, NOON, &overtaken, &fixture->err));
    assert_false(deliver_drop(&fixture->office, "1042", "aa", 0, NOON, &fixture->err));

    assert_thread(fixture, 1, 0);
}

static void decision__counts_only_for_who_knows_how_often_it_was_given(void **state)
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
    assert_false(deliver_drop(&fixture->office, "1042", "aa", 0, NOON, &fixture->err));
    assert_false(deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                              &fixture->err));
    assert_thread(fixture, 0, 1);
    must(fixture, deliver_was_sent(&fixture->office, "1042", "aa", 1, NOON, &overtaken, &fixture->err));

    assert_thread(fixture, 1, 0);
}

/* Another process decides too: 1 where it was the one, 0 where it came too late. */
static pid_t decide_in_child(struct fixture *fixture, int number)
{
    struct office office;
    struct error err = {0};
    pid_t child = fork();
    bool is_done;

    if (child != 0)
        return child;
    open_office(fixture, &office);
    if (number % 3 == 0)
        is_done = deliver_drop(&office, "1042", "aa", 0, NOON, &err);
    else
        is_done = deliver_send(&office, desk_local_create(), "1042", "aa", 0, NOON, &overtaken, &err);
    _exit(is_done ? 1 : err.code == ERROR_NOT_FOUND ? 0 : 2);
}

static void decision__of_eight_processes_at_once_is_one(void **state)
{
    struct fixture *fixture = *state;
    pid_t children[8];
    int done = 0;

    must(fixture, hold(fixture, "aa"));
    for (int i = 0; i < 8; i++)
        children[i] = decide_in_child(fixture, i);
    for (int i = 0; i < 8; i++) {
        int status;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
        done += WEXITSTATUS(status);
    }

    assert_int_equal(done, 1);
    struct loaded *loaded = load(fixture);
    assert_int_equal(loaded->unsent_count, 0);
    assert_in_range(loaded->ticket.message_count, 0, 1);
    loaded_destroy(loaded);
}

static void hold__for_a_version_that_has_passed_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct send_intent intent = {.key = "bb", .text = "Hola", .at = NOON};
    struct hold_terms terms = {.if_version = 0};

    must(fixture, hold(fixture, "aa"));
    must(fixture, deliver_hold(&fixture->office, "1042", &intent, &terms, &fixture->err));
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                               &fixture->err));
    intent.key = "cc";
    assert_false(deliver_hold(&fixture->office, "1042", &intent, &terms, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);

    assert_thread(fixture, 1, 1);
}

static void hold__that_cannot_be_written_sends_nothing_and_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct rlimit before, none = {0, 0};

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool is_held = hold(fixture, "aa");
    bool is_sent = deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                                is_held ? &fixture->err : NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(is_held);
    assert_false(is_sent);
    assert_true(fixture->err.text[0] != '\0');

    assert_thread(fixture, 0, 0);
    must(fixture, hold(fixture, "aa"));
    assert_thread(fixture, 0, 1);
}

static void send__that_cannot_be_put_down_as_given_does_not_reach_the_desk(void **state)
{
    struct fixture *fixture = *state;
    struct rlimit before, none = {0, 0};
    char log[80];

    snprintf(log, sizeof(log), "%s/desk", fixture->home);
    setenv("DESKHAND_TEST_DESK", log, 1);
    must(fixture, hold(fixture, "aa"));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool is_sent =
        deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken, &fixture->err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

    assert_false(is_sent);
    assert_int_equal(access(log, F_OK), -1);
    unsetenv("DESKHAND_TEST_DESK");
    assert_thread(fixture, 0, 1);
}

#define CANARY "canary of an attached file"

static const char *canary_path(struct fixture *fixture)
{
    static char path[128];
    FILE *file;

    snprintf(path, sizeof(path), "%s/label.pdf", fixture->home);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(CANARY, file);
    fclose(file);
    return path;
}

static bool hold_with(struct fixture *fixture, const char *key,
                      const struct attachment *files, size_t count)
{
    struct send_intent intent = {.key = key,
                                 .text = "Hola",
                                 .at = NOON,
                                 .hold_until = NOON,
                                 .author = "sam",
                                 .files = files,
                                 .file_count = count};

    return deliver_hold(&fixture->office, "1042", &intent, &no_terms, &fixture->err);
}

static void hold__seals_the_file_and_the_message_tells_of_it(void **state)
{
    struct fixture *fixture = *state;
    const char *path = canary_path(fixture);
    const struct attachment file = {
        .name = "label.pdf", .size = (int64_t)strlen(CANARY), .path = path};

    must(fixture, hold_with(fixture, "aa", &file, 1));
    assert_int_equal(remove(path), 0); /* from here on only the vault has it */
    must(fixture, deliver_send(&fixture->office, fixture->desk, "1042", "aa", 0, NOON, &overtaken,
                               &fixture->err));
    struct loaded *loaded = load(fixture);
    const struct message *message = &loaded->ticket.messages[0];
    assert_int_equal(message->attachment_count, 1);
    assert_string_equal(message->attachments[0].name, "label.pdf");
    loaded_destroy(loaded);
    office_close(&fixture->office);
    struct buffer said;
    char command[128];
    buffer_init(&said, 1024);
    snprintf(command, sizeof(command), "! grep -rqF '" CANARY "' %s", fixture->home);
    must(fixture, process_read(command, 10000, &said, &fixture->err));
    buffer_release(&said);
    open_office(fixture, &fixture->office);
}

static void hold__whose_file_cannot_be_read_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    const char *path = canary_path(fixture);
    const struct attachment files[] = {
        {.name = "label.pdf", .size = (int64_t)strlen(CANARY), .path = path},
        {.name = "none", .size = 3, .path = "/no such file"},
    };
    int64_t before = vault_newest_row(fixture->office.vault);

    assert_false(hold_with(fixture, "aa", files, 2));
    assert_non_null(strstr(fixture->err.text, "/no such file"));
    assert_int_equal(vault_newest_row(fixture->office.vault), before);
    assert_thread(fixture, 0, 0);
}

static void hold__of_files_sealed_before_needs_them_no_more(void **state)
{
    struct fixture *fixture = *state;
    const char *path = canary_path(fixture);
    const struct attachment file = {
        .name = "label.pdf", .size = (int64_t)strlen(CANARY), .path = path};

    must(fixture, hold_with(fixture, "aa", &file, 1));
    assert_int_equal(remove(path), 0);
    struct loaded *loaded = load(fixture);
    assert_int_equal(loaded->unsent[0].file_count, 1);
    assert_non_null(loaded->unsent[0].files[0].file);
    assert_null(loaded->unsent[0].files[0].path);
    must(fixture, hold_with(fixture, "bb", loaded->unsent[0].files, 1));
    loaded_destroy(loaded);
    assert_thread(fixture, 0, 2);
}

static void unfinished__keeps_its_files(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment file = {.name = "label.pdf", .size = 3, .path = "/tmp/l"};

    fixture->office.writer[0] = '\0'; /* as the intents here */
    must(fixture,
         deliver_unfinished(
             &fixture->office, "1042",
             &(struct thread_edit){.text = "", .files = &file, .file_count = 1, .at = NOON},
             &fixture->err));
    struct loaded *loaded = load(fixture);
    assert_null(loaded->unfinished[TEXT_REPLY].text);
    assert_int_equal(loaded->unfinished[TEXT_REPLY].file_count, 1);
    assert_string_equal(loaded->unfinished[TEXT_REPLY].files[0].path, "/tmp/l");
    loaded_destroy(loaded);
    must(fixture, hold(fixture, "aa"));
    loaded = load(fixture);
    assert_int_equal(loaded->unfinished[TEXT_REPLY].file_count, 0);
    loaded_destroy(loaded);
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(send__leaves_one_message_and_no_intent),
        TOLD(send__of_what_was_decided_is_refused_and_changes_nothing),
        TOLD(decision__counts_only_for_who_knows_how_often_it_was_given),
        TOLD(decision__of_eight_processes_at_once_is_one),
        TOLD(hold__seals_the_file_and_the_message_tells_of_it),
        TOLD(hold__whose_file_cannot_be_read_leaves_nothing),
        TOLD(hold__of_files_sealed_before_needs_them_no_more),
        TOLD(unfinished__keeps_its_files),
        TOLD(hold__for_a_version_that_has_passed_is_refused),
        TOLD(hold__that_cannot_be_written_sends_nothing_and_says_so),
        TOLD(send__that_cannot_be_put_down_as_given_does_not_reach_the_desk),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
