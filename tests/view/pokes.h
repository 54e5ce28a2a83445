/*
 * Random changes of a model: scenes, which change much at once, and pokes, which change one
 * thing that some view shows and leave the rest.
 */
#ifndef TESTS_VIEW_POKES_H
#define TESTS_VIEW_POKES_H

#include "fixture.h"

#include <stdio.h>

static uint64_t seed = 0x9E3779B97F4A7C15u;

/* xorshift64* */
static uint32_t random_below(uint32_t limit)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (uint32_t)((seed * 0x2545F4914F6CDD1Du) >> 33) % limit;
}

static const char *const words[] = {"Hola",
                                    " ",
                                    "\n",
                                    "mi pedido",
                                    "退货可以吗",
                                    "，",
                                    "（包裹）",
                                    "👍🏽",
                                    "👨‍👩‍👧‍👦",
                                    "🇪🇸",
                                    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85",
                                    "مرحبا بكم",
                                    "\x1b[31m",
                                    "\x1b]0;x\x07",
                                    "\xE2\x80\xAE",
                                    "\xE2\x80\x8B",
                                    "\xF3\xA0\x81\x81",
                                    "\xC2\x9B",
                                    "\xff",
                                    "\xE9\x80",
                                    "\t",
                                    "\r\n",
                                    "\r",
                                    "Donaudampfschifffahrtsgesellschaft",
                                    "https://p\xD0\xB0ypal.example/x",
                                    "https://fjordfield.example/o/W2378156?a=b&c=d",
                                    "한국어",
                                    "ไทยไทย",
                                    "\xE2\x80\xA8",
                                    "\x7f",
                                    "25 de noviembre",
                                    "0",
                                    "…",
                                    "\xEF\xBF\xBE",
                                    "ﷺ",
                                    "⟨",
                                    "█",
                                    "\n> Hola, mi pedido W2378156 no ha llegado.\n> x\n",
                                    "\n>> sin coste\n>\n> 退货可以吗\n"};

static char *random_text(struct arena *arena, uint32_t most)
{
    struct buffer text;
    buffer_init(&text, 4096);
    for (uint32_t n = random_below(most + 1); n > 0; n--) {
        const char *word = words[random_below(COUNT_OF(words))];
        buffer_add(&text, word, strlen(word));
    }
    char *copy = arena_text(arena, buffer_text(&text));
    buffer_release(&text);
    return copy;
}

static bool is_one_in(uint32_t count)
{
    return random_below(count) == 0;
}

static void change_string(char **string)
{
    struct arena arena;
    arena_init(&arena);
    memory_free(*string);
    *string = is_one_in(3) ? NULL : memory_text(random_text(&arena, 6));
    arena_release(&arena);
}

static const char *some(struct fixture *fixture, uint32_t most)
{
    return random_text(&fixture->arena, most);
}

static moment_t some_time(void)
{
    return FIXTURE_NOW - 3000 + (moment_t)random_below(6000);
}

/* Scenes: what is changed at once. */

static void scene_reply(struct fixture *fixture)
{
    struct reply *reply = &fixture->model.reply;
    char *text = random_text(&fixture->arena, 40);
    if (is_one_in(3)) {
        text[0] = '\0';
    }
    composer_set(&reply->composer, text_of(text));
    struct text now = composer_text(&reply->composer);
    composer_move_to(&reply->composer, utf8_cluster_before(now, now.len));
    reply->version_read = reply->composer.version;
    reply->top = random_below(20);
    reply->is_scrolled = is_one_in(3);
    reply->opinion = (struct opinion){0};
}

static void scene_place(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    model->pane = (enum pane)random_below(PANE_COUNT);
    model->mode = is_one_in(3) ? MODE_WRITING : MODE_READING;
    if (model->mode == MODE_WRITING) {
        model->pane = PANE_REPLY;
    }
    model->is_zoomed = is_one_in(5);
    model->is_locked = is_one_in(40);
    model->sender = is_one_in(5) ? SENDER_STRANGER : SENDER_CUSTOMER;
    model->is_folded = is_one_in(6);
}

static void scene_over(struct fixture *fixture)
{
    static const char *const items[][2] = {{"退货", "x\x1b"},
                                           {"long long long label", NULL}};
    struct model *model = &fixture->model;
    struct menu *menu = &model->menu;
    model->overlay.kind = OVERLAY_NONE;
    buffer_clear(&model->overlay.text);
    for (size_t i = 0; i < menu->count; i++) {
        memory_free(menu->items[i].label);
        memory_free(menu->items[i].detail);
    }
    memory_free(menu->title);
    memory_free(menu->shown);
    memory_free(menu->items);
    *menu = (struct menu){.filter = menu->filter};
    if (is_one_in(8)) {
        fixture_menu(fixture, some(fixture, 20), items, "1 ", 2);
        menu->is_filtered = is_one_in(2);
    } else if (is_one_in(8)) {
        model->overlay.kind = (enum overlay_kind)(1 + random_below(3));
        buffer_add_text(&model->overlay.text, some(fixture, 60));
        model->overlay.top = random_below(10);
    }
    model->prompt.kind = is_one_in(6) ? PROMPT_SEARCH : PROMPT_NONE;
}

/* Mostly sizes at which every pane is shown, some at which none is. */
static void scene_size(int *columns, int *rows)
{
    bool is_any = is_one_in(5);
    *columns = is_any ? 1 + (int)random_below(250) : 100 + (int)random_below(100);
    *rows = is_any ? 1 + (int)random_below(80) : 24 + (int)random_below(50);
}

// clang-format off
/* Pokes: one thing changes, the rest stays. */

static void poke_queue(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct queue *queue = &model->queue;
    struct ticket_head changed = *queue_at(queue, random_below((uint32_t)queue->shown_count));
    struct ticket_head *head = &changed;
    switch (random_below(13)) {
    case 0: head->name = some(fixture, 3); break;
    case 1: head->subject = some(fixture, 6); break;
    case 2: head->unread ^= 1; break;
    case 3: head->status = (enum ticket_status)random_below(TICKET_STATUS_COUNT); break;
    case 4: head->priority = (enum priority)random_below(PRIORITY_COUNT); break;
    case 5: head->waiting_since = is_one_in(3) ? MOMENT_NONE : some_time() - 7000; break;
    case 6: head->updated_at = some_time() - 90000; break;
    case 7: head->due_at = is_one_in(3) ? MOMENT_NONE : some_time(); break;
    case 8: queue->selected = random_below((uint32_t)queue->shown_count); break;
    case 9: queue_mark(queue, head->id, !queue_is_marked(queue, head->id)); break;
    case 10: model->marked_count = random_below(3); break;
    case 11: queue->order = (enum queue_order)random_below(QUEUE_ORDER_COUNT); break;
    default: change_string(&queue->limit_text); break;
    }
    queue_put(queue, &changed);
}

static void poke_message(struct fixture *fixture)
{
    struct ticket *ticket = &fixture->model.open->ticket;
    size_t back = random_below(5);
    struct message *message = &ticket->messages[ticket->message_count - 1 - back];
    switch (random_below(8)) {
    case 0: message->author = some(fixture, 2); break;
    case 1: message->from = (enum message_from)random_below(FROM_COUNT); break;
    case 2: message->sender = is_one_in(2) ? NULL : some(fixture, 2); break;
    case 3: message->verified = (enum verified)random_below(3); break;
    case 4: message->attachments = fixture_attachments + random_below(2); break;
    default: {
        struct message *said = fixture_say(fixture, (enum message_from)random_below(FROM_COUNT),
                                           some(fixture, 3), some(fixture, 30));
        said->at = FIXTURE_NOW - (moment_t)random_below(400000);
        said->is_internal = is_one_in(3);
        said->attachments = fixture_attachments;
        said->attachment_count = random_below(2);
        break;
    }
    }
}

/* A place that may be none: what is loaded again need not be as long. */
static void poke_top(struct model *model)
{
    model->thread_top = (struct thread_top){
        .is_end = is_one_in(2),
        .place = {.message = random_below(9),
                  .part = random_below(3),
                  .at = random_below(60)},
        .scroll = is_one_in(2) ? 0 : (int64_t)random_below(40) - 20,
    };
}

static void poke_match(struct model *model)
{
    model->search_message = is_one_in(3) ? SIZE_MAX : random_below(9);
    model->search_shown = random_below(4);
    model->thread_to_match = is_one_in(2);
}

static void poke_thread(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct ticket *ticket = &model->open->ticket;
    switch (random_below(17)) {
    case 0: ticket->subject = some(fixture, 5); break;
    case 1: ticket->channel = some(fixture, 1); break;
    case 2: ticket->lang = some(fixture, 1); break;
    case 3: ticket->assignee = some(fixture, 1); break;
    case 4: ticket->status = (enum ticket_status)random_below(TICKET_STATUS_COUNT); break;
    case 5: ticket->priority = (enum priority)random_below(PRIORITY_COUNT); break;
    case 6: ticket->due_at = is_one_in(4) ? MOMENT_NONE : some_time(); break;
    case 7: poke_top(model); break;
    case 8: model->unread_from = random_below(8); break;
    case 9: model->is_preview = !model->is_preview; break;
    case 10: change_string(&model->search); break;
    case 11: model->thread_to_unread = !model->thread_to_unread; break;
    case 12: model->unfolded.all = !model->unfolded.all; break;
    case 13: model->unfolded.message = is_one_in(2) ? SIZE_MAX : random_below(9); break;
    case 14: model->cited_message = is_one_in(2) ? SIZE_MAX : random_below(9); break;
    case 15: poke_match(model); break;
    default: model->reply.is_identified = !model->reply.is_identified; break;
    }
}

static void poke_drafts(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct draft *draft = &fixture_drafts[random_below(3)];
    struct suggestion *suggestion = &model->offered->suggestion;
    switch (random_below(14)) {
    case 0: model->draft_selected = random_below(3); break;
    case 1: model->draft_claim = is_one_in(2) ? SIZE_MAX : random_below(4); break;
    case 2: model->is_offer_stale = !model->is_offer_stale; break;
    case 3: model->offer_request ^= 1; break;
    case 4: draft->lang = some(fixture, 1); break;
    case 5: draft->is_holding = !draft->is_holding; break;
    case 6: draft->is_truncated = !draft->is_truncated; break;
    case 7: draft->sources = fixture_sources; draft->source_count = random_below(3); break;
    case 8: suggestion->engine = some(fixture, 2); break;
    case 9: suggestion->model = is_one_in(2) ? NULL : some(fixture, 2); break;
    case 10: suggestion->fallback = is_one_in(2) ? NULL : some(fixture, 2); break;
    case 11: suggestion->draft_count = 1 + random_below(3); break;
    case 12: draft->sources = fixture_sources + random_below(2); break;
    default:
        fixture_drafts[1].text = some(fixture, 12);
        fixture_drafts[1].opinion.claim_count = 0;
        break;
    }
}

static void poke_claim(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct claim *claim = &fixture_claims[0][random_below(4)];
    switch (random_below(11)) {
    case 0: claim->verdict = (enum verdict)random_below(VERDICT_COUNT); break;
    case 1: claim->start = random_below(20); break;
    case 2: claim->end = 20 + random_below(40); break;
    case 3: claim->kind = (enum claim_kind)random_below(CLAIM_KIND_COUNT); break;
    case 4: claim->as_of = is_one_in(3) ? MOMENT_NONE : some_time(); break;
    case 5: claim->right_value = is_one_in(2) ? NULL : some(fixture, 2); break;
    case 6: claim->has_source = !claim->has_source; break;
    case 7: claim->source.id = is_one_in(3) ? NULL : some(fixture, 2); break;
    case 8: claim->source.field = is_one_in(3) ? NULL : some(fixture, 2); break;
    case 9: claim->source.value = is_one_in(3) ? NULL : some(fixture, 2); break;
    default: claim->source.quote = is_one_in(3) ? NULL : some(fixture, 4); break;
    }
    model->draft_selected = 0;
    model->draft_claim = (size_t)(claim - fixture_claims[0]);
}

static void poke_reply(struct fixture *fixture)
{
    struct reply *reply = &fixture->model.reply;
    struct text text = composer_text(&reply->composer);
    struct claim *claims = arena_get(&fixture->arena, sizeof(*claims));
    struct flag *flags = arena_get(&fixture->arena, sizeof(*flags));
    switch (random_below(10)) {
    case 0: composer_move(&reply->composer, (enum reach)random_below(REACH_LINE_DOWN + 1)); break;
    case 1: reply->is_internal = !reply->is_internal; break;
    case 2: reply->is_touched = !reply->is_touched; break;
    case 3: reply->claim = is_one_in(2) ? 0 : SIZE_MAX; break;
    case 4: reply->top = random_below(20); break;
    case 5: reply->opinion.not_checked = random_below(3); break;
    case 6: change_string(&fixture->model.moved); break;
    case 7:
        *claims = fixture_claims[0][random_below(4)];
        claims->start = random_below((uint32_t)text.len + 1);
        claims->end = claims->start + random_below((uint32_t)(text.len - claims->start) + 1);
        claims->severity = (enum severity)random_below(3);
        reply->opinion.claims = claims;
        reply->opinion.claim_count = random_below(2);
        break;
    case 8:
        *flags = (struct flag){.start = random_below((uint32_t)text.len + 1),
                               .end = text.len,
                               .kind = (enum flag_kind)random_below(FLAG_KIND_COUNT),
                               .severity = (enum severity)random_below(3),
                               .reason = is_one_in(2) ? NULL : some(fixture, 5)};
        reply->opinion.flags = flags;
        reply->opinion.flag_count = random_below(2);
        break;
    default:
        if (composer_insert(&reply->composer, text_of(some(fixture, 2)))) {
            reply->version_read = reply->composer.version;
            reply->opinion = (struct opinion){0};
        }
        break;
    }
}

static const char *some_list[2];

static void poke_customer(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct loaded *open = model->open;
    struct customer *customer = &open->customer;
    struct address *address = arena_get(&fixture->arena, sizeof(*address));
    switch (random_below(16)) {
    case 0: customer->name = some(fixture, 3); break;
    case 1: customer->lang = some(fixture, 1); break;
    case 2: customer->country = is_one_in(3) ? NULL : some(fixture, 1); break;
    case 3: customer->since.year = 2000 + (int)random_below(25); break;
    case 4: customer->ai = (enum consent)random_below(3); break;
    case 5: customer->personalised = (enum consent)random_below(3); break;
    case 6: customer->marketing = (enum consent)random_below(3); break;
    case 7: customer->email_count = random_below(2); break;
    case 8: customer->phone_count = random_below(2); break;
    case 9: customer->interest_count = random_below(3); break;
    case 10: customer->brand_count = random_below(2); break;
    case 12: model->is_folded = !model->is_folded; break;
    case 13:
        *address = fixture_ana_addresses[0];
        address->line2 = some(fixture, 2);
        customer->addresses = address;
        customer->address_count = 1;
        break;
    case 14: open->has_customer = !is_one_in(4); break;
    default:
        some_list[0] = some(fixture, 1);
        some_list[1] = some(fixture, 1);
        customer->interests = some_list;
        break;
    }
}

static struct order_line some_lines[2];
static struct shipment some_shipment;

static void poke_orders(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    size_t marked = model->order_selected < 3 ? model->order_selected : 0;
    struct order *order = &fixture_orders[is_one_in(2) ? marked : random_below(3)];
    switch (random_below(20)) {
    case 0: order->id = some(fixture, 2); break;
    case 1: order->status = (enum order_status)random_below(ORDER_STATUS_COUNT); break;
    case 2: order->placed_at -= (moment_t)random_below(10) * DAYS; break;
    case 3: order->total.parts = random_below(90000); break;
    case 4: order->total.is_known = !order->total.is_known; break;
    case 5: memcpy(order->total.currency, is_one_in(2) ? "GBP" : "EUR", 4); break;
    case 6: order->refund_count = random_below(2); order->refunds = fixture_refunds; break;
    case 7: model->order_selected = random_below(4); break;
    case 8: model->open->read_at = is_one_in(4) ? MOMENT_NONE : some_time(); break;
    case 9: model->open->order_count = 1 + random_below(4); break;
    case 10: some_shipment.carrier = is_one_in(3) ? NULL : some(fixture, 1); break;
    case 11: some_shipment.tracking = is_one_in(3) ? NULL : some(fixture, 1); break;
    case 12: some_shipment.eta = (struct day){2026, 11, 1 + (int)random_below(29)}; break;
    case 13: some_shipment.shipped_at = (struct day){2026, 10, 1 + (int)random_below(29)}; break;
    case 14: some_shipment.delivered_at = (struct day){2026, 9, 1 + (int)random_below(29)}; break;
    case 15: some_lines[0].title = is_one_in(3) ? NULL : some(fixture, 2); break;
    case 16: some_lines[0].product = some(fixture, 1); break;
    case 17: some_lines[1].quantity = 1 + (int64_t)random_below(3); break;
    case 18: some_lines[1].price = (struct money)EUR((int64_t)random_below(900)); break;
    default: order->line_count = 1 + random_below(2); break;
    }
    for (int i = 0; i < 4; i++) {
        fixture_orders[i].lines = some_lines;
        fixture_orders[i].line_count = fixture_orders[i].line_count > 1 ? 2 : 1;
    }
    fixture_orders[0].shipments = fixture_orders[2].shipments = &some_shipment;
}

static void poke_picks(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    struct pick *pick = is_one_in(4) ? &fixture_again[0] : &fixture_picks[random_below(3)];
    struct picks *picks = &model->offered->picks;
    switch (random_below(13)) {
    case 0: pick->product.title = some(fixture, 3); break;
    case 1: pick->product.price.parts = random_below(90000); break;
    case 2: pick->product.price.is_known = !pick->product.price.is_known; break;
    case 3: memcpy(pick->product.price.currency, is_one_in(2) ? "GBP" : "EUR", 4); break;
    case 4: pick->product.stock = (int64_t)random_below(9) - 1; break;
    case 5: pick->reason_count = random_below(2); break;
    case 6: pick->reasons->kind = (enum reason_kind)random_below(REASON_KIND_COUNT); break;
    case 7: pick->reasons->title = some(fixture, 2); break;
    case 8: pick->reasons->value = some(fixture, 2); break;
    case 9: pick->reasons->customers = (int64_t)random_below(99); break;
    case 10: model->pick_selected = random_below(4); break;
    case 11: picks->is_personalised = !picks->is_personalised; break;
    default:
        picks->pick_count = 1 + random_below(3);
        picks->again_count = random_below(2);
        break;
    }
}

static void poke_held(struct fixture *fixture)
{
    static struct held held[2];
    struct model *model = &fixture->model;
    for (int i = 0; i < 2; i++) {
        held[i].ticket = arena_text(&fixture->arena, i == 0 ? "1042" : "1043");
        held[i].name = random_text(&fixture->arena, 2);
    }
    held[0].until = model->now + (moment_t)random_below(9);
    held[1].until = model->now + (moment_t)random_below(9);
    held[0].is_leaving = is_one_in(4);
    held[0].is_internal = is_one_in(4);
    model->held = held;
    model->held_count = random_below(3);
}

static void poke_lines(struct fixture *fixture)
{
    struct model *model = &fixture->model;
    switch (random_below(12)) {
    case 0: model->now += (moment_t)random_below(60); break;
    case 1: snprintf(model->status, sizeof(model->status), "%s", some(fixture, 5)); break;
    case 2: model->status_is_error = !model->status_is_error; break;
    case 3: model->struck.count = random_below(2); break;
    case 4: model->struck.keys[0].code = is_one_in(2) ? 'g' : 'p'; break;
    case 5: composer_set(&model->prompt.line, text_of(some(fixture, 20))); break;
    case 6: composer_move(&model->prompt.line, REACH_CLUSTER_LEFT); break;
    case 7:
        snprintf(model->prompt.error, sizeof(model->prompt.error), "%s", some(fixture, 1));
        break;
    case 8: model->preferences.engine = some(fixture, 2); break;
    case 9: model->preferences.is_demo = !model->preferences.is_demo; break;
    case 10: model->queue.waiting = random_below(20); break;
    default: model->queue.late = random_below(2); break;
    }
}

// clang-format on

static void (*const pokes[])(struct fixture *fixture) = {
    poke_queue,    poke_message, poke_thread, poke_drafts, poke_claim, poke_reply,
    poke_customer, poke_orders,  poke_picks,  poke_held,   poke_lines,
};

#endif
