#include "wire/ledger_records.h"

#include "wire/fields.h"
#include "wire/json_write.h"
#include "wire/opinion.h"

#include <assert.h>
#include <string.h>

#define KEYS_MAX 1000000000 /* of one reply: sums of them do not overflow */

static_assert(sizeof(enum pick_fate) == sizeof(unsigned),
              "field_word() writes an unsigned");
static_assert(sizeof(enum draft_fate) == sizeof(unsigned),
              "field_word() writes an unsigned");

static void open_body(struct json_writer *json, struct buffer *out, const char *by,
                      moment_t at)
{
    json_writer_init(json, out);
    json_open_object(json, NULL);
    json_moment(json, "at", at);
    json_string(json, "by", by);
}

void ledger_draft_encode(const struct ledger_draft *draft, const char *by, moment_t at,
                         struct buffer *out)
{
    struct json_writer json;
    char name[LEDGER_NAME_SIZE];
    ledger_draft_name(text_of(draft->text), name);
    open_body(&json, out, by, at);
    json_string(&json, "draft", name);
    json_string(&json, "fate", draft_fate_name(draft->fate));
    if (draft->reason) {
        json_string(&json, "reason", draft->reason);
    }
    json_integer(&json, "n", draft->number);
    json_string(&json, "lang", draft->lang);
    json_string(&json, "engine", draft->engine);
    json_string(&json, "model", draft->model);
    json_string(&json, "prompt_hash", draft->prompt_hash);
    json_integer(&json, "thread_version", draft->thread_version);
    json_open_array(&json, "sources");
    for (size_t i = 0; i < draft->source_count; i++) {
        source_write(&json, NULL, &draft->sources[i]);
    }
    json_close_array(&json);
    json_string(&json, "text", draft->text);
    json_close_object(&json);
}

void ledger_override_encode(const struct ledger_override *override, const char *by,
                            moment_t at, struct buffer *out)
{
    struct json_writer json;
    open_body(&json, out, by, at);
    json_string(&json, "how", override_kind_name(override->kind));
    json_string(&json, "rule", override->rule);
    json_string(&json, "text", override->text);
    if (override->sentence) {
        json_string(&json, "sentence", override->sentence);
    }
    if (override->claim) {
        json_string(&json, "claim", override->claim);
    }
    json_string(&json, "reason", override->reason);
    json_string(&json, "reference", override->reference);
    if (override->to) {
        json_string(&json, "to", override->to);
    }
    json_close_object(&json);
}

static void write_keys(struct json_writer *json, const struct ledger_keys *keys)
{
    json_open_object(json, "keys");
    json_integer(json, "typed", keys->typed);
    json_integer(json, "deleted", keys->deleted);
    json_integer(json, "commands", keys->commands);
    json_close_object(json);
}

static void write_picks(struct json_writer *json, const struct ledger_pick *picks,
                        size_t count)
{
    json_open_array(json, "picks");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_string(json, "product", picks[i].product);
        json_string(json, "fate", pick_fate_name(picks[i].fate));
        json_string(json, "engine", picks[i].engine);
        json_string(json, "model", picks[i].model);
        json_close_object(json);
    }
    json_close_array(json);
}

void ledger_verdicts_encode(const struct ledger_verdicts *verdicts, struct text text,
                            const char *by, moment_t at, struct buffer *out)
{
    struct json_writer json;
    open_body(&json, out, by, at);
    json_string(&json, "key", verdicts->key);
    json_string(&json, "draft", verdicts->draft);
    json_string(&json, "lang", verdicts->lang);
    json_moment(&json, "opened_at", verdicts->opened_at);
    json_string(&json, "verdict", opinion_verdict(&verdicts->opinion));
    opinion_write(&json, &verdicts->opinion, text, verdicts->attestations,
                  verdicts->attestation_count);
    if (verdicts->fired_count > 0) {
        json_open_array(&json, "fired");
        for (size_t i = 0; i < verdicts->fired_count; i++) {
            json_string(&json, NULL, verdicts->fired[i]);
        }
        json_close_array(&json);
    }
    if (verdicts->has_keys) {
        write_keys(&json, &verdicts->keys);
    }
    if (verdicts->pick_count > 0) {
        write_picks(&json, verdicts->picks, verdicts->pick_count);
    }
    json_close_object(&json);
}

static const char *fate_word(unsigned value)
{
    return draft_fate_name((enum draft_fate)value);
}

static const char *how_word(unsigned value)
{
    return override_kind_name((enum override_kind)value);
}

static const char *verdict_word(unsigned value)
{
    return verdict_name((enum verdict)value);
}

static const char *pick_word(unsigned value)
{
    return pick_fate_name((enum pick_fate)value);
}

static const struct words pick_words = {pick_word, PICK_FATE_COUNT};
static const struct words fate_words = {fate_word, FATE_COUNT};
static const struct words how_words = {how_word, OVERRIDE_COUNT};
static const struct words verdict_words = {verdict_word, VERDICT_COUNT};

struct draft_body {
    struct ledger_draft draft;
    bool has_fate;
    const char
        *detail; /* of early records: NULL, "rejected: why", "rejection taken back" */
};

// clang-format off
#define NOUN struct draft_body
static const struct field draft_fields[] = {
    {FIELD("text", field_text, draft.text), .is_required = true},
    {FIELD("fate", field_word, draft.fate), FIELD_FLAG(has_fate), .words = &fate_words},
    {FIELD("detail", field_text, detail)},
    {FIELD("reason", field_text, draft.reason)},
    {FIELD("n", field_integer, draft.number), .min = 0, .max = INT64_MAX},
    {FIELD("lang", field_text, draft.lang)},
    {FIELD("engine", field_text, draft.engine)},
    {FIELD("model", field_text, draft.model)},
    {FIELD("prompt_hash", field_text, draft.prompt_hash)},
    {FIELD("thread_version", field_integer, draft.thread_version), .min = 0, .max = INT64_MAX},
};
#undef NOUN
#define NOUN struct ledger_override
static const struct field override_fields[] = {
    {FIELD("how", field_word, kind), .words = &how_words},
    {FIELD("rule", field_text, rule)},
    {FIELD("text", field_text, text)},
    {FIELD("sentence", field_text, sentence)},
    {FIELD("claim", field_text, claim)},
    {FIELD("reason", field_text, reason)},
    {FIELD("reference", field_text, reference)},
    {FIELD("to", field_text, to)},
    {FIELD("by", field_text, by)},
};
#undef NOUN
#define NOUN struct ledger_claim
static const struct field claim_fields[] = {
    {FIELD("verdict", field_word, verdict), .words = &verdict_words},
    {FIELD("severity", field_text, severity)},
    {FIELD("would", field_text, would)},
    {FIELD("rule", field_text, rule)},
};
#undef NOUN
#define NOUN struct ledger_flag
static const struct field flag_fields[] = {
    {FIELD("kind", field_text, kind)},
    {FIELD("severity", field_text, severity)},
    {FIELD("would", field_text, would)},
    {FIELD("rule", field_text, rule)},
};
#undef NOUN
#define NOUN struct ledger_keys
static const struct field keys_fields[] = {
    {FIELD("typed", field_integer, typed), .is_required = true, .max = KEYS_MAX},
    {FIELD("deleted", field_integer, deleted), .is_required = true, .max = KEYS_MAX},
    {FIELD("commands", field_integer, commands), .is_required = true, .max = KEYS_MAX},
};
#undef NOUN
#define NOUN struct ledger_pick
static const struct field pick_fields[] = {
    {FIELD("product", field_id, product), .is_required = true},
    {FIELD("fate", field_word, fate), .words = &pick_words},
    {FIELD("engine", field_text, engine)},
    {FIELD("model", field_text, model)},
};
#undef NOUN
// clang-format on
static const struct shape draft_shape = {draft_fields, COUNT_OF(draft_fields),
                                         sizeof(struct draft_body), NULL, NULL};
static const struct shape override_shape = {override_fields, COUNT_OF(override_fields),
                                            sizeof(struct ledger_override), NULL, NULL};
static const struct shape claim_shape = {claim_fields, COUNT_OF(claim_fields),
                                         sizeof(struct ledger_claim), NULL, NULL};
static const struct shape flag_shape = {flag_fields, COUNT_OF(flag_fields),
                                        sizeof(struct ledger_flag), NULL, NULL};

static const struct shape keys_shape = {keys_fields, COUNT_OF(keys_fields),
                                        sizeof(struct ledger_keys), NULL, NULL};
static const struct shape pick_shape = {pick_fields, COUNT_OF(pick_fields),
                                        sizeof(struct ledger_pick), NULL, NULL};

static void prepare_tally(void *noun)
{
    struct ledger_tally *tally = noun;
    tally->opened_at = MOMENT_NONE;
}

// clang-format off
#define NOUN struct ledger_tally
static const struct field tally_fields[] = {
    {FIELD("key", field_id, key), .is_required = true},
    {FIELD("draft", field_text, draft)},
    {FIELD("lang", field_text, lang)},
    {FIELD("opened_at", field_moment, opened_at)},
    {FIELD("verdict", field_text, verdict)},
    {FIELD("claims", field_objects, claims), FIELD_COUNT(claim_count), .shape = &claim_shape},
    {FIELD("flags", field_objects, flags), FIELD_COUNT(flag_count), .shape = &flag_shape},
    {FIELD("fired", field_texts, fired), FIELD_COUNT(fired_count)},
    {FIELD("keys", field_object, keys), FIELD_FLAG(has_keys), .shape = &keys_shape},
    {FIELD("picks", field_objects, picks), FIELD_COUNT(pick_count), .shape = &pick_shape},
};
#undef NOUN
// clang-format on
static const struct shape tally_shape = {tally_fields, COUNT_OF(tally_fields),
                                         sizeof(struct ledger_tally), prepare_tally, NULL};

/* What an early record says in its detail. */
static void read_detail(struct draft_body *body)
{
    static const char front[] = "rejected: ";
    if (body->has_fate || !body->detail) {
        return;
    }
    if (strncmp(body->detail, front, strlen(front)) == 0) {
        body->draft.fate = FATE_REJECTED;
        body->draft.reason = body->detail + strlen(front);
    } else {
        body->draft.fate = FATE_OFFERED_AGAIN;
    }
}

bool ledger_draft_decode(struct text body, struct arena *arena, struct ledger_draft *draft,
                         struct error *err)
{
    struct draft_body found = {0};
    if (!fields_read_line(body, arena, &draft_shape, &found, err)) {
        return false;
    }
    read_detail(&found);
    *draft = found.draft;
    return true;
}

bool ledger_override_decode(struct text body, struct arena *arena,
                            struct ledger_override *override, struct error *err)
{
    struct ledger_override found = {0};
    if (!fields_read_line(body, arena, &override_shape, &found, err)) {
        return false;
    }
    *override = found;
    return true;
}

bool ledger_tally_decode(struct text body, struct arena *arena, struct ledger_tally *tally,
                         struct error *err)
{
    struct ledger_tally found = {0};
    if (!fields_read_line(body, arena, &tally_shape, &found, err)) {
        return false;
    }
    *tally = found;
    return true;
}

static const struct field by_fields[] = {{.name = "by", .read = field_text}};
static const struct shape by_shape = {by_fields, COUNT_OF(by_fields), sizeof(const char *),
                                      NULL, NULL};

const char *ledger_by(struct text body, struct arena *arena)
{
    const char *by = NULL;
    return fields_read_line(body, arena, &by_shape, &by, NULL) ? by : NULL;
}
