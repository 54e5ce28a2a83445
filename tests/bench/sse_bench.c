/*
 * The event parser over long streams of small events, in pieces as curl gives them, beside
 * memchr over the same bytes; the reader of answers over chunks of a chat, beside bare
 * cJSON. Medians of rounds in one run; prints, gates nothing.
 */
#include "base/buffer.h"
#include "wire/model_reply.h"
#include "wire/sse.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS       7
#define STREAM_BYTES (32u << 20)
#define PIECE_BYTES  (16u << 10)
#define LIMIT        (1u << 20)
#define CHUNKS       100000

static const struct {
    const char *what;
    const char *event;
} streams[] = {
    {"chunks of a chat",
     "data: "
     "{\"id\":\"chatcmpl-CgR5kFwW3ahlqGq1Zb7f9Q\",\"object\":\"chat.completion.chunk\","
     "\"created\":1764345092,\"model\":\"gpt-4.1-mini\",\"system_fingerprint\":\"fp_"
     "3f58d\","
     "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" "
     "parcel\"},\"finish_reason\":null}]}"
     "\n\n"},
    {"events with names, CR LF",
     "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
     "\"delta\":{\"type\":\"text_delta\",\"text\":\" parcel\"}}\r\n\r\n"},
    {"events of 16 bytes", "data: {\"t\":\"a\"}\n\n"},
};

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;

    return left < right ? -1 : left > right;
}

static bool count_event(void *context, struct text name, struct text data)
{
    size_t *bytes = context;

    *bytes += name.len + data.len;
    return true;
}

static double parse_s(struct text stream, size_t *heard)
{
    double began = now_s();
    struct sse_parser *parser = sse_create(LIMIT, count_event, heard);

    for (size_t at = 0; at < stream.len; at += PIECE_BYTES) {
        size_t left = stream.len - at;

        if (!sse_feed(parser, stream.bytes + at, left < PIECE_BYTES ? left : PIECE_BYTES)) {
            fprintf(stderr, "sse_bench: a good stream is refused\n");
            exit(1);
        }
    }
    sse_destroy(parser);
    return now_s() - began;
}

/* From line end to line end, as any parser has to. */
static double memchr_s(struct text stream, size_t *lines)
{
    double began = now_s();
    const char *end = stream.bytes + stream.len;
    const char *at = stream.bytes;

    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at++;
        (*lines)++;
    }
    return now_s() - began;
}

static void measure(const char *what, const char *event)
{
    struct buffer stream;
    double parsed[ROUNDS];
    double searched[ROUNDS];
    size_t heard = 0;
    size_t lines = 0;

    buffer_init(&stream, STREAM_BYTES + LIMIT);
    while (stream.len < STREAM_BYTES) {
        buffer_add_text(&stream, event);
    }
    struct text whole = text_from(stream.bytes, stream.len);
    for (int i = 0; i < ROUNDS; i++) {
        parsed[i] = parse_s(whole, &heard);
        searched[i] = memchr_s(whole, &lines);
    }
    qsort(parsed, ROUNDS, sizeof(*parsed), by_size);
    qsort(searched, ROUNDS, sizeof(*searched), by_size);
    double megabytes = (double)whole.len / 1e6;
    printf(
        "sse, %-26s %6.0f MB/s, %5.1f ns an event; memchr from line to line %6.0f MB/s\n",
        what, megabytes / parsed[ROUNDS / 2],
        parsed[ROUNDS / 2] * 1e9 / ((double)whole.len / (double)strlen(event)),
        megabytes / searched[ROUNDS / 2]);
    if (heard == 0 || lines == 0) {
        exit(1);
    }
    buffer_release(&stream);
}

static void take_piece(void *context, size_t index, struct text piece)
{
    *(size_t *)context += index + piece.len;
}

static void take_finish(void *context, size_t index, enum model_finish finish)
{
    *(size_t *)context += index + finish;
}

static double read_us(const char *event, size_t *heard)
{
    static const struct model_handler handler = {.piece = take_piece, .finish = take_finish};
    struct model_reader *reader = model_reader_create(MODEL_CHAT, true, 1, &handler, heard);
    double began = now_s();

    for (int i = 0; i < CHUNKS; i++) {
        if (!model_reader_feed(reader, event, strlen(event))) {
            fprintf(stderr, "sse_bench: a good chunk is refused\n");
            exit(1);
        }
    }
    double took = now_s() - began;
    model_reader_destroy(reader);
    return took * 1e6 / CHUNKS;
}

static double cjson_us(const char *event, size_t *heard)
{
    const char *json = strchr(event, '{');
    double began = now_s();

    for (int i = 0; i < CHUNKS; i++) {
        cJSON *tree = cJSON_Parse(json);

        *heard += tree != NULL;
        cJSON_Delete(tree);
    }
    return (now_s() - began) * 1e6 / CHUNKS;
}

/* cJSON first: once the gate has opened a document cJSON has the gate's memory, which frees
 * nothing by itself. */
static void measure_reader(const char *event)
{
    double read[ROUNDS];
    double parsed[ROUNDS];
    size_t heard = 0;

    for (int i = 0; i < ROUNDS; i++) {
        parsed[i] = cjson_us(event, &heard);
    }
    for (int i = 0; i < ROUNDS; i++) {
        read[i] = read_us(event, &heard);
    }
    qsort(read, ROUNDS, sizeof(*read), by_size);
    qsort(parsed, ROUNDS, sizeof(*parsed), by_size);
    printf("reply, chunks of a chat         %.2f us a chunk, from bytes to a piece; bare "
           "cJSON "
           "%.2f us\n",
           read[ROUNDS / 2], parsed[ROUNDS / 2]);
    if (heard == 0) {
        exit(1);
    }
}

int main(void)
{
    measure_reader(streams[0].event);
    for (size_t i = 0; i < COUNT_OF(streams); i++) {
        measure(streams[i].what, streams[i].event);
    }
    return 0;
}
