#include "choose.h"

#include "say.h"

#define WORDS_SHOWN 60

static void age_add(const struct claim *claim, struct buffer *out)
{
    int hour, minute;

    if (claim->as_of == MOMENT_NONE)
        return;
    moment_clock(claim->as_of, &hour, &minute);
    buffer_format(out, ", read %02d:%02d", hour, minute);
}

/* order W2378156 shipments[0].eta = 2026-11-25, read 09:02; article returns: "30 days ..."
 */
static void source_add(const struct claim *claim, struct buffer *out)
{
    const struct source *source = &claim->source;

    if (!claim->has_source)
        return;
    buffer_format(out, " · %s", string_or_empty(source->kind));
    if (source->id)
        buffer_format(out, " %s", source->id);
    bool is_whole = !source_is_own_id(source);
    if (source->field && is_whole)
        buffer_format(out, " %s", source->field);
    if (source->value && is_whole)
        buffer_format(out, " = %s", source->value);
    if (source->quote)
        buffer_format(out, ": \"%s\"", source->quote);
    age_add(claim, out);
}

void commitment_say(struct model *model, struct text text, const struct opinion *opinion)
{
    struct day day = opinion->commitment;
    size_t len = opinion->commitment_end - opinion->commitment_start;

    if (opinion->commitment_end > text.len)
        return;
    say(model,
        "\"%.*s\": you write again on %04d-%02d-%02d · once it is sent, s snoozes until "
        "then",
        (int)(len > WORDS_SHOWN ? WORDS_SHOWN : len),
        text.bytes + opinion->commitment_start, day.year, day.month, day.date);
}

static void cited_add(const struct model *model, const struct claim *claim,
                      struct buffer *out)
{
    char key[24];

    if (!claim->has_source || !string_equals(claim->source.kind, "thread"))
        return;
    keymap_show(&model->keymap, model_place(model), COMMAND_CITED, 0, key, sizeof(key));
    if (key[0])
        buffer_format(out, " · %s shows it", key);
}

void claim_say(struct model *model, struct text text, const struct claim *claim)
{
    struct buffer out;
    size_t len = claim->end - claim->start;

    if (claim->end > text.len || claim->start > claim->end)
        return;
    buffer_init(&out, 4096);
    buffer_format(&out, "\"%.*s\": %s", (int)(len > WORDS_SHOWN ? WORDS_SHOWN : len),
                  text.bytes + claim->start, verdict_name(claim->verdict));
    /* "order" stands in front of its number, where that is what proves it. */
    if (!claim->has_source || !source_is_own_id(&claim->source))
        buffer_format(&out, " · %s", claim_kind_name(claim->kind));
    if (claim->verdict == VERDICT_CONTRADICTED && claim->right_value)
        buffer_format(&out, " · right: %s (%s)", claim->right_value,
                      model->mode == MODE_WRITING ? "Esc Enter" : "Enter");
    source_add(claim, &out);
    cited_add(model, claim, &out);
    say(model, "%s", buffer_text(&out));
    buffer_release(&out);
}
