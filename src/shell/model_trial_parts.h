/* What the files of a profile's trial share. Nobody else includes it. */
#ifndef SHELL_MODEL_TRIAL_PARTS_H
#define SHELL_MODEL_TRIAL_PARTS_H

#include "base/buffer.h"
#include "shell/model_server.h"
#include "shell/model_trial.h"
#include "wire/model_reply.h"

#define PROBE_ANSWERS 2

struct trial {
    struct office *office;
    struct net *net;
    const struct model_profile *profile;
    struct report *report;
    const char *name; /* model_trial_name() */
    struct model_server server;
    char *key; /* secret memory; NULL: none */
    int64_t ends_at_ms;
    const char **listed; /* models that the server lists, cleaned; in the report's arena */
    size_t listed_count;
    struct model_call call; /* as the server takes it, by what was learnt so far */
};

/* One request, and what was heard. */
struct probe {
    const char *key; /* NULL: none */
    bool is_done;
    bool was_sent;   /* false: why not is told already */
    bool has_answer; /* a good one, whole */
    bool is_truncated;
    bool has_begun[PROBE_ANSWERS];
    enum transfer_end end;
    struct transfer_facts facts;
    struct model_error fault; /* what the server said instead of an answer */
    struct error error;       /* what went wrong, in a sentence; the key is in none */
    struct buffer bytes;      /* the body; of a call the first answer's text */
    struct model_usage usage;
    struct model_reader *reader;
};

/* GET of the list, POST of a text to be moderated, POST of a call. Waits until it is over,
 * as long as the trial may take at most. */
void probe_list(struct trial *trial, struct probe *probe);
void probe_moderation(struct trial *trial, const char *text, struct probe *probe);
void probe_call(struct trial *trial, const struct model_call *call, struct probe *probe);
void probe_release(struct probe *probe);

#endif
