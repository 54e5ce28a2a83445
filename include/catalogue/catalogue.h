/*
 * The shop's public data, in one plain SQLite file or in a PostgreSQL database that many
 * share: products, articles, macros, promotions, with full-text search; and the two counts made
 * from orders: which products are bought together, and what sells. No customer stands in it.
 */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/article.h"
#include "chat/product.h"
#include "chat/suggestion.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;

/* Called once, before anything opens a file of SQLite's: its memory is wiped when given back. */
void catalogue_start(void);

/* Opens folder/catalogue.db, makes it where it is missing. ":memory:" as folder keeps it there. */
bool catalogue_open(const char *folder, struct catalogue **catalogue, struct error *err)
    MUST_CHECK;

/* A database that many share. All borrowed. */
struct catalogue_server {
    const char *url;      /* postgres://desk@db.example/shop, options as libpq's */
    const char *password; /* NULL: as the address or ~/.pgpass says */
    const char *home;     /* whose counts are this program's: hexadecimal digits */
    const char *folder;   /* where this home's index of picks lies; NULL: it has none */
};
/* Is it an address, and does a password stand in it? ERROR_USAGE, also where this program was
 * built without PostgreSQL. */
bool catalogue_server_check(const char *url, bool *has_password, struct error *err) MUST_CHECK;
/*
 * Reaches for the server in the background; nothing is waited for. What is asked then waits
 * until the first attempt has ended, and is refused (ERROR_UNREACHABLE) while the server is
 * away, which is tried for again and again. A transaction whose connection is lost is lost as a
 * whole, and says so. TLS as a model's: verified, unless the server is this machine.
 */
bool catalogue_open_shared(const struct catalogue_server *server, struct catalogue **catalogue,
                           struct error *err) MUST_CHECK;
/* Others share it: what is asked goes to a server and back. */
bool catalogue_is_shared(const struct catalogue *catalogue);
/* Somebody sits at a screen, which goes on without: the server is lost, and is tried for. */
bool catalogue_is_away(const struct catalogue *catalogue);
/* From now on somebody sits at a screen: nothing waits for a server to be reached (but a
 * third of a second for the first attempt, before anything is shown), a statement has two
 * seconds, and until the next call a wait ends when one of the descriptors (4 at most) can
 * be read. */
void catalogue_hurry(struct catalogue *catalogue, const int *descriptors, size_t count);
/* The last refusal was such an end: asked again, it may be answered. */
bool catalogue_was_interrupted(const struct catalogue *catalogue);
/* What doctor tells of a server. */
struct catalogue_health {
    char server[160];  /* its address without the password, and its version */
    bool has_trigrams; /* pg_trgm: slips are found by an index */
    bool is_encrypted;
    bool keeps_words; /* its log gets what is searched for */
};
/* Waits for the server. */
bool catalogue_look(struct catalogue *catalogue, struct catalogue_health *health,
                    struct error *err) MUST_CHECK;
/* Can be read when catalogue_version() may have changed; -1: the file is to be watched. */
int catalogue_descriptor(const struct catalogue *catalogue);

/*
 * Makes the index of picks (a file beside the catalogue's) where it is missing or of another
 * state, as catalogue_close() does: 7 s for a million products. Without it picks are the same
 * ones, and slower. While somebody sits at a screen (catalogue_hurry()) nothing is done.
 */
void catalogue_settle_picks(struct catalogue *catalogue);
/* Once another thread has made that true, no index is made, or made to its end. Borrowed until
 * the catalogue is closed. */
void catalogue_stop_by(struct catalogue *catalogue, const atomic_bool *is_stopped);
/* True, once, after the index that was in use was found cut or changed by somebody: it is
 * gone, picks are read from the tables, and one is wanted. */
bool catalogue_lost_picks(struct catalogue *catalogue);
enum picks_state { PICKS_NONE, PICKS_WHOLE, PICKS_DAMAGED };
/* Reads all of the index. One that is damaged is removed, so that it is made anew; one of
 * another version or state is PICKS_NONE. */
enum picks_state catalogue_check_picks(struct catalogue *catalogue);

void catalogue_close(struct catalogue *catalogue); /* NULL is allowed */
/* A number that is another one once another process wrote, or a server was lost or found. */
int64_t catalogue_version(struct catalogue *catalogue);
/* For a lock: nothing of what was asked stays in memory. */
void catalogue_rest(struct catalogue *catalogue);

bool catalogue_begin(struct catalogue *catalogue, struct error *err) MUST_CHECK;
bool catalogue_commit(struct catalogue *catalogue, struct error *err) MUST_CHECK;
void catalogue_rollback(struct catalogue *catalogue);
/* One view of the file for all that is read until catalogue_view_end(), which is_own is for:
 * false where a transaction or a view was there already. */
bool catalogue_view_begin(struct catalogue *catalogue, bool *is_own, struct error *err)
    MUST_CHECK;
void catalogue_view_end(struct catalogue *catalogue, bool is_own);

/*
 * Adds, or replaces the one of the same id as a whole. raw is its line as it came, kept for
 * export; where it is the line that is kept already, nothing is done. Inside a transaction, one
 * that fails leaves only catalogue_rollback() (a commit is refused, and rolls back).
 */
bool catalogue_put_product(struct catalogue *catalogue, const struct product *product,
                           struct text raw, struct error *err) MUST_CHECK;
bool catalogue_put_article(struct catalogue *catalogue, const struct article *article,
                           struct text raw, struct error *err) MUST_CHECK;
bool catalogue_put_macro(struct catalogue *catalogue, const struct macro *macro, struct text raw,
                         struct error *err) MUST_CHECK;
bool catalogue_put_promotion(struct catalogue *catalogue, const struct promotion *promotion,
                             struct text raw, struct error *err) MUST_CHECK;

enum shop_record { SHOP_PRODUCT, SHOP_ARTICLE, SHOP_MACRO, SHOP_PROMOTION, SHOP_RECORD_COUNT };
/* The raw lines of one kind, in the order they first came, until the handler returns false. */
typedef bool catalogue_raw_handler(void *context, struct text raw);
bool catalogue_each_raw(struct catalogue *catalogue, enum shop_record kind,
                        catalogue_raw_handler *handler, void *context, struct error *err)
    MUST_CHECK;
bool catalogue_count(struct catalogue *catalogue, enum shop_record kind, int64_t *count,
                     struct error *err) MUST_CHECK;

/* *found is false where there is no product of that id. */
bool catalogue_product(struct catalogue *catalogue, const char *id, struct arena *arena,
                       struct product *product, bool *found, struct error *err) MUST_CHECK;
/*
 * What a list shows of each, by its id: title, brand, category, group, price, stock, and
 * whether it is sensitive; the rest is empty. The id becomes NULL where there is no such
 * product. Reads no rows where the index of picks is there.
 */
bool catalogue_brief(struct catalogue *catalogue, struct product *const *products, size_t count,
                     struct arena *arena, struct error *err) MUST_CHECK;
/* The products that share the group (sizes, colours), by id; at most limit. */
bool catalogue_group(struct catalogue *catalogue, const char *group, size_t limit,
                     struct arena *arena, struct product **products, size_t *count,
                     struct error *err) MUST_CHECK;
/* Every article, every promotion: they are few. Internal ones too. */
bool catalogue_articles(struct catalogue *catalogue, struct arena *arena,
                        struct article **articles, size_t *count, struct error *err) MUST_CHECK;
bool catalogue_promotions(struct catalogue *catalogue, struct arena *arena,
                          struct promotion **promotions, size_t *count, struct error *err)
    MUST_CHECK;
bool catalogue_macros(struct catalogue *catalogue, struct arena *arena, struct macro **macros,
                      size_t *count, struct error *err) MUST_CHECK;

/* Products that match any of the words, best first (bm25 over a bounded set). */
bool catalogue_find_products(struct catalogue *catalogue, struct text words, size_t limit,
                             struct arena *arena, struct product **products, size_t *count,
                             struct error *err) MUST_CHECK;
/* Products whose whole title, of at most 64 words, stands in the text (folded), longest
 * titles first. */
bool catalogue_titles_in(struct catalogue *catalogue, struct text text, size_t limit,
                         struct arena *arena, struct product **products, size_t *count,
                         struct error *err) MUST_CHECK;

/* One whose page stands at that host (lower case, in ASCII). */
bool catalogue_product_at(struct catalogue *catalogue, const char *host, struct arena *arena,
                          struct product *product, bool *found, struct error *err) MUST_CHECK;

/* By score, best first. */
bool catalogue_find_macros(struct catalogue *catalogue, struct text question, const char *lang,
                           size_t limit, struct arena *arena, struct macro_hit **hits,
                           size_t *count, struct error *err) MUST_CHECK;
/* Of public articles alone, best first. */
bool catalogue_find_articles(struct catalogue *catalogue, struct text question, size_t limit,
                             struct arena *arena, struct article_hit **hits, size_t *count,
                             struct error *err) MUST_CHECK;

/*
 * The counts, made anew from every order: begin, one add an order line (orders grouped by customer: all lines of one
 * customer, then the next; customer is any number that tells them apart), finish, which writes
 * them. A pair is kept only where three customers or more share it.
 */
bool catalogue_baskets_begin(struct catalogue *catalogue, struct error *err) MUST_CHECK;
void catalogue_baskets_add(struct catalogue *catalogue, int64_t customer, const char *product,
                           struct day day);
/* The same by the product's number between begin and finish, for who asks it once of many lines. */
uint32_t catalogue_baskets_number(struct catalogue *catalogue, const char *product);
void catalogue_baskets_add_number(struct catalogue *catalogue, int64_t customer,
                                  uint32_t product, struct day day);
bool catalogue_baskets_finish(struct catalogue *catalogue, struct error *err) MUST_CHECK;

/*
 * In the place of finish: of how many products, and of how many of the pairs that are kept,
 * the counts of this home say another number of customers than what was added. A pair that is
 * not kept is not missed: one that reaches three customers is kept when the counts are made anew.
 */
bool catalogue_baskets_check(struct catalogue *catalogue, int64_t *products, int64_t *pairs,
                             struct error *err) MUST_CHECK;

/*
 * What one customer newly bought, added to the counts at once: gathered between
 * catalogue_baskets_begin() and this, first what was bought before as customer 1, then what
 * is new as customer 2. Pairs that are known are raised; one that now reaches three
 * customers is known once the counts are made anew. *is_raised is false, and nothing was
 * done, where that is better: fewer than least purchases are counted, or much was raised
 * already, or the order is a week newer than those counted, or catalogue_baskets_raised()
 * was not called after the last time; and where the engine has no such way. One transaction
 * may raise for many customers.
 */
bool catalogue_baskets_raise(struct catalogue *catalogue, int64_t least, bool *is_raised,
                             struct error *err) MUST_CHECK;
/* The orders that were added are durable: until then they may come, and be added, again. */
bool catalogue_baskets_raised(struct catalogue *catalogue, struct error *err) MUST_CHECK;

/*
 * One customer taken out of the counts, before what was bought is erased: gathered between
 * catalogue_baskets_begin() and this, which writes it in a transaction of its own. The
 * cosines of pairs are lowered in proportion, until the counts are made anew. mark is any 16
 * bytes that stand for the customer: a second time before catalogue_baskets_lowered(), or
 * before the counts are made anew, does nothing.
 */
#define CATALOGUE_MARK_LEN 16
bool catalogue_baskets_lower(struct catalogue *catalogue,
                             const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err)
    MUST_CHECK;
/* The erasure is durable: forgets the mark, and empties the log of the counts before. */
bool catalogue_baskets_lowered(struct catalogue *catalogue,
                               const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err)
    MUST_CHECK;

/* What is known of a customer when picks are asked for. All borrowed; any may be empty. */
struct pick_query {
    const struct owned *owned; /* everything that is never offered; history */
    size_t owned_count;
    int64_t *owned_recent; /* gets, where not NULL, how many customers bought each of the
                              owned for the first time of late; 0: not known */
    bool use_history; /* false: consent says no; owned is still never offered */
    const char *const *brands;
    size_t brand_count;
    const char *const *interests;
    size_t interest_count;
    struct text words; /* of the ticket, "" for none */
    size_t limit;      /* candidates wanted, a few times the picks shown */
};
/*
 * In stock, not owned, not sensitive, each once (one of a group of variants). In no order. Of
 * each product id, title, brand, category and group stand there; catalogue_brief() reads
 * what else a list shows, catalogue_product() everything.
 * together, similar and recent are shares of the best one's, 0 to 1; together and similar are
 * raised or lowered by the product's trend, its first-time buyers of late against all it ever
 * had. What is sensitive among the owned, or was returned, speaks for nothing.
 */
bool catalogue_candidates(struct catalogue *catalogue, const struct pick_query *query,
                          struct arena *arena, struct candidate **candidates, size_t *count,
                          struct error *err) MUST_CHECK;

#endif
