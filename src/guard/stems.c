#include "guard/support.h"

#include "base/attributes.h"
#include "base/hash.h"

#include <string.h>

#define WORD_MIN   4 /* bytes */
#define STEM_BYTES 5

bool stems_have(const struct stems *stems, uint32_t hash)
{
    for (size_t i = 0; i < stems->count; i++) {
        if (stems->hashes[i] == hash) {
            return true;
        }
    }
    return false;
}

static void stem_add(struct stems *stems, uint32_t hash)
{
    if (stems->count < SUPPORT_STEMS_MAX && !stems_have(stems, hash)) {
        stems->hashes[stems->count++] = hash;
    }
}

void stems_join(struct stems *stems, const struct stems *more)
{
    for (size_t i = 0; i < more->count; i++) {
        stem_add(stems, more->hashes[i]);
    }
}

/* Words of the grammar alone, of four letters and more. */
static const char grammar_words[] =
    "|that|this|these|those|with|within|from|have|will|your|yours|they|them|their|there|"
    "then|"
    "than|been|were|would|could|should|when|what|which|where|while|also|just|very|into|"
    "only|even|such|some|more|most|much|here|about|once|does|well|still|already|"
    "dass|innerhalb|innert|binnen|dies|diese|dieser|dieses|diesen|diesem|einen|einem|einer|"
    "eines|eine|sind|"
    "haben|hatte|wird|werden|wurde|wurden|sich|auch|noch|schon|nach|uber|unter|durch|"
    "oder|aber|denn|wenn|sobald|ihnen|ihre|ihrem|ihren|ihrer|ihres|dein|deine|deinen|"
    "deinem|deiner|unser|unsere|unserem|unseren|unserer|konnen|kann|mochten|bitte|"
    "dann|damit|dazu|dabei|fur|bereits|sowie|ganz|sehr|etwas|alle|allen|"
    "para|como|pero|esta|este|esto|esta|estos|estas|desde|hasta|sobre|entre|cuando|"
    "donde|porque|tambien|muy|todo|toda|todos|todas|usted|ustedes|nuestro|nuestra|"
    "tiene|tienes|puede|puedes|pueden|ser|sera|haya|hemos|solo|aunque|"
    "pour|avec|dans|vous|nous|votre|vos|notre|elle|elles|sont|etre|avez|avons|cette|"
    "cela|leur|leurs|mais|donc|aussi|bien|tout|toute|tous|toutes|plus|sans|sous|pouvez|"
    "depuis|lorsque|quand|dont|"
    "come|della|delle|dello|degli|dell|nella|nelle|alla|alle|dalla|dalle|sono|essere|"
    "viene|vengono|questo|questa|questi|queste|quello|quella|suo|sua|suoi|nostro|"
    "nostra|anche|ancora|quando|dove|perche|molto|tutto|tutta|tutti|tutte|puo|possono|"
    "abbiamo|dopo|prima|senza|"
    "pelo|pela|pelos|pelas|uma|voce|seus|suas|nosso|nossa|nossos|esse|essa|isso|"
    "mais|muito|pode|podem|temos|ainda|depois|antes|quando|onde|"
    "voor|naar|door|over|deze|dit|die|niet|wordt|worden|werd|zijn|hebt|hebben|heeft|"
    "onze|jouw|jullie|deze|maar|want|omdat|zodra|alleen|kunt|kunnen|mogen|zelf|dus|"
    "nog|wel|ook|toch|heel|veel|alle|";

#define GRAMMAR_SLOTS 1024 /* over twice the words */

struct grammar {
    struct text words[GRAMMAR_SLOTS]; /* by their hashes; empty: none */
};

static struct text *grammar_slot(struct grammar *grammar, struct text word)
{
    uint32_t slot = hash_32(word) % GRAMMAR_SLOTS;
    while (grammar->words[slot].len > 0 && !text_equals(grammar->words[slot], word)) {
        slot = (slot + 1) % GRAMMAR_SLOTS;
    }
    return &grammar->words[slot];
}

static bool is_grammar(struct text word)
{
    static struct grammar grammar; /* made of the list at the first use */
    static bool is_ready;
    struct text rest = text_from(grammar_words, sizeof(grammar_words) - 1);
    struct text part;
    while (!is_ready && text_next(&rest, '|', &part)) {
        if (part.len > 0) {
            *grammar_slot(&grammar, part) = part;
        }
    }
    is_ready = true;
    return grammar_slot(&grammar, word)->len > 0;
}

static void word_add(struct stems *stems, struct text word)
{
    if (word.len < WORD_MIN || is_grammar(word)) {
        return;
    }
    bool is_prefixed = word.len > STEM_BYTES + 2 && memcmp(word.bytes, "ge", 2) == 0;
    const char *start = word.bytes + (is_prefixed ? 2 : 0);
    size_t len = word.len - (is_prefixed ? 2 : 0);
    size_t most = (unsigned char)start[0] >= 0x80 ? STEM_BYTES * 2 : STEM_BYTES;
    stem_add(stems, hash_32(text_from(start, len > most ? most : len)));
}

static bool is_hiragana(struct text character)
{
    const unsigned char *bytes = (const unsigned char *)character.bytes;
    return character.len == 3 && bytes[0] == 0xE3 &&
           (bytes[1] == 0x81 || (bytes[1] == 0x82 && bytes[2] < 0xA0));
}

static bool is_among(struct text character, const char *list)
{
    return memmem(list, strlen(list), character.bytes, character.len) != NULL;
}

static bool is_particle(struct text character)
{
    return is_among(character, "はがをにのでともへやかねよ");
}

/* Characters of the grammar of Chinese, and all hiragana. */
static bool is_bare(struct text character)
{
    return is_hiragana(character) ||
           is_among(character, "的了是在您你我们这那就也都和与及或被把给让到于为会请有个"
                               "吧呢啊哦呀吗着过得地很再才");
}

static bool carries(const struct reading *reading, size_t token)
{
    return (reading->scopes[token] & (SCOPES_MASKED | SCOPE_VALUE)) == 0 &&
           !reading->scan.tokens[token].has_digit;
}

void stems_add(struct stems *stems, const struct reading *reading, size_t first, size_t end)
{
    const struct scan *scan = &reading->scan;
    for (size_t i = first; i < end; i++) {
        if (!carries(reading, i)) {
            continue;
        }
        struct text folded = scan_folded(scan, i);
        if (scan->tokens[i].kind == TOKEN_WORD) {
            word_add(stems, folded);
        } else if (scan->tokens[i].kind == TOKEN_CHARACTER && i + 1 < end &&
                   scan->tokens[i + 1].kind == TOKEN_CHARACTER && carries(reading, i + 1)) {
            struct text next = scan_folded(scan, i + 1);
            bool is_verb = is_hiragana(next) && !is_particle(next); /* "引き", "持ち" */
            if (!is_bare(folded) && (is_verb || !is_bare(next))) {
                stem_add(stems, hash_32(folded) * 31 + hash_32(next));
            }
        }
    }
}

const struct stems *sentence_stems(const struct reading *reading, struct sentence *sentence,
                                   struct arena *arena)
{
    if (sentence->stems == NULL) {
        struct stems *stems = arena_get(arena, sizeof(*stems));
        stems_add(stems, reading, sentence->first, sentence->end);
        sentence->stems = stems;
    }
    return sentence->stems;
}
