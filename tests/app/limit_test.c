#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/limit.h"

#define NOW 1795424400

static struct ticket_head late_parcel(void)
{
    return (struct ticket_head){
        .id = "1042",
        .customer = "c1",
        .name = "Ana Ruíz",
        .subject = "Where is my Parcel?",
        .channel = "chat",
        .lang = "zh-CN",
        .tags = "late vip",
        .assignee = "Marta",
        .status = TICKET_OPEN,
        .priority = PRIORITY_HIGH,
        .unread = 1,
        .messages = 3,
        .waiting_since = NOW - 3600,
        .updated_at = NOW - 7200,
        .created_at = NOW - 90000,
        .due_at = NOW - 60,
        .snooze_until = MOMENT_NONE,
    };
}

static bool matches(const char *words, const struct ticket_head *head)
{
    struct error err;
    struct limit *limit = limit_parse(text_of(words), "marta", &err);

    assert_non_null(limit);
    bool is_match = limit_matches(limit, head, NOW);
    limit_destroy(limit);
    return is_match;
}

static void unsent__is_a_reply_without_an_answer(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    assert_false(matches("is:unsent", &head));
    head.unsent = 1;
    assert_true(matches("is:unsent", &head));
    assert_false(matches("-is:unsent", &head));
}

static void unfinished__is_a_text_that_was_begun(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    assert_false(matches("is:unfinished", &head));
    head.unfinished = UNFINISHED_NOTE;
    assert_true(matches("is:unfinished -is:unsent", &head));
    assert_false(matches("-is:unfinished", &head));
}

static const char *const true_words[] = {
    "",
    "   ",
    "status:open",
    "status:pending,open",
    "-status:resolved",
    "lang:zh",
    "lang:zh-cn",
    "tag:late",
    "tag:LATE",
    "tag:new,vip",
    "-tag:new",
    "assignee:marta",
    "-assignee:none",
    "priority:high,urgent",
    "channel:chat",
    "customer:c1",
    "id:1042",
    "older:2h",
    "older:30m",
    "newer:1d",
    "newer:2h",
    "waiting:30m",
    "waiting:1h",
    "is:unread",
    "is:waiting",
    "is:late",
    "is:late is:unread lang:zh tag:late older:2h",
    "parcel",
    "PARCEL",
    "ruiz",
    "RUÍZ",
    "104",
    "vip",
    "where parcel",
    "-refund",
    "my -your",
    "assignee:me",
    "Assignee:ME,none",
    "Status:OPEN",
    "IS:Late",
    "OLDER:2H",
    "status：open",
    "－status：resolved，pending",
    "status:open　lang:zh",
    "LANG:x-ours,ZH",
    "customer:ana",
    "customer:ruiz",
    "customer:RUÍ",
    "customer:\"ana ruiz\"",
    "customer:“ana ruiz”",
    "customer:=c1",
    "customer:\"li, lei\",c1",
    "\"my parcel\"",
    "-\"parcel my\"",
    "-\"status:open\"",
    "-Re:parcel",
};

static const char *const false_words[] = {
    "status:pending", "-status:open",  "lang:zho",
    "lang:en",        "lang:zh-TW",    "tag:lat",
    "-tag:late",      "assignee:none", "assignee:mart",
    "priority:low",   "channel:email", "customer:C1",
    "id:104",         "older:3h",      "newer:1h",
    "waiting:61m",    "-is:late",      "refund",
    "-parcel",        "parcel refund", "status:open lang:en",
    "customer:uiz",   "customer:=ana", "customer:\"ruiz ana\"",
    "assignee:meg",   "-assignee:me",  "\"parcel my\"",
};

static void limit__holds(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(true_words); i++) {
        if (!matches(true_words[i], &head))
            fail_msg("\"%s\" does not hold", true_words[i]);
    }
}

static void limit__does_not_hold(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(false_words); i++) {
        if (matches(false_words[i], &head))
            fail_msg("\"%s\" holds", false_words[i]);
    }
}

static void limit__reads_a_ticket_of_which_little_is_known(void **state)
{
    struct ticket_head head = {.id = "7",
                               .tags = "",
                               .waiting_since = MOMENT_NONE,
                               .due_at = MOMENT_NONE,
                               .snooze_until = MOMENT_NONE,
                               .updated_at = NOW};

    (void)state;
    assert_true(matches("assignee:none channel:chat status:open", &head));
    assert_false(matches("lang:en", &head));
    assert_false(matches("is:waiting", &head));
    assert_false(matches("is:late", &head));
    assert_false(matches("waiting:1m", &head));
    assert_false(matches("ana", &head));
}

static void limit__counts_a_snooze_that_is_over_as_open(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    head.status = TICKET_SNOOZED;
    head.snooze_until = NOW + 1;
    assert_true(matches("status:snoozed -is:waiting -is:late", &head));
    head.snooze_until = NOW;
    assert_true(matches("status:open is:waiting is:late", &head));
    head.snooze_until = MOMENT_NONE; /* until the next reply */
    assert_true(matches("status:snoozed", &head));
}

static void limit__finds_chinese_words_in_any_width(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    head.subject = "退货可以吗 ＡＢＣ１";
    assert_true(matches("退货", &head));
    assert_true(matches("abc1", &head));
    assert_false(matches("退款", &head));
}

static void limit__takes_colons_that_name_no_field_as_words(void **state)
{
    struct ticket_head head = late_parcel();

    (void)state;
    head.subject = "at 9:30, see https://shop.example";
    assert_true(matches("9:30", &head));
    assert_true(matches("https://shop", &head));
}

static void limit__says_what_it_does_not_understand(void **state)
{
    static const struct {
        const char *words;
        const char *said;
    } cases[] = {
        {"stauts:open", "stauts: is not known"},
        {"status:", "status: wants a value"},
        {"status:late", "status: cannot be"},
        {"older:soon", "older: cannot be"},
        {"is:cross", "is: cannot be \"cross\" (unread waiting late unsent unfinished)"},
        {"IS:cross", "is: cannot be \"cross\" (unread waiting late unsent unfinished)"},
        {"lang:zh priority:p1", "priority: cannot be \"p1\" (low normal high urgent)"},
        {"older：soon", "older: cannot be \"soon\" (30m 2h 1d 1w)"},
        {"lang:deutsch", "lang: cannot be \"deutsch\" (a code as de or zh-CN)"},
        {"-lang:en,zh_CN", "lang: cannot be \"zh_CN\""},
        {"lang:z", "lang: cannot be \"z\""},
        {"lang:德语", "lang: cannot be"},
        {"assignee:\"\"", "assignee: cannot be \"\""},
        {"tag:a,,b", "tag: cannot be"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        assert_null(limit_parse(text_of(cases[i].words), "marta", &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (!strstr(err.text, cases[i].said))
            fail_msg("\"%s\": %s", cases[i].words, err.text);
    }
}

static void limit__is_timed_where_time_alone_changes_it(void **state)
{
    struct error err;
    struct limit *timed = limit_parse(text_of("lang:zh older:2h"), "marta", &err);
    struct limit *still = limit_parse(text_of("lang:zh tag:late"), "marta", &err);

    (void)state;
    assert_true(limit_is_timed(timed));
    assert_false(limit_is_timed(still));
    assert_false(limit_is_timed(NULL));
    limit_destroy(timed);
    limit_destroy(still);
    limit_destroy(NULL);
}

static void limit__lists_its_words_for_completion(void **state)
{
    size_t count = 0;

    (void)state;
    while (limit_word(count))
        count++;
    assert_int_equal(count, 12);
    assert_string_equal(limit_word(0), "status");
    assert_string_equal(limit_values(0)[3], "resolved");
    assert_null(limit_values(0)[4]);
    assert_null(limit_values(count)[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unsent__is_a_reply_without_an_answer),
        cmocka_unit_test(unfinished__is_a_text_that_was_begun),
        cmocka_unit_test(limit__holds),
        cmocka_unit_test(limit__does_not_hold),
        cmocka_unit_test(limit__reads_a_ticket_of_which_little_is_known),
        cmocka_unit_test(limit__counts_a_snooze_that_is_over_as_open),
        cmocka_unit_test(limit__finds_chinese_words_in_any_width),
        cmocka_unit_test(limit__takes_colons_that_name_no_field_as_words),
        cmocka_unit_test(limit__says_what_it_does_not_understand),
        cmocka_unit_test(limit__is_timed_where_time_alone_changes_it),
        cmocka_unit_test(limit__lists_its_words_for_completion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
