#include "view/around_rows.h"

#include "view/paragraph.h"
#include "view/shown.h"
#include "view/words.h"

#include <inttypes.h>

#define INDENT      3
#define AMOUNT_SIZE 64
#define DAY_SIZE    96
/* Of a text of others in a list: a title of ten thousand characters is cut. */
#define TEXT_COLUMNS ((size_t)300)
#define ATTRIBUTES   ((size_t)2)
/* From so many columns on an event and its day stand in one row. */
#define WIDE_COLUMNS 64
/* Of a line beside its quantity and price: its indent, and a title that one can tell. */
#define TITLE_COLUMNS 12

static const char *agent_lang(const struct view *view)
{
    const struct model *model = view->model;
    const char *own = model->preferences.language;
    return own != NULL ? own : model->shop->lang;
}

static struct shown text_shown(const struct view *view, const char *hostile)
{
    return shown_line(hostile, TEXT_COLUMNS, view->arena);
}

static struct shown day_shown(const struct view *view, struct day day)
{
    char text[DAY_SIZE];
    day_format_words(day, agent_lang(view), view->model->today, text, sizeof(text));
    return shown_line(text, sizeof(text), view->arena);
}

static struct shown ago_shown(const struct view *view, struct day day)
{
    char text[DAY_SIZE];
    day_format_ago(day, agent_lang(view), view->model->today, text, sizeof(text));
    return shown_line(text, sizeof(text), view->arena);
}

static struct shown amount_shown(const struct view *view, struct money money)
{
    char text[AMOUNT_SIZE] = "";
    if (money.is_known) {
        money_format(money, text, sizeof(text));
    }
    return shown_line(text, sizeof(text), view->arena);
}

/* Two texts with something of ours between them. */
static struct shown apart(const struct view *view, struct shown front, struct shown between,
                          struct shown behind)
{
    return shown_join(shown_join(front, between, view->arena), behind, view->arena);
}

void around_pair(struct rows *rows, int columns, size_t item, const char *own,
                 enum style style, struct shown value)
{
    int room = columns - INDENT - 1;
    struct row *row = rows_add(rows, INDENT, item);
    pieces_say(&row->left, STYLE_DIM, own);
    if (pieces_columns(&row->left) + 1 + (int)shown_columns(value) <= room) {
        pieces_add(&row->right, style, value);
    } else {
        rows_wrap(rows, INDENT + 1, item, room - 1, style, value);
    }
}

/* The text, wrapped, and on its first row what stands on the right. */
static void add_priced(int columns, size_t item, struct shown text, struct shown amount,
                       struct rows *rows)
{
    int right = (int)shown_columns(amount);
    size_t first = rows->count;
    rows_wrap(rows, INDENT, item, columns - INDENT - 1 - (right > 0 ? right + 1 : 0),
              STYLE_TEXT, text);
    if (right > 0 && first < rows->count) {
        pieces_add(&rows->list[first].right, STYLE_PRICE, amount);
    }
}

struct shown around_count(const struct view *view, const struct order_line *line,
                          int columns, struct shown *price)
{
    if (line->quantity == 1) {
        return shown_literal("");
    }
    struct shown count = shown_format(view->arena, "%" PRId64 " x ", line->quantity);
    int taken = (int)(shown_columns(count) + shown_columns(*price));
    if (!line->price.is_known || taken + TITLE_COLUMNS > columns) {
        return count;
    }
    *price = shown_join(count, *price, view->arena);
    return shown_literal("");
}

/* "Trail 2 · size 42, colour red" */
static struct shown line_shown(const struct view *view, const struct order_line *line)
{
    const struct product *product = line_product(view->model, line);
    struct shown text = text_shown(view, line_title(view->model, line));
    for (size_t i = 0; product != NULL && i < product->attribute_count && i < ATTRIBUTES;
         i++) {
        const struct attribute *attribute = &product->attributes[i];
        struct shown named =
            apart(view, shown_line(attribute->name, 30, view->arena), shown_literal(" "),
                  shown_line(attribute->value, 40, view->arena));
        text = apart(view, text, shown_literal(i == 0 ? " · " : ", "), named);
    }
    return text;
}

static void add_line(const struct view *view, int columns, size_t item,
                     const struct fact *fact, struct rows *rows)
{
    const struct order_line *line = &fact->order->lines[fact->index];
    struct shown price = amount_shown(view, line->price);
    struct shown count = around_count(view, line, columns, &price);
    add_priced(columns, item, shown_join(count, line_shown(view, line), view->arena), price,
               rows);
}

/* "today, 12 left   84.90 EUR" */
static void add_today(const struct view *view, int columns, size_t item,
                      const struct fact *fact, struct rows *rows)
{
    const struct product *product = fact->product;
    struct shown text = shown_literal("today");
    if (product->stock == 0) {
        text = shown_literal("today, sold out");
    } else if (product->stock > 0) {
        text = shown_format(view->arena, "today, %" PRId64 " left", product->stock);
    }
    add_priced(columns, item, text, amount_shown(view, product->price), rows);
}

static const struct shipment *shipment_of(const struct fact *fact)
{
    return &fact->order->shipments[fact->index];
}

/* "DHL   in_transit": what the shop calls it, as it came. */
static void add_carrier(const struct view *view, int columns, size_t item,
                        const struct fact *fact, struct rows *rows)
{
    const struct shipment *shipment = shipment_of(fact);
    const char *carrier = shipment->carrier;
    struct shown state = text_shown(view, shipment->status);
    struct shown name = carrier == NULL || carrier[0] == '\0' ? shown_literal("parcel")
                                                              : text_shown(view, carrier);
    struct row *row = rows_add(rows, INDENT, item);
    pieces_add(&row->left, STYLE_TEXT, name);
    if (pieces_columns(&row->left) + 1 + (int)shown_columns(state) <=
        columns - INDENT - 1) {
        pieces_add(&row->right, STYLE_DIM, state);
    } else {
        rows_wrap(rows, INDENT + 1, item, columns - INDENT - 2, STYLE_DIM, state);
    }
}

static void add_parcel(const struct view *view, int columns, size_t item,
                       const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "number", STYLE_TEXT,
                text_shown(view, shipment_of(fact)->tracking));
}

static void add_sent(const struct view *view, int columns, size_t item,
                     const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "sent", STYLE_TEXT,
                day_shown(view, shipment_of(fact)->shipped_at));
}

static void add_due(const struct view *view, int columns, size_t item,
                    const struct fact *fact, struct rows *rows)
{
    bool is_late = order_is_late(fact->order, view->model->today);
    around_pair(rows, columns, item, is_late ? "was due" : "due",
                is_late ? STYLE_LATE : STYLE_TEXT, day_shown(view, shipment_of(fact)->eta));
}

static void add_delivered(const struct view *view, int columns, size_t item,
                          const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "delivered", STYLE_TEXT,
                day_shown(view, shipment_of(fact)->delivered_at));
}

static void add_status(const struct view *view, int columns, size_t item,
                       const struct fact *fact, struct rows *rows)
{
    (void)view;
    around_pair(rows, columns, item, "state", STYLE_TEXT,
                shown_literal(order_status_name(fact->order->status)));
}

static void add_placed(const struct view *view, int columns, size_t item,
                       const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "placed", STYLE_TEXT,
                day_shown(view, moment_day(fact->order->placed_at)));
}

/* "refunded 10.00 EUR" over "5 October · late" */
static void add_refund(const struct view *view, int columns, size_t item,
                       const struct fact *fact, struct rows *rows)
{
    const struct refund *refund = &fact->order->refunds[fact->index];
    bool has_day = refund->at != MOMENT_NONE;
    struct shown why = text_shown(view, refund->reason);
    around_pair(rows, columns, item, "refunded", STYLE_PRICE,
                amount_shown(view, refund->amount));
    if (has_day) {
        struct shown day = day_shown(view, moment_day(refund->at));
        why = apart(view, day, shown_literal(why.text.len != 0 ? " · " : ""), why);
    }
    if (why.text.len != 0) {
        rows_wrap(rows, INDENT + 1, item, columns - INDENT - 2, STYLE_DIM, why);
    }
}

/* "paid by card   89.90 EUR" */
static void add_payment(const struct view *view, int columns, size_t item,
                        const struct fact *fact, struct rows *rows)
{
    const struct payment *payment = &fact->order->payments[fact->index];
    struct shown method = shown_line(payment->method, 30, view->arena);
    struct shown text = shown_literal("paid");
    if (method.text.len != 0) {
        text = shown_join(shown_literal("paid by "), method, view->arena);
    }
    add_priced(columns, item, text, amount_shown(view, payment->amount), rows);
}

static void add_total(const struct view *view, int columns, size_t item,
                      const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "total", STYLE_PRICE,
                amount_shown(view, fact->order->total));
}

static void add_recipient(const struct view *view, int columns, size_t item,
                          const struct fact *fact, struct rows *rows)
{
    const struct address *address = &fact->order->address;
    const char *parts[] = {address->name,     address->line1, address->line2,
                           address->postcode, address->city,  address->region,
                           address->country};
    struct shown text = shown_literal("");
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct shown part = shown_line(parts[i], 60, view->arena);
        if (part.text.len != 0 && text.text.len != 0) {
            text = shown_join(text, shown_literal(", "), view->arena);
        }
        text = part.text.len != 0 ? shown_join(text, part, view->arena) : text;
    }
    around_pair(rows, columns, item, "to", STYLE_TEXT,
                fact_is_folded(view->model, fact->kind) ? shown_literal("folded") : text);
}

static void add_page(const struct view *view, int columns, size_t item,
                     const struct fact *fact, struct rows *rows)
{
    around_pair(rows, columns, item, "page", STYLE_TEXT,
                text_shown(view, fact->order->url));
}

typedef void fact_rows(const struct view *view, int columns, size_t item,
                       const struct fact *fact, struct rows *rows);

void around_fact(const struct view *view, int columns, size_t item, const struct fact *fact,
                 struct rows *rows)
{
    static fact_rows *const adds[FACT_KIND_COUNT] = {
        [FACT_STATUS] = add_status,       [FACT_PLACED] = add_placed,
        [FACT_LINE] = add_line,           [FACT_TODAY] = add_today,
        [FACT_CARRIER] = add_carrier,     [FACT_PARCEL] = add_parcel,
        [FACT_SENT] = add_sent,           [FACT_DUE] = add_due,
        [FACT_DELIVERED] = add_delivered, [FACT_REFUND] = add_refund,
        [FACT_PAYMENT] = add_payment,     [FACT_TOTAL] = add_total,
        [FACT_RECIPIENT] = add_recipient, [FACT_PAGE] = add_page,
    };
    if (adds[fact->kind] != NULL) {
        adds[fact->kind](view, columns, item, fact, rows);
    }
}

static const char *past_own(const struct past *past)
{
    static const char *const words[PAST_KIND_COUNT] = {
        [PAST_ORDERED] = "ordered ",     [PAST_SENT] = "sent ",
        [PAST_DELIVERED] = "delivered ", [PAST_REFUNDED] = "refunded ",
        [PAST_TICKET] = "ticket ",       [PAST_REPLIED] = "replied",
    };
    return words[past->kind];
}

static void say_order(const struct view *view, const struct past *past,
                      struct pieces *pieces)
{
    const struct order *order = &view->model->open->orders[past->order];
    pieces_add(pieces, STYLE_TEXT, shown_line(order->id, 40, view->arena));
    if (past->kind == PAST_REFUNDED) {
        pieces_say(pieces, STYLE_TEXT, " ");
        pieces_add(pieces, STYLE_PRICE,
                   amount_shown(view, order->refunds[past->index].amount));
    } else if (past->kind == PAST_ORDERED &&
               (order->status == ORDER_RETURNED || order->status == ORDER_CANCELLED)) {
        pieces_say(pieces, STYLE_DIM, ", ");
        pieces_say(pieces, STYLE_DIM, order_status_name(order->status));
    }
}

/* "ticket 1021 resolved · Wrong size" */
static void say_ticket(const struct view *view, const struct past_ticket *ticket,
                       struct pieces *pieces)
{
    struct shown subject = shown_line(ticket->subject, 120, view->arena);
    pieces_add(pieces, STYLE_TEXT, shown_line(ticket->id, 40, view->arena));
    pieces_say(pieces, STYLE_DIM, " ");
    pieces_say(pieces, STYLE_DIM, ticket_status_name(ticket->status));
    pieces_say(pieces, STYLE_DIM, subject.text.len != 0 ? " · " : "");
    pieces_add(pieces, STYLE_TEXT, subject);
}

/* "replied · Marta · in 1021"; in the open thread, whose message it is. */
static void say_reply(const struct view *view, const struct past *past,
                      struct pieces *pieces)
{
    const struct past_reply *reply = past->reply;
    const char *author = reply != NULL
                             ? reply->author
                             : view->model->open->ticket.messages[past->index].author;
    struct shown name = shown_line(author, 40, view->arena);
    pieces_say(pieces, STYLE_DIM, name.text.len != 0 ? " · " : "");
    pieces_add(pieces, STYLE_TEXT, name);
    if (reply != NULL) {
        pieces_say(pieces, STYLE_DIM, " · in ");
        pieces_add(pieces, STYLE_TEXT, shown_line(reply->ticket, 40, view->arena));
    }
}

/* "5 October · 2 weeks ago" */
static struct shown when_shown(const struct view *view, const struct past *past)
{
    struct shown ago = ago_shown(view, past->day);
    return apart(view, day_shown(view, past->day),
                 shown_literal(ago.text.len != 0 ? " · " : ""), ago);
}

/* "5 October   2 weeks ago", in a row or in two. */
static void add_when(const struct view *view, int columns, size_t item,
                     const struct past *past, struct rows *rows)
{
    struct shown day = day_shown(view, past->day);
    struct shown ago = ago_shown(view, past->day);
    struct row *row = rows_add(rows, INDENT, item);
    int room = columns - INDENT - 1;
    pieces_add(&row->left, STYLE_DIM, day);
    if ((int)(shown_columns(day) + 1 + shown_columns(ago)) > room) {
        row = rows_add(rows, INDENT, item);
        pieces_add(&row->left, STYLE_DIM, ago);
    } else {
        pieces_add(&row->right, STYLE_DIM, ago);
    }
}

void around_past(const struct view *view, int columns, size_t item, const struct past *past,
                 struct rows *rows)
{
    struct row *row = rows_add(rows, 1, item);
    pieces_say(&row->left, STYLE_DIM, past_own(past));
    if (past->kind == PAST_TICKET) {
        say_ticket(view, past->ticket, &row->left);
    } else if (past->kind == PAST_REPLIED) {
        say_reply(view, past, &row->left);
    } else {
        say_order(view, past, &row->left);
    }
    if (columns >= WIDE_COLUMNS) {
        pieces_add(&row->right, STYLE_DIM, when_shown(view, past));
    } else {
        add_when(view, columns, item, past, rows);
    }
}

void around_digest(const struct rows *rows, struct digest *digest)
{
    digest_number(digest, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->list[i];
        digest_number(digest, row->item);
        digest_number(digest, (uint64_t)row->indent);
        pieces_digest(&row->left, digest);
        pieces_digest(&row->right, digest);
    }
}
