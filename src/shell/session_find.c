/*
 * What the palette looks for: products in the catalogue, tickets and customers among the
 * heads, in slices. Which tickets are the best is kept by number alone; their texts are
 * read when they are told.
 */
#include "shell/session.h"

#include "base/fuzzy.h"
#include "base/utf8.h"
#include "base/words.h"

#include <string.h>

#define TICKETS_MAX   20
#define CUSTOMERS_MAX 8
#define PRODUCTS_MAX  12
#define ABOUT_LIMIT   4096

struct ticket_candidate {
    uint64_t rank;
    uint32_t number;
};

struct customer_candidate {
    uint64_t rank;
    char *id;
    char *name;
};

struct session_find {
    uint64_t request;
    char *words;
    struct text folded; /* in arena */
    struct limit *limit;
    bool is_plain;      /* words alone: they are found with letters left out, too */
    struct buffer text; /* of a head that is looked at, folded */
    uint32_t from;
    moment_t now;
    struct ticket_candidate tickets[TICKETS_MAX]; /* the best first */
    size_t ticket_count;
    struct customer_candidate customers[CUSTOMERS_MAX];
    size_t customer_count;
    size_t told;              /* tickets and customers that fitted when it was last told */
    size_t fitted;            /* and now */
    bool has_begun;           /* the products were looked for */
    struct product *products; /* in arena */
    size_t product_count;
    struct arena arena;
};

static void find_destroy(struct session_find *find)
{
    if (find == NULL)
        return;
    for (size_t i = 0; i < find->customer_count; i++) {
        memory_free(find->customers[i].id);
        memory_free(find->customers[i].name);
    }
    limit_destroy(find->limit);
    buffer_release_wiped(&find->text);
    memory_free(find->words);
    arena_release(&find->arena);
    memory_free(find);
}

void session_find_end(struct session *session)
{
    find_destroy(session->find);
    session->find = NULL;
}

bool session_start_find(struct session *session, const struct effect *effect,
                        struct error *err)
{
    struct session_find *find = memory_get(sizeof(*find));

    (void)err;
    session_find_end(session);
    arena_init(&find->arena);
    find->request = effect->request;
    find->words = memory_text(effect->text);
    find->folded = words_fold(text_of(effect->text), &find->arena);
    find->limit = limit_parse(text_of(effect->text), session->office->settings.agent,
                              NULL); /* not understood: no ticket */
    find->is_plain = limit_is_plain(find->limit);
    buffer_init(&find->text, SIZE_MAX);
    find->now = moment_now();
    session->find = find;
    return true;
}

bool session_stop_find(struct session *session, const struct effect *effect,
                       struct error *err)
{
    (void)effect;
    (void)err;
    session_find_end(session);
    return true;
}

bool session_is_finding(const struct session *session)
{
    return session->find != NULL && !session->model.is_loading;
}

static unsigned string_score(struct session_find *find, const char *string,
                             struct text letters)
{
    struct text text = text_of(string);

    if (utf8_ascii_len(text) == text.len)
        return fuzzy_score(text, letters);
    buffer_clear(&find->text);
    utf8_fold(text, &find->text);
    return fuzzy_score(text_from(buffer_text(&find->text), find->text.len), letters);
}

/* The worst of the words, each where it stands best; 0: one stands nowhere. */
static unsigned words_score(struct session_find *find, const char *const texts[],
                            size_t count)
{
    struct text words = find->folded, word;
    unsigned worst = FUZZY_BEST;

    while (text_next_word(&words, &word)) {
        unsigned best = 0;
        for (size_t i = 0; i < count; i++) {
            unsigned score = string_score(find, texts[i], word);
            best = score > best ? score : best;
        }
        worst = best < worst ? best : worst;
    }
    return worst;
}

/* FUZZY_BEST and more: the limit holds; less: with letters left out; 0: it does not fit. */
static unsigned head_score(struct session_find *find, const struct ticket_head *head)
{
    const char *const texts[] = {head->id, head->name, head->subject};

    if (limit_matches(find->limit, head, find->now))
        return FUZZY_BEST + 1;
    return find->is_plain ? words_score(find, texts, COUNT_OF(texts)) : 0;
}

/* The one of that id before all, those that the words stand in before those with letters
 * left out; what is to be done before what is over; the closer together, then the newest.
 */
static uint64_t ticket_rank(const struct session_find *find, const struct ticket_head *head,
                            unsigned score)
{
    enum ticket_status status = queue_status(head, find->now);
    uint64_t is_named = string_equals(head->id, find->words);
    uint64_t is_live = status == TICKET_OPEN || status == TICKET_PENDING;
    uint64_t updated = head->updated_at > 0 ? (uint64_t)head->updated_at : 0;
    uint64_t has_words = score > FUZZY_BEST;

    return is_named << 63 | has_words << 62 | is_live << 61 | (uint64_t)score << 44 |
           (updated & ((UINT64_C(1) << 44) - 1));
}

static void ticket_take(struct session_find *find, const struct ticket_head *head,
                        unsigned score)
{
    struct ticket_candidate one = {ticket_rank(find, head, score), head->number};
    size_t at = find->ticket_count;

    if (at == TICKETS_MAX && find->tickets[at - 1].rank >= one.rank)
        return;
    at -= at == TICKETS_MAX;
    for (; at > 0 && find->tickets[at - 1].rank < one.rank; at--)
        find->tickets[at] = find->tickets[at - 1];
    find->tickets[at] = one;
    find->ticket_count += find->ticket_count < TICKETS_MAX;
}

static bool has_all_words(struct text folded, struct text words)
{
    struct text word;

    while (text_next_word(&words, &word)) {
        if (text_find(folded, word) == NULL)
            return false;
    }
    return true;
}

/* Whose whole name it is, then whose name begins so, then in whose it stands; then the
 * closer together the letters are. 0: they are not in the name. */
static uint64_t customer_rank(struct session_find *find, const struct ticket_head *head)
{
    struct arena arena;
    struct text name;
    uint64_t rank = 0;

    arena_init(&arena);
    name = words_fold(text_of(string_or_empty(head->name)), &arena);
    if (string_equals(head->customer, find->words) || text_equals(name, find->folded))
        rank = 3 * (FUZZY_BEST + 1);
    else if (has_all_words(name, find->folded))
        rank = (text_starts_with(name, find->folded.bytes) ? 2 : 1) * (FUZZY_BEST + 1);
    else if (find->is_plain)
        rank = words_score(find, &head->name, 1);
    arena_release(&arena);
    return rank;
}

static bool customer_is_known(const struct session_find *find, const char *id)
{
    for (size_t i = 0; i < find->customer_count; i++) {
        if (string_equals(find->customers[i].id, id))
            return true;
    }
    return false;
}

static void customer_take(struct session_find *find, const struct ticket_head *head)
{
    size_t at = find->customer_count;
    uint64_t rank;

    if (head->customer == NULL || customer_is_known(find, head->customer))
        return;
    rank = customer_rank(find, head);
    if (rank == 0 || (at == CUSTOMERS_MAX && find->customers[at - 1].rank >= rank))
        return;
    if (at == CUSTOMERS_MAX) {
        at--;
        memory_free(find->customers[at].id);
        memory_free(find->customers[at].name);
        find->customer_count--;
    }
    for (; at > 0 && find->customers[at - 1].rank < rank; at--)
        find->customers[at] = find->customers[at - 1];
    find->customers[at] = (struct customer_candidate){rank, memory_text(head->customer),
                                                      memory_text(head->name)};
    find->customer_count++;
}

static void look_through(void *context, const struct ticket_head *heads, size_t count)
{
    struct session_find *find = context;

    for (size_t i = 0; i < count; i++) {
        unsigned score = head_score(find, &heads[i]);
        if (!score)
            continue;
        find->fitted++;
        ticket_take(find, &heads[i], score);
        customer_take(find, &heads[i]);
    }
}

static struct finding *found_add(struct finding *found, size_t *count,
                                 enum finding_kind kind, const char *id, const char *label)
{
    found[*count] = (struct finding){.kind = kind, .id = id, .label = label};
    return &found[(*count)++];
}

#define HAS_WORDS                                                                          \
    (UINT64_C(3) << 62) /* of a ticket's rank: of that id, or with the words */

static void tell_tickets(struct session *session, struct arena *arena,
                         struct finding *found, size_t *count)
{
    const struct session_find *find = session->find;
    struct queue_source source;
    struct ticket_head head;
    char day[32];

    heads_source(session->heads, &source);
    for (size_t i = 0; i < find->ticket_count; i++) {
        if (!source.head(source.context, find->tickets[i].number, &head))
            continue;
        day_format_short(moment_day(head.updated_at), day, sizeof(day));
        struct finding *one =
            found_add(found, count, FINDING_TICKET, arena_text(arena, head.id),
                      arena_format(arena, "%s %s  %s", head.id, string_or_empty(head.name),
                                   string_or_empty(head.subject)));
        one->detail = arena_format(arena, "%s · %s",
                                   ticket_status_name(queue_status(&head, find->now)), day);
        one->is_near = !(find->tickets[i].rank & HAS_WORDS);
    }
}

static void tell_customers(const struct session_find *find, struct arena *arena,
                           struct finding *found, size_t *count)
{
    for (size_t i = 0; i < find->customer_count; i++) {
        const struct customer_candidate *customer = &find->customers[i];
        struct finding *one =
            found_add(found, count, FINDING_CUSTOMER, customer->id,
                      customer->name != NULL ? customer->name : customer->id);
        one->detail = arena_format(arena, "%s: shows the tickets", customer->id);
        one->is_near = customer->rank <= FUZZY_BEST;
    }
}

static const char *product_about(const struct product *product, struct arena *arena)
{
    struct buffer out;
    char price[64];
    const char *about;

    buffer_init(&out, ABOUT_LIMIT);
    money_format(product->price, price, sizeof(price));
    buffer_format(&out, "%s\n%s%s%s\n", product->id, price,
                  product->brand != NULL ? " · " : "", string_or_empty(product->brand));
    if (product->stock != STOCK_NOT_TRACKED)
        buffer_format(&out, "%lld in stock\n", (long long)product->stock);
    for (size_t i = 0; i < product->attribute_count; i++)
        buffer_format(&out, "%s: %s\n", product->attributes[i].name,
                      product->attributes[i].value);
    if (product->url != NULL)
        buffer_format(&out, "%s\n", product->url);
    if (product->description != NULL)
        buffer_format(&out, "\n%s\n", product->description);
    about = arena_text(arena, buffer_text(&out));
    buffer_release(&out);
    return about;
}

static void tell_products(const struct session_find *find, struct arena *arena,
                          struct finding *found, size_t *count)
{
    for (size_t i = 0; i < find->product_count; i++) {
        const struct product *product = &find->products[i];
        struct finding *one = found_add(found, count, FINDING_PRODUCT, product->id,
                                        string_or_empty(product->title));
        char price[64];

        money_format(product->price, price, sizeof(price));
        one->detail = product_is_in_stock(product)
                          ? arena_text(arena, price)
                          : arena_format(arena, "%s · sold out", price);
        one->about = product_about(product, arena);
    }
}

static void tell(struct session *session, bool is_last)
{
    struct session_find *find = session->find;
    struct finding found[TICKETS_MAX + CUSTOMERS_MAX + PRODUCTS_MAX];
    struct event event = {
        .kind = EVENT_FOUND, .request = find->request, .found = found, .is_last = is_last};
    struct arena arena;

    arena_init(&arena);
    tell_tickets(session, &arena, found, &event.count);
    tell_customers(find, &arena, found, &event.count);
    tell_products(find, &arena, found, &event.count);
    find->told = find->fitted;
    session_post(session, &event);
    arena_release(&arena);
}

/* A catalogue that is away has no products; the rest is found all the same. */
static void find_products(struct session *session)
{
    struct session_find *find = session->find;

    find->has_begun = true;
    session_hurry(session, true);
    if (!catalogue_find_products(session->office->catalogue, text_of(find->words),
                                 PRODUCTS_MAX, &find->arena, &find->products,
                                 &find->product_count, NULL))
        find->product_count = 0;
    session_hurry(session, false);
}

void session_find_use_time(struct session *session, int budget_ms)
{
    struct session_find *find = session->find;
    uint32_t next = 0;
    struct error err = {0};
    bool is_first = !find->has_begun;

    if (is_first)
        find_products(session);
    if (find->limit != NULL &&
        !heads_read(session->heads, find->from, budget_ms, look_through, find, &next, &err))
        next = 0;
    find->from = next;
    /* Told as it begins, each time that twice as many fit, and at the end. */
    if (is_first || next == 0 || find->fitted > 2 * find->told)
        tell(session, next == 0);
    if (next == 0)
        session_find_end(session);
}
