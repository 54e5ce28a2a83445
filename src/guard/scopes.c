#include "guard/forms.h"
#include "guard/reading.h"

#define SIGNATURE_LINES  6
#define SIGNATURE_BYTES  80 /* of one line */
#define QUOTATION_TOKENS 120

static bool has_scope(const struct reading *reading, size_t token, enum scope scope)
{
    return (reading->scopes[token] & scope) != 0;
}

/* From a token on; nothing to do where an earlier mark did it, so that all is linear. */
static void mask_on(struct reading *reading, size_t first, size_t end, enum scope scope)
{
    if (!has_scope(reading, first, scope)) {
        reading_mask(reading, first, end, scope);
    }
}

/* Back from a token, as far as an earlier mark has not been. */
static void mask_back(struct reading *reading, size_t first, size_t end, enum scope scope)
{
    while (end > first && !has_scope(reading, end - 1, scope)) {
        reading->scopes[--end] |= (uint16_t)scope;
    }
}

/* 目前 is now, and tells of nothing that comes before. */
static bool is_part_of_now(const struct reading *reading, const struct mark *mark)
{
    const struct mark *now =
        mark->first > 0 ? reading_mark_at(reading, mark->first - 1, MEANING_STILL) : NULL;
    return now != NULL && now->end >= mark->end;
}

/* "Se arriva dopo martedì le rimborsiamo": a pronoun in front of the shop's verb; the
   token, or end where there is none. */
static size_t verb_with_pronoun(const struct reading *reading, size_t first, size_t end)
{
    static const char *const pronouns[] = {"le",     "ti", "vi", "ne", "gliene",
                                           "gliela", "te", "os", "les"};
    const char *lang = reading_sentence(reading, first)->lang;
    bool is_known = lang[0] == 'i' || (lang[0] == 'e' && lang[1] == 's');
    for (size_t i = first; is_known && i + 1 < end; i++) {
        for (size_t k = 0; k < COUNT_OF(pronouns); k++) {
            if (scan_is(&reading->scan, i, pronouns[k]) &&
                form_fits(FORM_WE, lang, scan_folded(&reading->scan, i + 1))) {
                return i;
            }
        }
    }
    return end;
}

/* "Cuando entre la próxima te la dejamos": without a comma the statement begins at its
 * pronouns, which the shop's verb follows. */
static size_t supposed_end(const struct reading *reading, const struct mark *mark,
                           size_t end)
{
    const struct mark *act =
        mark->end + 2 < end ? reading_mark_within(reading, mark->end + 2, end, MEANING_ACT)
                            : NULL;
    if (act == NULL || act->end >= end ||
        !form_fits(FORM_WE, act->lang, scan_folded(&reading->scan, act->end))) {
        return mark->end + 2 < end ? verb_with_pronoun(reading, mark->end + 2, end) : end;
    }
    return act->first;
}

/* Where a condition ends: "otherwise," alone is one of what stands behind the comma. */
static size_t condition_end(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    bool is_alone = mark->value == CONDITION_ELSE && mark->end + 1 >= clause->end &&
                    clause->end < reading->sentences[clause->sentence].end;
    return supposed_end(reading, mark, is_alone ? (clause + 1)->end : clause->end);
}

/* 只要79欧元。只要¥79起！ : an amount, and no more but a particle up to the end of the
 * clause. 只要100欧元以上 is a condition. */
static bool is_only_amount(const struct reading *reading, const struct mark *mark)
{
    static const char *const particles[] = {"起", "哦", "啦", "呢", "呀", "了", "喔"};
    const struct clause *clause = reading_clause(reading, mark->first);
    const struct mark *before = reading_mark_at(reading, mark->end, MEANING_CURRENCY);
    size_t number = before != NULL ? before->end : mark->end;
    if (number >= clause->end || reading->scan.tokens[number].kind != TOKEN_NUMBER) {
        return false;
    }
    const struct mark *behind = reading_mark_at(reading, number + 1, MEANING_CURRENCY);
    size_t end = behind != NULL ? behind->end : number + 1;
    while (end < clause->end &&
           (reading->scan.tokens[end].kind == TOKEN_SIGN ||
            scan_is_any(&reading->scan, end, particles, COUNT_OF(particles)))) {
        end++;
    }
    return (before != NULL || behind != NULL) && end >= clause->end;
}

/* Dutch "als dank" is none, nor is the pronoun of "encontra-se". */
static bool is_condition(const struct reading *reading, const struct mark *mark)
{
    bool is_pronoun = reading->scan.tokens[mark->first].before == '-';
    if (mark->value == CONDITION_ONLY && is_only_amount(reading, mark)) {
        return false;
    }
    return !is_pronoun && reading_mark_at(reading, mark->first, MEANING_NEUTRAL) == NULL;
}

static void mark_scope(struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    switch (mark->meaning) {
    case MEANING_IDIOM:
        reading_mask(reading, mark->first, mark->end, SCOPE_IDIOM);
        break;
    case MEANING_QUOTED:
        mask_back(reading, clause->first, mark->first, SCOPE_QUOTED);
        mask_on(reading, mark->first, clause->end, SCOPE_QUOTED);
        break;
    case MEANING_INVERTED:
        if (mark->first == clause->first) {
            mask_on(reading, mark->first, condition_end(reading, mark), SCOPE_CONDITION);
        }
        break;
    case MEANING_CONDITION:
        if (is_condition(reading, mark)) {
            mask_on(reading, mark->first, condition_end(reading, mark), SCOPE_CONDITION);
        }
        break;
    case MEANING_CONDITIONAL:
        mask_back(reading, clause->first, mark->end, SCOPE_CONDITION);
        break;
    case MEANING_TEMPORAL:
        /* 待发货 is a state, and waits for nothing that is told */
        if (reading_mark_at(reading, mark->first, MEANING_STATE_OF) == NULL) {
            mask_on(reading, mark->first, supposed_end(reading, mark, clause->end),
                    SCOPE_TEMPORAL);
        }
        break;
    case MEANING_AFTERWARDS:
        if (!is_part_of_now(reading, mark)) {
            mask_back(reading, clause->first, mark->end, SCOPE_TEMPORAL);
        }
        break;
    case MEANING_COMMITMENT:
        mask_back(reading, clause->first, mark->first, SCOPE_COMMITMENT);
        mask_on(reading, mark->first, clause->end, SCOPE_COMMITMENT);
        break;
    default:
        break;
    }
}

static bool is_question_sign(const struct reading *reading, size_t token)
{
    return scan_is(&reading->scan, token, "?") || scan_is(&reading->scan, token, "؟");
}

/* The last token of the sentence that is no line end. */
static size_t last_token(const struct reading *reading, const struct sentence *sentence)
{
    size_t last = sentence->end - 1;
    while (last > sentence->first && reading->scan.tokens[last].kind == TOKEN_LINE) {
        last--;
    }
    return last;
}

/* 还有两周呢: how much there still is, said to calm; asked it has no number. */
static bool tells_rest(const struct reading *reading, const struct mark *asks)
{
    static const char *const still[] = {"还", "還"};
    static const char *const numbers[] = {"一", "两", "二", "三", "四", "五",
                                          "六", "七", "八", "九", "十", "半"};
    const struct clause *clause = reading_clause(reading, asks->first);
    bool has_number = scan_has_any(&reading->scan, clause->first, asks->first, numbers,
                                   COUNT_OF(numbers));
    for (size_t i = clause->first; i < asks->first && !has_number; i++) {
        has_number = reading->scan.tokens[i].kind == TOKEN_NUMBER;
    }
    return scan_is(&reading->scan, asks->first, "呢") && has_number &&
           scan_has_any(&reading->scan, clause->first, asks->first, still,
                        COUNT_OF(still)) &&
           reading_mark_within(reading, clause->first, asks->first, MEANING_QUESTION) ==
               NULL;
}

static bool asks(const struct reading *reading, const struct sentence *sentence)
{
    size_t last = last_token(reading, sentence);
    if (is_question_sign(reading, last)) {
        return true;
    }
    size_t behind = scan_is(&reading->scan, last, "。") ? last : last + 1;
    const struct mark *mark = reading_mark_before(reading, behind, MEANING_ASKS);
    return mark != NULL && mark->first >= sentence->first && !tells_rest(reading, mark);
}

/* "…でしたか、…でしたか": a clause of it that is a question of its own. */
static bool asks_itself(const struct reading *reading, const struct clause *clause)
{
    for (size_t back = 0; back <= 1 && clause->end > clause->first + back; back++) {
        const struct mark *mark =
            reading_mark_before(reading, clause->end - back, MEANING_ASKS);
        if (mark != NULL && mark->first >= clause->first) {
            return true;
        }
    }
    return false;
}

/* A question reaches over the whole sentence where that begins as one, else its last
 * clause. */
static void question_mark(struct reading *reading, struct sentence *sentence)
{
    if (!asks(reading, sentence) ||
        reading_mark_within(reading, sentence->first, sentence->end, MEANING_RHETORIC)) {
        return;
    }
    sentence->is_question = true;
    size_t first = sentence->first;
    size_t head = first + 3 < sentence->end ? first + 3 : sentence->end;
    if (reading_mark_within(reading, first, head, MEANING_QUESTION) == NULL &&
        reading_mark_within(reading, first, head, MEANING_CONDITION) == NULL) {
        const struct mark *opening =
            reading_mark_within(reading, first, sentence->end, MEANING_QUESTION);
        size_t last = reading->clauses[sentence->end_clause - 1].first;
        first = opening != NULL && opening->first < last ? opening->first : last;
    }
    reading_mask(reading, first, sentence->end, SCOPE_QUESTION);
    for (size_t i = sentence->first_clause; i < sentence->end_clause; i++) {
        const struct clause *clause = &reading->clauses[i];
        if (asks_itself(reading, clause)) {
            reading_mask(reading, clause->first, clause->end, SCOPE_QUESTION);
        }
    }
}

static size_t line_end(const struct reading *reading, size_t token)
{
    while (token < reading->scan.count && reading->scan.tokens[token].kind != TOKEN_LINE) {
        token++;
    }
    return token;
}

static bool begins_line(const struct reading *reading, size_t token)
{
    return token == 0 || reading->scan.tokens[token - 1].kind == TOKEN_LINE;
}

/* Lines behind "Kind regards", short ones that name no money. */
static void signature_mark(struct reading *reading, const struct mark *closing)
{
    if (!begins_line(reading, closing->first)) {
        return;
    }
    size_t end = line_end(reading, closing->end);
    if (end > closing->end + 3) {
        return;
    }
    for (size_t line = 0; line < SIGNATURE_LINES && end < reading->scan.count; line++) {
        size_t first = end + 1;
        end = line_end(reading, first);
        if (reading_text(reading, first, end).len > SIGNATURE_BYTES ||
            reading_mark_within(reading, first, end, MEANING_CURRENCY) != NULL ||
            reading_mark_within(reading, first, end, MEANING_PERCENT) != NULL) {
            return;
        }
        reading_mask(reading, first, end, SCOPE_SIGNATURE);
    }
}

/* Behind the opening sign: where the quotation ends, 0 where it does not on this line. */
static size_t quotation_end(const struct reading *reading, size_t token, const char *closes)
{
    size_t end = token + QUOTATION_TOKENS;
    for (size_t i = token; i < end && i < reading->scan.count; i++) {
        if (reading->scan.tokens[i].kind == TOKEN_LINE) {
            return 0;
        }
        if (scan_is(&reading->scan, i, closes)) {
            return i;
        }
    }
    return 0;
}

/* Where the quotation that the sign opens ends; 0 where it opens none. */
static size_t quotation_from(const struct reading *reading, size_t token)
{
    static const struct {
        const char *opens;
        const char *closes;
    } pairs[] = {{"“", "”"}, {"„", "“"}, {"„", "”"},   {"«", "»"},   {"‘", "’"},
                 {"‚", "‘"}, {"‹", "›"}, {"「", "」"}, {"『", "』"}, {"\"", "\""}};
    size_t end = 0;
    for (size_t i = 0; i < COUNT_OF(pairs) && end == 0; i++) {
        if (scan_is(&reading->scan, token, pairs[i].opens)) {
            end = quotation_end(reading, token + 1, pairs[i].closes);
        }
    }
    return end;
}

static void cited_mark(struct reading *reading, size_t first, size_t end)
{
    reading_mask(reading, first, end, SCOPE_QUOTED);
    reading_mask(reading, first, end, SCOPE_CITED);
}

static void quotations_mark(struct reading *reading)
{
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (reading->scan.tokens[i].kind != TOKEN_SIGN) {
            continue;
        }
        bool is_line = begins_line(reading, i) && scan_is(&reading->scan, i, ">");
        size_t end = is_line ? line_end(reading, i) : quotation_from(reading, i);
        if (end != 0) {
            cited_mark(reading, i, end);
            i = end;
        }
    }
}

void scopes_mark(struct reading *reading)
{
    quotes_mark(reading);
    for (size_t i = 0; i < reading->mark_count; i++) {
        mark_scope(reading, &reading->marks[i]);
    }
    for (size_t i = 0; i < reading->sentence_count; i++) {
        question_mark(reading, &reading->sentences[i]);
    }
    for (size_t i = 0; i < reading->mark_count; i++) {
        if (reading->marks[i].meaning == MEANING_CLOSING) {
            signature_mark(reading, &reading->marks[i]);
        }
    }
    quotations_mark(reading);
}
