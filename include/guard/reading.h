/*
 * A text as the guard reads it: tokens, known phrases, sentences and clauses with what they
 * are about, and for each token how far it is a statement at all (a quotation, a condition,
 * a title are none). Knows no facts but the spans that its caller masks.
 */
#ifndef GUARD_READING_H
#define GUARD_READING_H

#include "base/memory.h"
#include "base/moment.h"
#include "guard/lexicon.h"
#include "guard/scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why what a token says may be no statement. */
enum scope {
    SCOPE_TITLE = 1 << 0, /* of a product */
    SCOPE_NAME = 1 << 1,  /* of a person or the shop */
    SCOPE_LINK = 1 << 2,  /* an address of the web or of mail */
    SCOPE_IDIOM = 1 << 3,
    SCOPE_QUOTED = 1 << 4, /* what the customer says */
    SCOPE_CONDITION = 1 << 5,
    SCOPE_TEMPORAL = 1 << 6, /* when something will have been done */
    SCOPE_QUESTION = 1 << 7,
    SCOPE_SIGNATURE = 1 << 8,
    SCOPE_COMMITMENT = 1 << 9, /* what the agent will do */
    SCOPE_IDENTIFIER = 1 << 10,
    SCOPE_VALUE = 1 << 11, /* part of a value already read */
    SCOPE_CITED = 1 << 12, /* between signs of quotation, or a quoted line; QUOTED, too */
    SCOPE_GOODS = 1 << 13, /* a brand, or a word that begins a title */
};
/* No number in these is a value. */
#define SCOPES_MASKED                                                                      \
    (SCOPE_TITLE | SCOPE_NAME | SCOPE_LINK | SCOPE_IDIOM | SCOPE_IDENTIFIER)
/* Nothing is asserted in these: what is proved is shown, what is not is passed over. */
#define SCOPES_UNASSERTED (SCOPE_QUOTED | SCOPE_CONDITION | SCOPE_QUESTION)

struct clause {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    uint32_t sentence;
    uint64_t topics; /* bits of enum topic */
};

struct sentence {
    uint32_t first;
    uint32_t end;
    uint32_t first_clause;
    uint32_t end_clause;
    uint64_t topics;
    uint64_t context; /* topics of the sentences before it in its paragraph, and its own */
    uint32_t places;
    uint32_t context_places;
    const char *lang;          /* of most of its known phrases, "" where none are */
    const struct stems *stems; /* its words, once sentence_stems() was asked for them */
    bool is_question;
    bool is_asked_of_others; /* sentence_calls_others() was asked of it */
    bool calls_others;       /* and this was the answer */
};

/* An address of the web. */
struct link {
    uint32_t first; /* tokens */
    uint32_t end;
    struct text whole;
    struct text host; /* as written, without port and user */
    bool is_web;      /* http, https, or none written */
};

enum value_kind {
    VALUE_AMOUNT,
    VALUE_PERCENT,
    VALUE_DURATION,
    VALUE_DATE,
    VALUE_DAY,
    VALUE_WEEKDAY,
    VALUE_END /* "end of January": day is the last one */
};

struct value {
    enum value_kind kind;
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    uint32_t number_first; /* the number alone, without unit or currency */
    uint32_t number_end;
    int64_t low; /* ten-thousandths, for amounts, percents and durations */
    int64_t high;
    uint8_t unit;     /* enum unit */
    uint8_t sign;     /* enum currency_sign, of an amount */
    char currency[4]; /* where sign is SIGN_CODE; "" for a bare number */
    uint32_t signs;   /* bits of all it may have: "2 (EUR, GBP or CHF)"; 0: sign alone */
    struct day day;   /* of a date; the nearest year where none is written */
    bool has_year;
    int from_today; /* VALUE_DAY, days; VALUE_WEEKDAY, 0 Monday to 6 Sunday */
    bool is_about;
    bool is_up_to;
    bool is_past;      /* "3 days ago" */
    bool is_denied;    /* "not 60" */
    bool is_ambiguous; /* day and month could swap */
    bool is_monthless; /* "the 25th": day is of the month that lies nearest */
    bool is_weak;      /* read so only beside what it is the date of, or the amount of */
};

struct reading {
    struct scan scan;
    struct mark *marks; /* by first token; MEANING_NONE where another language's */
    size_t mark_count;
    uint32_t *mark_from; /* by token, one more than tokens: the first mark from there on */
    uint16_t *scopes;    /* by token */
    uint32_t *clause_of; /* by token */
    struct clause *clauses;
    size_t clause_count;
    struct sentence *sentences;
    size_t sentence_count;
    struct link *links;
    size_t link_count;
    struct value *values;
    size_t value_count;
    const char *lang; /* of most known phrases */
};

/* All but topics and values. The text is borrowed, the rest lives in the arena. */
void reading_read(struct text text, struct arena *arena, struct reading *reading);
/*
 * The text with a space for each single line feed that stands within a sentence, as mail
 * programs break lines, and for tags, "&nbsp;" and "**"; all bytes keep their places.
 * Lists, greetings, signatures and paragraphs keep their lines. In the arena, or the text
 * itself where nothing changes.
 */
struct text reading_unwrap(struct text text, struct arena *arena);
/* Tokens and marks of all languages alone, for what is no running text. */
void reading_of(struct text text, struct arena *arena, struct reading *reading);
/*
 * Fills what sentences and clauses are about, after the caller has masked what it knows.
 * Context reaches to the end of the line (an article's) or to the next empty line (a
 * reply's).
 */
void reading_topics(struct reading *reading, bool by_line);

/* How numeric dates are read. */
enum date_order { DATE_UNKNOWN, DATE_DAY_FIRST, DATE_MONTH_FIRST };
struct date_style {
    enum date_order order;
    struct day today;
};
/* Fills values, in order; masked tokens are none. */
void reading_values(struct reading *reading, const struct date_style *style,
                    struct arena *arena);

/* A value of these kinds, as bits, stands within the tokens. */
#define VALUE_BIT(kind) (1u << (kind))
#define VALUES_OF_DAYS                                                                     \
    (VALUE_BIT(VALUE_DATE) | VALUE_BIT(VALUE_DAY) | VALUE_BIT(VALUE_WEEKDAY))
static inline bool value_is_day(const struct value *value)
{
    return (VALUE_BIT(value->kind) & VALUES_OF_DAYS) != 0;
}
bool reading_has_value(const struct reading *reading, size_t first, size_t end,
                       unsigned kinds);
/* The text says that it is not so, or that there is none: "not 60", "no discount of 50 %".
 */
bool value_is_denied(const struct reading *reading, const struct value *value);
/* "It is 14, sorry, 30 days": denies each value that is taken back for the next one of its
   kind. Part of reading_values(). */
void values_take_back(struct reading *reading);
/* No other value of its kind in its clause stands nearer to the mark. */
bool value_is_nearest(const struct reading *reading, const struct value *value,
                      const struct mark *mark);
/*
 * "Machines have four years, their batteries two": fills other with the bare number behind
 * a duration in its sentence, which has its unit; false where none is.
 */
bool value_repeated(const struct reading *reading, const struct value *value,
                    struct value *other);
/* What its clause speaks of; of two statements that "and" joins, the one it stands in. */
uint64_t value_topics(const struct reading *reading, const struct value *value);
/* What the tokens speak of, but for what only says until or from when: "until dispatch we
   keep 2 EUR" is no fee of sending. */
uint64_t topics_but_bounds(const struct reading *reading, size_t first, size_t end);
/* What the clauses around it speak of, up to the next value: what it may be of where its
   own clause does not say. */
uint64_t value_topics_lent(const struct reading *reading, const struct value *value);
/* The places that its clause names for it, or else its sentence for no other value. */
uint32_t value_places(const struct reading *reading, const struct value *value);

/* The longest mark of that meaning that begins at the token, or NULL. Inline, since it is
 * asked of each token for many meanings, and most tokens have no mark. */
static inline const struct mark *reading_mark_at(const struct reading *reading,
                                                 size_t token, enum meaning meaning)
{
    if (token >= reading->scan.count) {
        return NULL;
    }
    for (size_t i = reading->mark_from[token]; i < reading->mark_from[token + 1]; i++) {
        if (reading->marks[i].meaning == meaning) {
            return &reading->marks[i]; /* the longest stands first */
        }
    }
    return NULL;
}
/* One that ends right before the token, or NULL. */
const struct mark *reading_mark_before(const struct reading *reading, size_t token,
                                       enum meaning meaning);
/* The weekday in front of the token, but for "the", "den", "dia" and the like; NULL: none.
 */
const struct mark *reading_weekday_before(const struct reading *reading, size_t token);
/* The first mark of that meaning that begins within the tokens, or NULL. */
const struct mark *reading_mark_within(const struct reading *reading, size_t first,
                                       size_t end, enum meaning meaning);
/* The same of that value alone. */
const struct mark *reading_mark_valued(const struct reading *reading, size_t first,
                                       size_t end, enum meaning meaning, uint32_t value);
/* A mark of any of these meanings begins within the tokens. */
bool reading_means_any(const struct reading *reading, size_t first, size_t end,
                       const enum meaning *meanings, size_t count);
/* The phrase states nothing: a question, a quotation, a condition, a title, an idiom. */
bool mark_is_unasserted(const struct reading *reading, const struct mark *mark);
/* A negation stands near it in its clause. */
bool mark_is_denied(const struct reading *reading, const struct mark *mark);
/* "Without cost": a negation that denies no deed. */
bool mark_is_without(const struct reading *reading, const struct mark *mark);
/* All scopes of the tokens together. */
unsigned reading_scopes(const struct reading *reading, size_t first, size_t end);
void reading_mask(struct reading *reading, size_t first, size_t end, enum scope scope);
static inline const struct clause *reading_clause(const struct reading *reading,
                                                  size_t token)
{
    return &reading->clauses[reading->clause_of[token]];
}
static inline const struct sentence *reading_sentence(const struct reading *reading,
                                                      size_t token)
{
    return &reading->sentences[reading_clause(reading, token)->sentence];
}
/* A mark of that meaning begins within the clause. */
static inline bool clause_has(const struct reading *reading, const struct clause *clause,
                              enum meaning meaning)
{
    return reading_mark_within(reading, clause->first, clause->end, meaning) != NULL;
}
/* The bytes of the text from one token to another. */
struct text reading_text(const struct reading *reading, size_t first, size_t end);
/* One of the parts, of languages without spaces, stands in those bytes. */
bool reading_has_part(const struct reading *reading, size_t first, size_t end,
                      const char *const *parts, size_t count);
/* The bytes without sentence signs and white space at its ends, folded, for comparing. */
uint64_t reading_hash(const struct reading *reading, size_t first, size_t end);

/* Parts of reading_read(): links, and their masks. */
void links_find(struct reading *reading, struct arena *arena);
/* Sentences and clauses. */
void sentences_split(struct reading *reading, struct arena *arena);
/* The language of each sentence; marks of others than it are dropped. */
void languages_choose(struct reading *reading);
/* What the customer is quoted with, before all other scopes. */
void quotes_mark(struct reading *reading);
/* All other scopes. */
void scopes_mark(struct reading *reading);

#endif
