/* Lists of models, moderations, and JSON that a model wrote; ' stands for ". */
#include "base/memory.h"
#include "wire/double_quoted.h"
#include "wire/json_gate.h"
#include "wire/model_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void model_list_read__finds_the_ids_of_each_server(void **state)
{
    static const struct {
        const char *who;
        const char *body;
        const char *ids; /* or what the error says */
        bool is_good;
    } cases[] = {
        {"OpenAI",
         "{'object':'list','data':[{'id':'gpt-4.1-mini','object':'model'},{'id':'o3'}]}",
         "gpt-4.1-mini o3 ", true},
        {"none", "{'object':'list','data':[]}", "", true},
        {"Anthropic", "{'data':[{'type':'model','id':'claude'}],'has_more':false}",
         "claude ", true},
        {"llama.cpp: both", "{'models':[{'name':'a.gguf'}],'data':[{'id':'a.gguf'}]}",
         "a.gguf ", true},
        {"Ollama", "{'models':[{'name':'llama3:8b'}]}", "llama3:8b ", true},
        {"Together", "[{'id':'a/b'},{'id':'c'}]", "a/b c ", true},
        {"some that are none", "{'data':[{'id':7},null,'x',{'name':'b'}]}", "b ", true},
        {"no list", "{'ok':true}", "the answer is no list of models: correct url", false},
        {"data that is no list", "{'data':{'id':'a'}}",
         "the answer is no list of models: correct url", false},
        {"an error in a 200", "{'error':{'message':'x','code':'invalid_api_key'}}",
         "the server refuses the key: put a good one into key_file or key_command", false},
        {"a page", "<html><title>Hello</title></html>",
         "what answers there is no model API: correct url, look at the proxy; it says: "
         "Hello",
         false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena;
        struct buffer found;
        struct error err = {0};
        const char **ids = NULL;
        size_t count = 0;
        struct buffer body = double_quoted(cases[i].body);
        arena_init(&arena);
        buffer_init(&found, 4096);
        print_message("%s\n", cases[i].who);
        assert_int_equal(
            model_list_read(text_from(body.bytes, body.len), &arena, &ids, &count, &err),
            cases[i].is_good);
        for (size_t id = 0; id < count; id++) {
            buffer_format(&found, "%s ", ids[id]);
        }
        assert_string_equal(cases[i].is_good ? buffer_text(&found) : err.text,
                            cases[i].ids);
        buffer_release(&found);
        buffer_release(&body);
        arena_release(&arena);
    }
}

static void model_moderation_read__names_what_each_text_was_flagged_for(void **state)
{
    static const struct {
        const char *body;
        const char *flagged; /* or what the error says */
        bool is_good;
    } cases[] = {
        {"{'id':'m','results':[{'flagged':false,'categories':{'hate':false},'category_"
         "scores':"
         "{'hate':0.01}},{'flagged':true,'categories':{'hate':true,'violence':true,'sexual'"
         ":"
         "false},'category_scores':{'hate':0.2,'violence':0.9,'sexual':0.95}}]}",
         "- violence ", true},
        {"{'results':[{'flagged':true,'categories':{'hate':true}}]}", "hate ", true},
        {"{'results':[{'flagged':true},{'flagged':true,'categories':null}]}",
         "flagged flagged ", true},
        {"{'results':[{'flagged':false,'categories':{'hate':true}},{},null]}", "- - - ",
         true},
        {"{'results':[{'flagged':true,'categories':{'hate':true,'self-harm':true},"
         "'category_scores':{'hate':0.9,'self-harm':0.2}}]}",
         "hate ", true},
        {"{'results':[]}", "", true},
        {"{'result':[]}", "the answer is no moderation: set moderation = off", false},
        {"{'error':'boom'}",
         "the server is overloaded or broken: ask again in a while; it says: boom", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena;
        struct buffer found;
        struct error err = {0};
        const char **flagged = NULL;
        size_t count = 0;
        struct buffer body = double_quoted(cases[i].body);
        arena_init(&arena);
        buffer_init(&found, 4096);
        assert_int_equal(model_moderation_read(text_from(body.bytes, body.len), &arena,
                                               &flagged, &count, &err),
                         cases[i].is_good);
        for (size_t text = 0; text < count; text++) {
            buffer_format(&found, "%s ", flagged[text] ? flagged[text] : "-");
        }
        assert_string_equal(cases[i].is_good ? buffer_text(&found) : err.text,
                            cases[i].flagged);
        buffer_release(&found);
        buffer_release(&body);
        arena_release(&arena);
    }
}

static void model_json_open__takes_one_fence_off(void **state)
{
    static const struct {
        const char *text;
        const char *error; /* NULL: it is an object with a = 1 */
    } cases[] = {
        {"{'a':1}", NULL},
        {" \n{'a':1}\n", NULL},
        {"```json\n{'a':1}\n```", NULL},
        {"\n```\n{'a':1}```\n\n", NULL},
        {"```JSON5 x\r\n{\r\n'a':1}\r\n```\r\n", NULL},
        {"```json\n{'a':1}", NULL},
        {"```\n```json\n{'a':1}\n```\n```", "json: no value at byte 0"},
        {"```json {'a':1} ```", "json: no value at byte 0"},
        {"Here it is: {'a':1}", "json: no value at byte 0"},
        {"{'a':1} I hope this helps", "json: more than one value at byte 8"},
        {"```json\n```", "json: the line is empty"},
        {"```", "json: no value at byte 0"},
        {"", "json: the line is empty"},
        {"[{'a':1}]", "json: must be an object, not a list"},
        {"null", "json: must be an object, not null"},
        {"{'a':1,'a':2}", "a: stands twice in one object"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct json_document document = {0};
        struct error err = {0};
        struct buffer text = double_quoted(cases[i].text);
        print_message("%s\n", cases[i].text);
        bool is_good = model_json_open(&document, text_from(text.bytes, text.len), &err);
        assert_string_equal(is_good ? "" : err.text, string_or_empty(cases[i].error));
        if (is_good) {
            assert_non_null(json_member(document.root, "a"));
            json_document_close(&document);
        }
        buffer_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_list_read__finds_the_ids_of_each_server),
        cmocka_unit_test(model_moderation_read__names_what_each_text_was_flagged_for),
        cmocka_unit_test(model_json_open__takes_one_fence_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
