#include "assist/ask.h"
#include "guard/language.h"
#include "intent.h"
#include "thread.h"
#include "triage_feeling.h"

#define REASONS_MAX      20
#define OLDER_COUNTS     0.5 /* of the message behind it */
#define OLDER_MIN        0.1 /* what was said before that is over */
#define HEARD_MAX        32  /* messages of the customer's, the newest */
#define DUE_SOON         3600
#define WAITS_LONG       86400
#define WAITS_VERY_LONG  (3 * 86400)
#define ASKED_OFTEN      3
#define ASKED_VERY_OFTEN 5
#define VERY_UNKIND      (-0.6)
#define HIGH_POINTS      1
#define URGENT_POINTS    2

struct hearing {
    const struct draft_request *request;
    const struct ticket *ticket;
    struct arena *arena;
    struct triage *triage;
    struct feeling feeling;
    const char *heard[CUE_COUNT]; /* the newest words of each cue */
    const char **reasons;
    size_t unanswered; /* messages of the customer since the last reply */
    int points;        /* what presses */
};

/* What each cue adds, and the reason that is given for it. Threats and harm count though
 * they were answered. */
static const struct {
    int points;
    bool stays;
    const char *reason;
} pressing[CUE_COUNT] = {
    [CUE_HASTE] = {1, false, "The customer is in a hurry"},
    [CUE_DEADLINE] = {1, false, "There is a day to keep"},
    [CUE_CHARGEBACK] = {2, true, "The customer speaks of taking the payment back"},
    [CUE_COURT] = {2, true, "The customer speaks of the law"},
    [CUE_PRESS] = {2, true, "The customer speaks of going public"},
    [CUE_HARM] = {2, true, "Somebody may have come to harm"},
};

static const char *const unhurried[] = {"recommend", "product-question", "size-advice",
                                        "discount", "thanks"};
/* What an intent alone says of the customer's mood. */
static const struct {
    const char *intent;
    double kind;
    double unkind;
} moods[] = {
    {"thanks", 0.75, 0},     {"complaint", 0, 1},    {"damaged", 0, 0.5},
    {"lost-parcel", 0, 0.5}, {"wrong-item", 0, 0.5}, {"late-parcel", 0, 0.4},
    {"warranty", 0, 0.4},
};

static void reason_add(struct hearing *hearing, const char *reason)
{
    if (hearing->triage->reason_count < REASONS_MAX)
        hearing->reasons[hearing->triage->reason_count++] = reason;
}

static struct text own_text(const struct facts *facts, const struct message *message,
                            struct arena *arena)
{
    struct buffer own;

    buffer_init(&own, SIZE_MAX);
    thread_own_lines(thread_words(facts->ticket, facts->customer, message, arena), &own);
    struct text text = text_from(arena_copy(arena, buffer_text(&own), own.len), own.len);
    buffer_release_wiped(&own);
    return text;
}

static void hear_message(struct hearing *hearing, const struct message *message,
                         bool is_answered, double weight)
{
    struct text text = own_text(hearing->request->facts, message, hearing->arena);
    struct text folded = cues_fold(text, hearing->arena);
    const char *lang =
        language_letters(text) >= LANGUAGE_LETTERS ? language_of(text) : NULL;
    struct cue_hit *hits;

    if (!lang)
        lang = hearing->triage->lang;
    size_t count = cues_find(folded, lang, hearing->arena, &hits);
    for (size_t i = 0; i < count; i++) {
        enum cue cue = hits[i].cue;
        if (!hearing->heard[cue] && (!is_answered || pressing[cue].stays))
            hearing->heard[cue] = arena_copy(hearing->arena, folded.bytes + hits[i].start,
                                             hits[i].end - hits[i].start);
    }
    feeling_read(folded, lang, hits, count, weight, hearing->arena, &hearing->feeling);
    if (weight >= 1)
        feeling_hear_shouting(text, &hearing->feeling);
}

/* The newest message first: it counts the most. */
static void hear_thread(struct hearing *hearing)
{
    double weight = 1;
    size_t heard = 0;
    size_t answered = ticket_answered(hearing->ticket);

    for (size_t i = hearing->ticket->message_count; i > 0; i--) {
        const struct message *message = &hearing->ticket->messages[i - 1];
        bool is_answered = i <= answered;
        if (message->from != FROM_CUSTOMER || !message->text)
            continue;
        hearing->unanswered += !is_answered;
        if (heard++ < HEARD_MAX && (weight >= OLDER_MIN || !is_answered))
            hear_message(hearing, message, is_answered, weight);
        weight *= OLDER_COUNTS;
    }
}

/* Whether the question is like what the shop itself has for the intent. */
static bool has_examples(const struct draft_request *request, const char *intent)
{
    for (size_t i = 0; i < request->macro_count; i++) {
        const struct macro_hit *hit = &request->macros[i];
        if (hit->score > 0 && string_equals(macro_tag(&hit->macro, "intent:"), intent))
            return true;
    }
    return false;
}

static const char *intent_reason(const struct hearing *hearing, struct text question)
{
    const char *intent = hearing->triage->intent;
    struct text heard = intent_heard(intent, question);

    if (heard.len)
        return arena_format(hearing->arena, "It is about %s: \"%.*s\".", intent,
                            (int)heard.len, heard.bytes);
    return arena_format(hearing->arena,
                        has_examples(hearing->request, intent)
                            ? "It is about %s, as the shop's own examples are."
                            : "It is about %s, by what is said as a whole.",
                        intent);
}

static void find_intent(struct hearing *hearing)
{
    struct triage *triage = hearing->triage;
    struct text question = thread_question(hearing->request->facts, hearing->arena);

    triage->intent_count =
        intents_known(hearing->request->macros, hearing->request->macro_count,
                      hearing->arena, &triage->intents);
    triage->intent = assist_intent(hearing->request);
    if (!triage->intent) {
        reason_add(hearing, "Nothing says what it is about.");
        return;
    }
    reason_add(hearing, intent_reason(hearing, question));
}

static bool is_unhurried(const char *intent)
{
    for (size_t i = 0; i < COUNT_OF(unhurried); i++) {
        if (string_equals(unhurried[i], intent))
            return true;
    }
    return false;
}

static void press(struct hearing *hearing, int points, const char *reason)
{
    hearing->points += points;
    reason_add(hearing, reason);
}

static void weigh_words(struct hearing *hearing)
{
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        const char *words = hearing->heard[cue];
        bool is_idle = cue == CUE_DEADLINE && is_unhurried(hearing->triage->intent);
        if (words && pressing[cue].reason && !is_idle)
            press(hearing, pressing[cue].points,
                  arena_format(hearing->arena, "%s: \"%s\".", pressing[cue].reason, words));
    }
}

static const char *span_words(int64_t seconds, struct arena *arena)
{
    char span[16];

    moment_format_span(seconds, span, sizeof(span));
    return arena_text(arena, span);
}

static void weigh_due(struct hearing *hearing, moment_t now)
{
    moment_t due = hearing->ticket->due_at;

    if (due == MOMENT_NONE || due - now > DUE_SOON)
        return;
    if (due < now)
        press(hearing, 2,
              arena_format(hearing->arena, "The answer is overdue by %s.",
                           span_words(now - due, hearing->arena)));
    else
        press(hearing, 1,
              arena_format(hearing->arena, "The answer is due in %s.",
                           span_words(due - now, hearing->arena)));
}

static void weigh_waiting(struct hearing *hearing, moment_t now, moment_t since)
{
    int64_t waits = now - since;

    if (waits > WAITS_LONG)
        press(hearing, waits > WAITS_VERY_LONG ? 2 : 1,
              arena_format(hearing->arena, "The customer has waited for %s.",
                           span_words(waits, hearing->arena)));
    if (hearing->unanswered >= ASKED_OFTEN)
        press(hearing, hearing->unanswered >= ASKED_VERY_OFTEN ? 2 : 1,
              arena_format(hearing->arena,
                           "The customer wrote %zu times without an answer.",
                           hearing->unanswered));
}

static void find_urgency(struct hearing *hearing)
{
    struct triage *triage = hearing->triage;
    const struct ticket *ticket = hearing->ticket;
    moment_t now = hearing->request->facts->now;
    moment_t since = ticket_waiting_since(ticket);
    bool is_waiting = since != MOMENT_NONE && ticket->status != TICKET_RESOLVED &&
                      !string_equals(triage->intent, "thanks");

    weigh_words(hearing);
    if (is_waiting) {
        weigh_due(hearing, now);
        weigh_waiting(hearing, now, since);
    }
    if (triage->sentiment <= VERY_UNKIND)
        press(hearing, 1, "The customer is very unhappy.");
    triage->urgency = hearing->points >= URGENT_POINTS ? PRIORITY_URGENT
                      : hearing->points >= HIGH_POINTS ? PRIORITY_HIGH
                      : is_waiting                     ? PRIORITY_NORMAL
                                                       : PRIORITY_LOW;
    if (ticket->priority > PRIORITY_NORMAL && ticket->priority > triage->urgency) {
        triage->urgency = ticket->priority;
        reason_add(hearing, arena_format(hearing->arena, "The ticket's priority is %s.",
                                         priority_name(ticket->priority)));
    }
    if (!hearing->points && triage->urgency <= PRIORITY_NORMAL)
        reason_add(hearing,
                   is_waiting ? "Nothing presses." : "Nobody waits for an answer.");
}

/* What the matter alone adds is told, so that the figure and its reasons agree. */
static bool feel_matter(struct hearing *hearing)
{
    const char *intent = hearing->triage->intent;

    for (size_t i = 0; i < COUNT_OF(moods); i++) {
        if (!string_equals(moods[i].intent, intent))
            continue;
        hearing->feeling.kind += moods[i].kind;
        hearing->feeling.unkind += moods[i].unkind;
        reason_add(hearing,
                   arena_format(hearing->arena, "The matter alone speaks for %s: %s.",
                                moods[i].unkind > 0 ? "an unhappy customer"
                                                    : "a content customer",
                                intent));
        return true;
    }
    return false;
}

static void find_sentiment(struct hearing *hearing)
{
    struct feeling *feeling = &hearing->feeling;
    struct triage *triage = hearing->triage;
    bool is_felt = feel_matter(hearing);

    triage->sentiment = feeling_sentiment(feeling);
    if (feeling->unkind_word)
        reason_add(hearing, arena_format(hearing->arena, "Said unkindly: \"%s\".",
                                         feeling->unkind_word));
    if (feeling->kind_word)
        reason_add(hearing, arena_format(hearing->arena, "Said kindly: \"%s\".",
                                         feeling->kind_word));
    if (feeling->is_shouted)
        reason_add(hearing, "Written in capitals.");
    if (!feeling->unkind_word && !feeling->kind_word && !feeling->is_shouted)
        reason_add(hearing, is_felt ? "No kind or unkind word is said beside it."
                                    : "No kind or unkind word is said.");
}

static void find_language(struct hearing *hearing)
{
    const struct message *last = ticket_last_from_customer(hearing->ticket);
    const char *lang = thread_lang(hearing->request->facts, hearing->request->shop_lang);
    struct text text = last ? text_of(last->text) : text_of("");

    hearing->triage->lang = arena_text(hearing->arena, lang);
    reason_add(hearing,
               arena_format(hearing->arena,
                            language_is_same(language_of(text), lang)
                                ? "The customer writes %s."
                                : "Too little is written to tell the language: the record "
                                  "says %s.",
                            lang));
}

void assist_triage(const struct draft_request *request, struct arena *arena,
                   struct triage *triage)
{
    struct hearing hearing = {.request = request,
                              .ticket = request->facts->ticket,
                              .arena = arena,
                              .triage = triage};

    *triage = (struct triage){.ticket = hearing.ticket->id, .engine = "local"};
    hearing.reasons = arena_get(arena, REASONS_MAX * sizeof(*hearing.reasons));
    triage->reasons = hearing.reasons;
    find_intent(&hearing);
    find_language(&hearing);
    hear_thread(&hearing);
    find_sentiment(&hearing);
    find_urgency(&hearing);
}
