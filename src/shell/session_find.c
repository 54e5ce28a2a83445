/*
 * What the palette looks for: products in the catalogue, tickets and customers among the
 * heads, in slices. Which tickets are the best is kept by number alone; their texts are
 * read when they are told.
 */
#include "session_find_parts.h"

#include "base/utf8.h"
#include "base/words.h"

#include <string.h>

#define KEPT_MAX 65536 /* tickets to be read again, where one types on */

static void find_destroy(struct session_find *find)
{
    if (find == NULL)
        return;
    for (size_t i = 0; i < find->customer_count; i++) {
        memory_free(find->customers[i].id);
        memory_free(find->customers[i].name);
    }
    memory_free(find->kept);
    memory_free(find->wanted);
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

/* Its words are those of the limit, one for one: quotes would hold several together. */
static bool words_are_plain(const struct session_find *find)
{
    static const char *const quotes[] = {"\"", "“", "”"};
    bool is_plain = find->is_plain;

    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        is_plain = is_plain && text_find(find->folded, text_of(quotes[i])) == NULL;
    return is_plain;
}

/* What was kept for fewer letters of the same words tells where more of them may stand. */
static void wanted_take(struct session_find *find, struct session_find *before)
{
    if (before == NULL || !before->is_done || !before->keeps || !find->keeps ||
        before->row != find->row || !text_starts_with(find->folded, before->folded.bytes))
        return;
    find->is_narrowed = true;
    find->wanted = before->kept;
    find->wanted_count = before->kept_count;
    before->kept = NULL;
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
    buffer_init(&find->text, SIZE_MAX);
    find->now = moment_now();
    find->row = vault_newest_row(session->office->vault);
    find->keeps = words_are_plain(find);
    wanted_take(find, session->find);
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

/* ASCII as it stands, in any case; else folded, until the next one is asked for. */
static struct text folded(struct session_find *find, const char *string)
{
    struct text text = text_of(string);

    if (utf8_ascii_len(text) == text.len)
        return text;
    buffer_clear(&find->text);
    utf8_fold(text, &find->text);
    return text_from(buffer_text(&find->text), find->text.len);
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
            unsigned score = fuzzy_score(folded(find, texts[i]), word);
            best = score > best ? score : best;
        }
        worst = best < worst ? best : worst;
    }
    return worst;
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

/* The same of texts that are held, folded as they are. */
static unsigned held_score(const struct session_find *find, const struct text *texts,
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
static uint64_t ticket_rank(struct session_find *find, const struct ticket_head *head,
                            unsigned score)
{
    enum ticket_status status = queue_status(head, find->now);
    uint64_t is_named = text_is_ignoring_case(folded(find, head->id), find->folded.bytes);
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
    else if (words_all_stand(name, find->folded))
        rank = (text_starts_with(name, find->folded.bytes) ? 2 : 1) * (FUZZY_BEST + 1);
    else if (find->is_plain)
        rank = words_score(find, &head->name, 1);
    arena_release(&arena);
    return rank;
}

static uint64_t held_customer_rank(const struct session_find *find,
                                   const struct queue_text *text)
{
    struct text name = text->parts[1];

    if (string_equals(text->customer, find->words) || text_equals(name, find->folded))
        return 3 * (FUZZY_BEST + 1);
    if (words_all_stand(name, find->folded))
        return (text_starts_with(name, find->folded.bytes) ? 2 : 1) * (FUZZY_BEST + 1);
    return held_score(find, &name, 1);
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

static bool letters_stand(struct text text, struct text letters)
{
    size_t found = 0;

    for (size_t i = 0; i < text.len && found < letters.len; i++) {
        char sign = text.bytes[i];
        sign = sign >= 'A' && sign <= 'Z' ? (char)(sign + 32) : sign;
        found += sign == letters.bytes[found];
    }
    return found == letters.len;
}

/* Of each word, in one of the texts that a limit or a score looks at. */
static bool head_has_letters(struct session_find *find, const struct ticket_head *head)
{
    const char *const texts[] = {head->id, head->name, head->subject, head->tags};
    struct text words = find->folded, word;
    bool has_all = true;

    while (has_all && text_next_word(&words, &word)) {
        has_all = false;
        for (size_t i = 0; i < COUNT_OF(texts) && !has_all; i++)
            has_all = letters_stand(folded(find, texts[i]), word);
    }
    return has_all;
}

static void keep(struct session_find *find, const struct ticket_head *head)
{
    if (!find->keeps || !head_has_letters(find, head))
        return;
    find->keeps = find->kept_count < KEPT_MAX;
    if (!find->keeps)
        return;
    find->kept = memory_reserve(find->kept, &find->kept_capacity, find->kept_count,
                                sizeof(*find->kept));
    find->kept[find->kept_count++] = head->number;
}

static void look_through(void *context, const struct ticket_head *heads, size_t count)
{
    struct session_find *find = context;

    for (size_t i = 0; i < count; i++) {
        unsigned score = head_score(find, &heads[i]);
        keep(find, &heads[i]);
        if (!score)
            continue;
        find->fitted++;
        ticket_take(find, &heads[i], score);
        uint64_t rank = heads[i].customer != NULL ? customer_rank(find, &heads[i]) : 0;
        if (customer_has_place(find, string_or_empty(heads[i].customer), rank))
            customer_take(find, &heads[i], rank);
    }
}

/* A ticket of which texts are held: its head is read where its customer is told. */
static void look_at_text(void *context, const struct queue_text *text)
{
    struct session *session = context;
    struct session_find *find = session->find;
    struct ticket_head head = text->head;
    struct queue_source source;
    unsigned score =
        text->has_words ? FUZZY_BEST + 1 : held_score(find, text->parts, QUEUE_TEXT_PARTS);

    if (score == 0)
        return;
    find->fitted++;
    head.id = text->parts[0].bytes;
    ticket_take(find, &head, score);
    uint64_t rank = text->customer[0] != '\0' ? held_customer_rank(find, text) : 0;
    if (!customer_has_place(find, text->customer, rank))
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

/* Those of the find before; *is_last: all of them. */
static void look_again(struct session *session, int budget_ms, bool *is_last)
{
    struct session_find *find = session->find;
    int64_t deadline = heads_deadline(budget_ms);
    struct queue_source source;
    struct ticket_head head;

    heads_source(session->heads, &source);
    while (find->wanted_done < find->wanted_count && !heads_is_past(deadline)) {
        if (source.head(source.context, find->wanted[find->wanted_done++], &head))
            look_through(find, &head, 1);
    }
    *is_last = find->wanted_done == find->wanted_count;
}

/* The next heads, as they lie; an error ends it. */
static void look_on(struct session *session, int budget_ms, bool *is_last)
{
    struct session_find *find = session->find;
    uint32_t next = 0;
    bool is_read =
        heads_read(session->heads, find->from, budget_ms, look_through, find, &next, NULL);

    find->keeps = find->keeps && is_read;
    find->from = is_read ? next : 0;
    *is_last = find->from == 0;
}

#define HELD_AT_ONCE ((size_t)4096)

/* The texts that limits look through, as far as they are held. */
static void look_through_held(struct session *session, int budget_ms, bool *is_last)
{
    struct session_find *find = session->find;
    const struct queue *queue = &session->model.queue;
    int64_t deadline = heads_deadline(budget_ms);
    uint32_t next = 0;
    bool grows;

    find->keeps = false; /* what is kept is of heads */
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
    if (find->limit == NULL || !find->is_plain || find->is_narrowed ||
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
    else if (find->limit != NULL && find->is_narrowed)
        look_again(session, budget_ms, &is_last);
    else if (find->limit != NULL)
        look_on(session, budget_ms, &is_last);
    find->is_done = is_last; /* what is kept serves whoever types on */
    /* Told as it begins, each time that twice as many fit, and at the end. */
    if (is_first || is_last || find->fitted > 2 * find->told)
        find_tell(session, is_last);
}
