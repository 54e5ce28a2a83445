/*
 * Any line through the interchange. A ticket that was read, cut, recorded and exported
 * unchanged is the line again; one that was changed is still a ticket.
 */
#include "wire/interchange.h"
#include "wire/thread.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct thread_builder *record_ticket(struct text line, const struct ticket *ticket,
                                            struct arena *arena)
{
    struct buffer skeleton;
    struct text *messages;
    size_t count;
    struct thread_builder *builder = thread_builder_create(arena);
    buffer_init(&skeleton, INTERCHANGE_RECORD_LIMIT);
    assert(thread_cut(line, arena, &skeleton, &messages, &count, NULL));
    assert(count == ticket->message_count);
    struct text cut = text_from(skeleton.bytes, skeleton.len);
    assert(thread_builder_add(builder, RECORD_TICKET, cut, NULL));
    for (size_t i = 0; i < count; i++) {
        assert(thread_builder_add(builder, RECORD_MESSAGE, messages[i], NULL));
    }
    struct thread_merge merge;
    assert(thread_builder_merge(builder, ticket, cut, arena, &merge, NULL));
    assert(merge.is_same && merge.new_count == 0);
    buffer_release(&skeleton);
    return builder;
}

static void change_ticket(struct thread_builder *builder)
{
    static const char *const tags[] = {"late", "\"\\"};
    const struct change change = {.at = 0,
                                  .has_status = true,
                                  .status = TICKET_RESOLVED,
                                  .has_assignee = true,
                                  .has_tags = true,
                                  .tags = tags,
                                  .tag_count = 2,
                                  .has_snooze = true,
                                  .snooze_until = 60};
    struct buffer body;
    buffer_init(&body, 4096);
    change_encode(&change, &body);
    assert(
        thread_builder_add(builder, RECORD_CHANGE, text_from(body.bytes, body.len), NULL));
    buffer_release(&body);
}

static void check_ticket(struct text line, const struct ticket *ticket, struct arena *arena)
{
    struct interchange_record again;
    struct buffer out;
    struct thread_builder *builder = record_ticket(line, ticket, arena);
    buffer_init(&out, INTERCHANGE_RECORD_LIMIT + 4096);
    assert(thread_builder_export(builder, &out, NULL));
    assert(text_equals(text_from(out.bytes, out.len), line));

    change_ticket(builder);
    buffer_clear(&out);
    assert(thread_builder_export(builder, &out, NULL));
    assert(interchange_read(text_from(out.bytes, out.len), arena, &again, NULL));
    assert(again.type == INTERCHANGE_TICKET && again.ticket.status == TICKET_RESOLVED);
    assert(again.ticket.tag_count == 2 && again.ticket.snooze_until == 60);
    assert(again.ticket.message_count == ticket->message_count);
    buffer_release(&out);
    thread_builder_destroy(builder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct interchange_record record;
    struct error err = {0};
    struct arena arena;
    struct ticket_head head;
    struct text line = text_from((const char *)bytes, len);
    struct text segment = line;
    arena_init(&arena);
    if (!interchange_read(line, &arena, &record, &err)) {
        assert(strstr(err.text, ": ") && !strchr(err.text, '\n'));
    } else if (record.type == INTERCHANGE_TICKET) {
        check_ticket(line, &record.ticket, &arena);
    }
    while (head_decode(&segment, &arena, &head)) {
        assert(head.status < TICKET_STATUS_COUNT && head.priority < PRIORITY_COUNT);
    }
    arena_release(&arena);
    return 0;
}
