#include "wire/triage_record.h"

#include "wire/fields.h"
#include "wire/json_write.h"

#include <assert.h>

static_assert(sizeof(enum priority) == sizeof(unsigned), "field_word() writes an unsigned");

void triage_encode(const struct triage_record *record, struct buffer *out)
{
    const struct triage *triage = &record->triage;
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_moment(&json, "at", record->at);
    json_integer(&json, "thread_version", record->thread_version);
    json_string(&json, "profile", record->profile);
    json_string(&json, "intent", triage->intent);
    json_string(&json, "urgency", priority_name(triage->urgency));
    json_real(&json, "sentiment", triage->sentiment);
    json_string(&json, "lang", triage->lang);
    json_open_array(&json, "reasons");
    for (size_t i = 0; i < triage->reason_count; i++) {
        json_string(&json, NULL, triage->reasons[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
}

static const char *urgency_word(unsigned value)
{
    return priority_name((enum priority)value);
}

static const struct words urgency_words = {urgency_word, PRIORITY_COUNT};

// clang-format off
#define NOUN struct triage_record
static const struct field triage_fields[] = {
    {FIELD("at", field_moment, at), .is_required = true},
    {FIELD("thread_version", field_integer, thread_version), .is_required = true, .min = 0, .max = INT64_MAX},
    {FIELD("profile", field_text, profile)},
    {FIELD("intent", field_text, triage.intent)},
    {FIELD("urgency", field_word, triage.urgency), .is_required = true, .words = &urgency_words},
    {FIELD("sentiment", field_real, triage.sentiment), .min = -1, .max = 1},
    {FIELD("lang", field_text, triage.lang)},
    {FIELD("reasons", field_texts, triage.reasons), FIELD_COUNT(triage.reason_count)},
};
#undef NOUN
// clang-format on
static const struct shape triage_shape = {triage_fields, COUNT_OF(triage_fields),
                                          sizeof(struct triage_record), NULL, NULL};

bool triage_decode(struct text body, struct arena *arena, struct triage_record *record,
                   struct error *err)
{
    struct triage_record found = {0};
    if (!fields_read_line(body, arena, &triage_shape, &found, err)) {
        return false;
    }
    *record = found;
    record->triage.engine = "api";
    return true;
}
