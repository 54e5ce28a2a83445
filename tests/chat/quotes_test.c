#include "base/memory.h"
#include "chat/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ANSWER                                                                             \
    "Dear Ana, your parcel left our warehouse on 19 November with DHL.\n"                  \
    "It is due on 25 November. Please tell us if it is not there by then."
#define QUOTED_ANSWER                                                                      \
    "> Dear Ana, your parcel left our warehouse on\n"                                      \
    "> 19 November with DHL.\n"                                                            \
    "> It is due on 25 November. Please tell us if it\n"                                   \
    "> is not there by then.\n"

/* What is found in a text that answers ANSWER, as "first+lines" and "!" where it is
 * foreign. */
static const char *found_in(const char *text)
{
    static char out[256];
    struct message messages[] = {
        {.id = "1", .from = FROM_CUSTOMER, .text = "Where is my parcel?"},
        {.id = "2", .from = FROM_AGENT, .text = ANSWER},
        {.id = "3", .is_internal = true, .text = "Carrier says that the parcel is lost."},
        {.id = "4", .from = FROM_CUSTOMER, .text = text},
    };
    struct ticket ticket = {.id = "t", .messages = messages, .message_count = 4};
    struct quotes quotes;
    struct arena arena;
    size_t used = 0;

    arena_init(&arena);
    quotes_find(&ticket, 3, text_of(text), &arena, &quotes);
    out[0] = '\0';
    for (size_t i = 0; i < quotes.count && used < sizeof(out); i++) {
        const struct quote *quote = &quotes.list[i];
        size_t lines = 0;
        for (size_t at = quote->start; at < quote->end; at++)
            lines += text[at] == '\n' || at + 1 == quote->end ? 1 : 0;
        assert_int_equal(lines, quote->lines);
        used +=
            (size_t)snprintf(out + used, sizeof(out) - used, "%s%zu+%zu%s", i ? " " : "",
                             quote->first, quote->lines, quote->is_foreign ? "!" : "");
    }
    arena_release(&arena);
    return out;
}

static void quotes__are_lines_behind_signs_and_the_one_that_announces_them(void **state)
{
    (void)state;
    assert_string_equal(
        found_in("It has not come.\n\n"
                 "On Thu, 19 Nov 2026 at 10:02, Marta <m@shop.example> wrote:\n"
                 "\n" QUOTED_ANSWER),
        "2+6");
    assert_string_equal(found_in("On 12 Nov 2026 at 10:02 nobody was there and DHL "
                                 "wrote:\n" QUOTED_ANSWER),
                        "1+4");
    assert_string_equal(found_in("On 12 Nov 2026 I asked you to cancel the order, and you "
                                 "wrote:\n" QUOTED_ANSWER),
                        "1+4");
    assert_string_equal(found_in(QUOTED_ANSWER "\nIt has not come."), "0+4");
    assert_string_equal(found_in("It has not come."), "");
    assert_string_equal(found_in(""), "");
    assert_string_equal(found_in(">"), "");
}

static void quotes__are_announced_in_nine_languages(void **state)
{
    static const char *const lines[] = {
        "On Thu, 19 Nov 2026 at 10:02, Marta <m@shop.example> wrote:",
        "On 19/11/2026 10:02, Marta wrote:",
        "Am Do., 19. Nov. 2026 um 10:02 Uhr schrieb Marta <m@shop.example>:",
        "Am 19.11.2026 um 10:02 schrieb Marta:",
        "El jue, 19 nov 2026 a las 10:02, Marta (<m@shop.example>) escribió:",
        "Le jeu. 19 nov. 2026 à 10:02, Marta <m@shop.example> a écrit\u00A0:",
        "Il giorno gio 19 nov 2026 alle ore 10:02 Marta <m@shop.example> ha scritto:",
        "Op do 19 nov 2026 om 10:02 schreef Marta <m@shop.example>:",
        "Em qui., 19 de nov. de 2026 às 10:02, Marta <m@shop.example> escreveu:",
        "Às 10:02 de 19/11/2026, Marta escreveu:",
        "Marta <m@shop.example> 于2026年11月19日周四 10:02写道：",
        "在 2026年11月19日 10:02，Marta 写道：",
        "Marta <m@shop.example> 於 2026年11月19日 週四 10:02 寫道：",
        "2026年11月19日(木) 10:02 Marta <m@shop.example>:",
        "2026年11月19日 10:02、Martaさんのメール:",
        ("On Thursday, November 19, 2026 at 10:02:00\u202FAM GMT+1, Marta Soler\n"
         "<m@shop.example>\nwrote:"),
        "Marta <m@shop.example> wrote on 19.11.2026 10:02:",
        "On Thu, Nov 19, 2026 at 10:02:00AM +0000, \"Marta de la Cruz\" wrote:",
        "On 19 Nov 2026, at 10:02, care@shop.example <care@shop.example> wrote:",
        "On 19 Nov 2026, at 10:02, <m@shop.example> wrote:",
        "Am 19.11.26 um 10:02 schrieb Marta Soler:",
        "Op 19 nov. 2026 om 10:02 heeft Marta <m@shop.example> het volgende geschreven:",
        "Em 19/11/2026 10:02, Érica escreveu:",
        "On 19/11/2026 10:02, Jan de Vries wrote:",
        "On 19/11/2026 10:02, 李雷 wrote:",
    };
    static const char *const own[] = {
        "I asked for 2 pairs on 5 November 2026, and this is what you wrote:",
        "You wrote:",
        "On my way home at 10:02 I asked again:",
        "Le 19 novembre 2026 j'ai demandé :",
        "我在2026年11月19日问过：",
        "On 12 Nov 2026 I asked you to cancel the order, and Marta wrote:",
        "On 12 Nov 2026 our order was to be cancelled; this is what DHL wrote:",
        ("On 12 Nov 2026 nothing had come, nobody answered the phone, the parcel shop knew "
         "of no parcel, and DHL wrote:"),
        "On 12 Nov 2026 at 10:02 a refund? Marta wrote:",
        "Am 12.11.2026 habe ich storniert, und Marta schrieb:",
        "El 12 nov 2026 yo cancelé, y Marta escribió:",
        "我2026年11月12日已经取消了，Marta 写道：",
        "wrote:",
        "10:02:",
        /* What a person would write, a day and "wrote" in it. */
        "On Monday 12 Nov 2026 nobody answered and then DHL wrote:",
        "On 12 Nov 2026 at 10:02 nobody answered, DHL wrote:",
        "On 12 Nov 2026 at 10:02 the parcel was lost, as DHL wrote:",
        "On 12 Nov 2026 at 10:02 I wrote:",
        "On 12 Nov 2026 at 10:02, Order W2378156 DHL wrote:",
        "On Monday Marta wrote:",
        "On 12 Nov 2026 Marta wrote:",
        "ON 12 NOV 2026 AT 10:02 NOTHING CAME WROTE:",
        "on 12 Nov 2026 at 10:02 Marta wrote:",
        "On 12 Nov 2026 at 10:02 Marta wrote: no",
        "Well, on 12 Nov 2026 at 10:02 Marta wrote:",
        "No!\nOn 12 Nov 2026 at 10:02 Marta wrote:",
        "On 12 Nov 2026 at 10:02 Marta <cancel my order, m@shop.example> wrote:",
        "On 12 Nov 2026 at 10:02 Marta <m@shop.example> of yours wrote:",
        "On 12 Nov 2026 at 10:02 cancel it <m@shop.example> wrote:",
        "On 12 Nov 2026 at 10:02 Please Cancel My Whole Order DHL wrote:",
        "On 12 Nov 2026 at 10:02 Marta (30 days) wrote:",
        "On 12 Nov 2026 at 10:02 https://x.example wrote:",
        "Am 12.11.2026 um 10:02 war niemand da, und Marta schrieb:",
        "Am 12.11.2026 um 10:02 schrieb Marta, dass es verloren ist:",
        "El 12 nov 2026 a las 10:02 nadie contestó y Marta escribió:",
        "Le 12 nov. 2026 à 10:02 personne ne répond, Marta a écrit :",
        "Il 12 nov 2026 alle 10:02 nessuno risponde e Marta ha scritto:",
        "Op 12 nov 2026 om 10:02 was niemand thuis en schreef Marta:",
        "Em 12 de nov. de 2026 às 10:02 ninguém respondeu e Marta escreveu:",
        "2026年11月12日 10:02 快递一直没有到达，Marta 写道：",
        "2026年11月12日 10:02 没有人回答客服写道：",
        "2026年11月12日 10:02 まだ届いていません。Martaさんのメール:",
        "2026年11月12日 10:02 届いていません:",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (!quote_is_announced(text_of(lines[i])))
            fail_msg("announces nothing: %s", lines[i]);
    }
    for (size_t i = 0; i < COUNT_OF(own); i++) {
        if (quote_is_announced(text_of(own[i])))
            fail_msg("is somebody's own: %s", own[i]);
    }
}

static void quotes__are_of_any_level(void **state)
{
    (void)state;
    assert_string_equal(found_in("Well?\n"
                                 "> Dear Ana, your parcel left our warehouse on\n"
                                 "> 19 November with DHL.\n"
                                 ">\n"
                                 "> On 18 Nov 2026, at 09:00, Ana wrote:\n"
                                 ">> Where is my parcel?\n"
                                 "> > Where is my parcel?\n"),
                        "1+6");
}

static void own_words__between_quotes_are_not_hidden(void **state)
{
    (void)state;
    assert_string_equal(found_in("> Dear Ana, your parcel left our warehouse on\n"
                                 "> 19 November with DHL.\n"
                                 "No, it did not.\n"
                                 "> It is due on 25 November. Please tell us if it\n"
                                 "> is not there by then.\n"
                                 "I tell you now."),
                        "0+2 3+2");
    /* Written behind the sign, too: the thread does not know them. */
    assert_string_equal(found_in("> Dear Ana, your parcel left our warehouse on\n"
                                 "> 19 November with DHL.\n"
                                 "> no\n"
                                 "> It is due on 25 November. Please tell us if it\n"
                                 "> is not there by then.\n"),
                        "0+2 3+2");
    assert_string_equal(found_in("> Dear Ana, your parcel left our warehouse on\n"
                                 "> 19 December with DHL.\n"
                                 "> It is due on 25 November. Please tell us if it\n"),
                        "");
}

static void signs__that_quote_nothing_are_somebodys_own(void **state)
{
    (void)state;
    assert_string_equal(found_in(">:( I am angry\n>:( very\n"), "");
    assert_string_equal(found_in(">100 EUR is too much\n>200 EUR even more\n"), "");
    assert_string_equal(found_in("a > b\nc > d\n"), "");
    assert_string_equal(found_in("> 30 days, really?\n\nI do not think so."), "");
}

static void quotes__of_what_the_thread_does_not_know_are_foreign(void **state)
{
    (void)state;
    assert_string_equal(
        found_in("See below.\n> Your order is confirmed.\n> We thank you.\n"), "1+2!");
    assert_string_equal(found_in("See.\n> Carrier says that\n> the parcel is lost.\n"),
                        "1+2!"); /* a note: it was sent to nobody */
    assert_string_equal(found_in("See.\n>\n>\n>\n"), "1+3");
}

static void quotes__are_found_though_they_are_broken_and_cased_otherwise(void **state)
{
    (void)state;
    assert_string_equal(found_in("＞ DEAR ANA, YOUR PARCEL LEFT OUR\n"
                                 "＞ WAREHOUSE ON 19 NOVEMBER WITH DHL.\r\n"),
                        "0+2");
}

/* Nothing but quoted lines, as many as there may be: found in time, and whole lines. */
static void quotes__of_a_hostile_text_are_found_in_time(void **state)
{
    size_t len = 64 * 1024;
    char *text = memory_get(len + 1);
    static char big[256 * 1024];
    struct message messages[] = {{.id = "1", .text = big}, {.id = "2", .text = text}};
    struct ticket ticket = {.id = "t", .messages = messages, .message_count = 2};
    struct quotes quotes;
    struct arena arena;

    (void)state;
    memset(big, 'a', sizeof(big) - 1);
    for (size_t i = 0; i < len; i++)
        text[i] = ">a \xC3\n"[i % 5];
    arena_init(&arena);
    quotes_find(&ticket, 1, text_from(text, len), &arena, &quotes);
    for (size_t i = 0; i < quotes.count; i++) {
        assert_true(quotes.list[i].start == 0 || text[quotes.list[i].start - 1] == '\n');
        assert_true(quotes.list[i].end == len || text[quotes.list[i].end - 1] == '\n');
    }
    arena_release(&arena);
    memory_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes__are_lines_behind_signs_and_the_one_that_announces_them),
        cmocka_unit_test(quotes__are_announced_in_nine_languages),
        cmocka_unit_test(quotes__are_of_any_level),
        cmocka_unit_test(own_words__between_quotes_are_not_hidden),
        cmocka_unit_test(signs__that_quote_nothing_are_somebodys_own),
        cmocka_unit_test(quotes__of_what_the_thread_does_not_know_are_foreign),
        cmocka_unit_test(quotes__are_found_though_they_are_broken_and_cased_otherwise),
        cmocka_unit_test(quotes__of_a_hostile_text_are_found_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
