/*
 * Whether a word is kept anywhere in a vault, for who has the passphrase: in a record or in
 * a segment of a cache. erasure_proof.py asks it. usage: kept_proof HOME PASSPHRASE-FILE
 * WORD Exit status: 0 nowhere, 1 somewhere, 2 it cannot tell.
 */
#include "proof/proof.h"

#include "base/memory.h"
#include "base/secret.h"
#include "vault/inside.h"
#include "vault/segment.h"

struct looking {
    struct vault *vault;
    const char *word;
    long found, looked_at;
};

static void look(struct looking *looking, struct text text, const char *where,
                 long long which)
{
    looking->looked_at++;
    if (text.len > 0 &&
        memmem(text.bytes, text.len, looking->word, strlen(looking->word)) != NULL) {
        looking->found++;
        printf("%s %lld\n", where, which);
    }
}

static bool look_at_record(void *context, const struct vault_record *record)
{
    look(context, record->body, "record", (long long)record->row);
    look(context, record->search, "words of record", (long long)record->row);
    return true;
}

static void look_at_segments(struct looking *looking)
{
    struct error err;
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(looking->vault->store.db, "SELECT place FROM segments", -1,
                           &rows, NULL) != SQLITE_OK) {
        proof_die("the segments cannot be listed");
    }
    while (sqlite3_step(rows) == SQLITE_ROW) {
        char *plain = NULL;
        size_t len = 0;
        int64_t place = sqlite3_column_int64(rows, 0);
        enum segment_kind kind = (enum segment_kind)(place / (SEGMENT_NUMBER_MAX + 1));
        int64_t number = place % (SEGMENT_NUMBER_MAX + 1);
        proof_must(segment_get(looking->vault, kind, number, &plain, &len, &err),
                   "read a segment", &err);
        look(looking, text_from(plain, len), kind == SEGMENT_HEADS ? "heads" : "search",
             (long long)number);
        memory_free_wiped(plain, len);
    }
    (void)sqlite3_finalize(rows);
}

int main(int argc, char **argv)
{
    struct error err;
    char state[4096];
    size_t len;
    struct looking looking = {.word = argc == 4 ? argv[3] : ""};
    if (argc != 4) {
        proof_die("usage: kept_proof HOME PASSPHRASE-FILE WORD");
    }
    proof_must(secret_start(&err), "start", &err);
    char *passphrase = secret_get(1024);
    (void)snprintf(state, sizeof state, "%s/state", argv[1]);
    proof_must(secret_read_file(argv[2], passphrase, 1024, &len, &err), "passphrase", &err);
    proof_must(vault_open(argv[1], state, text_from(passphrase, len), &looking.vault, &err),
               "open", &err);
    proof_must(vault_read_all(looking.vault, 0, look_at_record, &looking, NULL, &err),
               "read", &err);
    look_at_segments(&looking);
    vault_close(looking.vault);
    secret_free(passphrase);
    (void)fprintf(stderr, "%ld texts looked at\n", looking.looked_at);
    return looking.found == 0 ? 0 : 1;
}
