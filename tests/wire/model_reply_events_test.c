/* Answers of responses and messages: streams of events of a type each, and whole. */
#include "wire/reply_fixture.h"

#define NAMED(name, json) "event: " name "\n" DATA(json)

/* Of responses. */
#define R(type, members) NAMED(type, "{'type':'" type "','sequence_number':4" members "}")
#define CREATED                                                                            \
    R("response.created",                                                                  \
      ",'response':{'id':'r','status':'in_progress','output':[],'error':null}")
#define DELTA(text)                                                                        \
    R("response.output_text.delta",                                                        \
      ",'item_id':'i','output_index':0,'content_index':0,'delta':'" text "'")
#define R_USAGE "'usage':{'input_tokens':12,'output_tokens':3,'total_tokens':15}"
#define OUTPUT(parts)                                                                      \
    "'output':[{'type':'reasoning','summary':[]},{'type':'message','role':'assistant','"   \
    "content':[" parts "]}]"
#define TEXT(text) "{'type':'output_text','text':'" text "','annotations':[]}"
#define COMPLETED                                                                          \
    R("response.completed", ",'response':{'status':'completed','error':null," OUTPUT(      \
                                TEXT("Hello")) "," R_USAGE "}")
#define INCOMPLETE(details)                                                                \
    R("response.incomplete", ",'response':{'status':'incomplete'" details "}")

static const struct reply_case responses[] = {
    {"an answer as OpenAI streams it",
     CREATED R("response.in_progress", "")
         R("response.output_item.added", ",'item':{'type':'message'}")
             R("response.content_part.added", ",'part':{'type':'output_text','text':''}")
                 DELTA("Hel") DELTA("lo") R("response.output_text.done", ",'text':'Hello'")
                     R("response.content_part.done",
                       ",'part':{'type':'output_text','text':'Hello'}")
                         R("response.output_item.done", "") COMPLETED,
     "0'Hel' 0'lo' 0=stop 12+3", 0, false},
    {"fields left out, as llama.cpp does",
     DATA("{'type':'response.output_text.delta','delta':'a'}")
         DATA("{'type':'response.completed'}"),
     "0'a' 0=stop", 0, false},
    {"types that stand in the event's name alone",
     NAMED("response.output_text.delta", "{'delta':'a'}")
         NAMED("response.completed", "{'response':{}}"),
     "0'a' 0=stop", 0, false},
    {"events and items that nobody knows",
     CREATED R("response.thought.delta", ",'delta':'x'")
         R("response.reasoning_text.delta", ",'delta':'hm'") R("codex.rate_limits", "")
             DATA("{'type':7}") DATA("{}") DELTA("a") COMPLETED,
     "0'a' 0=stop 12+3", 0, false},
    {"a delta that is no string",
     R("response.output_text.delta", ",'delta':7") DELTA("a") COMPLETED, "0'a' 0=stop 12+3",
     0, false},
    {"no deltas, the text at its end",
     CREATED R("response.output_text.done", ",'text':'Hello'") COMPLETED,
     "0'Hello' 0=stop 12+3", 0, false},
    {"no deltas, the text in the last event", CREATED COMPLETED, "0'Hello' 0=stop 12+3", 0,
     false},
    {"a refusal",
     CREATED R("response.refusal.delta", ",'delta':'I am'")
         R("response.refusal.done", ",'refusal':'I am sorry'")
             R("response.completed",
               ",'response':{" OUTPUT("{'type':'refusal','refusal':'I am sorry'}") "}"),
     "0~I am~ 0=refusal", 0, false},
    {"a refusal in the last event alone",
     CREATED R("response.completed",
               ",'response':{" OUTPUT("{'type':'refusal','refusal':'I am sorry'}") "}"),
     "0~I am sorry~ 0=refusal", 0, false},
    {"incomplete by length",
     DELTA("a") INCOMPLETE(",'incomplete_details':{'reason':'max_output_tokens'}," R_USAGE),
     "0'a' 0=length 12+3", 0, false},
    {"incomplete by the filter",
     DELTA("a") INCOMPLETE(",'incomplete_details':{'reason':'content_filter'}"),
     "0'a' 0=filter", 0, false},
    {"incomplete, told by the event of a completed one",
     DELTA("a") R("response.completed", ",'response':{'status':'incomplete'}"),
     "0'a' 0=length", 0, false},
    {"incomplete, and not why", DELTA("a") INCOMPLETE(""), "0'a' 0=length", 0, false},
    {"failed",
     CREATED DELTA("a")
         R("response.failed", ",'response':{'status':'failed','error':{'code':"
                              "'server_error','message':'The model failed'}}"),
     "0'a' ! server", 0, false},
    {"failed by too many requests",
     R("response.failed", ",'response':{'error':{'code':"
                          "'rate_limit_exceeded','message':'slow down'}}"),
     "! rate", 0, false},
    {"failed, and not why", R("response.failed", ""), "! answer", 0, false},
    {"an error, flat",
     CREATED DELTA("a")
         R("error", ",'code':'rate_limit_exceeded','message':'slow down','param':null"),
     "0'a' ! rate", 0, false},
    {"an error whose type alone says so",
     DELTA("a") DATA("{'type':'error','code':'rate_limit_exceeded','message':'slow down'}"),
     "0'a' ! rate", 0, false},
    {"an error that is not flat",
     R("error", ",'error':{'type':'invalid_request_error','code':'model_not_found',"
                "'message':'no such model'}"),
     "! model", 0, false},
    {"an error before all", "{'error':{'message':'bad','code':'insufficient_quota'}}",
     "! quota", 0, false},
    {"an end without the last event", CREATED DELTA("a"), "0'a' 0=truncated", 0, false},
    {"a cut", CREATED DELTA("a") "event: resp", "0'a' 0=truncated", 0, true},
    {"a cut behind the last event", DELTA("a") COMPLETED ": x", "0'a' 0=stop 12+3", 0,
     true},
    {"[DONE], which is not of this API", DELTA("a") DATA("[DONE]"), "0'a' 0=stop", 0,
     false},
    {"what comes behind the end is nothing",
     DELTA("a") COMPLETED DELTA("b") R("error", ",'message':'x'"), "0'a' 0=stop 12+3", 0,
     false},
    {"of the answers asked for there is one", DELTA("a") COMPLETED,
     "0'a' 0=stop 1=stop 12+3", 2, false},
    {"whole",
     "{'id':'r','object':'response','status':'completed','error':null,'incomplete_details':"
     "null," OUTPUT(TEXT("Hel") "," TEXT("lo")) "," R_USAGE "}",
     "0'Hel' 0'lo' 0=stop 12+3", 0, false},
    {"whole, fields left out", "{'output':[{'content':[{'text':'a'}]}]}", "0'a' 0=stop", 0,
     false},
    {"whole, incomplete",
     "{'status':'incomplete','incomplete_details':{'reason':'max_output_tokens'}," OUTPUT(
         TEXT("a")) "}",
     "0'a' 0=length", 0, false},
    {"whole, a refusal",
     "{'status':'completed'," OUTPUT("{'type':'refusal','refusal':'No'}") "}",
     "0~No~ 0=refusal", 0, false},
    {"whole, failed",
     "{'status':'failed','error':{'code':'server_error','message':'x'},'output':[]}",
     "! server", 0, false},
    {"whole, failed, and not why", "{'status':'failed','error':null,'output':[]}",
     "! answer", 0, false},
    {"whole, of another API", "{'choices':[{'message':{'content':'a'}}]}", "! answer", 0,
     false},
    {"a stream of another API",
     DATA("{'choices':[{'delta':{'content':'a'}}]}") DATA("[DONE]"), "! answer", 0, false},
};

/* Of messages. */
#define M(type, members) NAMED(type, "{'type':'" type "'" members "}")
#define START                                                                              \
    M("message_start",                                                                     \
      ",'message':{'id':'m','type':'message','role':'assistant','content':[],"             \
      "'stop_reason':null,'usage':{'input_tokens':10,'cache_read_input_tokens':2,'output_" \
      "tokens':1}}")
#define BLOCK                                                                              \
    M("content_block_start", ",'index':0,'content_block':{'type':'text','text':''}")
#define PIECE(text)                                                                        \
    M("content_block_delta", ",'index':0,'delta':{'type':'text_delta','text':'" text "'}")
#define BLOCK_STOP M("content_block_stop", ",'index':0")
#define END(reason)                                                                        \
    M("message_delta", ",'delta':{'stop_reason':" reason                                   \
                       ",'stop_sequence':null},'usage':{'output_tokens':3}")
#define M_STOP M("message_stop", "")
#define PING   M("ping", "")

static const struct reply_case messages[] = {
    {"an answer as Anthropic streams it",
     START BLOCK PING PIECE("Hel") PING PIECE("lo") BLOCK_STOP END("'end_turn'") M_STOP,
     "0'Hel' 0'lo' 0=stop 12+3", 0, false},
    {"text that is there when its block begins",
     START M("content_block_start", ",'content_block':{'type':'text','text':'a'}")
         PIECE("b") END("'end_turn'") M_STOP,
     "0'a' 0'b' 0=stop 12+3", 0, false},
    {"thinking and tools are no text",
     START M("content_block_start",
             ",'content_block':{'type':'thinking','thinking':'','text':'x'}")
         M("content_block_delta", ",'delta':{'type':'thinking_delta','thinking':'hm'}")
             M("content_block_delta",
               ",'delta':{'type':'signature_delta','signature':'x','text':'x'}")
                 M("content_block_delta",
                   ",'delta':{'type':'input_json_delta','partial_json':'{'}") PIECE("a")
                     END("'tool_use'") M_STOP,
     "0'a' 0=stop 12+3", 0, false},
    {"max_tokens", START PIECE("a") END("'max_tokens'") M_STOP, "0'a' 0=length 12+3", 0,
     false},
    {"the window", START PIECE("a") END("'model_context_window_exceeded'") M_STOP,
     "0'a' 0=length 12+3", 0, false},
    {"stop_sequence", START PIECE("a") END("'stop_sequence'") M_STOP, "0'a' 0=stop 12+3", 0,
     false},
    {"refusal", START PIECE("a") END("'refusal'") M_STOP, "0'a' 0=refusal 12+3", 0, false},
    {"a reason that nobody knows", START PIECE("a") END("'pause_turn'") M_STOP,
     "0'a' 0=stop 12+3", 0, false},
    {"no reason", START PIECE("a") END("null") M_STOP, "0'a' 0=stop 12+3", 0, false},
    {"message_stop alone", START PIECE("a") M_STOP, "0'a' 0=stop 12+1", 0, false},
    {"types that stand in the event's name alone, fields left out",
     NAMED("content_block_delta", "{'delta':{'text':'a'}}") NAMED("message_stop", "{}"),
     "0'a' 0=stop", 0, false},
    {"events that nobody knows, and members of other kinds",
     START M("vendor_event", ",'delta':{'type':'text_delta','text':'x'}")
         M("content_block_delta", ",'delta':'x'") M("content_block_delta", "")
             M("message_delta", "") M("content_block_start", ",'content_block':[]")
                 PIECE("a") END("'end_turn'") M_STOP,
     "0'a' 0=stop 12+3", 0, false},
    {"overloaded after a 200",
     START PIECE("a")
         M("error", ",'error':{'type':'overloaded_error','message':'Overloaded'}"),
     "0'a' 12+1 ! server", 0, false},
    {"an error whose name alone says so",
     NAMED("error", "{'error':{'type':'rate_limit_error','message':'x'}}"), "! rate", 0,
     false},
    {"an error whole",
     "{'type':'error','error':{'type':'not_found_error','message':'model: "
     "x'},'request_id':'r'}",
     "! model", 0, false},
    {"a clean end without message_stop", START PIECE("a"), "0'a' 0=truncated 12+1", 0,
     false},
    {"a reason, and a clean end without message_stop", START PIECE("a") END("'end_turn'"),
     "0'a' 0=stop 12+3", 0, false},
    {"a cut", START PIECE("a") "event: mess", "0'a' 0=truncated 12+1", 0, true},
    {"what comes behind the end is nothing",
     START PIECE("a") M_STOP PIECE("b") M("error", ""), "0'a' 0=stop 12+1", 0, false},
    {"whole",
     "{'type':'message','content':[{'type':'thinking','thinking':'hm'},{'type':'text','"
     "text':'Hel'},"
     "{'type':'text','text':'lo'}],'stop_reason':'end_turn','usage':{'input_tokens':12,'"
     "output_tokens':3}}",
     "0'Hel' 0'lo' 0=stop 12+3", 0, false},
    {"whole, by length",
     "{'content':[{'type':'text','text':'a'}],'stop_reason':'max_tokens'}", "0'a' 0=length",
     0, false},
    {"whole, refused", "{'content':[],'stop_reason':'refusal'}", "0=refusal", 0, false},
    {"whole, no reason", "{'content':[{'text':'a'}]}", "0'a' 0=stop", 0, false},
    {"whole, of another API", "{'choices':[{'message':{'content':'a'}}]}", "! answer", 0,
     false},
};

static void model_reader_feed__reads_each_answer_of_responses(void **state)
{
    (void)state;
    check_replies(MODEL_RESPONSES, responses, COUNT_OF(responses));
}

static void model_reader_feed__reads_each_answer_of_messages(void **state)
{
    (void)state;
    check_replies(MODEL_MESSAGES, messages, COUNT_OF(messages));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_reader_feed__reads_each_answer_of_responses),
        cmocka_unit_test(model_reader_feed__reads_each_answer_of_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
