/* [guard] lexicons: a shop's own word lists, in files LANG.CLASS of one folder. */
#ifndef CONFIG_LEXICON_FILES_H
#define CONFIG_LEXICON_FILES_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>

/* Each file takes the place of its list. err: "FOLDER/de.slur:3: …". */
bool lexicon_files_read(const char *folder, struct error *err) MUST_CHECK;

#endif
