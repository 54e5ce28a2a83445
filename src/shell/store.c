#include "shell/store.h"

#include "base/secret.h"

#include <string.h>
#include <sys/stat.h>

bool store_prepare(struct store *store, const struct options *options, struct error *err)
{
    *store = (struct store){0};
    settings_init(&store->settings);
    if (paths_find(&store->paths, options->home, err) && paths_check(&store->paths, err) &&
        settings_read_policy(&store->settings, SETTINGS_POLICY_PATH, err) &&
        settings_read(&store->settings, store->paths.configuration, err) &&
        moment_set_zone(store->settings.shop_zone, err))
        return true;
    store_close(store);
    return false;
}

bool store_open_with(struct store *store, struct text passphrase, struct error *err)
{
    if (!vault_open(store->paths.data, store->paths.state, passphrase, &store->vault, err))
        return false;
    return catalogue_open(store->paths.data, &store->catalogue, err);
}

bool store_open(struct store *store, const struct options *options, struct error *err)
{
    char *passphrase;
    size_t len = 0;
    bool is_open;

    if (!store_prepare(store, options, err))
        return false;
    if (!vault_exists(store->paths.data)) {
        error_set(err, ERROR_NOT_FOUND, "%s: there is no vault here (deskhand init makes one)",
                  store->paths.data);
        store_close(store);
        return false;
    }
    passphrase = secret_get(PASSPHRASE_SIZE);
    is_open = store_passphrase(store, options, false, passphrase, &len, err) &&
              store_open_with(store, text_from(passphrase, len), err);
    secret_free(passphrase);
    if (!is_open)
        store_close(store);
    return is_open;
}

void store_close(struct store *store)
{
    vault_close(store->vault);
    catalogue_close(store->catalogue);
    settings_release(&store->settings);
    paths_release(&store->paths);
    *store = (struct store){0};
    settings_init(&store->settings);
}

bool store_ticket_stream(struct store *store, const char *ticket, int64_t *stream,
                         struct error *err)
{
    int64_t found = 0;

    if (!vault_stream(store->vault, STREAM_TICKET, text_of(ticket), text_of(""), false, &found,
                      err))
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

/* The shop's own hosts: where its articles stand, and what [guard] allow_links names. */
static void find_hosts(const struct store *store, struct shop *shop)
{
    size_t capacity = 0;

    for (size_t i = 0; i < shop->article_count; i++)
        add_host(shop, &capacity, text_of(shop->articles[i].url));
    for (size_t i = 0; i < store->settings.allow_link_count; i++) {
        shop->hosts = arena_reserve(&shop->arena, shop->hosts, &capacity, shop->host_count,
                                    sizeof(*shop->hosts));
        shop->hosts[shop->host_count++] =
            arena_text(&shop->arena, store->settings.allow_links[i]);
    }
}

bool store_shop(struct store *store, struct shop **shop, struct error *err)
{
    struct shop *made = shop_create();
    const struct settings *settings = &store->settings;

    if (!catalogue_articles(store->catalogue, &made->arena, &made->articles,
                            &made->article_count, err) ||
        !catalogue_promotions(store->catalogue, &made->arena, &made->promotions,
                              &made->promotion_count, err) ||
        !catalogue_macros(store->catalogue, &made->arena, &made->macros, &made->macro_count,
                          err)) {
        shop_destroy(made);
        return false;
    }
    made->name = arena_text(&made->arena, settings->shop_name);
    made->agent = arena_text(&made->arena, settings->agent);
    made->signature = arena_text(&made->arena, settings->signature);
    made->lang = arena_text(&made->arena, settings->shop_lang);
    find_hosts(store, made);
    *shop = made;
    return true;
}
