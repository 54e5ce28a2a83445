#include "base/money.h"
#include "chat/composer.h"
#include "guard/figures.h"
#include "shell/engine.h"
#include "shell/gated.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"

#include <stdlib.h>

struct writing {
    struct office office;
    const struct options *options;
    struct engine engine;
    struct shop *shop;
    struct arena arena;
    enum writing_kind kind;
    struct product product;
    const char *lang;
};

static bool read_kind(const struct options *options, enum writing_kind *kind,
                      struct error *err)
{
    if (options->kind != NULL && writing_kind_parse(text_of(options->kind), kind))
        return true;
    return error_set(err, ERROR_USAGE, "write --kind: one of description ad social");
}

static bool find_product(struct writing *writing, struct error *err)
{
    const char *id = writing->options->arguments[0];
    bool is_found = false;

    if (!catalogue_product(writing->office.catalogue, id, &writing->arena,
                           &writing->product, &is_found, err))
        return false;
    if (!is_found)
        return error_set(err, ERROR_NOT_FOUND, "write: there is no product %s", id);
    writing->lang = writing->options->lang != NULL  ? writing->options->lang
                    : writing->product.lang != NULL ? writing->product.lang
                                                    : writing->shop->lang;
    return true;
}

/* All that the catalogue says of it. */
static void add_record(const struct product *product, struct buffer *out)
{
    char price[64] = "";

    if (product->price.is_known)
        money_format(product->price, price, sizeof(price));
    buffer_format(out, "%s\n%s\n%s\n%s\n", string_or_empty(product->title),
                  string_or_empty(product->brand), price,
                  string_or_empty(product->description));
    for (size_t i = 0; i < product->attribute_count; i++)
        buffer_format(out, "%s %s\n", product->attributes[i].name,
                      product->attributes[i].value);
}

static struct claim *claim_over(struct claim *claims, size_t count,
                                const struct figure *figure)
{
    for (size_t i = 0; i < count; i++) {
        if (claims[i].start < figure->end && figure->start < claims[i].end)
            return &claims[i];
    }
    return NULL;
}

static int by_start(const void *a, const void *b)
{
    const struct claim *first = a, *second = b;

    return (first->start > second->start) - (first->start < second->start);
}

/* A number that stands nowhere in the product's record was made up. */
static void refuse_figures(const struct writing *writing, const char *text,
                           struct arena *arena, struct opinion *opinion)
{
    struct figure_change change;
    struct buffer record;
    struct claim *claims;
    size_t count = opinion->claim_count;

    buffer_init(&record, SIZE_MAX);
    add_record(&writing->product, &record);
    guard_figures(text_from(buffer_text(&record), record.len), text_of(text),
                  moment_day(moment_now()), NULL, arena, &change);
    buffer_release(&record);
    claims = arena_get(arena, (count + change.fresh.count + 1) * sizeof(*claims));
    for (size_t i = 0; i < count; i++)
        claims[i] = opinion->claims[i];
    for (size_t i = 0; i < change.fresh.count; i++) {
        struct claim *claim = claim_over(claims, count, &change.fresh.list[i]);
        if (claim == NULL) {
            claim = &claims[count++];
            *claim = (struct claim){.start = change.fresh.list[i].start,
                                    .end = change.fresh.list[i].end,
                                    .kind = CLAIM_ATTRIBUTE,
                                    .as_of = MOMENT_NONE};
        }
        if (claim->verdict != VERDICT_UNSOURCED)
            continue;
        claim->severity = SEVERITY_BLOCK;
        opinion->worst = SEVERITY_BLOCK;
    }
    qsort(claims, count, sizeof(*claims), by_start);
    opinion->claims = claims;
    opinion->claim_count = count;
}

static bool write_locally(struct writing *writing, struct answer_text *text,
                          struct error *err)
{
    struct buffer out;
    bool is_written;

    buffer_init(&out, COMPOSER_LIMIT);
    is_written = assist_write(&writing->product, writing->kind, writing->lang, &out);
    text->engine = "local";
    text->model = NULL;
    text->finish = text->prompt_hash = NULL;
    text->text = arena_copy(&writing->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    if (is_written)
        return true;
    return error_set(
        err, ERROR_UNREACHABLE,
        "write %s: the local engine knows too little of it, or not the language "
        "%s%s%s (a [model] could)",
        writing->product.id, writing->lang, text->fallback == NULL ? "" : ": ",
        string_or_empty(text->fallback));
}

/* The model, and where it cannot, the local engine. */
static bool write_text(struct writing *writing, const struct asked *asked, const char *why,
                       struct answer_text *text, struct error *err)
{
    struct error failed = {0};

    if (asked->profile != NULL &&
        gated_ask(writing->engine.asker, asked, &writing->arena, text, &failed))
        return true;
    if (asked->profile == NULL && why != NULL)
        error_set(&failed, ERROR_UNREACHABLE, "%s", why);
    if (failed.code != ERROR_NONE) {
        if (!engine_falls_back(&writing->engine, &failed))
            return error_set(err, failed.code, "%s", failed.text);
        text->fallback = arena_text(&writing->arena, failed.text);
    }
    return write_locally(writing, text, err);
}

static bool write_product(struct writing *writing, struct error *err)
{
    const char *why = NULL;
    struct opinion opinion;
    struct asked asked = {.kind = ASK_WRITING,
                          .shop = writing->shop,
                          .product = &writing->product,
                          .writing = writing->kind,
                          .lang = writing->lang,
                          .now = moment_now()};
    struct answer_text text = {.field = "product",
                               .id = writing->product.id,
                               .how_field = "kind",
                               .how = writing_kind_name(writing->kind),
                               .lang = writing->lang,
                               .opinion = &opinion};

    asked.profile =
        engine_profile(&writing->engine, NULL, writing->lang, &writing->arena, &why);
    if (writing->options->show_request) {
        if (asked.profile != NULL)
            return engine_show(&writing->engine, &asked, err);
        print_warning("%s: nothing would leave: %s", writing->product.id,
                      why == NULL ? "the local engine writes" : why);
        return true;
    }
    if (!write_text(writing, &asked, why, &text, err))
        return false;
    offer_read_product(&writing->office, writing->shop, &writing->product, text.text,
                       &writing->arena, &opinion);
    refuse_figures(writing, text.text, &writing->arena, &opinion);
    return gated_print(&text, writing->options, err);
}

bool subcommand_write(const struct options *options, struct error *err)
{
    struct writing writing = {.options = options};
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "write: about which product?");
    if (!read_kind(options, &writing.kind, err) ||
        !office_open(&writing.office, options, err))
        return false;
    arena_init(&writing.arena);
    engine_init(&writing.engine, &writing.office, options);
    is_done = engine_check(&writing.office, options, err) &&
              office_shop(&writing.office, &writing.shop, err) &&
              find_product(&writing, err) && write_product(&writing, err) &&
              engine_is_right(&writing.engine, err);
    engine_release(&writing.engine);
    shop_destroy(writing.shop);
    arena_release(&writing.arena);
    office_close(&writing.office);
    return is_done;
}
