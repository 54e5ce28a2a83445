/* Any text as profiles of deskhand.conf, keys.conf or a theme: read or refused with its
 * line, never a crash. */
#include "config/ini_file.h"
#include "config/profiles.h"
#include "config/settings.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static bool bind_key(void *context, struct text section, struct text key, struct text value,
                     int line, struct error *err)
{
    enum key_place place;

    if (!key_place_parse(section, &place))
        return error_set(err, ERROR_USAGE, "no such pane");
    return keymap_bind(context, place, key, value, line, err);
}

static bool take_profile(void *context, struct text section, struct text key,
                         struct text value, int line, struct error *err)
{
    (void)section, (void)line;
    return profiles_take(context, text_of("model.fuzz"), key, value, err);
}

/* What was taken is an address, and headers of one line. */
static void read_as_profile(struct text text)
{
    struct settings settings;
    struct error err = {0};

    settings_init(&settings);
    if (!ini_text_read(text, "deskhand.conf", take_profile, &settings, &err) &&
        strncmp(err.text, "deskhand.conf:", 14) != 0)
        abort();
    (void)!profiles_settle(&settings, &err);
    for (size_t i = 0; i < settings.profile_count; i++) {
        const char *url = settings.profiles[i].url;

        if (url != NULL && strncmp(url, "https://", 8) != 0 &&
            strncmp(url, "http://", 7) != 0)
            abort();
        for (size_t j = 0; j < settings.profiles[i].header_count; j++) {
            if (strpbrk(settings.profiles[i].headers[j], "\r\n") != NULL)
                abort();
        }
    }
    settings_release(&settings);
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

    keymap_init(&keymap, false);
    if (!ini_text_read(text, "keys.conf", bind_key, &keymap, &err) &&
        strncmp(err.text, "keys.conf:", 10) != 0)
        abort();
    keymap_settle(&keymap);
    keymap_release(&keymap);
    read_as_profile(text);
    read_as_theme(text);
    return 0;
}
