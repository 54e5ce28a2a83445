/*
 * Rules for some goods beside a rule for all: "All appliances have two years of warranty.
 * Grinders of Morva have three." What is said of another appliance is the first one's.
 */
#include "guard/language.h"
#include "guard/products.h"

#include <string.h>

#define WORD_MIN  4 /* bytes of a word that tells goods apart */
#define WORD_STEM 5 /* bytes that two forms of one word share */
#define WORK      300

/* The sentence of a rule, read for its words alone. */
struct words {
    struct scan scan;
    struct mark *marks;
    size_t mark_count;
    bool is_of_all; /* "all", "every" */
};

static const struct words *words_read(struct judge *judge, struct text text)
{
    struct words *words = arena_get(judge->arena, sizeof(*words));
    scan_read(text, judge->arena, &words->scan);
    lexicon_find(&words->scan, judge->arena, &words->marks, &words->mark_count);
    for (size_t i = 0; i < words->mark_count; i++) {
        words->is_of_all |= words->marks[i].meaning == MEANING_EVERY;
    }
    return words;
}

/* Of one text of a policy's rule they are read once, however many values ask. */
static const struct words *words_of(struct judge *judge, const struct rule *rule)
{
    const struct policy *policy = judge->policy;
    size_t index = (size_t)(rule - policy->rules);
    if (judge->rule_words == NULL) {
        judge->rule_words =
            arena_get(judge->arena, policy->rule_count * sizeof(*judge->rule_words));
    }
    if (judge->rule_words[index] == NULL) {
        judge->rule_words[index] = words_read(judge, rule->quote);
    }
    return judge->rule_words[index];
}

/* Words of every rule: they tell no goods apart. */
static bool is_common(struct text folded)
{
    static const char *const words[] = {
        "have",   "come",  "with",    "from",   "that",    "this",     "their",  "gets",
        "haben",  "geben", "gibt",    "bietet", "gelten",  "nach",     "tienen", "tiene",
        "llevan", "lleva", "cuentan", "desde",  "tenemos", "damos",    "sont",   "avec",
        "depuis", "nous",  "avons",   "offre",  "hanno",   "sono",     "dalla",  "diamo",
        "hebben", "heeft", "geeft",   "geven",  "vanaf",   "gozam",    "temos",  "possuem",
        "valen",  "duran", "gelden",  "onze",   "unsere",  "nuestros", "nostri", "nossos",
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (text_is(folded, words[i])) {
            return true;
        }
    }
    return false;
}

/* A word that may tell goods apart: no unit, number or matter of the policy. */
static bool is_word(const struct words *words, size_t token)
{
    struct text folded = scan_folded(&words->scan, token);
    if (words->scan.tokens[token].kind != TOKEN_WORD || folded.len < WORD_MIN ||
        is_common(folded)) {
        return false;
    }
    for (size_t i = 0; i < words->mark_count; i++) {
        const struct mark *mark = &words->marks[i];
        bool is_of_rule = mark->meaning == MEANING_UNIT ||
                          mark->meaning == MEANING_NUMBER || mark->meaning == MEANING_TOPIC;
        if (is_of_rule && mark->first <= token && mark->end > token) {
            return false;
        }
    }
    return true;
}

/* The text has a word that begins as this one does. */
static bool has_word(const struct scan *scan, struct text word)
{
    size_t len = word.len < WORD_STEM ? word.len : WORD_STEM;
    for (size_t i = 0; i < scan->count; i++) {
        struct text folded = scan_folded(scan, i);
        if (folded.len >= len && memcmp(folded.bytes, word.bytes, len) == 0) {
            return true;
        }
    }
    return false;
}

/* A word of the particular rule, and not of the one for all, stands in the text. */
static bool is_spoken_of(const struct words *particular, const struct words *general,
                         const struct scan *text)
{
    for (size_t i = 0; i < particular->scan.count; i++) {
        struct text word = scan_folded(&particular->scan, i);
        if (is_word(particular, i) && !has_word(&general->scan, word) &&
            has_word(text, word)) {
            return true;
        }
    }
    return false;
}

static bool is_in_text(struct judge *judge, const struct words *particular,
                       const struct words *general, struct text text)
{
    struct scan scan;
    scan_read(text, judge->arena, &scan);
    return is_spoken_of(particular, general, &scan);
}

/* The particular goods are what the draft speaks of: in the sentence, by a title in it, or
   where that has none, by an order of this customer. */
static bool is_of_particular(struct judge *judge, const struct sentence *sentence,
                             const struct words *particular, const struct words *general,
                             bool *is_certain)
{
    const struct reading *reading = judge->reading;
    if (is_in_text(judge, particular, general,
                   reading_text(reading, sentence->first, sentence->end))) {
        return true;
    }
    bool is_named = false;
    for (size_t i = 0; i < judge->title_count; i++) {
        const struct titled *titled = &judge->titles[i];
        bool is_here = titled->first >= sentence->first && titled->first < sentence->end;
        is_named |= is_here;
        for (size_t k = 0; is_here && k < titled->title_count; k++) {
            if (is_in_text(judge, particular, general, text_of(titled->titles[k]))) {
                return true;
            }
        }
    }
    *is_certain = is_named;
    for (size_t i = 0; !is_named && i < judge->facts->order_count; i++) {
        const struct order *order = &judge->facts->orders[i];
        for (size_t k = 0; k < order->line_count; k++) {
            const char *title = string_or_empty(order->lines[k].title);
            if (is_in_text(judge, particular, general, text_of(title))) {
                return true;
            }
        }
    }
    return false;
}

static bool shares_matter(const struct rule *a, const struct rule *b)
{
    return a->kind == b->kind && (a->topics & b->topics & ~TOPICS_MINOR) != 0;
}

/* The rule for all goods in the same article, where it says something else. */
static const struct rule *rule_for_all(struct judge *judge, const struct rule *rule,
                                       const struct words **words)
{
    for (size_t i = 0; i < judge->policy->rule_count; i++) {
        const struct rule *other = &judge->policy->rules[i];
        if (other->article != rule->article || !shares_matter(rule, other) ||
            !value_differs(&other->value, &rule->value)) {
            continue;
        }
        *words = words_of(judge, other);
        if ((*words)->is_of_all) {
            return other;
        }
    }
    return NULL;
}

enum holder { HOLDS_ITSELF, HOLDS_FOR_ALL, NOT_KNOWN };

/* Whether the rule is the draft's, or the one for all goods that stands beside it is. */
static enum holder holder_of(struct judge *judge, const struct value *value,
                             const struct rule *rule, const struct rule **instead,
                             bool *is_certain)
{
    const struct sentence *sentence = reading_sentence(judge->reading, value->first);
    const struct words *general;
    const struct words *particular = words_of(judge, rule);
    const struct rule *other =
        particular->is_of_all ? NULL : rule_for_all(judge, rule, &general);
    if (other == NULL) {
        bool is_foreign =
            rule->article->lang != NULL &&
            !language_is_same(rule->article->lang, judge_lang(judge, value->first));
        return is_foreign && !particular->is_of_all ? NOT_KNOWN : HOLDS_ITSELF;
    }
    *is_certain = reading_mark_within(judge->reading, sentence->first, value->first,
                                      MEANING_EVERY) != NULL;
    if (!*is_certain &&
        is_of_particular(judge, sentence, particular, general, is_certain)) {
        return HOLDS_ITSELF;
    }
    const char *lang = rule->article->lang;
    if (*instead == NULL ||
        (lang != NULL && language_is_same(lang, judge_lang(judge, value->first)))) {
        *instead = other;
    }
    return HOLDS_FOR_ALL;
}

const struct rule *rule_of_all_goods(struct judge *judge, const struct value *value,
                                     const struct rule *told, bool *is_certain)
{
    const struct rule *instead = NULL;
    if (judge->reading->scan.tokens[value->first].kind == TOKEN_CHARACTER) {
        return NULL;
    }
    for (size_t i = 0; i < judge->policy->rule_count; i++) {
        const struct rule *rule = &judge->policy->rules[i];
        if (!shares_matter(rule, told) || !value_equals(value, &rule->value)) {
            continue;
        }
        if (!judge_works(judge, WORK) ||
            holder_of(judge, value, rule, &instead, is_certain) == HOLDS_ITSELF) {
            return NULL;
        }
    }
    return instead;
}

/* The goods, and the words of the product's title, its category and its brand. */
static const struct stems *goods_with(struct judge *judge, const struct product *product,
                                      const struct stems *goods)
{
    struct stems *all = arena_get(judge->arena, sizeof(*all));
    struct reading told;
    *all = *goods;
    size_t count = product->category_count;
    for (size_t i = 0; i < count + 2; i++) {
        const char *words = i < count    ? product->category[i]
                            : i == count ? product->title
                                         : product->brand;
        reading_read(text_of(string_or_empty(words)), judge->arena, &told);
        stems_add(all, &told, 0, told.scan.count);
    }
    return all;
}

const struct stems *goods_of_order(struct judge *judge, size_t token,
                                   const struct stems *goods)
{
    bool is_certain;
    const struct order *order = order_for(judge, token, &is_certain);
    bool is_one = order != NULL && is_certain && order->line_count == 1 && goods != NULL &&
                  judge_works(judge, 200);
    const struct product *product =
        is_one ? product_of_id(judge->facts, order->lines[0].product) : NULL;
    return product == NULL ? NULL : goods_with(judge, product, goods);
}

/* "The Bivak 2" is a tent. */
const struct stems *goods_of_titled(struct judge *judge, size_t token,
                                    const struct stems *goods)
{
    const struct titled *titled = titled_near(judge, token);
    const struct facts *facts = judge->facts;
    bool is_here =
        titled != NULL && titled->first >= reading_sentence(judge->reading, token)->first;
    size_t at = 0;
    while (is_here && at < facts->product_count &&
           !titled_is(titled, facts->products[at].title)) {
        at++;
    }
    if (!is_here || at == facts->product_count || goods == NULL ||
        !judge_works(judge, 200)) {
        return goods;
    }
    return goods_with(judge, &facts->products[at], goods);
}
