/* The palette: commands, macros and what is found, in one list; what Enter does with each.
 */
#include "fixture.h"

static const struct menu *menu_of(const struct fixture *fixture)
{
    return &fixture->model.menu;
}

static const struct menu_item *shown(const struct fixture *fixture, size_t at)
{
    const struct menu *menu = menu_of(fixture);

    assert_true(at < menu->shown_count);
    return &menu->items[menu->shown[at]];
}

/* What stands there, "command redo|ticket 1043 …|": kind and the label's front. */
static void assert_list(const struct fixture *fixture, const char *wanted)
{
    struct buffer out;

    buffer_init(&out, 65536);
    for (size_t i = 0; i < menu_of(fixture)->shown_count; i++)
        buffer_format(&out, "%s %.12s|", string_or_empty(shown(fixture, i)->kind),
                      shown(fixture, i)->label);
    assert_string_equal(buffer_text(&out), wanted);
    buffer_release(&out);
}

static void found(struct fixture *fixture, uint64_t request, const struct finding *list,
                  size_t count)
{
    struct event event = {.kind = EVENT_FOUND,
                          .request = request,
                          .found = list,
                          .count = count,
                          .is_last = true};

    post(fixture, &event);
    settle(fixture);
}

static const struct finding parcels[] = {
    {.kind = FINDING_TICKET,
     .id = "1044",
     .label = "1044 J. Okafor  Where is it",
     .detail = "open"},
    {.kind = FINDING_CUSTOMER, .id = "c3", .label = "Okafor & Sons", .detail = "c3"},
    {.kind = FINDING_PRODUCT,
     .id = "SKU-9",
     .label = "Okafor sock 3-pack",
     .detail = "14.90 EUR",
     .about = "SKU-9\n14.90 EUR\n40 in stock\n"},
};

static uint64_t looked_for(const struct fixture *fixture)
{
    assert_true(fixture->model.palette.request != 0);
    return fixture->model.palette.request;
}

static void finds__stand_behind_what_fits_as_well_and_carry_their_kind(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^K");
    assert_int_equal(fixture->model.palette.request, 0);
    type(fixture, "okafor");
    assert_list(fixture, "");
    found(fixture, looked_for(fixture), parcels, COUNT_OF(parcels));
    assert_list(fixture, "customer Okafor & Son|product Okafor sock |ticket 1044 J. Okaf|");
    strike(fixture, "^W");
    assert_int_equal(fixture->model.palette.request, 0);
    type(fixture, "sort");
    found(fixture, looked_for(fixture),
          &(struct finding){
              .kind = FINDING_TICKET, .id = "1", .label = "1 sorted", .detail = ""},
          1);
    assert_string_equal(shown(fixture, 0)->kind, "command"); /* both fit as well */
    assert_string_equal(shown(fixture, 1)->kind, "ticket");
}

/* Where the first of that kind stands in the list; the list's end where none does. */
static size_t place_of(const struct fixture *fixture, const char *kind)
{
    size_t at = 0;

    while (at < fixture->model.menu.shown_count &&
           !string_equals(shown(fixture, at)->kind, kind))
        at++;
    return at;
}

static void finds__with_letters_left_out_stand_behind_all_that_was_meant(void **state)
{
    static const struct finding near[] = {
        {.kind = FINDING_TICKET, .id = "1", .label = "1 Sol Ortega", .is_near = true},
        {.kind = FINDING_PRODUCT, .id = "p1", .label = "Sorted socks"}};
    struct fixture *fixture = *state;

    strike(fixture, "^K");
    type(fixture, "sort");
    found(fixture, looked_for(fixture), near, COUNT_OF(near));
    assert_true(place_of(fixture, "command") < place_of(fixture, "ticket"));
    assert_true(place_of(fixture, "product") < place_of(fixture, "ticket"));
    assert_true(place_of(fixture, "ticket") < fixture->model.menu.shown_count);
    type(fixture, "e"); /* until others come it stands there still */
    assert_true(place_of(fixture, "ticket") < fixture->model.menu.shown_count);
    type(fixture, "x");
    assert_true(place_of(fixture, "ticket") == fixture->model.menu.shown_count);
}

static void finds__of_what_was_typed_before_stand_while_they_fit(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^K");
    type(fixture, "okaf");
    uint64_t first = looked_for(fixture);
    found(fixture, first, parcels, COUNT_OF(parcels));
    type(fixture, "or s");
    assert_list(fixture, "product Okafor sock |ticket 1044 J. Okaf|customer Okafor & Son|");
    found(fixture, first, parcels, 1); /* comes too late */
    assert_list(fixture, "product Okafor sock |ticket 1044 J. Okaf|customer Okafor & Son|");
    found(fixture, looked_for(fixture), &parcels[2], 1);
    assert_list(fixture, "product Okafor sock |");
}

static void mark__stays_where_one_moved_it_while_more_is_found(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "^K");
    type(fixture, "okafor");
    found(fixture, looked_for(fixture), &parcels[1], 2);
    strike(fixture, "Down");
    assert_string_equal(menu_of(fixture)->items[menu_of(fixture)->shown[1]].label,
                        "Okafor sock 3-pack");
    found(
        fixture, looked_for(fixture),
        (const struct finding[]){{.kind = FINDING_CUSTOMER, .id = "c9", .label = "Okafor"},
                                 parcels[1],
                                 parcels[2]},
        3);
    assert_int_equal(menu_of(fixture)->selected, 2);
}

static void enter__opens_a_ticket(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "F2");
    type(fixture, "1044");
    found(fixture, looked_for(fixture), parcels, 1);
    strike(fixture, "Enter");
    assert_string_equal(open_ticket(fixture), "1044");
    assert_int_equal(fixture->model.palette.request, 0);
}

static void enter__shows_a_customers_tickets(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "F2");
    type(fixture, "okafor");
    found(fixture, looked_for(fixture), &parcels[1], 1);
    strike(fixture, "Enter");
    assert_string_equal(fixture->model.queue.limit_text, "customer:=c3");
    assert_int_equal(fixture->model.pane, PANE_QUEUE);
}

static void enter__says_that_an_id_cannot_stand_in_a_limit(void **state)
{
    static const struct finding odd = {
        .kind = FINDING_CUSTOMER, .id = "c3\"c4", .label = "Okafor"};
    struct fixture *fixture = *state;

    strike(fixture, "F2");
    type(fixture, "okafor");
    found(fixture, looked_for(fixture), &odd, 1);
    strike(fixture, "Enter");
    assert_null(fixture->model.queue.limit_text);
    assert_says(fixture, "cannot stand in a limit");
}

static void enter__shows_a_product(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab F2");
    type(fixture, "sock");
    found(fixture, looked_for(fixture), &parcels[2], 1);
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_PRODUCT);
    assert_non_null(strstr(buffer_text(&fixture->model.overlay.text), "40 in stock"));
}

/* As the catalogue has it, which need not be a pick of this customer. */
static const struct product sock = {
    .id = "SKU-99", .title = "Okafor sock 3-pack", .price = {149000, "EUR", true}, .stock = 40};

static void product_find(struct fixture *fixture, const struct product *product)
{
    struct finding finding = {.kind = FINDING_PRODUCT,
                              .id = product->id,
                              .label = product->title,
                              .product = product};

    strike(fixture, "F2");
    type(fixture, "sock");
    found(fixture, looked_for(fixture), &finding, 1);
}

static void enter__puts_a_product_into_what_is_written(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "Mira:");
    product_find(fixture, &sock);
    assert_string_equal(shown(fixture, 0)->enter, "put it in");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.overlay.kind, OVERLAY_NONE);
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_string_equal(reply_text(fixture), "Mira: Okafor sock 3-pack, 14,90 €");
    assert_says(fixture, "Put in: Okafor sock 3-pack");
    strike(fixture, "^Z");
    assert_string_equal(reply_text(fixture), "Mira:");
}

static void preview__of_a_product_is_its_page_or_while_writing_its_line(void **state)
{
    struct fixture *fixture = *state;
    const struct preview *preview = &fixture->model.menu.preview;

    strike(fixture, "Tab F2");
    assert_non_null(strstr(preview->text, "  ")); /* a command's name and whole help */
    type(fixture, "okafor");
    found(fixture, looked_for(fixture), &parcels[2], 1);
    assert_string_equal(preview->text,
                        "Okafor sock 3-pack\nSKU-9\n14.90 EUR\n40 in stock\n");
    assert_false(preview->goes_in);
    strike(fixture, "Esc r");
    product_find(fixture, &sock);
    assert_string_equal(preview->text, "Okafor sock 3-pack, 14,90 €");
    assert_true(preview->goes_in);
}

static void enter__puts_a_product_into_a_note_that_stays_one(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab I");
    product_find(fixture, &sock);
    strike(fixture, "Enter");
    assert_true(fixture->model.reply.is_internal);
    assert_string_equal(reply_text(fixture), "Okafor sock 3-pack, 14,90 €");
}

static void enter__says_that_what_it_put_in_is_sold_out(void **state)
{
    struct fixture *fixture = *state;
    struct product gone = sock;

    gone.stock = 0;
    strike(fixture, "Tab r");
    product_find(fixture, &gone);
    strike(fixture, "Enter");
    assert_says(fixture, "Okafor sock 3-pack, which is sold out");
}

static size_t picks_put(const struct fixture *fixture)
{
    return fixture->model.effort_count ? fixture->model.effort[0].pick_count : 0;
}

/* What the engine recommended is its pick, however it was found; what else there is is none.
 */
static void enter__puts_a_pick_in_as_a_pick(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    product_find(fixture, &sock);
    strike(fixture, "Enter");
    assert_int_equal(picks_put(fixture), 0);
    product_find(fixture, &fixture->model.offered->picks.picks[0].product);
    strike(fixture, "Enter");
    assert_int_equal(picks_put(fixture), 1);
}

static void enter__is_told_for_each_kind(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab F2");
    assert_string_equal(shown(fixture, 0)->enter, "run it");
    type(fixture, "okafor");
    found(fixture, looked_for(fixture), parcels, COUNT_OF(parcels));
    assert_string_equal(shown(fixture, place_of(fixture, "ticket"))->enter, "open it");
    assert_string_equal(shown(fixture, place_of(fixture, "customer"))->enter,
                        "show the tickets");
    assert_string_equal(shown(fixture, place_of(fixture, "product"))->enter, "show it");
    strike(fixture, "Esc m");
    assert_string_equal(shown(fixture, 0)->enter, "put it in");
}

static void macro__is_put_into_the_reply(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab F2");
    type(fixture, fixture->model.shop->macros[0].title);
    assert_string_equal(shown(fixture, 0)->kind, "macro");
    strike(fixture, "Enter");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
    assert_string_not_equal(reply_text(fixture), "");
}

static void looking__ends_with_the_list(void **state)
{
    struct fixture *fixture = *state;
    struct event locked = {.kind = EVENT_LOCKED};

    strike(fixture, "F2");
    type(fixture, "okafor");
    uint64_t request = looked_for(fixture);
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.palette.request, 0);
    found(fixture, request, parcels, COUNT_OF(parcels));
    assert_int_equal(menu_of(fixture)->kind, MENU_NONE);
    strike(fixture, "F2");
    type(fixture, "okafor");
    post(fixture, &locked);
    assert_int_equal(fixture->model.palette.request, 0);
}

static void finds__of_who_is_erased_are_gone_and_looked_for_again(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket_head *head = queue_find(&fixture->model.queue, "1044");
    uint32_t number = head->number;
    struct event gone = {.kind = EVENT_GONE, .numbers = &number, .count = 1};

    strike(fixture, "F2");
    type(fixture, "okafor");
    uint64_t before = looked_for(fixture);
    found(fixture, before, parcels, COUNT_OF(parcels));
    post(fixture, &gone);
    assert_list(fixture, "");
    assert_true(looked_for(fixture) > before);
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.palette.count, 0);
}

static const char *line_of(const struct fixture *fixture)
{
    return buffer_text(&fixture->model.prompt.line.text);
}

static void line_give(struct fixture *fixture, const char *key, const char *line)
{
    strike(fixture, key);
    strike(fixture, "^U");
    type(fixture, line);
    strike(fixture, "Enter");
}

static void lines__typed_before_come_back_each_to_its_prompt(void **state)
{
    struct fixture *fixture = *state;

    line_give(fixture, ":", "theme light");
    line_give(fixture, "l", "id:1042");
    line_give(fixture, ":", "fold");
    line_give(fixture, ":", "fold");
    strike(fixture, ":");
    type(fixture, "op");
    strike(fixture, "Up");
    assert_string_equal(line_of(fixture), "fold");
    strike(fixture, "Up");
    assert_string_equal(line_of(fixture), "theme light");
    strike(fixture, "Up");
    assert_string_equal(line_of(fixture), "theme light");
    strike(fixture, "Down ^N");
    assert_string_equal(line_of(fixture), "op");
    strike(fixture, "Down");
    assert_string_equal(line_of(fixture), "op");
    strike(fixture, "^P");
    type(fixture, "x");
    strike(fixture, "Up");
    assert_string_equal(line_of(fixture),
                        "fold"); /* what was changed is a line of its own */
    strike(fixture, "Esc L l Up");
    assert_string_equal(line_of(fixture), "id:1042");
    assert_int_equal(fixture->model.queue.shown_count, 1);
}

static void lines__that_were_refused_are_not_kept_and_a_hundred_are(void **state)
{
    struct fixture *fixture = *state;

    line_give(fixture, ":", "no such thing");
    strike(fixture, "Esc");
    assert_int_equal(fixture->model.typed_count, 0);
    for (int i = 0; i < TYPED_LIMIT + 20; i++)
        line_give(fixture, ":", i % 2 ? "fold" : "view 1");
    assert_int_equal(fixture->model.typed_count, TYPED_LIMIT);
}

static void completion__knows_what_stands_behind_each_command(void **state)
{
    static const struct {
        const char *typed;
        const char *completed;
    } cases[] = {
        {"open 1044", "open 1044"},
        {"open 104", "open 1042"},
        {"rewrite sh", "rewrite shorter"},
        {"priority u", "priority urgent"},
        {"senior sa", "senior Sam"},
        {"send", "send"}, /* never typed */
        {"sno", "snooze"},
        {"limit -is:la", "limit -is:late"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        strike(fixture, ":");
        type(fixture, cases[i].typed);
        strike(fixture, "Tab");
        assert_string_equal(line_of(fixture), cases[i].completed);
        strike(fixture, "Esc");
    }
}

/* As in any line: what was typed goes; a page up where nothing was. */
static void palette__clears_what_was_typed_by_the_key_of_lines(void **state)
{
    struct fixture *fixture = *state;
    const struct menu *menu = &fixture->model.menu;

    strike(fixture, "Tab ^K");
    type(fixture, "interna");
    strike(fixture, "^U");
    assert_true(composer_is_empty(&menu->filter));
    assert_int_equal(menu->kind, MENU_PALETTE);
    strike(fixture, "End");
    size_t last = menu->selected;
    assert_true(last > 0);
    strike(fixture, "^U");

    assert_true(menu->selected < last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(palette__clears_what_was_typed_by_the_key_of_lines),
        STORY(finds__stand_behind_what_fits_as_well_and_carry_their_kind),
        STORY(finds__with_letters_left_out_stand_behind_all_that_was_meant),
        STORY(finds__of_what_was_typed_before_stand_while_they_fit),
        STORY(mark__stays_where_one_moved_it_while_more_is_found),
        STORY(enter__opens_a_ticket),
        STORY(enter__shows_a_customers_tickets),
        STORY(enter__says_that_an_id_cannot_stand_in_a_limit),
        STORY(enter__shows_a_product),
        STORY(enter__puts_a_product_into_what_is_written),
        STORY(preview__of_a_product_is_its_page_or_while_writing_its_line),
        STORY(enter__puts_a_product_into_a_note_that_stays_one),
        STORY(enter__says_that_what_it_put_in_is_sold_out),
        STORY(enter__puts_a_pick_in_as_a_pick),
        STORY(enter__is_told_for_each_kind),
        STORY(macro__is_put_into_the_reply),
        STORY(looking__ends_with_the_list),
        STORY(finds__of_who_is_erased_are_gone_and_looked_for_again),
        STORY(lines__typed_before_come_back_each_to_its_prompt),
        STORY(lines__that_were_refused_are_not_kept_and_a_hundred_are),
        STORY(completion__knows_what_stands_behind_each_command),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
