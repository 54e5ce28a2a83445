#include "shell/verdicts.h"

#include "base/utf8.h"

#include <string.h>

#define WORDS_COLUMNS 60

static void add_claim(const struct claim *claim, const char *text, struct buffer *out)
{
    const struct source *source = &claim->source;

    buffer_format(
        out, "%-12s %-9s \"%.*s\"%s%s%s%s%s%s%s%s\n", verdict_name(claim->verdict),
        claim_kind_name(claim->kind), (int)(claim->end - claim->start), text + claim->start,
        claim->has_source ? "  " : "", claim->has_source ? source->kind : "",
        claim->has_source ? " " : "", claim->has_source ? string_or_empty(source->id) : "",
        claim->has_source && source->field != NULL ? " " : "",
        claim->has_source ? string_or_empty(source->field) : "",
        claim->right_value == NULL ? "" : "  right: ", string_or_empty(claim->right_value));
}

/* The words it is about: the first line of them, cut where it is long. */
static void add_words(const struct flag *flag, const char *text, struct buffer *out)
{
    struct text words = text_trim(text_from(text + flag->start, flag->end - flag->start));
    const char *line_end = words.len == 0 ? NULL : memchr(words.bytes, '\n', words.len);
    size_t line = line_end == NULL ? words.len : (size_t)(line_end - words.bytes);
    size_t used = 0;
    size_t len = utf8_fit(text_from(words.bytes, line), WORDS_COLUMNS, &used);

    if (words.len > 0)
        buffer_format(out, "\"%.*s%s\"  ", (int)len, words.bytes,
                      len < words.len ? "…" : "");
}

static void add_flag(const struct flag *flag, const char *text, struct buffer *out)
{
    buffer_format(out, "%-12s %-9s ", severity_name(flag->severity),
                  flag->rule != NULL ? flag->rule : flag_kind_name(flag->kind));
    add_words(flag, text, out);
    buffer_format(out, "%s\n", flag->reason);
}

void verdicts_add_doubts(const struct opinion *opinion, struct text text,
                         struct buffer *out)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].verdict == VERDICT_PROVED)
            continue;
        buffer_add_text(out, "    ");
        add_claim(&opinion->claims[i], text.bytes, out);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        buffer_add_text(out, "    ");
        add_flag(&opinion->flags[i], text.bytes, out);
    }
}

void verdicts_add(const struct opinion *opinion, struct text text, struct buffer *out)
{
    for (size_t i = 0; i < opinion->claim_count; i++)
        add_claim(&opinion->claims[i], text.bytes, out);
    for (size_t i = 0; i < opinion->flag_count; i++)
        add_flag(&opinion->flags[i], text.bytes, out);
    buffer_format(out, "%s%s\n",
                  opinion->worst == SEVERITY_BLOCK  ? "block"
                  : opinion->worst == SEVERITY_WARN ? "warn"
                                                    : "pass",
                  opinion->would == SEVERITY_BLOCK && opinion->worst < SEVERITY_BLOCK
                      ? ", but for [guard] mode = watch block"
                      : "");
}
