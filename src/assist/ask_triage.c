#include "ask_parts.h"
#include "base/json_quote.h"
#include "intent.h"
#include "thread.h"

#define LINE_TOKENS   12 /* of a ticket's line without its text */
#define SHARE_MIN     40 /* of a ticket's text; with less nothing can be told */
#define BYTES_A_TOKEN 3  /* at least, as prompt_tokens() counts them */

/* What the customer wrote and nobody answered; the newest end of it where there is much. */
static struct text words_of(const struct ticket *ticket, struct arena *arena)
{
    struct buffer words;

    buffer_init(&words, SIZE_MAX);
    assist_question(ticket, NULL, &words);
    struct text text =
        text_from(arena_copy(arena, buffer_text(&words), words.len), words.len);
    buffer_release_wiped(&words);
    return text_trim(text);
}

bool ask_write_tickets(struct ask_page *page, int64_t room)
{
    const struct ask *ask = page->ask;
    int64_t share = ask->ticket_count ? room / (int64_t)ask->ticket_count - LINE_TOKENS : 0;

    if (share < SHARE_MIN)
        return false;

    ask_page_section(page, "TICKETS");
    for (size_t i = 0; i < ask->ticket_count; i++) {
        page->mask = ask->masks[i];
        ask_page_open(page, NULL, '{');
        ask_page_integer(page, "number", (int64_t)i);
        ask_page_text(page, "text",
                      thread_tail(words_of(ask->tickets[i], page->arena),
                                  (size_t)share * BYTES_A_TOKEN));
        ask_page_close(page, '}');
        ask_page_end_line(page);
    }
    return true;
}

void ask_write_intents(struct ask_page *page)
{
    const char *const *intents;
    size_t count =
        intents_known(page->ask->macros, page->ask->macro_count, page->arena, &intents);

    ask_page_section(page, "INTENTS");
    ask_page_open(page, NULL, '[');
    for (size_t i = 0; i < count; i++)
        ask_page_own(page, NULL, intents[i]);
    ask_page_close(page, ']');
    ask_page_end_line(page);
}

const char *ask_schema_triage(const struct ask *ask, struct arena *arena)
{
    const char *const *intents;
    size_t count = intents_known(ask->macros, ask->macro_count, arena, &intents);
    struct buffer schema;

    buffer_init(&schema, SIZE_MAX);
    buffer_add_text(&schema,
                    "{\"type\":\"object\",\"properties\":{\"tickets\":{\"type\":\"array\","
                    "\"items\":{\"type\":\"object\",\"properties\":{\"number\":{\"type\":"
                    "\"integer\"},\"intent\":{\"type\":\"string\",\"enum\":[\"\"");
    for (size_t i = 0; i < count; i++) {
        buffer_add_char(&schema, ',');
        json_quote(&schema, text_of(intents[i]));
    }
    buffer_add_text(&schema,
                    "]},\"urgency\":{\"type\":\"string\",\"enum\":[\"low\",\"normal\","
                    "\"high\",\"urgent\"]},\"sentiment\":{\"type\":\"number\"},\"lang\":"
                    "{\"type\":\"string\"},\"reason\":{\"type\":\"string\"}},\"required\":["
                    "\"number\",\"intent\",\"urgency\",\"sentiment\",\"lang\",\"reason\"],"
                    "\"additionalProperties\":false}}},\"required\":[\"tickets\"],"
                    "\"additionalProperties\":false}");
    const char *kept = arena_copy(arena, buffer_text(&schema), schema.len);
    buffer_release(&schema);
    return kept;
}
