/*
 * How the server is reached. A thread tries, again and again with pauses, until it has a
 * connection that is set up: names are looked up, hosts are silent, and nobody waits for it
 * but who asked to. It owns what it needs, and outlives a catalogue that is closed
 * meanwhile.
 */
#include "base/url.h"
#include "postgres_parts.h"

#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define CONNECT_SECONDS    "5"
#define FIRST_ATTEMPT_S    15  /* names, connection and settings together */
#define GLANCE_MS          300 /* before a screen's first frame: a server nearby answers */
#define LONGEST_PAUSE_S    30
#define OPTIONS_MAX        64
#define LABEL_LIMIT        256
#define SYSTEM_AUTHORITIES "/etc/ssl/certs/ca-certificates.crt"

struct reach {
    const char *keywords[OPTIONS_MAX + 1];
    const char *values[OPTIONS_MAX + 1];
    size_t count;
    struct arena arena;
    char *label;
    char *home;
    int event;

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t news;
    int holders; /* the catalogue, and the thread while it runs */
    bool is_trying;
    bool is_over; /* the catalogue was closed */
    int attempts; /* that failed since the last that did not */
    bool was_waited_for;
    struct reach_made made;
    struct error why;
};

static const char *option_of(const PQconninfoOption *options, const char *name)
{
    for (; options->keyword != NULL; options++) {
        if (string_equals(options->keyword, name)) {
            return options->val;
        }
    }
    return NULL;
}

static bool is_here(struct text host)
{
    struct url url;
    char address[300];
    if (host.len == 0 || host.bytes[0] == '/' || host.bytes[0] == '@') {
        return true; /* a socket of this machine */
    }
    bool is_wide = memchr(host.bytes, ':', host.len) != NULL;
    snprintf(address, sizeof(address), is_wide ? "http://[%.*s]" : "http://%.*s",
             (int)(host.len < 260 ? host.len : 260), host.bytes);
    return url_read(text_of(address), &url) && url_is_loopback(&url);
}

static bool are_here(const char *hosts)
{
    struct text rest = text_of(hosts);
    struct text host;
    while (text_next(&rest, ',', &host)) {
        if (!is_here(host)) {
            return false;
        }
    }
    return true;
}

static void set(struct reach *reach, const char *keyword, const char *value)
{
    size_t at = 0;
    while (at < reach->count && !string_equals(reach->keywords[at], keyword)) {
        at++;
    }
    if (at == OPTIONS_MAX) {
        return;
    }
    reach->count += at == reach->count;
    reach->keywords[at] = arena_text(&reach->arena, keyword);
    reach->values[at] = arena_text(&reach->arena, value);
}

/* Authorities that sign for anybody: then it is the name alone that tells the server. */
static bool are_public(const char *authorities)
{
    static const char *const all[] = {"system", SYSTEM_AUTHORITIES, "/etc/ssl/cert.pem",
                                      "/etc/ssl/ca-bundle.pem",
                                      "/etc/pki/tls/certs/ca-bundle.crt"};
    char own[512];
    snprintf(own, sizeof(own), "%s/.postgresql/root.crt", string_or_empty(getenv("HOME")));
    if (authorities[0] == '\0') {
        return access(own, R_OK) != 0;
    }
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        if (string_equals(authorities, all[i])) {
            return true;
        }
    }
    return false;
}

static bool refuse_mode(const char *mode, struct error *err)
{
    return error_set(err, ERROR_USAGE,
                     "[catalogue] url: sslmode=%s is too little for another machine: what "
                     "leaves this one is encrypted, and the server proves itself "
                     "(verify-full, or verify-ca with sslrootcert=FILE, the shop's own "
                     "authority)",
                     mode);
}

/* As with a model: what leaves this machine is encrypted, and the server proves itself. */
static bool set_tls(struct reach *reach, const PQconninfoOption *options, struct error *err)
{
    const char *host = string_or_empty(option_of(options, "host"));
    const char *address = string_or_empty(option_of(options, "hostaddr"));
    const char *mode = option_of(options, "sslmode");
    const char *authorities = string_or_empty(option_of(options, "sslrootcert"));
    if (are_here(host) && are_here(address)) {
        set(reach, "sslmode", mode == NULL ? "prefer" : mode);
        return true;
    }
    bool is_public = are_public(authorities);
    if (mode != NULL && !string_equals(mode, "verify-full") &&
        (is_public || !string_equals(mode, "verify-ca"))) {
        return refuse_mode(mode, err);
    }
    set(reach, "sslmode", mode == NULL ? "verify-full" : mode);
    set(reach, "gssencmode", "disable");
    if (is_public && authorities[0] == '\0') {
        set(reach, "sslrootcert", SYSTEM_AUTHORITIES);
    }
    return true;
}

/* Without password and options, which are nobody's to read. */
static void make_label(struct reach *reach, const PQconninfoOption *options)
{
    const char *user = option_of(options, "user");
    const char *host = option_of(options, "host");
    const char *port = option_of(options, "port");
    char words[POSTGRES_WORDS];
    char address[LABEL_LIMIT];
    snprintf(address, sizeof(address), "postgres://%s%s%s%s%s/%s", string_or_empty(user),
             user == NULL ? "" : "@", string_or_empty(host), port == NULL ? "" : ":",
             string_or_empty(port), string_or_empty(option_of(options, "dbname")));
    postgres_words(address, words);
    reach->label = arena_text(&reach->arena, words);
}

static bool read_options(struct reach *reach, const struct catalogue_server *server,
                         const PQconninfoOption *options, struct error *err)
{
    if (option_of(options, "service") != NULL) {
        return error_set(err, ERROR_USAGE,
                         "[catalogue] url: no service= may stand there, since it names "
                         "another server");
    }
    for (const PQconninfoOption *at = options; at->keyword != NULL; at++) {
        if (at->val != NULL) {
            set(reach, at->keyword, at->val);
        }
    }
    if (server->password != NULL) {
        set(reach, "password", server->password);
    }
    set(reach, "connect_timeout", CONNECT_SECONDS);
    set(reach, "tcp_user_timeout", "10000");
    set(reach, "keepalives_idle", "20");
    set(reach, "keepalives_interval", "5");
    set(reach, "keepalives_count", "3");
    set(reach, "client_encoding", "UTF8");
    set(reach, "application_name", "deskhand");
    make_label(reach, options);
    return set_tls(reach, options, err);
}

bool catalogue_server_check(const char *url, bool *has_password, struct error *err)
{
    bool is_address =
        strncmp(url, "postgres://", 11) == 0 || strncmp(url, "postgresql://", 13) == 0;
    PQconninfoOption *options = is_address ? PQconninfoParse(url, NULL) : NULL;
    if (options == NULL) {
        return error_set(err, ERROR_USAGE,
                         "[catalogue] url: not an address such as "
                         "postgres://desk@db.example/shop");
    }
    *has_password =
        option_of(options, "password") != NULL || option_of(options, "sslpassword") != NULL;
    PQconninfoFree(options);
    return true;
}

/* What libpq would take from the environment, unasked: the configuration alone counts. */
static void forget_environment(void)
{
    static const char *const names[] = {
        "PGHOST",        "PGHOSTADDR", "PGPORT",    "PGUSER",       "PGDATABASE",
        "PGPASSWORD",    "PGPASSFILE", "PGSERVICE", "PGOPTIONS",    "PGSSLMODE",
        "PGREQUIRESSL",  "PGSSLCERT",  "PGSSLKEY",  "PGSSLCRL",     "PGSSLCRLDIR",
        "PGSSLROOTCERT", "PGTZ",       "PGAPPNAME", "PGSERVICEFILE"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        unsetenv(names[i]);
    }
}

bool reach_create(const struct catalogue_server *server, struct reach **reach,
                  struct error *err)
{
    bool has_password;
    if (!catalogue_server_check(server->url, &has_password, err)) {
        return false;
    }
    struct reach *made = memory_get(sizeof(*made));
    PQconninfoOption *options = PQconninfoParse(server->url, NULL);
    arena_init(&made->arena);
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->news, NULL);
    made->holders = 1;
    made->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    made->home = arena_text(&made->arena, server->home);
    forget_environment();
    bool is_good = options != NULL && read_options(made, server, options, err);
    PQconninfoFree(options);
    if (!is_good) {
        reach_destroy(made);
        return false;
    }
    *reach = made;
    return true;
}

/* With the lock held; the last one out frees. */
static void let_go(struct reach *reach)
{
    bool is_last = --reach->holders == 0;
    pthread_mutex_unlock(&reach->lock);
    if (!is_last) {
        return;
    }
    PQfinish(reach->made.connection);
    arena_release(&reach->arena);
    close(reach->event);
    pthread_cond_destroy(&reach->news);
    pthread_mutex_destroy(&reach->lock);
    memory_free(reach);
}

void reach_destroy(struct reach *reach)
{
    if (reach == NULL) {
        return;
    }
    pthread_mutex_lock(&reach->lock);
    reach->is_over = true;
    pthread_cond_broadcast(&reach->news);
    let_go(reach);
}

const char *reach_label(const struct reach *reach)
{
    return reach->label;
}

int reach_descriptor(const struct reach *reach)
{
    return reach->event;
}

/* A server's remarks are for nobody. */
static void hear_no_notice(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

static PGconn *attempt(struct reach *reach, bool *has_trigrams, struct error *err)
{
    char words[POSTGRES_WORDS];
    PGconn *connection = PQconnectdbParams(reach->keywords, reach->values, 0);
    if (PQstatus(connection) != CONNECTION_OK) {
        postgres_words(PQerrorMessage(connection), words);
        error_set(err, ERROR_UNREACHABLE, "%s", words);
        PQfinish(connection);
        return NULL;
    }
    PQsetNoticeReceiver(connection, hear_no_notice, NULL);
    if (!postgres_set_up(connection, reach->home, has_trigrams, err) ||
        PQsetnonblocking(connection, 1) != 0 || !PQenterPipelineMode(connection)) {
        PQfinish(connection);
        return NULL;
    }
    return connection;
}

static void pause_for(struct reach *reach)
{
    struct timespec until;
    int seconds = 1;
    for (int i = 1; i < reach->attempts && seconds < LONGEST_PAUSE_S; i++) {
        seconds *= 2;
    }
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += seconds < LONGEST_PAUSE_S ? seconds : LONGEST_PAUSE_S;
    int code = 0;
    while (!reach->is_over && code == 0) {
        code = pthread_cond_timedwait(&reach->news, &reach->lock, &until);
    }
}

static void *try_on(void *context)
{
    struct reach *reach = context;
    pthread_mutex_lock(&reach->lock);
    while (!reach->is_over && reach->made.connection == NULL) {
        struct reach_made made = {0};
        struct error why = {0};
        pthread_mutex_unlock(&reach->lock);
        made.connection = attempt(reach, &made.has_trigrams, &why);
        pthread_mutex_lock(&reach->lock);
        reach->made = made;
        if (made.connection == NULL) {
            reach->why = why;
            reach->attempts++;
            pthread_cond_broadcast(&reach->news);
            pause_for(reach);
        }
    }
    reach->is_trying = false;
    pthread_cond_broadcast(&reach->news);
    eventfd_write(reach->event, 1);
    let_go(reach);
    return NULL;
}

void reach_start(struct reach *reach)
{
    pthread_t thread;
    sigset_t all;
    sigset_t before;
    pthread_mutex_lock(&reach->lock);
    if (reach->is_trying || reach->made.connection != NULL) {
        pthread_mutex_unlock(&reach->lock);
        return;
    }
    reach->is_trying = true;
    reach->attempts = 0;
    reach->holders++;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are the first thread's */
    if (pthread_create(&thread, NULL, try_on, reach) == 0) {
        pthread_detach(thread);
    } else {
        reach->is_trying = false;
        reach->holders--;
        reach->attempts = 1;
        error_set(&reach->why, ERROR_UNREACHABLE, "no thread can be made to reach it");
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_mutex_unlock(&reach->lock);
}

bool reach_take(struct reach *reach, bool may_wait, struct reach_made *made,
                struct error *err)
{
    struct timespec until;
    eventfd_t count;
    int code = 0;
    pthread_mutex_lock(&reach->lock);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += may_wait ? FIRST_ATTEMPT_S : 0;
    until.tv_nsec += may_wait ? 0 : GLANCE_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    bool waits = may_wait || !reach->was_waited_for;
    reach->was_waited_for = true;
    while (waits && code == 0 && reach->is_trying && reach->attempts == 0) {
        code = pthread_cond_timedwait(&reach->news, &reach->lock, &until);
    }
    bool is_made = reach->made.connection != NULL;
    if (is_made) {
        *made = reach->made;
        reach->made = (struct reach_made){0};
        (void)eventfd_read(reach->event, &count);
    } else if (reach->attempts == 0) {
        error_set(err, ERROR_UNREACHABLE, "%s: it has not answered yet", reach->label);
    } else {
        enum error_code code_of_why = reach->why.code;
        error_set(err, code_of_why, "%s: %s", reach->label, reach->why.text);
    }
    pthread_mutex_unlock(&reach->lock);
    return is_made;
}
