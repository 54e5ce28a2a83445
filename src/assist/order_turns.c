#include "order_turns.h"

#include "base/attributes.h"
#include "base/words.h"
#include "guard/language.h"

#include <stdio.h>

#define PHRASE_MAX 96 /* bytes; a phrase with its noun */

/* From which end it is counted, or which end it is not. */
enum turn_end { FROM_OLDEST, FROM_NEWEST, BUT_NEWEST, BUT_OLDEST };

/* Folded phrases; * stands for any of the language's nouns. What holds another row's phrase
 * ("second to last order") stands above it. */
struct turn_row {
    const char *lang;
    enum turn_end end;
    size_t nth; /* from 0, of the first two */
    const char *phrases;
};

// clang-format off
static const struct {
    const char *lang;
    const char *nouns;
} nouns[] = {
    {"en", "order|purchase"},
    {"es", "pedido|compra|orden|encargo"},
    {"de", "bestellung|auftrag|einkauf"},
    {"fr", "commande|achat"},
    {"it", "ordine|acquisto"},
    {"pt", "encomenda|pedido|compra"},
    {"nl", "bestelling|order|aankoop"},
    {"zh", "订单|单|购买"},
    {"ja", "注文|ご注文|オーダー|購入"},
    {"ar", "طلب|طلبي|الطلب|طلبيه|طلبيتي|الطلبيه|طلبية|الطلبية"},
};

static const struct turn_row rows[] = {
    {"en", FROM_NEWEST, 1, "* before last|* before the last|* before my last|second to last *|second-to-last *|second last *|next to last *|next-to-last *|last but one *|penultimate *|one before last|one before the last|* before that one"},
    {"en", FROM_OLDEST, 0, "first *|first ever *|first online *|1st *|oldest *|earliest *|first of my orders|oldest of my orders|first of the orders|first of my two orders|first of the two orders"},
    {"en", FROM_OLDEST, 1, "second *|2nd *|second of my orders|second of the orders|second of my two orders|second of the two orders"},
    {"en", FROM_OLDEST, 2, "third *|3rd *"},
    {"en", FROM_OLDEST, 3, "fourth *|4th *"},
    {"en", FROM_NEWEST, 0, "last *|latest *|newest *|most recent *|last of my orders|newest of my orders|latest of my orders"},
    {"en", BUT_NEWEST, 0, "older *|earlier *|previous *|prior *|older of my orders|older of the two orders|older of my two orders"},
    {"en", BUT_OLDEST, 0, "newer *|later *|more recent *|newer of my orders|newer of the two orders|newer of my two orders"},

    {"es", FROM_NEWEST, 1, "penultimo *|penultima *|* anterior al ultimo|* anterior a la ultima|* antes del ultimo"},
    {"es", FROM_OLDEST, 0, "primer *|primero *|primera *|1er *|1a *|* mas antiguo|* mas antigua|* mas viejo|primero de mis pedidos|primero de los pedidos|primera de mis compras"},
    {"es", FROM_OLDEST, 1, "segundo *|segunda *|2o *|2a *|segundo de mis pedidos|segundo de los pedidos"},
    {"es", FROM_OLDEST, 2, "tercer *|tercero *|tercera *|3er *|3a *"},
    {"es", FROM_OLDEST, 3, "cuarto *|cuarta *"},
    {"es", FROM_NEWEST, 0, "ultimo *|ultima *|* mas reciente|* mas nuevo|* mas nueva|ultimo de mis pedidos"},
    {"es", BUT_NEWEST, 0, "* anterior|anterior *|* previo|* previa"},
    {"es", BUT_OLDEST, 0, "* posterior"},

    {"de", FROM_NEWEST, 1, "vorletzte *|vorletzten *|vorletzter *|vorletztes *|* vor der letzten|* vor meiner letzten"},
    {"de", FROM_OLDEST, 0, "erste *|ersten *|erster *|allererste *|allerersten *|1. *|alteste *|altesten *|erste meiner bestellungen|ersten meiner bestellungen|erste der beiden bestellungen"},
    {"de", FROM_OLDEST, 1, "zweite *|zweiten *|zweiter *|2. *|zweite meiner bestellungen|zweite der beiden bestellungen"},
    {"de", FROM_OLDEST, 2, "dritte *|dritten *|dritter *|3. *"},
    {"de", FROM_OLDEST, 3, "vierte *|vierten *|vierter *|4. *"},
    {"de", FROM_NEWEST, 0, "letzte *|letzten *|letzter *|neueste *|neuesten *|neuester *|neuste *|neusten *|neuster *|jungste *|jungsten *|letzte meiner bestellungen"},
    {"de", BUT_NEWEST, 0, "altere *|alteren *|alterer *|fruhere *|fruheren *|fruherer *|vorherige *|vorherigen *|vorige *|vorigen *"},
    {"de", BUT_OLDEST, 0, "neuere *|neueren *|neuerer *|spatere *|spateren *|jungere *|jungeren *"},

    {"fr", FROM_NEWEST, 1, "avant-derniere *|avant-dernier *|avant derniere *|avant dernier *|* d'avant la derniere|* precedant la derniere"},
    {"fr", FROM_OLDEST, 0, "premiere *|premier *|1ere *|1re *|1er *|* la plus ancienne|* le plus ancien|plus ancienne *|premiere de mes commandes|premiere des deux commandes"},
    {"fr", FROM_OLDEST, 1, "deuxieme *|seconde *|second *|2e *|2eme *|deuxieme de mes commandes|seconde de mes commandes|deuxieme des deux commandes|seconde des deux commandes"},
    {"fr", FROM_OLDEST, 2, "troisieme *|3e *|3eme *"},
    {"fr", FROM_OLDEST, 3, "quatrieme *|4e *|4eme *"},
    {"fr", FROM_NEWEST, 0, "derniere *|dernier *|* la plus recente|* le plus recent|derniere de mes commandes"},
    {"fr", BUT_NEWEST, 0, "* precedente|* precedent|precedente *|precedent *|ancienne *|* anterieure"},
    {"fr", BUT_OLDEST, 0, "* plus recente|* plus recent|* suivante"},

    {"it", FROM_NEWEST, 1, "penultimo *|* prima dell'ultimo|* precedente all'ultimo"},
    {"it", FROM_OLDEST, 0, "primo *|primissimo *|1o *|* piu vecchio|* meno recente|primo dei miei ordini|primo dei due ordini"},
    {"it", FROM_OLDEST, 1, "secondo *|2o *|secondo dei miei ordini|secondo dei due ordini"},
    {"it", FROM_OLDEST, 2, "terzo *|3o *"},
    {"it", FROM_OLDEST, 3, "quarto *"},
    {"it", FROM_NEWEST, 0, "ultimo *|ultimissimo *|* piu recente|* piu nuovo|ultimo dei miei ordini"},
    {"it", BUT_NEWEST, 0, "* precedente|precedente *|vecchio *"},
    {"it", BUT_OLDEST, 0, "* successivo"},

    {"pt", FROM_NEWEST, 1, "penultima *|penultimo *|* anterior a ultima|* anterior ao ultimo|* antes da ultima|* antes do ultimo"},
    {"pt", FROM_OLDEST, 0, "primeira *|primeiro *|1a *|1o *|* mais antiga|* mais antigo|primeira das minhas encomendas|primeiro dos meus pedidos"},
    {"pt", FROM_OLDEST, 1, "segunda *|segundo *|2a *|2o *|segunda das minhas encomendas|segundo dos meus pedidos"},
    {"pt", FROM_OLDEST, 2, "terceira *|terceiro *|3a *|3o *"},
    {"pt", FROM_OLDEST, 3, "quarta *|quarto *"},
    {"pt", FROM_NEWEST, 0, "ultima *|ultimo *|* mais recente|* mais nova|* mais novo"},
    {"pt", BUT_NEWEST, 0, "* anterior|anterior *"},
    {"pt", BUT_OLDEST, 0, "* posterior|* seguinte"},

    {"nl", FROM_NEWEST, 1, "voorlaatste *|op een na laatste *|op-een-na-laatste *|een na laatste *|* voor de laatste|* voor mijn laatste"},
    {"nl", FROM_OLDEST, 0, "eerste *|allereerste *|1e *|oudste *|eerste van mijn bestellingen|eerste van de twee bestellingen"},
    {"nl", FROM_OLDEST, 1, "tweede *|2e *|tweede van mijn bestellingen|tweede van de twee bestellingen"},
    {"nl", FROM_OLDEST, 2, "derde *|3e *"},
    {"nl", FROM_OLDEST, 3, "vierde *|4e *"},
    {"nl", FROM_NEWEST, 0, "laatste *|nieuwste *|recentste *|meest recente *|laatste van mijn bestellingen"},
    {"nl", BUT_NEWEST, 0, "oudere *|eerdere *|vorige *|vroegere *"},
    {"nl", BUT_OLDEST, 0, "nieuwere *|latere *|recentere *"},

    {"zh", FROM_NEWEST, 1, "倒数第二个*|倒数第二笔*|倒数第二*|上上个*|上上次的*|上上次*|上上*|再上一个*"},
    {"zh", FROM_OLDEST, 0, "第一个*|第一笔*|第一次的*|第一次*|第一份*|第一*|第1个*|第1*|首个*|首笔*|首次的*|首次*|首*|最早的*|最早*|最初的*"},
    {"zh", FROM_OLDEST, 1, "第二个*|第二笔*|第二次的*|第二次*|第二份*|第二*|第2个*|第2*"},
    {"zh", FROM_OLDEST, 2, "第三个*|第三笔*|第三次的*|第三次*|第三*|第3个*|第3*"},
    {"zh", FROM_OLDEST, 3, "第四个*|第四笔*|第四*|第4个*|第4*"},
    {"zh", FROM_NEWEST, 0, "最后一个*|最后一笔*|最后一次的*|最后一次*|最后一*|最后的*|最新的*|最新一个*|最新*|最近一次的*|最近一个*|最近一笔*|最近的*|最近一*|上次的*|上一次的*|上一个*|上一笔*|上一*|上个*"},
    {"zh", BUT_NEWEST, 0, "较早的*|较早那个*|早一点的*|更早的*|之前的*|之前那个*|以前的*|前一个*|前一*|旧的*|较旧的*"},
    {"zh", BUT_OLDEST, 0, "较新的*|较晚的*|后来的*|后一个*|后一*|新的那个*"},

    {"ja", FROM_NEWEST, 1, "前々回の*|一つ前の*|1つ前の*|ひとつ前の*|1回前の*|一回前の*|最後から二番目の*|最後から2番目の*"},
    {"ja", FROM_OLDEST, 0, "最初の*|最初に*|初めての*|はじめての*|初回の*|初回*|1回目の*|一回目の*|1つ目の*|一つ目の*|ひとつ目の*|1番目の*|一番目の*|1件目の*|一件目の*|一番古い*|いちばん古い*|最も古い*"},
    {"ja", FROM_OLDEST, 1, "2回目の*|二回目の*|2つ目の*|二つ目の*|ふたつ目の*|2番目の*|二番目の*|2件目の*|二件目の*"},
    {"ja", FROM_OLDEST, 2, "3回目の*|三回目の*|3つ目の*|三つ目の*|3番目の*|三番目の*|3件目の*"},
    {"ja", FROM_OLDEST, 3, "4回目の*|四回目の*|4つ目の*|四つ目の*|4番目の*"},
    {"ja", FROM_NEWEST, 0, "最後の*|最後に*|最新の*|直近の*|一番新しい*|いちばん新しい*|最も新しい*|前回の*"},
    {"ja", BUT_NEWEST, 0, "古い方の*|古いほうの*|古い*|以前の*|先の方の*"},
    {"ja", BUT_OLDEST, 0, "新しい方の*|新しいほうの*"},

    {"ar", FROM_NEWEST, 1, "* قبل الاخير|* ما قبل الاخير|* قبل الاخيره|* قبل الاخيرة"},
    {"ar", FROM_OLDEST, 0, "اول *|* الاول|* الاولى|* الاولي|اقدم *|* الاقدم"},
    {"ar", FROM_OLDEST, 1, "ثاني *|* الثاني|* الثانيه|* الثانية"},
    {"ar", FROM_OLDEST, 2, "ثالث *|* الثالث|* الثالثه|* الثالثة"},
    {"ar", FROM_OLDEST, 3, "رابع *|* الرابع|* الرابعه|* الرابعة"},
    {"ar", FROM_NEWEST, 0, "اخر *|* الاخير|* الاخيره|* الاخيرة|احدث *|* الاحدث"},
    {"ar", BUT_NEWEST, 0, "* السابق|* السابقه|* السابقة"},
};
// clang-format on

/* Where a phrase stands in the text; empty where it does not. */
static struct text phrase_find(struct text text, struct text phrase, struct text noun)
{
    const char *mark = memchr(phrase.bytes, '*', phrase.len);
    size_t front = mark ? (size_t)(mark - phrase.bytes) : phrase.len;
    char said[PHRASE_MAX];

    int len =
        mark ? snprintf(said, sizeof(said), "%.*s%.*s%.*s", (int)front, phrase.bytes,
                        (int)noun.len, noun.bytes, (int)(phrase.len - front - 1), mark + 1)
             : snprintf(said, sizeof(said), "%.*s", (int)front, phrase.bytes);
    if (len <= 0 || (size_t)len >= sizeof(said))
        return text_of("");
    const char *found = words_find_whole(text, text_from(said, (size_t)len));
    return found ? text_from(found, (size_t)len) : text_of("");
}

/* Where the first of the row's phrases stands, with any of the nouns. */
static struct text row_find(struct text text, const struct turn_row *row, const char *words)
{
    struct text rest = text_of(row->phrases);
    struct text phrase, found = text_of("");

    while (!found.len && text_next(&rest, '|', &phrase)) {
        struct text names = text_of(words);
        struct text noun;
        while (!found.len && text_next(&names, '|', &noun))
            found = phrase_find(text, phrase, noun);
    }
    return found;
}

static bool is_within(struct text found, const struct text *others, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (found.bytes < others[i].bytes + others[i].len &&
            others[i].bytes < found.bytes + found.len)
            return true;
    }
    return false;
}

static const char *nouns_of(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(nouns); i++) {
        if (language_is_same(lang, nouns[i].lang))
            return nouns[i].nouns;
    }
    return NULL;
}

void order_turns_read(struct text text, const char *lang, struct order_turns *turns)
{
    const char *words = nouns_of(lang);
    struct text taken[ORDER_TURNS_MAX];

    *turns = (struct order_turns){0};
    for (size_t i = 0; words && i < COUNT_OF(rows) && turns->count < ORDER_TURNS_MAX; i++) {
        if (!language_is_same(lang, rows[i].lang))
            continue;
        struct text found = row_find(text, &rows[i], words);
        if (!found.len || is_within(found, taken, turns->count))
            continue;
        taken[turns->count] = found;
        turns->rows[turns->count++] = &rows[i];
    }
}

static bool is_turn(const struct turn_row *row, size_t place, size_t count)
{
    switch (row->end) {
    case FROM_OLDEST:
        return place + row->nth + 1 == count;
    case FROM_NEWEST:
        return place == row->nth;
    case BUT_NEWEST:
        return place > 0;
    case BUT_OLDEST:
        return place + 1 < count;
    }
    return false;
}

bool order_turns_hold(const struct order_turns *turns, size_t place, size_t count)
{
    for (size_t i = 0; i < turns->count; i++) {
        if (is_turn(turns->rows[i], place, count))
            return true;
    }
    return false;
}
