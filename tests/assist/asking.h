/*
 * The shop of the stories, asked about: Ana Ruiz with all that must never leave, prompts
 * written out as a person reads them, and compared with the files in tests/assist/prompts.
 */
#ifndef TESTS_ASSIST_ASKING_H
#define TESTS_ASSIST_ASKING_H

#include "assist/ask.h"
#include "shop.h"
#include "wire/json_gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BOUNDARY   "q7Xb2LmZ90kRt4Vw"
#define PROMPT_MAX ((size_t)4 * 1024 * 1024)

/* What must stand in no prompt. Beside them stand the parts that a person would know her
 * by. */
static const char *const secrets[] = {
    "ana.ruiz@example.org",
    "ana.ruiz",
    "600000101",
    "600 000 101",
    "600-000-101",
    "Calle del Olmo",
    "calle del",
    "28012",
    "Ana Ruiz",
    "Ana ",
    "Ruiz",
    "ANA RUIZ",
    "李雷",
    "lilei@example.cn",
};

static const char *const ana_emails[] = {"ana.ruiz@example.org"};
static const char *const ana_phones[] = {"+34 600 000 101"};
static const struct address ana_addresses[] = {{.name = "Ana Ruiz",
                                                .line1 = "Calle del Olmo 14, 3.º B",
                                                .city = "Madrid",
                                                .postcode = "28012",
                                                .country = "ES"}};
static const char *const lilei_emails[] = {"lilei@example.cn"};

struct asked_shop {
    struct shop *shop;
    struct ask ask;
    struct mask *mask;
    struct model_prompt prompt;
    struct error err;
};

static inline void shop_knows_ana(struct shop *shop)
{
    shop->customer = (struct customer){.id = "c1",
                                       .name = "Ana Ruiz",
                                       .emails = ana_emails,
                                       .email_count = 1,
                                       .phones = ana_phones,
                                       .phone_count = 1,
                                       .addresses = ana_addresses,
                                       .address_count = 1,
                                       .lang = "es",
                                       .country = "ES"};
    for (size_t i = 0; i < SHOP_ORDERS; i++)
        shop->orders[i].address = ana_addresses[0];
}

static inline int asking_setup(void **state)
{
    struct asked_shop *asked = memory_get(sizeof(*asked));
    struct shop *shop = shop_open();

    shop_knows_ana(shop);
    shop->ticket.channel = "chat";
    shop->ticket.lang = "es";
    asked->shop = shop;
    asked->ask = (struct ask){.facts = &shop->facts,
                              .articles = shop->paragraphs,
                              .macros = shop->macros,
                              .lang = "es",
                              .boundary = BOUNDARY};
    *state = asked;
    return 0;
}

static inline int asking_teardown(void **state)
{
    struct asked_shop *asked = *state;

    mask_destroy(asked->mask);
    shop_close(asked->shop);
    memory_free(asked);
    return 0;
}

/* What the shell does before it asks: the order meant, what was found, the mask. */
static inline bool ask_for(struct asked_shop *asked, enum ask_kind kind)
{
    struct shop *shop = asked->shop;

    asked->ask.kind = kind;
    asked->ask.article_count = shop->request.article_count;
    asked->ask.macro_count = shop->request.macro_count;
    asked->ask.order_meant =
        assist_order_meant(&shop->facts, &shop->arena, &asked->ask.order_why);
    if (!asked->mask)
        asked->mask = mask_create(&shop->facts, false);
    return ask_write(&asked->ask, asked->mask, &shop->arena, &asked->prompt, &asked->err);
}

static inline const char *user_of(const struct asked_shop *asked)
{
    return asked->prompt.messages[asked->prompt.message_count - 1].text;
}

static inline void assert_holds_no_secret(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(secrets); i++) {
        if (says(text, secrets[i]))
            print_error("\"%s\" stands in:\n%s\n", secrets[i], text);
        assert_false(says(text, secrets[i]));
    }
}

/* Between the lines that begin sections stands one JSON value a line; what is to be done,
 * last, is ours. Returns how many sections there are. */
static inline size_t assert_lines_are_json(const char *text)
{
    struct text rest = text_of(text);
    struct text line;
    bool is_task = false;
    size_t sections = 0;

    while (text_next(&rest, '\n', &line)) {
        struct json_document document;
        struct error err = {0};
        if (text_starts_with(line, "=== " BOUNDARY " ")) {
            is_task = text_is(line, "=== " BOUNDARY " TASK");
            sections++;
            continue;
        }
        bool is_json = is_task || json_document_open(&document, line, &err);
        if (!is_json)
            print_error("%s: %.*s\n", err.text, (int)line.len, line.bytes);
        assert_true(is_json);
        if (!is_task)
            json_document_close(&document);
    }
    assert_true(is_task);
    return sections;
}

static inline void assert_schema_is_json(const struct model_prompt *prompt)
{
    struct json_document document;
    struct error err = {0};

    if (!prompt->schema)
        return;
    assert_true(json_document_open(&document, text_of(prompt->schema), &err));
    json_document_close(&document);
}

static inline void write_out(const struct model_prompt *prompt, struct buffer *out)
{
    static const char *const roles[] = {"system", "user", "assistant"};

    for (size_t i = 0; i < prompt->message_count; i++)
        buffer_format(out, "##### %s\n%s", roles[prompt->messages[i].role],
                      prompt->messages[i].text);
    if (prompt->schema)
        buffer_format(out, "##### schema %s\n%s\n", prompt->schema_name, prompt->schema);
    buffer_format(out, "##### %lld tokens, %zu messages left out\n",
                  (long long)prompt->tokens, prompt->left_out);
}

static inline void write_file(const char *path, const struct buffer *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(buffer_text(text), 1, text->len, file), text->len);
    assert_int_equal(fclose(file), 0);
}

static inline void read_file(const char *path, struct buffer *out)
{
    char bytes[4096];
    size_t len;
    FILE *file = fopen(path, "r");

    if (!file)
        print_error("%s is not there (DESKHAND_GOLDEN=write writes it)\n", path);
    assert_non_null(file);
    while ((len = fread(bytes, 1, sizeof(bytes), file)) > 0)
        buffer_add(out, bytes, len);
    fclose(file);
}

/* As the file says, and without what must never leave. */
static inline void assert_text_is_pinned(const struct buffer *text, const char *name)
{
    const char *mode = getenv("DESKHAND_GOLDEN");
    struct buffer expected;
    char path[128];

    assert_holds_no_secret(buffer_text(text));
    snprintf(path, sizeof(path), "tests/assist/prompts/%s.txt", name);
    if (string_equals(mode, "write"))
        write_file(path, text);
    buffer_init(&expected, PROMPT_MAX);
    read_file(path, &expected);
    if (!string_equals(buffer_text(text), buffer_text(&expected)))
        print_error("%s is otherwise (DESKHAND_GOLDEN=write writes it anew)\n%s\n", path,
                    buffer_text(text));
    assert_string_equal(buffer_text(text), buffer_text(&expected));
    buffer_release(&expected);
}

static inline void assert_pinned(struct asked_shop *asked, enum ask_kind kind,
                                 const char *name)
{
    struct buffer text;

    if (!ask_for(asked, kind))
        print_error("%s: %s\n", name, asked->err.text);
    assert_true(asked->prompt.message_count == 2);
    buffer_init(&text, PROMPT_MAX);
    write_out(&asked->prompt, &text);
    assert_text_is_pinned(&text, name);
    buffer_release(&text);
}

#endif
