/* Bodies that servers send with another status than 2xx, as they were seen; ' stands for ".
 */
#include "base/memory.h"
#include "wire/double_quoted.h"
#include "wire/model_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define KEY_TEXT       "the server refuses the key: put a good one into key_file or key_command"
#define QUOTA_TEXT     "the account has no quota left: top it up, or choose another profile"
#define RATE_TEXT      "the server has too many requests: wait a minute, then ask again"
#define MODEL_TEXT     "the server knows no such model or path: correct model or url"
#define LONG_TEXT      "the question is too long for this model: lower prompt_tokens"
#define SERVER_TEXT    "the server is overloaded or broken: ask again in a while"
#define NOT_API_TEXT   "what answers there is no model API: correct url, look at the proxy"
#define PARAMETER_TEXT "the server does not take a setting with this model: change it"
#define REQUEST_TEXT   "the server refuses the request"

static const struct {
    const char *who;
    int status;
    const char *body;
    enum model_fault fault;
    const char *parameter;
    const char *text;
} cases[] = {
    {"OpenAI: a wrong key, of which its words tell a part", 401,
     "{'error':{'message':'Incorrect API key provided: sk-abc***xyz.','type':"
     "'invalid_request_error','param':null,'code':'invalid_api_key'}}",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"OpenAI: no quota", 429,
     "{'error':{'message':'You exceeded your current quota','type':'insufficient_quota',"
     "'param':null,'code':'insufficient_quota'}}",
     MODEL_FAULT_QUOTA, "", QUOTA_TEXT "; it says: You exceeded your current quota [429]"},
    {"OpenAI: too many tokens a minute", 429,
     "{'error':{'message':'Rate limit reached','type':'tokens','param':null,'code':"
     "'rate_limit_exceeded'}}",
     MODEL_FAULT_RATE, "", RATE_TEXT "; it says: Rate limit reached [429]"},
    {"OpenAI: no such model", 404,
     "{'error':{'message':'The model `gpt-9` does not exist or you do not have access to "
     "it.','type':'invalid_request_error','param':null,'code':'model_not_found'}}",
     MODEL_FAULT_MODEL, "",
     MODEL_TEXT
     "; it says: The model `gpt-9` does not exist or you do not have access to it. "
     "[404]"},
    {"OpenAI: no such path", 404,
     "{'error':{'message':'Invalid URL (POST /chat/completions)','type':"
     "'invalid_request_error','param':null,'code':null}}",
     MODEL_FAULT_MODEL, "",
     MODEL_TEXT "; it says: Invalid URL (POST /chat/completions) [404]"},
    {"OpenAI: max_tokens", 400,
     "{'error':{'message':'Unsupported parameter: \\u0027max_tokens\\u0027 is not "
     "supported "
     "with this model. Use \\u0027max_completion_tokens\\u0027 instead.','type':"
     "'invalid_request_error','param':'max_tokens','code':'unsupported_parameter'}}",
     MODEL_FAULT_PARAMETER, "max_tokens",
     PARAMETER_TEXT
     " (max_tokens); it says: Unsupported parameter: 'max_tokens' is not "
     "supported with this model. Use 'max_completion_tokens' instead. [400]"},
    {"OpenAI: temperature", 400,
     "{'error':{'message':'Only the default (1) value is supported.','type':"
     "'invalid_request_error','param':'temperature','code':'unsupported_value'}}",
     MODEL_FAULT_PARAMETER, "temperature",
     PARAMETER_TEXT
     " (temperature); it says: Only the default (1) value is supported. [400]"},
    {"OpenAI: an argument that it does not know, without a code", 400,
     "{'error':{'message':'Unrecognized request argument supplied: stream_options','type':"
     "'invalid_request_error','param':null,'code':null}}",
     MODEL_FAULT_PARAMETER, "stream_options",
     PARAMETER_TEXT " (stream_options); it says: Unrecognized request argument supplied: "
                    "stream_options [400]"},
    {"OpenAI: the parameter in its words alone", 400,
     "{'error':{'message':'Unsupported parameter: \\u0027n\\u0027.'}}",
     MODEL_FAULT_PARAMETER, "n",
     PARAMETER_TEXT " (n); it says: Unsupported parameter: 'n'. [400]"},
    {"OpenAI: no schemas", 400,
     "{'error':{'message':'Invalid parameter: \\u0027response_format\\u0027 of type "
     "\\u0027json_schema\\u0027 is not supported with this model.','type':"
     "'invalid_request_error','param':'response_format','code':null}}",
     MODEL_FAULT_PARAMETER, "response_format",
     PARAMETER_TEXT
     " (response_format); it says: Invalid parameter: 'response_format' of type "
     "'json_schema' is not supported with this model. [400]"},
    {"DeepSeek: no schemas", 400,
     "{'error':{'message':'This response_format type is unavailable now','type':"
     "'invalid_request_error','param':null,'code':'invalid_request_error'}}",
     MODEL_FAULT_PARAMETER, "response_format",
     PARAMETER_TEXT
     " (response_format); it says: This response_format type is unavailable now "
     "[400]"},
    {"OpenAI: too long", 400,
     "{'error':{'message':'Your input is long.','type':'invalid_request_error','param':"
     "'messages','code':'context_length_exceeded'}}",
     MODEL_FAULT_TOO_LONG, "", LONG_TEXT "; it says: Your input is long. [400]"},
    {"OpenAI: a value of the wrong size", 400,
     "{'error':{'message':'Invalid n.','type':'invalid_request_error','param':'n','code':"
     "'integer_above_max_value'}}",
     MODEL_FAULT_REQUEST, "", REQUEST_TEXT "; it says: Invalid n. [400]"},
    {"OpenAI: broken", 500,
     "{'error':{'message':'The server had an error','type':'server_error','param':null,"
     "'code':null}}",
     MODEL_FAULT_SERVER, "", SERVER_TEXT "; it says: The server had an error [500]"},
    {"OpenAI: a country", 403,
     "{'error':{'code':'unsupported_country_region_territory','message':'Country, region, "
     "or "
     "territory not supported','param':null,'type':'request_forbidden'}}",
     MODEL_FAULT_REQUEST, "",
     REQUEST_TEXT "; it says: Country, region, or territory not supported [403]"},
    {"Azure: a wrong key", 401,
     "{'error':{'code':'401','message':'Access denied due to invalid subscription key or "
     "wrong "
     "API endpoint.'}}",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"Azure: no such deployment", 404,
     "{'error':{'code':'DeploymentNotFound','message':'The API deployment for this "
     "resource "
     "does not exist.'}}",
     MODEL_FAULT_MODEL, "",
     MODEL_TEXT "; it says: The API deployment for this resource does not exist. [404]"},
    {"Azure: no such path", 404, "{'error':{'code':'404','message':'Resource not found'}}",
     MODEL_FAULT_MODEL, "", MODEL_TEXT "; it says: Resource not found [404]"},
    {"Azure: its filter", 400,
     "{'error':{'message':'The response was filtered','type':null,'param':'prompt','code':"
     "'content_filter','status':400,'innererror':{'code':'ResponsibleAIPolicyViolation'}}}",
     MODEL_FAULT_REQUEST, "",
     "the server's content filter refuses the question itself: write this reply by hand, "
     "or "
     "ask in other words; it says: The response was filtered [400]"},
    {"Azure: too many", 429, "{'error':{'code':'429','message':'Retry after 6 seconds.'}}",
     MODEL_FAULT_RATE, "", RATE_TEXT "; it says: Retry after 6 seconds. [429]"},
    {"Azure: its gateway", 401, "{'statusCode':401,'message':'Unauthorized.'}",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"llama.cpp: it still loads", 503,
     "{'error':{'message':'Loading model','type':'unavailable_error','code':503}}",
     MODEL_FAULT_SERVER, "",
     "the server still loads its model: ask again in a minute; it says: Loading model "
     "[503]"},
    {"llama.cpp: too long", 400,
     "{'error':{'code':400,'message':'the request exceeds the available context "
     "size','type':"
     "'exceed_context_size_error','n_prompt_tokens':9000,'n_ctx':4096}}",
     MODEL_FAULT_TOO_LONG, "",
     LONG_TEXT "; it says: the request exceeds the available context size [400]"},
    {"llama.cpp: a wrong key", 401,
     "{'error':{'message':'Invalid API Key','type':'authentication_error','code':401}}",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"vLLM: too long", 400,
     "{'object':'error','message':'The maximum context length is 4096 tokens.',"
     "'type':'BadRequestError','param':null,'code':400}",
     MODEL_FAULT_TOO_LONG, "",
     LONG_TEXT "; it says: The maximum context length is 4096 tokens. [400]"},
    {"vLLM: no such model", 404,
     "{'error':{'message':'The model `x` does not "
     "exist.','type':'NotFoundError','param':null,"
     "'code':404}}",
     MODEL_FAULT_MODEL, "", MODEL_TEXT "; it says: The model `x` does not exist. [404]"},
    {"vLLM: a field that it forbids", 422,
     "{'detail':[{'type':'extra_forbidden','loc':['body','stream_options'],'msg':'Extra "
     "inputs "
     "are not permitted'}]}",
     MODEL_FAULT_PARAMETER, "stream_options",
     PARAMETER_TEXT " (stream_options); it says: Extra inputs are not permitted [422]"},
    {"vLLM: the same, all in its words", 400,
     "{'object':'error','message':'[{\\u0027type\\u0027: \\u0027extra_forbidden\\u0027, "
     "\\u0027loc\\u0027: (\\u0027body\\u0027, \\u0027stream_options\\u0027)}]','code':400}",
     MODEL_FAULT_PARAMETER, "stream_options",
     PARAMETER_TEXT
     " (stream_options); it says: [{'type': 'extra_forbidden', 'loc': ('body', "
     "'stream_options')}] [400]"},
    {"Mistral: a field that it forbids", 422,
     "{'object':'error','message':{'detail':[{'type':'extra_forbidden','loc':['body','n'],"
     "'msg':'Extra inputs are not permitted','input':1}]},'type':'invalid_request_error',"
     "'param':null,'code':null}",
     MODEL_FAULT_PARAMETER, "n",
     PARAMETER_TEXT " (n); it says: Extra inputs are not permitted [422]"},
    {"llama.cpp: one answer alone", 500,
     "{'error':{'code':500,'message':'Only one completion choice is allowed','type':"
     "'server_error'}}",
     MODEL_FAULT_PARAMETER, "n",
     PARAMETER_TEXT " (n); it says: Only one completion choice is allowed [500]"},
    {"LM Studio: no plain JSON", 400,
     "{'error':'response_format.type must be json_schema or text'}", MODEL_FAULT_PARAMETER,
     "response_format",
     PARAMETER_TEXT
     " (response_format); it says: response_format.type must be json_schema or "
     "text [400]"},
    {"Groq: a model of the past", 400,
     "{'error':{'message':'The model `x` has been decommissioned and is no longer "
     "supported.',"
     "'type':'invalid_request_error','code':'model_decommissioned'}}",
     MODEL_FAULT_MODEL, "",
     MODEL_TEXT
     "; it says: The model `x` has been decommissioned and is no longer supported. "
     "[400]"},
    {"FastAPI: no such path", 404, "{'detail':'Not Found'}", MODEL_FAULT_MODEL, "",
     MODEL_TEXT "; it says: Not Found [404]"},
    {"Ollama: no such model", 404,
     "{'error':{'message':'model `x` not found, try pulling it first','type':'api_error',"
     "'param':null,'code':null}}",
     MODEL_FAULT_MODEL, "",
     MODEL_TEXT "; it says: model `x` not found, try pulling it first [404]"},
    {"Ollama: its own API", 404, "{'error':'model `x` not found'}", MODEL_FAULT_MODEL, "",
     MODEL_TEXT "; it says: model `x` not found [404]"},
    {"Gemini: a wrong key", 400,
     "[{'error':{'code':400,'message':'API key not valid. Please pass a valid API key.',"
     "'status':'INVALID_ARGUMENT'}}]",
     MODEL_FAULT_KEY, "", KEY_TEXT " [400]"},
    {"Gemini: too many", 429,
     "[{'error':{'code':429,'message':'Resource has been exhausted','status':"
     "'RESOURCE_EXHAUSTED'}}]",
     MODEL_FAULT_RATE, "", RATE_TEXT "; it says: Resource has been exhausted [429]"},
    {"Gemini: too long", 400,
     "[{'error':{'code':400,'message':'The input token count (9) exceeds the maximum',"
     "'status':'INVALID_ARGUMENT'}}]",
     MODEL_FAULT_TOO_LONG, "",
     LONG_TEXT "; it says: The input token count (9) exceeds the maximum [400]"},
    {"Anthropic: a wrong key", 401,
     "{'type':'error','error':{'type':'authentication_error','message':'invalid "
     "x-api-key'},"
     "'request_id':'req_1'}",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"Anthropic: no such model", 404,
     "{'type':'error','error':{'type':'not_found_error','message':'model: x'}}",
     MODEL_FAULT_MODEL, "", MODEL_TEXT "; it says: model: x [404]"},
    {"Anthropic: no credit", 400,
     "{'type':'error','error':{'type':'invalid_request_error','message':'Your credit "
     "balance "
     "is too low to access the Anthropic API.'}}",
     MODEL_FAULT_QUOTA, "",
     QUOTA_TEXT
     "; it says: Your credit balance is too low to access the Anthropic API. [400]"},
    {"Anthropic: too long", 400,
     "{'type':'error','error':{'type':'invalid_request_error','message':'prompt is too "
     "long: "
     "210000 tokens > 200000 maximum'}}",
     MODEL_FAULT_TOO_LONG, "",
     LONG_TEXT "; it says: prompt is too long: 210000 tokens > 200000 maximum [400]"},
    {"Anthropic: overloaded", 529,
     "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}",
     MODEL_FAULT_RATE, "", RATE_TEXT "; it says: Overloaded [529]"},
    {"DeepSeek: no credit", 402,
     "{'error':{'message':'Insufficient "
     "Balance','type':'unknown_error','param':null,'code':"
     "'invalid_request_error'}}",
     MODEL_FAULT_QUOTA, "", QUOTA_TEXT "; it says: Insufficient Balance [402]"},
    {"nginx: nobody behind it", 502,
     "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 "
     "Bad "
     "Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
     MODEL_FAULT_SERVER, "", SERVER_TEXT "; it says: 502 Bad Gateway [502]"},
    {"nginx: no such path", 404,
     "<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD><body></body></html>",
     MODEL_FAULT_NOT_API, "", NOT_API_TEXT "; it says: 404 Not Found [404]"},
    {"nginx: too large", 413, "<html><head><title>413</title></head></html>",
     MODEL_FAULT_TOO_LONG, "", LONG_TEXT "; it says: 413 [413]"},
    {"nginx: a password", 401, "<html><title>401 Authorization Required</title></html>",
     MODEL_FAULT_KEY, "", KEY_TEXT " [401]"},
    {"a proxy's wall", 403, "<!DOCTYPE html><html><head><title>Attention Required!</title>",
     MODEL_FAULT_NOT_API, "", NOT_API_TEXT "; it says: Attention Required! [403]"},
    {"a page without a title", 403, "<html><body>no</body></html>", MODEL_FAULT_NOT_API, "",
     NOT_API_TEXT " [403]"},
    {"a proxy that wants a password", 407, "Proxy Authentication Required",
     MODEL_FAULT_NOT_API, "",
     "the proxy wants a name and a password, which are not given: ask for a way without; "
     "it "
     "says: Proxy Authentication Required [407]"},
    {"a redirect", 302, "<html><title>302 Found</title></html>", MODEL_FAULT_NOT_API, "",
     "the address leads elsewhere: set url to where it leads; it says: 302 Found [302]"},
    {"envoy: words", 503, "upstream connect error\nreset before headers",
     MODEL_FAULT_SERVER, "", SERVER_TEXT "; it says: upstream connect error [503]"},
    {"nothing", 404, "", MODEL_FAULT_NOT_API, "", NOT_API_TEXT " [404]"},
    {"nothing, broken", 500, "", MODEL_FAULT_SERVER, "", SERVER_TEXT " [500]"},
    {"JSON without an error", 400, "{}", MODEL_FAULT_REQUEST, "", REQUEST_TEXT " [400]"},
    {"JSON that is no object", 400, "[]", MODEL_FAULT_REQUEST, "", REQUEST_TEXT " [400]"},
    {"JSON that is a text", 400, "'bad thing'", MODEL_FAULT_REQUEST, "",
     REQUEST_TEXT "; it says: bad thing [400]"},
    {"a method that is not allowed", 405, "{'detail':'Method Not Allowed'}",
     MODEL_FAULT_NOT_API, "", NOT_API_TEXT "; it says: Method Not Allowed [405]"},
    {"terminal escapes and lines", 400,
     "{'error':{'message':'\\u001b]0;x\\u0007 a\\nb\\u202e','param':null}}",
     MODEL_FAULT_REQUEST, "", REQUEST_TEXT "; it says: ␛]0;x␇ a b⟨RLO⟩ [400]"},
};

static void model_error_read__says_what_happened_and_what_to_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct model_error error;
        struct buffer body = double_quoted(cases[i].body);
        print_message("%s\n", cases[i].who);
        model_error_read(cases[i].status, NULL, text_from(buffer_text(&body), body.len),
                         &error);
        assert_string_equal(error.text, cases[i].text);
        assert_int_equal(error.fault, cases[i].fault);
        assert_string_equal(error.parameter, cases[i].parameter);
        buffer_release(&body);
    }
}

/* What it says of itself, where its status would say something else. */
static void model_error_read__knows_each_word_that_an_error_is_named_by(void **state)
{
    static const struct {
        int status;
        const char *body;
        enum model_fault fault;
    } words[] = {
        {400, "{'error':{'code':'billing_hard_limit_reached'}}", MODEL_FAULT_QUOTA},
        {429, "{'error':{'code':'billing_not_active'}}", MODEL_FAULT_QUOTA},
        {400, "{'error':{'type':'billing_error'}}", MODEL_FAULT_QUOTA},
        {400, "{'error':{'type':'authentication_error'}}", MODEL_FAULT_KEY},
        {400, "{'error':{'type':'permission_error'}}", MODEL_FAULT_KEY},
        {400, "{'error':{'code':'DeploymentNotFound'}}", MODEL_FAULT_MODEL},
        {400, "{'error':{'type':'NotFoundError'}}", MODEL_FAULT_MODEL},
        {400, "{'error':{'type':'exceed_context_size_error'}}", MODEL_FAULT_TOO_LONG},
        {400, "{'error':{'message':'over the available context size'}}",
         MODEL_FAULT_TOO_LONG},
        {400, "{'error':{'type':'request_too_large'}}", MODEL_FAULT_TOO_LONG},
        {400, "{'error':{'code':'string_above_max_length'}}", MODEL_FAULT_TOO_LONG},
        {400, "{'error':{'code':'unsupported_parameter','param':'x'}}",
         MODEL_FAULT_PARAMETER},
        {400, "{'error':{'code':'unknown_parameter','param':'x'}}", MODEL_FAULT_PARAMETER},
        {400, "{'error':{'message':'not supported','param':'x'}}", MODEL_FAULT_PARAMETER},
        {400, "{'error':{'message':'not supported','param':null}}", MODEL_FAULT_REQUEST},
        {400, "[{'error':{'status':'RESOURCE_EXHAUSTED'}}]", MODEL_FAULT_RATE},
        {400, "{'error':{'type':'overloaded_error'}}", MODEL_FAULT_SERVER},
        {400, "{'error':{'type':'server_error'}}", MODEL_FAULT_SERVER},
        {400, "{'error':{'type':'Internal_Server_Error'}}", MODEL_FAULT_SERVER},
        {400, "{'error':{'type':'invalid_request_error'}}", MODEL_FAULT_REQUEST},
        {403, "{}", MODEL_FAULT_KEY},
        {408, "{}", MODEL_FAULT_SERVER},
        {418, "{}", MODEL_FAULT_REQUEST},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct model_error error;
        struct buffer body = double_quoted(words[i].body);
        print_message("%s\n", words[i].body);
        model_error_read(words[i].status, NULL, text_from(body.bytes, body.len), &error);
        assert_int_equal(error.fault, words[i].fault);
        buffer_release(&body);
    }
}

static void model_error_read__looks_for_a_page_where_the_header_says_so(void **state)
{
    struct model_error error;
    (void)state;
    model_error_read(403, "text/html; charset=utf-8",
                     text_of("Sorry. <title>Blocked</title>"), &error);
    assert_string_equal(error.text, NOT_API_TEXT "; it says: Blocked [403]");
    model_error_read(403, "text/plain", text_of("Sorry. <title>Blocked</title>"), &error);
    assert_string_equal(error.text,
                        NOT_API_TEXT "; it says: Sorry. <title>Blocked</title> [403]");
}

static void model_error_read__cuts_what_is_long_at_a_character(void **state)
{
    struct model_error error;
    struct buffer body;
    (void)state;
    buffer_init(&body, 1 << 20);
    buffer_add_text(&body, "{\"error\":{\"param\":\"");
    for (int i = 0; i < 1000; i++) {
        buffer_add_text(&body, "长");
    }
    buffer_add_text(&body, "\",\"code\":\"unsupported_value\",\"message\":\"");
    for (int i = 0; i < 1000; i++) {
        buffer_add_text(&body, "长");
    }
    buffer_add_text(&body, "\"}}");
    model_error_read(400, NULL, text_from(body.bytes, body.len), &error);
    assert_int_equal(strlen(error.parameter), 63);
    assert_int_equal(strlen(error.parameter) % 3, 0);
    assert_true(strlen(error.text) < sizeof(error.text));
    assert_true(text_starts_with(text_of(error.text), PARAMETER_TEXT " (长长"));
    assert_string_equal(error.text + strlen(error.text) - 9, "长 [400]");
    buffer_release(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_error_read__says_what_happened_and_what_to_do),
        cmocka_unit_test(model_error_read__knows_each_word_that_an_error_is_named_by),
        cmocka_unit_test(model_error_read__looks_for_a_page_where_the_header_says_so),
        cmocka_unit_test(model_error_read__cuts_what_is_long_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
