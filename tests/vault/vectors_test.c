/*
 * Vaults of format 2, good and with one fault each, kept in tests/vault/vectors: every
 * later version must read the good one and tell the faults apart as it is written here.
 *
 *   vectors_test                  reads them
 *   vectors_test --write FOLDER   makes those that are not there, of the good one: never
 * make one anew, add others beside
 */
#include "vault/vault_fixture.h"

#include "vault/inside.h"
#include "vault/little.h"

#define VECTORS "tests/vault/vectors"

enum which_anchor {
    ANCHOR_KEPT, /* as it was made by version 2 of the anchor */
    ANCHOR_OWN,
    ANCHOR_FLIPPED,
    ANCHOR_OF_LATER,
    ANCHOR_OF_ROTATED, /* of the same vault, when it had new keys */
};

/* What is done to the good vault, and what has to be said of it. */
struct vector {
    const char *name;
    const char *sql;  /* NULL: none */
    const char *blob; /* gives one, of which a bit is flipped; NULL */
    void (*edit)(struct fixture *fixture, char *bytes, size_t *len); /* of the file; NULL */
    enum which_anchor anchor;
    enum error_code code; /* of opening */
    const char *says;     /* of opening where it is refused, of verify else; "": nothing */
    bool is_behind;
};

static uint8_t *header_in(char *bytes, size_t len)
{
    uint8_t *header = memmem(bytes, len, HEADER_MAGIC, 8);
    assert_non_null(header);
    return header;
}

static void sign(uint8_t *header)
{
    secret_hash(NULL, header, HEADER_LEN - 32, header + HEADER_LEN - 32, 32);
}

static void flip_header(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    header_in(bytes, *len)[300] ^= 4;
}

static void forge_slot(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    header_in(bytes, *len)[100] ^= 4;
    sign(header_in(bytes, *len));
}

static void forge_tombstone(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    header_in(bytes, *len)[300] ^= 4;
    sign(header_in(bytes, *len));
}

static void make_newer(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    little_put(header_in(bytes, *len) + 8, 3, 4);
    sign(header_in(bytes, *len));
}

static void make_hostile(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    little_put(header_in(bytes, *len) + 40, UINT32_MAX, 4);
    sign(header_in(bytes, *len));
}

static void cut_page(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    (void)bytes;
    *len -= STORE_PAGE;
}

static void cut_bytes(struct fixture *fixture, char *bytes, size_t *len)
{
    (void)fixture;
    (void)bytes;
    *len -= 1000;
}

#define FORGET_OLDER "PRAGMA secure_delete = ON; DELETE FROM header WHERE id = 2"
#define SWAP                                                                               \
    "CREATE TEMP TABLE s AS SELECT row, tag, sealed FROM records WHERE stream = 1 AND "    \
    "sequence IN (2, 3);"                                                                  \
    "UPDATE records SET tag = (SELECT tag FROM s WHERE s.row <> records.row), "            \
    "sealed = (SELECT sealed FROM s WHERE s.row <> records.row) "                          \
    "WHERE row IN (SELECT row FROM s)"
#define DROP_STREAM                                                                        \
    "DELETE FROM records WHERE stream = 1; DELETE FROM streams WHERE stream = 1;"          \
    "DELETE FROM marks WHERE stream = 1; DELETE FROM identifiers WHERE stream = 1"

// clang-format off
static const struct vector vectors[] = {
    {"good", NULL, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "", false},
    {"two-anchors", NULL, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "", false},
    {"header-flipped", NULL, NULL, flip_header, ANCHOR_KEPT, ERROR_DAMAGED, "header is damaged", false},
    {"header-forged", NULL, NULL, forge_tombstone, ANCHOR_KEPT, ERROR_DAMAGED, "header was changed", false},
    {"slot-forged", NULL, NULL, forge_slot, ANCHOR_KEPT, ERROR_DAMAGED, "wrapped key is damaged", false},
    {"header-older", "UPDATE header SET bytes = (SELECT bytes FROM header WHERE id = 2) WHERE id = 1;" FORGET_OLDER, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the vault is behind", true},
    {"header-gone", "DELETE FROM header", NULL, NULL, ANCHOR_KEPT, ERROR_DAMAGED, "no header", false},
    {"version-newer", NULL, NULL, make_newer, ANCHOR_KEPT, ERROR_FAILED, "newer Deskhand", false},
    {"cost-hostile", NULL, NULL, make_hostile, ANCHOR_KEPT, ERROR_DAMAGED, "outside the bounds", false},
    {"page-cut", NULL, NULL, cut_page, ANCHOR_KEPT, ERROR_DAMAGED, "file is damaged", false},
    {"bytes-cut", NULL, NULL, cut_bytes, ANCHOR_KEPT, ERROR_DAMAGED, "end is cut off", false},
    {"key-row-flipped", NULL, "SELECT key FROM streams WHERE stream = 1", NULL, ANCHOR_KEPT, ERROR_NONE, "stream 1: the key row does not open", false},
    {"name-flipped", NULL, "SELECT name FROM streams WHERE stream = 1", NULL, ANCHOR_KEPT, ERROR_NONE, "stream 1: the key row does not open", false},
    {"key-rows-swapped", "UPDATE streams SET key = (SELECT key FROM streams WHERE stream = 2) WHERE stream = 1", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "stream 1: the key row does not open", false},
    {"stream-deleted", DROP_STREAM, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "file: the key rows of 1 streams are missing", false},
    {"record-flipped", NULL, "SELECT sealed FROM records WHERE stream = 1 AND sequence = 2", NULL, ANCHOR_KEPT, ERROR_NONE, "ticket 1042: record 2 (row 3) does not open", false},
    {"records-swapped", SWAP, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "ticket 1042: record 2 (row 3) does not open", false},
    {"record-moved", "UPDATE records SET stream = 2, sequence = 3 WHERE stream = 1 AND sequence = 3", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "customer c1: record 3 (row 4) does not open", false},
    {"record-deleted", "DELETE FROM records WHERE stream = 1 AND sequence = 2", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "ticket 1042: record 2 is missing", false},
    {"record-deleted-at-end", "DELETE FROM records WHERE stream = 1 AND sequence = 3", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "file: 1 more records are missing", false},
    {"records-rolled-back", "DELETE FROM records WHERE row = (SELECT max(row) FROM records)", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the vault is behind", true},
    {"identifier-deleted", "DELETE FROM identifiers WHERE stream = 2", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "file: identifiers are missing", false},
    {"identifier-moved", "UPDATE identifiers SET stream = 1 WHERE stream = 2", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "1 identifiers are not as they were written", false},
    {"marks-deleted", "DELETE FROM identifiers WHERE stream = 2; DELETE FROM marks WHERE stream = 2", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "customer c1: how many identifiers", false},
    {"erasure-flipped", NULL, "SELECT box FROM erasures", NULL, ANCHOR_KEPT, ERROR_NONE, "erasures: 1 of them do not open", false},
    {"erasure-deleted", "DELETE FROM erasures", NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the vault is behind", true},
    {"anchor-of-another", NULL, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the anchor was another vault's", false},
    {"anchor-flipped", NULL, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the anchor was damaged", false},
    {"anchor-newer", NULL, NULL, NULL, ANCHOR_KEPT, ERROR_NONE, "anchor: the anchor was damaged", false}, /* says 3, sealed as 2 */
    {"anchor-3", NULL, NULL, NULL, ANCHOR_OWN, ERROR_NONE, "", false},
    {"anchor-3-flipped", NULL, NULL, NULL, ANCHOR_FLIPPED, ERROR_NONE, "anchor: the anchor was damaged", false},
    {"anchor-later", NULL, NULL, NULL, ANCHOR_OF_LATER, ERROR_NONE, "anchor: the anchor was written by a newer Deskhand", false},
    {"anchor-of-rotated", NULL, NULL, NULL, ANCHOR_OF_ROTATED, ERROR_NONE, "anchor: the vault is behind", true},
};
// clang-format on

static bool check_record(void *context, const struct vault_record *record)
{
    static const struct {
        int64_t row, stream, sequence;
        enum record_kind kind;
        moment_t at;
        const char *search;
        const char *body;
    } expected[] = {
        {1, 2, 1, RECORD_CUSTOMER, 1700000000, "", "{\"type\":\"customer\",\"id\":\"c1\"}"},
        {2, 1, 1, RECORD_TICKET, 1700000001, "", "{\"type\":\"ticket\",\"id\":\"1042\"}"},
        {3, 1, 2, RECORD_MESSAGE, 1700000002, "我的包裹在哪里?",
         "{\"id\":\"m1\",\"text\":\"我的包裹在哪里？\"}"},
        {4, 1, 3, RECORD_EDIT, -5, "words", "an edit"},
        {7, 2, 2, RECORD_EDIT, 1700000010, "", "{\"status\":\"resolved\"}"},
    };
    size_t *at = context;
    assert_in_range(*at, 0, COUNT_OF(expected) - 1);
    assert_int_equal(record->row, expected[*at].row);
    assert_int_equal(record->stream, expected[*at].stream);
    assert_int_equal(record->sequence, expected[*at].sequence);
    assert_int_equal(record->kind, expected[*at].kind);
    assert_int_equal(record->at, expected[*at].at);
    assert_true(text_is(record->search, expected[*at].search));
    assert_true(text_is(record->body, expected[*at].body));
    *at += 1;
    return true;
}

static void check_good(struct fixture *fixture)
{
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    int64_t number = 0;
    size_t count = 0;
    size_t damaged = 9;
    moment_t erased;
    char id[16];
    char owner[16];
    must(fixture, vault_read_all(vault, 0, check_record, &count, &damaged, err));
    assert_int_equal(count, 5);
    assert_int_equal(damaged, 0);
    must(fixture, vault_stream(vault, STREAM_TICKET, text_of("1042"), text_of(""), false,
                               &number, err));
    assert_int_equal(number, 1);
    must(fixture, vault_stream_name(vault, 1, id, 16, owner, 16, err));
    assert_string_equal(id, "1042");
    assert_string_equal(owner, "c1");
    must(fixture, vault_who_has(vault, text_of("w2378156"), &number, 1, &count, err));
    assert_int_equal(count, 1);
    assert_int_equal(number, 1);
    must(fixture, vault_erased_at(vault, text_of("c2"), &erased, err));
    assert_int_equal(erased, 1700000009);
}

static char *path_of(const char *folder, const char *name, const char *suffix)
{
    return memory_format("%s/format-2-%s%s", folder, name, suffix);
}

/* A fault of the file has a file, one of the anchor an anchor; the rest is the good one's.
 */
static char *vector_file(const char *name, const char *suffix)
{
    char *path = path_of(VECTORS, name, suffix);
    if (access(path, F_OK) != 0) {
        memory_free(path);
        path = path_of(VECTORS, "good", suffix);
    }
    return path;
}

static void copy_to(const char *from, const char *to)
{
    size_t len;
    char *bytes = read_file(from, &len);
    write_file(to, bytes, len);
    memory_free(bytes);
}

static void check_verdict(struct fixture *fixture, const struct vector *vector)
{
    struct vault_report report;
    struct buffer problems;
    bool ok = vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault,
                         &fixture->err);
    if (vector->code != ERROR_NONE) {
        assert_false(ok);
        assert_int_equal(fixture->err.code, vector->code);
        assert_non_null(strstr(fixture->err.text, vector->says));
        return;
    }
    must(fixture, ok);
    buffer_init(&problems, 1 << 20);
    assert_int_equal(vault_is_behind(fixture->vault), vector->is_behind);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, &problems, &fixture->err));
    if (vector->says[0] == '\0') {
        assert_string_equal(buffer_text(&problems), "");
        check_good(fixture);
    } else if (strstr(buffer_text(&problems), vector->says) == NULL) {
        fail_msg("%s", buffer_text(&problems));
    }
    buffer_release(&problems);
}

static void vault__tells_apart__every_vector_of_format_2(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        void *made = NULL;
        char *db = vector_file(vectors[i].name, ".db");
        char *anchor = vector_file(vectors[i].name, ".anchor");
        assert_int_equal(set_up(&made), 0);
        struct fixture *fixture = made;
        close_vault(fixture);
        copy_to(db, fixture->file);
        copy_to(anchor, fixture->anchor);
        print_message("%s\n", vectors[i].name);
        check_verdict(fixture, &vectors[i]);
        assert_int_equal(tear_down(&made), 0);
        memory_free(db);
        memory_free(anchor);
    }
}

static void vault_open__takes__the_recovery_code_of_a_vector(void **state)
{
    struct fixture *fixture = *state;
    char *code = path_of(VECTORS, "good", ".recovery");
    char *db = vector_file("good", ".db");
    size_t len;
    char *words = read_file(code, &len);
    close_vault(fixture);
    copy_to(db, fixture->file);
    assert_false(
        vault_open(fixture->home, NULL, text_of("wrong"), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    must(fixture, vault_open(fixture->home, NULL, text_from(words, len - 1),
                             &fixture->vault, &fixture->err));
    check_good(fixture);
    memory_free(words);
    memory_free(code);
    memory_free(db);
}

/* Making them. */

static void flip_blob(struct fixture *fixture, const char *select, char *bytes, size_t len)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, select, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int blob_len = sqlite3_column_bytes(statement, 0);
    char *blob = memmem(bytes, len, sqlite3_column_blob(statement, 0), (size_t)blob_len);
    assert_non_null(blob);
    blob[blob_len / 2] ^= 4;
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(db);
}

static void write_db(struct fixture *fixture, const char *folder,
                     const struct vector *vector)
{
    char *path = path_of(folder, vector->name, ".db");
    size_t len;
    if (vector->sql != NULL) {
        tamper(fixture, vector->sql);
    }
    char *bytes = read_file(fixture->file, &len);
    if (vector->blob != NULL) {
        flip_blob(fixture, vector->blob, bytes, len);
    }
    if (vector->edit != NULL) {
        vector->edit(fixture, bytes, &len);
    }
    write_file(path, bytes, len);
    memory_free(bytes);
    memory_free(path);
}

static bool show(void *context, const char *code, struct error *err)
{
    (void)context;
    (void)code;
    (void)err;
    return true;
}

static void write_anchor(struct fixture *fixture, const char *folder,
                         const struct vector *vector)
{
    struct vault_rotation rotation = {.show = show};
    char *path = path_of(folder, vector->name, ".anchor");
    size_t len;
    open_vault(fixture);
    if (vector->anchor == ANCHOR_OF_ROTATED) {
        must(fixture, vault_rotate(fixture->vault, passphrase(), &rotation, &fixture->err));
    }
    close_vault(fixture);
    char *bytes = read_file(fixture->anchor, &len);
    if (vector->anchor == ANCHOR_FLIPPED) {
        bytes[len - 1] ^= 4;
    } else if (vector->anchor == ANCHOR_OF_LATER) {
        memset(bytes + 8, 0xFF, 4);
    }
    write_file(path, bytes, len);
    memory_free(bytes);
    memory_free(path);
}

static bool is_made(const struct vector *vector)
{
    char *db = path_of(VECTORS, vector->name, ".db");
    char *anchor = path_of(VECTORS, vector->name, ".anchor");
    bool is_there = access(db, F_OK) == 0 || access(anchor, F_OK) == 0;
    memory_free(db);
    memory_free(anchor);
    return is_there;
}

static int write_new(const char *folder)
{
    void *made = NULL;
    if (set_up(&made) != 0) {
        return 1;
    }
    struct fixture *fixture = made;
    close_vault(fixture);
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        if (is_made(&vectors[i])) {
            continue;
        }
        copy_to(VECTORS "/format-2-good.db", fixture->file);
        copy_to(VECTORS "/format-2-good.anchor", fixture->anchor);
        if (vectors[i].anchor != ANCHOR_KEPT) {
            write_anchor(fixture, folder, &vectors[i]);
        } else {
            write_db(fixture, folder, &vectors[i]);
        }
    }
    return tear_down(&made);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vault__tells_apart__every_vector_of_format_2),
        cmocka_unit_test_setup_teardown(vault_open__takes__the_recovery_code_of_a_vector,
                                        set_up, tear_down),
    };
    if (argc == 3 && strcmp(argv[1], "--write") == 0) {
        return set_up_program(NULL) == 0 ? write_new(argv[2]) : 1;
    }
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
