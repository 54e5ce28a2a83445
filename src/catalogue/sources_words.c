#include "asked.h"
#include "base/buffer.h"
#include "matches.h"
#include "pool.h"

#include <stdlib.h>
#include <string.h>

#define THIN_POOL      100 /* contenders, below which titles are searched */
#define SOURCE_MAX     60  /* contenders that one search adds */
#define TITLES_OF      4   /* newest owned products whose titles are searched by */
#define LINE_LIMIT     4096
#define FAVOURITES_MAX 3   /* brands and categories bought most */
#define STATED_MAX     8   /* brands and interests of the customer's that are looked at */
#define UNKNOWN_SHARE  0.3 /* of its weight that a word counts which no product has */

/* Where few pairs are known, products whose titles are like the newest owned ones'. */
bool source_titles(struct pool *pool, struct error *err)
{
    struct matches matches;
    struct buffer line;
    size_t used = 0;
    if (pool->count >= THIN_POOL) {
        return true;
    }
    buffer_init(&line, LINE_LIMIT);
    for (size_t i = 0; i < pool->possession_count && used < TITLES_OF; i++) {
        if (pool->possessions[i].is_source) {
            buffer_add_text(&line, pool->possessions[i].traits.title);
            buffer_add_char(&line, ' ');
            used++;
        }
    }
    bool is_good = used == 0 || matches_products(pool->catalogue,
                                                 text_from(buffer_text(&line), line.len),
                                                 SLIPS_NONE, pool->arena, &matches, err);
    buffer_release(&line);
    for (size_t i = 0; is_good && used > 0 && i < matches.count && i < SOURCE_MAX; i++) {
        struct contender *contender;
        is_good = pool_add_key(pool, matches.rows[i].key, &contender, err);
    }
    return is_good;
}

/* Products of one brand or category. */
static bool add_keys_of(struct pool *pool, enum statement_id which, const char *value,
                        struct error *err)
{
    struct key_list list;
    if (!shelf_keys_of(pool->catalogue, which, value, &list, err)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct contender *contender;
        if (!pool_add_key(pool, list.keys[i], &contender, err)) {
            return false;
        }
    }
    return true;
}

/* A brand or category of what is owned, and how many products have it. */
struct favourite {
    const char *value;
    size_t count;
};
struct favourites {
    struct favourite *all;
    size_t count;
    size_t capacity;
};

static void count_favourite(struct pool *pool, struct favourites *favourites,
                            const char *value)
{
    if (value == NULL) {
        return;
    }
    for (size_t i = 0; i < favourites->count; i++) {
        if (string_equals(favourites->all[i].value, value)) {
            favourites->all[i].count++;
            return;
        }
    }
    favourites->all = arena_reserve(pool->arena, favourites->all, &favourites->capacity,
                                    favourites->count, sizeof(*favourites->all));
    favourites->all[favourites->count++] = (struct favourite){.value = value, .count = 1};
}

static int compare_favourites(const void *a, const void *b)
{
    const struct favourite *left = a;
    const struct favourite *right = b;
    int order = (left->count < right->count) - (left->count > right->count);
    return order != 0 ? order : strcmp(left->value, right->value);
}

/* The brands or categories bought most, the first FAVOURITES_MAX of them. */
static struct favourites favourites_of(struct pool *pool, bool of_brands)
{
    struct favourites favourites = {0};
    for (size_t i = 0; i < pool->possession_count; i++) {
        const struct traits *traits = &pool->possessions[i].traits;
        if (pool->possessions[i].is_source) {
            count_favourite(pool, &favourites,
                            of_brands ? traits->brand : traits->category);
        }
    }
    if (favourites.count > 0) {
        qsort(favourites.all, favourites.count, sizeof(*favourites.all),
              compare_favourites);
    }
    if (favourites.count > FAVOURITES_MAX) {
        favourites.count = FAVOURITES_MAX;
    }
    return favourites;
}

static bool add_brand(struct pool *pool, const char *brand, struct error *err)
{
    if (!add_keys_of(pool, STATEMENT_KEYS_OF_BRAND, brand, err)) {
        return false;
    }
    for (size_t i = 0; i < pool->count; i++) {
        struct contender *contender = pool->contenders[i];
        const char *own = contender->traits.brand;
        if (own != NULL && text_is_ignoring_case(text_of(own), brand)) {
            contender->brand = own;
        }
    }
    return true;
}

bool source_brands(struct pool *pool, struct error *err)
{
    struct favourites favourites = favourites_of(pool, true);
    for (size_t i = 0; i < pool->query->brand_count && i < STATED_MAX; i++) {
        if (!add_brand(pool, pool->query->brands[i], err)) {
            return false;
        }
    }
    for (size_t i = 0; i < favourites.count; i++) {
        if (!add_brand(pool, favourites.all[i].value, err)) {
            return false;
        }
    }
    return true;
}

bool source_categories(struct pool *pool, struct error *err)
{
    struct favourites favourites = favourites_of(pool, false);
    for (size_t i = 0; i < favourites.count; i++) {
        const char *category = favourites.all[i].value;
        const char *name = traits_narrowest(category, pool->arena);
        if (!add_keys_of(pool, STATEMENT_KEYS_OF_CATEGORY, category, err)) {
            return false;
        }
        for (size_t at = 0; at < pool->count; at++) {
            if (string_equals(pool->contenders[at]->traits.category, category)) {
                pool->contenders[at]->category = name;
            }
        }
    }
    return true;
}

/* Adds the products of the best rows. */
static bool add_matches(struct pool *pool, const struct matches *matches, struct error *err)
{
    for (size_t i = 0; i < matches->count && i < SOURCE_MAX; i++) {
        struct contender *contender;
        if (!pool_add_key(pool, matches->rows[i].key, &contender, err)) {
            return false;
        }
    }
    return true;
}

/* A product speaks of an interest where it has every word of it. */
static bool add_interest(struct pool *pool, const char *interest, struct error *err)
{
    struct matches matches;
    if (!matches_products(pool->catalogue, text_of(interest), SLIPS_NONE, pool->arena,
                          &matches, err)) {
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < matches.count; i++) {
        if (matches.rows[i].mask == matches.every) {
            matches.rows[kept++] = matches.rows[i];
        }
    }
    matches.count = kept;
    if (!add_matches(pool, &matches, err)) {
        return false;
    }
    for (size_t i = 0; i < matches.count; i++) {
        struct contender *contender = pool_find(pool, matches.rows[i].key);
        if (contender != NULL && contender->interest == NULL) {
            contender->interest = interest;
        }
    }
    return true;
}

bool source_interests(struct pool *pool, struct error *err)
{
    for (size_t i = 0; i < pool->query->interest_count && i < STATED_MAX; i++) {
        if (!add_interest(pool, pool->query->interests[i], err)) {
            return false;
        }
    }
    return true;
}

static int compare_fit(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    int order = (left->score < right->score) - (left->score > right->score);
    return order != 0 ? order : (left->key > right->key) - (left->key < right->key);
}

/* The rows by what is asked for outright, where the words say it. */
static void sort_by_weight(struct matches *matches)
{
    for (size_t i = 0; i < matches->count; i++) {
        matches->rows[i].score = matches_weight(matches, matches->rows[i].mask);
    }
    if (matches->count > 0) {
        qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_fit);
    }
}

bool source_words(struct pool *pool, struct term **terms, struct error *err)
{
    struct matches matches;
    *terms = NULL;
    if (!matches_products(pool->catalogue, pool->query->words, SLIPS_OF_UNKNOWN,
                          pool->arena, &matches, err)) {
        return false;
    }
    asked_weigh(&matches);
    sort_by_weight(&matches);
    if (!add_matches(pool, &matches, err)) {
        return false;
    }
    double asked = matches_weight(&matches, matches.known) +
                   UNKNOWN_SHARE * matches_weight(&matches, ~matches.known);
    uint64_t wishes = asked_wishes(&matches);
    for (size_t i = 0; i < matches.count && asked > 0; i++) {
        struct contender *contender = pool_find(pool, matches.rows[i].key);
        if (contender == NULL) {
            continue;
        }
        double fit = asked_fit(&matches, matches.rows[i].mask, contender->traits.title,
                               &contender->matched);
        bool is_wished = (contender->matched & wishes) != 0;
        contender->words = is_wished ? fit / asked : 0;
        contender->matched = is_wished ? contender->matched : 0;
    }
    *terms = matches.terms;
    return true;
}
