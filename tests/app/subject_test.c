/* What a menu or a prompt asks about changes while it stands: the answer is to what was
 * asked, or to nothing, and then that is said. */
#include "fixture.h"

static void shop_comes(struct fixture *fixture, struct shop *shop)
{
    struct event event = {.kind = EVENT_SHOP, .shop = shop};

    post(fixture, &event);
    settle(fixture);
}

static void gone(struct fixture *fixture, const char *id)
{
    uint32_t number = queue_find(&fixture->model.queue, id)->number;
    struct event event = {.kind = EVENT_GONE, .numbers = &number, .count = 1};

    post(fixture, &event);
    settle(fixture);
}

/* A colleague changed it in another program. */
static void head_comes(struct fixture *fixture, const char *id, enum ticket_status status)
{
    struct story_ticket *ticket = story_ticket(fixture, id);

    ticket->status = status;
    post_head(fixture, ticket, false);
    settle(fixture);
}

/* The same macros and articles, in other places, the first of each gone where asked for. */
static struct shop *shop_turned(bool has_lost_one)
{
    struct shop *shop = story_shop();
    struct macro macro = shop->macros[0];
    struct article article = shop->articles[0];

    shop->macros[0] = shop->macros[1];
    shop->macros[1] = macro;
    shop->articles[0] = shop->articles[1];
    shop->articles[1] = article;
    if (has_lost_one) {
        shop->macros[1] = shop->macros[--shop->macro_count];
        shop->article_count--;
    }
    return shop;
}

static void macro__is_the_one_that_was_chosen_though_the_catalogue_changed(void **state)
{
    struct fixture *fixture = *state;
    const char *const ways[] = {"m", "^K"};

    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, "Esc Esc Tab");
        strike(fixture, ways[i]);
        type(fixture, "late-parcel");
        shop_comes(fixture, shop_turned(false));
        strike(fixture, "Enter");
        assert_string_equal(reply_text(fixture), "We are looking for your parcel.");
        shop_comes(fixture, story_shop());
    }
}

static void macro__that_the_catalogue_lost_is_refused_in_words(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab m");
    type(fixture, "late-parcel");
    shop_comes(fixture, shop_turned(true));
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "no macro late-parcel any more");

    shop_comes(fixture, story_shop());
    strike(fixture, "^K");
    type(fixture, "late-parcel");
    shop_comes(fixture, shop_turned(true));
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "no macro late-parcel any more");
}

static void article__is_the_one_that_was_chosen_or_none(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "??");
    strike(fixture, "Tab");
    assert_int_equal(fixture->model.menu.kind, MENU_MACROS);
    char *title =
        memory_text(fixture->model.menu.items[fixture->model.menu.shown[0]].label);
    const char *text = fixture->model.shop->articles[0].text;
    assert_string_equal(title, fixture->model.shop->articles[0].title);
    shop_comes(fixture, shop_turned(false));
    strike(fixture, "Enter");
    assert_true(strncmp(reply_text(fixture), text, 12) == 0);
    memory_free(title);
}

/* The row goes while the menu stands: the mark stands on another ticket then. */
static void snooze__is_of_the_ticket_that_was_asked_about(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    type(fixture, "status:open");
    strike(fixture, "Enter j");
    char *id = memory_text(queue_selected(&fixture->model.queue)->id);
    strike(fixture, "s");
    head_comes(fixture, id, TICKET_PENDING);
    assert_string_not_equal(queue_selected(&fixture->model.queue)->id, id);
    strike(fixture, "2");
    assert_string_equal(effect_last(fixture, EFFECT_CHANGE)->ticket, id);
    assert_says(fixture, id);

    strike(fixture, "j s 4");
    memory_free(id);
    id = memory_text(queue_selected(&fixture->model.queue)->id);
    head_comes(fixture, id, TICKET_PENDING);
    type(fixture, "tomorrow");
    strike(fixture, "Enter");
    assert_string_equal(effect_last(fixture, EFFECT_CHANGE)->ticket, id);
    memory_free(id);
}

static void assign_and_priority__are_of_the_ticket_that_was_asked_about(void **state)
{
    struct fixture *fixture = *state;
    static const char *const keys[] = {"A", "t", "P"};

    strike(fixture, "l");
    type(fixture, "status:open");
    strike(fixture, "Enter");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        char *id = memory_text(queue_selected(&fixture->model.queue)->id);
        strike(fixture, keys[i]);
        head_comes(fixture, id, TICKET_PENDING);
        if (i < 2) {
            type(fixture, "leo");
            strike(fixture, "Enter");
        } else {
            strike(fixture, "4");
        }
        assert_string_equal(effect_last(fixture, EFFECT_CHANGE)->ticket, id);
        head_comes(fixture, id, TICKET_OPEN);
        memory_free(id);
    }
}

/* And nobody else's ticket is snoozed in its place. */
static void question__about_who_is_erased_closes(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "j");
    char *id = memory_text(queue_selected(&fixture->model.queue)->id);
    strike(fixture, "s");
    gone(fixture, id);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    size_t changes = effect_count(fixture, EFFECT_CHANGE);
    strike(fixture, "A");
    memory_free(id);
    id = memory_text(queue_selected(&fixture->model.queue)->id);
    type(fixture, "leo");
    gone(fixture, id);
    assert_int_equal(fixture->model.prompt.kind, PROMPT_NONE);
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), changes);
    memory_free(id);
}

static void resolve__does_not_take_what_came_while_it_was_asked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "j");
    char *id = memory_text(queue_selected(&fixture->model.queue)->id);
    strike(fixture, "E");
    assert_int_equal(fixture->model.menu.kind, MENU_RESOLVE);
    says_on(fixture, id, "Never mind, it came.");
    strike(fixture, "y");
    assert_int_equal(story_ticket(fixture, id)->status, TICKET_OPEN);
    assert_says(fixture, "Not resolved: 1 more came while it was asked");
    strike(fixture, "E y");
    assert_int_equal(story_ticket(fixture, id)->status, TICKET_RESOLVED);
    memory_free(id);
}

static void drafts_come(struct fixture *fixture, const char *first, const char *second)
{
    struct event event = {.kind = EVENT_OFFERED};

    fixture->drafts[0] = first;
    fixture->drafts[1] = second;
    fixture->draft_count = second ? 2 : 1;
    event.request = ++fixture->model.request;
    fixture->model.offer_request = event.request;
    event.offered = offer(fixture, fixture->model.open->ticket.id);
    post(fixture, &event);
    settle(fixture);
}

static void draft__is_taken_where_it_stands_now_or_not_at_all(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    drafts_come(fixture, "First.", "Second.");
    strike(fixture, "r");
    type(fixture, "mine");
    strike(fixture, "Esc 2");
    assert_int_equal(fixture->model.menu.kind, MENU_REPLACE);
    drafts_come(fixture, "Second.", "Third.");
    strike(fixture, "r");
    assert_string_equal(reply_text(fixture), "Second.");

    type(fixture, " mine");
    strike(fixture, "Esc 2");
    drafts_come(fixture, "Fourth.", "Fifth.");
    strike(fixture, "r");
    assert_string_equal(reply_text(fixture), "Second. mine");
    assert_says(fixture, "Draft 2 changed while it was asked about: nothing was done");
}

static void draft__that_came_meanwhile_is_not_rejected(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    drafts_come(fixture, "First.", "Second.");
    strike(fixture, "x");
    drafts_come(fixture, "Third.", "Fourth.");
    strike(fixture, "1");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 2);
    assert_says(fixture, "Draft 1 changed while it was asked about");

    strike(fixture, "x");
    drafts_come(fixture, "Fifth.", "Third.");
    strike(fixture, "1");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 1);
    assert_string_equal(fixture->model.offered->suggestion.drafts[0].text, "Fifth.");
}

static void file__that_is_taken_off_is_the_one_that_was_chosen(void **state)
{
    struct fixture *fixture = *state;

    fixture->file_size = 10;
    strike(fixture, "Tab +");
    type(fixture, "/a/one.pdf");
    strike(fixture, "Enter Esc +");
    type(fixture, "/a/two.pdf");
    strike(fixture, "Enter Esc + Enter");
    assert_int_equal(fixture->model.menu.kind, MENU_FILES);
    attachments_remove(&fixture->model.reply.files, 0);
    strike(fixture, "1");
    assert_int_equal(fixture->model.reply.files.count, 1);
    assert_string_equal(fixture->model.reply.files.list[0].name, "two.pdf");
    assert_says(fixture, "The list of files changed");
}

static const char wrong[] = "You have 60 days to return the shoes.";

static void way_out__that_the_policy_changed_under_is_asked_anew(void **state)
{
    struct fixture *fixture = *state;
    struct shop *shop = story_shop();

    strike(fixture, "Tab r");
    type(fixture, wrong);
    strike(fixture, "^S");
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_non_null(strstr(fixture->model.menu.items[0].detail, "30 days"));
    for (size_t i = 0; i < shop->article_count; i++) {
        if (string_equals(shop->articles[i].id, "returns"))
            shop->articles[i].text = "You have 14 days to return a product.";
    }
    shop_comes(fixture, shop);
    strike(fixture, "p");
    assert_string_equal(reply_text(fixture), wrong);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_says(fixture, "What stops the reply changed while it was asked about");
    strike(fixture, "p");
    assert_string_equal(reply_text(fixture), "You have 14 days to return the shoes.");
}

/* Facts that were read again count otherwise: c stands on the words it stood on. */
static void claim__that_one_stands_on_is_the_same_after_another_reading(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;

    strike(fixture, "Tab r");
    type(fixture,
         "Your order W2378156 left on 19 November. You have 60 days to return it.");
    strike(fixture, "Esc c");
    for (int i = 0; i < 9 && !strstr(fixture->model.status, "right: 30 days"); i++)
        strike(fixture, "c");
    size_t claim = reply->claim;
    struct step step = opinion_step(&reply->opinion, claim);
    /* One claim more stands before it. */
    struct claim *claims =
        arena_get(&reply->arena, (reply->opinion.claim_count + 1) * sizeof(*claims));
    memcpy(claims + 1, reply->opinion.claims, reply->opinion.claim_count * sizeof(*claims));
    claims[0] = claims[1];
    claims[0].start = claims[0].end = 0;
    reply->opinion.claims = claims;
    reply->opinion.claim_count++;
    reply->claim++;
    shop_comes(fixture, story_shop());
    struct step after = opinion_step(&reply->opinion, reply->claim);
    assert_int_equal(after.start, step.start);
    strike(fixture, "Enter");
    assert_non_null(strstr(reply_text(fixture), "30 days"));
    assert_non_null(strstr(reply_text(fixture), "19 November"));
}

static void identity__is_of_who_had_written_when_it_was_asked(void **state)
{
    struct fixture *fixture = *state;

    fixture->identity = "stranger@example.org";
    strike(fixture, "Tab");
    customer_says(fixture, "It is me.");
    strike(fixture, ":");
    type(fixture, "identified");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_IDENTIFIED);
    fixture->identity = "another@example.org";
    customer_says(fixture, "And me.");
    type(fixture, "by phone");
    strike(fixture, "Enter");
    assert_false(fixture->model.reply.is_identified);
    assert_says(fixture, "Who wrote last changed while it was asked about");
}

/* The history of ":" keeps no words that are of one person. */
static void lines__that_name_somebody_are_not_offered_again(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *typed;
        const char *kept;
    } rows[] = {
        {"senior Leo Ruiz", "senior"},   {"assign leo", "assign"},
        {"ask say sorry to Ana", "ask"}, {"identified Ana by phone", "identified"},
        {"tag +late", "tag +late"},      {"  :senior  Leo", "senior"},
    };

    fixture->identity = "stranger@example.org";
    strike(fixture, "Tab");
    customer_says(fixture, "It is me.");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        strike(fixture, ":");
        type(fixture, rows[i].typed);
        strike(fixture, "Enter");
        if (fixture->model.menu.kind || fixture->model.prompt.kind)
            strike(fixture, "Esc");
        strike(fixture, ": Up");
        assert_string_equal(buffer_text(&fixture->model.prompt.line.text), rows[i].kept);
        strike(fixture, "Esc");
    }
}

static void lines__are_forgotten_where_somebody_is_erased(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab :");
    type(fixture, "search Okafor");
    strike(fixture, "Enter Esc /");
    type(fixture, "Okafor");
    strike(fixture, "Enter l");
    type(fixture, "okafor");
    strike(fixture, "Enter L P 3");
    assert_int_equal(fixture->model.typed_count, 3);
    assert_int_equal(fixture->model.undo_count, 1);
    happens(fixture, EVENT_GONE);
    assert_string_equal(fixture->model.status, "");
    assert_int_equal(fixture->model.undo_count, 1);
    gone(fixture, fixture->model.undo[0].ticket);
    assert_int_equal(fixture->model.typed_count, 0);
    assert_int_equal(fixture->model.undo_count, 0);
    assert_null(fixture->model.search);
    strike(fixture, ": Up");
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "");
}

/* What the status line says after an answer may be words of whoever typed it: the recorder
 * asks, and keeps the line for nobody then. */
static void status__knows_whether_it_repeats_what_was_typed(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *typed;
        bool is_typed;
    } rows[] = {
        {"identified Ana by phone", true}, {"senior Leo", true},  {"tag +late", true},
        {"snooze tomorrow", false},        {"theme dark", false}, {"fold", false},
    };

    fixture->identity = "stranger@example.org";
    strike(fixture, "Tab");
    customer_says(fixture, "It is me.");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        strike(fixture, ":");
        type(fixture, rows[i].typed);
        strike(fixture, "Enter");
        if (rows[i].is_typed && !fixture->model.status[0])
            fail_msg("%s: nothing is said", rows[i].typed);
        if (fixture->model.status[0] && fixture->model.status_is_typed != rows[i].is_typed)
            fail_msg("%s: %s", rows[i].typed, fixture->model.status);
    }
    strike(fixture, "H");
    assert_false(fixture->model.status_is_typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(macro__is_the_one_that_was_chosen_though_the_catalogue_changed),
        STORY(macro__that_the_catalogue_lost_is_refused_in_words),
        STORY(article__is_the_one_that_was_chosen_or_none),
        STORY(snooze__is_of_the_ticket_that_was_asked_about),
        STORY(assign_and_priority__are_of_the_ticket_that_was_asked_about),
        STORY(question__about_who_is_erased_closes),
        STORY(resolve__does_not_take_what_came_while_it_was_asked),
        STORY(draft__is_taken_where_it_stands_now_or_not_at_all),
        STORY(draft__that_came_meanwhile_is_not_rejected),
        STORY(file__that_is_taken_off_is_the_one_that_was_chosen),
        STORY(way_out__that_the_policy_changed_under_is_asked_anew),
        STORY(claim__that_one_stands_on_is_the_same_after_another_reading),
        STORY(identity__is_of_who_had_written_when_it_was_asked),
        STORY(status__knows_whether_it_repeats_what_was_typed),
        STORY(lines__that_name_somebody_are_not_offered_again),
        STORY(lines__are_forgotten_where_somebody_is_erased),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
