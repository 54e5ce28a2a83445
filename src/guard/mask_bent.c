#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define STEM_LETTERS 3

/*
 * How names bend: what their end gives way to, in these countries (NULL: wherever the
 * script is written). Folded, without accents; the rows of an end that fit are all taken.
 */
static const struct {
    const char *countries;
    const char *end;
    const char *ends; /* '|' between them */
} bends[] = {
    /* Slavic languages in Latin letters */
    {"PLCZSKHRSIRSBAMEMK", "a", "y|i|e|ie|o|u|ou|om|em|am|ach|ami|in|iny|ina"},
    {"PLCZSKHRSIRSBAMEMK", "ka", "ce|ki|ko|ku|kou|cin"},
    {"PLCZSKHRSIRSBAMEMK", "ga", "dze|ze|gi|gu"},
    {"PLCZSKHRSIRSBAMEMK", "ra", "rze|re"},
    {"PLCZSKHRSIRSBAMEMK", "ta", "cie"},
    {"PLCZSKHRSIRSBAMEMK", "da", "dzie"},
    {"PLCZSKHRSIRSBAMEMK", "ia", "ii|io"},
    {"PLCZSKHRSIRSBAMEMK", "ja", "i|jo"},
    {"PL", "ka", "kiej|kich|kimi"},
    {"PL", "wa", "wej|wych"},
    {"PLCZSKHRSIRSBAMEMK", "i", "iego|iemu|im|ich|imi|iej|ia"},
    {"PLCZSKHRSIRSBAMEMK", "y", "ego|emu|ym|ych|eho|emu|ymi"},
    {"PLCZSKHRSIRSBAMEMK", "o", "a|u|ovi|om"},
    {"PLCZSKHRSIRSBAMEMK", "ek", "ka|kovi|kiem|kem|ku|kowi"},
    {"PLCZSKHRSIRSBAMEMK", "ec", "ca|covi|cem|cu"},
    {"PLCZSKHRSIRSBAMEMK", "", "owi|ovi|iem|ie|om|ow|ove|in|ov"},
    /* Baltic ones */
    {"LT", "as", "o|ui|a|u|e|ai"},
    {"LT", "is", "io|iui|i|iu|y"},
    {"LT", "ys", "io|iui|i|iu|y"},
    {"LT", "us", "aus|ui|u|umi|au"},
    {"LT", "a", "os|ai|oje"},
    {"LT", "e", "es|ei|eje"},
    {"LV", "s", "a|am|u|i|ie"},
    {"LV", "is", "a|im|i"},
    {"LV", "a", "as|ai|u"},
    {"LV", "e", "es|ei|i"},
    /* Finnish and Estonian */
    {"FIEE", "nen", "sen|selle|selta|sella|sesta|sessa|seen|sena|sta|set"},
    {"FIEE", "", "n|lle|lta|lla|sta|ssa|in|ta|le|lt|ga|st"},
    {"FIEE", "tti", "tin|tille|tilta|tilla|tista|tia"},
    {"FIEE", "kka", "kan|kalle|kalta|kalla|kasta|kaa"},
    {"FIEE", "kki", "kin|kille|kilta|killa|kista|kia"},
    {"FIEE", "kko", "kon|kolle|kolta|kolla|kosta|koa"},
    {"FIEE", "ppi", "pin|pille|pilta|pilla|pista|pia"},
    {"FIEE", "s", "ksen|kselle|kselta|sta"},
    /* Hungarian */
    {"HU", "",
     "nak|nek|t|at|et|tol|rol|hoz|hez|ne|nal|nel|val|vel|ban|ben|ra|re|ek|ot|ert|ig"},
    {"HU", "a", "anak|at|atol|aval|ahoz"},
    {"HU", "e", "enek|et|etol|evel|ehez"},
    /* Cyrillic */
    {NULL, "а", "ы|и|і|е|у|ои|ою|о|ам|ами|ах|ин"},
    {NULL, "я", "и|і|е|ю|еи|ею|і|єю"},
    {NULL, "ия", "ии|ию|иеи"},
    {NULL, "и", "я|ю|ем|е|єм|єві"},
    {NULL, "ь", "я|ю|ем|е|еві"},
    {NULL, "ии", "ого|ому|им|ом|их|ого|ыи"},
    {NULL, "ыи", "ого|ому|ым|ом|ых"},
    {NULL, "ои", "ого|ому|ым|ом|ых"},
    {NULL, "ая", "ои|ую|ою"},
    {NULL, "о", "а|у|ом|ові|ку"},
    {NULL, "ка", "це|ці"},
    {NULL, "", "ові|еві|ев|ов|ю|я|ем|і|ых|ам|ата"},
    /* Greek */
    {NULL, "οσ", "ου|ο|ε|ον|οι"},
    {NULL, "ησ", "η|ην|ησ|ου"},
    {NULL, "ασ", "α|αν"},
    {NULL, "α", "ασ|αν"},
    {NULL, "η", "ησ|ην"},
};

/* What only names of Slavic languages end in, wherever their owner lives. */
static const char *const slavic[] = {"ski",  "ska", "cki",   "cka",  "icz", "czyk",
                                     "owa",  "ova", "ovic",  "evic", "wna", "iewa",
                                     "enko", "zyk", "ikova", "acek"};

static bool ends_in(const char *key, const char *end)
{
    size_t len = strlen(key);
    size_t end_len = strlen(end);
    return len > end_len && memcmp(key + len - end_len, end, end_len) == 0;
}

bool name_looks_slavic(const char *key)
{
    for (size_t i = 0; i < COUNT_OF(slavic); i++) {
        if (strlen(key) > strlen(slavic[i]) + 2 && ends_in(key, slavic[i])) {
            return true;
        }
    }
    return false;
}

static bool is_of_country(const struct mask *mask, const char *countries)
{
    if (countries == NULL ||
        (mask->is_slavic && text_starts_with(text_of(countries), "PL"))) {
        return true;
    }
    for (const char *at = countries; mask->country != NULL && *at != '\0'; at += 2) {
        if (text_is_ignoring_case(text_from(at, 2), mask->country)) {
            return true;
        }
    }
    return false;
}

static bool is_same_script(const char *key, const char *ends)
{
    return ((unsigned char)key[0] < 0x80) == ((unsigned char)ends[0] < 0x80) &&
           ((unsigned char)key[0] < 0x80 ||
            ((unsigned char)key[0] >= 0xD0) == ((unsigned char)ends[0] >= 0xD0));
}

static void spell(struct mask *mask, uint32_t value, struct text stem, const char *ends)
{
    struct text rest = text_of(ends);
    struct text end;
    while (text_next(&rest, '|', &end)) {
        value_spell(mask, value,
                    arena_format(&mask->arena, "%.*s%.*s", (int)stem.len, stem.bytes,
                                 (int)end.len, end.bytes),
                    NEED_CAPITAL);
    }
}

void name_bend(struct mask *mask, uint32_t value, const char *key)
{
    for (size_t i = 0; i < COUNT_OF(bends); i++) {
        struct text stem = text_from(key, strlen(key) - strlen(bends[i].end));
        size_t letters = (unsigned char)key[0] < 0x80 ? stem.len : stem.len / 2;
        if (ends_in(key, bends[i].end) && is_same_script(key, bends[i].ends) &&
            letters >= STEM_LETTERS && is_of_country(mask, bends[i].countries)) {
            spell(mask, value, stem, bends[i].ends);
        }
    }
}
