#include "base/secret.h"
#include "base/utf8.h"
#include "guard/rules.h"
#include "shell/deliver.h"
#include "shell/files.h"
#include "shell/lines.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "shell/unsent.h"
#include "wire/answers.h"
#include "wire/json_write.h"

#include <string.h>

#define TEXT_LIMIT (256 * 1024)

/* What blocks and may not be overridden: another's data, a stranger's answer, card and
 * password. */
static bool is_absolute(const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];

        if (flag->severity == SEVERITY_BLOCK && rule_is_fixed(flag->rule))
            return true;
    }
    return false;
}

/* What blocks, or what only warns. */
static void tell(const struct opinion *opinion, enum severity severity, struct text text)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];

        if (claim->severity == severity)
            print_warning("%s %s \"%.*s\"%s%s", verdict_name(claim->verdict),
                          claim_kind_name(claim->kind), (int)(claim->end - claim->start),
                          text.bytes + claim->start,
                          claim->right_value == NULL ? "" : ": right is ",
                          string_or_empty(claim->right_value));
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        if (opinion->flags[i].severity == severity)
            print_warning("%s: %s", flag_kind_name(opinion->flags[i].kind),
                          opinion->flags[i].reason);
    }
}

static bool print_blocked(const struct loaded *loaded, const struct opinion *opinion,
                          struct text text, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    answer_check(loaded->ticket.id, opinion, text, &out);
    is_printed = print_line(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

/* What --override says: a reason of [guard] reasons, behind its colon the reference. */
struct given_reason {
    const char *words;
    const char *reference; /* NULL: none */
    bool is_known;         /* or the shop names none */
};

static bool reason_is(struct text given, struct text listed, struct given_reason *reason,
                      struct arena *arena)
{
    bool wants_reference = listed.len > 0 && listed.bytes[listed.len - 1] == ':';
    size_t len = listed.len - wants_reference;
    const char *words = arena_copy(arena, listed.bytes, len);

    if (given.len < len || !text_is_ignoring_case(text_from(given.bytes, len), words))
        return false;
    bool has_more = given.len > len;
    if (has_more && !(wants_reference && given.bytes[len] == ':'))
        return false;
    len += has_more;
    struct text rest = text_trim(text_from(given.bytes + len, given.len - len));
    *reason = (struct given_reason){
        .words = words,
        .reference = wants_reference ? arena_copy(arena, rest.bytes, rest.len) : NULL,
        .is_known = true,
    };
    return true;
}

static bool reason_read(const struct settings *settings, const char *override,
                        struct arena *arena, struct given_reason *reason, struct error *err)
{
    *reason =
        (struct given_reason){.words = override, .is_known = settings->reason_count == 0};
    for (size_t i = 0; override != NULL && i < settings->reason_count; i++) {
        if (reason_is(text_trim(text_of(override)), text_of(settings->reasons[i]), reason,
                      arena))
            break;
    }
    if (reason->reference != NULL && reason->reference[0] == '\0')
        return error_set(err, ERROR_USAGE,
                         "reply: the reason \"%s\" wants a reference: --override \"%s: "
                         "REFERENCE\"",
                         reason->words, reason->words);
    return true;
}

/* The reasons that [guard] names, ", " between them. */
static void tell_new_reason(const struct settings *settings, const char *ticket,
                            const char *reason)
{
    struct buffer names;

    buffer_init(&names, SIZE_MAX);
    for (size_t i = 0; i < settings->reason_count; i++)
        buffer_format(&names, "%s%s", i == 0 ? "" : ", ", settings->reasons[i]);
    print_warning(
        "%s: the reason \"%s\" is none of [guard] reasons (%s); it is put down as "
        "it stands",
        ticket, reason, buffer_text(&names));
    buffer_release(&names);
}

/* {"ok":true,"ticket":…,"message":…,"thread_version":…,"reason_is_known":…}, the last with
 * --override alone. */
static bool print_sent(const struct office *office, const struct loaded *loaded,
                       const char *key, const struct options *options,
                       const struct given_reason *reason, struct error *err)
{
    bool is_new = options->override != NULL && !reason->is_known;
    struct buffer out;
    struct json_writer writer;
    bool is_printed;

    if (is_new)
        tell_new_reason(&office->settings, loaded->ticket.id, options->override);
    if (!options->json)
        return print_format(err, "%s: %s", loaded->ticket.id,
                            options->internal ? "note kept" : "sent");
    buffer_init(&out, SIZE_MAX);
    json_writer_init(&writer, &out);
    json_open_object(&writer, NULL);
    json_bool(&writer, "ok", true);
    json_string(&writer, "ticket", loaded->ticket.id);
    json_string(&writer, "message", key);
    json_integer(&writer, "thread_version", loaded->ticket.version + 1);
    if (options->override != NULL)
        json_bool(&writer, "reason_is_known", !is_new);
    json_close_object(&writer);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

static bool record_override(struct office *office, const struct loaded *loaded,
                            const char *rule, struct text words,
                            const struct given_reason *reason, struct arena *arena,
                            struct error *err)
{
    struct ledger_override override = {
        .kind = OVERRIDE_FORCED,
        .rule = rule,
        .text = arena_copy(arena, words.bytes, words.len),
        .reason = reason->words,
        .reference = reason->reference,
    };

    return deliver_override(office, loaded->ticket.id, &override, moment_now(), err);
}

/* Each block that --override passes is put down by itself. */
static bool record_overrides(struct office *office, const struct loaded *loaded,
                             const struct opinion *opinion, struct text text,
                             const struct given_reason *reason, struct arena *arena,
                             struct error *err)
{
    bool is_good = true;

    for (size_t i = 0; is_good && i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        struct text words = text_from(text.bytes + claim->start, claim->end - claim->start);

        if (claim->severity == SEVERITY_BLOCK)
            is_good = record_override(office, loaded, ledger_claim_rule(claim, arena),
                                      words, reason, arena, err);
    }
    for (size_t i = 0; is_good && i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        struct text words = text_from(text.bytes + flag->start, flag->end - flag->start);

        if (flag->severity == SEVERITY_BLOCK)
            is_good = record_override(office, loaded, ledger_flag_rule(flag), words, reason,
                                      arena, err);
    }
    return is_good;
}

static bool pass_guard(struct office *office, const struct loaded *loaded, struct text text,
                       const struct options *options, const struct given_reason *reason,
                       struct arena *arena, struct opinion *opinion, struct error *err)
{
    struct shop *shop = NULL;
    bool passes =
        office_shop(office, &shop, err) &&
        office_check(office, loaded, shop, text, options->internal, arena, opinion, err);

    if (passes && opinion->worst == SEVERITY_BLOCK) {
        passes = options->override != NULL && !is_absolute(opinion);
        if (passes)
            passes =
                record_overrides(office, loaded, opinion, text, reason, arena, err);
        else if (!options->json || print_blocked(loaded, opinion, text, err)) {
            tell(opinion, SEVERITY_BLOCK, text);
            error_set(err, ERROR_REFUSED, "%s: the guard blocks this reply%s",
                      loaded->ticket.id,
                      options->override != NULL
                          ? " (personal data, a stranger or a card is not overridden)"
                          : " (mend it, or --override REASON)");
        }
    }
    if (passes)
        tell(opinion, SEVERITY_WARN, text);
    *opinion = ledger_copy_opinion(opinion, arena);
    shop_destroy(shop);
    return passes;
}

static bool send_now(struct office *office, const struct loaded *loaded, const char *text,
                     const struct attachment *file, const struct options *options,
                     const struct given_reason *reason, const struct opinion *opinion,
                     struct error *err)
{
    struct desk *desk = desk_local_create();
    uint8_t random[16];
    char key[2 * sizeof(random) + 1];
    moment_t now = moment_now();
    struct send_intent intent = {.key = key,
                                 .text = text,
                                 .is_internal = options->internal,
                                 .at = now,
                                 .hold_until = now,
                                 .author = office->settings.agent,
                                 .files = file,
                                 .file_count = options->attach != NULL};
    struct ledger_verdicts verdicts = {.key = key,
                                       .lang = loaded->ticket.lang,
                                       .opened_at = MOMENT_NONE,
                                       .opinion = *opinion};
    struct hold_terms terms = {.verdicts = &verdicts, .if_version = options->if_version};
    bool is_overtaken;
    bool is_sent;

    secret_random(random, sizeof(random));
    secret_to_hex(random, sizeof(random), key);
    is_sent = deliver_hold(office, loaded->ticket.id, &intent, &terms, err) &&
              deliver_send(office, desk, loaded->ticket.id, key, 0, now, &is_overtaken, err);
    desk_destroy(desk);
    return is_sent && print_sent(office, loaded, key, options, reason, err);
}

static bool reply(struct office *office, const struct options *options, struct text raw,
                  struct error *err)
{
    struct loaded *loaded = NULL;
    struct arena arena;
    struct opinion opinion = {0};
    struct given_reason reason;
    struct buffer clean;
    struct attachment file = {0};
    bool is_sent = office_load(office, options->arguments[0], &loaded, err);

    if (!is_sent)
        return false;
    print_damaged(options->arguments[0], loaded->damaged);
    if (!unsent_settle(office, loaded, options, err)) {
        loaded_destroy(loaded);
        return false;
    }
    if (options->file == NULL) {
        is_sent = unsent_report(loaded, options, err);
        loaded_destroy(loaded);
        return is_sent;
    }
    arena_init(&arena);
    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(text_trim(raw), SANITISE_SENT, &clean, NULL);
    if (!reason_read(&office->settings, options->override, &arena, &reason, err))
        is_sent = false;
    else if (options->attach != NULL &&
             !files_look(options->attach, &loaded->arena, &file, err))
        is_sent = false;
    else if (clean.len == 0)
        is_sent = error_set(err, ERROR_USAGE, "reply: the text is empty");
    else if (options->if_version >= 0 && loaded->ticket.version != options->if_version)
        is_sent = error_set(err, ERROR_REFUSED,
                            "%s: the thread moved: it is at version %lld (read it again)",
                            loaded->ticket.id, (long long)loaded->ticket.version);
    else
        is_sent =
            pass_guard(office, loaded, text_from(clean.bytes, clean.len), options, &reason,
                       &arena, &opinion, err) &&
            send_now(office, loaded, buffer_text(&clean), &file, options, &reason, &opinion,
                     err);
    buffer_release_wiped(&clean);
    arena_release(&arena);
    loaded_destroy(loaded);
    return is_sent;
}

bool subcommand_reply(const struct options *options, struct error *err)
{
    struct office office;
    struct buffer text;
    bool is_done;

    if (options->argument_count != 1 || (options->file == NULL && options->unsent == NULL))
        return error_set(err, ERROR_USAGE,
                         "reply: wants one ticket and --file F (- is standard input)");
    if (options->unsent != NULL && !unsent_is_known(options->unsent))
        return error_set(err, ERROR_USAGE, "--unsent: sent, again, drop or keep, not '%s'",
                         options->unsent);
    if (!office_open(&office, options, err))
        return false;
    buffer_init(&text, TEXT_LIMIT);
    is_done = (options->file == NULL || lines_read_file(options->file, &text, err)) &&
              reply(&office, options, text_from(buffer_text(&text), text.len), err);
    buffer_release_wiped(&text);
    office_close(&office);
    return is_done;
}
