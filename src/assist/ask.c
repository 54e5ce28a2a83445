#include "ask_parts.h"
#include "base/fatal.h"
#include "guard/language.h"
#include "thread.h"

#define BUDGET_USUAL   6000
#define ARTICLES_MAX   6
#define MACROS_MAX     3
#define PRODUCTS_MAX   8
#define ORDERS_MAX     4 /* beside the one that is meant */
#define BOUNDARY_MIN   16
#define MESSAGE_TOKENS 4 /* what a message takes beside its text */

/* A prompt in the making: what stands before the thread, the thread, what stands behind it.
 */
struct asking {
    const struct ask *ask;
    struct arena *arena;
    struct error *err;
    struct ask_page before;
    struct ask_page thread;
    struct ask_page behind;
    const char *schema_name; /* NULL: the answer is text */
    const char *schema;
    int64_t budget;
    size_t left_out;
};

static int64_t room_of(const struct asking *asking)
{
    return asking->budget - prompt_tokens(ask_system(asking->ask->kind)) -
           prompt_tokens(buffer_text(&asking->before.out)) -
           prompt_tokens(buffer_text(&asking->behind.out)) - prompt_tokens(asking->schema) -
           2 * MESSAGE_TOKENS;
}

static bool is_failed(const struct asking *asking)
{
    return asking->before.is_failed || asking->thread.is_failed || asking->behind.is_failed;
}

static bool no_room(const struct asking *asking, const char *what)
{
    return error_set(asking->err, ERROR_REFUSED,
                     "%s does not fit into %lld tokens ([model] prompt_tokens)", what,
                     (long long)asking->budget);
}

/* REQUEST comes first in every prompt. */
static void write_before(struct asking *asking, const struct ask_limits *limits)
{
    ask_page_clear(&asking->before);
    ask_write_request(&asking->before);
    if (!limits)
        return;
    ask_write_knowledge(&asking->before, limits);
    ask_write_facts(&asking->before, limits);
    if (limits->has_offers)
        ask_write_candidates(&asking->before);
}

static void write_task(struct asking *asking, const char *task)
{
    ask_page_section(&asking->behind, "TASK");
    ask_page_say(&asking->behind, task);
}

static bool write_drafts(struct asking *asking)
{
    struct ask_limits limits = {ARTICLES_MAX, MACROS_MAX, PRODUCTS_MAX, ORDERS_MAX,
                                ask_is_about_buying(asking->ask, asking->arena)};

    ask_write_quoted(&asking->behind, "INSTRUCTION", asking->ask->instruction);
    ask_write_quoted(&asking->behind, "SIGNATURE", asking->ask->signature);
    write_task(asking, ask_task_drafts(asking->ask->variant,
                                       thread_is_told(asking->ask->facts), asking->arena));
    for (;;) {
        write_before(asking, &limits);
        ask_page_clear(&asking->thread);
        if (is_failed(asking) ||
            ask_write_thread(&asking->thread, false, room_of(asking), &asking->left_out))
            return true;
        if (!ask_limits_lower(&limits))
            return no_room(asking, "the customer's newest message");
    }
}

static bool write_summary(struct asking *asking)
{
    write_task(asking, "Sum the thread up in the five lines.");
    write_before(asking, NULL);
    return ask_write_thread(&asking->thread, true, room_of(asking), &asking->left_out) ||
           no_room(asking, "the customer's newest message");
}

/* A text with what is to be done with it. */
static bool write_text(struct asking *asking, const char *task)
{
    ask_write_quoted(&asking->behind, "TEXT", asking->ask->text);
    ask_write_quoted(&asking->behind, "INSTRUCTION", asking->ask->instruction);
    write_task(asking, task);
    write_before(asking, NULL);
    return room_of(asking) >= 0 || no_room(asking, "the text");
}

static bool write_rewrite(struct asking *asking)
{
    return write_text(asking, ask_task_rewrite(asking->ask->how));
}

static bool write_translation(struct asking *asking)
{
    return write_text(asking, "Translate TEXT.");
}

/* The customer's words, so that the picks answer them; no order, no name. */
static bool write_picks(struct asking *asking)
{
    asking->schema_name = "picks";
    asking->schema = ask_schema_picks(asking->ask, asking->arena);
    ask_write_quoted(&asking->behind, "INSTRUCTION", asking->ask->instruction);
    write_task(asking, "Choose the picks.");
    write_before(asking, NULL);
    ask_write_candidates(&asking->before);
    if (!asking->ask->facts || !asking->ask->facts->ticket ||
        !asking->ask->facts->ticket->message_count)
        return room_of(asking) >= 0 || no_room(asking, "the list of candidates");
    return ask_write_thread(&asking->thread, false, room_of(asking), &asking->left_out) ||
           no_room(asking, "the customer's newest message");
}

static bool write_triage(struct asking *asking)
{
    asking->schema_name = "triage";
    asking->schema = ask_schema_triage(asking->ask, asking->arena);
    write_task(asking, "Sort the tickets.");
    ask_page_section(&asking->before, "REQUEST");
    ask_page_say(&asking->before, "{}");
    ask_write_intents(&asking->before);
    return ask_write_tickets(&asking->thread, room_of(asking)) ||
           no_room(asking, "what so many customers wrote");
}

static bool write_writing(struct asking *asking)
{
    write_before(asking, NULL);
    ask_page_section(&asking->before, "PRODUCT");
    ask_write_product(&asking->before, asking->ask->product);
    ask_write_quoted(&asking->behind, "INSTRUCTION", asking->ask->instruction);
    write_task(asking, ask_task_writing(asking->ask->writing));
    return room_of(asking) >= 0 || no_room(asking, "the product");
}

static bool (*const writers[ASK_KIND_COUNT])(struct asking *asking) = {
    [ASK_DRAFTS] = write_drafts,   [ASK_REWRITE] = write_rewrite,
    [ASK_SUMMARY] = write_summary, [ASK_TRANSLATION] = write_translation,
    [ASK_TRIAGE] = write_triage,   [ASK_PICKS] = write_picks,
    [ASK_WRITING] = write_writing,
};

static void add_page(struct buffer *out, const struct ask_page *page)
{
    buffer_add(out, buffer_text(&page->out), page->out.len);
}

/* The last look. Tickets of triage have a mask each. */
static bool look(const struct asking *asking, const struct mask *mask, const char *text)
{
    enum mask_kind kind;

    if (!mask || !mask_leaks(mask, text_of(text), &kind))
        return true;
    return error_set(asking->err, ERROR_REFUSED,
                     "a value of the customer's (%s) cannot be hidden, so nothing leaves",
                     mask_kind_name(kind));
}

static bool look_by_all(const struct asking *asking, const struct mask *mask,
                        const char *text)
{
    for (size_t i = 0; i < asking->ask->ticket_count; i++) {
        if (!look(asking, asking->ask->masks[i], text))
            return false;
    }
    return look(asking, mask, text);
}

static const char *user_text(const struct asking *asking)
{
    struct buffer text;

    buffer_init(&text, SIZE_MAX);
    add_page(&text, &asking->before);
    add_page(&text, &asking->thread);
    add_page(&text, &asking->behind);
    const char *kept = arena_copy(asking->arena, buffer_text(&text), text.len);
    buffer_release_wiped(&text);
    return kept;
}

static void take(const struct asking *asking, const char *text, struct model_prompt *prompt)
{
    const struct ask *ask = asking->ask;
    struct prompt_message *messages = arena_get(asking->arena, 2 * sizeof(*messages));

    messages[0] = (struct prompt_message){ROLE_SYSTEM, ask_system(ask->kind)};
    messages[1] = (struct prompt_message){ROLE_USER, text};
    *prompt = (struct model_prompt){.messages = messages,
                                    .message_count = 2,
                                    .schema_name = asking->schema_name,
                                    .schema = asking->schema,
                                    .left_out = asking->left_out};
    prompt->tokens = prompt_tokens(messages[0].text) + prompt_tokens(text) +
                     prompt_tokens(asking->schema) + 2 * MESSAGE_TOKENS;
}

/*
 * Where nobody says it: a text is rewritten in its own language, a customer answered in
 * that of the thread.
 */
static const char *language_for(const struct ask *ask)
{
    bool keeps_its_own = ask->kind == ASK_REWRITE && ask->how != REWRITE_TRANSLATE;
    struct text text = text_of(ask->text);
    const char *own = keeps_its_own && language_letters(text) >= LANGUAGE_LETTERS
                          ? language_of(text)
                          : NULL;

    if (own)
        return own;
    if (ask->lang)
        return ask->lang;
    return ask->facts && ask->facts->ticket ? thread_lang(ask->facts, NULL) : NULL;
}

bool ask_write(const struct ask *asked, struct mask *mask, struct arena *arena,
               struct model_prompt *prompt, struct error *err)
{
    struct ask ask = *asked;
    struct asking asking = {.ask = &ask,
                            .arena = arena,
                            .err = err,
                            .budget = ask.budget > 0 ? ask.budget : BUDGET_USUAL};
    const char *text = NULL;

    if (!ask.boundary || strlen(ask.boundary) < BOUNDARY_MIN)
        fatal("a prompt without a boundary");
    ask.lang = language_for(asked);
    ask_page_init(&asking.before, &ask, mask, arena, err);
    ask_page_init(&asking.thread, &ask, mask, arena, err);
    ask_page_init(&asking.behind, &ask, mask, arena, err);
    bool is_written = writers[ask.kind](&asking) && !is_failed(&asking);
    if (is_written)
        text = user_text(&asking);
    ask_page_release(&asking.before);
    ask_page_release(&asking.thread);
    ask_page_release(&asking.behind);
    if (!is_written || !look_by_all(&asking, mask, text))
        return false;
    take(&asking, text, prompt);
    return true;
}
