/* Who wrote a quote: "Marta Soler <m@shop.example>". */
#include "quotes_parts.h"

#include "base/buffer.h"
#include "base/utf8.h"

#define WORDS_MAX             4 /* of a name */
#define UNSPACED_MAX          4 /* letters of Han, kana, Hangul and the like, in all */
#define UNSPACED_WITH_ADDRESS 12
#define WORD_MAX              64 /* bytes, folded */

/* Folded. They stand small within names. */
static const char *const particles[] = {
    "de",  "del", "della", "di", "da", "do", "dos", "das", "du", "van", "von",
    "der", "den", "la",    "le", "y",  "e",  "zu",  "ter", "al", "bin", "ibn",
};

/* Folded. Who speaks of themselves, or to somebody, says more than who wrote and when; a
 * name that is one of these costs a line that stands there unfolded. */
static const char *const speakers[] = {
    "i",    "me",   "my",  "you", "your", "we",    "our",     "they", "ich",  "mir",
    "mich", "wir",  "uns", "sie", "yo",   "usted", "ustedes", "nos",  "je",   "j",
    "nous", "vous", "io",  "noi", "voi",  "ik",    "jullie",  "eu",   "voce", "voces",
};
static const char *const speakers_unspaced[] = {"我", "你", "您", "私"};

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
    struct buffer folded;
    bool is_one = false;

    buffer_init(&folded, WORD_MAX);
    utf8_fold(word, &folded);
    struct text sought = text_from(buffer_text(&folded), folded.len);
    for (size_t i = 0; i < count && !is_one; i++)
        is_one = text_is(sought, words[i]);
    buffer_release_wiped(&folded);
    return is_one;
}

static bool is_of_address(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || memchr("._%+-", byte, 5);
}

/* "m@shop.example", with no more than that in it. */
static bool is_address(struct text text)
{
    const char *at = text.len ? memchr(text.bytes, '@', text.len) : NULL;

    if (!at || at == text.bytes || at + 1 == text.bytes + text.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes + i != at && !is_of_address(text.bytes[i]))
            return false;
    }
    return true;
}

/* Without the brackets around it; false where they are not a pair. */
static bool unwrap(struct text *text, char open, char close)
{
    if (text->len < 2 || text->bytes[0] != open || text->bytes[text->len - 1] != close)
        return false;
    *text = text_trim(text_from(text->bytes + 1, text->len - 2));
    return true;
}

/* Takes the address off the end: "Marta <m@…>", "Marta (<m@…>)", "Marta (m@…)", "m@…". */
static bool take_address(struct text *name)
{
    size_t start = name->len;

    while (start && name->bytes[start - 1] != ' ')
        start--;
    struct text last = text_from(name->bytes + start, name->len - start);
    const char *bracket = last.len ? memchr(last.bytes, '<', last.len) : NULL;
    if (bracket && bracket > last.bytes && bracket[-1] != '(') {
        start = (size_t)(bracket - name->bytes);
        last = text_from(bracket, name->len - start);
    }
    unwrap(&last, '(', ')');
    unwrap(&last, '<', '>');
    if (!is_address(last))
        return false;
    *name = text_trim(text_from(name->bytes, start));
    return true;
}

/* Letters, and what stands in names between them. */
static bool is_spelled_as_name(struct text word, size_t *unspaced)
{
    for (size_t at = 0; at < word.len;) {
        struct text rest = text_from(word.bytes + at, word.len - at);
        uint32_t code_point;
        at += utf8_decode(rest, &code_point, NULL);
        bool joins = code_point == '-' || code_point == '.' || code_point == '\'' ||
                     code_point == 0x2019 || code_point == 0x00B7 || code_point == 0x30FB;
        if (!joins && !utf8_is_letter(code_point) && utf8_code_point_columns(code_point))
            return false;
        *unspaced += utf8_is_unspaced(code_point) ? 1 : 0;
    }
    for (size_t i = 0; i < COUNT_OF(speakers_unspaced); i++) {
        if (text_find(word, text_of(speakers_unspaced[i])))
            return false;
    }
    return true;
}

/* It begins as names do: large, where its script has such letters. */
static bool is_large(struct text word)
{
    uint32_t code_point;

    utf8_decode(word, &code_point, NULL);
    return utf8_is_letter(code_point) && !utf8_is_lower(code_point);
}

static bool is_name(struct text name, bool has_address)
{
    size_t count = 0;
    size_t unspaced = 0;
    bool has_large = false;
    struct text word;

    while (text_next_word(&name, &word)) {
        if (++count > WORDS_MAX || !is_spelled_as_name(word, &unspaced) ||
            is_one_of(word, speakers, COUNT_OF(speakers)))
            return false;
        if (!is_large(word) && !is_one_of(word, particles, COUNT_OF(particles)))
            return false;
        has_large |= is_large(word);
    }
    return has_large && unspaced <= (has_address ? UNSPACED_WITH_ADDRESS : UNSPACED_MAX);
}

bool quote_names_somebody(struct text text, bool *has_address)
{
    struct text name = text_trim(text);

    if (name.len && name.bytes[name.len - 1] == ',')
        name = text_trim(text_from(name.bytes, name.len - 1));
    *has_address = take_address(&name);
    unwrap(&name, '"', '"');
    unwrap(&name, '\'', '\'');
    if (!name.len || (*has_address && is_address(name)))
        return *has_address;
    return is_name(name, *has_address);
}
