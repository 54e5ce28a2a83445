#include "app/key.h"

#include "base/utf8.h"

static const struct key_name {
    const char *name;
    uint32_t code;
} key_names[] = {
    {"Up", KEY_CODE_UP},
    {"Down", KEY_CODE_DOWN},
    {"Left", KEY_CODE_LEFT},
    {"Right", KEY_CODE_RIGHT},
    {"Home", KEY_CODE_HOME},
    {"End", KEY_CODE_END},
    {"PgUp", KEY_CODE_PAGE_UP},
    {"PgDn", KEY_CODE_PAGE_DOWN},
    {"Insert", KEY_CODE_INSERT},
    {"Delete", KEY_CODE_DELETE},
    {"Backspace", KEY_CODE_BACKSPACE},
    {"Enter", KEY_CODE_ENTER},
    {"Tab", KEY_CODE_TAB},
    {"Esc", KEY_CODE_ESCAPE},
    {"F1", KEY_CODE_F1},
    {"F2", KEY_CODE_F1 + 1},
    {"F3", KEY_CODE_F1 + 2},
    {"F4", KEY_CODE_F1 + 3},
    {"F5", KEY_CODE_F1 + 4},
    {"F6", KEY_CODE_F1 + 5},
    {"F7", KEY_CODE_F1 + 6},
    {"F8", KEY_CODE_F1 + 7},
    {"F9", KEY_CODE_F1 + 8},
    {"F10", KEY_CODE_F1 + 9},
    {"F11", KEY_CODE_F1 + 10},
    {"F12", KEY_CODE_F12},
    {"space", ' '},
};

/* Only read: for who writes them out, and for key files in which the character means
 * something. */
static const struct key_name other_names[] = {
    {"Escape", KEY_CODE_ESCAPE},
    {"Return", KEY_CODE_ENTER},
    {"PageUp", KEY_CODE_PAGE_UP},
    {"PageDown", KEY_CODE_PAGE_DOWN},
    {"colon", ':'},
    {"semicolon", ';'},
    {"hash", '#'},
    {"equals", '='},
    {"bracket", '['},
};

/* What an input method types for keys that are commands. */
static const struct {
    uint32_t wide;
    uint32_t narrow;
} narrow_keys[] = {
    {0xFF1A, ':'},
    {0xFF0F, '/'},
    {0xFF1F, '?'},
    {0x3001, '/'},
};

bool key_equals(struct key a, struct key b)
{
    return a.code == b.code && a.modifiers == b.modifiers;
}

struct key key_narrow(struct key key)
{
    if (key.modifiers)
        return key;
    if (key.code >= 0xFF10 && key.code <= 0xFF19)
        key.code = '0' + (key.code - 0xFF10);
    for (size_t i = 0; i < COUNT_OF(narrow_keys); i++) {
        if (key.code == narrow_keys[i].wide)
            key.code = narrow_keys[i].narrow;
    }
    return key;
}

bool key_is_text(struct key key)
{
    bool is_control = key.code < 0x20 || (key.code >= 0x7F && key.code < 0xA0);
    bool is_surrogate = key.code >= 0xD800 && key.code <= 0xDFFF;

    return !key.modifiers && !is_control && !is_surrogate && key.code < KEY_CODE_FIRST;
}

static struct text text_behind(struct text text, size_t len)
{
    return text_from(text.bytes + len, text.len - len);
}

/* Takes "C-", "M-", "S-" and "^" off the front. */
static unsigned modifiers_cut(struct text *name)
{
    static const struct {
        const char *prefix;
        unsigned modifier;
    } prefixes[] = {
        {"C-", KEY_CONTROL}, {"M-", KEY_ALT}, {"S-", KEY_SHIFT}, {"^", KEY_CONTROL}};
    unsigned modifiers = 0;
    bool is_found = true;

    while (is_found) {
        is_found = false;
        for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
            size_t len = strlen(prefixes[i].prefix);
            if (name->len > len && text_starts_with(*name, prefixes[i].prefix)) {
                modifiers |= prefixes[i].modifier;
                *name = text_behind(*name, len);
                is_found = true;
            }
        }
    }
    return modifiers;
}

static bool name_find(const struct key_name *names, size_t count, struct text name,
                      uint32_t *code)
{
    for (size_t i = 0; i < count; i++) {
        if (text_is_ignoring_case(name, names[i].name)) {
            *code = names[i].code;
            return true;
        }
    }
    return false;
}

static bool code_parse(struct text name, uint32_t *code)
{
    bool is_valid;

    if (name_find(key_names, COUNT_OF(key_names), name, code) ||
        name_find(other_names, COUNT_OF(other_names), name, code))
        return true;
    return name.len && utf8_decode(name, code, &is_valid) == name.len && is_valid;
}

bool key_parse(struct text name, struct key *key)
{
    struct key parsed = {.modifiers = modifiers_cut(&name)};

    if (!code_parse(name, &parsed.code))
        return false;
    if (!key_is_text((struct key){.code = parsed.code}) && parsed.code < KEY_CODE_FIRST)
        return false;
    bool is_capital = parsed.code >= 'A' && parsed.code <= 'Z';
    if (is_capital && (parsed.modifiers & KEY_CONTROL))
        parsed.code += 'a' - 'A';
    if (parsed.code < KEY_CODE_FIRST)
        parsed.modifiers &= ~KEY_SHIFT;
    *key = key_narrow(parsed);
    return true;
}

static const char *code_name(uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(key_names); i++) {
        if (key_names[i].code == code)
            return key_names[i].name;
    }
    return NULL;
}

/* The character itself where it may be seen, else its number: names are shown as they are.
 */
static void write_character(uint32_t code, char bytes[12])
{
    struct buffer shown;
    size_t len = utf8_encode(code, bytes);

    bytes[len] = '\0';
    buffer_init(&shown, 64);
    utf8_sanitise(text_of(bytes), SANITISE_SHOWN, &shown, NULL);
    if (!text_is(text_of(bytes), buffer_text(&shown)))
        snprintf(bytes, 12, "U+%04X", (unsigned)code & 0x1FFFFFu);
    buffer_release(&shown);
}

void key_format(struct key key, char *out, size_t size)
{
    char bytes[12] = "";
    const char *name = code_name(key.code);
    bool is_caret = (key.modifiers & KEY_CONTROL) && !name;

    if (!name) {
        uint32_t code =
            is_caret && key.code >= 'a' && key.code <= 'z' ? key.code - 32 : key.code;
        write_character(code, bytes);
        name = bytes;
    }
    snprintf(out, size, "%s%s%s%s%s", key.modifiers & KEY_ALT ? "M-" : "",
             key.modifiers & KEY_SHIFT ? "S-" : "",
             (key.modifiers & KEY_CONTROL) && !is_caret ? "C-" : "", is_caret ? "^" : "",
             name);
}
