/*
 * deskhand.conf, keys.conf and theme files, read by inih with a line reader that counts
 * lines and refuses one over 180 bytes. An unknown key or a bad value is an error with its
 * line.
 */
#ifndef CONFIG_SETTINGS_H
#define CONFIG_SETTINGS_H

#include "app/keymap.h"
#include "app/model.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/money.h"
#include "guard/rules.h"
#include "view/style.h"

#include <stdbool.h>

/* When a model is asked: the agent opened the ticket, pressed a, or ahead for the first of
 * the queue. */
enum model_ask { MODEL_ASK_OPEN, MODEL_ASK_KEY, MODEL_ASK_AHEAD };

/* [model] or [model.NAME]: how a model is reached, what it costs, whom it may answer. What
 * a named profile does not set is [model]'s; key, headers, moderation, processor, region
 * and retention only where it is reached at the same server. */
struct model_profile {
    const char *name; /* "model" for [model] */
    const char *api;  /* chat completions responses messages azure engine; NULL: chat */
    const char *url;  /* NULL: this profile reaches nothing */
    const char *model;
    const char *key_file;    /* 0600, or refused; of the two at most one is set */
    const char *key_command; /* prints the key */
    int64_t n;               /* drafts; 3 */
    bool has_temperature;
    double temperature;
    int64_t max_tokens; /* 0: as the API has it */
    const char *max_tokens_field;
    int64_t first_byte_timeout; /* seconds; 60 */
    int64_t idle_timeout;       /* seconds; 30 */
    const char *ca_file;
    const char *proxy;
    const char *http;      /* "1.1", "2"; NULL: as they agree */
    struct money price_in; /* for a million tokens; is_known: one was set */
    struct money price_out;
    const char **languages; /* bound to; none: any */
    size_t language_count;
    const char **regions; /* of customers; none: any, unless another profile names some */
    size_t region_count;
    const char **headers; /* "Name: value", without a key */
    size_t header_count;
    const char **stop;
    size_t stop_count;
    const char *api_version;
    int64_t prompt_tokens; /* a prompt's budget; 6,000 */
    bool moderation;       /* the server has /moderations */
    enum model_ask ask;
    const char *processor; /* who works on what is sent, where, how long it is kept */
    const char *region;
    const char *retention;
    uint64_t set; /* keys that the file gave it itself: a bit a row of config/profiles */
};

/* Every setting of the configuration contract, with its default; strings in the arena. */
struct settings {
    struct arena arena;
    const char *passphrase_command; /* NULL */
    int64_t lock_after;             /* seconds; 1800 */
    const char *shop_name;          /* "the shop" */
    const char *shop_zone;          /* "UTC" */
    const char *shop_currency;      /* "EUR" */
    const char *shop_country;       /* NULL */
    const char *shop_lang;          /* first of [shop] languages; "en" */
    bool consent;           /* [shop] consent: personalised where a customer did not say */
    int64_t send_delay;     /* -1: 10 s, in chat and of a note 3 s */
    const char *send_after; /* NULL: mail next, chat stay; "next", "stay" */
    const char *send_enter; /* NULL, "chat", "line" */
    bool enter_sends;       /* [send] enter = chat */
    int64_t fresh;          /* [guard] fresh: seconds; 600 */
    const char *lexicons;   /* [guard] lexicons: a folder; NULL */
    struct guard_terms terms; /* [guard] mode, goodwill, rule.NAME */
    struct rule_move *moves;
    size_t move_capacity;
    const char **allow_links;
    size_t allow_link_count;
    const char **reasons;
    size_t reason_count;
    const char *theme; /* "dark" */
    enum borders borders;
    const char *language; /* of the agent */
    const char *signature;
    const char **open_command; /* the program and its arguments; the address comes last */
    size_t open_command_count; /* 0: xdg-open */
    const char **notify; /* the program and its arguments, %s the text */
    size_t notify_count;       /* 0: the desktop is told nothing */
    bool bell;
    bool osc52;          /* y copies to the terminal's clipboard; off */
    int64_t blank_after; /* seconds; 300 */
    const char *spell; /* [ui] spell: dictionaries and languages; NULL: auto */
    bool spell_is_off; /* spell = off */
    const char *composer;           /* "emacs", "vi"; NULL: emacs */
    const char *agent;              /* [ui] agent, else the system's user name */
    const char *model_url;          /* NULL: the local engine alone */
    struct model_profile *profiles; /* [model] first, then in the order of the file */
    size_t profile_count;           /* 0: no [model] */
    size_t profile_capacity;
    const char *catalogue_url;           /* postgres://…; NULL: a file of this home */
    const char *catalogue_password_file; /* 0600, or refused */
    int64_t tokens_per_day;              /* 0: no budget */
    int64_t tokens_per_ticket;
    struct money money_per_day; /* is_known: one was set; in the currency of every price */
    const char **mask; /* [privacy] mask: "orders" hides order and tracking numbers too */
    size_t mask_count;
    const char **never_send; /* "health" "child" "threat" "court" "identity"; none set: all
                                of them */
    size_t never_send_count;
    bool never_send_is_off; /* never_send = off */
    bool local_only;
    bool record_keys; /* [privacy] record_keys: each key and frame of a session is kept */
    int64_t keep; /* [privacy] keep: seconds that a resolved ticket stays; -1: for good */
    struct saved_view views[9];
    size_t view_count;
    const char **idle; /* "ui.bell": set, accepted, and without effect in this version */
    size_t idle_count;
    size_t idle_capacity;
    const char **locked; /* "privacy.local_only": set by the policy file alone */
    size_t locked_count;
    size_t locked_capacity;
};

/* The policy file of the machine's owner. */
#define SETTINGS_POLICY_PATH "/etc/deskhand/policy.conf"

void settings_init(struct settings *settings);
void settings_release(struct settings *settings);
/* Reads a file over what is there; a missing file is no error. err: "deskhand.conf:12: …".
 */
bool settings_read(struct settings *settings, const char *path,
                   struct error *err) MUST_CHECK;
/*
 * As settings_read(), for the policy file, which is read first: what stands in its section
 * [locked], as "section.key = value", cannot be set by a file read later.
 */
bool settings_read_policy(struct settings *settings, const char *path,
                          struct error *err) MUST_CHECK;
/* The profile of that name ("model" or NULL: [model]); NULL where there is none, and where
 * [privacy] local_only is on: then none is used at all. Its url may be NULL. */
const struct model_profile *settings_profile(const struct settings *settings,
                                             const char *name);
/* keys.conf: one section a place; settled. What cannot be read or bound stands among the
 * keymap's conflicts; a missing file is no error. */
void settings_read_keys(const char *path, struct keymap *keymap);
/* A theme compiled in, or read from a path (a name with a slash). */
bool settings_theme(const char *name, struct theme *theme, struct error *err) MUST_CHECK;
/* Calls for each setting there is, profiles' as of [model]; form: what its value looks
 * like. */
typedef void setting_about_handler(void *context, const char *section, const char *key,
                                   const char *form);
void settings_each(setting_about_handler *handler, void *context);
/* The configuration that init writes: every section, commented; added to out. */
void settings_template(struct buffer *out);

#endif
