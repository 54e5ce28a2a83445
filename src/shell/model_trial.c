#include "shell/model_trial.h"

#include "model_trial_parts.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "shell/model_key.h"
#include "wire/json_gate.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define TRIAL_MS     60000
#define PING_TOKENS  16 /* the fewest that every API takes */
#define JSON_TOKENS  64
#define LESSONS_MAX  6
#define LISTED_SHOWN 5

static const struct prompt_message ping_messages[] = {
    {ROLE_SYSTEM, "Answer with one word."},
    {ROLE_USER, "ping"},
};
static const struct model_prompt ping = {
    .messages = ping_messages,
    .message_count = COUNT_OF(ping_messages),
};
static const struct prompt_message json_messages[] = {
    {ROLE_SYSTEM, "Answer in JSON: an object with one member, word."},
    {ROLE_USER, "ping"},
};
static const struct model_prompt json_ping = {
    .messages = json_messages,
    .message_count = COUNT_OF(json_messages),
    .schema_name = "ping",
    .schema = "{\"type\":\"object\",\"properties\":{\"word\":{\"type\":\"string\"}},"
              "\"required\":[\"word\"],\"additionalProperties\":false}",
};

const char *model_trial_name(const struct model_profile *profile, struct report *report)
{
    return string_equals(profile->name, "model")
               ? "model"
               : arena_format(&report->arena, "model.%s", profile->name);
}

static void count(struct trial *trial, const char *what, bool is_so)
{
    report_count(trial->report,
                 arena_format(&trial->report->arena, "%s.%s", trial->name, what), is_so);
}

static void fact(struct trial *trial, const char *what, const char *text)
{
    report_fact(trial->report,
                arena_format(&trial->report->arena, "%s.%s", trial->name, what), text);
}

static void problem(struct trial *trial, const char *what)
{
    if (what[0] != '\0')
        report_problem(trial->report, trial->name, what);
}

/* What a server calls its models is shown, so it is cleaned. */
static const char *clean(const struct trial *trial, const char *text)
{
    struct buffer out;
    const char *copy;

    buffer_init(&out, 80);
    utf8_sanitise(text_of(text), SANITISE_SHOWN, &out, NULL);
    secret_star(trial->key, out.bytes, 0, out.len);
    copy = arena_copy(&trial->report->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    return copy;
}

static void read_list(struct trial *trial, const struct probe *probe)
{
    struct arena *arena = &trial->report->arena;
    struct text body = text_from(buffer_text(&probe->bytes), probe->bytes.len);
    const char **ids;
    size_t id_count;
    bool is_listed = false;

    if (!model_list_read(body, arena, &ids, &id_count, NULL))
        return;
    trial->listed = arena_get(arena, (LISTED_SHOWN + 1) * sizeof(*trial->listed));
    for (size_t i = 0; i < id_count; i++) {
        is_listed |= string_equals(ids[i], trial->profile->model);
        if (trial->listed_count < LISTED_SHOWN)
            trial->listed[trial->listed_count++] = clean(trial, ids[i]);
    }
    if (trial->profile->model != NULL)
        count(trial, "model_listed", is_listed);
}

/* Whether anything is there at all; a list itself not every server has. */
static bool try_list(struct trial *trial)
{
    struct probe probe;
    bool is_reached;

    probe_list(trial, &probe);
    is_reached = probe.end != TRANSFER_FAILED;
    count(trial, "reachable", is_reached);
    if (!is_reached)
        problem(trial, probe.error.text);
    else if (probe.has_answer)
        read_list(trial, &probe);
    probe_release(&probe);
    return is_reached;
}

static bool learn_max_tokens(struct trial *trial)
{
    bool was_new = string_equals(trial->call.max_tokens_field, "max_completion_tokens");

    trial->call.max_tokens_field = was_new ? "max_tokens" : "max_completion_tokens";
    fact(trial, "max_tokens_field",
         arena_format(&trial->report->arena,
                      "this model takes %s (set max_tokens_field, which saves a request)",
                      trial->call.max_tokens_field));
    return true;
}

static bool learn_temperature(struct trial *trial)
{
    trial->call.has_temperature = false;
    fact(trial, "temperature", "this model takes none: leave it out");
    return true;
}

static bool learn_stop(struct trial *trial)
{
    trial->call.stop_count = 0;
    fact(trial, "stop", "this model takes none: leave it out");
    return true;
}

static bool learn_usage(struct trial *trial)
{
    trial->call.wants_usage = false;
    fact(trial, "usage",
         "the server does not count tokens of a stream: they are estimated");
    return true;
}

/* What is changed where a server does not take a parameter. False: nothing would help. */
static bool learn(struct trial *trial, const struct model_error *fault)
{
    static const struct {
        const char *parameter;
        bool (*learn)(struct trial *trial);
    } lessons[] = {
        {"max_tokens", learn_max_tokens},   {"max_completion_tokens", learn_max_tokens},
        {"temperature", learn_temperature}, {"stop", learn_stop},
        {"stream_options", learn_usage},
    };

    for (size_t i = 0; i < COUNT_OF(lessons); i++) {
        if (text_starts_with(text_of(fault->parameter), lessons[i].parameter) &&
            fault->fault == MODEL_FAULT_PARAMETER)
            return lessons[i].learn(trial);
    }
    return false;
}

/* Several at once are not taken, by whichever words: one by one they may be. */
static bool asks_for_less(struct trial *trial, const struct model_error *fault)
{
    bool may_help = trial->call.n > 1 && (fault->fault == MODEL_FAULT_PARAMETER ||
                                          fault->fault == MODEL_FAULT_REQUEST);

    if (may_help)
        trial->call.n = 1;
    return may_help;
}

static void tell_several(struct trial *trial, const struct probe *probe)
{
    bool takes_several = trial->call.n > 1 && probe->has_begun[1];

    if (trial->profile->n < 2)
        return;
    count(trial, "several", takes_several);
    if (!takes_several)
        fact(trial, "several",
             arena_format(&trial->report->arena,
                          "one answer a request: %lld drafts are %lld requests",
                          (long long)trial->profile->n, (long long)trial->profile->n));
}

static void tell_failure(struct trial *trial, const struct probe *probe)
{
    struct arena *arena = &trial->report->arena;
    const char *what = probe->error.text;
    bool has_key_fault = probe->fault.fault == MODEL_FAULT_KEY;

    if (!probe->was_sent)
        return;
    count(trial, "answers", false);
    if (has_key_fault)
        count(trial, "key_accepted", false);
    if (has_key_fault && trial->key == NULL)
        what = "the server wants a key: name it by key_file or key_command";
    for (size_t i = 0; i < trial->listed_count && probe->fault.fault == MODEL_FAULT_MODEL;
         i++)
        what = arena_format(arena, "%s%s%s", what, i == 0 ? "; it lists " : ", ",
                            trial->listed[i]);
    problem(trial, what[0] == '\0' ? "the server answered nothing" : what);
}

static bool is_stream(const struct probe *probe)
{
    return text_starts_with(text_of(probe->facts.content_type), "text/event-stream");
}

/* As drafts are asked for, but with so many tokens only. */
static bool try_ping(struct trial *trial)
{
    struct probe probe;
    bool has_answer;

    probe_call(trial, &trial->call, &probe);
    for (int i = 0; i < LESSONS_MAX && !probe.has_answer &&
                    (learn(trial, &probe.fault) || asks_for_less(trial, &probe.fault));
         i++) {
        probe_release(&probe);
        probe_call(trial, &trial->call, &probe);
    }
    has_answer = probe.has_answer;
    if (has_answer) {
        count(trial, "key_accepted", true);
        count(trial, "answers", true);
        count(trial, "streams", is_stream(&probe));
        if (!is_stream(&probe))
            fact(trial, "streams",
                 "answers come whole: drafts show when they are finished");
        tell_several(trial, &probe);
    } else {
        tell_failure(trial, &probe);
    }
    probe_release(&probe);
    return has_answer;
}

static bool is_json(const struct probe *probe)
{
    struct json_document document;
    bool is_good = model_json_open(
        &document, text_from(buffer_text(&probe->bytes), probe->bytes.len), NULL);

    if (is_good)
        json_document_close(&document);
    return is_good;
}

/* By a schema, by JSON alone, in words: the first that the server takes. */
static void try_schema(struct trial *trial)
{
    static const char *const ways[] = {
        NULL, "not taken: json_object, and the schema in words, are asked for in its place",
        "not taken: JSON is asked for in words"};
    struct model_call call = trial->call;
    struct probe probe = {0};
    size_t way = 0;

    if (trial->server.api == MODEL_COMPLETIONS || trial->server.api == MODEL_MESSAGES)
        return;
    call.prompt = &json_ping;
    call.n = 1;
    call.is_streamed = false;
    call.wants_usage = false;
    call.max_tokens = JSON_TOKENS;
    for (; way < COUNT_OF(ways); way++) {
        call.plain_schema = way == 1;
        call.worded_schema = way == 2;
        probe_call(trial, &call, &probe);
        if (probe.has_answer || !probe.was_sent || way + 1 == COUNT_OF(ways))
            break;
        probe_release(&probe);
    }
    if (probe.was_sent)
        count(trial, "json_schema", probe.has_answer && way == 0);
    if (!probe.has_answer)
        problem(trial, probe.error.text);
    else if (way > 0)
        fact(trial, "json_schema", ways[way]);
    else if (!is_json(&probe))
        fact(trial, "json_schema",
             "taken, but the answer was no JSON: picks and triage may "
             "stay with the local engine");
    probe_release(&probe);
}

/* Where the profile says that the server has it. */
static void try_moderation(struct trial *trial)
{
    struct arena *arena = &trial->report->arena;
    struct probe probe;
    const char **flagged;
    size_t flagged_count;
    bool is_good;

    if (!trial->profile->moderation) {
        fact(trial, "moderation", "off: the guard alone reads its drafts");
        return;
    }
    probe_moderation(trial, "ping", &probe);
    is_good = probe.has_answer &&
              model_moderation_read(text_from(buffer_text(&probe.bytes), probe.bytes.len),
                                    arena, &flagged, &flagged_count, NULL);
    count(trial, "moderates", is_good);
    if (!is_good)
        problem(trial, arena_format(arena,
                                    "nothing is moderated there: set moderation = off, or "
                                    "correct url (%s)",
                                    probe.error.text[0] == '\0' ? "the answer is no verdict"
                                                                : probe.error.text));
    probe_release(&probe);
}

/* Who works on what is sent is what a privacy officer asks first. */
static void tell_who(struct trial *trial)
{
    const struct model_profile *profile = trial->profile;

    fact(trial, "server",
         arena_format(&trial->report->arena, "%s (%s%s%s)", profile->url,
                      profile->api == NULL ? "chat" : profile->api,
                      profile->model == NULL ? "" : ", ", string_or_empty(profile->model)));
    fact(trial, "processor", profile->processor);
    fact(trial, "region", profile->region);
    fact(trial, "retention", profile->retention);
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct model_call first_call(const struct trial *trial)
{
    const struct model_profile *profile = trial->profile;

    return (struct model_call){
        .prompt = &ping,
        .n = profile->n > 1 && model_api_takes_n(trial->server.api) ? PROBE_ANSWERS : 1,
        .is_streamed = true,
        .has_temperature = profile->has_temperature,
        .temperature = profile->temperature,
        .max_tokens = PING_TOKENS,
        .max_tokens_field = profile->max_tokens_field,
        .stop = profile->stop,
        .stop_count = profile->stop_count,
        .wants_usage = true,
    };
}

void model_trial_run(struct office *office, struct net *net,
                     const struct model_profile *profile, struct report *report)
{
    struct trial trial = {
        .office = office,
        .net = net,
        .profile = profile,
        .report = report,
        .name = model_trial_name(profile, report),
    };
    struct error err = {0};

    if (profile->url == NULL) {
        problem(&trial, "has no url, so it reaches nothing (set url)");
        return;
    }
    tell_who(&trial);
    model_server_of(profile, &trial.server);
    trial.call = first_call(&trial);
    if (!model_key_read(profile, &trial.key, &err)) {
        problem(&trial, err.text);
        return;
    }
    trial.ends_at_ms = now_ms() + TRIAL_MS;
    if (try_list(&trial) && try_ping(&trial)) {
        try_schema(&trial);
        try_moderation(&trial);
    }
    secret_free(trial.key);
}
