#include "overlay.h"

#include "base/words.h"
#include "help.h"
#include "help_place.h"
#include "say.h"

void overlay_close(struct model *model)
{
    model->overlay.kind = OVERLAY_NONE;
    model->overlay.top = 0;
    model->overlay.mark_count = 0;
    model->overlay.is_sought = false;
    composer_clear(&model->overlay.filter);
    buffer_clear(&model->overlay.whole);
    buffer_clear(&model->overlay.text);
}

void overlay_leave(struct model *model)
{
    struct overlay *overlay = &model->overlay;

    if (overlay->kind == OVERLAY_HELP && (overlay->is_sought || overlay->filter.text.len)) {
        overlay->is_sought = false;
        composer_clear(&overlay->filter);
        overlay_filter(model);
    } else {
        overlay_close(model);
    }
}

void overlay_enter(struct model *model)
{
    if (model->overlay.is_sought)
        model->overlay.is_sought = false;
    else
        overlay_close(model);
}

void overlay_seek(struct model *model)
{
    model->overlay.is_sought = model->overlay.kind == OVERLAY_HELP;
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

/* The heading of a row that has the words, once; a heading that has them, with its rows. */
static void add_found(struct text rest, struct text words, struct arena *arena,
                      struct buffer *out)
{
    struct text line, heading = text_of("");
    bool has_all = false;

    while (text_next(&rest, '\n', &line)) {
        bool is_heading = text_starts_with(line, "\t");
        bool fits = words_all_stand(words_fold(line, arena), words);
        if (is_heading) {
            heading = line;
            has_all = fits;
        }
        if (is_heading || !(fits || has_all))
            continue;
        if (heading.len)
            buffer_format(out, "%.*s\n", (int)heading.len, heading.bytes);
        heading.len = 0;
        buffer_format(out, "%.*s\n", (int)line.len, line.bytes);
    }
}

/* What is struck in the other mode, told of where no key has the words here. */
static void add_of_other_mode(struct model *model, struct text words, struct arena *arena)
{
    bool is_writing = model->mode == MODE_WRITING;
    struct buffer found, help;

    buffer_init(&found, SIZE_MAX);
    buffer_init(&help, SIZE_MAX);
    help_add(&model->keymap, is_writing ? PLACE_READING : PLACE_WRITING, false, &help);
    add_found(text_from(buffer_text(&help), help.len), words, arena, &found);
    buffer_format(&model->overlay.text, "\t%s\n%s",
                  !found.len   ? "No key has these words"
                  : is_writing ? "None here. While reading:"
                               : "None here. While writing:",
                  buffer_text(&found));
    buffer_release(&found);
    buffer_release(&help);
}

void overlay_filter(struct model *model)
{
    struct overlay *overlay = &model->overlay;
    struct arena arena;

    arena_init(&arena);
    struct text words = words_fold(composer_text(&overlay->filter), &arena);
    buffer_clear(&overlay->text);
    overlay->top = 0;
    add_found(text_from(buffer_text(&overlay->whole), overlay->whole.len), words, &arena,
              &overlay->text);
    if (!overlay->text.len)
        add_of_other_mode(model, words, &arena);
    arena_release(&arena);
}

void overlay_help(struct model *model)
{
    enum key_place place = model_place(model);
    bool types = place == PLACE_PROMPT || (model->menu.kind && model->menu.is_filtered);

    overlay_begin(model, OVERLAY_HELP);
    struct buffer *help = &model->overlay.whole;
    if (place == PLACE_NORMAL) {
        help_heading(help, "vi");
        vi_help(help);
    }
    if (model->menu.kind || model->prompt.kind)
        help_heading(help, "What is typed");
    help_typed(model, help);
    help_add(&model->keymap, place, types, help);
    overlay_filter(model);
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
                         "shop's macros, articles and orders.\n" REPLY_STAYS);
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
