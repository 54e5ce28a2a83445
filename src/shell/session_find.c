/*
 * What the palette looks for: products in the catalogue, tickets and customers among the
 * heads, in slices. Which tickets are the best is kept by number alone; their texts are
 * read when they are told.
 */
#include "session_find_parts.h"

#include "base/words.h"

#include <string.h>

#define HELD_AT_ONCE ((size_t)4096)

static void find_destroy(struct session_find *find)
{
    if (find == NULL)
        return;
    for (size_t i = 0; i < find->customer_count; i++) {
        memory_free(find->customers[i].id);
        memory_free(find->customers[i].name);
    }
    limit_destroy(find->limit);
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
    arena_init(&find->arena);
    find->request = effect->request;
    find->words = memory_text(effect->text);
    find->folded = words_fold(text_of(effect->text), &find->arena);
    find->limit = limit_parse(text_of(effect->text), session->office->settings.agent,
                              NULL); /* not understood: no ticket */
    find->is_plain = limit_is_plain(find->limit);
    find->now = moment_now();
    session_find_end(session);
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
    return session->find != NULL && !session->find->is_done && !session->model.is_loading;
}

/* Whether they can stand in their order in it at all: most texts have them not. */
static bool may_have_letters(struct text text, struct text letters)
{
    const char *from = text.bytes, *end = text.bytes + text.len;

    for (size_t i = 0; i < letters.len; i++) {
        from = memchr(from, letters.bytes[i], (size_t)(end - from));
        if (from == NULL)
            return false;
        from++;
    }
    return true;
}

/* The worst of the words, each where it stands best; 0: one stands nowhere. The texts are
 * folded. */
static unsigned words_score(const struct session_find *find, const struct text *texts,
                            size_t count)
{
    struct text words = find->folded, word;
    unsigned worst = FUZZY_BEST;

    while (worst > 0 && text_next_word(&words, &word)) {
        unsigned best = 0;
        for (size_t i = 0; i < count; i++) {
            unsigned score =
                may_have_letters(texts[i], word) ? fuzzy_score(texts[i], word) : 0;
            best = score > best ? score : best;
        }
        worst = best < worst ? best : worst;
    }
    return worst;
}

/* The one of that id before all, those that the words stand in before those with letters
 * left out; what is to be done before what is over; the closer together, then the newest.
 */
static uint64_t ticket_rank(const struct session_find *find, const struct ticket_head *head,
                            struct text id, unsigned score)
{
    enum ticket_status status = queue_status(head, find->now);
    uint64_t is_named = text_equals(id, find->folded);
    uint64_t is_live = status == TICKET_OPEN || status == TICKET_PENDING;
    uint64_t updated = head->updated_at > 0 ? (uint64_t)head->updated_at : 0;
    uint64_t has_words = score > FUZZY_BEST;

    return is_named << 63 | has_words << 62 | is_live << 61 | (uint64_t)score << 44 |
           (updated & ((UINT64_C(1) << 44) - 1));
}

static void ticket_take(struct session_find *find, uint32_t number, uint64_t rank)
{
    size_t at = find->ticket_count;

    if (at == TICKETS_MAX && find->tickets[at - 1].rank >= rank)
        return;
    at -= at == TICKETS_MAX;
    for (; at > 0 && find->tickets[at - 1].rank < rank; at--)
        find->tickets[at] = find->tickets[at - 1];
    find->tickets[at] = (struct ticket_candidate){rank, number};
    find->ticket_count += find->ticket_count < TICKETS_MAX;
}

/* Whose whole name it is, then whose name begins so, then in whose it stands; then the
 * closer together the letters are. 0: they are not in the name, which is folded. */
static uint64_t customer_rank(const struct session_find *find, const char *customer,
                              struct text name)
{
    if (string_equals(customer, find->words) || text_equals(name, find->folded))
        return 3 * (FUZZY_BEST + 1);
    if (words_all_stand(name, find->folded))
        return (text_starts_with(name, find->folded.bytes) ? 2 : 1) * (FUZZY_BEST + 1);
    return find->is_plain ? words_score(find, &name, 1) : 0;
}

static bool customer_is_known(const struct session_find *find, const char *id)
{
    for (size_t i = 0; i < find->customer_count; i++) {
        if (string_equals(find->customers[i].id, id))
            return true;
    }
    return false;
}

static bool customer_has_place(const struct session_find *find, const char *id,
                               uint64_t rank)
{
    size_t count = find->customer_count;

    return rank > 0 &&
           !(count == CUSTOMERS_MAX && find->customers[count - 1].rank >= rank) &&
           !customer_is_known(find, id);
}

static void customer_take(struct session_find *find, const struct ticket_head *head,
                          uint64_t rank)
{
    size_t at = find->customer_count;

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

/* A ticket, its texts folded: whether it is one of the best, and the rank of its customer;
 * 0 where that is told already, or none. */
static uint64_t take(struct session_find *find, const struct ticket_head *head,
                     const struct text texts[QUEUE_TEXT_PARTS], bool has_words,
                     const char *customer)
{
    unsigned score = has_words        ? FUZZY_BEST + 1
                     : find->is_plain ? words_score(find, texts, QUEUE_TEXT_PARTS)
                                      : 0;

    if (score == 0)
        return 0;
    find->fitted++;
    ticket_take(find, head->number, ticket_rank(find, head, texts[0], score));
    if (customer[0] == '\0')
        return 0;
    uint64_t rank = customer_rank(find, customer, texts[1]);
    return customer_has_place(find, customer, rank) ? rank : 0;
}

static void look_through(void *context, const struct ticket_head *heads, size_t count)
{
    struct session_find *find = context;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        const struct ticket_head *head = &heads[i];
        const char *const strings[QUEUE_TEXT_PARTS] = {head->id, head->name, head->subject};
        struct text texts[QUEUE_TEXT_PARTS];

        for (size_t j = 0; j < QUEUE_TEXT_PARTS; j++)
            texts[j] = words_fold(text_of(string_or_empty(strings[j])), &arena);
        uint64_t rank =
            take(find, head, texts, limit_matches(find->limit, head, find->now),
                 string_or_empty(head->customer));
        if (rank > 0)
            customer_take(find, head, rank);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

/* A ticket of which texts are held: its head is read where its customer is told. */
static void look_at_text(void *context, const struct queue_text *text)
{
    struct session *session = context;
    struct session_find *find = session->find;
    struct ticket_head head = text->head;
    struct queue_source source;
    uint64_t rank = take(find, &head, text->parts, text->has_words, text->customer);

    if (rank == 0)
        return;
    heads_source(session->heads, &source);
    if (source.head(source.context, text->head.number, &head) && head.customer != NULL)
        customer_take(find, &head, rank);
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

/* The next heads, as they lie; an error ends it. */
static void look_on(struct session *session, int budget_ms, bool *is_last)
{
    struct session_find *find = session->find;
    uint32_t next = 0;
    bool is_read =
        heads_read(session->heads, find->from, budget_ms, look_through, find, &next, NULL);

    find->from = is_read ? next : 0;
    *is_last = find->from == 0;
}

/* The texts that limits look through, as far as they are held. */
static void look_through_held(struct session *session, int budget_ms, bool *is_last)
{
    struct session_find *find = session->find;
    const struct queue *queue = &session->model.queue;
    int64_t deadline = heads_deadline(budget_ms);
    uint32_t next = 0;
    bool grows;

    if (!queue_holds_texts(queue, &next, &grows))
        return;
    while (find->from < next && !heads_is_past(deadline))
        find->from = queue_look_through(queue, find->limit, find->from, HELD_AT_ONCE,
                                        look_at_text, session);
    *is_last = find->from == UINT32_MAX;
}

/* Up to where texts are held, or while more of them come. */
static bool is_in_held(const struct session *session, bool *waits)
{
    const struct session_find *find = session->find;
    uint32_t next;
    bool grows;

    *waits = false;
    if (find->limit == NULL || !find->is_plain ||
        !queue_holds_texts(&session->model.queue, &next, &grows))
        return false;
    *waits = find->has_begun && grows && find->from >= next;
    return grows || find->from < next;
}

bool session_find_waits(const struct session *session)
{
    bool waits;

    return session->find != NULL && is_in_held(session, &waits) && waits;
}

void session_find_use_time(struct session *session, int budget_ms)
{
    struct session_find *find = session->find;
    bool is_first = !find->has_begun, is_last = true, waits;

    if (is_first)
        find_products(session);
    if (is_in_held(session, &waits))
        look_through_held(session, budget_ms, &is_last);
    else if (find->limit != NULL)
        look_on(session, budget_ms, &is_last);
    find->is_done = is_last;
    /* Told as it begins, each time that twice as many fit, and at the end. */
    if (is_first || is_last || find->fitted > 2 * find->told)
        find_tell(session, is_last);
}
