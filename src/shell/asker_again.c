/* Requests that are tried again: which, and what is told and recorded of it. */
#include "asker_question.h"

#include <string.h>

bool sending_may_retry(void *context, const struct transfer_facts *facts, struct text body)
{
    struct model_error error;

    (void)context;
    model_error_read(facts->status, facts->content_type, body, &error);
    return error.fault != MODEL_FAULT_QUOTA;
}

/* The server's wait may be a minute: much can be said meanwhile. */
enum transfer_go sending_may_go(void *context, struct error *why)
{
    const struct sending *sending = context;
    struct question *question = sending->question;
    struct asker *asker = question->asker;

    if (asker_has_to_wait(asker))
        return TRANSFER_GOES_LATER;
    if (asker->owed != NULL) /* that it leaves again is among it */
        error_set(why, ERROR_FAILED,
                  "what leaves cannot be recorded, so nothing is sent: another process "
                  "holds the vault");
    else if (consents_stand(asker->office, &question->consents, why))
        return TRANSFER_GOES;
    return TRANSFER_STAYS;
}

/* To the reader, once. */
bool sending_end_reading(struct sending *sending, bool is_clean)
{
    if (!sending->is_read)
        sending->is_good = model_reader_end(sending->reader, is_clean);
    sending->is_read = true;
    return sending->is_good;
}

static bool nothing_came(const struct sending *sending)
{
    const struct answer *answers = &sending->question->answers[sending->first];

    for (size_t i = 0; i < sending->count; i++) {
        if (answers[i].finish != MODEL_RUNNING || answers[i].len > 0)
            return false;
    }
    return !sending->has_begun;
}

/* An error of the server's, or a connection that broke, before the first piece. */
bool sending_in_vain(void *context, enum transfer_end end, struct error *why)
{
    struct sending *sending = context;
    bool is_good =
        end != TRANSFER_STOPPED && sending_end_reading(sending, end == TRANSFER_DONE);
    struct model_error error;

    model_server_fault(sending->reader, sending->question->key, &error);
    if (!nothing_came(sending) || (is_good && end == TRANSFER_DONE))
        return false;
    if (!is_good && error.fault != MODEL_FAULT_RATE && error.fault != MODEL_FAULT_SERVER)
        return false;
    if (!is_good)
        error_set(why, ERROR_UNREACHABLE, "%s", error.text);
    sending_listen(sending);
    return true;
}

/* It left, was refused or lost, and leaves again. */
void sending_waits(void *context, int64_t ms, const struct transfer_facts *facts,
                   const char *why)
{
    struct sending *sending = context;
    struct question *question = sending->question;
    struct egress egress =
        sending_egress(sending, arena_format(&question->arena, "again: %s", why));

    memcpy(question->limit, facts->limit, sizeof(question->limit));
    (void)!asker_record(question->asker, &question->subjects, &egress, NULL);
    if (++sending->waits <= question->waits_told)
        return;
    question->waits_told = sending->waits;
    if (question->handler.waits != NULL)
        question->handler.waits(question->context, ms, why);
}
