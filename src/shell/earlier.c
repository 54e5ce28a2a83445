#include "shell/earlier.h"

#include "assist/assist.h"
#include "base/buffer.h"
#include "shell/heads.h"
#include "wire/thread.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define ANSWERS_MAX  1000
#define SINCE_MAX    250 /* answers that come behind them before it begins again */
#define TICKETS_MAX  4000
#define STREAMS_MAX  100000 /* looked at for them */
#define RECORDS_MAX  400    /* of a ticket; a longer one answers no plain question */
#define CHANGED_MAX  64     /* tickets that are read again at once, the newest */
#define QUESTION_MAX 1024   /* bytes */
#define STREAMS_A_GO 8
#define LOOKED_AT    16 /* answers that are read for one question */

struct earlier {
    struct catalogue *questions; /* in memory: each is a macro's example; NULL: none */
    int64_t next;                /* the stream that is read next, downwards; 0: none */
    int64_t row;                 /* of the vault, up to which all is known */
    int64_t erasures;            /* as last looked at */
    int64_t streams;
    size_t tickets;
    int64_t answers; /* each once, however often its ticket was read */
    int64_t since;   /* of these, read by catch_up() */
};

void earlier_destroy(struct earlier *earlier)
{
    if (earlier == NULL)
        return;
    catalogue_close(earlier->questions);
    memory_free(earlier);
}

static void forget(struct office *office)
{
    earlier_destroy(office->earlier);
    office->earlier = NULL;
}

static bool start(struct office *office, struct error *err)
{
    struct earlier *made = memory_get(sizeof(*made));

    *made = (struct earlier){.next = vault_newest_stream(office->vault),
                             .row = vault_newest_row(office->vault),
                             .erasures = vault_newest_erasure(office->vault)};
    office->earlier = made;
    if (catalogue_open(":memory:", &made->questions, err))
        return true;
    made->next = 0; /* nothing is known, and it is not tried again and again */
    return false;
}

/* Somebody was erased: nothing that was known stays. */
static void forget_erased(struct office *office)
{
    if (office->earlier != NULL &&
        office->earlier->erasures != vault_newest_erasure(office->vault))
        forget(office);
}

struct thread_read {
    struct thread_builder *builder;
    struct error *err;
    size_t records;
    bool is_good;
};

static bool read_record(void *context, const struct vault_record *record)
{
    struct thread_read *reading = context;

    reading->is_good =
        ++reading->records <= RECORDS_MAX &&
        thread_builder_add(reading->builder, record->kind, record->body, reading->err);
    return reading->is_good;
}

/* What was sent to the customer, and may be read again. */
static bool is_answer(const struct ticket *ticket, size_t message)
{
    const struct message *one = &ticket->messages[message];

    return one->from == FROM_AGENT && !one->is_internal && !one->is_doubted &&
           one->text != NULL && message > 0 &&
           ticket->messages[message - 1].from == FROM_CUSTOMER;
}

/* Resolved, or waiting for the customer: what was said last stood. */
static bool was_answered(const struct ticket *ticket)
{
    return ticket->status == TICKET_RESOLVED || ticket->status == TICKET_PENDING;
}

static bool put_question(struct earlier *earlier, const struct ticket *ticket,
                         size_t message, struct arena *arena, struct error *err)
{
    struct ticket then = *ticket;
    struct buffer question;
    const char *example;

    then.message_count = message;
    buffer_init(&question, SIZE_MAX);
    assist_question(&then, NULL, &question);
    size_t len = question.len < QUESTION_MAX ? question.len : QUESTION_MAX;
    while (len > 0 && len < question.len && (question.bytes[len] & 0xC0) == 0x80)
        len--;
    example = arena_copy(arena, buffer_text(&question), len);
    buffer_release_wiped(&question);
    struct macro asked = {.id = arena_format(arena, "%s %zu", ticket->id, message),
                          .title = "",
                          .text = "",
                          .examples = &example,
                          .example_count = 1,
                          .lang = ticket->lang};
    return catalogue_put_macro(earlier->questions, &asked, text_of(example), err);
}

static bool read_ticket(struct office *office, int64_t stream, struct arena *arena,
                        struct error *err)
{
    struct earlier *earlier = office->earlier;
    struct error why = {0};
    struct thread_read reading = {
        .builder = thread_builder_create(arena), .err = &why, .is_good = true};
    struct ticket ticket;
    bool is_good = true;
    bool is_read = vault_read(office->vault, stream, 0, read_record, &reading, NULL, err);

    earlier->tickets++;
    /* A ticket that is damaged or too long is passed over. */
    if (is_read && reading.is_good &&
        thread_builder_ticket(reading.builder, &ticket, &why) && was_answered(&ticket)) {
        office_find_language(&ticket, NULL);
        for (size_t i = 0; is_good && i < ticket.message_count; i++)
            is_good =
                !is_answer(&ticket, i) || put_question(earlier, &ticket, i, arena, err);
    }
    thread_builder_destroy(reading.builder);
    return is_read && is_good;
}

struct going {
    struct office *office;
    struct arena arena;
    struct error *err;
    bool is_good;
};

static bool read_stream(void *context, int64_t stream, struct text id)
{
    struct going *going = context;

    (void)id;
    going->is_good = read_ticket(going->office, stream, &going->arena, going->err);
    arena_clear(&going->arena);
    return going->is_good;
}

/* The tickets among these streams, in one transaction of the questions. */
static bool read_streams(struct office *office, int64_t from, int64_t to, struct error *err)
{
    struct going going = {.office = office, .err = err, .is_good = true};
    struct catalogue *questions = office->earlier->questions;

    if (!catalogue_begin(questions, err))
        return false;
    arena_init(&going.arena);
    bool is_read = vault_each_stream_in(office->vault, STREAM_TICKET, from, to, read_stream,
                                        &going, err);
    arena_release(&going.arena);
    if (is_read && going.is_good)
        return catalogue_commit(questions, err) &&
               catalogue_count(questions, SHOP_MACRO, &office->earlier->answers, err);
    catalogue_rollback(questions);
    return false;
}

static bool read_on(struct office *office, struct error *err)
{
    struct earlier *earlier = office->earlier;
    int64_t to = earlier->next;
    int64_t from = to > STREAMS_A_GO ? to - STREAMS_A_GO + 1 : 1;

    earlier->next = from - 1;
    earlier->streams += to - from + 1;
    if (earlier->streams >= STREAMS_MAX)
        earlier->next = 0;
    if (!read_streams(office, from, to, err))
        return false;
    if (earlier->answers >= ANSWERS_MAX || earlier->tickets >= TICKETS_MAX)
        earlier->next = 0;
    return true;
}

bool earlier_wants_time(const struct office *office)
{
    return office->earlier == NULL || office->earlier->next > 0;
}

bool earlier_step(struct office *office, int budget_ms, struct error *err)
{
    int64_t deadline = heads_deadline(budget_ms);

    forget_erased(office);
    if (office->earlier == NULL && !start(office, err))
        return false;
    while (office->earlier->next > 0) {
        if (!read_on(office, err)) {
            office->earlier->next = 0;
            return false;
        }
        if (heads_is_past(deadline))
            break;
    }
    return true;
}

#define KINDS ((1 << RECORD_TICKET) | (1 << RECORD_MESSAGE) | (1 << RECORD_CHANGE))

/* What was written since: the newest of it. */
static bool catch_up(struct office *office, struct error *err)
{
    struct earlier *earlier = office->earlier;
    int64_t newest = vault_newest_row(office->vault);
    int64_t before = earlier->answers;
    int64_t *streams = NULL;
    size_t count = 0;
    bool is_good = true;

    if (newest == earlier->row)
        return true;
    if (!vault_changed(office->vault, earlier->row, newest, KINDS, &streams, &count, err))
        return false;
    for (size_t i = count > CHANGED_MAX ? count - CHANGED_MAX : 0; is_good && i < count;
         i++)
        is_good = read_streams(office, streams[i], streams[i], err);
    memory_free(streams);
    earlier->row = newest;
    earlier->since += earlier->answers - before;
    return is_good;
}

/* A screen that is open for weeks: it begins again, from the newest. */
static void forget_overgrown(struct office *office)
{
    if (office->earlier->answers >= ANSWERS_MAX && office->earlier->since >= SINCE_MAX)
        forget(office);
}

/* The answer with that name ("1032 4"), from the vault as it stands now. */
static bool read_answer(struct office *office, const struct shop *shop, const char *name,
                        struct arena *arena, struct earlier_answer *answer, bool *is_usable)
{
    const char *space = strrchr(name, ' ');
    size_t message = space == NULL ? 0 : strtoul(space + 1, NULL, 10);
    struct loaded *loaded = NULL;
    struct facts facts;

    *is_usable = false;
    if (space == NULL ||
        !office_load(office, arena_copy(arena, name, (size_t)(space - name)), &loaded,
                     NULL))
        return false;
    if (loaded->damaged == 0 && message < loaded->ticket.message_count &&
        is_answer(&loaded->ticket, message) && was_answered(&loaded->ticket)) {
        struct arena scratch;

        arena_init(&scratch);
        office_facts(office, loaded, shop, NULL, NULL, loaded->ticket.messages[message].at,
                     &scratch, &facts);
        if (assist_earlier_read(&facts, message, &scratch, answer)) {
            answer->ticket = arena_text(arena, answer->ticket);
            answer->customer = arena_text(arena, answer->customer);
            answer->text = arena_text(arena, answer->text);
            answer->own = arena_text(arena, answer->own);
            *is_usable = true;
        }
        arena_release(&scratch);
    }
    loaded_destroy(loaded);
    return true;
}

static bool is_of_ticket(const char *name, const char *ticket)
{
    size_t len = strlen(ticket);

    return strncmp(name, ticket, len) == 0 && name[len] == ' ' &&
           strchr(name + len + 1, ' ') == NULL;
}

static size_t read_answers(struct office *office, const struct loaded *loaded,
                           const struct shop *shop, const struct macro_hit *hits,
                           size_t hit_count, struct arena *arena,
                           struct earlier_answer *answers)
{
    size_t count = 0;

    for (size_t i = 0; i < hit_count; i++) {
        bool is_usable = false;

        if (is_of_ticket(hits[i].macro.id, loaded->ticket.id))
            continue;
        answers[count] = (struct earlier_answer){.score = hits[i].score};
        if (read_answer(office, shop, hits[i].macro.id, arena, &answers[count],
                        &is_usable) &&
            is_usable)
            count++;
    }
    return count;
}

bool earlier_find(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, struct text question, moment_t now,
                  struct arena *arena, struct earlier_answer **answers, size_t *count,
                  struct error *err)
{
    struct macro_hit *hits = NULL;
    struct facts facts;
    size_t found = 0;

    *count = 0;
    forget_erased(office);
    if (office->earlier == NULL || office->earlier->questions == NULL)
        return true;
    if (!catch_up(office, err) ||
        !catalogue_find_macros(office->earlier->questions, question, loaded->ticket.lang,
                               LOOKED_AT, arena, &hits, &found, err))
        return false;
    forget_overgrown(office);
    while (found > 0 && hits[found - 1].score < ASSIST_EARLIER_SCORE)
        found--;
    *answers = arena_get(arena, (found + 1) * sizeof(**answers));
    found = read_answers(office, loaded, shop, hits, found, arena, *answers);
    office_facts(office, loaded, shop, NULL, NULL, now, arena, &facts);
    *count = assist_earlier_keep(&facts, shop->macros, shop->macro_count, *answers, found,
                                 arena);
    return true;
}
