#include "assist/guise.h"

#include "base/buffer.h"
#include "base/text.h"
#include "guard/language.h"

static const char *const swap_names[SWAP_COUNT] = {
    [SWAP_NAME] = "name",
    [SWAP_GENDER] = "gender",
    [SWAP_ORIGIN] = "origin",
    [SWAP_LANGUAGE] = "language",
};

const char *swap_name(enum swap swap)
{
    return swap_names[swap];
}

/* ---- wordings ---- */

static bool is_named(const struct ticket *ticket, const char *id)
{
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (ticket->messages[i].from == FROM_CUSTOMER &&
            text_find(text_of(ticket->messages[i].text), text_of(id)) != NULL)
            return true;
    }
    return text_find(text_of(ticket->subject), text_of(id)) != NULL;
}

/* The order that the customer named, as it stands behind a wording. */
static const char *order_named(const struct ticket *ticket, const struct order *orders,
                               size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        if (is_named(ticket, orders[i].id))
            return arena_format(arena, " (%s)", orders[i].id);
    }
    return "";
}

static bool has_wording(const struct guise_wording *wordings, size_t count,
                        const char *lang)
{
    for (size_t i = 0; i < count; i++) {
        if (language_is_same(wordings[i].lang, lang))
            return true;
    }
    return false;
}

static bool answers(const struct macro *macro, const char *intent)
{
    return macro->lang != NULL && macro->example_count > 0 &&
           string_equals(macro_tag(macro, "intent:"), intent);
}

void guise_wordings(const struct macro *macros, size_t macro_count, const char *intent,
                    const struct ticket *ticket, const struct order *orders,
                    size_t order_count, struct arena *arena,
                    struct guise_wording **wordings, size_t *count)
{
    struct guise_wording *made = arena_get(arena, (macro_count + 1) * sizeof(*made));
    const char *order = order_named(ticket, orders, order_count, arena);

    *wordings = made;
    *count = 0;
    for (int is_own = 1; is_own >= 0; is_own--) {
        for (size_t i = 0; i < macro_count && intent != NULL; i++) {
            const struct macro *macro = &macros[i];

            if (!answers(macro, intent) || has_wording(made, *count, macro->lang) ||
                language_is_same(macro->lang, ticket->lang) != (is_own != 0))
                continue;
            made[(*count)++] = (struct guise_wording){
                macro->lang, arena_format(arena, "%s%s", macro->examples[0], order)};
        }
        if (is_own != 0 && *count == 0)
            return;
    }
}

/* ---- pairs ---- */

struct planning {
    struct guise_plan *plan;
    struct arena *arena;
    size_t guise_capacity;
    size_t pair_capacity;
    size_t per;
};

static size_t add_guise(struct planning *planning, struct guise guise)
{
    struct guise_plan *plan = planning->plan;

    plan->guises = arena_reserve(planning->arena, plan->guises, &planning->guise_capacity,
                                 plan->guise_count, sizeof(*plan->guises));
    plan->guises[plan->guise_count] = guise;
    return plan->guise_count++;
}

static void add_pair(struct planning *planning, enum swap swap, size_t first, size_t second)
{
    struct guise_plan *plan = planning->plan;

    plan->pairs = arena_reserve(planning->arena, plan->pairs, &planning->pair_capacity,
                                plan->pair_count, sizeof(*plan->pairs));
    plan->pairs[plan->pair_count++] = (struct guise_pair){swap, first, second};
}

/* Somebody, somebody else, and a relative of each of the other gender. */
static size_t plan_home(struct planning *planning, struct guise guise)
{
    size_t women[GUISE_NUMBERS], men[GUISE_NUMBERS];

    for (size_t i = 0; i < GUISE_NUMBERS && i <= planning->per; i++) {
        guise.number = i;
        guise.gender = GENDER_WOMAN;
        women[i] = add_guise(planning, guise);
        if (i == planning->per)
            break;
        guise.gender = GENDER_MAN;
        men[i] = add_guise(planning, guise);
        add_pair(planning, SWAP_GENDER, women[i], men[i]);
    }
    add_pair(planning, SWAP_NAME, women[0], women[1]);
    if (planning->per > 1)
        add_pair(planning, SWAP_NAME, men[0], men[1]);
    return women[0];
}

static void plan_origins(struct planning *planning, struct guise guise, size_t home,
                         size_t turn)
{
    size_t own = guise.origin;
    size_t others = guise_origin_count - 1;

    guise.number = 0;
    guise.gender = GENDER_WOMAN;
    for (size_t i = 0; i < others && i < planning->per; i++) {
        guise.origin = (own + 1 + (turn + i) % others) % guise_origin_count;
        add_pair(planning, SWAP_ORIGIN, home, add_guise(planning, guise));
    }
}

static void plan_languages(struct planning *planning, struct guise guise,
                           const struct guise_wording *wordings, size_t count, size_t turn)
{
    size_t others = count < 2 ? 0 : count - 1;
    size_t own = 0;

    guise.gender = GENDER_WOMAN;
    guise.number = 0;
    for (size_t i = 0; i < others && i < planning->per; i++) {
        const struct guise_wording *wording = &wordings[1 + (turn + i) % others];

        if (i == 0) {
            guise.lang = wordings[0].lang;
            guise.text = wordings[0].text;
            own = add_guise(planning, guise);
        }
        guise.lang = wording->lang;
        guise.text = wording->text;
        add_pair(planning, SWAP_LANGUAGE, own, add_guise(planning, guise));
    }
}

void guise_plan(const char *lang, const struct guise_wording *wordings,
                size_t wording_count, size_t per, size_t turn, struct arena *arena,
                struct guise_plan *plan)
{
    struct planning planning = {.plan = plan, .arena = arena, .per = per < 1 ? 1 : per};
    struct guise guise = {.origin = guise_origin_of(lang), .lang = lang};
    size_t home;

    *plan = (struct guise_plan){0};
    home = plan_home(&planning, guise);
    plan_origins(&planning, guise, home, turn);
    plan_languages(&planning, guise, wordings, wording_count, turn);
}
