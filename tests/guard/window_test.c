#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/edit.h"
#include "guard/labelled/cases.h"

/*
 * A text read key by key beside the same text read whole: random edits of true replies in
 * nine languages. What is far from the edit keeps its marks where its words are; what is
 * near is what the whole reading says but for few keys, and after a rest always.
 */
#define SEED       0x2545F4914F6CDD1Du
#define TEXTS      36
#define KEYS       60
#define TEXT_LIMIT ((size_t)16384)
#define LONG_DRAFT ((size_t)5632) /* every fourth text is as long */
#define REPLY_MAX  ((size_t)4096)
#define FAR        ((size_t)250)
#define ALIKE_MIN  97 /* percent of the keys */

struct typing {
    struct labelled at;
    struct arena arena; /* of the case and its texts */
    struct arena marks; /* of what was read in part */
    uint64_t random;
    char text[TEXT_LIMIT];
    size_t len;
    const char *words; /* what is typed */
    const char *lang;
    struct opinion opinion;
    size_t keys;
    size_t alike;
    size_t long_keys; /* in a long draft */
    size_t long_alike;
    size_t chinese_keys;
    size_t chinese_alike;
    size_t far_claims;
};

static struct text text_now(const struct typing *typing)
{
    return text_from(typing->text, typing->len);
}

static bool is_boundary(const struct typing *typing, size_t at)
{
    return at >= typing->len || ((unsigned char)typing->text[at] & 0xC0) != 0x80;
}

static size_t character_len(const char *at)
{
    size_t len = 1;
    while (((unsigned char)at[len] & 0xC0) == 0x80) {
        len++;
    }
    return len;
}

static size_t somewhere(struct typing *typing)
{
    size_t at = (size_t)draw_below(&typing->random, (int)typing->len);
    while (!is_boundary(typing, at)) {
        at++;
    }
    return at;
}

static void put(struct typing *typing, size_t at, const char *bytes, size_t len)
{
    assert_true(typing->len + len < TEXT_LIMIT);
    memmove(typing->text + at + len, typing->text + at, typing->len - at);
    memcpy(typing->text + at, bytes, len);
    typing->len += len;
}

static size_t back(struct typing *typing, size_t at)
{
    size_t from = at;
    do {
        from -= from > 0;
    } while (!is_boundary(typing, from));
    memmove(typing->text + from, typing->text + at, typing->len - at);
    typing->len -= at - from;
    return from;
}

static bool claims_equal(const struct claim *a, const struct claim *b)
{
    return a->start == b->start && a->end == b->end && a->kind == b->kind &&
           a->verdict == b->verdict && a->severity == b->severity;
}

static bool has_claim(const struct opinion *opinion, const struct claim *claim)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (claims_equal(&opinion->claims[i], claim)) {
            return true;
        }
    }
    return false;
}

static bool opinions_equal(const struct opinion *a, const struct opinion *b)
{
    if (a->claim_count != b->claim_count || a->worst != b->worst) {
        return false;
    }
    for (size_t i = 0; i < a->claim_count; i++) {
        if (!claims_equal(&a->claims[i], &b->claims[i])) {
            return false;
        }
    }
    return true;
}

/* Far before and far behind an edit nothing changes but its place. */
static void check_far(struct typing *typing, const struct opinion *before,
                      const struct edit *edit)
{
    for (size_t i = 0; i < before->claim_count; i++) {
        struct claim claim = before->claims[i];
        bool is_far =
            claim.end + FAR + 600 < edit->start || claim.start > edit->end + FAR + 600;
        if (!is_far) {
            continue;
        }
        assert_true(edit_move(edit, &claim.start, &claim.end));
        assert_true(has_claim(&typing->opinion, &claim));
        typing->far_claims++;
    }
}

static void check_bounds(const struct typing *typing)
{
    const struct opinion *opinion = &typing->opinion;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        assert_true(claim->start < claim->end && claim->end <= typing->len);
        assert_true(is_boundary(typing, claim->start) && is_boundary(typing, claim->end));
        assert_true(i == 0 || claim->start >= (claim - 1)->start);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        assert_true(opinion->flags[i].end <= typing->len);
    }
}

static void show(const struct typing *typing, const struct opinion *whole)
{
    if (getenv("WINDOW_SHOW") == NULL) {
        return;
    }
    printf("== %.*s\n", (int)typing->len, typing->text);
    for (int k = 0; k < 2; k++) {
        const struct opinion *a = k == 0 ? &typing->opinion : whole;
        const struct opinion *b = k == 0 ? whole : &typing->opinion;
        for (size_t i = 0; i < a->claim_count; i++) {
            const struct claim *claim = &a->claims[i];
            if (!has_claim(b, claim)) {
                printf("  %s alone: %s %s <%.*s>\n", k == 0 ? "part" : "whole",
                       claim_kind_name(claim->kind), verdict_name(claim->verdict),
                       (int)(claim->end - claim->start), typing->text + claim->start);
            }
        }
    }
}

/* A key has changed the text that was before. */
static void key_read(struct typing *typing, struct text before)
{
    struct text text = text_now(typing);
    struct edit edit = edit_between(before, text);
    struct opinion last = typing->opinion;
    struct opinion whole;
    struct arena arena;
    arena_init(&arena);
    guard_read(&typing->at.facts, text, false, &arena, &whole);
    if (!guard_read_edit(&typing->at.facts, text, false, &edit, &last, &typing->marks,
                         &typing->opinion)) {
        fail_msg("a key is no large edit");
    }
    check_bounds(typing);
    check_far(typing, &last, &edit);
    bool is_alike = opinions_equal(&typing->opinion, &whole);
    bool is_chinese = strcmp(typing->lang, "zh") == 0;
    bool is_long = typing->len >= LONG_DRAFT;
    typing->keys++;
    typing->alike += is_alike;
    typing->long_keys += is_long;
    typing->long_alike += is_long && is_alike;
    typing->chinese_keys += is_chinese;
    typing->chinese_alike += is_chinese && is_alike;
    if (!is_alike) {
        show(typing, &whole);
    }
    arena_release(&arena);
}

static bool lasts(void *left)
{
    int *times = left;
    return (*times)-- > 0;
}

/* A key comes while the whole is read; what was remembered until then stays. */
static void leave(struct typing *typing)
{
    struct opinion opinion;
    int left = draw_below(&typing->random, 50);
    const struct patience patience = {lasts, &left};
    assert_false(guard_read_while(&patience, &typing->at.facts, text_now(typing), false,
                                  &typing->marks, &opinion));
    assert_int_equal(left, -1);
}

/* Typing rests: the whole is read, and says the same with what is remembered as without. */
static void rest(struct typing *typing)
{
    struct opinion fresh;
    struct guard_memory *memory = typing->at.facts.memory;
    arena_clear(&typing->marks);
    leave(typing);
    guard_read(&typing->at.facts, text_now(typing), false, &typing->marks,
               &typing->opinion);
    typing->at.facts.memory = NULL;
    guard_read(&typing->at.facts, text_now(typing), false, &typing->marks, &fresh);
    typing->at.facts.memory = memory;
    assert_true(opinions_equal(&typing->opinion, &fresh));
    assert_int_equal(typing->opinion.flag_count, fresh.flag_count);
    assert_int_equal(typing->opinion.not_checked, fresh.not_checked);
}

static void type_on(struct typing *typing)
{
    size_t at = somewhere(typing);
    for (size_t i = 0; i < KEYS; i++) {
        char *before = arena_copy(&typing->arena, typing->text, typing->len);
        struct text was = text_from(before, typing->len);
        if (draw_below(&typing->random, 5) == 0 && at > 0) {
            at = back(typing, at);
        } else {
            if (*typing->words == '\0') {
                typing->words = true_sentence(&typing->at, &typing->random);
            }
            size_t len = character_len(typing->words);
            put(typing, at, typing->words, len);
            typing->words += len;
            at += len;
        }
        key_read(typing, was);
        if (draw_below(&typing->random, 20) == 0) {
            rest(typing);
            at = somewhere(typing);
        }
    }
    rest(typing);
}

static void text_build(struct typing *typing, size_t i)
{
    static const enum standing standings[] = {PROCESSING, SHIPPED, DELIVERED, LONG_AGO};
    typing->lang = writing_langs[i % WRITE_COUNT];
    labelled_build(&typing->at, &typing->arena, &typing->random,
                   i % COUNT_OF(labelled_shops), standings[draw_below(&typing->random, 4)],
                   typing->lang);
    typing->len = 0;
    for (int part = 0; part < 4 || (i % 4 == 0 && typing->len < LONG_DRAFT + REPLY_MAX / 2);
         part++) {
        const char *reply = reply_of(&typing->at, &typing->random, NULL);
        put(typing, typing->len, reply, strlen(reply));
        put(typing, typing->len, "\n\n", 2);
    }
    typing->words = true_sentence(&typing->at, &typing->random);
}

static void typing__is_read_as_the_whole_text_is(void **state)
{
    struct typing *typing = memory_get(sizeof(*typing));
    (void)state;
    typing->random = SEED;
    for (size_t i = 0; i < TEXTS; i++) {
        arena_init(&typing->arena);
        arena_init(&typing->marks);
        text_build(typing, i);
        typing->at.facts.memory = guard_memory_create();
        rest(typing);
        type_on(typing);
        guard_memory_destroy(typing->at.facts.memory);
        arena_release(&typing->marks);
        arena_release(&typing->arena);
    }
    print_message("read in part: %zu of %zu keys as the whole says, %zu far claims kept; "
                  "in long drafts %zu of %zu, in Chinese %zu of %zu\n",
                  typing->alike, typing->keys, typing->far_claims, typing->long_alike,
                  typing->long_keys, typing->chinese_alike, typing->chinese_keys);
    assert_true(typing->far_claims > typing->keys);
    assert_true(typing->alike * 100 >= typing->keys * ALIKE_MIN);
    assert_true(typing->long_keys >= 5 * KEYS && typing->chinese_keys >= 3 * KEYS);
    assert_true(typing->long_alike * 100 >= typing->long_keys * ALIKE_MIN);
    assert_true(typing->chinese_alike * 100 >= typing->chinese_keys * ALIKE_MIN);
    memory_free(typing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing__is_read_as_the_whole_text_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
