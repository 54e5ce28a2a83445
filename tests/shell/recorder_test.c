/* For whom a frame's edges and keys are sealed: all whom they may name, or they are not
 * kept. */
#include "heads_fixture.h"

#include "../../src/shell/recorder_parts.h"

#define MANY (RECORDER_RECENT + 1)

struct scene {
    struct recorder *recorder;
    struct screen *screen;
    struct model model;
    struct canvas canvas;
    struct loaded *open[2];
    int64_t streams[MANY];
};

static void open_scene(struct fixture *fixture, struct scene *scene, bool has_keys)
{
    static const struct preferences preferences;
    static const char *const ids[] = {"t0", "t1"};
    char id[16];

    *scene = (struct scene){.screen = screen_create()};
    fixture->office.settings.record_keys = has_keys;
    scene->recorder = recorder_create(&fixture->office);
    model_init(&scene->model, &preferences, NOON);
    canvas_init(&scene->canvas);
    canvas_reset(&scene->canvas, 24, 80);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(id, sizeof(id), "t%zu", i);
        must(fixture, vault_stream(fixture->office.vault, STREAM_TICKET, text_of(id),
                                   text_of("c"), true, &scene->streams[i], &fixture->err));
    }
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        scene->open[i] = loaded_create();
        scene->open[i]->ticket.id = ids[i];
    }
}

static void close_scene(struct scene *scene)
{
    scene->model.open = NULL;
    recorder_destroy(scene->recorder);
    screen_destroy(scene->screen);
    model_release(&scene->model);
    canvas_release(&scene->canvas);
    for (size_t i = 0; i < COUNT_OF(scene->open); i++)
        loaded_destroy(scene->open[i]);
}

static void shown(struct scene *scene, const char *status)
{
    snprintf(scene->model.status, sizeof(scene->model.status), "%s", status);
    recorder_shown(scene->recorder, &scene->canvas, scene->screen, &scene->model, 0);
}

static void did(struct scene *scene, enum effect_kind kind, size_t ticket)
{
    char id[16];
    struct effect effect = {.kind = kind,
                            .ticket = id,
                            .change = {.has_status = true, .status = TICKET_RESOLVED}};

    snprintf(id, sizeof(id), "t%zu", ticket);
    recorder_did(scene->recorder, &effect, &scene->canvas);
}

static bool is_recent(const struct scene *scene, size_t ticket)
{
    for (size_t i = 0; i < scene->recorder->recent_count; i++) {
        if (scene->recorder->recent[i] == scene->streams[ticket])
            return true;
    }
    return false;
}

static bool speaks_of(const struct noted_part *part, int64_t stream)
{
    for (size_t i = 0; i < part->stream_count; i++) {
        if (part->streams[i] == stream)
            return true;
    }
    return false;
}

/* Of the frame noted last: the part of its first row, or of its keys. */
static const struct noted_part *part_of_last(const struct scene *scene, bool is_keys)
{
    const struct recorder *recorder = scene->recorder;

    for (size_t at = recorder->count; at-- > 0;) {
        const struct noted *noted = &recorder->list[at];

        for (size_t i = 0; i < noted->part_count; i++) {
            const struct noted_part *part = &noted->parts[i];

            if (is_keys ? part->strip_count == 0
                        : part->strip_count > 0 && part->strips[0].row == 0)
                return part;
        }
    }
    fail_msg("no such part was noted");
    return NULL;
}

static void a_ticket_that_is_worked_on_again__stays_among_the_last(void **state)
{
    struct scene scene;

    open_scene(*state, &scene, false);
    for (size_t i = 0; i < RECORDER_RECENT; i++)
        did(&scene, EFFECT_OPEN, i);
    did(&scene, EFFECT_SEND, 0); /* "Reply to Ana sent", an hour after she was open */
    did(&scene, EFFECT_OPEN, RECORDER_RECENT);
    assert_true(is_recent(&scene, 0));
    assert_false(is_recent(&scene, 1));
    assert_true(is_recent(&scene, RECORDER_RECENT));
    close_scene(&scene);
}

static void a_line_about_more_tickets_than_are_remembered__is_not_kept(void **state)
{
    struct scene scene;

    open_scene(*state, &scene, false);
    shown(&scene, "");
    for (size_t i = 0; i < MANY; i++)
        did(&scene, EFFECT_CHANGE, i);
    assert_false(part_of_last(&scene, false)->is_unknown);
    shown(&scene, "Resolved t0 Ana Ruiz and 16 more");
    shown(&scene, "Resolved t0 Ana Ruiz and 16 more");
    did(&scene, EFFECT_CHANGE, 1);
    assert_true(part_of_last(&scene, false)->is_unknown);
    shown(&scene, "Resolved t1 Li Lei");
    did(&scene, EFFECT_CHANGE, 1);
    assert_false(part_of_last(&scene, false)->is_unknown);
    close_scene(&scene);
}

static void keys__are_of_the_ticket_that_was_open__when_they_were_struck(void **state)
{
    struct scene scene;
    struct key key = {.code = 'x'};

    open_scene(*state, &scene, true);
    did(&scene, EFFECT_OPEN, 0);
    scene.model.open = scene.open[0];
    shown(&scene, "");
    recorder_struck(scene.recorder, &scene.model, key);
    did(&scene, EFFECT_OPEN, 1);
    scene.model.open = scene.open[1];
    shown(&scene, "");
    assert_true(speaks_of(part_of_last(&scene, true), scene.streams[0]));
    assert_true(speaks_of(part_of_last(&scene, true), scene.streams[1]));
    recorder_struck(scene.recorder, &scene.model, key);
    shown(&scene, "");
    assert_false(speaks_of(part_of_last(&scene, true), scene.streams[0]));
    close_scene(&scene);
}

static void keys__are_not_kept__where_anybody_is_looked_for(void **state)
{
    struct scene scene;
    struct key key = {.code = 'x'};

    open_scene(*state, &scene, true);
    scene.model.open = scene.open[0];
    shown(&scene, "");
    scene.model.prompt.kind = PROMPT_COMMAND;
    recorder_struck(scene.recorder, &scene.model, key);
    scene.model.prompt.kind = PROMPT_NONE;
    shown(&scene, "");
    assert_true(part_of_last(&scene, true)->is_unknown);
    assert_int_equal(part_of_last(&scene, true)->plain.len, 0);
    recorder_struck(scene.recorder, &scene.model, key);
    shown(&scene, "");
    assert_false(part_of_last(&scene, true)->is_unknown);
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_ticket_that_is_worked_on_again__stays_among_the_last),
        STORY(a_line_about_more_tickets_than_are_remembered__is_not_kept),
        STORY(keys__are_of_the_ticket_that_was_open__when_they_were_struck),
        STORY(keys__are_not_kept__where_anybody_is_looked_for),
    };

    return cmocka_run_group_tests(tests, begin_all, NULL);
}
