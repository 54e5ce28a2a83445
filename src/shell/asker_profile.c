/* Which profile may answer a customer, and why none may. */
#include "chat/country.h"
#include "guard/language.h"
#include "guard/mask.h"
#include "shell/asker.h"

static bool is_usable(const struct model_profile *profile)
{
    return profile->url != NULL && profile->url[0] != '\0';
}

/* Not allowed at all, whichever profile it were. NULL: it may be. */
static const char *why_none(const struct settings *settings, const struct loaded *loaded,
                            struct arena *arena)
{
    const char *class = NULL;
    bool has_any = false;

    for (size_t i = 0; i < settings->profile_count; i++)
        has_any = has_any || is_usable(&settings->profiles[i]);
    if (!has_any)
        return "no [model] url is set";
    if (settings->local_only)
        return "[privacy] local_only keeps everything on this machine";
    if (loaded == NULL)
        return NULL;
    if (loaded->damaged > 0)
        return "records could not be read: an objection to a model may be among them";
    if (!loaded->has_customer)
        return "the customer's record is missing: what it says of models is not known";
    if (loaded->customer.ai == CONSENT_REFUSED)
        return "the customer objects to a model (consent.ai)";
    if (!settings->never_send_is_off &&
        !guard_may_leave(&loaded->ticket, settings->never_send, settings->never_send_count,
                         &class))
        return arena_format(arena, "%s ([privacy] never_send)", class);
    return NULL;
}

static bool any_names_regions(const struct settings *settings)
{
    for (size_t i = 0; i < settings->profile_count; i++) {
        if (is_usable(&settings->profiles[i]) && settings->profiles[i].region_count > 0)
            return true;
    }
    return false;
}

static bool takes_country(const struct model_profile *profile, const char *country)
{
    for (size_t i = 0; i < profile->region_count; i++) {
        if (country_is_same(profile->regions[i], country))
            return true;
    }
    return false;
}

static bool is_bound_to(const struct model_profile *profile, const char *lang)
{
    for (size_t i = 0; i < profile->language_count; i++) {
        if (language_is_same(profile->languages[i], lang))
            return true;
    }
    return false;
}

/* What a choice is made by. */
struct choosing {
    const struct settings *settings;
    const char *country; /* NULL: not known */
    bool needs_country;  /* some profile names regions, and it is about a customer */
    const char *lang;
};

static bool is_allowed(const struct choosing *choosing, const struct model_profile *profile)
{
    return is_usable(profile) &&
           (!choosing->needs_country || takes_country(profile, choosing->country));
}

/* One bound to the language before one that is bound to none. */
static const struct model_profile *best_of(const struct choosing *choosing, bool *is_any)
{
    const struct model_profile *unbound = NULL;

    *is_any = false;
    for (size_t i = 0; i < choosing->settings->profile_count; i++) {
        const struct model_profile *profile = &choosing->settings->profiles[i];

        if (!is_allowed(choosing, profile))
            continue;
        *is_any = true;
        if (is_bound_to(profile, choosing->lang))
            return profile;
        if (unbound == NULL && profile->language_count == 0)
            unbound = profile;
    }
    return unbound;
}

static const char *why_no_country(const struct choosing *choosing, struct arena *arena)
{
    if (choosing->country == NULL)
        return "the customer's country is not known, and profiles are bound to regions";
    return arena_format(arena, "no profile may answer a customer in %s ([model] regions)",
                        choosing->country);
}

static const struct model_profile *named(const struct choosing *choosing, const char *name,
                                         struct arena *arena, const char **why)
{
    for (size_t i = 0; i < choosing->settings->profile_count; i++) {
        const struct model_profile *profile = &choosing->settings->profiles[i];

        if (!string_equals(profile->name, name))
            continue;
        if (is_allowed(choosing, profile))
            return profile;
        *why = is_usable(profile) ? why_no_country(choosing, arena)
                                  : arena_format(arena, "[model.%s] has no url", name);
        return NULL;
    }
    *why = arena_format(arena, "there is no [model.%s] in the configuration", name);
    return NULL;
}

const struct model_profile *asker_profile(const struct office *office,
                                          const struct loaded *loaded,
                                          const char *profile_name, const char *lang,
                                          struct arena *arena, const char **why)
{
    const struct settings *settings = &office->settings;
    struct choosing choosing = {
        .settings = settings,
        .country = loaded != NULL && loaded->has_customer
                       ? customer_country(&loaded->customer)
                       : NULL,
        .needs_country = loaded != NULL && any_names_regions(settings),
        .lang = lang,
    };
    const struct model_profile *profile;
    bool is_any;

    *why = why_none(settings, loaded, arena);
    if (*why != NULL)
        return NULL;
    if (profile_name != NULL)
        return named(&choosing, profile_name, arena, why);
    profile = best_of(&choosing, &is_any);
    if (profile == NULL)
        *why = is_any ? arena_format(arena, "no profile answers in the language '%s'",
                                     string_or_empty(lang))
                      : why_no_country(&choosing, arena);
    return profile;
}
