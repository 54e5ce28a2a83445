/* The pages of the manual and the shells' completions, for make install and for a look. */
#include "shell/manual.h"
#include "shell/print.h"
#include "shell/subcommand.h"

static const struct {
    const char *name;
    void (*make)(struct buffer *out);
} pages[] = {
#define PAGE_ROW(name, function) {name, function},
    MANUAL_PAGES(PAGE_ROW)
#undef PAGE_ROW
};

static bool print_page(size_t at, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    pages[at].make(&out);
    is_printed = print_bytes(text_from(out.bytes, out.len), err);
    buffer_release(&out);
    return is_printed;
}

bool subcommand_manual(const struct options *options, struct error *err)
{
#define PAGE_NAME(name, function) name " "
    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE,
                         "manual: which page? (" MANUAL_PAGES(PAGE_NAME) "is one)");
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        if (string_equals(pages[i].name, options->arguments[0]))
            return print_page(i, err);
    }
    return error_set(err, ERROR_NOT_FOUND,
                     "manual: there is no page %s (" MANUAL_PAGES(PAGE_NAME) "is one)",
                     options->arguments[0]);
#undef PAGE_NAME
}
