#include "vault/vault_fixture.h"

/* Words of a customer, each as it could stand in a file: as it is, turned round, in hex...
 */
static const char *const canaries[] = {
    "CANARY-ticket-1042",
    "CANARY-customer-c7",
    "Ana Ruiz CANARY",
    "ana.CANARY@example.org",
    "+34600CANARY",
    "JD014600CANARY",
    "where is my CANARY parcel",
    "CANARY-session-9",
    "CANARY head of the queue",
    PASSPHRASE,
};

static void add_hex(struct text text, struct buffer *out)
{
    for (size_t i = 0; i < text.len; i++) {
        (void)buffer_format(out, "%02x", (unsigned)(unsigned char)text.bytes[i]);
    }
}

static void add_wide(struct text text, struct buffer *out)
{
    for (size_t i = 0; i < text.len; i++) {
        (void)buffer_add_char(out, text.bytes[i]);
        (void)buffer_add_char(out, '\0');
    }
}

static void add_reversed(struct text text, struct buffer *out)
{
    for (size_t i = text.len; i > 0; i--) {
        (void)buffer_add_char(out, text.bytes[i - 1]);
    }
}

static void add_base64(struct text text, struct buffer *out)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i + 2 < text.len; i += 3) {
        const unsigned char *bytes = (const unsigned char *)text.bytes + i;
        uint32_t value = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
        for (int shift = 18; shift >= 0; shift -= 6) {
            (void)buffer_add_char(out, digits[value >> shift & 63]);
        }
    }
}

static void add_plain(struct text text, struct buffer *out)
{
    (void)buffer_add(out, text.bytes, text.len);
}

typedef void encoder(struct text text, struct buffer *out);
static encoder *const encoders[] = {add_plain, add_hex, add_wide, add_reversed, add_base64};

static void assert_clean(const char *path)
{
    size_t len;
    struct buffer encoded;
    char *bytes = read_file(path, &len);
    buffer_init(&encoded, 1000);
    for (size_t i = 0; i < COUNT_OF(canaries); i++) {
        for (size_t j = 0; j < COUNT_OF(encoders); j++) {
            buffer_clear(&encoded);
            encoders[j](text_of(canaries[i]), &encoded);
            if (memmem(bytes, len, encoded.bytes, encoded.len) != NULL) {
                fail_msg("%s holds \"%s\"", path, canaries[i]);
            }
        }
    }
    buffer_release(&encoded);
    memory_free(bytes);
}

/* Every file in the two folders; returns how many. */
static int assert_all_clean(struct fixture *fixture)
{
    const char *const paths[] = {fixture->file, fixture->log, fixture->anchor};
    int count = 0;
    char index[100];
    (void)snprintf(index, sizeof index, "%s-shm", fixture->file);
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        if (access(paths[i], F_OK) == 0) {
            assert_clean(paths[i]);
            count++;
        }
    }
    if (access(index, F_OK) == 0) {
        assert_clean(index);
        count++;
    }
    return count;
}

static void live(struct fixture *fixture)
{
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    struct text head = text_of(canaries[8]);
    int64_t stream[3];
    must(fixture, vault_stream(vault, STREAM_TICKET, text_of(canaries[0]),
                               text_of(canaries[1]), true, &stream[0], err));
    must(fixture, vault_stream(vault, STREAM_CUSTOMER, text_of(canaries[1]),
                               text_of(canaries[1]), true, &stream[1], err));
    must(fixture, vault_stream(vault, STREAM_SESSION, text_of(canaries[7]), text_of(""),
                               true, &stream[2], err));
    for (size_t i = 0; i < 3; i++) {
        append(fixture, stream[i], canaries[6], canaries[2]);
        append(fixture, stream[i], canaries[0], canaries[3]);
        must(fixture, vault_identify(vault, text_of(canaries[3 + i]), stream[i], err));
    }
    must(fixture, vault_heads_put(vault, VAULT_HEADS_WHOLE, 0, head, err));
    must(fixture, vault_anchor(vault, err));
}

static void vault__writes_no_plaintext__into_any_file(void **state)
{
    struct fixture *fixture = *state;
    live(fixture);
    assert_int_equal(assert_all_clean(fixture), 4);
    vault_checkpoint(fixture->vault);
    assert_int_equal(assert_all_clean(fixture), 4);
    vault_lock(fixture->vault);
    assert_int_equal(assert_all_clean(fixture), 4);
    close_vault(fixture);
    assert_int_equal(assert_all_clean(fixture), 2);
}

/* The test's own eyes: a canary that is there is seen. */
static void assert_clean__sees__a_canary_in_the_clear(void **state)
{
    struct fixture *fixture = *state;
    size_t len;
    struct buffer encoded;
    char *bytes = read_file(fixture->file, &len);
    buffer_init(&encoded, 1000);
    for (size_t j = 0; j < COUNT_OF(encoders); j++) {
        buffer_clear(&encoded);
        encoders[j](text_of(canaries[2]), &encoded);
        assert_true(encoded.len >= 15);
        assert_null(memmem(bytes, len, encoded.bytes, encoded.len));
        memcpy(bytes + len / 2, encoded.bytes, encoded.len);
        assert_non_null(memmem(bytes, len, encoded.bytes, encoded.len));
    }
    buffer_release(&encoded);
    memory_free(bytes);
}

/* Lengths of a record, as the file shows them. */
static int64_t sealed_len(struct fixture *fixture, int64_t row)
{
    sqlite3 *db;
    sqlite3_stmt *select;
    int64_t len = 0;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    sqlite3_prepare_v2(db, "SELECT length(sealed) FROM records WHERE row = ?1", -1, &select,
                       NULL);
    sqlite3_bind_int64(select, 1, row);
    if (sqlite3_step(select) == SQLITE_ROW) {
        len = sqlite3_column_int64(select, 0);
    }
    sqlite3_finalize(select);
    sqlite3_close(db);
    return len;
}

static void vault_append__hides__the_exact_length(void **state)
{
    static const struct {
        size_t body;
        int64_t sealed;
    } rows[] = {
        {0, 256},       {220, 256},         {221, 512},         {2012, 2048},
        {2013, 2560},   {3000, 3072},       {4060, 4096},       {4061, 5120},
        {10000, 10240}, {1000000, 1048576}, {1048541, 1310720},
    };
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    char *body = memory_get(2000000);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        must(fixture, vault_append(fixture->vault, stream, RECORD_MESSAGE, 1, text_of(""),
                                   text_from(body, rows[i].body), &fixture->err));
        assert_int_equal(sealed_len(fixture, (int64_t)i + 1), rows[i].sealed + 24);
    }
    memory_free(body);
}

static void vault_append__seals_the_same_twice__to_different_bytes(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *db;
    sqlite3_stmt *select;
    int64_t stream = ticket(fixture, "1");
    append(fixture, stream, "same", "same");
    append(fixture, stream, "same", "same");
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    sqlite3_prepare_v2(
        db,
        "SELECT count(DISTINCT substr(sealed, 1, 24)), "
        "count(DISTINCT substr(sealed, 25)), count(DISTINCT tag) FROM records",
        -1, &select, NULL);
    assert_int_equal(sqlite3_step(select), SQLITE_ROW);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(sqlite3_column_int(select, i), 2);
    }
    sqlite3_finalize(select);
    sqlite3_close(db);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault__writes_no_plaintext__into_any_file),
        STORY(assert_clean__sees__a_canary_in_the_clear),
        STORY(vault_append__hides__the_exact_length),
        STORY(vault_append__seals_the_same_twice__to_different_bytes),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
