/* A text that was asked for, printed behind the claim gate: rewrite and write. */
#ifndef SHELL_GATED_H
#define SHELL_GATED_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "shell/asker.h"
#include "shell/options.h"
#include "wire/answers.h"

#include <stdbool.h>

/* The one answer of a question, as it may be sent, with model, finish and usage;
 * ERROR_UNREACHABLE where it has no text. */
bool gated_ask(struct asker *asker, const struct asked *asked, struct arena *arena,
               struct answer_text *text, struct error *err) MUST_CHECK;
/*
 * The text on standard output and what the guard says of it on standard error, or all of it
 * as one object. Printed in any case; ERROR_REFUSED, all said, where the guard blocks it.
 */
bool gated_print(const struct answer_text *text, const struct options *options,
                 struct error *err) MUST_CHECK;

#endif
