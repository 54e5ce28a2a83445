/* An edit read without the rest of its text. */
#include "base/edit.h"
#include "guard/judge.h"

#include <string.h>

/* Bytes: of an edit, beyond which the whole is read; in front of it, for what a sentence
 * takes from those before; behind it, in which a sentence's end may still be none; and of
 * a sentence whose end is not found. */
#define EDIT_MAX     ((size_t)256)
#define FRONT_BYTES  ((size_t)48)
#define BEHIND_BYTES ((size_t)12)
#define REACH_BYTES  ((size_t)600)

/* The part of a text that is read, in bytes of the text. */
struct window {
    size_t start;
    size_t end;
};

static bool is_continued(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Seen from its bytes alone a sentence ends in front of this one: at a line, at a wide full
 * stop, or where a space stands behind a sign that no number and no short word is in front
 * of. */
static bool ends_before(struct text text, size_t at)
{
    static const char *const wide[] = {"。", "！", "？"};
    if (at == 0 || text.bytes[at - 1] == '\n') {
        return true;
    }
    for (size_t i = 0; at >= 3 && i < COUNT_OF(wide); i++) {
        if (memcmp(text.bytes + at - 3, wide[i], 3) == 0) {
            return true;
        }
    }
    if (at < 5 || text.bytes[at - 1] != ' ') {
        return false;
    }
    if (text.bytes[at - 2] == '!' || text.bytes[at - 2] == '?') {
        return true;
    }
    for (size_t back = 3; back <= 5 && text.bytes[at - 2] == '.'; back++) {
        unsigned char byte = (unsigned char)text.bytes[at - back];
        if (byte < 0x80 && ((byte | 0x20) < 'a' || (byte | 0x20) > 'z')) {
            return false;
        }
    }
    return text.bytes[at - 2] == '.';
}

static size_t window_start(struct text text, size_t edited)
{
    size_t least = edited > REACH_BYTES ? edited - REACH_BYTES : 0;
    size_t at = edited > FRONT_BYTES ? edited - FRONT_BYTES : 0;
    while (at > least && !ends_before(text, at)) {
        at--;
    }
    while (at < edited && is_continued((unsigned char)text.bytes[at])) {
        at++;
    }
    return at;
}

static size_t window_end(struct text text, size_t edited)
{
    size_t most = text.len - edited > REACH_BYTES ? edited + REACH_BYTES : text.len;
    size_t at = edited;
    while (at < most && text.bytes[at] != '\n' &&
           !(at >= edited + BEHIND_BYTES && ends_before(text, at))) {
        at++;
    }
    while (at < text.len && is_continued((unsigned char)text.bytes[at])) {
        at++;
    }
    return at < text.len && text.bytes[at] == '\n' ? at + 1 : at;
}

/* The sentences that the bytes from start to end touch; one that only begins right behind
 * them is touched: it may have been a part of the one in front. */
static struct window touched(const struct reading *reading, size_t start, size_t end)
{
    struct window window = {start, end};
    size_t first = start > 0 ? start - 1 : 0;
    for (size_t i = 0; i < reading->sentence_count; i++) {
        const struct sentence *sentence = &reading->sentences[i];
        size_t from = reading->scan.tokens[sentence->first].start;
        size_t to = reading->scan.tokens[sentence->end - 1].end;
        if (to >= first && from <= end + 1) {
            window.start = from < window.start ? from : window.start;
            window.end = to > window.end ? to : window.end;
        }
    }
    return window;
}

static const struct order *order_of_claim(const struct facts *facts,
                                          const struct claim *claim)
{
    for (size_t i = 0; claim->kind == CLAIM_ORDER && claim->verdict == VERDICT_PROVED &&
                       i < facts->order_count;
         i++) {
        if (string_equals(claim->source.id, facts->orders[i].id)) {
            return &facts->orders[i];
        }
    }
    return NULL;
}

/* The orders named nearest to the window, outside of it. */
static void orders_around(struct judge *judge, const struct opinion *before,
                          struct window window)
{
    for (size_t i = 0; i < before->claim_count; i++) {
        const struct claim *claim = &before->claims[i];
        const struct order *order = order_of_claim(judge->facts, claim);
        if (order != NULL && claim->end <= window.start) {
            judge->named_before = order;
        } else if (order != NULL && claim->start >= window.end &&
                   judge->named_behind == NULL) {
            judge->named_behind = order;
        }
    }
}

/* Whether what was said of the text before stays; moved to where it stands now. */
static bool carry(const struct edit *edit, struct window fresh, size_t len, size_t *start,
                  size_t *end)
{
    if (*end <= fresh.start) {
        return true;
    }
    if ((ptrdiff_t)*start + edit->shift < (ptrdiff_t)fresh.end) {
        return false;
    }
    *start = (size_t)((ptrdiff_t)*start + edit->shift);
    *end = (size_t)((ptrdiff_t)*end + edit->shift);
    return *end <= len;
}

struct merge {
    struct arena *arena;
    const struct edit *edit;
    struct window fresh; /* in bytes of the text as it stands */
    size_t len;          /* of that text */
    size_t offset;       /* of the part that was read */
};

static void claims_merge(const struct merge *merge, const struct opinion *before,
                         const struct opinion *read, struct opinion *opinion)
{
    size_t most = before->claim_count + read->claim_count;
    opinion->claims = arena_get(merge->arena, (most + 1) * sizeof(*opinion->claims));
    for (size_t i = 0; i < before->claim_count; i++) {
        struct claim claim = before->claims[i];
        if (carry(merge->edit, merge->fresh, merge->len, &claim.start, &claim.end)) {
            opinion->claims[opinion->claim_count++] = claim;
        }
    }
    for (size_t i = 0; i < read->claim_count; i++) {
        struct claim claim = read->claims[i];
        claim.start += merge->offset;
        claim.end += merge->offset;
        if (claim.start >= merge->fresh.start && claim.end <= merge->fresh.end) {
            opinion->claims[opinion->claim_count++] = claim;
        }
    }
}

static bool is_of_whole(const struct flag *flag)
{
    return flag->kind == FLAG_LANGUAGE;
}

static void flags_merge(const struct merge *merge, const struct opinion *before,
                        const struct opinion *read, struct opinion *opinion)
{
    size_t most = before->flag_count + read->flag_count;
    opinion->flags = arena_get(merge->arena, (most + 1) * sizeof(*opinion->flags));
    for (size_t i = 0; i < before->flag_count; i++) {
        struct flag flag = before->flags[i];
        if (is_of_whole(&flag)) {
            flag.end = merge->len;
        } else if (!carry(merge->edit, merge->fresh, merge->len, &flag.start, &flag.end)) {
            continue;
        }
        opinion->flags[opinion->flag_count++] = flag;
    }
    for (size_t i = 0; i < read->flag_count; i++) {
        struct flag flag = read->flags[i];
        flag.start += merge->offset;
        flag.end += merge->offset;
        if (flag.start >= merge->fresh.start && flag.end <= merge->fresh.end) {
            opinion->flags[opinion->flag_count++] = flag;
        }
    }
}

/* Those that were not touched; what is not checked of the rest tells the next whole
 * reading. */
static void unchecked_merge(const struct merge *merge, const struct opinion *before,
                            struct opinion *opinion)
{
    opinion->not_checked = before->not_checked;
    opinion->unchecked = arena_get(merge->arena, (before->unchecked_count + 1) *
                                                     sizeof(*opinion->unchecked));
    for (size_t i = 0; i < before->unchecked_count; i++) {
        struct unchecked at = before->unchecked[i];
        if (carry(merge->edit, merge->fresh, merge->len, &at.start, &at.end)) {
            opinion->unchecked[opinion->unchecked_count++] = at;
        }
    }
}

/* The first of a text counts. */
static void commitment_merge(const struct merge *merge, const struct opinion *before,
                             const struct opinion *read, struct opinion *opinion)
{
    size_t start = before->commitment_start;
    size_t end = before->commitment_end;
    bool is_kept = day_is_set(before->commitment) &&
                   carry(merge->edit, merge->fresh, merge->len, &start, &end);
    size_t fresh = read->commitment_start + merge->offset;
    bool is_fresh = day_is_set(read->commitment) && fresh >= merge->fresh.start &&
                    fresh < merge->fresh.end;
    if (is_fresh && !(is_kept && start < fresh)) {
        opinion->commitment = read->commitment;
        opinion->commitment_start = fresh;
        opinion->commitment_end = read->commitment_end + merge->offset;
    } else if (is_kept) {
        opinion->commitment = before->commitment;
        opinion->commitment_start = start;
        opinion->commitment_end = end;
    }
}

/* One text has one warning that what proves it is old. */
static bool is_stale_before(const struct opinion *before, struct window window)
{
    for (size_t i = 0; i < before->flag_count; i++) {
        const struct flag *flag = &before->flags[i];
        if (flag->kind == FLAG_STALE && flag->end <= window.start) {
            return true;
        }
    }
    return false;
}

bool guard_read_edit(const struct facts *facts, struct text text, bool is_internal,
                     const struct edit *edit, const struct opinion *before,
                     struct arena *arena, struct opinion *opinion)
{
    size_t end = (size_t)((ptrdiff_t)edit->end + edit->shift);
    if (end - edit->start > EDIT_MAX || edit->end - edit->start > EDIT_MAX ||
        facts->memory == NULL || !memory_is_of(facts->memory, facts->today)) {
        return false;
    }
    text = reading_unwrap(text, arena);
    struct window window = {window_start(text, edit->start), window_end(text, end)};
    struct reading reading;
    struct opinion read = {.worst = SEVERITY_MARK, .would = SEVERITY_MARK};
    struct judge judge = {.facts = facts,
                          .reading = &reading,
                          .arena = arena,
                          .opinion = &read,
                          .memory = facts->memory,
                          .is_part = true,
                          .is_stale_told = is_stale_before(before, window)};
    orders_around(&judge, before, window);
    reading_read(text_from(text.bytes + window.start, window.end - window.start), arena,
                 &reading);
    if (!judge_read(&judge, is_internal)) {
        return false;
    }
    struct window fresh = touched(&reading, edit->start - window.start, end - window.start);
    struct merge merge = {arena,
                          edit,
                          {fresh.start + window.start, fresh.end + window.start},
                          text.len,
                          window.start};
    *opinion = (struct opinion){0};
    unchecked_merge(&merge, before, opinion);
    commitment_merge(&merge, before, &read, opinion);
    claims_merge(&merge, before, &read, opinion);
    flags_merge(&merge, before, &read, opinion);
    opinion_sort(opinion);
    opinion_weigh(opinion);
    return true;
}
