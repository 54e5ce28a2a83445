/*
 * Answers of model APIs as tables: a body, and what has to be told of it. In bodies '
 * stands for ". Each is read whole, cut in two at every byte, byte by byte, and asked for
 * both ways (a streamed call may be answered whole, and the reverse): the same is told each
 * time.
 */
#ifndef TESTS_WIRE_REPLY_FIXTURE_H
#define TESTS_WIRE_REPLY_FIXTURE_H

#include "base/memory.h"
#include "wire/double_quoted.h"
#include "wire/model_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TOLD_MAX   65536
#define DATA(json) "data: " json "\n\n"

struct reply_case {
    const char *what;
    const char *body;
    const char *told; /* "0'text' 0~a refusal's words~ 0=stop 12+3", or, where it fails, "!
                         fault" at the end */
    size_t answers;   /* 0: one */
    bool is_cut_off;  /* HTTP did not end the body */
};

static const char *const fault_names[] = {
    [MODEL_FAULT_NONE] = "none",         [MODEL_FAULT_KEY] = "key",
    [MODEL_FAULT_QUOTA] = "quota",       [MODEL_FAULT_RATE] = "rate",
    [MODEL_FAULT_MODEL] = "model",       [MODEL_FAULT_PARAMETER] = "parameter",
    [MODEL_FAULT_TOO_LONG] = "too long", [MODEL_FAULT_SERVER] = "server",
    [MODEL_FAULT_NOT_API] = "no api",    [MODEL_FAULT_ANSWER] = "answer",
    [MODEL_FAULT_REQUEST] = "request"};

static void add_told(struct buffer *told, const char *what)
{
    buffer_format(told, "%s%s", told->len > 0 ? " " : "", what);
}

static void tell_piece(void *context, size_t index, struct text piece)
{
    char *text = memory_format("%zu'%.*s'", index, (int)piece.len, piece.bytes);
    assert_true(piece.len > 0);
    add_told(context, text);
    memory_free(text);
}

static void tell_refusal(void *context, size_t index, struct text piece)
{
    char *text = memory_format("%zu~%.*s~", index, (int)piece.len, piece.bytes);
    assert_true(piece.len > 0);
    add_told(context, text);
    memory_free(text);
}

static void tell_finish(void *context, size_t index, enum model_finish finish)
{
    char *text = memory_format("%zu=%s", index, model_finish_name(finish));
    add_told(context, text);
    memory_free(text);
}

/* What a piece held is gone when the next one comes. */
static bool feed_copy(struct model_reader *reader, const char *bytes, size_t len)
{
    char *copy = memory_copy(bytes, len);
    bool is_good = model_reader_feed(reader, copy, len);
    memset(copy, '~', len);
    memory_free(copy);
    return is_good;
}

/* In pieces: the first of first bytes, the others of size bytes. */
static bool feed_reader(struct model_reader *reader, struct text body, size_t first,
                        size_t size, bool is_clean)
{
    bool is_good = feed_copy(reader, body.bytes, first);
    for (size_t at = first; is_good && at < body.len; at += size) {
        size_t left = body.len - at;
        is_good = feed_copy(reader, body.bytes + at, left < size ? left : size);
    }
    if (!is_good) {
        assert_false(model_reader_feed(reader, "x", 1));
        assert_false(model_reader_end(reader, true));
        return false;
    }
    return model_reader_end(reader, is_clean);
}

static void read_reply(enum model_api api, bool is_streamed, const struct reply_case *row,
                       struct text body, size_t first, size_t size)
{
    static const struct model_handler handler = {tell_piece, tell_finish, tell_refusal};
    struct buffer told;
    buffer_init(&told, TOLD_MAX);
    size_t answers = row->answers > 0 ? row->answers : 1;
    struct model_reader *reader =
        model_reader_create(api, is_streamed, answers, &handler, &told);
    bool is_good = feed_reader(reader, body, first, size, !row->is_cut_off);
    struct model_usage usage = model_reader_usage(reader);
    if (usage.is_told) {
        char *text = memory_format("%lld+%lld", (long long)usage.prompt_tokens,
                                   (long long)usage.completion_tokens);
        add_told(&told, text);
        memory_free(text);
    }
    const struct model_error *error = model_reader_error(reader);
    assert_int_equal(is_good, error->fault == MODEL_FAULT_NONE);
    if (!is_good) {
        add_told(&told, "! ");
        buffer_add_text(&told, fault_names[error->fault]);
        assert_true(strlen(error->text) > 20);
        assert_null(strchr(error->text, '\n'));
    }
    assert_string_equal(buffer_text(&told), row->told);
    model_reader_destroy(reader);
    buffer_release(&told);
}

static void check_replies(enum model_api api, const struct reply_case *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer quoted = double_quoted(rows[i].body);
        struct text body = text_from(buffer_text(&quoted), quoted.len);
        print_message("%s\n", rows[i].what);
        for (int is_streamed = 0; is_streamed < 2; is_streamed++) {
            for (size_t cut = 0; cut <= body.len; cut++) {
                read_reply(api, is_streamed, &rows[i], body, cut, body.len + 1);
            }
            read_reply(api, is_streamed, &rows[i], body, 0, 1);
        }
        buffer_release(&quoted);
    }
}

#endif
