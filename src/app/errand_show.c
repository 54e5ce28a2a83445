/* The errand's overlay: what it is, what a model made of it, and which numbers it changed.
 */
#include "errand.h"

#include "overlay.h"
#include "telling.h"

const char *rewrite_how_words(enum rewrite_how how)
{
    static const char *const words[REWRITE_HOW_COUNT] = {
        [REWRITE_SHORTER] = "shorter",
        [REWRITE_FRIENDLIER] = "friendlier",
        [REWRITE_FORMAL] = "more formal",
        [REWRITE_SIMPLER] = "simpler",
        [REWRITE_FIX] = "mistakes mended",
        [REWRITE_EXPAND] = "longer",
        [REWRITE_TRANSLATE] = "in the customer's language",
        [REWRITE_FREE] = "as you said",
    };

    return words[how];
}

static const char *subject_words(const struct errand *errand, char *out, size_t size)
{
    if (errand->draft)
        snprintf(out, size, "Draft %zu", errand->draft);
    else
        snprintf(out, size, "The reply");
    return out;
}

/* "Draft 2, shorter, by NAME: what goes (-), what comes (+)" */
static void add_head(const struct model *model, struct buffer *out)
{
    const struct errand *errand = &model->errand;
    bool is_done = errand->telling.state == TELLING_DONE;
    char subject[32];

    if (errand->kind == ASK_REWRITE)
        buffer_format(out, "%s, %s, by %s%s\n",
                      subject_words(errand, subject, sizeof(subject)),
                      rewrite_how_words(errand->how), telling_by(&errand->telling),
                      is_done ? ": what goes (-), what comes (+)" : " …");
    else if (errand->kind == ASK_SUMMARY)
        buffer_format(out, "The thread, summed up by %s%s\n", telling_by(&errand->telling),
                      is_done ? "" : " …");
    else
        buffer_format(out, "What you wrote, in %s, by %s%s\n", errand_language(model),
                      telling_by(&errand->telling), is_done ? "" : " …");
    if (errand->instruction)
        buffer_format(out, "%s\n", errand->instruction);
}

static void add_figures(struct buffer *out, const char *words, struct text text,
                        const struct figure_list *figures)
{
    if (!figures->count)
        return;
    buffer_add_text(out, words);
    for (size_t i = 0; i < figures->count; i++) {
        buffer_add_text(out, i ? " · " : " ");
        buffer_add(out, text.bytes + figures->list[i].start,
                   figures->list[i].end - figures->list[i].start);
    }
    buffer_add_char(out, '\n');
}

static void add_answer(struct model *model, struct buffer *out)
{
    const struct errand *errand = &model->errand;
    struct text before = text_of(errand->before);
    struct text after = telling_text(&errand->telling);
    const char *country = model->open->has_customer ? model->open->customer.country : NULL;
    struct figure_change change = {0};
    struct arena arena;

    arena_init(&arena);
    if (errand->before)
        guard_figures(before, after, model->today, country, &arena, &change);
    add_figures(out, "! no longer there:", before, &change.gone);
    add_figures(out, "! not there before:", after, &change.fresh);
    if (errand->telling.is_cut)
        buffer_format(out, "! it did not reach its end%s%s\n",
                      errand->telling.why[0] ? ": " : "", errand->telling.why);
    buffer_add_char(out, '\n');
    if (errand->kind != ASK_REWRITE)
        buffer_add(out, after.bytes, after.len);
    else if (text_equals(before, after))
        buffer_add_text(out, "  Nothing was changed.\n");
    else
        word_diff_marked(before, after, &change, &model->overlay);
    arena_release(&arena);
}

void errand_show(struct model *model)
{
    static const enum overlay_kind kinds[] = {
        [ASK_REWRITE] = OVERLAY_REWRITE,
        [ASK_SUMMARY] = OVERLAY_SUMMARY,
        [ASK_TRANSLATION] = OVERLAY_BACK,
    };
    const struct telling *telling = &model->errand.telling;
    size_t top = model->overlay.top;
    bool was_shown = errand_is_shown(model);
    struct buffer *out = overlay_begin(model, kinds[model->errand.kind]);

    add_head(model, out);
    if (telling->state == TELLING_DONE) {
        add_answer(model, out);
        return;
    }
    buffer_add_char(out, '\n');
    struct text text = telling_text(telling);
    buffer_add(out, text.bytes, text.len);
    model->overlay.top = was_shown ? top : 0;
}
