/* What an error means, and the sentence it is told in. */
#include "base/utf8.h"
#include "model_reply_parts.h"

#include <string.h>

#define NAME_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."
#define WORDS_LEN  120 /* bytes of what the server says */
#define STATUS_LEN 6   /* " [400]" */

/* The first row that fits is it. Words are compared with code and type, phrases are looked
 * for in the message, both without case. */
static const struct rule {
    const char *word;
    const char *phrase;
    int from; /* statuses; 0: any */
    int to;
    bool needs_parameter;
    bool is_no_json;
    enum model_fault fault;
    const char *parameter;
    const char *sentence; /* NULL: the fault's own */
} rules[] = {
    {.from = 529, .to = 529, .fault = MODEL_FAULT_RATE},
    {.word = "insufficient_quota", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_hard_limit_reached", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_not_active", .fault = MODEL_FAULT_QUOTA},
    {.word = "billing_error", .fault = MODEL_FAULT_QUOTA},
    {.phrase = "credit balance is too low", .fault = MODEL_FAULT_QUOTA},
    {.word = "invalid_api_key", .fault = MODEL_FAULT_KEY},
    {.word = "authentication_error", .fault = MODEL_FAULT_KEY},
    {.word = "permission_error", .fault = MODEL_FAULT_KEY},
    {.phrase = "API key not valid", .fault = MODEL_FAULT_KEY},
    {.word = "unsupported_country_region_territory", .fault = MODEL_FAULT_REQUEST},
    {.word = "model_not_found", .fault = MODEL_FAULT_MODEL},
    {.word = "model_decommissioned", .fault = MODEL_FAULT_MODEL},
    {.word = "DeploymentNotFound", .fault = MODEL_FAULT_MODEL},
    {.word = "not_found_error", .fault = MODEL_FAULT_MODEL},
    {.word = "NotFoundError", .fault = MODEL_FAULT_MODEL},
    {.word = "context_length_exceeded", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "exceed_context_size_error", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "request_too_large", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "string_above_max_length", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "maximum context length", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "available context size", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "prompt is too long", .fault = MODEL_FAULT_TOO_LONG},
    {.phrase = "input token count", .fault = MODEL_FAULT_TOO_LONG},
    {.word = "unsupported_parameter", .fault = MODEL_FAULT_PARAMETER},
    {.word = "unsupported_value", .fault = MODEL_FAULT_PARAMETER},
    {.word = "unknown_parameter", .fault = MODEL_FAULT_PARAMETER},
    {.word = "extra_forbidden", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "extra_forbidden", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "only one completion choice",
     .fault = MODEL_FAULT_PARAMETER,
     .parameter = "n"},
    {.phrase = "not supported", .needs_parameter = true, .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "unrecognized request argument", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "unsupported parameter", .fault = MODEL_FAULT_PARAMETER},
    {.phrase = "response_format",
     .fault = MODEL_FAULT_PARAMETER,
     .parameter = "response_format"},
    {.word = "content_filter",
     .fault = MODEL_FAULT_REQUEST,
     .sentence =
         "the server's content filter refuses the question itself: write this reply by "
         "hand, or ask in other words"},
    {.word = "rate_limit_exceeded", .fault = MODEL_FAULT_RATE},
    {.word = "rate_limit_error", .fault = MODEL_FAULT_RATE},
    {.word = "RESOURCE_EXHAUSTED", .fault = MODEL_FAULT_RATE},
    {.word = "overloaded_error", .fault = MODEL_FAULT_SERVER},
    {.word = "unavailable_error",
     .fault = MODEL_FAULT_SERVER,
     .sentence = "the server still loads its model: ask again in a minute"},
    {.word = "server_error", .fault = MODEL_FAULT_SERVER},
    {.word = "internal_server_error", .fault = MODEL_FAULT_SERVER},
    {.from = 300,
     .to = 399,
     .fault = MODEL_FAULT_NOT_API,
     .sentence = "the address leads elsewhere: set url to where it leads"},
    {.from = 401, .to = 401, .fault = MODEL_FAULT_KEY},
    {.from = 407,
     .to = 407,
     .fault = MODEL_FAULT_NOT_API,
     .sentence = "the proxy wants a name and a password, which are not given: ask for a "
                 "way without"},
    {.from = 408, .to = 408, .fault = MODEL_FAULT_SERVER},
    {.from = 413, .to = 413, .fault = MODEL_FAULT_TOO_LONG},
    {.from = 429, .to = 429, .fault = MODEL_FAULT_RATE},
    {.from = 500, .to = 599, .fault = MODEL_FAULT_SERVER},
    {.is_no_json = true, .fault = MODEL_FAULT_NOT_API},
    {.from = 402, .to = 402, .fault = MODEL_FAULT_QUOTA},
    {.from = 403, .to = 403, .fault = MODEL_FAULT_KEY},
    {.from = 404, .to = 404, .fault = MODEL_FAULT_MODEL},
    {.from = 405, .to = 405, .fault = MODEL_FAULT_NOT_API},
    {.from = 400, .to = 499, .fault = MODEL_FAULT_REQUEST},
    {.fault = MODEL_FAULT_SERVER},
};

/* What is told, and what to do. The first is followed by the parameter where one is known.
 */
static const struct {
    const char *sentence;
    bool has_words; /* the server's own follow: what it says of a key may be the key */
} faults[MODEL_FAULT_COUNT] = {
    [MODEL_FAULT_KEY] =
        {"the server refuses the key: put a good one into key_file or key_command", false},
    [MODEL_FAULT_QUOTA] =
        {"the account has no quota left: top it up, or choose another profile", true},
    [MODEL_FAULT_RATE] = {"the server has too many requests: wait a minute, then ask again",
                          true},
    [MODEL_FAULT_MODEL] = {"the server knows no such model or path: correct model or url",
                           true},
    [MODEL_FAULT_PARAMETER] =
        {"the server does not take a setting with this model: change it", true},
    [MODEL_FAULT_TOO_LONG] =
        {"the question is too long for this model: lower prompt_tokens", true},
    [MODEL_FAULT_SERVER] = {"the server is overloaded or broken: ask again in a while",
                            true},
    [MODEL_FAULT_NOT_API] =
        {"what answers there is no model API: correct url, look at the proxy", true},
    [MODEL_FAULT_ANSWER] = {"the answer is none of this API: correct api or url", true},
    [MODEL_FAULT_REQUEST] = {"the server refuses the request", true},
};

/* On one line, without control characters, cut at a character. */
static void add_clean(struct buffer *out, struct text text, size_t limit)
{
    struct buffer clean;
    buffer_init(&clean, limit);
    utf8_sanitise(text, SANITISE_SHOWN, &clean, NULL);
    for (size_t i = 0; i < clean.len; i++) {
        clean.bytes[i] = clean.bytes[i] == '\n' ? ' ' : clean.bytes[i];
    }
    struct text trimmed = text_trim(text_from(clean.bytes, clean.len));
    buffer_add(out, trimmed.bytes, trimmed.len);
    buffer_release_wiped(&clean);
}

static void write_text(enum model_fault fault, const char *sentence, int status,
                       struct text words, struct model_error *error)
{
    struct buffer out;
    buffer_init(&out, sizeof(error->text) - 1);
    buffer_add_text(&out, sentence ? sentence : faults[fault].sentence);
    if (fault == MODEL_FAULT_PARAMETER && error->parameter[0] != '\0') {
        buffer_format(&out, " (%s)", error->parameter);
    }
    if (faults[fault].has_words && text_trim(words).len > 0) {
        buffer_add_text(&out, "; it says: ");
        size_t room = out.limit - out.len - STATUS_LEN;
        add_clean(&out, words, room < WORDS_LEN ? room : WORDS_LEN);
    }
    if (status != REPLY_OK) {
        buffer_format(&out, " [%d]", status);
    }
    snprintf(error->text, sizeof(error->text), "%s", buffer_text(&out));
    buffer_release_wiped(&out);
    error->fault = fault;
}

void model_error_set(enum model_fault fault, const char *words, struct model_error *error)
{
    *error = (struct model_error){0};
    write_text(fault, NULL, REPLY_OK, text_of(words), error);
}

static bool is_word(const char *wanted, const char *found)
{
    return found && text_is_ignoring_case(text_of(found), wanted);
}

static bool fits(const struct rule *rule, const struct reply_fault *it)
{
    return (!rule->word || is_word(rule->word, it->code) ||
            is_word(rule->word, it->type)) &&
           (!rule->phrase || (it->message && strcasestr(it->message, rule->phrase))) &&
           (rule->from == 0 || (it->status >= rule->from && it->status <= rule->to)) &&
           (!rule->needs_parameter || it->parameter) && (!rule->is_no_json || !it->is_json);
}

static const struct rule *rule_for(const struct reply_fault *it)
{
    const struct rule *rule = rules;
    while (!fits(rule, it)) {
        rule++; /* the last one fits all */
    }
    return rule;
}

/* The word behind a mark, up to the next byte that is none of a parameter's name. */
static struct text word_behind(const char *message, const char *mark)
{
    const char *at = message ? strstr(message, mark) : NULL;
    struct text word = {"", 0};
    if (at) {
        word.bytes = at + strlen(mark) + strcspn(at + strlen(mark), NAME_BYTES);
        word.len = strspn(word.bytes, NAME_BYTES);
    }
    return word;
}

/* "… 'loc': ('body', 'stream_options')", "Unsupported parameter: 'max_tokens' …", "…
 * argument supplied: max_tokens" */
static struct text parameter_in(const char *message)
{
    static const char *const marks[] = {"'body'", "\"body\"", "'", ": "};
    struct text word = {"", 0};
    for (size_t i = 0; i < COUNT_OF(marks) && word.len == 0; i++) {
        word = word_behind(message, marks[i]);
    }
    return word;
}

static void name_parameter(const struct rule *rule, const struct reply_fault *it,
                           struct model_error *error)
{
    struct buffer clean;
    struct text name = text_of(rule->parameter ? rule->parameter : it->parameter);
    buffer_init(&clean, sizeof(error->parameter) - 1);
    add_clean(&clean, name.len > 0 ? name : parameter_in(it->message),
              sizeof(error->parameter) - 1);
    snprintf(error->parameter, sizeof(error->parameter), "%s", buffer_text(&clean));
    buffer_release(&clean);
}

void reply_judge(const struct reply_fault *it, struct model_error *error)
{
    const struct rule *rule = rule_for(it);
    *error = (struct model_error){0};
    if (rule->fault == MODEL_FAULT_PARAMETER) {
        name_parameter(rule, it, error);
    }
    write_text(rule->fault, rule->sentence, it->status,
               it->message ? text_of(it->message) : it->words, error);
}
