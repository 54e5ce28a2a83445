/* A question on its way, over a real vault and a server on loopback: what is told
 * meanwhile, what is kept of it, and when nothing leaves. */
#include "shell/asker_fixture.h"

static void answer__grows_as_it_comes__and_is_told_whole_at_the_end(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 2);
    assert_true(fixture->grown[0] > 0);
    assert_false(fixture->is_done);
    wait_until(fixture, &fixture->is_done);

    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal(fixture->count, 1);
    assert_int_equal(fixture->finishes[0], MODEL_STOPPED);
    assert_string_equal(fixture->texts[0],
                        "Uno dos tres cuatro cinco seis siete ocho nueve "
                        "diez once doce.");
    assert_int_equal(server_count(&fixture->server, "Ana Ruiz"), 0);
    assert_recorded(fixture, "sent; stop");
}

static void stop__ends_the_request__tells_nobody__and_is_recorded(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    size_t times;

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 2);
    times = fixture->times;
    asker_stop(question);
    for (int i = 0; i < 10; i++)
        must(fixture, net_wait(fixture->net, NULL, 0, 10, &fixture->err));

    assert_int_equal(fixture->times, times);
    assert_false(fixture->is_done);
    server_await(&fixture->server, "by client", 1);
    assert_recorded(fixture, "sent; cancelled");
}

static void destroy__stops_what_runs(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 1);
    asker_destroy(fixture->asker);
    fixture->asker = NULL;

    assert_recorded(fixture, "sent; cancelled");
}

static void drop__ends_the_request_of_one_answer_alone(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    size_t grown;

    serve(fixture, "messages",
          "on POST /v1/messages\n stream messages every=20ms\n  draft Uno dos tres cuatro "
          "cinco seis siete ocho.\n");
    must(fixture, ask(fixture, 3, &question));
    wait_for_growth(fixture, 6);
    asker_drop(question, 1);
    grown = fixture->grown[1];
    wait_until(fixture, &fixture->is_done);

    assert_int_equal(requests(fixture), 3);
    assert_int_equal(fixture->grown[1], grown);
    assert_int_equal(fixture->finishes[0], MODEL_STOPPED);
    assert_int_equal(fixture->finishes[1], MODEL_TRUNCATED);
    assert_int_equal(fixture->finishes[2], MODEL_STOPPED);
    assert_recorded(fixture, "sent; sent; sent; cancelled; stop; stop");
}

static void drop__of_the_last_answer_ends_the_question(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 1);
    asker_drop(question, 0);

    assert_true(fixture->is_done);
    assert_recorded(fixture, "sent; cancelled");
}

static void nothing_leaves__where_it_cannot_be_recorded(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    fixture->loaded->ticket.id = "9999"; /* erased meanwhile */
    assert_false(ask(fixture, 1, &question));

    assert_non_null(strstr(fixture->err.text, "nothing is sent"));
    assert_int_equal(requests(fixture), 0);
}

static void
nothing_leaves__where_a_value_of_the_customer_s_stands_anywhere_in_it(void **state)
{
    static const char *stop[] = {"Ana Ruiz"};
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    fixture->profile.stop = stop;
    fixture->profile.stop_count = 1;
    assert_false(ask(fixture, 1, &question));

    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_non_null(strstr(fixture->err.text, "could not be masked"));
    assert_int_equal(requests(fixture), 0);
    assert_recorded(fixture, "");
}

static void some_answers__are_told__where_others_failed(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "messages",
          "on POST /v1/messages nth 2\n status 400\n"
          " text {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
          "\"message\":\"no\"}}\n"
          "on POST /v1/messages\n stream messages\n  draft Uno.\n");
    must(fixture, ask(fixture, 3, &question));
    wait_until(fixture, &fixture->is_done);

    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal((fixture->texts[0][0] != '\0') + (fixture->texts[1][0] != '\0') +
                         (fixture->texts[2][0] != '\0'),
                     2);
}

#define CHOICE(json) " text data: {\"choices\":[{\"index\":0," json "}]}\\n\\n\n"
#define BLOCK(json)  " text event: " json "\\n\\n\n"

/* What a model says who refuses is shown to the agent: in one clean line, with its values,
 * and no text of a draft. */
static void a_refusal__has_its_words__and_no_text(void **state)
{
    static const struct {
        const char *api;
        const char *script;
        const char *refusal;
    } rows[] = {
        {"chat",
         CHAT CHOICE("\"delta\":{\"refusal\":\"I am sorry, [[NA\"}")
             CHOICE("\"delta\":{\"refusal\":\"ME_1]]:\\\\n\\\\u001b[31mno.\"}")
                 CHOICE("\"delta\":{},\"finish_reason\":\"stop\""),
         "I am sorry, Ana Ruiz: ␛[31mno."},
        {"chat", CHAT CHOICE("\"delta\":{},\"finish_reason\":\"refusal\""), ""},
        {"responses",
         "on POST /v1/responses\n" BLOCK("response.refusal.delta\\ndata: "
                                         "{\"type\":\"response.refusal.delta\",\"delta\":"
                                         "\"No.\"}")
             BLOCK("response.completed\\ndata: "
                   "{\"type\":\"response.completed\",\"response\":{\"output\":[{\"type\":"
                   "\"message\",\"content\":[{\"type\":\"refusal\",\"refusal\":\"No.\"}]}]}"
                   "}"),
         "No."},
        {"messages",
         "on POST /v1/messages\n" BLOCK(
             "message_start\\ndata: {\"type\":\"message_start\",\"message\":{}}")
             BLOCK("content_block_delta\\ndata: "
                   "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
                   "\"text\":\"I will not, [[NAME_1]].\"}}")
                 BLOCK(
                     "message_delta\\ndata: "
                     "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\"}}")
                     BLOCK("message_stop\\ndata: {\"type\":\"message_stop\"}"),
         "I will not, Ana Ruiz."},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct question *question;
        char failed[256];

        if (i > 0 && (end(state) != 0 || begin(state) != 0))
            fail();
        struct fixture *fixture = *state;
        serve(fixture, rows[i].api, rows[i].script);
        must(fixture, ask(fixture, 1, &question));
        wait_until(fixture, &fixture->is_done);

        assert_int_equal(requests(fixture), 1);
        assert_int_equal(fixture->finishes[0], MODEL_REFUSED);
        assert_string_equal(fixture->refusals[0], rows[i].refusal);
        snprintf(failed, sizeof(failed), "the model refused to answer%s%s",
                 rows[i].refusal[0] == '\0' ? "" : ": ", rows[i].refusal);
        assert_string_equal(fixture->failed.text, failed);
        assert_recorded(fixture, "sent; refusal");
    }
}

static void assert_stream_has(struct fixture *fixture, enum stream_kind kind,
                              const char *id, const char *wanted, int64_t prompt_tokens)
{
    struct finishes finishes = {0};
    int64_t stream = 0;

    arena_init(&finishes.arena);
    must(fixture, vault_stream(fixture->office.vault, kind, text_of(id), text_of(""), false,
                               &stream, &fixture->err));
    assert_true(stream != 0);
    must(fixture, vault_read(fixture->office.vault, stream, 0, add_finish, &finishes, NULL,
                             &fixture->err));
    assert_string_equal(finishes.all, wanted);
    assert_int_equal(finishes.prompt_tokens, prompt_tokens);
    arena_release(&finishes.arena);
}

static void triage__is_recorded_with_each_ticket__its_tokens_shared_out(void **state)
{
    struct fixture *fixture = *state;
    const struct loaded *tickets[2];
    struct loaded *other;
    struct asked asked = {.kind = ASK_TRIAGE,
                          .profile = &fixture->profile,
                          .shop = fixture->shop,
                          .tickets = tickets,
                          .ticket_count = 2,
                          .now = NOON};
    struct model_usage usage;
    struct answer *answers;
    struct arena arena;
    size_t count;

    append(fixture, STREAM_TICKET, "1043", RECORD_TICKET, OTHER_TICKET);
    append(fixture, STREAM_TICKET, "1043", RECORD_MESSAGE, MESSAGE);
    must(fixture, office_load(&fixture->office, "1043", &other, &fixture->err));
    tickets[0] = fixture->loaded;
    tickets[1] = other;
    serve(fixture, "chat",
          CHAT " text {\"choices\":[{\"index\":0,\"message\":{\"content\":"
               "\"{\\\\\"tickets\\\\\":[]}\"},\"finish_reason\":\"stop\"}],"
               "\"usage\":{\"prompt_tokens\":101,\"completion_tokens\":3}}\n");
    arena_init(&arena);
    must(fixture, asker_ask(fixture->asker, &asked, &arena, &answers, &count, &usage,
                            &fixture->err));

    assert_int_equal(count, 1);
    assert_string_equal(answers[0].text, "{\"tickets\":[]}");
    assert_int_equal(usage.prompt_tokens, 101);
    assert_int_equal(server_count(&fixture->server, "Ana Ruiz"), 0);
    assert_stream_has(fixture, STREAM_TICKET, "1042", "sent; stop", 51);
    assert_stream_has(fixture, STREAM_TICKET, "1043", "sent; stop", 50);
    arena_release(&arena);
    loaded_destroy(other);
}

static void count_problem(void *context, const char *stream, const char *what)
{
    (void)context, (void)stream;
    fail_msg("%s", what);
}

static void writing__is_about_nobody__and_recorded_in_a_stream_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    struct product product = {.id = "NL-1", .title = "Trail 2", .brand = "Northline"};
    struct asked asked = {.kind = ASK_WRITING,
                          .profile = &fixture->profile,
                          .shop = fixture->shop,
                          .product = &product,
                          .lang = "en",
                          .now = NOON};
    struct vault_report report;
    struct model_usage usage;
    struct answer *answers;
    struct arena arena;
    size_t count;

    serve(fixture, "chat", CHAT " stream chat usage\n  draft A shoe.\n");
    arena_init(&arena);
    must(fixture, asker_ask(fixture->asker, &asked, &arena, &answers, &count, &usage,
                            &fixture->err));

    assert_string_equal(answers[0].text, "A shoe.");
    assert_stream_has(fixture, STREAM_SESSION, "model", "sent; stop", usage.prompt_tokens);
    must(fixture,
         vault_verify(fixture->office.vault, &report, count_problem, NULL, &fixture->err));
    assert_int_equal(report.damaged, 0);
    arena_release(&arena);
}

static void placeholders_in_json__become_values_that_leave_it_json(void **state)
{
    struct fixture *fixture = *state;
    struct product product = {.id = "NL-1", .title = "Trail 2"};
    struct pick pick = {.product = product};
    struct offered *offered = offered_create();
    struct asked asked = {.kind = ASK_PICKS,
                          .profile = &fixture->profile,
                          .loaded = fixture->loaded,
                          .shop = fixture->shop,
                          .offered = offered,
                          .picks = 1,
                          .now = NOON};
    struct model_usage usage;
    struct answer *answers;
    struct arena arena;
    size_t count;

    offered->picks = (struct picks){.picks = &pick, .pick_count = 1};
    fixture->loaded->customer.name = "Ana \"Nita\" Ruiz";
    serve(fixture, "chat",
          CHAT " stream chat\n"
               "  draft {\"picks\":[{\"id\":\"NL-1\",\"explanation\":\"[[NAME_1]]\"}]}\n");
    arena_init(&arena);
    must(fixture, asker_ask(fixture->asker, &asked, &arena, &answers, &count, &usage,
                            &fixture->err));
    /* As it came: with the value in it, it would be JSON no more. */
    assert_string_equal(answers[0].text,
                        "{\"picks\":[{\"id\":\"NL-1\",\"explanation\":\"[[NAME_1]]\"}]}");

    asker_destroy(fixture->asker);
    fixture->asker = asker_create(&fixture->office, fixture->net);
    fixture->loaded->customer.name = "Ana Ruiz";
    must(fixture, asker_ask(fixture->asker, &asked, &arena, &answers, &count, &usage,
                            &fixture->err));
    assert_string_equal(answers[0].text,
                        "{\"picks\":[{\"id\":\"NL-1\",\"explanation\":\"Ana Ruiz\"}]}");
    arena_release(&arena);
    offered_destroy(offered);
}

static void drafts__may_recommend_what_was_picked_where_the_customer_asks(void **state)
{
    struct fixture *fixture = *state;
    struct offered *offered = offered_create();
    struct pick pick = {.product = {.id = "NL-2", .title = "Trail sock", .stock = 4}};
    struct asked asked = {.kind = ASK_DRAFTS,
                          .profile = &fixture->profile,
                          .loaded = fixture->loaded,
                          .shop = fixture->shop,
                          .offered = offered,
                          .answers = 1,
                          .now = NOON};
    struct asker_request *requests_made;
    struct arena arena;
    size_t count;

    serve(fixture, "chat", CHAT SLOW);
    offered->picks = (struct picks){.picks = &pick, .pick_count = 1};
    arena_init(&arena);
    for (int wants = 0; wants < 2; wants++) {
        fixture->loaded->ticket.messages[0].text =
            wants ? "¿Qué otra cosa me recomiendan?" : "¿Dónde está mi pedido?";
        must(fixture, asker_show(fixture->asker, &asked, &arena, &requests_made, &count,
                                 &fixture->err));
        assert_int_equal(count, 1);
        bool has_picks = text_find(requests_made[0].body, text_of(" PICKS\\n")) != NULL;
        assert_int_equal(has_picks, wants);
    }
    assert_int_equal(requests(fixture), 0);
    arena_release(&arena);
    offered_destroy(offered);
}

static void what_is_shown__counts_what_the_mask_hid(void **state)
{
    struct fixture *fixture = *state;
    struct asked asked = {.kind = ASK_DRAFTS,
                          .profile = &fixture->profile,
                          .loaded = fixture->loaded,
                          .shop = fixture->shop,
                          .answers = 1,
                          .now = NOON};
    struct asker_request *shown;
    struct arena arena;
    size_t count;

    serve(fixture, "chat", CHAT SLOW);
    arena_init(&arena);
    fixture->loaded->ticket.messages[0].text =
        "Write to one@example.org or two@example.net, not to [[EMAIL_99]] or [[CARD_3]].";
    must(fixture,
         asker_show(fixture->asker, &asked, &arena, &shown, &count, &fixture->err));
    assert_int_equal(shown[0].masked[MASK_EMAIL], 2);
    assert_int_equal(shown[0].masked[MASK_CARD], 0);
    fixture->loaded->ticket.messages[0].text = "Write to one@example.org.";
    must(fixture,
         asker_show(fixture->asker, &asked, &arena, &shown, &count, &fixture->err));

    assert_int_equal(shown[0].masked[MASK_EMAIL], 1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(answer__grows_as_it_comes__and_is_told_whole_at_the_end),
        STORY(stop__ends_the_request__tells_nobody__and_is_recorded),
        STORY(destroy__stops_what_runs),
        STORY(drop__ends_the_request_of_one_answer_alone),
        STORY(drop__of_the_last_answer_ends_the_question),
        STORY(nothing_leaves__where_it_cannot_be_recorded),
        STORY(nothing_leaves__where_a_value_of_the_customer_s_stands_anywhere_in_it),
        STORY(a_refusal__has_its_words__and_no_text),
        STORY(some_answers__are_told__where_others_failed),
        STORY(triage__is_recorded_with_each_ticket__its_tokens_shared_out),
        STORY(writing__is_about_nobody__and_recorded_in_a_stream_of_its_own),
        STORY(what_is_shown__counts_what_the_mask_hid),
        STORY(drafts__may_recommend_what_was_picked_where_the_customer_asks),
        STORY(placeholders_in_json__become_values_that_leave_it_json),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
