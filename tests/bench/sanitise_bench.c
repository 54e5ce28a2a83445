/*
 * The sanitiser over texts of four kilobytes, for each of its purposes: megabytes a second,
 * medians of rounds in one run. Prints, gates nothing.
 */
#include "base/memory.h"
#include "base/utf8.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS        9
#define TEXT_BYTES    ((size_t)8 << 20)
#define MESSAGE_BYTES ((size_t)4096)

struct sort_of_text {
    const char *name;
    double goal_mb; /* a second; 0: none was set */
    const char *lines[7];
};

static const struct sort_of_text sorts[] = {
    {"ASCII",
     300,
     {"Hello, my order W2378156 has not arrived. I was told it would be here on the 25th,",
      "and the page says it left on the 19th. Can you please have a look? Ana", ""}},
    {"mixed",
     80,
     {"Hola, quería saber cuándo llega el paquete; ya van cinco días y no se mueve nada.",
      "你好，我上次买的越野跑鞋收到了，42 码穿着偏大，只试穿过一次。退货可以吗？👍",
      "Where is it? 😡📦 I paid 129,90 € (größer, çok güzel, hätte gern) 👩\u200D👧 🇪🇸",
      "お世話になっております。返金はいつ頃になりますか。 Việt Nam: e\u0301 n\u0303",
      "pass\u200Bword \u202Eabc\u202C a\u0301\u0302\u0303\u0304\u0305\u0306 \x1B[31mred",
      "Bonjour, le carton était enfoncé d'un côté et le support est fendu. 한국어"}},
    {"Chinese", 80, {"我上次买的越野跑鞋收到了，尺码穿着偏大，只试穿过一次，吊牌还在。"}},
    {"emoji", 0, {"😡📦🎁👍🏽👩\u200D👩\u200D👧❤\uFE0F🇩🇪🇪🇸"}},
    {"hostile",
     0,
     {"\x1B]52;c;aGk=\x07\xC2\x9B"
      "31m\u202E\u200B\U000E0041\xFF\xE2\x82\u0301\u0301\u0301"}},
};

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

static double sanitise_ms(struct text text, enum sanitise_for purpose, struct buffer *out)
{
    double start = now_ms();
    for (size_t at = 0; at < text.len; at += MESSAGE_BYTES) {
        size_t len = text.len - at < MESSAGE_BYTES ? text.len - at : MESSAGE_BYTES;
        buffer_clear(out);
        utf8_sanitise(text_from(text.bytes + at, len), purpose, out, NULL);
    }
    return now_ms() - start;
}

static double rate(struct text text, enum sanitise_for purpose)
{
    struct buffer out;
    double rounds[ROUNDS];
    buffer_init(&out, 32 * MESSAGE_BYTES);
    for (size_t i = 0; i < ROUNDS; i++) {
        rounds[i] = sanitise_ms(text, purpose, &out);
    }
    qsort(rounds, ROUNDS, sizeof(*rounds), by_size);
    buffer_release(&out);
    return (double)text.len / 1e3 / rounds[ROUNDS / 2];
}

static void measure(const struct sort_of_text *sort)
{
    struct buffer text;
    buffer_init(&text, TEXT_BYTES + 4096);
    while (text.len < TEXT_BYTES) {
        for (size_t i = 0; i < COUNT_OF(sort->lines) && sort->lines[i] != NULL; i++) {
            buffer_format(&text, "%s\n", sort->lines[i]);
        }
    }
    struct text whole = text_from(buffer_text(&text), text.len);
    printf("sanitiser    %-8s shown %5.0f MB/s, prompted %5.0f, sent %5.0f", sort->name,
           rate(whole, SANITISE_SHOWN), rate(whole, SANITISE_PROMPTED),
           rate(whole, SANITISE_SENT));
    if (sort->goal_mb > 0) {
        printf(" (goal %.0f)", sort->goal_mb);
    }
    printf("\n");
    buffer_release(&text);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < COUNT_OF(sorts); i++) {
        measure(&sorts[i]);
    }
    return 0;
}
