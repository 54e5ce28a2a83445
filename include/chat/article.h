/* The shop's written knowledge: articles, macros, promotions. Borrowed from an arena. */
#ifndef CHAT_ARTICLE_H
#define CHAT_ARTICLE_H

#include "base/moment.h"
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct article {
    const char *id;
    const char *title;
    const char *text;
    const char *lang; /* NULL where not known */
    bool is_internal; /* may be read by agents, never told to a customer */
    const char *url;
    moment_t updated_at; /* MOMENT_NONE where not known */
};

struct macro {
    const char *id;
    const char *title;
    const char *text; /* with {{customer.first_name}} and the like */
    const char *lang;
    const char *const *examples; /* how customers ask what it answers */
    size_t example_count;
    const char *const *tags; /* "intent:late-parcel", "when:shipped", or any */
    size_t tag_count;
};

enum audience { AUDIENCE_PUBLIC, AUDIENCE_AGENT, AUDIENCE_INTERNAL };

struct promotion {
    const char *id; /* the code a customer types */
    const char *title;
    int64_t percent_parts; /* in ten-thousandths: 10 % is 100000; 0 where it is an amount */
    struct money amount;
    struct money min_total;
    struct day from; /* not set: no such end */
    struct day until;
    enum audience audience;
    const char *customer; /* for this customer alone, or NULL */
};

/* A macro with how well its examples, title and text fit the question. */
struct macro_hit {
    struct macro macro;
    double score; /* 0 to 1: a vote of the nearest examples */
};

/* A paragraph of a public article that fits the question. */
struct article_hit {
    struct article article;
    const char *paragraph; /* the line of its text that fits best */
    double score;
};

/* The rest of the macro's tag that starts with prefix ("intent:"), NULL where it has none. */
const char *macro_tag(const struct macro *macro, const char *prefix);

#endif
