#include "gathering.h"

#include "base/buffer.h"
#include "base/words.h"
#include "guard/policy.h"
#include "guard/reading.h"

/* What can be asked of a place: how goods get there, and what that costs. */
#define OF_PLACES                                                                          \
    (TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_DISPATCH))

/* Folded: that something is sent, where the guard's topics know the noun alone. */
// clang-format off
static const char sending[] =
    "ship|deliver|send to|sending to|postage|envia|envian|enviais|enviar|envios|mandan|mandais|entregan|liefer|versend|verschick|schicken sie|schickt ihr"
    "|livrez|livrer|livre-t|expedi|envoyez|envoyer|spedite|spedire|spedisc|consegnate|consegnare|enviam|entregam|entregar|mandam"
    "|leveren|levert|verzend|verstur|bezorg|stuurt u|sturen jullie|寄到|寄往|送到|送货到|发到|发货到|配送|邮寄|运到|运费|発送|配送|送料|届け|送って|送れ|شحن|توصيل|ارسال|ترسل";
/* Countries in Arabic, of which no lexicon knows any. */
static const struct {
    const char *word;
    uint32_t place;
} arabic[] = {
    {"اسبانيا", PLACE_SPAIN},      {"البرتغال", PLACE_PORTUGAL}, {"سويسرا", PLACE_SWITZERLAND},
    {"النرويج", PLACE_NORWAY},     {"بريطانيا", PLACE_UK},       {"المملكة المتحدة", PLACE_UK},
    {"المانيا", PLACE_GERMANY},    {"فرنسا", PLACE_FRANCE},      {"ايطاليا", PLACE_ITALY},
    {"النمسا", PLACE_AUSTRIA},     {"الاتحاد الاوروبي", PLACE_EU},
};
// clang-format on

/* What a question asks, in whatever language. */
struct matter {
    uint64_t topics;
    uint32_t places;
};

static uint32_t places_in_arabic(struct text folded)
{
    uint32_t places = 0;

    for (size_t i = 0; i < COUNT_OF(arabic); i++) {
        if (words_find(folded, text_of(arabic[i].word)))
            places |= arabic[i].place;
    }
    return places;
}

/* A sentence that names a place, and asks how goods get there. */
static void add_sentence(struct matter *matter, const struct reading *reading,
                         const struct sentence *sentence, struct arena *arena)
{
    struct text folded =
        words_fold(reading_text(reading, sentence->first, sentence->end), arena);
    uint32_t places = sentence->places | places_in_arabic(folded);

    if (!places || !(sentence->topics & OF_PLACES || words_find_any(folded, sending)))
        return;
    matter->topics |= sentence->topics & OF_PLACES;
    matter->places |= places;
}

static struct matter matter_of(const struct gathering *gathering)
{
    const struct facts *facts = gathering->request->facts;
    struct matter matter = {0};
    struct reading reading;
    struct buffer question;

    buffer_init(&question, SIZE_MAX);
    assist_question(facts->ticket, facts->customer, &question);
    reading_read(text_from(buffer_text(&question), question.len), gathering->arena,
                 &reading);
    reading_topics(&reading, false);
    for (size_t i = 0; i < reading.sentence_count; i++)
        add_sentence(&matter, &reading, &reading.sentences[i], gathering->arena);
    buffer_release_wiped(&question);
    return matter;
}

/* How well a rule answers: of the place itself before what it belongs to; 0: not at all. */
static int fit_of(const struct rule *rule, const struct matter *matter)
{
    if (rule->article->is_internal || !(rule->topics & OF_PLACES))
        return 0;
    int topics = (rule->topics & matter->topics) != 0;

    if (rule->places & matter->places)
        return 3 + topics;
    return rule->places & places_widen(matter->places) ? 1 + topics : 0;
}

void gathering_offer_rules(struct gathering *gathering)
{
    const struct policy *policy = gathering->request->facts->policy;
    struct matter matter = matter_of(gathering);
    const struct rule *best = NULL;
    int best_fit = 0;

    for (size_t i = 0; policy && matter.places && i < policy->rule_count; i++) {
        int fit = fit_of(&policy->rules[i], &matter);
        if (fit > best_fit) {
            best_fit = fit;
            best = &policy->rules[i];
        }
    }
    if (!best)
        return;
    gathering_offer_paragraph(
        gathering, best->article,
        arena_copy(gathering->arena, best->quote.bytes, best->quote.len));
}
