/*
 * Masking over any bytes: a customer, an order and a title of any bytes, and a text.
 * Nothing small is refused, what leaves is valid UTF-8, and what comes back, cut anywhere,
 * is what it is in one piece.
 */
#include "base/fatal.h"
#include "base/utf8.h"
#include "guard/mask.h"
#include "guard/mask_inside.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next piece of the input, up to a zero byte. */
static const char *piece(struct text *rest, struct arena *arena)
{
    struct text cut = text_of("");
    text_next(rest, '\0', &cut);
    return arena_copy(arena, cut.bytes, cut.len);
}

static void check_hidden(struct mask *mask, struct text text, struct buffer *out)
{
    enum mask_kind kind;
    if (!mask_hide(mask, text, out)) {
        fatal("a small text was refused");
    }
    if (!utf8_is_valid(text_from(buffer_text(out), out->len))) {
        fatal("what leaves is no UTF-8");
    }
    (void)mask_leaks(mask, text_from(buffer_text(out), out->len), &kind);
    (void)mask_leaks(mask, text, NULL);
}

/* What is called plain is what the sanitiser leaves as it is. */
static void check_plain(struct text text)
{
    struct buffer clean;
    buffer_init(&clean, 1 << 24);
    utf8_sanitise(text, SANITISE_PROMPTED, &clean, NULL);
    if (fold_is_plain(text) &&
        (clean.len != text.len || memcmp(buffer_text(&clean), text.bytes, text.len) != 0)) {
        fatal("a text called plain was not");
    }
    buffer_release(&clean);
}

static void check_restored(const struct mask *mask, struct text text, size_t cut)
{
    struct buffer whole;
    struct buffer parts;
    struct mask_restorer *restorer = mask_restorer_create(mask);
    buffer_init(&whole, 1 << 24);
    buffer_init(&parts, 1 << 24);
    size_t holes = mask_restore(mask, text, &whole);
    for (size_t at = 0; at < text.len; at += cut) {
        size_t len = text.len - at < cut ? text.len - at : cut;
        mask_restorer_feed(restorer, text_from(text.bytes + at, len), &parts);
    }
    if (mask_restorer_end(restorer, &parts) != holes || parts.len != whole.len ||
        memcmp(buffer_text(&parts), buffer_text(&whole), whole.len) != 0) {
        fatal("pieces gave another text than the whole");
    }
    mask_restorer_destroy(restorer);
    buffer_release(&whole);
    buffer_release(&parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const countries[] = {"ES", "NL", "DK", "US"};
    struct arena arena;
    struct buffer out;
    struct text rest = text_from((const char *)data, size);
    arena_init(&arena);
    buffer_init(&out, 1 << 24);
    const char *emails[] = {piece(&rest, &arena)};
    const char *phones[] = {piece(&rest, &arena)};
    struct address address = {.line1 = piece(&rest, &arena),
                              .postcode = piece(&rest, &arena),
                              .city = piece(&rest, &arena)};
    struct customer customer = {.id = "c",
                                .name = piece(&rest, &arena),
                                .emails = emails,
                                .email_count = 1,
                                .phones = phones,
                                .phone_count = 1,
                                .addresses = &address,
                                .address_count = 1,
                                .country = countries[size % 4]};
    struct order_line line = {.product = "p", .title = piece(&rest, &arena)};
    struct shipment shipment = {.tracking = piece(&rest, &arena)};
    struct order order = {.id = piece(&rest, &arena),
                          .lines = &line,
                          .line_count = 1,
                          .shipments = &shipment,
                          .shipment_count = 1};
    struct message message = {
        .id = "m", .from = FROM_CUSTOMER, .text = piece(&rest, &arena)};
    struct ticket ticket = {.id = "t", .messages = &message, .message_count = 1};
    struct facts facts = {
        .ticket = &ticket, .customer = &customer, .orders = &order, .order_count = 1};
    struct mask *mask = mask_create(&facts, size % 3 == 0);
    check_hidden(mask, rest, &out);
    check_plain(rest);
    check_restored(mask, rest, size % 7 + 1);
    check_restored(mask, text_from(buffer_text(&out), out.len), size % 5 + 1);
    (void)guard_may_leave(&ticket, NULL, 0, NULL);
    mask_destroy(mask);
    buffer_release(&out);
    arena_release(&arena);
    return 0;
}
