#include "guard/judge.h"

#define NEAR  ((size_t)40) /* tokens in which a request and what it asks for stand */
#define APART ((size_t)14) /* tokens between the parts of one secret */
#define CLOSE ((size_t)4)  /* tokens from a code to what says whose it is */

static const char reason[] =
    "A customer is never asked for a password, a one-time code or a "
    "full card number.";

static bool is_part(const struct mark *mark, enum secret_part part)
{
    return mark->meaning == MEANING_SECRET_PART && mark->value == (uint32_t)part;
}

/* The first mark of that part that begins within the tokens, or NULL. */
static const struct mark *part_within(const struct reading *reading, size_t first,
                                      size_t end, enum secret_part part)
{
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        if (is_part(&reading->marks[i], part)) {
            return &reading->marks[i];
        }
    }
    return NULL;
}

/* The tokens of the sentence that lie around a mark, so many on each side. */
struct around {
    size_t first;
    size_t end;
};

static struct around around_of(const struct reading *reading, const struct mark *mark,
                               size_t tokens)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    struct around around = {sentence->first, sentence->end};
    if (mark->first > sentence->first + tokens) {
        around.first = mark->first - tokens;
    }
    if (sentence->end > mark->end + tokens) {
        around.end = mark->end + tokens;
    }
    return around;
}

/* "SPRING10": such a code is the shop's own. */
static bool has_written_code(const struct reading *reading, struct around around)
{
    for (size_t i = around.first; i < around.end; i++) {
        const struct token *token = &reading->scan.tokens[i];
        if (token->kind == TOKEN_WORD && token->has_digit && token->is_upper &&
            token->end - token->start >= 4) {
            return true;
        }
    }
    return false;
}

/* "the code you got by text message", but not a tracking or discount code. */
static bool is_code_sent(const struct reading *reading, const struct mark *mark)
{
    struct around wide = around_of(reading, mark, APART);
    struct around close = around_of(reading, mark, CLOSE);
    return is_part(mark, SECRET_CODE) &&
           part_within(reading, wide.first, wide.end, SECRET_SENT) != NULL &&
           part_within(reading, close.first, close.end, SECRET_OTHER) == NULL &&
           !has_written_code(reading, close);
}

/* "the sixteen digits of your card", "the three digits on its back". */
static bool is_of_card(const struct reading *reading, const struct mark *mark)
{
    struct around wide = around_of(reading, mark, APART);
    struct around close = around_of(reading, mark, CLOSE);
    bool is_long = is_part(mark, SECRET_DIGITS);
    if (!is_long && !is_part(mark, SECRET_CHECK)) {
        return false;
    }
    return part_within(reading, wide.first, wide.end, SECRET_CARD) != NULL &&
           (is_long || part_within(reading, wide.first, wide.end, SECRET_BACK) != NULL) &&
           part_within(reading, close.first, close.end, SECRET_OTHER) == NULL;
}

/* "tell us whether it came" asks for no secret. */
static bool asks_whether(const struct reading *reading, const struct mark *ask)
{
    for (size_t i = ask->end; i < reading->scan.count && i < ask->end + 2; i++) {
        if (part_within(reading, i, i + 1, SECRET_WHETHER) != NULL) {
            return true;
        }
        if (reading->scan.tokens[i].kind != TOKEN_WORD) {
            return false;
        }
    }
    return false;
}

/* "and send", "bitte schick": nothing of a statement stands in front of it in its clause.
 */
static bool begins_clause(const struct reading *reading, const struct mark *ask)
{
    static const char *const joins[] = {"and", "then", "just", "now", "please", "bitte",
                                        "und", "y",    "e",    "et",  "en",     "luego"};
    for (size_t i = reading_clause(reading, ask->first)->first; i < ask->first; i++) {
        bool is_join = reading->scan.tokens[i].kind == TOKEN_SIGN ||
                       scan_is_any(&reading->scan, i, joins, COUNT_OF(joins));
        if (!is_join) {
            return false;
        }
    }
    return true;
}

/* "Geben Sie … ein": it is typed on a page, and told to nobody. */
static bool is_typed(const struct reading *reading, const struct clause *clause)
{
    size_t last = clause->end;
    while (last > clause->first && reading->scan.tokens[last - 1].kind != TOKEN_WORD) {
        last--;
    }
    return last > clause->first && scan_is(&reading->scan, last - 1, "ein");
}

/* It asks, and does not deny that it does. */
static bool is_request(const struct reading *reading, const struct mark *ask)
{
    const struct clause *clause = reading_clause(reading, ask->first);
    const struct mark *given =
        is_part(ask, SECRET_CAN)
            ? part_within(reading, clause->first, clause->end, SECRET_GIVE)
            : NULL;
    bool is_asking = ask->meaning == MEANING_ASK || is_part(ask, SECRET_ASK) ||
                     (is_part(ask, SECRET_ASK_FIRST) && begins_clause(reading, ask)) ||
                     given != NULL;
    return is_asking && !asks_whether(reading, given == NULL ? ask : given) &&
           !is_typed(reading, clause) &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) ==
               NULL;
}

/* Words of the lists are asked for by MEANING_ASK, too; what parts make, by parts alone. */
static bool is_asked_for(const struct reading *reading, const struct mark *secret)
{
    struct around around = around_of(reading, secret, NEAR);
    if (reading_mark_within(reading, around.first, around.end, MEANING_HARMLESS) != NULL) {
        return false;
    }
    for (size_t i = reading->mark_from[around.first]; i < reading->mark_from[around.end];
         i++) {
        const struct mark *ask = &reading->marks[i];
        if ((ask->meaning != MEANING_ASK || secret->meaning == MEANING_SECRET) &&
            is_request(reading, ask)) {
            return true;
        }
    }
    return false;
}

void flags_of_secrets(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->first < end ||
            (mark->meaning != MEANING_SECRET && mark->meaning != MEANING_SECRET_PART) ||
            (reading->scopes[mark->first] & (SCOPE_TITLE | SCOPE_LINK)) != 0) {
            continue;
        }
        bool is_secret = mark->meaning == MEANING_SECRET || is_code_sent(reading, mark) ||
                         is_of_card(reading, mark);
        if (is_secret && is_asked_for(reading, mark)) {
            flag_tokens(judge, mark->first, mark->end, RULE_SECRET_REQUEST, reason);
            end = mark->end;
        }
    }
}
