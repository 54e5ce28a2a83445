#include "desk/desk.h"

#include "base/memory.h"
#include "base/secret.h"
#include "wire/json_write.h"
#include "wire/script.h"

#include <string.h>

#define RECORD_LIMIT (1024 * 1024)

/* A line of the script that waits for a reply. */
struct answer {
    char *ticket; /* NULL: for any ticket in lang */
    char *lang;
    char *text;
    int64_t delay;
    bool is_used;
};

/* Something on its way in. */
struct arrival {
    moment_t at;
    char *to;     /* NULL: a whole ticket */
    char *record; /* as it arrives; of an answer, its text */
    char *author; /* of an answer, who was written to; NULL: without a name */
    bool is_answer;
};

struct desk {
    struct answer *answers;
    size_t answer_count;
    size_t answer_capacity;
    struct arrival *arrivals;
    size_t arrival_count;
    size_t arrival_capacity;
};

struct desk *desk_local_create(void)
{
    return memory_get(sizeof(struct desk));
}

void desk_destroy(struct desk *desk)
{
    if (desk == NULL)
        return;
    for (size_t i = 0; i < desk->answer_count; i++) {
        memory_free(desk->answers[i].ticket);
        memory_free(desk->answers[i].lang);
        memory_free(desk->answers[i].text);
    }
    for (size_t i = 0; i < desk->arrival_count; i++) {
        memory_free(desk->arrivals[i].to);
        memory_free(desk->arrivals[i].record);
        memory_free(desk->arrivals[i].author);
    }
    memory_free(desk->answers);
    memory_free(desk->arrivals);
    memory_free(desk);
}

/* Takes what the arrival owns. */
static void add_arrival(struct desk *desk, struct arrival arrival)
{
    desk->arrivals = memory_reserve(desk->arrivals, &desk->arrival_capacity,
                                    desk->arrival_count, sizeof(*desk->arrivals));
    desk->arrivals[desk->arrival_count++] = arrival;
}

static void add_answer(struct desk *desk, const struct script_line *line)
{
    desk->answers = memory_reserve(desk->answers, &desk->answer_capacity,
                                   desk->answer_count, sizeof(*desk->answers));
    desk->answers[desk->answer_count++] =
        (struct answer){memory_text(line->ticket), memory_text(line->lang),
                        memory_text(line->text), line->seconds, false};
}

bool desk_local_script(struct desk *desk, const char *line, moment_t start,
                       struct error *err)
{
    struct arena arena;
    struct script_line read;
    bool is_read;

    arena_init(&arena);
    is_read = script_read(text_of(line), &arena, &read, err);
    if (is_read && read.kind == SCRIPT_ANSWER)
        add_answer(desk, &read);
    else if (is_read)
        add_arrival(
            desk,
            (struct arrival){
                .at = start + read.seconds,
                .to = read.kind == SCRIPT_ARRIVE_MESSAGE ? memory_text(read.ticket) : NULL,
                .record = memory_copy(read.record.bytes, read.record.len),
            });
    arena_release(&arena);
    return is_read;
}

/* "zh-CN" and "zh" are one language here. */
static bool is_same_language(const char *a, const char *b)
{
    struct text left = text_of(a);
    struct text right = text_of(b);
    struct text primary_left;
    struct text primary_right;

    return text_next(&left, '-', &primary_left) && text_next(&right, '-', &primary_right) &&
           text_equals(primary_left, primary_right);
}

/* The ticket's own next answer, else one that fits any ticket in its language. */
static struct answer *find_answer(struct desk *desk, const struct outgoing *reply)
{
    struct answer *general = NULL;
    bool has_own = false;

    for (size_t i = 0; i < desk->answer_count; i++) {
        struct answer *answer = &desk->answers[i];

        if (string_equals(answer->ticket, reply->ticket)) {
            if (!answer->is_used)
                return answer;
            has_own = true;
        } else if (answer->ticket == NULL && general == NULL &&
                   is_same_language(answer->lang, reply->lang)) {
            general = answer;
        }
    }
    return has_own ? NULL : general; /* who said all there was to say is silent */
}

bool desk_send(struct desk *desk, const struct outgoing *reply, moment_t now,
               struct error *err)
{
    struct answer *answer = find_answer(desk, reply);

    (void)
        err; /* the built-in desk takes every reply: its record in the vault is the reply */
    if (answer == NULL)
        return true;
    answer->is_used = answer->ticket != NULL;
    add_arrival(desk, (struct arrival){.at = now + answer->delay,
                                       .to = memory_text(reply->ticket),
                                       .record = memory_text(answer->text),
                                       .author = memory_text(reply->customer),
                                       .is_answer = true});
    return true;
}

moment_t desk_next(const struct desk *desk)
{
    moment_t next = MOMENT_NONE;

    for (size_t i = 0; i < desk->arrival_count; i++) {
        if (next == MOMENT_NONE || desk->arrivals[i].at < next)
            next = desk->arrivals[i].at;
    }
    return next;
}

/* An answer as the message that it is. */
static void write_answer(const struct arrival *arrival, moment_t now, struct buffer *out)
{
    struct json_writer writer;
    uint8_t random[8];
    char id[2 * sizeof(random) + 1];

    secret_random(random, sizeof(random));
    secret_to_hex(random, sizeof(random), id);
    json_writer_init(&writer, out);
    json_open_object(&writer, NULL);
    json_string(&writer, "id", id);
    json_string(&writer, "from", "customer");
    if (arrival->author != NULL)
        json_string(&writer, "author", arrival->author);
    json_moment(&writer, "at", now);
    json_string(&writer, "text", arrival->record);
    json_close_object(&writer);
}

static void hand_over(const struct arrival *arrival, moment_t now, desk_handler *handler,
                      void *context)
{
    struct buffer record;

    if (!arrival->is_answer) {
        handler(context, arrival->to, text_of(arrival->record));
        return;
    }
    buffer_init(&record, RECORD_LIMIT);
    write_answer(arrival, now, &record);
    handler(context, arrival->to, text_from(buffer_text(&record), record.len));
    buffer_release(&record);
}

void desk_poll(struct desk *desk, moment_t now, desk_handler *handler, void *context)
{
    for (size_t i = 0; i < desk->arrival_count;) {
        struct arrival arrival = desk->arrivals[i];

        if (arrival.at > now) {
            i++;
            continue;
        }
        desk->arrivals[i] = desk->arrivals[--desk->arrival_count];
        hand_over(&arrival, now, handler, context);
        memory_free(arrival.to);
        memory_free(arrival.record);
        memory_free(arrival.author);
    }
}
