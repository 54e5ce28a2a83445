/*
 * What the parts of masking share: a text in the form values are looked for in, the known
 * values and the tree that finds them, and what was found. Private to guard/mask.
 */
#ifndef GUARD_MASK_INSIDE_H
#define GUARD_MASK_INSIDE_H

#include "base/table.h"
#include "guard/fold.h"
#include "guard/mask.h"
#include "guard/mask_cues.h"

#include <stdint.h>

/* Letters, digits and signs alone that no sanitiser changes (it may say no of others, too).
 */
bool fold_is_plain(struct text text);
/* The character that is written by its number here ("%40" "&#64;" "&commat;" "\x40"), and
 * the bytes that it takes; 0 where none is. */
size_t escape_at(struct text text, size_t at, uint32_t *code_point);
bool escape_may_stand(struct text text); /* a quick look, for tags, too */
/* The mark of HTML without attributes that stands at this "<", and whether it ends a line;
 * 0 for none. */
size_t tag_at(struct text text, size_t at, bool *is_break);
/* Letters and digits alone, in the arena. is_german: "ü" gives "ue", as many write it. */
const char *fold_key(struct text value, bool is_german, struct arena *arena);
/* A word or a number may begin, or end, right before this byte. */
static inline bool fold_is_edge(const struct fold *fold, size_t at)
{
    if (at == 0 || at >= fold->len) {
        return true;
    }
    uint8_t before = fold->classes[at - 1];
    bool is_joined =
        before == fold->classes[at] && (before == FOLD_DIGIT || before == FOLD_LETTER);
    return !is_joined && ((unsigned char)fold->bytes[at] & 0xC0) != 0x80;
}
/* The first of these bits from that byte of the fold on; len where none is. */
static inline size_t fold_next(const struct fold *fold, const uint64_t *bits, size_t at)
{
    if (at >= fold->len) {
        return fold->len;
    }
    size_t word = at / 64;
    uint64_t rest = bits[word] & (UINT64_MAX << at % 64);
    while (rest == 0) {
        if (++word > (fold->len - 1) / 64) {
            return fold->len;
        }
        rest = bits[word];
    }
    return word * 64 + (size_t)__builtin_ctzll(rest);
}
/* Where a word, a number or a sign begins, here or behind. */
static inline size_t fold_next_head(const struct fold *fold, size_t at)
{
    return fold_next(fold, fold->heads, at);
}
/* Nothing more is found in these bytes. */
/* The first digit from there on. */
static inline size_t fold_next_digit(const struct fold *fold, size_t at)
{
    const uint8_t *digit =
        at < fold->len ? memchr(fold->classes + at, FOLD_DIGIT, fold->len - at) : NULL;
    return digit == NULL ? fold->len : (size_t)(digit - fold->classes);
}
void fold_take(struct fold *fold, size_t start, size_t end);

/* What is known, or was found. Kinds of our own, which no egress record tells. */
#define VALUE_LITERAL                                                                      \
    ((enum mask_kind)MASK_KIND_COUNT) /* typed, and looks like a placeholder */
#define VALUE_PUBLIC                                                                       \
    ((enum mask_kind)(MASK_KIND_COUNT + 1)) /* stays: a title, an order's number */
#define VALUE_KINDS (MASK_KIND_COUNT + 2)
#define NO_VALUE    UINT32_MAX

/* What a spelling needs to be taken for the value. */
enum need {
    NEED_NOTHING,
    NEED_POINT,  /* behind its first letter, or nothing: "A. Ruiz", and not "a Ruiz" */
    NEED_CLOSE,  /* no comma or line between its characters, and few signs */
    NEED_CALLED, /* alone in its line or field, or behind a title, a greeting or a farewell:
                    for a name that is a word */
    NEED_CAPITAL, /* to begin with: a bent form may be a word of another language */
    NEED_TITLE,   /* an honorific right behind it, or a word for a surname before it */
    NEED_PLACE,   /* the city beside it, or a word for a postcode before it */
};

struct value {
    enum mask_kind kind;
    unsigned number;  /* of its kind, from 1 on */
    const char *text; /* as it goes back */
    const char *placeholder;
    const char *beside; /* folded, for NEED_PLACE */
    bool is_used;       /* stood in a text that was hidden */
};

/* A tree of keys; nodes are numbers, 0 is none. */
struct tree_node {
    uint32_t child;
    uint32_t next;
    uint32_t value; /* NO_VALUE where no key ends */
    uint8_t need;
    char byte;
};
struct tree {
    struct tree_node *nodes;
    size_t count, capacity;
    uint32_t roots[256];
    uint8_t begins[1 << 13]; /* bits of the three bytes that a key begins with */
};

struct mask {
    struct arena arena;
    struct value *values;
    size_t value_count, value_capacity;
    unsigned numbers[VALUE_KINDS]; /* given out */
    struct tree tree;
    struct table index;  /* kind and key to value */
    const char *country; /* of the customer, for phones; NULL where not known */
    const char *staff;   /* who answers for the shop, folded, "|" around each word */
    bool hides_orders;
    bool is_slavic; /* some name looks so */
};

/* The node where the key ends, new or not; until the next one is got. */
struct tree_node *tree_node_get(struct tree *tree, struct text key);
uint32_t tree_child(const struct tree *tree, uint32_t node, char byte);
/* Where in begins: three bytes share a bit with few others. */
static inline unsigned tree_begin(const char *bytes)
{
    unsigned char second = (unsigned char)bytes[1];
    unsigned char third = (unsigned char)bytes[2];
    return ((unsigned)(unsigned char)bytes[0] * 251u + second * 3001u + third * 17u) &
           0xFFFFu;
}
/* A quick look at three bytes, for keys of two or more that end where a word does. */
static inline bool tree_may_begin(const struct tree *tree, const char *bytes)
{
    unsigned bit = tree_begin(bytes);
    return (tree->begins[bit >> 3] >> (bit & 7) & 1) != 0;
}
void tree_add(struct tree *tree, const char *key, uint32_t value, enum need need);
/*
 * A constant table of words: a tree, and a quick look at the whole of a word of the text,
 * which says no of nearly all that no row begins with. Made at the first use.
 */
struct word_set {
    struct tree tree;
    uint8_t wholes[1 << 13]; /* bits of the words, of phrases the first ones */
};
_Static_assert(sizeof(((struct word_set *)NULL)->wholes) * 8 == 0xFFFF + 1 &&
                   sizeof(((struct tree *)NULL)->begins) * 8 == 0xFFFF + 1,
               "a bit for each number of sixteen bits");
static inline unsigned word_bit(const char *word, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)word;
    return (bytes[0] * 251u + bytes[len > 1] * 3001u + bytes[len / 2] * 521u +
            bytes[len - 1] * 17011u + (unsigned)len * 7919u) &
           0xFFFFu;
}
/* Of letters that stand together and begin with one of ASCII, in the fold. */
static inline bool word_may_be(const struct word_set *set, const char *word, size_t len)
{
    unsigned bit = word_bit(word, len);
    return (set->wholes[bit >> 3] >> (bit & 7) & 1) != 0;
}
/* The words of the rows, each with the bits of its rows as its value. */
void word_set_fill(struct word_set *set, const struct cue_row *rows, size_t count);
/* The bits of this very word; 0 where it is none of the set's. */
unsigned word_set_roles(const struct word_set *set, const char *word, size_t len);
struct found {
    size_t end; /* of the fold */
    uint32_t value;
};
/* A quick look for such a key, one of any length that is spread over signs or not. */
static inline bool tree_may_find(const struct tree *tree, const struct fold *fold,
                                 size_t at)
{
    uint32_t root = tree->roots[(unsigned char)fold->bytes[at]];
    if (root == 0 || at + 2 >= fold->len) {
        return root != 0;
    }
    bool is_apart = fold->classes[at + 1] == FOLD_GAP || fold->classes[at + 2] == FOLD_GAP;
    return is_apart || tree->nodes[root].value != NO_VALUE ||
           tree_may_begin(tree, fold->bytes + at);
}
/* The longest key that stands at this byte of the fold, its characters apart or not. */
bool tree_longest(const struct mask *mask, const struct fold *fold, size_t at,
                  struct found *found);

/* The value of that kind and key; a new one gets the next number. text is copied. */
uint32_t value_get(struct mask *mask, enum mask_kind kind, const char *key,
                   struct text text);
/* One more spelling of it. */
void value_spell(struct mask *mask, uint32_t value, const char *key, enum need need);

/* Frees what it holds, not itself. */
void mask_empty(struct mask *mask);
/* Fills the mask with what the facts know. */
void known_gather(struct mask *mask, const struct facts *facts);
void known_name(struct mask *mask, const struct facts *facts, const char *name);
void known_email(struct mask *mask, const char *email);
void known_address(struct mask *mask, const struct facts *facts,
                   const struct address *address);
/* The value in the two ways that umlauts are written plainly; NO_VALUE for an empty one. */
uint32_t known_value(struct mask *mask, enum mask_kind kind, struct text text,
                     enum need need);
/* A word of the language or of the catalogue, which a part of a name is not masked for. */
bool name_is_word(const struct facts *facts, const char *part, struct arena *arena);

/* The text around these bytes says that they are a name: "Frau", "Hi", "Regards,", さん. */
bool name_is_called(const struct fold *fold, size_t start, size_t end);
/* An honorific stands right behind them, or 姓 before: for a surname of Han or Hangul. */
bool name_has_title(const struct fold *fold, size_t start, size_t end);
/* The letter here is a capital, or of a script without. */
bool fold_is_capital(const struct fold *fold, size_t at);
/* The forms that this part of a name takes in a sentence: "Anny" and "Annie" of Anna. */
void name_bend(struct mask *mask, uint32_t value, const char *key);
bool name_looks_slavic(const char *key);
bool name_is_title(const char *part); /* "frau", "mr" */

/* Names that are words too, and places: folded, '|' before, between and behind them. */
extern const char *const mask_given; /* "|" around each */
extern const char *const mask_words[];
extern const size_t mask_words_count;

/* Values of a text, in order and apart from each other; bytes of the text. */
struct span {
    uint32_t start;
    uint32_t end;
    uint32_t value;
};
struct cue {
    uint32_t start; /* of the fold */
    uint32_t end;
    unsigned roles;
};
struct search {
    struct mask *mask;
    struct text text; /* sanitised */
    struct fold fold;
    bool is_public;  /* see struct fold */
    bool is_checked; /* no number is taken for what words or groups alone call it */
    struct arena *arena;
    struct span *spans;
    size_t count, capacity;
    struct cue *cues; /* by start */
    size_t cue_count, cue_capacity;
};
/* Fills the spans: everything in the text that does not leave. */
void search_run(struct search *search);
/* Bytes of the fold become a span of the value, and are taken. */
void search_take(struct search *search, size_t start, size_t end, uint32_t value);
/* The same for a value that only its form tells. */
void search_found(struct search *search, size_t start, size_t end, enum mask_kind kind);
/* What only its form tells, a file a matter. */
void patterns_find(struct search *search);
void signed_emails_find(struct search *search); /* with their "@" */
void emails_find(struct search *search);
void streets_find(struct search *search);
void numbers_find(struct search *search);
void phones_find(struct search *search);
void secrets_find(struct search *search);
void ips_find(struct search *search);
void thirds_find(struct search *search); /* names of people whom no record knows */
/* All words of the fold from start to end are names of who answers for the shop. */
bool name_is_of_staff(const struct search *search, size_t start, size_t end);
void context_find(struct search *search); /* what only the words in front of it tell */

/* Of streets: the bits of enum street_role that this word has. */
unsigned street_roles(const struct fold *fold, size_t start, size_t end);
/* At most three of these signs. */
size_t signs_end(const struct fold *fold, size_t at, const char *signs);
/* "221B", "88/2/14", "15 B 22"; 0 where no house's number stands here. */
size_t house_end(const struct fold *fold, size_t at);
/* A house's number, behind which flats and a postcode may follow: where they end. */
size_t house_tail(const struct fold *fold, size_t end);
size_t postcode_end(const struct fold *fold, size_t at); /* 0 for none */
/* ", London SW10 9QU": the city stays. Where the code ends, 0 for none. */
size_t postcode_behind_city(const struct fold *fold, size_t end, size_t *code);
/* A street of China, Japan or Korea around this number; where it ends, 0 for none. */
size_t eastern_street(struct search *search, size_t digit);

/* Letters and digits that stand together, or in groups, as one number may. */
#define NUMBER_CHARS  34
#define NUMBER_GROUPS 34
struct number {
    char chars[NUMBER_CHARS + 1]; /* folded, without what stands between */
    size_t len;
    size_t digits;
    size_t start; /* of the fold */
    size_t end;
    uint8_t groups[NUMBER_GROUPS]; /* their lengths */
    size_t group_count;
    char joint;   /* the first sign between two groups, 0 for one group */
    bool has_cue; /* a word for an identity number, a card or an account stands before it */
};
/* "+44 (0)" before these digits: where it begins, behind its "+"; else start. */
size_t country_start(const struct fold *fold, size_t start);
/* A number that a rule knows: which kind it is. */
bool number_judge(const struct search *search, const struct number *number,
                  enum mask_kind *kind);
bool number_is_identity(const struct search *search, const struct number *number);
/* One that only the words in front of it call so. */
bool number_is_called(const struct search *search, const struct number *number,
                      enum mask_kind *kind);

/* Fills the cues of the search: before anything is taken. */
void mask_cues_find(struct search *search);
/*
 * A word for such a value (bits of enum cue_role) stands in the same line, not far in front
 * of this byte. cue_end: where the nearest ends, 0 for none.
 */
bool cue_before(const struct search *search, size_t start, unsigned roles);
size_t cue_end(const struct search *search, size_t start, unsigned roles);
/* A word for an order, a parcel or a thing stands close in front, and none of the roles
 * nearer; or the number stands in a link. */
bool is_called_order(const struct search *search, size_t start, unsigned roles);
/* What follows each word of that role may be taken. */
typedef void cue_taker(struct search *search, size_t at);
void cues_take(struct search *search, enum cue_role role, cue_taker *take);

/* The word of the kind in a placeholder. */
const char *kind_label(enum mask_kind kind);

/* A placeholder, or what a model made of one. */
enum placeholder_state { PLACEHOLDER_NONE, PLACEHOLDER_MORE, PLACEHOLDER_FOUND };
struct placeholder {
    size_t len;
    enum mask_kind kind; /* VALUE_KINDS where no kind has that name */
    unsigned number;     /* 0: none written */
    struct text name;    /* between the brackets */
};
/* A quick look at the first bytes. */
bool placeholder_may_begin(struct text text, bool after_word);
/*
 * Whether one stands at the front of the text. after_word: a letter or a digit stands
 * before it. MORE: what follows decides (never where is_end).
 */
enum placeholder_state placeholder_read(struct text text, bool after_word, bool is_end,
                                        struct placeholder *placeholder);

#endif
