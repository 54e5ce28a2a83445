/*
 * Any bytes as the answer of each API: what is told is valid UTF-8, of an answer that runs,
 * and the same however the bytes come in pieces; what is refused is refused with a
 * sentence.
 */
#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "wire/json_gate.h"
#include "wire/model_reply.h"

#include <assert.h>
#include <string.h>

#define ANSWERS 3

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

struct heard {
    struct buffer told;
    bool has_ended[ANSWERS];
};

static void hear_piece(void *context, size_t index, struct text piece)
{
    struct heard *heard = context;
    assert(index < ANSWERS && !heard->has_ended[index]);
    assert(piece.len > 0 && utf8_is_valid(piece) && !memchr(piece.bytes, 0, piece.len));
    buffer_format(&heard->told, "%zu:", index);
    buffer_add(&heard->told, piece.bytes, piece.len);
}

static void hear_finish(void *context, size_t index, enum model_finish finish)
{
    struct heard *heard = context;
    assert(index < ANSWERS && !heard->has_ended[index]);
    assert(finish > MODEL_RUNNING && finish < MODEL_FINISH_COUNT);
    heard->has_ended[index] = true;
    buffer_format(&heard->told, "%zu=%d", index, finish);
}

static void check_error(const struct model_error *error)
{
    assert(error->fault > MODEL_FAULT_NONE && error->fault < MODEL_FAULT_COUNT);
    assert(error->text[0] && !strchr(error->text, '\n') && !strchr(error->text, '\x1b'));
    assert(utf8_is_valid(text_of(error->text)) && utf8_is_valid(text_of(error->parameter)));
}

static void read_in(enum model_api api, unsigned switches, struct text body, size_t size,
                    struct heard *heard)
{
    static const struct model_handler handler = {
        .piece = hear_piece, .finish = hear_finish, .refusal = hear_piece};
    struct model_reader *reader =
        model_reader_create(api, switches & 1, 1 + switches / 4 % ANSWERS, &handler, heard);
    bool is_good = true;
    for (size_t at = 0; is_good && at < body.len; at += size) {
        size_t left = body.len - at < size ? body.len - at : size;
        char *piece = memory_copy(body.bytes + at, left); /* gone when the next one comes */
        is_good = model_reader_feed(reader, piece, left);
        memory_free(piece);
    }
    is_good = is_good && model_reader_end(reader, switches & 2);
    struct model_usage usage = model_reader_usage(reader);
    assert(usage.prompt_tokens >= 0 && usage.completion_tokens >= 0);
    buffer_format(&heard->told, " %d %lld %lld", is_good, (long long)usage.prompt_tokens,
                  (long long)usage.completion_tokens);
    if (!is_good) {
        check_error(model_reader_error(reader));
        buffer_add_text(&heard->told, model_reader_error(reader)->text);
    }
    model_reader_destroy(reader);
}

static void read_lists(struct text body)
{
    struct arena arena;
    struct json_document document;
    struct model_error error;
    struct error err;
    const char **texts;
    size_t count;
    arena_init(&arena);
    (void)!model_list_read(body, &arena, &texts, &count, &err);
    (void)!model_moderation_read(body, &arena, &texts, &count, &err);
    if (model_json_open(&document, body, &err)) {
        json_document_close(&document);
    }
    for (int status = 300; status < 600; status += 29) {
        model_error_read(status, NULL, body, &error);
        check_error(&error);
    }
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    unsigned switches = len > 0 ? bytes[0] : 0;
    struct text body = text_from((const char *)bytes + (len > 0), len - (len > 0));
    for (int api = 0; api < MODEL_API_COUNT; api++) {
        struct heard whole = {0};
        struct heard pieces = {0};
        buffer_init(&whole.told, SIZE_MAX);
        buffer_init(&pieces.told, SIZE_MAX);
        read_in((enum model_api)api, switches, body, body.len + 1, &whole);
        read_in((enum model_api)api, switches, body, 1 + switches / 16, &pieces);
        assert(strcmp(buffer_text(&whole.told), buffer_text(&pieces.told)) == 0);
        buffer_release(&whole.told);
        buffer_release(&pieces.told);
    }
    read_lists(body);
    return 0;
}
