#include "shell/finder.h"

#include "shell/needles.h"
#include "wire/thread.h"

struct finder {
    struct office *office;
    struct vault_search *search;
    struct arena arena; /* of the needles */
    struct needles needles;
    struct hits *hits; /* of the step that runs */
    size_t limit;
    struct error *err;
    bool is_good;
};

bool finder_start(struct office *office, struct text words, struct finder **finder,
                  struct error *err)
{
    struct finder *made = memory_get(sizeof(*made));

    made->office = office;
    arena_init(&made->arena);
    needles_read(words, &made->arena, &made->needles);
    if (made->needles.count == 0 || made->needles.is_cut) {
        bool is_none = made->needles.count == 0;

        finder_stop(made);
        return is_none
                   ? error_set(err, ERROR_USAGE, "search: for which words?")
                   : error_set(err, ERROR_USAGE,
                               "search: for more than %d words (a phrase stands in quotes)",
                               NEEDLES_MAX);
    }
    made->search = vault_search_start(office->vault, made->needles.texts[0]);
    for (size_t i = 1; i < made->needles.count; i++)
        vault_search_also(made->search, made->needles.texts[i]);
    *finder = made;
    return true;
}

void finder_stop(struct finder *finder)
{
    if (finder == NULL)
        return;
    vault_search_stop(finder->search);
    arena_release(&finder->arena);
    memory_free(finder);
}

void finder_rest(struct finder *finder)
{
    vault_search_rest(finder->search);
}

/* As it was written; of a record that cannot be read the folded words it was found by. */
static const char *subject_of(const struct vault_record *record, struct arena *arena)
{
    struct thread_builder *builder = thread_builder_create_reader(arena, 1);
    struct ticket ticket;
    bool is_read = thread_builder_add(builder, record->kind, record->body, NULL) &&
                   thread_builder_ticket(builder, &ticket, NULL);

    thread_builder_destroy(builder);
    return is_read && ticket.subject
               ? ticket.subject
               : arena_copy(arena, record->search.bytes, record->search.len);
}

static bool read_message(struct finder *finder, const struct vault_record *record,
                         struct message *message)
{
    if (record->kind == RECORD_MESSAGE)
        return message_decode(record->body, &finder->hits->arena, message, finder->err);
    *message = (struct message){.at = record->at,
                                .text = subject_of(record, &finder->hits->arena)};
    return true;
}

static void add_hit(struct finder *finder, const char *ticket,
                    const struct message *message)
{
    struct hits *hits = finder->hits;
    struct snippet snippet =
        snippet_make(text_of(message->text), &finder->needles, &hits->arena);

    hits->hits = arena_reserve(&hits->arena, hits->hits, &hits->capacity, hits->count,
                               sizeof(*hits->hits));
    hits->hits[hits->count++] = (struct hit){
        .ticket = arena_text(&hits->arena, ticket),
        .message = message->id,
        .at = message->at,
        .snippet = snippet.text,
        .start = snippet.start,
        .end = snippet.end,
    };
}

static bool note_hit(void *context, const struct vault_record *record)
{
    struct finder *finder = context;
    struct message message;
    char ticket[160];
    char owner[160];

    if (record->kind != RECORD_MESSAGE && record->kind != RECORD_TICKET)
        return true;
    finder->is_good = read_message(finder, record, &message) &&
                      vault_stream_name(finder->office->vault, record->stream, ticket,
                                        sizeof(ticket), owner, sizeof(owner), finder->err);
    if (finder->is_good)
        add_hit(finder, ticket, &message);
    return finder->is_good && finder->hits->count < finder->limit;
}

bool finder_step(struct finder *finder, int budget_ms, size_t limit, struct hits *hits,
                 bool *done, struct error *err)
{
    finder->hits = hits;
    finder->limit = limit;
    finder->err = err;
    finder->is_good = true;
    return vault_search_step(finder->search, budget_ms, note_hit, finder, done, err) &&
           finder->is_good;
}
