#include "aspects.h"

#include "base/attributes.h"
#include "base/words.h"
#include "hearing.h"

/* Folded, '|' between. What asks says, too. */
struct aspect {
    const char *asks;
    const char *says;
};

// clang-format off
static const struct aspect aspects[] = {
    {.asks = "cost|costs|cost me|who pays|for free|free of charge|how much does|was kostet|wer zahlt|wer bezahlt|kostet mich|cuanto cuesta|cuanto me cuesta|quien paga|es gratis|combien coute|qui paie|est-ce gratuit|quanto costa|chi paga|quanto custa|quem paga|wat kost|wie betaalt|运费|谁出|邮费|送料|いくら|من يدفع|كم تكلف|كم يكلف",
     .says = "free|pay for|costs|zahlen|kostenlos|kostet|pagas|cuesta|gratis|payez|coute|gratuit|paga|gratuito|costa|pagamos|betaalt|免费|承担|负担|負担|無料|يدفع|مجان"},
    {.asks = "new one|another one|replacement|send it again|send another|new lights|einen neuen|eine neue|ein neues|ersatz|uno nuevo|una nueva|otra vez|reenvio|un nouveau|une nouvelle|remplacement|uno nuovo|una nuova|sostituzione|um novo|uma nova|substituicao|een nieuwe|vervanging|补发|重发|再发|再送|代わりの|بديل",
     .says = "same items again|noch einmal|mismos articulos|nuevo envio|memes articles|stessi articoli|mesmos artigos|zelfde artikelen|重新发|同じ商品|مرة اخرى"},
    {.asks = "money back|my money|a refund|mein geld|geld zuruck|erstattung|mi dinero|el dinero|reembolso|mon argent|rembours|i soldi|i miei soldi|rimborso|meu dinheiro|o dinheiro|reembols|mijn geld|terugbetaling|退款|退钱|返金|استرداد|نقودي",
     .says = "refund|erstatten|erstattet|devolvemos el|reembolsamos|remboursons|rimborsiamo|terugbetalen|退还|المبلغ"},
    {.asks = "customs|import duty|zoll|zollgebuhr|aduana|aduanas|douane|dogana|alfandega|关税|関税|جمارك|الجمارك", .says = "الجمركية|zollgebuhren"},
};
// clang-format on

static unsigned asked_in(struct text folded)
{
    unsigned asked = 0;

    for (size_t i = 0; i < COUNT_OF(aspects); i++)
        asked |= words_find_any_whole(folded, aspects[i].asks) ? 1U << i : 0;
    return asked;
}

static bool ends_asking(struct text rest_of_text)
{
    static const char *const marks[] = {"?", "\uFF1F", "\u061F"};

    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (text_starts_with(rest_of_text, marks[i]))
            return true;
    }
    return false;
}

unsigned aspects_asked(struct text folded)
{
    struct text rest = folded, sentence;
    bool has_question = false;
    unsigned asked = 0;

    while (hearing_next_sentence(&rest, &sentence)) {
        const char *end = sentence.bytes + sentence.len;
        size_t left = (size_t)(folded.bytes + folded.len - end);
        if (!ends_asking(text_from(end, left)))
            continue;
        has_question = true;
        asked |= asked_in(sentence);
    }
    return has_question ? asked : asked_in(folded);
}

unsigned aspects_said(struct text folded)
{
    unsigned said = asked_in(folded);

    for (size_t i = 0; i < COUNT_OF(aspects); i++)
        said |= words_find_any_whole(folded, aspects[i].says) ? 1U << i : 0;
    return said;
}

size_t aspects_count(unsigned set)
{
    size_t count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}
