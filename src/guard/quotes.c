#include "guard/reading.h"

/* One or two tokens, folded. */
struct opening {
    const char *first;
    const char *second;
};

/* "As you say": the shop agrees. */
static const struct opening agreeing[] = {
    {"as", NULL}, {"como", NULL}, {"come", NULL},  {"wie", NULL},      {"comme", NULL},
    {"如", NULL}, {"正", NULL},   {"zoals", NULL}, {"conforme", NULL},
};

/* What the shop does about what was said follows. */
static const struct opening following[] = {
    // clang-format off
    {"so", NULL}, {"therefore", NULL}, {"thus", NULL}, {"hence", NULL}, {"which", "is"},
    {"that", "is"}, {"accordingly", NULL}, {"and", NULL},
    {"also", NULL}, {"daher", NULL}, {"deshalb", NULL}, {"darum", NULL}, {"deswegen", NULL},
    {"weshalb", NULL}, {"somit", NULL}, {"folglich", NULL}, {"und", NULL},
    {"asi", "que"}, {"por", "eso"}, {"por", "lo"}, {"por", "tanto"}, {"entonces", NULL},
    {"y", NULL},
    {"donc", NULL}, {"alors", NULL}, {"c", "est"}, {"par", "consequent"}, {"du", "coup"},
    {"ainsi", NULL}, {"aussi", NULL}, {"et", NULL},
    {"quindi", NULL}, {"percio", NULL}, {"pertanto", NULL}, {"dunque", NULL},
    {"cosi", NULL}, {"per", "questo"}, {"e", NULL},
    {"por", "isso"}, {"portanto", NULL}, {"assim", NULL}, {"entao", NULL}, {"pelo", "que"},
    {"dus", NULL}, {"daarom", NULL}, {"vandaar", NULL}, {"en", NULL},
    {"所", "以"}, {"因", "此"}, {"因", "而"}, {"于", "是"}, {"为", "此"}, {"故", NULL},
    {"そ", "の"}, {"で", "す"}, {"し", "た"},
    // clang-format on
};

/* Who speaks for the shop. */
static const struct opening speaking[] = {
    {"we", NULL}, {"i", NULL},   {"wir", NULL}, {"ich", NULL}, {"nous", NULL}, {"je", NULL},
    {"j", NULL},  {"wij", NULL}, {"ik", NULL},  {"nos", NULL}, {"我", "们"},   {"本", "店"},
};

/* The customer's wish. */
static const struct opening wanting[] = {
    {"want", NULL},   {"wanted", NULL},  {"expect", NULL}, {"would", "like"},
    {"hope", NULL},   {"wollen", NULL},  {"willst", NULL}, {"mochten", NULL},
    {"quiere", NULL}, {"quieres", NULL}, {"voulez", NULL}, {"souhaitez", NULL},
    {"vuole", NULL},  {"vuoi", NULL},    {"quer", NULL},   {"queres", NULL},
    {"wilt", NULL},   {"您", "想"},      {"您", "要"},     {"希", "望"},
};

static bool begins_with(const struct reading *reading, size_t token,
                        const struct opening *openings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (scan_is(&reading->scan, token, openings[i].first) &&
            (openings[i].second == NULL ||
             (token + 1 < reading->scan.count &&
              scan_is(&reading->scan, token + 1, openings[i].second)))) {
            return true;
        }
    }
    return false;
}

static bool ends_with(struct text word, const char *ending)
{
    struct text tail = text_of(ending);
    return word.len > tail.len &&
           text_is(text_from(word.bytes + word.len - tail.len, tail.len), ending);
}

/* "devolvemos", "rimborsiamo": the verb alone says "we". */
static bool is_plural_verb(const struct reading *reading, const struct sentence *sentence,
                           size_t token)
{
    static const struct {
        const char *lang;
        const char *ending;
    } rows[] = {{"es", "mos"}, {"pt", "mos"}, {"it", "iamo"}, {"it", "remo"}};
    struct text word = scan_folded(&reading->scan, token);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (text_is(text_of(sentence->lang), rows[i].lang) &&
            ends_with(word, rows[i].ending)) {
            return true;
        }
    }
    return false;
}

/* "We", or a verb that says it, stands in the clause. */
static bool says_we(const struct reading *reading, const struct clause *clause)
{
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    for (size_t i = clause->first; i < clause->end; i++) {
        if (begins_with(reading, i, speaking, COUNT_OF(speaking)) ||
            is_plural_verb(reading, sentence, i)) {
            return true;
        }
    }
    return false;
}

static bool says_want(const struct reading *reading, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->end; i++) {
        if (begins_with(reading, i, wanting, COUNT_OF(wanting))) {
            return true;
        }
    }
    return false;
}

/* The clause says what the shop does or gives, and not what the customer wants. */
static bool is_of_shop(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning ours[] = {MEANING_ACT,  MEANING_ACTIVE, MEANING_DONE,
                                        MEANING_WILL, MEANING_REPAID, MEANING_ABLE};
    static const enum meaning theirs[] = {MEANING_QUOTE, MEANING_QUOTED, MEANING_WISH};
    if (reading_means_any(reading, clause->first, clause->end, theirs, COUNT_OF(theirs))) {
        return false;
    }
    return says_we(reading, clause) ||
           (reading_means_any(reading, clause->first, clause->end, ours, COUNT_OF(ours)) &&
            !says_want(reading, clause));
}

/* "…ので、" and "…ため、": what follows is done about it. */
static bool gives_reason(const struct reading *reading, const struct clause *clause)
{
    static const struct opening endings[] = {{"の", "で"}, {"た", "め"}};
    return clause->end >= clause->first + 3 &&
           begins_with(reading, clause->end - 3, endings, COUNT_OF(endings));
}

/* 您说坏了，我们…: Chinese needs no word between what was said and what the shop does. */
static const struct opening answering[] = {
    {"我", "们"}, {"我", "方"}, {"我", "店"}, {"我", "司"}, {"我", "已"},
    {"本", "店"}, {"本", "司"}, {"这", "边"}, {"店", "铺"}, {"已", "为"},
    {"已", "给"}, {"已", "帮"}, {"已", "经"}, {"现", "已"}, {"将", "为"},
};
/* What the shop is said to have said goes on behind a comma. */
static const struct opening reporting[] = {
    {"告", "诉"}, {"答", "应"}, {"承", "诺"}, {"回", "复"}, {"表", "示"}, {"客", "服"},
    {"通", "知"}, {"保", "证"}, {"同", "意"}, {"希", "望"}, {"要", "求"}, {"看", "到"},
};

static bool reports(const struct reading *reading, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (begins_with(reading, i, reporting, COUNT_OF(reporting))) {
            return true;
        }
    }
    return false;
}

static bool answers_at_once(const struct reading *reading, const struct mark *mark,
                            const struct clause *clause)
{
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    const struct clause *own = reading_clause(reading, mark->first);
    bool has_content = own->end > mark->end + 1 || clause > own + 1;
    return text_is(text_of(sentence->lang), "zh") && has_content &&
           begins_with(reading, clause->first, answering, COUNT_OF(answering)) &&
           !reports(reading, mark->end, clause->first);
}

/* Where what the shop says of its own begins again behind the quotation's mark. */
static size_t quote_end(const struct reading *reading, const struct mark *mark, bool agrees)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    const struct mark *but =
        reading_mark_within(reading, mark->end, sentence->end, MEANING_BUT);
    size_t end = but == NULL ? sentence->end : but->first;
    const struct clause *own = reading_clause(reading, mark->first);
    const struct clause *past = reading->clauses + sentence->end_clause;
    for (const struct clause *clause = own + 1; clause < past && clause->first < end;
         clause++) {
        bool is_answer = reading_mark_at(reading, clause->first, MEANING_AFFIRMS) != NULL;
        bool follows =
            begins_with(reading, clause->first, following, COUNT_OF(following)) ||
            gives_reason(reading, clause - 1);
        bool goes_on = agrees && clause == own + 1 && says_we(reading, clause);
        follows |= answers_at_once(reading, mark, clause);
        if (is_answer || goes_on || (follows && is_of_shop(reading, clause))) {
            return clause->first;
        }
    }
    return end;
}

/* ", which is right": the shop says it, too. */
static bool is_affirmed(const struct reading *reading, const struct mark *mark)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    const struct clause *past = reading->clauses + sentence->end_clause;
    for (const struct clause *clause = reading_clause(reading, mark->first) + 1;
         clause < past; clause++) {
        const struct mark *affirms =
            reading_mark_at(reading, clause->first, MEANING_AFFIRMS);
        if (affirms != NULL && affirms->value == 1 &&
            !reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION)) {
            return true;
        }
    }
    return false;
}

/* "…, you write, …" alone in its clause quotes the clause in front, too. */
static void quote_front(struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    bool is_alone = clause->end - clause->first <= mark->end - mark->first + 1;
    if (is_alone && clause->first > sentence->first) {
        const struct clause *front = clause - 1;
        reading_mask(reading, front->first, front->end, SCOPE_QUOTED);
    }
}

/* 您问的Nubo有货: what is called by the question is what the shop speaks of. */
static bool calls_a_thing(const struct reading *reading, const struct mark *mark)
{
    return scan_is(&reading->scan, mark->end, "的") &&
           mark->end + 1 < reading->scan.count &&
           reading->scan.tokens[mark->end + 1].kind == TOKEN_WORD &&
           !reading->scan.tokens[mark->end + 1].has_digit;
}

/* 给您说明: what is told to the customer, who said nothing; 给您说的 he did. */
static bool is_told_to(const struct reading *reading, const struct mark *mark)
{
    static const char *const to[] = {"给", "給", "跟", "向"};
    return mark->first > 0 &&
           scan_is_any(&reading->scan, mark->first - 1, to, COUNT_OF(to)) &&
           !scan_is(&reading->scan, mark->end, "的");
}

/* From the mark to the end of its sentence, or to where a new statement begins. */
static void quote_mark(struct reading *reading, const struct mark *mark)
{
    if ((reading->scopes[mark->first] & SCOPE_QUOTED) != 0 || is_affirmed(reading, mark) ||
        calls_a_thing(reading, mark) || is_told_to(reading, mark)) {
        return;
    }
    const struct clause *clause = reading_clause(reading, mark->first);
    bool agrees = begins_with(reading, mark->first, agreeing, COUNT_OF(agreeing));
    bool is_alone = clause->end - clause->first <= mark->end - mark->first + 1;
    if (!agrees) {
        quote_front(reading, mark);
    }
    reading_mask(reading, mark->first, quote_end(reading, mark, agrees && is_alone),
                 SCOPE_QUOTED);
}

void quotes_mark(struct reading *reading)
{
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_first = mark->meaning == MEANING_QUOTE_FIRST &&
                        reading_sentence(reading, mark->first)->first == mark->first;
        if (mark->meaning == MEANING_QUOTE || is_first) {
            quote_mark(reading, mark);
        }
    }
}
