#include "view/hosts.h"

#include "base/punycode.h"
#include "base/utf8.h"

#include <string.h>

static struct text text_behind(struct text text, size_t at)
{
    return text_from(text.bytes + at, text.len - at);
}

static bool is_host_end(char byte)
{
    return (unsigned char)byte <= ' ' || strchr("/?#:\"'<>()[]{}|\\^`,;@", byte) != NULL;
}

/* The host behind the next "://" at or after at that is not ASCII; false where there is
 * none. */
static bool next_foreign_host(struct text text, size_t at, struct text *host)
{
    for (;;) {
        const char *mark = text_find(text_behind(text, at), text_of("://"));
        if (mark == NULL) {
            return false;
        }
        size_t start = (size_t)(mark - text.bytes) + 3;
        size_t end = start;
        while (end < text.len && !is_host_end(text.bytes[end])) {
            end++;
        }
        *host = text_from(text.bytes + start, end - start);
        if (utf8_ascii_len(*host) != host->len) {
            return true;
        }
        at = end;
    }
}

/* Two letters or more behind the last dot, as hosts end that anybody can buy. */
static bool ends_as_a_host(struct text word)
{
    size_t letters = 0;
    while (letters < word.len && word.bytes[word.len - 1 - letters] != '.') {
        unsigned char byte = (unsigned char)word.bytes[word.len - 1 - letters] | 0x20;
        if (byte < 'a' || byte > 'z') {
            return false;
        }
        letters++;
    }
    return letters >= 2 && letters < word.len;
}

/* The next word at or after at that reads as a host without "://" and mixes scripts. */
static bool next_mixed_host(struct text text, size_t at, struct text *host)
{
    size_t from = at;
    const char *dot;
    while (from < text.len &&
           (dot = memchr(text.bytes + from, '.', text.len - from)) != NULL) {
        size_t start = (size_t)(dot - text.bytes);
        size_t end = start;
        while (start > at && !is_host_end(text.bytes[start - 1])) {
            start--;
        }
        while (end < text.len && !is_host_end(text.bytes[end])) {
            end++;
        }
        from = end;
        end -= text.bytes[end - 1] == '.' ? 1 : 0;
        *host = text_from(text.bytes + start, end - start);
        if (utf8_ascii_len(*host) != host->len && ends_as_a_host(*host) &&
            punycode_mixes_scripts(*host)) {
            return true;
        }
    }
    return false;
}

void hosts_init(struct hosts *hosts, struct text text)
{
    *hosts = (struct hosts){.text = text};
    hosts->has_foreign = next_foreign_host(text, 0, &hosts->foreign);
    hosts->has_mixed = next_mixed_host(text, 0, &hosts->mixed);
}

/* Each kind is looked for again only when its last find was passed: one way through the
 * text, however many there are. */
static void go_behind(struct hosts *hosts, struct text host)
{
    size_t at = (size_t)(host.bytes - hosts->text.bytes) + host.len;
    const char *end = host.bytes + host.len;
    if (hosts->has_foreign && hosts->foreign.bytes < end) {
        hosts->has_foreign = next_foreign_host(hosts->text, at, &hosts->foreign);
    }
    if (hosts->has_mixed && hosts->mixed.bytes < end) {
        hosts->has_mixed = next_mixed_host(hosts->text, at, &hosts->mixed);
    }
}

bool hosts_next(struct hosts *hosts, struct text *host)
{
    if (!hosts->has_foreign && !hosts->has_mixed) {
        return false;
    }
    bool is_mixed = hosts->has_mixed &&
                    (!hosts->has_foreign || hosts->mixed.bytes < hosts->foreign.bytes);
    *host = is_mixed ? hosts->mixed : hosts->foreign;
    go_behind(hosts, *host);
    return true;
}

void hosts_add_note(struct text host, struct buffer *out)
{
    struct buffer ascii;
    buffer_init(&ascii, 512);
    buffer_add_text(out, "⟨");
    if (punycode_mixes_scripts(host)) {
        buffer_add_text(out, "mixed letters ");
    }
    if (punycode_host(host, &ascii)) {
        buffer_add(out, ascii.bytes, ascii.len);
    } else {
        buffer_add_text(out, "?");
    }
    buffer_add_text(out, "⟩");
    buffer_release(&ascii);
}
