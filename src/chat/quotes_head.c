/* "On Mon, 23 Nov 2026 at 09:02, Ana Ruiz <ana@example.org> wrote:" */
#include "chat/quotes.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

#define ANNOUNCEMENT_MAX ((size_t)400) /* bytes */
#define WORDS_MAX        16            /* that a day and a name take, an address aside */

/*
 * How mail programs begin it and what they say; an address where the words alone could be
 * anybody's ("I asked, and Marta wrote:").
 */
static const struct {
    const char *opening;
    const char *verb;
    bool has_address;
} announcements[] = {
    {"On ", "wrote", false},    {"", "wrote", true},        {"Am ", "schrieb", false},
    {"", "schrieb", true},      {"El ", "escribió", false}, {"", "escribió", true},
    {"Le ", "a écrit", false},  {"", "a écrit", true},      {"Il ", "ha scritto", false},
    {"", "ha scritto", true},   {"Op ", "schreef", false},  {"", "schreef", true},
    {"Em ", "escreveu", false}, {"Às ", "escreveu", false}, {"", "escreveu", true},
    {"", "写道", false},        {"", "寫道", false},        {"", "のメール", false},
    {"", "書きました", false},  {"", "年", true},
};

/* Folded. Who speaks of themselves, or to somebody, says more than who wrote and when; a
 * name that is one of these costs a line that stands there unfolded. */
static const char *const speakers[] = {
    "i",    "me",   "my",  "you", "your", "we",    "our",     "they", "ich",  "mir",
    "mich", "wir",  "uns", "sie", "yo",   "usted", "ustedes", "nos",  "je",   "j",
    "nous", "vous", "io",  "noi", "voi",  "ik",    "jullie",  "eu",   "voce", "voces",
};
static const char *const speakers_unspaced[] = {"我", "你", "您", "私"};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A clock ("9:02") or a year. */
static bool names_a_time(struct text text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (digits && text.bytes[i] == ':' && i + 2 < text.len &&
            is_digit(text.bytes[i + 1]) && is_digit(text.bytes[i + 2]))
            return true;
        digits = is_digit(text.bytes[i]) ? digits + 1 : 0;
        bool is_year = digits == 4 && (i + 1 == text.len || !is_digit(text.bytes[i + 1]));
        if (is_year && (text.bytes[i - 3] == '1' || text.bytes[i - 3] == '2'))
            return true;
    }
    return false;
}

static bool names_an_address(struct text text)
{
    const char *at = memchr(text.bytes, '@', text.len);

    return at && at > text.bytes && memchr(at, '>', text.len - (size_t)(at - text.bytes));
}

/* Case, width and diacritics aside: the row's words are folded as the text is. */
static bool stands_in(struct text folded, const char *words, bool is_opening)
{
    struct buffer sought;
    bool stands;

    buffer_init(&sought, ANNOUNCEMENT_MAX);
    utf8_fold(text_of(words), &sought);
    stands = is_opening
                 ? text_starts_with(folded, buffer_text(&sought))
                 : text_find(folded, text_from(buffer_text(&sought), sought.len)) != NULL;
    buffer_release(&sought);
    return stands;
}

static bool is_announcement(struct text folded, bool has_address)
{
    for (size_t i = 0; i < COUNT_OF(announcements); i++) {
        if ((has_address || !announcements[i].has_address) &&
            stands_in(folded, announcements[i].verb, false) &&
            stands_in(folded, announcements[i].opening, true))
            return true;
    }
    return false;
}

static bool is_of_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || ((unsigned char)byte & 0x80);
}

static bool names_a_speaker(struct text word)
{
    for (size_t i = 0; i < COUNT_OF(speakers); i++) {
        if (text_is(word, speakers[i]))
            return true;
    }
    for (size_t i = 0; i < COUNT_OF(speakers_unspaced); i++) {
        if (text_find(word, text_of(speakers_unspaced[i])))
            return true;
    }
    return false;
}

/* It is somebody's own sentence, which happens to have a day and "wrote" in it. */
static bool says_more(struct text folded)
{
    size_t words = 0;
    bool is_address = false;

    for (size_t at = 0; at < folded.len;) {
        size_t start = at;
        while (at < folded.len && is_of_word(folded.bytes[at]))
            at++;
        struct text word = text_from(folded.bytes + start, at - start);
        if (word.len && !is_address && (++words > WORDS_MAX || names_a_speaker(word)))
            return true;
        if (at == folded.len)
            break;
        char byte = folded.bytes[at++];
        if (byte == '?' || byte == '!')
            return true;
        is_address = byte == '<' || (is_address && byte != '>');
    }
    return false;
}

static bool ends_in_colon(struct text text)
{
    static const char wide[] = "：";
    size_t len = sizeof(wide) - 1;

    return text.len &&
           (text.bytes[text.len - 1] == ':' ||
            (text.len >= len && memcmp(text.bytes + text.len - len, wide, len) == 0));
}

bool quote_is_announced(struct text text)
{
    struct text line = text_trim(text);
    struct buffer folded;
    bool is_one;

    if (!line.len || line.len > ANNOUNCEMENT_MAX || !ends_in_colon(line))
        return false;
    buffer_init(&folded, SIZE_MAX);
    utf8_fold(line, &folded);
    struct text said = text_from(buffer_text(&folded), folded.len);
    is_one = names_a_time(said) && is_announcement(said, names_an_address(line)) &&
             !says_more(said);
    buffer_release_wiped(&folded);
    return is_one;
}
