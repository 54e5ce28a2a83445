#include "wire/egress.h"

#define HASH_DIGITS_SHOWN 8

#include "wire/fields.h"
#include "wire/json_write.h"

#include <stdio.h>
#include <string.h>

static void write_text(struct json_writer *json, const char *key, const char *value)
{
    struct text text = text_of(value);
    if (!value) {
        json_null(json, key);
        return;
    }
    if (text.len > EGRESS_TEXT_MAX) {
        text.len = EGRESS_TEXT_MAX;
        while (text.len > 0 && ((unsigned char)text.bytes[text.len] & 0xC0) == 0x80) {
            text.len--;
        }
    }
    json_text(json, key, text);
}

void egress_encode(const struct egress *egress, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_moment(&json, "at", egress->at);
    write_text(&json, "kind", egress->kind);
    write_text(&json, "profile", egress->profile);
    write_text(&json, "host", egress->host);
    write_text(&json, "model", egress->model);
    write_text(&json, "processor", egress->processor);
    write_text(&json, "region", egress->region);
    write_text(&json, "retention", egress->retention);
    write_text(&json, "prompt_hash", egress->prompt_hash);
    json_integer(&json, "bytes", egress->bytes);
    json_open_array(&json, "masked");
    for (size_t i = 0; i < egress->masked_count; i++) {
        write_text(&json, NULL, egress->masked[i]);
    }
    json_close_array(&json);
    write_text(&json, "finish", egress->finish);
    json_integer(&json, "prompt_tokens", egress->prompt_tokens);
    json_integer(&json, "completion_tokens", egress->completion_tokens);
    json_bool(&json, "estimated", egress->is_estimated);
    json_integer(&json, "cost_micro", egress->cost_micro);
    write_text(&json, "currency", egress->currency);
    json_close_object(&json);
}

bool egress_has_ended(const struct egress *egress)
{
    return !string_equals(egress->finish, "sent") &&
           !text_starts_with(text_of(egress->finish), "again:");
}

// clang-format off
#define NOUN struct egress
static const struct field egress_fields[] = {
    {FIELD("at", field_moment, at), .is_required = true},
    {FIELD("kind", field_text, kind), .is_required = true},
    {FIELD("profile", field_text, profile)},
    {FIELD("host", field_text, host)},
    {FIELD("model", field_text, model)},
    {FIELD("processor", field_text, processor)},
    {FIELD("region", field_text, region)},
    {FIELD("retention", field_text, retention)},
    {FIELD("prompt_hash", field_text, prompt_hash)},
    {FIELD("bytes", field_integer, bytes), .min = 0, .max = INT64_MAX},
    {FIELD("masked", field_texts, masked), FIELD_COUNT(masked_count)},
    {FIELD("finish", field_text, finish)},
    {FIELD("prompt_tokens", field_integer, prompt_tokens), .min = 0, .max = INT64_MAX},
    {FIELD("completion_tokens", field_integer, completion_tokens), .min = 0, .max = INT64_MAX},
    {FIELD("estimated", field_flag, is_estimated)},
    {FIELD("cost_micro", field_integer, cost_micro), .min = 0, .max = INT64_MAX},
    {FIELD("currency", field_text, currency)},
};
#undef NOUN
// clang-format on
static const struct shape egress_shape = {egress_fields, COUNT_OF(egress_fields),
                                          sizeof(struct egress), NULL, NULL};

bool egress_decode(struct text body, struct arena *arena, struct egress *egress,
                   struct error *err)
{
    struct egress found = {0};
    if (!fields_read_line(body, arena, &egress_shape, &found, err)) {
        return false;
    }
    *egress = found;
    return true;
}

void egress_format_cost(int64_t cost_micro, char out[EGRESS_COST_SIZE])
{
    size_t len;
    snprintf(out, EGRESS_COST_SIZE, "%lld.%06lld", (long long)(cost_micro / 1000000),
             (long long)(cost_micro % 1000000));
    len = strlen(out);
    for (int spare = 4; spare > 0 && out[len - 1] == '0'; spare--) {
        out[--len] = '\0';
    }
}

/* " (Example Ltd, EU, kept 30 days)": what was said of who works there. */
static const char *whose_words(const struct egress *egress, struct arena *arena)
{
    const char *words = "";
    if (egress->processor) {
        words = egress->processor;
    }
    if (egress->region) {
        words = arena_format(arena, "%s%s%s", words, *words ? ", " : "", egress->region);
    }
    if (egress->retention) {
        words = arena_format(arena, "%s%skept %s", words, *words ? ", " : "",
                             egress->retention);
    }
    return *words ? arena_format(arena, " (%s)", words) : "";
}

static const char *masked_words(const struct egress *egress, struct arena *arena)
{
    const char *words = egress->masked_count == 0 ? "nothing to mask" : "masked";
    for (size_t i = 0; i < egress->masked_count; i++) {
        words = arena_format(arena, "%s%s %s", words, i == 0 ? "" : ",", egress->masked[i]);
    }
    return words;
}

/* "; stop, about 900 and 120 tokens, 0.000207 EUR": of one that has ended. */
static const char *end_words(const struct egress *egress, struct arena *arena)
{
    char cost[EGRESS_COST_SIZE];
    const char *words = arena_format(arena, "; %s", string_or_empty(egress->finish));
    if (!egress_has_ended(egress)) {
        return words;
    }
    words = arena_format(
        arena, "%s, %s%lld and %lld tokens", words, egress->is_estimated ? "about " : "",
        (long long)egress->prompt_tokens, (long long)egress->completion_tokens);
    egress_format_cost(egress->cost_micro, cost);
    return egress->currency
               ? arena_format(arena, "%s, %s %s", words, cost, egress->currency)
               : words;
}

/* What is told of a request of which not a byte went, since no connection came to be: in
 * front of the host, or behind it (src/net/transfer_words.c). */
static const struct {
    const char *before;
    const char *behind;
} unreached[] = {
    {"there is no host ", ""},
    {"the certificate of ", ""},
    {"the proxy gives no way to ", ""},
    {"", " refused the connection"},
    {"", " cannot be reached"},
    {"", " is not reached, as there is no such host"},
    {"", " did not take the connection in time"},
    {"", " does not speak TLS"},
    {"", " is not asked, as the file"},
};

/* Words that a server says stand behind others, so they do not count. */
static bool has_stayed(const struct egress *egress)
{
    struct text rest = text_of(string_or_empty(egress->finish));
    bool has_stayed = false;
    if (!text_starts_with(rest, "failed: ")) {
        return false;
    }
    rest = text_from(rest.bytes + strlen("failed: "), rest.len - strlen("failed: "));
    for (size_t i = 0; i < COUNT_OF(unreached); i++) {
        struct text behind = rest;
        bool is_begun = text_starts_with(rest, unreached[i].before);
        size_t len = is_begun ? strlen(unreached[i].before) : 0;
        len += is_begun ? strcspn(rest.bytes + len, " ") : 0;
        behind = text_from(rest.bytes + len, rest.len - len);
        has_stayed |= is_begun && text_starts_with(behind, unreached[i].behind);
    }
    return has_stayed;
}

const char *egress_words(const struct egress *egress, struct arena *arena)
{
    return arena_format(arena, "%s for a model: %s by %s, %s at %s%s, prompt %.*s, %s%s",
                        has_stayed(egress) ? "did not leave, meant" : "left", egress->kind,
                        string_or_empty(egress->profile), string_or_empty(egress->model),
                        string_or_empty(egress->host), whose_words(egress, arena),
                        HASH_DIGITS_SHOWN, string_or_empty(egress->prompt_hash),
                        masked_words(egress, arena), end_words(egress, arena));
}
