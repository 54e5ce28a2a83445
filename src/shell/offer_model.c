/* What a model answered, made drafts and picks of the program's own kind. */
#include "base/table.h"
#include "base/utf8.h"
#include "chat/ledger.h"
#include "guard/guard.h"
#include "guard/language.h"
#include "shell/offer.h"
#include "wire/egress.h"

/* ---- drafts ---- */

/* Without what nobody sees: the count says how much of it there was. */
static const char *clean(const struct answer *answer, struct arena *arena, size_t *hidden)
{
    struct sanitise_count count = {0};
    struct buffer text;
    const char *copy;

    buffer_init(&text, SIZE_MAX);
    utf8_sanitise(text_trim(text_from(answer->text, answer->len)), SANITISE_SENT, &text,
                  &count);
    copy = arena_copy(arena, buffer_text(&text), text.len);
    buffer_release_wiped(&text);
    *hidden = count.bad_bytes + count.controls + count.bidi + count.hidden;
    return copy;
}

static bool is_same_source(const struct source *a, const struct source *b)
{
    return string_equals(a->kind, b->kind) && string_equals(a->id, b->id) &&
           string_equals(a->field, b->field) && string_equals(a->value, b->value) &&
           string_equals(a->quote, b->quote);
}

static bool has_source(const struct source *sources, size_t count,
                       const struct source *source)
{
    for (size_t i = 0; i < count; i++) {
        if (is_same_source(&sources[i], source))
            return true;
    }
    return false;
}

/* What its proved claims rest on, each once. */
static void take_sources(struct draft *draft, struct arena *arena)
{
    const struct opinion *opinion = &draft->opinion;
    struct source *sources =
        arena_get(arena, (opinion->claim_count + 1) * sizeof(*sources));
    size_t count = 0;

    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];

        if (claim->verdict == VERDICT_PROVED && claim->has_source &&
            !has_source(sources, count, &claim->source))
            sources[count++] = claim->source;
    }
    draft->sources = sources;
    draft->source_count = count;
}

static void add_flag(struct draft *draft, enum flag_kind kind, enum severity severity,
                     const char *reason, struct arena *arena)
{
    struct opinion *opinion = &draft->opinion;
    struct flag *flags = arena_get(arena, (opinion->flag_count + 1) * sizeof(*flags));

    for (size_t i = 0; i < opinion->flag_count; i++)
        flags[i] = opinion->flags[i];
    flags[opinion->flag_count++] = (struct flag){.end = text_of(draft->text).len,
                                                 .kind = kind,
                                                 .severity = severity,
                                                 .reason = reason};
    opinion->flags = flags;
    if (severity > opinion->worst)
        opinion->worst = severity;
}

static void add_flags(struct draft *draft, const struct answer *answer, size_t hidden,
                      struct arena *arena)
{
    if (hidden > 0)
        add_flag(draft, FLAG_INJECTION, SEVERITY_WARN,
                 arena_format(arena,
                              "%zu hidden or control characters were taken out of what the "
                              "model wrote",
                              hidden),
                 arena);
    if (answer->has_key)
        add_flag(draft, FLAG_INTERNAL, SEVERITY_BLOCK,
                 "the server wrote your key for it into this draft (starred out): tell who "
                 "runs it, and change the key",
                 arena);
    if (answer->flagged != NULL)
        add_flag(draft, FLAG_SENSITIVE, SEVERITY_WARN,
                 arena_format(arena, "the server's moderation says: %s", answer->flagged),
                 arena);
    if (answer->unmoderated != NULL)
        add_flag(draft, FLAG_SENSITIVE, SEVERITY_MARK,
                 arena_format(arena, "not looked at by the server's moderation: %s",
                              answer->unmoderated),
                 arena);
}

/* As office_check() reads a text, with what was found for the thread beside it. */
static bool read_draft(struct office *office, const struct loaded *loaded,
                       const struct shop *shop, struct offered *offered,
                       struct draft *draft, struct error *err)
{
    struct looked_up *known;
    struct opinion opinion;
    struct arena arena;
    struct facts facts;
    moment_t now = moment_now();

    arena_init(&arena);
    office_facts(office, loaded, shop, offered, NULL, now, &arena, &facts);
    if (!office_look_up(office, &facts, draft->text, &known, err)) {
        arena_release(&arena);
        return false;
    }
    office_facts(office, loaded, shop, offered, known, now, &arena, &facts);
    guard_read(&facts, text_of(draft->text), false, &arena, &opinion);
    draft->opinion = ledger_copy_opinion(&opinion, &offered->arena);
    looked_up_destroy(known);
    arena_release(&arena);
    return true;
}

/* Of a truncated one the contract has no word: is_truncated says it. */
static const char *finish_name(enum model_finish finish)
{
    return finish == MODEL_TRUNCATED || finish == MODEL_RUNNING ? NULL
                                                                : model_finish_name(finish);
}

static void make_draft(const struct loaded *loaded, const struct answer *answer,
                       struct arena *arena, size_t *hidden, struct draft *draft)
{
    const char *lang;

    *draft = (struct draft){
        .text = clean(answer, arena, hidden),
        .prompt_hash = arena_text(arena, answer->prompt_hash),
        .is_truncated = answer->finish == MODEL_TRUNCATED || answer->finish == MODEL_LENGTH,
        .finish = finish_name(answer->finish),
    };
    lang = language_of(text_of(draft->text));
    draft->lang = arena_text(arena, lang == NULL ? loaded->ticket.lang : lang);
}

const char *offer_why_no_text(const struct answer *answer, struct arena *arena)
{
    if (answer->failed != NULL)
        return answer->failed;
    if (answer->finish == MODEL_REFUSED && answer->refusal != NULL)
        return arena_format(arena, "the model refused: %s", answer->refusal);
    if (answer->finish == MODEL_REFUSED)
        return "the model refused";
    if (answer->finish == MODEL_FILTERED)
        return "the server's content filter withheld it";
    return "it was empty";
}

static const char *add_notice(const char *notice, size_t number, const char *why,
                              struct arena *arena)
{
    return arena_format(arena, "%s%sanswer %zu: %s", string_or_empty(notice),
                        notice == NULL ? "" : "; ", number, why);
}

/* Answers on their way to drafts. */
struct taking {
    struct office *office;
    const struct loaded *loaded;
    const struct shop *shop;
    struct offered *offered;
    struct suggestion made;
    bool *has_twin; /* of each draft: another answer said the same */
    size_t same;    /* answers that are one of such */
};

static bool is_twin(struct taking *taking, const struct draft *draft)
{
    for (size_t i = 0; i < taking->made.draft_count; i++) {
        if (!offer_is_same(&taking->made.drafts[i], draft, taking->loaded))
            continue;
        taking->same += taking->has_twin[i] ? 1 : 2;
        taking->has_twin[i] = true;
        return true;
    }
    return false;
}

static bool take_answer(struct taking *taking, const struct answer *answer, size_t number,
                        struct error *err)
{
    struct arena *arena = &taking->offered->arena;
    struct suggestion *made = &taking->made;
    struct draft *draft = &made->drafts[made->draft_count];
    size_t hidden;

    make_draft(taking->loaded, answer, arena, &hidden, draft);
    if (draft->text[0] == '\0' || answer->finish == MODEL_REFUSED) {
        made->notice =
            add_notice(made->notice, number, offer_why_no_text(answer, arena), arena);
        return true;
    }
    if (answer->failed != NULL)
        made->notice = add_notice(made->notice, number, answer->failed, arena);
    if (!read_draft(taking->office, taking->loaded, taking->shop, taking->offered, draft,
                    err))
        return false;
    take_sources(draft, arena);
    add_flags(draft, answer, hidden, arena);
    made->draft_count += !is_twin(taking, draft);
    return true;
}

bool offer_take_answers(struct office *office, const struct loaded *loaded,
                        const struct shop *shop, const struct answered *answered,
                        struct offered *offered, struct error *err)
{
    struct arena *arena = &offered->arena;
    struct taking taking = {
        .office = office,
        .loaded = loaded,
        .shop = shop,
        .offered = offered,
        .has_twin = arena_get(arena, (answered->count + 1) * sizeof(*taking.has_twin)),
        .made = {
            .ticket = offered->suggestion.ticket,
            .engine = "api",
            .model = arena_text(arena, answered->profile->model),
            .thread_version = loaded->ticket.version,
            .drafts = arena_get(arena, (answered->count + 1) * sizeof(*taking.made.drafts)),
            .prompt_tokens = answered->usage.prompt_tokens,
            .completion_tokens = answered->usage.completion_tokens,
            .ms = answered->ms,
        }};
    struct suggestion *made = &taking.made;

    for (size_t i = 0; i < answered->count; i++) {
        if (!take_answer(&taking, &answered->answers[i], i + 1, err))
            return false;
    }
    if (made->draft_count == 0)
        return error_set(err, ERROR_UNREACHABLE, "%s", string_or_empty(made->notice));
    if (taking.same > 0)
        made->notice = arena_format(
            arena, "%s%s%zu of %zu answers were the same", string_or_empty(made->notice),
            made->notice == NULL ? "" : "; ", taking.same, answered->count);
    offered->suggestion = *made;
    return true;
}

/* ---- picks ---- */

/* Where the model put it; all that it left out stand behind. */
static size_t place_of(const struct pick *pick, const struct model_pick *told, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(told[i].id, pick->product.id))
            return i;
    }
    return count;
}

/* The local order leads: the model's decides between those that it finds equally good. */
static void arrange(struct picks *picks, const struct model_pick *told, size_t count)
{
    for (size_t i = 1; i < picks->pick_count; i++) {
        for (size_t j = i; j > 0; j--) {
            struct pick *before = &picks->picks[j - 1];
            struct pick *after = &picks->picks[j];
            struct pick kept = *after;

            if (before->score - after->score >= OFFER_EQUAL_SCORE ||
                place_of(before, told, count) <= place_of(after, told, count))
                break;
            *after = *before;
            *before = kept;
        }
    }
}

/* An agent may take the words over: a link, a price or a slur of the model's is not shown.
 */
static bool may_be_said(const struct office *office, const struct shop *shop,
                        const struct product *product, const char *words)
{
    struct opinion opinion;
    struct arena arena;
    bool is_fit;

    arena_init(&arena);
    offer_read_product(office, shop, product, words, &arena, &opinion);
    is_fit = opinion.worst == SEVERITY_MARK;
    arena_release(&arena);
    return is_fit;
}

static void explain(const struct office *office, const struct shop *shop, struct pick *pick,
                    const char *words, struct arena *arena)
{
    if (words != NULL && may_be_said(office, shop, &pick->product, words))
        pick->explanation = arena_text(arena, words);
}

bool offer_take_picks(const struct office *office, const struct shop *shop,
                      struct picks *picks, const struct answered *answered,
                      struct arena *arena, struct error *err)
{
    const char **allowed = arena_get(arena, (picks->pick_count + 1) * sizeof(*allowed));
    struct model_pick *told;
    size_t count;
    int64_t refused = 0;

    for (size_t i = 0; i < picks->pick_count; i++)
        allowed[i] = picks->picks[i].product.id;
    if (!model_picks_read(text_from(answered->answers[0].text, answered->answers[0].len),
                          allowed, picks->pick_count, arena, &told, &count, &refused, err))
        return error_wrap(err, "what the model says of the picks cannot be read");
    arrange(picks, told, count);
    for (size_t i = 0; i < picks->pick_count; i++) {
        size_t place = place_of(&picks->picks[i], told, count);
        if (place < count)
            explain(office, shop, &picks->picks[i], told[place].explanation, arena);
    }
    picks->engine = "api";
    picks->model = arena_text(arena, answered->profile->model);
    picks->refused = refused;
    return true;
}
