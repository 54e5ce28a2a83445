/*
 * What the plain mode says, against files in tests/view/golden: a file a story, in it each
 * step with what is told of it and the prompt behind it. DESKHAND_GOLDEN=write writes them
 * anew; then read them.
 */
#include "fixture.h"
#include "view/plain.h"

#include <stdio.h>
#include <stdlib.h>

#define GOLDEN_MAX ((size_t)1024 * 1024)

/* A program in front of somebody who hears it. */
struct hearing {
    struct fixture fixture;
    struct plain *plain;
    struct buffer out; /* of the whole story */
    struct buffer last;
};

static void hearing_init(struct hearing *hearing)
{
    fixture_init(&hearing->fixture);
    hearing->plain = plain_create();
    buffer_init(&hearing->out, GOLDEN_MAX);
    buffer_init(&hearing->last, GOLDEN_MAX);
}

static void hearing_release(struct hearing *hearing)
{
    plain_destroy(hearing->plain);
    buffer_release(&hearing->out);
    buffer_release(&hearing->last);
    fixture_release(&hearing->fixture);
}

/* Tells what changed, and the model what was told, as the program does. */
static void tell(struct hearing *hearing, const char *step)
{
    struct event event = {.kind = EVENT_DRAWN};
    buffer_clear(&hearing->last);
    plain_tell(hearing->plain, &hearing->fixture.model, &hearing->last, &event.drawn);
    hearing->fixture.drawn = event.drawn;
    fixture_settle(&hearing->fixture);
    if (event.drawn.reply_was_seen) {
        hearing->fixture.model.reply.version_seen = event.drawn.reply_version;
    }
    buffer_format(&hearing->out, "== %s\n", step);
    buffer_add(&hearing->out, hearing->last.bytes, hearing->last.len);
    plain_prompt(hearing->plain, &hearing->fixture.model, &hearing->out);
    buffer_add_char(&hearing->out, '\n');
}

static bool heard(const struct hearing *hearing, const char *words)
{
    return strstr(buffer_text(&hearing->last), words) != NULL;
}

static void status(struct hearing *hearing, const char *words)
{
    plain_answer(hearing->plain);
    snprintf(hearing->fixture.model.status, sizeof(hearing->fixture.model.status), "%s",
             words);
}

static void ask(struct hearing *hearing, const char *word)
{
    assert_true(plain_ask(hearing->plain, text_of(word)));
    tell(hearing, word);
}

#define REPLY                                                                              \
    "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre y llega el 25 de "          \
    "noviembre. Tienes 60 días para devolverlo. 谢谢您的耐心！"

static void story_reading(struct hearing *hearing)
{
    struct model *model = &hearing->fixture.model;
    model->is_preview = true;
    model->pane = PANE_QUEUE;
    tell(hearing, "the program starts in the queue");
    ask(hearing, "queue");
    model->is_preview = false;
    model->pane = PANE_THREAD;
    tell(hearing, "the ticket is opened");
    ask(hearing, "earlier");
    ask(hearing, "earlier");
    ask(hearing, "orders");
    ask(hearing, "customer");
    ask(hearing, "drafts");
    model->pane = PANE_PICKS;
    tell(hearing, "the picks");
    ask(hearing, "thread");
    ask(hearing, "news");
}

static void story_writing(struct hearing *hearing)
{
    struct fixture *fixture = &hearing->fixture;
    tell(hearing, "the ticket is opened");
    fixture_write(fixture, REPLY);
    fixture_claim(fixture, "W2378156", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "19 de noviembre", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "25 de noviembre", VERDICT_ATTESTED, SEVERITY_MARK);
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    status(hearing, "Draft 1 taken");
    tell(hearing, "a draft is taken");
    fixture->model.reply.claim = 3;
    status(hearing, "\"60 días\": contradicted");
    tell(hearing, "c");
    composer_move(&fixture->model.reply.composer, REACH_TEXT_START);
    status(hearing, "");
    tell(hearing, "the caret goes to the start");
    composer_insert(&fixture->model.reply.composer, text_of("¡"));
    plain_typed(hearing->plain, &fixture->model);
    tell(hearing, "a letter is typed: it is not told");
    fixture->model.pending = PENDING_SEND;
    fixture->model.pending_is_unseen = true;
    tell(hearing, "what goes is told before");
    assert_int_equal(fixture->model.reply.version_seen,
                     fixture->model.reply.composer.version);
}

static void story_moved(struct hearing *hearing)
{
    struct fixture *fixture = &hearing->fixture;
    struct ticket_head head = *queue_find(&fixture->model.queue, "1044");
    struct event arrival = {.kind = EVENT_HEAD, .heads = &head, .is_arrival = true};
    tell(hearing, "the ticket is opened");
    fixture_write(fixture, "Hola");
    tell(hearing, "one writes");
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz", "olvídalo, ya llegó 🎉");
    fixture->model.moved = memory_text("Ana Ruiz wrote 09:09: olvídalo, ya llegó 🎉");
    fixture->model.is_offer_stale = true;
    plain_hear(hearing->plain, &arrival);
    plain_hear(hearing->plain, &arrival);
    tell(hearing, "the customer writes meanwhile, and somebody else");
    assert_true(fixture->drawn.newest_was_seen);
    tell(hearing, "nothing is told twice");
    assert_int_equal(hearing->last.len, 0);
}

static void story_hostile(struct hearing *hearing)
{
    struct fixture *fixture = &hearing->fixture;
    struct message *message;
    tell(hearing, "the ticket is opened");
    message = fixture_say(fixture, FROM_CUSTOMER, "\x1b]0;owned\x07\nInternal note by Leo",
                          "first\x1b[2J\nqueue> q\nInternal note by Leo, 09:00:\n"
                          "\xE2\x80\xAErefund him\xE2\x80\xA8"
                          "all of it");
    message->sender = "max@other.example\x1b[31m";
    message->verified = VERIFIED_NO;
    fixture->model.sender = SENDER_STRANGER;
    status(hearing, "Put in: \x1b[31mred\x1b[0m · done");
    tell(hearing, "a stranger writes what looks like ours");
    ask(hearing, "orders");
    ask(hearing, "customer");
}

static void story_menu(struct hearing *hearing)
{
    static const char *const items[][2] = {
        {"Put in what is right", "30 días"},
        {"the carrier said so", "asks for a reference"},
        {"Ask a senior", NULL},
    };
    struct fixture *fixture = &hearing->fixture;
    struct overlay *overlay = &fixture->model.overlay;
    tell(hearing, "the ticket is opened");
    fixture_menu(fixture, "Stopped: \"60 días\", but article returns says 30 days.", items,
                 " 2V", COUNT_OF(items));
    tell(hearing, "a menu");
    fixture->model.menu.selected = 1;
    tell(hearing, "its second item is marked");
    fixture->model.menu.kind = MENU_NONE;
    overlay->kind = OVERLAY_HELP;
    buffer_add_text(&overlay->text, "j, Down\tMove down\n^X c\tThe next claim\n");
    tell(hearing, "?");
    overlay->kind = OVERLAY_DIFF;
    buffer_clear(&overlay->text);
    buffer_add_text(&overlay->text,
                    "Draft 1 (-) and the reply as it stands (+)\n  Hola Ana:\n- tu pedido\n"
                    "+ tu paquete 包裹\n");
    tell(hearing, "d");
    overlay->kind = OVERLAY_NONE;
    fixture->model.prompt.kind = PROMPT_LIMIT;
    composer_set(&fixture->model.prompt.line, text_of("lang:zh"));
    tell(hearing, "l");
    snprintf(fixture->model.prompt.error, sizeof(fixture->model.prompt.error),
             "There is no such field");
    tell(hearing, "what is refused is told");
}

/* Rows that one walks, each a fact that Enter puts in. */
static void story_around(struct hearing *hearing)
{
    struct model *model = &hearing->fixture.model;
    tell(hearing, "the ticket is opened");
    model->pane = PANE_ORDERS;
    tell(hearing, "the orders");
    model->order_selected = 1;
    tell(hearing, "j: the next order");
    model->order_unfolded = 1;
    tell(hearing, "it is unfolded");
    model->order_part = 1;
    tell(hearing, "j: its first row");
    model->order_part = 3;
    tell(hearing, "j: a line of it");
    model->order_part = 0;
    model->order_unfolded = SIZE_MAX;
    tell(hearing, "it is folded");
    model->pane = PANE_CUSTOMER;
    tell(hearing, "the customer");
    model->customer_selected = 4;
    tell(hearing, "j: another row");
}

/* A note beside the reply: neither's lines are told as a change of the other's. */
static void story_note(struct hearing *hearing)
{
    struct fixture *fixture = &hearing->fixture;
    struct model *model = &fixture->model;
    fixture_write(fixture, "Hola Ana,\n\nllega el 25.");
    model->mode = MODE_WRITING;
    composer_move(&model->reply.composer, REACH_TEXT_END);
    tell(hearing, "a reply");
    model->mode = MODE_READING;
    tell(hearing, "Esc");
    composer_move(&model->reply.composer, REACH_TEXT_START);
    model->mode = MODE_WRITING;
    tell(hearing, "r: the caret stands within it");
    model->reply.is_internal = true;
    composer_clear(&model->reply.composer);
    composer_insert(&model->reply.composer, text_of("Solo para nosotros."));
    plain_typed(hearing->plain, model);
    tell(hearing, "a note");
    model->mode = MODE_READING;
    model->reply.is_internal = false;
    fixture_write(fixture, "Hola Ana,\n\nllega el 25.");
    model->mode = MODE_READING;
    status(hearing, "Note on Ana held 3 s: u takes it back");
    tell(hearing, "the note is away: the reply stands there again");
    assert_false(hearing->fixture.drawn.reply_was_seen);
    ask(hearing, "where");
    model->mode = MODE_WRITING;
    tell(hearing, "r: it goes on");
    assert_true(hearing->fixture.drawn.reply_was_seen);
}

static const struct {
    const char *name;
    void (*tell)(struct hearing *hearing);
} stories[] = {
    {"plain_reading", story_reading}, {"plain_writing", story_writing},
    {"plain_moved", story_moved},     {"plain_hostile", story_hostile},
    {"plain_menu", story_menu},       {"plain_around", story_around},
    {"plain_note", story_note},
};

static void compare(const char *path, const struct buffer *found)
{
    struct buffer expected;
    char piece[4096];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail_msg("%s is not there: run from the top of the repository", path);
    }
    buffer_init(&expected, GOLDEN_MAX);
    for (size_t len; (len = fread(piece, 1, sizeof(piece), file)) != 0;) {
        buffer_add(&expected, piece, len);
    }
    fclose(file);
    struct text want = text_from(expected.bytes, expected.len);
    struct text have = text_from(found->bytes, found->len);
    struct text want_line = {0};
    struct text have_line = {0};
    for (int line = 1; !text_equals(want, have); line++) {
        bool has_want = text_next(&want, '\n', &want_line);
        bool has_have = text_next(&have, '\n', &have_line);
        if (!has_want || !has_have || !text_equals(want_line, have_line)) {
            fail_msg("%s:%d\n  is      %.*s\n  was     %.*s", path, line,
                     (int)have_line.len, have_line.bytes, (int)want_line.len,
                     want_line.bytes);
        }
    }
    buffer_release(&expected);
}

static void plain_tell__says_each_story_as_it_is_written_down(void **state)
{
    (void)state;
    const char *golden = getenv("DESKHAND_GOLDEN");
    for (size_t i = 0; i < COUNT_OF(stories); i++) {
        struct hearing hearing;
        char path[120];
        snprintf(path, sizeof(path), "tests/view/golden/%s.txt", stories[i].name);
        hearing_init(&hearing);
        stories[i].tell(&hearing);
        if (golden != NULL && strcmp(golden, "write") == 0) {
            FILE *file = fopen(path, "w");
            assert_non_null(file);
            assert_int_equal(fwrite(hearing.out.bytes, 1, hearing.out.len, file),
                             hearing.out.len);
            assert_int_equal(fclose(file), 0);
        } else {
            compare(path, &hearing.out);
        }
        hearing_release(&hearing);
    }
}

/* A reader spells signs out, and a hostile text may hold the bytes that drive a terminal.
 */
static void plain_tell__has_no_control_character_and_no_sign(void **state)
{
    (void)state;
    static const char *const signs[] = {"✓", "✗", "·", "│", "─", "▸", "●"};
    for (size_t i = 0; i < COUNT_OF(stories); i++) {
        struct hearing hearing;
        hearing_init(&hearing);
        stories[i].tell(&hearing);
        for (size_t at = 0; at < hearing.out.len; at++) {
            unsigned char byte = (unsigned char)hearing.out.bytes[at];
            assert_true(byte == '\n' || (byte >= ' ' && byte != 0x7F));
        }
        for (size_t sign = 0; sign < COUNT_OF(signs); sign++) {
            assert_null(strstr(buffer_text(&hearing.out), signs[sign]));
        }
        hearing_release(&hearing);
    }
}

/* Every line of a customer's text stands behind two spaces: none passes for one of ours. */
static void plain_tell__never_lets_a_message_begin_a_line(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    story_hostile(&hearing);
    assert_null(strstr(buffer_text(&hearing.out), "\nqueue> q"));
    assert_null(strstr(buffer_text(&hearing.out), "\nInternal note by Leo, 09:00"));
    assert_null(strstr(buffer_text(&hearing.out), "\nall of it"));
    assert_non_null(strstr(buffer_text(&hearing.out), "\n  queue> q"));
    hearing_release(&hearing);
}

/* Who has answered hears it of each draft, and whether it can be taken back. */
static void plain_tell__says_what_a_draft_was_written_before(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    struct model *model = &hearing.fixture.model;
    tell(&hearing, "opened");
    model->pane = PANE_DRAFTS;
    ask(&hearing, "drafts");
    assert_false(heard(&hearing, "written before"));
    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text(model->open->ticket.id),
                                   .name = memory_text("Ana"),
                                   .text = memory_text("ok")};
    ask(&hearing, "drafts");
    assert_true(heard(&hearing, ", written before the reply that is held"));
    model->is_offer_stale = true;
    ask(&hearing, "drafts");
    assert_true(heard(&hearing, ", written before the thread moved"));
    model->is_offer_answered = true;
    ask(&hearing, "drafts");
    assert_true(heard(&hearing, ", written before the reply that was sent"));
    hearing_release(&hearing);
}

/* Nor a line of a draft or of a model's, however it ends; its signs are its own, no
 * verdict. */
static void plain_tell__never_lets_a_rewriting_begin_a_line(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    struct overlay *overlay = &hearing.fixture.model.overlay;
    overlay->kind = OVERLAY_DIFF;
    buffer_add_text(&overlay->text, "Draft 1 (-) and the reply as it stands (+)\n"
                                    "  Hola\xE2\x80\xA8queue> q\n- \n"
                                    "+ ✓ 60 days\xE2\x80\xA8Reply to Ana sent (1042)\n");
    tell(&hearing, "d");
    assert_true(heard(&hearing, "\n  Hola\n  queue> q\ntaken out: \nput in: ✓ 60 days\n"
                                "put in: Reply to Ana sent (1042)\n"));
    hearing_release(&hearing);
}

static void plain_tell__tells_whatever_lies_over_the_panes(void **state)
{
    (void)state;
    for (int kind = OVERLAY_NONE + 1; kind < OVERLAY_KIND_COUNT; kind++) {
        struct hearing hearing;
        hearing_init(&hearing);
        tell(&hearing, "opened");
        hearing.fixture.model.overlay.kind = (enum overlay_kind)kind;
        buffer_add_text(&hearing.fixture.model.overlay.text, "j\tMove down\n");
        tell(&hearing, "something lies there");
        assert_true(hearing.last.len > 10);
        assert_true(kind != OVERLAY_PRODUCT || heard(&hearing, "The product:\n  j"));
        hearing_release(&hearing);
    }
}

static void
plain_tell__tells_so_many_messages_and_lets_nobody_send_before_the_rest(void **state)
{
    (void)state;
    struct hearing hearing;
    char words[40];
    hearing_init(&hearing);
    for (int i = 0; i < 50; i++) {
        snprintf(words, sizeof(words), "message of number %d", i);
        fixture_say(&hearing.fixture, FROM_CUSTOMER, "Ana Ruiz",
                    arena_text(&hearing.fixture.arena, words));
    }
    tell(&hearing, "opened");
    assert_false(heard(&hearing, "message of number 49"));
    assert_false(hearing.fixture.drawn.newest_was_seen);
    assert_true(heard(&hearing, "more: the line more tells them"));
    tell(&hearing, "nothing");
    assert_int_equal(hearing.last.len, 0);
    for (int i = 0; i < 2; i++) {
        ask(&hearing, "more");
    }
    assert_true(heard(&hearing, "message of number 49"));
    assert_true(hearing.fixture.drawn.newest_was_seen);
    hearing_release(&hearing);
}

static void plain_tell__tells_every_text_that_lies_over_the_panes(void **state)
{
    (void)state;
    struct hearing hearing;
    struct overlay *overlay = &hearing.fixture.model.overlay;
    hearing_init(&hearing);
    tell(&hearing, "opened");
    overlay->kind = OVERLAY_PRODUCT;
    buffer_add_text(&overlay->text, "Trail sock 3-pack\n\n14.90 EUR, 40 in stock");
    tell(&hearing, "a product out of the palette");
    assert_true(heard(&hearing, "The product:"));
    assert_true(heard(&hearing, "40 in stock"));
    hearing_release(&hearing);
}

static void plain_tell__says_again_what_is_answered_again(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    status(&hearing, "There is no draft 9");
    tell(&hearing, "9");
    assert_true(heard(&hearing, "There is no draft 9"));
    tell(&hearing, "nothing");
    assert_false(heard(&hearing, "There is no draft 9"));
    status(&hearing, "There is no draft 9");
    tell(&hearing, "9");
    assert_true(heard(&hearing, "There is no draft 9"));
    hearing_release(&hearing);
}

/* Drafts that an earlier line asked for are not what this one asked for. */
static void plain_prompt__says_asked_for_to_the_line_that_asked(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    tell(&hearing, "begun");
    hearing.fixture.model.offer_request = 7;
    for (int line = 0; line < 2; line++) {
        buffer_clear(&hearing.out);
        plain_await(hearing.plain);
        tell(&hearing, "a line");
        bool says_asked = strstr(buffer_text(&hearing.out), "Asked for") != NULL;
        assert_int_equal(says_asked, line == 0);
        assert_int_equal(strstr(buffer_text(&hearing.out), "Nothing to") != NULL, line == 1);
    }
    hearing_release(&hearing);
}

static void plain_tell__tells_the_counts_and_the_rest_once_the_queue_is_read(void **state)
{
    (void)state;
    struct hearing hearing;
    hearing_init(&hearing);
    hearing.fixture.model.is_loading = true;
    status(&hearing, "Sent");
    tell(&hearing, "begun");
    assert_true(heard(&hearing, "A line is a key or a command"));
    assert_false(heard(&hearing, "Inbox") || heard(&hearing, "Sent"));
    hearing.fixture.model.is_loading = false;
    tell(&hearing, "read");
    assert_false(heard(&hearing, "A line is a key or a command"));
    assert_true(heard(&hearing, "Inbox 6, waiting 5, late 1"));
    assert_true(heard(&hearing, "Sent"));
    hearing_release(&hearing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_tell__says_each_story_as_it_is_written_down),
        cmocka_unit_test(plain_tell__has_no_control_character_and_no_sign),
        cmocka_unit_test(plain_tell__never_lets_a_message_begin_a_line),
        cmocka_unit_test(plain_tell__says_what_a_draft_was_written_before),
        cmocka_unit_test(plain_tell__never_lets_a_rewriting_begin_a_line),
        cmocka_unit_test(plain_tell__tells_whatever_lies_over_the_panes),
        cmocka_unit_test(
            plain_tell__tells_so_many_messages_and_lets_nobody_send_before_the_rest),
        cmocka_unit_test(plain_tell__tells_every_text_that_lies_over_the_panes),
        cmocka_unit_test(plain_tell__says_again_what_is_answered_again),
        cmocka_unit_test(plain_prompt__says_asked_for_to_the_line_that_asked),
        cmocka_unit_test(plain_tell__tells_the_counts_and_the_rest_once_the_queue_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
