/*
 * Search over 127 MB of sealed messages, in turn with what it stands beside: the same
 * segments opened without searching, and the same text through `age -d | rg`. Medians of
 * rounds in one run; prints, gates nothing.
 */
#include "base/memory.h"
#include "base/process.h"
#include "base/secret.h"
#include "bench/goal.h"
#include "catalogue/catalogue.h"
#include "vault/inside.h"
#include "vault/segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS     7
#define STREAMS    2000
#define TEXT_BYTES (127u << 20)
#define VOCABULARY 6000
#define RARE       "zebrafish" /* in one message of 10,000 */
#define SHORT      "qj"        /* in none, and too short for the sketches: all is opened */
#define CHINESE    "退税"      /* in one of 10,000; both characters are common */

static char *words[VOCABULARY];

static char folder[] = "/tmp/deskhand-bench-XXXXXX";

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

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof(*values), by_size);
    return values[ROUNDS / 2];
}

static void must(bool is_good, const struct error *err)
{
    if (is_good)
        return;
    fprintf(stderr, "search_bench: %s\n", err->text);
    exit(1);
}

static unsigned chance(unsigned limit)
{
    static unsigned long long seed = 1;

    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(seed >> 33) % limit;
}

/* Words as of several languages: syllables, numbers, two and three characters of Chinese.
 */
static void make_words(void)
{
    static const char *const syllables[] = {
        "pa", "re", "cel", "tu", "or", "der", "ship", "ma", "ti", "on", "ing", "es", "ca",
        "lo", "no", "gra", "si", "en", "ver", "wo",   "ha", "st", "ly", "ed",  "de", "un"};
    static const char *const characters[] = {
        "退", "税", "货", "包", "裹", "哪", "里", "在", "我", "的", "到", "了", "没",
        "有", "发", "票", "订", "单", "号", "码", "尺", "寸", "颜", "色", "换", "款"};
    struct buffer word;

    buffer_init(&word, 100);
    for (size_t i = 0; i < VOCABULARY; i++) {
        bool is_chinese = i % 5 == 0;

        for (unsigned parts = 2 + chance(2); parts > 0; parts--)
            buffer_add_text(&word, is_chinese ? characters[chance(COUNT_OF(characters))]
                                              : syllables[chance(COUNT_OF(syllables))]);
        if (i % 7 == 0)
            buffer_format(&word, "%u", chance(10000));
        if (text_find(text_from(word.bytes, word.len), text_of(CHINESE)) != NULL)
            buffer_clear(&word);
        words[i] = buffer_take(&word);
    }
}

/* One folded message of some 300 bytes. */
static void compose(struct buffer *out, size_t number)
{
    size_t wanted = 200 + chance(200);

    buffer_clear(out);
    if (number % 10000 == 0)
        buffer_add_text(out, RARE " " CHINESE " ");
    while (out->len < wanted) {
        buffer_add_text(out, words[chance(VOCABULARY)]);
        buffer_add_char(out, ' ');
    }
}

/* The messages in the vault, in a hundred of transactions; their text in a file beside. */
static size_t fill(struct vault *vault, FILE *plain)
{
    struct error err = {0};
    struct buffer text;
    size_t count = 0;

    buffer_init(&text, SIZE_MAX);
    for (size_t bytes = 0; bytes < TEXT_BYTES; count++) {
        char id[16];
        int64_t stream;

        if (count % 4096 == 0)
            must((count == 0 || vault_commit(vault, &err)) && vault_begin(vault, &err),
                 &err);
        compose(&text, count);
        snprintf(id, sizeof(id), "%u", chance(STREAMS));
        must(vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c"), true, &stream,
                          &err) &&
                 vault_append(vault, stream, RECORD_MESSAGE, 1,
                              text_from(text.bytes, text.len), text_of("{}"), &err),
             &err);
        buffer_add_char(&text, '\n');
        fwrite(text.bytes, 1, text.len, plain);
        bytes += text.len;
    }
    must(vault_commit(vault, &err), &err);
    buffer_release(&text);
    return count;
}

static void tend(struct vault *vault)
{
    struct error err = {0};
    bool more = true;

    while (more)
        must(vault_search_tend(vault, 1000, &more, &err), &err);
    vault_checkpoint(vault);
}

static bool count_hit(void *context, const struct vault_record *record)
{
    (void)record;
    ++*(size_t *)context;
    return true;
}

/* All of it, in slices as on the screen. */
static double search(struct vault *vault, const char *needle, bool is_alone, size_t *hits)
{
    double began = now_ms();
    struct vault_search *search = vault_search_start(vault, text_of(needle));
    struct error err = {0};
    bool is_done = false;

    *hits = 0;
    if (is_alone)
        vault_search_alone(search);
    while (!is_done)
        must(vault_search_step(search, 5, count_hit, hits, &is_done, &err), &err);
    vault_search_stop(search);
    return now_ms() - began;
}

/* The same segments, by the same connection, and nothing looked for. */
static double open_only(struct vault *vault)
{
    double began = now_ms();
    struct store reader;
    struct error err = {0};
    struct text plain;
    int64_t last = -1;

    must(store_open_reader(&reader, &vault->store, &err) &&
             segment_last(vault, SEGMENT_SEARCH, &last, &err),
         &err);
    struct segment_source source = {&reader,      vault->id, vault->keys->segments,
                                    vault->spare, NULL,      0};
    for (int64_t number = last; number >= 0; number--)
        must(segment_read(&source, SEGMENT_SEARCH, number, &plain, &err), &err);
    memory_free_wiped(source.room, source.capacity);
    store_close(&reader);
    return now_ms() - began;
}

static bool run(const char *command)
{
    struct buffer out;
    bool is_run;

    buffer_init(&out, 1 << 20);
    is_run = process_read(command, 60000, &out, NULL);
    buffer_release(&out);
    return is_run;
}

static double age_and_rg(void)
{
    char command[300];
    double began = now_ms();

    snprintf(command, sizeof(command), "age -d -i %s/key %s/plain.age | rg -c " RARE,
             folder, folder);
    return run(command) ? now_ms() - began : -1;
}

static bool prepare_age(void)
{
    char command[400];

    snprintf(command, sizeof(command),
             "age-keygen -o %s/key 2>&1 && age -e -i %s/key -o %s/plain.age %s/plain && rg "
             "--version",
             folder, folder, folder, folder);
    return run(command);
}

static void say(const char *what, double ms, double anchor, const char *of)
{
    if (anchor > 0)
        printf("%-58s %.0f ms, %.2f of %s\n", what, ms, ms / anchor, of);
    else
        printf("%-58s %.0f ms\n", what, ms);
}

static void measure(struct vault *vault, bool has_age)
{
    static double opened[ROUNDS], alone[ROUNDS], both[ROUNDS], age[ROUNDS];
    static double chinese[ROUNDS], all[ROUNDS], all_both[ROUNDS];
    size_t hits;

    for (int i = 0; i < ROUNDS; i++) {
        age[i] = has_age ? age_and_rg() : -1;
        opened[i] = open_only(vault);
        alone[i] = search(vault, RARE, true, &hits);
        both[i] = search(vault, RARE, false, &hits);
        chinese[i] = search(vault, CHINESE, true, &hits);
        all[i] = search(vault, SHORT, true, &hits);
        all_both[i] = search(vault, SHORT, false, &hits);
    }
    say("its segments opened, not searched", median(opened), 0, "");
    say("search for a word, one thread", median(alone), median(opened), "opening");
    say("search for two Chinese characters, one thread", median(chinese), median(opened),
        "opening");
    say("search for two letters that are nowhere, one thread", median(all), median(opened),
        "opening");
    goal_say(10, "search for a word over 127 MB sealed", median(alone) / median(opened),
             .85, "times", "of opening the same segments");
    if (!has_age) {
        printf("%-62s not measured: age or ripgrep is not installed (goal 0.9 of it on one "
               "thread, 0.5 on two)\n",
               "goal 10: search beside age -d | rg");
        return;
    }
    goal_say(10, "search for a word, one thread", median(alone) / median(age), .9, "times",
             "of age -d | rg over the same text");
    goal_say(10, "search for a word, two threads", median(both) / median(age), .5, "times",
             "of age -d | rg over the same text");
    say("age -d | rg over the same text", median(age), 0, "");
    say("search for a word, one thread", median(alone), median(age), "age -d | rg");
    say("search for a word, two threads", median(both), median(age), "age -d | rg");
    say("search for two letters, one thread", median(all), median(age), "age -d | rg");
    say("search for two letters, two threads", median(all_both), median(age),
        "age -d | rg");
}

static void measure_all(struct vault *vault)
{
    char path[100];
    FILE *plain;
    double began = now_ms();
    double took;
    size_t count;

    snprintf(path, sizeof(path), "%s/plain", folder);
    plain = fopen(path, "w");
    if (plain == NULL)
        return;
    make_words();
    count = fill(vault, plain);
    fclose(plain);
    took = now_ms() - began;
    printf("%-58s %.1f us a message\n", "127 MB of messages sealed, 4,096 a transaction",
           took * 1e3 / (double)count);
    began = now_ms();
    tend(vault);
    took = now_ms() - began;
    printf("%-58s %.1f us a message\n", "search segments of them made",
           took * 1e3 / (double)count);
    measure(vault, prepare_age());
}

int main(void)
{
    static const char *const files[] = {"plain",        "plain.age",    "key", "vault.db",
                                        "vault.db-wal", "vault.db-shm", NULL};
    char recovery[VAULT_RECOVERY_SIZE];
    struct vault *vault = NULL;
    struct error err = {0};

    catalogue_start(); /* SQLite's memory as in the program */
    must(secret_start(&err), &err);
    if (mkdtemp(folder) == NULL)
        return 1;
    must(vault_create(folder, text_of("bench"), VAULT_COST_INTERACTIVE, recovery, &err) &&
             vault_open(folder, NULL, text_of("bench"), &vault, &err),
         &err);
    measure_all(vault);
    vault_close(vault);
    for (const char *const *name = files; *name != NULL; name++) {
        char path[100];

        snprintf(path, sizeof(path), "%s/%s", folder, *name);
        unlink(path);
    }
    return rmdir(folder) != 0;
}
