#include "shell/verdicts.h"

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

void verdicts_add(const struct opinion *opinion, struct text text, struct buffer *out)
{
    for (size_t i = 0; i < opinion->claim_count; i++)
        add_claim(&opinion->claims[i], text.bytes, out);
    for (size_t i = 0; i < opinion->flag_count; i++)
        buffer_format(out, "%-12s %-9s %s\n", severity_name(opinion->flags[i].severity),
                      flag_kind_name(opinion->flags[i].kind), opinion->flags[i].reason);
    buffer_format(out, "%s%s\n",
                  opinion->worst == SEVERITY_BLOCK  ? "block"
                  : opinion->worst == SEVERITY_WARN ? "warn"
                                                    : "pass",
                  opinion->would == SEVERITY_BLOCK && opinion->worst < SEVERITY_BLOCK
                      ? ", but for [guard] mode = watch block"
                      : "");
}
