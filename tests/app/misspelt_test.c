/* The spelling of the reply: what is asked of the dictionaries and when, what is marked,
 * how a word is mended, added or let be; and that none of it ever keeps a reply. */
#include "misspelt.h"

static bool was_asked(const struct fixture *fixture, const char *word)
{
    for (size_t i = 0; i < fixture->log_count; i++) {
        const struct story_effect *effect = &fixture->log[i];
        struct text rest = text_of(effect->text), line;
        while (effect->kind == EFFECT_SPELL && text_next(&rest, '\n', &line)) {
            if (text_is(line, word))
                return true;
        }
    }
    return false;
}

static void words__that_no_dictionary_has_are_marked(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);

    assert_marked(fixture, "recieve|adress");
    assert_string_equal(effect_last(fixture, EFFECT_SPELL)->lang, "en");
}

static void word__is_judged_once_the_caret_has_left_it(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, "Thank you for your message, we recieve");
    assert_marked(fixture, "");
    assert_false(was_asked(fixture, "recieve"));
    assert_false(was_asked(fixture, "reciev"));
    type(fixture, " ");
    assert_marked(fixture, "recieve");
    type(fixture, "you");
    strike(fixture, "Backspace Backspace");
    assert_marked(fixture, "recieve");
}

static void words__are_asked_about_once(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER " ");
    size_t asked = effect_count(fixture, EFFECT_SPELL);
    type(fixture, "We recieve your message. ");
    assert_int_equal(effect_count(fixture, EFFECT_SPELL), asked + 1); /* "We" alone */
    assert_string_equal(effect_last(fixture, EFFECT_SPELL)->text, "We\n");
    assert_marked(fixture, "recieve|adress|recieve");
}

static void marks__move_with_the_text_and_go_where_it_is_touched(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    fixture->is_silent[EFFECT_SPELL] = true;
    strike(fixture, "C-Home");
    type(fixture, "Oh. ");
    assert_marked(fixture, "recieve|adress");
    strike(fixture, "C-End C-Left C-Left C-Left C-Left Backspace Backspace");
    assert_marked(fixture, "recieve");
}

static void names_and_claims__are_never_marked(void **state)
{
    struct fixture *fixture = *state;

    writes_english(
        fixture, "Hello Ana, your order W2378156 with the Trail 2 has left our house now, "
                 "we write to ana@example.org ");
    assert_false(was_asked(fixture, "Ana"));
    assert_false(was_asked(fixture, "Trail"));
    assert_false(was_asked(fixture, "W2378156"));
    assert_false(was_asked(fixture, "ana"));
    assert_true(was_asked(fixture, "order"));
}

static void marks_of_the_guard__come_first(void **state)
{
    struct fixture *fixture = *state;

    fixture->misspelt = " gracais dais ";
    fixture->model.preferences.spells = true;
    strike(fixture, "Tab r");
    type(fixture, "Hola Ana, gracais. Puedes devolverlo durante 60 dais y mucho gracais. ");
    assert_marked(fixture, "gracais|dais|gracais");
    strike(fixture, "C-Left C-Left C-Left C-Left Right Right Delete Delete");
    type(fixture, "as"); /* "60 dias" is a claim that nothing proves, or contradicts */
    assert_marked(fixture, "gracais|gracais");
}

static void words__of_a_language_without_a_dictionary_are_let_be(void **state)
{
    struct fixture *fixture = *state;

    writes_english(
        fixture, "Ihr Paket ist heute angekommen und liegt bei der Post für Sie bereit. ");
    assert_marked(fixture, "");
    assert_string_equal(effect_last(fixture, EFFECT_SPELL)->lang, "de");
    size_t german = 0;
    for (size_t i = 0; i < fixture->log_count; i++)
        german += fixture->log[i].kind == EFFECT_SPELL &&
                  string_equals(fixture->log[i].lang, "de");
    assert_int_equal(german, 1);
    strike(fixture, "F7");
    assert_says(fixture, "No dictionary for this language");
}

static void lines__are_judged_in_their_own_language(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture,
                   "Ihr Paket ist heute angekommen und liegt bei der Post für Sie bereit.");
    strike(fixture, "Enter");
    type(fixture, LETTER);
    assert_marked(fixture, "recieve|adress");
    strike(fixture, "Enter");
    type(fixture, "您好，您的订单已经发出，预计三天以后送达，谢谢您的耐心等待。recieve ");
    assert_marked(fixture, "recieve|adress");
}

static void next_misspelt__offers_what_it_may_be_and_a_digit_puts_it_in(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "C-Home F7");
    assert_int_equal(fixture->model.menu.kind, MENU_SPELLING);
    assert_string_equal(fixture->model.menu.title, "recieve · en");
    strike(fixture, "1");
    assert_string_equal(reply_text(fixture),
                        "Thank you for your message, we right it at this "
                        "adress and answer soon.");
    assert_says(fixture, "right instead of recieve");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), LETTER);
}

static void next_misspelt__goes_on_and_around(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "^X $"); /* the caret stands behind both */
    assert_string_equal(fixture->model.menu.title, "recieve · en");
    strike(fixture, "F7");
    assert_string_equal(fixture->model.menu.title, "adress · en");
    strike(fixture, "n");
    assert_string_equal(fixture->model.menu.title, "recieve · en");
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_string_equal(reply_text(fixture), LETTER);
}

static void next_misspelt__while_reading_goes_to_the_text(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "Esc $");
    assert_int_equal(fixture->model.menu.kind, MENU_SPELLING);
    strike(fixture, "2");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_non_null(strstr(reply_text(fixture), "recievex"));
}

static void suggestions__that_are_not_there_yet_are_not_chosen(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    fixture->is_silent[EFFECT_SUGGEST] = true;
    strike(fixture, "F7 1");
    assert_int_equal(fixture->model.menu.kind, MENU_SPELLING);
    assert_string_equal(reply_text(fixture), LETTER);
    strike(fixture, "Esc");
    struct story_effect late = *effect_last(fixture, EFFECT_SUGGEST);
    answer_spell(fixture, &late); /* no menu opens under the agent's fingers */
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
}

static void steps__however_fast_ask_for_one_suggestion_at_a_time(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    fixture->is_silent[EFFECT_SUGGEST] = true;
    strike(fixture, "C-Home F7 n n n n n n n n n n n n n"); /* to recieve, and 13 further */
    assert_int_equal(effect_count(fixture, EFFECT_SUGGEST), 1);
    struct story_effect first = *effect_last(fixture, EFFECT_SUGGEST);
    assert_string_equal(first.text, "recieve");
    fixture->is_silent[EFFECT_SUGGEST] = false;
    answer_spell(fixture, &first);
    settle(fixture);
    assert_int_equal(effect_count(fixture, EFFECT_SUGGEST), 2);
    assert_string_equal(effect_last(fixture, EFFECT_SUGGEST)->text, "adress");
    assert_string_equal(fixture->model.menu.title, "adress · en");
    strike(fixture, "2");
    assert_non_null(strstr(reply_text(fixture), "adressx"));
}

static void spell__waits_for_the_suggestion_of_a_menu(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    fixture->is_silent[EFFECT_SUGGEST] = true;
    strike(fixture, "F7 n Esc Esc :");
    struct story_effect first = *effect_last(fixture, EFFECT_SUGGEST);
    type(fixture, "spell");
    strike(fixture, "Enter");
    assert_int_equal(effect_count(fixture, EFFECT_SUGGEST), 1);
    fixture->is_silent[EFFECT_SUGGEST] = false;
    answer_spell(fixture, &first);
    settle(fixture);
    assert_string_equal(buffer_text(&fixture->model.overlay.text),
                        "recieve: right, recievex\nadress: right, adressx\n");
}

static void suggestions__that_fail_end_no_spelling(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    fixture->fails[EFFECT_SUGGEST] = true;
    strike(fixture, "C-Home F7");
    assert_says(fixture, "No suggestions: the disk is full");
    assert_string_equal(fixture->model.menu.title, "recieve · no suggestion");
    assert_true(fixture->model.preferences.spells);
    assert_marked(fixture, "recieve|adress");
}

static void words_of_ones_own__are_kept_and_not_marked_again(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "F7 a");
    const struct story_effect *effect = effect_last(fixture, EFFECT_OWN_WORD);
    assert_string_equal(effect->text, "recieve");
    assert_string_equal(effect->ticket, "1042");
    type(fixture, " ");
    assert_marked(fixture, "adress");
}

static void words_of_ones_own__come_from_the_vault(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {
        .kind = EVENT_OWN_WORDS, .text = "adress\nteh\n", .len = strlen("adress\nteh\n")};

    writes_english(fixture, LETTER);
    post(fixture, &event);
    settle(fixture);
    rest(fixture);
    assert_marked(fixture, "recieve");
}

static void words__are_forgotten_where_a_customer_is_erased(void **state)
{
    struct fixture *fixture = *state;
    const struct spelling *spelling = &fixture->model.spelling;
    struct event gone = {.kind = EVENT_GONE};

    writes_english(fixture, LETTER);
    strike(fixture, "C-Home F7 i F7 a");
    assert_int_equal(spelling->own.count, 1);
    assert_int_equal(spelling->ignored.count, 1);
    post(fixture, &gone);
    assert_true(!spelling->own.count && !spelling->ignored.count);
    assert_true(!spelling->verdicts.count && !spelling->word);
    settle(fixture);
    rest(fixture);
    assert_marked(fixture, "recieve|adress");
}

static void word__is_let_be_on_its_ticket_alone(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "F7 i");
    rest(fixture);
    assert_marked(fixture, "adress");
    assert_int_equal(effect_count(fixture, EFFECT_OWN_WORD), 0);
    strike(fixture, "^X Tab r");
    type(fixture, LETTER);
    assert_marked(fixture, "recieve|adress");
}

static void spelling__never_keeps_a_reply(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER);
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text, LETTER);
}

static void spelling__is_off_where_nothing_can_judge(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, "");
    fixture->model.preferences.spells = false;
    type(fixture, LETTER);
    strike(fixture, "F7");
    assert_int_equal(effect_count(fixture, EFFECT_SPELL), 0);
    assert_says(fixture, "deskhand doctor says why");
}

static void spelling__ends_where_the_dictionaries_fail(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_SPELL] = true;
    writes_english(fixture, LETTER);
    assert_int_equal(effect_count(fixture, EFFECT_SPELL), 1);
    assert_false(fixture->model.preferences.spells);
    assert_false(model_wants_whole(&fixture->model));
}

static void words__that_were_not_judged_are_not_asked_about_again(void **state)
{
    struct fixture *fixture = *state;
    struct event ended = {.kind = EVENT_SPELT};

    fixture->is_silent[EFFECT_SPELL] = true;
    writes_english(fixture, LETTER);
    ended.request = effect_last(fixture, EFFECT_SPELL)->request;
    assert_int_equal(effect_count(fixture, EFFECT_SPELL), 1); /* one at a time */
    post(fixture, &ended);
    settle(fixture);
    size_t asked = effect_count(fixture, EFFECT_SPELL);
    rest(fixture);
    assert_marked(fixture, "");
    assert_true(asked <= 2);
    assert_false(model_wants_whole(&fixture->model));
}

static void spell__lists_every_word_once_with_what_it_may_be(void **state)
{
    struct fixture *fixture = *state;

    writes_english(fixture, LETTER " We recieve all of it. ");
    strike(fixture, "^X :");
    type(fixture, "spell");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_SPELLING);
    assert_string_equal(buffer_text(&fixture->model.overlay.text),
                        "recieve: right, recievex\nadress: right, adressx\n");
}

static void long_text__is_looked_at_where_it_is_seen(void **state)
{
    struct fixture *fixture = *state;
    struct buffer text;

    writes_english(fixture, "");
    buffer_init(&text, SIZE_MAX);
    for (int i = 0; i < 20000; i++)
        buffer_add_text(&text, "We answer soon and thank you. ");
    buffer_add_text(&text, "teh end");
    paste(fixture, buffer_text(&text));
    rest(fixture);
    assert_true(fixture->model.spelling.to - fixture->model.spelling.from < 10000);
    strike(fixture, "C-Home");
    rest(fixture);
    assert_marked(fixture, "");
    strike(fixture, "F7");
    for (int i = 0; i < 1000 && fixture->model.menu.kind != MENU_SPELLING; i++)
        rest(fixture);
    assert_string_equal(fixture->model.spelling.word, "teh");
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(words__that_no_dictionary_has_are_marked),
        STORY(word__is_judged_once_the_caret_has_left_it),
        STORY(words__are_asked_about_once),
        STORY(marks__move_with_the_text_and_go_where_it_is_touched),
        STORY(names_and_claims__are_never_marked),
        STORY(marks_of_the_guard__come_first),
        STORY(words__of_a_language_without_a_dictionary_are_let_be),
        STORY(lines__are_judged_in_their_own_language),
        STORY(next_misspelt__offers_what_it_may_be_and_a_digit_puts_it_in),
        STORY(next_misspelt__goes_on_and_around),
        STORY(next_misspelt__while_reading_goes_to_the_text),
        STORY(suggestions__that_are_not_there_yet_are_not_chosen),
        STORY(steps__however_fast_ask_for_one_suggestion_at_a_time),
        STORY(spell__waits_for_the_suggestion_of_a_menu),
        STORY(suggestions__that_fail_end_no_spelling),
        STORY(words_of_ones_own__are_kept_and_not_marked_again),
        STORY(words_of_ones_own__come_from_the_vault),
        STORY(words__are_forgotten_where_a_customer_is_erased),
        STORY(word__is_let_be_on_its_ticket_alone),
        STORY(spelling__never_keeps_a_reply),
        STORY(spelling__is_off_where_nothing_can_judge),
        STORY(spelling__ends_where_the_dictionaries_fail),
        STORY(words__that_were_not_judged_are_not_asked_about_again),
        STORY(spell__lists_every_word_once_with_what_it_may_be),
        STORY(long_text__is_looked_at_where_it_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
