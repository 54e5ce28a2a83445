#include "shell/erase.h"

#include "shell/baskets.h"
#include "shell/print.h"
#include "shell/retention.h"
#include "wire/interchange.h"
#include "wire/thread.h"

struct erasing {
    struct office *office;
    const char *customer;
    struct vault_owned owned;
    size_t looked; /* streams of owned that were looked at */
    struct erase_counts counts;
};

/* What one stream holds that matters here. */
struct looking {
    struct arena arena;
    struct table orders; /* ids */
    int64_t requests;
    bool is_held;
};

static void note_order(struct looking *looking, struct text line)
{
    struct interchange_record found;

    if (interchange_read(line, &looking->arena, &found, NULL) &&
        found.type == INTERCHANGE_ORDER)
        table_set(&looking->orders, text_of(found.order.id), 1);
}

static bool look_at(void *context, const struct vault_record *record)
{
    struct looking *looking = context;
    struct change change;
    const char *gone;

    arena_clear(&looking->arena);
    if (record->kind == RECORD_CHANGE &&
        change_decode(record->body, &looking->arena, &change, NULL) && change.has_hold)
        looking->is_held = change.is_held;
    if (record->kind == RECORD_ORDER)
        note_order(looking, record->body);
    if (record->kind == RECORD_ORDER_GONE &&
        order_gone_decode(record->body, &looking->arena, &gone, NULL))
        (void)table_remove(&looking->orders, text_of(gone));
    looking->requests += record->kind == RECORD_EGRESS;
    return true;
}

static bool look_at_stream(struct erasing *erasing, int64_t stream, struct error *err)
{
    struct vault *vault = erasing->office->vault;
    struct looking looking = {.requests = 0};
    enum stream_kind kind;
    char id[600];
    bool is_read;

    arena_init(&looking.arena);
    table_init(&looking.orders);
    is_read = vault_stream_about(vault, stream, &kind, id, sizeof(id), err) &&
              vault_read(vault, stream, 0, look_at, &looking, NULL, err);
    if (is_read) {
        erasing->counts.tickets += kind == STREAM_TICKET;
        erasing->counts.orders += (int64_t)looking.orders.count;
        erasing->counts.requests += looking.requests;
    }
    if (is_read && looking.is_held)
        is_read = error_set(err, ERROR_REFUSED,
                            "%s: ticket %s is under legal hold, so nothing was erased "
                            "(deskhand hold %s --off ends it)",
                            erasing->customer, id, id);
    table_release(&looking.orders);
    arena_release(&looking.arena);
    return is_read;
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

/* The streams that there are by now, each looked at once. */
static bool look(struct erasing *erasing, struct error *err)
{
    struct vault_owned *owned = &erasing->owned;
    int64_t version = owned->version;

    if (erasing->customer[0] == '\0')
        return error_set(err, ERROR_USAGE, "which customer?");
    if (!vault_find_owned(erasing->office->vault, text_of(erasing->customer), owned, err))
        return false;
    if (owned->version != version) { /* other ones, perhaps: all are looked at again */
        erasing->looked = 0;
        erasing->counts = (struct erase_counts){0};
    }
    for (; erasing->looked < owned->count; erasing->looked++)
        if (!look_at_stream(erasing, owned->streams[erasing->looked], err))
            return false;
    erasing->counts.unreadable = owned->unreadable;
    return owned->count > 0 || nobody(erasing, err);
}

bool erase_look(struct office *office, const char *customer, struct erase_counts *counts,
                struct error *err)
{
    struct erasing erasing = {.office = office, .customer = customer};
    bool is_found = look(&erasing, err);

    vault_owned_release(&erasing.owned);
    if (is_found)
        *counts = erasing.counts;
    return is_found;
}

/* In the vault's transaction: the counts are lowered before the orders are gone. */
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

static bool erase_and_commit(struct erasing *erasing, moment_t now,
                             const uint8_t mark[VAULT_TAG_LEN], struct error *err)
{
    struct vault *vault = erasing->office->vault;

    if (!look(erasing, err) || !vault_begin(vault, err))
        return false;
    if (erase_all(erasing, now, mark, err) && vault_commit(vault, err))
        return true;
    vault_rollback(vault);
    return false;
}

bool erase_customer(struct office *office, const char *customer, moment_t now,
                    struct erase_counts *counts, bool *is_erased, struct error *err)
{
    struct erasing erasing = {.office = office, .customer = customer};
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
    return baskets_count(office, err);
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
