/* What customers say of models, as the vault has it when a request is about to leave. */
#include "asker_parts.h"

void consents_of(const struct asked *asked, struct arena *arena, struct consents *consents)
{
    *consents = (struct consents){0};
    for (size_t i = 0; i < asked->ticket_count && i < SUBJECTS_MAX; i++)
        consents->customers[consents->count++] =
            arena_text(arena, asked->tickets[i]->ticket.customer);
    if (asked->loaded != NULL)
        consents->customers[consents->count++] =
            arena_text(arena, asked->loaded->ticket.customer);
}

static const char *why_not(const struct profile *profile)
{
    if (profile->damaged > 0)
        return "records of the customer could not be read: an objection to a model may be "
               "among them";
    if (!profile->is_known)
        return "the customer's record is missing: what it says of models is not known";
    if (profile->customer.ai == CONSENT_REFUSED)
        return "the customer objects to a model (consent.ai)";
    return NULL;
}

static bool one_stands(struct office *office, const char *customer, struct error *err)
{
    struct profile profile;
    struct arena arena;
    const char *why = NULL;
    bool is_read;

    arena_init(&arena);
    is_read = office_profile(office, customer, &arena, &profile, err);
    if (is_read)
        why = why_not(&profile);
    arena_release(&arena);
    if (!is_read)
        return error_wrap(err, "nothing leaves for a model");
    return why == NULL || error_set(err, ERROR_REFUSED, "%s", why);
}

bool consents_stand(struct office *office, const struct consents *consents,
                    struct error *err)
{
    for (size_t i = 0; i < consents->count; i++) {
        if (!one_stands(office, consents->customers[i], err))
            return false;
    }
    return true;
}
