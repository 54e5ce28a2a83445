#include "shell/finder.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

#define SLICE_MS 100

static bool print_hit(const struct hit *hit, bool json, struct error *err)
{
    const struct answer_found found = {hit->ticket,           hit->message, hit->at,
                                       text_of(hit->snippet), hit->start,   hit->end};
    struct buffer out;
    char at[MOMENT_TEXT_SIZE];
    bool is_printed;

    if (!json) {
        moment_format(hit->at, at);
        return print_format(err, "%-10s %s  %s", hit->ticket, at, hit->snippet);
    }
    buffer_init(&out, SIZE_MAX);
    answer_hit(&found, &out);
    is_printed = print_line(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

static bool print_hits(const struct hits *hits, bool json, struct error *err)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (!print_hit(&hits->hits[i], json, err))
            return false;
    }
    return true;
}

static void say_what_is_not_printed(size_t printed, bool is_more)
{
    if (is_more)
        print_warning("search: there are more than the %zu newest", printed);
    else if (printed == 0)
        print_warning("search: nothing was found");
}

/* first: print so many at most, 0 for all. One more is looked for, to say that there is. */
static bool search(struct office *office, struct text words, const struct options *options,
                   struct error *err)
{
    struct finder *finder = NULL;
    size_t limit = options->first == 0 ? SIZE_MAX : (size_t)options->first;
    size_t left = limit;
    size_t printed = 0;
    bool is_done = false;
    bool is_more = false;
    bool is_good = finder_start(office, words, &finder, err);

    while (is_good && !is_done && !is_more) {
        struct hits *hits = hits_create();

        is_good = finder_step(finder, SLICE_MS, left == 0 ? 1 : left, hits, &is_done, err);
        is_more = left == 0 && hits->count > 0;
        if (is_good && !is_more) {
            is_good = print_hits(hits, options->json, err);
            left -= limit == SIZE_MAX ? 0 : hits->count;
            printed += hits->count;
        }
        hits_destroy(hits);
    }
    finder_stop(finder);
    if (is_good)
        say_what_is_not_printed(printed, is_more);
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
    is_done = search(&office, text_from(buffer_text(&words), words.len), options, err);
    buffer_release_wiped(&words);
    office_close(&office);
    return is_done;
}
