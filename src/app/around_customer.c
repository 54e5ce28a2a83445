#include "app/around.h"

static bool is_said(const char *text)
{
    return text && *text;
}

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

static bool has_home(const struct customer *customer)
{
    return is_said(customer_country(customer)) || is_said(customer->lang) ||
           day_is_set(customer->since);
}

/* It is told of all orders. */
static void account_take(const struct loaded *open, struct fact *fact)
{
    fact->order = open->orders;
    fact->index = open->order_count;
}

size_t profile_facts(const struct model *model, struct fact facts[PROFILE_ROWS])
{
    const struct loaded *open = model->open;
    size_t count = 0;

    if (!open || !open->has_customer || fact_is_folded(model, FACT_HOME))
        return 0;
    const struct customer *customer = &open->customer;
    const struct {
        enum fact_kind kind;
        size_t count;
    } kinds[] = {
        {FACT_HOME, has_home(customer)},
        {FACT_ACCOUNT, has_home(customer) || open->order_count > 0},
        {FACT_INTERESTS, customer->interest_count > 0},
        {FACT_BRANDS, customer->brand_count > 0},
        {FACT_CONSENT, 1},
        {FACT_EMAIL, at_most(customer->email_count, AROUND_VALUES)},
        {FACT_PHONE, at_most(customer->phone_count, AROUND_VALUES)},
        {FACT_ADDRESS, at_most(customer->address_count, AROUND_VALUES)},
    };

    for (size_t kind = 0; kind < COUNT_OF(kinds); kind++) {
        for (size_t i = 0; i < kinds[kind].count; i++)
            facts[count++] =
                (struct fact){.kind = kinds[kind].kind, .customer = customer, .index = i};
        if (kinds[kind].kind == FACT_ACCOUNT && kinds[kind].count)
            account_take(open, &facts[count - 1]);
    }
    return count;
}

static size_t past_count(const struct model *model)
{
    return model->open && !model_is_stranger(model) ? model->timeline.count : 0;
}

size_t customer_list_count(const struct model *model)
{
    struct fact facts[PROFILE_ROWS];

    return profile_facts(model, facts) + past_count(model);
}

static struct fact contact_fact(const struct model *model, const struct past *past)
{
    const char *ticket = past->ticket  ? past->ticket->id
                         : past->reply ? past->reply->ticket
                                       : model->open->ticket.id;

    return (struct fact){.kind = FACT_CONTACT,
                         .contact = {ticket, past->day, past->kind == PAST_REPLIED}};
}

/* What a row of the history puts into the reply. */
static struct fact past_fact(const struct model *model, const struct past *past)
{
    static const enum fact_kind kinds[PAST_KIND_COUNT] = {
        [PAST_ORDERED] = FACT_PLACED,      [PAST_SENT] = FACT_SENT,
        [PAST_DELIVERED] = FACT_DELIVERED, [PAST_REFUNDED] = FACT_REFUND,
        [PAST_TICKET] = FACT_CONTACT,      [PAST_REPLIED] = FACT_CONTACT,
    };

    if (kinds[past->kind] == FACT_CONTACT)
        return contact_fact(model, past);
    if (past->order >= model->open->order_count)
        return (struct fact){0};
    return (struct fact){.kind = kinds[past->kind],
                         .order = &model->open->orders[past->order],
                         .index = past->index};
}

bool customer_list_row(const struct model *model, size_t row, struct customer_row *found)
{
    struct fact facts[PROFILE_ROWS];
    size_t profile = profile_facts(model, facts);

    *found = (struct customer_row){0};
    if (row < profile) {
        found->fact = facts[row];
        return true;
    }
    if (row - profile >= past_count(model))
        return false;
    found->past = &model->timeline.list[row - profile];
    found->fact = past_fact(model, found->past);
    return true;
}
