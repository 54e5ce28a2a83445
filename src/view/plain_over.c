/* Menus, prompts, texts that lie over the panes, and the status line, as one hears them. */
#include "plain_parts.h"
#include "view/prompt_view.h"

#include <string.h>

/* ---- what lies over the panes ---- */

static const char *const overlay_titles[] = {
    [OVERLAY_NONE] = "",
    [OVERLAY_HELP] = "Keys that work here; while writing they are given behind a colon:",
    [OVERLAY_DIFF] = "The reply and its draft:",
    [OVERLAY_LEAVES] = "What would leave this machine:",
    [OVERLAY_TRIAGE] = "What the ticket is about:",
    [OVERLAY_REWRITE] =
        "Rewritten; Enter takes it, a asks again, Esc leaves all as it was:",
    [OVERLAY_SUMMARY] = "The thread summed up; Esc leaves it:",
    [OVERLAY_COPY] = "All that was told is the terminal's text, and may be copied there.",
    [OVERLAY_BACK] = "What you wrote, told back; Esc leaves it:",
    [OVERLAY_PRODUCT] = "The product:",
    [OVERLAY_SPELLING] = "Misspelt words and what they may be; next-misspelt mends one:",
};
_Static_assert(COUNT_OF(overlay_titles) == OVERLAY_KIND_COUNT, "each is told");

static bool is_errand(const struct model *model)
{
    enum overlay_kind kind = model->overlay.kind;
    return kind == OVERLAY_REWRITE || kind == OVERLAY_SUMMARY || kind == OVERLAY_BACK;
}

/* "key<tab>help": the key's name, a colon, the help; a heading has no key. */
static void tell_help(struct page *page, struct text rest)
{
    struct text line;
    while (text_next(&rest, '\n', &line)) {
        struct text keys;
        if (!text_next(&line, '\t', &keys)) {
            continue;
        }
        page_add(page, shown_make(keys.len ? keys : line, page->arena));
        page_say(page, ": ");
        page_add(page, shown_make(keys.len ? line : keys, page->arena));
        page_end(page);
    }
}

/* Each line of it behind these words: U+2028 ended one that stood there as one. */
static void tell_part(struct page *page, const char *words, struct text part)
{
    struct shown shown = shown_make(part, page->arena);
    size_t start = 0;
    for (size_t at = 0; at <= shown.text.len; at++) {
        if (at == shown.text.len || shown.text.bytes[at] == '\n') {
            page_say(page, words);
            page_add(page, shown_part(shown, start, at));
            page_end(page);
            start = at + 1;
        }
    }
}

/* "- words" and "+ words": what goes and what comes; "  words" stay. Else it is a heading.
 */
static void tell_diff_line(struct page *page, struct text line)
{
    static const struct {
        const char *mark;
        const char *words;
    } parts[] = {{"- ", "taken out: "}, {"+ ", "put in: "}, {"  ", "  "}};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (text_starts_with(line, parts[i].mark)) {
            tell_part(page, parts[i].words, text_from(line.bytes + 2, line.len - 2));
            return;
        }
    }
    const char *heading = arena_copy(page->arena, line.bytes, line.len);
    page_spoken(page, shown_line(heading, PLAIN_SENTENCE, page->arena));
    page_end(page);
}

static void tell_diff(struct page *page, struct text rest)
{
    struct text line;
    while (text_next(&rest, '\n', &line)) {
        tell_diff_line(page, line);
    }
}

void plain_tell_overlay(struct page *page)
{
    const struct model *model = page->model;
    const struct overlay *overlay = &model->overlay;
    struct text text = text_from(buffer_text(&overlay->text), overlay->text.len);
    bool is_coming = is_errand(model) && model->errand.telling.state != TELLING_DONE;
    struct digest digest = {1};
    digest_number(&digest, (uint64_t)overlay->kind);
    digest_number(&digest, is_coming);
    if (!is_coming) {
        digest_bytes(&digest, text.bytes, text.len);
    }
    if (digest.value == page->told->overlay) {
        return;
    }
    page->told->overlay = digest.value;
    if (overlay->kind == OVERLAY_NONE) {
        return;
    }
    if (is_coming) {
        page_say(page, "A model is asked; ^C stops it.");
        page_end(page);
        return;
    }
    page_say(page, overlay_titles[overlay->kind]);
    page_end(page);
    if (overlay->kind == OVERLAY_HELP) {
        tell_help(page, text);
    } else if (overlay->kind == OVERLAY_DIFF || overlay->kind == OVERLAY_REWRITE) {
        tell_diff(page, text);
    } else {
        page_block(page, shown_make(text, page->arena));
    }
}

/* ---- menus ---- */

static const struct menu_item *item_at(const struct menu *menu, size_t shown)
{
    return &menu->items[menu->shown[shown]];
}

static bool has_digits(const struct menu *menu)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (menu->items[i].digit != 0) {
            return true;
        }
    }
    return false;
}

/* "2: the carrier said so, asks for a reference", "1: Massage ball, product, 9.50 EUR" */
static void tell_item(struct page *page, size_t index)
{
    const struct menu *menu = &page->model->menu;
    const struct menu_item *item = item_at(menu, index);
    if (item->digit != 0) {
        page_format(page, "%c: ", item->digit);
    } else if (index == menu->selected) {
        page_say(page, "Enter: ");
    } else if (!has_digits(menu)) {
        page_format(page, "%zu: ", index + 1);
    }
    page_spoken(page, shown_line(item->label, PLAIN_SENTENCE, page->arena));
    if (item->kind != NULL) { /* a word of ours */
        page_say(page, ", ");
        page_say(page, item->kind);
    }
    if (item->detail != NULL && item->detail[0] != '\0') {
        page_say(page, ", ");
        page_spoken(page, item->is_text
                              ? shown_cut(item->detail, PLAIN_BEGINS, page->arena)
                              : shown_line(item->detail, PLAIN_SENTENCE, page->arena));
    }
    page_say(page, item->digit != 0 && index == menu->selected ? ", marked for Enter" : "");
    page_end(page);
}

static uint64_t title_digest(const struct menu *menu)
{
    struct digest digest = {1};
    digest_string(&digest, menu->title);
    return digest.value;
}

/* Without the title of what is found: that all was looked through is told alone. */
static uint64_t menu_digest(const struct menu *menu)
{
    struct digest digest = {1};
    digest_number(&digest, (uint64_t)menu->kind);
    if (menu->kind != MENU_NONE) {
        digest_number(&digest, menu->kind == MENU_HITS ? 0 : title_digest(menu));
        digest_number(&digest, menu->shown_count);
        digest_number(&digest, menu->falls_back);
        for (size_t i = 0; i < menu->shown_count && i < PLAIN_ROWS; i++) {
            digest_string(&digest, item_at(menu, i)->label);
            digest_string(&digest, item_at(menu, i)->kind);
            digest_string(&digest, item_at(menu, i)->detail);
        }
    }
    return digest.value;
}

/* As it stands below the list on the screen: of a row that was gone to, or is alone. */
static void tell_preview(struct page *page)
{
    const struct preview *preview = &page->model->menu.preview;
    if (preview->text == NULL) {
        return;
    }
    page_say(page, preview->goes_in ? "It would put in:" : "It says:");
    page_end(page);
    page_block(page, shown_make(text_of(preview->text), page->arena));
}

static void tell_title(struct page *page)
{
    const struct menu *menu = &page->model->menu;
    page->told->menu_title = title_digest(menu);
    page_spoken(page, shown_line(menu->title, PLAIN_SENTENCE, page->arena));
    page_end(page);
}

static void tell_items(struct page *page)
{
    const struct menu *menu = &page->model->menu;
    if (menu->kind == MENU_PALETTE && composer_is_empty(&menu->filter)) {
        page_say(page, "Words find commands, tickets, macros, customers and products. "
                       "Esc leaves.");
        page_end(page);
        return;
    }
    tell_title(page);
    if (menu->falls_back) {
        page_say(page, "No article has these words. All there are, those on the customer's "
                       "question first:");
        page_end(page);
    }
    for (size_t i = 0; i < menu->shown_count && i < PLAIN_ROWS; i++) {
        tell_item(page, i);
    }
    if (menu->shown_count > PLAIN_ROWS) {
        page_format(page, "and %zu more", menu->shown_count - PLAIN_ROWS);
        page_say(page, menu->is_filtered ? ": a part of the name finds them" : "");
        page_end(page);
    }
    if (menu->shown_count == 1) {
        tell_preview(page);
    }
    bool is_looking = menu->kind == MENU_HITS && page->model->is_searching;
    page_say(page, menu->shown_count == 0 && !is_looking ? "Nothing fits. " : "");
    page_say(page, "Esc leaves.");
    page_end(page);
}

void plain_tell_menu(struct page *page)
{
    const struct menu *menu = &page->model->menu;
    struct plain_told *told = page->told;
    uint64_t digest = menu_digest(menu);
    if (digest != told->menu) {
        told->menu = digest;
        told->menu_selected = menu->selected;
        if (menu->kind != MENU_NONE) {
            tell_items(page);
        }
    } else if (menu->kind == MENU_HITS && title_digest(menu) != told->menu_title) {
        tell_title(page);
    } else if (menu->kind != MENU_NONE && told->menu_selected != menu->selected) {
        told->menu_selected = menu->selected;
        if (menu->selected < menu->shown_count) {
            page_say(page, "Marked, ");
            tell_item(page, menu->selected);
            tell_preview(page);
        }
    }
}

/* ---- prompts ---- */

/* What stands there already. */
static void tell_line(struct page *page)
{
    struct text line = composer_text(&page->model->prompt.line);
    if (line.len != 0 && page->model->prompt.error[0] == '\0' &&
        page->model->prompt.kind != PROMPT_COMMAND) {
        page_say(page, "It says: ");
        page_line(page, arena_copy(page->arena, line.bytes, line.len), PLAIN_SENTENCE);
        page_say(page, ". An empty line takes it, another one its place.");
        page_end(page);
    }
}

void plain_tell_prompt(struct page *page)
{
    const struct prompt *prompt = &page->model->prompt;
    struct digest digest = {1};
    digest_number(&digest, (uint64_t)prompt->kind);
    if (prompt->kind != PROMPT_NONE) {
        digest_string(&digest, prompt->error);
        digest_number(&digest, prompt->completion_count);
        for (size_t i = 0; i < prompt->completion_count; i++) {
            digest_string(&digest, prompt->completions[i]);
        }
    }
    if (digest.value == page->told->prompt) {
        return;
    }
    page->told->prompt = digest.value;
    if (prompt->kind == PROMPT_NONE) {
        return;
    }
    tell_line(page);
    for (size_t i = 0; i < prompt->completion_count && i < PLAIN_ROWS; i++) {
        page_say(page, i == 0 ? "May stand here: " : ", ");
        page_line(page, prompt->completions[i], PLAIN_NAME);
    }
    if (prompt->completion_count != 0) {
        page_end(page);
    }
    if (prompt->error[0] != '\0') {
        page_spoken(page, shown_line(prompt->error, PLAIN_SENTENCE, page->arena));
        page_end(page);
    }
}

/* ---- the status line ---- */

void plain_tell_engine(struct page *page)
{
    const struct model *model = page->model;
    struct digest digest = {1};
    digest_string(&digest, model_engine(model));
    digest_string(&digest, model->engine_why);
    if (digest.value == page->told->engine) {
        return;
    }
    page->told->engine = digest.value;
    page_say(page, "Answers come from: ");
    page_line(page, model_engine(model), PLAIN_NAME);
    if (model->engine_why != NULL) {
        page_say(page, ", since ");
        page_line(page, model->engine_why, PLAIN_SENTENCE);
    }
    page_end(page);
}

bool plain_tell_claim(struct page *page)
{
    const struct model *model = page->model;
    const struct reply *reply = &model->reply;
    const struct suggestion *suggestion = view_suggestion(model);
    const struct opinion *opinion = &reply->opinion;
    struct text text = composer_text(&reply->composer);
    size_t number = reply->claim;
    if (model->status[0] != '"') {
        return false;
    }
    if (text.len == 0) {
        if (suggestion == NULL || model->draft_selected >= suggestion->draft_count) {
            return false;
        }
        const struct draft *draft = &suggestion->drafts[model->draft_selected];
        opinion = &draft->opinion;
        text = text_of(draft->text);
        number = model->draft_claim;
    }
    if (number >= opinion_steps(opinion)) {
        return false;
    }
    page_format(page, "%zu of %zu, ", number + 1, opinion_steps(opinion));
    plain_tell_step(page, text, opinion, number);
    return true;
}

void plain_tell_status(struct page *page)
{
    const struct model *model = page->model;
    if (string_equals(page->told->status, model->status)) {
        return;
    }
    memcpy(page->told->status, model->status, sizeof(page->told->status));
    if (model->status[0] == '\0' || plain_tell_claim(page)) {
        return;
    }
    page_spoken(page, shown_line(model->status, PLAIN_SENTENCE, page->arena));
    page_end(page);
}
