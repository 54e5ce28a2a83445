#include "guard/judge.h"

#include "base/buffer.h"
#include "base/punycode.h"
#include "base/utf8.h"
#include "guard/carriers.h"
#include "guard/products.h"

#include <string.h>

#define HOSTS_MAX  256
#define HOST_BYTES 512

/* Hosts that a link may go to, lower case, and where each stands. */
struct allowed_host {
    struct text host;
    const char *kind; /* of the source; NULL: the configuration */
    const char *id;
};
struct allowed_hosts {
    struct allowed_host items[HOSTS_MAX];
    size_t count;
};

static bool is_same_host(struct text a, struct text b)
{
    return a.len == b.len && strncasecmp(a.bytes, b.bytes, a.len) == 0;
}

static void host_allow(struct allowed_hosts *hosts, struct text host, const char *kind,
                       const char *id)
{
    if (host.len == 0 || hosts->count == HOSTS_MAX) {
        return;
    }
    for (size_t i = 0; i < hosts->count; i++) {
        if (is_same_host(hosts->items[i].host, host)) {
            return;
        }
    }
    hosts->items[hosts->count++] = (struct allowed_host){host, kind, id};
}

/* "https://shop.example/p/1" has the host shop.example; of another text there is none. */
static struct text url_host(const char *url)
{
    struct text none = {"", 0};
    const char *at = url == NULL ? NULL : strstr(url, "://");
    if (at == NULL) {
        return none;
    }
    at += 3;
    size_t len = strcspn(at, "/?#:\\ ");
    return memchr(at, '@', len) != NULL ? none : text_from(at, len);
}

/* Where the parcels of an order are looked for. */
static void carriers_gather(const struct order *order, struct allowed_hosts *hosts)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        const char *host;
        for (size_t nth = 0;
             (host = carrier_host(order->shipments[i].carrier, nth)) != NULL; nth++) {
            host_allow(hosts, text_from(host, strcspn(host, " ")), "order", order->id);
        }
    }
}

static void hosts_gather(const struct facts *facts, const struct policy *policy,
                         struct allowed_hosts *hosts)
{
    for (size_t i = 0; i < facts->allowed_host_count; i++) {
        host_allow(hosts, text_of(facts->allowed_hosts[i]), NULL, NULL);
    }
    for (size_t i = 0; i < policy->host_count; i++) {
        host_allow(hosts, policy->hosts[i], "article", NULL);
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        host_allow(hosts, url_host(facts->products[i].url), "product",
                   facts->products[i].id);
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        host_allow(hosts, url_host(facts->orders[i].url), "order", facts->orders[i].id);
        carriers_gather(&facts->orders[i], hosts);
    }
}

/* The host itself, or one below it. */
static bool is_below(struct text host, struct text allowed)
{
    if (is_same_host(host, allowed)) {
        return true;
    }
    struct text www = text_starts_with(allowed, "www.")
                          ? text_from(allowed.bytes + 4, allowed.len - 4)
                          : allowed;
    if (is_same_host(host, www)) {
        return true;
    }
    if (host.len <= www.len + 1 || memchr(www.bytes, '.', www.len) == NULL) {
        return false;
    }
    size_t at = host.len - www.len;
    return host.bytes[at - 1] == '.' &&
           is_same_host(text_from(host.bytes + at, www.len), www);
}

/* The host in ASCII, as its letters or its punycode spell it; itself where it is neither.
 */
static struct text host_in_ascii(struct text host, struct buffer *ascii)
{
    bool is_plain = utf8_ascii_len(host) == host.len;
    buffer_clear(ascii);
    return !is_plain && punycode_host(host, ascii)
               ? text_from(buffer_text(ascii), ascii->len)
               : host;
}

/* Either may be spelled in letters or in punycode. */
static const struct allowed_host *host_find(const struct allowed_hosts *hosts,
                                            struct text host)
{
    const struct allowed_host *found = NULL;
    struct buffer own;
    struct buffer other;
    buffer_init(&own, HOST_BYTES);
    buffer_init(&other, HOST_BYTES);
    struct text ascii = host_in_ascii(host, &own);
    for (size_t i = 0; i < hosts->count && found == NULL; i++) {
        if (is_below(ascii, host_in_ascii(hosts->items[i].host, &other))) {
            found = &hosts->items[i];
        }
    }
    buffer_release(&own);
    buffer_release(&other);
    return found;
}

static const char *reason_of(struct judge *judge, const struct link *link)
{
    struct buffer host;
    buffer_init(&host, HOST_BYTES);
    if (!punycode_host(link->host, &host)) {
        buffer_clear(&host);
        buffer_add_text(&host, "this host");
    }
    const char *reason = arena_format(
        judge->arena,
        "The link goes to %s, which is no site of the shop or its carriers%s.",
        buffer_text(&host),
        punycode_mixes_scripts(link->host) ? ", and mixes letters of two scripts" : "");
    buffer_release(&host);
    return reason;
}

/* Where in the whole its host ends. Of a link that is none of the web the host may be told
 * in letters of its own, and stand elsewhere. */
static size_t behind_host(const struct link *link)
{
    return link->is_web ? (size_t)(link->host.bytes + link->host.len - link->whole.bytes)
                        : link->whole.len;
}

/* "?url=http://other.example": the first address behind the host goes elsewhere. */
static bool leads_away(const struct allowed_hosts *hosts, const struct link *link)
{
    static const char *const begins[] = {"://", "%3a%2f%2f", "=//", "=%2f%2f"};
    size_t at = behind_host(link);
    for (; at < link->whole.len; at++) {
        struct text rest = text_from(link->whole.bytes + at, link->whole.len - at);
        for (size_t i = 0; i < COUNT_OF(begins); i++) {
            size_t len = strlen(begins[i]);
            if (rest.len <= len || strncasecmp(rest.bytes, begins[i], len) != 0) {
                continue;
            }
            size_t end = len;
            while (end < rest.len && strchr("/:?#&%", rest.bytes[end]) == NULL) {
                end++;
            }
            if (!host_find(hosts, text_from(rest.bytes + len, end - len))) {
                return true;
            }
        }
    }
    return false;
}

/* Host and path, without scheme, "www.", query and a slash at the end. */
static struct text page_of(struct text url)
{
    static const char *const fronts[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < COUNT_OF(fronts); i++) {
        size_t len = strlen(fronts[i]);
        if (url.len > len && strncasecmp(url.bytes, fronts[i], len) == 0) {
            url = text_from(url.bytes + len, url.len - len);
        }
    }
    size_t len = 0;
    while (len < url.len && url.bytes[len] != '?' && url.bytes[len] != '#') {
        len++;
    }
    while (len > 0 && url.bytes[len - 1] == '/') {
        len--;
    }
    return text_from(url.bytes, len);
}

/* Up to its last slash: where a shop's products stand. Empty: the host alone. */
static struct text folder_of(struct text page)
{
    size_t len = page.len;
    while (len > 0 && page.bytes[len - 1] != '/') {
        len--;
    }
    return text_from(page.bytes, len);
}

/* Where a product of these pages is named and the link is to another page of their folder.
 */
enum page { PAGE_OWN, PAGE_OF_OTHER, PAGE_UNKNOWN };

static enum page page_among(const struct judge *judge, const size_t *indexes, size_t count,
                            struct text page)
{
    const struct facts *facts = judge->facts;
    bool is_beside = false;
    for (size_t i = 0; i < count; i++) {
        struct text own =
            page_of(text_of(string_or_empty(facts->products[indexes[i]].url)));
        if (own.len == 0 || is_same_host(own, page)) {
            return PAGE_OWN;
        }
        struct text folder = folder_of(own);
        is_beside |= folder.len > 0 && is_same_host(folder, folder_of(page));
    }
    for (size_t i = 0; is_beside && i < facts->product_count; i++) {
        if (is_same_host(page_of(text_of(string_or_empty(facts->products[i].url))), page)) {
            return PAGE_OF_OTHER;
        }
    }
    return is_beside ? PAGE_UNKNOWN : PAGE_OWN;
}

/* "Instead of the bed", "much like the bed", or said elsewhere in the sentence: the link
 * may well be to another thing. */
static bool may_be_another(const struct reading *reading, const struct titled *titled,
                           const struct link *link)
{
    static const char *const words[] = {
        "similar",  "like",        "alternative", "matching",  "goes",
        "ahnlich",  "passend",     "passt",       "similares", "parecido",
        "parecida", "alternativa", "semblable",   "similaire", "assorti",
        "simile",   "simili",      "semelhante",  "parecidos", "vergelijkbaar",
        "past",     "bijpassende", "似",          "类",        "代",
        "配",       "替"};
    const struct clause *clause = reading_clause(reading, link->first);
    size_t before = clause->first > 0 ? clause->first - 1 : 0;
    size_t first = clause->first == link->first /* "the bed is here: " */
                       ? reading_clause(reading, before)->first
                       : clause->first;
    return titled->first < first || titled->first >= clause->end ||
           reading_mark_within(reading, first, clause->end, MEANING_INSTEAD) != NULL ||
           scan_has_any(&reading->scan, first, clause->end, words, COUNT_OF(words));
}

/* The page that the link goes to, against those of all that its sentence names: "the bed is
 * at" the lamp's page. */
static enum page page_meant(struct judge *judge, const struct link *link,
                            const struct product **product)
{
    const struct sentence *sentence = reading_sentence(judge->reading, link->first);
    enum page page = PAGE_OWN;
    *product = NULL;
    for (size_t i = titled_from(judge, sentence->first);
         i < judge->title_count && judge->titles[i].first < sentence->end; i++) {
        size_t indexes[PRODUCTS_MAX];
        const struct titled *titled = &judge->titles[i];
        size_t count = products_of(judge, titled, indexes);
        count = count > 0 ? variants_join(judge, indexes, count) : 0;
        enum page own = count == 0 || !judge_works(judge, judge->facts->product_count)
                            ? PAGE_OWN
                            : page_among(judge, indexes, count, page_of(link->whole));
        if (own == PAGE_OWN) {
            return PAGE_OWN;
        }
        bool is_certain =
            titled->is_certain && !may_be_another(judge->reading, titled, link);
        page = is_certain ? own : PAGE_UNKNOWN;
        *product = &judge->facts->products[indexes[0]];
    }
    return page;
}

/* True where the link is claimed to go to what its sentence is not about. */
static bool page_judge(struct judge *judge, const struct link *link)
{
    const struct product *product;
    enum page page = page_meant(judge, link, &product);
    if (page == PAGE_OWN) {
        return false;
    }
    struct claim *claim =
        claim_add(judge, link->first, link->end, CLAIM_URL,
                  page == PAGE_OF_OTHER ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (page == PAGE_OF_OTHER) {
        claim_from(claim, "product", product->id, "url", product->url);
        claim->right_value = product->url;
    }
    return true;
}

static void link_judge(struct judge *judge, const struct allowed_hosts *hosts,
                       const struct link *link)
{
    const struct allowed_host *allowed = link->is_web ? host_find(hosts, link->host) : NULL;
    allowed = allowed != NULL && leads_away(hosts, link) ? NULL : allowed;
    if (allowed != NULL && !punycode_mixes_scripts(link->host) && page_judge(judge, link)) {
        return;
    }
    struct claim *claim = claim_add(judge, link->first, link->end, CLAIM_URL,
                                    allowed != NULL ? VERDICT_PROVED : VERDICT_UNSOURCED);
    if (allowed != NULL) {
        claim_from(claim, allowed->kind == NULL ? "shop" : allowed->kind, allowed->id,
                   "url", arena_copy(judge->arena, allowed->host.bytes, allowed->host.len));
    } else if (judge_works(judge, 100)) {
        flag_tokens(judge, link->first, link->end, RULE_LINK, reason_of(judge, link));
    } else {
        flag_tokens(judge, link->first, link->end, RULE_LINK,
                    "The link goes to no site of the shop or its carriers.");
    }
    if (punycode_mixes_scripts(link->host)) {
        flag_tokens(judge, link->first, link->end, RULE_LOOKALIKE,
                    "The host of this link mixes letters of two scripts.");
    }
}

void links_read(struct judge *judge)
{
    struct reading *reading = judge->reading;
    if (reading->link_count == 0) {
        return;
    }
    struct allowed_hosts *hosts = arena_get(judge->arena, sizeof(*hosts));
    hosts_gather(judge->facts, judge->policy, hosts);
    for (size_t i = 0; i < reading->link_count; i++) {
        if (reading->links[i].first < reading->links[i].end) {
            link_judge(judge, hosts, &reading->links[i]);
        }
    }
}

/* Behind the host: a port, a path, a query; nothing that is no part of an address. */
static bool is_plain_rest(struct text rest)
{
    for (size_t i = 0; i < rest.len; i++) {
        if (rest.bytes[i] <= ' ' || rest.bytes[i] > '~') {
            return false;
        }
    }
    return rest.len == 0 || strchr(":/?#", rest.bytes[0]) != NULL;
}

/* False where it is no address that a browser may be given. */
static bool link_address(const struct link *link, struct arena *arena,
                         struct web_link *address)
{
    struct buffer host;
    size_t at = behind_host(link);
    struct text rest = text_from(link->whole.bytes + at, link->whole.len - at);
    bool is_open = strncasecmp(link->whole.bytes, "http://", strlen("http://")) == 0;
    buffer_init(&host, HOST_BYTES);
    bool is_good = link->is_web && is_plain_rest(rest) && punycode_host(link->host, &host);
    if (is_good) {
        address->host = arena_copy(arena, buffer_text(&host), host.len);
        address->url = arena_format(arena, "%s://%s%.*s", is_open ? "http" : "https",
                                    address->host, (int)rest.len, rest.bytes);
    }
    buffer_release(&host);
    return is_good;
}

void guard_links(const struct facts *facts, struct text text, struct arena *arena,
                 struct web_link **links, size_t *count)
{
    struct reading reading;
    const struct policy *policy =
        facts->policy != NULL ? facts->policy
                              : policy_of(facts->articles, facts->article_count, arena);
    struct allowed_hosts *hosts = arena_get(arena, sizeof(*hosts));
    reading_read(text.bytes == NULL ? text_of("") : text, arena, &reading);
    hosts_gather(facts, policy, hosts);
    *links = arena_get(arena, (reading.link_count + 1) * sizeof(**links));
    *count = 0;
    for (size_t i = 0; i < reading.link_count; i++) {
        struct web_link *link = &(*links)[*count];
        if (link_address(&reading.links[i], arena, link)) {
            link->is_allowed = host_find(hosts, reading.links[i].host) != NULL &&
                               !leads_away(hosts, &reading.links[i]);
            (*count)++;
        }
    }
}
