#include "guard/judge.h"

#include <string.h>

#define KEY_BITS      12
#define KEY_COUNT     ((size_t)1 << KEY_BITS)
#define BUCKET_COUNT  ((size_t)256)
#define WRITTEN_COUNT ((size_t)256)

/* Whether all tokens of the scanned phrase stand in the text from this one on. */
static bool stands_at(const struct reading *reading, size_t token,
                      const struct scan *phrase)
{
    if (phrase->count == 0 || reading->scan.count - token < phrase->count) {
        return false;
    }
    for (size_t i = 0; i < phrase->count; i++) {
        if (!text_equals(scan_folded(&reading->scan, token + i), scan_folded(phrase, i))) {
            return false;
        }
    }
    return true;
}

static void name_mask(struct judge *judge, const char *name)
{
    struct scan phrase;
    if (name == NULL || name[0] == '\0') {
        return;
    }
    scan_read(text_of(name), judge->arena, &phrase);
    if (phrase.count == 0) {
        return;
    }
    struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (stands_at(reading, i, &phrase)) {
            reading_mask(reading, i, i + phrase.count, SCOPE_NAME);
        }
    }
}

void names_mask(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    if (facts->customer != NULL) {
        name_mask(judge, facts->customer->name);
    }
    name_mask(judge, facts->agent_name);
    name_mask(judge, facts->shop_name);
}

/* A title that may stand in the text, by the first bytes of its first word. */
struct known_title {
    const char *title;
    const struct kept_scan *written; /* the title, or with a prefix of Arabic */
    const char *kind;                /* of its source */
    const char *id;
    const char *field;
    struct known_title *next;       /* in its bucket */
    struct known_title *next_alike; /* by what is written */
};

struct titles {
    struct judge *judge;
    uint64_t keys[KEY_COUNT / 64]; /* bits: of a word of the text */
    struct known_title *known[BUCKET_COUNT];
    struct known_title *written[WRITTEN_COUNT];
};

static size_t key_of(const char *bytes, size_t len)
{
    uint32_t key = 0;
    memcpy(&key, bytes, len < 4 ? len : 4);
    return (key * 2654435761u) >> (32 - KEY_BITS);
}

static bool has_key(const struct titles *titles, size_t key)
{
    return (titles->keys[key / 64] >> (key % 64) & 1) != 0;
}

static struct known_title **bucket_of(const struct titles *titles, struct text folded)
{
    size_t key = key_of(folded.bytes, folded.len);
    return (struct known_title **)&titles->known[key % BUCKET_COUNT];
}

/* A title whose first word is plain ASCII is passed over at once where no word begins so.
 */
static bool may_stand(const struct titles *titles, const char *title)
{
    char head[4];
    size_t len = 0;
    for (; len < 4; len++) {
        unsigned char byte = (unsigned char)title[len];
        if (byte >= 0x80 || (byte >= '0' && byte <= '9')) {
            return true;
        }
        if ((byte | 0x20) < 'a' || (byte | 0x20) > 'z') {
            break;
        }
        head[len] = (char)(byte | 0x20);
    }
    return len == 0 || (unsigned char)title[len == 4 ? 3 : len] >= 0x80 ||
           has_key(titles, key_of(head, len));
}

/* Where the titles written like this one hang. */
static struct known_title **written_at(struct titles *titles,
                                       const struct kept_scan *written)
{
    return &titles->written[(written->hash ^ written->hash >> 16) % WRITTEN_COUNT];
}

static void title_know_as(struct titles *titles, const char *text,
                          const struct known_title *title)
{
    const struct kept_scan *written = memory_scan(titles->judge->memory, text);
    const struct scan *scan = &written->scan;
    struct known_title **alike = written_at(titles, written);
    for (struct known_title *known = *alike; known != NULL; known = known->next_alike) {
        if (known->written == written) {
            return;
        }
    }
    if (scan->count == 0 || (scan->count == 1 && scan->tokens[0].kind == TOKEN_NUMBER)) {
        return;
    }
    struct known_title **slot = bucket_of(titles, scan_folded(scan, 0));
    struct known_title *known = arena_get(titles->judge->arena, sizeof(*known));
    *known = *title;
    known->written = written;
    known->next = *slot;
    known->next_alike = *alike;
    *slot = known;
    *alike = known;
}

/* "and the", "with the", "for the" are one word with the first one of a title in Arabic. */
static void title_know_prefixed(struct titles *titles, const struct known_title *title)
{
    static const char article[] = "ال";
    static const char *const prefixes[] = {"و", "ب", "ف", "ك"};
    struct arena *arena = titles->judge->arena;
    size_t len = strlen(article);
    if (strncmp(title->title, article, len) != 0) {
        return;
    }
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        title_know_as(titles, arena_format(arena, "%s%s", prefixes[i], title->title),
                      title);
    }
    title_know_as(titles, arena_format(arena, "لل%s", title->title + len), title);
}

static void title_know(struct titles *titles, const char *title, const char *kind,
                       const char *id, const char *field)
{
    if (title == NULL || strlen(title) < 2 || !may_stand(titles, title)) {
        return;
    }
    struct known_title known = {.title = title, .kind = kind, .id = id, .field = field};
    title_know_as(titles, title, &known);
    title_know_prefixed(titles, &known);
}

static void titles_gather(struct titles *titles)
{
    const struct facts *facts = titles->judge->facts;
    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        title_know(titles, product->title, "product", product->id, "title");
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].line_count; k++) {
            title_know(titles, facts->orders[i].lines[k].title, "order",
                       facts->orders[i].id, "lines");
        }
    }
}

/* A title of one word is one only where it is written as a title. */
static bool is_written_so(const struct reading *reading, size_t token,
                          const struct known_title *known)
{
    const struct scan *scan = &known->written->scan;
    return scan->count > 1 || !scan->tokens[0].is_capital ||
           reading->scan.tokens[token].is_capital;
}

/* The longest title that begins at the token. */
static const struct known_title *title_at(const struct titles *titles, size_t token)
{
    const struct reading *reading = titles->judge->reading;
    struct text folded = scan_folded(&reading->scan, token);
    const struct known_title *best = NULL;
    for (const struct known_title *known = *bucket_of(titles, folded); known != NULL;
         known = known->next) {
        const struct scan *scan = &known->written->scan;
        if ((best == NULL || scan->count > best->written->scan.count) &&
            stands_at(reading, token, scan) && is_written_so(reading, token, known)) {
            best = known;
        }
    }
    return best;
}

static void title_add(struct judge *judge, size_t token, const struct known_title *known)
{
    size_t end = token + known->written->scan.count;
    struct claim *claim = claim_add(judge, token, end, CLAIM_PRODUCT, VERDICT_PROVED);
    claim_from(claim, known->kind, known->id, known->field, known->title);
    const char **titles = arena_get(judge->arena, sizeof(*titles));
    titles[0] = known->title;
    titled_add(judge, &(struct titled){.first = (uint32_t)token,
                                       .end = (uint32_t)end,
                                       .titles = titles,
                                       .title_count = 1,
                                       .is_certain = true});
    reading_mask(judge->reading, token, end, SCOPE_TITLE);
}

void titles_find(struct judge *judge)
{
    struct reading *reading = judge->reading;
    struct titles *titles = arena_get(judge->arena, sizeof(*titles));
    titles->judge = judge;
    for (size_t i = 0; i < reading->scan.count; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        size_t key = key_of(folded.bytes, folded.len);
        titles->keys[key / 64] |= UINT64_C(1) << (key % 64);
    }
    titles_gather(titles);
    for (size_t i = 0; i < reading->scan.count;) {
        const struct known_title *known =
            (reading->scopes[i] & SCOPE_LINK) != 0 ? NULL : title_at(titles, i);
        if (known != NULL) {
            title_add(judge, i, known);
        }
        i += known == NULL ? 1 : known->written->scan.count;
    }
}
