/*
 * The themes compiled in from themes/: what the menu, the completion and the configuration
 * know of them. A row each: identifier, name (of the file, too), what it is for.
 */
#ifndef APP_THEMES_H
#define APP_THEMES_H

// clang-format off
#define THEMES(X) \
    X(dark,           "dark",           "for a black or dark grey background") \
    X(light,          "light",          "for a white or light grey background") \
    X(midnight,       "midnight",       "its own dark blue, soft on the eyes; true colour") \
    X(paper,          "paper",          "its own warm paper; true colour") \
    X(contrast,       "contrast",       "white on black, every word at 7 to 1") \
    X(contrast_light, "contrast-light", "black on white, every word at 7 to 1") \
    X(safe,           "safe",           "dark; for every kind of colour blindness") \
    X(safe_light,     "safe-light",     "light; for every kind of colour blindness") \
    X(sixteen,        "sixteen",        "the terminal's own sixteen colours") \
    X(none,           "none",           "no colours: bold, underlined, reversed")
// clang-format on

#endif
