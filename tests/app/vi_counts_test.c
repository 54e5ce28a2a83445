/* A count that is larger than anything in a long text: no key takes longer for it
 * than a walk over the text does. */
#include "vi_typist.h"

#include <stdlib.h>
#include <time.h>

#define TEXT_BYTES ((size_t)128 * 1024)
#define SECONDS_AT_MOST                                                                    \
    2.0 /* of the processor; a walk for each of the count takes minutes */

static const struct {
    const char *name;
    const char *unit; /* so often as fits */
} texts[] = {
    {"words", "uno dos "},
    {"lines", "uno dos\n"},
    {"sentences", "Uno dos. "},
    {"paragraphs", "Uno.\n\n"},
    {"empty lines", "\n"},
    {"one word", "a"},
    {"blanks", " "},
    {"full stops", "你好。"},
    {"long lines", NULL},
};

static char *text_of_units(const char *unit)
{
    char *text = memory_get(TEXT_BYTES + 1);
    size_t len = unit ? strlen(unit) : 0;

    for (size_t i = 0; i < TEXT_BYTES; i++)
        text[i] = unit ? unit[i % len] : (i % 4096 == 4095 ? '\n' : 'a');
    if (unit)
        text[TEXT_BYTES - TEXT_BYTES % len] = '\0';
    return text;
}

/* Keys by their letters; "<" stands for Esc, "_" for Enter. */
static double seconds_of(struct typist *typist, const char *keys)
{
    clock_t before = clock();

    for (; *keys; keys++) {
        struct key key = {.code = (unsigned char)*keys};
        if (*keys == '<')
            key.code = KEY_CODE_ESCAPE;
        else if (*keys == '_')
            key.code = KEY_CODE_ENTER;
        typist_strikes(typist, key);
    }
    return (double)(clock() - before) / CLOCKS_PER_SEC;
}

static void count__larger_than_the_text_takes_no_longer_than_the_text(void **state)
{
    static const char *const keys[] = {
        "99999h",      "99999l",    "99999j",    "99999k",      "99999w",      "99999W",
        "99999b",      "99999B",    "99999e",    "99999E",      "99999$",      "99999G",
        "99999gg",     "99999fo",   "99999Fo",   "99999to",     "99999To",     "99999)",
        "99999(",      "99999}",    "99999{",    "/dos_99999n", "/dos_99999N", "/zz_99999n",
        "?dos_99999n", "/a_99999n", "/a_99999N", "99999x",      "99999X",      "99999dd",
        "99999dw",     "99999db",   "99999de",   "99999d)",     "99999d(",     "99999d}",
        "99999d{",     "99999diw",  "99999daw",  "99999diW",    "99999daW",    "99999dis",
        "99999das",    "99999dip",  "99999dap",  "99999yy",     "99999J",      "99999~",
        "99999rx",     "yl99999p",  "yy99999P",  "v99999w~",    "v99999)d",    "V99999jJ",
        "v99999isd",   "v99999asd", "v99999ipd", "99999ix<",    "99999ox<",    "99999Ax<",
        "xxx99999u",   "xxx99999.", "ix<99999.",
    };
    static const char *const places[] = {"", "G$", "50%"};
    double worst = SECONDS_AT_MOST;
    const char *report = getenv("VI_COUNTS");

    (void)state;
    for (size_t t = 0; t < COUNT_OF(texts); t++) {
        char *text = text_of_units(texts[t].unit);
        for (size_t k = 0; k < COUNT_OF(keys); k++) {
            for (size_t p = 0; p < COUNT_OF(places); p++) {
                struct typist typist;
                typist_init(&typist);
                typist_begin(&typist, text);
                if (p == 2)
                    composer_move_to(&typist.composer, TEXT_BYTES / 2);
                else
                    seconds_of(&typist, places[p]);
                vi_look(&typist.vi, &typist.composer);
                double seconds = seconds_of(&typist, keys[k]);
                typist_release(&typist);
                if (report && seconds > 0.2)
                    printf("%6.2f s %s from %s in %s\n", seconds, keys[k],
                           p == 0   ? "the start"
                           : p == 1 ? "the end"
                                    : "the middle",
                           texts[t].name);
                if (!report && seconds > worst)
                    fail_msg("%s in %s takes %.2f s", keys[k], texts[t].name, seconds);
            }
        }
        memory_free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(count__larger_than_the_text_takes_no_longer_than_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
