#include "insert.h"

#include "assist/assist.h"
#include "assist/macro.h"
#include "effort.h"
#include "guard/language.h"
#include "insert_text.h"
#include "ledger_tell.h"
#include "reply.h"
#include "say.h"
#include "subject.h"
#include "visit.h"

void insert_turn(struct model *model, bool is_internal)
{
    bool stays = reply_stands(model, !is_internal);
    enum command command = is_internal ? COMMAND_REPLY : COMMAND_NOTE;
    char key[24];

    if (model->reply.is_internal == is_internal)
        return;
    reply_turn(model, is_internal);
    keymap_show(&model->keymap, PLACE_READING, command, 0, key, sizeof(key));
    if (stays)
        effort_unseen(model); /* which of the keys were struck for which is not counted */
    if (stays)
        say(model, "The %s is kept: %s goes on with it", is_internal ? "reply" : "note",
            key);
}

void insert_write(struct model *model)
{
    if (model->mode == MODE_READING && !reply_stands(model, true))
        reply_turn(model, false);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
}

const struct draft *draft_numbered(const struct model *model, size_t number)
{
    const struct offered *offered = model->offered;

    if (!offered || number < 1 || number > offered->suggestion.draft_count)
        return NULL;
    return &offered->suggestion.drafts[number - 1];
}

size_t draft_asked(struct model *model, size_t number)
{
    const struct draft *draft = draft_numbered(model, number);
    const char *text = model->subject.text;
    char name[32];

    if (draft && string_equals(draft->text, text))
        return number;
    for (size_t at = 1; (draft = draft_numbered(model, at)) != NULL; at++) {
        if (string_equals(draft->text, text))
            return at;
    }
    snprintf(name, sizeof(name), "Draft %zu", number);
    subject_stands(model, text_of(""), name);
    return 0;
}

static char *coming_words(size_t number)
{
    return memory_format("Draft %zu is still coming: it can be taken once it is whole",
                         number);
}

void draft_unsay_coming(struct model *model)
{
    const struct draft *draft;

    for (size_t number = 1; (draft = draft_numbered(model, number)) != NULL; number++) {
        char *words = coming_words(number);
        bool is_said = !draft->is_coming && string_equals(model->status, words);
        if (is_said && draft->failure)
            say(model, "Draft %zu, no answer: %s", number, draft->failure);
        else if (is_said)
            say(model, "Draft %zu is whole: %zu takes it", number, number);
        memory_free(words);
    }
}

/* What is half there is a trap, and of some nothing will come. */
static bool draft_is_whole(struct model *model, size_t number)
{
    const struct draft *draft = draft_numbered(model, number);
    char *words = coming_words(number);

    if (draft->is_coming)
        say(model, "%s", words);
    else if (draft->failure)
        say(model, "Draft %zu, no answer: %s", number, draft->failure);
    memory_free(words);
    return !draft->is_coming && !draft->failure;
}

bool draft_may_be_taken(struct model *model, size_t number)
{
    if (!model->offered) {
        say(model, "%s",
            model->offer_request ? OFFER_COMES : "There are no drafts: a asks");
        return false;
    }
    if (!draft_numbered(model, number)) {
        say(model, "There is no draft %zu", number);
        return false;
    }
    if (model->is_offer_stale && model->offer_request) {
        say_error(model, OFFER_OUTDATED);
        return false;
    }
    return draft_is_whole(model, number);
}

void insert_draft_taken(struct model *model, struct effects *effects, size_t number,
                        const char *text)
{
    struct effect *effect = effects_add(effects, EFFECT_TAKEN);

    reply_came_from(&model->reply, text, (int)number);
    model->draft_selected = number - 1;
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, text);
    ledger_tell_drafts(model, effects, effect, number - 1, FATE_TAKEN, NULL);
}

static void draft_append(struct model *model, const char *text)
{
    struct composer *composer = &model->reply.composer;
    struct arena arena;

    arena_init(&arena);
    composer_move(composer, REACH_TEXT_END);
    char *apart = memory_format(
        "\n\n%s",
        assist_put_in_words(text, composer_text(composer), composer->caret, &arena));
    arena_release(&arena);
    reply_insert(model, text_of(apart));
    memory_free_wiped(apart, strlen(apart));
}

void insert_was_put(struct model *model, enum mode mode)
{
    struct reply *reply = &model->reply;

    if (mode != MODE_READING)
        return;
    reply->version_put = reply->composer.version;
    reply->serial_put = ++model->serial;
}

static const char *const offer_ages[] = {
    [OFFER_FRESH] = "",
    [OFFER_MOVED] = " (the thread moved since it was written)",
    [OFFER_LEAVING] = " (a reply is on its way already)",
    [OFFER_SENT] = " (a reply was sent since it was written)",
    [OFFER_LATE] = " (the customer was answered already)",
};

bool insert_draft(struct model *model, struct effects *effects, size_t number,
                  enum draft_over over)
{
    if (!visit_work(model, effects) || !draft_may_be_taken(model, number))
        return false;
    const struct draft *draft = draft_numbered(model, number);
    enum mode mode = model->mode;
    const char *but = "";
    insert_turn(model, false);
    if (draft->holes)
        but = " (fill each ⟦…⟧ before it is sent)";
    else if (draft->is_truncated)
        but = " (it was cut short: read its end)";
    else
        but = offer_ages[model_offer_age(model)];

    insert_write(model);
    if (over == DRAFT_APPENDED)
        draft_append(model, draft->text);
    else
        reply_put(model, draft->text);
    insert_draft_taken(model, effects, number, draft->text);
    insert_was_put(model, mode);
    say(model, "Draft %zu taken%s", number, but);
    return true;
}

size_t pick_total(const struct model *model)
{
    if (!model->offered)
        return 0;
    return model->offered->picks.pick_count + model->offered->picks.again_count;
}

const struct pick *pick_numbered(const struct model *model, size_t number)
{
    if (number < 1 || number > pick_total(model))
        return NULL;
    const struct picks *picks = &model->offered->picks;
    if (number <= picks->pick_count)
        return &picks->picks[number - 1];
    return &picks->again[number - 1 - picks->pick_count];
}

/* The picks, then what the catalogue has of the products that the text names; NULL at the
 * end. */
static const struct product *product_at(const struct model *model, size_t index)
{
    const struct looked_up *known = model->reply.known;
    size_t picks = pick_total(model);

    if (index < picks)
        return &pick_numbered(model, index + 1)->product;
    return known && index - picks < known->product_count ? &known->products[index - picks]
                                                         : NULL;
}

/* The text without the titles of products, which are of no language. */
static void add_own_words(const struct model *model, struct text text, struct buffer *out)
{
    const struct product *product;

    while (text.len > 0) {
        size_t skipped = 0;
        for (size_t i = 0; (product = product_at(model, i)) != NULL && skipped == 0; i++) {
            const char *title = string_or_empty(product->title);
            skipped = text_starts_with(text, title) ? strlen(title) : 0;
        }
        if (skipped == 0) {
            skipped = 1;
            buffer_add(out, text.bytes, skipped);
        }
        text = text_from(text.bytes + skipped, text.len - skipped);
    }
}

const char *insert_lang(const struct model *model)
{
    struct buffer words;

    buffer_init(&words, COMPOSER_LIMIT);
    add_own_words(model, composer_text(&model->reply.composer), &words);
    struct text text = text_from(buffer_text(&words), words.len);
    const char *usual = model->open->ticket.lang;
    const char *lang =
        language_letters(text) < LANGUAGE_LETTERS ? usual : language_meant(text, usual);
    buffer_release(&words);
    return lang ? lang : usual;
}

/* The caret's line is a product that was put in alone, or as an item: the next one has a
 * line of its own. */
static bool line_is_product(const struct model *model, const char *lang)
{
    struct text line = reply_item(model);
    const struct product *product;
    struct buffer words;
    bool is_product = false;

    buffer_init(&words, COMPOSER_LIMIT);
    for (size_t i = 0; line.len && !is_product && (product = product_at(model, i)) != NULL;
         i++) {
        buffer_clear(&words);
        assist_pick_words(product, lang, &words);
        is_product = text_is(line, buffer_text(&words));
    }
    buffer_release(&words);
    return is_product;
}

/* With today's price; false, and said, where there is no room. */
static bool product_put(struct model *model, const struct product *product)
{
    const char *lang = insert_lang(model);
    enum mode mode = model->mode;
    struct buffer words;

    buffer_init(&words, COMPOSER_LIMIT);
    assist_pick_words(product, lang, &words);
    insert_write(model);
    bool is_listed = line_is_product(model, lang);
    bool is_put =
        reply_insert_item(model, text_from(buffer_text(&words), words.len), is_listed);
    if (is_put) {
        insert_was_put(model, mode);
        say(model, "Put in: %s", product->title);
    }
    buffer_release(&words);
    return is_put;
}

void insert_pick(struct model *model, struct effects *effects, size_t number)
{
    if (!visit_work(model, effects))
        return;
    const struct pick *pick = pick_numbered(model, number);

    if (!pick)
        say(model, pick_total(model) ? "There is no pick %zu" : "There are no picks",
            number);
    else if (product_put(model, &pick->product))
        effort_pick(model, pick);
}

void insert_product(struct model *model, struct effects *effects,
                    const struct product *product)
{
    const struct pick *pick;
    size_t number = 1;

    while ((pick = pick_numbered(model, number)) != NULL &&
           !string_equals(pick->product.id, product->id))
        number++;
    if (pick)
        insert_pick(model, effects, number);
    else if (visit_work(model, effects) && product_put(model, product) &&
             !product_is_in_stock(product))
        say_error(model, "Put in: %s, which is sold out", product->title);
}

/* Where the ::name that is being completed begins, else the caret; asked once. */
static size_t text_start(struct model *model)
{
    struct reply *reply = &model->reply;
    size_t start = reply->word_start;

    reply->word_start = SIZE_MAX;
    return start < reply->composer.caret ? start : reply->composer.caret;
}

void insert_macro(struct model *model, const char *id)
{
    const struct macro *macro = macro_of(model->shop, id);
    struct arena arena;
    size_t holes;

    if (!macro) {
        say_error(model, "Nothing was put in: the shop has no macro %s any more", id);
        return;
    }
    arena_init(&arena);
    const char *text = macro_text(model, macro, &arena, &holes);
    size_t start = text_start(model);
    insert_write(model);
    if (text && reply_insert_paragraph(model, start, text_of(text)) && holes)
        say_error(model,
                  "Nothing known fills %zu {{…}}: write it, or ^S and d deletes its "
                  "sentence",
                  holes);
    if (!text)
        say_error(model, "Nothing of \"%s\" can be filled in for this ticket",
                  macro->title);
    arena_release(&arena);
}

void insert_article(struct model *model, const char *id, struct text words)
{
    const struct article *article = article_of(model->shop, id);

    if (!article) {
        say_error(model, "Nothing was put in: the shop has no article %s any more", id);
        return;
    }
    struct text best = article_text(model, article, words);
    size_t start = text_start(model);
    insert_write(model);
    if (start < model->reply.composer.caret)
        reply_insert_over(model, start, best);
    else
        reply_insert_apart(model, best);
}
