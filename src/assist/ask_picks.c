#include "ask_parts.h"
#include "base/json_quote.h"
#include "thread.h"

#define REASON_MAX 200

static void write_reasons(struct ask_page *page, const struct pick *pick)
{
    ask_page_open(page, "reasons", '[');
    for (size_t i = 0; i < pick->reason_count; i++) {
        char reason[REASON_MAX];
        reason_format(&pick->reasons[i], reason, sizeof(reason));
        ask_page_string(page, NULL, reason);
    }
    ask_page_close(page, ']');
}

static void write_candidate(struct ask_page *page, const struct pick *pick)
{
    const struct product *product = &pick->product;

    ask_page_open(page, NULL, '{');
    ask_page_own(page, "id", product->id);
    ask_page_public(page, "title", product->title);
    ask_page_public(page, "brand", product->brand);
    ask_page_money(page, "price", product->price);
    ask_page_open(page, "attributes", '{');
    for (size_t i = 0; i < product->attribute_count; i++)
        ask_page_string(page, product->attributes[i].name, product->attributes[i].value);
    ask_page_close(page, '}');
    write_reasons(page, pick);
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

void ask_write_candidates(struct ask_page *page)
{
    if (!page->ask->candidate_count)
        return;
    ask_page_section(page, page->ask->kind == ASK_PICKS ? "CANDIDATES" : "PICKS");
    for (size_t i = 0; i < page->ask->candidate_count; i++)
        write_candidate(page, &page->ask->candidates[i]);
}

const char *ask_schema_picks(const struct ask *ask, struct arena *arena)
{
    struct buffer schema;

    buffer_init(&schema, SIZE_MAX);
    buffer_add_text(&schema,
                    "{\"type\":\"object\",\"properties\":{\"picks\":{\"type\":\"array\","
                    "\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":"
                    "\"string\",\"enum\":[");
    for (size_t i = 0; i < ask->candidate_count; i++) {
        if (i)
            buffer_add_char(&schema, ',');
        json_quote(&schema, text_of(ask->candidates[i].product.id));
    }
    buffer_add_text(&schema,
                    "]},\"explanation\":{\"type\":\"string\"}},\"required\":[\"id\","
                    "\"explanation\"],\"additionalProperties\":false}}},\"required\":"
                    "[\"picks\"],\"additionalProperties\":false}");
    const char *kept = arena_copy(arena, buffer_text(&schema), schema.len);
    buffer_release(&schema);
    return kept;
}
