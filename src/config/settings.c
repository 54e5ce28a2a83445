#include "config/settings.h"

#include "config/ini_file.h"
#include "config/profiles.h"
#include "config/setting_value.h"
#include "config/terms.h"

#include <pwd.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define AT(member) offsetof(struct settings, member)
// clang-format off
static const struct setting_row rows[] = {
    {"vault", "passphrase_command", SETTING_TEXT, AT(passphrase_command), 0, NULL, 0, 0},
    {"vault", "lock_after", SETTING_SPAN, AT(lock_after), 0, NULL, 0, 0},
    {"shop", "name", SETTING_TEXT, AT(shop_name), 0, NULL, 0, 0},
    {"shop", "timezone", SETTING_TEXT, AT(shop_zone), 0, NULL, 0, 0},
    {"shop", "currency", SETTING_CURRENCY, AT(shop_currency), 0, NULL, 0, 0},
    {"shop", "country", SETTING_TEXT, AT(shop_country), 0, NULL, 0, 0},
    {"shop", "languages", SETTING_LANGUAGES, AT(shop_lang), 0, NULL, 0, 0},
    {"shop", "consent", SETTING_BOOL, AT(consent), 0, NULL, 0, 0},
    {"send", "delay", SETTING_SPAN, AT(send_delay), 0, NULL, 0, 0},
    {"send", "after", SETTING_CHOICE, AT(send_after), 0, " next stay ", 0, 0},
    {"send", "enter", SETTING_CHOICE, AT(send_enter), 0, " chat line ", 0, 0},
    {"guard", "fresh", SETTING_SPAN, AT(fresh), 0, NULL, 0, 0},
    {"guard", "allow_links", SETTING_WORDS, AT(allow_links), AT(allow_link_count), NULL, 0, 0},
    {"guard", "lexicons", SETTING_PATH, AT(lexicons), 0, NULL, 0, 0},
    {"guard", "reasons", SETTING_PHRASES, AT(reasons), AT(reason_count), NULL, 0, 0},
    {"ui", "theme", SETTING_TEXT, AT(theme), 0, NULL, 0, 0},
    {"ui", "borders", SETTING_NTH, AT(borders), 0, " unicode ascii heavy ", 0, 0},
    {"ui", "composer", SETTING_CHOICE, AT(composer), 0, " emacs vi ", 0, 0},
    {"ui", "spell", SETTING_SPELL, AT(spell), AT(spell_is_off), NULL, 0, 0},
    {"ui", "language", SETTING_TEXT, AT(language), 0, NULL, 0, 0},
    {"ui", "signature", SETTING_TEXT, AT(signature), 0, NULL, 0, 0},
    {"ui", "agent", SETTING_TEXT, AT(agent), 0, NULL, 0, 0},
    {"ui", "open_command", SETTING_WORDS, AT(open_command), AT(open_command_count), NULL, 0, 0},
    {"ui", "osc52", SETTING_BOOL, AT(osc52), 0, NULL, 0, 0},
    {"ui", "notify", SETTING_WORDS, AT(notify), AT(notify_count), NULL, 0, 0},
    {"ui", "bell", SETTING_BOOL, AT(bell), 0, NULL, 0, 0},
    {"ui", "blank_after", SETTING_SPAN, AT(blank_after), 0, NULL, 0, 0},
    {"catalogue", "url", SETTING_TEXT, AT(catalogue_url), 0, NULL, 0, 0},
    {"catalogue", "password_file", SETTING_PATH, AT(catalogue_password_file), 0, NULL, 0, 0},
    {"budget", "tokens_per_day", SETTING_LIMIT, AT(tokens_per_day), 0, NULL, 0, 0},
    {"budget", "tokens_per_ticket", SETTING_LIMIT, AT(tokens_per_ticket), 0, NULL, 0, 0},
    {"budget", "money_per_day", SETTING_MONEY, AT(money_per_day), 0, NULL, 0, 0},
    {"privacy", "mask", SETTING_WORDS, AT(mask), AT(mask_count), " on orders ", 0, 0},
    {"privacy", "never_send", SETTING_WORDS, AT(never_send), AT(never_send_count), " health child threat court identity off ", 0, 0},
    {"privacy", "record_keys", SETTING_BOOL, AT(record_keys), 0, NULL, 0, 0},
    {"privacy", "local_only", SETTING_BOOL, AT(local_only), 0, NULL, 0, 0},
    {"privacy", "keep", SETTING_AGE, AT(keep), 0, NULL, 0, 0},
};
/* The rest of the contract's keys: accepted, so that one file serves every version. */
static const char *const known[] = {
    "desk.kind",
    "ui.keys",
};
// clang-format on

static const char *const default_reasons[] = {"done in the shop", "the carrier said so",
                                              "goodwill within my limit",
                                              "agreed with a lead"};

/* Who works here, as the shell says it: the user database may be a network's. */
static const char *user_name(struct arena *arena)
{
    static const char *const names[] = {"LOGNAME", "USER"};
    const struct passwd *entry;

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = getenv(names[i]);

        if (name != NULL && name[0] != '\0')
            return arena_text(arena, name);
    }
    entry = getpwuid(getuid());
    return entry == NULL ? "agent" : arena_text(arena, entry->pw_name);
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){
        .lock_after = 1800,
        .shop_name = "the shop",
        .shop_zone = "UTC",
        .shop_currency = "EUR",
        .shop_lang = "en",
        .consent = true,
        .send_delay = -1,
        .fresh = 600,
        .theme = "dark",
        .blank_after = 300,
        .keep = 90 * 24 * 3600,
    };
    arena_init(&settings->arena);
    settings->agent = user_name(&settings->arena);
    settings->reason_count = COUNT_OF(default_reasons);
    settings->reasons = arena_get(&settings->arena, sizeof(default_reasons));
    memcpy(settings->reasons, default_reasons, sizeof(default_reasons));
}

void settings_release(struct settings *settings)
{
    arena_release(&settings->arena);
    *settings = (struct settings){0};
}

void settings_each(setting_about_handler *handler, void *context)
{
    struct buffer form;

    buffer_init(&form, SIZE_MAX);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        buffer_clear(&form);
        setting_form(&rows[i], &form);
        handler(context, rows[i].section, rows[i].key, buffer_text(&form));
    }
    buffer_release(&form);
    profiles_each(handler, context);
    terms_settings(handler, context);
    handler(context, "views", "NAME", "a limit of the queue");
}

static bool add_view(struct settings *settings, struct text name, struct text limit,
                     struct error *err)
{
    struct saved_view *view = &settings->views[settings->view_count];
    struct limit *parsed = limit_parse(limit, NULL, err);

    if (parsed == NULL)
        return false;
    limit_destroy(parsed);
    if (settings->view_count == COUNT_OF(settings->views))
        return error_set(err, ERROR_USAGE, "more than nine views");
    view->name = arena_copy(&settings->arena, name.bytes, name.len);
    view->limit = arena_copy(&settings->arena, limit.bytes, limit.len);
    settings->view_count++;
    return true;
}

static bool is_known(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (string_equals(known[i], name))
            return true;
    }
    return false;
}

/* Of two sources of a key one is in the place of the other. */
static struct text lock_of(struct text key)
{
    return text_is(key, "key_command") ? text_of("key_file") : key;
}

/* "section.key"; a profile's section has a point in it: "model.NAME.key". */
static bool split_locked(struct text name, struct text *section, struct text *key)
{
    size_t at = 0;

    for (size_t i = 0; i < name.len; i++) {
        bool is_last = text_starts_with(name, "model.") || at == 0;

        at = name.bytes[i] == '.' && is_last ? i : at;
    }
    *section = text_from(name.bytes, at);
    *key = text_from(name.bytes + at + 1, at == 0 ? 0 : name.len - at - 1);
    return at > 0 && key->len > 0;
}

static bool has_lock(const struct settings *settings, struct text section, struct text key)
{
    for (size_t i = 0; i < settings->locked_count; i++) {
        struct text locked_section;
        struct text locked_key;

        if (split_locked(text_of(settings->locked[i]), &locked_section, &locked_key) &&
            text_equals(locked_section, section) &&
            text_equals(lock_of(locked_key), lock_of(key)))
            return true;
    }
    return false;
}

/* What is locked of [model] is so of every profile. */
static bool is_locked(const struct settings *settings, struct text section, struct text key)
{
    return has_lock(settings, section, key) ||
           (profiles_has_section(section) && has_lock(settings, text_of("model"), key));
}

static bool take_idle(struct settings *settings, struct text section, struct text key,
                      struct error *err)
{
    const char *name = arena_format(&settings->arena, "%.*s.%.*s", (int)section.len,
                                    section.bytes, (int)key.len, key.bytes);

    if (!is_known(name))
        return error_set(err, ERROR_USAGE, "[%.*s] has no setting '%.*s'", (int)section.len,
                         section.bytes, (int)key.len, key.bytes);
    settings->idle =
        arena_reserve(&settings->arena, settings->idle, &settings->idle_capacity,
                      settings->idle_count, sizeof(*settings->idle));
    settings->idle[settings->idle_count++] = name;
    return true;
}

static bool take_setting(struct settings *settings, struct text section, struct text key,
                         struct text value, struct error *err)
{
    if (text_is(section, "views")) /* a limit has quotes of its own */
        return add_view(settings, key, value, err);
    value = ini_unquoted(value);
    if (profiles_has_section(section))
        return profiles_take(settings, section, key, value, err);
    if (terms_has_key(section, key))
        return terms_take(settings, key, value, err);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (text_is(section, rows[i].section) && text_is(key, rows[i].key))
            return setting_set(&settings->arena, settings, &rows[i], value, err);
    }
    return take_idle(settings, section, key, err);
}

static bool take_line(void *context, struct text section, struct text key,
                      struct text value, int line, struct error *err)
{
    (void)line;
    if (is_locked(context, section, key))
        return error_set(err, ERROR_USAGE, "%.*s: the machine's policy (%s) has locked it",
                         (int)key.len, key.bytes, SETTINGS_POLICY_PATH);
    return take_setting(context, section, key, value, err);
}

/* Under [locked] it is set, then locked. */
static bool take_policy_line(void *context, struct text section, struct text key,
                             struct text value, int line, struct error *err)
{
    struct settings *settings = context;
    struct text name = key;

    if (!text_is(section, "locked"))
        return take_line(context, section, key, value, line, err);
    if (!split_locked(name, &section, &key))
        return error_set(err, ERROR_USAGE, "[locked]: '%.*s' is no section.key",
                         (int)name.len, name.bytes);
    if (!take_setting(context, section, key, value, err))
        return error_wrap(err, "[locked]");
    settings->locked =
        arena_reserve(&settings->arena, settings->locked, &settings->locked_capacity,
                      settings->locked_count, sizeof(*settings->locked));
    settings->locked[settings->locked_count++] =
        arena_copy(&settings->arena, name.bytes, name.len);
    return true;
}

bool settings_read_policy(struct settings *settings, const char *path, struct error *err)
{
    return ini_file_read(path, take_policy_line, settings, err);
}

static bool settle_never_send(struct settings *settings, struct error *err)
{
    settings->never_send_is_off = false;
    for (size_t i = 0; i < settings->never_send_count; i++)
        settings->never_send_is_off |= strcmp(settings->never_send[i], "off") == 0;
    return !settings->never_send_is_off || settings->never_send_count == 1 ||
           error_set(err, ERROR_USAGE, "[privacy] never_send: off stands alone");
}

bool settings_read(struct settings *settings, const char *path, struct error *err)
{
    if (!ini_file_read(path, take_line, settings, err))
        return false;
    settings->enter_sends = string_equals(settings->send_enter, "chat");
    if (settings->terms.goodwill.currency[0] == '\0')
        snprintf(settings->terms.goodwill.currency,
                 sizeof(settings->terms.goodwill.currency), "%s", settings->shop_currency);
    if (!settle_never_send(settings, err) || !profiles_settle(settings, err))
        return error_wrap(err, "%s", path);
    return settings_theme(settings->theme, &(struct theme){0}, err) ||
           error_wrap(err, "%s: [ui]", path);
}

static bool bind(struct keymap *keymap, struct text section, struct text key,
                 struct text value, int line, struct error *err)
{
    enum key_place place;

    if (!key_place_parse(section, &place))
        return error_set(err, ERROR_USAGE, "[%.*s] is no pane with keys", (int)section.len,
                         section.bytes);
    return keymap_bind(keymap, place, key, value, line, err);
}

/* What cannot be bound is left out, and told among the conflicts: the others stand. */
static bool take_key(void *context, struct text section, struct text key, struct text value,
                     int line, struct error *err)
{
    struct error why;

    (void)err;
    if (!bind(context, section, key, ini_unquoted(value), line, &why))
        keymap_refuse(context, line, why.text);
    return true;
}

static void leave_out(void *context, int line, const char *why)
{
    keymap_refuse(context, line, why);
}

void settings_read_keys(const char *path, struct keymap *keymap)
{
    ini_file_read_what_can_be(path, take_key, leave_out, keymap);
    keymap_settle(keymap);
}
