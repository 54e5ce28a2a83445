#include "wire/thread_fixture.h"

static void thread_cut__leaves_one_mark_a_message(void **state)
{
    static const struct {
        const char *line;
        const char *skeleton;
        const char *messages[2];
    } cases[] = {
        {"{\"messages\":[]}", "{\"messages\":[]}", {NULL, NULL}},
        {"{\"messages\":[ ]}", "{\"messages\":[ ]}", {NULL, NULL}},
        {"{\"messages\":[{\"a\":1}]}", "{\"messages\":[\x01]}", {"{\"a\":1}", NULL}},
        {" {\t\"x\":[1,{\"messages\":[{}]}] , \"messages\" : [ {} "
         ",\r{\"t\":\"]}\\\"\\\\\"} ] "
         ", \"z\":{\"messages\":[1]} } ",
         " {\t\"x\":[1,{\"messages\":[{}]}] , \"messages\" : [ \x01 ,\r\x01 ] "
         ", \"z\":{\"messages\":[1]} } ",
         {"{}", "{\"t\":\"]}\\\"\\\\\"}"}},
        {"{\"mess\\u0061g\\u0065s\":[{\"messages\":7}],\"Messages\":[{}]}",
         "{\"mess\\u0061g\\u0065s\":[\x01],\"Messages\":[{}]}",
         {"{\"messages\":7}", NULL}},
        {"{\"m\\u0065ssage\":[{}],\"m\\nessages\":[{}],\"messages\":[{}]}",
         "{\"m\\u0065ssage\":[{}],\"m\\nessages\":[{}],\"messages\":[\x01]}",
         {"{}", NULL}},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text *messages;
        size_t count;
        buffer_clear(&fixture->out);
        assert_true(thread_cut(text_of(cases[i].line), &fixture->arena, &fixture->out,
                               &messages, &count, &fixture->err));
        assert_string_equal(buffer_text(&fixture->out), cases[i].skeleton);
        size_t wanted = 0;
        for (; wanted < 2 && cases[i].messages[wanted]; wanted++) {
            assert_true(wanted < count);
            assert_true(text_is(messages[wanted], cases[i].messages[wanted]));
        }
        assert_int_equal(count, wanted);
    }
}

static void thread_cut__refuses_what_has_no_messages(void **state)
{
    static const char *const lines[] = {"", "{}", "[]", "{\"messages\":{}}", "{\"x\":[]}"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct text *messages;
        size_t count;
        assert_false(thread_cut(text_of(lines[i]), &fixture->arena, &fixture->out,
                                &messages, &count, &fixture->err));
        assert_string_equal(fixture->err.text, "messages: must be a list");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread_cut__leaves_one_mark_a_message),
        TEST(thread_cut__refuses_what_has_no_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
