/*
 * The claim gate over any bytes: a text, and an article, a title, an order number, a
 * tracking number, a code, an amount and a message of any bytes to judge it by. Never a
 * crash; claims and flags lie within the text, in order, and the worst of them is the
 * opinion's.
 */
#include "base/fatal.h"
#include "guard/guard.h"
#include "guard/language.h"
#include "guard/people.h"

/* A name at a place of the text, as the vault would have it; the last that stands there. */
static const char *person_of(struct text text, struct arena *arena)
{
    const char *person = "person:";
    size_t place_count;
    const struct people *people = people_read(text, arena);
    const struct people_spot *places = people_places(people, &place_count);

    if (place_count > PEOPLE_PLACES_MAX)
        fatal("too many places");
    for (size_t i = 0; i < place_count; i++) {
        size_t count;
        const struct people_spot *names =
            people_names_near(people, &places[i], arena, &count);

        for (size_t k = 0; k < count; k++) {
            if (names[k].start >= names[k].end || names[k].end > text.len)
                fatal("a name outside of the text");
        }
        if (count > 0)
            person = people_person_value(names[count - 1].key, places[i].key, arena);
    }
    return person;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next piece of the input, up to a zero byte. */
static const char *piece(struct text *rest, struct arena *arena)
{
    struct text cut = text_of("");

    text_next(rest, '\0', &cut);
    return arena_copy(arena, cut.bytes, cut.len);
}

static void check(const struct opinion *opinion, size_t len)
{
    enum severity worst = SEVERITY_MARK;

    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (claim->start >= claim->end || claim->end > len)
            fatal("a claim outside the text");
        if (i > 0 && opinion->claims[i - 1].start > claim->start)
            fatal("claims out of order");
        if (claim->verdict == VERDICT_CONTRADICTED && !claim->has_source)
            fatal("a contradiction without a source");
        worst = claim->severity > worst ? claim->severity : worst;
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        if (flag->start > flag->end || flag->end > len || !flag->reason)
            fatal("a flag outside the text");
        worst = flag->severity > worst ? flag->severity : worst;
    }
    if (worst != opinion->worst)
        fatal("the worst is another");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct opinion opinion;
    struct unknown_value *values;
    size_t count;
    struct text rest = text_from((const char *)data, size);

    arena_init(&arena);
    struct text text = text_of(piece(&rest, &arena));
    struct article articles[] = {{.id = "a", .title = piece(&rest, &arena), .lang = "en"},
                                 {.id = "i", .is_internal = true}};
    articles[0].text = piece(&rest, &arena);
    articles[1].text = piece(&rest, &arena);
    struct money money = {.currency = "EUR", .is_known = true};
    const char *amount = piece(&rest, &arena);
    if (!money_parse(text_of(amount), &money.parts))
        money.parts = 899000;
    struct order_line line = {
        .product = "p", .title = piece(&rest, &arena), .quantity = 2, .price = money};
    struct refund refund = {.amount = money, .at = 1795420800};
    struct shipment shipment = {.tracking = piece(&rest, &arena),
                                .shipped_at = {2026, 11, 19},
                                .eta = {2026, 11, 25}};
    struct order orders[2] = {{.id = piece(&rest, &arena),
                               .status = ORDER_SHIPPED,
                               .total = money,
                               .lines = &line,
                               .line_count = 1,
                               .shipments = &shipment,
                               .shipment_count = 1},
                              {.id = "W2378156",
                               .refunds = &refund,
                               .refund_count = 1,
                               .status = ORDER_CANCELLED,
                               .read_at = 5}};
    struct promotion promotion = {.id = piece(&rest, &arena), .percent_parts = 100000};
    struct known_other others[] = {{piece(&rest, &arena)}, {person_of(text, &arena)}};
    struct message messages[] = {
        {.id = "m1", .from = FROM_CUSTOMER, .text = piece(&rest, &arena)},
        {.id = "m2",
         .from = FROM_AGENT,
         .text = piece(&rest, &arena),
         .is_internal = true}};
    struct ticket ticket = {.id = "t", .messages = messages, .message_count = 2};
    struct customer customer = {.id = "c", .name = piece(&rest, &arena), .country = "ES"};
    struct facts facts = {.ticket = &ticket,
                          .customer = &customer,
                          .orders = orders,
                          .order_count = 2,
                          .articles = articles,
                          .article_count = 2,
                          .promotions = &promotion,
                          .promotion_count = 1,
                          .others = others,
                          .other_count = COUNT_OF(others),
                          .sender = size % 3 == 0 ? SENDER_STRANGER : SENDER_CUSTOMER,
                          .now = 1795420800,
                          .today = {2026, 11, 23},
                          .read_at = 1795420000,
                          .fresh_seconds = 600};
    guard_read(&facts, text, false, &arena, &opinion);
    check(&opinion, text.len);
    guard_read(&facts, text, true, &arena, &opinion);
    check(&opinion, text.len);
    guard_unknown_values(&facts, text, &arena, &values, &count);
    (void)language_of(text);
    (void)guard_sender(&ticket, &customer);
    arena_release(&arena);
    return 0;
}
