#include "shell/finder.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

#define SLICE_MS 100

static bool print_hits(const struct hits *hits, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed = true;

    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; is_printed && i < hits->count; i++) {
        const struct hit *hit = &hits->hits[i];
        char at[MOMENT_TEXT_SIZE];

        if (json) {
            answer_hit(hit->ticket, hit->message, hit->at, text_of(hit->snippet), &out);
            is_printed = print_line(&out, err);
        } else {
            moment_format(hit->at, at);
            is_printed = print_format(err, "%-10s %s  %s", hit->ticket, at, hit->snippet);
        }
    }
    buffer_release_wiped(&out);
    return is_printed;
}

static bool search(struct office *office, struct text words, bool json, struct error *err)
{
    struct finder *finder = NULL;
    bool is_done = false;
    bool is_good = finder_start(office, words, &finder, err);

    while (is_good && !is_done) {
        struct hits *hits = hits_create();

        is_good = finder_step(finder, SLICE_MS, hits, &is_done, err) &&
                  print_hits(hits, json, err);
        hits_destroy(hits);
    }
    finder_stop(finder);
    return is_good;
}

bool subcommand_search(const struct options *options, struct error *err)
{
    struct office office;
    struct buffer words;
    bool is_done;

    if (options->argument_count == 0)
        return error_set(err, ERROR_USAGE, "search: for which words?");
    if (!office_open(&office, options, err))
        return false;
    buffer_init(&words, SIZE_MAX);
    for (size_t i = 0; i < options->argument_count; i++)
        buffer_format(&words, "%s ", options->arguments[i]);
    is_done =
        search(&office, text_from(buffer_text(&words), words.len), options->json, err);
    buffer_release_wiped(&words);
    office_close(&office);
    return is_done;
}
