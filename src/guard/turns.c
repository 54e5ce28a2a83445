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
    "second", "zweite", "zweiten", "zweiter", "zweites", "segundo", "segunda", "deuxieme",
    "seconde", "secondo", "seconda", "tweede"};
static const char *const thirds[] = {
    "third", "dritte", "dritten", "dritter", "drittes", "tercero", "tercera", "tercer",
    "troisieme", "terzo", "terza", "terceiro", "terceira", "derde"};
static const char *const fourths[] = {
    "fourth", "vierte", "vierten", "vierter", "viertes", "cuarto", "cuarta", "quatrieme",
    "quarto", "quarta", "vierde"};
static const char *const fifths[] = {
    "fifth", "funfte", "funften", "funfter", "funftes", "quinto", "quinta", "cinquieme",
    "vijfde"};
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
    "最初", "初めて", "初回", "1回目", "1件目", "一回目", "一件目", "一つ目"};
static const char *const second_parts[] = {
    "第二笔", "第二个", "第二张", "第2笔", "第2个", "2回目", "2件目", "二回目", "二件目", "二つ目"};
static const char *const third_parts[] = {
    "第三笔", "第三个", "第三张", "第3笔", "第3个", "3回目", "3件目", "三回目", "三件目",
    "三つ目"};
static const char *const fourth_parts[] = {
    "第四笔", "第四个", "第四张", "第4笔", "第4个", "4回目", "4件目", "四回目", "四件目",
    "四つ目"};
static const char *const fifth_parts[] = {
    "第五笔", "第五个", "第五张", "第5笔", "第5个", "5回目", "5件目", "五回目", "五件目",
    "五つ目"};
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
    {TURN_THIRD, thirds, COUNT_OF(thirds), third_parts, COUNT_OF(third_parts)},
    {TURN_FOURTH, fourths, COUNT_OF(fourths), fourth_parts, COUNT_OF(fourth_parts)},
    {TURN_FIFTH, fifths, COUNT_OF(fifths), fifth_parts, COUNT_OF(fifth_parts)},
    {TURN_LAST, newests, COUNT_OF(newests), last_parts, COUNT_OF(last_parts)},
    {TURN_LAST, lasts, COUNT_OF(lasts), NULL, 0},
    {TURN_OTHER, others, COUNT_OF(others), other_parts, COUNT_OF(other_parts)},
    {TURN_NONE, many, COUNT_OF(many), NULL, 0},
};

static bool calls_others(const struct reading *reading, size_t first, size_t end)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].words != lasts &&
            scan_has_any(&reading->scan, first, end, rows[i].words, rows[i].word_count)) {
            return true;
        }
    }
    return reading_has_part(reading, first, end, many_parts, COUNT_OF(many_parts));
}

bool turn_is_counted(const struct reading *reading, enum turn turn)
{
    size_t count = reading->scan.count;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].turn == turn &&
            (scan_has_any(&reading->scan, 0, count, rows[i].words, rows[i].word_count) ||
             reading_has_part(reading, 0, count, rows[i].parts, rows[i].part_count))) {
            return true;
        }
    }
    return false;
}

bool sentence_calls_others(const struct reading *reading, struct sentence *sentence)
{
    if (!sentence->is_asked_of_others) {
        sentence->is_asked_of_others = true;
        sentence->calls_others = calls_others(reading, sentence->first, sentence->end);
    }
    return sentence->calls_others;
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

/* The turn that the word tells, or 第三笔 from its character on. */
static enum turn turn_at(const struct reading *reading, size_t token)
{
    struct text rest = reading_text(reading, token, reading_clause(reading, token)->end);
    bool is_word = reading->scan.tokens[token].kind == TOKEN_WORD;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].turn == TURN_NONE || rows[i].turn == TURN_OTHER) {
            continue;
        }
        if (is_word &&
            scan_is_any(&reading->scan, token, rows[i].words, rows[i].word_count)) {
            return rows[i].turn;
        }
        for (size_t k = 0; k < rows[i].part_count && !is_word; k++) {
            if (text_starts_with(rest, rows[i].parts[k])) {
                return rows[i].turn;
            }
        }
    }
    return TURN_NONE;
}

/* Who has it is said in front, so that it is one of the customer's orders. */
static bool is_owned(const struct reading *reading, size_t token)
{
    return reading_mark_before(reading, token, MEANING_YOURS) != NULL;
}

/* "The second is", "your third was", "the latest one is": of an order, by no noun. */
static enum turn turn_alone(const struct reading *reading, size_t token)
{
    static const char *const articles[] = {"the", "die", "der", "das", "el", "la",
                                           "le",  "il",  "o",   "a",   "de", "het"};
    static const char *const these[] = {"this", "diese", "dieser", "dieses",
                                        "este", "esta",  "questo", "questa",
                                        "deze", "dit",   "celui",  "celle"};
    const struct scan *scan = &reading->scan;
    bool is_word = scan->tokens[token].kind == TOKEN_WORD;
    bool has_one = scan_is(scan, token + 1, "one") || scan_is(scan, token + 1, "ci");
    bool is_plain = scan_raw(scan, token).len == scan_folded(scan, token).len; /* "está" */
    bool is_this = is_word && is_plain && scan_is_any(scan, token, these, COUNT_OF(these));
    bool is_led = !is_word || is_owned(reading, token) ||
                  (token > 0 && scan_is_any(scan, token - 1, articles, COUNT_OF(articles)));
    if ((!is_this && !is_led) ||
        (is_word && !is_verb(reading, has_one ? token + 2 : token + 1))) {
        return TURN_NONE;
    }
    return is_this ? TURN_THIS : turn_at(reading, token);
}

/* The one of several orders that were named in front: the first of them, the second, the
 * last; NULL where fewer were. */
static const struct order *order_in_turn(const struct judge *judge, enum turn turn,
                                         size_t token)
{
    const struct order *named[TURN_FIFTH] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < judge->mention_count && judge->mentions[i].token < token; i++) {
        const struct order *order = judge->mentions[i].order;
        bool is_known = false;
        for (size_t k = 0; k < count; k++) {
            is_known |= named[k] == order;
        }
        if (!is_known && count == COUNT_OF(named)) {
            return NULL;
        }
        if (!is_known) {
            named[count++] = order;
        }
    }
    size_t rank = turn == TURN_LAST ? count - 1 : (size_t)(turn - TURN_FIRST);
    return count > 1 && rank < count ? named[rank] : NULL;
}

/* "This one", beside another that was told of: the one that the thread speaks of. */
static void this_read(struct judge *judge, struct spoken *spoken)
{
    struct bearing bearing = spoken_for(judge, spoken->first);
    const struct order *before = bearing.spoken != NULL ? bearing.spoken->order : NULL;
    if (bearing.is_here &&
        (bearing.spoken->by == CALLED_BY_TIME || bearing.spoken->by == CALLED_AS_OTHER)) {
        spoken->order =
            judge->meant_is_certain && judge->meant != before ? judge->meant : NULL;
        spoken_add(judge, spoken);
    }
}

/* "The second is on its way", where two are named; "your third was", where all are counted;
 * "this one was", beside another. */
static void alone_read(struct judge *judge, size_t token)
{
    enum turn turn = turn_alone(judge->reading, token);
    struct spoken spoken = {(uint32_t)token, (uint32_t)token + 1, NULL, CALLED_AS_OTHER};
    if (turn == TURN_THIS) {
        this_read(judge, &spoken);
    } else if (turn != TURN_NONE) {
        struct bearing bearing = spoken_for(judge, token);
        bool is_counted = is_owned(judge->reading, token) ||
                          (bearing.spoken != NULL && bearing.spoken->by == CALLED_BY_TIME);
        spoken.order = order_in_turn(judge, turn, token);
        if (spoken.order == NULL && is_counted) {
            spoken.order = order_placed(judge, turn, token);
            spoken.by = CALLED_BY_TIME;
        }
        if (spoken.order != NULL || is_counted) {
            spoken_add(judge, &spoken);
        }
    }
}

void turns_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->scan.count && judge->spoken_count > 0; i++) {
        uint8_t kind = reading->scan.tokens[i].kind;
        if (kind == TOKEN_WORD || kind == TOKEN_CHARACTER || kind == TOKEN_NUMBER) {
            alone_read(judge, i);
        }
    }
}
