/* What the guard says of a text, as sentences. */
#include "plain_parts.h"
#include "view/marks.h"
#include "view/words.h"

#define QUOTED_BYTES ((size_t)160)

static const struct {
    enum verdict verdict;
    const char *words;
} verdicts[] = {
    {VERDICT_PROVED, "proved"},
    {VERDICT_ATTESTED, "attested"},
    {VERDICT_UNSOURCED, "unsourced"},
    {VERDICT_CONTRADICTED, "contradicted"},
};

void plain_tell_counts(struct page *page, const struct opinion *opinion)
{
    bool is_first = true;
    for (size_t i = 0; i < COUNT_OF(verdicts); i++) {
        size_t count = opinion_count(opinion, verdicts[i].verdict);
        if (count == 0) {
            continue;
        }
        page_say(page, is_first ? "" : ", ");
        page_format(page, "%zu ", count);
        page_say(page, !is_first ? "" : count == 1 ? "statement " : "statements ");
        page_say(page, verdicts[i].words);
        is_first = false;
    }
    size_t flags = marks_flags(opinion);
    if (flags != 0) {
        page_say(page, is_first ? "" : ", ");
        page_count(page, flags, "warning");
        is_first = false;
    }
    if (opinion->not_checked != 0) {
        page_say(page, is_first ? "" : ", ");
        page_format(page, "%zu not checked", opinion->not_checked);
        is_first = false;
    }
    page_say(page, is_first ? "nothing to check was found" : "");
}

/* The words that it stands on; a text as a whole is not quoted. */
static void tell_quoted(struct page *page, struct text text, size_t start, size_t end)
{
    if (end > text.len || start >= end || end - start > QUOTED_BYTES) {
        return;
    }
    const char *words = arena_copy(page->arena, text.bytes + start, end - start);
    page_say(page, " \"");
    page_line(page, words, PLAIN_SENTENCE);
    page_say(page, "\"");
}

/* "; article returns.md, line 12, as of 09:02: 30 days" */
static void tell_source(struct page *page, const struct claim *claim)
{
    const struct source *source = &claim->source;
    const char *said = source->quote != NULL ? source->quote : source->value;
    page_say(page, claim->verdict == VERDICT_CONTRADICTED ? "; but " : "; ");
    page_add(page, marks_source(source, page->arena));
    if (source->field != NULL) {
        page_say(page, ", ");
        page_line(page, source->field, PLAIN_NAME);
    }
    if (claim->as_of != MOMENT_NONE) {
        page_say(page, ", read ");
        page_add(page, words_clock(claim->as_of, page->arena));
    }
    if (said != NULL) {
        page_say(page, ": ");
        page_line(page, said, PLAIN_SENTENCE);
    }
}

static void tell_claim(struct page *page, struct text text, const struct claim *claim)
{
    page_say(page, verdict_name(claim->verdict));
    page_say(page, ":");
    tell_quoted(page, text, claim->start, claim->end);
    if (claim->verdict == VERDICT_ATTESTED && claim->attested != NULL) {
        page_say(page, ", since: ");
        page_line(page, claim->attested, PLAIN_SENTENCE);
    }
    if (claim->right_value != NULL && claim->verdict == VERDICT_CONTRADICTED) {
        page_say(page, "; right is ");
        page_line(page, claim->right_value, PLAIN_SENTENCE);
        page_say(page, page->model->mode == MODE_WRITING ? " (:Esc, then Enter puts it in)"
                                                         : " (Enter puts it in)");
    }
    if (claim->has_source) {
        tell_source(page, claim);
    } else {
        page_say(page, "; ");
        page_say(page, claim_kind_name(claim->kind));
    }
}

static void tell_flag(struct page *page, struct text text, const struct flag *flag)
{
    page_say(page, flag->severity == SEVERITY_BLOCK ? "not to be sent" : "warning");
    if (flag->kind != FLAG_LANGUAGE) { /* which is of the text as a whole */
        tell_quoted(page, text, flag->start, flag->end);
    }
    page_say(page, ": ");
    page_line(page, flag->reason != NULL ? flag->reason : flag_kind_name(flag->kind),
              PLAIN_SENTENCE);
}

static void tell_commitment(struct page *page, struct text text,
                            const struct opinion *opinion)
{
    page_say(page, "promised:");
    tell_quoted(page, text, opinion->commitment_start, opinion->commitment_end);
    page_say(page, "; you write again ");
    page_add(page, words_day(opinion->commitment, page->model->today, page->arena));
    page_say(page, "; once it is sent, s snoozes until then");
}

void plain_tell_step(struct page *page, struct text text, const struct opinion *opinion,
                     size_t number)
{
    struct step step = opinion_step(opinion, number);
    switch (step.kind) {
    case STEP_CLAIM:
        tell_claim(page, text, &opinion->claims[step.index]);
        break;
    case STEP_FLAG:
        tell_flag(page, text, &opinion->flags[step.index]);
        break;
    case STEP_UNCHECKED:
        page_say(page, "not checked:");
        tell_quoted(page, text, step.start, step.end);
        page_say(page, "; a rule or a number in which no claim was understood");
        break;
    case STEP_COMMITMENT:
        tell_commitment(page, text, opinion);
        break;
    case STEP_NONE:
        return;
    }
    page_end(page);
}
