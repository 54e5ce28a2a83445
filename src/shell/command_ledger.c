#include "base/diff.h"
#include "base/text.h"
#include "base/utf8.h"
#include "shell/office.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/egress.h"
#include "wire/ledger.h"
#include "wire/triage_record.h"

#include <stdlib.h>
#include <unistd.h>

static bool add_record(void *context, const struct vault_record *record)
{
    ledger_add(context, record->kind, record->sequence, record->at, record->body);
    return true;
}

/* "2026-11-23T09:00:00Z  sam  what": who is left out where nobody is named. */
static bool print_event(moment_t when, const char *who, const char *what, struct error *err)
{
    char at[MOMENT_TEXT_SIZE];

    moment_format(when, at);
    return print_format(err, "%s  %s%s%s", at, string_or_empty(who), who ? ": " : "", what);
}

/* What an entry of one kind says in a line, NULL where it cannot be read; *who may be set.
 */
typedef const char *words_function(const struct ledger_entry *entry, struct arena *arena,
                                   const char **who);

static const char *message_words(const struct ledger_entry *entry, struct arena *arena,
                                 const char **who)
{
    struct message message;

    if (!message_decode(entry->body, arena, &message, NULL))
        return NULL;
    *who = message.author ? message.author : message_from_name(message.from);
    if (message.from == FROM_CUSTOMER)
        return arena_format(arena, "wrote (%s)", message.id);
    return arena_format(arena, "%s (%s)", message.is_internal ? "noted" : "answered",
                        message.id);
}

static const char *draft_words(const struct ledger_entry *entry, struct arena *arena,
                               const char **who)
{
    struct ledger_draft draft;
    const char *which = "reply";
    const char *words;

    *who = ledger_by(entry->body, arena);
    if (!ledger_draft_decode(entry->body, arena, &draft, NULL))
        return NULL;
    if (draft.number)
        which = arena_format(arena, "draft %lld", (long long)draft.number);
    words = arena_format(arena, "%s %s, %s, %s", which,
                         draft.fate == FATE_OFFERED_AGAIN ? "offered again"
                                                          : draft_fate_name(draft.fate),
                         draft.model ? draft.model : string_or_empty(draft.engine),
                         string_or_empty(draft.lang));
    return draft.reason ? arena_format(arena, "%s: %s", words, draft.reason) : words;
}

static const char *override_words(const struct ledger_entry *entry, struct arena *arena,
                                  const char **who)
{
    static const char *const verbs[OVERRIDE_COUNT] = {
        [OVERRIDE_ATTESTED] = "attests",
        [OVERRIDE_FALSE_ALARM] = "calls a false alarm",
        [OVERRIDE_IDENTIFIED] = "identified who writes",
        [OVERRIDE_SENIOR] = "asks a senior",
        [OVERRIDE_FORCED] = "passes over the guard",
    };
    struct ledger_override made;

    *who = ledger_by(entry->body, arena);
    if (!ledger_override_decode(entry->body, arena, &made, NULL))
        return NULL;
    return arena_format(arena, "%s%s%s%s%s%s%s%s%s%s", verbs[made.kind],
                        made.rule ? ": " : "", string_or_empty(made.rule),
                        made.text && *made.text ? " \"" : "", string_or_empty(made.text),
                        made.text && *made.text ? "\"" : "",
                        made.reason ? ", because "
                        : made.to   ? ", "
                                    : "",
                        made.reason ? made.reason : string_or_empty(made.to),
                        made.reference ? ", " : "", string_or_empty(made.reference));
}

static const char *tally_words(const struct ledger_entry *entry, struct arena *arena,
                               const char **who)
{
    size_t counts[VERDICT_COUNT] = {0};
    struct ledger_tally tally;
    const char *words;

    (void)who;
    if (!ledger_tally_decode(entry->body, arena, &tally, NULL))
        return NULL;
    for (size_t i = 0; i < tally.claim_count; i++)
        counts[tally.claims[i].verdict]++;
    words = arena_format(arena,
                         "guard: %s, %zu proved, %zu attested, %zu contradicted, %zu "
                         "unsourced",
                         string_or_empty(tally.verdict), counts[VERDICT_PROVED],
                         counts[VERDICT_ATTESTED], counts[VERDICT_CONTRADICTED],
                         counts[VERDICT_UNSOURCED]);
    for (size_t i = 0; i < tally.flag_count; i++)
        words = arena_format(arena, "%s, %s", words, string_or_empty(tally.flags[i].kind));
    return words;
}

static const char *intent_words(const struct ledger_entry *entry, struct arena *arena,
                                const char **who)
{
    struct send_intent intent;

    if (!send_intent_decode(entry->body, arena, &intent, NULL))
        return NULL;
    *who = intent.author;
    return arena_format(arena, "%s to be sent (%s)", intent.is_internal ? "note" : "reply",
                        intent.key);
}

static const char *ack_words(const struct ledger_entry *entry, struct arena *arena,
                             const char **who)
{
    struct send_ack ack;

    *who = ledger_by(entry->body, arena);
    if (!send_ack_decode(entry->body, arena, &ack, NULL))
        return NULL;
    if (ack.outcome == SEND_DROPPED)
        return "dropped: not sent";
    return ack.is_by_hand ? "says that it was sent" : "sent";
}

static const char *tags_words(const struct change *change, struct arena *arena)
{
    const char *words = change->tag_count > 0 ? "tags" : "no tags";

    for (size_t i = 0; i < change->tag_count; i++)
        words = arena_format(arena, "%s %s", words, change->tags[i]);
    return words;
}

static const char *status_words(const struct change *change, struct arena *arena)
{
    char until[MOMENT_TEXT_SIZE];

    if (change->status == TICKET_OPEN && change->by == NULL)
        return "open again: the customer wrote";
    if (change->status != TICKET_SNOOZED)
        return ticket_status_name(change->status);
    if (!change->has_snooze || change->snooze_until == MOMENT_NONE)
        return "snoozed until the next reply";
    moment_format(change->snooze_until, until);
    return arena_format(arena, "snoozed until %s", until);
}

static const char *assignee_words(const struct change *change, struct arena *arena)
{
    return *string_or_empty(change->assignee) != '\0'
               ? arena_format(arena, "assigned to %s", change->assignee)
               : "assigned to nobody";
}

/* What a change says; of a snooze that was taken away nothing is left to say. */
static const char *changed_words(const struct change *change, struct arena *arena)
{
    const char *parts[] = {
        change->has_status ? status_words(change, arena) : NULL,
        change->has_priority
            ? arena_format(arena, "priority %s", priority_name(change->priority))
            : NULL,
        change->has_assignee ? assignee_words(change, arena) : NULL,
        change->has_tags ? tags_words(change, arena) : NULL,
        change->has_hold   ? change->is_held ? "legal hold on" : "legal hold off"
        : change->has_read ? "read"
                           : NULL,
    };
    const char *words = "";

    for (size_t i = 0; i < COUNT_OF(parts); i++)
        words = parts[i] == NULL ? words
                                 : arena_format(arena, "%s%s%s", words,
                                                *words != '\0' ? ", " : "", parts[i]);
    return *words != '\0' ? words : "ticket changed";
}

static const char *change_words(const struct ledger_entry *entry, struct arena *arena,
                                const char **who)
{
    struct change change;

    *who = ledger_by(entry->body, arena);
    if (!change_decode(entry->body, arena, &change, NULL))
        return NULL;
    return changed_words(&change, arena);
}

static const char *given_words(const struct ledger_entry *entry, struct arena *arena,
                               const char **who)
{
    (void)entry, (void)arena, (void)who;
    return "given to the desk";
}

static const char *edit_words(const struct ledger_entry *entry, struct arena *arena,
                              const char **who)
{
    char until[MOMENT_TEXT_SIZE];

    (void)who;
    moment_format(entry->until, until);
    return entry->count == 1
               ? "text kept"
               : arena_format(arena, "text kept %zu times until %s", entry->count, until);
}

static const char *file_words(const struct ledger_entry *entry, struct arena *arena,
                              const char **who)
{
    (void)entry, (void)arena, (void)who;
    return "file attached";
}

static const char *egress_words_of(const struct ledger_entry *entry, struct arena *arena,
                                   const char **who)
{
    struct egress egress;

    (void)who;
    return egress_decode(entry->body, arena, &egress, NULL) ? egress_words(&egress, arena)
                                                            : NULL;
}

static const char *triage_words(const struct ledger_entry *entry, struct arena *arena,
                                const char **who)
{
    struct triage_record record;

    (void)who;
    if (!triage_decode(entry->body, arena, &record, NULL))
        return NULL;
    return arena_format(arena, "triage by %s: %s, %s, sentiment %+.2f",
                        string_or_empty(record.profile),
                        record.triage.intent ? record.triage.intent : "no intent",
                        priority_name(record.triage.urgency), record.triage.sentiment);
}

static const char *entry_words(const struct ledger_entry *entry, struct arena *arena,
                               const char **who)
{
    static const struct {
        enum record_kind kind;
        words_function *words;
    } rows[] = {
        {RECORD_MESSAGE, message_words},    {RECORD_DRAFT, draft_words},
        {RECORD_OVERRIDE, override_words},  {RECORD_VERDICTS, tally_words},
        {RECORD_SEND_INTENT, intent_words}, {RECORD_SEND_ACK, ack_words},
        {RECORD_CHANGE, change_words},      {RECORD_SEND_GIVEN, given_words},
        {RECORD_EDIT, edit_words},          {RECORD_FILE, file_words},
        {RECORD_EGRESS, egress_words_of},   {RECORD_TRIAGE, triage_words},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].kind == entry->kind)
            return rows[i].words(entry, arena, who);
    }
    return ledger_kind_name(entry->kind);
}

static bool print_entry(const struct ledger_entry *entry, struct error *err)
{
    struct arena arena;
    const char *who = NULL;
    const char *words;
    bool is_printed;

    arena_init(&arena);
    words = entry_words(entry, &arena, &who);
    is_printed = print_event(entry->at, who, words == NULL ? "cannot be read" : words, err);
    arena_release(&arena);
    return is_printed;
}

/* Marked by signs; on a terminal by colour too. */
static void add_piece(const struct diff_piece *piece, struct text text, bool with_colour,
                      struct buffer *out)
{
    static const struct {
        const char *colour, *front, *end;
    } marks[DIFF_KIND_COUNT] = {
        [DIFF_SAME] = {NULL, "", ""},
        [DIFF_REMOVED] = {"\033[31m", "[-", "-]"},
        [DIFF_ADDED] = {"\033[32m", "{+", "+}"},
    };
    bool is_coloured = with_colour && marks[piece->kind].colour != NULL;

    if (is_coloured)
        buffer_add_text(out, marks[piece->kind].colour);
    buffer_add_text(out, marks[piece->kind].front);
    utf8_sanitise(text, SANITISE_SHOWN, out, NULL);
    buffer_add_text(out, marks[piece->kind].end);
    if (is_coloured)
        buffer_add_text(out, "\033[m");
}

static bool has_colour(void)
{
    const char *no_colour = getenv("NO_COLOR");

    return isatty(STDOUT_FILENO) && (no_colour == NULL || no_colour[0] == '\0');
}

static bool print_diff(const struct ledger_reply *reply, const struct diff *diff,
                       struct error *err)
{
    struct text before = text_of(reply->draft->text);
    struct text after = text_of(reply->intent.text);
    bool with_colour = has_colour();
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; i < diff->count; i++)
        add_piece(&diff->pieces[i], diff_text(&diff->pieces[i], before, after), with_colour,
                  &out);
    is_printed = print_sanitised(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

static bool print_reply(const struct ledger_reply *reply, struct error *err)
{
    static const char *const states[] = {"waiting", "possibly sent", "sent", "dropped"};
    char at[MOMENT_TEXT_SIZE];
    struct diff diff;
    bool is_printed;

    moment_format(reply->intent.at, at);
    if (reply->draft == NULL)
        return print_format(err, "\n%s of %s (%s), without a draft:",
                            reply->intent.is_internal ? "Note" : "Reply", at,
                            states[reply->state]) &&
               print_shown(text_of(reply->intent.text), err);
    diff_make(text_of(reply->draft->text), text_of(reply->intent.text), &diff);
    is_printed =
        print_format(err, "\nReply of %s (%s), from draft %lld, %.1f %% changed:", at,
                     states[reply->state], (long long)reply->draft->number,
                     100 * diff_share(&diff)) &&
        print_diff(reply, &diff, err);
    diff_release(&diff);
    return is_printed;
}

/* What a record of what left says: which request, and whether it is its start. */
struct leaving {
    const char *hash; /* NULL: another kind of record */
    bool is_start;
    bool is_end;
};

static struct leaving leaving_of(const struct ledger_entry *entry, struct arena *arena)
{
    struct egress egress;

    if (entry->kind != RECORD_EGRESS || !egress_decode(entry->body, arena, &egress, NULL))
        return (struct leaving){0};
    return (struct leaving){.hash = egress.prompt_hash,
                            .is_start = string_equals(egress.finish, "sent"),
                            .is_end = egress_has_ended(&egress)};
}

/* An end follows: of those with the same bytes each start has its own. */
static bool is_told_later(const struct leaving *all, size_t count, size_t at)
{
    size_t open = 1;

    if (all[at].hash == NULL || all[at].is_end)
        return false;
    for (size_t i = at + 1; i < count && open > 0; i++) {
        if (!string_equals(all[i].hash, all[at].hash))
            continue;
        open += all[i].is_start;
        open -= all[i].is_end;
    }
    return open == 0;
}

/* A line each, and of a request that ended the one that says how. */
static bool print_entries(const struct ledger *ledger, struct error *err)
{
    size_t count = ledger->entry_count;
    struct leaving *all;
    struct arena arena;
    bool is_good = true;

    arena_init(&arena);
    all = arena_get(&arena, (count + 1) * sizeof(*all));
    for (size_t i = 0; i < count; i++)
        all[i] = leaving_of(&ledger->entries[i], &arena);
    for (size_t i = 0; is_good && i < count; i++)
        is_good = is_told_later(all, count, i) || print_entry(&ledger->entries[i], err);
    arena_release(&arena);
    return is_good;
}

static bool print_story(const struct ledger *ledger, struct error *err)
{
    bool is_good = print_entries(ledger, err);

    for (size_t i = 0; is_good && i < ledger->reply_count; i++)
        is_good = print_reply(&ledger->replies[i], err);
    return is_good;
}

static bool print_json(const char *ticket, const struct ledger *ledger, size_t damaged,
                       struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    answer_ledger(ticket, ledger, damaged, &out);
    is_printed = print_line(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

static bool tell(struct office *office, const char *ticket, bool json, struct error *err)
{
    struct arena arena;
    struct ledger ledger;
    int64_t stream;
    size_t damaged = 0;
    bool is_good;

    arena_init(&arena);
    ledger_init(&ledger, &arena, true);
    is_good = office_ticket_stream(office, ticket, &stream, err) &&
              vault_read(office->vault, stream, 0, add_record, &ledger, &damaged, err);
    if (is_good) {
        print_damaged(ticket, damaged + ledger.unread);
        is_good =
            json ? print_json(ticket, &ledger, damaged, err) : print_story(&ledger, err);
    }
    arena_release(&arena);
    return is_good;
}

bool subcommand_ledger(const struct options *options, struct error *err)
{
    struct office office;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "ledger: wants one ticket");
    if (!office_open(&office, options, err))
        return false;
    is_done = tell(&office, options->arguments[0], options->json, err);
    office_close(&office);
    return is_done;
}
