/* The reply as it changes, and what the guard has against it, as one hears them. */
#include "plain_parts.h"

#define CHANGE_MAX ((size_t)6) /* lines told as a change; of more the whole is told */

static const struct reply *reply_of(const struct page *page)
{
    return &page->model->reply;
}

static size_t lines_in(struct text text)
{
    size_t lines = text.len == 0 ? 0 : 1;
    for (size_t i = 0; i < text.len; i++) {
        lines += text.bytes[i] == '\n';
    }
    return lines;
}

/* The guard's opinion is of the text as it stands. */
static bool is_read(const struct reply *reply)
{
    return reply->version_read == reply->composer.version;
}

static void tell_name(struct page *page)
{
    const struct model *model = page->model;
    bool has_name = model->open->has_customer && model->open->customer.name != NULL;
    if (reply_of(page)->is_internal) {
        page_say(page, "The internal note");
        return;
    }
    page_say(page, "The reply to ");
    page_line(page, has_name ? model->open->customer.name : "the customer", PLAIN_NAME);
}

static void tell_files(struct page *page)
{
    const struct attachments *files = &reply_of(page)->files;
    for (size_t i = 0; i < files->count; i++) {
        page_say(page, "Goes with it: ");
        page_line(page, files->list[i].name, PLAIN_SENTENCE);
        page_end(page);
    }
}

void plain_tell_text(struct page *page)
{
    struct text text = composer_text(&reply_of(page)->composer);
    if (plain_open(page->model) == NULL || text.len == 0) {
        page_say(page, "Nothing is written.");
        page_end(page);
        return;
    }
    tell_name(page);
    page_say(page, ", ");
    page_count(page, lines_in(text), "line");
    if (is_read(reply_of(page)) && !reply_of(page)->is_internal) {
        page_say(page, ", ");
        plain_tell_counts(page, &reply_of(page)->opinion);
    }
    page_say(page, ":");
    page_end(page);
    page_block(page, shown_make(text, page->arena));
    tell_files(page);
}

/* Bytes that both begin with, up to a line's start. */
static size_t same_front(struct text a, struct text b)
{
    size_t same = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.bytes[i] == b.bytes[i]; i++) {
        same = a.bytes[i] == '\n' ? i + 1 : same;
    }
    return same;
}

/* Bytes that both end with, from a line's start, behind the front. */
static size_t same_back(struct text a, struct text b, size_t front)
{
    size_t same = 0;
    size_t most = (a.len < b.len ? a.len : b.len) - front;
    for (size_t i = 1; i <= most && a.bytes[a.len - i] == b.bytes[b.len - i]; i++) {
        same = a.bytes[a.len - i] == '\n' ? i - 1 : same;
    }
    return same;
}

/* The lines that are others than those told before. */
static void tell_change(struct page *page, struct text before, struct text after)
{
    size_t front = same_front(before, after);
    size_t back = same_back(before, after, front);
    struct text changed = text_from(after.bytes + front, after.len - front - back);
    size_t first = lines_in(text_from(after.bytes, front));
    size_t lines = lines_in(changed);
    first = front == 0 ? 1 : first;
    lines -= lines > 1 && changed.bytes[changed.len - 1] == '\n';
    if (lines > CHANGE_MAX) {
        plain_tell_text(page);
        return;
    }
    page_count(page, lines_in(after), "line");
    if (lines == 0) {
        page_format(page, " now; what stood at line %zu is gone", first);
    } else {
        page_format(page, " now; from line %zu on:", first);
    }
    page_end(page);
    page_block(page, shown_make(changed, page->arena));
}

/* What stands behind the caret, where it was moved. */
static void tell_caret(struct page *page)
{
    const struct composer *composer = &reply_of(page)->composer;
    struct text text = composer_text(composer);
    struct text behind =
        text_from(text.bytes + composer->caret, text.len - composer->caret);
    struct text line;
    size_t at = lines_in(text_from(text.bytes, composer->caret));
    bool is_at_end = !text_next(&behind, '\n', &line) || line.len == 0;
    page_format(page, "Line %zu of %zu, ", at == 0 ? 1 : at, lines_in(text));
    if (is_at_end) {
        page_say(page, "at its end");
    } else {
        page_say(page, "before: ");
        page_line(page, arena_copy(page->arena, line.bytes, line.len), PLAIN_NAME);
    }
    page_end(page);
}

void plain_tell_text_is_there(struct page *page)
{
    struct text text = composer_text(&reply_of(page)->composer);
    if (text.len == 0) {
        return;
    }
    tell_name(page);
    page_say(page, ", ");
    page_count(page, lines_in(text), "line");
    page_say(page, page->model->mode == MODE_WRITING
                       ? ": :text tells it"
                       : ": text tells it, r goes on with it");
    page_end(page);
}

static void tell_new_text(struct page *page, struct text text, bool is_whole)
{
    struct plain_told *told = page->told;
    struct text before = text_from(buffer_text(&told->text), told->text.len);
    if (told->is_internal != reply_of(page)->is_internal) {
        before.len = 0; /* another text: none of its lines is a change */
    }
    bool was_typed = told->version == UINT64_MAX && told->typed != UINT64_MAX;
    bool has_gone = text.len == 0 && (before.len != 0 || was_typed);
    if (has_gone && page->model->mode == MODE_WRITING) {
        page_say(page, "The text is empty.");
        page_end(page);
    } else if (text.len != 0 && (before.len == 0 || is_whole)) {
        plain_tell_text(page);
    } else if (text.len != 0) {
        tell_change(page, before, text);
    }
}

/* The reply behind the note, once that is away, or the other way round: it is not written
 * now. */
static bool comes_back(const struct page *page, struct text text)
{
    return page->told->is_internal != reply_of(page)->is_internal && text.len != 0 &&
           page->told->text.len != 0 && page->model->mode == MODE_READING;
}

/* Where the caret stands, where it was moved, or within a text that one goes on with. */
static void tell_caret_moved(struct page *page, struct text text)
{
    const struct composer *composer = &reply_of(page)->composer;
    struct plain_told *told = page->told;
    bool is_at_end = told->caret == SIZE_MAX && composer->caret == text.len;
    if (told->caret != composer->caret && !is_at_end && page->model->mode == MODE_WRITING) {
        tell_caret(page);
    }
    told->caret = composer->caret;
}

static void keep_told(struct plain_told *told, struct text text)
{
    if (text.len == 0 && told->text.len != 0) {
        buffer_release_wiped(&told->sent);
        buffer_add(&told->sent, told->text.bytes, told->text.len);
    }
    buffer_release_wiped(&told->text);
    buffer_add(&told->text, text.bytes, text.len);
}

void plain_tell_reply(struct page *page)
{
    const struct composer *composer = &reply_of(page)->composer;
    struct plain_told *told = page->told;
    struct text text = composer_text(composer);
    bool goes = page->model->pending_is_unseen; /* what goes is told before */
    bool goes_on = told->caret == SIZE_MAX;     /* with a text that was not told yet */
    if (plain_open(page->model) == NULL) {
        return;
    }
    if (told->version == composer->version ||
        (told->typed == composer->version && !goes && !goes_on)) {
        tell_caret_moved(page, text);
        return;
    }
    if (comes_back(page, text)) {
        plain_tell_text_is_there(page);
        told->typed = composer->version;
        told->caret = composer->caret;
    } else {
        bool is_whole = goes || (goes_on && told->typed == composer->version);
        tell_new_text(page, text, is_whole);
        told->version = composer->version;
        if (goes_on) {
            tell_caret_moved(page, text);
        }
        told->caret = composer->caret;
    }
    told->is_internal = reply_of(page)->is_internal;
    keep_told(told, text);
}

static uint64_t digest_of_step(struct text text, const struct opinion *opinion,
                               size_t number)
{
    struct step step = opinion_step(opinion, number);
    struct digest digest = {1};
    digest_number(&digest, (uint64_t)step.kind);
    if (step.kind == STEP_CLAIM) {
        digest_number(&digest, (uint64_t)opinion->claims[step.index].verdict);
    }
    if (step.kind == STEP_FLAG) { /* of the text as a whole, it may be */
        digest_string(&digest, opinion->flags[step.index].reason);
    } else if (step.start < step.end && step.end <= text.len) {
        digest_bytes(&digest, text.bytes + step.start, step.end - step.start);
    }
    return digest.value;
}

/* What keeps the reply from going, or is contradicted; the rest is in the counts and by c.
 */
static bool is_problem(const struct opinion *opinion, size_t number)
{
    struct step step = opinion_step(opinion, number);
    if (step.kind == STEP_CLAIM) {
        const struct claim *claim = &opinion->claims[step.index];
        return claim->severity == SEVERITY_BLOCK || claim->verdict == VERDICT_CONTRADICTED;
    }
    return step.kind == STEP_FLAG && !opinion->flags[step.index].is_attested &&
           opinion->flags[step.index].severity != SEVERITY_MARK;
}

static bool was_told(const struct plain_told *told, uint64_t problem)
{
    for (size_t i = 0; i < told->problem_count; i++) {
        if (told->problems[i] == problem) {
            return true;
        }
    }
    return false;
}

/* Each once, until it is gone and comes again. */
void plain_tell_problems(struct page *page)
{
    const struct reply *reply = reply_of(page);
    struct plain_told *told = page->told;
    struct text text = composer_text(&reply->composer);
    uint64_t problems[PLAIN_PROBLEMS];
    size_t count = 0;
    if (plain_open(page->model) == NULL || !is_read(reply)) {
        return;
    }
    for (size_t i = 0; i < opinion_steps(&reply->opinion) && count < PLAIN_PROBLEMS; i++) {
        if (!is_problem(&reply->opinion, i)) {
            continue;
        }
        problems[count] = digest_of_step(text, &reply->opinion, i);
        if (!was_told(told, problems[count])) {
            plain_tell_step(page, text, &reply->opinion, i);
        }
        count++;
    }
    memcpy(told->problems, problems, count * sizeof(*problems));
    told->problem_count = count;
}
