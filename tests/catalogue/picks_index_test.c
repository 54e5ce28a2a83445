/* The index of picks: with it or without it picks are the same, whatever becomes of the
 * file. */
#include "shop.h"

#include "../../src/catalogue/database.h"
#include "../../src/catalogue/picks_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define PRODUCTS  240
#define CUSTOMERS 150
#define ORDERING  900
#define OWNED_MAX 40
#define WANTED    60

struct filed {
    struct shop shop;         /* in a folder, with the file */
    struct catalogue *tables; /* the same in memory, without one */
    char folder[64];
    char path[96];
};

static uint32_t state;
static uint32_t draw(uint32_t below)
{
    state = state * 1103515245 + 12345;
    return (state >> 12) % below;
}

static const char *id_of(uint32_t product, char id[16])
{
    snprintf(id, 16, "P%u", product);
    return id;
}

static void put(struct catalogue *catalogue, uint32_t number, int64_t stock)
{
    static const char *const words[] = {"red", "oak", "lamp", "mug", "trail", "Füße"};
    static const char *const brands[] = {"Northline", "Hearth", NULL};
    char id[16], title[64], group[16], raw[128];
    const char *category[] = {"Home", number % 5 == 0 ? "Light" : "Kitchen"};
    struct product product = {.id = id_of(number, id), .title = title, .stock = stock};
    snprintf(title, sizeof(title), "%s %s %u", words[number % 6], words[number / 6 % 6],
             number / 8);
    snprintf(group, sizeof(group), "G%u", number / 3);
    product.brand = brands[number % 3];
    product.category = category;
    product.category_count = number % 4 == 0 ? 0 : 2;
    product.group = number % 7 == 0 ? group : NULL;
    product.is_sensitive = number % 31 == 30;
    snprintf(raw, sizeof(raw), "{\"id\":\"%s\",\"stock\":%lld}", id, (long long)stock);
    assert_true(catalogue_put_product(catalogue, &product, text_of(raw), NULL));
}

/* Orders of products that are there, and of a few that are not. */
static void order(struct catalogue *catalogue, uint32_t seed, uint32_t customers)
{
    char id[16];
    state = seed;
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    for (uint32_t customer = 1; customer <= customers; customer++) {
        uint32_t part = draw(PRODUCTS / 12) * 12;
        for (uint32_t i = 0; i < 3 + customer % 9; i++) {
            uint32_t product = draw(2) == 0 ? part + draw(12) : draw(PRODUCTS + 9);
            catalogue_baskets_add(catalogue, customer, id_of(product, id),
                                  day_from_number(20000 + draw(90)));
        }
    }
    assert_true(catalogue_baskets_finish(catalogue, NULL));
}

static void fill(struct catalogue *catalogue)
{
    for (uint32_t i = 0; i < PRODUCTS; i++) {
        put(catalogue, i, i % 11 == 10 ? 0 : STOCK_NOT_TRACKED);
    }
    order(catalogue, 3, ORDERING);
}

/* Closing makes the file. */
static void open_again(struct filed *filed)
{
    catalogue_close(filed->shop.catalogue);
    filed->shop.catalogue = NULL;
    if (!catalogue_open(filed->folder, &filed->shop.catalogue, &filed->shop.err)) {
        fail_msg("%s", filed->shop.err.text);
    }
}

static int filed_open(void **context)
{
    struct filed *filed = memory_get(sizeof(*filed));
    *context = filed;
    arena_init(&filed->shop.arena);
    snprintf(filed->folder, sizeof(filed->folder), "/tmp/deskhand-index.XXXXXX");
    if (mkdtemp(filed->folder) == NULL ||
        !catalogue_open(filed->folder, &filed->shop.catalogue, &filed->shop.err) ||
        !catalogue_open(":memory:", &filed->tables, &filed->shop.err)) {
        return -1;
    }
    snprintf(filed->path, sizeof(filed->path), "%s/picks.index", filed->folder);
    fill(filed->shop.catalogue);
    fill(filed->tables);
    open_again(filed);
    return 0;
}

static int filed_close(void **context)
{
    static const char *const files[] = {"catalogue.db", "catalogue.db-wal",
                                        "catalogue.db-shm", "picks.index",
                                        "picks.index.new"};
    struct filed *filed = *context;
    catalogue_close(filed->shop.catalogue);
    catalogue_close(filed->tables);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        unlink(arena_format(&filed->shop.arena, "%s/%s", filed->folder, files[i]));
    }
    rmdir(filed->folder);
    arena_release(&filed->shop.arena);
    memory_free(filed);
    return 0;
}

static bool is_mapped(struct filed *filed)
{
    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch = false;
    struct picks_map map;
    assert_true(picks_epoch(filed->shop.catalogue, epoch, &has_epoch, NULL));
    picks_map_open(&map, filed->shop.catalogue, epoch);
    bool is_there = map.bytes != NULL && index_is_whole(&map.index);
    picks_map_close(&map);
    return is_there;
}

static size_t ask(struct catalogue *catalogue, uint32_t customer, struct arena *arena,
                  struct candidate **candidates)
{
    static char ids[OWNED_MAX][16];
    const char *brands[] = {"hearth"};
    struct owned owned[OWNED_MAX];
    state = customer * 77 + 5;
    struct pick_query query = {.owned = owned,
                               .owned_count = draw(OWNED_MAX),
                               .use_history = customer % 10 != 9,
                               .brands = brands,
                               .brand_count = customer % 4 == 0,
                               .words = text_of(customer % 6 == 0 ? "red lamp" : ""),
                               .limit = WANTED};
    size_t count = 0;
    for (size_t i = 0; i < query.owned_count; i++) {
        owned[i] = (struct owned){.product = id_of(draw(PRODUCTS + 9), ids[i]),
                                  .times = 1,
                                  .last = day_from_number(20000 + draw(90))};
    }
    assert_true(catalogue_candidates(catalogue, &query, arena, candidates, &count, NULL));
    return count;
}

static void assert_same_candidate(const struct candidate *a, const struct candidate *b)
{
    assert_string_equal(a->product.id, b->product.id);
    assert_string_equal(a->product.title, b->product.title);
    assert_true(string_equals(a->product.brand, b->product.brand));
    assert_true(string_equals(a->product.group, b->product.group));
    assert_int_equal(a->product.category_count, b->product.category_count);
    for (size_t i = 0; i < a->product.category_count; i++) {
        assert_string_equal(a->product.category[i], b->product.category[i]);
    }
    assert_true(memcmp(&a->together, &b->together, sizeof(double)) == 0);
    assert_true(memcmp(&a->similar, &b->similar, sizeof(double)) == 0);
    assert_true(memcmp(&a->recent, &b->recent, sizeof(double)) == 0);
    assert_true(memcmp(&a->words, &b->words, sizeof(double)) == 0);
    assert_true(string_equals(a->with, b->with));
    assert_true(string_equals(a->with_title, b->with_title));
    assert_int_equal(a->with_customers, b->with_customers);
    assert_true(string_equals(a->like, b->like));
    assert_int_equal(a->recent_customers, b->recent_customers);
    assert_true(string_equals(a->matched, b->matched));
    assert_true(string_equals(a->brand, b->brand));
    assert_true(string_equals(a->category, b->category));
}

/* How many candidates stand beside an owned product, over all customers. */
static size_t assert_same_picks(struct filed *filed)
{
    size_t beside = 0;
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        struct candidate *with, *without;
        size_t count = ask(filed->shop.catalogue, customer, &filed->shop.arena, &with);
        assert_int_equal(ask(filed->tables, customer, &filed->shop.arena, &without), count);
        for (size_t i = 0; i < count; i++) {
            assert_same_candidate(&with[i], &without[i]);
            beside += with[i].with != NULL;
        }
    }
    return beside;
}

static void picks__are_the_same__with_the_file_and_without(void **context)
{
    struct filed *filed = *context;
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 1000);
}

static void picks__are_the_same__when_products_came_after_the_file(void **context)
{
    struct filed *filed = *context;
    for (uint32_t i = 0; i < 60; i++) {
        put(filed->shop.catalogue, i * 5, i % 2 == 0 ? 0 : 7);
        put(filed->tables, i * 5, i % 2 == 0 ? 0 : 7);
    }
    for (uint32_t i = PRODUCTS; i < PRODUCTS + 12; i++) {
        put(filed->shop.catalogue, i, 5);
        put(filed->tables, i, 5);
    }
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_made_anew__after_many_products(void **context)
{
    struct filed *filed = *context;
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    for (uint32_t i = 0; i < FRESH_MAX + 100; i++) {
        put(filed->shop.catalogue, PRODUCTS + 20 + i, 5);
        put(filed->tables, PRODUCTS + 20 + i, 5);
    }
    assert_true(catalogue_commit(filed->shop.catalogue, NULL));
    assert_false(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_of_before__when_products_were_taken_back(void **context)
{
    struct filed *filed = *context;
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    for (uint32_t i = 0; i < FRESH_MAX + 100; i++) {
        put(filed->shop.catalogue, PRODUCTS + 20 + i, 5);
    }
    catalogue_rollback(filed->shop.catalogue);
    assert_true(is_mapped(filed));
    put(filed->shop.catalogue, 3, 0);
    put(filed->tables, 3, 0);
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_not_used__once_the_counts_are_others(void **context)
{
    struct filed *filed = *context;
    order(filed->shop.catalogue, 11, ORDERING / 2);
    order(filed->tables, 11, ORDERING / 2);
    assert_false(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_taken_up__when_another_process_made_it(void **context)
{
    struct filed *filed = *context;
    struct catalogue *other = NULL;
    assert_true(catalogue_open(filed->folder, &other, NULL));
    order(other, 11, ORDERING / 2);
    order(filed->tables, 11, ORDERING / 2);
    assert_true(assert_same_picks(filed) > 500);
    catalogue_close(other);
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
}

/* As a command that reads picks. */
static bool open_settled(struct filed *filed)
{
    if (!catalogue_open(filed->folder, &filed->shop.catalogue, NULL)) {
        return false;
    }
    catalogue_settle_picks(filed->shop.catalogue);
    return true;
}

static void change_byte(const char *path, off_t at)
{
    uint8_t byte = 0;
    int fd = open(path, O_RDWR);
    assert_true(fd >= 0);
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte = (uint8_t)(byte + 1);
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

static off_t size_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_size;
}

static void file__is_made_anew__where_it_is_cut_or_of_another_version(void **context)
{
    static const size_t places[] = {
        offsetof(struct index_header, magic),  offsetof(struct index_header, version),
        offsetof(struct index_header, length), offsetof(struct index_header, epoch),
        offsetof(struct index_header, pairs),  offsetof(struct index_header, header_sum)};
    struct filed *filed = *context;
    off_t size = size_of(filed->path);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        catalogue_close(filed->shop.catalogue);
        change_byte(filed->path, (off_t)places[i]);
        assert_true(open_settled(filed));
        assert_true(is_mapped(filed));
    }
    for (off_t cut = 0; cut < size; cut += size / 7 + 1) {
        catalogue_close(filed->shop.catalogue);
        assert_int_equal(truncate(filed->path, cut), 0);
        assert_true(open_settled(filed));
        assert_true(is_mapped(filed));
    }
    assert_int_equal(size_of(filed->path), size);
    assert_true(assert_same_picks(filed) > 1000);
}

static void file__of_another_shop__is_not_believed(void **context)
{
    struct filed *filed = *context;
    char *kept = arena_format(&filed->shop.arena, "%s/picks.index.new", filed->folder);
    assert_int_equal(rename(filed->path, kept), 0);
    order(filed->shop.catalogue, 11, ORDERING / 2);
    order(filed->tables, 11, ORDERING / 2);
    catalogue_close(filed->shop.catalogue);
    assert_int_equal(rename(filed->path, kept), 0);
    assert_true(open_settled(filed));
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
}

/* Killed where the file would pass so many bytes. */
static bool dies_writing(const struct filed *filed, rlim_t bytes)
{
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        struct catalogue *catalogue = NULL;
        signal(SIGXFSZ, SIG_DFL);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, bytes});
        if (!catalogue_open(filed->folder, &catalogue, NULL)) {
            _exit(1);
        }
        catalogue_settle_picks(catalogue);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ;
}

static void file__is_whole_or_made_again__when_its_maker_was_killed(void **context)
{
    struct filed *filed = *context;
    off_t size = size_of(filed->path);
    rlim_t killed = 0;
    catalogue_close(filed->shop.catalogue);
    filed->shop.catalogue = NULL;
    for (rlim_t bytes = 1; bytes < (rlim_t)size; bytes += (rlim_t)size / 40) {
        assert_int_equal(unlink(filed->path), 0);
        killed += dies_writing(filed, bytes);
        assert_int_equal(access(filed->path, F_OK), -1);
        assert_true(open_settled(filed));
        assert_true(is_mapped(filed));
        assert_int_equal(size_of(filed->path), size);
        catalogue_close(filed->shop.catalogue);
        filed->shop.catalogue = NULL;
    }
    assert_true(killed > 30);
    assert_true(open_settled(filed));
    assert_true(assert_same_picks(filed) > 1000);
}

static void file__of_before__is_gone_after_an_erasure(void **context)
{
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {9};
    struct filed *filed = *context;
    struct catalogue *both[] = {filed->shop.catalogue, filed->tables};
    char id[16];
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        assert_true(catalogue_baskets_begin(both[i], NULL));
        for (uint32_t product = 0; product < 40; product++) {
            catalogue_baskets_add(both[i], 1, id_of(product, id), day_from_number(20080));
        }
        assert_true(catalogue_baskets_lower(both[i], mark, NULL));
        assert_true(catalogue_baskets_lowered(both[i], mark, NULL));
    }
    assert_true(is_mapped(filed));
    assert_true(assert_same_picks(filed) > 500);
}

/* What happens while the file that is being made waits for the disk, once. */
static void (*meanwhile)(struct catalogue *);
static struct catalogue *of_another;

int fsync(int fd);
int fsync(int fd)
{
    char from[40], name[256] = "";
    snprintf(from, sizeof(from), "/proc/self/fd/%d", fd);
    ssize_t len = readlink(from, name, sizeof(name) - 1);
    if (len > 0 && strstr(name, "picks.index.new") != NULL && meanwhile != NULL) {
        void (*happens)(struct catalogue *) = meanwhile;
        meanwhile = NULL;
        happens(of_another);
    }
    return (int)syscall(SYS_fsync, fd);
}

static void lowers(struct catalogue *catalogue)
{
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {7};
    char id[16];
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    catalogue_baskets_add(catalogue, 1, id_of(1, id), day_from_number(20080));
    assert_true(catalogue_baskets_lower(catalogue, mark, NULL));
}

static void forgets(struct catalogue *catalogue)
{
    assert_true(picks_forget(catalogue, NULL));
}

static void file__of_before_an_erasure__is_not_put_in_place_behind_it(void **context)
{
    static void (*const happens[])(struct catalogue *) = {lowers, forgets};
    struct filed *filed = *context;
    char *made = arena_format(&filed->shop.arena, "%s/picks.index.new", filed->folder);
    assert_true(catalogue_open(filed->folder, &of_another, NULL));
    catalogue_hurry(of_another, NULL, 0); /* it makes none itself */
    for (size_t i = 0; i < COUNT_OF(happens); i++) {
        unlink(filed->path);
        meanwhile = happens[i];
        catalogue_settle_picks(filed->shop.catalogue);
        assert_null(meanwhile);
        assert_int_equal(access(filed->path, F_OK), -1);
        assert_int_equal(access(made, F_OK), -1);
    }
    catalogue_close(of_another);
    catalogue_settle_picks(filed->shop.catalogue);
    assert_true(is_mapped(filed));
}

static int64_t buys_on = 20089;

/* One customer who has those of before buys those that are new. */
static bool buys_now(struct catalogue *catalogue, uint32_t before, uint32_t now)
{
    bool is_raised = false;
    char id[16];
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    for (uint32_t i = 0; i < before; i++) {
        catalogue_baskets_add(catalogue, 1, id_of(i, id), day_from_number(20001));
    }
    for (uint32_t i = before > 0 ? before - 1 : 0; i < before + now; i++) {
        catalogue_baskets_add(catalogue, 2, id_of(i, id), day_from_number(buys_on));
    }
    assert_true(catalogue_baskets_raise(catalogue, 1000, &is_raised, NULL));
    return is_raised;
}

static int64_t number_of(struct filed *filed, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(filed->shop.catalogue->db, sql, -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

#define SOLD_OF(id) "SELECT customers FROM sold WHERE id = '" id "'"
#define PAIRS_OF(id)                                                                       \
    "SELECT sum(t.customers) FROM together t JOIN sold s ON s.key = t.product "            \
    "WHERE s.id = '" id "'"
#define KNOWN_WITH(id, least)                                                              \
    "SELECT count(*) FROM together t JOIN sold s ON s.key = t.product "                    \
    "JOIN sold o ON o.key = t.other WHERE s.id = '" id "' AND o.id IN "                    \
    "('P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6') AND o.id >= '" least "'"

static void order__raises_what_is_known__and_is_laid_over_the_file(void **context)
{
    struct filed *filed = *context;
    struct candidate *over[CUSTOMERS];
    size_t counts[CUSTOMERS];
    int64_t old_sold = number_of(filed, SOLD_OF("P1"));
    int64_t new_sold = number_of(filed, SOLD_OF("P5"));
    int64_t old_pairs = number_of(filed, PAIRS_OF("P1"));
    int64_t new_pairs = number_of(filed, PAIRS_OF("P5"));
    int64_t pairs = number_of(filed, "SELECT count(*) FROM together");

    assert_true(buys_now(filed->shop.catalogue, 4, 3)); /* P4, P5 and P6 are new */
    assert_true(catalogue_baskets_raised(filed->shop.catalogue, NULL));
    assert_int_equal(number_of(filed, SOLD_OF("P1")), old_sold);
    assert_int_equal(number_of(filed, SOLD_OF("P5")), new_sold + 1);
    assert_int_equal(number_of(filed, PAIRS_OF("P1")),
                     old_pairs + number_of(filed, KNOWN_WITH("P1", "P4")));
    assert_int_equal(number_of(filed, PAIRS_OF("P5")),
                     new_pairs + number_of(filed, KNOWN_WITH("P5", "P0")));
    assert_true(number_of(filed, KNOWN_WITH("P5", "P0")) > 2);
    assert_int_equal(number_of(filed, "SELECT count(*) FROM together"), pairs);

    assert_true(is_mapped(filed));
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        counts[customer] =
            ask(filed->shop.catalogue, customer, &filed->shop.arena, &over[customer]);
    }
    unlink(filed->path); /* so that the tables alone are asked */
    catalogue_rest(filed->shop.catalogue);
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        struct candidate *plain;
        size_t count = ask(filed->shop.catalogue, customer, &filed->shop.arena, &plain);
        assert_int_equal(count, counts[customer]);
        for (size_t i = 0; i < count; i++) {
            assert_same_candidate(&over[customer][i], &plain[i]);
        }
    }
}

static void order__is_not_added__while_one_before_may_come_again(void **context)
{
    struct filed *filed = *context;
    assert_false(buys_now(filed->tables, 4, 3)); /* in memory all is counted anew */
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
    assert_true(buys_now(filed->shop.catalogue, 0, 2)); /* of the same import */
    assert_true(catalogue_commit(filed->shop.catalogue, NULL));
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    open_again(filed);
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {9};
    assert_true(catalogue_baskets_begin(filed->shop.catalogue, NULL));
    assert_true(catalogue_baskets_lower(filed->shop.catalogue, mark, NULL));
    assert_true(catalogue_baskets_lowered(filed->shop.catalogue, mark, NULL));
    assert_false(
        buys_now(filed->shop.catalogue, 4, 3)); /* an erasure changes nothing of it */
    order(filed->shop.catalogue, 3, ORDERING);
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
    assert_true(catalogue_baskets_raised(filed->shop.catalogue, NULL));
    buys_on = 20098; /* a week and more after the newest that is counted */
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    buys_on = 20089;
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
}

/* What stands behind the header is not read at the start: it may say anything. */
static void file__that_lies__ends_in_fewer_picks_and_no_worse(void **context)
{
    struct filed *filed = *context;
    struct candidate *candidates;
    size_t found = 0;
    off_t size = size_of(filed->path);
    state = 5;
    for (int times = 0; times < 60; times++) {
        catalogue_rest(filed->shop.catalogue);
        for (int i = 0; i < 200; i++) {
            uint32_t at = draw((uint32_t)size - (uint32_t)sizeof(struct index_header));
            change_byte(filed->path, (off_t)sizeof(struct index_header) + (off_t)at);
        }
        uint32_t before = state;
        for (uint32_t customer = 0; customer < 20; customer++) {
            found += ask(filed->shop.catalogue, customer, &filed->shop.arena, &candidates);
        }
        state = before;
    }
    assert_true(found > 0);
    assert_false(is_mapped(filed));
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, filed_open, filed_close)
    const struct CMUnitTest tests[] = {
        STORY(picks__are_the_same__with_the_file_and_without),
        STORY(picks__are_the_same__when_products_came_after_the_file),
        STORY(file__is_made_anew__after_many_products),
        STORY(file__is_of_before__when_products_were_taken_back),
        STORY(file__is_not_used__once_the_counts_are_others),
        STORY(file__is_taken_up__when_another_process_made_it),
        STORY(file__is_made_anew__where_it_is_cut_or_of_another_version),
        STORY(file__of_another_shop__is_not_believed),
        STORY(file__is_whole_or_made_again__when_its_maker_was_killed),
        STORY(file__of_before__is_gone_after_an_erasure),
        STORY(file__of_before_an_erasure__is_not_put_in_place_behind_it),
        STORY(order__raises_what_is_known__and_is_laid_over_the_file),
        STORY(order__is_not_added__while_one_before_may_come_again),
        STORY(file__that_lies__ends_in_fewer_picks_and_no_worse),
    };
#undef STORY
    return cmocka_run_group_tests(tests, NULL, NULL);
}
