#include "fixture.h"

#include "assist/macro.h"

static void macro__stands_on_its_own_paragraph_behind_a_pick(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab Tab r ^X p 1 ^X m");
    type(fixture, "refund");
    strike(fixture, "Enter");

    assert_non_null(strstr(reply_text(fixture), "\n\nWe look after your refund."));
    strike(fixture, "^Z");
    assert_null(strstr(reply_text(fixture), "\n"));
}

static void macro__stands_where_a_line_begins_without_a_gap(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab Tab r");
    type(fixture, "Hi,");
    strike(fixture, "Enter");
    type(fixture, "::late-p");
    strike(fixture, "Tab");
    assert_string_equal(reply_text(fixture), "Hi,\nWe are looking for your parcel.");
    strike(fixture, "^Z"); /* one step: the ::name is there again */

    assert_string_equal(reply_text(fixture), "Hi,\n::late-p");
}

static void macro__pushes_what_follows_to_a_paragraph_of_its_own(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab Tab r");
    type(fixture, "Hi. Bye.");
    strike(fixture, "M-b ^X m");
    type(fixture, "refund");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Hi.\n\nWe look after your refund.\n\nBye.");
    type(fixture, "!");

    assert_string_equal(reply_text(fixture), "Hi.\n\nWe look after your refund.!\n\nBye.");
}

static void pick__into_running_text_has_a_space_before_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Hola ");
    strike(fixture, "^X p 1 ^X p 2");

    assert_non_null(strstr(reply_text(fixture), "Hola Trail sock"));
    assert_non_null(strstr(reply_text(fixture), " Waist light"));
}

/* Behind a list it is the list's next line, wherever in its last one the caret stands. */
static void pick__goes_on_with_the_list_that_the_caret_stands_in(void **state)
{
    struct fixture *fixture = *state;
    const struct composer *composer = &fixture->model.reply.composer;

    strike(fixture, "Tab r");
    type(fixture, "We have:");
    strike(fixture, "Enter");
    type(fixture, "- a ball, 39.90 EUR");
    strike(fixture, "Left ^X p 1");
    assert_non_null(
        strstr(buffer_text(&composer->text), "We have:\n- a ball, 39.90 EUR\n- "));
    strike(fixture, "^X p 2");
    const char *second = strstr(buffer_text(&composer->text), "EUR\n- ");
    assert_non_null(second);
    assert_non_null(strstr(second + 1, "\n- "));
    strike(fixture, "Enter");
    type(fixture, "- ");
    size_t len = composer->text.len;
    strike(fixture, "^X p 1"); /* the line is begun already */
    assert_null(strchr(buffer_text(&composer->text) + len, '\n'));
}

/* One behind another in an empty reply: a line each. */
static void pick__behind_one_that_stands_alone_has_its_own_line(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r ^X p 1 Left ^X p 2 ^X p 1");
    const char *second = strstr(reply_text(fixture), "\nWaist light");

    assert_true(text_starts_with(text_of(reply_text(fixture)), "Trail sock"));
    assert_non_null(second);
    assert_non_null(strstr(second, "\nTrail sock"));
    assert_null(strstr(reply_text(fixture), " Waist light"));
    assert_null(strstr(reply_text(fixture), "\n\n"));
}

/* Neither a word nor a signature is cut, nor a sentence behind a dash. */
static void pick__cuts_neither_word_nor_line(void **state)
{
    static const struct {
        const char *typed; /* "|" is where the caret goes */
        const char *reads;
    } cases[] = {
        {"Hola Ana, tex|to", "Hola Ana, texto Trail sock 3-pack, 14,90 €"},
        {"Hola Ana, |texto", "Hola Ana, Trail sock 3-pack, 14,90 € texto"},
        {"Hola Ana| y adiós", "Hola Ana Trail sock 3-pack, 14,90 € y adiós"},
        {"Saludos,\n- Marta|", "Saludos,\n- Marta Trail sock 3-pack, 14,90 €"},
        {"Saludos,\n|- Marta", "Saludos,\nTrail sock 3-pack, 14,90 €\n- Marta"},
        {"- Una lana. Para la lluvia yo llevo |",
         "- Una lana. Para la lluvia yo llevo Trail sock 3-pack, 14,90 €"},
        {"Tenemos:\n- una pe|lota", "Tenemos:\n- una pelota\n- Trail sock 3-pack, 14,90 €"},
        {"Tenemos:\n|- una pelota", "Tenemos:\n- Trail sock 3-pack, 14,90 €\n- una pelota"},
        {"我推|荐", "我推 Trail sock 3-pack, 14,90 €荐"},
        {"한국|어로 씁니다", "한국어로 Trail sock 3-pack, 14,90 € 씁니다"},
        {"3|9,90 EUR", "39,90 Trail sock 3-pack, 14,90 € EUR"},
        {"39,|90 EUR", "39,90 Trail sock 3-pack, 14,90 € EUR"},
        {"1|9 900 m.", "19 900 Trail sock 3-pack, 14,90 € m."},
        {"size 4|2.5.", "size 42.5 Trail sock 3-pack, 14,90 €."},
        {"don|'t", "don't Trail sock 3-pack, 14,90 €"},
        {"(https://shop.example/pa|th/x?y=1)",
         "(https://shop.example/path/x?y=1 Trail sock 3-pack, 14,90 €)"},
        {"ana@exam|ple.org, y", "ana@example.org Trail sock 3-pack, 14,90 €, y"},
        {"Llevo (|)", "Llevo (Trail sock 3-pack, 14,90 €)"},
        {"Tenemos:\n\n- a|", "Tenemos:\n\n- a\n- Trail sock 3-pack, 14,90 €"},
        {"- a|\n- b", "- a\n- Trail sock 3-pack, 14,90 €\n- b"},
        {"Saludos:\n- Marta|", "Saludos:\n- Marta Trail sock 3-pack, 14,90 €"},
        {"- a\n\nUn saludo:\n\n- Marta|",
         "- a\n\nUn saludo:\n\n- Marta Trail sock 3-pack, 14,90 €"},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct composer *composer = &fixture->model.reply.composer;
        const char *caret = strchr(cases[i].typed, '|');
        char typed[128];
        snprintf(typed, sizeof(typed), "%.*s%s", (int)(caret - cases[i].typed),
                 cases[i].typed, caret + 1);
        composer_set(composer, text_of(typed));
        composer_move_to(composer, (size_t)(caret - cases[i].typed));
        strike(fixture, "^X p 1");
        assert_string_equal(reply_text(fixture), cases[i].reads);
        strike(fixture, "^Z");
        assert_string_equal(reply_text(fixture), typed);
    }
}

/* An Arabic customer, and a reply in English; titles say nothing of its language. */
static void pick__is_worded_as_the_reply_is_written(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    fixture->model.open->ticket.lang = "ar";
    type(fixture, "Yes: ");
    strike(fixture, "^X p 1 ^X p 2");
    assert_non_null(strstr(reply_text(fixture), "Trail sock 3-pack، 14.90 يورو"));
    assert_non_null(strstr(reply_text(fixture), "Waist light، 29.00 يورو"));
    strike(fixture, "^U");
    type(fixture, "We would be glad to recommend this one: ");
    strike(fixture, "^X p 2");

    assert_string_equal(reply_text(fixture), "We would be glad to recommend this one: "
                                             "Waist light, €29.00");
}

static void article__is_quoted_within_its_line(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "So it says: ??returns");
    strike(fixture, "Tab");

    assert_string_equal(reply_text(fixture), "So it says: You can return an item within 30 "
                                             "days of delivery.");
}

static void draft__over_words_that_were_left_earlier_is_asked_about(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "my own words");
    strike(fixture, "Esc Tab S-Tab 1");
    assert_int_equal(fixture->model.menu.kind, MENU_REPLACE);
    assert_string_equal(reply_text(fixture), "my own words");
    strike(fixture, "r");
    assert_string_not_equal(reply_text(fixture), "my own words");
    strike(fixture, "Esc Tab S-Tab 2");

    assert_int_equal(fixture->model.menu.kind, MENU_NONE); /* a draft as it was taken */
}

static void completing__goes_by_the_sign_before_the_caret(void **state)
{
    static const struct {
        const char *typed;
        const char *becomes;
    } cases[] = {
        {"你好::late-p", "你好\n\nWe are looking for your parcel."},
        {"你好。：：late-p", "你好。\n\nWe are looking for your parcel."},
        {"see(::late-p", "see(\n\nWe are looking for your parcel."},
        {"好的？？returns", "好的You can return an item within 30 days of delivery."},
        {"It says: ??return days",
         "It says: You can return an item within 30 days of delivery."},
        {"It says: ??next working day", "It says: Parcels leave on the next working day."},
        {"fine::late-p", "fine\n\nWe are looking for your parcel."},
        {"It says: ?? return days", "It says: ?? return days"},
        {"Really??", "Really??"},
        {"Really?? I see", "Really?? I see"},
        {"Really??I return it", "Really??I return it"},
        {"??one\nreturn", "??one\nreturn"},
        {"std::", "std::"},
        {"??returns are what I wrote of in it", "??returns are what I wrote of in it"},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        paste(fixture, cases[i].typed);
        strike(fixture, "Tab");
        assert_int_equal(fixture->model.menu.kind, MENU_NONE);
        assert_string_equal(reply_text(fixture), cases[i].becomes);
        composer_set(&fixture->model.reply.composer, text_of(""));
    }
}

/* Of several the one with the words; where none has any, the one on the question. */
static void article__is_quoted_by_the_paragraph_that_is_meant(void **state)
{
    struct fixture *fixture = *state;
    static struct article_hit asked = {.article = {.id = "returns"},
                                       .paragraph = "Unworn shoes alone are taken back."};

    fixture->model.shop->articles[0].text = "You can return an item within 30 days.\n"
                                            "The money comes within 14 days.\n"
                                            "Unworn shoes alone are taken back.";
    strike(fixture, "Tab r");
    type(fixture, "??days MONEY");
    strike(fixture, "Tab");
    assert_string_equal(reply_text(fixture), "The money comes within 14 days.");
    composer_set(&fixture->model.reply.composer, text_of(""));
    type(fixture, "??");
    strike(fixture, "Tab");
    type(fixture, "shoe");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Unworn shoes alone are taken back.");
    composer_set(&fixture->model.reply.composer, text_of(""));
    fixture->model.offered->articles = &asked;
    fixture->model.offered->article_count = 1;
    type(fixture, "??");
    strike(fixture, "Tab Enter");
    assert_string_equal(reply_text(fixture), "Unworn shoes alone are taken back.");
}

static size_t shown_for(struct fixture *fixture, const char *typed)
{
    strike(fixture, "^U");
    type(fixture, "??");
    strike(fixture, "Tab");
    type(fixture, typed);
    size_t count = fixture->model.menu.falls_back ? 0 : fixture->model.menu.shown_count;
    strike(fixture, "Esc");
    return count;
}

static void article__is_found_by_words_in_any_form_and_never_by_letters(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    assert_int_equal(shown_for(fixture, "deliveries return"), 1);
    assert_int_equal(shown_for(fixture, "ret"), 1);
    assert_int_equal(shown_for(fixture, "rtrns"), 0);
}

static void article__on_the_question_stands_first_where_none_has_the_words(void **state)
{
    struct fixture *fixture = *state;
    static struct article_hit asked = {.article = {.id = "shipping"}};

    strike(fixture, "Tab r");
    fixture->model.offered->articles = &asked;
    fixture->model.offered->article_count = 1;
    type(fixture, "??Versand");
    strike(fixture, "Tab");

    assert_true(fixture->model.menu.falls_back);
    assert_true(fixture->model.menu.shown_count > 1);
    assert_string_equal(fixture->model.menu.items[fixture->model.menu.shown[0]].id,
                        "shipping");
    assert_string_equal(reply_text(fixture), "??Versand");
}

/* What bears on the question has the word in its text alone. */
static void article__that_is_called_so_stands_before_the_one_on_the_question(void **state)
{
    struct fixture *fixture = *state;
    const struct menu *menu = &fixture->model.menu;
    static struct article_hit asked = {.article = {.id = "returns"}};

    fixture->model.shop->articles[0].text = "Shipping is not paid back.";
    strike(fixture, "Tab r");
    fixture->model.offered->articles = &asked;
    fixture->model.offered->article_count = 1;
    type(fixture, "??");
    strike(fixture, "Tab");
    assert_string_equal(menu->items[menu->shown[0]].id, "returns");
    type(fixture, "shipping");

    assert_int_equal(menu->shown_count, 2);
    assert_string_equal(menu->items[menu->shown[0]].id, "shipping");
}

static void article__where_none_has_the_words_is_put_in_only_once_it_is_marked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "??退货运费");
    strike(fixture, "Tab Enter");

    assert_string_equal(reply_text(fixture), "??退货运费");
    assert_int_equal(fixture->model.menu.kind, MENU_MACROS);
    assert_non_null(strstr(fixture->model.status, "Nothing is marked: Down marks one"));
    type(fixture, "x");
    assert_true(fixture->model.menu.selected == MENU_UNMARKED);
    strike(fixture, "Down Enter");
    assert_null(strstr(reply_text(fixture), "??"));
    assert_true(reply_text(fixture)[0]);
    strike(fixture, "^U");
    type(fixture, "??退货运费");
    strike(fixture, "Tab Backspace Backspace Backspace Backspace");
    type(fixture, "return");
    strike(fixture, "Enter"); /* one that has the words is marked */
    assert_string_equal(reply_text(fixture),
                        "You can return an item within 30 days of delivery.");
}

static const char *first_shown(const struct fixture *fixture)
{
    const struct menu *menu = &fixture->model.menu;

    return menu->shown_count ? menu->items[menu->shown[0]].label : "";
}

static void deleting_a_sentence__that_ends_its_line_leaves_the_next(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    paste(fixture, "Hello. It is due on {{order.eta}}\n\nThank you. Bye.");
    strike(fixture, "^S d");

    assert_string_equal(reply_text(fixture), "Hello. \n\nThank you. Bye.");
}

static void name__that_nobody_completed__stops_the_reply_and_is_deleted_alone(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab Tab r");
    type(fixture, "Hola ??envio urgente.");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    strike(fixture, "1"); /* no reason makes it right */
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    strike(fixture, "d");
    assert_string_equal(reply_text(fixture), "Hola urgente.");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "Hola ??envio urgente.");
}

/* The ticket 1043 has no order. */
static void macro__keeps_a_sentence_whose_variable_has_no_value(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.shop->macros[2].text =
        "Hola. Tu pedido {{order.id}} llega pronto. Gracias por tu paciencia.";
    strike(fixture, "Tab Tab r");
    type(fixture, "::gracias");
    strike(fixture, "Tab");
    assert_says(fixture, "Nothing known fills 1 {{…}}");
    assert_string_equal(
        reply_text(fixture),
        "Hola. Tu pedido {{order.id}} llega pronto. Gracias por tu paciencia.");
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    strike(fixture, "1"); /* no reason makes it right */
    assert_int_equal(fixture->model.menu.kind, MENU_WAY_OUT);
    strike(fixture, "d");
    assert_string_equal(reply_text(fixture), "Hola. Gracias por tu paciencia.");
    strike(fixture, "^Z");
    assert_non_null(strstr(reply_text(fixture), "{{order.id}}"));
    strike(fixture, "^S d ^S");
    assert_string_equal(effect_last(fixture, EFFECT_HOLD)->text,
                        "Hola. Gracias por tu paciencia.");
}

/* A second greeting, and a second farewell, stay out; what stands alone keeps both. */
static void macro__greets_no_second_time(void **state)
{
    static const char *const cases[][4] = {
        {"Hi Ana,", "It is late.", "Kind regards,\nMarta", "Dear Ana,\n\n"},
        {"Hola, Ana:", "Llega tarde.", "Un saludo,\nMarta", "Buenos días, Ana:\n\n"},
        {"Guten Tag Ana,", "Es ist spät.", "Mit freundlichen Grüßen\nMarta",
         "Hallo Ana,\n\n"},
        {"Bonjour Ana,", "Il est tard.", "Cordialement,\nMarta", "Bonjour,\n\n"},
        {"Buongiorno Ana,", "È tardi.", "Cordiali saluti,\nMarta", "Ciao Ana,\n\n"},
        {"Olá Ana,", "Está atrasado.", "Com os melhores cumprimentos,\nMarta",
         "Bom dia,\n\n"},
        {"Beste Ana,", "Het is laat.", "Met vriendelijke groet,\nMarta", "Hallo Ana,\n\n"},
        {"您好，", "已经晚了。", "祝好\nMarta", "您好：\n\n"},
        {"アナ様、", "遅れています。", "よろしくお願いいたします。", "こんにちは。\n\n"},
        {"مرحباً آنا،", "تأخر الطلب.", "مع أطيب التحيات،\nMarta", "مرحباً،\n\n"},
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena;
        arena_init(&arena);
        const char *const *c = cases[i];
        const char *macro = arena_format(&arena, "%s\n\n%s\n\n%s", c[0], c[1], c[2]);
        const char *framed = arena_format(&arena, "%s%s", c[3], c[2]);
        assert_string_equal(assist_put_in_words(macro, text_of(""), 0, &arena), macro);
        assert_string_equal(assist_put_in_words(macro, text_of(c[3]), strlen(c[3]), &arena),
                            arena_format(&arena, "%s\n\n%s", c[1], c[2]));
        assert_string_equal(
            assist_put_in_words(macro, text_of(framed), strlen(c[3]), &arena), c[1]);
        arena_release(&arena);
    }
}

static void macro__behind_a_greeting_goes_in_without_its_own(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.shop->macros[2].text = "Hola, Ana:\n\nGracias por tu paciencia.";
    strike(fixture, "Tab Tab r");
    type(fixture, "Buenos días:");
    strike(fixture, "Enter");
    type(fixture, "::gracias");
    strike(fixture, "Tab");
    assert_string_equal(reply_text(fixture), "Buenos días:\nGracias por tu paciencia.");
    strike(fixture, "^U");
    composer_clear(&fixture->model.reply.composer);
    type(fixture, "::gracias");
    strike(fixture, "Tab");
    assert_string_equal(reply_text(fixture), "Hola, Ana:\n\nGracias por tu paciencia.");
}

static void macros__filtered_have_the_customers_language_first(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.shop->macros[2].id = "es-late";
    fixture->model.shop->macros[2].text = "Buscamos tu paquete.";
    strike(fixture, "Tab m");
    type(fixture, "late");
    assert_int_equal(fixture->model.menu.shown_count, 3);
    assert_string_equal(first_shown(fixture), "Gracias");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "Buscamos tu paquete.");
    strike(fixture, "^U Esc Tab Tab m");
    type(fixture, "late");

    assert_string_equal(first_shown(fixture), "Late parcel");
}

static void macros__are_found_by_their_words_in_any_order(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab m");
    type(fixture, "refunds late");

    assert_int_equal(fixture->model.menu.shown_count, 1);
    assert_string_equal(first_shown(fixture), "Late refund");
}

/* G, r and s of "Gracias" are in order, but nobody means it by that. */
static void macros__that_only_have_the_letters_do_not_go_first(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.shop->macros[0].title = "Grs";
    strike(fixture, "Tab m");
    type(fixture, "grs");

    assert_int_equal(fixture->model.menu.shown_count, 2);
    assert_string_equal(first_shown(fixture), "Grs");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(macro__stands_on_its_own_paragraph_behind_a_pick),
        STORY(macro__stands_where_a_line_begins_without_a_gap),
        STORY(macro__pushes_what_follows_to_a_paragraph_of_its_own),
        STORY(pick__into_running_text_has_a_space_before_it),
        STORY(pick__goes_on_with_the_list_that_the_caret_stands_in),
        STORY(pick__behind_one_that_stands_alone_has_its_own_line),
        STORY(pick__cuts_neither_word_nor_line),
        STORY(pick__is_worded_as_the_reply_is_written),
        STORY(article__is_quoted_within_its_line),
        STORY(draft__over_words_that_were_left_earlier_is_asked_about),
        STORY(completing__goes_by_the_sign_before_the_caret),
        STORY(article__is_quoted_by_the_paragraph_that_is_meant),
        STORY(article__is_found_by_words_in_any_form_and_never_by_letters),
        STORY(article__on_the_question_stands_first_where_none_has_the_words),
        STORY(article__that_is_called_so_stands_before_the_one_on_the_question),
        STORY(article__where_none_has_the_words_is_put_in_only_once_it_is_marked),
        STORY(name__that_nobody_completed__stops_the_reply_and_is_deleted_alone),
        STORY(macro__keeps_a_sentence_whose_variable_has_no_value),
        STORY(deleting_a_sentence__that_ends_its_line_leaves_the_next),
        STORY(macro__greets_no_second_time),
        STORY(macro__behind_a_greeting_goes_in_without_its_own),
        STORY(macros__filtered_have_the_customers_language_first),
        STORY(macros__are_found_by_their_words_in_any_order),
        STORY(macros__that_only_have_the_letters_do_not_go_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
