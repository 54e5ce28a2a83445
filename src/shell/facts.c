/* What verdicts rest on, joined from everything the office knows of a ticket. */
#include "assist/assist.h"
#include "base/buffer.h"
#include "guard/guard.h"
#include "guard/people.h"
#include "shell/office.h"

#include <string.h>

#define TITLES_LIMIT   20
#define NAMED_LIMIT    24   /* products that a part of a title may mean */
#define NAMED_BYTES    4096 /* of words that may name one */
#define GROUPS_LIMIT   8    /* of products, whose variants are known */
#define VARIANTS_LIMIT 12
#define HOSTS_LIMIT    3 /* of one text that the catalogue is looked through for */
#define PEOPLE_LIMIT   8 /* of other customers that one text tells of */

static const struct product *join_products(const struct loaded *loaded,
                                           const struct offered *offered,
                                           const struct looked_up *known,
                                           struct arena *arena, size_t *count)
{
    size_t picks =
        offered == NULL ? 0 : offered->picks.pick_count + offered->picks.again_count;
    size_t found = offered == NULL ? 0 : offered->product_count;
    size_t titles = known == NULL ? 0 : known->product_count;
    struct product *all = arena_get(
        arena, (loaded->product_count + picks + found + titles + 1) * sizeof(*all));
    size_t at = 0;

    for (size_t i = 0; i < titles; i++)
        all[at++] = known->products[i];
    for (size_t i = 0; i < found; i++)
        all[at++] = offered->products[i];
    for (size_t i = 0; i < loaded->product_count; i++)
        all[at++] = loaded->products[i];
    for (size_t i = 0; offered != NULL && i < offered->picks.pick_count; i++)
        all[at++] = offered->picks.picks[i].product;
    for (size_t i = 0; offered != NULL && i < offered->picks.again_count; i++)
        all[at++] = offered->picks.again[i].product;
    *count = at;
    return all;
}

void office_facts(const struct office *office, const struct loaded *loaded,
                  const struct shop *shop, const struct offered *offered,
                  const struct looked_up *known, moment_t now, struct arena *arena,
                  struct facts *facts)
{
    *facts = (struct facts){
        .ticket = &loaded->ticket,
        .customer = loaded->has_customer ? &loaded->customer : NULL,
        .orders = loaded->orders,
        .order_count = loaded->order_count,
        .policy = shop->policy,
        .instructions = shop->instructions,
        .articles = shop->articles,
        .article_count = shop->article_count,
        .promotions = shop->promotions,
        .promotion_count = shop->promotion_count,
        .allowed_hosts = shop->hosts,
        .allowed_host_count = shop->host_count,
        .shop_name = shop->name,
        .agent_name = shop->agent,
        .now = now,
        .today = moment_day(now),
        .read_at = loaded->read_at,
        .fresh_seconds = office->settings.fresh,
        .terms = &office->settings.terms,
        .guess_order = assist_order_guess,
        .others = known == NULL ? NULL : known->others,
        .other_count = known == NULL ? 0 : known->other_count,
    };
    facts->products = join_products(loaded, offered, known, arena, &facts->product_count);
    facts->sender = guard_sender(&loaded->ticket, facts->customer);
}

/* Who has a value: somebody else, this ticket's customer. */
struct holders {
    bool others;
    bool own;
};

static bool find_holders(struct office *office, const struct facts *facts,
                         const char *value, struct holders *holders, struct error *err)
{
    int64_t streams[8];
    size_t count = 0;
    int64_t own = 0;

    *holders = (struct holders){false, false};
    if (!vault_who_has(office->vault, text_of(value), streams, COUNT_OF(streams), &count,
                       err))
        return false;
    if (count == 0)
        return true;
    if (facts->ticket != NULL &&
        !vault_stream(office->vault, STREAM_CUSTOMER, text_of(facts->ticket->customer),
                      text_of(facts->ticket->customer), false, &own, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        holders->own |= streams[i] == own;
        holders->others |= streams[i] != own;
    }
    return true;
}

/* Of the names beside an address that somebody else has, those of who lives there. */
static bool find_people_at(struct office *office, const struct facts *facts,
                           const struct people *people, const struct people_spot *place,
                           struct looked_up *known, struct arena *arena, struct error *err)
{
    struct arena scratch;
    const struct people_spot *names;
    size_t count;
    size_t found = 0;
    bool is_good = true;

    arena_init(&scratch);
    names = people_names_near(people, place, &scratch, &count);
    for (size_t i = 0; i < count && is_good && found < PEOPLE_LIMIT; i++) {
        const char *value = people_person_value(names[i].key, place->key, &scratch);
        struct holders holders = {false, false};

        is_good = find_holders(office, facts, value, &holders, err);
        if (is_good && holders.others && !holders.own) {
            known->others[known->other_count++].value = arena_text(arena, value);
            found++;
        }
    }
    arena_release(&scratch);
    return is_good;
}

static bool find_people(struct office *office, const struct facts *facts,
                        const struct people *people, struct looked_up *known,
                        struct arena *arena, struct error *err)
{
    size_t count;
    const struct people_spot *places = people_places(people, &count);

    for (size_t i = 0; i < count; i++) {
        struct holders holders;

        if (!find_holders(office, facts, people_place_value(places[i].key, arena), &holders,
                          err) ||
            (holders.others &&
             !find_people_at(office, facts, people, &places[i], known, arena, err)))
            return false;
    }
    return true;
}

static bool find_others(struct office *office, const struct facts *facts, const char *text,
                        struct arena *arena, struct looked_up *known, struct error *err)
{
    struct unknown_value *values;
    size_t count;
    const struct people *people = people_read(text_of(text), arena);

    guard_unknown_values(facts, text_of(text), arena, &values, &count);
    known->others = arena_get(arena, (count + PEOPLE_PLACES_MAX * PEOPLE_LIMIT + 1) *
                                         sizeof(*known->others));
    for (size_t i = 0; i < count; i++) {
        struct holders holders;

        if (!find_holders(office, facts, values[i].value, &holders, err))
            return false;
        if (holders.others && !holders.own)
            known->others[known->other_count++].value = values[i].value;
    }
    return find_people(office, facts, people, known, arena, err);
}

/* A product of each host that is not allowed yet, and whose pages the catalogue has. */
static bool find_hosts(struct office *office, const struct facts *facts, const char *text,
                       struct arena *arena, struct looked_up *known, struct error *err)
{
    struct web_link *links;
    size_t count;
    size_t asked = 0;
    struct product *all;

    guard_links(facts, text_of(text), arena, &links, &count);
    all = arena_get(arena, (known->product_count + HOSTS_LIMIT) * sizeof(*all));
    if (known->product_count > 0)
        memcpy(all, known->products, known->product_count * sizeof(*all));
    known->products = all;
    for (size_t i = 0; i < count && asked < HOSTS_LIMIT; i++) {
        bool found = false;

        if (links[i].is_allowed)
            continue;
        asked++;
        if (!catalogue_product_at(office->catalogue, links[i].host, arena,
                                  &all[known->product_count], &found, err) &&
            !catalogue_is_away(office->catalogue))
            return false;
        known->product_count += found;
    }
    return true;
}

/* Written as names are: with a capital, a digit, or in a script that has no capitals. */
static bool may_name(struct text word)
{
    unsigned char head = (unsigned char)word.bytes[0];

    if ((head >= 'A' && head <= 'Z') || head >= 0x80)
        return true;
    for (size_t i = 0; i < word.len; i++) {
        if (word.bytes[i] >= '0' && word.bytes[i] <= '9')
            return true;
    }
    return false;
}

static void join(struct looked_up *known, const struct product *found, size_t count,
                 struct arena *arena)
{
    struct product *all =
        arena_get(arena, (known->product_count + count + 1) * sizeof(*all));

    if (known->product_count > 0)
        memcpy(all, known->products, known->product_count * sizeof(*all));
    if (count > 0)
        memcpy(all + known->product_count, found, count * sizeof(*all));
    known->products = all;
    known->product_count += count;
}

/* The other sizes and colours of what was ordered: an answer speaks of them, too. */
static bool find_variants(struct office *office, const struct facts *facts,
                          struct arena *arena, struct looked_up *known, struct error *err)
{
    const char *asked[GROUPS_LIMIT];
    size_t asked_count = 0;

    for (size_t i = 0; i < facts->product_count && asked_count < GROUPS_LIMIT; i++) {
        const char *group = facts->products[i].group;
        struct product *found = NULL;
        size_t count = 0;
        bool is_new = group != NULL && group[0] != '\0';

        for (size_t k = 0; is_new && k < asked_count; k++)
            is_new = strcmp(asked[k], group) != 0;
        if (!is_new)
            continue;
        asked[asked_count++] = group;
        if (!catalogue_group(office->catalogue, group, VARIANTS_LIMIT, arena, &found,
                             &count, err) &&
            !catalogue_is_away(office->catalogue))
            return false;
        join(known, found, count, arena);
    }
    return true;
}

/* The products that words of the text may be a part of the title of, joined to those
 * known: "the Due" is the Pontello Due. */
static bool find_named(struct office *office, const char *text, struct arena *arena,
                       struct looked_up *known, struct error *err)
{
    struct text rest = text_of(text);
    struct text word;
    struct buffer words;
    struct product *found = NULL;
    size_t count = 0;
    bool is_good;

    buffer_init(&words, NAMED_BYTES);
    while (text_next_word(&rest, &word) && words.len + word.len + 1 < NAMED_BYTES) {
        if (may_name(word)) {
            buffer_add(&words, word.bytes, word.len);
            buffer_add_char(&words, ' ');
        }
    }
    is_good = catalogue_find_products(office->catalogue,
                                      text_from(buffer_text(&words), words.len),
                                      NAMED_LIMIT, arena, &found, &count, err) ||
              catalogue_is_away(office->catalogue);
    buffer_release(&words);
    if (is_good)
        join(known, found, count, arena);
    return is_good;
}

/* What the customer last wrote names what the answer speaks of, too. */
static const char *last_question(const struct ticket *ticket)
{
    for (size_t i = ticket == NULL ? 0 : ticket->message_count; i > 0; i--) {
        if (ticket->messages[i - 1].from == FROM_CUSTOMER)
            return string_or_empty(ticket->messages[i - 1].text);
    }
    return "";
}

/* While the catalogue is away the guard knows fewer products, so that more is unsourced. */
static bool look_up(struct office *office, const struct facts *facts, const char *text,
                    struct arena *arena, struct looked_up *known, struct error *err)
{
    return find_others(office, facts, text, arena, known, err) &&
           (catalogue_titles_in(office->catalogue, text_of(text), TITLES_LIMIT, arena,
                                &known->products, &known->product_count, err) ||
            catalogue_is_away(office->catalogue)) &&
           find_named(office, text, arena, known, err) &&
           find_variants(office, facts, arena, known, err) &&
           find_named(office, last_question(facts->ticket), arena, known, err) &&
           find_hosts(office, facts, text, arena, known, err);
}

bool office_look_up(struct office *office, const struct facts *facts, const char *text,
                    struct looked_up **known, struct error *err)
{
    struct looked_up *made = looked_up_create();

    if (!look_up(office, facts, text, &made->arena, made, err)) {
        looked_up_destroy(made);
        return false;
    }
    *known = made;
    return true;
}

bool office_check(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, struct text text, bool is_internal,
                  struct arena *arena, struct opinion *opinion, struct error *err)
{
    const char *copy = arena_copy(arena, text.bytes, text.len);
    struct looked_up known = {0};
    struct facts facts;
    moment_t now = moment_now();

    office_facts(office, loaded, shop, NULL, NULL, now, arena, &facts);
    if (!look_up(office, &facts, copy, arena, &known, err))
        return false;
    office_facts(office, loaded, shop, NULL, &known, now, arena, &facts);
    guard_read(&facts, text_from(copy, text.len), is_internal, arena, opinion);
    return true;
}
