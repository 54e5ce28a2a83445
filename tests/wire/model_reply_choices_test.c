/* Answers of chat and completions. */
#include "wire/reply_fixture.h"

#include <malloc.h>

#define CHUNK(choice)                                                                      \
    DATA("{'id':'c','object':'chat.completion.chunk','choices':[" choice "]}")
#define DELTA(text) "{'index':0,'delta':{'content':" text "},'finish_reason':null}"
#define STOP        "{'index':0,'delta':{},'finish_reason':'stop'}"
#define USAGE       "'usage':{'prompt_tokens':12,'completion_tokens':3,'total_tokens':15}"
#define DONE        DATA("[DONE]")
#define WHOLE(choices)                                                                     \
    "{'id':'c','object':'chat.completion','choices':[" choices "]," USAGE "}"

static const struct reply_case chunks[] = {
    {"an answer as OpenAI streams it",
     CHUNK("{'index':0,'delta':{'role':'assistant','content':'','refusal':null},"
           "'logprobs':null,'finish_reason':null}") CHUNK(DELTA("'Hel'"))
         CHUNK(DELTA("'lo'")) CHUNK(STOP) DATA("{'choices':[]," USAGE "}") DONE,
     "0'Hel' 0'lo' 0=stop 12+3", 0, false},
    {"a first delta whose content is null",
     CHUNK(DELTA("null")) CHUNK(DELTA("'a'")) CHUNK(STOP) DONE, "0'a' 0=stop", 0, false},
    {"choices that are empty, null, missing, no list",
     DATA("{'choices':[],'prompt_filter_results':[{'prompt_index':0}]}")
         DATA("{'choices':null}") DATA("{'id':'c'}") DATA("{'choices':{}}")
             DATA("{'choices':[null,7,'x']}") CHUNK(DELTA("'a'")) CHUNK(STOP) DONE,
     "0'a' 0=stop", 0, false},
    {"a delta that is missing, null, no object",
     CHUNK("{'index':0,'finish_reason':null}") CHUNK("{'index':0,'delta':null}")
         CHUNK("{'index':0,'delta':'a'}") CHUNK("{'index':0,'delta':{'content':7}}")
             CHUNK(DELTA("'a'")) CHUNK("{'index':0,'finish_reason':'stop'}") DONE,
     "0'a' 0=stop", 0, false},
    {"usage in the last chunk with a choice, null before it",
     DATA("{'choices':[" DELTA("'a'") "],'usage':null}")
         DATA("{'choices':[" STOP "]," USAGE "}") DONE,
     "0'a' 0=stop 12+3", 0, false},
    {"usage that grows with each chunk, and some that is nonsense",
     DATA(
         "{'choices':[" DELTA("'a'") "],'usage':{'prompt_tokens':5,'completion_tokens':1}}")
         DATA("{'choices':[" STOP "],'usage':{'prompt_tokens':-5,'completion_tokens':1.5}}")
             DATA("{'usage':{'prompt_tokens':'9','completion_tokens':2}}") DONE,
     "0'a' 0=stop 5+2", 0, false},
    {"three answers whose chunks interleave, in one chunk and in several",
     CHUNK("{'index':2,'delta':{'content':'c'}}")
         CHUNK("{'index':0,'delta':{'content':'a'}},{'index':1,'delta':{'content':'b'}}")
             CHUNK("{'index':1,'delta':{'content':'B'},'finish_reason':'length'}")
                 CHUNK("{'index':0,'delta':{'content':'A'}}") CHUNK(STOP)
                     CHUNK("{'index':2,'delta':{},'finish_reason':'stop'}") DONE,
     "2'c' 0'a' 1'b' 1'B' 1=length 0'A' 0=stop 2=stop", 3, false},
    {"indexes beyond the answers, negative, no number",
     CHUNK("{'index':2,'delta':{'content':'c'}}") CHUNK("{'index':999999999999999999999,"
                                                        "'delta':{'content':'d'}}")
         CHUNK("{'index':1,'delta':{'content':'b'},'finish_reason':'stop'}")
             CHUNK("{'index':-1,'delta':{'content':'a'}}") CHUNK(STOP) DONE,
     "0'd' 1'b' 1=stop 0'a' 0=stop", 2, false},
    {"choices without an index are by their place",
     CHUNK("{'delta':{'content':'a'}},{'delta':{'content':'b'}}") DONE,
     "0'a' 1'b' 0=stop 1=stop", 2, false},
    {"one chunk that carries everything",
     DATA("{'choices':[{'index':0,'delta':{'role':'assistant','content':'Hello'},"
          "'finish_reason':'stop'}]," USAGE "}") DONE,
     "0'Hello' 0=stop 12+3", 0, false},
    {"a chunk with a message in the place of a delta",
     CHUNK("{'index':0,'message':{'content':'Hello'},'finish_reason':'stop'}") DONE,
     "0'Hello' 0=stop", 0, false},
    {"content in parts, thinking among them",
     CHUNK("{'index':0,'delta':{'content':[{'type':'thinking','thinking':[{'type':'text',"
           "'text':'hm'}]},{'type':'text','text':'Hel'},{'type':'text','text':'lo'}]}}")
         CHUNK(STOP) DONE,
     "0'Hel' 0'lo' 0=stop", 0, false},
    {"what is thought in front of the answer, the words cut anywhere",
     CHUNK(DELTA("'\\n<th'")) CHUNK(DELTA("'ink>hm, a < b <'")) CHUNK(DELTA("'</thi'"))
         CHUNK(DELTA("'nk>'")) CHUNK(DELTA("'\\n\\n'")) CHUNK(DELTA("'Hel'"))
             CHUNK(DELTA("'lo <think>'")) CHUNK(STOP) DONE,
     "0'Hel' 0'lo <think>' 0=stop", 0, false},
    {"thought to the end, and no answer",
     CHUNK(DELTA("'<think>hm'")) CHUNK("{'index':0,'delta':{},'finish_reason':'length'}")
         DONE,
     "0=length", 0, false},
    {"what begins like a thought and is none",
     CHUNK(DELTA("' <th'")) CHUNK(DELTA("'ose> are ours'")) CHUNK(STOP) DONE,
     "0' <th' 0'ose> are ours' 0=stop", 0, false},
    {"an answer that ends where a thought might begin",
     CHUNK(DELTA("'<'")) CHUNK(STOP) DONE, "0'<' 0=stop", 0, false},
    {"reasoning and calls of tools are no text",
     CHUNK("{'index':0,'delta':{'reasoning_content':'hm'}}")
         CHUNK("{'index':0,'delta':{'tool_calls':[{'function':{'arguments':'{}'}}]},"
               "'finish_reason':'tool_calls'}") DONE,
     "0=stop", 0, false},
    {"an end of a name that nobody knows",
     CHUNK(DELTA("'a'")) CHUNK("{'index':0,'delta':{},'finish_reason':'eos_token'}"),
     "0'a' 0=stop", 0, false},
    {"an end that is an empty string is none",
     CHUNK("{'index':0,'delta':{'content':'a'},'finish_reason':''}") CHUNK(DELTA("'b'"))
         CHUNK(STOP),
     "0'a' 0'b' 0=stop", 0, false},
    {"length",
     CHUNK(DELTA("'a'")) CHUNK("{'index':0,'delta':{},'finish_reason':'length'}") DONE,
     "0'a' 0=length", 0, false},
    {"content_filter",
     CHUNK(DELTA("'a'")) CHUNK("{'index':0,'delta':{},'finish_reason':'content_filter'}")
         DONE,
     "0'a' 0=filter", 0, false},
    {"as Gemini words them",
     CHUNK("{'index':0,'delta':{'content':'a'},'finish_reason':'MAX_TOKENS'},"
           "{'index':1,'delta':{'content':'b'},'finish_reason':'SAFETY'}") DONE,
     "0'a' 0=length 1'b' 1=filter", 2, false},
    {"a refusal, whose words are no answer",
     CHUNK("{'index':0,'delta':{'refusal':'I am'}}")
         CHUNK("{'index':0,'delta':{'refusal':' sorry'}}") CHUNK(STOP) DONE,
     "0~I am~ 0~ sorry~ 0=refusal", 0, false},
    {"a refusal that the end is missing of",
     CHUNK("{'index':0,'delta':{'refusal':'No'}}") DONE, "0~No~ 0=refusal", 0, false},
    {"pieces behind the end are none", CHUNK(STOP) CHUNK(DELTA("'a'")) CHUNK(STOP) DONE,
     "0=stop", 0, false},
    {"[DONE] without a finish_reason", CHUNK(DELTA("'a'")) DONE, "0'a' 0=stop", 0, false},
    {"a finish_reason and a clean end without [DONE]", CHUNK(DELTA("'a'")) CHUNK(STOP),
     "0'a' 0=stop", 0, false},
    {"what breaks behind the end takes nothing from it", CHUNK(DELTA("'a'")) CHUNK(STOP),
     "0'a' 0=stop", 0, true},
    {"a clean end with neither", CHUNK(DELTA("'a'")), "0'a' 0=truncated", 0, false},
    {"a cut with neither, an event half there",
     CHUNK(DELTA("'a'")) "data: {'choices':[{'ind", "0'a' 0=truncated", 0, true},
    {"a cut before anything", "", "0=truncated", 0, true},
    {"a cut within three answers of which one had ended",
     CHUNK(DELTA("'a'")) CHUNK(STOP) CHUNK("{'index':1,'delta':{'content':'b'}}"),
     "0'a' 0=stop 1'b' 1=truncated 2=truncated", 3, true},
    {"one answer where three were asked for", CHUNK(DELTA("'a'")) CHUNK(STOP) DONE,
     "0'a' 0=stop 1=stop 2=stop", 3, false},
    {"one answer where three were asked for, and a cut behind [DONE]",
     CHUNK(DELTA("'a'")) CHUNK(STOP) DONE ": x", "0'a' 0=stop 1=stop 2=stop", 3, true},
    {"[DONE] before any answer, and a cut behind it", DONE, "! answer", 0, true},
    {"what comes behind [DONE] is nothing",
     CHUNK(DELTA("'a'")) DONE CHUNK(DELTA("'b'")) DATA("{'error':'x'}"), "0'a' 0=stop", 0,
     false},
    {"comments for a minute, names, empty data, CR LF",
     ": ping\r\n\r\n: ping\r\n\r\nevent: chunk\r\ndata:\r\n\r\ndata: {'choices':[" STOP
     "]}\r\n\r\n",
     "0=stop", 0, false},
    {"a byte order mark before the stream", "\xEF\xBB\xBF" CHUNK(DELTA("'a'")) CHUNK(STOP),
     "0'a' 0=stop", 0, false},
    {"white space before the stream", "\n \n\n" CHUNK(DELTA("'a'")) CHUNK(STOP),
     "0'a' 0=stop", 0, false},
    {"UTF-8 and escapes", CHUNK(DELTA("'\\u00e9我😀\\ud83d\\ude00\\n\\u001b'")) CHUNK(STOP),
     "0'é我😀😀\n\x1b' 0=stop", 0, false},
};

static const struct reply_case errors[] = {
    {"an error before all, as an object",
     DATA("{'error':{'message':'Rate limit reached','type':'requests','code':"
          "'rate_limit_exceeded'}}"),
     "! rate", 0, false},
    {"in mid-stream", CHUNK(DELTA("'a'")) DATA("{'error':{'message':'boom','code':500}}"),
     "0'a' ! server", 0, false},
    {"beside choices",
     DATA("{'choices':[{'index':0,'delta':{'content':''},'finish_reason':"
          "'error'}],'error':{'code':429,'message':'slow down'}}"),
     "! rate", 0, false},
    {"a string", CHUNK(DELTA("'a'")) DATA("{'error':'model crashed'}"), "0'a' ! server", 0,
     false},
    {"a list, as Gemini has it",
     DATA("[{'error':{'code':400,'message':'API key not valid. Please pass a valid API "
          "key.',"
          "'status':'INVALID_ARGUMENT'}}]"),
     "! key", 0, false},
    {"a list within", DATA("{'error':[{'message':'no','code':'404'}]}"), "! model", 0,
     false},
    {"a flat one, as vLLM has it",
     DATA("{'object':'error','message':'This model has a maximum context length of 4096 "
          "tokens','type':'BadRequestError','param':null,'code':400}"),
     "! too long", 0, false},
    {"by the event's name", "event: error\n" DATA("{'message':'overloaded'}"), "! server",
     0, false},
    {"a page in mid-stream", CHUNK(DELTA("'a'")) DATA("<html><title>502</title></html>"),
     "0'a' ! no api", 0, false},
    {"words in mid-stream", CHUNK(DELTA("'a'")) DATA("upstream timed out"), "0'a' ! no api",
     0, false},
    {"null, empty and false ones are none",
     DATA("{'choices':[" DELTA("'a'") "],'error':null}") DATA("{'error':''}")
         DATA("{'error':false}") CHUNK(STOP),
     "0'a' 0=stop", 0, false},
    {"whole, an object",
     "{'error':{'message':'You exceeded your current quota','type':"
     "'insufficient_quota','param':null,'code':'insufficient_quota'}}",
     "! quota", 0, false},
    {"whole, a string", "{'error':'model not loaded'}", "! server", 0, false},
    {"whole, a list",
     "[{'error':{'code':404,'message':'models/x is not found','status':"
     "'NOT_FOUND'}}]",
     "! model", 0, false},
    {"whole, a page", "\n<!DOCTYPE html>\n<html><head><title>Log in</title></head></html>",
     "! no api", 0, false},
    {"whole, words", "upstream connect error", "! no api", 0, false},
    {"an empty body", "", "! answer", 0, false},
    {"a body of white space", " \n\n", "! no api", 0, false},
    {"JSON of something else", "{'ok':true}", "! answer", 0, false},
    {"a list of something else", "[1,2]", "! answer", 0, false},
    {"a stream of something else", DATA("{'ok':true}"), "! answer", 0, false},
    {"a stream of usage alone", DATA("{'choices':[]," USAGE "}") DONE, "12+3 ! answer", 0,
     false},
    {"an answer for nobody",
     CHUNK("{'index':7,'delta':{'content':'a'},'finish_reason':'stop'}") DONE, "! answer",
     0, false},
    {"no UTF-8", CHUNK(DELTA("'a'")) CHUNK(DELTA("'\xFF'")), "0'a' ! answer", 0, false},
    {"half a surrogate pair", CHUNK(DELTA("'\\ud83d'")), "! answer", 0, false},
    {"JSON of several lines is one of them", DATA("{'choices':[") DATA("]}"), "! answer", 0,
     false},
};

static const struct reply_case wholes[] = {
    {"an answer",
     WHOLE("{'index':0,'message':{'role':'assistant','content':'Hello','refusal':null},"
           "'logprobs':null,'finish_reason':'stop'}"),
     "0'Hello' 0=stop 12+3", 0, false},
    {"three",
     WHOLE("{'index':0,'message':{'content':'a'},'finish_reason':'stop'},"
           "{'index':2,'message':{'content':'c'},'finish_reason':'length'},"
           "{'index':1,'message':{'content':'b'},'finish_reason':'content_filter'}"),
     "0'a' 0=stop 2'c' 2=length 1'b' 1=filter 12+3", 3, false},
    {"without indexes and ends",
     WHOLE("{'message':{'content':'a'}},{'message':{'content':'b'},"
           "'finish_reason':null}"),
     "0'a' 1'b' 0=stop 1=stop 12+3", 2, false},
    {"a refusal",
     WHOLE("{'index':0,'message':{'content':null,'refusal':'No'},"
           "'finish_reason':'stop'}"),
     "0~No~ 0=refusal 12+3", 0, false},
    {"no choices", WHOLE(""), "12+3 ! answer", 0, false},
    {"a byte order mark and white space",
     "\xEF\xBB\xBF \n{'choices':[{'message':{'content':'a'},"
     "'finish_reason':'stop'}]}\n",
     "0'a' 0=stop", 0, false},
    {"cut off", "{'choices':[{'message':{'content':'a'},'finish_re", "0=truncated", 0,
     true},
    {"cut off behind its last byte",
     WHOLE("{'message':{'content':'a'},'finish_reason':'stop'}"), "0'a' 0=stop 12+3", 0,
     true},
    {"half of it, and HTTP says that this is all", "{'choices':[{'message'", "! answer", 0,
     false},
};

static const struct reply_case completions[] = {
    {"a stream",
     DATA("{'object':'text_completion','choices':[{'text':' Hel','index':0,'logprobs':null,"
          "'finish_reason':null}]}") DATA("{'choices':[{'text':'lo','index':0,"
                                          "'finish_reason':null}]}")
         DATA("{'choices':[{'text':'','index':0,'finish_reason':'length'}]," USAGE "}")
             DONE,
     "0' Hel' 0'lo' 0=length 12+3", 0, false},
    {"of two that interleave",
     DATA("{'choices':[{'text':'b','index':1}]}")
         DATA("{'choices':[{'text':'a','index':0}]}")
             DATA("{'choices':[{'text':'','index':1,'finish_reason':'stop'}]}") DONE,
     "1'b' 0'a' 1=stop 0=stop", 2, false},
    {"whole",
     WHOLE("{'text':'\\n\\nHello','index':0,'finish_reason':'stop'},"
           "{'text':'Hi','index':1,'finish_reason':'stop'}"),
     "0'\n\nHello' 0=stop 1'Hi' 1=stop 12+3", 2, false},
    {"cut off", DATA("{'choices':[{'text':'a','index':0}]}"), "0'a' 0=truncated", 0, true},
    {"an error in a 200", "{'error':{'message':'boom'}}", "! server", 0, false},
};

static void model_reader_feed__reads_each_stream_of_chat(void **state)
{
    (void)state;
    check_replies(MODEL_CHAT, chunks, COUNT_OF(chunks));
}

static void model_reader_feed__finds_each_error_in_a_200(void **state)
{
    (void)state;
    check_replies(MODEL_CHAT, errors, COUNT_OF(errors));
}

static void model_reader_feed__reads_each_whole_answer_of_chat(void **state)
{
    (void)state;
    check_replies(MODEL_CHAT, wholes, COUNT_OF(wholes));
}

static void model_reader_feed__reads_each_answer_of_completions(void **state)
{
    (void)state;
    check_replies(MODEL_COMPLETIONS, completions, COUNT_OF(completions));
}

static void count_piece(void *context, size_t index, struct text piece)
{
    (void)index;
    *(size_t *)context += piece.len;
}

static void count_nothing(void *context, size_t index, enum model_finish finish)
{
    (void)context;
    (void)index;
    (void)finish;
}

static const struct model_handler counter = {.piece = count_piece, .finish = count_nothing};

static void model_reader_feed__keeps_nothing_of_100_000_tokens(void **state)
{
    struct buffer chunk = double_quoted(CHUNK(DELTA("' parcel'")));
    size_t heard = 0;
    size_t held = 0;
    struct model_reader *reader =
        model_reader_create(MODEL_CHAT, true, 1, &counter, &heard);
    (void)state;
    for (int i = 0; i < 100000; i++) {
        assert_true(model_reader_feed(reader, chunk.bytes, chunk.len));
        held = i == 100 ? mallinfo2().uordblks : held;
    }
    assert_int_equal(heard, 700000);
    assert_int_equal(mallinfo2().uordblks, held);
    model_reader_destroy(reader);
    buffer_release(&chunk);
}

static void model_reader_feed__refuses_what_has_no_end(void **state)
{
    static const struct {
        const char *begin;
        size_t most; /* bytes until it has to be refused */
    } cases[] = {{"{\"choices\":\"", 9 << 20}, {"data: ", 3 << 20}, {"<html>", 9 << 20}};
    char filler[65536];
    (void)state;
    memset(filler, 'x', sizeof(filler));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t heard = 0;
        size_t fed = 0;
        struct model_reader *reader =
            model_reader_create(MODEL_CHAT, true, 1, &counter, &heard);
        assert_true(model_reader_feed(reader, cases[i].begin, strlen(cases[i].begin)));
        while (model_reader_feed(reader, filler, sizeof(filler))) {
            fed += sizeof(filler);
            assert_true(fed < cases[i].most);
        }
        assert_true(fed > cases[i].most / 2);
        assert_int_equal(model_reader_error(reader)->fault, MODEL_FAULT_ANSWER);
        model_reader_destroy(reader);
    }
}

static void model_reader_feed__refuses_a_nul_in_a_stream(void **state)
{
    size_t heard = 0;
    struct model_reader *reader =
        model_reader_create(MODEL_CHAT, true, 1, &counter, &heard);
    (void)state;
    assert_false(model_reader_feed(reader, "data: \0\n\n", 9));
    assert_int_equal(model_reader_error(reader)->fault, MODEL_FAULT_ANSWER);
    model_reader_destroy(reader);
    model_reader_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_reader_feed__reads_each_stream_of_chat),
        cmocka_unit_test(model_reader_feed__finds_each_error_in_a_200),
        cmocka_unit_test(model_reader_feed__reads_each_whole_answer_of_chat),
        cmocka_unit_test(model_reader_feed__reads_each_answer_of_completions),
        cmocka_unit_test(model_reader_feed__keeps_nothing_of_100_000_tokens),
        cmocka_unit_test(model_reader_feed__refuses_what_has_no_end),
        cmocka_unit_test(model_reader_feed__refuses_a_nul_in_a_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
