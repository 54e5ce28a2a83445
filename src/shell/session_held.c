/*
 * Another process writes: an import of many lines holds the vault for a minute. Nothing
 * that a person does at this screen waits for that; what is to be written waits in its
 * order, and what lies behind it, while keys are answered.
 */
#include "shell/offer.h"
#include "shell/session.h"

/* Then what waits fails, and says so, until the vault is free. */
#define HELD_MOST_MS 10000

bool session_may_write(struct session *session)
{
    struct vault *vault = session->office->vault;

    if (vault_is_free(vault)) {
        session->held_since_ms = 0;
        vault_set_patient(vault, true);
        return true;
    }
    if (session->held_since_ms == 0)
        session->held_since_ms = offer_clock_ms();
    session->is_vault_held = true;
    return false;
}

/* It writes first of all: where that fails nothing was done. */
static bool writes(enum effect_kind kind)
{
    static const bool kinds[EFFECT_KIND_COUNT] = {
        [EFFECT_CHANGE] = true,   [EFFECT_KEEP] = true,   [EFFECT_TAKEN] = true,
        [EFFECT_HOLD] = true,     [EFFECT_SEND] = true,   [EFFECT_WAS_SENT] = true,
        [EFFECT_DROP] = true,     [EFFECT_ATTEST] = true, [EFFECT_LEDGER] = true,
        [EFFECT_OWN_WORD] = true,
    };

    return kinds[kind];
}

/* The screen goes away behind it: it must not stand there until then. */
static bool leaves(const struct session *session)
{
    for (size_t i = session->effects_done; i < session->effects.count; i++) {
        enum effect_kind kind = session->effects.list[i].kind;
        if (kind == EFFECT_LOCK || kind == EFFECT_QUIT || kind == EFFECT_SUSPEND)
            return true;
    }
    return false;
}

bool session_is_held_up(struct session *session, enum effect_kind kind)
{
    struct vault *vault = session->office->vault;

    if (session->terminal == NULL || session->is_settling_all || !writes(kind) ||
        vault_is_locked(vault) || session_may_write(session))
        return false;
    bool leaves_behind_it = leaves(session);
    bool is_over = offer_clock_ms() - session->held_since_ms >= HELD_MOST_MS;
    vault_set_patient(vault, leaves_behind_it || !is_over);
    return !leaves_behind_it && !is_over;
}

void session_settle_all(struct session *session)
{
    session->is_settling_all = true;
    vault_set_patient(session->office->vault, true);
    session_settle(session);
    session->is_settling_all = false;
}
