#include "wire/opinion.h"

static const char *const verdict_words[] = {
    [SEVERITY_MARK] = "pass", [SEVERITY_WARN] = "warn", [SEVERITY_BLOCK] = "block"};

void source_write(struct json_writer *json, const char *key, const struct source *source)
{
    const struct {
        const char *key;
        const char *value;
    } members[] = {{"id", source->id},
                   {"field", source->field},
                   {"value", source->value},
                   {"quote", source->quote}};
    json_open_object(json, key);
    json_string(json, "kind", source->kind);
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        if (members[i].value) {
            json_string(json, members[i].key, members[i].value);
        }
    }
    json_close_object(json);
}

static void write_span(struct json_writer *json, size_t start, size_t end)
{
    json_integer(json, "start", (int64_t)start);
    json_integer(json, "end", (int64_t)end);
}

static struct text slice(struct text text, size_t start, size_t end)
{
    if (start > end || end > text.len) {
        return text_of(NULL);
    }
    return text_from(text.bytes + start, end - start);
}

static void write_attested(struct json_writer *json, const struct claim *claim,
                           struct text words, const struct attestation *attestations,
                           size_t count)
{
    for (size_t i = 0; claim->verdict == VERDICT_ATTESTED && i < count; i++) {
        const struct attestation *attestation = &attestations[i];
        if (attestation->kind != claim->kind || !text_is(words, attestation->text)) {
            continue;
        }
        json_open_object(json, "attested");
        json_string(json, "by", attestation->by);
        json_moment(json, "at", attestation->at);
        json_string(json, "reason", attestation->reason);
        json_string(json, "reference", attestation->reference);
        json_close_object(json);
        return;
    }
}

/* What it would do stands there where a shop only watches. */
static void write_rule(struct json_writer *json, const char *rule, enum severity severity,
                       enum severity would)
{
    if (rule) {
        json_string(json, "rule", rule);
    }
    if (would > severity) {
        json_string(json, "would", severity_name(would));
    }
}

static void write_claim(struct json_writer *json, const struct claim *claim,
                        struct text text, const struct attestation *attestations,
                        size_t count)
{
    struct text words = slice(text, claim->start, claim->end);
    json_open_object(json, NULL);
    write_span(json, claim->start, claim->end);
    json_text(json, "text", words);
    json_string(json, "kind", claim_kind_name(claim->kind));
    json_string(json, "verdict", verdict_name(claim->verdict));
    if (claim->has_source) {
        source_write(json, "source", &claim->source);
    }
    json_string(json, "severity", severity_name(claim->severity));
    write_rule(json, claim->rule, claim->severity, claim->would);
    if (claim->right_value) {
        json_string(json, "right_value", claim->right_value);
    }
    if (claim->as_of != MOMENT_NONE) {
        json_moment(json, "as_of", claim->as_of);
    }
    write_attested(json, claim, words, attestations, count);
    json_close_object(json);
}

static void write_flag(struct json_writer *json, const struct flag *flag)
{
    json_open_object(json, NULL);
    write_span(json, flag->start, flag->end);
    json_string(json, "kind", flag_kind_name(flag->kind));
    json_string(json, "severity", severity_name(flag->severity));
    write_rule(json, flag->rule, flag->severity, flag->would);
    json_string(json, "reason", flag->reason);
    json_close_object(json);
}

void opinion_write(struct json_writer *json, const struct opinion *opinion,
                   struct text text, const struct attestation *attestations, size_t count)
{
    json_open_array(json, "claims");
    for (size_t i = 0; i < opinion->claim_count; i++) {
        write_claim(json, &opinion->claims[i], text, attestations, count);
    }
    json_close_array(json);
    json_open_array(json, "flags");
    for (size_t i = 0; i < opinion->flag_count; i++) {
        write_flag(json, &opinion->flags[i]);
    }
    json_close_array(json);
    json_integer(json, "not_checked", (int64_t)opinion->not_checked);
    if (opinion->would > opinion->worst) {
        json_string(json, "would", verdict_words[opinion->would]);
    }
}

const char *opinion_verdict(const struct opinion *opinion)
{
    return verdict_words[opinion->worst];
}
