#include "fixture.h"

static void draft__is_taken_by_its_number_and_can_be_edited(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 2");
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    assert_int_equal(fixture->model.reply.draft_number, 2);
    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->text, DRAFT_TWO);
    assert_null(effect_last(fixture, EFFECT_TAKEN)->detail);
    assert_true(fixture->model.reply.is_scrolled); /* shown from its beginning */
    assert_int_equal(fixture->model.reply.top, 0);
    type(fixture, "1");
    assert_false(fixture->model.reply.is_scrolled);

    assert_string_equal(reply_text(fixture), DRAFT_TWO "1");
}

static void draft__over_an_untouched_draft_replaces_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1 ^X 2");
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
    strike(fixture, "^Z");

    assert_string_equal(reply_text(fixture), DRAFT_ONE);
}

static void draft__over_an_edited_reply_asks(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 1");
    type(fixture, "!");
    strike(fixture, "^X 2");
    assert_int_equal(fixture->model.menu.kind, MENU_REPLACE);
    strike(fixture, "2 Enter"); /* a digit chooses nothing, Enter leaves it */
    assert_string_equal(reply_text(fixture), DRAFT_ONE "!");
    strike(fixture, "^X 2 a");
    assert_string_equal(reply_text(fixture), DRAFT_ONE "!\n\nLamento la demora.");
    strike(fixture, "^X 2 r");

    assert_string_equal(reply_text(fixture), DRAFT_TWO);
}

static void draft__that_is_not_there_is_not_taken(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab 3");

    assert_says(fixture, "There is no draft 3");
    assert_int_equal(fixture->model.mode, MODE_READING);
}

static void draft__is_marked_and_taken_by_enter(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab J");
    assert_int_equal(fixture->model.draft_selected, 1);
    assert_int_equal(fixture->model.pane, PANE_DRAFTS);
    strike(fixture, "J");
    assert_int_equal(fixture->model.draft_selected, 0);
    strike(fixture, "K Enter");

    assert_string_equal(reply_text(fixture), DRAFT_TWO);
}

static void draft__is_rejected_with_a_reason(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab x");
    assert_int_equal(fixture->model.menu.kind, MENU_REJECT);
    strike(fixture, "3");

    assert_string_equal(effect_last(fixture, EFFECT_TAKEN)->detail, "rejected: wrong tone");
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 1);
    strike(fixture, "1");
    assert_string_equal(reply_text(fixture), DRAFT_TWO);
}

static void draft__arrives_when_asked_for(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    draft_arrives(fixture, "It is due on Wednesday.");
    strike(fixture, "1");

    assert_string_equal(reply_text(fixture), "It is due on Wednesday.");
}

static void draft__is_taken_by_tab_in_an_empty_reply_only(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r Tab");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "Tab");
    assert_string_equal(reply_text(fixture), DRAFT_ONE);
    strike(fixture, "^U Esc I Tab");

    assert_string_equal(reply_text(fixture), "");
}

static void letters__are_text_while_writing_and_commands_while_reading(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "jkq1 E?:");
    assert_string_equal(reply_text(fixture), "jkq1 E?:");
    assert_int_equal(effect_count(fixture, EFFECT_CHANGE), 1); /* that it was read */
    strike(fixture, "Esc z");

    assert_true(fixture->model.is_zoomed);
    assert_string_equal(reply_text(fixture), "jkq1 E?:");
}

static void control_x__and_a_reading_key_do_what_they_do_when_reading(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola");
    strike(fixture, "^X s");
    assert_int_equal(fixture->model.menu.kind, MENU_SNOOZE);
    strike(fixture, "Esc ^X p 2");
    assert_non_null(strstr(reply_text(fixture), "Waist light"));
    strike(fixture, "^X z");
    assert_true(fixture->model.is_zoomed);

    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void control_x__unbound_swallows_its_key(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r ^X b");

    assert_string_equal(reply_text(fixture), "");
    assert_says(fixture, "^X b is not bound");
}

static void pick__is_put_in_with_a_space_before_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Try");
    strike(fixture, "^X p 1");

    assert_non_null(strstr(reply_text(fixture), "Try Trail sock 3-pack"));
    assert_non_null(strstr(reply_text(fixture), "14"));
}

static void pick__pane_moves_and_puts_in(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p p j Enter");

    assert_non_null(strstr(reply_text(fixture), "Waist light"));
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void order__number_is_put_in_from_its_pane(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Right Enter");

    assert_string_equal(reply_text(fixture), "W2378156");
}

static void macro__is_completed_by_its_id(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab Tab r");
    type(fixture, "Hi. ::late-p");
    strike(fixture, "Tab");

    assert_string_equal(reply_text(fixture), "Hi.\n\nWe are looking for your parcel.");
    strike(fixture, "^S");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void macro__several_are_offered_full_width_colons_too(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab Tab r");
    type(fixture, "：：late");
    strike(fixture, "Tab");
    assert_int_equal(fixture->model.menu.kind, MENU_MACROS);
    assert_int_equal(fixture->model.menu.shown_count, 2);
    strike(fixture, "Down Enter");

    assert_string_equal(reply_text(fixture), "We look after your refund.");
}

static void macro__leaving_the_menu_leaves_the_text(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "::late");
    strike(fixture, "Tab Esc");
    assert_string_equal(reply_text(fixture), "::late");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    strike(fixture, "^X m");
    type(fixture, "refund");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "::late\n\nWe look after your refund.");
}

static void macro__of_the_customers_language_stands_first(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab m");

    assert_string_equal(fixture->model.menu.items[fixture->model.menu.shown[0]].label,
                        "Gracias");
}

static void article__is_quoted_by_its_words(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "??returns");
    strike(fixture, "Tab");

    assert_string_equal(reply_text(fixture),
                        "You can return an item within 30 days of delivery.");
}

static void editing__moves_kills_and_yanks(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "one two three");
    strike(fixture, "^W ^A ^Y");
    assert_string_equal(reply_text(fixture), "threeone two ");
    strike(fixture, "M-b ^K");
    assert_string_equal(reply_text(fixture), "");
    strike(fixture, "^Y ^A M-u");
    assert_string_equal(reply_text(fixture), "THREEONE two ");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "threeone two ");
    strike(fixture, "^X U");

    assert_string_equal(reply_text(fixture), "THREEONE two ");
}

static void editing__keys_do_nothing_while_reading(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "text");
    strike(fixture, "Esc :");
    type(fixture, "kill-line-start");
    strike(fixture, "Enter");

    assert_string_equal(reply_text(fixture), "text");
    assert_says(fixture, "Only while writing");
}

static void paste__while_writing_is_one_undo_and_clean(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    paste(fixture, "two\nlines \x1b[31m\xE2\x80\xAE red");
    assert_string_equal(reply_text(fixture), "two\nlines [31m red");
    strike(fixture, "^Z");

    assert_string_equal(reply_text(fixture), "");
}

static void paste__while_reading_runs_nothing_and_is_offered(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    paste(fixture, "EEEEEEEEEEEE");
    assert_int_equal(fixture->model.menu.kind, MENU_PASTE);
    assert_int_equal(story_ticket(fixture, "1042")->status, TICKET_OPEN);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "");
    assert_null(fixture->model.pasted);
    paste(fixture, "a pasted text");
    strike(fixture, "p");

    assert_string_equal(reply_text(fixture), "a pasted text");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void paste__in_a_prompt_is_one_line_of_all_its_lines(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "l");
    paste(fixture, "lang:zh\nq\xE2\x80\xA8q\n");
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text), "lang:zh q q");

    assert_int_equal(fixture->model.prompt.kind, PROMPT_LIMIT);
}

static void earlier_replies__come_back_one_by_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "first");
    strike(fixture, "^S r");
    type(fixture, "second");
    strike(fixture, "^S Tab r ^R");
    assert_string_equal(reply_text(fixture), "second");
    strike(fixture, "^R");
    assert_string_equal(reply_text(fixture), "first");
    strike(fixture, "^R");
    assert_says(fixture, "That was the first");
    type(fixture, "!");
    strike(fixture, "^R");

    assert_string_equal(reply_text(fixture), "first!");
}

static void kept__says_that_it_is_always_kept(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "word");
    strike(fixture, "^X ^S");

    assert_says(fixture, "kept, it always is");
    assert_string_equal(story_ticket(fixture, "1042")->unfinished, "word");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void diff__shows_what_was_changed_in_the_draft(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "mine");
    strike(fixture, "^X d");
    assert_says(fixture, "did not come from a draft");
    strike(fixture, "^U ^X 2");
    type(fixture, " Adios.");
    strike(fixture, "^X d");

    assert_int_equal(fixture->model.overlay.kind, OVERLAY_DIFF);
    assert_non_null(strstr(buffer_text(&fixture->model.overlay.text), "+ Adios."));
    assert_non_null(strstr(buffer_text(&fixture->model.overlay.text), "  " DRAFT_TWO));
    strike(fixture, "q");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

static void leaves__tells_that_the_local_engine_sends_nothing(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab v");

    assert_non_null(
        strstr(buffer_text(&fixture->model.overlay.text), "Nothing leaves this machine"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(draft__is_taken_by_its_number_and_can_be_edited),
        STORY(draft__over_an_untouched_draft_replaces_it),
        STORY(draft__over_an_edited_reply_asks),
        STORY(draft__that_is_not_there_is_not_taken),
        STORY(draft__is_marked_and_taken_by_enter),
        STORY(draft__is_rejected_with_a_reason),
        STORY(draft__arrives_when_asked_for),
        STORY(draft__is_taken_by_tab_in_an_empty_reply_only),
        STORY(letters__are_text_while_writing_and_commands_while_reading),
        STORY(control_x__and_a_reading_key_do_what_they_do_when_reading),
        STORY(control_x__unbound_swallows_its_key),
        STORY(pick__is_put_in_with_a_space_before_it),
        STORY(pick__pane_moves_and_puts_in),
        STORY(order__number_is_put_in_from_its_pane),
        STORY(macro__is_completed_by_its_id),
        STORY(macro__several_are_offered_full_width_colons_too),
        STORY(macro__leaving_the_menu_leaves_the_text),
        STORY(macro__of_the_customers_language_stands_first),
        STORY(article__is_quoted_by_its_words),
        STORY(editing__moves_kills_and_yanks),
        STORY(editing__keys_do_nothing_while_reading),
        STORY(paste__while_writing_is_one_undo_and_clean),
        STORY(paste__while_reading_runs_nothing_and_is_offered),
        STORY(paste__in_a_prompt_is_one_line_of_all_its_lines),
        STORY(earlier_replies__come_back_one_by_one),
        STORY(kept__says_that_it_is_always_kept),
        STORY(diff__shows_what_was_changed_in_the_draft),
        STORY(leaves__tells_that_the_local_engine_sends_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
