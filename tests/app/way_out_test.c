#include "fixture.h"

#define WRONG "You can return an item within 60 days of delivery."
#define RIGHT "You can return an item within 30 days of delivery."

static void write_and_send(struct fixture *fixture, const char *text)
{
    strike(fixture, "Tab r");
    type(fixture, text);
    strike(fixture, "^S");
}

static bool has_digit(const struct fixture *fixture, char digit)
{
    for (size_t i = 0; i < fixture->model.menu.count; i++) {
        if (fixture->model.menu.items[i].digit == digit)
            return true;
    }
    return false;
}

static void wrong_promise__stops_the_reply_and_shows_the_policy(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_non_null(strstr(fixture->model.menu.title, "60 days"));
    assert_non_null(strstr(fixture->model.menu.title, "30 days"));
    assert_true(has_digit(fixture, '1'));
    assert_true(has_digit(fixture, 'V'));
    assert_true(has_digit(fixture, 'f'));
}

static void wrong_promise__is_mended_by_enter_and_then_sent(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), RIGHT);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_says(fixture, "^S sends");
    strike(fixture, "^S");

    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, RIGHT);
}

static void wrong_promise__is_not_passed_by_striking_again(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "^S ^S Esc ^S ^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void wrong_promise__is_attested_with_a_reason_and_recorded(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "1");

    const struct story_effect *attest = effect_last(fixture, EFFECT_ATTEST);
    assert_string_equal(attest->text, "60 days");
    assert_string_equal(attest->detail, "done in the shop");
    strike(fixture, "^S");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, WRONG);
}

static void attestation__holds_for_its_sentence_alone(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "1");
    type(fixture, " A refund is paid within 60 days of the return.");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
}

static void reason__that_wants_a_reference_asks_for_it(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "2");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_REFERENCE);
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_REFERENCE);
    assert_true(fixture->model.prompt.error[0] != '\0');
    type(fixture, "call 77");
    strike(fixture, "Enter");

    assert_string_equal(effect_last(fixture, EFFECT_ATTEST)->detail,
                        "the carrier said so: call 77");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void attestation__that_is_not_durable_does_not_count(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    fixture->fails[EFFECT_ATTEST] = true;
    strike(fixture, "1");
    assert_int_equal(fixture->model.reply.attestation_count, 0);
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
}

static void false_alarm__passes_and_is_recorded(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, "We have refunded 50 EUR to your card.");
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    for (int i = 0; i < 4 && fixture->model.menu.kind == MENU_WAY_OUT; i++)
        strike(fixture, "f");
    assert_string_equal(effect_last(fixture, EFFECT_ATTEST)->detail, "false alarm");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void two_blocks__are_shown_one_after_the_other(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG " Look at https://evil.example/x");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    strike(fixture, "f");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void password_request__knows_no_false_alarm(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, "Please send me your password.");
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_false(has_digit(fixture, 'f'));
    assert_false(has_digit(fixture, '1'));
    assert_true(has_digit(fixture, 'V'));
    strike(fixture, "f 1 Enter");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_int_equal(effect_count(fixture, EFFECT_ATTEST), 0);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void others_data__knows_no_false_alarm(void **state)
{
    struct fixture *fixture = *state;

    fixture->other_value = "max@example.com";
    write_and_send(fixture, "Ask max@example.com please.");

    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_false(has_digit(fixture, 'f'));
    assert_false(has_digit(fixture, '1'));
}

static void stranger__must_be_identified_before_an_order_is_told(void **state)
{
    struct fixture *fixture = *state;

    fixture->identity = "somebody@else.example";
    strike(fixture, "Tab");
    customer_says(fixture, "And?");
    assert_int_equal(fixture->model.sender, SENDER_STRANGER);
    strike(fixture, "r");
    type(fixture, "Order W2378156 is on its way.");
    strike(fixture, "^S");
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    assert_true(has_digit(fixture, 'i'));
    assert_false(has_digit(fixture, 'f'));
    strike(fixture, "i");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_IDENTIFIED);
    type(fixture, "called back");
    strike(fixture, "Enter");
    assert_true(fixture->model.reply.is_identified);
    assert_string_equal(effect_last(fixture, EFFECT_ATTEST)->detail, "called back");
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void identity__is_void_when_another_address_writes(void **state)
{
    struct fixture *fixture = *state;

    fixture->identity = "somebody@else.example";
    strike(fixture, "Tab");
    customer_says(fixture, "And?");
    strike(fixture, ":");
    type(fixture, "identified by phone");
    strike(fixture, "Enter");
    assert_true(fixture->model.reply.is_identified);
    fixture->identity = "third@else.example";
    customer_says(fixture, "Hello?");

    assert_false(fixture->model.reply.is_identified);
}

static void every_way_out__has_its_key(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    for (size_t i = 0; i < fixture->model.menu.count; i++)
        assert_int_not_equal(fixture->model.menu.items[i].digit, 0);
    strike(fixture, "p");
    assert_says(fixture, "Nothing stops it any more");
}

static void senior__gets_no_card_number_in_a_note(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, "Your card 4111 1111 1111 1111 is charged.");
    strike(fixture, "V");
    type(fixture, "marta");
    strike(fixture, "Enter");

    const struct story_effect *note = effect_last(fixture, EFFECT_HOLD);
    assert_true(note->is_internal);
    assert_null(strstr(note->text, "4111"));
    assert_non_null(strstr(note->text, "For marta: please look at my reply"));
    assert_string_equal(reply_text(fixture), "Your card 4111 1111 1111 1111 is charged.");
}

static void senior__gets_the_line_of_why(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "V");
    type(fixture, "marta: is 60 days right?");
    strike(fixture, "Enter");

    const struct story_effect *note = effect_last(fixture, EFFECT_HOLD);
    assert_non_null(
        strstr(note->text, "For marta: please check this reply. is 60 days right?"));
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
}

static void senior__is_not_asked_with_a_why_that_may_not_stand_in_a_note(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab V");
    type(fixture, "marta: she pays with 4111 1111 1111 1111");
    strike(fixture, "Enter");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.prompt.kind, PROMPT_ASSIGN);
    assert_non_null(
        strstr(fixture->model.prompt.error, "That may not stand in a note: "));
    assert_string_equal(buffer_text(&fixture->model.prompt.line.text),
                        "marta: she pays with 4111 1111 1111 1111");
}

static void senior__who_was_asked_makes_nothing_of_the_reply_a_secret(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, "We are sorry for the trouble that you had with us. " WRONG);
    strike(fixture, "V");
    type(fixture, "marta");
    strike(fixture, "Enter");
    strike(fixture, "^S Enter ^S");

    assert_false(effect_last(fixture, EFFECT_HOLD)->is_internal);
}

static void right_value__seen_while_writing_is_put_in_by_the_keys_that_are_named(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, WRONG);
    strike(fixture, "F3");
    assert_says(fixture, "right: 30 days (Esc Enter)");
    strike(fixture, "Esc Enter");
    assert_string_equal(reply_text(fixture), RIGHT);
}

/* Whoever was writing goes on writing, asked or not; a draft that is rejected changes nothing
 * of it either. */
static void senior__who_is_asked_leaves_the_writer_in_the_text(void **state)
{
    static const char *const ways[] = {"^S V l e o Enter", "^S V Esc", "^X V l e o Enter",
                                       "^X x 1", "^X x 1 ^X V l e o Enter"};
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "You have 60 days to return it.");
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        strike(fixture, ways[i]);
        if (fixture->model.mode != MODE_WRITING || fixture->model.pane != PANE_REPLY ||
            fixture->model.menu.kind || fixture->model.prompt.kind)
            fail_msg("%s leaves the text", ways[i]);
        time_passes(fixture, 5); /* the note is added, the thread read again */
        assert_int_equal(fixture->model.mode, MODE_WRITING);
        assert_string_equal(reply_text(fixture), "You have 60 days to return it.");
    }
}

static void senior__gets_the_reply_as_a_note_and_the_ticket(void **state)
{
    struct fixture *fixture = *state;

    write_and_send(fixture, WRONG);
    strike(fixture, "V");
    assert_int_equal(fixture->model.prompt.kind, PROMPT_ASSIGN);
    type(fixture, ":open 1068marta");
    strike(fixture, "Enter");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.prompt.kind, PROMPT_ASSIGN);
    assert_non_null(strstr(fixture->model.prompt.error, "That is no name"));
    strike(fixture, "^U");
    type(fixture, "marta");
    strike(fixture, "Enter");

    const struct story_effect *note = effect_last(fixture, EFFECT_HOLD);
    assert_true(note->is_internal);
    assert_non_null(strstr(note->text, "\n> " WRONG));
    assert_non_null(strstr(note->text, "marta"));
    assert_string_equal(story_ticket(fixture, "1042")->assignee, "marta");
    assert_says(fixture, "Handed 1042 Ana Ruiz to marta, with your reply as a note");
    assert_string_equal(reply_text(fixture), WRONG);
    time_passes(fixture, 3);
    assert_int_equal(effect_count(fixture, EFFECT_SEND), 1); /* the note alone */
    assert_true(story_ticket(fixture, "1042")->messages[1].is_internal);
}

static void claims__are_stepped_through_with_their_sources(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab c");
    assert_int_equal(fixture->model.pane, PANE_DRAFTS);
    assert_says(fixture, "proved");
    assert_says(fixture, "\"W2378156\": proved · order W2378156");
    assert_null(strstr(fixture->model.status, "id = ")); /* the number once more */
    size_t count = fixture->model.offered->suggestion.drafts[0].opinion.claim_count;
    assert_true(count >= 2);
    assert_int_equal(fixture->model.draft_claim, 0);
    strike(fixture, "C");
    assert_int_equal(fixture->model.draft_claim, count - 1);
    strike(fixture, "c");
    assert_int_equal(fixture->model.draft_claim, 0);
}

static void commitment__is_walked_to_behind_the_claims(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;

    strike(fixture, "Tab r");
    type(fixture, RIGHT " I will write to you again tomorrow.");
    assert_true(day_is_set(reply->opinion.commitment));
    strike(fixture, "Esc C");

    assert_int_equal(reply->claim, opinion_steps(&reply->opinion) - 1);
    assert_says(fixture, "\"I will write to you again tomorrow\": you write again on ");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.mode, MODE_WRITING); /* nothing to put in */
    assert_string_equal(reply_text(fixture), RIGHT " I will write to you again tomorrow.");
    strike(fixture, "Esc c");
    assert_int_equal(reply->claim, 0);
}

static void right_value__stands_in_front_of_its_source(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, WRONG);
    strike(fixture, "Esc c");

    const char *right = strstr(fixture->model.status, "right: 30 days");
    const char *source = strstr(fixture->model.status, "article");
    assert_non_null(right);
    assert_non_null(source);
    assert_true(right < source);
}

static void flags__are_walked_to_behind_the_claims_with_their_reason(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;

    strike(fixture, "Tab r");
    type(fixture, RIGHT " Please send me your password.");
    strike(fixture, "Esc C");

    struct step step = opinion_step(&reply->opinion, reply->claim);
    assert_int_equal(step.kind, STEP_FLAG);
    assert_true(reply->claim >= reply->opinion.claim_count);
    assert_says(fixture, "never asked for a password");
}

static void claims__of_the_reply_come_first_and_enter_mends_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, WRONG);
    strike(fixture, "Esc c");
    assert_int_equal(fixture->model.pane, PANE_REPLY);
    assert_int_equal(fixture->model.reply.claim, 0);
    assert_says(fixture, "contradicted");
    assert_says(fixture, "30 days");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), RIGHT);
    assert_int_equal(fixture->model.mode, MODE_READING);
    strike(fixture, "Enter");

    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(wrong_promise__stops_the_reply_and_shows_the_policy),
        STORY(wrong_promise__is_mended_by_enter_and_then_sent),
        STORY(wrong_promise__is_not_passed_by_striking_again),
        STORY(wrong_promise__is_attested_with_a_reason_and_recorded),
        STORY(attestation__holds_for_its_sentence_alone),
        STORY(reason__that_wants_a_reference_asks_for_it),
        STORY(attestation__that_is_not_durable_does_not_count),
        STORY(false_alarm__passes_and_is_recorded),
        STORY(two_blocks__are_shown_one_after_the_other),
        STORY(password_request__knows_no_false_alarm),
        STORY(others_data__knows_no_false_alarm),
        STORY(stranger__must_be_identified_before_an_order_is_told),
        STORY(identity__is_void_when_another_address_writes),
        STORY(every_way_out__has_its_key),
        STORY(senior__who_is_asked_leaves_the_writer_in_the_text),
        STORY(senior__gets_the_reply_as_a_note_and_the_ticket),
        STORY(senior__gets_no_card_number_in_a_note),
        STORY(senior__gets_the_line_of_why),
        STORY(senior__is_not_asked_with_a_why_that_may_not_stand_in_a_note),
        STORY(senior__who_was_asked_makes_nothing_of_the_reply_a_secret),
        STORY(right_value__seen_while_writing_is_put_in_by_the_keys_that_are_named),
        STORY(claims__are_stepped_through_with_their_sources),
        STORY(commitment__is_walked_to_behind_the_claims),
        STORY(right_value__stands_in_front_of_its_source),
        STORY(flags__are_walked_to_behind_the_claims_with_their_reason),
        STORY(claims__of_the_reply_come_first_and_enter_mends_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
