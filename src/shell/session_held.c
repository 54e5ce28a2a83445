/*
 * Another process writes: an import of many lines holds the vault for a minute. Nothing
 * that a person does at this screen waits for that: what is to be written waits in its
 * order, all else goes on.
 */
#include "shell/offer.h"
#include "shell/session.h"

#include <string.h>

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

static bool is_held_up(struct session *session)
{
    struct vault *vault = session->office->vault;

    if (session->terminal == NULL || session->is_settling_all || vault_is_locked(vault) ||
        session_may_write(session))
        return false;
    bool leaves_behind_it = leaves(session);
    bool is_over = offer_clock_ms() - session->held_since_ms >= HELD_MOST_MS;
    vault_set_patient(vault, leaves_behind_it || !is_over);
    return !leaves_behind_it && !is_over;
}

bool session_has_to_wait(void *session)
{
    return is_held_up(session);
}

/* What is read of a ticket is read with all that was done to it. */
static bool reads_what_waits(const struct session *session, size_t at)
{
    const struct effect *list = session->effects.list;

    for (size_t i = session->effects_done; list[at].kind == EFFECT_OPEN && i < at; i++) {
        if (writes(list[i].kind) && string_equals(list[i].ticket, list[at].ticket))
            return true;
    }
    return false;
}

/* What was put down after it goes on behind it, in the order that it has. */
static void bring_forward(struct session *session, size_t at)
{
    struct effect *list = session->effects.list;
    struct effect next = list[at];
    size_t first = session->effects_done;

    memmove(&list[first + 1], &list[first], (at - first) * sizeof(*list));
    list[first] = next;
}

bool session_next_effect(struct session *session)
{
    const struct effects *effects = &session->effects;
    bool is_held = false;

    for (size_t at = session->effects_done; at < effects->count; at++) {
        bool is_write = writes(effects->list[at].kind);

        is_held = is_held || (is_write && is_held_up(session));
        if (!is_held || (!is_write && !reads_what_waits(session, at))) {
            bring_forward(session, at);
            return true;
        }
    }
    return false;
}

bool session_is_kept_waiting(const struct session *session)
{
    const struct effects *effects = &session->effects;

    for (size_t at = session->effects_done; at < effects->count; at++) {
        if (effects->list[at].kind == EFFECT_OPEN &&
            string_equals(effects->list[at].ticket, session->model.wanted_ticket))
            return true;
    }
    return false;
}

void session_settle_all(struct session *session)
{
    session->is_settling_all = true;
    vault_set_patient(session->office->vault, true);
    session_settle(session);
    session->is_settling_all = false;
}
