/* The border over the reply: whose it is, what goes with it, what is held, the counts. */
#include "base/utf8.h"
#include "view/frame.h"
#include "view/reply_view.h"
#include "view/shown.h"
#include "view/words.h"

#define RECIPIENT_MIN   3
#define RECIPIENT_LEAST 6 /* where something may be left out for it */
#define RECIPIENT_MAX   30
#define PUBLIC_COLUMNS  18 /* "Reply to " and " · public", around whom it goes to */
#define NOTE_COLUMNS    31 /* "Internal note · colleagues only" */
#define BORDER_COLUMNS  4  /* that the left part leaves of the border */
#define RIGHT_COLUMNS   6  /* the same beside a right part */
#define WIDE            54 /* the border has room for a sentence and the counts */

/* The border is the reply's or the note's, and the other may be held. */
static void add_held(const struct view *view, struct pieces *right)
{
    const struct model *model = view->model;
    const struct held *held = model_held(model, model->open->ticket.id);
    if (held == NULL) {
        return;
    }
    int64_t left = held->until - model->now;
    bool is_leaving = held->is_leaving || left <= 0;
    if (is_leaving || held->is_internal != model->reply.is_internal) {
        pieces_say(right, STYLE_HELD, held->is_internal ? "note " : "reply ");
    }
    if (is_leaving) {
        pieces_say(right, STYLE_HELD, "leaving");
    } else {
        pieces_add(right, STYLE_HELD,
                   shown_format(view->arena,
                                model_holds_stand(model) ? "stands at %d s"
                                : held->is_internal      ? "added in %d s"
                                                         : "sent in %d s",
                                left > 9999 ? 9999 : (int)left));
    }
}

/* Left out from one to the next of what stands on the right of a text that was not sent, so
 * that whom it goes to, and that all can read it, has room. */
enum brevity { SAYS_ALL, SAYS_NO_COUNTS, SAYS_SIGN, SAYS_SIGN_ALONE };

/* What the border says on the right: what is held, the counts, what is below. */
static void add_right(const struct view *view, enum brevity brevity,
                      const struct marked *text, struct pieces *right)
{
    bool is_read = text->opinion != NULL && brevity == SAYS_ALL &&
                   !composer_is_empty(&view->model->reply.composer);
    add_held(view, right);
    if (model_refusal(view->model) != NULL) {
        pieces_say(right, STYLE_TEXT, right->count != 0 ? "  " : "");
        pieces_say(right, STYLE_ERROR,
                   brevity < SAYS_SIGN ? REPLY_REFUSED_SIGN " not sent"
                                       : REPLY_REFUSED_SIGN);
    }
    if (is_read) {
        struct pieces counts = {.arena = view->arena};
        marks_count(text, &counts);
        pieces_say(right, STYLE_TEXT, right->count != 0 && counts.count != 0 ? "  " : "");
        for (size_t i = 0; i < counts.count; i++) {
            pieces_add(right, counts.list[i].style, counts.list[i].shown);
        }
    }
    if (is_read && text->opinion->not_checked != 0) {
        pieces_add(
            right, STYLE_UNSOURCED,
            shown_format(view->arena, " %zu not checked", text->opinion->not_checked));
    }
    if (is_read && day_is_set(text->opinion->commitment)) {
        pieces_say(right, STYLE_COMMITMENT, right->count != 0 ? "  ↺ " : "↺ ");
        pieces_add(right, STYLE_COMMITMENT,
                   words_day(text->opinion->commitment, view->model->today, view->arena));
    }
    size_t below = view->drawn->reply_top + view->drawn->reply_rows;
    if (below < view->drawn->reply_lines && view->drawn->reply_rows != 0 &&
        brevity < SAYS_SIGN_ALONE) {
        pieces_add(
            right, STYLE_WAITING,
            shown_format(view->arena, "  %zu below", view->drawn->reply_lines - below));
    }
}

/* Of the border, beside the right part. */
static int left_columns(int columns, const struct pieces *right)
{
    int taken = pieces_columns(right);
    return columns - (taken == 0 ? BORDER_COLUMNS : taken + RIGHT_COLUMNS);
}

/* However long it is, that the reply is public stands behind it. */
static size_t recipient_columns(int columns)
{
    int room = columns - PUBLIC_COLUMNS;
    return (size_t)(room < RECIPIENT_MIN   ? RECIPIENT_MIN
                    : room > RECIPIENT_MAX ? RECIPIENT_MAX
                                           : room);
}

/* Whom a text goes to takes no less. */
static int least_columns(const struct model *model)
{
    int recipient = (int)utf8_columns(model_recipient(model));
    if (model->reply.is_internal) {
        return NOTE_COLUMNS;
    }
    return PUBLIC_COLUMNS + (recipient < RECIPIENT_LEAST ? recipient : RECIPIENT_LEAST);
}

/* The right part that leaves room for it, or the briefest. */
static void add_right_beside(const struct view *view, int columns,
                             const struct marked *text, struct pieces *right)
{
    enum brevity brevity = SAYS_ALL;
    add_right(view, brevity, text, right);
    while (model_refusal(view->model) != NULL && brevity < SAYS_SIGN_ALONE &&
           left_columns(columns, right) < least_columns(view->model)) {
        *right = (struct pieces){.arena = view->arena};
        add_right(view, ++brevity, text, right);
    }
}

/* columns: of the border; room: what the left part has of them. */
static void add_left(const struct view *view, int columns, int room, struct pieces *left)
{
    const struct model *model = view->model;
    const struct reply *reply = &model->reply;
    if (reply->is_internal) {
        pieces_say(left, STYLE_NOTE_BORDER,
                   columns >= WIDE ? "Internal note · only colleagues see this"
                                   : "Internal note · colleagues only");
        return;
    }
    enum style style = model->mode == MODE_WRITING ? STYLE_REPLY_BORDER : STYLE_TITLE;
    pieces_say(left, style, "Reply");
    struct text name = model_recipient(model);
    const char *copy = arena_copy(view->arena, name.bytes, name.len);
    pieces_say(left, style, name.len != 0 ? " to " : "");
    pieces_add(left, style, shown_cut(copy, recipient_columns(room), view->arena));
    pieces_say(left, style, " · public");
    if (!reply->is_touched && !composer_is_empty(&reply->composer)) {
        pieces_say(left, STYLE_DIM, " · left here earlier");
    }
}

/* "+ box.jpg image/jpeg 117 kB" of each file that goes with the text. */
static void add_files(const struct view *view, struct pieces *left)
{
    const struct attachments *files = &view->model->reply.files;
    for (size_t i = 0; i < files->count; i++) {
        const struct attachment *file = &files->list[i];
        pieces_say(left, STYLE_KEY, i == 0 ? " · + " : " + ");
        pieces_add(left, STYLE_TEXT, shown_line(file->name, 40, view->arena));
        pieces_say(left, STYLE_DIM, " ");
        pieces_add(left, STYLE_DIM, shown_line(file->type, 40, view->arena));
        pieces_say(left, STYLE_DIM, " ");
        pieces_add(left, STYLE_DIM, words_size(file->size, view->arena));
    }
}

void reply_view_title(const struct view *view, struct box box, const struct marked *text,
                      struct kept_title *kept)
{
    const struct model *model = view->model;
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    if (model->open == NULL) {
        pieces_say(&left, STYLE_TITLE, "Reply");
    } else {
        add_right_beside(view, box.columns, text, &right);
        add_left(view, box.columns, left_columns(box.columns, &right), &left);
        add_files(view, &left);
    }
    if (model->open != NULL && model->moved != NULL) {
        pieces_say(&left, STYLE_FLAGGED, " · moved");
    }
    frame_title_again(view, box, frame_style(view, PANE_REPLY), &left, &right, kept);
}
