#include "chat/composer.h"
#include "guard/figures.h"
#include "guard/language.h"
#include "shell/engine.h"
#include "shell/gated.h"
#include "shell/lines.h"
#include "shell/print.h"
#include "shell/subcommand.h"

struct rewriting {
    struct office office;
    const struct options *options;
    struct engine engine;
    struct shop *shop;
    struct loaded *loaded;
    struct arena arena;
    enum rewrite_how how;
    const char *before;
    const char *lang; /* to be written in */
};

static bool read_how(const struct options *options, enum rewrite_how *how,
                     struct error *err)
{
    struct buffer names;

    if (options->how != NULL && rewrite_how_parse(text_of(options->how), how)) {
        if (*how != REWRITE_FREE || options->instruction != NULL)
            return true;
        return error_set(err, ERROR_USAGE, "rewrite --how free: wants --instruction TEXT");
    }
    buffer_init(&names, 256);
    for (int i = 0; i < REWRITE_HOW_COUNT; i++)
        buffer_format(&names, " %s", rewrite_how_name((enum rewrite_how)i));
    error_set(err, ERROR_USAGE, "rewrite --how: one of%s", buffer_text(&names));
    buffer_release(&names);
    return false;
}

static bool read_text(struct rewriting *rewriting, struct error *err)
{
    struct buffer text;
    bool is_read;

    buffer_init(&text, COMPOSER_LIMIT);
    is_read = lines_read_file(
        rewriting->options->file == NULL ? "-" : rewriting->options->file, &text, err);
    if (is_read)
        rewriting->before = arena_copy(&rewriting->arena, buffer_text(&text), text.len);
    buffer_release_wiped(&text);
    if (is_read && text_trim(text_of(rewriting->before)).len == 0)
        return error_set(err, ERROR_USAGE, "rewrite: there is no text to rewrite");
    return is_read;
}

/* In its own language, unless it is to be the customer's. */
static void choose_language(struct rewriting *rewriting)
{
    const char *customers = rewriting->loaded->ticket.lang;

    rewriting->lang = rewriting->how == REWRITE_TRANSLATE
                          ? customers
                          : language_or(text_of(rewriting->before), customers);
}

static const char *const *words_of(const struct figure_list *figures, const char *text,
                                   struct arena *arena)
{
    const char **words = arena_get(arena, (figures->count + 1) * sizeof(*words));

    for (size_t i = 0; i < figures->count; i++)
        words[i] = arena_copy(arena, text + figures->list[i].start,
                              figures->list[i].end - figures->list[i].start);
    return words;
}

static void compare(struct rewriting *rewriting, struct answer_text *text)
{
    const struct loaded *loaded = rewriting->loaded;
    struct arena *arena = &rewriting->arena;
    struct figure_change change;

    guard_figures(text_of(rewriting->before), text_of(text->text), moment_day(moment_now()),
                  loaded->has_customer ? loaded->customer.country : NULL, arena, &change);
    text->gone = words_of(&change.gone, rewriting->before, arena);
    text->gone_count = change.gone.count;
    text->fresh = words_of(&change.fresh, text->text, arena);
    text->fresh_count = change.fresh.count;
}

static bool ask(struct rewriting *rewriting, const struct asked *asked, struct error *err)
{
    struct opinion opinion;
    struct answer_text text = {.field = "ticket",
                               .id = rewriting->loaded->ticket.id,
                               .how_field = "how",
                               .how = rewrite_how_name(rewriting->how),
                               .lang = rewriting->lang,
                               .opinion = &opinion};

    if (!gated_ask(rewriting->engine.asker, asked, &rewriting->arena, &text, err)) {
        if (err->code != ERROR_USAGE)
            err->code = ERROR_UNREACHABLE;
        return false;
    }
    compare(rewriting, &text);
    return office_check(&rewriting->office, rewriting->loaded, rewriting->shop,
                        text_of(text.text), false, &rewriting->arena, &opinion, err) &&
           gated_print(&text, rewriting->options, err);
}

static bool rewrite(struct rewriting *rewriting, struct error *err)
{
    const char *ticket = rewriting->options->arguments[0];
    const char *why = NULL;
    choose_language(rewriting);
    struct asked asked = {.kind = ASK_REWRITE,
                          .loaded = rewriting->loaded,
                          .shop = rewriting->shop,
                          .how = rewriting->how,
                          .instruction = rewriting->options->instruction,
                          .text = rewriting->before,
                          .lang = rewriting->lang,
                          .now = moment_now()};

    asked.profile = engine_profile(&rewriting->engine, rewriting->loaded,
                                   rewriting->loaded->ticket.lang, &rewriting->arena, &why);
    if (asked.profile == NULL)
        return error_set(err, ERROR_UNREACHABLE, "rewrite %s: needs a model: %s", ticket,
                         why == NULL ? "no [model] url is set in deskhand.conf" : why);
    if (rewriting->options->show_request)
        return engine_show(&rewriting->engine, &asked, err);
    return ask(rewriting, &asked, err);
}

bool subcommand_rewrite(const struct options *options, struct error *err)
{
    struct rewriting rewriting = {.options = options};
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE,
                         "rewrite: wants one ticket, which the text is for");
    if (!read_how(options, &rewriting.how, err) ||
        !office_open(&rewriting.office, options, err))
        return false;
    arena_init(&rewriting.arena);
    engine_init(&rewriting.engine, &rewriting.office, options);
    is_done =
        engine_check(&rewriting.office, options, err) &&
        office_load(&rewriting.office, options->arguments[0], &rewriting.loaded, err) &&
        read_text(&rewriting, err) &&
        office_shop(&rewriting.office, &rewriting.shop, err) && rewrite(&rewriting, err);
    engine_release(&rewriting.engine);
    loaded_destroy(rewriting.loaded);
    shop_destroy(rewriting.shop);
    arena_release(&rewriting.arena);
    office_close(&rewriting.office);
    return is_done;
}
