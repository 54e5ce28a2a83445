#include "guard/bent_signs.h"
#include "guard/links_inside.h"

#include "base/buffer.h"

#include <string.h>

#define HOST_MAX 253
#define LABEL_MIN                                                                          \
    4 /* letters in front of a word that stands free: "le point com" is none */

/* What follows a word for the point that stands free, since "punt de" is no address. */
static const char *const sure_endings[] = {"com", "org", "example", "xyz", "biz"};

/* A host whose points, or some of them, are bent. */
struct bent_host {
    struct buffer name; /* with plain points */
    size_t start;
    size_t end;
    size_t signs;
    bool is_free; /* one of the points is a word without brackets */
};

static void label_take(struct text text, struct bent_host *host)
{
    size_t begin = host->end;
    while (host->end < text.len &&
           link_is_host_byte((unsigned char)text.bytes[host->end])) {
        host->end++;
    }
    while (host->end > begin && text.bytes[host->end - 1] == '.') {
        host->end--; /* ends the sentence */
    }
    buffer_add(&host->name, text.bytes + begin, host->end - begin);
}

/* The point and the label behind it. */
static bool sign_take(struct text text, struct bent_host *host)
{
    struct bent_sign sign;
    bool is_label = bent_point_at(text, host->end, &sign) && sign.end < text.len &&
                    text.bytes[sign.end] != '.' &&
                    link_is_host_byte((unsigned char)text.bytes[sign.end]);
    if (!is_label || host->name.len > HOST_MAX) {
        return false;
    }
    buffer_add(&host->name, ".", 1);
    host->end = sign.end;
    host->is_free |= !sign.is_bracketed;
    host->signs++;
    label_take(text, host);
    return true;
}

static bool is_host(const struct bent_host *host)
{
    struct text name = text_from(buffer_text(&host->name), host->name.len);
    size_t last = name.len;
    while (last > 0 && name.bytes[last - 1] != '.') {
        last--;
    }
    struct text ending = text_from(name.bytes + last, name.len - last);
    bool is_sure = !host->is_free;
    for (size_t i = 0; last > LABEL_MIN && i < COUNT_OF(sure_endings); i++) {
        is_sure |= text_is_ignoring_case(ending, sure_endings[i]);
    }
    return host->signs > 0 && !host->name.is_cut && is_sure && link_ending_is_known(ending);
}

/* The host whose first bent point stands at this byte, behind a label. */
static void host_read(struct text text, size_t at, struct bent_host *host)
{
    host->start = at;
    while (host->start > 0 && at - host->start < HOST_MAX &&
           link_is_host_byte((unsigned char)text.bytes[host->start - 1])) {
        host->start--;
    }
    host->end = at;
    buffer_add(&host->name, text.bytes + host->start, at - host->start);
    while (sign_take(text, host)) {
    }
}

/* Behind the host: a path, up to white space or what a sentence puts there. */
static size_t path_end(struct text text, size_t at)
{
    size_t end = at;
    if (at < text.len && strchr("/?#:", text.bytes[at]) != NULL) {
        while (end < text.len && (unsigned char)text.bytes[end] > ' ' &&
               (unsigned char)text.bytes[end] < 0x80) {
            end++;
        }
        while (end > at && strchr(".,;:!?)]}'\"", text.bytes[end - 1]) != NULL) {
            end--;
        }
    }
    return end;
}

/* As one whole with plain points, of which the host is a part. */
static void bent_add(struct link_finder *finder, const struct bent_host *host, size_t end)
{
    struct reading *reading = finder->reading;
    const char *whole =
        arena_format(finder->arena, "%s%.*s", buffer_text(&host->name),
                     (int)(end - host->end), reading->scan.text.bytes + host->end);
    link_add(finder, host->start, end, text_from(whole, host->name.len), true);
    reading->links[reading->link_count - 1].whole = text_of(whole);
}

/* Returns where the host ends, or at where none is. */
static size_t bent_read(struct link_finder *finder, size_t at)
{
    struct text text = finder->reading->scan.text;
    struct bent_host host = {.start = at};
    buffer_init(&host.name, 4 * HOST_MAX);
    host_read(text, at, &host);
    const struct scan *scan = &finder->reading->scan;
    size_t sign = scan_token_at(scan, at);
    bool is_known = sign < scan->count && (finder->reading->scopes[sign] & SCOPE_LINK) != 0;
    size_t end = at;
    if (!is_known && is_host(&host)) {
        end = path_end(text, host.end);
        if (bent_at_before(text, host.start)) {
            reading_mask(finder->reading, scan_token_at(scan, host.start),
                         scan_token_at(scan, end), SCOPE_LINK);
        } else {
            bent_add(finder, &host, end);
        }
    }
    buffer_release(&host.name);
    return end;
}

/* What may begin a sign: a bracket or a byte of Han, or a space in front of them or of a
 * word for it. */
static bool may_begin(struct text text, size_t at)
{
    bool is_spaced = text.bytes[at] == ' ';
    at += is_spaced;
    if (at >= text.len || (unsigned char)text.bytes[at] >= 0xE0) {
        return at < text.len;
    }
    char byte = text.bytes[at];
    bool is_word = is_spaced && ((byte | 0x20) == 'd' || (byte | 0x20) == 'p');
    return is_word || byte == '[' || byte == '(' || byte == '{' || byte == '<';
}

void bent_links_find(struct link_finder *finder)
{
    struct text text = finder->reading->scan.text;
    struct bent_sign sign;
    for (size_t at = 1; at < text.len; at++) {
        bool is_behind = link_is_host_byte((unsigned char)text.bytes[at - 1]) &&
                         text.bytes[at - 1] != '.' && may_begin(text, at);
        if (is_behind && bent_point_at(text, at, &sign)) {
            size_t end = bent_read(finder, at);
            at = end > at ? end - 1 : at;
        }
    }
}
