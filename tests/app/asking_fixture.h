/*
 * A model that is asked, answers in pieces and ends, over the stories of fixture.h.
 */
#ifndef TESTS_APP_ASKING_FIXTURE_H
#define TESTS_APP_ASKING_FIXTURE_H

#include "base/attributes.h"
#include "fixture.h"

static UNUSED const struct suggestion *offered(const struct fixture *fixture)
{
    return &fixture->model.offered->suggestion;
}

static UNUSED struct event story_event(const struct fixture *fixture, enum event_kind kind)
{
    return (struct event){.kind = kind,
                          .request = effect_last(fixture, EFFECT_OFFER)->request};
}

/* The local drafts are 1 and 2. */
static UNUSED void model_is_asked(struct fixture *fixture, size_t count)
{
    struct event event = story_event(fixture, EVENT_ASKING);

    event.text = "gpt-x";
    event.count = count;
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void piece_comes(struct fixture *fixture, size_t index, const char *piece)
{
    struct event event = story_event(fixture, EVENT_GREW);

    event.index = index;
    event.text = piece;
    event.len = strlen(piece);
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void draft_ends(struct fixture *fixture, size_t index, const char *text,
                              const char *finish)
{
    struct event event = story_event(fixture, EVENT_OFFERED);
    struct draft *drafts;

    event.index = index;
    event.offered = offered_create();
    drafts = arena_get(&event.offered->arena, sizeof(*drafts));
    drafts[0] = (struct draft){
        .text = arena_text(&event.offered->arena, text), .lang = "es", .finish = finish};
    event.offered->suggestion = (struct suggestion){
        .ticket = "1042", .engine = "api", .drafts = drafts, .draft_count = 1};
    post(fixture, &event);
    settle(fixture);
}

static UNUSED void asking_ends(struct fixture *fixture, const char *why)
{
    struct error error = {.code = ERROR_UNREACHABLE};
    struct event event = story_event(fixture, EVENT_ANSWERED);

    snprintf(error.text, sizeof(error.text), "%s", why ? why : "");
    event.error = why ? &error : NULL;
    post(fixture, &event);
    settle(fixture);
}

#endif
