#include "vault/erasures.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/little.h"

#include <stdlib.h>
#include <string.h>

#define TAG_AT     8
#define NUMBERS_AT (TAG_AT + KEYS_TAG_LEN)
#define PLAIN_LEN  (NUMBERS_AT + 4 * 8)

void erasures_key(const struct keys *keys, uint8_t key[SECRET_KEY_LEN])
{
    static const char purpose[] = "erasures"; /* its NUL counts: owners' texts differ */
    secret_hash(keys->tombstone, purpose, sizeof purpose, key, SECRET_KEY_LEN);
}

static void place_of(const struct vault *vault, int64_t number, struct seal_place *place)
{
    seal_place_start(place, vault->id, SEAL_ERASURE);
    seal_place_add(place, number);
}

/* Owned by the caller. */
static uint8_t *seal_row(const struct vault *vault, const struct erasure *erasure,
                         size_t *len)
{
    uint8_t key[SECRET_KEY_LEN];
    struct seal_place place;
    size_t nonces = erasure->is_pending ? erasure->nonce_count * SEAL_NONCE_LEN : 0;
    size_t plain_len = PLAIN_LEN + nonces;
    uint8_t *plain = memory_get(plain_len);
    uint8_t *box = memory_get(plain_len + SEAL_BOX_EXTRA);
    plain[0] = (uint8_t)erasure->kind;
    plain[1] = erasure->is_pending;
    memcpy(plain + TAG_AT, erasure->tag, KEYS_TAG_LEN);
    little_put(plain + NUMBERS_AT, (uint64_t)erasure->at, 8);
    little_put(plain + NUMBERS_AT + 8, (uint64_t)erasure->before, 8);
    little_put(plain + NUMBERS_AT + 16, (uint64_t)erasure->streams, 8);
    little_put(plain + NUMBERS_AT + 24, (uint64_t)erasure->records, 8);
    if (nonces > 0) {
        memcpy(plain + PLAIN_LEN, erasure->nonces, nonces);
    }
    place_of(vault, erasure->number, &place);
    erasures_key(vault->keys, key);
    seal_box(key, &place, plain, plain_len, box);
    secret_wipe(key, sizeof key);
    memory_free(plain);
    *len = plain_len + SEAL_BOX_EXTRA;
    return box;
}

static bool read_plain(const uint8_t *plain, size_t len, struct erasure *erasure)
{
    size_t nonces = len - PLAIN_LEN;
    bool is_known = plain[0] == ERASURE_CUSTOMER || plain[0] == ERASURE_RETENTION;
    if (!is_known || plain[1] > 1 || nonces % SEAL_NONCE_LEN != 0) {
        return false;
    }
    erasure->kind = (enum erasure_kind)plain[0];
    erasure->is_pending = plain[1] == 1;
    memcpy(erasure->tag, plain + TAG_AT, KEYS_TAG_LEN);
    erasure->at = (moment_t)little_get(plain + NUMBERS_AT, 8);
    erasure->before = (moment_t)little_get(plain + NUMBERS_AT + 8, 8);
    erasure->streams = (int64_t)little_get(plain + NUMBERS_AT + 16, 8);
    erasure->records = (int64_t)little_get(plain + NUMBERS_AT + 24, 8);
    erasure->nonce_count = nonces / SEAL_NONCE_LEN;
    erasure->nonces =
        nonces == 0 ? NULL : (uint8_t *)memory_copy(plain + PLAIN_LEN, nonces);
    return true;
}

/* The row that the statement stands on. */
static bool open_row(const struct vault *vault, const uint8_t key[SECRET_KEY_LEN],
                     sqlite3_stmt *statement, struct erasure *erasure)
{
    struct seal_place place;
    const uint8_t *box = sqlite3_column_blob(statement, 1);
    size_t len = box == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, 1);
    *erasure = (struct erasure){.number = sqlite3_column_int64(statement, 0)};
    if (len < SEAL_BOX_EXTRA + PLAIN_LEN) {
        return false;
    }
    uint8_t *plain = memory_get(len - SEAL_BOX_EXTRA);
    place_of(vault, erasure->number, &place);
    bool ok = seal_open(key, &place, box, len, plain) &&
              read_plain(plain, len - SEAL_BOX_EXTRA, erasure);
    memory_free(plain);
    return ok;
}

bool erasures_read(struct vault *vault, struct erasure **list, size_t *count,
                   int64_t *damaged, struct error *err)
{
    struct erasure *found = NULL;
    size_t found_count = 0;
    size_t capacity = 0;
    int64_t bad = 0;
    bool has_row = true;
    bool ok = true;
    uint8_t key[SECRET_KEY_LEN];
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_ERASURES, err);
    if (statement == NULL) {
        return false;
    }
    erasures_key(vault->keys, key);
    while (ok && has_row) {
        ok = store_step(&vault->store, statement, &has_row, err);
        if (ok && has_row) {
            found = memory_reserve(found, &capacity, found_count, sizeof *found);
            bool is_good = open_row(vault, key, statement, &found[found_count]);
            found_count += is_good;
            bad += !is_good;
        }
    }
    secret_wipe(key, sizeof key);
    if (!ok) {
        erasures_free(found, found_count);
        return false;
    }
    *list = found;
    *count = found_count;
    *damaged = bad;
    return true;
}

void erasures_free(struct erasure *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        memory_free(list[i].nonces);
    }
    memory_free(list);
}

static bool put(struct vault *vault, const struct erasure *erasure, struct error *err)
{
    size_t len;
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_ERASURE_PUT, err);
    if (statement == NULL) {
        return false;
    }
    uint8_t *box = seal_row(vault, erasure, &len);
    (void)sqlite3_bind_int64(statement, 1, erasure->number);
    store_bind(statement, 2, box, len);
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    memory_free(box);
    return ok;
}

bool erasures_add(struct vault *vault, struct erasure *erasure, struct error *err)
{
    erasure->number = vault->newest_row + 1;
    if (!put(vault, erasure, err)) {
        return false;
    }
    vault->newest_row = erasure->number;
    return true;
}

#define DAY 86400

static bool drop(struct vault *vault, int64_t number, struct error *err)
{
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_ERASURE_DROP, err);
    if (statement == NULL) {
        return false;
    }
    (void)sqlite3_bind_int64(statement, 1, number);
    return store_run(&vault->store, statement, err);
}

/* A row of numbers was the row itself, too. */
static void take_over(struct erasure *last, const struct erasure *other)
{
    last->streams += other->streams;
    last->records += other->records + 1;
    if (other->before > last->before) {
        last->before = other->before;
    }
}

/* The newest first: the last of a day takes over those before it. */
bool erasures_finish(struct vault *vault, struct erasure *list, size_t count,
                     struct error *err)
{
    struct erasure *last = NULL;
    bool ok = true;
    for (size_t i = count; i > 0 && ok; i--) {
        struct erasure *one = &list[i - 1];
        bool is_retention = one->kind == ERASURE_RETENTION;
        if (is_retention && last != NULL && last->at / DAY == one->at / DAY) {
            take_over(last, one);
            last->is_pending = true; /* to be written */
            ok = drop(vault, one->number, err);
            one->is_pending = false;
        } else if (is_retention) {
            last = one;
        }
    }
    for (size_t i = 0; i < count && ok; i++) {
        if (list[i].is_pending) {
            list[i].is_pending = false;
            ok = erasures_replace(vault, &list[i], err);
        }
    }
    return ok;
}

bool erasures_replace(struct vault *vault, const struct erasure *erasure, struct error *err)
{
    return put(vault, erasure, err);
}

void erased_release(struct erased *erased)
{
    memory_free(erased->list);
    *erased = (struct erased){0};
}

static int compare_tags(const void *a, const void *b)
{
    const struct tombstone *left = a;
    const struct tombstone *right = b;
    return memcmp(left->tag, right->tag, KEYS_TAG_LEN);
}

static int compare_tombstones(const void *a, const void *b)
{
    const struct tombstone *left = a;
    const struct tombstone *right = b;
    int order = compare_tags(a, b);
    return order != 0 ? order
                      : (left->number > right->number) - (left->number < right->number);
}

bool erased_find(const struct erased *erased, const uint8_t tag[KEYS_TAG_LEN], size_t *at)
{
    struct tombstone wanted = {.at = 0};
    memcpy(wanted.tag, tag, KEYS_TAG_LEN);
    const struct tombstone *found = erased->count == 0
                                        ? NULL
                                        : bsearch(&wanted, erased->list, erased->count,
                                                  sizeof *erased->list, compare_tags);
    if (found == NULL) {
        return false;
    }
    *at = (size_t)(found - erased->list);
    return true;
}

moment_t erased_until(const struct erased *erased, const uint8_t tag[KEYS_TAG_LEN])
{
    size_t at;
    return erased_find(erased, tag, &at) ? erased->list[at].until : 0;
}

/* Of one tag's, the last one stays, with the latest until of them. */
static void sort_out(struct erased *erased)
{
    size_t kept = 0;
    if (erased->count > 1) {
        qsort(erased->list, erased->count, sizeof *erased->list, compare_tombstones);
    }
    for (size_t i = 0; i < erased->count; i++) {
        bool is_last = i + 1 == erased->count ||
                       compare_tags(&erased->list[i], &erased->list[i + 1]) != 0;
        if (is_last) {
            erased->list[kept++] = erased->list[i];
        } else if (erased->list[i + 1].until < erased->list[i].until) {
            erased->list[i + 1].until = erased->list[i].until;
        }
    }
    erased->count = kept;
}

static void take_in(struct erasures *erasures, const struct erasure *list, size_t count)
{
    struct erased *erased = &erasures->erased;
    erased->list = memory_get((count + 1) * sizeof *erased->list);
    for (size_t i = 0; i < count; i++) {
        erasures->pending += list[i].is_pending;
        if (list[i].kind == ERASURE_CUSTOMER) {
            struct tombstone *stone = &erased->list[erased->count++];
            memcpy(stone->tag, list[i].tag, KEYS_TAG_LEN);
            stone->number = list[i].number;
            stone->at = list[i].at;
            stone->until = list[i].before > list[i].at ? list[i].before : list[i].at;
        } else if (list[i].before > erased->retained) {
            erased->retained = list[i].before;
        }
    }
    sort_out(erased);
}

bool erasures_load(struct vault *vault, struct error *err)
{
    struct erasures *erasures = &vault->erasures;
    struct erasure *list;
    size_t count;
    struct erasures read = {.damaged = 0};
    if (!store_number(&vault->store, STATEMENT_ERASURE_NEWEST, &read.newest, err) ||
        !erasures_read(vault, &list, &count, &read.damaged, err)) {
        return false;
    }
    take_in(&read, list, count);
    erased_release(&erasures->erased);
    *erasures = read;
    erasures_free(list, count);
    return true;
}

/* Whoever else erased: what was at hand of a stream may be a key that is gone. */
bool erasures_refresh(struct vault *vault, struct error *err)
{
    int64_t newest;
    if (vault->is_large) {
        return true; /* it was looked at when it began, and erases nobody itself */
    }
    if (!store_number(&vault->store, STATEMENT_ERASURE_NEWEST, &newest, err)) {
        return false;
    }
    if (newest == vault->erasures.newest) {
        return true;
    }
    keyring_clear(&vault->keyring);
    return erasures_load(vault, err);
}

bool erasures_sum(struct vault *vault, struct erasures_sum *sum, struct error *err)
{
    struct erasure *list;
    size_t count;
    int64_t damaged;
    if (!erasures_read(vault, &list, &count, &damaged, err)) {
        return false;
    }
    *sum = (struct erasures_sum){.rows = (int64_t)count + damaged};
    for (size_t i = 0; i < count; i++) {
        sum->streams += list[i].streams;
        sum->records += list[i].records;
    }
    erasures_free(list, count);
    return true;
}
