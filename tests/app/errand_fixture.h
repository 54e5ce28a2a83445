/* Stories in which a model is asked: what it says, piece by piece. */
#ifndef TESTS_APP_ERRAND_FIXTURE_H
#define TESTS_APP_ERRAND_FIXTURE_H

#include "fixture.h"

#define MODEL_NAME "gpt-test"

static UNUSED void model_is_set(struct fixture *fixture)
{
    fixture->model.preferences.engine = MODEL_NAME;
}

static UNUSED uint64_t asked_last(const struct fixture *fixture)
{
    return effect_last(fixture, EFFECT_ASK)->request;
}

static UNUSED void model_tells(struct fixture *fixture, enum event_kind kind,
                               uint64_t request, const char *text)
{
    struct event event = {.kind = kind,
                          .request = request,
                          .text = text,
                          .len = text ? strlen(text) : 0,
                          .id = kind == EVENT_ANSWERED ? "00aa" : NULL,
                          .count = 1};

    post(fixture, &event);
    settle(fixture);
}

static UNUSED void model_begins(struct fixture *fixture)
{
    model_tells(fixture, EVENT_ASKING, asked_last(fixture), MODEL_NAME);
}

static UNUSED void model_writes(struct fixture *fixture, const char *piece)
{
    model_tells(fixture, EVENT_GREW, asked_last(fixture), piece);
}

static UNUSED void model_ends(struct fixture *fixture, const char *whole)
{
    model_tells(fixture, EVENT_ANSWERED, asked_last(fixture), whole);
}

static UNUSED void model_fails(struct fixture *fixture, const char *why)
{
    struct error error = {.code = ERROR_UNREACHABLE};
    struct event event = {
        .kind = EVENT_ANSWERED, .request = asked_last(fixture), .error = &error};

    snprintf(error.text, sizeof(error.text), "%s", why);
    post(fixture, &event);
    settle(fixture);
}

#define assert_overlay(fixture, words)                                                     \
    do {                                                                                   \
        const char *said = buffer_text(&(fixture)->model.overlay.text);                    \
        if (!strstr(said, words))                                                          \
            fail_msg("the overlay says \"%s\", not \"%s\"", said, words);                  \
    } while (0)

#endif
