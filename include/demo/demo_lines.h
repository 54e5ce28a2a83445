/* The demo shop's records, made by the Makefile from src/demo/NAME.jsonl; NULL at the end.
 */
#ifndef DEMO_DEMO_LINES_H
#define DEMO_DEMO_LINES_H

extern const char *const demo_products[];
extern const char *const demo_customers[];
extern const char *const demo_orders[];
extern const char *const demo_articles[];
extern const char *const demo_promotions[];
extern const char *const demo_macros[];
extern const char *const demo_tickets[];
extern const char *const demo_script[];

#endif
