#include "guard/support.h"

#include "base/attributes.h"

#include <stdlib.h>
#include <string.h>

#define WEIGHT_NEW 9 /* of a word that no line has */
#define WEIGHT_MAX 6
#define WORD_MIN   4 /* bytes */
#define STEM_BYTES 5
#define CAUSES                                                                             \
    (TOPIC_BIT(TOPIC_DAMAGE) | TOPIC_BIT(TOPIC_FAULT) | TOPIC_BIT(TOPIC_WRONG_ITEM) |      \
     TOPIC_BIT(TOPIC_MISSING) | TOPIC_BIT(TOPIC_LOST))

struct posting {
    uint32_t stem;
    uint32_t line;
};

struct support {
    struct arena *arena;
    struct support_line *lines;
    size_t line_count, line_capacity;
    struct posting *postings; /* by stem, then by line */
    size_t posting_count, posting_capacity;
};

struct support *support_create(struct arena *arena)
{
    struct support *support = arena_get(arena, sizeof(*support));
    support->arena = arena;
    return support;
}

static uint32_t hash_of(const char *bytes, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    }
    return hash;
}

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
    uint32_t slot = hash_of(word.bytes, word.len) % GRAMMAR_SLOTS;
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
    stem_add(stems, hash_of(start, len > most ? most : len));
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
                stem_add(stems, hash_of(folded.bytes, folded.len) * 31 +
                                    hash_of(next.bytes, next.len));
            }
        }
    }
}

static bool is_supposed(const struct reading *reading, size_t token)
{
    return (reading->scopes[token] & (SCOPE_CONDITION | SCOPE_TEMPORAL)) != 0;
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

unsigned stances_of(const struct reading *reading, size_t first, size_t end)
{
    unsigned stances = 0;
    uint32_t hidden = 0; /* where "no cost" ends, which denies nothing and is no cost */
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_stance = mark->meaning == MEANING_STANCE;
        bool is_denial =
            mark->meaning == MEANING_NEGATION || mark->meaning == MEANING_NONE_OF;
        bool is_cost = is_stance && mark->value == STANCE_COSTS;
        if (mark->meaning == MEANING_TOPIC && mark->value == TOPIC_FREE) {
            stances |= STANCE_FREE;
        } else if (is_stance && !is_cost) {
            stances |= mark->value;
            bool hides = mark->value == STANCE_FREE || mark->value == STANCE_BEFORE;
            hidden = hides && mark->end > hidden ? mark->end : hidden;
        } else if (is_denial && is_supposed(reading, mark->first)) {
            continue; /* "if it has not come, we look for it" denies no search */
        } else if ((is_denial || is_cost) && mark->end > hidden) {
            stances |= is_denial ? STANCE_DENIED : STANCE_COSTS;
        }
    }
    return stances;
}

void support_add(struct support *support, const void *whole, const struct reading *reading,
                 const struct sentence *sentence)
{
    struct stems stems = {.count = 0};
    stems_add(&stems, reading, sentence->first, sentence->end);
    if (stems.count == 0) {
        return;
    }
    support->lines = arena_reserve(support->arena, support->lines, &support->line_capacity,
                                   support->line_count, sizeof(*support->lines));
    for (size_t i = 0; i < stems.count; i++) {
        support->postings =
            arena_reserve(support->arena, support->postings, &support->posting_capacity,
                          support->posting_count, sizeof(*support->postings));
        support->postings[support->posting_count++] =
            (struct posting){stems.hashes[i], (uint32_t)support->line_count};
    }
    support->lines[support->line_count++] = (struct support_line){
        .whole = whole,
        .quote = text_trim(reading_text(reading, sentence->first, sentence->end)),
        .stances = stances_of(reading, sentence->first, sentence->end),
        .topics = sentence->topics};
}

static int posting_compare(const void *a, const void *b)
{
    const struct posting *left = a;
    const struct posting *right = b;
    if (left->stem != right->stem) {
        return left->stem < right->stem ? -1 : 1;
    }
    return left->line < right->line ? -1 : left->line > right->line;
}

void support_close(struct support *support)
{
    if (support->posting_count > 1) {
        qsort(support->postings, support->posting_count, sizeof(*support->postings),
              posting_compare);
    }
}

size_t support_size(const struct support *support)
{
    return support->line_count;
}

/* Where the postings of a stem begin. */
static size_t posting_first(const struct support *support, uint32_t stem)
{
    size_t low = 0;
    size_t high = support->posting_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (support->postings[middle].stem < stem) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t support_knows(const struct support *support, const struct stems *stems)
{
    size_t known = 0;
    for (size_t i = 0; i < stems->count; i++) {
        size_t first = posting_first(support, stems->hashes[i]);
        known += first < support->posting_count &&
                 support->postings[first].stem == stems->hashes[i];
    }
    return known;
}

/* The stems of the question, as bits of each line, and what each weighs. */
struct cover {
    uint32_t *bits;
    unsigned weights[SUPPORT_STEMS_MAX];
    unsigned whole;
};

static void cover_find(const struct support *support, const struct stems *stems,
                       struct cover *cover)
{
    for (size_t i = 0; i < stems->count; i++) {
        size_t first = posting_first(support, stems->hashes[i]);
        size_t end = first;
        while (end < support->posting_count &&
               support->postings[end].stem == stems->hashes[i]) {
            cover->bits[support->postings[end].line] |= (uint32_t)1 << i;
            end++;
        }
        unsigned weight = end == first ? WEIGHT_NEW : WEIGHT_MAX;
        for (size_t many = (end - first) * 16; many > support->line_count && weight > 1;
             many /= 2) {
            weight--;
        }
        cover->weights[i] = weight;
        cover->whole += weight;
    }
}

static unsigned cover_weight(const struct cover *cover, uint32_t bits)
{
    unsigned weight = 0;
    while (bits != 0) {
        weight += cover->weights[__builtin_ctz(bits)];
        bits &= bits - 1;
    }
    return weight;
}

/* The line together with those beside it in its article. */
static uint32_t bits_around(const struct support *support, const uint32_t *bits,
                            size_t line)
{
    const struct support_line *lines = support->lines;
    uint32_t around = bits[line];
    if (line > 0 && lines[line - 1].whole == lines[line].whole) {
        around |= bits[line - 1];
    }
    if (line + 1 < support->line_count && lines[line + 1].whole == lines[line].whole) {
        around |= bits[line + 1];
    }
    return around;
}

/* What a time runs from: the delivery, the order, the shipping, the asking. */
static unsigned anchors_of(uint64_t topics)
{
    static const uint64_t groups[] = {
        TOPIC_BIT(TOPIC_SINCE_DELIVERY) | TOPIC_BIT(TOPIC_SINCE_ARRIVAL),
        TOPIC_BIT(TOPIC_SINCE_ORDER) | TOPIC_BIT(TOPIC_SINCE_PURCHASE),
        TOPIC_BIT(TOPIC_SINCE_SHIPPING), TOPIC_BIT(TOPIC_SINCE_LABEL)};
    unsigned anchors = 0;
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        anchors |= (topics & groups[i]) != 0 ? 1u << i : 0;
    }
    return anchors;
}

const struct support_line *support_anchored_elsewhere(const struct support *support,
                                                      struct text quote, uint64_t topics)
{
    unsigned asked = anchors_of(topics);
    for (size_t i = 0; i < support->line_count && asked != 0; i++) {
        unsigned told = anchors_of(support->lines[i].topics);
        if (told != 0 && (told & asked) == 0 &&
            text_equals(support->lines[i].quote, quote)) {
            return &support->lines[i];
        }
    }
    return NULL;
}

bool stances_are_even(unsigned stances)
{
    unsigned restricted = STANCE_DENIED | STANCE_ONLY | STANCE_BEFORE;
    return (stances & STANCE_EVEN) != 0 && (stances & restricted) == 0;
}

/* One of them restricts what the other does not. "No fee" and "free" are one. */
static bool restricts_alike(unsigned asked, unsigned told)
{
    unsigned restricted = STANCE_DENIED | STANCE_ONLY | STANCE_BEFORE;
    return ((asked | told) & STANCE_FREE) != 0 ||
           ((asked & restricted) != 0) == ((told & restricted) != 0);
}

/* The line says it the same way round. */
static bool turns_alike(const struct support_line *line,
                        const struct support_question *question)
{
    static const unsigned needed[] = {STANCE_FREE, STANCE_COSTS, STANCE_ALWAYS,
                                      STANCE_AFTER};
    unsigned asked = question->stances;
    unsigned told = line->stances;
    unsigned anchors = anchors_of(question->topics);
    uint64_t cause = line->topics & CAUSES;
    if ((asked & STANCE_FREE) != 0 && cause != 0 && (question->matter & cause) == 0) {
        return false; /* free for what is broken, and nothing is */
    }
    if (!restricts_alike(asked, told) ||
        (anchors != 0 && (anchors_of(line->topics) & anchors) == 0)) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        if ((asked & needed[i]) != 0 && (told & needed[i]) == 0) {
            return false;
        }
    }
    unsigned even = STANCE_EVEN | STANCE_ALWAYS;
    return !stances_are_even(asked) || (told & even) != 0;
}

enum support_answer support_ask(const struct support *support,
                                const struct support_question *question,
                                struct arena *arena, const struct support_line **line)
{
    struct cover cover = {
        .bits = arena_get(arena, (support->line_count + 1) * sizeof(uint32_t))};
    enum support_answer answer = SUPPORT_NONE;
    unsigned best = 0;
    /* Who pays for what stands in one sentence. */
    bool is_exact = (question->stances & (STANCE_FREE | STANCE_COSTS)) != 0;
    *line = NULL;
    cover_find(support, question->stems, &cover);
    for (size_t i = 0; i < support->line_count; i++) {
        if (cover.bits[i] == 0) {
            continue;
        }
        unsigned own = cover_weight(&cover, cover.bits[i]);
        unsigned around =
            is_exact ? own : cover_weight(&cover, bits_around(support, cover.bits, i));
        if (around * 100 < cover.whole * question->percent || own * 2 < around) {
            continue;
        }
        bool is_equal = turns_alike(&support->lines[i], question);
        enum support_answer found = is_equal ? SUPPORT_EQUAL : SUPPORT_DIFFERS;
        if (found > answer || (found == answer && own > best)) {
            answer = found;
            best = own;
            *line = &support->lines[i];
        }
    }
    return answer;
}
