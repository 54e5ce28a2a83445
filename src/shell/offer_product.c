/* What is said of a product to everybody: the guard reads it with the product as its fact. */
#include "shell/offer.h"

void offer_read_product(const struct office *office, const struct shop *shop,
                        const struct product *product, const char *text,
                        struct arena *arena, struct opinion *opinion)
{
    struct offered *offered = offered_create();
    struct loaded *nobody = loaded_create();
    struct product copy = *product;
    struct facts facts;

    offered->products = &copy;
    offered->product_count = 1;
    office_facts(office, nobody, shop, offered, NULL, moment_now(), arena, &facts);
    facts.ticket = NULL;
    facts.sender = SENDER_CUSTOMER;
    guard_read(&facts, text_of(text), false, arena, opinion);
    offered_destroy(offered);
    loaded_destroy(nobody);
}
