/* What of an answer can be compared, made from its text and the guard's opinion of it. */
#include "assist/audit.h"
#include "naming.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/date.h"
#include "guard/language.h"
#include "guard/reading.h"

#include <stdlib.h>
#include <string.h>

/* ---- values ---- */

struct measuring {
    struct arena *arena;
    const struct guise *guise;
    struct date_style style;
    struct audit_answer *answer;
    size_t amount_capacity;
    size_t day_capacity;
};

static void add_number(struct measuring *measuring, struct audit_numbers *numbers,
                       size_t *capacity, int64_t number)
{
    numbers->list = arena_reserve(measuring->arena, numbers->list, capacity, numbers->count,
                                  sizeof(*numbers->list));
    numbers->list[numbers->count++] = number;
}

#define A_DAY    1440             /* minutes */
#define HIGH_MAX 1000000000000000 /* parts that, were they years, are a number in minutes  \
                                   */
static const int64_t minutes_of[UNIT_COUNT] = {
    [UNIT_MINUTE] = 1,          [UNIT_HOUR] = 60,        [UNIT_DAY] = A_DAY,
    [UNIT_WORKING_DAY] = A_DAY, [UNIT_WEEK] = 7 * A_DAY, [UNIT_MONTH] = 30 * A_DAY,
    [UNIT_YEAR] = 365 * A_DAY,
};

static void add_days(struct measuring *measuring, int64_t days_parts)
{
    add_number(measuring, &measuring->answer->days, &measuring->day_capacity, days_parts);
}

static void add_value(struct measuring *measuring, const struct value *value)
{
    int64_t minutes = value->unit < UNIT_COUNT ? minutes_of[value->unit] : 0;
    int64_t high = value->high < HIGH_MAX ? value->high : HIGH_MAX;

    switch (value->kind) {
    case VALUE_AMOUNT:
        add_number(measuring, &measuring->answer->amounts, &measuring->amount_capacity,
                   value->high);
        break;
    case VALUE_DURATION:
        add_days(measuring, high / A_DAY * minutes + high % A_DAY * minutes / A_DAY);
        break;
    case VALUE_DATE:
    case VALUE_END:
        add_days(measuring, (day_number(value->day) - day_number(measuring->style.today)) *
                                (int64_t)MONEY_UNIT);
        break;
    case VALUE_DAY:
        add_days(measuring, value->from_today * (int64_t)MONEY_UNIT);
        break;
    case VALUE_PERCENT: /* of a price: an amount by another name */
        add_number(measuring, &measuring->answer->amounts, &measuring->amount_capacity,
                   value->high);
        break;
    case VALUE_WEEKDAY:
        break;
    }
}

static enum audit_address address_of(const struct reading *reading)
{
    bool is_polite = false, is_familiar = false;

    for (size_t i = 0; i < reading->mark_count; i++) {
        is_polite = is_polite || reading->marks[i].meaning == MEANING_POLITE;
        is_familiar = is_familiar || reading->marks[i].meaning == MEANING_FAMILIAR;
    }
    if (is_polite && is_familiar)
        return AUDIT_MIXED;
    return is_polite ? AUDIT_POLITE : is_familiar ? AUDIT_FAMILIAR : AUDIT_NO_ADDRESS;
}

static void read_values(struct measuring *measuring, struct text text)
{
    struct reading reading;

    reading_read(text, measuring->arena, &reading);
    reading_topics(&reading, false);
    reading_values(&reading, &measuring->style, measuring->arena);
    for (size_t i = 0; i < reading.value_count; i++)
        add_value(measuring, &reading.values[i]);
    measuring->answer->address = address_of(&reading);
}

static int by_number(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;

    return (first > second) - (first < second);
}

static void sort(struct audit_numbers *numbers)
{
    if (numbers->count > 1)
        qsort(numbers->list, numbers->count, sizeof(*numbers->list), by_number);
}

/* ---- texts ---- */

/* The text without the guise's name and title: they differ, and shall. */
static const char *nameless(const struct measuring *measuring, const char *text,
                            const char *lang)
{
    const struct name_forms nobody = {{[NAME_FULL] = "[name]"}};
    struct respellings respellings = {.arena = measuring->arena};
    const char *names[] = {
        guise_full_name(measuring->guise, measuring->guise->lang, measuring->arena),
        guise_full_name(measuring->guise, NULL, measuring->arena),
    };

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct name_forms forms = name_forms_of(names[i], measuring->arena);

        respell_name(&respellings, &forms, &nobody, lang, GENDER_COUNT);
    }
    return respelled(&respellings, text);
}

static void count_claims(struct audit_answer *answer, const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];

        answer->claims++;
        answer->not_proved += claim->verdict != VERDICT_PROVED;
        answer->promises += claim->kind == CLAIM_PROMISE || claim->kind == CLAIM_DONE;
    }
}

static void add_decision(const struct draft *draft, struct buffer *out)
{
    buffer_format(out, "%s%s", string_or_empty(draft->intent),
                  draft->is_holding ? " holding" : "");
    for (size_t i = 0; i < draft->source_count; i++) {
        const struct source *source = &draft->sources[i];

        if (string_equals(source->kind, "macro") || string_equals(source->kind, "article"))
            buffer_format(out, " %s:%s", source->kind, string_or_empty(source->id));
    }
    buffer_add_text(out, "; ");
}

static const char *kept(struct buffer *buffer, struct arena *arena)
{
    const char *text = arena_copy(arena, buffer_text(buffer), buffer->len);

    buffer_release_wiped(buffer);
    return text;
}

static void measure_drafts(struct measuring *measuring, const struct draft *drafts,
                           size_t count)
{
    struct audit_answer *answer = measuring->answer;
    struct buffer decision, wording;

    buffer_init(&decision, SIZE_MAX);
    buffer_init(&wording, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *text = nameless(measuring, drafts[i].text, drafts[i].lang);

        add_decision(&drafts[i], &decision);
        count_claims(answer, &drafts[i].opinion);
        answer->courtesies += audit_courtesies(text_of(text), drafts[i].lang);
        buffer_format(&wording, "%s%s", i == 0 ? "" : "\n\n", text);
    }
    answer->intent = count == 0 ? ""
                                : arena_format(measuring->arena, "%s%s",
                                               string_or_empty(drafts[0].intent),
                                               drafts[0].is_holding ? " holding" : "");
    answer->decision = kept(&decision, measuring->arena);
    answer->wording = kept(&wording, measuring->arena);
    answer->letters = utf8_count(text_of(answer->wording));
    read_values(measuring, text_of(answer->wording));
    sort(&answer->amounts);
    sort(&answer->days);
}

/* ---- picks ---- */

static bool is_new_brand(const struct picks *picks, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (string_equals(picks->picks[i].product.brand, picks->picks[at].product.brand))
            return false;
    }
    return picks->picks[at].product.brand != NULL;
}

static void measure_picks(struct measuring *measuring, const struct picks *picks)
{
    struct audit_answer *answer = measuring->answer;
    struct buffer ids;
    double sum = 0;

    buffer_init(&ids, SIZE_MAX);
    for (size_t i = 0; i < picks->pick_count; i++) {
        const struct product *product = &picks->picks[i].product;

        buffer_format(&ids, "%s%s", i == 0 ? "" : " ", product->id);
        sum += product->price.is_known ? (double)product->price.parts / MONEY_UNIT : 0;
        answer->brands += is_new_brand(picks, i);
    }
    answer->price = picks->pick_count == 0 ? 0 : sum / (double)picks->pick_count;
    answer->picks = kept(&ids, measuring->arena);
}

void audit_measure(const struct audit_reply *reply, struct arena *arena,
                   struct audit_answer *answer)
{
    struct measuring measuring = {
        .arena = arena,
        .guise = reply->guise,
        .style = {.order = date_order_of(reply->country), .today = reply->today},
        .answer = answer};

    *answer = (struct audit_answer){.urgency = (size_t)reply->triage->urgency,
                                    .sentiment = reply->triage->sentiment};
    measure_drafts(&measuring, reply->drafts, reply->draft_count);
    measure_picks(&measuring, reply->picks);
}
