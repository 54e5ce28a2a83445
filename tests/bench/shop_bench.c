/*
 * Makes the shop that picks are measured over, as interchange files: products as popular as
 * Zipf's law has it, customers of whom each buys half of the time out of one category, and
 * a year of sessions, the oldest first, each an order of some lines. Written as it is
 * drawn, in a memory that does not grow; the same figures and the same seed give the same
 * bytes.
 *
 * Usage: shop_bench FOLDER [THOUSANDS of products, of customers, of order lines [SEED]];
 * writes products.jsonl, customers.jsonl and orders.jsonl there, and says how many of each.
 */
#include "base/attributes.h"
#include "base/moment.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define NEAR         64 /* products of a category */
#define SESSION_MEAN 4  /* lines of an order */
#define SESSION_MAX  60
#define YEAR_SECONDS (365 * 86400.0)
#define NEWEST       1764000000 /* 24 November 2025 */
#define PRIME        7368787u   /* larger than any count here: n * PRIME meets each once */

struct shop {
    size_t products, customers, lines;
    uint64_t state;
};

static uint64_t draw(struct shop *shop)
{
    shop->state ^= shop->state << 13;
    shop->state ^= shop->state >> 7;
    shop->state ^= shop->state << 17;
    return shop->state;
}

static double draw_share(struct shop *shop)
{
    return (double)(draw(shop) >> 11) / 9007199254740992.0;
}

static size_t below(struct shop *shop, size_t count)
{
    return (size_t)(draw(shop) % count);
}

/* The n-th of count in an order of its own, each once. */
static size_t scatter(size_t n, size_t count)
{
    return (size_t)((uint64_t)n * PRIME % count);
}

/* By Zipf's law with exponent 1, by inverting the sum of 1/n, which is near a logarithm. */
static size_t draw_rank(struct shop *shop, size_t count)
{
    size_t rank = (size_t)exp(draw_share(shop) * log((double)count + 1));
    return rank < 1 ? 0 : rank - 1 < count ? rank - 1 : count - 1;
}

/* What the customer buys out of, always the same; popular categories more often. */
static size_t category_of(const struct shop *shop, size_t customer)
{
    struct shop own = {.state = 0x9E3779B97F4A7C15u * (customer + 1)};
    size_t categories = (shop->products + NEAR - 1) / NEAR;
    (void)draw(&own);
    return scatter(draw_rank(&own, categories), categories);
}

static size_t draw_product(struct shop *shop, size_t category)
{
    size_t near = category * NEAR + below(shop, NEAR);
    return draw(shop) % 2 == 0 && near < shop->products
               ? near
               : scatter(draw_rank(shop, shop->products), shop->products);
}

static unsigned price_of(size_t product)
{
    return (unsigned)(product * 7919 % 9900) + 95;
}

static FILE *open_part(const char *folder, const char *part)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s.jsonl", folder, part);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    return file;
}

static void close_part(FILE *file)
{
    if (ferror(file) || fclose(file) != 0) {
        perror("shop_bench");
        exit(1);
    }
}

/* Words of a shop, made of syllables; the commonest number is 0. */
static void write_word(FILE *file, size_t number)
{
    static const char *const parts[] = {"ba", "ke", "li", "mo", "nu", "ra", "se", "ti",
                                        "vo", "du", "fe", "ga", "hi", "jo", "pu", "wen"};
    size_t rest = number * 7 + 19;
    for (size_t i = 0; i < 2 || rest > 0; i++, rest /= 16) {
        fputs(parts[rest % 16], file);
    }
}

static void write_words(struct shop *shop, FILE *file, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            fputc(' ', file);
        }
        write_word(file, draw_rank(shop, 20000));
    }
}

static void write_product(struct shop *shop, FILE *file, size_t product)
{
    static const char *const colours[] = {"red",   "blue", "green", "black",
                                          "white", "grey", "brown", "yellow"};
    size_t category = product / NEAR;
    fprintf(file, "{\"type\":\"product\",\"id\":\"P%07zu\",\"title\":\"", product);
    write_words(shop, file, 3 + below(shop, 4));
    fputs("\",\"brand\":\"", file);
    write_word(file, 20000 + category % 997 * 3 + below(shop, 3));
    fputs("\",\"category\":[\"", file);
    write_word(file, 30000 + category / 32);
    fputs("\",\"", file);
    write_word(file, 60000 + category);
    fprintf(file,
            "\"],\"price\":\"%u.%02u\",\"currency\":\"EUR\",\"stock\":%zu,\"attributes\":{"
            "\"colour\":\"%s\",\"size\":\"%zu\"},\"description\":\"",
            price_of(product) / 100, price_of(product) % 100, below(shop, 60),
            colours[below(shop, COUNT_OF(colours))], 30 + below(shop, 20));
    write_words(shop, file, 8);
    fputs("\"}\n", file);
}

static void write_customer(struct shop *shop, FILE *file, size_t customer)
{
    static const char *const langs[] = {"en", "de", "es", "fr", "it"};
    static const char *const countries[] = {"IE", "DE", "ES", "FR", "IT"};
    size_t at = below(shop, COUNT_OF(langs));
    fprintf(file, "{\"type\":\"customer\",\"id\":\"C%07zu\",\"name\":\"", customer);
    write_word(file, customer % 3001);
    fputc(' ', file);
    write_word(file, 9000 + customer % 7919);
    fprintf(file, "\",\"emails\":[\"c%zu@example.org\"],\"addresses\":[{\"line1\":\"%zu ",
            customer, 1 + below(shop, 200));
    write_word(file, below(shop, 50000));
    fprintf(file, "\",\"postcode\":\"%05zu\",\"city\":\"", below(shop, 100000));
    write_word(file, below(shop, 3000));
    fprintf(
        file,
        "\",\"country\":\"%s\"}],\"lang\":\"%s\",\"consent\":{\"personalised\":true}}\n",
        countries[at], langs[at]);
}

static size_t draw_session(struct shop *shop)
{
    size_t count = (size_t)(-SESSION_MEAN * log(1 - draw_share(shop)) + 0.5);
    return count < 1 ? 1 : count > SESSION_MAX ? SESSION_MAX : count;
}

static size_t write_order(struct shop *shop, FILE *file, size_t order, moment_t at)
{
    size_t customer = scatter(
        (size_t)(pow(draw_share(shop), 1.5) * (double)shop->customers), shop->customers);
    size_t category = category_of(shop, customer);
    size_t count = draw_session(shop);
    unsigned long total = 0;
    char when[MOMENT_TEXT_SIZE];
    moment_format(at, when);
    fprintf(
        file,
        "{\"type\":\"order\",\"id\":\"W%08zu\",\"customer\":\"C%07zu\",\"placed_at\":\"%s\""
        ",\"status\":\"delivered\",\"currency\":\"EUR\",\"lines\":[",
        order, customer, when);
    for (size_t i = 0; i < count; i++) {
        size_t product = draw_product(shop, category);
        unsigned price = price_of(product);
        size_t quantity = 1 + below(shop, 8) / 6;
        total += quantity * price;
        fprintf(file, "%s{\"product\":\"P%07zu\",\"quantity\":%zu,\"price\":\"%u.%02u\"}",
                i > 0 ? "," : "", product, quantity, price / 100, price % 100);
    }
    fprintf(file, "],\"total\":\"%lu.%02lu\"}\n", total / 100, total % 100);
    return count;
}

static size_t write_orders(struct shop *shop, FILE *file)
{
    size_t order = 0;
    for (size_t lines = 0; lines < shop->lines; order++) {
        double share = (double)lines / (double)shop->lines;
        moment_t at = (moment_t)(NEWEST - YEAR_SECONDS + share * YEAR_SECONDS);
        lines += write_order(shop, file, order, at);
    }
    return order;
}

static size_t number(int argc, char **argv, int at, size_t usual)
{
    return argc > at ? (size_t)strtoul(argv[at], NULL, 10) : usual;
}

int main(int argc, char **argv)
{
    struct shop shop = {.products = 1000 * number(argc, argv, 2, 1000),
                        .customers = 1000 * number(argc, argv, 3, 1000),
                        .lines = 1000 * number(argc, argv, 4, 10000),
                        .state = 88172645463325252u + number(argc, argv, 5, 0)};
    FILE *file;
    if (argc < 2 || shop.products == 0 || shop.customers == 0) {
        fprintf(stderr,
                "shop_bench FOLDER [THOUSANDS of products, customers, lines [SEED]]\n");
        return 2;
    }
    file = open_part(argv[1], "products");
    for (size_t i = 0; i < shop.products; i++) {
        write_product(&shop, file, i);
    }
    close_part(file);
    file = open_part(argv[1], "customers");
    for (size_t i = 0; i < shop.customers; i++) {
        write_customer(&shop, file, i);
    }
    close_part(file);
    file = open_part(argv[1], "orders");
    size_t orders = write_orders(&shop, file);
    close_part(file);
    printf("%zu products, %zu customers, %zu orders\n", shop.products, shop.customers,
           orders);
    return 0;
}
