/* Texts of one unit, said over and over: what they take grows as they do. */
#include "guard/mask.h"
#include "guard/shop.h"

#include <time.h>

#define SHORT_BYTES    ((size_t)10000)
#define CARRIERS_BYTES ((size_t)60000) /* carriers cost little each */
#define REFUNDS_BYTES  ((size_t)100000)
#define TWICE_MOST     3 /* times as long: two where it is linear, four where quadratic */
#define FREE_MS        60 /* below: too short to compare on a machine that does other things */
#define TRIES          3

// clang-format off
static const char *const repeated[] = {
    "a ",  "1 ",  "5% ", "\"a\" ", "50 ", "50 EUR ", "二十", "+34 ", "1-",  "1.2.3.",
    "a@",  "a.",  "a/",  "9 days to ", "3日から", "(a", "Ana ", "4111 1111 ", "A1 ",
    "Aa Bb ", "not 5 % ", "we refund ", "K481205 ", "1,", "https://a.example/ ", "5 ,5 ", "日",
};
// clang-format on

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Owned by the caller. */
static char *times(const char *unit, size_t bytes)
{
    size_t len = strlen(unit);
    char *text = memory_get(bytes + len + 1);
    size_t at = 0;
    for (; at < bytes; at += len) {
        memcpy(text + at, unit, len);
    }
    text[at] = '\0';
    return text;
}

typedef void taker(struct shop *shop, const char *text);

static void as_reply(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
}

static void as_article(struct shop *shop, const char *text)
{
    struct article article = {.id = "long", .title = "Long", .text = text, .lang = "en"};
    shop->facts.policy = policy_of(&article, 1, &shop->arena);
    shop_reads(shop, "We refund 50 EUR within 5 days.");
}

static void as_message(struct shop *shop, const char *text)
{
    struct mask *mask = mask_create(&shop->facts, false);
    struct buffer out;
    buffer_init(&out, 1 << 24);
    assert_true(mask_hide(mask, text_of(text), &out));
    buffer_release(&out);
    mask_destroy(mask);
}

static double time_of(taker *take, const char *unit, size_t bytes)
{
    void *state;
    char *text = times(unit, bytes);
    shop_open(&state);
    double begin = now_ms();
    take(state, text);
    double took = now_ms() - begin;
    shop_close(&state);
    memory_free(text);
    return took;
}

/* Of a few tries one is not disturbed. */
static bool grows_evenly(taker *take, const char *unit, size_t bytes)
{
    for (int i = 0; i < TRIES; i++) {
        double twice = time_of(take, unit, 2 * bytes);
        if (twice <= FREE_MS || twice <= TWICE_MOST * time_of(take, unit, bytes)) {
            return true;
        }
    }
    return false;
}

static void check_growth(taker *take)
{
    for (size_t i = 0; i < COUNT_OF(repeated); i++) {
        if (!grows_evenly(take, repeated[i], SHORT_BYTES)) {
            fail_msg("what \"%s\" takes grows faster than the text", repeated[i]);
        }
    }
}

static void a_reply__of_twice_the_length__takes_no_three_times_as_long(void **state)
{
    (void)state;
    check_growth(as_reply);
}

static void an_article__of_twice_the_length__takes_no_three_times_as_long(void **state)
{
    (void)state;
    check_growth(as_article);
}

static void a_message__of_twice_the_length__takes_no_three_times_as_long(void **state)
{
    (void)state;
    check_growth(as_message);
}

static void a_reply__that_only_names_carriers__takes_no_three_times_as_long(void **state)
{
    (void)state;
    assert_true(grows_evenly(as_reply, "DHL ", CARRIERS_BYTES));
}

static void a_reply__of_many_refunds__takes_no_three_times_as_long(void **state)
{
    (void)state;
    assert_true(grows_evenly(as_reply, "You get 8.50 EUR back. ", REFUNDS_BYTES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reply__of_twice_the_length__takes_no_three_times_as_long),
        cmocka_unit_test(a_reply__that_only_names_carriers__takes_no_three_times_as_long),
        cmocka_unit_test(a_reply__of_many_refunds__takes_no_three_times_as_long),
        cmocka_unit_test(an_article__of_twice_the_length__takes_no_three_times_as_long),
        cmocka_unit_test(a_message__of_twice_the_length__takes_no_three_times_as_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
