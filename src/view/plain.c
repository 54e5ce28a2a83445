#include "plain_parts.h"
#include "view/prompt_view.h"

#include <string.h>

struct plain *plain_create(void)
{
    struct plain *plain = memory_get(sizeof(*plain));
    struct digest nothing = {1};
    digest_number(&nothing, 0);
    arena_init(&plain->arena);
    buffer_init(&plain->told.text, COMPOSER_LIMIT);
    buffer_init(&plain->told.sent, COMPOSER_LIMIT);
    plain->told.version = plain->told.typed = UINT64_MAX;
    plain->told.match = SIZE_MAX;
    plain->told.pane = PANE_QUEUE;
    plain->told.menu = plain->told.prompt = nothing.value;
    return plain;
}

void plain_destroy(struct plain *plain)
{
    if (plain == NULL) {
        return;
    }
    arena_release(&plain->arena);
    buffer_release_wiped(&plain->told.text);
    buffer_release_wiped(&plain->told.sent);
    memory_free(plain->told.ticket);
    memory_free(plain->told.moved);
    memory_free(plain->told.row);
    for (size_t i = 0; i < plain->arrival_count; i++) {
        memory_free(plain->arrivals[i]);
    }
    memory_free(plain);
}

/* Several messages of one ticket between two lines are one arrival. */
void plain_hear(struct plain *plain, const struct event *event)
{
    if (event->kind != EVENT_HEAD || !event->is_arrival || event->heads == NULL) {
        return;
    }
    for (size_t i = 0; i < plain->arrival_count; i++) {
        if (string_equals(plain->arrivals[i], event->heads->id)) {
            return;
        }
    }
    if (plain->arrival_count == PLAIN_ARRIVALS) {
        plain->arrivals_lost++;
    } else {
        plain->arrivals[plain->arrival_count++] = memory_text(event->heads->id);
    }
}

void plain_answer(struct plain *plain)
{
    plain->told.status[0] = '\0';
}

void plain_await(struct plain *plain)
{
    plain->is_silent = true;
}

void plain_typed(struct plain *plain, const struct model *model)
{
    plain->told.typed = model->reply.composer.version;
    plain->told.version = UINT64_MAX; /* an undo to what was told before is a change */
    plain->told.caret = model->reply.composer.caret;
    plain->told.is_internal = model->reply.is_internal;
    plain->is_silent = false;
}

void plain_remark(struct plain *plain, enum plain_note note)
{
    plain->notes |= 1U << note;
}

// clang-format off
const struct plain_word plain_words[] = {
    [PLAIN_NOTHING] = {"", ""},
    [PLAIN_QUEUE] = {"queue", "the first tickets of the queue; a ticket's number opens it"},
    [PLAIN_MORE] = {"more", "what is still untold: messages, else rows of the queue"},
    [PLAIN_THREAD] = {"thread", "the whole thread from its first message on"},
    [PLAIN_EARLIER] = {"earlier", "ten messages before those told"},
    [PLAIN_DRAFTS_ALL] = {"drafts", "every draft, whole"},
    [PLAIN_ORDERS] = {"orders", "every order, the marked one with its lines"},
    [PLAIN_CUSTOMER] = {"customer", "who the customer is"},
    [PLAIN_TEXT] = {"text", "the reply or note as it stands"},
    [PLAIN_WHERE] = {"where", "where one is, and how much waits"},
    [PLAIN_LINES] = {"lines", "how lines are read, and these words"},
    [PLAIN_NEWS] = {"news", "nothing but what has come meanwhile"},
    {NULL, NULL},
};
// clang-format on

static enum plain_asked word_of(struct text word)
{
    for (size_t i = PLAIN_NOTHING + 1; plain_words[i].name != NULL; i++) {
        if (text_is(word, plain_words[i].name)) {
            return (enum plain_asked)i;
        }
    }
    return PLAIN_NOTHING;
}

bool plain_knows(struct text word)
{
    return word_of(word) != PLAIN_NOTHING;
}

bool plain_ask(struct plain *plain, struct text word)
{
    enum plain_asked asked = word_of(word);
    if (asked != PLAIN_NOTHING) {
        plain->asked = asked;
    }
    return asked != PLAIN_NOTHING;
}

static void tell_lines(struct page *page)
{
    static const char *const rules[] = {
        "While reading a line is a key by its name (Tab, 1, p 2, c; an empty line is",
        "Enter), a command as : takes it (limit status:open, snooze tomorrow), a ticket's",
        "number, / and words to be found in the thread, or a word of these:",
    };
    static const char *const writing[] = {
        "While writing a line is a line of the text. Behind a colon it is a key, a command",
        "or a word as above (:^S sends, :Esc reads, :1 takes draft 1, :u takes back);",
        ":type and words puts them at the caret without a new line, :s/old words/new "
        "words/",
        "changes words, :line 3 goes to that line, :^K ends the line where the caret is. A",
        "line that is ::name puts in that macro, ??word asks for the articles that have "
        "it.",
        "A line of text that begins with a colon is given behind \\.",
        "In a menu a line is an item's sign or number, a part of a name, or Esc.",
    };
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        page_say(page, rules[i]);
        page_end(page);
    }
    for (size_t i = PLAIN_NOTHING + 1; plain_words[i].name != NULL; i++) {
        page_say(page, plain_words[i].name);
        page_say(page, ": ");
        page_say(page, plain_words[i].help);
        page_end(page);
    }
    page_say(page, "wait: what comes is told as it comes, until the next line; out of a "
                   "file, until nothing is under way");
    page_end(page);
    for (size_t i = 0; i < COUNT_OF(writing); i++) {
        page_say(page, writing[i]);
        page_end(page);
    }
}

static void tell_drafts_whole(struct page *page)
{
    const struct suggestion *suggestion = view_suggestion(page->model);
    size_t count = suggestion == NULL ? 0 : suggestion->draft_count;
    for (size_t i = 0; i < count; i++) {
        plain_tell_draft(page, i);
    }
    if (count == 0) {
        page_say(page, "There are no drafts.");
        page_end(page);
    }
}

/* The prompt behind it names the pane. */
static void tell_where(struct page *page)
{
    const struct suggestion *suggestion = view_suggestion(page->model);
    if (plain_open(page->model) == NULL) {
        return;
    }
    plain_tell_header(page);
    if (suggestion != NULL && suggestion->draft_count != 0) {
        page_format(page, "Draft %zu of %zu is marked", page->model->draft_selected + 1,
                    suggestion->draft_count);
        page_end(page);
    }
    plain_tell_text_is_there(page);
}

static void tell_asked(struct page *page)
{
    switch (page->plain->asked) {
    case PLAIN_QUEUE:
        plain_tell_rows(page, 0);
        break;
    case PLAIN_MORE:
        if (!plain_tell_more(page)) {
            plain_tell_rows(page, page->told->rows_end);
        }
        break;
    case PLAIN_THREAD:
        plain_tell_thread(page);
        break;
    case PLAIN_EARLIER:
        plain_tell_earlier(page);
        break;
    case PLAIN_DRAFTS_ALL:
        tell_drafts_whole(page);
        break;
    case PLAIN_ORDERS:
        plain_tell_every_order(page);
        break;
    case PLAIN_CUSTOMER:
        plain_tell_customer(page);
        break;
    case PLAIN_TEXT:
        plain_tell_text(page);
        page->told->version = page->model->reply.composer.version;
        break;
    case PLAIN_LINES:
        tell_lines(page);
        break;
    case PLAIN_WHERE:
        tell_where(page);
        break;
    case PLAIN_NOTHING:
    case PLAIN_NEWS:
        break;
    }
    page->plain->asked = PLAIN_NOTHING;
}

static void tell_note(struct page *page)
{
    static const char *const notes[PLAIN_NOTE_COUNT] = {
        [PLAIN_NOTE_NO_ITEM] = "No item is called so; Esc leaves.",
        [PLAIN_NOTE_TEXT] = "That was taken for text; to be done it stands behind a colon.",
        [PLAIN_NOTE_NOT_THERE] = "Those words do not stand in the text.",
        [PLAIN_NOTE_TWICE] =
            "Those words stand there more than once: words around them tell which.",
        [PLAIN_NOTE_NO_KEY] = "No key leads to that here.",
        [PLAIN_NOTE_NO_NEXT] = "A next key was awaited, and that was none.",
        [PLAIN_NOTE_TOO_LONG] = "A line of more than 2 MB was left out.",
        [PLAIN_NOTE_CUT] =
            ("The terminal hands over no more than 4095 bytes of a line: what "
             "stood behind them is lost."),
        [PLAIN_NOTE_REFUSED] = "The line is too long: nothing was done.",
    };
    for (size_t i = 0; i < PLAIN_NOTE_COUNT; i++) {
        if (!(page->plain->notes & 1U << i))
            continue;
        page_say(page, notes[i]);
        page_end(page);
    }
    page->plain->notes = 0;
}

/* Another pane is entered: what stands in it. */
static void tell_place(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    if (model->mode == MODE_WRITING && told->mode == MODE_READING && !told->has_mode_help) {
        page_say(page, "Lines are text now; behind a colon they are keys and commands: :^S "
                       "sends, :Esc reads.");
        page_end(page);
        told->has_mode_help = true;
    }
    if (model->mode == MODE_READING && told->pane != model->pane &&
        plain_open(model) != NULL) {
        if (model->pane == PANE_CUSTOMER) {
            plain_tell_customer(page);
        } else if (model->pane == PANE_ORDERS) {
            plain_tell_every_order(page);
        } else if (model->pane == PANE_PICKS) {
            plain_tell_every_pick(page);
        } else if (model->pane == PANE_DRAFTS && model->draft_claim == SIZE_MAX &&
                   !page->draft_is_told) {
            plain_tell_draft(page, model->draft_selected);
        }
    }
    if (model->mode == MODE_WRITING && told->mode == MODE_READING) {
        told->caret = SIZE_MAX; /* one hears where it stands */
    }
    told->mode = model->mode;
    told->pane = model->pane;
}

/* In the order in which one wants to hear it: what the line did, then what came of it. */
// clang-format off
static plain_teller *const tellers[] = {
    plain_tell_engine, plain_tell_status, plain_tell_arrivals,
    plain_tell_ticket, plain_tell_messages, plain_tell_match, plain_tell_translations,
    plain_tell_orders, plain_tell_asking, plain_tell_drafts, plain_tell_picks,
    tell_place, plain_tell_reply, plain_tell_problems,
    tell_asked, plain_tell_row, plain_tell_marked, plain_tell_overlay,
    plain_tell_menu, plain_tell_prompt, tell_note,
};
// clang-format on

/* What was told counts as seen. */
static void say_seen(const struct page *page)
{
    const struct model *model = page->model;
    const struct plain_told *told = page->told;
    const struct loaded *open = plain_open(model);
    size_t count = open == NULL ? 0 : open->ticket.message_count;
    bool is_whole = open != NULL && told->end >= count;
    *page->drawn = (struct drawn){
        .queue_rows = PLAIN_ROWS,
        .queue_top = model->drawn.queue_top,
        .thread_rows = open != NULL ? PLAIN_ROWS : 0,
        .thread_columns = model->drawn.thread_columns,
        .thread_place = model->drawn.thread_place,
        .thread_end = count,
        .messages_seen = model->messages_seen >= told->first && told->end > 0
                             ? told->end
                             : model->messages_seen,
        .newest_was_seen = is_whole && count > 0,
        .reply_rows = PLAIN_ROWS,
        .reply_was_seen = told->version == model->reply.composer.version,
        .reply_version = told->version,
        .picks_seen = told->picks_end,
        .list_rows = PLAIN_ROWS,
    };
}

void plain_tell(struct plain *plain, const struct model *model, struct buffer *out,
                struct drawn *drawn)
{
    struct page page = {
        .plain = plain,
        .told = &plain->told,
        .model = model,
        .drawn = drawn,
        .out = out,
        .arena = &plain->arena,
    };
    size_t before = out->len;
    plain_tell_start(&page);
    for (size_t i = 0; i < COUNT_OF(tellers) && plain->has_counted; i++) {
        tellers[i](&page);
    }
    plain->is_silent = plain->is_silent && out->len == before;
    say_seen(&page);
    arena_clear(&plain->arena);
}

static const char *const pane_words[PANE_COUNT] = {
    [PANE_QUEUE] = "",
    [PANE_THREAD] = "",
    [PANE_DRAFTS] = ", drafts",
    [PANE_REPLY] = ", reply",
    [PANE_CUSTOMER] = ", customer",
    [PANE_ORDERS] = ", orders",
    [PANE_PICKS] = ", picks",
};

static void prompt_of_ticket(struct page *page)
{
    const struct model *model = page->model;
    const struct loaded *open = plain_open(model);
    const struct customer *customer = open->has_customer ? &open->customer : NULL;
    if (model->mode == MODE_WRITING && model->reply.is_internal) {
        page_say(page, "note");
    } else if (model->mode == MODE_WRITING) {
        struct text name = model_recipient(model);
        page_say(page, "reply to ");
        page_line(page,
                  name.len == 0 ? "the customer"
                                : arena_copy(page->arena, name.bytes, name.len),
                  PLAIN_NAME);
    }
    if (model->mode == MODE_WRITING) {
        page_say(page, model_refusal(model) != NULL ? ", not sent" : "");
    } else {
        page_line(page, open->ticket.id, PLAIN_NAME);
        page_say(page, " ");
        page_line(page, customer == NULL ? NULL : customer->name, PLAIN_NAME);
        page_say(page, pane_words[model->pane]);
    }
}

static void tell_prompt(struct page *page)
{
    const struct model *model = page->model;
    bool is_in_queue = plain_open(model) == NULL ||
                       (model->mode == MODE_READING && model->pane == PANE_QUEUE);
    if (model->struck.count != 0) {
        page_say(page, "next key");
    } else if (model->menu.kind != MENU_NONE) {
        page_say(page, "menu");
    } else if (model->overlay.kind != OVERLAY_NONE) {
        page_say(page, "model's answer");
    } else if (model->prompt.kind == PROMPT_COMMAND) {
        page_say(page, "command");
    } else if (model->prompt.kind == PROMPT_SEARCH) {
        page_say(page, "search");
    } else if (model->prompt.kind != PROMPT_NONE) {
        struct shown label = prompt_view_label(model, PLAIN_NAME, page->arena);
        page_add(page, shown_part(label, 0, text_trim(label.text).len));
    } else if (is_in_queue) {
        page_say(page, "queue");
    } else {
        prompt_of_ticket(page);
    }
    page_say(page, "> ");
}

/* On the screen one sees that nothing moved, or that another thing than words did. */
static void tell_silence(struct page *page)
{
    const struct model *model = page->model;
    bool is_in_thread = model->mode == MODE_READING && model->pane == PANE_THREAD &&
                        plain_open(model) != NULL;
    if (model->offer_request != 0 && model->offer_request != page->plain->asked_before) {
        page_say(page, "Asked for: the line wait tells what comes.");
    } else if (is_in_thread) {
        page_say(page, "Nothing to tell: more tells what is untold, earlier what was "
                       "before, thread all of it.");
    } else {
        page_say(page, "Nothing to tell.");
    }
    page_end(page);
}

void plain_prompt(struct plain *plain, const struct model *model, struct buffer *out)
{
    struct buffer prompt;
    struct page page = {
        .plain = plain, .model = model, .out = &prompt, .arena = &plain->arena};
    struct digest digest = {1};
    buffer_init(&prompt, SIZE_MAX);
    tell_prompt(&page);
    digest_bytes(&digest, prompt.bytes, prompt.len);
    if (plain->is_silent && digest.value == plain->prompt) {
        page.out = out;
        tell_silence(&page);
    }
    plain->is_silent = false;
    plain->asked_before = model->offer_request;
    plain->prompt = digest.value;
    buffer_add(out, prompt.bytes, prompt.len);
    buffer_release_wiped(&prompt);
    arena_clear(&plain->arena);
}

void plain_end(struct plain *plain, const struct model *model, struct buffer *out)
{
    struct page page = {.plain = plain, .model = model, .out = out, .arena = &plain->arena};
    page_end(&page); /* of the prompt that nobody answered */
    tell_note(&page);
    if (model->held_count != 0) {
        page_format(&page, "Held and not sent: %zu. The next start asks about it.",
                    model->held_count);
        page_end(&page);
    }
    if (!composer_is_empty(&model->reply.composer)) {
        page_say(&page, "What is written is kept with its ticket.");
        page_end(&page);
    }
}

void plain_echo(struct plain *plain, struct text line, struct buffer *out)
{
    struct page page = {.plain = plain, .out = out, .arena = &plain->arena};
    page_line(&page, arena_copy(page.arena, line.bytes, line.len), PLAIN_ECHOED);
    page_end(&page);
    arena_clear(&plain->arena);
}
