/* The file of the index of picks: whatever becomes of it, it is whole or made again. */
#include "filed.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

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
        assert_true(has_index(filed));
    }
    for (off_t cut = 0; cut < size; cut += size / 7 + 1) {
        catalogue_close(filed->shop.catalogue);
        assert_int_equal(truncate(filed->path, cut), 0);
        assert_true(open_settled(filed));
        assert_true(has_index(filed));
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
    assert_true(has_index(filed));
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
        assert_true(has_index(filed));
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
    assert_true(has_index(filed));
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
    assert_true(has_index(filed));
}

/* Reads of the file no more than its beginning and its end. */
static void open_file(struct filed *filed)
{
    struct pick_query query = {.limit = 1};
    struct candidate *candidates;
    size_t count;
    catalogue_rest(filed->shop.catalogue);
    assert_true(catalogue_candidates(filed->shop.catalogue, &query, &filed->shop.arena,
                                     &candidates, &count, NULL));
    assert_false(catalogue_lost_picks(filed->shop.catalogue));
}

/* Picks are the right ones, what harmed the file is found by them, and it is made anew. */
static void assert_mended(struct filed *filed)
{
    assert_true(assert_same_picks(filed) > 1000);
    assert_true(catalogue_lost_picks(filed->shop.catalogue));
    assert_false(catalogue_lost_picks(filed->shop.catalogue));
    assert_int_equal(access(filed->path, F_OK), -1);
    catalogue_settle_picks(filed->shop.catalogue);
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 1000);
    assert_false(catalogue_lost_picks(filed->shop.catalogue));
}

static void file__that_is_cut_while_it_is_open__is_made_anew(void **context)
{
    struct filed *filed = *context;
    off_t size = size_of(filed->path);
    const off_t cuts[] = {0, 100, (off_t)sizeof(struct index_header), size / 3, size / 2};
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        open_file(filed);
        assert_int_equal(truncate(filed->path, cuts[i]), 0);
        assert_mended(filed);
    }
}

static void file__that_is_overwritten_while_it_is_open__is_made_anew(void **context)
{
    static const char lies[] = "not an index, and long enough to stand for another one";
    struct filed *filed = *context;
    off_t size = size_of(filed->path);
    open_file(filed);
    int fd = open(filed->path, O_WRONLY);
    assert_true(fd >= 0);
    for (off_t at = 0; at < size; at += (off_t)sizeof(lies)) {
        assert_int_equal(pwrite(fd, lies, sizeof(lies), at), sizeof(lies));
    }
    close(fd);
    assert_mended(filed);
}

/* What stands behind the header is read, and summed, when it is come to. */
static void file__of_which_one_byte_is_another__is_made_anew(void **context)
{
    struct filed *filed = *context;
    off_t first = (off_t)sizeof(struct index_header);
    off_t size = size_of(filed->path);
    state = 5;
    for (int times = 0; times < 20; times++) {
        off_t at = first + (off_t)draw((uint32_t)(size - first));
        uint32_t before = state;
        catalogue_rest(filed->shop.catalogue);
        change_byte(filed->path, at);
        assert_true(assert_same_picks(filed) > 1000);
        (void)!catalogue_lost_picks(filed->shop.catalogue);
        catalogue_settle_picks(filed->shop.catalogue);
        assert_true(has_index(filed));
        state = before;
    }
}

static void products_with_long_titles__are_picks_as_others_are(void **context)
{
    struct filed *filed = *context;
    struct catalogue *both[] = {filed->shop.catalogue, filed->tables};
    char *title = arena_get(&filed->shop.arena, 30001);
    memset(title, 'x', 30000);
    memcpy(title, "Red lamp ", 9);
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        for (uint32_t product = 0; product < PRODUCTS; product += 3) {
            char id[16];
            struct product long_one = {
                .id = id_of(product, id), .title = title, .stock = STOCK_NOT_TRACKED};
            assert_true(catalogue_put_product(both[i], &long_one, text_of("{}"), NULL));
        }
    }
    unlink(filed->path);
    open_again(filed);
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
}

static void put_priced(struct catalogue *catalogue, uint32_t number, int64_t parts)
{
    static const char *const currencies[] = {"EUR", "JPY", "KWD"};
    char id[16], raw[64];
    struct product product = {
        .id = id_of(number, id), .title = "Priced", .stock = parts / 7};
    product.price = (struct money){.is_known = number % 5 != 0, .parts = parts};
    snprintf(product.price.currency, sizeof(product.price.currency), "%s",
             number % 5 == 1 ? "" : currencies[number % 3]);
    snprintf(raw, sizeof(raw), "{\"price\":%lld}", (long long)parts);
    assert_true(catalogue_put_product(catalogue, &product, text_of(raw), NULL));
}

static void assert_same_text(const char *a, const char *b)
{
    assert_string_equal(string_or_empty(a), string_or_empty(b));
}

static void assert_brief(const struct product *brief, const struct product *row)
{
    assert_same_text(brief->title, row->title);
    assert_same_text(brief->brand, row->brand);
    assert_same_text(brief->group, row->group);
    assert_int_equal(brief->category_count, row->category_count);
    for (size_t i = 0; i < row->category_count; i++) {
        assert_same_text(brief->category[i], row->category[i]);
    }
    assert_int_equal(brief->price.is_known, row->price.is_known);
    assert_int_equal(brief->price.parts, row->price.parts);
    assert_string_equal(brief->price.currency, row->price.currency);
    assert_true(brief->stock == row->stock);
    assert_int_equal(brief->is_sensitive, row->is_sensitive);
}

#define LISTED 32 /* products, the last four of which are not there */
static void assert_briefs(struct catalogue *catalogue, struct arena *arena)
{
    struct product briefs[LISTED] = {0};
    struct product *each[LISTED];
    char ids[LISTED][16];
    for (uint32_t i = 0; i < LISTED; i++) {
        briefs[i].id = id_of(i < LISTED - 4 ? i : PRODUCTS + i, ids[i]);
        each[i] = &briefs[i];
    }
    assert_true(catalogue_brief(catalogue, each, LISTED, arena, NULL));
    for (uint32_t i = 0; i < LISTED; i++) {
        struct product row;
        bool is_there = false;
        assert_true(catalogue_product(catalogue, ids[i], arena, &row, &is_there, NULL));
        assert_int_equal(is_there, i < LISTED - 4);
        assert_int_equal(briefs[i].id != NULL, is_there);
        if (is_there) {
            assert_string_equal(briefs[i].id, ids[i]);
            assert_brief(&briefs[i], &row);
        }
    }
}

static void
what_a_list_shows__is_what_the_rows_say__with_an_index_and_without(void **context)
{
    struct filed *filed = *context;
    struct arena *arena = &filed->shop.arena;
    for (uint32_t i = 0; i < 12; i++) {
        put_priced(filed->shop.catalogue, i, i == 3 ? 4999999999999999999 : i * 1000);
    }
    assert_briefs(filed->shop.catalogue,
                  arena); /* fresh: the index has them as they were */
    unlink(filed->path);
    open_again(filed);
    assert_true(has_index(filed));
    assert_briefs(filed->shop.catalogue, arena);
    for (uint32_t i = 6; i < 18; i++) {
        put_priced(filed->shop.catalogue, i, 777 - i);
    }
    assert_briefs(filed->shop.catalogue, arena);
    assert_briefs(filed->tables, arena);
}

static void
what_a_list_shows__is_asked_of_the_rows__where_the_index_is_spoilt(void **context)
{
    struct filed *filed = *context;
    off_t size = size_of(filed->path);
    size_t lost = 0;
    for (off_t at = (off_t)sizeof(struct index_header); at < size; at += 4096) {
        catalogue_rest(filed->shop.catalogue);
        change_byte(filed->path, at);
        assert_briefs(filed->shop.catalogue, &filed->shop.arena);
        lost += catalogue_lost_picks(filed->shop.catalogue);
        unlink(filed->path);
        catalogue_settle_picks(filed->shop.catalogue);
        assert_true(has_index(filed));
    }
    assert_true(lost > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(file__is_made_anew__where_it_is_cut_or_of_another_version),
        STORY(file__of_another_shop__is_not_believed),
        STORY(file__is_whole_or_made_again__when_its_maker_was_killed),
        STORY(file__of_before__is_gone_after_an_erasure),
        STORY(file__of_before_an_erasure__is_not_put_in_place_behind_it),
        STORY(file__that_is_cut_while_it_is_open__is_made_anew),
        STORY(file__that_is_overwritten_while_it_is_open__is_made_anew),
        STORY(file__of_which_one_byte_is_another__is_made_anew),
        STORY(products_with_long_titles__are_picks_as_others_are),
        STORY(what_a_list_shows__is_what_the_rows_say__with_an_index_and_without),
        STORY(what_a_list_shows__is_asked_of_the_rows__where_the_index_is_spoilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
