#include "guard/support.h"

#include "base/attributes.h"

#include <stdlib.h>
#include <string.h>

#define WEIGHT_NEW   9 /* of a word that no line has */
#define WEIGHT_MAX   6
#define WEIGHT_RARE  5 /* of a word that few lines have */
#define RARE_TELLING 2 /* so many of those say which goods are meant */

/* What is done with goods or an order: who pays for one of them says nothing of another. */
#define MATTERS                                                                            \
    (TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_WARRANTY) |     \
     TOPIC_BIT(TOPIC_REPAIR) | TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_EXPRESS))

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

/* What the sentence gives money back in. */
static uint32_t means_back(const struct reading *reading, const struct sentence *sentence)
{
    uint64_t back = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_RETURN);
    uint32_t means = 0;
    bool is_back = (sentence->topics & back) != 0 ||
                   reading_mark_within(reading, sentence->first, sentence->end,
                                       MEANING_REPAID) != NULL;
    for (size_t i = reading->mark_from[sentence->first];
         is_back && i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_told = mark->meaning == MEANING_MEANS && !mark_is_denied(reading, mark);
        means |= is_told ? MEANS_BIT(mark->value) : 0;
    }
    return means;
}

void support_add(struct support *support, const void *whole, const struct reading *reading,
                 const struct sentence *sentence, uint64_t title)
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
    uint32_t means = means_back(reading, sentence);
    struct stems *kept = NULL;
    if (means != 0) {
        kept = arena_get(support->arena, sizeof(*kept));
        *kept = stems;
    }
    support->lines[support->line_count++] = (struct support_line){
        .means = means,
        .stems = kept,
        .whole = whole,
        .quote = text_trim(reading_text(reading, sentence->first, sentence->end)),
        .stances = stances_of(reading, sentence->first, sentence->end),
        .topics = sentence->topics,
        .context = (title & MATTERS) != 0 ? title : sentence->context | title,
        .places = sentence->places != 0 ? sentence->places : sentence->context_places,
        .has_length = reading_mark_within(reading, sentence->first, sentence->end,
                                          MEANING_UNIT) != NULL};
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

bool support_denies(const struct support *support, uint64_t topics, unsigned stances)
{
    bool is_denied = (stances & STANCE_DENIED) != 0;
    bool is_told_so = false;
    bool is_told_other = false;
    for (size_t i = 0; i < support->line_count; i++) {
        const struct support_line *line = &support->lines[i];
        bool is_of_it = (line->topics & topics) != 0;
        bool is_same = ((line->stances & STANCE_DENIED) != 0) == is_denied;
        is_told_so |= is_of_it && is_same;
        is_told_other |= is_of_it && !is_same;
    }
    return is_told_other && !is_told_so;
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

const struct support_line *support_lines(const struct support *support, size_t *count)
{
    *count = support->line_count;
    return support->lines;
}

bool support_only_in(const struct support *support, uint32_t stem, const void *whole)
{
    size_t i = posting_first(support, stem);
    bool is_other = i == support->posting_count || support->postings[i].stem != stem;
    for (; i < support->posting_count && support->postings[i].stem == stem; i++) {
        is_other |= support->lines[support->postings[i].line].whole != whole;
    }
    return !is_other;
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

bool support_anchored_alike(const struct support *support, struct text quote,
                            uint64_t topics)
{
    unsigned asked = anchors_of(topics);
    for (size_t i = 0; i < support->line_count; i++) {
        if ((anchors_of(support->lines[i].topics) & asked) != 0 &&
            text_equals(support->lines[i].quote, quote)) {
            return true;
        }
    }
    return false;
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

/* One of them restricts what the other does not. "No fee" and "free" are one. */
static bool restricts_alike(unsigned asked, unsigned told)
{
    unsigned restricted = STANCE_DENIED | STANCE_ONLY | STANCE_BEFORE;
    return ((asked | told) & STANCE_FREE) != 0 ||
           ((asked & restricted) != 0) == ((told & restricted) != 0);
}

bool support_names_matter(uint64_t topics)
{
    return (topics & MATTERS) != 0;
}

/* What a line is of by itself, or else by its article. */
static uint64_t matters_of(const struct support_line *line)
{
    uint64_t own = line->topics & MATTERS;
    return own != 0 ? own : line->context & MATTERS;
}

uint64_t support_causes(const struct support_line *line)
{
    uint64_t causes = SUPPORT_CAUSES | (MATTERS & ~TOPIC_BIT(TOPIC_EXPRESS));
    uint64_t own = line->topics & causes;
    return own != 0 ? own : line->context & causes;
}

static bool is_of_other_matter(const struct support_line *line,
                               const struct support_question *question)
{
    uint64_t asked = question->topics & MATTERS;
    uint64_t told = matters_of(line);
    return asked != 0 && told != 0 && (asked & told) == 0;
}

/* The line refuses what is given, or lets pay what is free: it speaks against the question
   where it has more of its words than any that says the same. */
static bool is_against(const struct support_line *line,
                       const struct support_question *question)
{
    unsigned who = STANCE_FREE | STANCE_COSTS;
    unsigned restricted = STANCE_DENIED | STANCE_ONLY;
    unsigned asked = question->stances;
    uint64_t matters = question->topics & MATTERS;
    bool is_unnamed = (question->topics & ~TOPICS_MINOR) == 0;
    if ((matters_of(line) & (is_unnamed ? MATTERS : matters)) == 0) {
        return false;
    }
    if ((asked & who) != 0) {
        return (line->stances & who) != 0 && (line->stances & asked & who) == 0;
    }
    return (asked & (restricted | STANCE_BEFORE)) == 0 && !line->has_length &&
           (line->stances & restricted) != 0 && (line->stances & who) == 0;
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
    uint64_t cause = line->topics & SUPPORT_CAUSES;
    bool is_of_payer = (asked & (STANCE_FREE | STANCE_COSTS)) != 0;
    if (is_of_payer && is_of_other_matter(line, question)) {
        return false;
    }
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
    unsigned refused = STANCE_EVEN | STANCE_DENIED; /* "not even unopened" */
    bool is_intact = (asked & STANCE_INTACT) != 0 && (told & STANCE_INTACT) == 0;
    if ((asked & refused) == refused && ((told & even) == 0 || is_intact)) {
        return false;
    }
    return !stances_are_even(asked) || (told & even) != 0;
}

bool support_is_free(const struct support *support, uint64_t matter, uint32_t places)
{
    for (size_t i = 0; i < support->line_count; i++) {
        const struct support_line *line = &support->lines[i];
        bool is_there = line->places == 0 || (line->places & places) != 0;
        if ((line->stances & STANCE_FREE) != 0 && (line->topics & SUPPORT_CAUSES) == 0 &&
            (matters_of(line) & MATTERS) == matter && is_there) {
            return true;
        }
    }
    return false;
}

/* The line says what is not taken back, and the question restricts nothing. */
static bool refuses_goods(const struct support_line *line,
                          const struct support_question *question)
{
    unsigned restricted = STANCE_DENIED | STANCE_ONLY;
    uint64_t back = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE);
    return (matters_of(line) & back) != 0 && (line->stances & restricted) != 0 &&
           (line->stances & (STANCE_FREE | STANCE_COSTS)) == 0 && !line->has_length &&
           (question->stances & (restricted | STANCE_BEFORE)) == 0 &&
           !is_of_other_matter(line, question);
}

/* "Cut tape, too, is taken back": of the rare words that the question has, most stand in a
   line that refuses it. */
static bool is_excluded(const struct cover *cover, const struct stems *stems, uint32_t bits)
{
    unsigned rare = 0;
    unsigned in_line = 0;
    for (size_t i = 0; i < stems->count; i++) {
        bool is_rare = cover->weights[i] >= WEIGHT_RARE && cover->weights[i] != WEIGHT_NEW;
        rare += is_rare;
        in_line += is_rare && (bits & ((uint32_t)1 << i)) != 0;
    }
    return in_line >= RARE_TELLING && in_line * 2 > rare;
}

enum support_answer support_ask(const struct support *support,
                                const struct support_question *question,
                                struct arena *arena, const struct support_line **line)
{
    struct cover cover = {
        .bits = arena_get(arena, (support->line_count + 1) * sizeof(uint32_t))};
    enum support_answer answer = SUPPORT_NONE;
    unsigned best = 0;
    unsigned against = 0;
    unsigned apart = 0; /* of a line that turns it the other way by itself */
    bool is_of_excluded = false;
    /* Who pays for what stands in one sentence. */
    bool is_exact = (question->stances & (STANCE_FREE | STANCE_COSTS)) != 0;
    *line = NULL;
    cover_find(support, question->stems, &cover);
    for (size_t i = 0; i < support->line_count; i++) {
        if (cover.bits[i] == 0) {
            continue;
        }
        unsigned own = cover_weight(&cover, cover.bits[i]);
        if (own > against && is_against(&support->lines[i], question)) {
            against = own;
        }
        is_of_excluded |= refuses_goods(&support->lines[i], question) &&
                          is_excluded(&cover, question->stems, cover.bits[i]);
        unsigned around =
            is_exact ? own : cover_weight(&cover, bits_around(support, cover.bits, i));
        bool is_apart = own * 100 >= cover.whole * question->percent &&
                        !restricts_alike(question->stances, support->lines[i].stances);
        apart = is_apart && own > apart ? own : apart;
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
    if (answer == SUPPORT_EQUAL && apart > best) {
        answer = SUPPORT_DIFFERS;
    }
    bool is_refused = against * 100 >= cover.whole * question->percent &&
                      (question->stances & (STANCE_FREE | STANCE_COSTS)) == 0;
    if (is_of_excluded && (question->stances & (STANCE_FREE | STANCE_COSTS)) == 0) {
        return SUPPORT_AGAINST;
    }
    if (against > (answer == SUPPORT_EQUAL ? best : 0)) {
        return is_refused                ? SUPPORT_AGAINST
               : answer == SUPPORT_EQUAL ? SUPPORT_DIFFERS
                                         : answer;
    }
    return answer;
}
