#include "view/message_view.h"

#include "base/matches.h"

#include "view/frame.h"
#include "view/message_text.h"
#include "view/paragraph.h"
#include "view/pieces.h"
#include "view/shown.h"
#include "view/thread_lines.h"
#include "view/words.h"

#include <string.h>

/* Of an address beside its author: at most, and at least. */
#define ADDRESS_COLUMNS     60
#define ADDRESS_COLUMNS_MIN 8
#define DOUBT_COLUMNS       14 /* ", not verified" */

void message_view_digest(const struct message *message, struct digest *digest)
{
    digest_number(digest, (uint64_t)message->from);
    digest_number(digest, message->is_internal);
    digest_number(digest, (uint64_t)message->at);
    digest_number(digest, (uint64_t)message->verified);
    digest_string(digest, message->author);
    digest_string(digest, message->sender);
    digest_number(digest, message->attachment_count);
    for (size_t i = 0; i < message->attachment_count && i < ATTACHMENTS_MAX; i++) {
        digest_string(digest, message->attachments[i].name);
        digest_number(digest, (uint64_t)message->attachments[i].size);
    }
    if (message->text != NULL) {
        digest_bytes(digest, message->text, strnlen(message->text, MESSAGE_SHOWN_MAX + 1));
    }
}

/* Text only grows, and whoever asks anew has another number. */
void translation_digest(const struct translation *translation, struct digest *digest)
{
    digest_string(digest, translation->message);
    digest_string(digest, translation->telling.profile);
    digest_number(digest, translation->is_folded);
    digest_number(digest, translation->telling.request);
    digest_number(digest, (uint64_t)translation->telling.state);
    digest_number(digest, translation->telling.text.len);
}

static enum style author_style(const struct message *message)
{
    static const enum style styles[FROM_COUNT] = {
        [FROM_CUSTOMER] = STYLE_CUSTOMER,
        [FROM_AGENT] = STYLE_AGENT,
        [FROM_BOT] = STYLE_AGENT,
        [FROM_SYSTEM] = STYLE_SYSTEM,
    };
    return message->is_internal ? STYLE_NOTE : styles[message->from];
}

static enum style text_style(const struct message *message)
{
    return message->is_internal           ? STYLE_NOTE
           : message->from == FROM_SYSTEM ? STYLE_SYSTEM
                                          : STYLE_TEXT;
}

/* The address, where it is on no record of the customer's: of it as much as leaves room for
 * what was found out about it. */
static void add_address(const struct view *view, const struct message *message, int columns,
                        struct pieces *pieces)
{
    const struct loaded *open = view->model->open;
    if (message->from != FROM_CUSTOMER || message->is_internal) {
        return;
    }
    bool is_known =
        message->sender == NULL ||
        (open->has_customer && customer_has_email(&open->customer, message->sender));
    if (!is_known) {
        pieces_say(pieces, STYLE_FLAGGED, " from ");
        int left = columns - pieces_columns(pieces) -
                   (message->verified == VERIFIED_NO ? DOUBT_COLUMNS : 0);
        size_t room = left < ADDRESS_COLUMNS_MIN ? ADDRESS_COLUMNS_MIN
                      : left > ADDRESS_COLUMNS   ? ADDRESS_COLUMNS
                                                 : (size_t)left;
        pieces_add(pieces, STYLE_FLAGGED, shown_cut(message->sender, room, view->arena));
    }
    if (message->verified == VERIFIED_NO) {
        pieces_say(pieces, STYLE_FLAGGED, is_known ? " not verified" : ", not verified");
    }
}

/* "09:05 note · Marta", "09:02 Ana Ruiz", "09:10 Leo · agent" */
static void draw_author(const struct view *view, struct box box, int row,
                        const struct message *message)
{
    static const char *const nameless[FROM_COUNT] = {"customer", "agent", "bot", "system"};
    const struct model *model = view->model;
    struct pieces pieces = {.arena = view->arena};
    enum style style = author_style(message);
    bool has_name = message->author != NULL && message->author[0] != '\0';
    pieces_add(&pieces, message->is_internal ? STYLE_NOTE : STYLE_DIM,
               words_clock(message->at, view->arena));
    pieces_say(&pieces, style, message->is_internal ? " note" : " ");
    if (has_name) {
        pieces_say(&pieces, style, message->is_internal ? " · " : "");
        pieces_add(&pieces, style, shown_line(message->author, 60, view->arena));
    } else if (!message->is_internal) {
        pieces_say(&pieces, style, nameless[message->from]);
    }
    if (has_name && !message->is_internal && message->from != FROM_CUSTOMER) {
        pieces_say(&pieces, STYLE_DIM, " · ");
        pieces_say(&pieces, STYLE_DIM, nameless[message->from]);
    }
    add_address(view, message, box.columns, &pieces);
    if (model->cited_message < model->open->ticket.message_count &&
        message == &model->open->ticket.messages[model->cited_message]) {
        pieces_say(&pieces, STYLE_KEY, " ◂ cited");
    }
    pieces_put(view->canvas, box, row, 0, box.columns, &pieces);
}

static void draw_rule(const struct view *view, struct box box, int row, enum style style,
                      struct shown label)
{
    struct box line = {box.row + row, box.column, 1, box.columns};
    if (row < 0 || row >= box.rows) {
        return;
    }
    canvas_fill(view->canvas, line, style, frame_line(view));
    int column = (int)shown_columns(label) + 6 < box.columns ? 3 : 0;
    int used = canvas_put_cut(view->canvas, line, 0, column, box.columns, style, label);
    canvas_put(view->canvas, line, 0, column - 1, style, shown_literal(" "));
    canvas_put(view->canvas, line, 0, column + used, style, shown_literal(" "));
}

static void draw_attachment(const struct view *view, struct box box, int row,
                            const struct message *message, size_t index)
{
    struct pieces pieces = {.arena = view->arena};
    const struct attachment *attachment = &message->attachments[index];
    pieces_say(&pieces, STYLE_KEY, "+ ");
    if (index + 1 == ATTACHMENTS_MAX && message->attachment_count > ATTACHMENTS_MAX) {
        pieces_add(&pieces, STYLE_DIM,
                   shown_format(view->arena, "%zu more attachments",
                                message->attachment_count - index));
    } else {
        struct shown size = words_size(attachment->size, view->arena);
        pieces_add(&pieces, text_style(message),
                   shown_line(attachment->name, (size_t)box.columns, view->arena));
        pieces_say(&pieces, STYLE_DIM, size.text.len != 0 ? " · " : "");
        pieces_add(&pieces, STYLE_DIM, size);
    }
    pieces_put(view->canvas, box, row, 0, box.columns, &pieces);
}

/* "▸ 12 quoted lines", and behind it the key that unfolds them. */
static void draw_fold(const struct view *view, struct box box,
                      const struct paragraph *paragraph, size_t first,
                      const struct folded_quote *fold)
{
    char key[VIEW_KEY_SIZE];
    size_t line = wrap_line_at(&paragraph->wrap, fold->start);
    size_t last = wrap_line_at(&paragraph->wrap, fold->end);
    paragraph_tint(view->canvas, box, paragraph, first, fold->start, fold->end,
                   fold->is_foreign ? STYLE_FLAGGED : STYLE_DIM);
    view_key(view->model, COMMAND_QUOTES, 0, key);
    struct shown hint = shown_format(view->arena, " · %s shows them", key);
    int used = (int)shown_columns(paragraph_line(paragraph, last));
    bool has_room = key[0] != '\0' && used + (int)shown_columns(hint) <= box.columns;
    if (line == last && line >= first && line < first + (size_t)box.rows && has_room) {
        canvas_put(view->canvas, box, (int)(line - first), used, STYLE_DIM, hint);
    }
}

static void draw_matches(const struct view *view, struct box box,
                         const struct paragraph *paragraph, size_t first, size_t message,
                         const struct message_text *text)
{
    const struct model *model = view->model;
    size_t count;
    if (model->search == NULL || model->search[0] == '\0') {
        return;
    }
    struct match *matches =
        matches_find(text->shown.text, text_of(model->search), view->arena, &count);
    count = message_text_own(text, matches, count);
    for (size_t i = 0; i < count; i++) {
        bool is_marked = message == model->search_message && i == model->search_shown;
        paragraph_tint(view->canvas, box, paragraph, first, matches[i].start,
                       matches[i].end, is_marked ? STYLE_SELECTED : STYLE_MATCH);
    }
}

/* Lines [first, first + rows) of the text, into the box's rows from row on. */
static void draw_text(const struct view *view, struct box box, int row,
                      const struct message *message, size_t first, size_t lines)
{
    const struct ticket *ticket = &view->model->open->ticket;
    size_t index = (size_t)(message - ticket->messages);
    int bar = message->is_internal ? 2 : 0;
    struct box part = {box.row + row, box.column + bar, (int)lines, box.columns - bar};
    struct message_text text = thread_lines_text(view->thread, index, view->arena);
    struct paragraph paragraph =
        paragraph_make(text.shown, message_columns(message, box.columns), view->arena);
    paragraph_draw(view->canvas, part, &paragraph, first, text_style(message));
    if (bar != 0) {
        canvas_fill(view->canvas, (struct box){part.row, box.column, part.rows, 1},
                    STYLE_NOTE_BORDER, frame_bar(view));
    }
    draw_matches(view, part, &paragraph, first, index, &text);
    for (size_t i = 0; i < text.fold_count; i++) {
        draw_fold(view, part, &paragraph, first, &text.folds[i]);
    }
}

static const struct translation *translation_of(const struct view *view,
                                                const struct message *message)
{
    const struct model *model = view->model;
    for (size_t i = 0; i < model->translation_count; i++) {
        if (string_equals(model->translations[i].message, message->id)) {
            return &model->translations[i];
        }
    }
    return NULL;
}

/* "translation · NAME", so that nobody takes it for what the customer wrote. */
static void draw_translator(const struct view *view, struct box box, int row,
                            const struct telling *telling)
{
    struct pieces pieces = {.arena = view->arena};
    pieces_say(&pieces, STYLE_TRANSLATION, "┆ translation · ");
    pieces_add(&pieces, STYLE_TRANSLATION,
               telling->profile == NULL
                   ? shown_literal("a model is asked")
                   : shown_line(telling->profile, (size_t)box.columns, view->arena));
    if (telling->state == TELLING_RUNS) {
        pieces_say(&pieces, STYLE_TRANSLATION, " …");
    } else if (telling->is_cut) {
        pieces_say(&pieces, STYLE_FLAGGED, " · not its end");
    }
    pieces_put(view->canvas, box, row, 0, box.columns, &pieces);
}

/* Lines [first, first + rows) of a translation, the first of all says whose it is. */
static void draw_translation(const struct view *view, struct box box, int row,
                             const struct message *message, size_t first, size_t lines)
{
    const struct translation *translation = translation_of(view, message);
    if (translation == NULL) {
        return;
    }
    if (first == 0) {
        draw_translator(view, box, row++, &translation->telling);
        lines--;
    } else {
        first--;
    }
    struct box part = {box.row + row, box.column + 2, (int)lines, box.columns - 2};
    struct paragraph paragraph =
        paragraph_make(translation_shown(translation, view->arena),
                       translation_columns(box.columns), view->arena);
    paragraph_draw(view->canvas, part, &paragraph, first, STYLE_TRANSLATION);
    for (int i = 0; i < part.rows; i++) {
        canvas_put(view->canvas, box, row + i, 0, STYLE_TRANSLATION, shown_literal("┆"));
    }
}

/* A message's line that is not text, counted from its first. */
static void draw_other(const struct view *view, struct box box, int row, size_t message,
                       const struct message_parts *parts, size_t line)
{
    const struct message *of = &view->model->open->ticket.messages[message];
    size_t day = parts->has_gap;
    size_t fresh = day + parts->has_day;
    size_t author = fresh + parts->has_new;
    size_t text_end = author + 1 + parts->text;
    if (line < day) {
        return;
    }
    if (line < fresh) {
        draw_rule(view, box, row, STYLE_DIM,
                  words_day(moment_day(of->at), view->model->today, view->arena));
    } else if (line < author) {
        draw_rule(view, box, row, STYLE_UNREAD, shown_literal("new"));
    } else if (line == author) {
        draw_author(view, box, row, of);
    } else if (parts->is_cut && line == text_end) {
        canvas_put_cut(view->canvas, box, row, 0, box.columns, STYLE_DIM,
                       shown_literal("… the rest of this message is not shown here"));
    } else {
        draw_attachment(view, box, row, of,
                        line - text_end - parts->is_cut - parts->translation);
    }
}

/* What stands from this line of the message on. */
struct stretch {
    size_t end;  /* the line behind it */
    size_t from; /* lines of it before the line that was asked for */
    void (*draw)(const struct view *view, struct box box, int row,
                 const struct message *message, size_t first,
                 size_t lines); /* NULL: other */
};

static struct stretch stretch_at(const struct message_parts *parts, size_t line)
{
    size_t text =
        (size_t)parts->has_gap + (size_t)parts->has_day + (size_t)parts->has_new + 1;
    size_t text_end = text + parts->text;
    size_t translation = text_end + (size_t)parts->is_cut;
    size_t end = translation + parts->translation;
    if (line >= text && line < text_end) {
        return (struct stretch){text_end, line - text, draw_text};
    }
    if (line >= translation && line < end) {
        return (struct stretch){end, line - translation, draw_translation};
    }
    return (struct stretch){line + 1, 0, NULL};
}

int message_view_draw(const struct view *view, struct box box, int row, size_t message,
                      size_t skip)
{
    const struct message *of = &view->model->open->ticket.messages[message];
    struct message_parts parts = thread_lines_parts(view->thread, message);
    size_t lines = message_parts_lines(&parts);
    for (size_t line = skip; line < lines && row < box.rows;) {
        struct stretch stretch = stretch_at(&parts, line);
        size_t here = stretch.end - line;
        size_t room = (size_t)(box.rows - row);
        size_t fitting = here < room ? here : room;
        if (stretch.draw != NULL) {
            stretch.draw(view, box, row, of, stretch.from, fitting);
        } else {
            draw_other(view, box, row, message, &parts, line);
        }
        row += (int)fitting;
        line += fitting;
    }
    return row;
}
