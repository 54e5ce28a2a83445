/*
 * A whole check of a draft of 2,000 characters against 50 orders, 40 articles and a
 * catalogue of 100,000 products, whose titles are looked up in the draft first:
 * milliseconds of processor time of many rounds in one run, half of them and the worst
 * hundredth; beside it the look-up alone, and what reading the articles costs once. Prints,
 * gates nothing.
 */
#include "catalogue/catalogue.h"
#include "guard/guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS      2000
#define ORDERS      50
#define ARTICLES    40
#define CATALOGUE   100000
#define PRODUCTS    200 /* of the orders and the thread, known before the draft is read */
#define TITLES      64
#define LOOK_UPS    200
#define LINES       3
#define DRAFT_BYTES ((size_t)2000)
#define GOAL_MS     2.0

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static const char *const sentences[] = {
    "Your order K481000 left our warehouse on 19 November with DHL.",
    "The total of order K481001 is 94.40 EUR, the shipping fee 4.50 EUR of it.",
    "You can return an item within 30 days of delivery, and we refund it within 6 working "
    "days.",
    "The Cedar planter 12 costs 24.50 EUR and is in stock again.",
    "If order K481002 has not come by Friday, write to us and we look into it.",
    "The code FALL12 takes 12 percent off an order of 40 EUR or more.",
    "You can still cancel order K481003 as long as it has not been shipped.",
    "The tracking number is JD014600077712345678, and delivery usually takes 3 to 5 days.",
};
/* Six lines of rules; of each article others. */
#define RULES                                                                              \
    "You can return an item of group %zu within %zu days of delivery.\n"                   \
    "A return of it from another EU country costs %zu.%zu0 EUR.\n"                         \
    "We refund it within %zu working days of its arrival at warehouse %zu.\n"              \
    "Delivery takes %zu to %zu working days.\n"                                            \
    "The guarantee of group %zu is %zu years.\n"                                           \
    "An investigation takes up to %zu working days, the claim %zu more.\n"

struct bench {
    struct arena arena;
    struct order orders[ORDERS];
    struct order_line lines[LINES];
    struct shipment shipment;
    struct article articles[ARTICLES];
    struct product products[PRODUCTS];
    struct message message;
    struct ticket ticket;
    struct customer customer;
    struct facts facts;
};

static struct money euros(int64_t cents)
{
    return (struct money){.parts = cents * 100, .currency = "EUR", .is_known = true};
}

static void shop_build(struct bench *bench)
{
    for (size_t i = 0; i < PRODUCTS; i++) {
        bench->products[i] =
            (struct product){.id = arena_format(&bench->arena, "P%zu", i),
                             .title = arena_format(&bench->arena, "Cedar planter %zu", i),
                             .price = euros(2450 + (int64_t)i),
                             .stock = 3};
    }
    for (size_t i = 0; i < ARTICLES; i++) {
        const char *text =
            arena_format(&bench->arena, RULES, i, 10 + i, 3 + i % 5, i % 10, 2 + i % 9, i,
                         2 + i % 3, 5 + i % 4, i, 1 + i % 5, 6 + i % 12, 20 + i);
        bench->articles[i] = (struct article){.id = arena_format(&bench->arena, "a%zu", i),
                                              .title = "Rules",
                                              .text = text,
                                              .lang = "en"};
    }
}

static void orders_build(struct bench *bench)
{
    bench->shipment = (struct shipment){.carrier = "DHL",
                                        .tracking = "JD014600077712345678",
                                        .shipped_at = {2026, 11, 19},
                                        .eta = {2026, 11, 25}};
    for (size_t i = 0; i < LINES; i++) {
        bench->lines[i] = (struct order_line){.product = bench->products[i].id,
                                              .title = bench->products[i].title,
                                              .quantity = 1,
                                              .price = bench->products[i].price};
    }
    for (size_t i = 0; i < ORDERS; i++) {
        bench->orders[i] =
            (struct order){.id = arena_format(&bench->arena, "K48%04zu", 1000 + i),
                           .customer = "u1",
                           .placed_at = 1794909600 - (moment_t)i * 86400,
                           .status = i == 0 ? ORDER_SHIPPED : ORDER_DELIVERED,
                           .total = euros(9440 + (int64_t)i * 7),
                           .lines = bench->lines,
                           .line_count = LINES,
                           .shipments = &bench->shipment,
                           .shipment_count = 1,
                           .read_at = MOMENT_NONE};
    }
}

static void bench_build(struct bench *bench)
{
    shop_build(bench);
    orders_build(bench);
    bench->message = (struct message){.id = "m1",
                                      .from = FROM_CUSTOMER,
                                      .at = MOMENT_NONE,
                                      .text = "Where is my order K481000, and what may I "
                                              "return of the older ones?"};
    bench->ticket = (struct ticket){
        .id = "1", .customer = "u1", .messages = &bench->message, .message_count = 1};
    bench->customer = (struct customer){.id = "u1", .name = "Ana Ruiz", .country = "ES"};
    bench->facts = (struct facts){.ticket = &bench->ticket,
                                  .customer = &bench->customer,
                                  .orders = bench->orders,
                                  .order_count = ORDERS,
                                  .products = bench->products,
                                  .product_count = PRODUCTS,
                                  .articles = bench->articles,
                                  .article_count = ARTICLES,
                                  .now = 1795420800,
                                  .today = {2026, 11, 23},
                                  .read_at = MOMENT_NONE};
}

static void must(bool is_good, const struct error *err)
{
    if (!is_good) {
        fprintf(stderr, "guard_bench: %s\n", err->text);
        exit(1);
    }
}

/* The products of the facts, and others whose titles share their words. */
static struct catalogue *catalogue_of(const struct bench *bench)
{
    static const char *const woods[] = {"Cedar", "Oak", "Larch", "Ash", "Elm"};
    static const char *const things[] = {"planter", "bench", "trellis", "shed", "gate"};
    struct catalogue *catalogue = NULL;
    struct error err = {0};
    char id[32];
    char title[64];
    must(catalogue_open(":memory:", &catalogue, &err), &err);
    must(catalogue_begin(catalogue, &err), &err);
    for (size_t i = 0; i < CATALOGUE; i++) {
        snprintf(id, sizeof(id), "P%zu", i);
        snprintf(title, sizeof(title), "%s %s %zu", woods[i % COUNT_OF(woods)],
                 things[i / COUNT_OF(woods) % COUNT_OF(things)], i);
        struct product other = {
            .id = id, .title = title, .price = euros(2450 + (int64_t)i), .stock = 3};
        const struct product *product = i < PRODUCTS ? &bench->products[i] : &other;
        must(catalogue_put_product(catalogue, product, text_of(id), &err), &err);
    }
    must(catalogue_commit(catalogue, &err), &err);
    return catalogue;
}

/* What the draft names is looked up, and stands with the rest while it is read. */
static void check(const struct bench *bench, struct catalogue *catalogue, const char *draft,
                  struct arena *arena, struct opinion *opinion)
{
    struct product *found;
    size_t count;
    struct error err = {0};
    struct facts facts = bench->facts;
    must(
        catalogue_titles_in(catalogue, text_of(draft), TITLES, arena, &found, &count, &err),
        &err);
    struct product *all = arena_get(arena, (PRODUCTS + count) * sizeof(*all));
    memcpy(all, bench->products, sizeof(bench->products));
    for (size_t i = 0; i < count; i++) {
        all[PRODUCTS + i] = found[i];
    }
    facts.products = all;
    facts.product_count = PRODUCTS + count;
    guard_read(&facts, text_of(draft), false, arena, opinion);
}

static double half_of(double *rounds, size_t count)
{
    qsort(rounds, count, sizeof(*rounds), by_size);
    return rounds[count / 2];
}

/* Milliseconds of the look-up alone. */
static double look_up_ms(struct catalogue *catalogue, const char *draft)
{
    static double rounds[LOOK_UPS];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < LOOK_UPS; i++) {
        struct product *found;
        size_t count;
        struct error err = {0};
        double start = now_ms();
        must(catalogue_titles_in(catalogue, text_of(draft), TITLES, &arena, &found, &count,
                                 &err),
             &err);
        rounds[i] = now_ms() - start;
        arena_clear(&arena);
    }
    arena_release(&arena);
    return half_of(rounds, LOOK_UPS);
}

static const char *draft_of(struct bench *bench)
{
    const char *text = "Hi Ana,\n\n";
    for (size_t i = 0; strlen(text) < DRAFT_BYTES; i++) {
        text =
            arena_format(&bench->arena, "%s%s ", text, sentences[i % COUNT_OF(sentences)]);
    }
    return arena_copy(&bench->arena, text, DRAFT_BYTES);
}

int main(void)
{
    static double rounds[ROUNDS];
    struct bench *bench = memory_get(sizeof(*bench));
    struct arena arena;
    struct opinion opinion;
    arena_init(&bench->arena);
    arena_init(&arena);
    bench_build(bench);
    const char *draft = draft_of(bench);
    struct catalogue *catalogue = catalogue_of(bench);
    double start = now_ms();
    bench->facts.policy = policy_of(bench->articles, ARTICLES, &bench->arena);
    double policy_ms = now_ms() - start;
    for (size_t i = 0; i < ROUNDS; i++) {
        start = now_ms();
        check(bench, catalogue, draft, &arena, &opinion);
        rounds[i] = now_ms() - start;
        arena_clear(&arena);
    }
    double half = half_of(rounds, ROUNDS);
    printf(
        "claim gate   %6.2f ms of a 2,000-character draft, p99 %.2f ms (goal %.0f; %d "
        "orders, %d articles, a catalogue of %d products: its titles %.2f ms of it), the "
        "articles read once %.2f ms\n",
        half, rounds[ROUNDS * 99 / 100], GOAL_MS, ORDERS, ARTICLES, CATALOGUE,
        look_up_ms(catalogue, draft), policy_ms);
    catalogue_close(catalogue);
    arena_release(&arena);
    arena_release(&bench->arena);
    memory_free(bench);
    return 0;
}
