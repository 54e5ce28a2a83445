/*
 * Makes a vault of very many tickets, straight through the vault: records, and the queue's
 * cache beside them as the program would make it from them.
 *   queue_bench HOME PASSPHRASE-FILE COUNT   into a home that was initialised
 *   queue_bench kdf                          milliseconds of the key derivation alone
 */
#include "base/secret.h"
#include "shell/heads.h"
#include "wire/thread.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define AT_ONCE      20000 /* tickets in one transaction */
#define A_CUSTOMER   10    /* tickets of one customer */
#define KDF_PASSES   2     /* `init --kdf interactive` */
#define KDF_BYTES    ((size_t)64 * 1024 * 1024)
#define INDEX_IN_ALL (VAULT_HEADS_IN_INDEX / VAULT_HEADS_IN_WHOLE)

struct making {
    struct vault *vault;
    moment_t now;
    struct buffer whole; /* of the range that is being filled */
    struct buffer index;
    int64_t range;
    uint32_t chance;
};

static void must(bool is_good, const struct error *err)
{
    if (is_good)
        return;
    fprintf(stderr, "queue_bench: %s\n", err->text);
    exit(1);
}

static uint32_t chance(struct making *making, uint32_t below)
{
    making->chance = making->chance * 1664525u + 1013904223u;
    return (making->chance >> 8) % below;
}

static void put_range(struct making *making, enum vault_heads part, int64_t number,
                      struct buffer *rows)
{
    struct error err = {0};

    must(vault_heads_put(making->vault, part, number,
                         text_from(buffer_text(rows), rows->len), &err),
         &err);
    buffer_clear(rows);
}

/* Segments of all ranges before this one; of those that no ticket is in too. */
static void put_ranges(struct making *making, int64_t upto)
{
    for (; making->range < upto; making->range++) {
        put_range(making, VAULT_HEADS_WHOLE, making->range, &making->whole);
        if ((making->range + 1) % INDEX_IN_ALL == 0)
            put_range(making, VAULT_HEADS_INDEX, making->range / INDEX_IN_ALL,
                      &making->index);
    }
}

static void put_head(struct making *making, const struct ticket_head *head)
{
    struct buffer bytes;

    put_ranges(making, head->number / VAULT_HEADS_IN_WHOLE);
    buffer_init(&bytes, SIZE_MAX);
    head_encode(head, &bytes);
    vault_heads_add(&making->whole, head->number,
                    text_from(buffer_text(&bytes), bytes.len));
    buffer_clear(&bytes);
    head_encode_state(head, &bytes);
    vault_heads_add(&making->index, head->number,
                    text_from(buffer_text(&bytes), bytes.len));
    buffer_release(&bytes);
}

static int64_t stream_of(struct making *making, enum stream_kind kind, const char *id,
                         const char *owner)
{
    struct error err = {0};
    int64_t stream = 0;

    must(
        vault_stream(making->vault, kind, text_of(id), text_of(owner), true, &stream, &err),
        &err);
    return stream;
}

static void append(struct making *making, int64_t stream, enum record_kind kind,
                   moment_t at, const char *body)
{
    struct error err = {0};

    must(vault_append(making->vault, stream, kind, at, text_of(""), text_of(body), &err),
         &err);
}

static const char *const first_names[] = {"Ana",    "Jonas", "李雷",   "Priya",
                                          "Amélie", "Liam",  "Noor",   "Chloe",
                                          "Robin",  "منى",   "Hannah", "Leo"};
static const char *const last_names[] = {"Ruiz",  "Becker", "Nair",  "Fournier", "Byrne",
                                         "Smit",  "Ashby",  "Weiss", "Moreau",   "Doyle",
                                         "Silva", "Ito",    "Kowal"};
static const char *const subjects[] = {
    "Where is my parcel?",          "Wrong size, can I change it?",
    "¿Dónde está mi pedido?",       "订单没有到达",
    "Refund has not come",          "Please cancel my order",
    "The zip of the jacket broke",  "Invoice with our tax number",
    "Which shoes for a wide foot?", "Address change"};
static const char *const langs[] = {"en", "en", "es", "zh", "de", "fr"};
static const char *const tags[] = {"late", "vip", "returns", "sizes", "billing"};

static void add_customer(struct making *making, size_t number, const char *id,
                         const char *name)
{
    char line[300];

    (void)number;
    snprintf(line, sizeof(line), "{\"type\":\"customer\",\"id\":\"%s\",\"name\":\"%s\"}",
             id, name);
    append(making, stream_of(making, STREAM_CUSTOMER, id, id), RECORD_CUSTOMER, making->now,
           line);
}

static void write_records(struct making *making, const struct ticket_head *head)
{
    char created[MOMENT_TEXT_SIZE];
    char due[MOMENT_TEXT_SIZE];
    char line[900];

    moment_format(head->created_at, created);
    moment_format(head->due_at, due);
    snprintf(line, sizeof(line),
             "{\"type\":\"ticket\",\"id\":\"%s\",\"customer\":\"%s\",\"subject\":\"%s\","
             "\"status\":\"%s\",\"priority\":\"%s\",\"lang\":\"%s\",\"channel\":\"email\","
             "\"tags\":[\"%s\"],\"created_at\":\"%s\",\"due_at\":\"%s\",\"messages\":[\1]}",
             head->id, head->customer, head->subject, ticket_status_name(head->status),
             priority_name(head->priority), head->lang, head->tags, created, due);
    append(making, head->number, RECORD_TICKET, head->created_at, line);
    snprintf(line, sizeof(line),
             "{\"id\":\"m1\",\"from\":\"customer\",\"at\":\"%s\",\"text\":\"%s It is order "
             "W%s.\"}",
             created, head->subject, head->id);
    append(making, head->number, RECORD_MESSAGE, head->created_at, line);
}

/* A tenth is resolved, a fifth waits for nobody: what is left is a queue to drown in. */
static void add_ticket(struct making *making, size_t number)
{
    size_t customer = number / A_CUSTOMER;
    moment_t created = making->now - 90000 - (moment_t)chance(making, 7000000);
    uint32_t fate = chance(making, 10);
    char id[32], owner[32], name[100], subject[100];

    snprintf(id, sizeof(id), "%zu", number + 1);
    snprintf(owner, sizeof(owner), "c%zu", customer);
    snprintf(name, sizeof(name), "%s %s", first_names[customer % COUNT_OF(first_names)],
             last_names[customer % COUNT_OF(last_names)]);
    snprintf(subject, sizeof(subject), "%s (%u)",
             subjects[chance(making, COUNT_OF(subjects))], chance(making, 100000));
    if (number % A_CUSTOMER == 0)
        add_customer(making, customer, owner, name);
    struct ticket_head head = {
        .id = id,
        .customer = owner,
        .name = name,
        .subject = subject,
        .channel = "email",
        .lang = langs[chance(making, COUNT_OF(langs))],
        .tags = tags[chance(making, COUNT_OF(tags))],
        .status = fate == 0  ? TICKET_RESOLVED
                  : fate < 3 ? TICKET_PENDING
                             : TICKET_OPEN,
        .priority = (enum priority)chance(making, PRIORITY_COUNT),
        .unread = 1,
        .messages = 1,
        .waiting_since = created,
        .updated_at = created,
        .created_at = created,
        .due_at = making->now - 100000 + (moment_t)chance(making, 4000000),
        .snooze_until = MOMENT_NONE,
        .number = (uint32_t)stream_of(making, STREAM_TICKET, id, owner),
    };
    write_records(making, &head);
    put_head(making, &head);
}

static void finish(struct making *making, struct office *office)
{
    struct error err = {0};
    char state[100];

    must(vault_begin(making->vault, &err), &err);
    put_ranges(making, vault_newest_stream(making->vault) / VAULT_HEADS_IN_WHOLE + 1);
    if (making->range % INDEX_IN_ALL != 0)
        put_range(making, VAULT_HEADS_INDEX, making->range / INDEX_IN_ALL, &making->index);
    snprintf(state, sizeof(state), "heads-3 %lld 0 0 0 0",
             (long long)vault_newest_row(making->vault));
    must(vault_heads_put(making->vault, VAULT_HEADS_STATE, 0, text_of(state), &err) &&
             vault_heads_put(making->vault, VAULT_HEADS_CHANGES, 0, text_of(""), &err) &&
             vault_commit(making->vault, &err) && heads_update(office, &err),
         &err);
    vault_checkpoint(making->vault);
}

static void make(struct office *office, size_t count)
{
    struct making making = {.vault = office->vault, .now = moment_now(), .chance = 1};
    struct error err = {0};

    buffer_init(&making.whole, SIZE_MAX);
    buffer_init(&making.index, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        if (i % AT_ONCE == 0)
            must(vault_begin(making.vault, &err), &err);
        add_ticket(&making, i);
        if ((i + 1) % AT_ONCE == 0 || i + 1 == count)
            must(vault_commit(making.vault, &err), &err);
    }
    finish(&making, office);
    buffer_release(&making.whole);
    buffer_release(&making.index);
}

/* The median of some runs, as the program pays it: the same function, passes and memory. */
static int measure_kdf(void)
{
    unsigned char key[32];
    unsigned char salt[crypto_pwhash_SALTBYTES] = {0};
    struct timespec began, ended;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
    if (crypto_pwhash(key, sizeof(key), "bench", 5, salt, KDF_PASSES, KDF_BYTES,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return 1;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    printf("%.3f\n", (double)(ended.tv_sec - began.tv_sec) * 1e3 +
                         (double)(ended.tv_nsec - began.tv_nsec) / 1e6);
    return 0;
}

int main(int argc, char **argv)
{
    struct options options = {.passphrase_fd = -1};
    struct office office;
    struct error err = {0};

    must(secret_start(&err), &err);
    if (argc == 2 && strcmp(argv[1], "kdf") == 0)
        return measure_kdf();
    if (argc != 4) {
        fprintf(stderr, "queue_bench HOME PASSPHRASE-FILE COUNT | queue_bench kdf\n");
        return 2;
    }
    options.home = argv[1];
    options.passphrase_file = argv[2];
    must(office_open(&office, &options, &err), &err);
    make(&office, (size_t)strtoul(argv[3], NULL, 10));
    office_close(&office);
    return 0;
}
