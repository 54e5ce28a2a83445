#include "guard/number.h"

#include "base/money.h"

#include <string.h>

/* The parts that German, Dutch and Italian glue to one word, folded. */
struct piece {
    const char *text;
    int value;
};
static const struct piece ones[] = {
    {"ein", 1},     {"eins", 1},  {"zwei", 2}, {"drei", 3},   {"vier", 4},   {"funf", 5},
    {"fuenf", 5},   {"sechs", 6}, {"acht", 8}, {"sieben", 7}, {"neun", 9},   {"een", 1},
    {"twee", 2},    {"drie", 3},  {"vijf", 5}, {"zes", 6},    {"zeven", 7},  {"negen", 9},
    {"uno", 1},     {"un", 1},    {"due", 2},  {"tre", 3},    {"cinque", 5}, {"sei", 6},
    {"quattro", 4}, {"sette", 7}, {"otto", 8}, {"nove", 9},   {"tto", 8},
};
static const struct piece teens[] = {
    {"zehn", 10},        {"elf", 11},         {"zwolf", 12},      {"zwoelf", 12},
    {"dreizehn", 13},    {"vierzehn", 14},    {"funfzehn", 15},   {"fuenfzehn", 15},
    {"sechzehn", 16},    {"siebzehn", 17},    {"achtzehn", 18},   {"neunzehn", 19},
    {"tien", 10},        {"twaalf", 12},      {"dertien", 13},    {"veertien", 14},
    {"vijftien", 15},    {"zestien", 16},     {"zeventien", 17},  {"achttien", 18},
    {"negentien", 19},   {"dieci", 10},       {"undici", 11},     {"dodici", 12},
    {"tredici", 13},     {"quattordici", 14}, {"quindici", 15},   {"sedici", 16},
    {"diciassette", 17}, {"diciotto", 18},    {"diciannove", 19},
};
static const struct piece tens[] = {
    {"zwanzig", 20},  {"dreissig", 30}, {"vierzig", 40},  {"funfzig", 50},
    {"fuenfzig", 50}, {"sechzig", 60},  {"siebzig", 70},  {"achtzig", 80},
    {"neunzig", 90},  {"twintig", 20},  {"dertig", 30},   {"veertig", 40},
    {"vijftig", 50},  {"zestig", 60},   {"zeventig", 70}, {"tachtig", 80},
    {"negentig", 90}, {"venti", 20},    {"vent", 20},     {"trenta", 30},
    {"trent", 30},    {"quaranta", 40}, {"quarant", 40},  {"cinquanta", 50},
    {"cinquant", 50}, {"sessanta", 60}, {"sessant", 60},  {"settanta", 70},
    {"settant", 70},  {"ottanta", 80},  {"ottant", 80},   {"novanta", 90},
    {"novant", 90},
};
static const char *const hundreds[] = {"hundert", "honderd", "cento"};
static const char *const thousands[] = {"tausend", "duizend", "mila", "mille"};
static const char *const joins[] = {"und", "en"};

static int piece_value(const struct piece *pieces, size_t count, struct text part)
{
    for (size_t i = 0; i < count; i++) {
        if (text_is(part, pieces[i].text)) {
            return pieces[i].value;
        }
    }
    return -1;
}

static struct text part_of(struct text whole, size_t first, size_t end)
{
    return text_from(whole.bytes + first, end - first);
}

/* Where one of the words begins in the text; its length where none does. */
static size_t find_word(struct text text, const char *const *words, size_t count,
                        size_t *len)
{
    for (size_t i = 0; i < count; i++) {
        const char *at = memmem(text.bytes, text.len, words[i], strlen(words[i]));
        if (at != NULL) {
            *len = strlen(words[i]);
            return (size_t)(at - text.bytes);
        }
    }
    return text.len;
}

/* "neunundachtzig", "ottantanove", "zwolf"; -1 for what is none. */
static int below_hundred(struct text part)
{
    int whole = piece_value(ones, COUNT_OF(ones), part);
    whole = whole > 0 ? whole : piece_value(teens, COUNT_OF(teens), part);
    whole = whole > 0 ? whole : piece_value(tens, COUNT_OF(tens), part);
    for (size_t i = 1; i < part.len && whole < 0; i++) {
        struct text front = part_of(part, 0, i);
        struct text behind = part_of(part, i, part.len);
        int ten = piece_value(tens, COUNT_OF(tens), front);
        int one = piece_value(ones, COUNT_OF(ones), ten > 0 ? behind : front);
        for (size_t k = 0; k < COUNT_OF(joins) && ten < 0 && one > 0; k++) {
            size_t len = strlen(joins[k]);
            if (behind.len > len && memcmp(behind.bytes, joins[k], len) == 0) {
                ten = piece_value(tens, COUNT_OF(tens), part_of(behind, len, behind.len));
            }
        }
        whole = ten > 0 && one > 0 ? ten + one : -1;
    }
    return whole;
}

static struct text without_join(struct text part)
{
    for (size_t i = 0; i < COUNT_OF(joins); i++) {
        size_t len = strlen(joins[i]);
        if (part.len > len && memcmp(part.bytes, joins[i], len) == 0 &&
            below_hundred(part) < 0) {
            return part_of(part, len, part.len);
        }
    }
    return part;
}

static int below_thousand(struct text part)
{
    size_t len = 0;
    size_t at = find_word(part, hundreds, COUNT_OF(hundreds), &len);
    if (at == part.len) {
        return below_hundred(part);
    }
    struct text rest = without_join(part_of(part, at + len, part.len));
    int times = at == 0 ? 1 : piece_value(ones, COUNT_OF(ones), part_of(part, 0, at));
    int more = rest.len == 0 ? 0 : below_hundred(rest);
    return times < 0 || more < 0 ? -1 : times * 100 + more;
}

bool number_glued(struct text word, int64_t *value)
{
    size_t len = 0;
    size_t at = find_word(word, thousands, COUNT_OF(thousands), &len);
    bool is_large = at < word.len;
    if (!is_large && find_word(word, hundreds, COUNT_OF(hundreds), &len) == word.len) {
        return false;
    }
    if (!is_large) {
        *value = below_thousand(word);
        return *value > 0;
    }
    struct text rest = without_join(part_of(word, at + len, word.len));
    int times = at == 0 ? 1 : below_thousand(part_of(word, 0, at));
    int more = rest.len == 0 ? 0 : below_thousand(rest);
    *value = (int64_t)times * 1000 + more;
    return times > 0 && more >= 0;
}

/* "and" between the parts of one number, the tables of numbers hold all others. */
static bool joins_numbers(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"and", "y", "e", "et", "und", "en"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* The number word behind what was read; is_joined: by a hyphen or "and". */
static const struct mark *next_word(const struct reading *reading, size_t token,
                                    bool *is_joined)
{
    if (token >= reading->scan.count) {
        return NULL;
    }
    const struct mark *mark = reading_mark_at(reading, token, MEANING_NUMBER);
    *is_joined = mark != NULL && reading->scan.tokens[token].before == '-';
    if (mark == NULL && joins_numbers(reading, token)) {
        mark = reading_mark_at(reading, token + 1, MEANING_NUMBER);
        *is_joined = true;
    }
    return mark;
}

/* Whether the word carries on a number of which so much was read: "hundred" behind two,
   "six" behind thirty, "eighty" behind two hundred; but "and two hundred" begins anew. */
static bool carries_on(const struct reading *reading, int64_t read, const struct mark *mark,
                       bool is_joined)
{
    int64_t below = read % 100;
    if (mark->value == 1000) {
        return !is_joined && read > 0 && read < 1000;
    }
    if (mark->value == 100 && read % 1000 != 0) {
        return !is_joined && read % 1000 > 1 && read % 1000 < 10;
    }
    const struct mark *times = mark->end < reading->scan.count
                                   ? reading_mark_at(reading, mark->end, MEANING_NUMBER)
                                   : NULL;
    if (times != NULL && times->value >= 100 && times->value > mark->value) {
        return mark->value < 10 && read >= 1000 && read % 1000 == 0;
    }
    if (mark->value >= 100) {
        return read >= 1000 && read % 1000 == 0;
    }
    return (below == 0 && read >= 100) ||
           (is_joined && mark->value < 10 && below >= 20 && below % 10 == 0);
}

static int64_t carried(int64_t read, int64_t more)
{
    if (more == 1000) {
        return read * 1000;
    }
    bool is_times = more == 100 && read % 1000 != 0; /* "two hundred" */
    return is_times ? read / 1000 * 1000 + read % 1000 * 100 : read + more;
}

static bool article_at(const struct reading *reading, size_t token, struct number *number)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_ARTICLE);
    if (mark == NULL) {
        return false;
    }
    *number = (struct number){
        .first = mark->first, .end = mark->end, .parts = MONEY_UNIT, .is_article = true};
    return true;
}

#define GLUED_MIN 8 /* bytes of the shortest word that is more than its parts */
#define GLUED_MAX 48

/* Nearly no word has one of these in it: told by a glance at each letter. */
static bool has_hundred(struct text word)
{
    static const struct {
        char bytes[8];
        size_t len;
    } roots[] = {{"hundert", 7}, {"honderd", 7}, {"cento", 5}, {"tausend", 7},
                 {"duizend", 7}, {"mila", 4},    {"mille", 5}};
    for (size_t i = 0; i + 4 <= word.len; i++) {
        char first = word.bytes[i];
        if (first != 'h' && first != 'c' && first != 't' && first != 'd' && first != 'm') {
            continue;
        }
        for (size_t k = 0; k < COUNT_OF(roots); k++) {
            if (roots[k].bytes[0] == first && i + roots[k].len <= word.len &&
                memcmp(word.bytes + i, roots[k].bytes, roots[k].len) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool glued_at(const struct reading *reading, size_t token, struct number *number)
{
    struct text word = scan_folded(&reading->scan, token);
    int64_t value;
    if (word.len < GLUED_MIN || word.len > GLUED_MAX || !has_hundred(word) ||
        !number_glued(word, &value)) {
        return false;
    }
    *number = (struct number){
        .first = (uint32_t)token, .end = (uint32_t)token + 1, .parts = value * MONEY_UNIT};
    return true;
}

bool number_words_at(const struct reading *reading, size_t token, struct number *number)
{
    const struct mark *mark = reading_mark_at(reading, token, MEANING_NUMBER);
    if (mark == NULL) {
        return article_at(reading, token, number) || glued_at(reading, token, number);
    }
    int64_t read = mark->value;
    size_t end = mark->end;
    for (int words = 0; words < 6; words++) {
        bool is_joined;
        const struct mark *next = next_word(reading, end, &is_joined);
        if (next == NULL || !carries_on(reading, read, next, is_joined)) {
            break;
        }
        read = carried(read, next->value);
        end = next->end;
    }
    *number = (struct number){
        .first = mark->first, .end = (uint32_t)end, .parts = read * MONEY_UNIT};
    return true;
}
