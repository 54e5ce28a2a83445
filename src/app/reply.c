#include "reply.h"

#include "base/utf8.h"
#include "focus.h"
#include "misspelt.h"
#include "say.h"
#include "send.h"

void reply_init(struct reply *reply)
{
    *reply = (struct reply){
        .claim = SIZE_MAX,
        .is_kept = true,
        .kept_at = MOMENT_NONE,
        .word_start = SIZE_MAX,
    };
    composer_init(&reply->composer);
    attachments_init(&reply->files);
    arena_init(&reply->arena);
    arena_init(&reply->next_arena);
    buffer_init(&reply->read, COMPOSER_LIMIT);
    arena_init(&reply->attested_arena);
}

void reply_release(struct reply *reply)
{
    composer_release(&reply->composer);
    attachments_release(&reply->files);
    arena_release(&reply->arena);
    arena_release(&reply->next_arena);
    buffer_release_wiped(&reply->read);
    arena_release(&reply->attested_arena);
    looked_up_destroy(reply->known);
    reply_claim_forget(reply);
    memory_free(reply->draft_text);
    memory_free(reply->takes);
}

/* The composer is empty, and nothing waits to be kept, read or seen. */
static void text_forget(struct reply *reply)
{
    composer_clear(&reply->composer);
    attachments_release(&reply->files);
    memory_free(reply->draft_text);
    memory_free(reply->takes);
    looked_up_destroy(reply->known);
    reply->draft_text = reply->takes = NULL;
    reply->known = NULL;
    reply->draft_number = 0;
    reply->is_touched = reply->was_touched = reply->is_scrolled = false;
    reply->is_kept = true;
    reply->top = 0;
    reply->claim = SIZE_MAX;
    reply_claim_forget(reply);
    reply->word_start = SIZE_MAX;
    reply->earlier = 0;
    reply->version_read = reply->version_seen = reply->composer.version;
    reply->version_given = reply->version_kept = reply->composer.version;
    reply->version_rested = reply->composer.version;
    reply->version_asked = 0;
    reply->version_put = reply->serial_put = reply->version_fact = 0;
    reply->version_done = reply->serial_done = 0;
    reply->undone = 0;
    reply->refusal[0] = '\0';
    reply->look_up = 0;
    reply->opinion = (struct opinion){0};
    reply->is_read_in_part = false;
    buffer_release_wiped(&reply->read);
    arena_clear(&reply->arena);
}

static void moved_forget(struct model *model)
{
    memory_free(model->moved);
    model->moved = NULL;
    model->moved_was_seen = false;
}

void reply_clear(struct model *model)
{
    bool is_internal = model->reply.is_internal;

    text_forget(&model->reply);
    misspelt_forget(model);
    model->reply.fired = 0;
    if (reply_stands(model, !is_internal))
        reply_turn(model, !is_internal);
    else
        reply_turn(model, false);
    if (!reply_stands(model, false))
        moved_forget(model);
}

void reply_reset(struct model *model)
{
    struct reply *reply = &model->reply;

    text_forget(&model->beside);
    text_forget(reply);
    misspelt_forget(model);
    moved_forget(model);
    reply->fired = model->beside.fired = 0;
    reply->is_internal = false;
    model->beside.is_internal = true;
    model->beside.keeps = 0;
    model->beside.kept_at = MOMENT_NONE;
    reply->attestations = NULL;
    reply->attestation_count = reply->attestation_capacity = 0;
    reply->is_identified = false;
    reply->keeps = 0;
    reply->kept_at = MOMENT_NONE;
    arena_clear(&reply->attested_arena);
}

void reply_typed(struct model *model)
{
    struct reply *reply = &model->reply;

    reply->was_touched = reply->is_touched;
    reply->is_touched = true;
    reply->is_kept = false;
    reply->is_scrolled = false;
    reply->claim = SIZE_MAX;
    reply_claim_forget(reply);
    reply->earlier = 0;
    if (model->pending)
        send_stop(model, "The text changed while it was checked");
}

static void text_clean(struct text text, struct buffer *out)
{
    buffer_init(out, COMPOSER_LIMIT);
    utf8_sanitise(text, SANITISE_SENT, out, NULL);
}

void reply_put(struct model *model, const char *text)
{
    struct buffer clean;

    text_clean(text_of(text), &clean);
    composer_part_group(&model->reply.composer);
    composer_set(&model->reply.composer, text_from(buffer_text(&clean), clean.len));
    buffer_release_wiped(&clean);
    reply_typed(model);
    model->reply.version_given = model->reply.composer.version;
    /* It is read from its beginning, though writing goes on at its end. */
    model->reply.top = 0;
    model->reply.is_scrolled = true;
}

bool reply_insert(struct model *model, struct text text)
{
    return reply_insert_over(model, model->reply.composer.caret, text);
}

bool reply_insert_over(struct model *model, size_t start, struct text text)
{
    struct composer *composer = &model->reply.composer;
    struct buffer clean;

    text_clean(text, &clean);
    composer_part_group(composer);
    struct text words = text_from(buffer_text(&clean), clean.len);
    bool fits =
        !clean.is_cut && (start == composer->caret
                              ? composer_insert(composer, words)
                              : composer_replace(composer, start, composer->caret, words));
    buffer_release_wiped(&clean);
    if (!fits) {
        say_error(model, "That is more than a reply may hold: nothing was put in");
        return false;
    }
    reply_typed(model);
    model->reply.version_given = model->reply.composer.version;
    return true;
}

static size_t kilobytes(size_t bytes)
{
    return (bytes + 1023) / 1024;
}

void reply_paste(struct model *model, struct text text, size_t lost)
{
    struct composer *composer = &model->reply.composer;
    struct buffer clean;

    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(text, SANITISE_SENT, &clean, NULL);
    struct text words = composer_fit(composer, text_from(buffer_text(&clean), clean.len));
    size_t left_out = clean.len - words.len + lost;
    if (words.len)
        (void)!reply_insert(model, words);
    if (left_out)
        say_error(model, "A reply holds %zu kB: the last %zu kB of the paste are left out",
                  kilobytes(COMPOSER_LIMIT), kilobytes(left_out));
    buffer_release_wiped(&clean);
}

/* Where the line ends before start, without the spaces in front of it. */
static size_t spaces_before(struct text text, size_t start)
{
    while (start > 0 && (text.bytes[start - 1] == ' ' || text.bytes[start - 1] == '\t'))
        start--;
    return start;
}

bool reply_insert_paragraph(struct model *model, size_t start, struct text text)
{
    struct composer *composer = &model->reply.composer;
    struct text whole = composer_text(composer);
    size_t front = spaces_before(whole, start);
    size_t behind = whole.len - composer->caret;
    bool is_apart = front > 0 && whole.bytes[front - 1] != '\n';
    bool goes_on = behind > 0 && whole.bytes[composer->caret] != '\n';
    char *paragraph = memory_format("%s%.*s%s", is_apart ? "\n\n" : "", (int)text.len,
                                    text.bytes, goes_on ? "\n\n" : "");
    bool fits = reply_insert_over(model, front, text_of(paragraph));

    if (fits && goes_on)
        composer_move_to(composer, composer->caret - strlen("\n\n"));
    memory_free_wiped(paragraph, strlen(paragraph));
    return fits;
}

void reply_bring_back(struct model *model, const char *text, size_t caret, bool is_internal,
                      bool is_touched)
{
    struct reply *reply = &model->reply;

    reply_turn(model, is_internal);
    composer_set(&reply->composer, text_of(text));
    if (caret != SIZE_MAX)
        composer_move_to(&reply->composer, caret);
    reply->is_touched = is_touched;
    reply->is_kept = false;
    reply->version_given = reply->composer.version;
    reply->version_kept = 0;
}

bool reply_put_in_front(struct model *model, const char *text, bool is_touched)
{
    struct composer *composer = &model->reply.composer;
    bool was_touched = model->reply.is_touched;
    size_t caret = composer->caret;
    char *front = memory_format("%s\n\n", text);
    size_t len = strlen(front);
    bool fits = composer_replace(composer, 0, 0, text_of(front));

    memory_free_wiped(front, len);
    if (!fits)
        return false;
    composer_move_to(composer, caret + len);
    reply_typed(model);
    model->reply.is_touched = was_touched && is_touched;
    model->reply.version_given = composer->version;
    return true;
}

void reply_came_from(struct reply *reply, const char *draft, int number)
{
    if (!draft)
        return;
    char *copy = memory_text(draft); /* it may be the reply's own */
    memory_free(reply->draft_text);
    reply->draft_text = copy;
    reply->draft_number = number;
}

void reply_was_kept(struct model *model)
{
    model->reply.is_kept = true;
    model->reply.version_kept = model->reply.composer.version;
}

/* The first line of the last page. */
static size_t last_top(const struct model *model)
{
    size_t lines = model->drawn.reply_lines;
    size_t fit = model->drawn.reply_rows;

    return lines > fit ? lines - fit : 0;
}

void reply_scroll(struct model *model, int64_t rows)
{
    model->reply.top = focus_moved(model->reply.top, last_top(model) + 1, rows);
    model->reply.is_scrolled = true;
}

void reply_show_on(struct model *model)
{
    size_t rows = model->drawn.reply_rows;

    if (model->reply.top < last_top(model))
        reply_scroll(model, rows > 2 ? (int64_t)rows - 1 : 1);
    else
        reply_scroll(model, INT32_MIN);
}

bool reply_is_blank(const struct model *model)
{
    return text_trim(composer_text(&model->reply.composer)).len == 0;
}

/* As one that is offered: what was taken, left and found again can be had again. */
static bool is_offered(const struct model *model, struct text text)
{
    const struct offered *offered = model->offered;

    for (size_t i = 0; offered && i < offered->suggestion.draft_count; i++) {
        if (text_is(text, string_or_empty(offered->suggestion.drafts[i].text)))
            return true;
    }
    return false;
}

bool reply_is_edited(const struct model *model)
{
    const struct reply *reply = &model->reply;
    struct text text = composer_text(&reply->composer);

    if (reply_is_blank(model) || (reply->draft_text && text_is(text, reply->draft_text)))
        return false;
    return reply->is_touched || !is_offered(model, text);
}
