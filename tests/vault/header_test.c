#include "vault/vault_fixture.h"

#include "vault/header.h"
#include "vault/little.h"
#include "vault/recovery.h"

#include <sys/resource.h>

static struct text code_of(const char *recovery, char digits[RECOVERY_LEN])
{
    assert_true(recovery_read(text_of(recovery), digits));
    return text_from(digits, RECOVERY_LEN);
}

static void make(struct header *header, uint8_t bytes[HEADER_LEN])
{
    struct error err;
    char recovery[VAULT_RECOVERY_SIZE];
    char digits[RECOVERY_LEN];
    recovery_make(recovery);
    assert_true(
        header_make(header, cost_least, passphrase(), code_of(recovery, digits), &err));
    assert_int_equal(header_write(header, bytes), HEADER_LEN);
}

/* The checksum needs no key: whoever forges a header makes it anew. */
static void sign(uint8_t bytes[HEADER_LEN])
{
    secret_hash(NULL, bytes, HEADER_LEN - 32, bytes + HEADER_LEN - 32, 32);
}

static enum error_code opening(const uint8_t bytes[HEADER_LEN], const char *words)
{
    struct error err = {ERROR_NONE, ""};
    struct header header;
    struct keys *keys = secret_get(sizeof *keys);
    bool ok = header_read(bytes, HEADER_LEN, &header, &err) &&
              header_unlock(&header, text_of(words), keys, &err);
    secret_free(keys);
    assert_int_equal(ok, err.code == ERROR_NONE);
    return err.code;
}

static void header_unlock__tells__a_wrong_passphrase_from_damage(void **state)
{
    (void)state;
    struct header header;
    uint8_t bytes[HEADER_LEN];
    make(&header, bytes);
    assert_int_equal(opening(bytes, PASSPHRASE), ERROR_NONE);
    assert_int_equal(opening(bytes, "correct horse batterz"), ERROR_LOCKED);
    assert_int_equal(opening(bytes, ""), ERROR_LOCKED);
}

static void header_read__notices__every_flipped_bit(void **state)
{
    (void)state;
    struct header header;
    uint8_t bytes[HEADER_LEN];
    make(&header, bytes);
    for (size_t i = 0; i < (size_t)HEADER_LEN * 8; i++) {
        bytes[i / 8] ^= (uint8_t)(1 << i % 8);
        assert_int_equal(opening(bytes, PASSPHRASE), ERROR_DAMAGED);
        bytes[i / 8] ^= (uint8_t)(1 << i % 8);
    }
    assert_int_equal(opening(bytes, PASSPHRASE), ERROR_NONE);
}

/*
 * With the checksum made anew, a byte that the passphrase's key hangs on looks like a wrong
 * passphrase; nothing else of a forged header opens.
 */
static void header_unlock__never_opens__a_forged_header(void **state)
{
    (void)state;
    struct header header;
    uint8_t bytes[HEADER_LEN];
    make(&header, bytes);
    for (size_t i = 12; i < HEADER_LEN - 32; i++) {
        bytes[i] ^= 1;
        sign(bytes);
        enum error_code code = opening(bytes, PASSPHRASE);
        assert_true(code == ERROR_DAMAGED || code == ERROR_LOCKED);
        bool is_other_slot = i >= 164 && i < 292;
        assert_true(!is_other_slot || code == ERROR_DAMAGED);
        bytes[i] ^= 1;
    }
    sign(bytes);
    assert_int_equal(opening(bytes, PASSPHRASE), ERROR_NONE);
}

static void header_read__refuses__every_shorter_or_longer_one(void **state)
{
    (void)state;
    struct header header;
    struct error err;
    uint8_t bytes[HEADER_LEN + 1] = {0};
    make(&header, bytes);
    for (size_t len = 0; len <= HEADER_LEN + 1; len++) {
        assert_int_equal(header_read(bytes, len, &header, &err), len == HEADER_LEN);
        assert_true(len == HEADER_LEN || err.code == ERROR_DAMAGED);
    }
}

static void header_read__refuses__a_cost_out_of_bounds_before_it_is_paid(void **state)
{
    static const struct {
        struct cost cost;
        bool is_allowed;
    } rows[] = {
        {{2, 64 * 1024}, true},        {{6, 1024 * 1024}, true}, {{7, 64 * 1024}, false},
        {{2, 1024 * 1024 + 1}, false}, {{0, 64 * 1024}, false},  {{2, 7}, false},
        {{UINT32_MAX, 8}, false},      {{1, UINT32_MAX}, false},
    };
    (void)state;
    struct header header;
    struct error err;
    uint8_t bytes[HEADER_LEN];
    make(&header, bytes);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (size_t slot = 0; slot < SLOT_COUNT; slot++) {
            uint8_t forged[HEADER_LEN];
            memcpy(forged, bytes, sizeof forged);
            little_put(forged + 36 + slot * 128, rows[i].cost.passes, 4);
            little_put(forged + 40 + slot * 128, rows[i].cost.kib, 4);
            sign(forged);
            assert_int_equal(header_read(forged, HEADER_LEN, &header, &err),
                             rows[i].is_allowed);
            assert_true(rows[i].is_allowed || err.code == ERROR_DAMAGED);
        }
    }
}

static void header_read__leaves__a_newer_version_alone(void **state)
{
    (void)state;
    struct header header;
    struct error err;
    uint8_t bytes[HEADER_LEN];
    make(&header, bytes);
    bytes[8]++;
    assert_false(header_read(bytes, HEADER_LEN, &header, &err));
    assert_int_equal(err.code, ERROR_DAMAGED);
    sign(bytes);
    assert_false(header_read(bytes, HEADER_LEN, &header, &err));
    assert_int_equal(err.code, ERROR_FAILED);
    assert_non_null(strstr(err.text, "newer Deskhand"));
}

static void header_unlock__tells__that_memory_is_short(void **state)
{
    (void)state;
    if (IS_SANITIZED) {
        print_message("skipped: the sanitizer needs all the addresses there are\n");
        skip();
    }
    pid_t child = fork();
    if (child == 0) {
        struct header header;
        uint8_t bytes[HEADER_LEN];
        struct error err;
        make(&header, bytes);
        header.slots[SLOT_PASSPHRASE].cost = (struct cost){2, 1024 * 1024};
        struct rlimit limit = {512u << 20, 512u << 20};
        struct keys *keys = secret_get(sizeof *keys);
        bool ok = setrlimit(RLIMIT_AS, &limit) == 0 &&
                  !header_unlock(&header, passphrase(), keys, &err) &&
                  err.code == ERROR_FAILED && strstr(err.text, "1024 MiB") != NULL;
        _exit(ok ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void vault_open__takes__the_recovery_code_however_it_is_typed(void **state)
{
    struct fixture *fixture = *state;
    char typed[VAULT_RECOVERY_SIZE * 2] = "";
    size_t len = 0;
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    for (const char *at = fixture->recovery; *at != '\0'; at++) {
        bool is_upper = *at >= 'A' && *at <= 'Z';
        if (*at != '-') {
            typed[len++] = (char)(is_upper     ? *at + 32
                                  : *at == '1' ? 'l'
                                  : *at == '0' ? 'o'
                                               : *at);
            typed[len++] = ' ';
        }
    }
    must(fixture, vault_open(fixture->home, NULL, text_of(fixture->recovery),
                             &fixture->vault, &fixture->err));
    close_vault(fixture);
    must(fixture,
         vault_open(fixture->home, NULL, text_of(typed), &fixture->vault, &fixture->err));
    assert_reads(fixture, ticket(fixture, "1"), 0, "1:a");
    close_vault(fixture);
    typed[0] = typed[0] == 'a' ? 'b' : 'a';
    assert_false(
        vault_open(fixture->home, NULL, text_of(typed), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
}

static void recovery_read__refuses__what_is_no_code(void **state)
{
    (void)state;
    char code[VAULT_RECOVERY_SIZE];
    char digits[RECOVERY_LEN];
    recovery_make(code);
    size_t len = strlen(code);
    assert_int_equal(len, 44);
    assert_true(recovery_read(text_of(code), digits));
    assert_false(recovery_read(text_from(code, len - 1), digits));
    assert_false(recovery_read(text_of(""), digits));
    assert_false(recovery_read(text_of(PASSPHRASE), digits));
    code[6] = code[6] == '7' ? '8' : '7';
    assert_false(recovery_read(text_of(code), digits));
    code[6] = 'U';
    assert_false(recovery_read(text_of(code), digits));
}

/* Rewrites the header row of a closed vault; the change stays in the log. */
static void put_header(struct fixture *fixture, const uint8_t bytes[HEADER_LEN])
{
    sqlite3 *db;
    sqlite3_stmt *update;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "UPDATE header SET bytes = ?1", -1, &update, NULL),
        SQLITE_OK);
    sqlite3_bind_blob(update, 1, bytes, HEADER_LEN, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(update), SQLITE_DONE);
    sqlite3_finalize(update);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close(db);
}

static void get_header(struct fixture *fixture, uint8_t bytes[HEADER_LEN])
{
    sqlite3 *db;
    sqlite3_stmt *select;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT bytes FROM header", -1, &select, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(select), SQLITE_ROW);
    assert_int_equal(sqlite3_column_bytes(select, 0), HEADER_LEN);
    memcpy(bytes, sqlite3_column_blob(select, 0), HEADER_LEN);
    sqlite3_finalize(select);
    sqlite3_close(db);
}

static void vault_open__does_not_touch__a_newer_vault(void **state)
{
    struct fixture *fixture = *state;
    uint8_t bytes[HEADER_LEN];
    size_t len[2];
    close_vault(fixture);
    get_header(fixture, bytes);
    bytes[8] = HEADER_VERSION + 1;
    sign(bytes);
    put_header(fixture, bytes);
    char *before = read_file(fixture->file, &len[0]);
    assert_false(vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault,
                            &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    char *after = read_file(fixture->file, &len[1]);
    assert_int_equal(len[0], len[1]);
    assert_memory_equal(before, after, len[0]);
    memory_free(before);
    memory_free(after);
}

static void vault_open__tells__a_damaged_header_from_a_wrong_passphrase(void **state)
{
    struct fixture *fixture = *state;
    uint8_t bytes[HEADER_LEN];
    close_vault(fixture);
    assert_false(
        vault_open(fixture->home, NULL, text_of("wrong"), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    get_header(fixture, bytes);
    for (size_t i = 0; i < HEADER_LEN; i += 7) {
        bytes[i] ^= 0x10;
        put_header(fixture, bytes);
        assert_false(
            vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
        assert_int_equal(fixture->err.code, ERROR_DAMAGED);
        bytes[i] ^= 0x10;
    }
    tamper(fixture, "DELETE FROM header");
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    tamper(fixture, "DROP TABLE header");
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
}

static void vault_open__calls__what_is_no_database_damaged(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] =
        "This is a letter to a friend, and by no means a vault of any kind, "
        "though it is longer than the start of a database would have to be.";
    close_vault(fixture);
    write_file(fixture->file, text, sizeof text);
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    write_file(fixture->file, text, 0);
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
}

static void vault_create__refuses__an_empty_passphrase(void **state)
{
    struct fixture *fixture = *state;
    char recovery[VAULT_RECOVERY_SIZE];
    assert_false(vault_create(fixture->state, text_of(""), VAULT_COST_MODERATE, recovery,
                              &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_USAGE);
    assert_false(vault_exists(fixture->state));
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_unlock__tells__a_wrong_passphrase_from_damage),
        cmocka_unit_test(header_read__notices__every_flipped_bit),
        cmocka_unit_test(header_unlock__never_opens__a_forged_header),
        cmocka_unit_test(header_read__refuses__every_shorter_or_longer_one),
        cmocka_unit_test(header_read__refuses__a_cost_out_of_bounds_before_it_is_paid),
        cmocka_unit_test(header_read__leaves__a_newer_version_alone),
        cmocka_unit_test(header_unlock__tells__that_memory_is_short),
        STORY(vault_open__takes__the_recovery_code_however_it_is_typed),
        cmocka_unit_test(recovery_read__refuses__what_is_no_code),
        STORY(vault_open__does_not_touch__a_newer_vault),
        STORY(vault_open__tells__a_damaged_header_from_a_wrong_passphrase),
        STORY(vault_open__calls__what_is_no_database_damaged),
        STORY(vault_create__refuses__an_empty_passphrase),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
