#include "shell/import_rules.h"

void import_rules_init(struct import_rules *rules, struct office *office, moment_t now)
{
    *rules = (struct import_rules){.office = office, .keep_from = INT64_MIN};
    if (office->settings.keep >= 0)
        rules->keep_from = now - office->settings.keep;
    table_init(&rules->by_customer);
}

void import_rules_release(struct import_rules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        memory_free(rules->waiting[i].customer);
        memory_free_wiped(rules->waiting[i].line, rules->waiting[i].len);
    }
    memory_free(rules->waiting);
    table_release(&rules->by_customer);
}

bool import_is_too_old(const struct import_rules *rules, const struct ticket *ticket)
{
    moment_t newest = ticket->created_at;

    for (size_t i = 0; i < ticket->message_count; i++) {
        if (ticket->messages[i].at > newest)
            newest = ticket->messages[i].at;
    }
    return ticket->status == TICKET_RESOLVED && newest < rules->keep_from;
}

bool import_is_erased(const struct import_rules *rules, const char *customer, moment_t made,
                      bool *is_erased, struct error *err)
{
    moment_t at = 0;

    if (!vault_erased_at(rules->office->vault, text_of(customer), &at, err))
        return false;
    *is_erased = at != 0 && made <= at;
    return true;
}

bool import_is_customer_erased(const struct import_rules *rules,
                               const struct customer *customer, bool *is_erased,
                               struct error *err)
{
    moment_t at = 0;

    if (!vault_erased_at(rules->office->vault, text_of(customer->id), &at, err))
        return false;
    *is_erased = at != 0 && (!day_is_set(customer->since) ||
                             day_compare(customer->since, moment_day(at)) <= 0);
    return true;
}

void import_wait(struct import_rules *rules, const char *customer, struct text line)
{
    size_t at;

    if (!table_get(&rules->by_customer, text_of(customer), &at)) {
        at = rules->count++;
        rules->waiting =
            memory_reserve(rules->waiting, &rules->capacity, at, sizeof(*rules->waiting));
        rules->waiting[at] = (struct waiting_line){.customer = memory_text(customer)};
        table_set(&rules->by_customer, text_of(customer), at);
    }
    memory_free_wiped(rules->waiting[at].line, rules->waiting[at].len);
    rules->waiting[at].line = memory_copy(line.bytes, line.len);
    rules->waiting[at].len = line.len;
}

char *import_stop_waiting(struct import_rules *rules, const char *customer, size_t *len)
{
    size_t at;
    char *line;

    if (rules->count == 0 || !table_get(&rules->by_customer, text_of(customer), &at))
        return NULL;
    line = rules->waiting[at].line;
    *len = rules->waiting[at].len;
    rules->waiting[at].line = NULL;
    return line;
}

size_t import_waiting(const struct import_rules *rules)
{
    size_t count = 0;

    for (size_t i = 0; i < rules->count; i++)
        count += rules->waiting[i].line != NULL;
    return count;
}
