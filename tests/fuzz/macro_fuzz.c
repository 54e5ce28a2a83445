/*
 * Macros of any bytes, filled with values of any bytes: never a crash, never a variable
 * left, and what comes out is clean to send.
 */
#include "assist/assist.h"
#include "base/fatal.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                    "ja", "ar", "it", "pt", "xx"};

/* The next piece of the input, up to a zero byte. */
static const char *piece(struct text *rest, struct arena *arena)
{
    struct text cut = text_of("");

    text_next(rest, '\0', &cut);
    return arena_copy(arena, cut.bytes, cut.len);
}

static void check(const char *filled)
{
    struct text text = text_of(filled);
    struct sanitise_count count = {0};
    struct buffer clean;

    if (text_find(text, text_of("{{")) || text_find(text, text_of("}}")))
        fatal("a variable was left: %s", filled);
    if (!utf8_is_valid(text))
        fatal("not UTF-8");
    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(text, SANITISE_SENT, &clean, &count);
    if (count.controls || count.bidi || count.bad_bytes)
        fatal("not clean: %s", filled);
    buffer_release(&clean);
}

/* Every value is the input's, down to the titles. */
static void fill(struct text rest, const char *lang, struct arena *arena)
{
    const char *value = piece(&rest, arena);
    struct message message = {
        .id = "m", .from = FROM_CUSTOMER, .text = piece(&rest, arena)};
    struct ticket ticket = {
        .id = "t", .customer = "c", .messages = &message, .message_count = 1};
    struct customer customer = {.id = "c", .name = value};
    struct order_line line = {.product = value, .title = value, .quantity = 2};
    struct shipment shipment = {.carrier = value, .tracking = value, .eta = {2026, 11, 25}};
    struct order order = {.id = value,
                          .lines = &line,
                          .line_count = 1,
                          .shipments = &shipment,
                          .shipment_count = 1,
                          .placed_at = 1794909600,
                          .url = value};
    struct attribute size = {"size", value};
    struct product product = {.id = value,
                              .title = value,
                              .attributes = &size,
                              .attribute_count = 1,
                              .stock = STOCK_NOT_TRACKED,
                              .url = value};
    struct facts facts = {.ticket = &ticket,
                          .customer = &customer,
                          .orders = &order,
                          .order_count = 1,
                          .products = &product,
                          .product_count = 1,
                          .shop_name = value,
                          .agent_name = value,
                          .today = {2026, 11, 21}};
    struct macro macro = {
        .id = "m", .text = arena_copy(arena, rest.bytes, rest.len), .lang = lang};
    struct source *sources;
    size_t count;

    const char *filled =
        assist_fill_macro(&macro, &facts, &order, &product, arena, &sources, &count);
    if (filled)
        check(filled);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;

    if (size < 2)
        return 0;
    arena_init(&arena);
    fill(text_from((const char *)data + 1, size - 1), langs[data[0] % COUNT_OF(langs)],
         &arena);
    arena_release(&arena);
    return 0;
}
