/*
 * The manual's pages and the shells' completions, made of the tables that the program runs
 * by: what they say is what it does. Pages are troff for man(7) macros.
 */
#ifndef SHELL_MANUAL_H
#define SHELL_MANUAL_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>

/* The day of what they are made from, as the Makefile finds it: YYYY-MM-DD. */
extern const char manual_date[];

/* Name, and the function that adds it to a buffer. */
// clang-format off
#define MANUAL_PAGES(X) \
    X("deskhand.1",      manual_program) \
    X("deskhand.conf.5", manual_configuration) \
    X("deskhand-keys.5", manual_keys) \
    X("bash",            completion_bash) \
    X("zsh",             completion_zsh) \
    X("fish",            completion_fish)
// clang-format on

#define MANUAL_DECLARE(name, function) void function(struct buffer *out);
MANUAL_PAGES(MANUAL_DECLARE)
#undef MANUAL_DECLARE

/* The first lines of a page: its title, and "name - what it is". */
void manual_head(struct buffer *out, const char *title, const char *section,
                 const char *name, const char *about);
void manual_section(struct buffer *out, const char *title);
/* Text as troff takes it: nothing in it is a request. */
void manual_text(struct buffer *out, struct text text);
/* Between paragraphs; behind a heading none is begun. */
void manual_break(struct buffer *out);
/* A paragraph of our own words. */
void manual_paragraph(struct buffer *out, const char *text);
/* An entry of a list: what it is, bold, and its value behind it (NULL: none), slanted; what
 * is added next stands beside it. */
void manual_entry(struct buffer *out, const char *what, const char *value);

#endif
