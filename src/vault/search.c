#include "vault/team.h"
#include "vault/walk.h"

#include "base/memory.h"
#include "vault/segment.h"

#include <assert.h>
#include <time.h>

#define WORTH_A_WORKER 8 /* segments; fewer are read before a thread has started */

struct vault_search {
    struct vault *vault;
    struct vault_search *others; /* of the same vault */
    struct leaf_needles needles; /* owned */
    bool is_alone;
    bool has_begun;
    int64_t next;           /* the newest row not yet looked at */
    int64_t number;         /* the newest segment not yet passed; -1: none is left */
    struct team *team;      /* NULL: at rest */
    struct team_find *find; /* of segment number; NULL: not there yet */
    size_t left;            /* of its rows */
};

/* One step: until when, and who hears of hits. */
struct step {
    struct vault_search *search;
    vault_record_handler *handler;
    void *context;
    int64_t until_us;
    bool goes_on;
};

static int64_t now_us(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct vault_search *vault_search_start(struct vault *vault, struct text needle)
{
    struct vault_search *search = memory_get(sizeof *search);
    search->vault = vault;
    search->next = INT64_MAX;
    search->others = vault->searches;
    vault->searches = search;
    vault_search_also(search, needle);
    return search;
}

/* The longest stands in front: it is what each segment is looked through for. */
void vault_search_also(struct vault_search *search, struct text needle)
{
    struct leaf_needles *needles = &search->needles;
    struct text kept =
        text_from(memory_copy(string_or_empty(needle.bytes), needle.len), needle.len);
    assert(!search->has_begun && needles->count < LEAF_WORDS);
    if (needles->count > 0 && needles->texts[0].len < kept.len) {
        needles->texts[needles->count++] = needles->texts[0];
        needles->texts[0] = kept;
    } else {
        needles->texts[needles->count++] = kept;
    }
}

void vault_search_alone(struct vault_search *search)
{
    search->is_alone = true;
}

void vault_search_rest(struct vault_search *search)
{
    team_stop(search->team);
    search->team = NULL;
    search->find = NULL;
}

void search_rest(struct vault *vault)
{
    for (struct vault_search *search = vault->searches; search != NULL;
         search = search->others) {
        vault_search_rest(search);
    }
}

void vault_search_stop(struct vault_search *search)
{
    if (search == NULL) {
        return;
    }
    struct vault_search **at = &search->vault->searches;
    while (*at != search) {
        at = &(*at)->others;
    }
    *at = search->others;
    vault_search_rest(search);
    for (size_t i = 0; i < search->needles.count; i++) {
        memory_free_wiped((char *)(uintptr_t)search->needles.texts[i].bytes,
                          search->needles.texts[i].len);
    }
    memory_free(search);
}

/* What does not open is verify's business. False where the world failed. */
static bool is_hit(struct vault_search *search, struct walk *walk,
                   const struct walk_row *row, struct payload *payload, bool *hit,
                   struct error *err)
{
    struct error key_err = {ERROR_NONE, ""};
    struct keyring_entry *entry;
    *hit = false;
    if (row->is_lost) {
        return true;
    }
    if (!stream_key(search->vault, row->stream, &entry, &key_err)) {
        return key_err.code == ERROR_DAMAGED || key_err.code == ERROR_NOT_FOUND ||
               error_set(err, key_err.code, "%s", key_err.text);
    }
    *hit = walk_open(walk, row, entry->key, payload) &&
           leaf_has_all(payload->search, &search->needles);
    return true;
}

/* The rows of the walk's slice, until one was a hit and the handler has enough. */
static bool look_at_slice(struct step *step, struct walk *walk, struct error *err)
{
    struct vault_search *search = step->search;
    for (size_t i = 0; i < walk->count && step->goes_on; i++) {
        const struct walk_row *row = &walk->rows[i];
        struct payload payload;
        bool hit;
        if (!is_hit(search, walk, row, &payload, &hit, err)) {
            return false;
        }
        if (row->row > 0 && row->row <= search->next) {
            search->next = row->row - 1;
        }
        if (hit) {
            struct vault_record record = {
                row->row,   row->stream,    row->sequence, (enum record_kind)row->kind,
                payload.at, payload.search, payload.body};
            step->goes_on = step->handler(step->context, &record);
        }
    }
    return true;
}

/* One record after the other, down to a row. */
static bool look_at_rows(struct step *step, int64_t down_to, struct error *err)
{
    struct vault_search *search = step->search;
    struct walk walk;
    bool ok;
    walk_start(&walk, search->vault, STATEMENT_ROWS_DOWN, 0, down_to, search->next);
    do {
        ok = walk_next(&walk, err) && look_at_slice(step, &walk, err);
    } while (ok && step->goes_on && walk.count > 0 && now_us() < step->until_us);
    if (ok && step->goes_on && walk.count == 0) {
        search->next = down_to - 1;
    }
    walk_end(&walk);
    return ok;
}

/* What the segment promised, asked of the records themselves. */
static bool prove(struct step *step, struct error *err)
{
    struct vault_search *search = step->search;
    bool is_in_time = true; /* for one at least */
    while (search->left > 0 && step->goes_on && is_in_time) {
        int64_t row = search->find->rows[search->left - 1];
        struct walk walk;
        if (row <= search->next) {
            walk_start(&walk, search->vault, STATEMENT_ROWS_DOWN, 0, row, row);
            bool ok = walk_next(&walk, err) && look_at_slice(step, &walk, err);
            walk_end(&walk);
            if (!ok) {
                return false;
            }
        }
        search->left--;
        is_in_time = now_us() < step->until_us;
    }
    return true;
}

static void pass(struct vault_search *search)
{
    if (search->find->is_good && search->find->first <= search->next) {
        search->next = search->find->first - 1;
    }
    team_pass(search->team);
    search->find = NULL;
    search->number--;
}

/* The next segment that opened; none where time is up or no segment is left. */
static void find_next(struct step *step)
{
    struct vault_search *search = step->search;
    while (search->find == NULL && search->number >= 0) {
        if (search->team == NULL) {
            bool has_worker = !search->is_alone && search->number >= WORTH_A_WORKER;
            search->team =
                team_start(search->vault, &search->needles, search->number, has_worker);
        }
        if (search->team == NULL) {
            search->number = -1;
            return;
        }
        search->find = team_next(search->team, step->until_us);
        if (search->find == NULL) {
            return;
        }
        search->left = search->find->count;
        if (!search->find->is_good) {
            pass(search);
        }
    }
}

static bool begin(struct vault_search *search, struct error *err)
{
    if (!search->has_begun &&
        !segment_last(search->vault, SEGMENT_SEARCH, &search->number, err)) {
        return false;
    }
    search->has_begun = true;
    return true;
}

/* The rows in front of the next segment, or what is left of that one. */
static bool go_on(struct step *step, struct error *err)
{
    struct vault_search *search = step->search;
    find_next(step);
    if (search->find == NULL && search->number >= 0) {
        return true; /* time is up */
    }
    int64_t down_to = search->find == NULL ? 1 : search->find->last + 1;
    if (search->next >= down_to) {
        return look_at_rows(step, down_to, err);
    }
    if (search->find == NULL) {
        return true;
    }
    if (!prove(step, err)) {
        return false;
    }
    if (search->left == 0 && step->goes_on) {
        pass(search);
    }
    return true;
}

static bool is_done(const struct vault_search *search)
{
    return search->number < 0 && search->next < 1;
}

bool vault_search_step(struct vault_search *search, int budget_ms,
                       vault_record_handler *handler, void *context, bool *done,
                       struct error *err)
{
    struct step step = {search, handler, context, now_us() + (int64_t)budget_ms * 1000,
                        true};
    bool ok = vault_require(search->vault, err) && begin(search, err);
    do {
        ok = ok && go_on(&step, err);
    } while (ok && step.goes_on && !is_done(search) && now_us() < step.until_us);
    if (ok) {
        *done = step.goes_on && is_done(search);
    }
    return ok;
}
