/*
 * A catalogue that several share, over a PostgreSQL server of the test's own: what one home
 * does and another sees, and what happens where the server is lost.
 */
#include "shop.h"

#include "base/process.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if __has_include(<libpq-fe.h>)

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct catalogue *join(struct shop *shop, const char *home)
{
    struct catalogue *catalogue = NULL;
    if (!shop_join(&catalogue, home, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return catalogue;
}

static bool put(struct catalogue *catalogue, const char *id, struct error *err)
{
    struct product product = {.id = id, .title = "Lamp", .stock = 1};
    return catalogue_put_product(catalogue, &product, text_of(id), err);
}

static int64_t count(struct shop *shop, struct catalogue *catalogue)
{
    int64_t products = -1;
    if (!catalogue_count(catalogue, SHOP_PRODUCT, &products, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return products;
}

/* pg_ctl start or stop. */
static void server(const char *what)
{
    struct buffer said;
    struct error err = {0};
    char *command = memory_format(
        "{ %s %s %s%s%s; } >/dev/null 2>&1 </dev/null", getenv("DESKHAND_POSTGRES_CTL"),
        what, strcmp(what, "start") == 0 ? "-o \"" : "",
        strcmp(what, "start") == 0 ? getenv("DESKHAND_POSTGRES_OPTIONS") : "",
        strcmp(what, "start") == 0 ? "\"" : "");
    buffer_init(&said, 4096);
    if (!process_read(command, 60000, &said, &err)) {
        fail_msg("%s: %s", what, err.text);
    }
    buffer_release(&said);
    memory_free(command);
}

static void assert_says(const struct error *err, const char *words)
{
    if (strstr(err->text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", err->text, words);
    }
}

/* Until another version is told, ten seconds at most. */
static void wait_for_news(struct catalogue *catalogue, int64_t version)
{
    int64_t until = now_ms() + 10000;
    while (catalogue_version(catalogue) == version) {
        assert_true(now_ms() < until);
        usleep(10000);
    }
}

static void every_statement__is_understood(void **state)
{
    static const enum statement_id sqlites[] = {STATEMENT_BEGIN, STATEMENT_VERSION,
                                                STATEMENT_READ_BEGIN, STATEMENT_COMMIT};
    struct shop *shop = *state;
    PGconn *connection = PQconnectdb(getenv(SHOP_SERVER));
    assert_int_equal(count(shop, shop->catalogue), 0);
    PQclear(PQexec(connection, "SET search_path = deskhand, public"));
    for (int id = 0; id < STATEMENT_COUNT; id++) {
        struct buffer sql;
        bool is_sqlites = false;
        for (size_t i = 0; i < COUNT_OF(sqlites); i++) {
            is_sqlites = is_sqlites || sqlites[i] == (enum statement_id)id;
        }
        for (int has_trigrams = 0; has_trigrams < 2 && !is_sqlites; has_trigrams++) {
            buffer_init(&sql, SIZE_MAX);
            postgres_sql_of((enum statement_id)id, has_trigrams != 0, &sql);
            PGresult *result = PQprepare(connection, "", buffer_text(&sql), 0, NULL);
            if (PQresultStatus(result) != PGRES_COMMAND_OK) {
                fail_msg("%s%s", PQerrorMessage(connection), buffer_text(&sql));
            }
            PQclear(result);
            buffer_release(&sql);
        }
    }
    PQfinish(connection);
}

static void what_one_home_puts__another_is_told_of_and_reads(void **state)
{
    struct shop *shop = *state;
    struct catalogue *other = join(shop, "b0");
    assert_int_equal(count(shop, other), 0);
    int64_t version = catalogue_version(other);
    int64_t own = catalogue_version(shop->catalogue);
    assert_true(put(shop->catalogue, "L", &shop->err));
    wait_for_news(other, version);
    assert_int_equal(count(shop, other), 1);
    assert_true(put(shop->catalogue, "M", &shop->err));
    assert_int_equal(catalogue_version(shop->catalogue), own); /* one's own is no news */
    catalogue_close(other);
}

static void put_many(const char *mark)
{
    struct error err = {0};
    struct catalogue *catalogue = NULL;
    bool is_good = shop_join(&catalogue, mark, &err) && catalogue_begin(catalogue, &err);
    for (int i = 0; is_good && i < 300; i++) {
        char id[32];
        snprintf(id, sizeof(id), "%s-%d", mark, i);
        is_good = put(catalogue, id, &err);
    }
    is_good = is_good && catalogue_commit(catalogue, &err);
    catalogue_close(catalogue);
    _exit(is_good ? 0 : 1);
}

static void imports_at_once__lose_nothing(void **state)
{
    static const char *const marks[] = {"a", "b", "c"};
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (fork() == 0) {
            put_many(marks[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        int status = -1;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(count(shop, shop->catalogue), 900);
}

static void buy(struct catalogue *catalogue, int customers, struct error *err)
{
    assert_true(catalogue_baskets_begin(catalogue, err));
    for (int i = 1; i <= customers; i++) {
        catalogue_baskets_add(catalogue, i, "L", day_from_number(20000));
        catalogue_baskets_add(catalogue, i, "M", day_from_number(20000));
    }
    assert_true(catalogue_baskets_finish(catalogue, err));
}

static const char *counts(struct shop *shop)
{
    return shop_far(&shop->arena,
                    "SET search_path = deskhand; SELECT (SELECT string_agg(id || ' ' || "
                    "customers, ',' ORDER BY id) FROM sold) || ' together ' || "
                    "coalesce((SELECT max(customers) FROM together), 0)");
}

static void counts_of_two_homes__are_the_larger__and_each_lowers_its_own(void **state)
{
    static const uint8_t mark[CATALOGUE_MARK_LEN] = "somebody";
    struct shop *shop = *state;
    struct catalogue *other = join(shop, "b0");
    buy(shop->catalogue, 5, &shop->err);
    buy(other, 4, &shop->err); /* of the same customers, or of others: nobody can tell */
    assert_string_equal(counts(shop), "L 5,M 5 together 5");

    assert_true(catalogue_baskets_begin(shop->catalogue, &shop->err));
    catalogue_baskets_add(shop->catalogue, 1, "L", day_from_number(20000));
    catalogue_baskets_add(shop->catalogue, 1, "M", day_from_number(20000));
    assert_true(catalogue_baskets_lower(shop->catalogue, mark, &shop->err));
    assert_true(catalogue_baskets_lowered(shop->catalogue, mark, &shop->err));
    assert_string_equal(counts(shop), "L 4,M 4 together 4");

    buy(shop->catalogue, 2, &shop->err); /* a pair of two customers is not even sent */
    assert_string_equal(counts(shop), "L 4,M 4 together 4");
    assert_string_equal(shop_far(&shop->arena, "SELECT count(*) FROM deskhand.paired "
                                               "WHERE customers < 3"),
                        "0");
    buy(other, 1, &shop->err);
    assert_string_equal(counts(shop), "L 2,M 2 together 0");
    catalogue_close(other);
}

static void server_lost_within_an_import__takes_it_back_and_says_so(void **state)
{
    struct shop *shop = *state;
    struct error err = {0};
    assert_true(put(shop->catalogue, "L", &shop->err));
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    assert_true(put(shop->catalogue, "M", &shop->err));
    server("stop");
    (void)!put(shop->catalogue, "N", &err);
    server("start");
    assert_false(put(shop->catalogue, "O", &err)); /* not into a transaction of its own */
    assert_false(catalogue_commit(shop->catalogue, &shop->err));
    assert_says(&shop->err, "nothing of");
    catalogue_rollback(shop->catalogue);
    int64_t until = now_ms() + 20000; /* it is tried for with pauses */
    int64_t products = 0;
    while (!catalogue_count(shop->catalogue, SHOP_PRODUCT, &products, &err)) {
        assert_true(now_ms() < until);
        usleep(50000);
    }
    assert_int_equal(products, 1);
}

static void screen__goes_on_at_once_without_a_server__and_finds_it_again(void **state)
{
    struct shop *shop = *state;
    struct error err = {0};
    int64_t products;
    assert_true(put(shop->catalogue, "L", &shop->err));
    catalogue_hurry(shop->catalogue, NULL, 0);
    assert_false(catalogue_is_away(shop->catalogue));
    int64_t version = catalogue_version(shop->catalogue);
    server("stop");
    wait_for_news(shop->catalogue, version);
    version = catalogue_version(shop->catalogue);
    int64_t began = now_ms();
    for (int i = 0; i < 20; i++) {
        assert_false(catalogue_count(shop->catalogue, SHOP_PRODUCT, &products, &err));
    }
    assert_true(now_ms() - began < 200);
    assert_int_equal(err.code, ERROR_UNREACHABLE);
    assert_says(&err, "postgres://shop@");
    assert_true(catalogue_is_away(shop->catalogue));
    server("start");
    wait_for_news(shop->catalogue, version);
    assert_false(catalogue_is_away(shop->catalogue));
    assert_int_equal(count(shop, shop->catalogue), 1);
}

static void
catalogue_that_nobody_asked__is_closed_without_waiting_for_its_server(void **state)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    socklen_t len = sizeof(at);
    int silent = socket(AF_INET, SOCK_STREAM, 0); /* takes connections, says nothing */
    struct shop *shop = *state;
    struct catalogue *catalogue = NULL;
    char url[64];
    assert_int_equal(bind(silent, (struct sockaddr *)&at, len), 0);
    assert_int_equal(listen(silent, 4), 0);
    assert_int_equal(getsockname(silent, (struct sockaddr *)&at, &len), 0);
    snprintf(url, sizeof(url), "postgres://desk@127.0.0.1:%d/shop", ntohs(at.sin_port));
    struct catalogue_server server = {.url = url, .home = "a0", .folder = "/tmp"};
    int64_t began = now_ms();
    if (!catalogue_open_shared(&server, &catalogue, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    catalogue_close(catalogue);
    assert_true(now_ms() - began < 1000);
    close(silent);
}

static void statements_prepared_before_a_rest__are_given_up(void **state)
{
    struct shop *shop = *state;
    PGresult *result = NULL;
    for (int i = 0; i < 9; i++) {
        assert_int_equal(count(shop, shop->catalogue), 0);
        catalogue_rest(shop->catalogue);
    }
    assert_int_equal(count(shop, shop->catalogue), 0);
    assert_true(line_run(shop->catalogue,
                         "SELECT count(*)::text FROM pg_prepared_statements", false,
                         &shop->err));
    assert_true(
        line_await(shop->catalogue, shop->catalogue->postgres->sent, &result, &shop->err));
    assert_string_equal(PQgetvalue(result, 0, 0), "1");
    PQclear(result);
}

static void key__ends_a_wait__and_what_was_asked_may_be_asked_again(void **state)
{
    struct shop *shop = *state;
    struct error err = {0};
    int64_t products;
    int keys[2];
    assert_true(put(shop->catalogue, "L", &shop->err));
    PGconn *slow = PQconnectdb(getenv(SHOP_SERVER));
    PQclear(PQexec(slow, "BEGIN; LOCK TABLE deskhand.products IN ACCESS EXCLUSIVE MODE"));
    assert_int_equal(pipe(keys), 0);
    assert_int_equal(write(keys[1], "j", 1), 1);
    catalogue_hurry(shop->catalogue, keys, 1);

    int64_t began = now_ms();
    assert_false(catalogue_count(shop->catalogue, SHOP_PRODUCT, &products, &err));
    assert_true(now_ms() - began < 100);
    assert_true(catalogue_was_interrupted(shop->catalogue));
    assert_false(catalogue_is_away(shop->catalogue));

    catalogue_hurry(shop->catalogue, NULL,
                    0); /* nobody types: the server gives up in two s */
    began = now_ms();
    assert_false(catalogue_count(shop->catalogue, SHOP_PRODUCT, &products, &err));
    assert_true(now_ms() - began < 6000);
    assert_false(catalogue_was_interrupted(shop->catalogue));
    assert_says(&err, "took too long");

    PQclear(PQexec(slow, "ROLLBACK"));
    PQfinish(slow);
    assert_int_equal(count(shop, shop->catalogue), 1);
    close(keys[0]);
    close(keys[1]);
}

static void another_version__is_refused__and_not_changed(void **state)
{
    struct shop *shop = *state;
    static const struct {
        const char *change;
        const char *says;
    } cases[] = {
        {"UPDATE deskhand.state SET schema = 99", "newer deskhand (version 99"},
        {"UPDATE deskhand.state SET schema = 1", "DROP SCHEMA deskhand CASCADE"},
    };
    assert_int_equal(count(shop, shop->catalogue), 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        int64_t products;
        shop_far(&shop->arena, cases[i].change);
        struct catalogue *other = join(shop, "b0");
        assert_false(catalogue_count(other, SHOP_PRODUCT, &products, &err));
        assert_says(&err, cases[i].says);
        catalogue_close(other);
    }
}

static void addresses__are_refused_where_they_would_tell_or_trust_too_much(void **state)
{
    static const struct {
        const char *url;
        const char *says;
    } cases[] = {
        {"postgres://desk:hunter22@%zz/", "not an address"},
        {"mysql://desk@db.example/shop", "not an address"},
        {"postgres://desk@db.example/shop?sslmode=require", "verify-full"},
        {"postgres://desk@127.0.0.1,db.example/shop?sslmode=disable", "verify-full"},
        {"postgres://desk@localhost/shop?hostaddr=203.0.113.7&sslmode=prefer",
         "verify-full"},
        {"postgres://desk@/shop?service=other", "service="},
        {"postgres://desk@db.example/shop?sslmode=verify-ca", "own authority"},
        {"postgres://desk@db.example/shop?sslmode=verify-ca&sslrootcert=system",
         "own authority"},
        {"postgres://desk@db.example/shop?sslmode=verify-ca&sslrootcert=/etc/ssl/certs/"
         "ca-certificates.crt",
         "own authority"},
    };
    struct shop *shop = *state;
    setenv("HOME", "/nowhere", 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct catalogue_server server = {.url = cases[i].url, .home = "a0"};
        struct catalogue *catalogue = NULL;
        shop->err = (struct error){0};
        assert_false(catalogue_open_shared(&server, &catalogue, &shop->err));
        assert_says(&shop->err, cases[i].says);
        assert_null(strstr(shop->err.text, "hunter22"));
        assert_int_equal(shop->err.code, ERROR_USAGE);
    }
}

static void environment__chooses_no_server_and_nothing_it_is_proved_by(void **state)
{
    static const char *const names[] = {"PGHOST",    "PGSSLMODE",     "PGREQUIRESSL",
                                        "PGSSLCERT", "PGSSLROOTCERT", "PGSSLKEY",
                                        "PGSSLCRL",  "PGPASSFILE"};
    struct catalogue_server server = {
        .url = "postgres://desk@db.invalid/shop?sslmode=verify-ca&sslrootcert=/shop.pem",
        .home = "a0",
        .folder = "/tmp"};
    struct catalogue *catalogue = NULL;
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        setenv(names[i], "1", 1);
    }
    if (!catalogue_open_shared(&server, &catalogue, &shop->err)) {
        fail_msg("%s", shop->err.text); /* the shop's own authority is enough */
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_null(getenv(names[i]));
    }
    catalogue_hurry(catalogue, NULL, 0);
    catalogue_close(catalogue);
}

int main(int count_of_arguments, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_statement__is_understood, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(what_one_home_puts__another_is_told_of_and_reads,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(imports_at_once__lose_nothing, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            counts_of_two_homes__are_the_larger__and_each_lowers_its_own, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            server_lost_within_an_import__takes_it_back_and_says_so, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            screen__goes_on_at_once_without_a_server__and_finds_it_again, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(statements_prepared_before_a_rest__are_given_up,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            catalogue_that_nobody_asked__is_closed_without_waiting_for_its_server,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            key__ends_a_wait__and_what_was_asked_may_be_asked_again, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(another_version__is_refused__and_not_changed,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            addresses__are_refused_where_they_would_tell_or_trust_too_much, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            environment__chooses_no_server_and_nothing_it_is_proved_by, shop_open,
            shop_close),
    };
    (void)count_of_arguments;
    if (!shop_is_far()) { /* once more, beside a server */
        execlp("sh", "sh", "tests/support/postgres.sh", arguments[0], (char *)NULL);
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else
int main(void)
{
    print_message("[  SKIPPED ] a shared catalogue: there is no libpq here\n");
    return 0;
}
#endif
