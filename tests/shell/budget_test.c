#include "shell/budget.h"

#include "base/secret.h"
#include "shell/usage_file.h"
#include "vault/state_file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define NOON 1795435200

/* In the place of the C library's, for all that this program links: how often it is waited
 * for the disk. */
static int syncs;

int fsync(int fd);
int fsync(int fd)
{
    (void)fd;
    syncs++;
    return 0;
}

struct fixture {
    struct office office;
    struct model_profile profile;
    char folder[64];
    struct error err;
};

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/deskhand-budget-XXXXXX");
    if (mkdtemp(fixture->folder) == NULL)
        return 1;
    fixture->office.paths.state = fixture->folder;
    process_mark(getpid(), fixture->office.writer);
    settings_init(&fixture->office.settings);
    fixture->profile = (struct model_profile){.name = "model"};
    *state = fixture;
    return !moment_set_zone("UTC", NULL);
}

static int end(void **state)
{
    struct fixture *fixture = *state;

    settings_release(&fixture->office.settings);
    paths_remove_tree(fixture->folder);
    memory_free(fixture);
    return 0;
}

static bool reserves(struct fixture *fixture, int64_t tokens)
{
    fixture->err = (struct error){0};
    return budget_reserve(&fixture->office, &fixture->profile, NULL, tokens / 2,
                          tokens - tokens / 2, NOON, &fixture->err);
}

static void uses(struct fixture *fixture, int64_t reserved, struct usage used)
{
    used.requests = 1;
    if (!budget_settle(&fixture->office, &fixture->profile, reserved / 2,
                       reserved - reserved / 2, &used, NOON, &fixture->err))
        fail_msg("%s", fixture->err.text);
}

static struct usage today(struct fixture *fixture, moment_t now)
{
    struct usage usage;

    if (!budget_today(&fixture->office, now, &usage, &fixture->err))
        fail_msg("%s", fixture->err.text);
    return usage;
}

static char *usage_path(struct fixture *fixture, char path[128])
{
    snprintf(path, 128, "%s/usage", fixture->folder);
    return path;
}

static void what_is_set_aside__counts_until_it_is_settled(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.tokens_per_day = 1000;
    assert_true(reserves(fixture, 600));
    assert_false(reserves(fixture, 600));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_non_null(strstr(fixture->err.text, "600 are used or set aside"));
    assert_non_null(strstr(fixture->err.text, "tokens_per_day"));
    assert_true(reserves(fixture, 400));
    uses(fixture, 600, (struct usage){.prompt_tokens = 90, .completion_tokens = 10});
    assert_true(reserves(fixture, 500));
    assert_false(reserves(fixture, 1));
    assert_int_equal(today(fixture, NOON).prompt_tokens, 90);
    assert_int_equal(today(fixture, NOON).completion_tokens, 10);
    assert_int_equal(today(fixture, NOON).requests, 1);
}

static void what_was_used__counts_in_full_though_less_was_set_aside(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.tokens_per_day = 1000;
    assert_true(reserves(fixture, 100));
    uses(fixture, 100, (struct usage){.prompt_tokens = 500, .completion_tokens = 480});
    assert_false(reserves(fixture, 100));
    assert_true(reserves(fixture, 20));
}

static void a_day__ends_in_the_shops_zone(void **state)
{
    struct fixture *fixture = *state;
    moment_t late;
    moment_t after;

    assert_true(moment_parse(text_of("2026-11-28T22:30:00Z"), &late));
    assert_true(moment_parse(text_of("2026-11-28T23:30:00Z"), &after));
    assert_true(moment_set_zone("Europe/Madrid", NULL));
    fixture->office.settings.tokens_per_day = 1000;
    assert_true(budget_settle(&fixture->office, &fixture->profile, 0, 0,
                              &(struct usage){1, 900, 0, 0}, late, NULL));
    assert_false(
        budget_reserve(&fixture->office, &fixture->profile, NULL, 200, 0, late, NULL));
    assert_int_equal(today(fixture, late).prompt_tokens, 900);
    assert_int_equal(today(fixture, after).prompt_tokens, 0);
    assert_true(
        budget_reserve(&fixture->office, &fixture->profile, NULL, 200, 0, after, NULL));
    /* A process that was a moment earlier does not bring the old day back. */
    assert_true(budget_settle(&fixture->office, &fixture->profile, 200, 0,
                              &(struct usage){1, 150, 0, 0}, late, NULL));
    assert_int_equal(today(fixture, after).prompt_tokens, 150);
}

static void money__is_counted_to_the_millionth_and_rounded_up(void **state)
{
    static const struct {
        const char *in;
        const char *out;
        int64_t prompt;
        int64_t completion;
        int64_t micro;
    } rows[] = {
        {"0.15", "0.6", 1000000, 0, 150000}, {"0.15", "0.6", 0, 1000000, 600000},
        {"0.15", "0.6", 1000, 100, 210},     {"0.15", "0.6", 1, 0, 1},
        {"0", "0", 1000, 1000, 0},           {"0.15", NULL, 1000, 1000, 150},
        {NULL, NULL, 1000, 1000, 0},         {"0.0001", "0", 1, 0, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct model_profile profile = {.price_in.is_known = rows[i].in != NULL,
                                        .price_out.is_known = rows[i].out != NULL};

        assert_true(!rows[i].in ||
                    money_parse(text_of(rows[i].in), &profile.price_in.parts));
        assert_true(!rows[i].out ||
                    money_parse(text_of(rows[i].out), &profile.price_out.parts));
        assert_int_equal(budget_cost(&profile, rows[i].prompt, rows[i].completion),
                         rows[i].micro);
    }
}

static void a_price_beyond_all_numbers__is_no_small_one(void **state)
{
    struct model_profile profile = {.price_in = {INT64_MAX, "EUR", true},
                                    .price_out = {INT64_MAX, "EUR", true}};

    (void)state;
    assert_true(budget_cost(&profile, INT64_MAX, INT64_MAX) > INT64_MAX / 4);
}

static void a_budget_of_money__is_not_passed(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.money_per_day = (struct money){10000, "EUR", true};
    fixture->profile.price_in = (struct money){1500, "EUR", true};
    fixture->profile.price_out = (struct money){6000, "EUR", true};
    /* 1,000,000 + 1,000,000 tokens are 0.15 + 0.60. */
    assert_true(reserves(fixture, 2000000));
    assert_false(reserves(fixture, 2000000));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_non_null(strstr(fixture->err.text, "today's budget of 1.00 EUR"));
    assert_non_null(strstr(fixture->err.text, "0.75 EUR is used or set aside"));
    uses(fixture, 2000000, (struct usage){.cost_micro = 250000});
    assert_true(reserves(fixture, 2000000));
}

static void a_budget_of_money__needs_prices(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.money_per_day = (struct money){10000, "EUR", true};
    assert_false(reserves(fixture, 10));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_non_null(strstr(fixture->err.text, "price_in and price_out"));
    fixture->profile.price_in = (struct money){0, "EUR", true};
    fixture->profile.price_out = (struct money){0, "EUR", true};
    assert_true(reserves(fixture, 10));
}

/* A process of its own: reserves until it is refused; how often is its exit code. */
static pid_t start_spender(struct fixture *fixture, int64_t tokens)
{
    pid_t pid = fork();

    if (pid == 0) {
        int count = 0;

        process_mark(getpid(), fixture->office.writer);
        while (count < 100 && reserves(fixture, tokens))
            count++;
        /* What was set aside ends with this process; what was used stays. */
        for (int i = 0; i < count; i++)
            (void)!budget_settle(&fixture->office, &fixture->profile, tokens / 2,
                                 tokens - tokens / 2, &(struct usage){1, tokens, 0, 0},
                                 NOON, NULL);
        _exit(fixture->err.code == ERROR_REFUSED ? count : 255);
    }
    return pid;
}

static void several_processes__do_not_pass_a_budget_together(void **state)
{
    struct fixture *fixture = *state;
    pid_t pids[4];
    int sum = 0;

    fixture->office.settings.tokens_per_day = 1000;
    for (size_t i = 0; i < COUNT_OF(pids); i++)
        pids[i] = start_spender(fixture, 25);
    for (size_t i = 0; i < COUNT_OF(pids); i++) {
        int status;

        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 255);
        sum += WEXITSTATUS(status);
    }
    assert_int_equal(sum, 40);
    assert_int_equal(today(fixture, NOON).prompt_tokens, 1000);
    assert_int_equal(today(fixture, NOON).requests, 40);
}

static void what_a_killed_process_set_aside__is_given_back(void **state)
{
    struct fixture *fixture = *state;
    int ready[2];
    char byte;
    pid_t pid;

    fixture->office.settings.tokens_per_day = 1000;
    assert_int_equal(pipe(ready), 0);
    pid = fork();
    if (pid == 0) {
        process_mark(getpid(), fixture->office.writer);
        if (reserves(fixture, 900) && write(ready[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_false(reserves(fixture, 200));
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    assert_true(reserves(fixture, 200));
    assert_int_equal(today(fixture, NOON).prompt_tokens, 0);
    close(ready[0]);
    close(ready[1]);
}

static void write_usage(struct fixture *fixture, const char *text)
{
    char path[128];
    int fd = open(usage_path(fixture, path), O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
}

static void a_damaged_file__is_told_once_and_begun_anew(void **state)
{
    static const char *const rows[] = {
        "",
        "deskhand usage 1\n",
        "deskhand usage 2\nday 2026-11-28 0123456789abcdef\nused 1 2 3 4\ncheck 0\n",
        ("deskhand usage 1\nday 2026-11-28 0123456789abcdef\nused 0 0 0 0\n"
         "check 00112233445566778899aabbccddeeff\n"),
    };
    struct fixture *fixture = *state;
    struct usage usage;

    fixture->office.settings.tokens_per_day = 1000;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        write_usage(fixture, rows[i]);
        assert_false(budget_today(&fixture->office, NOON, &usage, &fixture->err));
        assert_int_equal(fixture->err.code, ERROR_DAMAGED);
        assert_false(reserves(fixture, 10));
        assert_int_equal(fixture->err.code, ERROR_DAMAGED);
        assert_non_null(strstr(fixture->err.text, "counts from 0 again"));
        assert_true(reserves(fixture, 10));
        uses(fixture, 10, (struct usage){.prompt_tokens = 7});
        assert_int_equal(today(fixture, NOON).prompt_tokens, 7);
    }
}

static void every_changed_byte__is_damage(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    char text[1024];
    int fd;
    ssize_t len;

    assert_true(reserves(fixture, 10));
    fd = open(usage_path(fixture, path), O_RDONLY);
    len = read(fd, text, sizeof(text) - 1);
    close(fd);
    assert_true(len > 0);
    text[len] = '\0';
    for (ssize_t i = 0; i < len; i++) {
        struct usage usage;

        text[i] ^= 1;
        write_usage(fixture, text);
        if (budget_today(&fixture->office, NOON, &usage, NULL))
            fail_msg("byte %zd", i);
        text[i] ^= 1;
    }
    write_usage(fixture, text);
    (void)today(fixture, NOON);
}

static void settling__counts_also_where_the_file_was_damaged_meanwhile(void **state)
{
    struct fixture *fixture = *state;

    assert_true(reserves(fixture, 10));
    write_usage(fixture, "damaged");
    assert_false(budget_settle(&fixture->office, &fixture->profile, 5, 5,
                               &(struct usage){1, 8, 0, 0}, NOON, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_int_equal(today(fixture, NOON).prompt_tokens, 8);
}

static void the_file__is_its_owners_and_names_no_ticket(void **state)
{
    struct fixture *fixture = *state;
    struct usage_file file;
    struct stat about;
    char path[128];
    char text[1024] = "";
    char hash[USAGE_HASH_SIZE];
    int fd;

    assert_true(budget_reserve(&fixture->office, &fixture->profile, "TICKET-1042", 5, 5,
                               NOON, NULL));
    assert_int_equal(stat(usage_path(fixture, path), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    fd = open(path, O_RDONLY);
    assert_true(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    assert_null(strstr(text, "1042"));
    assert_true(usage_file_look(&file, fixture->folder, NOON, NULL));
    usage_file_ticket(&file, "TICKET-1042", hash);
    assert_int_equal(file.count, 1);
    assert_string_equal(file.reservations[0].ticket, hash);
}

static void counting__does_not_wait_for_the_disk(void **state)
{
    struct fixture *fixture = *state;
    static const char bytes[] = "1";

    assert_true(state_file_write(fixture->folder, "other", bytes, 1, NULL));
    assert_int_equal(syncs, 2); /* they are counted */
    syncs = 0;
    assert_true(reserves(fixture, 600));
    uses(fixture, 600, (struct usage){.prompt_tokens = 90});
    assert_int_equal(syncs, 0);
    assert_int_equal(today(fixture, NOON).prompt_tokens, 90);
}

static void without_a_budget__nothing_hangs_on_the_disk(void **state)
{
    struct fixture *fixture = *state;

    char nowhere[] = "/dev/null/state";

    fixture->office.paths.state = nowhere;
    assert_true(reserves(fixture, 10));
    fixture->office.settings.tokens_per_day = 1000;
    assert_false(reserves(fixture, 10));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    fixture->office.paths.state = fixture->folder;
}

static void a_lock_that_is_held__is_not_waited_for_for_ever(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    int fd;

    snprintf(path, sizeof(path), "%s/usage.lock", fixture->folder);
    fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    fixture->office.settings.tokens_per_day = 1000;
    assert_false(reserves(fixture, 10));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    close(fd);
    assert_true(reserves(fixture, 10));
}

static void so_many_requests_at_once__and_no_more(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.tokens_per_day = 1000000;
    for (int i = 0; i < USAGE_RESERVATIONS_MAX; i++)
        assert_true(reserves(fixture, 10));
    assert_false(reserves(fixture, 10));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    uses(fixture, 10, (struct usage){0});
    assert_true(reserves(fixture, 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_set_aside__counts_until_it_is_settled,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            what_was_used__counts_in_full_though_less_was_set_aside, begin, end),
        cmocka_unit_test_setup_teardown(a_day__ends_in_the_shops_zone, begin, end),
        cmocka_unit_test(money__is_counted_to_the_millionth_and_rounded_up),
        cmocka_unit_test(a_price_beyond_all_numbers__is_no_small_one),
        cmocka_unit_test_setup_teardown(a_budget_of_money__is_not_passed, begin, end),
        cmocka_unit_test_setup_teardown(a_budget_of_money__needs_prices, begin, end),
        cmocka_unit_test_setup_teardown(several_processes__do_not_pass_a_budget_together,
                                        begin, end),
        cmocka_unit_test_setup_teardown(what_a_killed_process_set_aside__is_given_back,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_damaged_file__is_told_once_and_begun_anew, begin,
                                        end),
        cmocka_unit_test_setup_teardown(every_changed_byte__is_damage, begin, end),
        cmocka_unit_test_setup_teardown(
            settling__counts_also_where_the_file_was_damaged_meanwhile, begin, end),
        cmocka_unit_test_setup_teardown(the_file__is_its_owners_and_names_no_ticket, begin,
                                        end),
        cmocka_unit_test_setup_teardown(counting__does_not_wait_for_the_disk, begin, end),
        cmocka_unit_test_setup_teardown(without_a_budget__nothing_hangs_on_the_disk, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_lock_that_is_held__is_not_waited_for_for_ever,
                                        begin, end),
        cmocka_unit_test_setup_teardown(so_many_requests_at_once__and_no_more, begin, end),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
