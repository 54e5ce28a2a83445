#include "app/bookmark.h"

#include "base/fatal.h"
#include "base/pack.h"
#include "bookmark_parts.h"
#include "effort.h"
#include "misspelt.h"
#include "parked.h"
#include "reply.h"
#include "say.h"
#include "visit.h"
#include "visit_parts.h"

static void attestations_pack(struct pack *pack, struct reply *reply)
{
    struct arena *arena = &reply->attested_arena;
    size_t count = pack_count(pack, reply->attestation_count);

    if (!pack->out) {
        reply->attestations = arena_get(arena, (count + 1) * sizeof(*reply->attestations));
        reply->attestation_capacity = reply->attestation_count = count;
    }
    for (size_t i = 0; i < count; i++) {
        struct attestation *attestation = &reply->attestations[i];
        pack_borrowed(pack, arena, &attestation->text);
        pack_borrowed(pack, arena, &attestation->sentence);
        pack_enum(pack, attestation->kind);
        pack_borrowed(pack, arena, &attestation->by);
        pack_borrowed(pack, arena, &attestation->reason);
        pack_borrowed(pack, arena, &attestation->reference);
        pack_number(pack, &attestation->at);
    }
}

static void files_pack(struct pack *pack, struct attachments *files)
{
    size_t count = pack_count(pack, files->count);
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        struct attachment file = pack->out ? files->list[i] : (struct attachment){0};
        pack_borrowed(pack, &arena, &file.name);
        pack_borrowed(pack, &arena, &file.type);
        pack_number(pack, &file.size);
        pack_borrowed(pack, &arena, &file.file);
        pack_borrowed(pack, &arena, &file.path);
        pack_borrowed(pack, &arena, &file.hash);
        if (!pack->out)
            attachments_add(files, &file, 1);
    }
    arena_release(&arena);
}

static void reply_pack(struct pack *pack, struct reply *reply)
{
    composer_pack(&reply->composer, pack);
    files_pack(pack, &reply->files);
    pack_string(pack, &reply->takes);
    pack_flag(pack, &reply->is_internal);
    pack_size(pack, &reply->top);
    pack_flag(pack, &reply->is_touched);
    pack_flag(pack, &reply->is_kept);
    pack_string(pack, &reply->draft_text);
    pack_enum(pack, reply->draft_number);
    pack_flag(pack, &reply->is_identified);
    pack_enum(pack, reply->fired);
    pack_flag(pack, &reply->is_scrolled);
    attestations_pack(pack, reply);
}

static void held_pack(struct pack *pack, struct held *held)
{
    pack_string(pack, &held->key);
    pack_string(pack, &held->ticket);
    pack_string(pack, &held->name);
    pack_string(pack, &held->text);
    files_pack(pack, &held->files);
    pack_size(pack, &held->times_given);
    pack_size(pack, &held->caret);
    pack_string(pack, &held->draft_text);
    pack_enum(pack, held->draft_number);
    pack_flag(pack, &held->is_internal);
    pack_flag(pack, &held->resolves);
    pack_flag(pack, &held->is_durable);
    pack_flag(pack, &held->is_leaving);
    pack_number(pack, &held->until);
    pack_enum(pack, held->serial);
}

static void parked_pack(struct pack *pack, struct parked *parked)
{
    pack_string(pack, &parked->ticket);
    pack_string(pack, &parked->text);
    pack_string(pack, &parked->before);
    pack_string(pack, &parked->takes);
    pack_enum(pack, parked->number);
    files_pack(pack, &parked->files);
    pack_size(pack, &parked->caret);
    pack_string(pack, &parked->draft_text);
    pack_enum(pack, parked->draft_number);
    pack_flag(pack, &parked->is_internal);
    pack_flag(pack, &parked->is_touched);
    pack_flag(pack, &parked->goes_on);
    pack_flag(pack, &parked->has_failed);
}

static void change_pack(struct pack *pack, struct arena *arena,
                        struct wanted_change *change)
{
    pack_flag(pack, &change->has_status);
    pack_enum(pack, change->status);
    pack_flag(pack, &change->has_priority);
    pack_enum(pack, change->priority);
    pack_flag(pack, &change->has_assignee);
    pack_borrowed(pack, arena, &change->assignee);
    pack_flag(pack, &change->has_snooze);
    pack_number(pack, &change->snooze_until);
    pack_flag(pack, &change->has_read);
    pack_size(pack, &change->read_count);
    pack_flag(pack, &change->has_seen);
    pack_size(pack, &change->seen);
    pack_flag(pack, &change->has_tags);
    size_t count = pack_count(pack, change->tag_count);
    const char **tags = arena_get(arena, (count + 1) * sizeof(*tags));
    for (size_t i = 0; i < count; i++) {
        tags[i] = pack->out ? change->tags[i] : NULL;
        pack_borrowed(pack, arena, &tags[i]);
    }
    change->tags = tags;
    change->tag_count = count;
}

static void deed_pack(struct pack *pack, struct deed *deed)
{
    pack_string(pack, &deed->ticket);
    pack_string(pack, &deed->what);
    pack_string(pack, &deed->tail);
    pack_string(pack, &deed->note);
    change_pack(pack, &deed->arena, &deed->before);
    change_pack(pack, &deed->arena, &deed->after);
    pack_enum(pack, deed->serial);
    pack_flag(pack, &deed->was_marked);
    pack_enum(pack, deed->mark);
}

static void typed_pack(struct pack *pack, struct typed_line *line)
{
    pack_enum(pack, line->kind);
    pack_string(pack, &line->text);
}

/* Items of a list that grows; each is written, or read behind the last. */
#define LIST_PACK(pack, model, list, item_pack)                                            \
    do {                                                                                   \
        size_t items = pack_count(pack, (model)->list##_count);                            \
        for (size_t i = 0; i < items; i++) {                                               \
            if (!(pack)->out) {                                                            \
                (model)->list =                                                            \
                    memory_reserve((model)->list, &(model)->list##_capacity,               \
                                   (model)->list##_count, sizeof(*(model)->list));         \
                memset(&(model)->list[(model)->list##_count++], 0,                         \
                       sizeof(*(model)->list));                                            \
            }                                                                              \
            item_pack(pack, &(model)->list[i]);                                            \
        }                                                                                  \
    } while (0)

/* The marked tickets, by id. */
static void marks_pack(struct pack *pack, struct queue *queue)
{
    size_t count = pack_count(pack, queue_marked_count(queue));
    size_t row = 0;

    for (size_t i = 0; i < count; i++) {
        const struct ticket_head *head = pack->out ? queue_next_marked(queue, &row) : NULL;
        char *id = memory_text(head ? head->id : NULL);
        pack_string(pack, &id);
        if (!pack->out)
            queue_mark(queue, id, true);
        memory_free(id);
    }
}

static void queue_pack(struct pack *pack, struct model *model)
{
    struct queue *queue = &model->queue;
    const struct ticket_head *selected = pack->out ? queue_selected(queue) : NULL;
    char *id = memory_text(selected ? selected->id : NULL);
    char *limit = memory_text(pack->out ? queue->limit_text : NULL);

    pack_enum(pack, queue->order_next); /* which it has once it is arranged */
    pack_string(pack, &limit);
    pack_string(pack, &id);
    if (!pack->out) {
        queue_select(queue, string_or_empty(id));
        if (queue_set_limit(queue, limit, model->now, NULL))
            queue_select(queue, string_or_empty(id));
    }
    marks_pack(pack, queue);
    model->marked_count = queue_marked_count(queue);
    memory_free(id);
    memory_free(limit);
}

static void lists_pack(struct pack *pack, struct model *model)
{
    LIST_PACK(pack, model, held, held_pack);
    LIST_PACK(pack, model, parked, parked_pack);
    LIST_PACK(pack, model, effort, effort_pack);
    LIST_PACK(pack, model, earlier, pack_string);
    LIST_PACK(pack, model, undo, deed_pack);
    LIST_PACK(pack, model, redo, deed_pack);
    LIST_PACK(pack, model, typed, typed_pack);
    LIST_PACK(pack, model, let_be, pack_string);
    if (!pack->out)
        misspelt_let_be(model);
}

static void bookmark_fields(struct pack *pack, struct bookmark *bookmark)
{
    pack_string(pack, &bookmark->ticket);
    pack_enum(pack, bookmark->mode);
    pack_enum(pack, bookmark->pane);
    pack_flag(pack, &bookmark->is_preview);
    reply_pack(pack, &bookmark->reply);
    reply_pack(pack, &bookmark->beside);
    pack_size(pack, &bookmark->messages);
    pack_size(pack, &bookmark->messages_seen);
    pack_size(pack, &bookmark->newest_seen);
    pack_size(pack, &bookmark->unread_from);
    pack_flag(pack, &bookmark->thread_top.is_end);
    pack_size(pack, &bookmark->thread_top.place.message);
    pack_enum(pack, bookmark->thread_top.place.part);
    pack_size(pack, &bookmark->thread_top.place.line);
    pack_size(pack, &bookmark->thread_top.place.at);
    pack_size(pack, &bookmark->order_selected);
    pack_string(pack, &bookmark->drafts_by);
}

static void model_pack(struct pack *pack, struct model *model, struct bookmark *bookmark)
{
    bookmark_fields(pack, bookmark);
    pack_flag(pack, &model->is_zoomed);
    pack_flag(pack, &model->is_folded);
    pack_string(pack, &model->before_ticket);
    pack_string(pack, &model->search);
    pack_string(pack, &model->moved);
    pack_flag(pack, &model->moved_was_seen);
    pack_enum(pack, model->serial);
    lists_pack(pack, model);
    queue_pack(pack, model);
}

void bookmark_pack(struct model *model, struct buffer *out)
{
    struct pack pack = {.out = out};
    const struct loaded *open = model->open;
    const char *ticket = open ? open->ticket.id : model->wanted_ticket;
    struct bookmark bookmark = model->bookmark;

    if (!bookmark.ticket || open) { /* else the ticket has not come since the last time */
        bookmark = (struct bookmark){
            .ticket = memory_text(ticket),
            .mode = model->mode,
            .pane = model->pane,
            .is_preview = model->is_preview,
            .reply = model->reply,
            .beside = model->beside,
            .messages = open ? open->ticket.message_count : SIZE_MAX,
            .messages_seen = model->messages_seen,
            .newest_seen = model->newest_seen,
            .unread_from = model->unread_from,
            .thread_top = model->thread_top,
            .order_selected = model->order_selected,
            .drafts_by =
                memory_text(model->offered ? model->offered->suggestion.model : NULL),
        };
    }
    model_pack(&pack, model, &bookmark);
    if (bookmark.ticket != model->bookmark.ticket) {
        memory_free(bookmark.ticket);
        memory_free(bookmark.drafts_by);
    }
}

void bookmark_release(struct model *model)
{
    struct bookmark *bookmark = &model->bookmark;

    memory_free(bookmark->ticket);
    memory_free(bookmark->drafts_by);
    reply_release(&bookmark->reply);
    reply_release(&bookmark->beside);
    *bookmark = (struct bookmark){0};
    reply_init(&bookmark->reply);
    reply_init(&bookmark->beside);
}

void bookmark_unpack(struct model *model, struct text packed, struct effects *effects)
{
    struct pack pack = {.in = packed};
    struct bookmark *bookmark = &model->bookmark;

    bookmark_release(model);
    model_pack(&pack, model, bookmark);
    if (pack.is_bad)
        fatal("what was put aside for the lock does not read back");
    if (!bookmark->ticket)
        return;
    memory_free(model->wanted_ticket);
    model->wanted_ticket = memory_text(bookmark->ticket);
    model->is_preview = bookmark->is_preview;
    model->mode = MODE_READING;
    model->pane = bookmark->pane;
    visit_load(effects, model->wanted_ticket);
}

/* The text with its undo, in the place of what was found in the vault. */
static void text_take(struct reply *reply, struct reply *from)
{
    uint64_t version = reply->composer.version + 1;

    reply_release(reply);
    *reply = *from;
    reply_init(from);
    reply->composer.version = version;
    reply->version_given = version;
    reply->version_kept = reply->is_kept ? version : 0;
    reply->claim = reply->word_start = SIZE_MAX;
    reply->kept_at = MOMENT_NONE;
}

/* A thread that has grown is asked about as any that does. */
static enum offer_cause drafts_return(struct model *model, bool has_grown)
{
    const char *by = model->bookmark.drafts_by;

    if (!by || has_grown)
        return OFFER_OPENED;
    if (!model->is_preview)
        say(model, "The drafts of %s were let go at the lock: a asks again", by);
    return OFFER_UNLOCKED;
}

enum offer_cause bookmark_return(struct model *model)
{
    struct bookmark *bookmark = &model->bookmark;
    enum offer_cause cause;

    if (!bookmark->ticket || !string_equals(bookmark->ticket, open_id(model)))
        return OFFER_OPENED;
    if (bookmark->messages !=
        SIZE_MAX) { /* else it was not there yet: nothing stood in it */
        text_take(&model->reply, &bookmark->reply);
        text_take(&model->beside, &bookmark->beside);
        model->mode = bookmark->mode;
        model->pane = bookmark->pane;
    }
    model->messages_seen = bookmark->messages_seen;
    model->newest_seen = bookmark->newest_seen;
    model->unread_from = bookmark->unread_from;
    model->thread_top = bookmark->thread_top;
    model->thread_to_unread = false;
    if (bookmark->order_selected < model->open->order_count)
        model->order_selected = bookmark->order_selected;
    cause = drafts_return(model, visit_grown(model, bookmark->messages));
    bookmark_release(model);
    return cause;
}
