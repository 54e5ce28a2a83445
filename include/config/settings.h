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
#include "base/error.h"
#include "base/memory.h"
#include "view/style.h"

#include <stdbool.h>

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
    int64_t send_delay;     /* -1: 10 s, in chat 3 s */
    const char *send_after; /* NULL: mail next, chat stay; "next", "stay" */
    const char *send_enter; /* NULL, "chat", "line" */
    bool enter_sends;       /* [send] enter = chat */
    int64_t fresh;          /* [guard] fresh: seconds; 600 */
    const char **allow_links;
    size_t allow_link_count;
    const char **reasons;
    size_t reason_count;
    const char *theme;    /* "dark" */
    const char *language; /* of the agent */
    const char *signature;
    const char **open_command; /* the program and its arguments; the address comes last */
    size_t open_command_count; /* 0: xdg-open */
    bool bell;
    int64_t blank_after; /* seconds; 300 */
    bool ascii_borders;
    const char *composer;  /* "emacs" or "vi" */
    const char *agent;     /* [ui] agent, else the system's user name */
    const char *model_url; /* NULL: the local engine alone */
    bool local_only;
    int64_t keep; /* [privacy] keep: seconds that a resolved ticket stays; -1: for good */
    struct saved_view views[9];
    size_t view_count;
    const char *
        *idle; /* "privacy.mask": set, accepted, and without effect in this version */
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
/* keys.conf: one section a place. A missing file is no error. */
bool settings_read_keys(const char *path, struct keymap *keymap,
                        struct error *err) MUST_CHECK;
/* A theme compiled in, or read from a path (a name with a slash). */
bool settings_theme(const char *name, struct theme *theme, struct error *err) MUST_CHECK;
/* The configuration that init writes: every section, commented. Borrowed. */
const char *settings_template(void);

#endif
