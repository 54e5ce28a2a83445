#include "term/decode.h"

#include "base/utf8.h"

#include <string.h>

#define ESCAPE         '\033'
#define PASTE_START    "\033[200~"
#define PASTE_END      "\033[201~"
#define PASTE_UNMARKED 10 /* printable bytes in one read */
#define PENDING_LIMIT  (1024 * 1024)

void decoder_init(struct decoder *decoder)
{
    *decoder = (struct decoder){0};
    buffer_init(&decoder->pending, PENDING_LIMIT);
    buffer_init(&decoder->paste, PASTE_LIMIT);
}

void decoder_release(struct decoder *decoder)
{
    buffer_release_wiped(&decoder->pending);
    buffer_release_wiped(&decoder->paste);
}

void decoder_forget(struct decoder *decoder)
{
    decoder_release(decoder);
    decoder->is_pasting = false;
}

void decoder_add_sequence(struct decoder *decoder, const char *bytes, struct key key)
{
    if (bytes == NULL || bytes == (const char *)-1 || bytes[0] != ESCAPE ||
        bytes[1] == '\0' || decoder->sequence_count == DECODE_SEQUENCES)
        return;
    decoder->sequences[decoder->sequence_count++] = (struct decode_sequence){bytes, key};
}

void decoder_feed(struct decoder *decoder, const char *bytes, size_t len)
{
    decoder->is_fresh = decoder->pending.len == 0;
    buffer_add(&decoder->pending, bytes, len);
}

bool decoder_waits(const struct decoder *decoder)
{
    return decoder->pending.len > 0 && !decoder->is_pasting;
}

static struct text pending(const struct decoder *decoder)
{
    return text_from(decoder->pending.bytes, decoder->pending.len);
}

static void give_key(struct decoder *decoder, size_t len, struct key key,
                     struct input *input)
{
    buffer_drop(&decoder->pending, len);
    decoder->is_fresh = false;
    *input = (struct input){.kind = INPUT_KEY, .key = key};
}

/* What was cut may end within a character: that is lost, too. */
static void drop_part(struct decoder *decoder)
{
    struct buffer *paste = &decoder->paste;
    size_t at = paste->len;
    uint32_t code_point;
    bool is_whole = true;

    while (at > 0 && paste->len - at < 3 && ((uint8_t)paste->bytes[at - 1] & 0xC0) == 0x80)
        at--;
    at -= at > 0;
    if (at < paste->len)
        utf8_decode(text_from(paste->bytes + at, paste->len - at), &code_point, &is_whole);
    if (is_whole)
        return;
    decoder->paste_lost += paste->len - at;
    paste->len = at;
    paste->bytes[at] = '\0';
}

static void give_paste(struct decoder *decoder, struct input *input)
{
    decoder->is_pasting = false;
    if (decoder->paste_lost)
        drop_part(decoder);
    *input = (struct input){.kind = INPUT_PASTE,
                            .text = buffer_text(&decoder->paste),
                            .len = decoder->paste.len,
                            .lost = decoder->paste_lost};
}

/* Up to the limit; behind what was lost nothing is taken. */
static void take_paste(struct decoder *decoder, const char *bytes, size_t len)
{
    size_t room = decoder->paste_lost ? 0 : PASTE_LIMIT - decoder->paste.len;
    size_t taken = len < room ? len : room;

    buffer_add(&decoder->paste, bytes, taken);
    decoder->paste_lost += len - taken;
}

static void begin_paste(struct decoder *decoder)
{
    buffer_clear(&decoder->paste);
    decoder->paste_lost = 0;
}

/* Up to the end mark; a part of the mark at the end stays for the next read. */
static void read_paste(struct decoder *decoder, struct input *input)
{
    struct text all = pending(decoder);
    const char *end = text_find(all, text_of(PASTE_END));
    size_t len = all.len;

    if (end != NULL)
        len = (size_t)(end - all.bytes);
    else if (len >= strlen(PASTE_END))
        len -= strlen(PASTE_END) - 1;
    else
        return;
    take_paste(decoder, all.bytes, len);
    buffer_drop(&decoder->pending, end != NULL ? len + strlen(PASTE_END) : len);
    if (end != NULL)
        give_paste(decoder, input);
}

static bool is_printable(uint8_t byte)
{
    return (byte >= 0x20 && byte != 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
}

/* A terminal that marks no pastes still sends them in one piece; a held key repeats one
 * byte. */
static bool looks_pasted(const struct decoder *decoder)
{
    struct text all = pending(decoder);
    bool is_unlike = false;

    if (!decoder->is_fresh || all.len < PASTE_UNMARKED)
        return false;
    for (size_t i = 0; i < all.len; i++) {
        if (!is_printable((uint8_t)all.bytes[i]))
            return false;
        is_unlike = is_unlike || all.bytes[i] != all.bytes[0];
    }
    return is_unlike && utf8_count(all) >= PASTE_UNMARKED;
}

static struct key control_key(uint8_t byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        return (struct key){.code = KEY_CODE_ENTER};
    case '\t':
        return (struct key){.code = KEY_CODE_TAB};
    case 0x7F:
        return (struct key){.code = KEY_CODE_BACKSPACE};
    case 0x08:
        return (struct key){.code = KEY_CODE_BACKSPACE};
    case 0:
        return (struct key){.code = ' ', .modifiers = KEY_CONTROL};
    case ESCAPE:
        return (struct key){.code = KEY_CODE_ESCAPE};
    default: /* 1 to 26 are letters, 28 to 31 are \ ] ^ _ */
        return (struct key){.code = byte <= 26 ? (uint32_t)byte + 'a' - 1
                                               : (uint32_t)byte + '@',
                            .modifiers = KEY_CONTROL};
    }
}

/* One key that is no sequence, at offset at. False: more bytes are needed. */
static bool read_plain(const struct decoder *decoder, size_t at, bool is_late,
                       struct key *key, size_t *len)
{
    struct text rest = text_from(decoder->pending.bytes + at, decoder->pending.len - at);
    uint8_t first = (uint8_t)rest.bytes[0];
    size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;

    if (first < 0x20 || first == 0x7F) {
        *key = control_key(first);
        *len = 1;
        return true;
    }
    if (rest.len < wanted && !is_late)
        return false;
    *key = (struct key){0};
    *len = utf8_decode(rest, &key->code, NULL);
    return true;
}

/* xterm: ESC [ 1 ; M X, ESC [ N ; M ~; M is 1 + shift 1 + alt 2 + control 4. */
static unsigned modifiers_of(int64_t number)
{
    int64_t bits = number - 1;

    return ((bits & 1) ? KEY_SHIFT : 0u) | ((bits & 2) ? KEY_ALT : 0u) |
           ((bits & 4) ? KEY_CONTROL : 0u);
}

static const struct {
    char final;
    int64_t number; /* before ~; 0 for letters */
    uint32_t code;
} csi_keys[] = {
    {'A', 0, KEY_CODE_UP},        {'B', 0, KEY_CODE_DOWN},     {'C', 0, KEY_CODE_RIGHT},
    {'D', 0, KEY_CODE_LEFT},      {'H', 0, KEY_CODE_HOME},     {'F', 0, KEY_CODE_END},
    {'P', 0, KEY_CODE_F1},        {'Q', 0, KEY_CODE_F1 + 1},   {'R', 0, KEY_CODE_F1 + 2},
    {'S', 0, KEY_CODE_F1 + 3},    {'~', 1, KEY_CODE_HOME},     {'~', 2, KEY_CODE_INSERT},
    {'~', 3, KEY_CODE_DELETE},    {'~', 4, KEY_CODE_END},      {'~', 5, KEY_CODE_PAGE_UP},
    {'~', 6, KEY_CODE_PAGE_DOWN}, {'~', 7, KEY_CODE_HOME},     {'~', 8, KEY_CODE_END},
    {'~', 11, KEY_CODE_F1},       {'~', 12, KEY_CODE_F1 + 1},  {'~', 13, KEY_CODE_F1 + 2},
    {'~', 14, KEY_CODE_F1 + 3},   {'~', 15, KEY_CODE_F1 + 4},  {'~', 17, KEY_CODE_F1 + 5},
    {'~', 18, KEY_CODE_F1 + 6},   {'~', 19, KEY_CODE_F1 + 7},  {'~', 20, KEY_CODE_F1 + 8},
    {'~', 21, KEY_CODE_F1 + 9},   {'~', 23, KEY_CODE_F1 + 10}, {'~', 24, KEY_CODE_F1 + 11},
};

static struct key csi_key(char final, const int64_t numbers[2])
{
    unsigned modifiers = numbers[1] > 0 ? modifiers_of(numbers[1]) : 0;

    if (final == 'Z')
        return (struct key){KEY_CODE_TAB, KEY_SHIFT};
    for (size_t i = 0; i < COUNT_OF(csi_keys); i++) {
        if (csi_keys[i].final == final &&
            (final != '~' || csi_keys[i].number == numbers[0]))
            return (struct key){csi_keys[i].code, modifiers};
    }
    return (struct key){KEY_CODE_NONE,
                        0}; /* swallowed: never the letters of an unknown sequence */
}

/* ESC [ … final, or ESC O final. False: it is not over yet. */
static bool read_csi(const struct decoder *decoder, struct key *key, size_t *len)
{
    struct text all = pending(decoder);
    int64_t numbers[2] = {0, 0};
    size_t which = 0;
    size_t at = 2;

    for (; at < all.len; at++) {
        char byte = all.bytes[at];

        if (byte >= '0' && byte <= '9') {
            if (numbers[which] < 10000)
                numbers[which] = numbers[which] * 10 + (byte - '0');
        } else if (byte == ';') {
            which = 1;
        } else if (byte >= 0x40 && byte <= 0x7E) {
            *key = csi_key(byte, numbers);
            *len = at + 1;
            return true;
        }
    }
    return false;
}

static bool find_sequence(const struct decoder *decoder, struct key *key, size_t *len)
{
    struct text all = pending(decoder);

    for (size_t i = 0; i < decoder->sequence_count; i++) {
        if (text_starts_with(all, decoder->sequences[i].bytes)) {
            *key = decoder->sequences[i].key;
            *len = strlen(decoder->sequences[i].bytes);
            return true;
        }
    }
    return false;
}

/* What begins with Esc. False: more bytes are needed. */
static bool read_escape(const struct decoder *decoder, bool is_late, struct key *key,
                        size_t *len)
{
    struct text all = pending(decoder);

    if (all.len == 1) {
        *key = (struct key){.code = KEY_CODE_ESCAPE};
        *len = 1;
        return is_late;
    }
    if (find_sequence(decoder, key, len))
        return true;
    if (all.len > 2 && (all.bytes[1] == '[' || all.bytes[1] == 'O') &&
        read_csi(decoder, key, len))
        return true;
    if ((all.bytes[1] == '[' || all.bytes[1] == 'O') && !is_late)
        return false;
    if (all.bytes[1] == ESCAPE) { /* two Escs are two keys */
        *key = (struct key){.code = KEY_CODE_ESCAPE};
        *len = 1;
        return true;
    }
    if (!read_plain(decoder, 1, is_late, key, len))
        return false;
    key->modifiers |= KEY_ALT;
    *len += 1;
    return true;
}

void decoder_next(struct decoder *decoder, bool is_late, struct input *input)
{
    struct key key;
    size_t len = 0;

    *input = (struct input){.kind = INPUT_NONE};
    while (decoder->pending.len > 0 && input->kind == INPUT_NONE) {
        if (!decoder->is_pasting && text_starts_with(pending(decoder), PASTE_START)) {
            buffer_drop(&decoder->pending, strlen(PASTE_START));
            begin_paste(decoder);
            decoder->is_pasting = true;
        }
        if (decoder->is_pasting) {
            read_paste(decoder, input);
            return;
        }
        if (looks_pasted(decoder)) {
            begin_paste(decoder);
            take_paste(decoder, decoder->pending.bytes, decoder->pending.len);
            buffer_clear(&decoder->pending);
            give_paste(decoder, input);
            return;
        }
        if (!(decoder->pending.bytes[0] == ESCAPE
                  ? read_escape(decoder, is_late, &key, &len)
                  : read_plain(decoder, 0, is_late, &key, &len)))
            return;
        if (key.code == KEY_CODE_NONE)
            buffer_drop(&decoder->pending, len);
        else
            give_key(decoder, len, key, input);
    }
}
