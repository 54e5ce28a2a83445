#include "view/marks.h"

#include "base/edit.h"
#include "view/words.h"

#include <string.h>

#define WORDS_COLUMNS 40
#define WORDS_BYTES   ((size_t)256) /* of which no more is looked at for those columns */
#define ID_COLUMNS    32
#define VALUE_COLUMNS 80

static const char *const verdict_signs[VERDICT_COUNT] = {
    [VERDICT_PROVED] = "✓",
    [VERDICT_ATTESTED] = "~",
    [VERDICT_UNSOURCED] = "?",
    [VERDICT_CONTRADICTED] = "✗",
};
static const enum verdict verdict_order[VERDICT_COUNT] = {
    VERDICT_PROVED, VERDICT_ATTESTED, VERDICT_UNSOURCED, VERDICT_CONTRADICTED};

static void digest_place(struct digest *digest, size_t start, size_t end)
{
    digest_number(digest, (uint64_t)end << 32 ^ (uint64_t)start);
}

static uint64_t weight_of(enum severity severity, enum severity would)
{
    return (uint64_t)severity << 8 | (uint64_t)would;
}

/* What one line says of it. */
static void digest_claim(const struct claim *claim, struct digest *digest)
{
    digest_number(digest, (uint64_t)claim->kind);
    digest_number(digest, (uint64_t)claim->as_of);
    digest_string(digest, claim->right_value);
    digest_string(digest, claim->attested);
    digest_number(digest, claim->has_source);
    if (claim->has_source) {
        digest_string(digest, claim->source.kind);
        digest_string(digest, claim->source.id);
        digest_string(digest, claim->source.field);
        digest_string(digest, claim->source.value);
        digest_string(digest, claim->source.quote);
    }
}

static void digest_step(const struct opinion *opinion, size_t number, struct digest *digest)
{
    struct step step = opinion_step(opinion, number);
    if (step.kind == STEP_CLAIM) {
        digest_claim(&opinion->claims[step.index], digest);
    } else if (step.kind == STEP_FLAG) {
        digest_number(digest, (uint64_t)opinion->flags[step.index].kind);
        digest_string(digest, opinion->flags[step.index].reason);
    }
}

void marks_digest(const struct opinion *opinion, size_t step, struct digest *digest)
{
    digest_number(digest, opinion->claim_count);
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        digest_place(digest, claim->start, claim->end);
        digest_number(digest, weight_of(claim->severity, claim->would) << 16 |
                                  (uint64_t)claim->verdict);
    }
    digest_number(digest, opinion->flag_count);
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        digest_place(digest, flag->start, flag->end);
        digest_number(digest, weight_of(flag->severity, flag->would));
    }
    digest_number(digest, opinion->not_checked);
    digest_number(digest, opinion->unchecked_count);
    for (size_t i = 0; i < opinion->unchecked_count; i++) {
        digest_place(digest, opinion->unchecked[i].start, opinion->unchecked[i].end);
    }
    digest_number(digest, (uint64_t)day_number(opinion->commitment));
    digest_place(digest, opinion->commitment_start, opinion->commitment_end);
    digest_step(opinion, step, digest);
}

/* Those in front of the edit are where they were: mostly all of them. */
static void carry_claims(const struct opinion *opinion, const struct edit *edit,
                         struct arena *arena, struct opinion *carried)
{
    size_t count = opinion->claim_count;
    size_t front = 0;
    while (front < count && opinion->claims[front].end < edit->start) {
        front++;
    }
    carried->claims = opinion->claims;
    carried->claim_count = front;
    if (front == count) {
        return;
    }
    carried->claims = arena_get(arena, count * sizeof(*carried->claims));
    memcpy(carried->claims, opinion->claims, front * sizeof(*carried->claims));
    for (size_t i = front; i < count; i++) {
        struct claim claim = opinion->claims[i];
        if (edit_move(edit, &claim.start, &claim.end)) {
            carried->claims[carried->claim_count++] = claim;
        }
    }
}

const struct opinion *marks_carry(const struct opinion *opinion, struct text before,
                                  struct text after, struct arena *arena)
{
    struct edit edit = edit_between(before, after);
    return marks_carry_over(opinion, &edit, after.len, arena);
}

const struct opinion *marks_carry_over(const struct opinion *opinion,
                                       const struct edit *edit, size_t len,
                                       struct arena *arena)
{
    struct opinion *carried = arena_get(arena, sizeof(*carried));
    *carried = (struct opinion){
        .flags = arena_get(arena, (opinion->flag_count + 1) * sizeof(*carried->flags)),
        .not_checked = opinion->not_checked,
        .unchecked =
            arena_get(arena, (opinion->unchecked_count + 1) * sizeof(*carried->unchecked)),
        .worst = opinion->worst,
        .commitment_start = opinion->commitment_start,
        .commitment_end = opinion->commitment_end,
    };
    if (edit_move(edit, &carried->commitment_start, &carried->commitment_end)) {
        carried->commitment = opinion->commitment;
    }
    carry_claims(opinion, edit, arena, carried);
    for (size_t i = 0; i < opinion->flag_count; i++) {
        struct flag flag = opinion->flags[i];
        if (flag.kind == FLAG_LANGUAGE) { /* of the text as a whole, whatever is typed */
            flag.end = len;
            carried->flags[carried->flag_count++] = flag;
        } else if (edit_move(edit, &flag.start, &flag.end)) {
            carried->flags[carried->flag_count++] = flag;
        }
    }
    for (size_t i = 0; i < opinion->unchecked_count; i++) {
        struct unchecked at = opinion->unchecked[i];
        if (edit_move(edit, &at.start, &at.end)) {
            carried->unchecked[carried->unchecked_count++] = at;
        }
    }
    return carried;
}

size_t marks_flags(const struct opinion *opinion)
{
    size_t count = 0;
    for (size_t i = 0; i < opinion->flag_count; i++) {
        count += opinion->flags[i].severity != SEVERITY_MARK;
    }
    return count;
}

static void judged(const struct marked *marked, size_t *counts)
{
    for (size_t i = 0; i < marked->opinion->claim_count; i++) {
        const struct claim *claim = &marked->opinion->claims[i];
        if (!marked_is_written(marked, claim->start, claim->end)) {
            counts[claim->verdict]++;
        }
    }
}

static size_t flagged(const struct marked *marked)
{
    size_t count = 0;
    for (size_t i = 0; i < marked->opinion->flag_count; i++) {
        const struct flag *flag = &marked->opinion->flags[i];
        count += flag->severity != SEVERITY_MARK &&
                 !marked_is_written(marked, flag->start, flag->end);
    }
    return count;
}

void marks_count(const struct marked *marked, struct pieces *pieces)
{
    size_t counts[VERDICT_COUNT] = {0};
    judged(marked, counts);
    for (size_t i = 0; i < VERDICT_COUNT; i++) {
        enum verdict verdict = verdict_order[i];
        size_t count = counts[verdict];
        if (count != 0) {
            pieces_say(pieces, STYLE_TEXT, pieces->count != 0 ? " " : "");
            pieces_add(pieces, marked_style(verdict),
                       shown_format(pieces->arena, "%s%zu", verdict_signs[verdict], count));
        }
    }
    size_t flags = flagged(marked);
    if (flags != 0) {
        pieces_say(pieces, STYLE_TEXT, pieces->count != 0 ? " " : "");
        pieces_add(pieces, STYLE_FLAGGED, shown_format(pieces->arena, "!%zu", flags));
    }
}

/* What the claim or flag stands on, in one line. */
static struct shown words_of(struct text hostile, size_t start, size_t end,
                             struct arena *arena)
{
    if (start > hostile.len || end > hostile.len || start >= end) {
        return shown_literal("");
    }
    if (end - start > WORDS_BYTES) {
        end = start + WORDS_BYTES;
        while (end > start + 1 && ((unsigned char)hostile.bytes[end] & 0xC0) == 0x80) {
            end--;
        }
    }
    const char *words = arena_copy(arena, hostile.bytes + start, end - start);
    return shown_line(words, WORDS_COLUMNS, arena);
}

/* "earlier answer of 12 Nov, ticket 1032" */
static struct shown earlier_source(const struct source *source, struct arena *arena)
{
    struct shown words = shown_literal("earlier answer of ");
    struct day day;
    if (day_parse(text_of(source->value), &day)) {
        words = shown_join(words, words_short_day(day, day, arena), arena);
        words = shown_join(words, shown_literal(", "), arena);
    }
    words = shown_join(words, shown_literal("ticket "), arena);
    return shown_join(words, shown_line(source->id, ID_COLUMNS, arena), arena);
}

struct shown marks_source(const struct source *source, struct arena *arena)
{
    if (string_equals(source->kind, "earlier")) {
        return earlier_source(source, arena);
    }
    struct shown kind = shown_line(source->kind, ID_COLUMNS, arena);
    if (source->id == NULL) {
        return kind;
    }
    kind = shown_join(kind, shown_literal(" "), arena);
    return shown_join(kind, shown_line(source->id, ID_COLUMNS, arena), arena);
}

static void add_source(const struct view *view, const struct claim *claim,
                       struct pieces *pieces)
{
    const struct source *source = &claim->source;
    struct arena *arena = view->arena;
    pieces_say(pieces, STYLE_DIM,
               claim->verdict == VERDICT_CONTRADICTED ? " · but " : " · ");
    pieces_add(pieces, STYLE_TEXT, marks_source(source, arena));
    bool is_whole = !source_is_own_id(source);
    if (is_whole && source->field != NULL) {
        pieces_say(pieces, STYLE_DIM, ", ");
        pieces_add(pieces, STYLE_DIM, shown_line(source->field, ID_COLUMNS, arena));
    }
    if (claim->as_of != MOMENT_NONE) {
        pieces_say(pieces, STYLE_DIM, " as of ");
        pieces_add(pieces, STYLE_DIM, words_clock(claim->as_of, arena));
    }
    if (is_whole && (source->quote != NULL || source->value != NULL)) {
        pieces_say(pieces, STYLE_DIM, ": ");
        pieces_add(pieces, STYLE_TEXT,
                   shown_line(source->quote != NULL ? source->quote : source->value,
                              VALUE_COLUMNS, arena));
    }
}

/* Where the shop only watches. */
static void add_would(enum severity severity, enum severity would, struct pieces *pieces)
{
    if (would == SEVERITY_BLOCK && severity < SEVERITY_BLOCK) {
        pieces_say(pieces, STYLE_DIM, " · ");
        pieces_say(pieces, STYLE_TEXT, "would block");
    }
}

/* "called a false alarm", "attested: the carrier said so". */
static void add_attested(const struct view *view, const struct claim *claim,
                         struct pieces *pieces)
{
    if (claim->verdict != VERDICT_ATTESTED) {
        return;
    }
    pieces_say(pieces, STYLE_DIM, " · ");
    if (claim->attested == NULL || string_equals(claim->attested, FALSE_ALARM)) {
        pieces_say(pieces, STYLE_TEXT,
                   claim->attested == NULL ? "attested" : "called a false alarm");
        return;
    }
    pieces_say(pieces, STYLE_TEXT, "attested: ");
    pieces_add(pieces, STYLE_TEXT, shown_line(claim->attested, WORDS_COLUMNS, view->arena));
}

void marks_claim(const struct view *view, struct text hostile, const struct claim *claim,
                 struct pieces *pieces)
{
    enum style style = marked_style(claim->verdict);
    pieces_say(pieces, style, verdict_signs[claim->verdict]);
    pieces_say(pieces, style, " ");
    pieces_add(pieces, style, words_of(hostile, claim->start, claim->end, view->arena));
    add_would(claim->severity, claim->would, pieces);
    add_attested(view, claim, pieces);
    /* In front of the source: a narrow pane cuts the end. */
    if (claim->right_value != NULL) {
        pieces_say(pieces, STYLE_DIM, " · right: ");
        pieces_add(pieces, STYLE_TEXT,
                   shown_line(claim->right_value, WORDS_COLUMNS, view->arena));
    }
    if (claim->has_source) {
        add_source(view, claim, pieces);
    } else if (claim->verdict == VERDICT_ATTESTED) {
        pieces_say(pieces, STYLE_DIM, " ");
        pieces_say(pieces, STYLE_DIM, claim_kind_name(claim->kind));
    } else {
        pieces_say(pieces, STYLE_DIM, " · ");
        pieces_say(pieces, STYLE_TEXT, verdict_name(claim->verdict));
        pieces_say(pieces, STYLE_DIM, " ");
        pieces_say(pieces, STYLE_DIM, claim_kind_name(claim->kind));
    }
}

static void marks_unchecked(const struct view *view, struct text hostile, struct step step,
                            struct pieces *pieces)
{
    pieces_say(pieces, STYLE_UNSOURCED, "… ");
    pieces_add(pieces, STYLE_UNSOURCED,
               words_of(hostile, step.start, step.end, view->arena));
    pieces_say(pieces, STYLE_DIM,
               " · not checked: a rule or a number in which no claim was understood");
}

void marks_commitment(const struct view *view, struct text hostile,
                      const struct opinion *opinion, struct pieces *pieces)
{
    pieces_say(pieces, STYLE_COMMITMENT, "↺ ");
    pieces_add(
        pieces, STYLE_COMMITMENT,
        words_of(hostile, opinion->commitment_start, opinion->commitment_end, view->arena));
    pieces_say(pieces, STYLE_DIM, " · you write again ");
    pieces_add(pieces, STYLE_TEXT,
               words_day(opinion->commitment, view->model->today, view->arena));
    pieces_say(pieces, STYLE_DIM, " · once it is sent, s snoozes until then");
}

void marks_flag(const struct view *view, struct text hostile, const struct flag *flag,
                struct pieces *pieces)
{
    bool is_short = flag->end - flag->start <= WORDS_BYTES; /* not the text as a whole */
    struct shown words = is_short ? words_of(hostile, flag->start, flag->end, view->arena)
                                  : shown_literal("");
    pieces_say(pieces, STYLE_FLAGGED, "! ");
    if (words.text.len != 0 && shown_columns(words) < WORDS_COLUMNS) {
        pieces_add(pieces, STYLE_FLAGGED, words);
        pieces_say(pieces, STYLE_DIM, " · ");
    }
    pieces_add(pieces, STYLE_TEXT,
               flag->reason != NULL ? shown_line(flag->reason, VALUE_COLUMNS, view->arena)
                                    : shown_literal(flag_kind_name(flag->kind)));
    add_would(flag->severity, flag->would, pieces);
}

void marks_step(const struct view *view, struct text hostile, const struct opinion *opinion,
                size_t number, struct pieces *pieces)
{
    struct step step = opinion_step(opinion, number);
    switch (step.kind) {
    case STEP_CLAIM:
        marks_claim(view, hostile, &opinion->claims[step.index], pieces);
        break;
    case STEP_FLAG:
        marks_flag(view, hostile, &opinion->flags[step.index], pieces);
        break;
    case STEP_UNCHECKED:
        marks_unchecked(view, hostile, step, pieces);
        break;
    case STEP_COMMITMENT:
        marks_commitment(view, hostile, opinion, pieces);
        break;
    case STEP_NONE:
        break;
    }
}
