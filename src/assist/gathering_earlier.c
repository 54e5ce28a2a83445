#include "gathering.h"
#include "guard/scan.h"

static bool is_in_a_claim(const struct opinion *opinion, const struct token *token)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].start <= token->start &&
            token->end <= opinion->claims[i].end)
            return true;
    }
    return false;
}

static bool are_numbers_claimed(const struct opinion *opinion, const char *text,
                                struct arena *arena)
{
    struct scan scan;

    scan_read(text_of(text), arena, &scan);
    for (size_t i = 0; i < scan.count; i++) {
        bool is_number = scan.tokens[i].kind == TOKEN_NUMBER || scan.tokens[i].has_digit;
        if (is_number && !is_in_a_claim(opinion, &scan.tokens[i]))
            return false;
    }
    return true;
}

bool gathering_may_say(const struct gathering *gathering, const char *text)
{
    struct arena *arena = gathering->arena;
    struct opinion opinion;

    guard_read(gathering->request->facts, text_of(text), false, arena, &opinion);
    return opinion_count(&opinion, VERDICT_PROVED) == opinion.claim_count &&
           !opinion.flag_count && !opinion.not_checked &&
           are_numbers_claimed(&opinion, text, arena);
}
