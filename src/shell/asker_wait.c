/*
 * While another process holds the vault, whose keys must not wait for it: what cannot be
 * recorded does not leave, and of what has ended the record waits, in its order.
 */
#include "asker_question.h"

struct owed {
    struct owed *next;
    struct arena arena;
    struct subjects subjects;
    struct egress egress;
};

void asker_let_wait(struct asker *asker, bool (*has_to_wait)(void *context), void *context)
{
    asker->has_to_wait = has_to_wait;
    asker->waiter = context;
}

bool asker_has_to_wait(struct asker *asker)
{
    if (asker->has_to_wait == NULL)
        return false;
    return asker->has_to_wait(asker->waiter) ||
           (asker->owed != NULL && vault_is_free(asker->office->vault));
}

/* ---- records ---- */

static void owe(struct asker *asker, const struct subjects *subjects,
                const struct egress *egress)
{
    struct owed **end = &asker->owed;
    struct owed *owed = memory_get(sizeof(*owed));

    while (*end != NULL)
        end = &(*end)->next;
    *end = owed;
    arena_init(&owed->arena);
    subjects_copy(subjects, &owed->arena, &owed->subjects);
    egress_copy(egress, &owed->arena, &owed->egress);
}

bool asker_record(struct asker *asker, const struct subjects *subjects,
                  const struct egress *egress, struct error *err)
{
    bool waits = asker->has_to_wait != NULL &&
                 (asker->owed != NULL || !vault_is_free(asker->office->vault));

    if (!waits)
        return egress_record(asker->office, subjects, egress, err);
    owe(asker, subjects, egress);
    return true;
}

static void forget_first(struct asker *asker)
{
    struct owed *owed = asker->owed;

    asker->owed = owed->next;
    arena_release(&owed->arena);
    memory_free(owed);
}

/* What fails though the vault is free is told, and fails the next time too. */
static void record_owed(struct asker *asker, struct error *why)
{
    while (asker->owed != NULL && vault_is_free(asker->office->vault)) {
        const struct owed *owed = asker->owed;

        if (!egress_record(asker->office, &owed->subjects, &owed->egress, why) &&
            !vault_is_free(asker->office->vault))
            return;
        forget_first(asker);
    }
}

void asker_settle(struct asker *asker)
{
    while (asker->owed != NULL) {
        const struct owed *owed = asker->owed;

        if (!egress_record(asker->office, &owed->subjects, &owed->egress, NULL))
            vault_set_patient(asker->office->vault, false); /* it was waited for, once */
        forget_first(asker);
    }
}

/* ---- requests ---- */

static bool is_due(const struct question *question)
{
    bool is_due = question->moderating.is_due;

    for (const struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next)
        is_due = is_due || sending->is_due;
    return is_due;
}

static struct question *first_due(const struct asker *asker)
{
    struct question *question = asker->first;

    while (question != NULL && !is_due(question))
        question = question->next;
    return question;
}

bool asker_is_waiting(const struct asker *asker)
{
    return asker->owed != NULL || first_due(asker) != NULL;
}

bool asker_go_on(struct asker *asker, struct error *err)
{
    struct error why = {0};
    struct question *question;

    record_owed(asker, &why);
    while ((question = first_due(asker)) != NULL && !asker_has_to_wait(asker))
        question_go_on(question);
    return why.code == ERROR_NONE ||
           error_set(err, why.code, "what left for a model is not recorded: %s", why.text);
}
