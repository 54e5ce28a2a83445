#include "answer.h"

#include "around_put.h"
#include "base/utf8.h"
#include "choose.h"
#include "deed.h"
#include "errand.h"
#include "ledger_tell.h"
#include "limit_try.h"
#include "names.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "send.h"
#include "snooze.h"
#include "subject.h"
#include "targets.h"
#include "telling.h"
#include "theme_choice.h"
#include "visit.h"

#include <string.h>

#define TAG_LEN_MAX 64

bool answer_give(struct model *model, struct effects *effects, enum prompt_kind kind,
                 struct text answer, struct error *err)
{
    static answer_function *const answers[] = {
        [PROMPT_COMMAND] = answer_command,
        [PROMPT_LIMIT] = answer_limit,
        [PROMPT_SEARCH] = answer_search,
        [PROMPT_ASSIGN] = answer_assign,
        [PROMPT_TAG] = answer_tag,
        [PROMPT_SNOOZE] = answer_snooze,
        [PROMPT_REFERENCE] = answer_reference,
        [PROMPT_IDENTIFIED] = answer_identified,
        [PROMPT_ATTACH] = answer_attach,
        [PROMPT_REWRITE] = answer_instruction,
    };

    return answers[kind](model, effects, answer, err);
}

static char *text_string(struct text text)
{
    return memory_copy(text.bytes, text.len);
}

bool answer_limit(struct model *model, struct effects *effects, struct text answer,
                  struct error *err)
{
    const char *now = string_or_empty(model->queue.limit_text);
    char *text = text_string(answer);
    bool is_set = string_equals(text, now) || /* as it was typed */
                  queue_set_limit(&model->queue, text, model->now, err);

    (void)effects;
    memory_free(text);
    if (!is_set)
        return false;
    limit_try_keep(model);
    if (model->mode == MODE_READING)
        model->pane = PANE_QUEUE;
    say_shown(model);
    return true;
}

/* That id alone, not whoever is called so. */
void limit_to_customer(struct model *model, struct effects *effects, const char *customer)
{
    struct error err;
    const char *quote = strpbrk(customer, " ,\t") ? "\"" : "";

    if (!*customer || strchr(customer, '"'))
        say(model, "The id of this customer cannot stand in a limit");
    else if (!answer_limit(model, effects,
                           text_of(arena_format(&effects->arena, "customer:=%s%s%s", quote,
                                                customer, quote)),
                           &err))
        say_error(model, "%s", err.text);
}

bool answer_search(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    (void)effects;
    if (!model->open)
        return error_set(err, ERROR_USAGE, "No thread is open; :search WORDS looks in all");
    search_set(model, answer);
    return true;
}

bool answer_search_all(struct model *model, struct effects *effects, struct text answer,
                       struct error *err)
{
    if (!answer.len)
        return error_set(err, ERROR_USAGE, "Search for what?");
    struct effect *effect = effects_add(effects, EFFECT_SEARCH);
    model->search_request = ++model->request;
    model->is_searching = true;
    model->has_more_hits = false;
    effect->text = arena_copy(&effects->arena, answer.bytes, answer.len);
    effect->request = model->search_request;
    hits_destroy(model->hits);
    model->hits = hits_create();
    search_remember(model, search_mark(answer));
    menu_hits(model);
    return true;
}

bool answer_ask(struct model *model, struct effects *effects, struct text answer,
                struct error *err)
{
    char *instruction = text_string(answer);

    (void)err;
    if (visit_work(model, effects))
        visit_offer(model, effects, OFFER_WANTED, instruction);
    memory_free(instruction);
    return true;
}

bool answer_instruction(struct model *model, struct effects *effects, struct text answer,
                        struct error *err)
{
    char *instruction;

    if (!answer.len)
        return error_set(err, ERROR_USAGE, "How shall it be rewritten? (Esc leaves)");
    instruction = text_string(answer);
    if (errand_asked(model))
        errand_rewrite(model, effects, REWRITE_FREE, instruction);
    memory_free(instruction);
    return true;
}

bool answer_rewrite(struct model *model, struct effects *effects, struct text answer,
                    struct error *err)
{
    enum rewrite_how how;

    if (!visit_work(model, effects) ||
        !telling_may_ask(model, "Rewriting", "J marks another draft, m has macros"))
        return true;
    if (!rewrite_how_parse(answer, &how) || how == REWRITE_FREE)
        return answer_instruction(model, effects, answer, err);
    errand_rewrite(model, effects, how, NULL);
    return true;
}

bool answer_assign(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    struct wanted_change change = {.has_assignee = true};
    bool is_for_senior = model->is_for_senior;

    if (is_for_senior)
        return senior_ask(model, effects, answer, err);
    bool is_nobody = !answer.len || text_is(answer, "none");
    if (is_nobody && targets_are_nobodys(model)) {
        say(model, "Nobody is assigned");
        return true;
    }
    bool is_me = text_is(answer, "me");
    if (!is_nobody && !is_me &&
        !name_may_be_given(model, answer, "assigns all the same", err))
        return false;
    char *name =
        is_me ? memory_text(string_or_empty(model->shop->agent)) : text_string(answer);
    change.assignee = is_nobody ? NULL : name;
    char *tail = is_nobody ? NULL : memory_format(" to %s", name);
    struct deed_words words = {.what = is_nobody ? "unassigned" : "assigned", .tail = tail};
    targets_change(model, effects, &change, words);
    memory_free(tail);
    memory_free(name);
    return true;
}

static bool tag_is_good(struct text tag)
{
    if (!tag.len || tag.len > TAG_LEN_MAX || !utf8_is_valid(tag))
        return false;
    for (size_t i = 0; i < tag.len; i++) {
        if ((unsigned char)tag.bytes[i] < ' ' || tag.bytes[i] == ',')
            return false;
    }
    return true;
}

/* "+late" and "late" add, "-late" takes away. */
static bool tag_cut(struct text *word, bool *is_added)
{
    *is_added = word->bytes[0] != '-';
    if (word->bytes[0] == '+' || word->bytes[0] == '-')
        *word = text_from(word->bytes + 1, word->len - 1);
    return tag_is_good(*word);
}

static void tag_apply(struct arena *arena, struct text tag, bool is_added,
                      const char ***tags, size_t *count)
{
    const char **list = arena_get(arena, (*count + 1) * sizeof(*list));
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++) {
        if (!text_is(tag, (*tags)[i]))
            list[kept++] = (*tags)[i];
    }
    if (is_added)
        list[kept++] = arena_copy(arena, tag.bytes, tag.len);
    *tags = list;
    *count = kept;
}

static const char *tags_tail(const struct wanted_change *change, struct arena *arena)
{
    const char *tail = change->tag_count ? ":" : ": no tag left";

    for (size_t i = 0; i < change->tag_count; i++)
        tail = arena_format(arena, "%s %s", tail, change->tags[i]);
    return tail;
}

/* tail: said of all tickets; NULL: what tags this one has then. */
static void ticket_tag(struct model *model, struct effects *effects, const char *ticket,
                       struct text words, const char *tail, struct arena *arena)
{
    struct wanted_change change = {.has_tags = true};
    const char **tags;
    struct text word;
    bool is_added;

    deed_tags(model, ticket, arena, &tags, &change.tag_count);
    while (text_next_word(&words, &word)) {
        if (tag_cut(&word, &is_added))
            tag_apply(arena, word, is_added, &tags, &change.tag_count);
    }
    change.tags = tags;
    struct deed_words said = {
        .what = "tagged",
        .tail = tail ? tail : tags_tail(&change, arena),
        .was_marked = targets_are_bulk(model),
    };
    deed_do(model, effects, ticket, &change, said);
}

bool answer_tag(struct model *model, struct effects *effects, struct text answer,
                struct error *err)
{
    struct text rest = answer, word;
    struct arena arena;
    const char **ids;
    size_t count;
    bool is_added;

    if (!answer.len)
        return error_set(err, ERROR_USAGE, "Which? +late adds a tag, -late takes it away");
    while (text_next_word(&rest, &word)) {
        if (!tag_cut(&word, &is_added))
            return error_set(err, ERROR_USAGE, "%.*s cannot be a tag", (int)word.len,
                             word.bytes);
    }
    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    deed_begin(model);
    const char *tail =
        count > 1 ? arena_format(&arena, ": %.*s", (int)answer.len, answer.bytes) : NULL;
    for (size_t i = 0; i < count; i++)
        ticket_tag(model, effects, ids[i], answer, tail, &arena);
    arena_release(&arena);
    targets_done(model);
    return count ? true : error_set(err, ERROR_USAGE, "No ticket is marked or open");
}

/* What the customer wrote meanwhile is not put off by a key that was struck before it was
 * seen: told once, as ^S does. */
static bool puts_off_unseen(struct model *model, struct error *err)
{
    char told[160];
    size_t count = model->open ? model->open->ticket.message_count : 0;

    if (!target_is_open(model) || model->is_preview || send_newest_was_seen(model) ||
        model->snooze_told == count)
        return false;
    model->snooze_told = count;
    keys_told(model,
              "The newest message was not on the screen: " KEY_BOTTOM
              " shows it, the same again snoozes all the same",
              told, sizeof(told));
    return !error_set(err, ERROR_USAGE, "%s", told);
}

bool answer_snooze(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    struct wanted_change change = {
        .has_status = true, .status = TICKET_SNOOZED, .has_snooze = true};
    char until[48], tail[64];

    if (!snooze_parse(answer, model->now, model->today, &change.snooze_until, err) ||
        puts_off_unseen(model, err))
        return false;
    snooze_format(change.snooze_until, model->today, until, sizeof(until));
    snprintf(tail, sizeof(tail), " %s", until);
    targets_change(model, effects, &change,
                   (struct deed_words){.what = "snoozed", .tail = tail});
    return true;
}

bool answer_priority(struct model *model, struct effects *effects, struct text answer,
                     struct error *err)
{
    struct wanted_change change = {.has_priority = true};
    char tail[48];

    if (!priority_parse(answer, &change.priority))
        return error_set(err, ERROR_USAGE, "A priority is low, normal, high or urgent");
    snprintf(tail, sizeof(tail), ": %s", priority_name(change.priority));
    targets_change(model, effects, &change,
                   (struct deed_words){.what = "priority of", .tail = tail});
    return true;
}

bool answer_reference(struct model *model, struct effects *effects, struct text answer,
                      struct error *err)
{
    struct block block;

    if (!answer.len)
        return error_set(err, ERROR_USAGE, "This reason wants a reference (Esc leaves)");
    reply_read(model);
    if (!model->reason || !reply_block(model, &block) || !way_out_stands(model, &block))
        return true;
    char *reference = text_string(answer);
    reply_attest(model, effects, &block, model->reason, reference);
    memory_free(reference);
    way_out_go_on(model);
    return true;
}

bool answer_identified(struct model *model, struct effects *effects, struct text answer,
                       struct error *err)
{
    if (!answer.len)
        return error_set(err, ERROR_USAGE, "How was the person identified?");
    if (model->subject.text &&
        !subject_stands(model, text_of(sender_last(model)), "Who wrote last"))
        return true;
    struct effect *effect = effects_add(effects, EFFECT_ATTEST);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, "identified");
    effect->detail = arena_copy(&effects->arena, answer.bytes, answer.len);
    ledger_tell_override(model, effects, effect, NULL,
                         &(struct ledger_override){.kind = OVERRIDE_IDENTIFIED,
                                                   .rule = flag_kind_name(FLAG_SENDER),
                                                   .text = "identified",
                                                   .reason = effect->detail});
    bool were_folded = model_is_stranger(model);
    model->reply.is_identified = true;
    if (were_folded)
        orders_begin(model);
    reply_read_again(model);
    say(model, "Identified: %.*s. The ledger keeps it", (int)answer.len, answer.bytes);
    return true;
}

bool answer_theme(struct model *model, struct effects *effects, struct text answer,
                  struct error *err)
{
    if (!answer.len)
        return error_set(err, ERROR_USAGE, "Which theme? Tab shows them");
    theme_choose(model, effects, answer);
    return true;
}

bool answer_open(struct model *model, struct effects *effects, struct text answer,
                 struct error *err)
{
    char *id = text_string(answer);
    const struct ticket_head *head = queue_find(&model->queue, id);

    memory_free(id);
    if (!head)
        return error_set(err, ERROR_NOT_FOUND, "There is no ticket %.*s", (int)answer.len,
                         answer.bytes);
    visit_open(model, effects, head->id);
    return true;
}
