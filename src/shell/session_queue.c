/* The queue of the session: read in slices, brought up to date, kept. */
#include "shell/session.h"
#include "shell/standing.h"

#define SWEEP_AT_ONCE 500
#define A_BURST       300 /* tickets that follow: their places are found together */
#define OTHERS_MS     2   /* of others' tickets, behind an act of our own */

static void tell_failure(struct session *session, const struct error *err)
{
    struct event event = {
        .kind = EVENT_FAILED, .error = err, .of_effect = EFFECT_KIND_COUNT};

    session_post(session, &event);
}

struct page {
    struct session *session;
    struct queue_counts counts;
};

static void post_first(void *context, const struct ticket_head *heads, size_t count)
{
    struct page *page = context;
    struct event event = {
        .kind = EVENT_PAGE, .heads = heads, .count = count, .counts = page->counts};

    session_post(page->session, &event);
}

bool session_open_queue(struct session *session, struct error *err)
{
    struct queue_source source;
    struct page page = {.session = session};

    heads_source(session->heads, &source);
    queue_set_source(&session->model.queue, &source);
    session->erasures = vault_newest_erasure(session->office->vault);
    session->customer_row = vault_newest_row(session->office->vault);
    return heads_open(session->heads, err) &&
           heads_page(session->heads, post_first, &page, &page.counts, err);
}

/* A long burst is shown each second. */
static bool is_same_second(struct session *session)
{
    moment_t now = moment_now();
    bool is_soon = now == session->arranged_at;

    session->arranged_at = now;
    return is_soon;
}

void session_post_heads(void *context, const struct ticket_head *heads, size_t count)
{
    struct session *session = context;

    for (size_t i = 0; i < count; i++) {
        bool is_burst = heads_listed(session->heads) > A_BURST && is_same_second(session);
        struct event event = {.kind = EVENT_HEAD,
                              .heads = &heads[i],
                              .count = 1,
                              .is_burst = is_burst,
                              .is_arrival = heads_is_arrival(session->heads)};

        session_post(session, &event);
    }
}

/* What is told at the start is told of the records, not of what was kept of them before a
 * crash: where some are still to be read it waits for them. */
static void post_loaded(struct session *session, bool is_behind)
{
    session->start_is_untold = is_behind;
    session_post(session, &(struct event){
                              .kind = EVENT_INDEX, .is_last = true, .is_more = is_behind});
}

static void catch_up(struct session *session, int budget_ms)
{
    struct error err = {0};
    bool is_good =
        heads_catch_up(session->heads, budget_ms, session_post_heads, session, &err);

    if (session->start_is_untold && !(is_good && heads_seem_behind(session->heads)))
        post_loaded(session, false);
    if (!is_good)
        tell_failure(session, &err);
    session->is_tending = vault_search_is_due(session->office->vault);
}

static void catch_up_arrivals(struct session *session, int budget_ms)
{
    heads_tell_arrivals(session->heads, true);
    catch_up(session, budget_ms);
    heads_tell_arrivals(session->heads, false);
}

static void post_own(void *context, const struct ticket_head *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        session_post(context, &(struct event){
                                  .kind = EVENT_HEAD, .heads = &heads[i], .count = 1});
}

void session_catch_up(struct session *session, const char *ticket)
{
    struct error err = {0};

    if (session->model.is_loading)
        return;
    if (!heads_catch_up_own(session->heads, ticket, post_own, session, &err))
        tell_failure(session, &err);
    catch_up_arrivals(session, OTHERS_MS);
}

static void post_index(void *context, const struct ticket_head *heads, size_t count)
{
    struct session *session = context;
    struct event event = {.kind = EVENT_INDEX,
                          .heads = heads,
                          .count = count,
                          .percent = heads_loaded(session->heads)};
    bool must_draw = session->must_draw || event.percent != session->model.loaded;

    session_post(session, &event);
    session->must_draw = must_draw;
}

static void load(struct session *session, int budget_ms)
{
    struct error err = {0};
    bool is_done = false;
    bool is_good =
        heads_load(session->heads, budget_ms, post_index, session, &is_done, &err);

    if (!is_good)
        tell_failure(session, &err);
    if (is_done || !is_good) {
        session->is_tending = vault_search_is_due(session->office->vault);
        post_loaded(session, is_good && heads_seem_behind(session->heads));
    }
}

static void post_sifted(void *context, const struct ticket_head *heads, size_t count)
{
    struct session *session = context;
    struct event event = {.kind = EVENT_SIFTED,
                          .heads = heads,
                          .count = count,
                          .next = heads[count - 1].number + 1};

    session_post(session, &event);
}

/* What was held of texts is more, and nothing else: the frame may stand. */
static void read_heads(struct session *session, uint32_t from, int budget_ms)
{
    struct event last = {.kind = EVENT_SIFTED, .is_last = true};
    struct error err = {0};
    uint32_t next = 0;
    bool must_draw = session->must_draw || session->model.queue.texts == NULL;
    bool is_good =
        heads_read(session->heads, from, budget_ms, post_sifted, session, &next, &err);

    if (!is_good)
        tell_failure(session, &err);
    last.is_last = next == 0 || !is_good;
    last.next = next;
    session_post(session, &last);
    session->must_draw = must_draw || !is_good || last.is_last;
}

/* One step; whether anything of it is to be seen: other rows, or what the prompt says. */
static bool sift_step(struct session *session)
{
    const struct queue *queue = &session->model.queue;
    const struct prompt *prompt = &session->model.prompt;
    bool was_stale = queue->is_stale, was_reordered = queue_is_reordered(queue);
    size_t shown = queue->shown_count;
    char said[sizeof(prompt->error)];

    memcpy(said, prompt->error, sizeof(said));
    session_post(session, &(struct event){.kind = EVENT_SIFTED});
    return (was_stale && !queue->is_stale) || was_reordered != queue_is_reordered(queue) ||
           shown != queue->shown_count || strcmp(said, prompt->error) != 0;
}

static void sift_on(struct session *session, int budget_ms)
{
    int64_t deadline = heads_deadline(budget_ms);
    bool must_draw = session->must_draw;

    do {
        must_draw = sift_step(session) || must_draw;
    } while (model_wants_sifting(&session->model) && !heads_is_past(deadline));
    session->must_draw = must_draw;
}

/* Heads are read for the limit's words; those whose texts are held first. */
static void sift(struct session *session, int budget_ms)
{
    uint32_t from;

    if (model_wants_sifting(&session->model))
        sift_on(session, budget_ms);
    else if (queue_sift_wants(&session->model.queue, &from))
        read_heads(session, from, budget_ms);
}

/* Somebody was erased: whose tickets are no more? */
static void sweep(struct session *session)
{
    uint32_t numbers[SWEEP_AT_ONCE];
    size_t count =
        queue_numbers(&session->model.queue, session->sweep_from, numbers, SWEEP_AT_ONCE);
    struct event event = {.kind = EVENT_GONE, .numbers = numbers};
    struct error err = {0};

    session->sweep_from = count == SWEEP_AT_ONCE ? numbers[count - 1] + 1 : 0;
    event.count = count;
    if (!heads_gone(session->heads, numbers, &event.count, &err)) {
        session->sweep_from = 0;
        tell_failure(session, &err);
    } else if (event.count > 0) {
        session_end_spelling(session);
        session_opening_look(session);
        session_post(session, &event);
    }
}

static void look_for_erasures(struct session *session)
{
    int64_t newest = vault_newest_erasure(session->office->vault);

    if (newest == session->erasures)
        return;
    session->erasures = newest;
    session->sweep_from = 1;
    session_end_spelling(session); /* the next that is asked knows no erased word */
    standings_forget(session->office);
    session_opening_look(session);
    session_post(session,
                 &(struct event){.kind = EVENT_GONE}); /* the open ticket at once */
}

/* Whether records of the open ticket's customer stand behind the row after. */
static bool customer_has_news(struct session *session, int64_t after, int64_t upto)
{
    static const int64_t kinds = (int64_t)1 << RECORD_CUSTOMER |
                                 (int64_t)1 << RECORD_ORDER |
                                 (int64_t)1 << RECORD_ORDER_GONE;
    struct vault *vault = session->office->vault;
    const struct loaded *open = session->model.open;
    struct text id = text_of(open == NULL ? NULL : open->ticket.customer);
    int64_t own = 0;
    int64_t *streams = NULL;
    size_t count = 0;
    bool has_news = false;

    if (id.len == 0 || !vault_stream(vault, STREAM_CUSTOMER, id, id, false, &own, NULL) ||
        own == 0 || !vault_changed(vault, after, upto, kinds, &streams, &count, NULL))
        return false;
    for (size_t i = 0; i < count; i++)
        has_news = has_news || streams[i] == own;
    memory_free(streams);
    return has_news;
}

static void look_at_customer(struct session *session)
{
    struct event event = {.kind = EVENT_CUSTOMER};
    int64_t newest = vault_newest_row(session->office->vault);
    int64_t known = session->customer_row;

    session->customer_row = newest;
    if (newest > known && customer_has_news(session, known, newest))
        session_post(session, &event);
}

bool session_wants_time(const struct session *session)
{
    if (vault_is_locked(session->office->vault))
        return false;
    return session->model.is_loading || model_wants_heads(&session->model) ||
           session->sweep_from != 0 || session->looks_ahead ||
           session_is_finding(session) || session_has_history(session) ||
           heads_seem_behind(session->heads);
}

/* So that no page has to be waited for. */
static void look_ahead(struct session *session, int budget_ms)
{
    const struct drawn *drawn = &session->model.drawn;
    int64_t deadline = heads_deadline(budget_ms);

    do {
        session->looks_ahead =
            queue_look_ahead(&session->model.queue, drawn->queue_top, drawn->queue_rows);
    } while (session->looks_ahead && !heads_is_past(deadline));
}

void session_use_time(struct session *session, int budget_ms)
{
    if (!session_wants_time(session))
        return;
    if (session->model.is_loading) {
        load(session, budget_ms);
    } else if (heads_seem_behind(session->heads)) {
        catch_up_arrivals(session, budget_ms);
    } else if (session->sweep_from != 0) {
        sweep(session);
    } else if (session_is_finding(session) && !session_find_waits(session)) {
        session_find_use_time(session, budget_ms);
    } else if (session_has_history(session)) {
        session_history_use_time(session, budget_ms);
    } else if (model_wants_heads(&session->model)) {
        sift(session, budget_ms);
    } else {
        look_ahead(session, budget_ms);
        return;
    }
    session->has_worked = true;
}

void session_give_back(struct session *session)
{
    session->has_worked = false;
    vault_rest(session->office->vault);
    memory_give_back();
}

void session_hear_others(struct session *session)
{
    if (vault_is_locked(session->office->vault))
        return;
    heads_look_again(session->heads);
    look_for_erasures(session);
    look_at_customer(session);
}

void session_finish(struct session *session)
{
    while (session_wants_time(session))
        session_use_time(session, HEADS_ALL);
}

void session_keep(struct session *session, int budget_ms)
{
    bool is_done;
    bool is_kept;

    if (session->model.is_loading || vault_is_locked(session->office->vault))
        return;
    is_kept = heads_save(session->heads, &session->model.queue, budget_ms, &is_done, NULL);
    (void)is_kept; /* a cache: what was not kept is read again from the records */
}
