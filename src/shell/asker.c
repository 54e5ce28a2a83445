#include "shell/asker.h"

#include "asker_answer.h"
#include "base/secret.h"
#include "shell/model_key.h"
#include "shell/print.h"

struct asker *asker_create(struct office *office, struct net *net)
{
    struct asker *asker = memory_get(sizeof(*asker));

    asker->office = office;
    asker->net = net;
    asker->habits =
        memory_get((office->settings.profile_count + 1) * sizeof(*asker->habits));
    asker->reaches =
        memory_get((office->settings.profile_count + 1) * sizeof(*asker->reaches));
    return asker;
}

void asker_destroy(struct asker *asker)
{
    if (asker == NULL)
        return;
    while (asker->first != NULL)
        asker_stop(asker->first);
    asker_settle(asker);
    memory_free(asker->habits);
    memory_free(asker->reaches);
    memory_free(asker);
}

const char *asker_note(struct asker *asker, const struct model_profile *profile)
{
    struct habits *habits = asker_habits(asker, profile);

    if (profile->moderation || habits->was_told_unmoderated)
        return NULL;
    habits->was_told_unmoderated = true;
    return "no moderation is set: the guard alone reads its drafts";
}

/* ---- what would leave ---- */

static const char *url_of(const struct posed *posed)
{
    struct buffer url;
    const char *copy;

    buffer_init(&url, SIZE_MAX);
    model_call_url(&posed->server, &url);
    copy = arena_copy(posed->arena, buffer_text(&url), url.len);
    buffer_release(&url);
    return copy;
}

static void show_headers(const struct posed *posed, struct asker_request *request)
{
    const struct model_profile *profile = posed->profile;
    struct transfer_request sent = {.url = request->url, .body = request->body};

    sent.headers =
        model_server_headers(profile, &posed->server, posed->arena, &sent.header_count);
    if (profile->key_file != NULL || profile->key_command != NULL)
        sent.secret_name = model_key_header(&posed->server, &sent.secret_before);
    request->headers = transfer_headers(&sent, posed->arena, &request->header_count);
}

static bool show_one(struct posed *posed, size_t variant, int n,
                     struct asker_request *request, struct error *err)
{
    struct leaving leaving = {0};
    size_t len;

    if (!leaving_make(posed, variant, n, &leaving, err))
        return false;
    len = leaving.body.len;
    request->url = url_of(posed);
    request->body =
        text_from(arena_copy(posed->arena, buffer_text(&leaving.body), len), len);
    request->profile = posed->profile;
    for (int kind = 0; kind < MASK_KIND_COUNT; kind++)
        request->masked[kind] = posed_masked(posed, (enum mask_kind)kind);
    show_headers(posed, request);
    leaving_release(&leaving);
    return true;
}

bool asker_show(struct asker *asker, const struct asked *asked, struct arena *arena,
                struct asker_request **requests, size_t *count, struct error *err)
{
    struct posed posed;
    struct asker_request *made;
    bool is_good = posed_make(asker, asked, arena, &posed, err);
    size_t wanted = 0;
    int n = 1;

    if (is_good)
        wanted = posed_requests(&posed, posed.answers, &n);
    made = arena_get(arena, (wanted + 1) * sizeof(*made));
    for (size_t i = 0; is_good && i < wanted; i++)
        is_good = show_one(&posed, i, n, &made[i], err);
    posed_release(&posed);
    if (!is_good)
        return false;
    *requests = made;
    *count = wanted;
    return true;
}

/* ---- sending ---- */

void question_address(const struct question *question, struct transfer_request *request)
{
    const struct posed *posed = &question->posed;

    model_server_request(posed->profile, &posed->server, question->key, posed->arena,
                         request);
}

static struct question *question_create(struct asker *asker)
{
    struct question *question = memory_get(sizeof(*question));

    arena_init(&question->arena);
    question->asker = asker;
    question->usage.is_told = true;
    question->next = asker->first;
    asker->first = question;
    return question;
}

void question_destroy(struct question *question)
{
    struct question **at = &question->asker->first;

    while (*at != question)
        at = &(*at)->next;
    *at = question->next;
    for (struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next) {
        model_reader_destroy(sending->reader);
        leaving_release(&sending->leaving);
    }
    for (size_t i = 0; i < question->posed.answers; i++)
        answer_release(question, i);
    buffer_release_wiped(&question->moderating.body);
    buffer_release_wiped(&question->moderating.answer);
    secret_free(question->key);
    posed_release(&question->posed);
    arena_release(&question->arena);
    memory_free(question);
}

static bool begin(struct question *question, const struct asked *asked, struct error *err)
{
    question->reach = asker_reach(question->asker, asked->profile);
    question->tries = asked->insists ? 0 : reach_tries(question->reach);
    if (!asked->insists && !reach_may_ask(question->reach, asked->profile, err))
        return false;
    if (!posed_make(question->asker, asked, &question->arena, &question->posed, err) ||
        !model_key_read(asked->profile, &question->key, err))
        return false;
    question->url = url_of(&question->posed);
    subjects_of(asked, &question->arena, &question->subjects);
    consents_of(asked, &question->arena, &question->consents);
    for (size_t i = 0; i < question->posed.answers; i++)
        answer_begin(question, i);
    return question_send(question, 0, question->posed.answers, err);
}

bool asker_start(struct asker *asker, const struct asked *asked,
                 const struct asker_handler *handler, void *context,
                 struct question **question, struct error *err)
{
    struct question *made = question_create(asker);

    if (!begin(made, asked, err)) {
        question_destroy(made);
        return false;
    }
    made->handler = *handler;
    made->context = context;
    *question = made;
    return true;
}

static const struct asker_handler silence;

void asker_stop(struct question *question)
{
    question->handler = silence;
    for (struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next)
        sending_cancel(sending);
    moderation_cancel(question);
    question_destroy(question);
}

void asker_drop(struct question *question, size_t index)
{
    if (index >= question->posed.answers)
        return;
    question->growing[index].is_dropped = true;
    for (struct sending *sending = question->sendings; sending != NULL;
         sending = sending->next) {
        bool is_wanted = false;

        for (size_t i = 0; i < sending->count; i++)
            is_wanted = is_wanted || !question->growing[sending->first + i].is_dropped;
        if (!is_wanted)
            sending_cancel(sending);
    }
    if (question->moderating.transfer == NULL)
        question_settle(question);
}

/* ---- sent and waited for ---- */

struct waiting {
    struct arena *arena;
    struct answer *answers;
    size_t count;
    struct model_usage usage;
    bool is_over;
    bool has_failed;
    struct error error;
};

static void keep_answers(void *context, const struct answer *answers, size_t count,
                         const struct model_usage *usage, const char *limit,
                         const struct error *err)
{
    struct waiting *waiting = context;

    (void)limit;
    waiting->is_over = true;
    waiting->usage = *usage;
    waiting->count = count;
    waiting->answers = arena_get(waiting->arena, (count + 1) * sizeof(*waiting->answers));
    for (size_t i = 0; i < count; i++) {
        waiting->answers[i] = answers[i];
        waiting->answers[i].text =
            arena_copy(waiting->arena, answers[i].text, answers[i].len);
        waiting->answers[i].refusal = arena_text(waiting->arena, answers[i].refusal);
        waiting->answers[i].failed = arena_text(waiting->arena, answers[i].failed);
        waiting->answers[i].prompt_hash =
            arena_text(waiting->arena, answers[i].prompt_hash);
        waiting->answers[i].flagged = arena_text(waiting->arena, answers[i].flagged);
        waiting->answers[i].unmoderated =
            arena_text(waiting->arena, answers[i].unmoderated);
    }
    if (err != NULL) {
        waiting->has_failed = true;
        waiting->error = *err;
    }
}

static void say_wait(void *context, int64_t ms, const char *why)
{
    (void)context;
    print_warning("tried again in %lld.%lld s: %s", (long long)(ms / 1000),
                  (long long)(ms % 1000 / 100), why);
}

bool asker_ask(struct asker *asker, const struct asked *asked, struct arena *arena,
               struct answer **answers, size_t *count, struct model_usage *usage,
               struct error *err)
{
    static const struct asker_handler handler = {.waits = say_wait, .done = keep_answers};
    struct waiting waiting = {.arena = arena};
    struct question *question;

    if (!asker_start(asker, asked, &handler, &waiting, &question, err))
        return false;
    while (!waiting.is_over) {
        if (!net_wait(asker->net, NULL, 0, -1, err)) {
            asker_stop(question);
            return false;
        }
    }
    if (waiting.has_failed)
        return error_set(err, waiting.error.code, "%s", waiting.error.text);
    *answers = waiting.answers;
    *count = waiting.count;
    *usage = waiting.usage;
    return true;
}
