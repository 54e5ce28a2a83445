#include "shell/opening.h"

#include "guard/mask.h"
#include "shell/offer.h"
#include "shell/unfinished.h"
#include "wire/thread.h"
#include "wire/triage_record.h"

#include <string.h>

struct opening {
    struct office *office;
    char *ticket;
    int64_t stream;
    int64_t length;
    struct loaded *made;
    struct thread_builder *builder;
    struct vault_reading *records;
    unsigned char *never; /* of the messages heard so far */
    size_t never_room;
    size_t heard;
    struct spent spent; /* known to the office once all was read */
};

struct reading {
    struct opening *opening;
    struct error *err;
    bool is_good;
};

static bool read_record(void *context, const struct vault_record *record)
{
    struct reading *reading = context;

    spent_add(&reading->opening->spent, record);
    reading->is_good = thread_builder_add(reading->opening->builder, record->kind,
                                          record->body, reading->err);
    return reading->is_good;
}

static void take_unsent(struct loaded *loaded, const struct thread_builder *builder)
{
    const struct send_intent *intents;
    size_t count;

    thread_builder_unsent(builder, &intents, &count);
    loaded->unsent = arena_get(&loaded->arena, (count + 1) * sizeof(*loaded->unsent));
    for (size_t i = 0; i < count; i++) {
        loaded->unsent[i] = (struct unsent){
            .key = intents[i].key,
            .text = intents[i].text,
            .files = intents[i].files,
            .file_count = intents[i].file_count,
            .is_internal = intents[i].is_internal,
            .resolves = intents[i].resolves,
            .at = intents[i].at,
            .hold_until = intents[i].hold_until,
            .times_given = intents[i].times_given,
        };
    }
    loaded->unsent_count = count;
}

static void take_thought(struct loaded *loaded, const struct thread_builder *builder)
{
    const struct triage_record *record = thread_builder_triage(builder);

    if (record == NULL)
        return;
    loaded->has_thought = true;
    loaded->thought = record->triage;
    loaded->thought_version = record->thread_version;
}

struct opening *opening_start(struct office *office, const char *ticket, struct error *err)
{
    struct opening *opening = memory_get(sizeof(*opening));

    opening->office = office;
    opening->ticket = memory_text(ticket);
    opening->made = loaded_create();
    if (!office_ticket_stream(office, ticket, &opening->stream, err) ||
        !vault_stream_length(office->vault, opening->stream, &opening->length, err)) {
        opening_stop(opening);
        return NULL;
    }
    opening->builder =
        thread_builder_create_reader(&opening->made->arena, (size_t)opening->length);
    opening->records = vault_reading_start(office->vault, opening->stream, 0);
    opening->spent = *spending_of(&office->spending, opening->stream);
    return opening;
}

void opening_stop(struct opening *opening)
{
    if (opening == NULL)
        return;
    vault_reading_stop(opening->records);
    thread_builder_destroy(opening->builder);
    loaded_destroy(opening->made);
    memory_free(opening->ticket);
    memory_free(opening);
}

const char *opening_ticket(const struct opening *opening)
{
    return opening->ticket;
}

int64_t opening_stream(const struct opening *opening)
{
    return opening->stream;
}

int64_t opening_length(const struct opening *opening)
{
    return opening->length;
}

bool opening_step(struct opening *opening, int budget_ms, bool *is_read, struct error *err)
{
    struct reading reading = {.opening = opening, .err = err, .is_good = true};

    return vault_reading_step(opening->records, budget_ms, read_record, &reading, is_read,
                              err) &&
           reading.is_good;
}

bool opening_read(struct opening *opening, struct error *err)
{
    bool is_read = false;

    while (!is_read) {
        if (!opening_step(opening, OPENING_AT_ONCE_MS, &is_read, err))
            return false;
    }
    return true;
}

static void never_reserve(struct opening *opening, size_t count)
{
    unsigned char *never;

    if (opening->never_room > count)
        return;
    never = arena_get(&opening->made->arena, count + 1);
    if (opening->heard > 0)
        memcpy(never, opening->never, opening->heard);
    opening->never = never;
    opening->never_room = count + 1;
}

bool opening_hear(struct opening *opening, int budget_ms)
{
    struct ticket ticket;
    int64_t until_ms = offer_clock_ms() + budget_ms;

    if (!thread_builder_ticket(opening->builder, &ticket, NULL))
        return true;
    never_reserve(opening, ticket.message_count);
    while (opening->heard < ticket.message_count && offer_clock_ms() < until_ms) {
        opening->never[opening->heard] = guard_never_of(&ticket.messages[opening->heard]);
        opening->heard++;
    }
    return opening->heard == ticket.message_count;
}

/* What the ticket used of models is known from now on. */
static void tell_spent(struct opening *opening)
{
    struct spent *spent = spending_of(&opening->office->spending, opening->stream);

    if (spent->sequence < opening->spent.sequence)
        *spent = opening->spent;
}

bool opening_take(struct opening *opening, struct loaded **loaded, struct error *err)
{
    struct office *office = opening->office;
    struct loaded *made = opening->made;

    tell_spent(opening);
    if (!thread_builder_ticket(opening->builder, &made->ticket, err))
        return false;
    made->ticket.never =
        opening->heard == made->ticket.message_count ? opening->never : NULL;
    made->damaged = vault_reading_damaged(opening->records);
    take_unsent(made, opening->builder);
    take_thought(made, opening->builder);
    unfinished_take(office, opening->builder, made);
    made->read_at = moment_now();
    if (!opening_around(office, made, err))
        return false;
    office_find_language(&made->ticket, made->has_customer ? &made->customer : NULL);
    opening->made = NULL;
    *loaded = made;
    return true;
}
