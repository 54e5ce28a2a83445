/* Questions to a model for the screen, as the files that ask them see them. Only
 * src/shell/session*.c include it. */
#ifndef SHELL_SESSION_ASK_PARTS_H
#define SHELL_SESSION_ASK_PARTS_H

#include "shell/asker.h"
#include "shell/session.h"
#include "shell/triage.h"

#define QUESTIONS_MAX 4
#define PROFILE_LOCAL "local"

/* One question that was asked for the screen, until its end was told. */
struct session_question {
    struct session *session;
    uint64_t request;          /* 0: this one is free */
    struct question *question; /* NULL: all of it has come */
    enum ask_kind kind;
    const struct model_profile *profile;
    size_t count;
    struct {
        size_t told;       /* bytes that the model has been told of */
        bool is_whole;     /* it has ended, as end says */
        bool is_done;      /* its end was told, or is not wanted */
        struct answer end; /* without its text, which stands in the model */
    } answers[ASKING_ANSWERS];
    const char *ticket; /* of ASK_PICKS, as the next */
    struct text picked; /* what the model said */
    bool is_over;
    bool has_failed;
    struct error error;
    struct arena arena; /* of what the ends say */
};

/* Drafts that a model is asked for once the local ones are on the screen. */
struct session_wish {
    uint64_t request; /* 0: none */
    const struct model_profile *profile;
    char *instruction;
    bool insists; /* the agent wants it now */
};

/* Tickets that a model is asked about beside all else (session_triage.c). */
struct session_triage {
    char *told; /* a ticket was opened whose triage is still to be told; NULL */
    char *wanted[TRIAGE_TICKETS_MAX];
    size_t wanted_count;
    moment_t starts_at; /* not before */
    struct question *question;
    struct loaded *asked[TRIAGE_TICKETS_MAX];
    struct triage triages[TRIAGE_TICKETS_MAX]; /* by rules; in arena, as the next */
    struct text answer;
    size_t asked_count;
    const struct model_profile *profile;
    struct offered *intents;
    bool is_over;
    struct arena arena;
};

struct session_asks {
    struct asker *asker;
    char *chosen; /* by the agent: a profile, PROFILE_LOCAL for none; NULL: as set */
    struct session_wish wish;
    struct session_triage triage;
    struct session_question questions[QUESTIONS_MAX];
    struct engine_choice *engines; /* in arena, as what follows */
    size_t engine_count;
    struct arena arena;
};

/* The profile that may answer; NULL with why where none may, with *why NULL where none is
 * wanted. loaded NULL: about no customer. */
const struct model_profile *session_profile(struct session *session,
                                            const struct loaded *loaded,
                                            struct arena *arena, const char **why);
/* Sends it and tells the model (EVENT_ASKING); pieces and ends are posted by themselves. */
bool session_question_start(struct session *session, const struct asked *asked,
                            uint64_t request, struct error *err) MUST_CHECK;
/* It ends, whatever still runs of it; nothing of it is told any more. */
void session_question_free(struct session_question *question);
/* Asks for the drafts that are wished for: the local ones are on the screen. */
void session_ask_now(struct session *session);
/* "gpt-x": the model that a profile asks. */
const char *session_profile_label(const struct model_profile *profile);
/* Which engine answers the open ticket, and what was used today (EVENT_ENGINE); why: the
 * local one alone does, NULL where none is kept from it. */
void session_tell_engine(struct session *session, const struct model_profile *profile,
                         const char *why);
/* A model is to be asked about the ticket, once nothing else is. */
bool session_triage_wish(struct session *session, const char *ticket);
void session_triage_stop(struct session_triage *triage);
/* What ASK_DRAFTS asks for the open ticket. */
struct asked session_asked_drafts(const struct session *session,
                                  const struct model_profile *profile,
                                  const char *instruction);

#endif
