#include "chat/quotes.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

/* Bytes of the thread that are looked in, and how often: a text of nothing but short quoted
 * lines takes no longer than another. */
#define ABOVE_MAX  ((size_t)128 * 1024)
#define LOOKED_MAX ((size_t)128)
/* Bytes, folded: fewer stand in a thread by chance, and are looked for with the next line.
 */
#define LINE_SURE         ((size_t)16)
#define ANNOUNCEMENT_ROWS 3

enum line_kind { LINE_OWN, LINE_BLANK, LINE_QUOTED };

struct line {
    enum line_kind kind;
    size_t start;
    size_t end;    /* behind its LF */
    bool is_known; /* it stands further up, or says nothing by itself */
    struct text
        words; /* of a quoted one: folded, without spaces; none where it says nothing */
};

struct search {
    const struct ticket *ticket;
    size_t message;
    struct text text;
    struct arena *arena;
    struct line *lines;
    size_t count;
    size_t capacity;
    struct buffer
        above; /* what the thread said before: folded, without spaces, LF between */
};

static size_t sign_len(struct text text)
{
    if (text_starts_with(text, ">"))
        return 1;
    return text_starts_with(text, "＞") ? strlen("＞") : 0;
}

static struct text behind(struct text text, size_t len)
{
    return text_from(text.bytes + len, text.len - len);
}

static struct text behind_spaces(struct text text)
{
    while (text.len && (text.bytes[0] == ' ' || text.bytes[0] == '\t'))
        text = behind(text, 1);
    return text;
}

/* ">100 EUR" and ">:(" are no quotes: behind the sign stands a space, a letter or nothing.
 */
static bool may_follow(struct text text)
{
    unsigned char next = text.len ? (unsigned char)text.bytes[0] : ' ';

    return next <= ' ' || next >= 0x80 || (next >= 'A' && next <= 'Z') ||
           (next >= 'a' && next <= 'z');
}

/* What stands behind the signs; false where the line is not quoted. */
static bool unquote(struct text line, struct text *words)
{
    struct text rest = behind_spaces(line);
    size_t len = sign_len(rest);

    if (!len)
        return false;
    while (len) {
        rest = behind(rest, len);
        struct text next = behind_spaces(rest);
        len = sign_len(next);
        if (!len && !may_follow(rest))
            return false;
        rest = len ? next : rest;
    }
    *words = text_trim(rest);
    return true;
}

/* Without spaces and signs of quotation: a line may be broken anew, and quoted again. */
static void add_folded(struct text text, struct buffer *out)
{
    struct buffer folded;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text, &folded);
    for (size_t i = 0; i < folded.len; i++) {
        if (folded.bytes[i] != ' ' && folded.bytes[i] != '>')
            buffer_add_char(out, folded.bytes[i]);
    }
    buffer_release_wiped(&folded);
}

static struct text words_of(struct search *search, struct text words)
{
    struct buffer out;

    if (!words.len || quote_is_announced(words))
        return text_of("");
    buffer_init(&out, SIZE_MAX);
    add_folded(words, &out);
    struct text kept = text_from(arena_copy(search->arena, out.bytes, out.len), out.len);
    buffer_release_wiped(&out);
    return kept;
}

static void add_line(struct search *search, size_t start, size_t end)
{
    struct line line = {.start = start, .end = end};
    struct text text = text_from(search->text.bytes + start, end - start);
    struct text words;

    if (unquote(text, &words)) {
        line.kind = LINE_QUOTED;
        line.words = words_of(search, words);
    } else if (!text_trim(text).len) {
        line.kind = LINE_BLANK;
    }
    search->lines = arena_reserve(search->arena, search->lines, &search->capacity,
                                  search->count, sizeof(*search->lines));
    search->lines[search->count++] = line;
}

static void read_lines(struct search *search)
{
    size_t start = 0;

    while (start < search->text.len) {
        const char *feed =
            memchr(search->text.bytes + start, '\n', search->text.len - start);
        size_t end = feed ? (size_t)(feed - search->text.bytes) + 1 : search->text.len;
        add_line(search, start, end);
        start = end;
    }
}

/* What was written to the customer and by them, the newest first. A note was sent to
 * nobody: who quotes one says something new. */
static void read_above(struct search *search)
{
    size_t read = 0;

    buffer_init(&search->above, SIZE_MAX);
    for (size_t i = search->message; i > 0 && read < ABOVE_MAX; i--) {
        const struct message *message = &search->ticket->messages[i - 1];
        if (message->is_internal || !message->text)
            continue;
        size_t len = strnlen(message->text, ABOVE_MAX - read);
        add_folded(text_from(message->text, len), &search->above);
        buffer_add_char(&search->above, '\n');
        read += len + 1;
    }
}

/* A short line with the one behind it, as the thread has to have them. */
static struct text sought_of(struct search *search, size_t at)
{
    struct text words = search->lines[at].words;

    for (size_t i = at + 1; words.len < LINE_SURE && i < search->count; i++) {
        struct text more = search->lines[i].words;
        if (search->lines[i].kind == LINE_OWN)
            break;
        if (more.len)
            words = text_of(arena_format(search->arena, "%.*s%.*s", (int)words.len,
                                         words.bytes, (int)more.len, more.bytes));
    }
    return words;
}

/* Which quoted lines stand further up: in a row, as they stood there. */
static void know_lines(struct search *search)
{
    struct text above = text_from(buffer_text(&search->above), search->above.len);
    struct text rest = text_of("");
    size_t looked = 0;

    for (size_t i = 0; i < search->count; i++) {
        struct line *line = &search->lines[i];
        if (line->kind != LINE_QUOTED || !line->words.len) {
            line->is_known = line->kind != LINE_OWN;
            continue;
        }
        bool goes_on = rest.len >= line->words.len &&
                       memcmp(rest.bytes, line->words.bytes, line->words.len) == 0;
        const char *found = rest.bytes;
        if (!goes_on) {
            struct text sought = sought_of(search, i);
            bool is_looked_for = sought.len >= LINE_SURE && looked++ < LOOKED_MAX;
            found = is_looked_for ? text_find(above, sought) : NULL;
        }
        line->is_known = found != NULL;
        size_t at = found ? (size_t)(found - above.bytes) + line->words.len : above.len;
        rest = behind(above, at);
    }
}

/* Where the lines that announce the quote begin; first where none do. */
static size_t announced_from(const struct search *search, size_t first)
{
    size_t last = first;

    if (last && search->lines[last - 1].kind == LINE_BLANK)
        last--;
    for (size_t rows = 1; rows <= ANNOUNCEMENT_ROWS && rows <= last; rows++) {
        const struct line *from = &search->lines[last - rows];
        if (from->kind != LINE_OWN)
            break;
        size_t end = search->lines[last - 1].end;
        if (quote_is_announced(
                text_from(search->text.bytes + from->start, end - from->start)))
            return last - rows;
    }
    return first;
}

/* Without blank lines at its ends; none that is a single line. */
static void add_quote(struct search *search, size_t first, size_t end, bool is_foreign,
                      struct quotes *quotes)
{
    while (first < end && search->lines[first].kind == LINE_BLANK)
        first++;
    while (end > first && search->lines[end - 1].kind == LINE_BLANK)
        end--;
    if (end - first < 2)
        return;
    quotes->list = arena_reserve(search->arena, quotes->list, &quotes->capacity,
                                 quotes->count, sizeof(*quotes->list));
    quotes->list[quotes->count++] = (struct quote){
        .start = search->lines[first].start,
        .end = search->lines[end - 1].end,
        .first = first,
        .lines = end - first,
        .is_foreign = is_foreign,
    };
}

/* Lines that the thread does not know, of a quote that it knows, stay where they are. */
static void add_known(struct search *search, size_t first, size_t end,
                      struct quotes *quotes)
{
    size_t from = announced_from(search, first);

    for (size_t i = first; i <= end; i++) {
        if (i < end && search->lines[i].is_known)
            continue;
        if (i > first)
            add_quote(search, from, i, false, quotes);
        from = i + 1;
    }
}

/* Some line that says something is known, or is not. */
static bool has_one(const struct search *search, size_t first, size_t end, bool is_known)
{
    for (size_t i = first; i < end; i++) {
        if (search->lines[i].is_known == is_known && search->lines[i].words.len)
            return true;
    }
    return false;
}

static void collect(struct search *search, struct quotes *quotes)
{
    for (size_t i = 0; i < search->count; i++) {
        size_t end = i;
        if (search->lines[i].kind != LINE_QUOTED)
            continue;
        while (end < search->count && search->lines[end].kind != LINE_OWN)
            end++;
        if (has_one(search, i, end, true))
            add_known(search, i, end, quotes);
        else
            add_quote(search, announced_from(search, i), end,
                      has_one(search, i, end, false), quotes);
        i = end - 1;
    }
}

void quotes_find(const struct ticket *ticket, size_t message, struct text text,
                 struct arena *arena, struct quotes *quotes)
{
    struct search search = {
        .ticket = ticket, .message = message, .text = text, .arena = arena};

    *quotes = (struct quotes){0};
    if (!text_find(text, text_of(">")) && !text_find(text, text_of("＞")))
        return;
    read_lines(&search);
    read_above(&search);
    know_lines(&search);
    collect(&search, quotes);
    buffer_release_wiped(&search.above);
}
