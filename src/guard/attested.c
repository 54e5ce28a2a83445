/* What agents vouched for on this ticket: the same words in the same sentence. */
#include "guard/judge.h"
#include "guard/rules.h"

struct text guard_sentence(struct text text, size_t at, struct arena *arena)
{
    struct reading reading;
    reading_read(reading_unwrap(text, arena), arena, &reading);
    if (reading.scan.count == 0) {
        return text;
    }
    size_t token = scan_token_at(&reading.scan, at);
    token = token < reading.scan.count ? token : reading.scan.count - 1;
    const struct sentence *sentence = reading_sentence(&reading, token);
    return reading_text(&reading, sentence->first, sentence->end);
}

/* The words count, signs do not: a full stop that comes later changes no sentence. */
static bool is_sentence(const struct judge *judge, size_t at, const char *attested)
{
    const struct reading *reading = judge->reading;
    struct reading other = {.scan = {.count = 0}};
    size_t token = scan_token_at(&reading->scan, at);
    if (attested == NULL || token >= reading->scan.count) {
        return false;
    }
    const struct sentence *sentence = reading_sentence(reading, token);
    scan_read(text_of(attested), judge->arena, &other.scan);
    return reading_hash(reading, sentence->first, sentence->end) ==
           reading_hash(&other, 0, other.scan.count);
}

static const struct attestation *word_among(const struct judge *judge,
                                            const struct attestation *words, size_t count,
                                            size_t start, size_t end, enum claim_kind kind)
{
    struct text text = judge->reading->scan.text;
    for (size_t i = 0; i < count; i++) {
        if (words[i].kind == kind && words[i].text != NULL &&
            text_is(text_from(text.bytes + start, end - start), words[i].text) &&
            is_sentence(judge, start, words[i].sentence)) {
            return &words[i];
        }
    }
    return NULL;
}

/* What was said since the ticket was opened, else what its ledger has; NULL: nothing. */
static const struct attestation *word_for(const struct judge *judge, size_t start,
                                          size_t end, enum claim_kind kind)
{
    const struct facts *facts = judge->facts;
    const struct ticket *ticket = facts->ticket;
    const struct attestation *word = word_among(
        judge, facts->attestations, facts->attestation_count, start, end, kind);
    if (word == NULL && ticket != NULL) {
        word = word_among(judge, ticket->attestations, ticket->attestation_count, start,
                          end, kind);
    }
    return word;
}

static void pass_claim(struct claim *claim, const char *reason)
{
    claim->verdict = VERDICT_ATTESTED;
    claim->attested = reason;
    claim->severity = SEVERITY_MARK;
    claim->would = SEVERITY_MARK;
}

static void pass_flag(struct flag *flag)
{
    flag->is_attested = true;
    flag->severity = SEVERITY_MARK;
    flag->would = SEVERITY_MARK;
}

/* A link is a claim and mostly a flag as well: who vouches for one vouches for both. */
static void pass_link(struct opinion *opinion, size_t start, const char *reason)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].kind == CLAIM_URL && opinion->claims[i].start == start) {
            pass_claim(&opinion->claims[i], reason);
        }
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        if (opinion->flags[i].kind == FLAG_LINK && opinion->flags[i].start == start) {
            pass_flag(&opinion->flags[i]);
        }
    }
}

void attested_read(struct judge *judge)
{
    struct opinion *opinion = judge->opinion;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        struct claim *claim = &opinion->claims[i];
        const struct attestation *word =
            claim->verdict == VERDICT_PROVED
                ? NULL
                : word_for(judge, claim->start, claim->end, claim->kind);
        if (word != NULL) {
            pass_claim(claim, word->reason);
        }
        if (word != NULL && claim->kind == CLAIM_URL) {
            pass_link(opinion, claim->start, word->reason);
        }
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        struct flag *flag = &opinion->flags[i];
        const struct attestation *word =
            rule_is_fixed(flag->rule)
                ? NULL
                : word_for(judge, flag->start, flag->end, CLAIM_KIND_COUNT);
        if (word != NULL) {
            pass_flag(flag);
        }
        if (word != NULL && flag->kind == FLAG_LINK) {
            pass_link(opinion, flag->start, word->reason);
        }
    }
}
