#include "base/utf8.h"
#include "guard/language.h"
#include "base/words.h"
#include "write_words.h"

/* Figures, units and codes read the same in every language: no word of four letters or
 * more. */
static bool is_for_everybody(struct text value)
{
    size_t letters = 0;

    for (size_t at = 0; at < value.len;) {
        uint32_t letter;
        at += utf8_decode(text_from(value.bytes + at, value.len - at), &letter, NULL);
        bool is_capital = letter >= 'A' && letter <= 'Z';
        letters = utf8_is_letter(letter) && !is_capital ? letters + 1 : 0;
        if (letters > 3 || (letters > 0 && letter > 0xFF))
            return false;
    }
    return true;
}

/* 1.9 as 1,9, where the language writes it so. */
static const char *with_comma(const char *value, enum write_lang lang, struct arena *arena)
{
    char *own = arena_text(arena, value);

    for (size_t i = 1; write_languages[lang].has_decimal_comma && own[i]; i++) {
        bool is_between = own[i - 1] >= '0' && own[i - 1] <= '9' && own[i + 1] >= '0' &&
                          own[i + 1] <= '9';
        if (own[i] == '.' && is_between)
            own[i] = ',';
    }
    return own;
}

const char *write_value(const char *value, const char *value_lang, enum write_lang lang,
                        struct arena *arena)
{
    for (size_t i = 0; write_values[i][0]; i++) {
        for (size_t k = 0; k < WRITE_LANG_COUNT; k++) {
            if (text_is_ignoring_case(text_of(value), write_values[i][k]))
                return write_values[i][lang];
        }
    }
    if (is_for_everybody(text_of(value)))
        return with_comma(value, lang, arena);
    return language_is_same(value_lang, write_languages[lang].lang) ? value : NULL;
}

int write_truth(const char *value)
{
    static const char *const words[][8] = {
        {"no", "false", "none", "nein", "non", "否", "不", "0"},
        {"yes", "true", "sí", "si", "ja", "oui", "是", "1"}};

    for (int truth = 0; truth < 2; truth++) {
        for (size_t i = 0; i < COUNT_OF(words[0]); i++) {
            if (text_is_ignoring_case(text_of(value), words[truth][i]))
                return truth;
        }
    }
    return -1;
}

const struct write_row *write_row_of(const char *name, struct arena *arena)
{
    struct text folded = words_fold(text_of(name), arena);

    for (const struct write_row *row = write_rows; row->names; row++) {
        struct text rest = text_of(row->names);
        struct text known;
        while (text_next(&rest, '|', &known)) {
            if (text_equals(known, folded))
                return row;
        }
    }
    return NULL;
}
