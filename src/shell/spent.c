#include "shell/spent.h"

#include "base/whole.h"
#include "wire/egress.h"

struct usage usage_sum(struct usage a, struct usage b)
{
    return (struct usage){whole_add(a.requests, b.requests),
                          whole_add(a.prompt_tokens, b.prompt_tokens),
                          whole_add(a.completion_tokens, b.completion_tokens),
                          whole_add(a.cost_micro, b.cost_micro)};
}

struct spent *spending_of(struct spending *spending, int64_t stream)
{
    struct spent *spent;

    for (size_t i = 0; i < SPENT_TICKETS; i++) {
        if (spending->tickets[i].stream == stream)
            return &spending->tickets[i];
    }
    spent = &spending->tickets[spending->next];
    spending->next = (spending->next + 1) % SPENT_TICKETS;
    *spent = (struct spent){.stream = stream};
    return spent;
}

void spent_add(struct spent *spent, const struct vault_record *record)
{
    struct egress egress;
    struct arena arena;

    if (record->sequence <= spent->sequence)
        return;
    spent->sequence = record->sequence;
    if (record->kind != RECORD_EGRESS)
        return;
    arena_init(&arena);
    if (egress_decode(record->body, &arena, &egress, NULL) && egress_has_ended(&egress))
        spent->usage = usage_sum(spent->usage, (struct usage){1, egress.prompt_tokens,
                                                              egress.completion_tokens,
                                                              egress.cost_micro});
    arena_release(&arena);
}
