#include "shell/gated.h"

#include "base/utf8.h"
#include "chat/composer.h"
#include "shell/print.h"
#include "shell/verdicts.h"

bool gated_ask(struct asker *asker, const struct asked *asked, struct arena *arena,
               struct answer_text *text, struct error *err)
{
    struct answer *answers;
    struct model_usage usage;
    struct buffer clean;
    size_t count;

    if (!asker_ask(asker, asked, arena, &answers, &count, &usage, err))
        return false;
    buffer_init(&clean, COMPOSER_LIMIT);
    utf8_sanitise(text_from(answers[0].text, answers[0].len), SANITISE_SENT, &clean, NULL);
    text->text = arena_copy(arena, buffer_text(&clean), clean.len);
    buffer_release_wiped(&clean);
    text->engine = "api";
    text->model = asked->profile->model;
    text->finish = model_finish_name(answers[0].finish);
    text->prompt_hash = answers[0].prompt_hash;
    text->prompt_tokens = usage.prompt_tokens;
    text->completion_tokens = usage.completion_tokens;
    if (text_trim(text_of(text->text)).len > 0)
        return true;
    return error_set(err, ERROR_UNREACHABLE, "%s: %s", asked->profile->name,
                     answers[0].failed == NULL ? "the model wrote nothing"
                                               : answers[0].failed);
}

static void add_figures(const char *words, const char *const *figures, size_t count,
                        struct buffer *out)
{
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%-12s %s\n", words, figures[i]);
}

static bool print_people(const struct answer_text *text, struct error *err)
{
    struct buffer verdicts;
    bool is_whole = text->finish == NULL || string_equals(text->finish, "stop");

    buffer_init(&verdicts, SIZE_MAX);
    if (text->fallback != NULL)
        print_warning("%s: the local engine wrote this: %s", text->id, text->fallback);
    if (!is_whole)
        print_warning("%s: the text did not reach its end (%s)", text->id, text->finish);
    add_figures("gone", text->gone, text->gone_count, &verdicts);
    add_figures("new", text->fresh, text->fresh_count, &verdicts);
    verdicts_add(text->opinion, text_of(text->text), &verdicts);
    print_aside("%s", buffer_text(&verdicts));
    buffer_release_wiped(&verdicts);
    return print_shown(text_trim(text_of(text->text)), err);
}

static bool print_machines(const struct answer_text *text, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    answer_text(text, &out);
    is_printed = print_line(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

bool gated_print(const struct answer_text *text, const struct options *options,
                 struct error *err)
{
    bool is_printed = options->json ? print_machines(text, err) : print_people(text, err);

    if (is_printed && text->opinion->worst == SEVERITY_BLOCK)
        return error_set(err, ERROR_REFUSED, "%s", "");
    return is_printed;
}
