/* A ticket handed to a senior, with the reply as a note where that may stand in one. */
#include "answer.h"
#include "base/utf8.h"
#include "deed.h"
#include "ledger_tell.h"
#include "names.h"
#include "reply.h"
#include "say.h"
#include "send.h"
#include "targets.h"
#include "visit.h"

#include <string.h>

/* The ledger keeps who was asked about what. */
static void senior_tell(struct model *model, struct effects *effects, const char *ticket,
                        const char *who, const struct block *block)
{
    struct effect *effect = effects_add(effects, EFFECT_LEDGER);
    struct text words = block ? block_words(model, block) : text_of("");
    struct ledger_override override = {.kind = OVERRIDE_SENIOR, .to = who};

    effect->ticket = arena_text(&effects->arena, ticket);
    override.text = arena_copy(&effects->arena, words.bytes ? words.bytes : "", words.len);
    ledger_tell_override(model, effects, effect, block, &override);
}

/* Whom one asks, and the line of why: "marta: is 60 days right?". */
struct asked {
    const char *who;
    struct text why; /* empty: none */
};

/* The reply as a quotation, so that nobody takes it for what is kept from the customer. */
static char *senior_note(const struct model *model, const struct asked *asked,
                         struct text words)
{
    struct text rest = composer_text(&model->reply.composer);
    struct text line;
    struct buffer note;

    buffer_init(&note, 4 * rest.len + 4096);
    buffer_format(&note, "For %s: please check this reply.", asked->who);
    if (asked->why.len)
        buffer_format(&note, " %.*s", (int)asked->why.len, asked->why.bytes);
    if (words.len)
        buffer_format(&note, " Stopped at \"%.*s\".", (int)words.len, words.bytes);
    buffer_add(&note, "\n", 1);
    while (text_next(&rest, '\n', &line))
        buffer_format(&note, "\n> %.*s", (int)line.len, line.bytes);
    return buffer_take(&note);
}

static const char *blocking_reason(const struct opinion *opinion)
{
    size_t i = 0;

    while (i < opinion->flag_count && opinion->flags[i].severity != SEVERITY_BLOCK)
        i++;
    return i < opinion->flag_count ? string_or_empty(opinion->flags[i].reason) : "";
}

/* A note may not hold what it would say of others, or a card: then it says why alone. */
static char *senior_note_allowed(struct model *model, const struct asked *asked,
                                 const struct block *block)
{
    char *note = senior_note(model, asked, block ? block_words(model, block) : text_of(""));
    struct arena arena;
    struct facts facts;
    struct opinion opinion;

    arena_init(&arena);
    model_facts(model, &arena, &facts);
    guard_read(&facts, text_of(note), true, &arena, &opinion);
    if (opinion.worst == SEVERITY_BLOCK) {
        memory_free(note);
        note =
            memory_format("For %s: please look at my reply, which is not in this note "
                          "and stays unsent. %s%s%.*s",
                          asked->who, blocking_reason(&opinion), asked->why.len ? " " : "",
                          (int)asked->why.len, asked->why.bytes);
    }
    arena_release(&arena);
    return note;
}

/* The open ticket goes with its reply as a note. */
static void senior_give_reply(struct model *model, struct effects *effects,
                              const struct asked *asked)
{
    struct block block;

    reply_read(model);
    bool is_stopped = reply_block(model, &block);
    senior_tell(model, effects, open_id(model), asked->who, is_stopped ? &block : NULL);
    char *note = senior_note_allowed(model, asked, is_stopped ? &block : NULL);
    deed_add_note(model, effects, open_id(model), note);
    memory_free(note);
}

static void senior_give_ticket(struct model *model, struct effects *effects,
                               const char *ticket, const struct asked *asked)
{
    char *note =
        memory_format("For %s: please look at this ticket.%s%.*s", asked->who,
                      asked->why.len ? " " : "", (int)asked->why.len, asked->why.bytes);

    senior_tell(model, effects, ticket, asked->who, NULL);
    deed_add_note(model, effects, ticket, note);
    memory_free(note);
}

static bool reply_goes_along(const struct model *model, const char *ticket)
{
    return model->open && string_equals(ticket, open_id(model)) &&
           composer_text(&model->reply.composer).len;
}

/* A person's name, as a record keeps it: what begins like a command or a limit is a slip.
 */
static bool is_name_of_person(struct text name)
{
    size_t at = 0;

    while (at < name.len) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(name.bytes + at, name.len - at), &code_point, NULL);
        bool is_part = utf8_is_letter(code_point) || utf8_is_digit(code_point) ||
                       (code_point >= 0x300 && code_point <= 0x36F) ||
                       (at > 0 && code_point < 0x80 && code_point != 0 &&
                        strchr(" .-'_@+", (int)code_point) != NULL);

        if (!is_part)
            return false;
        at += len;
    }
    return name.len > 0;
}

/* Cuts the why off behind the name. */
static struct text why_cut(struct text *name)
{
    static const char *const colons[] = {":", "："};
    struct text why = text_of("");

    for (size_t i = 0; i < COUNT_OF(colons); i++) {
        const char *colon = text_find(*name, text_of(colons[i]));
        if (!colon || colon == name->bytes)
            continue;
        const char *behind = colon + strlen(colons[i]);
        why = text_trim(text_from(behind, (size_t)(name->bytes + name->len - behind)));
        *name = text_trim(text_from(name->bytes, (size_t)(colon - name->bytes)));
        break;
    }
    return why;
}

/* What may not stand in a note is not handed on. */
static bool why_may_stand(struct model *model, struct text why, struct error *err)
{
    struct arena arena;
    struct facts facts;
    struct opinion opinion = {0};

    arena_init(&arena);
    model_facts(model, &arena, &facts);
    if (why.len)
        guard_read(&facts, why, true, &arena, &opinion);
    bool is_good = opinion.worst != SEVERITY_BLOCK ||
                   error_set(err, ERROR_USAGE, "That may not stand in a note: %s",
                             blocking_reason(&opinion));
    arena_release(&arena);
    return is_good;
}

bool senior_ask(struct model *model, struct effects *effects, struct text name,
                struct error *err)
{
    struct asked asked = {.why = why_cut(&name)};
    struct wanted_change change = {.has_assignee = true};
    char named[TARGETS_NAME_SIZE];
    struct arena arena;
    const char **ids;
    size_t count;
    bool goes_along = false;

    if (!name.len)
        return error_set(err, ERROR_USAGE, "Whom do you ask?");
    if (!is_name_of_person(name))
        return error_set(err, ERROR_USAGE,
                         "That is no name: letters, digits, spaces and .-'_@+ alone");
    if (!why_may_stand(model, asked.why, err) ||
        !name_may_be_given(model, name, "hands it over all the same", err))
        return false;
    if (!targets_name(model, named, sizeof(named)))
        return true;
    arena_init(&arena);
    asked.who = change.assignee = arena_copy(&arena, name.bytes, name.len);
    targets_list(model, &arena, &ids, &count);
    targets_change(model, effects, &change,
                   (struct deed_words){.what = "handed",
                                       .tail = arena_format(&arena, " to %s", asked.who)});
    for (size_t i = 0; i < count; i++) {
        if (reply_goes_along(model, ids[i])) {
            senior_give_reply(model, effects, &asked);
            goes_along = true;
        } else {
            senior_give_ticket(model, effects, ids[i], &asked);
        }
    }
    say(model, "Handed %s to %s, %s", named, asked.who,
        goes_along ? "with your reply as a note; the reply stays here" : "with a note");
    arena_release(&arena);
    return true;
}

bool answer_senior(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    if (target_is_open(model) && !visit_work(model, effects))
        return true;
    return senior_ask(model, effects, answer, err);
}
