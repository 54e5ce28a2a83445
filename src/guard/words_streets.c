#include "guard/mask_cues.h"

#include "base/attributes.h"

/* Folded; '|' between the words. */
// clang-format off
const struct cue_row words_streets[] = {
    {STREET_LEADING, "rue|avenue|boulevard|chemin|quai|allee|place|impasse|cours|route|passage|esplanade|bd|calle|c|avenida|avda|av|plaza|pza|paseo|carrer|carretera|ctra|ronda|travesia|camino|glorieta|rambla|via|viale|piazza|corso|largo|vicolo|strada|lungomare|contrada|rua|praca|travessa|estrada|alameda|ulica|ul|os|al|aleja|aleje|plac|ulice|str|calea|bulevardul|ул|улица|проспект|пр-т|пр|пл|площадь|пер|переулок|шоссе|наб|вул|вулиця|просп|бульвар|οδοσ|λεωφοροσ|شارع|طريق|רחוב|jalan|jl"},
    {STREET_PARTICLE, "de|la|le|les|du|des|del|los|las|da|do|dos|das|di|dei|della|delle|der|den|dem|l|d|the|and|is|at|to|in|on|my|our|an|am|und|ist"},
    {STREET_BEHIND, "strasse|str|weg|platz|gasse|allee|damm|ring|ufer|wall|chaussee|gate|gata|vei|veg|vag|gatan|gade|vej|utca|ut|ter|korut|caddesi|cad|cd|sokak|sok|sk|bulvari|mahallesi|ulica|ulice|trida|namesti|tr|улица|ул|проспект|шоссе|переулок|бульвар|straat|laan|katu|tie|tanav|gatve|iela"},
    {STREET_TRAILING, "street|road|avenue|lane|terrace|crescent|drive|gardens|square|st|rd|ave|av|blvd|ln|pkwy|parkway|way|court|ct|close|place|pl|quay|hwy|highway|circle|cir|mews|row|walk|grove|hill|rise|dr|boulevard|parade|loop|trail|cres|tce|plaza"},
    {STREET_FILLER, "д|дом|буд|nr|no|n|num|numero|house|км|kbr|bloc|bl"},
    {STREET_FLAT, "flat|apt|apartment|unit|suite|ste|room|apto|apartamento|dpto|piso|pta|puerta|bajo|esc|escalera|portal|interno|int|scala|кв|квартира|корп|стр|под|этаж|m|lok|mieszkanie|byt|daire|kat|d|et|ap|sc|wohnung|whg|top|appartement|appt|bat|batiment|etage|bus|lgh|leilighet|col"},
    {STREET_SIDE, "o|a|dto|dta|esq|izq|izda|dcha|drt|frente|andar|piso|og|th|tv|mf|sal|etage|stock|floor|fl|etg|kat|emelet"},
    {STREET_BIS, "bis|ter|quater|a|b"},
    {STREET_BOX, "box|postfach|apartado|postbus|boite|skrytka|postboks|casella"},
    {STREET_GOES_ON, "in|and|at|near|please|instead|is|but|not|bitte|por|s'il|per|aub|o|y|et|und|en|e|за|в"},
};
const char *const street_endings =
    "strasse|str|weg|platz|gasse|allee|gatan|gata|vagen|straat|laan|plein|gracht|gade|vej|damm|ufer|chaussee|promenade|katu|intie|kuja|polku|veien|vegen|kade|singel|dreef|stieg|utca";
// clang-format on
const size_t words_streets_count = COUNT_OF(words_streets);
