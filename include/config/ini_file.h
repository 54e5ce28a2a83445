/*
 * An INI file, line by line. inih takes the sections and keys apart; the line reader is
 * ours, since inih cuts a long line in silence and does not tell where it stands.
 */
#ifndef CONFIG_INI_FILE_H
#define CONFIG_INI_FILE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

#define INI_LINE_MAX 180 /* bytes of a line without its end */

/* One setting, and its line; a value in double quotes comes with them. False refuses the
 * line. */
typedef bool setting_handler(void *context, struct text section, struct text key,
                             struct text value, int line, struct error *err);
/* Of what stands in double quotes as a whole that which stands within. */
struct text ini_unquoted(struct text value);
/* A missing file has no settings. An error is "NAME:LINE: what", NAME being the file's own.
 */
bool ini_file_read(const char *path, setting_handler *handler, void *context,
                   struct error *err) MUST_CHECK;
/* As ini_file_read(), but what can be no setting is told by line (0: of the file), left out,
 * and reading goes on; behind a section whose name cannot be read it ends. */
typedef void ini_left_out(void *context, int line, const char *why);
void ini_file_read_what_can_be(const char *path, setting_handler *handler,
                               ini_left_out *left_out, void *context);
/* As ini_file_read() from text at hand. */
bool ini_text_read(struct text text, const char *name, setting_handler *handler,
                   void *context, struct error *err) MUST_CHECK;

#endif
