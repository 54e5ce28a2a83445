/* The sections of a prompt, a file each. Private to the assist folder. */
#ifndef ASSIST_ASK_PARTS_H
#define ASSIST_ASK_PARTS_H

#include "ask_page.h"

/* What is wanted, in the last line. */
const char *ask_task_drafts(int variant, bool is_told, struct arena *arena);
const char *ask_task_rewrite(enum rewrite_how how);
const char *ask_task_writing(enum writing_kind kind);

/* "Spanish" for "es" and "es-MX"; NULL where it is not known here. */
const char *ask_language_name(const char *lang);
/* "polite" or "familiar": how the customer addresses the shop; NULL where nothing says. */
const char *ask_address(const struct ticket *ticket, const char *lang, struct arena *arena);

/* How much of what is known goes in; lowered where the budget is small. */
struct ask_limits {
    size_t articles;
    size_t macros;
    size_t products;
    size_t orders;
    bool has_offers; /* promotions and picks: the customer asks about buying */
};
/* The customer asks for products, or for something that nobody here understands. */
bool ask_is_about_buying(const struct ask *ask, struct arena *arena);
/* Takes the least needed thing away; false where nothing is left to take. */
bool ask_limits_lower(struct ask_limits *limits);

/* REQUEST: shop, day, language, address, channel, who writes. */
void ask_write_request(struct ask_page *page);
/* RULES and WORDING: the shop's own paragraphs and macros. */
void ask_write_knowledge(struct ask_page *page, const struct ask_limits *limits);
/* CUSTOMER, ORDERS, PRODUCTS and OFFERS: what may be told. */
void ask_write_facts(struct ask_page *page, const struct ask_limits *limits);
void ask_write_product(struct ask_page *page, const struct product *product);
/* The quoted text alone in a section; NULL writes nothing. */
void ask_write_quoted(struct ask_page *page, const char *section, const char *text);

/* One message of the thread as a line, where it is one to be told (has_notes: notes too).
 */
bool ask_write_message(struct ask_page *page, const struct message *message,
                       bool has_notes);
/*
 * THREAD: as many messages as room tokens take, the newest first counted, the oldest first
 * written. False where not even what the customer wrote last has room.
 */
bool ask_write_thread(struct ask_page *page, bool has_notes, int64_t room,
                      size_t *left_out);

/* CANDIDATES, in a reply's prompt PICKS. */
void ask_write_candidates(struct ask_page *page);
/* TICKETS, each by its own mask, the newest end of what does not fit; false where so many
 * have no room. */
bool ask_write_tickets(struct ask_page *page, int64_t room);
void ask_write_intents(struct ask_page *page);
/* JSON Schemas, in the arena; nothing of a customer stands in them. */
const char *ask_schema_picks(const struct ask *ask, struct arena *arena);
const char *ask_schema_triage(const struct ask *ask, struct arena *arena);

#endif
