#include "choose.h"

#include "guard/rules.h"
#include "menu.h"
#include "perform.h"
#include "prompt.h"
#include "say.h"
#include "subject.h"

/* What an item means; reasons count from 0. */
enum way {
    WAY_MEND = 1000,
    WAY_RIGHT_VALUE,
    WAY_SENIOR,
    WAY_FALSE_ALARM,
    WAY_IDENTIFIED,
    WAY_DELETE
};

#define REASONS_SHOWN 9

/* A reason that ends in a colon wants a reference behind it. */
static bool reason_wants_reference(const char *reason)
{
    size_t len = strlen(reason);

    return len > 0 && reason[len - 1] == ':';
}

static char *reason_words(const char *reason)
{
    size_t len = strlen(reason);

    return memory_copy(reason, reason_wants_reference(reason) ? len - 1 : len);
}

static const struct claim *block_claim(const struct model *model, const struct block *block)
{
    return block->is_flag ? NULL : &model->reply.opinion.claims[block->index];
}

/* Why it stops: what contradicts the claim, or the flag's own sentence. */
static char *block_why(const struct model *model, const struct block *block)
{
    const struct claim *claim = block_claim(model, block);
    struct text words = block_words(model, block);
    int len = (int)(words.len > 60 ? 60 : words.len);

    if (!claim)
        return memory_format(
            "Stopped: %s",
            string_or_empty(model->reply.opinion.flags[block->index].reason));
    if (claim->verdict != VERDICT_CONTRADICTED || !claim->has_source)
        return memory_format("Stopped: nothing proves \"%.*s\"", len, words.bytes);
    const struct source *source = &claim->source;
    return memory_format("Stopped: \"%.*s\", but %s %s: %s", len, words.bytes,
                         string_or_empty(source->kind), string_or_empty(source->id),
                         source->quote ? source->quote : string_or_empty(source->value));
}

static void reasons_add(struct model *model)
{
    const struct preferences *preferences = &model->preferences;

    for (size_t i = 0; i < preferences->reason_count && i < REASONS_SHOWN; i++) {
        const char *reason = preferences->reasons[i];
        char *label = reason_words(reason);
        menu_add(&model->menu, (char)('1' + i), (int)i, label,
                 reason_wants_reference(reason) ? "asks for a reference" : "it is so");
        memory_free(label);
    }
}

static bool flag_is_of_sender(const struct model *model, const struct block *block)
{
    return block->is_flag && model->reply.opinion.flags[block->index].kind == FLAG_SENDER;
}

static bool flag_is_of(const struct model *model, const struct block *block,
                       enum guard_rule rule)
{
    return block->is_flag && string_equals(model->reply.opinion.flags[block->index].rule,
                                           rule_row(rule)->name);
}

/* A variable that should have been filled in, or a name that should have been completed: no
 * reason makes it right. */
static bool flag_is_hole(const struct model *model, const struct block *block)
{
    return flag_is_of(model, block, RULE_VARIABLE) ||
           flag_is_of(model, block, RULE_COMPLETION);
}

/* All that the question says of it: where any of this is otherwise, it is another. */
static char *block_asked(const struct model *model, const struct block *block)
{
    const struct claim *claim = block_claim(model, block);
    char *why = block_why(model, block);
    char *asked =
        memory_format("%s\n%s", why, string_or_empty(claim ? claim->right_value : NULL));

    memory_free(why);
    return asked;
}

bool way_out_stands(struct model *model, const struct block *block)
{
    char *asked = block_asked(model, block);
    bool stands = subject_stands(model, text_of(asked), "What stops the reply");

    memory_free(asked);
    if (!stands)
        menu_way_out(model, block);
    return stands;
}

void menu_way_out(struct model *model, const struct block *block)
{
    const struct claim *claim = block_claim(model, block);
    char *why = block_why(model, block);
    char *asked = block_asked(model, block);

    menu_begin(model, MENU_WAY_OUT, false, why);
    subject_text(model, text_of(asked));
    memory_free(asked);
    memory_free(why);
    model->way_out = block->index;
    model->way_out_is_flag = block->is_flag;
    if (claim) {
        model->reply.claim = block->index;
        if (claim->right_value)
            menu_add(&model->menu, 'p', WAY_RIGHT_VALUE, "Put in what is right",
                     claim->right_value);
    }
    if (!claim || !claim->right_value)
        menu_add(&model->menu, 'm', WAY_MEND, "Mend the text", "back to the reply");
    if (flag_is_hole(model, block))
        menu_add(&model->menu, 'd', WAY_DELETE,
                 flag_is_of(model, block, RULE_COMPLETION) ? "Delete this name"
                                                           : "Delete this sentence",
                 "^Z brings it back");
    if (flag_is_of_sender(model, block))
        menu_add(&model->menu, 'i', WAY_IDENTIFIED, "Say how the person was identified",
                 NULL);
    if (block_may_be_passed(model, block) && !flag_is_hole(model, block))
        reasons_add(model);
    menu_add(&model->menu, 'V', WAY_SENIOR, "Ask a senior", NULL);
    if (block_may_be_passed(model, block))
        menu_add(&model->menu, 'f', WAY_FALSE_ALARM, "False alarm", "the ledger keeps it");
    menu_filter(&model->menu);
}

void way_out_go_on(struct model *model)
{
    struct block block;

    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    reply_read(model);
    if (reply_block(model, &block))
        menu_way_out(model, &block);
    else
        say(model, "Nothing stops it any more: " KEY_SEND " sends");
}

bool right_value_put(struct model *model, size_t index)
{
    struct reply *reply = &model->reply;

    if (index >= reply->opinion.claim_count || reply_wants_reading(reply))
        return false;
    const struct claim *claim = &reply->opinion.claims[index];
    if (!claim->right_value || claim->verdict == VERDICT_PROVED)
        return false;
    char *value = memory_text(claim->right_value);
    composer_part_group(&reply->composer);
    composer_replace(&reply->composer, claim->start, claim->end, text_of(value));
    reply_typed(model);
    reply->version_given = reply->composer.version;
    reply_read(model);
    say(model, "Put in: %s", value);
    memory_free(value);
    return true;
}

/* A name alone, else the sentence around the flag, with the spaces behind it. */
static void hole_delete(struct model *model, const struct block *block)
{
    struct composer *composer = &model->reply.composer;
    const struct flag *flag = &model->reply.opinion.flags[block->index];
    size_t start = flag->start, end = flag->end;

    if (!flag_is_of(model, block, RULE_COMPLETION)) {
        composer_move_to(composer, flag->start + 1);
        composer_move(composer, REACH_SENTENCE_LEFT);
        start = composer->caret;
        composer_move_to(composer, flag->end - 1); /* not past its line's end */
        composer_move(composer, REACH_SENTENCE_RIGHT);
        end = composer->caret;
    }
    struct text text = composer_text(composer);
    while (end < text.len && text.bytes[end] == ' ')
        end++;
    composer_part_group(composer);
    composer_replace(composer, start, end, text_of(""));
    reply_typed(model);
    model->reply.version_given = composer->version;
}

static void reason_give(struct model *model, struct effects *effects,
                        const struct block *block, const char *reason)
{
    char *words = reason_words(reason);

    memory_free(model->reason);
    model->reason = words;
    if (reason_wants_reference(reason)) {
        prompt_open(model, PROMPT_REFERENCE, NULL);
        return;
    }
    reply_attest(model, effects, block, words, NULL);
    way_out_go_on(model);
}

void way_out_choose(struct model *model, struct effects *effects, int value)
{
    struct block block;
    bool is_reason = value >= 0 && (size_t)value < model->preferences.reason_count;

    reply_read(model);
    if (value == WAY_MEND)
        return;
    if (!reply_block(model, &block)) {
        way_out_go_on(model);
        return;
    }
    if (!way_out_stands(model, &block))
        return;
    if (value == WAY_RIGHT_VALUE) {
        if (right_value_put(model, block.index))
            way_out_go_on(model);
    } else if (value == WAY_DELETE) {
        hole_delete(model, &block);
        way_out_go_on(model);
    } else if (value == WAY_SENIOR) {
        perform(model, effects, COMMAND_SENIOR, 0);
    } else if (value == WAY_IDENTIFIED) {
        perform(model, effects, COMMAND_IDENTIFIED, 0);
    } else if (value == WAY_FALSE_ALARM) {
        reply_attest(model, effects, &block, FALSE_ALARM, NULL);
        way_out_go_on(model);
    } else if (is_reason) {
        reason_give(model, effects, &block, model->preferences.reasons[value]);
    }
}
