/* Drafts that were taken: an unfinished text names the one it came from. */
#include "wire/thread_builder.h"

#include "wire/ledger_records.h"

#include <string.h>

/* Most drafts only stood beside the one that was taken: none but that is kept. */
void thread_taken_put(struct thread_builder *builder, struct text body)
{
    struct buffer *place = &builder->taken[builder->taken_count % TAKEN_DRAFTS];
    if (!text_find(body, text_of("\"fate\":\"taken\""))) {
        return;
    }
    if (builder->taken_count++ >= TAKEN_DRAFTS) {
        buffer_release_wiped(place);
    }
    buffer_init(place, SIZE_MAX);
    buffer_add(place, body.bytes, body.len);
}

void thread_taken_release(struct thread_builder *builder)
{
    for (size_t i = 0; i < builder->taken_count && i < TAKEN_DRAFTS; i++) {
        buffer_release_wiped(&builder->taken[i]);
    }
}

/* Whoever wrote the record may have called it by another name than its text has. */
static bool is_of_name(const struct ledger_draft *draft, const char *name)
{
    char own[LEDGER_NAME_SIZE];
    ledger_draft_name(text_of(draft->text), own);
    return strcmp(own, name) == 0;
}

bool thread_builder_taken(const struct thread_builder *builder, const char *name,
                          struct ledger_draft *draft)
{
    size_t kept = builder->taken_count < TAKEN_DRAFTS ? builder->taken_count : TAKEN_DRAFTS;
    for (size_t i = 0; name && i < kept; i++) {
        const struct buffer *body =
            &builder->taken[(builder->taken_count - 1 - i) % TAKEN_DRAFTS];
        struct text text = text_from(buffer_text(body), body->len);
        if (text_find(text, text_of(name)) &&
            ledger_draft_decode(text, builder->arena, draft, NULL) &&
            is_of_name(draft, name)) {
            return true;
        }
    }
    return false;
}
