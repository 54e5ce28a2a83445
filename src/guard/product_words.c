/* What catalogues write for yes and no, and whether a language is said of a thing. */
#include "guard/products.h"

#include <string.h>

int attribute_truth(const char *value)
{
    static const char *const words[2] = {
        "no|false|none|0|不适用|不可用|不能用|不兼容|不支援|不包含|不含|不带|不附带|没有|"
        "不防水|使用不可|対応不可|不適用|対象外|付属しません|另购|not suitable|not "
        "included|not compatible|incompatible|unsuitable|without|nicht "
        "geeignet|ungeeignet|nicht enthalten|nicht kompatibel|ohne|no apto|no incluido|no "
        "incluida|no compatible|sin|non compatible|non inclus|non fourni|sans|non "
        "adatto|non compatibile|non incluso|senza|nao compativel|não compatível|não "
        "incluído|sem|niet geschikt|niet "
        "inbegrepen|zonder|nein|non|nee|nao|não|否|无|無|不|不支持|なし|無し|非対応|不可|×|"
        "✗",
        "yes|true|y|1|适用|可用|兼容|包含|含|附带|対応可|付属|使用可|suitable|included|"
        "compatible|geeignet|enthalten|kompatibel|apto|incluido|inclus|adatto|incluso|"
        "compatível|incluído|geschikt|inbegrepen|ja|oui|sí|si|sì|sim|是|有|支持|あり|有り|"
        "対応|可|○|✓"};
    /* "no (water-repellent)", "yes, up to 30 m" */
    size_t len = strcspn(string_or_empty(value), "(,;");
    while (len > 0 && value[len - 1] == ' ') {
        len--;
    }
    for (int truth = 0; truth < 2; truth++) {
        struct text rest = text_of(words[truth]);
        struct text word;
        while (text_next(&rest, '|', &word)) {
            if (len == word.len && strncasecmp(value, word.bytes, word.len) == 0) {
                return truth;
            }
        }
    }
    return -1;
}

/* "Rules in English", 中文说明书, "Harbour Lights em português": of the thing, not of whom
 * one writes to. */
bool language_is_of_thing(const struct judge *judge, const struct mark *mark)
{
    static const char *const words[] = {
        "rules",          "rulebook", "manual",      "instructions", "edition",
        "version",        "regeln",   "regelheft",   "spielregeln",  "anleitung",
        "spielanleitung", "ausgabe",  "handbuch",    "reglas",       "instrucciones",
        "edicion",        "libro",    "regles",      "notice",       "livret",
        "mode",           "regole",   "istruzioni",  "edizione",     "manuale",
        "versione",       "regras",   "instrucoes",  "edicao",       "versao",
        "spelregels",     "regels",   "handleiding", "uitgave",      "editie",
        "versie"};
    static const char *const parts[] = {"说明书", "规则", "版", "ルール", "説明書", "取扱"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    const struct titled *titled = titled_near(judge, mark->first);
    bool is_behind =
        titled != NULL && titled->end <= mark->first && mark->first - titled->end <= 1;
    return is_behind ||
           scan_has_any(&reading->scan, clause->first, clause->end, words,
                        COUNT_OF(words)) ||
           reading_has_part(reading, clause->first, clause->end, parts, COUNT_OF(parts));
}
