#include "shell/office.h"

#include "assist/ask.h"
#include "base/secret.h"
#include "config/lexicon_files.h"
#include "shell/earlier.h"
#include "shell/erase.h"
#include "shell/people.h"
#include "shell/print.h"
#include "shell/shared.h"
#include "shell/standing.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool office_prepare(struct office *office, const struct options *options, struct error *err)
{
    *office = (struct office){0};
    process_mark(getpid(), office->writer);
    settings_init(&office->settings);
    if (paths_find(&office->paths, options->home, err) &&
        paths_check(&office->paths, err) &&
        settings_read_policy(&office->settings, SETTINGS_POLICY_PATH, err) &&
        settings_read(&office->settings, office->paths.configuration, err) &&
        (office->settings.lexicons == NULL ||
         lexicon_files_read(office->settings.lexicons, err)) &&
        moment_set_zone(office->settings.shop_zone, err))
        return true;
    office_close(office);
    return false;
}

static void warn_of_no_anchor(struct vault *vault)
{
    static const char what[] = "the vault's anchor was missing or damaged, so a "
                               "rolled-back vault could not be told";
    struct error why = {0};

    if (vault_anchor(vault, &why))
        print_warning("%s; a new anchor is made", what);
    else
        print_warning("%s, and no new anchor can be made: %s", what, why.text);
}

/* What a vault of before lacks; without it the guard knows less, and all else goes on. */
static void settle_people(struct office *office)
{
    struct error why = {0};

    if (!people_settle(office, &why))
        print_warning("the guard may not know names with addresses of other customers: %s",
                      why.text);
}

bool office_open_with(struct office *office, struct text passphrase, struct error *err)
{
    paths_make_state(&office->paths);
    if (!vault_open(office->paths.data, office->paths.state, passphrase, &office->vault,
                    err))
        return false;
    if (vault_is_behind(office->vault))
        print_warning(
            "the vault is older than when it was last closed here: it was rolled back, or "
            "records are gone (deskhand verify tells more)");
    if (vault_is_unanchored(office->vault))
        warn_of_no_anchor(office->vault);
    if (!shared_open(office, err) ||
        !erase_settle(office, err))
        return false;
    settle_people(office);
    return true;
}

bool office_require_vault(const struct office *office, struct error *err)
{
    return vault_exists(office->paths.data) ||
           error_set(err, ERROR_NOT_FOUND,
                     "%s: there is no vault here (deskhand init makes one)",
                     office->paths.data);
}

bool office_knows_holds(const struct office *office, struct error *err)
{
    return !vault_is_behind(office->vault) ||
           error_set(err, ERROR_DAMAGED,
                     "the vault is older than its anchor: a legal hold may be missing "
                     "(deskhand verify --accept, where the older state is wanted)");
}

bool office_open(struct office *office, const struct options *options, struct error *err)
{
    char *passphrase;
    size_t len = 0;
    bool is_open;

    if (!office_prepare(office, options, err))
        return false;
    if (!office_require_vault(office, err)) {
        office_close(office);
        return false;
    }
    passphrase = secret_get(PASSPHRASE_SIZE);
    is_open = office_unlock(office, options, passphrase, &len, err);
    secret_free(passphrase);
    if (!is_open)
        office_close(office);
    return is_open;
}

void office_close(struct office *office)
{
    earlier_destroy(office->earlier);
    standings_forget(office);
    vault_close(office->vault);
    catalogue_close(office->catalogue);
    settings_release(&office->settings);
    paths_release(&office->paths);
    *office = (struct office){0};
}

bool office_ticket_stream(struct office *office, const char *ticket, int64_t *stream,
                          struct error *err)
{
    int64_t found = 0;

    if (!vault_stream(office->vault, STREAM_TICKET, text_of(ticket), text_of(""), false,
                      &found, err))
        return false;
    if (found == 0)
        return error_set(err, ERROR_NOT_FOUND, "%s: no such ticket", ticket);
    *stream = found;
    return true;
}

/* Allowed hosts are written once a product, so a catalogue of many has few. */
static void add_host(struct shop *shop, size_t *capacity, struct text url)
{
    const char *scheme = text_find(url, text_of("://"));
    struct text rest;
    struct text host;

    if (scheme == NULL)
        return;
    rest = text_from(scheme + 3, url.len - (size_t)(scheme + 3 - url.bytes));
    if (!text_next(&rest, '/', &host) || host.len == 0)
        return;
    for (size_t i = 0; i < shop->host_count; i++) {
        if (text_is_ignoring_case(host, shop->hosts[i]))
            return;
    }
    shop->hosts = arena_reserve(&shop->arena, shop->hosts, capacity, shop->host_count,
                                sizeof(*shop->hosts));
    shop->hosts[shop->host_count++] = arena_copy(&shop->arena, host.bytes, host.len);
}

static bool is_of_host(char byte)
{
    return byte > ' ' && strchr("/?#:\\\"'<>()[]{}@,;", byte) == NULL;
}

/* The hosts of every address in a macro; a variable is none. */
static void add_hosts_in(struct shop *shop, size_t *capacity, struct text text)
{
    const char *end = string_or_empty(text.bytes) + text.len;
    const char *at;

    while ((at = text_find(text, text_of("://"))) != NULL) {
        const char *last = at + 3;

        while (last < end && is_of_host(*last))
            last++;
        if (last == end || *last != '@')
            add_host(shop, capacity, text_from(at, (size_t)(last - at)));
        text = text_from(last, (size_t)(end - last));
    }
}

/* The shop's own hosts: where its articles stand, what its macros and [guard] allow_links
 * name. */
static void find_hosts(const struct office *office, struct shop *shop)
{
    size_t capacity = 0;

    for (size_t i = 0; i < shop->article_count; i++)
        add_host(shop, &capacity, text_of(shop->articles[i].url));
    for (size_t i = 0; i < shop->macro_count; i++)
        add_hosts_in(shop, &capacity, text_of(shop->macros[i].text));
    for (size_t i = 0; i < office->settings.allow_link_count; i++) {
        shop->hosts = arena_reserve(&shop->arena, shop->hosts, &capacity, shop->host_count,
                                    sizeof(*shop->hosts));
        shop->hosts[shop->host_count++] =
            arena_text(&shop->arena, office->settings.allow_links[i]);
    }
}

static const struct instructions *read_instructions(struct arena *arena)
{
    const char *texts[ASK_KIND_COUNT + 1] = {[ASK_KIND_COUNT] = ask_words()};

    for (int kind = 0; kind < ASK_KIND_COUNT; kind++)
        texts[kind] = ask_system((enum ask_kind)kind);
    return instructions_of(texts, COUNT_OF(texts), arena);
}

/* What the shop's records do not say: its settings. */
static void settle_shop(const struct office *office, struct shop *shop)
{
    const struct settings *settings = &office->settings;

    shop->name = arena_text(&shop->arena, settings->shop_name);
    shop->agent = arena_text(&shop->arena, settings->agent);
    shop->signature = arena_text(&shop->arena, settings->signature);
    shop->lang = arena_text(&shop->arena, settings->shop_lang);
    shop->policy = policy_of_shop(shop->articles, shop->article_count, shop->macros,
                                  shop->macro_count, &shop->arena);
    shop->instructions = read_instructions(&shop->arena);
    find_hosts(office, shop);
}

bool office_shop(struct office *office, struct shop **shop, struct error *err)
{
    struct shop *made = shop_create();

    if (!catalogue_articles(office->catalogue, &made->arena, &made->articles,
                            &made->article_count, err) ||
        !catalogue_promotions(office->catalogue, &made->arena, &made->promotions,
                              &made->promotion_count, err) ||
        !catalogue_macros(office->catalogue, &made->arena, &made->macros,
                          &made->macro_count, err)) {
        shop_destroy(made);
        return false;
    }
    settle_shop(office, made);
    *shop = made;
    return true;
}

struct shop *office_bare_shop(const struct office *office)
{
    struct shop *made = shop_create();

    settle_shop(office, made);
    return made;
}
