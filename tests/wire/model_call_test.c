/*
 * Bodies of requests against files in tests/wire/golden, a file a variation, indented to be
 * read. DESKHAND_GOLDEN=write writes them anew.
 */
#include "wire/model_call.h"

#include "base/buffer.h"
#include "wire/json_gate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define GOLDEN_MAX 65536

static const struct prompt_message messages[] = {
    {ROLE_SYSTEM, "You answer for the shop.\nNever promise what no fact says."},
    {ROLE_USER, "¿Dónde está mi paquete? \"W2378156\"\x1b 😀"},
    {ROLE_ASSISTANT, "It is on its way."},
    {ROLE_USER, "退货可以吗\\"},
};
static const struct model_prompt talk = {.messages = messages, .message_count = 4};
static const struct model_prompt json_wanted = {
    .messages = messages,
    .message_count = 2,
    .schema_name = "picks",
    .schema = "{\"type\":\"object\",\"properties\":{\"ids\":{\"type\":\"array\",\"items\":{"
              "\"type\":\"string\",\"enum\":[\"p1\",\"p2\"]}}},\"required\":[\"ids\"],"
              "\"additionalProperties\":false}"};
static const struct model_prompt no_system = {.messages = messages + 1, .message_count = 1};
static const char *const stops[] = {"\n\nCustomer:", "###", "a", "b", "the fifth"};

#define CHAT                                                                               \
    {                                                                                      \
        .api = MODEL_CHAT, .url = "https://host/v1", .model = "gpt-4.1-mini"               \
    }
#define RESPONSES                                                                          \
    {                                                                                      \
        .api = MODEL_RESPONSES, .url = "https://host/v1", .model = "gpt-4.1-mini"          \
    }
#define COMPLETIONS                                                                        \
    {                                                                                      \
        .api = MODEL_COMPLETIONS, .url = "https://host/v1", .model = "davinci-002"         \
    }
#define MESSAGES                                                                           \
    {                                                                                      \
        .api = MODEL_MESSAGES, .url = "https://host/v1", .model = "claude-sonnet-4-5"      \
    }
#define EVERYTHING                                                                         \
    .prompt = &talk, .n = 3, .is_streamed = true, .has_temperature = true,                 \
    .temperature = 0.4, .max_tokens = 400, .stop = stops, .stop_count = 5,                 \
    .wants_usage = true

static const struct {
    const char *golden;
    struct model_server server;
    struct model_call call;
} bodies[] = {
    {"chat", CHAT, {EVERYTHING}},
    {"chat-least", CHAT, {.prompt = &no_system, .n = 1, .wants_usage = true}},
    {"chat-renamed",
     CHAT,
     {.prompt = &talk,
      .n = 1,
      .is_streamed = true,
      .max_tokens = 400,
      .max_tokens_field = "max_completion_tokens"}},
    {"chat-schema", CHAT, {.prompt = &json_wanted, .n = 1}},
    {"chat-plain-schema", CHAT, {.prompt = &json_wanted, .n = 1, .plain_schema = true}},
    {"chat-worded-schema", CHAT, {.prompt = &json_wanted, .n = 1, .worded_schema = true}},
    {"completions", COMPLETIONS, {EVERYTHING}},
    {"completions-least", COMPLETIONS, {.prompt = &no_system, .n = 1}},
    {"completions-schema", COMPLETIONS, {.prompt = &json_wanted, .n = 1}},
    {"responses", RESPONSES, {EVERYTHING}},
    {"responses-least", RESPONSES, {.prompt = &no_system, .n = 1, .max_tokens = 3}},
    {"responses-schema", RESPONSES, {.prompt = &json_wanted, .n = 1}},
    {"responses-plain-schema",
     RESPONSES,
     {.prompt = &json_wanted, .n = 1, .plain_schema = true}},
    {"messages", MESSAGES, {EVERYTHING}},
    {"messages-least", MESSAGES, {.prompt = &no_system, .n = 1}},
    {"messages-schema", MESSAGES, {.prompt = &json_wanted, .n = 1}},
    {"azure-chat",
     {.api = MODEL_CHAT,
      .url = "https://host",
      .model = "deployed",
      .is_azure = true,
      .api_version = "2024-10-21"},
     {EVERYTHING}},
    {"azure-responses",
     {.api = MODEL_RESPONSES,
      .url = "https://host",
      .model = "deployed",
      .is_azure = true,
      .api_version = "preview"},
     {EVERYTHING}},
    {"engine-completions",
     {.api = MODEL_COMPLETIONS,
      .url = "https://host/v1",
      .model = "davinci",
      .is_engine = true},
     {EVERYTHING}},
};

/* Good JSON, a member or element a line. */
static void indent(const struct buffer *compact, struct buffer *out)
{
    size_t depth = 0;
    bool is_quoted = false;
    for (size_t i = 0; i < compact->len; i++) {
        char byte = compact->bytes[i];
        bool is_escaped = i > 0 && compact->bytes[i - 1] == '\\' &&
                          !(i > 1 && compact->bytes[i - 2] == '\\');
        is_quoted = byte == '"' && !is_escaped ? !is_quoted : is_quoted;
        depth -= !is_quoted && strchr("}]", byte) ? 1 : 0;
        if (!is_quoted && strchr("}]", byte)) {
            buffer_format(out, "\n%*s", (int)depth * 2, "");
        }
        buffer_add_char(out, byte);
        depth += !is_quoted && strchr("{[", byte) ? 1 : 0;
        if (!is_quoted && strchr("{[,", byte)) {
            buffer_format(out, "\n%*s", (int)depth * 2, "");
        } else if (!is_quoted && byte == ':') {
            buffer_add_char(out, ' ');
        }
    }
    buffer_add_char(out, '\n');
}

static void check_golden(const char *name, const struct buffer *found)
{
    char path[128];
    char was[GOLDEN_MAX] = "";
    const char *mode = getenv("DESKHAND_GOLDEN");
    bool is_written = mode && strcmp(mode, "write") == 0;
    snprintf(path, sizeof(path), "tests/wire/golden/%s.json", name);
    FILE *file = fopen(path, is_written ? "w" : "r");
    assert_non_null(file);
    if (is_written) {
        assert_int_equal(fwrite(found->bytes, 1, found->len, file), found->len);
    } else {
        assert_true(fread(was, 1, sizeof(was) - 1, file) > 0);
        print_message("%s\n", path);
        assert_string_equal(found->bytes, was);
    }
    assert_int_equal(fclose(file), 0);
}

static void model_call_body__is_what_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct json_document document;
        struct buffer body;
        struct buffer lines;
        buffer_init(&body, GOLDEN_MAX);
        buffer_init(&lines, GOLDEN_MAX);
        model_call_body(&bodies[i].server, &bodies[i].call, &body);
        assert_true(json_document_open(&document, text_from(body.bytes, body.len), NULL));
        json_document_close(&document);
        indent(&body, &lines);
        check_golden(bodies[i].golden, &lines);
        buffer_release(&body);
        buffer_release(&lines);
    }
}

static void model_moderation_body__holds_every_text(void **state)
{
    static const char *const texts[] = {"one \"two\"", "三"};
    struct buffer body;
    (void)state;
    buffer_init(&body, GOLDEN_MAX);
    model_moderation_body(texts, 2, &body);
    assert_string_equal(body.bytes, "{\"input\":[\"one \\\"two\\\"\",\"三\"]}");
    buffer_release(&body);
}

static void model_call_url__is_where_each_server_is_addressed(void **state)
{
    static const struct {
        struct model_server server;
        const char *call;
        const char *list;
        const char *moderation;
    } cases[] = {
        {CHAT, "https://host/v1/chat/completions", "https://host/v1/models",
         "https://host/v1/moderations"},
        {COMPLETIONS, "https://host/v1/completions", "https://host/v1/models",
         "https://host/v1/moderations"},
        {RESPONSES, "https://host/v1/responses", "https://host/v1/models",
         "https://host/v1/moderations"},
        {MESSAGES, "https://host/v1/messages", "https://host/v1/models",
         "https://host/v1/moderations"},
        {{.api = MODEL_CHAT, .url = "http://[::1]:8080//", .model = "m"},
         "http://[::1]:8080/chat/completions",
         "http://[::1]:8080/models",
         "http://[::1]:8080/moderations"},
        {{.api = MODEL_CHAT,
          .url = "https://shop.openai.azure.com/",
          .model = "gpt 4/é",
          .is_azure = true,
          .api_version = "2024-10-21"},
         "https://shop.openai.azure.com/openai/deployments/gpt%204%2F%C3%A9/chat/"
         "completions?api-version=2024-10-21",
         "https://shop.openai.azure.com/openai/models?api-version=2024-10-21",
         "https://shop.openai.azure.com/openai/moderations?api-version=2024-10-21"},
        {{.api = MODEL_RESPONSES,
          .url = "https://shop.openai.azure.com",
          .model = "m",
          .is_azure = true,
          .api_version = "a&b"},
         "https://shop.openai.azure.com/openai/responses?api-version=a%26b",
         "https://shop.openai.azure.com/openai/models?api-version=a%26b",
         "https://shop.openai.azure.com/openai/moderations?api-version=a%26b"},
        {{.api = MODEL_COMPLETIONS,
          .url = "https://host/v1",
          .model = "text-davinci_002.x~",
          .is_engine = true},
         "https://host/v1/engines/text-davinci_002.x~/completions",
         "https://host/v1/models",
         "https://host/v1/moderations"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buffer out;
        buffer_init(&out, GOLDEN_MAX);
        model_call_url(&cases[i].server, &out);
        assert_string_equal(buffer_text(&out), cases[i].call);
        buffer_clear(&out);
        model_list_url(&cases[i].server, &out);
        assert_string_equal(buffer_text(&out), cases[i].list);
        buffer_clear(&out);
        model_moderation_url(&cases[i].server, &out);
        assert_string_equal(buffer_text(&out), cases[i].moderation);
        buffer_release(&out);
    }
}

static void model_key_header__is_what_each_server_reads(void **state)
{
    static const struct {
        struct model_server server;
        const char *name;
        const char *before;
        const char *version_name;
        const char *version;
    } cases[] = {
        {CHAT, "Authorization", "Bearer ", NULL, NULL},
        {COMPLETIONS, "Authorization", "Bearer ", NULL, NULL},
        {RESPONSES, "Authorization", "Bearer ", NULL, NULL},
        {{.api = MODEL_CHAT, .is_azure = true, .api_version = "v"},
         "api-key",
         "",
         NULL,
         NULL},
        {MESSAGES, "x-api-key", "", "anthropic-version", "2023-06-01"},
        {{.api = MODEL_MESSAGES, .api_version = "2027-01-01"},
         "x-api-key",
         "",
         "anthropic-version",
         "2027-01-01"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *before = NULL;
        const char *version = NULL;
        assert_string_equal(model_key_header(&cases[i].server, &before), cases[i].name);
        assert_string_equal(before, cases[i].before);
        const char *name = model_version_header(&cases[i].server, &version);
        assert_true(string_equals(name, cases[i].version_name));
        assert_true(string_equals(version, cases[i].version));
    }
}

static void model_api_parse__knows_every_name_and_no_other(void **state)
{
    (void)state;
    for (int i = 0; i < MODEL_API_COUNT; i++) {
        enum model_api api = MODEL_API_COUNT;
        assert_true(model_api_parse(text_of(model_api_name((enum model_api)i)), &api));
        assert_int_equal(api, i);
    }
    enum model_api untouched = MODEL_RESPONSES;
    assert_false(model_api_parse(text_of("Chat"), &untouched));
    assert_false(model_api_parse(text_of(""), &untouched));
    assert_int_equal(untouched, MODEL_RESPONSES);
    assert_true(model_api_takes_n(MODEL_CHAT) && model_api_takes_n(MODEL_COMPLETIONS));
    assert_false(model_api_takes_n(MODEL_RESPONSES) || model_api_takes_n(MODEL_MESSAGES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_call_body__is_what_it_was),
        cmocka_unit_test(model_moderation_body__holds_every_text),
        cmocka_unit_test(model_call_url__is_where_each_server_is_addressed),
        cmocka_unit_test(model_key_header__is_what_each_server_reads),
        cmocka_unit_test(model_api_parse__knows_every_name_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
