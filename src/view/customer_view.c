#include "view/customer_view.h"

#include "view/around_rows.h"
#include "view/frame.h"
#include "view/rows.h"
#include "view/shown.h"
#include "view/words.h"

#include <inttypes.h>

#define LIST_MAX        ((size_t)8)
#define SENTIMENT_UPSET (-0.2)

static const struct customer *customer_of(const struct view *view)
{
    const struct loaded *open = view->model->open;
    return open != NULL && open->has_customer ? &open->customer : NULL;
}

/* " · " between what there is. */
static void add_part(struct row *row, enum style style, struct shown part)
{
    if (part.text.len == 0) {
        return;
    }
    pieces_say(&row->left, STYLE_DIM, row->left.count != 0 ? " · " : "");
    pieces_add(&row->left, style, part);
}

/* "es · Madrid · since 2024" */
static void add_origin(const struct view *view, const struct customer *customer,
                       size_t item, struct rows *rows)
{
    struct row *row = rows_add(rows, 1, item);
    const char *city = customer->address_count != 0 ? customer->addresses[0].city : NULL;
    const char *country = customer_country(customer);
    add_part(row, STYLE_TEXT, shown_line(customer->lang, 8, view->arena));
    if (city != NULL && country != NULL) {
        struct shown both =
            shown_join(shown_line(city, 40, view->arena), shown_literal(" "), view->arena);
        add_part(row, STYLE_TEXT,
                 shown_join(both, shown_line(country, 20, view->arena), view->arena));
    } else {
        add_part(row, STYLE_TEXT,
                 shown_line(city != NULL ? city : country, 40, view->arena));
    }
    if (day_is_set(customer->since)) {
        add_part(row, STYLE_DIM,
                 shown_format(view->arena, "since %d", customer->since.year));
    }
}

/* "6 orders · 412.90 EUR" */
static void add_orders(const struct view *view, size_t item, struct rows *rows)
{
    const struct loaded *open = view->model->open;
    struct row *row = rows_add(rows, 1, item);
    struct money sum;
    char text[64];
    add_part(row, STYLE_TEXT,
             open->order_count == 0
                 ? shown_literal("no orders")
                 : shown_format(view->arena, "%zu order%s", open->order_count,
                                open->order_count == 1 ? "" : "s"));
    if (orders_sum(open->orders, open->order_count, &sum)) {
        money_format(sum, text, sizeof(text));
        add_part(row, STYLE_PRICE, shown_line(text, sizeof(text), view->arena));
    }
}

static void add_list(const struct view *view, struct rows *rows, size_t item,
                     const char *label, const char *const *values, size_t count)
{
    struct row *row = rows_add(rows, 1, item);
    pieces_say(&row->left, STYLE_DIM, label);
    for (size_t i = 0; i < count && i < LIST_MAX; i++) {
        pieces_say(&row->left, STYLE_DIM, i == 0 ? " " : ", ");
        pieces_add(&row->left, STYLE_TEXT, shown_line(values[i], 40, view->arena));
    }
}

/* What the customer let the shop do; only what was said. */
static void add_consent(const struct customer *customer, size_t item, struct rows *rows)
{
    const struct {
        enum consent consent;
        const char *given;
        const char *refused;
    } kinds[] = {
        {customer->ai, "AI", "no AI"},
        {customer->personalised, "picks", "no picks"},
        {customer->marketing, "adverts", "no adverts"},
    };
    struct row *row = rows_add(rows, 1, item);
    pieces_say(&row->left, STYLE_DIM, "consent");
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        bool is_refused = kinds[i].consent == CONSENT_REFUSED;
        if (kinds[i].consent != CONSENT_UNKNOWN) {
            pieces_say(&row->left, STYLE_DIM, row->left.count == 1 ? " " : ", ");
            pieces_say(&row->left, is_refused ? STYLE_WAITING : STYLE_TEXT,
                       is_refused ? kinds[i].refused : kinds[i].given);
        }
    }
    if (row->left.count == 1) {
        pieces_say(&row->left, STYLE_DIM, " not said");
    }
}

static void add_address(const struct view *view, const struct address *address, size_t item,
                        struct rows *rows)
{
    const char *parts[] = {address->line1, address->line2,  address->postcode,
                           address->city,  address->region, address->country};
    struct row *row = rows_add(rows, 1, item);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct shown part = shown_line(parts[i], 60, view->arena);
        if (part.text.len != 0) {
            pieces_say(&row->left, STYLE_DIM, row->left.count != 0 ? ", " : "");
            pieces_add(&row->left, STYLE_TEXT, part);
        }
    }
}

static void add_folded(const struct view *view, struct box box, struct rows *rows)
{
    char key[VIEW_KEY_SIZE];
    if (model_is_stranger(view->model)) {
        rows_wrap(rows, 1, ROWS_NO_ITEM, box.columns - 2, STYLE_FLAGGED,
                  shown_literal("folded: the sender is on no record of this customer"));
        return;
    }
    view_key(view->model, COMMAND_FOLD, 0, key);
    rows_say(rows, 1, STYLE_DIM, shown_format(view->arena, "folded; %s shows it", key));
}

/* "late-parcel · high · unhappy": of the ticket, and nobody's personal detail. What has no
 * room in the row stands in a second one. */
static void add_triage(const struct view *view, struct box box, struct rows *rows)
{
    const struct triage *triage = &view->model->triage;
    if (!view->model->has_triage) {
        return;
    }
    struct row *row = rows_add(rows, 1, ROWS_NO_ITEM);
    bool presses = triage->urgency >= PRIORITY_HIGH;
    bool is_upset = triage->sentiment < SENTIMENT_UPSET;
    struct shown sentiment = shown_literal(words_sentiment(triage->sentiment));
    add_part(row, STYLE_REASON, shown_line(triage->intent, 30, view->arena));
    add_part(row, presses ? STYLE_WAITING : STYLE_DIM,
             shown_literal(priority_name(triage->urgency)));
    if (pieces_columns(&row->left) + 3 + (int)shown_columns(sentiment) > box.columns - 2) {
        row = rows_add(rows, 1, ROWS_NO_ITEM);
    }
    add_part(row, is_upset ? STYLE_WAITING : STYLE_DIM, sentiment);
}

void customer_view_fact(const struct view *view, const struct fact *fact, size_t item,
                        struct rows *rows)
{
    const struct customer *customer = fact->customer;
    switch (fact->kind) {
    case FACT_HOME:
        add_origin(view, customer, item, rows);
        break;
    case FACT_ACCOUNT:
        add_orders(view, item, rows);
        break;
    case FACT_INTERESTS:
        add_list(view, rows, item, "likes", customer->interests, customer->interest_count);
        break;
    case FACT_BRANDS:
        add_list(view, rows, item, "brands", customer->brands, customer->brand_count);
        break;
    case FACT_CONSENT:
        add_consent(customer, item, rows);
        break;
    case FACT_EMAIL:
        add_list(view, rows, item, "mail", &customer->emails[fact->index], 1);
        break;
    case FACT_PHONE:
        add_list(view, rows, item, "phone", &customer->phones[fact->index], 1);
        break;
    case FACT_ADDRESS:
        add_address(view, &customer->addresses[fact->index], item, rows);
        break;
    default:
        break;
    }
}

/* Where one walks it, the history stands below the profile. */
static bool is_walked(const struct view *view)
{
    const struct model *model = view->model;
    return model->pane == PANE_CUSTOMER && model->open != NULL && !model_is_stranger(model);
}

static void add_history(const struct view *view, int columns, size_t profile,
                        struct rows *rows)
{
    const struct model *model = view->model;
    size_t marked = model->customer_selected;
    size_t first = marked > AROUND_ROWS ? marked - AROUND_ROWS : 0;
    rows_say(rows, 1, STYLE_TITLE, shown_literal("History"));
    for (size_t i = first < profile ? profile : first; i <= marked + AROUND_ROWS; i++) {
        struct customer_row row;
        if (!customer_list_row(model, i, &row)) {
            break;
        }
        around_past(view, columns, i, row.past, rows);
    }
    if (model->history_request != 0 && model->history == NULL) {
        rows_say(rows, 1, STYLE_DIM, shown_literal("looking for other tickets…"));
    } else if (model->history != NULL && model->history->has_more) {
        rows_say(rows, 1, STYLE_DIM, shown_literal("and older tickets"));
    } else if (model->history != NULL && model->history->has_more_replies) {
        rows_say(rows, 1, STYLE_DIM, shown_literal("and older replies"));
    } else if (model->timeline.count == 0) {
        rows_say(rows, 1, STYLE_DIM, shown_literal("none"));
    }
    if (model->history != NULL && model->history->unread > 0) {
        rows_say(rows, 1, STYLE_LATE, shown_literal("some of it could not be read"));
    }
}

static struct rows rows_of(const struct view *view, struct box box)
{
    struct rows rows = {.arena = view->arena};
    const struct model *model = view->model;
    struct fact facts[PROFILE_ROWS];
    if (model->open == NULL) {
        return rows;
    }
    add_triage(view, box, &rows);
    size_t count = profile_facts(model, facts);
    if (customer_of(view) == NULL) {
        rows_say(&rows, 1, STYLE_DIM, shown_literal("no profile"));
    } else if (model->is_folded || model_is_stranger(model)) {
        add_folded(view, box, &rows);
    }
    for (size_t i = 0; i < count; i++) {
        customer_view_fact(view, &facts[i], i, &rows);
    }
    if (is_walked(view)) {
        add_history(view, box.columns, count, &rows);
    }
    return rows;
}

static void digest_list(const char *const *values, size_t count, struct digest *digest)
{
    digest_number(digest, count);
    for (size_t i = 0; i < count && i < LIST_MAX; i++) {
        digest_string(digest, values[i]);
    }
}

static void digest_customer(const struct customer *customer, struct digest *digest)
{
    digest_string(digest, customer->name);
    digest_string(digest, customer->lang);
    digest_string(digest, customer->country);
    digest_number(digest, (uint64_t)customer->since.year);
    digest_number(digest, (uint64_t)customer->ai);
    digest_number(digest, (uint64_t)customer->personalised);
    digest_number(digest, (uint64_t)customer->marketing);
    digest_list(customer->emails, customer->email_count, digest);
    digest_list(customer->phones, customer->phone_count, digest);
    digest_list(customer->interests, customer->interest_count, digest);
    digest_list(customer->brands, customer->brand_count, digest);
    digest_number(digest, customer->address_count);
    for (size_t i = 0; i < customer->address_count && i < LIST_MAX; i++) {
        const struct address *address = &customer->addresses[i];
        const char *parts[] = {address->line1, address->line2,  address->postcode,
                               address->city,  address->region, address->country};
        digest_list(parts, COUNT_OF(parts), digest);
    }
}

void customer_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    struct money sum = {0};
    digest_number(digest, model->open != NULL);
    digest_number(digest, is_walked(view));
    if (is_walked(view)) {
        struct rows rows = rows_of(view, view->layout->panes[PANE_CUSTOMER]);
        const struct customer *customer = customer_of(view);
        digest_number(digest, model->customer_selected);
        digest_string(digest, customer == NULL ? NULL : customer->name);
        around_digest(&rows, digest);
        return;
    }
    digest_number(digest, model->is_folded);
    digest_number(digest, model_is_stranger(model));
    if (model->open == NULL) {
        return;
    }
    digest_number(digest, model->has_triage);
    if (model->has_triage) {
        digest_string(digest, model->triage.intent);
        digest_number(digest, (uint64_t)model->triage.urgency);
        digest_string(digest, words_sentiment(model->triage.sentiment));
    }
    digest_number(digest, model->mode);
    digest_number(digest, model->open->order_count);
    digest_number(digest, orders_sum(model->open->orders, model->open->order_count, &sum));
    digest_number(digest, (uint64_t)sum.parts);
    digest_string(digest, sum.currency);
    digest_number(digest, model->open->has_customer);
    if (model->open->has_customer) {
        digest_customer(&model->open->customer, digest);
    }
}

int customer_view_rows(const struct view *view, struct box box)
{
    return (int)rows_of(view, box).count;
}

void customer_view_draw(const struct view *view, struct box box)
{
    struct rows rows = rows_of(view, box);
    size_t marked = is_walked(view) ? view->model->customer_selected : ROWS_NO_ITEM;
    rows_draw(view, box, &rows, marked,
              view_has_focus(view, PANE_CUSTOMER) ? STYLE_SELECTED : STYLE_TEXT);
}

void customer_view_title(const struct view *view, struct box box)
{
    const struct customer *customer = customer_of(view);
    struct pieces left = {.arena = view->arena};
    bool has_name = customer != NULL && customer->name != NULL && customer->name[0] != '\0';
    pieces_add(&left, STYLE_TITLE,
               has_name ? shown_line(customer->name, (size_t)box.columns, view->arena)
                        : shown_literal("Customer"));
    frame_title(view, box, frame_style(view, PANE_CUSTOMER), &left, NULL);
}
