#include "app/model.h"

#include "asking.h"
#include "assist/assist.h"
#include "bookmark_parts.h"
#include "deed.h"
#include "effort.h"
#include "errand.h"
#include "limit_try.h"
#include "menu.h"
#include "misspelt.h"
#include "names.h"
#include "news.h"
#include "overlay.h"
#include "palette.h"
#include "parked.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "send.h"
#include "subject.h"
#include "translation.h"
#include "visit.h"

bool thread_place_equals(const struct thread_place *a, const struct thread_place *b)
{
    return a->message == b->message && a->part == b->part && a->line == b->line &&
           a->at == b->at;
}

bool unfolded_has(const struct unfolded *unfolded, size_t message)
{
    return unfolded->all || unfolded->message == message;
}

void model_init(struct model *model, const struct preferences *preferences, moment_t now)
{
    *model = (struct model){
        .now = now,
        .ticked_at = now,
        .today = moment_day(now),
        .preferences = *preferences,
        .is_loading = true,
        .pane = PANE_QUEUE,
        .thread_top = {.is_end = true},
        .draft_claim = SIZE_MAX,
        .search_message = SIZE_MAX,
        .unfolded = {.message = SIZE_MAX},
        .cited_message = SIZE_MAX,
        .opened_at = MOMENT_NONE,
        .gone_out = {.at = MOMENT_NONE},
        .shop = shop_create(),
        .theme = memory_text(preferences->theme ? preferences->theme : "dark"),
        .theme_shown = memory_text(preferences->theme ? preferences->theme : "dark"),
    };
    keymap_init(&model->keymap, preferences->has_vi);
    vi_init(&model->vi);
    queue_init(&model->queue);
    reply_init(&model->reply);
    reply_init(&model->beside);
    model->beside.is_internal = true;
    misspelt_init(&model->spelling);
    reply_init(&model->bookmark.reply);
    reply_init(&model->bookmark.beside);
    prompt_init(&model->prompt);
    menu_init(&model->menu);
    buffer_init(&model->overlay.text, OVERLAY_LIMIT);
    buffer_init(&model->overlay.whole, OVERLAY_LIMIT);
    composer_init(&model->overlay.filter);
    asking_init(&model->asking);
    arena_init(&model->triage_arena);
}

static void strings_free(char **strings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        memory_free_wiped(strings[i], strlen(strings[i]));
    memory_free(strings);
}

void model_release(struct model *model)
{
    keymap_release(&model->keymap);
    vi_release(&model->vi);
    queue_release(&model->queue);
    shop_destroy(model->shop);
    memory_free(model->theme);
    memory_free(model->theme_before);
    memory_free(model->theme_shown);
    for (size_t i = 0; i < model->old_shop_count; i++)
        shop_destroy(model->old_shops[i]);
    memory_free(model->old_shops);
    visit_release(model);
    bookmark_release(model);
    hits_destroy(model->hits);
    reply_release(&model->reply);
    reply_release(&model->beside);
    misspelt_let_be_forget(model);
    memory_free(model->let_be);
    misspelt_release(&model->spelling);
    prompt_release(&model->prompt);
    typed_lines_forget(model);
    limit_try_forget(&model->limit_try);
    palette_forget(&model->palette);
    menu_release(&model->menu);
    subject_forget(&model->subject);
    buffer_release_wiped(&model->overlay.text);
    buffer_release(&model->overlay.whole);
    composer_release(&model->overlay.filter);
    memory_free(model->overlay.marks);
    errand_forget(model);
    translations_forget(model);
    memory_free(model->translations);
    arena_release(&model->triage_arena);
    held_release(model);
    effort_release(model);
    deeds_release(model);
    memory_free(model->rejections);
    asking_release(&model->asking);
    memory_free(model->engine);
    memory_free(model->usage);
    memory_free(model->engine_why);
    parked_release(model);
    strings_free(model->earlier, model->earlier_count);
    names_forget(model);
    memory_free(model->promised_ticket);
    memory_free(model->wanted_ticket);
    memory_free(model->before_ticket);
    memory_free(model->wanted_message);
    memory_free(model->moved);
    memory_free(model->search);
    memory_free(model->search_counts.of);
    memory_free(model->pasted);
    memory_free(model->outside);
    memory_free(model->attaching);
    memory_free(model->reason);
    *model = (struct model){0};
}

/* Products from the orders, the thread's words, the picks and the text, one array in the
 * arena. */
static void facts_products(const struct model *model, struct arena *arena,
                           struct facts *facts)
{
    const struct offered *offered = model->offered;
    const struct looked_up *known = model->reply.known;
    size_t capacity = model->open ? model->open->product_count : 0;

    if (offered)
        capacity +=
            offered->product_count + offered->picks.pick_count + offered->picks.again_count;
    capacity += known ? known->product_count : 0;
    struct product *products = arena_get(arena, (capacity + 1) * sizeof(*products));
    size_t count = 0;
    for (size_t i = 0; model->open && i < model->open->product_count; i++)
        products[count++] = model->open->products[i];
    for (size_t i = 0; offered && i < offered->product_count; i++)
        products[count++] = offered->products[i];
    for (size_t i = 0; offered && i < offered->picks.pick_count; i++)
        products[count++] = offered->picks.picks[i].product;
    for (size_t i = 0; offered && i < offered->picks.again_count; i++)
        products[count++] = offered->picks.again[i].product;
    for (size_t i = 0; known && i < known->product_count; i++)
        products[count++] = known->products[i];
    facts->products = products;
    facts->product_count = count;
}

static void facts_shop(const struct shop *shop, struct facts *facts)
{
    facts->policy = shop->policy;
    facts->instructions = shop->instructions;
    facts->articles = shop->articles;
    facts->article_count = shop->article_count;
    facts->promotions = shop->promotions;
    facts->promotion_count = shop->promotion_count;
    facts->allowed_hosts = (const char *const *)shop->hosts;
    facts->allowed_host_count = shop->host_count;
    facts->shop_name = shop->name;
    facts->agent_name = shop->agent;
}

void model_facts(const struct model *model, struct arena *arena, struct facts *facts)
{
    const struct reply *reply = &model->reply;

    *facts = (struct facts){
        .attestations = reply->attestations,
        .attestation_count = reply->attestation_count,
        .others = reply->known ? reply->known->others : NULL,
        .other_count = reply->known ? reply->known->other_count : 0,
        .contacts = model->history ? model->history->contacts : NULL,
        .contact_count = model->history ? model->history->contact_count : 0,
        .sender = model->sender,
        .is_identified = reply->is_identified,
        .now = model->now,
        .today = model->today,
        .read_at = MOMENT_NONE,
        .fresh_seconds = model->preferences.fresh_seconds,
        .terms = model->preferences.terms,
        .guess_order = assist_order_guess,
    };
    if (model->open) {
        facts->ticket = &model->open->ticket;
        facts->customer = model->open->has_customer ? &model->open->customer : NULL;
        facts->orders = model->open->orders;
        facts->order_count = model->open->order_count;
        facts->read_at = model->open->read_at;
        facts->memory = model->open->memory;
    }
    if (model->shop)
        facts_shop(model->shop, facts);
    facts_products(model, arena, facts);
}

const char *model_engine(const struct model *model)
{
    return string_or_empty(model->engine ? model->engine : model->preferences.engine);
}

bool model_is_local(const struct model *model)
{
    const char *engine = model_engine(model);

    return !*engine || text_starts_with(text_of(engine), "local");
}

const struct held *model_held(const struct model *model, const char *ticket)
{
    for (size_t i = model->held_count; i > 0; i--) {
        if (string_equals(model->held[i - 1].ticket, ticket))
            return &model->held[i - 1];
    }
    return NULL;
}

enum offer_age model_offer_age(const struct model *model)
{
    const struct held *held =
        model->open ? model_held(model, model->open->ticket.id) : NULL;

    if (model->is_offer_stale)
        return model->is_offer_answered ? OFFER_SENT : OFFER_MOVED;
    if (held && !held->is_internal)
        return OFFER_LEAVING;
    return model->is_offer_late ? OFFER_LATE : OFFER_FRESH;
}

enum key_place pane_place(enum pane pane)
{
    static const enum key_place places[PANE_COUNT] = {
        [PANE_QUEUE] = PLACE_QUEUE,       [PANE_THREAD] = PLACE_THREAD,
        [PANE_DRAFTS] = PLACE_DRAFTS,     [PANE_REPLY] = PLACE_REPLY,
        [PANE_CUSTOMER] = PLACE_CUSTOMER, [PANE_ORDERS] = PLACE_ORDERS,
        [PANE_PICKS] = PLACE_PICKS,
    };

    return places[pane];
}

enum key_place model_place(const struct model *model)
{
    if (model->overlay.kind || model->menu.kind)
        return PLACE_MENU;
    if (model->prompt.kind)
        return PLACE_PROMPT;
    if (model->mode != MODE_WRITING)
        return pane_place(model->pane);
    return model->preferences.has_vi && model->vi.mode != VI_INSERT ? PLACE_NORMAL
                                                                    : PLACE_WRITING;
}

bool model_selection(const struct model *model, size_t *start, size_t *end)
{
    const struct composer *composer = &model->reply.composer;

    if (model->mode != MODE_WRITING)
        return false;
    return model->preferences.has_vi ? vi_selection(&model->vi, composer, start, end)
                                     : composer_region(composer, start, end);
}

bool model_is_stranger(const struct model *model)
{
    return model->sender == SENDER_STRANGER && !model->reply.is_identified;
}

struct text model_recipient(const struct model *model)
{
    const struct loaded *open = model->open;
    struct text sender = text_of(sender_last(model));

    if (model->sender == SENDER_STRANGER && sender.len)
        return sender;
    return open && open->has_customer ? customer_first_name(&open->customer)
                                      : (struct text){0};
}

const char *model_refusal(const struct model *model)
{
    const struct reply *reply = &model->reply;
    bool stands = model->open && reply->refusal[0] &&
                  reply->version_refused == reply->composer.version;

    return stands ? reply->refusal : NULL;
}

bool model_holds_stand(const struct model *model)
{
    return model->menu.kind == MENU_QUIT;
}

moment_t model_next_tick(const struct model *model)
{
    moment_t second = model->ticked_at + 1;
    moment_t minute = model->ticked_at - model->ticked_at % 60 + 60;

    if (model->is_quitting)
        return MOMENT_NONE;
    for (size_t i = 0; i < model->held_count; i++) {
        if (!model->held[i].is_leaving && !model->is_locked)
            return second;
    }
    bool waits = model->asking.waits[0] && !model->is_locked;
    if (waits || reply_wants_keeping(model) || parked_wants_keeping(model) ||
        model->is_quit_asked)
        return second;
    moment_t said = model->is_locked ? MOMENT_NONE : say_until(model);
    moment_t due = news_due(model);
    if (said != MOMENT_NONE && said < minute)
        minute = said;
    return due != MOMENT_NONE && due < minute ? due : minute;
}

bool model_wants_sifting(const struct model *model)
{
    return limit_wants_time(model) || queue_sift_goes_on(&model->queue);
}

bool model_wants_heads(const struct model *model)
{
    uint32_t from;

    return (queue_sift_wants(&model->queue, &from) || model_wants_sifting(model)) &&
           !model->is_loading && !model->is_locked;
}

bool model_wants_rest(const struct model *model)
{
    return model->open &&
           (model->search_scan.left || search_wants_count(model) ||
            reply_wants_reading(&model->reply) || misspelt_wants_walk(model));
}

bool model_wants_whole(const struct model *model)
{
    return model->open && (reply_wants_whole(&model->reply) || misspelt_wants_look(model));
}

bool model_looks_around(const struct model *model, struct key key)
{
    static const enum command looks[] = {COMMAND_DOWN, COMMAND_UP, COMMAND_PAGE_DOWN,
                                         COMMAND_PAGE_UP};
    enum key_place place = model_place(model);
    struct key_sequence struck = {.keys = {key_narrow(key)}, .count = 1};
    struct binding binding;
    bool is_look = false;

    if (!model->open || !model->open->is_part || model->struck.count ||
        (place != PLACE_THREAD && place != PLACE_QUEUE) ||
        keymap_find(&model->keymap, place, &struck, &binding) != KEY_MATCH_COMMAND)
        return false;
    for (size_t i = 0; i < COUNT_OF(looks); i++)
        is_look |= looks[i] == binding.command;
    return is_look;
}

bool model_wants_followers(const struct model *model)
{
    return model->struck.count && !model->has_hesitated && !model->is_locked;
}
