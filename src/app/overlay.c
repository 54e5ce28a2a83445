#include "overlay.h"

#include "help.h"
#include "help_place.h"
#include "say.h"

void overlay_close(struct model *model)
{
    model->overlay.kind = OVERLAY_NONE;
    model->overlay.top = 0;
    model->overlay.mark_count = 0;
    buffer_clear(&model->overlay.text);
}

void overlay_scroll(struct model *model, int64_t rows)
{
    struct overlay *overlay = &model->overlay;
    size_t lines = model->drawn.overlay_lines;
    size_t fit = model->drawn.list_rows;
    int64_t last = lines > fit ? (int64_t)(lines - fit) : 0;
    int64_t top = (int64_t)overlay->top;

    top = rows > 0 && top > INT64_MAX - rows ? last : top + rows;
    if (top > last)
        top = last;
    overlay->top = top < 0 ? 0 : (size_t)top;
}

struct buffer *overlay_begin(struct model *model, enum overlay_kind kind)
{
    overlay_close(model);
    model->overlay.kind = kind;
    return &model->overlay.text;
}

void overlay_help(struct model *model)
{
    enum key_place place = model_place(model);
    bool types = place == PLACE_PROMPT || (model->menu.kind && model->menu.is_filtered);

    struct buffer *help = overlay_begin(model, OVERLAY_HELP);

    if (place == PLACE_NORMAL)
        vi_help(help);
    help_typed(model, help);
    help_add(&model->keymap, place, types, help);
}

void overlay_diff(struct model *model)
{
    const struct reply *reply = &model->reply;

    if (!reply->draft_text) {
        say(model, "This %s did not come from a draft",
            reply->is_internal ? "note" : "reply");
        return;
    }
    struct buffer *out = overlay_begin(model, OVERLAY_DIFF);
    struct text after = composer_text(&reply->composer);
    buffer_format(out, "Draft %d (-) and the reply as it stands (+)\n",
                  reply->draft_number);
    if (text_is(after, reply->draft_text))
        buffer_add_text(out, "  Nothing was changed.\n");
    else
        word_diff(text_of(reply->draft_text), after, out);
}

void overlay_leaves(struct model *model)
{
    struct buffer *out = overlay_begin(model, OVERLAY_LEAVES);

    buffer_add_text(out, "Nothing leaves this machine: the local engine answers from the "
                         "shop's macros, articles and orders.\n"
                         "A reply leaves for the helpdesk when its hold is over.\n");
}

void overlay_requests(struct model *model, struct text text)
{
    struct buffer *out = overlay_begin(model, OVERLAY_LEAVES);

    model->show_request = 0;
    if (!buffer_add(out, text.bytes, text.len))
        buffer_add_text(out, "What would leave is too long to be shown here.\n");
}

void overlay_triage(struct model *model)
{
    const struct triage *triage = &model->triage;
    struct buffer *out = overlay_begin(model, OVERLAY_TRIAGE);

    buffer_format(out, "intent     %s\nurgency    %s\nsentiment  %+.2f\nlanguage   %s\n\n",
                  triage->intent ? triage->intent : "not known",
                  priority_name(triage->urgency), triage->sentiment,
                  triage->lang ? triage->lang : "not known");
    for (size_t i = 0; i < triage->reason_count; i++)
        buffer_format(out, "%s\n", triage->reasons[i]);
}

void overlay_text(struct model *model, const char *title, const char *text)
{
    struct buffer *out = overlay_begin(model, OVERLAY_LEAVES);

    buffer_format(out, "%s\n\n", title);
    buffer_add_text(out, text);
}

void overlay_product(struct model *model, const char *title, const char *about)
{
    buffer_format(overlay_begin(model, OVERLAY_PRODUCT), "%s\n\n%s", title,
                  string_or_empty(about));
}
