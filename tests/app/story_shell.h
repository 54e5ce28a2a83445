/*
 * The shell of the stories: answers every effect at once, unless the story says that the
 * world refuses it or that no answer comes.
 */
#ifndef TESTS_APP_STORY_SHELL_H
#define TESTS_APP_STORY_SHELL_H

#include "story_world.h"

static UNUSED void settle(struct fixture *fixture);

static UNUSED void story_change(struct fixture *fixture, struct story_ticket *ticket,
                                const struct wanted_change *change)
{
    if (change->has_status)
        ticket->status = change->status;
    if (change->has_priority)
        ticket->priority = change->priority;
    if (change->has_assignee)
        ticket->assignee = arena_text(&fixture->arena, change->assignee);
    if (change->has_snooze)
        ticket->snooze_until = change->snooze_until;
    if (change->has_read)
        ticket->read_count = change->read_count;
    if (change->has_tags) {
        ticket->tags = "";
        for (size_t i = 0; i < change->tag_count; i++)
            ticket->tags = arena_format(&fixture->arena, "%s%s%s", ticket->tags,
                                        i ? " " : "", change->tags[i]);
    }
    post_head(fixture, ticket, false);
}

/* The held replies, as the vault would keep them. */
static UNUSED const struct story_effect *story_hold(const struct fixture *fixture,
                                                    const char *key)
{
    for (size_t i = 0; i < fixture->log_count; i++) {
        if (fixture->log[i].kind == EFFECT_HOLD && string_equals(fixture->log[i].key, key))
            return &fixture->log[i];
    }
    fail_msg("nothing was held under %s", key);
    return NULL;
}

static UNUSED void answer_open(struct fixture *fixture, const struct story_effect *effect)
{
    struct event event = {.kind = EVENT_LOADED};

    event.loaded = load(fixture, story_ticket(fixture, effect->ticket));
    post(fixture, &event);
}

static UNUSED void answer_offer(struct fixture *fixture, const char *ticket,
                                uint64_t request)
{
    struct event event = {.kind = EVENT_OFFERED, .request = request};

    event.offered = offer(fixture, ticket);
    post(fixture, &event);
}

static UNUSED void answer_picks(struct fixture *fixture, const char *ticket)
{
    struct event event = {.kind = EVENT_PICKED, .id = ticket};

    event.offered = offer(fixture, ticket);
    post(fixture, &event);
}

static UNUSED void answer_look_up(struct fixture *fixture, const char *text,
                                  uint64_t request)
{
    struct event event = {.kind = EVENT_LOOKED_UP, .request = request};

    event.looked_up = looked_up_create();
    if (fixture->pick_is_sold_out) {
        event.looked_up->products =
            arena_get(&event.looked_up->arena, sizeof(struct product));
        event.looked_up->products[event.looked_up->product_count++] =
            (struct product){.id = "SKU-8",
                             .title = "Waist light",
                             .price = {290000, "EUR", true},
                             .stock = 0};
    }
    if (fixture->other_value && strstr(text, fixture->other_value)) {
        struct known_other *others = arena_get(&event.looked_up->arena, sizeof(*others));
        others[0].value = fixture->other_value;
        event.looked_up->others = others;
        event.looked_up->other_count = 1;
    }
    post(fixture, &event);
}

static UNUSED void answer_key(struct fixture *fixture, enum event_kind kind, const char *id,
                              enum effect_kind of_effect)
{
    struct event event = {.kind = kind, .id = id, .of_effect = (int)of_effect};

    post(fixture, &event);
}

static UNUSED void answer_send(struct fixture *fixture, const struct story_effect *effect)
{
    struct story_ticket *ticket = story_ticket(fixture, effect->ticket);
    const struct story_effect *hold;

    if (string_equals(ticket->unsent_key, effect->key)) {
        ticket->unsent_key = NULL;
        answer_key(fixture, EVENT_SENT, effect->key, effect->kind);
        return;
    }
    hold = story_hold(fixture, effect->key);
    story_message(fixture, ticket, FROM_AGENT, "Sam", hold->text, hold->is_internal);
    post_head(fixture, ticket, false);
    answer_key(fixture, EVENT_SENT, effect->key, EFFECT_SEND);
}

static UNUSED void answer_keep(struct fixture *fixture, const struct story_effect *effect)
{
    struct story_ticket *ticket = story_ticket(fixture, effect->ticket);
    struct event event = {.kind = EVENT_SAVED,
                          .id = effect->ticket,
                          .of_effect = EFFECT_KEEP,
                          .request = effect->request,
                          .is_internal = effect->is_internal};
    char **text = effect->is_internal ? &ticket->noted : &ticket->unfinished;

    if (effect->request && !effect->is_internal)
        text = &ticket->given_back;
    memory_free(*text);
    *text = memory_text(effect->text);
    if (!effect->request && effect->takes && *effect->takes) {
        memory_free(ticket->given_back); /* it goes on in this one */
        ticket->given_back = NULL;
    }
    if (!effect->is_internal && !effect->request) {
        attachments_release(&ticket->unfinished_files);
        attachments_add(&ticket->unfinished_files, effect->files, effect->file_count);
    }
    post(fixture, &event);
}

/* What is held is unfinished no more. */
static UNUSED void answer_hold(struct fixture *fixture, const struct story_effect *effect)
{
    struct story_ticket *ticket = story_ticket(fixture, effect->ticket);
    char **texts[] = {effect->is_internal ? &ticket->noted : &ticket->unfinished,
                      effect->is_internal ? &ticket->noted : &ticket->given_back};

    for (size_t i = 0; effect->takes && i < COUNT_OF(texts); i++) {
        memory_free(*texts[i]);
        *texts[i] = NULL;
    }
    answer_key(fixture, EVENT_HELD, effect->key, EFFECT_HOLD);
}

static UNUSED void refuse(struct fixture *fixture, const struct story_effect *effect);

/* Every path is a file, but for "none". */
static UNUSED void answer_attach_file(struct fixture *fixture,
                                      const struct story_effect *effect)
{
    const char *slash = strrchr(effect->text, '/');
    struct attachment file = {.name = slash ? slash + 1 : effect->text,
                              .type = "application/pdf",
                              .size = fixture->file_size,
                              .path = effect->text};
    struct event event = {
        .kind = EVENT_ATTACHED, .id = effect->ticket, .attachment = &file};

    if (string_equals(file.name, "none"))
        refuse(fixture, effect);
    else
        post(fixture, &event);
}

static UNUSED void refuse(struct fixture *fixture, const struct story_effect *effect)
{
    struct error error = {.code = ERROR_FAILED, .text = "the disk is full"};
    if (fixture->is_decided)
        error = (struct error){ERROR_NOT_FOUND, "somebody else decided"};
    struct event event = {.kind = EVENT_FAILED,
                          .error = &error,
                          .of_effect = (int)effect->kind,
                          .is_internal = effect->is_internal,
                          .request = effect->request,
                          .id = effect->key ? effect->key : effect->ticket};

    post(fixture, &event);
}

/* Of English and Spanish there are dictionaries; each misspelt word is like "Right". */
static UNUSED void answer_spell(struct fixture *fixture, const struct story_effect *effect)
{
    bool suggests = effect->kind == EFFECT_SUGGEST;
    struct event event = {.kind = suggests ? EVENT_SUGGESTED : EVENT_SPELT,
                          .request = effect->request};
    struct buffer lines;
    struct text rest = text_of(effect->text), word;

    buffer_init(&lines, SIZE_MAX);
    if (string_equals(effect->lang, "en") || string_equals(effect->lang, "es"))
        buffer_format(&lines, "=%s\n", effect->lang);
    while (lines.len && text_next(&rest, '\n', &word)) {
        char spaced[80];
        snprintf(spaced, sizeof(spaced), " %.*s ", (int)word.len, word.bytes);
        if (suggests)
            buffer_format(&lines, "*right\n*%.*sx\n", (int)word.len, word.bytes);
        else
            buffer_format(&lines, "%c%.*s\n", strstr(fixture->misspelt, spaced) ? '-' : '+',
                          (int)word.len, word.bytes);
    }
    event.text = buffer_text(&lines);
    event.len = lines.len;
    post(fixture, &event);
    buffer_release(&lines);
}

static UNUSED void carry_out(struct fixture *fixture, const struct story_effect *effect,
                             uint64_t request)
{
    if (fixture->fails[effect->kind]) {
        refuse(fixture, effect);
        return;
    }
    if (fixture->is_silent[effect->kind])
        return;
    if (effect->kind == EFFECT_OPEN)
        answer_open(fixture, effect);
    if (effect->kind == EFFECT_OFFER && !effect->is_model_alone &&
        string_equals(effect->ticket,
                      fixture->model.open ? fixture->model.open->ticket.id : NULL))
        answer_offer(fixture, effect->ticket, request);
    if (effect->kind == EFFECT_PICKS)
        answer_picks(fixture, effect->ticket);
    if (effect->kind == EFFECT_CHANGE) {
        story_change(fixture, story_ticket(fixture, effect->ticket), &effect->change);
        answer_key(fixture, EVENT_SAVED, effect->ticket, EFFECT_CHANGE);
    }
    if (effect->kind == EFFECT_KEEP)
        answer_keep(fixture, effect);
    if (effect->kind == EFFECT_ATTACH)
        answer_attach_file(fixture, effect);
    if (effect->kind == EFFECT_PATHS) {
        struct event event = {
            .kind = EVENT_PATHS, .id = effect->text, .text = fixture->paths};
        post(fixture, &event);
    }
    if (effect->kind == EFFECT_HOLD)
        answer_hold(fixture, effect);
    if (effect->kind == EFFECT_SEND || effect->kind == EFFECT_WAS_SENT)
        answer_send(fixture, effect);
    if (effect->kind == EFFECT_DROP)
        answer_key(fixture, EVENT_DROPPED, effect->key, EFFECT_DROP);
    if ((effect->kind == EFFECT_SPELL || effect->kind == EFFECT_SUGGEST) &&
        fixture->misspelt)
        answer_spell(fixture, effect);
    if (effect->kind == EFFECT_LOOK_UP)
        answer_look_up(fixture, effect->text, request);
}

/* What the ledger is told, copied. */
static UNUSED void log_ledger(struct fixture *fixture, const struct effect *effect,
                              struct story_effect *copy)
{
    struct arena *arena = &fixture->arena;
    struct ledger_draft *drafts =
        arena_get(arena, (effect->draft_count + 1) * sizeof(*drafts));

    for (size_t i = 0; i < effect->draft_count; i++) {
        drafts[i] = effect->drafts[i];
        drafts[i].text = arena_text(arena, effect->drafts[i].text);
        drafts[i].engine = arena_text(arena, effect->drafts[i].engine);
        drafts[i].model = arena_text(arena, effect->drafts[i].model);
        drafts[i].prompt_hash = arena_text(arena, effect->drafts[i].prompt_hash);
        drafts[i].reason = arena_text(arena, effect->drafts[i].reason);
    }
    copy->drafts = drafts;
    copy->draft_count = effect->draft_count;
    if (effect->verdicts) {
        struct ledger_verdicts *verdicts = arena_get(arena, sizeof(*verdicts));
        *verdicts = *effect->verdicts;
        verdicts->draft = arena_text(arena, effect->verdicts->draft);
        verdicts->opinion = ledger_copy_opinion(&effect->verdicts->opinion, arena);
        size_t count = verdicts->fired_count;
        const char **fired = arena_get(arena, (count + 1) * sizeof(*fired));
        for (size_t i = 0; i < count; i++)
            fired[i] = arena_text(arena, effect->verdicts->fired[i]);
        verdicts->fired = fired;
        struct ledger_pick *picks =
            arena_get(arena, (verdicts->pick_count + 1) * sizeof(*picks));
        for (size_t i = 0; i < verdicts->pick_count; i++) {
            picks[i] = effect->verdicts->picks[i];
            picks[i].product = arena_text(arena, picks[i].product);
            picks[i].engine = arena_text(arena, picks[i].engine);
            picks[i].model = arena_text(arena, picks[i].model);
        }
        verdicts->picks = picks;
        copy->verdicts = verdicts;
    }
    if (effect->override) {
        struct ledger_override *override = arena_get(arena, sizeof(*override));
        *override = *effect->override;
        override->rule = arena_text(arena, effect->override->rule);
        override->to = arena_text(arena, effect->override->to);
        override->reference = arena_text(arena, effect->override->reference);
        copy->override = override;
    }
}

/* Copies what may be looked at after the list of effects is cleared. */
static UNUSED size_t log_add(struct fixture *fixture, const struct effect *effect)
{
    struct arena *arena = &fixture->arena;
    struct story_effect copy = {
        .kind = effect->kind,
        .ticket = arena_text(arena, effect->ticket),
        .key = arena_text(arena, effect->key),
        .text = arena_text(arena, effect->text),
        .detail = arena_text(arena, effect->detail),
        .takes = arena_text(arena, effect->takes),
        .draft = arena_text(arena, effect->draft),
        .asks = effect->asks,
        .how = effect->how,
        .lang = arena_text(arena, effect->lang),
        .is_internal = effect->is_internal,
        .resolves = effect->resolves,
        .asks_model = effect->asks_model,
        .is_ahead = effect->is_ahead,
        .is_local = effect->is_local,
        .is_model_alone = effect->is_model_alone,
        .request = effect->request,
        .wanted = effect->wanted,
        .until = effect->until,
        .times_given = effect->times_given,
        .change = effect->change,
        .files = attachments_copy(effect->files, effect->file_count, arena),
        .file_count = effect->file_count,
    };
    const char **tags = arena_get(arena, (effect->change.tag_count + 1) * sizeof(*tags));

    for (size_t i = 0; i < effect->change.tag_count; i++)
        tags[i] = arena_text(arena, effect->change.tags[i]);
    copy.change.tags = tags;
    copy.change.assignee = arena_text(arena, effect->change.assignee);
    fixture->log = memory_reserve(fixture->log, &fixture->log_capacity, fixture->log_count,
                                  sizeof(copy));
    log_ledger(fixture, effect, &copy);
    fixture->log[fixture->log_count] = copy;
    return fixture->log_count++;
}

/* The shell: does what is wanted, in order, until nothing more is. */
static UNUSED void settle(struct fixture *fixture)
{
    for (size_t done = 0; done < fixture->effects.count; done++) {
        size_t at = log_add(fixture, &fixture->effects.list[done]);
        uint64_t request = fixture->effects.list[done].request;
        struct story_effect effect = fixture->log[at];
        carry_out(fixture, &effect, request);
    }
    effects_clear(&fixture->effects);
}

#endif
