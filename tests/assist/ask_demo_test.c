/*
 * Every ticket of the demo shop is asked about: nothing of its customer stands in what
 * would leave, and nothing that may leave is held back by mistake.
 */
#include "asking.h"
#include "demo/demo.h"
#include "wire/interchange.h"

#define NOW        1795435200 /* 2026-11-23T12:00:00Z */
#define ORDERS_MAX 64

struct demo {
    struct arena arena;
    struct interchange_record *records[DEMO_PART_COUNT];
    size_t counts[DEMO_PART_COUNT];
    struct article *articles;
};

static void load_part(struct demo *demo, enum demo_part part)
{
    const char *const *lines = demo_part(part);
    size_t count = 0;

    while (lines[count])
        count++;
    demo->records[part] = arena_get(&demo->arena, count * sizeof(*demo->records[part]));
    for (size_t i = 0; i < count; i++) {
        struct buffer line;
        struct error err = {0};
        buffer_init(&line, INTERCHANGE_RECORD_LIMIT);
        demo_expand(lines[i], NOW, &line);
        const char *copy = arena_text(&demo->arena, buffer_text(&line));
        buffer_release(&line);
        assert_true(
            interchange_read(text_of(copy), &demo->arena, &demo->records[part][i], &err));
    }
    demo->counts[part] = count;
}

static int demo_setup(void **state)
{
    static const enum demo_part parts[] = {DEMO_PRODUCTS, DEMO_CUSTOMERS, DEMO_ORDERS,
                                           DEMO_ARTICLES, DEMO_MACROS,    DEMO_TICKETS};
    struct demo *demo = memory_get(sizeof(*demo));

    arena_init(&demo->arena);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        load_part(demo, parts[i]);
    demo->articles =
        arena_get(&demo->arena, demo->counts[DEMO_ARTICLES] * sizeof(*demo->articles));
    for (size_t i = 0; i < demo->counts[DEMO_ARTICLES]; i++)
        demo->articles[i] = demo->records[DEMO_ARTICLES][i].article;
    *state = demo;
    return 0;
}

static int demo_teardown(void **state)
{
    struct demo *demo = *state;

    arena_release(&demo->arena);
    memory_free(demo);
    return 0;
}

static const struct customer *customer_of(const struct demo *demo, const char *id)
{
    for (size_t i = 0; i < demo->counts[DEMO_CUSTOMERS]; i++) {
        const struct customer *customer = &demo->records[DEMO_CUSTOMERS][i].customer;
        if (string_equals(customer->id, id))
            return customer;
    }
    fail_msg("no customer %s", id);
    return NULL;
}

static void facts_of(struct demo *demo, const struct ticket *ticket, struct facts *facts)
{
    struct order *orders = arena_get(&demo->arena, ORDERS_MAX * sizeof(*orders));
    size_t count = 0;

    for (size_t i = 0; i < demo->counts[DEMO_ORDERS]; i++) {
        if (string_equals(demo->records[DEMO_ORDERS][i].order.customer, ticket->customer))
            orders[count++] = demo->records[DEMO_ORDERS][i].order;
        assert_true(count < ORDERS_MAX);
    }
    *facts = (struct facts){.ticket = ticket,
                            .customer = customer_of(demo, ticket->customer),
                            .orders = orders,
                            .order_count = count,
                            .articles = demo->articles,
                            .article_count = demo->counts[DEMO_ARTICLES],
                            .shop_name = "Fjord & Field",
                            .agent_name = "Marta Soler",
                            .now = NOW,
                            .today = moment_day(NOW),
                            .read_at = NOW};
    facts->sender = guard_sender(ticket, facts->customer);
}

/* Some of the shop's paragraphs and macros, as a search would find them. */
static void knowledge_of(struct demo *demo, struct ask *ask)
{
    struct article_hit *articles =
        arena_get(&demo->arena, demo->counts[DEMO_ARTICLES] * sizeof(*articles));
    struct macro_hit *macros =
        arena_get(&demo->arena, demo->counts[DEMO_MACROS] * sizeof(*macros));

    for (size_t i = 0; i < demo->counts[DEMO_ARTICLES]; i++)
        articles[i] = (struct article_hit){.article = demo->articles[i],
                                           .paragraph = demo->articles[i].text,
                                           .score = 0.5};
    for (size_t i = 0; i < demo->counts[DEMO_MACROS]; i++)
        macros[i] =
            (struct macro_hit){.macro = demo->records[DEMO_MACROS][i].macro, .score = 0.5};
    ask->articles = articles;
    ask->article_count = demo->counts[DEMO_ARTICLES];
    ask->macros = macros;
    ask->macro_count = demo->counts[DEMO_MACROS];
}

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* As a whole: the figures of a postcode may stand within a tracking number. */
static bool stands_in(const char *prompt, const char *value)
{
    size_t len = strlen(value);

    for (const char *found = strstr(prompt, value); found;
         found = strstr(found + 1, value)) {
        if (!is_word_byte(found[len]) && (found == prompt || !is_word_byte(found[-1])))
            return true;
    }
    return false;
}

static void assert_lacks(const char *prompt, const char *value, const char *ticket)
{
    if (!value || !value[0])
        return;
    if (stands_in(prompt, value))
        print_error("%s: \"%s\" stands in\n%s\n", ticket, value, prompt);
    assert_false(stands_in(prompt, value));
}

static void assert_is_about_nobody(const char *prompt, const struct facts *facts)
{
    const struct customer *customer = facts->customer;

    assert_lacks(prompt, customer->name, facts->ticket->id);
    for (size_t i = 0; i < customer->email_count; i++)
        assert_lacks(prompt, customer->emails[i], facts->ticket->id);
    for (size_t i = 0; i < customer->phone_count; i++)
        assert_lacks(prompt, customer->phones[i], facts->ticket->id);
    for (size_t i = 0; i < customer->address_count; i++) {
        assert_lacks(prompt, customer->addresses[i].line1, facts->ticket->id);
        assert_lacks(prompt, customer->addresses[i].postcode, facts->ticket->id);
    }
    for (size_t i = 0; i < facts->ticket->message_count; i++)
        assert_lacks(prompt, facts->ticket->messages[i].sender, facts->ticket->id);
}

static void ask_about(struct demo *demo, const struct ticket *ticket, enum ask_kind kind)
{
    struct ask ask = {.kind = kind, .lang = ticket->lang, .boundary = BOUNDARY};
    struct model_prompt prompt = {0};
    struct error err = {0};
    struct facts facts;

    facts_of(demo, ticket, &facts);
    knowledge_of(demo, &ask);
    ask.facts = &facts;
    ask.order_meant = assist_order_meant(&facts, &demo->arena, &ask.order_why);
    ask.text = ticket->messages[0].text;
    struct mask *mask = mask_create(&facts, false);
    bool is_written = ask_write(&ask, mask, &demo->arena, &prompt, &err);
    if (!is_written)
        print_error("%s %s: %s\n", ticket->id, ask_kind_name(kind), err.text);
    assert_true(is_written);
    assert_true(prompt.tokens <= 6000);
    assert_is_about_nobody(prompt.messages[1].text, &facts);
    assert_true(assert_lines_are_json(prompt.messages[1].text) >= 3);
    assert_schema_is_json(&prompt);
    mask_destroy(mask);
}

static void
ask_write__lets_every_ticket_of_the_demo_shop_leave_without_its_customer(void **state)
{
    static const enum ask_kind kinds[] = {ASK_DRAFTS, ASK_SUMMARY, ASK_TRANSLATION,
                                          ASK_REWRITE, ASK_PICKS};
    struct demo *demo = *state;

    assert_in_range(demo->counts[DEMO_TICKETS], 30, 200);
    for (size_t i = 0; i < demo->counts[DEMO_TICKETS]; i++) {
        for (size_t k = 0; k < COUNT_OF(kinds); k++)
            ask_about(demo, &demo->records[DEMO_TICKETS][i].ticket, kinds[k]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            ask_write__lets_every_ticket_of_the_demo_shop_leave_without_its_customer,
            demo_setup, demo_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
