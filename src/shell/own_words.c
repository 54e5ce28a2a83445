#include "shell/own_words.h"

#include "wire/own_word.h"

#define STREAM_OF_WORDS "words"
#define RECORD_LIMIT    ((size_t)4096)
#define NAME_SIZE       160

/* The customer's stream, else the ticket's: whose going takes the word along. */
static bool find_owner(struct office *office, const char *ticket, int64_t *owner,
                       struct error *err)
{
    char id[NAME_SIZE], customer[NAME_SIZE];
    int64_t found = 0;

    if (!office_ticket_stream(office, ticket, owner, err) ||
        !vault_stream_name(office->vault, *owner, id, sizeof(id), customer,
                           sizeof(customer), err) ||
        !vault_stream(office->vault, STREAM_CUSTOMER, text_of(customer), text_of(customer),
                      false, &found, err))
        return false;
    *owner = found != 0 ? found : *owner;
    return true;
}

bool own_words_add(struct office *office, const char *ticket, const char *word, moment_t at,
                   struct error *err)
{
    struct own_word record = {.by = office->settings.agent};
    struct buffer sealed, body;
    int64_t stream = 0;
    bool is_kept;

    buffer_init(&sealed, RECORD_LIMIT);
    buffer_init(&body, RECORD_LIMIT);
    is_kept = find_owner(office, ticket, &record.stream, err) &&
              vault_seal_together(office->vault, &record.stream, 1, text_of(word), &sealed,
                                  err) &&
              vault_stream(office->vault, STREAM_SESSION, text_of(STREAM_OF_WORDS),
                           text_of(""), true, &stream, err);
    if (is_kept) {
        record.sealed = text_from(sealed.bytes, sealed.len);
        own_word_encode(&record, &body);
        is_kept = vault_append(office->vault, stream, RECORD_WORD, at, text_of(""),
                               text_from(body.bytes, body.len), err);
    }
    buffer_release(&sealed);
    buffer_release(&body);
    return is_kept;
}

struct reading {
    struct office *office;
    struct buffer *out;
    struct arena arena; /* of one record */
};

/* One whose customer is gone opens no more, and is nobody's. */
static bool take_word(void *context, const struct vault_record *record)
{
    struct reading *reading = context;
    struct own_word word;
    struct buffer plain;
    bool has_room = true;

    if (record->kind != RECORD_WORD ||
        !own_word_decode(record->body, &reading->arena, &word, NULL) ||
        !string_equals(word.by, reading->office->settings.agent))
        return true;
    buffer_init(&plain, RECORD_LIMIT);
    if (vault_open_together(reading->office->vault, &word.stream, 1, word.sealed, &plain,
                            NULL))
        has_room = buffer_format(reading->out, "%s\n", buffer_text(&plain));
    buffer_release_wiped(&plain);
    arena_clear(&reading->arena);
    return has_room;
}

bool own_words_read(struct office *office, struct buffer *out, struct error *err)
{
    struct reading reading = {.office = office, .out = out};
    int64_t stream = 0;
    bool is_read;

    if (!vault_stream(office->vault, STREAM_SESSION, text_of(STREAM_OF_WORDS), text_of(""),
                      false, &stream, err))
        return false;
    if (stream == 0)
        return true;
    arena_init(&reading.arena);
    is_read = vault_read(office->vault, stream, 0, take_word, &reading, NULL, err);
    arena_release(&reading.arena);
    return is_read;
}
