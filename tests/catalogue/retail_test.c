/*
 * A real shop's year, where it is there (it is not part of the repository): what the counts
 * and the searches are worth, month by month, with bounds somewhat below what was measured.
 */
#include "shop.h"

#include "base/buffer.h"
#include "base/process.h"
#include "wire/interchange.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DATA         "../shared/data/retail/"
#define BUFFER_LIMIT (256 * 1024 * 1024)
#define SHOWN        10

struct line {
    const char *customer;
    const char *product;
    int64_t day;
};

struct retail {
    struct shop shop;
    struct arena arena;
    struct line *lines; /* by customer, then by day */
    size_t line_count;
    size_t line_capacity;
    struct macro *macros;
    size_t macro_count;
    size_t macro_capacity;
};

static void keep_order(struct retail *retail, const struct order *order)
{
    for (size_t i = 0; i < order->line_count; i++) {
        retail->lines = memory_reserve(retail->lines, &retail->line_capacity,
                                       retail->line_count, sizeof(*retail->lines));
        retail->lines[retail->line_count++] =
            (struct line){.customer = order->customer,
                          .product = order->lines[i].product,
                          .day = day_number(moment_day(order->placed_at))};
    }
}

static void keep_record(struct retail *retail, const struct interchange_record *record,
                        struct text raw)
{
    if (record->type == INTERCHANGE_PRODUCT) {
        assert_true(catalogue_put_product(retail->shop.catalogue, &record->product, raw,
                                          &retail->shop.err));
    } else if (record->type == INTERCHANGE_ORDER) {
        keep_order(retail, &record->order);
    } else if (record->type == INTERCHANGE_MACRO) {
        retail->macros = memory_reserve(retail->macros, &retail->macro_capacity,
                                        retail->macro_count, sizeof(*retail->macros));
        retail->macros[retail->macro_count++] = record->macro;
    }
}

static void read_file(struct retail *retail, const char *name)
{
    struct buffer out;
    struct text line;
    char command[256];
    snprintf(command, sizeof(command), "gzip -dc " DATA "%s", name);
    buffer_init(&out, BUFFER_LIMIT);
    assert_true(process_read(command, 60000, &out, &retail->shop.err));
    struct text rest = text_from(buffer_text(&out), out.len);
    assert_true(catalogue_begin(retail->shop.catalogue, &retail->shop.err));
    while (text_next(&rest, '\n', &line)) {
        struct interchange_record record;
        assert_true(interchange_read(line, &retail->arena, &record, &retail->shop.err));
        keep_record(retail, &record, line);
    }
    assert_true(catalogue_commit(retail->shop.catalogue, &retail->shop.err));
    buffer_release(&out);
}

static int compare_lines(const void *a, const void *b)
{
    const struct line *left = a;
    const struct line *right = b;
    int order = strcmp(left->customer, right->customer);
    return order != 0 ? order : (left->day > right->day) - (left->day < right->day);
}

static int retail_open(void **state)
{
    if (access(DATA "orders.jsonl.gz", R_OK) != 0) {
        *state = NULL;
        return 0;
    }
    struct retail *retail = memory_get(sizeof(*retail));
    arena_init(&retail->arena);
    arena_init(&retail->shop.arena);
    *state = retail;
    if (!catalogue_open(":memory:", &retail->shop.catalogue, &retail->shop.err)) {
        return -1;
    }
    read_file(retail, "products.jsonl.gz");
    read_file(retail, "orders.jsonl.gz");
    read_file(retail, "macros.jsonl.gz");
    qsort(retail->lines, retail->line_count, sizeof(*retail->lines), compare_lines);
    return 0;
}

static int retail_close(void **state)
{
    struct retail *retail = *state;
    if (retail != NULL) {
        catalogue_close(retail->shop.catalogue);
        arena_release(&retail->arena);
        arena_release(&retail->shop.arena);
        memory_free(retail->lines);
        memory_free(retail->macros);
        memory_free(retail);
    }
    return 0;
}

static struct retail *retail_or_skip(void **state)
{
    if (*state == NULL) {
        print_message("skipped: %s is not there\n", DATA);
        skip();
    }
    return *state;
}

/* Three of five examples are put, the others are asked. */
static bool is_kept_back(size_t number)
{
    return number % 5 >= 3;
}

static void put_part(struct retail *retail, struct macro macro)
{
    const char **examples =
        arena_get(&retail->arena, (macro.example_count + 1) * sizeof(*examples));
    size_t count = 0;
    for (size_t i = 0; i < macro.example_count; i++) {
        if (!is_kept_back(i)) {
            examples[count++] = macro.examples[i];
        }
    }
    macro.examples = examples;
    macro.example_count = count;
    assert_true(catalogue_put_macro(retail->shop.catalogue, &macro, text_of(macro.id),
                                    &retail->shop.err));
}

struct hits {
    double asked;
    double first;
    double among_five;
};

static void ask(struct retail *retail, const char *question, const char *id,
                struct hits *hits)
{
    struct macro_hit *found = NULL;
    size_t count = 0;
    assert_true(catalogue_find_macros(retail->shop.catalogue, text_of(question), "en", 5,
                                      &retail->shop.arena, &found, &count,
                                      &retail->shop.err));
    hits->asked++;
    hits->first += count > 0 && string_equals(found[0].macro.id, id);
    for (size_t i = 0; i < count; i++) {
        hits->among_five += string_equals(found[i].macro.id, id);
    }
    arena_clear(&retail->shop.arena);
}

static void find_macros__finds_what_customers_mean(void **state)
{
    struct retail *retail = retail_or_skip(state);
    struct hits hits = {0};
    for (size_t i = 0; i < retail->macro_count; i++) {
        put_part(retail, retail->macros[i]);
    }
    for (size_t i = 0; i < retail->macro_count; i++) {
        const struct macro *macro = &retail->macros[i];
        for (size_t at = 0; at < macro->example_count; at++) {
            if (is_kept_back(at)) {
                ask(retail, macro->examples[at], macro->id, &hits);
            }
        }
    }
    print_message("%.0f asked: first %.3f, among five %.3f\n", hits.asked,
                  hits.first / hits.asked, hits.among_five / hits.asked);
    assert_true(hits.first / hits.asked >= 0.9);
    assert_true(hits.among_five / hits.asked >= 0.98);
}

static bool is_among(const char *const *products, size_t count, const char *product)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(products[i], product)) {
            return true;
        }
    }
    return false;
}

struct buyer { /* a customer at the day when the month begins */
    struct owned *owned;
    const char **owned_ids;
    size_t owned_count;
    const char **bought; /* new to the customer, within the month */
    size_t bought_count;
};

static struct buyer read_buyer(struct retail *retail, const struct line *lines,
                               size_t count, int64_t from)
{
    struct arena *arena = &retail->shop.arena;
    struct buyer buyer = {.owned = arena_get(arena, count * sizeof(struct owned)),
                          .owned_ids = arena_get(arena, count * sizeof(char *)),
                          .bought = arena_get(arena, count * sizeof(char *))};
    for (size_t i = 0; i < count; i++) {
        const char *product = lines[i].product;
        struct product known;
        bool found = false;
        if (is_among(buyer.owned_ids, buyer.owned_count, product) ||
            is_among(buyer.bought, buyer.bought_count, product)) {
            continue;
        }
        if (lines[i].day < from) {
            buyer.owned_ids[buyer.owned_count] = product;
            buyer.owned[buyer.owned_count++] = (struct owned){
                .product = product, .times = 1, .last = day_from_number(lines[i].day)};
        } else if (catalogue_product(retail->shop.catalogue, product, arena, &known, &found,
                                     &retail->shop.err) &&
                   found) {
            buyer.bought[buyer.bought_count++] = product;
        }
    }
    return buyer;
}

static double mix(const struct candidate *candidate)
{
    return candidate->together + 0.7 * candidate->similar + 0.2 * candidate->recent;
}

static int compare_candidates(const void *a, const void *b)
{
    double left = mix(a);
    double right = mix(b);
    return (left < right) - (left > right);
}

struct quality {
    double customers;
    double recall;
    double ndcg;
};

static void judge(struct retail *retail, const struct buyer *buyer, struct quality *quality)
{
    struct pick_query query = {.owned = buyer->owned,
                               .owned_count = buyer->owned_count,
                               .use_history = true,
                               .words = text_of(""),
                               .limit = 60};
    struct candidate *candidates = NULL;
    size_t count = 0;
    double gain = 0;
    double most = 0;
    double hits = 0;
    assert_true(catalogue_candidates(retail->shop.catalogue, &query, &retail->shop.arena,
                                     &candidates, &count, &retail->shop.err));
    qsort(candidates, count, sizeof(*candidates), compare_candidates);
    for (size_t i = 0; i < SHOWN; i++) {
        double worth = 1 / log2((double)i + 2);
        most += i < buyer->bought_count ? worth : 0;
        if (i < count &&
            is_among(buyer->bought, buyer->bought_count, candidates[i].product.id)) {
            hits++;
            gain += worth;
        }
    }
    quality->customers++;
    quality->recall += hits / (double)buyer->bought_count;
    quality->ndcg += gain / most;
}

static int64_t day_of(const char *text)
{
    struct day day;
    assert_true(day_parse(text_of(text), &day));
    return day_number(day);
}

static size_t customer_end(const struct retail *retail, size_t start)
{
    size_t end = start;
    while (end < retail->line_count &&
           string_equals(retail->lines[end].customer, retail->lines[start].customer)) {
        end++;
    }
    return end;
}

static void count_until(struct retail *retail, int64_t day)
{
    int64_t customer = 0;
    shop_orders_begin(&retail->shop);
    for (size_t i = 0; i < retail->line_count; i++) {
        const struct line *line = &retail->lines[i];
        customer += i > 0 && !string_equals(line->customer, line[-1].customer);
        if (line->day < day) {
            catalogue_baskets_add(retail->shop.catalogue, customer, line->product,
                                  day_from_number(line->day));
        }
    }
    shop_orders_finish(&retail->shop);
}

static void candidates__hold_what_customers_go_on_to_buy(void **state)
{
    struct retail *retail = retail_or_skip(state);
    struct quality quality = {0};
    int64_t from = day_of("2011-09-01");
    count_until(retail, from);
    for (size_t start = 0; start < retail->line_count;) {
        size_t end = customer_end(retail, start);
        struct buyer buyer = read_buyer(retail, &retail->lines[start], end - start, from);
        if (buyer.owned_count > 0 && buyer.bought_count > 0) {
            judge(retail, &buyer, &quality);
        }
        arena_clear(&retail->shop.arena);
        start = end;
    }
    print_message("%.0f customers: recall@10 %.4f, ndcg@10 %.4f\n", quality.customers,
                  quality.recall / quality.customers, quality.ndcg / quality.customers);
    assert_true(quality.recall / quality.customers >= 0.066);
    assert_true(quality.ndcg / quality.customers >= 0.112);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_macros__finds_what_customers_mean),
        cmocka_unit_test(candidates__hold_what_customers_go_on_to_buy),
    };
    return cmocka_run_group_tests(tests, retail_open, retail_close);
}
