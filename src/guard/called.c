/*
 * What an order is called by beside its number: its turn among the others ("your first
 * order"), that it is another one, or the time it was placed ("the order of October").
 */
#include "guard/days.h"
#include "guard/number.h"
#include "guard/spoken.h"

#include "base/money.h"

#include <string.h>

#define NEAR_JOINTS   5           /* tokens between an order and its time */
#define NEAR_FRONT    ((size_t)2) /* tokens in front of an order that tell its turn */
#define NEAR_BEHIND   ((size_t)3) /* and behind it: "pedido más reciente" */
#define PART_BYTES    30          /* the same in front, of scripts without spaces */
#define DAYS_OF_YEAR  365         /* a month is the last of its name */
#define DAYS_OF_WEEK  7
#define ORDERS_PLACED 200 /* orders that are looked through */

enum turn { TURN_NONE, TURN_FIRST, TURN_SECOND, TURN_LAST, TURN_OTHER };

// clang-format off
static const char *const firsts[] = {
    "first", "erste", "ersten", "erster", "erstes", "primer", "primero", "primera",
    "premiere", "premier", "primo", "primeiro", "primeira", "eerste"};
static const char *const seconds[] = {
    "second", "zweite", "zweiten", "zweiter", "segundo", "segunda", "deuxieme", "seconde",
    "secondo", "seconda", "tweede"};
static const char *const lasts[] = {
    "last", "latest", "letzte", "letzten", "letzter", "ultimo", "ultima", "derniere",
    "dernier", "laatste"};
static const char *const newests[] = {
    "newest", "neueste", "neuesten", "jungste", "jungsten", "nieuwste"};
static const char *const others[] = {
    "other", "another", "previous", "earlier", "former", "separate", "older", "newer",
    "new", "next", "replacement", "andere", "anderen", "anderer", "vorige", "vorigen",
    "vorherige", "vorherigen", "fruhere", "fruheren", "neuere", "neueren", "neue", "neuen",
    "nachste", "ersatz", "otro", "otra", "otros", "otras", "anterior", "anteriores",
    "nueva", "nuevo", "reciente", "siguiente", "autre", "autres", "precedente",
    "precedent", "nouvelle", "suivante", "recents", "altro", "altra", "altri", "altre",
    "recente", "nuovo", "nuova", "prossimo", "scorso", "outro", "outra", "outros",
    "outras", "recentes", "novo", "nova", "proximo", "ander", "eerdere", "nieuwere",
    "nieuwe", "volgende"};
static const char *const many[] = {
    "both", "orders", "instead", "beide", "beiden", "statt", "stattdessen", "bestellungen",
    "ambos", "ambas", "pedidos", "deux", "commandes", "entrambi", "ordini", "invece",
    "encomendas", "bestellingen", "anders"};
static const char *const first_parts[] = {
    "第一笔", "第一个", "第一张", "第一次", "第1笔", "第1个", "首笔", "首个", "首次", "最早",
    "最初", "初めて", "初回", "1回目", "1件目", "一回目", "一件目"};
static const char *const second_parts[] = {
    "第二笔", "第二个", "第2笔", "第2个", "2回目", "2件目", "二回目", "二件目", "二つ目"};
static const char *const last_parts[] = {
    "最近一笔", "最近一次", "最近的一笔", "最近的一个", "最后一笔", "最后一个", "最新",
    "最近", "直近", "最後"};
static const char *const other_parts[] = {
    "其他", "其它", "另一个", "另一笔", "另一张", "另外一个", "另外一笔", "之前", "以前",
    "上次", "上一个", "上一笔", "上一", "上个", "别", "別", "他", "前回", "先日", "もう一つ",
    "もう一件", "もうひとつ", "新", "新しい"};
/* Anywhere in a sentence. */
static const char *const many_parts[] = {
    "其他", "其它", "另", "之前", "以前", "上次", "上一", "两个", "两笔", "别的", "別の",
    "他の", "前回", "新的", "新しい", "新订单", "両方", "先の"};
// clang-format on

/* How a turn among the orders is said, the more telling first. */
static const struct {
    enum turn turn;
    const char *const *words;
    size_t word_count;
    const char *const *parts; /* of scripts without spaces, right in front */
    size_t part_count;
} rows[] = {
    {TURN_FIRST, firsts, COUNT_OF(firsts), first_parts, COUNT_OF(first_parts)},
    {TURN_SECOND, seconds, COUNT_OF(seconds), second_parts, COUNT_OF(second_parts)},
    {TURN_LAST, newests, COUNT_OF(newests), last_parts, COUNT_OF(last_parts)},
    {TURN_LAST, lasts, COUNT_OF(lasts), NULL, 0},
    {TURN_OTHER, others, COUNT_OF(others), other_parts, COUNT_OF(other_parts)},
    {TURN_NONE, many, COUNT_OF(many), NULL, 0},
};

bool calls_others(const struct reading *reading, size_t first, size_t end)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].words != lasts &&
            scan_has_any(&reading->scan, first, end, rows[i].words, rows[i].word_count)) {
            return true;
        }
    }
    return reading_has_part(reading, first, end, many_parts, COUNT_OF(many_parts));
}

/* The text ends with one of the parts, behind which 的 or の may stand. */
static bool ends_with_part(struct text text, const char *const *parts, size_t count)
{
    static const char *const owners[] = {"的", "の", " "};
    for (size_t i = 0; i < COUNT_OF(owners); i++) {
        size_t len = strlen(owners[i]);
        if (text.len > len && memcmp(text.bytes + text.len - len, owners[i], len) == 0) {
            text.len -= len;
        }
    }
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(parts[i]);
        if (text.len >= len && memcmp(text.bytes + text.len - len, parts[i], len) == 0) {
            return true;
        }
    }
    return false;
}

static struct text front_of(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    struct text front = reading_text(reading, clause->first, token);
    size_t cut = front.len > PART_BYTES ? front.len - PART_BYTES : 0;
    return text_from(front.bytes + cut, front.len - cut);
}

/* "Most recent", "más reciente": the last one, not another. */
static bool is_most(const struct reading *reading, size_t token)
{
    static const char *const most[] = {"most", "mas", "plus", "piu", "mais", "meest"};
    static const char *const recent[] = {"recent", "reciente", "recente", "recents"};
    return token > 0 && scan_is_any(&reading->scan, token, recent, COUNT_OF(recent)) &&
           scan_is_any(&reading->scan, token - 1, most, COUNT_OF(most));
}

/* The turn that the words right around an order's noun tell. */
static enum turn turn_told(const struct reading *reading, const struct mark *noun)
{
    const struct clause *clause = reading_clause(reading, noun->first);
    size_t first =
        noun->first > clause->first + NEAR_FRONT ? noun->first - NEAR_FRONT : clause->first;
    size_t last = reading_sentence(reading, noun->first)->end; /* "más" may be "mas" */
    size_t end = noun->end + NEAR_BEHIND < last ? noun->end + NEAR_BEHIND : last;
    struct text front = front_of(reading, noun->first);
    for (size_t i = first; i < end; i++) {
        if (is_most(reading, i)) {
            return TURN_LAST;
        }
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool is_behind =
            rows[i].turn == TURN_OTHER &&
            scan_is_any(&reading->scan, noun->end, rows[i].words, rows[i].word_count);
        if (rows[i].turn != TURN_NONE &&
            (is_behind ||
             scan_has_any(&reading->scan, first, noun->first, rows[i].words,
                          rows[i].word_count) ||
             ends_with_part(front, rows[i].parts, rows[i].part_count))) {
            return rows[i].turn;
        }
    }
    return TURN_NONE;
}

/* So many of the orders were placed before this one. */
static size_t rank_of(const struct facts *facts, const struct order *order)
{
    size_t rank = 0;
    for (size_t i = 0; i < facts->order_count; i++) {
        rank += facts->orders[i].placed_at < order->placed_at;
    }
    return rank;
}

/* The order of that rank; NULL where two were placed at once, or a time is not known. */
static const struct order *order_ranked(const struct facts *facts, size_t rank)
{
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (order->placed_at == MOMENT_NONE || order->placed_at == 0) {
            return NULL;
        }
        if (rank_of(facts, order) == rank) {
            if (found != NULL) {
                return NULL;
            }
            found = order;
        }
    }
    return found;
}

/* Of two orders the one that the text has not spoken of; whichever the thread means, the
 * customer may have asked about the other, too. */
static const struct order *order_beside(const struct judge *judge, size_t token)
{
    const struct facts *facts = judge->facts;
    const struct order *base = NULL;
    for (size_t i = 0; i < judge->spoken_count && judge->spoken[i].first < token; i++) {
        const struct order *order = judge->spoken[i].order;
        if (order == NULL || (base != NULL && base != order)) {
            return NULL;
        }
        base = order;
    }
    if (base == NULL || facts->order_count != 2) {
        return NULL;
    }
    return base == &facts->orders[0] ? &facts->orders[1] : &facts->orders[0];
}

/* "Your first order" is the first of all, unless the text tells of several by number, and
 * "your last order" beside the newest one may be that before it. */
static const struct order *order_placed(struct judge *judge, enum turn turn, size_t token)
{
    const struct facts *facts = judge->facts;
    if (facts->order_count > ORDERS_PLACED ||
        !judge_works(judge, facts->order_count * facts->order_count / 8)) {
        return NULL;
    }
    switch (turn) {
    case TURN_FIRST:
        return judge->mention_count > 0 ? NULL : order_ranked(facts, 0);
    case TURN_SECOND:
        return judge->mention_count > 0 || facts->order_count != 2 ? NULL
                                                                   : order_ranked(facts, 1);
    case TURN_LAST: {
        const struct order *last = order_ranked(facts, facts->order_count - 1);
        return judge->meant_is_certain && judge->meant == last ? NULL : last;
    }
    default:
        return order_beside(judge, token);
    }
}

/* "Your second parcel", of an order that left in several. */
static bool is_part_of_order(const struct judge *judge, const struct mark *noun)
{
    bool is_certain;
    const struct order *order = order_for(judge, noun->first, &is_certain);
    return noun->meaning == MEANING_PARCEL && order != NULL && order->shipment_count > 1;
}

static bool is_time_of(struct judge *judge, const struct value *value,
                       const struct order *order)
{
    struct known_days days = {.count = 0};
    struct day today = judge->facts->today;
    days_of_order(judge, order, EVENT_PLACED, &days);
    if (days.count == 0) {
        return false;
    }
    struct day placed = days.items[0].day;
    int64_t age = day_is_set(today) ? day_number(today) - day_number(placed) : -1;
    switch (value->kind) {
    case VALUE_DATE:
        return placed.month == value->day.month && placed.date == value->day.date &&
               (!value->has_year || placed.year == value->day.year);
    case VALUE_DAY:
        return age == -value->from_today;
    case VALUE_WEEKDAY:
        return age >= 0 && age <= DAYS_OF_WEEK && day_weekday(placed) == value->from_today;
    default: /* a month */
        return age >= 0 && age < DAYS_OF_YEAR && placed.month == value->day.month;
    }
}

/* The one order that was placed at the time; NULL: none, or several. */
static const struct order *order_of_time(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < facts->order_count && judge_works(judge, 4); i++) {
        if (is_time_of(judge, value, &facts->orders[i])) {
            if (found != NULL) {
                return NULL;
            }
            found = &facts->orders[i];
        }
    }
    return found;
}

static bool is_day(const struct value *value)
{
    return value->kind == VALUE_DATE || value->kind == VALUE_DAY ||
           value->kind == VALUE_WEEKDAY;
}

/* Fills the day that is told from the token on, or the month, which has no date. */
static bool time_at(const struct reading *reading, size_t token, struct value *time)
{
    for (size_t i = 0; i < reading->value_count && reading->values[i].first <= token; i++) {
        if (reading->values[i].first == token && is_day(&reading->values[i])) {
            *time = reading->values[i];
            return true;
        }
    }
    const struct mark *month = reading_mark_at(reading, token, MEANING_MONTH);
    if (month != NULL) {
        *time = (struct value){.kind = VALUE_END,
                               .day = {0, (int)month->value, 0},
                               .first = month->first,
                               .end = month->end};
    }
    return month != NULL;
}

/* "Of October", "vom 2. Oktober", "del mes de octubre", "do dia 2", "d'hier". */
static bool time_behind(const struct reading *reading, size_t token, struct value *time)
{
    static const char *const joints[] = {
        "of",  "from", "dated", "vom",  "von",  "aus", "dem",  "del", "de",   "du",
        "d",   "'",    "’",     "van",  "uit",  "di",  "dell", "dal", "do",   "da",
        "dia", "the",  "mes",   "mois", "mese", "el",  "le",   "il",  "this", "der"};
    size_t end = reading_clause(reading, token)->end;
    size_t at = token;
    while (at < end && at < token + NEAR_JOINTS &&
           scan_is_any(&reading->scan, at, joints, COUNT_OF(joints))) {
        at++;
    }
    return at > token && at < end && time_at(reading, at, time);
}

/* "10月" by its number, of which no date was made. */
static bool month_before(const struct reading *reading, size_t token, struct value *time)
{
    struct number number;
    if (token == 0 || !scan_is(&reading->scan, token, "月")) {
        return false;
    }
    for (size_t at = token > 1 ? token - 2 : 0; at < token; at++) {
        if (number_at(reading, at, &number) && number.end == token && number.parts > 0 &&
            number.parts <= 12 * MONEY_UNIT) {
            *time = (struct value){.kind = VALUE_END,
                                   .day = {0, (int)(number.parts / MONEY_UNIT), 0},
                                   .first = (uint32_t)at,
                                   .end = (uint32_t)token + 1};
            return true;
        }
    }
    return false;
}

/* "The October order", "yesterday's order", 10月的订单, 10月2日のご注文. */
static bool time_in_front(const struct reading *reading, size_t token, struct value *time)
{
    static const char *const joints[] = {"'",  "’",  "s",  "-",  "的", "の", "下", "份",
                                         "那", "笔", "个", "张", "您", "ご", "お"};
    const struct clause *clause = reading_clause(reading, token);
    size_t at = token;
    while (at > clause->first && at + NEAR_JOINTS > token &&
           scan_is_any(&reading->scan, at - 1, joints, COUNT_OF(joints))) {
        at--;
    }
    for (size_t i = reading->value_count; i > 0; i--) {
        const struct value *value = &reading->values[i - 1];
        if (value->end == at && value->first >= clause->first && is_day(value)) {
            *time = *value;
            return true;
        }
        if (value->end < at) {
            break;
        }
    }
    static const char *const yesterdays[] = {"gestrige", "gestrigen", "gestriger"};
    if (at > clause->first &&
        scan_is_any(&reading->scan, at - 1, yesterdays, COUNT_OF(yesterdays))) {
        *time = (struct value){.kind = VALUE_DAY, .from_today = -1};
        return true;
    }
    const struct mark *month =
        at > clause->first ? reading_mark_before(reading, at, MEANING_MONTH) : NULL;
    return (month != NULL && time_at(reading, month->first, time)) ||
           (at > clause->first && month_before(reading, at - 1, time));
}

/* "Your last order was in November": the month it was placed in, and nothing else is told.
 */
static void month_judge(struct judge *judge, const struct mark *noun,
                        const struct order *order)
{
    static const enum meaning told[] = {MEANING_EVENT,    MEANING_DEED, MEANING_STATE,
                                        MEANING_STATE_OF, MEANING_DONE, MEANING_NEGATION};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, noun->first);
    const struct mark *month =
        reading_mark_within(reading, noun->end, clause->end, MEANING_MONTH);
    struct known_days days = {.count = 0};
    struct value time;
    if (month == NULL || mark_is_unasserted(reading, month) ||
        (reading_scopes(reading, month->first, month->end) & SCOPE_VALUE) != 0 ||
        reading_means_any(reading, clause->first, clause->end, told, COUNT_OF(told)) ||
        !time_at(reading, month->first, &time)) {
        return;
    }
    days_of_order(judge, order, EVENT_PLACED, &days);
    if (days.count > 0) {
        char text[MOMENT_TEXT_SIZE];
        day_format(days.items[0].day, text);
        claim_from_order(judge,
                         claim_add(judge, month->first, month->end, CLAIM_DATE,
                                   is_time_of(judge, &time, order) ? VERDICT_PROVED
                                                                   : VERDICT_CONTRADICTED),
                         order, "placed_at", text);
    }
}

static bool is_numbered(const struct reading *reading, const struct mark *noun)
{
    const struct mark *join = reading_mark_at(reading, noun->end, MEANING_CUE_JOIN);
    size_t next = join != NULL ? join->end : noun->end;
    return next < reading->scan.count && (reading->scopes[next] & SCOPE_IDENTIFIER) != 0;
}

static void noun_read(struct judge *judge, const struct mark *noun)
{
    const struct reading *reading = judge->reading;
    struct spoken spoken = {noun->first, noun->end, NULL, CALLED_BY_TIME};
    struct value time;
    bool is_order = noun->meaning == MEANING_ORDER_CUE;
    if (is_numbered(reading, noun) || !judge_works(judge, 4)) {
        return;
    }
    enum turn turn = turn_told(reading, noun);
    if (turn == TURN_NONE && is_order &&
        (time_behind(reading, noun->end, &time) ||
         time_in_front(reading, noun->first, &time))) {
        spoken.order = order_of_time(judge, &time);
        spoken_add(judge, &spoken);
    } else if (turn != TURN_NONE && !is_part_of_order(judge, noun)) {
        bool is_named = is_order || turn == TURN_OTHER;
        spoken.by = turn == TURN_OTHER ? CALLED_AS_OTHER : CALLED_BY_TIME;
        spoken.order = is_named ? order_placed(judge, turn, noun->first) : NULL;
        spoken_add(judge, &spoken);
        if (spoken.order != NULL) {
            month_judge(judge, noun, spoken.order);
        }
    }
}

/* "You ordered it on 2 October": the order that was. */
static void purchase_read(struct judge *judge, const struct value *value)
{
    struct events events = events_near(judge->reading, value);
    if (!is_day(value) || events.count == 0 || events.items[0] != EVENT_PLACED ||
        !judge_works(judge, 4)) {
        return;
    }
    struct spoken spoken = {(uint32_t)value->first, (uint32_t)value->end,
                            order_of_time(judge, value), CALLED_BY_TIME};
    if (spoken.order != NULL) {
        spoken_add(judge, &spoken);
    }
}

void called_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_noun =
            mark->meaning == MEANING_ORDER_CUE || mark->meaning == MEANING_PARCEL;
        if (is_noun && mark->first >= end &&
            (reading->scopes[mark->first] & SCOPES_MASKED) == 0) {
            noun_read(judge, mark);
            end = mark->end;
        }
    }
    for (size_t i = 0; i < reading->value_count; i++) {
        purchase_read(judge, &reading->values[i]);
    }
}
