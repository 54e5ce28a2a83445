#include "config/terms.h"

#include "config/setting_check.h"

#include <string.h>

#define RULE_FRONT "rule."
#define STRENGTHS  " off mark warn block"
#define CHANNEL    "channel="
#define LANG       "lang="

void terms_settings(setting_about_handler *handler, void *context)
{
    handler(context, "guard", "mode", "gate or watch");
    handler(context, "guard", "goodwill", "an amount, days, or both");
    handler(context, "guard", RULE_FRONT "NAME",
            "off, mark, warn or block, then channel=NAME lang=LANG");
}

bool terms_has_key(struct text section, struct text key)
{
    return text_is(section, "guard") && (text_is(key, "mode") || text_is(key, "goodwill") ||
                                         text_starts_with(key, RULE_FRONT));
}

static bool take_mode(struct settings *settings, struct text value, struct error *err)
{
    int nth = setting_nth("gate watch", value);

    if (nth < 0)
        return error_set(err, ERROR_USAGE, "mode: neither watch nor gate");
    settings->terms.is_watching = nth == 1;
    return true;
}

/* "20 EUR": the currency may be left out, it is the shop's then. */
static bool take_amount(struct settings *settings, struct text part, struct error *err)
{
    struct money money = {.is_known = true};
    struct text amount = {0};
    struct text currency = text_of("");

    if (!text_next_word(&part, &amount) || !money_parse(amount, &money.parts) ||
        money.parts <= 0 || (text_next_word(&part, &currency) && text_trim(part).len > 0) ||
        (currency.len > 0 && !money_is_currency(currency)))
        return error_set(err, ERROR_USAGE,
                         "goodwill: not an amount and days such as 20 EUR, 15 days");
    memcpy(money.currency, currency.bytes, currency.len);
    settings->terms.goodwill = money;
    return true;
}

static bool take_days(struct settings *settings, struct text part, bool *is_days)
{
    struct text number = {0};
    struct text unit = text_of("");

    *is_days = text_next_word(&part, &number) && text_next_word(&part, &unit) &&
               (text_is(unit, "days") || text_is(unit, "day"));
    return *is_days && text_trim(part).len == 0 &&
           text_to_integer(number, 1, 3650, &settings->terms.goodwill_days);
}

static bool take_goodwill(struct settings *settings, struct text value, struct error *err)
{
    struct text part;

    settings->terms.goodwill = (struct money){0};
    settings->terms.goodwill_days = 0;
    if (text_is(value, "off"))
        return true;
    while (text_next(&value, ',', &part)) {
        bool is_days;

        if (take_days(settings, text_trim(part), &is_days))
            continue;
        if (is_days)
            return error_set(err, ERROR_USAGE, "goodwill: from 1 to 3650 days");
        if (!take_amount(settings, text_trim(part), err))
            return false;
    }
    return true;
}

static bool take_condition(struct settings *settings, struct text word,
                           struct rule_move *move, struct error *err)
{
    struct text lang = text_from(word.bytes + strlen(LANG), word.len - strlen(LANG));

    if (text_starts_with(word, CHANNEL) && word.len > strlen(CHANNEL)) {
        move->channel = arena_copy(&settings->arena, word.bytes + strlen(CHANNEL),
                                   word.len - strlen(CHANNEL));
        return true;
    }
    if (!text_starts_with(word, LANG))
        return error_set(err, ERROR_USAGE, "'%.*s' is neither channel=… nor lang=…",
                         (int)word.len, word.bytes);
    move->lang = arena_copy(&settings->arena, lang.bytes, lang.len);
    return setting_check_language(lang, err);
}

static void add_move(struct settings *settings, const struct rule_move *move)
{
    settings->moves =
        arena_reserve(&settings->arena, settings->moves, &settings->move_capacity,
                      settings->terms.move_count, sizeof(*settings->moves));
    settings->moves[settings->terms.move_count++] = *move;
    settings->terms.moves = settings->moves;
}

static bool take_rule(struct settings *settings, struct text name, struct text value,
                      struct error *err)
{
    struct rule_move move = {.rule = rule_named(name)};
    struct text word = text_of("");

    if (move.rule == RULE_NONE)
        return error_set(err, ERROR_USAGE, "the guard has no rule '%.*s'", (int)name.len,
                         name.bytes);
    if (rule_row(move.rule)->is_fixed)
        return error_set(err, ERROR_USAGE,
                         "rule.%.*s cannot be moved: it keeps personal data and secrets in",
                         (int)name.len, name.bytes);
    text_next_word(&value, &word);
    int strength = setting_nth(STRENGTHS, word);
    if (strength < 0)
        return error_set(err, ERROR_USAGE, "rule.%.*s: not one of%s", (int)name.len,
                         name.bytes, STRENGTHS);
    move.strength = (enum rule_strength)strength;
    while (text_next_word(&value, &word)) {
        if (!take_condition(settings, word, &move, err))
            return error_wrap(err, "rule.%.*s", (int)name.len, name.bytes);
    }
    add_move(settings, &move);
    return true;
}

bool terms_take(struct settings *settings, struct text key, struct text value,
                struct error *err)
{
    size_t front = strlen(RULE_FRONT);

    if (text_is(key, "mode"))
        return take_mode(settings, value, err);
    if (text_is(key, "goodwill"))
        return take_goodwill(settings, value, err);
    return take_rule(settings, text_from(key.bytes + front, key.len - front), value, err);
}
