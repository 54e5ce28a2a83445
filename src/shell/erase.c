#include "shell/erase.h"

#include "shell/baskets.h"
#include "shell/fault.h"
#include "shell/print.h"
#include "shell/retention.h"
#include "wire/interchange.h"
#include "wire/thread.h"

struct erasing {
    struct office *office;
    const char *customer;
    struct vault_owned owned;
    bool takes_damaged;
    struct erase_counts counts;
};

/* What one stream holds that matters here. */
struct looking {
    struct arena arena;
    struct table orders; /* ids */
    int64_t requests;
    size_t unread; /* records, of which each could be a legal hold */
    bool is_held;
};

static void note_order(struct looking *looking, struct text line)
{
    struct interchange_record found;

    if (interchange_read(line, &looking->arena, &found, NULL) &&
        found.type == INTERCHANGE_ORDER)
        table_set(&looking->orders, text_of(found.order.id), 1);
}

static void note_change(struct looking *looking, struct text body)
{
    struct change change;

    if (!change_decode(body, &looking->arena, &change, NULL))
        looking->unread++;
    else if (change.has_hold)
        looking->is_held = change.is_held;
}

static bool look_at(void *context, const struct vault_record *record)
{
    struct looking *looking = context;
    const char *gone;

    arena_clear(&looking->arena);
    if (record->kind == RECORD_CHANGE)
        note_change(looking, record->body);
    if (record->kind == RECORD_ORDER)
        note_order(looking, record->body);
    if (record->kind == RECORD_ORDER_GONE &&
        order_gone_decode(record->body, &looking->arena, &gone, NULL))
        (void)table_remove(&looking->orders, text_of(gone));
    looking->requests += record->kind == RECORD_EGRESS;
    return true;
}

/* A key that is damaged is as if none of its records could be read. */
static bool read_stream(struct erasing *erasing, int64_t stream, struct looking *looking,
                        struct error *err)
{
    struct error why = {0};
    size_t damaged = 0;

    if (!vault_read(erasing->office->vault, stream, 0, look_at, looking, &damaged, &why)) {
        if (why.code != ERROR_DAMAGED)
            return error_set(err, why.code, "%s", why.text);
        damaged = 1;
    }
    looking->unread += damaged;
    return true;
}

static bool is_free(const struct erasing *erasing, const struct looking *looking,
                    const char *ticket, struct error *err)
{
    if (looking->is_held)
        return error_set(err, ERROR_REFUSED,
                         "%s: ticket %s is under legal hold, so nothing was erased "
                         "(deskhand hold %s --off ends it)",
                         erasing->customer, ticket, ticket);
    return looking->unread == 0 || erasing->takes_damaged ||
           error_set(err, ERROR_DAMAGED,
                     "%s: a record of ticket %s cannot be read, so a legal hold on it "
                     "cannot be ruled out (--damaged erases all the same)",
                     erasing->customer, ticket);
}

static bool look_at_stream(struct erasing *erasing, int64_t stream, struct error *err)
{
    struct looking looking = {.requests = 0};
    enum stream_kind kind;
    char id[600];
    bool is_good;

    if (!vault_stream_about(erasing->office->vault, stream, &kind, id, sizeof(id), err))
        return false;
    arena_init(&looking.arena);
    table_init(&looking.orders);
    is_good = read_stream(erasing, stream, &looking, err) &&
              (kind != STREAM_TICKET || is_free(erasing, &looking, id, err));
    erasing->counts.tickets += kind == STREAM_TICKET;
    erasing->counts.orders += (int64_t)looking.orders.count;
    erasing->counts.requests += looking.requests;
    table_release(&looking.orders);
    arena_release(&looking.arena);
    return is_good;
}

static bool nobody(struct erasing *erasing, struct error *err)
{
    char when[MOMENT_TEXT_SIZE];
    moment_t at = 0;

    if (!vault_erased_at(erasing->office->vault, text_of(erasing->customer), &at, err))
        return false;
    if (at == 0)
        return error_set(err, ERROR_NOT_FOUND, "%s: no such customer", erasing->customer);
    moment_format(at, when);
    return error_set(err, ERROR_NOT_FOUND,
                     "%s: no such customer (one of this id was erased at %s)",
                     erasing->customer, when);
}

static bool find(struct erasing *erasing, struct error *err)
{
    if (erasing->customer[0] == '\0')
        return error_set(err, ERROR_USAGE, "which customer?");
    return office_knows_holds(erasing->office, err) &&
           vault_find_owned(erasing->office->vault, text_of(erasing->customer),
                            &erasing->owned, err);
}

/* Finds what there is by now, and looks at all of it. */
static bool look(struct erasing *erasing, struct error *err)
{
    struct vault_owned *owned = &erasing->owned;

    if (!find(erasing, err))
        return false;
    for (size_t i = 0; i < owned->count; i++)
        if (!look_at_stream(erasing, owned->streams[i], err))
            return false;
    erasing->counts.unreadable = owned->unreadable;
    return owned->count > 0 || nobody(erasing, err);
}

bool erase_look(struct office *office, const char *customer, bool takes_damaged,
                struct erase_counts *counts, struct error *err)
{
    struct erasing erasing = {
        .office = office, .customer = customer, .takes_damaged = takes_damaged};
    bool is_found = look(&erasing, err);

    vault_owned_release(&erasing.owned);
    if (is_found)
        *counts = erasing.counts;
    return is_found;
}

/*
 * In the vault's transaction, so that nobody puts a legal hold on what was looked at
 * already: the counts are lowered before the orders are gone.
 */
static bool erase_all(struct erasing *erasing, moment_t now,
                      const uint8_t mark[VAULT_TAG_LEN], struct error *err)
{
    struct office *office = erasing->office;
    struct vault_erased erased;

    if (!look(erasing, err) || !baskets_lower(office, erasing->customer, mark, err) ||
        !vault_erase(office->vault, text_of(erasing->customer), &erasing->owned, now,
                     &erased, err))
        return false;
    erasing->counts.streams = erased.streams;
    erasing->counts.records = erased.records;
    return true;
}

/* Finding takes seconds, so it is done before others have to wait. */
static bool erase_and_commit(struct erasing *erasing, moment_t now,
                             const uint8_t mark[VAULT_TAG_LEN], struct error *err)
{
    struct vault *vault = erasing->office->vault;

    if (!find(erasing, err))
        return false;
    fault_point("erase");
    if (!vault_begin(vault, err))
        return false;
    if (erase_all(erasing, now, mark, err) && vault_commit(vault, err))
        return true;
    vault_rollback(vault);
    return false;
}

bool erase_customer(struct office *office, const char *customer, bool takes_damaged,
                    moment_t now, struct erase_counts *counts, bool *is_erased,
                    struct error *err)
{
    struct erasing erasing = {
        .office = office, .customer = customer, .takes_damaged = takes_damaged};
    uint8_t mark[VAULT_TAG_LEN];
    struct error why = {0};
    bool is_finished;

    *is_erased = vault_owner_tag(office->vault, text_of(customer), mark, err) &&
                 erase_and_commit(&erasing, now, mark, err);
    vault_owned_release(&erasing.owned);
    if (!*is_erased)
        return false;
    *counts = erasing.counts;
    is_finished = catalogue_baskets_lowered(office->catalogue, mark, &why);
    if (!vault_finish_erasing(office->vault, true, &why))
        is_finished = false;
    return is_finished ||
           error_set(err, why.code, "%s is erased, but: %s", customer, why.text);
}

/* Both files may have come out of the backup: the counts are made from what there is now.
 */
static bool erased_again(struct office *office, const struct vault_settled *settled,
                         struct error *err)
{
    print_warning(
        "an older copy of the vault was put back: %lld customer%s, erased since it "
        "was made, %s erased again (%lld streams)",
        (long long)settled->customers, settled->customers == 1 ? "" : "s",
        settled->customers == 1 ? "was" : "were", (long long)settled->streams);
    return baskets_count(office, NULL, err);
}

static bool retained_again(struct office *office, moment_t before, struct error *err)
{
    struct retention_counts counts;

    if (!retention_run(office, before, false, true, &counts, err))
        return false;
    print_warning(
        "an older copy of the vault was put back: %lld conversations in it, whose "
        "time was over, are gone again",
        (long long)counts.tickets);
    return true;
}

bool erase_settle(struct office *office, struct error *err)
{
    const struct vault_settled *settled = vault_settled(office->vault);

    if (settled->is_owed)
        print_warning(
            "this is an older copy of the vault: customers erased since stand in it, "
            "and it cannot be written (open it where it can, then they are erased "
            "again)");
    if (settled->was_mirror_lost)
        print_warning("the list of who was erased, kept beside the vault, was missing or "
                      "damaged; it was made again from the vault");
    if (settled->may_be_back)
        print_warning("the list of erased customers is missing too: somebody erased may be "
                      "back");
    if (settled->mirror_error.code != ERROR_NONE)
        print_warning("the list of who was erased could not be kept beside the vault: %s",
                      settled->mirror_error.text);
    if (vault_is_erasing_pending(office->vault))
        print_warning(
            "an erasure is not finished: an old page of the vault may still hold a "
            "destroyed key (deskhand verify finishes it)");
    return (settled->customers == 0 || erased_again(office, settled, err)) &&
           (settled->retain_before == 0 ||
            retained_again(office, settled->retain_before, err));
}
