#include "gathering.h"

#include "base/buffer.h"
#include "base/words.h"
#include "chat/composer.h"
#include "given.h"
#include "guard/language.h"
#include "guard/policy.h"
#include "hearing.h"
#include "phrases.h"
#include "reply.h"
#include "thread.h"

/*
 * The score that a paragraph needs to be quoted: less where it speaks of what is asked. A
 * letter has many words that no paragraph covers, and some that any paragraph does.
 */
#define SPEAKS_OF_IT      0.30
#define SPEAKS_TO_LETTERS -0.20
#define FITS_ALONE        0.50
#define FITS_LETTERS      0.30

/* Who may not be told is asked for proof, whatever stands in the message. */
static bool is_for_identity(const struct offer *offer)
{
    return string_equals(offer->intent, "identity");
}

bool gathering_offer(struct gathering *gathering, const char *text, struct offer offer)
{
    struct draft draft = {.lang = offer.lang,
                          .intent = offer.intent,
                          .sources = offer.sources,
                          .is_holding = offer.is_holding};
    struct arena *arena = gathering->arena;

    bool is_theirs = language_is_same(offer.lang, gathering->asked.lang);
    if (gathering->count == gathering->wanted || (gathering->speaks_theirs && !is_theirs))
        return false;
    if (gathering->was_answered)
        text = reply_without_opener(text, arena);
    if (!is_for_identity(&offer))
        text = given_not_asked(gathering->request->facts, gathering->meant.order, text,
                               offer.lang, arena);
    if (!text || !reply_mend(gathering->request->facts, &text, arena, &draft.opinion) ||
        reply_is_known(text, gathering->drafts, gathering->count, arena) ||
        reply_was_sent(text, gathering->request->facts->ticket, arena))
        return false;
    draft.text = text;
    draft.source_count =
        reply_keep_sources(text, offer.sources, offer.said, offer.source_count);
    gathering->drafts[gathering->count++] = draft;
    gathering->speaks_theirs |= is_theirs && !offer.is_holding && !offer.is_bare;
    return true;
}

bool gathering_offer_filled(struct gathering *gathering, const struct filled *filled,
                            const char *lang, const char *intent)
{
    return gathering_offer(gathering, filled->text,
                           (struct offer){.lang = lang,
                                          .intent = intent,
                                          .sources = filled->sources,
                                          .said = filled->said,
                                          .source_count = filled->source_count});
}

/* The language of our own words: the customer's, the shop's, English. */
const struct phrases *gathering_own_phrases(const struct gathering *gathering)
{
    const struct phrases *phrases = phrases_find(gathering->asked.lang);

    return phrases ? phrases : phrases_of(gathering->request->shop_lang);
}

bool gathering_is_about(const struct gathering *gathering, const char *intent)
{
    return gathering->intent_count && string_equals(gathering->intents[0].intent, intent) &&
           intent_is_heard(&gathering->asked, &gathering->intents[0]);
}

/* In one line, with nothing in it that a macro would fill. */
static bool pick_is_said(const struct product *product, const char *lang,
                         struct buffer *words)
{
    buffer_clear(words);
    assist_pick_words(product, lang, words);
    return words->len && !words->is_cut &&
           !text_find(text_from(words->bytes, words->len), text_of("{"));
}

static void list_pick(struct fill *fill, const struct product *product, struct text words,
                      struct buffer *out)
{
    char price[64] = "";

    buffer_add_text(out, "\n- ");
    buffer_add(out, words.bytes, words.len);
    money_format_decimal(product->price, price, sizeof(price));
    fill_source(fill,
                (struct source){.kind = "product",
                                .id = product->id,
                                .field = product->price.is_known ? "price" : "title",
                                .value = product->price.is_known
                                             ? arena_text(fill->arena, price)
                                             : product->title},
                words);
}

/* Some of those that can be said, behind the first of them; false where none is left. */
static bool list_picks(const struct picks *picks, size_t start, const char *lang,
                       struct fill *fill, struct buffer *out)
{
    struct buffer words;
    size_t said = 0;

    buffer_init(&words, FILL_VALUE_MAX);
    for (size_t i = 0; i < picks->pick_count && said < start + PICKS_IN_A_LIST; i++) {
        const struct product *product = &picks->picks[i].product;
        if (!pick_is_said(product, lang, &words) || said++ < start)
            continue;
        list_pick(fill, product, text_from(words.bytes, words.len), out);
    }
    buffer_release(&words);
    return said > start;
}

bool gathering_offer_picks(struct gathering *gathering, size_t start)
{
    const struct picks *picks = gathering->request->picks;
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct fill fill = {.arena = gathering->arena};
    struct filled greeting;
    struct buffer text;

    if (!picks || picks->pick_count <= start)
        return false;
    const char *above = start ? phrases->suggest_more : phrases->suggest;
    if (!gathering_fill_own(gathering, phrases, gathering->request->facts, above,
                            &greeting))
        return false;
    buffer_init(&text, COMPOSER_LIMIT);
    buffer_add_text(&text, greeting.text);
    bool has_any = list_picks(picks, start, phrases->lang, &fill, &text);
    struct offer offer = {.lang = phrases->lang,
                          .intent = "recommend",
                          .sources = fill.sources,
                          .said = fill.said,
                          .source_count = fill.source_count};
    has_any = has_any &&
              gathering_offer(gathering, arena_copy(gathering->arena, text.bytes, text.len),
                              offer);
    buffer_release(&text);
    return has_any;
}

static bool an_intent_is_heard(const struct gathering *gathering)
{
    return gathering->intent_count &&
           intent_is_heard(&gathering->asked, &gathering->intents[0]);
}

static bool speaks_of_it(const struct gathering *gathering, const struct article_hit *hit)
{
    if (!an_intent_is_heard(gathering))
        return false;
    const char *words = arena_format(gathering->arena, "%s %s",
                                     string_or_empty(hit->article.title), hit->paragraph);
    struct text own =
        hearing_quoted(words_fold(text_of(words), gathering->arena), gathering->arena);
    return intent_words(gathering->intents[0].intent, own) > 0;
}

static bool article_answers(const struct gathering *gathering,
                            const struct article_hit *hit)
{
    if (hit->article.is_internal || !hit->paragraph ||
        text_find(text_of(hit->paragraph), text_of("{{")))
        return false;
    double length = gathering->asked.length;
    double needed = speaks_of_it(gathering, hit) ? SPEAKS_OF_IT + SPEAKS_TO_LETTERS * length
                                                 : FITS_ALONE + FITS_LETTERS * length;
    return hit->score >= needed;
}

/* The intents that only a time limit answers in full, and what the policy calls them. */
static const struct {
    const char *intent;
    enum topic topic;
} timed_intents[] = {{"return", TOPIC_RETURN}, {"exchange", TOPIC_EXCHANGE}};

static bool is_window(const struct rule *rule, const struct article *article,
                      enum topic topic)
{
    return rule->kind == VALUE_DURATION && rule->relation == RELATION_RIGHT &&
           (rule->topics & TOPIC_BIT(topic)) != 0 &&
           string_equals(rule->article->id, article->id);
}

/* The sentence of the paragraph's article that says until when: "A return costs 4.90 EUR"
 * alone is no answer to "how do I return it". NULL where it tells none, or the paragraph
 * says one itself. */
static const char *window_beside(const struct gathering *gathering,
                                 const struct article_hit *hit)
{
    const struct policy *policy = gathering->request->facts->policy;
    const struct rule *found = NULL;

    for (size_t i = 0; policy && i < COUNT_OF(timed_intents); i++) {
        if (!gathering_is_about(gathering, timed_intents[i].intent))
            continue;
        for (size_t k = 0; k < policy->rule_count; k++) {
            const struct rule *rule = &policy->rules[k];
            if (!is_window(rule, &hit->article, timed_intents[i].topic))
                continue;
            if (text_find(text_of(hit->paragraph), rule->quote))
                return NULL;
            found = found ? found : rule;
        }
    }
    return found ? arena_copy(gathering->arena, found->quote.bytes, found->quote.len)
                 : NULL;
}

static void say_article(struct fill *fill, const struct article_hit *hit, const char *quote)
{
    fill_source(fill,
                (struct source){.kind = "article", .id = hit->article.id, .quote = quote},
                text_of(""));
}

static bool offer_article(struct gathering *gathering, const struct article_hit *hit)
{
    const char *lang =
        hit->article.lang ? hit->article.lang : gathering->request->shop_lang;
    const struct phrases *phrases = phrases_of(lang);
    struct arena *arena = gathering->arena;
    struct filled greeting;
    struct fill fill = {.arena = arena};

    if (!gathering_fill_own(gathering, phrases, gathering->request->facts, "X", &greeting))
        return false;
    size_t front = strlen(greeting.text) - 1;
    const char *window = window_beside(gathering, hit);
    const char *text =
        arena_format(arena, "%.*s%s%s%s", (int)front, greeting.text,
                     string_or_empty(window), window ? "\n" : "", hit->paragraph);
    say_article(&fill, hit, hit->paragraph);
    if (window)
        say_article(&fill, hit, window);
    return gathering_offer(gathering, text,
                           (struct offer){.lang = lang ? lang : phrases->lang,
                                          .sources = fill.sources,
                                          .said = fill.said,
                                          .source_count = fill.source_count});
}

bool gathering_offer_paragraph(struct gathering *gathering, const struct article *article,
                               const char *paragraph)
{
    struct article_hit hit = {.article = *article, .paragraph = paragraph};

    return offer_article(gathering, &hit);
}

/* It may stand before what macros say: where an intent is heard, it must speak of it. */
static bool is_apt(const struct gathering *gathering, const struct article_hit *hit)
{
    return article_answers(gathering, hit) &&
           (!an_intent_is_heard(gathering) || speaks_of_it(gathering, hit));
}

void gathering_offer_articles(struct gathering *gathering, bool are_apt, size_t limit)
{
    const struct draft_request *request = gathering->request;

    for (int is_other = 0; is_other < 2; is_other++) {
        for (size_t i = 0; i < request->article_count && gathering->count < limit; i++) {
            const struct article_hit *hit = &request->articles[i];
            bool is_theirs = language_is_same(hit->article.lang, gathering->asked.lang);
            if (is_theirs != is_other &&
                (are_apt ? is_apt(gathering, hit) : article_answers(gathering, hit)))
                offer_article(gathering, hit);
        }
    }
}

bool gathering_has_article(const struct gathering *gathering)
{
    const struct draft_request *request = gathering->request;
    const struct options *options = &gathering->options;
    const char *wanted = options->count ? options->options[0].lang : gathering->asked.lang;

    for (size_t i = 0; i < request->article_count; i++) {
        const struct article_hit *hit = &request->articles[i];
        const char *lang = hit->article.lang ? hit->article.lang : request->shop_lang;
        if (language_is_same(lang, wanted) && is_apt(gathering, hit))
            return true;
    }
    return false;
}

/* Facts without the customer, for whoever may not be told of one. */
static struct facts facts_of_nobody(const struct facts *facts)
{
    struct facts bare = *facts;

    bare.customer = NULL;
    bare.orders = NULL;
    bare.order_count = 0;
    bare.product_count = 0;
    bare.promotion_count = 0;
    return bare;
}

static void offer_identity_macros(struct gathering *gathering, const struct facts *facts,
                                  bool is_theirs)
{
    const struct draft_request *request = gathering->request;

    for (size_t i = 0; i < request->macro_count; i++) {
        const struct macro *macro = &request->macros[i].macro;
        const char *lang = macro->lang ? macro->lang : request->shop_lang;
        struct filled filled;
        if (!string_equals(macro_tag(macro, "intent:"), "identity") ||
            language_is_same(lang, gathering->asked.lang) != is_theirs ||
            !fill_macro(macro, facts, NULL, NULL, gathering->arena, &filled))
            continue;
        gathering_offer_filled(gathering, &filled, lang, "identity");
    }
}

void gathering_offer_identity(struct gathering *gathering)
{
    struct facts bare = facts_of_nobody(gathering->request->facts);
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct filled filled;

    offer_identity_macros(gathering, &bare, true);
    if (!gathering->count &&
        gathering_fill_own(gathering, phrases, &bare, phrases->identity, &filled)) {
        gathering_offer(gathering, filled.text,
                        (struct offer){.lang = phrases->lang,
                                       .intent = "identity",
                                       .is_holding = true});
        offer_identity_macros(gathering, &bare, false);
    }
}
