#include "effort.h"

#include "base/utf8.h"
#include "insert.h"
#include "reply.h"
#include "say.h"

static void effort_wipe(struct effort *effort)
{
    for (size_t i = 0; i < effort->pick_count; i++) {
        memory_free(effort->picks[i].product);
        memory_free(effort->picks[i].title);
        memory_free(effort->picks[i].engine);
        memory_free(effort->picks[i].model);
    }
    memory_free(effort->picks);
    memory_free(effort->ticket);
    memory_free(effort->key);
}

void effort_release(struct model *model)
{
    for (size_t i = 0; i < model->effort_count; i++)
        effort_wipe(&model->effort[i]);
    memory_free(model->effort);
}

static void effort_remove(struct model *model, struct effort *effort)
{
    size_t at = (size_t)(effort - model->effort);

    effort_wipe(effort);
    model->effort_count--;
    memmove(effort, effort + 1, (model->effort_count - at) * sizeof(*effort));
}

/* Of the reply that is being written to the ticket, NULL. */
static struct effort *effort_of(const struct model *model, const char *ticket)
{
    for (size_t i = 0; i < model->effort_count; i++) {
        if (!model->effort[i].key && string_equals(model->effort[i].ticket, ticket))
            return &model->effort[i];
    }
    return NULL;
}

static struct effort *effort_held(const struct model *model, const char *key)
{
    for (size_t i = 0; i < model->effort_count; i++) {
        if (model->effort[i].key && string_equals(model->effort[i].key, key))
            return &model->effort[i];
    }
    return NULL;
}

static struct effort *effort_at(struct model *model, const char *ticket)
{
    struct effort *effort = effort_of(model, ticket);

    if (effort)
        return effort;
    model->effort = memory_reserve(model->effort, &model->effort_capacity,
                                   model->effort_count, sizeof(*model->effort));
    effort = &model->effort[model->effort_count++];
    *effort = (struct effort){.ticket = memory_text(ticket)};
    return effort;
}

static struct effort *effort_open(struct model *model)
{
    return effort_at(model, open_id(model));
}

void effort_struck(struct model *model, enum effort_use use, size_t front)
{
    struct ledger_keys *keys = &effort_open(model)->keys;

    keys->commands += (int64_t)front + (use == EFFORT_COMMAND);
    keys->typed += use == EFFORT_TYPED;
    keys->deleted += use == EFFORT_DELETED;
}

void effort_unseen(struct model *model)
{
    effort_open(model)->is_partly = true;
}

static struct effort_pick *pick_slot(struct effort *effort)
{
    effort->picks = memory_reserve(effort->picks, &effort->pick_capacity,
                                   effort->pick_count, sizeof(*effort->picks));
    return &effort->picks[effort->pick_count++];
}

static bool has_pick(const struct effort *effort, const char *product)
{
    for (size_t i = 0; effort && i < effort->pick_count; i++) {
        if (string_equals(effort->picks[i].product, product))
            return true;
    }
    return false;
}

void effort_pick(struct model *model, const struct pick *pick)
{
    const struct picks *picks = &model->offered->picks;
    struct effort *effort = effort_open(model);
    struct buffer title;

    if (has_pick(effort, pick->product.id))
        return;
    buffer_init(&title, COMPOSER_LIMIT);
    utf8_sanitise(text_of(string_or_empty(pick->product.title)), SANITISE_SENT, &title,
                  NULL);
    *pick_slot(effort) = (struct effort_pick){
        .product = memory_text(pick->product.id),
        .title = memory_text(buffer_text(&title)),
        .engine = memory_text(picks->engine),
        .model = memory_text(pick->explanation ? picks->model : NULL),
    };
    buffer_release(&title);
}

static bool is_sold_out(const struct looked_up *known, const char *product)
{
    for (size_t i = 0; known && i < known->product_count; i++) {
        if (string_equals(known->products[i].id, product))
            return !product_is_in_stock(&known->products[i]);
    }
    return false;
}

const char *effort_sold_out(struct model *model)
{
    struct effort *effort = effort_of(model, open_id(model));
    struct text text = composer_text(&model->reply.composer);

    for (size_t i = 0; effort && i < effort->pick_count; i++) {
        struct effort_pick *pick = &effort->picks[i];
        if (!pick->is_sold_out && pick->title[0] && text_find(text, text_of(pick->title)) &&
            is_sold_out(model->reply.known, pick->product)) {
            pick->is_sold_out = true;
            return pick->title;
        }
    }
    return NULL;
}

void effort_come(struct model *model)
{
    if (!reply_or_note_stands(model))
        effort_begin(model, open_id(model));
    else if (model->reply.takes || model->beside.takes || !effort_of(model, open_id(model)))
        effort_unseen(model); /* an earlier run wrote of it */
}

void effort_begin(struct model *model, const char *ticket)
{
    struct effort *effort = effort_of(model, ticket);

    if (effort)
        effort_remove(model, effort);
}

void effort_hold(struct model *model, const char *key)
{
    effort_open(model)->key = memory_text(key);
}

/* Two texts become one. */
static void effort_join(struct effort *effort, struct effort *more)
{
    effort->is_partly |= more->is_partly;
    effort->keys.typed += more->keys.typed;
    effort->keys.deleted += more->keys.deleted;
    effort->keys.commands += more->keys.commands;
    for (size_t i = 0; i < more->pick_count; i++) {
        if (!has_pick(effort, more->picks[i].product)) {
            *pick_slot(effort) = more->picks[i];
            more->picks[i] = (struct effort_pick){0};
        }
    }
}

void effort_return(struct model *model, const char *ticket, const char *key)
{
    struct effort *held = effort_held(model, key);
    struct effort *written = effort_of(model, ticket);

    if (!held) { /* an earlier run's */
        effort_at(model, ticket)->is_partly = true;
    } else if (written) {
        effort_join(written, held);
        effort_remove(model, held);
    } else {
        memory_free(held->key);
        held->key = NULL;
    }
}

void effort_end(struct model *model, const char *key)
{
    struct effort *effort = effort_held(model, key);

    if (effort)
        effort_remove(model, effort);
}

void effort_forget_gone(struct model *model)
{
    for (size_t i = model->effort_count; i > 0; i--) {
        if (!queue_find(&model->queue, model->effort[i - 1].ticket))
            effort_remove(model, &model->effort[i - 1]);
    }
}

static const struct ledger_pick *tell_picks(const struct model *model,
                                            const struct effort *effort, const char *text,
                                            struct arena *arena, size_t *count)
{
    size_t put = effort ? effort->pick_count : 0;
    size_t all = pick_total(model);
    size_t beside = model->picks_seen < all ? model->picks_seen : all;
    struct ledger_pick *list = arena_get(arena, (put + beside + 1) * sizeof(*list));

    *count = 0;
    for (size_t i = 0; i < put; i++) {
        const struct effort_pick *pick = &effort->picks[i];
        bool stands = pick->title[0] && text_find(text_of(text), text_of(pick->title));
        list[(*count)++] = (struct ledger_pick){
            .product = arena_text(arena, pick->product),
            .fate = stands ? PICK_SENT : PICK_PUT,
            .engine = arena_text(arena, pick->engine),
            .model = arena_text(arena, pick->model),
        };
    }
    for (size_t i = 1; i <= beside; i++) {
        const struct pick *pick = pick_numbered(model, i);
        const struct picks *picks = &model->offered->picks;
        if (has_pick(effort, pick->product.id))
            continue;
        list[(*count)++] = (struct ledger_pick){
            .product = arena_text(arena, pick->product.id),
            .fate = PICK_OFFERED,
            .engine = arena_text(arena, picks->engine),
            .model = arena_text(arena, pick->explanation ? picks->model : NULL),
        };
    }
    return list;
}

void effort_tell(const struct model *model, const char *text, bool is_internal,
                 struct arena *arena, struct ledger_verdicts *verdicts)
{
    const struct effort *effort = effort_of(model, open_id(model));

    verdicts->has_keys = effort && !effort->is_partly;
    if (verdicts->has_keys)
        verdicts->keys = effort->keys;
    if (!is_internal)
        verdicts->picks = tell_picks(model, effort, text, arena, &verdicts->pick_count);
}

static void pick_pack(struct pack *pack, struct effort_pick *pick)
{
    pack_string(pack, &pick->product);
    pack_string(pack, &pick->title);
    pack_string(pack, &pick->engine);
    pack_string(pack, &pick->model);
}

void effort_pack(struct pack *pack, struct effort *effort)
{
    size_t count = pack_count(pack, effort->pick_count);

    pack_string(pack, &effort->ticket);
    pack_string(pack, &effort->key);
    pack_flag(pack, &effort->is_partly);
    pack_number(pack, &effort->keys.typed);
    pack_number(pack, &effort->keys.deleted);
    pack_number(pack, &effort->keys.commands);
    for (size_t i = 0; i < count; i++) {
        if (!pack->out)
            *pick_slot(effort) = (struct effort_pick){0};
        pick_pack(pack, &effort->picks[i]);
    }
}
