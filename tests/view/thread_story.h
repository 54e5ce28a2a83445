/* Threads that the stories of the thread's view are told about. */
#ifndef TESTS_VIEW_THREAD_STORY_H
#define TESTS_VIEW_THREAD_STORY_H

#include "fixture.h"

#include "view/thread_lines.h"

/* A thread without a place that was asked for stands at its end; here at a line. */
static UNUSED void to_line(struct fixture *fixture, int64_t line)
{
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = (struct thread_top){.scroll = line};
}

static UNUSED void scroll(struct fixture *fixture, int64_t rows)
{
    fixture->model.thread_top.scroll += rows;
}

static UNUSED bool is_start(const struct drawn *drawn)
{
    return drawn->thread_first == 0 && drawn->thread_skip == 0;
}

/* Many short messages behind those of the fixture. */
static UNUSED void say_many(struct fixture *fixture, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture_say(fixture, i % 2 == 0 ? FROM_CUSTOMER : FROM_AGENT, "Ana Ruiz",
                    arena_format(&fixture->arena, "message number %zu", i));
    }
}

static UNUSED void draw_and_settle(struct fixture *fixture, int columns, int rows)
{
    fixture_draw(fixture, columns, rows);
    fixture_settle(fixture);
}

static UNUSED void say_numbers(struct fixture *fixture)
{
    struct buffer words;
    buffer_init(&words, 8192);
    for (int i = 100; i < 900; i++) {
        buffer_format(&words, "w%d ", i);
    }
    say_many(fixture, 10);
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz",
                arena_text(&fixture->arena, buffer_text(&words)));
    say_many(fixture, 40);
    buffer_release(&words);
}

#endif
