/* What works on this machine and what does not; opens no vault, asks for no passphrase. */
#include "base/secret.h"
#include "guard/lexicon_data.h"
#include "shell/budget.h"
#include "shell/editor.h"
#include "shell/model_trial.h"
#include "shell/office.h"
#include "shell/report.h"
#include "shell/shared.h"
#include "shell/subcommand.h"
#include "spell/choice.h"
#include "spell/speller.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define LITTLE_ROOM (64LL * 1024 * 1024)

static void look_at_folders(const struct office *office, struct report *report)
{
    struct statvfs room;
    struct stat about;

    if (stat(office->paths.data, &about) != 0) {
        report_problem(report, office->paths.data, "is not there (deskhand init makes it)");
        return;
    }
    if (access(office->paths.data, W_OK) != 0)
        report_problem(report, office->paths.data,
                       "cannot be written: replies cannot be sent");
    if (statvfs(office->paths.data, &room) == 0) {
        long long bytes = (long long)room.f_bavail * (long long)room.f_frsize;

        report_count(report, "free_bytes", bytes);
        if (bytes < LITTLE_ROOM)
            report_problem(report, office->paths.data,
                           "less than 64 MiB are free on its disk");
    }
    report_count(report, "vault", vault_exists(office->paths.data));
    if (!vault_exists(office->paths.data))
        report_problem(report, "vault", "there is none (deskhand init makes it)");
}

static void look_at_terminal(struct report *report)
{
    const char *term = getenv("TERM");

    report_count(report, "terminal", isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    report_count(report, "utf8", MB_CUR_MAX > 1);
    if (term == NULL || term[0] == '\0')
        report_problem(report, "terminal", "TERM is not set: the screen cannot open");
    if (MB_CUR_MAX == 1)
        report_problem(report, "locale", "no UTF-8 locale, not even C.UTF-8: install one");
}

static void look_at_secrets(struct report *report)
{
    char folder[256];

    report_count(report, "keys_locked_in_memory", secret_is_locked_in_memory());
    if (!secret_is_locked_in_memory())
        report_problem(report, "memory", "keys may be swapped to disk (raise ulimit -l)");
    report_count(report, "editor_on_memory_file_system",
                 editor_folder(folder, sizeof(folder), NULL));
    if (!editor_folder(folder, sizeof(folder), NULL))
        report_problem(report, "editor",
                       "no memory file system for $EDITOR: ^X ^E will refuse");
}

static void look_at_terms(const struct settings *settings, struct report *report)
{
    static const char *const strengths[] = {"off", "mark", "warn", "block"};
    const struct guard_terms *terms = &settings->terms;

    if (terms->is_watching)
        report_fact(report, "guard.mode",
                    "watch: what would block warns, but for personal data and secrets");
    for (size_t i = 0; i < terms->move_count; i++) {
        const struct rule_move *move = &terms->moves[i];
        const struct rule_row *row = rule_row(move->rule);

        report_fact(report, arena_format(&report->arena, "guard.rule.%s", row->name),
                    arena_format(&report->arena, "%s, by itself %s%s%s%s%s: %s",
                                 strengths[move->strength], severity_name(row->severity),
                                 move->channel == NULL ? "" : ", channel ",
                                 string_or_empty(move->channel),
                                 move->lang == NULL ? "" : ", language ",
                                 string_or_empty(move->lang), row->about));
    }
}

/* The word lists that a shop has in the place of ours; a file that cannot be read or is no
 * list has stopped every command before. */
static void look_at_lexicons(const struct settings *settings, struct report *report)
{
    struct lexicon_list list;
    size_t count = 0;

    if (settings->lexicons == NULL)
        return;
    for (; lexicon_data_replaced(count, &list); count++) {
        const char *name =
            arena_format(&report->arena, "guard.lexicon.%s.%s", list.lang, list.class);
        report_fact(report, name,
                    list.phrases == 0
                        ? "taken away: the file has no phrase"
                        : arena_format(&report->arena, "%zu phrases %s", list.phrases,
                                       list.has_ours ? "in the place of ours"
                                                     : "of yours; there are none of ours"));
    }
    report_fact(report, "guard.lexicons",
                arena_format(&report->arena, "%s: %zu lists; %zu of ours stand",
                             settings->lexicons, count, lexicon_data_kept()));
    if (count == 0)
        report_problem(report, "guard.lexicons",
                       "the folder has no list (LANG.CLASS, such as de.slur)");
}

struct dictionaries {
    struct arena *arena;
    const char **tags;
    size_t count;
    size_t capacity;
};

static void note_dictionary(void *context, const char *tag, const char *provider)
{
    struct dictionaries *found = context;

    (void)provider;
    found->tags = arena_reserve(found->arena, found->tags, &found->capacity, found->count,
                                sizeof(*found->tags));
    found->tags[found->count++] = arena_text(found->arena, tag);
}

static int compare_tags(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each dictionary once, in order; what [ui] spell names and none is; the shop's language. */
static void tell_dictionaries(const struct settings *settings,
                              const struct dictionaries *found, struct report *report)
{
    struct text rest = text_of(settings->spell), word;
    const char *tags = "";

    for (size_t i = 0; i < found->count; i++) {
        if (i == 0 || !string_equals(found->tags[i], found->tags[i - 1]))
            tags = arena_format(&report->arena, "%s %s", tags, found->tags[i]);
    }
    report_fact(report, "spelling",
                arena_format(&report->arena, "%s,%s", speller_built_with(),
                             found->count == 0 ? " no dictionary (hunspell-en-us and the like)"
                                               : tags));
    while (spell_next_wanted(&rest, &word)) {
        char *name = arena_copy(&report->arena, word.bytes, word.len);

        if (spell_choose(name, name, settings->shop_country, found->tags, found->count) ==
            NULL)
            report_problem(report, "spelling",
                           arena_format(&report->arena,
                                        "[ui] spell names %s, of which there is no dictionary",
                                        name));
    }
    if (spell_choose(settings->shop_lang, settings->spell, settings->shop_country,
                     found->tags, found->count) == NULL)
        report_fact(report, arena_format(&report->arena, "spelling.%s", settings->shop_lang),
                    "no dictionary: words of this language are not checked");
}

/* It is no problem where it is not there: nothing else needs it. */
static void look_at_spelling(const struct settings *settings, struct report *report)
{
    struct dictionaries found = {.arena = &report->arena};
    struct error err = {0};

    if (settings->spell_is_off) {
        report_fact(report, "spelling", "off");
        return;
    }
    if (!speller_each(note_dictionary, &found, &err)) {
        report_fact(report, "spelling",
                    arena_format(&report->arena, "words are not checked: %s", err.text));
        return;
    }
    if (found.count > 0)
        qsort(found.tags, found.count, sizeof(*found.tags), compare_tags);
    tell_dictionaries(settings, &found, report);
}

static void look_at_keys(const struct office *office, struct report *report)
{
    struct keymap keymap;

    keymap_init(&keymap, string_equals(office->settings.composer, "vi"));
    settings_read_keys(office->paths.keys, &keymap);
    for (size_t i = 0; i < keymap.conflict_count; i++)
        report_problem(
            report, arena_format(&report->arena, "keys.conf:%d", keymap.conflicts[i].line),
            arena_text(&report->arena, keymap.conflicts[i].text));
    keymap_release(&keymap);
}

/* The profiles that reach something, or the one that was named. */
static void try_profiles(struct office *office, const char *name, struct net *net,
                         struct report *report)
{
    const struct settings *settings = &office->settings;

    for (size_t i = 0; i < settings->profile_count; i++) {
        const struct model_profile *profile = &settings->profiles[i];

        if (name == NULL ? profile->url != NULL : string_equals(name, profile->name))
            model_trial_run(office, net, profile, report);
    }
}

static bool has_url(const struct settings *settings)
{
    for (size_t i = 0; i < settings->profile_count; i++) {
        if (settings->profiles[i].url != NULL)
            return true;
    }
    return false;
}

static void look_at_usage(const struct office *office, struct report *report)
{
    struct error err = {0};
    struct usage usage;

    if (!budget_today(office, moment_now(), &usage, &err))
        report_problem(report, "usage", err.text);
}

static bool look_at_models(struct office *office, const char *name, struct report *report,
                           struct error *err)
{
    const struct settings *settings = &office->settings;
    struct net *net;

    report_count(report, "model", has_url(settings) && !settings->local_only);
    if (settings->local_only) {
        report_fact(report, "model", "[privacy] local_only is on: no model is asked");
        return true;
    }
    if (name != NULL && settings_profile(settings, name) == NULL)
        return error_set(err, ERROR_USAGE,
                         "--model: there is no profile '%s' in the configuration", name);
    if (name == NULL && !has_url(settings)) {
        report_fact(report, "model", "no [model] url is set: the local engine answers");
        return true;
    }
    look_at_usage(office, report);
    if (!net_create(&net, err))
        return false;
    try_profiles(office, name, net, report);
    net_destroy(net);
    return true;
}

bool subcommand_doctor(const struct options *options, struct error *err)
{
    struct office office;
    struct report report;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "doctor: takes no arguments");
    if (!office_prepare(&office, options, err))
        return false;
    report_init(&report);
    look_at_folders(&office, &report);
    look_at_terminal(&report);
    look_at_secrets(&report);
    for (size_t i = 0; i < office.settings.locked_count; i++)
        report_count(&report,
                     arena_format(&report.arena, "locked.%s", office.settings.locked[i]),
                     1);
    look_at_keys(&office, &report);
    look_at_spelling(&office.settings, &report);
    shared_report(&office, &report);
    look_at_terms(&office.settings, &report);
    look_at_lexicons(&office.settings, &report);
    for (size_t i = 0; i < office.settings.idle_count; i++)
        report_problem(&report, office.settings.idle[i],
                       "is accepted, but has no effect in this version");
    is_done = look_at_models(&office, options->model, &report, err) &&
              report_print(&report, report.problem_count == 0, options->json, err);
    if (is_done && report.problem_count > 0)
        is_done = error_set(err, ERROR_FAILED, "%s", "");
    report_release(&report);
    office_close(&office);
    return is_done;
}
