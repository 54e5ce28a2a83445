#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "guard/labelled/cases.h"
#include "guard/labelled/innocent.h"

/*
 * The claim gate over sets whose answer is known: true replies, and replies with exactly
 * one fault, over four shops and nine languages. The words and values are drawn from a
 * seed. The guard was mended by what the first seed showed; nobody looks into the second
 * one.
 */
#define SEED_TRIED    0x9E3779B97F4A7C15u
#define SEED_UNSEEN   0xD1B54A32D192ED03u
#define RIGHT_COUNT   300
#define PLANTED_COUNT 1000

struct tally {
    size_t replies;
    size_t blocked;
    size_t warned;
    size_t missed;
};

static bool shows(void)
{
    return getenv("LABELLED_SHOW") != NULL;
}

static void show(const struct labelled *at, const char *what, const char *text,
                 const struct opinion *opinion)
{
    if (!shows()) {
        return;
    }
    printf("== %s (%s, %s)\n%s\n", what, at->right.shop->name, at->frame->lang, text);
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        printf("  %s %s %s <%.*s> %s | %s\n", claim_kind_name(claim->kind),
               verdict_name(claim->verdict), severity_name(claim->severity),
               (int)(claim->end - claim->start), text + claim->start,
               string_or_empty(claim->source.id),
               claim->source.quote != NULL ? claim->source.quote
                                           : string_or_empty(claim->source.value));
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        printf("  flag %s %s: %s\n", flag_kind_name(opinion->flags[i].kind),
               severity_name(opinion->flags[i].severity), opinion->flags[i].reason);
    }
}

/* Something is contradicted, unsourced or flagged within the planted sentence. */
static bool is_caught(const struct opinion *opinion, size_t start, size_t end)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        bool is_bad =
            claim->verdict == VERDICT_CONTRADICTED || claim->verdict == VERDICT_UNSOURCED;
        if (is_bad && claim->start < end && claim->end > start) {
            return true;
        }
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        if (opinion->flags[i].start < end && opinion->flags[i].end > start) {
            return true;
        }
    }
    return false;
}

static struct tally right_tally(uint64_t seed, bool may_show)
{
    static const enum standing standings[] = {PROCESSING, SHIPPED, DELIVERED, LONG_AGO};
    struct tally tally = {0};
    uint64_t random = seed;
    for (size_t i = 0; i < RIGHT_COUNT; i++) {
        struct arena arena;
        struct labelled at;
        struct opinion opinion;
        arena_init(&arena);
        labelled_build(&at, &arena, &random, i % COUNT_OF(labelled_shops),
                       standings[draw_below(&random, 4)], writing_langs[i % WRITE_COUNT]);
        const char *text = reply_of(&at, &random, NULL);
        guard_read(&at.facts, text_of(text), false, &arena, &opinion);
        tally.replies++;
        tally.blocked += opinion.worst == SEVERITY_BLOCK;
        tally.warned += opinion.worst == SEVERITY_WARN;
        if (may_show && opinion.worst != SEVERITY_MARK) {
            show(&at, "right", text, &opinion);
        }
        arena_release(&arena);
    }
    return tally;
}

static enum standing standing_in(unsigned when, uint64_t *random)
{
    unsigned standing;
    do {
        standing = 1u << draw_below(random, 4);
    } while ((when & standing) == 0);
    return (enum standing)standing;
}

static bool plant(const struct labelled_sentence *sentence, size_t shop, uint64_t *random,
                  struct tally *tally, bool may_show)
{
    struct arena arena;
    struct labelled at;
    struct opinion opinion;
    arena_init(&arena);
    labelled_build(&at, &arena, random, shop, standing_in(sentence->wrong_when, random),
                   sentence->lang);
    bool is_made = is_possible(&at, sentence->fault);
    if (is_made) {
        values_spoil(&at, sentence->fault, random);
        const char *wrong = sentence->wrong != NULL ? sentence->wrong : sentence->right;
        const char *planted = fill(&at.wrong, wrong, writing_of(sentence->lang));
        const char *text = reply_of(&at, random, planted);
        size_t start = (size_t)(strstr(text, planted) - text);
        guard_read(&at.facts, text_of(text), false, &arena, &opinion);
        bool is_found = is_caught(&opinion, start, start + strlen(planted));
        tally->replies++;
        tally->missed += !is_found;
        tally->blocked += opinion.worst == SEVERITY_BLOCK;
        if (may_show && !is_found) {
            show(&at, arena_format(&arena, "missed %d <%s>", (int)sentence->fault, planted),
                 text, &opinion);
        }
    }
    arena_release(&arena);
    return is_made;
}

static struct tally planted_tally(uint64_t seed, bool may_show)
{
    struct tally tally = {0};
    uint64_t random = seed;
    for (size_t i = 0; tally.replies < PLANTED_COUNT; i++) {
        size_t row = i % COUNT_OF(labelled_sentences);
        size_t shop = (i + i / COUNT_OF(labelled_sentences)) % COUNT_OF(labelled_shops);
        while (!plant(&labelled_sentences[row], shop, &random, &tally, may_show)) {
        }
    }
    return tally;
}

static void check(const char *name, uint64_t seed, bool may_show)
{
    struct tally right = right_tally(seed, may_show);
    struct tally planted = planted_tally(seed, may_show);
    print_message(
        "labelled set, %s: %zu right replies, %zu blocked, %zu warned; %zu planted, "
        "%zu missed, %zu blocked\n",
        name, right.replies, right.blocked, right.warned, planted.replies, planted.missed,
        planted.blocked);
    assert_int_equal(planted.missed, 0);
    assert_true(right.blocked * 200 < right.replies);
    assert_true(right.warned * 20 < right.replies);
}

/* LABELLED_SEED=7 LABELLED_SHOW=1 looks into another one. */
static uint64_t seed_tried(void)
{
    const char *seed = getenv("LABELLED_SEED");
    return seed == NULL ? SEED_TRIED : SEED_TRIED + strtoull(seed, NULL, 10) * 2654435761u;
}

static void labelled_set__of_the_seed_that_was_tried_holds_the_figures(void **state)
{
    (void)state;
    check("first seed", seed_tried(), true);
}

static void labelled_set__of_the_seed_that_nobody_looks_into_holds_the_figures(void **state)
{
    (void)state;
    check("second seed", SEED_UNSEEN, false);
}

/* In the shop that speaks the least like them, on an order on its way. */
static void innocent_sentences__of_nine_languages_do_not_block(void **state)
{
    (void)state;
    size_t blocked = 0;
    size_t warned = 0;
    uint64_t random = SEED_TRIED;
    for (size_t lang = 0; lang < INNOCENT_LANGS; lang++) {
        for (size_t i = 0; i < INNOCENT_SENTENCES; i++) {
            struct arena arena;
            struct labelled at;
            struct opinion opinion;
            const char *text = labelled_innocent[lang][i];
            assert_non_null(text);
            arena_init(&arena);
            labelled_build(&at, &arena, &random, i % COUNT_OF(labelled_shops), SHIPPED,
                           writing_langs[lang]);
            guard_read(&at.facts, text_of(text), false, &arena, &opinion);
            blocked += opinion.worst == SEVERITY_BLOCK;
            warned += opinion.worst == SEVERITY_WARN;
            if (opinion.worst != SEVERITY_MARK) {
                show(&at, "innocent", text, &opinion);
            }
            arena_release(&arena);
        }
    }
    print_message("labelled set: %d innocent sentences, %zu blocked, %zu warned\n",
                  INNOCENT_LANGS * INNOCENT_SENTENCES, blocked, warned);
    assert_int_equal(blocked, 0);
}

/* What a helpdesk asks of somebody whose address it does not know. */
// clang-format off
static const char *const proof_requests[] = {
    "Please write to us from the e-mail address of your account.", "To protect your data we need a proof first: could you tell us the postcode of the order?",
    "请您用账户注册的邮箱给我们写信。", "Por favor, escríbanos desde la dirección de correo de su cuenta.", "Bitte schreiben Sie uns von der E-Mail-Adresse Ihres Kontos.",
    "Merci de nous écrire depuis l'adresse e-mail de votre compte.", "ご登録のメールアドレスからご連絡をお願いいたします。", "Por favor, escreva-nos do e-mail da sua conta.",
    "Ci scriva per favore dall'indirizzo e-mail del Suo account.", "Schrijft u ons alstublieft vanaf het e-mailadres van uw account.",
};
// clang-format on

/* The sentence tells the order's state or numbers; the shop's rules are told to anybody. */
static bool tells_of_order(const struct labelled_sentence *sentence)
{
    return sentence->right != NULL && (strstr(sentence->right, "{total}") != NULL ||
                                       strstr(sentence->right, "{tracking}") != NULL ||
                                       strstr(sentence->right, "{shipped}") != NULL ||
                                       strstr(sentence->right, "{delivered}") != NULL ||
                                       sentence->fault == FAULT_STATUS);
}

static enum severity read_as_stranger(const struct labelled_sentence *sentence, size_t shop,
                                      const char *request, uint64_t *random)
{
    struct arena arena;
    struct labelled at;
    struct opinion opinion;
    arena_init(&arena);
    enum standing standing =
        sentence == NULL ? SHIPPED : standing_in(sentence->when, random);
    labelled_build(&at, &arena, random, shop, standing,
                   sentence == NULL ? "en" : sentence->lang);
    at.facts.sender = SENDER_STRANGER;
    const char *text = sentence == NULL
                           ? request
                           : fill(&at.right, sentence->right, writing_of(sentence->lang));
    guard_read(&at.facts, text_of(text), false, &arena, &opinion);
    enum severity worst = opinion.worst;
    if (sentence != NULL && worst != SEVERITY_BLOCK) {
        show(&at, "told to a stranger", text, &opinion);
    }
    arena_release(&arena);
    return worst;
}

static void unknown_senders__are_told_nothing_of_an_order_and_asked_for_proof(void **state)
{
    (void)state;
    uint64_t random = SEED_TRIED;
    size_t told = 0;
    size_t blocked = 0;
    size_t refused = 0;
    for (size_t i = 0; i < COUNT_OF(labelled_sentences); i++) {
        const struct labelled_sentence *sentence = &labelled_sentences[i];
        if (tells_of_order(sentence)) {
            told++;
            blocked += read_as_stranger(sentence, i % COUNT_OF(labelled_shops), NULL,
                                        &random) == SEVERITY_BLOCK;
        }
    }
    for (size_t i = 0; i < COUNT_OF(proof_requests); i++) {
        refused += read_as_stranger(NULL, i % COUNT_OF(labelled_shops), proof_requests[i],
                                    &random) == SEVERITY_BLOCK;
    }
    print_message(
        "unknown senders: %zu of %zu sentences about an order blocked; %zu of %zu "
        "requests for proof\n",
        blocked, told, refused, COUNT_OF(proof_requests));
    assert_int_equal(blocked, told);
    assert_int_equal(refused, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labelled_set__of_the_seed_that_was_tried_holds_the_figures),
        cmocka_unit_test(
            labelled_set__of_the_seed_that_nobody_looks_into_holds_the_figures),
        cmocka_unit_test(unknown_senders__are_told_nothing_of_an_order_and_asked_for_proof),
        cmocka_unit_test(innocent_sentences__of_nine_languages_do_not_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
