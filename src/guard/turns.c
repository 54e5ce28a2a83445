/* The turn of an order among a customer's orders, by the words around it. */
#include "guard/spoken.h"

#include <string.h>

#define NEAR_FRONT  ((size_t)2) /* tokens in front of an order that tell its turn */
#define NEAR_BEHIND ((size_t)3) /* and behind it: "pedido más reciente" */
#define PART_BYTES  30          /* the same in front, of scripts without spaces */

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
enum turn turn_told(const struct reading *reading, const struct mark *noun)
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

/* A verb, or a sign, stands at the token: what is in front is no adjective. */
static bool is_verb(const struct reading *reading, size_t token)
{
    static const enum meaning verbs[] = {MEANING_PASSIVE, MEANING_IS,       MEANING_STATE,
                                         MEANING_EVENT,   MEANING_STATE_OF, MEANING_DEED,
                                         MEANING_DONE,    MEANING_ACTIVE};
    static const char *const words[] = {
        "was",  "is",    "has", "had", "wurde", "ist", "wird", "kam",  "fue",  "se",
        "esta", "sigue", "ha",  "est", "foi",   "era", "werd", "will", "went", "left"};
    return token < reading->scan.count &&
           (scan_is_any(&reading->scan, token, words, COUNT_OF(words)) ||
            reading_means_any(reading, token, token + 1, verbs, COUNT_OF(verbs)));
}

/* "The second is", "this one was": of an order, by no noun. */
static enum turn turn_alone(const struct reading *reading, size_t token)
{
    static const char *const articles[] = {"the", "die", "der", "das", "el", "la",
                                           "le",  "il",  "o",   "a",   "de", "het"};
    static const char *const these[] = {"this", "diese", "dieser", "dieses",
                                        "este", "esta",  "questo", "questa",
                                        "deze", "dit",   "celui",  "celle"};
    const struct scan *scan = &reading->scan;
    bool has_one = scan_is(scan, token + 1, "one") || scan_is(scan, token + 1, "ci");
    if (!is_verb(reading, has_one ? token + 2 : token + 1)) {
        return TURN_NONE;
    }
    bool is_plain = scan_raw(scan, token).len == scan_folded(scan, token).len; /* "está" */
    if (is_plain && scan_is_any(scan, token, these, COUNT_OF(these))) {
        return TURN_THIS;
    }
    for (size_t i = 0;
         token > 0 && scan_is_any(scan, token - 1, articles, COUNT_OF(articles)) &&
         i < COUNT_OF(rows);
         i++) {
        if (rows[i].turn != TURN_LAST && rows[i].turn != TURN_NONE &&
            scan_is_any(scan, token, rows[i].words, rows[i].word_count)) {
            return rows[i].turn;
        }
    }
    return TURN_NONE;
}

/* The one of two orders that were named in front: the first of them, the second. */
static const struct order *order_in_turn(const struct judge *judge, enum turn turn,
                                         size_t token)
{
    const struct order *named[2] = {NULL, NULL};
    for (size_t i = 0; i < judge->mention_count && judge->mentions[i].token < token; i++) {
        const struct order *order = judge->mentions[i].order;
        if (named[0] == NULL || named[0] == order) {
            named[0] = order;
        } else if (named[1] != NULL && named[1] != order) {
            return NULL;
        } else {
            named[1] = order;
        }
    }
    return named[1] == NULL      ? NULL
           : turn == TURN_FIRST  ? named[0]
           : turn == TURN_SECOND ? named[1]
                                 : NULL;
}

/* "The second is on its way", where two are named; "this one was", beside another. */
static void alone_read(struct judge *judge, size_t token)
{
    enum turn turn = turn_alone(judge->reading, token);
    struct spoken spoken = {(uint32_t)token, (uint32_t)token + 1, NULL, CALLED_AS_OTHER};
    if (turn == TURN_NONE) {
        return;
    }
    struct bearing bearing = spoken_for(judge, token);
    const struct order *before = bearing.spoken != NULL ? bearing.spoken->order : NULL;
    if (turn == TURN_THIS) {
        bool is_beside = bearing.is_here && (bearing.spoken->by == CALLED_BY_TIME ||
                                             bearing.spoken->by == CALLED_AS_OTHER);
        if (!is_beside) {
            return;
        }
        spoken.order =
            judge->meant_is_certain && judge->meant != before ? judge->meant : NULL;
    } else {
        spoken.order = order_in_turn(judge, turn, token);
    }
    if (turn == TURN_THIS || spoken.order != NULL) {
        spoken_add(judge, &spoken);
    }
}

void turns_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->scan.count && judge->spoken_count > 0; i++) {
        if (reading->scan.tokens[i].kind == TOKEN_WORD) {
            alone_read(judge, i);
        }
    }
}
