#include "chat/ledger.h"

#include "base/secret.h"

void ledger_draft_name(struct text text, char out[LEDGER_NAME_SIZE])
{
    uint8_t hash[16];

    secret_hash(NULL, text.bytes, text.len, hash, sizeof(hash));
    secret_to_hex(hash, (LEDGER_NAME_SIZE - 1) / 2, out);
}

const char *draft_fate_name(enum draft_fate fate)
{
    static const char *const names[FATE_COUNT] = {
        [FATE_TAKEN] = "taken",         [FATE_REJECTED] = "rejected",
        [FATE_OFFERED] = "offered",     [FATE_OFFERED_AGAIN] = "offered_again",
        [FATE_REWRITTEN] = "rewritten",
    };

    return fate < FATE_COUNT ? names[fate] : NULL;
}

const char *override_kind_name(enum override_kind kind)
{
    static const char *const names[OVERRIDE_COUNT] = {
        [OVERRIDE_ATTESTED] = "attested",     [OVERRIDE_FALSE_ALARM] = "false_alarm",
        [OVERRIDE_IDENTIFIED] = "identified", [OVERRIDE_SENIOR] = "senior",
        [OVERRIDE_FORCED] = "forced",
    };

    return kind < OVERRIDE_COUNT ? names[kind] : NULL;
}

const char *pick_fate_name(enum pick_fate fate)
{
    static const char *const names[PICK_FATE_COUNT] = {
        [PICK_OFFERED] = "offered", [PICK_PUT] = "put", [PICK_SENT] = "sent"};

    return fate < PICK_FATE_COUNT ? names[fate] : NULL;
}

const char *ledger_claim_rule(const struct claim *claim, struct arena *arena)
{
    return arena_format(arena, "%s %s", verdict_name(claim->verdict),
                        claim_kind_name(claim->kind));
}

const char *ledger_flag_rule(const struct flag *flag)
{
    return flag->rule ? flag->rule : flag_kind_name(flag->kind);
}

static struct source source_copy(const struct source *source, struct arena *arena)
{
    return (struct source){
        .kind = arena_text(arena, source->kind),
        .id = arena_text(arena, source->id),
        .field = arena_text(arena, source->field),
        .value = arena_text(arena, source->value),
        .quote = arena_text(arena, source->quote),
    };
}

const struct source *ledger_copy_sources(const struct source *sources, size_t count,
                                         struct arena *arena)
{
    struct source *copies = arena_get(arena, (count + 1) * sizeof(*copies));

    for (size_t i = 0; i < count; i++)
        copies[i] = source_copy(&sources[i], arena);
    return copies;
}

struct opinion ledger_copy_opinion(const struct opinion *opinion, struct arena *arena)
{
    struct opinion copy = *opinion;

    copy.claims = arena_get(arena, (opinion->claim_count + 1) * sizeof(*copy.claims));
    copy.flags = arena_get(arena, (opinion->flag_count + 1) * sizeof(*copy.flags));
    for (size_t i = 0; i < opinion->claim_count; i++) {
        copy.claims[i] = opinion->claims[i];
        copy.claims[i].source = source_copy(&opinion->claims[i].source, arena);
        copy.claims[i].right_value = arena_text(arena, opinion->claims[i].right_value);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        copy.flags[i] = opinion->flags[i];
        copy.flags[i].reason = arena_text(arena, opinion->flags[i].reason);
    }
    return copy;
}

const struct attestation *ledger_copy_attestations(const struct attestation *attestations,
                                                   size_t count, struct arena *arena)
{
    struct attestation *copies = arena_get(arena, (count + 1) * sizeof(*copies));

    for (size_t i = 0; i < count; i++) {
        copies[i] = (struct attestation){
            .text = arena_text(arena, attestations[i].text),
            .sentence = arena_text(arena, attestations[i].sentence),
            .kind = attestations[i].kind,
            .by = arena_text(arena, attestations[i].by),
            .reason = arena_text(arena, attestations[i].reason),
            .reference = arena_text(arena, attestations[i].reference),
            .at = attestations[i].at,
        };
    }
    return copies;
}
