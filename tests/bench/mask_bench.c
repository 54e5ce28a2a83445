/*
 * Masking threads of messages of up to four kilobytes (in several languages, in English
 * alone, in Chinese alone, with emoji), and the last look at what would leave: megabytes a
 * second of processor time, the best of rounds in one run, since what else runs on the
 * machine only adds; beside it the sanitiser alone,
 * which masking runs on what is not plain. Prints, gates nothing.
 */
#include "base/memory.h"
#include "base/utf8.h"
#include "guard/mask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS        15
#define TEXT_BYTES    ((size_t)4 << 20)
#define MESSAGE_BYTES ((size_t)4096)
#define GOAL_MB       50.0

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now); /* whatever else runs */
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static const char *const several[] = {
    "Hello, my order W2378156 has not arrived. I was told it would be here on 25 November, "
    "and "
    "the page says it left on the 19th. Can you please have a look? Ana Ruiz",
    "Hola, quería saber cuándo llega el paquete; ya van cinco días y en la página no se "
    "mueve "
    "nada. Mi correo es ana@example.org y el teléfono +34 600 111 222.",
    "Guten Tag, der Schlafsack ist gut verarbeitet, aber der Reißverschluss klemmt seit "
    "dem "
    "ersten Abend. Ich habe 129,90 € bezahlt und hätte gern einen neuen.",
    "你好，我上次买的越野跑鞋收到了，42 "
    "码穿着偏大，只试穿过一次，吊牌还在。退货可以吗？运费谁出？",
    "Bonjour, le carton était enfoncé d'un côté et le support est fendu sur toute la "
    "longueur. "
    "Que dois-je faire ?",
    "お世話になっております。注文した水着を返品しました。返金はいつ頃になりますか。",
};

static const char *const english[] = {
    "Hi there, I ordered the rain jacket in size M last Tuesday (order W2378156) and the "
    "tracking page has not moved since. Could you tell me where it is?",
    "Thanks for the quick answer. The zip of the left pocket is stuck, though, and I paid "
    "129.90 EUR for it, so I would rather have a new one than a repair.",
    "My address is still Calle del Olmo 14, 28012 Madrid, and you can reach me at "
    "ana@example.org or on +34 600 111 222 after 5 pm. Best regards, Ana Ruiz",
    "Does the warranty of 2 years hold for the poles as well? I use them twice a week.",
};
static const char *const chinese[] = {
    "你好，我上次买的越野跑鞋收到了，42码穿着偏大，只试穿过一次，吊牌还在。退货可以吗？",
    "订单号是W2378156，物流三天没有更新了，麻烦帮我查一下，谢谢。运费一共是12.50元。",
    "我的手机号是13800138000，请在下午五点以后打电话给我，地址没有变，还是原来那个小区。",
    "客服您好，这件外套的拉链坏了，能不能换一件新的？我是十一月十九日付的款。",
};
static const char *const emoji[] = {
    "Hola 😊, ya van cinco días y en la página no se mueve nada 😩. Mi correo es "
    "ana@example.org.",
    "Guten Tag, der Schlafsack ist gut 👍🏽, aber der Reißverschluss klemmt. W2378156 "
    "🙏",
    "你好😀，42码穿着偏大，退货可以吗？❤️",
};

static double best(double *times)
{
    qsort(times, ROUNDS, sizeof(*times), by_size);
    return times[0];
}

static struct mask *make_mask(void)
{
    static const char *const emails[] = {"ana@example.org"};
    static const char *const phones[] = {"+34 600 111 222"};
    static const struct address address = {
        .line1 = "Calle del Olmo 14, 3.º B", .city = "Madrid", .postcode = "28012"};
    static const struct customer customer = {.id = "c1",
                                             .name = "Ana Ruiz",
                                             .emails = emails,
                                             .email_count = 1,
                                             .phones = phones,
                                             .phone_count = 1,
                                             .addresses = &address,
                                             .address_count = 1,
                                             .country = "ES"};
    static const struct order order = {.id = "W2378156", .customer = "c1"};
    struct facts facts = {.customer = &customer, .orders = &order, .order_count = 1};
    return mask_create(&facts, false);
}

/* Message by message. */
static void hide(struct mask *mask, struct text text, struct buffer *out)
{
    while (text.len > 0) {
        size_t len = text.len < MESSAGE_BYTES ? text.len : MESSAGE_BYTES;
        const char *line = memrchr(text.bytes, '\n', len);
        len = line == NULL ? len : (size_t)(line - text.bytes) + 1;
        if (!mask_hide(mask, text_from(text.bytes, len), out)) {
            fprintf(stderr, "mask_bench: a text was refused\n");
            exit(1);
        }
        text = text_from(text.bytes + len, text.len - len);
    }
}

static double rate(struct text text, double ms)
{
    return (double)text.len / 1e6 / (ms / 1e3);
}

/* One kind of thread. False where the mask refuses or misses something. */
static bool measure(const char *name, const char *const *lines, size_t line_count)
{
    double hides[ROUNDS];
    double looks[ROUNDS];
    double cleans[ROUNDS];
    struct buffer text;
    struct buffer out;
    bool is_good = true;
    struct mask *mask = make_mask();
    buffer_init(&text, TEXT_BYTES + 4096);
    buffer_init(&out, TEXT_BYTES * 2);
    for (size_t i = 0; text.len < TEXT_BYTES; i++) {
        buffer_format(&text, "%s\n", lines[i % line_count]);
    }
    struct text whole = text_from(buffer_text(&text), text.len);
    for (size_t i = 0; i < ROUNDS && is_good; i++) {
        buffer_clear(&out);
        double start = now_ms();
        utf8_sanitise(whole, SANITISE_PROMPTED, &out, NULL);
        cleans[i] = now_ms() - start;
        buffer_clear(&out);
        start = now_ms();
        hide(mask, whole, &out);
        hides[i] = now_ms() - start;
        start = now_ms();
        is_good = !mask_leaks(mask, text_from(buffer_text(&out), out.len), NULL);
        looks[i] = now_ms() - start;
    }
    if (is_good) {
        printf("masking, %-16s %6.0f MB/s (goal %.0f), the last look %.0f, the sanitiser "
               "alone %.0f\n",
               name, rate(whole, best(hides)), GOAL_MB, rate(whole, best(looks)),
               rate(whole, best(cleans)));
    }
    mask_destroy(mask);
    buffer_release(&text);
    buffer_release(&out);
    return is_good;
}

static const struct {
    const char *name;
    const char *const *lines;
    size_t count;
} threads[] = {
    {"several languages", several, COUNT_OF(several)},
    {"English", english, COUNT_OF(english)},
    {"Chinese", chinese, COUNT_OF(chinese)},
    {"with emoji", emoji, COUNT_OF(emoji)},
};

/* usage: mask_bench [THREAD] */
int main(int count, char **arguments)
{
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        if (count > 1 && strcmp(arguments[1], threads[i].name) != 0) {
            continue;
        }
        if (!measure(threads[i].name, threads[i].lines, threads[i].count)) {
            fprintf(stderr, "mask_bench: a known value left\n");
            return 1;
        }
    }
    return 0;
}
