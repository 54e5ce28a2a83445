/*
 * What goes over the connection, in libpq's pipeline mode: commands are sent one behind the
 * other, each followed by a sync, and answers come in that order. Nobody has to wait for a
 * write, whose refusal spoils the transaction, and a wait that is given up costs nothing:
 * its answer is dropped when it comes.
 */
#include "postgres_parts.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

#define PATIENCE_MS       15000 /* the server gives up a reading statement before */
#define HURRY_PATIENCE_MS 3000
#define WRITE_PATIENCE_MS 600000
#define UNHEARD_MAX       512 /* commands sent ahead */

struct refusal {
    const char *state; /* SQLSTATE (PostgreSQL, appendix A), or its first two letters */
    const char *why;
};

static const struct refusal refusals[] = {
    {"55P03", "another agent is writing to it (try again in a moment)"},
    {"40001", "another agent is writing to it (try again in a moment)"},
    {"40P01", "another agent is writing to it (try again in a moment)"},
    {"57014", "the server took too long and gave up (is it overloaded?)"},
    {"53100", "the server's disk is full (tell who runs it)"},
    {"53", "the server has no room left for it (tell who runs it)"},
    {"42501",
     "this database user may not do that (who owns the schema deskhand can GRANT it)"},
    {"25006", "the database may only be read (is it a standby?)"},
    {"42P01",
     "a table of the schema deskhand is missing (drop the schema and import again)"},
};

bool postgres_refuse(struct catalogue *catalogue, const PGresult *result, struct error *err)
{
    const char *state = string_or_empty(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    char words[POSTGRES_WORDS];
    catalogue->postgres->was_unprepared = string_equals(state, "26000");
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        if (strncmp(state, refusals[i].state, strlen(refusals[i].state)) == 0) {
            return error_set(err, ERROR_FAILED, "%s: %s", catalogue->path, refusals[i].why);
        }
    }
    postgres_words(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY), words);
    return error_set(err, ERROR_FAILED, "%s: the server says: %s", catalogue->path, words);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_writing(const struct postgres *line)
{
    return line->is_within && line->writes;
}

/* The connection is given up, and a new one looked for. Returns false. */
static bool lose(struct catalogue *catalogue, const char *why, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    struct error lost = {0};
    error_set(&lost, ERROR_UNREACHABLE, "%s: %s", catalogue->path, why);
    line->was_interrupted = false; /* what is asked now fails for another reason */
    if (is_writing(line)) {
        line->failed = lost;
        error_wrap(&line->failed,
                   line->is_committing
                       ? "it is not known whether it was kept: do it again"
                       : "nothing of it was kept");
    } else {
        line->is_within = false;
    }
    PQfinish(line->connection);
    line->connection = NULL;
    line->received = line->sent;
    line->epoch++;
    line->version++;
    reach_start(line->reach);
    return error_set(err, lost.code, "%s", lost.text);
}

static bool lose_by_server(struct catalogue *catalogue, struct error *err)
{
    char words[POSTGRES_WORDS];
    postgres_words(PQerrorMessage(catalogue->postgres->connection), words);
    return lose(catalogue, words[0] == '\0' ? "the connection broke" : words, err);
}

bool line_ready(struct catalogue *catalogue, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    struct reach_made made;
    if (line->failed.code != ERROR_NONE && is_writing(line)) {
        return error_set(err, line->failed.code, "%s", line->failed.text);
    }
    if (line->connection != NULL) {
        return true;
    }
    reach_start(line->reach);
    if (!reach_take(line->reach, !line->is_hurried, &made, err)) {
        return false;
    }
    line->connection = made.connection;
    line->has_trigrams = made.has_trigrams;
    line->sent = line->received = 0;
    line->epoch++;
    line->version++;
    return !line->is_hurried || line_run(catalogue, POSTGRES_HURRY, false, err);
}

/* An answer nobody waits for: a refusal in a transaction that writes spoils it. */
static void note(struct catalogue *catalogue, const PGresult *result)
{
    struct postgres *line = catalogue->postgres;
    if (PQresultStatus(result) != PGRES_FATAL_ERROR) {
        return;
    }
    line->epoch++; /* a statement may not have been prepared */
    if (is_writing(line) && line->failed.code == ERROR_NONE) {
        postgres_refuse(catalogue, result, &line->failed);
    }
}

/* Descriptors of a person who wants something else now. */
static nfds_t add_hurry(const struct postgres *line, struct pollfd *all)
{
    nfds_t count = 0;
    while (line->is_hurried && !is_writing(line) && count < line->hurry_count) {
        all[count] = (struct pollfd){.fd = line->hurry[count], .events = POLLIN};
        count++;
    }
    return count;
}

static int64_t patience_of(const struct postgres *line)
{
    return is_writing(line)   ? WRITE_PATIENCE_MS
           : line->is_hurried ? HURRY_PATIENCE_MS
                              : PATIENCE_MS;
}

/* Until the next answer can be read without waiting. Patience counts from when something
 * was last heard: who gives up a wait and begins another does not make it longer. */
static bool wait_for_answer(struct catalogue *catalogue, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    while (PQisBusy(line->connection)) {
        struct pollfd all[POSTGRES_HURRY_MAX + 1];
        nfds_t hurry = add_hurry(line, all);
        int unsent = PQflush(line->connection);
        int64_t left = line->heard_ms + patience_of(line) - now_ms();
        if (unsent < 0) {
            return lose_by_server(catalogue, err);
        }
        all[hurry] = (struct pollfd){.fd = PQsocket(line->connection),
                                     .events = (short)(POLLIN | (unsent ? POLLOUT : 0))};
        int ready = left <= 0 ? 0 : poll(all, hurry + 1, (int)left);
        if (ready == 0) {
            return lose(catalogue, "the server does not answer", err);
        }
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (all[hurry].revents == 0) {
            line->was_interrupted = true;
            return error_set(err, ERROR_UNREACHABLE, "%s: a key came before its answer",
                             catalogue->path);
        }
        if (!PQconsumeInput(line->connection)) {
            return lose_by_server(catalogue, err);
        }
        line->heard_ms = now_ms();
    }
    return true;
}

/* The answers up to that command's; NULL result: none of them is wanted. */
static bool read_answers(struct catalogue *catalogue, int64_t number, PGresult **result,
                         struct error *err)
{
    struct postgres *line = catalogue->postgres;
    PGresult *wanted = NULL;
    while (line->connection != NULL && line->received < number) {
        if (!wait_for_answer(catalogue, err)) {
            PQclear(wanted);
            return false;
        }
        PGresult *next = PQgetResult(line->connection);
        ExecStatusType status = PQresultStatus(next);
        bool is_of_wanted = result != NULL && line->received == number - 1;
        if (next == NULL) {
            continue;
        }
        if (status == PGRES_PIPELINE_SYNC) {
            line->received++;
        } else if (is_of_wanted &&
                   (wanted == NULL || PQresultStatus(wanted) != PGRES_FATAL_ERROR)) {
            PQclear(wanted);
            wanted = next;
            continue;
        } else {
            note(catalogue, next);
        }
        PQclear(next);
    }
    if (result != NULL) {
        *result = wanted;
    }
    return true;
}

static void expect_answer(struct postgres *line)
{
    line->was_interrupted = false;
    if (line->received == line->sent) {
        line->heard_ms = now_ms();
    }
}

bool line_send(struct catalogue *catalogue, const char *name, const char *sql,
               const struct command *command, int64_t *number, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    if (line->sent - line->received >= UNHEARD_MAX &&
        !read_answers(catalogue, line->sent - UNHEARD_MAX / 2, NULL, err)) {
        return false;
    }
    expect_answer(line);
    bool is_sent =
        (sql == NULL || PQsendPrepare(line->connection, name, sql, 0, NULL)) &&
        PQsendQueryPrepared(line->connection, name, command->count, command->values,
                            command->lens, command->formats, 1) &&
        PQpipelineSync(line->connection) && PQflush(line->connection) >= 0;
    if (!is_sent) {
        return lose_by_server(catalogue, err);
    }
    *number = ++line->sent;
    return true;
}

bool line_await(struct catalogue *catalogue, int64_t number, PGresult **result,
                struct error *err)
{
    struct postgres *line = catalogue->postgres;
    PGresult *answer = NULL;
    if (!read_answers(catalogue, number, &answer, err)) {
        return false;
    }
    ExecStatusType status = PQresultStatus(answer);
    if (line->failed.code != ERROR_NONE && is_writing(line)) {
        PQclear(answer);
        return error_set(err, line->failed.code, "%s", line->failed.text);
    }
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        note(catalogue, answer);
        postgres_refuse(catalogue, answer, err);
        PQclear(answer);
        return false;
    }
    *result = answer;
    return true;
}

bool line_run(struct catalogue *catalogue, const char *sql, bool waits, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    PGresult *result = NULL;
    expect_answer(line);
    bool is_sent = PQsendQueryParams(line->connection, sql, 0, NULL, NULL, NULL, NULL, 1) &&
                   PQpipelineSync(line->connection) && PQflush(line->connection) >= 0;
    if (!is_sent) {
        return lose_by_server(catalogue, err);
    }
    line->sent++;
    if (!waits) {
        return true;
    }
    bool is_good = line_await(catalogue, line->sent, &result, err);
    PQclear(result);
    return is_good;
}

void line_hear(struct catalogue *catalogue)
{
    struct postgres *line = catalogue->postgres;
    PGnotify *news;
    struct error unused = {0};
    if (line->connection == NULL) {
        (void)!line_ready(catalogue, &unused);
        return;
    }
    if (!PQconsumeInput(line->connection)) {
        (void)!lose_by_server(catalogue, &unused);
        return;
    }
    /* What is not waited for is read all the same, for news stands behind it. */
    while (line->received < line->sent && !PQisBusy(line->connection)) {
        PGresult *next = PQgetResult(line->connection);
        if (next != NULL && PQresultStatus(next) == PGRES_PIPELINE_SYNC) {
            line->received++;
        } else if (next != NULL) {
            note(catalogue, next);
        }
        PQclear(next);
    }
    while ((news = PQnotifies(line->connection)) != NULL) {
        line->version += news->be_pid != PQbackendPID(line->connection);
        PQfreemem(news);
    }
}
