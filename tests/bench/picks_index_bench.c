/*
 * Picks over a shop that is made up: products as popular as Zipf's law has it, customers
 * with baskets of many sizes, of whom each buys half of the time out of one small part of
 * the catalogue. Prints how long the pairs take once the order lines are gathered, what
 * memory that needs, what writing them takes, and what one customer's candidates take
 * inside the program. Prints, gates nothing. Usage: picks_index_bench [thousands of
 * products, of customers, of order lines]; 1000 1000 10000 is what the goals speak of.
 */
#include "../../src/catalogue/baskets.h"
#include "bench/goal.h"

#include "catalogue/catalogue.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define DAYS             365
#define NEAR             64   /* products of the part that a customer buys out of */
#define LINES_MAX        200  /* of one customer */
#define ASKED            5000 /* customers whose candidates are timed */
#define ROUNDS           5
#define GOAL_BUILD       2.0
#define GOAL_PICK_MIDDLE 20.0
#define GOAL_PICK        100.0
#define SESSION_KNN      "published session-kNN 1,700 at p90"
#define CANDIDATES       120

struct shape {
    size_t products, customers, lines;
};

static uint64_t state = 88172645463325252ULL;
static uint64_t draw(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double draw_share(void)
{
    return (double)(draw() >> 11) / 9007199254740992.0;
}

/* By Zipf's law with exponent 1, by inverting the sum of 1/n, which is near a logarithm. */
static size_t draw_product(size_t products)
{
    double rank = exp(draw_share() * log((double)products + 1));
    return rank < 1 ? 0 : (size_t)rank - 1 < products ? (size_t)rank - 1 : products - 1;
}

struct line {
    uint32_t product;
    int day;
};

static size_t draw_customer(const struct shape *shape, struct line *lines)
{
    double mean = (double)shape->lines / (double)shape->customers;
    size_t count = (size_t)(-mean * log(1 - draw_share()) + 0.5);
    size_t part = draw_product(shape->products) / NEAR * NEAR;
    count = count < 1 ? 1 : count > LINES_MAX ? LINES_MAX : count;
    for (size_t i = 0; i < count; i++) {
        size_t product =
            draw() % 2 == 0 ? part + draw() % NEAR : draw_product(shape->products);
        lines[i].product = (uint32_t)(product % shape->products);
        lines[i].day = (int)(draw() % DAYS);
    }
    return count;
}

static void product_name(size_t product, char name[16])
{
    snprintf(name, 16, "P%07u", (unsigned)product);
}

/* Seconds of this program's own: other programs on the machine do not count. */
static double processor(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static size_t peak_mb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (size_t)usage.ru_maxrss / 1024;
}

static void bench_build(const struct shape *shape)
{
    struct baskets *baskets = baskets_create();
    struct line lines[LINES_MAX];
    struct pair pairs[PAIRS_MAX];
    char name[16];
    size_t line_count = 0, kept = 0;
    double began = processor();
    for (size_t i = 0; i < shape->customers; i++) {
        size_t count = draw_customer(shape, lines);
        for (size_t at = 0; at < count; at++) {
            product_name(lines[at].product, name);
            baskets_add(baskets, (int64_t)i + 1, name, 20000 + lines[at].day);
        }
        line_count += count;
    }
    double gathered = processor();
    baskets_close(baskets);
    struct pairing *pairing = pairing_create(baskets);
    for (size_t i = 0; i < baskets->seller_count; i++) {
        kept += pairing_of(pairing, (uint32_t)i, pairs);
    }
    double built = processor();
    printf("%zu lines of %zu customers, %zu products sold, gathered in %.2f s of processor "
           "time (%.0f lines a second)\n",
           line_count, shape->customers, baskets->seller_count, gathered - began,
           (double)line_count / (gathered - began));
    printf("pairs kept: %zu, peak %zu MB\n", kept, peak_mb());
    goal_say(14, "pairs, on one thread, once the lines are there", built - gathered,
             GOAL_BUILD, "s", "plain C 1.4");
    pairing_destroy(pairing);
    baskets_destroy(baskets);
}

static void must(bool is_done, const struct error *err)
{
    if (!is_done) {
        fprintf(stderr, "picks_index_bench: %s\n", err->text);
        exit(1);
    }
}

static void put_products(struct catalogue *catalogue, size_t count, struct error *err)
{
    static const char *const words[] = {"red",  "oak",   "lamp", "steel", "mug",  "trail",
                                        "sock", "clock", "tin",  "rain",  "desk", "kite"};
    char id[16], title[64], raw[128];
    must(catalogue_begin(catalogue, err), err);
    for (size_t i = 0; i < count; i++) {
        struct product product = {.id = id, .title = title, .stock = STOCK_NOT_TRACKED};
        product_name(i, id);
        snprintf(title, sizeof(title), "%s %s %s %zu", words[i % 12], words[i / 12 % 12],
                 words[i / 144 % 12], i / NEAR);
        snprintf(raw, sizeof(raw), "{\"id\":\"%s\",\"title\":\"%s\"}", id, title);
        must(catalogue_put_product(catalogue, &product, text_of(raw), err), err);
    }
    must(catalogue_commit(catalogue, err), err);
}

static void count_orders(struct catalogue *catalogue, const struct shape *shape,
                         struct error *err)
{
    struct line lines[LINES_MAX];
    char name[16];
    must(catalogue_baskets_begin(catalogue, err), err);
    for (size_t i = 0; i < shape->customers; i++) {
        size_t count = draw_customer(shape, lines);
        for (size_t at = 0; at < count; at++) {
            product_name(lines[at].product, name);
            catalogue_baskets_add(catalogue, (int64_t)i + 1, name,
                                  day_from_number(20000 + lines[at].day));
        }
    }
    must(catalogue_baskets_finish(catalogue, err), err);
}

static double ask(struct catalogue *catalogue, const struct shape *shape,
                  struct arena *arena, struct error *err)
{
    static char names[LINES_MAX][16];
    struct line lines[LINES_MAX];
    struct owned owned[LINES_MAX];
    size_t count = draw_customer(shape, lines), found = 0;
    struct candidate *candidates;
    for (size_t i = 0; i < count; i++) {
        product_name(lines[i].product, names[i]);
        owned[i] = (struct owned){
            .product = names[i], .times = 1, .last = day_from_number(20000 + lines[i].day)};
    }
    struct pick_query query = {.owned = owned,
                               .owned_count = count,
                               .use_history = true,
                               .words = text_of(""),
                               .limit = CANDIDATES};
    double began = processor();
    must(catalogue_candidates(catalogue, &query, arena, &candidates, &found, err), err);
    double took = processor() - began;
    arena_clear(arena);
    return took * 1e6;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

/* The least of some rounds over the same customers: what other programs do to the caches
 * and to the clock meanwhile does not count, that each finds its own cold does. */
static void bench_asking(struct catalogue *catalogue, const struct shape *shape,
                         const char *when, struct error *err)
{
    static double took[ASKED];
    char what[96];
    struct arena arena;
    uint64_t first = state;
    arena_init(&arena);
    for (int round = 0; round < ROUNDS; round++) {
        state = first;
        for (size_t i = 0; i < ASKED; i++) {
            double now = ask(catalogue, shape, &arena, err);
            took[i] = round == 0 || now < took[i] ? now : took[i];
        }
    }
    arena_release(&arena);
    qsort(took, ASKED, sizeof(*took), by_size);
    snprintf(what, sizeof(what), "candidates of a customer, %s, p50", when);
    goal_say(14, what, took[ASKED / 2], GOAL_PICK_MIDDLE, "us", SESSION_KNN);
    snprintf(what, sizeof(what), "candidates of a customer, %s, p99", when);
    goal_say(14, what, took[ASKED / 100 * 99], GOAL_PICK, "us", SESSION_KNN);
}

static void bench_start(const char *folder, const struct shape *shape,
                        struct catalogue **catalogue, struct error *err)
{
    struct arena arena;
    double began = processor();
    must(catalogue_open(folder, catalogue, err), err);
    double opened = processor();
    arena_init(&arena);
    double took = ask(*catalogue, shape, &arena, err);
    arena_release(&arena);
    printf("catalogue opened in %.1f ms, the first customer's candidates in %.1f ms\n",
           (opened - began) * 1e3, took / 1e3);
}

static void bench_orders(struct catalogue *catalogue, const struct shape *shape,
                         struct error *err)
{
    static double took[200];
    struct line lines[LINES_MAX];
    char name[16];
    size_t raised = 0;
    for (size_t i = 0; i < COUNT_OF(took); i++) {
        size_t count = draw_customer(shape, lines);
        bool is_raised = false;
        double began = processor();
        must(catalogue_baskets_begin(catalogue, err), err);
        for (size_t at = 0; at < count; at++) {
            product_name(lines[at].product, name);
            catalogue_baskets_add(catalogue, at + 3 < count ? 1 : 2, name,
                                  day_from_number(20000 + lines[at].day));
        }
        must(catalogue_baskets_raise(catalogue, 0, &is_raised, err) &&
                 catalogue_baskets_raised(catalogue, err),
             err);
        took[i] = (processor() - began) * 1e3;
        raised += is_raised;
    }
    qsort(took, COUNT_OF(took), sizeof(*took), by_size);
    printf("%zu of %zu orders of three lines added to the counts; 99 in 100 within %.2f "
           "ms\n",
           raised, COUNT_OF(took), took[COUNT_OF(took) / 100 * 99]);
    goal_say(14, "one order folded in", took[COUNT_OF(took) / 2], 5, "ms",
             "counting anew is the row of the pairs");
}

static void bench_picks(const struct shape *shape)
{
    char folder[] = "/tmp/deskhand-picks.XXXXXX";
    struct catalogue *catalogue = NULL;
    struct error err = {0};
    char path[64];
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        exit(1);
    }
    must(catalogue_open(folder, &catalogue, &err), &err);
    double began = processor();
    put_products(catalogue, shape->products, &err);
    double put = processor();
    count_orders(catalogue, shape, &err);
    printf("%zu products put in %.2f s; gathered, counted and written in %.2f s, peak %zu "
           "MB\n",
           shape->products, put - began, processor() - put, peak_mb());
    began = processor();
    catalogue_close(catalogue);
    printf("index made out of the tables and written in %.2f s of processor time, peak %zu "
           "MB\n",
           processor() - began, peak_mb());
    bench_start(folder, shape, &catalogue, &err);
    bench_asking(catalogue, shape, "the first ones", &err);
    bench_asking(catalogue, shape, "later ones", &err);
    bench_orders(catalogue, shape, &err);
    bench_asking(catalogue, shape, "after these orders", &err);
    catalogue_close(catalogue);
    for (size_t i = 0; i < 4; i++) {
        static const char *const names[] = {"catalogue.db", "catalogue.db-wal",
                                            "catalogue.db-shm", "picks.index"};
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static size_t thousands(int argc, char **argv, int at, size_t usual)
{
    return 1000 * (argc > at ? (size_t)strtoul(argv[at], NULL, 10) : usual);
}

int main(int argc, char **argv)
{
    struct shape shape = {thousands(argc, argv, 1, 1000), thousands(argc, argv, 2, 1000),
                          thousands(argc, argv, 3, 10000)};
    if (shape.products == 0 || shape.customers == 0) {
        fprintf(stderr, "picks_index_bench: thousands of products, customers, lines\n");
        return 2;
    }
    memory_start();
    catalogue_start();
    setvbuf(stdout, NULL, _IOLBF, 0);
    bench_build(&shape);
    bench_picks(&shape);
    return 0;
}
