/* "On Mon, 23 Nov 2026 at 09:02, Ana Ruiz <ana@example.org> wrote:" */
#include "chat/quotes.h"
#include "quotes_parts.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

#define ANNOUNCEMENT_MAX ((size_t)400) /* bytes */

/*
 * How mail programs write it, up to the colon: @ when, # who, the rest as it stands, case
 * and all. Nothing else may stand there: a sentence of somebody's own that happens to have
 * a day and "wrote" in it is none of these.
 */
static const struct form {
    const char *written;
    bool has_address; /* it says too little without one */
} forms[] = {
    {"On @# wrote", false},
    {"# wrote on @", false},
    {"Am @schrieb #", false},
    {"# schrieb am @", false},
    {"El @# escribió", false},
    {"# escribió el @", false},
    {"Le @# a écrit", false},
    {"# a écrit le @", false},
    {"Il @# ha scritto", false},
    {"# ha scritto il @", false},
    {"Op @schreef #", false},
    {"Op @heeft # het volgende geschreven", false},
    {"# schreef op @", false},
    {"Em @# escreveu", false},
    {"Às @# escreveu", false},
    {"# escreveu em @", false},
    {"#于@写道", false},
    {"在@#写道", false},
    {"@#写道", false},
    {"#於@寫道", false},
    {"在@#寫道", false},
    {"@#寫道", false},
    {"@#のメール", false},
    {"@#さんは書きました", false},
    {"@#さんが書きました", false},
    {"@#", true},
};

/* White space of every kind is one space, as where the line was broken. */
static void squeeze(struct text text, struct buffer *out)
{
    static const char *const spaces[] = {" ",      "\n",     "\r",    "\t",
                                         "\u00A0", "\u202F", "\u3000"};

    while (text.len) {
        size_t len = 0;
        for (size_t i = 0; i < COUNT_OF(spaces) && !len; i++)
            len = text_starts_with(text, spaces[i]) ? strlen(spaces[i]) : 0;
        if (!len)
            buffer_add_char(out, text.bytes[0]);
        else if (out->len && out->bytes[out->len - 1] != ' ')
            buffer_add_char(out, ' ');
        len = len ? len : 1;
        text = text_from(text.bytes + len, text.len - len);
    }
}

/* Without the colon that ends it; false where none does. */
static bool take_colon(struct text *line)
{
    static const char *const colons[] = {":", "："};

    *line = text_trim(*line);
    for (size_t i = 0; i < COUNT_OF(colons); i++) {
        size_t len = strlen(colons[i]);
        if (line->len < len || memcmp(line->bytes + line->len - len, colons[i], len) != 0)
            continue;
        *line = text_trim(text_from(line->bytes, line->len - len));
        return true;
    }
    return false;
}

/* Up to where the form goes on as it stands, which is its end where nothing follows. */
static bool take_name(struct text *line, const char *behind, bool *has_address)
{
    struct text literal = text_from(behind, strcspn(behind, "@#"));
    const char *end = literal.len ? text_find(*line, literal) : line->bytes + line->len;

    if (!end)
        return false;
    struct text name = text_from(line->bytes, (size_t)(end - line->bytes));
    *line = text_from(end, line->len - name.len);
    return quote_names_somebody(name, has_address);
}

static bool take_when(struct text *line)
{
    size_t len = quote_when_len(*line);

    *line = text_from(line->bytes + len, line->len - len);
    return len != 0;
}

static bool is_written_as(struct text line, const struct form *form)
{
    bool has_address = false;

    for (const char *at = form->written; *at; at++) {
        bool stands;
        if (*at == '@')
            stands = take_when(&line);
        else if (*at == '#')
            stands = take_name(&line, at + 1, &has_address);
        else
            stands = line.len && line.bytes[0] == *at;
        if (!stands)
            return false;
        if (*at != '@' && *at != '#')
            line = text_from(line.bytes + 1, line.len - 1);
    }
    return !line.len && (has_address || !form->has_address);
}

bool quote_is_announced(struct text text)
{
    struct buffer squeezed;
    bool is_one = false;

    if (text.len > ANNOUNCEMENT_MAX)
        return false;
    buffer_init(&squeezed, ANNOUNCEMENT_MAX);
    squeeze(text, &squeezed);
    struct text line = text_from(buffer_text(&squeezed), squeezed.len);
    if (take_colon(&line)) {
        for (size_t i = 0; i < COUNT_OF(forms) && !is_one; i++)
            is_one = is_written_as(line, &forms[i]);
    }
    buffer_release_wiped(&squeezed);
    return is_one;
}
