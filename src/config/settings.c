#include "config/settings.h"

#include "base/money.h"
#include "config/ini_file.h"

#include <pwd.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum setting_kind {
    SETTING_TEXT,
    SETTING_SPAN,    /* seconds: 10s, 5m, 2h; a bare number is seconds */
    SETTING_AGE,     /* as a span with its unit, or off */
    SETTING_BOOL,    /* on off yes no true false */
    SETTING_WORDS,   /* separated by spaces or commas */
    SETTING_PHRASES, /* separated by commas */
    SETTING_CURRENCY,
    SETTING_CHOICE,    /* one of the words in choices */
    SETTING_LANGUAGES, /* the first is the shop's */
};

struct setting_row {
    const char *section;
    const char *key;
    enum setting_kind kind;
    size_t offset;
    size_t count_offset;
    const char *choices; /* " a b " */
};

#define AT(member) offsetof(struct settings, member)
// clang-format off
static const struct setting_row rows[] = {
    {"vault", "passphrase_command", SETTING_TEXT, AT(passphrase_command), 0, NULL},
    {"vault", "lock_after", SETTING_SPAN, AT(lock_after), 0, NULL},
    {"shop", "name", SETTING_TEXT, AT(shop_name), 0, NULL},
    {"shop", "timezone", SETTING_TEXT, AT(shop_zone), 0, NULL},
    {"shop", "currency", SETTING_CURRENCY, AT(shop_currency), 0, NULL},
    {"shop", "country", SETTING_TEXT, AT(shop_country), 0, NULL},
    {"shop", "languages", SETTING_LANGUAGES, AT(shop_lang), 0, NULL},
    {"shop", "consent", SETTING_BOOL, AT(consent), 0, NULL},
    {"send", "delay", SETTING_SPAN, AT(send_delay), 0, NULL},
    {"send", "after", SETTING_CHOICE, AT(send_after), 0, " next stay "},
    {"send", "enter", SETTING_CHOICE, AT(send_enter), 0, " chat line "},
    {"guard", "fresh", SETTING_SPAN, AT(fresh), 0, NULL},
    {"guard", "allow_links", SETTING_WORDS, AT(allow_links), AT(allow_link_count), NULL},
    {"guard", "reasons", SETTING_PHRASES, AT(reasons), AT(reason_count), NULL},
    {"ui", "theme", SETTING_TEXT, AT(theme), 0, NULL},
    {"ui", "language", SETTING_TEXT, AT(language), 0, NULL},
    {"ui", "signature", SETTING_TEXT, AT(signature), 0, NULL},
    {"ui", "agent", SETTING_TEXT, AT(agent), 0, NULL},
    {"ui", "open_command", SETTING_WORDS, AT(open_command), AT(open_command_count), NULL},
    {"ui", "blank_after", SETTING_SPAN, AT(blank_after), 0, NULL},
    {"model", "url", SETTING_TEXT, AT(model_url), 0, NULL},
    {"privacy", "local_only", SETTING_BOOL, AT(local_only), 0, NULL},
    {"privacy", "keep", SETTING_AGE, AT(keep), 0, NULL},
};
/* The rest of the contract's keys: accepted, so that one file serves every version. */
static const char *const known[] = {
    "model.api", "model.model", "model.key_file", "model.key_command", "model.n", "model.temperature", "model.max_tokens",
    "model.max_tokens_field", "model.first_byte_timeout", "model.idle_timeout", "model.ca_file", "model.proxy", "model.http",
    "model.price_in", "model.price_out", "model.languages", "model.headers", "model.stop", "model.api_version",
    "model.prompt_tokens", "model.moderation", "model.ask", "model.regions", "model.processor", "model.region", "model.retention",
    "desk.kind", "privacy.mask", "privacy.never_send", "privacy.record_keys", "guard.lexicons", "guard.mode",
    "guard.goodwill", "budget.tokens_per_day", "budget.tokens_per_ticket", "budget.money_per_day", "catalogue.url",
    "ui.keys", "ui.composer", "ui.bell", "ui.notify", "ui.osc52", "ui.borders",
};
// clang-format on

static const char *const default_reasons[] = {"done in the shop", "the carrier said so",
                                              "goodwill within my limit",
                                              "agreed with a lead"};

static const char *user_name(struct arena *arena)
{
    const struct passwd *entry = getpwuid(getuid());

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

static bool read_bool(struct text value, bool *out)
{
    *out = text_is(value, "on") || text_is(value, "yes") || text_is(value, "true");
    return *out || text_is(value, "off") || text_is(value, "no") || text_is(value, "false");
}

static void read_list(struct settings *settings, struct text value, bool by_comma,
                      const char ***list, size_t *count)
{
    size_t capacity = 0;
    struct text piece;

    *list = NULL;
    *count = 0;
    while (by_comma ? text_next(&value, ',', &piece) : text_next_word(&value, &piece)) {
        piece = text_trim(piece);
        if (!by_comma && piece.len > 0 && piece.bytes[piece.len - 1] == ',')
            piece.len--;
        if (piece.len == 0)
            continue;
        *list = arena_reserve(&settings->arena, *list, &capacity, *count, sizeof(**list));
        (*list)[(*count)++] = arena_copy(&settings->arena, piece.bytes, piece.len);
    }
}

static bool is_choice(const char *choices, struct text value)
{
    struct text rest = text_of(choices);
    struct text word;

    while (text_next_word(&rest, &word)) {
        if (text_equals(word, value))
            return true;
    }
    return false;
}

static bool set(struct settings *settings, const struct setting_row *row, struct text value,
                struct error *err)
{
    char *place = (char *)settings + row->offset;
    struct text first;
    struct text rest = value;
    int64_t seconds;
    bool flag;

    switch (row->kind) {
    case SETTING_SPAN:
        if (!moment_parse_span(value, &seconds) &&
            !text_to_integer(value, 0, INT32_MAX, &seconds))
            return error_set(err, ERROR_USAGE,
                             "%s: not a length of time such as 10s, 5m or 2h", row->key);
        *(int64_t *)(void *)place = seconds;
        return true;
    case SETTING_AGE:
        seconds = -1;
        if (!text_is(value, "off") && !moment_parse_span(value, &seconds))
            return error_set(err, ERROR_USAGE, "%s: not an age such as 90d, nor off",
                             row->key);
        *(int64_t *)(void *)place = seconds;
        return true;
    case SETTING_BOOL:
        if (!read_bool(value, &flag))
            return error_set(err, ERROR_USAGE, "%s: neither on nor off", row->key);
        *(bool *)place = flag;
        return true;
    case SETTING_WORDS:
    case SETTING_PHRASES:
        read_list(settings, value, row->kind == SETTING_PHRASES,
                  (const char ***)(void *)place,
                  (size_t *)(void *)((char *)settings + row->count_offset));
        return true;
    case SETTING_CURRENCY:
        if (!money_is_currency(value))
            return error_set(err, ERROR_USAGE, "%s: not an ISO 4217 code such as EUR",
                             row->key);
        break;
    case SETTING_CHOICE:
        if (!is_choice(row->choices, value))
            return error_set(err, ERROR_USAGE, "%s: not one of%s", row->key, row->choices);
        break;
    case SETTING_LANGUAGES:
        if (!text_next_word(&rest, &first))
            return error_set(err, ERROR_USAGE, "%s: no language named", row->key);
        value = first;
        break;
    case SETTING_TEXT:
        break;
    }
    *(const char **)(void *)place = arena_copy(&settings->arena, value.bytes, value.len);
    return true;
}

static bool add_view(struct settings *settings, struct text name, struct text limit,
                     struct error *err)
{
    struct saved_view *view = &settings->views[settings->view_count];
    struct limit *parsed = limit_parse(limit, err);

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

/* "[model.NAME]" has the keys of "[model]". */
static struct text section_of(struct text section)
{
    return text_starts_with(section, "model.") ? text_of("model") : section;
}

static bool is_known(struct text section, struct text key)
{
    char name[160];

    if (text_is(section, "guard") && text_starts_with(key, "rule."))
        return true;
    snprintf(name, sizeof(name), "%.*s.%.*s", (int)section.len, section.bytes, (int)key.len,
             key.bytes);
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (string_equals(known[i], name))
            return true;
    }
    return false;
}

static bool is_locked(const struct settings *settings, struct text section, struct text key)
{
    for (size_t i = 0; i < settings->locked_count; i++) {
        struct text rest = text_of(settings->locked[i]);
        struct text locked_section;

        if (text_next(&rest, '.', &locked_section) &&
            text_equals(locked_section, section) && text_equals(rest, key))
            return true;
    }
    return false;
}

static bool take_line(void *context, struct text section, struct text key,
                      struct text value, struct error *err)
{
    struct settings *settings = context;
    bool is_profile = text_starts_with(section, "model.");

    if (is_locked(settings, section, key))
        return error_set(err, ERROR_USAGE, "%.*s: the machine's policy (%s) has locked it",
                         (int)key.len, key.bytes, SETTINGS_POLICY_PATH);
    if (text_is(section, "views"))
        return add_view(settings, key, value, err);
    section = section_of(section);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (text_is(section, rows[i].section) && text_is(key, rows[i].key))
            return is_profile || set(settings, &rows[i], value, err);
    }
    if (is_known(section, key)) {
        settings->idle =
            arena_reserve(&settings->arena, settings->idle, &settings->idle_capacity,
                          settings->idle_count, sizeof(*settings->idle));
        settings->idle[settings->idle_count++] =
            arena_format(&settings->arena, "%.*s.%.*s", (int)section.len, section.bytes,
                         (int)key.len, key.bytes);
        return true;
    }
    return error_set(err, ERROR_USAGE, "[%.*s] has no setting '%.*s'", (int)section.len,
                     section.bytes, (int)key.len, key.bytes);
}

/* Under [locked] a key is "section.key": set, then locked. */
static bool take_policy_line(void *context, struct text section, struct text key,
                             struct text value, struct error *err)
{
    struct settings *settings = context;
    struct text rest = key;

    if (!text_is(section, "locked"))
        return take_line(context, section, key, value, err);
    if (!text_next(&rest, '.', &section) || !take_line(context, section, rest, value, err))
        return error_wrap(err, "[locked]");
    settings->locked =
        arena_reserve(&settings->arena, settings->locked, &settings->locked_capacity,
                      settings->locked_count, sizeof(*settings->locked));
    settings->locked[settings->locked_count++] =
        arena_copy(&settings->arena, key.bytes, key.len);
    return true;
}

bool settings_read_policy(struct settings *settings, const char *path, struct error *err)
{
    return ini_file_read(path, take_policy_line, settings, err);
}

bool settings_read(struct settings *settings, const char *path, struct error *err)
{
    if (!ini_file_read(path, take_line, settings, err))
        return false;
    settings->enter_sends = string_equals(settings->send_enter, "chat");
    return settings_theme(settings->theme, &(struct theme){0}, err) ||
           error_wrap(err, "%s: [ui]", path);
}

static bool take_key(void *context, struct text section, struct text key, struct text value,
                     struct error *err)
{
    enum key_place place;

    if (!key_place_parse(section, &place))
        return error_set(err, ERROR_USAGE, "[%.*s] is no pane with keys", (int)section.len,
                         section.bytes);
    return keymap_bind(context, place, key, value, err);
}

bool settings_read_keys(const char *path, struct keymap *keymap, struct error *err)
{
    return ini_file_read(path, take_key, keymap, err);
}
