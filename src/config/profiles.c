#include "config/profiles.h"

#include "base/url.h"
#include "config/setting_value.h"

#include <string.h>

#define PROFILES_MAX 32
#define NAME_MAX_LEN 40

#define AT(member) offsetof(struct model_profile, member)
/* One row a key; whose belongs_to_server is set is no other server's. */
// clang-format off
static const struct {
    struct setting_row value;
    bool belongs_to_server;
} rows[] = {
    {{NULL, "api", SETTING_CHOICE, AT(api), 0, " chat completions responses messages azure engine ", 0, 0}, false},
    {{NULL, "url", SETTING_URL, AT(url), 0, NULL, 0, 0}, false},
    {{NULL, "model", SETTING_TEXT, AT(model), 0, NULL, 0, 0}, false},
    {{NULL, "key_file", SETTING_PATH, AT(key_file), 0, NULL, 0, 0}, true},
    {{NULL, "key_command", SETTING_TEXT, AT(key_command), 0, NULL, 0, 0}, true},
    {{NULL, "n", SETTING_INTEGER, AT(n), 0, NULL, 1, 9}, false},
    {{NULL, "temperature", SETTING_REAL, AT(temperature), AT(has_temperature), NULL, 0, 2}, false},
    {{NULL, "max_tokens", SETTING_INTEGER, AT(max_tokens), 0, NULL, 1, 1000000}, false},
    {{NULL, "max_tokens_field", SETTING_CHOICE, AT(max_tokens_field), 0, " max_tokens max_completion_tokens ", 0, 0}, false},
    {{NULL, "first_byte_timeout", SETTING_SPAN, AT(first_byte_timeout), 0, NULL, 1, 3600}, false},
    {{NULL, "idle_timeout", SETTING_SPAN, AT(idle_timeout), 0, NULL, 1, 3600}, false},
    {{NULL, "ca_file", SETTING_PATH, AT(ca_file), 0, NULL, 0, 0}, false},
    {{NULL, "proxy", SETTING_PROXY, AT(proxy), 0, NULL, 0, 0}, false},
    {{NULL, "http", SETTING_CHOICE, AT(http), 0, " 1.1 2 ", 0, 0}, false},
    {{NULL, "price_in", SETTING_MONEY, AT(price_in), 0, NULL, 0, 0}, false},
    {{NULL, "price_out", SETTING_MONEY, AT(price_out), 0, NULL, 0, 0}, false},
    {{NULL, "languages", SETTING_TAGS, AT(languages), AT(language_count), NULL, 0, 32}, false},
    {{NULL, "regions", SETTING_COUNTRIES, AT(regions), AT(region_count), NULL, 0, 64}, false},
    {{NULL, "headers", SETTING_HEADERS, AT(headers), AT(header_count), NULL, 0, 8}, true},
    {{NULL, "stop", SETTING_PHRASES, AT(stop), AT(stop_count), NULL, 0, 4}, false},
    {{NULL, "api_version", SETTING_TEXT, AT(api_version), 0, NULL, 0, 0}, false},
    {{NULL, "prompt_tokens", SETTING_INTEGER, AT(prompt_tokens), 0, NULL, 500, 1000000}, false},
    {{NULL, "moderation", SETTING_BOOL, AT(moderation), 0, NULL, 0, 0}, true},
    {{NULL, "ask", SETTING_NTH, AT(ask), 0, " open key ahead ", 0, 0}, false},
    {{NULL, "processor", SETTING_TEXT, AT(processor), 0, NULL, 0, 0}, true},
    {{NULL, "region", SETTING_TEXT, AT(region), 0, NULL, 0, 0}, true},
    {{NULL, "retention", SETTING_TEXT, AT(retention), 0, NULL, 0, 0}, true},
};
// clang-format on
_Static_assert(COUNT_OF(rows) <= 64, "a bit a row");

static const struct model_profile defaults = {
    .name = "model",
    .n = 3,
    .first_byte_timeout = 60,
    .idle_timeout = 30,
    .prompt_tokens = 6000,
};

bool profiles_has_section(struct text section)
{
    return text_is(section, "model") || text_starts_with(section, "model.");
}

void profiles_each(setting_about_handler *handler, void *context)
{
    struct buffer form;

    buffer_init(&form, SIZE_MAX);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        buffer_clear(&form);
        setting_form(&rows[i].value, &form);
        handler(context, "model", rows[i].value.key, buffer_text(&form));
    }
    buffer_release(&form);
}

static bool is_name(struct text name)
{
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.bytes[i];

        if ((byte < 'a' || byte > 'z') && (byte < 'A' || byte > 'Z') &&
            (byte < '0' || byte > '9') && byte != '-' && byte != '_' && byte != '.')
            return false;
    }
    return name.len > 0 && name.len <= NAME_MAX_LEN && !text_is(name, "model");
}

static struct model_profile *find(struct settings *settings, struct text name)
{
    for (size_t i = 0; i < settings->profile_count; i++) {
        if (text_is(name, settings->profiles[i].name))
            return &settings->profiles[i];
    }
    return NULL;
}

static struct model_profile *add(struct settings *settings, struct text name)
{
    struct model_profile *profile;

    settings->profiles =
        arena_reserve(&settings->arena, settings->profiles, &settings->profile_capacity,
                      settings->profile_count, sizeof(*settings->profiles));
    profile = &settings->profiles[settings->profile_count++];
    *profile = defaults;
    profile->name = arena_copy(&settings->arena, name.bytes, name.len);
    return profile;
}

/* [model] stands first, said or not: the others inherit from it. */
static struct model_profile *profile_of(struct settings *settings, struct text section,
                                        struct error *err)
{
    static const char prefix[] = "model.";
    struct text name = section;
    struct model_profile *profile;

    if (settings->profile_count == 0)
        add(settings, text_of(defaults.name));
    if (text_is(section, defaults.name))
        return &settings->profiles[0];
    name = text_from(section.bytes + strlen(prefix), section.len - strlen(prefix));
    if (!is_name(name)) {
        error_set(err, ERROR_USAGE,
                  "[%.*s]: a profile's name has letters, digits, - _ . alone, %d at most, "
                  "and is not 'model'",
                  (int)section.len, section.bytes, NAME_MAX_LEN);
        return NULL;
    }
    profile = find(settings, name);
    if (profile == NULL && settings->profile_count == PROFILES_MAX) {
        error_set(err, ERROR_USAGE, "more than %d profiles", PROFILES_MAX);
        return NULL;
    }
    return profile != NULL ? profile : add(settings, name);
}

/* Of the two sources of a key the one that was named last counts. */
static void forget_other_key(struct model_profile *profile, const char *key)
{
    if (strcmp(key, "key_file") == 0)
        profile->key_command = NULL;
    else if (strcmp(key, "key_command") == 0)
        profile->key_file = NULL;
}

static uint64_t bit_of(const char *key)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (strcmp(rows[i].value.key, key) == 0)
            return UINT64_C(1) << i;
    }
    return 0;
}

static uint64_t bits_of(const char *key)
{
    bool is_source = strcmp(key, "key_file") == 0 || strcmp(key, "key_command") == 0;

    return is_source ? bit_of("key_file") | bit_of("key_command") : bit_of(key);
}

bool profiles_take(struct settings *settings, struct text section, struct text key,
                   struct text value, struct error *err)
{
    struct model_profile *profile = profile_of(settings, section, err);

    if (profile == NULL)
        return false;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct setting_row *row = &rows[i].value;

        if (!text_is(key, row->key))
            continue;
        if (!setting_set(&settings->arena, profile, row, value, err))
            return false;
        profile->set |= bits_of(row->key);
        forget_other_key(profile, row->key);
        return true;
    }
    return error_set(err, ERROR_USAGE, "[%.*s] has no setting '%.*s'", (int)section.len,
                     section.bytes, (int)key.len, key.bytes);
}

static bool is_same_server(const struct model_profile *a, const struct model_profile *b)
{
    struct url left;
    struct url right;

    return a->url != NULL && b->url != NULL && url_read(text_of(a->url), &left) &&
           url_read(text_of(b->url), &right) && url_has_same_origin(&left, &right);
}

static void inherit(const struct model_profile *from, struct model_profile *to)
{
    bool has_own_server = (to->set & bit_of("url")) != 0 && !is_same_server(from, to);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool is_own = (to->set & UINT64_C(1) << i) != 0;

        if (!is_own)
            setting_copy(&rows[i].value,
                         has_own_server && rows[i].belongs_to_server ? &defaults : from,
                         to);
    }
}

/* Azure and "engine" have it in the address; elsewhere the server is told. */
static bool check_model(const struct model_profile *profile, struct error *err)
{
    bool is_in_address = profile->api != NULL && (strcmp(profile->api, "azure") == 0 ||
                                                  strcmp(profile->api, "engine") == 0);

    return profile->model == NULL || profile->model[0] != '\0' || is_in_address ||
           error_set(err, ERROR_USAGE,
                     "[%s%s] model is empty: name one that the server has, or leave the "
                     "line out where it has one alone",
                     profile->name == defaults.name ? "" : "model.", profile->name);
}

static bool settle_currency(struct settings *settings, struct money *money,
                            const char **currency, const char *where, struct error *err)
{
    if (!money->is_known)
        return true;
    if (money->currency[0] == '\0')
        memcpy(money->currency, settings->shop_currency, sizeof(money->currency));
    if (*currency != NULL && strcmp(*currency, money->currency) != 0)
        return error_set(err, ERROR_USAGE,
                         "[%s] counts in %s, another price or the budget in %s: they are "
                         "in one currency",
                         where, money->currency, *currency);
    *currency = money->currency;
    return true;
}

bool profiles_settle(struct settings *settings, struct error *err)
{
    const char *currency = NULL;

    if (!settle_currency(settings, &settings->money_per_day, &currency, "budget", err))
        return false;
    for (size_t i = 0; i < settings->profile_count; i++) {
        struct model_profile *profile = &settings->profiles[i];

        if (i > 0)
            inherit(&settings->profiles[0], profile);
        if (!check_model(profile, err))
            return false;
        if (!settle_currency(settings, &profile->price_in, &currency, profile->name, err) ||
            !settle_currency(settings, &profile->price_out, &currency, profile->name, err))
            return false;
    }
    settings->model_url = settings->profile_count > 0 ? settings->profiles[0].url : NULL;
    return true;
}

const struct model_profile *settings_profile(const struct settings *settings,
                                             const char *name)
{
    const char *wanted = name == NULL ? defaults.name : name;

    for (size_t i = 0; i < settings->profile_count && !settings->local_only; i++) {
        if (strcmp(settings->profiles[i].name, wanted) == 0)
            return &settings->profiles[i];
    }
    return NULL;
}
