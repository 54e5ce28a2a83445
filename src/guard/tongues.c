#include "guard/language.h"
#include "guard/reading.h"

/* The languages of the tables, for counting. */
static const char *const langs[] = {"en", "es", "de", "fr", "it", "pt",
                                    "nl", "zh", "ja", "ar", "ko", "ru"};
#define LANG_COUNT      COUNT_OF(langs)
#define LANG_ZH         7
#define LANG_JA         8
#define KANA_WEIGHT     2
#define LANG_BYTES      ((size_t)400) /* of the text whose words are looked at */
#define WEIGHT_OF_WORDS 4
#define WEIGHT_OF_GUESS 3 /* where another language is near */

static int lang_index(const char *lang)
{
    for (size_t i = 0; i < LANG_COUNT; i++) {
        if (lang[0] == langs[i][0] && lang[1] == langs[i][1]) {
            return (int)i;
        }
    }
    return -1;
}

/* Only languages that share a script can be taken for one another. */
enum script_group { GROUP_LATIN, GROUP_HAN, GROUP_OTHER };

static enum script_group group_of(int lang)
{
    if (lang < 7) {
        return GROUP_LATIN;
    }
    return lang <= LANG_JA ? GROUP_HAN : GROUP_OTHER;
}

/* Words that mean other things in other languages. */
static bool is_bound_to_language(uint16_t meaning, bool is_sure)
{
    switch (meaning) {
    case MEANING_UNIT:
    case MEANING_MONTH:
    case MEANING_CURRENCY:
    case MEANING_PERCENT:
    case MEANING_WEEKDAY:
    case MEANING_WEEKDAYS:
    case MEANING_DONE:
    case MEANING_STATE:
    case MEANING_STATE_OF:
    case MEANING_PROMISE:
    case MEANING_SECRET:
    case MEANING_SECRET_PART:
    case MEANING_ASK:
    case MEANING_ECHO:
    case MEANING_CLOSING:
    case MEANING_CODE_CUE:
    case MEANING_ORDER_CUE:
    case MEANING_TRACKING_CUE:
    case MEANING_CUE_JOIN:
    case MEANING_OTHER_CUE:
    case MEANING_IDIOM:
    case MEANING_STOCK:
    case MEANING_AMPLE:
        return false;
    case MEANING_TOPIC:
    case MEANING_EVENT:
    case MEANING_DEED:
    case MEANING_PLACE:
    case MEANING_QUOTE:
    case MEANING_QUOTE_FIRST:
    case MEANING_QUOTED:
    case MEANING_COMMITMENT:
    case MEANING_DAY:
    case MEANING_HOLIDAY:
    case MEANING_SPAN:
        return is_sure;
    default:
        return true;
    }
}

static int top_lang(const uint32_t *weights, uint32_t *weight)
{
    int top = -1;
    *weight = 0;
    for (int i = 0; i < (int)LANG_COUNT; i++) {
        if (weights[i] > *weight) {
            *weight = weights[i];
            top = i;
        }
    }
    return top;
}

static void weigh(const struct reading *reading, const struct sentence *sentence,
                  uint32_t kana_weight, uint32_t *weights)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        int lang = lang_index(mark->lang);
        if (lang >= 0 && mark->meaning != MEANING_ABBREVIATION) {
            weights[lang] += 2 * (mark->end - mark->first) - 1;
        }
    }
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        bool is_kana = folded.len == 3 && (unsigned char)folded.bytes[0] == 0xE3 &&
                       (unsigned char)folded.bytes[1] >= 0x81 &&
                       (unsigned char)folded.bytes[1] <= 0x83;
        weights[LANG_JA] += is_kana ? kana_weight : 0;
    }
}

/* Nothing where the phrases are Chinese ones: then titles brought the kana. */
static uint32_t kana_weight_of(const struct reading *reading)
{
    uint32_t weights[LANG_COUNT] = {0};
    for (size_t i = 0; i < reading->sentence_count; i++) {
        weigh(reading, &reading->sentences[i], 0, weights);
    }
    return weights[LANG_ZH] > 2 * weights[LANG_JA] ? 0 : KANA_WEIGHT;
}

/* Words and letters tell apart what known phrases do not: Italian from Spanish. */
static int lang_of_words(const struct reading *reading, uint32_t *weight)
{
    struct language_part head = {.scan = &reading->scan, .bytes = LANG_BYTES};
    bool surely;
    const char *lang = language_of_part(&head, &surely);
    *weight = surely ? WEIGHT_OF_WORDS : WEIGHT_OF_GUESS;
    return lang == NULL ? -1 : lang_index(lang);
}

/* What was chosen for a sentence. */
struct choice {
    const uint32_t *weights;
    int lang;
    bool is_sure;
    int guessed; /* what its words say, another language being near; -1: they are sure */
};

/* The mark's language is another, and the sentence may not be in it as well. */
static bool is_foreign(const struct choice *choice, const struct mark *mark)
{
    int own = lang_index(mark->lang);
    if (own < 0 || choice->lang < 0 || own == choice->lang ||
        group_of(own) != group_of(choice->lang)) {
        return false;
    }
    bool is_near = choice->lang == choice->guessed &&
                   choice->weights[own] + WEIGHT_OF_GUESS >= choice->weights[choice->lang];
    return !is_near && is_bound_to_language(mark->meaning, choice->is_sure);
}

static void marks_drop(struct reading *reading, const struct sentence *sentence,
                       const struct choice *choice)
{
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        if (is_foreign(choice, &reading->marks[i])) {
            reading->marks[i].meaning = MEANING_NONE;
        }
    }
}

/* Drops the marks of other languages than the sentence's and the text's. */
void languages_choose(struct reading *reading)
{
    uint32_t totals[LANG_COUNT] = {0};
    uint32_t words_weight;
    int words = lang_of_words(reading, &words_weight);
    if (words >= 0) {
        totals[words] += words_weight;
    }
    uint32_t kana_weight = kana_weight_of(reading);
    for (size_t i = 0; i < reading->sentence_count; i++) {
        weigh(reading, &reading->sentences[i], kana_weight, totals);
    }
    uint32_t total;
    int text_lang = top_lang(totals, &total);
    reading->lang = text_lang < 0 ? "" : langs[text_lang];
    for (size_t i = 0; i < reading->sentence_count; i++) {
        struct sentence *sentence = &reading->sentences[i];
        uint32_t weights[LANG_COUNT] = {0};
        weigh(reading, sentence, kana_weight, weights);
        if (words >= 0 && weights[words] > 0) {
            weights[words] += words_weight;
        }
        uint32_t weight;
        int lang = top_lang(weights, &weight);
        if (lang < 0 || (text_lang >= 0 && weight <= weights[text_lang] + 1)) {
            lang = text_lang;
        }
        sentence->lang = lang < 0 ? "" : langs[lang];
        struct choice choice = {weights, lang, weight >= 5, -1};
        choice.guessed = words_weight == WEIGHT_OF_GUESS ? words : -1;
        marks_drop(reading, sentence, &choice);
    }
}
