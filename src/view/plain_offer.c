/* Drafts and picks, as one hears them. */
#include "plain_parts.h"

#include <inttypes.h>
#include <string.h>

#define FRONT_COLUMNS ((size_t)120)
#define FRONT_BYTES   ((size_t)2048)
#define FEW_LEFT      5
#define AMOUNT_SIZE   64
#define REASON_SIZE   256

static uint64_t draft_digest(const struct draft *draft)
{
    struct digest digest = {1};
    digest_string(&digest, draft->text);
    digest_number(&digest, draft->is_coming);
    digest_string(&digest, draft->failure);
    digest_number(&digest, draft->is_outdated);
    digest_number(&digest, draft->opinion.claim_count);
    return digest.value;
}

/* The draft's text in one line, its lines one behind the other. */
static void tell_front(struct page *page, const struct draft *draft)
{
    size_t len = strnlen(string_or_empty(draft->text), FRONT_BYTES);
    char *joined = arena_copy(page->arena, draft->text, len);
    size_t to = 0;
    for (size_t i = 0; i < len; i++) {
        char byte = joined[i] == '\n' ? ' ' : joined[i];
        if (byte != ' ' || (to > 0 && joined[to - 1] != ' ')) {
            joined[to++] = byte;
        }
    }
    joined[to] = '\0';
    page_say(page, ": ");
    page_add(page, shown_cut(joined, FRONT_COLUMNS, page->arena));
}

/* What the draft was written before; "": nothing came since. */
static const char *what_came_since(const struct model *model, const struct draft *draft)
{
    static const char *const words[] = {
        [OFFER_FRESH] = "",
        [OFFER_MOVED] = ", written before the thread moved",
        [OFFER_LEAVING] = ", written before the reply that is held",
        [OFFER_SENT] = ", written before the reply that was sent",
        [OFFER_LATE] = ", to what was answered already",
    };
    enum offer_age age = model_offer_age(model);
    return words[age == OFFER_FRESH && draft->is_outdated ? OFFER_MOVED : age];
}

static void tell_draft_head(struct page *page, size_t index)
{
    const struct suggestion *suggestion = &page->model->offered->suggestion;
    const struct draft *draft = &suggestion->drafts[index];
    const char *by = draft->model != NULL ? draft->model : suggestion->model;
    page_format(page, "Draft %zu", index + 1);
    if (draft->answer != 0 || draft->model != NULL) {
        page_say(page, " by ");
        page_line(page, by, PLAIN_NAME);
    }
    if (draft->lang != NULL) {
        page_say(page, ", ");
        page_line(page, draft->lang, PLAIN_NAME);
    }
    page_say(page, ", ");
    if (draft->is_coming) {
        page_say(page, "is still being written");
    } else if (draft->failure != NULL) {
        page_say(page, "no answer: ");
        page_line(page, draft->failure, PLAIN_SENTENCE);
    } else {
        plain_tell_counts(page, &draft->opinion);
        page_say(page, draft->is_holding ? ", a holding reply" : "");
        page_say(page, draft->is_truncated ? ", cut short" : "");
        page_say(page, what_came_since(page->model, draft));
        if (draft->holes != 0) {
            page_format(page, ", %zu to fill in", draft->holes);
        }
    }
}

static bool has_text(const struct draft *draft)
{
    return !draft->is_coming && draft->failure == NULL;
}

void plain_tell_draft(struct page *page, size_t index)
{
    const struct suggestion *suggestion = view_suggestion(page->model);
    if (suggestion == NULL || index >= suggestion->draft_count) {
        return;
    }
    tell_draft_head(page, index);
    page_end(page);
    if (has_text(&suggestion->drafts[index])) {
        page_block(page, shown_string(suggestion->drafts[index].text, page->arena));
    }
}

void plain_tell_asking(struct page *page)
{
    const struct asking *asking = &page->model->asking;
    struct digest digest = {1};
    digest_number(&digest, asking->request);
    digest_number(&digest, asking->count);
    digest_string(&digest, asking->waits);
    if (digest.value == page->told->asking) {
        return;
    }
    page->told->asking = digest.value;
    if (asking->count == 0) {
        return;
    }
    page_say(page, "Asking ");
    page_line(page, asking->profile, PLAIN_NAME);
    page_say(page, " for ");
    page_count(page, asking->count, "draft");
    if (asking->waits[0] != '\0') {
        page_say(page, "; it waits: ");
        page_line(page, asking->waits, PLAIN_SENTENCE);
    }
    page_end(page);
}

/* Those that are new or have changed, a line each; the marked one whole where the mark
 * moved. */
void plain_tell_drafts(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    const struct suggestion *suggestion = view_suggestion(model);
    if (plain_open(model) == NULL || suggestion == NULL) {
        told->draft_count = 0;
        return;
    }
    size_t count = suggestion->draft_count;
    count = count > PLAIN_DRAFTS ? PLAIN_DRAFTS : count;
    for (size_t i = 0; i < count; i++) {
        const struct draft *draft = &suggestion->drafts[i];
        uint64_t digest = draft_digest(draft);
        if (i < told->draft_count && told->drafts[i] == digest) {
            continue;
        }
        told->drafts[i] = digest;
        tell_draft_head(page, i);
        if (has_text(draft)) {
            tell_front(page, draft);
        }
        page_end(page);
    }
    told->draft_count = count;
    if (told->draft_selected != model->draft_selected && model->mode == MODE_READING) {
        plain_tell_draft(page, model->draft_selected);
        page->draft_is_told = true;
    }
    told->draft_selected = model->draft_selected;
}

static const struct pick *pick_at(const struct picks *picks, size_t index)
{
    return index < picks->pick_count ? &picks->picks[index]
                                     : &picks->again[index - picks->pick_count];
}

/* "1 Trail sock 3-pack, 14.90 EUR, with your Trail 2 (34), 3 left" */
static void tell_pick(struct page *page, size_t index)
{
    const struct picks *picks = &page->model->offered->picks;
    const struct pick *pick = pick_at(picks, index);
    char amount[AMOUNT_SIZE] = "";
    char reason[REASON_SIZE] = "";
    page_format(page, "%zu ", index + 1);
    page_line(page, pick->product.title, PLAIN_NAME);
    if (pick->product.price.is_known) {
        money_format(pick->product.price, amount, sizeof(amount));
        page_say(page, ", ");
        page_line(page, amount, AMOUNT_SIZE);
    }
    if (pick->reason_count != 0) {
        reason_format(&pick->reasons[0], reason, sizeof(reason));
        page_say(page, ", ");
        page_line(page, reason, REASON_SIZE);
    }
    if (pick->product.stock >= 0 && pick->product.stock <= FEW_LEFT) {
        page_format(page, ", %" PRId64 " left", pick->product.stock);
    }
    page_say(page, index >= picks->pick_count ? ", to buy again" : "");
}

static const struct picks *picks_of(const struct model *model)
{
    bool has_picks =
        plain_open(model) != NULL && model->offered != NULL && !model_is_stranger(model);
    return has_picks ? &model->offered->picks : NULL;
}

static uint64_t picks_digest(const struct picks *picks)
{
    struct digest digest = {1};
    for (size_t i = 0; picks != NULL && i < picks->pick_count + picks->again_count; i++) {
        digest_string(&digest, pick_at(picks, i)->product.title);
        digest_number(&digest, (uint64_t)pick_at(picks, i)->product.price.parts);
        digest_number(&digest, (uint64_t)pick_at(picks, i)->product.stock);
    }
    return digest.value;
}

void plain_tell_every_pick(struct page *page)
{
    const struct picks *picks = picks_of(page->model);
    size_t count = picks == NULL ? 0 : picks->pick_count + picks->again_count;
    if (count == 0) {
        page_say(page, "There are no picks.");
        page_end(page);
    }
    for (size_t i = 0; i < count; i++) {
        page_say(page, "Pick ");
        tell_pick(page, i);
        page_end(page);
        if (pick_at(picks, i)->explanation != NULL) {
            page_block(page, shown_line(pick_at(picks, i)->explanation, PLAIN_SENTENCE,
                                        page->arena));
        }
    }
    page->told->picks_end = count;
}

static void tell_first_picks(struct page *page, const struct picks *picks)
{
    size_t count = picks->pick_count + picks->again_count;
    size_t end = count < PLAIN_PICKS ? count : PLAIN_PICKS;
    page_say(page, picks->is_personalised ? "Picks: " : "Picks, not personal: ");
    for (size_t i = 0; i < end; i++) {
        page_say(page, i == 0 ? "" : "; ");
        tell_pick(page, i);
    }
    if (end < count) {
        page_format(page, "; and %zu more: p p tells them", count - end);
    }
    page_end(page);
    page->told->picks_end = end;
}

void plain_tell_picks(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    const struct picks *picks = picks_of(model);
    uint64_t digest = picks_digest(picks);
    if (picks != NULL && digest != told->picks) {
        told->picks = digest;
        told->picks_end = 0;
        if (picks->pick_count + picks->again_count != 0) {
            tell_first_picks(page, picks);
        }
    }
    if (picks != NULL && model->pane == PANE_PICKS &&
        model->pick_selected != told->pick_selected &&
        model->pick_selected < picks->pick_count + picks->again_count) {
        page_say(page, "Pick ");
        tell_pick(page, model->pick_selected);
        page_end(page);
        if (told->picks_end == model->pick_selected) {
            told->picks_end++;
        }
    }
    told->pick_selected = model->pick_selected;
}
