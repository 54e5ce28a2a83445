#include "shell/offer.h"

#include "assist/ask.h"
#include "base/table.h"
#include "base/utf8.h"
#include "guard/guard.h"
#include "shell/earlier.h"

#include <time.h>

#define QUESTION_LIMIT     4096
#define MACROS_LOOKED_AT   24
#define ARTICLES_LOOKED_AT 4
#define PRODUCTS_LOOKED_AT 6
#define VARIANTS_LIMIT     24
#define AGAIN_LIMIT        5 /* or as many as the picks that are wanted */
#define CANDIDATES_A_PICK  12

int64_t offer_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What a customer has, while it is gathered. */
struct having {
    struct owned *owned;
    size_t *orders; /* beside each the last order that it was counted of, from 1 */
    size_t count, owned_capacity, order_capacity;
    struct table seen;
    struct arena *arena;
};

static size_t having_at(struct having *having, const char *product)
{
    size_t at;

    if (table_get(&having->seen, text_of(product), &at))
        return at;
    at = having->count++;
    having->owned = arena_reserve(having->arena, having->owned, &having->owned_capacity, at,
                                  sizeof(*having->owned));
    having->orders = arena_reserve(having->arena, having->orders, &having->order_capacity,
                                   at, sizeof(*having->orders));
    having->owned[at] = (struct owned){.product = product};
    having->orders[at] = 0;
    table_set(&having->seen, text_of(product), at);
    return at;
}

/* Of several lines of one order a product is bought once. */
static void having_add(struct having *having, const struct order *order, size_t number)
{
    struct day day = moment_day(order->placed_at);

    for (size_t i = 0; i < order->line_count; i++) {
        size_t at = having_at(having, order->lines[i].product);
        struct owned *owned = &having->owned[at];
        if (having->orders[at] == number)
            continue;
        having->orders[at] = number;
        owned->last =
            !owned->times || day_compare(day, owned->last) > 0 ? day : owned->last;
        owned->times++;
        owned->is_returned = owned->is_returned || order->status == ORDER_RETURNED;
        owned->is_on_its_way = owned->is_on_its_way || order_is_open(order);
    }
}

/* What the customer has, each product once, with in how many orders and when last. */
static struct owned *find_owned(const struct order *orders, size_t order_count,
                                struct arena *arena, size_t *count)
{
    struct having having = {.arena = arena};

    table_init(&having.seen);
    for (size_t i = 0; i < order_count; i++) {
        if (orders[i].status != ORDER_CANCELLED)
            having_add(&having, &orders[i], i + 1);
    }
    table_release(&having.seen);
    *count = having.count;
    return having.owned;
}

static bool may_be_shown(const struct product *product)
{
    return product->id != NULL && product_is_in_stock(product) && !product->is_sensitive;
}

/* Of these those that may be shown, until there are limit of them. */
static bool add_again(struct office *office, const struct owned *again, size_t count,
                      size_t limit, struct arena *arena, struct picks *picks,
                      struct error *err)
{
    struct product *products = arena_get(arena, count * sizeof(*products));
    struct product **each = arena_get(arena, count * sizeof(struct product *));

    for (size_t i = 0; i < count; i++) {
        products[i].id = again[i].product;
        each[i] = &products[i];
    }
    if (!catalogue_brief(office->catalogue, each, count, arena, err))
        return false;
    for (size_t i = 0; i < count && picks->again_count < limit; i++) {
        if (may_be_shown(&products[i]))
            picks->again[picks->again_count++] =
                assist_pick_again(&products[i], &again[i], arena);
    }
    return true;
}

/* Of what was bought what is in stock and not sensitive; at most wanted. */
static bool find_again(struct office *office, const struct owned *owned, size_t owned_count,
                       size_t wanted, struct arena *arena, struct picks *picks,
                       struct error *err)
{
    size_t limit = wanted > AGAIN_LIMIT ? wanted : AGAIN_LIMIT;
    const struct owned *again;
    size_t count = assist_rank_again(owned, owned_count, arena, &again);

    picks->again = arena_get(arena, limit * sizeof(*picks->again));
    for (size_t at = 0; at < count && picks->again_count < limit; at += limit) {
        size_t rest = count - at;

        if (!add_again(office, again + at, rest < limit ? rest : limit, limit, arena, picks,
                       err))
            return false;
    }
    return true;
}

/* What a list shows of each; what the catalogue itself does not offer is no pick. */
static bool read_products(struct office *office, struct arena *arena, struct picks *picks,
                          struct error *err)
{
    struct product **products =
        arena_get(arena, picks->pick_count * sizeof(struct product *));
    size_t kept = 0;

    for (size_t i = 0; i < picks->pick_count; i++)
        products[i] = &picks->picks[i].product;
    if (!catalogue_brief(office->catalogue, products, picks->pick_count, arena, err))
        return false;
    for (size_t i = 0; i < picks->pick_count; i++) {
        if (may_be_shown(&picks->picks[i].product))
            picks->picks[kept++] = picks->picks[i];
    }
    picks->pick_count = kept;
    return true;
}

/* The picks and the list to buy again, out of one view of the catalogue. */
static bool make_picks(struct office *office, const struct pick_query *query,
                       struct owned *owned, size_t wanted, struct arena *arena,
                       struct picks *made, struct error *err)
{
    struct candidate *candidates;
    size_t count;

    if (!catalogue_candidates(office->catalogue, query, arena, &candidates, &count, err))
        return false;
    assist_rank(candidates, count, wanted, made->is_personalised, arena, &made->picks,
                &made->pick_count);
    for (size_t i = 0; i < query->owned_count; i++)
        owned[i].recent = query->owned_recent[i];
    return read_products(office, arena, made, err) &&
           (!made->is_personalised ||
            find_again(office, owned, query->owned_count, wanted, arena, made, err));
}

bool offer_picks(struct office *office, const struct customer *customer,
                 const struct order *orders, size_t order_count, struct text words,
                 size_t wanted, struct arena *arena, struct picks *picks, struct error *err)
{
    bool is_personalised =
        customer->personalised == CONSENT_GIVEN ||
        (customer->personalised == CONSENT_UNKNOWN && office->settings.consent);
    struct pick_query query = {.use_history = is_personalised,
                               .words = words,
                               .limit = wanted * CANDIDATES_A_PICK};
    struct picks made = {.customer = customer->id, .engine = "local"};
    struct owned *owned;
    bool is_own_view;
    bool is_made;

    made.is_personalised = is_personalised;
    owned = find_owned(orders, order_count, arena, &query.owned_count);
    query.owned = owned;
    query.owned_recent = arena_get(arena, query.owned_count * sizeof(*query.owned_recent));
    if (is_personalised) {
        query.brands = customer->brands;
        query.brand_count = customer->brand_count;
        query.interests = customer->interests;
        query.interest_count = customer->interest_count;
    }
    if (!catalogue_view_begin(office->catalogue, &is_own_view, err))
        return false;
    is_made = make_picks(office, &query, owned, wanted, arena, &made, err);
    catalogue_view_end(office->catalogue, is_own_view);
    if (is_made)
        *picks = made;
    return is_made;
}

static void add_products(struct offered *offered, size_t *capacity,
                         const struct product *products, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        offered->products =
            arena_reserve(&offered->arena, offered->products, capacity,
                          offered->product_count, sizeof(*offered->products));
        offered->products[offered->product_count++] = products[i];
    }
}

/* What the customer wrote from the first message on. */
static struct text thread_of(const struct loaded *loaded, struct arena *arena)
{
    const struct ticket *ticket = &loaded->ticket;
    struct buffer words;

    buffer_init(&words, QUESTION_LIMIT);
    for (size_t i = ticket->message_count; i > 0 && !words.is_cut; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from != FROM_CUSTOMER || message->text == NULL)
            continue;
        utf8_sanitise(text_of(message->text), SANITISE_PROMPTED, &words, NULL);
        buffer_add_char(&words, '\n');
    }
    struct text said =
        text_from(arena_copy(arena, buffer_text(&words), words.len), words.len);
    buffer_release_wiped(&words);
    return said;
}

/* The products that the customer speaks of: by whole title, in what is asked, else in what
 * was written before, else the best matches, with variants. */
static bool find_products(struct office *office, const struct loaded *loaded,
                          struct text question, struct offered *offered, struct error *err)
{
    struct product *found;
    struct product *variants;
    size_t count;
    size_t variant_count;
    size_t capacity = 0;

    if (!catalogue_titles_in(office->catalogue, question, PRODUCTS_LOOKED_AT,
                             &offered->arena, &found, &count, err))
        return false;
    if (count == 0 && loaded->ticket.message_count > 1 &&
        !catalogue_titles_in(office->catalogue, thread_of(loaded, &offered->arena),
                             PRODUCTS_LOOKED_AT, &offered->arena, &found, &count, err))
        return false;
    if (count == 0 &&
        !catalogue_find_products(office->catalogue, question, PRODUCTS_LOOKED_AT,
                                 &offered->arena, &found, &count, err))
        return false;
    add_products(offered, &capacity, found, count);
    if (count == 0 || found[0].group == NULL)
        return true;
    if (!catalogue_group(office->catalogue, found[0].group, VARIANTS_LIMIT, &offered->arena,
                         &variants, &variant_count, err))
        return false;
    add_products(offered, &capacity, variants, variant_count);
    return true;
}

/* One that is gone meanwhile stays as the list shows it. */
static bool detail(struct office *office, struct pick *picks, size_t count,
                   struct arena *arena, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct product product;
        bool is_found = false;

        if (!catalogue_product(office->catalogue, picks[i].product.id, arena, &product,
                               &is_found, err))
            return false;
        if (is_found)
            picks[i].product = product;
    }
    return true;
}

bool offer_details(struct office *office, struct arena *arena, struct picks *picks,
                   struct error *err)
{
    return detail(office, picks->picks, picks->pick_count, arena, err) &&
           detail(office, picks->again, picks->again_count, arena, err);
}

static bool find_picks(struct office *office, const struct loaded *loaded,
                       struct text question, size_t wanted, struct offered *offered,
                       struct error *err)
{
    struct customer nobody = {.id = loaded->ticket.customer,
                              .personalised = CONSENT_REFUSED};
    bool may_be_told = loaded->has_customer &&
                       guard_sender(&loaded->ticket, &loaded->customer) != SENDER_STRANGER;
    bool is_own_view;
    bool is_found;

    if (!catalogue_view_begin(office->catalogue, &is_own_view, err))
        return false;
    is_found = offer_picks(office, may_be_told ? &loaded->customer : &nobody,
                           loaded->orders, loaded->order_count, question, wanted,
                           &offered->arena, &offered->picks, err) &&
               offer_details(office, &offered->arena, &offered->picks, err);
    catalogue_view_end(office->catalogue, is_own_view);
    return is_found;
}

/* Behind the macros that fit come the others, unscored: the intent may be found by its
 * words. */
static const struct macro_hit *with_others(const struct macro_hit *hits, size_t *count,
                                           const struct shop *shop, struct arena *arena)
{
    struct macro_hit *all =
        arena_get(arena, (*count + shop->macro_count + 1) * sizeof(*all));
    size_t found = *count;
    struct table seen;
    size_t ignored;

    table_init(&seen);
    for (size_t i = 0; i < found; i++) {
        all[i] = hits[i];
        table_set(&seen, text_of(hits[i].macro.id), i);
    }
    for (size_t i = 0; i < shop->macro_count; i++) {
        if (!table_get(&seen, text_of(shop->macros[i].id), &ignored))
            all[(*count)++] = (struct macro_hit){.macro = shop->macros[i]};
    }
    table_release(&seen);
    return all;
}

/* A screen goes on without what an absent catalogue would give. */
static bool or_away(const struct office *office, bool is_done)
{
    return is_done || catalogue_is_away(office->catalogue);
}

static bool find_answers(struct office *office, const struct loaded *loaded,
                         struct text question, struct offered *offered, struct error *err)
{
    return catalogue_find_macros(office->catalogue, question, loaded->ticket.lang,
                                 MACROS_LOOKED_AT, &offered->arena, &offered->macros,
                                 &offered->macro_count, err) &&
           catalogue_find_articles(office->catalogue, question, ARTICLES_LOOKED_AT,
                                   &offered->arena, &offered->articles,
                                   &offered->article_count, err);
}

static bool write_drafts(struct office *office, const struct loaded *loaded,
                         const struct shop *shop, struct text question, size_t wanted,
                         moment_t now, struct offered *offered, struct error *err)
{
    struct draft_request request = {.wanted = wanted, .shop_lang = shop->lang};
    struct earlier_answer *earlier = NULL;
    struct facts facts;

    if (!or_away(office, find_answers(office, loaded, question, offered, err)) ||
        !earlier_find(office, loaded, shop, question, now, &offered->arena, &earlier,
                      &request.earlier_count, err))
        return false;
    request.earlier = earlier;
    office_facts(office, loaded, shop, offered, NULL, now, &offered->arena, &facts);
    request.facts = &facts;
    request.macro_count = offered->macro_count;
    request.macros =
        with_others(offered->macros, &request.macro_count, shop, &offered->arena);
    request.articles = offered->articles;
    request.article_count = offered->article_count;
    request.picks = &offered->picks;
    assist_draft(&request, &offered->arena, &offered->suggestion.drafts,
                 &offered->suggestion.draft_count);
    return true;
}

static struct text question_of(const struct loaded *loaded, struct arena *arena)
{
    struct buffer question;
    struct text words;

    buffer_init(&question, QUESTION_LIMIT);
    assist_question(&loaded->ticket, loaded->has_customer ? &loaded->customer : NULL,
                    &question);
    words =
        text_from(arena_copy(arena, buffer_text(&question), question.len), question.len);
    buffer_release_wiped(&question);
    return words;
}

bool offer_for_ticket(struct office *office, const struct loaded *loaded,
                      const struct shop *shop, size_t drafts, size_t picks, moment_t now,
                      struct offered **offered, struct error *err)
{
    struct offered *made = offered_create();
    int64_t began = offer_clock_ms();
    struct text words = question_of(loaded, &made->arena);
    bool is_made = or_away(office, find_products(office, loaded, words, made, err)) &&
                   or_away(office, find_picks(office, loaded, words, picks, made, err)) &&
                   write_drafts(office, loaded, shop, words, drafts, now, made, err);
    if (!is_made) {
        offered_destroy(made);
        return false;
    }
    made->suggestion.ticket = arena_text(&made->arena, loaded->ticket.id);
    made->suggestion.engine = "local";
    made->suggestion.thread_version = loaded->ticket.version;
    made->suggestion.ms = offer_clock_ms() - began;
    *offered = made;
    return true;
}

bool offer_picks_of_ticket(struct office *office, const struct loaded *loaded, size_t picks,
                           struct offered **offered, struct error *err)
{
    struct offered *made = offered_create();
    struct text words = question_of(loaded, &made->arena);

    if (!find_products(office, loaded, words, made, err) ||
        !find_picks(office, loaded, words, picks, made, err)) {
        offered_destroy(made);
        return false;
    }
    *offered = made;
    return true;
}

bool offer_triage(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, moment_t now, struct arena *arena,
                  struct triage *triage, struct error *err)
{
    struct draft_request request = {.wanted = 1, .shop_lang = shop->lang};
    struct macro_hit *macros;
    struct facts facts;

    if (!catalogue_find_macros(office->catalogue, question_of(loaded, arena),
                               loaded->ticket.lang, MACROS_LOOKED_AT, arena, &macros,
                               &request.macro_count, err))
        return false;
    office_facts(office, loaded, shop, NULL, NULL, now, arena, &facts);
    request.facts = &facts;
    request.macros = with_others(macros, &request.macro_count, shop, arena);
    assist_triage(&request, arena, triage);
    return true;
}
