/* Heads made out of tickets' records. */
#include "heads_parts.h"

#include "shell/standing.h"

void names_init(struct names *names)
{
    *names = (struct names){0};
    arena_init(&names->arena);
    table_init(&names->by_customer);
}

void names_release(struct names *names)
{
    table_release(&names->by_customer);
    memory_free(names->list);
    arena_release(&names->arena);
    *names = (struct names){0};
}

/* The customer's name for a head: the last one known, "" where there is none. */
static bool find_name(struct office *office, struct names *names, const char *customer,
                      const char **name, struct error *err)
{
    struct arena arena;
    struct profile profile;
    struct error why = {0};
    bool is_found;

    arena_init(&arena);
    is_found = office_profile(office, customer, &arena, &profile, &why);
    *name =
        is_found ? arena_text(&names->arena, string_or_empty(profile.customer.name)) : "";
    arena_release(&arena);
    return is_found || why.code == ERROR_NOT_FOUND ||
           error_set(err, why.code, "%s", why.text);
}

static bool name_of(struct office *office, struct names *names, const char *customer,
                    const char **name, struct error *err)
{
    size_t at;

    if (table_get(&names->by_customer, text_of(customer), &at)) {
        *name = names->list[at];
        return true;
    }
    if (!find_name(office, names, customer, name, err))
        return false;
    names->list =
        memory_reserve(names->list, &names->capacity, names->count, sizeof(*names->list));
    table_set(&names->by_customer, text_of(customer), names->count);
    names->list[names->count++] = *name;
    return true;
}

/* A ticket whose own record is damaged stays in the queue, and says so. */
static bool make_damaged(struct office *office, int64_t stream, struct arena *arena,
                         struct ticket_head *head, struct error *err)
{
    char id[600];
    char owner[600];

    if (!vault_stream_name(office->vault, stream, id, sizeof(id), owner, sizeof(owner),
                           err))
        return false;
    *head = (struct ticket_head){.id = arena_text(arena, id),
                                 .customer = arena_text(arena, owner),
                                 .subject = "damaged: its own record cannot be read",
                                 .name = "",
                                 .channel = "",
                                 .tags = "",
                                 .priority = PRIORITY_NORMAL,
                                 .waiting_since = MOMENT_NONE,
                                 .due_at = MOMENT_NONE,
                                 .snooze_until = MOMENT_NONE};
    return true;
}

static bool make_read(struct office *office, struct names *names,
                      const struct thread_tally *tally, int64_t stream, struct arena *arena,
                      struct ticket_head *head, struct error *err)
{
    struct ticket ticket;
    struct ticket_head made;
    const char *name = "";

    if (!thread_tally_ticket(tally, &ticket, NULL))
        return make_damaged(office, stream, arena, head, err);
    if (!name_of(office, names, ticket.customer, &name, err))
        return false;
    ticket.lang = office_language(ticket.lang, thread_tally_last(tally), NULL);
    ticket_head_of(&ticket, name, arena, &made);
    thread_tally_count(tally, &ticket, &made);
    ticket_head_copy(&made, arena, head);
    return true;
}

bool head_make(struct office *office, struct names *names, int64_t stream, int64_t deadline,
               struct arena *arena, struct ticket_head *head, bool *is_made,
               struct error *err)
{
    struct standing *standing = standing_take(office, stream, err);
    bool is_good = standing != NULL && standing_step(standing, deadline, is_made, err);

    if (is_good && *is_made) {
        is_good =
            make_read(office, names, standing_tally(standing), stream, arena, head, err);
        head->number = (uint32_t)stream;
    }
    standing_leave(standing);
    return is_good;
}
