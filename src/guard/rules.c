#include "guard/rules.h"

// clang-format off
static const struct rule_row rows[RULE_COUNT] = {
    [RULE_CONTRADICTED] = {"contradicted", FLAG_KIND_COUNT, SEVERITY_BLOCK, false, "a statement that the order, the catalogue, the policy or the thread contradicts"},
    [RULE_UNSOURCED] = {"unsourced", FLAG_KIND_COUNT, SEVERITY_BLOCK, false, "an amount, a percent, a code, a promise or a deed that nothing proves"},
    [RULE_UNREAD] = {"unread", FLAG_KIND_COUNT, SEVERITY_WARN, false, "a deed in words that the guard does not know, done to nothing of the customer's; an amount given beside what was paid, which an order's sum alone would prove"},
    [RULE_ATTRIBUTE] = {"attribute", FLAG_KIND_COUNT, SEVERITY_WARN, false, "an attribute of a product that the catalogue contradicts"},
    [RULE_ESTIMATE] = {"estimate", FLAG_KIND_COUNT, SEVERITY_WARN, false, "a time other than the policy's estimate, or one that is over for the order"},
    [RULE_STALE] = {"stale", FLAG_STALE, SEVERITY_WARN, false, "an order's status, tracking or refund, proved by what was read too long ago"},
    [RULE_OTHER_CUSTOMER] = {"other_customer", FLAG_PERSONAL_DATA, SEVERITY_BLOCK, true, "a number or address, or a name with a street or postcode, of another customer"},
    [RULE_SENDER] = {"sender", FLAG_SENDER, SEVERITY_BLOCK, true, "personal facts to a sender who is not on this customer's record"},
    [RULE_SECRET_NUMBER] = {"secret_number", FLAG_PERSONAL_DATA, SEVERITY_BLOCK, true, "a card, account or identity number"},
    [RULE_SECRET_REQUEST] = {"secret_request", FLAG_SENSITIVE, SEVERITY_BLOCK, true, "a request for a password, a one-time code or a full card number"},
    [RULE_PLACEHOLDER] = {"placeholder", FLAG_PERSONAL_DATA, SEVERITY_BLOCK, true, "a placeholder of masking that was not filled in"},
    [RULE_VARIABLE] = {"variable", FLAG_PERSONAL_DATA, SEVERITY_BLOCK, false, "a variable of a macro that was not filled in"},
    [RULE_COMPLETION] = {"completion", FLAG_PERSONAL_DATA, SEVERITY_BLOCK, false, "a macro's ::name or an article's ??words that nobody completed"},
    [RULE_LINK] = {"link", FLAG_LINK, SEVERITY_BLOCK, false, "a link to no site of the shop, its carriers, catalogue, articles or macros"},
    [RULE_LOOKALIKE] = {"lookalike", FLAG_LINK, SEVERITY_WARN, false, "a link whose host mixes scripts"},
    [RULE_INTERNAL] = {"internal", FLAG_INTERNAL, SEVERITY_BLOCK, false, "a sentence that stands only in an internal article or note"},
    [RULE_SLUR] = {"slur", FLAG_BIAS, SEVERITY_BLOCK, false, "a word that insults a group of people"},
    [RULE_SENSITIVE] = {"sensitive", FLAG_SENSITIVE, SEVERITY_WARN, false, "a word of health, faith, origin, party or the like that no public article says"},
    [RULE_BIAS] = {"bias", FLAG_BIAS, SEVERITY_WARN, false, "wording that judges a person by a group"},
    [RULE_LANGUAGE] = {"language", FLAG_LANGUAGE, SEVERITY_WARN, false, "another language than that of the customer's last message"},
    [RULE_REGISTER] = {"register", FLAG_REGISTER, SEVERITY_WARN, false, "polite and familiar address mixed"},
    [RULE_MARKETING] = {"marketing", FLAG_MARKETING, SEVERITY_WARN, false, "advertising that nobody asked for or agreed to"},
    [RULE_HIDDEN] = {"hidden", FLAG_INJECTION, SEVERITY_WARN, false, "characters that nobody sees"},
    [RULE_ECHO] = {"echo", FLAG_INJECTION, SEVERITY_WARN, false, "the words of an instruction, to the model or to the guard"},
    [RULE_TONE] = {"tone", FLAG_TONE, SEVERITY_MARK, false, "a rude word"},
};
// clang-format on

const struct rule_row *rule_row(enum guard_rule rule)
{
    return &rows[rule];
}

enum guard_rule rule_named(struct text name)
{
    int rule = 0;
    while (rule < RULE_COUNT && !text_is(name, rows[rule].name)) {
        rule++;
    }
    return (enum guard_rule)rule;
}

bool rule_is_fixed(const char *name)
{
    enum guard_rule rule = rule_named(text_of(string_or_empty(name)));
    return rule != RULE_NONE && rows[rule].is_fixed;
}

enum guard_rule rule_of_claim(const struct claim *claim)
{
    if (claim->verdict == VERDICT_PROVED) {
        return claim->severity == SEVERITY_WARN ? RULE_STALE : RULE_NONE;
    }
    if (claim->severity == SEVERITY_MARK || claim->verdict == VERDICT_ATTESTED) {
        return RULE_NONE;
    }
    if (claim->verdict == VERDICT_UNSOURCED) {
        return claim->severity == SEVERITY_WARN ? RULE_UNREAD : RULE_UNSOURCED;
    }
    if (claim->kind == CLAIM_ATTRIBUTE) {
        return RULE_ATTRIBUTE;
    }
    return claim->severity == SEVERITY_WARN ? RULE_ESTIMATE : RULE_CONTRADICTED;
}
