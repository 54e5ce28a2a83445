#include "guard/lexicon.h"

/* What a customer writes that no model's provider shall read. NEUTRAL: the everyday meaning of such a word. */
// clang-format off
const struct word_row words_never[] = {
    {"en", MEANING_NEVER, NEVER_HEALTH, "diabetes|diabetic|cancer|pregnant|pregnancy|asthma|epilepsy|my surgery|chemotherapy|my doctor|allergic reaction|heart attack|heart condition|depression|hiv"},
    {"en", MEANING_NEVER, NEVER_CHILD, "my child|my baby|my toddler|my kid|my kids|my children|years old daughter|year old son|year old daughter"},
    {"en", MEANING_NEVER, NEVER_THREAT, "kill myself|kill you|suicide|suicidal|hurt myself|end my life|i will find you"},
    {"en", MEANING_NEVER, NEVER_COURT, "my lawyer|my attorney|lawsuit|sue you|take you to court|legal action"},
    {"en", MEANING_NEVER, NEVER_IDENTITY, "passport|identity card|id card|driving licence|driver's license|social security number"},
};
const size_t words_never_count = COUNT_OF(words_never);
