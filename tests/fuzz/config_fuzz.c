/* Any text as deskhand.conf, keys.conf or a theme: read or refused with its line, never a
 * crash. */
#include "config/ini_file.h"
#include "config/settings.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static bool bind_key(void *context, struct text section, struct text key, struct text value,
                     struct error *err)
{
    enum key_place place;

    if (!key_place_parse(section, &place))
        return error_set(err, ERROR_USAGE, "no such pane");
    return keymap_bind(context, place, key, value, err);
}

static void read_as_theme(struct text rest)
{
    struct theme theme;
    struct text line;

    theme_init(&theme, "fuzz");
    while (text_next(&rest, '\n', &line)) {
        if (!theme_line(&theme, line, NULL))
            return;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct text text = text_from((const char *)bytes, len);
    struct keymap keymap;
    struct error err = {0};

    keymap_init(&keymap);
    if (!ini_text_read(text, "keys.conf", bind_key, &keymap, &err) &&
        strncmp(err.text, "keys.conf:", 10) != 0)
        abort();
    keymap_release(&keymap);
    read_as_theme(text);
    return 0;
}
