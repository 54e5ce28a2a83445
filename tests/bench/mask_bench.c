/*
 * Masking a thread of messages of four kilobytes, in several languages, and the last look
 * at what would leave: megabytes a second, medians of rounds in one run; beside it the
 * sanitiser alone, which masking runs on what is not plain. Prints, gates nothing.
 */
#include "base/memory.h"
#include "base/utf8.h"
#include "guard/mask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS        7
#define TEXT_BYTES    ((size_t)8 << 20)
#define MESSAGE_BYTES ((size_t)4096)
#define GOAL_MB       50.0

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static const char *const lines[] = {
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

int main(void)
{
    double hides[ROUNDS];
    double looks[ROUNDS];
    double cleans[ROUNDS];
    struct buffer text;
    struct buffer out;
    struct mask *mask = make_mask();
    buffer_init(&text, TEXT_BYTES + 4096);
    buffer_init(&out, TEXT_BYTES * 2);
    for (size_t i = 0; text.len < TEXT_BYTES; i++) {
        buffer_format(&text, "%s\n", lines[i % COUNT_OF(lines)]);
    }
    struct text whole = text_from(buffer_text(&text), text.len);
    for (size_t i = 0; i < ROUNDS; i++) {
        buffer_clear(&out);
        double start = now_ms();
        utf8_sanitise(whole, SANITISE_PROMPTED, &out, NULL);
        cleans[i] = now_ms() - start;
        buffer_clear(&out);
        start = now_ms();
        hide(mask, whole, &out);
        hides[i] = now_ms() - start;
        start = now_ms();
        if (mask_leaks(mask, text_from(buffer_text(&out), out.len), NULL)) {
            fprintf(stderr, "mask_bench: a known value left\n");
            return 1;
        }
        looks[i] = now_ms() - start;
    }
    qsort(hides, ROUNDS, sizeof(*hides), by_size);
    qsort(looks, ROUNDS, sizeof(*looks), by_size);
    qsort(cleans, ROUNDS, sizeof(*cleans), by_size);
    printf("masking      %6.0f MB/s (goal %.0f; the sanitiser in it %.0f), the last look "
           "%.0f MB/s\n",
           rate(whole, hides[ROUNDS / 2]), GOAL_MB, rate(whole, cleans[ROUNDS / 2]),
           rate(whole, looks[ROUNDS / 2]));
    mask_destroy(mask);
    buffer_release(&text);
    buffer_release(&out);
    return 0;
}
