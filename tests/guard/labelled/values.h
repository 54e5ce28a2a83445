/* The values of one case, and how each is written in a language. */
#ifndef TESTS_GUARD_LABELLED_VALUES_H
#define TESTS_GUARD_LABELLED_VALUES_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/money.h"
#include "base/text.h"
#include "guard/labelled/shops.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A generator that is the same on every machine (Marsaglia, Xorshift RNGs, 2003). */
static inline uint64_t draw(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}
static inline int draw_below(uint64_t *state, int limit)
{
    return (int)(draw(state) % (uint64_t)limit);
}

struct values {
    const struct labelled_shop *shop;
    struct arena *arena;
    uint64_t random;                                        /* for how a value is written */
    int64_t total, price, second, refunded, fee, free_from; /* hundredths; whole of yen */
    int percent, return_days, refund_days, warranty, exchange_days, investigation_days;
    int delivery_low, delivery_high, damage_days, reserve_days, weight;
    struct day today, placed, shipped, due, delivered;
    const char *code, *order, *tracking, *title, *sold_out;
    const char *other_email, *other_phone;
};

enum writing {
    WRITE_EN,
    WRITE_ZH,
    WRITE_ES,
    WRITE_DE,
    WRITE_FR,
    WRITE_JA,
    WRITE_PT,
    WRITE_IT,
    WRITE_NL,
    WRITE_COUNT
};
static const char *const writing_langs[WRITE_COUNT] = {"en", "zh", "es", "de", "fr",
                                                       "ja", "pt", "it", "nl"};

static inline enum writing writing_of(const char *lang)
{
    enum writing found = WRITE_EN;
    for (int i = 0; i < WRITE_COUNT; i++) {
        found = strcmp(writing_langs[i], lang) == 0 ? (enum writing)i : found;
    }
    return found;
}
static inline bool is_wide(enum writing writing)
{
    return writing == WRITE_ZH || writing == WRITE_JA;
}

/* 1,234.50 or 1.234,50, the cents left out for yen. */
static inline const char *write_digits(struct values *values, int64_t amount,
                                       enum writing writing)
{
    bool is_yen = strcmp(values->shop->currency, "JPY") == 0;
    bool has_point = writing == WRITE_EN || is_wide(writing);
    int64_t whole = is_yen ? amount : amount / 100;
    const char *group = whole < 1000 ? "" : has_point ? "," : ".";
    const char *digits = whole < 1000
                             ? arena_format(values->arena, "%" PRId64, whole)
                             : arena_format(values->arena, "%" PRId64 "%s%03" PRId64,
                                            whole / 1000, group, whole % 1000);
    return is_yen ? digits
                  : arena_format(values->arena, "%s%s%02" PRId64, digits,
                                 has_point ? "." : ",", amount % 100);
}

/* In full width, as Chinese and Japanese keyboards give it. */
static inline const char *widen(struct arena *arena, const char *text)
{
    char *out = arena_get(arena, strlen(text) * 3 + 1);
    size_t len = 0;
    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            out[len++] = '\xef';
            out[len++] = '\xbc';
            out[len++] = (char)(0x90 + *text - '0');
        } else {
            out[len++] = *text;
        }
    }
    return out;
}

static inline const char *write_money(struct values *values, int64_t amount,
                                      enum writing writing)
{
    static const struct {
        const char *currency, *sign, *zh, *ja;
    } currencies[] = {{"EUR", "€", "欧元", "ユーロ"},
                      {"GBP", "£", "英镑", "ポンド"},
                      {"USD", "$", "美元", "ドル"},
                      {"JPY", "¥", "日元", "円"}};
    size_t own = 0;
    for (size_t i = 0; i < COUNT_OF(currencies); i++) {
        own = strcmp(currencies[i].currency, values->shop->currency) == 0 ? i : own;
    }
    const char *digits = write_digits(values, amount, writing);
    const char *sign = currencies[own].sign;
    const char *word = writing == WRITE_ZH ? currencies[own].zh : currencies[own].ja;
    int way = draw_below(&values->random, 4);
    if (is_wide(writing) && way < 3) {
        digits = way == 2 ? widen(values->arena, digits) : digits;
        return arena_format(values->arena, "%s%s", digits, word);
    }
    if (way == 0) {
        return arena_format(values->arena, "%s %s", digits, values->shop->currency);
    }
    if (way == 1) {
        return arena_format(values->arena, "%s %s", values->shop->currency, digits);
    }
    if (writing == WRITE_EN || is_wide(writing)) {
        return arena_format(values->arena, "%s%s", sign, digits);
    }
    return writing == WRITE_NL ? arena_format(values->arena, "%s %s", sign, digits)
                               : arena_format(values->arena, "%s%s%s", digits,
                                              writing == WRITE_FR ? "\xc2\xa0" : " ", sign);
}

// clang-format off
static const char *const month_names[WRITE_COUNT][12] = {
    [WRITE_EN] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
    [WRITE_ES] = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
    [WRITE_DE] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
    [WRITE_FR] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
    [WRITE_PT] = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
    [WRITE_IT] = {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
    [WRITE_NL] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
};
static const char *const small_numbers[WRITE_COUNT][16] = {
    [WRITE_EN] = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"},
    [WRITE_ZH] = {"", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"},
    [WRITE_ES] = {"", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince"},
    [WRITE_DE] = {"", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn"},
    [WRITE_FR] = {"", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze"},
    [WRITE_JA] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"},
    [WRITE_PT] = {"", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze", "catorze", "quinze"},
    [WRITE_IT] = {"", "un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici"},
    [WRITE_NL] = {"", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien"},
};
/* One, then more: days, working days, weeks, years. */
enum span { SPAN_DAYS, SPAN_WORKING_DAYS, SPAN_WEEKS, SPAN_YEARS, SPAN_COUNT };
static const char *const span_words[WRITE_COUNT][SPAN_COUNT][2] = {
    [WRITE_EN] = {{" day", " days"}, {" business day", " working days"}, {" week", " weeks"}, {" year", " years"}},
    [WRITE_ZH] = {{"天", "天"}, {"个工作日", "个工作日"}, {"周", "周"}, {"年", "年"}},
    [WRITE_ES] = {{" día", " días"}, {" día laborable", " días hábiles"}, {" semana", " semanas"}, {" año", " años"}},
    [WRITE_DE] = {{" Tag", " Tagen"}, {" Werktag", " Werktagen"}, {" Woche", " Wochen"}, {" Jahr", " Jahre"}},
    [WRITE_FR] = {{" jour", " jours"}, {" jour ouvré", " jours ouvrés"}, {" semaine", " semaines"}, {" an", " ans"}},
    [WRITE_JA] = {{"日", "日"}, {"営業日", "営業日"}, {"週間", "週間"}, {"年間", "年間"}},
    [WRITE_PT] = {{" dia", " dias"}, {" dia útil", " dias úteis"}, {" semana", " semanas"}, {" ano", " anos"}},
    [WRITE_IT] = {{" giorno", " giorni"}, {" giorno lavorativo", " giorni lavorativi"}, {" settimana", " settimane"}, {" anno", " anni"}},
    [WRITE_NL] = {{" dag", " dagen"}, {" werkdag", " werkdagen"}, {" week", " weken"}, {" jaar", " jaar"}},
};
static const char *const range_words[WRITE_COUNT] = {" to ", "到", " a ", " bis ", " à ", "～", " a ", " a ", " tot "};
static const char *const day_words[WRITE_COUNT][3] = {
    {"today", "tomorrow", "the day after tomorrow"}, {"今天", "明天", "后天"}, {"hoy", "mañana", "pasado mañana"}, {"heute", "morgen", "übermorgen"}, {"aujourd'hui", "demain", "après-demain"}, {"本日", "明日", "明後日"}, {"hoje", "amanhã", "depois de amanhã"}, {"oggi", "domani", "dopodomani"}, {"vandaag", "morgen", "overmorgen"},
};
// clang-format on

static inline const char *write_number(struct values *values, int number,
                                       enum writing writing)
{
    int way = draw_below(&values->random, 3);
    if (way == 0 && number > 0 && number < 16) {
        return small_numbers[writing][number];
    }
    const char *digits = arena_format(values->arena, "%d", number);
    return way == 1 && is_wide(writing) ? widen(values->arena, digits) : digits;
}

static inline const char *write_span(struct values *values, int number, enum span span,
                                     enum writing writing)
{
    if (span == SPAN_DAYS && number % 7 == 0 && draw_below(&values->random, 3) == 0) {
        span = SPAN_WEEKS;
        number /= 7;
    }
    return arena_format(values->arena, "%s%s", write_number(values, number, writing),
                        span_words[writing][span][number == 1 ? 0 : 1]);
}

static inline const char *write_day(struct values *values, struct day day,
                                    enum writing writing)
{
    struct arena *arena = values->arena;
    int way = draw_below(&values->random, 3);
    bool is_american = strcmp(values->shop->country, "US") == 0;
    const char *month = month_names[writing][day.month - 1];
    if (is_wide(writing)) {
        const char *year = way == 0 ? arena_format(arena, "%d年", day.year) : "";
        return arena_format(arena, "%s%d月%d日", year, day.month, day.date);
    }
    if (writing == WRITE_EN && is_american) {
        return way == 0 ? arena_format(arena, "%02d/%02d/%d", day.month, day.date, day.year)
               : way == 1 ? arena_format(arena, "%s %d, %d", month, day.date, day.year)
                          : arena_format(arena, "%s %d", month, day.date);
    }
    if (writing == WRITE_DE) {
        return way == 0 ? arena_format(arena, "%02d.%02d.%d", day.date, day.month, day.year)
               : way == 1 ? arena_format(arena, "%d.%d.", day.date, day.month)
                          : arena_format(arena, "%d. %s", day.date, month);
    }
    if (way == 0 && !is_american && strcmp(values->shop->country, "JP") != 0) {
        return arena_format(arena, "%02d/%02d/%d", day.date, day.month, day.year);
    }
    const char *of = writing == WRITE_ES || writing == WRITE_PT ? " de" : "";
    return way == 1 ? arena_format(arena, "%d%s %s%s %d", day.date, of, month, of, day.year)
                    : arena_format(arena, "%d%s %s", day.date, of, month);
}

static inline const char *write_percent(struct values *values, int percent,
                                        enum writing writing)
{
    const char *number = arena_format(values->arena, "%d", percent);
    if (is_wide(writing)) {
        return arena_format(
            values->arena, "%s%%",
            draw_below(&values->random, 2) == 0 ? number : widen(values->arena, number));
    }
    bool is_tight = writing == WRITE_EN || draw_below(&values->random, 2) == 0;
    return arena_format(values->arena, "%s%s%%", number, is_tight ? "" : " ");
}

/* The value of a slot, written in that language. */
static inline const char *slot_text(struct values *values, struct text slot,
                                    enum writing writing)
{
    const struct {
        const char *name;
        int64_t amount;
    } amounts[] = {{"total", values->total},
                   {"price", values->price},
                   {"refunded", values->refunded},
                   {"fee", values->fee},
                   {"free_from", values->free_from}};
    const struct {
        const char *name;
        int number;
        enum span span;
    } spans[] = {{"return_days", values->return_days, SPAN_DAYS},
                 {"refund_days", values->refund_days, SPAN_WORKING_DAYS},
                 {"warranty", values->warranty, SPAN_YEARS},
                 {"exchange_days", values->exchange_days, SPAN_DAYS},
                 {"investigation_days", values->investigation_days, SPAN_WORKING_DAYS},
                 {"damage_days", values->damage_days, SPAN_DAYS},
                 {"reserve_days", values->reserve_days, SPAN_DAYS}};
    const struct {
        const char *name;
        struct day day;
    } days[] = {{"shipped", values->shipped},
                {"due", values->due},
                {"delivered", values->delivered}};
    const struct {
        const char *name;
        const char *text;
    } texts[] = {{"code", values->code},
                 {"order", values->order},
                 {"tracking", values->tracking},
                 {"title", values->title},
                 {"sold_out", values->sold_out},
                 {"other_email", values->other_email},
                 {"other_phone", values->other_phone}};
    for (size_t i = 0; i < COUNT_OF(amounts); i++) {
        if (text_is(slot, amounts[i].name)) {
            return write_money(values, amounts[i].amount, writing);
        }
    }
    for (size_t i = 0; i < COUNT_OF(spans); i++) {
        if (text_is(slot, spans[i].name)) {
            return write_span(values, spans[i].number, spans[i].span, writing);
        }
    }
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        if (text_is(slot, days[i].name)) {
            return write_day(values, days[i].day, writing);
        }
    }
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (text_is(slot, texts[i].name)) {
            return texts[i].text;
        }
    }
    if (text_is(slot, "percent")) {
        return write_percent(values, values->percent, writing);
    }
    if (text_is(slot, "delivery_days")) {
        return arena_format(values->arena, "%d%s%d%s", values->delivery_low,
                            range_words[writing], values->delivery_high,
                            span_words[writing][SPAN_WORKING_DAYS][1]);
    }
    if (text_is(slot, "relative")) {
        return day_words[writing][day_number(values->due) - day_number(values->today)];
    }
    if (text_is(slot, "weight")) {
        return arena_format(values->arena, "%d g", values->weight);
    }
    if (text_is(slot, "link")) {
        return arena_format(values->arena, "https://%s/help", values->shop->host);
    }
    fail_msg("no slot {%.*s}", (int)slot.len, slot.bytes);
    return "";
}

static inline const char *fill(struct values *values, const char *template,
                               enum writing writing)
{
    const char *out = "";
    while (*template != '\0') {
        const char *open = strchr(template, '{');
        if (open == NULL) {
            return arena_format(values->arena, "%s%s", out, template);
        }
        const char *close = strchr(open, '}');
        struct text slot = text_from(open + 1, (size_t)(close - open - 1));
        out = arena_format(values->arena, "%s%.*s%s", out, (int)(open - template), template,
                           slot_text(values, slot, writing));
        template = close + 1;
    }
    return out;
}

#endif
