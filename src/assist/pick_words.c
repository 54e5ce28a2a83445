#include "assist/assist.h"
#include "base/utf8.h"
#include "phrases.h"

void assist_pick_words(const struct product *product, const char *lang, struct buffer *out)
{
    char price[64];

    utf8_sanitise(text_of(product->title), SANITISE_SENT, out, NULL);
    if (!product->price.is_known)
        return;
    money_format_words(product->price, lang, price, sizeof(price));
    bool is_wide = string_equals(phrases_of(lang)->lang, "zh") ||
                   string_equals(phrases_of(lang)->lang, "ja");
    buffer_add_text(out, is_wide ? "\uFF0C" : phrases_of(lang)->list_comma);
    buffer_add_text(out, price);
}
