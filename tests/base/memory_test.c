#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static bool is_zero(const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < len; i++) {
        if (byte[i] != 0) {
            return false;
        }
    }
    return true;
}

static void memory_get__is_zeroed_and_never_null(void **state)
{
    (void)state;
    char *nothing = memory_get(0);
    char *some = memory_get(100);

    assert_non_null(nothing);
    assert_true(is_zero(some, 100));

    memory_free(nothing);
    memory_free(some);
    memory_free(NULL);
    memory_free_wiped(NULL, 10);
}

static void memory_grow__keeps_what_was_there(void **state)
{
    (void)state;
    int *numbers = memory_grow(NULL, 2, sizeof(*numbers));
    numbers[0] = 7;
    numbers[1] = 8;

    numbers = memory_grow(numbers, 2000, sizeof(*numbers));

    assert_int_equal(numbers[0], 7);
    assert_int_equal(numbers[1], 8);
    memory_free(numbers);
}

/* What was there: read after it was given back, so not under a sanitizer. */
#if !defined(__SANITIZE_ADDRESS__) && !defined(__has_feature)
#define MAY_LOOK_BEHIND 1
#elif defined(__has_feature)
#if !__has_feature(address_sanitizer)
#define MAY_LOOK_BEHIND 1
#endif
#endif

#ifdef MAY_LOOK_BEHIND
#define CANARY "Calle del Olmo 14, the customer's own words"

/* Behind what the allocator writes into a free block, none of it stands any more. */
static void assert_is_wiped(const char *volatile where, size_t len)
{
    assert_true(is_zero((const char *)where + 32, len - 32));
}

static void memory_free__leaves_nothing_of_what_was_there(void **state)
{
    (void)state;
    char *keeps_the_heap = memory_get(64);
    char *text = memory_text(CANARY CANARY);

    memory_free(text);

    assert_is_wiped(text, sizeof(CANARY CANARY));
    memory_free(keeps_the_heap);
}

static void memory_grow__leaves_nothing_where_it_was(void **state)
{
    (void)state;
    char *text = memory_text(CANARY CANARY);
    char *volatile before = text;
    char *in_the_way = memory_get(64);

    text = memory_grow(text, 5000, 1);

    assert_memory_equal(text, CANARY CANARY, sizeof(CANARY CANARY));
    assert_is_wiped(before, sizeof(CANARY CANARY));
    memory_free(text);
    memory_free(in_the_way);
}
#endif

static void memory_lend_again__keeps_the_bytes_also_past_a_mebibyte(void **state)
{
    (void)state;
    size_t len = 3 * 1024 * 1024;
    char *lent = memory_lend(10);
    memcpy(lent, "parcel", 7);
    lent = memory_lend_again(lent, len);
    lent[len - 1] = 'x';
    lent = memory_lend_again(lent, 2 * len);

    assert_string_equal(lent, "parcel");
    assert_int_equal(lent[len - 1], 'x');

    lent = memory_lend_again(lent, 7);
    assert_string_equal(lent, "parcel");
    memory_free(lent);
    char *none = memory_lend(0);
    assert_non_null(none);
    memory_free(none);
}

static void memory_text__copies_and_passes_null_on(void **state)
{
    (void)state;
    char *text = memory_text("parcel");
    char *part = memory_copy("parcel", 3);
    char *empty = memory_copy(NULL, 0);
    char *made = memory_format("%s-%d", "W", 42);

    assert_string_equal(text, "parcel");
    assert_string_equal(part, "par");
    assert_string_equal(empty, "");
    assert_string_equal(made, "W-42");
    assert_null(memory_text(NULL));

    memory_free_wiped(text, strlen(text));
    memory_free(part);
    memory_free(empty);
    memory_free(made);
}

static void memory_reserve__doubles_and_clears_the_new_room(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 100; count++) {
        numbers = memory_reserve(numbers, &capacity, count, sizeof(*numbers));
        assert_true(capacity > count);
        assert_int_equal(numbers[count], 0);
        numbers[count] = (int)count;
    }

    assert_int_equal(capacity, 128);
    assert_int_equal(numbers[57], 57);
    memory_free(numbers);
}

static void ask_for_too_much(void)
{
    void *pointer = memory_grow(NULL, SIZE_MAX / 2, 4);
    memory_free(pointer);
}

static void ask_the_arena_for_too_much(void)
{
    struct arena arena;
    arena_init(&arena);
    char *piece = arena_get(&arena, SIZE_MAX - 8);
    piece[0] = 1;
}

/* The exit status of a child that runs the function with standard error closed. */
static int status_of(void (*function)(void))
{
    pid_t pid = fork();
    if (pid == 0) {
        close(STDERR_FILENO);
        function();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void memory__ends_the_program__when_there_is_none(void **state)
{
    (void)state;
    assert_int_equal(status_of(ask_for_too_much), 1);
    assert_int_equal(status_of(ask_the_arena_for_too_much), 1);
}

static void arena__hands_out_aligned_zeroed_pieces(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t len = 0; len < 300; len++) {
        char *piece = arena_get(&arena, len);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        assert_true(is_zero(piece, len));
        memset(piece, 0xAA, len);
    }
    assert_true(arena.used >= 299 * 300 / 2);
    arena_release(&arena);
    assert_int_equal(arena.used, 0);
}

static void arena__is_zeroed_again__after_a_clear(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_clear(&arena);
    char *first = arena_get(&arena, 5000);
    memset(first, 0xAA, 5000);
    memset(arena_get(&arena, 100000), 0xAA, 100000);
    memset(arena_get(&arena, 9000), 0xAA, 9000);

    arena_clear(&arena);

    assert_int_equal(arena.used, 0);
    for (int i = 0; i < 40; i++) {
        assert_true(is_zero(arena_get(&arena, 1000), 1000));
    }
    arena_release(&arena);
}

static void arena__wipes_what_a_conversation_held__when_it_is_cleared(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *secret = arena_text(&arena, "my card is 4111 1111 1111 1111");

    arena_clear(&arena); /* the one block is kept, so the bytes may be looked at */

    assert_true(is_zero(secret, 30));
    arena_release(&arena);
}

static void arena__keeps_filling_its_block__when_a_large_piece_came_between(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *before = arena_get(&arena, 16);
    char *large = arena_get(&arena, 1000000);
    char *after = arena_get(&arena, 16);

    assert_ptr_equal(after, before + 16);
    assert_true(is_zero(large, 1000000));
    arena_release(&arena);
}

static void arena__copies_texts_and_formats(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);

    assert_string_equal(arena_copy(&arena, "parcel", 3), "par");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_text(&arena, "parcel"), "parcel");
    assert_null(arena_text(&arena, NULL));
    assert_string_equal(arena_format(&arena, "%s-%03d", "W", 7), "W-007");
    arena_release(&arena);
}

static void arena_reserve__moves_the_items_along(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    size_t *numbers = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        numbers = arena_reserve(&arena, numbers, &capacity, count, sizeof(*numbers));
        assert_int_equal(numbers[count], 0);
        numbers[count] = count;
    }
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], i);
    }
    arena_release(&arena);
}

#ifdef MAY_LOOK_BEHIND
static size_t resident_kib(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long whole = 0, resident = 0;
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu %lu", &whole, &resident), 2);
    fclose(file);
    return resident * 4;
}

/* The last piece keeps the heap from shrinking by itself. */
static long pages_given(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

/* What one customer takes is given to the next, and not by way of the system. */
static void memory_free__holds_a_little_for_the_next(void **state)
{
    (void)state;
    void *blocks[128];
    long before = 0;
    memory_start();
    for (int round = 0; round < 51; round++) {
        for (size_t i = 0; i < 128; i++) {
            blocks[i] = memory_get(16 * 1024);
        }
        for (size_t i = 128; i > 0; i--) {
            memory_free(blocks[i - 1]);
        }
        before = round == 0 ? pages_given() : before;
    }
    assert_true(pages_given() - before < 500); /* of 512 a round */
}

static void memory_give_back__lets_go_of_what_lies_between(void **state)
{
    static void *pieces[4000];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        pieces[i] = memory_get(8000);
        memset(pieces[i], 1, 8000);
    }
    for (size_t i = 0; i + 1 < COUNT_OF(pieces); i++) {
        memory_free(pieces[i]);
    }
    size_t before = resident_kib();
    memory_give_back();
    assert_true(before > resident_kib() + 20000);
    memory_free(pieces[COUNT_OF(pieces) - 1]);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_get__is_zeroed_and_never_null),
        cmocka_unit_test(memory_grow__keeps_what_was_there),
#ifdef MAY_LOOK_BEHIND
        cmocka_unit_test(memory_free__leaves_nothing_of_what_was_there),
        cmocka_unit_test(memory_grow__leaves_nothing_where_it_was),
        cmocka_unit_test(memory_give_back__lets_go_of_what_lies_between),
        cmocka_unit_test(memory_free__holds_a_little_for_the_next),
#endif
        cmocka_unit_test(memory_lend_again__keeps_the_bytes_also_past_a_mebibyte),
        cmocka_unit_test(memory_text__copies_and_passes_null_on),
        cmocka_unit_test(memory_reserve__doubles_and_clears_the_new_room),
        cmocka_unit_test(memory__ends_the_program__when_there_is_none),
        cmocka_unit_test(arena__hands_out_aligned_zeroed_pieces),
        cmocka_unit_test(arena__is_zeroed_again__after_a_clear),
        cmocka_unit_test(arena__wipes_what_a_conversation_held__when_it_is_cleared),
        cmocka_unit_test(arena__keeps_filling_its_block__when_a_large_piece_came_between),
        cmocka_unit_test(arena__copies_texts_and_formats),
        cmocka_unit_test(arena_reserve__moves_the_items_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
