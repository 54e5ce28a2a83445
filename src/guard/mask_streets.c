#include "guard/mask_inside.h"

#include <string.h>

#define NAME_WORDS 5 /* between a word for a street and its number */
#define BACK_WORDS 3 /* before such a word */

/* Made of constant tables at the first use, and constant from then on. */
static struct word_set words;
static struct tree ends; /* reversed */

static void words_start(void)
{
    if (words.tree.count != 0) {
        return;
    }
    struct text rest = text_of(street_endings);
    struct text ending;
    while (text_next(&rest, '|', &ending)) {
        char reversed[16];
        for (size_t i = 0; i < ending.len; i++) {
            reversed[i] = ending.bytes[ending.len - 1 - i];
        }
        tree_node_get(&ends, text_from(reversed, ending.len))->value = 1;
    }
    word_set_fill(&words, words_streets, words_streets_count);
}

unsigned street_roles(const struct fold *fold, size_t start, size_t end)
{
    words_start();
    return word_set_roles(&words, fold->bytes + start, end - start);
}

static size_t word_end(const struct fold *fold, size_t at)
{
    while (at < fold->len) {
        if (fold->classes[at] == FOLD_LETTER) {
            at = fold_next(fold, fold->edges, at + 1);
        } else if (fold->bytes[at] == '-' && at + 1 < fold->len &&
                   fold->classes[at + 1] == FOLD_LETTER) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

/* A capital, or a letter of Arabic or Hebrew, which have none. */
static bool may_begin_name(const struct fold *fold, size_t at)
{
    unsigned char lead = (unsigned char)fold->bytes[at];
    return fold_is_capital(fold, at) || (lead >= 0xD6 && lead <= 0xDB);
}

/* A number that a thing follows counts it: "via DHL 3 days". */
static bool ends_address(const struct fold *fold, size_t end)
{
    size_t at = signs_end(fold, end, " ");
    size_t word = word_end(fold, at);
    if (word > at && fold->bytes[word] == '\'') { /* "s'il vous plaît" */
        word = word_end(fold, word + 1);
    }
    return at == end || at >= fold->len || word == at || fold_is_capital(fold, at) ||
           (street_roles(fold, at, word) & (STREET_GOES_ON | STREET_FLAT)) != 0;
}

/* The street with its house; returns where the address ends. */
static size_t street_take(struct search *search, size_t start, size_t end)
{
    const struct fold *fold = &search->fold;
    size_t code = 0;
    end = house_tail(fold, end);
    size_t code_end = postcode_behind_city(fold, end, &code);
    search_found(search, start, end, MASK_ADDRESS);
    if (code_end != 0) {
        search_found(search, code, code_end, MASK_POSTCODE);
    }
    return code_end != 0 ? code_end : end;
}

/* The names behind a word for a street; count says how many begin with a capital. */
static size_t names_end(const struct fold *fold, size_t word, size_t *count)
{
    size_t at = signs_end(fold, word, " ./");
    size_t end = word;
    *count = 0;
    for (size_t i = 0; i < NAME_WORDS && at < fold->len; i++) {
        size_t behind = word_end(fold, at);
        unsigned roles = street_roles(fold, at, behind);
        if (behind == at || (roles & STREET_FILLER) != 0 ||
            (!may_begin_name(fold, at) && (roles & STREET_PARTICLE) == 0)) {
            break;
        }
        *count += may_begin_name(fold, at);
        end = may_begin_name(fold, at) ? behind : end;
        at = signs_end(fold, behind, " '.");
    }
    return end;
}

/* The house behind a street's name: ", д. 5", " No:14", ", nº 110"; 0 for none. */
static size_t house_behind(const struct fold *fold, size_t name)
{
    size_t at = signs_end(fold, name, " ,.");
    size_t filler = word_end(fold, at);
    if ((street_roles(fold, at, filler) & STREET_FILLER) != 0) {
        at = signs_end(fold, filler, " .:\x01");
    }
    size_t end = at > name ? house_end(fold, at) : 0;
    return end != 0 && ends_address(fold, end) ? end : 0;
}

/* "27 bis rue", "14, allée": the number before the word; else the word's start. */
static size_t number_before(const struct fold *fold, size_t start)
{
    size_t at = start;
    while (at > 0 && start - at < 2 && strchr(" ,", fold->bytes[at - 1]) != NULL) {
        at--;
    }
    size_t word = at;
    while (word > 0 && fold->classes[word - 1] == FOLD_LETTER) {
        word--;
    }
    bool is_bis = at > word && (street_roles(fold, word, at) & STREET_BIS) != 0;
    at = is_bis && word > 0 && fold->bytes[word - 1] == ' ' ? word - 1 : is_bis ? word : at;
    size_t digits = at;
    while (digits > 0 && fold->classes[digits - 1] == FOLD_DIGIT) {
        digits--;
    }
    return digits < at && at - digits <= 4 && fold_is_edge(fold, digits) && at < start
               ? digits
               : start;
}

/* "Rue de la Paix 5", "12 rue des Écoles", "ул. Ленина, д. 5"; where the search goes on. */
static size_t leading_read(struct search *search, size_t start, size_t word)
{
    const struct fold *fold = &search->fold;
    size_t count;
    size_t name = names_end(fold, word, &count);
    size_t number = number_before(fold, start);
    size_t house = count > 0 ? house_behind(fold, name) : 0;
    if (house != 0) {
        return street_take(search, start, house);
    }
    bool is_told = count > 0 && number < start;
    return is_told ? street_take(search, number, name) : word;
}

/* The words with capitals before this one; one behind a point begins a sentence. */
static size_t names_before(const struct fold *fold, size_t start)
{
    size_t at = start;
    for (size_t i = 0; i < BACK_WORDS && at > 1 && fold->bytes[at - 1] == ' '; i++) {
        size_t begin = at - 1;
        while (begin > 0 && (fold->classes[begin - 1] == FOLD_LETTER ||
                             fold->classes[begin - 1] == FOLD_DIGIT)) {
            begin--;
        }
        bool is_ordinal = begin < at - 1 && fold->classes[begin] == FOLD_DIGIT &&
                          fold->classes[at - 2] == FOLD_LETTER;
        if (begin == at - 1 || (!is_ordinal && !fold_is_capital(fold, begin)) ||
            (street_roles(fold, begin, at - 1) & STREET_PARTICLE) != 0) {
            break;
        }
        at = begin;
    }
    return at;
}

/* "221B Baker Street", "350 5th Ave", "88 Queens Quay W"; where the search goes on. */
static size_t trailing_read(struct search *search, size_t start, size_t word)
{
    const struct fold *fold = &search->fold;
    size_t name = names_before(fold, start);
    size_t number = name;
    while (number > 0 && fold->classes[name - 1] == FOLD_GAP && name - number < 8 &&
           (fold->bytes[number - 1] == ' ' ? number == name
                                           : fold->classes[number - 1] != FOLD_GAP ||
                                                 strchr("/-", fold->bytes[number - 1]))) {
        number--;
    }
    bool has_number = number < name && fold->classes[number] == FOLD_DIGIT;
    bool is_ordinal = name < start && fold->classes[name] == FOLD_DIGIT;
    size_t code;
    size_t end = word + (word < fold->len && fold->bytes[word] == '.');
    size_t side = signs_end(fold, end, " ");
    size_t letters = word_end(fold, side);
    bool has_side = side > end && letters > side && letters - side <= 2 &&
                    fold_is_capital(fold, side) &&
                    strspn(fold->bytes + side, "nsew") >= letters - side;
    end = has_side ? letters : end;
    if (has_number && name < start && ends_address(fold, end)) {
        return street_take(search, number, end);
    }
    if (is_ordinal && house_end(fold, name) != 0 && ends_address(fold, end)) {
        return street_take(search, name, end);
    }
    if (name < start && !is_ordinal && postcode_behind_city(fold, end, &code) != 0 &&
        fold->classes[code] == FOLD_LETTER) {
        return street_take(search, name, end);
    }
    return word;
}

/* "Rosenheimer Str. 143b", "Váci utca 19", "Gül Sokak 7/3", "Тверская улица, дом 18". */
static size_t behind_read(struct search *search, size_t start, size_t word)
{
    const struct fold *fold = &search->fold;
    size_t name = names_before(fold, start);
    size_t house = name < start ? house_behind(fold, word) : 0;
    return house != 0 ? street_take(search, name, house) : word;
}

/* What stands before the ending is a name, or nothing for the ones that are words. */
static bool has_ending(const struct fold *fold, size_t start, size_t end)
{
    uint32_t node = ends.roots[(unsigned char)fold->bytes[end - 1]];
    for (size_t at = end - 1; node != 0; node = tree_child(&ends, node, fold->bytes[at])) {
        bool is_whole = at == start && end - start == 7; /* "Strasse 5" */
        if (ends.nodes[node].value != NO_VALUE && (at > start + 2 || is_whole)) {
            return true;
        }
        if (at == start) {
            break;
        }
        at--;
    }
    return false;
}

/* "Lindenweg 3a", "Hauptstr. 12"; where the search goes on. */
static size_t ending_read(struct search *search, size_t start, size_t word)
{
    const struct fold *fold = &search->fold;
    size_t house = house_behind(fold, word);
    return house != 0 ? street_take(search, start, house) : word;
}

/* "PO Box 4471", "Postfach 12", and no box of things */
static size_t box_read(struct search *search, size_t start, size_t word)
{
    const char *before = search->fold.bytes + start;
    bool is_box = word - start == 3;
    bool is_post = start >= 3 &&
                   (memcmp(before - 3, "po ", 3) == 0 || memcmp(before - 3, "o. ", 3) == 0);
    size_t house = !is_box || is_post ? house_behind(&search->fold, word) : 0;
    return house != 0 ? street_take(search, start, house) : word;
}

/* Returns where the search goes on. */
static size_t word_read(struct search *search, size_t start)
{
    static const struct {
        enum street_role role;
        bool is_capital;
        size_t (*read)(struct search *search, size_t start, size_t word);
    } readers[] = {
        {STREET_LEADING, false, leading_read},
        {STREET_BEHIND, false, behind_read},
        {STREET_TRAILING, true, trailing_read},
        {STREET_BOX, false, box_read},
    };
    const struct fold *fold = &search->fold;
    size_t word = word_end(fold, start);
    unsigned roles = street_roles(fold, start, word);
    for (size_t i = 0; i < COUNT_OF(readers) && roles != 0; i++) {
        bool is_asked = (roles & readers[i].role) != 0 &&
                        (!readers[i].is_capital || fold_is_capital(fold, start));
        size_t end = is_asked ? readers[i].read(search, start, word) : word;
        if (end > word) {
            return end;
        }
    }
    return fold_is_capital(fold, start) && has_ending(fold, start, word)
               ? ending_read(search, start, word)
               : word;
}

/* Most words are no street's: small, and none that a street is called by. Where such a one
 * ends; 0 for one that has to be read. */
static size_t plain_word_end(const struct fold *fold, size_t at)
{
    const char *word = fold->bytes + at;
    size_t end = fold_next(fold, fold->edges, at + 1);
    bool is_plain = *word >= 'a' && *word <= 'z' && fold->bytes[end] != '-';
    return is_plain && !word_may_be(&words, word, end - at) && !fold_is_capital(fold, at)
               ? end
               : 0;
}

void streets_find(struct search *search)
{
    const struct fold *fold = &search->fold;
    words_start();
    for (size_t at = fold_next_head(fold, 0); at < fold->len;) {
        bool is_word = fold->classes[at] == FOLD_LETTER;
        size_t next = at + 1;
        size_t plain = is_word ? plain_word_end(fold, at) : 0;
        if (plain != 0) {
            next = plain;
        } else if (is_word) {
            next = word_read(search, at);
        } else if (fold->classes[at] == FOLD_DIGIT && at > 0 &&
                   fold->classes[at - 1] != FOLD_DIGIT) {
            next = eastern_street(search, at);
        }
        at = fold_next_head(fold, next > at ? next : at + 1);
    }
}
