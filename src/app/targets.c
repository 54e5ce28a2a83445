#include "targets.h"

#include "say.h"

static void marked_list(const struct queue *queue, struct arena *arena, const char ***ids,
                        size_t *count)
{
    const struct ticket_head *head;
    const char **list = NULL;
    size_t capacity = 0, row = 0;

    while ((head = queue_next_marked(queue, &row)) != NULL) {
        list = arena_reserve(arena, list, &capacity, *count, sizeof(*list));
        list[(*count)++] = arena_text(arena, head->id);
    }
    *ids = list;
}

static const char *target_one(const struct model *model)
{
    const struct ticket_head *head = queue_selected(&model->queue);
    bool is_queue = model->pane == PANE_QUEUE && model->mode == MODE_READING;

    if (is_queue && head)
        return head->id;
    return model->open ? open_id(model) : NULL;
}

void targets_list(const struct model *model, struct arena *arena, const char ***ids,
                  size_t *count)
{
    const char *one = target_one(model);

    *count = 0;
    *ids = NULL;
    if (model->marked_count) {
        marked_list(&model->queue, arena, ids, count);
        return;
    }
    if (!one)
        return;
    *ids = arena_get(arena, sizeof(**ids));
    (*ids)[(*count)++] = arena_text(arena, one);
}

void targets_unmark(struct model *model)
{
    queue_unmark_all(&model->queue);
    model->marked_count = 0;
}

bool targets_change(struct model *model, struct effects *effects,
                    const struct wanted_change *change, struct deed_words words)
{
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    if (count)
        deed_begin(model);
    else
        say_error(model, "No ticket is marked or open");
    for (size_t i = 0; i < count; i++)
        deed_do(model, effects, ids[i], change, words);
    arena_release(&arena);
    targets_unmark(model);
    return count > 0;
}

static const char *marked_first(const struct queue *queue)
{
    size_t row = 0;
    const struct ticket_head *head = queue_next_marked(queue, &row);

    return head ? head->id : NULL;
}

bool targets_name(struct model *model, char *out, size_t size)
{
    const char *one = model->marked_count ? marked_first(&model->queue) : target_one(model);

    if (model->marked_count > 1 && one) {
        snprintf(out, size, "%s and %zu more", one, model->marked_count - 1);
        return true;
    }
    if (!one) {
        say_error(model, "No ticket is marked or open");
        return false;
    }
    snprintf(out, size, "%s", one);
    return true;
}
