#include "vault/marks.h"
#include "vault/walk.h"

#include <stdarg.h>
#include <stdio.h>

struct verifying {
    struct vault *vault;
    struct vault_report report;
    vault_problem_handler *handler;
    vault_stream_report_handler *each; /* NULL: none */
    void *context;
    struct marks marks; /* of all streams */
    bool is_marked;     /* all streams had them */
    struct stream_row stream;
    char name[KEYROW_ID_LIMIT + 32]; /* of the stream that is walked */
};

static void tell(struct verifying *verifying, const char *stream, const char *format, ...)
    PRINTF_LIKE(3, 4);
static void tell(struct verifying *verifying, const char *stream, const char *format, ...)
{
    char what[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    if (verifying->handler != NULL) {
        verifying->handler(verifying->context, stream, what);
    }
}

/* Damage is what is looked for: told, and passed. False where the world failed otherwise.
 */
static bool pass_damage(struct verifying *verifying, const char *stream,
                        const struct error *found, struct error *err)
{
    if (found->code != ERROR_DAMAGED) {
        return error_set(err, found->code, "%s", found->text);
    }
    verifying->report.damaged++;
    tell(verifying, stream, "%s", found->text);
    return true;
}

/* Structure: pages, indexes, the header row. */
static bool verify_file(struct verifying *verifying, struct error *err)
{
    struct store *store = &verifying->vault->store;
    struct error found = {ERROR_NONE, ""};
    struct header header;
    bool has_row = true;
    bool is_right = vault_read_header(verifying->vault, &header, &found) &&
                    (header_is_under(&header, verifying->vault->keys) ||
                     error_set(&found, ERROR_DAMAGED, "the header was changed"));
    if (!is_right && !pass_damage(verifying, "file", &found, err)) {
        return false;
    }
    sqlite3_stmt *statement = store_statement(store, STATEMENT_INTEGRITY, &found);
    while (statement != NULL && has_row) {
        if (!store_step(store, statement, &has_row, &found)) {
            statement = NULL;
        } else if (has_row) {
            const char *text = (const char *)sqlite3_column_text(statement, 0);
            if (!text_is(text_of(text), "ok")) {
                verifying->report.damaged++;
                tell(verifying, "file", "SQLite says: %s", string_or_empty(text));
            }
        }
    }
    return statement != NULL || pass_damage(verifying, "file", &found, err);
}

static void tell_gap(struct verifying *verifying, int64_t from, int64_t to)
{
    verifying->report.missing += to - from + 1;
    if (from == to) {
        tell(verifying, verifying->name, "record %lld is missing", (long long)from);
    } else {
        tell(verifying, verifying->name, "records %lld to %lld are missing",
             (long long)from, (long long)to);
    }
}

static void verify_record(struct verifying *verifying, struct walk *walk,
                          struct chain *chain, const struct walk_row *row)
{
    struct payload payload;
    bool opens = verifying->stream.is_good &&
                 walk_open(walk, row, verifying->vault->spare, &payload);
    if (row->sequence > chain->sequence + 1) {
        tell_gap(verifying, chain->sequence + 1, row->sequence - 1);
    }
    bool follows = chain_take(chain, row, opens ? &payload : NULL);
    verifying->report.records++;
    if (!opens) {
        verifying->report.damaged++;
        tell(verifying, verifying->name, "record %lld (row %lld) does not open",
             (long long)row->sequence, (long long)row->row);
    } else if (!follows) {
        verifying->report.damaged++;
        tell(verifying, verifying->name,
             "record %lld (row %lld) does not follow the one before it",
             (long long)row->sequence, (long long)row->row);
    }
}

static bool verify_records(struct verifying *verifying, struct error *err)
{
    struct walk walk;
    struct chain chain;
    struct error found = {ERROR_NONE, ""};
    bool ok;
    walk_start(&walk, verifying->vault, STATEMENT_STREAM_RECORDS, verifying->stream.stream,
               1, INT64_MAX);
    chain_start(&chain, 0);
    do {
        ok = walk_next(&walk, &found);
        for (size_t i = 0; ok && i < walk.count; i++) {
            verify_record(verifying, &walk, &chain, &walk.rows[i]);
        }
    } while (ok && walk.count > 0);
    walk_end(&walk);
    return ok || pass_damage(verifying, verifying->name, &found, err);
}

/* Of every stream together: what is left after the identifiers are taken away is missing.
 */
static bool add_marks(struct verifying *verifying, struct error *err)
{
    struct error found = {ERROR_NONE, ""};
    struct marks marks;
    bool is_good = false;
    if (!marks_read(verifying->vault, verifying->stream.stream, &marks, &is_good, &found)) {
        verifying->is_marked = false;
        return pass_damage(verifying, verifying->name, &found, err);
    }
    if (is_good) {
        verifying->marks.count += marks.count;
        verifying->marks.sum += marks.sum;
        return true;
    }
    verifying->is_marked = false;
    verifying->report.damaged++;
    tell(verifying, verifying->name, "how many identifiers it has cannot be told");
    return true;
}

static void tell_stream(const struct verifying *verifying,
                        const struct vault_report *before)
{
    const struct vault_report *now = &verifying->report;
    struct vault_stream_report stream = {
        .stream = verifying->name,
        .records = now->records - before->records,
        .damaged = now->damaged - before->damaged,
        .missing = now->missing - before->missing,
    };
    if (verifying->each != NULL) {
        verifying->each(verifying->context, &stream);
    }
}

static bool verify_streams(struct verifying *verifying, struct error *err)
{
    struct error found = {ERROR_NONE, ""};
    int64_t from = 1;
    while (stream_next(verifying->vault, from, &verifying->stream, &found)) {
        if (verifying->stream.stream == 0) {
            return true;
        }
        from = verifying->stream.stream + 1;
        struct vault_report before = verifying->report;
        verifying->report.streams++;
        stream_describe(&verifying->stream, verifying->name, sizeof verifying->name);
        if (!verifying->stream.is_good) {
            verifying->report.damaged++;
            tell(verifying, verifying->name, "the key row does not open");
        }
        if (!add_marks(verifying, err) || !verify_records(verifying, err)) {
            return false;
        }
        tell_stream(verifying, &before);
    }
    return pass_damage(verifying, "file", &found, err);
}

static bool verify_orphans(struct verifying *verifying, struct error *err)
{
    struct error found = {ERROR_NONE, ""};
    int64_t orphans;
    if (!store_number(&verifying->vault->store, STATEMENT_RECORD_ORPHANS, &orphans,
                      &found)) {
        return pass_damage(verifying, "file", &found, err);
    }
    if (orphans > 0) {
        verifying->report.records += orphans;
        verifying->report.damaged += orphans;
        tell(verifying, "file", "%lld records belong to no stream", (long long)orphans);
    }
    return true;
}

static bool verify_identifiers(struct verifying *verifying, struct error *err)
{
    struct store *store = &verifying->vault->store;
    struct error found = {ERROR_NONE, ""};
    struct marks *left = &verifying->marks;
    int64_t bad = 0;
    bool has_row = true;
    sqlite3_stmt *statement = store_statement(store, STATEMENT_IDENTIFIERS, &found);
    bool ok = statement != NULL;
    while (ok && has_row) {
        ok = store_step(store, statement, &has_row, &found);
        if (ok && has_row) {
            int64_t mark =
                identify_mark(verifying->vault, sqlite3_column_int64(statement, 0),
                              sqlite3_column_int64(statement, 1));
            bool is_good = sqlite3_column_int64(statement, 2) == mark;
            bad += !is_good;
            left->count -= is_good;
            left->sum -= is_good ? (uint64_t)mark : 0;
        }
    }
    if (bad > 0) {
        verifying->report.damaged += bad;
        tell(verifying, "file", "%lld identifiers are not as they were written",
             (long long)bad);
    }
    if (ok && verifying->is_marked && (left->count != 0 || left->sum != 0)) {
        verifying->report.damaged++;
        tell(verifying, "file",
             "identifiers are missing, or are not those of the streams "
             "(%lld fewer than were written)",
             (long long)left->count);
    }
    return ok || pass_damage(verifying, "file", &found, err);
}

/* What is gone from the end of a stream, or with a whole stream, shows in the numbers
 * alone. */
static bool verify_counts(struct verifying *verifying, struct error *err)
{
    struct store *store = &verifying->vault->store;
    struct error found = {ERROR_NONE, ""};
    struct anchor now;
    int64_t records;
    int64_t streams;
    if (!standing_measure(verifying->vault, &now, &found) ||
        !store_number(store, STATEMENT_RECORD_COUNT, &records, &found) ||
        !store_number(store, STATEMENT_STREAM_COUNT, &streams, &found)) {
        return pass_damage(verifying, "file", &found, err);
    }
    struct erasures_sum gone;
    if (!erasures_sum(verifying->vault, &gone, &found)) {
        return pass_damage(verifying, "file", &found, err);
    }
    int64_t untold =
        now.newest_row - records - gone.rows - gone.records - verifying->report.missing;
    int64_t lost = now.newest_stream - streams - gone.streams;
    if (untold > 0) {
        verifying->report.missing += untold;
        tell(verifying, "file", "%lld more records are missing, from the ends of streams",
             (long long)untold);
    }
    if (lost > 0) {
        verifying->report.damaged += lost;
        tell(verifying, "file", "the key rows of %lld streams are missing",
             (long long)lost);
    }
    return true;
}

/* What was overwritten goes from the log; an erasure is brought to its end. */
static void verify_erasures(struct verifying *verifying)
{
    struct error found = {ERROR_NONE, ""};
    if (!store_scrub(&verifying->vault->store, &found) ||
        !vault_finish_erasing(verifying->vault, true, &found)) {
        verifying->report.is_pending = true;
        tell(verifying, "erasures", "%s", found.text);
    }
    if (verifying->vault->erasures.damaged > 0) {
        verifying->report.damaged += verifying->vault->erasures.damaged;
        tell(verifying, "erasures", "%lld of them do not open",
             (long long)verifying->vault->erasures.damaged);
    }
}

static void verify_anchor(struct verifying *verifying)
{
    const struct vault *vault = verifying->vault;
    verifying->report.is_rolled_back = vault->is_behind;
    if (vault->is_behind) {
        tell(
            verifying, "anchor",
            "the vault is behind its anchor, which saw record %lld: it lost its end, or an "
            "older copy was put back",
            (long long)vault->anchor.newest_row);
    } else if (vault->anchor_found == ANCHOR_DAMAGED) {
        verifying->report.damaged++;
        tell(verifying, "anchor", "the anchor was damaged; it was made anew");
    } else if (vault->anchor_found == ANCHOR_FOREIGN) {
        tell(verifying, "anchor", "the anchor was another vault's; it was made anew");
    } else if (vault->anchor_found == ANCHOR_NEWER) {
        tell(verifying, "anchor",
             "the anchor was written by a newer Deskhand, and is left as it is");
    }
}

bool vault_verify(struct vault *vault, struct vault_report *report,
                  vault_problem_handler *handler, void *context, struct error *err)
{
    return vault_verify_each(vault, report, handler, NULL, context, err);
}

bool vault_verify_each(struct vault *vault, struct vault_report *report,
                       vault_problem_handler *handler, vault_stream_report_handler *each,
                       void *context, struct error *err)
{
    struct verifying verifying = {.vault = vault,
                                  .handler = handler,
                                  .each = each,
                                  .context = context,
                                  .is_marked = true};
    if (!vault_require(vault, err)) {
        return false;
    }
    verify_anchor(&verifying);
    verify_erasures(&verifying);
    bool ok = verify_file(&verifying, err) && verify_streams(&verifying, err) &&
              verify_orphans(&verifying, err) && verify_identifiers(&verifying, err) &&
              verify_counts(&verifying, err);
    secret_wipe(&verifying.stream, sizeof verifying.stream);
    secret_wipe(verifying.name, sizeof verifying.name);
    secret_wipe(vault->spare, SECRET_KEY_LEN);
    if (ok) {
        *report = verifying.report;
    }
    return ok;
}
