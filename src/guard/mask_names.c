#include "guard/mask_inside.h"

#include "guard/lexicon.h"

#include <string.h>

#define PARTS_MAX    16
#define BENT_BYTES   4 /* of a part that is hidden with other endings, too */
#define CALLED_BYTES 2 /* of one that is hidden where it is surely the name */
#define PART_BYTES   3 /* of a part that is hidden by itself */
#define HAN_BYTES    3

/* A name in its parts, each as its key. */
struct name {
    struct text texts[PARTS_MAX];
    const char *keys[PARTS_MAX];
    size_t count;
};

static bool is_separator(char byte)
{
    return byte != '\0' && strchr(" ,\t\n;/()\"._&", byte) != NULL;
}

static void parts_cut(const char *name, struct arena *arena, struct name *parts)
{
    *parts = (struct name){.count = 0};
    const char *at = name;
    while (*at != '\0' && parts->count < PARTS_MAX) {
        size_t len = 0;
        while (at[len] != '\0' && !is_separator(at[len]) &&
               strncmp(at + len, "\xE3\x80\x80", 3) != 0 &&
               strncmp(at + len, "\xC2\xB7", 2) != 0) {
            len++;
        }
        struct text part = text_from(at, len);
        const char *key = fold_key(part, false, arena);
        if (key[0] != '\0') {
            parts->texts[parts->count] = part;
            parts->keys[parts->count++] = key;
        }
        at += len;
        at += *at == '\0'                  ? 0
              : (unsigned char)*at == 0xE3 ? 3
              : (unsigned char)*at == 0xC2 ? 2
                                           : 1;
    }
}

static bool stands_in(const char *words, const char *part)
{
    size_t len = strlen(part);
    for (const char *at = strstr(words, part); at != NULL; at = strstr(at + 1, part)) {
        if ((at == words || at[-1] == '|') && (at[len] == '|' || at[len] == '\0')) {
            return true;
        }
    }
    return false;
}

/* A word that the guard knows in some language. */
static bool is_in_lexicon(const char *part, struct arena *arena)
{
    struct scan scan;
    struct mark *marks;
    size_t count;
    scan_read(text_of(part), arena, &scan);
    lexicon_find(&scan, arena, &marks, &count);
    for (size_t i = 0; i < count; i++) {
        if (marks[i].first == 0 && marks[i].end == scan.count) {
            return true;
        }
    }
    return false;
}

/* A word of the text; one in lower case where is_prose, for a policy may name people. */
static bool is_word_of(const char *text, const char *part, bool is_prose,
                       struct arena *arena)
{
    struct scan scan;
    if (text == NULL) {
        return false;
    }
    bool is_single = (unsigned char)part[0] >= 0x80 && strlen(part) >= 2 * HAN_BYTES;
    if (is_single) {
        return strstr(text, part) != NULL;
    }
    if (strcasestr(text, part) == NULL) { /* long articles have few names */
        return false;
    }
    scan_read(text_of(text), arena, &scan);
    for (size_t i = 0; i < scan.count; i++) {
        if ((!is_prose || !scan.tokens[i].is_capital) && scan_is(&scan, i, part)) {
            return true;
        }
    }
    return false;
}

static bool is_word_of_product(const struct product *product, const char *part,
                               struct arena *arena)
{
    bool is_word = is_word_of(product->title, part, false, arena) ||
                   is_word_of(product->brand, part, false, arena) ||
                   is_word_of(product->description, part, true, arena);
    for (size_t i = 0; i < product->category_count && !is_word; i++) {
        is_word = is_word_of(product->category[i], part, false, arena);
    }
    for (size_t i = 0; i < product->attribute_count && !is_word; i++) {
        is_word = is_word_of(product->attributes[i].value, part, false, arena);
    }
    return is_word;
}

static bool is_word_of_shop(const struct facts *facts, const char *part,
                            struct arena *arena)
{
    bool is_word = is_word_of(facts->shop_name, part, false, arena);
    for (size_t i = 0; i < facts->product_count && !is_word; i++) {
        is_word = is_word_of_product(&facts->products[i], part, arena);
    }
    for (size_t i = 0; i < facts->article_count && !is_word; i++) {
        is_word = is_word_of(facts->articles[i].text, part, true, arena);
    }
    return is_word;
}

/* Their city or country, which stays. */
static bool is_place_of(const struct facts *facts, const char *part, struct arena *arena)
{
    const struct customer *customer = facts->customer;
    bool is_place = false;
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        is_place |= is_word_of(customer->addresses[i].city, part, false, arena) ||
                    is_word_of(customer->addresses[i].region, part, false, arena) ||
                    is_word_of(customer->addresses[i].country, part, false, arena);
    }
    return is_place;
}

bool name_is_word(const struct facts *facts, const char *part, struct arena *arena)
{
    for (size_t i = 0; i < mask_words_count; i++) {
        if (stands_in(mask_words[i], part)) {
            return true;
        }
    }
    return instructions_have(facts->instructions, part) || is_in_lexicon(part, arena) ||
           is_place_of(facts, part, arena) || is_word_of_shop(facts, part, arena);
}

static bool is_wide(const char *key)
{
    return (unsigned char)key[0] >= 0xE3 && (unsigned char)key[0] <= 0xED;
}

/* Long enough to be somebody's, and no word. */
static bool is_telling(const struct facts *facts, const char *key, struct arena *arena)
{
    size_t least = is_wide(key) ? (size_t)2 * HAN_BYTES : PART_BYTES;
    bool is_letters = key[strcspn(key, "0123456789")] == '\0';
    return strlen(key) >= least && is_letters && !name_is_word(facts, key, arena);
}

static void spell_name(struct mask *mask, struct text text, const char *key, enum need need)
{
    uint32_t value = value_get(mask, MASK_NAME, key, text);
    value_spell(mask, value, key, need);
    value_spell(mask, value, fold_key(text, true, &mask->arena), need);
}

/* Endings of the languages that bend names: of Müllers, Novákovi; Пушкину. */
static const char *const endings[] = {"s",  "es", "n", "en", "e",  "a",  "u",  "em",
                                      "om", "а",  "у", "е",  "ом", "ым", "ой", "ы"};

static void spell_bent(struct mask *mask, const struct facts *facts, struct text text,
                       const char *key)
{
    struct arena *arena = &mask->arena;
    uint32_t value = value_get(mask, MASK_NAME, key, text);
    bool is_latin = (unsigned char)key[0] < 0x80;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        bool is_ending_latin = (unsigned char)endings[i][0] < 0x80;
        const char *bent = arena_format(arena, "%s%s", key, endings[i]);
        if (is_latin == is_ending_latin && !name_is_word(facts, bent, arena)) {
            value_spell(mask, value, bent, NEED_NOTHING);
            value_spell(
                mask, value,
                arena_format(arena, "%s%s", fold_key(text, true, arena), endings[i]),
                NEED_NOTHING);
        }
    }
}

/* Words of Arabic that are written together with the name behind them. */
static void spell_joined(struct mask *mask, struct text text, const char *key)
{
    static const char *const before[] = {"ل", "و", "ب", "ف", "ك", "ول"};
    uint32_t value = value_get(mask, MASK_NAME, key, text);
    bool is_arabic = (unsigned char)key[0] >= 0xD8 && (unsigned char)key[0] <= 0xDB;
    for (size_t i = 0; is_arabic && i < COUNT_OF(before); i++) {
        value_spell(mask, value, arena_format(&mask->arena, "%s%s", before[i], key),
                    NEED_NOTHING);
    }
}

/* "Muller" for a Mueller, as the fold makes it of "Müller". */
static void spell_umlauts(struct mask *mask, const struct facts *facts, struct text text,
                          const char *key)
{
    struct buffer plain;
    buffer_init(&plain, 256);
    for (size_t at = 0; key[at] != '\0'; at++) {
        bool is_pair = strchr("aou", key[at]) != NULL && key[at + 1] == 'e';
        buffer_add_char(&plain, key[at]);
        at += is_pair ? 1 : 0;
    }
    const char *umlaut = arena_copy(&mask->arena, buffer_text(&plain), plain.len);
    if (strlen(umlaut) >= BENT_BYTES && !string_equals(umlaut, key) &&
        !name_is_word(facts, umlaut, &mask->arena)) {
        value_spell(mask, value_get(mask, MASK_NAME, key, text), umlaut, NEED_NOTHING);
    }
    buffer_release_wiped(&plain);
}

/* A part that is a word, too, is hidden only where the text says that it is a name. */
static void known_part(struct mask *mask, const struct facts *facts, struct text text,
                       const char *key, bool is_first)
{
    struct arena *arena = &mask->arena;
    if (is_telling(facts, key, arena)) {
        spell_name(mask, text, key, NEED_NOTHING);
        if (!is_wide(key) && strlen(key) >= BENT_BYTES) {
            spell_bent(mask, facts, text, key);
            name_bend(mask, value_get(mask, MASK_NAME, key, text), key);
            spell_umlauts(mask, facts, text, key);
            spell_joined(mask, text, key);
        }
        return;
    }
    bool is_particle = name_is_title(key) || (!is_first && stands_in(mask_words[0], key));
    size_t least = is_wide(key) ? (size_t)2 * HAN_BYTES : CALLED_BYTES;
    if (strlen(key) >= least && !is_particle && key[strcspn(key, "0123456789")] == '\0') {
        spell_name(mask, text, key, NEED_CALLED);
    }
}

static const char *const hyphens[] = {"-", "‐", "‑", "–", NULL};
static const char *const apostrophes[] = {"'", "‘", "’", "ʼ", NULL};

static size_t joint_len(struct text rest, const char *const *joints)
{
    for (size_t i = 0; joints[i] != NULL; i++) {
        if (text_starts_with(rest, joints[i])) {
            return strlen(joints[i]);
        }
    }
    return 0;
}

/* What the joints of a part hold together: "Landrut" of "Meyer-Landrut". */
static void known_joined(struct mask *mask, const struct facts *facts, struct text part,
                         const char *const *joints)
{
    size_t start = 0;
    for (size_t at = 0; at <= part.len;) {
        bool is_end = at == part.len;
        size_t len =
            is_end ? 1 : joint_len(text_from(part.bytes + at, part.len - at), joints);
        if (len != 0 && (start > 0 || !is_end)) {
            struct text piece = text_from(part.bytes + start, at - start);
            known_part(mask, facts, piece, fold_key(piece, false, &mask->arena), false);
            start = at + len;
        }
        at += len == 0 ? 1 : len;
    }
}

static void known_pieces(struct mask *mask, const struct facts *facts, struct text part)
{
    known_joined(mask, facts, part, hyphens);
    known_joined(mask, facts, part, apostrophes);
}

/* Two parts in either order, and an initial before the last. */
static void spell_pairs(struct mask *mask, uint32_t value, const struct name *name)
{
    for (size_t i = 0; i < name->count; i++) {
        for (size_t k = 0; k < name->count; k++) {
            if (i == k || strlen(name->keys[i]) + strlen(name->keys[k]) < 5) {
                continue;
            }
            for (int is_german = 0; is_german < 2; is_german++) {
                value_spell(mask, value,
                            arena_format(&mask->arena, "%s%s",
                                         fold_key(name->texts[i], is_german, &mask->arena),
                                         fold_key(name->texts[k], is_german, &mask->arena)),
                            NEED_NOTHING);
            }
        }
    }
    const char *last = name->keys[name->count - 1];
    if (!is_wide(last) && strlen(last) > PART_BYTES &&
        (unsigned char)name->keys[0][0] < 0x80) {
        value_spell(mask, value, arena_format(&mask->arena, "%c%s", name->keys[0][0], last),
                    NEED_POINT);
    }
}

/* A surname of one or two characters alone, where an honorific says that it is one. */
static void known_surname(struct mask *mask, struct text surname)
{
    const char *key = fold_key(surname, false, &mask->arena);
    value_spell(mask, value_get(mask, MASK_NAME, key, surname), key, NEED_TITLE);
}

/* Japan's surnames have two characters most often, and are what one is called by. */
static void known_japanese(struct mask *mask, const struct facts *facts, struct text whole)
{
    size_t surname = (size_t)2 * HAN_BYTES;
    struct text first = text_from(whole.bytes, surname);
    struct text given = text_from(whole.bytes + surname, whole.len - surname);
    known_part(mask, facts, first, fold_key(first, false, &mask->arena), true);
    known_surname(mask, first);
    known_part(mask, facts, given, fold_key(given, false, &mask->arena), true);
}

/* The given name of one written without spaces: behind one or two characters of surname. */
static void known_given(struct mask *mask, const struct facts *facts, struct text whole)
{
    static const char doubles[] = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|"
                                  "司徒|長谷|남궁|황보|제갈|선우";
    size_t surname = HAN_BYTES;
    if (whole.len >= (size_t)3 * HAN_BYTES &&
        memmem(doubles, sizeof(doubles), whole.bytes, (size_t)2 * HAN_BYTES) != NULL) {
        surname = (size_t)2 * HAN_BYTES;
    }
    bool is_japanese = mask->country != NULL &&
                       text_is_ignoring_case(text_of(mask->country), "JP") &&
                       whole.len >= (size_t)3 * HAN_BYTES;
    if (is_japanese) {
        known_japanese(mask, facts, whole);
    } else if (whole.len <= (size_t)4 * HAN_BYTES && whole.len > surname) {
        struct text given = text_from(whole.bytes + surname, whole.len - surname);
        known_part(mask, facts, given, fold_key(given, false, &mask->arena), true);
        known_surname(mask, text_from(whole.bytes, surname));
    }
}

/* "Ana Ruiz ana@mail.example": its addresses are known as such, and the rest is the name.
 */
static const char *known_addresses(struct mask *mask, const char *name)
{
    struct text rest = text_of(name);
    struct text word;
    struct buffer left;
    buffer_init(&left, strlen(name) + 2);
    while (text_next(&rest, ' ', &word)) {
        const char *copy = arena_copy(&mask->arena, word.bytes, word.len);
        if (strchr(copy, '@') != NULL) {
            known_email(mask, copy);
        } else {
            buffer_format(&left, left.len == 0 ? "%s" : " %s", copy);
        }
    }
    const char *kept = arena_copy(&mask->arena, buffer_text(&left), left.len);
    buffer_release_wiped(&left);
    return kept;
}

void known_name(struct mask *mask, const struct facts *facts, const char *name)
{
    struct name parts;
    if (name == NULL) {
        return;
    }
    if (strchr(name, '@') != NULL) {
        name = known_addresses(mask, name);
    }
    parts_cut(name, &mask->arena, &parts);
    struct text whole = text_trim(text_of(name));
    const char *key = fold_key(whole, false, &mask->arena);
    if (parts.count == 0) {
        return;
    }
    if (parts.count == 1) {
        known_part(mask, facts, whole, key, true);
        known_pieces(mask, facts, whole);
        if (is_wide(key)) {
            known_given(mask, facts, whole);
        }
        return;
    }
    for (size_t i = 0; i < parts.count; i++) {
        mask->is_slavic |= name_looks_slavic(parts.keys[i]);
    }
    uint32_t value = value_get(mask, MASK_NAME, key, whole);
    value_spell(mask, value, key, NEED_NOTHING);
    value_spell(mask, value, fold_key(whole, true, &mask->arena), NEED_NOTHING);
    spell_pairs(mask, value, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        known_part(mask, facts, parts.texts[i], parts.keys[i], i == 0);
    }
    for (size_t i = 0; i < parts.count; i++) {
        known_pieces(mask, facts, parts.texts[i]);
    }
}
