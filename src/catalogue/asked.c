#include "asked.h"

#include "base/attributes.h"
#include "base/stem.h"
#include "base/utf8.h"
#include "base/words.h"

#include <string.h>

#define CONTEXT_SHARE 0.2 /* of its weight that a word counts of whom it is for */
#define BODY_SHARE    0.7 /* ... and one that the title does not have */
#define STEM_SHARE    0.5 /* ... and one of which the title has another form */

/* Folded, parted by bars, a bar at both ends: who is given something, why, and that it is
 * liked. */
// clang-format off
static const char context[] =
    "|gift|gifts|present|presents|birthday|christmas|child|children|kid|kids|boy|girl|son|daughter|friend|mother|father|mum|mom|dad|wife|husband|brother|sister|grandson|nephew|niece|baby|man|woman|someone|somebody|likes|loves|enjoys|like|love|idea|ideas|old|years|year|recommend|suggest|buy|"
    "|regalo|regalos|regalar|cumpleanos|navidad|nino|nina|ninos|hijo|hija|amigo|amiga|madre|padre|esposa|marido|hermano|hermana|gusta|gustan|encanta|encantan|alguien|anos|recomienda|"
    "|geschenk|geschenke|geburtstag|weihnachten|kind|kinder|junge|madchen|sohn|tochter|freund|freundin|mutter|vater|frau|mann|bruder|schwester|mag|liebt|gefallen|jemand|jemanden|jahre|idee|"
    "|cadeau|cadeaux|anniversaire|noel|enfant|enfants|garcon|fille|fils|ami|amie|mere|pere|femme|mari|frere|soeur|aime|adore|quelqu|ans|"
    "|regali|compleanno|natale|bambino|bambina|bambini|figlio|figlia|amico|amica|moglie|fratello|sorella|piace|piacciono|ama|adora|qualcuno|anni|che|"
    "|presente|presentes|prenda|aniversario|natal|crianca|criancas|menino|menina|filho|filha|mae|pai|marido|irmao|irma|gosta|gostam|adora|alguem|"
    "|cadeautje|verjaardag|kerst|kinderen|jongen|meisje|zoon|dochter|vriend|vriendin|moeder|vader|vrouw|broer|zus|houdt|houden|leuk|vindt|iemand|jaar|"
    "|هدية|طفل|يحب|تحب|لطفل|ابني|ابنتي|ولد|بنت|صديق|عيد|ميلاد|الذي|التي|"
    "|礼物|送给|孩子|喜欢|生日|儿子|女儿|朋友|欢的|的孩|个孩|一个|给一|"
    "|子供|子ども|供へ|好き|きな|なの|プレ|レゼ|ゼン|ント|トを|贈り|り物|誕生|生日|息子|友人|友達|への|";
// clang-format on

/* The same: how many, how long, which size, when, and what one does with anything: beside
 * what is wished for they tell which, alone they are no wish. */
// clang-format off
static const char idle[] =
    "|xs|xl|xxl|xxxl|"
    "|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|day|days|week|weeks|month|months|hour|hours|minute|minutes|night|nights|today|tomorrow|yesterday|back|use|used|uses|using|find|finds|found|make|makes|made|take|takes|took|keep|keeps|come|comes|came|go|goes|see|works|work|order|ordered|other|others|another|first|last|next|again|both|same|thing|things|time|times|"
    "|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf|tag|tage|tagen|woche|wochen|monat|monate|monaten|stunde|stunden|nacht|nachte|heute|morgen|gestern|finde|finden|findet|gefunden|mache|machen|macht|nehme|nehmen|komme|kommen|kommt|gehe|gehen|geht|bestellt|bestellung|"
    "|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|dia|dias|semana|semanas|mes|meses|hora|horas|noche|noches|hoy|manana|ayer|"
    "|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|jour|jours|semaine|semaines|mois|heure|heures|nuit|nuits|hier|demain|"
    "|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dodici|giorno|giorni|settimana|settimane|mese|mesi|ora|ore|notte|notti|oggi|domani|ieri|"
    "|dois|duas|quatro|sete|oito|dez|doze|semanas|noite|noites|hoje|ontem|"
    "|twee|drie|vijf|zes|zeven|negen|tien|twaalf|dag|dagen|weken|maand|maanden|uur|nachten|vandaag|gisteren|"
    "|三天|两天|天后|几天|一周|两周|个月|小时|今天|明天|昨天|三日|日間|週間|時間|今日|明日|昨日|";
// clang-format on

static bool is_listed(const char *list, struct text surface)
{
    char word[TERM_MAX + 2];

    if (surface.len == 0 || surface.len > TERM_MAX) {
        return false;
    }
    word[0] = '|';
    memcpy(word + 1, surface.bytes, surface.len);
    word[surface.len + 1] = '|';
    return text_find(text_of(list), text_from(word, surface.len + 2)) != NULL;
}

static bool is_context(struct text surface)
{
    return is_listed(context, surface);
}

/* "M", "80", "42", "30-45": one letter, or digits. */
static bool is_size(struct text surface)
{
    size_t digits = 0;
    for (size_t i = 0; i < surface.len; i++) {
        digits += surface.bytes[i] >= '0' && surface.bytes[i] <= '9';
    }
    return surface.len <= 1 || digits == surface.len;
}

uint64_t asked_wishes(const struct matches *matches)
{
    uint64_t wishes = 0;
    for (size_t i = 0; i < matches->term_count; i++) {
        struct text surface = matches->terms[i].surface;
        bool is_idle = is_size(surface) || is_listed(idle, surface);
        wishes |= is_idle ? 0 : UINT64_C(1) << i;
    }
    return wishes;
}

void asked_weigh(struct matches *matches)
{
    uint64_t telling = 0;
    for (size_t i = 0; i < matches->term_count; i++) {
        telling |= is_context(matches->terms[i].surface) ? 0 : UINT64_C(1) << i;
    }
    for (size_t i = 0; i < matches->term_count && (telling & matches->known) != 0; i++) {
        matches->weights[i] *= telling >> i & 1 ? 1 : CONTEXT_SHARE;
    }
}

enum form { FORM_NONE, FORM_STEM, FORM_SAME };

/* How the word of a title is the one that is asked for. */
static enum form form_of(struct text word, const struct term *term)
{
    char own[TERM_MAX];
    char asked[TERM_MAX];
    if (word.len > TERM_MAX || term->surface.len > TERM_MAX) {
        return FORM_NONE;
    }
    memcpy(own, word.bytes, word.len);
    memcpy(asked, term->surface.bytes, term->surface.len);
    size_t own_len = stem_plural(own, word.len);
    size_t asked_len = stem_plural(asked, term->surface.len);
    if (own_len == asked_len && memcmp(own, asked, own_len) == 0) {
        return FORM_SAME;
    }
    memcpy(own, word.bytes, word.len);
    own_len = stem_word(own, word.len);
    return text_equals(text_from(own, own_len), term->text) ? FORM_STEM : FORM_NONE;
}

/* "trains": more than one of something, and no verb's bare form. */
static bool is_plural(const struct term *term)
{
    char own[TERM_MAX];
    memcpy(own, term->surface.bytes, term->surface.len);
    return term->surface.len > 2 && own[term->surface.len - 1] == 's' &&
           stem_plural(own, term->surface.len) < term->surface.len;
}

/* The share of its weight that a term counts for a product of that title, folded. */
static double share_of(const struct term *term, struct text title)
{
    enum form best = FORM_NONE;
    struct text word;
    if (words_is_unspaced(term->surface) || term->is_guessed) {
        return words_find(title, term->surface) != NULL || term->is_guessed ? 1
                                                                            : BODY_SHARE;
    }
    while (words_next(&title, &word)) {
        enum form form = form_of(word, term);
        best = form > best ? form : best;
    }
    if (best == FORM_STEM) {
        return is_plural(term) ? 0 : STEM_SHARE;
    }
    return best == FORM_SAME ? 1 : BODY_SHARE;
}

double asked_fit(const struct matches *matches, uint64_t mask, const char *title,
                 uint64_t *matched)
{
    struct arena arena;
    double weight = 0;
    *matched = 0;
    arena_init(&arena);
    struct text folded = words_fold(text_of(title), &arena);
    for (size_t i = 0; i < matches->term_count; i++) {
        double share = mask >> i & 1 ? share_of(&matches->terms[i], folded) : 0;
        weight += share * matches->weights[i];
        *matched |= share > 0 ? UINT64_C(1) << i : 0;
    }
    arena_release(&arena);
    return weight;
}

/* Cuts the next run of letters and digits off the front. */
static bool next_word(struct text *rest, struct text *word)
{
    size_t start = 0;
    size_t at = 0;
    bool is_in = false;
    while (at < rest->len) {
        uint32_t letter;
        size_t step =
            utf8_decode(text_from(rest->bytes + at, rest->len - at), &letter, NULL);
        /* a mark that is written behind its letter belongs to it */
        bool is_part = utf8_is_letter(letter) || utf8_is_digit(letter) ||
                       (letter >= 0x0300 && letter <= 0x036F && is_in);
        if (is_in && !is_part) {
            break;
        }
        start = is_in || is_part ? start : at + step;
        is_in = is_part;
        at += step;
    }
    *word = text_from(rest->bytes + start, is_in ? at - start : 0);
    *rest = text_from(rest->bytes + at, rest->len - at);
    return word->len > 0;
}

struct text asked_as_written(struct text text, struct text surface, struct arena *arena)
{
    struct text word;
    while (next_word(&text, &word)) {
        if (text_equals(words_fold(word, arena), surface)) {
            return word;
        }
    }
    return surface;
}
