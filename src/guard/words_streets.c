#include "guard/mask_cues.h"

#include "base/attributes.h"

/* Folded; '|' between the words. */
// clang-format off
const struct cue_row words_streets[] = {
    {STREET_LEADING, "rue|avenue|boulevard|chemin|quai|calle|avenida|avda|plaza|paseo|carrer|via|viale|piazza|corso|rua|ulica|ul|ул|улица|проспект|strada"},
    {STREET_PARTICLE, "de|la|le|les|du|des|del|los|las|da|do|dos|das|di|dei|der|den|dem|l|d"},
    {STREET_TRAILING, "street|road|avenue|lane|terrace|crescent|drive|gardens|square|st|rd|ave|blvd|ln"},
    {STREET_FILLER, "д|дом|nr|no|n|num|numero"},
    {STREET_FLAT, "flat|apt|apartment|unit|кв|piso"},
    {STREET_GOES_ON, "in|and|at|near|please|instead|is|but|not"},
};
const char *const street_endings =
    "strasse|str|weg|platz|gasse|allee|gatan|gata|vagen|straat|laan|plein|gracht|gade|vej";
// clang-format on
const size_t words_streets_count = COUNT_OF(words_streets);
