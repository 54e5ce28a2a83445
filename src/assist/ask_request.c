#include "ask_parts.h"
#include "guard/language.h"
#include "guard/lexicon.h"
#include "thread.h"

#define LOOKED_AT_MAX 6 /* messages of the customer's, the newest */

/* Address of languages that the guard's words leave out; a German "Sie" is told by its
 * capital. */
static const struct {
    const char *lang;
    const char *word; /* folded */
    bool is_polite;
} words[] = {
    {"nl", "u", true},      {"nl", "uw", true},      {"nl", "je", false},
    {"nl", "jij", false},   {"nl", "jouw", false},   {"nl", "jullie", false},
    {"pt", "senhor", true}, {"pt", "senhora", true}, {"pt", "voces", false},
    {"pt", "voce", false},  {"pt", "teu", false},    {"pt", "tua", false},
    {"it", "lei", true},    {"it", "tuo", false},    {"it", "tua", false},
    {"it", "ti", false},
};

struct forms {
    size_t polite;
    size_t familiar;
};

static void count_marks(const struct scan *scan, const char *lang, struct arena *arena,
                        struct forms *forms)
{
    struct mark *marks;
    size_t count;

    lexicon_find(scan, arena, &marks, &count);
    for (size_t i = 0; i < count; i++) {
        if (!language_is_same(marks[i].lang, lang))
            continue;
        forms->polite += marks[i].meaning == MEANING_POLITE;
        forms->familiar += marks[i].meaning == MEANING_FAMILIAR;
    }
}

static bool is_german_sie(const struct scan *scan, size_t token)
{
    static const char *const polite[] = {"Sie",   "Ihnen", "Ihr",   "Ihre",
                                         "Ihren", "Ihrem", "Ihrer", "Ihres"};

    if (token == 0 || scan->tokens[token - 1].kind == TOKEN_SIGN ||
        scan->tokens[token - 1].kind == TOKEN_LINE)
        return false;
    for (size_t i = 0; i < COUNT_OF(polite); i++) {
        if (text_is(scan_raw(scan, token), polite[i]))
            return true;
    }
    return false;
}

static void count_words(const struct scan *scan, const char *lang, struct forms *forms)
{
    bool is_german = language_is_same(lang, "de");

    for (size_t token = 0; token < scan->count; token++) {
        forms->polite += is_german && is_german_sie(scan, token);
        for (size_t i = 0; i < COUNT_OF(words); i++) {
            if (!language_is_same(words[i].lang, lang) ||
                !scan_is(scan, token, words[i].word))
                continue;
            forms->polite += words[i].is_polite;
            forms->familiar += !words[i].is_polite;
        }
    }
}

const char *ask_address(const struct ticket *ticket, const char *lang, struct arena *arena)
{
    size_t looked_at = 0;

    for (size_t i = ticket->message_count; i > 0 && looked_at < LOOKED_AT_MAX; i--) {
        const struct message *message = &ticket->messages[i - 1];
        struct forms forms = {0};
        struct scan scan;
        if (message->from != FROM_CUSTOMER || !message->text)
            continue;
        looked_at++;
        scan_read(text_of(message->text), arena, &scan);
        count_marks(&scan, lang, arena, &forms);
        count_words(&scan, lang, &forms);
        if (forms.polite != forms.familiar)
            return forms.polite > forms.familiar ? "polite" : "familiar";
    }
    return NULL;
}

static void write_sender(struct ask_page *page, const struct facts *facts)
{
    static const char *const states[] = {[SENDER_CUSTOMER] = "the customer",
                                         [SENDER_UNKNOWN] = "probably the customer",
                                         [SENDER_STRANGER] = "a stranger"};

    ask_page_string(page, "sender",
                    facts->sender == SENDER_STRANGER && facts->is_identified
                        ? "the customer, as the agent has made sure"
                        : states[facts->sender]);
}

/* Of a talk with a customer. */
static void write_talk(struct ask_page *page, const struct facts *facts)
{
    const char *address = ask_address(facts->ticket, page->ask->lang, page->arena);

    ask_page_string(page, "address",
                    address ? address : "as in WORDING, polite where nothing tells");
    ask_page_string(page, "channel", facts->ticket->channel);
    write_sender(page, facts);
}

void ask_write_request(struct ask_page *page)
{
    const struct ask *ask = page->ask;
    const struct facts *facts = ask->facts;
    bool is_to_customer = ask->kind == ASK_DRAFTS || ask->kind == ASK_PICKS;

    ask_page_section(page, "REQUEST");
    ask_page_open(page, NULL, '{');
    if (facts) {
        ask_page_string(page, "shop", facts->shop_name);
        ask_page_day(page, "today", facts->today);
    }
    ask_page_string(page, "language", ask->lang);
    ask_page_string(page, "language_name", ask_language_name(ask->lang));
    if (is_to_customer && facts && facts->ticket)
        write_talk(page, facts);
    if (ask->kind == ASK_PICKS)
        ask_page_integer(page, "wanted", (int64_t)ask->wanted);
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

void ask_write_quoted(struct ask_page *page, const char *section, const char *text)
{
    if (!text || !text[0])
        return;
    ask_page_section(page, section);
    ask_page_string(page, NULL, text);
    ask_page_end_line(page);
}
